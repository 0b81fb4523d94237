// 活动台账
import { App, Select } from "antd";
import { type EventChanges, type EventParts, type EventRow, useAsk, useDo } from "../../backend";
import { names, span, whole, yuan } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { type Field, RecordPage, type Values } from "../../shared/records/RecordPage";

const KINDS = ["宣传", "讲座", "培训", "竞赛", "会议", "调研", "授牌", "捐赠", "下乡", "展览", "编印", "评选", "其他"];

const columns: Column<EventRow>[] = [
  { key: "start_date", title: "时间", width: 180, show: (row) => span(row.start_date, row.end_date) },
  { key: "title", title: "活动名称", width: 220, edit: true },
  { key: "kind", title: "类型", width: 64, edit: true },
  { key: "place", title: "地点", width: 170 },
  { key: "hosts", title: "主办", width: 160 },
  { key: "participants", title: "参加人数", width: 80, number: true, edit: true, show: (row) => row.participants_text ?? whole(row.participants).replaceAll(",", "") },
  { key: "beneficiaries", title: "受益人次", width: 80, number: true, edit: true, show: (row) => row.beneficiaries_text ?? whole(row.beneficiaries).replaceAll(",", "") },
  { key: "cost", title: "经费（元）", width: 96, number: true, show: (row) => yuan(row.cost) },
  { key: "tasks", title: "对应任务", width: 200 },
];
const fields: Field[] = [
  { key: "title", label: "活动名称", required: true },
  { key: "kind", label: "类型", kind: "choice", options: KINDS },
  { key: "start_date", label: "开始日期", kind: "date" },
  { key: "end_date", label: "结束日期", kind: "date", hint: "只有一天的不用写" },
  { key: "place", label: "地点" },
  { key: "hosts", label: "主办单位", hint: "几个单位用顿号隔开" },
  { key: "organizers", label: "承办单位" },
  { key: "co_hosts", label: "协办单位" },
  { key: "participants", label: "参加人数", kind: "number" },
  { key: "beneficiaries", label: "受益人次", kind: "number" },
  { key: "cost", label: "经费（元）", kind: "number" },
  { key: "summary", label: "小结", kind: "long" },
  { key: "note", label: "备注", kind: "long" },
];

const valuesOf = (row: EventRow): Values => ({
  ...Object.fromEntries(fields.map((field) => [field.key, row[field.key as keyof EventRow] ?? null])),
  cost: row.cost === null ? null : row.cost / 100,
});

/** The form's values, as the fields of the event and what stands beside them. */
function split(values: Values): { changes: EventChanges; parts: EventParts } {
  const { start_date, end_date, place, hosts, organizers, co_hosts, cost, ...rest } = values;
  const parts: EventParts = {};
  if (start_date !== undefined) {
    parts.occurrences = [{ start_date: start_date as string | null, end_date: (end_date ?? null) as string | null, place: (place ?? null) as string | null }];
  }
  for (const [key, text] of Object.entries({ hosts, organizers, co_hosts })) {
    if (text !== undefined) parts[key as "hosts"] = names(String(text ?? ""));
  }
  const changes = { ...rest } as EventChanges;
  if (cost !== undefined) changes.cost = cost === null ? null : Math.round(Number(cost) * 100);
  return { changes, parts };
}

function Tasks({ event, year }: { event: EventRow; year: number }) {
  const detail = useAsk("event_get", { id: event.id });
  const tasks = useAsk("task_list", { year });
  const doIt = useDo();
  return (
    <>
      <h3>对应的计划任务</h3>
      <Select
        mode="multiple"
        style={{ width: "100%" }}
        placeholder="选一项或几项任务"
        value={detail.data?.tasks.map((task) => task.id) ?? []}
        onChange={(items) => void doIt("event_link", { id: event.id, items })}
        options={tasks.data?.rows.map((task) => ({ value: task.id, label: task.text })) ?? []}
        optionFilterProp="label"
      />
    </>
  );
}

export function Events({ year }: { year: number }) {
  const list = useAsk("event_list", { year });
  const doIt = useDo();
  const { message } = App.useApp();
  const update = async (row: EventRow, values: Values) => {
    const { changes, parts } = split(values);
    // The form shows one span of days; written back, it would stand in place of every day and place there was.
    const before = valuesOf(row);
    const moved = ["start_date", "end_date", "place"].some((key) => values[key] !== undefined && values[key] !== before[key]);
    if (!moved) delete parts.occurrences;
    else if (row.occurrences > 1) {
      void message.warning(`“${row.title}”分 ${row.occurrences} 次举办，不能在这里改日期和地点，没有改动`);
      return false;
    }
    // A number written anew leaves the old words behind.
    if (changes.participants !== undefined && changes.participants !== row.participants) changes.participants_text = null;
    if (changes.beneficiaries !== undefined && changes.beneficiaries !== row.beneficiaries) changes.beneficiaries_text = null;
    return (await doIt("event_update", { id: row.id, changes, parts })) !== undefined;
  };
  return (
    <RecordPage
      name="events"
      title="活动台账"
      noun="活动"
      teach={`${year} 年还没有活动。办过的、要办的都记在这里，年底的数字由此而来。`}
      rows={list.data?.rows}
      columns={columns}
      fields={fields}
      valuesOf={valuesOf}
      sums={(rows) => `受益 ${whole(rows.reduce((sum, row) => sum + (row.beneficiaries ?? 0), 0))} 人次 · 经费 ${yuan(rows.reduce((sum, row) => sum + (row.cost ?? 0), 0))} 元`}
      more={(row) => <Tasks event={row} year={year} />}
      onCreate={async (values) => {
        const { changes, parts } = split(values);
        return (await doIt("event_create", { event: changes, parts })) !== undefined;
      }}
      onUpdate={update}
      onDelete={async (ids) => (await doIt("event_delete", { ids })) !== undefined}
    />
  );
}
