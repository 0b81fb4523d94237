//! 参赛项目: a work, team or person in a contest, with the award it won.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::title;
use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::directory::{person_named, unit_named};
use crate::error::{Error, Result};
use crate::ids::{AwardId, ContestId, EntryId, PersonId, UnitId};
use crate::office::At;

changes! {
    /// The fields of an entry itself; unit, people and award stand beside them.
    EntryChanges {
        /// 作品（项目）
        title: String => check::text,
        /// 组别或赛道
        track: String => check::text,
        /// 得分
        score: f64 => check::number,
        /// 备注
        note: String => check::text,
    }
}

/// What stands beside the fields, by name: found in the directory or made. An absent one is left alone.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct EntryParts {
    /// 单位
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<String>,
    /// 获奖者（作者）, in order
    #[serde(default)]
    #[ts(optional)]
    pub authors: Option<Vec<String>>,
    /// 指导教师
    #[serde(default)]
    #[ts(optional)]
    pub instructors: Option<Vec<String>>,
    /// 等级; empty text takes the award away.
    #[serde(default)]
    #[ts(optional)]
    pub award: Option<String>,
}

/// A person of an entry.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EntryPerson {
    /// The person.
    pub id: PersonId,
    /// 姓名
    pub name: String,
}

/// An entry.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// 作品（项目）
    pub title: Option<String>,
    /// 组别或赛道
    pub track: Option<String>,
    /// 单位
    pub unit: Option<String>,
    /// 得分
    pub score: Option<f64>,
    /// 备注
    pub note: Option<String>,
    /// 获奖者（作者）, in order
    pub authors: Vec<EntryPerson>,
    /// 指导教师
    pub instructors: Vec<EntryPerson>,
    /// The award.
    pub award_id: Option<AwardId>,
    /// 等级
    pub award: Option<String>,
    /// Its place in the order of awards; 特等奖 0, 一等奖 1 … 优秀奖 9.
    pub rank: Option<i64>,
    /// 证书编号, once issued
    pub certificate: Option<String>,
}

/// A new entry.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EntryCreate {
    /// The contest.
    pub contest_id: ContestId,
    /// Its fields.
    #[serde(default)]
    #[ts(optional, as = "Option<EntryChanges>")]
    pub entry: EntryChanges,
    /// What stands beside them; a title or an author must be there.
    #[serde(default)]
    #[ts(optional, as = "Option<EntryParts>")]
    pub parts: EntryParts,
}

/// Changes of an entry.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EntryUpdate {
    /// The entry.
    pub id: EntryId,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<EntryChanges>")]
    pub changes: EntryChanges,
    /// What stands beside them.
    #[serde(default)]
    #[ts(optional, as = "Option<EntryParts>")]
    pub parts: EntryParts,
}

/// Entries to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EntryDelete {
    /// The entries.
    pub ids: Vec<EntryId>,
}

const NOUN: &str = "个参赛项目";

/// The order of awards by their usual names.
pub(crate) fn rank_of(award: &str) -> Option<i64> {
    const RANKS: &[(&str, i64)] = &[
        ("特等", 0),
        ("一等", 1),
        ("金奖", 1),
        ("二等", 2),
        ("银奖", 2),
        ("三等", 3),
        ("铜奖", 3),
        ("四等", 4),
        ("优秀", 9),
        ("优胜", 9),
        ("鼓励", 10),
        ("入围", 11),
    ];
    RANKS.iter().find(|(words, _)| award.contains(words)).map(|(_, rank)| *rank)
}

pub(crate) fn entry_create(at: &At<'_>, ask: EntryCreate) -> Result<EntryId> {
    let mut columns = ask.entry.columns()?;
    let named = columns.iter().any(|(name, value)| *name == "title" && *value != Value::Null)
        || ask.parts.authors.iter().flatten().any(|author| !author.trim().is_empty());
    if !named {
        return Err(Error::invalid("title", "请写上作品名称，或至少一名获奖者。"));
    }
    at.act(|act| {
        let contest = title(act, ask.contest_id)?;
        let position: i64 = act.query_row(
            "SELECT coalesce(max(position) + 1, 0) FROM entry WHERE contest_id = ?",
            [ask.contest_id],
            |row| row.get(0),
        )?;
        columns.push(("contest_id", Value::Integer(ask.contest_id.0)));
        columns.push(("position", Value::Integer(position)));
        let id = EntryId(changes::insert(act, "entry", &columns)?);
        write_parts(act, id, &ask.parts)?;
        Ok((id, format!("“{contest}”新增参赛项目“{}”", called(act, id)?)))
    })
}

pub(crate) fn entry_update(at: &At<'_>, ask: EntryUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    at.act(|act| {
        called(act, ask.id)?;
        changes::update(act, "entry", ask.id.0, &columns, NOUN)?;
        write_parts(act, ask.id, &ask.parts)?;
        Ok((Nothing {}, format!("修改参赛项目“{}”", called(act, ask.id)?)))
    })
}

pub(crate) fn entry_delete(at: &At<'_>, ask: EntryDelete) -> Result<Nothing> {
    at.act(|act| {
        let mut last = String::new();
        for id in &ask.ids {
            last = called(act, *id)?;
            remove(act, *id)?;
        }
        Ok((
            Nothing {},
            match ask.ids.len() {
                1 => format!("删除参赛项目“{last}”"),
                many => format!("删除 {many} {NOUN}"),
            },
        ))
    })
}

/// Deletes an entry with its people and its award; refused while a certificate stands for the award.
pub(super) fn remove(conn: &Connection, id: EntryId) -> Result<()> {
    let users = [("entry_sent", "entry_id", "次选送"), ("title_grant", "entry_id", "个称号")];
    changes::unused(conn, &called(conn, id)?, id.0, &users)?;
    drop_award(conn, id)?;
    changes::delete(conn, "entry_person", "entry_id", id.0)?;
    changes::delete(conn, "judge_score", "entry_id", id.0)?;
    changes::delete(conn, "entry", "id", id.0)?;
    Ok(())
}

fn drop_award(conn: &Connection, id: EntryId) -> Result<()> {
    let award: Option<i64> =
        conn.prepare_cached("SELECT id FROM award WHERE entry_id = ?")?.query_row([id], |row| row.get(0)).optional()?;
    if let Some(award) = award {
        changes::unused(conn, &called(conn, id)?, award, &[("certificate", "award_id", "张证书")])?;
        changes::delete(conn, "award", "id", award)?;
    }
    Ok(())
}

/// What names an entry: its title, else its first author.
pub(super) fn called(conn: &Connection, id: EntryId) -> Result<String> {
    conn.prepare_cached(
        "SELECT coalesce(e.title, (SELECT p.name FROM entry_person a JOIN person p ON p.id = a.person_id
           WHERE a.entry_id = e.id ORDER BY a.role, a.position LIMIT 1), '未命名') FROM entry e WHERE e.id = ?",
    )?
    .query_row([id], |row| row.get(0))
    .optional()?
    .ok_or(Error::NotFound { noun: NOUN })
}

pub(super) fn write_parts(conn: &Connection, id: EntryId, parts: &EntryParts) -> Result<()> {
    if let Some(unit) = &parts.unit {
        let unit = unit_named(conn, unit)?;
        conn.prepare_cached("UPDATE entry SET unit_id = ? WHERE id = ?")?.execute(params![unit, id])?;
    }
    let unit: Option<UnitId> =
        conn.prepare_cached("SELECT unit_id FROM entry WHERE id = ?")?.query_row([id], |row| row.get(0))?;
    if let Some(authors) = &parts.authors {
        write_people(conn, id, "author", authors, unit)?;
    }
    if let Some(instructors) = &parts.instructors {
        write_people(conn, id, "instructor", instructors, unit)?;
    }
    match parts.award.as_deref().map(str::trim) {
        None => Ok(()),
        Some("") => drop_award(conn, id),
        Some(award) => {
            conn.prepare_cached(
                "INSERT INTO award (entry_id, name, rank) VALUES (?1, ?2, ?3)
                 ON CONFLICT (entry_id) DO UPDATE SET name = excluded.name, rank = excluded.rank
                 WHERE name <> excluded.name",
            )?
            .execute(params![id, award, rank_of(award)])?;
            Ok(())
        }
    }
}

/// Puts these people, in this order, in place of those before.
fn write_people(conn: &Connection, id: EntryId, role: &str, names: &[String], unit: Option<UnitId>) -> Result<()> {
    conn.prepare_cached("DELETE FROM entry_person WHERE entry_id = ? AND role = ?")?.execute(params![id, role])?;
    for (position, name) in names.iter().filter(|name| !name.trim().is_empty()).enumerate() {
        let person = person_named(conn, name, unit)?;
        let columns: Columns = vec![
            ("entry_id", Value::Integer(id.0)),
            ("person_id", Value::Integer(person.0)),
            ("role", Value::Text(role.into())),
            ("position", Value::Integer(position as i64)),
        ];
        changes::insert(conn, "entry_person", &columns)?;
    }
    Ok(())
}
