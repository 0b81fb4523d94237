//! What undo and redo leave as it is: rows that were edited since, and rows that others need.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use super::session::{self, Change, Op};
use crate::attachment;
use crate::error::Result;
use crate::tables::{JOURNALED, LEDGER, journaled, used_by};

/// Said of a record that has other values than the act left in it.
pub(super) const EDITED: &str = "后来又改过";

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

/// Counts of what was kept, by noun and reason.
#[derive(Default)]
pub(super) struct Keeping(BTreeMap<(&'static str, &'static str), usize>);

impl Keeping {
    pub(super) fn add(&mut self, count: usize, noun: &'static str, reason: &'static str) {
        *self.0.entry((noun, reason)).or_default() += count;
    }

    pub(super) fn list(self) -> Vec<Kept> {
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

/// A column that refers to a journaled table.
struct Reference {
    child: String,
    column: String,
    /// The column's place in its table.
    place: usize,
    parent: String,
}

/// Every reference to a journaled table.
fn references(tx: &Connection) -> Result<Vec<Reference>> {
    let mut statement = tx.prepare(
        "SELECT m.name, f.\"from\", c.cid, f.\"table\"
         FROM sqlite_schema m, pragma_foreign_key_list(m.name) f, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND c.name = f.\"from\"",
    )?;
    let all = statement
        .query_map([], |row| {
            Ok(Reference {
                child: row.get(0)?,
                column: row.get(1)?,
                place: row.get::<_, u32>(2)? as usize,
                parent: row.get(3)?,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(all.into_iter().filter(|reference| journaled(&reference.parent).is_some()).collect())
}

/// The rows that a changeset would delete but that must stay.
pub(super) type Keep = HashSet<(String, i64)>;

/// Finds the rows that the changeset would delete but that must stay: edited since, or referred to by a row that stays and
/// whose reference the changeset does not itself turn elsewhere.
pub(super) fn rows_to_keep(tx: &Connection, changeset: &[u8]) -> Result<(Keep, Keeping)> {
    tx.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS going (tbl TEXT NOT NULL, id INTEGER NOT NULL, kept TEXT, PRIMARY KEY (tbl, id)) WITHOUT ROWID;
         CREATE TEMP TABLE IF NOT EXISTS leaving (tbl TEXT NOT NULL, col TEXT NOT NULL, id INTEGER NOT NULL, parent, PRIMARY KEY (tbl, col, id)) WITHOUT ROWID;
         DELETE FROM temp.going WHERE true; DELETE FROM temp.leaving WHERE true;",
    )?;
    let references = references(tx)?;
    let tables = collect(tx, changeset, &references)?;
    if tables.is_empty() {
        return Ok((Keep::new(), Keeping::default()));
    }
    let references: Vec<&Reference> =
        references.iter().filter(|reference| tables.contains(&reference.parent)).collect();
    // A row that stays keeps its own parents: round by round until nothing is added.
    while mark(tx, &references)? + mark_attached(tx, &tables)? > 0 {}
    kept(tx)
}

/// Fills `going` with the rows to be deleted and `leaving` with the references that the changeset turns elsewhere; answers the
/// tables that lose rows.
fn collect(tx: &Connection, changeset: &[u8], references: &[Reference]) -> Result<BTreeSet<String>> {
    let mut tables = BTreeSet::new();
    let mut rows = BTreeMap::new();
    let sql = "SELECT cid FROM pragma_table_info('attachment') WHERE name = 'owner_uid'";
    let owner = tx.query_row(sql, [], |row| row.get::<_, u32>(0))? as usize;
    let mut go = tx.prepare("INSERT INTO temp.going (tbl, id, kept) VALUES (?, ?, ?)")?;
    let mut leave = tx.prepare("INSERT INTO temp.leaving (tbl, col, id, parent) VALUES (?, ?, ?, ?)")?;
    session::each(changeset, |change| {
        match change.op {
            Op::Insert => {}
            Op::Update => {
                let own = references.iter().filter(|reference| reference.child == change.table);
                let named = (change.table == attachment::TABLE).then_some(("owner_uid", owner));
                for (column, place) in own.map(|it| (it.column.as_str(), it.place)).chain(named) {
                    let turned = matches!(change.new.get(place), Some(Some(_)));
                    if let (true, Some(Some(parent))) = (turned, change.old.get(place)) {
                        leave.execute(params![change.table, column, change.id(), parent])?;
                    }
                }
            }
            Op::Delete => {
                tables.insert(change.table.clone());
                if !rows.contains_key(&change.table) {
                    let row = tx.prepare(&format!("SELECT * FROM {} WHERE id = ?", change.table))?;
                    rows.insert(change.table.clone(), row);
                }
                let edited = match rows.get_mut(&change.table) {
                    Some(row) => row.query_row([change.id()], |row| differs(row, change)).optional()?.unwrap_or(false),
                    None => false,
                };
                go.execute(params![change.table, change.id(), edited.then_some(EDITED)])?;
            }
        }
        Ok(())
    })?;
    Ok(tables)
}

/// Whether a row is no longer as the change has it.
fn differs(row: &rusqlite::Row<'_>, change: &Change) -> rusqlite::Result<bool> {
    for (index, old) in change.old.iter().enumerate() {
        if row.get::<_, Value>(index)? != old.clone().unwrap_or(Value::Null) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Marks the going rows that a staying row refers to; answers how many.
fn mark(tx: &Connection, references: &[&Reference]) -> Result<usize> {
    let mut marked = 0;
    for Reference { child, column, parent, .. } in references {
        marked += tx
            .prepare_cached(&format!(
                "UPDATE temp.going AS g SET kept = ?1 WHERE g.tbl = ?2 AND g.kept IS NULL AND EXISTS (
                   SELECT 1 FROM main.{child} c WHERE c.{column} = g.id
                     AND NOT EXISTS (SELECT 1 FROM temp.going o WHERE o.tbl = ?3 AND o.id = c.id AND o.kept IS NULL)
                     AND NOT EXISTS (SELECT 1 FROM temp.leaving l WHERE l.tbl = ?3 AND l.col = ?4 AND l.id = c.id AND l.parent = g.id))"
            ))?
            .execute(params![used_by(child), parent, child, column])?;
    }
    Ok(marked)
}

/// Marks the going rows that have attachments which stay: they name their owner by its uid, which is no reference to SQLite.
fn mark_attached(tx: &Connection, tables: &BTreeSet<String>) -> Result<usize> {
    let mut marked = 0;
    for table in tables.iter().filter(|table| attachment::can_own(table)) {
        marked += tx
            .prepare_cached(&format!(
                "UPDATE temp.going AS g SET kept = ?1 WHERE g.tbl = ?2 AND g.kept IS NULL AND EXISTS (
                   SELECT 1 FROM main.{table} o JOIN main.attachment a ON a.area = ?2 AND a.owner_uid = o.uid
                   WHERE o.id = g.id AND NOT EXISTS
                     (SELECT 1 FROM temp.going t WHERE t.tbl = 'attachment' AND t.id = a.id AND t.kept IS NULL)
                   AND NOT EXISTS (SELECT 1 FROM temp.leaving l
                     WHERE l.tbl = 'attachment' AND l.col = 'owner_uid' AND l.id = a.id AND l.parent = a.owner_uid))"
            ))?
            .execute(params![attachment::USED, table])?;
    }
    Ok(marked)
}

/// What was marked.
fn kept(tx: &Connection) -> Result<(Keep, Keeping)> {
    let mut statement = tx.prepare("SELECT tbl, id, kept FROM temp.going WHERE kept IS NOT NULL")?;
    let mut keep = Keep::new();
    let mut keeping = Keeping::default();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, id, reason): (String, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if let Some(table) = journaled(&table) {
            let reason = std::iter::once(EDITED)
                .chain(JOURNALED.iter().map(|table| table.used))
                .chain(LEDGER.iter().map(|(_, used)| *used))
                .find(|known| *known == reason)
                .unwrap_or("后来有记录用到");
            keeping.add(1, table.noun, reason);
        }
        keep.insert((table, id));
    }
    Ok((keep, keeping))
}
