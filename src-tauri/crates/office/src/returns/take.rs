//! A pasted table of returned figures: a row for each unit, a column for each thing that was counted. What a unit sends in again for
//! the same period stands in place of what it had sent.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::directory::unit_named;
use crate::error::{Error, Result};
use crate::office::At;
use crate::value;

/// Cells that were copied from a table: the first row names what was counted, 培训班（期）, the first column the units.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ReturnedTake {
    /// 报告期 of all of them: a year or a month
    pub period: String,
    /// The cells: tabs between columns, lines between rows.
    pub text: String,
}

/// What came in.
#[derive(Clone, Copy, Debug, Serialize, ts_rs::TS)]
pub struct ReturnedTaken {
    /// How many units.
    pub units: usize,
    /// How many figures; empty cells and “-” are none.
    pub figures: usize,
    /// How many of them stand in place of another that was there.
    pub replaced: usize,
}

/// What a column counts, and in what: 培训班（期） is 培训班 in 期.
fn counted(head: &str) -> (&str, Option<&str>) {
    let head = head.trim();
    let parted = head.strip_suffix(['）', ')']).and_then(|rest| rest.rsplit_once(['（', '(']));
    match parted {
        Some((name, unit)) if !name.trim().is_empty() && !unit.trim().is_empty() => (name.trim(), Some(unit.trim())),
        _ => (head, None),
    }
}

/// A number as tables write it: 1,200. None for an empty cell or “-”; an error for anything else.
fn number(cell: &str) -> std::result::Result<Option<f64>, ()> {
    let bare: String = cell.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，')).collect();
    if matches!(bare.as_str(), "" | "-" | "—" | "/") {
        return Ok(None);
    }
    bare.parse().ok().filter(|number: &f64| number.is_finite() && *number >= 0.0).map(Some).ok_or(())
}

pub(crate) fn returned_take(at: &At<'_>, ask: ReturnedTake) -> Result<ReturnedTaken> {
    let Value::Text(period) = value::date("period", &ask.period)? else {
        return Err(Error::invalid("period", "请写上报告期，例如 2026 或 2026-06。"));
    };
    let mut rows = ask.text.lines().filter(|line| !line.trim().is_empty()).map(|line| line.split('\t'));
    let heads: Vec<&str> = rows.next().map(|cells| cells.skip(1).collect()).unwrap_or_default();
    if heads.iter().all(|head| head.trim().is_empty()) {
        return Err(Error::invalid("text", "第一行要写项目的名称，第一列要写单位。请连同表头一起复制。"));
    }
    let mut figures = Vec::new();
    for (at, mut cells) in rows.enumerate() {
        let unit = cells.next().unwrap_or_default().trim();
        let is_total = ["合计", "总计", "小计"].contains(&unit.replace(' ', "").as_str());
        if unit.is_empty() || is_total {
            continue;
        }
        for (column, cell) in cells.enumerate() {
            let head = heads.get(column).copied().unwrap_or_default();
            let amount = number(cell).map_err(|()| {
                let message = format!("第 {} 行“{unit}”的“{}”不是数字。请改正后再粘贴。", at + 2, cell.trim());
                Error::invalid("text", message)
            })?;
            let Some(amount) = amount else { continue };
            if head.trim().is_empty() {
                return Err(Error::invalid(
                    "text",
                    format!("第 {} 列有数字，却没有项目的名称。请补上表头。", column + 2),
                ));
            }
            figures.push((unit, counted(head), amount));
        }
    }
    if figures.is_empty() {
        return Err(Error::invalid("text", "粘贴的表里没有数字。"));
    }
    at.act(|act| {
        let mut units: Vec<&str> = Vec::new();
        let mut replaced = 0;
        for (unit, (name, counted_in), amount) in &figures {
            let id = unit_named(act, unit)?;
            let before: Option<(i64, f64)> = act
                .prepare_cached(
                    "SELECT id, amount FROM returned_figure WHERE unit_id = ? AND period = ? AND name = ? AND counted_in IS ? LIMIT 1",
                )?
                .query_row(params![id, period, name, counted_in], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            if let Some((known, was)) = before {
                act.prepare_cached("UPDATE returned_figure SET amount = ? WHERE id = ?")?.execute(params![amount, known])?;
                replaced += usize::from(was != *amount);
            } else {
                act.prepare_cached(
                    "INSERT INTO returned_figure (unit_id, period, name, amount, counted_in) VALUES (?, ?, ?, ?, ?)",
                )?
                .execute(params![id, period, name, amount, counted_in])?;
            }
            if !units.contains(unit) {
                units.push(unit);
            }
        }
        let taken = ReturnedTaken { units: units.len(), figures: figures.len(), replaced };
        let others = if replaced > 0 { format!("，其中 {replaced} 个代替了以前报的") } else { String::new() };
        Ok((taken, format!("收进 {} 个单位的 {} 个数字{others}", taken.units, taken.figures)))
    })
}

#[cfg(test)]
mod tests {
    use super::{counted, number};

    #[test]
    fn heads_and_cells() {
        for (head, expected) in [
            ("培训班（期）", ("培训班", Some("期"))),
            ("培训人数(人次) ", ("培训人数", Some("人次"))),
            ("讲座", ("讲座", None)),
            ("（人）", ("（人）", None)),
        ] {
            assert_eq!(counted(head), expected);
        }
        for (cell, expected) in
            [("1,200", Ok(Some(1200.0))), (" ", Ok(None)), ("-", Ok(None)), ("近千", Err(())), ("-5", Err(()))]
        {
            assert_eq!(number(cell), expected, "{cell}");
        }
    }
}
