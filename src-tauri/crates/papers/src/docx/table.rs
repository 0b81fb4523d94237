//! Tables (ECMA-376 part 1, 17.4): header rows that repeat, rows that stay whole, merged cells.

use super::paragraph::{Edge, Paragraph, Span, twips};
use super::style;
use super::xml::Xml;
use crate::document::{self, Align, Row};
use crate::drawing::BLACK;
use crate::layout::guess::{self, Measures};
use crate::layout::manner::Manner;
use crate::layout::table::empty;
use crate::layout::table::places::{Spot, spots};
use crate::pdf::POINTS;

/// A row with more characters in one cell than this may be torn: it could be taller than a page.
const TORN: usize = 600;

/// A table with its measures.
pub(super) struct Ruled<'m> {
    manner: &'m Manner,
    /// In points.
    widths: Vec<f32>,
    size: f32,
    least: f32,
    aligns: Vec<Align>,
    header: Vec<Row>,
    body: Vec<Row>,
    /// The last row stands with what follows.
    pub(super) keep: bool,
}

impl<'m> Ruled<'m> {
    pub(super) fn new(table: &document::Table, manner: &'m Manner, landscape: bool) -> Self {
        let Measures { widths, size, .. } = guess::table(table, manner, landscape);
        let align = |at: usize| table.columns.get(at).map_or(Align::Start, |column| column.align);
        let mut body = if table.rows.is_empty() { vec![empty(table)] } else { table.rows.clone() };
        body.extend(table.totals.iter().cloned());
        Self {
            manner,
            aligns: (0..widths.len()).map(align).collect(),
            widths,
            size,
            least: table.row_height.map_or(manner.table.row, |millimetres| millimetres * POINTS),
            header: table.header.clone(),
            body,
            keep: false,
        }
    }

    pub(super) fn write(&self, xml: &mut Xml) {
        xml.open("w:tbl", &[]);
        self.properties(xml);
        xml.open("w:tblGrid", &[]);
        for width in &self.widths {
            xml.leaf("w:gridCol", &[("w:w", &twips(*width))]);
        }
        xml.close("w:tblGrid");
        self.rows(xml, &self.header, true);
        self.rows(xml, &self.body, false);
        xml.close("w:tbl");
    }

    fn properties(&self, xml: &mut Xml) {
        let [outer, inner] = self.manner.table.rules;
        let side = twips(self.manner.table.side * self.size);
        let all: f32 = self.widths.iter().sum();
        xml.open("w:tblPr", &[]);
        xml.leaf("w:tblW", &[("w:w", &twips(all)), ("w:type", &"dxa")]);
        xml.leaf("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")]);
        xml.open("w:tblBorders", &[]);
        for (name, width) in [
            ("w:top", outer),
            ("w:left", outer),
            ("w:bottom", outer),
            ("w:right", outer),
            ("w:insideH", inner),
            ("w:insideV", inner),
        ] {
            style::edge(xml, name, Edge { width, colour: BLACK, space: 0 });
        }
        xml.close("w:tblBorders");
        xml.leaf("w:tblLayout", &[("w:type", &"fixed")]);
        xml.open("w:tblCellMar", &[]);
        for name in ["w:left", "w:right"] {
            xml.leaf(name, &[("w:w", &side), ("w:type", &"dxa")]);
        }
        xml.close("w:tblCellMar");
        xml.close("w:tblPr");
    }

    fn rows(&self, xml: &mut Xml, rows: &[Row], head: bool) {
        let spots = spots(rows);
        let columns = self.widths.len();
        let mut owners: Vec<Option<usize>> = vec![None; rows.len() * columns];
        for (at, spot) in spots.iter().enumerate() {
            for row in spot.row..spot.row + spot.down {
                owners[row * columns + spot.column..][..spot.across].fill(Some(at));
            }
        }
        for row in 0..rows.len() {
            xml.open("w:tr", &[]);
            self.row_properties(xml, &rows[row], head);
            let owners = &owners[row * columns..][..columns];
            let mut column = 0;
            while column < columns {
                let spot = owners[column].map(|at| &spots[at]);
                self.cell(xml, spot, row, column, head, self.keep && !head && row + 1 == rows.len());
                column += spot.map_or(1, |spot| spot.across);
            }
            xml.close("w:tr");
        }
    }

    fn row_properties(&self, xml: &mut Xml, row: &Row, head: bool) {
        xml.open("w:trPr", &[]);
        if row.0.iter().all(|cell| cell.text.chars().count() <= TORN) {
            xml.leaf("w:cantSplit", &[]);
        }
        xml.leaf("w:trHeight", &[("w:val", &twips(self.least)), ("w:hRule", &"atLeast")]);
        if head {
            xml.leaf("w:tblHeader", &[]);
        }
        xml.close("w:trPr");
    }

    /// The cell that stands in a place, begins above it, or is not there at all.
    fn cell(&self, xml: &mut Xml, spot: Option<&Spot<'_>>, row: usize, column: usize, head: bool, keep: bool) {
        let across = spot.map_or(1, |spot| spot.across);
        let width: f32 = self.widths[column..column + across].iter().sum();
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        xml.leaf("w:tcW", &[("w:w", &twips(width)), ("w:type", &"dxa")]);
        if across > 1 {
            xml.value("w:gridSpan", across);
        }
        if let Some(spot) = spot.filter(|spot| spot.down > 1) {
            xml.value("w:vMerge", if spot.row == row { "restart" } else { "continue" });
        }
        xml.value("w:vAlign", "center");
        xml.close("w:tcPr");
        let told = spot.filter(|spot| spot.row == row);
        let text = told.map_or("", |spot| spot.cell.text.as_str());
        let bold = told.is_some_and(|spot| spot.cell.bold);
        let own = if head { Align::Centre } else { self.aligns[column] };
        let align = told.and_then(|spot| spot.cell.align).unwrap_or(own);
        let (style, look) = match head {
            true => (style::TABLE_HEAD, self.manner.table.header),
            false => (style::TABLE, self.manner.table.body),
        };
        // A table with many columns is set smaller than its style.
        let smaller = self.size < look.size;
        let pitch = smaller.then_some(self.manner.table.leading * self.size);
        let look = smaller.then_some(look.sized(self.size));
        // A line break inside a cell begins a paragraph: a broken line would be spread.
        for line in text.split('\n') {
            let span = Span { text: line.to_owned(), bold, look, ..Span::default() };
            let keep = keep.then_some(true);
            Paragraph {
                style: Some(style),
                spans: vec![span],
                keep,
                pitch,
                align: Some(align),
                ..Paragraph::default()
            }
            .write(xml, None);
        }
        xml.close("w:tc");
    }
}
