//! The three doors to write: `act` (what the user did: undoable), `record` (ledgers), `upkeep` (migration, repair, index).

pub mod history;
mod keeping;
mod session;
mod undo;

pub use keeping::Kept;
pub use undo::{Undone, preview, redo_last, undo_entry, undo_last};

use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::config::DbConfig;
use rusqlite::hooks::Action;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use crate::error::Result;
use crate::ids::{CertificateBatchId, JournalId};
use crate::search::{self, Stale};
use crate::tables::{Area, JOURNALED, TURNED, journaled, recorded};
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
    acted(conn, work, None)
}

/// [`act`] for very many records: the triggers of the search stand aside, and what is searched catches up with the records
/// before the commit. What comes of it is the same.
pub fn act_in_bulk<T>(
    conn: &mut Connection,
    work: impl FnOnce(&Act<'_>) -> Result<(T, String)>,
) -> Result<(T, String, Acted)> {
    let mut quiet = Quiet::of(conn)?;
    let written = Arc::new(Mutex::new(Written::default()));
    let noting = Arc::clone(&written);
    quiet.update_hook(Some(move |action, _: &str, table: &str, id| {
        let mut written = noting.lock().unwrap_or_else(PoisonError::into_inner);
        written.note(table, id, action == Action::SQLITE_INSERT);
    }))?;
    acted(&mut quiet, work, Some(&written))
}

/// A connection whose triggers stand aside until this is dropped. All of them are the search's; a test keeps it so.
struct Quiet<'c>(&'c mut Connection);

impl<'c> Quiet<'c> {
    fn of(conn: &'c mut Connection) -> Result<Self> {
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        let quiet = Quiet(conn);
        // What spills out of the cache is written to the log more than once.
        quiet.pragma_update(None, "cache_size", BULK_CACHE)?;
        Ok(quiet)
    }
}

impl Drop for Quiet<'_> {
    fn drop(&mut self) {
        // None of them can fail on an open connection: they set what it holds in memory.
        let _ = self.0.update_hook(None::<fn(Action, &str, &str, i64)>);
        let _ = self.0.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true);
        let _ = self.0.pragma_update(None, "cache_size", CACHE);
    }
}

/// SQLite's own cache of pages, and that of an act of very many records, both in KiB as SQLite writes them.
const CACHE: i64 = -2_000;
const BULK_CACHE: i64 = -64_000;

impl std::ops::Deref for Quiet<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.0
    }
}

impl std::ops::DerefMut for Quiet<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        self.0
    }
}

/// What an act of very many records wrote.
#[derive(Debug, Default)]
struct Written {
    tables: BTreeSet<&'static str>,
    stale: Stale,
}

impl Written {
    fn note(&mut self, table: &str, id: i64, is_new: bool) {
        self.stale.add(table, id, is_new);
        if !self.tables.contains(table) {
            self.tables.extend(journaled(table).map(|table| table.name));
        }
    }
}

fn acted<T>(
    conn: &mut Connection,
    work: impl FnOnce(&Act<'_>) -> Result<(T, String)>,
    written: Option<&Mutex<Written>>,
) -> Result<(T, String, Acted)> {
    conn.flush_prepared_statement_cache();
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let names: Vec<&str> = JOURNALED.iter().map(|table| table.name).collect();
    let session = session::Session::begin(&tx, &names)?;
    let act = Act { tx: &tx, session: &session, batch: Cell::new(None), import: Cell::new(None) };
    let (value, label) = work(&act)?;
    let (batch, import) = (act.batch.get(), act.import.get());
    let changeset = session.changeset()?;
    drop(session);
    if changeset.is_empty() && batch.is_none() {
        tx.commit()?;
        return Ok((value, label, Acted { entry: None, areas: BTreeSet::new() }));
    }
    let touched: BTreeSet<&str> = match written {
        Some(written) => {
            let Written { tables, stale } =
                std::mem::take(&mut *written.lock().unwrap_or_else(PoisonError::into_inner));
            search::catch_up(&tx, stale)?;
            tables
        }
        None => {
            let mut tables = BTreeSet::new();
            session::each_table(&changeset, |table| tables.extend(recorded(table).map(|table| table.name)))?;
            tables
        }
    };
    let mut areas: BTreeSet<Area> = touched.iter().filter_map(|name| recorded(name)).map(|table| table.area).collect();
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
    session: &'t session::Session<'t>,
    batch: Cell<Option<CertificateBatchId>>,
    import: Cell<Option<i64>>,
}

impl Act<'_> {
    /// Records from here on what this act changes in the ledgers that say whom they are about, for its undo to change it back. Whoever
    /// calls this turns whom a row means, and adds, deletes and changes nothing else there.
    pub(crate) fn turns_ledgers(&self) -> Result<()> {
        Ok(TURNED.iter().try_for_each(|ledger| self.session.attach(ledger.name))?)
    }

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

/// A changeset of more bytes is large.
const LARGE: usize = 1 << 20;

fn write_entry(
    tx: &Connection,
    label: &str,
    touched: &BTreeSet<&str>,
    changeset: &[u8],
    batch: Option<CertificateBatchId>,
) -> Result<JournalId> {
    // A large one is packed quickly rather than tightly: it waits in the history, and few are as large.
    let level = if changeset.len() > LARGE { 1 } else { 3 };
    let packed = zstd::bulk::compress(changeset, level).map_err(crate::Error::internal)?;
    let tables = touched.iter().copied().collect::<Vec<_>>().join(",");
    tx.execute("UPDATE journal SET redo_order = NULL WHERE redo_order IS NOT NULL", [])?;
    tx.execute(
        "INSERT INTO journal (at, label, user_version, tables, changeset, certificate_batch_id) VALUES (?, ?, ?, ?, ?, ?)",
        params![clock::now(), label, db::VERSION, tables, packed, batch],
    )?;
    Ok(JournalId(tx.last_insert_rowid()))
}

/// Runs `work` as an act would run and takes all of it back: what would come of it, by the same code. Nothing is searched
/// meanwhile.
pub fn rehearse<T>(conn: &mut Connection, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    let mut quiet = Quiet::of(conn)?;
    let tx = quiet.transaction_with_behavior(TransactionBehavior::Immediate)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    /// SQLite empties a table at once, past every hook, in a statement that was prepared while no session listened.
    #[test]
    fn a_statement_prepared_before_the_act_is_recorded_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let mut conn = db::create(&folder.path().join("office.db")).unwrap();
        let empty = "DELETE FROM certificate_wording";
        let count = |conn: &Connection| -> i64 {
            conn.query_row("SELECT count(*) FROM certificate_wording", [], |row| row.get(0)).unwrap()
        };
        conn.prepare_cached(empty).unwrap().execute([]).unwrap();
        act(&mut conn, |act| {
            act.execute("INSERT INTO certificate_wording (template) VALUES ('honour-person')", [])?;
            Ok(((), "新增".into()))
        })
        .unwrap();
        act(&mut conn, |act| {
            act.prepare_cached(empty)?.execute([])?;
            Ok(((), "清空".into()))
        })
        .unwrap();
        assert_eq!(count(&conn), 0);
        assert_eq!(undo_last(&mut conn).unwrap().label, "清空");
        assert_eq!(count(&conn), 1, "what the act emptied did not come back");
    }
}
