//! .xlsx: each part read once, as it flows out of the archive. Our own reader, because cells are kept sparse here (a stray one
//! in the far corner costs nothing), and because number formats, hidden rows and formulas without a result say what the
//! values alone do not. A test holds it beside calamine's.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

use zip::ZipArchive;

use super::archive::{MOST_INFLATED, open};
use super::cell::{iso, numbered, push, tidy, with_hidden_columns};
use super::number_format;
use super::tags::{Broken, Event, Tag, Tags, meant};
use crate::{Cell, Format, ReadError, Sheet, Span, Value, Workbook};

/// Stands in place of the value of a formula that no program has worked out yet.
const NO_RESULT: &str = "#公式未计算";

/// The most that Excel has.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;

/// Why a part gives nothing.
enum Fault {
    Broken,
    TooLarge(ReadError),
}

impl From<Broken> for Fault {
    fn from(_: Broken) -> Self {
        Fault::Broken
    }
}

impl From<ReadError> for Fault {
    fn from(cause: ReadError) -> Self {
        Fault::TooLarge(cause)
    }
}

pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Workbook, ReadError> {
    let damaged = |detail: &str| ReadError::Damaged { file: name.into(), detail: detail.into() };
    let said = |fault: Fault| match fault {
        Fault::Broken => damaged("内容在中途断开或有错"),
        Fault::TooLarge(cause) => cause,
    };
    let mut archive = Archive::new(open(name, bytes)?);
    let book = archive.book().map_err(|Broken| damaged("内容在中途断开或有错"))?;
    let texts = archive.texts(&book).map_err(|Broken| damaged("内容在中途断开或有错"))?;
    let codes = archive.codes(&book).map_err(|Broken| damaged("内容在中途断开或有错"))?;
    if !book.names_sheets {
        return Err(damaged("缺少必要的部分"));
    }
    let mut sheets = Vec::new();
    let mut count = 0;
    for (own, path) in book.sheets {
        let Some(part) = path.and_then(|path| archive.part(&path)) else {
            return Err(damaged("缺少必要的部分"));
        };
        let sheet = Sheet { name: own.name, hidden: own.hidden, ..Sheet::default() };
        let page = Page {
            file: name,
            texts: &texts,
            codes: &codes,
            from_1904: book.from_1904,
            count: &mut count,
            sheet,
            hidden: Vec::new(),
        };
        sheets.push(page.read(part).map_err(said)?);
    }
    Ok(Workbook { format: Format::Xlsx, sheets })
}

/// The parts of a file, by their paths in small letters: programs do not agree on them.
struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    paths: HashMap<String, usize>,
}

/// What the workbook says of itself.
#[derive(Default)]
struct Book {
    /// Worksheets and the paths of their parts.
    sheets: Vec<(Sheet, Option<String>)>,
    names_sheets: bool,
    from_1904: bool,
    texts: Option<String>,
    styles: Option<String>,
}

/// Where a part leads: by id, the last word of its type, and the path.
type Links = Vec<(String, String, String)>;

impl<'a> Archive<'a> {
    fn new(mut zip: ZipArchive<Cursor<&'a [u8]>>) -> Self {
        let key = |path: &str| path.replace('\\', "/").to_ascii_lowercase();
        let paths = (0..zip.len()).filter_map(|at| Some((key(zip.by_index_raw(at).ok()?.name().ok()?.as_ref()), at)));
        let paths = paths.collect();
        Archive { zip, paths }
    }

    fn part<'z>(&'z mut self, path: &str) -> Option<Tags<impl Read + use<'a, 'z>>> {
        let at = *self.paths.get(&path.to_ascii_lowercase())?;
        Some(Tags::new(self.zip.by_index(at).ok()?.take(MOST_INFLATED)))
    }

    /// The links of a part, whose folder ends in a slash.
    fn links(&mut self, folder: &str, name: &str) -> Result<Links, Broken> {
        let Some(mut tags) = self.part(&format!("{folder}_rels/{name}.rels")) else { return Ok(Vec::new()) };
        let mut links = Vec::new();
        while let Some(event) = tags.next()? {
            let Event::Begin(tag) = event else { continue };
            if let (Some(id), Some(kind), Some(target)) = (tag.text("Id")?, tag.text("Type")?, tag.text("Target")?) {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let path = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
                links.push((id.into_owned(), kind, path));
            }
        }
        Ok(links)
    }

    fn book(&mut self) -> Result<Book, Broken> {
        let path =
            self.links("", "")?.into_iter().find(|(_, kind, _)| kind == "officeDocument").map(|(_, _, path)| path);
        let path = path.filter(|path| self.paths.contains_key(&path.to_ascii_lowercase()));
        let path = path.unwrap_or_else(|| "xl/workbook.xml".into());
        let name = path.rsplit('/').next().unwrap_or_default();
        let links = self.links(&path[..path.len() - name.len()], name)?;
        let target = |wanted: &str| links.iter().find(|(_, kind, _)| kind == wanted).map(|(_, _, path)| path.clone());
        let mut book = Book { texts: target("sharedStrings"), styles: target("styles"), ..Book::default() };
        let mut tags = self.part(&path).ok_or(Broken)?;
        while let Some(event) = tags.next()? {
            let Event::Begin(tag) = event else { continue };
            match tag.name() {
                b"sheet" => {
                    let (Some(name), Some(id)) = (tag.text("name")?, tag.text("id")?) else { continue };
                    book.names_sheets = true;
                    let link = links.iter().find(|(known, _, _)| *known == id);
                    let hidden = tag.attribute("state").is_some_and(|state| state != b"visible");
                    // Charts and dialogs have no cells.
                    if link.is_none_or(|(_, kind, _)| kind == "worksheet") {
                        let sheet = Sheet { name: name.into_owned(), hidden, ..Sheet::default() };
                        book.sheets.push((sheet, link.map(|(_, _, path)| path.clone())));
                    }
                }
                // An extension has an element of the same name that does not say it.
                b"workbookPr" if tag.attribute("date1904").is_some() => book.from_1904 = tag.is("date1904"),
                _ => {}
            }
        }
        Ok(book)
    }

    /// The shared texts; none for one that is blank.
    fn texts(&mut self, book: &Book) -> Result<Vec<Option<Arc<str>>>, Broken> {
        let mut texts = Vec::new();
        let Some(mut tags) = book.texts.as_ref().and_then(|path| self.part(path)) else { return Ok(texts) };
        let mut words = Words::default();
        while let Some(event) = tags.next()? {
            match event {
                Event::Begin(tag) if tag.name() == b"si" => words.clear(),
                Event::End(b"si") => texts.push(shared(words.text())),
                other => words.take(other)?,
            }
        }
        Ok(texts)
    }

    /// The number format of each cell format.
    fn codes(&mut self, book: &Book) -> Result<Vec<Option<Arc<str>>>, Broken> {
        let (mut codes, mut own, mut among) = (Vec::new(), HashMap::new(), false);
        let Some(mut tags) = book.styles.as_ref().and_then(|path| self.part(path)) else { return Ok(codes) };
        while let Some(event) = tags.next()? {
            match event {
                Event::Begin(tag) => match tag.name() {
                    b"numFmt" => {
                        let id = tag.attribute("numFmtId").and_then(number);
                        if let (Some(id), Some(code)) = (id, tag.text("formatCode")?) {
                            own.insert(id, code.into_owned());
                        }
                    }
                    b"cellXfs" => among = true,
                    b"xf" if among => {
                        let id = tag.attribute("numFmtId").and_then(number).unwrap_or(0);
                        let code = number_format::chinese(id).or_else(|| own.get(&id).map(String::as_str));
                        codes.push(code.or_else(|| number_format::built_in(id)).map(Arc::from));
                    }
                    _ => {}
                },
                Event::End(b"cellXfs") => among = false,
                _ => {}
            }
        }
        Ok(codes)
    }
}

/// A text, unless it is blank.
fn shared(text: &str) -> Option<Arc<str>> {
    (!text.trim().is_empty()).then(|| text.into())
}

fn number(digits: &[u8]) -> Option<u32> {
    let digits = digits.trim_ascii();
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
}

/// The words of a text that may be set in several fonts; what only says how it is pronounced is none of it.
#[derive(Default)]
struct Words {
    text: String,
    /// Within an element of text: where it begins, and whether its blanks count.
    open: Option<(usize, bool)>,
    phonetic: u32,
}

impl Words {
    fn clear(&mut self) {
        self.text.clear();
        (self.open, self.phonetic) = (None, 0);
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn take(&mut self, event: Event<'_>) -> Result<(), Broken> {
        match event {
            Event::Begin(tag) => match tag.name() {
                b"rPh" => self.phonetic += 1,
                b"t" if self.phonetic == 0 => {
                    self.open = Some((self.text.len(), tag.attribute("space") == Some(b"preserve")));
                }
                _ => {}
            },
            Event::End(b"rPh") => self.phonetic = self.phonetic.saturating_sub(1),
            Event::End(b"t") => {
                if let Some((from, keeps_blanks)) = self.open.take() {
                    self.close(from, keeps_blanks);
                }
            }
            Event::Text(text) if self.open.is_some() => self.text.push_str(&meant(text)?),
            Event::Plain(text) if self.open.is_some() => {
                self.text.push_str(std::str::from_utf8(text).map_err(|_| Broken)?);
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, from: usize, keeps_blanks: bool) {
        let written = &self.text[from..];
        let blanks: &[char] = if keeps_blanks { &[] } else { &[' ', '\t', '\r', '\n'] };
        let bare = written.trim_matches(blanks);
        if bare.len() < written.len() || bare.contains("_x") {
            let bare = unescaped(bare).into_owned();
            self.text.truncate(from);
            self.text.push_str(&bare);
        }
    }
}

/// `_x000D_` is the character that XML cannot write, `_x005F_` the sign that begins such a one.
fn unescaped(text: &str) -> Cow<'_, str> {
    let unit = |at: usize| {
        let seven = text.get(at..at + 7)?.strip_prefix("_x")?.strip_suffix('_')?;
        let hex = seven.bytes().all(|byte| byte.is_ascii_hexdigit());
        hex.then(|| u16::from_str_radix(seven, 16).ok()).flatten()
    };
    let Some(first) = text.match_indices("_x").map(|(at, _)| at).find(|at| unit(*at).is_some()) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::from(&text[..first]);
    let mut at = first;
    while at < text.len() {
        let mut units = Vec::new();
        while let Some(one) = unit(at) {
            units.push(one);
            at += 7;
        }
        out.push_str(&String::from_utf16_lossy(&units));
        if let Some(c) = text[at..].chars().next() {
            out.push(c);
            at += c.len_utf8();
        }
    }
    Cow::Owned(out)
}

/// A worksheet in the making.
struct Page<'a> {
    file: &'a str,
    texts: &'a [Option<Arc<str>>],
    codes: &'a [Option<Arc<str>>],
    from_1904: bool,
    count: &'a mut usize,
    sheet: Sheet,
    /// First and last column of each hidden run.
    hidden: Vec<(u32, u32)>,
}

/// How the value of a cell is written.
#[derive(Clone, Copy, Default, PartialEq)]
enum Kind {
    /// Nothing is said: a number, or what cannot be read as one.
    #[default]
    Open,
    Number,
    Shared,
    Inline,
    Text,
    Bool,
    Error,
    Date,
}

/// A cell whose parts are being read.
#[derive(Default)]
struct Parts {
    row: u32,
    column: u32,
    kind: Kind,
    style: u32,
    has_formula: bool,
    /// A result stands there, even an empty text.
    has_result: bool,
    /// Between the tags of the value, or of an inline text.
    in_value: bool,
    in_words: bool,
    value: String,
    words: Words,
}

impl Page<'_> {
    /// Reads the worksheet to its end.
    fn read(mut self, mut tags: Tags<impl Read>) -> Result<Sheet, Fault> {
        let (mut row, mut column) = (0, 0);
        let mut cell = Parts::default();
        let (mut in_cell, mut whole) = (false, false);
        while let Some(event) = tags.next()? {
            match event {
                Event::Begin(tag) if in_cell => cell.begin(tag)?,
                Event::End(b"c") if in_cell => {
                    in_cell = false;
                    self.put(&mut cell)?;
                }
                other if in_cell => cell.take(other)?,
                Event::Begin(tag) => match tag.name() {
                    b"c" => {
                        cell.clear(tag, row, column)?;
                        column = cell.column + 1;
                        in_cell = true;
                    }
                    b"row" => {
                        if let Some(own) = tag.attribute("r") {
                            row = number(own).filter(|own| (1..=MOST_ROWS).contains(own)).ok_or(Fault::Broken)? - 1;
                        }
                        column = 0;
                        if tag.is("hidden") {
                            self.sheet.hidden_rows.push(row);
                        }
                    }
                    b"col" if tag.is("hidden") => {
                        let side = |name: &str| tag.attribute(name).and_then(number)?.checked_sub(1);
                        self.hidden.extend(side("min").zip(side("max")));
                    }
                    b"mergeCell" => self.sheet.merges.extend(tag.attribute("ref").and_then(span)),
                    _ => {}
                },
                Event::End(b"row") => row += 1,
                Event::End(b"sheetData") => whole = true,
                _ => {}
            }
        }
        if !whole {
            return Err(Fault::Broken);
        }
        self.sheet.merges.retain(|span| span.top < span.bottom || span.left < span.right);
        Ok(with_hidden_columns(tidy(self.sheet), &self.hidden))
    }

    /// Keeps a cell that has been read.
    fn put(&mut self, cell: &mut Parts) -> Result<(), Fault> {
        let column = cell.column;
        let plain = |value| Some(Cell { column, value, shown: None });
        let text = |text: &str| shared(text).and_then(|text| plain(Value::Text(text)));
        let value = cell.value.as_str();
        let found = match cell.kind {
            _ if cell.has_formula && !cell.has_result => plain(Value::Error(NO_RESULT.into())),
            Kind::Inline => text(cell.words.text()),
            _ if value.is_empty() => None,
            Kind::Shared => {
                let at = number(value.as_bytes()).unwrap_or(0) as usize;
                let text = self.texts.get(at).ok_or(Fault::Broken)?;
                text.clone().and_then(|text| plain(Value::Text(text)))
            }
            Kind::Text => text(&unescaped(value)),
            Kind::Bool => match value.trim() {
                "1" => plain(Value::Bool(true)),
                "0" => plain(Value::Bool(false)),
                "" => None,
                word if word.eq_ignore_ascii_case("true") => plain(Value::Bool(true)),
                word if word.eq_ignore_ascii_case("false") => plain(Value::Bool(false)),
                _ => return Err(Fault::Broken),
            },
            Kind::Error => plain(Value::Error(value.into())),
            Kind::Date => iso(value).map_or_else(|| text(value), |date| plain(Value::Date(date))),
            Kind::Open | Kind::Number => match value.parse() {
                Ok(number) => {
                    let code = self.codes.get(cell.style as usize).and_then(Option::as_deref);
                    Some(numbered(column, number, code, self.from_1904))
                }
                Err(_) if cell.kind == Kind::Open => text(value),
                Err(_) => return Err(Fault::Broken),
            },
        };
        Ok(push(self.file, &mut self.sheet, cell.row, found, self.count)?)
    }
}

impl Parts {
    /// Begins a cell; the place is that of the next one where the cell does not say its own.
    fn clear(&mut self, tag: Tag<'_>, row: u32, column: u32) -> Result<(), Broken> {
        self.value.clear();
        // A cell that is said to hold its text may hold none: that of the cell before is not its own.
        self.words.clear();
        (self.row, self.column, self.style, self.kind) = (row, column, 0, Kind::Open);
        (self.has_formula, self.has_result, self.in_value, self.in_words) = (false, false, false, false);
        for (name, value) in tag.attributes() {
            match name {
                b"r" => (self.row, self.column) = place(value).ok_or(Broken)?,
                b"s" => self.style = number(value).unwrap_or(0),
                b"t" => {
                    self.kind = match value {
                        b"s" => Kind::Shared,
                        b"n" => Kind::Number,
                        b"str" => Kind::Text,
                        b"inlineStr" | b"is" => Kind::Inline,
                        b"b" => Kind::Bool,
                        b"e" => Kind::Error,
                        b"d" => Kind::Date,
                        _ => return Err(Broken),
                    };
                }
                _ => {}
            }
        }
        // The result of a formula that gives an empty text is there, though it has no characters.
        self.has_result = self.kind == Kind::Text;
        Ok(())
    }

    fn begin(&mut self, tag: Tag<'_>) -> Result<(), Broken> {
        match tag.name() {
            b"v" => self.in_value = true,
            b"f" => self.has_formula = true,
            b"is" => {
                (self.in_words, self.has_result) = (true, true);
                self.kind = Kind::Inline;
                self.words.clear();
            }
            _ if self.in_words => self.words.take(Event::Begin(tag))?,
            _ => {}
        }
        Ok(())
    }

    fn take(&mut self, event: Event<'_>) -> Result<(), Broken> {
        match event {
            Event::End(b"v") => {
                self.in_value = false;
                self.has_result |= !self.value.is_empty();
            }
            Event::End(b"is") => self.in_words = false,
            Event::Text(text) if self.in_value => self.value.push_str(&meant(text)?),
            Event::Plain(text) if self.in_value => {
                self.value.push_str(std::str::from_utf8(text).map_err(|_| Broken)?);
            }
            other if self.in_words => self.words.take(other)?,
            _ => {}
        }
        Ok(())
    }
}

/// B12 as row 11, column 1.
fn place(reference: &[u8]) -> Option<(u32, u32)> {
    let letters = reference.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let column = reference[..letters.min(4)]
        .iter()
        .fold(0, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row = number(&reference[letters..])?;
    let sound = (1..=MOST_ROWS).contains(&row) && (1..=MOST_COLUMNS).contains(&column);
    sound.then(|| (row - 1, column - 1))
}

/// A1:C2; columns and rows from 0.
fn span(reference: &[u8]) -> Option<Span> {
    let colon = reference.iter().position(|byte| *byte == b':')?;
    let ((top, left), (bottom, right)) = (place(&reference[..colon])?, place(&reference[colon + 1..])?);
    (top <= bottom && left <= right).then_some(Span { top, left, bottom, right })
}
