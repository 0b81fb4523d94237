//! 手填的记分, and whose a report in the media is that does not say it itself.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use super::{PointsRanking, ranking, rule};
use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::directory::unit_named;
use crate::error::{Error, Result};
use crate::ids::{CoverageId, PointsPieceId, PointsRankingId, PointsRuleId, UnitId};
use crate::office::At;

changes! {
    /// The fields of a piece; its unit, its rule and its report in the media stand beside them.
    PointsPieceChanges {
        /// 事由; the title of the report where there is one
        title: String => check::text,
        /// 媒体, where outlets are ranked
        outlet: String => check::text,
        /// 数量; one when absent
        amount: f64 => check::number,
        /// 日期
        happened_on: String => check::date,
        /// 备注
        note: String => check::text,
    }
}

/// A piece that was written by hand.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PointsPiece {
    /// Its id.
    pub id: PointsPieceId,
    /// The rule it counts by; none where it says whose a report is.
    pub rule_id: Option<PointsRuleId>,
    /// The unit.
    pub unit_id: Option<UnitId>,
    /// 单位
    pub unit: Option<String>,
    /// 媒体
    pub outlet: Option<String>,
    /// 事由
    pub title: String,
    /// 数量
    pub amount: f64,
    /// 日期
    pub happened_on: Option<String>,
    /// The report whose unit it says.
    pub coverage_id: Option<CoverageId>,
    /// 备注
    pub note: Option<String>,
}

/// A new piece: by a rule of sort hand, or for a report in the media.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PointsPieceCreate {
    /// The ranking.
    pub ranking_id: PointsRankingId,
    /// The rule.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub rule_id: Option<PointsRuleId>,
    /// Or the report whose unit it says.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub coverage_id: Option<CoverageId>,
    /// 单位, found in the directory or made.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit: Option<String>,
    /// Its fields.
    #[serde(default)]
    #[ts(optional, as = "Option<PointsPieceChanges>")]
    pub piece: PointsPieceChanges,
}

/// Pieces to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PointsPieceDelete {
    /// The pieces.
    pub ids: Vec<PointsPieceId>,
}

const NOUN: &str = "条计分记录";

impl PointsPiece {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            rule_id: row.get(1)?,
            unit_id: row.get(2)?,
            unit: row.get(3)?,
            outlet: row.get(4)?,
            title: row.get(5)?,
            amount: row.get(6)?,
            happened_on: row.get(7)?,
            coverage_id: row.get(8)?,
            note: row.get(9)?,
        })
    }
}

/// What was written by hand for a ranking, as entered.
pub(super) fn pieces(conn: &Connection, id: PointsRankingId) -> Result<Vec<PointsPiece>> {
    let mut statement = conn.prepare_cached(
        "SELECT p.id, p.rule_id, p.unit_id, u.name, p.outlet, p.title, p.amount, p.happened_on, p.coverage_id, p.note
         FROM points_piece p LEFT JOIN unit u ON u.id = p.unit_id WHERE p.ranking_id = ? ORDER BY p.id",
    )?;
    Ok(statement.query_map([id], PointsPiece::read)?.collect::<rusqlite::Result<_>>()?)
}

/// The title of the report in the media that a piece says the unit of; refused where that does not go.
fn reported(conn: &Connection, of: &PointsRanking, coverage: CoverageId) -> Result<String> {
    let title: String = conn
        .query_row("SELECT title FROM coverage WHERE id = ?", [coverage], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound { noun: "篇报道" })?;
    if of.of_outlets() {
        return Err(Error::invalid("coverage_id", "媒体排名里，报道算在它自己的媒体名下，不用指定单位。"));
    }
    let is_twice = conn
        .prepare_cached("SELECT 1 FROM points_piece WHERE ranking_id = ? AND coverage_id = ?")?
        .exists([of.id.0, coverage.0])?;
    match is_twice {
        true => Err(Error::invalid("coverage_id", format!("“{title}”已经指定过单位。要改，先撤掉原来的。"))),
        false => Ok(title),
    }
}

pub(crate) fn points_piece_create(at: &At<'_>, ask: PointsPieceCreate) -> Result<PointsPieceId> {
    let mut columns = ask.piece.columns()?;
    columns.retain(|(name, value)| *name != "amount" || *value != Value::Null);
    if ask.piece.amount.flatten().is_some_and(|amount| amount <= 0.0) {
        return Err(Error::invalid("amount", "数量要大于 0。"));
    }
    at.act(|act| {
        let of = ranking(act, ask.ranking_id)?;
        match (ask.rule_id, ask.coverage_id) {
            (Some(id), None) => {
                let (one, owner) = rule(act, id)?;
                if owner != of.id || one.sort != "hand" {
                    return Err(Error::invalid("rule_id", "手填的记分要选这个排名里“手填”的规则。"));
                }
                if !columns.iter().any(|(name, value)| *name == "title" && *value != Value::Null) {
                    columns.retain(|(name, _)| *name != "title");
                    columns.push(("title", Value::Text(one.called)));
                }
            }
            (None, Some(coverage)) => {
                let title = reported(act, &of, coverage)?;
                columns.retain(|(name, _)| *name != "title");
                columns.push(("title", Value::Text(title)));
            }
            _ => return Err(Error::invalid("rule_id", "请选一条手填的规则，或一篇要指定单位的报道。")),
        }
        let unit = ask.unit.as_deref().map(|unit| unit_named(act, unit)).transpose()?.flatten();
        let has_outlet = columns.iter().any(|(name, value)| *name == "outlet" && *value != Value::Null);
        match (of.of_outlets(), unit, has_outlet) {
            (true, _, false) => return Err(Error::invalid("outlet", "请写上是哪家媒体。")),
            (false, None, _) => return Err(Error::invalid("unit", "请写上是哪个单位。")),
            _ => {}
        }
        columns.push(("ranking_id", Value::Integer(of.id.0)));
        columns.push(("unit_id", unit.map_or(Value::Null, |unit| Value::Integer(unit.0))));
        columns.push(("rule_id", ask.rule_id.map_or(Value::Null, |id| Value::Integer(id.0))));
        columns.push(("coverage_id", ask.coverage_id.map_or(Value::Null, |id| Value::Integer(id.0))));
        let id = PointsPieceId(changes::insert(act, "points_piece", &columns)?);
        let title = changes::title(act, "points_piece", "title", id.0, NOUN)?;
        let label = match ask.coverage_id {
            Some(_) => format!("“{}”里指定“{title}”的单位", of.name),
            None => format!("“{}”记分“{title}”", of.name),
        };
        Ok((id, label))
    })
}

pub(crate) fn points_piece_delete(at: &At<'_>, ask: PointsPieceDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "points_piece", "title", "计分记录", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::delete(act, "points_piece", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}
