// 荣誉与文件 in the real window: honours with their chain, contests, applications with materials, papers by number, outcomes,
// regulations with their versions and steps, what is due.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { Key, Window } from "./window.mjs";

let window;
before(async () => {
  window = await Window.open();
  await window.fill("本会名称", "临江区科学技术协会");
  await window.press("新建本会");
  await window.see("2026 年工作台");
  const honour = (name, received_on, more = {}) => window.ask("honour_create", { fields: { name, received_on, ...more } });
  for (const year of [2022, 2023, 2024, 2025]) await honour(`${year}年度目标考核优秀单位`, String(year), { level: "县级", giver: "区委区政府" });
  await honour("学科竞赛国家级奖项", "2025-12", { level: "国家级", amount: 60, amount_text: "60余", unit: "第一中学" });
  await honour("全国科普工作先进集体", "2026-09-10", { level: "国家级", giver: "中国科协", first_ever: true, document_number: "科协发普(2026)第09号" });
  await window.ask("person_create", { person: { name: "李秀英" } });
  await honour("全省科普先进工作者", "2026-05-30", { level: "省级", giver: "省科协", people: "李秀英" });
  await window.ask("application_create", { fields: { title: "科普惠农服务站", kind: "项目", unit: "省科协", level: "省级", begun_on: "2026-10-08", deadline: "2026-12-05", asked: 20_000_000, handler: "周敏" } });
  await window.ask("document_create", { fields: { title: "关于报送2026年科普统计数据的通知", number: "苏科协发[2026]第41号", unit: "省科协", registered_on: "2026-11-02", due_on: "2026-11-20", handler: "周敏" } });
  await window.ask("document_create", { fields: { direction: "out", title: "关于印发2026年工作要点的通知", number: "临科协〔2026〕1号", unit: "各科室", registered_on: "2026-02-10" } });
  await window.restart();
});
after(() => window?.close());
afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

const tab = (name) => window.tap(`//*[@aria-label="哪一类"]//*[contains(@class,"ant-segmented-item-label")][.="${name}"]`);
const part = (name) => window.tap(`//*[contains(@class,"ant-segmented-item-label")][.="${name}"]`);
const close = () => window.tap(`//div[contains(@class,"ant-drawer-open")]//button[contains(@class,"ant-drawer-close")]`);
const row = (words) => window.tap(`//*[@data-column][contains(normalize-space(.),"${words}")]`);
const choose = async (label, option) => {
  await window.tap(`//label[normalize-space(.)="${label}"]/ancestor::div[contains(@class,"ant-form-item-row")]//div[contains(@class,"ant-select")][1]`);
  await window.tap(`//div[contains(@class,"ant-select-item-option")][normalize-space(.)="${option}"]`);
};
const sideways = () => window.page.executeScript("return [...document.querySelectorAll('.main, .page, body')].every((it) => it.scrollWidth <= it.clientWidth + 1)");

test("what is due stands on the desk, late in red, and opens its record", async () => {
  await window.see("到期要办");
  await window.see("超期 3 天");
  await window.see("还有 12 天");
  await window.shot("kept-01-desk");
  await window.tap(`//section[@aria-label="到期要办"]//button[contains(., "科普统计数据")]`);
  await window.see("苏科协发〔2026〕41号");
  await window.see("待办 1 件 · 超期 1 件");
  await window.find(`//div[contains(@class,"ant-drawer-open")]//label[normalize-space(.)="办理时限"]`);
  await window.shot("kept-02-document");
  await close();
});

test("an honour is entered, and its chain tells how many years it runs", async () => {
  await window.go("荣誉与文件");
  await tab("荣誉");
  await window.see("国家级 1 · 省级 1");
  await window.press("新建荣誉");
  await window.fill("荣誉名称", "2026年度目标考核优秀单位");
  await window.fill("获得日期", "2026-11");
  await choose("级别", "县级");
  await choose("首次", "首次获得");
  await window.press("保存荣誉");
  await window.see("2025年已经登记过同样的荣誉，这次不是首次");
  // The cross shows itself under the mouse only.
  const first = `//label[normalize-space(.)="首次"]/ancestor::div[contains(@class,"ant-form-item-row")]`;
  await window.page.actions().move({ origin: await window.find(`${first}//div[contains(@class,"ant-select")][1]`) }).perform();
  await window.tap(`${first}//*[contains(@class,"ant-select-clear")]`);
  await window.press("保存荣誉");
  await window.see("登记荣誉“2026年度目标考核优秀单位”");
  await window.see("连续 5 年");
  await window.shot("kept-03-honours");
  assert.equal(await sideways(), true, "the page scrolls sideways");
  await row("2026年度目标考核");
  await window.see("历年同名荣誉");
  await window.page.executeScript("document.querySelector('.kept-below').scrollIntoView()");
  await window.shot("kept-04-chain");
  await close();
});

test("honours are counted by year and level, and each number opens its records", async () => {
  await window.press("历年统计");
  await window.tap(`//button[@title="看 2025 年国家级的荣誉"]`);
  await window.find(`//div[contains(@class,"ant-drawer-open")]//button[contains(@class,"kept-link")][contains(., "学科竞赛国家级奖项")]`);
  await window.shot("kept-05-counts");
  await window.tap(`//button[contains(@class,"kept-link")][contains(., "学科竞赛国家级奖项")]`);
  await window.find(`//div[contains(@class,"ant-drawer-open")]//label[normalize-space(.)="授予单位"]`);
  await close();
});

test("an application's materials are ticked off, and its paper is printed", async () => {
  await tab("申报");
  await row("科普惠农服务站");
  const add = await window.find(`//input[@aria-label="加一件材料"]`);
  for (const name of ["申报书", "资金预算表", "推荐意见"]) {
    await add.sendKeys(name, Key.ENTER);
    await window.find(`//input[@aria-label="材料名称"][@value="${name}"]`);
  }
  await window.tap(`//input[@aria-label="申报书已备齐"]/ancestor::label`);
  await window.see("1/3 备齐");
  const who = await window.find(`//input[@aria-label="资金预算表的责任人"]`);
  await who.sendKeys("周敏", Key.ENTER);
  await window.see("修改“科普惠农服务站”的申报材料");
  await window.shot("kept-06-materials");
  const file = window.choose(join(window.home, "材料清单.pdf"));
  await window.tap(`//section[@aria-label="申报材料"]//button[normalize-space(.)="打印申报材料清单"]`);
  await window.see("已写好");
  // Where a face stands in, it is said in a dialog.
  if ((await window.text()).includes("知道了")) await window.press("知道了");
  assert.equal(readFileSync(file).subarray(0, 5).toString(), "%PDF-");
  await window.fill("报送", "2026-11-20");
  await window.press("保存申报");
  await window.see("修改申报“科普惠农服务站”");
  const due = await window.ask("kept_due");
  assert.deepEqual(due.rows.map(({ area }) => area), ["document"]);
  await window.shot("kept-07-applications");
  assert.equal(await sideways(), true, "the page scrolls sideways");
});

test("papers that go out get the next number; a number twice is told; an answer is tied", async () => {
  await tab("收发文");
  await part("发文");
  await window.press("新建发文");
  await window.see("下一个号：临科协〔2026〕2号");
  await window.fill("标题", "关于2026年科普统计数据的报告");
  await window.fill("文号", "临科协[2026]01号");
  await window.press("保存发文");
  await window.see("已经用在2026年2月10日的“关于印发2026年工作要点的通知”上");
  await window.shot("kept-08-twice");
  await window.fill("文号", "临科协〔2026〕2号");
  await window.press("保存发文");
  await window.see("登记公文“关于2026年科普统计数据的报告”");
  await part("收文");
  await row("科普统计数据的通知");
  await window.fill("办结日期", "2026-11-19");
  await choose("答复文件", "临科协〔2026〕2号 关于2026年科普统计数据的报告");
  await window.press("保存收文");
  await window.see("待办 0 件");
  await window.see("临科协〔2026〕2号");
  await window.shot("kept-09-answered");
  assert.equal(await sideways(), true, "the page scrolls sideways");
});

test("results of a contest are read line by line", async () => {
  await tab("参赛参考");
  await window.see("还没有参赛参考");
  await window.shot("kept-10-empty");
  await window.press("新建参赛参考");
  await window.fill("名称", "高级工理论考试");
  await window.fill("日期", "2026-06");
  await window.fill("参加人数", "14");
  await window.fill("成绩", "98 张伟");
  await window.press("保存参赛参考");
  await window.see("后面应当是“人”");
  await window.fill("成绩", "6人 100\n8人 98");
  await window.press("保存参赛参考");
  await window.see("6人 100分；8人 98分");
  await window.see("派出 14 人次");
  await tab("成果");
  await window.press("新建成果");
  await window.fill("成果名称", "一种接线装置");
  await window.fill("阶段", "2026.3.5 受理\n授权 2026年10月");
  await window.fill("效益（元）", "3000000");
  await window.press("保存成果");
  await window.see("登记成果“一种接线装置”");
  await window.see("效益 3,000,000 元");
  await window.shot("kept-11-outcomes");
});

test("undo takes back, search finds, the summary counts", async () => {
  await window.ctrl("z");
  await window.see("还没有成果");
  await window.ctrl("y");
  await window.see("一种接线装置");
  await window.ctrl("k");
  await window.keys("临科协");
  await window.see("公文");
  await window.tap(`//div[contains(@class,"hit")][contains(., "工作要点的通知")]`);
  await window.find(`//div[contains(@class,"ant-drawer-open")]//label[normalize-space(.)="主送单位"]`);
  await close();
  await window.go("报告");
  await window.press("年度工作总结（公文）");
  await window.see("获得荣誉3项");
  await window.tap(`//button[contains(@class,"summary-figure")][normalize-space(.)="3项"]`);
  await window.find(`//button[contains(@class,"summary-record")][contains(., "全国科普工作先进集体")]`);
  await window.shot("kept-12-summary");
  await window.tap(`//button[contains(@class,"summary-record")][contains(., "全国科普工作先进集体")]`);
  await window.find(`//section[@aria-label="荣誉与文件"]`);
  await window.find(`//div[contains(@class,"ant-drawer-open")]//input[@value="科协发普〔2026〕9号"]`);
});

test("a charter gets its version with the steps of its kind, ticked off one by one; an agreement that ends soon stands on the desk", async () => {
  await close();
  await tab("制度文件");
  await window.see("还没有制度文件");
  await window.shot("kept-13-regulations-empty");
  await window.press("新建制度文件");
  await window.fill("名称", "临江区科学技术协会章程");
  await window.fill("类别", "章程");
  await window.press("保存制度文件");
  await window.see("登记制度文件“临江区科学技术协会章程”");
  await row("科学技术协会章程");
  await window.press("加一版");
  await window.fill("版本", "2026年修订");
  await window.fill("施行日期", "2026-05-01");
  await window.press("保存版本");
  await window.see("还有 3 个环节没有办：理事会通过、主管单位审核、核准");
  for (const [at, name] of ["理事会通过", "主管单位审核", "核准"].entries()) {
    await window.tap(`//input[@aria-label="${name}办了"]/ancestor::label`);
    await window.see(`办了 ${at + 1}/3`);
  }
  const number = await window.find(`//input[@aria-label="核准的文号"]`);
  await number.sendKeys("临民许[2026]第31号", Key.ENTER);
  await window.find(`//input[@aria-label="核准的文号"][@value="临民许〔2026〕31号"]`);
  const [charter] = (await window.ask("regulation_list")).rows;
  assert.deepEqual([charter.in_force, charter.versions[0].told, charter.versions[0].steps.map((step) => step.done_on)], ["2026年修订", [], ["2026-11-23", "2026-11-23", "2026-11-23"]]);
  await window.shot("kept-14-regulation");
  await close();
  await window.see("施行中 1 份");
  await window.shot("kept-15-regulations");
  assert.equal(await sideways(), true, "the page scrolls sideways");
  await window.ask("regulation_create", { fields: { name: "馆校合作协议", kind: "合作协议", unit: "第一中学" }, version: { name: "首期", in_force_on: "2024-01-01", ends_on: "2026-12-31" }, steps: [] });
  await window.restart();
  await window.go("工作台");
  await window.tap(`//section[@aria-label="到期要办"]//button[contains(., "馆校合作协议")][contains(., "有效期满")]`);
  await window.see("有效期到 2026-12-31 届满，该准备续签了");
  await window.shot("kept-16-agreement");
});
