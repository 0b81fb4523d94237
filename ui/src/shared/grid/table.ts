// What a grid shows, apart from how: the text of a cell, sorting, and the text that WPS and Excel copy and paste.

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
  /** May be written in a row that is still to be made, also where it is not edited in place later. */
  fresh?: boolean;
  /** Whom or what she may mean while she types into it. */
  suggest?: (text: string) => Promise<readonly Suggested[]>;
  /** A click opens the record. */
  lead?: boolean;
  /** Hidden until it is chosen. */
  spare?: boolean;
}

/** Something that may be meant by what was typed. */
export interface Suggested {
  id: number;
  /** What is written into the cell. */
  text: string;
  /** What tells it from others of that name. */
  note: string;
  /** Why it cannot be chosen. */
  off?: string | undefined;
}

/** Whether a cell is written in place; the row that is still to be made has the id 0. */
export const isWritten = <T extends { id: number }>(row: T | undefined, column: Column<T>): boolean => column.edit === true || (column.fresh === true && (!row || row.id === 0));

/** The text of a cell. */
export function textOf<T>(row: T, column: Column<T>): string {
  if (column.show) return column.show(row);
  const value = row[column.key];
  return value === null || value === undefined ? "" : String(value);
}

const order = new Intl.Collator("zh-CN", { numeric: true });

/** Texts in the order of a Chinese reader. */
export const inOrder = (left: string, right: string): number => order.compare(left, right);

/** Rows in the order of a column; empty cells come last either way. */
export function sorted<T>(rows: readonly T[], column: Column<T> | undefined, descending: boolean): readonly T[] {
  if (!column) return rows;
  const turn = descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: row[column.key], text: textOf(row, column) }));
  keyed.sort((a, b) => {
    if (a.text === "" || b.text === "") return a.text === b.text ? 0 : a.text === "" ? 1 : -1;
    if (typeof a.value === "number" && typeof b.value === "number") return turn * (a.value - b.value);
    return turn * order.compare(a.text, b.text);
  });
  return keyed.map(({ row }) => row);
}

/** Cells as tab-separated text: line breaks and tabs inside a cell become spaces. */
export function asTsv<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  return rows.map((row) => columns.map((column) => textOf(row, column).replace(/[\t\r\n]+/gu, " ")).join("\t")).join("\n");
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Cells as the table that WPS and Excel paste: numbers stay numbers, long digits stay words. */
export function asHtml<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const cell = (row: T, column: Column<T>) => {
    const text = textOf(row, column);
    const isWords = /^\d{12,}$|^0\d/u.test(text);
    return `<td${isWords ? ` style="mso-number-format:'\\@'"` : ""}>${escaped(text)}</td>`;
  };
  return `<table>${rows.map((row) => `<tr>${columns.map((column) => cell(row, column)).join("")}</tr>`).join("")}</table>`;
}

/** The cells of the first table of a clipboard's HTML; none where there is no table. A merged cell holds its text in its first place. */
export function fromHtml(html: string): string[][] {
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  return [...(table?.querySelectorAll("tr") ?? [])].map((row) =>
    [...row.querySelectorAll("td, th")].flatMap((cell) => {
      const text = (cell.textContent ?? "").replaceAll(/\s+/gu, " ").trim();
      const across = Math.min(Math.max(1, Number(cell.getAttribute("colspan")) || 1), 100);
      return [text, ...Array.from({ length: across - 1 }, () => "")];
    }),
  );
}

/** What a spreadsheet copied, as rows of cells: a cell in quotes may hold line breaks, which become spaces. */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  const cell = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*)/uy;
  for (let at = 0; at < text.length; ) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (!found) break;
    cells.push((found[1]?.replaceAll('""', '"') ?? found[2] ?? "").replace(/\s+/gu, " ").trim());
    at = cell.lastIndex;
    if (text[at] === "\t") {
      at += 1;
      if (at === text.length) cells.push("");
      continue;
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    rows.push(cells);
    cells = [];
  }
  if (cells.length > 0) rows.push(cells);
  return rows;
}

/** True for more than a word or two: at least two rows of at least two cells. */
export const isTable = (text: string): boolean => fromTsv(text).filter((row) => row.length > 1).length > 1;
