// What a grid shows, apart from how: filtering, sorting, copying as the text that WPS and Excel paste.

/** A column of a list. */
export interface Column<T> {
  key: keyof T & string;
  title: string;
  width: number;
  /** Numbers stand right, with figures of one width. */
  number?: boolean;
  /** How a value reads; as it is when absent. */
  show?: (row: T) => string;
  /** May be edited in place. */
  edit?: boolean;
}

/** The text of a cell. */
export function textOf<T>(row: T, column: Column<T>): string {
  if (column.show) return column.show(row);
  const value = row[column.key];
  return value === null || value === undefined ? "" : String(value);
}

/** Rows in which every word stands in some column. */
export function filtered<T>(rows: readonly T[], columns: readonly Column<T>[], words: string): T[] {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return [...rows];
  return rows.filter((row) => {
    const text = columns.map((column) => textOf(row, column)).join("\n").toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

const order = new Intl.Collator("zh-CN", { numeric: true });

/** Rows in the order of a column; empty cells come last either way. */
export function sorted<T>(rows: readonly T[], column: Column<T> | undefined, descending: boolean): T[] {
  if (!column) return [...rows];
  const turn = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [a[column.key], b[column.key]];
    const [leftText, rightText] = [textOf(a, column), textOf(b, column)];
    if (leftText === "" || rightText === "") return leftText === rightText ? 0 : leftText === "" ? 1 : -1;
    if (typeof left === "number" && typeof right === "number") return turn * (left - right);
    return turn * order.compare(leftText, rightText);
  });
}

/** The rows as tab-separated text: line breaks and tabs inside a cell become spaces. */
export function asTsv<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  return rows.map((row) => columns.map((column) => textOf(row, column).replace(/[\t\r\n]+/gu, " ")).join("\t")).join("\n");
}
