//! 编号: a pattern for each kind and year, a first number, and numbers kept aside. Numbers of one series have no gaps.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::ledger;
use crate::api::Nothing;
use crate::changes;
use crate::error::{Error, Result};
use crate::office::At;

/// The pattern when none was set: KX-2026-JS-0001.
const PATTERN: &str = "{字头}-{年}-{类}-{号:4}";

/// The kinds of papers that are numbered apart: their mark in the number, and what they are.
const CATEGORIES: &[(&str, &str)] = &[("JS", "竞赛评选"), ("PX", "培训班"), ("RY", "其他名单")];

/// Where the numbers of a batch come from.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Numbering {
    /// By the office's own pattern.
    #[default]
    Scheme,
    /// 不编号
    None,
    /// Numbers that a higher body gave, in the order of the papers; those of the spreadsheet when absent.
    Given {
        /// The numbers.
        #[serde(default)]
        #[ts(optional)]
        numbers: Option<Vec<String>>,
    },
}

/// How one kind of papers is numbered in one year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Scheme {
    /// The mark of the kind: JS, PX or RY.
    pub category: String,
    /// What the kind is.
    pub title: String,
    /// The pattern, with {字头} {年} {类} {号:4}.
    pub pattern: String,
    /// The first number.
    pub start: i64,
    /// Numbers kept aside, such as 8, 66-68.
    pub reserved: Option<String>,
    /// The number that comes next.
    pub next: String,
}

/// The schemes of one year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct SchemeList {
    /// The schemes, one for each kind.
    pub rows: Vec<Scheme>,
}

/// Asks for the schemes of a year.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct SchemeAsk {
    /// The year.
    pub year: i32,
}

/// How one kind of papers shall be numbered in one year.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct SchemeSet {
    /// The mark of the kind: JS, PX or RY.
    pub category: String,
    /// The year.
    pub year: i32,
    /// The pattern, with {字头} {年} {类} {号:4}.
    pub pattern: String,
    /// The first number; 1 when absent.
    #[serde(default)]
    #[ts(optional)]
    pub start: Option<i64>,
    /// Numbers kept aside, such as 8, 66-68.
    #[serde(default)]
    #[ts(optional)]
    pub reserved: Option<String>,
}

pub(crate) fn scheme_list(at: &At<'_>, ask: SchemeAsk) -> Result<SchemeList> {
    at.read(|conn| {
        let row = |&(category, title): &(&str, &str)| {
            let (pattern, start, reserved) = scheme(conn, category, ask.year.into())?;
            let next = Numbers::of(conn, category, ask.year.into())?.next(conn)?.2;
            Ok(Scheme { category: category.into(), title: title.into(), pattern, start, reserved, next })
        };
        Ok(SchemeList { rows: CATEGORIES.iter().map(row).collect::<Result<_>>()? })
    })
}

pub(crate) fn scheme_set(at: &At<'_>, ask: SchemeSet) -> Result<Nothing> {
    let Some((_, title)) = CATEGORIES.iter().find(|(mark, _)| *mark == ask.category) else {
        return Err(Error::invalid("category", format!("没有“{}”这一类证书。", ask.category)));
    };
    let pattern = ask.pattern.trim();
    if let Some(fault) = fault(pattern) {
        return Err(Error::invalid("pattern", fault));
    }
    let start = ask.start.unwrap_or(1);
    if start < 1 {
        return Err(Error::invalid("start", "起始号要从 1 或更大的数开始。"));
    }
    let reserved = ask.reserved.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if let Some(text) = reserved {
        ranges(text)
            .map_err(|part| Error::invalid("reserved", format!("预留号“{part}”读不懂，请写成 8、66-68 的样子。")))?;
    }
    at.act(|act| {
        let known: Option<i64> = act
            .prepare_cached("SELECT id FROM certificate_scheme WHERE category = ? AND year = ?")?
            .query_row(params![ask.category, ask.year], |row| row.get(0))
            .optional()?;
        let columns = vec![
            ("category", ask.category.clone().into()),
            ("year", i64::from(ask.year).into()),
            ("pattern", pattern.to_owned().into()),
            ("start", start.into()),
            ("reserved", reserved.map(str::to_owned).into()),
        ];
        match known {
            Some(id) => changes::update(act, "certificate_scheme", id, &columns, "条证书编号规则")?,
            None => drop(changes::insert(act, "certificate_scheme", &columns)?),
        }
        Ok((Nothing {}, format!("修改 {} 年{title}证书的编号规则", ask.year)))
    })
}

/// What is wrong with a pattern.
fn fault(pattern: &str) -> Option<String> {
    let mut counts = 0;
    let mut rest = pattern;
    while let Some((_, tail)) = rest.split_once('{') {
        let Some((token, after)) = tail.split_once('}') else {
            return Some("编号规则里的“{”没有对应的“}”，请补上。".into());
        };
        match token.split_once(':') {
            None if matches!(token, "字头" | "年" | "类") => {}
            None if token == "号" => counts += 1,
            Some(("号", width)) if matches!(width.parse::<usize>(), Ok(1..=9)) => counts += 1,
            _ => {
                return Some(format!("编号规则里的“{{{token}}}”读不懂，可以用 {{字头}}、{{年}}、{{类}} 和 {{号:4}}。"));
            }
        }
        rest = after;
    }
    match counts {
        1 => None,
        0 => Some("编号规则里要有一处 {号:4}，不然每张证书的编号都一样。".into()),
        _ => Some("编号规则里的 {号} 只能写一处。".into()),
    }
}

/// The numbers of a text such as 8、66-68, or the part that cannot be read.
pub(super) fn ranges(text: &str) -> std::result::Result<Vec<RangeInclusive<i64>>, String> {
    let parts = text.split([',', '，', '、', ';', '；', ' ', '\u{3000}', '\n']).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let ends = part.split(['-', '－', '–', '—', '~', '～', '至', '到']).filter(|end| !end.is_empty());
            let ends: Vec<i64> =
                ends.map(|end| end.trim().parse()).collect::<std::result::Result<_, _>>().map_err(|_| part)?;
            match ends[..] {
                [one] if one > 0 => Ok(one..=one),
                [from, to] if 0 < from && from <= to => Ok(from..=to),
                _ => Err(part.to_owned()),
            }
        })
        .collect()
}

fn scheme(conn: &Connection, category: &str, year: i64) -> Result<(String, i64, Option<String>)> {
    let mut find =
        conn.prepare_cached("SELECT pattern, start, reserved FROM certificate_scheme WHERE category = ? AND year = ?")?;
    let mut of = |year: i64| {
        find.query_row(params![category, year], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()
    };
    if let Some(own) = of(year)? {
        return Ok(own);
    }
    // The pattern of last year goes on; its first number and what it kept aside were of that year.
    let before: Option<String> = conn
        .prepare_cached(
            "SELECT pattern FROM certificate_scheme WHERE category = ? AND year < ? ORDER BY year DESC LIMIT 1",
        )?
        .query_row(params![category, year], |row| row.get(0))
        .optional()?;
    Ok((before.unwrap_or_else(|| PATTERN.into()), 1, None))
}

/// Gives the numbers of one series, one after another.
pub(super) struct Numbers {
    series: String,
    after: i64,
    reserved: Vec<RangeInclusive<i64>>,
    given: BTreeSet<String>,
}

impl Numbers {
    /// Goes on after the highest number given.
    pub(super) fn of(conn: &Connection, category: &str, year: i64) -> Result<Self> {
        let (pattern, start, reserved) = scheme(conn, category, year)?;
        let prefix = crate::profile::profile(conn)?.certificate_prefix;
        let series = pattern
            .replace("{字头}", prefix.as_deref().unwrap_or("ZS"))
            .replace("{年}", &year.to_string())
            .replace("{类}", category);
        let after = ledger::highest(conn, &series)?.max(start - 1);
        let reserved = reserved.as_deref().map(ranges).transpose().unwrap_or_default().unwrap_or_default();
        Ok(Self { series, after, reserved, given: BTreeSet::new() })
    }

    /// The next number: its series, its place there, and its text. What is kept aside or stands in the ledger already, given
    /// by hand, is passed over.
    pub(super) fn next(&mut self, conn: &Connection) -> Result<(String, i64, String)> {
        loop {
            self.after += 1;
            let number = render(&self.series, self.after);
            let kept = self.reserved.iter().any(|range| range.contains(&self.after));
            if !kept && !ledger::stands(conn, &number)? && self.given.insert(number.clone()) {
                return Ok((self.series.clone(), self.after, number));
            }
        }
    }
}

/// The text of a running number in its series.
pub(super) fn render(series: &str, running: i64) -> String {
    let Some((head, (token, tail))) =
        series.split_once("{号").and_then(|(head, rest)| Some((head, rest.split_once('}')?)))
    else {
        return format!("{series}{running}");
    };
    let width = token.trim_start_matches(':').parse().unwrap_or(1);
    format!("{head}{running:0width$}{tail}")
}

#[cfg(test)]
mod tests {
    use super::{fault, ranges, render};

    #[test]
    fn patterns_and_ranges_are_read() {
        for (series, running, number) in [
            ("KX-2026-JS-{号:4}", 1, "KX-2026-JS-0001"),
            ("科协证字〔2026〕第{号:4}号", 12345, "科协证字〔2026〕第12345号"),
            ("临科{号}", 7, "临科7"),
        ] {
            assert_eq!(render(series, running), number);
        }
        for (pattern, sound) in [
            ("{字头}-{年}-{类}-{号:4}", true),
            ("科协证字〔{年}〕第{号:4}号", true),
            ("{号}", true),
            ("没有号", false),
            ("{号:4}{号}", false),
            ("{号:0}", false),
            ("{号:4", false),
            ("{月}{号}", false),
        ] {
            assert_eq!(fault(pattern).is_none(), sound, "{pattern}");
        }
        for (text, wanted) in [
            ("37–41", Some(vec![37..=41])),
            ("8、66-68，70", Some(vec![8..=8, 66..=68, 70..=70])),
            ("3至5 9", Some(vec![3..=5, 9..=9])),
            ("", Some(vec![])),
            ("5-3", None),
            ("0", None),
            ("甲", None),
            ("1-2-3", None),
        ] {
            assert_eq!(ranges(text).ok(), wanted, "{text}");
        }
    }
}
