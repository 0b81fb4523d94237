//! 计分规则: what a record of a sort is worth, and how much of it counts for one unit at most.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use super::{PointsRanking, ranking};
use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{PointsRankingId, PointsRuleId};
use crate::office::At;

/// The sorts of what is counted, each with its Chinese name.
const SORTS: [(&str, &str); 6] = [
    ("coverage", "报道"),
    ("honour", "荣誉"),
    ("award", "获奖"),
    ("returned", "收表数字"),
    ("event", "活动"),
    ("hand", "手填"),
];
/// The roles of a unit in an event, as a rule writes them.
pub(super) const ROLES: [(&str, &str); 4] =
    [("host", "主办"), ("organizer", "承办"), ("co_host", "协办"), ("supporter", "支持")];

changes! {
    /// The fields of a rule.
    PointsRuleChanges {
        /// What is counted: coverage, honour, award, returned, event, hand
        sort: String => check::one_of(&["coverage", "honour", "award", "returned", "event", "hand"]),
        /// 国家级, 一等奖, 主办, 培训班: only records that hold these words; all of the sort when null
        words: String => check::text,
        /// 分值; of a returned figure for each one of it
        points: f64 => check::number,
        /// 封顶: at most so many points for one unit; none when null
        cap: f64 => check::number,
    }
}

/// A rule.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PointsRule {
    /// Its id.
    pub id: PointsRuleId,
    /// What is counted.
    pub sort: String,
    /// Only records that hold these words.
    pub words: Option<String>,
    /// 分值
    pub points: f64,
    /// At most so many points for one unit.
    pub cap: Option<f64>,
    /// What it counts, short: 国家级报道
    pub called: String,
}

/// A new rule.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PointsRuleCreate {
    /// The ranking.
    pub ranking_id: PointsRankingId,
    /// Its fields; sort and points must be there.
    pub rule: PointsRuleChanges,
}

/// Changes of a rule.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PointsRuleUpdate {
    /// The rule.
    pub id: PointsRuleId,
    /// The touched fields.
    pub changes: PointsRuleChanges,
}

/// Rules to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PointsRuleDelete {
    /// The rules.
    pub ids: Vec<PointsRuleId>,
}

const NOUN: &str = "条计分规则";

impl PointsRule {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let (sort, words): (String, Option<String>) = (row.get(1)?, row.get(2)?);
        let noun = SORTS.iter().find(|(key, _)| *key == sort).map_or("", |(_, noun)| noun);
        let called = match (&words, sort.as_str()) {
            (Some(words), "hand" | "award" | "returned") => words.clone(),
            (Some(words), _) => format!("{words}{noun}"),
            (None, _) => noun.to_owned(),
        };
        Ok(Self { id: row.get(0)?, sort, words, points: row.get(3)?, cap: row.get(4)?, called })
    }

    /// Refuses what does not go with the ranking, or gives nothing.
    pub(super) fn fits(&self, ranking: &PointsRanking) -> Result<()> {
        if ranking.of_outlets() && !matches!(self.sort.as_str(), "coverage" | "hand") {
            let message = format!("媒体排名只能按报道或手填的记分，“{}”要给单位排名时才能用。", self.called);
            return Err(Error::invalid("sort", message));
        }
        if self.points <= 0.0 {
            return Err(Error::invalid("points", "分值要大于 0。"));
        }
        if self.cap.is_some_and(|cap| cap < self.points) {
            return Err(Error::invalid("cap", "封顶比一条的分值还少，一条也记不全。请核对。"));
        }
        let role = self.words.as_deref();
        if self.sort == "event" && !ROLES.iter().any(|(_, name)| role == Some(*name)) {
            return Err(Error::invalid("words", "活动按单位的角色记分，请写 主办、承办、协办 或 支持。"));
        }
        if self.sort == "returned" && role.is_none() {
            return Err(Error::invalid("words", "收表数字要写明是哪一项，例如 培训班：不同的项目不能加在一起。"));
        }
        Ok(())
    }
}

const SELECT: &str = "SELECT id, sort, words, points, cap FROM points_rule";

/// The rules of a ranking, in order.
pub(super) fn rules(conn: &Connection, id: PointsRankingId) -> Result<Vec<PointsRule>> {
    let mut statement = conn.prepare_cached(&format!("{SELECT} WHERE ranking_id = ? ORDER BY position, id"))?;
    Ok(statement.query_map([id], PointsRule::read)?.collect::<rusqlite::Result<_>>()?)
}

/// A rule with the ranking it is of.
pub(super) fn rule(conn: &Connection, id: PointsRuleId) -> Result<(PointsRule, PointsRankingId)> {
    let one = conn
        .prepare_cached(&format!("{SELECT} WHERE id = ?"))?
        .query_row([id], PointsRule::read)
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })?;
    let of = conn.query_row("SELECT ranking_id FROM points_rule WHERE id = ?", [id], |row| row.get(0))?;
    Ok((one, of))
}

/// Adds a rule behind the others.
pub(super) fn add_rule(
    conn: &Connection,
    id: PointsRankingId,
    sort: &str,
    words: Option<&str>,
    points: f64,
    cap: Option<f64>,
) -> Result<PointsRuleId> {
    let position: i64 =
        conn.query_row("SELECT coalesce(max(position) + 1, 0) FROM points_rule WHERE ranking_id = ?", [id], |row| {
            row.get(0)
        })?;
    let columns = vec![
        ("ranking_id", Value::Integer(id.0)),
        ("position", Value::Integer(position)),
        ("sort", Value::Text(sort.to_owned())),
        ("words", words.map_or(Value::Null, |words| Value::Text(words.to_owned()))),
        ("points", Value::Real(points)),
        ("cap", cap.map_or(Value::Null, Value::Real)),
    ];
    changes::insert(conn, "points_rule", &columns).map(PointsRuleId)
}

/// Refuses a rule that does not go with its ranking, and one that is written twice.
fn sound(conn: &Connection, id: PointsRuleId) -> Result<(PointsRule, PointsRanking)> {
    let (one, of) = rule(conn, id)?;
    let of = ranking(conn, of)?;
    one.fits(&of)?;
    let is_twice =
        rules(conn, of.id)?.iter().any(|rule| rule.id != id && rule.sort == one.sort && rule.words == one.words);
    match is_twice {
        true => Err(Error::invalid("words", format!("“{}”已经有一条规则了，请改那一条。", one.called))),
        false => Ok((one, of)),
    }
}

pub(crate) fn points_rule_create(at: &At<'_>, ask: PointsRuleCreate) -> Result<PointsRuleId> {
    let columns = ask.rule.columns()?;
    changes::require(&columns, "sort", true, "请选定按什么记分。")?;
    changes::require(&columns, "points", true, "请写上分值。")?;
    let text = |field: &Option<Option<String>>| field.clone().flatten().map(|text| text.trim().to_owned());
    let (sort, words) =
        (text(&ask.rule.sort).unwrap_or_default(), text(&ask.rule.words).filter(|text| !text.is_empty()));
    let points = ask.rule.points.flatten().unwrap_or_default();
    at.act(|act| {
        ranking(act, ask.ranking_id)?;
        let id = add_rule(act, ask.ranking_id, &sort, words.as_deref(), points, ask.rule.cap.flatten())?;
        let (one, of) = sound(act, id)?;
        Ok((id, format!("“{}”新增计分规则“{}”", of.name, one.called)))
    })
}

pub(crate) fn points_rule_update(at: &At<'_>, ask: PointsRuleUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "sort", false, "请选定按什么记分。")?;
    changes::require(&columns, "points", false, "请写上分值。")?;
    at.act(|act| {
        changes::update(act, "points_rule", ask.id.0, &columns, NOUN)?;
        let (one, of) = sound(act, ask.id)?;
        Ok((Nothing {}, format!("修改“{}”的计分规则“{}”", of.name, one.called)))
    })
}

pub(crate) fn points_rule_delete(at: &At<'_>, ask: PointsRuleDelete) -> Result<Nothing> {
    at.act(|act| {
        let mut last = String::new();
        for id in &ask.ids {
            last = rule(act, *id)?.0.called;
            changes::unused(act, &last, id.0, &[("points_piece", "rule_id", "条计分记录")])?;
            changes::delete(act, "points_rule", "id", id.0)?;
        }
        Ok((
            Nothing {},
            match ask.ids.len() {
                1 => format!("删除计分规则“{last}”"),
                many => format!("删除 {many} {NOUN}"),
            },
        ))
    })
}
