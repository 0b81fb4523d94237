// A plan over years and objects in the real window: milestones, what is written down by hand, opinions, and its papers.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { reword } from "./docx.mjs";
import { Key, Window } from "./window.mjs";

const TEXT = `一、科普阵地
（一）建设科普旅游景区。
（二）申报科普惠农项目3项。
（三）开展先进评选。`;

let window;
let plan;
before(async () => {
  window = await Window.open();
  await window.fill("本会名称", "临江区科学技术协会");
  await window.press("新建本会");
  await window.see("2026 年工作台");
  plan = await window.ask("plan_create", { plan: { year: 2026, title: "2026年工作要点" } });
  await window.ask("plan_take", { plan_id: plan, text: TEXT });
  const [, , apply] = (await window.ask("plan_get", { id: plan })).items;
  await window.ask("plan_item_update", { id: apply.id, changes: { person: "李秀英" } });
  await window.restart();
  await window.go("年度计划");
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

const view = (name) => window.tap(`//*[@aria-label="怎样看"]//*[contains(@class,"ant-segmented-item-label")][.="${name}"]`);
/** A button of the nth task, which shows itself where she writes. */
const ofTask = async (at, name) => {
  await (await window.find(`(//textarea[@aria-label="任务"])[${at}]`)).click();
  await window.tap(`(//div[contains(@class,"plan-line task")])[${at}]//button[${name}]`);
};
const close = () => window.tap(`//div[contains(@class,"ant-drawer-open")]//button[contains(@class,"ant-drawer-close")]`);
const menu = async (name) => {
  await window.tap(`//button[@aria-label="计划的其他操作"]`);
  await window.tap(`//li[normalize-space(.)="${name}"]`);
};

test("a target is part of a number over three years and counts objects", async () => {
  await ofTask(1, `normalize-space(.)="＋指标"`);
  await window.set(await window.find(`//input[@aria-label="指标数量"]`), "2");
  await window.set(await window.find(`//input[@aria-label="单位"]`), "处");
  await window.option("怎样计数", "按走完节点的对象");
  await window.see("一个对象的节点都走完了算一个");
  await window.tap(`//label[contains(., "是几年一共要完成的一部分")]`);
  await window.set(await window.find(`//input[@aria-label="几年一共"]`), "1");
  await window.shot("programme-01-target");
  await window.press("保存指标");
  await window.see("比几年一共的 1 还多");
  await window.set(await window.find(`//input[@aria-label="几年一共"]`), "4");
  await window.press("保存指标");
  await window.see("0/2 处（2026—2028 年 0/4）");
});

test("objects go through their steps; each tick counts, and one step takes it back", async () => {
  await ofTask(1, `contains(@class,"plan-more")`);
  await window.tap(`//li[normalize-space(.)="全部内容和进展…"]`);
  await window.press("分对象、分节点");
  await window.set(await window.find(`//input[@aria-label="节点"]`), "分类、挂牌");
  await window.set(await window.find(`//textarea[@aria-label="对象"]`), "飞龙瀑\n老君洞\n黄花溪\n石板寨");
  await window.press("保存节点");
  await window.see("4 个对象，0 个走完");
  for (const step of ["分类", "挂牌"]) {
    await window.tap(`//input[@aria-label="飞龙瀑${step}"]/ancestor::label`);
    await window.see(`飞龙瀑“${step}”完成`);
  }
  await window.see("4 个对象，1 个走完");
  await window.tap(`(//td//button[contains(@class,"plan-token")])[1]`);
  const day = await window.find(`//input[@aria-label="飞龙瀑分类的日期"]`);
  await day.click();
  await window.set(day, "2026-04");
  await window.keys(Key.ENTER);
  await window.find(`//td//button[normalize-space(.)="2026-04"]`);
  await window.idle();
  await window.shot("programme-02-milestones");
  await close();
  await view("大纲");
  await window.see("1/2 处（2026—2028 年 1/4）");
  await window.see("节点 2/8");
});

test("what was reached by hand is written down day by day", async () => {
  const [, , apply] = (await window.ask("plan_get", { id: plan })).items;
  await window.ask("target_set", { item_id: apply.id, targets: [{ amount: 4, unit: "项", counted_by: "hand" }] });
  await window.ctrl("z");
  await window.ctrl("y");
  await window.see("文字里写的是“申报科普惠农项目3项”，指标是“4项”");
  await window.shot("programme-03-outline");
  await ofTask(2, `contains(@class,"plan-more")`);
  await window.tap(`//li[normalize-space(.)="全部内容和进展…"]`);
  await window.set(await window.find(`//input[@aria-label="完成了多少"]`), "2");
  await window.set(await window.find(`//input[@aria-label="哪一天"]`), "2026-03-20");
  const note = await window.find(`//input[@aria-label="是什么"]`);
  await window.set(note, "上报两个基地");
  await note.click();
  await window.keys(Key.ENTER);
  await window.see("记下任务“申报科普惠农项目3项。”完成 2");
  await window.see("+2 项");
  await window.idle();
  await window.shot("programme-04-entries");
  await close();
});

test("opinions are kept, also those of a draft that comes back, and printed with what became of them", async () => {
  await view("大纲");
  await menu("征求意见…");
  await window.see("还没有意见");
  await window.set(await window.find(`//input[@aria-label="提出单位或人"]`), "区教育局");
  await window.set(await window.find(`//textarea[@aria-label="意见内容"]`), "建议增加校园科普。");
  await window.press("记下意见");
  await window.see("对整份计划");
  await window.option("采纳情况", "未采纳");
  await window.see("修改意见“建议增加校园科普");
  await close();
  const out = join(window.home, "要点.docx");
  await window.ask("report_write", { name: "plan", plan_id: plan, file: out });
  const back = join(window.home, "要点（文旅局）.docx");
  reword(out, back, "文旅局", "建设科普旅游景区", "建设科普研学景区");
  window.choose(back);
  await menu("改稿回填…");
  await window.see("改了 1 处");
  await window.tap(`//label[contains(., "修改和批注记入征求意见")]`);
  await window.shot("programme-05-returned");
  await window.press("采纳 1 处");
  await window.see("采纳“要点（文旅局）.docx”的 1 处修改");
  await menu("征求意见…");
  const heard = (await window.ask("opinion_list", { plan_id: plan })).rows.find(({ said_by }) => said_by === "文旅局");
  assert.deepEqual([heard.words, heard.outcome], ["内容“建设科普旅游景区。”改为“建设科普研学景区。”", "accepted"]);
  await window.see("文旅局，");
  await window.idle();
  await window.shot("programme-06-opinions");
  const file = window.choose(join(window.home, "意见.pdf"));
  await window.press("打印征求意见汇总表");
  await window.see("已写好 1 页");
  await window.press("知道了");
  assert.equal(readFileSync(file).subarray(0, 5).toString(), "%PDF-");
  await close();
});

test("the manual and the table of progress are seen as they will come out", async () => {
  await window.go("报告");
  await window.tap(`//button[contains(@class,"report-row")][normalize-space(.)="工作手册"]`);
  await window.find(`//canvas[@aria-label="第 1 页"]`);
  await window.idle();
  await window.shot("programme-07-manual");
  await window.tap(`//button[contains(@class,"report-row")][normalize-space(.)="进展情况表"]`);
  await window.find(`//canvas[@aria-label="第 1 页"]`);
  await window.idle();
  await window.shot("programme-08-progress");
});

test("what comes back every second year waits for its year", async () => {
  const review = (await window.ask("plan_get", { id: plan })).items.at(-1);
  await window.ask("plan_item_update", { id: review.id, changes: { cycle_years: 2, state: "done" } });
  await window.ctrl("z");
  await window.ctrl("y");
  await window.option("年度", "2027 年");
  await window.go("年度计划");
  await window.press("由以前的计划起草");
  await window.see("每 2 年一次，到时再带过来");
  await window.shot("programme-09-carry");
  await window.press("起草计划");
  await window.see("由“2026年工作要点”起草“2027年工作要点”（2 项任务）");
  await window.see("0/2 处（2026—2028 年 1/4）");
});
