// The outline as a list in reading order: where Enter, Tab and moving put an item.

/** Pixels by which a level is indented. */
export const STEP = 28;

/** Pixels before a line of this level; the handle that it is dragged by stands in them. */
export const room = (level: number): number => (level - 1) * STEP + 32;

/** What places an item. */
export interface Node {
  id: number;
  parent_id: number | null;
  level: number;
  kind: string;
}

/** A place among siblings: after one of them, first when null. */
export interface Spot {
  parent_id: number | null;
  after: number | null;
}

/** A line that is not there yet: where it would stand, and after which line of the list it is drawn. */
export interface Coming extends Spot {
  level: number;
  kind: string;
  below: number | undefined;
  /** What is written already. */
  text?: string;
}

const children = (items: readonly Node[], parent: number | null): Node[] => items.filter((item) => item.parent_id === parent);

/** The last line of what stands under an item, or the item itself. */
export function lastWithin(items: readonly Node[], item: Node): Node {
  const last = children(items, item.id).at(-1);
  return last ? lastWithin(items, last) : item;
}

/** One level down: last under the sibling before it. */
export function indented(items: readonly Node[], item: Node): Spot | undefined {
  const siblings = children(items, item.parent_id);
  const before = siblings[siblings.findIndex((each) => each.id === item.id) - 1];
  return before && { parent_id: before.id, after: children(items, before.id).at(-1)?.id ?? null };
}

/** One level up: after what it stood under. */
export function outdented(items: readonly Node[], item: Node): Spot | undefined {
  const parent = items.find((each) => each.id === item.parent_id);
  return parent && { parent_id: parent.parent_id, after: parent.id };
}

/** One place up or down among its siblings. */
export function shifted(items: readonly Node[], item: Node, step: -1 | 1): Spot | undefined {
  const siblings = children(items, item.parent_id);
  const at = siblings.findIndex((each) => each.id === item.id);
  if (!siblings[at + step]) return undefined;
  const after = step === 1 ? siblings[at + 1] : siblings[at - 2];
  return { parent_id: item.parent_id, after: after?.id ?? null };
}

/** A new line of the same kind after an item and what stands under it. */
export const comingAfter = (items: readonly Node[], item: Node): Coming => ({
  parent_id: item.parent_id, after: item.id, level: item.level, kind: item.kind, below: lastWithin(items, item).id,
});

/** A new task, last under an item. */
export const comingUnder = (items: readonly Node[], item: Node): Coming => ({
  parent_id: item.id, after: children(items, item.id).at(-1)?.id ?? null, level: item.level + 1, kind: "task", below: lastWithin(items, item).id,
});

/** A new heading at the end of the plan. */
export const comingLast = (items: readonly Node[]): Coming => ({
  parent_id: null, after: children(items, null).at(-1)?.id ?? null, level: 1, kind: "heading", below: items.at(-1)?.id,
});

/** The coming line one level down; what stands under a heading is a task. A line just written may not be in the list yet. */
export function comingIn(items: readonly Node[], coming: Coming): Coming | undefined {
  if (coming.after === null) return undefined;
  const before = items.find((each) => each.id === coming.after);
  const under = before ? comingUnder(items, before) : { parent_id: coming.after, after: null, level: coming.level + 1, kind: "task" };
  return { ...under, below: coming.below };
}

/** The coming line one level up, of the kind it leaves. */
export function comingOut(items: readonly Node[], coming: Coming): Coming | undefined {
  const parent = items.find((each) => each.id === coming.parent_id);
  return parent && comingAfter(items, parent);
}

/** Text that is more than one paragraph: pasted into the outline it becomes part of it. */
export const isPlanText = (text: string): boolean => text.split(/\r?\n/u).filter((line) => line.trim() !== "").length > 1;

/** 一、 at the beginning of a line: the text has sections of the first level. */
const SECTION = /^\s*[一二三四五六七八九十]+、/mu;

/** Where pasted text goes: sections beside those of the plan, anything else under a heading or after a task. */
export function pasteAt(items: readonly Node[], item: Node, text: string): Spot {
  if (SECTION.test(text)) {
    let root = item;
    for (let above: Node | undefined = item; above; above = items.find((each) => each.id === above?.parent_id)) root = above;
    return { parent_id: null, after: root.id };
  }
  if (item.kind === "heading") return { parent_id: item.id, after: children(items, item.id).at(-1)?.id ?? null };
  return { parent_id: item.parent_id, after: item.id };
}

/** Lines that are chosen together: one or a range from `anchor` to `head`, and more with Ctrl. What stands under a chosen line is chosen. */
export interface Picked {
  ids: ReadonlySet<number>;
  /** Where the range began. */
  anchor: number;
  /** Where it ends; keys go on from here. */
  head: number;
}

const under = (items: readonly Node[], id: number): number[] => [id, ...children(items, id).flatMap((child) => under(items, child.id))];

/** One line with what stands under it. */
export const pickedOne = (items: readonly Node[], id: number): Picked => ({ ids: new Set(under(items, id)), anchor: id, head: id });

/** All lines from where the choice began to this one. */
export function pickedTo(items: readonly Node[], picked: Picked, id: number): Picked {
  const at = (wanted: number) => items.findIndex((item) => item.id === wanted);
  const [from, to] = [at(picked.anchor), at(id)].toSorted((a, b) => a - b) as [number, number];
  // The line that it began from may be gone.
  if (from < 0) return pickedOne(items, id);
  return { ids: new Set(items.slice(from, to + 1).flatMap((item) => under(items, item.id))), anchor: picked.anchor, head: id };
}

/** With this line and what stands under it, or without: what it stands under is then no longer chosen as a whole. Undefined when none is left. */
export function pickedTurned(items: readonly Node[], picked: Picked, id: number): Picked | undefined {
  const ids = new Set(picked.ids);
  if (!ids.has(id)) {
    for (const each of under(items, id)) ids.add(each);
    return { ids, anchor: id, head: id };
  }
  for (const each of under(items, id)) ids.delete(each);
  for (let above = items.find((item) => item.id === id)?.parent_id ?? null; above !== null; above = items.find((item) => item.id === above)?.parent_id ?? null) ids.delete(above);
  const left = items.find((item) => ids.has(item.id));
  return left && { ids, anchor: left.id, head: left.id };
}

/** The range reached out (or drawn back) by so much that it changes. */
export function pickedOn(items: readonly Node[], picked: Picked, step: -1 | 1): Picked {
  for (let at = items.findIndex((item) => item.id === picked.head) + step; ; at += step) {
    const item = items[at];
    if (!item) return picked;
    const next = pickedTo(items, picked, item.id);
    if (next.ids.size !== picked.ids.size) return next;
  }
}

/** The line before or after what is chosen, for ↑ and ↓; the last one itself at the edge. */
export function pickedNext(items: readonly Node[], picked: Picked, step: -1 | 1): Picked {
  const at = items.findIndex((item) => item.id === picked.head);
  const to = items[at + step] ?? items[at];
  return to ? pickedOne(items, to.id) : picked;
}

/** The chosen lines that are still there; undefined when none is. */
export function pickedStill(items: readonly Node[], picked: Picked): Picked | undefined {
  const ids = new Set(items.filter((item) => picked.ids.has(item.id)).map((item) => item.id));
  const [first] = ids;
  if (first === undefined) return undefined;
  if (ids.size === picked.ids.size && ids.has(picked.anchor) && ids.has(picked.head)) return picked;
  return { ids, anchor: ids.has(picked.anchor) ? picked.anchor : first, head: ids.has(picked.head) ? picked.head : first };
}

/** Chosen lines that stand under no other chosen one, in reading order: what is done to them takes along what stands under them. */
export const topmost = <T extends Node>(items: readonly T[], ids: ReadonlySet<number>): T[] =>
  items.filter((item) => ids.has(item.id) && (item.parent_id === null || !ids.has(item.parent_id)));

/** Items that go to one place together. */
export interface Move extends Spot {
  ids: number[];
}

/** The chosen among siblings in runs without a gap, each with the sibling before it. */
function runs(items: readonly Node[], ids: ReadonlySet<number>): { ids: number[]; before: Node | undefined; parent: number | null }[] {
  const found: { ids: number[]; before: Node | undefined; parent: number | null }[] = [];
  for (const item of topmost(items, ids)) {
    const siblings = children(items, item.parent_id);
    const before = siblings[siblings.findIndex((each) => each.id === item.id) - 1];
    const run = before && ids.has(before.id) ? found.find((each) => each.ids.includes(before.id)) : undefined;
    if (run) run.ids.push(item.id);
    else found.push({ ids: [item.id], before, parent: item.parent_id });
  }
  return found;
}

/** Tab: each run goes last under the sibling before it. One that has none stays. */
export const indentedAll = (items: readonly Node[], ids: ReadonlySet<number>): Move[] =>
  runs(items, ids).flatMap(({ ids: run, before }) => (before ? [{ ids: run, parent_id: before.id, after: children(items, before.id).at(-1)?.id ?? null }] : []));

/** Shift+Tab: all that stand under the same line go after it. */
export function outdentedAll(items: readonly Node[], ids: ReadonlySet<number>): Move[] {
  const moves = new Map<number, Move>();
  for (const item of topmost(items, ids)) {
    const parent = items.find((each) => each.id === item.parent_id);
    if (!parent) continue;
    const move = moves.get(parent.id);
    if (move) move.ids.push(item.id);
    else moves.set(parent.id, { ids: [item.id], parent_id: parent.parent_id, after: parent.id });
  }
  return [...moves.values()];
}

/** Alt+↑ ↓: each run changes places with the sibling before or after it; one at the edge stays. */
export function shiftedAll(items: readonly Node[], ids: ReadonlySet<number>, step: -1 | 1): Move[] {
  const chosen = runs(items, ids);
  return [...new Set(chosen.map(({ parent }) => parent))].flatMap((parent) => {
    const order = children(items, parent).map(({ id }) => id);
    const moved = new Set<number>();
    const walk = step < 0 ? order.map((_, at) => at) : order.map((_, at) => order.length - 1 - at);
    for (const at of walk) {
      const [id, other] = [order[at], order[at + step]];
      if (id === undefined || other === undefined || !ids.has(id) || ids.has(other)) continue;
      [order[at], order[at + step]] = [other, id];
      moved.add(id);
    }
    // Each is put after what stands before it in the end, the first one first.
    return chosen.filter(({ parent: of, ids: [first] }) => of === parent && first !== undefined && moved.has(first)).map(({ ids: run }) => ({ ids: run, parent_id: parent, after: order[order.indexOf(run[0] as number) - 1] ?? null }));
  });
}

/** Where a drag would drop: the place, its level, and the line that it comes after in the list. */
export interface Drop extends Spot {
  level: number;
  below: number | undefined;
}

/**
 * The place in the gap after the line `below` (before the first where it is undefined) nearest to the level that is asked for: not deeper
 * than under the line above, not higher than the line that follows, which would go along. The dragged lines count as gone.
 */
export function dropAt(items: readonly Node[], dragged: ReadonlySet<number>, below: number | undefined, level: number): Drop {
  const rest = items.filter((item) => !dragged.has(item.id));
  const gap = items.findIndex((item) => item.id === below);
  const above = items.slice(0, gap + 1).findLast((item) => !dragged.has(item.id));
  if (!above) return { parent_id: null, after: null, level: 1, below: undefined };
  const next = rest[rest.indexOf(above) + 1];
  const at = Math.min(above.level + 1, Math.max(next?.level ?? 1, level));
  if (at > above.level) return { parent_id: above.id, after: null, level: at, below: above.id };
  let sibling: Node = above;
  while (sibling.level > at) sibling = items.find((item) => item.id === sibling.parent_id) as Node;
  return { parent_id: sibling.parent_id, after: sibling.id, level: at, below: above.id };
}

/** The chosen lines as text, each with its label, indented by its level under the highest of them. */
export function textOf(items: readonly (Node & { label: string; text: string })[], ids: ReadonlySet<number>): string {
  const chosen = items.filter((item) => ids.has(item.id));
  const least = Math.min(...chosen.map((item) => item.level));
  return chosen.map((item) => `${"　".repeat(item.level - least)}${item.label}${item.text}`).join("\n");
}
