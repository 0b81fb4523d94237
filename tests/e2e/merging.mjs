// 查重与合并 in the real window: what looks like one is told, looked at side by side by keyboard, made one and taken back; what one
// cannot have twice is named.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { Key, Window } from "./window.mjs";

let window;
const ids = {};
before(async () => {
  window = await Window.open();
  await window.fill("本会名称", "临江区科协");
  await window.press("新建本会");
  await window.see("2026 年工作台");
  const person = async (key, fields, unit) => {
    ids[key] = await window.ask("person_create", { person: fields, unit });
  };
  await person("zhang", { name: "张伟", sex: "男", phone: "13900000001", position: "教师", note: "会摄影，能带无人机社团" }, "临江第一中学");
  await person("twin", { name: "张伟", phone: "13900000001", title: "高级教师", birth_date: "1985-03", note: "2023 年调来" }, "临江第二中学");
  await person("wang", { name: "王芳", birth_date: "1990-06" }, "实验小学");
  await person("other", { name: "王芳", birth_date: "1990" }, "实验小学");
  await person("li", { name: "李强" }, "");
  await person("li2", { name: "李强", phone: "13900000009" }, "区人民医院");
  const contest = await window.ask("contest_create", { contest: { name: "青少年科技创新大赛", year: 2026 } });
  await window.ask("entry_create", { contest_id: contest, entry: { title: "智能花盆" }, parts: { authors: ["张伟"], unit: "临江第一中学", award: "一等奖" } });
  await window.ask("certificate_issue", { contest_id: contest });
  await window.ask("honour_create", { fields: { name: "优秀辅导员", people: "张伟", unit: "临江第一中学" } });
  await window.ask("label_mark", { label: "专家", people: [ids.zhang, ids.twin], on: true });
  for (const label of ["骨干", "评委", "辅导员", "讲师团", "志愿者"]) await window.ask("label_mark", { label, people: [ids.twin], on: true });
  const course = await window.ask("class_create", { course: "科技辅导员培训班", class: { name: "第一期", year: 2026 } });
  await window.ask("roster_write", { class_id: course, people: [{ person_id: ids.wang, row: {} }, { person_id: ids.other, row: {} }] });
  for (const unit of [{ name: "临江机床厂有限公司", contact: "赵工", phone: "0518-5550101" }, { name: "临江机床厂有限责任公司", address: "滨河路 3 号" }, { name: "区人民 医院" }]) await window.ask("unit_create", { unit });
  await window.restart();
  await window.go("单位与人员");
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

const group = (words) => `//section[contains(@class,"duplicates")][contains(@aria-label,"${words}")]`;
const within = (words, button) => window.tap(`${group(words)}//button[normalize-space(.)="${button}"]`);
const merge = () => window.tap(`//div[@role="dialog"]//button[normalize-space(translate(., " ", ""))="合并"]`);
const shut = () => window.tap(`//div[contains(@class,"ant-drawer-open")]//button[contains(@class,"ant-drawer-close")]`);
const people = async () => (await window.ask("person_list")).rows;

test("two records of one person are told, looked at side by side, made one by keyboard, and taken back", async () => {
  await window.press("查重");
  await window.see("3 组人员像是登记了两次");
  await window.see("姓名和电话相同");
  await window.shot("merging-01-duplicates");
  await within("姓名和电话相同", "合并…");
  await window.see("留下这一条");
  await window.see("1 个标签（两边都有，留一份）");
  await window.idle();
  await window.shot("merging-02-side-by-side");
  // The one that is more used stays; the phone is the same; she takes the other's unit by the arrow keys.
  const before = (await people()).length;
  await window.page.executeScript(`document.querySelector('input[name="merge unit_id"]').focus()`);
  await window.keys(Key.ARROW_RIGHT);
  assert.equal(await window.page.executeScript(`return [...document.querySelectorAll('input[name="merge unit_id"]')].findIndex((each) => each.checked)`), 1, "the arrow key chose nothing");
  await window.keys(Key.ENTER);
  await window.see("合并人员“张伟”");
  await window.seeNot("姓名和电话相同");
  const rows = await people();
  const one = rows.filter(({ name }) => name === "张伟");
  assert.deepEqual([rows.length, one.length], [before - 1, 1]);
  assert.equal(one[0].title, "高级教师");
  assert.deepEqual(new Set(one[0].note.split("\n")), new Set(["会摄影，能带无人机社团", "2023 年调来"]));
  assert.deepEqual([one[0].unit, one[0].labels.length, one[0].entries], ["临江第一中学", 6, 1]);
  await window.idle();
  await window.shot("merging-03-merged");
  await window.ctrl("z");
  await window.see("已撤销：合并人员“张伟”");
  await window.see("姓名和电话相同");
  assert.equal((await people()).length, before);
});

test("what one cannot have twice is named, and who is not the same is not told again", async () => {
  await within("姓名和单位相同", "合并…");
  await window.see("还不能合并");
  await window.see("两人都在培训班“科技辅导员培训班第一期”的花名册里");
  await window.idle();
  await window.shot("merging-04-against");
  const isOff = await (await window.find(`//div[@role="dialog"]//button[contains(@class,"ant-btn-primary")]`)).getAttribute("disabled");
  assert.ok(isOff !== null, "what cannot be merged can be pressed");
  await window.keys(Key.ESCAPE);
  await window.seeNot("还不能合并");
  await within("姓名和单位相同", "不是同一人");
  await window.see("2 组人员像是登记了两次");
  await within("只有姓名相同", "不是同一人");
  await window.see("1 组人员像是登记了两次");
  await shut();
});

test("what is done with chosen people stands in one line with the rest of the page", async () => {
  for (const place of [1, 2]) {
    const number = await window.find(`(//div[@role="row"]/div[@role="rowheader"])[${place}]`);
    await window.page.actions().keyDown(Key.CONTROL).click(number).keyUp(Key.CONTROL).perform();
  }
  await window.find(`//button[normalize-space(.)="合并…"]`);
  await window.idle();
  await window.shot("merging-08-people-chosen");
  const height = await window.page.executeScript(`return document.querySelector(".page > header").getBoundingClientRect().height`);
  assert.ok(height < 60, `the head is ${height} high`);
});

test("two units that are chosen in the list are made one, the other way round", async () => {
  await window.tap(`//*[contains(@class,"ant-segmented-item-label")][.="单位"]`);
  await window.see("区人民 医院");
  for (const name of ["临江机床厂有限公司", "临江机床厂有限责任公司"]) {
    const number = await window.find(`//div[@role="row"][.//*[normalize-space(.)="${name}"]]/div[@role="rowheader"]`);
    await window.page.actions().keyDown(Key.CONTROL).click(number).keyUp(Key.CONTROL).perform();
  }
  await window.idle();
  await window.shot("merging-05-chosen");
  await window.tap(`//button[normalize-space(.)="合并…"]`);
  await window.see("留下这一条");
  await window.tap(`//button[@title="留下另一条"]`);
  await window.tap(`//label[contains(@class,"ant-radio-wrapper")][normalize-space(.)="临江机床厂有限公司"]`);
  await window.idle();
  await window.shot("merging-06-units");
  await merge();
  await window.see("合并单位“临江机床厂有限公司”");
  const { rows } = await window.ask("unit_list");
  const one = rows.filter(({ name }) => name.startsWith("临江机床厂"));
  assert.deepEqual(one.map(({ name, address, contact }) => [name, address, contact]), [["临江机床厂有限公司", "滨河路 3 号", "赵工"]]);
  await window.press("查重");
  await window.see("1 组单位像是登记了两次");
  await window.idle();
  await window.shot("merging-07-units-left");
  await shut();
});
