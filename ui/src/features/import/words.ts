// What the import says: kinds, fields, reasons; and which kind a file's name speaks of.
import type { ImportKind, ImportSkip, OutlineKind } from "../../backend";

export const KINDS: { value: ImportKind; label: string; page: string }[] = [
  { value: "people", label: "人员", page: "directory" },
  { value: "units", label: "单位", page: "directory" },
  { value: "training", label: "培训班学员", page: "training" },
  { value: "events", label: "活动台账", page: "event" },
  { value: "awards", label: "获奖名单", page: "contest" },
  { value: "plan", label: "工作计划", page: "plan" },
];

const HINTS: [RegExp, ImportKind][] = [
  [/培训|学员|班|training|roster/iu, "training"],
  [/获奖|评奖|奖|award/iu, "awards"],
  [/计划|要点|安排|plan/iu, "plan"],
  [/台账|活动|event/iu, "events"],
  [/单位|企业|团体|unit/iu, "units"],
  [/花名册|名册|会员|人员|通讯录|people|member/iu, "people"],
];

/** The last part of a path, of either system. */
export const nameOf = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path;

/** The kind that a file's name speaks of. */
export function kindByName(path: string): ImportKind | undefined {
  const name = nameOf(path);
  return HINTS.find(([hint]) => hint.test(name))?.[1];
}

/** Fields that come from rows and titles rather than from a column of their own. */
export const FIELDS: Record<string, string> = {
  name: "姓名", unit: "单位", class_name: "班次", group_name: "组别", is_leader: "组长", mentor: "帮带", section: "部分", award: "等级", contest: "竞赛", kind: "类型",
  start_date: "开始", end_date: "结束", note: "备注", result: "结果", title: "名称", indicators: "指标", sex: "性别", birth_date: "出生年月",
};

export const SKIPS: Record<ImportSkip, string> = {
  title: "标题", fill_in: "填报单位", header: "重复的表头", total: "合计、小计", footer: "填表人、审核人", note: "说明文字", section: "分组行（意思已归到下面各行）", blank: "只有序号的空行", hidden_sheet: "隐藏的工作表",
};

/** What a line of a plan's text is. */
export const KINDS_OF_LINE: Record<OutlineKind, string> = { heading: "标题", task: "任务", text: "正文" };

/** Numbers in order as people write them: 1、4～7、9. */
export function rowsSaid(rows: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const row of rows.toSorted((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else spans.push([row, row]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}、${to}` : `${from}～${to}`)).join("、");
}

/** A value of a record, as it reads. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value === true) return "是";
  if (value === false) return "";
  if (Array.isArray(value)) return value.map((each) => (Array.isArray(each) ? each.filter((part) => part !== null).join(" ") : valueText(each))).join("、");
  return String(value);
}
