//! One open office: a writer, a query-only reader, and the lock.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use crate::db;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::ids::JournalId;
use crate::job::Jobs;
use crate::journal::{self, Act};
use crate::place::{Lock, Place};
use crate::tables::Area;

/// Whether an office is opened to write in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Takes the lock.
    Write,
    /// Reads beside whoever writes; writes answer `office_locked`.
    Read,
}

/// An open office.
#[derive(Debug)]
pub struct Office {
    place: Place,
    lock: Option<Lock>,
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
}

impl Office {
    /// Opens the office in `place`, brings its schema up to date when writing.
    pub fn open(place: Place, mode: Mode) -> Result<Self> {
        if !place.has_office() {
            return Err(Error::NotAnOffice { place: place.folder().display().to_string() });
        }
        let lock = match mode {
            Mode::Write => Some(place.lock(&holder())?),
            Mode::Read => None,
        };
        let file = place.database();
        let writer = db::open(&file)?;
        if lock.is_some() && db::user_version(&writer)? < db::VERSION {
            crate::backup::before_migration(&place)?;
            db::migrate(&writer)?;
        }
        Self::assemble(place, lock, writer)
    }

    /// Makes a new office in `place` and opens it; `fill` writes its first records.
    pub fn create(place: Place, fill: impl FnOnce(&Connection) -> Result<()>) -> Result<Self> {
        if place.has_office() {
            return Err(Error::OfficeExists { place: place.folder().display().to_string() });
        }
        place.make_folders()?;
        let lock = Some(place.lock(&holder())?);
        // Made beside and renamed when whole, so that a crash leaves no half office.
        let half = place.folder().join("office.new");
        for leftover in ["office.new", "office.new-wal", "office.new-shm"] {
            let _ = std::fs::remove_file(place.folder().join(leftover));
        }
        let conn = db::create(&half)?;
        conn.execute_batch("BEGIN")?;
        fill(&conn)?;
        conn.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE);")?;
        conn.close().map_err(|(_, cause)| cause)?;
        let file = place.database();
        std::fs::rename(&half, &file).map_err(|cause| Error::writing(&file, &cause))?;
        let writer = db::open(&file)?;
        Self::assemble(place, lock, writer)
    }

    fn assemble(place: Place, lock: Option<Lock>, writer: Connection) -> Result<Self> {
        let reader = db::open_reader(&place.database())?;
        Ok(Office { place, lock, writer: Mutex::new(writer), reader: Mutex::new(reader) })
    }

    /// The folder.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// True when the lock is held.
    pub fn is_writing(&self) -> bool {
        self.lock.is_some()
    }

    /// The writing connection, for the doors and for backups; refused when the office is open for reading.
    pub(crate) fn writer(&self) -> Result<MutexGuard<'_, Connection>> {
        if self.lock.is_none() {
            let name = self.place.folder().join("office.holder");
            let holder = std::fs::read_to_string(name).unwrap_or_else(|_| "另一个协办窗口".into());
            return Err(Error::OfficeLocked { holder });
        }
        Ok(self.writer.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn reader(&self) -> MutexGuard<'_, Connection> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who holds the lock, as the message names it.
fn holder() -> String {
    let program = std::env::current_exe()
        .ok()
        .and_then(|path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()))
        .unwrap_or_else(|| "协办".into());
    format!("另一个程序（{program}，进程 {}）", std::process::id())
}

/// One request at an open office: reads, the doors to write, and what they changed.
pub struct At<'a> {
    desk: &'a Desk,
    office: &'a Office,
    done: RefCell<Done>,
}

/// What a request changed.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// The areas whose records changed.
    pub areas: BTreeSet<Area>,
    /// The act that was journaled, with its label.
    pub act: Option<(JournalId, String)>,
}

impl<'a> At<'a> {
    /// A request at `office`, which stands on `desk`.
    pub fn new(desk: &'a Desk, office: &'a Office) -> Self {
        At { desk, office, done: RefCell::default() }
    }

    /// The desk.
    pub fn desk(&self) -> &'a Desk {
        self.desk
    }

    /// The office.
    pub fn office(&self) -> &'a Office {
        self.office
    }

    /// The running jobs.
    pub fn jobs(&self) -> &'a Jobs {
        &self.desk.jobs
    }

    /// Reads on the query-only connection.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        work(&self.office.reader())
    }

    /// What the user did: undoable, under the label that `work` answers with.
    pub fn act<T>(&self, work: impl FnOnce(&Act<'_>) -> Result<(T, String)>) -> Result<T> {
        let (value, label, acted) = journal::act(&mut *self.office.writer()?, work)?;
        let mut done = self.done.borrow_mut();
        done.areas.extend(acted.areas);
        if let Some(entry) = acted.entry {
            done.areas.insert(Area::History);
            done.act = Some((entry, label));
        }
        Ok(value)
    }

    /// What an act would come to; nothing is written.
    pub(crate) fn rehearse<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        journal::rehearse(&mut *self.office.writer()?, work)
    }

    /// Ledgers and history, never undone.
    pub fn record<T>(&self, area: Area, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let value = journal::record(&mut *self.office.writer()?, work)?;
        self.done.borrow_mut().areas.insert(area);
        Ok(value)
    }

    /// Undo, redo: `work` moves over the journal on the writing connection.
    pub(crate) fn step<T>(&self, work: impl FnOnce(&mut Connection) -> Result<(T, BTreeSet<Area>)>) -> Result<T> {
        let (value, areas) = work(&mut *self.office.writer()?)?;
        let mut done = self.done.borrow_mut();
        done.areas.extend(areas);
        done.areas.insert(Area::History);
        Ok(value)
    }

    /// The journal entry that this request left, so far.
    pub(crate) fn entry(&self) -> Option<JournalId> {
        self.done.borrow().act.as_ref().map(|(entry, _)| *entry)
    }

    /// What was changed, at the end of the request.
    pub fn into_done(self) -> Done {
        self.done.into_inner()
    }
}
