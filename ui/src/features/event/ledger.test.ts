import { expect, it } from "vitest";
import { axis } from "./Charts";
import { filterOf, ofMonth, PLAIN, spanOf, type Time } from "./question";
import { renamed, saved, withDefault } from "./views";

it.each<[Time, string, object]>([
  ["year", "2026-11-23", { year: 2026 }],
  ["month", "2026-11-23", { from: "2026-11", to: "2026-11" }],
  ["last-month", "2026-01-05", { from: "2025-12", to: "2025-12" }],
  ["quarter", "2026-11-23", { from: "2026-10", to: "2026-12" }],
  ["quarter", "2026-01-01", { from: "2026-01", to: "2026-03" }],
  ["first-half", "2026-11-23", { from: "2026-01", to: "2026-06" }],
  ["three-years", "2026-11-23", { from: "2024", to: "2026" }],
  ["all", "2026-11-23", {}],
])("the time %s on %s", (time, today, wanted) => {
  expect(spanOf({ time, from: "", to: "" }, 2026, today)).toEqual(wanted);
});

it("a bar narrows the question to its month and kind, and keeps the rest", () => {
  const question = ofMonth({ ...PLAIN, place: " 广场 " }, "2026-05", "");
  expect(filterOf(question, 2026, "2026-11-23")).toMatchObject({ from: "2026-05", to: "2026-05", kinds: [""], place: "广场" });
});

it("months stand one after another, also those without events", () => {
  expect(axis(["2026-02", "2025-11", "2026"])).toEqual(["2025-11", "2025-12", "2026", "2026-01", "2026-02"]);
  expect(axis([])).toEqual([]);
});

it("views are saved over their name, renamed to a free one, and one opens the ledger", () => {
  const columns = { order: [], shown: {}, widths: {} };
  const one = { name: "讲座", question: PLAIN, columns };
  const views = withDefault(saved(saved([], one), { ...one, name: "下乡" }), "讲座");
  expect(views.map(({ name, isDefault }) => [name, isDefault])).toEqual([["讲座", true], ["下乡", undefined]]);
  expect(saved(views, { ...one, question: { ...PLAIN, words: "新" } })[0]).toMatchObject({ question: { words: "新" }, isDefault: true });
  expect(renamed(views, "下乡", "讲座")).toBe(views);
  expect(renamed(views, "下乡", "科技下乡")[1]?.name).toBe("科技下乡");
  expect(withDefault(views, "讲座").some(({ isDefault }) => isDefault)).toBe(false);
});
