import { expect, it } from "vitest";
import { sent } from "../../../backend/fake";
import { bundled } from "../../../backend/fakeOffice";
import { button, click, one, press, show, write } from "../../../testing/stage";
import { Templates } from "./Templates";
import { added, areaOf, labelOf, placed, snapped, turned, without, type History } from "./design";

const saved = () => sent.filter(({ name }) => name === "template_save").map(({ params }) => params as { name?: string; design: typeof bundled });
const box = (label: string) => one(`.editor-box[aria-label^="${label}"]`);

async function begin() {
  await show(<Templates open onClose={() => {}} />);
}

it("a field is nudged by a tenth of a millimetre, taken back, and the template kept as the office's own", async () => {
  await begin();
  await click(box("荣誉证书"));
  await press(box("荣誉证书"), "ArrowRight");
  await press(box("荣誉证书"), "ArrowDown", { shiftKey: true });
  await press(box("荣誉证书"), "ArrowRight", { ctrlKey: true });
  expect(box("荣誉证书").getAttribute("aria-label")).toBe("荣誉证书，左 40.1 上 30 宽 217.1 高 36 毫米");
  await press(box("荣誉证书"), "z", { ctrlKey: true });
  expect(box("荣誉证书").getAttribute("aria-label")).toContain("左 40 上 29 宽 217 高");
  await press(box("荣誉证书"), "y", { ctrlKey: true });
  await write(one<HTMLInputElement>('[aria-label="模板名称"]'), "本会荣誉证书");
  await click(button("存成本会的模板"));
  expect(saved()).toMatchObject([{ design: { title: "本会荣誉证书", fields: [{ area: { x: 40.1, y: 30, width: 217.1, height: 36 } }, bundled.fields[1]] } }]);
  expect(saved()[0]?.name).toBeUndefined();
  // It is the office's own now: the next change is kept under its name.
  await press(box("正文"), "Delete");
  await click(button("保存"));
  expect(saved()[1]).toMatchObject({ name: "own-1", design: { fields: [{ content: { printed: "荣誉证书" } }] } });
});

it("a word is put into the sentence that is written", async () => {
  await begin();
  const body = one<HTMLTextAreaElement>('[aria-label="正文的句子"]');
  await write(body, "授予");
  body.setSelectionRange(2, 2);
  await click(button("奖项"));
  await click(button("存成本会的模板"));
  expect(saved()).toMatchObject([{ design: { title: "荣誉证书（个人） 本会用", sentences: { body: ["授予{奖项}"] } } }]);
});

it.each([
  ["beyond the left edge", 1, { x: -20, y: 94, width: 209, height: 52 }, { x: 0, y: 94, width: 209, height: 52 }],
  ["beyond the right edge", 1, { x: 200, y: 94, width: 209, height: 52 }, { x: 88, y: 94, width: 209, height: 52 }],
  ["wider than the paper", 1, { x: 10, y: 94, width: 400, height: 52 }, { x: 0, y: 94, width: 297, height: 52 }],
  ["smaller than can be seen", 1, { x: 10, y: 94, width: 0.3, height: -5 }, { x: 10, y: 94, width: 2, height: 2 }],
  ["between tenths", 1, { x: 10.04, y: 94.06, width: 209, height: 52 }, { x: 10, y: 94.1, width: 209, height: 52 }],
  ["the seal stays round", "seal" as const, { x: 100, y: 100, width: 42, height: 50 }, { x: 100, y: 100, width: 42, height: 42 }],
])("an area %s is kept on the paper", (_, spot, to, wanted) => {
  expect(areaOf(placed(bundled, spot, to), spot)).toEqual(wanted);
});

it("an area is drawn to the middle of the paper and to the sides of others, not from afar", () => {
  const near = snapped(bundled, 1, { x: 44.6, y: 93, width: 209, height: 52 });
  expect(near.area.x + near.area.width / 2).toBe(148.5);
  expect(near.guides[0]).toEqual({ along: "x", at: 148.5 });
  const far = snapped(bundled, 1, { x: 10, y: 120, width: 100, height: 20 });
  expect(far).toEqual({ area: { x: 10, y: 120, width: 100, height: 20 }, guides: [] });
});

it("changes of one kind are one step back, and what was taken back comes again", () => {
  let history: History = { now: bundled, past: [], future: [], kind: undefined, kept: bundled };
  const more = added(bundled, { words: ["number"] });
  for (const to of [placed(more, 2, { x: 1, y: 1, width: 20, height: 5 }), placed(more, 2, { x: 2, y: 1, width: 20, height: 5 })]) history = turned(history, { to, kind: "move 1" });
  expect(labelOf(history.now.fields[2] as (typeof bundled.fields)[number])).toBe("编号");
  history = turned(history, { to: without(history.now, "seal"), kind: "delete" });
  history = turned(turned(history, "undo"), "undo");
  expect(history.now).toBe(bundled);
  expect(turned(history, "undo")).toBe(history);
  history = turned(turned(history, "redo"), "redo");
  expect([history.now.seal, history.now.fields[2]?.area.x]).toEqual([null, 2]);
});
