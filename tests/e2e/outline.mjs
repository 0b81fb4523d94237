// The outline in the real window: begun from a shape, lines chosen together and moved as one, dragged by their handle.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { Key, Window } from "./window.mjs";

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

/** The lines of the plan: label and level, as the office has them. */
async function outline() {
  const plan = (await window.ask("plan_list", { year: 2026 })).rows[0];
  const { items } = await window.ask("plan_get", { id: plan.id });
  return items.map(({ level, text }) => `${level} ${text}`);
}
const reads = (wanted, what) => window.page.wait(async () => (await outline()).join("\n") === wanted.join("\n"), 10_000, what);
const grip = (at) => window.find(`(//div[contains(@class,"plan-line")][@data-item])[${at}]//*[contains(@class,"plan-grip")]`);

test("a plan begins from a built-in shape, and one step takes it back", async () => {
  await window.go("年度计划");
  await window.press("新建计划");
  await window.see("从哪里写起");
  await window.page.wait(() => window.page.executeScript("return document.getAnimations().every((each) => each.playState !== 'running')"), 10_000, "卡片还在动");
  await window.shot("outline-01-shapes");
  await window.tap(`//button[contains(@class,"plan-card")][starts-with(normalize-space(.),"工作要点")]`);
  await window.see("项任务，完成 0 项");
  await window.idle();
  await window.shot("outline-02-shape");
  assert.ok((await outline()).length >= 8);
  await window.ctrl("z");
  await window.see("2026 年还没有计划");
});

const LINES = ["1 科普", "2 讲座", "2 展览", "2 巡展", "1 建设", "2 培训"];

test("lines are chosen together and go one level up as one act", async () => {
  const plan = await window.ask("plan_create", { plan: { year: 2026, title: "2026年工作要点" } });
  await window.ask("plan_take", { plan_id: plan, text: "一、科普\n（一）讲座\n（二）展览\n（三）巡展\n二、建设\n（一）培训" });
  await window.restart();
  await window.go("年度计划");
  await reads(LINES, "计划没有写好");
  await (await grip(2)).click();
  await window.see("已选 1 条");
  await window.page.actions().keyDown(Key.SHIFT).click(await grip(4)).keyUp(Key.SHIFT).perform();
  await window.see("已选 3 条");
  await window.idle();
  await window.shot("outline-03-chosen");
  await window.chord(Key.SHIFT, Key.TAB);
  await reads(["1 科普", "1 讲座", "1 展览", "1 巡展", "1 建设", "2 培训"], "三条没有一起升级");
  await window.chord(Key.CONTROL, "z");
  await reads(LINES, "一步没有撤销三条");
  await window.keys(Key.ESCAPE);
  await window.seeNot("已选 3 条");
});

test("a line is dragged by its handle to another place, and one step brings it back", async () => {
  const [from, to] = [await grip(2), await grip(6)];
  const below = await to.getRect();
  await window.page
    .actions({ async: true })
    .move({ origin: from })
    .press()
    .move({ origin: to, y: 4, duration: 300 })
    .move({ origin: to, y: Math.round(below.height), duration: 200 })
    .perform();
  await window.find(`//div[contains(@class,"plan-drop")]`);
  await window.shot("outline-04-dragged");
  await window.page.actions().release().perform();
  await reads(["1 科普", "2 展览", "2 巡展", "1 建设", "2 培训", "2 讲座"], "拖动的一条没有移过去");
  await window.chord(Key.CONTROL, "z");
  await reads(LINES, "拖动没有撤销");
});

test("Escape during a drag leaves the line where it was; near the edge the page scrolls", async () => {
  const plan = (await window.ask("plan_list", { year: 2026 })).rows[0].id;
  const more = Array.from({ length: 30 }, (_, at) => `（${"一二三四五六七八九十"[at % 10]}）下基层${at + 1}次`).join("\n");
  await window.ask("plan_take", { plan_id: plan, text: `一、服务\n${more}` });
  await window.restart();
  await window.go("年度计划");
  const before = await outline();
  const top = () => window.page.executeScript("return document.querySelector('.page.scroll').scrollTop");
  const edge = await window.page.executeScript("return Math.round(document.querySelector('.page.scroll').getBoundingClientRect().bottom) - 6");
  const held = await grip(2);
  const { x, y } = await held.getRect();
  await window.page
    .actions({ async: true })
    .move({ origin: held })
    .press()
    .move({ x: Math.round(x) + 20, y: Math.round(y) + 80, duration: 200 })
    .move({ x: Math.round(x) + 20, y: edge, duration: 200 })
    .perform();
  await window.page.wait(async () => (await top()) > 300, 10_000, "拖到边上没有滚动");
  await window.find(`//div[contains(@class,"plan-drop")]`);
  await window.keys(Key.ESCAPE);
  await window.page.wait(async () => (await window.page.executeScript("return document.querySelector('.plan-drop')")) === null, 10_000, "没有取消拖动");
  await window.page.actions().release().perform();
  assert.deepEqual(await outline(), before);
});

test("Escape takes back what was written in a line, and nothing is saved", async () => {
  await window.restart();
  await window.go("年度计划");
  const before = await outline();
  const field = await window.find(`(//textarea[@aria-label="任务"])[1]`);
  await field.click();
  await window.keys("进校园");
  await window.keys(Key.ESCAPE);
  assert.equal(await field.getAttribute("value"), "讲座");
  await window.keys(Key.ESCAPE);
  await window.see("已选 1 条");
  await window.keys(Key.ESCAPE);
  await window.seeNot("已选 1 条");
  assert.deepEqual(await outline(), before);
});

test("a plan is numbered in another way, which its lines and its paper show; one step takes it back", async () => {
  const labels = () => window.page.executeScript("return [...document.querySelectorAll('.plan-line[data-item] .plan-label')].slice(0, 6).map((label) => label.textContent.trim())");
  const read = (wanted) => window.page.wait(async () => (await labels()).join(" ") === wanted, 10_000, `没有编成 ${wanted}`);
  await read("一、 （一） （二） （三） 二、 （一）");
  await window.tap(`//button[@aria-label="计划的其他操作"]`);
  await window.tap(`//li[normalize-space(.)="序号…"]`);
  await window.see("换了标题也接着往下数");
  await window.option("任务的序号", "都用 1.");
  await read("一、 1. 2. 3. 二、 1.");
  await window.option("连着编", "1. 全篇连着数");
  await read("一、 1. 2. 3. 二、 4.");
  await window.idle();
  await window.shot("outline-05-numbering");
  await window.tap(`//div[contains(@class,"ant-drawer")]//button[contains(@class,"ant-drawer-close")]`);
  await window.tap(`//*[@aria-label="怎样看"]//*[contains(@class,"ant-segmented-item-label")][.="版面"]`);
  await window.see("第 1 页，共");
  await window.idle();
  await window.shot("outline-06-numbered-paper");
  await window.tap(`//*[@aria-label="怎样看"]//*[contains(@class,"ant-segmented-item-label")][.="大纲"]`);
  await window.ctrl("z");
  await read("一、 1. 2. 3. 二、 1.");
  await window.ctrl("z");
  await read("一、 （一） （二） （三） 二、 （一）");
});

test("the plan in the dark and at twice the size", async () => {
  const view = (name) => window.tap(`//*[@aria-label="怎样看"]//*[contains(@class,"ant-segmented-item-label")][.="${name}"]`);
  const isWide = () => window.page.executeScript("return document.documentElement.scrollWidth > innerWidth || [...document.querySelectorAll('.main, .page')].some((part) => part.scrollWidth > part.clientWidth)");
  const look = async (prefix) => {
    for (const [index, name] of ["大纲", "版面", "表格", "分组"].entries()) {
      await view(name);
      await window.idle();
      await window.shot(`${prefix}-${index + 1}`);
      assert.equal(await isWide(), false, `${name} scrolls sideways`);
    }
    await view("大纲");
  };
  await window.go("设置");
  await window.tap(`//label[normalize-space(.)="深色"]`);
  await window.go("年度计划");
  await look("outline-dark");
  await window.go("设置");
  await window.tap(`//label[normalize-space(.)="浅色"]`);
  await window.restart({ GDK_SCALE: "2" });
  await window.go("年度计划");
  await look("outline-double");
});
