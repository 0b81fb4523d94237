//! Where every character of one paper stands.

use std::collections::HashMap;

use fonts::{Glyph, Slot};

use super::lines::{self, Unit};
use super::template::{Align, Area, Content, Field, Part, Stand, Template};
use super::words::Words;

/// Points in a millimetre.
pub(super) const POINTS: f32 = 72.0 / 25.4;

/// A character's em box reaches this far above the baseline in Chinese faces (0.88 up, 0.12 down), whatever the face
/// says of itself: so a face that stands in for another moves no line.
const RISE: f32 = 0.88;

/// Sizes are tried in steps of half a point.
const STEP: f32 = 0.5;

/// One paper, laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The fields that have something to show, in the template's order.
    pub texts: Vec<Text>,
}

/// A field, laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Which field of the template.
    pub field: usize,
    /// The size in points that it got.
    pub size: f32,
    /// Whether all of it stands inside the field's area.
    pub fits: bool,
    /// The lines from top to bottom.
    pub lines: Vec<Line>,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The left end in millimetres.
    pub x: f32,
    /// The baseline in millimetres from the upper edge of the paper.
    pub baseline: f32,
    /// From the left end to the right end in millimetres.
    pub width: f32,
    /// Added after every character, in sizes.
    pub spacing: f32,
    /// The characters, with None where no face has a glyph.
    pub glyphs: Vec<(char, Option<Glyph>)>,
}

impl Line {
    /// The characters as text.
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|(ch, _)| ch).collect()
    }

    /// The em boxes of the line for a size in points: what it covers on the paper.
    pub fn area(&self, size: f32) -> Area {
        let height = size / POINTS;
        Area { x: self.x, y: self.baseline - RISE * height, width: self.width, height }
    }
}

/// Lays out papers of one template and remembers every glyph that it looked up.
pub(super) struct Compositor<'a, F> {
    template: &'a Template,
    find: F,
    known: HashMap<(Slot, char), Option<Glyph>>,
}

impl<'a, F: FnMut(Slot, char) -> Option<Glyph>> Compositor<'a, F> {
    pub(super) fn new(template: &'a Template, find: F) -> Self {
        Self { template, find, known: HashMap::new() }
    }

    /// Lays out one paper; `printed` says whether what stock has printed is drawn too.
    pub(super) fn paper(&mut self, words: &Words, printed: bool) -> Layout {
        let mut texts = Vec::new();
        for (index, field) in self.template.fields.iter().enumerate() {
            let text = match &field.content {
                Content::Printed(text) if printed => text.clone(),
                Content::Printed(_) => continue,
                Content::Words(parts) => join(parts, words),
            };
            let paragraphs: Vec<Vec<Unit>> = text
                .split('\n')
                .filter(|paragraph| !paragraph.trim().is_empty())
                .map(|paragraph| {
                    lines::units(paragraph.trim(), field.spacing, |ch| {
                        *self.known.entry((field.font, ch)).or_insert_with(|| (self.find)(field.font, ch))
                    })
                })
                .collect();
            if !paragraphs.is_empty() {
                texts.push(place(index, field, &paragraphs));
            }
        }
        Layout { texts }
    }
}

fn join(parts: &[Part], words: &Words) -> String {
    let texts: Vec<String> = parts.iter().map(|part| words.part(*part)).collect();
    texts.join("\n")
}

/// A line before it has its place: its characters, and whether it begins or ends a paragraph.
struct Row<'u> {
    units: &'u [Unit],
    first: bool,
    last: bool,
}

fn place(index: usize, field: &Field, paragraphs: &[Vec<Unit>]) -> Text {
    let mut size = field.size.max;
    let (rows, fits) = loop {
        let rows = rows(field, paragraphs, size);
        let fits = fits(field, &rows, size);
        if fits || size <= field.size.min {
            break (rows, fits);
        }
        size = (size - STEP).max(field.size.min);
    };
    let em = size / POINTS;
    let leading = em * field.leading;
    // The empty part of the leading belongs between lines, not above the first or below the last.
    let height = leading * (rows.len() as f32 - 1.0) + em;
    let top = field.area.y
        + match field.stand {
            Stand::Top => 0.0,
            Stand::Middle => (field.area.height - height) / 2.0,
            Stand::Bottom => field.area.height - height,
        };
    let lines = rows.iter().enumerate().map(|(row, line)| {
        let indent = if line.first { field.indent * em } else { 0.0 };
        let room = field.area.width - indent;
        let units = lines::trimmed(line.units);
        let natural = lines::width(units, field.spacing) * em;
        let mut spacing = field.spacing;
        let mut width = natural;
        if field.align == Align::Justify && !line.last && units.len() > 1 {
            spacing += (room - natural) / em / (units.len() - 1) as f32;
            width = room;
        }
        let x = field.area.x
            + indent
            + match field.align {
                Align::Start | Align::Justify => 0.0,
                Align::Centre => (room - width) / 2.0,
                Align::End => room - width,
            };
        let glyphs = units.iter().map(|unit| (unit.ch, unit.glyph)).collect();
        Line { x, baseline: top + row as f32 * leading + RISE * em, width, spacing, glyphs }
    });
    Text { field: index, size, fits, lines: lines.collect() }
}

fn rows<'u>(field: &Field, paragraphs: &'u [Vec<Unit>], size: f32) -> Vec<Row<'u>> {
    let limit = field.area.width * POINTS / size;
    let mut rows = Vec::new();
    for units in paragraphs {
        let ranges = match (field.wrap, field.align) {
            (false, _) => std::iter::once(0..units.len()).collect(),
            (true, Align::Centre) => lines::balance(units, limit),
            (true, _) => lines::fill(units, limit, field.indent),
        };
        let count = ranges.len();
        let row = |(at, range)| Row { units: &units[range], first: at == 0, last: at + 1 == count };
        rows.extend(ranges.into_iter().enumerate().map(row));
    }
    rows
}

fn fits(field: &Field, rows: &[Row<'_>], size: f32) -> bool {
    let em = size / POINTS;
    let height = em * (field.leading * (rows.len() as f32 - 1.0) + 1.0);
    let wide = |row: &Row<'_>| {
        let indent = if row.first { field.indent } else { 0.0 };
        (lines::width(row.units, field.spacing) + indent) * em > field.area.width + 0.01
    };
    height <= field.area.height + 0.01 && !rows.iter().any(wide)
}
