// The yearly plan's life in the real window: pasted, approved, changed and compared, fed by an event, summed up, carried over.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { reword } from "./docx.mjs";
import { Key, Window } from "./window.mjs";

const TEXT = `一、广泛开展科学普及
（一）举办科普讲座6次，受益群众600人次，9月底前完成。
（二）编印《科普简报》4期。
二、加强自身建设
（一）每月召开一次主席办公会。
（二）修订制度汇编，3月底前完成。`;

let window;
before(async () => {
  window = await Window.open();
  await window.fill("本会名称", "临江区科学技术协会");
  await window.press("新建本会");
  await window.see("2026 年工作台");
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

/** Pastes a text where the focus is, as the clipboard would. */
async function paste(text) {
  await window.page.executeScript(
    `const data = new DataTransfer();
     data.setData("text/plain", arguments[0]);
     document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));`,
    text,
  );
}

const view = (name) => window.tap(`//*[@aria-label="怎样看"]//*[contains(@class,"ant-segmented-item-label")][.="${name}"]`);
/** Leaves the field that is written in, which saves it. */
const leave = () => window.page.executeScript("document.activeElement?.blur()");

test("a plan is drafted by pasting its text; targets are found", async () => {
  await window.go("年度计划");
  await window.press("新建计划");
  await window.tap(`//button[contains(@class,"plan-card")][starts-with(normalize-space(.),"空白")]`);
  await window.see("写好的计划可以整篇粘贴在标题里");
  await window.press("加一个标题");
  await window.find(`//textarea[@aria-label="新标题"]`);
  await paste(TEXT);
  await window.see("粘贴 6 条到计划“2026年工作要点”");
  await window.see("从文字里找出 3 个指标，请核对");
  await window.see("0/600 人次");
  await window.see("4 项任务，完成 0 项");
  await window.shot("plan-01-pasted");
  await window.ctrl("z");
  await window.see("0 项任务");
  await window.ctrl("y");
  await window.see("4 项任务，完成 0 项");
});

test("what comes back and what answers for it are written as tokens", async () => {
  await window.tap(`(//div[contains(@class,"plan-line task")])[3]//button[normalize-space(.)="每月"]`);
  await window.press("每季度");
  await window.see("修改任务“每月召开一次主席办公会");
  await window.ctrl("z");
  await window.see("已撤销：修改任务");
  await window.go("工作台");
  await window.see("该办的例行工作");
  await window.see("本月还没有登记");
  await window.shot("plan-02-desk");
  await window.go("年度计划");
});

test("a plan is approved, and what is changed afterwards is told", async () => {
  await window.option("阶段", "会议审定");
  await window.fill("审定的会议", "三届四次全委会");
  await window.fill("审定日期", "2026-13-40");
  await window.press("记为已审定");
  await window.see("2026-13-40");
  await window.fill("审定日期", "2026-02-20");
  await window.shot("plan-03-approve");
  await window.press("记为已审定");
  await window.see("修改计划“2026年工作要点”");
  const field = await window.find(`(//textarea[@aria-label="任务"])[2]`);
  await field.click();
  await window.set(field, "编印《科普简报》6期。");
  await leave();
  await window.see("修改任务");
  await window.press("稿本和对照");
  await window.see("1 条和“审定稿");
  await window.see("编印《科普简报》4期");
  await window.shot("plan-04-compared");
  const file = window.choose(join(window.home, "调整.pdf"));
  await window.press("打印年中调整说明");
  await window.see("已写好 1 页");
  await window.press("知道了");
  assert.equal(readFileSync(file).subarray(0, 5).toString(), "%PDF-");
  // Two copies with one another, and the other way round.
  const name = await window.find(`//input[@aria-label="稿本名称"]`);
  await window.set(name, "讨论稿");
  await window.press("留一份稿本");
  await window.see("留稿本“讨论稿”");
  const day = (await window.ask("desk_status")).today;
  await window.see("“2026年工作要点”和“讨论稿”完全一样");
  await window.press("两边对调");
  await window.option("以前的", `审定稿（${day}）`);
  await window.see("“讨论稿”有 1 条和“审定稿”不同");
  await window.idle();
  await window.shot("plan-04-copies");
  await window.press("两边对调");
  await window.see("“审定稿”有 1 条和“讨论稿”不同");
  await window.tap(`(//div[contains(@class,"plan-version")])[1]//button[normalize-space(.)="删除"]`);
  await window.see("“审定稿”有 1 条和“2026年工作要点”不同");
  await window.tap(`//div[contains(@class,"ant-drawer")]//button[contains(@class,"ant-drawer-close")]`);
});

test("an event feeds its task; the plan is read by month and as a table", async () => {
  const tasks = (await window.ask("task_list", { year: 2026 })).rows;
  await window.go("活动台账");
  await window.press("新建活动");
  await window.fill("活动名称", "家庭用药讲座");
  await window.fill("开始日期", "2026-03-12");
  await window.fill("受益人次", "640");
  await window.press("保存活动");
  await window.see("受益 640 人次");
  const event = (await window.ask("event_list", { year: 2026 })).rows[0].id;
  await window.ask("event_link", { id: event, items: [tasks[0].id] });
  await window.ctrl("z");
  await window.ctrl("y");
  await window.go("年度计划");
  await window.see("640/600 人次");
  await window.see("1/6 次");
  await view("版面");
  await window.see("第 1 页，共");
  await window.idle();
  await window.shot("plan-05-paper");
  await view("分组");
  await window.see("2026年3月");
  await window.see("已超时限");
  await window.shot("plan-05-months");
  await window.tap(`//button[contains(@class,"plan-entry")][contains(., "制度汇编")]`);
  await window.find(`//input[@aria-label="新的进展"]`);
  const note = await window.find(`//input[@aria-label="新的进展"]`);
  await note.click();
  await window.set(note, "初稿已报办公会");
  await window.keys(Key.ENTER);
  await window.see("记下任务“修订制度汇编");
  await window.shot("plan-06-table");
  await window.tap(`//div[contains(@class,"ant-drawer")]//button[contains(@class,"ant-drawer-close")]`);
  await view("大纲");
});

test("the plan goes out as a Word file and comes back marked up", async () => {
  const out = join(window.home, "要点.docx");
  const plan = (await window.ask("plan_list", { year: 2026 })).rows[0].id;
  await window.ask("report_write", { name: "plan", plan_id: plan, file: out });
  const back = join(window.home, "要点（王副主席改）.docx");
  reword(out, back, "王副主席", "受益群众600人次", "受益群众800人次");
  window.choose(back);
  await window.tap(`//button[@aria-label="计划的其他操作"]`);
  await window.tap(`//li[normalize-space(.)="改稿回填…"]`);
  await window.see("改了 1 处，5 条没有动");
  await window.see("（王副主席）");
  await window.see("6次、800人次");
  await window.idle();
  await window.shot("plan-12-returned");
  await window.press("采纳 1 处");
  await window.see("采纳“要点（王副主席改）.docx”的 1 处修改");
  await window.see("640/800 人次");
  await window.ctrl("z");
  await window.see("640/600 人次");
  window.choose(join(import.meta.dirname, "../fixtures/会员登记表.xlsx"));
  await window.tap(`//button[@aria-label="计划的其他操作"]`);
  await window.tap(`//li[normalize-space(.)="改稿回填…"]`);
  await window.see("里是表格，不是公文");
  await window.tap(`//div[contains(@class,"ant-drawer")]//button[contains(@class,"ant-drawer-close")]`);
});

test("the summary grows from plan and events, and each figure opens its records", async () => {
  await window.go("报告");
  await window.tap(`//button[contains(@class,"report-row")][normalize-space(.)="年度工作总结（公文）"]`);
  await window.see("受益群众640人次");
  await window.see("存在问题还没有写");
  await window.tap(`//button[contains(@class,"summary-figure")][.="640人次"]`);
  await window.see("数字的来源");
  await window.see("家庭用药讲座");
  await window.shot("plan-07-summary");
  await window.tap(`//div[contains(@class,"ant-drawer")]//button[contains(@class,"ant-drawer-close")]`);
  const problems = await window.find(`//textarea[@aria-label="存在问题"]`);
  await problems.click();
  await window.set(problems, "经费渠道单一。");
  await leave();
  await window.see("修改2026年工作总结");
  await window.see("三、存在问题");
  await view("版面");
  await window.find(`//canvas[@aria-label="第 1 页"]`);
  const file = window.choose(join(window.home, "总结.docx"));
  await window.press("能接着改的稿子");
  await window.see("已写好");
  assert.equal(readFileSync(file).subarray(0, 2).toString(), "PK");
  await window.shot("plan-08-summary-paper");
  await view("写和核对");
  await window.tap(`//button[contains(@class,"summary-figure")][.="640人次"]`);
  await window.tap(`//button[contains(@class,"summary-record")]`);
  await window.find(`//section[@aria-label="活动台账"]`);
  await window.see("家庭用药讲座");
});

test("next year's plan begins from this one", async () => {
  await window.option("年度", "2027 年");
  await window.go("年度计划");
  await window.see("2027 年还没有计划");
  await window.shot("plan-09-empty");
  await window.press("由以前的计划起草");
  await window.see("由以前的计划起草 2027 年计划");
  await window.tap(`//*[@aria-label="带过来的条目"]//label[contains(., "修订制度汇编")]`);
  await window.shot("plan-10-carry");
  await window.press("起草计划");
  await window.see("由“2026年工作要点”起草“2027年工作要点”（3 项任务）");
  await window.see("续");
  await window.shot("plan-11-carried");
  await window.ctrl("z");
  await window.see("2027 年还没有计划");
});
