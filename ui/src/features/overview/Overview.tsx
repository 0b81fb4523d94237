// 工作台: the year in figures, how far the plan is, what came last. Each opens what it counts.
import { Button } from "antd";
import { type PlanItem, useAsk } from "../../backend";
import { useGo } from "../../shared/destination";
import { span, whole } from "../../shared/format";
import { percent, targetText } from "../../shared/targets";
import { Coming } from "./Coming";
import { Due } from "./Due";
import { FollowUps } from "./FollowUps";
import { type Call, CALLS, callOf, DUE } from "./tasks";
import "./overview.css";

/** So many lines fit beside each other on a small laptop. */
const LINES = 14;

/** What stands at the right of a task: why it is called for, and its first target. */
function Facts({ task, call }: { task: PlanItem; call: Call }) {
  const target = task.targets[0];
  const done = target && percent(target);
  const why = call === "due" ? DUE[task.repetition ?? ""] : call === "late" || call === "week" || call === "month" ? (task.time_text ?? task.end_date) : undefined;
  return (
    <>
      {why && (call === "late" ? <em>{why}</em> : <span className="desk-soon">{why}</span>)}
      {target && (
        <span className="desk-target">
          {targetText(target)}
          {done !== undefined && (
            <i className={done === 100 ? "bar-line full" : "bar-line"}>
              <i style={{ width: `${done}%` }} />
            </i>
          )}
        </span>
      )}
    </>
  );
}

function Progress({ year, today }: { year: number; today: string }) {
  const goTo = useGo();
  const plan = useAsk("plan_list", { year }).data?.rows[0];
  const items = useAsk("plan_get", { id: plan?.id ?? 0 }, plan !== undefined).data?.items;
  const tasks = (items ?? []).filter((item) => item.kind === "task").map((task) => ({ task, call: callOf(task, today) }));
  // What presses most comes first; so many as there is room for.
  const ordered = CALLS.flatMap(({ call }) => tasks.filter((each) => each.call === call));
  const shown = ordered.slice(0, LINES);
  const late = tasks.filter(({ call }) => call === "late").length;
  const groups = CALLS.map(({ call, title }) => ({ call, title, some: shown.filter((each) => each.call === call) })).filter(({ some }) => some.length > 0);
  return (
    <section className="desk-part" aria-label="计划进度">
      <header>
        <h2>计划进度</h2>
        {plan && (
          <span className="quiet">
            {plan.tasks} 项任务，完成 {plan.tasks_done} 项{late > 0 && <em>，{late} 项过了时限</em>}
          </span>
        )}
      </header>
      {plan === undefined && (
        <p className="quiet">
          {year} 年还没有计划。写下要做的事和指标，活动一登记，进度就跟着走。
          <Button type="link" size="small" onClick={() => goTo({ page: "plan" })}>
            去起草
          </Button>
        </p>
      )}
      {plan &&
        groups.map(({ call, title, some }) => (
          <div key={call}>
            {groups.length > 1 && <h3 className="desk-call">{title}</h3>}
            {some.map(({ task }) => (
              <button type="button" className="desk-line" key={task.id} onClick={() => goTo({ page: "plan", area: "plan_item", id: task.id, open: plan.id })}>
                <span className="desk-words">{task.text}</span>
                <Facts task={task} call={call} />
              </button>
            ))}
          </div>
        ))}
      {ordered.length > LINES && plan && (
        <Button type="link" size="small" onClick={() => goTo({ page: "plan" })}>
          看全部 {ordered.length} 项
        </Button>
      )}
    </section>
  );
}

function Lately({ year, today }: { year: number; today: string }) {
  const goTo = useGo();
  const rows = useAsk("event_list", { year }).data?.rows;
  const coming = (rows ?? []).filter((row) => (row.start_date ?? "") > today).toSorted((a, b) => (a.start_date ?? "").localeCompare(b.start_date ?? ""));
  const past = (rows ?? []).filter((row) => row.start_date !== null && row.start_date <= today).toSorted((a, b) => (b.start_date ?? "").localeCompare(a.start_date ?? ""));
  const parts = [
    { name: "接下来", events: coming.slice(0, 5) },
    { name: "最近", events: past.slice(0, LINES - Math.min(5, coming.length)) },
  ].filter(({ events }) => events.length > 0);
  return (
    <section className="desk-part" aria-label="活动">
      <header>
        <h2>活动</h2>
        <span className="quiet">{parts.map(({ name }) => name).join("、")}</span>
      </header>
      {rows && rows.length === 0 && (
        <p className="quiet">
          {year} 年还没有活动。办过的、要办的都记下来，年底的数字由此而来。
          <Button type="link" size="small" onClick={() => goTo({ page: "event" })}>
            去登记
          </Button>
        </p>
      )}
      {parts.map(({ name, events }) =>
        events.map((event) => (
          <button type="button" className="desk-line" key={event.id} onClick={() => goTo({ page: "event", area: "event", id: event.id, open: event.id })}>
            <time>{span(event.start_date, event.end_date)}</time>
            <span className="desk-words">{event.title}</span>
            {name === "接下来" ? <span className="desk-soon">要办</span> : <span className="quiet">{event.beneficiaries === null ? "" : `${event.beneficiaries_text ?? whole(event.beneficiaries)} 人次`}</span>}
          </button>
        )),
      )}
    </section>
  );
}

export function Overview({ year }: { year: number }) {
  const goTo = useGo();
  const figures = useAsk("office_overview", { year }).data;
  const today = useAsk("desk_status", {}).data?.today;
  if (!figures || !today) return null;
  const cards: [string, number, string, string][] = [
    ["活动", figures.events, "项", "event"],
    ["受益群众", figures.beneficiaries, "人次", "event"],
    ["培训班", figures.classes, "期", "training"],
    ["参加培训", figures.trainees, "人次", "training"],
    ["竞赛评选", figures.contests, "项", "contest"],
    ["证书", figures.certificates, "张", "certificate"],
    ["计划任务", figures.tasks, "项", "plan"],
    ["人员", figures.people, "人", "directory"],
    ["单位", figures.units, "个", "directory"],
  ];
  return (
    <section className="page scroll" aria-label="工作台">
      <header>
        <h1>{year} 年工作台</h1>
      </header>
      <div className="figures">
        {cards.map(([name, count, unit, page]) => (
          <button type="button" className="figure" key={name} onClick={() => goTo({ page })} title={`看${name}`}>
            <span className="quiet">{name}</span>
            <b>
              {whole(count)}
              <small>{unit}</small>
            </b>
          </button>
        ))}
      </div>
      <Due />
      <div className="desk-parts">
        <Progress year={year} today={today} />
        <div>
          <FollowUps today={today} />
          <Lately year={year} today={today} />
          <Coming today={today} />
        </div>
      </div>
    </section>
  );
}
