//! Running text of a .docx: paragraphs in order with the labels that Word shows before them. Tables are counted, not read;
//! insertions count, deletions do not, and who made them is kept with the comments.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive;
use super::html::unescape;
use super::numbering::{Numbered, Numbering};
use super::xml2003::attribute;
use crate::{Format, Line, Prose, ReadError, Remark};

/// Elements whose words are no running text, or stand there twice: pictures with their text boxes, what was moved away, what
/// formatting was before.
const SKIPPED: [&str; 7] = ["drawing", "pict", "object", "Fallback", "moveFrom", "pPrChange", "rPrChange"];

/// The paragraphs, unless the document is made of tables.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Option<Prose>, ReadError> {
    let part = |part: &str| Ok::<_, ReadError>(archive::part(name, bytes, part)?.unwrap_or_default());
    let document = part("word/document.xml")?;
    let numbering = Numbering::read(&part("word/numbering.xml")?, &part("word/styles.xml")?);
    let mut reader = Reader::from_str(&document);
    reader.config_mut().check_end_names = false;
    let mut text = Text { numbering, remarks: remarks(&part("word/comments.xml")?), ..Text::default() };
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => text.start(&start, false),
            Ok(Event::Empty(start)) => text.start(&start, true),
            Ok(Event::Text(words)) => text.words(&unescape(words.as_ref())),
            Ok(Event::GeneralRef(reference)) => {
                text.words(&unescape(&format!("&{};", AsRef::<str>::as_ref(&reference))));
            }
            Ok(Event::CData(words)) => text.words(words.as_ref()),
            Ok(Event::End(end)) => text.end(end.local_name().as_ref()),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                let detail = format!("正文在第 {} 字节出错", reader.error_position());
                return Err(ReadError::Damaged { file: name.into(), detail });
            }
        }
    }
    if !text.closed {
        return Err(ReadError::Damaged { file: name.into(), detail: "正文没有写完".into() });
    }
    if text.outside + text.inside == 0 {
        return Err(ReadError::Empty { file: name.into() });
    }
    let running = text.outside > text.inside || text.labelled > 1;
    let Text { lines, struck, tables, .. } = text;
    Ok(running.then_some(Prose { format: Format::Docx, lines, struck, paragraphs: true, tables }))
}

/// The comments by their ids. What of them cannot be read is left out: they are beside the text.
fn remarks(part: &str) -> HashMap<String, Remark> {
    let mut reader = Reader::from_str(part);
    reader.config_mut().check_end_names = false;
    let mut remarks: HashMap<String, Remark> = HashMap::new();
    let (mut id, mut in_words) = (None, false);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(start) => match start.local_name().as_ref() {
                "comment" => {
                    let by = attribute(&start, "author").unwrap_or_default();
                    id = attribute(&start, "id");
                    remarks.extend(id.clone().map(|id| (id, Remark { by, text: String::new() })));
                }
                "t" => in_words = true,
                // Paragraphs of one comment stand on lines of their own.
                "p" => {
                    if let Some(remark) =
                        id.as_ref().and_then(|id| remarks.get_mut(id)).filter(|it| !it.text.is_empty())
                    {
                        remark.text.push('\n');
                    }
                }
                _ => {}
            },
            Event::Text(words) if in_words => {
                if let Some(remark) = id.as_ref().and_then(|id| remarks.get_mut(id)) {
                    remark.text.push_str(&unescape(words.as_ref()));
                }
            }
            Event::End(end) if end.local_name().as_ref() == "t" => in_words = false,
            Event::Eof => break,
            _ => {}
        }
    }
    remarks
}

#[derive(Default)]
struct Text {
    numbering: Numbering,
    remarks: HashMap<String, Remark>,
    lines: Vec<Line>,
    struck: Vec<Line>,
    tables: usize,
    closed: bool,
    /// Characters outside and inside tables; paragraphs outside with a label.
    outside: usize,
    inside: usize,
    labelled: usize,
    /// How deep within tables, and within elements that are skipped.
    in_table: usize,
    skipping: Vec<String>,
    number: usize,
    paragraph: Paragraph,
    in_properties: bool,
    in_run_properties: bool,
    in_run: bool,
    in_words: bool,
    in_struck: bool,
    hidden: bool,
}

#[derive(Default)]
struct Paragraph {
    open: bool,
    words: String,
    /// Words that were struck out.
    struck: String,
    numbered: Numbered,
    /// Its end was deleted: the next paragraph goes on with it.
    runs_on: bool,
    revised_by: Vec<String>,
    remarks: Vec<Remark>,
}

impl Text {
    fn start(&mut self, start: &BytesStart<'_>, empty: bool) {
        let local = start.local_name();
        let name = local.as_ref();
        if matches!(name, "ins" | "del" | "moveFrom" | "moveTo") && self.skipping.is_empty() {
            self.revised(start);
        }
        if !self.skipping.is_empty() || SKIPPED.contains(&name) {
            if !empty {
                self.skipping.push(name.into());
            }
            return;
        }
        let value = || attribute(start, "val");
        let off = || matches!(value().as_deref(), Some("0" | "false" | "off"));
        match name {
            "tbl" if !empty => {
                self.tables += usize::from(self.in_table == 0);
                self.in_table += 1;
            }
            "p" => {
                // What ran on from a paragraph whose end was deleted stays; of one that was struck out whole, nothing does.
                if !self.paragraph.runs_on || self.paragraph.words.trim().is_empty() {
                    self.paragraph = Paragraph::default();
                }
                self.paragraph.open = true;
                self.paragraph.runs_on = false;
                if empty {
                    self.end("p");
                }
            }
            "pPr" if !empty => self.in_properties = true,
            "rPr" if !empty => self.in_run_properties = true,
            "r" if !empty => (self.in_run, self.hidden) = (true, false),
            "t" => self.in_words = !empty,
            "delText" => self.in_struck = !empty,
            "pStyle" if self.in_properties => self.paragraph.numbered.style = value(),
            "numId" if self.in_properties => self.paragraph.numbered.num = value(),
            "ilvl" if self.in_properties => {
                self.paragraph.numbered.level = value().and_then(|level| level.parse().ok());
            }
            "del" if self.in_properties && self.in_run_properties => self.paragraph.runs_on = true,
            "vanish" if self.in_run && self.in_run_properties => self.hidden = !off(),
            "tab" if self.in_run && !self.in_properties => self.put("\t"),
            "br" | "cr" if self.in_run => self.put("\n"),
            "noBreakHyphen" if self.in_run => self.put("-"),
            "commentReference" => {
                let remark = attribute(start, "id").and_then(|id| self.remarks.remove(&id));
                self.paragraph.remarks.extend(remark.filter(|remark| !remark.text.trim().is_empty()));
            }
            _ => {}
        }
    }

    /// Keeps who made a tracked change.
    fn revised(&mut self, start: &BytesStart<'_>) {
        let by = attribute(start, "author").unwrap_or_default();
        if !self.paragraph.revised_by.contains(&by) {
            self.paragraph.revised_by.push(by);
        }
    }

    fn end(&mut self, name: &str) {
        if !self.skipping.is_empty() {
            // A broken file may close what it did not open; it ends with its own parent then.
            if let Some(at) = self.skipping.iter().rposition(|open| open == name) {
                self.skipping.truncate(at);
            }
            return;
        }
        match name {
            "tbl" => self.in_table = self.in_table.saturating_sub(1),
            "p" => self.finish(),
            "pPr" => self.in_properties = false,
            "rPr" => self.in_run_properties = false,
            "r" => (self.in_run, self.in_words, self.hidden) = (false, false, false),
            "t" => self.in_words = false,
            "delText" => self.in_struck = false,
            "document" => self.closed = true,
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.in_words && self.skipping.is_empty() {
            self.put(words);
        }
        if self.in_struck && self.paragraph.open && self.skipping.is_empty() {
            self.paragraph.struck.push_str(words);
        }
    }

    fn put(&mut self, words: &str) {
        if self.paragraph.open && !self.hidden {
            self.paragraph.words.push_str(words);
        }
    }

    fn finish(&mut self) {
        self.number += usize::from(self.in_table == 0);
        let Paragraph { words, struck, revised_by, .. } = &self.paragraph;
        if words.trim().is_empty() && !struck.trim().is_empty() && self.in_table == 0 {
            let (text, revised_by) = (struck.clone(), revised_by.clone());
            self.struck.push(Line { number: self.number, text, revised_by, ..Line::default() });
        }
        if self.paragraph.runs_on || !self.paragraph.open {
            return;
        }
        let Paragraph { words, numbered, revised_by, mut remarks, .. } = std::mem::take(&mut self.paragraph);
        let blank = words.trim().is_empty();
        let contents = numbered.style.as_deref().is_some_and(|style| self.numbering.is_contents(style));
        // An empty paragraph of a list shows its number, and counts.
        let label = self.numbering.label(&numbered);
        if contents {
            return;
        }
        let count = words.chars().filter(|c| !c.is_whitespace()).count();
        if self.in_table > 0 {
            self.inside += count;
            return;
        }
        self.outside += count;
        self.labelled += usize::from(!blank && (label.is_some() || crate::outline::has_label(&words)));
        for (at, line) in words.split('\n').enumerate() {
            let label = label.as_ref().filter(|_| at == 0 && !blank);
            let text = label.map_or_else(|| line.to_string(), |label| format!("{label} {}", line.trim_start()));
            let (revised_by, remarks) = (revised_by.clone(), std::mem::take(&mut remarks));
            self.lines.push(Line { number: self.number, text, numbered: label.is_some(), revised_by, remarks });
        }
    }
}
