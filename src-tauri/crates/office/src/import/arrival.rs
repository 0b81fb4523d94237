//! What imported rows become: added, completing or changing what was there, there already, or left out with the reason.

use std::collections::HashSet;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value as Json;
use sheets::understand::{Column, Datum, Kind, Values};

use super::choices::{Candidate, Change, Choices, Counts, Fate, Match, Told};
use super::shown::{before, shown, words_of};
use crate::changes::{Columns, Form};
use crate::error::Result;
use crate::ids::PersonId;

/// A row of a spreadsheet that was understood.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    /// Its number among all records of the file, from 0.
    pub(crate) record: usize,
    /// The sheet's name.
    pub(crate) sheet: &'a str,
    /// The spreadsheet's own row number.
    pub(crate) row: u32,
    /// The title above the table.
    pub(crate) title: &'a str,
    /// The year that the table says of itself.
    pub(crate) year: Option<i32>,
    /// The values by field.
    pub(crate) values: &'a Values,
    /// The columns of its table.
    pub(crate) columns: &'a [Column],
}

impl Row<'_> {
    /// A field as text; numbers as they are written.
    pub(crate) fn text(&self, field: &str) -> Option<String> {
        match self.values.get(field)? {
            Datum::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Datum::Other(json) => match &**json {
                Json::Number(number) => Some(number.to_string()),
                _ => None,
            },
        }
    }

    /// A field as a list of words.
    pub(crate) fn list(&self, field: &str) -> Vec<String> {
        match self.values.get(field).and_then(Datum::as_array) {
            Some(list) => list.iter().filter_map(|word| word.as_str()).map(|word| word.trim().to_owned()).collect(),
            _ => self.text(field).into_iter().collect(),
        }
    }

    /// The letters of the column that has a field; empty where none has.
    /// The fields that the row says whose names begin so, without that beginning.
    pub(crate) fn fields_of(&self, beginning: &'static str) -> impl Iterator<Item = &'static str> {
        let said = self.columns.iter().filter(|own| self.values.contains_key(own.field));
        said.filter_map(move |own| own.field.strip_prefix(beginning))
    }

    pub(crate) fn column_of(&self, field: &str) -> String {
        self.columns.iter().find(|column| column.field == field).map_or_else(String::new, |own| own.column.clone())
    }
}

/// Most characters of a value that a message shows.
const MOST_SHOWN: usize = 60;

/// Why something was not taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LeftOutKind")]
pub enum LeftKind {
    /// The whole row cannot be imported.
    Row,
    /// A value cannot be used; the rest of the row came in.
    Cell,
    /// The record that is there says otherwise, and stays so.
    Kept,
    /// The user left the row out.
    Chosen,
}

/// A value or a row that was not taken over.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
pub struct LeftOut {
    /// The sheet.
    pub sheet: String,
    /// The spreadsheet's own row number.
    pub row: u32,
    /// The column's letters; empty where it is the row.
    pub column: String,
    /// Why, in code.
    pub kind: LeftKind,
    /// What was left out, and why.
    pub message: String,
}

impl LeftOut {
    /// True where the file is to be mended: a row or a value that cannot be taken.
    pub(crate) fn is_fault(&self) -> bool {
        matches!(self.kind, LeftKind::Row | LeftKind::Cell)
    }
}

/// What is known of the row that is being taken.
#[derive(Debug, Default)]
struct Story {
    added: bool,
    known: bool,
    by: Option<Match>,
    changes: Vec<Change>,
    candidates: Vec<Candidate>,
    reasons: Vec<String>,
}

impl Story {
    fn fate(&self) -> Fate {
        match self {
            Story { added: true, .. } => Fate::New,
            Story { changes, .. } if changes.iter().any(|change| change.taken) => Fate::Changed,
            Story { known: true, changes, .. } if !changes.is_empty() => Fate::Differs,
            Story { known: true, .. } => Fate::Same,
            Story { candidates, .. } if !candidates.is_empty() => Fate::Unclear,
            _ => Fate::Out,
        }
    }
}

/// Which stories are kept: those of this fate, or all; so many from this one on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    pub(crate) fate: Option<Fate>,
    pub(crate) from: usize,
    pub(crate) most: usize,
}

/// What has become of the rows so far.
#[derive(Debug)]
pub(crate) struct Arrival {
    /// How many have each fate.
    pub(crate) counts: Counts,
    /// What was not taken over.
    pub(crate) left_out: Vec<LeftOut>,
    /// What was made beside the records, each once: a kind of events.
    pub(crate) made: Vec<String>,
    /// The stories asked for.
    pub(crate) told: Vec<Told>,
    page: Option<Page>,
    kind: &'static Kind,
    choices: Choices,
    /// People whom rows of this import have meant: two rows of one name and unit whose phones differ are two people.
    claimed: HashSet<PersonId>,
    story: Story,
}

impl Arrival {
    /// Nothing so far.
    pub(crate) fn new(kind: &'static Kind, choices: Choices, page: Option<Page>) -> Self {
        Arrival {
            counts: Counts::default(),
            left_out: Vec::new(),
            made: Vec::new(),
            told: Vec::new(),
            page,
            kind,
            choices,
            claimed: HashSet::new(),
            story: Story::default(),
        }
    }

    /// True when the user left this row out.
    pub(crate) fn is_left(&self, row: &Row<'_>) -> bool {
        self.choices.leave.contains(&row.record)
    }

    /// Whom or what the user says that a row means.
    pub(crate) fn said(&self, row: &Row<'_>) -> Option<Option<i64>> {
        self.choices.who.get(&row.record).copied()
    }

    /// True when another row of this import meant the person.
    pub(crate) fn is_claimed(&self, person: PersonId) -> bool {
        self.claimed.contains(&person)
    }

    /// This row means the person.
    pub(crate) fn claim(&mut self, person: PersonId, by: Option<Match>) {
        self.claimed.insert(person);
        self.story.by = by;
    }

    /// The row becomes a record of its own.
    pub(crate) fn added(&mut self) {
        self.story.added = true;
    }

    /// Something was made beside the records, and is said.
    pub(crate) fn made(&mut self, what: String) {
        if !self.made.contains(&what) {
            self.made.push(what);
        }
    }

    /// The row's record is there.
    pub(crate) fn known(&mut self) {
        self.story.known = true;
    }

    /// These may be meant.
    pub(crate) fn candidates(&mut self, candidates: Vec<Candidate>) {
        self.story.candidates = candidates;
    }

    /// The row is told: its fate is counted, and its story kept when it was asked for.
    pub(crate) fn end(&mut self, row: &Row<'_>) {
        let story = std::mem::take(&mut self.story);
        let fate = story.fate();
        let wanted = self.page.filter(|page| page.fate.is_none_or(|wanted| wanted == fate));
        if let Some(page) = wanted {
            let before = match page.fate {
                Some(fate) => self.counts.of(fate),
                None => self.counts.all(),
            };
            if (page.from..page.from + page.most).contains(&before) {
                self.told.push(Told {
                    record: row.record,
                    sheet: row.sheet.to_owned(),
                    row: row.row,
                    name: self.kind.names.iter().find_map(|name| row.text(name)).unwrap_or_default(),
                    values: words_of(self.kind, row.values),
                    fate,
                    by: story.by,
                    changes: story.changes,
                    candidates: story.candidates,
                    reasons: story.reasons,
                });
            }
        }
        self.counts.add(fate);
    }

    fn left(&mut self, row: &Row<'_>, column: String, kind: LeftKind, message: String) {
        self.story.reasons.push(message.clone());
        self.left_out.push(LeftOut { sheet: row.sheet.to_owned(), row: row.row, column, kind, message });
    }

    /// Keeps the reason why a row was not taken over.
    pub(crate) fn leave(&mut self, row: &Row<'_>, message: impl Into<String>) {
        self.left(row, String::new(), LeftKind::Row, message.into());
    }

    /// Keeps that a row was not taken over for what is missing in a column.
    pub(crate) fn leave_for(&mut self, row: &Row<'_>, column: &str, message: impl Into<String>) {
        self.left(row, column.to_owned(), LeftKind::Row, message.into());
    }

    /// Keeps that the user left a row out.
    pub(crate) fn leave_chosen(&mut self, row: &Row<'_>) {
        self.left(row, String::new(), LeftKind::Chosen, "按您的选择没有导入".into());
    }

    /// Keeps the reason why a cell was not taken over.
    pub(crate) fn leave_cell(&mut self, row: &Row<'_>, column: &str, message: impl Into<String>) {
        self.left(row, column.to_owned(), LeftKind::Cell, message.into());
    }

    /// The columns of the form `T` for these fields of a row, each checked as if it had been typed; what the form
    /// refuses is left out and said.
    pub(crate) fn columns<T: Form>(&mut self, row: &Row<'_>, fields: &[&str]) -> Columns {
        let mut columns = Columns::with_capacity(fields.len());
        for field in fields {
            let Some(value) = row.values.get(field) else { continue };
            match T::column(field, value) {
                Some(Ok((_, Value::Null))) | None => {}
                Some(Ok(column)) => columns.push(column),
                Some(Err(why)) => {
                    let written = row.text(field).unwrap_or_else(|| value.to_string());
                    let written = match written.char_indices().nth(MOST_SHOWN) {
                        Some((end, _)) => format!("{}…", &written[..end]),
                        None => written,
                    };
                    self.leave_cell(row, &row.column_of(field), format!("“{written}”没有导入：{why}"));
                }
            }
        }
        columns
    }

    /// Fills the empty columns of a record that is there; true when it was changed. What differs stays as it is and is said,
    /// unless the user wants the table's values: a record that someone has corrected is worth more than an old table. A blank
    /// erases nothing.
    pub(crate) fn fill(
        &mut self,
        conn: &Connection,
        row: &Row<'_>,
        table: &str,
        id: i64,
        columns: Columns,
    ) -> Result<bool> {
        self.story.known = true;
        let mut taken = Columns::new();
        let now = now(conn, table, id, &columns)?;
        for ((column, value), known) in columns.into_iter().zip(now) {
            if same(&known, &value) {
                continue;
            }
            let takes = known == Value::Null || refines(column, &known, &value) || self.choices.overwrite;
            let (was, is) = (before(conn, column, &known)?, shown(conn, column, &value)?);
            if takes {
                let title = super::shown::title(self.kind, column);
                self.story.changes.push(Change { title, before: was, after: is, taken: true });
                taken.push((column, value));
            } else {
                self.keep(row, column, was, is);
            }
        }
        if !taken.is_empty() {
            crate::changes::update(conn, table, id, &taken, "条记录")?;
        }
        Ok(!taken.is_empty())
    }
}

/// What a record says in these columns.
fn now(conn: &Connection, table: &str, id: i64, columns: &Columns) -> Result<Vec<Value>> {
    if columns.is_empty() {
        return Ok(Vec::new());
    }
    let names: Vec<&str> = columns.iter().map(|(column, _)| *column).collect();
    let sql = format!("SELECT {} FROM {table} WHERE id = ?", names.join(", "));
    let values = |row: &rusqlite::Row<'_>| (0..names.len()).map(|at| row.get(at)).collect();
    let found: Option<Vec<Value>> = conn.prepare_cached(&sql)?.query_row([id], values).optional()?;
    Ok(found.unwrap_or_else(|| vec![Value::Null; names.len()]))
}

impl Arrival {
    /// True when the table's values replace those that are there.
    pub(crate) fn overwrites(&self) -> bool {
        self.choices.overwrite
    }

    /// Says that a record which is there was given something.
    pub(crate) fn changed(&mut self, column: &str, before: String, after: String) {
        let title = super::shown::title(self.kind, column);
        self.story.changes.push(Change { title, before, after, taken: true });
    }

    /// Says that a record keeps what it says.
    pub(crate) fn keep(&mut self, row: &Row<'_>, column: &str, was: String, is: String) {
        self.left_out.push(LeftOut {
            sheet: row.sheet.to_owned(),
            row: row.row,
            column: String::new(),
            kind: LeftKind::Kept,
            message: format!("已有“{was}”，表里是“{is}”，没有改动"),
        });
        let title = super::shown::title(self.kind, column);
        self.story.changes.push(Change { title, before: was, after: is, taken: false });
    }
}

impl Counts {
    fn of(&self, fate: Fate) -> usize {
        match fate {
            Fate::New => self.new,
            Fate::Changed => self.changed,
            Fate::Differs => self.differs,
            Fate::Same => self.same,
            Fate::Unclear => self.unclear,
            Fate::Out => self.out,
        }
    }

    fn all(&self) -> usize {
        self.taken() + self.unclear + self.out
    }
}

/// Whether the table says what the record says: a date may be less precise than the one known.
fn same(known: &Value, value: &Value) -> bool {
    match (known, value) {
        (Value::Text(known), Value::Text(value)) => {
            known == value || is_date(value) && is_date(known) && known.starts_with(value.as_str())
        }
        (Value::Integer(a), Value::Real(b)) | (Value::Real(b), Value::Integer(a)) => *a as f64 == *b,
        (known, value) => known == value,
    }
}

/// Whether the table says more of a date than the record does, and nothing else.
fn refines(column: &str, known: &Value, value: &Value) -> bool {
    let dated = column.ends_with("_date") || column.ends_with("_on");
    dated
        && matches!((known, value), (Value::Text(known), Value::Text(value)) if value.starts_with(&format!("{known}-")))
}

fn is_date(text: &str) -> bool {
    text.len() >= 4 && text.chars().all(|c| c.is_ascii_digit() || c == '-')
}
