import { expect, it } from "vitest";
import { answers, sent } from "../../backend/fake";
import { button, choice, choose, click, one, press, show, write } from "../../testing/stage";
import { Reports } from "./Reports";

const written = () => sent.filter(({ name }) => name === "report_write").map(({ params }) => params);
const seen = () => sent.filter(({ name }) => name === "report_preview").map(({ params }) => params);

it("the first paper is seen at once; each that is chosen is seen and written from what is chosen", async () => {
  await show(<Reports year={2026} />);
  expect(seen()).toEqual([{ name: "plan", plan_id: 1 }]);
  await click(button("写成 PDF"));
  await click(button("签到表"));
  await click(button("Word"));
  await click(button("获奖名单"));
  await click(button("Excel"));
  expect(seen().slice(1)).toEqual([{ name: "sign-in", class_id: 1 }, { name: "awards", contest_id: 1 }]);
  expect(written()).toEqual([
    { name: "plan", plan_id: 1, file: "/home/lin/2026年工作要点.pdf" },
    { name: "sign-in", class_id: 1, file: expect.stringMatching(/签到表\.docx$/u) as string },
    { name: "awards", contest_id: 1, file: expect.stringMatching(/获奖名单\.xlsx$/u) as string },
  ]);
});

it("a year without records says what is missing, and has nothing to press", async () => {
  answers.class_list = () => ({ rows: [] });
  answers.event_list = () => ({ rows: [] });
  await show(<Reports year={2026} />);
  expect(document.body.textContent).toContain("2026 年还没有培训班。");
  expect(document.body.textContent).toContain("2026 年还没有活动。");
  expect(() => button("签到表")).toThrow();
});

it("a chronicle is of the whole year, or of a period once both its ends are written", async () => {
  await show(<Reports year={2026} />);
  await click(button("大事记"));
  const from = () => one<HTMLInputElement>('[aria-label="从哪天起"]');
  const to = () => one<HTMLInputElement>('[aria-label="到哪天止"]');
  const end = async (field: HTMLInputElement, date: string) => {
    await write(field, date);
    await press(field, "Enter");
  };
  await end(from(), "2026-03");
  expect(seen().at(-1)).toEqual({ name: "chronicle", year: 2026 });
  answers.report_preview = ({ to }) => {
    if (to === "2026-02") throw { code: "invalid", message: "结束日期 2026-02 早于开始日期 2026-03。", detail: "" };
    return { pdf: "", pages: 1, notes: [] };
  };
  await end(to(), "2026-02");
  expect(document.body.textContent).toContain("早于开始日期");
  // What was written wrong is mended where it stands.
  await end(to(), " 2026-06-15 ");
  expect(seen().at(-1)).toEqual({ name: "chronicle", from: "2026-03", to: "2026-06-15" });
  await click(button("写成 PDF"));
  expect(written()).toEqual([{ name: "chronicle", from: "2026-03", to: "2026-06-15", file: "/home/lin/2026-03至2026-06-15大事记.pdf" }]);
  await click(button("全年"));
  expect(to().value).toBe("");
  await click(button("写成 PDF"));
  expect(written().at(-1)).toEqual({ name: "chronicle", year: 2026, file: "/home/lin/2026年大事记.pdf" });
});

it("a paper that cannot be set says why", async () => {
  answers.report_preview = () => {
    throw { code: "nothing_to_print", message: "这份计划还没有条目。", detail: "" };
  };
  await show(<Reports year={2026} />);
  expect(document.body.textContent).toContain("这份计划还没有条目。");
});

const chosen = () => sent.filter(({ name }) => name === "report_choose").map(({ params }) => params);

it("a list's columns, order and eyes are chosen where it is seen, and seen again as they were chosen", async () => {
  await show(<Reports year={2026} />);
  expect(() => button("列和次序")).toThrow();
  await click(button("花名册"));
  await click(button("列和次序"));
  expect(choice("身份证号")?.checked).toBe(false);
  expect(choice("这一次写出完整身份证号")).toBeUndefined();
  const before = seen().length;
  for (const each of ["性别", "身份证号", "公示用：电话也遮住", "姓氏笔画"]) await choose(each);
  const columns = ["姓名", "身份证号", "单位", "联系电话", "备注"];
  expect(chosen().at(-1)).toEqual({ name: "roster", choices: { columns, publish: true, order: "strokes" } });
  expect(seen().length).toBe(before + 4);
  // A list that is published has no full numbers.
  expect(choice("这一次写出完整身份证号")?.disabled).toBe(true);
  await click(button("恢复原样"));
  expect(chosen().at(-1)).toEqual({ name: "roster" });
});

it("an official document's head and imprint are chosen where it is seen", async () => {
  await show(<Reports year={2026} />);
  await click(button("版头和版记"));
  await choose("套红头纸");
  expect(chosen().at(-1)).toEqual({ name: "plan", official: { letterhead: "printed" } });
  const signers = one<HTMLInputElement>('[aria-label="签发人"]');
  await write(signers, "张三、李四");
  await press(signers, "Enter");
  expect(chosen().at(-1)).toEqual({ name: "plan", official: { letterhead: "printed", signers: "张三、李四" } });
  expect(() => one('[aria-label="抄送"]')).toThrow();
  // Left by a click, before the first is answered.
  await write(signers, "王五");
  signers.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  await choose("末页写版记");
  expect(chosen().at(-1)).toEqual({ name: "plan", official: { letterhead: "printed", signers: "王五", imprint: true } });
  expect(one<HTMLInputElement>('[aria-label="印发机关"]').placeholder).toBe("临江区科协办公室");
  await choose("不要");
  expect(() => one('[aria-label="签发人"]')).toThrow();
  await click(button("恢复原样"));
  expect(chosen().at(-1)).toEqual({ name: "plan" });
});

it("full ID numbers are for the file that is written now", async () => {
  await show(<Reports year={2026} />);
  await click(button("花名册"));
  await click(button("列和次序"));
  for (const each of ["身份证号", "这一次写出完整身份证号"]) await choose(each);
  await click(button("写成 PDF"));
  expect(written()).toEqual([{ name: "roster", class_id: 1, full_ids: true, file: expect.stringMatching(/\.pdf$/u) as string }]);
  expect(seen().at(-1)).toEqual({ name: "roster", class_id: 1 });
  await click(button("签到表"));
  await click(button("花名册"));
  await click(button("写成 PDF"));
  expect(written().at(-1)).toEqual({ name: "roster", class_id: 1, file: expect.stringMatching(/\.pdf$/u) as string });
});

it("characters that no face has are said before, and again before the file is written", async () => {
  const missing = "“”（U+E5E5，见“张明”）没有字形";
  answers.report_preview = () => ({ pdf: "", pages: 1, notes: [], missing });
  answers.report_write = ({ file, boxes }) => {
    if (!boxes) throw { code: "missing_glyphs", message: missing, detail: "" };
    return { path: file, pages: 1, notes: [] };
  };
  await show(<Reports year={2026} />);
  expect(one(".ant-alert").textContent).toContain(missing);
  await click(button("写成 PDF"));
  expect(one(".ant-modal").textContent).toContain(missing);
  await click(button("先不写"));
  expect(written().length).toBe(1);
  await click(button("写成 PDF"));
  await click(button("照样写出"));
  expect(written().at(-1)).toEqual({ name: "plan", plan_id: 1, boxes: true, file: "/home/lin/2026年工作要点.pdf" });
});
