import { expect, test } from "vitest";
import type { PlanItem } from "../../backend";
import { type By, grouped } from "./groups";

const task = (id: number, of: Partial<PlanItem>) =>
  ({ id, kind: "task", parent_id: null, lasting: false, start_date: null, end_date: null, leader: null, lead_unit: null, person: null, module: null, ...of }) as PlanItem;

const TASKS = [
  task(1, { end_date: "2026-09-30", person: "李秀英、王建国", lead_unit: "科普部" }),
  task(2, { start_date: "2026-01-01", end_date: "2026-12-31", lasting: true, person: "王建国" }),
  task(3, { end_date: "2026-03", lead_unit: "学会部", module: "自身建设" }),
  task(4, { end_date: "2026-10-08" }),
  task(5, { end_date: "2026-09-05", person: "李秀英" }),
  task(6, { end_date: "2026" }),
  task(7, {}),
];

test("tasks stand under the top heading of their section, in the order of the plan", () => {
  const heading = (id: number, text: string, parent: number | null = null) => task(id, { kind: "heading", label: "", text, parent_id: parent });
  const items = [heading(1, "二、宣传"), task(2, { parent_id: 1 }), heading(3, "（一）讲座", 1), task(4, { parent_id: 3 }), heading(5, "一、建设"), task(6, { parent_id: 5 }), task(7, {})];
  expect(grouped(items, "section").map(({ title, tasks }) => [title, ...tasks.map(({ id }) => id)].join(" "))).toEqual(["二、宣传 2 4", "一、建设 6", "不在章节里 7"]);
});

test.each<[By, string[]]>([
  ["month", ["2026年3月 3", "2026年9月 5 1", "2026年10月 4", "全年和经常性工作 6 2", "没有写时限 7"]],
  ["person", ["李秀英 1 5", "王建国 1 2", "没有写责任人 3 4 6 7"]],
  ["lead_unit", ["科普部 1", "学会部 3", "没有写责任科室 2 4 5 6 7"]],
  ["section", ["不在章节里 1 2 3 4 5 6 7"]],
  ["module", ["自身建设 3", "没有分板块 1 2 4 5 6 7"]],
])("tasks are put together by %s", (by, groups) => {
  expect(grouped(TASKS, by).map(({ title, tasks }) => [title, ...tasks.map(({ id }) => id)].join(" "))).toEqual(groups);
});
