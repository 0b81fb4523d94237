// 花名册: written like a sheet. A name brings the person from the directory as she types; a block is one act; who waits stands last.
import { App, Button } from "antd";
import { useCallback, useMemo } from "react";
import { call, type ClassDetail, type Enrolment, type EnrolmentChange, type EnrolmentChanges, type How, type NewTrainee, type PersonChanges, useDo } from "../../backend";
import type { Column, Suggested } from "../../shared/grid/table";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Change, type Field, pickedOf, type Values, valuesBy } from "../../shared/records/values";
import { type PartProps, Told } from "./ClassPage";

const LEVELS = ["初级工", "中级工", "高级工", "技师", "高级技师"];
const yes = (flag: boolean) => (flag ? "是" : "");
const columns: Column<Enrolment>[] = [
  { key: "name", title: "姓名", width: 110, lead: true, fresh: true },
  { key: "sex", title: "性别", width: 56, edit: true },
  { key: "unit", title: "单位", width: 180, fresh: true },
  { key: "phone", title: "联系电话", width: 124, edit: true },
  { key: "skill_level", title: "技能等级", width: 90, edit: true },
  { key: "group_name", title: "组别", width: 84, edit: true },
  { key: "is_leader", title: "组长", width: 56, edit: true, show: (row) => yes(row.is_leader) },
  { key: "mentor", title: "帮带", width: 84, edit: true },
  { key: "hours", title: "课时", width: 60, number: true, edit: true },
  { key: "score", title: "成绩", width: 60, number: true, edit: true },
  { key: "result", title: "结果", width: 74, edit: true },
  { key: "waiting", title: "候补", width: 56, edit: true, show: (row) => yes(row.waiting) },
  { key: "level_before", title: "培训前等级", width: 96, edit: true, spare: true },
  { key: "level_after", title: "培训后等级", width: 96, edit: true, spare: true },
  { key: "note", title: "备注", width: 140, edit: true },
];
const fields: Field[] = [
  { key: "name", label: "姓名", required: true, settled: true, hint: "以后在“单位与人员”里改，花名册跟着变" },
  { key: "unit", label: "单位", settled: true },
  { key: "group_name", label: "组别" },
  { key: "mentor", label: "帮带", hint: "由谁帮带；写班里学员的姓名" },
  { key: "hours", label: "课时", kind: "number" },
  { key: "score", label: "成绩", kind: "number" },
  { key: "result", label: "结果", kind: "choice", options: ["合格", "优秀", "结业", "不合格"] },
  { key: "level_before", label: "培训前等级", kind: "choice", options: LEVELS },
  { key: "level_after", label: "培训后等级", kind: "choice", options: LEVELS },
  { key: "note", label: "备注", kind: "long" },
];
const valuesOf = valuesBy(fields);

/** What of a row is written at the person, in the directory. */
const OF_PERSON: readonly string[] = ["sex", "phone", "skill_level"];
const FLAGS: readonly string[] = ["is_leader", "waiting"];

/** 是, √ and the like; undefined for what says neither. */
function flag(value: string | number | null | undefined): boolean | undefined {
  const text = String(value ?? "").trim();
  if (["", "否", "×", "0", "无"].includes(text)) return false;
  return ["是", "√", "✓", "1", "有", "组长", "候补"].includes(text) ? true : undefined;
}

/** A row's cells parted: those of the person, those of the class; `unclear` where a flag says neither yes nor no. */
function parted(values: Values): { person: PersonChanges; row: EnrolmentChanges; unclear: string[] } {
  const person: Values = {};
  const row: Record<string, string | number | boolean | null> = {};
  const unclear: string[] = [];
  for (const [key, value] of Object.entries(values)) {
    if (key === "name" || key === "unit" || key.endsWith(" picked")) continue;
    if (OF_PERSON.includes(key)) person[key] = value;
    else if (!FLAGS.includes(key)) row[key] = value;
    else {
      const told = flag(value);
      if (told === undefined) unclear.push(String(value));
      else row[key] = told;
    }
  }
  return { person: person as PersonChanges, row: row as EnrolmentChanges, unclear };
}

const blank = (written: Values): Enrolment =>
  ({
    person_id: 0, name: "", sex: null, unit: null, phone: null, skill_level: null, group_name: null, mentor: null, hours: null, score: null, result: null, note: null,
    helper_id: null, level_before: null, level_after: null, result_by_hand: false,
    ...written, is_leader: flag(written.is_leader) ?? false, waiting: flag(written.waiting) ?? false, id: 0,
  }) as Enrolment;

export function Roster({ id, name, tools, detail }: PartProps & { detail: ClassDetail | undefined }) {
  const doIt = useDo();
  const { message } = App.useApp();
  const suggest = useCallback(
    async (words: string): Promise<readonly Suggested[]> => {
      const { answer } = await call("person_suggest", { words, class_id: id });
      return answer.rows.map((row) => ({ id: row.id, text: row.name, note: [row.unit, row.skill_level].filter(Boolean).join(" · "), off: row.is_in ? "已在班里" : undefined }));
    },
    [id],
  );
  const mates = detail?.rows;
  const suggestMate = useCallback(
    async (words: string): Promise<readonly Suggested[]> =>
      (mates ?? []).filter((row) => row.name.includes(words)).slice(0, 8).map((row) => ({ id: row.id, text: row.name, note: [row.unit, row.skill_level].filter(Boolean).join(" · ") })),
    [mates],
  );
  const shown = useMemo(
    () => columns.map((column) => (column.key === "name" ? { ...column, suggest } : column.key === "mentor" ? { ...column, suggest: suggestMate } : column)),
    [suggest, suggestMate],
  );

  const write = async (changes: readonly Change<Enrolment>[], made: readonly Values[], how: How): Promise<boolean> => {
    const unclear: string[] = [];
    const read = (values: Values) => {
      const parts = parted(values);
      unclear.push(...parts.unclear);
      return parts;
    };
    const rows: EnrolmentChange[] = changes.map(({ row, values }) => {
      const parts = read(values);
      return { id: row.id, changes: parts.row, person: parts.person };
    });
    const people: NewTrainee[] = made.map((values) => {
      const parts = read(values);
      const picked = values[pickedOf("name")];
      const who = typeof picked === "number" ? { person_id: picked } : { name: String(values.name ?? ""), unit: String(values.unit ?? "") };
      return { ...who, person: parts.person, row: parts.row };
    });
    if (unclear.length > 0) {
      void message.warning(`“${unclear[0]}”看不出是还是不是，请写“是”或者留空${unclear.length > 1 ? `（共 ${unclear.length} 格）` : ""}，没有写入`);
      return false;
    }
    const done = await doIt("roster_write", { class_id: id, rows, people }, how);
    if (done && done.already.length > 0) void message.warning(`${done.already.join("、")}已经在这个班里，没有再加一遍`, 6);
    if (done?.bounds) void message.warning({ content: done.bounds, duration: 6 });
    return done !== undefined;
  };

  const into = useMemo(() => ({ class_id: id, name }), [id, name]);
  const grows = { blank, onGrow: (changes: Change<Enrolment>[], rows: Values[]) => write(changes, rows, {}) };
  const over = detail && detail.class.capacity_high !== null ? detail.class.size - detail.class.capacity_high : 0;
  const room = detail && detail.class.capacity_high !== null ? detail.class.capacity_high - detail.class.size : 0;
  const admitted = (detail?.rows ?? []).filter((row) => !row.waiting);
  const waiting = (detail?.rows ?? []).filter((row) => row.waiting);
  const wait = (rows: readonly Enrolment[], isWaiting: boolean) => doIt("enrolment_update", { rows: rows.map((row) => ({ id: row.id, changes: { waiting: isWaiting } })) });
  return (
    <RecordPage
      name="roster"
      title={name}
      noun="学员"
      imports="training"
      importsInto={into}
      teach="还没有学员。在下面一行打姓名，目录里有的会提示出来，没有的自动新增；也可以从 WPS 里整块粘贴。"
      rows={detail?.rows}
      columns={shown}
      fields={fields}
      valuesOf={valuesOf}
      tools={tools}
      grows={grows}
      told={
        detail && (
          <div className="told-line">
            <Told lines={detail.doubts} />
            {over > 0 && <Button size="small" onClick={() => void wait(admitted.slice(-over), true)}>{over === 1 ? "最后 1 人转为候补" : `最后 ${over} 人转为候补`}</Button>}
            {room > 0 && waiting.length > 0 && <Button size="small" onClick={() => void wait(waiting.slice(0, room), false)}>候补的前 {Math.min(room, waiting.length)} 人递补</Button>}
          </div>
        )
      }
      sums={() => (waiting.length > 0 ? `候补 ${waiting.length} 人` : "")}
      onCreate={(values, how) => write([], [values], how)}
      onUpdate={(row, values, how) => write([{ row, values }], [], how)}
      onUpdateMany={(changes) => write(changes, [], {})}
      onDelete={async (ids) => (await doIt("enrolment_delete", { ids })) !== undefined}
    />
  );
}
