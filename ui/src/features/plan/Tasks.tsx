// The plan as a table: a task a row, written in place; the drawer holds all there is about a task, and its progress by day.
import { Input } from "antd";
import { type ReactNode, useState } from "react";
import { type PlanDetail, type PlanItem, type PlanItemChanges, useDo } from "../../backend";
import { yuan } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { composing } from "../../shared/keys";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, type Values, valuesBy } from "../../shared/records/values";
import { PRIORITIES, REPETITIONS, STANDINGS } from "../../shared/standing";
import { targetText } from "../../shared/targets";
import { Milestones } from "./Milestones";
import { TargetEntries } from "./TargetEntries";

const named = (choices: readonly { value: string; label: string }[], value: string | null) => choices.find((choice) => choice.value === value)?.label ?? "";

const columns: Column<PlanItem>[] = [
  { key: "label", title: "序号", width: 76 },
  { key: "text", title: "任务", width: 276, edit: true, lead: true },
  { key: "leader", title: "责任领导", width: 84, edit: true },
  { key: "lead_unit", title: "责任科室", width: 92, edit: true },
  { key: "person", title: "责任人", width: 76, edit: true },
  { key: "time_text", title: "时限", width: 92, edit: true },
  { key: "targets", title: "指标", width: 132, show: (row) => row.targets.map(targetText).join("；") },
  { key: "progress", title: "进展情况", width: 164, show: (row) => row.progress[0]?.text ?? "" },
  { key: "standing", title: "进度", width: 80, show: (row) => STANDINGS[row.standing] },
  { key: "helpers", title: "配合单位", width: 120, edit: true, spare: true },
  { key: "module", title: "板块", width: 100, edit: true, spare: true },
  { key: "priority", title: "轻重", width: 64, show: (row) => named(PRIORITIES, row.priority), spare: true },
  { key: "repetition", title: "重复", width: 72, show: (row) => named(REPETITIONS, row.repetition), spare: true },
  { key: "budget", title: "预算（元）", width: 98, number: true, show: (row) => yuan(row.budget), spare: true },
  { key: "tags", title: "标签", width: 120, edit: true, spare: true },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];
const fields: Field[] = [
  { key: "text", label: "任务", kind: "long", required: true },
  { key: "label", label: "序号", hint: "空着由程序编；写上就保留，例如：附1" },
  { key: "body", label: "正文", kind: "long", hint: "怎么做、做到什么程度，印在任务下面" },
  { key: "leader", label: "责任领导" },
  { key: "lead_unit", label: "责任科室" },
  { key: "person", label: "责任人" },
  { key: "helpers", label: "配合单位" },
  { key: "time_text", label: "时限", hint: "照原话写：3月底前、全年、第二季度" },
  { key: "repetition", label: "重复", kind: "choice", options: REPETITIONS },
  { key: "budget", label: "预算（元）", kind: "number" },
  { key: "cycle_years", label: "几年一次", kind: "number", hint: "隔几年才办一次的写 2 到 10，由以前的计划起草时会自动轮到" },
  { key: "module", label: "板块" },
  { key: "priority", label: "轻重", kind: "choice", options: PRIORITIES },
  { key: "tags", label: "标签", hint: "用顿号分开" },
  { key: "note", label: "备注", kind: "long" },
];
const plain = valuesBy(fields);
/** Money is kept in 分 and written in 元; a label is written where the task keeps one of its own. */
const valuesOf = (row: PlanItem) => ({ ...plain(row), label: row.label_kept ? row.label : null, budget: row.budget === null ? null : row.budget / 100 });

/** What a form says, as the office takes it. */
function changesOf({ budget, ...values }: Values): PlanItemChanges {
  const money = budget === undefined ? {} : { budget: budget === null ? null : Math.round(Number(budget) * 100) };
  return { ...values, ...money } as PlanItemChanges;
}

/** What was noted on a task, the newest first, and a line to note more. */
function ProgressNotes({ item }: { item: PlanItem }) {
  const doIt = useDo();
  const [text, setText] = useState("");
  const note = async () => {
    if (text.trim() && (await doIt("progress_note_create", { item_id: item.id, text: text.trim() })) !== undefined) setText("");
  };
  return (
    <section className="plan-progress" aria-label="进展情况">
      <h3>进展情况</h3>
      <Input
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || composing(event)) return;
          event.preventDefault();
          void note();
        }}
        placeholder="今天的进展，Enter 记下"
        aria-label="新的进展"
      />
      <ul className="plan-notes">
        {item.progress.map((each) => (
          <li key={each.id}>
            <time className="quiet">{each.noted_on}</time>
            {each.text}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Props {
  detail: PlanDetail;
  tools: ReactNode;
  /** The task to show in the drawer. */
  wanted: { id: number } | undefined;
}

export function Tasks({ detail: { plan, items }, tools, wanted }: Props) {
  const doIt = useDo();
  const rows = items.filter((item) => item.kind === "task");
  return (
    <RecordPage
      name="plan-tasks"
      title="年度计划"
      noun="任务"
      teach={`“${plan.title}”里还没有任务。在大纲里写，一行一条。`}
      rows={rows}
      columns={columns}
      fields={fields}
      valuesOf={valuesOf}
      wanted={wanted}
      tools={tools}
      ahead={(row) => (
        <div key={row.id} className="plan-ahead">
          <p className="plan-what">
            {row.label}
            {row.text}
            <span className={`plan-standing ${row.standing}`}>{STANDINGS[row.standing]}</span>
          </p>
          {row.doubts.map((doubt) => (
            <p key={doubt} className="plan-doubt">
              {doubt}
            </p>
          ))}
          <Milestones item={row} />
          <TargetEntries item={row} />
          <ProgressNotes item={row} />
        </div>
      )}
      onUpdate={async (row, values, how) => (await doIt("plan_item_update", { id: row.id, changes: changesOf(values) }, how)) !== undefined}
    />
  );
}
