// The log of events in the real window: ten of them by keyboard, likenesses, kinds, a series in four places, and again next year.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { Key, Window } from "./window.mjs";

const LINES = [
  "3.5 科普进社区讲座 讲座 幸福社区 200人",
  "3月12日 植树节科普宣传 宣传 人民公园 近千人次",
  "4.10 农技下乡 下乡 西河村 60人 1200元",
  "4月22—24日 世界地球日展览 展览 科技馆 2600人次",
  "5.18-22 科技活动周 宣传 文化广场 5000人次",
  "5.30 青少年创新大赛 竞赛 实验小学 120人",
  "6月 编印科普通讯第3期 编印",
  "7.1 送书下乡 捐赠 石板寨 主办：区科协 支持：县图书馆",
  "8.20 科普示范基地授牌 授牌 飞龙瀑",
  "11.3 三届四次全委会 会议 机关会议室 45人",
];

let window;
before(async () => {
  window = await Window.open();
  await window.fill("本会名称", "临江区科学技术协会");
  await window.press("新建本会");
  await window.see("2026 年工作台");
  await window.go("活动台账");
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

const rows = async () => (await window.ask("event_list", { year: 2026 })).rows;
const field = (name) => window.find(`//input[@aria-label="${name}"]`);
/** Types into the quick line, by keyboard alone, and waits until it was taken or answered. */
const line = async (text) => {
  await window.chord(Key.CONTROL, "l");
  await window.keys(text);
};
const close = () => window.tap(`//div[contains(@class,"ant-drawer-open")]//button[contains(@class,"ant-drawer-close")]`);
const open = async (title) => {
  await window.tap(`//div[@role="gridcell"][contains(@class,"lead")][normalize-space(.)="${title}"]`);
  await window.find(`//section[@aria-label="场次"]`);
};

test("ten events by keyboard, each understood before it is kept", async () => {
  await window.shot("events-01-empty");
  await line(LINES[0]);
  await window.see("2026年3月5日（周四）");
  await window.see("幸福社区");
  await window.idle();
  await window.shot("events-02-line");
  for (const [at, text] of LINES.entries()) {
    if (at > 0) await line(text);
    await window.keys(Key.ENTER);
    await window.page.wait(async () => (await (await field("快速登记")).getAttribute("value")) === "", 20_000, `没有记下：${text}`);
  }
  const all = await rows();
  assert.equal(all.length, 10);
  const given = all.find(({ title }) => title === "送书下乡");
  assert.deepEqual([given.start_date, given.kind, given.place, given.hosts, given.supporters], ["2026-07-01", "捐赠", "石板寨", "区科协", "县图书馆"]);
  const exhibition = all.find(({ title }) => title === "世界地球日展览");
  assert.deepEqual([exhibition.start_date, exhibition.end_date, exhibition.beneficiaries], ["2026-04-22", "2026-04-24", 2600]);
  await window.idle();
  await window.shot("events-03-ten");
});

test("what cannot be read is not kept, and says why", async () => {
  await line("2月30日 讲座会 讲座");
  await window.see("没有认出日期");
  await window.keys(Key.ENTER);
  await window.idle();
  assert.equal((await rows()).length, 10);
  await window.keys(Key.ESCAPE);
});

test("an event that is there already is named; both stay, or they are one", async () => {
  await line("3.5 “科普进社区”讲座 讲座 幸福社区 200人");
  await window.see("疑似同一活动：2026-03-05 科普进社区讲座，幸福社区");
  await window.keys(Key.ENTER);
  await window.see("再按一次 Enter，两个都留");
  await window.idle();
  await window.shot("events-04-twin");
  assert.equal((await rows()).length, 10);
  await window.press("记为同一活动");
  await window.see("计 10 项");
  const twice = (await rows()).find(({ same_as }) => same_as !== null);
  assert.equal(twice.whole.id, (await rows()).find(({ title }) => title === "科普进社区讲座").id);
});

test("a kind gets a field of its own, which stands in the drawer", async () => {
  await window.press("活动类型");
  await window.tap(`//input[@aria-label="类型讲座的名称"]/ancestor::div[contains(@class,"event-row")]//button[starts-with(normalize-space(.),"栏目")]`);
  await window.press("加一栏");
  await window.set(await field("栏目 3"), "听众");
  await window.press("保存栏目");
  await window.see("修改活动类型“讲座”");
  await window.idle();
  await window.shot("events-05-kinds");
  await window.tap(`//div[contains(@class,"ant-modal")]//button[contains(@class,"ant-modal-close")]`);
  await open("科普进社区讲座");
  const speaker = await field("主讲人");
  await speaker.click();
  await window.keys("李秀英", Key.ENTER);
  await window.see("修改活动“科普进社区讲座”");
  await window.find(`//input[@aria-label="听众"]`);
  await window.set(await field("数据名称"), "发放资料");
  await window.set(await field("数据数量"), "1,200");
  await window.set(await field("数据单位"), "份");
  await window.tap(`//section[@aria-label="数据"]//button[normalize-space(.)="加上"]`);
  await window.see("发放资料 1,200 份");
  await window.idle();
  await window.shot("events-06-drawer");
  assert.equal((await window.ask("search", { words: "李秀英" })).hits[0].title, "科普进社区讲座");
  await close();
});

test("a series in four places counts once", async () => {
  await line("9.10-17 2026年全国科普日 宣传 系列：全国科普日 届次：第二十届");
  await window.see("第二十届");
  await window.keys(Key.ENTER);
  await window.see("新增活动“2026年全国科普日”");
  await open("2026年全国科普日");
  for (const part of ["9.10 文化广场专场 文化广场 4000人次", "9.15 走进实验小学 实验小学 2500人次", "9.16 走进西河村 西河村 1500人次", "9.17 走进幸福社区 幸福社区 2000人次"]) {
    const quick = await field("添加分场");
    await quick.click();
    await window.keys(part, Key.ENTER);
    await window.page.wait(async () => (await (await field("添加分场")).getAttribute("value")) === "", 20_000, `没有记下：${part}`);
  }
  await window.see("4 个分场，总数只计一项");
  await window.idle();
  await window.shot("events-07-series");
  const whole = (await rows()).find(({ title }) => title === "2026年全国科普日");
  assert.deepEqual([whole.parts, whole.whole.beneficiaries], [4, 10_000]);
  assert.equal((await window.ask("office_overview", { year: 2026 })).events, 11);
});

test("it is held again next year as one act, and not on a holiday unseen", async () => {
  await window.press("照这次再办…");
  await window.see("2027年9月9日（周四）");
  await window.idle();
  // The third of the four would fall on 中秋节.
  await window.see("2027年9月15日是中秋节");
  await window.shot("events-08-again");
  await window.set(await field("第一天"), "2027-10-01");
  await window.see("2027年10月1日是国庆节");
  await window.idle();
  await window.shot("events-09-holiday");
  await window.set(await field("第一天"), "2027-09-20");
  await window.seeNot("国庆节");
  await window.press("再办，连 4 个分场");
  await window.see("照上次再办活动“2027年全国科普日”和 4 个分场");
  const next = (await window.ask("event_list", { year: 2027 })).rows;
  assert.equal(next.length, 5);
  assert.equal(next.find(({ parts }) => parts === 4).edition, "第二十一届");
  await window.idle();
  await window.shot("events-10-next");
  await window.ctrl("z");
  await window.see("已撤销");
  assert.equal((await window.ask("event_list", { year: 2027 })).rows.length, 0);
});
