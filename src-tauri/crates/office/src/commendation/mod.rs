//! 表彰: titles proposed by rule or at discretion, reviewed, made public, decided, granted or recommended, received.

mod grant;
mod propose;
mod report;
mod rule;

use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::CommendationId;
use crate::office::At;
use crate::value;

pub use grant::*;
pub use propose::*;
pub(crate) use report::{bonuses, decision, public_list, recommendations};
pub use rule::*;

changes! {
    /// The fields of a commendation.
    CommendationChanges {
        /// 名称: 2026年度技术标兵表彰
        name: String => check::text,
        /// The year; needed for a new one.
        year: i64 => check::count,
        /// 评审日期
        reviewed_on: String => check::date,
        /// 公示起
        public_from: String => check::date,
        /// 公示止
        public_to: String => check::date,
        /// 公示期间的异议, and what became of them
        objections: String => check::text,
        /// 审定会议
        meeting: String => check::text,
        /// 决定日期
        decided_on: String => check::date,
        /// 文号
        document_number: String => check::text,
        /// The words before the list in 表彰决定.
        preface: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

/// A commendation.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Commendation {
    /// Its id.
    pub id: CommendationId,
    /// The year.
    pub year: i32,
    /// 名称
    pub name: String,
    /// 评审日期
    pub reviewed_on: Option<String>,
    /// 公示起
    pub public_from: Option<String>,
    /// 公示止
    pub public_to: Option<String>,
    /// 公示期间的异议
    pub objections: Option<String>,
    /// 审定会议
    pub meeting: Option<String>,
    /// 决定日期
    pub decided_on: Option<String>,
    /// 文号
    pub document_number: Option<String>,
    /// The words before the list in 表彰决定.
    pub preface: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// People proposed or granted.
    pub people: i64,
    /// 奖金 of those, in 分
    pub money: i64,
    /// How far it is: 提名, 评审, 公示, 决定.
    pub stage: String,
}

/// Which commendations.
#[derive(Clone, Copy, Debug, Default, Deserialize, ts_rs::TS)]
pub struct CommendationAsk {
    /// Only those of this year.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// Commendations, the latest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct CommendationList {
    /// The commendations.
    pub rows: Vec<Commendation>,
}

/// One commendation.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct CommendationGet {
    /// The commendation.
    pub id: CommendationId,
}

/// A commendation with its titles.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct CommendationDetail {
    /// The commendation.
    pub commendation: Commendation,
    /// Its titles, in order.
    pub rows: Vec<TitleGrant>,
}

/// A new commendation.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct CommendationCreate {
    /// Its fields; name and year must be there.
    pub commendation: CommendationChanges,
}

/// Changes of a commendation.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct CommendationUpdate {
    /// The commendation.
    pub id: CommendationId,
    /// The touched fields.
    pub changes: CommendationChanges,
}

/// Commendations to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct CommendationDelete {
    /// The commendations.
    pub ids: Vec<CommendationId>,
}

const NOUN: &str = "次表彰";
const NAMELESS: &str = "请写上表彰的名称，例如 2026年度技术标兵表彰。";
const SELECT: &str =
    "SELECT c.id, c.year, c.name, c.reviewed_on, c.public_from, c.public_to, c.objections, c.meeting, c.decided_on,
    c.document_number, c.preface, c.note, count(DISTINCT g.person_id), coalesce(sum(g.money), 0)
  FROM commendation c LEFT JOIN title_grant g ON g.commendation_id = c.id AND g.state <> 'declined'";

impl Commendation {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut one = Self {
            id: row.get(0)?,
            year: row.get(1)?,
            name: row.get(2)?,
            reviewed_on: row.get(3)?,
            public_from: row.get(4)?,
            public_to: row.get(5)?,
            objections: row.get(6)?,
            meeting: row.get(7)?,
            decided_on: row.get(8)?,
            document_number: row.get(9)?,
            preface: row.get(10)?,
            note: row.get(11)?,
            people: row.get(12)?,
            money: row.get(13)?,
            stage: String::new(),
        };
        one.stage = match &one {
            Self { decided_on: Some(_), .. } => "决定",
            Self { public_from: Some(_), .. } => "公示",
            Self { reviewed_on: Some(_), .. } => "评审",
            _ => "提名",
        }
        .to_owned();
        Ok(one)
    }
}

/// Commendations of a year, or all.
pub(crate) fn commendations(conn: &Connection, year: Option<i32>) -> Result<Vec<Commendation>> {
    let sql = format!("{SELECT} WHERE ?1 IS NULL OR c.year = ?1 GROUP BY c.id ORDER BY c.year DESC, c.id DESC");
    Ok(conn.prepare_cached(&sql)?.query_map([year], Commendation::read)?.collect::<rusqlite::Result<_>>()?)
}

fn commendation(conn: &Connection, id: CommendationId) -> Result<Commendation> {
    conn.prepare_cached(&format!("{SELECT} WHERE c.id = ? GROUP BY c.id"))?
        .query_row([id], Commendation::read)
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })
}

pub(crate) fn commendation_list(at: &At<'_>, ask: CommendationAsk) -> Result<CommendationList> {
    at.read(|conn| Ok(CommendationList { rows: commendations(conn, ask.year)? }))
}

pub(crate) fn commendation_get(at: &At<'_>, ask: CommendationGet) -> Result<CommendationDetail> {
    at.read(|conn| Ok(CommendationDetail { commendation: commendation(conn, ask.id)?, rows: grants(conn, ask.id)? }))
}

pub(crate) fn commendation_create(at: &At<'_>, ask: CommendationCreate) -> Result<CommendationId> {
    let columns = ask.commendation.columns()?;
    changes::require(&columns, "name", true, NAMELESS)?;
    if !matches!(ask.commendation.year, Some(Some(1949..=2100))) {
        return Err(Error::invalid("year", "请写上表彰的年份，例如 2026。"));
    }
    at.act(|act| {
        let id = CommendationId(changes::insert(act, "commendation", &columns)?);
        in_order(&commendation(act, id)?)?;
        Ok((id, format!("新增表彰“{}”", title(act, id)?)))
    })
}

pub(crate) fn commendation_update(at: &At<'_>, ask: CommendationUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, NAMELESS)?;
    changes::require(&columns, "year", false, "请写上表彰的年份，例如 2026。")?;
    at.act(|act| {
        let before = commendation(act, ask.id)?;
        changes::update(act, "commendation", ask.id.0, &columns, NOUN)?;
        let now = commendation(act, ask.id)?;
        in_order(&now)?;
        // The decision grants what was proposed; without it nothing is granted.
        if before.decided_on.is_some() != now.decided_on.is_some() {
            decided(act, ask.id, now.decided_on.is_some())?;
        }
        Ok((Nothing {}, format!("修改表彰“{}”", now.name)))
    })
}

pub(crate) fn commendation_delete(at: &At<'_>, ask: CommendationDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "commendation", "name", "表彰", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            let papers = "(SELECT g.commendation_id FROM certificate c JOIN title_grant g ON g.id = c.title_grant_id)";
            let called = changes::title(act, "commendation", "name", id.0, NOUN)?;
            changes::unused(act, &called, id.0, &[(papers, "commendation_id", "张证书")])?;
            changes::delete(act, "title_grant", "commendation_id", id.0)?;
            changes::delete(act, "commendation", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

/// Refuses steps that stand the wrong way round: a decision before the names were public to the end.
fn in_order(one: &Commendation) -> Result<()> {
    value::in_order("public_to", one.public_from.as_deref(), one.public_to.as_deref())?;
    let day = |date: &Option<String>| date.as_deref().and_then(value::first_day);
    let last = |date: &Option<String>| date.as_deref().and_then(value::last_day);
    if one.public_from.is_some() && one.public_to.is_none() && one.decided_on.is_some() {
        return Err(Error::invalid("public_to", "公示还没有写到哪一天为止。请补上，再写决定日期。"));
    }
    let steps = [
        ("public_from", "公示", &one.public_from, "评审日期", &one.reviewed_on),
        ("decided_on", "决定日期", &one.decided_on, "公示结束", &one.public_to),
        ("decided_on", "决定日期", &one.decided_on, "评审日期", &one.reviewed_on),
    ];
    for (field, later, later_date, earlier, earlier_date) in steps {
        if let (Some(later_last), Some(earlier_first)) = (last(later_date), day(earlier_date))
            && later_last < earlier_first
        {
            return Err(Error::invalid(field, format!("{later}早于{earlier}。请改正其中一个日期。")));
        }
    }
    Ok(())
}

fn title(conn: &Connection, id: CommendationId) -> Result<String> {
    changes::title(conn, "commendation", "name", id.0, NOUN)
}
