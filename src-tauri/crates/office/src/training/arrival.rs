//! What a row of an imported roster becomes.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::roster::{EnrolmentChanges, grouped};
use super::store;
use crate::changes::{self, Columns};
use crate::directory::{Roll, take_trainee};
use crate::error::Result;
use crate::ids::ClassId;
use crate::import::arrival::{Arrival, Row};
use crate::import::{Source, subject};

const FIELDS: &[&str] = &["group_name", "is_leader", "mentor", "hours", "score", "result", "note"];

/// The classes of the rows taken so far, by name.
#[derive(Default)]
pub(crate) struct Classes(HashMap<String, ClassId>);

/// Puts the person of a row into the class that the row, its sheet or its title names.
pub(crate) fn take_enrolment(
    conn: &Connection,
    row: &Row<'_>,
    source: &Source,
    classes: &mut Classes,
    roll: &mut Roll,
    arrival: &mut Arrival,
) -> Result<()> {
    let Some(person) = take_trainee(conn, row, roll, arrival)? else { return Ok(()) };
    let class = class(conn, row, source, classes)?;
    let form = leader_told(arrival.columns::<EnrolmentChanges>(row, FIELDS));
    let mut columns = grouped(conn, class, form)?;
    let known: Option<i64> = conn
        .prepare_cached("SELECT id FROM enrolment WHERE class_id = ? AND person_id = ?")?
        .query_row(params![class, person], |found| found.get(0))
        .optional()?;
    if let Some(id) = known {
        return arrival.fill(conn, row, "enrolment", id, columns).map(|_| ());
    }
    let position: i64 = conn
        .prepare_cached("SELECT coalesce(max(position) + 1, 0) FROM enrolment WHERE class_id = ?")?
        .query_row([class], |found| found.get(0))?;
    columns.push(("class_id", Value::Integer(class.0)));
    columns.push(("person_id", Value::Integer(person.0)));
    columns.push(("position", Value::Integer(position)));
    changes::insert(conn, "enrolment", &columns)?;
    arrival.added();
    Ok(())
}

/// The class of that year and name, whatever its course is called, where there is no other: our own rosters name no course.
fn only_class(conn: &Connection, year: i32, name: &str) -> Result<Option<ClassId>> {
    let mut statement = conn.prepare_cached("SELECT id FROM class WHERE year = ? AND name = ? LIMIT 2")?;
    let found = statement.query_map(params![year, name], |found| found.get(0))?;
    Ok(match found.collect::<rusqlite::Result<Vec<ClassId>>>()?.as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

/// 第一组（组长）, as our own rosters write it: the group, and that the row leads it.
fn leader_told(mut form: Columns) -> Columns {
    let group = form.iter_mut().find_map(|(column, value)| match value {
        Value::Text(group) if *column == "group_name" => Some(group),
        _ => None,
    });
    let Some(group) = group else { return form };
    let Some(bare) = ["（组长）", "(组长)"].iter().find_map(|leads| group.strip_suffix(leads)) else {
        return form;
    };
    *group = bare.trim_end().to_owned();
    if !form.iter().any(|(column, _)| *column == "is_leader") {
        form.push(("is_leader", Value::Integer(1)));
    }
    form
}

/// The class of a row: the one that the user named, else the one that the table names, made with its course when it is not
/// there.
fn class(conn: &Connection, row: &Row<'_>, source: &Source, classes: &mut Classes) -> Result<ClassId> {
    if let Some(named) = source.class {
        return changes::exists(conn, "class", named.0, "个培训班").map(|()| named);
    }
    let course = subject(row.title).or_else(|| subject(&source.stem)).unwrap_or_else(|| "培训班".to_owned());
    let name = row.text("class_name").unwrap_or_else(|| course.clone());
    if let Some(id) = classes.0.get(&name) {
        return Ok(*id);
    }
    let year = source.year(row)?;
    let known: Option<ClassId> = conn
        .prepare_cached(
            "SELECT l.id FROM class l JOIN course c ON c.id = l.course_id WHERE l.year = ? AND l.name = ? AND c.name = ?",
        )?
        .query_row(params![year, name, course], |found| found.get(0))
        .optional()?;
    let id = match known.map_or_else(|| only_class(conn, year, &name), |id| Ok(Some(id)))? {
        Some(id) => id,
        None => {
            let course = store::course_named(conn, &course)?;
            let columns = vec![
                ("course_id", Value::Integer(course.0)),
                ("year", Value::Integer(i64::from(year))),
                ("name", Value::Text(name.clone())),
            ];
            ClassId(changes::insert(conn, "class", &columns)?)
        }
    };
    classes.0.insert(name, id);
    Ok(id)
}
