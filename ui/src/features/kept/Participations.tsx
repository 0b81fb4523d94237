// 参赛参考: ours in others' contests and exams.
import { useMemo } from "react";
import { type Participation, type ParticipationChanges, useAsk, useDo } from "../../backend";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, valuesBy } from "../../shared/records/values";
import { Below } from "./Below";
import { chosen, type KeptProps, LEVELS, sent, useTaskField } from "./fields";

const columns: Column<Participation>[] = [
  { key: "held_on", title: "日期", width: 100, edit: true },
  { key: "name", title: "竞赛（考试）名称", width: 240, edit: true, lead: true },
  { key: "kind", title: "类别", width: 70, edit: true },
  { key: "level", title: "级别", width: 74, edit: true },
  { key: "organiser", title: "主办单位", width: 150, edit: true },
  { key: "sent", title: "参加", width: 60, number: true, edit: true },
  { key: "passed", title: "合格", width: 60, number: true, edit: true },
  { key: "team_rank", title: "团体名次", width: 90, edit: true },
  { key: "results", title: "成绩", width: 260, show: (row) => (row.results ?? "").replaceAll("\n", "；") },
  { key: "unit", title: "参加单位", width: 130, edit: true, spare: true },
  { key: "task", title: "相关任务", width: 160, spare: true },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];

const FIELDS: Field[] = [
  { key: "name", label: "名称", required: true },
  { key: "kind", label: "类别", kind: "choice", options: ["竞赛", "考试", "评审", "展评"] },
  { key: "held_on", label: "日期", kind: "date", hint: "空着是今天" },
  { key: "level", label: "级别", kind: "choice", options: LEVELS },
  { key: "organiser", label: "主办单位" },
  { key: "unit", label: "参加单位", hint: "空着就是本会" },
  { key: "sent", label: "参加人数", kind: "number" },
  { key: "passed", label: "合格人数", kind: "number" },
  { key: "team_rank", label: "团体名次" },
  { key: "results", label: "成绩", kind: "long", hint: "一行一人或几人：张伟 98分 个人第三名；6人 100分" },
];

export function Participations({ year, wanted, tabs }: KeptProps) {
  const doIt = useDo();
  const rows = useAsk("participation_list", { year }).data?.rows;
  const task = useTaskField();
  const fields = useMemo(() => [...FIELDS, task, { key: "note", label: "备注", kind: "long" as const }], [task]);
  const values = valuesBy(fields);
  const people = (row: Participation) => row.sent ?? row.scores.reduce((sum, scored) => sum + scored.people, 0);
  return (
    <RecordPage
      name="participations"
      title="荣誉与文件"
      noun="参赛参考"
      imports="participations"
      teach={`${year} 年还没有参赛参考。派人参加别人办的竞赛和考试，派了几人、得了几分、第几名记在这里。`}
      rows={rows}
      columns={columns}
      fields={fields}
      valuesOf={(row) => ({ ...values(row), item_id: chosen(row.item_id) })}
      wanted={wanted}
      tools={
        <>
          <PrintMenu papers={["participations"]} ask={{ year }} about={`${year}年`} />
          {tabs}
        </>
      }
      sums={(shown) => `派出 ${shown.reduce((sum, row) => sum + people(row), 0)} 人次 · 合格 ${shown.reduce((sum, row) => sum + (row.passed ?? 0), 0)} 人`}
      more={(row) => <Below area="participation" id={row.id} people={row.person_ids} unit={row.unit_id} />}
      onCreate={async (given, how) => (await doIt("participation_create", { fields: sent<ParticipationChanges>(given) }, how)) !== undefined}
      onUpdate={async (row, given, how) => (await doIt("participation_update", { id: row.id, changes: sent<ParticipationChanges>(given) }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("participation_delete", { ids })) !== undefined}
    />
  );
}
