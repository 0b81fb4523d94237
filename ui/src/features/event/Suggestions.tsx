// Events that serve no task, each with the tasks it may serve and why; one click links, or several at once.
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { type EventSuggestion, useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";
import { span } from "../../shared/format";
import "./event.css";

export function Suggestions({ year }: { year: number }) {
  const rows = useAsk("event_suggest", { filter: { year } }).data?.rows;
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const doIt = useDo();
  const goTo = useGo();
  const best = (rows ?? []).flatMap(({ event, tasks: [first] }) => (first && !left.has(event.id) ? [{ id: event.id, item_id: first.id }] : []));
  const turn = (id: number) =>
    setLeft((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const line = ({ event, tasks }: EventSuggestion) => (
    <li key={event.id} className="suggestion">
      <Checkbox aria-label={`一起关联“${event.title}”`} disabled={tasks.length === 0} checked={tasks.length > 0 && !left.has(event.id)} onChange={() => turn(event.id)} />
      <div>
        <button type="button" className="suggestion-event" onClick={() => goTo({ page: "event", area: "event", id: event.id, open: event.id })}>
          <time className="quiet">{span(event.start_date, event.end_date)}</time> {event.title}
        </button>
        {tasks.length === 0 && <p className="quiet">没有看出对应的任务；点开活动可以自己选。</p>}
        {tasks.map((task) => (
          <p key={task.id}>
            <Button size="small" onClick={() => void doIt("event_link", { id: event.id, items: [task.id] })}>
              关联
            </Button>
            <span title={task.plan}> {task.text} </span>
            <span className="quiet">{task.why}</span>
          </p>
        ))}
      </div>
    </li>
  );
  return (
    <section className="page" aria-label="关联任务">
      <header>
        <h1>{year} 年没有关联任务的活动</h1>
        {best.length > 0 && (
          <Button type="primary" onClick={() => void doIt("event_link_all", { ties: best })}>
            {best.length} 项都按第一条关联
          </Button>
        )}
      </header>
      {rows?.length === 0 ? (
        <div className="empty">
          <p>{year} 年的活动都关联了任务，或者还没有登记活动。关联以后，任务的进度跟着活动走。</p>
        </div>
      ) : (
        <ul className="suggestions">{rows?.map(line)}</ul>
      )}
    </section>
  );
}
