// The secretary's main job in the real window, on real files: make an office, bring old tables in, plan, log, tie, print,
// issue certificates, undo it all and redo it, close, reopen.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { By, Key, Window } from "./window.mjs";

const fixture = (name) => join(import.meta.dirname, "../fixtures", name);
const cell = (text) => `//div[@role="gridcell"][normalize-space(.)="${text}"]`;

/** Pages of a PDF, counted in the bytes; it fails for what is no PDF. */
function pagesOf(path) {
  const bytes = readFileSync(path);
  assert.equal(bytes.subarray(0, 5).toString(), "%PDF-", `${path} is no PDF`);
  assert.match(bytes.subarray(-1024).toString("latin1"), /%%EOF/u, `${path} has no end`);
  return bytes.length;
}

let window;
before(async () => {
  window = await Window.open();
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

/** Brings a table in through the page, and looks at what was understood. */
async function bringIn(file, kind, count, picture) {
  window.choose(fixture(file));
  await window.go("导入");
  await window.press("选择旧表");
  await window.see(file);
  await window.find(`//*[@aria-label="当作什么导入"]/ancestor-or-self::div[contains(@class,"ant-select")][1][normalize-space(.)="${kind}"]`);
  await window.see(`${count} 条记录`);
  await window.shot(picture);
  await window.press("下一步");
  await window.press(`导入 ${count} 条`);
  await window.see("整次导入是一步，Ctrl+Z 可以全部撤回");
  await window.press("再导入一个文件");
}

test("an office is made", async () => {
  await window.see("新建本会");
  await window.shot("01-start");
  await window.press("新建本会");
  await window.see("请写上本会的名称");
  await window.fill("本会名称", "临江区科学技术协会");
  await window.press("新建本会");
  await window.see("2026 年工作台");
  await window.see("临江区科学技术协会");
});

test("people are added, rare characters too, and a bad ID number is told", async () => {
  await window.go("单位与人员");
  await window.shot("02-empty");
  await window.press("新建人员");
  await window.fill("姓名", "𠮷田明");
  await window.fill("单位", "实验小学");
  await window.fill("身份证号", "110105194912310021");
  await window.press("保存人员");
  await window.see("校验码不对");
  await window.fill("身份证号", "11010519491231002X");
  await window.press("保存人员");
  await window.see("110105********002X");
  await window.find(cell("𠮷田明"));
});

test("undo and redo by key", async () => {
  await window.ctrl("z");
  await window.see("已撤销：新增人员“𠮷田明”");
  await window.see("这里放会员、学员");
  await window.ctrl("z", true);
  await window.see("110105********002X");
});

test("a cell is written in place, copied and pasted", async () => {
  await window.tap(cell("实验小学"));
  await window.keys(Key.ARROW_RIGHT, Key.F2);
  await window.set(await window.find(`//input[contains(@class,"grid-field")]`), "校长");
  await window.keys(Key.ENTER);
  await window.see("修改人员“𠮷田明”");
  await window.tap(cell("校长"));
  await window.chord(Key.CONTROL, "c");
  await window.keys(Key.ARROW_RIGHT);
  await window.chord(Key.CONTROL, "v");
  await window.find(`(${cell("校长")})[2]`);
});

test("what is no table is told, and changes nothing", async () => {
  window.choose(join(import.meta.dirname, "package.json"));
  await window.go("导入");
  await window.press("选择旧表");
  await window.see("package.json");
  await window.see("换一个文件");
  await window.shot("03-import-refused");
  await window.press("换一个文件");
  await window.see("把历年的表格拖进来");
  assert.equal((await window.ask("person_list")).rows.length, 1);
});

test("old tables come in: members, a roster with merged groups, ten award winners", async () => {
  await bringIn("会员登记表.xlsx", "人员", 14, "04-import-people");
  await bringIn("焊工班花名册.xlsx", "培训班学员", 18, "05-import-roster");
  await bringIn("技能竞赛获奖名单.xlsx", "获奖名单", 10, "06-import-awards");
  await window.go("单位与人员");
  await window.find(cell("赵文华"));
  // What could not be right was left out, never guessed.
  const people = (await window.ask("person_list")).rows;
  assert.equal(people.find((person) => person.name === "郑雨桐")?.id_number ?? null, null);
  assert.ok(people.filter((person) => person.id_number).length >= 13);
});

test("the whole import is taken back and brought again by key", async () => {
  await window.ctrl("z");
  await window.see("已撤销：导入获奖名单“技能竞赛获奖名单.xlsx”");
  assert.equal((await window.ask("contest_list", { year: 2026 })).rows.length, 0);
  await window.ctrl("y");
  await window.see("已重做：导入获奖名单“技能竞赛获奖名单.xlsx”");
  assert.equal((await window.ask("contest_list", { year: 2026 })).rows[0].awards, 10);
});

test("a plan of two levels is drafted, an event is logged and tied, progress shows", async () => {
  await window.go("年度计划");
  await window.press("新建计划");
  await window.tap(`//button[contains(@class,"plan-card")][starts-with(normalize-space(.),"空白")]`);
  await window.press("加一个标题");
  await window.write("新标题", "广泛开展科学普及", Key.ENTER, Key.TAB);
  await window.write("新任务", "举办科普讲座", Key.ENTER);
  await window.write("新任务", "组织科技活动周", Key.ENTER);
  await window.write("新任务", "编印科普读本", Key.ENTER);
  await window.write("新任务", "", Key.ESCAPE);
  await window.see("（三）");
  await window.tap(`(//textarea[@aria-label="任务"])[1]`);
  await window.tap(`(//button[normalize-space(.)="＋指标"])[1]`);
  await window.set(await window.find(`//input[@aria-label="指标数量"]`), "6");
  await window.press("保存指标");
  await window.see("0/6 次");
  await window.tap(`(//textarea[@aria-label="任务"])[1]`);
  await window.tap(`(//button[normalize-space(.)="＋时限"])[1]`);
  await window.press("6月底前");
  await window.see("修改任务“举办科普讲座”");

  await window.go("活动台账");
  await window.press("新建活动");
  await window.fill("活动名称", "科普讲座进社区");
  await window.fill("开始日期", "2026-05-38");
  await window.press("保存活动");
  await window.see("2026-05-38");
  await window.fill("开始日期", "2026-05-18");
  await window.fill("受益人次", "120");
  await window.press("保存活动");
  await window.see("受益 120 人次");
  await window.tap(cell("2026-05-18"));
  await window.keys(Key.ENTER);
  await window.tap(`//div[contains(@class,"ant-drawer")]//div[contains(@class,"ant-select-multiple")]`);
  await window.tap(`//div[contains(@class,"ant-select-item-option")][normalize-space(.)="举办科普讲座"]`);
  await window.see("活动“科普讲座进社区”关联 1 项任务");
  await window.shot("07-event-drawer");
  await window.go("年度计划");
  await window.see("1/6 次");
  await window.shot("08-plan-progress");
});

test("the plan goes out as an official document, the roster as a table", async () => {
  const plan = window.choose(join(window.home, "计划.pdf"));
  await window.press("打印 ▾");
  await window.tap(`//li[normalize-space(.)="工作计划（公文）"]`);
  await window.see("已写好 1 页");
  await window.shot("09-plan-written");
  await window.press("知道了");
  assert.ok(pagesOf(plan) > 2000);
  await window.go("培训班");
  await window.tap(cell("焊工班"));
  await window.find(cell("陈玉芬"));
  const roster = window.choose(join(window.home, "花名册.pdf"));
  await window.press("打印 ▾");
  await window.tap(`//li[normalize-space(.)="花名册"]`);
  await window.see("已写好 1 页");
  await window.press("知道了");
  assert.ok(pagesOf(roster) > 2000);
});

test("certificates are looked over, issued, numbered and printed for the ten winners", async () => {
  await window.go("证书");
  await window.press("颁发证书");
  await window.tap(`//label[normalize-space(.)="给谁颁发"]/ancestor::div[contains(@class,"ant-form-item-row")]//div[contains(@class,"ant-select")]`);
  await window.tap(`//div[contains(@class,"ant-select-item-option")][contains(.,"沿河区职工技能竞赛")]`);
  await window.see("要颁发 10 张");
  // The paper itself beside its words.
  await window.see("第 1 页，共 1 页");
  const isDrawn = `const drawn = document.querySelector(".batch-picture canvas.paper-page");
    const red = drawn?.width && drawn.getContext("2d").getImageData(0, 0, drawn.width, drawn.height).data;
    for (let at = 0; red && at < red.length; at += 4) if (red[at] > 140 && red[at + 1] < 60 && red[at + 2] < 60) return true;
    return false;`;
  await window.page.wait(async () => window.page.executeScript(isDrawn), 20_000, "证书的样子没有画出来");
  await window.shot("10-certificates-check");
  await window.press("颁发 10 张");
  await window.see("打印 10 张证书");
  await window.tap(`//label[normalize-space(.)="印二维码"]`);
  await window.see("拿回来一扫就知道真假");
  await window.shot("10-certificates-print");
  const papers = window.choose(join(window.home, "证书.pdf"));
  await window.press("写成 PDF（10 张）");
  await window.see("已写好 10 页");
  await window.press("知道了");
  assert.ok(pagesOf(papers) > 10_000);
  await window.see("10 张证书打印出来了吗");
  await window.press("确认已打印");
  await window.see("已确认打印 10 张");
  await window.shot("11-certificates-ledger");
  const { rows } = await window.ask("certificate_list", { year: 2026 });
  const numbers = rows.map((row) => row.number).toSorted();
  assert.deepEqual(numbers, Array.from({ length: 10 }, (_, at) => numbers[0].replace(/\d+$/u, String(at + 1).padStart(4, "0"))));
});

test("a paper that is brought back is checked by its number or a picture of it, and a picture without a code is told", async () => {
  const number = (await window.ask("certificate_list", { year: 2026 })).rows.at(-1).number;
  await window.press("查验");
  const field = await window.find(`//textarea[@aria-label="编号或扫出的文字"]`);
  await window.set(field, "KX-2020-JS-0099");
  await window.tap(`//div[contains(@class,"ant-drawer")]//button[normalize-space(.)="查验"]`);
  await window.see("没有登记");
  await window.set(field, number);
  await window.keys(Key.ENTER);
  await window.see("真实");
  await window.see("请对照姓名、奖项和日期");
  await window.idle();
  await window.shot("11-certificate-verified");
  // The third paper as a scanner sees it.
  const scan = join(window.home, "扫描");
  execFileSync("pdftoppm", ["-r", "200", "-f", "3", "-l", "3", "-singlefile", "-png", join(window.home, "证书.pdf"), scan]);
  await window.set(field, "");
  const [third] = (await window.ask("certificate_list", { year: 2026 })).rows.filter(({ number: each }) => each.endsWith("0003"));
  await window.page.findElement(By.css('.ant-drawer input[type="file"]')).sendKeys(`${scan}.png`);
  await window.find(`//div[contains(@class,"ant-drawer")]//dd[.="${third.recipient}"]`);
  await window.see("真实");
  await window.idle();
  await window.shot("11-certificate-scanned");
  // A white picture, pasted.
  await window.page.executeScript(
    `const canvas = document.createElement("canvas");
     canvas.toBlob((picture) => {
       const data = new DataTransfer();
       data.items.add(new File([picture], "照片.png", { type: "image/png" }));
       arguments[0].dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
     });`,
    field,
  );
  await window.see("没有找到能读的二维码");
  await window.tap(`//div[contains(@class,"ant-drawer-open")]//button[contains(@class,"ant-drawer-close")]`);
});

/** Every record that an undo may touch, as the requests give it. */
async function everything() {
  const state = {};
  for (const [name, params] of [["person_list"], ["unit_list"], ["plan_list", { year: 2026 }], ["event_list", { year: 2026 }], ["class_list", { year: 2026 }], ["contest_list", { year: 2026 }], ["task_list", { year: 2026 }]]) {
    state[name] = (await window.ask(name, params ?? {})).rows;
  }
  return state;
}

/** Presses a key until there is nothing more to take back, or to do again; each step moves one entry. */
async function all(what, key) {
  for (let steps = 0; steps < 60; steps += 1) {
    const label = (await window.ask("undo_state"))[what];
    if (label === null) return;
    const standing = async () => (await window.ask("history_list", { limit: 200 })).entries.filter((entry) => entry.undone_at === null).length;
    const before = await standing();
    await window.ctrl(key);
    await window.page.wait(async () => (await standing()) !== before, 20_000, `“${label}”没有动`);
  }
  assert.fail(`${what} comes to no end`);
}

test("every act is taken back and done again; what was printed stays in the ledger", async () => {
  const full = await everything();
  await window.go("工作台");
  await all("undo", "z");
  const ledger = (await window.ask("certificate_list", { year: 2026 })).rows;
  assert.deepEqual([ledger.length, ledger.every((row) => row.state === "voided" && row.print_count === 1)], [10, true]);
  // Whom the ledger names, and for what, stays; nothing else does.
  const { person_list, unit_list, contest_list, ...rest } = await everything();
  assert.deepEqual(person_list.map((person) => person.name).toSorted(), ledger.map((row) => row.recipient).toSorted());
  assert.deepEqual([unit_list.length, contest_list.length, ...Object.values(rest).map((rows) => rows.length)], [4, 1, 0, 0, 0, 0]);
  await window.go("证书");
  await window.shot("12-ledger-after-undo");
  await all("redo", "y");
  assert.deepEqual(await everything(), full);
});

test("the history undoes one act, and all is there after a restart", async () => {
  await window.go("历史");
  await window.see("新增人员“𠮷田明”");
  await window.shot("13-history");
  const full = await everything();
  await window.restart();
  await window.see("2026 年工作台");
  await window.shot("14-after-restart");
  assert.deepEqual(await everything(), full);
  await window.go("活动台账");
  await window.see("科普讲座进社区");
});

test("a damaged file is found, and the newest sound copy put in its place", async () => {
  const full = await everything();
  await window.ask("backup_create");
  const file = join((await window.ask("desk_status")).office.place, "office.db");
  await window.stop();
  const handle = openSync(file, "r+");
  const { size } = statSync(file);
  writeSync(handle, Buffer.alloc(size - 4096, 0x5a), 0, size - 4096, 4096);
  closeSync(handle);
  await window.start();
  await window.tap(`//button[starts-with(normalize-space(.),"恢复到")]`);
  await window.see("2026 年工作台");
  await window.page.wait(async () => (await window.ask("event_list", { year: 2026 })).rows?.length === 1, 20_000, "活动没有回来");
  assert.deepEqual(await everything(), full);
});
