//! Paragraphs and runs (ECMA-376 part 1, 17.3). The order of the elements is that of the schema: Word refuses another.

use super::picture::Inline;
use super::style;
use super::xml::Xml;
use crate::document::{Align, Run};
use crate::drawing::Rgb;
use crate::layout::glyph::Type;

/// Twentieths of a point, which Word measures in.
pub(super) fn twips(points: f32) -> i32 {
    (points * 20.0).round() as i32
}

/// A line as high as what stands on it.
const SINGLE: i32 = 240;

/// Words of one look.
#[derive(Debug, Clone, Default)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) bold: bool,
    pub(super) underline: bool,
    /// A look that the paragraph's style does not have.
    pub(super) look: Option<Type>,
}

impl Span {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub(super) fn of(run: &Run) -> Self {
        Self { text: run.text.clone(), bold: run.bold, underline: run.underline, look: None }
    }
}

/// A rule along a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    /// In points.
    pub(super) width: f32,
    pub(super) colour: Rgb,
    /// From the words, in points.
    pub(super) space: u8,
}

/// A paragraph. Lengths are points.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    /// The style's id; none for the body's.
    pub(super) style: Option<&'static str>,
    pub(super) spans: Vec<Span>,
    /// Stands before the words; its line is as high as it is.
    pub(super) picture: Option<Inline>,
    /// Stays on the page of what follows; none as the style has it.
    pub(super) keep: Option<bool>,
    /// Begins a new page.
    pub(super) new_page: bool,
    pub(super) below: Option<Edge>,
    /// Where words behind tabs stand: kind and place.
    pub(super) tabs: Vec<(&'static str, f32)>,
    pub(super) before: f32,
    pub(super) after: f32,
    /// From line to line; none as the style has it.
    pub(super) pitch: Option<f32>,
    pub(super) left: f32,
    pub(super) right: f32,
    /// The first line so much further to the left.
    pub(super) hanging: f32,
    /// None as the style has it.
    pub(super) align: Option<Align>,
}

impl Paragraph {
    pub(super) fn new(style: Option<&'static str>, text: impl Into<String>) -> Self {
        Self { style, spans: vec![Span::plain(text)], ..Self::default() }
    }

    /// A paragraph that takes no room: Word wants one between two tables, and at the end of a section.
    pub(super) fn seam() -> Self {
        let tiny = Span { look: Some(style::TINY), ..Span::default() };
        Self { pitch: Some(1.0), spans: vec![tiny], ..Self::default() }
    }

    /// Writes the paragraph; `section` writes what ends a section with it.
    pub(super) fn write(&self, xml: &mut Xml, section: Option<&dyn Fn(&mut Xml)>) {
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        self.binding(xml);
        self.edges(xml);
        if !self.tabs.is_empty() {
            xml.open("w:tabs", &[]);
            for (kind, place) in &self.tabs {
                xml.leaf("w:tab", &[("w:val", kind), ("w:pos", &twips(*place))]);
            }
            xml.close("w:tabs");
        }
        self.places(xml);
        if let [Span { look: Some(look), text, .. }] = &self.spans[..]
            && text.is_empty()
        {
            // The mark at the end of the paragraph is as small as its words.
            xml.open("w:rPr", &[]);
            style::look(xml, look);
            xml.close("w:rPr");
        }
        if let Some(section) = section {
            section(xml);
        }
        xml.close("w:pPr");
        if let Some(picture) = &self.picture {
            picture.write(xml);
        }
        for span in &self.spans {
            span.write(xml);
        }
        xml.close("w:p");
    }

    fn binding(&self, xml: &mut Xml) {
        if let Some(style) = self.style {
            xml.value("w:pStyle", style);
        }
        if let Some(keep) = self.keep {
            xml.value("w:keepNext", u8::from(keep));
        }
        if self.new_page {
            xml.leaf("w:pageBreakBefore", &[]);
        }
    }

    fn edges(&self, xml: &mut Xml) {
        if let Some(edge) = self.below {
            xml.open("w:pBdr", &[]);
            style::edge(xml, "w:bottom", edge);
            xml.close("w:pBdr");
        }
    }

    fn places(&self, xml: &mut Xml) {
        if self.pitch.is_some() || self.picture.is_some() {
            // Lines of a height of their own leave the grid.
            xml.value("w:snapToGrid", 0);
        }
        let (before, after) = (twips(self.before), twips(self.after));
        // A line of an exact height would cut a picture off.
        let pitch = match self.picture {
            Some(_) => Some((SINGLE, "auto")),
            None => self.pitch.map(|pitch| (twips(pitch), "exact")),
        };
        match pitch {
            Some((pitch, rule)) => xml.leaf(
                "w:spacing",
                &[("w:before", &before), ("w:after", &after), ("w:line", &pitch), ("w:lineRule", &rule)],
            ),
            None if before > 0 => xml.leaf("w:spacing", &[("w:before", &before)]),
            None => {}
        }
        if self.left != 0.0 || self.right != 0.0 || self.hanging != 0.0 {
            xml.leaf(
                "w:ind",
                &[("w:left", &twips(self.left)), ("w:right", &twips(self.right)), ("w:hanging", &twips(self.hanging))],
            );
        }
        if let Some(align) = self.align {
            xml.value("w:jc", style::justified(align));
        }
    }
}

impl Span {
    fn write(&self, xml: &mut Xml) {
        if self.text.is_empty() {
            return;
        }
        xml.open("w:r", &[]);
        if self.bold || self.underline || self.look.is_some() {
            xml.open("w:rPr", &[]);
            match &self.look {
                Some(look) => {
                    style::look(xml, &Type { bold: look.bold || self.bold, underline: self.underline, ..*look });
                }
                None => style::emphasis(xml, self.bold, self.underline),
            }
            xml.close("w:rPr");
        }
        // A line break and a tab are elements of their own.
        for (row, line) in self.text.split('\n').enumerate() {
            if row > 0 {
                xml.leaf("w:br", &[]);
            }
            for (at, words) in line.split('\t').enumerate() {
                if at > 0 {
                    xml.leaf("w:tab", &[]);
                }
                if !words.is_empty() {
                    xml.words("w:t", &[("xml:space", &"preserve")], words);
                }
            }
        }
        xml.close("w:r");
    }
}
