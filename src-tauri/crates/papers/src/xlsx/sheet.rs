//! A table on a sheet: title, lines above, header, rows, totals, lines below; set up to be printed.

use chrono::Datelike;
use fonts::Slot;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use super::format::{self, Formats, aligned};
use super::{Line, Listing};
use crate::document::{Align, Cell, Row, Table, Value};
use crate::layout::glyph::Type;
use crate::layout::guess::{self, Measures};
use crate::layout::manner::Manner;
use crate::layout::table::empty;
use crate::layout::table::places::spots;

/// A4
const PAPER: u8 = 9;

/// The words beside a table.
const LINE: Type = Type::new(Slot::Serif, 10.5);

/// The tallest row that Excel has, in points.
const TALLEST: f32 = 409.0;

/// Fills a sheet.
pub(super) fn fill(
    sheet: &mut Worksheet,
    listing: &Listing<'_>,
    manner: &Manner,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let measures = guess::table(listing.table, manner, listing.landscape);
    let mut filling = Filling { sheet, table: listing.table, measures: &measures, formats, look: LINE, row: 0 };
    filling.columns()?;
    filling.title(listing.title, manner)?;
    for line in &listing.before {
        filling.line(line)?;
    }
    let head = filling.row;
    filling.rows(&listing.table.header, &measures.header, true)?;
    let body = filling.row;
    let rows = if listing.table.rows.is_empty() { vec![empty(listing.table)] } else { listing.table.rows.clone() };
    let rows: Vec<Row> = rows.into_iter().chain(listing.table.totals.iter().cloned()).collect();
    filling.rows(&rows, &measures.body, false)?;
    for line in &listing.after {
        filling.line(line)?;
    }
    let last = filling.row.saturating_sub(1);
    let right = u16::try_from(measures.widths.len().saturating_sub(1)).map_err(|_| XlsxError::RowColumnLimitError)?;
    sheet.set_print_area(0, 0, last, right)?;
    if body > head {
        sheet.set_repeat_rows(head, body - 1)?;
        sheet.set_freeze_panes(body, 0)?;
    }
    set_up(sheet, listing.landscape, manner);
    Ok(())
}

/// Paper, margins, page numbers; as wide as the paper and as many pages long as it takes.
fn set_up(sheet: &mut Worksheet, landscape: bool, manner: &Manner) {
    let area = manner.area(landscape);
    let inches = |points: f32| f64::from(points) / 72.0;
    let right = area.paper_width - area.left - area.width;
    let bottom = area.paper_height - area.bottom();
    sheet.set_paper_size(PAPER);
    if landscape {
        sheet.set_landscape();
    }
    sheet.set_margins(
        inches(area.left),
        inches(right),
        inches(area.top),
        inches(bottom),
        inches(area.top / 2.0),
        inches(bottom / 2.0),
    );
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true);
    sheet.set_footer("&C&\"宋体\"&9第 &P 页　共 &N 页");
}

/// A sheet with the row that comes next.
struct Filling<'s> {
    sheet: &'s mut Worksheet,
    table: &'s Table,
    measures: &'s Measures,
    formats: &'s Formats,
    /// How the words beside the table look.
    look: Type,
    row: u32,
}

impl Filling<'_> {
    fn columns(&mut self) -> Result<(), XlsxError> {
        for (at, width) in self.measures.widths.iter().enumerate() {
            // Screens have 96 points to the inch, paper 72.
            let pixels = (width * 96.0 / 72.0).round() as u32;
            self.sheet.set_column_width_pixels(column(at)?, pixels)?;
        }
        Ok(())
    }

    fn title(&mut self, title: &str, manner: &Manner) -> Result<(), XlsxError> {
        if title.trim().is_empty() {
            return Ok(());
        }
        let width: f32 = self.measures.widths.iter().sum();
        let need = guess::width(&title.replace('\n', ""), manner.title) / width;
        let lines = (need.ceil() as usize).max(title.lines().count()).max(1);
        self.merged(0, self.measures.widths.len(), title, &self.formats.title.clone())?;
        self.finish_row(30.0 * lines as f32)
    }

    /// A line above or below the table: words spread over it, or a sentence.
    fn line(&mut self, line: &Line<'_>) -> Result<(), XlsxError> {
        let columns = self.measures.widths.len();
        let format = self.formats.line.clone();
        let ends = match line {
            Line::Spread(words) if words.len() > 1 && words.len() <= columns => self.shares(words),
            _ => None,
        };
        match (line, ends) {
            (Line::Spread(words), Some(ends)) => {
                let mut from = 0;
                for (at, (text, end)) in words.iter().zip(ends).enumerate() {
                    let align = match at {
                        0 => Align::Start,
                        at if at + 1 == words.len() => Align::End,
                        _ => Align::Centre,
                    };
                    self.merged(from, end - from, text, &aligned(&format, align))?;
                    from = end;
                }
            }
            (Line::Spread(words), None) => {
                self.merged(0, columns, &words.join("　　"), &aligned(&format, Align::Start))?
            }
            (Line::Words(text), _) => {
                self.merged(0, columns, text, &aligned(&format, Align::Start))?;
                let width: f32 = self.measures.widths.iter().sum();
                let lines = |text: &str| (guess::width(text, self.look) / width).ceil().max(1.0);
                let lines: f32 = text.lines().map(lines).sum();
                return self.finish_row((lines * 16.0).max(20.0));
            }
        }
        self.finish_row(20.0)
    }

    /// Where the columns of each of some words end: as wide as the words are long, none without a column. None where the
    /// columns leave some words no room.
    fn shares(&self, words: &[String]) -> Option<Vec<usize>> {
        let widths = &self.measures.widths;
        let all: f32 = widths.iter().sum();
        // Two characters between words.
        let long = |text: &String| guess::width(text, self.look) + 2.0 * self.look.size;
        let length: f32 = words.iter().map(long).sum();
        let groups = words.len();
        let mut ends = Vec::new();
        let (mut at, mut used) = (0, 0.0);
        for group in 1..=groups {
            let wanted = all * words[..group].iter().map(long).sum::<f32>() / length;
            let last = widths.len() - (groups - group);
            used += widths[at];
            at += 1;
            while at < last && (group == groups || used + widths[at] / 2.0 < wanted) {
                used += widths[at];
                at += 1;
            }
            ends.push(at);
        }
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let mut groups = words.iter().zip(starts.zip(&ends));
        groups.all(|(text, (start, end))| widths[start..*end].iter().sum::<f32>() >= long(text)).then_some(ends)
    }

    fn rows(&mut self, rows: &[Row], heights: &[f32], head: bool) -> Result<(), XlsxError> {
        let first = self.row;
        for spot in spots(rows) {
            let own = match head {
                true => Align::Centre,
                false => self.table.columns.get(spot.column).map_or(Align::Start, |column| column.align),
            };
            let format = if head { &self.formats.head } else { &self.formats.body };
            let mut format = aligned(format, spot.cell.align.unwrap_or(own));
            if spot.cell.bold {
                format = format.set_bold();
            }
            let top = first + u32::try_from(spot.row).map_err(|_| XlsxError::RowColumnLimitError)?;
            let bottom = top + u32::try_from(spot.down - 1).map_err(|_| XlsxError::RowColumnLimitError)?;
            let (left, right) = (column(spot.column)?, column(spot.column + spot.across - 1)?);
            if top != bottom || left != right {
                self.sheet.merge_range(top, left, bottom, right, "", &format)?;
            }
            self.cell(top, left, spot.cell, format)?;
        }
        for (row, height) in heights.iter().enumerate().take(rows.len()) {
            let row = first + u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)?;
            self.sheet.set_row_height(row, height.min(TALLEST))?;
        }
        self.row = first + u32::try_from(rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
        Ok(())
    }

    /// Words as words, whatever they begin with; a number or a day as such.
    fn cell(&mut self, row: u32, column: u16, cell: &Cell, format: Format) -> Result<(), XlsxError> {
        match cell.value {
            Some(Value::Number(number)) if number.is_finite() => {
                let format = format.set_num_format(format::number(&cell.text));
                self.sheet.write_number_with_format(row, column, number, &format)?;
            }
            // Excel's calendar begins with 1900.
            Some(Value::Date(day)) if (1900..10_000).contains(&day.year()) => {
                let part = |part: u32| u8::try_from(part).unwrap_or_default();
                let year = u16::try_from(day.year()).unwrap_or_default();
                let date = ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))?;
                let format = format.set_num_format(format::day(&cell.text));
                self.sheet.write_datetime_with_format(row, column, &date, &format)?;
            }
            _ if cell.text.is_empty() => {
                self.sheet.write_blank(row, column, &format)?;
            }
            _ => {
                self.sheet.write_string_with_format(row, column, &cell.text, &format)?;
            }
        }
        Ok(())
    }

    /// Words over several columns of the present row.
    fn merged(&mut self, from: usize, across: usize, text: &str, format: &Format) -> Result<(), XlsxError> {
        let (left, right) = (column(from)?, column(from + across - 1)?);
        if across > 1 {
            self.sheet.merge_range(self.row, left, self.row, right, "", format)?;
        }
        self.sheet.write_string_with_format(self.row, left, text, format)?;
        Ok(())
    }

    fn finish_row(&mut self, height: f32) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, height.min(TALLEST))?;
        self.row += 1;
        Ok(())
    }
}

fn column(at: usize) -> Result<u16, XlsxError> {
    u16::try_from(at).map_err(|_| XlsxError::RowColumnLimitError)
}
