// 活动台账
import { App, Button, Select } from "antd";
import { useMemo } from "react";
import { type EventChanges, type EventParts, type EventRow, type How, useAsk, useDo } from "../../backend";
import { names, span, whole, yuan } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import type { Field, Values } from "../../shared/records/values";
import type { Destination } from "../../shared/destination";
import { Dossier, useDossier } from "./Dossier";
import { Meeting } from "./Meeting";

const KINDS = ["宣传", "讲座", "培训", "竞赛", "会议", "调研", "授牌", "捐赠", "下乡", "展览", "编印", "评选", "其他"];

/** An event with how full its file is. */
type Logged = EventRow & { dossier: string };

const columns: Column<Logged>[] = [
  { key: "start_date", title: "时间", width: 160, show: (row) => span(row.start_date, row.end_date) },
  { key: "title", title: "活动名称", width: 210, edit: true, lead: true },
  { key: "kind", title: "类型", width: 64, edit: true },
  { key: "place", title: "地点", width: 160 },
  { key: "hosts", title: "主办", width: 160 },
  { key: "participants", title: "参加人数", width: 86, number: true, edit: true, show: (row) => row.participants_text ?? whole(row.participants).replaceAll(",", "") },
  { key: "beneficiaries", title: "受益人次", width: 86, number: true, edit: true, show: (row) => row.beneficiaries_text ?? whole(row.beneficiaries).replaceAll(",", "") },
  { key: "cost", title: "经费（元）", width: 98, number: true, show: (row) => yuan(row.cost) },
  { key: "dossier", title: "档案", width: 60 },
  { key: "tasks", title: "对应任务", width: 200 },
  { key: "organizers", title: "承办", width: 160, spare: true },
  { key: "co_hosts", title: "协办", width: 160, spare: true },
  { key: "edition", title: "届次", width: 90, edit: true, spare: true },
  { key: "summary", title: "小结", width: 240, edit: true, spare: true },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
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

/** The fields that stand in an occurrence. */
const DAYS = ["start_date", "end_date", "place"];

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

export function Events({ year, to }: { year: number; to?: Destination | undefined }) {
  const list = useAsk("event_list", { year });
  const found = useAsk("event_get", { id: to?.id ?? 0 }, to?.id !== undefined).data?.event;
  const dossiers = useAsk("dossier_list", { year }).data?.rows;
  const rows = useMemo(() => {
    const of = new Map(dossiers?.map((row) => [row.event_id, `${row.filled}/${row.total}`]));
    return list.data?.rows.map((row): Logged => ({ ...row, dossier: of.get(row.id) ?? "" }));
  }, [list.data, dossiers]);
  const writeDossier = useDossier();
  const doIt = useDo();
  const { message } = App.useApp();
  const wanted = useMemo(() => (to?.id === undefined ? undefined : { id: to.id, row: found?.id === to.id ? { ...found, dossier: "" } : undefined }), [to, found]);
  const update = async (row: EventRow, values: Values, how: How) => {
    const before = valuesOf(row);
    const moved = DAYS.some((key) => values[key] !== undefined && values[key] !== before[key]);
    const { changes, parts } = split(moved ? { ...Object.fromEntries(DAYS.map((key) => [key, before[key] ?? null])), ...values } : values);
    // The form shows one span of days; written back, it would stand in place of every day and place there was.
    if (!moved) delete parts.occurrences;
    else if (row.occurrences > 1) {
      void message.warning(`“${row.title}”分 ${row.occurrences} 次举办，不能在这里改日期和地点，没有改动`);
      return false;
    }
    // A number written anew leaves the old words behind.
    if (changes.participants !== undefined && changes.participants !== row.participants) changes.participants_text = null;
    if (changes.beneficiaries !== undefined && changes.beneficiaries !== row.beneficiaries) changes.beneficiaries_text = null;
    return (await doIt("event_update", { id: row.id, changes, parts }, how)) !== undefined;
  };
  return (
    <RecordPage
      name="events"
      title="活动台账"
      noun="活动"
      imports="events"
      teach={`${year} 年还没有活动。办过的、要办的都记在这里，年底的数字由此而来。`}
      rows={rows}
      columns={columns}
      fields={fields}
      valuesOf={valuesOf}
      sums={(rows) => `受益 ${whole(rows.reduce((sum, row) => sum + (row.beneficiaries ?? 0), 0))} 人次 · 经费 ${yuan(rows.reduce((sum, row) => sum + (row.cost ?? 0), 0))} 元`}
      tools={
        (list.data?.rows.length ?? 0) > 0 && (
          <>
            <Button onClick={() => void writeDossier({ year })}>导出档案</Button>
            <PrintMenu papers={["events", "chronicle", "follow-ups"]} ask={{ year }} about={`${year}年`} />
          </>
        )
      }
      more={(row) => (
        <>
          <Tasks event={row} year={year} />
          {row.kind === "会议" && <Meeting key={`meeting ${row.id}`} id={row.id} title={row.title} />}
          <Dossier key={row.id} id={row.id} title={row.title} />
        </>
      )}
      wanted={wanted}
      onCreate={async (values, how) => {
        const { changes, parts } = split(values);
        return (await doIt("event_create", { event: changes, parts }, how)) !== undefined;
      }}
      onUpdate={update}
      onDelete={async (ids) => (await doIt("event_delete", { ids })) !== undefined}
    />
  );
}
