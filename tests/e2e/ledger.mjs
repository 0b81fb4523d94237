// The ledger in the real window: conditions, charts to records, saved views, the calendar with what comes again, ties to tasks.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { Key, Window } from "./window.mjs";

/** Made-up events of the year: title, kind, day, place, host, 受益人次. */
const EVENTS = [
  ["家庭用药讲座", "讲座", "2026-03-12", "文化馆", "卫健局", 120],
  ["防震减灾讲座", "讲座", "2026-05-12", "第一小学", "地震局", 300],
  ["全国科普日广场活动", "宣传", "2026-09-15", "人民广场", "临江区科协", 10_000],
  ["焊工培训", "培训", "2026-10-20", "职校", "总工会", 40],
  ["年终座谈会", "会议", "2026-12-18", "会议室", "临江区科协", 0],
];

let window;
before(async () => {
  window = await Window.open();
  await window.fill("本会名称", "临江区科学技术协会");
  await window.press("新建本会");
  await window.see("2026 年工作台");
  const plan = await window.ask("plan_create", { plan: { title: "2026年工作要点", year: 2026 } });
  await window.ask("plan_item_create", { plan_id: plan, item: { text: "举办防震减灾科普讲座", kind: "task", end_date: "2026-11-30" } });
  for (const [title, kind, day, place, host, beneficiaries] of EVENTS) {
    await window.ask("event_create", { event: { title, kind, beneficiaries }, parts: { occurrences: [{ start_date: day, end_date: day, place }], hosts: [host] } });
  }
  await window.restart();
  await window.go("活动台账");
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

const tab = (name) => window.tap(`//div[@role="tab"][normalize-space(.)="${name}"]`);
const look = (name) => window.tap(`//*[@aria-label="怎样看"]//*[contains(@class,"ant-segmented-item-label")][.="${name}"]`);
const field = (name) => window.find(`//input[@aria-label="${name}"]`);

test("conditions narrow the list, groups fold with their sums", async () => {
  await tab("查询");
  await window.see("5 项 · 参加 0 人 · 受益 10,460 人次");
  await window.set(await field("查哪些词"), "讲座");
  await window.see("2 项 · 参加 0 人 · 受益 420 人次");
  await window.shot("ledger-01-words");
  await window.press("全部清除");
  await window.option("分组", "按类型");
  await window.see("讲座");
  await window.tap(`//button[contains(@class,"ledger-line")][contains(.,"讲座")]`);
  await window.see("家庭用药讲座");
  await window.shot("ledger-02-groups");
});

test("a view is saved and opens the ledger", async () => {
  await window.press("视图 ▾");
  await window.tap(`//li[contains(@class,"ant-dropdown-menu-item")][contains(.,"存为视图")]`);
  await window.set(await field("视图的名称"), "各类活动");
  await window.press("确定");
  await window.press("视图：各类活动 ▾");
  await window.tap(`//li[contains(@class,"ant-dropdown-menu-item")][contains(.,"打开时就用它")]`);
  await tab("活动");
  await tab("查询");
  await window.find(`//button[contains(@class,"ledger-line")]`);
});

test("a bar opens its records", async () => {
  await look("图表");
  const chart = await window.find(`//section[@aria-label="各单位受益人次"]//div[@role="img"]//canvas`);
  await window.idle();
  await window.shot("ledger-03-charts");
  // The middle of the only long bar: the unit with most.
  const { width, height } = await chart.getRect();
  await window.page.actions().move({ origin: chart, x: 0, y: Math.round(-height / 2 + 4 + (height - 28) / 8) }).click().perform();
  assert.ok(width > 400);
  await window.see("单位：临江区科协");
  await window.see("2 项");
});

test("台账 and 大事记 are printed as they are shown", async () => {
  const ledger = window.choose(join(window.home, "台账.pdf"));
  await window.press("打印台账");
  await window.see("已写好 1 页");
  if ((await window.text()).includes("知道了")) await window.press("知道了");
  assert.equal(readFileSync(ledger).subarray(0, 5).toString(), "%PDF-");
  const chronicle = window.choose(join(window.home, "大事记.pdf"));
  await window.press("打印大事记");
  await window.see("大事记.pdf");
  if ((await window.text()).includes("知道了")) await window.press("知道了");
  assert.equal(readFileSync(chronicle).subarray(0, 5).toString(), "%PDF-");
});

test("what comes again stands in the calendar and becomes real", async () => {
  await tab("日历");
  await window.see("2026年11月");
  await window.press("例行安排");
  await window.press("新建例行安排");
  await window.fill("安排的名称", "主席办公会");
  await window.fill("从哪天起", "2026-11-23");
  await window.press("保存例行安排");
  await window.see("每周一，节假日不办");
  await window.keys(Key.ESCAPE);
  await window.tap(`//div[@data-day="2026-11-30"]//button[contains(@class,"calendar-ghost")]`);
  await window.shot("ledger-04-calendar");
  await window.press("1 次转为活动");
  await window.find(`//div[@data-day="2026-11-30"]//button[contains(@class,"calendar-event")][.="主席办公会"]`);
  await window.tap(`//div[@data-day="2026-11-23"]//button[contains(@class,"calendar-ghost")]`);
  await window.press("1 次不办");
  await window.see("1 次例行安排不办");
});

test("a planned event is dragged to another day, and undo brings it back", async () => {
  const event = await window.find(`//div[@data-day="2026-11-30"]//button[.="主席办公会"]`);
  const day = await window.find(`//div[@data-day="2026-11-26"]`);
  await window.page.actions().move({ origin: event }).press().move({ origin: day }).move({ origin: day, y: 12 }).release().perform();
  await window.find(`//div[@data-day="2026-11-26"]//button[.="主席办公会"]`);
  await window.ctrl("z");
  await window.find(`//div[@data-day="2026-11-30"]//button[.="主席办公会"]`);
});

test("a notice on holidays is understood", async () => {
  await window.tap(`//*[@aria-label="看多长"]//*[contains(@class,"ant-segmented-item-label")][.="年"]`);
  await window.tap(`//button[@aria-label="往后"]`);
  await window.press("节假日");
  await window.see("调休不猜");
  await window.set(await window.find(`//textarea[@aria-label="节假日安排的通知"]`), "元旦：1月1日至3日放假调休，共3天。1月4日上班");
  await window.press("读一读");
  await window.see("1月4日 上班");
  await window.shot("ledger-05-holidays");
  await window.press("保存节假日");
  await window.see("自己改过的安排");
  await window.keys(Key.ESCAPE);
  await window.shot("ledger-06-year");
});

test("a task is suggested with why, and linked by a click", async () => {
  await tab("关联任务");
  await window.see("都提到“防震减灾”");
  await window.shot("ledger-07-links");
  await window.tap(`//li[contains(@class,"suggestion")][contains(.,"防震减灾讲座")]//button[normalize-space(.)="关联"]`);
  await window.see("关联 1 项任务");
});

test("one box finds by characters and by the first letters of a name, grouped by area", async () => {
  await window.ctrl("k");
  await window.set(await field("查找"), "防震");
  await window.find(`//div[contains(@class,"ant-select-item-group")][.="活动"]`);
  await window.find(`//div[contains(@class,"ant-select-item-group")][.="任务"]`);
  await window.shot("ledger-08-search");
  await window.ask("person_create", { person: { name: "曾国强" } });
  await window.set(await field("查找"), "zgq");
  await window.find(`//div[contains(@class,"hit")]//mark[.="曾国强"]`);
  await window.keys(Key.ARROW_DOWN, Key.ENTER);
});
