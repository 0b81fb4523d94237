//! What earlier imports left behind: which files came in, and how the user corrected the columns of a header.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use sha2::{Digest, Sha256};
use sheets::understand::{Corrections, Table};
use ts_rs::TS;

use super::{ImportKind, ImportPreview, reading};
use crate::clock;
use crate::error::{Error, Result};

/// An import of the past.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ImportBefore")]
pub struct Before {
    /// When, to the minute.
    pub at: String,
    /// The file's name then.
    pub name: String,
}

/// Columns as they were corrected for a header of the same shape.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "ImportRemembered")]
pub struct Remembered {
    /// The import in which they were corrected.
    #[serde(flatten)]
    pub before: Before,
    /// What was said then, for the sheets of this file.
    pub corrections: Corrections,
}

fn minute(at: &str) -> String {
    at.replace('T', " ").chars().take(16).collect()
}

/// The import of a file with this content that was not taken back since.
pub(super) fn before(conn: &Connection, hash: &str, kind: ImportKind) -> Result<Option<Before>> {
    let found = conn
        .prepare_cached(
            "SELECT f.at, f.name FROM import_file f JOIN journal j ON j.id = f.journal_id
             WHERE f.content_hash = ? AND f.kind = ? AND j.undone_at IS NULL ORDER BY f.id DESC LIMIT 1",
        )?
        .query_row(params![hash, kind.title()], |row| {
            Ok(Before { at: minute(&row.get::<_, String>(0)?), name: row.get(1)? })
        })
        .optional()?;
    Ok(found)
}

/// The headers of a table with that by which they are corrected: the letters of their columns, in a form their own words.
fn headers(table: &Table) -> impl Iterator<Item = (&str, &str)> {
    let known = table.columns.iter().map(|column| (column.header.as_str(), column.column.as_str()));
    let others = table.unmapped.iter().map(|column| (column.header.as_str(), column.column.as_str()));
    let of = |(header, letters)| (header, if table.card { header } else { letters });
    known.chain(others).map(of).filter(|(header, _)| !header.is_empty())
}

/// The shape of a header: its texts in any order, and what it is read as. None without a header.
fn shape(kind: ImportKind, table: &Table) -> Option<String> {
    let mut texts: Vec<&str> = headers(table).map(|(header, _)| header).collect();
    texts.sort_unstable();
    let hash = Sha256::digest(format!("{}\n{}", kind.title(), texts.join("\n")));
    (!texts.is_empty()).then(|| reading::hex(&hash))
}

/// Keeps the corrected columns of each header, by its shape. Stands in the transaction of the import: one never stays
/// without the other, and an undo of the import leaves it, for the next try.
pub(super) fn remember(conn: &Connection, ask: &ImportPreview, tables: &[Table], name: &str) -> Result<()> {
    for table in tables {
        let Some(hints) = ask.corrections.get(&table.sheet) else { continue };
        let said: BTreeMap<&str, &Option<String>> =
            headers(table).filter_map(|(header, column)| Some((header, hints.columns.get(column)?))).collect();
        let Some(shape) = shape(ask.kind, table).filter(|_| !said.is_empty()) else { continue };
        let said = serde_json::to_string(&said).map_err(Error::internal)?;
        conn.prepare_cached("INSERT INTO import_shape (at, name, shape, columns) VALUES (?, ?, ?, ?)")?
            .execute(params![clock::now(), name, shape, said])?;
    }
    Ok(())
}

/// What was said of headers of the same shape, for the sheets of which nothing is said now.
pub(super) fn remembered(conn: &Connection, ask: &ImportPreview, tables: &[Table]) -> Result<Option<Remembered>> {
    let mut found: Option<Remembered> = None;
    for table in tables.iter().filter(|table| !ask.corrections.contains_key(&table.sheet)) {
        let Some(shape) = shape(ask.kind, table) else { continue };
        let kept: Option<(String, String, String)> = conn
            .prepare_cached("SELECT at, name, columns FROM import_shape WHERE shape = ? ORDER BY id DESC LIMIT 1")?
            .query_row([shape], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((at, name, columns)) = kept else { continue };
        let said: BTreeMap<String, Option<String>> =
            serde_json::from_str(&columns).map_err(|cause| Error::OfficeDamaged { detail: cause.to_string() })?;
        let columns: BTreeMap<String, Option<String>> = headers(table)
            .filter_map(|(header, column)| Some((column.to_owned(), said.get(header)?.clone())))
            .collect();
        let before = Before { at: minute(&at), name };
        let all = found.get_or_insert_with(|| Remembered { before, corrections: Corrections::new() });
        let hints = all.corrections.entry(table.sheet.clone()).or_default();
        hints.columns.extend(columns);
    }
    Ok(found)
}
