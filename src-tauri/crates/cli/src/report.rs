//! `report`: writes a paper. What is chosen for a list goes with it, and stays for the next one when that is asked for.

use std::path::PathBuf;

use office::Result;
use serde_json::{Map, Value, json};

/// What the command line says.
#[derive(clap::Args)]
pub(crate) struct Report {
    /// 哪一份
    #[arg(value_parser = ["plan", "plan-table", "plan-changes", "plan-progress", "plan-manual", "plan-opinions", "problems", "honours", "participations", "applications", "application-materials", "documents-in", "documents-out", "outcomes", "regulations", "summary", "events", "chronicle", "event-brief", "minutes", "follow-ups", "dossier-contents", "money", "donations", "donation-receipt", "plaques", "venues", "coverage", "returns", "roster", "groups", "sign-in", "scores", "pairs", "attendance", "teacher-hours", "mentorships", "training-figures", "awards", "award-counts", "entries-sent", "points", "commendation", "commendation-public", "recommendations", "bonuses", "members", "unit-members", "dues", "join-applications", "units", "duty", "body-members", "ballot", "certificate-receipts", "certificate-register"])]
    name: String,
    /// 哪一年
    #[arg(long)]
    year: Option<i32>,
    /// 活动台账、大事记、收支表或进展从哪天起，如 2026-01 或 2026-01-15
    #[arg(long, requires = "to")]
    from: Option<String>,
    /// 活动台账、大事记、收支表或进展到哪天止，这天也在内
    #[arg(long, requires = "from")]
    to: Option<String>,
    #[command(flatten)]
    filter: crate::filter::Filter,
    /// 活动台账按什么分组：month 月份，quarter 季度，year 年度，kind 类型，unit 单位，place 地点，task 任务
    #[arg(long, value_parser = ["month", "quarter", "year", "kind", "unit", "place", "task"])]
    group: Option<String>,
    /// 哪份计划
    #[arg(long)]
    plan: Option<i64>,
    /// 计划的哪份稿本：印它，或说明从它以来的调整
    #[arg(long)]
    copy: Option<i64>,
    /// 工作手册按什么分：person 责任人，leader 责任领导，lead_unit 责任科室，module 板块，month 月份，section 章节
    #[arg(long, value_parser = ["person", "leader", "lead_unit", "module", "month", "section"])]
    by: Option<String>,
    /// 工作手册只要谁的，或哪个板块、月份、章节的
    #[arg(long)]
    who: Option<String>,
    /// 哪项活动、哪次会议
    #[arg(long)]
    event: Option<i64>,
    /// 哪个培训班
    #[arg(long)]
    class: Option<i64>,
    /// 签到表只写培训班的哪一次课
    #[arg(long, requires = "class")]
    lesson: Option<i64>,
    /// 哪项竞赛
    #[arg(long)]
    contest: Option<i64>,
    /// 哪次表彰
    #[arg(long)]
    commendation: Option<i64>,
    /// 哪个积分排名
    #[arg(long)]
    ranking: Option<i64>,
    /// 哪份值班表
    #[arg(long)]
    duty: Option<i64>,
    /// 会员名册、单位会员名册、单位名录只要有这个标签的
    #[arg(long)]
    label: Option<String>,
    /// 机构的哪一届：组成人员名单
    #[arg(long)]
    term: Option<i64>,
    /// 哪次选举的结果
    #[arg(long)]
    ballot: Option<i64>,
    /// 哪次捐赠的收据
    #[arg(long)]
    donation: Option<i64>,
    /// 哪项申报的材料清单
    #[arg(long)]
    application: Option<i64>,
    /// 名单写哪几列，从左到右，如 姓名,单位,联系电话；不写就按上次选的
    #[arg(long)]
    columns: Option<String>,
    /// 名单按什么次序：entered 原有次序，strokes 姓氏笔画，pinyin 姓氏拼音
    #[arg(long, value_parser = ["entered", "strokes", "pinyin"])]
    order: Option<String>,
    /// 公示用：电话也遮住中间几位（身份证号总是遮住的）
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    publish: Option<bool>,
    /// 空着的列也写上，留着手填
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    empty_columns: Option<bool>,
    /// 活动台账末尾附各月活动的柱状图
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    chart: Option<bool>,
    /// 公文的版头：drawn 画出红头，printed 纸上已印红头、只打文号和签发人，none 不要
    #[arg(long, value_parser = ["drawn", "printed", "none"])]
    letterhead: Option<String>,
    /// 公文的签发人（上行文），几人以顿号分开
    #[arg(long)]
    signers: Option<String>,
    /// 公文末页写版记（抄送、印发机关和日期）
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    imprint: Option<bool>,
    /// 版记里的抄送机关
    #[arg(long)]
    cc: Option<String>,
    /// 版记里的印发机关；不写就是本会办公室
    #[arg(long)]
    printed_by: Option<String>,
    /// 计划公文写上各任务的节点，如 飞龙瀑：分类（已）、挂牌
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    milestones: Option<bool>,
    /// 身份证号写全，并记下给谁看过；要先选“身份证号”一列
    #[arg(long)]
    full_ids: bool,
    /// 没有字形的字以方框代替，照样写；不写就先说出是哪些字，不写文件
    #[arg(long)]
    boxes: bool,
    /// 记住这次选的列和次序、版头和版记，窗口里和下次都照此
    #[arg(long)]
    remember: bool,
    /// 写到哪个文件：.pdf 定稿交出，.docx 用 Word 或 WPS 再改，.xlsx 只写表格
    #[arg(short)]
    output: PathBuf,
}

impl Report {
    /// Writes the paper; `ask` sends a request.
    pub(crate) fn run(&self, ask: impl Fn(&str, Value) -> Result<Value>) -> Result<Value> {
        let conditions = self.filter.conditions();
        let filter = (!conditions.is_empty()).then_some(conditions);
        let paper = json!({ "name": self.name, "year": self.year, "from": self.from,
            "to": self.to, "plan_id": self.plan, "version_id": self.copy, "by": self.by, "who": self.who, "event_id": self.event, "class_id": self.class,
            "lesson_id": self.lesson,
            "contest_id": self.contest, "commendation_id": self.commendation, "ranking_id": self.ranking, "duty_id": self.duty, "donation_id": self.donation, "application_id": self.application,
            "term_id": self.term, "ballot_id": self.ballot,
            "filter": filter, "group": self.group, "label": self.label, "choices": self.choices(), "official": self.official() });
        let mut write = paper.clone();
        write["file"] = json!(self.output.to_string_lossy());
        write["full_ids"] = json!(self.full_ids);
        write["boxes"] = json!(self.boxes);
        let written = ask("report_write", write)?;
        if self.remember {
            // With what was chosen earlier and not now.
            let mut offer = ask("report_offer", paper)?;
            let (choices, official) = (offer["list"]["choices"].take(), offer["official"]["choices"].take());
            ask("report_choose", json!({ "name": self.name, "choices": choices, "official": official }))?;
        }
        Ok(written)
    }

    /// What is chosen; nothing where nothing is said.
    fn choices(&self) -> Option<Value> {
        let columns = self.columns.as_ref().map(|columns| {
            columns.split([',', '，', '、']).map(str::trim).filter(|head| !head.is_empty()).collect::<Vec<_>>()
        });
        let said = [
            ("columns", json!(columns)),
            ("order", json!(self.order)),
            ("publish", json!(self.publish)),
            ("empty", json!(self.empty_columns)),
            ("chart", json!(self.chart)),
        ];
        those_said(said)
    }

    /// How an official document is made up; nothing where nothing is said.
    fn official(&self) -> Option<Value> {
        those_said([
            ("letterhead", json!(self.letterhead)),
            ("signers", json!(self.signers)),
            ("imprint", json!(self.imprint)),
            ("copies", json!(self.cc)),
            ("printed_by", json!(self.printed_by)),
            ("milestones", json!(self.milestones)),
        ])
    }
}

fn those_said<const N: usize>(choices: [(&str, Value); N]) -> Option<Value> {
    let said = choices.into_iter().filter(|(_, value)| !value.is_null());
    let said: Map<String, Value> = said.map(|(name, value)| (name.to_owned(), value)).collect();
    (!said.is_empty()).then_some(Value::Object(said))
}
