// The papers that records give, what each of them needs to be told, and the files it can be written as.
import type { ReportAsk, ReportName } from "../../backend";

/** What a paper is made of. */
export type Source =
  | "plan" | "event" | "summary" | "year" | "training" | "class" | "contest" | "commendation" | "ranking" | "kept" | "application" | "directory" | "donation" | "term" | "ballot" | "duty";

/** A kind of file. */
export type Ending = "pdf" | "docx" | "xlsx";

/** A paper. */
export interface Paper {
  name: ReportName;
  title: string;
  /** What stands on it, in one sentence. */
  what: string;
  of: Source;
  endings: readonly Ending[];
  /** Whether its columns can be chosen. */
  isList: boolean;
  /** Whether it has 版头 and 版记. */
  isOfficial?: boolean;
}

/** The kinds of file, as they are offered. */
export const ENDINGS: readonly { ending: Ending; label: string; title: string }[] = [
  { ending: "pdf", label: "写成 PDF", title: "定稿，交出去或打印（Ctrl+P）" },
  { ending: "docx", label: "Word", title: "能接着改的稿子" },
  { ending: "xlsx", label: "Excel", title: "能接着算的表" },
];

const TABLE: readonly Ending[] = ["pdf", "docx", "xlsx"];

export const PAPERS: readonly Paper[] = [
  { name: "plan", title: "工作计划（公文）", what: "按公文格式排版，标题、主送、各级条目和落款齐全", of: "plan", endings: ["pdf", "docx"], isList: false, isOfficial: true },
  { name: "plan-table", title: "任务分解表", what: "一项任务一行：责任、时限、指标和进展", of: "plan", endings: TABLE, isList: true },
  { name: "plan-progress", title: "进展情况表", what: "督查用：指标完成到哪里，一段日子里记下的进展", of: "plan", endings: TABLE, isList: true },
  { name: "plan-manual", title: "工作手册", what: "按责任人、领导、科室或板块分开，各人名下要做什么、做到哪里", of: "plan", endings: TABLE, isList: true },
  { name: "plan-opinions", title: "征求意见汇总表", what: "谁对哪一条提了什么意见，采纳没有，为什么", of: "plan", endings: TABLE, isList: true },
  { name: "plan-changes", title: "年中调整说明", what: "审定或印发以后改了什么，一条一行，前后对照", of: "plan", endings: TABLE, isList: false, isOfficial: true },
  { name: "summary", title: "年度工作总结（公文）", what: "按计划的章节写成的总结，数字都由记录得来", of: "summary", endings: ["pdf", "docx"], isList: false, isOfficial: true },
  { name: "events", title: "活动台账", what: "全年活动按时间排列，末行是合计", of: "year", endings: TABLE, isList: true },
  { name: "chronicle", title: "大事记", what: "全年或一段日子的活动，按月按日记成文字", of: "year", endings: TABLE, isList: false, isOfficial: true },
  { name: "follow-ups", title: "会议落实事项", what: "会上定了谁办、几时办完，办完没有", of: "year", endings: TABLE, isList: true },
  { name: "event-brief", title: "活动小结", what: "时间地点、做了什么，照片两张一排", of: "event", endings: ["pdf", "docx"], isList: false, isOfficial: true },
  { name: "minutes", title: "会议纪要", what: "议程、议定事项、落实分工和出席名单", of: "event", endings: ["pdf", "docx"], isList: false, isOfficial: true },
  { name: "dossier-contents", title: "卷内目录", what: "一项活动的档案里有什么，按归档次序", of: "event", endings: TABLE, isList: true },
  { name: "problems", title: "问题建议台账", what: "一年里的问题和建议，解决了没有", of: "year", endings: TABLE, isList: true },
  { name: "money", title: "收支表", what: "全年或一段日子的收入、支出和结余，按类别、按任务，附明细", of: "year", endings: TABLE, isList: false },
  { name: "donations", title: "捐赠清单", what: "捐出和受赠的物品、数量、价值和收据编号", of: "year", endings: TABLE, isList: true },
  { name: "donation-receipt", title: "捐赠收据", what: "一次捐赠一页：受赠的写收据，捐出的写证明", of: "donation", endings: ["pdf", "docx"], isList: false },
  { name: "plaques", title: "授牌名单", what: "牌匾授给谁、写什么、挂在哪里", of: "year", endings: TABLE, isList: true },
  { name: "venues", title: "阵地名录", what: "阵地的类别、所属单位、地址和联系人", of: "directory", endings: TABLE, isList: true },
  { name: "coverage", title: "媒体报道一览", what: "哪家媒体报道了什么，按级别排列", of: "year", endings: TABLE, isList: true },
  { name: "returns", title: "上报数字汇总表", what: "各单位报上来的数字和合计，不计入本会", of: "year", endings: TABLE, isList: true },
  { name: "honours", title: "荣誉台账", what: "一年或历年得的荣誉，按级别排列，首次和连续几年都写上", of: "kept", endings: TABLE, isList: true },
  { name: "participations", title: "参赛参考情况表", what: "参加别人办的竞赛和考试：派出、合格、名次、成绩", of: "kept", endings: TABLE, isList: true },
  { name: "applications", title: "申报台账", what: "一年里的申报走到哪一步，批了没有，多少经费", of: "kept", endings: TABLE, isList: true },
  { name: "application-materials", title: "申报材料清单", what: "一项申报要哪些材料，谁负责，备齐没有", of: "application", endings: TABLE, isList: true },
  { name: "documents-in", title: "收文登记簿", what: "一年的来文，办理时限和结果", of: "kept", endings: TABLE, isList: true },
  { name: "documents-out", title: "发文登记簿", what: "一年的发文，按日期排列", of: "kept", endings: TABLE, isList: true },
  { name: "outcomes", title: "成果台账", what: "专利、论文、项目和建议，各到哪一步，效益多少", of: "kept", endings: TABLE, isList: true },
  { name: "regulations", title: "制度文件目录", what: "章程、办法、预案和协议：现行哪一版，怎样批的，下次几时评审", of: "kept", endings: TABLE, isList: true },
  { name: "roster", title: "花名册", what: "学员的单位、组别、课时、成绩和结果", of: "class", endings: TABLE, isList: true },
  { name: "groups", title: "分组名单", what: "一组一段，组长在前", of: "class", endings: TABLE, isList: true },
  { name: "sign-in", title: "签到表", what: "姓名和单位印好，留出签名的格子", of: "class", endings: TABLE, isList: true },
  { name: "scores", title: "成绩表", what: "按成绩从高到低，附平均分和合格人数", of: "class", endings: TABLE, isList: true },
  { name: "pairs", title: "帮带名单", what: "谁帮带谁，同一个人帮带的排在一起", of: "class", endings: TABLE, isList: true },
  { name: "attendance", title: "考勤表", what: "一次课一列，只写没到和迟到的，附出勤率", of: "class", endings: TABLE, isList: true },
  { name: "training-figures", title: "培训情况统计表", what: "一年的期数、人次、人数、课时和合格率，分单位", of: "training", endings: TABLE, isList: true },
  { name: "teacher-hours", title: "教师课时统计表", what: "一年里谁上了几期、几次课、多少课时", of: "training", endings: TABLE, isList: true },
  { name: "mentorships", title: "师徒结对台账", what: "一年里在带的师徒，目标和本年评价", of: "training", endings: TABLE, isList: true },
  { name: "awards", title: "获奖名单", what: "按等级排列，有证书的写上编号", of: "contest", endings: TABLE, isList: true },
  { name: "award-counts", title: "各单位获奖统计表", what: "各单位各等奖多少项，末行是合计", of: "contest", endings: TABLE, isList: true },
  { name: "entries-sent", title: "推荐作品名单", what: "选送上级的作品，送到哪里，得了什么奖", of: "contest", endings: TABLE, isList: true },
  { name: "points", title: "积分排名表", what: "各单位或媒体的名次、各项得分和奖金", of: "ranking", endings: TABLE, isList: true },
  { name: "commendation", title: "表彰决定（公文）", what: "按评审、公示和会议写成的决定，称号和名单齐全", of: "commendation", endings: ["pdf", "docx"], isList: false, isOfficial: true },
  { name: "commendation-public", title: "公示名单", what: "每个名字后面写明凭哪条规则、第几名", of: "commendation", endings: TABLE, isList: true },
  { name: "recommendations", title: "推荐名单", what: "要报上级授予的称号和主要依据", of: "commendation", endings: TABLE, isList: true },
  { name: "bonuses", title: "奖金发放表", what: "一人一行，金额、合计和签字的格子", of: "commendation", endings: TABLE, isList: true },
  { name: "members", title: "会员名册", what: "在会的个人会员，和写了入会日期的人员，不带身份证号", of: "directory", endings: TABLE, isList: true },
  { name: "unit-members", title: "单位会员名册", what: "在会的单位，编号、类别和入会日期", of: "directory", endings: TABLE, isList: true },
  { name: "dues", title: "会费收缴表", what: "一年里每个会员应缴、已缴、欠缴，附收据和合计", of: "directory", endings: TABLE, isList: true },
  { name: "join-applications", title: "入会审批名单", what: "一年的入会申请，介绍人、哪次会议、通过没有", of: "directory", endings: TABLE, isList: true },
  { name: "units", title: "单位名录", what: "单位的类别、联系人、电话和地址", of: "directory", endings: TABLE, isList: true },
  { name: "body-members", title: "组成人员名单", what: "一届里谁任什么职，代表哪个单位，职务高的在前", of: "term", endings: TABLE, isList: true },
  { name: "ballot", title: "选举结果", what: "候选人的得票和是否当选，附应到实到和票数，留出监票人签字", of: "ballot", endings: TABLE, isList: true },
  { name: "duty", title: "值班表", what: "哪天谁带班、谁值班，节假日标出，下面是值班电话", of: "duty", endings: TABLE, isList: true },
  { name: "certificate-receipts", title: "证书领取签字表", what: "按打印的先后，一人一行，留出签字的格子", of: "contest", endings: TABLE, isList: true },
  { name: "certificate-register", title: "证书登记簿", what: "一年发出的每一个编号，作废的写明原因", of: "year", endings: TABLE, isList: true },
];

/** The papers with these names, in this order. */
export const papersNamed = (...names: ReportName[]): Paper[] => names.flatMap((name) => PAPERS.filter((paper) => paper.name === name));

/** What a paper is written from: one plan, class or contest, or a year. */
export type PaperAsk = Omit<ReportAsk, "name">;

/** A paper's name without the way it is set. */
export const titleOf = (paper: Paper): string => paper.title.replace(/（.*）/u, "");

/** A file name that says what the paper is about, without the marks that a file system refuses. */
export function fileName(about: string, paper: Paper, ending: Ending | string): string {
  const title = titleOf(paper);
  const name = about && (paper.name === "plan" || about.includes(title)) ? about : `${about}${title}`;
  return `${name.replaceAll(/[\\/:*?"<>|\s]+/gu, " ").trim() || title}.${ending}`;
}
