//! What was understood. Rows are the spreadsheet's own, from 1; columns its letters.

use serde::Serialize;
use ts_rs::TS;

use super::values::Values;

/// A list found on a sheet.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[ts(rename = "ImportTable")]
pub struct Table {
    /// The sheet's name.
    pub sheet: String,
    /// The rows of the header; empty where the columns were known by their content alone.
    pub header_rows: Vec<u32>,
    /// True for a form of one record, 登记表: its columns are no columns of the sheet.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub card: bool,
    /// The title above the list.
    pub title: Option<String>,
    /// The year that dates without one belong to: asked for, or read from the title, the sheet's name or the rows above.
    pub year: Option<i32>,
    /// Columns whose field is known.
    pub columns: Vec<Column>,
    /// Columns with a header that means no field.
    pub unmapped: Vec<Unmapped>,
    /// The records, in the order of their rows.
    pub records: Vec<Record>,
    /// Rows that are no records.
    pub skipped: Vec<Skipped>,
    /// What is wrong or doubtful.
    pub issues: Vec<Issue>,
}

/// A column and its field.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "ImportColumn")]
pub struct Column {
    /// Its letters.
    pub column: String,
    /// Its header, levels joined by a blank.
    pub header: String,
    /// The field.
    pub field: &'static str,
    /// How sure that is.
    pub sure: Sure,
}

/// How sure a column's field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportSure")]
pub enum Sure {
    /// The header is a known name of the field.
    Known,
    /// The header ends in a known name.
    Likely,
    /// Told by the column's values.
    Content,
    /// Said by the user.
    Said,
}

/// A column without a field.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "ImportUnmapped")]
pub struct Unmapped {
    /// Its letters.
    pub column: String,
    /// Its header.
    pub header: String,
}

/// A record: what could be read, by field.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "ImportRecord")]
pub struct Record {
    /// Its row.
    pub row: u32,
    /// ISO dates with their precision, numbers, lists; wrong values are left out.
    #[ts(as = "serde_json::Map<String, serde_json::Value>")]
    pub values: Values,
}

/// A row that is no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ImportSkipped")]
pub struct Skipped {
    /// The row.
    pub row: u32,
    /// Why.
    pub reason: Skip,
    /// The field that a section's words fill in the rows below.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<&'static str>,
}

impl Skipped {
    /// A row, from 0, that is no record.
    pub(super) fn new(row: u32, reason: Skip) -> Self {
        Skipped { row: row + 1, reason, field: None }
    }

    /// A row, from 0, whose words fill a field of the rows below.
    pub(super) fn section(row: u32, field: &'static str) -> Self {
        Skipped { row: row + 1, reason: Skip::Section, field: Some(field) }
    }
}

/// Why a row is no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportSkip")]
pub enum Skip {
    /// The title.
    Title,
    /// 填报单位:… above the list.
    FillIn,
    /// The header repeated on a new page.
    Header,
    /// 合计, 小计.
    Total,
    /// 填表人, 审核人 below the list.
    Footer,
    /// 注:…, or text beside the list.
    Note,
    /// A section row: its meaning flows into the rows below.
    Section,
    /// Another row of a form, whose record stands at the row of its name.
    Card,
    /// Only a running number was filled in; nothing in a form.
    Blank,
    /// The sheet is hidden.
    HiddenSheet,
    /// The user left it out.
    Said,
}

/// What is wrong or doubtful about a cell.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "ImportIssue")]
pub struct Issue {
    /// Its row.
    pub row: u32,
    /// Its column's letters; empty where the field has no column.
    pub column: String,
    /// The field.
    pub field: &'static str,
    /// What is wrong.
    pub code: IssueCode,
    /// An error keeps the record from being imported; a warning does not.
    pub severity: Severity,
    /// What stands in the cell.
    pub value: String,
    /// The Chinese sentence.
    pub message: String,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportSeverity")]
pub enum Severity {
    /// The value is left out, or the record lacks what names it.
    Error,
    /// The value stands, but someone should look.
    Warning,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportIssueCode")]
pub enum IssueCode {
    /// What names the record is missing.
    Missing,
    /// A number whose last digits were lost.
    LostDigits,
    /// The check character of an ID number.
    CheckDigit,
    /// Not of the form that the field has.
    Form,
    /// Two readings are possible.
    Ambiguous,
    /// The cell shows an error, or a formula without its result.
    CellError,
    /// A date without a year, and none to be found.
    NoYear,
    /// Two fields of the row contradict each other.
    Disagree,
    /// More than one value where one belongs; the first was taken.
    Several,
    /// Read from inexact words: 近千, 两位年份.
    Inexact,
    /// Merged over several rows; counted for the first alone.
    Merged,
    /// The row is hidden in the sheet.
    HiddenRow,
    /// The column is hidden in the sheet.
    HiddenColumn,
    /// A section row whose meaning is not known.
    Section,
}
