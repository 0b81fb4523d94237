// What was understood: which file, which sheets, of which year, and the sheet itself.
import { Button, InputNumber, Select, Tag } from "antd";
import { type ReactNode, useState } from "react";
import type { ImportKind, ImportRole, Look, LookRow } from "../../backend";
import type { Into } from "../../shared/destination";
import { OutlineView } from "./OutlineView";
import { useCorrections, type What } from "./asking";
import { Paging } from "./Paging";
import { SheetPicker } from "./SheetPicker";
import { LabelPicker, SheetView } from "./SheetView";
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
  const own = what.corrections[look.shown] ?? {};
  const correct = useCorrections(what, onWhat, look.shown);
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
  // Another kind has other fields, and goes into no class or contest: what was said of fields goes, what was said of rows
  // stays.
  const setKind = (kind: ImportKind) =>
    onWhat({ ...without(), kind, corrections: Object.fromEntries(Object.entries(what.corrections).map(([name, hints]) => [name, { ...hints, columns: {}, section_rows: [] }])) });
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
        <span className="grow" />
        <Button onClick={onLeave}>换一个文件</Button>
        {next}
      </div>
      <Known look={look} what={what} onWhat={onWhat} />
      {look.text ? (
        <OutlineView key={what.file} preview={look.text} />
      ) : (
        <>
          {sheets.length > 1 && <SheetPicker what={what} look={look} onWhat={onWhat} shown={shown ?? look.shown} onShown={onShown} year={own.year} onYear={correct.year} />}
          <div className="import-parts">
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
          {(look.labels ?? []).length > 0 && <p className="import-known">这是一张张的登记表：栏名在旁边，每张算一条记录；表里套着的别的名单（家庭成员之类）不导入。</p>}
          {(look.labels ?? []).length > 0 && <LabelPicker what={what} look={look} onWhat={onWhat} />}
          <SheetView what={what} look={look} onWhat={onWhat} />
          <Paging from={from} page={PAGE} total={sheet?.rows ?? 0} onFrom={onFrom} />
        </>
      )}
    </>
  );
}
