// The tasks of a plan by month, person, department or module, with how far each group is.
import { Select } from "antd";
import { useState } from "react";
import type { Plan, PlanItem } from "../../backend";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { STANDINGS } from "../../shared/standing";
import { targetText } from "../../shared/targets";
import { type By, grouped, WAYS } from "./groups";

/** 12 项，完成 5 项 */
function Count({ tasks }: { tasks: readonly PlanItem[] }) {
  const count = (standing: PlanItem["standing"]) => tasks.filter((task) => task.standing === standing).length;
  const late = count("late");
  return (
    <span className="quiet">
      {tasks.length} 项，完成 {count("done")} 项{late > 0 && <em>，{late} 项过了时限</em>}
    </span>
  );
}

/** The way she put them together last; it stays on this machine. */
function useKeptWay(): [By, (by: By) => void] {
  const [by, setBy] = useState<By>(() => WAYS.find(({ value }) => value === localStorage.getItem("plan.groups"))?.value ?? "month");
  const keep = (next: By) => {
    localStorage.setItem("plan.groups", next);
    setBy(next);
  };
  return [by, keep];
}

export function Groups({ plan, items, onTask }: { plan: Plan; items: readonly PlanItem[]; onTask: (id: number) => void }) {
  const [by, setBy] = useKeptWay();
  const tasks = items.filter((item) => item.kind === "task");
  return (
    <>
      <div className="plan-by">
        <Select value={by} options={WAYS.map(({ value, label }) => ({ value, label }))} onChange={setBy} aria-label="怎样分组" style={{ width: 130 }} />
        <Count tasks={tasks} />
        <PrintMenu papers={["plan-manual"]} ask={{ plan_id: plan.id, by }} about={plan.title} listens={false} />
      </div>
      {tasks.length === 0 && <p className="quiet">还没有任务。在大纲里写，一行一条。</p>}
      {grouped(items, by).map(({ title, tasks: some, isNobody }) => (
        <section key={title} className="plan-group" aria-label={title}>
          <header>
            <h2>{title}</h2>
            <Count tasks={some} />
            {!isNobody && <PrintMenu papers={["plan-manual"]} ask={{ plan_id: plan.id, by, who: title }} about={`${plan.title} ${title}`} listens={false} />}
          </header>
          {some.map((task) => (
            <button type="button" key={task.id} className="plan-entry" onClick={() => onTask(task.id)}>
              <span className={`plan-standing ${task.standing}`}>{STANDINGS[task.standing]}</span>
              <span className="plan-words">{task.text}</span>
              <span className="quiet">{task.targets.map(targetText).join("；")}</span>
              <span className="quiet plan-who">{[task.lead_unit, task.person].filter(Boolean).join(" ")}</span>
              <span className="quiet plan-when">{task.time_text ?? ""}</span>
            </button>
          ))}
        </section>
      ))}
    </>
  );
}
