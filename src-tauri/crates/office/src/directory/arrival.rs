//! What a row of an imported list of people or units becomes.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::meant::{Meant, meant};
use super::person::PersonChanges;
use super::roll::Roll;
use super::unit::{UnitChanges, unit_known};
use crate::changes;
use crate::error::Result;
use crate::ids::PersonId;
use crate::import::arrival::{Arrival, Row};

/// The columns of a person that a row may fill.
pub(super) const PERSON: &[&str] = &[
    "name",
    "sex",
    "ethnicity",
    "birth_date",
    "id_number",
    "phone",
    "email",
    "department",
    "position",
    "title",
    "skill_level",
    "education",
    "political_status",
    "joined_on",
    "note",
];

/// The columns of a unit that a row may fill.
pub(super) const UNIT: &[&str] =
    &["name", "short_name", "kind", "address", "contact", "phone", "email", "member_no", "joined_on", "note"];

/// Finds or adds the person of a row; none when it cannot be told who it is. How: see [`meant`].
pub(crate) fn take_person(
    conn: &Connection,
    row: &Row<'_>,
    roll: &mut Roll,
    arrival: &mut Arrival,
) -> Result<Option<PersonId>> {
    person(conn, row, PERSON, roll, arrival)
}

/// As [`take_person`], for a list about something else in which `note` and `hours` are not the person's.
pub(crate) fn take_trainee(
    conn: &Connection,
    row: &Row<'_>,
    roll: &mut Roll,
    arrival: &mut Arrival,
) -> Result<Option<PersonId>> {
    let fields: Vec<&str> = PERSON.iter().copied().filter(|field| !matches!(*field, "note" | "joined_on")).collect();
    person(conn, row, &fields, roll, arrival)
}

fn person(
    conn: &Connection,
    row: &Row<'_>,
    fields: &[&str],
    roll: &mut Roll,
    arrival: &mut Arrival,
) -> Result<Option<PersonId>> {
    let mut columns = arrival.columns::<PersonChanges>(row, fields);
    if !columns.iter().any(|(column, _)| *column == "name") {
        arrival.leave(row, "没有姓名，这一行没有导入");
        return Ok(None);
    }
    let unit = row.text("unit");
    match meant(conn, row, &columns, unit.as_deref(), roll, arrival)? {
        Meant::Nobody => {
            let unit = unit.map(|unit| roll.unit_named(conn, &unit)).transpose()?.flatten();
            columns.extend(unit.map(|unit| ("unit_id", Value::Integer(unit.0))));
            arrival.added();
            let id = roll.add(conn, &columns)?;
            arrival.claim(id, None);
            Ok(Some(id))
        }
        Meant::One(id, by) => {
            arrival.claim(id, Some(by));
            columns.extend(unit_of(conn, row, id, unit.as_deref(), roll, arrival)?);
            if arrival.fill(conn, row, "person", id.0, columns)? {
                roll.learn(conn, id)?;
            }
            Ok(Some(id))
        }
        Meant::Several(count) => {
            let name = row.text("name").unwrap_or_default();
            arrival.leave(row, format!("有 {count} 个人都可能是“{name}”，还没有选定是哪一个，这一行没有导入"));
            Ok(None)
        }
    }
}

/// The unit to write for a person who is there: made only when it is taken, so that a row leaves no unit that nobody is in.
fn unit_of(
    conn: &Connection,
    row: &Row<'_>,
    person: PersonId,
    unit: Option<&str>,
    roll: &mut Roll,
    arrival: &mut Arrival,
) -> Result<Option<(&'static str, Value)>> {
    let Some(unit) = unit else { return Ok(None) };
    if let Some(now) = roll.unit_of(conn, person)?
        && !arrival.overwrites()
    {
        if roll.unit_known(conn, unit)? != Some(now) {
            let name = changes::title(conn, "unit", "name", now.0, "个单位")?;
            arrival.keep(row, "unit_id", name, unit.to_owned());
        }
        return Ok(None);
    }
    Ok(roll.unit_named(conn, unit)?.map(|unit| ("unit_id", Value::Integer(unit.0))))
}

/// Finds the unit of a row by its name and completes it, or adds it.
pub(crate) fn take_unit(conn: &Connection, row: &Row<'_>, arrival: &mut Arrival) -> Result<()> {
    let columns = arrival.columns::<UnitChanges>(row, UNIT);
    let Some((_, Value::Text(name))) = columns.iter().find(|(column, _)| *column == "name") else {
        arrival.leave(row, "没有单位名称，这一行没有导入");
        return Ok(());
    };
    match unit_known(conn, name)? {
        // The name may be the short one of a unit whose full name is known: it is not a contradiction.
        Some(id) => {
            let rest = columns.into_iter().filter(|(column, _)| *column != "name").collect();
            arrival.fill(conn, row, "unit", id.0, rest).map(|_| ())
        }
        None => {
            arrival.added();
            changes::insert(conn, "unit", &columns).map(|_| ())
        }
    }
}
