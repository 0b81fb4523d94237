//! 评定规则: which title a place in a contest gives, as data that the office edits and tries on its contests.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::error::{Error, Result};
use crate::ids::TitleRuleId;
use crate::office::At;

changes! {
    /// The fields of a rule. What is null is not asked for.
    TitleRuleChanges {
        /// 称号: 技术标兵
        title: String => check::text,
        /// Only contests whose level holds these words: 行业
        level: String => check::text,
        /// Only contests whose name holds these words.
        contest: String => check::text,
        /// The first so many places of a track.
        places: i64 => check::count,
        /// Only entries whose award holds these words: 特等奖
        award: String => check::text,
        /// Whom of an entry: all its people, or the first, who leads it.
        whom: String => check::one_of(&["all", "first"]),
        /// 几年内不重复: the same title is not given again within so many years.
        gap_years: i64 => check::count,
        /// 奖金, in 分
        money: i64 => check::count,
        /// What else follows: 晋升一级
        follows: String => check::text,
        /// The body that grants it, where it is not the office: the office then only recommends.
        granted_by: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

/// A rule.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct TitleRule {
    /// Its id.
    pub id: TitleRuleId,
    /// 称号
    pub title: String,
    /// Only contests whose level holds these words.
    pub level: Option<String>,
    /// Only contests whose name holds these words.
    pub contest: Option<String>,
    /// The first so many places of a track.
    pub places: Option<i64>,
    /// Only entries whose award holds these words.
    pub award: Option<String>,
    /// Whom of an entry: all, or the first.
    pub whom: String,
    /// The same title is not given again within so many years.
    pub gap_years: Option<i64>,
    /// 奖金, in 分
    pub money: Option<i64>,
    /// What else follows.
    pub follows: Option<String>,
    /// The body that grants it; the office itself when null.
    pub granted_by: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// The rule in words: 行业竞赛各项目前 6 名 → 技术标兵
    pub words: String,
}

/// All rules, in order.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct TitleRuleList {
    /// The rules.
    pub rows: Vec<TitleRule>,
}

/// A new rule.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TitleRuleCreate {
    /// Its fields: a title, and a place or an award that gives it.
    pub rule: TitleRuleChanges,
}

/// Changes of a rule.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TitleRuleUpdate {
    /// The rule.
    pub id: TitleRuleId,
    /// The touched fields.
    pub changes: TitleRuleChanges,
}

/// Rules to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TitleRuleDelete {
    /// The rules.
    pub ids: Vec<TitleRuleId>,
}

const NOUN: &str = "条评定规则";
const NAMELESS: &str = "请写上授予的称号，例如技术标兵。";
const COLUMNS: &str = "id, title, level, contest, places, award, whom, gap_years, money, follows, granted_by, note";

impl TitleRule {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut rule = Self {
            id: row.get(0)?,
            title: row.get(1)?,
            level: row.get(2)?,
            contest: row.get(3)?,
            places: row.get(4)?,
            award: row.get(5)?,
            whom: row.get(6)?,
            gap_years: row.get(7)?,
            money: row.get(8)?,
            follows: row.get(9)?,
            granted_by: row.get(10)?,
            note: row.get(11)?,
            words: String::new(),
        };
        rule.words = rule.in_words();
        Ok(rule)
    }

    fn in_words(&self) -> String {
        let contest = match (&self.level, &self.contest) {
            (Some(level), Some(contest)) => format!("{level}级别的“{contest}”"),
            (Some(level), None) => format!("{level}级别的竞赛"),
            (None, Some(contest)) => format!("“{contest}”"),
            (None, None) => "各项竞赛".to_owned(),
        };
        let places = match self.places {
            Some(1) => "第一名".to_owned(),
            Some(places) => format!("前 {places} 名"),
            None => String::new(),
        };
        let award = self.award.as_deref().unwrap_or_default();
        let of =
            [award, places.as_str()].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("中");
        let whom = if self.whom == "first" { "项目的负责人" } else { "" };
        let granted = self.granted_by.as_ref().map(|body| format!("（推荐，由{body}授予）")).unwrap_or_default();
        format!("{contest}{of}{whom} → {}{granted}", self.title)
    }
}

/// All rules, in order.
pub(crate) fn rules(conn: &Connection) -> Result<Vec<TitleRule>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM title_rule ORDER BY position, id"))?;
    Ok(statement.query_map([], TitleRule::read)?.collect::<rusqlite::Result<_>>()?)
}

/// One rule.
pub(crate) fn rule(conn: &Connection, id: TitleRuleId) -> Result<TitleRule> {
    conn.prepare_cached(&format!("SELECT {COLUMNS} FROM title_rule WHERE id = ?"))?
        .query_row([id], TitleRule::read)
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })
}

/// Refuses a rule that every entry would meet, or that no number can be.
fn whole(conn: &Connection, id: TitleRuleId) -> Result<()> {
    let rule = rule(conn, id)?;
    if rule.places.is_none() && rule.award.is_none() {
        return Err(Error::invalid("places", "请写明前几名，或哪一等奖：没有条件的规则会把称号给每一个人。"));
    }
    if rule.places == Some(0) {
        return Err(Error::invalid("places", "名次要从第 1 名起。"));
    }
    if rule.gap_years == Some(0) {
        return Err(Error::invalid("gap_years", "“几年内不重复”要写 1 或更大；没有这条限制就空着。"));
    }
    Ok(())
}

pub(crate) fn title_rule_list(at: &At<'_>, _: Nothing) -> Result<TitleRuleList> {
    at.read(|conn| Ok(TitleRuleList { rows: rules(conn)? }))
}

pub(crate) fn title_rule_create(at: &At<'_>, ask: TitleRuleCreate) -> Result<TitleRuleId> {
    let mut columns: Columns = ask.rule.columns()?;
    changes::require(&columns, "title", true, NAMELESS)?;
    columns.retain(|(name, value)| *name != "whom" || *value != Value::Null);
    at.act(|act| {
        let position: i64 =
            act.query_row("SELECT coalesce(max(position) + 1, 0) FROM title_rule", [], |row| row.get(0))?;
        columns.push(("position", Value::Integer(position)));
        let id = TitleRuleId(changes::insert(act, "title_rule", &columns)?);
        whole(act, id)?;
        Ok((id, format!("新增评定规则“{}”", rule(act, id)?.words)))
    })
}

pub(crate) fn title_rule_update(at: &At<'_>, ask: TitleRuleUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "title", false, NAMELESS)?;
    changes::require(&columns, "whom", false, "请选定授予谁：全部人员，或负责人。")?;
    at.act(|act| {
        changes::update(act, "title_rule", ask.id.0, &columns, NOUN)?;
        whole(act, ask.id)?;
        Ok((Nothing {}, format!("修改评定规则“{}”", rule(act, ask.id)?.words)))
    })
}

/// Deletes rules. What was proposed by them keeps its reason in words.
pub(crate) fn title_rule_delete(at: &At<'_>, ask: TitleRuleDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "title_rule", "title", "评定规则", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::delete(act, "title_rule", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}
