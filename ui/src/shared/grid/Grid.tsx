// The one grid for every long list: virtual rows, blocks of cells, keyboard, writing in place, copy and paste.
// The focus rests in one field that lies over the current cell, unseen until she writes: so an input method begins where
// she stands, and what she writes survives scrolling.
import { App } from "antd";
import { type ClipboardEvent, type CSSProperties, type FocusEvent, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { composing } from "../keys";
import { type Beyond, blockOf, cleared, drawn, type Edit, filled, pasted, sizeOf, type Spot, type Writing } from "./block";
import { Head } from "./Head";
import { ROW } from "./Row";
import { Rows } from "./Rows";
import { Suggestions, useSuggested } from "./Suggestions";
import { asHtml, asTsv, type Column, fromHtml, fromTsv, isTable, isWritten, textOf } from "./table";
import { standing, type Turn, type View } from "./view";
import "./grid.css";

const HEAD = 32;
const NUMBER = 44;

interface Props<T extends { id: number }> {
  label: string;
  /** The rows in the order they stand. */
  rows: readonly T[];
  columns: readonly Column<T>[];
  view: View;
  onView: Turn;
  /** Whole rows chosen, by their numbers. */
  chosen: ReadonlySet<number>;
  onChoose: (ids: ReadonlySet<number>) => void;
  onOpen: (row: T) => void;
  /** The record that is open beside the list: she stands on it. */
  at?: number | undefined;
  /** Told of the row she walks to. */
  onHere?: (row: T) => void;
  /** Writes cells; absent when nothing is edited in place. */
  onEdit?: (edits: Edit<T>[], beyond: Beyond<T>[]) => void;
  /** Rows are made by writing: the last row, whose id is 0, is the next one. Told when she leaves what she wrote in it. */
  onGrown?: (() => void) | undefined;
  onDelete?: () => void;
  /** Takes a table pasted beyond the rows; absent when no rows are made by pasting. */
  onPasteBeyond?: ((text: string) => void) | undefined;
  /** False where the rows are filtered elsewhere: the heads then offer order and place only. */
  canFilter?: boolean;
  /** What the foot says of the rows. */
  foot: ReactNode;
}

const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));

export function Grid<T extends { id: number }>(props: Props<T>) {
  const { label, rows, at, view, onView, chosen, onChoose, onOpen, onHere, onEdit, onDelete, foot } = props;
  const { message } = App.useApp();
  const columns = useMemo(() => standing(props.columns, view), [props.columns, view]);
  const [spots, setSpots] = useState<{ anchor: Spot; here: Spot }>({ anchor: { row: 0, column: 0 }, here: { row: 0, column: 0 } });
  const [draft, setDraft] = useState<string | undefined>();
  const [menu, setMenu] = useState<string | undefined>();
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const field = useRef<HTMLInputElement>(null);
  // The cell that is written, kept by what it is: rows may be sorted anew under it. An edit ends once, the way it ended first.
  const edited = useRef<{ row: T; column: Column<T> } | undefined>(undefined);
  const dragging = useRef<Spot | undefined>(undefined);
  /** The handle of the block is drawn down to this row. */
  const [drawnTo, setDrawnTo] = useState<number | undefined>();
  const suggested = useSuggested(edited.current?.column.suggest, draft);

  const widthOf = (column: Column<T>) => view.widths[column.key] ?? column.width;
  const starts = columns.reduce<number[]>((all, column) => [...all, (all.at(-1) ?? NUMBER) + widthOf(column)], [NUMBER]);
  const total = starts.at(-1) ?? NUMBER;

  const inside = (spot: Spot): Spot => ({ row: clamp(spot.row, rows.length - 1), column: clamp(spot.column, columns.length - 1) });
  const here = inside(spots.here);
  const anchor = inside(spots.anchor);
  const block = blockOf(anchor, here);
  const row = rows[here.row];
  const column = columns[here.column];

  /** Brings a row into view, below the head that stays. */
  const showRow = (index: number) => {
    if (!box) return;
    const [top, bottom] = [index * ROW, HEAD + (index + 1) * ROW];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  };
  const show = (spot: Spot) => {
    showRow(spot.row);
    const [left, right] = [(starts[spot.column] ?? 0) - NUMBER, starts[spot.column + 1] ?? total];
    if (!box) return;
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth;
  };
  const go = (spot: Spot, extend = false) => {
    const next = inside(spot);
    if (row?.id === 0 && (next.row !== here.row || extend)) props.onGrown?.();
    setSpots({ anchor: extend ? anchor : next, here: next });
    show(next);
    if (chosen.size > 0) onChoose(extend ? rowsBetween(anchor.row, next.row) : new Set());
    const to = rows[next.row];
    if (to && next.row !== here.row) onHere?.(to);
  };
  const rowsBetween = (one: number, other: number) => new Set(rows.slice(Math.min(one, other), Math.max(one, other) + 1).map((each) => each.id));

  useEffect(() => {
    const index = at === undefined ? -1 : rows.findIndex((each) => each.id === at);
    if (index < 0) return;
    setSpots((old) => (old.here.row === index ? old : { anchor: { ...old.here, row: index }, here: { ...old.here, row: index } }));
    showRow(index);
    // Only another record moves her; rows that are sorted anew do not.
  }, [at, box]);

  const begin = (text?: string) => {
    if (!onEdit || !row || !column || !isWritten(row, column)) return;
    edited.current = { row, column };
    show(here);
    setDraft(text ?? textOf(row, column));
    field.current?.focus();
  };
  const finish = (keep: boolean, picked?: { id: number; text: string }) => {
    const cell = edited.current;
    if (!cell) return;
    edited.current = undefined;
    setDraft(undefined);
    if (picked) onEdit?.([{ ...cell, text: picked.text, picked: picked.id }], []);
    else if (keep && draft !== undefined && draft !== textOf(cell.row, cell.column)) onEdit?.([{ ...cell, text: draft }], []);
  };
  /** Stands on the row that is still to be made, also when it is about to move on by one. */
  const goOn = () => {
    props.onGrown?.();
    const spot = { row: rows.length, column: 0 };
    setSpots({ anchor: spot, here: spot });
    if (box) box.scrollTop = box.scrollHeight;
  };
  const write = (writing: Writing<T>) => {
    if (!onEdit) return;
    const left = [writing.fixed > 0 ? `${writing.fixed} 格不能就地修改` : "", writing.outside > 0 ? `${writing.outside} 格超出表格` : ""].filter(Boolean);
    if (left.length > 0) void message.warning(`${left.join("，")}，没有写入`);
    if (writing.edits.length + writing.beyond.length > 0) onEdit(writing.edits, writing.beyond);
  };

  const onWritingKey = (event: KeyboardEvent) => {
    const steps: Record<string, [number, number]> = { Enter: [event.shiftKey ? -1 : 1, 0], Tab: [0, event.shiftKey ? -1 : 1] };
    const step = steps[event.key];
    if (suggested.onKey(event)) return;
    if (!step && event.key !== "Escape") return;
    const picked = event.key === "Enter" || event.key === "Tab" ? suggested.chosen : undefined;
    const isNew = row?.id === 0;
    finish(step !== undefined, picked);
    if (isNew && event.key === "Enter") goOn();
    else if (step) go({ row: here.row + step[0], column: here.column + step[1] });
    event.preventDefault();
    event.stopPropagation();
  };

  const onKey = (event: KeyboardEvent) => {
    if (composing(event) || menu !== undefined) return;
    if (edited.current) {
      onWritingKey(event);
      return;
    }
    const page = Math.max(1, Math.floor(((box?.clientHeight ?? ROW) - HEAD) / ROW) - 1);
    const walk: Record<string, Spot> = {
      ArrowDown: { row: event.ctrlKey ? rows.length - 1 : here.row + 1, column: here.column },
      ArrowUp: { row: event.ctrlKey ? 0 : here.row - 1, column: here.column },
      ArrowRight: { row: here.row, column: event.ctrlKey ? columns.length - 1 : here.column + 1 },
      ArrowLeft: { row: here.row, column: event.ctrlKey ? 0 : here.column - 1 },
      PageDown: { row: here.row + page, column: here.column },
      PageUp: { row: here.row - page, column: here.column },
      Home: { row: event.ctrlKey ? 0 : here.row, column: 0 },
      End: { row: event.ctrlKey ? rows.length - 1 : here.row, column: columns.length - 1 },
    };
    const plain: Record<string, () => void> = {
      Enter: () => row && (row.id === 0 ? goOn() : onOpen(row)),
      F2: () => begin(),
      Delete: () => (chosen.size > 0 ? onDelete?.() : write(cleared(rows, columns, block))),
      Backspace: () => begin(""),
      " ": () => onChoose(rowsBetween(anchor.row, here.row)),
    };
    const withCtrl: Record<string, () => void> = {
      a: () => onChoose(new Set(rows.map((each) => each.id))),
      d: () => write(filled(rows, columns, block)),
    };
    const to = walk[event.key];
    if (event.altKey) {
      if (event.key !== "ArrowDown" || !column) return;
      setMenu(column.key);
    } else if (to) go(to, event.shiftKey);
    else if (event.ctrlKey) {
      const act = withCtrl[event.key.toLowerCase()];
      if (!act) return;
      act();
    } else if (event.key === " " && !event.shiftKey) return;
    else {
      const act = plain[event.key];
      if (!act) return;
      act();
    }
    event.preventDefault();
  };

  const onCopy = (event: ClipboardEvent) => {
    if (edited.current || menu !== undefined) return;
    const [of, which] = chosen.size > 0 ? [rows.filter((each) => chosen.has(each.id)), columns] : [rows.slice(block.top, block.bottom + 1), columns.slice(block.left, block.right + 1)];
    event.clipboardData.setData("text/plain", asTsv(of, which));
    event.clipboardData.setData("text/html", asHtml(of, which));
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (edited.current || menu !== undefined) return;
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain");
    const cells = text === "" ? fromHtml(event.clipboardData.getData("text/html")) : fromTsv(text);
    const grows = props.onGrown !== undefined;
    const isBeyond = block.top + cells.length > rows.length && isTable(text);
    // A table with its own head is read by its head; bare cells below the last row become rows.
    const hasHead = columns.filter(({ title }) => cells[0]?.includes(title)).length > 1;
    if (props.onPasteBeyond && isBeyond && (!grows || hasHead)) props.onPasteBeyond(text);
    else write(pasted(rows, columns, block, cells, grows));
  };

  /** The cell under an event; column −1 is the row's number. */
  const spotOf = (event: { target: EventTarget }): Spot | undefined => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-column]") : null;
    const line = cell?.closest<HTMLElement>("[data-row]");
    return cell && line ? { row: Number(line.dataset.row), column: Number(cell.dataset.column) } : undefined;
  };
  const chooseRow = (index: number, event: PointerEvent) => {
    const id = rows[index]?.id;
    if (id === undefined) return;
    const next = event.ctrlKey ? new Set(chosen) : event.shiftKey ? rowsBetween(anchor.row, index) : new Set<number>();
    if (event.ctrlKey && next.has(id)) next.delete(id);
    else next.add(id);
    setSpots(event.shiftKey ? { anchor, here: { ...here, row: index } } : { anchor: { row: index, column: 0 }, here: { row: index, column: 0 } });
    onChoose(next);
  };
  const onDown = (event: PointerEvent) => {
    const spot = spotOf(event);
    if (!spot || event.button !== 0 || event.target === field.current) return;
    if (rows[spot.row]?.id === 0 && spot.column < 0) return;
    // The field keeps the focus; what is being written in it ends here.
    event.preventDefault();
    finish(true);
    field.current?.focus({ preventScroll: true });
    if (spot.column < 0) return chooseRow(spot.row, event);
    go(spot, event.shiftKey);
    dragging.current = spot;
  };
  const onMove = (event: PointerEvent) => {
    const body = box?.lastElementChild?.getBoundingClientRect();
    if (drawnTo !== undefined && body && event.buttons === 1) return setDrawnTo(clamp(Math.floor((event.clientY - body.top) / ROW), rows.length - 1));
    if (!dragging.current || !body || event.buttons !== 1) return;
    const across = starts.findIndex((start) => event.clientX - body.left < start) - 1;
    const to = inside({ row: Math.floor((event.clientY - body.top) / ROW), column: across === -2 ? columns.length - 1 : across });
    if (to.row === here.row && to.column === here.column) return;
    box?.setPointerCapture(event.pointerId);
    go(to, true);
  };
  const onHandle = (event: PointerEvent) => {
    event.preventDefault();
    event.stopPropagation();
    box?.setPointerCapture(event.pointerId);
    setDrawnTo(block.bottom);
  };
  const onUp = (event: PointerEvent) => {
    if (drawnTo !== undefined) {
      setDrawnTo(undefined);
      const real = rows.filter((each) => each.id !== 0);
      const to = Math.min(drawnTo, real.length - 1);
      if (to <= block.bottom) return;
      write(drawn(real, columns, block, to));
      setSpots({ anchor: { row: block.top, column: block.left }, here: { row: to, column: block.right } });
      return;
    }
    const from = dragging.current;
    dragging.current = undefined;
    if (from && row && row.id !== 0 && column?.lead && !event.shiftKey && sizeOf(block) === 1 && from.column === here.column) onOpen(row);
  };
  const onDouble = () => {
    if (!row || !column || (column.lead && row.id !== 0)) return;
    if (isWritten(row, column) && onEdit) begin();
    else onOpen(row);
  };
  // A cell that is cut shows all it holds; told when she points at it, so that scrolling measures nothing.
  const onOver = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>(".grid-cell") : null;
    if (cell) cell.title = cell.scrollWidth > cell.clientWidth ? (cell.textContent ?? "") : "";
  };
  // Whatever of the grid takes the focus hands it to the field.
  const onFocus = (event: FocusEvent) => {
    if (event.target === box) field.current?.focus({ preventScroll: true });
  };

  const rect = (of: typeof block): CSSProperties => ({
    transform: `translate(${starts[of.left] ?? 0}px, ${of.top * ROW}px)`,
    width: (starts[of.right + 1] ?? total) - (starts[of.left] ?? 0),
    height: (of.bottom - of.top + 1) * ROW,
  });
  const numbers = sizeOf(block) > 1 && chosen.size === 0 ? figures(rows.slice(block.top, block.bottom + 1), columns.slice(block.left, block.right + 1)) : undefined;

  return (
    <div className="grid">
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus rests in the field within */}
      <div
        ref={setBox}
        className="grid-scroll"
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable
        tabIndex={-1}
        style={{ "--columns": `${NUMBER}px ${columns.map((each) => `${widthOf(each)}px`).join(" ")}`, "--total": `${total}px` } as CSSProperties}
        onKeyDown={onKey}
        onCopy={onCopy}
        onPaste={onPaste}
        onFocus={onFocus}
        onPointerDown={onDown}
        onPointerMove={onMove}
        onPointerUp={onUp}
        onMouseOver={onOver}
        onDoubleClick={(event) => spotOf(event) && onDouble()}
      >
        <Head
          shown={columns}
          columns={props.columns}
          rows={props.rows}
          view={view}
          onView={onView}
          widthOf={widthOf}
          canFilter={props.canFilter ?? true}
          menu={menu}
          onMenu={(key) => {
            setMenu(key);
            if (key === undefined) field.current?.focus();
          }}
          onAll={() => onChoose(new Set(rows.map((each) => each.id)))}
        />
        <Rows scroll={box} rows={rows} columns={columns} chosen={chosen} here={here.row}>
          {chosen.size === 0 && sizeOf(block) > 1 && <div className="grid-block" style={rect(block)} />}
          {drawnTo !== undefined && drawnTo > block.bottom && <div className="grid-drawn" style={rect({ ...block, bottom: drawnTo })} />}
          {onEdit && draft === undefined && chosen.size === 0 && row && row.id !== 0 && <div className="grid-handle" style={corner(rect(block))} title="向下拖，照样填" onPointerDown={onHandle} />}
          {draft !== undefined && column && <Suggestions at={rect(blockOf(here, here))} suggested={suggested} onPick={(picked) => {
            finish(true, picked);
            if (row?.id === 0) goOn();
          }} />}
          {row && column && (
            <input
              ref={field}
              className={`grid-field${column.number ? " number" : ""}`}
              style={rect(blockOf(here, here))}
              aria-label={`${column.title}，第 ${here.row + 1} 行：${textOf(row, column)}`}
              {...(draft === undefined ? { "data-idle": "" } : {})}
              readOnly={!onEdit || !isWritten(row, column)}
              value={draft ?? ""}
              onChange={(event) => (edited.current ? setDraft(event.target.value) : begin(event.target.value))}
              onBlur={() => finish(true)}
            />
          )}
        </Rows>
      </div>
      <div className="grid-foot">
        <span>{foot}</span>
        {numbers && <span>{numbers}</span>}
      </div>
    </div>
  );
}

/** The lower right corner of a block, where its handle is. */
const corner = ({ transform, width, height }: CSSProperties): CSSProperties => ({ transform: `${transform} translate(${Number(width) - 5}px, ${Number(height) - 5}px)` });

/** What a block comes to: 选中 12 格 · 合计 345 · 平均 28.8 */
function figures<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const values = columns.filter((column) => column.number).flatMap((column) => rows.map((row) => row[column.key]).filter((value) => typeof value === "number"));
  const count = `选中 ${rows.length * columns.length} 格`;
  if (values.length === 0) return count;
  const sum = values.reduce((all, value) => all + value, 0);
  const short = (value: number) => value.toLocaleString("zh-CN", { maximumFractionDigits: 1 });
  return `${count} · 合计 ${short(sum)} · 平均 ${short(sum / values.length)}`;
}
