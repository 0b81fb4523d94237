//! Undo and redo: the changeset of an act, turned round and applied with foreign-key actions off. What later records
//! need stays, and is listed.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params, params_from_iter};
use serde::Serialize;

use super::session::{self, Applied, Change, Clash, Conflict, Op};
use crate::certificate::ledger;
use crate::error::{Error, Result};
use crate::ids::{CertificateBatchId, JournalId};
use crate::tables::{Area, JOURNALED, journaled, used_by};
use crate::{clock, db};

/// Records of one kind that undo or redo left as they are, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Kept {
    /// How many.
    pub count: usize,
    /// Measure word and noun: “人”.
    pub noun: String,
    /// “后来已报名”.
    pub reason: String,
    /// “已保留 1 人：后来已报名”.
    pub message: String,
}

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

/// Said of a record that has other values than the act left in it.
const EDITED: &str = "后来又改过";

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
    let mut areas: BTreeSet<Area> = entry.tables.split(',').filter_map(journaled).map(|table| table.area).collect();
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

/// Counts of what was kept, by noun and reason.
#[derive(Default)]
struct Keeping(BTreeMap<(&'static str, &'static str), usize>);

impl Keeping {
    fn add(&mut self, count: usize, noun: &'static str, reason: &'static str) {
        *self.0.entry((noun, reason)).or_default() += count;
    }

    fn list(self) -> Vec<Kept> {
        self.0
            .into_iter()
            .map(|((noun, reason), count)| Kept {
                count,
                noun: noun.into(),
                reason: reason.into(),
                message: format!("已保留 {count} {noun}：{reason}"),
            })
            .collect()
    }
}

fn apply(tx: &Connection, changeset: &[u8], label: &str, direction: Direction) -> Result<Keeping> {
    let (keep, mut keeping) = rows_to_keep(tx, changeset)?;
    let mut wanted = |change: &Change| change.op != Op::Delete || !keep.contains(&(change.table.clone(), change.id()));
    let conflicts = match session::apply(tx, changeset, &mut wanted)? {
        Applied::Done(conflicts) => conflicts,
        Applied::ForeignKey => return Err(Error::UndoConflict { label: label.into(), what: direction.what() }),
    };
    for conflict in &conflicts {
        let noun = journaled(&conflict.change.table).map_or("条记录", |table| table.noun);
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
    if super::dangling(tx)? > 0 {
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

struct Reference {
    child: String,
    column: String,
    parent: String,
}

/// Every reference to a journaled table.
fn references(tx: &Connection) -> Result<Vec<Reference>> {
    let mut statement = tx.prepare(
        "SELECT m.name, f.\"from\", f.\"table\" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
    )?;
    let all = statement
        .query_map([], |row| Ok(Reference { child: row.get(0)?, column: row.get(1)?, parent: row.get(2)? }))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(all.into_iter().filter(|reference| journaled(&reference.parent).is_some()).collect())
}

/// The rows that the changeset would delete but that must stay: edited since, or referred to by a row that stays.
fn rows_to_keep(tx: &Connection, changeset: &[u8]) -> Result<(HashSet<(String, i64)>, Keeping)> {
    tx.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS going (tbl TEXT NOT NULL, id INTEGER NOT NULL, kept TEXT, PRIMARY KEY (tbl, id)) WITHOUT ROWID;
         DELETE FROM temp.going WHERE true;",
    )?;
    let mut tables = BTreeSet::new();
    {
        let mut add = tx.prepare("INSERT INTO temp.going (tbl, id, kept) VALUES (?, ?, ?)")?;
        let mut rows = BTreeMap::new();
        session::each(changeset, |change| {
            if change.op != Op::Delete {
                return Ok(());
            }
            tables.insert(change.table.clone());
            if !rows.contains_key(&change.table) {
                rows.insert(change.table.clone(), tx.prepare(&format!("SELECT * FROM {} WHERE id = ?", change.table))?);
            }
            let edited = match rows.get_mut(&change.table) {
                Some(row) => row
                    .query_row([change.id()], |row| {
                        for (index, old) in change.old.iter().enumerate() {
                            if row.get::<_, Value>(index)? != old.clone().unwrap_or(Value::Null) {
                                return Ok(true);
                            }
                        }
                        Ok(false)
                    })
                    .optional()?
                    .unwrap_or(false),
                None => false,
            };
            add.execute(params![change.table, change.id(), edited.then_some(EDITED)])?;
            Ok(())
        })?;
    }
    if tables.is_empty() {
        return Ok((HashSet::new(), Keeping::default()));
    }
    let references: Vec<Reference> =
        references(tx)?.into_iter().filter(|reference| tables.contains(&reference.parent)).collect();
    loop {
        let mut marked = 0;
        for Reference { child, column, parent } in &references {
            marked += tx
                .prepare_cached(&format!(
                    "UPDATE temp.going AS g SET kept = ?1 WHERE g.tbl = ?2 AND g.kept IS NULL AND EXISTS (
                       SELECT 1 FROM main.{child} c WHERE c.{column} = g.id AND NOT EXISTS (
                         SELECT 1 FROM temp.going o WHERE o.tbl = ?3 AND o.id = c.id AND o.kept IS NULL))"
                ))?
                .execute(params![used_by(child), parent, child])?;
        }
        if marked == 0 {
            break;
        }
    }
    let mut statement = tx.prepare("SELECT tbl, id, kept FROM temp.going WHERE kept IS NOT NULL")?;
    let mut keep = HashSet::new();
    let mut keeping = Keeping::default();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, id, reason): (String, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if let Some(table) = journaled(&table) {
            let reason = std::iter::once(EDITED)
                .chain(JOURNALED.iter().map(|table| table.used))
                .chain(crate::tables::LEDGER.iter().map(|(_, used)| *used))
                .find(|known| *known == reason)
                .unwrap_or("后来有记录用到");
            keeping.add(1, table.noun, reason);
        }
        keep.insert((table, id));
    }
    Ok((keep, keeping))
}
