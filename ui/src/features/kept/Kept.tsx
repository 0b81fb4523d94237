// 荣誉与文件: what an office also keeps, simply; one list at a time.
import { Segmented } from "antd";
import { type ComponentType, useEffect, useMemo, useState } from "react";
import type { Destination } from "../../shared/destination";
import { Applications } from "./Applications";
import { Documents } from "./Documents";
import type { KeptProps } from "./fields";
import { Honours } from "./Honours";
import { Outcomes } from "./Outcomes";
import { Participations } from "./Participations";
import { Regulations } from "./Regulations";

const TABS: { value: string; label: string; Page: ComponentType<KeptProps> }[] = [
  { value: "honour", label: "荣誉", Page: Honours },
  { value: "participation", label: "参赛参考", Page: Participations },
  { value: "application", label: "申报", Page: Applications },
  { value: "document", label: "收发文", Page: Documents },
  { value: "outcome", label: "成果", Page: Outcomes },
  { value: "regulation", label: "制度文件", Page: Regulations },
];

/** Versions and steps are found within their regulation. */
const tabOf = (area: string) => (area.startsWith("regulation") ? "regulation" : area);

export function Kept({ year, to }: { year: number; to?: Destination | undefined }) {
  const [tab, setTab] = useState(tabOf(to?.area ?? "honour"));
  useEffect(() => {
    if (to?.area) setTab(tabOf(to.area));
  }, [to]);
  const wanted = useMemo(() => {
    const id = to?.area === undefined || to.area === tabOf(to.area) ? to?.id : to.open;
    return id === undefined ? undefined : { id };
  }, [to]);
  const tabs = <Segmented value={tab} onChange={setTab} options={TABS.map(({ value, label }) => ({ value, label }))} aria-label="哪一类" />;
  const Page = TABS.find(({ value }) => value === tab)?.Page ?? Honours;
  return <Page key={`${tab} ${to?.id ?? ""}`} year={year} wanted={to?.area !== undefined && tabOf(to.area) === tab ? wanted : undefined} tabs={tabs} />;
}
