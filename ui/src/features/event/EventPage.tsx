// 活动台账 and what it is looked at by: the list to fill, the questions to it, the calendar, the ties to tasks.
import { Segmented } from "antd";
import { useEffect, useState } from "react";
import type { Destination } from "../../shared/destination";
import { Calendar } from "./Calendar";
import { Events } from "./Events";
import { Ledger } from "./Ledger";
import { Suggestions } from "./Suggestions";
import "./event.css";

const TABS = [
  { value: "list", label: "活动" },
  { value: "ledger", label: "查询" },
  { value: "calendar", label: "日历" },
  { value: "links", label: "关联任务" },
] as const;

type Tab = (typeof TABS)[number]["value"];

export function EventPage({ year, to }: { year: number; to?: Destination | undefined }) {
  const [tab, setTab] = useState<Tab>("list");
  // A record that is gone to stands in the list.
  useEffect(() => {
    if (to) setTab("list");
  }, [to]);
  return (
    <div className="event-page">
      <div className="event-tabs">
        <Segmented<Tab> aria-label="看什么" value={tab} onChange={setTab} options={[...TABS]} />
      </div>
      {tab === "list" && <Events year={year} to={to} />}
      {tab === "ledger" && <Ledger year={year} />}
      {tab === "links" && <Suggestions year={year} />}
      {tab === "calendar" && <Calendar key={year} year={year} />}
    </div>
  );
}
