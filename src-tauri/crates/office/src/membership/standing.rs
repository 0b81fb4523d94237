//! How a membership stands: in or out, and what a year asks of it.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::{DuePayment, DueState, Membership};
use crate::clock;
use crate::error::Result;
use crate::ids::PersonId;
use crate::value;
use crate::year::{YearKind, year_of};

/// Whether a membership that ended on a date of any precision is over today: from the first day that it can mean.
pub(crate) fn has_ended(ended_on: Option<&str>) -> bool {
    ended_on.and_then(value::first_day).is_some_and(|day| day.format("%Y-%m-%d").to_string() <= clock::today())
}

/// In which years a membership was: from that of joining to that of leaving, either open.
#[derive(Clone, Copy)]
pub(super) struct Years {
    pub(super) from: Option<i32>,
    pub(super) to: Option<i32>,
}

impl Years {
    pub(super) fn of(began: Option<&str>, ended: Option<&str>, kind: YearKind) -> Self {
        let year = |date: Option<&str>| date.and_then(|date| year_of(date, kind));
        Self { from: year(began), to: year(ended) }
    }

    pub(super) fn has(self, year: i32) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }

    /// The year in which someone leaves is not asked for any more; what was paid of it stands.
    fn asks(self, year: i32) -> bool {
        self.has(year) && self.to != Some(year)
    }
}

/// What a year asks, what was paid of it, and how it stands with that.
pub(super) fn of_year(
    years: Years,
    due: Option<i64>,
    payments: &[DuePayment],
    year: i32,
) -> (Option<i64>, i64, Option<DueState>) {
    let mut of = payments.iter().filter(|payment| payment.year == year).peekable();
    let is_any = of.peek().is_some();
    let (mut paid, mut waived) = (0, false);
    for payment in of {
        paid += payment.amount;
        waived |= payment.amount == 0;
    }
    let asked = due.filter(|_| years.asks(year) || is_any);
    let state = match asked {
        _ if waived => Some(DueState::Waived),
        Some(0) if paid == 0 => Some(DueState::Waived),
        Some(due) if paid >= due => Some(DueState::Paid),
        Some(_) if paid > 0 => Some(DueState::Part),
        Some(_) => Some(DueState::Unpaid),
        None => (paid > 0).then_some(DueState::Paid),
    };
    (asked, paid, state)
}

impl Membership {
    pub(super) fn years(&self, kind: YearKind) -> Years {
        Years::of(self.began_on.as_deref(), self.ended_on.as_deref(), kind)
    }
}

/// Who stands on a roster of members: whoever is one, and who has a day of joining but no membership yet.
pub(crate) fn person_members(conn: &Connection) -> Result<HashSet<PersonId>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, NULL, 0 FROM person p
           WHERE joined_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id)
         UNION ALL SELECT person_id, ended_on, 1 FROM membership WHERE person_id IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    let mut members = HashSet::new();
    while let Some(row) = rows.next()? {
        let ended: Option<String> = row.get(1)?;
        if !has_ended(ended.as_deref()) {
            members.insert(row.get(0)?);
        }
    }
    Ok(members)
}

/// The number and the kind of each person whose membership stands.
pub(crate) fn numbers(conn: &Connection) -> Result<HashMap<PersonId, (String, String)>> {
    let mut statement = conn.prepare_cached(
        "SELECT m.person_id, coalesce(m.number, ''), k.name, m.ended_on FROM membership m JOIN member_kind k ON k.id = m.kind_id
         WHERE m.person_id IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    let mut numbers = HashMap::new();
    while let Some(row) = rows.next()? {
        let ended: Option<String> = row.get(3)?;
        if !has_ended(ended.as_deref()) {
            numbers.insert(row.get(0)?, (row.get(1)?, row.get(2)?));
        }
    }
    Ok(numbers)
}
