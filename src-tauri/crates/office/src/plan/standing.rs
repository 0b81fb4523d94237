//! How a task stands: the one place that says when a task is late.

use chrono::{Datelike, Days, NaiveDate};
use rusqlite::Connection;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::item::PlanItem;
use crate::changes::Columns;
use crate::error::Result;
use crate::year::YearKind;
use crate::{profile, value, year};

/// How a task stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// 未启动
    Waiting,
    /// 推进中
    Running,
    /// 已超时限
    Late,
    /// 已完成
    Done,
}

impl Standing {
    /// As it is said on papers.
    pub(crate) fn said(self) -> &'static str {
        match self {
            Standing::Waiting => "未启动",
            Standing::Running => "推进中",
            Standing::Late => "已超时限",
            Standing::Done => "已完成",
        }
    }
}

/// Times that never pass while the year lasts: they are no deadline.
const LASTING: [&str; 6] = ["全年", "常年", "长期", "持续", "贯穿", "每"];

impl PlanItem {
    /// True for a time that is no deadline: 全年, 持续推进, 每月.
    pub(crate) fn is_lasting(&self) -> bool {
        self.repetition.is_some()
            || self.time_text.as_deref().is_some_and(|time| LASTING.iter().any(|word| time.contains(word)))
    }

    /// How the task stands on a day (ISO). What is set by hand counts, and so does what came in: a task that something was done
    /// for has begun. A deadline known to the month ends with it.
    pub(super) fn standing_on(&self, today: &str) -> Standing {
        if self.is_done {
            return Standing::Done;
        }
        let last = self.end_date.as_deref().and_then(value::last_day);
        let over = last.zip(value::first_day(today)).is_some_and(|(last, today)| last < today);
        if over && !self.is_lasting() {
            return Standing::Late;
        }
        let begun = self.state == "running"
            || self.events > 0
            || !self.progress.is_empty()
            || self.targets.iter().any(|target| target.reached.is_some_and(|reached| reached > 0.0));
        if begun { Standing::Running } else { Standing::Waiting }
    }
}

/// The first day of the period that a day lies in: of its week (from Monday), its month, its pair of months, its quarter, its half.
fn period_start(repetition: &str, day: NaiveDate) -> Option<NaiveDate> {
    let months = match repetition {
        "weekly" => return day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))),
        "monthly" => 1,
        "bimonthly" => 2,
        "quarterly" => 3,
        "half_yearly" => 6,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(day.year(), day.month0() / months * months + 1, 1)
}

/// Whether something that comes back is to be done again: nothing was logged since its period began. `last_event` is the day (ISO,
/// of any precision) of its latest event.
pub(super) fn is_due(repetition: Option<&str>, last_event: Option<&str>, today: &str) -> bool {
    let period =
        repetition.zip(value::first_day(today)).and_then(|(repetition, today)| period_start(repetition, today));
    let last = last_event.and_then(value::last_day);
    period.is_some_and(|start| last.is_none_or(|last| last < start))
}

/// How often words say that something comes back; nothing where they say it in two ways.
pub(crate) fn repetition_in(words: &str) -> Option<&'static str> {
    const SAID: [(&str, &[&str]); 5] = [
        ("weekly", &["每周", "每星期"]),
        ("monthly", &["每月", "每个月", "逐月"]),
        ("bimonthly", &["每两月", "每两个月", "每双月", "隔月"]),
        ("quarterly", &["每季度", "每个季度", "每季"]),
        ("half_yearly", &["每半年"]),
    ];
    let mut found = SAID.iter().filter(|(_, ways)| ways.iter().any(|way| words.contains(way)));
    match (found.next(), found.next()) {
        (Some((repetition, _)), None) => Some(repetition),
        _ => None,
    }
}

/// The first and last day that the words of a time say in the year of a plan, as columns; none where they name no days.
pub(super) fn time_columns(conn: &Connection, plan_year: i32, words: &str) -> Result<Columns> {
    let days = match profile::profile(conn)?.year_kind {
        YearKind::Calendar => sheets::outline::time_span(words, plan_year),
        YearKind::Academic => school_days(plan_year, words),
    };
    let value = |day: Option<String>| day.map_or(Value::Null, Value::Text);
    let (first, last) = days.unzip();
    Ok(vec![("start_date", value(first)), ("end_date", value(last))])
}

/// What the words of a time say in a school year: March is that of the year after it began, and what counts from the head of a year
/// (3月底前, 全年) counts from September.
fn school_days(year: i32, words: &str) -> Option<(String, String)> {
    let read = |year| sheets::outline::time_span(words, year);
    let ends_in = |(_, last): &(String, String)| year::year_of(last, YearKind::Academic) == Some(year);
    let (first, last) = read(year).filter(ends_in).or_else(|| read(year + 1).filter(ends_in)).or_else(|| read(year))?;
    let is_whole = first.ends_with("-01-01") && last.ends_with("-12-31");
    let head = format!("{year:04}-09-01");
    Some(match words.chars().any(|c| c.is_ascii_digit()) {
        false if is_whole => (head, format!("{:04}-08-31", year + 1)),
        _ if first.ends_with("-01-01") && words.contains('前') && head <= last => (head, last),
        _ => (first, last),
    })
}

#[cfg(test)]
mod tests {
    use super::{is_due, repetition_in, school_days};

    #[test]
    fn a_time_of_a_school_year_lies_between_september_and_august() {
        for (words, first, last) in [
            ("9月", "2026-09-01", "2026-09-30"),
            ("9月底前", "2026-09-01", "2026-09-30"),
            ("12月底前", "2026-09-01", "2026-12-31"),
            ("1月", "2027-01-01", "2027-01-31"),
            ("1月底前", "2026-09-01", "2027-01-31"),
            ("3月底前", "2026-09-01", "2027-03-31"),
            ("第二季度", "2027-04-01", "2027-06-30"),
            ("全年", "2026-09-01", "2027-08-31"),
            ("2027年3月", "2027-03-01", "2027-03-31"),
            ("2026年3月底前", "2026-01-01", "2026-03-31"),
        ] {
            assert_eq!(school_days(2026, words), Some((first.into(), last.into())), "{words}");
        }
        assert_eq!(school_days(2026, "适时"), None);
    }

    #[test]
    fn repetition_is_read_from_the_words() {
        for (words, repetition) in [
            ("每月召开一次主席办公会", Some("monthly")),
            ("每两个月编印一期简报", Some("bimonthly")),
            ("坚持每周一学习", Some("weekly")),
            ("每季度通报，每月调度", None),
            ("全年举办讲座6次", None),
        ] {
            assert_eq!(repetition_in(words), repetition, "{words}");
        }
    }

    #[test]
    fn what_comes_back_is_due_until_something_was_logged_in_its_period() {
        for (repetition, last_event, today, due) in [
            (None, None, "2026-11-26", false),
            (Some("weekly"), None, "2026-11-26", true),
            // 2026-11-23 is a Monday.
            (Some("weekly"), Some("2026-11-22"), "2026-11-23", true),
            (Some("weekly"), Some("2026-11-23"), "2026-11-29", false),
            (Some("monthly"), Some("2026-10-31"), "2026-11-01", true),
            (Some("monthly"), Some("2026-11"), "2026-11-26", false),
            (Some("bimonthly"), Some("2026-10-31"), "2026-12-31", true),
            (Some("bimonthly"), Some("2026-11-01"), "2026-12-31", false),
            (Some("quarterly"), Some("2026-09-30"), "2026-10-01", true),
            (Some("quarterly"), Some("2026-10-08"), "2026-12-31", false),
            (Some("half_yearly"), Some("2026-06-30"), "2026-07-01", true),
            (Some("half_yearly"), Some("2026-07-01"), "2026-12-31", false),
            // An event that is planned for later in the period counts: it is in hand.
            (Some("monthly"), Some("2026-11-30"), "2026-11-26", false),
        ] {
            assert_eq!(is_due(repetition, last_event, today), due, "{repetition:?} {last_event:?} {today}");
        }
    }
}
