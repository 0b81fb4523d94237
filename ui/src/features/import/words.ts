// What the import says: kinds, fields, reasons; and which kind a file's name speaks of.
import type { ImportFate, ImportKind, ImportMatch, ImportRole, OutlineKind } from "../../backend";

export const KINDS: { value: ImportKind; label: string; page: string; area?: string }[] = [
  { value: "people", label: "人员", page: "directory" },
  { value: "units", label: "单位", page: "directory" },
  { value: "training", label: "培训班学员", page: "training" },
  { value: "events", label: "活动台账", page: "event" },
  { value: "awards", label: "获奖名单", page: "contest" },
  { value: "plan", label: "工作计划", page: "plan" },
  { value: "honours", label: "荣誉", page: "kept", area: "honour" },
  { value: "participations", label: "参赛参考", page: "kept", area: "participation" },
  { value: "applications", label: "申报", page: "kept", area: "application" },
  { value: "documents", label: "收发文", page: "kept", area: "document" },
  { value: "outcomes", label: "成果", page: "kept", area: "outcome" },
];

/** Where imported records of a kind are seen. */
export function placeOf(kind: ImportKind): { page: string; area?: string } {
  const found = KINDS.find(({ value }) => value === kind);
  return { page: found?.page ?? "overview", ...(found?.area === undefined ? {} : { area: found.area }) };
}

const HINTS: [RegExp, ImportKind][] = [
  [/收文|发文|公文/u, "documents"],
  [/荣誉/u, "honours"],
  [/参赛|参考情况/u, "participations"],
  [/申报/u, "applications"],
  [/专利|成果|论文|工法/u, "outcomes"],
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

/** What a row of a sheet is. */
export const ROLES: Record<ImportRole, string> = {
  title: "标题", fill_in: "填报", header: "表头", section: "分组", record: "记录", total: "合计", note: "说明", footer: "落款", blank: "空行", hidden: "不读", said: "跳过",
};

/** What becomes of a record. */
export const FATES: Record<ImportFate, string> = { new: "新增", changed: "改动", differs: "有出入", unclear: "要您选", out: "不能导入", same: "一样" };

/** By what a person was known. */
export const MATCHES: Record<ImportMatch, string> = { id_number: "按身份证号对上", phone: "按电话和姓名对上", unit: "按姓名和单位对上", name: "只按姓名对上", said: "您选的" };

/** What a line of a plan's text is. */
export const KINDS_OF_LINE: Record<OutlineKind, string> = { heading: "标题", task: "任务", text: "正文" };
