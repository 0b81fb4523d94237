//! The three doors to write: `act` (what the user did: undoable), `record` (ledgers), `upkeep` (migration, repair, index).

pub mod history;
mod keeping;
mod session;
mod undo;

pub use keeping::Kept;
pub use undo::{Undone, preview, redo_last, undo_entry, undo_last};

use std::cell::Cell;
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
    let act = Act { tx: &tx, batch: Cell::new(None), import: Cell::new(None) };
    let (value, label) = work(&act)?;
    let (batch, import) = (act.batch.get(), act.import.get());
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
    tx.execute("UPDATE import_file SET journal_id = ? WHERE id = ?", params![entry, import])?;
    tx.commit()?;
    Ok((value, label, Acted { entry: Some(entry), areas }))
}

/// A transaction in which an act does its work.
pub struct Act<'t> {
    tx: &'t Transaction<'t>,
    batch: Cell<Option<CertificateBatchId>>,
    import: Cell<Option<i64>>,
}

impl Act<'_> {
    /// Says that this act issued certificates: its undo frees or voids their numbers.
    pub fn issued(&self, batch: CertificateBatchId) {
        self.batch.set(Some(batch));
    }

    /// Says that this act brought in the file on that line of the ledger: its undo lets the file be brought in again.
    pub fn imported(&self, line: i64) {
        self.import.set(Some(line));
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
    let packed = zstd::bulk::compress(changeset, 3).map_err(crate::Error::internal)?;
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

/// Runs `work` as upkeep: migration, repair, index. Foreign keys are not enforced meanwhile, so that a table can be made
/// anew; what would leave a reference without its record is refused whole.
pub fn upkeep<T>(conn: &mut Connection, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    conn.flush_prepared_statement_cache();
    // Inside a transaction the pragma does nothing.
    conn.pragma_update(None, "foreign_keys", false)?;
    let result = unenforced(conn, work);
    conn.pragma_update(None, "foreign_keys", true)?;
    result
}

fn unenforced<T>(conn: &mut Connection, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let before = dangling(&tx)?;
    let value = work(&tx)?;
    let after = dangling(&tx)?;
    if after > before {
        return Err(crate::Error::internal(format!("upkeep left {after} dangling references")));
    }
    tx.commit()?;
    Ok(value)
}

/// References without their record.
pub(crate) fn dangling(conn: &Connection) -> Result<i64> {
    Ok(conn.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?)
}

/// Rebuilds what is derived, the search text and its index; answers how many texts were missing, wrong or of no record.
pub fn rebuild_search(conn: &mut Connection) -> Result<usize> {
    upkeep(conn, |conn| {
        let mut mended = 0;
        for sql in [
            "DELETE FROM search_text WHERE NOT EXISTS
               (SELECT 1 FROM search_source s WHERE s.area = search_text.area AND s.record_id = search_text.record_id)",
            "INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source s WHERE NOT EXISTS
               (SELECT 1 FROM search_text t WHERE t.area = s.area AND t.record_id = s.record_id)",
            "UPDATE search_text SET title = s.title, body = s.body FROM search_source s
             WHERE s.area = search_text.area AND s.record_id = search_text.record_id
               AND (s.title, s.body) IS NOT (search_text.title, search_text.body)",
        ] {
            mended += conn.execute(sql, [])?;
        }
        // The triggers above write to an index that may itself be wrong: it is made anew at the end.
        conn.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')", [])?;
        Ok(mended)
    })
}
