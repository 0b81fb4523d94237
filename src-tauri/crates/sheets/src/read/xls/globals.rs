//! What holds for the whole workbook: its sheets, shared strings, number formats, code page, calendar.

use std::collections::HashMap;
use std::sync::Arc;

use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};

use super::kind;
use super::records::{Cursor, Record, coded};
use crate::read::number_format;
use crate::read::ole::{u16_at, u32_at};

/// Most shared strings; what a file says of their number is only believed as far as its bytes go.
const MOST_STRINGS: usize = 8_000_000;

/// A sheet as the workbook lists it.
pub(super) struct Bound {
    pub name: String,
    pub hidden: bool,
    pub offset: usize,
}

/// The workbook's own records.
pub(super) struct Globals {
    pub sheets: Vec<Bound>,
    pub strings: Vec<Arc<str>>,
    pub from_1904: bool,
    pub encoding: &'static Encoding,
    /// Excel 97 and later, whose strings are Unicode.
    pub is_biff8: bool,
    pub locked: bool,
    /// By cell format: the number format's id.
    cell_formats: Vec<u16>,
    codes: HashMap<u16, String>,
}

impl Globals {
    /// `None` when the stream does not begin as a workbook does.
    pub fn read<'a>(mut records: impl Iterator<Item = Record<'a>>) -> Option<Self> {
        let begin = records.next().filter(|record| record.kind == kind::BOF)?;
        let mut globals = Globals {
            sheets: Vec::new(),
            strings: Vec::new(),
            from_1904: false,
            // Old files made here that do not say so are in GBK.
            encoding: GB18030,
            is_biff8: u16_at(begin.data(), 0)? >= 0x0600,
            locked: false,
            cell_formats: Vec::new(),
            codes: HashMap::new(),
        };
        for record in records {
            if record.kind == kind::EOF || record.kind == kind::FILE_PASS {
                globals.locked = record.kind == kind::FILE_PASS;
                break;
            }
            globals.take(&record);
        }
        Some(globals)
    }

    fn take(&mut self, record: &Record<'_>) {
        let data = record.data();
        match record.kind {
            kind::CODE_PAGE => {
                self.encoding = match u16_at(data, 0) {
                    Some(950) => BIG5,
                    Some(932) => SHIFT_JIS,
                    Some(1250..=1258 | 0x8001) => WINDOWS_1252,
                    _ => GB18030,
                };
            }
            kind::DATE_1904 => self.from_1904 = u16_at(data, 0) == Some(1),
            kind::XF => self.cell_formats.push(u16_at(data, 2).unwrap_or(0)),
            kind::FORMAT => {
                if let (Some(id), Some(code)) = (u16_at(data, 0), self.format_code(record)) {
                    self.codes.insert(id, code);
                }
            }
            kind::BOUND_SHEET => self.sheets.extend(self.bound(record)),
            kind::SST => self.strings = strings(record),
            _ => {}
        }
    }

    fn format_code(&self, record: &Record<'_>) -> Option<String> {
        if self.is_biff8 {
            let mut cursor = Cursor::new(&record.parts, 2);
            let length = cursor.u16()?;
            return cursor.unicode(length.into());
        }
        let length = usize::from(*record.data().get(2)?);
        record.data().get(3..3 + length).map(|code| coded(code, self.encoding))
    }

    /// A worksheet; charts, macros and modules are none.
    fn bound(&self, record: &Record<'_>) -> Option<Bound> {
        let data = record.data();
        let (state, what, length) = (data.get(4)?, data.get(5)?, usize::from(*data.get(6)?));
        let name = match self.is_biff8 {
            true => Cursor::new(&record.parts, 7).unicode(length)?,
            false => coded(data.get(7..7 + length)?, self.encoding),
        };
        (*what == 0).then_some(Bound { name, hidden: state & 3 != 0, offset: u32_at(data, 0)? as usize })
    }

    /// The number format of a cell format.
    pub fn code(&self, cell_format: u16) -> Option<&str> {
        let id = *self.cell_formats.get(usize::from(cell_format))?;
        self.codes.get(&id).map(String::as_str).or_else(|| number_format::built_in(id.into()))
    }
}

fn strings(record: &Record<'_>) -> Vec<Arc<str>> {
    let mut cursor = Cursor::new(&record.parts, 8);
    let mut strings = Vec::new();
    while let Some(length) = cursor.u16().filter(|_| strings.len() < MOST_STRINGS) {
        let Some(text) = cursor.unicode(length.into()) else { break };
        strings.push(text.into());
    }
    strings
}
