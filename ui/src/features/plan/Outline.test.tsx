// Lines of the outline chosen together, and what keys and the bar do to them.
import { beforeEach, expect, it } from "vitest";
import { type Name, useAsk } from "../../backend";
import { sent } from "../../backend/fake";
import { button, click, clipboard, one, point, press, show, write } from "../../testing/stage";
import { Outline } from "./Outline";

const nothing = () => undefined;

function Page() {
  const detail = useAsk("plan_get", { id: 1 }).data;
  return detail && <Outline detail={detail} item={undefined} onEvent={nothing} onTask={nothing} />;
}

const keeper = () => one<HTMLInputElement>(".plan-keeper");
const grip = (id: number) => one(`.plan-line[data-item="${id}"] .plan-grip`);
const field = (id: number) => one<HTMLTextAreaElement>(`.plan-line[data-item="${id}"] textarea`);
const chosen = () => [...document.querySelectorAll<HTMLElement>(".plan-line.picked")].map((line) => Number(line.dataset.item));
const last = (name: Name) => sent.findLast((each) => each.name === name)?.params;

beforeEach(async () => {
  await show(<Page />);
});

it("Escape takes back what was written, then chooses the line, and arrows go on from there", async () => {
  await write(field(2), "举办科普讲座和展览");
  await press(field(2), "Escape");
  expect([field(2).value, document.activeElement, chosen()]).toEqual(["举办科普讲座", field(2), []]);
  await press(field(2), "Escape");
  expect(chosen()).toEqual([2]);
  expect(document.activeElement).toBe(keeper());
  expect(last("plan_item_update")).toBeUndefined();
  await press(keeper(), "ArrowDown", { shiftKey: true });
  expect(chosen()).toEqual([2, 3]);
  await press(keeper(), "Escape");
  expect(chosen()).toEqual([]);
});

it("Shift+↓ at the end of a text goes on over lines; Delete takes them in one act", async () => {
  field(2).focus();
  field(2).setSelectionRange(0, 0);
  await press(field(2), "ArrowDown", { shiftKey: true });
  expect(chosen()).toEqual([]);
  field(2).setSelectionRange(0, field(2).value.length);
  await press(field(2), "ArrowDown", { shiftKey: true });
  expect(chosen()).toEqual([2, 3]);
  expect(document.body.textContent).toContain("已选 2 条");
  await press(keeper(), "Delete");
  expect(last("plan_item_delete")).toEqual({ ids: [2, 3] });
  expect(chosen()).toEqual([]);
});

it("a click on a handle chooses the line with what stands under it, Shift a range, Ctrl one more", async () => {
  await point(grip(1));
  expect(chosen()).toEqual([1, 2, 3]);
  await point(grip(2));
  grip(4).dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, cancelable: true, button: 0, shiftKey: true }));
  await point(document.body);
  expect(chosen().slice(0, 3)).toEqual([2, 3, 4]);
  await press(keeper(), "Tab", { shiftKey: true });
  expect(last("plan_item_move")).toMatchObject({ moves: [{ ids: [2, 3], parent_id: null, after: 1 }] });
});

it("what the bar does is done to all tasks that are chosen", async () => {
  await point(grip(1));
  expect(await clipboard(keeper(), "copy")).toBe("一、广泛开展科学普及\n　（一）举办科普讲座\n　（二）组织全国科普日系列活动，联合三十家单位在文化广场、社区和学校分四天举行");
  await click(button("标为已完成"));
  expect(last("plan_item_update_all")).toEqual({ ids: [2, 3], changes: { state: "done" } });
  await click(button("改为任务"));
  expect(last("plan_item_update_all")).toEqual({ ids: [1, 2, 3], changes: { kind: "task" } });
  await write(field(2), "举办讲座");
  expect(chosen()).toEqual([]);
});

it("a line that is added leaves the others standing: a long plan is not drawn again for it", async () => {
  const after = [3, 4].map(field);
  await press(field(2), "Enter");
  await write(one<HTMLTextAreaElement>('textarea[aria-label="新任务"]'), "编印科普简报");
  await press(one('textarea[aria-label="新任务"]'), "Enter");
  expect([...document.querySelectorAll<HTMLTextAreaElement>(".plan-line[data-item] textarea")].map(({ value }) => value)).toContain("编印科普简报");
  expect([3, 4].map((id, index) => field(id) === after[index])).toEqual([true, true]);
});
