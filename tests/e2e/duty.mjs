// 值班表 in the real window: a roster is made and dealt out at once, one name is dragged onto another, the rest is dealt again, and a
// sheet of it is looked at.
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
  await window.tap(`//*[contains(@class,"ant-segmented-item-label")][.="值班表"]`);
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

const dialog = (button) => window.tap(`//div[@role="dialog"]//button[normalize-space(translate(., " ", ""))="${button}"]`);
const turns = async () => (await window.ask("duty_read", { id: 1 })).turns;
const names = async (role = "duty") => (await turns()).filter((turn) => turn.role === role).map(({ name }) => name);
const turn = (day, shift = "day", role = "duty") => window.find(`//button[@data-turn="${day} ${shift} ${role}"]`);

test("a roster is made of its days and its people, and dealt out at once", async () => {
  await window.see("还没有值班表");
  await window.shot("duty-01-empty");
  await window.press("新建值班表");
  await window.fill("名称", "2026年国庆节值班表");
  await window.fill("第一天", "2026-10-01");
  await window.fill("最后一天", "2026-10-08");
  await dialog("加带班领导");
  await window.set(await window.find(`//input[@aria-label="带班领导第 1 行的姓名"]`), "甲主任、乙主任");
  await dialog("加值班人员");
  await window.set(await window.find(`//input[@aria-label="值班人员第 1 行的姓名"]`), "张三、李四、王五");
  await dialog("加值班人员");
  await window.set(await window.find(`//input[@aria-label="值班人员第 2 行的姓名"]`), "赵六");
  await window.set(await window.find(`//input[@aria-label="值班人员第 2 行不能值的日子"]`), "10月1日—4日");
  await window.idle();
  await window.shot("duty-02-form");
  await dialog("保存并排班");
  await window.find(`//button[@data-turn="2026-10-08 day duty"]`);
  assert.deepEqual(await names(), ["张三", "李四", "王五", "张三", "赵六", "李四", "王五", "赵六"]);
  assert.deepEqual(await names("lead"), ["甲主任", "乙主任", "甲主任", "乙主任", "甲主任", "乙主任", "甲主任", "乙主任"]);
  await window.idle();
  await window.shot("duty-03-dealt");
});

test("one name dragged onto another swaps the two, and undo brings them back", async () => {
  const [from, to] = [await turn("2026-10-02"), await turn("2026-10-07")];
  await window.page.actions().move({ origin: from }).press().move({ origin: to }).move({ origin: to, y: 4 }).release().perform();
  await window.page.wait(async () => (await names())[1] === "王五", 20_000, "没有对调");
  assert.equal((await names())[6], "李四");
  await window.see("连着值班");
  await window.idle();
  await window.shot("duty-04-swapped");
  await window.ctrl("z");
  await window.page.wait(async () => (await names())[1] === "李四", 20_000, "没有撤销对调");
});

test("by keyboard one is chosen, then the other; what was set stays when all are dealt again", async () => {
  await window.page.executeScript("arguments[0].focus()", await turn("2026-10-01"));
  await window.keys(Key.ENTER);
  await window.see("张三（10月1日）");
  await window.keys(Key.ARROW_DOWN, Key.ARROW_DOWN);
  await window.idle();
  await window.shot("duty-05-chosen");
  await window.keys(Key.ENTER);
  await window.page.wait(async () => (await names())[0] === "王五", 20_000, "没有对调");
  await window.press("重新排");
  await window.page.wait(async () => (await turns()).filter(({ kept }) => kept).length === 2, 20_000, "固定的两班没有留下");
  assert.deepEqual([(await names())[0], (await names())[2]], ["王五", "张三"]);
  await window.idle();
  await window.shot("duty-06-dealt-again");
});
