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

const side = (field: string, keep: string | null, gone: string | null, from: "keep" | "gone" | "both" = "keep", held: string | null = null) => ({ field, keep, gone, differs: keep !== null && gone !== null && keep !== gone, from, held });

function twins(against: string[]) {
  answers.duplicate_list = () => ({ rows: [{ kind: "person", reason: "phone", words: "姓名和电话相同", rows: [{ id: 2, name: "张伟", words: "一中", uses: 3 }, { id: 1, name: "张伟", words: "二中", uses: 0 }] }] });
  answers.merge_preview = () => ({
    fields: [side("name", "张伟", "张伟"), side("phone", "139", "138"), side("email", null, null), side("title", null, "教师", "gone"), side("note", "甲", "乙", "both"), side("joined_on", "2019", null, "keep", "2020-05")],
    carried: [{ noun: "条报名", keep: 0, gone: 2, twice: 0 }, { noun: "个标签", keep: 1, gone: 1, twice: 1 }],
    against,
    doubts: ["两人的性别不同，可能不是同一个人。"],
  });
  answers.merge = ({ keep }) => ({ id: keep, carried: 3 });
  answers.duplicate_apart = () => ({});
}

it("two that look like one are looked at side by side, and only what was chosen is sent", async () => {
  twins([]);
  await show(<Directory year={2026} />);
  await click(button("查重"));
  await click(button("合并…"));
  const text = one(".merge").textContent;
  for (const words of ["可能不是同一个人", "张伟 两边一样", "2020-05 会籍上写的，以它为准", "一并转过来：2 条报名、1 个标签（两边都有，留一份）。", "有 2 项不一样"]) expect(text).toContain(words);
  expect(text).not.toContain("邮箱");
  const marked = () => [...document.querySelectorAll<HTMLInputElement>('.merge input[type="radio"]')].filter(({ checked }) => checked).map(({ name: group, ariaLabel }) => ariaLabel ?? group);
  expect(marked()).toHaveLength(3);
  await click(one<HTMLInputElement>('[aria-label="联系电话：138"]'));
  await click(button("合并"));
  const asked = { kind: "person", keep: 2, gone: 1 };
  expect(sent.filter((each) => each.name === "merge").map(({ params }) => params)).toEqual([{ ...asked, choose: { phone: "gone" } }]);
  await click(button("合并…"));
  await click(button("换过来"));
  expect(sent.filter((each) => each.name === "merge_preview").at(-1)?.params).toEqual({ kind: "person", keep: 1, gone: 2 });
});

it("what stands against it is said, and it cannot be pressed; who is not the same is said once", async () => {
  twins(["两人都在培训班“电工班”的花名册里。"]);
  await show(<Directory year={2026} />);
  await click(button("查重"));
  await click(button("合并…"));
  expect(one(".merge").textContent).toContain("两人都在培训班“电工班”的花名册里。");
  expect(button("合并")).toHaveProperty("disabled", true);
  await click(button("取消"));
  await click(button("不是同一人"));
  expect(sent.filter((each) => each.name === "duplicate_apart").map(({ params }) => params)).toEqual([{ kind: "person", ids: [2, 1] }]);
});
