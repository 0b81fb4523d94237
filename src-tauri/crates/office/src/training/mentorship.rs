//! 师徒结对: master and apprentice over years, with what is to be reached and a review of each year.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::directory::{person_meant, unit_named};
use crate::error::{Error, Result};
use crate::ids::{MentorshipId, MentorshipReviewId, PersonId};
use crate::office::At;
use crate::year::{self, YearKind};
use crate::{profile, value};

changes! {
    /// The fields of master and apprentice.
    MentorshipChanges {
        /// 工种或专业
        trade: String => check::text,
        /// 结对日期
        started_on: String => check::date,
        /// 出师或解除日期; goes on while null
        ended_on: String => check::date,
        /// 目标
        goals: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

/// The review of one year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MentorshipReview {
    /// Its id.
    pub id: MentorshipReviewId,
    /// 年度
    pub year: i32,
    /// 等次
    pub grade: Option<String>,
    /// 评语
    pub words: Option<String>,
}

/// Master and apprentice.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Mentorship {
    /// Its id.
    pub id: MentorshipId,
    /// The master.
    pub master_id: PersonId,
    /// 师傅
    pub master: String,
    /// 师傅的单位
    pub master_unit: Option<String>,
    /// The apprentice.
    pub apprentice_id: PersonId,
    /// 徒弟
    pub apprentice: String,
    /// 徒弟的单位
    pub apprentice_unit: Option<String>,
    /// 工种或专业
    pub trade: Option<String>,
    /// 结对日期
    pub started_on: String,
    /// 出师或解除日期
    pub ended_on: Option<String>,
    /// 目标
    pub goals: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// The reviews, the latest year first.
    pub reviews: Vec<MentorshipReview>,
}

/// Which of them.
#[derive(Clone, Copy, Debug, Default, Deserialize, ts_rs::TS)]
pub struct MentorshipAsk {
    /// Only those that went on in this year.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// Masters with their apprentices.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MentorshipList {
    /// Those that go on first, the latest first.
    pub rows: Vec<Mentorship>,
}

/// A person, from the directory or by name and unit.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct Named {
    /// The person, when known.
    #[serde(default)]
    #[ts(optional)]
    pub person_id: Option<PersonId>,
    /// 姓名
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// 单位
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<String>,
}

/// A new pair of master and apprentice.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MentorshipCreate {
    /// 师傅
    pub master: Named,
    /// 徒弟
    pub apprentice: Named,
    /// The fields; the day it began must be there.
    pub mentorship: MentorshipChanges,
}

/// Changes of it.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MentorshipUpdate {
    /// Which.
    pub id: MentorshipId,
    /// The touched fields.
    pub changes: MentorshipChanges,
}

/// Those to delete, with their reviews.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MentorshipDelete {
    /// Which.
    pub ids: Vec<MentorshipId>,
}

/// The review of a year: written, changed, or taken away where grade and words are empty.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MentorshipReviewSet {
    /// Master and apprentice.
    pub mentorship_id: MentorshipId,
    /// 年度
    pub year: i32,
    /// 等次
    #[serde(default)]
    #[ts(optional = nullable)]
    pub grade: Option<String>,
    /// 评语
    #[serde(default)]
    #[ts(optional = nullable)]
    pub words: Option<String>,
}

const NOUN: &str = "对师徒";
const NO_DAY: &str = "请写上结对的日期，例如 2026-03。";

impl Mentorship {
    /// Whether it went on in a year.
    fn concerns(&self, year: i32, kind: YearKind) -> bool {
        let of = |date: &str| year::year_of(date, kind);
        of(&self.started_on).is_none_or(|began| began <= year)
            && self.ended_on.as_deref().and_then(of).is_none_or(|ended| ended >= year)
    }

    /// Whether either of the two is this person.
    pub(super) fn has(&self, person: PersonId) -> bool {
        self.master_id == person || self.apprentice_id == person
    }
}

/// Those that went on in a year, or all.
pub(crate) fn mentorships(conn: &Connection, year: Option<i32>) -> Result<Vec<Mentorship>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut statement = conn.prepare_cached(
        "SELECT m.id, m.master_id, a.name, au.name, m.apprentice_id, b.name, bu.name, m.trade, m.started_on, m.ended_on, m.goals, m.note
         FROM mentorship m JOIN person a ON a.id = m.master_id LEFT JOIN unit au ON au.id = a.unit_id
         JOIN person b ON b.id = m.apprentice_id LEFT JOIN unit bu ON bu.id = b.unit_id
         ORDER BY m.ended_on IS NOT NULL, m.started_on DESC, m.id DESC",
    )?;
    let mut rows = statement
        .query_map([], |row| {
            Ok(Mentorship {
                id: row.get(0)?,
                master_id: row.get(1)?,
                master: row.get(2)?,
                master_unit: row.get(3)?,
                apprentice_id: row.get(4)?,
                apprentice: row.get(5)?,
                apprentice_unit: row.get(6)?,
                trade: row.get(7)?,
                started_on: row.get(8)?,
                ended_on: row.get(9)?,
                goals: row.get(10)?,
                note: row.get(11)?,
                reviews: Vec::new(),
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    rows.retain(|row| year.is_none_or(|year| row.concerns(year, kind)));
    let mut reviews = conn.prepare_cached(
        "SELECT id, year, grade, words FROM mentorship_review WHERE mentorship_id = ? ORDER BY year DESC",
    )?;
    for row in &mut rows {
        let found = reviews.query_map([row.id], |row| {
            Ok(MentorshipReview { id: row.get(0)?, year: row.get(1)?, grade: row.get(2)?, words: row.get(3)? })
        })?;
        row.reviews = found.collect::<rusqlite::Result<_>>()?;
    }
    Ok(rows)
}

pub(crate) fn mentorship_list(at: &At<'_>, ask: MentorshipAsk) -> Result<MentorshipList> {
    at.read(|conn| Ok(MentorshipList { rows: mentorships(conn, ask.year)? }))
}

fn person(conn: &Connection, named: &Named, who: &str) -> Result<PersonId> {
    if let Some(id) = named.person_id {
        return changes::exists(conn, "person", id.0, "个人员").map(|()| id);
    }
    let name = named.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let Some(name) = name else { return Err(Error::invalid(who, "请写上师傅和徒弟的姓名。")) };
    let unit = unit_named(conn, named.unit.as_deref().unwrap_or_default())?;
    person_meant(conn, name, unit)
}

pub(crate) fn mentorship_create(at: &At<'_>, ask: MentorshipCreate) -> Result<MentorshipId> {
    let mut columns = ask.mentorship.columns()?;
    changes::require(&columns, "started_on", true, NO_DAY)?;
    at.act(|act| {
        let (master, apprentice) = (person(act, &ask.master, "master")?, person(act, &ask.apprentice, "apprentice")?);
        if master == apprentice {
            return Err(Error::invalid("apprentice", "师傅和徒弟是同一个人。请改正其中一个。"));
        }
        let there: Option<i64> = act
            .query_row(
                "SELECT id FROM mentorship WHERE master_id = ? AND apprentice_id = ? AND ended_on IS NULL",
                params![master, apprentice],
                |row| row.get(0),
            )
            .optional()?;
        if there.is_some() {
            return Err(Error::invalid("apprentice", "这两个人已经结对，还没有出师。不用再记一次。"));
        }
        columns.push(("master_id", Value::Integer(master.0)));
        columns.push(("apprentice_id", Value::Integer(apprentice.0)));
        let id = MentorshipId(changes::insert(act, "mentorship", &columns)?);
        in_order(act, id)?;
        Ok((id, format!("记下{}", said(act, id)?)))
    })
}

pub(crate) fn mentorship_update(at: &At<'_>, ask: MentorshipUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "started_on", false, NO_DAY)?;
    at.act(|act| {
        changes::update(act, "mentorship", ask.id.0, &columns, NOUN)?;
        in_order(act, ask.id)?;
        Ok((Nothing {}, format!("修改{}", said(act, ask.id)?)))
    })
}

pub(crate) fn mentorship_delete(at: &At<'_>, ask: MentorshipDelete) -> Result<Nothing> {
    at.act(|act| {
        let mut names = Vec::new();
        for id in &ask.ids {
            names.push(said(act, *id)?);
            changes::delete(act, "mentorship_review", "mentorship_id", id.0)?;
            changes::delete(act, "mentorship", "id", id.0)?;
        }
        let label = match names.as_slice() {
            [one] => format!("删除{one}"),
            many => format!("删除 {} {NOUN}", many.len()),
        };
        Ok((Nothing {}, label))
    })
}

pub(crate) fn mentorship_review_set(at: &At<'_>, ask: MentorshipReviewSet) -> Result<Nothing> {
    if !(1949..=2100).contains(&ask.year) {
        return Err(Error::invalid("year", "请写上评的是哪一年，例如 2026。"));
    }
    let [grade, words] = [&ask.grade, &ask.words].map(|text| value::text(text.as_deref().unwrap_or_default()));
    at.act(|act| {
        let said = said(act, ask.mentorship_id)?;
        let known: Option<i64> = act
            .query_row(
                "SELECT id FROM mentorship_review WHERE mentorship_id = ? AND year = ?",
                params![ask.mentorship_id, ask.year],
                |row| row.get(0),
            )
            .optional()?;
        let is_empty = grade == Value::Null && words == Value::Null;
        let mut columns = vec![("grade", grade), ("words", words)];
        match known {
            Some(id) if is_empty => {
                changes::delete(act, "mentorship_review", "id", id)?;
            }
            Some(id) => changes::update(act, "mentorship_review", id, &columns, "条年评")?,
            None if is_empty => return Err(Error::invalid("words", "请写上等次或评语。")),
            None => {
                columns.push(("mentorship_id", Value::Integer(ask.mentorship_id.0)));
                columns.push(("year", Value::Integer(i64::from(ask.year))));
                changes::insert(act, "mentorship_review", &columns)?;
            }
        }
        let what = if is_empty { "删去" } else { "写下" };
        Ok((Nothing {}, format!("{what}{said} {} 年的年评", ask.year)))
    })
}

fn in_order(conn: &Connection, id: MentorshipId) -> Result<()> {
    let (start, end): (String, Option<String>) =
        conn.query_row("SELECT started_on, ended_on FROM mentorship WHERE id = ?", [id], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    value::in_order("ended_on", Some(&start), end.as_deref())
}

/// 师徒“张三 — 李四”
fn said(conn: &Connection, id: MentorshipId) -> Result<String> {
    conn.prepare_cached(
        "SELECT '师徒“' || a.name || '—' || b.name || '”' FROM mentorship m JOIN person a ON a.id = m.master_id
         JOIN person b ON b.id = m.apprentice_id WHERE m.id = ?",
    )?
    .query_row([id], |row| row.get(0))
    .optional()?
    .ok_or(Error::NotFound { noun: NOUN })
}
