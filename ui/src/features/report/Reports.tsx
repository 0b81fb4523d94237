// 报告: every paper that the year's records give, written as a file.
import { Button, Select, Space } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { type ReportName, useAsk } from "../../backend";
import { useGo } from "../../shared/destination";
import { fileName, type Paper, type PaperAsk, PAPERS } from "../../shared/papers/papers";
import { useWrite } from "../../shared/papers/useWrite";
import "./report.css";

/** The files that a paper can be written as. */
const ENDINGS = [{ ending: "pdf", label: "PDF" }] as const;

interface Choice {
  id: number;
  title: string;
}

interface PartProps {
  title: string;
  papers: readonly Paper[];
  /** What the papers can be made of; undefined while it is not known, or where nothing is chosen. */
  choices?: readonly Choice[] | undefined;
  /** What to say where there is nothing to choose. */
  teach: string;
  page: string;
  askOf: (id: number) => PaperAsk;
  /** A choice before the list of papers, in place of the records. */
  about?: string;
  onWrite: (paper: Paper, ask: PaperAsk, about: string, ending: string) => void;
}

/** Papers of one area: what they are made of is chosen once for all of them. */
function Part({ title, papers, choices, teach, page, askOf, about, onWrite }: PartProps) {
  const goTo = useGo();
  const [chosen, setChosen] = useState<number | undefined>();
  const choice = choices?.find((each) => each.id === chosen) ?? choices?.[0];
  useEffect(() => setChosen(undefined), [page]);
  const isEmpty = choices !== undefined && choices.length === 0;
  const of = about ?? choice?.title ?? "";
  let body: ReactNode;
  if (isEmpty) {
    body = (
      <p className="quiet">
        {teach}
        <Button type="link" size="small" onClick={() => goTo({ page })}>
          去登记
        </Button>
      </p>
    );
  } else {
    body = papers.map((paper) => (
      <div className="report-row" key={paper.name}>
        <b>{paper.title}</b>
        <span className="quiet">{paper.what}</span>
        <Space size={4}>
          {ENDINGS.map(({ ending, label }) => (
            <Button key={ending} size="small" disabled={choices !== undefined && !choice} aria-label={`${paper.title}写成 ${label}`} onClick={() => onWrite(paper, askOf(choice?.id ?? 0), of, ending)}>
              {label}
            </Button>
          ))}
        </Space>
      </div>
    ));
  }
  return (
    <section className="report-part" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {choices && choices.length > 0 && (
          <Select
            value={choice?.id ?? null}
            onChange={(id) => setChosen(id ?? undefined)}
            options={choices.map(({ id, title: label }) => ({ value: id, label }))}
            showSearch={{ optionFilterProp: "label" }}
            popupMatchSelectWidth={false}
            aria-label={`哪一份${title}`}
          />
        )}
      </header>
      {body}
    </section>
  );
}

const papersOf = (of: Paper["of"]) => PAPERS.filter((paper) => paper.of === of);

export function Reports({ year }: { year: number }) {
  const plans = useAsk("plan_list", { year }).data?.rows;
  const classes = useAsk("class_list", { year }).data?.rows;
  const contests = useAsk("contest_list", { year }).data?.rows;
  const events = useAsk("event_list", { year }).data?.rows;
  const write = useWrite();
  const onWrite = (paper: Paper, ask: PaperAsk, about: string, ending: string) => {
    const name = paper.title.replace("（公文）", "");
    void write("report_write", { name: paper.name satisfies ReportName, ...ask }, `${name}存到哪里`, fileName(about.includes(name) ? about : `${about} ${name}`, ending));
  };
  return (
    <section className="page scroll" aria-label="报告">
      <header>
        <h1>报告</h1>
        <span className="quiet">{year} 年的记录能写成这些文稿；在各页的列表上也能直接打印（Ctrl+P）</span>
      </header>
      <div className="report-parts">
        <Part title="年度计划" page="plan" papers={papersOf("plan")} choices={plans?.map(({ id, title }) => ({ id, title }))} teach={`${year} 年还没有计划。`} askOf={(id) => ({ plan_id: id })} onWrite={onWrite} />
        <Part
          title="活动台账"
          page="event"
          papers={papersOf("year")}
          choices={events && (events.length > 0 ? [{ id: year, title: `${year} 年全部活动（${events.length} 项）` }] : [])}
          about={`${year}年活动台账`}
          teach={`${year} 年还没有活动。`}
          askOf={() => ({ year })}
          onWrite={onWrite}
        />
        <Part
          title="培训班"
          page="training"
          papers={papersOf("class")}
          choices={classes?.map(({ id, course, name }) => ({ id, title: name.includes(course) ? name : `${course} ${name}` }))}
          teach={`${year} 年还没有培训班。`}
          askOf={(id) => ({ class_id: id })}
          onWrite={onWrite}
        />
        <Part title="竞赛评选" page="contest" papers={papersOf("contest")} choices={contests?.map(({ id, name }) => ({ id, title: name }))} teach={`${year} 年还没有竞赛或评选。`} askOf={(id) => ({ contest_id: id })} onWrite={onWrite} />
      </div>
    </section>
  );
}
