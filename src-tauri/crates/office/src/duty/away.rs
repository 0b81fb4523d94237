//! The days on which somebody cannot, as they are written and as they are kept.

use chrono::{Datelike, NaiveDate};
use sheets::understand::span_of;

use crate::error::{Error, Result};
use crate::value;

/// Days in a row, both ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

impl Span {
    pub(super) fn holds(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

/// Reads what was written of somebody: 10月1日、10月3—5日. A day without its year is the one in the roster, or next to it.
pub(super) fn read(text: &str, name: &str, roster: Span) -> Result<Vec<Span>> {
    value::names_in(text).into_iter().map(|word| one(word, name, roster)).collect()
}

fn one(word: &str, name: &str, roster: Span) -> Result<Span> {
    let (year, next) = (roster.first.year(), roster.last.year());
    let (begins, ends) = (in_year(word, year), in_year(word, next));
    let touches = |span: &Span| span.first <= roster.last && span.last >= roster.first;
    // 12月30日—1月2日: over New Year each end has a year of its own.
    let over = || {
        let (first, last) = word.split_once(['—', '至', '到', '～'])?;
        Some(Span { first: in_year(first, year)?.first, last: in_year(last, next)?.last })
    };
    let read = begins.filter(touches).or(ends.filter(touches)).or(begins).or_else(over);
    let read = read.filter(|span| span.first <= span.last);
    read.ok_or_else(|| {
        let how = "请写成 10月1日 或 10月3日—5日，几处以顿号分开";
        Error::invalid("members", format!("{name}不能值班的“{word}”认不出是哪天。{how}。"))
    })
}

/// The days that a word says, where it says no year in `year`.
fn in_year(word: &str, year: i32) -> Option<Span> {
    let span = span_of(word, year)?;
    Some(Span { first: value::first_day(&span.first)?, last: value::last_day(&span.last)? })
}

/// As they are kept: 2026-10-01、2026-10-03—2026-10-05.
pub(super) fn kept(spans: &[Span]) -> String {
    let words = spans.iter().map(|Span { first, last }| match first == last {
        true => first.to_string(),
        false => format!("{first}—{last}"),
    });
    words.collect::<Vec<_>>().join("、")
}

/// What is kept, as days again.
pub(super) fn spans(kept: &str) -> Vec<Span> {
    let one = |word: &str| {
        let (first, last) = word.split_once('—').unwrap_or((word, word));
        Some(Span { first: first.parse().ok()?, last: last.parse().ok()? })
    };
    kept.split('、').filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written_and_come_back_as_they_are_kept() {
        let roster = |first: &str, last: &str| Span { first: first.parse().unwrap(), last: last.parse().unwrap() };
        let autumn = roster("2026-10-01", "2026-10-08");
        let winter = roster("2026-12-25", "2027-01-05");
        for (text, roster, expected) in [
            ("10月1日", autumn, "2026-10-01"),
            ("10月1日、10月3日—5日", autumn, "2026-10-01、2026-10-03—2026-10-05"),
            ("10.2", autumn, "2026-10-02"),
            ("2026-10-01，2026-10-03—2026-10-05", autumn, "2026-10-01、2026-10-03—2026-10-05"),
            ("12月31日、1月2日", winter, "2026-12-31、2027-01-02"),
            ("12月30日—1月2日", winter, "2026-12-30—2027-01-02"),
            ("", autumn, ""),
        ] {
            let read = read(text, "张三", roster).unwrap();
            assert_eq!(kept(&read), expected, "{text}");
            assert_eq!(spans(expected), read, "{text}");
        }
        let refused = read("出差", "张三", autumn).unwrap_err().to_string();
        assert!(refused.contains("张三不能值班的“出差”认不出"), "{refused}");
    }
}
