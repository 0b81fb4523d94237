// What was understood: the sheet itself, its rows coloured by role, its columns with their fields. Every guess is changed by a
// click.
import { Button, Checkbox, Dropdown, InputNumber, Segmented, Select, Tag } from "antd";
import { type ReactNode, useState } from "react";
import type { ImportKind, ImportRole, Look, LookRow } from "../../backend";
import type { Into } from "../../shared/destination";
import { OutlineView } from "./OutlineView";
import { type RowRole, useCorrections, type What } from "./asking";
import { Paging } from "./Paging";
import { KINDS, nameOf, ROLES } from "./words";

const PAGE = 200;

interface Props {
  what: What;
  /** The class or contest that she came from. */
  into: Into | undefined;
  look: Look;
  onWhat: (what: What) => void;
  shown: string | undefined;
  onShown: (sheet: string) => void;
  from: number;
  onFrom: (from: number) => void;
  /** The way on. */
  next: ReactNode;
  onLeave: () => void;
}

/** Which roles the page has, as a key to the colours. */
function Legend({ rows }: { rows: readonly LookRow[] }) {
  const roles = [...new Set(rows.map((row) => row.role))];
  return (
    <span className="import-legend">
      {(Object.keys(ROLES) as ImportRole[])
        .filter((role) => roles.includes(role))
        .map((role) => (
          <span key={role} className={`role-${role}`}>
            {ROLES[role]}
          </span>
        ))}
    </span>
  );
}

const CHOICES: readonly { key: RowRole; label: string }[] = [
  { key: "header", label: "这一行是表头" },
  { key: "header_too", label: "和上面合成表头" },
  { key: "record", label: "这一行是记录" },
  { key: "said", label: "跳过这一行" },
];

/** The rows of the header that ends right above a row. */
function headerAbove(rows: readonly LookRow[], row: number): number[] {
  const above: number[] = [];
  for (let at = row - 1; rows.some((each) => each.row === at && each.role === "header"); at -= 1) above.unshift(at);
  return above;
}

function Sheet({ what, look, onWhat }: Pick<Props, "what" | "look" | "onWhat">) {
  const correct = useCorrections(what, onWhat, look.shown);
  const fields = [{ value: "", label: "不导入" }, ...look.fields.map(({ name, title }) => ({ value: name, label: title }))];
  return (
    <div className="sheet-view">
      <table aria-label={`工作表“${look.shown}”`}>
        <thead>
          <tr>
            <th className="sheet-row">行</th>
            {look.columns.map(({ column, header, field, sure }) => (
              <th key={column} className={field ? "used" : "unused"} title={header || "没有表头"}>
                <span className="sheet-letter">{column}</span>
                <Select
                  size="small"
                  variant="borderless"
                  value={field ?? ""}
                  options={fields}
                  onChange={(name) => correct.column(column, name || null)}
                  showSearch={{ optionFilterProp: "label" }}
                  popupMatchSelectWidth={150}
                  getPopupContainer={() => document.body}
                  aria-label={`${column} 列是什么`}
                  className={sure === "likely" || sure === "content" ? "doubtful" : ""}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {look.rows.map(({ row, role, cells }) => {
            const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
            const above = role === "header" ? [] : headerAbove(look.rows, row);
            const items = [...CHOICES.filter(({ key }) => key !== role && (key !== "header_too" || above.length > 0)), ...(correct.said(row) ? [{ key: "guess" as const, label: "照原来认的" }] : [])];
            return (
              <tr key={row} data-row={row} className={`role-${role}`}>
                <th className="sheet-row">
                  <Dropdown trigger={["click"]} menu={{ items: [...items], onClick: ({ key }) => correct.row(row, key as RowRole, above) }}>
                    <button type="button" aria-label={`第 ${row} 行：${ROLES[role]}`} title="改这一行的意思">
                      <span>{row}</span>
                      <span>{ROLES[role]}</span>
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

/** What the office knows of this file already. */
function Known({ look, what, onWhat }: Pick<Props, "what" | "look" | "onWhat">) {
  const { before, remembered } = look;
  return (
    <>
      {before && (
        <p className="import-known before">
          这份内容在 {before.at} 以“{nameOf(before.name)}”导入过。
        </p>
      )}
      {remembered && (
        <p className="import-known">
          {remembered.at} 导入“{nameOf(remembered.name)}”时，改过同样表头的列。
          <Button size="small" onClick={() => onWhat({ ...what, corrections: { ...remembered.corrections, ...what.corrections } })}>
            照上次的
          </Button>
        </p>
      )}
    </>
  );
}

/** What is wrong or doubtful on the sheet; a click goes to its row. */
function Issues({ look }: { look: Look }) {
  const goTo = (row: number) => document.querySelector(`.sheet-view [data-row="${row}"]`)?.scrollIntoView({ block: "center" });
  return (
    <ol className="import-list short" aria-label="问题">
      {look.issues.map(({ row, column, field, code, severity, message }) => (
        <li key={`${row} ${column} ${field} ${code}`}>
          <button type="button" className="import-place" onClick={() => goTo(row)} title="看这一行">
            第 {row} 行{column ? ` ${column} 列` : ""}
          </button>
          <span className={severity === "error" ? "import-wrong" : ""}>{message}</span>
        </li>
      ))}
    </ol>
  );
}

export function SheetStep({ what, into, look, onWhat, shown, onShown, from, onFrom, next, onLeave }: Props) {
  const [listed, setListed] = useState(false);
  const sheets = look.sheets.filter((sheet) => sheet.rows > 0);
  const sheet = sheets.find(({ name }) => name === look.shown);
  const setYear = (year: number | null) => {
    const { year: _, ...rest } = what;
    onWhat(year === null ? rest : { ...rest, year });
  };
  const isInto = what.class_id !== undefined || what.contest_id !== undefined;
  const without = () => {
    const { class_id: _, contest_id: __, ...rest } = what;
    return rest;
  };
  // Another kind has other fields, and goes into no class or contest: what was said of columns goes, what was said of rows
  // stays.
  const setKind = (kind: ImportKind) =>
    onWhat({ ...without(), kind, corrections: Object.fromEntries(Object.entries(what.corrections).map(([name, hints]) => [name, { ...hints, columns: {} }])) });
  const only = (chosen: boolean) => {
    const { sheet: _, ...rest } = what;
    onWhat(chosen ? { ...rest, sheet: look.shown } : rest);
  };
  return (
    <>
      <div className="import-parts">
        <strong className="import-name" title={what.file}>
          {nameOf(what.file)}
        </strong>
        <span className="quiet">当作</span>
        <Select value={look.as} onChange={setKind} options={KINDS} aria-label="当作什么导入" style={{ width: 124 }} />
        <InputNumber value={what.year ?? look.year} onChange={setYear} min={1949} max={2100} controls={false} changeOnBlur placeholder="没写" aria-label="哪一年的" suffix="年" style={{ width: 84 }} />
        {into && isInto && (
          <Tag closable onClose={() => onWhat(without())} title="表里写的是别的，就点叉去掉">
            导入到“{into.name}”
          </Tag>
        )}
        {sheets.length > 1 && (
          <Checkbox checked={what.sheet !== undefined} onChange={({ target }) => only(target.checked)}>
            只导入这一张表
          </Checkbox>
        )}
        <span className="grow" />
        <Button onClick={onLeave}>换一个文件</Button>
        {next}
      </div>
      <Known look={look} what={what} onWhat={onWhat} />
      {look.text ? (
        <OutlineView key={what.file} preview={look.text} />
      ) : (
        <>
          <div className="import-parts">
            {sheets.length > 1 && <Segmented value={shown ?? look.shown} onChange={onShown} options={sheets.map(({ name, records }) => ({ value: name, label: `${name}（${records}）` }))} />}
            <Legend rows={look.rows} />
            <span className="grow" />
            <span className={look.records === 0 ? "import-wrong" : "quiet"}>
              {look.records === 0 ? "没有认出记录：请在左边指明哪一行是表头" : `${look.records} 条记录${look.errors > 0 ? `，${look.errors} 处不能用的值会留空` : ""}`}
            </span>
            {look.issues.length > 0 && (
              <Button size="small" type="link" aria-expanded={listed} onClick={() => setListed(!listed)}>
                {listed ? "收起问题" : `看 ${look.issues.length} 处问题`}
              </Button>
            )}
          </div>
          {listed && look.issues.length > 0 && <Issues look={look} />}
          <Sheet what={what} look={look} onWhat={onWhat} />
          <Paging from={from} page={PAGE} total={sheet?.rows ?? 0} onFrom={onFrom} />
        </>
      )}
    </>
  );
}
