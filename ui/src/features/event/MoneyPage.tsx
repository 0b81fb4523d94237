// 收支: the lines as a list, or the account of a period.
import { Button, Segmented } from "antd";
import { useMemo, useState } from "react";
import { type MoneyLine, useAsk } from "../../backend";
import type { Destination } from "../../shared/destination";
import { yuan } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { Account } from "./Account";
import { moneyValues, sumsOf, useMoney, useMoneyFields, wayOf } from "./money";
import { MoneyCategories } from "./MoneyCategories";
import { useEventField } from "./ties";

const columns: Column<MoneyLine>[] = [
  { key: "paid_on", title: "日期", width: 100, edit: true },
  { key: "direction", title: "收支", width: 60, show: (row) => wayOf(row.direction) },
  { key: "category", title: "类别", width: 90, edit: true },
  { key: "amount", title: "金额（元）", width: 104, number: true, edit: true, show: (row) => yuan(row.amount) },
  { key: "words", title: "摘要", width: 220, edit: true, lead: true },
  { key: "party", title: "对方", width: 150, edit: true },
  { key: "event", title: "活动", width: 190 },
  { key: "task", title: "任务", width: 190 },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];

export function MoneyPage({ year, to }: { year: number; to?: Destination | undefined }) {
  const [view, setView] = useState<"lines" | "account">("lines");
  const [isSorting, setSorting] = useState(false);
  const rows = useAsk("money_list", { year }).data?.rows;
  const event = useEventField(year, rows);
  const fields = useMoneyFields();
  const money = useMoney();
  const [found, setFound] = useState<{ id: number } | undefined>();
  const given = useMemo(() => (to?.id === undefined ? undefined : { id: to.id }), [to]);
  const turn = (
    <Segmented
      value={view}
      onChange={setView}
      options={[
        { value: "lines", label: "明细" },
        { value: "account", label: "收支表" },
      ]}
      aria-label="怎样看"
    />
  );
  if (view === "account") {
    return (
      <Account
        year={year}
        tools={turn}
        onLine={(id) => {
          setFound({ id });
          setView("lines");
        }}
      />
    );
  }
  return (
    <>
      <RecordPage
        name="money"
        title="收支"
        noun="收支"
        teach={`${year} 年还没有收支。活动花的钱在活动里记，会费、拨款和办公用的在这里记；年底的收支表由此而来。`}
        rows={rows}
        columns={columns}
        fields={[...fields.slice(0, -2), event, ...fields.slice(-2)]}
        valuesOf={moneyValues}
        wanted={found ?? given}
        sums={sumsOf}
        tools={
          <>
            <Button onClick={() => setSorting(true)}>类别…</Button>
            <PrintMenu papers={["money"]} ask={{ year }} about={`${year}年`} />
            {turn}
          </>
        }
        onCreate={money.create}
        onUpdate={money.update}
        onDelete={money.remove}
      />
      <MoneyCategories open={isSorting} onClose={() => setSorting(false)} />
    </>
  );
}
