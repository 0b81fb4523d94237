//! A file as cells: sparse, typed, with what was shown where that says something else than the value.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// What kind of file it is, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Office Open XML, .xlsx and .xlsm.
    Xlsx,
    /// Binary workbook, .xlsb.
    Xlsb,
    /// BIFF5 and BIFF8, .xls.
    Xls,
    /// OpenDocument.
    Ods,
    /// Comma, tab or otherwise separated text.
    Text,
    /// HTML tables, often named .xls.
    Html,
    /// SpreadsheetML 2003, often named .xls or .xml.
    Xml2003,
    /// Tables of a .docx.
    Docx,
}

impl Format {
    /// The format's short name, as serde writes it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Xlsb => "xlsb",
            Format::Xls => "xls",
            Format::Ods => "ods",
            Format::Text => "text",
            Format::Html => "html",
            Format::Xml2003 => "xml2003",
            Format::Docx => "docx",
        }
    }
}

/// A file's sheets, in the file's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// By content.
    pub format: Format,
    /// Every sheet, hidden ones too.
    pub sheets: Vec<Sheet>,
}

/// One sheet. Rows and columns count from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name; for a text file, the file's name without its ending.
    pub name: String,
    /// Hidden by whoever made it.
    pub hidden: bool,
    /// Rows with at least one value, in order.
    pub rows: Vec<Row>,
    /// Merged areas of more than one cell; the value stands in the top-left cell alone.
    pub merges: Vec<Span>,
    /// Indices of hidden rows, in order; known for xlsx, ods and SpreadsheetML.
    pub hidden_rows: Vec<u32>,
    /// Indices of hidden columns that have values, in order; known for xlsx alone.
    pub hidden_columns: Vec<u32>,
}

/// The values of one row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// From 0.
    pub index: u32,
    /// Cells with a value, by column.
    pub cells: Vec<Cell>,
}

/// One value. Texts are shared: a column of units names each of them once.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// From 0.
    pub column: u32,
    /// The typed value; of a formula, the cached one.
    pub value: Value,
    /// What the sheet shows, kept where its number format says something else than the value: `1985-03` for a date
    /// shown without its day, `85%` for 0.85.
    pub shown: Option<Arc<str>>,
}

/// A typed value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text, never empty.
    Text(Arc<str>),
    /// A number; digits beyond the 15th are lost.
    Number(f64),
    /// A truth value.
    Bool(bool),
    /// A date, or a date with a time of day.
    Date(NaiveDateTime),
    /// An error value (#N/A), or a formula whose result the file does not hold.
    Error(Arc<str>),
}

/// A merged area; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

impl Span {
    /// True when the cell lies in the area.
    pub fn holds(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

impl Sheet {
    /// Puts a value; cells may come in any order of columns within a row, rows in order.
    pub(crate) fn push(&mut self, row: u32, cell: Cell) {
        match self.rows.last_mut() {
            Some(last) if last.index == row => last.cells.push(cell),
            last => {
                // The rows of a list are about as long as one another.
                let mut cells = Vec::with_capacity(last.map_or(1, |last| last.cells.len()));
                cells.push(cell);
                self.rows.push(Row { index: row, cells });
            }
        }
    }
}

impl Cell {
    /// The text a reader of the sheet sees.
    pub fn text(&self) -> Cow<'_, str> {
        match (&self.shown, &self.value) {
            (Some(text), _) | (None, Value::Text(text) | Value::Error(text)) => Cow::Borrowed(text),
            (None, Value::Number(number)) => Cow::Owned(number_text(*number)),
            (None, Value::Bool(truth)) => Cow::Borrowed(if *truth { "TRUE" } else { "FALSE" }),
            (None, Value::Date(date)) => Cow::Owned(match date.time() == chrono::NaiveTime::MIN {
                true => date.date().to_string(),
                false => date.format("%Y-%m-%d %H:%M").to_string(),
            }),
        }
    }
}

/// A number as General shows it, all its digits written out.
pub(crate) fn number_text(number: f64) -> String {
    format!("{number}")
}

/// A column's letters: 0 is A, 26 is AA.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
