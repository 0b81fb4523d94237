//! The folder of one office: office.db, attachments/, backups/, and the lock that keeps a second writer out.

mod risk;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::db;
use crate::error::{Error, Result};

/// What files begin with that are put in place only when they are whole; a crash may leave one behind.
pub(crate) const HALF: &str = ".xieban-";

/// A folder that holds, or may hold, an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(PathBuf);

impl Place {
    /// The folder at `path`; nothing is touched yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Place(path.into())
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// office.db
    pub fn database(&self) -> PathBuf {
        self.0.join("office.db")
    }

    /// backups/
    pub fn backups(&self) -> PathBuf {
        self.0.join("backups")
    }

    /// attachments/
    pub fn attachments(&self) -> PathBuf {
        self.0.join("attachments")
    }

    /// True when an office is there.
    pub fn has_office(&self) -> bool {
        self.database().is_file()
    }

    /// Makes the folders.
    pub fn make_folders(&self) -> Result<()> {
        for folder in [self.0.clone(), self.backups(), self.attachments()] {
            fs::create_dir_all(&folder).map_err(|cause| Error::writing(&folder, &cause))?;
        }
        Ok(())
    }

    /// True when `other` is the same folder, however it is written.
    pub fn is(&self, other: &Place) -> bool {
        let real = |place: &Place| fs::canonicalize(&place.0).unwrap_or_else(|_| place.0.clone());
        self == other || real(self) == real(other)
    }

    /// Takes the lock for writing. The OS frees it when the process ends, however it ends.
    pub fn lock(&self) -> Result<Lock> {
        let path = self.0.join("office.lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .map_err(|cause| Error::writing(&path, &cause))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::OfficeLocked { holder: self.holder() }),
            Err(TryLockError::Error(cause)) => return Err(Error::writing(&path, &cause)),
        }
        // The name stands in a file of its own: on Windows a locked file cannot be read by others.
        // On a full disk there is none: the lock holds all the same.
        let name = self.0.join("office.holder");
        let _ = fs::write(&name, this_program());
        Ok(Lock { _file: file, name })
    }

    /// Who holds the lock, as the message names it. The file of a program that died says nothing: it is only read while the
    /// lock is held, and whoever takes the lock writes it anew.
    pub(crate) fn holder(&self) -> String {
        let named = fs::read_to_string(self.0.join("office.holder")).unwrap_or_default();
        if named.trim().is_empty() { "另一个协办程序".into() } else { named.trim().to_owned() }
    }

    /// Removes what a program that was killed left half written in this folder, in backups/ and in attachments/. The lock must be held:
    /// nobody else writes here then.
    pub(crate) fn sweep(&self) {
        for folder in [self.0.clone(), self.backups(), self.attachments()] {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let name = entry.file_name();
                let name = name.to_string_lossy();
                if name.starts_with(HALF) || name.starts_with("office.new") {
                    // One that stays does no harm: nothing ever reads it.
                    let _ = fs::remove_file(entry.path());
                }
            }
        }
    }

    /// Renames what SQLite left beside the office file, so that it is not replayed into the next file of that name:
    /// `office.db-wal` becomes `{name}-wal`.
    pub(crate) fn set_log_aside(&self, name: &str) -> Result<()> {
        for ending in db::BESIDE {
            let log = db::with_ending(&self.database(), ending);
            if log.exists() {
                let aside = self.0.join(format!("{name}{ending}"));
                fs::rename(&log, &aside).map_err(|cause| Error::writing(&aside, &cause))?;
            }
        }
        Ok(())
    }

    /// Why this folder is a risky home for an office, or `None`: cloud drives copy the file while it is written, and a
    /// network share breaks off in the middle of a write.
    pub fn warning(&self) -> Option<String> {
        let real = fs::canonicalize(&self.0).unwrap_or_else(|_| self.0.clone());
        let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
        // Both as chosen and as it really is: a link may lead into a cloud drive.
        [&self.0, &real].into_iter().find_map(|path| risk::of(&path.to_string_lossy(), &mounts))
    }
}

/// This program, as a message to another names it.
fn this_program() -> String {
    let program = std::env::current_exe()
        .ok()
        .and_then(|path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()))
        .unwrap_or_else(|| "协办".into());
    format!("另一个程序（{program}，进程 {}）", std::process::id())
}

/// Makes a rename in `folder` last through a power failure; where folders cannot be synced, the file system sees to it.
pub(crate) fn settle(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// The lock; freed when dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    name: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The name is only for the message; a leftover one is harmless.
        let _ = fs::remove_file(&self.name);
    }
}

/// Where the machine's own settings and the default office live: `XIEBAN_HOME`, or the OS's app-data folder.
pub fn home() -> PathBuf {
    std::env::var_os("XIEBAN_HOME").map(PathBuf::from).unwrap_or_else(|| {
        directories::ProjectDirs::from("cn", "xieban", "desk")
            .map(|dirs| dirs.data_dir().to_path_buf())
            .unwrap_or_else(|| PathBuf::from("xieban"))
    })
}
