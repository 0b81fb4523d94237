// The outline as a list in reading order: where Enter, Tab and moving put an item.

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
