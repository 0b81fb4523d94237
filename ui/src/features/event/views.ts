// Named questions to the ledger, kept on this machine beside how the lists are seen.
import { useCallback, useState } from "react";
import type { View } from "../../shared/grid/view";
import { PLAIN, type Question } from "./question";

/** What a saved view keeps of the columns. */
type Columns = Pick<View, "order" | "shown" | "widths">;

/** A question under a name, with the columns it is looked at in. */
export interface SavedView {
  name: string;
  question: Question;
  columns: Columns;
  /** Shown when the ledger is opened. */
  isDefault?: boolean;
}

const KEY = "ledger.views";

function remembered(): SavedView[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]") as SavedView[];
    return kept.map((view) => ({ ...view, question: { ...PLAIN, ...view.question } }));
  } catch {
    // Unreadable views are lost, the ledger is not.
    return [];
  }
}

/** The saved views, and the way to change them. */
export function useViews(): [readonly SavedView[], (change: (old: readonly SavedView[]) => readonly SavedView[]) => void] {
  const [views, setViews] = useState<readonly SavedView[]>(remembered);
  const turn = useCallback((change: (old: readonly SavedView[]) => readonly SavedView[]) => {
    setViews((old) => {
      const next = change(old);
      localStorage.setItem(KEY, JSON.stringify(next));
      return next;
    });
  }, []);
  return [views, turn];
}

/** The views with one saved under its name, in place of one that had it. */
export function saved(views: readonly SavedView[], view: SavedView): SavedView[] {
  const at = views.findIndex(({ name }) => name === view.name);
  if (at < 0) return [...views, view];
  return views.map((old, index) => (index === at ? { ...view, ...(old.isDefault ? { isDefault: true } : {}) } : old));
}

/** The views with one under another name; as they were when that name is taken. */
export const renamed = (views: readonly SavedView[], from: string, to: string): readonly SavedView[] =>
  to === "" || views.some(({ name }) => name === to) ? views : views.map((view) => (view.name === from ? { ...view, name: to } : view));

/** The views with one as that which the ledger opens with; with none when it was that already. */
export const withDefault = (views: readonly SavedView[], wanted: string): SavedView[] =>
  views.map(({ isDefault, ...view }) => (view.name === wanted && !isDefault ? { ...view, isDefault: true } : view));
