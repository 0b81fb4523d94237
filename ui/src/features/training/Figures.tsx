// 统计: a year's training in numbers, by unit and by teacher; how many of each skill level there were, year by year.
import { Button, Input, InputNumber, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { type SkillYear, type TrainingFigures, useAsk, useDo } from "../../backend";
import { whole } from "../../shared/format";
import { PrintMenu } from "../../shared/papers/PrintMenu";

const COUNTED: Readonly<Record<string, string>> = { lesson: "按一人一次课计", class: "按一人一期计" };
const LEVELS = ["初级工", "中级工", "高级工", "技师", "高级技师"];

export function Figures({ year, turn }: { year: number; turn: ReactNode }) {
  const figures = useAsk("training_figures", { year }).data;
  const hours = useAsk("teacher_hours", { year }).data?.rows;
  return (
    <section className="page scroll" aria-label="培训统计">
      <header>
        <h1>培训统计</h1>
        <PrintMenu papers={["training-figures", "teacher-hours"]} ask={{ year }} about={`${year}年`} />
        {turn}
      </header>
      {figures && figures.classes === 0 ? (
        <div className="empty">
          <p>{year} 年还没有培训班，没有可以统计的数字。</p>
        </div>
      ) : (
        figures && (
          <>
            <Numbers figures={figures} />
            <div className="figure-tables">
              <section aria-label="分单位">
                <h2>分单位</h2>
                <table>
                  <thead>
                    <tr>
                      <th>单位</th>
                      <th>人数</th>
                      <th>参加班次</th>
                      <th>合格</th>
                    </tr>
                  </thead>
                  <tbody>
                    {figures.units.map((unit) => (
                      <tr key={unit.unit}>
                        <td>{unit.unit || "没有单位"}</td>
                        <td>{unit.people}</td>
                        <td>{unit.enrolled}</td>
                        <td>{unit.passed}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
              <section aria-label="教师课时">
                <h2>教师课时</h2>
                {hours?.length === 0 && <p className="quiet">课次和培训班里还没有写教师。</p>}
                {hours && hours.length > 0 && (
                  <table>
                    <thead>
                      <tr>
                        <th>教师</th>
                        <th>期</th>
                        <th>课次</th>
                        <th>课时</th>
                      </tr>
                    </thead>
                    <tbody>
                      {hours.map((row) => (
                        <tr key={row.id}>
                          <td>{row.teacher}</td>
                          <td>{row.classes}</td>
                          <td>{row.lessons}</td>
                          <td>{row.hours}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                )}
              </section>
            </div>
          </>
        )
      )}
      <Skills year={year} />
    </section>
  );
}

function Numbers({ figures }: { figures: TrainingFigures }) {
  const all: [string, string, string][] = [
    [whole(figures.classes), "期", ""],
    [whole(figures.heads), "人次", COUNTED[figures.head_count] ?? ""],
    [whole(figures.people), "人", "每人只算一次"],
    [whole(figures.hours), "课时", ""],
    [figures.pass_rate === null ? "-" : `${figures.pass_rate}%`, "合格率", `评了 ${figures.judged} 人次，合格 ${figures.passed}`],
  ];
  return (
    <dl className="numbers">
      {all.map(([number, unit, note]) => (
        <div key={unit}>
          <dt>
            <b>{number}</b> {unit}
          </dt>
          <dd className="quiet">{note}</dd>
        </div>
      ))}
    </dl>
  );
}

/** 技能等级结构: a bar for each year, its parts the levels. */
function Skills({ year }: { year: number }) {
  const years = useAsk("skill_years", {}).data?.years;
  const [entered, setEntered] = useState(false);
  const levels = [...new Set((years ?? []).flatMap((each) => each.levels.map(({ level }) => level)))].toSorted((one, other) => LEVELS.indexOf(one) - LEVELS.indexOf(other));
  return (
    <section aria-label="技能等级结构">
      <div className="part-head">
        <h2>技能等级结构</h2>
        <Button size="small" onClick={() => setEntered(true)}>
          填 {year} 年的人数…
        </Button>
      </div>
      {years?.length === 0 && <p className="quiet">目录里还没有人写了技能等级。也可以直接填单位报来的各等级人数。</p>}
      {years && years.length > 0 && <Chart years={years} levels={levels} />}
      {entered && <Headcount year={year} there={years?.find((each) => each.year === year && each.is_entered)} onClose={() => setEntered(false)} />}
    </section>
  );
}

/** Pixels of the chart. */
const BAR = { left: 74, width: 620, height: 26, step: 46 };

function Chart({ years, levels }: { years: readonly SkillYear[]; levels: readonly string[] }) {
  const height = years.length * BAR.step + 30;
  return (
    <svg className="skills" width={BAR.left + BAR.width + 130} height={height} role="img" aria-label={years.map((each) => `${each.year} 年：${each.levels.map(({ level, people, share }) => `${level} ${people} 人占 ${share}%`).join("，")}`).join("；")}>
      {years.map((each, index) => {
        const y = index * BAR.step;
        let x = BAR.left;
        return (
          <g key={each.year}>
            <text x={BAR.left - 10} y={y + BAR.height / 2} textAnchor="end" dominantBaseline="central">
              {each.year} 年
            </text>
            {each.levels.map(({ level, people, share }) => {
              const width = each.people > 0 ? (BAR.width * people) / each.people : 0;
              const from = x;
              x += width;
              return (
                <g key={level}>
                  <rect x={from} y={y} width={Math.max(0, width - 1)} height={BAR.height} className={`level-${levels.indexOf(level) % 6}`}>
                    <title>{`${level} ${people} 人，${share}%`}</title>
                  </rect>
                  {width > 44 && (
                    <text x={from + width / 2} y={y + BAR.height / 2} textAnchor="middle" dominantBaseline="central" className={`on-${levels.indexOf(level) % 6}`}>
                      {share}%
                    </text>
                  )}
                </g>
              );
            })}
            <text x={BAR.left + BAR.width + 8} y={y + BAR.height / 2} dominantBaseline="central" className="note">
              {each.people} 人{each.is_entered ? "（填报）" : "（目录）"}
            </text>
          </g>
        );
      })}
      {levels.map((level, index) => (
        <g key={level} transform={`translate(${BAR.left + index * 100}, ${years.length * BAR.step})`}>
          <rect width="12" height="12" className={`level-${index % 6}`} />
          <text x="18" y="6" dominantBaseline="central">
            {level}
          </text>
        </g>
      ))}
    </svg>
  );
}

interface Count {
  level: string;
  people: number | null;
}

/** The company's own headcount of a year. */
function Headcount({ year, there, onClose }: { year: number; there: SkillYear | undefined; onClose: () => void }) {
  const doIt = useDo();
  const [counts, setCounts] = useState<Count[]>(there ? there.levels.map(({ level, people }) => ({ level, people })) : LEVELS.map((level) => ({ level, people: null })));
  const change = (at: number, next: Partial<Count>) => setCounts((old) => old.map((each, index) => (index === at ? { ...each, ...next } : each)));
  const save = async () => {
    const levels = counts.flatMap(({ level, people }) => (people === null ? [] : [{ level, people }]));
    if ((await doIt("skill_set", { year, levels })) !== undefined) onClose();
  };
  return (
    <Modal open title={`${year} 年各等级人数`} okText="保存人数" cancelText="取消" onOk={() => void save()} onCancel={onClose} width={360}>
      <p className="quiet">填了就用填的；一个都不填，今年的按目录里的人数算。</p>
      {counts.map((count, at) => (
        <p key={at} className="headcount">
          <Input value={count.level} onChange={({ target }) => change(at, { level: target.value })} aria-label="技能等级" />
          <InputNumber min={0} precision={0} value={count.people} onChange={(people) => change(at, { people })} aria-label={`${count.level || "这个等级"}的人数`} suffix="人" />
        </p>
      ))}
      <Button type="link" size="small" onClick={() => setCounts((old) => [...old, { level: "", people: null }])}>
        再加一个等级
      </Button>
    </Modal>
  );
}
