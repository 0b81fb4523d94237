import { expect, it } from "vitest";
import { sent } from "../../backend/fake";
import { button, choose, click, one, show } from "../../testing/stage";
import { PrintMenu } from "./PrintMenu";

const asked = (name: string) => sent.filter((each) => each.name === name).map(({ params }) => params);
const item = (label: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>(".ant-dropdown-menu-item")].find((each) => each.textContent === label);
  if (!found) throw new Error(`no item ${label}`);
  return found;
};

it("a list is printed at once, and its columns are chosen beside it", async () => {
  await show(<PrintMenu papers={["members"]} ask={{}} about="" />);
  await click(button("会员名册的列和次序"));
  await click(item("列和次序…"));
  await choose("拼音");
  expect(asked("report_choose")).toEqual([{ name: "members", choices: { order: "pinyin" } }]);
  await click(button("打印会员名册"));
  expect(asked("report_write")).toEqual([{ name: "members", file: "/home/lin/会员名册.pdf" }]);
});

it("of several papers each list has its own", async () => {
  await show(<PrintMenu papers={["plan", "plan-table", "roster"]} ask={{ class_id: 1 }} about="第一期" />);
  await click(button("打印 ▾"));
  await click(item("列和次序…"));
  expect(one(".list-which").textContent).toBe("任务分解表花名册");
  await choose("花名册");
  await choose("姓氏笔画");
  expect(asked("report_choose")).toEqual([{ name: "roster", choices: { order: "strokes" } }]);
});
