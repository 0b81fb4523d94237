// A block of cells: what is chosen, and what pasting and filling down would write into it.
import { type Column, textOf } from "./table";

/** A cell by its place. */
export interface Spot {
  row: number;
  column: number;
}

/** A block by its corners, both within. */
export interface Block {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A cell with its new text. */
export interface Edit<T> {
  row: T;
  column: Column<T>;
  text: string;
}

/** What would be written, and how many cells could not be: outside the list, or in a column that is not written. */
export interface Writing<T> {
  edits: Edit<T>[];
  outside: number;
  fixed: number;
}

export const blockOf = (one: Spot, other: Spot): Block => ({
  top: Math.min(one.row, other.row),
  left: Math.min(one.column, other.column),
  bottom: Math.max(one.row, other.row),
  right: Math.max(one.column, other.column),
});

export const sizeOf = (block: Block): number => (block.bottom - block.top + 1) * (block.right - block.left + 1);

/** What a text pasted into a block writes: from its first cell on; a text that divides the block fills it. */
export function pasted<T>(rows: readonly T[], columns: readonly Column<T>[], block: Block, text: readonly (readonly string[])[]): Writing<T> {
  const height = text.length;
  const width = Math.max(0, ...text.map((line) => line.length));
  const into = { rows: block.bottom - block.top + 1, columns: block.right - block.left + 1 };
  const fills = height > 0 && width > 0 && into.rows % height === 0 && into.columns % width === 0;
  const high = fills ? into.rows : height;
  const wide = fills ? into.columns : width;
  return written(rows, columns, block, high, wide, (row, column) => text[row % height]?.[column % width]);
}

/** What filling down writes: the first row of the block into those below it; one row takes that above it. */
export function filled<T>(rows: readonly T[], columns: readonly Column<T>[], block: Block): Writing<T> {
  const from = block.top === block.bottom ? block.top - 1 : block.top;
  const source = rows[from];
  if (!source) return { edits: [], outside: 0, fixed: 0 };
  const start = { ...block, top: from + 1 };
  return written(rows, columns, start, block.bottom - from, block.right - block.left + 1, (_, column) => {
    const of = columns[block.left + column];
    return of && textOf(source, of);
  });
}

/** What clearing writes: nothing into every cell. */
export const cleared = <T>(rows: readonly T[], columns: readonly Column<T>[], block: Block): Writing<T> =>
  written(rows, columns, block, block.bottom - block.top + 1, block.right - block.left + 1, () => "");

function written<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  from: Block,
  height: number,
  width: number,
  textAt: (row: number, column: number) => string | undefined,
): Writing<T> {
  const writing: Writing<T> = { edits: [], outside: 0, fixed: 0 };
  for (let down = 0; down < height; down += 1) {
    for (let across = 0; across < width; across += 1) {
      const text = textAt(down, across);
      const row = rows[from.top + down];
      const column = columns[from.left + across];
      if (text === undefined) continue;
      if (!row || !column) writing.outside += 1;
      else if (text === textOf(row, column)) continue;
      else if (column.edit) writing.edits.push({ row, column, text });
      else writing.fixed += 1;
    }
  }
  return writing;
}
