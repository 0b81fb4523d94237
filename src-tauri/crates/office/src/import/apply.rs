//! An import is one act: all of it, or nothing, and one undo takes it back. What it would come to is told by the same code,
//! in a transaction that is taken back.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use sheets::understand::{Issue, IssueCode, Severity, Table};

use super::arrival::{Arrival, LeftOut, Page, Row};
use super::choices::{Counts, Fate, ImportChoices, Told};
use super::preview::{Preview, preview_unless};
use super::{ImportKind, ImportPreview, Source, memory, reading};
use crate::error::{Error, Result};
use crate::job::Job;
use crate::office::At;
use crate::{clock, contest, directory, event, kept, plan, training};

/// Most rows of one answer.
const MOST_ROWS: usize = 500;

/// A spreadsheet to bring in.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ImportApply {
    /// What it is, and how it is understood.
    #[serde(flatten)]
    pub what: ImportPreview,
    /// What the user chose.
    #[serde(flatten)]
    pub choices: ImportChoices,
    /// True to bring in nothing at all where a row or a value of the file cannot come in.
    #[serde(default)]
    #[ts(optional)]
    pub all_or_nothing: Option<bool>,
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
    /// Records that were there and were changed: blanks filled, or values replaced when the user said so.
    pub completed: usize,
    /// Records that were there and stay as they are.
    pub same: usize,
    /// What was not taken over, row by row.
    pub left_out: Vec<LeftOut>,
    /// What was made beside the records: a kind of events that was not there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub made: Vec<String>,
}

/// Asks what an import would come to.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ImportPlan {
    /// What it is, and how it is understood.
    #[serde(flatten)]
    pub what: ImportPreview,
    /// What the user chose so far.
    #[serde(flatten)]
    pub choices: ImportChoices,
    /// Only records of this fate.
    #[serde(default)]
    #[ts(optional)]
    pub fate: Option<Fate>,
    /// The first of them to tell of, from 0.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<usize>,
    /// The job under which progress is told.
    #[serde(default)]
    #[ts(optional)]
    pub job: Option<String>,
}

/// What an import would come to.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
#[ts(rename = "ImportPlanned")]
pub struct Planned {
    /// How many records have each fate.
    pub counts: Counts,
    /// The records asked for, 500 at most.
    pub rows: Vec<Told>,
    /// What would be made beside the records.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub made: Vec<String>,
}

pub(crate) fn apply(at: &At<'_>, ask: ImportApply) -> Result<Imported> {
    let ImportApply { what, choices, all_or_nothing, again, job } = ask;
    let hash = reading::hash(&what)?;
    if !again.unwrap_or(false)
        && let Some(before) = at.read(|conn| memory::before(conn, &hash, what.kind))?
    {
        return Err(Error::invalid(
            "again",
            format!(
                "这份文件已在 {} 以“{}”导入过。要换掉它，请先在历史里撤销那次导入；确要再导一次，请选“仍然导入”。",
                before.at, before.name
            ),
        ));
    }
    at.jobs().run(job.as_deref(), |job| {
        let preview = read(at, &what, job)?;
        let source = Source::of(&what);
        let arrival = at.act_in_bulk(|act| {
            let arrival = take(act, &what, &preview, choices, None, job)?;
            if arrival.counts.taken() == 0 {
                let why = arrival.left_out.first().map(|one| format!("第 {} 行：{}", one.row, one.message));
                let message = format!("“{}”里没有可以导入的记录。{}", source.name, why.unwrap_or_default());
                return Err(Error::Spreadsheet { reason: "nothing".into(), message });
            }
            if all_or_nothing.unwrap_or(false) {
                complete(&source.name, &arrival.left_out)?;
            }
            memory::remember(act, &what, &preview.tables, &source.name)?;
            act.imported(ledger_line(act, &source.name, &hash, what.kind)?);
            let label = format!("导入{}“{}”（新增 {} 条）", what.kind.title(), source.name, arrival.counts.new);
            Ok((arrival, label))
        })?;
        at.desk().shelf.clear();
        let Arrival { counts, left_out, made, .. } = arrival;
        Ok(Imported {
            added: counts.new,
            completed: counts.changed,
            same: counts.same + counts.differs,
            left_out,
            made,
        })
    })
}

/// Most places that a refusal names.
const MOST_NAMED: usize = 5;

/// Refuses an import of which something cannot come in. What the user left out, and what a record says better, is no fault.
fn complete(name: &str, left_out: &[LeftOut]) -> Result<()> {
    let faults: Vec<&LeftOut> = left_out.iter().filter(|left| left.is_fault()).collect();
    if faults.is_empty() {
        return Ok(());
    }
    let place = |left: &&LeftOut| match left.column.is_empty() {
        true => format!("“{}”第 {} 行：{}", left.sheet, left.row, left.message.trim_end_matches('。')),
        false => {
            format!("“{}”第 {} 行 {} 列：{}", left.sheet, left.row, left.column, left.message.trim_end_matches('。'))
        }
    };
    let named: Vec<String> = faults.iter().take(MOST_NAMED).map(place).collect();
    let rest = if faults.len() > MOST_NAMED { "；等等" } else { "" };
    let message = format!(
        "“{name}”里有 {} 处不能导入，按您的选择什么也没有导入。{}{rest}。请改好这些地方再导入，或选择导入其余的。",
        faults.len(),
        named.join("；"),
    );
    Err(Error::Spreadsheet { reason: "incomplete".into(), message })
}

/// What an import would leave out: the import itself, taken back.
pub(super) fn would_leave(at: &At<'_>, what: &ImportPreview, choices: ImportChoices) -> Result<Vec<LeftOut>> {
    at.jobs().run(None, |job| {
        let preview = read(at, what, job)?;
        Ok(at.rehearse(|conn| take(conn, what, &preview, choices, None, job))?.left_out)
    })
}

/// A line in the ledger of imported files, in the same transaction as the records: one never stands without the other.
fn ledger_line(conn: &Connection, name: &str, hash: &str, kind: ImportKind) -> Result<i64> {
    conn.prepare_cached("INSERT INTO import_file (at, name, content_hash, kind) VALUES (?, ?, ?, ?)")?
        .execute(params![clock::now(), name, hash, kind.title()])?;
    Ok(conn.last_insert_rowid())
}

/// What an import would come to: the import itself, taken back.
pub(crate) fn plan(at: &At<'_>, ask: ImportPlan) -> Result<Planned> {
    let ImportPlan { what, choices, fate, from, job } = ask;
    at.jobs().run(job.as_deref(), |job| {
        let preview = read(at, &what, job)?;
        let page = Page { fate, from: from.unwrap_or(0), most: MOST_ROWS };
        let arrival = at.rehearse(|conn| take(conn, &what, &preview, choices, Some(page), job))?;
        Ok(Planned { counts: arrival.counts, rows: arrival.told, made: arrival.made })
    })
}

fn read(at: &At<'_>, what: &ImportPreview, job: &Job) -> Result<Preview> {
    job.step("读表格", 0);
    let preview = preview_unless(at.desk(), what.clone(), &|| job.is_cancelled())?;
    if job.is_cancelled() { Err(Error::Cancelled) } else { Ok(preview) }
}

/// Takes over every record; a row that cannot be taken is left out and said, a cancelled job takes nothing.
fn take(
    conn: &Connection,
    what: &ImportPreview,
    preview: &Preview,
    choices: ImportChoices,
    page: Option<Page>,
    job: &Job,
) -> Result<Arrival> {
    let source = Source::of(what);
    let mut arrival = Arrival::new(what.kind.fields_of(conn)?, choices.into(), page);
    if let (Some(entries), Some(paper)) = (&preview.outline, &preview.paper) {
        arrival.counts.new = plan::take_outline(conn, paper, entries, &source, job)?;
        return Ok(arrival);
    }
    let mut made = Made::default();
    let mut number = 0;
    job.step("导入", preview.tables.iter().map(|table| table.records.len()).sum());
    for table in &preview.tables {
        let faults = Faults::of(table);
        for record in &table.records {
            let row = Row {
                record: number,
                sheet: &table.sheet,
                row: record.row,
                title: table.title.as_deref().unwrap_or_default(),
                year: table.year,
                values: &record.values,
                columns: &table.columns,
            };
            number += 1;
            take_row(conn, what.kind, &row, &source, &faults, &mut made, &mut arrival)?;
            arrival.end(&row);
            job.tick()?;
        }
    }
    Ok(arrival)
}

/// What rows of one import share.
#[derive(Default)]
struct Made {
    roll: directory::Roll,
    classes: training::Classes,
    plan: plan::NewPlan,
}

/// What is wrong with the rows of a table.
struct Faults<'a> {
    issues: HashMap<u32, Vec<&'a Issue>>,
    nameless: HashSet<u32>,
}

impl<'a> Faults<'a> {
    fn of(table: &'a Table) -> Self {
        let mut issues: HashMap<u32, Vec<&Issue>> = HashMap::new();
        // A form has its record at one row, and what is wrong with it at others.
        let form = table.records.first().filter(|_| table.card).map(|record| record.row);
        for issue in &table.issues {
            issues.entry(form.unwrap_or(issue.row)).or_default().push(issue);
        }
        let missing = table.issues.iter().filter(|issue| issue.code == IssueCode::Missing);
        Faults { issues, nameless: missing.map(|issue| form.unwrap_or(issue.row)).collect() }
    }
}

fn take_row(
    conn: &Connection,
    kind: ImportKind,
    row: &Row<'_>,
    source: &Source,
    faults: &Faults<'_>,
    made: &mut Made,
    arrival: &mut Arrival,
) -> Result<()> {
    if arrival.is_left(row) {
        arrival.leave_chosen(row);
        return Ok(());
    }
    // What is only doubtful is said of a value that stands; a value that is not there was left out.
    let lost = |issue: &&&Issue| issue.severity == Severity::Error || !row.values.contains_key(issue.field);
    for issue in faults.issues.get(&row.row).into_iter().flatten().filter(lost) {
        let place = Row { row: issue.row, ..*row };
        match issue.code {
            IssueCode::Missing => arrival.leave_for(&place, &issue.column, issue.message.clone()),
            _ => arrival.leave_cell(&place, &issue.column, issue.message.clone()),
        }
    }
    if faults.nameless.contains(&row.row) {
        return Ok(());
    }
    match kind {
        ImportKind::People => directory::take_person(conn, row, &mut made.roll, arrival).map(|_| ()),
        ImportKind::Units => directory::take_unit(conn, row, arrival),
        ImportKind::Training => training::take_enrolment(conn, row, source, &mut made.classes, &mut made.roll, arrival),
        ImportKind::Events => event::take_event(conn, row, arrival),
        ImportKind::Awards => contest::take_award(conn, row, source, arrival),
        ImportKind::Plan => plan::take_task(conn, row, source, &mut made.plan, arrival),
        ImportKind::Honours => kept::take_honour(conn, row, source, arrival),
        ImportKind::Participations => kept::take_participation(conn, row, source, arrival),
        ImportKind::Applications => kept::take_application(conn, row, source, arrival),
        ImportKind::Documents => kept::take_document(conn, row, source, arrival),
        ImportKind::Outcomes => kept::take_outcome(conn, row, source, arrival),
    }
}
