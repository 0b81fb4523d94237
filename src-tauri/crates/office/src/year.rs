//! Which year a record belongs to: defined here and nowhere else.
//!
//! A record belongs to the year in which it begins. A school year runs from 1 September to 31 August and is named by the
//! year it begins in. What began in one year and went on into the next stays in the first. A date known only to the year
//! belongs to the calendar year, or to the school year that begins in it.

use rusqlite::Connection;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

use crate::error::Result;

/// Calendar years or school years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum YearKind {
    /// January to December.
    Calendar,
    /// September to August.
    Academic,
}

impl YearKind {
    /// A year as papers say it: 2026年, 2025—2026学年.
    pub(crate) fn spoken(self, year: i32) -> String {
        match self {
            YearKind::Calendar => format!("{year}年"),
            YearKind::Academic => format!("{year}—{}学年", year + 1),
        }
    }
}

impl ToSql for YearKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            YearKind::Calendar => "calendar",
            YearKind::Academic => "academic",
        }
        .into())
    }
}

impl FromSql for YearKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "calendar" => Ok(YearKind::Calendar),
            "academic" => Ok(YearKind::Academic),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

/// The year of an ISO date of any precision.
pub fn year_of(date: &str, kind: YearKind) -> Option<i32> {
    let year: i32 = date.get(..4)?.parse().ok()?;
    match (kind, date.get(5..7)) {
        (YearKind::Academic, Some(month)) if month < "09" => Some(year - 1),
        _ => Some(year),
    }
}

/// Condition on event `e` with the two ends of [`year_range`] as `?1` and `?2`. A date known only to the year stands at its
/// end, so that “2026” falls into the school year that begins in 2026. An event without days of its own has those of its parts.
pub(crate) const IN_YEAR: &str =
    "coalesce((SELECT min(CASE length(start_date) WHEN 4 THEN start_date || '-12' ELSE start_date END)
    FROM occurrence o WHERE o.event_id = e.id),
    (SELECT min(CASE length(start_date) WHEN 4 THEN start_date || '-12' ELSE start_date END)
    FROM event c JOIN occurrence o ON o.event_id = c.id WHERE c.parent_id = e.id)) >= ?1
  AND coalesce((SELECT min(CASE length(start_date) WHEN 4 THEN start_date || '-12' ELSE start_date END)
    FROM occurrence o WHERE o.event_id = e.id),
    (SELECT min(CASE length(start_date) WHEN 4 THEN start_date || '-12' ELSE start_date END)
    FROM event c JOIN occurrence o ON o.event_id = c.id WHERE c.parent_id = e.id)) < ?2";

/// The first day of event `e`: its own, else that of its parts.
pub(crate) const FIRST_DAY: &str = "coalesce((SELECT min(o.start_date) FROM occurrence o WHERE o.event_id = e.id),
    (SELECT min(o.start_date) FROM event c JOIN occurrence o ON o.event_id = c.id WHERE c.parent_id = e.id))";

/// The half-open range of ISO dates `[from, to)` that belong to a year; compares as text at every precision.
pub fn year_range(year: i32, kind: YearKind) -> (String, String) {
    match kind {
        YearKind::Calendar => (format!("{year:04}"), format!("{:04}", year + 1)),
        YearKind::Academic => (format!("{year:04}-09"), format!("{:04}-09", year + 1)),
    }
}

/// The years that have plans, classes, contests, events or kept records, the newest first.
pub fn years(conn: &Connection, kind: YearKind) -> Result<Vec<i32>> {
    let mut statement = conn.prepare_cached(
        "SELECT CAST(year AS TEXT) FROM plan UNION SELECT CAST(year AS TEXT) FROM class UNION SELECT CAST(year AS TEXT) FROM contest
         UNION SELECT DISTINCT substr(start_date, 1, 7) FROM occurrence WHERE start_date IS NOT NULL
         UNION SELECT DISTINCT substr(received_on, 1, 7) FROM honour UNION SELECT DISTINCT substr(held_on, 1, 7) FROM participation
         UNION SELECT DISTINCT substr(begun_on, 1, 7) FROM application UNION SELECT DISTINCT substr(registered_on, 1, 7) FROM document
         UNION SELECT DISTINCT substr(begun_on, 1, 7) FROM outcome",
    )?;
    let dates = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut years: Vec<i32> = dates.iter().filter_map(|date| year_of(date, kind)).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    Ok(years)
}
