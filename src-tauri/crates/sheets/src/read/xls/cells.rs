//! The records of one sheet: values, merged areas, hidden rows and columns.

use super::globals::{Bound, Globals};
use super::kind;
use super::records::{Cursor, Record, coded};
use crate::read::cell::{error_of, number_of, numbered, push, tidy, with_hidden_columns};
use crate::read::ole::{u16_at, u32_at};
use crate::{Cell, ReadError, Sheet, Span, Value};

/// A sheet being read.
pub(super) struct Cells<'a> {
    file: &'a str,
    globals: &'a Globals,
    sheet: Sheet,
    hidden_columns: Vec<(u32, u32)>,
    /// The formula whose text comes in the next STRING record.
    awaited: Option<(u32, u32)>,
    count: &'a mut usize,
}

impl<'a> Cells<'a> {
    pub fn new(file: &'a str, globals: &'a Globals, bound: &Bound, count: &'a mut usize) -> Self {
        let sheet = Sheet { name: bound.name.clone(), hidden: bound.hidden, ..Sheet::default() };
        Cells { file, globals, sheet, hidden_columns: Vec::new(), awaited: None, count }
    }

    /// Reads to the end of the sheet; false where its records stop before.
    pub fn read<'b>(&mut self, records: impl Iterator<Item = Record<'b>>) -> Result<bool, ReadError> {
        let mut depth = 0_u32;
        for record in records {
            match record.kind {
                kind::BOF => depth += 1,
                kind::EOF if depth <= 1 => return Ok(depth == 1),
                kind::EOF => depth -= 1,
                // A chart within the sheet has records of its own.
                _ if depth == 1 => self.take(&record)?,
                _ if depth == 0 => return Ok(false),
                _ => {}
            }
        }
        Ok(false)
    }

    pub fn finish(self) -> Sheet {
        with_hidden_columns(tidy(self.sheet), &self.hidden_columns)
    }

    fn take(&mut self, record: &Record<'_>) -> Result<(), ReadError> {
        let data = record.data();
        match record.kind {
            kind::ROW => {
                let hidden = u16_at(data, 12).is_some_and(|options| options & 0x20 != 0);
                self.sheet.hidden_rows.extend(u16_at(data, 0).filter(|_| hidden).map(u32::from));
            }
            kind::COL_INFO if u16_at(data, 8).is_some_and(|options| options & 1 != 0) => {
                let run = u16_at(data, 0).zip(u16_at(data, 2));
                self.hidden_columns.extend(run.map(|(first, last)| (u32::from(first), u32::from(last))));
            }
            kind::MERGE_CELLS => self.merge(data),
            kind::MUL_RK => self.several(data)?,
            kind::STRING => {
                if let (Some((row, column)), Some(text)) = (self.awaited.take(), self.text(record, 0)) {
                    self.put(row, column, Value::Text(text.into()), None)?;
                }
            }
            _ => {
                let place =
                    u16_at(data, 0).zip(u16_at(data, 2)).map(|(row, column)| (u32::from(row), u32::from(column)));
                if let Some((row, column)) = place
                    && let Some(value) = self.value(record, (row, column))
                {
                    let code = u16_at(data, 4).and_then(|format| self.globals.code(format));
                    self.put(row, column, value, code)?;
                }
            }
        }
        Ok(())
    }

    fn value(&mut self, record: &Record<'_>, place: (u32, u32)) -> Option<Value> {
        let data = record.data();
        match record.kind {
            kind::NUMBER => float(data, 6).map(Value::Number),
            kind::RK => u32_at(data, 6).map(|rk| Value::Number(number_of(rk))),
            kind::LABEL_SST => {
                let text = self.globals.strings.get(u32_at(data, 6)? as usize)?;
                Some(Value::Text(text.clone()))
            }
            kind::LABEL | kind::R_STRING => self.text(record, 6).map(|text| Value::Text(text.into())),
            kind::BOOL_ERR if data.get(7) == Some(&0) => Some(Value::Bool(*data.get(6)? != 0)),
            kind::BOOL_ERR => Some(Value::Error(error_of(*data.get(6)?).into())),
            formula if kind::FORMULA.contains(&formula) => match data.get(6..14)? {
                [0, .., 0xff, 0xff] => {
                    self.awaited = Some(place);
                    None
                }
                [1, _, truth, .., 0xff, 0xff] => Some(Value::Bool(*truth != 0)),
                [2, _, error, .., 0xff, 0xff] => Some(Value::Error(error_of(*error).into())),
                [.., 0xff, 0xff] => None,
                _ => float(data, 6).map(Value::Number),
            },
            _ => None,
        }
    }

    /// A text with its length before it.
    fn text(&self, record: &Record<'_>, at: usize) -> Option<String> {
        let length = usize::from(u16_at(record.data(), at)?);
        match self.globals.is_biff8 {
            true => Cursor::new(&record.parts, at + 2).unicode(length),
            false => record.data().get(at + 2..at + 2 + length).map(|text| coded(text, self.globals.encoding)),
        }
    }

    fn several(&mut self, data: &[u8]) -> Result<(), ReadError> {
        let Some((row, first)) = u16_at(data, 0).zip(u16_at(data, 2)) else { return Ok(()) };
        let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
        for (index, cell) in cells.chunks_exact(6).enumerate() {
            let (Some(format), Some(rk)) = (u16_at(cell, 0), u32_at(cell, 2)) else { continue };
            let code = self.globals.code(format);
            self.put(row.into(), u32::from(first) + index as u32, Value::Number(number_of(rk)), code)?;
        }
        Ok(())
    }

    fn merge(&mut self, data: &[u8]) {
        for area in data.get(2..).unwrap_or_default().chunks_exact(8) {
            let side = |at: usize| u16_at(area, at).map_or(0, u32::from);
            let span = Span { top: side(0), bottom: side(2), left: side(4), right: side(6) };
            let sound = span.top <= span.bottom && span.left <= span.right;
            if sound && (span.top < span.bottom || span.left < span.right) {
                self.sheet.merges.push(span);
            }
        }
    }

    fn put(&mut self, row: u32, column: u32, value: Value, code: Option<&str>) -> Result<(), ReadError> {
        let cell = match value {
            Value::Text(text) if text.trim().is_empty() => return Ok(()),
            Value::Number(number) => numbered(column, number, code, self.globals.from_1904),
            value => Cell { column, value, shown: None },
        };
        push(self.file, &mut self.sheet, row, Some(cell), self.count)
    }
}

fn float(data: &[u8], at: usize) -> Option<f64> {
    let eight: [u8; 8] = data.get(at..at + 8)?.try_into().ok()?;
    Some(f64::from_le_bytes(eight))
}
