//! A connection as the office wants it: bundled SQLite, WAL, our functions, our migrations.

use std::path::Path;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, Result};
use crate::search::bigram;

/// Marks the file as an office of Xieban: the letters XBAN.
pub const APPLICATION_ID: i64 = 0x5842_414e;

/// One step of the schema.
struct Migration {
    sql: &'static str,
    /// False when a table or column is renamed or dropped: undo does not cross it.
    additive: bool,
}

const MIGRATIONS: &[Migration] = &[
    Migration { sql: include_str!("schema/0001_first.sql"), additive: false },
    Migration { sql: include_str!("schema/0002_import_shape.sql"), additive: true },
];

/// The schema version this program writes.
pub const VERSION: i64 = MIGRATIONS.len() as i64;

/// The lowest schema version whose journal entries can still be undone.
pub fn undo_floor() -> i64 {
    MIGRATIONS.iter().rposition(|m| !m.additive).map_or(0, |last| last as i64 + 1)
}

/// Opens the writing connection of an office file that exists.
pub fn open(file: &Path) -> Result<Connection> {
    let conn = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let application: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(Error::NotAnOffice { place: file.parent().unwrap_or(file).display().to_string() });
    }
    let found = user_version(&conn)?;
    if found > VERSION {
        return Err(Error::OfficeNewer { found, known: VERSION });
    }
    prepare(&conn)?;
    Ok(conn)
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
    let conn = Connection::open(file)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    prepare(&conn)?;
    migrate(&conn)?;
    Ok(conn)
}

fn prepare(conn: &Connection) -> Result<()> {
    conn.busy_timeout(std::time::Duration::from_secs(5))?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.set_prepared_statement_cache_capacity(64);
    let pure = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    conn.create_scalar_function("bigram", 1, pure, |ctx| {
        Ok(ctx.get::<Option<String>>(0)?.map(|text| bigram(&text)).unwrap_or_default())
    })?;
    conn.create_scalar_function("new_uid", 0, FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS, |_| {
        Ok(uuid::Uuid::now_v7().to_string())
    })?;
    Ok(())
}

/// The file's schema version.
pub fn user_version(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings the schema up to date, each step in one transaction.
pub fn migrate(conn: &Connection) -> Result<()> {
    for (index, migration) in MIGRATIONS.iter().enumerate().skip(user_version(conn)? as usize) {
        conn.execute_batch(&format!(
            "BEGIN IMMEDIATE; {}; PRAGMA user_version = {}; COMMIT;",
            migration.sql,
            index + 1
        ))
        .inspect_err(|_| {
            // The batch may have stopped inside its transaction; a failed rollback means that there was none.
            let _ = conn.execute_batch("ROLLBACK");
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
