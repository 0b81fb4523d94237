import { expect, it } from "vitest";
import { answers, sent } from "../../backend/fake";
import type { EventRow } from "../../backend";
import { button, click, one, point, press, show, write } from "../../testing/stage";
import { Events } from "./Events";

const event: EventRow = {
  id: 7, title: "科普日", kind: "宣传", start_date: "2026-09-10", end_date: "2026-09-17", place: "广场", occurrences: 4, hosts: null, organizers: null, co_hosts: null,
  participants: 200, participants_text: "200余人", beneficiaries: null, beneficiaries_text: null, cost: null, typed_cost: null, tasks: null, edition: null, summary: null, note: null,
  supporters: null, budget: null, series: null, parent_id: null, same_as: null, parts: 0, own: {}, whole: { id: 7, part_of: null, participants: 200, beneficiaries: null, cost: null },
};

async function stage(occurrences = 4) {
  answers.event_list = () => ({ rows: [{ ...event, occurrences }] });
  await show(<Events year={2026} />);
  return one<HTMLInputElement>(".grid-field");
}
const updates = () => sent.filter(({ name }) => name === "event_update").map(({ params }) => params);
const label = (name: string) => [...document.querySelectorAll("label")].find((each) => each.textContent === name)?.getAttribute("for") ?? "";

it.each<[string, string, string, unknown[]]>([
  ["another field leaves its four days alone", "小结", "很热闹", [{ id: 7, changes: { summary: "很热闹" }, parts: {} }]],
  ["its place is refused, for it would stand for four", "地点", "礼堂", []],
])("an event of several days: %s", async (_, name, text, wanted) => {
  const field = await stage();
  await press(field, "Enter");
  await write(one(`#${label(name)}`), text);
  await click(button("保存活动"));
  expect(updates()).toEqual(wanted);
});

it("an event of one day moves with its place and its days together", async () => {
  const field = await stage(1);
  await press(field, "Enter");
  await write(one(`#${label("地点")}`), "礼堂");
  await click(button("保存活动"));
  expect(updates()).toEqual([{ id: 7, changes: {}, parts: { occurrences: [{ start_date: "2026-09-10", end_date: "2026-09-17", place: "礼堂" }] } }]);
});

it("a figure with words beside it is written as a number, or not at all", async () => {
  const field = await stage();
  const figure = [...document.querySelectorAll(".grid-cell")].find(({ textContent }) => textContent === "200余人");
  await point(figure ?? field);
  await press(field, "F2");
  await write(field, "300余人");
  await press(field, "Tab");
  expect(updates()).toEqual([]);
  expect(document.body.textContent).toContain("参加人数要填数字，没有改动");
  await press(field, "ArrowLeft");
  await press(field, "F2");
  await write(field, "1,３00");
  await press(field, "Tab");
  expect(updates()).toEqual([{ id: 7, changes: { participants: 1300, participants_text: null }, parts: {} }]);
});

it.each<[string, string, string | null]>([
  ["2026-09-12", "2026-09-12", null],
  ["9.12-13", "2026-09-12", "2026-09-13"],
])("a day written in its cell is all its days: %s", async (text, start_date, end_date) => {
  const field = await stage(1);
  answers.event_line_read = () => ({ event: {}, parts: { occurrences: [{ start_date, end_date, place: null }] }, tokens: [], fault: "还没有活动名称", twins: [] });
  const day = [...document.querySelectorAll(".grid-cell")].find(({ textContent }) => textContent === "2026-09-10 ~ 17");
  await point(day ?? field);
  await press(field, "F2");
  await write(field, text);
  await press(field, "Tab");
  expect(updates()).toEqual([{ id: 7, changes: {}, parts: { occurrences: [{ start_date, end_date, place: "广场" }] } }]);
});
