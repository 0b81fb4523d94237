//! 版头 above the title, 版记 at the foot of the last page (GB/T 9704-2012, 7.2 and 7.4).

use fonts::Slot;

use super::body::{Body, Part};
use super::paragraph::{Edge, Paragraph, Span, twips};
use super::style;
use super::xml::Xml;
use crate::document::{Align, Head, Imprint, Stock};
use crate::drawing::BLACK;
use crate::layout::glyph::Type;
use crate::layout::guess;
use crate::layout::letterhead::{ABOVE_MARK, MARK, RED, RED_RULE};

impl Body<'_> {
    /// The mark, number and signers, and the red rule; on printed stock only what it leaves blank.
    pub(super) fn head(&mut self, head: &Head) {
        let width = self.width();
        let look = Type { colour: RED, ..Type::new(Slot::Title, MARK) };
        let natural = guess::width(&head.mark, look);
        let size = if natural > width { MARK * width / natural } else { MARK };
        let drawn = head.stock == Stock::Plain;
        let text = if drawn { head.mark.clone() } else { String::new() };
        let span = Span { text, look: Some(look.sized(size.floor())), ..Span::default() };
        let (before, pitch) = (ABOVE_MARK, Some(size * 1.2));
        let align = Some(Align::Centre);
        self.push(Paragraph { spans: vec![span], before, pitch, align, ..Paragraph::default() });
        self.push(Paragraph::default());
        self.push(Paragraph::default());
        let mut number = self.number(head);
        if drawn {
            // Four millimetres below the number.
            number.below = Some(Edge { width: RED_RULE, colour: RED, space: 6 });
        }
        self.push(number);
        self.push(Paragraph::default());
        self.push(Paragraph::default());
    }

    /// The number in the middle, or at the left with the signers at the right.
    fn number(&self, head: &Head) -> Paragraph {
        let body = self.manner.body;
        if head.signers.is_empty() {
            return Paragraph { align: Some(Align::Centre), ..Paragraph::new(None, head.number.as_str()) };
        }
        let kai = Type { slot: Slot::Kai, ..body };
        let lead = Span::plain(format!("　{}\t签发人：", head.number));
        let names = Span { text: head.signers.join("\u{3000}"), look: Some(kai), ..Span::default() };
        let tabs = vec![("right", self.measure() - body.cell)];
        Paragraph { spans: vec![lead, names], tabs, align: Some(Align::Start), ..Paragraph::default() }
    }

    /// Who gets copies, and who printed it and when.
    pub(super) fn imprint(&mut self, imprint: &Imprint) {
        let look = Type::new(Slot::FangSong, 14.0);
        let width = self.width();
        let line = |text: String| Paragraph {
            spans: vec![Span { text, look: Some(look), ..Span::default() }],
            pitch: Some(2.0 * look.size),
            left: look.size,
            right: look.size,
            ..Paragraph::default()
        };
        let copies = imprint.copies.as_ref().map(|copies| {
            let lead = guess::width("抄送：", look);
            Paragraph { left: look.size + lead, hanging: lead, ..line(format!("抄送：{copies}")) }
        });
        let office = line(format!("{}\t{}印发", imprint.office, imprint.date));
        let tabs = vec![("right", width - look.size)];
        let office = Paragraph { tabs, align: Some(Align::Start), ..office };
        self.parts.push(Part::Foot(Foot { lines: copies.into_iter().chain([office]).collect(), width }));
    }
}

/// Lines at the foot of a page: a table that floats down to it.
pub(super) struct Foot {
    lines: Vec<Paragraph>,
    /// In points.
    width: f32,
}

impl Foot {
    pub(super) fn write(&self, xml: &mut Xml) {
        let width = twips(self.width);
        xml.open("w:tbl", &[]);
        xml.open("w:tblPr", &[]);
        xml.leaf(
            "w:tblpPr",
            &[
                ("w:vertAnchor", &"margin"),
                ("w:horzAnchor", &"margin"),
                ("w:tblpXSpec", &"left"),
                ("w:tblpYSpec", &"bottom"),
            ],
        );
        xml.leaf("w:tblW", &[("w:w", &width), ("w:type", &"dxa")]);
        xml.open("w:tblBorders", &[]);
        // Thick rules first and last, thin ones between.
        for (name, width) in [("w:top", 1.0), ("w:bottom", 1.0), ("w:insideH", 0.75)] {
            style::edge(xml, name, Edge { width, colour: BLACK, space: 0 });
        }
        xml.close("w:tblBorders");
        xml.leaf("w:tblLayout", &[("w:type", &"fixed")]);
        xml.open("w:tblCellMar", &[]);
        for side in ["w:left", "w:right"] {
            xml.leaf(side, &[("w:w", &0), ("w:type", &"dxa")]);
        }
        xml.close("w:tblCellMar");
        xml.close("w:tblPr");
        xml.open("w:tblGrid", &[]);
        xml.leaf("w:gridCol", &[("w:w", &width)]);
        xml.close("w:tblGrid");
        for line in &self.lines {
            xml.open("w:tr", &[]);
            xml.open("w:tc", &[]);
            xml.open("w:tcPr", &[]);
            xml.leaf("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
            xml.close("w:tcPr");
            line.write(xml, None);
            xml.close("w:tc");
            xml.close("w:tr");
        }
        xml.close("w:tbl");
    }
}
