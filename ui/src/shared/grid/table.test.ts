import { describe, expect, it } from "vitest";
import { asTsv, type Column, filtered, sorted } from "./table";

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
const names = (list: Row[]) => list.map((row) => row.name).join();

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

  it("copies as text that a spreadsheet pastes", () =>
    expect(asTsv([{ name: "张\t三\n", score: 9 }], columns)).toBe("张 三 \t9 分"));
});
