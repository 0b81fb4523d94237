//! HTML tables, as web systems export them under the name .xls. Forgiving: tags may be open, quotes missing.

use std::collections::BTreeMap;

use super::stem;
use crate::{Cell, Format, ReadError, Sheet, Span, Value, Workbook};

/// Most cells that spans and tags together may claim.
const MOST_CELLS: u32 = 2_000_000;

/// Most tables within each other.
const MOST_NESTED: usize = 64;

/// All tables of the page, one sheet each.
pub(super) fn read(name: &str, page: &str) -> Result<Workbook, ReadError> {
    let mut tables = Tables::default();
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        tables.text(&rest[..open]);
        rest = &rest[open..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            // Conditional comments of Excel hold sheet settings, no cells.
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(close) = tag_end(rest) else { break };
        let tag = Tag::new(&rest[1..close]);
        rest = &rest[close + 1..];
        if !tag.ends && matches!(tag.name.as_str(), "script" | "style" | "title" | "xml") {
            rest = &rest[find_ignoring_case(rest, &format!("</{}", tag.name)).unwrap_or(rest.len())..];
            continue;
        }
        tables.tag(&tag);
        if tables.count > MOST_CELLS {
            return Err(ReadError::TooLarge { file: name.into(), detail: format!("超过 {MOST_CELLS} 个单元格") });
        }
    }
    let mut done = tables.finish();
    done.retain(|sheet| !sheet.rows.is_empty());
    let many = done.len() > 1;
    let sheets: Vec<Sheet> = done
        .into_iter()
        .enumerate()
        .map(|(index, mut sheet)| {
            sheet.name = if many { format!("{}-{}", stem(name), index + 1) } else { stem(name) };
            sheet
        })
        .collect();
    if sheets.is_empty() {
        return Err(ReadError::NotATable {
            file: name.into(),
            found: "没有表格的网页".into(),
            advice: "网页另存时表格可能在同名的文件夹里；请在 WPS 或 Excel 里打开它，另存为 .xlsx 再导入。".into(),
        });
    }
    Ok(Workbook { format: Format::Html, sheets })
}

/// The `>` of a tag, past quoted attributes.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (index, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(index),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    // An unclosed quote: the next `>` ends the tag after all.
    text.find('>')
}

struct Tag<'a> {
    name: String,
    ends: bool,
    inside: &'a str,
}

impl<'a> Tag<'a> {
    fn new(inside: &'a str) -> Self {
        let ends = inside.starts_with('/');
        let body = inside.trim_start_matches('/');
        let name = body.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        Tag { name, ends, inside: body }
    }

    fn attribute(&self, wanted: &str) -> Option<String> {
        let lower = self.inside.to_ascii_lowercase();
        let mut from = 0;
        while let Some(at) = lower[from..].find(wanted).map(|at| at + from) {
            let before = lower[..at].ends_with(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
            let after = lower[at + wanted.len()..].trim_start();
            if before && after.starts_with('=') {
                let value = self.inside[self.inside.len() - after.len() + 1..].trim_start();
                return Some(match value.chars().next() {
                    Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().unwrap_or_default().to_string(),
                    _ => value.split(char::is_whitespace).next().unwrap_or_default().to_string(),
                });
            }
            from = at + wanted.len();
        }
        None
    }

    fn span(&self, wanted: &str) -> u32 {
        self.attribute(wanted).and_then(|count| count.trim().parse().ok()).unwrap_or(1_u32).clamp(1, 1000)
    }
}

/// The tables so far. One within a cell is a table of its own, as pages are laid out by tables; one of a single cell is no
/// more than that cell's words.
#[derive(Default)]
struct Tables {
    /// In the order in which they begin.
    done: Vec<Sheet>,
    open: Vec<Open>,
    count: u32,
}

/// A table being read.
#[derive(Default)]
struct Open {
    /// Its place in `done`.
    place: usize,
    sheet: Sheet,
    row: Option<u32>,
    next_row: u32,
    column: u32,
    /// By column: the last row that a rowspan above covers.
    covered: BTreeMap<u32, u32>,
    cell: Option<(Span, String)>,
}

impl Tables {
    fn tag(&mut self, tag: &Tag<'_>) {
        match (tag.name.as_str(), tag.ends) {
            ("table", false) if self.open.len() < MOST_NESTED => {
                self.done.push(Sheet::default());
                self.open.push(Open { place: self.done.len() - 1, ..Open::default() });
            }
            ("table", true) => self.end_table(),
            _ => {
                if let Some(open) = self.open.last_mut() {
                    self.count = self.count.saturating_add(open.tag(tag));
                }
            }
        }
    }

    fn end_table(&mut self) {
        let Some(mut ended) = self.open.pop() else { return };
        ended.end_cell();
        let alone = match ended.sheet.rows.as_slice() {
            [row] if row.cells.len() == 1 => Some(row.cells[0].text()),
            _ => None,
        };
        match (alone, self.open.last_mut().and_then(|outer| outer.cell.as_mut())) {
            (Some(text), Some((_, words))) => words.push_str(&text),
            _ => self.done[ended.place] = ended.sheet,
        }
    }

    fn text(&mut self, raw: &str) {
        if let Some(open) = self.open.last_mut() {
            open.text(raw);
        }
    }

    /// All tables; those whose end is missing end with the page.
    fn finish(mut self) -> Vec<Sheet> {
        while !self.open.is_empty() {
            self.end_table();
        }
        self.done
    }
}

impl Open {
    /// How many cells the tag claims.
    fn tag(&mut self, tag: &Tag<'_>) -> u32 {
        match (tag.name.as_str(), tag.ends) {
            ("tr", false) => {
                self.end_cell();
                self.row = Some(self.next_row);
                self.next_row = self.next_row.saturating_add(1);
                self.column = 0;
            }
            ("td" | "th", false) => return self.begin_cell(tag),
            ("td" | "th" | "tr", true) => self.end_cell(),
            ("br" | "p" | "div", _) => {
                if let Some((_, words)) = &mut self.cell
                    && !words.trim().is_empty()
                {
                    words.push('\n');
                }
            }
            _ => {}
        }
        0
    }

    fn begin_cell(&mut self, tag: &Tag<'_>) -> u32 {
        self.end_cell();
        let row = *self.row.get_or_insert_with(|| {
            self.next_row += 1;
            self.next_row - 1
        });
        while self.covered.get(&self.column).is_some_and(|last| *last >= row) {
            self.column += 1;
        }
        let (wide, high) = (tag.span("colspan"), tag.span("rowspan"));
        let span = Span { top: row, left: self.column, bottom: row + high - 1, right: self.column + wide - 1 };
        if span.bottom > row {
            self.covered.extend((span.left..=span.right).map(|column| (column, span.bottom)));
        }
        self.column += wide;
        self.cell = Some((span, String::new()));
        wide.saturating_mul(high)
    }

    fn end_cell(&mut self) {
        let Some((span, words)) = self.cell.take() else { return };
        if span.top < span.bottom || span.left < span.right {
            self.sheet.merges.push(span);
        }
        let text = words.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
        if !text.is_empty() {
            self.sheet.push(span.top, Cell { column: span.left, value: Value::Text(text.into()), shown: None });
        }
    }

    fn text(&mut self, raw: &str) {
        let Some((_, words)) = &mut self.cell else { return };
        let plain = unescape(raw);
        // Line ends of the source mean a blank, and nothing between Chinese characters.
        let pieces = plain.split(['\r', '\n', '\t']).map(str::trim).filter(|piece| !piece.is_empty());
        for (index, piece) in pieces.enumerate() {
            if index > 0 && piece.is_ascii() {
                words.push(' ');
            }
            words.push_str(piece);
        }
    }
}

/// Where the ASCII text begins, in whichever case.
fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}

/// Character references to characters; an unknown one stays as it is.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(end, _)| end);
        let reference = end.and_then(|end| referred(&rest[1..end]).map(|c| (c, end + 1)));
        let (c, length) = reference.unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[length..];
    }
    out + rest
}

fn referred(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match name {
        "nbsp" => Some(' '),
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "middot" => Some('·'),
        "mdash" => Some('—'),
        "ndash" => Some('–'),
        "ldquo" => Some('“'),
        "rdquo" => Some('”'),
        "times" => Some('×'),
        _ => match name.strip_prefix('#')? {
            hex if hex.starts_with(['x', 'X']) => number(&hex[1..], 16),
            decimal => number(decimal, 10),
        },
    }
}
