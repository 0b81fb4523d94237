// What an event costs, gives and leaves, in the real window: written in its drawer, seen across events, accounted for and printed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { Window } from "./window.mjs";

let window;
let event;
let task;
before(async () => {
  window = await Window.open();
  await window.fill("本会名称", "临江区科学技术协会");
  await window.press("新建本会");
  await window.see("2026 年工作台");
  const plan = await window.ask("plan_create", { plan: { year: 2026, title: "2026年工作要点" } });
  task = await window.ask("plan_item_create", { plan_id: plan, item: { text: "举办科普大集", kind: "task", budget: 100_000 } });
  await window.ask("unit_create", { unit: { name: "第一中学", kind: "学校" } });
  await window.ask("person_create", { person: { name: "张伟", position: "副校长" }, unit: "第一中学" });
  await window.ask("venue_create", { venue: { name: "第一中学科普馆", kind: "学校" }, unit: "第一中学" });
  event = await window.ask("event_create", { event: { title: "科普大集", kind: "宣传", cost: 50_000 }, parts: { occurrences: [{ start_date: "2026-05-18", place: "人民广场" }], items: [task] } });
  await window.ask("event_create", { event: { title: "校园讲座", kind: "讲座", cost: 45_000 }, parts: { occurrences: [{ start_date: "2026-03-05" }] } });
  await window.restart();
  await window.go("活动台账");
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

const part = (title) => `//section[contains(@class,"event-part") and @aria-label="${title}"]`;
const field = (title, label) => `${part(title)}//label[normalize-space(.)="${label}"]/ancestor::div[contains(@class,"ant-form-item-row")]`;
/** Writes into a field of a part's small form. */
const fill = async (title, label, value) => window.set(await window.find(`${field(title, label)}//*[self::input or self::textarea]`), value);
/** Picks an option of a choice in such a form. */
const pick = async (title, label, text) => {
  await window.tap(`${field(title, label)}//div[contains(@class,"ant-select")]`);
  await window.tap(`//div[contains(@class,"ant-select-dropdown") and not(contains(@class,"ant-select-dropdown-hidden"))]//div[contains(@class,"ant-select-item-option")][contains(normalize-space(.),"${text}")]`);
};
const begin = (title, add) => window.tap(`${part(title)}//button[normalize-space(.)="${add}"]`);
const save = async (title) => {
  await window.tap(`${part(title)}//button[normalize-space(.)="保存${title}"]`);
  await window.page.wait(async () => !(await window.page.executeScript("return document.querySelector('.event-form') !== null")), 20_000, `“${title}”没有保存`);
};
const tab = (name) => window.tap(`//div[@role="tab"][normalize-space(.)="${name}"]`);
const segment = (name) => window.tap(`//label[contains(@class,"ant-segmented-item")][normalize-space(.)="${name}"]`);
const open = (name) => window.tap(`//*[contains(@class,"grid-cell")]//*[normalize-space(.)="${name}"] | //*[contains(@class,"grid-cell")][normalize-space(.)="${name}"]`);
const closeDrawer = () => window.tap(`//div[contains(@class,"ant-drawer-open")]//button[contains(@class,"ant-drawer-close")]`);
const isNotWide = async (name) =>
  assert.equal(await window.page.executeScript("return [...document.querySelectorAll('.main, .page, .account, .ant-drawer-body')].some((part) => part.scrollWidth > part.clientWidth)"), false, `${name} scrolls sideways`);

test("in its drawer an event takes who was present, money over its budget, a donation, a plaque and a piece", async () => {
  await open("科普大集");
  await begin("出席人员", "＋人员");
  await window.tap(`${field("出席人员", "姓名")}//input`);
  await window.keys("张");
  await window.tap(`//div[contains(@class,"ant-select-item-option")][contains(., "张伟 · 第一中学 副校长")]`);
  await save("出席人员");
  const [came] = (await window.ask("event_people", { id: event })).rows;
  assert.deepEqual([came.role, came.name, came.post, typeof came.person_id], ["leader", "张伟", "第一中学副校长", "number"]);

  for (const [category, amount, words] of [["场地", "400", "租舞台"], ["奖品", "850", "答题奖品"]]) {
    await begin("收支", "＋记一笔");
    await fill("收支", "类别", category);
    await fill("收支", "金额（元）", amount);
    await fill("收支", "摘要", words);
    if (category === "场地") {
      await window.idle();
      await window.shot("money-01-line");
    }
    await save("收支");
  }
  await window.see("预算 1,000 元，已用 1,250 元，超支 250 元");

  await begin("捐赠", "＋捐赠");
  await fill("捐赠", "对方", "第一中学");
  await window.set(await window.find(`${part("捐赠")}//input[@aria-label="物品名称"]`), "天文望远镜");
  await window.set(await window.find(`${part("捐赠")}//input[@aria-label="数量"]`), "1");
  await window.set(await window.find(`${part("捐赠")}//input[@aria-label="单位"]`), "台");
  await window.set(await window.find(`${part("捐赠")}//input[@aria-label="价值（元）"]`), "12800");
  await window.shot("money-02-donation");
  await save("捐赠");
  await window.see("捐出 天文望远镜 1台");

  await begin("授牌", "＋授牌");
  await fill("授牌", "牌匾内容", "科普教育基地");
  await window.tap(`${part("授牌")}//button[normalize-space(.)="保存授牌"]`);
  await window.see("请写上牌匾授给哪个单位，或挂在哪处阵地");
  await fill("授牌", "授予单位", "第一中学");
  await pick("授牌", "所在阵地", "第一中学科普馆");
  await save("授牌");

  await begin("报道", "＋报道");
  await fill("报道", "标题", "科普大集走进人民广场");
  await fill("报道", "媒体", "临江日报");
  await pick("报道", "级别", "市级");
  await save("报道");
  await window.idle();
  await window.shot("money-03-drawer");
  await isNotWide("drawer");
  const { typed_cost, cost } = (await window.ask("event_get", { id: event })).event;
  assert.deepEqual([typed_cost, cost], [50_000, 125_000]);
  await closeDrawer();
});

test("money stands across events, and the account opens each of its figures", async () => {
  await tab("收支");
  await window.find(`//section[@aria-label="收支"]`);
  await window.press("新建收支");
  await window.tap(`//div[contains(@class,"ant-drawer-open")]//label[normalize-space(.)="收支"]/ancestor::div[contains(@class,"ant-form-item-row")]//div[contains(@class,"ant-select")]`);
  await window.tap(`//div[contains(@class,"ant-select-item-option")][normalize-space(.)="收入"]`);
  await window.fill("类别", "拨款");
  await window.fill("金额（元）", "3000");
  await window.fill("日期", "2026-04");
  await window.fill("摘要", "区财政科普专项");
  await window.press("Ctrl+S");
  await window.see("收入 3,000 元 · 支出 1,250 元 · 结余 1,750 元");
  await window.idle();
  await window.shot("money-04-lines");
  await segment("收支表");
  await window.see("任务“举办科普大集”超出预算 250 元");
  await window.see("未分项");
  await window.idle();
  await window.shot("money-05-account");
  await isNotWide("account");
  await window.tap(`//section[@aria-label="按类别"]//tr[contains(., "未分项")]//button`);
  await window.see("校园讲座");
  await window.shot("money-06-entries");
  await closeDrawer();
  await window.set(await window.find(`//input[@aria-label="从哪天起"]`), "2026-05");
  const to = await window.find(`//input[@aria-label="到哪天止"]`);
  await window.set(to, "2026-06");
  await to.click();
  await window.keys("\uE007");
  await window.seeNot("拨款");
  const file = window.choose(join(window.home, "收支表.pdf"));
  await window.press("Ctrl+P");
  await window.see("已写好");
  await window.press("知道了");
  assert.equal(readFileSync(file).subarray(0, 5).toString(), "%PDF-");
  await window.tap(`//section[@aria-label="按任务"]//tr[contains(., "举办科普大集")]//button`);
  await window.tap(`//button[contains(@class,"event-line")][contains(., "租舞台")]`);
  await window.find(`//section[@aria-label="收支"]`);
  await window.find(`//div[contains(@class,"ant-drawer-open")]//input[@value="租舞台"]`);
  await closeDrawer();
});

test("categories are put in order, renamed and added in one act", async () => {
  await window.press("类别…");
  const names = () => window.page.executeScript("return [...document.querySelectorAll('.money-categories input')].map((input) => input.value)");
  await window.page.wait(async () => (await names()).length === 7, 20_000);
  await window.tap(`(//div[@class="money-categories"]//button[@aria-label="下移"])[1]`);
  await window.tap(`//button[normalize-space(.)="＋类别"]`);
  await window.set(await window.find(`(//div[@class="money-categories"]//input)[8]`), "展具");
  await window.shot("money-07-categories");
  await window.press("保存支出类别");
  await window.see("修改支出的类别");
  const rows = (await window.ask("money_category_list")).rows.filter(({ direction }) => direction === "cost").map(({ name }) => name);
  assert.deepEqual([rows[0], rows[1], rows.at(-1)], ["专家费", "场地", "展具"]);
});

test("donations, plaques, venues and pieces are lists of their own, with their papers", async () => {
  for (const [name, expected, paper] of [["捐赠", "天文望远镜 1台", "打印捐赠清单"], ["授牌与阵地", "科普教育基地", "打印授牌名单"], ["报道", "科普大集走进人民广场", "打印媒体报道一览"]]) {
    await tab(name);
    await window.see(expected);
    await window.idle();
    await window.shot(`money-08-${name}`);
    await isNotWide(name);
    const file = window.choose(join(window.home, `${name}.pdf`));
    await window.press(paper);
    await window.see("已写好 1 页");
    await window.press("知道了");
    assert.equal(readFileSync(file).subarray(0, 5).toString(), "%PDF-");
  }
  await tab("捐赠");
  await open("第一中学");
  const file = window.choose(join(window.home, "收据.pdf"));
  await window.press("打印捐赠收据");
  await window.see("已写好 1 页");
  await window.press("知道了");
  assert.equal(readFileSync(file).subarray(0, 5).toString(), "%PDF-");
  await closeDrawer();
  await tab("授牌与阵地");
  await segment("阵地");
  await window.see("学校 1 处");
});

test("figures of others are pasted, refused where they are none, and added up", async () => {
  await tab("收表");
  await window.see("还没有收回的表");
  await window.idle();
  await window.shot("money-09-empty");
  await window.press("粘贴收回的表");
  const table = (last) => `单位\t培训班（期）\t培训人数（人次）\n甲县科协\t42\t3,100\n乙县科协\t38\t${last}`;
  await window.fill("表格", table("近千"));
  await window.press("收进来");
  await window.see("第 3 行“乙县科协”的“近千”不是数字");
  await window.shot("money-10-take");
  await window.fill("表格", table("980"));
  await window.press("收进来");
  await window.see("培训班 80期（2 个单位） · 培训人数 4,080人次（2 个单位）");
  await window.idle();
  await window.shot("money-11-returned");
});

test("a search opens a line where it stands, and one step takes it back", async () => {
  for (const [words, hit, page] of [["答题奖品", "答题奖品", "收支"], ["望远镜", "天文望远镜", "捐赠"], ["张伟", "第一中学副校长", "活动台账"]]) {
    const box = await window.find(`//input[@aria-label="查找"]`);
    await box.click();
    await window.set(box, words);
    await window.tap(`//div[contains(@class,"hit")][contains(., "${hit}")]`);
    await window.find(`//section[@aria-label="${page}"]`);
    await window.find(`//div[contains(@class,"ant-drawer-open")]`);
    await closeDrawer();
  }
  const before = (await window.ask("money_list")).rows.length;
  await tab("收支");
  await open("租舞台");
  await window.tap(`//div[contains(@class,"ant-drawer-open")]//button[normalize-space(.)="删除"]`);
  await window.see("删除支出“场地”400 元");
  assert.equal((await window.ask("money_list")).rows.length, before - 1);
  await window.ctrl("z");
  await window.see("已撤销");
  assert.equal((await window.ask("money_list")).rows.length, before);
});
