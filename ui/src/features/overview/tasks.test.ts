import { expect, test } from "vitest";
import { callOf } from "./tasks";

// 2026-11-23 is a Monday.
test.each([
  ["late", { standing: "late", end_date: "2026-11-20" }, "2026-11-23"],
  ["done", { standing: "done", end_date: "2026-11-20" }, "2026-11-23"],
  ["due", { due: true, repetition: "monthly", end_date: "2026-12-31" }, "2026-11-23"],
  ["open", { repetition: "monthly", end_date: "2026-11-29" }, "2026-11-23"],
  ["week", { end_date: "2026-11-23" }, "2026-11-23"],
  ["week", { end_date: "2026-11-29" }, "2026-11-23"],
  ["week", { end_date: "2026-11-29" }, "2026-11-29"],
  ["month", { end_date: "2026-11-30" }, "2026-11-29"],
  ["month", { end_date: "2026-11" }, "2026-11-23"],
  ["open", { end_date: "2026-12-01" }, "2026-11-29"],
  ["open", { end_date: "2026" }, "2026-11-23"],
  ["open", {}, "2026-11-23"],
] as const)("a task is %s: %o on %s", (call, task, today) => {
  expect(callOf({ standing: "waiting", due: false, end_date: null, repetition: null, ...task }, today)).toBe(call);
});
