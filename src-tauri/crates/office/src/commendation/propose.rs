//! What the rules propose: each name with the rule and the place behind it; who is held back, and what cannot be told.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::rule::{TitleRule, rule, rules};
use crate::contest::{self, EntryStanding};
use crate::error::Result;
use crate::ids::{EntryId, PersonId, TitleRuleId};
use crate::office::At;

/// A title that a rule proposes for a person.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct TitleProposal {
    /// The person.
    pub person_id: PersonId,
    /// 姓名
    pub person: String,
    /// 单位
    pub unit: Option<String>,
    /// 称号
    pub title: String,
    /// The entry that earned it.
    pub entry_id: EntryId,
    /// Contest, place and rule, in words.
    pub basis: String,
    /// 奖金, in 分
    pub money: Option<i64>,
    /// What else follows.
    pub follows: Option<String>,
    /// The body that grants it; the office itself when null.
    pub granted_by: Option<String>,
    /// Why the title is not proposed after all: it was given within the years of the rule.
    pub held_back: Option<String>,
}

/// What rules propose.
#[derive(Clone, Debug, Default, Serialize, ts_rs::TS)]
pub struct TitleProposals {
    /// The proposals, rule by rule, by place.
    pub rows: Vec<TitleProposal>,
    /// What cannot be told, in sentences.
    pub doubts: Vec<String>,
}

/// A rule tried on contests.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TitleRuleTry {
    /// The rule; all when absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<TitleRuleId>,
    /// The year of the contests.
    pub year: i32,
}

/// What the rules propose for the contests of a year.
pub(super) fn proposals(conn: &Connection, rules: &[TitleRule], year: i32) -> Result<TitleProposals> {
    let mut out = TitleProposals::default();
    for rule in rules {
        for contest in contest::contests(conn, Some(year))? {
            let holds = |words: &Option<String>, text: Option<&str>| {
                words.as_deref().is_none_or(|words| text.is_some_and(|text| text.contains(words)))
            };
            if !holds(&rule.level, contest.level.as_deref()) || !holds(&rule.contest, Some(&contest.name)) {
                continue;
            }
            let standings = contest::standings(conn, contest.id)?;
            if rule.places.is_some() {
                let unsure = standings.doubts.iter();
                out.doubts.extend(unsure.map(|doubt| format!("“{}”的名次还没有定下来：{doubt}", contest.name)));
                if !standings.rows.is_empty()
                    && standings.rows.iter().all(|row| row.score.is_none())
                    && standings.judges.is_empty()
                {
                    out.doubts.push(format!("“{}”没有记分数，排不出名次。", contest.name));
                }
            }
            // Places of a contest that is not fully judged may still change: nothing is proposed by them.
            if rule.places.is_some() && !standings.doubts.is_empty() {
                continue;
            }
            for row in standings.rows.iter().filter(|row| meets(rule, row)) {
                if let Some(places) =
                    rule.places.filter(|places| row.is_tied && row.place.map(i64::from) == Some(*places))
                {
                    out.doubts.push(format!("“{}”第 {places} 名并列，“{}”一并提名。", contest.name, row.called));
                }
                take(conn, rule, &contest.name, row, year, &mut out)?;
            }
        }
    }
    out.doubts.dedup();
    Ok(out)
}

fn meets(rule: &TitleRule, row: &EntryStanding) -> bool {
    rule.places.is_none_or(|places| row.place.is_some_and(|place| i64::from(place) <= places))
        && rule.award.as_deref().is_none_or(|words| row.award.as_deref().is_some_and(|award| award.contains(words)))
}

fn take(
    conn: &Connection,
    rule: &TitleRule,
    contest: &str,
    row: &EntryStanding,
    year: i32,
    out: &mut TitleProposals,
) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT p.id, p.name, u.name FROM entry_person a JOIN person p ON p.id = a.person_id LEFT JOIN unit u ON u.id = p.unit_id
         WHERE a.entry_id = ? AND a.role = 'author' ORDER BY a.position, a.id LIMIT ?",
    )?;
    let most = if rule.whom == "first" { 1 } else { -1 };
    let people = statement.query_map(params![row.id, most], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let people: Vec<(PersonId, String, Option<String>)> = people.collect::<rusqlite::Result<_>>()?;
    if people.is_empty() {
        out.doubts.push(format!("“{contest}”的“{}”没有登记人员，没有提名。", row.called));
    }
    let place = row.place.map(|place| match row.is_tied {
        true => format!("并列第 {place} 名"),
        false => format!("第 {place} 名"),
    });
    let track = row.track.as_ref().map(|track| format!("“{track}”")).unwrap_or_default();
    let won: Vec<&str> = row.award.as_deref().into_iter().chain(rule.places.and(place.as_deref())).collect();
    for (person_id, person, unit) in people {
        let basis = format!("“{contest}”{track}{}（规则：{}）", won.join("、"), rule.words);
        // Two rules may give one title: both reasons stand behind it.
        let same = out.rows.iter_mut().find(|one| one.person_id == person_id && one.title == rule.title);
        if let Some(same) = same {
            if !same.basis.contains(&basis) {
                same.basis = format!("{}；{basis}", same.basis);
            }
            continue;
        }
        out.rows.push(TitleProposal {
            held_back: held_back(conn, rule, person_id, year)?,
            person_id,
            person,
            unit: unit.or_else(|| row.unit.clone()),
            title: rule.title.clone(),
            entry_id: row.id,
            basis,
            money: rule.money,
            follows: rule.follows.clone(),
            granted_by: rule.granted_by.clone(),
        });
    }
    Ok(())
}

/// Whether the title was given to the person within the years of the rule, before this year.
fn held_back(conn: &Connection, rule: &TitleRule, person: PersonId, year: i32) -> Result<Option<String>> {
    let Some(gap) = rule.gap_years else { return Ok(None) };
    let given: Option<i32> = conn
        .prepare_cached(
            "SELECT c.year FROM title_grant g JOIN commendation c ON c.id = g.commendation_id
             WHERE g.person_id = ?1 AND g.title = ?2 AND g.state = 'granted' AND c.year < ?3 AND c.year >= ?3 - ?4
             ORDER BY c.year DESC LIMIT 1",
        )?
        .query_row(params![person, rule.title, year, gap], |row| row.get(0))
        .optional()?;
    Ok(given.map(|given| format!("{given} 年已授予“{}”，{gap} 年内不重复授予", rule.title)))
}

pub(crate) fn title_rule_try(at: &At<'_>, ask: TitleRuleTry) -> Result<TitleProposals> {
    at.read(|conn| {
        let rules = match ask.id {
            Some(id) => vec![rule(conn, id)?],
            None => rules(conn)?,
        };
        proposals(conn, &rules, ask.year)
    })
}
