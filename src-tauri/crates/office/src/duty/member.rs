//! Who takes turns in a roster.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::{Duty, DutyRole, away};
use crate::changes;
use crate::directory::{person_meant, unit_named};
use crate::error::{Error, Result};
use crate::ids::{DutyId, PersonId};

/// Somebody who takes turns.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DutyMember {
    /// The person.
    pub person_id: PersonId,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: Option<String>,
    /// 联系电话
    pub phone: Option<String>,
    /// Leads, or is on duty.
    pub role: DutyRole,
    /// When they cannot: 2026-10-01、2026-10-03—2026-10-05.
    pub away: Option<String>,
}

/// Somebody who is to take turns.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DutyMemberGiven {
    /// Leads, or is on duty.
    pub role: DutyRole,
    /// The person of the directory, or
    #[serde(default)]
    #[ts(optional)]
    pub person_id: Option<PersonId>,
    /// a person by name, made when not there,
    #[serde(default)]
    #[ts(optional)]
    pub person: Option<String>,
    /// of this unit.
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<String>,
    /// When they cannot: 10月1日、10月3日—5日.
    #[serde(default)]
    #[ts(optional)]
    pub away: Option<String>,
}

/// Those of a roster, in order; those who lead first.
pub(super) fn members(conn: &Connection, id: DutyId) -> Result<Vec<DutyMember>> {
    let mut statement = conn.prepare_cached(
        "SELECT m.person_id, p.name, u.name, p.phone, m.role, m.away
         FROM duty_member m JOIN person p ON p.id = m.person_id LEFT JOIN unit u ON u.id = p.unit_id
         WHERE m.roster_id = ? ORDER BY m.role DESC, m.position, m.id",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(DutyMember {
            person_id: row.get(0)?,
            name: row.get(1)?,
            unit: row.get(2)?,
            phone: row.get(3)?,
            role: row.get(4)?,
            away: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes who takes turns, in place of those before.
pub(super) fn write(conn: &Connection, duty: &Duty, members: &[DutyMemberGiven]) -> Result<()> {
    let period = duty.period()?;
    changes::delete(conn, "duty_member", "roster_id", duty.id.0)?;
    let mut written: Vec<(DutyRole, PersonId)> = Vec::new();
    let mut insert = conn.prepare_cached(
        "INSERT INTO duty_member (roster_id, person_id, role, position, away) VALUES (?, ?, ?, ?, nullif(?, ''))",
    )?;
    for (position, given) in members.iter().enumerate() {
        let person = meant(conn, given)?;
        let name = changes::title(conn, "person", "name", person.0, "个人员")?;
        if written.contains(&(given.role, person)) {
            return Err(Error::invalid("members", format!("“{name}”写了两次。请留下一次。")));
        }
        written.push((given.role, person));
        let away = away::read(given.away.as_deref().unwrap_or_default(), &name, period)?;
        insert.execute(params![duty.id, person, given.role, position as i64, away::kept(&away)])?;
    }
    Ok(())
}

/// Whom a line means. What is said of their name belongs to the list of members: a roster has a name of its own.
fn meant(conn: &Connection, given: &DutyMemberGiven) -> Result<PersonId> {
    if let Some(person) = given.person_id {
        changes::exists(conn, "person", person.0, "个人员")?;
        return Ok(person);
    }
    let unit = match given.unit.as_deref().map(str::trim).filter(|unit| !unit.is_empty()) {
        Some(unit) => unit_named(conn, unit)?,
        None => None,
    };
    person_meant(conn, given.person.as_deref().unwrap_or_default(), unit).map_err(|refused| match refused {
        Error::InvalidValue { message, .. } => Error::invalid("members", message),
        other => other,
    })
}
