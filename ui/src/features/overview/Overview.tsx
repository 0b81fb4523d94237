// 工作台: the year in figures; each opens what it counts.
import { useAsk } from "../../backend";
import { useGo } from "../../shared/destination";
import { whole } from "../../shared/format";

export function Overview({ year }: { year: number }) {
  const goTo = useGo();
  const figures = useAsk("office_overview", { year }).data;
  if (!figures) return null;
  const cards: [string, number, string, string][] = [
    ["活动", figures.events, "项", "event"],
    ["受益群众", figures.beneficiaries, "人次", "event"],
    ["培训班", figures.classes, "期", "training"],
    ["参加培训", figures.trainees, "人次", "training"],
    ["竞赛评选", figures.contests, "项", "contest"],
    ["证书", figures.certificates, "张", "certificate"],
    ["计划任务", figures.tasks, `项，完成 ${figures.tasks_done} 项`, "plan"],
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
          <button type="button" className="figure" key={name} onClick={() => goTo({ page })}>
            <span className="quiet">{name}</span>
            <b>{whole(count)}</b>
            <span className="quiet">{unit}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
