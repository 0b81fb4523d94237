// A year of a studio in the real window: a roster written like a sheet, lessons, groups and pairs, attendance, scores, the parcel
// of a class, masters and apprentices, figures.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { Key, Window } from "./window.mjs";

const LEVELS = ["初级工", "中级工", "高级工", "技师", "高级技师"];
const FAMILY = "王李张刘陈杨黄赵吴周";
const GIVEN = ["建国", "秀英", "志强", "丽华", "文博", "晓东", "雅琴"];
const person = (at) => FAMILY[at % 10] + GIVEN[Math.floor(at / 10) % 7];

let window;
let first;
before(async () => {
  window = await Window.open();
  await window.fill("本会名称", "临江机械厂劳模工作室");
  await window.press("新建本会");
  await window.see("2026 年工作台");
  // The directory, and 19 classes of the year; the 20th is held in the window.
  for (let at = 0; at < 19; at += 1) {
    const course = ["电工技能提升", "钳工技能提升", "焊工技能提升"][at % 3];
    const id = await window.ask("class_create", { course, class: { name: `${course}第${Math.floor(at / 3) + 1}期`, year: 2026, start_date: `2026-${String(Math.floor(at / 2) + 1).padStart(2, "0")}-05`, teacher: ["周师傅", "吴师傅"][at % 2], place: "实训室", capacity_low: 16, capacity_high: 20 } });
    const days = at < 18 ? 10 : 9;
    await window.ask("lesson_create", { class_id: id, lessons: Array.from({ length: days }, (_, day) => ({ held_on: `2026-${String(Math.floor(at / 2) + 1).padStart(2, "0")}-${String(day + 5).padStart(2, "0")}`, half: ["morning", "afternoon"][day % 2], hours: 4, subject: `第${day + 1}讲` })) });
    const people = Array.from({ length: 16 + (at % 5) }, (_, place) => ((who) => ({ name: person(who), unit: `第${(who % 4) + 1}分厂`, person: { skill_level: LEVELS[who % 5] } }))((at * 11 + place) % 56));
    await window.ask("roster_write", { class_id: id, people });
    await window.ask("split_apply", { class_id: id, into: "groups", parts: 4, by: "even", leaders: true });
    const detail = await window.ask("class_get", { id });
    await window.ask("enrolment_update", { rows: detail.rows.map((row, place) => ({ id: row.id, changes: { score: 58 + ((place * 7 + at) % 42) } })) });
    await window.ask("result_apply", { class_id: id });
    first ??= id;
  }
  await window.restart();
  await window.go("培训班");
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

const part = (name) => window.tap(`//*[@aria-label="看这个班的什么"]//*[contains(@class,"ant-segmented-item-label")][.="${name}"]`);
const view = (name) => window.tap(`//*[@aria-label="看什么"]//*[contains(@class,"ant-segmented-item-label")][.="${name}"]`);
/** The cell of a row, by the words of its column and its place in it. */
const cell = (row, column) => window.tap(`//*[@data-row="${row}"]//*[@data-column="${column}"]`);
/** Types at the cell that she stands on. */
const type = async (text, ...keys) => {
  const field = await window.find(`//input[contains(@class,"grid-field")]`);
  await window.set(field, text);
  await window.idle();
  if (keys.length > 0) await window.keys(...keys);
};
const paste = (text) =>
  window.page.executeScript(
    `const data = new DataTransfer();
     data.setData("text/plain", arguments[0]);
     const event = new Event("paste", { bubbles: true, cancelable: true });
     Object.defineProperty(event, "clipboardData", { value: data });
     document.querySelector(".grid-field").dispatchEvent(event);`,
    text,
  );
/** The grid, scrolled to its last row. */
const toEnd = () => window.chord(Key.CONTROL, Key.END);
const klass = async (name) => (await window.ask("class_list", { year: 2026 })).rows.find((row) => row.name === name);

test("the year's classes stand with their bounds", async () => {
  await window.see("19 条");
  await window.idle();
  await window.shot("training-01-classes");
});

test("people come from the directory while a name is typed; a double is refused", async () => {
  await window.press("新建培训班");
  await window.fill("班次", "焊工技能提升第七期");
  await window.fill("培训项目", "焊工技能提升");
  await window.fill("开班日期", "2026-11-02");
  await window.fill("人数下限", "16");
  await window.fill("人数上限", "20");
  await window.press("保存培训班");
  await window.see("20 条");
  await window.tap(`//*[contains(@class,"grid-cell lead")][.="焊工技能提升第七期"]`);
  await window.see("在下面一行打姓名");
  await cell(0, 0);
  await type("wj");
  await window.see("王建国");
  await window.idle();
  await window.shot("training-02-suggested");
  await window.keys(Key.ENTER);
  await window.see("新增 1 名学员");
  await window.see("不到下限 16 人");
  // Somebody new, with the unit in the next cell.
  await type("欧阳新", Key.TAB);
  await window.keys(Key.ARROW_RIGHT);
  await type("第5分厂", Key.ENTER);
  await window.find(`//*[@data-row="1"]//*[@data-column="2"][.="第5分厂"]`);
  await window.find(`//*[@data-row="1"]//*[@data-column="0"][.="欧阳新"]`);
  await type("欧阳新", Key.ENTER);
  await window.see("已经在“焊工技能提升第七期”里，没有再加一遍");
  await window.tap(`//div[contains(@class,"ant-notification-notice")]//button[contains(@class,"close")]|//div[contains(@class,"ant-notification-notice")]//a[contains(@class,"close")]`);
  await cell(2, 0);
  await window.keys(Key.DELETE);
});

test("a block of five hundred rows is one act and goes away as one", async () => {
  const id = (await klass("焊工技能提升第七期")).id;
  const rows = Array.from({ length: 500 }, (_, at) => [`学员${at}`, at % 2 ? "女" : "男", `第${at % 9}分厂`].join("\t"));
  await toEnd();
  await window.keys(Key.HOME);
  await paste(`${rows.join("\r\n")}\r\n`);
  await window.see("502 条");
  await window.see("超出上限 20 人");
  await window.idle();
  await window.shot("training-03-block");
  await window.ctrl("z");
  await window.see("已撤销");
  const detail = await window.ask("class_get", { id });
  assert.deepEqual(detail.rows.map((row) => row.name), ["王建国", "欧阳新"]);
  // Eighteen for the class, pasted with their levels from a sheet of three columns.
  const people = Array.from({ length: 16 }, (_, at) => [person(at + 20), "", `第${((at + 20) % 4) + 1}分厂`].join("\t"));
  await toEnd();
  await window.keys(Key.HOME);
  await paste(people.join("\n"));
  await window.see("18 条");
  await window.seeNot("不到下限");
});

test("cells are filled down by Ctrl+D and by the handle", async () => {
  await window.keys(Key.ESCAPE);
  await cell(0, 5);
  await type("第一组", Key.ENTER);
  const from = await window.find(`//*[@data-row="0"]//*[@data-column="5"]`);
  await window.tap(`//*[@data-row="0"]//*[@data-column="5"]`);
  const handle = await window.find(`//*[contains(@class,"grid-handle")]`);
  const to = await window.find(`//*[@data-row="4"]//*[@data-column="5"]`);
  await window.page.actions().move({ origin: handle }).press().move({ origin: from, y: 40 }).move({ origin: to }).release().perform();
  await window.find(`//*[@data-row="4"]//*[@data-column="5"][.="第一组"]`);
  await window.idle();
  await window.shot("training-04-filled");
});

test("lessons are pasted from a sheet; their sum is seen", async () => {
  await part("课次");
  await window.see("还没有排课");
  await cell(0, 0);
  const plan = Array.from({ length: 9 }, (_, day) => [`2026/11/${day + 2}`, ["上午", "下午"][day % 2], "4", `第${day + 1}讲 焊接工艺`, day === 4 ? "吴师傅" : "周师傅"].join("\t"));
  await paste(plan.join("\r\n"));
  await window.see("36 课时");
  await window.idle();
  await window.shot("training-05-lessons");
});

test("the class is divided into groups after a look, pairs are drawn", async () => {
  await part("分组帮带");
  await window.press("重新分组…");
  await window.see("第四组");
  await window.idle();
  await window.shot("training-06-split");
  await window.press("分成 4 组");
  await window.see("分成 4 组");
  const { rows } = await window.ask("class_get", { id: (await klass("焊工技能提升第七期")).id });
  await window.ask("pair_set", { ids: [rows[4].id], helper_id: rows[3].id });
  await window.ask("pair_set", { ids: [rows[6].id, rows[7].id], helper_id: rows[5].id });
  await window.ctrl("z");
  await window.ctrl("y");
  await window.tap(`//*[@aria-label="由谁帮带"]/ancestor-or-self::div[contains(@class,"ant-select")][1]`);
  await window.tap(`(//div[contains(@class,"ant-select-item-option")])[1]`);
  await window.tap(`//*[@aria-label="帮带谁"]/ancestor-or-self::div[contains(@class,"ant-select")][1]`);
  await window.tap(`(//div[contains(@class,"ant-select-item-option")][normalize-space(.)="王志强 初级工"])[last()]`);
  await window.keys(Key.ESCAPE);
  await window.press("结成帮带");
  await window.see("帮带");
  await window.find(`//*[@aria-label="帮带关系"]`);
  await window.idle();
  await window.tap(`//h2[.="帮带"]`);
  await window.shot("training-07-groups");
});

test("who was not there is marked, half days too; a sign that is unknown is told", async () => {
  await part("考勤");
  await window.see("空白是到课");
  await cell(0, 3);
  await type("缺", Key.ENTER);
  await window.see("全班出勤率 99.4%");
  await type("病", Key.ENTER);
  await window.see("不是考勤记号");
  await window.press("考勤记号…");
  await window.set(await window.find(`//input[@aria-label="记号"]`), "病");
  await window.set(await window.find(`//input[@aria-label="意思"]`), "病假");
  await window.press("添加记号");
  await window.see("病 病假");
  await window.keys(Key.ESCAPE);
  await cell(1, 4);
  await type("病", Key.ENTER);
  await window.find(`//*[@data-row="1"]//*[@data-column="4"][.="病"]`);
  await window.idle();
  await window.shot("training-08-attendance");
});

test("tests give the score, the rank and the result by rule", async () => {
  await part("成绩");
  await window.press("考核…");
  await window.press("添加考核");
  const weight = await window.find(`//input[@aria-label="权重"]`);
  await weight.click();
  await window.set(weight, "40");
  await window.keys(Key.TAB);
  await window.press("添加考核");
  await window.find(`//input[@aria-label="考核名称"][@value="实操"]`);
  await window.idle();
  await window.shot("training-09-tests");
  await window.tap(`//div[contains(@class,"ant-modal")]//button[contains(@class,"ant-modal-close")]`);
  await cell(0, 2);
  const scores = Array.from({ length: 18 }, (_, at) => (at === 2 ? "55/70\t65" : at === 5 ? "缺考\t80" : `${70 + at}\t${72 + at}`));
  await paste("850\t70");
  await window.see("超过满分 100");
  await paste(scores.join("\n"));
  await window.see("36 个成绩");
  await window.press("按规则评定结果");
  await window.see("按规则评定");
  await window.idle();
  await window.shot("training-10-scores");
});

test("the parcel of the class is written in one go", async () => {
  const folder = join(window.home, "资料");
  mkdirSync(folder);
  window.choose(folder);
  await window.press("班级资料包");
  await window.see("的结业证书");
  await window.press("选择文件夹");
  await window.see("已写好 16 份");
  await window.idle();
  await window.shot("training-11-parcel");
  await window.press("知道了");
  const [parcel] = readdirSync(folder);
  const files = readdirSync(join(folder, parcel));
  assert.equal(files.filter((file) => file.startsWith("签到表")).length, 9);
  for (const name of ["花名册.pdf", "分组名单.pdf", "帮带名单.pdf", "考勤表.pdf", "成绩表.pdf", "结业证书.pdf", "班级资料.xlsx"]) assert.ok(files.includes(name), name);
});

test("masters and apprentices have goals and a review of each year", async () => {
  await window.press("返回培训班");
  await view("师徒结对");
  await window.see("还没有在带的师徒");
  await window.press("新建师徒");
  await window.fill("师傅", person(4));
  await window.fill("徒弟", person(20));
  await window.fill("工种或专业", "焊工");
  await window.fill("结对日期", "2024-03");
  await window.fill("目标", "两年内取得技师资格");
  await window.press("保存师徒");
  await window.see("记下师徒");
  await window.tap(`//*[contains(@class,"grid-cell lead")][.="${person(4)}"]`);
  await window.option("等次", "优秀");
  await window.set(await window.find(`//textarea[@aria-label="评语"]`), "能独立完成平焊和立焊。");
  await window.press("保存年评");
  await window.see("2026 年的年评");
  await window.idle();
  await window.shot("training-12-mentorship");
});

test("the figures of the year say what one head is; the levels stand year by year", async () => {
  for (const [year, counts] of [[2024, [6, 14, 26, 8, 2]], [2025, [4, 12, 25, 11, 4]]]) {
    await window.ask("skill_set", { year, levels: counts.map((people, at) => ({ level: LEVELS[at], people })) });
  }
  await window.tap(`//div[contains(@class,"ant-drawer-open")]//button[contains(@class,"ant-drawer-close")]`);
  await view("统计");
  await window.see("792 课时");
  await window.see("按一人一次课计");
  await window.find(`//*[local-name()="svg" and contains(@class,"skills")]`);
  await window.idle();
  await window.shot("training-13-figures");
  await window.press("填 2026 年的人数…");
  await window.set(await window.find(`//input[@aria-label="技师的人数"]`), "15");
  await window.keys(Key.TAB);
  await window.press("保存人数");
  await window.see("15 人（填报）");
  await window.tap(`//*[local-name()="svg" and contains(@class,"skills")]`);
  await window.idle();
  await window.shot("training-14-levels");
});

test("a person's drawer tells all that they did", async () => {
  await window.go("单位与人员");
  await window.tap(`(//*[contains(@class,"grid-cell lead")])[1]`);
  await window.see("课时 ·");
  await window.page.executeScript(`document.querySelector(".person-record").scrollIntoView()`);
  await window.idle();
  await window.shot("training-15-person");
});

test("five thousand rows are typed in, filled and sorted without a pause", async () => {
  const id = await window.ask("class_create", { class: { name: "全员轮训", year: 2026, start_date: "2026-12-01" } });
  for (let block = 0; block < 5; block += 1) {
    const people = Array.from({ length: 1000 }, (_, at) => ({ name: `职工${block * 1000 + at}`, unit: `第${at % 40}车间` }));
    await window.ask("roster_write", { class_id: id, people });
  }
  await window.restart();
  await window.go("培训班");
  await window.tap(`//*[contains(@class,"grid-cell lead")][.="全员轮训"]`);
  await window.see("5000 条");
  await cell(0, 8);
  await type("36", Key.ENTER);
  await window.find(`//*[@data-row="0"]//*[@data-column="8"][.="36"]`);
  await window.tap(`//*[@data-row="0"]//*[@data-column="8"]`);
  await window.page.actions().keyDown(Key.CONTROL).keyDown(Key.SHIFT).sendKeys(Key.ARROW_DOWN).keyUp(Key.SHIFT).keyUp(Key.CONTROL).perform();
  await window.page.actions().keyDown(Key.SHIFT).sendKeys(Key.ARROW_UP).keyUp(Key.SHIFT).perform();
  await window.chord(Key.CONTROL, "d");
  await window.see("修改“全员轮训”的 4999 名学员");
  await window.tap(`//*[@data-key="unit"]`);
  await window.idle();
  await window.shot("training-16-five-thousand");
  const { rows } = await window.ask("class_get", { id });
  assert.ok(rows.every((row) => row.hours === 36));
});
