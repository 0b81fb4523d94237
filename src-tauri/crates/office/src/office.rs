//! One open office: a writer, a query-only reader, and the lock.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use rusqlite::Connection;

use crate::clock;
use crate::db;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::ids::JournalId;
use crate::job::Jobs;
use crate::journal::{self, Act, Acted};
use crate::place::{Lock, Place, settle};
use crate::tables::Area;

/// Whether an office is opened to write in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Takes the lock. On a disk that is full or cannot be written it is opened to read, and writes answer why.
    Write,
    /// Reads beside whoever writes; writes answer `office_locked`.
    Read,
}

/// An open office.
#[derive(Debug)]
pub struct Office {
    place: Place,
    reader: Mutex<Connection>,
    /// The writing connection, or why there is none.
    writer: Result<Mutex<Connection>>,
    /// What the file was like when the reader was opened, where no lock keeps it so: others may write to it.
    seen: Option<Mutex<(Option<SystemTime>, u64, bool)>>,
    /// Freed last: the connections are closed by then.
    _lock: Option<Lock>,
}

impl Office {
    /// Opens the office in `place`, brings its schema up to date when writing.
    pub fn open(place: Place, mode: Mode) -> Result<Self> {
        if !place.has_office() {
            return Err(Error::NotAnOffice { place: place.folder().display().to_string() });
        }
        if mode == Mode::Read {
            return Self::to_read(&place, None, Error::OfficeLocked { holder: place.holder() });
        }
        let lock = match place.lock() {
            Err(why) if why.forbids_writing() => return Self::to_read(&place, None, why),
            lock => lock?,
        };
        match Self::open_writer(&place) {
            Ok(writer) => Self::assemble(&place, lock, writer),
            // The lock keeps others out all the same: what is read stays as it is.
            Err(why) if why.forbids_writing() => Self::to_read(&place, Some(lock), why),
            Err(why) => Err(why),
        }
    }

    fn open_writer(place: &Place) -> Result<Connection> {
        let mut writer = db::open(&place.database())?;
        if db::user_version(&writer)? < db::VERSION {
            crate::backup::before_migration(place)?;
            db::migrate(&mut writer)?;
        }
        place.sweep();
        Ok(writer)
    }

    fn to_read(place: &Place, lock: Option<Lock>, why: Error) -> Result<Self> {
        let file = place.database();
        db::recognise(&file)?;
        let seen = db::state(&file);
        let reader = Self::open_reader(&file)?;
        // A file that is behind must first be brought up to date, and that is to write.
        if db::user_version(&reader)? < db::VERSION {
            return Err(why);
        }
        let seen = lock.is_none().then_some(Mutex::new(seen));
        Ok(Office { place: place.clone(), reader: Mutex::new(reader), writer: Err(why), seen, _lock: lock })
    }

    fn open_reader(file: &Path) -> Result<Connection> {
        let reader = db::look(file)?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(reader)
    }

    /// Makes a new office in `place` and opens it; `fill` writes its first records.
    pub fn create(place: Place, fill: impl FnOnce(&Connection) -> Result<()>) -> Result<Self> {
        if place.has_office() {
            return Err(Error::OfficeExists { place: place.folder().display().to_string() });
        }
        place.make_folders()?;
        let lock = place.lock()?;
        place.sweep();
        // Made beside and renamed when whole, so that neither a crash nor a refusal leaves half an office.
        let half = place.folder().join("office.new");
        let file = place.database();
        Self::write_new(&half, fill)
            .and_then(|()| place.set_log_aside(&format!("office.stray-{}.db", clock::stamp())))
            .and_then(|()| std::fs::rename(&half, &file).map_err(|cause| Error::writing(&file, &cause)))
            .inspect_err(|_| place.sweep())?;
        settle(place.folder());
        let writer = db::open(&file)?;
        Self::assemble(&place, lock, writer)
    }

    fn write_new(half: &Path, fill: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
        let conn = db::create(half)?;
        conn.execute_batch("BEGIN")?;
        fill(&conn)?;
        conn.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE);")?;
        conn.close().map_err(|(_, cause)| cause.into())
    }

    fn assemble(place: &Place, lock: Lock, writer: Connection) -> Result<Self> {
        let reader = db::open_reader(&place.database())?;
        let (reader, writer) = (Mutex::new(reader), Ok(Mutex::new(writer)));
        Ok(Office { place: place.clone(), reader, writer, seen: None, _lock: Some(lock) })
    }

    /// The folder.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// True when it is open to write in.
    pub fn is_writing(&self) -> bool {
        self.writer.is_ok()
    }

    /// Why it can only be read; `None` when it can be written.
    pub fn only_read(&self) -> Option<&Error> {
        self.writer.as_ref().err()
    }

    /// The writing connection, for the doors and for backups; refused when the office is open for reading.
    pub(crate) fn writer(&self) -> Result<MutexGuard<'_, Connection>> {
        match &self.writer {
            Ok(writer) => Ok(writer.lock().unwrap_or_else(PoisonError::into_inner)),
            Err(why) => Err(why.clone()),
        }
    }

    pub(crate) fn reader(&self) -> MutexGuard<'_, Connection> {
        let mut reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(seen) = &self.seen {
            // A file that was taken to stand still is opened anew when it has changed.
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            let now = db::state(&self.place.database());
            if *seen != now
                && let Ok(fresh) = Self::open_reader(&self.place.database())
            {
                (*reader, *seen) = (fresh, now);
            }
        }
        reader
    }
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
        let acted = journal::act(&mut *self.office.writer()?, work)?;
        Ok(self.note(acted))
    }

    /// [`At::act`] for very many records at once.
    pub(crate) fn act_in_bulk<T>(&self, work: impl FnOnce(&Act<'_>) -> Result<(T, String)>) -> Result<T> {
        let acted = journal::act_in_bulk(&mut *self.office.writer()?, work)?;
        Ok(self.note(acted))
    }

    fn note<T>(&self, (value, label, acted): (T, String, Acted)) -> T {
        let mut done = self.done.borrow_mut();
        done.areas.extend(acted.areas);
        if let Some(entry) = acted.entry {
            done.areas.insert(Area::History);
            done.act = Some((entry, label));
        }
        value
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

    /// Says that what is shown of an area changed although no record did.
    pub(crate) fn touched(&self, area: Area) {
        self.done.borrow_mut().areas.insert(area);
    }

    /// Undo, redo: `work` moves over the journal on the writing connection.
    pub(crate) fn step<T>(&self, work: impl FnOnce(&mut Connection) -> Result<(T, BTreeSet<Area>)>) -> Result<T> {
        let (value, areas) = work(&mut *self.office.writer()?)?;
        let mut done = self.done.borrow_mut();
        done.areas.extend(areas);
        done.areas.insert(Area::History);
        Ok(value)
    }

    /// What was changed, at the end of the request.
    pub fn into_done(self) -> Done {
        self.done.into_inner()
    }
}
