// 荣誉: given to us, our people or units by somebody else; what comes back year after year is told with its chain.
import { Button, Segmented } from "antd";
import { useMemo, useState } from "react";
import { type Honour, type HonourChanges, useAsk, useDo } from "../../backend";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, valuesBy } from "../../shared/records/values";
import { Below } from "./Below";
import { chosen, type KeptProps, LEVELS, sent, useTaskField } from "./fields";
import { HonourCounts } from "./HonourCounts";

const columns: Column<Honour>[] = [
  { key: "received_on", title: "获得日期", width: 100, edit: true },
  { key: "name", title: "荣誉名称", width: 240, edit: true, lead: true },
  { key: "level", title: "级别", width: 74, edit: true },
  { key: "rank", title: "等次", width: 80, edit: true },
  { key: "giver", title: "授予单位", width: 150, edit: true },
  { key: "people", title: "获得个人", width: 120, edit: true },
  { key: "unit", title: "获得单位", width: 120, edit: true },
  { key: "amount", title: "件数", width: 60, number: true, edit: true, show: (row) => row.amount_text ?? String(row.amount) },
  { key: "standing", title: "首次或连续", width: 96 },
  { key: "document_number", title: "文号", width: 160, edit: true, spare: true },
  { key: "task", title: "相关任务", width: 160, spare: true },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];

const FIELDS: Field[] = [
  { key: "name", label: "荣誉名称", required: true },
  { key: "received_on", label: "获得日期", kind: "date", hint: "空着是今天" },
  { key: "level", label: "级别", kind: "choice", options: LEVELS },
  { key: "rank", label: "等次", hint: "一等奖、第三名；没有就空着" },
  { key: "giver", label: "授予单位" },
  { key: "people", label: "获得个人", hint: "几个人用顿号分开" },
  { key: "unit", label: "获得单位", hint: "个人和单位都空着，就是本会" },
  { key: "amount", label: "件数", kind: "number", hint: "空着是 1 件；一条也可以记一批" },
  { key: "first_ever", label: "首次", kind: "choice", options: ["首次获得"], hint: "连续几年不用填，由历年同名的荣誉算出" },
  { key: "document_number", label: "文号" },
];

const changesOf = (values: Parameters<typeof sent>[0]) => sent<HonourChanges>(values, { flags: ["first_ever"] });

/** What was received before under the same name. */
function Chain({ honour, onShow }: { honour: Honour; onShow: (id: number) => void }) {
  if (honour.chain.length === 0) return null;
  return (
    <section aria-label="历年同名荣誉">
      <h3>
        历年同名荣誉 <span className="quiet">{honour.standing}</span>
      </h3>
      {honour.chain.map(({ id, received_on, runs_on }) => (
        <button type="button" className="kept-link" key={id} onClick={() => onShow(id)}>
          <time>{received_on}</time>
          <span className="quiet">{runs_on ? "连续" : "中间断过"}</span>
        </button>
      ))}
    </section>
  );
}

export function Honours({ year, wanted, tabs }: KeptProps) {
  const doIt = useDo();
  const [isAll, setAll] = useState(wanted !== undefined);
  const [counts, setCounts] = useState(false);
  const [shown, setShown] = useState<{ id: number } | undefined>(wanted);
  const rows = useAsk("honour_list", isAll ? {} : { year }).data?.rows;
  const task = useTaskField();
  const fields = useMemo(() => [...FIELDS, task, { key: "note", label: "备注", kind: "long" as const }], [task]);
  const values = valuesBy(fields);
  const show = (id: number) => {
    setCounts(false);
    setAll(true);
    setShown({ id });
  };
  return (
    <>
      <RecordPage
        name="honours"
        title="荣誉与文件"
        noun="荣誉"
        imports="honours"
        teach={`${isAll ? "" : `${year} 年`}还没有荣誉。本会、职工和下属单位得的奖和称号记在这里，级别、首次和连续几年自己会算。`}
        rows={rows}
        columns={columns}
        fields={fields}
        valuesOf={(row) => ({ ...values(row), item_id: chosen(row.item_id), first_ever: row.first_ever ? "首次获得" : null })}
        wanted={shown}
        tools={
          <>
            <Button onClick={() => setCounts(true)}>历年统计</Button>
            <PrintMenu papers={["honours"]} ask={isAll ? {} : { year }} about={isAll ? "" : `${year}年`} />
            <Segmented value={isAll} onChange={setAll} options={[{ value: false, label: `${year} 年` }, { value: true, label: "历年" }]} aria-label="哪些年" />
            {tabs}
          </>
        }
        sums={(some) =>
          LEVELS.map((level) => ({ level, amount: some.filter((row) => row.level === level).reduce((sum, row) => sum + row.amount, 0) }))
            .filter(({ amount }) => amount > 0)
            .map(({ level, amount }) => `${level} ${amount}`)
            .join(" · ")
        }
        more={(row) => (
          <Below area="honour" id={row.id} people={row.person_ids} unit={row.unit_id}>
            <Chain honour={row} onShow={show} />
          </Below>
        )}
        onCreate={async (given, how) => {
          const { amount, ...others } = changesOf(given);
          return (await doIt("honour_create", { fields: { ...others, ...(typeof amount === "number" ? { amount } : {}) } }, how)) !== undefined;
        }}
        onUpdate={async (row, given, how) => {
          const changes = changesOf(given);
          if (changes.amount === null) changes.amount = 1;
          if (changes.amount !== undefined) changes.amount_text = null;
          return (await doIt("honour_update", { id: row.id, changes }, how)) !== undefined;
        }}
        onDelete={async (ids) => (await doIt("honour_delete", { ids })) !== undefined}
      />
      <HonourCounts open={counts} onClose={() => setCounts(false)} onShow={show} />
    </>
  );
}
