import { expect, it } from "vitest";
import { answers, sent } from "../../backend/fake";
import { button, click, clipboard, one, point, press, show, write } from "../../testing/stage";
import { Directory } from "./Directory";

const title = () => one(".ant-drawer-title").textContent;
const name = () => one<HTMLInputElement>("#name").value;
const ids = () => [...document.querySelectorAll("label")].find((each) => each.textContent === "身份证号")?.getAttribute("for") ?? "";
const cell = (row: number, column: number) => one(`[data-row="${row}"] [data-column="${column}"]`);

it("a list that fails is not taken for an empty one", async () => {
  answers.person_list = () => {
    throw { code: "database", message: "读不出名单", detail: "" };
  };
  await show(<Directory year={2026} />);
  expect(document.body.textContent).toContain("读不出名单");
});

it("what is refused is said at its field, and the drawer stays", async () => {
  await show(<Directory year={2026} />);
  await point(cell(0, 0));
  await write(one(`#${ids()}`), "110105194912310021");
  await click(button("保存人员"));
  expect(one(".ant-form-item-explain-error").textContent).toContain("校验码不对");
  expect(title()).toBe("人员");
});

it("the drawer is walked in the order of the list, and what was written goes along", async () => {
  await show(<Directory year={2026} />);
  await point(one('[data-key="birth_date"]'));
  await point(one('[data-key="birth_date"]'));
  await point(cell(0, 0));
  const [first, second] = [cell(0, 0).textContent, cell(1, 0).textContent];
  expect(name()).toBe(first);
  await press(one(".grid-field"), "ArrowDown");
  expect(name()).toBe(second);
  await write(one("#position"), "会长");
  await click(button("上一条"));
  expect(name()).toBe(first);
  expect(sent.filter((each) => each.name === "person_update").map(({ params }) => params)).toEqual([{ id: expect.any(Number) as number, changes: { position: "会长" } }]);
});

it("filters stand as chips and go one by one", async () => {
  localStorage.setItem("grid.people", JSON.stringify({ filters: { sex: { among: ["男"] }, classes: { least: 2 } } }));
  await show(<Directory year={2026} />);
  expect(one(".grid-chips").textContent).toBe("性别：男培训不少于 2全部清除");
  expect(one(".grid-foot").textContent).toContain("10 / 40 条");
  await click(one(".grid-chips .ant-tag-close-icon"));
  expect(one(".grid-foot").textContent).toContain("20 / 40 条");
});

it("rows pasted one act each are counted, and the first refusal ends it", async () => {
  answers.person_update = ({ id }) => {
    if (id === 3) throw { code: "invalid_value", message: "出生年月“甲”不成立。", detail: "", field: "birth_date" };
    return {};
  };
  await show(<Directory year={2026} />);
  await point(cell(0, 4));
  await clipboard(one(".grid-field"), "paste", "甲\n乙\n丙\n丁");
  expect(sent.filter((each) => each.name === "person_update")).toHaveLength(3);
  expect(document.body.textContent).toContain("修改了 2 条，其余 2 条没有改动");
  expect(document.body.textContent).toContain("出生年月“甲”不成立。");
});
