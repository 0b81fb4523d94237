import { expect, it } from "vitest";
import { comingAfter, comingIn, comingLast, comingOut, indented, isPlanText, type Node, outdented, pasteAt, shifted } from "./outline";

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
