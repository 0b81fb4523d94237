//! What a row of an imported list of people or units becomes.

use rusqlite::types::Value;
use rusqlite::{Connection, params};

use super::person::PersonChanges;
use super::unit::{UnitChanges, unit_named};
use crate::changes;
use crate::error::Result;
use crate::ids::PersonId;
use crate::import::arrival::{Arrival, Row};

const PERSON: &[&str] = &[
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

const UNIT: &[&str] =
    &["name", "short_name", "kind", "address", "contact", "phone", "email", "member_no", "joined_on", "note"];

/// How a person of the office compares with a row.
struct Known {
    id: PersonId,
    /// Nothing contradicts.
    fits: bool,
    /// The ID number is the same: nothing else matters.
    proven: bool,
}

/// Finds or adds the person of a row; none when it cannot be told who it is.
///
/// The same ID number is the same person. Without one, the same name is, unless unit, sex, birth or phone contradict; when
/// several of that name fit, the row is left out rather than guessed.
pub(crate) fn take_person(conn: &Connection, row: &Row<'_>, arrival: &mut Arrival) -> Result<Option<PersonId>> {
    person(conn, row, PERSON, arrival)
}

/// As [`take_person`], for a list about something else in which `note` and `hours` are not the person's.
pub(crate) fn take_trainee(conn: &Connection, row: &Row<'_>, arrival: &mut Arrival) -> Result<Option<PersonId>> {
    let fields: Vec<&str> = PERSON.iter().copied().filter(|field| !matches!(*field, "note" | "joined_on")).collect();
    person(conn, row, &fields, arrival)
}

fn person(conn: &Connection, row: &Row<'_>, fields: &[&str], arrival: &mut Arrival) -> Result<Option<PersonId>> {
    let mut columns = arrival.columns(row, fields, PersonChanges::columns);
    let text = |columns: &changes::Columns, field: &str| {
        columns.iter().find(|(name, _)| *name == field).and_then(|(_, value)| match value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        })
    };
    let Some(name) = text(&columns, "name") else {
        arrival.leave(row, "没有姓名，这一行没有导入");
        return Ok(None);
    };
    let unit = unit_named(conn, &row.text("unit").unwrap_or_default())?;
    if let Some(unit) = unit {
        columns.push(("unit_id", Value::Integer(unit.0)));
    }
    let [id_number, sex, birth, phone] = ["id_number", "sex", "birth_date", "phone"].map(|field| text(&columns, field));
    let known: Vec<Known> = conn
        .prepare_cached(
            "SELECT id,
                    (id_number IS NULL OR ?2 IS NULL OR id_number = ?2)
                      AND (sex IS NULL OR ?3 IS NULL OR sex = ?3)
                      AND (birth_date IS NULL OR ?4 IS NULL OR birth_date GLOB ?4 || '*' OR ?4 GLOB birth_date || '*')
                      AND (phone IS NULL OR ?5 IS NULL OR phone = ?5)
                      AND (unit_id IS NULL OR ?6 IS NULL OR unit_id = ?6),
                    coalesce(id_number = ?2, 0)
             FROM person WHERE id_number = ?2 OR name = ?1",
        )?
        .query_map(params![name, id_number, sex, birth, phone, unit], |found| {
            Ok(Known { id: found.get(0)?, fits: found.get(1)?, proven: found.get(2)? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let fitting: Vec<&Known> = match known.iter().find(|one| one.proven) {
        Some(one) => vec![one],
        None => known.iter().filter(|one| one.fits).collect(),
    };
    match fitting.as_slice() {
        [] => {
            arrival.added += 1;
            Ok(Some(PersonId(changes::insert(conn, "person", &columns)?)))
        }
        [one] => {
            arrival.fill(conn, row, "person", one.id.0, columns)?;
            Ok(Some(one.id))
        }
        many => {
            let message = format!("有 {} 个叫“{name}”的人，分不清是哪一个，这一行没有导入", many.len());
            arrival.leave(row, message);
            Ok(None)
        }
    }
}

/// Finds the unit of a row by its name and completes it, or adds it.
pub(crate) fn take_unit(conn: &Connection, row: &Row<'_>, arrival: &mut Arrival) -> Result<()> {
    let columns = arrival.columns(row, UNIT, UnitChanges::columns);
    let Some((_, Value::Text(name))) = columns.iter().find(|(column, _)| *column == "name") else {
        arrival.leave(row, "没有单位名称，这一行没有导入");
        return Ok(());
    };
    let known: Option<i64> = rusqlite::OptionalExtension::optional(
        conn.prepare_cached("SELECT id FROM unit WHERE name = ?1 OR short_name = ?1 ORDER BY name <> ?1, id LIMIT 1")?
            .query_row([name], |found| found.get(0)),
    )?;
    match known {
        // The name may be the short one of a unit whose full name is known: it is not a contradiction.
        Some(id) => {
            let rest = columns.into_iter().filter(|(column, _)| *column != "name").collect();
            arrival.fill(conn, row, "unit", id, rest)
        }
        None => {
            arrival.added += 1;
            changes::insert(conn, "unit", &columns).map(|_| ())
        }
    }
}
