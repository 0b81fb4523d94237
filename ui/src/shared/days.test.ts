import { expect, it } from "vitest";
import { lastOf, monthAfter, touches, weekday, weeksOf } from "./days";

it("weeks begin on Monday and cover the month", () => {
  const weeks = weeksOf("2026-03");
  expect([weeks.length, weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([6, "2026-02-23", "2026-04-05"]);
  expect(weeksOf("2027-02")).toHaveLength(4);
  expect([weekday("2026-11-23"), weekday("2026-11-29")]).toEqual([1, 7]);
});

it.each([
  ["2026-12", 1, "2027-01", "2027-01-31"],
  ["2024-01", 1, "2024-02", "2024-02-29"],
  ["2026-01", -1, "2025-12", "2025-12-31"],
])("%s and %i months", (month, after, wanted, last) => {
  expect(monthAfter(month, after)).toBe(wanted);
  expect(lastOf(wanted)).toBe(last);
});

it("what is known to the month stands on no day", () => {
  expect(touches("2026-05-18", "2026-05-22", "2026-05-20")).toBe(true);
  expect(touches("2026-05", "2026-05", "2026-05-20")).toBe(false);
});
