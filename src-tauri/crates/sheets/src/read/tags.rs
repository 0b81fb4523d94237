//! XML as it flows by: tags and the text between them, out of a small buffer. Only what the parts of a workbook need, so that
//! inflating a large sheet costs more than looking through it.

use std::borrow::Cow;
use std::io::{self, Read};

/// Bytes that are read at once.
const CHUNK: usize = 1 << 17;

/// Most bytes of one tag, or of one text; a cell holds at most 32,767 characters.
const MOST: usize = 4 << 20;

/// Most elements within one another.
const MOST_DEPTH: usize = 256;

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event<'a> {
    /// An element begins.
    Begin(Tag<'a>),
    /// An element ends; one that holds nothing begins and ends. Its name, without the namespace.
    End(&'a [u8]),
    /// Text, as it is written.
    Text(&'a [u8]),
    /// Text that means itself.
    Plain(&'a [u8]),
}

/// A tag that begins an element: what stands between its angle brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a>(&'a [u8]);

/// The XML does not hold together, or cannot be read.
#[derive(Debug)]
pub(super) struct Broken;

impl From<io::Error> for Broken {
    fn from(_: io::Error) -> Self {
        Broken
    }
}

/// Reads events.
pub(super) struct Tags<R> {
    from: R,
    buffer: Vec<u8>,
    /// What is read and not yet seen.
    at: usize,
    end: usize,
    /// The names of the elements that are open, one behind the other, and where each begins.
    names: Vec<u8>,
    open: Vec<usize>,
    /// How far `names` counts; behind it stands the name of the element that ended last.
    named: usize,
    /// The element that has begun holds nothing: its end comes next.
    empty: bool,
}

impl<R: Read> Tags<R> {
    pub fn new(from: R) -> Self {
        let buffer = vec![0; CHUNK];
        Tags { from, buffer, at: 0, end: 0, names: Vec::new(), open: Vec::new(), named: 0, empty: false }
    }

    /// The next event; none at the end of a document all of whose elements are closed.
    pub fn next(&mut self) -> Result<Option<Event<'_>>, Broken> {
        if self.empty {
            self.empty = false;
            return self.close(None).map(Some);
        }
        loop {
            if self.at == self.end && !self.more()? {
                return if self.open.is_empty() { Ok(None) } else { Err(Broken) };
            }
            if self.buffer[self.at] != b'<' {
                let (from, to) = self.until(b"<", 0, true)?;
                self.at = to;
                return Ok(Some(Event::Text(&self.buffer[from..to])));
            }
            match self.ahead(1)? {
                b'/' => {
                    let (from, to) = self.until(b">", 2, false)?;
                    self.at = to + 1;
                    return self.close(Some((from, to))).map(Some);
                }
                b'?' => {
                    let (_, to) = self.until(b"?>", 2, false)?;
                    self.at = to + 2;
                }
                b'!' => match self.ahead(2)? {
                    b'-' => {
                        let (_, to) = self.until(b"-->", 4, false)?;
                        self.at = to + 3;
                    }
                    b'[' => {
                        // <![CDATA[
                        let (from, to) = self.until(b"]]>", 9, false)?;
                        self.at = to + 3;
                        return Ok(Some(Event::Plain(&self.buffer[from..to])));
                    }
                    _ => {
                        let (_, to) = self.until(b">", 2, false)?;
                        self.at = to + 1;
                    }
                },
                _ => return self.begin().map(Some),
            }
        }
    }

    /// The byte so far ahead.
    fn ahead(&mut self, offset: usize) -> Result<u8, Broken> {
        while self.at + offset >= self.end {
            if !self.more()? {
                return Err(Broken);
            }
        }
        Ok(self.buffer[self.at + offset])
    }

    /// From so far ahead to the sign: both places in the buffer. The end of the file may stand for the sign.
    fn until(&mut self, sign: &[u8], offset: usize, or_end: bool) -> Result<(usize, usize), Broken> {
        let mut seen = offset;
        loop {
            let from = self.at + seen;
            let rest = self.buffer.get(from..self.end).unwrap_or_default();
            let found = match sign {
                [one] => rest.iter().position(|byte| byte == one),
                more => rest.windows(more.len()).position(|window| window == more),
            };
            if let Some(found) = found {
                return Ok((self.at + offset, from + found));
            }
            // A longer sign may have begun at the end of what is read.
            seen = seen.max((self.end - self.at).saturating_sub(sign.len() - 1));
            if !self.more()? {
                return if or_end { Ok((self.at + offset, self.end)) } else { Err(Broken) };
            }
        }
    }

    fn begin(&mut self) -> Result<Event<'_>, Broken> {
        let (mut length, mut quote) = (1, 0);
        'tag: loop {
            let ahead = &self.buffer[self.at..self.end];
            while let Some(byte) = ahead.get(length) {
                match byte {
                    _ if quote != 0 => quote = if *byte == quote { 0 } else { quote },
                    b'"' | b'\'' => quote = *byte,
                    b'>' => break 'tag,
                    _ => {}
                }
                length += 1;
            }
            if !self.more()? {
                return Err(Broken);
            }
        }
        let (from, mut to) = (self.at + 1, self.at + length);
        self.at = to + 1;
        if self.buffer[from..to].last() == Some(&b'/') {
            to -= 1;
            self.empty = true;
        }
        let tag = Tag(&self.buffer[from..to]);
        let name = tag.whole_name();
        if name.is_empty() || self.open.len() == MOST_DEPTH {
            return Err(Broken);
        }
        self.names.truncate(self.named);
        self.open.push(self.named);
        self.names.extend_from_slice(name);
        self.named = self.names.len();
        Ok(Event::Begin(tag))
    }

    /// Ends the element that is open, whose name stands there unless it holds nothing.
    fn close(&mut self, name: Option<(usize, usize)>) -> Result<Event<'_>, Broken> {
        let begins = self.open.pop().ok_or(Broken)?;
        let ended = &self.names[begins..self.named];
        self.named = begins;
        match name {
            Some((from, to)) if self.buffer[from..to].trim_ascii_end() != ended => Err(Broken),
            _ => Ok(Event::End(local(ended))),
        }
    }

    /// Reads on; false at the end of the file.
    fn more(&mut self) -> Result<bool, Broken> {
        if self.at > 0 {
            self.buffer.copy_within(self.at..self.end, 0);
            (self.at, self.end) = (0, self.end - self.at);
        }
        if self.buffer.len() - self.end < CHUNK / 2 {
            if self.buffer.len() >= MOST {
                return Err(Broken);
            }
            self.buffer.resize(self.buffer.len() + CHUNK, 0);
        }
        let read = self.from.read(&mut self.buffer[self.end..])?;
        self.end += read;
        Ok(read > 0)
    }
}

impl<'a> Tag<'a> {
    fn whole_name(self) -> &'a [u8] {
        let end = self.0.iter().position(u8::is_ascii_whitespace).unwrap_or(self.0.len());
        &self.0[..end]
    }

    /// The name, without the namespace.
    pub fn name(self) -> &'a [u8] {
        local(self.whole_name())
    }

    /// The attributes as they are written, names without their namespaces.
    pub fn attributes(self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        let mut rest = &self.0[self.whole_name().len()..];
        std::iter::from_fn(move || {
            let equals = rest.iter().position(|byte| *byte == b'=')?;
            let key = rest[..equals].trim_ascii();
            let value = rest[equals + 1..].trim_ascii_start();
            let (quote, value) = value.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
            let ends = value.iter().position(|byte| byte == quote)?;
            rest = &value[ends + 1..];
            Some((local(key), &value[..ends]))
        })
    }

    /// An attribute as it is written, by its name without the namespace.
    pub fn attribute(self, wanted: &str) -> Option<&'a [u8]> {
        self.attributes().find(|(name, _)| *name == wanted.as_bytes()).map(|(_, value)| value)
    }

    /// An attribute as the text it means.
    pub fn text(self, wanted: &str) -> Result<Option<Cow<'a, str>>, Broken> {
        self.attribute(wanted).map(meant).transpose()
    }

    /// True where an attribute says so.
    pub fn is(self, wanted: &str) -> bool {
        matches!(self.attribute(wanted), Some(b"1" | b"true"))
    }
}

/// The text that is meant: references resolved, line ends as XML knows them.
pub(super) fn meant(written: &[u8]) -> Result<Cow<'_, str>, Broken> {
    let text = std::str::from_utf8(written).map_err(|_| Broken)?;
    if !text.contains(['&', '\r']) {
        return Ok(Cow::Borrowed(text));
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (name, behind) = rest[at + 1..].split_once(';').ok_or(Broken)?;
        out.push(referred(name).ok_or(Broken)?);
        rest = behind;
    }
    out.push_str(rest);
    Ok(Cow::Owned(out))
}

fn referred(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => digits.parse(),
            };
            char::from_u32(number.ok()?)?
        }
    })
}

/// A name without its namespace.
fn local(name: &[u8]) -> &[u8] {
    name.iter().position(|byte| *byte == b':').map_or(name, |colon| &name[colon + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The events of a text that comes in pieces of so many bytes, one a word; `broken` where it does not hold together.
    fn events(xml: &str, piece: usize) -> String {
        struct Pieces<'a>(&'a [u8], usize);
        impl Read for Pieces<'_> {
            fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
                let length = self.1.min(self.0.len()).min(to.len());
                to[..length].copy_from_slice(&self.0[..length]);
                self.0 = &self.0[length..];
                Ok(length)
            }
        }
        let mut tags = Tags::new(Pieces(xml.as_bytes(), piece));
        let mut words = Vec::new();
        loop {
            let word = |text: &[u8]| String::from_utf8_lossy(text).into_owned();
            words.push(match tags.next() {
                Ok(Some(Event::Begin(tag))) => {
                    let attributes = tag.attributes().map(|(name, value)| format!(",{}={}", word(name), word(value)));
                    format!("<{}{}", word(tag.name()), attributes.collect::<String>())
                }
                Ok(Some(Event::End(name))) => format!("/{}", word(name)),
                Ok(Some(Event::Text(text))) => match meant(text) {
                    Ok(text) => format!("‘{text}’"),
                    Err(Broken) => "bad".into(),
                },
                Ok(Some(Event::Plain(text))) => format!("“{}”", word(text)),
                Ok(None) => break,
                Err(Broken) => {
                    words.push("broken".into());
                    break;
                }
            });
        }
        words.join(" ")
    }

    #[test]
    fn xml_is_told_piece_by_piece() {
        for (xml, wanted) in [
            ("<a/>", "<a /a"),
            ("<?xml version=\"1.0\"?><!DOCTYPE a><a></a >", "<a /a"),
            ("<x:c r=\"A1\" x:t='s'><v>1</v></x:c>", "<c,r=A1,t=s <v ‘1’ /v /c"),
            ("<a b = \"1>2\" c='\"/'/>", "<a,b=1>2,c=\"/ /a"),
            ("<a>1 &lt; 2 &amp;&#x4e2d;&#25991;\r\n3</a>", "<a ‘1 < 2 &中文\n3’ /a"),
            ("<a>x<!-- <b> -- --><b/>y</a>", "<a ‘x’ <b /b ‘y’ /a"),
            ("<a><![CDATA[<b>&amp;]]]></a>", "<a “<b>&amp;]” /a"),
            ("<a>&nbsp;</a>", "<a bad /a"),
            ("<a>&amp</a>", "<a bad /a"),
            ("<a><b></a>", "<a <b broken"),
            ("<a>", "<a broken"),
            ("<a b=\"", "broken"),
            ("</a>", "broken"),
            ("< a/>", "broken"),
            ("<a/>tail", "<a /a ‘tail’"),
            ("", ""),
        ] {
            for piece in [1, 2, 3, 7, 4096] {
                assert_eq!(events(xml, piece), wanted, "{xml} in pieces of {piece}");
            }
        }
    }

    #[test]
    fn what_goes_on_for_ever_is_broken() {
        assert_eq!(events(&"<a>".repeat(MOST_DEPTH + 1), 4096).split(' ').next_back(), Some("broken"));
        let long = format!("<a>{}</a>", "x".repeat(MOST + CHUNK));
        assert_eq!(events(&long, CHUNK), "<a broken");
    }
}
