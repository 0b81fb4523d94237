import { expect, it } from "vitest";
import { kindByName } from "./words";

it.each([
  ["C:\\旧表\\2024年电工班花名册.xls", "training"],
  ["/home/lin/会员花名册.xlsx", "people"],
  ["第三届获奖名单.csv", "awards"],
  ["2025工作要点.xlsx", "plan"],
  ["活动台账.xlsx", "events"],
  ["会员单位.xlsx", "units"],
  ["2026年收文登记簿.xls", "documents"],
  ["历年荣誉台账.xlsx", "honours"],
  ["项目申报台账.xlsx", "applications"],
  ["people-titled.xlsx", "people"],
  ["表1.xlsx", undefined],
])("%s speaks of %s", (path, wanted) => expect(kindByName(path)).toBe(wanted));
