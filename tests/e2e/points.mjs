// Rows 2 and 8 of the offices studied, in the real window: a ranking by points with the records behind each, works sent up and
// what came back, and titles that become certificates and are taken.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { Key, Window } from "./window.mjs";

let window;
before(async () => {
  window = await Window.open();
  await window.fill("本会名称", "临江市科协");
  await window.press("新建本会");
  await window.see("2026 年工作台");
  for (const name of ["青山县科协", "白水县科协", "红岩县科协", "绿洲县科协"]) await window.ask("unit_create", { unit: { name, kind: "县科协" } });
  const events = {};
  for (const [title, host] of [["科普日主场", "青山县科协"], ["科技周", "白水县科协"], ["院士报告会", "红岩县科协"]]) {
    events[host] = await window.ask("event_create", { event: { title: `${host}${title}` }, parts: { hosts: [host], occurrences: [{ start_date: "2026-05-20" }] } });
  }
  const piece = (outlet, level, title, event) => window.ask("coverage_create", { coverage: { outlet, level, title, published_on: "2026-05-21" }, event_id: event ?? null });
  await piece("科技日报", "国家级", "山区孩子的科学课", events["青山县科协"]);
  await piece("省科技报", "省级", "科普大篷车进山", events["青山县科协"]);
  await piece("省科技报", "省级", "周末科学实验", events["白水县科协"]);
  await piece("省电视台", "省级", "科技周开幕", events["白水县科协"]);
  await piece("市日报", "市级", "院士走进校园", events["红岩县科协"]);
  await piece("市日报", "市级", "县里办起科普馆", undefined);
  const contest = await window.ask("contest_create", { contest: { name: "青少年科普作品征集", year: 2026, level: "市级行业竞赛" } });
  for (const [at, award] of ["一等奖", "二等奖", "二等奖", "三等奖", ""].entries()) {
    const name = ["李秀英", "王建国", "赵晓东", "陈海燕", "周明"][at];
    await window.ask("entry_create", { contest_id: contest, entry: { title: `${name}的作品`, score: 96 - at }, parts: { authors: [name], unit: at < 3 ? "临江一中" : "临江二中", award } });
  }
  await window.ask("title_rule_create", { rule: { title: "技术标兵", level: "行业", places: 1, money: 100000 } });
  await window.restart();
  await window.go("竞赛评选");
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

const lead = (name) => window.tap(`//div[@role="gridcell"][contains(@class,"lead")][normalize-space(.)="${name}"]`);
const view = (name) => window.tap(`//*[contains(@class,"ant-segmented-item-label")][.="${name}"]`);
const shut = () => window.tap(`//div[contains(@class,"ant-drawer-open")]//button[contains(@class,"ant-drawer-close")]`);

test("counties are ranked, what nobody owns is told and given, and the ranking is printed", async () => {
  await view("积分排名");
  await window.see("还没有积分排名");
  await window.press("新建排名");
  await window.fill("名称", "2026年各县科技宣传排名");
  await window.fill("单位类别", "县科协");
  await window.fill("奖励前几名", "2");
  await window.fill("各奖（元）", "1000");
  await window.press("保存排名");
  await lead("2026年各县科技宣传排名");
  await window.press("打开排名");
  await window.see("有 1 条记录不知道算给谁");
  await window.see("奖励 2 名 · 奖金 2,000 元");
  await window.shot("points-01-ranking");
  await window.press("不知道算给谁的 1 条…");
  await window.see("没有关联活动，不知道是哪个单位的");
  await window.option("市日报《县里办起科普馆》算给哪个单位", "红岩县科协");
  await window.see("都有了单位");
  await window.press("完成");
  await window.press("计分规则 4 条…");
  await window.option("按什么记分", "手填");
  await window.set(await window.find(`//input[@aria-label="记哪一种"]`), "经验交流");
  await window.set(await window.find(`//input[@aria-label="分值"]`), "2");
  await window.press("加一条");
  await window.find(`//input[@aria-label="经验交流的分值"]`);
  await window.shot("points-02-rules");
  await window.press("完成");
  await window.press("手填记分…");
  await window.set(await window.find(`//input[@aria-label="单位"]`), "红岩县科协");
  await window.tap(`//div[contains(@class,"ant-modal")]//button[normalize-space(.)="记 分" or normalize-space(.)="记分"]`);
  // 2 + 2 + 2 for the third, as many as the second has: two places are too few for three.
  await window.see("白水县科协、红岩县科协 并列第 2 名，奖励 2 名不够分");
  await lead("青山县科协");
  await window.see("科技日报《山区孩子的科学课》");
  await window.shot("points-03-behind");
  await shut();
  const paper = join(window.home, "排名.pdf");
  window.choose(paper);
  await window.press("打印积分排名表");
  await window.see("排名.pdf");
  assert.ok(readFileSync(paper).subarray(0, 5).equals(Buffer.from("%PDF-")));
  await window.press("知道了");
  await window.press("返回积分排名");
});

test("prizes are counted, works are sent up, and what came back opens its entries", async () => {
  await view("竞赛评选");
  await lead("青少年科普作品征集");
  await window.see("二三等奖 3");
  await window.press("二等奖 2");
  await window.see("王建国的作品");
  await window.seeNot("李秀英的作品");
  await window.press("二等奖 2");
  await window.press("按单位 ▾");
  await window.find(`//button[@aria-label="临江一中二等奖 2 项"]`);
  await window.shot("points-04-counts");
  await window.press("按单位 ▾");
  for (const name of ["李秀英", "王建国"]) {
    const number = await window.find(`//div[@role="row"][.//*[normalize-space(.)="${name}的作品"]]/div[@role="rowheader"]`);
    await window.page.actions().keyDown(Key.CONTROL).click(number).keyUp(Key.CONTROL).perform();
  }
  await window.press("选送上级 2 件…");
  await window.set(await window.find(`//input[@aria-label="选送到"]`), "省科协");
  await window.press("选送 2 件");
  await window.see("选送 2 件作品到“省科协”");
  await window.press("返回竞赛评选");
  await view("选送上级");
  await window.see("等结果 2 件");
  await lead("李秀英的作品");
  await window.tap(`//label[normalize-space(.)="结果"]/ancestor::div[contains(@class,"ant-form-item-row")]//div[contains(@class,"ant-select")][1]`);
  await window.tap(`//div[contains(@class,"ant-select-item-option")][normalize-space(.)="获奖"]`);
  await window.fill("上级等级", "二等奖");
  await window.press("保存选送");
  await window.see("省级获奖 1 件");
  await window.press("省级获奖 1 件");
  await window.seeNot("王建国的作品");
  await window.shot("points-05-sent");
});

test("titles by rule and at discretion become certificates, and who took them stands with the title", async () => {
  const id = await window.ask("commendation_create", { commendation: { name: "2026年度技术标兵表彰", year: 2026 } });
  await window.ask("commendation_propose", { id });
  await window.ask("title_grant_create", { commendation_id: id, person: "孙立", unit: "临江二中", grant: { title: "技术标兵", basis: "理论与实践突出" } });
  await window.ask("commendation_update", { id, changes: { decided_on: "2026-11-20" } });
  await window.restart();
  await window.go("竞赛评选");
  await view("表彰");
  await lead("2026年度技术标兵表彰");
  await window.press("打开 2 人的名单");
  await window.press("颁发证书");
  await window.see("要颁发 2 张");
  await window.shot("points-06-certificates");
  await window.press("颁发 2 张");
  await window.press("不打印");
  await window.go("竞赛评选");
  await view("表彰");
  await lead("2026年度技术标兵表彰");
  await window.press("打开 2 人的名单");
  await lead("孙立");
  await window.fill("领取日期", "2026-11-22");
  await window.press("保存称号");
  await window.see("2026-11-22");
  const { rows } = await window.ask("commendation_get", { id });
  const sun = rows.find((row) => row.person === "孙立");
  assert.equal(sun.received_on, "2026-11-22");
  const ledger = (await window.ask("certificate_list", { commendation_id: id })).rows;
  assert.equal(ledger.find((row) => row.id === sun.certificate_id).taken_by, "孙立");
  await window.shot("points-07-taken");
});
