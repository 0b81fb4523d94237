//! The journal as she reads it: 历史.

use rusqlite::{Connection, params};
use serde::Serialize;

use crate::error::Result;
use crate::ids::JournalId;

/// One act, as the history lists it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct HistoryEntry {
    /// The entry.
    pub id: JournalId,
    /// When, local time to the second.
    pub at: String,
    /// What was done: “新增活动“科普讲座””.
    pub label: String,
    /// When it was undone, if it was.
    #[ts(optional = nullable)]
    pub undone_at: Option<String>,
    /// True when redo can bring it back.
    pub can_redo: bool,
}

/// What the undo and redo buttons would do.
#[derive(Clone, Debug, Default, Serialize, ts_rs::TS)]
pub struct UndoState {
    /// Label of the act that undo would take back.
    #[ts(optional = nullable)]
    pub undo: Option<String>,
    /// Label of the act that redo would bring back.
    #[ts(optional = nullable)]
    pub redo: Option<String>,
}

/// The newest `limit` entries before `before` (all when `None`), the newest first.
pub fn list(conn: &Connection, limit: u32, before: Option<JournalId>) -> Result<Vec<HistoryEntry>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, at, label, undone_at, redo_order IS NOT NULL FROM journal
         WHERE ?1 IS NULL OR id < ?1 ORDER BY id DESC LIMIT ?2",
    )?;
    let entries = statement.query_map(params![before, limit], |row| {
        Ok(HistoryEntry {
            id: row.get(0)?,
            at: row.get(1)?,
            label: row.get(2)?,
            undone_at: row.get(3)?,
            can_redo: row.get(4)?,
        })
    })?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

/// What undo and redo would do now.
pub fn state(conn: &Connection) -> Result<UndoState> {
    Ok(conn.query_row(
        "SELECT (SELECT label FROM journal WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1),
                (SELECT label FROM journal WHERE redo_order IS NOT NULL ORDER BY redo_order DESC LIMIT 1)",
        [],
        |row| Ok(UndoState { undo: row.get(0)?, redo: row.get(1)? }),
    )?)
}
