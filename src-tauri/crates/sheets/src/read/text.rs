//! Separated text: csv, tsv, txt. Encoding by BOM, else strict UTF-8, else GB18030; the separator by what splits evenly.

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

use super::stem;
use crate::{Cell, Format, ReadError, Sheet, Value, Workbook};

/// Most cells of one file.
const MOST_CELLS: usize = 4_000_000;

/// Separators, the likelier first. `、` and blanks split only when nothing else does.
const SEPARATORS: [char; 5] = ['\t', ',', ';', '|', '，'];

/// Text of any encoding that such files come in; `None` when it is no text at all.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Some(encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned());
    }
    if let Some(wide) = wide_without_bom(bytes) {
        return Some(wide.decode_without_bom_handling(bytes).0.into_owned());
    }
    if bytes.iter().filter(|byte| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a)).count()
        > bytes.len() / 200
    {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.into());
    }
    let (text, _, _) = GB18030.decode(bytes);
    let bad = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    // One bad character is a file cut in the middle of it; many are another encoding.
    (bad <= 1 + text.len() / 2000).then(|| text.into_owned())
}

/// UTF-16 whose BOM was lost: every other byte of its ASCII part is zero. 一 (U+4E00) puts a zero on the other side; then the
/// ends of lines tell.
fn wide_without_bom(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let least = head.len() / 20 + 2;
    // 一 is U+4E00: the other side has zeros too, but few.
    match (zeros(0), zeros(1)) {
        (few, many) if many >= least && many > 4 * few => Some(UTF_16LE),
        (many, few) if many >= least && many > 4 * few => Some(UTF_16BE),
        (0, _) | (_, 0) => None,
        // As many on either side: the line ends tell.
        _ => {
            let ends = |end: [u8; 2]| head.chunks_exact(2).filter(|pair| **pair == end).count();
            match (ends([b'\n', 0]), ends([0, b'\n'])) {
                (1.., 0) => Some(UTF_16LE),
                (0, 1..) => Some(UTF_16BE),
                _ => None,
            }
        }
    }
}

/// The one sheet of a text file.
pub(super) fn read(name: &str, text: &str) -> Result<Workbook, ReadError> {
    let separator = separator(text);
    let mut sheet = Sheet { name: stem(name), ..Sheet::default() };
    let mut count = 0;
    let mut visit = |row: u32, column: u32, field: String| {
        count += 1;
        sheet.push(row, Cell { column, value: Value::Text(field.into()), shown: None });
        count < MOST_CELLS
    };
    let whole = match separator {
        Some(separator) => split(text, separator, &mut visit),
        None => columns_by_blanks(text, &mut visit),
    };
    if !whole {
        return Err(ReadError::TooLarge { file: name.into(), detail: format!("超过 {MOST_CELLS} 个单元格") });
    }
    if sheet.rows.is_empty() {
        return Err(ReadError::Empty { file: name.into() });
    }
    Ok(Workbook { format: Format::Text, sheets: vec![sheet] })
}

/// The separator that gives most lines the same number of fields, more than one.
fn separator(text: &str) -> Option<char> {
    let head: String = text.lines().take(60).flat_map(|line| [line, "\n"]).collect();
    let mut best = None;
    for separator in SEPARATORS {
        let mut widths: Vec<u32> = Vec::new();
        split(&head, separator, &mut |row, column, _| {
            widths.resize(widths.len().max(row as usize + 1), 0);
            widths[row as usize] = column + 1;
            true
        });
        let wide = widths.iter().filter(|width| **width > 1).count();
        let mut counts = std::collections::BTreeMap::new();
        for width in widths.iter().filter(|width| **width > 1) {
            *counts.entry(*width).or_insert(0_usize) += 1;
        }
        let even = counts.values().max().copied().unwrap_or(0);
        let score = wide + even;
        // A title and a footer split by nothing; but most lines of a table do.
        if wide * 2 >= widths.len().saturating_sub(3).max(1) && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, separator));
        }
    }
    best.map(|(_, separator)| separator)
}

/// Splits by the rules of RFC 4180, forgiving: a quote inside an unquoted field is text. Fields are trimmed of the tab that
/// some exports put before long numbers; empty ones are not visited. False when `visit` said to stop.
fn split(text: &str, separator: char, visit: &mut dyn FnMut(u32, u32, String) -> bool) -> bool {
    let mut chars = text.chars().peekable();
    let (mut row, mut column, mut field) = (0, 0, String::new());
    let (mut quoted, mut fresh) = (false, true);
    loop {
        let next = chars.next();
        match next {
            Some('"') if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            Some('"') if quoted => quoted = false,
            Some('"') if fresh => (quoted, fresh) = (true, false),
            Some(c) if quoted => field.push(c),
            Some('\r') if chars.peek() == Some(&'\n') => {}
            None | Some('\n' | '\r') => {
                if !give(row, column, &mut field, visit) {
                    return false;
                }
                if next.is_none() {
                    return true;
                }
                (row, column, fresh) = (row + 1, 0, true);
            }
            Some(c) if c == separator => {
                if !give(row, column, &mut field, visit) {
                    return false;
                }
                (column, fresh) = (column + 1, true);
            }
            Some('=') if fresh && chars.peek() == Some(&'"') => {} // ="0123": a number kept as text
            Some(c) => {
                fresh = fresh && c == ' ';
                field.push(c);
            }
        }
    }
}

fn give(row: u32, column: u32, field: &mut String, visit: &mut dyn FnMut(u32, u32, String) -> bool) -> bool {
    let text = std::mem::take(field);
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{1a}' | '\u{feff}' | '\0'));
    // ="0123" within quotes.
    let text = text.strip_prefix("=\"").and_then(|inner| inner.strip_suffix('"')).unwrap_or(text);
    text.is_empty() || visit(row, column, text.to_string())
}

/// Lists typed with blanks between the columns; a line without any is one field. How many blanks separate is told by what
/// makes most lines alike: a name may be padded with one or two of them.
fn columns_by_blanks(text: &str, visit: &mut dyn FnMut(u32, u32, String) -> bool) -> bool {
    let head: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(60).collect();
    let alike = |gap: usize| {
        let mut counts = std::collections::BTreeMap::new();
        for width in head.iter().map(|line| by_blanks(line, gap).count()).filter(|width| *width > 1) {
            *counts.entry(width).or_insert(0_usize) += 1;
        }
        counts.values().max().copied().unwrap_or(0)
    };
    let gap = [2, 3, 4, 1].into_iter().rev().max_by_key(|gap| alike(*gap)).unwrap_or(2);
    for (row, line) in text.lines().enumerate() {
        for (column, field) in by_blanks(line, gap).enumerate() {
            if !visit(row as u32, column as u32, field.to_string()) {
                return false;
            }
        }
    }
    true
}

/// The fields of a line with at least so many blanks between them; a full-width one counts as two.
fn by_blanks(line: &str, gap: usize) -> impl Iterator<Item = &str> {
    let mut rest = line.trim();
    std::iter::from_fn(move || {
        let (mut begun, mut width) = (None, 0);
        for (at, c) in rest.char_indices() {
            if c.is_whitespace() {
                begun.get_or_insert(at);
                width += if c == '\u{3000}' { 2 } else { 1 };
            } else {
                if width >= gap {
                    let field = &rest[..begun.unwrap_or(at)];
                    rest = &rest[at..];
                    return Some(field);
                }
                (begun, width) = (None, 0);
            }
        }
        Some(std::mem::take(&mut rest)).filter(|last| !last.is_empty())
    })
}

/// The one sheet of cells copied from a spreadsheet: separated by tabs, whatever else stands in them.
pub(super) fn pasted(name: &str, text: &str) -> Result<Workbook, ReadError> {
    let mut sheet = Sheet { name: name.into(), ..Sheet::default() };
    let mut count = 0;
    let whole = split(text, '\t', &mut |row, column, field| {
        count += 1;
        sheet.push(row, Cell { column, value: Value::Text(field.into()), shown: None });
        count < MOST_CELLS
    });
    if !whole {
        return Err(ReadError::TooLarge { file: name.into(), detail: format!("超过 {MOST_CELLS} 个单元格") });
    }
    if sheet.rows.is_empty() {
        return Err(ReadError::Empty { file: name.into() });
    }
    Ok(Workbook { format: Format::Text, sheets: vec![sheet] })
}
