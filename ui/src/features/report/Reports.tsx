// 报告: every paper that the year's records give. One is chosen and seen as it will come out, then written as a file.
import { Button, Input, Popover, Segmented, Select, Space } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { asWireError, type PlanBy, useAsk, useQuietAsk } from "../../backend";
import { useGo } from "../../shared/destination";
import { ListChoices } from "../../shared/papers/ListChoices";
import { OfficialChoices } from "../../shared/papers/OfficialChoices";
import { PaperView } from "../../shared/papers/PaperView";
import { ENDINGS, fileName, type Paper, type PaperAsk, PAPERS, titleOf } from "../../shared/papers/papers";
import { useWrite } from "../../shared/papers/useWrite";
import { SummaryView } from "./SummaryView";
import "./report.css";

/** What papers can be made of: one plan, one class, the year. */
interface Choice {
  id: number;
  title: string;
}

/** An area with its papers. */
interface Part {
  title: string;
  page: string;
  of: Paper["of"];
  /** Undefined until it is known. */
  choices: readonly Choice[] | undefined;
  /** What to say where there is nothing to choose. */
  teach: string;
  ask: (id: number) => PaperAsk;
}

/** A paper with what it is made of. */
interface Chosen {
  paper: Paper;
  ask: PaperAsk;
  about: string;
}

function useParts(year: number): Part[] {
  const plans = useAsk("plan_list", { year }).data?.rows;
  const classes = useAsk("class_list", { year }).data?.rows;
  const contests = useAsk("contest_list", { year }).data?.rows;
  const commendations = useAsk("commendation_list", { year }).data?.rows;
  const rankings = useAsk("points_ranking_list", { year }).data?.rows;
  const rosters = useAsk("duty_list", { year }).data?.rows;
  const events = useAsk("event_list", { year }).data?.rows;
  const applications = useAsk("application_list", { year }).data?.rows;
  const figures = useAsk("office_overview", { year }).data;
  const bodies = useAsk("body_list", {}).data?.rows;
  const ballots = useAsk("ballot_list", {}).data?.rows;
  const hasAny = figures && figures.tasks + figures.events + figures.classes + figures.contests + figures.kept > 0;
  return [
    { title: "年度计划", page: "plan", of: "plan", choices: plans?.map(({ id, title }) => ({ id, title })), teach: `${year} 年还没有计划。`, ask: (id) => ({ plan_id: id }) },
    { title: "年度工作总结", page: "event", of: "summary", choices: figures && (hasAny ? [{ id: year, title: String(year) }] : []), teach: `${year} 年还没有可以总结的记录。`, ask: () => ({ year }) },
    { title: "活动台账", page: "event", of: "year", choices: events && (events.length > 0 ? [{ id: year, title: `${year}年` }] : []), teach: `${year} 年还没有活动。`, ask: () => ({ year }) },
    {
      title: "培训班",
      page: "training",
      of: "class",
      choices: classes?.map(({ id, course, name }) => ({ id, title: name.includes(course) ? name : `${course} ${name}` })),
      teach: `${year} 年还没有培训班。`,
      ask: (id) => ({ class_id: id }),
    },
    { title: "全年培训", page: "training", of: "training", choices: classes && (classes.length > 0 ? [{ id: year, title: `${year}年` }] : []), teach: `${year} 年还没有培训班。`, ask: () => ({ year }) },
    { title: "竞赛评选", page: "contest", of: "contest", choices: contests?.map(({ id, name }) => ({ id, title: name })), teach: `${year} 年还没有竞赛或评选。`, ask: (id) => ({ contest_id: id }) },
    { title: "表彰", page: "contest", of: "commendation", choices: commendations?.filter(({ people }) => people > 0).map(({ id, name }) => ({ id, title: name })), teach: `${year} 年还没有提名的表彰。`, ask: (id) => ({ commendation_id: id }) },
    { title: "积分排名", page: "contest", of: "ranking", choices: rankings?.map(({ id, name }) => ({ id, title: name })), teach: `${year} 年还没有积分排名。`, ask: (id) => ({ ranking_id: id }) },
    { title: "荣誉与文件", page: "kept", of: "kept", choices: [{ id: year, title: `${year}年` }], teach: "", ask: () => ({ year }) },
    { title: "申报材料", page: "kept", of: "application", choices: applications?.map(({ id, title }) => ({ id, title })), teach: `${year} 年还没有申报。`, ask: (id) => ({ application_id: id }) },
    {
      title: "单位与人员",
      page: "directory",
      of: "directory",
      choices: figures && (figures.people + figures.units > 0 ? [{ id: 0, title: "" }] : []),
      teach: "目录里还没有单位和人员。",
      ask: () => ({ year }),
    },
    { title: "机构", page: "directory", of: "term", choices: bodies?.flatMap(({ name, terms }) => terms.map((term) => ({ id: term.id, title: `${name}${term.name}` }))), teach: "还没有机构。", ask: (id) => ({ term_id: id }) },
    { title: "选举", page: "directory", of: "ballot", choices: ballots?.map(({ id, term, post }) => ({ id, title: `${term}${post}` })), teach: "还没有选举。", ask: (id) => ({ ballot_id: id }) },
    { title: "值班表", page: "directory", of: "duty", choices: rosters?.filter(({ turns }) => turns > 0).map(({ id, name }) => ({ id, title: name })), teach: `${year} 年还没有排好的值班表。`, ask: (id) => ({ duty_id: id }) },
  ];
}

/** The papers of one area: what they are made of is chosen once for all of them. */
function Papers({ part, chosen, onChoose }: { part: Part; chosen: Paper | undefined; onChoose: (chosen: Chosen) => void }) {
  const goTo = useGo();
  const [id, setId] = useState<number | undefined>();
  const { title, choices = [], page } = part;
  const choice = choices.find((each) => each.id === id) ?? choices[0];
  const papers = PAPERS.filter((paper) => paper.of === part.of);
  const choose = (paper: Paper, of: Choice) => onChoose({ paper, ask: part.ask(of.id), about: of.title });
  return (
    <section className="report-part" aria-label={title}>
      <h2>{title}</h2>
      {choices.length > 1 && (
        <Select
          value={choice?.id ?? null}
          onChange={(next) => {
            const of = choices.find((each) => each.id === next);
            setId(next ?? undefined);
            if (of && chosen && papers.includes(chosen)) choose(chosen, of);
          }}
          options={choices.map(({ id: value, title: label }) => ({ value, label }))}
          showSearch={{ optionFilterProp: "label" }}
          popupMatchSelectWidth={false}
          aria-label={`哪一份${title}`}
        />
      )}
      {part.choices && !choice && (
        <p className="quiet">
          {part.teach}
          <Button type="link" size="small" onClick={() => goTo({ page })}>
            去登记
          </Button>
        </p>
      )}
      {choice &&
        papers.map((paper) => (
          <button type="button" key={paper.name} className="report-row" aria-pressed={paper === chosen} title={paper.what} onClick={() => choose(paper, choice)}>
            {paper.title}
          </button>
        ))}
    </section>
  );
}

/** A paper as it will come out; the summary is first read and written as text. */
function Preview({ chosen }: { chosen: Chosen }) {
  const [isText, setText] = useState(true);
  if (chosen.paper.name === "chronicle" || chosen.paper.name === "money") return <OfPeriod chosen={chosen} ask={(period) => period} />;
  if (chosen.paper.name === "plan-progress") return <OfPeriod chosen={chosen} ask={(period) => ({ ...chosen.ask, ...period })} />;
  if (chosen.paper.name === "plan-manual") return <Manual chosen={chosen} />;
  if (chosen.paper.name !== "summary" || chosen.ask.year === undefined) return <Sheets chosen={chosen} />;
  const turn = (
    <Segmented
      size="small"
      value={isText}
      onChange={setText}
      options={[
        { value: true, label: "写和核对" },
        { value: false, label: "版面" },
      ]}
      aria-label="怎样看"
    />
  );
  return isText ? <SummaryView year={chosen.ask.year} tools={turn} /> : <Sheets chosen={chosen} turn={turn} />;
}

/** A period as it is written: two dates of any precision. */
interface Period {
  from: string;
  to: string;
}

const NO_PERIOD: Period = { from: "", to: "" };

/** 大事记 of the year or 进展情况 of all time, or of the days between two dates once both are written. */
function OfPeriod({ chosen, ask }: { chosen: Chosen; ask: (period: Period) => PaperAsk }) {
  const [written, setWritten] = useState(NO_PERIOD);
  // What is seen changes when a date is done, not with each of its digits.
  const [period, setPeriod] = useState(NO_PERIOD);
  const { from, to } = period;
  const isPeriod = from !== "" && to !== "";
  const done = () => setPeriod({ from: written.from.trim(), to: written.to.trim() });
  const whole = () => {
    setWritten(NO_PERIOD);
    setPeriod(NO_PERIOD);
  };
  const field = (key: keyof Period, label: string, hint: string) => (
    <Input
      size="small"
      className="report-date"
      value={written[key]}
      onChange={({ target }) => setWritten({ ...written, [key]: target.value })}
      onBlur={done}
      onPressEnter={done}
      aria-label={label}
      placeholder={hint}
      title="写成 2026-03 或 2026-03-05；两头都写了才按这一段，空着是全部"
    />
  );
  const begin = chosen.ask.year === undefined ? ["从哪天", "到哪天"] : [`从 ${chosen.ask.year}-01`, `到 ${chosen.ask.year}-12`];
  const turn = (
    <Space size={4}>
      {field("from", "从哪天起", begin[0] ?? "")}
      <span className="quiet">至</span>
      {field("to", "到哪天止", begin[1] ?? "")}
      {isPeriod && (
        <Button size="small" type="link" onClick={whole}>
          {chosen.ask.year === undefined ? "全部" : "全年"}
        </Button>
      )}
    </Space>
  );
  const days = from === to ? from : `${from}至${to}`;
  const of: Chosen = isPeriod ? { ...chosen, ask: ask(period), about: chosen.paper.name === "chronicle" ? days : `${chosen.about} ${days} ` } : chosen;
  return <Sheets chosen={of} turn={turn} />;
}

const CUTS: readonly { value: PlanBy; label: string }[] = [
  { value: "person", label: "按责任人" },
  { value: "leader", label: "按责任领导" },
  { value: "lead_unit", label: "按责任科室" },
  { value: "module", label: "按板块" },
  { value: "month", label: "按月份" },
  { value: "section", label: "按章节" },
];

/** 工作手册, cut by who answers for the tasks. */
function Manual({ chosen }: { chosen: Chosen }) {
  const [by, setBy] = useState<PlanBy>("person");
  const turn = <Select size="small" value={by} options={[...CUTS]} onChange={setBy} popupMatchSelectWidth={false} aria-label="按什么分" />;
  return <Sheets chosen={{ ...chosen, ask: { ...chosen.ask, by } }} turn={turn} />;
}

function Sheets({ chosen: { paper, ask, about }, turn }: { chosen: Chosen; turn?: ReactNode }) {
  const asked = useQuietAsk("report_preview", { name: paper.name, ...ask });
  const write = useWrite();
  const [isFull, setFull] = useState(false);
  const full = isFull ? { full_ids: true } : {};
  const save = (ending: string) => void write("report_write", { name: paper.name, ...ask, ...full }, `${titleOf(paper)}存到哪里`, fileName(about, paper, ending));
  useEffect(() => {
    const onPrint = (event: Event) => {
      event.preventDefault();
      save("pdf");
    };
    window.addEventListener("xieban:print", onPrint);
    return () => window.removeEventListener("xieban:print", onPrint);
  });
  const tools = (
    <Space size={6}>
      {turn}
      {paper.isList && (
        <Popover trigger="click" placement="bottomRight" content={<ListChoices name={paper.name} ask={ask} fullIds={{ isOn: isFull, onTurn: setFull }} />}>
          <Button size="small">列和次序</Button>
        </Popover>
      )}
      {paper.isOfficial && (
        <Popover trigger="click" placement="bottomRight" content={<OfficialChoices name={paper.name} ask={ask} />}>
          <Button size="small">版头和版记</Button>
        </Popover>
      )}
      {ENDINGS.filter(({ ending }) => paper.endings.includes(ending)).map(({ ending, label, title }) => (
        <Button key={ending} size="small" type={ending === "pdf" ? "primary" : "default"} title={title} onClick={() => save(ending)}>
          {label}
        </Button>
      ))}
    </Space>
  );
  if (asked.error) {
    return (
      <div className="empty">
        {turn}
        <p>{asWireError(asked.error).message}</p>
        <Button onClick={() => void asked.refetch()}>重试</Button>
      </div>
    );
  }
  return <PaperView pdf={asked.data?.pdf ?? ""} tools={tools} warning={asked.data?.missing} />;
}

export function Reports({ year }: { year: number }) {
  const parts = useParts(year);
  const [wanted, setWanted] = useState<Chosen | undefined>();
  // Until she chooses, the first paper that there is.
  const first = parts.flatMap((part) => {
    const paper = PAPERS.find(({ of }) => of === part.of);
    const choice = part.choices?.[0];
    return paper && choice ? [{ paper, ask: part.ask(choice.id), about: choice.title }] : [];
  })[0];
  const areKnown = parts.every((part) => part.choices !== undefined);
  const chosen = wanted ?? (areKnown ? first : undefined);
  return (
    <section className="page" aria-label="报告">
      <header>
        <h1>报告</h1>
      </header>
      <div className="report">
        <div className="report-parts">
          {parts.map((part) => (
            <Papers key={part.of} part={part} chosen={chosen?.paper} onChoose={setWanted} />
          ))}
        </div>
        {chosen && <Preview key={`${chosen.paper.name} ${JSON.stringify(chosen.ask)}`} chosen={chosen} />}
        {areKnown && !chosen && (
          <div className="empty">
            <p>{year} 年还没有可以写成文稿的记录。起草计划、登记活动以后，这里就能看到排好的公文和表册。</p>
          </div>
        )}
      </div>
    </section>
  );
}
