// The tasks of the year's plans that an event serves.
import { Select } from "antd";
import { type EventDetail, useAsk, useDo } from "../../backend";

export function Tasks({ detail, year }: { detail: EventDetail; year: number }) {
  const tasks = useAsk("task_list", { year });
  const doIt = useDo();
  return (
    <section className="event-section" aria-label="对应的计划任务">
      <h3>对应的计划任务</h3>
      <Select
        mode="multiple"
        style={{ width: "100%" }}
        placeholder="选一项或几项任务"
        value={detail.tasks.map((task) => task.id)}
        onChange={(items) => void doIt("event_link", { id: detail.event.id, items })}
        options={tasks.data?.rows.map((task) => ({ value: task.id, label: task.text })) ?? []}
        showSearch={{ optionFilterProp: "label" }}
      />
    </section>
  );
}
