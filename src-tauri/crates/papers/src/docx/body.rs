//! A document as paragraphs, tables and sections, in the order in which they are read.

use std::iter::Enumerate;
use std::slice;
use std::sync::Arc;

use super::letterhead::Foot;
use super::paragraph::{Paragraph, Span};
use super::style;
use super::table::Ruled;
use crate::document::{Align, Attachment, Block, Chart, Document, Heading, List, Run, Signature, Style, Table, laid};
use crate::layout::glyph::Type;
use crate::layout::manner::Manner;
use crate::layout::number::Counter;
use crate::layout::{figure, guess};
use crate::picture::Image;

/// What stands one below the other.
pub(super) enum Part<'m> {
    Paragraph(Paragraph),
    Table(Ruled<'m>),
    /// Lines at the foot of the last page.
    Foot(Foot),
    /// A section ends here; it lies on its long side or not.
    Section(bool),
}

/// Collects the parts of a document.
pub(super) struct Body<'m> {
    pub(super) manner: &'m Manner,
    pub(super) parts: Vec<Part<'m>>,
    /// How the pages of this part lie.
    base: bool,
    /// How the page that is being filled lies.
    pub(super) landscape: bool,
    /// What comes next begins a new page.
    new_page: bool,
    headings: Counter,
    /// The pictures that are still to come.
    pub(super) images: Enumerate<slice::Iter<'m, Arc<Image>>>,
    /// How much of its page a picture leaves for what must stand below it.
    pub(super) foot: f32,
}

impl<'m> Body<'m> {
    /// `images` are the pictures of the document in the order in which they are read.
    pub(super) fn new(manner: &'m Manner, landscape: bool, images: &'m [Arc<Image>]) -> Self {
        Self {
            manner,
            parts: Vec::new(),
            base: landscape,
            landscape,
            new_page: false,
            headings: Counter::default(),
            images: images.iter().enumerate(),
            foot: 0.0,
        }
    }

    /// Everything from the letterhead to the imprint.
    pub(super) fn document(&mut self, document: &Document) {
        if let Some(head) = &document.head {
            self.head(head);
        }
        self.title(&document.title);
        if let Some(subtitle) = &document.subtitle {
            self.push(Paragraph::new(Some(style::SUBTITLE), subtitle.as_str()));
        }
        if !self.parts.is_empty() {
            self.blank();
        }
        if let Some(addressee) = &document.addressee {
            self.push(Paragraph::new(None, format!("{addressee}：")));
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
        if let Some(imprint) = document.imprint.as_ref().filter(|_| document.style == Style::Official) {
            self.turn(false);
            self.part_tables();
            self.imprint(imprint);
        }
        self.end();
    }

    pub(super) fn width(&self) -> f32 {
        self.manner.area(self.landscape).width
    }

    /// As wide as lines of words are.
    pub(super) fn measure(&self) -> f32 {
        self.manner.measure(&self.manner.area(self.landscape))
    }

    pub(super) fn push(&mut self, mut paragraph: Paragraph) {
        paragraph.new_page |= std::mem::take(&mut self.new_page);
        self.parts.push(Part::Paragraph(paragraph));
    }

    /// An empty line: in lists a third of one.
    fn blank(&mut self) {
        let pitch = (self.manner.style == Style::List).then_some(self.manner.pitch / 3.0);
        self.push(Paragraph { pitch, ..Paragraph::default() });
    }

    fn title(&mut self, title: &str) {
        let lines = guess::title_lines(title, self.manner, self.landscape);
        if !lines.is_empty() {
            self.push(Paragraph::new(Some(style::TITLE), lines.join("\n")));
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for (block, landscape) in laid(blocks, self.base) {
            self.turn(landscape);
            self.block(block);
        }
    }

    /// Ends the section when the next page lies otherwise.
    fn turn(&mut self, landscape: bool) {
        if self.landscape == landscape {
            return;
        }
        if !self.parts.is_empty() {
            self.parts.push(Part::Section(self.landscape));
            self.new_page = false;
        }
        self.landscape = landscape;
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(paragraph) => self.paragraph(&paragraph.runs, paragraph.align),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Spread(words) => self.spread(words),
            Block::Chart(chart) => self.chart(chart),
            Block::Picture(picture) => self.picture(picture),
            Block::PageBreak => self.new_page = true,
            // Its blocks come one by one.
            Block::Landscape(_) => {}
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let (level, words) = self.headings.next(heading);
        let mut paragraph = Paragraph::new(Some(style::HEADINGS[level]), words);
        if heading.follows.iter().any(|run| !run.text.trim().is_empty()) {
            // It heads nothing but its own words: the next paragraph may go to another page.
            paragraph.keep = Some(false);
            let look = Some(self.manner.body);
            paragraph.spans.extend(heading.follows.iter().map(|run| Span { look, ..Span::of(run) }));
        }
        self.push(paragraph);
    }

    /// A paragraph; line breaks in it begin new ones.
    fn paragraph(&mut self, runs: &[Run], align: Align) {
        let style = (align == Align::Justify).then_some(style::INDENTED);
        let mut spans: Vec<Span> = Vec::new();
        let mut paragraphs = Vec::new();
        for run in runs {
            for (at, text) in run.text.split('\n').enumerate() {
                if at > 0 {
                    paragraphs.push(std::mem::take(&mut spans));
                }
                spans.push(Span { text: text.to_owned(), ..Span::of(run) });
            }
        }
        paragraphs.push(spans);
        for spans in paragraphs {
            self.push(Paragraph { style, spans, align: Some(align), ..Paragraph::default() });
        }
    }

    /// Items behind their marks, which a tab parts from the words.
    fn list(&mut self, list: &List) {
        let look = self.manner.body;
        let widest = (0..list.items.len()).map(|at| guess::width(&list.mark(at), look)).fold(0.0, f32::max);
        let hanging = widest + 0.25 * look.cell;
        for (at, item) in list.items.iter().enumerate() {
            let mark = Span::plain(format!("{}\t", list.mark(at)));
            let words = item.iter().map(|run| Span { text: run.text.replace('\n', " "), ..Span::of(run) });
            let spans = std::iter::once(mark).chain(words).collect();
            let left = 2.0 * look.cell + hanging;
            self.push(Paragraph { spans, left, hanging, ..Paragraph::default() });
        }
    }

    /// Two tables that touch would be one, and a table begins no page by itself.
    fn part_tables(&mut self) {
        if self.new_page || matches!(self.parts.last(), Some(Part::Table(_))) {
            self.push(Paragraph::seam());
        }
    }

    fn table(&mut self, table: &Table) {
        self.part_tables();
        self.parts.push(Part::Table(Ruled::new(table, self.manner, self.landscape)));
    }

    /// A working copy has the numbers of a chart: they can be corrected.
    fn chart(&mut self, chart: &Chart) {
        if chart.points().next().is_none() {
            return;
        }
        let (align, keep) = (Some(Align::Centre), Some(true));
        self.push(Paragraph { align, keep, ..Paragraph::new(None, chart.title.as_str()) });
        self.parts.push(Part::Table(Ruled::new(&chart.table(), self.manner, self.landscape)));
    }

    fn spread(&mut self, words: &[String]) {
        let look = self.manner.body;
        let width = self.width();
        let gaps = words.len().saturating_sub(1);
        let taken: f32 = words.iter().map(|text| guess::width(text, look)).sum();
        if taken + gaps as f32 * look.size > width {
            match words {
                [text] => self.push(Paragraph { align: Some(Align::Start), ..Paragraph::new(None, text.as_str()) }),
                _ => {
                    let (first, second) = words.split_at(words.len().div_ceil(2));
                    self.spread(first);
                    self.spread(second);
                }
            }
            return;
        }
        if let Some(Part::Table(table)) = self.parts.last_mut() {
            table.keep = true;
        }
        // The same gap between all of them.
        let gap = if gaps > 0 { (width - taken) / gaps as f32 } else { 0.0 };
        let mut place = 0.0;
        let mut tabs = Vec::new();
        for (at, text) in words.iter().enumerate() {
            match at {
                0 => {}
                at if at == gaps => tabs.push(("right", width)),
                _ => tabs.push(("left", place)),
            }
            place += guess::width(text, look) + gap;
        }
        let paragraph = Paragraph::new(None, words.join("\t").replace('\n', " "));
        self.push(Paragraph { tabs, keep: Some(true), align: Some(Align::Start), ..paragraph });
    }

    /// 附件：1. … below the body, names one below the other.
    fn attachment_names(&mut self, attachments: &[Attachment]) {
        if attachments.is_empty() {
            return;
        }
        let look = self.manner.body;
        let lead = guess::width("附件：", look);
        self.push(Paragraph::default());
        for (at, attachment) in attachments.iter().enumerate() {
            let label = if attachments.len() > 1 { format!("{}. ", at + 1) } else { String::new() };
            let label_width = guess::width(&label, look);
            let (first, hanging) = if at == 0 { ("附件：", lead + label_width) } else { ("", label_width) };
            let words = format!("{first}{label}{}", attachment.title.replace('\n', ""));
            let left = 2.0 * look.cell + lead + label_width;
            self.push(Paragraph { left, hanging, ..Paragraph::new(None, words) });
        }
    }

    /// The office over its date, which ends four characters from the right edge; never alone on a page.
    fn signature(&mut self, signature: &Signature) {
        let look = self.manner.body;
        let date_width = guess::width(&signature.date, look);
        let right = |text: &str| (4.0 * look.cell + (date_width - guess::width(text, look)) / 2.0).max(0.0);
        let mut lines: Vec<(&str, f32)> = signature.issuers.iter().map(|text| (text.as_str(), right(text))).collect();
        if !signature.date.is_empty() {
            lines.push((&signature.date, 4.0 * look.cell));
        }
        if lines.is_empty() {
            return;
        }
        match self.parts.last_mut() {
            Some(Part::Paragraph(last)) => last.keep = Some(true),
            Some(Part::Table(table)) => table.keep = true,
            _ => {}
        }
        let keep = Some(true);
        self.push(Paragraph { keep, ..Paragraph::default() });
        self.push(Paragraph { keep, ..Paragraph::default() });
        let count = lines.len();
        for (at, (text, right)) in lines.into_iter().enumerate() {
            let paragraph = Paragraph::new(None, text);
            self.push(Paragraph { right, keep: Some(at + 1 < count), align: Some(Align::End), ..paragraph });
        }
    }

    fn attachment(&mut self, attachment: &Attachment, number: Option<usize>) {
        self.base = attachment.landscape;
        self.headings = Counter::default();
        if self.landscape == attachment.landscape {
            self.new_page = true;
        } else {
            self.turn(attachment.landscape);
        }
        let label = number.map_or_else(|| "附件".to_owned(), |number| format!("附件{number}"));
        let look: Type = self.manner.headings[0];
        let span = Span { text: label, look: Some(look), ..Span::default() };
        self.push(Paragraph { spans: vec![span], keep: Some(true), ..Paragraph::default() });
        self.push(Paragraph { keep: Some(true), ..Paragraph::default() });
        self.title(&attachment.title);
        self.blank();
        self.blocks(&attachment.blocks);
    }

    /// Word wants a paragraph behind the last table.
    fn end(&mut self) {
        if !matches!(self.parts.last(), Some(Part::Paragraph(_))) {
            self.push(Paragraph::seam());
        }
        self.parts.push(Part::Section(self.landscape));
    }
}
