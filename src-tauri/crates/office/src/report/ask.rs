//! Which paper is asked for, and what it is made of.

use serde::{Deserialize, Serialize};

use super::{ListChoices, OfficialChoices};
use crate::error::Result;
use crate::event::{EventBy, EventFilter};
use crate::ids::{
    ApplicationId, BallotId, ClassId, CommendationId, ContestId, DonationId, DutyId, EventId, LessonId, PlanId,
    PlanVersionId, PointsRankingId, TermId,
};
use crate::plan::PlanBy;
use crate::value;

/// A paper that the office hands out or in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum ReportName {
    /// 工作计划, as an official document
    Plan,
    /// 工作计划表
    PlanTable,
    /// 计划调整说明
    PlanChanges,
    /// 工作进展情况表
    PlanProgress,
    /// 工作手册
    PlanManual,
    /// 征求意见汇总表
    PlanOpinions,
    /// 问题建议台账
    Problems,
    /// 荣誉台账
    Honours,
    /// 参赛参考情况表
    Participations,
    /// 申报台账
    Applications,
    /// 申报材料清单
    ApplicationMaterials,
    /// 收文登记簿
    DocumentsIn,
    /// 发文登记簿
    DocumentsOut,
    /// 成果台账
    Outcomes,
    /// 制度文件目录
    Regulations,
    /// 年度工作总结
    Summary,
    /// 活动台账
    Events,
    /// 大事记
    Chronicle,
    /// 收支表
    Money,
    /// 捐赠清单
    Donations,
    /// 捐赠收据, or 捐赠证明 of what was given
    DonationReceipt,
    /// 授牌名单
    Plaques,
    /// 阵地名录
    Venues,
    /// 媒体报道一览
    Coverage,
    /// 各单位上报数字汇总表
    Returns,
    /// 活动小结, with its pictures
    EventBrief,
    /// 会议纪要
    Minutes,
    /// 会议落实事项
    FollowUps,
    /// 卷内目录
    DossierContents,
    /// 花名册
    Roster,
    /// 分组名单
    Groups,
    /// 签到表
    SignIn,
    /// 成绩表
    Scores,
    /// 帮带名单
    Pairs,
    /// 考勤表
    Attendance,
    /// 教师课时统计表
    TeacherHours,
    /// 师徒结对台账
    Mentorships,
    /// 培训情况统计表
    TrainingFigures,
    /// 获奖名单
    Awards,
    /// 各单位获奖统计表
    AwardCounts,
    /// 推荐作品名单, sent up to a higher body
    EntriesSent,
    /// 积分排名表
    Points,
    /// 表彰决定
    Commendation,
    /// 公示名单
    CommendationPublic,
    /// 推荐名单
    Recommendations,
    /// 奖金发放表
    Bonuses,
    /// 会员名册
    Members,
    /// 单位会员名册
    UnitMembers,
    /// 会费收缴表
    Dues,
    /// 入会审批名单
    JoinApplications,
    /// 单位名录
    Units,
    /// 组成人员名单 of a body's term
    BodyMembers,
    /// 选举结果
    Ballot,
    /// 值班表
    Duty,
    /// 证书领取签字表
    CertificateReceipts,
    /// 证书登记簿
    CertificateRegister,
}

impl ReportName {
    /// Whether it is an official document, with 版头 and 版记, and no list.
    pub(crate) fn is_official(self) -> bool {
        matches!(
            self,
            Self::Plan
                | Self::PlanChanges
                | Self::Summary
                | Self::Chronicle
                | Self::Commendation
                | Self::EventBrief
                | Self::Minutes
        )
    }

    /// The name as requests and the terminal write it.
    pub(crate) fn key(self) -> String {
        let name = serde_json::to_value(self).unwrap_or_default();
        name.as_str().unwrap_or_default().to_owned()
    }
}

/// Which paper, and what it is made of.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ReportAsk {
    /// Which paper.
    pub name: ReportName,
    /// The year: of the ledger, or of the plan when none is named.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// The first date of a chronicle or an account, or of the notes on a table of progress; of any precision.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// The last date of them.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
    /// The plan.
    #[serde(default)]
    #[ts(optional)]
    pub plan_id: Option<PlanId>,
    /// One of the plan's copies: printed in its place, or what the adjustments are told against.
    #[serde(default)]
    #[ts(optional)]
    pub version_id: Option<PlanVersionId>,
    /// What a work manual is cut by; 责任人 when absent.
    #[serde(default)]
    #[ts(optional)]
    pub by: Option<PlanBy>,
    /// Only the tasks of this one.
    #[serde(default)]
    #[ts(optional)]
    pub who: Option<String>,
    /// The event.
    #[serde(default)]
    #[ts(optional)]
    pub event_id: Option<EventId>,
    /// Which events stand on a ledger or a chronicle; it stands beside the year and the dates.
    #[serde(default)]
    #[ts(optional)]
    pub filter: Option<EventFilter>,
    /// What a ledger of events is grouped by.
    #[serde(default)]
    #[ts(optional)]
    pub group: Option<EventBy>,
    /// The class.
    #[serde(default)]
    #[ts(optional)]
    pub class_id: Option<ClassId>,
    /// One lesson of the class, for the sheet that is signed at it.
    #[serde(default)]
    #[ts(optional)]
    pub lesson_id: Option<LessonId>,
    /// The contest.
    #[serde(default)]
    #[ts(optional)]
    pub contest_id: Option<ContestId>,
    /// The commendation.
    #[serde(default)]
    #[ts(optional)]
    pub commendation_id: Option<CommendationId>,
    /// The ranking by points.
    #[serde(default)]
    #[ts(optional)]
    pub ranking_id: Option<PointsRankingId>,
    /// The roster of duty.
    #[serde(default)]
    #[ts(optional)]
    pub duty_id: Option<DutyId>,
    /// The donation of a receipt.
    #[serde(default)]
    #[ts(optional)]
    pub donation_id: Option<DonationId>,
    /// The application.
    #[serde(default)]
    #[ts(optional)]
    pub application_id: Option<ApplicationId>,
    /// The term of a body.
    #[serde(default)]
    #[ts(optional)]
    pub term_id: Option<TermId>,
    /// The ballot.
    #[serde(default)]
    #[ts(optional)]
    pub ballot_id: Option<BallotId>,
    /// Only people or units with this label.
    #[serde(default)]
    #[ts(optional)]
    pub label: Option<String>,
    /// What is chosen for a list.
    #[serde(default)]
    #[ts(optional)]
    pub choices: Option<ListChoices>,
    /// What is chosen for an official document.
    #[serde(default)]
    #[ts(optional)]
    pub official: Option<OfficialChoices>,
}

impl ReportAsk {
    /// A paper, as it is by itself.
    pub(crate) fn of(name: ReportName) -> Self {
        Self {
            name,
            year: None,
            from: None,
            to: None,
            plan_id: None,
            version_id: None,
            by: None,
            who: None,
            class_id: None,
            lesson_id: None,
            contest_id: None,
            commendation_id: None,
            ranking_id: None,
            duty_id: None,
            donation_id: None,
            application_id: None,
            term_id: None,
            ballot_id: None,
            event_id: None,
            filter: None,
            group: None,
            label: None,
            choices: None,
            official: None,
        }
    }

    /// Refuses ends of a period that are no dates, or stand the wrong way round.
    pub(crate) fn check_period(&self) -> Result<()> {
        for (field, date) in [("from", &self.from), ("to", &self.to)] {
            if let Some(date) = date {
                value::date(field, date)?;
            }
        }
        value::in_order("to", self.from.as_deref(), self.to.as_deref())
    }
}
