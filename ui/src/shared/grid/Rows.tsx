// The rows in view, over a body as high as all of them. They stand apart from the grid around them, so that scrolling draws
// rows and nothing else; a row that comes into view takes the place in the page of one that left it.
import { useVirtualizer } from "@tanstack/react-virtual";
import type { ReactNode } from "react";
import { ROW, Row } from "./Row";
import type { Column } from "./table";

/** Rows drawn beyond either end of the view. */
const BEYOND = 8;

interface Props<T> {
  /** What scrolls. */
  scroll: HTMLDivElement | null;
  rows: readonly T[];
  columns: readonly Column<T>[];
  chosen: ReadonlySet<number>;
  /** The row she stands on. */
  here: number;
  /** What lies over the rows. */
  children: ReactNode;
}

export function Rows<T extends { id: number }>({ scroll, rows, columns, chosen, here, children }: Props<T>) {
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroll, estimateSize: () => ROW, overscan: BEYOND });
  const items = virtual.getVirtualItems();
  // Rows in a run of this length never share a place, and each keeps its own while it is drawn.
  const places = Math.max(items.length, Math.ceil((virtual.scrollRect?.height ?? 0) / ROW) + 1 + 2 * BEYOND);
  return (
    <div className="grid-body" style={{ height: virtual.getTotalSize() }}>
      {items.map(({ index, start }) => {
        const row = rows[index];
        return row && <Row key={index % places} row={row} index={index} start={start} columns={columns} chosen={chosen.has(row.id)} here={index === here} />;
      })}
      {children}
    </div>
  );
}
