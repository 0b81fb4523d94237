//! What a sheet's XML says beside its values: hidden rows and columns, formulas without a result. Only tags are looked at, so
//! that a large sheet costs little more than its inflating.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};

use super::archive::{MOST_INFLATED, attributes, links, open, part};
use crate::ReadError;

/// Most bytes of one tag with the text before it; a cell holds at most 32,767 characters.
const MOST_TAG: u64 = 1 << 20;

/// Most formulas without a result that are listed.
const MOST_UNCACHED: usize = 200_000;

/// Marks of one sheet, rows and columns from 0.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub hidden_rows: Vec<u32>,
    /// First and last column of each hidden run.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Cells with a formula whose result the file does not hold.
    pub uncached: Vec<(u32, u32)>,
}

/// The marks of every sheet, by the sheet's name; sheets that cannot be found have none.
pub(super) fn of_book(name: &str, bytes: &[u8]) -> Result<HashMap<String, Marks>, ReadError> {
    let Some(book) = part(name, bytes, "xl/workbook.xml")? else { return Ok(HashMap::new()) };
    let targets: HashMap<String, String> = links(name, bytes, "xl/_rels/workbook.xml.rels")?.into_iter().collect();
    let mut zip = open(name, bytes)?;
    let mut marks = HashMap::new();
    for (sheet, id) in attributes(&book, "sheet", ["name", "id"]) {
        let Some(index) = targets.get(&id).and_then(|path| zip.index_for_name(path)) else { continue };
        // What is broken here was broken for the reader of the values too, which has said so.
        let Ok(file) = zip.by_index(index) else { continue };
        marks.insert(sheet, of_sheet(BufReader::with_capacity(1 << 16, file.take(MOST_INFLATED))));
    }
    Ok(marks)
}

fn of_sheet(mut xml: impl BufRead) -> Marks {
    let mut marks = Marks::default();
    let mut cell = Cell::default();
    let mut next_row = 0;
    let mut tag = Vec::new();
    loop {
        tag.clear();
        let read = xml.by_ref().take(MOST_TAG).read_until(b'>', &mut tag);
        if !matches!(read, Ok(1..)) || tag.last() != Some(&b'>') {
            return marks;
        }
        let Some(at) = tag.iter().rposition(|byte| *byte == b'<') else { continue };
        let (text, body) = (&tag[..at], &tag[at + 1..tag.len() - 1]);
        let (closes, body) = body.strip_prefix(b"/").map_or((false, body), |body| (true, body));
        let empty = body.last() == Some(&b'/');
        let local = local_name(body);
        match (local, closes) {
            (b"row", false) => {
                let row = number(body, b"r").map_or(next_row, |row| row.saturating_sub(1));
                next_row = row.saturating_add(1);
                if is_true(body, b"hidden") {
                    marks.hidden_rows.push(row);
                }
            }
            (b"col", false) if is_true(body, b"hidden") => {
                if let (Some(first), Some(last)) = (number(body, b"min"), number(body, b"max")) {
                    marks.hidden_columns.push((first.saturating_sub(1), last.saturating_sub(1)));
                }
            }
            (b"c", false) => cell = Cell::new(body),
            (b"f", false) => cell.formula = true,
            (b"v", true) => cell.result |= !text.is_empty(),
            (b"is", false) => cell.result = true,
            (b"c", true) if cell.formula && !cell.result && !empty => {
                if let Some(place) = cell.place.filter(|_| marks.uncached.len() < MOST_UNCACHED) {
                    marks.uncached.push(place);
                }
            }
            _ => {}
        }
    }
}

/// A cell whose parts are being seen.
#[derive(Default)]
struct Cell {
    place: Option<(u32, u32)>,
    formula: bool,
    result: bool,
}

impl Cell {
    fn new(tag: &[u8]) -> Self {
        // The result of a formula that gives an empty text is there, though it has no characters.
        let text = value_of(tag, b"t") == Some(b"str");
        Cell { place: value_of(tag, b"r").and_then(place), formula: false, result: text }
    }
}

/// B12 as row 11, column 1.
fn place(reference: &[u8]) -> Option<(u32, u32)> {
    let letters = reference.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let column = reference[..letters].iter().try_fold(0_u32, |column, letter| {
        column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    let row: u32 = std::str::from_utf8(&reference[letters..]).ok()?.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The name of a tag without its namespace.
fn local_name(body: &[u8]) -> &[u8] {
    let end = body.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'/').unwrap_or(body.len());
    let name = &body[..end];
    name.iter().position(|byte| *byte == b':').map_or(name, |colon| &name[colon + 1..])
}

/// The raw value of an attribute.
fn value_of<'a>(body: &'a [u8], wanted: &[u8]) -> Option<&'a [u8]> {
    let mut from = 0;
    while let Some(equals) = body[from..].iter().position(|byte| *byte == b'=').map(|at| at + from) {
        let quote = *body.get(equals + 1)?;
        let begins = equals + 2;
        let ends = body.get(begins..)?.iter().position(|byte| *byte == quote)? + begins;
        let key = body[from..equals].trim_ascii();
        let key = key.iter().rposition(u8::is_ascii_whitespace).map_or(key, |blank| &key[blank + 1..]);
        if key == wanted {
            return Some(&body[begins..ends]);
        }
        from = ends + 1;
    }
    None
}

fn number(body: &[u8], wanted: &[u8]) -> Option<u32> {
    std::str::from_utf8(value_of(body, wanted)?).ok()?.trim().parse().ok()
}

fn is_true(body: &[u8], wanted: &[u8]) -> bool {
    value_of(body, wanted).is_some_and(|value| value == b"1" || value == b"true")
}
