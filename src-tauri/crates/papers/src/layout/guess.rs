//! Measures for programs that set the words themselves (Word, Excel): near enough to break a title and to part the width of
//! a table.

use super::glyph::{Finder, Type};
use super::line::{self, Unit};
use super::manner::Manner;
use super::table::Table;
use super::title;
use crate::document;

/// How wide words are on one line, in points.
pub(crate) fn width(text: &str, look: Type) -> f32 {
    line::length(&line::units(&mut Finder::guess(), &[(text, look)]))
}

/// On how many lines words stand in the middle of a width in points.
pub(crate) fn lines(text: &str, look: Type, width: f32) -> usize {
    line::balance(&line::units(&mut Finder::guess(), &[(text, look)]), width).len()
}

/// A title broken into lines of a good shape.
pub(crate) fn title_lines(text: &str, manner: &Manner, landscape: bool) -> Vec<String> {
    let mut finder = Finder::guess();
    let paragraphs: Vec<Vec<Unit>> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line::units(&mut finder, &[(line.trim(), manner.title)]))
        .collect();
    let lines = title::set(&paragraphs, manner.area(landscape).width);
    lines.iter().map(|line| line.marks.iter().map(|mark| mark.ch).collect()).collect()
}

/// The measures of a table, in points.
#[derive(Debug, Clone, Default)]
pub(crate) struct Measures {
    /// The columns.
    pub(crate) widths: Vec<f32>,
    /// The rows of the header.
    pub(crate) header: Vec<f32>,
    /// The other rows, totals last.
    pub(crate) body: Vec<f32>,
    /// The size of the words.
    pub(crate) size: f32,
}

/// Measures a table for a page.
pub(crate) fn table(table: &document::Table, manner: &Manner, landscape: bool) -> Measures {
    let area = manner.area(landscape);
    let set = Table::new(&mut Finder::guess(), table, &manner.table, area.width, area.height);
    let widths = set.edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let [header, body] = set.heights().map(<[f32]>::to_vec);
    Measures { widths, header, body, size: set.size }
}
