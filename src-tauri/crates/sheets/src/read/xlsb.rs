//! .xlsb, record by record. Our own reader: calamine passes over the short cells in which WPS and others write all columns but
//! the first, and says nothing.

use std::collections::HashMap;
use std::sync::Arc;

use super::archive::{links, raw_part};
use super::cell::{error_of, number_of, numbered, push, tidy, with_hidden_columns};
use super::number_format;
use super::ole::{u16_at, u32_at};
use crate::{Cell, Format, ReadError, Sheet, Span, Value, Workbook};

/// What a record means.
mod kind {
    pub const ROW: u32 = 0;
    pub const SHARED: u32 = 19;
    pub const FORMAT: u32 = 44;
    pub const CELL_FORMAT: u32 = 47;
    pub const COL_INFO: u32 = 60;
    pub const RICH: u32 = 62;
    pub const WORKBOOK: u32 = 153;
    pub const BUNDLE: u32 = 156;
    pub const MERGE: u32 = 176;
    pub const BEGIN_CELL_FORMATS: u32 = 617;
    pub const END_CELL_FORMATS: u32 = 618;
}

pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Workbook, ReadError> {
    let damaged = |detail: String| ReadError::Damaged { file: name.into(), detail };
    let book = raw_part(name, bytes, "xl/workbook.bin")?.ok_or_else(|| damaged("缺少工作簿".into()))?;
    let targets: HashMap<String, String> = links(name, bytes, "xl/_rels/workbook.bin.rels")?.into_iter().collect();
    let strings = raw_part(name, bytes, "xl/sharedStrings.bin")?.unwrap_or_default();
    let styles = raw_part(name, bytes, "xl/styles.bin")?.unwrap_or_default();
    let mut shared = Shared::new(&strings, &styles);
    let bound: Vec<(Sheet, String)> = records(&book).filter_map(|(kind, data)| shared.of_book(kind, data)).collect();
    let (mut sheets, mut count) = (Vec::new(), 0);
    for (sheet, id) in bound {
        let Some(path) = targets.get(&id).filter(|path| path.contains("worksheets/")) else { continue };
        let Some(part) = raw_part(name, bytes, path)? else {
            return Err(damaged(format!("缺少工作表“{}”", sheet.name)));
        };
        sheets.push(
            Reading { file: name, shared: &shared, sheet, row: 0, column: 0, runs: Vec::new() }
                .read(&part, &mut count)?,
        );
    }
    Ok(Workbook { format: Format::Xlsb, sheets })
}

/// Kind and data of each record; one that leads out of the part ends them.
fn records(part: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let kind = packed(part, &mut at, 2)?;
        let length = packed(part, &mut at, 4)? as usize;
        let data = part.get(at..at.checked_add(length)?)?;
        at += length;
        Some((kind, data))
    })
}

/// A number of at most so many bytes, seven bits in each, the top bit telling that more follow.
fn packed(part: &[u8], at: &mut usize, most: u32) -> Option<u32> {
    let mut number = 0;
    for index in 0..most {
        let byte = *part.get(*at)?;
        *at += 1;
        number |= u32::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

/// A text with its length in characters before it, and where it ends.
fn text(data: &[u8], at: usize) -> Option<(String, usize)> {
    let length = u32_at(data, at)? as usize;
    let ends = at.checked_add(4)?.checked_add(length.checked_mul(2)?)?;
    let wide: Vec<u16> =
        data.get(at + 4..ends)?.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
    Some((String::from_utf16_lossy(&wide), ends))
}

/// What the sheets share.
struct Shared {
    strings: Vec<Arc<str>>,
    cell_formats: Vec<u16>,
    codes: HashMap<u16, String>,
    from_1904: bool,
}

impl Shared {
    fn new(strings: &[u8], styles: &[u8]) -> Self {
        let mut shared =
            Shared { strings: Vec::new(), cell_formats: Vec::new(), codes: HashMap::new(), from_1904: false };
        let texts = records(strings).filter(|(kind, _)| *kind == kind::SHARED);
        shared.strings =
            texts.map(|(_, data)| text(data, 1).map_or_else(|| "".into(), |(text, _)| text.into())).collect();
        let mut of_cells = false;
        for (kind, data) in records(styles) {
            match kind {
                kind::FORMAT => {
                    if let (Some(id), Some((code, _))) = (u16_at(data, 0), text(data, 2)) {
                        shared.codes.insert(id, code);
                    }
                }
                kind::BEGIN_CELL_FORMATS => of_cells = true,
                kind::END_CELL_FORMATS => of_cells = false,
                kind::CELL_FORMAT if of_cells => shared.cell_formats.push(u16_at(data, 2).unwrap_or(0)),
                _ => {}
            }
        }
        shared
    }

    /// A sheet that the workbook lists, with the id of the link to its part.
    fn of_book(&mut self, kind: u32, data: &[u8]) -> Option<(Sheet, String)> {
        if kind == kind::WORKBOOK {
            self.from_1904 = u32_at(data, 0)? & 1 != 0;
        }
        if kind != kind::BUNDLE {
            return None;
        }
        let (id, ends) = text(data, 8)?;
        let (name, _) = text(data, ends)?;
        Some((Sheet { name, hidden: u32_at(data, 0)? != 0, ..Sheet::default() }, id))
    }

    fn code(&self, style: u32) -> Option<&str> {
        let id = *self.cell_formats.get((style & 0x00ff_ffff) as usize)?;
        self.codes.get(&id).map(String::as_str).or_else(|| number_format::built_in(id.into()))
    }
}

/// A sheet being read.
struct Reading<'a> {
    file: &'a str,
    shared: &'a Shared,
    sheet: Sheet,
    row: u32,
    column: u32,
    /// Runs of hidden columns.
    runs: Vec<(u32, u32)>,
}

impl Reading<'_> {
    fn read(mut self, part: &[u8], count: &mut usize) -> Result<Sheet, ReadError> {
        for (kind, data) in records(part) {
            let cell = self.take(kind, data);
            push(self.file, &mut self.sheet, self.row, cell, count)?;
        }
        Ok(with_hidden_columns(tidy(self.sheet), &self.runs))
    }

    fn take(&mut self, kind: u32, data: &[u8]) -> Option<Cell> {
        match kind {
            kind::ROW => {
                self.row = u32_at(data, 0)?;
                self.column = u32::MAX;
                if data.get(11)? & 0x10 != 0 {
                    self.sheet.hidden_rows.push(self.row);
                }
                None
            }
            kind::COL_INFO => {
                if u16_at(data, 16)? & 1 != 0 {
                    self.runs.push((u32_at(data, 0)?, u32_at(data, 4)?));
                }
                None
            }
            kind::MERGE => {
                let span = Span {
                    top: u32_at(data, 0)?,
                    bottom: u32_at(data, 4)?,
                    left: u32_at(data, 8)?,
                    right: u32_at(data, 12)?,
                };
                let sound = span.top <= span.bottom && span.left <= span.right;
                if sound && (span.top < span.bottom || span.left < span.right) {
                    self.sheet.merges.push(span);
                }
                None
            }
            1..=11 | kind::RICH => {
                self.column = u32_at(data, 0)?;
                self.cell(kind, u32_at(data, 4)?, data.get(8..)?)
            }
            // A short cell stands right of the one before and leaves its column out.
            12..=18 => {
                self.column = self.column.wrapping_add(1);
                self.cell(kind - 11, u32_at(data, 0)?, data.get(4..)?)
            }
            _ => None,
        }
    }

    /// A cell of one of the kinds that have a column of their own.
    fn cell(&self, kind: u32, style: u32, data: &[u8]) -> Option<Cell> {
        let number = |number: f64| numbered(self.column, number, self.shared.code(style), self.shared.from_1904);
        let plain = |value| Some(Cell { column: self.column, value, shown: None });
        let worded = |text: Arc<str>| plain(Value::Text(text)).filter(|cell| !cell.text().trim().is_empty());
        match kind {
            2 => Some(number(number_of(u32_at(data, 0)?))),
            3 | 11 => plain(Value::Error(error_of(*data.first()?).into())),
            4 | 10 => plain(Value::Bool(*data.first()? != 0)),
            5 | 9 => Some(number(f64::from_le_bytes(data.get(..8)?.try_into().ok()?))),
            6 | 8 => worded(text(data, 0)?.0.into()),
            7 => worded(self.shared.strings.get(u32_at(data, 0)? as usize)?.clone()),
            kind::RICH => worded(text(data, 1)?.0.into()),
            _ => None,
        }
    }
}
