import { act } from "react";
import { expect, it } from "vitest";
import type { Regulation, RegulationStep, RegulationVersion } from "../../backend";
import { answers, sent } from "../../backend/fake";
import { button, click, one, point, press, settle, show, write } from "../../testing/stage";
import { Kept } from "./Kept";

const step = (id: number, name: string, done_on: string | null): RegulationStep => ({ id, name, planned_on: null, done_on, done_by: null, number: null });

const version = (id: number, name: string, more: Partial<RegulationVersion> = {}): RegulationVersion => ({
  id, name, drafted_on: null, in_force_on: null, ends_on: null, note: null, standing: "起草中", told: [], steps: [], ...more,
});

const charter: Regulation = {
  id: 1, name: "科协章程", kind: "章程", owner: "办公室", unit: null, unit_id: null, review_every: null, reviewed_on: null, repealed_on: null, note: null,
  standing: "施行中", in_force_id: 11, in_force: "2019年通过", in_force_on: "2019-05-01", ends_on: null, review_on: null, told: [],
  versions: [
    version(12, "2026年修订", { steps: [step(1, "理事会通过", "2026-03-18"), step(2, "主管单位审核", null), step(3, "核准", null)] }),
    version(11, "2019年通过", { in_force_on: "2019-05-01", standing: "施行中", told: ["已经施行，还有 1 个环节没有办：核准"], steps: [step(4, "核准", null)] }),
  ],
};
const plan: Regulation = { ...charter, id: 2, name: "应急预案", kind: "应急预案", told: ["该在 2025-09-01 前评审，已经过了"], in_force_id: null, versions: [] };

const page = (id?: number, area = "regulation") => <Kept year={2026} to={{ page: "kept", area, ...(id === undefined ? {} : { id, open: 1 }) }} />;
const text = () => document.body.textContent ?? "";
const field = (label: string) => one<HTMLInputElement>(`input[aria-label="${label}"]`);
const params = (name: string) => sent.filter((each) => each.name === name).map((each) => each.params);
const leave = async (input: HTMLInputElement) => {
  await act(async () => input.blur());
  await settle();
};

it("an empty list says what belongs here and what comes of it", async () => {
  await show(page());
  expect(text()).toContain("还没有制度文件");
  expect(text()).toContain("该续签的，工作台会提醒");
  expect(button("新建制度文件")).toBeTruthy();
});

it("the list says which version holds and what is to be looked at, and the drawer opens at the one that holds", async () => {
  answers.regulation_list = () => ({ rows: [charter, plan] });
  await show(page());
  expect(one(".grid-foot").textContent).toContain("施行中 2 份");
  expect(one('[data-row="0"]').textContent).toContain("2019年通过：已经施行，还有 1 个环节没有办：核准");
  await point(one('[data-row="0"] [data-column="0"]'));
  expect(one('.version[aria-pressed="true"]').textContent).toContain("2019年通过");
  expect(one(".version-shown").textContent).toContain("办了 0/1");
  await click(button("下一条"));
  expect(text()).toContain("该在 2025-09-01 前评审，已经过了");
  expect(text()).toContain("还没有版本");
});

it("what is found within a regulation opens it", async () => {
  answers.regulation_list = () => ({ rows: [charter, plan] });
  await show(page(3, "regulation_step"));
  expect(one(".ant-drawer-title").textContent).toBe("制度文件");
  expect(one<HTMLInputElement>("#name").value).toBe("科协章程");
});

it("a step is ticked off as done today, and two changes in one breath are both kept", async () => {
  answers.regulation_list = () => ({ rows: [charter] });
  // The office is slow: the list says nothing new yet.
  answers.regulation_step_set = () => ({});
  await show(page(1));
  await click(one(".version"));
  expect(one(".version-shown").textContent).toContain("办了 1/3");
  await click(field("主管单位审核办了"));
  await write(field("主管单位审核的由谁"), "组织部");
  await leave(field("主管单位审核的由谁"));
  const [first, second] = params("regulation_step_set") as { version_id: number; steps: RegulationStep[] }[];
  expect(first?.version_id).toBe(12);
  expect(first?.steps.map(({ name, done_on }) => [name, done_on])).toEqual([["理事会通过", "2026-03-18"], ["主管单位审核", "2026-11-23"], ["核准", null]]);
  expect(second?.steps[1]).toMatchObject({ done_on: "2026-11-23", done_by: "组织部" });
});

it("a step is added at the end and taken away", async () => {
  answers.regulation_list = () => ({ rows: [charter] });
  answers.regulation_step_set = () => ({});
  await show(page(1));
  await click(one(".version"));
  await write(field("加一个环节"), " 印发 ");
  await press(field("加一个环节"), "Enter");
  await click(button("删去理事会通过"));
  const names = (params("regulation_step_set") as { steps: { name: string }[] }[]).map(({ steps }) => steps.map(({ name }) => name));
  expect(names[0]).toEqual(["理事会通过", "主管单位审核", "核准", "印发"]);
  expect(names[1]).toEqual(["主管单位审核", "核准", "印发"]);
  expect(field("加一个环节").value).toBe("");
});

it("a version is added by its name alone; a day that is refused is said at its field", async () => {
  answers.regulation_list = () => ({ rows: [plan] });
  answers.regulation_version_create = ({ version: { ends_on } }) => {
    if (ends_on) throw { code: "invalid_value", message: "有效期止（2023）早于施行（2024）。请改正其中一个。", detail: "", field: "ends_on" };
    return 21;
  };
  await show(page(2));
  await click(button("加一版"));
  await write(one("#version_name"), "第一版");
  await write(one("#version_in_force_on"), "2024");
  await write(one("#version_ends_on"), "2023");
  await click(button("保存版本"));
  expect(one(".ant-form-item-explain-error").textContent).toContain("早于施行");
  await write(one("#version_ends_on"), "");
  // The keys of the drawer behind it are the form's own.
  await press(one("#version_name"), "s", { ctrlKey: true });
  expect(params("regulation_version_create").at(-1)).toEqual({ regulation_id: 2, version: { name: "第一版", drafted_on: "", in_force_on: "2024", ends_on: "", note: "" } });
  expect(params("regulation_update")).toEqual([]);
});
