//! Tables: measured once, then cut into the pieces that pages have room for. Lengths are points.

mod piece;
pub(crate) mod places;
mod widths;

use std::cell::OnceCell;
use std::ops::Range;

use super::glyph::{Finder, Type};
use super::line::{self, Line, Unit};
use super::manner::TableManner;
use crate::document::{self, Align, Cell, Row, Width};
use crate::pdf::POINTS;
use places::{Spot, spots};
use widths::Wish;

/// The smallest size that a table with too many columns shrinks to.
const SMALLEST: f32 = 5.0;

/// Above and below the words of a cell, in sizes.
const ABOVE: f32 = 0.2;

/// Up to so many characters, the words of a cell are kept on one line where that can be.
const WHOLE: f32 = 4.2;

/// A table whose columns and rows have their measures.
#[derive(Debug)]
pub(super) struct Table {
    /// The left edge of each column, and the right edge of the last.
    pub(super) edges: Vec<f32>,
    /// The size of the words.
    pub(super) size: f32,
    header: Part,
    body: Part,
    /// So many of the last rows of the body are totals.
    totals: usize,
    /// A row taller than this is taller than any page.
    most: f32,
    rules: [f32; 2],
    side: f32,
    above: f32,
}

/// Header or body.
#[derive(Debug, Clone, Default)]
struct Part {
    heights: Vec<f32>,
    cells: Vec<SetCell>,
    /// How many rows the longest cell covers.
    longest: OnceCell<usize>,
}

/// A cell whose words are broken into lines.
#[derive(Debug, Clone)]
struct SetCell {
    row: usize,
    column: usize,
    across: usize,
    down: usize,
    align: Align,
    lines: Vec<Line>,
    size: f32,
    pitch: f32,
}

impl Table {
    /// Measures a table for a width, and for pages of a height.
    pub(super) fn new(
        finder: &mut Finder<'_>,
        table: &document::Table,
        manner: &TableManner,
        width: f32,
        page: f32,
    ) -> Self {
        let empty = empty(table);
        let rows: Vec<Row> = if table.rows.is_empty() { vec![empty] } else { table.rows.clone() };
        let totals = table.totals.len();
        let body: Vec<Row> = rows.into_iter().chain(table.totals.iter().cloned()).collect();
        let (header, body) = (spots(&table.header), spots(&body));
        let end = |spot: &Spot<'_>| spot.column + spot.across;
        let columns = header.iter().chain(&body).map(end).max().unwrap_or(1).max(table.columns.len());
        let column = |at: usize| table.columns.get(at).copied().unwrap_or_default();

        let mut size = table.size.unwrap_or(manner.body.size);
        let mut set = Measured::new(finder, &header, &body, manner, size);
        let mut wishes = set.wishes(columns, manner.side * size);
        let least: f32 = wishes.iter().map(|wish| wish.least).sum();
        if least > width && size > SMALLEST {
            size = (size * width / least).max(SMALLEST);
            set = Measured::new(finder, &header, &body, manner, size);
            wishes = set.wishes(columns, manner.side * size);
        }
        let columns: Vec<(Width, Wish)> = (0..columns).map(|at| column(at).width).zip(wishes).collect();
        let mut edges = vec![0.0];
        for width in widths::part(&columns, width, POINTS) {
            edges.push(edges.last().copied().unwrap_or_default() + width);
        }

        let side = manner.side * size;
        let above = ABOVE * size;
        let row = table.row_height.map_or(manner.row, |millimetres| millimetres * POINTS);
        let pitch = manner.leading * size;
        let align = |at: usize| column(at).align;
        let break_all = |spots: &[Spot<'_>], words: Vec<Words>, heads: bool| {
            let cells = spots.iter().zip(words).map(|(spot, words)| {
                let room = edges[spot.column + spot.across] - edges[spot.column] - 2.0 * side;
                let own = if heads { Align::Centre } else { align(spot.column) };
                let align = spot.cell.align.unwrap_or(own);
                let lines = words.iter().flat_map(|units| lines(units, room, align)).collect();
                let (row, column, across, down) = (spot.row, spot.column, spot.across, spot.down);
                SetCell { row, column, across, down, align, lines, size, pitch }
            });
            cells.collect::<Vec<_>>()
        };
        let header = Part::new(break_all(&header, set.header, true), table.header.len(), row, above);
        let body = Part::new(break_all(&body, set.body, false), body_rows(&body), row, above);
        let head: f32 = header.heights.iter().sum();
        // A header that leaves no room would leave no rows: half a page is the most that rows give up.
        let most = page - head.min(page / 2.0);
        Self { edges, size, header, body, totals, most, rules: manner.rules, side, above }
    }
}

impl Table {
    /// The heights of the header's rows and of the others.
    pub(super) fn heights(&self) -> [&[f32]; 2] {
        [&self.header.heights, &self.body.heights]
    }
}

fn body_rows(spots: &[Spot<'_>]) -> usize {
    spots.iter().map(|spot| spot.row + spot.down).max().unwrap_or(0)
}

/// The row of a table without rows.
pub(crate) fn empty(table: &document::Table) -> Row {
    let across = spots(&table.header).iter().map(|spot| spot.column + spot.across).max().unwrap_or(1);
    let words = table.empty.clone().unwrap_or_else(|| "（无记录）".into());
    Row(vec![Cell::new(words).across(across.max(table.columns.len())).aligned(Align::Centre)])
}

/// The paragraphs of a cell.
type Words = Vec<Vec<Unit>>;

/// The words of all cells at a size.
struct Measured<'t, 'd> {
    spots: [&'t [Spot<'d>]; 2],
    size: f32,
    header: Vec<Words>,
    body: Vec<Words>,
}

impl<'t, 'd> Measured<'t, 'd> {
    fn new(
        finder: &mut Finder<'_>,
        header: &'t [Spot<'d>],
        body: &'t [Spot<'d>],
        manner: &TableManner,
        size: f32,
    ) -> Self {
        let mut words = |spots: &[Spot<'_>], look: Type| -> Vec<Words> {
            let cell = |spot: &Spot<'_>| {
                let look = Type { bold: look.bold || spot.cell.bold, ..look.sized(size) };
                spot.cell.text.lines().map(|text| line::units(finder, &[(text, look)])).collect()
            };
            spots.iter().map(cell).collect()
        };
        let (head, rest) = (words(header, manner.header), words(body, manner.body));
        Self { spots: [header, body], size, header: head, body: rest }
    }

    fn wishes(&self, columns: usize, side: f32) -> Vec<Wish> {
        let mut wishes = vec![Wish::default(); columns];
        for (part, (spots, words)) in self.spots.iter().zip([&self.header, &self.body]).enumerate() {
            for (spot, words) in spots.iter().zip(words) {
                // A merged cell takes what the columns below it are given.
                if spot.across > 1 {
                    continue;
                }
                let natural = words.iter().map(|units| line::length(units)).fold(0.0, f32::max);
                let piece = words.iter().map(|units| line::longest_piece(units)).fold(0.0, f32::max);
                let whole = WHOLE * self.size;
                let least = match part {
                    // Names of columns break in the middle: 联系 over 电话.
                    0 => (natural / 2.0).clamp(natural.min(2.0 * self.size), whole),
                    _ if natural <= whole => natural,
                    _ => piece.clamp(whole, 2.0 * whole),
                };
                let wish = &mut wishes[spot.column];
                wish.least = wish.least.max(least.max(piece.min(whole)) + 2.0 * side + 0.5);
                wish.natural = wish.natural.max(natural + 2.0 * side + 0.5);
            }
        }
        wishes
    }
}

fn lines(units: &[Unit], room: f32, align: Align) -> Vec<Line> {
    match align {
        Align::Justify => line::paragraph(units, room, 0.0),
        Align::Centre => {
            line::balance(units, room).into_iter().map(|range| line::ragged(&units[range], room)).collect()
        }
        Align::Start | Align::End => {
            let full = line::fill(units, room, 0.0);
            // One or two characters alone on the last line look lost.
            let lost = full.len() > 1 && full.last().is_some_and(|last| last.len() < 3);
            let ranges = if lost { line::balance(units, room) } else { full };
            ranges.into_iter().map(|range| line::ragged(&units[range], room)).collect()
        }
    }
}

impl Part {
    fn new(cells: Vec<SetCell>, rows: usize, least: f32, above: f32) -> Self {
        let mut heights = vec![least; rows];
        let need = |cell: &SetCell| cell.lines.len() as f32 * cell.pitch + 2.0 * above;
        for cell in cells.iter().filter(|cell| cell.down == 1) {
            heights[cell.row] = heights[cell.row].max(need(cell));
        }
        // What a cell over several rows asks for beyond them is added to the last.
        for cell in cells.iter().filter(|cell| cell.down > 1) {
            let there: f32 = heights[cell.row..cell.row + cell.down].iter().sum();
            heights[cell.row + cell.down - 1] += (need(cell) - there).max(0.0);
        }
        Self { heights, cells, longest: OnceCell::new() }
    }

    /// The cells that can reach into some rows: cells stand in the order of their first rows, and none covers more rows
    /// than the longest.
    fn cells_near(&self, rows: &Range<usize>) -> Range<usize> {
        let longest = self.longest.get_or_init(|| self.cells.iter().map(|cell| cell.down).max().unwrap_or(1));
        let first = (rows.start + 1).saturating_sub(*longest);
        let start = self.cells.partition_point(|cell| cell.row < first);
        let end = self.cells.partition_point(|cell| cell.row < rows.end);
        start..end
    }

    /// From baseline to baseline in a row.
    fn pitch(&self, row: usize) -> f32 {
        self.cells_near(&(row..row + 1)).next().map_or(0.0, |at| self.cells[at].pitch)
    }

    /// Splits a row in two, of which the first takes as many whole lines as some room has; its cells go on over both.
    fn split(&mut self, row: usize, room: f32, above: f32) {
        let (height, pitch) = (self.heights[row], self.pitch(row));
        let inside = ((room - 2.0 * above) / pitch).floor().max(1.0) * pitch;
        let rest = height - 2.0 * above - inside;
        if rest < 0.5 * pitch {
            return;
        }
        self.heights.splice(row..=row, [inside + 2.0 * above, rest + 2.0 * above]);
        for cell in &mut self.cells {
            if cell.row > row {
                cell.row += 1;
            } else if cell.row + cell.down > row {
                cell.down += 1;
            }
        }
        self.longest = OnceCell::new();
    }
}
