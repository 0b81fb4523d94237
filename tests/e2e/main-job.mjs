// The secretary's main job in the real window: make an office, plan, log, tie, undo, redo, close, reopen.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { Key, Window } from "./window.mjs";

let window;
before(async () => {
  window = await Window.open();
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

test("an office is made", async () => {
  await window.see("新建本会");
  await window.shot("01-start");
  await window.press("新建本会");
  await window.see("请写上本会的名称");
  await window.fill("本会名称", "临江区科学技术协会");
  await window.press("新建本会");
  await window.see("2026 年工作台");
  await window.see("临江区科学技术协会");
});

test("people are added, rare characters too, and a bad ID number is told", async () => {
  await window.go("单位与人员");
  await window.shot("02-empty");
  await window.press("新建人员");
  await window.fill("姓名", "𠮷田明");
  await window.fill("单位", "实验小学");
  await window.fill("身份证号", "110105194912310021");
  await window.press("保存人员");
  await window.see("校验码不对");
  await window.fill("身份证号", "11010519491231002X");
  await window.press("保存人员");
  await window.see("110105********002X");
  await window.find(`//div[@role="gridcell"][normalize-space(.)="𠮷田明"]`);
});

test("undo and redo by key", async () => {
  await window.ctrl("z");
  await window.see("已撤销：新增人员“𠮷田明”");
  await window.see("这里放会员、学员");
  await window.ctrl("z", true);
  await window.see("110105********002X");
});

test("a cell is written in place, copied and pasted", async () => {
  const cell = (text) => `//div[@role="gridcell"][normalize-space(.)="${text}"]`;
  await window.tap(cell("实验小学"));
  await window.keys(Key.ARROW_RIGHT, Key.F2);
  await window.set(await window.find(`//input[contains(@class,"grid-field")]`), "校长");
  await window.keys(Key.ENTER);
  await window.see("修改人员“𠮷田明”");
  await window.tap(cell("校长"));
  await window.chord(Key.CONTROL, "c");
  await window.keys(Key.ARROW_RIGHT);
  await window.chord(Key.CONTROL, "v");
  await window.find(`(${cell("校长")})[2]`);
});

test("a plan is drafted, an event is logged and tied, progress shows", async () => {
  await window.go("年度计划");
  await window.press("新建计划");
  await window.press("加一个标题");
  await window.write("新标题", "广泛开展科学普及", Key.ENTER, Key.TAB);
  await window.write("新任务", "举办科普讲座", Key.ENTER);
  await window.write("新任务", "组织科技活动周", Key.ENTER);
  await window.write("新任务", "编印科普读本", Key.ENTER);
  await window.write("新任务", "", Key.ESCAPE);
  await window.see("（三）");
  await window.tap(`(//button[normalize-space(.)="＋指标"])[1]`);
  await window.set(await window.find(`//input[@aria-label="指标数量"]`), "6");
  await window.press("保存指标");
  await window.see("0/6 次");
  await window.tap(`(//button[normalize-space(.)="＋时限"])[1]`);
  await window.press("6月底前");
  await window.see("修改任务“举办科普讲座”");

  await window.go("活动台账");
  await window.press("新建活动");
  await window.fill("活动名称", "科普讲座进社区");
  await window.fill("开始日期", "2026-05-18");
  await window.fill("受益人次", "120");
  await window.press("保存活动");
  await window.see("受益 120 人次");
  await window.tap(`//div[@role="gridcell"][normalize-space(.)="2026-05-18"]`);
  await window.keys(Key.ENTER);
  await window.tap(`//div[contains(@class,"ant-drawer")]//div[contains(@class,"ant-select-multiple")]`);
  await window.tap(`//div[contains(@class,"ant-select-item-option")][normalize-space(.)="举办科普讲座"]`);
  await window.see("活动“科普讲座进社区”关联 1 项任务");
  await window.shot("03-event-drawer");
  await window.go("年度计划");
  await window.see("1/6 次");
  await window.shot("04-plan-progress");
});

test("the history undoes one act, and all is there after a restart", async () => {
  await window.go("历史");
  await window.see("新增人员“𠮷田明”");
  await window.shot("05-history");
  await window.restart();
  await window.see("2026 年工作台");
  await window.go("活动台账");
  await window.see("科普讲座进社区");
  await window.ctrl("z");
  await window.see("已撤销：活动“科普讲座进社区”关联 1 项任务");
  await window.go("年度计划");
  await window.see("0/6 次");
});

test("every page of the sample office is worth looking at", async () => {
  await window.page.executeScript("window.__TAURI_INTERNALS__.invoke('call', { request: { name: 'sample_create', params: {} } }).then(() => location.reload())");
  await window.see("420");
  for (const [name, file] of [["工作台", "10-overview"], ["年度计划", "11-plan"], ["活动台账", "12-events"], ["培训班", "13-classes"], ["竞赛评选", "14-contests"], ["单位与人员", "15-people"], ["历史", "16-history"], ["设置", "17-settings"]]) {
    await window.go(name);
    await new Promise((painted) => setTimeout(painted, 400));
    const wide = await window.page.executeScript("return document.documentElement.scrollWidth > innerWidth");
    assert.equal(wide, false, `${name} scrolls sideways`);
    await window.shot(file);
  }
});
