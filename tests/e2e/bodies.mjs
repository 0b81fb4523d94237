// 机构 in the real window: a council by category is made and filled, a second post is asked about, the next term is made and told
// beside the one before, and the person's own record tells both.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { Key, Window } from "./window.mjs";

let window;
before(async () => {
  window = await Window.open();
  await window.fill("本会名称", "临江区科协");
  await window.press("新建本会");
  await window.see("2026 年工作台");
  await window.go("单位与人员");
  await window.tap(`//*[contains(@class,"ant-segmented-item-label")][.="机构"]`);
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

const dialog = (button) => window.tap(`//div[@role="dialog"]//button[normalize-space(translate(., " ", ""))="${button}"]`);
const shut = () => window.tap(`//div[contains(@class,"ant-drawer-open")]//button[contains(@class,"ant-drawer-close")]`);
const choose = async (label, option) => {
  await window.tap(`//label[normalize-space(.)="${label}"]/ancestor::div[contains(@class,"ant-form-item-row")]//div[contains(@class,"ant-select")][1]`);
  await window.tap(`//div[contains(@class,"ant-select-item-option")][normalize-space(.)="${option}"]`);
};
/** An entry of the menu of the body that is shown. */
const menu = async (entry) => {
  await window.press("机构 ▾");
  await window.tap(`//li[contains(@class,"ant-dropdown-menu-item")][normalize-space(.)="${entry}"]`);
};
const bodies = async () => (await window.ask("body_list")).rows;
const seats = async (term) => (await window.ask("seat_list", { term_id: term })).rows;

test("a council is made with its categories and its first term", async () => {
  await window.see("还没有机构");
  await window.shot("bodies-01-empty");
  await window.press("新建机构");
  await window.fill("名称", "科技馆理事会");
  await window.fill("类别", "理事会");
  for (const [at, name, seats] of [[1, "部门", "2"], [2, "社会", "1"]]) {
    await window.press("加一类");
    await window.set(await window.find(`//input[@aria-label="第 ${at} 类的名称"]`), name);
    await window.set(await window.find(`//input[@aria-label="第 ${at} 类的席位"]`), seats);
  }
  await window.fill("第几届", "第一届");
  await window.fill("任期起", "2021-03");
  await window.fill("任期止", "2026-03");
  await window.idle();
  await window.shot("bodies-02-form");
  await dialog("保存机构");
  await window.see("还没有人任职");
  const [council] = await bodies();
  assert.deepEqual([council.name, council.categories, council.terms[0].name], ["科技馆理事会", [{ name: "部门", seats: 2 }, { name: "社会", seats: 1 }], "第一届"]);
});

test("seats are filled by the form; a second post is asked about, and what does not fit is told", async () => {
  await window.press("新建席位");
  await window.fill("姓名", "张一");
  await window.fill("单位", "区教育局");
  await window.fill("职务", "理事长");
  await choose("类别", "部门");
  await window.press("保存席位");
  await window.page.wait(async () => (await seats((await bodies())[0].terms[0].id)).length === 1, 20_000, "没有记下席位");
  const term = (await bodies())[0].terms[0].id;
  await window.ask("seat_create", { term_id: term, person: "李二", unit: "区农业农村局", seat: { post: "理事", category: "部门" } });
  await window.ask("seat_create", { term_id: term, person: "王三", unit: "科普志愿者协会", seat: { post: "理事", category: "社会" } });
  await window.restart();
  await window.go("单位与人员");
  await window.tap(`//*[contains(@class,"ant-segmented-item-label")][.="机构"]`);
  await window.see("王三");
  await window.see("任期已于 2026-03 届满，该换届了");
  await window.idle();
  await window.shot("bodies-03-seats");
  await window.press("新建席位");
  await window.fill("姓名", "李二");
  await window.fill("职务", "秘书长");
  await window.press("保存席位");
  await window.see("李二在这一届已任理事");
  await window.shot("bodies-04-second");
  await dialog("确是兼任");
  await window.see("李二一人两职");
  await window.idle();
  await window.shot("bodies-05-told");
});

test("the next term is made of those who go on, and told beside the one before", async () => {
  await menu("换届…");
  await window.see("科技馆理事会第一届换届");
  await window.fill("任期止", "2031-03");
  await window.tap(`//div[@role="dialog"]//label[contains(@class,"ant-checkbox-wrapper")][contains(normalize-space(.),"王三")]`);
  await window.see("（3 席）");
  await window.idle();
  await window.shot("bodies-06-next");
  await dialog("成立新一届");
  await window.see("“社会”应有 1 席，现有 0 席");
  const [council] = await bodies();
  assert.deepEqual(council.terms.map(({ name, seats: count }) => [name, count]), [["第二届", 3], ["第一届", 4]]);
  await menu("与上一届相比");
  await window.see("与科技馆理事会第一届相比");
  await window.see("不再任");
  await window.idle();
  await window.shot("bodies-07-changes");
  await window.keys(Key.ESCAPE);
  await window.seeNot("与科技馆理事会第一届相比");
});

test("the seat that is free is voted on: a tie is told, the meeting decides, who is elected sits", async () => {
  await menu("选举…");
  await window.see("科技馆理事会第二届选举");
  const field = (label) => window.find(`//form[contains(@class,"ballot")]//label[starts-with(normalize-space(.),"${label}")]//input`);
  await window.set(await field("选举什么职务"), "理事");
  await window.tap(`//form[contains(@class,"ballot")]//div[contains(@class,"ant-segmented-item-label")][.="一起取"]`);
  await window.set(await window.find(`//input[@aria-label="应选几席"]`), "1");
  await window.set(await field("应到"), "30");
  await window.set(await field("实到"), "19");
  await window.press("加一名候选人");
  await window.press("加一名候选人");
  const line = (at, label) => window.find(`(//table[@aria-label="候选人"]//input[@aria-label="${label}"])[${at}]`);
  for (const [at, name, unit, votes] of [[1, "赵四", "区科技馆", "10"], [2, "孙五", "区图书馆", "10"]]) {
    await window.set(await line(at, "姓名"), name);
    await window.set(await line(at, "单位"), unit);
    await window.set(await line(1, `${name}赞成`), votes);
  }
  // Votes that are typed and not saved are not lost by a slip.
  await window.keys(Key.ESCAPE);
  await window.see("这次选举还没有保存");
  await window.shot("bodies-08-unsaved");
  await dialog("接着填");
  await window.seeNot("这次选举还没有保存");
  await window.press("保存选举");
  await window.see("实到 19 人，不足应到 30 人的三分之二");
  await window.see("末席同票：赵四、孙五各 10 票，只剩 1 席");
  await window.idle();
  await window.shot("bodies-09-tie");
  await window.tap(`//div[contains(@class,"ant-select")][.//input[@aria-label="孙五会议定"]]`);
  await window.tap(`//div[contains(@class,"ant-select-item-option")][normalize-space(.)="当选"]`);
  await window.press("保存选举");
  await window.see("应选 1 席，当选 1 人");
  await window.press("当选的记入席位");
  await window.see("已任职");
  await window.idle();
  await window.shot("bodies-10-elected");
  const [council] = await bodies();
  const sitting = await seats(council.terms[0].id);
  assert.deepEqual(sitting.filter(({ name }) => name === "孙五").map(({ post, represents }) => [post, represents]), [["理事", "区图书馆"]]);
  await window.keys(Key.ESCAPE);
  await window.seeNot("科技馆理事会第二届选举");
  await window.see("孙五");
});

test("a person's record tells the posts of all terms", async () => {
  await window.go("单位与人员");
  await window.tap(`//*[contains(@class,"ant-segmented-item-label")][.="人员"]`);
  await window.tap(`//div[@role="gridcell"][contains(@class,"lead")][normalize-space(.)="张一"]`);
  await window.see("科技馆理事会第二届 理事长");
  await window.see("科技馆理事会第一届 理事长");
  await window.idle();
  await window.shot("bodies-11-person");
  await shut();
});
