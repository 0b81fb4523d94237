//! 收表: figures that other units send in for a period. They are theirs: no count of ours has them, they only stand beside it.

mod report;
mod take;

use rusqlite::Connection;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::directory::unit_named;
use crate::error::{Error, Result};
use crate::ids::ReturnedFigureId;
use crate::office::At;
use crate::{profile, year};

pub(crate) use report::paper;
pub(crate) use take::returned_take;
pub use take::{ReturnedTake, ReturnedTaken};

changes! {
    /// The fields of a returned figure; its unit stands beside them.
    ReturnedChanges {
        /// 报告期: a year or a month
        period: String => check::date,
        /// 项目: what was counted
        name: String => check::text,
        /// 数量
        amount: f64 => check::number,
        /// 计量单位
        counted_in: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

/// A figure that a unit sent in.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ReturnedFigure {
    /// Its id.
    pub id: ReturnedFigureId,
    /// 填报单位
    pub unit: String,
    /// 报告期
    pub period: String,
    /// 项目
    pub name: String,
    /// 数量
    pub amount: f64,
    /// 计量单位
    pub counted_in: Option<String>,
    /// 备注
    pub note: Option<String>,
}

/// What all units together sent in of one kind.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct ReturnedTotal {
    /// 项目
    pub name: String,
    /// 计量单位
    pub counted_in: Option<String>,
    /// How many units sent it in.
    pub units: usize,
    /// The sum.
    pub amount: f64,
}

/// Which figures.
#[derive(Clone, Copy, Debug, Default, Deserialize, ts_rs::TS)]
pub struct ReturnedAsk {
    /// Only those of this year (see the office's year kind).
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// Figures of others, by what was counted and then by unit, with their sums.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ReturnedList {
    /// The figures.
    pub rows: Vec<ReturnedFigure>,
    /// Their sums, one for each thing counted in one measure.
    pub totals: Vec<ReturnedTotal>,
}

/// A new figure.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ReturnedCreate {
    /// 填报单位; made when it is not there
    pub unit: String,
    /// Its fields; period, name and amount must be there.
    pub figure: ReturnedChanges,
}

/// Changes of a figure.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ReturnedUpdate {
    /// The figure.
    pub id: ReturnedFigureId,
    /// 填报单位
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<String>,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<ReturnedChanges>")]
    pub changes: ReturnedChanges,
}

/// Figures to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ReturnedDelete {
    /// The figures.
    pub ids: Vec<ReturnedFigureId>,
}

const NOUN: &str = "个上报数字";
/// The fields that must be there, each with what to say where it is not.
const NEEDED: [(&str, &str); 3] = [
    ("period", "请写上报告期，例如 2026 或 2026-06。"),
    ("name", "请写上项目，例如“培训班”。"),
    ("amount", "请写上数量。"),
];

/// The figures of a year, or all.
pub(crate) fn figures(conn: &Connection, year: Option<i32>) -> Result<Vec<ReturnedFigure>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut statement = conn.prepare_cached(
        "SELECT r.id, u.name, r.period, r.name, r.amount, r.counted_in, r.note FROM returned_figure r JOIN unit u ON u.id = r.unit_id
         ORDER BY (SELECT min(id) FROM returned_figure f WHERE f.name = r.name), r.period, r.id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(ReturnedFigure {
            id: row.get(0)?,
            unit: row.get(1)?,
            period: row.get(2)?,
            name: row.get(3)?,
            amount: row.get(4)?,
            counted_in: row.get(5)?,
            note: row.get(6)?,
        })
    })?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.retain(|row| year.is_none_or(|year| year::year_of(&row.period, kind) == Some(year)));
    Ok(rows)
}

/// The sums of figures: what is counted in different measures is never added.
pub(crate) fn totals(rows: &[ReturnedFigure]) -> Vec<ReturnedTotal> {
    let mut totals: Vec<(ReturnedTotal, Vec<&str>)> = Vec::new();
    for row in rows {
        let at = totals.iter().position(|(it, _)| it.name == row.name && it.counted_in == row.counted_in);
        let at = at.unwrap_or_else(|| {
            let new =
                ReturnedTotal { name: row.name.clone(), counted_in: row.counted_in.clone(), units: 0, amount: 0.0 };
            totals.push((new, Vec::new()));
            totals.len() - 1
        });
        let (total, units) = &mut totals[at];
        total.amount += row.amount;
        if !units.contains(&row.unit.as_str()) {
            units.push(&row.unit);
            total.units += 1;
        }
    }
    totals.into_iter().map(|(total, _)| total).collect()
}

pub(crate) fn returned_list(at: &At<'_>, ask: ReturnedAsk) -> Result<ReturnedList> {
    at.read(|conn| {
        let rows = figures(conn, ask.year)?;
        Ok(ReturnedList { totals: totals(&rows), rows })
    })
}

pub(crate) fn returned_create(at: &At<'_>, ask: ReturnedCreate) -> Result<ReturnedFigureId> {
    let mut columns = ask.figure.columns()?;
    for (field, message) in NEEDED {
        changes::require(&columns, field, true, message)?;
    }
    at.act(|act| {
        columns.extend(unit(act, &ask.unit)?);
        let id = changes::insert(act, "returned_figure", &columns)?;
        Ok((ReturnedFigureId(id), format!("记下上报数字“{}”", name(act, id)?)))
    })
}

pub(crate) fn returned_update(at: &At<'_>, ask: ReturnedUpdate) -> Result<Nothing> {
    let mut columns = ask.changes.columns()?;
    for (field, message) in NEEDED {
        changes::require(&columns, field, false, message)?;
    }
    at.act(|act| {
        if let Some(unit_name) = &ask.unit {
            columns.extend(unit(act, unit_name)?);
        }
        changes::update(act, "returned_figure", ask.id.0, &columns, NOUN)?;
        Ok((Nothing {}, format!("修改上报数字“{}”", name(act, ask.id.0)?)))
    })
}

pub(crate) fn returned_delete(at: &At<'_>, ask: ReturnedDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "returned_figure", "name", "上报数字", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::delete(act, "returned_figure", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

/// The column of the unit of that name, made when it is not there.
fn unit(conn: &Connection, name: &str) -> Result<Columns> {
    let unit = unit_named(conn, name)?.ok_or_else(|| Error::invalid("unit", "请写上填报单位。"))?;
    Ok(vec![("unit_id", Value::Integer(unit.0))])
}

fn name(conn: &Connection, id: i64) -> Result<String> {
    changes::title(conn, "returned_figure", "name", id, NOUN)
}
