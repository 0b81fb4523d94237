//! 积分排名表.

use rusqlite::Connection;

use super::standing::standing;
use super::{PointsRule, PointsStandingRow};
use crate::error::{Error, Result};
use crate::ids::PointsRankingId;
use crate::report::{Draft, Listed, Setting, list};
use crate::value;

type Shown<'a> = Listed<'a, PointsStandingRow>;

/// Everybody with points: a column for each rule, what it gives and of how many records.
pub(crate) fn paper(conn: &Connection, id: PointsRankingId, setting: &Setting) -> Result<Draft> {
    let found = standing(conn, id)?;
    let of = &found.ranking;
    if found.rows.is_empty() {
        return Err(Error::NothingToPrint {
            message: format!("“{}”还没有谁有分。请先定计分规则，再登记报道、获奖或手填的记分。", of.name),
        });
    }
    let mut columns = vec![
        Shown::short("名次", |row| row.place.to_string()).always(),
        Shown::words(if of.of_outlets() { "媒体" } else { "单位" }, |row| row.name.clone()).wide(3.0).always(),
    ];
    for (at, rule) in found.rules.iter().enumerate() {
        columns
            .push(Shown::number(format!("{}（{}分）", rule.called, rule.points), move |row| part(row, at)).wide(1.0));
    }
    columns.push(Shown::number("积分", |row| row.points.to_string()).always());
    if let Some(money) = of.money {
        let rewarded = found.rows.iter().filter(|row| row.is_rewarded).count() as i64;
        let shown = |row: &PointsStandingRow| row.money.map(value::yuan).unwrap_or_default();
        columns.push(Shown::number("奖金（元）", shown).sum(value::yuan(money * rewarded)));
    }
    let counts: Vec<String> = found.rules.iter().map(said).collect();
    let mut facts = vec![format!("计分办法：{}", counts.join("；"))];
    if let Some(rewarded) = of.rewarded {
        let money = of.money.map(|money| format!("，各奖 {} 元", value::yuan(money))).unwrap_or_default();
        facts.push(format!("奖励前 {rewarded} 名{money}"));
    }
    let mut draft = list(setting, of.name.clone(), facts, columns, &found.rows);
    draft.notes.extend(found.doubts);
    Ok(draft)
}

/// The points of a rule; nothing where it counts none.
fn part(row: &PointsStandingRow, at: usize) -> String {
    match row.parts.get(at) {
        Some(part) if part.records > 0 => part.points.to_string(),
        _ => String::new(),
    }
}

/// 国家级报道 5 分
fn said(rule: &PointsRule) -> String {
    let cap = rule.cap.map(|cap| format!("（最多 {cap} 分）")).unwrap_or_default();
    format!("{} {} 分{cap}", rule.called, rule.points)
}
