import { expect, test } from "vitest";
import type { PlanItem } from "../../backend";
import { type By, grouped } from "./groups";

const task = (id: number, of: Partial<PlanItem>) =>
  ({ id, lasting: false, start_date: null, end_date: null, leader: null, lead_unit: null, person: null, module: null, ...of }) as PlanItem;

const TASKS = [
  task(1, { end_date: "2026-09-30", person: "李秀英、王建国", lead_unit: "科普部" }),
  task(2, { start_date: "2026-01-01", end_date: "2026-12-31", lasting: true, person: "王建国" }),
  task(3, { end_date: "2026-03", lead_unit: "学会部", module: "自身建设" }),
  task(4, { end_date: "2026-10-08" }),
  task(5, { end_date: "2026-09-05", person: "李秀英" }),
  task(6, { end_date: "2026" }),
  task(7, {}),
];

test.each<[By, string[]]>([
  ["month", ["2026年3月 3", "2026年9月 5 1", "2026年10月 4", "全年和经常性工作 6 2", "没有写时限 7"]],
  ["person", ["李秀英 1 5", "王建国 1 2", "没有写责任人 3 4 6 7"]],
  ["lead_unit", ["科普部 1", "学会部 3", "没有写责任科室 2 4 5 6 7"]],
  ["module", ["自身建设 3", "没有分板块 1 2 4 5 6 7"]],
])("tasks are put together by %s", (by, groups) => {
  expect(grouped(TASKS, by).map(({ title, tasks }) => [title, ...tasks.map(({ id }) => id)].join(" "))).toEqual(groups);
});
