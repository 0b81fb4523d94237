import { describe, expect, it } from "vitest";
import { filtered, type Filter } from "./filter";
import { asTsv, type Column, fromTsv, sorted } from "./table";

interface Row {
  name: string;
  score: number | null;
}

const columns: Column<Row>[] = [
  { key: "name", title: "姓名", width: 100 },
  { key: "score", title: "成绩", width: 80, number: true, show: (row) => (row.score === null ? "" : `${row.score} 分`) },
];
const rows: Row[] = [
  { name: "张三", score: 9 },
  { name: "李四", score: null },
  { name: "王 五", score: 80 },
];
const names = (list: readonly Row[]) => list.map((row) => row.name).join();

describe("table", () => {
  it.each([
    ["", "张三,李四,王 五"],
    ["三", "张三"],
    ["80 王", "王 五"],
    ["赵", ""],
  ])("filters by %s", (words, wanted) => expect(names(filtered(rows, columns, words))).toBe(wanted));

  it.each([
    [1, false, "张三,王 五,李四"],
    [1, true, "王 五,张三,李四"],
    [0, false, "李四,王 五,张三"],
  ])("sorts column %i, descending %s, empty cells last", (column, descending, wanted) =>
    expect(names(sorted(rows, columns[column], descending))).toBe(wanted),
  );

  it.each<[Record<string, Filter>, string]>([
    [{ name: { words: "五" } }, "王 五"],
    [{ name: { among: ["张三", "李四"] } }, "张三,李四"],
    [{ score: { among: ["（空白）"] } }, "李四"],
    [{ score: { least: 9, most: 50 } }, "张三"],
    [{ score: { least: 9 }, name: { words: "王" } }, "王 五"],
  ])("filters by column %j", (filters, wanted) => expect(names(filtered(rows, columns, "", filters))).toBe(wanted));

  it.each([
    ["张三\t1\r\n李四\t2\r\n", [["张三", "1"], ["李四", "2"]]],
    ['"两行\n地址"\t"说 ""好"""', [["两行 地址", '说 "好"']]],
    ["a\t\tb\t", [["a", "", "b", ""]]],
    ['5" 管\tx', [['5" 管', "x"]]],
    ["一格", [["一格"]]],
    ["a\n\nb", [["a"], [""], ["b"]]],
    ["", []],
  ])("reads what a spreadsheet copied: %j", (text, wanted) => expect(fromTsv(text)).toEqual(wanted));

  it("copies as text that a spreadsheet pastes", () =>
    expect(asTsv([{ name: "张\t三\n", score: 9 }], columns)).toBe("张 三 \t9 分"));
});
