//! A connection as the office wants it: bundled SQLite, WAL, our functions, our migrations.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags};

use crate::clock;
use crate::error::{Error, Result};
use crate::journal;
use crate::search::bigram;
use crate::year::year_of;

/// Marks the file as an office of Xieban: the letters XBAN.
pub const APPLICATION_ID: i64 = 0x5842_414e;

/// How long a connection waits for another before it says that the file is busy.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// How many prepared statements a connection keeps.
const STATEMENTS: usize = 64;

/// One step of the schema.
struct Migration {
    sql: &'static str,
    /// False when a table or column is renamed or dropped: undo does not cross it.
    additive: bool,
}

const MIGRATIONS: &[Migration] = &[
    Migration { sql: include_str!("schema/0001_first.sql"), additive: false },
    // Of the journaled tables it only adds; two ledgers are made anew.
    Migration { sql: include_str!("schema/0002_certificates.sql"), additive: true },
    Migration { sql: include_str!("schema/0003_import_shape.sql"), additive: true },
    Migration { sql: include_str!("schema/0004_templates.sql"), additive: true },
    Migration { sql: include_str!("schema/0005_plan_lives.sql"), additive: true },
    Migration { sql: include_str!("schema/0006_office_key.sql"), additive: true },
    // Of the journaled tables one is made anew; its columns keep their places and their meaning.
    Migration { sql: include_str!("schema/0007_programmes.sql"), additive: true },
    Migration { sql: include_str!("schema/0008_events.sql"), additive: true },
    Migration { sql: include_str!("schema/0009_event_money.sql"), additive: true },
    // The attachments are made anew: nothing ever wrote to the old ones.
    Migration { sql: include_str!("schema/0010_meetings_files.sql"), additive: true },
    Migration { sql: include_str!("schema/0011_calendar.sql"), additive: true },
    Migration { sql: include_str!("schema/0012_kept.sql"), additive: true },
    Migration { sql: include_str!("schema/0013_plan_numbering.sql"), additive: true },
    Migration { sql: include_str!("schema/0014_training.sql"), additive: true },
    Migration { sql: include_str!("schema/0015_contests.sql"), additive: true },
    Migration { sql: include_str!("schema/0016_search.sql"), additive: true },
    Migration { sql: include_str!("schema/0017_event_apart.sql"), additive: true },
    Migration { sql: include_str!("schema/0018_points.sql"), additive: true },
    Migration { sql: include_str!("schema/0019_members.sql"), additive: true },
    Migration { sql: include_str!("schema/0020_apart.sql"), additive: true },
    Migration { sql: include_str!("schema/0021_bodies.sql"), additive: true },
    Migration { sql: include_str!("schema/0022_search_more.sql"), additive: true },
    Migration { sql: include_str!("schema/0023_ballots.sql"), additive: true },
    Migration { sql: include_str!("schema/0024_regulations.sql"), additive: true },
    Migration { sql: include_str!("schema/0025_duty.sql"), additive: true },
];

/// The schema version this program writes.
pub const VERSION: i64 = MIGRATIONS.len() as i64;

/// The lowest schema version whose journal entries can still be undone.
pub fn undo_floor() -> i64 {
    floor_of(MIGRATIONS)
}

fn floor_of(migrations: &[Migration]) -> i64 {
    migrations.iter().rposition(|migration| !migration.additive).map_or(0, |last| last as i64 + 1)
}

/// Opens the writing connection of an office file that exists.
pub fn open(file: &Path) -> Result<Connection> {
    recognise(file)?;
    let conn = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    if conn.is_readonly("main")? {
        // SQLite opens a file that cannot be written without a word.
        return Err(Error::writing(file, &ErrorKind::PermissionDenied.into()));
    }
    prepare(&conn)?;
    Ok(conn)
}

/// A connection that reads a file and does not write to it, but for one case: a crash in rollback mode leaves a journal that
/// must be played back before anything can be read, and only a connection that writes can do that.
pub fn look(file: &Path) -> Result<Connection> {
    let mode = match has_bytes(&with_ending(file, "-journal")) {
        true => OpenFlags::SQLITE_OPEN_READ_WRITE,
        false => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let mut conn = Connection::open_with_flags(file, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(PATIENCE)?;
    if let Err(refused) = conn.pragma_query_value(None, "schema_version", |_| Ok(())) {
        // A disk that is full or read-only has no place for the index of the log; a file without a log needs none.
        let refused = Error::from(refused);
        if !refused.forbids_writing() || has_log(file) {
            return Err(refused);
        }
        let still = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        conn = Connection::open_with_flags(format!("file:{}?immutable=1", uri(file)), still)?;
    }
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    functions(&conn)?;
    Ok(conn)
}

fn has_bytes(file: &Path) -> bool {
    std::fs::metadata(file).is_ok_and(|found| found.len() > 0)
}

/// True when some of what was committed may stand beside the file and not in it.
fn has_log(file: &Path) -> bool {
    ["-journal", "-wal"].iter().any(|ending| has_bytes(&with_ending(file, ending)))
}

/// A path as SQLite's file names with options want it.
fn uri(file: &Path) -> String {
    let path = file.to_string_lossy();
    // On Windows: file:///C:/…
    let path = if cfg!(windows) { format!("///{}", path.replace('\\', "/")) } else { path.into_owned() };
    path.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

/// Endings of the files that SQLite keeps beside a database while it writes.
pub const BESIDE: [&str; 3] = ["-journal", "-wal", "-shm"];

/// The file beside a database.
pub fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Refuses a file that is no office or that a newer program has written; it and what lies beside it are not touched.
///
/// Only for a file that this process has no connection to: closing a file drops all locks that SQLite holds on it
/// (<https://www.sqlite.org/howtocorrupt.html>, 2.2).
pub fn recognise(file: &Path) -> Result<()> {
    if has_log(file) {
        // A log is not played in by a connection that only looks.
        return recognise_by(&look(file)?, file);
    }
    // SQLite would leave an empty log beside a file that it must not write to.
    let (application, found) = header(file)?;
    is_ours(application, found, file)
}

/// [`recognise`] over a connection.
pub fn recognise_by(conn: &Connection, file: &Path) -> Result<()> {
    let pages: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0))?;
    if pages == 0 {
        return Err(empty());
    }
    let application = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    is_ours(application, user_version(conn)?, file)
}

fn is_ours(application: i64, found: i64, file: &Path) -> Result<()> {
    if application != APPLICATION_ID {
        return Err(Error::NotAnOffice { place: file.parent().unwrap_or(file).display().to_string() });
    }
    if found > VERSION {
        return Err(Error::OfficeNewer { found, known: VERSION });
    }
    Ok(())
}

/// A power failure may leave a file of no bytes; SQLite takes it for a new database.
fn empty() -> Error {
    Error::OfficeDamaged { detail: "the file ends within its header".into() }
}

/// What changes with a file: its time, its length, and whether a log stands beside it.
pub fn state(file: &Path) -> (Option<std::time::SystemTime>, u64, bool) {
    let found = std::fs::metadata(file).ok();
    let time = found.as_ref().and_then(|found| found.modified().ok());
    (time, found.map_or(0, |found| found.len()), has_log(file))
}

/// The application_id and the user_version that stand in the first 100 bytes of a database.
/// <https://www.sqlite.org/fileformat.html#the_database_header>
fn header(file: &Path) -> Result<(i64, i64)> {
    let mut opened = File::open(file).map_err(|cause| Error::reading(file, &cause))?;
    let mut header = [0; 100];
    opened.read_exact(&mut header).map_err(|cause| match cause.kind() {
        ErrorKind::UnexpectedEof => empty(),
        _ => Error::reading(file, &cause),
    })?;
    if !header.starts_with(b"SQLite format 3\0") {
        return Err(Error::OfficeDamaged { detail: "the file is no database".into() });
    }
    let number =
        |at: usize| i64::from(i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]));
    Ok((number(68), number(60)))
}

/// Opens a second, query-only connection.
pub fn open_reader(file: &Path) -> Result<Connection> {
    let conn = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    prepare(&conn)?;
    conn.pragma_update(None, "query_only", true)?;
    Ok(conn)
}

/// Makes a new, empty office file with the whole schema.
pub fn create(file: &Path) -> Result<Connection> {
    let mut conn = Connection::open(file)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    prepare(&conn)?;
    migrate(&mut conn)?;
    Ok(conn)
}

fn prepare(conn: &Connection) -> Result<()> {
    conn.busy_timeout(PATIENCE)?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // What undo looks up in passing needs no file in the system's temporary folder.
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    functions(conn)
}

/// What the schema calls; on every connection.
fn functions(conn: &Connection) -> Result<()> {
    let pure = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    conn.create_scalar_function("bigram", 1, pure, |ctx| {
        Ok(ctx.get::<Option<String>>(0)?.map(|text| bigram(&text)).unwrap_or_default())
    })?;
    conn.create_scalar_function("new_uid", 0, FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS, |_| {
        Ok(uuid::Uuid::now_v7().to_string())
    })?;
    conn.create_scalar_function("today", 0, FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS, |_| {
        Ok(clock::today())
    })?;
    conn.create_scalar_function("year_of", 2, pure, |ctx| {
        let date: Option<String> = ctx.get(0)?;
        Ok(date.zip(ctx.get(1)?).and_then(|(date, kind)| year_of(&date, kind)))
    })?;
    Ok(())
}

/// The file's schema version.
pub fn user_version(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings the schema up to date, each step in one transaction.
pub fn migrate(conn: &mut Connection) -> Result<()> {
    migrate_by(conn, MIGRATIONS)
}

fn migrate_by(conn: &mut Connection, migrations: &[Migration]) -> Result<()> {
    for (index, migration) in migrations.iter().enumerate().skip(user_version(conn)? as usize) {
        journal::upkeep(conn, |conn| {
            conn.execute_batch(migration.sql)?;
            Ok(conn.pragma_update(None, "user_version", index as i64 + 1)?)
        })?;
    }
    Ok(())
}

/// What `PRAGMA quick_check` finds; empty when the file is sound.
pub fn quick_check(conn: &Connection) -> Result<Vec<String>> {
    let mut statement = conn.prepare("PRAGMA quick_check")?;
    let found = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(found.into_iter().filter(|line| line != "ok").collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one<T: rusqlite::types::FromSql>(conn: &Connection, sql: &str) -> T {
        conn.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_connection_is_as_the_office_wants_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("office.db");
        drop(create(&file).unwrap());
        for conn in [open(&file).unwrap(), open_reader(&file).unwrap()] {
            assert_eq!(one::<String>(&conn, "PRAGMA journal_mode"), "wal");
            assert_eq!(one::<i64>(&conn, "PRAGMA synchronous"), 2, "FULL");
            assert_eq!(one::<i64>(&conn, "PRAGMA foreign_keys"), 1);
            assert_eq!(one::<i64>(&conn, "PRAGMA user_version"), VERSION);
            assert_eq!(one::<i64>(&conn, "PRAGMA application_id"), APPLICATION_ID);
            assert_eq!(one::<String>(&conn, "SELECT bigram('科普')"), "科普 普");
        }
        let refused = open_reader(&file).unwrap().execute("INSERT INTO unit (name) VALUES ('甲')", []);
        assert!(refused.is_err(), "the reader wrote");
    }

    const ADDED: Migration = Migration { sql: "ALTER TABLE unit ADD COLUMN colour TEXT", additive: true };
    /// A table made anew: what references it must hold through the change.
    const REBUILT: Migration = Migration {
        sql: "CREATE TABLE series_new (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL) STRICT;
              INSERT INTO series_new (id, name) SELECT id, name FROM series;
              DROP TABLE series; ALTER TABLE series_new RENAME TO series",
        additive: false,
    };

    /// The steps there are, and these after them.
    fn then<const N: usize>(more: [Migration; N]) -> Vec<Migration> {
        let known = MIGRATIONS.iter().map(|step| Migration { sql: step.sql, additive: step.additive });
        known.chain(more).collect()
    }

    #[test]
    fn certificates_of_the_first_schema_come_along() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("office.db");
        let mut conn = Connection::open(&file).unwrap();
        conn.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        prepare(&conn).unwrap();
        migrate_by(&mut conn, &MIGRATIONS[..1]).unwrap();
        conn.execute_batch(
            "INSERT INTO contest (id, year, name) VALUES (1, 2026, '大赛');
             INSERT INTO entry (id, contest_id) VALUES (1, 1); INSERT INTO award (id, entry_id, name) VALUES (1, 1, '一等奖');
             INSERT INTO certificate_batch (id, template, contest_id, issued_on) VALUES (1, 'honour-person', 1, '2026-10-25');
             INSERT INTO certificate (batch_id, award_id, year, category, running, number, recipient, award, words, state, print_count)
             VALUES (1, 1, 2026, 'JS', 7, 'KX-2026-JS-0007', '张三', '一等奖', '{}', 'printed', 2);",
        )
        .unwrap();
        migrate(&mut conn).unwrap();
        for (sql, wanted) in [
            ("SELECT number FROM certificate", "KX-2026-JS-0007"),
            ("SELECT series FROM certificate", "KX-2026-JS-{号:4}"),
            ("SELECT owner FROM certificate", "award 1 0"),
            ("SELECT state || print_count FROM certificate", "printed2"),
        ] {
            assert_eq!(one::<String>(&conn, sql), wanted, "{sql}");
        }
    }

    #[test]
    fn what_was_recorded_before_the_targets_were_made_anew_is_still_undone() {
        let folder = tempfile::tempdir().unwrap();
        let mut conn = Connection::open(folder.path().join("office.db")).unwrap();
        prepare(&conn).unwrap();
        migrate_by(&mut conn, &MIGRATIONS[..6]).unwrap();
        let act = |conn: &mut Connection, sql: &str| {
            journal::act(conn, |act| Ok((act.execute_batch(sql)?, "改".into()))).unwrap();
        };
        act(
            &mut conn,
            "INSERT INTO plan (id, year, title) VALUES (1, 2026, '要点');
             INSERT INTO plan_item (id, plan_id, position, kind, text) VALUES (1, 1, 0, 'task', '讲座');
             INSERT INTO target (id, item_id, amount, unit) VALUES (1, 1, 6, '次'), (2, 1, 800, '人次')",
        );
        act(&mut conn, "UPDATE target SET amount = 8, done = 3 WHERE id = 1; DELETE FROM target WHERE id = 2");
        migrate(&mut conn).unwrap();
        let targets = "SELECT group_concat(id || ' ' || amount || coalesce(unit, ''), ',') FROM target";
        assert_eq!(one::<String>(&conn, targets), "1 8.0次");
        conn.execute_batch("INSERT INTO target (item_id, amount) VALUES (1, 1)").unwrap();
        assert_eq!(one::<String>(&conn, targets), "1 8.0次,3 1.0", "an id was given again");
        journal::undo_last(&mut conn).unwrap();
        assert_eq!(one::<String>(&conn, targets), "1 6.0次,2 800.0人次,3 1.0");
        assert_eq!(one::<Option<f64>>(&conn, "SELECT done FROM target WHERE id = 1"), None);
    }

    #[test]
    fn an_old_file_is_brought_up_to_date_step_by_step() {
        let folder = tempfile::tempdir().unwrap();
        let mut conn = create(&folder.path().join("office.db")).unwrap();
        conn.execute_batch(
            "INSERT INTO series (id, name) VALUES (7, '全国科普日'); INSERT INTO event (title, series_id) VALUES ('讲座', 7)",
        )
        .unwrap();
        migrate_by(&mut conn, &then([ADDED, REBUILT])).unwrap();
        assert_eq!(one::<i64>(&conn, "PRAGMA user_version"), VERSION + 2);
        let series = "SELECT s.name FROM event e JOIN series s ON s.id = e.series_id";
        assert_eq!(one::<String>(&conn, series), "全国科普日");
        assert_eq!(one::<i64>(&conn, "PRAGMA foreign_keys"), 1, "foreign keys were left off");
        // A step that has been made is not made again.
        migrate_by(&mut conn, &then([ADDED, REBUILT])).unwrap();
        for (steps, floor) in [(vec![], 0), (vec![ADDED], 0), (vec![REBUILT, ADDED], 1), (vec![ADDED, REBUILT], 2)] {
            assert_eq!(floor_of(&steps), floor);
        }
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let mut conn = create(&folder.path().join("office.db")).unwrap();
        conn.execute_batch(
            "INSERT INTO unit (id, name) VALUES (7, '甲单位'); INSERT INTO person (name, unit_id) VALUES ('张三', 7)",
        )
        .unwrap();
        for sql in [
            "ALTER TABLE unit ADD COLUMN colour TEXT; ALTER TABLE nowhere ADD COLUMN colour TEXT",
            // References left without their record.
            "DELETE FROM unit WHERE id = 7",
        ] {
            assert!(migrate_by(&mut conn, &then([Migration { sql, additive: true }])).is_err(), "{sql}");
            assert_eq!(one::<i64>(&conn, "PRAGMA user_version"), VERSION);
            assert_eq!(one::<String>(&conn, "SELECT name FROM unit"), "甲单位");
            assert!(conn.prepare("SELECT colour FROM unit").is_err(), "half of the step stayed");
            assert_eq!(one::<i64>(&conn, "PRAGMA foreign_keys"), 1, "foreign keys were left off");
        }
    }
}
