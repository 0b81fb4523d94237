// The heads of the columns: a click sorts, dragging moves, the edge widens, ▾ opens order and filter. By pointer events,
// because a window that takes dropped files has no HTML drag and drop on Windows.
import { Popover } from "antd";
import { type PointerEvent, useRef, useState } from "react";
import { HeadMenu } from "./HeadMenu";
import type { Column } from "./table";
import { moved, type Turn, type View, withSort } from "./view";

const LEAST = 48;
/** Pixels before a press is a drag. */
const SLACK = 5;

interface Props<T> {
  /** The columns that stand in the grid. */
  shown: readonly Column<T>[];
  columns: readonly Column<T>[];
  rows: readonly T[];
  view: View;
  onView: Turn;
  widthOf: (column: Column<T>) => number;
  canFilter: boolean;
  /** The column whose menu is open. */
  menu: string | undefined;
  onMenu: (key: string | undefined) => void;
  onAll: () => void;
}

export function Head<T>({ shown, columns, rows, view, onView, widthOf, canFilter, menu, onMenu, onAll }: Props<T>) {
  const head = useRef<HTMLDivElement>(null);
  const press = useRef<{ key: string; from: number; moving: boolean } | undefined>(undefined);
  const [target, setTarget] = useState<{ key: string; before: string | undefined } | undefined>();

  const resize = (column: Column<T>) => (event: PointerEvent<HTMLElement>) => {
    event.stopPropagation();
    const handle = event.currentTarget;
    const [from, start] = [event.clientX, widthOf(column)];
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => {
      const wide = Math.max(LEAST, Math.round(start + move.clientX - from));
      onView((old) => ({ ...old, widths: { ...old.widths, [column.key]: wide } }));
    };
    handle.onpointerup = () => {
      handle.onpointermove = null;
      handle.onpointerup = null;
    };
  };

  /** The column that a head dropped at x would stand before. */
  const before = (x: number): string | undefined => {
    const cells = [...(head.current?.querySelectorAll<HTMLElement>("[data-key]") ?? [])];
    return cells.find((cell) => {
      const box = cell.getBoundingClientRect();
      return x < box.left + box.width / 2;
    })?.dataset.key;
  };

  const onDown = (column: Column<T>) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    press.current = { key: column.key, from: event.clientX, moving: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent) => {
    const pressed = press.current;
    if (!pressed) return;
    if (Math.abs(event.clientX - pressed.from) > SLACK) pressed.moving = true;
    if (pressed.moving) setTarget({ key: pressed.key, before: before(event.clientX) });
  };
  const onUp = (event: PointerEvent) => {
    const pressed = press.current;
    press.current = undefined;
    setTarget(undefined);
    if (!pressed) return;
    if (pressed.moving) {
      const to = before(event.clientX);
      onView((old) => moved(columns, old, pressed.key, to));
      return;
    }
    onView((old) => {
      const { sort } = old;
      if (sort?.key !== pressed.key) return withSort(old, { key: pressed.key, descending: false });
      return withSort(old, sort.descending ? undefined : { key: pressed.key, descending: true });
    });
  };
  const onCancel = () => {
    press.current = undefined;
    setTarget(undefined);
  };

  return (
    <div ref={head} className="grid-head" role="row" aria-rowindex={1}>
      <button type="button" className="grid-number" title="全选（Ctrl+A）" aria-label="全选" tabIndex={-1} onClick={onAll} />
      {shown.map((column) => {
        const sort = view.sort?.key === column.key ? (view.sort.descending ? "descending" : "ascending") : undefined;
        const marks = [target?.key === column.key ? " moving" : "", target && target.before === column.key ? " before" : "", column.number ? " number" : ""].join("");
        return (
          <div
            key={column.key}
            role="columnheader"
            aria-sort={sort ?? "none"}
            data-key={column.key}
            className={`grid-title${marks}`}
            title="点一下排序，拖动换位置"
            onPointerDown={onDown(column)}
            onPointerMove={onMove}
            onPointerUp={onUp}
            onPointerCancel={onCancel}
          >
            <span>
              {column.title}
              {sort ? (sort === "descending" ? " ↓" : " ↑") : ""}
            </span>
            <Popover
              open={menu === column.key}
              onOpenChange={(open) => onMenu(open ? column.key : undefined)}
              trigger="click"
              placement="bottomLeft"
              destroyOnHidden
              content={<HeadMenu column={column} columns={columns} rows={rows} view={view} onView={onView} canFilter={canFilter} onClose={() => onMenu(undefined)} />}
            >
              <button
                type="button"
                tabIndex={-1}
                className={view.filters[column.key] ? "grid-more on" : "grid-more"}
                aria-label={`${column.title}：排序和筛选`}
                title="排序和筛选（Alt+↓）"
                onPointerDown={(event) => event.stopPropagation()}
                onPointerUp={(event) => event.stopPropagation()}
              >
                ▾
              </button>
            </Popover>
            <span className="handle" onPointerDown={resize(column)} onPointerUp={(event) => event.stopPropagation()} />
          </div>
        );
      })}
    </div>
  );
}
