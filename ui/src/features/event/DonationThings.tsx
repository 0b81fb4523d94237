// The things of a donation in its form: name, number, unit and worth, one a row.
import { Button, Input, InputNumber } from "antd";
import type { DonationItem } from "../../backend";
import type { ControlProps } from "../../shared/records/values";
import { thingsFrom, thingsText } from "./things";

const NONE: DonationItem = { name: "", amount: null, unit: null, worth: null };

export function DonationThings({ id, value, onChange }: ControlProps) {
  const kept = thingsFrom(value);
  const things = kept.length > 0 ? kept : [NONE];
  const write = (next: readonly DonationItem[]) => onChange?.(next.length > 0 ? thingsText(next) : null);
  const change = (at: number, changes: Partial<DonationItem>) => write(things.map((thing, index) => (index === at ? { ...thing, ...changes } : thing)));
  return (
    <div className="event-things" id={id}>
      {things.map((thing, at) => (
        // The rows are nothing but what stands in them.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at}>
          <Input value={thing.name} onChange={({ target }) => change(at, { name: target.value })} placeholder="名称" aria-label="物品名称" />
          <InputNumber value={thing.amount ?? null} onChange={(amount) => change(at, { amount })} placeholder="数量" aria-label="数量" controls={false} min={0} />
          <Input value={thing.unit ?? ""} onChange={({ target }) => change(at, { unit: target.value || null })} placeholder="单位" aria-label="单位" />
          <InputNumber
            value={thing.worth === null || thing.worth === undefined ? null : thing.worth / 100}
            onChange={(worth) => change(at, { worth: worth === null ? null : Math.round(worth * 100) })}
            placeholder="共值（元）"
            aria-label="价值（元）"
            controls={false}
            min={0}
          />
          <Button size="small" type="text" disabled={things.length === 1} onClick={() => write(things.filter((_, index) => index !== at))} aria-label="去掉这件">
            ×
          </Button>
        </div>
      ))}
      <span>
        <Button size="small" onClick={() => write([...things, NONE])}>
          ＋物品
        </Button>
      </span>
    </div>
  );
}
