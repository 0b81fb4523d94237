import { expect, it } from "vitest";
import { answers, sent } from "../../backend/fake";
import { button, click, show } from "../../testing/stage";
import { Import } from "./Import";

const applied = () => sent.filter(({ name }) => name === "import_apply").map(({ params }) => params);
const said = () => document.body.textContent ?? "";
const part = async (name: string) => {
  const label = [...document.querySelectorAll<HTMLElement>(".ant-segmented-item")].find((each) => each.textContent?.startsWith(name));
  await click(label?.querySelector("input") as Element);
};

async function stage() {
  await show(<Import />);
  await click(button("选择旧表"));
}

it("an old table is read as its name says, looked over, and brought in as one act", async () => {
  await stage();
  expect(sent.find(({ name }) => name === "import_preview")?.params).toEqual({ file: "/home/lin/会员花名册.xlsx", kind: "people" });
  await part("问题");
  expect(said()).toContain("第 7 行 E 列");
  expect(said()).toContain("原来写着“110105194912310021”");
  await part("跳过");
  expect(said()).toContain("合计、小计1 行：第 16 行");
  await part("列");
  expect(said()).toContain("H 列血型没有用上，不会导入");
  await click(button("导入 12 条"));
  expect(applied()).toEqual([{ file: "/home/lin/会员花名册.xlsx", kind: "people", job: expect.any(String) as string }]);
  expect(said()).toContain("新增 2 条");
});

it("a file that came in before comes again only when she says so", async () => {
  answers.import_apply = ({ again }) => {
    if (!again) throw { code: "invalid_value", field: "again", message: "这份文件已在 2026-11-01 导入过。", detail: "" };
    return { added: 0, completed: 0, same: 12, left_out: [{ sheet: "花名册", row: 9, message: "已有“王明”，没有改动" }] };
  };
  await stage();
  await click(button("导入 12 条"));
  expect(said()).toContain("已在 2026-11-01 导入过");
  await click(button("仍然导入"));
  expect(applied()).toHaveLength(2);
  expect(said()).toContain("原来就有 12 条；下面 1 处没有导入");
  expect(said()).toContain("花名册 第 9 行已有“王明”，没有改动");
});

it("a file that is no table says so and leaves the way back", async () => {
  answers.import_preview = () => {
    throw { code: "spreadsheet", message: "“照片.xlsx”不是表格。", detail: "" };
  };
  await stage();
  expect(said()).toContain("“照片.xlsx”不是表格。");
  await click(button("换一个文件"));
  expect(button("选择旧表")).toBeDefined();
});

it("a plan that is a text is shown as its outline, with its targets and the year it lacks", async () => {
  answers.import_preview = ({ file, kind, year }) => ({
    file,
    format: "docx",
    as: kind,
    outline: [
      { level: 0, label: "", text: "今年是规划的第一年。", line: 2, kind: "text" },
      { level: 1, label: "一、", text: "科普宣传", line: 3, kind: "heading" },
      { level: 2, label: "（一）", text: "办好简报。全年印发简报6期。", title: "办好简报", line: 4, kind: "task", targets: [{ amount: 6, unit: "期", words: "全年印发简报6期" }], lead_unit: "办公室" },
    ],
    paper: { title: "工作要点", ...(year === undefined ? {} : { year }) },
    issues: [{ line: 4, code: "numbering", severity: "warning", value: "三、", message: "序号不连续。" }],
  });
  await stage();
  expect(said()).toContain("标题：工作要点");
  expect(said()).toContain("第 4 行 任务（一） 办好简报。全年印发简报6期。6 期办公室");
  await part("问题");
  expect(said()).toContain("第 4 行请核对序号不连续。");
  await click(button("导入 2 条"));
  expect(applied()).toHaveLength(1);
});
