//! XML into memory, with what may not stand in it left out.

use std::fmt::Display;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Names with their values.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

/// A part of the package being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Begins a part with its root.
    pub(super) fn new(root: &str, attributes: Attributes<'_>) -> Self {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.open(root, attributes);
        xml
    }

    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Start(start(name, attributes)));
    }

    pub(super) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub(super) fn leaf(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element whose one attribute says all: `<w:jc w:val="both"/>`.
    pub(super) fn value(&mut self, name: &str, value: impl Display) {
        self.leaf(name, &[("w:val", &value)]);
    }

    /// An element of words.
    pub(super) fn words(&mut self, name: &str, attributes: Attributes<'_>, words: &str) {
        self.open(name, attributes);
        self.event(Event::Text(BytesText::new(&allowed(words))));
        self.close(name);
    }

    /// Ends the part.
    pub(super) fn finish(mut self, root: &str) -> Vec<u8> {
        self.close(root);
        self.0.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing to memory cannot fail.
        let _ = self.0.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, allowed(&value.to_string()).as_str()));
    }
    start
}

/// The words without characters that XML 1.0 has no place for.
fn allowed(words: &str) -> String {
    let word = |ch: char| match ch {
        '\n' | '\t' => Some(' '),
        '\u{FFFE}' | '\u{FFFF}' => None,
        ch if ch.is_control() => None,
        ch => Some(ch),
    };
    words.chars().filter_map(word).collect()
}
