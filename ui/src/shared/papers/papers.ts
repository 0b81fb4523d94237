// The papers that records give, and what each of them needs to be told.
import type { ReportName, ReportWrite } from "../../backend";

/** What a paper is made of. */
export type Source = "plan" | "year" | "class" | "contest";

/** A paper. */
export interface Paper {
  name: ReportName;
  title: string;
  /** What stands on it, in one sentence. */
  what: string;
  of: Source;
}

export const PAPERS: readonly Paper[] = [
  { name: "plan", title: "工作计划（公文）", what: "按公文格式排版，标题、主送、各级条目和落款齐全", of: "plan" },
  { name: "plan-table", title: "任务分解表", what: "一项任务一行：责任、时限、指标和进展", of: "plan" },
  { name: "events", title: "活动台账", what: "全年活动按时间排列，末行是合计", of: "year" },
  { name: "roster", title: "花名册", what: "学员的单位、组别、课时、成绩和结果", of: "class" },
  { name: "sign-in", title: "签到表", what: "姓名和单位印好，留出签名的格子", of: "class" },
  { name: "scores", title: "成绩表", what: "按成绩从高到低，附平均分和合格人数", of: "class" },
  { name: "certificate-receipts", title: "证书领取签字表", what: "按打印的先后，一人一行，留出签字的格子", of: "contest" },
  { name: "certificate-register", title: "证书登记簿", what: "一年发出的每一个编号，作废的写明原因", of: "year" },
  { name: "awards", title: "获奖名单", what: "按等级排列，有证书的写上编号", of: "contest" },
];

/** The papers with these names, in this order. */
export const papersNamed = (...names: ReportName[]): Paper[] => names.flatMap((name) => PAPERS.filter((paper) => paper.name === name));

/** What a paper is written from: one plan, class or contest, or a year. */
export type PaperAsk = Pick<ReportWrite, "plan_id" | "class_id" | "contest_id" | "year">;

/** A file name from a title: without the marks that a file system refuses. */
export const fileName = (title: string, ending: string): string => `${title.replaceAll(/[\\/:*?"<>|\s]+/gu, " ").trim() || "文稿"}.${ending}`;
