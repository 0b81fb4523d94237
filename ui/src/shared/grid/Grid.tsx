// The one grid for every long list: virtual rows, sort, filter, keyboard, edit in place, widths that stay.
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useRef, useState } from "react";
import { asTsv, type Column, sorted, textOf } from "./table";
import "./grid.css";

const ROW = 34;

interface Props<T extends { id: number }> {
  /** Under this name the view is remembered. */
  name: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  /** The chosen rows. */
  chosen: ReadonlySet<number>;
  onChoose: (ids: ReadonlySet<number>) => void;
  onOpen: (row: T) => void;
  /** Writes a cell; absent when nothing is edited in place. */
  onEdit?: (row: T, column: Column<T>, text: string) => void;
  onDelete?: () => void;
  /** What the foot says of the rows. */
  foot: ReactNode;
}

interface View {
  widths: Record<string, number>;
  sort?: { key: string; descending: boolean };
}

function remembered(name: string): View {
  try {
    const text = localStorage.getItem(`grid.${name}`);
    if (text) return JSON.parse(text) as View;
  } catch {
    // An unreadable view is no loss: the columns stand as they were drawn.
  }
  return { widths: {} };
}

export function Grid<T extends { id: number }>(props: Props<T>) {
  const { name, columns, chosen, onChoose, onOpen, onEdit, onDelete, foot } = props;
  const [view, setView] = useState<View>(() => remembered(name));
  const [here, setHere] = useState({ row: 0, column: 0 });
  const [draft, setDraft] = useState<string | undefined>();
  const scroll = useRef<HTMLDivElement>(null);
  // Taking the focus back blurs the field while its draft still stands: an edit ends once, the way it ended first.
  const editing = useRef(false);
  const sortBy = columns.find((column) => column.key === view.sort?.key);
  const rows = useMemo(() => sorted(props.rows, sortBy, view.sort?.descending ?? false), [props.rows, sortBy, view.sort]);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 12 });

  const remember = (next: View) => {
    setView(next);
    localStorage.setItem(`grid.${name}`, JSON.stringify(next));
  };
  const width = (column: Column<T>) => view.widths[column.key] ?? column.width;
  const total = columns.reduce((sum, column) => sum + width(column), 0);

  const go = (row: number, column: number) => {
    const next = { row: Math.max(0, Math.min(rows.length - 1, row)), column: Math.max(0, Math.min(columns.length - 1, column)) };
    setHere(next);
    virtual.scrollToIndex(next.row);
    const id = rows[next.row]?.id;
    if (id !== undefined) onChoose(new Set([id]));
  };

  const finish = (keep: boolean) => {
    if (!editing.current) return;
    editing.current = false;
    const row = rows[here.row];
    const column = columns[here.column];
    if (keep && row && column && draft !== undefined && draft !== textOf(row, column)) onEdit?.(row, column, draft);
    setDraft(undefined);
    scroll.current?.focus();
  };

  const begin = (text?: string) => {
    const row = rows[here.row];
    const column = columns[here.column];
    if (!onEdit || !row || !column?.edit) return;
    editing.current = true;
    setDraft(text ?? textOf(row, column));
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (draft !== undefined) {
      if (event.key === "Enter") finish(true);
      else if (event.key === "Escape") finish(false);
      else return;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const row = rows[here.row];
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? ROW) / ROW) - 2);
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(here.row + 1, here.column),
      ArrowUp: () => go(here.row - 1, here.column),
      ArrowRight: () => go(here.row, here.column + 1),
      ArrowLeft: () => go(here.row, here.column - 1),
      PageDown: () => go(here.row + page, here.column),
      PageUp: () => go(here.row - page, here.column),
      Home: () => go(0, here.column),
      End: () => go(rows.length - 1, here.column),
      Enter: () => row && onOpen(row),
      F2: () => begin(),
      Delete: () => chosen.size > 0 && onDelete?.(),
    };
    const move = moves[event.key];
    if (event.ctrlKey && event.key === "c") {
      void navigator.clipboard?.writeText(asTsv(rows.filter((each) => chosen.has(each.id)), columns));
    } else if (event.ctrlKey && event.key === "a") {
      onChoose(new Set(rows.map((each) => each.id)));
    } else if (move) {
      move();
    } else {
      return;
    }
    event.preventDefault();
  };

  const choose = (index: number, column: number, event: { ctrlKey: boolean; shiftKey: boolean }) => {
    const id = rows[index]?.id;
    if (id === undefined) return;
    if (event.shiftKey) {
      const [from, to] = [Math.min(here.row, index), Math.max(here.row, index)];
      onChoose(new Set(rows.slice(from, to + 1).map((each) => each.id)));
      return;
    }
    const next = new Set(event.ctrlKey ? chosen : []);
    if (event.ctrlKey && next.has(id)) next.delete(id);
    else next.add(id);
    setHere({ row: index, column });
    onChoose(next);
  };

  const resize = (column: Column<T>) => (event: PointerEvent<HTMLElement>) => {
    event.stopPropagation();
    const handle = event.currentTarget;
    const [from, start] = [event.clientX, width(column)];
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => setView((old) => ({ ...old, widths: { ...old.widths, [column.key]: Math.max(48, start + move.clientX - from) } }));
    handle.onpointerup = (up) => {
      handle.onpointermove = null;
      handle.onpointerup = null;
      remember({ ...view, widths: { ...view.widths, [column.key]: Math.max(48, start + up.clientX - from) } });
    };
  };

  const turn = (column: Column<T>) => {
    const { sort, ...rest } = view;
    if (sort?.key !== column.key) remember({ ...rest, sort: { key: column.key, descending: false } });
    else if (!sort.descending) remember({ ...rest, sort: { key: column.key, descending: true } });
    else remember(rest);
  };

  return (
    <div className="grid">
      <div ref={scroll} className="grid-scroll" role="grid" aria-rowcount={rows.length} tabIndex={0} onKeyDown={onKey}>
        <div className="grid-head" role="row" style={{ width: total }}>
          {columns.map((column) => (
            <div key={column.key} role="columnheader" style={{ width: width(column), textAlign: column.number ? "right" : "left" }} onClick={() => turn(column)} title="点一下排序">
              {column.title}
              {view.sort?.key === column.key ? (view.sort.descending ? " ↓" : " ↑") : ""}
              <span className="handle" onPointerDown={resize(column)} onClick={(event) => event.stopPropagation()} />
            </div>
          ))}
        </div>
        <div style={{ height: virtual.getTotalSize(), width: total, position: "relative" }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <div
                key={row.id}
                className="grid-row"
                role="row"
                aria-rowindex={item.index + 1}
                aria-selected={chosen.has(row.id)}
                style={{ transform: `translateY(${item.start}px)`, width: total }}
              >
                {columns.map((column, index) => {
                  const isHere = here.row === item.index && here.column === index;
                  return (
                    <div
                      key={column.key}
                      role="gridcell"
                      className={`grid-cell${column.number ? " number" : ""}${isHere && chosen.has(row.id) ? " here" : ""}`}
                      style={{ width: width(column) }}
                      title={textOf(row, column)}
                      onClick={(event) => choose(item.index, index, event)}
                      onDoubleClick={() => (column.edit && onEdit ? begin() : onOpen(row))}
                    >
                      {isHere && draft !== undefined ? (
                        // oxlint-disable-next-line jsx-a11y/no-autofocus -- she has just asked to type here
                        <input autoFocus value={draft} onChange={(event) => setDraft(event.target.value)} onBlur={() => finish(true)} />
                      ) : (
                        textOf(row, column)
                      )}
                    </div>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
      <div className="grid-foot">{foot}</div>
    </div>
  );
}
