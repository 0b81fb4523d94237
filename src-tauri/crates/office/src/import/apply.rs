//! An import is one act: all of it, or nothing, and one undo takes it back.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sheets::understand::{Issue, IssueCode, Severity, Table};

use super::arrival::{Arrival, LeftOut, Row};
use super::{ImportKind, ImportPreview, Preview, Source};
use crate::error::{Error, Result};
use crate::job::Job;
use crate::office::At;
use crate::{clock, contest, directory, event, plan, training};

/// A spreadsheet to bring in.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ImportApply {
    /// The file.
    pub file: String,
    /// What its rows are.
    pub kind: ImportKind,
    /// Only this sheet.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// The year, where the table does not say it.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// True to bring in a file once more that was brought in before.
    #[serde(default)]
    #[ts(optional)]
    pub again: Option<bool>,
    /// The job under which progress is told.
    #[serde(default)]
    #[ts(optional)]
    pub job: Option<String>,
}

/// What an import did.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Imported {
    /// Records added.
    pub added: usize,
    /// Records that were there and got what was missing.
    pub completed: usize,
    /// Records that were there already.
    pub same: usize,
    /// What was not taken over, row by row.
    pub left_out: Vec<LeftOut>,
}

pub(crate) fn apply(at: &At<'_>, ask: ImportApply) -> Result<Imported> {
    let hash = hash(Path::new(&ask.file))?;
    if !ask.again.unwrap_or(false) {
        at.read(|conn| once(conn, &hash, ask.kind))?;
    }
    at.jobs().run(ask.job.as_deref(), |job| {
        job.step("读表格", 0);
        let preview =
            ImportPreview { file: ask.file.clone(), kind: ask.kind, sheet: ask.sheet.clone(), year: ask.year };
        let Preview { tables, outline, paper, .. } = super::preview(at.desk(), preview)?;
        let source = Source::of(&ask.file, ask.year);
        let arrival = at.act(|act| {
            let arrival = match (&outline, &paper) {
                (Some(entries), Some(paper)) => plan::take_outline(act, paper, entries, &source, job)?,
                _ => take(act, ask.kind, &tables, &source, job)?,
            };
            if arrival.added + arrival.completed + arrival.same == 0 {
                let why = arrival.left_out.first().map(|one| format!("第 {} 行：{}", one.row, one.message));
                let message = format!("“{}”里没有可以导入的记录。{}", source.name, why.unwrap_or_default());
                return Err(Error::Spreadsheet { reason: "nothing".into(), message });
            }
            act.imported(remember(act, &source.name, &hash, ask.kind)?);
            let label = format!("导入{}“{}”（新增 {} 条）", ask.kind.title(), source.name, arrival.added);
            Ok((arrival, label))
        })?;
        let Arrival { added, completed, same, left_out } = arrival;
        Ok(Imported { added, completed, same, left_out })
    })
}

/// A line in the ledger of imported files, in the same transaction as the records: one never stands without the other.
fn remember(conn: &Connection, name: &str, hash: &str, kind: ImportKind) -> Result<i64> {
    conn.prepare_cached("INSERT INTO import_file (at, name, content_hash, kind) VALUES (?, ?, ?, ?)")?
        .execute(params![clock::now(), name, hash, kind.title()])?;
    Ok(conn.last_insert_rowid())
}

/// Takes over every record; a row that cannot be taken is left out and said, a cancelled job takes nothing.
fn take(conn: &Connection, kind: ImportKind, tables: &[Table], source: &Source, job: &Job) -> Result<Arrival> {
    let mut arrival = Arrival::default();
    let mut classes = training::Classes::default();
    let mut new_plan = plan::NewPlan::default();
    job.step("导入", tables.iter().map(|table| table.records.len()).sum());
    for table in tables {
        let title = table.title.as_deref().unwrap_or_default();
        let mut errors: HashMap<u32, Vec<&Issue>> = HashMap::new();
        for issue in table.issues.iter().filter(|issue| issue.severity == Severity::Error) {
            errors.entry(issue.row).or_default().push(issue);
        }
        let nameless: HashSet<u32> =
            table.issues.iter().filter(|issue| issue.code == IssueCode::Missing).map(|issue| issue.row).collect();
        for record in &table.records {
            let row = Row { sheet: &table.sheet, row: record.row, title, year: table.year, values: &record.values };
            for issue in errors.remove(&record.row).unwrap_or_default() {
                arrival.leave(&row, issue.message.clone());
            }
            if nameless.contains(&record.row) {
                continue;
            }
            match kind {
                ImportKind::People => directory::take_person(conn, &row, &mut arrival).map(|_| ())?,
                ImportKind::Units => directory::take_unit(conn, &row, &mut arrival)?,
                ImportKind::Training => training::take_enrolment(conn, &row, source, &mut classes, &mut arrival)?,
                ImportKind::Events => event::take_event(conn, &row, &mut arrival)?,
                ImportKind::Awards => contest::take_award(conn, &row, source, &mut arrival)?,
                ImportKind::Plan => plan::take_task(conn, &row, source, &mut new_plan, &mut arrival)?,
            }
            job.tick()?;
        }
    }
    Ok(arrival)
}

/// The content hash of a file.
fn hash(file: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    let mut from = std::fs::File::open(file).map_err(|cause| Error::reading(file, &cause))?;
    std::io::copy(&mut from, &mut Hashing(&mut hash)).map_err(|cause| Error::reading(file, &cause))?;
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Lets a file flow through a hash without holding it whole.
struct Hashing<'a>(&'a mut Sha256);

impl std::io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Refuses a file that was brought in before and not taken back since.
fn once(conn: &Connection, hash: &str, kind: ImportKind) -> Result<()> {
    let before: Option<(String, String)> = conn
        .prepare_cached(
            "SELECT f.at, f.name FROM import_file f JOIN journal j ON j.id = f.journal_id
             WHERE f.content_hash = ? AND f.kind = ? AND j.undone_at IS NULL ORDER BY f.id DESC LIMIT 1",
        )?
        .query_row(params![hash, kind.title()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match before {
        None => Ok(()),
        Some((at, name)) => Err(Error::invalid(
            "again",
            format!(
                "这份文件已在 {} 以“{name}”导入过。要换掉它，请先在历史里撤销那次导入；确要再导一次，请选“仍然导入”。",
                at.replace('T', " ").chars().take(16).collect::<String>()
            ),
        )),
    }
}
