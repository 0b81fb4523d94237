//! .xlsx, through calamine, streamed cell by cell: its dense range over cells A1 and XFD1048576 aborts the process.

use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx};
use chrono::{NaiveDate, NaiveDateTime};

use super::cell::{iso, push, tidy, with_hidden_columns};
use super::marks;
use super::number_format::{self, date_shown, percent_shown};
use crate::{Cell, Format, ReadError, Sheet, Span, Value, Workbook};

/// Stands in place of the value of a formula that no program has worked out yet.
const NO_RESULT: &str = "#公式未计算";

pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Workbook, ReadError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|cause| damaged(name, &cause))?;
    let mut marks = marks::of_book(name, bytes)?;
    let mut sheets = Vec::new();
    let mut count = 0;
    for mut sheet in begun(book.sheets_metadata()) {
        let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(|cause| damaged(name, &cause))?;
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|cause| damaged(name, &cause))? {
            let (row, column) = cell.get_position();
            let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
            let format = format.map(|format| match format.format_id.and_then(number_format::chinese) {
                Some(code) => code,
                None => format.format_code.as_str(),
            });
            push(name, &mut sheet, row, typed_ref(column, cell.get_value(), format), &mut count)?;
        }
        drop(cells);
        sheet.merges = spans(&book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default());
        let marks = marks.remove(&sheet.name).unwrap_or_default();
        for (row, column) in marks.uncached {
            let value = Value::Error(NO_RESULT.into());
            push(name, &mut sheet, row, Some(Cell { column, value, shown: None }), &mut count)?;
        }
        sheet = with_hidden_columns(tidy(sheet), &marks.hidden_columns);
        sheet.hidden_rows = marks.hidden_rows;
        sheets.push(sheet);
    }
    Ok(Workbook { format: Format::Xlsx, sheets })
}

fn begun(metadata: &[calamine::Sheet]) -> Vec<Sheet> {
    metadata
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| Sheet {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
            ..Sheet::default()
        })
        .collect()
}

fn spans(merges: &[Dimensions]) -> Vec<Span> {
    merges
        .iter()
        .map(|area| Span { top: area.start.0, left: area.start.1, bottom: area.end.0, right: area.end.1 })
        .filter(|span| span.top < span.bottom || span.left < span.right)
        .collect()
}

fn typed_ref(column: u32, value: &DataRef<'_>, format: Option<&str>) -> Option<Cell> {
    let shared;
    let owned = match value {
        DataRef::SharedString(text) => {
            shared = Data::String((*text).to_string());
            &shared
        }
        other => {
            shared = other.clone().into();
            &shared
        }
    };
    let mut cell = typed(column, owned)?;
    if let Some(format) = format {
        cell.shown = match &cell.value {
            Value::Date(date) => date_shown(*date, format),
            Value::Number(number) => percent_shown(*number, format),
            _ => None,
        };
    }
    Some(cell)
}

fn typed(column: u32, value: &Data) -> Option<Cell> {
    let plain = |value| Some(Cell { column, value, shown: None });
    match value {
        Data::Int(number) => plain(Value::Number(*number as f64)),
        Data::Float(number) => plain(Value::Number(*number)),
        Data::String(text) if text.trim().is_empty() => None,
        Data::String(text) => plain(Value::Text(text.clone())),
        Data::Bool(truth) => plain(Value::Bool(*truth)),
        Data::DateTime(date) if date.is_duration() => plain(Value::Number(date.as_f64())),
        Data::DateTime(date) => {
            let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
            let value = date_of(year.into(), month.into(), day.into(), hour.into(), minute.into(), second.into());
            // The 29th of February 1900, which only Excel has.
            plain(value.map_or_else(|| Value::Number(date.as_f64()), Value::Date))
        }
        Data::DateTimeIso(text) => plain(iso(text).map_or_else(|| Value::Text(text.clone()), Value::Date)),
        Data::DurationIso(text) => plain(Value::Text(text.clone())),
        Data::Error(error) => plain(Value::Error(error.to_string())),
        Data::Empty => None,
        // RichText and what calamine may add: its text.
        #[allow(unreachable_patterns)]
        other => {
            Some(other.to_string()).filter(|text| !text.trim().is_empty()).and_then(|text| plain(Value::Text(text)))
        }
    }
}

fn date_of(year: i32, month: u32, day: u32, hour: u32, minute: u32, second: u32) -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(hour, minute, second)
}

fn damaged(name: &str, cause: &dyn std::fmt::Debug) -> ReadError {
    let words = format!("{cause:?}");
    if words.contains("assword") {
        return ReadError::Password { file: name.into() };
    }
    let detail = match words.as_str() {
        words if words.contains("NotFound") => "缺少必要的部分",
        words if words.contains("Zip") || words.contains("Io") => "压缩的内容解不开",
        _ => "内容在中途断开或有错",
    };
    ReadError::Damaged { file: name.into(), detail: detail.into() }
}
