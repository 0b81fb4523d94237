import { expect, it } from "vitest";
import { answers, sent } from "../../backend/fake";
import type { EventLineRead, EventRow } from "../../backend";
import { button, click, one, press, show, write } from "../../testing/stage";
import { counted } from "./counted";
import { QuickLine } from "./QuickLine";

const row = (id: number, more: Partial<EventRow> = {}): EventRow => ({
  id, title: "科普日", kind: "宣传", start_date: "2026-09-10", end_date: "2026-09-10", place: "广场", occurrences: 1, hosts: null, organizers: null, co_hosts: null, supporters: null,
  participants: null, participants_text: null, beneficiaries: null, beneficiaries_text: null, cost: null, typed_cost: null, tasks: null, edition: null, summary: null, note: null, budget: null, series: null,
  parent_id: null, same_as: null, parts: 0, own: {}, whole: { id, part_of: null, participants: null, beneficiaries: null, cost: null }, ...more,
});
const read = (more: Partial<EventLineRead>): EventLineRead => ({ event: { title: "科普日" }, parts: {}, tokens: [{ role: "title", words: "科普日", guessed: false }], fault: null, twins: [], ...more });
const created = () => sent.filter(({ name }) => name === "event_create").map(({ params }) => params);

async function stage(answer: EventLineRead) {
  answers.event_line_read = () => answer;
  answers.event_create = () => 9 as never;
  await show(<QuickLine year={2026} />);
  const field = one<HTMLInputElement>(`input[aria-label="快速登记"]`);
  await write(field, "9.10 科普日");
  return field;
}

it("keeps what was understood and is ready for the next line", async () => {
  const field = await stage(read({}));
  expect(document.body.textContent).toContain("名称科普日");
  await press(field, "Enter");
  expect(created()).toEqual([{ event: { title: "科普日" }, parts: {} }]);
  expect(field.value).toBe("");
});

it("keeps nothing while something is missing, and says what", async () => {
  const field = await stage(read({ fault: "没有认出日期" }));
  await press(field, "Enter");
  expect(created()).toEqual([]);
  expect(document.body.textContent).toContain("没有认出日期");
  expect(field.value).toBe("9.10 科普日");
});

it("names what it resembles: the first Enter waits, the second keeps both", async () => {
  const field = await stage(read({ twins: [row(7)] }));
  await press(field, "Enter");
  expect(created()).toEqual([]);
  expect(document.body.textContent).toContain("疑似同一活动：2026-09-10 科普日，广场");
  await press(field, "Enter");
  expect(created()).toEqual([{ event: { title: "科普日" }, parts: { apart: [7] } }]);
});

it("or the two are one", async () => {
  await stage(read({ twins: [row(7)] }));
  await click(button("记为同一活动"));
  expect(created()).toEqual([{ event: { title: "科普日" }, parts: { same_as: 7 } }]);
});

it("of rows each event counts once", () => {
  const whole = (id: number, part_of: number | null) => ({ id, part_of, participants: null, beneficiaries: null, cost: null });
  const rows = [row(1), row(2, { parent_id: 1, whole: whole(2, 1) }), row(3, { same_as: 1, whole: whole(1, null) }), row(4, { parent_id: 9, whole: whole(4, 9) })];
  expect(counted(rows).map(({ id }) => id)).toEqual([1, 4]);
});
