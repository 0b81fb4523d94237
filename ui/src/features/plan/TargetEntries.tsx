// What was reached of the targets that are counted by hand, day by day, and a line to note more.
import { Button, Input, InputNumber, Select, Space } from "antd";
import { useState } from "react";
import { type PlanItem, type Target, useDo } from "../../backend";
import { whole } from "../../shared/format";
import { composing } from "../../shared/keys";
import { targetText } from "../../shared/targets";

function Entries({ target }: { target: Target }) {
  const doIt = useDo();
  return (
    <ul className="plan-notes">
      {target.entries.map((entry) => (
        <li key={entry.id}>
          <time className="quiet">{entry.entered_on}</time>
          <span className="plan-amount">
            {entry.amount > 0 ? "+" : ""}
            {whole(entry.amount)} {target.unit ?? ""}
          </span>
          <span className="plan-said">{entry.note}</span>
          <Button type="text" size="small" onClick={() => void doIt("target_entry_delete", { id: entry.id })} aria-label={`删除 ${entry.entered_on} 的记录`}>
            删除
          </Button>
        </li>
      ))}
    </ul>
  );
}

export function TargetEntries({ item }: { item: PlanItem }) {
  const doIt = useDo();
  const targets = item.targets.filter((target) => target.counted_by === "hand" && target.amount !== null);
  const [chosen, setChosen] = useState<number | undefined>();
  const [amount, setAmount] = useState<number | null>(1);
  const [day, setDay] = useState("");
  const [note, setNote] = useState("");
  const target = targets.find(({ id }) => id === chosen) ?? targets[0];
  if (!target) return null;
  const add = async () => {
    const written = { target_id: target.id, amount: amount ?? 0, note, ...(day.trim() ? { entered_on: day.trim() } : {}) };
    if ((await doIt("target_entry_create", written)) === undefined) return;
    setNote("");
    setDay("");
  };
  const onKey = (event: React.KeyboardEvent) => {
    if (event.key !== "Enter" || composing(event)) return;
    event.preventDefault();
    void add();
  };
  return (
    <section className="plan-progress" aria-label="完成记录">
      <h3>
        完成记录 <span className="quiet">{targets.map(targetText).join("；")}</span>
      </h3>
      <Space.Compact block>
        {targets.length > 1 && <Select value={target.id} onChange={setChosen} options={targets.map((each) => ({ value: each.id, label: targetText(each) }))} aria-label="哪个指标" style={{ width: 130 }} />}
        <InputNumber value={amount} onChange={setAmount} onKeyDown={onKey} suffix={target.unit ?? ""} controls={false} aria-label="完成了多少" style={{ width: 100 }} />
        <Input value={day} onChange={(event) => setDay(event.target.value)} onKeyDown={onKey} placeholder="今天" aria-label="哪一天" title="空着是今天；也可以写 2026-05 或 2026-05-18" style={{ width: 104 }} />
        <Input value={note} onChange={(event) => setNote(event.target.value)} onKeyDown={onKey} placeholder="是什么，Enter 记下" aria-label="是什么" />
      </Space.Compact>
      {targets.map((each) => (
        <Entries key={each.id} target={each} />
      ))}
    </section>
  );
}
