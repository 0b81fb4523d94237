//! 年度工作总结: a first draft of the year's summary out of its plans and records. Every figure in it is the count or the sum of
//! records that can be opened: figure and records come from the same rows.

mod counted;
mod figure;
mod kept;
mod paper;
mod sentence;
mod task;
mod words;

use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::Result;
use crate::office::At;

use figure::Year;
pub use figure::{Figure, FigureRecords, FigureRow};
pub(crate) use paper::paper;

changes! {
    /// What is written in the summary by hand.
    SummaryChanges {
        /// 开头
        opening: String => check::text,
        /// 存在问题
        problems: String => check::text,
        /// 下一步打算
        outlook: String => check::text,
    }
}

/// Which summary.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct SummaryAsk {
    /// The year (see the office's year kind).
    pub year: i32,
}

/// Words of a summary; with the figure that they say, when they say one.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct SummaryRun {
    /// The words.
    pub text: String,
    /// The figure whose records they open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub figure: Option<Figure>,
}

/// A heading with what runs on behind it, or a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ts_rs::TS)]
pub struct SummaryPart {
    /// 1 to 4 for headings; 0 for a paragraph.
    pub level: u8,
    /// 一、（一）1.（1）
    pub label: String,
    /// The words of the heading.
    pub heading: String,
    /// What runs on, or the paragraph.
    pub runs: Vec<SummaryRun>,
    /// For a paragraph written by hand: where it is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub by_hand: Option<ByHand>,
}

/// The parts of a summary that are written by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ByHand {
    /// 开头
    Opening,
    /// 存在问题
    Problems,
    /// 下一步打算
    Outlook,
}

/// The summary of a year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Summary {
    /// The title, its lines apart.
    pub title: String,
    /// The parts in reading order.
    pub parts: Vec<SummaryPart>,
    /// 开头, as written by hand
    pub opening: Option<String>,
    /// 存在问题, as written by hand
    pub problems: Option<String>,
    /// 下一步打算, as written by hand
    pub outlook: Option<String>,
    /// What to know before it is handed in: what no figure counts, what is not written yet.
    pub notes: Vec<String>,
}

/// The records behind a figure.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct FigureAsk {
    /// The year.
    pub year: i32,
    /// The figure.
    pub figure: Figure,
}

/// What is written by hand.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct SummaryUpdate {
    /// The year.
    pub year: i32,
    /// The touched fields.
    pub changes: SummaryChanges,
}

pub(crate) fn summary_get(at: &At<'_>, ask: SummaryAsk) -> Result<Summary> {
    at.read(|conn| Ok(words::summary(&Year::of(conn, ask.year)?)))
}

pub(crate) fn figure_records(at: &At<'_>, ask: FigureAsk) -> Result<FigureRecords> {
    at.read(|conn| Ok(Year::of(conn, ask.year)?.records(ask.figure)))
}

pub(crate) fn summary_update(at: &At<'_>, ask: SummaryUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    at.act(|act| {
        act.execute(
            "INSERT INTO summary (year) SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM summary WHERE year = ?1)",
            [ask.year],
        )?;
        let id = act.query_row("SELECT id FROM summary WHERE year = ?", [ask.year], |row| row.get(0))?;
        changes::update(act, "summary", id, &columns, "份工作总结")?;
        Ok((Nothing {}, format!("修改{}年工作总结", ask.year)))
    })
}

/// A count as it is said in running text: to ten thousand in full, above it in 万, cut down and with 余 where it is not even.
fn said(count: i64) -> String {
    let myriads = |hundreds: i64| {
        let text = format!("{}.{:02}", hundreds / 100, hundreds % 100);
        format!("{}万", text.trim_end_matches('0').trim_end_matches('.'))
    };
    match count {
        ..10_000 => count.to_string(),
        _ if count % 100 == 0 => myriads(count / 100),
        _ => format!("{}余", myriads(count / 100)),
    }
}

/// An amount as it is said: counts as [`said`], others with what they have behind the point.
fn amount(amount: f64) -> String {
    if amount.fract() == 0.0 && amount.abs() < 1e15 { said(amount as i64) } else { amount.to_string() }
}

#[cfg(test)]
mod tests {
    use super::{amount, said};

    #[test]
    fn figures_are_said_as_people_write_them() {
        for (count, words) in [
            (0, "0"),
            (813, "813"),
            (9_999, "9999"),
            (10_000, "1万"),
            (12_000, "1.2万"),
            (12_300, "1.23万"),
            (12_345, "1.23万余"),
            (65_001, "6.5万余"),
            (100_099, "10万余"),
            (2_946_013, "294.6万余"),
        ] {
            assert_eq!(said(count), words);
        }
        assert_eq!(amount(2.5), "2.5");
        assert_eq!(amount(20_000.0), "2万");
    }
}
