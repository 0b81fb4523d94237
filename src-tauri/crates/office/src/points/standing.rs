//! 排名: who has how many points, and what stands behind each of them.

use std::collections::HashMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::piece::pieces;
use super::source::{Source, Whose, sources};
use super::{PointsPiece, PointsRanking, PointsRule, ranking, rules};
use crate::error::Result;
use crate::ids::{PointsRankingId, PointsRuleId, UnitId};
use crate::office::At;

/// One ranking.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct PointsRankingGet {
    /// The ranking.
    pub id: PointsRankingId,
}

/// A record behind points.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PointsOf {
    /// The rule that counts it.
    pub rule_id: PointsRuleId,
    /// What it is, to open it: coverage, honour, entry, returned_figure, event, points_piece
    pub area: String,
    /// The record.
    pub id: i64,
    /// The record that shows it.
    pub open: i64,
    /// What it says.
    pub title: String,
    /// 日期
    pub on: Option<String>,
    /// What it is worth, before a cap.
    pub points: f64,
}

/// What one rule gives.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PointsPart {
    /// The rule.
    pub rule_id: PointsRuleId,
    /// How many records it counts.
    pub records: usize,
    /// The points that count.
    pub points: f64,
    /// Whether the cap left some out.
    pub is_capped: bool,
}

/// Where one stands.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PointsStandingRow {
    /// Its number in the list, from 1.
    pub id: i64,
    /// 名次; equal points share it
    pub place: usize,
    /// Whether another has the same place.
    pub is_tied: bool,
    /// The unit; none where outlets are ranked.
    pub unit_id: Option<UnitId>,
    /// 单位 or 媒体
    pub name: String,
    /// 积分
    pub points: f64,
    /// What each rule gives, in the order of the rules.
    pub parts: Vec<PointsPart>,
    /// The records behind the points.
    pub records: Vec<PointsOf>,
    /// Whether it is rewarded.
    pub is_rewarded: bool,
    /// 奖金, in 分
    pub money: Option<i64>,
}

/// A record that is nobody's, as long as nobody says whose.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PointsUnplaced {
    /// What it is, to open it.
    pub area: String,
    /// The record.
    pub id: i64,
    /// The record that shows it.
    pub open: i64,
    /// What it says.
    pub title: String,
    /// Why it could not be placed.
    pub why: String,
}

/// A ranking as it stands.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PointsStanding {
    /// The ranking.
    pub ranking: PointsRanking,
    /// Its rules, in order.
    pub rules: Vec<PointsRule>,
    /// Everybody, by points.
    pub rows: Vec<PointsStandingRow>,
    /// What could not be placed.
    pub unplaced: Vec<PointsUnplaced>,
    /// What was written by hand.
    pub pieces: Vec<PointsPiece>,
    /// What keeps the ranking from being final, in sentences.
    pub doubts: Vec<String>,
}

/// Points as whole hundredths: sums and ties are exact.
fn hundredths(points: f64) -> i64 {
    (points * 100.0).round() as i64
}

fn of_hundredths(points: i64) -> f64 {
    points as f64 / 100.0
}

/// One who is ranked, while it is counted.
struct Ranked {
    unit: Option<UnitId>,
    name: String,
    records: Vec<PointsOf>,
}

impl Ranked {
    fn parts(&self, rules: &[PointsRule]) -> Vec<PointsPart> {
        let part = |rule: &PointsRule| {
            let of = self.records.iter().filter(|one| one.rule_id == rule.id);
            let (records, all) = of.fold((0, 0), |(count, sum), one| (count + 1, sum + hundredths(one.points)));
            let counts = rule.cap.map_or(all, |cap| all.min(hundredths(cap)));
            PointsPart { rule_id: rule.id, records, points: of_hundredths(counts), is_capped: counts < all }
        };
        rules.iter().map(part).collect()
    }
}

/// The list of those who are ranked.
struct Field<'c> {
    conn: &'c Connection,
    of: &'c PointsRanking,
    ranked: Vec<Ranked>,
    by_unit: HashMap<UnitId, usize>,
    by_outlet: HashMap<String, usize>,
    /// Records of units that take no part.
    outside: usize,
}

impl<'c> Field<'c> {
    /// With a kind of units asked for, each of them is there from the first, without points as well.
    fn new(conn: &'c Connection, of: &'c PointsRanking) -> Result<Self> {
        let (by_unit, by_outlet) = (HashMap::new(), HashMap::new());
        let mut field = Self { conn, of, ranked: Vec::new(), by_unit, by_outlet, outside: 0 };
        if let Some(kind) = &of.unit_kind {
            let mut units = conn.prepare_cached("SELECT id FROM unit WHERE kind = ? ORDER BY id")?;
            for unit in units.query_map([kind], |row| row.get(0))?.collect::<rusqlite::Result<Vec<UnitId>>>()? {
                field.unit(unit)?;
            }
        }
        Ok(field)
    }

    /// The place of a unit; none where it takes no part.
    fn unit(&mut self, unit: UnitId) -> Result<Option<usize>> {
        if let Some(at) = self.by_unit.get(&unit) {
            return Ok(Some(*at));
        }
        let (name, kind): (String, Option<String>) = self
            .conn
            .prepare_cached("SELECT name, kind FROM unit WHERE id = ?")?
            .query_row([unit], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if self.of.unit_kind.is_some() && kind != self.of.unit_kind {
            self.outside += 1;
            return Ok(None);
        }
        self.by_unit.insert(unit, self.ranked.len());
        self.ranked.push(Ranked { unit: Some(unit), name, records: Vec::new() });
        Ok(Some(self.ranked.len() - 1))
    }

    fn outlet(&mut self, name: &str) -> usize {
        *self.by_outlet.entry(name.to_owned()).or_insert_with(|| {
            self.ranked.push(Ranked { unit: None, name: name.to_owned(), records: Vec::new() });
            self.ranked.len() - 1
        })
    }
}

/// How a ranking stands.
pub(super) fn standing(conn: &Connection, id: PointsRankingId) -> Result<PointsStanding> {
    let of = ranking(conn, id)?;
    let rules = rules(conn, id)?;
    let pieces = pieces(conn, id)?;
    let mut field = Field::new(conn, &of)?;
    let mut unplaced = Vec::new();
    let mut without: Vec<(String, usize)> = Vec::new();
    for source in sources(conn, &of, &rules, &pieces)? {
        let Some(rule) = source.rule(&rules) else {
            if source.sort == "coverage" {
                let level = source.words.concat();
                match without.iter_mut().find(|(known, _)| *known == level) {
                    Some((_, count)) => *count += 1,
                    None => without.push((level, 1)),
                }
            }
            continue;
        };
        let at = match &source.whose {
            Whose::Unit(unit) => field.unit(*unit)?,
            Whose::Outlet(outlet) => Some(field.outlet(outlet)),
            Whose::Unknown(why) => {
                let Source { area, id, open, title, .. } = source;
                unplaced.push(PointsUnplaced { area: area.to_owned(), id, open, title, why: why.clone() });
                continue;
            }
        };
        if let Some(at) = at {
            field.ranked[at].records.push(PointsOf {
                rule_id: rule.id,
                area: source.area.to_owned(),
                id: source.id,
                open: source.open,
                title: source.title,
                on: source.on,
                points: of_hundredths(hundredths(rule.points * source.amount)),
            });
        }
    }
    for piece in &pieces {
        let Some(rule) = rules.iter().find(|rule| Some(rule.id) == piece.rule_id) else { continue };
        let at = match (piece.unit_id, &piece.outlet) {
            (Some(unit), _) => field.unit(unit)?,
            (None, Some(outlet)) => Some(field.outlet(outlet)),
            (None, None) => None,
        };
        if let Some(at) = at {
            field.ranked[at].records.push(PointsOf {
                rule_id: rule.id,
                area: "points_piece".to_owned(),
                id: piece.id.0,
                open: piece.id.0,
                title: piece.title.clone(),
                on: piece.happened_on.clone(),
                points: of_hundredths(hundredths(rule.points * piece.amount)),
            });
        }
    }
    let Field { ranked, outside, .. } = field;
    let mut rows = placed(ranked, &rules);
    let mut doubts = Vec::new();
    if rules.is_empty() {
        doubts.push("还没有计分规则，谁都没有分。".to_owned());
    }
    doubts.extend(reward(&of, &mut rows));
    if !unplaced.is_empty() {
        doubts.push(format!("有 {} 条记录不知道算给谁，没有记分。", unplaced.len()));
    }
    doubts.extend(without.iter().map(|(level, count)| format!("{count} 篇“{level}”的报道没有计分规则，没有记分。")));
    if outside > 0 {
        let kind = of.unit_kind.as_deref().unwrap_or_default();
        doubts.push(format!("另有 {outside} 条记录是“{kind}”以外的单位的，不参加排名。"));
    }
    Ok(PointsStanding { ranking: of, rules, rows, unplaced, pieces, doubts })
}

/// By points, equal points in one place, in the order in which they came.
fn placed(ranked: Vec<Ranked>, rules: &[PointsRule]) -> Vec<PointsStandingRow> {
    let mut counted: Vec<(i64, Ranked, Vec<PointsPart>)> = ranked
        .into_iter()
        .map(|one| {
            let parts = one.parts(rules);
            (parts.iter().map(|part| hundredths(part.points)).sum(), one, parts)
        })
        .collect();
    counted.sort_by_key(|(points, ..)| std::cmp::Reverse(*points));
    let all: Vec<i64> = counted.iter().map(|(points, ..)| *points).collect();
    let row = |(at, (points, one, parts)): (usize, (i64, Ranked, Vec<PointsPart>))| PointsStandingRow {
        id: at as i64 + 1,
        place: 1 + all.iter().filter(|other| **other > points).count(),
        is_tied: all.iter().filter(|other| **other == points).count() > 1,
        unit_id: one.unit,
        name: one.name,
        points: of_hundredths(points),
        parts,
        records: one.records,
        is_rewarded: false,
        money: None,
    };
    counted.into_iter().enumerate().map(row).collect()
}

/// Rewards the first ones. Where equal points stand across the last place, nobody of them is rewarded, and it is said.
fn reward(of: &PointsRanking, rows: &mut [PointsStandingRow]) -> Option<String> {
    let places = usize::try_from(of.rewarded?).ok()?;
    let within = rows.iter().filter(|row| row.points > 0.0 && row.place <= places).count();
    let last = rows.iter().filter(|row| row.points > 0.0 && row.place <= places).map(|row| row.place).max()?;
    let is_split = within > places;
    for row in rows.iter_mut().filter(|row| row.points > 0.0 && row.place <= places) {
        if !(is_split && row.place == last) {
            row.is_rewarded = true;
            row.money = of.money;
        }
    }
    if is_split {
        let tied: Vec<&str> = rows.iter().filter(|row| row.place == last).map(|row| row.name.as_str()).collect();
        return Some(format!(
            "{} 并列第 {last} 名，奖励 {places} 名不够分。请把奖励名额改为 {within} 名或 {} 名，或者补上记录分出先后。",
            tied.join("、"),
            last - 1
        ));
    }
    None
}

pub(crate) fn points_standing(at: &At<'_>, ask: PointsRankingGet) -> Result<PointsStanding> {
    at.read(|conn| standing(conn, ask.id))
}
