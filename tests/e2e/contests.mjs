// A contest in the real window: judges, scores as in a table, awards by quota with a tie, a rule, and the titles that come of it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { Window } from "./window.mjs";

let window;
let contest;
before(async () => {
  window = await Window.open();
  await window.fill("本会名称", "临江区职工技协");
  await window.press("新建本会");
  await window.see("2026 年工作台");
  contest = await window.ask("contest_create", { contest: { name: "焊工技能竞赛", year: 2026, level: "区级行业竞赛" } });
  for (const name of ["李秀英", "王建国", "赵晓东", "陈海燕"]) {
    await window.ask("entry_create", { contest_id: contest, entry: { title: `${name}的焊件` }, parts: { authors: [name], unit: "临江区第一机床厂" } });
  }
  await window.restart();
  await window.go("竞赛评选");
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

/** Opens a record by its name in the list. */
const lead = (name) => window.tap(`//div[contains(@class,"grid-cell") and contains(@class,"lead")][normalize-space(.)="${name}"]`);
const view = (name) => window.tap(`//*[contains(@class,"ant-segmented-item-label")][.="${name}"]`);

test("judges give scores, the missing one is told, and a tie at the end of the places is decided", async () => {
  await lead("焊工技能竞赛");
  await window.press("评分与定奖");
  await window.press("定评委…");
  await window.set(await window.find(`//input[@aria-label="评委姓名"]`), "甲评委、乙评委");
  await window.press("保存评委");
  await window.see("评委 2 人…");
  const { judges, rows } = await window.ask("contest_standings", { id: contest });
  const given = [[96, 94], [90, 92], [91, 91], [80]];
  const scores = rows.flatMap((row, at) => given[at].map((score, judge) => ({ entry_id: row.id, judge_id: judges[judge].id, score })));
  await window.ask("judge_scores", { scores });
  await window.ctrl("z");
  await window.ctrl("y");
  await window.see("“陈海燕的焊件”还差 乙评委 的打分");
  await window.shot("contests-01-scores");
  await window.ask("judge_scores", { scores: [{ entry_id: rows[3].id, judge_id: judges[1].id, score: null, abstains: true }] });
  await window.ctrl("z");
  await window.ctrl("y");
  await window.see("分数齐了");
  await window.see("2（并列）");
  await window.press("按名额定奖…");
  await window.see("名额一共 6 个，有得分的参赛项目只有 4 个");
  for (const award of ["三等奖", "二等奖"]) await window.set(await window.find(`//input[@aria-label="${award}的名额"]`), "1");
  await window.see("王建国的焊件、赵晓东的焊件 同为 91 分");
  assert.ok(await window.find(`//div[contains(@class,"ant-modal")]//button[contains(., "评出")][@disabled]`));
  await window.tap(`//label[contains(., "一起评上高的一等")]`);
  await window.shot("contests-02-quotas");
  await window.tap(`//div[contains(@class,"ant-modal")]//button[contains(., "评出")][not(@disabled)]`);
  await window.see("按名额评出");
  const standing = (await window.ask("contest_standings", { id: contest })).rows.map((row) => row.award);
  assert.deepEqual(standing, ["一等奖", "二等奖", "二等奖", "三等奖"]);
  await window.press("返回参赛项目");
  await window.press("返回竞赛评选");
});

test("a rule is tried, proposes titles with their reasons, and the decision is printed", async () => {
  await view("评定规则");
  await window.see("还没有评定规则");
  await window.press("新建规则");
  await window.fill("授予称号", "技术标兵");
  await window.fill("竞赛级别", "行业");
  await window.fill("前几名", "2");
  await window.fill("奖金（元）", "1000");
  await window.press("保存规则");
  await window.see("行业级别的竞赛前 2 名 → 技术标兵");
  await lead("行业级别的竞赛前 2 名 → 技术标兵");
  await window.see("用过去的竞赛试一试");
  await window.see("“焊工技能竞赛”二等奖、并列第 2 名");
  await window.shot("contests-03-rule");
  await window.tap(`//div[contains(@class,"ant-drawer-open")]//button[contains(@class,"ant-drawer-close")]`);
  await view("表彰");
  await window.press("新建表彰");
  await window.fill("名称", "2026年度技术标兵表彰");
  await window.press("保存表彰");
  await lead("2026年度技术标兵表彰");
  await window.press("提名");
  await window.press("按规则提名");
  await window.see("第 2 名并列");
  await window.press("知道了");
  await window.see("3 人 · 奖金 3,000 元");
  await window.shot("contests-04-titles");
  const paper = join(window.home, "决定.pdf");
  window.choose(paper);
  await window.press("打印 ▾");
  await window.tap(`//li[normalize-space(.)="表彰决定（公文）"]`);
  await window.see("决定.pdf");
  assert.ok(readFileSync(paper).subarray(0, 5).equals(Buffer.from("%PDF-")));
  await window.ctrl("z");
  await window.see("还没有提名");
});
