//! Cells as all formats of Excel know them.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::number_format::{date_shown, is_date, moment, percent_shown};
use crate::{Cell, ReadError, Sheet, Value};

/// Most cells of one workbook.
const MOST_CELLS: usize = 4_000_000;

pub(super) fn push(
    name: &str,
    sheet: &mut Sheet,
    row: u32,
    cell: Option<Cell>,
    count: &mut usize,
) -> Result<(), ReadError> {
    let Some(cell) = cell else { return Ok(()) };
    *count += 1;
    if *count > MOST_CELLS {
        return Err(ReadError::TooLarge { file: name.into(), detail: format!("超过 {MOST_CELLS} 个单元格") });
    }
    sheet.push(row, cell);
    Ok(())
}

/// The same sheet with the columns that have values and lie in one of the runs marked as hidden.
pub(super) fn with_hidden_columns(mut sheet: Sheet, runs: &[(u32, u32)]) -> Sheet {
    let used = sheet.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column);
    let hidden = used.filter(|column| runs.iter().any(|(first, last)| (first..=last).contains(&column)));
    let hidden: BTreeSet<u32> = hidden.collect();
    sheet.hidden_columns = hidden.into_iter().collect();
    sheet
}

/// Rows and columns in order: a file may write them as it likes.
pub(super) fn tidy(mut sheet: Sheet) -> Sheet {
    sheet.rows.sort_by_key(|row| row.index);
    sheet.rows.dedup_by(|later, first| {
        let same = later.index == first.index;
        if same {
            first.cells.append(&mut later.cells);
        }
        same
    });
    for row in &mut sheet.rows {
        row.cells.sort_by_key(|cell| cell.column);
        row.cells.dedup_by_key(|cell| cell.column);
    }
    sheet
}

/// An ISO 8601 date with or without time.
pub(super) fn iso(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim_end_matches('Z');
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
        .ok()
        .or_else(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0))
}

/// A number as its format means it: a date, a percentage, or the number.
pub(super) fn numbered(column: u32, number: f64, code: Option<&str>, from_1904: bool) -> Cell {
    let date = code.filter(|code| is_date(code)).and_then(|_| moment(number, from_1904));
    let shown = match (&date, code) {
        (Some(date), Some(code)) => date_shown(*date, code),
        (None, Some(code)) => percent_shown(number, code),
        (_, None) => None,
    };
    Cell { column, value: date.map_or(Value::Number(number), Value::Date), shown: shown.map(Into::into) }
}

/// Thirty bits of a number, whole or the upper part of a float, and whether it was multiplied by a hundred.
pub(super) fn number_of(rk: u32) -> f64 {
    let number = match rk & 2 != 0 {
        true => f64::from((rk as i32) >> 2),
        false => f64::from_bits(u64::from(rk & 0xffff_fffc) << 32),
    };
    if rk & 1 != 0 { number / 100.0 } else { number }
}

/// An error value as Excel shows it.
pub(super) fn error_of(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
