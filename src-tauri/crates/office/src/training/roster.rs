//! 花名册: who is in a class, in which group, with which result.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::pair::help;
use super::{store, title};
use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::directory::{PersonChanges, person_meant, unit_named};
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
        /// 帮带: a classmate by name becomes the helper; any other name stays as it is written.
        mentor: String => check::text,
        /// 课时
        hours: f64 => check::number,
        /// 成绩, 0 to 100
        score: f64 => score,
        /// 结果
        result: String => check::text,
        /// 备注
        note: String => check::text,
        /// 候补
        waiting: bool => check::flag,
        /// 培训前等级
        level_before: String => check::text,
        /// 培训后等级
        level_after: String => check::text,
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
    /// 候补
    pub waiting: bool,
    /// The classmate who helps.
    pub helper_id: Option<EnrolmentId>,
    /// 培训前等级
    pub level_before: Option<String>,
    /// 培训后等级
    pub level_after: Option<String>,
    /// Whether the result was written by hand: the rule leaves it.
    pub result_by_hand: bool,
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
    /// What else is known of the person: kept for a new one; of one who is there it fills what is empty.
    #[serde(default)]
    #[ts(optional, as = "Option<PersonChanges>")]
    pub person: PersonChanges,
    /// The rest of the row.
    #[serde(default)]
    #[ts(optional, as = "Option<EnrolmentChanges>")]
    pub row: EnrolmentChanges,
}

/// Who was added, and who was there already.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Enrolled {
    /// The new rows.
    pub added: Vec<EnrolmentId>,
    /// Names of those who were in the class already; nothing of theirs was changed.
    pub already: Vec<String>,
    /// How the size of the class lies outside its bounds now.
    pub bounds: Option<String>,
}

/// A block of cells: rows that are changed and rows that are new, in one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct RosterWrite {
    /// The class.
    pub class_id: ClassId,
    /// Rows that are there.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<EnrolmentChange>>")]
    pub rows: Vec<EnrolmentChange>,
    /// People who join.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<NewTrainee>>")]
    pub people: Vec<NewTrainee>,
}

/// Changes of one row.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EnrolmentChange {
    /// The row.
    pub id: EnrolmentId,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<EnrolmentChanges>")]
    pub changes: EnrolmentChanges,
    /// Touched fields of the person in the directory.
    #[serde(default)]
    #[ts(optional, as = "Option<PersonChanges>")]
    pub person: PersonChanges,
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

pub(crate) fn roster_write(at: &At<'_>, ask: RosterWrite) -> Result<Enrolled> {
    at.act(|act| {
        let class = title(act, ask.class_id)?;
        for row in &ask.rows {
            change(act, row)?;
        }
        let (mut added, mut already, mut helped) = (Vec::new(), Vec::new(), Vec::new());
        let first: i64 = act.query_row(
            "SELECT coalesce(max(position) + 1, 0) FROM enrolment WHERE class_id = ?",
            [ask.class_id],
            |row| row.get(0),
        )?;
        for (offset, trainee) in ask.people.iter().enumerate() {
            let person = person(act, trainee)?;
            if let Some(name) = enrolled(act, ask.class_id, person)? {
                already.push(name);
                continue;
            }
            let mut row = trainee.row.columns()?;
            // A helper may stand further down in the same block.
            let helper = row.iter().position(|(column, _)| *column == "mentor").map(|place| row.swap_remove(place).1);
            by_hand(&mut row);
            let mut columns = grouped(act, ask.class_id, row)?;
            columns.push(("class_id", Value::Integer(ask.class_id.0)));
            columns.push(("person_id", Value::Integer(person.0)));
            columns.push(("position", Value::Integer(first + offset as i64)));
            if !columns.iter().any(|(column, _)| *column == "level_before") {
                columns.push(("level_before", level_of(act, person)?));
            }
            let id = EnrolmentId(changes::insert(act, "enrolment", &columns)?);
            added.push(id);
            helped.extend(helper.map(|helper| (id, helper)));
        }
        for (id, helper) in helped {
            help(act, ask.class_id, id, helper)?;
        }
        if added.is_empty() && ask.rows.is_empty() && !already.is_empty() {
            let names = already.join("、");
            return Err(Error::invalid("name", format!("{names}已经在“{class}”里，没有再加一遍。")));
        }
        let label = match (ask.rows.len(), added.len()) {
            (0, new) => format!("“{class}”新增 {new} 名学员"),
            (changed, 0) => format!("修改“{class}”的 {changed} 名学员"),
            (changed, new) => format!("“{class}”修改 {changed} 名、新增 {new} 名学员"),
        };
        let bounds = store::class(act, ask.class_id)?.bounds.filter(|_| !added.is_empty());
        Ok((Enrolled { added, already, bounds }, label))
    })
}

/// The name of a person who is in the class already.
fn enrolled(conn: &Connection, class: ClassId, person: PersonId) -> Result<Option<String>> {
    let sql =
        "SELECT p.name FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.class_id = ? AND e.person_id = ?";
    Ok(conn.prepare_cached(sql)?.query_row(params![class, person], |row| row.get(0)).optional()?)
}

fn level_of(conn: &Connection, person: PersonId) -> Result<Value> {
    Ok(conn.prepare_cached("SELECT skill_level FROM person WHERE id = ?")?.query_row([person], |row| row.get(0))?)
}

/// Whom a new row means, with what the row says of them; somebody new is added to the directory.
fn person(conn: &Connection, trainee: &NewTrainee) -> Result<PersonId> {
    let id = match trainee.person_id {
        Some(id) => id,
        None => {
            let name = trainee.name.as_deref().unwrap_or_default();
            let unit = unit_named(conn, trainee.unit.as_deref().unwrap_or_default())?;
            person_meant(conn, name, unit)?
        }
    };
    let told = trainee.person.columns()?;
    for (column, value) in told.into_iter().filter(|(_, value)| *value != Value::Null) {
        conn.prepare_cached(&format!("UPDATE person SET {column} = ? WHERE id = ? AND {column} IS NULL"))?
            .execute(params![value, id])?;
    }
    changes::exists(conn, "person", id.0, "个人员")?;
    Ok(id)
}

/// A result that is written stays when the rule is applied; one that is cleared is the rule's again.
fn by_hand(columns: &mut Columns) {
    if let Some(written) =
        columns.iter().find(|(column, _)| *column == "result").map(|(_, value)| *value != Value::Null)
    {
        columns.push(("result_by_hand", Value::Integer(i64::from(written))));
    }
}

/// Writes one row, and what it says of the person.
fn change(conn: &Connection, row: &EnrolmentChange) -> Result<ClassId> {
    let (class, person): (ClassId, PersonId) = conn
        .prepare_cached("SELECT class_id, person_id FROM enrolment WHERE id = ?")?
        .query_row([row.id], |found| Ok((found.get(0)?, found.get(1)?)))
        .optional()?
        .ok_or(Error::NotFound { noun: "名学员" })?;
    let mut columns = row.changes.columns()?;
    if columns.iter().any(|(column, _)| *column == "score") {
        super::test::refuse_by_hand(conn, class)?;
    }
    by_hand(&mut columns);
    let helper = columns.iter().position(|(column, _)| *column == "mentor").map(|place| columns.swap_remove(place).1);
    if columns.iter().any(|(column, value)| *column == "waiting" && *value == Value::Integer(1)) {
        // Who waits is in no group.
        columns.retain(|(column, _)| !matches!(*column, "group_name" | "is_leader"));
        columns.push(("group_id", Value::Null));
        columns.push(("is_leader", Value::Integer(0)));
    }
    changes::update(conn, "enrolment", row.id.0, &grouped(conn, class, columns)?, "名学员")?;
    if let Some(helper) = helper {
        help(conn, class, row.id, helper)?;
    }
    let person_columns = row.person.columns()?;
    changes::require(&person_columns, "name", false, "请写上姓名。")?;
    changes::update(conn, "person", person.0, &person_columns, "个人员")?;
    Ok(class)
}

pub(crate) fn enrolment_update(at: &At<'_>, ask: EnrolmentUpdate) -> Result<Nothing> {
    at.act(|act| {
        let mut class = None;
        for row in &ask.rows {
            class = Some(change(act, row)?);
        }
        let class = class.map(|id| title(act, id)).transpose()?.unwrap_or_default();
        Ok((Nothing {}, format!("修改“{class}”的 {} 名学员", ask.rows.len())))
    })
}

pub(crate) fn enrolment_delete(at: &At<'_>, ask: EnrolmentDelete) -> Result<Nothing> {
    at.act(|act| {
        for id in &ask.ids {
            changes::unused(act, "这名学员", id.0, &[("certificate", "enrolment_id", "张证书")])?;
            act.execute("UPDATE enrolment SET helper_id = NULL WHERE helper_id = ?", [id])?;
            for part in ["attendance", "test_score"] {
                changes::delete(act, part, "enrolment_id", id.0)?;
            }
            if changes::delete(act, "enrolment", "id", id.0)? == 0 {
                return Err(Error::NotFound { noun: "名学员" });
            }
        }
        Ok((Nothing {}, format!("移出 {} 名学员", ask.ids.len())))
    })
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
