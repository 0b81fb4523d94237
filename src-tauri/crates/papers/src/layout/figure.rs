//! Charts and pictures in the body: each on one page, and whole lines high, so that the words below stay in the grid.
//! Lengths are points.

use std::sync::Arc;

use super::chart;
use super::compose::Composer;
use super::flow::{Content, Strip};
use super::line::{self, Line};
use super::manner::Manner;
use super::sheet::baseline;
use crate::document::{Block, Chart, Document, Picture};
use crate::drawing::{Point, Rgb};
use crate::picture::{self, Image};

/// What stands on one page, with places from its upper left corner.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub(super) height: f32,
    /// Lines with the place of their left end on the baseline.
    pub(super) lines: Vec<(Point, Line)>,
    /// Rules: from, to, width, colour.
    pub(super) rules: Vec<(Point, Point, f32, Rgb)>,
    /// Filled areas: upper left and lower right corner, colour.
    pub(super) areas: Vec<(Point, Point, Rgb)>,
    /// Pictures: upper left corner, width and height.
    pub(super) pictures: Vec<(Point, [f32; 2], Arc<Image>)>,
}

/// From line to line of a caption, in sizes.
const LEADING: f32 = 1.4;

/// Between a picture and its caption, in sizes of the caption.
const BETWEEN: f32 = 0.5;

/// So many lines of a caption stand on the picture's page, come what may: a longer one is no caption.
const CAPTION: usize = 5;

/// A picture over its caption.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fit {
    /// Width and height of the picture.
    pub(crate) size: [f32; 2],
    /// Above the picture, and the same below the caption.
    pub(crate) apart: f32,
    /// From the picture to the caption.
    pub(crate) between: f32,
    /// From line to line of the caption.
    pub(crate) pitch: f32,
    /// All of it: so many whole lines of the body.
    pub(crate) height: f32,
}

impl Fit {
    /// Fits a picture with a caption of so many lines onto a page; `foot` is kept free for what stands below.
    pub(crate) fn new(picture: &Picture, image: &Image, lines: usize, page: Page<'_>, foot: f32) -> Self {
        let Page { manner, landscape } = page;
        let area = manner.area(landscape);
        let caption = manner.table.header.size;
        let lines = lines.min(CAPTION);
        let (between, pitch) = if lines > 0 { (BETWEEN * caption, LEADING * caption) } else { (0.0, 0.0) };
        let words = between + lines as f32 * pitch;
        // A quarter of a line above and below is the least.
        let least = manner.pitch / 2.0;
        let whole = ((area.height - foot) / manner.pitch).floor() * manner.pitch;
        let size = picture::size([image.width, image.height], picture.width, [area.width, whole - words - least]);
        // The last of 22 lines must not become a 23rd for a rounding error.
        let height = ((size[1] + words + least) / manner.pitch - 0.001).ceil() * manner.pitch;
        Self { size, apart: (height - size[1] - words) / 2.0, between, pitch, height }
    }
}

/// A page that something is fitted to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page<'m> {
    pub(crate) manner: &'m Manner,
    pub(crate) landscape: bool,
}

/// The blocks of a document, those apart that must leave room for the signature on their page: a picture that ends the body
/// may be as high as the page otherwise, and the signature would stand alone on the next.
pub(crate) fn signed(document: &Document) -> (&[Block], &[Block]) {
    let ends = document.signature.is_some() && document.attachments.is_empty();
    let last = usize::from(ends && matches!(document.blocks.last(), Some(Block::Picture(_))));
    document.blocks.split_at(document.blocks.len() - last)
}

/// What the signature takes below the body, with a line of words above it, which goes with it.
pub(crate) fn foot(document: &Document, manner: &Manner) -> f32 {
    let lines = document.signature.as_ref().map_or(0, |signature| signature.issuers.len() + 4);
    lines as f32 * manner.pitch
}

impl Composer<'_, '_> {
    pub(super) fn chart(&mut self, chart: &Chart) {
        if chart.points().next().is_none() {
            return;
        }
        let drawing = chart::draw(self.finder, chart, self.area().width);
        // In the grid again behind it.
        let pitch = self.manner.pitch;
        let height = (drawing.height / pitch).ceil() * pitch;
        self.strips.push(Strip::blank(pitch / 2.0));
        self.strips.push(Strip::new(Content::Drawing(Box::new(drawing)), height, 0.0));
        self.strips.push(Strip::blank(pitch / 2.0));
    }

    /// A picture over its caption, both in the middle.
    pub(super) fn picture(&mut self, picture: &Picture) {
        let Some(image) = self.images.next() else { return };
        let width = self.area().width;
        let look = self.manner.table.header;
        let units = self.units(&caption(picture), look);
        let mut lines: Vec<Line> =
            line::balance(&units, width).into_iter().map(|range| line::ragged(&units[range], width)).collect();
        let rest = lines.split_off(lines.len().min(CAPTION));
        let page = Page { manner: self.manner, landscape: self.landscape };
        let fit = Fit::new(picture, &image, lines.len(), page, self.foot);
        let mut drawing = Drawing { height: fit.height, ..Drawing::default() };
        drawing.pictures.push(([(width - fit.size[0]) / 2.0, fit.apart], fit.size, image));
        let top = fit.apart + fit.size[1] + fit.between;
        for (at, line) in lines.into_iter().enumerate() {
            let y = baseline(top + at as f32 * fit.pitch, fit.pitch, look.size);
            drawing.lines.push(([(width - line.width) / 2.0, y], line));
        }
        self.strips.push(Strip::new(Content::Drawing(Box::new(drawing)), fit.height, 0.0));
        for line in rest {
            self.push(vec![((width - line.width) / 2.0, line)], look);
        }
    }
}

/// The words below a picture, on as few lines as they need.
pub(crate) fn caption(picture: &Picture) -> String {
    picture.caption.trim().replace(['\n', '\r', '\t'], " ")
}
