// The lines that are chosen together, and the keys that act on them. While lines are chosen the focus rests in a field of its own that is
// not seen: so that copying and pasting reach the outline and not a text in it.
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type PlanItem, useDo } from "../../backend";
import { composing } from "../../shared/keys";
import { indentedAll, type Move, outdentedAll, type Picked, pickedNext, pickedOn, pickedOne, pickedStill, pickedTo, pickedTurned, shiftedAll, topmost } from "./outline";

export interface Choosing {
  picked: Picked | undefined;
  /** The field in which the focus rests. */
  keeper: RefObject<HTMLInputElement | null>;
  /** Chooses, and takes the focus. */
  pick: (next: Picked | undefined) => void;
  /** A click on a line's handle. */
  click: (id: number, held: { shiftKey: boolean; ctrlKey: boolean }) => void;
  /** The lines that a drag of this one takes along: those chosen where it is one of them, else itself. */
  grab: (id: number) => ReadonlySet<number>;
  remove: () => void;
  onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** `items` are the lines as they stand; `write` puts the focus into the text of a line. */
export function usePicked(items: RefObject<readonly PlanItem[]>, shown: readonly PlanItem[], write: (id: number) => void): Choosing {
  const doIt = useDo();
  const keeper = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Picked | undefined>();
  // A line that was deleted, or taken back, is no longer chosen.
  const picked = useMemo(() => chosen && pickedStill(shown, chosen), [chosen, shown]);
  const latest = useRef(picked);
  useEffect(() => {
    latest.current = picked;
  }, [picked]);

  const pick = useCallback((next: Picked | undefined) => {
    latest.current = next;
    setChosen(next);
    if (next) keeper.current?.focus({ preventScroll: true });
  }, []);
  const click = useCallback(
    (id: number, { shiftKey, ctrlKey }: { shiftKey: boolean; ctrlKey: boolean }) => {
      const written = document.activeElement?.closest<HTMLElement>(".plan-line[data-item]")?.dataset.item;
      // The line that she writes in begins the range.
      const from = latest.current ?? (written === undefined ? undefined : pickedOne(items.current, Number(written)));
      if (from && shiftKey) pick(pickedTo(items.current, from, id));
      else if (latest.current && ctrlKey) pick(pickedTurned(items.current, latest.current, id));
      else pick(pickedOne(items.current, id));
    },
    [items, pick],
  );
  const grab = useCallback(
    (id: number) => {
      if (latest.current?.ids.has(id)) return latest.current.ids;
      const one = pickedOne(items.current, id);
      pick(one);
      return one.ids;
    },
    [items, pick],
  );
  const remove = useCallback(() => {
    if (latest.current) void doIt("plan_item_delete", { ids: topmost(items.current, latest.current.ids).map(({ id }) => id) });
  }, [doIt, items]);

  // What the keys lead to is brought into view.
  const head = picked?.head;
  useEffect(() => {
    if (head !== undefined && document.activeElement === keeper.current) document.querySelector(`.plan-line[data-item="${head}"]`)?.scrollIntoView({ block: "nearest" });
  }, [head]);

  const onKey = useCallback(
    (event: KeyboardEvent<HTMLInputElement>) => {
      const now = latest.current;
      if (composing(event) || !now) return;
      const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
      const move = (moves: Move[]) => moves.length > 0 && void doIt("plan_item_move", { moves });
      if (event.key === "Tab") move(event.shiftKey ? outdentedAll(items.current, now.ids) : indentedAll(items.current, now.ids));
      else if (step && event.altKey) move(shiftedAll(items.current, now.ids, step));
      else if (step) pick(event.shiftKey ? pickedOn(items.current, now, step) : pickedNext(items.current, now, step));
      else if (event.key === "Delete" || event.key === "Backspace") remove();
      else if (event.key === "Enter" || event.key === "F2") write(now.head);
      else if (event.key === "Escape") pick(undefined);
      else if (event.ctrlKey && event.key.toLowerCase() === "a") pick({ ...now, ids: new Set(items.current.map(({ id }) => id)) });
      else return;
      event.preventDefault();
    },
    [doIt, items, pick, remove, write],
  );
  return { picked, keeper, pick, click, grab, remove, onKey };
}
