import { beforeEach, expect, it } from "vitest";
import type { DutyDetail, DutyTurn } from "../../backend";
import { answers, sent } from "../../backend/fake";
import { button, click, one, point, press, show, write } from "../../testing/stage";
import { Directory } from "./Directory";
import { namesIn } from "./DutyForm";

const turn = (day: string, name: string | null, more: Partial<DutyTurn> = {}): DutyTurn => ({
  day, weekday: "星期四", shift: "day", role: "duty", sort: "holiday", holiday: "国庆节", person_id: name === null ? null : name.length, name, phone: null, kept: false, told: [], ...more,
});

const roster: DutyDetail = {
  duty: {
    id: 3, name: "2026年国庆节值班表", first_on: "2026-10-01", last_on: "2026-10-03", hours: "days", leads: false, day_hours: null, night_hours: null,
    work_weight: 1, weekend_weight: 2, holiday_weight: 3, carries: true, phone: "8021", note: null, turns: 2, people: 2,
  },
  members: [{ person_id: 2, name: "张三", unit: null, phone: null, role: "duty", away: "2026-10-03" }, { person_id: 3, name: "李四四", unit: null, phone: null, role: "duty", away: null }],
  turns: [turn("2026-10-01", "张三", { kept: true }), turn("2026-10-02", "李四四", { told: ["李四四连着值班"] }), turn("2026-10-03", null)],
  totals: [{ person_id: 2, name: "张三", role: "duty", turns: 1, weekends: 0, holidays: 1, weight: 3, carried: 3 }],
  told: ["1 班还没有人：10月3日"],
};

const place = (day: string) => ({ day, shift: "day", role: "duty" });
const cell = (day: string) => one(`[data-turn="${day} day duty"]`);
const asked = (name: string) => sent.filter((each) => each.name === name).map(({ params }) => params);
const page = () => show(<Directory year={2026} to={{ page: "directory", area: "duty_roster" }} />);

beforeEach(() => {
  answers.duty_list = () => ({ rows: [roster.duty] });
  answers.duty_read = () => roster;
  answers.duty_swap = () => ({ told: [] });
  answers.duty_set = () => ({ told: ["张三这天不能值班"] });
  answers.duty_deal = () => ({ dealt: 2, kept: 1, empty: 1 });
  answers.duty_update = () => ({});
  answers.duty_create = () => 4;
});

it("an empty page teaches, and a roster is made with its people, each name of a line one", async () => {
  answers.duty_list = () => ({ rows: [] });
  await page();
  expect(document.body.textContent).toContain("还没有值班表");
  await click(button("新建值班表"));
  await write(one("#name"), "元旦值班表");
  await write(one("#first_on"), "2026-12-31");
  await write(one("#last_on"), "2027-01-03");
  await click(button("加值班人员"));
  await write(one('[aria-label="值班人员第 1 行的姓名"]'), "张三、李四");
  await click(button("保存并排班"));
  expect(asked("duty_create")).toMatchObject([
    { duty: { name: "元旦值班表", first_on: "2026-12-31", hours: "days", holiday_weight: 3 }, members: [{ role: "duty", person: "张三" }, { role: "duty", person: "李四" }], deal: true },
  ]);
});

it("one name is chosen and another swaps with it, by mouse and by keyboard; escape lets go", async () => {
  await page();
  expect(document.body.textContent).toContain("1 班还没有人：10月3日");
  await click(cell("2026-10-01"));
  expect(one(".duty-chosen").textContent).toContain("张三（10月1日）");
  expect(cell("2026-10-02").getAttribute("aria-label")).toBe("与10月2日李四四对调");
  await click(cell("2026-10-02"));
  expect(asked("duty_swap")).toEqual([{ id: 3, one: place("2026-10-01"), other: place("2026-10-02") }]);
  await click(cell("2026-10-01"));
  await press(cell("2026-10-01"), "Escape");
  expect(document.querySelector('[aria-pressed="true"].duty-turn')).toBeNull();
  (cell("2026-10-01") as HTMLElement).focus();
  await press(cell("2026-10-01"), "ArrowDown");
  expect(document.activeElement).toBe(cell("2026-10-02"));
  await press(cell("2026-10-02"), "Delete");
  expect(asked("duty_set")).toEqual([{ id: 3, place: place("2026-10-02"), kept: true }]);
});

it("a name dragged onto a place that nobody has goes there", async () => {
  await page();
  document.elementFromPoint = () => cell("2026-10-03");
  await point(cell("2026-10-01"), 0, 60);
  expect(asked("duty_swap")).toEqual([{ id: 3, one: place("2026-10-01"), other: place("2026-10-03") }]);
});

it("what was set by hand is let go, what breaks a rule is said, and all are dealt again", async () => {
  await page();
  expect(cell("2026-10-01").getAttribute("title")).toBe("手工定的，重新排时不动");
  expect(cell("2026-10-02").className).toContain("wrong");
  await click(cell("2026-10-01"));
  await click(button("不再固定"));
  expect(asked("duty_set")).toEqual([{ id: 3, place: place("2026-10-01"), kept: false, person_id: 2 }]);
  expect(document.body.textContent).toContain("张三这天不能值班。不合适的可以撤销");
  await click(button("重新排"));
  expect(asked("duty_deal")).toEqual([{ id: 3 }]);
});

it("those of a roster keep who they are when the form is saved, but one who is written over is another", async () => {
  await page();
  await click(button("编辑值班表"));
  await write(one('[aria-label="值班人员第 2 行的姓名"]'), "王五");
  await click(button("保存值班表"));
  expect(asked("duty_update")).toMatchObject([{ id: 3, members: [{ role: "duty", person_id: 2, away: "2026-10-03" }, { role: "duty", person: "王五" }] }]);
});

it("names are read as people write them: padded, several, with the unit that tells two apart", () => {
  for (const [text, names] of [
    ["张三、李四", [{ person: "张三" }, { person: "李四" }]],
    ["张　伟", [{ person: "张伟" }]],
    ["张三 李四五", [{ person: "张三" }, { person: "李四五" }]],
    ["张伟（一中）、李 四", [{ person: "张伟", unit: "一中" }, { person: "李四" }]],
    [" ", []],
  ] as const) {
    expect(namesIn(text)).toEqual(names);
  }
});
