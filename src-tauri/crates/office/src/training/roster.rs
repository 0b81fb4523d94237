//! 花名册: who is in a class, in which group, with which result.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::{store, title};
use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::directory::{person_named, unit_named};
use crate::error::{Error, Result};
use crate::ids::{ClassId, EnrolmentId, PersonId};
use crate::office::At;

changes! {
    /// The fields of a row of a roster.
    EnrolmentChanges {
        /// 组别, by name: found in the class or made.
        group_name: String => check::text,
        /// 组长
        is_leader: bool => check::flag,
        /// 帮带
        mentor: String => check::text,
        /// 课时
        hours: f64 => check::number,
        /// 成绩, 0 to 100
        score: f64 => score,
        /// 结果
        result: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

fn score(field: &str, score: &f64) -> Result<Value> {
    if (0.0..=100.0).contains(score) {
        return Ok(Value::Real(*score));
    }
    Err(Error::invalid(field, format!("成绩“{score}”不在 0 到 100 之间。请改正。")))
}

/// A row of a roster.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Enrolment {
    /// Its id.
    pub id: EnrolmentId,
    /// The person.
    pub person_id: PersonId,
    /// 姓名
    pub name: String,
    /// 性别
    pub sex: Option<String>,
    /// 单位
    pub unit: Option<String>,
    /// 联系电话
    pub phone: Option<String>,
    /// 技能等级
    pub skill_level: Option<String>,
    /// 组别
    pub group_name: Option<String>,
    /// 组长
    pub is_leader: bool,
    /// 帮带
    pub mentor: Option<String>,
    /// 课时
    pub hours: Option<f64>,
    /// 成绩
    pub score: Option<f64>,
    /// 结果
    pub result: Option<String>,
    /// 备注
    pub note: Option<String>,
}

/// Someone who joins a class: from the directory, or by name and unit (found there or made).
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct NewTrainee {
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
    /// The rest of the row.
    #[serde(default)]
    #[ts(optional, as = "Option<EnrolmentChanges>")]
    pub row: EnrolmentChanges,
}

/// People who join a class.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EnrolmentCreate {
    /// The class.
    pub class_id: ClassId,
    /// The people.
    pub people: Vec<NewTrainee>,
}

/// Who was added, and who was there already.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Enrolled {
    /// The new rows.
    pub added: Vec<EnrolmentId>,
    /// Names of those who were in the class already; nothing of theirs was changed.
    pub already: Vec<String>,
}

/// Changes of one row.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EnrolmentChange {
    /// The row.
    pub id: EnrolmentId,
    /// The touched fields.
    pub changes: EnrolmentChanges,
}

/// Changes of rows, all in one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EnrolmentUpdate {
    /// The rows.
    pub rows: Vec<EnrolmentChange>,
}

/// Rows to take out.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EnrolmentDelete {
    /// The rows.
    pub ids: Vec<EnrolmentId>,
}

pub(crate) fn enrolment_create(at: &At<'_>, ask: EnrolmentCreate) -> Result<Enrolled> {
    at.act(|act| {
        let class = title(act, ask.class_id)?;
        let (mut added, mut already) = (Vec::new(), Vec::new());
        let first: i64 = act.query_row(
            "SELECT coalesce(max(position) + 1, 0) FROM enrolment WHERE class_id = ?",
            [ask.class_id],
            |row| row.get(0),
        )?;
        for (offset, trainee) in ask.people.iter().enumerate() {
            let person = match trainee.person_id {
                Some(id) => id,
                None => {
                    let unit = unit_named(act, trainee.unit.as_deref().unwrap_or_default())?;
                    person_named(act, trainee.name.as_deref().unwrap_or_default(), unit)?
                }
            };
            let there = act
                .prepare_cached("SELECT p.name FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.class_id = ? AND e.person_id = ?")?
                .query_row(params![ask.class_id, person], |row| row.get::<_, String>(0))
                .optional()?;
            if let Some(name) = there {
                already.push(name);
                continue;
            }
            let mut columns = columns(act, ask.class_id, &trainee.row)?;
            columns.push(("class_id", Value::Integer(ask.class_id.0)));
            columns.push(("person_id", Value::Integer(person.0)));
            columns.push(("position", Value::Integer(first + offset as i64)));
            added.push(EnrolmentId(changes::insert(act, "enrolment", &columns)?));
        }
        let label = format!("“{class}”新增 {} 名学员", added.len());
        Ok((Enrolled { added, already }, label))
    })
}

pub(crate) fn enrolment_update(at: &At<'_>, ask: EnrolmentUpdate) -> Result<Nothing> {
    at.act(|act| {
        let mut class = None;
        for EnrolmentChange { id, changes } in &ask.rows {
            let of: ClassId = act
                .prepare_cached("SELECT class_id FROM enrolment WHERE id = ?")?
                .query_row([id], |row| row.get(0))
                .optional()?
                .ok_or(Error::NotFound { noun: "名学员" })?;
            let columns = columns(act, of, changes)?;
            changes::update(act, "enrolment", id.0, &columns, "名学员")?;
            class = Some(of);
        }
        let class = class.map(|id| title(act, id)).transpose()?.unwrap_or_default();
        Ok((Nothing {}, format!("修改“{class}”的 {} 名学员", ask.rows.len())))
    })
}

pub(crate) fn enrolment_delete(at: &At<'_>, ask: EnrolmentDelete) -> Result<Nothing> {
    at.act(|act| {
        for id in &ask.ids {
            changes::unused(act, "这名学员", id.0, &[("certificate", "enrolment_id", "张证书")])?;
            if changes::delete(act, "enrolment", "id", id.0)? == 0 {
                return Err(Error::NotFound { noun: "名学员" });
            }
        }
        Ok((Nothing {}, format!("移出 {} 名学员", ask.ids.len())))
    })
}

fn columns(conn: &Connection, class: ClassId, row: &EnrolmentChanges) -> Result<Columns> {
    grouped(conn, class, row.columns()?)
}

/// The columns of a row, the group's name turned into the group.
pub(super) fn grouped(conn: &Connection, class: ClassId, mut columns: Columns) -> Result<Columns> {
    if let Some((name, value)) = columns.iter_mut().find(|(name, _)| *name == "group_name") {
        *name = "group_id";
        if let Value::Text(group) = value {
            *value = Value::Integer(store::group_named(conn, class, group)?.0);
        }
    }
    Ok(columns)
}
