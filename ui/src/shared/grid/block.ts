// A block of cells: what is chosen, and what pasting and filling down would write into it.
import { type Column, isWritten, textOf } from "./table";

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
  /** What was chosen from the suggestions, by its id. */
  picked?: number;
}

/** A cell for a row that is still to be made. */
export interface Beyond<T> {
  /** Which of the new rows, from 0. */
  down: number;
  column: Column<T>;
  text: string;
}

/** What would be written, and how many cells could not be: outside the list, or in a column that is not written. */
export interface Writing<T> {
  edits: Edit<T>[];
  /** Cells below the last row, where rows are made by writing. */
  beyond: Beyond<T>[];
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
export function pasted<T extends { id: number }>(rows: readonly T[], columns: readonly Column<T>[], block: Block, text: readonly (readonly string[])[], grows = false): Writing<T> {
  const height = text.length;
  const width = Math.max(0, ...text.map((line) => line.length));
  const into = { rows: block.bottom - block.top + 1, columns: block.right - block.left + 1 };
  const fills = height > 0 && width > 0 && into.rows % height === 0 && into.columns % width === 0;
  const high = fills ? into.rows : height;
  const wide = fills ? into.columns : width;
  return written(rows, columns, block, high, wide, (row, column) => text[row % height]?.[column % width], grows);
}

/** What filling down writes: the first row of the block into those below it; one row takes that above it. */
export function filled<T extends { id: number }>(rows: readonly T[], columns: readonly Column<T>[], block: Block): Writing<T> {
  const from = block.top === block.bottom ? block.top - 1 : block.top;
  const source = rows[from];
  if (!source) return { edits: [], beyond: [], outside: 0, fixed: 0 };
  const start = { ...block, top: from + 1 };
  return written(rows, columns, start, block.bottom - from, block.right - block.left + 1, (_, column) => {
    const of = columns[block.left + column];
    return of && textOf(source, of);
  });
}

/** What dragging the handle of a block down to a row writes: its rows, again and again. */
export function drawn<T extends { id: number }>(rows: readonly T[], columns: readonly Column<T>[], block: Block, to: number): Writing<T> {
  const height = block.bottom - block.top + 1;
  const start = { ...block, top: block.bottom + 1 };
  return written(rows, columns, start, Math.max(0, to - block.bottom), block.right - block.left + 1, (down, across) => {
    const [row, column] = [rows[block.top + (down % height)], columns[block.left + across]];
    return row && column && textOf(row, column);
  });
}

/** What clearing writes: nothing into every cell. */
export const cleared = <T extends { id: number }>(rows: readonly T[], columns: readonly Column<T>[], block: Block): Writing<T> =>
  written(rows, columns, block, block.bottom - block.top + 1, block.right - block.left + 1, () => "");

function written<T extends { id: number }>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  from: Block,
  height: number,
  width: number,
  textAt: (row: number, column: number) => string | undefined,
  grows = false,
): Writing<T> {
  const writing: Writing<T> = { edits: [], beyond: [], outside: 0, fixed: 0 };
  for (let down = 0; down < height; down += 1) {
    for (let across = 0; across < width; across += 1) {
      const text = textAt(down, across);
      const row = rows[from.top + down];
      const column = columns[from.left + across];
      if (text === undefined) continue;
      if (!row && column && grows) {
        if (isWritten(row, column)) writing.beyond.push({ down: from.top + down - rows.length, column, text });
        else if (text !== "") writing.fixed += 1;
      } else if (!row || !column) writing.outside += 1;
      else if (text === textOf(row, column)) continue;
      else if (isWritten(row, column)) writing.edits.push({ row, column, text });
      else writing.fixed += 1;
    }
  }
  return writing;
}
