// One 指标 of a task as a quiet token; a click sets it.
import { Popover, Progress } from "antd";
import { useState } from "react";
import { type NewTarget, type PlanItem, type Target, useDo } from "../../backend";
import { again, percent, targetText } from "../../shared/targets";
import { TargetForm } from "./TargetForm";

/** A target of the task, or the way to a new one. `year`: of the plan. */
export function TargetToken({ item, target, year }: { item: PlanItem; target?: Target; year: number }) {
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
        <TargetForm
          target={target ? again(target) : { amount: 1, unit: "次", counted_by: "events" }}
          year={year}
          onSave={(next) => void write(next)}
          {...(target ? { onRemove: () => void write(undefined) } : {})}
        />
      }
    >
      <button type="button" className={target ? "plan-token figure-token" : "plan-token missing"} title={target ? "点一下修改指标" : "加一个指标"}>
        {target ? targetText(target) : "＋指标"}
        {done !== undefined && <Progress percent={done} size={[56, 5]} showInfo={false} aria-label={`完成 ${done}%`} />}
      </button>
    </Popover>
  );
}
