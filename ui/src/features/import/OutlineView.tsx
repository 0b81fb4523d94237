// A plan's text as it was understood: its lines indented by their depth, with what they are and the targets found in them.
import { Segmented, Tag } from "antd";
import { useState } from "react";
import type { OutlineEntry, OutlineIssue, OutlinePaper, Preview } from "../../backend";
import { KINDS_OF_LINE } from "./words";

const PARTS: [keyof OutlinePaper, string][] = [
  ["title", "标题"],
  ["document_number", "文号"],
  ["addressee", "主送"],
  ["signature", "落款"],
  ["date", "日期"],
];

/** What is said of a task in a form: by whom, until when. */
const factsOf = ({ leader, lead_unit, person, helpers, time_text }: OutlineEntry): string[] =>
  [leader, lead_unit, person, helpers && `配合：${helpers}`, time_text].filter((fact): fact is string => Boolean(fact));

function Line({ entry }: { entry: OutlineEntry }) {
  const { kind, label, text, title, targets } = entry;
  return (
    <li style={{ paddingLeft: 14 + Math.max(0, entry.level - (kind === "text" ? 0 : 1)) * 24 }} className={`outline-${kind}`}>
      <span className="import-place">
        第 {entry.line} 行 {KINDS_OF_LINE[kind]}
      </span>
      <span className="outline-words">
        {label && <strong>{label} </strong>}
        {title ? (
          <>
            <strong>{title}</strong>
            {text.slice(title.length)}
          </>
        ) : (
          text
        )}
      </span>
      {targets?.map((target, index) => (
        <Tag key={`${target.words} ${index}`} color="success" title={`来自“${target.words}”`}>
          {target.amount === undefined ? target.words : `${target.amount}${target.amount_high === undefined ? "" : `～${target.amount_high}`} ${target.unit}`}
        </Tag>
      ))}
      {factsOf(entry).map((fact) => (
        <Tag key={fact}>{fact}</Tag>
      ))}
    </li>
  );
}

function Issues({ issues }: { issues: OutlineIssue[] }) {
  return (
    <ol className="import-list">
      {issues.map(({ line, code, value, message }, index) => (
        <li key={`${line} ${code} ${value} ${index}`}>
          <span className="import-place">{line > 0 ? `第 ${line} 行` : "全文"}</span>
          <Tag color="warning">请核对</Tag>
          <span>{message}</span>
        </li>
      ))}
    </ol>
  );
}

/** The outline of a file. */
export function OutlineView({ preview }: { preview: Preview }) {
  const [part, setPart] = useState("outline");
  const { outline = [], issues = [], paper = {} } = preview;
  const tasks = outline.filter((entry) => entry.kind === "task").length;
  const parts = [
    { value: "outline", label: `提纲 ${tasks} 项任务` },
    { value: "issues", label: `问题 ${issues.length}`, disabled: issues.length === 0 },
  ];
  return (
    <>
      <div className="import-parts">
        <Segmented value={part} onChange={setPart} options={parts} />
        {PARTS.filter(([key]) => paper[key]).map(([key, name]) => (
          <span key={key} className="quiet">
            {name}：{paper[key]}
          </span>
        ))}
      </div>
      {part === "issues" ? (
        <Issues issues={issues} />
      ) : (
        <ol className="import-list" aria-label="读出的提纲">
          {outline.map((entry, index) => (
            <Line key={`${entry.line} ${index}`} entry={entry} />
          ))}
        </ol>
      )}
    </>
  );
}
