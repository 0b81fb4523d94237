//! Documents to pages, set as Chinese offices set them, and the pages to PDF.

mod chart;
mod compose;
pub(crate) mod figure;
mod flow;
mod folio;
pub(crate) mod glyph;
pub(crate) mod guess;
pub(crate) mod letterhead;
mod line;
mod list;
pub(crate) mod manner;
mod marks;
pub(crate) mod number;
mod sheet;
pub(crate) mod table;
mod title;

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use fonts::{Faces, Slot};

use crate::document::{Document, Style};
use crate::pdf::{self, Info, Pages};
use crate::picture;
use compose::Composer;
use flow::Flow;
use glyph::Finder;
use manner::Manner;

/// What a paper is made with beside its words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// When it is made, local time.
    pub made: NaiveDateTime,
    /// The office that makes it: the document's author.
    pub author: String,
    /// Second and third headings bold, as some offices have them.
    pub bold_headings: bool,
}

/// A finished paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How many pages.
    pub pages: usize,
    /// Which face stood in for which, in Chinese.
    pub notes: Vec<String>,
    /// Characters that no face has, each of which shows as a box: to be reported before the paper is handed on.
    pub missing: Vec<char>,
}

/// Sets a document and writes it as PDF. The same document, faces and options give the same bytes.
///
/// # Errors
/// [`pdf::Error`] when there are more than a million characters, a picture is none, a face cannot be embedded or the bytes
/// cannot be assembled.
pub fn pdf_of(document: &Document, faces: &Faces, options: &Options) -> Result<Paper, pdf::Error> {
    document.sized()?;
    let manner = Manner::of(document.style, options.bold_headings);
    let images = picture::ready(document, &manner)?;
    let mut finder = Finder::new(faces);
    let mut composer = Composer::new(&mut finder, &manner, document.landscape, images);
    composer.document(document);
    let strips = composer.strips;
    let mut flow = Flow::new(&manner, document.landscape);
    flow.place(strips);
    let mut unnumbered = 0;
    if let Some(imprint) = document.imprint.as_ref().filter(|_| document.style == Style::Official) {
        unnumbered = letterhead::imprint(&mut flow, &mut finder, &manner, imprint);
    }
    let Flow { mut sheets, areas, bookmarks, .. } = flow;
    folio::number(&mut sheets.pages, &areas, unnumbered, &mut finder, &manner);

    let title = document.title.replace('\n', "");
    let info = Info { title, author: options.author.clone(), made: options.made, true_size: false };
    let pages = Pages { pages: sheets.pages, forms: Vec::new(), bookmarks };
    let bytes = pdf::write(&pages, faces, &info)?;
    let missing: Vec<char> = finder.missing.iter().copied().collect();
    Ok(Paper { bytes, pages: pages.pages.len(), notes: notes(&finder, faces), missing })
}

/// Characters of a document that no face of any slot has, in the order of their codes: for the programs that set the words
/// themselves, which have no others.
pub fn missing(document: &Document, faces: &Faces) -> Vec<char> {
    let inked = |ch: &char| !ch.is_control() && !marks::unseen(*ch);
    let all: BTreeSet<char> = document.texts().iter().flat_map(|text| text.chars()).filter(inked).collect();
    let slots = [Slot::FangSong, Slot::Serif, Slot::Sans, Slot::Title];
    all.into_iter().filter(|ch| slots.iter().all(|slot| faces.glyph(*slot, *ch).is_none())).collect()
}

fn notes(finder: &Finder<'_>, faces: &Faces) -> Vec<String> {
    let note = |slot: Slot| Some(format!("本机没有{}，用“{}”代替", slot.label(), faces.stands_in(slot)?.name));
    finder.slots().into_iter().filter_map(note).collect()
}
