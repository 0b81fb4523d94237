// 活动台账 with what stands across events: the questions to it, the calendar, the ties to tasks, money, donations, plaques and venues, coverage, bulletins, and the figures of others.
import { Tabs } from "antd";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Destination } from "../../shared/destination";
import { BulletinPage } from "./BulletinPage";
import { Calendar } from "./Calendar";
import { CoveragePage } from "./CoveragePage";
import { DonationPage } from "./DonationPage";
import { Events } from "./Events";
import { Ledger } from "./Ledger";
import { MoneyPage } from "./MoneyPage";
import { PlaquePage } from "./PlaquePage";
import { ReturnPage } from "./ReturnPage";
import { Suggestions } from "./Suggestions";
import "./event.css";

const TABS = [
  { key: "event", label: "活动" },
  { key: "ledger", label: "查询" },
  { key: "calendar", label: "日历" },
  { key: "links", label: "关联任务" },
  { key: "money", label: "收支" },
  { key: "donation", label: "捐赠" },
  { key: "plaque", label: "授牌与阵地" },
  { key: "coverage", label: "报道" },
  { key: "bulletin", label: "编印" },
  { key: "return", label: "收表" },
] as const;

type Tab = (typeof TABS)[number]["key"];

/** The tab of a record that was found, by its area; what is part of another record is opened with it. */
const TAB_OF: Readonly<Record<string, Tab>> = {
  money: "money", money_line: "money", donation: "donation", donation_item: "donation", venue: "plaque", plaque: "plaque", coverage: "coverage", return: "return", returned_figure: "return",
};
const WITHIN = ["event_person", "donation_item", "meeting", "agenda_item", "decision", "follow_up"];

export function EventPage({ year, to }: { year: number; to?: Destination | undefined }) {
  const found = to?.area === undefined ? undefined : (TAB_OF[to.area] ?? "event");
  const [tab, setTab] = useState<Tab>(found ?? "event");
  useEffect(() => {
    if (to) setTab(found ?? "event");
  }, [to, found]);
  // A destination is where one comes in, not where one stays: back on a tab, its list is shown.
  const wanted = useMemo(() => (to && WITHIN.includes(to.area ?? "") && to.open !== undefined ? { ...to, id: to.open } : to), [to]);
  const here = (found ?? "event") === tab ? wanted : undefined;
  const pages: Record<Tab, () => ReactNode> = {
    event: () => <Events year={year} to={here} />,
    ledger: () => <Ledger year={year} />,
    calendar: () => <Calendar key={year} year={year} />,
    links: () => <Suggestions year={year} />,
    money: () => <MoneyPage key={year} year={year} to={here} />,
    donation: () => <DonationPage key={year} year={year} to={here} />,
    plaque: () => <PlaquePage key={year} year={year} to={here} />,
    coverage: () => <CoveragePage key={year} year={year} to={here} />,
    bulletin: () => <BulletinPage year={year} />,
    return: () => <ReturnPage key={year} year={year} to={here} />,
  };
  return (
    <>
      <Tabs className="event-tabs" size="small" activeKey={tab} onChange={(key) => setTab(key as Tab)} items={TABS.map((each) => ({ ...each }))} />
      {pages[tab]()}
    </>
  );
}
