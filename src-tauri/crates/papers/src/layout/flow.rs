//! Strips from top to bottom onto pages: what must stay together stays together. Lengths are points.

use super::figure::Drawing;
use super::line::Line;
use super::manner::{Area, Manner};
use super::sheet::{Sheets, baseline};
use super::table::Table;
use crate::document::Style;
use crate::drawing::{Point, Rgb};
use crate::pdf::Bookmark;

/// What stands on a strip.
#[derive(Debug)]
pub(super) enum Content {
    /// Lines side by side on one baseline, each with its left end.
    Lines(Vec<(f32, Line)>),
    /// Nothing; it may be left out when that keeps what follows on the page.
    Blank,
    /// Nothing, but it stays.
    Space,
    /// A rule over the whole width.
    Rule(f32, Rgb),
    /// A table, which takes as many pages as it needs.
    Table(Box<Table>),
    /// A chart, or a picture over its caption.
    Drawing(Box<Drawing>),
    /// A new page, lying on its long side or not.
    Page(bool),
}

/// A horizontal strip of the body.
#[derive(Debug)]
pub(super) struct Strip {
    pub(super) content: Content,
    pub(super) height: f32,
    /// The size of its words.
    pub(super) size: f32,
    /// Whether the next strip must stand on the same page.
    pub(super) keep: bool,
    /// The heading that readers list beside the pages: level and words.
    pub(super) bookmark: Option<(u8, String)>,
}

impl Strip {
    pub(super) fn new(content: Content, height: f32, size: f32) -> Self {
        Self { content, height, size, keep: false, bookmark: None }
    }

    pub(super) fn blank(height: f32) -> Self {
        Self::new(Content::Blank, height, 0.0)
    }

    pub(super) fn space(height: f32) -> Self {
        Self::new(Content::Space, height, 0.0)
    }

    pub(super) fn page(landscape: bool) -> Self {
        Self::new(Content::Page(landscape), 0.0, 0.0)
    }

    pub(super) fn kept(self) -> Self {
        Self { keep: true, ..self }
    }
}

/// The pages being filled.
pub(super) struct Flow<'m> {
    manner: &'m Manner,
    pub(super) sheets: Sheets,
    pub(super) bookmarks: Vec<Bookmark>,
    /// The type area of each page.
    pub(super) areas: Vec<Area>,
    landscape: bool,
    /// How far the type area of the last page is filled.
    pub(super) used: f32,
    fresh: bool,
}

impl<'m> Flow<'m> {
    pub(super) fn new(manner: &'m Manner, landscape: bool) -> Self {
        let mut flow = Self {
            manner,
            sheets: Sheets::default(),
            bookmarks: Vec::new(),
            areas: Vec::new(),
            landscape,
            used: 0.0,
            fresh: true,
        };
        flow.begin();
        flow
    }

    /// Begins an upright page whatever stands on the last one.
    pub(super) fn leaf(&mut self) {
        self.landscape = false;
        self.begin();
    }

    fn begin(&mut self) {
        let area = self.manner.area(self.landscape);
        self.sheets.begin(area.paper_width, area.paper_height);
        self.areas.push(area);
        self.used = 0.0;
        self.fresh = true;
    }

    fn area(&self) -> Area {
        self.manner.area(self.landscape)
    }

    /// What is left of the page.
    pub(super) fn room(&self) -> f32 {
        // Heights are sums: the last of 22 lines must not fall off for a rounding error.
        self.area().height - self.used + 0.1
    }

    /// Places all strips.
    pub(super) fn place(&mut self, strips: Vec<Strip>) {
        let mut left_out = vec![false; strips.len()];
        let mut bound = false;
        for at in 0..strips.len() {
            if !bound && !self.fresh {
                self.make_room(&strips[at..], &mut left_out[at..]);
            }
            let strip = &strips[at];
            bound = strip.keep;
            if left_out[at] {
                continue;
            }
            self.one(strip, || chain(&strips[at + 1..]));
        }
    }

    /// Begins a new page when what must stay together does not fit on this one, even without its blanks.
    fn make_room(&mut self, strips: &[Strip], left_out: &mut [bool]) {
        let need = chain(strips);
        let mut over = need - self.room();
        if over <= 0.0 {
            return;
        }
        let blanks: Vec<usize> = bound(strips).filter(|at| matches!(strips[*at].content, Content::Blank)).collect();
        let could: f32 = blanks.iter().map(|at| strips[*at].height).sum();
        if could < over {
            return self.begin();
        }
        for at in blanks {
            if over > 0.0 {
                left_out[at] = true;
                over -= strips[at].height;
            }
        }
    }

    fn one(&mut self, strip: &Strip, tail: impl Fn() -> f32) {
        match &strip.content {
            Content::Page(landscape) => {
                let turned = self.landscape != *landscape;
                self.landscape = *landscape;
                if !self.fresh {
                    self.begin();
                } else if turned {
                    // Nothing stands on it: the page itself is turned.
                    self.sheets.pages.pop();
                    self.areas.pop();
                    self.begin();
                }
            }
            Content::Blank if self.fresh => {}
            Content::Blank => self.used += strip.height,
            Content::Space => {
                self.fresh = false;
                self.used += strip.height;
            }
            Content::Table(table) => self.table(table, if strip.keep { tail() } else { 0.0 }),
            Content::Lines(lines) => {
                self.fit(strip.height);
                self.note(strip);
                let area = self.area();
                let y = baseline(area.top + self.used, strip.height, strip.size);
                for (x, line) in lines {
                    self.sheets.line(area.left + x, y, line);
                }
                self.used += strip.height;
            }
            Content::Drawing(drawing) => {
                self.fit(strip.height);
                let area = self.area();
                let at = |[x, y]: Point| [area.left + x, area.top + self.used + y];
                for (from, to, colour) in &drawing.areas {
                    self.sheets.fill(at(*from), at(*to), *colour);
                }
                for (from, to, width, colour) in &drawing.rules {
                    self.sheets.rule(at(*from), at(*to), *width, *colour);
                }
                for (place, size, image) in &drawing.pictures {
                    self.sheets.picture(at(*place), *size, image);
                }
                for (place, line) in &drawing.lines {
                    let [x, y] = at(*place);
                    self.sheets.line(x, y, line);
                }
                self.used += strip.height;
            }
            Content::Rule(width, colour) => {
                self.fit(strip.height);
                let area = self.area();
                let y = area.top + self.used + strip.height / 2.0;
                self.sheets.rule([area.left, y], [area.left + area.width, y], *width, *colour);
                self.used += strip.height;
            }
        }
    }

    /// A chain that is longer than a page breaks where it must.
    fn fit(&mut self, height: f32) {
        if height > self.room() && !self.fresh {
            self.begin();
        }
        self.fresh = false;
    }

    fn note(&mut self, strip: &Strip) {
        if let Some((level, text)) = &strip.bookmark {
            let page = self.sheets.pages.len() - 1;
            self.bookmarks.push(Bookmark { level: *level, text: text.clone(), page });
        }
    }

    fn table(&mut self, table: &Table, tail: f32) {
        self.fit(table.first_height());
        let area = self.area();
        for (at, piece) in table.pieces(self.room(), area.height + 0.1, tail).into_iter().enumerate() {
            if at > 0 {
                self.begin();
                self.fresh = false;
            }
            let (left, top) = (area.left, area.top + self.used);
            for (from, to, width) in piece.rules {
                let at = |[x, y]: [f32; 2]| [left + x, top + y];
                self.sheets.rule(at(from), at(to), width, crate::drawing::BLACK);
            }
            for ([x, y], line) in &piece.lines {
                self.sheets.line(left + x, top + y, line);
            }
            self.used += piece.height;
        }
        if self.manner.style == Style::Official {
            // Words below a table go on in the grid.
            self.used = ((self.used + 0.25 * self.manner.pitch) / self.manner.pitch).ceil() * self.manner.pitch;
        }
    }
}

/// The strips that must stand on one page with the first one.
fn bound(strips: &[Strip]) -> impl Iterator<Item = usize> {
    let kept = strips.iter().take_while(|strip| strip.keep && !matches!(strip.content, Content::Table(_))).count();
    0..(kept + 1).min(strips.len())
}

/// How much room the strips that must stand together take; of a table, the header and the first row.
fn chain(strips: &[Strip]) -> f32 {
    let height = |strip: &Strip| match &strip.content {
        Content::Table(table) => table.first_height(),
        _ => strip.height,
    };
    bound(strips).map(|at| height(&strips[at])).sum()
}
