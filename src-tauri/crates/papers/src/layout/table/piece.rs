//! A table cut into pieces, and what is drawn of each.

use std::borrow::Cow;
use std::ops::Range;

use super::{Part, SetCell, Table};
use crate::document::Align;
use crate::drawing::Point;
use crate::layout::line::Line;
use crate::layout::sheet;

/// The part of a table that stands on one page. Places are from its upper left corner.
#[derive(Debug, Default)]
pub(in crate::layout) struct Piece {
    pub(in crate::layout) height: f32,
    /// Lines with the place of their left end on the baseline.
    pub(in crate::layout) lines: Vec<(Point, Line)>,
    /// Rules: from, to, width.
    pub(in crate::layout) rules: Vec<(Point, Point, f32)>,
}

/// A row taller than a page begins at the foot of a page when at least so many of its lines find room there.
const FOOT: f32 = 4.0;

/// Words of no more lines than this are a name.
const NAME: usize = 3;

/// How much of a cell's words stands on the pages so far.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
enum Told {
    /// Nothing.
    #[default]
    Nothing,
    /// So many lines: the next piece goes on behind them.
    Part(usize),
    /// Everything at once.
    Whole,
}

impl Table {
    /// The height of the header with the first row, or with the first lines of one that is taller than a page: with less
    /// room the table begins on a new page.
    pub(in crate::layout) fn first_height(&self) -> f32 {
        let first = self.body.heights.first().copied().unwrap_or_default();
        self.head() + if first > self.most { self.foot(0) } else { first }
    }

    fn head(&self) -> f32 {
        self.header.heights.iter().sum()
    }

    /// The least height of the first part of a row that is taller than a page.
    fn foot(&self, row: usize) -> f32 {
        FOOT * self.body.pitch(row) + 2.0 * self.above
    }

    /// Cuts between rows: the first piece into the room that is left on the page, each other one onto a page of its own,
    /// all with the header. Below the last piece stays room for `tail`, which belongs to it.
    pub(in crate::layout) fn pieces(&self, first: f32, page: f32, tail: f32) -> Vec<Piece> {
        let mut body = Cow::Borrowed(&self.body);
        let mut pieces = Vec::new();
        let (mut start, mut room) = (0, first);
        let mut told = vec![Told::default(); body.cells.len()];
        while start < body.heights.len() {
            self.split(&mut body, start, room);
            let end = self.end(&body.heights, start, room, tail);
            pieces.push(self.piece(&body, start..end, &mut told));
            (start, room) = (end, page);
        }
        pieces
    }

    /// Splits the row at which the page gets full, if it is taller than any page: only such a row is torn.
    fn split(&self, body: &mut Cow<'_, Part>, start: usize, room: f32) {
        let mut left = room - self.head();
        let mut row = start;
        while let Some(height) = body.heights.get(row).filter(|height| **height <= left) {
            left -= height;
            row += 1;
        }
        let tall = body.heights.get(row).is_some_and(|height| *height > self.most);
        if tall && (row == start || left >= self.foot(row)) {
            body.to_mut().split(row, left, self.above);
        }
    }

    /// Behind which row the piece that begins with `start` ends.
    fn end(&self, heights: &[f32], start: usize, room: f32, tail: f32) -> usize {
        let mut used = self.head();
        let fits = |height: &&f32| {
            used += **height;
            used <= room + 0.01
        };
        let count = heights[start..].iter().take_while(fits).count().max(1);
        let mut end = start + count;
        let all: f32 = self.head() + heights[start..].iter().sum::<f32>();
        if end == heights.len() && all + tail > room && count > 1 {
            end -= 1;
        }
        // Totals never stand on a page without a row above them.
        let rows = heights.len() - self.totals;
        if end < heights.len() && end >= rows && rows > start + 1 {
            end = rows - 1;
        }
        end
    }

    fn piece(&self, body: &Part, rows: Range<usize>, told: &mut [Told]) -> Piece {
        let mut piece = Piece::default();
        let header = self.header.heights.len();
        let mut again = vec![Told::default(); self.header.cells.len()];
        self.draw(&self.header, 0..header, &mut again, &mut piece);
        self.draw(body, rows, told, &mut piece);
        let (right, bottom) = (self.edges.last().copied().unwrap_or_default(), piece.height);
        let [outer, _] = self.rules;
        let corners = [[0.0, 0.0], [right, 0.0], [right, bottom], [0.0, bottom], [0.0, 0.0]];
        piece.rules.extend(corners.windows(2).map(|side| (side[0], side[1], outer)));
        piece
    }

    /// Draws some rows of a part below what the piece holds.
    fn draw(&self, part: &Part, rows: Range<usize>, told: &mut [Told], piece: &mut Piece) {
        let columns = self.edges.len() - 1;
        let mut tops = vec![piece.height];
        for height in &part.heights[rows.clone()] {
            tops.push(tops.last().copied().unwrap_or_default() + height);
        }
        let count = rows.len();
        let mut owners = vec![None; count * columns];
        for at in part.cells_near(&rows) {
            let cell = &part.cells[at];
            let (from, to) = (cell.row.max(rows.start), (cell.row + cell.down).min(rows.end));
            if from >= to {
                continue;
            }
            let (from, to) = (from - rows.start, to - rows.start);
            for row in from..to {
                owners[row * columns + cell.column..][..cell.across].fill(Some(at));
            }
            let more = cell.row + cell.down > rows.end;
            self.words(cell, [tops[from], tops[to]], more, &mut told[at], piece);
        }
        self.inner_rules(&owners, &tops, piece);
        piece.height = tops.last().copied().unwrap_or_default();
    }

    /// Sets the words of a cell between two heights: all of them when they fit, else so many lines as fit, going on from
    /// the piece before. A name that does not fit waits when there is `more` of its cell on the next page.
    fn words(&self, cell: &SetCell, [top, bottom]: [f32; 2], more: bool, told: &mut Told, piece: &mut Piece) {
        let room = ((bottom - top - 2.0 * self.above) / cell.pitch + 0.01).floor().max(1.0) as usize;
        let count = cell.lines.len();
        let lines = match *told {
            Told::Nothing if count <= room => {
                *told = Told::Whole;
                &cell.lines[..]
            }
            // A name is said again on each page that its cell goes on to, a text is not.
            Told::Whole if count <= room.min(NAME) => &cell.lines[..],
            Told::Whole => &[],
            Told::Nothing if more && count <= NAME => &[],
            Told::Nothing | Told::Part(_) => {
                let from = if let Told::Part(from) = *told { from } else { 0 };
                let to = (from + room).min(count);
                *told = Told::Part(to);
                &cell.lines[from..to]
            }
        };
        let (left, right) = (self.edges[cell.column] + self.side, self.edges[cell.column + cell.across] - self.side);
        let mut y = (top + bottom - lines.len() as f32 * cell.pitch) / 2.0;
        for line in lines {
            let x = match cell.align {
                Align::Justify | Align::Start => left,
                Align::Centre => (left + right - line.width) / 2.0,
                Align::End => right - line.width,
            };
            piece.lines.push(([x, sheet::baseline(y, cell.pitch, cell.size)], line.clone()));
            y += cell.pitch;
        }
    }

    /// Rules between places of different cells, each as long as it goes.
    fn inner_rules(&self, owners: &[Option<usize>], tops: &[f32], piece: &mut Piece) {
        let columns = self.edges.len() - 1;
        let count = tops.len() - 1;
        let [_, inner] = self.rules;
        let differ = |a: usize, b: usize| owners[a].is_none() || owners[a] != owners[b];
        // Below every row but the last, whose lower rule is the upper one of what follows, or the frame.
        for row in 0..count {
            let parts = |column: usize| match row {
                // Between header and body there is always a rule, above the first row the frame.
                0 => tops[0] > 0.0,
                _ => differ((row - 1) * columns + column, row * columns + column),
            };
            for (from, to) in stretches(columns, parts) {
                piece.rules.push(([self.edges[from], tops[row]], [self.edges[to], tops[row]], inner));
            }
        }
        for column in 1..columns {
            let parts = |row: usize| differ(row * columns + column - 1, row * columns + column);
            for (from, to) in stretches(count, parts) {
                piece.rules.push(([self.edges[column], tops[from]], [self.edges[column], tops[to]], inner));
            }
        }
    }
}

/// The stretches of 0..count for which something holds.
fn stretches(count: usize, holds: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for at in (0..count).filter(|at| holds(*at)) {
        match found.last_mut() {
            Some((_, end)) if *end == at => *end += 1,
            _ => found.push((at, at + 1)),
        }
    }
    found
}
