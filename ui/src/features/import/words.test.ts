import { expect, it } from "vitest";
import { kindByName, rowsSaid, valueText } from "./words";

it.each([
  ["C:\\旧表\\2024年电工班花名册.xls", "training"],
  ["/home/lin/会员花名册.xlsx", "people"],
  ["第三届获奖名单.csv", "awards"],
  ["2025工作要点.xlsx", "plan"],
  ["活动台账.xlsx", "events"],
  ["会员单位.xlsx", "units"],
  ["people-titled.xlsx", "people"],
  ["表1.xlsx", undefined],
])("%s speaks of %s", (path, wanted) => expect(kindByName(path)).toBe(wanted));

it.each([
  [[3, 1, 2, 9], "1～3、9"],
  [[5, 4], "4、5"],
  [[], ""],
])("rows %j read %s", (rows, wanted) => expect(rowsSaid(rows)).toBe(wanted));

it.each([
  [null, ""],
  [true, "是"],
  [["张三", "李四"], "张三、李四"],
  [[[3, "次"], [2, null]], "3 次、2"],
  [1985.5, "1985.5"],
])("%j reads %s", (value, wanted) => expect(valueText(value)).toBe(wanted));
