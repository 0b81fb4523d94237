// 申报: a project, prize, base or title asked for upward, from its materials to its reply.
import { useMemo } from "react";
import { type Application, type ApplicationChanges, useAsk, useDo } from "../../backend";
import { yuan } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, type Values, valuesBy } from "../../shared/records/values";
import { Below } from "./Below";
import { asYuan, chosen, type KeptProps, LEVELS, sent, useTaskField } from "./fields";
import { Materials } from "./Materials";

/** How many of the papers that it needs are ready: 2/3. */
const ready = ({ materials }: Application) => (materials.length === 0 ? "" : `${materials.filter((material) => material.ready_on !== null).length}/${materials.length}`);

const columns: Column<Application>[] = [
  { key: "title", title: "申报名称", width: 240, edit: true, lead: true },
  { key: "kind", title: "类别", width: 70, edit: true },
  { key: "level", title: "级别", width: 74, edit: true },
  { key: "unit", title: "受理单位", width: 130, edit: true },
  { key: "deadline", title: "申报截止", width: 100, edit: true },
  { key: "stage", title: "进度", width: 74 },
  { key: "materials", title: "材料", width: 60, show: ready },
  { key: "asked", title: "申请（元）", width: 96, number: true, show: (row) => yuan(row.asked) },
  { key: "granted", title: "批准（元）", width: 96, number: true, show: (row) => yuan(row.granted) },
  { key: "handler", title: "经办", width: 80, edit: true },
  { key: "decided_on", title: "结果日期", width: 100, spare: true },
  { key: "reply_number", title: "批复文号", width: 160, edit: true, spare: true },
  { key: "task", title: "相关任务", width: 160, spare: true },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];

const FIELDS: Field[] = [
  { key: "title", label: "申报名称", required: true },
  { key: "kind", label: "类别", kind: "choice", options: ["项目", "奖项", "基地", "称号", "经费", "其他"] },
  { key: "level", label: "级别", kind: "choice", options: LEVELS },
  { key: "unit", label: "受理单位", hint: "报给谁" },
  { key: "handler", label: "经办人" },
  { key: "deadline", label: "申报截止", kind: "date", hint: "前 30 天起在工作台提醒；保存以后再打开，就能列材料" },
  { key: "asked", label: "申请（元）", kind: "number" },
  { key: "begun_on", label: "开始准备", kind: "date", hint: "空着是今天" },
  { key: "submitted_on", label: "报送", kind: "date" },
  { key: "accepted_on", label: "受理", kind: "date" },
  { key: "reviewed_on", label: "评审", kind: "date" },
  { key: "publicised_on", label: "公示", kind: "date" },
  { key: "result", label: "结果", kind: "choice", options: ["批复", "未通过"] },
  { key: "decided_on", label: "结果日期", kind: "date" },
  { key: "reply_number", label: "批复文号" },
  { key: "granted", label: "批准（元）", kind: "number" },
];

const changesOf = (values: Values) => sent<ApplicationChanges>(values, { money: ["asked", "granted"] });

export function Applications({ year, wanted, tabs }: KeptProps) {
  const doIt = useDo();
  const rows = useAsk("application_list", { year }).data?.rows;
  const task = useTaskField();
  const fields = useMemo(() => [...FIELDS, task, { key: "note", label: "备注", kind: "long" as const }], [task]);
  const values = valuesBy(fields);
  return (
    <RecordPage
      name="applications"
      title="荣誉与文件"
      noun="申报"
      imports="applications"
      teach={`${year} 年还没有申报。向上申报的项目、奖项、基地和称号记在这里，截止前工作台会提醒，材料一件件打勾。`}
      rows={rows}
      columns={columns}
      fields={fields}
      valuesOf={(row) => ({ ...values(row), item_id: chosen(row.item_id), asked: asYuan(row.asked), granted: asYuan(row.granted) })}
      wanted={wanted}
      tools={
        <>
          <PrintMenu papers={["applications"]} ask={{ year }} about={`${year}年`} />
          {tabs}
        </>
      }
      sums={(shown) => `获批 ${shown.filter((row) => row.result === "批复").length} 项 · 批准经费 ${yuan(shown.reduce((sum, row) => sum + (row.granted ?? 0), 0))} 元`}
      ahead={(row) => (
        <Materials application={row}>
          {row.materials.length > 0 && <PrintMenu papers={["application-materials"]} ask={{ application_id: row.id }} about={row.title} listens={false} />}
        </Materials>
      )}
      more={(row) => <Below area="application" id={row.id} unit={row.unit_id} />}
      onCreate={async (given, how) => (await doIt("application_create", { fields: changesOf(given) }, how)) !== undefined}
      onUpdate={async (row, given, how) => (await doIt("application_update", { id: row.id, changes: changesOf(given) }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("application_delete", { ids })) !== undefined}
    />
  );
}
