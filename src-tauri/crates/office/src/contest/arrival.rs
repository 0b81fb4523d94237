//! What a row of an imported list of awards becomes.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::entry::{EntryParts, write_parts};
use crate::changes;
use crate::error::Result;
use crate::ids::{ContestId, EntryId};
use crate::import::arrival::{Arrival, Row};
use crate::import::{Source, subject};

/// Adds the entry and the award of a row to the contest that the row or its title names.
pub(crate) fn take_award(conn: &Connection, row: &Row<'_>, source: &Source, arrival: &mut Arrival) -> Result<()> {
    let authors = row.list("recipients");
    let title = row.text("entry");
    if title.is_none() && authors.is_empty() && row.text("unit").is_none() {
        arrival.leave(row, "没有作品、获奖者和单位，这一行没有导入");
        return Ok(());
    }
    let contest = contest(conn, row, source)?;
    let award = row.text("award");
    let known: Option<EntryId> = conn
        .prepare_cached(
            "SELECT e.id FROM entry e LEFT JOIN award a ON a.entry_id = e.id LEFT JOIN unit u ON u.id = e.unit_id
             WHERE e.contest_id = ?1 AND e.title IS ?2 AND a.name IS ?3 AND (?4 IS NULL OR u.name IS ?4)
             AND coalesce((SELECT group_concat(p.name, '、' ORDER BY x.position) FROM entry_person x JOIN person p ON p.id = x.person_id
               WHERE x.entry_id = e.id AND x.role = 'author'), '') = ?5 LIMIT 1",
        )?
        .query_row(params![contest, title, award, row.text("unit"), authors.join("、")], |found| found.get(0))
        .optional()?;
    if known.is_some() {
        arrival.known();
        return Ok(());
    }
    let position: i64 = conn
        .prepare_cached("SELECT coalesce(max(position) + 1, 0) FROM entry WHERE contest_id = ?")?
        .query_row([contest], |found| found.get(0))?;
    let text = |text: Option<String>| text.map_or(Value::Null, Value::Text);
    let columns = vec![
        ("contest_id", Value::Integer(contest.0)),
        ("position", Value::Integer(position)),
        ("title", text(title)),
        ("note", text(row.text("note"))),
    ];
    let id = EntryId(changes::insert(conn, "entry", &columns)?);
    let parts = EntryParts {
        unit: row.text("unit"),
        authors: Some(authors),
        instructors: Some(row.list("instructors")),
        award,
    };
    write_parts(conn, id, &parts)?;
    arrival.added();
    Ok(())
}

/// The contest of a row: the one that the user named, else the one that the table names, made when it is not there.
fn contest(conn: &Connection, row: &Row<'_>, source: &Source) -> Result<ContestId> {
    if let Some(named) = source.contest {
        return changes::exists(conn, "contest", named.0, "项竞赛").map(|()| named);
    }
    let name = row
        .text("contest")
        .or_else(|| subject(row.title))
        .or_else(|| subject(&source.stem))
        .unwrap_or_else(|| "评选表彰".to_owned());
    let year = source.year(row)?;
    // Our own lists write the year before the name.
    let bare = name.strip_prefix(&format!("{year}年")).unwrap_or(&name);
    let known: Option<ContestId> = conn
        .prepare_cached("SELECT id FROM contest WHERE name IN (?1, ?2) AND year = ?3 ORDER BY name <> ?1, id LIMIT 1")?
        .query_row(params![name, bare, year], |found| found.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    let columns = vec![("year", Value::Integer(i64::from(year))), ("name", Value::Text(name))];
    changes::insert(conn, "contest", &columns).map(ContestId)
}
