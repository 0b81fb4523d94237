//! 节假日: the list of a year, the user's own or the one that the program knows.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::{known, lawful, notice};
use crate::api::Nothing;
use crate::changes;
use crate::error::{Error, Result};
use crate::office::At;
use crate::value;

/// A day of a list of holidays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Holiday {
    /// The day, ISO.
    pub day: String,
    /// 春节
    pub name: String,
    /// A day off; else a day of work that would be none (调休上班).
    pub is_off: bool,
}

/// Where a year's list comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum HolidaySource {
    /// The user keeps it.
    Own,
    /// The notice of that year, which the program knows.
    Known,
    /// No notice is known: only the days that the law names, as far as they can be told.
    FixedOnly,
}

/// Which year.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct HolidayAsk {
    /// The year of the calendar.
    pub year: i32,
}

/// The holidays of a year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct HolidayList {
    /// The days, in order.
    pub rows: Vec<Holiday>,
    /// Where they come from.
    pub source: HolidaySource,
}

/// The words of a notice to understand.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct HolidayRead {
    /// The year that it is for.
    pub year: i32,
    /// The notice, as it was pasted.
    pub text: String,
}

/// What a notice says.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct HolidayReading {
    /// The days, in order.
    pub rows: Vec<Holiday>,
    /// What was not understood or does not agree, to be looked at.
    pub doubts: Vec<String>,
}

/// The list of a year, in place of the one there was; an empty one gives back what the program knows.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct HolidaySet {
    /// The year.
    pub year: i32,
    /// The days.
    pub rows: Vec<Holiday>,
}

/// Days off and days of work, by day.
pub(crate) struct Holidays(BTreeMap<NaiveDate, Holiday>);

impl Holidays {
    /// Those of all years that a span of days touches.
    pub(crate) fn between(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Self> {
        let mut all = BTreeMap::new();
        // 元旦 of the next year may begin in this December.
        for year in from.year()..=to.year() + 1 {
            let days = of_year(conn, year)?.rows.into_iter();
            all.extend(days.filter_map(|holiday| Some((holiday.day.parse().ok()?, holiday))));
        }
        Ok(Self(all))
    }

    /// The holiday that a day is off for.
    pub(crate) fn off(&self, day: NaiveDate) -> Option<&str> {
        self.0.get(&day).filter(|holiday| holiday.is_off).map(|holiday| holiday.name.as_str())
    }

    /// The holiday that a day is off for, or worked for.
    pub(crate) fn named(&self, day: NaiveDate) -> Option<&str> {
        self.0.get(&day).map(|holiday| holiday.name.as_str())
    }

    /// Whether a day is one of work, be it a weekend.
    pub(crate) fn is_workday(&self, day: NaiveDate) -> bool {
        match self.0.get(&day) {
            Some(holiday) => !holiday.is_off,
            None => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// The first day of work after a day.
    pub(super) fn next_workday(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().skip(1).take(60).find(|day| self.is_workday(*day)).unwrap_or(day)
    }

    /// The days of a span, in order.
    pub(super) fn within(&self, from: NaiveDate, to: NaiveDate) -> Vec<Holiday> {
        self.0.range(from..=to).map(|(_, holiday)| holiday.clone()).collect()
    }
}

fn of_year(conn: &Connection, year: i32) -> Result<HolidayList> {
    let mut statement = conn.prepare_cached("SELECT day, name, is_off FROM holiday WHERE year = ? ORDER BY day, id")?;
    let own = statement
        .query_map([year], |row| Ok(Holiday { day: row.get(0)?, name: row.get(1)?, is_off: row.get(2)? }))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    if !own.is_empty() {
        return Ok(HolidayList { rows: own, source: HolidaySource::Own });
    }
    if let Some((_, text)) = known::NOTICES.iter().find(|(known, _)| *known == year) {
        return Ok(HolidayList { rows: notice::read(text, year).days, source: HolidaySource::Known });
    }
    let days = NaiveDate::from_ymd_opt(year, 1, 1).into_iter().flat_map(|first| first.iter_days().take(366));
    let days = days
        .take_while(|day| day.year() == year)
        .filter_map(|day| Some(Holiday { day: day.to_string(), name: lawful::name(day)?.to_owned(), is_off: true }));
    Ok(HolidayList { rows: days.collect(), source: HolidaySource::FixedOnly })
}

/// The years that a span of days touches of which no notice is known.
pub(crate) fn unknown_years(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<i32>> {
    let mut unknown = Vec::new();
    for year in from.year()..=to.year() {
        if of_year(conn, year)?.source == HolidaySource::FixedOnly {
            unknown.push(year);
        }
    }
    Ok(unknown)
}

pub(crate) fn holiday_list(at: &At<'_>, ask: HolidayAsk) -> Result<HolidayList> {
    at.read(|conn| of_year(conn, ask.year))
}

pub(crate) fn holiday_read(_: &At<'_>, ask: HolidayRead) -> Result<HolidayReading> {
    let notice::Reading { days, doubts } = notice::read(&ask.text, ask.year);
    if days.is_empty() && doubts.is_empty() {
        return Err(Error::invalid(
            "text",
            "没有读出放假的日子。请粘贴通知里各个节日的安排，例如“元旦：1月1日至3日放假调休，共3天。1月4日上班。”",
        ));
    }
    Ok(HolidayReading { rows: days, doubts })
}

pub(crate) fn holiday_set(at: &At<'_>, ask: HolidaySet) -> Result<Nothing> {
    let mut seen = std::collections::HashSet::new();
    for Holiday { day, name, .. } in &ask.rows {
        value::date("day", day)?;
        let Some(date) = day.parse::<NaiveDate>().ok() else {
            return Err(Error::invalid("day", format!("节假日要写到日，“{day}”不行。请改成 2026-10-01 这样。")));
        };
        if !(ask.year - 1..=ask.year).contains(&date.year()) {
            return Err(Error::invalid("day", format!("{day}不在 {} 年的安排里。请换一年，或改正日期。", ask.year)));
        }
        if name.trim().is_empty() {
            return Err(Error::invalid("name", format!("请写上 {day} 是什么节日。")));
        }
        if !seen.insert(date) {
            return Err(Error::invalid("day", format!("{day}写了两次。请留下一次。")));
        }
    }
    at.act(|act| {
        changes::delete(act, "holiday", "year", i64::from(ask.year))?;
        let mut insert = act.prepare_cached("INSERT INTO holiday (year, day, name, is_off) VALUES (?, ?, ?, ?)")?;
        for Holiday { day, name, is_off } in &ask.rows {
            insert.execute(params![ask.year, day.trim(), name.trim(), is_off])?;
        }
        let label = match ask.rows.is_empty() {
            true => format!("恢复 {} 年自带的节假日", ask.year),
            false => format!("改写 {} 年的节假日", ask.year),
        };
        Ok((Nothing {}, label))
    })
}
