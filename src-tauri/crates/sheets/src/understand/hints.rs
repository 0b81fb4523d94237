//! What the user says of a sheet, in place of what would be guessed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::column::Mapped;
use super::grid::Grid;
use super::header::{Header, Label, labels};
use super::kind::Kind;
use super::outcome::{Skip, Skipped, Sure, Table};
use crate::{Sheet, column_letters};

/// What is said of each sheet, by its name.
pub type Corrections = BTreeMap<String, Hints>;

/// Corrections of what a sheet was understood as. Rows and columns are the spreadsheet's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(rename = "ImportHints", optional_fields)]
pub struct Hints {
    /// By the column's letters, or by the words that a form asks under: the field that it is, or null for none.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "Option<BTreeMap<String, Option<String>>>")]
    pub columns: BTreeMap<String, Option<String>>,
    /// The rows of the header, in place of the one that would be found. Rows that follow each other are one header.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<u32>>")]
    pub header_rows: Vec<u32>,
    /// Rows that are left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<u32>>")]
    pub skip_rows: Vec<u32>,
    /// Rows that are records, whatever their words look like.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<u32>>")]
    pub data_rows: Vec<u32>,
    /// Rows that are titles of the list below them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<u32>>")]
    pub title_rows: Vec<u32>,
    /// Rows whose words hold for the rows below them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<SectionRow>>")]
    pub section_rows: Vec<SectionRow>,
    /// The last rows of lists: what stands below them, up to the next header, is left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<u32>>")]
    pub end_rows: Vec<u32>,
    /// The columns, by their letters, at which another list beside the first begins; none for one list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lists: Option<Vec<String>>,
    /// The year of dates on this sheet that have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
}

/// A row whose words hold for the rows below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ImportSectionRow", optional_fields)]
pub struct SectionRow {
    /// The row.
    pub row: u32,
    /// The field that its words fill; the one that they look like when not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// Nothing said.
pub(super) static NONE: Hints = Hints {
    columns: BTreeMap::new(),
    header_rows: Vec::new(),
    skip_rows: Vec::new(),
    data_rows: Vec::new(),
    title_rows: Vec::new(),
    section_rows: Vec::new(),
    end_rows: Vec::new(),
    lists: None,
    year: None,
};

impl Hints {
    /// True for a row, from 0, that is a title.
    pub(super) fn is_title(&self, row: u32) -> bool {
        self.title_rows.contains(&(row + 1))
    }

    /// True for a row, from 0, that is said to be no header.
    pub(super) fn is_other(&self, row: u32) -> bool {
        self.is_data(row) || self.is_title(row) || self.section(row).is_some()
    }

    /// What is said of a row, from 0, as a section.
    pub(super) fn section(&self, row: u32) -> Option<&SectionRow> {
        self.section_rows.iter().find(|section| section.row == row + 1)
    }

    /// The rows of a body that stand below the end of their list; what is said to be a record belongs to it all the same.
    pub(super) fn beyond(&self, body: &[u32]) -> Vec<u32> {
        let end = self.end_rows.iter().filter_map(|row| row.checked_sub(1)).filter(|end| body.contains(end)).min();
        let Some(end) = end else { return Vec::new() };
        body.iter().copied().filter(|row| *row > end && !self.is_data(*row)).collect()
    }

    /// The labels of each list side by side, where that was said. A list without a header of its own has that of the first.
    pub(super) fn side_by_side(&self, labels: &[Label]) -> Option<Vec<Vec<Label>>> {
        let mut starts: Vec<u32> = self.lists.as_ref()?.iter().filter_map(|letters| column_index(letters)).collect();
        starts.sort_unstable();
        starts.dedup();
        let begin = labels.first().map_or(0, |label| label.column);
        starts.retain(|start| *start > begin);
        let ends = starts.iter().copied().chain([u32::MAX]);
        let mut parts: Vec<Vec<Label>> = [begin]
            .into_iter()
            .chain(starts.iter().copied())
            .zip(ends)
            .map(|(start, end)| {
                labels.iter().filter(|label| (start..end).contains(&label.column)).cloned().collect::<Vec<_>>()
            })
            .collect();
        let first = parts.first().cloned().unwrap_or_default();
        for (part, start) in parts.iter_mut().skip(1).zip(&starts).filter(|(part, _)| part.is_empty()) {
            let moved = |label: &Label| Label { column: label.column - begin + start, ..label.clone() };
            *part = first.iter().map(moved).collect();
        }
        Some(parts)
    }

    /// True for a row, from 0, that is left out.
    pub(super) fn skips(&self, row: u32) -> bool {
        self.skip_rows.contains(&(row + 1))
    }

    /// True for a row, from 0, that is a record.
    pub(super) fn is_data(&self, row: u32) -> bool {
        self.data_rows.contains(&(row + 1))
    }

    /// The headers that were named.
    pub(super) fn headers(&self, grid: &Grid<'_>) -> Vec<Header> {
        let mut rows: Vec<u32> = self.header_rows.iter().filter_map(|row| row.checked_sub(1)).collect();
        rows.sort_unstable();
        rows.dedup();
        let runs = rows.chunk_by(|upper, lower| upper + 1 == *lower);
        runs.filter_map(|run| Some((*run.first()?, *run.last()?)))
            .map(|(top, bottom)| Header { top, bottom, labels: labels(grid, top, bottom) })
            .collect()
    }

    /// Gives the named columns of a list their fields; a field that another column had goes to the one named.
    /// `last` is the last column that belongs to the list: one without a header may be named too.
    pub(super) fn assign(&self, kind: &Kind, columns: &mut Vec<Mapped>, first: u32, last: u32) {
        for (letters, name) in &self.columns {
            let Some(column) = column_index(letters).filter(|column| (first..=last).contains(column)) else { continue };
            let field = name.as_ref().and_then(|name| kind.fields.iter().find(|field| field.name == name));
            if let Some(field) = field {
                let before = columns.iter_mut().filter(|other| other.field.is_some_and(|own| own.name == field.name));
                before.for_each(|other| (other.field, other.mark) = (None, None));
            }
            match columns.iter_mut().find(|own| own.label.column == column) {
                Some(own) => (own.field, own.second, own.mark, own.sure) = (field, None, None, Sure::Said),
                None => {
                    columns.push(Mapped {
                        label: Label { column, levels: Vec::new(), covered: false },
                        field,
                        sure: Sure::Said,
                        second: None,
                        mark: None,
                    });
                    columns.sort_by_key(|own| own.label.column);
                }
            }
        }
    }

    /// As [`Hints::assign`], for the names that a form asks under.
    pub(super) fn assign_labels(&self, kind: &Kind, columns: &mut [Mapped]) {
        for (label, name) in &self.columns {
            let Some(at) = columns.iter().position(|own| own.label.inner() == label) else { continue };
            let field = name.as_ref().and_then(|name| kind.fields.iter().find(|field| field.name == name));
            if let Some(field) = field {
                let before = columns.iter_mut().filter(|other| other.field.is_some_and(|own| own.name == field.name));
                before.for_each(|other| other.field = None);
            }
            let own = &mut columns[at];
            (own.field, own.second, own.sure) = (field, None, Sure::Said);
        }
    }

    /// Says which rows of the sheet were left out.
    pub(super) fn mark_skipped(&self, sheet: &Sheet, tables: &mut [Table]) {
        let Some(first) = tables.first_mut() else { return };
        let rows = sheet.rows.iter().map(|row| row.index).filter(|row| self.skips(*row));
        first.skipped.extend(rows.map(|row| Skipped::new(row, Skip::Said)));
    }
}

/// A column's index, from 0, from its letters; none for what are no letters of a column.
pub fn column_index(letters: &str) -> Option<u32> {
    let index = letters.bytes().try_fold(0_u32, |index, letter| match letter {
        b'A'..=b'Z' => index.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1),
        _ => None,
    })?;
    index.checked_sub(1).filter(|index| column_letters(*index) == letters)
}
