// 活动查询: the ledger answers by its filter, as a list, in groups, or drawn; what is shown goes out as a paper.
import { App, Button, Segmented } from "antd";
import { lazy, Suspense, useMemo, useState } from "react";
import { type EventRow, useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";
import { span, whole, yuan } from "../../shared/format";
import { Grid } from "../../shared/grid/Grid";
import { type Column, sorted } from "../../shared/grid/table";
import { standing, useView } from "../../shared/grid/view";
import { useWrite } from "../../shared/papers/useWrite";
import { Groups } from "./Groups";
import { LedgerFilter } from "./LedgerFilter";
import { filterOf, ofMonth, PLAIN, type Question } from "./question";
import { Views } from "./Views";
import { type SavedView, useViews } from "./views";
import "./event.css";

const Charts = lazy(() => import("./Charts"));

/** So many rows come first: a screen of twenty years is asked for only when she wants it. */
const ROWS = 2000;

/** Titles as the paper has them: the columns that stand here are those that are printed. */
const columns: Column<EventRow>[] = [
  { key: "start_date", title: "时间", width: 160, show: (row) => span(row.start_date, row.end_date) },
  { key: "title", title: "活动名称", width: 240, lead: true },
  { key: "kind", title: "类型", width: 70 },
  { key: "place", title: "地点", width: 150 },
  { key: "hosts", title: "主办", width: 150 },
  { key: "participants", title: "参加人数", width: 86, number: true, show: (row) => row.participants_text ?? whole(row.participants) },
  { key: "beneficiaries", title: "受益人次", width: 86, number: true, show: (row) => row.beneficiaries_text ?? whole(row.beneficiaries) },
  { key: "cost", title: "经费（元）", width: 98, number: true, show: (row) => yuan(row.cost) },
  { key: "tasks", title: "对应任务", width: 180 },
  { key: "organizers", title: "承办", width: 150, spare: true },
  { key: "co_hosts", title: "协办", width: 150, spare: true },
  { key: "edition", title: "届次", width: 90, spare: true },
  { key: "summary", title: "小结", width: 240, spare: true },
  { key: "note", title: "备注", width: 160, spare: true },
];

export function Ledger({ year }: { year: number }) {
  const [views, setViews] = useViews();
  const first = views.find(({ isDefault }) => isDefault);
  const [question, setQuestion] = useState<Question>(first?.question ?? PLAIN);
  const [named, setNamed] = useState<string | undefined>(first?.name);
  const [drawn, setDrawn] = useState(false);
  const [all, setAll] = useState(false);
  const [view, setView] = useView("ledger");
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const today = useAsk("desk_status", {}).data?.today;
  const filter = useMemo(() => filterOf(question, year, today ?? `${year}-01-01`), [question, year, today]);
  const group = question.group || null;
  const answer = useAsk("event_ledger", { filter, group, limit: all ? null : ROWS }, today !== undefined).data;
  const goTo = useGo();
  const write = useWrite();
  const doIt = useDo();
  const { message } = App.useApp();
  const rows = answer?.rows ?? [];
  const sortBy = columns.find((column) => column.key === view.sort?.key);
  const shown = useMemo(() => sorted(rows, sortBy, view.sort?.descending ?? false), [rows, sortBy, view.sort?.descending]);
  const open = (row: EventRow) => goTo({ page: "event", area: "event", id: row.id, open: row.id });
  const show = (saved: SavedView | undefined) => {
    setNamed(saved?.name);
    if (!saved) return;
    setQuestion({ ...PLAIN, ...saved.question });
    setView((old) => ({ ...old, ...saved.columns }));
  };
  const narrow = (next: Question) => {
    setQuestion(next);
    setDrawn(false);
  };
  const print = async (ending: "pdf" | "xlsx", name: "events" | "chronicle") => {
    const heads = standing(columns, view).map(({ title }) => title);
    const { year: of, from, to, ...rest } = filter;
    // 大事记 needs an end on both sides; what is open is said before the file is asked for.
    if (name === "chronicle" && of === undefined && (!from || !to)) {
      void message.warning("大事记要写明哪一年，或从哪天到哪天");
      return;
    }
    const time = { ...(of === undefined || of === null ? {} : { year: of }), ...(from ? { from } : {}), ...(to ? { to } : {}) };
    const about = name === "chronicle" ? "大事记" : (named ?? "活动台账");
    const list = name === "events" ? { ...(group ? { group } : {}), choices: { columns: heads } } : {};
    await write("report_write", { name, filter: { ...rest, ...time }, ...(name === "chronicle" ? time : {}), ...list }, `${about}存到哪里`, `${about}.${ending}`);
  };
  const marked = new Set(answer?.marked);
  const picked = [...chosen].filter((id) => rows.some((row) => row.id === id));
  const isMarked = picked.length > 0 && picked.every((id) => marked.has(id));
  const sums = answer?.sums;
  const measures = (answer?.measures ?? []).map(({ name, amount, unit }) => `${name} ${whole(amount)}${unit ? ` ${unit}` : ""}`);
  const told = sums ? `${whole(sums.events)} 项 · 参加 ${whole(sums.participants)} 人 · 受益 ${whole(sums.beneficiaries)} 人次 · 经费 ${yuan(sums.cost)} 元` : "";
  return (
    <section className="page" aria-label="活动查询">
      <header>
        <h1>活动查询</h1>
        {picked.length > 0 && !drawn && !group && (
          <Button onClick={() => void doIt("event_mark", { ids: picked, marked: !isMarked })}>{isMarked ? `${picked.length} 项不入大事记` : `${picked.length} 项记入大事记`}</Button>
        )}
        <Views views={views} onViews={setViews} question={question} columns={view} shown={named} onShow={show} />
        <Segmented aria-label="怎样看" value={drawn} onChange={setDrawn} options={[{ value: false, label: "列表" }, { value: true, label: "图表" }]} />
        <Button onClick={() => void print("pdf", "events")} disabled={!sums?.events}>
          打印台账
        </Button>
        <Button onClick={() => void print("xlsx", "events")} disabled={!sums?.events}>
          写成 Excel
        </Button>
        <Button onClick={() => void print("pdf", "chronicle")} disabled={!sums?.events} title={question.marked ? "只写记入大事记的" : "条件里勾上“记入大事记的”，就只写这些"}>
          打印大事记
        </Button>
      </header>
      <LedgerFilter question={question} onQuestion={setQuestion} kinds={answer?.kinds ?? []} />
      {answer && sums?.events === 0 && (
        <div className="empty">
          <p>没有符合条件的活动。放宽时间，或去掉一个条件再看。</p>
          <Button onClick={() => setQuestion({ ...PLAIN, time: "all", group: question.group })}>看全部活动</Button>
        </div>
      )}
      {answer && (sums?.events ?? 0) > 0 && (
        <>
          {drawn && (
            <Suspense fallback={<p className="quiet">正在画图……</p>}>
              <Charts ledger={answer} onMonth={(month, kind) => narrow(ofMonth(question, month, kind))} onUnit={(unit) => narrow({ ...question, unit })} />
            </Suspense>
          )}
          {!drawn && group && <Groups groups={answer.groups} rows={rows} columns={standing(columns, view)} onOpen={open} />}
          {!drawn && !group && (
            <Grid label="活动查询" rows={shown} columns={columns} view={view} onView={setView} chosen={chosen} onChoose={setChosen} onOpen={open} canFilter={false} foot={told} />
          )}
          {(drawn || group) && <p className="ledger-foot">{told}</p>}
          {measures.length > 0 && <p className="ledger-foot quiet">{measures.join(" · ")}</p>}
          {!all && rows.length < (sums?.events ?? 0) && (
            <p className="ledger-foot quiet">
              先列出最近 {whole(rows.length)} 项，合计是全部的。
              <Button type="link" size="small" onClick={() => setAll(true)}>
                全部列出
              </Button>
            </p>
          )}
        </>
      )}
    </section>
  );
}
