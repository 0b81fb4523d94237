//! Every table of the office file stands in exactly one list; a test reads the schema and says so.

use serde::Serialize;

/// The part of the window whose answers a change touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// 本会
    Office,
    /// 单位与人员
    Directory,
    /// 年度计划
    Plan,
    /// 活动台账
    Event,
    /// 收支
    Money,
    /// 捐赠
    Donation,
    /// 阵地
    Venue,
    /// 授牌
    Plaque,
    /// 报道
    Coverage,
    /// 收表
    Return,
    /// 培训班
    Training,
    /// 竞赛评选
    Contest,
    /// 问题建议
    Problem,
    /// 荣誉
    Honour,
    /// 参赛参考
    Participation,
    /// 申报
    Application,
    /// 收发文
    Document,
    /// 成果
    Outcome,
    /// 制度文件
    Regulation,
    /// 证书
    Certificate,
    /// 附件
    Attachment,
    /// 历史
    History,
}

/// A journaled table: what its rows are called, and what is said of a row that another still refers to.
pub struct Journaled {
    /// Table name.
    pub name: &'static str,
    /// Its area.
    pub area: Area,
    /// Measure word and noun: “个活动”.
    pub noun: &'static str,
    /// Said of the row it refers to: “后来已报名”.
    pub used: &'static str,
}

const fn table(name: &'static str, area: Area, noun: &'static str, used: &'static str) -> Journaled {
    Journaled { name, area, noun, used }
}

/// Tables whose changes are recorded and can be undone; parents before children.
pub const JOURNALED: &[Journaled] = &[
    table("office_profile", Area::Office, "份本会资料", "后来被本会资料引用"),
    table("department", Area::Directory, "个部室", "后来被部室引用"),
    table("unit", Area::Directory, "个单位", "后来被单位引用"),
    table("person", Area::Directory, "人", "后来有人员属于它"),
    table("unit_apart", Area::Directory, "个“不是同一单位”的记号", "后来有单位和它分开"),
    table("person_apart", Area::Directory, "个“不是同一人”的记号", "后来有人员和它分开"),
    table("member_kind", Area::Directory, "个会员类别", "后来被会员类别引用"),
    table("member_due", Area::Directory, "条会费标准", "后来定了会费标准"),
    table("membership", Area::Directory, "份会籍", "后来办了会籍"),
    table("due_payment", Area::Directory, "笔会费", "后来缴了会费"),
    table("join_application", Area::Directory, "份入会申请", "后来有入会申请用到"),
    table("label", Area::Directory, "个标签", "后来被标签引用"),
    table("label_use", Area::Directory, "处标签", "后来贴了标签"),
    table("body", Area::Directory, "个机构", "后来被机构引用"),
    table("body_category", Area::Directory, "类席位", "后来定了席位"),
    table("term", Area::Directory, "届", "后来有了这一届"),
    table("seat", Area::Directory, "个席位", "后来任了职"),
    table("ballot", Area::Directory, "次选举", "后来有了选举"),
    table("ballot_candidate", Area::Directory, "名候选人", "后来作了候选人"),
    table("duty_roster", Area::Directory, "份值班表", "后来被值班表引用"),
    table("duty_member", Area::Directory, "个值班人员", "后来列入了值班表"),
    table("duty_turn", Area::Directory, "班", "后来排了值班"),
    table("plan", Area::Plan, "份计划", "后来被计划引用"),
    table("plan_item", Area::Plan, "条计划条目", "后来又有条目"),
    table("plan_version", Area::Plan, "份计划稿本", "后来留了稿本"),
    table("progress_note", Area::Plan, "条进展", "后来写了进展"),
    table("target", Area::Plan, "个指标", "后来定了指标"),
    table("target_entry", Area::Plan, "条完成记录", "后来记了完成情况"),
    table("milestone", Area::Plan, "个节点", "后来定了节点"),
    table("opinion", Area::Plan, "条意见", "后来记了意见"),
    table("problem", Area::Problem, "条问题", "后来记了问题"),
    table("honour", Area::Honour, "项荣誉", "后来登记了荣誉"),
    table("honour_person", Area::Honour, "个获荣誉的人", "后来登记了荣誉"),
    table("participation", Area::Participation, "项参赛参考", "后来登记了参赛参考"),
    table("participation_person", Area::Participation, "个参赛参考的人", "后来登记了参赛参考"),
    table("application", Area::Application, "项申报", "后来登记了申报"),
    table("application_material", Area::Application, "件申报材料", "后来列了申报材料"),
    table("document", Area::Document, "件公文", "后来登记了公文"),
    table("outcome", Area::Outcome, "项成果", "后来登记了成果"),
    table("outcome_person", Area::Outcome, "个成果完成人", "后来登记了成果"),
    table("regulation", Area::Regulation, "份制度文件", "后来有制度文件用到"),
    table("regulation_version", Area::Regulation, "版制度文件", "后来有了新的版本"),
    table("regulation_step", Area::Regulation, "个审批环节", "后来列了审批环节"),
    table("summary", Area::Plan, "份工作总结", "后来被总结引用"),
    table("event_kind", Area::Event, "个活动类型", "后来又有类型"),
    table("event_field", Area::Event, "个类型栏目", "后来又有栏目"),
    table("series", Area::Event, "个系列活动", "后来被系列引用"),
    table("event", Area::Event, "个活动", "后来又有活动"),
    table("occurrence", Area::Event, "个活动场次", "后来又有场次"),
    table("event_unit", Area::Event, "个活动单位", "后来有活动用到"),
    table("measure", Area::Event, "个活动数据", "后来记了数据"),
    table("event_item", Area::Event, "个任务关联", "后来已关联任务"),
    table("event_apart", Area::Event, "个“不是同一活动”的记号", "后来有活动和它分开"),
    table("event_person", Area::Event, "个出席人员", "后来出席过活动"),
    table("money_category", Area::Money, "个收支类别", "后来被收支类别引用"),
    table("money_line", Area::Money, "笔收支", "后来记了收支"),
    table("donation", Area::Donation, "次捐赠", "后来记了捐赠"),
    table("donation_item", Area::Donation, "件捐赠物品", "后来写了捐赠物品"),
    table("venue", Area::Venue, "处阵地", "后来建了阵地"),
    table("plaque", Area::Plaque, "块牌匾", "后来授了牌"),
    table("coverage", Area::Coverage, "篇报道", "后来有报道"),
    table("returned_figure", Area::Return, "个上报数字", "后来报过数字"),
    table("meeting", Area::Event, "份会议记录", "后来记了会议"),
    table("agenda_item", Area::Event, "项议程", "后来定了议程"),
    table("meeting_person", Area::Event, "个到会人员", "后来记了到会人员"),
    table("decision", Area::Event, "条议定事项", "后来记了议定事项"),
    table("follow_up", Area::Event, "件落实事项", "后来有落实事项"),
    table("dossier_line", Area::Event, "项归档材料", "后来归了档"),
    table("dossier_word", Area::Event, "条归档说明", "后来写了归档说明"),
    table("holiday", Area::Event, "个节假日", "后来被节假日引用"),
    table("repetition", Area::Event, "项例行安排", "后来有例行安排用到"),
    table("repetition_day", Area::Event, "次例行安排", "后来由例行安排转来"),
    table("course", Area::Training, "个培训项目", "后来被培训引用"),
    table("class", Area::Training, "个培训班", "后来开了班"),
    table("class_group", Area::Training, "个小组", "后来分了组"),
    table("enrolment", Area::Training, "条报名", "后来已报名"),
    table("lesson", Area::Training, "次课", "后来排了课"),
    table("attendance_sign", Area::Training, "个考勤记号", "后来被考勤记号引用"),
    table("attendance", Area::Training, "条考勤", "后来记了考勤"),
    table("class_test", Area::Training, "次考核", "后来有了考核"),
    table("test_score", Area::Training, "个成绩", "后来记了成绩"),
    table("mentorship", Area::Training, "对师徒", "后来结了师徒"),
    table("mentorship_review", Area::Training, "条师徒年评", "后来写了年评"),
    table("skill_headcount", Area::Training, "条等级人数", "后来填了等级人数"),
    table("contest", Area::Contest, "项竞赛", "后来被竞赛引用"),
    table("entry", Area::Contest, "个参赛项目", "后来有参赛项目"),
    table("entry_person", Area::Contest, "个参赛人员", "后来已参赛"),
    table("award", Area::Contest, "个奖项", "后来已获奖"),
    table("judge", Area::Contest, "位评委", "后来请了评委"),
    table("judge_score", Area::Contest, "个打分", "后来打了分"),
    table("title_rule", Area::Contest, "条表彰规则", "后来被表彰规则引用"),
    table("commendation", Area::Contest, "次表彰", "后来被表彰引用"),
    table("title_grant", Area::Contest, "个称号", "后来提名了称号"),
    table("entry_sent", Area::Contest, "次选送", "后来选送了上级"),
    table("points_ranking", Area::Contest, "个积分排名", "后来被积分排名引用"),
    table("points_rule", Area::Contest, "条计分规则", "后来定了计分规则"),
    table("points_piece", Area::Contest, "条计分记录", "后来记了分"),
    table("certificate_scheme", Area::Certificate, "条证书编号规则", "后来被编号规则引用"),
    table("certificate_template", Area::Certificate, "个证书模板", "后来被证书模板引用"),
    table("certificate_wording", Area::Certificate, "条证书措辞", "后来被证书措辞引用"),
    table(crate::attachment::TABLE, Area::Attachment, "个附件", crate::attachment::USED),
];

/// Tables that triggers or FTS keep; never written by hand.
pub const DERIVED: &[&str] = &[
    "search_text",
    "search_index",
    "search_index_data",
    "search_index_idx",
    "search_index_docsize",
    "search_index_config",
];

/// Ledgers and history, written by the record door, never undone; with what is said of a row they refer to.
pub const LEDGER: &[(&str, &str)] = &[
    ("certificate_batch", "后来已发证书"),
    ("certificate", "后来已发证书"),
    ("certificate_withdrawn", "后来已发证书"),
    ("certificate_log", "后来已发证书"),
    ("office_key", "后来印过查验码"),
    ("unmasking", "后来查看过"),
    ("import_file", "后来有导入"),
    ("import_shape", "后来有导入"),
    ("journal", "后来有操作"),
];

/// Ledgers that say whom they are about. An act that makes two people one says it anew, and its undo says it as before; nothing
/// else of a ledger is touched by either.
pub const TURNED: &[Journaled] = &[
    table("certificate", Area::Certificate, "张证书", "后来已发证书"),
    table("certificate_withdrawn", Area::Certificate, "张撤回的证书", "后来已发证书"),
    table("unmasking", Area::Directory, "次查看", "后来查看过"),
];

/// The table of that name whose changes an act records.
pub fn recorded(name: &str) -> Option<&'static Journaled> {
    JOURNALED.iter().chain(TURNED).find(|table| table.name == name)
}

/// The journaled table of that name.
pub fn journaled(name: &str) -> Option<&'static Journaled> {
    JOURNALED.iter().find(|table| table.name == name)
}

/// What is said of a row that a row of `child` refers to.
pub fn used_by(child: &str) -> &'static str {
    journaled(child)
        .map(|table| table.used)
        .or_else(|| LEDGER.iter().find(|(name, _)| *name == child).map(|(_, used)| *used))
        .unwrap_or("后来有记录用到")
}
