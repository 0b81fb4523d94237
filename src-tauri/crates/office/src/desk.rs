//! The desk: which office is open, and what this machine remembers.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::certificate::Printer;
use crate::error::{Error, Result};
use crate::job::Jobs;
use crate::office::{Mode, Office};
use crate::place::{Place, home};
use crate::report::ReportName;

/// Holds the open office; shared by all threads.
#[derive(Debug)]
pub struct Desk {
    home: PathBuf,
    /// The program that reads spreadsheets in a child process; without one they are read here.
    reader: Option<PathBuf>,
    open: Mutex<Option<Arc<Office>>>,
    /// The running jobs.
    pub jobs: Jobs,
    /// The spreadsheet that was read last.
    pub(crate) shelf: crate::import::Shelf,
    /// Which attached files were found whole.
    pub(crate) looked: crate::attachment::Looked,
}

/// What the machine remembers, outside any office.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Machine {
    /// Folders of offices, the last used first.
    #[serde(default)]
    places: Vec<PathBuf>,
    /// Printers, the last used first.
    #[serde(default)]
    printers: Vec<Printer>,
    /// What was chosen for each paper that is printed, by the paper's name. Read one by one: what another version of the
    /// program wrote here must not cost the rest.
    #[serde(default)]
    lists: BTreeMap<String, Value>,
}

impl Desk {
    /// A desk with nothing open, remembering in `home` (see [`home`]). It reads spreadsheets within this process.
    pub fn new(home: PathBuf) -> Self {
        Desk {
            home,
            reader: None,
            open: Mutex::new(None),
            jobs: Jobs::default(),
            shelf: crate::import::Shelf::default(),
            looked: crate::attachment::Looked::default(),
        }
    }

    /// A desk with the machine's own home, for a program whose `main` begins with [`sheets::child::serve_if_asked`]: it
    /// reads spreadsheets in a process of their own.
    pub fn of_machine() -> Self {
        Desk { reader: std::env::current_exe().ok(), ..Self::new(home()) }
    }

    /// Reads a spreadsheet's cells; none when `stopped` said so before it was read.
    pub(crate) fn read_spreadsheet(
        &self,
        file: &Path,
        stopped: &dyn Fn() -> bool,
    ) -> Result<Option<sheets::Workbook>, sheets::ReadError> {
        match &self.reader {
            Some(program) => sheets::child::read(program, file, stopped),
            None => sheets::read::file(file).map(Some),
        }
    }

    /// Reads a file's running text; none when it is made of tables.
    pub(crate) fn read_text(&self, file: &Path) -> Result<Option<sheets::Prose>, sheets::ReadError> {
        match &self.reader {
            Some(program) => sheets::child::read_text(program, file),
            None => sheets::read::prose::file(file),
        }
    }

    /// The folder in which a new office is made when none is chosen.
    pub fn default_place(&self) -> Place {
        Place::new(self.home.join("本会"))
    }

    /// The office used last, or the default one.
    pub fn last_place(&self) -> Place {
        self.machine().places.first().map_or_else(|| self.default_place(), Place::new)
    }

    /// Folders of offices that were open here, the last first.
    pub fn known_places(&self) -> Vec<PathBuf> {
        self.machine().places
    }

    /// The open office.
    pub fn office(&self) -> Result<Arc<Office>> {
        self.slot().clone().ok_or(Error::NoOffice)
    }

    /// Puts an office on the desk in place of the one there.
    pub fn put(&self, office: Office) -> Arc<Office> {
        let office = Arc::new(office);
        *self.slot() = Some(Arc::clone(&office));
        self.remember(office.place());
        office
    }

    /// Puts the office that `open` gives in place of the one there. When it is refused, or the one there cannot be backed
    /// up, that one stays open.
    pub fn replace(&self, open: impl FnOnce() -> Result<Office>) -> Result<Arc<Office>> {
        if let Ok(there) = self.office() {
            crate::backup::at_close(&there)?;
        }
        Ok(self.put(open()?))
    }

    /// Opens the office in `place` for writing. One that is open there to read, for want of room, is opened anew.
    pub fn open(&self, place: Place) -> Result<Arc<Office>> {
        match self.office() {
            // Its own lock would refuse it.
            Ok(there) if there.place().is(&place) => match there.is_writing() {
                true => Ok(there),
                false => {
                    drop(there);
                    drop(self.take_idle()?);
                    let opened = Office::open(place.clone(), Mode::Write).inspect_err(|_| {
                        // What could be read before can be read still.
                        if let Ok(office) = Office::open(place, Mode::Read) {
                            self.put(office);
                        }
                    });
                    Ok(self.put(opened?))
                }
            },
            _ => self.replace(|| Office::open(place, Mode::Write)),
        }
    }

    /// Closes the office, with a backup when something changed since the last. When that fails the office stays open, so
    /// that she hears of it; a window that closes all the same ends the process, and nothing is lost by it.
    pub fn close(&self) -> Result<()> {
        if let Ok(office) = self.office() {
            crate::backup::at_close(&office)?;
            *self.slot() = None;
        }
        Ok(())
    }

    /// Takes the office off the desk once no request works at it any more; one that goes on and on keeps it there.
    pub(crate) fn take_idle(&self) -> Result<Option<Office>> {
        let Some(mut office) = self.slot().take() else { return Ok(None) };
        for _ in 0..100 {
            match Arc::try_unwrap(office) {
                Ok(idle) => return Ok(Some(idle)),
                Err(busy) => office = busy,
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        *self.slot() = Some(office);
        Err(Error::OfficeLocked { holder: "一项还没做完的操作".into() })
    }

    fn slot(&self) -> std::sync::MutexGuard<'_, Option<Arc<Office>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The printers of this machine, the last used first.
    pub(crate) fn printers(&self) -> Vec<Printer> {
        self.machine().printers
    }

    /// Keeps a printer in the first place.
    pub(crate) fn keep_printer(&self, printer: Printer) -> Result<()> {
        let mut machine = self.machine();
        machine.printers.retain(|known| known.name != printer.name);
        machine.printers.insert(0, printer);
        self.keep(&machine)
    }

    /// What was chosen for a paper.
    pub(crate) fn choices<T: DeserializeOwned + Default>(&self, paper: ReportName) -> T {
        let kept = self.machine().lists.remove(&paper.key());
        kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default()
    }

    /// Keeps what was chosen for a paper, or that it is as it is by itself.
    pub(crate) fn keep_choices<T: Serialize>(&self, paper: ReportName, choices: Option<T>) -> Result<()> {
        let mut machine = self.machine();
        machine.lists.remove(&paper.key());
        if let Some(choices) = choices {
            machine.lists.insert(paper.key(), serde_json::to_value(choices).map_err(Error::internal)?);
        }
        self.keep(&machine)
    }

    fn keep(&self, machine: &Machine) -> Result<()> {
        let json = serde_json::to_vec_pretty(machine).map_err(Error::internal)?;
        fs::create_dir_all(&self.home)
            .and_then(|()| fs::write(self.file(), json))
            .map_err(|cause| Error::writing(&self.file(), &cause))
    }

    /// What this machine can make anew: small pictures, and copies that are opened outside.
    pub(crate) fn cache(&self) -> PathBuf {
        self.home.join("cache")
    }

    fn file(&self) -> PathBuf {
        self.home.join("machine.json")
    }

    fn machine(&self) -> Machine {
        fs::read(self.file()).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Remembering is a convenience: a folder that cannot be written only means that the next start asks again.
    fn remember(&self, place: &Place) {
        let mut machine = self.machine();
        machine.places.retain(|known| known != place.folder());
        machine.places.insert(0, place.folder().to_path_buf());
        machine.places.truncate(8);
        let _ = self.keep(&machine);
    }
}
