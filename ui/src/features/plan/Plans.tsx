// 年度计划: a plan is read and written as text; each task shows how far it is.
import { Button, Dropdown, Input, InputNumber, Progress, Select, Space } from "antd";
import { useState } from "react";
import { type PlanItem, type Target, useAsk, useDo } from "../../backend";
import { whole } from "../../shared/format";
import type { Destination } from "../../shared/destination";
import "./plan.css";

const STATES = [
  { value: "waiting", label: "未启动" },
  { value: "running", label: "推进中" },
  { value: "done", label: "已完成" },
];

/** 1/6 次, 2～3 次, or the words. */
function targetText(target: Target): string {
  if (target.amount === null) return target.words ?? "";
  const goal = target.amount_high === null ? whole(target.amount) : `${whole(target.amount)}～${whole(target.amount_high)}`;
  return `${whole(target.reached ?? 0)}/${goal} ${target.unit ?? ""}`;
}

function Line({ item, planId }: { item: PlanItem; planId: number }) {
  const doIt = useDo();
  const [draft, setDraft] = useState<string | undefined>();
  const [adding, setAdding] = useState(false);
  const save = () => {
    if (draft !== undefined && draft.trim() && draft !== item.text) void doIt("plan_item_update", { id: item.id, changes: { text: draft } });
    setDraft(undefined);
  };
  const add = (kind: "heading" | "task", under: boolean) =>
    void doIt("plan_item_create", {
      plan_id: planId,
      parent_id: under ? item.id : item.parent_id,
      after: under ? null : item.id,
      item: { kind, text: kind === "task" ? "新任务" : "新标题" },
    });
  return (
    <div className={`plan-line ${item.kind} level-${item.level}`} style={{ paddingLeft: `${(item.level - 1) * 28}px` }}>
      <span className="plan-label">{item.label}</span>
      {draft === undefined ? (
        <button type="button" className="plan-text" onClick={() => setDraft(item.text)} title="点一下修改">
          {item.text}
        </button>
      ) : (
        <Input
          autoFocus
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === "Enter") save();
            if (event.key === "Escape") setDraft(undefined);
          }}
        />
      )}
      {item.kind === "task" && (
        <span className="plan-facts">
          {[item.lead_unit, item.person, item.time_text].filter(Boolean).map((text) => (
            <span key={text}>{text}</span>
          ))}
          {item.targets.map((target) => (
            <span key={target.id} className="plan-target">
              {targetText(target)}
              {target.amount ? <Progress percent={Math.min(100, Math.round(((target.reached ?? 0) / target.amount) * 100))} size={[64, 6]} showInfo={false} /> : null}
            </span>
          ))}
          {adding ? (
            <NewTarget item={item} onDone={() => setAdding(false)} />
          ) : null}
          <Select size="small" variant="borderless" value={item.state} options={STATES} onChange={(state) => void doIt("plan_item_update", { id: item.id, changes: { state } })} aria-label="进展" />
        </span>
      )}
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            { key: "task", label: item.kind === "heading" ? "在下面加任务" : "在后面加任务", onClick: () => add("task", item.kind === "heading") },
            { key: "heading", label: "在后面加标题", onClick: () => add("heading", false) },
            ...(item.kind === "task" ? [{ key: "target", label: "加指标", onClick: () => setAdding(true) }] : []),
            { type: "divider" as const },
            { key: "delete", label: "删除", onClick: () => void doIt("plan_item_delete", { id: item.id }) },
          ],
        }}
      >
        <Button type="text" size="small" className="plan-more" aria-label={`“${item.text}”的操作`}>
          ⋯
        </Button>
      </Dropdown>
    </div>
  );
}

function NewTarget({ item, onDone }: { item: PlanItem; onDone: () => void }) {
  const doIt = useDo();
  const [amount, setAmount] = useState<number | null>(1);
  const [unit, setUnit] = useState("次");
  const save = async () => {
    const targets = [
      ...item.targets.map((target) => ({ ...target, done: target.counted_by === "hand" ? target.reached : null })),
      { amount, unit, counted_by: unit === "人次" ? ("beneficiaries" as const) : ("events" as const) },
    ];
    if (await doIt("target_set", { item_id: item.id, targets: targets.map(({ amount: low, unit: of, counted_by, ...rest }) => ({ amount: low, unit: of, counted_by, ...("amount_high" in rest ? { amount_high: rest.amount_high, words: rest.words, measure: rest.measure, done: rest.done } : {}) })) })) onDone();
  };
  return (
    <Space.Compact size="small">
      <InputNumber min={0} value={amount} onChange={setAmount} style={{ width: 80 }} aria-label="指标数量" />
      <Select value={unit} onChange={setUnit} options={["次", "期", "场", "人次"].map((value) => ({ value, label: value }))} style={{ width: 76 }} />
      <Button type="primary" onClick={() => void save()}>
        加上
      </Button>
    </Space.Compact>
  );
}

function Outline({ id }: { id: number }) {
  const detail = useAsk("plan_get", { id });
  const doIt = useDo();
  if (!detail.data) return null;
  const { plan, items } = detail.data;
  return (
    <article className="plan-paper">
      <h2>{plan.title}</h2>
      {plan.document_number && <p className="plan-number">{plan.document_number}</p>}
      {plan.addressee && <p>{plan.addressee}：</p>}
      {plan.preface && <p className="plan-preface">{plan.preface}</p>}
      {items.map((item) => (
        <Line key={item.id} item={item} planId={id} />
      ))}
      <Button type="dashed" onClick={() => void doIt("plan_item_create", { plan_id: id, item: { kind: "heading", text: "新标题" } })}>
        加一个标题
      </Button>
    </article>
  );
}

export function Plans({ year, to }: { year: number; to?: Destination | undefined }) {
  const list = useAsk("plan_list", { year });
  const doIt = useDo();
  const [open, setOpen] = useState(to?.open);
  const plans = list.data?.rows ?? [];
  const current = plans.find((plan) => plan.id === open) ?? plans[0];
  const create = () => void doIt("plan_create", { plan: { title: `${year}年工作要点`, year } });
  return (
    <section className="page scroll" aria-label="年度计划">
      <header>
        <h1>年度计划</h1>
        {plans.length > 1 && <Select value={current?.id ?? null} onChange={(id) => setOpen(id ?? undefined)} options={plans.map((plan) => ({ value: plan.id, label: plan.title }))} />}
        {current && (
          <>
            <span className="quiet">
              {current.tasks} 项任务，完成 {current.tasks_done} 项
            </span>
            <Button onClick={() => void doIt("plan_delete", { ids: [current.id] })}>删除计划</Button>
          </>
        )}
        <Button type="primary" onClick={create}>
          新建计划
        </Button>
      </header>
      {current ? (
        <Outline id={current.id} />
      ) : (
        <div className="empty">
          <p>{year} 年还没有计划。写下要做的事和指标，活动一登记，进度就跟着走。</p>
          <Button type="primary" onClick={create}>
            新建计划
          </Button>
        </div>
      )}
    </section>
  );
}
