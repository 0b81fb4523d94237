//! The way back: a backup takes the place of the office file, and what was there is kept.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{copy, free_name, verify};
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::office::{Mode, Office};
use crate::place::{Place, settle};
use crate::{clock, db, profile};

/// Which backup takes the office's place.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct BackupRestore {
    /// The backup file.
    pub path: String,
    /// The office's folder; the open one, or the one used last, when absent.
    #[serde(default)]
    #[ts(optional)]
    pub place: Option<String>,
}

/// Puts a backup in the office's place. What is there is copied into backups/ first, or set aside when it is damaged. When
/// it is refused, the office that was open is open again.
pub(crate) fn restore(desk: &Desk, ask: BackupRestore) -> Result<profile::DeskStatus> {
    let source = PathBuf::from(&ask.path);
    verify(&source).map_err(|refused| match refused {
        Error::OfficeDamaged { detail } => Error::BackupDamaged { path: ask.path.clone(), detail },
        Error::NotAnOffice { .. } => Error::NotABackup { path: ask.path.clone() },
        other => other,
    })?;
    let open = desk.office().ok().map(|office| office.place().clone());
    let place = ask.place.map(Place::new).or(open.clone()).unwrap_or_else(|| desk.last_place());
    let exchanged = || exchange(&source, &place).and_then(|()| Office::open(place.clone(), Mode::Write));
    if open.is_some_and(|open| open.is(&place)) {
        // Its own lock would refuse the exchange.
        drop(desk.take_idle()?);
        let restored = exchanged();
        let refused = match restored {
            Ok(office) => {
                desk.put(office);
                None
            }
            Err(refused) => {
                // A file too damaged to open stays closed, as it would at the next start.
                if let Ok(office) = Office::open(place.clone(), Mode::Write) {
                    desk.put(office);
                }
                Some(refused)
            }
        };
        if let Some(refused) = refused {
            return Err(refused);
        }
    } else {
        desk.replace(exchanged)?;
    }
    profile::status(desk, None)
}

/// Exchanges the file; at every moment one of the two stands there whole.
fn exchange(source: &Path, place: &Place) -> Result<()> {
    place.make_folders()?;
    let _lock = place.lock()?;
    place.sweep();
    let file = place.database();
    let fresh = place.folder().join("office.new");
    copy(source, &fresh)?;
    // Brought into the mode in which it is used while nobody needs it: a crash meanwhile costs nothing.
    drop(db::open(&fresh)?);
    let aside = format!("office.damaged-{}.db", clock::stamp());
    if file.is_file() {
        keep(place, &file, &aside)?;
    }
    place.set_log_aside(&aside)?;
    fs::rename(&fresh, &file).map_err(|cause| Error::writing(&file, &cause))?;
    settle(place.folder());
    Ok(())
}

/// Keeps what is there: as a copy in backups/, or aside under another name when it is damaged or not ours.
fn keep(place: &Place, file: &Path, aside: &str) -> Result<()> {
    let (_, kept) = free_name(place, "-before-restore");
    // Opening it to write and closing it plays its log in: nothing of it is left beside the file.
    if verify(file).and_then(|()| copy(file, &kept)).and_then(|()| db::open(file)).is_ok() {
        return Ok(());
    }
    let aside = place.folder().join(aside);
    // A second name for the same file, so that it does not go missing for a moment; not every file system can.
    fs::hard_link(file, &aside)
        .or_else(|_| fs::copy(file, &aside).map(drop))
        .map_err(|cause| Error::writing(&aside, &cause))
}
