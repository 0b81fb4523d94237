// 年度计划: a plan is read and written as text; each task shows how far it is.
import { Button, Select } from "antd";
import { useCallback, useEffect, useState } from "react";
import { useAsk, useDo } from "../../backend";
import { type Destination, useGo } from "../../shared/destination";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { Outline } from "./Outline";
import "./plan.css";

const STAGES = [
  { value: "draft", label: "起草" },
  { value: "consult", label: "征求意见" },
  { value: "approved", label: "会议审定" },
  { value: "issued", label: "已印发" },
  { value: "archived", label: "已归档" },
];

interface Props {
  year: number;
  to?: Destination | undefined;
}

export function Plans({ year, to }: Props) {
  const goTo = useGo();
  const list = useAsk("plan_list", { year });
  const doIt = useDo();
  const [open, setOpen] = useState(to?.open);
  useEffect(() => setOpen(to?.open), [to]);
  const plans = list.data?.rows ?? [];
  const id = open ?? plans[0]?.id;
  const detail = useAsk("plan_get", { id: id ?? 0 }, id !== undefined).data;
  const plan = detail?.plan;

  const openEvent = useCallback((event: number) => goTo({ page: "event", area: "event", id: event, open: event }), [goTo]);
  const create = async () => setOpen(await doIt("plan_create", { plan: { title: `${year}年工作要点`, year } }));
  useEffect(() => {
    const onNew = () => void create();
    window.addEventListener("xieban:new", onNew);
    return () => window.removeEventListener("xieban:new", onNew);
  });
  const remove = async () => {
    if (plan && (await doIt("plan_delete", { ids: [plan.id] }))) setOpen(undefined);
  };
  const newPlan = (
    <Button type="primary" onClick={() => void create()} title="Ctrl+N">
      新建计划
    </Button>
  );
  return (
    <section className="page scroll" aria-label="年度计划">
      <header>
        <h1>年度计划</h1>
        {plans.length > 1 && <Select value={id ?? null} onChange={(next) => setOpen(next ?? undefined)} options={plans.map((each) => ({ value: each.id, label: each.title }))} aria-label="哪份计划" />}
        {plan && (
          <>
            <span className="quiet">
              {plan.tasks} 项任务，完成 {plan.tasks_done} 项
            </span>
            <Select value={plan.stage} options={STAGES} onChange={(stage) => void doIt("plan_update", { id: plan.id, changes: { stage } })} aria-label="阶段" style={{ width: 104 }} />
            <PrintMenu papers={["plan", "plan-table"]} ask={{ plan_id: plan.id }} about={plan.title} />
            <Button onClick={() => void remove()}>删除计划</Button>
          </>
        )}
        {newPlan}
      </header>
      {detail ? (
        <Outline key={detail.plan.id} detail={detail} item={to?.area === "plan_item" && to.open === id ? to.id : undefined} onEvent={openEvent} />
      ) : (
        list.data &&
        id === undefined && (
          <div className="empty">
            <p>{year} 年还没有计划。写下要做的事和指标，活动一登记，进度就跟着走。</p>
            {newPlan}
            <Button onClick={() => goTo({ page: "import" })}>导入旧表</Button>
          </div>
        )
      )}
    </section>
  );
}
