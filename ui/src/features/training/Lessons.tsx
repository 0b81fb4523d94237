// 课次: when the class meets, for how long, about what. Written like a sheet; a plan copied from WPS is pasted below.
import { type Lesson, type LessonChanges, useAsk, useDo } from "../../backend";
import { Attachments } from "../../shared/attachments/Attachments";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import type { Column } from "../../shared/grid/table";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, type Values, valuesBy } from "../../shared/records/values";
import { type PartProps, Told } from "./ClassPage";

const HALVES: Readonly<Record<string, string>> = { day: "全天", morning: "上午", afternoon: "下午", evening: "晚上" };
const columns: Column<Lesson>[] = [
  { key: "held_on", title: "日期", width: 110, edit: true },
  { key: "half", title: "半天", width: 64, edit: true, show: (row) => HALVES[row.half] ?? row.half },
  { key: "hours", title: "课时", width: 60, number: true, edit: true },
  { key: "subject", title: "内容", width: 300, edit: true },
  { key: "teacher", title: "教师", width: 100, edit: true },
  { key: "place", title: "地点", width: 140, edit: true },
  { key: "present", title: "实到（只知人数时）", width: 136, number: true, edit: true },
  { key: "attended", title: "到课", width: 60, number: true },
  { key: "note", title: "备注", width: 150, edit: true },
];
const fields: Field[] = [
  { key: "held_on", label: "日期", kind: "date" },
  { key: "half", label: "半天", kind: "choice", options: Object.entries(HALVES).map(([value, label]) => ({ value, label })) },
  { key: "hours", label: "课时", kind: "number" },
  { key: "subject", label: "内容" },
  { key: "teacher", label: "教师", hint: "不写就是培训班的教师" },
  { key: "place", label: "地点", hint: "不写就是培训班的地点" },
  { key: "present", label: "实到", kind: "number", hint: "不记谁没来、只知道来了几个人的时候写" },
  { key: "note", label: "备注", kind: "long" },
];
const valuesOf = valuesBy(fields);
const blank = (written: Values): Lesson =>
  ({ held_on: null, hours: null, subject: null, teacher: null, place: null, present: null, note: null, attended: 0, marks: 0, ...written, half: said(written.half) ?? "day", id: 0 }) as Lesson;

/** 上午 as it goes over the wire; what is no part of a day stays for the office to refuse. */
const said = (half: string | number | null | undefined): string | undefined => (half === null || half === undefined ? undefined : (Object.entries(HALVES).find(([, word]) => word === half)?.[0] ?? String(half)));

/** Dates as they are copied from a sheet: 2026/3/5, 2026.3.5 and 2026年3月5日 are 2026-03-05. */
function dated(text: string): string {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text.trim());
  const two = (part: string | undefined) => (part ?? "").padStart(2, "0");
  return found ? `${found[1]}-${two(found[2])}-${two(found[3])}` : text.trim();
}

function changesOf(values: Values): LessonChanges {
  const { half, held_on, ...rest } = values;
  return {
    ...(rest as LessonChanges),
    ...(half === undefined ? {} : { half: said(half) ?? null }),
    ...(held_on === undefined ? {} : { held_on: held_on === null ? null : dated(String(held_on)) }),
  };
}

export function Lessons({ id, name, tools }: PartProps) {
  const list = useAsk("lesson_list", { class_id: id });
  const doIt = useDo();
  const update = async (rows: { id: number; changes: LessonChanges }[], how = {}) => (await doIt("lesson_update", { rows }, how)) !== undefined;
  const create = async (rows: Values[], how = {}) => (await doIt("lesson_create", { class_id: id, lessons: rows.map(changesOf) }, how)) !== undefined;
  return (
    <RecordPage
      name="lessons"
      title={name}
      noun="课次"
      teach="还没有排课。在下面一行写日期、课时和内容，回车再写下一次；也可以从 WPS 里整块粘贴。"
      rows={list.data?.rows}
      columns={columns}
      fields={fields}
      valuesOf={valuesOf}
      tools={(chosen) => (
        <>
          {chosen.length === 1 && <PrintMenu papers={["sign-in"]} ask={{ class_id: id, lesson_id: chosen[0] as number }} about={name} listens={false} />}
          {tools}
        </>
      )}
      told={<Told lines={list.data?.doubts ?? []} />}
      sums={(shown) => `${shown.reduce((sum, row) => sum + (row.hours ?? 0), 0)} 课时`}
      more={(row) => (
        <>
          <h3>签到表和照片</h3>
          <Attachments key={row.id} area="lesson" id={row.id} />
        </>
      )}
      grows={{
        blank,
        onGrow: async (changes, rows) => {
          const changed = changes.length === 0 || (await update(changes.map(({ row, values }) => ({ id: row.id, changes: changesOf(values) }))));
          return changed && (rows.length === 0 || (await create(rows)));
        },
      }}
      onCreate={(values, how) => create([values], how)}
      onUpdate={(row, values, how) => update([{ id: row.id, changes: changesOf(values) }], how)}
      onUpdateMany={(changes) => update(changes.map(({ row, values }) => ({ id: row.id, changes: changesOf(values) })))}
      onDelete={async (ids) => (await doIt("lesson_delete", { ids })) !== undefined}
    />
  );
}
