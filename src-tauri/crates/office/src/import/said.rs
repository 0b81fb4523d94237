//! Whether what the user says of the sheets can be: what names a sheet, row, column or field that is not there is refused, never
//! passed over.

use std::collections::BTreeMap;

use sheets::understand::{Hints, Kind, column_index};
use sheets::{Sheet, Workbook, column_letters};

use super::ImportPreview;
use crate::error::{Error, Result};

/// Refuses corrections that the file or the kind has no place for.
///
/// # Errors
/// `corrections`, with the sheet and what is wrong.
pub(super) fn check(book: &Workbook, ask: &ImportPreview, kind: &Kind) -> Result<()> {
    for (name, hints) in &ask.corrections {
        let Some(sheet) = book.sheets.iter().find(|sheet| sheet.name == *name) else {
            let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
            return Err(wrong(format!("文件里没有名为“{name}”的工作表，只有：{}。请改正后再试。", names.join("、"))));
        };
        rows(sheet, hints)?;
        columns(sheet, hints)?;
        fields(kind, ask.kind.title(), hints)?;
    }
    Ok(())
}

fn wrong(message: String) -> Error {
    Error::invalid("corrections", message)
}

/// Every row is there, and is said to be one thing.
fn rows(sheet: &Sheet, hints: &Hints) -> Result<()> {
    let sections: Vec<u32> = hints.section_rows.iter().map(|section| section.row).collect();
    let last = sheet.rows.last().map_or(0, |row| row.index + 1);
    let mut known: BTreeMap<u32, &str> = BTreeMap::new();
    for (what, rows) in [
        ("表头", &hints.header_rows),
        ("标题", &hints.title_rows),
        ("分组", &sections),
        ("记录", &hints.data_rows),
        ("跳过", &hints.skip_rows),
    ] {
        for row in rows {
            if let Some(before) = known.insert(*row, what).filter(|before| *before != what) {
                let name = &sheet.name;
                return Err(wrong(format!("“{name}”第 {row} 行又说是{before}，又说是{what}。请只留一个。")));
            }
        }
    }
    if let Some(row) = known.keys().chain(&hints.end_rows).find(|row| !(1..=last).contains(*row)) {
        return Err(wrong(format!("“{}”没有第 {row} 行，最后一行是第 {last} 行。请改正行号。", sheet.name)));
    }
    Ok(())
}

fn columns(sheet: &Sheet, hints: &Hints) -> Result<()> {
    let mut said = hints.columns.keys().chain(hints.lists.iter().flatten()).peekable();
    if said.peek().is_none() {
        return Ok(());
    }
    let last = sheet.rows.iter().filter_map(|row| row.cells.last()).map(|cell| cell.column).max().unwrap_or(0);
    // What is no letters may be what a form asks under.
    let asked = |words: &str| {
        let has = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>().contains(words);
        words.chars().any(|c| !c.is_ascii_uppercase())
            && sheet.rows.iter().flat_map(|row| &row.cells).any(|cell| has(&cell.text()))
    };
    let is_there = |letters: &str| column_index(letters).is_some_and(|column| column <= last) || asked(letters);
    match said.find(|letters| !is_there(letters)) {
        Some(letters) => {
            let last = column_letters(last);
            Err(wrong(format!("“{}”没有 {letters} 列，最后一列是 {last} 列。请用大写字母指明列。", sheet.name)))
        }
        None => Ok(()),
    }
}

fn fields(kind: &Kind, title: &str, hints: &Hints) -> Result<()> {
    let named = hints.columns.values().flatten().map(|name| (name, false));
    let flowing = hints.section_rows.iter().filter_map(|section| Some((section.field.as_ref()?, true)));
    for (name, flows) in named.chain(flowing) {
        let field = kind.fields.iter().find(|field| field.name == name);
        if field.is_some_and(|field| !flows || field.holds_words()) {
            continue;
        }
        let able = kind.fields.iter().filter(|field| !flows || field.holds_words());
        let able: Vec<String> = able.map(|field| format!("{}（{}）", field.name, field.title)).collect();
        let what = if flows { "分组的字填不进" } else { "没有这一栏：" };
        return Err(wrong(format!("{title}{what}“{name}”。可以用：{}。", able.join("、"))));
    }
    Ok(())
}
