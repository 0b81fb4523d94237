//! The three doors to write: `act` (what the user did: undoable), `record` (ledgers), `upkeep` (migration, repair, index).

pub mod history;
mod session;
mod undo;

pub use undo::{Kept, Undone, preview, redo_last, undo_entry, undo_last};

use std::collections::BTreeSet;

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use crate::error::Result;
use crate::ids::{CertificateBatchId, JournalId};
use crate::tables::{Area, JOURNALED, journaled};
use crate::{clock, db};

/// What an act left in the journal.
#[derive(Clone, Debug)]
pub struct Acted {
    /// The entry; `None` when the act changed nothing.
    pub entry: Option<JournalId>,
    /// The areas whose records changed.
    pub areas: BTreeSet<Area>,
}

/// Runs `work` as one act: everything or nothing, recorded under the label that it answers with.
///
/// The session begins before the first statement is prepared on the transaction and ends before the commit.
pub fn act<T>(conn: &mut Connection, work: impl FnOnce(&Act<'_>) -> Result<(T, String)>) -> Result<(T, String, Acted)> {
    conn.flush_prepared_statement_cache();
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let names: Vec<&str> = JOURNALED.iter().map(|table| table.name).collect();
    let session = session::Session::begin(&tx, &names)?;
    let act = Act { tx: &tx, batch: std::cell::Cell::new(None) };
    let (value, label) = work(&act)?;
    let batch = act.batch.get();
    let changeset = session.changeset()?;
    drop(session);
    if changeset.is_empty() && batch.is_none() {
        tx.commit()?;
        return Ok((value, label, Acted { entry: None, areas: BTreeSet::new() }));
    }
    let mut touched = BTreeSet::new();
    session::each(&changeset, |change| {
        touched.insert(change.table.clone());
        Ok(())
    })?;
    let mut areas: BTreeSet<Area> = touched.iter().filter_map(|name| journaled(name)).map(|table| table.area).collect();
    if batch.is_some() {
        areas.insert(Area::Certificate);
    }
    let entry = write_entry(&tx, &label, &touched, &changeset, batch)?;
    tx.commit()?;
    Ok((value, label, Acted { entry: Some(entry), areas }))
}

/// A transaction in which an act does its work.
pub struct Act<'t> {
    tx: &'t Transaction<'t>,
    batch: std::cell::Cell<Option<CertificateBatchId>>,
}

impl Act<'_> {
    /// Says that this act issued certificates: its undo frees or voids their numbers.
    pub fn issued(&self, batch: CertificateBatchId) {
        self.batch.set(Some(batch));
    }
}

impl std::ops::Deref for Act<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.tx
    }
}

fn write_entry(
    tx: &Connection,
    label: &str,
    touched: &BTreeSet<String>,
    changeset: &[u8],
    batch: Option<CertificateBatchId>,
) -> Result<JournalId> {
    let packed =
        zstd::bulk::compress(changeset, 3).map_err(|cause| crate::Error::Database { detail: cause.to_string() })?;
    let tables = touched.iter().map(String::as_str).collect::<Vec<_>>().join(",");
    tx.execute("UPDATE journal SET redo_order = NULL WHERE redo_order IS NOT NULL", [])?;
    tx.execute(
        "INSERT INTO journal (at, label, user_version, tables, changeset, certificate_batch_id) VALUES (?, ?, ?, ?, ?, ?)",
        params![clock::now(), label, db::VERSION, tables, packed, batch],
    )?;
    Ok(JournalId(tx.last_insert_rowid()))
}

/// Runs `work` as an act would run and takes all of it back: what would come of it, by the same code.
pub fn rehearse<T>(conn: &mut Connection, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let value = work(&tx)?;
    tx.rollback()?;
    Ok(value)
}

/// Runs `work` on the ledgers in one transaction; nothing of it is ever undone.
pub fn record<T>(conn: &mut Connection, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let value = work(&tx)?;
    tx.commit()?;
    Ok(value)
}

/// Rebuilds what is derived: the search text and its index.
pub fn rebuild_search(conn: &mut Connection) -> Result<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')", [])?;
    tx.commit()?;
    Ok(())
}
