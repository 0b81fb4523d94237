//! OpenDocument spreadsheets. Read here rather than through calamine, which knows no merged areas and fills repeated cells.

use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cell::iso;
use super::html::unescape;
use super::xml2003::attribute;
use super::{archive, number_format};
use crate::{Cell, Format, ReadError, Sheet, Span, Value, Workbook};

/// A value repeated further than this is a fill of the whole sheet, no data.
const MOST_REPEATED: u32 = 1000;

pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Workbook, ReadError> {
    let damaged = |detail: &str| ReadError::Damaged { file: name.into(), detail: detail.into() };
    if archive::part(name, bytes, "META-INF/manifest.xml")?.is_some_and(|text| text.contains("encryption-data")) {
        return Err(ReadError::Password { file: name.into() });
    }
    let content = archive::part(name, bytes, "content.xml")?.ok_or_else(|| damaged("缺少 content.xml"))?;
    if !content.contains("office:spreadsheet") {
        return Err(ReadError::NotATable {
            file: name.into(),
            found: "OpenDocument 文档".into(),
            advice: "请把其中的表格复制到 Excel 里存为 .xlsx，再导入。".into(),
        });
    }
    self::content(name, &content)
}

/// The document itself, which may also stand alone as one file of XML (.fods).
pub(super) fn content(name: &str, content: &str) -> Result<Workbook, ReadError> {
    let damaged = |detail: &str| ReadError::Damaged { file: name.into(), detail: detail.into() };
    let mut xml = Reader::from_str(content);
    let mut book = Book::default();
    loop {
        match xml.read_event() {
            Ok(Event::Start(start)) => book.start(&start, false),
            Ok(Event::Empty(start)) => book.start(&start, true),
            Ok(Event::Text(text)) => book.text(&unescape(text.as_ref())),
            Ok(Event::GeneralRef(reference)) => {
                book.text(&unescape(&format!("&{};", AsRef::<str>::as_ref(&reference))));
            }
            Ok(Event::End(end)) => book.end(end.name().as_ref()),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => return Err(damaged("content.xml 出错")),
        }
    }
    Ok(Workbook { format: Format::Ods, sheets: book.sheets })
}

#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    /// Names of table styles that hide a sheet.
    hiding: Vec<String>,
    style: String,
    row: u32,
    rows: u32,
    column: u32,
    cell: Option<Begun>,
    note: u32,
    cells_of_row: Vec<Cell>,
    in_text: bool,
}

/// A cell being read.
struct Begun {
    value: Option<Value>,
    words: String,
    repeated: u32,
    wide: u32,
    high: u32,
}

impl Book {
    fn start(&mut self, start: &BytesStart<'_>, empty: bool) {
        let number = |key: &str| attribute(start, key).and_then(|value| value.parse::<u32>().ok()).unwrap_or(1).max(1);
        match start.name().as_ref() {
            "style:style" => self.style = attribute(start, "name").unwrap_or_default(),
            "style:table-properties" if attribute(start, "display").as_deref() == Some("false") => {
                self.hiding.push(self.style.clone());
            }
            "table:table" => {
                let hidden = attribute(start, "style-name").is_some_and(|style| self.hiding.contains(&style));
                self.sheets.push(Sheet {
                    name: attribute(start, "name").unwrap_or_default(),
                    hidden,
                    ..Sheet::default()
                });
                self.row = 0;
            }
            "table:table-row" => {
                self.rows = number("number-rows-repeated");
                self.column = 0;
                if attribute(start, "visibility").is_some_and(|shown| shown != "visible")
                    && let Some(sheet) = self.sheets.last_mut()
                    && self.rows < MOST_REPEATED
                {
                    sheet.hidden_rows.extend(self.row..self.row + self.rows);
                }
                if empty {
                    self.end_row();
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.cell = Some(Begun {
                    value: typed(start),
                    words: String::new(),
                    repeated: number("number-columns-repeated"),
                    wide: number("number-columns-spanned"),
                    high: number("number-rows-spanned"),
                });
                if empty {
                    self.end_cell();
                }
            }
            "office:annotation" if !empty => self.note += 1,
            "text:p" => {
                self.in_text = !empty;
                if let Some(cell) = &mut self.cell
                    && self.note == 0
                    && !cell.words.is_empty()
                {
                    cell.words.push('\n');
                }
            }
            "text:s" | "text:ta" => self.text(" "),
            "text:line-break" => self.text("\n"),
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if let Some(cell) = &mut self.cell
            && self.in_text
            && self.note == 0
        {
            cell.words.push_str(words);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "table:table-row" => self.end_row(),
            "office:annotation" => self.note = self.note.saturating_sub(1),
            "text:p" => self.in_text = false,
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let at = self.column;
        self.column = self.column.saturating_add(cell.repeated);
        if (cell.wide > 1 || cell.high > 1)
            && let Some(sheet) = self.sheets.last_mut()
        {
            sheet.merges.push(Span {
                top: self.row,
                left: at,
                bottom: self.row.saturating_add(cell.high - 1),
                right: at.saturating_add(cell.wide - 1),
            });
        }
        let words = cell.words.trim();
        let value = match cell.value {
            Some(Value::Error(_)) => Value::Error(if words.is_empty() { "#N/A" } else { words }.into()),
            Some(value) => value,
            None if words.is_empty() => return,
            None => Value::Text(words.into()),
        };
        let shown: Option<Arc<str>> = match &value {
            // The shown text of a date tells its precision: 1985年3月.
            Value::Date(date) if !words.is_empty() => {
                let pattern = if words.matches(|c: char| c.is_ascii_digit()).count() <= 6 { "y-m" } else { "y-m-d" };
                number_format::date_shown(*date, pattern).map(Into::into)
            }
            Value::Number(_) if words.ends_with('%') => Some(words.into()),
            _ => None,
        };
        if cell.repeated <= MOST_REPEATED {
            for column in at..at + cell.repeated {
                self.cells_of_row.push(Cell { column, value: value.clone(), shown: shown.clone() });
            }
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells_of_row);
        if let Some(sheet) = self.sheets.last_mut()
            && !cells.is_empty()
            && self.rows <= MOST_REPEATED
        {
            for row in self.row..self.row + self.rows {
                for cell in &cells {
                    sheet.push(row, cell.clone());
                }
            }
        }
        self.row = self.row.saturating_add(self.rows);
    }
}

fn typed(start: &BytesStart<'_>) -> Option<Value> {
    // LibreOffice writes what it could not work out as a text that shows the error.
    let is_error = start.attributes().with_checks(false).flatten().any(|attribute| {
        attribute.key.as_ref() == "calcext:value-type" && AsRef::<str>::as_ref(&attribute.value) == "error"
    });
    if is_error {
        return Some(Value::Error("".into()));
    }
    match attribute(start, "value-type")?.as_str() {
        "float" | "percentage" | "currency" => attribute(start, "value")?.parse().ok().map(Value::Number),
        "boolean" => Some(Value::Bool(attribute(start, "boolean-value")? == "true")),
        "date" => iso(&attribute(start, "date-value")?).map(Value::Date),
        _ => None,
    }
}
