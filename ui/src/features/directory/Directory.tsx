// 单位与人员: one list at a time.
import { Segmented } from "antd";
import { type ComponentType, useEffect, useMemo, useState } from "react";
import type { Destination } from "../../shared/destination";
import { Bodies } from "./Bodies";
import { Departments } from "./Departments";
import { Duties } from "./Duties";
import { Joins } from "./Joins";
import { Members } from "./Members";
import { People } from "./People";
import type { DirectoryProps } from "./tabs";
import { Units } from "./Units";
import "./directory.css";

const TABS: { value: string; label: string; Page: ComponentType<DirectoryProps> }[] = [
  { value: "person", label: "人员", Page: People },
  { value: "unit", label: "单位", Page: Units },
  { value: "membership", label: "会员", Page: Members },
  { value: "join_application", label: "入会", Page: Joins },
  { value: "body", label: "机构", Page: Bodies },
  { value: "duty_roster", label: "值班表", Page: Duties },
  { value: "department", label: "科室", Page: Departments },
];

/** A seat is found on the page of its body. */
const tabOf = (area: string) => (area === "seat" ? "body" : area);

export function Directory({ year, to }: { year: number; to?: Destination | undefined }) {
  const [tab, setTab] = useState(tabOf(to?.area ?? "person"));
  useEffect(() => {
    if (to?.area) setTab(tabOf(to.area));
  }, [to]);
  const wanted = useMemo(() => {
    const id = to?.area === "seat" ? to.open : to?.id;
    return id === undefined ? undefined : { id };
  }, [to]);
  const tabs = <Segmented value={tab} onChange={setTab} options={TABS.map(({ value, label }) => ({ value, label }))} aria-label="哪一类" />;
  const Page = TABS.find(({ value }) => value === tab)?.Page ?? People;
  return <Page key={`${tab} ${to?.id ?? ""}`} year={year} wanted={to?.area !== undefined && tabOf(to.area) === tab ? wanted : undefined} tabs={tabs} />;
}
