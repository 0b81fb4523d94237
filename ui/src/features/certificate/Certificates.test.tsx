import { act } from "react";
import { expect, it } from "vitest";
import { answers, sent } from "../../backend/fake";
import { button, choose as tick, click, one, point, show, write } from "../../testing/stage";
import { Certificates } from "./Certificates";

const asked = (name: string) => sent.filter((each) => each.name === name).map(({ params }) => params);
const field = (label: string) => one<HTMLInputElement>(`[aria-label="${label}"]`);

async function choose(at: string, option: string) {
  await act(async () => one(at).dispatchEvent(new MouseEvent("mousedown", { bubbles: true })));
  await click(one(option));
}

async function begin() {
  await show(<Certificates year={2026} />);
  await click(button("颁发证书"));
  await choose(".ant-drawer .ant-select", ".ant-select-item-option:not(.ant-select-item-group)");
}

it("certificates are looked over, issued, printed, confirmed but for the spoiled, and one is voided with its reason", async () => {
  await begin();
  expect(one(".papers").textContent).toContain("KX-2026-JS-0001");
  expect(one(".papers").textContent).toContain("姓名较长，已缩小一号");
  await click(button("颁发 6 张"));
  await click(button("写成 PDF（6 张）"));
  expect(asked("certificate_issue")).toEqual([{ contest_id: 1 }]);
  expect(asked("certificate_print")).toEqual([{ ids: [1, 2, 3, 4, 5, 6], drawn: false, shift_x: 0, shift_y: 0, turn: 0, code: false, file: "/home/lin/证书 6 张.pdf" }]);
  await write(field("打坏的是第几张"), "2-3");
  await click(button("确认已打印"));
  expect(asked("certificate_confirm")).toEqual([{ ids: [1, 2, 3, 4, 5, 6], spoiled: "2-3" }]);
  await point(one('[data-row="1"] [data-column="-1"]'));
  await click(button("作废 1 张"));
  await write(field("作废的原因"), "姓名写错");
  await click(button("作废"));
  expect(asked("certificate_void")).toEqual([{ ids: [2], reason: "姓名写错" }]);
});

it("who is skipped is left out with the reason, and what is due adds up", async () => {
  await begin();
  expect(one(".batch").textContent).toContain("应印 6 张 = 可印 6 张 + 跳过 0 张");
  const [first] = asked("certificate_preview");
  expect(first).toEqual({ issue: { contest_id: 1 }, paper: 0 });
  const name = one(".papers li strong").textContent ?? "";
  await click(button(`跳过${name}`));
  await write(field("跳过的原因"), "等照片");
  await click(button("这次不发"));
  expect(one(".batch").textContent).toContain("应印 6 张 = 可印 5 张 + 跳过 1 张");
  await click(button("颁发 5 张"));
  expect(asked("certificate_issue")).toMatchObject([{ contest_id: 1, skip: [{ reason: "等照片" }] }]);
});

it("a paper that cannot be printed holds the batch back", async () => {
  answers.certificate_check = () => ({
    due: 1, skipped: [], already: 0, already_ids: [], findings: [{ paper: 0, kind: "missing_glyph", refused: true, message: "没有字形" }],
    papers: [{ owner: "a", person_id: 3, recipient: "张三", award: "一等奖", number: "1", template: "honour-person", words: ["张三 同志："] }],
  });
  await begin();
  expect((button("颁发 1 张") as HTMLButtonElement).disabled).toBe(true);
  expect(button("去改资料")).toBeTruthy();
});

it("the printer's stock and correction are kept under its name, and everyone may get a file", async () => {
  await begin();
  await click(button("颁发 6 张"));
  await write(field("向右移"), "1.5");
  await tick("印二维码");
  await tick("一人一个文件");
  await click(button("写成 PDF（6 张）"));
  expect(asked("printer_set")).toMatchObject([{ name: "打印机", drawn: false, shift_x: 1.5 }]);
  expect(asked("certificate_print")).toMatchObject([{ shift_x: 1.5, code: true, each: "{编号}_{姓名}_{奖项}" }]);
});

it("numbers follow the pattern that is set, and sentences those of the office", async () => {
  await show(<Certificates year={2026} />);
  await click(button("编号与措辞"));
  await write(field("竞赛评选的编号规则"), "科协证字〔{年}〕第{号:4}号");
  await click(button("保存竞赛评选的编号"));
  expect(asked("scheme_set")).toEqual([{ category: "JS", year: 2026, pattern: "科协证字〔{年}〕第{号:4}号", start: 1 }]);
  await write(field("结语"), "特发此证。");
  await click(button("保存措辞"));
  expect(asked("wording_set")).toMatchObject([{ template: "honour-person", closing: "特发此证。" }]);
});
