// Four messy tables come in through the wizard of the real window: a column is corrected, one name is asked for, rows are written
// out to be mended, an import is taken back.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { Window } from "./window.mjs";

const fixture = (name) => join(import.meta.dirname, "../fixtures", name);

let window;
before(async () => {
  window = await Window.open();
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

/** Opens the wizard with a file. */
async function open(path) {
  window.choose(path);
  await window.go("工作台");
  await window.go("导入");
  await window.press("选择旧表");
  await window.find(`//div[contains(@class,"sheet-view")]//tbody/tr`);
}

/** Nothing of the page is wider than the window. */
async function fits(name) {
  await window.idle();
  const wide = await window.page.executeScript("return document.scrollingElement.scrollWidth > innerWidth");
  assert.equal(wide, false, `${name} is wider than the window`);
  await window.shot(name);
}

const roles = () => window.page.executeScript(`return [...document.querySelectorAll(".sheet-view tbody tr")].map((row) => row.className.replace("role-", ""))`);
const figures = () => window.page.executeScript(`return Object.fromEntries([...document.querySelectorAll(".import-figures > span")].map((each) => [each.lastChild.textContent, Number(each.firstChild.textContent)]))`);
const people = async (name) => (await window.ask("person_list")).rows.filter((person) => person.name === name);
const segment = (name) => window.tap(`//label[contains(@class,"ant-segmented-item")][starts-with(normalize-space(.),"${name}")]`);

/** Brings in what is looked over, and waits for the report. */
async function bring(count) {
  await window.press(`导入 ${count} 条`);
  await window.see("整次导入是一步，Ctrl+Z 可以全部撤回");
  return figures();
}

test("an office is made, with people whom the tables know", async () => {
  await window.see("新建本会");
  await window.fill("本会名称", "沿河区科学技术协会");
  await window.press("新建本会");
  await window.see("2026 年工作台");
  for (const [person, unit] of [
    [{ name: "何志国", phone: "13900002203", position: "工人" }, "沿河机械厂"],
    [{ name: "贺军", birth_date: "1968-04" }, "沿河机械厂"],
    [{ name: "贺军", birth_date: "1991" }, "沿河供电所"],
  ]) {
    await window.ask("person_create", { person, unit });
  }
});

test("a sheet is shown by role; a column that its header does not name is corrected by a click", async () => {
  await open(fixture("老会员两张表.xlsx"));
  assert.deepEqual(await roles(), ["title", "fill_in", "header", "record", "record", "record", "total", "record", "record", "total", "footer"]);
  await fits("20-sheet-guessed");
  await window.option("D 列是什么", "联系电话");
  await window.tap(`//th[.//*[@aria-label="D 列是什么"]][contains(@class,"used")]`);
  await window.tap(`//div[@aria-label="工作表"]//button[starts-with(normalize-space(.), "新会员")]`);
  await window.see("沿河区老科协新会员");
  await window.option("D 列是什么", "联系电话");
  await window.find(`//th[contains(@class,"used")]//*[@aria-label="D 列是什么"]`);
  await fits("21-sheet-corrected");
  await window.press("下一步");
  await window.see("全部 7");
  await fits("22-changes-new");
  const done = await bring(6);
  assert.deepEqual([done["新增"], done["改动"]], [6, 0]);
  assert.equal((await people("乔雅丽"))[0].phone, "86120302");
  await fits("23-done");
});

test("before and after, and one name that two people bear", async () => {
  await open(fixture("会员增补.csv"));
  await window.press("下一步");
  await window.see("要您选 1");
  await window.see("有 2 个同名的");
  await segment("以新表为准");
  await window.see("以新表为准");
  await window.find(`//del[normalize-space(.)="教师"]`);
  await fits("24-changes-asked");
  await window.option("第 6 行是哪一个", "贺军 · 沿河供电所 · 1991");
  await window.see("您选的");
  await window.tap(`//label[.//input[@aria-label="导入第 5 行"]]`);
  await fits("25-changes-chosen");
  const done = await bring(3);
  assert.deepEqual([done["新增"], done["改动"], done["没有导入"]], [0, 3, 1]);
  assert.deepEqual((await people("贺军")).map((person) => person.position), [null, "科长"]);
  assert.deepEqual([(await people("何志国"))[0].position, (await people("孟洁")).length], ["高级技师", 0]);
});

test("rows that cannot come in are written out with their reasons, and that workbook is read again", async () => {
  await open(fixture("电工班旧名册.xls"));
  await window.find(`//td[contains(@class,"bad")][normalize-space(.)="卢小波" or starts-with(normalize-space(.),"330102")]`);
  await window.press("看 3 处问题");
  await window.see("末几位已经丢失");
  await fits("26-sheet-faults");
  await window.press("下一步");
  await window.see("不能导入 1");
  await fits("27-changes-faults");
  const done = await bring(4);
  assert.equal(done["没有导入"], 3);
  await fits("28-done-left-out");
  const mended = window.choose(join(window.home, "电工班旧名册（待改）.xlsx"));
  await window.press("把要改的 3 行存成表格");
  await window.see("3 行已存到");
  assert.equal(readFileSync(mended).subarray(0, 2).toString(), "PK");
  await open(mended);
  await window.see("原因");
  await window.see("3 条记录");
  await fits("29-mending");
  assert.deepEqual(await roles(), ["title", "header", "section", "record", "section", "record", "record"]);
  await window.press("换一个文件");
});

test("an import is taken back where it is reported", async () => {
  await open(fixture("活动台账导出.xls"));
  assert.deepEqual(await roles(), ["title", "header", "header", "record", "record", "record", "total"]);
  await window.press("下一步");
  await window.see("全部 3");
  await fits("30-events");
  assert.equal((await bring(3))["新增"], 3);
  assert.equal((await window.ask("event_list", { year: 2025 })).rows.length, 3);
  await window.press("撤销这次导入");
  await window.see("已撤销：导入活动");
  await window.find(`//div[contains(@class,"sheet-view")]//tbody/tr`);
  assert.equal((await window.ask("event_list", { year: 2025 })).rows.length, 0);
});

test("a file that came in before says so, and a header that was corrected before is known", async () => {
  await open(fixture("会员增补.csv"));
  await window.see("以“会员增补.csv”导入过");
  await window.press("换一个文件");
  const alike = join(window.home, "今年的会员.csv");
  writeFileSync(alike, "序号,姓名,工作单位,短号,职务,血型,备注\n1,龙海波,沿河区农技站,86120401,技术员,A,\n");
  await open(alike);
  await window.see("导入“老会员两张表.xlsx”时，改过同样表头的列");
  await fits("31-remembered");
  await window.press("照上次的");
  await window.find(`//th[contains(@class,"used")]//*[@aria-label="D 列是什么"]`);
  await window.press("换一个文件");
});

test("cells copied from a spreadsheet are pasted on the page", async () => {
  await window.go("工作台");
  await window.go("导入");
  await window.see("在这里按 Ctrl+V");
  await window.page.executeScript(
    `const data = new DataTransfer();
     data.setData("text/plain", arguments[0]);
     document.querySelector("section").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));`,
    "姓名\t工作单位\t手机\n常思远\t沿河区第二中学\t13900004401\n毛雅琴\t沿河区第二中学\t13900004402\n",
  );
  await window.see("粘贴的表格");
  await window.press("下一步");
  assert.equal((await bring(2))["新增"], 2);
  await window.press("去看看");
  await window.find(`//div[@role="gridcell"][normalize-space(.)="毛雅琴"]`);
});

test("forms of one record each come in, and what one asks is given its field by a click", async () => {
  const file = join(window.home, "入会登记表.csv");
  const form = (name, phone) => `会员登记表,,,\n姓名,${name},性别,□男 ☑女\n单位,沿河中学,常用号,${phone}\n`;
  writeFileSync(file, form("田雨", "13900007001") + form("梅雪", "13900007002"));
  await open(file);
  await window.see("这是一张张的登记表");
  assert.deepEqual(await roles(), ["title", "record", "record", "title", "record", "record"]);
  await window.option("“常用号”填进哪一栏", "联系电话");
  await window.find(`//div[contains(@class,"import-labels")]//label[contains(@class,"used")][starts-with(normalize-space(.),"常用号")]`);
  await fits("33-forms");
  await window.press("下一步");
  await window.see("全部 2");
  assert.equal((await bring(2))["新增"], 2);
  assert.deepEqual((await people("梅雪")).map(({ sex, phone }) => [sex, phone]), [["女", "13900007002"]]);
});
