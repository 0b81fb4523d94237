//! Pages: size, margins, grid, page numbers (ECMA-376 part 1, 17.6).

use super::paragraph::twips;
use super::xml::Xml;
use super::{RELATIONS, WORD, style};
use crate::document::{Align, Style};
use crate::layout::manner::Manner;
use crate::pdf::POINTS;

/// From the lower edge of the type area to the middle of the page number (GB/T 9704-2012, 7.5).
const BELOW: f32 = 7.0 * POINTS;

/// A footer: its file, its relation, and which pages it is for.
pub(super) struct Footer {
    pub(super) file: &'static str,
    pub(super) relation: &'static str,
    pub(super) pages: &'static str,
    pub(super) align: Align,
}

const ODD: Footer = Footer { file: "footer1.xml", relation: "rId4", pages: "default", align: Align::End };
const EVEN: Footer = Footer { file: "footer2.xml", relation: "rId5", pages: "even", align: Align::Start };
const EACH: Footer = Footer { align: Align::Centre, ..ODD };

/// The footers of a style: odd right and even left, or all in the middle.
pub(super) fn footers(style: Style) -> &'static [Footer] {
    match style {
        Style::Official => &[ODD, EVEN],
        Style::List => &[EACH],
    }
}

/// The element that ends a section.
pub(super) fn write(xml: &mut Xml, manner: &Manner, landscape: bool) {
    let area = manner.area(landscape);
    let (right, bottom) = (area.paper_width - area.left - area.width, area.paper_height - area.bottom());
    xml.open("w:sectPr", &[]);
    for footer in footers(manner.style) {
        xml.leaf("w:footerReference", &[("w:type", &footer.pages), ("r:id", &footer.relation)]);
    }
    let (width, height) = (twips(area.paper_width), twips(area.paper_height));
    if landscape {
        xml.leaf("w:pgSz", &[("w:w", &width), ("w:h", &height), ("w:orient", &"landscape")]);
    } else {
        xml.leaf("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
    }
    // The line of the number is as high as its size: its middle stands where the standard wants it.
    let footer = bottom - BELOW - manner.folio.size / 2.0;
    xml.leaf(
        "w:pgMar",
        &[
            ("w:top", &twips(area.top)),
            ("w:right", &twips(right)),
            ("w:bottom", &twips(bottom)),
            ("w:left", &twips(area.left)),
            ("w:header", &twips(area.top / 2.0)),
            ("w:footer", &twips(footer)),
            ("w:gutter", &0),
        ],
    );
    // The lines of the grid; how wide its characters are, the styles say: programs disagree about a grid of characters.
    let pitch = twips(manner.pitch);
    match manner.style {
        Style::Official => xml.leaf("w:docGrid", &[("w:type", &"lines"), ("w:linePitch", &pitch)]),
        Style::List => xml.leaf("w:docGrid", &[("w:linePitch", &pitch)]),
    }
    xml.close("w:sectPr");
}

/// A footer's part: — 1 — one character in from the outer edge, or 第 1 页　共 3 页.
pub(super) fn footer(footer: &Footer, manner: &Manner) -> Vec<u8> {
    let mut xml = Xml::new("w:ftr", &[("xmlns:w", &WORD), ("xmlns:r", &RELATIONS)]);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", style::FOOTER);
    let inset = twips(manner.folio.size);
    match footer.align {
        Align::End => xml.leaf("w:ind", &[("w:right", &inset)]),
        Align::Start => xml.leaf("w:ind", &[("w:left", &inset)]),
        Align::Centre | Align::Justify => {}
    }
    xml.value("w:jc", style::justified(footer.align));
    xml.close("w:pPr");
    match manner.style {
        Style::Official => {
            words(&mut xml, "— ");
            field(&mut xml, "PAGE");
            words(&mut xml, " —");
        }
        Style::List => {
            words(&mut xml, "第 ");
            field(&mut xml, "PAGE");
            words(&mut xml, " 页　共 ");
            field(&mut xml, "NUMPAGES");
            words(&mut xml, " 页");
        }
    }
    xml.close("w:p");
    xml.finish("w:ftr")
}

fn words(xml: &mut Xml, words: &str) {
    xml.open("w:r", &[]);
    xml.words("w:t", &[("xml:space", &"preserve")], words);
    xml.close("w:r");
}

fn field(xml: &mut Xml, name: &str) {
    xml.open("w:fldSimple", &[("w:instr", &format!(" {name} "))]);
    words(xml, "1");
    xml.close("w:fldSimple");
}
