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
    /// 问题建议.
    ProblemId,
    /// A progress note of a task.
    ProgressNoteId,
    /// A series of events.
    SeriesId,
    /// An event.
    EventId,
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
