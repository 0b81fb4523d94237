// The sheet itself: its rows coloured by role, its columns with their fields. Every guess is changed by a click, and a second
// click takes that back.
import { Dropdown, type MenuProps, Select } from "antd";
import type { Look, LookColumn, LookRow } from "../../backend";
import { type RowRole, useCorrections, type What } from "./asking";
import { ROLES } from "./words";

interface Props {
  what: What;
  look: Look;
  onWhat: (what: What) => void;
}

const CHOICES: readonly { key: RowRole; label: string }[] = [
  { key: "header", label: "这一行是表头" },
  { key: "header_too", label: "和上面合成表头" },
  { key: "title", label: "这一行是标题" },
  { key: "record", label: "这一行是记录" },
  { key: "said", label: "跳过这一行" },
  { key: "end", label: "表到这一行为止" },
];

/** A tick before what was said; a second click on it takes it back. */
const ticked = (said: boolean) => <span className="menu-tick">{said ? "✓" : ""}</span>;

/** What a row can be said to be. A row that was guessed to be something need not be said to be it. */
function choices(look: Look, { role }: LookRow, said: readonly RowRole[], above: readonly number[]): MenuProps["items"] {
  const offered = CHOICES.filter(({ key }) => said.includes(key) || (key !== role && (key !== "header_too" || above.length > 0)));
  const items = offered.map(({ key, label }) => ({ key, label, icon: ticked(said.includes(key)) }));
  const sections = look.fields.filter((field) => field.words).map(({ name, title }) => ({ key: `section:${name}`, label: title, icon: ticked(said.includes(`section:${name}`)) }));
  const section = { key: "sections", label: "这一行是分组，填进", icon: ticked(said.some((each) => each.startsWith("section:"))), children: sections };
  const at = items.findIndex(({ key }) => key === "record" || key === "said");
  return [...items.slice(0, at), section, ...items.slice(at), ...(said.length > 0 ? [{ type: "divider" as const }, { key: "guess", label: "照原来认的", icon: ticked(false) }] : [])];
}

/** The rows of the header that ends right above a row. */
function headerAbove(rows: readonly LookRow[], row: number): number[] {
  const above: number[] = [];
  for (let at = row - 1; rows.some((each) => each.row === at && each.role === "header"); at -= 1) above.unshift(at);
  return above;
}

/** The field that a column, or what a form asks, is; or that it is none. */
function FieldPicker({ look, field, sure, name, onField }: Pick<LookColumn, "field" | "sure"> & { look: Look; name: string; onField: (field: string | null) => void }) {
  return (
    <Select
      size="small"
      variant="borderless"
      value={field ?? ""}
      options={[{ value: "", label: "不导入" }, ...look.fields.map((each) => ({ value: each.name, label: each.title }))]}
      onChange={(chosen) => onField(chosen || null)}
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={150}
      getPopupContainer={() => document.body}
      aria-label={name}
      className={sure === "likely" || sure === "content" ? "doubtful" : ""}
    />
  );
}

/** What forms ask, each with the field that it fills; a form has no columns to say it of. */
export function LabelPicker({ what, look, onWhat }: Props) {
  const correct = useCorrections(what, onWhat, look.shown);
  return (
    <div className="import-labels" role="group" aria-label="登记表里的栏名">
      {(look.labels ?? []).map(({ column, field, sure }) => (
        <label key={column} className={field ? "used" : "unused"}>
          {column} <span className="quiet">→</span>
          <FieldPicker look={look} field={field} sure={sure} name={`“${column}”填进哪一栏`} onField={(name) => correct.column(column, name)} />
        </label>
      ))}
    </div>
  );
}

export function SheetView({ what, look, onWhat }: Props) {
  const correct = useCorrections(what, onWhat, look.shown);
  const isForms = (look.labels ?? []).length > 0;
  const begins = look.columns.filter((column) => column.begins).map(({ column }) => column);
  const titles = new Map(look.fields.map(({ name, title }) => [name, title]));
  return (
    <div className="sheet-view">
      <table aria-label={`工作表“${look.shown}”`}>
        <thead>
          <tr>
            <th className="sheet-row">行</th>
            {look.columns.map(({ column, header, field, sure, begins: begun }, index) => (
              <th key={column} className={isForms ? "used" : `${field ? "used" : "unused"}${begun ? " begins" : ""}`} title={header || (isForms ? column : "没有表头")}>
                {index === 0 || isForms ? (
                  <span className="sheet-letter">{column}</span>
                ) : (
                  <Dropdown trigger={["click"]} menu={{ items: [{ key: "list", label: "从这一列起是并排的另一份名单", icon: ticked(begun) }], onClick: () => correct.list(column, begins) }}>
                    <button type="button" className="sheet-letter" aria-label={`${column} 列${begun ? "：另一份名单从这里起" : ""}`} title="并排的名单在哪里分开">
                      {column}
                    </button>
                  </Dropdown>
                )}
                {!isForms && <FieldPicker look={look} field={field} sure={sure} name={`${column} 列是什么`} onField={(name) => correct.column(column, name)} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {look.rows.map((line) => {
            const { row, role, field, cells } = line;
            const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
            const said = correct.said(row);
            const above = role === "header" ? [] : headerAbove(look.rows, row);
            const meant = role === "section" && field ? `${ROLES.section}→${titles.get(field) ?? ""}` : ROLES[role];
            const change = (key: string) => (key === "guess" ? correct.forget(row) : correct.row(row, key as RowRole, above));
            return (
              <tr key={row} data-row={row} className={`role-${role}${said.includes("end") ? " ends" : ""}`}>
                <th className="sheet-row">
                  <Dropdown trigger={["click"]} menu={{ items: choices(look, line, said, above) ?? [], onClick: ({ key }) => change(key) }}>
                    <button type="button" aria-label={`第 ${row} 行：${meant}`} title={said.length > 0 ? "您改过的，再点可以改回去" : "改这一行的意思"} className={said.length > 0 ? "told" : undefined}>
                      <span>{row}</span>
                      <span>{meant}</span>
                    </button>
                  </Dropdown>
                </th>
                {look.columns.map(({ column }, index) => {
                  const cell = byColumn.get(column);
                  // What stands alone in its row runs on over the empty cells beside it, as in a spreadsheet.
                  const alone = cells.length === 1 && role !== "record";
                  if (alone && !cell && cells[0] && look.columns.findIndex((each) => each.column === cells[0]?.column) < index) return null;
                  return (
                    <td key={column} colSpan={alone && cell ? look.columns.length - index : 1} className={cell?.fault ? (cell.bad ? "bad" : "doubt") : undefined} title={cell?.fault ? `${cell.text}\n${cell.fault}` : cell?.text}>
                      {cell?.text}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
