//! A sheet with its merged areas, asked by row and column.

use std::collections::{BTreeSet, HashMap};

use super::text::{beginning, squeeze};
use crate::{Cell, Row, Sheet, Span, Value};

/// A sheet as it is looked at.
pub(super) struct Grid<'a> {
    /// In order.
    rows: &'a [Row],
    /// Merged areas by each row that they cover, but for those of very many rows.
    spans: HashMap<u32, Vec<Span>>,
    hidden: BTreeSet<u32>,
}

/// A merge over more rows than this is a formatted column, no data.
const MOST_MERGED: u32 = 20_000;

impl<'a> Grid<'a> {
    pub fn new(sheet: &'a Sheet) -> Self {
        let mut spans: HashMap<u32, Vec<Span>> = HashMap::new();
        for span in sheet.merges.iter().filter(|span| span.bottom - span.top < MOST_MERGED) {
            for row in span.top..=span.bottom {
                spans.entry(row).or_default().push(*span);
            }
        }
        Grid { rows: &sheet.rows, spans, hidden: sheet.hidden_rows.iter().copied().collect() }
    }

    /// The cells of a row, those of merged areas not repeated.
    pub fn cells(&self, row: u32) -> &'a [Cell] {
        // Most lists begin in the first row and leave none out.
        let at = match self.rows.get(row as usize).filter(|found| found.index == row) {
            Some(_) => Ok(row as usize),
            None => self.rows.binary_search_by_key(&row, |found| found.index),
        };
        at.map_or(&[], |at| &self.rows[at].cells)
    }

    /// The cell itself.
    pub fn own(&self, row: u32, column: u32) -> Option<&'a Cell> {
        let cells = self.cells(row);
        if let Some(cell) = cells.get(column as usize).filter(|cell| cell.column == column) {
            return Some(cell);
        }
        cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|at| &cells[at])
    }

    /// The merged area that a cell lies in.
    pub fn span(&self, row: u32, column: u32) -> Option<Span> {
        self.spans.get(&row)?.iter().find(|span| span.holds(row, column)).copied()
    }

    /// True when a merged area reaches into the row.
    pub fn is_merged(&self, row: u32) -> bool {
        self.spans.contains_key(&row)
    }

    /// The cell, or the one whose merged area covers it.
    pub fn cell(&self, row: u32, column: u32) -> Option<&'a Cell> {
        match self.span(row, column) {
            Some(span) => self.own(span.top, span.left),
            None => self.own(row, column),
        }
    }

    /// The text of [`Grid::cell`] without blanks.
    pub fn label(&self, row: u32, column: u32) -> String {
        self.cell(row, column).map_or_else(String::new, |cell| squeeze(&cell.text()).into_owned())
    }

    pub fn is_hidden(&self, row: u32) -> bool {
        self.hidden.contains(&row)
    }
}

/// True for a cell that can stand in a header: text, not long, no sentence.
pub(super) fn can_head(cell: &Cell) -> bool {
    match &cell.value {
        Value::Text(text) => {
            let text = squeeze(beginning(text));
            let length = text.chars().count();
            length <= 30
                && !text.contains(['。', ';'])
                && text.split_once(':').is_none_or(|(_, after)| after.is_empty())
        }
        // A year over a group of columns.
        Value::Number(number) => number.fract() == 0.0 && (1949.0..2100.0).contains(number),
        _ => false,
    }
}
