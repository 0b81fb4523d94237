// 年度工作总结 on screen: read as it will be printed, its own words written in place, every figure opening the records behind it.
import { Alert, Drawer } from "antd";
import { type ReactNode, useState } from "react";
import { type Area, type ByHand, type Figure, type FigureRow, type SummaryPart, useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";
import { whole } from "../../shared/format";
import { Prose } from "../../shared/Prose";

/** The page that shows a record of each area. */
const PAGES: Partial<Record<Area, string>> = {
  event: "event", plan: "plan", training: "training", contest: "contest", certificate: "certificate", problem: "problem", directory: "directory",
  money: "event", donation: "event", venue: "event", plaque: "event", coverage: "event", return: "event",
  honour: "kept", participation: "kept", application: "kept", document: "kept", outcome: "kept",
};

const HINTS: Readonly<Record<ByHand, string>> = {
  opening: "开头：一年来在谁的领导下、围绕什么做了工作",
  problems: "存在问题：写上这一年的不足；“问题建议”里没有解决的会接在后面",
  outlook: "下一步打算：没有完成的和每年都做的会接在后面",
};

/** A figure with the words around it. */
interface Opened {
  figure: Figure;
  words: string;
}

/** The records that a figure counts. */
function Records({ year, opened: { figure, words } }: { year: number; opened: Opened }) {
  const goTo = useGo();
  const found = useAsk("figure_records", { year, figure }).data;
  if (!found) return null;
  const open = ({ area, id, plan_id }: FigureRow) => {
    const page = PAGES[area];
    if (!page) return;
    goTo(plan_id === undefined ? { page, area, id, open: id } : { page, area: "plan_item", id, open: plan_id });
  };
  const isCount = found.rows.every((row) => row.amount === 1);
  return (
    <>
      <p className="quiet">
        {words}：{found.rows.length} 条记录{!isCount && `，合计 ${whole(found.total)} ${found.unit}`}
      </p>
      {found.rows.map((row, index) => (
        // A task may stand behind a figure more than once.
        // oxlint-disable-next-line react/no-array-index-key
        <button type="button" key={index} className="summary-record" onClick={() => open(row)}>
          <time className="quiet">{row.when}</time>
          <span>{row.title}</span>
          <span className="quiet">{row.words ?? (isCount || row.amount === null ? "" : `${whole(row.amount)} ${found.unit}`)}</span>
        </button>
      ))}
      {found.rows.length === 0 && <p className="quiet">没有记录，所以是 0。</p>}
    </>
  );
}

function Part({ part, onOpen }: { part: SummaryPart; onOpen: (opened: Opened) => void }) {
  const runs = part.runs.map(({ text, figure }, index) =>
    figure ? (
      // The runs of a part are drawn anew with each answer.
      // oxlint-disable-next-line react/no-array-index-key
      <button type="button" key={index} className="summary-figure" title="看是哪些记录" onClick={() => onOpen({ figure, words: text })}>
        {text}
      </button>
    ) : (
      text
    ),
  );
  if (part.level === 0) return <p>{runs}</p>;
  const head = `${part.label}${part.heading}`;
  return part.level === 1 ? (
    <h3>{head}</h3>
  ) : (
    <p>
      <span className={part.level === 2 ? "summary-second" : undefined}>{head}</span>
      {runs}
    </p>
  );
}

export function SummaryView({ year, tools }: { year: number; tools: ReactNode }) {
  const doIt = useDo();
  const summary = useAsk("summary_get", { year }).data;
  const [opened, setOpened] = useState<Opened | undefined>();
  if (!summary) return null;
  const { parts, title, notes } = summary;
  const written = (by: ByHand) => (
    <Prose key={by} className="summary-own" value={summary[by] ?? ""} label={HINTS[by].split("：")[0] ?? ""} placeholder={HINTS[by]} onSave={async (text) => (await doIt("summary_update", { year, changes: { [by]: text || null } })) !== undefined} />
  );
  // What was written by hand stands as one field where its first paragraph is.
  const shown = parts.flatMap((part, index) => {
    if (part.by_hand === undefined) return [<Part key={`${index} ${part.heading}`} part={part} onOpen={setOpened} />];
    return parts[index - 1]?.by_hand === part.by_hand ? [] : [written(part.by_hand)];
  });
  const lacks = (by: ByHand) => !parts.some((part) => part.by_hand === by);
  return (
    <div className="paper-view">
      <div className="paper-bar">
        <span className="quiet">蓝色的数字点开就是它的记录</span>
        <span className="grow" />
        {tools}
      </div>
      {notes.length > 0 && <Alert type="warning" banner title={`${notes.join("；")}。`} />}
      <div className="summary">
        <article>
          {title.split("\n").map((line) => (
            <h2 key={line}>{line}</h2>
          ))}
          {lacks("opening") && written("opening")}
          {shown}
          {lacks("problems") && written("problems")}
          {lacks("outlook") && written("outlook")}
        </article>
      </div>
      <Drawer open={opened !== undefined} onClose={() => setOpened(undefined)} size={520} title="数字的来源" mask={false} destroyOnHidden>
        {opened && <Records year={year} opened={opened} />}
      </Drawer>
    </div>
  );
}
