// 问题建议: what stands in the way and what is proposed, open until it is settled; the summary tells what is open.
import { type Problem, type ProblemChanges, useAsk, useDo } from "../../backend";
import type { Destination } from "../../shared/destination";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, valuesBy } from "../../shared/records/values";

const columns: Column<Problem>[] = [
  { key: "title", title: "存在的问题", width: 300, edit: true, lead: true },
  { key: "proposal", title: "建议", width: 260, edit: true },
  { key: "noted_on", title: "提出日期", width: 100, edit: true },
  { key: "task", title: "相关任务", width: 160 },
  { key: "settled_on", title: "解决日期", width: 100, edit: true },
  { key: "outcome", title: "处理结果", width: 180, edit: true },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];

const fieldsFor = (tasks: readonly { value: string; label: string }[]): Field[] => [
  { key: "title", label: "存在的问题", kind: "long", required: true },
  { key: "proposal", label: "建议", kind: "long" },
  { key: "noted_on", label: "提出日期", kind: "date", hint: "空着是今天" },
  { key: "item_id", label: "相关任务", kind: "choice", options: tasks },
  { key: "settled_on", label: "解决日期", kind: "date", hint: "没有解决就空着：年度工作总结里会列出来" },
  { key: "outcome", label: "处理结果", kind: "long" },
  { key: "note", label: "备注", kind: "long" },
];

/** The fields of the record, and the task apart from them, where it was touched. */
function sent({ item_id, ...changes }: Record<string, string | number | null>): { changes: ProblemChanges; task: { item_id?: number | null } } {
  return { changes: changes as ProblemChanges, task: item_id === undefined ? {} : { item_id: item_id === null ? null : Number(item_id) } };
}

export function Problems({ year, to }: { year: number; to?: Destination | undefined }) {
  const doIt = useDo();
  const rows = useAsk("problem_list", { year }).data?.rows;
  const tasks = (useAsk("task_list", {}).data?.rows ?? []).map(({ id, text, plan }) => ({ value: String(id), label: `${text}（${plan}）` }));
  const fields = fieldsFor(tasks);
  const values = valuesBy(fields);
  return (
    <RecordPage
      name="problems"
      title="问题建议"
      noun="问题"
      teach={`${year} 年还没有记下问题。工作里遇到的难处和建议随手记在这里，年底写总结时，没有解决的会自己列出来。`}
      rows={rows}
      columns={columns}
      fields={fields}
      valuesOf={(row) => ({ ...values(row), item_id: row.item_id === null ? null : String(row.item_id) })}
      wanted={to?.id === undefined ? undefined : { id: to.id }}
      tools={<PrintMenu papers={["problems"]} ask={{ year }} about={`${year}年`} />}
      sums={(shown) => `待解决 ${shown.filter((row) => row.settled_on === null).length} 条`}
      onCreate={async (given, how) => {
        const { changes, task } = sent(given);
        return (await doIt("problem_create", { problem: changes, ...task }, how)) !== undefined;
      }}
      onUpdate={async (row, given, how) => {
        const { changes, task } = sent(given);
        return (await doIt("problem_update", { id: row.id, changes, ...task }, how)) !== undefined;
      }}
      onDelete={async (ids) => (await doIt("problem_delete", { ids })) !== undefined}
    />
  );
}
