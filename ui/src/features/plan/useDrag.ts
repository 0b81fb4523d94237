// Dragging lines of the outline by their handle, on pointer events: the window takes dropped files itself, which leaves no drag and drop of
// the page's own. A press that does not move is a click, and chooses.
import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { PlanItem } from "../../backend";
import { type Drop, dropAt, room, STEP } from "./outline";

/** So far the pointer goes before a press is a drag. */
const SLACK = 4;
/** So near to an edge of the page it scrolls. */
const EDGE = 48;

/** Where the drop line is drawn on the paper. */
export interface Mark {
  top: number;
  left: number;
}

export interface Dragging {
  paper: RefObject<HTMLElement | null>;
  /** The lines as they stand. */
  items: RefObject<readonly PlanItem[]>;
  /** Told of a click on a handle. */
  onClick: (id: number, event: { shiftKey: boolean; ctrlKey: boolean }) => void;
  /** Told that a drag begins with this line; the lines that go along. */
  onBegin: (id: number) => ReadonlySet<number>;
  onDrop: (dragged: ReadonlySet<number>, drop: Drop) => void;
}

const lineOf = (element: Element | null | undefined) => element?.closest<HTMLElement>(".plan-line[data-item]") ?? undefined;
const idOf = (line: HTMLElement) => Number(line.dataset.item);

/** The line after which the pointer is; undefined before the first. */
function lineAbove(paper: HTMLElement, items: readonly PlanItem[], y: number): number | undefined {
  const lines = paper.querySelectorAll<HTMLElement>(".plan-line[data-item]");
  const [first, last] = [lines[0], lines[lines.length - 1]];
  if (!first || !last || y < first.getBoundingClientRect().top) return undefined;
  if (y > last.getBoundingClientRect().bottom) return idOf(last);
  // A heading keeps a gap above it, in which there is no line: the next one is a few pixels further down.
  const x = paper.getBoundingClientRect().left + paper.clientWidth / 2;
  const line = [0, 8, 16].map((down) => lineOf(document.elementFromPoint(x, y + down))).find((found) => found !== undefined);
  if (!line) return idOf(last);
  const { top, height } = line.getBoundingClientRect();
  return y < top + height / 2 ? items[items.findIndex((item) => item.id === idOf(line)) - 1]?.id : idOf(line);
}

/** What the paper listens to, and where the drop line is while lines are dragged. */
export function useDrag({ paper, items, onClick, onBegin, onDrop }: Dragging): { mark: Mark | undefined; onPointerDown: (event: PointerEvent<HTMLElement>) => void } {
  const [mark, setMark] = useState<Mark | undefined>();
  /** Ends the drag that is under way. */
  const end = useRef<() => void>(undefined);
  useEffect(() => () => end.current?.(), []);

  const onPointerDown = useCallback(
    (down: PointerEvent<HTMLElement>) => {
      const line = lineOf((down.target as Element).closest(".plan-grip"));
      const sheet = paper.current;
      if (down.button !== 0 || !line || !sheet) return;
      // No text is marked by the way, and what is being written is saved when the choice takes the focus.
      down.preventDefault();
      const grabbed = items.current.find((item) => item.id === idOf(line));
      if (!grabbed) return;
      const page = sheet.closest(".scroll, .plan-writing");
      let [x, y] = [down.clientX, down.clientY];
      let dragged: ReadonlySet<number> | undefined;
      let drop: Drop | undefined;
      let frame = 0;
      const look = () => {
        if (!dragged) return;
        const found = dropAt(items.current, dragged, lineAbove(sheet, items.current, y), grabbed.level + Math.round((x - down.clientX) / STEP));
        if (drop && drop.below === found.below && drop.level === found.level) return;
        drop = found;
        const at = sheet.querySelector(found.below === undefined ? ".plan-line[data-item]" : `.plan-line[data-item="${found.below}"]`)?.getBoundingClientRect();
        if (at) setMark({ top: (found.below === undefined ? at.top : at.bottom) - sheet.getBoundingClientRect().top - 1, left: room(found.level) });
      };
      const scroll = () => {
        frame = requestAnimationFrame(scroll);
        if (!page) return;
        const { top, bottom } = page.getBoundingClientRect();
        const by = y < top + EDGE ? y - top - EDGE : y > bottom - EDGE ? y - bottom + EDGE : 0;
        if (by === 0) return;
        page.scrollTop += Math.max(-EDGE, Math.min(EDGE, by)) / 3;
        look();
      };
      const move = (event: globalThis.PointerEvent) => {
        [x, y] = [event.clientX, event.clientY];
        if (!dragged) {
          if (Math.hypot(x - down.clientX, y - down.clientY) < SLACK) return;
          dragged = onBegin(grabbed.id);
          document.body.classList.add("plan-dragging");
          frame = requestAnimationFrame(scroll);
        }
        look();
      };
      const up = () => {
        const [gone, to] = [dragged, drop];
        stop();
        if (!gone) onClick(grabbed.id, down);
        else if (to) onDrop(gone, to);
      };
      const key = (event: globalThis.KeyboardEvent) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        stop();
      };
      const stop = () => {
        end.current = undefined;
        cancelAnimationFrame(frame);
        window.removeEventListener("pointermove", move);
        window.removeEventListener("pointerup", up);
        window.removeEventListener("pointercancel", stop);
        window.removeEventListener("keydown", key, true);
        document.body.classList.remove("plan-dragging");
        dragged = undefined;
        setMark(undefined);
      };
      end.current?.();
      end.current = stop;
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", up);
      window.addEventListener("pointercancel", stop);
      window.addEventListener("keydown", key, true);
    },
    [paper, items, onClick, onBegin, onDrop],
  );
  return { mark, onPointerDown };
}
