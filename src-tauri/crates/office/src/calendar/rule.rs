//! The days of a repetition.

use chrono::{Datelike, Months, NaiveDate};

use super::holiday::Holidays;
use super::repetition::Repetition;
use crate::value;

/// How far a day may be moved to the next day of work.
const MOVED: u64 = 31;

/// A day of a repetition: by the rule, and as it is kept.
pub(super) struct Turn {
    pub(super) day: NaiveDate,
    pub(super) on: NaiveDate,
    /// The holiday that moved it.
    pub(super) moved_by: Option<String>,
}

/// The days that are kept from one day to another, both in.
pub(super) fn turns(rule: &Repetition, holidays: &Holidays, from: NaiveDate, to: NaiveDate) -> Vec<Turn> {
    let Some(starts) = value::first_day(&rule.starts_on) else { return Vec::new() };
    let ends = rule.ends_on.as_deref().and_then(value::last_day).unwrap_or(to).min(to);
    let begin = from.checked_sub_days(chrono::Days::new(MOVED)).unwrap_or(from).max(starts);
    let kept = |day: NaiveDate| {
        let Some(name) = holidays.off(day) else { return Some(Turn { day, on: day, moved_by: None }) };
        match rule.in_holidays.as_str() {
            "keep" => Some(Turn { day, on: day, moved_by: None }),
            "next" => Some(Turn { day, on: holidays.next_workday(day), moved_by: Some(name.to_owned()) }),
            _ => None,
        }
    };
    let days = days(rule, starts, begin, ends);
    days.into_iter().filter_map(kept).filter(|turn| (from..=to).contains(&turn.on)).collect()
}

/// The days by the rule alone.
fn days(rule: &Repetition, starts: NaiveDate, begin: NaiveDate, ends: NaiveDate) -> Vec<NaiveDate> {
    let weekdays: Vec<u32> = rule.weekday_numbers();
    if rule.every == "week" {
        let is_meant = |day: &NaiveDate| weekdays.contains(&day.weekday().number_from_monday());
        return begin.iter_days().take_while(|day| *day <= ends).filter(is_meant).collect();
    }
    let step = match rule.every.as_str() {
        "quarter" => 3,
        "year" => 12,
        _ => 1,
    };
    let Some(first) = starts.with_day(1) else { return Vec::new() };
    let months =
        (0..).map_while(|at| first.checked_add_months(Months::new(at * step))).take_while(|month| *month <= ends);
    months
        .filter_map(|month| match (rule.month_day, rule.nth) {
            (Some(day), _) => month.with_day(u32::try_from(day).ok()?.min(last_of(month))),
            (None, Some(nth)) => nth_weekday(month, nth, *weekdays.first()?),
            (None, None) => None,
        })
        .filter(|day| (begin..=ends).contains(day))
        .collect()
}

/// The number of the month's last day.
fn last_of(month: NaiveDate) -> u32 {
    month.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).map_or(28, |day| day.day())
}

/// The second Monday; the last one for −1. None where a month has no fifth.
fn nth_weekday(month: NaiveDate, nth: i64, weekday: u32) -> Option<NaiveDate> {
    let mut days: Vec<NaiveDate> = month
        .iter_days()
        .take_while(|day| day.month() == month.month())
        .filter(|day| day.weekday().number_from_monday() == weekday)
        .collect();
    if nth < 0 { days.pop() } else { days.get(usize::try_from(nth).ok()?.checked_sub(1)?).copied() }
}
