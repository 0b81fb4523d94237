import { act } from "react";
import { expect, it } from "vitest";
import type { Look } from "../../backend";
import { answers, drop, sent } from "../../backend/fake";
import { look } from "../../backend/fakeOffice";
import { button, click, clipboard, one, press, settle, show } from "../../testing/stage";
import { Frame } from "../../shell/Frame";
import { Import } from "./Import";

const FILE = "/home/lin/会员花名册.xlsx";
const applied = () => sent.filter(({ name }) => name === "import_apply").map(({ params }) => params);
const last = (name: string) => sent.findLast((each) => each.name === name)?.params;
const said = () => document.body.textContent ?? "";
const part = async (name: string) => {
  const label = [...document.querySelectorAll<HTMLElement>(".ant-segmented-item")].find((each) => each.textContent?.startsWith(name));
  await click(label?.querySelector("input") as Element);
};
/** Chooses an option of the select of this name. */
async function option(name: string, text: string) {
  const field = one(`[aria-label="${name}"]`);
  const select = field.closest(".ant-select") as Element;
  await act(async () => select.dispatchEvent(new MouseEvent("mousedown", { bubbles: true })));
  await settle();
  const found = [...document.querySelectorAll(".ant-select-item-option")].findLast((each) => each.textContent === text);
  await click(found as Element);
}

async function stage() {
  await show(<Import />);
  await click(button("选择旧表"));
}

async function changes() {
  await stage();
  await click(button("下一步"));
}

it("the sheet itself is shown by role, and the file's name says what it is", async () => {
  await stage();
  expect(last("import_look")).toMatchObject({ file: FILE, kind: "people", from: 0 });
  expect([...document.querySelectorAll(".sheet-view tbody tr")].map((row) => row.className).filter((each, index, all) => all.indexOf(each) === index)).toEqual(["role-title", "role-fill_in", "role-header", "role-record", "role-total"]);
  expect(one("td.bad").getAttribute("title")).toContain("校验码不对");
  expect(said()).toContain("12 条记录，1 处不能用的值会留空");
  await click(button("看 1 处问题"));
  expect(one('[aria-label="问题"]').textContent).toContain("第 7 行 E 列身份证号的校验码不对");
});

it("a column and a row are corrected by a click, and taken back", async () => {
  await stage();
  await option("E 列是什么", "备注");
  expect(last("import_look")).toMatchObject({ corrections: { 花名册: { columns: { E: "note" } } } });
  await click(button("第 16 行：合计"));
  const item = (text: string) => [...document.querySelectorAll<HTMLElement>(".ant-dropdown-menu-item")].findLast((each) => each.textContent?.endsWith(text)) as Element;
  await click(item("这一行是记录"));
  expect(last("import_look")).toMatchObject({ corrections: { 花名册: { columns: { E: "note" }, data_rows: [16] } } });
  expect(said()).toContain("13 条记录");
  await click(button("第 16 行：记录"));
  await click(item("照原来认的"));
  expect(said()).toContain("12 条记录");
  await click(button("下一步"));
  expect(last("import_plan")).toMatchObject({ kind: "people", corrections: { 花名册: { columns: { E: "note" } } } });
});

it("what a row is said to be is ticked, and the same said again takes it back", async () => {
  await stage();
  const items = () => [...document.querySelectorAll<HTMLElement>(".ant-dropdown:not(.ant-dropdown-hidden) .ant-dropdown-menu-item")];
  const say = async (row: string, text: string) => {
    await click(button(row));
    await click(items().findLast((item) => item.textContent?.endsWith(text)) as Element);
  };
  const hints = () => (last("import_look") as { corrections: Record<string, unknown> }).corrections.花名册;
  await say("第 16 行：合计", "这一行是标题");
  expect(hints()).toMatchObject({ title_rows: [16] });
  await click(button("第 16 行：标题"));
  expect(items().find((item) => item.textContent?.endsWith("这一行是标题"))?.textContent).toContain("✓");
  await click(items().find((item) => item.textContent?.endsWith("这一行是标题")) as Element);
  expect(hints()).toMatchObject({ title_rows: [] });
  await say("第 15 行：记录", "表到这一行为止");
  expect(hints()).toMatchObject({ end_rows: [15] });
  await say("第 15 行：记录", "表到这一行为止");
  expect(hints()).toMatchObject({ end_rows: [] });
  await click(button("D 列"));
  await click(items().findLast((item) => item.textContent?.endsWith("另一份名单")) as Element);
  expect(hints()).toMatchObject({ lists: ["D"] });
  await click(button("D 列：另一份名单从这里起"));
  await click(items().findLast((item) => item.textContent?.endsWith("另一份名单")) as Element);
  expect(hints()).toMatchObject({ lists: [] });
});

it("of several sheets those that are ticked come in, and the one that is shown has its own year", async () => {
  answers.import_look = (ask): Look => ({
    ...look(ask), shown: ask.shown ?? "花名册",
    sheets: ["花名册", "去年的", "旧的"].map((name) => ({ name, hidden: name === "旧的", rows: 16, records: 12, read: ask.sheets ? ask.sheets.includes(name) : name !== "旧的" })),
  });
  await stage();
  await click(one('[aria-label="导入工作表“去年的”"]'));
  expect(last("import_look")).toMatchObject({ sheets: ["花名册"] });
  await click(one('[aria-label="导入工作表“旧的”"]'));
  expect(last("import_look")).toMatchObject({ sheets: ["花名册", "旧的"] });
  await click(one('[aria-label="导入工作表“旧的”"]'));
  await click(one('[aria-label="导入工作表“去年的”"]'));
  // The one that is hidden stays out unless it is ticked: that is what nobody need say.
  await click(button("下一步"));
  expect(last("import_plan")).not.toHaveProperty("sheets");
});

it("a header that was seen too short takes the row below it along", async () => {
  await stage();
  const header = Number(one(".sheet-view tr.role-header").getAttribute("data-row"));
  const items = () => [...document.querySelectorAll<HTMLElement>(".ant-dropdown:not(.ant-dropdown-hidden) .ant-dropdown-menu-item")];
  await click(button("第 16 行：合计"));
  expect(items().map((item) => item.textContent)).not.toContain("和上面合成表头");
  await click(button(`第 ${header + 1} 行：记录`));
  await click(items().findLast((item) => item.textContent === "和上面合成表头") as Element);
  expect(last("import_look")).toMatchObject({ corrections: { 花名册: { columns: {}, header_rows: [header, header + 1] } } });
});

it("what was corrected for such a header before is offered, and a file that came in before says so", async () => {
  const before = { at: "2026-11-01 09:30", name: "去年的.xls" };
  answers.import_look = (ask): Look => ({ ...look(ask), before, ...(Object.keys(ask.corrections ?? {}).length > 0 ? {} : { remembered: { ...before, corrections: { 花名册: { columns: { E: "note" } } } } }) });
  await stage();
  expect(said()).toContain("这份内容在 2026-11-01 09:30 以“去年的.xls”导入过");
  await click(button("照上次的"));
  expect(last("import_look")).toMatchObject({ corrections: { 花名册: { columns: { E: "note" } } } });
  expect(said()).not.toContain("照上次的");
});

it("what will change is looked over: before and after, filtered, unticked, asked", async () => {
  await changes();
  expect(said()).toContain("全部 6");
  expect(said()).toContain("职务 空 → 教师");
  expect(said()).toContain("联系电话 13900000001 → 13900000002（不改）");
  expect(button("导入 2 条")).toBeDefined();
  await part("以新表为准");
  expect(last("import_plan")).toMatchObject({ overwrite: true });
  expect(button("导入 3 条")).toBeDefined();
  await part("要您选");
  expect(last("import_plan")).toMatchObject({ fate: "unclear" });
  await option("第 7 行是哪一个", "张伟 · 实验小学 · 1990");
  expect(last("import_plan")).toMatchObject({ who: [{ record: 3, id: 8 }] });
  await part("全部");
  expect(button("导入 4 条")).toBeDefined();
  await click(one('[aria-label="导入第 4 行"]'));
  await click(button("导入 3 条"));
  expect(applied()).toEqual([{ file: FILE, kind: "people", corrections: {}, overwrite: true, leave: [0], who: [{ record: 3, id: 8 }], job: expect.any(String) as string }]);
});

it("the report counts, writes what is to be mended, and takes the import back", async () => {
  await changes();
  await click(button("导入 2 条"));
  expect(one(".import-figures").textContent).toBe("2新增1改动1原来就有1没有导入");
  expect(said()).toContain("花名册 第 8 行没有姓名");
  await click(button("把要改的 1 行存成表格"));
  expect(last("import_mend")).toMatchObject({ file: FILE, to: "/home/lin/会员花名册（待改）.xlsx", left_out: [{ row: 8 }] });
  await click(button("撤销这次导入"));
  expect(last("undo")).toEqual({ entry: 1 });
  expect(button("下一步")).toBeDefined();
});

it("all of it or nothing, as she chooses; what cannot come in is mended before anything comes in", async () => {
  await changes();
  await click(button("把不能导入的存成表格"));
  expect(last("import_mend")).toMatchObject({ file: FILE, to: "/home/lin/会员花名册（待改）.xlsx", leave: [], overwrite: false });
  expect(last("import_mend")).not.toHaveProperty("left_out");
  const whole = [...document.querySelectorAll<HTMLElement>("label.ant-checkbox-wrapper")].find((each) => each.textContent?.includes("就都不导入"));
  await click(whole?.querySelector("input") as Element);
  await click(button("导入 2 条"));
  expect(last("import_apply")).toMatchObject({ all_or_nothing: true });
});

it("a file that came in before comes again only when she says so", async () => {
  answers.import_apply = ({ again }) => {
    if (!again) throw { code: "invalid_value", field: "again", message: "这份文件已在 2026-11-01 导入过。", detail: "" };
    return { added: 0, completed: 0, same: 12, left_out: [] };
  };
  await changes();
  await click(button("导入 2 条"));
  expect(said()).toContain("已在 2026-11-01 导入过");
  await click(button("仍然导入"));
  expect(applied()).toHaveLength(2);
  expect(one(".import-figures").textContent).toContain("12原来就有");
});

it("a file that is no table says so and leaves the way back", async () => {
  answers.import_look = () => {
    throw { code: "spreadsheet", message: "“照片.xlsx”不是表格。", detail: "" };
  };
  await stage();
  expect(said()).toContain("“照片.xlsx”不是表格。");
  await click(button("换一个文件"));
  expect(button("选择旧表")).toBeDefined();
});

it("a plan that is a text is shown as its outline and comes in at once", async () => {
  answers.import_look = (ask): Look => ({
    ...look({ ...ask, kind: "plan" }),
    text: {
      file: ask.file,
      format: "docx",
      as: "plan",
      outline: [
        { level: 0, label: "", text: "今年是规划的第一年。", line: 2, kind: "text" },
        { level: 1, label: "一、", text: "科普宣传", line: 3, kind: "heading" },
        { level: 2, label: "（一）", text: "办好简报。全年印发简报6期。", title: "办好简报", line: 4, kind: "task", targets: [{ amount: 6, unit: "期", words: "全年印发简报6期" }], lead_unit: "办公室" },
      ],
      paper: { title: "工作要点" },
      issues: [{ line: 4, code: "numbering", severity: "warning", value: "三、", message: "序号不连续。" }],
    },
  });
  await stage();
  expect(said()).toContain("标题：工作要点");
  expect(said()).toContain("第 4 行 任务（一） 办好简报。全年印发简报6期。6 期办公室");
  await part("问题");
  expect(said()).toContain("第 4 行请核对序号不连续。");
  await click(button("导入 2 条"));
  expect(applied()).toMatchObject([{ kind: "plan" }]);
});

const TABLE = "姓名\t手机\n王小明\t13900000001\n李小红\t13900000002\n";
const office = { profile: { name: "临江区科协", short_name: null, year_kind: "calendar" as const, address: null, phone: null, certificate_prefix: null, head_count: "lesson" }, place: "/x", place_warning: null, only_read: null, last_backup: null, years: [2026], this_year: 2026 };
const frame = () => show(<Frame office={office} theme="light" onTheme={() => {}} onReopened={() => {}} />);

it("cells pasted on the page or beyond a list open the wizard; within a list they are written", async () => {
  await frame();
  await click(button("导入"));
  await clipboard(one("section"), "paste", TABLE);
  expect(last("import_look")).toMatchObject({ file: "粘贴的表格", text: TABLE });
  await click(button("单位与人员"));
  const field = one<HTMLInputElement>(".grid-field");
  await clipboard(field, "paste", TABLE);
  expect(document.querySelector(".import-steps")).toBeNull();
  await press(field, "ArrowDown", { ctrlKey: true });
  await clipboard(field, "paste", TABLE);
  expect(last("import_look")).toMatchObject({ text: TABLE, kind: "people" });
});

it("what is brought from a class goes into it, until she says otherwise", async () => {
  const into = { class_id: 7, name: "电工班第一期" };
  await show(<Import to={{ page: "import", brings: { kind: "training", into } }} />);
  expect(said()).toContain("导入到“电工班第一期”");
  await clipboard(one("section"), "paste", TABLE);
  expect(last("import_look")).toMatchObject({ text: TABLE, kind: "training", class_id: 7 });
  expect(one(".ant-tag").textContent).toContain("导入到“电工班第一期”");
  await click(one(".ant-tag-close-icon"));
  expect(last("import_look")).not.toHaveProperty("class_id");
  expect(said()).not.toContain("电工班第一期");
});

it("a file dropped on any page opens the wizard with it", async () => {
  await frame();
  await click(button("历史"));
  await act(async () => drop(["/home/lin/甲.xls", "/home/lin/乙.xls"]));
  await settle();
  expect(last("import_look")).toMatchObject({ file: "/home/lin/甲.xls" });
  expect(said()).toContain("一次导入一个文件");
  await act(async () => drop(["/home/lin/丙.xls"]));
  await settle();
  expect(last("import_look")).toMatchObject({ file: "/home/lin/丙.xls" });
});
