//! Which glyph stands for a character, asked once for each.

use std::collections::{BTreeSet, HashMap};

use fonts::{Faces, Slot};

use super::marks::{closes, opens};
use crate::drawing::{BLACK, Rgb};

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Type {
    /// The face.
    pub(crate) slot: Slot,
    /// The size in points.
    pub(crate) size: f32,
    /// From one full-width character to the next, in points: the size, or what a grid asks for.
    pub(crate) cell: f32,
    pub(crate) bold: bool,
    pub(crate) underline: bool,
    pub(crate) colour: Rgb,
}

impl Type {
    /// Words of a face and size, set solid.
    pub(crate) const fn new(slot: Slot, size: f32) -> Self {
        Self { slot, size, cell: size, bold: false, underline: false, colour: BLACK }
    }

    pub(crate) fn sized(self, size: f32) -> Self {
        Self { size, cell: size * self.cell / self.size, ..self }
    }
}

/// A glyph with what setting needs to know of its ink.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ink {
    pub(crate) face: usize,
    pub(crate) id: u16,
    /// The face's advance, in sizes.
    pub(crate) advance: f32,
    /// The empty part at its left, in sizes.
    pub(crate) before: f32,
    /// The empty part at its right, in sizes.
    pub(crate) after: f32,
    /// The middle of its ink above the baseline, in sizes.
    pub(crate) middle: f32,
    /// Whether the glyph must be thickened to be bold.
    pub(crate) thick: bool,
}

/// Asks the faces and remembers the answers, the slots used, and what no face has.
pub(crate) struct Finder<'a> {
    /// None where words are only measured for a program that sets them itself.
    faces: Option<&'a Faces>,
    known: HashMap<(Slot, bool, char), Option<Ink>>,
    pub(crate) missing: BTreeSet<char>,
}

impl<'a> Finder<'a> {
    pub(crate) fn new(faces: &'a Faces) -> Self {
        Self { faces: Some(faces), known: HashMap::new(), missing: BTreeSet::new() }
    }

    /// Measures as any Chinese face does, nearly: for programs that set the words themselves, in faces of their own.
    pub(crate) fn guess() -> Self {
        Self { faces: None, known: HashMap::new(), missing: BTreeSet::new() }
    }

    /// The glyph; none when no face has the character, which is then noted as missing.
    pub(crate) fn ink(&mut self, slot: Slot, bold: bool, ch: char) -> Option<Ink> {
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
        let Some(faces) = self.faces else { return Some(likely(ch)) };
        let regular = faces.glyph(slot, ch)?;
        let glyph = if bold { faces.bold_glyph(slot, ch)? } else { regular };
        let thick = bold && glyph.face == regular.face;
        let face = faces.face(glyph.face).parse()?;
        let em = f32::from(face.units_per_em());
        let bounds = face.glyph_bounding_box(ttf_parser::GlyphId(glyph.id));
        let (before, after, middle) = bounds.map_or((0.0, 0.0, 0.0), |ink| {
            let after = glyph.advance - f32::from(ink.x_max) / em;
            (f32::from(ink.x_min) / em, after, (f32::from(ink.y_min) + f32::from(ink.y_max)) / 2.0 / em)
        });
        Some(Ink { face: glyph.face, id: glyph.id, advance: glyph.advance, before, after, middle, thick })
    }

    /// The slots that words were set in.
    pub(crate) fn slots(&self) -> BTreeSet<Slot> {
        self.known.keys().map(|(slot, _, _)| *slot).collect()
    }
}

/// What Chinese faces have in common: letters half as wide as characters, marks that fill half of their place.
fn likely(ch: char) -> Ink {
    let advance = if ch.is_ascii() { 0.5 } else { 1.0 };
    let before = if opens(ch) { 0.5 } else { 0.0 };
    let after = if closes(ch) { 0.5 } else { 0.0 };
    Ink { face: 0, id: 0, advance, before, after, middle: 0.35, thick: false }
}
