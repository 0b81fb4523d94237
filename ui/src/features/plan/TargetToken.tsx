// One 指标 of a task as a quiet token; a click sets it.
import { Button, Input, InputNumber, Popover, Progress, Select, Space } from "antd";
import { useState } from "react";
import { type CountedBy, type NewTarget, type PlanItem, type Target, useDo } from "../../backend";
import { again, COUNTED, percent, targetText } from "../../shared/targets";

const UNITS = ["次", "期", "场", "项", "人次", "人", "份", "个"];

/** The counting that a unit asks for. */
const countedBy = (unit: string): CountedBy => (unit === "人次" ? "beneficiaries" : unit === "人" ? "participants" : "events");

function Form({ target, onSave, onRemove }: { target: NewTarget; onSave: (target: NewTarget) => void; onRemove?: () => void }) {
  const [given, setGiven] = useState(target);
  const set = (part: Partial<NewTarget>) => setGiven((old) => ({ ...old, ...part }));
  const save = () => onSave(given);
  return (
    <div className="plan-form">
      <Space.Compact block>
        <InputNumber autoFocus min={0} value={given.amount ?? null} onChange={(amount) => set({ amount })} onPressEnter={save} aria-label="指标数量" placeholder="数量" />
        <InputNumber min={0} value={given.amount_high ?? null} onChange={(high) => set({ amount_high: high })} onPressEnter={save} aria-label="至多" placeholder="至多" />
        <Select
          value={given.unit ?? ""}
          onChange={(unit) => set({ unit, ...(given.counted_by === "hand" || given.counted_by === "measure" ? {} : { counted_by: countedBy(unit) }) })}
          options={UNITS.map((value) => ({ value, label: value }))}
          style={{ minWidth: 76 }}
          aria-label="单位"
        />
      </Space.Compact>
      <Select value={given.counted_by} onChange={(counted) => set({ counted_by: counted })} options={COUNTED} aria-label="怎样计数" />
      {given.counted_by === "measure" && <Input value={given.measure ?? ""} onChange={(event) => set({ measure: event.target.value })} placeholder="数据的名称，例如：发放资料" aria-label="数据的名称" />}
      {given.counted_by === "hand" && <InputNumber value={given.done ?? null} onChange={(done) => set({ done })} onPressEnter={save} placeholder="已完成" aria-label="已完成" style={{ width: "100%" }} />}
      <Input value={given.words ?? ""} onChange={(event) => set({ words: event.target.value || null })} onPressEnter={save} placeholder="没有数字的，用话写" aria-label="用话写的指标" />
      <Space>
        <Button type="primary" onClick={save}>
          保存指标
        </Button>
        {onRemove && <Button onClick={onRemove}>删去</Button>}
      </Space>
    </div>
  );
}

/** A target of the task, or the way to a new one. */
export function TargetToken({ item, target }: { item: PlanItem; target?: Target }) {
  const doIt = useDo();
  const [open, setOpen] = useState(false);
  const write = async (next: NewTarget | undefined) => {
    const kept = item.targets.flatMap((each) => (each.id === target?.id ? (next ? [next] : []) : [again(each)]));
    const targets = !target && next ? [...kept, next] : kept;
    if (await doIt("target_set", { item_id: item.id, targets })) setOpen(false);
  };
  const done = target && percent(target);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      destroyOnHidden
      placement="bottomLeft"
      content={
        <Form target={target ? again(target) : { amount: 1, unit: "次", counted_by: "events" }} onSave={(next) => void write(next)} {...(target ? { onRemove: () => void write(undefined) } : {})} />
      }
    >
      <button type="button" className={target ? "plan-token figure-token" : "plan-token missing"} title={target ? "点一下修改指标" : "加一个指标"}>
        {target ? targetText(target) : "＋指标"}
        {done !== undefined && <Progress percent={done} size={[56, 5]} showInfo={false} aria-label={`完成 ${done}%`} />}
      </button>
    </Popover>
  );
}
