//! Tables of a paper.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Align;

/// A table. Cells go from left to right and from top to bottom; a place that a merged cell covers has no cell of its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The rows that name the columns, repeated on every page.
    pub header: Vec<Row>,
    /// The rows; a table without rows says so in a line of its own.
    pub rows: Vec<Row>,
    /// Sums, below the last row.
    pub totals: Vec<Row>,
    /// The least height of a row in millimetres, such as 10 where people sign; none for the style's own.
    pub row_height: Option<f32>,
    /// The size of the words in points; none for the style's own. Smaller where the columns would not fit otherwise.
    pub size: Option<f32>,
    /// Set a table without rows in these words; none for 无记录.
    pub empty: Option<String>,
}

/// A column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Column {
    /// How wide it is.
    pub width: Width,
    /// Where words stand in its cells.
    pub align: Align,
}

impl Column {
    /// A column as wide as its words ask for.
    pub fn new(align: Align) -> Self {
        Self { width: Width::Auto, align }
    }

    /// A column of a width in millimetres.
    pub fn fixed(width: f32, align: Align) -> Self {
        Self { width: Width::Fixed(width), align }
    }
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Width {
    /// As its words ask for.
    #[default]
    Auto,
    /// Millimetres.
    Fixed(f32),
    /// As its words ask for, and a part of what all columns leave, in proportion to the other shares.
    Share(f32),
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Row(pub Vec<Cell>);

impl<T: Into<String>> FromIterator<T> for Row {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        Self(texts.into_iter().map(Cell::new).collect())
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cell {
    /// The words, with a line break where a new line is wanted.
    pub text: String,
    /// How many columns it covers.
    pub across: usize,
    /// How many rows it covers.
    pub down: usize,
    /// Where the words stand; none for the column's own.
    pub align: Option<Align>,
    /// Bold.
    pub bold: bool,
    /// What the words stand for, where they are more than words.
    pub value: Option<Value>,
}

/// What the words of a cell stand for: a spreadsheet reckons with it, and shows it as the words do.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A number.
    Number(f64),
    /// A day.
    Date(NaiveDate),
}

impl Default for Cell {
    fn default() -> Self {
        Self { text: String::new(), across: 1, down: 1, align: None, bold: false, value: None }
    }
}

impl Cell {
    /// A cell of one column and row.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell of a number, as its words write it; words that are more than a number, such as 200余人, stay words.
    pub fn number(text: impl Into<String>) -> Self {
        let text = text.into();
        let value = text.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Number);
        Self { text, value, ..Self::default() }
    }

    /// The cell, over several columns.
    #[must_use]
    pub fn across(self, columns: usize) -> Self {
        Self { across: columns, ..self }
    }

    /// The cell, over several rows.
    #[must_use]
    pub fn down(self, rows: usize) -> Self {
        Self { down: rows, ..self }
    }

    /// The cell with its words elsewhere than the column's.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align: Some(align), ..self }
    }
}
