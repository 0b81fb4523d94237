import { expect, it } from "vitest";
import {
  comingAfter, comingIn, comingLast, comingOut, dropAt, indented, indentedAll, isPlanText, type Node, outdented, outdentedAll, pasteAt, type Picked, pickedNext, pickedOn, pickedOne, pickedStill, pickedTo, pickedTurned, shifted,
  shiftedAll, textOf, topmost,
} from "./outline";

// 1 heading (2 task, 3 task), 4 heading (5 task)
const items: Node[] = [
  { id: 1, parent_id: null, level: 1, kind: "heading" },
  { id: 2, parent_id: 1, level: 2, kind: "task" },
  { id: 3, parent_id: 1, level: 2, kind: "task" },
  { id: 4, parent_id: null, level: 1, kind: "heading" },
  { id: 5, parent_id: 4, level: 2, kind: "task" },
];
const at = (id: number) => items.find((item) => item.id === id) as Node;

it.each([
  ["Tab", indented(items, at(3)), { parent_id: 2, after: null }],
  ["Tab under an item with children", indented(items, at(4)), { parent_id: 1, after: 3 }],
  ["Tab on the first of its siblings", indented(items, at(2)), undefined],
  ["Shift+Tab", outdented(items, at(2)), { parent_id: null, after: 1 }],
  ["Shift+Tab at the top", outdented(items, at(4)), undefined],
  ["up to the first place", shifted(items, at(3), -1), { parent_id: 1, after: null }],
  ["down", shifted(items, at(2), 1), { parent_id: 1, after: 3 }],
  ["down from the last place", shifted(items, at(5), 1), undefined],
  ["sections pasted on a task", pasteAt(items, at(2), "一、宣传\n1.讲座"), { parent_id: null, after: 1 }],
  ["tasks pasted on a heading", pasteAt(items, at(1), "1.讲座\n2.展览"), { parent_id: 1, after: 3 }],
  ["tasks pasted on a task", pasteAt(items, at(2), "讲座\n展览"), { parent_id: 1, after: 2 }],
  ["one line and empty ones", isPlanText("讲座\r\n\n  \n"), false],
])("%s", (_, found, wanted) => expect(found).toEqual(wanted));

it("Enter opens a line after what stands under the item; Tab and Shift+Tab change its level and kind", () => {
  const after = comingAfter(items, at(1));
  expect(after).toEqual({ parent_id: null, after: 1, level: 1, kind: "heading", below: 3 });
  const within = comingIn(items, after);
  expect(within).toEqual({ parent_id: 1, after: 3, level: 2, kind: "task", below: 3 });
  expect(within && comingOut(items, within)).toEqual(after);
  expect(comingLast([])).toEqual({ parent_id: null, after: null, level: 1, kind: "heading", below: undefined });
});

// 1 (2 3 (4 5)) 6 (7) 8
const deep: Node[] = [
  { id: 1, parent_id: null, level: 1, kind: "heading" },
  { id: 2, parent_id: 1, level: 2, kind: "task" },
  { id: 3, parent_id: 1, level: 2, kind: "task" },
  { id: 4, parent_id: 3, level: 3, kind: "task" },
  { id: 5, parent_id: 3, level: 3, kind: "task" },
  { id: 6, parent_id: null, level: 1, kind: "heading" },
  { id: 7, parent_id: 6, level: 2, kind: "task" },
  { id: 8, parent_id: null, level: 1, kind: "heading" },
];
const one = (id: number) => pickedOne(deep, id);
const ids = (picked: Picked | undefined) => picked && [...picked.ids].toSorted((a, b) => a - b);

it.each<[string, Picked | undefined, number[] | undefined]>([
  ["a line with what stands under it", one(3), [3, 4, 5]],
  ["a range downwards", pickedTo(deep, one(2), 6), [2, 3, 4, 5, 6, 7]],
  ["a range upwards", pickedTo(deep, one(7), 5), [5, 6, 7]],
  ["a range from a line that is gone", pickedTo(deep, { ids: new Set([99]), anchor: 99, head: 99 }, 7), [7]],
  ["another one with Ctrl", pickedTurned(deep, one(2), 7), [2, 7]],
  ["Ctrl on a chosen one", pickedTurned(deep, pickedTo(deep, one(2), 6), 7), [2, 3, 4, 5]],
  ["Ctrl on what stands under a chosen one", pickedTurned(deep, one(1), 4), [2, 5]],
  ["Ctrl on the only one", pickedTurned(deep, one(2), 2), undefined],
  ["Shift+↓ over what is chosen already", pickedOn(deep, one(1), 1), [1, 2, 3, 4, 5, 6, 7]],
  ["Shift+↑ back", pickedOn(deep, pickedTo(deep, one(5), 6), -1), [5]],
  ["Shift+↑ beyond the first", pickedOn(deep, one(1), -1), [1, 2, 3, 4, 5]],
  ["Shift+↓ at the end", pickedOn(deep, one(8), 1), [8]],
  ["↓", pickedNext(deep, one(2), 1), [3, 4, 5]],
  ["↑ at the top", pickedNext(deep, one(1), -1), [1, 2, 3, 4, 5]],
  ["after one was deleted", pickedStill(deep.filter(({ id }) => id !== 2), pickedTo(deep, one(2), 4)), [3, 4, 5]],
  ["after all were deleted", pickedStill(deep, { ids: new Set([99]), anchor: 99, head: 99 }), undefined],
])("chosen: %s", (_, picked, wanted) => expect(ids(picked)).toEqual(wanted));

const chosen = (...wanted: number[]) => new Set(wanted.flatMap((id) => [...one(id).ids]));

it.each([
  ["Tab on two siblings", indentedAll(deep, chosen(6, 8)), [{ ids: [6, 8], parent_id: 1, after: 3 }]],
  ["Tab on lines of two sections", indentedAll(deep, chosen(3, 8)), [{ ids: [3], parent_id: 2, after: null }, { ids: [8], parent_id: 6, after: 7 }]],
  ["Tab on first siblings", indentedAll(deep, chosen(2, 7)), []],
  ["Shift+Tab on siblings with a gap and on the top", outdentedAll(deep, new Set([4, 5, 8])), [{ ids: [4, 5], parent_id: 1, after: 3 }]],
  ["Shift+Tab on lines of two sections", outdentedAll(deep, chosen(2, 3, 7)), [{ ids: [2, 3], parent_id: null, after: 1 }, { ids: [7], parent_id: null, after: 6 }]],
  ["Alt+↑ on a run", shiftedAll(deep, chosen(6, 8), -1), [{ ids: [6, 8], parent_id: null, after: null }]],
  ["Alt+↑ on two of three", shiftedAll(deep, chosen(1, 8), -1), [{ ids: [8], parent_id: null, after: 1 }]],
  ["Alt+↓ on two of three", shiftedAll(deep, chosen(1, 8), 1), [{ ids: [1], parent_id: null, after: 6 }]],
  ["Alt+↓ on a run in the middle and one elsewhere", shiftedAll(deep, chosen(2, 6), 1), [{ ids: [2], parent_id: 1, after: 3 }, { ids: [6], parent_id: null, after: 8 }]],
  ["Alt+↓ on the last", shiftedAll(deep, chosen(8), 1), []],
])("%s", (_, moves, wanted) => expect(moves).toEqual(wanted));

it("every run goes up by one where several of the same siblings do", () => {
  const flat: Node[] = [1, 2, 3, 4, 5].map((id) => ({ id, parent_id: null, level: 1, kind: "task" }));
  expect(shiftedAll(flat, new Set([2, 4, 5]), -1)).toEqual([{ ids: [2], parent_id: null, after: null }, { ids: [4, 5], parent_id: null, after: 1 }]);
  expect(topmost(deep, chosen(1, 7)).map(({ id }) => id)).toEqual([1, 7]);
});

it.each([
  ["before the first", undefined, 3, [8], { parent_id: null, after: null, level: 1, below: undefined }],
  ["deeper than it can be", 1, 9, [8], { parent_id: 1, after: null, level: 2, below: 1 }],
  ["higher than the line that follows", 2, 1, [8], { parent_id: 1, after: 2, level: 2, below: 2 }],
  ["the top level at the end of a section", 5, 1, [8], { parent_id: null, after: 1, level: 1, below: 5 }],
  ["the level between", 5, 2, [8], { parent_id: 1, after: 3, level: 2, below: 5 }],
  ["under the line above", 5, 4, [8], { parent_id: 5, after: null, level: 4, below: 5 }],
  ["within what is dragged", 4, 2, [3, 4, 5], { parent_id: 1, after: 2, level: 2, below: 2 }],
  ["under what is dragged it cannot go", 5, 3, [3, 4, 5], { parent_id: 2, after: null, level: 3, below: 2 }],
  ["all before it is dragged", 5, 2, [1, 2, 3, 4, 5], { parent_id: null, after: null, level: 1, below: undefined }],
  ["after the last", 8, 0, [2], { parent_id: null, after: 8, level: 1, below: 8 }],
])("a drop: %s", (_, below, level, dragged, wanted) => expect(dropAt(deep, new Set(dragged), below, level)).toEqual(wanted));

it("what is chosen is copied with its labels, indented under the highest of it", () => {
  const labelled = deep.map((node) => ({ ...node, label: `${node.id}.`, text: "条目" }));
  expect(textOf(labelled, chosen(3, 6))).toBe("　3.条目\n　　4.条目\n　　5.条目\n6.条目\n　7.条目");
});
