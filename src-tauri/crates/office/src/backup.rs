//! The safety net: checked copies of the office file, thinned by day and week, and the way back to one of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Datelike, Duration, NaiveDateTime};
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::office::{At, Mode, Office};
use crate::place::Place;
use crate::{clock, db, journal, profile};

const STAMP: &str = "%Y%m%d-%H%M%S";
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
}

/// Where the copy goes; into backups/ when absent.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct BackupCreate {
    /// The file to write.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
}

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

/// Whether to repair what can be derived again.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct OfficeCheck {
    /// Rebuild the search index.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub repair: bool,
}

/// What a check found.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct CheckReport {
    /// Nothing is wrong.
    pub sound: bool,
    /// What is wrong, in Chinese.
    pub problems: Vec<String>,
    /// What was mended.
    pub repaired: Vec<String>,
    /// The newest backup that passes the same check, when the file does not.
    pub newest_sound_backup: Option<Backup>,
}

/// Copies the office in `place` into `target`, over a connection of its own, so that nobody waits: written beside, reopened,
/// checked, renamed. A kill or a full disk leaves nothing there.
fn copy(place: &Place, target: &Path) -> Result<()> {
    let conn = &db::open(&place.database())?;
    let half = target.with_extension("half");
    // A copy that was cut short is worth nothing.
    let _ = fs::remove_file(&half);
    let result = write_and_check(conn, &half)
        .and_then(|()| fs::rename(&half, target).map_err(|cause| Error::writing(target, &cause)));
    if result.is_err() {
        let _ = fs::remove_file(&half);
    }
    result
}

fn write_and_check(conn: &Connection, half: &Path) -> Result<()> {
    conn.execute("VACUUM INTO ?", [half.to_string_lossy()]).map_err(|cause| match Error::from(cause) {
        Error::DiskFull { .. } => Error::DiskFull { path: half.display().to_string() },
        Error::Database { detail } => Error::File { path: half.display().to_string(), doing: "写入", detail },
        other => other,
    })?;
    fs::File::open(half).and_then(|file| file.sync_all()).map_err(|cause| Error::writing(half, &cause))?;
    verify(half)
}

/// Refuses a file that is no office, is newer than this program, or is damaged.
fn verify(file: &Path) -> Result<()> {
    if !file.is_file() {
        let gone = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(Error::reading(file, &gone));
    }
    let conn = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let application: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != db::APPLICATION_ID {
        return Err(Error::NotAnOffice { place: file.display().to_string() });
    }
    let found = db::user_version(&conn)?;
    if found > db::VERSION {
        return Err(Error::OfficeNewer { found, known: db::VERSION });
    }
    match db::quick_check(&conn)?.first() {
        None => Ok(()),
        Some(first) => Err(Error::OfficeDamaged { detail: first.clone() }),
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
            Some((NaiveDateTime::parse_from_str(stamp, STAMP).ok()?, path))
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

/// When the newest backup was made.
pub(crate) fn last(place: &Place) -> Option<String> {
    copies(place).first().map(|copy| described(copy).at)
}

/// A file in backups/ that is not there yet: two copies in one second must not overwrite each other.
fn free_name(place: &Place, stem: &str) -> PathBuf {
    let first = place.backups().join(format!("{stem}.db"));
    let others = (2..).map(|number| place.backups().join(format!("{stem}-{number}.db")));
    std::iter::once(first).chain(others).find(|path| !path.exists()).unwrap_or_default()
}

fn into_backups(place: &Place, why: &str) -> Result<Backup> {
    place.make_folders()?;
    let now = clock::local();
    let target = free_name(place, &format!("office-{}{why}", now.format(STAMP)));
    copy(place, &target)?;
    let kept = copies(place);
    let times: Vec<NaiveDateTime> = kept.iter().map(|(at, _)| *at).collect();
    for index in thinned(&times, now) {
        // One backup too many does no harm; the next thinning tries again.
        let _ = fs::remove_file(&kept[index].1);
    }
    Ok(described(&(now, target)))
}

/// Indexes of the copies to drop, of `times` from the newest: all of two days stay, then one a day for 12 days, then one a
/// week for 10 weeks; always the newest of its day or week.
fn thinned(times: &[NaiveDateTime], now: NaiveDateTime) -> Vec<usize> {
    let mut days = BTreeSet::new();
    let mut weeks = BTreeSet::new();
    let mut dropped = Vec::new();
    for (index, at) in times.iter().enumerate() {
        let age = (now.date() - at.date()).num_days();
        let stays = match age {
            ..=1 => true,
            2..=13 => days.insert(at.date()),
            14..=83 => weeks.insert((at.date().iso_week().year(), at.date().iso_week().week())),
            _ => false,
        };
        if !stays && index > 0 {
            dropped.push(index);
        }
    }
    dropped
}

/// A mark that moves with every act and every ledger entry.
fn mark(conn: &Connection) -> Result<i64> {
    Ok(conn.query_row("SELECT coalesce(sum(seq), 0) + (SELECT count(*) FROM journal WHERE undone_at IS NOT NULL) FROM sqlite_sequence", [], |row| row.get(0))?)
}

/// True when something changed since the newest copy.
fn changed(conn: &Connection, place: &Place) -> Result<bool> {
    let copies = copies(place);
    let Some((_, newest)) = copies.first() else { return Ok(true) };
    let Ok(copy) = Connection::open_with_flags(newest, OpenFlags::SQLITE_OPEN_READ_ONLY) else { return Ok(true) };
    Ok(mark(&copy).ok() != Some(mark(conn)?))
}

/// The copy before the schema is brought up to date.
pub(crate) fn before_migration(place: &Place) -> Result<()> {
    into_backups(place, "-before-upgrade").map(drop)
}

/// The copy at close, when something changed.
pub(crate) fn at_close(office: &Office) -> Result<()> {
    if !office.is_writing() {
        return Ok(());
    }
    let changed = changed(&*office.writer()?, office.place())?;
    if changed {
        into_backups(office.place(), "")?;
    }
    Ok(())
}

pub(crate) fn create(at: &At<'_>, ask: BackupCreate) -> Result<Backup> {
    let place = at.office().place();
    match ask.path {
        None => into_backups(place, ""),
        Some(path) => {
            let target = PathBuf::from(path);
            copy(place, &target)?;
            Ok(described(&(clock::local(), target)))
        }
    }
}

pub(crate) fn list(at: &At<'_>, _: Nothing) -> Result<BackupList> {
    Ok(BackupList { rows: copies(at.office().place()).iter().map(described).collect() })
}

pub(crate) fn tick(at: &At<'_>, _: Nothing) -> Result<Nothing> {
    let office = at.office();
    let due = copies(office.place()).first().is_none_or(|(made, _)| clock::local() - *made >= EVERY);
    if due && office.is_writing() && at.read(|conn| changed(conn, office.place()))? {
        into_backups(office.place(), "")?;
    }
    Ok(Nothing {})
}

pub(crate) fn check(at: &At<'_>, ask: OfficeCheck) -> Result<CheckReport> {
    let office = at.office();
    let mut problems: Vec<String> = Vec::new();
    let mut repaired = Vec::new();
    if ask.repair {
        journal::rebuild_search(&mut *office.writer()?)?;
        repaired.push("检索索引已重建".to_owned());
    }
    let conn = office.reader();
    problems.extend(db::quick_check(&conn)?.into_iter().map(|line| format!("文件结构：{line}")));
    let mut dangling = conn.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1")?;
    let rows = dangling.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
    for row in rows {
        let (table, count) = row?;
        let noun = crate::tables::journaled(&table).map_or("条记录", |table| table.noun);
        problems.push(format!("{count} {noun}引用了不存在的记录"));
    }
    let sound = problems.is_empty();
    let newest =
        if sound { None } else { copies(office.place()).iter().find(|(_, path)| verify(path).is_ok()).map(described) };
    Ok(CheckReport { sound, problems, repaired, newest_sound_backup: newest })
}

/// Puts a backup in the office's place. What is there is copied into backups/ first, or set aside when it is damaged.
pub(crate) fn restore(desk: &Desk, ask: BackupRestore) -> Result<profile::DeskStatus> {
    let source = PathBuf::from(&ask.path);
    verify(&source)?;
    let open = desk.office().ok().map(|office| office.place().clone());
    let place = ask.place.map(Place::new).or(open).unwrap_or_else(|| desk.last_place());
    desk.close()?;
    place.make_folders()?;
    let lock = place.lock("恢复备份")?;
    let file = place.database();
    let fresh = place.folder().join("office.restored");
    fs::copy(&source, &fresh).map_err(|cause| Error::writing(&fresh, &cause))?;
    verify(&fresh)?;
    if file.is_file() {
        let stamp = clock::local().format(STAMP);
        let kept = copy(&place, &free_name(&place, &format!("office-{stamp}-before-restore")));
        if kept.is_err() {
            let aside = place.folder().join(format!("office.damaged-{stamp}.db"));
            fs::rename(&file, &aside).map_err(|cause| Error::writing(&aside, &cause))?;
        }
    }
    // The old file's log must not be replayed into the new file.
    for leftover in ["office.db-wal", "office.db-shm"] {
        let path = place.folder().join(leftover);
        if path.exists() {
            fs::remove_file(&path).map_err(|cause| Error::writing(&path, &cause))?;
        }
    }
    fs::rename(&fresh, &file).map_err(|cause| Error::writing(&file, &cause))?;
    drop(lock);
    desk.put(Office::open(place, Mode::Write)?);
    profile::status(desk, None)
}

#[cfg(test)]
mod tests {
    use chrono::{Duration, NaiveDate};

    use super::thinned;

    #[test]
    fn backups_are_thinned_by_day_and_week() {
        let now = NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(12, 0, 0)).unwrap();
        // One every six hours for a year, the newest first.
        let times: Vec<_> = (0..4 * 365).map(|step| now - Duration::hours(6 * step)).collect();
        let dropped = thinned(&times, now);
        let kept: Vec<i64> = (0..times.len())
            .filter(|index| !dropped.contains(index))
            .map(|index| (now.date() - times[index].date()).num_days())
            .collect();
        let count = |days: std::ops::RangeInclusive<i64>| kept.iter().filter(|age| days.contains(age)).count();
        assert_eq!(count(0..=1), times.iter().filter(|at| (now.date() - at.date()).num_days() <= 1).count());
        assert_eq!(count(2..=13), 12);
        assert!((10..=11).contains(&count(14..=83)), "{}", count(14..=83));
        assert_eq!(count(84..=400), 0);
        assert!(thinned(&times[1000..1001], now).is_empty(), "the newest copy is never dropped, however old");
    }
}
