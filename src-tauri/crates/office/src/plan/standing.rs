//! How a task stands: the one place that says when a task is late.

use chrono::{Datelike, Days, NaiveDate};
use rusqlite::Connection;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::item::PlanItem;
use super::time;
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
            || self.milestones.iter().any(|milestone| milestone.done_on.is_some())
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
    let value = |day: Option<String>| day.map_or(Value::Null, Value::Text);
    let (first, last) = days_in(words, plan_year, profile::profile(conn)?.year_kind).unzip();
    Ok(vec![("start_date", value(first)), ("end_date", value(last))])
}

/// The first and last day of a time in the year of a plan. In a school year, March is that of the year after, what is due by a day may
/// begin with the school year, and 全年 is all of it. A time that cannot be has none.
fn days_in(words: &str, plan_year: i32, kind: YearKind) -> Option<(String, String)> {
    if time::fault(words, kind).is_some() {
        return None;
    }
    let read = |year| sheets::outline::time_span(words, year);
    if kind == YearKind::Calendar {
        return read(plan_year);
    }
    let (begin, end) = (format!("{plan_year:04}-09-01"), format!("{:04}-08-31", plan_year + 1));
    let is_whole = |(first, last): &(String, String)| {
        first.ends_with("-01-01") && last.ends_with("-12-31") && !words.contains('月')
    };
    let ends_in = |(_, last): &(String, String)| year::year_of(last, kind) == Some(plan_year);
    let is_due = words.contains('前') || words.contains('底');
    let days = read(plan_year).filter(|days| !is_whole(days));
    let Some(days) = days else { return read(plan_year).map(|_| (begin, end)) };
    let (first, last) =
        Some(days).filter(ends_in).or_else(|| read(plan_year + 1).filter(ends_in)).or(read(plan_year))?;
    let is_own = year::year_of(&last, kind) == Some(plan_year);
    let first = if is_own && (first < begin || is_due && first.ends_with("-01-01")) { begin } else { first };
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::{days_in, is_due, repetition_in};
    use crate::year::YearKind;

    #[test]
    fn a_time_is_read_in_the_year_of_its_plan() {
        for (words, calendar, academic) in [
            ("3月底前", ("2024-01-01", "2024-03-31"), ("2024-09-01", "2025-03-31")),
            ("9月20日前", ("2024-01-01", "2024-09-20"), ("2024-09-01", "2024-09-20")),
            ("12月底前", ("2024-01-01", "2024-12-31"), ("2024-09-01", "2024-12-31")),
            ("9月", ("2024-09-01", "2024-09-30"), ("2024-09-01", "2024-09-30")),
            ("1月", ("2024-01-01", "2024-01-31"), ("2025-01-01", "2025-01-31")),
            ("6月", ("2024-06-01", "2024-06-30"), ("2025-06-01", "2025-06-30")),
            ("9月至次年1月", ("2024-09-01", "2025-01-31"), ("2024-09-01", "2025-01-31")),
            ("上半年", ("2024-01-01", "2024-06-30"), ("2025-01-01", "2025-06-30")),
            ("全年", ("2024-01-01", "2024-12-31"), ("2024-09-01", "2025-08-31")),
            ("2026年5月", ("2026-05-01", "2026-05-31"), ("2026-05-01", "2026-05-31")),
        ] {
            for (kind, (first, last)) in [(YearKind::Calendar, calendar), (YearKind::Academic, academic)] {
                let days = days_in(words, 2024, kind);
                assert_eq!(days, Some((first.to_owned(), last.to_owned())), "{words} {kind:?}");
            }
        }
        assert_eq!(days_in("学期初", 2024, YearKind::Academic), None);
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
