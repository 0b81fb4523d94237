//! The rows that could not be imported, as a workbook: as they stood, the reason beside each and at the cell. Mended, it
//! imports again like any other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Worksheet};
use serde::{Deserialize, Serialize};
use sheets::understand::{Skip, Table};
use sheets::{Cell, Sheet, Value, column_letters};
use ts_rs::TS;

use super::apply::would_leave;
use super::arrival::LeftOut;
use super::choices::ImportChoices;
use super::preview::understood;
use super::{ImportPreview, reading};
use crate::error::{Error, Result};
use crate::office::At;

/// The header of the column of reasons; no field is called so.
const REASON: &str = "原因";

/// Most rows of a vertical merge that is written out.
const LAST_ROW: u32 = 1_048_575;

/// Asks for the workbook.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ImportMend {
    /// What was imported, and how it was understood.
    #[serde(flatten)]
    pub what: ImportPreview,
    /// What the user chose.
    #[serde(flatten)]
    pub choices: ImportChoices,
    /// What was left out of it, as the import said; what it would leave out when not said, for a file of which nothing came in.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<LeftOut>>")]
    pub left_out: Option<Vec<LeftOut>>,
    /// The file to write, .xlsx.
    pub to: String,
}

/// What was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Mended {
    /// The file.
    pub path: String,
    /// Rows in it.
    pub rows: usize,
}

pub(crate) fn mend(at: &At<'_>, ask: ImportMend) -> Result<Mended> {
    let ImportMend { what, choices, left_out, to } = ask;
    let left_out = left_out.map_or_else(|| would_leave(at, &what, choices), Ok)?;
    let book = reading::book(at.desk(), &what, &|| false)?;
    let fields = at.read(|conn| what.kind.fields_of(conn))?;
    let tables = understood(&book, &what, fields)?;
    let mut faults: BTreeMap<&str, Faults> = BTreeMap::new();
    for left in left_out.iter().filter(|left| left.is_fault()) {
        let row = faults.entry(&left.sheet).or_default().entry(left.row).or_default();
        row.push((left.column.as_str(), left.message.as_str()));
    }
    let mut written = rust_xlsxwriter::Workbook::new();
    let made = chrono_of(crate::clock::local());
    written.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let mut rows = 0;
    for sheet in &book.sheets {
        let Some(faults) = faults.get(sheet.name.as_str()) else { continue };
        let own: Vec<&Table> = tables.iter().filter(|table| table.sheet == sheet.name).collect();
        let page = written.add_worksheet();
        let page = Page::new(sheet, &own, faults, page);
        rows += page.and_then(|page| page.write(faults)).map_err(|cause| spoiled(&to, &cause))?;
    }
    if rows == 0 {
        return Err(Error::NothingToPrint { message: "没有需要改的行，不用另存。".into() });
    }
    let bytes = written.save_to_buffer().map_err(|cause| spoiled(&to, &cause))?;
    let path = Path::new(&to);
    crate::report::put(path, &bytes)?;
    Ok(Mended { path: to, rows })
}

/// By row: the columns at fault, empty for the whole row, and why.
type Faults<'a> = BTreeMap<u32, Vec<(&'a str, &'a str)>>;

fn spoiled(file: &str, cause: &rust_xlsxwriter::XlsxError) -> Error {
    Error::Paper { message: format!("“{file}”写不成：{cause}。请换一个位置再试。") }
}

fn chrono_of(now: chrono::NaiveDateTime) -> ExcelDateTime {
    ExcelDateTime::from_timestamp(now.and_utc().timestamp()).unwrap_or_default()
}

/// A sheet in the making.
struct Page<'a> {
    from: &'a Sheet,
    to: &'a mut Worksheet,
    /// The rows above the records that come along: title, fill-in, header, sections.
    frame: BTreeSet<u32>,
    headers: BTreeSet<u32>,
    /// The rows of each form at fault: it comes along whole, its reasons above it, where no name of a field stands beside them.
    forms: Vec<BTreeSet<u32>>,
    /// The column of the reasons.
    reason: u16,
    next: u32,
}

impl<'a> Page<'a> {
    fn new(
        from: &'a Sheet,
        tables: &[&Table],
        faults: &Faults<'_>,
        to: &'a mut Worksheet,
    ) -> Result<Self, rust_xlsxwriter::XlsxError> {
        to.set_name(&from.name)?;
        let mut forms: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for form in tables.iter().filter(|table| table.card) {
            let Some(record) = form.records.first() else { continue };
            let rows =
                form.skipped.iter().filter(|row| matches!(row.reason, Skip::Card | Skip::Title)).map(|row| row.row);
            forms.entry(record.row).or_default().extend(rows.chain([record.row]));
        }
        let forms = forms.into_values().filter(|rows| rows.iter().any(|row| faults.contains_key(row))).collect();
        let lists = || tables.iter().filter(|table| !table.card);
        let headers: BTreeSet<u32> = lists().flat_map(|table| table.header_rows.iter().copied()).collect();
        let kept = |reason: Skip| matches!(reason, Skip::Title | Skip::FillIn | Skip::Section);
        let skipped = lists().flat_map(|table| &table.skipped);
        let frame = skipped.filter(|row| kept(row.reason)).map(|row| row.row).chain(headers.iter().copied()).collect();
        let last = from.rows.iter().filter_map(|row| row.cells.last()).map(|cell| cell.column).max().unwrap_or(0);
        let reason = u16::try_from(last + 1).unwrap_or(u16::MAX).min(16_383);
        Ok(Page { from, to, frame, headers, forms, reason, next: 0 })
    }

    /// Writes the rows at fault under what stands above them, and forms whole; how many of them.
    fn write(mut self, faults: &Faults<'_>) -> Result<usize, rust_xlsxwriter::XlsxError> {
        let mut written = 0;
        let forms = std::mem::take(&mut self.forms);
        // A list below the last row at fault has nothing to say.
        let last = faults.keys().last().copied().unwrap_or(0);
        let last = forms.iter().filter_map(|form| form.last().copied()).fold(last, u32::max);
        for row in self.from.rows.iter().map(|row| row.index + 1).filter(|row| *row <= last) {
            if let Some(form) = forms.iter().find(|form| form.contains(&row)) {
                if form.first() == Some(&row) {
                    self.reasons_of_form(form, faults)?;
                    written += 1;
                }
                let why = faults.get(&row).map_or(&[][..], Vec::as_slice);
                self.cells(row, why)?;
                self.next += 1;
            } else if let Some(why) = faults.get(&row) {
                self.row(row, why)?;
                written += 1;
            } else if self.frame.contains(&row) {
                self.row(row, &[])?;
            }
        }
        if forms.is_empty() {
            self.to.set_column_width(self.reason, 48)?;
        }
        Ok(written)
    }

    /// The reasons of a form stand above it, a row each, below a row that parts it from the form above.
    fn reasons_of_form(&mut self, form: &BTreeSet<u32>, faults: &Faults<'_>) -> Result<(), rust_xlsxwriter::XlsxError> {
        self.next += u32::from(self.next > 0);
        for (_, message) in form.iter().filter_map(|row| faults.get(row)).flatten() {
            self.to.write_string_with_format(
                self.next,
                0,
                format!("{REASON}：{message}"),
                &Format::new().set_font_color(Color::RGB(0x00B3_392F)),
            )?;
            self.next += 1;
        }
        Ok(())
    }

    fn row(&mut self, row: u32, why: &[(&str, &str)]) -> Result<(), rust_xlsxwriter::XlsxError> {
        self.cells(row, why)?;
        if self.headers.contains(&row) && !self.headers.contains(&(row + 1)) {
            self.to.write_string_with_format(self.next, self.reason, REASON, &head())?;
        }
        if !why.is_empty() {
            let reasons: Vec<String> = why
                .iter()
                .map(|(column, message)| match column.is_empty() {
                    true => (*message).to_owned(),
                    false => format!("{column} 列：{message}"),
                })
                .collect();
            self.to.write_string_with_format(self.next, self.reason, reasons.join("\n"), &reason())?;
        }
        self.next += 1;
        Ok(())
    }

    /// The cells of a row as they stood, those at fault marked.
    fn cells(&mut self, row: u32, why: &[(&str, &str)]) -> Result<(), rust_xlsxwriter::XlsxError> {
        let is_header = self.headers.contains(&row);
        let plain = if is_header { head() } else { Format::new() };
        for column in 0..u32::from(self.reason) {
            let letters = column_letters(column);
            let faults: Vec<&str> = why.iter().filter(|(at, _)| *at == letters).map(|(_, message)| *message).collect();
            let format = if faults.is_empty() { plain.clone() } else { marked() };
            match self.cell(row - 1, column, is_header || self.frame.contains(&row)) {
                Some(cell) => put(self.to, self.next, column as u16, cell, &format)?,
                None if !faults.is_empty() => drop(self.to.write_blank(self.next, column as u16, &format)?),
                None => {}
            }
            if !faults.is_empty() {
                let note = Note::new(faults.join("\n")).add_author_prefix(false);
                self.to.insert_note(self.next, column as u16, &note)?;
            }
        }
        Ok(())
    }

    /// The cell that is meant: in a record's row, what a cell merged from above says too.
    fn cell(&self, row: u32, column: u32, own_only: bool) -> Option<&'a Cell> {
        let own = |row: u32, column: u32| {
            let rows = &self.from.rows;
            let cells = &rows.get(rows.binary_search_by_key(&row, |found| found.index).ok()?)?.cells;
            cells.iter().find(|cell| cell.column == column)
        };
        let merged = self.from.merges.iter().find(|span| span.holds(row, column) && span.bottom < LAST_ROW);
        match merged.filter(|span| !own_only && span.left == column) {
            Some(span) => own(span.top, span.left),
            None => own(row, column),
        }
    }
}

/// Writes a value as its sheet shows it: text stays text, so that long numbers keep their digits.
fn put(
    to: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    format: &Format,
) -> Result<(), rust_xlsxwriter::XlsxError> {
    match &cell.value {
        Value::Number(number) if cell.shown.is_none() => {
            to.write_number_with_format(row, column, *number, format)?;
        }
        _ => {
            to.write_string_with_format(row, column, cell.text(), format)?;
        }
    }
    Ok(())
}

fn head() -> Format {
    Format::new().set_bold().set_background_color(Color::RGB(0x00F0_EEE8)).set_border(FormatBorder::Thin)
}

fn marked() -> Format {
    Format::new().set_background_color(Color::RGB(0x00FB_E3DF)).set_border(FormatBorder::Thin)
}

fn reason() -> Format {
    Format::new().set_font_color(Color::RGB(0x00B3_392F)).set_text_wrap().set_align(FormatAlign::Top)
}
