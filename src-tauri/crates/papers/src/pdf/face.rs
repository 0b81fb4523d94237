//! Faces cut down to the glyphs that a document uses.

use std::collections::BTreeMap;

use fonts::Faces;
use printpdf::{FontMetrics, FontType, ParsedFont};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::{Error, Pages};

/// The faces of a document by index, each with its resource name.
pub(super) fn embed(document: &Pages, faces: &Faces) -> Result<BTreeMap<usize, (String, ParsedFont)>, Error> {
    let mut used: BTreeMap<usize, BTreeMap<char, (u16, f32)>> = BTreeMap::new();
    for run in document.pages.iter().flat_map(|page| &page.runs) {
        let glyphs = used.entry(run.face).or_default();
        glyphs.extend(run.glyphs.iter().map(|glyph| (glyph.ch, (glyph.id, glyph.advance))));
    }
    used.into_iter().map(|(face, glyphs)| Ok((face, (format!("F{face}"), cut(faces, face, &glyphs)?)))).collect()
}

fn cut(faces: &Faces, index: usize, glyphs: &BTreeMap<char, (u16, f32)>) -> Result<ParsedFont, Error> {
    let face = faces.face(index);
    let refuse = |why: String| Error::Face { face: face.name.clone(), why };
    let parsed = face.parse().ok_or_else(|| refuse("文件已读不出".into()))?;
    let mut remapper = GlyphRemapper::new();
    for (id, _) in glyphs.values() {
        remapper.remap(*id);
    }
    let bytes = subsetter::subset(face.data(), face.index, &remapper).map_err(|cause| refuse(cause.to_string()))?;
    let em = parsed.units_per_em();
    let mut characters = BTreeMap::new();
    let mut widths = BTreeMap::new();
    for (ch, (id, advance)) in glyphs {
        let new = remapper.get(*id).unwrap_or_default();
        characters.insert(u32::from(*ch), new);
        widths.insert(new, (advance * f32::from(em)).round() as u16);
    }
    let metrics = FontMetrics { ascent: parsed.ascender(), descent: parsed.descender() };
    let name = format!("{}+{}", tag(glyphs), ascii(&face.name, index));
    let cff = bytes.starts_with(b"OTTO");
    let mut font = ParsedFont::with_glyph_data(bytes, 0, Some(name), characters, widths, em, metrics);
    if cff {
        font.font_type = FontType::OpenTypeCFF(());
    }
    Ok(font)
}

/// The six letters before a subset's name (ISO 32000-1, 9.6.4): the same glyphs give the same letters.
fn tag(glyphs: &BTreeMap<char, (u16, f32)>) -> String {
    let mut hash = Sha256::new();
    for (ch, (id, _)) in glyphs {
        hash.update(u32::from(*ch).to_be_bytes());
        hash.update(id.to_be_bytes());
    }
    hash.finalize()[..6].iter().map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// A face's name in letters that every reader takes.
fn ascii(name: &str, index: usize) -> String {
    let plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if plain.is_empty() { format!("Face{index}") } else { plain }
}
