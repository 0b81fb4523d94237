// A meeting in the real window: its session, who came, what is to follow; pictures looked through, a missing one told and put
// back; the file of the event.
import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { Key, Window } from "./window.mjs";

const PICTURES = new URL("../../src-tauri/crates/papers/tests/documents/pictures/", import.meta.url).pathname;

let window;
let council;
before(async () => {
  window = await Window.open();
  await window.fill("本会名称", "临江区科学技术协会");
  await window.press("新建本会");
  await window.see("2026 年工作台");
  const meeting = (title, day) => window.ask("event_create", { event: { title, kind: "会议" }, parts: { occurrences: [{ start_date: day, place: "会议室" }] } });
  const first = await meeting("三届三次全委会", "2026-03-05");
  await window.ask("meeting_set", { event_id: first, changes: { body: "全委会", term: 3, number: 3 } });
  council = await meeting("全委会第四次会议", "2026-11-20");
  await window.restart();
  await window.go("活动台账");
  await window.tap(`//div[@role="gridcell"][normalize-space(.)="全委会第四次会议"]`);
  await window.keys(Key.ENTER);
  await window.see("会后落实");
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

const field = async (label, words) => {
  const input = await window.find(`//*[@aria-label="${label}"]`);
  await input.click();
  await window.set(input, words);
  await window.keys(Key.TAB);
  await window.idle();
};
const meeting = () => window.ask("meeting_get", { event_id: council });
const attached = () => window.ask("attachment_list", { area: "event", record: council });
const names = (folder) => readdirSync(folder).toSorted();

test("the next session is offered, people come from a list of names, and what is written stays", async () => {
  await window.press("接着上次，记为三届四次全委会");
  await window.see("会议 · 三届四次全委会");
  await field("主持人", "李秀英");
  const list = await window.find(`//input[@aria-label="按名单加人"]`);
  await list.click();
  await window.set(list, "张伟、王芳、赵强");
  await window.keys(Key.ENTER);
  await window.find(`//input[@aria-label="第 3 人姓名"]`);
  await window.option("第 2 人到会", "请假");
  await field("会议记录", "听取了上半年工作汇报。\n讨论了科普日方案。");
  await window.tap(`//*[@aria-label="议定事项"]//button[normalize-space(.)="加一条"]`);
  await field("第 1 条议定事项", "九月办好全国科普日");
  // The lines are kept when all of them are left.
  await (await window.find(`//textarea[@aria-label="会议记录"]`)).click();
  await window.idle();
  await window.shot("meeting-01-section");
  const kept = await meeting();
  assert.equal(kept.chair, "李秀英");
  assert.deepEqual(kept.decisions, ["九月办好全国科普日"]);
  assert.deepEqual(kept.turnout, { expected: 3, present: 2, excused: 1, absent: 0 });
});

test("what is to follow stands on the desk until it is done", async () => {
  const more = await window.find(`//input[@aria-label="加一件落实事项"]`);
  await more.click();
  await window.set(more, "写科普日方案");
  await window.keys(Key.ENTER);
  await window.find(`//input[@aria-label="完成期限"]`);
  await field("责任单位、责任人", "办公室");
  await field("完成期限", "2026-11-01");
  await window.shot("meeting-02-follow-ups");
  await window.go("工作台");
  await window.see("1 件没办完，1 件过了期限");
  await window.idle();
  await window.shot("meeting-03-desk");
  await window.tap(`//input[@aria-label="“写科普日方案”已完成"]/ancestor::label`);
  await window.seeNot("1 件没办完");
  await window.ctrl("z");
  await window.see("1 件没办完");
  await window.tap(`//button[contains(@class,"desk-line")][contains(.,"写科普日方案")]`);
  await window.see("会议 · 三届四次全委会");
});

test("several files are added at once and looked through", async () => {
  const notice = join(window.home, "通知.docx");
  copyFileSync(join(PICTURES, "bulletin-2.png"), notice);
  window.choose([join(PICTURES, "bulletin-1.png"), join(PICTURES, "bulletin-3.png"), notice].join("\n"));
  await window.press("加附件");
  await window.see("附件 3");
  await window.find(`//div[contains(@class,"attach-picture")][2]//img`);
  await window.shot("meeting-04-attachments");
  await window.tap(`//button[@aria-label="bulletin-1.png"]`);
  await window.find(`//div[contains(@class,"gallery")]//img`);
  await window.idle();
  await window.shot("meeting-05-gallery");
  await window.keys(Key.ARROW_RIGHT);
  await window.find(`//div[contains(@class,"gallery")]//img[@alt="bulletin-3.png"]`);
  await window.keys(Key.ESCAPE);
  await window.find(`//section[@aria-label="附件"]`);
  assert.equal((await window.page.findElements({ css: ".gallery" })).length, 0);
  // The drawer stays: Esc was the gallery's.
  await window.see("附件 3");
});

test("it is renamed, captioned and filed; the line it fills says so", async () => {
  const picture = await window.find(`//button[@aria-label="bulletin-1.png"]`);
  await window.page.executeScript("arguments[0].focus()", picture);
  await window.keys(Key.F2);
  await window.fill("说明", "主席作报告");
  await window.tap(`//label[.="归档"]/ancestor::div[contains(@class,"ant-form-item-row")]//div[contains(@class,"ant-select")]`);
  await window.tap(`//div[contains(@class,"ant-select-item-option")][normalize-space(.)="照片"]`);
  await window.press("保存附件");
  await window.find(`//div[contains(@class,"dossier-line")][contains(.,"照片")][contains(.,"1 个文件")]`);
  await window.tap(`//button[@aria-label="给票据写说明"]`);
  const why = await window.find(`//input[@aria-label="票据的说明"]`);
  await window.set(why, "无费用");
  await window.keys(Key.ENTER);
  // 签到 by those who came, 照片 by the picture, 票据 by words.
  await window.see("档案 3/6");
  await window.shot("meeting-06-dossier");
});

test("a missing file is told where it stands and put back", async () => {
  const [gone] = (await attached()).rows;
  const folder = join(window.home, "本会", "attachments", gone.content_hash.slice(0, 2));
  rmSync(join(folder, names(folder)[0]));
  await window.restart();
  const check = await window.ask("office_check", {});
  assert.match(check.files[0], /附件“bulletin-1.png”.*不见了/u);
  await window.go("活动台账");
  await window.tap(`//div[@role="gridcell"][normalize-space(.)="全委会第四次会议"]`);
  await window.keys(Key.ENTER);
  await window.see("文件不见了");
  await window.shot("meeting-07-missing");
  window.choose(join(PICTURES, "bulletin-3.png"));
  await window.tap(`//div[contains(@class,"attach-picture")][1]//button[contains(@class,"attach-open")]`);
  await window.see("内容不同，没有放回");
  window.choose(join(PICTURES, "bulletin-1.png"));
  await window.tap(`//div[contains(@class,"attach-picture")][1]//button[contains(@class,"attach-open")]`);
  await window.seeNot("文件不见了");
});

test("an attachment that was deleted comes back", async () => {
  const file = await window.find(`//div[contains(@class,"attach-file")]//button[contains(@class,"attach-open")]`);
  await window.page.executeScript("arguments[0].focus()", file);
  await window.keys(Key.DELETE);
  await window.see("附件 2");
  await window.ctrl("z");
  await window.see("附件 3");
});

test("the file of the event goes out in numbered folders, the minutes as a paper", async () => {
  const out = join(window.home, "out");
  mkdirSync(out);
  window.choose(out);
  await window.tap(`//section[@aria-label="档案"]//button[normalize-space(.)="导出档案"]`);
  await window.see("已写好 1 项活动的档案");
  await window.shot("meeting-08-dossier-written");
  await window.press("知道了");
  const folder = join(out, "2026-11-20 全委会第四次会议");
  assert.deepEqual(names(folder), ["04-照片", "07-其他", "卷内目录.docx", "卷内目录.pdf"]);
  const paper = window.choose(join(window.home, "纪要.pdf"));
  await window.tap(`//section[contains(@class,"meeting")]//button[contains(.,"打印会议纪要")]`);
  await window.see("已写好 1 页");
  assert.ok(existsSync(paper));
});
