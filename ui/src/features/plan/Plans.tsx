// 年度计划: a plan is read and written as text, with its paper beside it, as a table, or by month and person; each task shows how
// far it is.
import { Button, Dropdown, Segmented, Select } from "antd";
import { useCallback, useEffect, useState } from "react";
import { asWireError, client, pick, useAsk, useDo, useQuietAsk } from "../../backend";
import { type Destination, useGo } from "../../shared/destination";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { Beside } from "./Beside";
import { Carry } from "./Carry";
import { Groups } from "./Groups";
import { NewPlan } from "./NewPlan";
import { Numbering } from "./Numbering";
import { Opinions } from "./Opinions";
import { Outline } from "./Outline";
import { Returned } from "./Returned";
import { Stage } from "./Stage";
import { Tasks } from "./Tasks";
import { Versions } from "./Versions";
import "./plan.css";

const VIEWS = ["大纲", "版面", "表格", "分组"] as const;
type View = (typeof VIEWS)[number];

/** The view she used last; it stays on this machine. */
function useKeptView(): [View, (view: View) => void] {
  const [view, setView] = useState<View>(() => VIEWS.find((each) => each === localStorage.getItem("plan.view")) ?? "大纲");
  const keep = (next: View) => {
    localStorage.setItem("plan.view", next);
    setView(next);
  };
  return [view, keep];
}

interface Props {
  year: number;
  to?: Destination | undefined;
}

export function Plans({ year, to }: Props) {
  const goTo = useGo();
  const list = useAsk("plan_list", { year });
  const others = (useAsk("plan_list", {}).data?.rows ?? []).some((plan) => plan.year !== year);
  const doIt = useDo();
  const [open, setOpen] = useState(to?.open);
  const [view, setView] = useKeptView();
  const [task, setTask] = useState<{ id: number } | undefined>();
  const [returned, setReturned] = useState<string | undefined>();
  const [panel, setPanel] = useState<"versions" | "carry" | "new" | "opinions" | "numbering" | undefined>();
  const item = to?.area === "plan_item" ? to : undefined;
  useEffect(() => setOpen(to?.open), [to]);
  const plans = list.data?.rows ?? [];
  const id = open ?? plans[0]?.id;
  const asked = useQuietAsk("plan_get", { id: id ?? 0 }, id !== undefined);
  const refused = asked.error ? asWireError(asked.error) : undefined;
  const detail = refused ? undefined : asked.data;
  const plan = detail?.plan;
  // A plan that was taken back is not missed: the next one stands in its place.
  const isGone = refused?.code === "not_found";
  useEffect(() => {
    if (isGone) setOpen(undefined);
  }, [isGone]);

  const openEvent = useCallback((event: number) => goTo({ page: "event", area: "event", id: event, open: event }), [goTo]);
  // All there is about a task stands in the drawer beside the table.
  const openTask = (wanted: number) => {
    setTask({ id: wanted });
    setView("表格");
  };
  useEffect(() => {
    const onNew = () => setPanel("new");
    window.addEventListener("xieban:new", onNew);
    return () => window.removeEventListener("xieban:new", onNew);
  }, []);
  const remove = async () => {
    if (plan && (await doIt("plan_delete", { ids: [plan.id] }))) setOpen(undefined);
  };
  const close = () => setPanel(undefined);
  const bringBack = (file: string) => {
    // The file may have been written on since it was looked at last.
    client.removeQueries({ queryKey: ["plan_return"] });
    setPanel(undefined);
    setReturned(file);
  };
  const chooseReturned = async () => {
    const file = await pick("file", "选择改过的 Word 稿");
    if (file) bringBack(file);
  };
  const hasItems = detail !== undefined && detail.items.length > 0;
  useEffect(() => {
    if (!hasItems) return;
    const onDrop = (event: Event) => {
      const file = (event as CustomEvent<string>).detail;
      if (!file.toLowerCase().endsWith(".docx")) return;
      event.preventDefault();
      bringBack(file);
    };
    window.addEventListener("xieban:drop", onDrop);
    return () => window.removeEventListener("xieban:drop", onDrop);
  }, [hasItems]);
  const beginnings = (
    <>
      <NewPlan year={year} open={panel === "new"} onClose={close} onMade={setOpen} {...(others ? { onCarry: () => setPanel("carry") } : {})} />
      <Carry year={year} open={panel === "carry"} onClose={close} onMade={setOpen} />
    </>
  );
  const newPlan = (
    <Button type="primary" onClick={() => setPanel("new")} title="Ctrl+N">
      新建计划
    </Button>
  );
  const more = [
    ...(others ? [{ key: "carry", label: "由以前的计划起草…", onClick: () => setPanel("carry") }] : []),
    { key: "numbering", label: "序号…", onClick: () => setPanel("numbering") },
    { key: "opinions", label: "征求意见…", onClick: () => setPanel("opinions") },
    { key: "return", label: "改稿回填…", onClick: () => void chooseReturned() },
    { key: "delete", label: "删除计划", onClick: () => void remove() },
  ];
  const tools = (
    <>
      {plans.length > 1 && <Select value={id ?? null} onChange={(next) => setOpen(next ?? undefined)} options={plans.map((each) => ({ value: each.id, label: each.title }))} popupMatchSelectWidth={false} aria-label="哪份计划" />}
      {plan && (
        <>
          <span className="quiet">
            {plan.tasks} 项任务，完成 {plan.tasks_done} 项
          </span>
          <Segmented value={view} options={[...VIEWS]} onChange={setView} aria-label="怎样看" />
          <Stage plan={plan} />
          <Button onClick={() => setPanel("versions")}>稿本和对照</Button>
          <PrintMenu papers={["plan", "plan-table", "plan-progress", "plan-manual", "plan-opinions"]} ask={{ plan_id: plan.id }} about={plan.title} />
          <Dropdown trigger={["click"]} menu={{ items: more }}>
            <Button aria-label="计划的其他操作">⋯</Button>
          </Dropdown>
        </>
      )}
      {newPlan}
    </>
  );
  const panels = detail && plan && (
    <>
      <Returned key={`${plan.id} ${returned}`} plan={plan} file={returned} onClose={() => setReturned(undefined)} />
      <Versions key={plan.id} plan={plan} open={panel === "versions"} onClose={close} />
      <Numbering detail={detail} open={panel === "numbering"} onClose={close} />
      <Opinions key={`opinions ${plan.id}`} plan={plan} open={panel === "opinions"} onClose={close} />
    </>
  );
  if (detail && view === "表格") {
    return (
      <>
        <Tasks key={detail.plan.id} detail={detail} tools={tools} wanted={task} />
        {panels}
        {beginnings}
      </>
    );
  }
  const outline = detail && <Outline key={detail.plan.id} detail={detail} item={item?.open === id ? item?.id : undefined} onEvent={openEvent} onTask={openTask} />;
  return (
    <section className={detail && view === "版面" ? "page" : "page scroll"} aria-label="年度计划">
      <header>
        <h1>年度计划</h1>
        {tools}
      </header>
      {detail && view === "分组" && <Groups plan={detail.plan} items={detail.items} onTask={openTask} />}
      {view === "大纲" && outline}
      {detail && view === "版面" && <Beside plan={detail.plan.id}>{outline}</Beside>}
      {panels}
      {beginnings}
      {refused && !isGone && (
        <div className="empty">
          <p>{refused.message}</p>
          <Button onClick={() => void asked.refetch()}>重试</Button>
        </div>
      )}
      {!detail && list.data && id === undefined && (
        <div className="empty">
          <p>{year} 年还没有计划。写下要做的事和指标，活动一登记，进度就跟着走。</p>
          {newPlan}
          {others && <Button onClick={() => setPanel("carry")}>由以前的计划起草</Button>}
          <Button onClick={() => goTo({ page: "import" })}>导入旧表</Button>
        </div>
      )}
    </section>
  );
}
