//! The tables of a document for Excel and WPS: printed as the ruled list is, and ready to reckon and filter with.
//!
//! Words stay words whatever they begin with; numbers and days are such where the cell says so.

mod format;
mod sheet;

use chrono::{Datelike, Timelike};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::Options;
use crate::document::{Block, Document, Table, laid};
use crate::layout::manner::Manner;
use format::Formats;

/// The most characters of a cell.
const CELL: usize = 32_767;

/// The longest name of a sheet.
const NAME: usize = 31;

/// Why a document could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It has no table.
    #[error("这份文稿里没有表格，不能写成 Excel 文件。请写成 .pdf 或 .docx。")]
    NoTable,
    /// A cell, row or column is beyond what Excel takes.
    #[error("Excel 文件没有写成（{0}）。请写成 .pdf 或 .docx，或把过长的内容分开。")]
    Write(String),
}

impl From<XlsxError> for Error {
    fn from(cause: XlsxError) -> Self {
        match cause {
            XlsxError::MaxStringLengthExceeded => Self::Write("一个格子里超过 32767 个字".into()),
            XlsxError::RowColumnLimitError => Self::Write("超过 1048576 行或 16384 列".into()),
            other => Self::Write(other.to_string()),
        }
    }
}

/// A table with what stands around it.
struct Listing<'d> {
    title: &'d str,
    before: Vec<Line<'d>>,
    table: &'d Table,
    after: Vec<Line<'d>>,
    landscape: bool,
}

/// A line beside a table.
#[derive(Debug, Clone)]
enum Line<'d> {
    /// Words spread over the width.
    Spread(&'d [String]),
    /// A sentence.
    Words(String),
}

/// Writes the tables of a document, each on a sheet of its own; charts and pictures are left out.
///
/// # Errors
/// [`Error::NoTable`], or a table that Excel has no room for.
pub fn xlsx_of(document: &Document, options: &Options) -> Result<Vec<u8>, Error> {
    let listings = listings(document);
    if listings.is_empty() {
        return Err(Error::NoTable);
    }
    // Before such words are measured for the widths of columns.
    if document.texts().iter().any(|text| text.chars().count() > CELL) {
        return Err(XlsxError::MaxStringLengthExceeded.into());
    }
    let manner = Manner::of(document.style, options.bold_headings);
    let formats = Formats::new();
    let mut workbook = Workbook::new();
    let (date, time) = (options.made.date(), options.made.time());
    let number = |part: u32| u8::try_from(part).unwrap_or_default();
    let made = ExcelDateTime::from_ymd(
        u16::try_from(date.year()).unwrap_or_default(),
        number(date.month()),
        number(date.day()),
    )?
    .and_hms(u16::from(number(time.hour())), number(time.minute()), time.second())?;
    let title = document.title.replace('\n', "");
    let properties = DocProperties::new().set_title(title).set_author(&options.author).set_creation_datetime(&made);
    workbook.set_properties(&properties);
    let mut names = Vec::new();
    for listing in &listings {
        let sheet = workbook.add_worksheet();
        let name = name(listing.title, &names);
        sheet.set_name(&name)?;
        names.push(name.to_lowercase());
        sheet::fill(sheet, listing, &manner, &formats)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// A name that Excel takes and no other sheet has.
fn name(title: &str, taken: &[String]) -> String {
    let plain: String = title.chars().filter(|ch| !"[]:*?/\\'".contains(*ch) && !ch.is_control()).collect();
    let plain = if plain.trim().is_empty() { "表格" } else { plain.trim() };
    let name = |number: usize| {
        let end = if number > 1 { format!("（{number}）") } else { String::new() };
        // Excel counts UTF-16 units.
        let mut room = NAME - end.chars().count();
        let fits = plain.chars().take_while(|ch| {
            let fits = ch.len_utf16() <= room;
            room = room.saturating_sub(ch.len_utf16());
            fits
        });
        fits.collect::<String>() + &end
    };
    let mut number = 1;
    while taken.contains(&name(number).to_lowercase()) {
        number += 1;
    }
    name(number)
}

/// The tables in the order in which they are read; lines between two of them belong to the one that follows.
fn listings(document: &Document) -> Vec<Listing<'_>> {
    let mut found = Vec::new();
    collect(&document.title, &document.blocks, document.landscape, &mut found);
    for attachment in &document.attachments {
        collect(&attachment.title, &attachment.blocks, attachment.landscape, &mut found);
    }
    found
}

fn collect<'d>(title: &'d str, blocks: &'d [Block], landscape: bool, found: &mut Vec<Listing<'d>>) {
    let first = found.len();
    let mut lines = Vec::new();
    for (block, landscape) in laid(blocks, landscape) {
        match block {
            Block::Table(table) => {
                let before = std::mem::take(&mut lines);
                found.push(Listing { title, before, table, after: Vec::new(), landscape });
            }
            Block::Spread(words) => lines.push(Line::Spread(words)),
            Block::Heading(heading) => lines.push(Line::Words(heading.text.clone())),
            Block::Paragraph(paragraph) => {
                lines.push(Line::Words(paragraph.runs.iter().map(|run| run.text.as_str()).collect()));
            }
            Block::List(list) => lines.extend(list.items.iter().enumerate().map(|(at, item)| {
                let words: String = item.iter().map(|run| run.text.as_str()).collect();
                Line::Words(format!("{} {words}", list.mark(at)))
            })),
            // What a chart shows stands in the table that it was made of; a workbook is to reckon and filter with.
            Block::Chart(_) | Block::Picture(_) | Block::PageBreak => {}
            // Its blocks come one by one.
            Block::Landscape(_) => {}
        }
    }
    if let Some(last) = found[first..].last_mut() {
        last.after = lines;
    }
}
