//! How the reading process hands a workbook to the one that asked: bytes, not JSON, so that a large file costs little more than
//! its reading. Both are the same program; nothing of this is kept.
//!
//! Numbers are LEB128. A text is handed over once: a mark, then its length and bytes; from then on the text's place.

use std::collections::HashMap;
use std::io::{self, BufRead, Read, Write};
use std::sync::Arc;

use chrono::{DateTime, NaiveDateTime};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Cell, Format, Prose, ReadError, Row, Sheet, Span, Value, Workbook};

/// What the reading process answers with.
pub(crate) trait Answer: Sized + Send + 'static {
    fn put(&self, to: &mut impl Write) -> io::Result<()>;
    fn take(from: &mut impl BufRead) -> io::Result<Self>;
}

const FAILED: u8 = 0;
const READ: u8 = 1;
/// Ends an answer: one that was cut off has none.
const END: u8 = 0xe7;

/// Writes the answer.
pub(crate) fn put<T: Answer>(answer: &Result<T, ReadError>, mut to: impl Write) -> io::Result<()> {
    match answer {
        Ok(read) => {
            to.write_all(&[READ])?;
            read.put(&mut to)?;
        }
        Err(failed) => {
            to.write_all(&[FAILED])?;
            put_json(failed, &mut to)?;
        }
    }
    to.write_all(&[END])?;
    to.flush()
}

/// Reads the answer.
///
/// # Errors
/// It was cut off, or is none.
pub(crate) fn take<T: Answer>(mut from: impl BufRead) -> io::Result<Result<T, ReadError>> {
    let answer = match byte(&mut from)? {
        READ => Ok(T::take(&mut from)?),
        FAILED => Err(take_json(&mut from)?),
        _ => return Err(unknown()),
    };
    if byte(&mut from)? == END { Ok(answer) } else { Err(unknown()) }
}

/// Running text is short.
impl Answer for Option<Prose> {
    fn put(&self, to: &mut impl Write) -> io::Result<()> {
        put_json(self, to)
    }

    fn take(from: &mut impl BufRead) -> io::Result<Self> {
        take_json(from)
    }
}

fn put_json(value: &impl Serialize, to: &mut impl Write) -> io::Result<()> {
    let json = serde_json::to_vec(value)?;
    put_number(to, json.len() as u64)?;
    to.write_all(&json)
}

fn take_json<T: DeserializeOwned>(from: &mut impl BufRead) -> io::Result<T> {
    let length = number(from)?;
    let mut json = Vec::new();
    from.take(length).read_to_end(&mut json)?;
    Ok(serde_json::from_slice(&json)?)
}

impl Answer for Workbook {
    fn put(&self, to: &mut impl Write) -> io::Result<()> {
        let mut to = Writer { to, texts: HashMap::new() };
        let format = FORMATS.iter().position(|format| *format == self.format).unwrap_or_default();
        to.number(format as u64)?;
        to.number(self.sheets.len() as u64)?;
        self.sheets.iter().try_for_each(|sheet| to.sheet(sheet))
    }

    fn take(from: &mut impl BufRead) -> io::Result<Self> {
        let mut from = Reader { from, texts: Vec::new(), bytes: Vec::new() };
        let format = *FORMATS.get(from.size()?).ok_or_else(unknown)?;
        let sheets = from.list(Reader::sheet)?;
        Ok(Workbook { format, sheets })
    }
}

const FORMATS: [Format; 8] =
    [Format::Xlsx, Format::Xlsb, Format::Xls, Format::Ods, Format::Text, Format::Html, Format::Xml2003, Format::Docx];

const TEXT: u8 = 0;
const NUMBER: u8 = 1;
const FALSE: u8 = 2;
const TRUE: u8 = 3;
const DATE: u8 = 4;
const ERROR: u8 = 5;
/// Beside one of these: what is shown follows.
const SHOWN: u8 = 0x10;

/// A text that is handed over here and nowhere else; one that comes again later; from 2 on, the place of one that came.
const ONCE: u64 = 0;
const FIRST: u64 = 1;
const CAME: u64 = 2;

struct Writer<'a, W> {
    to: &'a mut W,
    /// Where shared texts stand among those that come again, by their addresses.
    texts: HashMap<*const u8, u64>,
}

impl<W: Write> Writer<'_, W> {
    fn number(&mut self, number: u64) -> io::Result<()> {
        put_number(self.to, number)
    }

    fn text(&mut self, text: &Arc<str>) -> io::Result<()> {
        if Arc::strong_count(text) > 1 {
            let next = self.texts.len() as u64 + CAME;
            match self.texts.get(&text.as_ptr()) {
                Some(place) => return put_number(self.to, *place),
                None => drop(self.texts.insert(text.as_ptr(), next)),
            }
            self.number(FIRST)?;
        } else {
            self.number(ONCE)?;
        }
        self.plain(text)
    }

    fn plain(&mut self, text: &str) -> io::Result<()> {
        self.number(text.len() as u64)?;
        self.to.write_all(text.as_bytes())
    }

    fn numbers(&mut self, numbers: &[u32]) -> io::Result<()> {
        self.number(numbers.len() as u64)?;
        numbers.iter().try_for_each(|number| self.number(u64::from(*number)))
    }

    fn sheet(&mut self, sheet: &Sheet) -> io::Result<()> {
        self.plain(&sheet.name)?;
        self.number(sheet.hidden.into())?;
        self.numbers(&sheet.hidden_rows)?;
        self.numbers(&sheet.hidden_columns)?;
        self.number(sheet.merges.len() as u64)?;
        for span in &sheet.merges {
            for side in [span.top, span.left, span.bottom, span.right] {
                self.number(side.into())?;
            }
        }
        self.number(sheet.rows.len() as u64)?;
        for row in &sheet.rows {
            self.number(row.index.into())?;
            self.number(row.cells.len() as u64)?;
            row.cells.iter().try_for_each(|cell| self.cell(cell))?;
        }
        Ok(())
    }

    fn cell(&mut self, cell: &Cell) -> io::Result<()> {
        self.number(cell.column.into())?;
        let what = match &cell.value {
            Value::Text(_) => TEXT,
            Value::Number(_) => NUMBER,
            Value::Bool(false) => FALSE,
            Value::Bool(true) => TRUE,
            Value::Date(_) => DATE,
            Value::Error(_) => ERROR,
        };
        self.to.write_all(&[what | if cell.shown.is_some() { SHOWN } else { 0 }])?;
        match &cell.value {
            Value::Text(text) | Value::Error(text) => self.text(text)?,
            Value::Number(number) => self.to.write_all(&number.to_le_bytes())?,
            Value::Date(date) => self.to.write_all(&date.and_utc().timestamp_micros().to_le_bytes())?,
            Value::Bool(_) => {}
        }
        cell.shown.iter().try_for_each(|shown| self.text(shown))
    }
}

struct Reader<'a, R> {
    from: &'a mut R,
    texts: Vec<Arc<str>>,
    bytes: Vec<u8>,
}

impl<R: BufRead> Reader<'_, R> {
    fn size(&mut self) -> io::Result<usize> {
        usize::try_from(number(self.from)?).map_err(|_| unknown())
    }

    fn small(&mut self) -> io::Result<u32> {
        u32::try_from(number(self.from)?).map_err(|_| unknown())
    }

    /// A count, and as many pieces.
    fn list<T>(&mut self, piece: fn(&mut Self) -> io::Result<T>) -> io::Result<Vec<T>> {
        let count = self.size()?;
        // The count is believed as far as pieces follow.
        let mut list = Vec::with_capacity(count.min(1 << 17));
        for _ in 0..count {
            list.push(piece(self)?);
        }
        Ok(list)
    }

    fn eight(&mut self) -> io::Result<[u8; 8]> {
        let mut eight = [0; 8];
        self.from.read_exact(&mut eight)?;
        Ok(eight)
    }

    fn plain(&mut self) -> io::Result<&str> {
        let length = number(self.from)?;
        self.bytes.clear();
        let read = self.from.take(length).read_to_end(&mut self.bytes)?;
        if read as u64 != length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        std::str::from_utf8(&self.bytes).map_err(|_| unknown())
    }

    fn text(&mut self) -> io::Result<Arc<str>> {
        match number(self.from)? {
            ONCE => self.plain().map(Arc::from),
            FIRST => {
                let text: Arc<str> = self.plain()?.into();
                self.texts.push(Arc::clone(&text));
                Ok(text)
            }
            place => self.texts.get((place - CAME) as usize).cloned().ok_or_else(unknown),
        }
    }

    fn sheet(&mut self) -> io::Result<Sheet> {
        Ok(Sheet {
            name: self.plain()?.to_owned(),
            hidden: self.small()? != 0,
            hidden_rows: self.list(Self::small)?,
            hidden_columns: self.list(Self::small)?,
            merges: self.list(|from| {
                Ok(Span { top: from.small()?, left: from.small()?, bottom: from.small()?, right: from.small()? })
            })?,
            rows: self.list(|from| Ok(Row { index: from.small()?, cells: from.list(Self::cell)? }))?,
        })
    }

    fn cell(&mut self) -> io::Result<Cell> {
        let column = self.small()?;
        let what = byte(self.from)?;
        let value = match what & !SHOWN {
            TEXT => Value::Text(self.text()?),
            NUMBER => Value::Number(f64::from_le_bytes(self.eight()?)),
            FALSE => Value::Bool(false),
            TRUE => Value::Bool(true),
            DATE => Value::Date(moment(i64::from_le_bytes(self.eight()?))?),
            ERROR => Value::Error(self.text()?),
            _ => return Err(unknown()),
        };
        let shown = if what & SHOWN != 0 { Some(self.text()?) } else { None };
        Ok(Cell { column, value, shown })
    }
}

fn moment(micros: i64) -> io::Result<NaiveDateTime> {
    DateTime::from_timestamp_micros(micros).map(|moment| moment.naive_utc()).ok_or_else(unknown)
}

fn put_number(to: &mut impl Write, mut number: u64) -> io::Result<()> {
    let mut bytes = [0; 10];
    let mut length = 0;
    loop {
        bytes[length] = (number & 0x7f) as u8 | if number > 0x7f { 0x80 } else { 0 };
        length += 1;
        number >>= 7;
        if number == 0 {
            return to.write_all(&bytes[..length]);
        }
    }
}

fn number(from: &mut impl BufRead) -> io::Result<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let byte = byte(from)?;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err(unknown())
}

fn byte(from: &mut impl BufRead) -> io::Result<u8> {
    let byte = *from.fill_buf()?.first().ok_or(io::ErrorKind::UnexpectedEof)?;
    from.consume(1);
    Ok(byte)
}

fn unknown() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "an answer in an unknown form")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Workbook {
        let shared: Arc<str> = "第一中学".into();
        let date = chrono::NaiveDate::from_ymd_opt(1985, 3, 12).unwrap().and_hms_milli_opt(23, 59, 59, 125).unwrap();
        let values = [
            Value::Text(shared.clone()),
            Value::Text("一\n二".into()),
            Value::Text(shared.clone()),
            Value::Number(-0.1),
            Value::Number(3.30106e17),
            Value::Bool(true),
            Value::Bool(false),
            Value::Date(date),
            Value::Error("#N/A".into()),
        ];
        let cells = |from: u32| {
            let cell = |(at, value): (usize, &Value)| Cell {
                column: from + 300 * at as u32,
                value: value.clone(),
                shown: (at == 7).then(|| "1985-03".into()),
            };
            values.iter().enumerate().map(cell).collect()
        };
        let sheet = Sheet {
            name: "花名册".into(),
            hidden: true,
            rows: vec![Row { index: 0, cells: cells(0) }, Row { index: 1_048_575, cells: cells(5) }],
            merges: vec![Span { top: 1, left: 2, bottom: 1_048_575, right: 16_383 }],
            hidden_rows: vec![3, 4],
            hidden_columns: vec![700],
        };
        Workbook { format: Format::Xls, sheets: vec![sheet, Sheet::default()] }
    }

    #[test]
    fn a_workbook_arrives_as_it_was() {
        for answer in [Ok(book()), Err(ReadError::Password { file: "名单.xls".into() })] {
            let mut bytes = Vec::new();
            put(&answer, &mut bytes).unwrap();
            let arrived = take::<Workbook>(&bytes[..]).unwrap();
            assert_eq!(format!("{arrived:?}"), format!("{answer:?}"));
        }
    }

    #[test]
    fn an_answer_that_was_cut_off_is_none() {
        let mut bytes = Vec::new();
        put(&Ok(book()), &mut bytes).unwrap();
        for length in 0..bytes.len() {
            assert!(take::<Workbook>(&bytes[..length]).is_err(), "{length} of {}", bytes.len());
        }
    }
}
