//! 编印: the issues of a bulletin, and those that are missing between them. A bulletin is what an event says in an own field named
//! 刊名, its issue what it says in 期号.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{EventRow, rows_of_year};
use crate::error::Result;
use crate::ids::{EventFieldId, EventId};
use crate::office::At;
use crate::plan::numeral;
use crate::profile;

/// Asks for the bulletins of a year.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct BulletinAsk {
    /// The office's year.
    pub year: i32,
}

/// An issue of a bulletin.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct BulletinIssue {
    /// The event that tells of it.
    pub id: EventId,
    /// That event's title.
    pub event: String,
    /// 期号, as it is written.
    pub issue: Option<String>,
    /// The numbers read from it: 第5、6期合刊 has two; none where it says none.
    pub numbers: Vec<i64>,
    /// Its day.
    pub date: Option<String>,
    /// 印数
    pub copies: Option<String>,
}

/// A bulletin in a year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Bulletin {
    /// 刊名
    pub title: String,
    /// Its issues, by number, those without one last.
    pub issues: Vec<BulletinIssue>,
    /// Numbers that no issue has, up to the last one of the year.
    pub missing: Vec<i64>,
    /// Numbers that several issues have.
    pub twice: Vec<i64>,
}

/// The bulletins of a year, by title.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct BulletinList {
    /// The bulletins.
    pub rows: Vec<Bulletin>,
}

pub(crate) fn bulletin_list(at: &At<'_>, ask: BulletinAsk) -> Result<BulletinList> {
    at.read(|conn| {
        let fields = Fields::of(conn)?;
        let kind = profile::profile(conn)?.year_kind;
        let mut before = issues(&rows_of_year(conn, ask.year - 1, kind)?, &fields);
        let rows = issues(&rows_of_year(conn, ask.year, kind)?, &fields)
            .into_iter()
            .map(|(title, mut issues)| {
                issues.sort_by_key(|issue| {
                    let number = issue.numbers.first().copied();
                    (number.is_none(), number, issue.date.clone(), issue.id)
                });
                let last = before
                    .remove(&title)
                    .and_then(|issues| issues.iter().flat_map(|issue| issue.numbers.clone()).max());
                let numbers: Vec<i64> = issues.iter().flat_map(|issue| issue.numbers.clone()).collect();
                let (missing, twice) = (missing(&numbers, last), twice(&numbers));
                Bulletin { title, issues, missing, twice }
            })
            .collect();
        Ok(BulletinList { rows })
    })
}

/// The own fields that tell of bulletins, in whatever kinds they stand.
struct Fields {
    titles: Vec<EventFieldId>,
    issues: Vec<EventFieldId>,
    copies: Vec<EventFieldId>,
}

impl Fields {
    fn of(conn: &Connection) -> Result<Self> {
        let named = |name: &str| -> Result<Vec<EventFieldId>> {
            let mut statement = conn.prepare_cached("SELECT id FROM event_field WHERE name = ? ORDER BY id")?;
            Ok(statement.query_map([name], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
        };
        Ok(Fields { titles: named("刊名")?, issues: named("期号")?, copies: named("印数")? })
    }
}

/// The issues that events tell of, by title. 《科普通讯》 and 科普通讯 are one.
fn issues(rows: &[EventRow], fields: &Fields) -> BTreeMap<String, Vec<BulletinIssue>> {
    let mut found: BTreeMap<String, Vec<BulletinIssue>> = BTreeMap::new();
    for row in rows {
        let said = |fields: &[EventFieldId]| fields.iter().find_map(|field| row.own.get(field)).cloned();
        let Some(title) = said(&fields.titles) else { continue };
        let title = title.trim().trim_matches(['《', '》']).to_owned();
        let issue = said(&fields.issues);
        let numbers = issue.as_deref().map(numbers).unwrap_or_default();
        found.entry(title).or_default().push(BulletinIssue {
            id: row.id,
            event: row.title.clone(),
            numbers,
            issue,
            date: row.start_date.clone(),
            copies: said(&fields.copies),
        });
    }
    found
}

/// 第3期, 2026年第三期, 总第45期, 3; 3-4 and 第5、6期合刊 are several. A day, 20260801, is no number of an issue.
fn numbers(words: &str) -> Vec<i64> {
    let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let is_numeral = |c: char| c.is_ascii_digit() || "零一二三四五六七八九十百".contains(c);
    let is_between = |c: char| "-—–~～、,，至和与".contains(c);
    let before = words.split(['期', '号']).next().unwrap_or_default();
    let rest = before.trim_end_matches(|c| is_numeral(c) || is_between(c));
    let written = before[rest.len()..].trim_matches(is_between);
    let read = |part: &str| part.parse().ok().or_else(|| numeral(part).map(|number| number as i64));
    let found: Option<Vec<i64>> = written.split(is_between).map(read).collect();
    let found = found.filter(|found| found.iter().all(|number| (1..=MOST_NUMBER).contains(number))).unwrap_or_default();
    match found.as_slice() {
        // 3-5 is three issues in one, as long as it can be.
        [first, last] if first < last && last - first < 12 && !written.contains(['、', ',', '，', '和', '与']) => {
            (*first..=*last).collect()
        }
        _ => found,
    }
}

/// No bulletin has had more issues.
const MOST_NUMBER: i64 = 9999;

/// The numbers that are not there up to the last one: from 1, or where the numbers go on from the year before, from its last. Of a
/// bulletin that begins with another number nobody knows what came before.
fn missing(numbers: &[i64], before: Option<i64>) -> Vec<i64> {
    let (Some(first), Some(last)) = (numbers.iter().min(), numbers.iter().max()) else { return Vec::new() };
    let from = match before {
        Some(before) if before < *first => before + 1,
        Some(_) => 1,
        None if *first <= 12 => 1,
        None => *first,
    };
    // A slip of the keyboard is not taken for hundreds of lost issues.
    (from..*last).filter(|number| !numbers.contains(number)).take(60).collect()
}

fn twice(numbers: &[i64]) -> Vec<i64> {
    let mut twice: Vec<i64> =
        numbers.iter().copied().filter(|number| numbers.iter().filter(|other| *other == number).count() > 1).collect();
    twice.sort_unstable();
    twice.dedup();
    twice
}

#[cfg(test)]
mod tests {
    use super::{missing, numbers};

    #[test]
    fn issues_and_the_gaps_between_them() {
        for (words, wanted) in [
            ("第3期", &[3][..]),
            ("2026年第三期", &[3]),
            ("总第45期", &[45]),
            ("第 十二 期", &[12]),
            ("7", &[7]),
            ("3-4", &[3, 4]),
            ("第5、6期合刊", &[5, 6]),
            ("第5—7期", &[5, 6, 7]),
            ("20260801", &[]),
            ("春季号", &[]),
            ("", &[]),
        ] {
            assert_eq!(numbers(words), wanted, "{words}");
        }
        for (numbers, before, wanted) in [
            (&[1, 2, 4][..], None, &[3][..]),
            (&[2, 3], None, &[1]),
            (&[1, 2], Some(6), &[]),
            (&[2], Some(6), &[1]),
            (&[46, 48], Some(44), &[45, 47]),
            (&[46, 48], None, &[47]),
            (&[], Some(3), &[]),
        ] {
            assert_eq!(missing(numbers, before), wanted, "{numbers:?} after {before:?}");
        }
    }
}
