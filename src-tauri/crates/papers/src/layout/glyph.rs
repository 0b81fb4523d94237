//! Which glyph stands for a character, asked once for each.

use std::collections::{BTreeSet, HashMap};

use fonts::{Faces, Slot};

use crate::drawing::{BLACK, Rgb};

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    /// The face.
    pub(super) slot: Slot,
    /// The size in points.
    pub(super) size: f32,
    /// From one full-width character to the next, in points: the size, or what a grid asks for.
    pub(super) cell: f32,
    pub(super) bold: bool,
    pub(super) underline: bool,
    pub(super) colour: Rgb,
}

impl Type {
    /// Words of a face and size, set solid.
    pub(super) const fn new(slot: Slot, size: f32) -> Self {
        Self { slot, size, cell: size, bold: false, underline: false, colour: BLACK }
    }

    pub(super) fn sized(self, size: f32) -> Self {
        Self { size, cell: size * self.cell / self.size, ..self }
    }
}

/// A glyph with what setting needs to know of its ink.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ink {
    pub(super) face: usize,
    pub(super) id: u16,
    /// The face's advance, in sizes.
    pub(super) advance: f32,
    /// The empty part at its left, in sizes.
    pub(super) before: f32,
    /// The empty part at its right, in sizes.
    pub(super) after: f32,
    /// The middle of its ink above the baseline, in sizes.
    pub(super) middle: f32,
    /// Whether the glyph must be thickened to be bold.
    pub(super) thick: bool,
}

/// Asks the faces and remembers the answers, the slots used, and what no face has.
pub(super) struct Finder<'a> {
    faces: &'a Faces,
    known: HashMap<(Slot, bool, char), Option<Ink>>,
    pub(super) missing: BTreeSet<char>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(faces: &'a Faces) -> Self {
        Self { faces, known: HashMap::new(), missing: BTreeSet::new() }
    }

    /// The glyph; none when no face has the character, which is then noted as missing.
    pub(super) fn ink(&mut self, slot: Slot, bold: bool, ch: char) -> Option<Ink> {
        if let Some(known) = self.known.get(&(slot, bold, ch)) {
            return *known;
        }
        let found = self.look_up(slot, bold, ch);
        if found.is_none() {
            self.missing.insert(ch);
        }
        self.known.insert((slot, bold, ch), found);
        found
    }

    fn look_up(&self, slot: Slot, bold: bool, ch: char) -> Option<Ink> {
        let regular = self.faces.glyph(slot, ch)?;
        let glyph = if bold { self.faces.bold_glyph(slot, ch)? } else { regular };
        let thick = bold && glyph.face == regular.face;
        let face = self.faces.face(glyph.face).parse()?;
        let em = f32::from(face.units_per_em());
        let bounds = face.glyph_bounding_box(ttf_parser::GlyphId(glyph.id));
        let (before, after, middle) = bounds.map_or((0.0, 0.0, 0.0), |ink| {
            let after = glyph.advance - f32::from(ink.x_max) / em;
            (f32::from(ink.x_min) / em, after, (f32::from(ink.y_min) + f32::from(ink.y_max)) / 2.0 / em)
        });
        Some(Ink { face: glyph.face, id: glyph.id, advance: glyph.advance, before, after, middle, thick })
    }

    /// The slots that words were set in.
    pub(super) fn slots(&self) -> BTreeSet<Slot> {
        self.known.keys().map(|(slot, _, _)| *slot).collect()
    }
}
