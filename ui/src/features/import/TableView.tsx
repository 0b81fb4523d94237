// One list of a file as it was understood: its records, what is wrong by row and column, what was skipped, which columns were used.
import { Segmented, Tag } from "antd";
import { useMemo, useState } from "react";
import type { ImportTable } from "../../backend";
import { Grid } from "../../shared/grid/Grid";
import { type Column, sorted } from "../../shared/grid/table";
import { useView } from "../../shared/grid/view";
import { FIELDS, rowsSaid, SKIPS, valueText } from "./words";

/** A record with its row as its number, its values as text. */
type Line = { id: number; row: number } & Record<string, string | number>;

function columnsOf(table: ImportTable): Column<Line>[] {
  const used = new Set(table.columns.map((column) => column.field));
  const more = new Set(table.records.flatMap((record) => Object.keys(record.values)).filter((field) => !used.has(field)));
  return [
    { key: "row", title: "原表行", width: 72, number: true },
    ...table.columns.map(({ field, header }) => ({ key: field, title: header || FIELDS[field] || field, width: 130 })),
    ...[...more].map((field) => ({ key: field, title: FIELDS[field] ?? field, width: 110 })),
  ];
}

const linesOf = (table: ImportTable): Line[] =>
  table.records.map(({ row, values }) => ({ ...Object.fromEntries(Object.entries(values).map(([field, value]) => [field, valueText(value)])), id: row, row }));

function Records({ table, at }: { table: ImportTable; at: number | undefined }) {
  const columns = useMemo(() => columnsOf(table), [table]);
  const lines = useMemo(() => linesOf(table), [table]);
  const [view, setView] = useView("import");
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const sortBy = columns.find((column) => column.key === view.sort?.key);
  const shown = useMemo(() => sorted(lines, sortBy, view.sort?.descending ?? false), [lines, sortBy, view.sort]);
  return <Grid label="读出的记录" rows={shown} columns={columns} view={view} onView={setView} chosen={chosen} onChoose={setChosen} at={at} onOpen={() => {}} foot={`${lines.length} 条`} />;
}

function Issues({ table, onRow }: { table: ImportTable; onRow: (row: number) => void }) {
  return (
    <ol className="import-list">
      {table.issues.map((issue) => (
        <li key={`${issue.row} ${issue.column} ${issue.field} ${issue.code}`}>
          <button type="button" onClick={() => onRow(issue.row)} title="看这一行">
            <span className="import-place">
              第 {issue.row} 行{issue.column ? ` ${issue.column} 列` : ""}
            </span>
            <Tag color={issue.severity === "error" ? "error" : "warning"}>{issue.severity === "error" ? "不能用" : "请核对"}</Tag>
            <span>{issue.message}</span>
            {issue.value && <span className="quiet">原来写着“{issue.value}”</span>}
          </button>
        </li>
      ))}
    </ol>
  );
}

function Skips({ table }: { table: ImportTable }) {
  const reasons = [...new Set(table.skipped.map((row) => row.reason))];
  return (
    <ol className="import-list">
      {reasons.map((reason) => {
        const rows = table.skipped.filter((row) => row.reason === reason).map((row) => row.row);
        return (
          <li key={reason}>
            <span className="import-place">{SKIPS[reason]}</span>
            <span>
              {rows.length} 行：第 {rowsSaid(rows)} 行
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Columns({ table }: { table: ImportTable }) {
  return (
    <ol className="import-list">
      {table.columns.map(({ column, header, field }) => (
        <li key={column}>
          <span className="import-place">{column} 列</span>
          <span>{header || "（没有表头）"}</span>
          <span className="quiet">作为{FIELDS[field] ?? header}</span>
        </li>
      ))}
      {table.unmapped.map(({ column, header }) => (
        <li key={column}>
          <span className="import-place">{column} 列</span>
          <span>{header}</span>
          <Tag color="warning">没有用上，不会导入</Tag>
        </li>
      ))}
    </ol>
  );
}

/** A list of the file. */
export function TableView({ table }: { table: ImportTable }) {
  const [part, setPart] = useState("records");
  const [at, setAt] = useState<number | undefined>();
  const show = (row: number) => {
    setAt(row);
    setPart("records");
  };
  const parts = [
    { value: "records", label: `记录 ${table.records.length}` },
    { value: "issues", label: `问题 ${table.issues.length}`, disabled: table.issues.length === 0 },
    { value: "skipped", label: `跳过 ${table.skipped.length} 行`, disabled: table.skipped.length === 0 },
    { value: "columns", label: `列 ${table.columns.length}${table.unmapped.length > 0 ? `，没用上 ${table.unmapped.length}` : ""}` },
  ];
  return (
    <>
      <div className="import-parts">
        <Segmented value={part} onChange={setPart} options={parts} />
        {table.title && <span className="quiet">{table.title}</span>}
      </div>
      {part === "records" && <Records table={table} at={at} />}
      {part === "issues" && <Issues table={table} onRow={show} />}
      {part === "skipped" && <Skips table={table} />}
      {part === "columns" && <Columns table={table} />}
    </>
  );
}
