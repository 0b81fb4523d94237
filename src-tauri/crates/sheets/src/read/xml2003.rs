//! SpreadsheetML 2003 (the "XML spreadsheet" of Excel 2003), often named .xls.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cell::iso;
use super::html::unescape;
use crate::{Cell, Format, ReadError, Sheet, Span, Value, Workbook};

pub(super) fn read(name: &str, text: &str) -> Result<Workbook, ReadError> {
    let mut xml = Reader::from_str(text);
    xml.config_mut().check_end_names = false;
    let mut book = Book::default();
    loop {
        match xml.read_event() {
            Ok(Event::Start(start)) => book.start(&start, false),
            Ok(Event::Empty(start)) => book.start(&start, true),
            Ok(Event::Text(text)) => book.words.push_str(&unescape(text.as_ref())),
            Ok(Event::GeneralRef(reference)) => {
                book.words.push_str(&unescape(&format!("&{};", AsRef::<str>::as_ref(&reference))));
            }
            Ok(Event::CData(data)) => book.words.push_str(data.as_ref()),
            Ok(Event::End(end)) => book.end(end.local_name().as_ref()),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                let detail = format!("XML 在第 {} 字节出错", xml.error_position());
                return Err(ReadError::Damaged { file: name.into(), detail });
            }
        }
    }
    if !book.closed {
        return Err(ReadError::Damaged { file: name.into(), detail: "XML 没有写完".into() });
    }
    Ok(Workbook { format: Format::Xml2003, sheets: book.sheets })
}

#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    row: u32,
    column: u32,
    next_row: u32,
    next_column: u32,
    kind: String,
    words: String,
    in_data: bool,
    closed: bool,
}

impl Book {
    fn start(&mut self, start: &BytesStart<'_>, empty: bool) {
        let number = |key: &str| attribute(start, key).and_then(|value| value.parse::<u32>().ok());
        match start.local_name().as_ref() {
            "Worksheet" => {
                let name = attribute(start, "Name").unwrap_or_default();
                self.sheets.push(Sheet { name, ..Sheet::default() });
                (self.next_row, self.next_column) = (0, 0);
            }
            "Row" => {
                self.row = number("Index").map_or(self.next_row, |index| index.saturating_sub(1));
                self.next_row = self.row.saturating_add(1);
                self.next_column = 0;
                if attribute(start, "Hidden").as_deref() == Some("1")
                    && let Some(sheet) = self.sheets.last_mut()
                {
                    sheet.hidden_rows.push(self.row);
                }
            }
            "Cell" => {
                self.column = number("Index").map_or(self.next_column, |index| index.saturating_sub(1));
                let (across, down) = (number("MergeAcross").unwrap_or(0), number("MergeDown").unwrap_or(0));
                self.next_column = self.column.saturating_add(across).saturating_add(1);
                if (across > 0 || down > 0)
                    && let Some(sheet) = self.sheets.last_mut()
                {
                    sheet.merges.push(Span {
                        top: self.row,
                        left: self.column,
                        bottom: self.row.saturating_add(down),
                        right: self.column.saturating_add(across),
                    });
                }
            }
            "Data" => {
                self.kind = attribute(start, "Type").unwrap_or_default();
                self.words.clear();
                self.in_data = !empty;
            }
            "Visible" => self.words.clear(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "Data" if self.in_data => {
                self.in_data = false;
                let text = self.words.trim();
                if text.is_empty() {
                    return;
                }
                let typed = match self.kind.as_str() {
                    "Number" => text.parse().ok().map(Value::Number),
                    "Boolean" => Some(Value::Bool(text == "1")),
                    "DateTime" => iso(text).map(Value::Date),
                    "Error" => Some(Value::Error(text.into())),
                    _ => None,
                };
                let value = typed.unwrap_or_else(|| Value::Text(text.into()));
                let (row, column) = (self.row, self.column);
                if let Some(sheet) = self.sheets.last_mut() {
                    sheet.push(row, Cell { column, value, shown: None });
                }
            }
            "Visible" if self.words.trim().to_ascii_lowercase().contains("hidden") => {
                if let Some(sheet) = self.sheets.last_mut() {
                    sheet.hidden = true;
                }
            }
            "Workbook" => self.closed = true,
            _ => {}
        }
    }
}

/// An attribute by its local name, unescaped.
pub(super) fn attribute(start: &BytesStart<'_>, local: &str) -> Option<String> {
    start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == local)
        .map(|attribute| unescape(&attribute.value))
}
