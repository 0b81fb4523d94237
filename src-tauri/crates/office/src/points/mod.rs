//! 积分排名: units or outlets ranked by points. By which rules is data of the office; every point opens the records behind it.

mod piece;
mod report;
mod rule;
mod source;
mod standing;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::PointsRankingId;
use crate::office::At;

pub use piece::*;
pub(crate) use report::paper;
pub use rule::*;
pub use standing::*;

changes! {
    /// The fields of a ranking.
    PointsRankingChanges {
        /// 名称: 2026年各县科技宣传排名
        name: String => check::text,
        /// The year; needed for a new one.
        year: i64 => check::count,
        /// Who is ranked: unit, outlet
        subject: String => check::one_of(&["unit", "outlet"]),
        /// Only units of this kind; all when null.
        unit_kind: String => check::text,
        /// The first so many are rewarded.
        rewarded: i64 => check::count,
        /// 奖金 for each of them, in 分
        money: i64 => check::count,
        /// 备注
        note: String => check::text,
    }
}

/// A ranking.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PointsRanking {
    /// Its id.
    pub id: PointsRankingId,
    /// The year.
    pub year: i32,
    /// 名称
    pub name: String,
    /// Who is ranked: unit, outlet
    pub subject: String,
    /// Only units of this kind; all when null.
    pub unit_kind: Option<String>,
    /// The first so many are rewarded.
    pub rewarded: Option<i64>,
    /// 奖金 for each of them, in 分
    pub money: Option<i64>,
    /// 备注
    pub note: Option<String>,
    /// How many rules it has.
    pub rules: i64,
}

/// Which rankings.
#[derive(Clone, Copy, Debug, Default, Deserialize, ts_rs::TS)]
pub struct PointsRankingAsk {
    /// Only those of this year.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// Rankings, the latest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PointsRankingList {
    /// The rankings.
    pub rows: Vec<PointsRanking>,
}

/// A new ranking.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PointsRankingCreate {
    /// Its fields; name and year must be there.
    pub ranking: PointsRankingChanges,
    /// Begins with the rules of this one.
    #[serde(default)]
    #[ts(optional)]
    pub like: Option<PointsRankingId>,
    /// Begins with the usual points of pieces in the media: 国家级 5, 省级 3, 市级 2, 县级 1.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub usual: bool,
}

/// Changes of a ranking.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PointsRankingUpdate {
    /// The ranking.
    pub id: PointsRankingId,
    /// The touched fields.
    pub changes: PointsRankingChanges,
}

/// Rankings to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PointsRankingDelete {
    /// The rankings.
    pub ids: Vec<PointsRankingId>,
}

const NOUN: &str = "个积分排名";
const NAMELESS: &str = "请写上排名的名称，例如 2026年各县科技宣传排名。";
const SELECT: &str = "SELECT r.id, r.year, r.name, r.subject, r.unit_kind, r.rewarded, r.money, r.note,
    (SELECT count(*) FROM points_rule l WHERE l.ranking_id = r.id) FROM points_ranking r";
/// What a piece in the media is usually worth.
const USUAL: [(&str, f64); 4] = [("国家级", 5.0), ("省级", 3.0), ("市级", 2.0), ("县级", 1.0)];

impl PointsRanking {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            year: row.get(1)?,
            name: row.get(2)?,
            subject: row.get(3)?,
            unit_kind: row.get(4)?,
            rewarded: row.get(5)?,
            money: row.get(6)?,
            note: row.get(7)?,
            rules: row.get(8)?,
        })
    }

    /// Whether outlets are ranked, not units.
    fn of_outlets(&self) -> bool {
        self.subject == "outlet"
    }
}

/// One ranking.
fn ranking(conn: &Connection, id: PointsRankingId) -> Result<PointsRanking> {
    conn.prepare_cached(&format!("{SELECT} WHERE r.id = ?"))?
        .query_row([id], PointsRanking::read)
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })
}

pub(crate) fn points_ranking_list(at: &At<'_>, ask: PointsRankingAsk) -> Result<PointsRankingList> {
    at.read(|conn| {
        let mut statement =
            conn.prepare_cached(&format!("{SELECT} WHERE ?1 IS NULL OR r.year = ?1 ORDER BY r.year DESC, r.id DESC"))?;
        Ok(PointsRankingList {
            rows: statement.query_map([ask.year], PointsRanking::read)?.collect::<rusqlite::Result<_>>()?,
        })
    })
}

/// Refuses numbers that no ranking can have, and rules that its subject leaves without sense.
fn sound(conn: &Connection, id: PointsRankingId) -> Result<()> {
    let one = ranking(conn, id)?;
    if one.money.is_some() && one.rewarded.is_none() {
        return Err(Error::invalid("rewarded", "写了奖金，还要写奖励前几名。"));
    }
    if one.of_outlets() {
        if one.unit_kind.is_some() {
            return Err(Error::invalid("unit_kind", "给媒体排名时不分单位类别，请把单位类别空着。"));
        }
        for rule in rules(conn, id)? {
            rule.fits(&one)?;
        }
    }
    Ok(())
}

pub(crate) fn points_ranking_create(at: &At<'_>, ask: PointsRankingCreate) -> Result<PointsRankingId> {
    let mut columns = ask.ranking.columns()?;
    changes::require(&columns, "name", true, NAMELESS)?;
    if !matches!(ask.ranking.year, Some(Some(1949..=2100))) {
        return Err(Error::invalid("year", "请写上排名的年份，例如 2026。"));
    }
    columns.retain(|(name, value)| *name != "subject" || *value != Value::Null);
    rewarded(&ask.ranking)?;
    at.act(|act| {
        let id = PointsRankingId(changes::insert(act, "points_ranking", &columns)?);
        if let Some(like) = ask.like {
            ranking(act, like)?;
            for rule in rules(act, like)? {
                add_rule(act, id, &rule.sort, rule.words.as_deref(), rule.points, rule.cap)?;
            }
        } else if ask.usual {
            for (level, points) in USUAL {
                add_rule(act, id, "coverage", Some(level), points, None)?;
            }
        }
        sound(act, id)?;
        Ok((id, format!("新建积分排名“{}”", ranking(act, id)?.name)))
    })
}

fn rewarded(changes: &PointsRankingChanges) -> Result<()> {
    match changes.rewarded {
        Some(Some(0)) => Err(Error::invalid("rewarded", "奖励前几名要从 1 写起；不奖励就空着。")),
        _ => Ok(()),
    }
}

pub(crate) fn points_ranking_update(at: &At<'_>, ask: PointsRankingUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, NAMELESS)?;
    changes::require(&columns, "year", false, "请写上排名的年份，例如 2026。")?;
    changes::require(&columns, "subject", false, "请选定给谁排名：单位，或媒体。")?;
    rewarded(&ask.changes)?;
    at.act(|act| {
        changes::update(act, "points_ranking", ask.id.0, &columns, NOUN)?;
        sound(act, ask.id)?;
        Ok((Nothing {}, format!("修改积分排名“{}”", ranking(act, ask.id)?.name)))
    })
}

/// Deletes rankings with their rules and what was written by hand. The records that were counted stay.
pub(crate) fn points_ranking_delete(at: &At<'_>, ask: PointsRankingDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "points_ranking", "name", "积分排名", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::delete(act, "points_piece", "ranking_id", id.0)?;
            changes::delete(act, "points_rule", "ranking_id", id.0)?;
            changes::delete(act, "points_ranking", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}
