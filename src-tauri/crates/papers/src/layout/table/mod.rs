//! Tables: measured once, then cut into the pieces that pages have room for. Lengths are points.

mod piece;
mod places;
mod widths;

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
    edges: Vec<f32>,
    header: Part,
    body: Part,
    /// So many of the last rows of the body are totals.
    totals: usize,
    rules: [f32; 2],
    side: f32,
    above: f32,
}

/// Header or body.
#[derive(Debug, Default)]
struct Part {
    heights: Vec<f32>,
    cells: Vec<SetCell>,
}

/// A cell whose words are broken into lines.
#[derive(Debug)]
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
    /// Measures a table for a width; no row gets taller than a page has room.
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
        let mut body = Part::new(break_all(&body, set.body, false), body_rows(&body), row, above);
        let head: f32 = header.heights.iter().sum();
        // A header that leaves no room would leave no rows: half a page is the most that rows give up.
        body.split_tall(page - head.min(page / 2.0), above);
        Self { edges, header, body, totals, rules: manner.rules, side, above }
    }
}

fn body_rows(spots: &[Spot<'_>]) -> usize {
    spots.iter().map(|spot| spot.row + spot.down).max().unwrap_or(0)
}

/// The row of a table without rows.
fn empty(table: &document::Table) -> Row {
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
        Align::Centre => line::balance(units, room).into_iter().map(|range| line::set(&units[range], None)).collect(),
        Align::Start | Align::End => {
            let full = line::fill(units, room, 0.0);
            // One or two characters alone on the last line look lost.
            let lost = full.len() > 1 && full.last().is_some_and(|last| last.len() < 3);
            let ranges = if lost { line::balance(units, room) } else { full };
            ranges.into_iter().map(|range| line::set(&units[range], None)).collect()
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
        Self { heights, cells }
    }

    /// Splits each row that is taller than `most` into several, over which its cells go on.
    fn split_tall(&mut self, most: f32, above: f32) {
        let mut row = 0;
        while row < self.heights.len() {
            let height = self.heights[row];
            if height <= most {
                row += 1;
                continue;
            }
            let pitch = self.cells.iter().find(|cell| cell.row == row).map_or(height, |cell| cell.pitch);
            // Whole lines only: a piece of the row takes as many as it has room for.
            let inside = ((most - 2.0 * above) / pitch).floor().max(1.0) * pitch;
            let words = height - 2.0 * above;
            let pieces = (words / inside).ceil() as usize;
            let last = words - inside * (pieces - 1) as f32 + 2.0 * above;
            let heights = (1..pieces).map(|_| inside + 2.0 * above).chain([last]);
            self.heights.splice(row..=row, heights);
            for cell in &mut self.cells {
                if cell.row > row {
                    cell.row += pieces - 1;
                } else if cell.row + cell.down > row {
                    cell.down += pieces - 1;
                }
            }
            row += pieces;
        }
    }
}
