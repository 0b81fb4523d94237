// What would change: new, changed with before and after, the same, whom a row means; she unticks, chooses and filters.
import { Button, Checkbox, Segmented, Select } from "antd";
import type { ReactNode } from "react";
import type { ImportCounts, ImportFate, ImportPlanned, ImportRow } from "../../backend";
import type { Choices } from "./asking";
import { Paging } from "./Paging";
import { FATES, MATCHES, nameOf } from "./words";

const PAGE = 500;

interface Props {
  file: string;
  /** Events, which may tell one again; else people, who may be several. */
  isEvent: boolean;
  planned: ImportPlanned;
  /** True while a new answer is awaited. */
  busy: boolean;
  sheets: number;
  choices: Choices;
  onChoices: (choices: Choices) => void;
  fate: ImportFate | undefined;
  onFate: (fate: ImportFate | undefined) => void;
  from: number;
  onFrom: (from: number) => void;
  /** Writes out the rows that cannot come in. */
  onMend: () => void;
  back: ReactNode;
  next: ReactNode;
}

export const allOf = (counts: ImportCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

function Who({ row, isEvent, choices, onChoices }: { row: ImportRow; isEvent: boolean; choices: Choices; onChoices: (choices: Choices) => void }) {
  const chosen = choices.who.get(row.record);
  const options = [...row.candidates.map(({ id, words }) => ({ value: id, label: words })), { value: 0, label: isEvent ? "不是，两个都留" : "都不是，新增一人" }];
  return (
    <Select
      size="small"
      status={chosen === undefined ? "warning" : ""}
      placeholder={isEvent ? "疑似同一活动，是哪一个" : `有 ${row.candidates.length} 个同名的，是哪一个`}
      value={chosen === null ? 0 : chosen}
      options={options}
      onChange={(id: number) => onChoices({ ...choices, who: new Map(choices.who).set(row.record, id === 0 ? null : id) })}
      popupMatchSelectWidth={420}
      aria-label={`第 ${row.row} 行是哪一个`}
      className="import-who"
    />
  );
}

/** Takes back what was said of a row that could be several. */
function Again({ row, choices, onChoices }: { row: ImportRow; choices: Choices; onChoices: (choices: Choices) => void }) {
  const again = () => {
    const who = new Map(choices.who);
    who.delete(row.record);
    onChoices({ ...choices, who });
  };
  return (
    <Button size="small" type="link" onClick={again}>
      重新选
    </Button>
  );
}

/** What a row comes to, in one line. */
function Story({ row, isEvent, choices, onChoices }: { row: ImportRow; isEvent: boolean; choices: Choices; onChoices: (choices: Choices) => void }) {
  const { fate, values, changes, name, by } = row;
  const others = values.filter(([, words]) => words !== name);
  return (
    <div className="import-story">
      {fate === "unclear" && <Who row={row} isEvent={isEvent} choices={choices} onChoices={onChoices} />}
      {(fate === "new" || fate === "unclear" || fate === "out") && others.map(([title, words]) => (
        <span key={title}>
          <span className="quiet">{title}</span> {words}
        </span>
      ))}
      {changes.map(({ title, before, after, taken }) => (
        <span key={title} className={taken ? "taken" : "kept"}>
          <span className="quiet">{title}</span> {before ? <del>{before}</del> : <span className="quiet">空</span>} → <ins>{after}</ins>
          {!taken && <span className="quiet">（不改）</span>}
        </span>
      ))}
      {by && <span className="quiet import-by">{MATCHES[by]}</span>}
      {choices.who.has(row.record) && fate !== "unclear" && <Again row={row} choices={choices} onChoices={onChoices} />}
      {fate !== "unclear" && row.reasons.map((reason) => (
        <span key={reason} className="import-wrong">
          {reason}
        </span>
      ))}
    </div>
  );
}

export function ChangesStep(props: Props) {
  const { file, isEvent, planned, busy, sheets, choices, onChoices, fate, onFate, from, onFrom, onMend, back, next } = props;
  const { counts, rows } = planned;
  const shown = (Object.keys(FATES) as ImportFate[]).filter((each) => counts[each] > 0 || each === fate);
  const options = [{ value: "all", label: `全部 ${allOf(counts)}` }, ...shown.map((each) => ({ value: each as string, label: `${FATES[each]} ${counts[each]}` }))];
  const tick = (row: ImportRow, ticked: boolean) => {
    const leave = new Map(choices.leave);
    if (ticked) leave.delete(row.record);
    else leave.set(row.record, row.fate);
    onChoices({ ...choices, leave });
  };
  return (
    <>
      <div className="import-parts">
        <strong className="import-name">{nameOf(file)}</strong>
        <span className="quiet">已有的记录</span>
        <Segmented
          value={choices.overwrite ? "over" : "fill"}
          onChange={(value) => onChoices({ ...choices, overwrite: value === "over" })}
          options={[
            { value: "fill", label: "只补空白" },
            { value: "over", label: "以新表为准" },
          ]}
        />
        <span className="quiet">表里的空格不会抹掉已有的内容</span>
        <span className="grow" />
        {back}
        {next}
      </div>
      <div className="import-parts">
        <Segmented value={fate ?? "all"} onChange={(value) => onFate(value === "all" ? undefined : (value as ImportFate))} options={options} />
        {counts.unclear > 0 && <span className="import-wrong">{counts.unclear} 条要您选是哪一个；不选就不导入</span>}
        <span className="grow" />
        {counts.out + counts.unclear > 0 && <Button onClick={onMend}>把不能导入的存成表格</Button>}
        <Checkbox checked={choices.whole} onChange={({ target }) => onChoices({ ...choices, whole: target.checked })}>
          有一处不能导入，就都不导入
        </Checkbox>
      </div>
      {planned.made && <p className="import-known">还会新增{planned.made.join("、")}。</p>}
      <div className={`import-changes${busy ? " busy" : ""}`} aria-busy={busy}>
        <table aria-label="会有什么变化">
          <tbody>
            {rows.map((row) => {
              const usable = row.fate !== "out" && row.fate !== "same";
              const left = choices.leave.has(row.record);
              return (
                <tr key={row.record} className={left ? "left" : ""}>
                  <td>{usable && <Checkbox checked={!left} onChange={({ target }) => tick(row, target.checked)} aria-label={`导入第 ${row.row} 行`} />}</td>
                  <td className="import-place">
                    {sheets > 1 && `${row.sheet} `}第 {row.row} 行
                  </td>
                  <td>
                    <span className={`fate fate-${left ? "left" : row.fate}`}>{left ? "不导入" : FATES[row.fate]}</span>
                  </td>
                  <td className="import-called">{row.name || "（没有名字）"}</td>
                  <td>
                    <Story row={row} isEvent={isEvent} choices={choices} onChoices={onChoices} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Paging from={from} page={PAGE} total={fate ? counts[fate] : allOf(counts)} onFrom={onFrom} />
    </>
  );
}
