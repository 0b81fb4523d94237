//! Whose ID number was shown, and when: kept by every showing, never undone.

use rusqlite::Connection;
use serde::Serialize;

use crate::api::Nothing;
use crate::error::Result;
use crate::ids::PersonId;
use crate::office::At;

/// A showing.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Unmasking {
    /// Its place in the record.
    pub id: i64,
    /// When.
    pub at: String,
    /// Whose.
    pub person_id: PersonId,
    /// 姓名; none where the person was deleted since.
    pub name: Option<String>,
    /// 单位
    pub unit: Option<String>,
}

/// The showings, the latest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct UnmaskingList {
    /// The showings.
    pub rows: Vec<Unmasking>,
}

/// Says of the showings of one person's number that it was another's: the two are one. Only in an act that records it.
pub(super) fn turn(conn: &Connection, from: i64, to: i64) -> Result<()> {
    conn.prepare_cached("UPDATE unmasking SET person_id = ?2 WHERE person_id = ?1")?.execute([from, to])?;
    Ok(())
}

/// More than this is read in a copy of the file, not on a screen.
const MOST: i64 = 2000;

pub(crate) fn unmasking_list(at: &At<'_>, _: Nothing) -> Result<UnmaskingList> {
    at.read(|conn| {
        let mut statement = conn.prepare_cached(
            "SELECT s.id, s.at, s.person_id, p.name, u.name FROM unmasking s LEFT JOIN person p ON p.id = s.person_id
             LEFT JOIN unit u ON u.id = p.unit_id ORDER BY s.id DESC LIMIT ?",
        )?;
        let rows = statement.query_map([MOST], |row| {
            Ok(Unmasking {
                id: row.get(0)?,
                at: row.get(1)?,
                person_id: row.get(2)?,
                name: row.get(3)?,
                unit: row.get(4)?,
            })
        })?;
        Ok(UnmaskingList { rows: rows.collect::<rusqlite::Result<_>>()? })
    })
}
