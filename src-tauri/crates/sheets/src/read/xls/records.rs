//! Records, and text that runs on over several of them.

use encoding_rs::{Encoding, UTF_16LE};

use super::kind::CONTINUE;
use crate::read::ole::u16_at;

/// A record with what continues it.
pub(super) struct Record<'a> {
    pub kind: u16,
    /// The record's own data, and that of each CONTINUE behind it.
    pub parts: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    pub fn data(&self) -> &'a [u8] {
        self.parts.first().copied().unwrap_or_default()
    }
}

/// The records from an offset on; one that leads out of the stream ends them.
pub(super) fn records_from(stream: &[u8], offset: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = offset;
    let mut next = move || {
        let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at + 2)?));
        let data = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some((kind, data))
    };
    let mut waiting: Option<(u16, &[u8])> = None;
    std::iter::from_fn(move || {
        let (kind, data) = waiting.take().or_else(&mut next)?;
        let mut parts = vec![data];
        loop {
            match next() {
                Some((CONTINUE, more)) => parts.push(more),
                other => {
                    waiting = other;
                    return Some(Record { kind, parts });
                }
            }
        }
    })
}

/// Reads through the parts of a record.
pub(super) struct Cursor<'a, 'b> {
    parts: &'b [&'a [u8]],
    part: usize,
    at: usize,
}

impl<'a, 'b> Cursor<'a, 'b> {
    pub fn new(parts: &'b [&'a [u8]], at: usize) -> Self {
        Cursor { parts, part: 0, at }
    }

    fn rest(&self) -> &'a [u8] {
        self.parts.get(self.part).and_then(|part| part.get(self.at..)).unwrap_or_default()
    }

    /// Goes on to the next part where this one ends; false at the end of all.
    fn turn(&mut self) -> bool {
        while self.rest().is_empty() {
            if self.part + 1 >= self.parts.len() {
                return false;
            }
            (self.part, self.at) = (self.part + 1, 0);
        }
        true
    }

    pub fn u8(&mut self) -> Option<u8> {
        self.turn();
        let byte = *self.rest().first()?;
        self.at += 1;
        Some(byte)
    }

    pub fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    pub fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    pub fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if !self.turn() {
                return None;
            }
            let step = count.min(self.rest().len());
            self.at += step;
            count -= step;
        }
        Some(())
    }

    /// A string of Excel 97 and later whose length in characters is known: flags, sizes of what is formatted, characters.
    pub fn unicode(&mut self, length: usize) -> Option<String> {
        let flags = self.u8()?;
        let runs = if flags & 8 != 0 { usize::from(self.u16()?) } else { 0 };
        let extra = if flags & 4 != 0 { self.u32()? as usize } else { 0 };
        let text = self.characters(length, flags & 1 != 0)?;
        self.skip(runs.checked_mul(4)?.checked_add(extra)?)?;
        Some(text)
    }

    /// Where characters run on into the next part, a byte there says anew how wide they are.
    fn characters(&mut self, length: usize, wide: bool) -> Option<String> {
        let (mut left, mut wide, mut text) = (length, wide, String::new());
        while left > 0 {
            if self.rest().is_empty() {
                if !self.turn() {
                    return None;
                }
                wide = self.u8()? & 1 != 0;
            }
            let width = if wide { 2 } else { 1 };
            let count = left.min(self.rest().len() / width);
            if count == 0 {
                return None;
            }
            let raw = &self.rest()[..count * width];
            match wide {
                true => text.push_str(&UTF_16LE.decode_without_bom_handling(raw).0),
                false => text.extend(raw.iter().map(|byte| char::from(*byte))),
            }
            self.at += raw.len();
            left -= count;
        }
        Some(text)
    }
}

/// A string of Excel 5 and 95, in the file's code page.
pub(super) fn coded(bytes: &[u8], encoding: &'static Encoding) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}
