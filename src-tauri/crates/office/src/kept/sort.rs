//! What the kept records have in common: a form, ties to the directory and to a task, labels of their acts.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use crate::api::Nothing;
use crate::changes::{self, Columns};
use crate::directory::unit_known;
use crate::error::{Error, Result};
use crate::ids::{PersonId, PlanItemId, UnitId};
use crate::office::At;
use crate::value;

/// One sort of kept records: where it stands, and what it is called.
pub(super) struct Sort {
    pub(super) table: &'static str,
    /// The column that names one.
    pub(super) title: &'static str,
    /// 荣誉
    pub(super) what: &'static str,
    /// Measure word and noun.
    pub(super) noun: &'static str,
    /// Said of one without a name.
    pub(super) nameless: &'static str,
    /// The day by which it belongs to a year, today where none is given, and what is said where it is taken away; none for
    /// what belongs to no year.
    pub(super) day: Option<(&'static str, &'static str)>,
    /// The table of its people in the directory, and its column for the record.
    pub(super) people: Option<(&'static str, &'static str)>,
    /// Other tables whose rows are its parts, with the column for the record.
    pub(super) parts: &'static [(&'static str, &'static str)],
}

impl Sort {
    /// Enters a record. `check` refuses what does not agree in it, once it is written.
    pub(super) fn create(
        &self,
        at: &At<'_>,
        columns: Columns,
        check: impl FnOnce(&Connection, i64) -> Result<()>,
    ) -> Result<i64> {
        at.act(|act| {
            let id = self.insert(act, columns)?;
            check(act, id)?;
            Ok((id, format!("登记{}“{}”", self.what, self.name(act, id)?)))
        })
    }

    /// Inserts a record with its ties, and gives its id.
    pub(super) fn insert(&self, conn: &Connection, mut columns: Columns) -> Result<i64> {
        changes::require(&columns, self.title, true, self.nameless)?;
        if let Some((day, _)) = self.day {
            changes::or_today(&mut columns, day);
        }
        refers(conn, &columns)?;
        let id = changes::insert(conn, self.table, &columns)?;
        self.tie(conn, id)?;
        Ok(id)
    }

    /// Changes a record. `check` refuses what does not agree in it then.
    pub(super) fn update(
        &self,
        at: &At<'_>,
        id: i64,
        columns: &Columns,
        check: impl FnOnce(&Connection, i64) -> Result<()>,
    ) -> Result<Nothing> {
        changes::require(columns, self.title, false, self.nameless)?;
        if let Some((day, dayless)) = self.day {
            changes::require(columns, day, false, dayless)?;
        }
        at.act(|act| {
            refers(act, columns)?;
            changes::update(act, self.table, id, columns, self.noun)?;
            if columns.iter().any(|(column, _)| ["unit", "people", "results"].contains(column)) {
                self.tie(act, id)?;
            }
            check(act, id)?;
            Ok((Nothing {}, format!("修改{}“{}”", self.what, self.name(act, id)?)))
        })
    }

    /// Deletes records with their parts.
    pub(super) fn delete(&self, at: &At<'_>, ids: &[i64]) -> Result<Nothing> {
        at.act(|act| {
            let label = changes::deleting(act, self.table, self.title, self.what, self.noun, ids.iter().copied())?;
            for id in ids {
                for (table, column) in self.parts.iter().chain(&self.people) {
                    changes::delete(act, table, column, *id)?;
                }
                changes::delete(act, self.table, "id", *id)?;
            }
            Ok((Nothing {}, label))
        })
    }

    pub(super) fn name(&self, conn: &Connection, id: i64) -> Result<String> {
        changes::title(conn, self.table, self.title, id, self.noun)
    }

    /// Says whom of the directory the words of a record mean: the unit of that name or short name, and each person of whose
    /// name there is one alone, in that unit or at all. The words stay as they are, and nobody is made.
    pub(super) fn tie(&self, conn: &Connection, id: i64) -> Result<()> {
        let words = |column: &str| -> Result<Option<String>> {
            let sql = format!("SELECT {column} FROM {} WHERE id = ?", self.table);
            Ok(conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
        };
        let unit = words("unit")?.map(|unit| unit_known(conn, &unit)).transpose()?.flatten();
        let sql = format!("UPDATE {} SET unit_id = ?1 WHERE id = ?2 AND unit_id IS NOT ?1", self.table);
        conn.prepare_cached(&sql)?.execute(params![unit, id])?;
        let Some((table, column)) = self.people else { return Ok(()) };
        let named = match self.table {
            "participation" => super::lines::names(&words("results")?.unwrap_or_default()),
            _ => value::names_in(&words("people")?.unwrap_or_default()).into_iter().map(str::to_owned).collect(),
        };
        changes::delete(conn, table, column, id)?;
        for name in named {
            if let Some(person) = person_known(conn, &name, unit)? {
                let columns = vec![(column, Value::Integer(id)), ("person_id", Value::Integer(person.0))];
                changes::insert(conn, table, &columns)?;
            }
        }
        Ok(())
    }
}

/// The one person of a name, in the unit or, where nobody there has it, at all; none where several may be meant.
fn person_known(conn: &Connection, name: &str, unit: Option<UnitId>) -> Result<Option<PersonId>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, unit_id IS ?2 FROM person WHERE name = ?1 ORDER BY ?2 IS NULL OR unit_id IS NOT ?2, id LIMIT 2",
    )?;
    let found: Vec<(PersonId, bool)> = statement
        .query_map(params![name, unit], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(match found.as_slice() {
        [(only, _)] => Some(*only),
        [(one, true), (_, false)] if unit.is_some() => Some(*one),
        _ => None,
    })
}

/// Refuses a task, or an answer, that is not there.
fn refers(conn: &Connection, columns: &Columns) -> Result<()> {
    for (column, value) in columns {
        match (*column, value) {
            ("item_id", Value::Integer(item)) => changes::exists(conn, "plan_item", *item, "条计划条目")?,
            ("answer_id", Value::Integer(document)) => changes::exists(conn, "document", *document, "件公文")?,
            _ => {}
        }
    }
    Ok(())
}

/// The check of a form's task; whether it is there is seen when it is written.
pub(super) fn task(_: &str, item: &PlanItemId) -> Result<Value> {
    Ok(Value::Integer(item.0))
}

/// Names of people, each in its normal form, as they stand on papers: 张伟、李芳.
pub(super) fn people(field: &str, text: &str) -> Result<Value> {
    let names = value::names_in(text).into_iter().map(|name| match value::name(field, name)? {
        Value::Text(name) => Ok(name),
        _ => Ok(String::new()),
    });
    let names: Vec<String> = names.collect::<Result<_>>()?;
    Ok(value::text(&names.join("、")))
}

/// A count of at least one.
pub(super) fn some(field: &str, count: &i64) -> Result<Value> {
    if *count < 1 {
        return Err(Error::invalid(field, format!("数量至少是 1，不能是 {count}。")));
    }
    Ok(Value::Integer(*count))
}

/// The dates of a record by name, each where it has one.
pub(super) fn dates<const N: usize>(
    conn: &Connection,
    table: &str,
    columns: [&str; N],
    id: i64,
) -> Result<[Option<String>; N]> {
    let sql = format!("SELECT {} FROM {table} WHERE id = ?", columns.join(", "));
    let found = conn.prepare_cached(&sql)?.query_row([id], |row| {
        let mut dates = [const { None }; N];
        for (place, date) in dates.iter_mut().enumerate() {
            *date = row.get(place)?;
        }
        Ok(dates)
    });
    Ok(found.optional()?.unwrap_or([const { None }; N]))
}

/// Refuses days that do not follow one another; each is named by its column and its words.
pub(super) fn in_order(days: &[(&str, &str, Option<&str>)]) -> Result<()> {
    let mut before: Option<(&str, &str)> = None;
    for (column, words, date) in days {
        let Some(date) = date else { continue };
        if let Some((earlier, last)) = before
            && let (Some(earliest), Some(latest)) = (value::first_day(last), value::last_day(date))
            && latest < earliest
        {
            return Err(Error::invalid(column, format!("{words}（{date}）早于{earlier}（{last}）。请改正其中一个。")));
        }
        before = Some((words, date));
    }
    Ok(())
}

/// The ids of people of the directory whom records mean, by record.
pub(super) fn known_people(
    conn: &Connection,
    table: &str,
    column: &str,
) -> Result<std::collections::HashMap<i64, Vec<PersonId>>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {column}, person_id FROM {table} ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let mut known: std::collections::HashMap<i64, Vec<PersonId>> = std::collections::HashMap::new();
    while let Some(row) = rows.next()? {
        known.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(known)
}
