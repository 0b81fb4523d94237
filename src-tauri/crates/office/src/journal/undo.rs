//! Undo and redo: the changeset of an act, turned round and applied with foreign-key actions off. What later records
//! need stays, and is listed.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params, params_from_iter};
use serde::Serialize;

use super::keeping::{EDITED, Keeping, Kept, rows_to_keep};
use super::session::{self, Applied, Change, Clash, Conflict, Op};
use crate::attachment;
use crate::certificate::ledger;
use crate::error::{Error, Result};
use crate::ids::{CertificateBatchId, JournalId};
use crate::tables::{Area, recorded};
use crate::{clock, db};

/// An undone or redone entry.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Undone {
    /// The entry.
    pub entry: JournalId,
    /// Its label.
    pub label: String,
    /// What stayed as it is.
    pub kept: Vec<Kept>,
    /// The areas that changed.
    #[serde(skip)]
    #[ts(skip)]
    pub areas: BTreeSet<Area>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Undo,
    Redo,
}

impl Direction {
    fn what(self) -> &'static str {
        match self {
            Direction::Undo => "撤销",
            Direction::Redo => "重做",
        }
    }
}

struct Entry {
    id: JournalId,
    label: String,
    user_version: i64,
    tables: String,
    changeset: Vec<u8>,
    batch: Option<CertificateBatchId>,
}

/// Undoes the latest act that stands.
pub fn undo_last(conn: &mut Connection) -> Result<Undone> {
    let id = conn
        .query_row("SELECT id FROM journal WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1", [], |row| row.get(0))
        .optional()?
        .ok_or(Error::NothingToUndo { what: Direction::Undo.what() })?;
    run(conn, id, Direction::Undo, true)
}

/// Undoes one entry of the history, whatever came after it.
pub fn undo_entry(conn: &mut Connection, id: JournalId) -> Result<Undone> {
    run(conn, id, Direction::Undo, true)
}

/// Redoes what was undone last.
pub fn redo_last(conn: &mut Connection) -> Result<Undone> {
    let id = conn
        .query_row("SELECT id FROM journal WHERE redo_order IS NOT NULL ORDER BY redo_order DESC LIMIT 1", [], |row| {
            row.get(0)
        })
        .optional()?
        .ok_or(Error::NothingToUndo { what: Direction::Redo.what() })?;
    run(conn, id, Direction::Redo, true)
}

/// What undoing the entry would keep, without doing it.
pub fn preview(conn: &mut Connection, id: JournalId) -> Result<Undone> {
    run(conn, id, Direction::Undo, false)
}

fn read_entry(conn: &Connection, id: JournalId) -> Result<(Entry, bool)> {
    conn.query_row(
        "SELECT id, label, user_version, tables, changeset, certificate_batch_id, undone_at IS NOT NULL FROM journal WHERE id = ?",
        [id],
        |row| {
            Ok((
                Entry {
                    id: row.get(0)?,
                    label: row.get(1)?,
                    user_version: row.get(2)?,
                    tables: row.get(3)?,
                    changeset: row.get(4)?,
                    batch: row.get(5)?,
                },
                row.get(6)?,
            ))
        },
    )
    .optional()?
    .ok_or(Error::NotFound { noun: "条操作" })
}

fn run(conn: &mut Connection, id: JournalId, direction: Direction, keep_it: bool) -> Result<Undone> {
    conn.flush_prepared_statement_cache();
    let (entry, undone) = read_entry(conn, id)?;
    if undone == (direction == Direction::Undo) {
        return Err(Error::NothingToUndo { what: direction.what() });
    }
    if entry.user_version < db::undo_floor() {
        return Err(Error::UndoTooOld { label: entry.label });
    }
    let changeset = unpack(&entry.changeset)?;
    let changeset = if direction == Direction::Undo { session::invert(&changeset)? } else { changeset };
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if let (Direction::Undo, Some(batch)) = (direction, entry.batch) {
        ledger::withdraw(&tx, batch)?;
    }
    let mut kept = apply(&tx, &changeset, &entry.label, direction)?;
    if let (Direction::Redo, Some(batch)) = (direction, entry.batch) {
        let lost = ledger::restore(&tx, batch)?;
        if lost > 0 {
            kept.add(lost, "张证书", "编号后来已另用");
        }
    }
    mark(&tx, entry.id, direction)?;
    if keep_it {
        tx.commit()?;
    }
    let mut areas: BTreeSet<Area> = entry.tables.split(',').filter_map(recorded).map(|table| table.area).collect();
    if entry.batch.is_some() {
        areas.insert(Area::Certificate);
    }
    Ok(Undone { entry: entry.id, label: entry.label, kept: kept.list(), areas })
}

fn unpack(packed: &[u8]) -> Result<Vec<u8>> {
    zstd::stream::decode_all(packed).map_err(|cause| Error::OfficeDamaged { detail: cause.to_string() })
}

fn mark(tx: &Connection, id: JournalId, direction: Direction) -> Result<()> {
    match direction {
        Direction::Undo => tx.execute(
            "UPDATE journal SET undone_at = ?, redo_order = (SELECT coalesce(max(redo_order), 0) + 1 FROM journal) WHERE id = ?",
            params![clock::now(), id],
        )?,
        Direction::Redo => tx.execute("UPDATE journal SET undone_at = NULL, redo_order = NULL WHERE id = ?", [id])?,
    };
    Ok(())
}

fn apply(tx: &Connection, changeset: &[u8], label: &str, direction: Direction) -> Result<Keeping> {
    let (keep, mut keeping) = rows_to_keep(tx, changeset)?;
    let mut wanted = |change: &Change| change.op != Op::Delete || !keep.contains(&(change.table.clone(), change.id()));
    let conflicts = match session::apply(tx, changeset, &mut wanted)? {
        Applied::Done(conflicts) => conflicts,
        Applied::ForeignKey => return Err(Error::UndoConflict { label: label.into(), what: direction.what() }),
    };
    for conflict in &conflicts {
        let noun = recorded(&conflict.change.table).map_or("条记录", |table| table.noun);
        match (conflict.change.op, conflict.clash) {
            (Op::Update, Clash::Data) => {
                if !untouched_columns(tx, conflict)? {
                    keeping.add(1, noun, EDITED);
                }
            }
            (Op::Update, Clash::Gone) => keeping.add(1, noun, "后来已删除"),
            (Op::Update, Clash::Taken) => keeping.add(1, noun, "与后来的记录重复"),
            (Op::Insert, _) => keeping.add(1, noun, "已有相同的记录"),
            // The row is gone already: what undo wanted.
            (Op::Delete, _) => {}
        }
    }
    if super::dangling(tx)? > 0 || attachment::ownerless(tx)? > 0 {
        return Err(Error::UndoConflict { label: label.into(), what: direction.what() });
    }
    Ok(keeping)
}

/// A conflict is per column: the columns that nobody touched since are put back. True when that was all of them.
fn untouched_columns(tx: &Connection, conflict: &Conflict) -> Result<bool> {
    let change = &conflict.change;
    let names = column_names(tx, &change.table)?;
    let mut sets = Vec::new();
    let mut values = Vec::new();
    let mut all = true;
    for (index, new) in change.new.iter().enumerate() {
        let Some(new) = new else { continue };
        if index == 0 {
            continue;
        }
        if change.old.get(index) == conflict.current.get(index) {
            sets.push(format!("{} = ?", names[index]));
            values.push(new.clone());
        } else if conflict.current.get(index) != Some(&Some(new.clone())) {
            all = false;
        }
    }
    if !sets.is_empty() {
        values.push(Value::Integer(change.id()));
        tx.execute(&format!("UPDATE {} SET {} WHERE id = ?", change.table, sets.join(", ")), params_from_iter(values))?;
    }
    Ok(all)
}

fn column_names(tx: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = tx.prepare("SELECT name FROM pragma_table_info(?) ORDER BY cid")?;
    Ok(statement.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
