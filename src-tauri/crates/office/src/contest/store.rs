//! Contests in SQL.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};

use super::entry::{Entry, EntryPerson};
use super::{Contest, NOUN};
use crate::error::{Error, Result};
use crate::ids::{ContestId, EntryId};

const CONTEST: &str =
    "SELECT c.id, c.year, c.name, c.edition, c.level, c.cycle, c.host, c.start_date, c.end_date, c.note,
    (SELECT count(*) FROM entry e WHERE e.contest_id = c.id),
    (SELECT count(*) FROM entry e JOIN award a ON a.entry_id = e.id WHERE e.contest_id = c.id)
  FROM contest c";

fn read_contest(row: &Row<'_>) -> rusqlite::Result<Contest> {
    Ok(Contest {
        id: row.get(0)?,
        year: row.get(1)?,
        name: row.get(2)?,
        edition: row.get(3)?,
        level: row.get(4)?,
        cycle: row.get(5)?,
        host: row.get(6)?,
        start_date: row.get(7)?,
        end_date: row.get(8)?,
        note: row.get(9)?,
        entries: row.get(10)?,
        awards: row.get(11)?,
    })
}

pub(crate) fn contests(conn: &Connection, year: Option<i32>) -> Result<Vec<Contest>> {
    let sql = format!("{CONTEST} WHERE ?1 IS NULL OR c.year = ?1 ORDER BY c.year DESC, c.id DESC");
    Ok(conn.prepare_cached(&sql)?.query_map([year], read_contest)?.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn contest(conn: &Connection, id: ContestId) -> Result<Contest> {
    conn.prepare_cached(&format!("{CONTEST} WHERE c.id = ?"))?
        .query_row([id], read_contest)
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })
}

pub(super) fn entry_ids(conn: &Connection, contest: ContestId) -> Result<Vec<EntryId>> {
    let mut statement = conn.prepare_cached("SELECT id FROM entry WHERE contest_id = ?")?;
    Ok(statement.query_map([contest], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn entries(conn: &Connection, contest: ContestId) -> Result<Vec<Entry>> {
    let mut authors = people(conn, contest, "author")?;
    let mut instructors = people(conn, contest, "instructor")?;
    let mut statement = conn.prepare_cached(
        "SELECT e.id, e.title, e.track, u.name, e.score, e.note, a.id, a.name, a.rank,
                (SELECT c.number FROM certificate c WHERE c.award_id = a.id AND c.state <> 'voided' ORDER BY c.id DESC LIMIT 1)
         FROM entry e LEFT JOIN unit u ON u.id = e.unit_id LEFT JOIN award a ON a.entry_id = e.id
         WHERE e.contest_id = ? ORDER BY a.id IS NULL, a.rank IS NULL, a.rank, e.position, e.id",
    )?;
    let rows = statement.query_map([contest], |row| {
        let id: EntryId = row.get(0)?;
        Ok(Entry {
            id,
            title: row.get(1)?,
            track: row.get(2)?,
            unit: row.get(3)?,
            score: row.get(4)?,
            note: row.get(5)?,
            authors: authors.remove(&id).unwrap_or_default(),
            instructors: instructors.remove(&id).unwrap_or_default(),
            award_id: row.get(6)?,
            award: row.get(7)?,
            rank: row.get(8)?,
            certificate: row.get(9)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn people(conn: &Connection, contest: ContestId, role: &str) -> Result<HashMap<EntryId, Vec<EntryPerson>>> {
    let mut statement = conn.prepare_cached(
        "SELECT a.entry_id, p.id, p.name FROM entry_person a JOIN person p ON p.id = a.person_id
         JOIN entry e ON e.id = a.entry_id WHERE e.contest_id = ? AND a.role = ? ORDER BY a.position, a.id",
    )?;
    let mut rows = statement.query(rusqlite::params![contest, role])?;
    let mut people: HashMap<EntryId, Vec<EntryPerson>> = HashMap::new();
    while let Some(row) = rows.next()? {
        people.entry(row.get(0)?).or_default().push(EntryPerson { id: row.get(1)?, name: row.get(2)? });
    }
    Ok(people)
}
