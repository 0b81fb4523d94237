//! Ages and birthdays, from dates of birth as precisely as they are known.

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::office::At;
use crate::{clock, value};

/// Whose birthday is in a month.
#[derive(Clone, Copy, Debug, Default, Deserialize, ts_rs::TS)]
pub struct BirthdayAsk {
    /// The month, 1 to 12; this month when absent.
    #[serde(default)]
    #[ts(optional)]
    pub month: Option<u32>,
    /// The year; this year when absent.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// Someone whose birthday is in the month.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Birthday {
    /// The person.
    pub id: PersonId,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: Option<String>,
    /// 出生年月
    pub birth_date: String,
    /// The day of the month; none where only the month is known.
    pub day: Option<u32>,
    /// How old they become.
    pub age: i32,
    /// What to know of it: born on 29 February, in a year that has none.
    pub note: Option<String>,
}

/// The birthdays of a month, those of a known day first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct BirthdayList {
    /// The month.
    pub month: u32,
    /// The year.
    pub year: i32,
    /// The birthdays.
    pub rows: Vec<Birthday>,
    /// How many people's birth is known to the year only: no month has them.
    pub year_only: usize,
}

pub(crate) fn birthday_list(at: &At<'_>, ask: BirthdayAsk) -> Result<BirthdayList> {
    let today = clock::local().date();
    let (month, year) = (ask.month.unwrap_or(today.month()), ask.year.unwrap_or(today.year()));
    if !(1..=12).contains(&month) {
        return Err(Error::invalid("month", format!("没有 {month} 月。请写 1 到 12。")));
    }
    at.read(|conn| of_month(conn, month, year))
}

fn of_month(conn: &Connection, month: u32, year: i32) -> Result<BirthdayList> {
    let mut statement = conn.prepare_cached(
        "SELECT p.id, p.name, u.name, p.birth_date FROM person p LEFT JOIN unit u ON u.id = p.unit_id
         WHERE p.birth_date IS NOT NULL ORDER BY p.id",
    )?;
    let mut found = statement.query([])?;
    let (mut rows, mut year_only) = (Vec::new(), 0);
    while let Some(row) = found.next()? {
        let birth_date: String = row.get(3)?;
        if birth_date.len() == 4 {
            year_only += 1;
            continue;
        }
        let Some(born) = value::first_day(&birth_date).filter(|born| born.month() == month && born.year() <= year)
        else {
            continue;
        };
        let day = (birth_date.len() == 10).then(|| born.day());
        let is_missing = day.is_some_and(|day| NaiveDate::from_ymd_opt(year, month, day).is_none());
        rows.push(Birthday {
            id: row.get(0)?,
            name: row.get(1)?,
            unit: row.get(2)?,
            birth_date,
            day,
            age: year - born.year(),
            note: is_missing.then(|| format!("{year} 年没有 2 月 29 日，按 2 月 28 日算")),
        });
    }
    rows.sort_by_key(|row| (row.day.is_none(), row.day));
    Ok(BirthdayList { month, year, rows, year_only })
}

/// How old someone is on a day (周岁); none where the date of birth is too vague to say. Whoever was born on 29 February is a
/// year older on the last day of February where there is no 29th.
pub(crate) fn age_on(birth: &str, on: NaiveDate) -> Option<i32> {
    let (first, last) = (value::first_day(birth)?, value::last_day(birth)?);
    let age = |born: NaiveDate| {
        let last_of_month = |year: i32, month: u32| {
            let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            NaiveDate::from_ymd_opt(next.0, next.1, 1)?.pred_opt()
        };
        let birthday = NaiveDate::from_ymd_opt(on.year(), born.month(), born.day())
            .or_else(|| last_of_month(on.year(), born.month()))?;
        Some(on.year() - born.year() - i32::from(on < birthday))
    };
    let (oldest, youngest) = (age(first)?, age(last)?);
    (oldest == youngest && youngest >= 0).then_some(oldest)
}

#[cfg(test)]
mod tests {
    use super::age_on;

    #[test]
    fn ages_as_far_as_they_are_known() {
        for (birth, on, age) in [
            ("1985-03-05", "2026-03-04", Some(40)),
            ("1985-03-05", "2026-03-05", Some(41)),
            ("2000-02-29", "2026-02-27", Some(25)),
            ("2000-02-29", "2026-02-28", Some(26)),
            ("2000-02-29", "2028-02-28", Some(27)),
            ("2000-02-29", "2028-02-29", Some(28)),
            ("1985-03", "2026-02-28", Some(40)),
            ("1985-03", "2026-03-15", None),
            ("1985-03", "2026-03-31", Some(41)),
            ("1985", "2026-06-30", None),
            ("1985", "2026-12-31", Some(41)),
            ("2027-01-01", "2026-12-31", None),
        ] {
            assert_eq!(age_on(birth, on.parse().unwrap()), age, "{birth} on {on}");
        }
    }
}
