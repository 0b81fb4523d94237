// The page that every area's list is: title, filter bar, the grid, its sums, and a drawer with the record's form.
import { App, Button } from "antd";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { How, ImportKind } from "../../backend";
import { type Into, useGo } from "../destination";
import { Bar } from "../grid/Bar";
import type { Beyond, Edit } from "../grid/block";
import { filtered } from "../grid/filter";
import { Grid } from "../grid/Grid";
import { type Column, sorted } from "../grid/table";
import { useView } from "../grid/view";
import { usePaste } from "../usePaste";
import { type Exits, RecordDrawer } from "./RecordDrawer";
import { type Change, changesFrom, type Field, rowsFrom, type Values } from "./values";
import { useMany } from "./useMany";

interface Props<T extends { id: number }> {
  name: string;
  title: string;
  /** What one of them is called: 单位. */
  noun: string;
  /** What belongs here, in one sentence. */
  teach: string;
  rows: readonly T[] | undefined;
  columns: readonly Column<T>[];
  /** The fields of the form; a record without any is only read. */
  fields?: readonly Field[];
  valuesOf?: (row: T) => Values;
  onCreate?: (values: Values, how: How) => Promise<boolean>;
  onUpdate?: (row: T, values: Values, how: How) => Promise<boolean>;
  /** Writes several records as one act, where the office can. */
  onUpdateMany?: (changes: Change<T>[]) => Promise<boolean>;
  onDelete?: (ids: number[]) => Promise<boolean>;
  /** Rows are also made by writing below the last one: `blank` is the row that is still to be made, with the id 0 and what has been written in it. */
  grows?: { blank: (written: Values) => T; onGrow: (changes: Change<T>[], rows: Values[]) => Promise<boolean> };
  /** Between the bar and the list: what does not agree, for one. */
  told?: ReactNode;
  /** Begins a new one in another way than the form, with the words of its button. */
  begin?: { label: string; on: () => void };
  /** Opens a record in another way than the form. */
  onOpen?: (row: T) => void;
  /** A record to show; with its row when it may stand outside the list. */
  wanted?: { id: number; row?: T | undefined } | undefined;
  /** Above the form: what is looked at and noted more often than the fields. */
  ahead?: (row: T) => ReactNode;
  /** Below the form. */
  more?: (row: T) => ReactNode;
  /** Between the head and the list, also of an empty page. */
  top?: ReactNode;
  /** More buttons in the head, for the whole rows that are chosen. */
  tools?: ReactNode | ((chosen: readonly number[]) => ReactNode);
  /** Old tables of this kind can be brought in: an empty page says so, and a table pasted beyond the rows goes there. */
  imports?: ImportKind;
  /** What its rows belong to: imported ones do as well. */
  importsInto?: Into | undefined;
  /** What the foot says beside the count. */
  sums?: (rows: readonly T[]) => string;
}

const NONE: readonly Field[] = [];
const plain = (): Values => ({});
const refused = async () => false;

export function RecordPage<T extends { id: number }>(props: Props<T>) {
  const { name, title, noun, teach, rows, columns, fields = NONE, valuesOf = plain, onCreate, onUpdate, onDelete, begin, tools, wanted } = props;
  const [words, setWords] = useState("");
  const [view, setView] = useView(name);
  const [picked, setChosen] = useState<ReadonlySet<number>>(new Set());
  // What is gone, deleted here or made one with another elsewhere, is chosen no more.
  const chosen = useMemo(() => {
    if (!rows || picked.size === 0) return picked;
    const there = new Set(rows.map(({ id }) => id));
    return new Set([...picked].filter((id) => there.has(id)));
  }, [rows, picked]);
  const [open, setOpen] = useState<number | "new" | undefined>();
  const page = useRef<HTMLElement>(null);
  const exits = useRef<Exits | undefined>(undefined);
  const { message, modal } = App.useApp();
  const goTo = useGo();
  const updateMany = useMany(onUpdate ?? refused);
  const { imports, importsInto } = props;
  const brings = useMemo(() => ({ ...(imports ? { kind: imports } : {}), ...(importsInto ? { into: importsInto } : {}) }), [imports, importsInto]);
  const bring = useCallback((text: string) => goTo({ page: "import", brings: { text, ...brings } }), [goTo, brings]);
  usePaste(bring, imports !== undefined && rows?.length === 0 && open === undefined);
  const startNew = useMemo(() => begin?.on ?? (onCreate && (() => setOpen("new"))), [begin, onCreate]);
  const kept = useMemo(() => filtered(rows ?? [], columns, words, view.filters), [rows, columns, words, view.filters]);
  const sortBy = columns.find((column) => column.key === view.sort?.key);
  const descending = view.sort?.descending ?? false;
  const shown = useMemo(() => sorted(kept, sortBy, descending), [kept, sortBy, descending]);
  const { grows } = props;
  const [fresh, showFresh] = useState<Values>({});
  // A cell that ends and the row that is left with it come in one breath: what was written must be known at once.
  const written = useRef<Values>({});
  const setFresh = (next: Values) => {
    written.current = next;
    showFresh(next);
  };
  const standing = useMemo(() => (grows ? [...shown, grows.blank(fresh)] : shown), [shown, grows, fresh]);
  const isGrowing = useRef(false);
  const grow = async (changes: Change<T>[], made: Values[]) => {
    if (isGrowing.current) return;
    isGrowing.current = true;
    const done = await grows?.onGrow(changes, made);
    isGrowing.current = false;
    if (done) setFresh({});
  };
  const leaveFresh = () => {
    if (Object.values(written.current).some((value) => value !== null)) void grow([], [written.current]);
  };
  const current = typeof open === "number" ? (rows?.find((row) => row.id === open) ?? (wanted?.row?.id === open ? wanted.row : undefined)) : undefined;
  const values = useMemo(() => (current ? valuesOf(current) : {}), [current, valuesOf]);

  useEffect(() => {
    if (!startNew) return;
    window.addEventListener("xieban:new", startNew);
    return () => window.removeEventListener("xieban:new", startNew);
  }, [startNew]);
  useEffect(() => {
    if (wanted) setOpen(wanted.id);
  }, [wanted]);

  // Once the drawer is closed, the keys are the list's again.
  const isOpen = open !== undefined;
  useEffect(() => {
    if (isOpen) return () => page.current?.querySelector<HTMLElement>(".grid-field")?.focus({ preventScroll: true });
  }, [isOpen]);

  const show = async (id: number) => {
    if (id !== open && (await (exits.current?.leave() ?? true))) setOpen(id);
  };
  const walk = (step: number) => {
    const next = shown[shown.findIndex((row) => row.id === open) + step];
    if (next) void show(next.id);
  };
  const remove = async (ids: number[]) => {
    if (ids.length === 0 || !onDelete) return;
    if (ids.length > 20 && !(await modal.confirm({ title: `删除选中的 ${ids.length} 条？`, content: "删除后可以撤销。", okText: "删除", cancelText: "取消" }))) return;
    if (!(await onDelete(ids))) return;
    setChosen(new Set());
    if (typeof open === "number" && ids.includes(open)) setOpen(undefined);
  };
  const edit = async (edits: Edit<T>[], beyond: Beyond<T>[]) => {
    const { changes: all, wrong } = changesFrom(edits);
    const made = rowsFrom(beyond);
    for (const [column, count] of made.wrong) wrong.set(column, (wrong.get(column) ?? 0) + count);
    const begun = all.find(({ row }) => row.id === 0)?.values;
    const changes = all.filter(({ row }) => row.id !== 0);
    for (const [column, count] of wrong) void message.warning(`${column.title}要填数字，${count === 1 ? "" : `${count} 格`}没有改动`);
    if (begun && changes.length === 0 && made.rows.length === 0) {
      // What is written in the row that is still to be made waits until she leaves it; someone chosen is complete.
      setFresh({ ...written.current, ...begun });
      if (Object.keys(begun).some((key) => key.endsWith(" picked"))) await grow([], [written.current]);
      return;
    }
    if (begun || made.rows.length > 0) return grow(changes, [...(begun ? [{ ...written.current, ...begun }] : []), ...made.rows]);
    const [only, ...others] = changes;
    if (only && others.length === 0) await onUpdate?.(only.row, only.values, {});
    else if (only) await (props.onUpdateMany ?? updateMany)(changes);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && open !== undefined && event.currentTarget.contains(event.target as Node)) void exits.current?.close();
  };
  const isFiltered = shown.length !== rows?.length;
  const foot = [isFiltered ? `${shown.length} / ${rows?.length ?? 0} 条` : `${shown.length} 条`, chosen.size > 0 ? `选中 ${chosen.size} 条` : "", props.sums?.(shown) ?? ""];
  const create = startNew && (
    <Button type="primary" onClick={startNew} title="Ctrl+N">
      {begin?.label ?? `新建${noun}`}
    </Button>
  );

  return (
    <section ref={page} className="page" aria-label={title} onKeyDown={onKey}>
      <header>
        <h1>{title}</h1>
        {typeof tools === "function" ? tools([...chosen]) : tools}
        {onDelete && chosen.size > 0 && <Button onClick={() => void remove([...chosen])}>删除 {chosen.size} 条</Button>}
        {create}
      </header>
      {props.top}
      {props.told}
      {rows && rows.length === 0 && !grows ? (
        <div className="empty">
          <p>{teach}</p>
          {create}
          {imports && <Button onClick={() => goTo({ page: "import", brings })} title="在 WPS、Excel 里复制的格子，也可以在这里按 Ctrl+V">导入旧表</Button>}
        </div>
      ) : (
        <>
          <Bar noun={noun} words={words} onWords={setWords} columns={columns} view={view} onView={setView} />
          {grows && rows?.length === 0 && (
            <p className="quiet grows">
              {teach}
              {imports && (
                <Button type="link" size="small" onClick={() => goTo({ page: "import", brings })}>
                  导入旧表
                </Button>
              )}
            </p>
          )}
          {rows && shown.length === 0 && (!grows || rows.length > 0) ? (
            <div className="empty">
              <p>
                {rows.length} 条里没有符合筛选的{noun}。
              </p>
              <Button
                onClick={() => {
                  setWords("");
                  setView((old) => ({ ...old, filters: {} }));
                }}
              >
                清除筛选
              </Button>
            </div>
          ) : (
            <Grid
              label={title}
              rows={standing}
              columns={columns}
              view={view}
              onView={setView}
              chosen={chosen}
              onChoose={(ids) => setChosen(new Set([...ids].filter((each) => each !== 0)))}
              at={current?.id}
              onOpen={(row) => (props.onOpen ? props.onOpen(row) : void show(row.id))}
              onHere={(row) => typeof open === "number" && void show(row.id)}
              {...(onUpdate ? { onEdit: (edits: Edit<T>[], beyond: Beyond<T>[]) => void edit(edits, beyond) } : {})}
              onGrown={grows && leaveFresh}
              onDelete={() => void remove([...chosen])}
              onPasteBeyond={imports ? bring : undefined}
              foot={foot.filter(Boolean).join(" · ")}
            />
          )}
        </>
      )}
      <RecordDrawer
        noun={noun}
        fields={fields}
        record={current}
        values={values}
        open={open === "new" || current !== undefined}
        onClose={() => setOpen(undefined)}
        onSave={async (given, how) => (current ? onUpdate?.(current, given, how) : onCreate?.(given, how)) ?? false}
        onWalk={walk}
        {...(onDelete ? { onDelete: () => current && void remove([current.id]) } : {})}
        exits={exits}
        ahead={current && props.ahead?.(current)}
      >
        {current && props.more?.(current)}
      </RecordDrawer>
    </section>
  );
}
