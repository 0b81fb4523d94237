// How she left a list: which columns, in which order, how wide, sorted and filtered by what. It stays on this machine.
import { useCallback, useState } from "react";
import type { Filter } from "./filter";
import type { Column } from "./table";

/** The view of one list. */
export interface View {
  widths: Readonly<Record<string, number>>;
  /** Keys in the order she put them; a key that is missing stands where it was drawn. */
  order: readonly string[];
  /** Columns shown or hidden by hand. */
  shown: Readonly<Record<string, boolean>>;
  filters: Readonly<Record<string, Filter>>;
  sort?: { key: string; descending: boolean };
}

export type Turn = (change: (old: View) => View) => void;

const PLAIN: View = { widths: {}, order: [], shown: {}, filters: {} };

function remembered(name: string): View {
  try {
    return { ...PLAIN, ...(JSON.parse(localStorage.getItem(`grid.${name}`) ?? "{}") as Partial<View>) };
  } catch {
    // An unreadable view is no loss: the columns stand as they were drawn.
    return PLAIN;
  }
}

/** The view of the list of this name, and the way to change it. */
export function useView(name: string): [View, Turn] {
  const [view, setView] = useState(() => remembered(name));
  const turn = useCallback<Turn>(
    (change) =>
      setView((old) => {
        const next = change(old);
        localStorage.setItem(`grid.${name}`, JSON.stringify(next));
        return next;
      }),
    [name],
  );
  return [view, turn];
}

const isShown = <T>(column: Column<T>, view: View): boolean => view.shown[column.key] ?? !column.spare;

/** All columns in her order. */
export function ordered<T>(columns: readonly Column<T>[], view: View): Column<T>[] {
  const place = (column: Column<T>, drawn: number) => {
    const at = view.order.indexOf(column.key);
    return at < 0 ? drawn : at;
  };
  return columns
    .map((column, drawn) => ({ column, at: place(column, drawn) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ column }) => column);
}

/** The columns that stand in the grid; never none. */
export function standing<T>(columns: readonly Column<T>[], view: View): Column<T>[] {
  const all = ordered(columns, view);
  const some = all.filter((column) => isShown(column, view));
  return some.length > 0 ? some : all.slice(0, 1);
}

/** The view with a column moved to stand before another, or last. */
export function moved<T>(columns: readonly Column<T>[], view: View, key: string, before: string | undefined): View {
  if (key === before) return view;
  const keys = ordered(columns, view).map((column) => column.key as string).filter((each) => each !== key);
  const at = before === undefined ? keys.length : keys.indexOf(before);
  return { ...view, order: keys.toSpliced(at, 0, key) };
}

/** The view with a column's filter set, or taken away. */
export function withFilter(view: View, key: string, filter: Filter | undefined): View {
  const { [key]: _, ...others } = view.filters;
  return { ...view, filters: filter ? { ...others, [key]: filter } : others };
}

/** The view with another order of rows; none when absent. */
export function withSort(view: View, sort: View["sort"]): View {
  const { sort: _, ...rest } = view;
  return sort ? { ...rest, sort } : rest;
}
