// Every page of the sample office, at 1366×768, in the dark, and at twice the size.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, afterEach, before, test } from "node:test";
import { By, Key, Window } from "./window.mjs";

const PAGES = ["工作台", "年度计划", "活动台账", "培训班", "竞赛评选", "证书", "问题建议", "单位与人员", "导入", "报告", "历史", "设置"];

let window;
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

/** True once the first page of the paper shown has ink on it. */
const INK = `const canvas = document.querySelector('.paper-pages canvas');
  if (!canvas || canvas.width < 400) return false;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let ink = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 0 && data[at] + data[at + 1] + data[at + 2] < 384) ink += 1;
  return ink > 500;`;

/** Looks at every page; none may scroll sideways. */
async function lookAt(prefix) {
  for (const [index, name] of PAGES.entries()) {
    await window.go(name);
    await window.idle();
    if (name === "报告") await window.page.wait(() => window.page.executeScript(INK), 20_000, "文稿没有显示出来");
    const wide = await window.page.executeScript("return document.documentElement.scrollWidth > innerWidth || [...document.querySelectorAll('.main, .page')].some((part) => part.scrollWidth > part.clientWidth)");
    await window.shot(`${prefix}-${String(index + 1).padStart(2, "0")}`);
    assert.equal(wide, false, `${name} scrolls sideways`);
  }
}

/** Looks at what seems to be entered twice, and at two of them side by side. */
async function lookAtTwins(prefix) {
  await window.go("单位与人员");
  await window.tap(`//*[contains(@class,"ant-segmented-item-label")][.="单位"]`);
  await window.press("查重");
  await window.see("像是登记了两次");
  await window.idle();
  await window.shot(`${prefix}-duplicates`);
  await window.tap(`(//section[contains(@class,"duplicates")]//button[normalize-space(.)="合并…"])[1]`);
  await window.see("留下这一条");
  await window.idle();
  await window.shot(`${prefix}-merge`);
  await window.keys(Key.ESCAPE);
  await window.seeNot("留下这一条");
  await window.tap(`//div[contains(@class,"ant-drawer-open")]//button[contains(@class,"ant-drawer-close")]`);
}

before(async () => {
  window = await Window.open();
  await window.see("新建本会");
  await window.press("看示例");
  await window.see("420");
  // One unit that was entered twice: the sample is tidy.
  await window.ask("unit_create", { unit: { name: "临江区人民 医院", contact: "医务科", phone: "0518-5550120" } });
});

test("every page of the sample office", async () => {
  await lookAt("page");
  await lookAtTwins("page");
});

test("every paper is seen as it will come out", async () => {
  await window.go("报告");
  const names = await window.page.executeScript("return [...document.querySelectorAll('.report-row')].map((row) => row.textContent)");
  assert.ok(names.length >= 7, names.join());
  for (const [index, name] of names.entries()) {
    await window.tap(`(//button[contains(@class,"report-row")])[${index + 1}]`);
    await window.find(`//button[contains(@class,"report-row")][@aria-pressed="true"][normalize-space(.)="${name}"]`);
    // The summary is text to write on first; its pages are one press away.
    if (name.startsWith("年度工作总结")) await window.tap(`//*[@aria-label="怎样看"]//*[contains(@class,"ant-segmented-item-label")][.="版面"]`);
    await window.page.wait(() => window.page.executeScript(INK), 20_000, `“${name}”没有显示出来`);
    await window.shot(`paper-${index + 1}`);
  }
});

test("an official document is given its 版记 where it is seen", async () => {
  await window.tap(`(//button[contains(@class,"report-row")])[1]`);
  await window.press("版头和版记");
  await window.tap(`//label[normalize-space(.)="末页写版记"]`);
  await window.tap(`//input[@aria-label="抄送"]`);
  await window.set(await window.find(`//input[@aria-label="抄送"]`), "区委办公室，区政府办公室。");
  await window.keys(Key.ENTER);
  const pages = `return document.querySelectorAll(".paper-pages canvas").length`;
  await window.page.wait(async () => (await window.ask("report_offer", { name: "plan", year: 2026 })).official.choices.copies, 20_000, "没有记住");
  await window.page.wait(async () => (await window.page.executeScript(pages)) === 4, 20_000, "版记没有排上");
  await window.idle();
  await window.shot("paper-official");
  await window.press("恢复原样");
  await window.page.wait(async () => (await window.page.executeScript(pages)) === 3, 20_000, "没有恢复");
  await window.keys(Key.ESCAPE);
});

test("a template is drawn on the paper itself, kept, and taken back", async () => {
  await window.go("证书");
  await window.press("模板");
  const title = `//button[contains(@class,"editor-box")][starts-with(@aria-label,"荣誉证书")]`;
  const stands = async (label) => window.page.wait(async () => (await (await window.find(title)).getAttribute("aria-label")).startsWith(label), 20_000, `没有等到 ${label}`);
  await window.tap(title);
  await stands("荣誉证书，左 40 上 29 ");
  await window.page.wait(() => window.page.executeScript(INK.replace(".paper-pages canvas", ".editor-picture")), 20_000, "纸样没有画出来");
  await window.shot("template-editor");
  await window.keys(Key.ARROW_RIGHT, Key.ARROW_DOWN);
  await stands("荣誉证书，左 40.1 上 29.1 ");
  const box = await window.find(title);
  await window.page.actions().move({ origin: box }).press().move({ origin: box, x: 60, y: 40 }).release().perform();
  await window.page.wait(async () => !(await box.getAttribute("aria-label")).startsWith("荣誉证书，左 40"), 20_000, "没有拖动");
  await window.tap(`//*[contains(@class,"ant-segmented-item-label")][.="本会最长的"]`);
  await window.idle();
  await window.shot("template-longest");
  await window.chord(Key.CONTROL, "z");
  await stands("荣誉证书，左 40.1 上 29.1 ");
  await window.press("存成本会的模板");
  await window.find(`//nav[@aria-label="模板"]//button[@aria-pressed="true"][.="荣誉证书（个人） 本会用"]`);
  await window.tap(`//div[contains(@class,"editor-window")]//button[contains(@class,"ant-modal-close")]`);
  await window.page.wait(async () => (await window.page.findElements(By.css(".editor"))).length === 0, 20_000);
  await window.ctrl("z");
  await window.see("已撤销：新增证书模板");
});

test("no call leaves the window", async () => {
  // A server of this very machine stands for any address: the page may reach none.
  const reached = [];
  const server = createServer((request, response) => {
    reached.push(request.url);
    response.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const blocked = await window.page.executeAsyncScript(
    `const [address, done] = arguments;
     const told = [];
     document.addEventListener("securitypolicyviolation", (event) => told.push(event.effectiveDirective));
     const image = new Image();
     image.src = address + "/image";
     const script = document.createElement("script");
     script.src = address + "/script";
     document.head.append(script);
     fetch(address + "/fetch").then(() => told.push("reached"), () => undefined).finally(() => setTimeout(() => done(told), 500));`,
    `http://127.0.0.1:${server.address().port}`,
  );
  server.close();
  assert.deepEqual(reached, []);
  assert.deepEqual(blocked.map((directive) => directive.replace("-elem", "")).toSorted(), ["connect-src", "img-src", "script-src"]);
});

test("the pages behind the lists", async () => {
  await window.go("培训班");
  await window.tap(`(//div[@role="gridcell"][contains(@class,"lead")])[1]`);
  await window.see("返回培训班");
  await window.idle();
  await window.shot("page-roster");
  await window.go("竞赛评选");
  await window.tap(`(//div[@role="gridcell"][contains(@class,"lead")])[1]`);
  await window.see("返回竞赛评选");
  await window.idle();
  await window.shot("page-entries");
  await window.go("单位与人员");
  await window.tap(`(//div[@role="gridcell"][contains(@class,"lead")])[1]`);
  await window.see("保存人员");
  await window.idle();
  await window.shot("page-drawer");
  await window.page.executeScript("document.activeElement?.blur()");
  await window.tap(`//div[contains(@class,"ant-drawer-open")]//button[contains(@class,"ant-drawer-close")]`);
  await window.tap(`//*[contains(@class,"ant-segmented-item-label")][.="机构"]`);
  await window.see("理事长");
  await window.idle();
  await window.shot("page-bodies");
  await window.press("机构 ▾");
  await window.tap(`//li[contains(@class,"ant-dropdown-menu-item")][.="选举…"]`);
  await window.see("理事会第三届选举");
  await window.idle();
  await window.shot("page-ballots");
  await window.keys(Key.ESCAPE);
  await window.seeNot("理事会第三届选举");
  await window.tap(`//*[contains(@class,"ant-segmented-item-label")][.="值班表"]`);
  await window.see("带班领导");
  await window.idle();
  await window.shot("page-duties");
  await window.go("荣誉与文件");
  await window.tap(`//*[contains(@class,"ant-segmented-item-label")][.="制度文件"]`);
  await window.tap(`(//div[@role="gridcell"][contains(@class,"lead")])[1]`);
  await window.find(`//input[@aria-label="主管单位审核办了"]/ancestor::label`);
  await window.idle();
  await window.shot("page-regulations");
  await window.tap(`//div[contains(@class,"ant-drawer-open")]//button[contains(@class,"ant-drawer-close")]`);
  await window.go("活动台账");
  await window.tap(`//div[@role="tab"][.="编印"]`);
  await window.see("《科普通讯》");
  await window.idle();
  await window.shot("page-bulletins");
  await window.go("工作台");
  await window.keys("\uE031");
  await window.find(`//div[@role="dialog"][.//kbd[.="Ctrl+Z"]]`);
  await window.idle();
  await window.shot("page-keys");
  await window.press("知道了");
});

/** What stands behind the tabs of the log of events. */
async function lookAtEvents(prefix) {
  await window.go("活动台账");
  for (const [index, name] of ["查询", "日历", "关联任务", "收支", "捐赠", "授牌与阵地", "报道", "编印", "收表"].entries()) {
    // At twice the size the last tabs stand in a menu.
    const tab = `//div[@role="tab"][normalize-space(.)="${name}"]`;
    if (!(await window.page.executeScript(`const tab = document.evaluate(arguments[0], document, null, 9, null).singleNodeValue; const right = document.querySelector(".ant-tabs-nav-wrap").getBoundingClientRect().right; return tab.getBoundingClientRect().right <= right;`, tab))) break;
    await window.tap(tab);
    await window.idle();
    await window.shot(`${prefix}-events-${index + 1}`);
    const wide = await window.page.executeScript("return document.documentElement.scrollWidth > innerWidth");
    assert.equal(wide, false, `${name} scrolls sideways`);
  }
}

test("every page in the dark", async () => {
  await window.go("设置");
  await window.tap(`//label[normalize-space(.)="深色"]`);
  await lookAt("dark");
  await lookAtTwins("dark");
  await lookAtEvents("dark");
  await window.go("设置");
  await window.tap(`//label[normalize-space(.)="浅色"]`);
  await window.idle();
});

test("every page at twice the size", async () => {
  await window.restart({ GDK_SCALE: "2" });
  await window.see("420");
  assert.deepEqual(await window.page.executeScript("return [devicePixelRatio, innerWidth <= 683]"), [2, true]);
  await lookAt("double");
  await lookAtTwins("double");
  await lookAtEvents("double");
});
