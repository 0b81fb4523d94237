// 成果: patents, papers, methods, projects, suggestions and QC results, each with its own stages.
import { useMemo } from "react";
import { type Outcome, type OutcomeChanges, useAsk, useDo } from "../../backend";
import { yuan } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, type Values, valuesBy } from "../../shared/records/values";
import { Below } from "./Below";
import { asYuan, chosen, type KeptProps, LEVELS, sent, useTaskField } from "./fields";

const columns: Column<Outcome>[] = [
  { key: "title", title: "成果名称", width: 260, edit: true, lead: true },
  { key: "kind", title: "类别", width: 96, edit: true },
  { key: "level", title: "级别", width: 74, edit: true },
  { key: "people", title: "完成人", width: 130, edit: true },
  { key: "begun_on", title: "提出日期", width: 100, edit: true },
  { key: "stage", title: "进度", width: 80 },
  { key: "number", title: "编号", width: 140, edit: true },
  { key: "verdict", title: "鉴定结论", width: 96, edit: true },
  { key: "benefit", title: "效益（元）", width: 110, number: true, show: (row) => yuan(row.benefit) },
  { key: "unit", title: "完成单位", width: 130, edit: true, spare: true },
  { key: "task", title: "相关任务", width: 160, spare: true },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];

const FIELDS: Field[] = [
  { key: "title", label: "成果名称", required: true },
  { key: "kind", label: "类别", suggest: ["发明专利", "实用新型", "外观设计", "论文", "工法", "科研项目", "合理化建议", "QC成果"] },
  { key: "level", label: "级别", kind: "choice", options: LEVELS },
  { key: "people", label: "完成人", hint: "几个人用顿号分开" },
  { key: "unit", label: "完成单位", hint: "空着就是本会" },
  { key: "begun_on", label: "提出日期", kind: "date", hint: "空着是第一个阶段的日期，没有阶段就是今天" },
  { key: "stages", label: "阶段", kind: "long", hint: "一行一个：2026-03-05 受理。也可以是查新、鉴定、报奖、授权、发表" },
  { key: "number", label: "编号", hint: "专利号、刊号、登记号" },
  { key: "verdict", label: "鉴定结论", hint: "如国内领先" },
  { key: "benefit", label: "效益（元）", kind: "number" },
];

const changesOf = (values: Values) => sent<OutcomeChanges>(values, { money: ["benefit"] });

export function Outcomes({ year, wanted, tabs }: KeptProps) {
  const doIt = useDo();
  const rows = useAsk("outcome_list", { year }).data?.rows;
  const task = useTaskField();
  const fields = useMemo(() => [...FIELDS, task, { key: "note", label: "备注", kind: "long" as const }], [task]);
  const values = valuesBy(fields);
  return (
    <RecordPage
      name="outcomes"
      title="荣誉与文件"
      noun="成果"
      imports="outcomes"
      teach={`${year} 年还没有成果。专利、论文、工法、项目、合理化建议和 QC 成果记在这里，走到哪一步、产生多少效益都看得见。`}
      rows={rows}
      columns={columns}
      fields={fields}
      valuesOf={(row) => ({ ...values(row), item_id: chosen(row.item_id), benefit: asYuan(row.benefit) })}
      wanted={wanted}
      tools={
        <>
          <PrintMenu papers={["outcomes"]} ask={{ year }} about={`${year}年`} />
          {tabs}
        </>
      }
      sums={(shown) => `效益 ${yuan(shown.reduce((sum, row) => sum + (row.benefit ?? 0), 0))} 元`}
      more={(row) => <Below area="outcome" id={row.id} people={row.person_ids} unit={row.unit_id} />}
      onCreate={async (given, how) => (await doIt("outcome_create", { fields: changesOf(given) }, how)) !== undefined}
      onUpdate={async (row, given, how) => (await doIt("outcome_update", { id: row.id, changes: changesOf(given) }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("outcome_delete", { ids })) !== undefined}
    />
  );
}
