//! The own fields of kinds in an import: a column that is headed as a field goes to it in the rows of its kind.

use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, Mutex, PoisonError};

use rusqlite::{Connection, params};
use sheets::understand::{Field, Kind, ValueKind};

use super::EVENTS;
use super::kind::{Holds, own_value, write_own};
use crate::error::{Error, Result};
use crate::ids::{EventFieldId, EventId};
use crate::import::arrival::{Arrival, Row};

/// Before the name of an own field, in the names of the fields of an import.
const OWN: &str = "own.";

/// Every set of own fields that was asked for. What a field is called is borrowed for as long as the program runs: a set is
/// made once, and there are no more of them than the user makes.
static KINDS: LazyLock<Mutex<HashMap<Vec<Own>, &'static Kind>>> = LazyLock::new(Mutex::default);

/// An own field: its name and what it holds.
type Own = (String, Holds);

/// The fields of an event with the own fields of all kinds, those of one name once.
pub(crate) fn fields_of(conn: &Connection) -> Result<&'static Kind> {
    let mut own: Vec<Own> = Vec::new();
    let mut statement = conn.prepare_cached("SELECT name, holds FROM event_field ORDER BY kind_id, position, id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (name, holds): (String, String) = (row.get(0)?, row.get(1)?);
        let holds = Holds::read(&holds);
        match own.iter_mut().find(|(known, _)| *known == name) {
            // 人数 as a number in one kind and in words in another.
            Some((_, known)) if *known != holds => *known = Holds::Words,
            Some(_) => {}
            None => own.push((name, holds)),
        }
    }
    let mut kinds = KINDS.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(kinds.entry(own.clone()).or_insert_with(|| Box::leak(Box::new(with_own(own)))))
}

fn with_own(own: Vec<Own>) -> Kind {
    let field = |(name, holds): Own| {
        let value = match holds {
            Holds::Words | Holds::Choice => ValueKind::Text,
            Holds::Number => ValueKind::Number,
            Holds::Date => ValueKind::Date,
        };
        let title: &'static str = name.leak();
        let headers: &'static [&'static str] = Box::leak(Box::new([title]));
        Field::new(format!("{OWN}{title}").leak(), title, value, headers).weak()
    };
    let fields: Vec<Field> = EVENTS.fields.iter().copied().chain(own.into_iter().map(field)).collect();
    Kind { fields: fields.leak(), ..EVENTS }
}

/// What a row says in the own fields of its kind; what its kind has no field for is left out and said.
pub(super) fn said(
    conn: &Connection,
    row: &Row<'_>,
    kind: Option<&str>,
    arrival: &mut Arrival,
) -> Result<BTreeMap<EventFieldId, String>> {
    let fields = fields_of_kind(conn, kind)?;
    let mut said = BTreeMap::new();
    let mut written: Vec<(String, String, String)> = Vec::new();
    for name in row.fields_of(OWN) {
        let column = format!("{OWN}{name}");
        written.extend(row.text(&column).map(|value| (name.to_owned(), column, value)));
    }
    written.extend(told(conn, row, arrival)?);
    for (name, column, value) in written {
        let why = match fields.iter().find(|(_, known)| *known == name) {
            None => match kind {
                Some(kind) => format!("“{kind}”没有“{name}”这一栏，“{value}”没有导入"),
                None => format!("没有活动类型，不知道“{name}”是哪一类的，“{value}”没有导入"),
            },
            Some((id, _)) => match own_value(conn, *id, &value) {
                Ok(value) => {
                    said.insert(*id, value);
                    continue;
                }
                Err(Error::InvalidValue { message, .. }) => format!("“{value}”没有导入：{message}"),
                Err(other) => return Err(other),
            },
        };
        arrival.leave_cell(row, &row.column_of(&column), why);
    }
    Ok(said)
}

/// As the ledger writes them: 主讲人：张老师；题目：食品安全. A part that begins with no field goes on with what the one before says.
fn told(conn: &Connection, row: &Row<'_>, arrival: &mut Arrival) -> Result<Vec<(String, String, String)>> {
    let all: Vec<String> = conn
        .prepare_cached("SELECT name FROM event_field")?
        .query_map([], |found| found.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let words = row.text("own").unwrap_or_default();
    let mut told: Vec<(String, String, String)> = Vec::new();
    for part in words.split_inclusive(['；', '\n']) {
        let named = part.split_once(['：', ':']).filter(|(name, _)| all.iter().any(|known| known == name.trim()));
        match (named, told.last_mut()) {
            (Some((name, value)), _) => told.push((name.trim().into(), "own".into(), value.into())),
            (None, Some((_, _, value))) => value.push_str(part),
            (None, None) if part.trim().is_empty() => {}
            (None, None) => {
                let message = format!("“{}”没有写明是哪一栏，没有导入", part.trim());
                arrival.leave_cell(row, &row.column_of("own"), message);
            }
        }
    }
    for (_, _, value) in &mut told {
        *value = value.trim().trim_end_matches('；').trim().to_owned();
    }
    Ok(told)
}

/// The event keeps another kind than the row names: what the row says in that kind's fields is left out, and said.
pub(super) fn leave(
    conn: &Connection,
    row: &Row<'_>,
    stands: Option<&str>,
    said: BTreeMap<EventFieldId, String>,
    arrival: &mut Arrival,
) -> Result<()> {
    for (field, value) in said {
        let name: String = conn
            .prepare_cached("SELECT name FROM event_field WHERE id = ?")?
            .query_row([field], |found| found.get(0))?;
        let stands = stands.map_or_else(|| "没有类型".to_owned(), |kind| format!("是“{kind}”"));
        let message = format!("这项活动{stands}，{name}“{value}”没有导入");
        let column = row.column_of(&format!("{OWN}{name}"));
        let column = if column.is_empty() { row.column_of("own") } else { column };
        arrival.leave_cell(row, &column, message);
    }
    Ok(())
}

fn fields_of_kind(conn: &Connection, kind: Option<&str>) -> Result<Vec<(EventFieldId, String)>> {
    let mut statement = conn.prepare_cached(
        "SELECT f.id, f.name FROM event_field f JOIN event_kind k ON k.id = f.kind_id WHERE k.name = ?",
    )?;
    Ok(statement.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// Fills the own fields of an event that is there; what differs stays as it is and is said, unless the user wants the table's
/// values.
pub(super) fn fill(
    conn: &Connection,
    row: &Row<'_>,
    id: EventId,
    said: BTreeMap<EventFieldId, String>,
    arrival: &mut Arrival,
) -> Result<()> {
    let mut taken = BTreeMap::new();
    for (field, value) in said {
        let (name, known): (String, Option<String>) = conn
            .prepare_cached("SELECT f.name, e.own ->> ('$.\"' || f.id || '\"') FROM event_field f, event e WHERE f.id = ? AND e.id = ?")?
            .query_row(params![field, id], |found| Ok((found.get(0)?, found.get(1)?)))?;
        let column = format!("{OWN}{name}");
        match known {
            Some(known) if known == value => {}
            Some(known) if !arrival.overwrites() => arrival.keep(row, &column, known, value),
            known => {
                arrival.changed(&column, known.unwrap_or_default(), value.clone());
                taken.insert(field, value);
            }
        }
    }
    write_own(conn, id, &taken)
}
