//! Ids that cannot be mistaken for one another.

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                i64::column_result(value).map($name)
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> i64 {
                id.0
            }
        }
    )*};
}

ids! {
    /// A department of the office.
    DepartmentId,
    /// A unit of the directory.
    UnitId,
    /// A person of the directory.
    PersonId,
    /// A kind of members.
    MemberKindId,
    /// 会籍: a person or unit as a member, from–to.
    MembershipId,
    /// What a member paid for a year.
    DuePaymentId,
    /// 入会申请.
    JoinId,
    /// A label of people and units.
    LabelId,
    /// 机构: a council, a group, a committee.
    BodyId,
    /// A term of a body.
    TermId,
    /// A seat in a term.
    SeatId,
    /// 选举: a post of a term that is voted on.
    BallotId,
    /// A candidate of a ballot.
    CandidateId,
    /// 值班表.
    DutyId,
    /// A copy of a plan.
    PlanVersionId,
    /// A plan.
    PlanId,
    /// An item of a plan: heading or task.
    PlanItemId,
    /// A target of a task.
    TargetId,
    /// What was reached of a target, as it was written down on a day.
    TargetEntryId,
    /// A step for an object of a task.
    MilestoneId,
    /// An opinion on a plan.
    OpinionId,
    /// A judge of a contest.
    JudgeId,
    /// A rule by which titles are given.
    TitleRuleId,
    /// 表彰: titles that are decided in one go.
    CommendationId,
    /// A title for a person.
    TitleGrantId,
    /// 积分排名.
    PointsRankingId,
    /// A rule by which points are counted.
    PointsRuleId,
    /// What counts in a ranking and was written by hand.
    PointsPieceId,
    /// An entry sent up to a higher body.
    EntrySentId,
    /// 问题建议.
    ProblemId,
    /// 荣誉.
    HonourId,
    /// 参赛参考.
    ParticipationId,
    /// 申报.
    ApplicationId,
    /// A paper that an application needs.
    MaterialId,
    /// 收文 or 发文.
    DocumentId,
    /// 成果.
    OutcomeId,
    /// 制度文件.
    RegulationId,
    /// A version of a regulation.
    RegulationVersionId,
    /// A step that a version takes.
    RegulationStepId,
    /// A progress note of a task.
    ProgressNoteId,
    /// One occurrence of an event.
    OccurrenceId,
    /// 例行安排.
    RepetitionId,
    /// A series of events.
    SeriesId,
    /// An event.
    EventId,
    /// A kind of events.
    EventKindId,
    /// A field of a kind of events.
    EventFieldId,
    /// A category of income or cost.
    MoneyCategoryId,
    /// A line of income or cost.
    MoneyLineId,
    /// What was given or received at once.
    DonationId,
    /// 阵地.
    VenueId,
    /// 授牌.
    PlaqueId,
    /// 报道.
    CoverageId,
    /// A figure that another unit sent in.
    ReturnedFigureId,
    /// A file that is kept with a record.
    AttachmentId,
    /// 会后落实的事.
    FollowUpId,
    /// What belongs into the file of an event.
    DossierLineId,
    /// A course.
    CourseId,
    /// A class of a course.
    ClassId,
    /// A group in a class.
    ClassGroupId,
    /// A person in a class.
    EnrolmentId,
    /// A lesson of a class.
    LessonId,
    /// A sign of the office's own for attendance.
    AttendanceSignId,
    /// A test of a class.
    ClassTestId,
    /// 师徒结对.
    MentorshipId,
    /// The review of one year of master and apprentice.
    MentorshipReviewId,
    /// A template of certificates that the office drew.
    CertificateTemplateId,
    /// A contest or review.
    ContestId,
    /// A work, team or person in a contest.
    EntryId,
    /// An award of an entry.
    AwardId,
    /// A certificate in the ledger.
    CertificateId,
    /// A batch of certificates issued together.
    CertificateBatchId,
    /// An entry of the journal.
    JournalId,
}
