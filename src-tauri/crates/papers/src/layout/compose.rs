//! A document as strips, in the order in which they are read.

use std::sync::Arc;
use std::vec::IntoIter;

use super::figure;
use super::flow::{Content, Strip};
use super::glyph::{Finder, Type};
use super::line::{self, Line, Unit};
use super::manner::{Area, Manner};
use super::number::Counter;
use super::table::Table;
use super::title;
use crate::document::{Align, Attachment, Block, Document, Heading, Paragraph, Run, Signature, Style, laid};
use crate::picture::Image;

/// Collects the strips of a document.
pub(super) struct Composer<'a, 'f> {
    pub(super) finder: &'a mut Finder<'f>,
    pub(super) manner: &'a Manner,
    pub(super) strips: Vec<Strip>,
    /// How the pages of this part lie.
    base: bool,
    /// How the page that is being filled lies.
    pub(super) landscape: bool,
    headings: Counter,
    /// The pictures that are still to come.
    pub(super) images: IntoIter<Arc<Image>>,
    /// How much of its page a picture leaves for what must stand below it.
    pub(super) foot: f32,
}

impl<'a, 'f> Composer<'a, 'f> {
    /// `images` are the pictures of the document in the order in which they are read.
    pub(super) fn new(
        finder: &'a mut Finder<'f>,
        manner: &'a Manner,
        landscape: bool,
        images: Vec<Arc<Image>>,
    ) -> Self {
        let (strips, images) = (Vec::new(), images.into_iter());
        Self { finder, manner, strips, base: landscape, landscape, headings: Counter::default(), images, foot: 0.0 }
    }

    /// Everything from the letterhead to the last attachment.
    pub(super) fn document(&mut self, document: &Document) {
        if let Some(head) = &document.head {
            self.head(head);
        }
        self.title(&document.title);
        if self.manner.style == Style::List
            && let Some(strip) = self.strips.last_mut()
        {
            strip.bookmark = Some((1, document.title.clone()));
        }
        if let Some(subtitle) = &document.subtitle {
            self.lines(subtitle, self.manner.subtitle, Align::Centre);
        }
        if !self.strips.is_empty() {
            self.strips.push(Strip::blank(self.after_title()));
        }
        if let Some(addressee) = &document.addressee {
            self.lines(&format!("{addressee}："), self.manner.body, Align::Justify);
        }
        let (blocks, last) = figure::signed(document);
        self.blocks(blocks);
        self.foot = figure::foot(document, self.manner);
        self.blocks(last);
        self.foot = 0.0;
        self.attachment_names(&document.attachments);
        if let Some(signature) = &document.signature {
            self.signature(signature);
        }
        let count = document.attachments.len();
        for (at, attachment) in document.attachments.iter().enumerate() {
            self.attachment(attachment, (count > 1).then_some(at + 1));
        }
    }

    fn after_title(&self) -> f32 {
        match self.manner.style {
            Style::Official => self.manner.pitch,
            Style::List => self.manner.pitch / 3.0,
        }
    }

    pub(super) fn area(&self) -> Area {
        self.manner.area(self.landscape)
    }

    pub(super) fn measure(&self) -> f32 {
        self.manner.measure(&self.area())
    }

    pub(super) fn units(&mut self, text: &str, look: Type) -> Vec<Unit> {
        line::units(self.finder, &[(text, look)])
    }

    /// One line, as long as it gets.
    pub(super) fn line(&mut self, text: &str, look: Type) -> Line {
        line::set(&self.units(text, look), None)
    }

    pub(super) fn push(&mut self, lines: Vec<(f32, Line)>, look: Type) -> &mut Strip {
        let at = self.strips.len();
        self.strips.push(Strip::new(Content::Lines(lines), self.manner.pitch, look.size));
        &mut self.strips[at]
    }

    fn title(&mut self, text: &str) {
        let look = self.manner.title;
        let paragraphs: Vec<Vec<Unit>> =
            text.lines().filter(|line| !line.trim().is_empty()).map(|line| self.units(line.trim(), look)).collect();
        let width = self.area().width;
        for line in title::set(&paragraphs, width) {
            let x = (width - line.width) / 2.0;
            let strip = Strip::new(Content::Lines(vec![(x, line)]), self.manner.title_pitch, look.size);
            self.strips.push(strip.kept());
        }
    }

    /// A paragraph of one look without an indent.
    fn lines(&mut self, text: &str, look: Type, align: Align) {
        for text in text.lines() {
            let units = self.units(text, look);
            self.paragraph_of(&units, look, align, 0.0);
        }
    }

    fn paragraph_of(&mut self, units: &[Unit], look: Type, align: Align, indent: f32) {
        let width = self.measure();
        let lines = match align {
            Align::Justify => line::paragraph(units, width, indent),
            Align::Centre => {
                line::balance(units, width).into_iter().map(|range| line::ragged(&units[range], width)).collect()
            }
            Align::Start | Align::End => {
                line::fill(units, width, 0.0).into_iter().map(|range| line::ragged(&units[range], width)).collect()
            }
        };
        for (at, line) in lines.into_iter().enumerate() {
            let x = match align {
                Align::Justify if at == 0 => indent,
                Align::Justify | Align::Start => 0.0,
                Align::Centre => (width - line.width) / 2.0,
                Align::End => width - line.width,
            };
            self.push(vec![(x, line)], look);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for (block, landscape) in laid(blocks, self.base) {
            self.turn(landscape);
            self.block(block);
        }
    }

    /// Begins a new page where the next one lies otherwise.
    fn turn(&mut self, landscape: bool) {
        if self.landscape != landscape {
            self.landscape = landscape;
            self.strips.push(Strip::page(landscape));
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::List(list) => self.list(list),
            Block::Table(table) => {
                let area = self.area();
                let set = Table::new(self.finder, table, &self.manner.table, area.width, area.height);
                self.strips.push(Strip::new(Content::Table(Box::new(set)), 0.0, 0.0));
            }
            Block::Spread(words) => self.spread(words),
            Block::Chart(chart) => self.chart(chart),
            Block::Picture(picture) => self.picture(picture),
            Block::PageBreak => self.strips.push(Strip::page(self.landscape)),
            // Its blocks come one by one.
            Block::Landscape(_) => {}
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let (level, words) = self.headings.next(heading);
        let look = self.manner.headings[level];
        let mut runs = vec![(words.as_str(), look)];
        runs.extend(heading.follows.iter().map(|run| (run.text.as_str(), self.look(run))));
        let units = line::units(self.finder, &runs);
        let first = self.strips.len();
        self.paragraph_of(&units, look, Align::Justify, self.indent());
        // A heading that stands alone goes with what it heads.
        let alone = heading.follows.iter().all(|run| run.text.trim().is_empty());
        for strip in &mut self.strips[first..] {
            strip.keep = alone;
        }
        if let Some(strip) = self.strips.get_mut(first) {
            strip.bookmark = Some((level as u8 + 1, words));
        }
    }

    pub(super) fn indent(&self) -> f32 {
        2.0 * self.manner.body.cell
    }

    pub(super) fn look(&self, run: &Run) -> Type {
        Type { bold: run.bold, underline: run.underline, ..self.manner.body }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let indent = self.indent();
        let body = self.manner.body;
        let looks: Vec<Type> = paragraph.runs.iter().map(|run| self.look(run)).collect();
        // Line breaks inside runs begin new paragraphs.
        let mut runs: Vec<(&str, Type)> = Vec::new();
        for (run, look) in paragraph.runs.iter().zip(looks) {
            for (at, text) in run.text.split('\n').enumerate() {
                if at > 0 {
                    let units = line::units(self.finder, &std::mem::take(&mut runs));
                    self.paragraph_of(&units, body, paragraph.align, indent);
                }
                runs.push((text, look));
            }
        }
        let units = line::units(self.finder, &runs);
        self.paragraph_of(&units, body, paragraph.align, indent);
    }

    fn spread(&mut self, words: &[String]) {
        let look = self.manner.body;
        let width = self.area().width;
        let lines: Vec<Line> = words.iter().map(|text| self.line(text, look)).collect();
        let taken: f32 = lines.iter().map(|line| line.width).sum();
        let gaps = lines.len().saturating_sub(1);
        if taken + gaps as f32 * look.size > width {
            match words {
                [text] => self.lines(text, look, Align::Start),
                // Two lines take less room than one for each.
                _ => {
                    let (first, second) = words.split_at(words.len().div_ceil(2));
                    self.spread(first);
                    self.spread(second);
                }
            }
            return;
        }
        let gap = if gaps > 0 { (width - taken) / gaps as f32 } else { 0.0 };
        let mut x = 0.0;
        let placed = lines.into_iter().map(|line| {
            let at = x;
            x += line.width + gap;
            (at, line)
        });
        let placed = placed.collect();
        // Above a table it goes with the table, below one the table goes with it.
        if let Some(strip) = self.strips.last_mut()
            && matches!(strip.content, Content::Table(_))
        {
            strip.keep = true;
        }
        self.push(placed, look).keep = true;
    }

    /// The office over its date, which ends four characters from the right edge; never alone on a page.
    fn signature(&mut self, signature: &Signature) {
        let look = self.manner.body;
        let width = self.measure();
        let date = self.line(&signature.date, look);
        let middle = width - 4.0 * look.cell - date.width / 2.0;
        let mut lines = Vec::new();
        for issuer in &signature.issuers {
            let units = self.units(issuer, look);
            for range in line::balance(&units, width) {
                let line = line::ragged(&units[range], width);
                lines.push(((middle - line.width / 2.0).min(width - line.width).max(0.0), line));
            }
        }
        if date.width > 0.0 {
            lines.push((middle - date.width / 2.0, date));
        }
        if lines.is_empty() {
            return;
        }
        // Two lines of the body, or the last row of a table, go with it to a new page.
        let body =
            self.strips.iter().rposition(|strip| !matches!(strip.content, Content::Blank)).map_or(0, |at| at + 1);
        for strip in &mut self.strips[body.saturating_sub(2)..] {
            strip.keep |= !matches!(strip.content, Content::Page(_));
        }
        let gap = Strip::blank(self.manner.pitch);
        self.strips.extend([gap.kept(), Strip::blank(self.manner.pitch).kept()]);
        let count = lines.len();
        for (at, line) in lines.into_iter().enumerate() {
            self.push(vec![line], look).keep = at + 1 < count;
        }
    }

    fn attachment(&mut self, attachment: &Attachment, number: Option<usize>) {
        self.base = attachment.landscape;
        self.headings = Counter::default();
        self.landscape = attachment.landscape;
        self.strips.push(Strip::page(attachment.landscape));
        let label = number.map_or_else(|| "附件".to_owned(), |number| format!("附件{number}"));
        let look = self.manner.headings[0];
        let line = self.line(&label, look);
        let strip = self.push(vec![(0.0, line)], look);
        strip.keep = true;
        strip.bookmark = Some((1, format!("{label} {}", attachment.title.replace('\n', ""))));
        self.strips.push(Strip::blank(self.manner.pitch).kept());
        self.title(&attachment.title);
        self.strips.push(Strip::blank(self.after_title()));
        self.blocks(&attachment.blocks);
    }
}
