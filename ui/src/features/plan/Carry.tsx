// 结转: a new plan begun from another, with what is left behind chosen first.
import { Checkbox, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { type PlanItem, useAsk, useDo } from "../../backend";
import { STANDINGS } from "../../shared/standing";

interface Props {
  /** The year of the new plan. */
  year: number;
  open: boolean;
  onClose: () => void;
  /** Told of the new plan. */
  onMade: (id: number) => void;
}

/** An item and what stands under it. */
function withUnder(items: readonly PlanItem[], id: number): number[] {
  return [id, ...items.filter((item) => item.parent_id === id).flatMap((item) => withUnder(items, item.id))];
}

export function Carry({ year, open, onClose, onMade }: Props) {
  const doIt = useDo();
  const plans = useAsk("plan_list", {}, open).data?.rows.filter((plan) => plan.year !== year) ?? [];
  const [chosen, setChosen] = useState<number | undefined>();
  const [title, setTitle] = useState("");
  const [isUnfinishedOnly, setUnfinishedOnly] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const from = plans.find(({ id }) => id === chosen) ?? plans.find((plan) => plan.year < year) ?? plans[0];
  const items = useAsk("plan_get", { id: from?.id ?? 0 }, open && from !== undefined).data?.items ?? [];
  /** Comes back only every so many years, and not in this one. What was not done goes on all the same. */
  const waits = (item: PlanItem) => from !== undefined && item.cycle_years !== null && (item.standing === "done" || item.lasting) && (year - from.year) % item.cycle_years !== 0;
  const turn = (item: PlanItem, isKept: boolean) =>
    setLeft((old) => {
      const next = new Set(old);
      for (const id of withUnder(items, item.id)) {
        if (isKept) next.delete(id);
        else next.add(id);
      }
      return next;
    });
  const make = async () => {
    if (!from) return;
    const id = await doIt("plan_carry", { from: from.id, year, title: title.trim(), unfinished_only: isUnfinishedOnly, without: items.filter((item) => left.has(item.id)).map((item) => item.id) });
    if (id === undefined) return;
    setLeft(new Set());
    setTitle("");
    onClose();
    onMade(id);
  };
  return (
    <Modal open={open} title={`由以前的计划起草 ${year} 年计划`} okText="起草计划" cancelText="取消" okButtonProps={{ disabled: !from }} width={640} onOk={() => void make()} onCancel={onClose} destroyOnHidden>
      <p className="quiet">日期和文字里的年份跟着往后移，没有做完的标“续”，进展和活动留在原来的计划里。</p>
      <Form colon={false} labelCol={{ flex: "84px" }} labelAlign="left">
        <Form.Item label="由哪一份">
          <Select
            value={from?.id ?? null}
            options={plans.map((plan) => ({ value: plan.id, label: `${plan.title}（${plan.tasks} 项任务，完成 ${plan.tasks_done} 项）` }))}
            onChange={(id) => {
              setChosen(id ?? undefined);
              setLeft(new Set());
            }}
            aria-label="由哪一份计划"
          />
        </Form.Item>
        <Form.Item label="新标题">
          <Input value={title} onChange={(event) => setTitle(event.target.value)} placeholder="空着就用原来的标题，年份自动改" aria-label="新标题" />
        </Form.Item>
        <Form.Item label="带过来">
          <Checkbox checked={isUnfinishedOnly} onChange={(event) => setUnfinishedOnly(event.target.checked)}>
            只带没有完成的和每年都做的
          </Checkbox>
        </Form.Item>
      </Form>
      <div className="plan-carry" role="group" aria-label="带过来的条目">
        {items.map((item) => (
          <div key={item.id} style={{ paddingLeft: (item.level - 1) * 22 }}>
            <Checkbox checked={!left.has(item.id) && !waits(item)} disabled={waits(item)} onChange={(event) => turn(item, event.target.checked)}>
              <span className={item.kind === "heading" ? "plan-head" : ""}>
                {item.label}
                {item.text}
              </span>
            </Checkbox>
            {waits(item) && <span className="quiet">每 {item.cycle_years} 年一次，到时再带过来</span>}
            {item.kind === "task" && <span className={`plan-standing ${item.standing}`}>{STANDINGS[item.standing]}</span>}
          </div>
        ))}
      </div>
    </Modal>
  );
}
