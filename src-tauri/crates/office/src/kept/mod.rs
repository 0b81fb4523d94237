//! 荣誉与文件: what an office also keeps, simply. Honours received, ours in others' contests and exams, applications upward,
//! papers in and out, outcomes of work, the regulations that hold. What they have in common stands here and in `sort`; each has a file of its own.

mod application;
mod arrival;
mod document;
mod due;
mod honour;
mod import;
mod level;
mod lines;
mod number;
mod outcome;
mod participation;
mod regulation;
mod report;
mod sort;

use crate::year::{YearKind, year_of};

pub use application::*;
pub(crate) use arrival::*;
pub use document::*;
pub use due::*;
pub use honour::*;
pub use import::{APPLICATIONS, DOCUMENTS, HONOURS, OUTCOMES, PARTICIPATIONS};
pub use level::Level;
pub use lines::{Reached, Scored};
pub use outcome::*;
pub use participation::*;
pub use regulation::*;
pub(crate) use report::*;

/// How many kept records began in the half-open range of dates `?1` to `?2`.
pub(crate) const OF_YEAR: &str = "SELECT (SELECT count(*) FROM honour WHERE received_on >= ?1 AND received_on < ?2)
   + (SELECT count(*) FROM participation WHERE held_on >= ?1 AND held_on < ?2)
   + (SELECT count(*) FROM application WHERE begun_on >= ?1 AND begun_on < ?2)
   + (SELECT count(*) FROM document WHERE registered_on >= ?1 AND registered_on < ?2)
   + (SELECT count(*) FROM outcome WHERE begun_on >= ?1 AND begun_on < ?2)";

/// Which of them.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize, ts_rs::TS)]
pub struct KeptAsk {
    /// Only those of this year, or that were open in it; all when absent.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// Whether a day of any precision belongs to a year; any day does where none is named.
fn is_of(date: &str, year: Option<i32>, kind: YearKind) -> bool {
    year.is_none_or(|year| year_of(date, kind) == Some(year))
}

/// Whether something that began on a day and was over on another concerns a year: begun in it or before, not over before it.
fn concerns(begun: &str, over: Option<&str>, year: Option<i32>, kind: YearKind) -> bool {
    let Some(year) = year else { return true };
    year_of(begun, kind).is_none_or(|begun| begun <= year)
        && over.and_then(|over| year_of(over, kind)).map_or_else(
            // What is open still concerns every year since.
            || true,
            |over| over >= year,
        )
}
