//! The sheet itself, with what each row and column was understood as: bounded, a page of rows at a time.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use sheets::outline::{Entry, EntryKind};
use sheets::understand::{Field, Issue, Kind, Severity, Skip, Sure, Table, column_index};
use sheets::{Sheet, Workbook, column_letters};
use ts_rs::TS;

use super::memory::{self, Before, Remembered};
use super::preview::{Preview, preview_unless, understood};
use super::{ImportKind, ImportPreview, reading};
use crate::error::Result;
use crate::office::At;

/// Most rows and columns of one answer, issues beside them, and characters of a cell.
const MOST_ROWS: usize = 200;
const MOST_COLUMNS: usize = 60;
const MOST_ISSUES: usize = 200;
const MOST_CHARS: usize = 80;

/// Asks to see a file as it was understood.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ImportLook {
    /// The file's path; of pasted cells, what they are called.
    pub file: String,
    /// Pasted cells in place of a file.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// What it is read as; what explains its headers best when not said.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<ImportKind>,
    /// Only these sheets are imported; all that are not hidden when not said.
    #[serde(default)]
    #[ts(optional)]
    pub sheets: Option<Vec<String>>,
    /// The year of dates that have none.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// What the user says of the sheets, by their names.
    #[serde(default)]
    #[ts(optional, as = "Option<sheets::understand::Corrections>")]
    pub corrections: sheets::understand::Corrections,
    /// The sheet to show; the first that has records when not said.
    #[serde(default)]
    #[ts(optional)]
    pub shown: Option<String>,
    /// The first row to show, counted from 0 over the rows that have cells.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<usize>,
}

/// A file as it was understood.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Look {
    /// Its format, by content.
    pub format: String,
    /// What it was read as.
    #[serde(rename = "as")]
    pub kind: ImportKind,
    /// Its sheets.
    pub sheets: Vec<LookSheet>,
    /// The sheet that is shown.
    pub shown: String,
    /// The columns of that sheet.
    pub columns: Vec<LookColumn>,
    /// Where the sheet is of forms: the names that they ask under, each with its field; named in the corrections by their words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<LookColumn>>")]
    pub labels: Vec<LookColumn>,
    /// A page of its rows, 200 at most.
    pub rows: Vec<LookRow>,
    /// The year that was taken.
    pub year: Option<i32>,
    /// The fields that a column may be.
    pub fields: Vec<LookField>,
    /// Records over all sheets that are imported.
    pub records: usize,
    /// Values over all of them that cannot be used.
    pub errors: usize,
    /// What is wrong or doubtful on the sheet, 200 at most.
    pub issues: Vec<Issue>,
    /// How the columns of such a header were corrected before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub remembered: Option<Remembered>,
    /// The import in which this very file came in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub before: Option<Before>,
    /// A plan's text in place of sheets.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub text: Option<Preview>,
}

/// A sheet of the file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LookSheet {
    /// Its name.
    pub name: String,
    /// Hidden by whoever made it.
    pub hidden: bool,
    /// Rows that have cells.
    pub rows: usize,
    /// Records found; none where the sheet is not imported.
    pub records: usize,
    /// True when it is imported.
    pub read: bool,
}

/// A column of the sheet that is shown.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LookColumn {
    /// Its letters.
    pub column: String,
    /// Its header; empty where it has none.
    pub header: String,
    /// Its field; null when it is not imported.
    pub field: Option<String>,
    /// How sure that is.
    pub sure: Option<Sure>,
    /// True where another list begins beside the first.
    pub begins: bool,
}

/// A field that a column may be.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LookField {
    /// Its name in code.
    pub name: String,
    /// Its Chinese name.
    pub title: String,
    /// True when the words of a section row can fill it.
    pub words: bool,
}

/// A row as the file has it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LookRow {
    /// Its number.
    pub row: u32,
    /// What it was understood as.
    pub role: Role,
    /// The field that a section's words fill in the rows below.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
    /// Its cells, by the letters of their columns.
    pub cells: Vec<LookCell>,
}

/// A cell as it is seen.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LookCell {
    /// Its column's letters.
    pub column: String,
    /// What it shows, 80 characters at most.
    pub text: String,
    /// What is wrong or doubtful about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub fault: Option<String>,
    /// True when its value cannot be used.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub bad: bool,
}

/// What a row was understood as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportRole")]
#[allow(missing_docs)] // the names of Skip, and what is none
pub enum Role {
    Record,
    Header,
    Title,
    FillIn,
    Total,
    Footer,
    Note,
    Section,
    Blank,
    /// Hidden with its sheet, or in one that is not imported.
    Hidden,
    /// Left out by the user.
    Said,
}

impl From<Skip> for Role {
    fn from(reason: Skip) -> Self {
        match reason {
            Skip::Title => Role::Title,
            Skip::FillIn => Role::FillIn,
            Skip::Header => Role::Header,
            Skip::Total => Role::Total,
            Skip::Footer => Role::Footer,
            Skip::Note => Role::Note,
            Skip::Section => Role::Section,
            Skip::Card => Role::Record,
            Skip::Blank => Role::Blank,
            Skip::HiddenSheet => Role::Hidden,
            Skip::Said => Role::Said,
        }
    }
}

pub(crate) fn look(at: &At<'_>, ask: ImportLook) -> Result<Look> {
    let (shown, from) = (ask.shown.clone(), ask.from.unwrap_or(0));
    let kind = ask.kind;
    let mut what = ImportPreview {
        file: ask.file,
        text: ask.text,
        kind: kind.unwrap_or(ImportKind::People),
        sheets: ask.sheets,
        year: ask.year,
        corrections: ask.corrections,
        class_id: None,
        contest_id: None,
    };
    let text = text_of(at, &mut what, kind)?;
    let hash = reading::hash(&what)?;
    let before = at.read(|conn| memory::before(conn, &hash, what.kind))?;
    let mut fields = at.read(|conn| what.kind.fields_of(conn))?;
    let mut look = Look {
        format: String::new(),
        kind: what.kind,
        sheets: Vec::new(),
        shown: String::new(),
        columns: Vec::new(),
        labels: Vec::new(),
        rows: Vec::new(),
        year: what.year,
        fields: fields.fields.iter().map(field_of).collect(),
        records: 0,
        errors: 0,
        issues: Vec::new(),
        remembered: None,
        before,
        text: None,
    };
    if let Some(text) = text {
        look.format = text.format.clone();
        look.year = text.paper.as_ref().and_then(|paper| paper.year).or(what.year);
        look.text = Some(text);
        return Ok(look);
    }
    let book = reading::book(at.desk(), &what, &|| false)?;
    look.format = book.format.name().into();
    if kind.is_none() {
        what.kind = best_kind(&book, &what);
        fields = at.read(|conn| what.kind.fields_of(conn))?;
        (look.kind, look.fields) = (what.kind, fields.fields.iter().map(field_of).collect());
    }
    let tables = lists(&book, &what, fields)?;
    look.remembered = at.read(|conn| memory::remembered(conn, &what, &tables))?;
    fill(&mut look, &book, &tables, shown.as_deref(), from);
    for sheet in &mut look.sheets {
        sheet.read = what.sheets.as_ref().map_or(!sheet.hidden, |chosen| chosen.contains(&sheet.name));
    }
    Ok(look)
}

fn field_of(field: &Field) -> LookField {
    LookField { name: field.name.into(), title: field.title.into(), words: field.holds_words() }
}

/// The plan that a text is, where it is one: said to be a plan, or nothing that tables can be read from.
fn text_of(at: &At<'_>, what: &mut ImportPreview, kind: Option<ImportKind>) -> Result<Option<Preview>> {
    if what.text.is_some() || kind.is_some_and(|kind| kind != ImportKind::Plan) {
        return Ok(None);
    }
    let plan = ImportPreview { kind: ImportKind::Plan, ..what.clone() };
    // Where nothing was said, running text without any heading or task is no plan.
    let is_plan = |entry: &Entry| kind.is_some() || entry.kind != EntryKind::Text;
    let found = preview_unless(at.desk(), plan, &|| false).ok();
    let found = found.filter(|preview| preview.outline.as_ref().is_some_and(|entries| entries.iter().any(is_plan)));
    if found.is_some() {
        what.kind = ImportKind::Plan;
    }
    Ok(found)
}

/// The kind whose fields explain the headers of the file best.
fn best_kind(book: &Workbook, what: &ImportPreview) -> ImportKind {
    let explained = |kind: ImportKind| {
        let tables = understood(book, &ImportPreview { kind, ..what.clone() }, kind.fields()).unwrap_or_default();
        tables.iter().map(|table| table.columns.len() as i64 * 2 - table.unmapped.len() as i64).sum::<i64>()
    };
    // The first of those that explain as much: a list of people is no roster.
    ImportKind::ALL.into_iter().rev().max_by_key(|kind| explained(*kind)).unwrap_or(ImportKind::People)
}

/// The lists of the file. Where no header was found, no list: the sheet is shown all the same, and she says which row the
/// header is.
fn lists(book: &Workbook, what: &ImportPreview, fields: &'static Kind) -> Result<Vec<Table>> {
    match understood(book, what, fields) {
        Err(crate::Error::Spreadsheet { reason, .. }) if reason == "no_header" => Ok(Vec::new()),
        // Nothing is ticked yet.
        Err(_) if what.sheets.as_ref().is_some_and(Vec::is_empty) => Ok(Vec::new()),
        other => other,
    }
}

fn fill(look: &mut Look, book: &Workbook, tables: &[Table], shown: Option<&str>, from: usize) {
    let records = |name: &str| tables.iter().filter(|table| table.sheet == name).map(|table| table.records.len()).sum();
    look.sheets = book
        .sheets
        .iter()
        .map(|sheet| LookSheet {
            name: sheet.name.clone(),
            hidden: sheet.hidden,
            rows: sheet.rows.len(),
            records: records(&sheet.name),
            read: false,
        })
        .collect();
    look.records = look.sheets.iter().map(|sheet| sheet.records).sum();
    let errors = |table: &Table| table.issues.iter().filter(|issue| issue.severity == Severity::Error).count();
    look.errors = tables.iter().map(errors).sum();
    let wanted = shown.and_then(|name| book.sheets.iter().find(|sheet| sheet.name == name));
    let fullest = look.sheets.iter().position(|sheet| sheet.records > 0).unwrap_or(0);
    let Some(sheet) = wanted.or_else(|| book.sheets.get(fullest)) else { return };
    look.shown = sheet.name.clone();
    let own: Vec<&Table> = tables.iter().filter(|table| table.sheet == sheet.name).collect();
    look.year = look.year.or_else(|| own.iter().find_map(|table| table.year));
    look.columns = columns(sheet, &own, from);
    look.labels = labels(&own);
    look.rows = rows(sheet, &own, from);
    look.issues = own.iter().flat_map(|table| table.issues.iter().cloned()).take(MOST_ISSUES).collect();
}

/// The columns that the rows shown have, each as the list with most records has it.
fn columns(sheet: &Sheet, tables: &[&Table], from: usize) -> Vec<LookColumn> {
    let page = sheet.rows.iter().skip(from).take(MOST_ROWS);
    let mut found: BTreeSet<u32> = page.flat_map(|row| row.cells.iter().map(|cell| cell.column)).collect();
    let mut known: BTreeMap<String, LookColumn> = BTreeMap::new();
    let mut by_size: Vec<&&Table> = tables.iter().collect();
    by_size.retain(|table| !table.card);
    by_size.sort_by_key(|table| std::cmp::Reverse(table.records.len()));
    for table in by_size {
        let fields = table.columns.iter().map(|own| LookColumn {
            column: own.column.clone(),
            header: own.header.clone(),
            field: Some(own.field.into()),
            sure: Some(own.sure),
            begins: false,
        });
        let others = table.unmapped.iter().map(|own| LookColumn {
            column: own.column.clone(),
            header: own.header.clone(),
            field: None,
            sure: None,
            begins: false,
        });
        for column in fields.chain(others) {
            known.entry(column.column.clone()).or_insert(column);
        }
    }
    // A column that only the header has is shown too.
    found.extend((0..MOST_COLUMNS as u32).filter(|column| known.contains_key(&column_letters(*column))));
    let begins = beginnings(tables);
    let unknown = |column| LookColumn { column, header: String::new(), field: None, sure: None, begins: false };
    let shown = found.into_iter().take(MOST_COLUMNS).map(|index| {
        let letters = column_letters(index);
        let column = known.remove(&letters).unwrap_or_else(|| unknown(letters));
        LookColumn { begins: begins.contains(&index), ..column }
    });
    shown.collect()
}

/// What the forms of a sheet ask, each once.
fn labels(tables: &[&Table]) -> Vec<LookColumn> {
    let mut labels: Vec<LookColumn> = Vec::new();
    for form in tables.iter().filter(|table| table.card) {
        let named = form.columns.iter().map(|own| (&own.header, Some((own.field, own.sure))));
        for (header, field) in named.chain(form.unmapped.iter().map(|own| (&own.header, None))) {
            if !labels.iter().any(|known| known.header == *header) {
                labels.push(LookColumn {
                    column: header.clone(),
                    header: header.clone(),
                    field: field.map(|(field, _)| field.into()),
                    sure: field.map(|(_, sure)| sure),
                    begins: false,
                });
            }
        }
    }
    labels
}

/// The columns at which a list begins beside another: both have one header.
fn beginnings(tables: &[&Table]) -> BTreeSet<u32> {
    let first = |table: &Table| {
        let own = table.columns.iter().map(|column| &column.column);
        own.chain(table.unmapped.iter().map(|column| &column.column)).filter_map(|letters| column_index(letters)).min()
    };
    let beside = |two: &[&Table]| two[0].header_rows == two[1].header_rows && !two[1].header_rows.is_empty();
    tables.windows(2).filter(|two| beside(two)).filter_map(|two| first(two[1])).collect()
}

fn rows(sheet: &Sheet, tables: &[&Table], from: usize) -> Vec<LookRow> {
    let mut roles: HashMap<u32, Role> = HashMap::new();
    let mut sections: HashMap<u32, &str> = HashMap::new();
    let mut faults: HashMap<u32, BTreeMap<&str, &Issue>> = HashMap::new();
    for table in tables {
        roles.extend(table.skipped.iter().map(|skipped| (skipped.row, Role::from(skipped.reason))));
        sections.extend(table.skipped.iter().filter_map(|skipped| Some((skipped.row, skipped.field?))));
        roles.extend(table.header_rows.iter().map(|row| (*row, Role::Header)));
        roles.extend(table.records.iter().map(|record| (record.row, Role::Record)));
        for issue in &table.issues {
            let kept = faults.entry(issue.row).or_default().entry(issue.column.as_str()).or_insert(issue);
            if issue.severity == Severity::Error {
                *kept = issue;
            }
        }
    }
    let unread = if tables.is_empty() { Role::Hidden } else { Role::Blank };
    let page = sheet.rows.iter().skip(from).take(MOST_ROWS);
    page.map(|row| {
        let number = row.index + 1;
        let texts =
            row.cells.iter().take(MOST_COLUMNS).map(|cell| (column_letters(cell.column), cell.text().into_owned()));
        let mut cells: BTreeMap<String, String> = texts.collect();
        // An empty cell may be the fault: a name that is missing.
        let own = faults.get(&number);
        for column in own.into_iter().flatten().map(|(column, _)| *column).filter(|column| !column.is_empty()) {
            cells.entry(column.to_owned()).or_default();
        }
        let seen = |(column, text): (String, String)| {
            let fault = own.and_then(|own| own.get(column.as_str()));
            LookCell {
                text: text.chars().take(MOST_CHARS).collect(),
                fault: fault.map(|issue| issue.message.clone()),
                bad: fault.is_some_and(|issue| issue.severity == Severity::Error),
                column,
            }
        };
        let role = roles.get(&number).copied().unwrap_or(unread);
        let field = sections.get(&number).map(|field| (*field).to_owned());
        LookRow { row: number, role, field, cells: cells.into_iter().map(seen).collect() }
    })
    .collect()
}
