// Which rows a list shows: words over all columns, and a filter for a column.
import { type Column, inOrder, textOf } from "./table";

/** What a column's filter keeps. */
export type Filter = { words: string } | { among: string[] } | { least?: number; most?: number };

const BLANK = "（空白）";

/** Rows in which every word stands in some column, and that every column's filter keeps. */
export function filtered<T>(rows: readonly T[], columns: readonly Column<T>[], words: string, filters: Readonly<Record<string, Filter>> = {}): readonly T[] {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean);
  const tests = columns.flatMap((column) => {
    const filter = filters[column.key];
    return filter ? [keeps(column, filter)] : [];
  });
  if (wanted.length === 0 && tests.length === 0) return rows;
  return rows.filter((row) => {
    if (!tests.every((test) => test(row))) return false;
    if (wanted.length === 0) return true;
    const text = columns.map((column) => textOf(row, column)).join("\n").toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

function keeps<T>(column: Column<T>, filter: Filter): (row: T) => boolean {
  if ("words" in filter) {
    const words = filter.words.toLowerCase();
    return (row) => textOf(row, column).toLowerCase().includes(words);
  }
  if ("among" in filter) {
    const among = new Set(filter.among);
    return (row) => among.has(textOf(row, column) || BLANK);
  }
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = filter;
  return (row) => {
    const value = row[column.key];
    return typeof value === "number" && value >= least && value <= most;
  };
}

/** The different texts of a column, in order; none when there are too many to pick from. */
export function choices<T>(rows: readonly T[], column: Column<T>, most = 60): string[] {
  const seen = new Set<string>();
  for (const row of rows) {
    seen.add(textOf(row, column) || BLANK);
    if (seen.size > most) return [];
  }
  return [...seen].toSorted(inOrder);
}

/** A filter in words, for its chip: 类型：讲座、展览. */
export function said(title: string, filter: Filter): string {
  if ("words" in filter) return `${title}含“${filter.words}”`;
  if ("among" in filter) return `${title}：${filter.among.length > 3 ? `${filter.among.slice(0, 3).join("、")} 等 ${filter.among.length} 种` : filter.among.join("、")}`;
  if (filter.least === undefined) return `${title}不超过 ${filter.most}`;
  return filter.most === undefined ? `${title}不少于 ${filter.least}` : `${title} ${filter.least}～${filter.most}`;
}
