// One row. It is drawn again only when it or its place changes: scrolling draws the rows that come in, choosing draws the block.
import { memo } from "react";
import { type Column, textOf } from "./table";

/** How high a row stands, in pixels. */
export const ROW = 34;

interface Props<T> {
  row: T;
  index: number;
  start: number;
  columns: readonly Column<T>[];
  chosen: boolean;
  here: boolean;
}

function Drawn<T extends { id: number }>({ row, index, start, columns, chosen, here }: Props<T>) {
  return (
    <div className={`grid-row${here ? " here" : ""}`} role="row" aria-rowindex={index + 2} aria-selected={chosen} data-row={index} {...(row.id === 0 ? { "data-new": "" } : {})} style={{ transform: `translateY(${start}px)` }}>
      <div className="grid-number" role="rowheader" data-column={-1}>
        {row.id === 0 ? "＋" : index + 1}
      </div>
      {columns.map((column, at) => {
        return (
          <div key={column.key} role="gridcell" className={`grid-cell${column.number ? " number" : ""}${column.lead ? " lead" : ""}`} data-column={at}>
            {textOf(row, column)}
          </div>
        );
      })}
    </div>
  );
}

export const Row = memo(Drawn) as typeof Drawn;
