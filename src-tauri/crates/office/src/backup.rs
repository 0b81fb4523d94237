//! The safety net: checked copies of the office file, thinned by day and week, and the way back to one of them.

mod check;
mod restore;
mod thinning;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Duration, NaiveDateTime, Timelike};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::error::{Error, Result, WRITING};
use crate::office::{At, Office};
use crate::place::{HALF, Place, settle};
use crate::{clock, db};

pub(crate) use check::check;
pub use check::{CheckReport, OfficeCheck};
pub use restore::BackupRestore;
pub(crate) use restore::restore;

/// How old the last backup must be before the window's tick makes another.
const EVERY: Duration = Duration::minutes(30);

/// A backup at hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Backup {
    /// The file.
    pub path: String,
    /// When it was made: local time, to the second.
    pub at: String,
    /// Bytes.
    pub size: u64,
}

/// Backups, the newest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct BackupList {
    /// The backups.
    pub rows: Vec<Backup>,
    /// What they hold and what not, in Chinese.
    pub holds: String,
}

/// Where the copy goes; into backups/ when absent.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct BackupCreate {
    /// The file to write.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
}

/// Copies the office file `source` into `target`, over a connection of its own, so that nobody waits: written beside,
/// reopened, checked, renamed. A kill or a full disk leaves nothing there.
fn copy(source: &Path, target: &Path) -> Result<()> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fail = |cause: &std::io::Error| Error::writing(target, cause);
    let half = tempfile::Builder::new().prefix(HALF).tempfile_in(folder).map_err(|cause| fail(&cause))?;
    // Closed here, so that SQLite is alone with it on Windows too; removed when dropped.
    let half = half.into_temp_path();
    let path = target.display().to_string();
    let copied = db::look(source)?.execute("VACUUM INTO ?", [half.to_string_lossy()]);
    if copied.is_err() {
        // What SQLite would have rolled the half copy back with, where the disk was too full for that as well.
        let mut journal = half.as_os_str().to_owned();
        journal.push("-journal");
        let _ = fs::remove_file(journal);
    }
    copied.map_err(|cause| match Error::from(cause) {
        Error::DiskFull { .. } => Error::DiskFull { path },
        Error::File { doing, why, detail, .. } => Error::File { path, doing, why, detail },
        Error::Database { why, detail } => Error::File { path, doing: WRITING, why, detail },
        other => other,
    })?;
    fs::OpenOptions::new().write(true).open(&half).and_then(|file| file.sync_all()).map_err(|cause| fail(&cause))?;
    verify(&half)?;
    half.persist(target).map_err(|kept| fail(&kept.error))?;
    settle(folder);
    Ok(())
}

/// Refuses a file that is no office, is newer than this program, or is damaged.
fn verify(file: &Path) -> Result<()> {
    if !file.is_file() {
        let gone = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(Error::reading(file, &gone));
    }
    let conn = db::look(file)?;
    db::recognise_by(&conn, file)?;
    match db::quick_check(&conn)?.into_iter().next() {
        None => Ok(()),
        Some(detail) => Err(Error::OfficeDamaged { detail }),
    }
}

/// The copies in backups/ with their times, the newest first. The name carries the time: copying a folder keeps it.
fn copies(place: &Place) -> Vec<(NaiveDateTime, PathBuf)> {
    let mut copies: Vec<(NaiveDateTime, PathBuf)> = fs::read_dir(place.backups())
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "db"))
        .filter_map(|path| {
            let stem = path.file_stem()?.to_str()?;
            let stamp = stem.strip_prefix("office-")?.get(..15)?;
            Some((NaiveDateTime::parse_from_str(stamp, clock::STAMP).ok()?, path))
        })
        .collect();
    copies.sort_by(|a, b| b.cmp(a));
    copies
}

fn described((at, path): &(NaiveDateTime, PathBuf)) -> Backup {
    Backup {
        path: path.display().to_string(),
        at: at.format("%Y-%m-%dT%H:%M:%S").to_string(),
        size: fs::metadata(path).map_or(0, |meta| meta.len()),
    }
}

/// The copy made last. One from far ahead, when the clock was wrong, says nothing about now.
fn latest(place: &Place) -> Option<(NaiveDateTime, PathBuf)> {
    let soon = clock::local() + EVERY;
    copies(place).into_iter().find(|(at, _)| *at <= soon)
}

/// When the last backup was made.
pub(crate) fn last(place: &Place) -> Option<String> {
    latest(place).map(|copy| described(&copy).at)
}

/// The newest copy in backups/ that is whole.
fn newest_sound(place: &Place) -> Option<Backup> {
    copies(place).iter().find(|(_, path)| verify(path).is_ok()).map(described)
}

/// A name in backups/ for a copy made now. Two copies of one second must neither overwrite each other nor stand in the wrong
/// order: the later one takes the next second that is free.
fn free_name(place: &Place, why: &str) -> (NaiveDateTime, PathBuf) {
    let taken: BTreeSet<NaiveDateTime> = copies(place).into_iter().map(|(at, _)| at).collect();
    let mut at = clock::local().with_nanosecond(0).unwrap_or_default();
    while taken.contains(&at) {
        at += Duration::seconds(1);
    }
    (at, place.backups().join(format!("office-{}{why}.db", at.format(clock::STAMP))))
}

fn into_backups(place: &Place, why: &str) -> Result<Backup> {
    place.make_folders()?;
    let made = free_name(place, why);
    copy(&place.database(), &made.1)?;
    let kept = copies(place);
    let times: Vec<NaiveDateTime> = kept.iter().map(|(at, _)| *at).collect();
    for index in thinning::thinned(&times, made.0) {
        // One backup too many does no harm; the next thinning tries again.
        let _ = fs::remove_file(&kept[index].1);
    }
    Ok(described(&made))
}

/// A mark that differs after every act, undo, redo and ledger entry, also of another course of events after a restore.
fn mark(conn: &Connection) -> Result<String> {
    Ok(conn.query_row(
        "SELECT concat_ws('|', (SELECT group_concat(name || seq) FROM sqlite_sequence),
           (SELECT id || at || label FROM journal ORDER BY id DESC LIMIT 1),
           (SELECT group_concat(id || undone_at || coalesce(redo_order, '')) FROM journal WHERE undone_at IS NOT NULL))",
        [],
        |row| row.get(0),
    )?)
}

/// True when something changed since the last copy.
fn changed(conn: &Connection, place: &Place) -> Result<bool> {
    let Some((_, last)) = latest(place) else { return Ok(true) };
    let of_copy = db::look(&last).and_then(|copy| mark(&copy)).ok();
    Ok(of_copy != Some(mark(conn)?))
}

/// The copy before the schema is brought up to date.
pub(crate) fn before_migration(place: &Place) -> Result<()> {
    into_backups(place, "-before-upgrade").map(drop)
}

/// The copy at close, when something changed.
pub(crate) fn at_close(office: &Office) -> Result<()> {
    let copied = match office.is_writing() {
        false => Ok(()),
        true => changed(&*office.writer()?, office.place()).and_then(|changed| match changed {
            true => into_backups(office.place(), "").map(drop),
            false => Ok(()),
        }),
    };
    match copied {
        // The check says so and offers the newest sound copy; a damaged file must not hold her in this office.
        Err(Error::OfficeDamaged { .. }) => Ok(()),
        other => other,
    }
}

pub(crate) fn create(at: &At<'_>, ask: BackupCreate) -> Result<Backup> {
    let place = at.office().place();
    match ask.path {
        None => into_backups(place, ""),
        Some(path) => {
            let target = PathBuf::from(path);
            refuse_the_office_itself(place, &target)?;
            copy(&place.database(), &target)?;
            Ok(described(&(clock::local(), target)))
        }
    }
}

/// The office's own files are open and must never be replaced by a copy.
fn refuse_the_office_itself(place: &Place, target: &Path) -> Result<()> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let own = target.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().starts_with("office."));
    if own && Place::new(folder).is(place) {
        return Err(Error::invalid("path", "备份不能写在本会文件自己的位置上。请换一个名称或文件夹。"));
    }
    Ok(())
}

pub(crate) fn list(at: &At<'_>, _: Nothing) -> Result<BackupList> {
    let (files, bytes) = at.read(crate::attachment::kept)?;
    let holds = match files {
        0 => "备份里是全部记录。".to_owned(),
        _ => format!(
            "备份里是全部记录。{files} 个附件的文件（{:.1} MB）在本会文件夹的 attachments 里，不在备份里：换电脑或另存到优盘时，请复制整个文件夹。",
            bytes as f64 / f64::from(1 << 20)
        ),
    };
    Ok(BackupList { rows: copies(at.office().place()).iter().map(described).collect(), holds })
}

pub(crate) fn tick(at: &At<'_>, _: Nothing) -> Result<Nothing> {
    let office = at.office();
    let due = latest(office.place()).is_none_or(|(made, _)| clock::local() - made >= EVERY);
    if due && office.is_writing() && at.read(|conn| changed(conn, office.place()))? {
        into_backups(office.place(), "")?;
    }
    Ok(Nothing {})
}
