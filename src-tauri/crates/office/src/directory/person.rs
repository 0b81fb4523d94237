//! 人员.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::birthday::age_on;
use super::carry;
use super::duplicate::DirectoryKind;
use super::label::Labels;
use super::unit::{like, unit_named};
use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::error::{Error, Result};
use crate::ids::{PersonId, UnitId};
use crate::office::At;
use crate::tables::Area;
use crate::{clock, value};

changes! {
    /// The fields of a person.
    PersonChanges {
        /// 姓名
        name: String => check::name,
        /// 性别
        sex: String => check::one_of(&["男", "女"]),
        /// 民族
        ethnicity: String => check::text,
        /// 出生年月
        birth_date: String => check::date,
        /// 身份证号
        id_number: String => check::id_number,
        /// 联系电话
        phone: String => check::phone,
        /// 邮箱
        email: String => check::text,
        /// 部门
        department: String => check::text,
        /// 职务
        position: String => check::text,
        /// 职称
        title: String => check::text,
        /// 技能等级
        skill_level: String => check::text,
        /// 学历
        education: String => check::text,
        /// 政治面貌
        political_status: String => check::text,
        /// 入会日期
        joined_on: String => check::date,
        /// 备注
        note: String => check::text,
    }
}

/// A person, the ID number masked.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// 姓名
    pub name: String,
    /// 性别
    pub sex: Option<String>,
    /// 民族
    pub ethnicity: Option<String>,
    /// 出生年月
    pub birth_date: Option<String>,
    /// 身份证号, masked: 110105********002X
    pub id_number: Option<String>,
    /// 联系电话
    pub phone: Option<String>,
    /// 邮箱
    pub email: Option<String>,
    /// The unit.
    pub unit_id: Option<UnitId>,
    /// 单位
    pub unit: Option<String>,
    /// 部门
    pub department: Option<String>,
    /// 职务
    pub position: Option<String>,
    /// 职称
    pub title: Option<String>,
    /// 技能等级
    pub skill_level: Option<String>,
    /// 学历
    pub education: Option<String>,
    /// 政治面貌
    pub political_status: Option<String>,
    /// 入会日期
    pub joined_on: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// 周岁 today; none where the date of birth is too vague to say.
    pub age: Option<i32>,
    /// The labels.
    pub labels: Vec<String>,
    /// Classes attended.
    pub classes: i64,
    /// Entries in contests as author.
    pub entries: i64,
}

/// Which people.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct PersonAsk {
    /// Only those whose name, phone or unit has these words.
    #[serde(default)]
    #[ts(optional)]
    pub words: Option<String>,
    /// Only those of this unit.
    #[serde(default)]
    #[ts(optional)]
    pub unit_id: Option<UnitId>,
    /// At most so many; all when absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// People in the order they were entered.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PersonList {
    /// The people.
    pub rows: Vec<Person>,
}

/// A new person.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PersonCreate {
    /// The fields; the name must be there.
    pub person: PersonChanges,
    /// 单位 by name: found in the directory or made.
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<String>,
}

/// Changes of a person.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PersonUpdate {
    /// The person.
    pub id: PersonId,
    /// The touched fields.
    pub changes: PersonChanges,
    /// 单位 by name: found or made; empty text clears it, absent leaves it alone.
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<String>,
}

/// People to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PersonDelete {
    /// The people.
    pub ids: Vec<PersonId>,
}

/// Whose ID number to show.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PersonReveal {
    /// The person.
    pub id: PersonId,
}

/// A full ID number.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Revealed {
    /// 身份证号
    pub id_number: Option<String>,
}

const NOUN: &str = "个人员";
const NAMELESS: &str = "请写上姓名。";

pub(crate) fn person_list(at: &At<'_>, ask: PersonAsk) -> Result<PersonList> {
    at.read(|conn| Ok(PersonList { rows: people(conn, &ask)? }))
}

/// People in the order they were entered.
pub(super) fn people(conn: &Connection, ask: &PersonAsk) -> Result<Vec<Person>> {
    let mut statement = conn.prepare_cached(
        "SELECT p.id, p.name, p.sex, p.ethnicity, p.birth_date, p.id_number, p.phone, p.email, p.unit_id, u.name,
                p.department, p.position, p.title, p.skill_level, p.education, p.political_status, p.joined_on, p.note,
                (SELECT count(*) FROM enrolment e WHERE e.person_id = p.id),
                (SELECT count(*) FROM entry_person a WHERE a.person_id = p.id AND a.role = 'author')
         FROM person p LEFT JOIN unit u ON u.id = p.unit_id
         WHERE (?2 IS NULL OR p.unit_id = ?2)
           AND (?1 = '%%' OR p.name LIKE ?1 ESCAPE '\\' OR p.phone LIKE ?1 ESCAPE '\\' OR u.name LIKE ?1 ESCAPE '\\')
         ORDER BY p.id LIMIT ?3",
    )?;
    let limit = ask.limit.map_or(-1, i64::from);
    let labels = Labels::all(conn)?;
    let today = clock::local().date();
    let rows = statement.query_map(params![like(ask.words.as_deref()), ask.unit_id, limit], |row| {
        let id = row.get(0)?;
        let birth_date: Option<String> = row.get(4)?;
        Ok(Person {
            id,
            name: row.get(1)?,
            sex: row.get(2)?,
            ethnicity: row.get(3)?,
            age: birth_date.as_deref().and_then(|birth| age_on(birth, today)),
            labels: labels.of(Some(id), None),
            birth_date,
            id_number: row.get::<_, Option<String>>(5)?.map(|number| value::masked_id(&number)),
            phone: row.get(6)?,
            email: row.get(7)?,
            unit_id: row.get(8)?,
            unit: row.get(9)?,
            department: row.get(10)?,
            position: row.get(11)?,
            title: row.get(12)?,
            skill_level: row.get(13)?,
            education: row.get(14)?,
            political_status: row.get(15)?,
            joined_on: row.get(16)?,
            note: row.get(17)?,
            classes: row.get(18)?,
            entries: row.get(19)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn person_create(at: &At<'_>, ask: PersonCreate) -> Result<PersonId> {
    let mut columns = ask.person.columns()?;
    changes::require(&columns, "name", true, NAMELESS)?;
    at.act(|act| {
        push_unit(act, &mut columns, ask.unit.as_deref())?;
        let id = changes::insert(act, "person", &columns)?;
        Ok((PersonId(id), format!("新增人员“{}”", name(act, id)?)))
    })
}

pub(crate) fn person_update(at: &At<'_>, ask: PersonUpdate) -> Result<Nothing> {
    let mut columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, NAMELESS)?;
    at.act(|act| {
        push_unit(act, &mut columns, ask.unit.as_deref())?;
        changes::update(act, "person", ask.id.0, &columns, NOUN)?;
        Ok((Nothing {}, format!("修改人员“{}”", name(act, ask.id.0)?)))
    })
}

fn push_unit(conn: &Connection, columns: &mut Columns, unit: Option<&str>) -> Result<()> {
    if let Some(unit) = unit {
        let id = unit_named(conn, unit)?;
        columns.push(("unit_id", id.map_or(Value::Null, |id| Value::Integer(id.0))));
    }
    Ok(())
}

pub(crate) fn person_delete(at: &At<'_>, ask: PersonDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "person", "name", "人员", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            let users = [
                ("enrolment", "person_id", "条报名"),
                ("entry_person", "person_id", "个参赛项目"),
                ("certificate", "person_id", "张证书"),
                ("event_person", "person_id", "次出席活动"),
                ("honour_person", "person_id", "项荣誉"),
                ("participation_person", "person_id", "项参赛参考"),
                ("outcome_person", "person_id", "项成果"),
                ("mentorship", "master_id", "对师徒（师傅）"),
                ("mentorship", "apprentice_id", "对师徒（徒弟）"),
                ("title_grant", "person_id", "个称号"),
                ("membership", "person_id", "份会籍"),
                ("seat", "person_id", "个席位"),
                ("ballot_candidate", "person_id", "次候选"),
                ("duty_member", "person_id", "份值班表"),
                ("duty_turn", "person_id", "班值班"),
            ];
            changes::unused(act, &name(act, id.0)?, id.0, &users)?;
            changes::delete(act, "label_use", "person_id", id.0)?;
            carry::forget(act, DirectoryKind::Person, id.0)?;
            changes::delete(act, "person", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

pub(crate) fn person_reveal(at: &At<'_>, ask: PersonReveal) -> Result<Revealed> {
    at.record(Area::Directory, |conn| {
        let id_number = conn
            .query_row("SELECT id_number FROM person WHERE id = ?", [ask.id], |row| row.get(0))
            .optional()?
            .ok_or(Error::NotFound { noun: NOUN })?;
        conn.execute("INSERT INTO unmasking (at, person_id) VALUES (?, ?)", params![clock::now(), ask.id])?;
        Ok(Revealed { id_number })
    })
}

fn name(conn: &Connection, id: i64) -> Result<String> {
    changes::title(conn, "person", "name", id, NOUN)
}

/// The person whom a name and a unit mean: the one that there is, or a new one. Refuses a name that several have.
pub(crate) fn person_meant(conn: &Connection, text: &str, unit: Option<UnitId>) -> Result<PersonId> {
    let Value::Text(name) = value::name("name", text)? else {
        return Err(Error::invalid("name", NAMELESS));
    };
    let known: Vec<(PersonId, String)> = conn
        .prepare_cached(
            "SELECT p.id, coalesce(u.name, '没有单位') FROM person p LEFT JOIN unit u ON u.id = p.unit_id
             WHERE p.name = ?1 AND (?2 IS NULL OR p.unit_id = ?2) ORDER BY p.id",
        )?
        .query_map(params![name, unit], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    match known.as_slice() {
        [(only, _)] => Ok(*only),
        [] => {
            let unit = unit.map_or(Value::Null, |unit| Value::Integer(unit.0));
            changes::insert(conn, "person", &vec![("name", Value::Text(name)), ("unit_id", unit)]).map(PersonId)
        }
        several => {
            let of: Vec<&str> = several.iter().take(4).map(|(_, unit)| unit.as_str()).collect();
            let how = match unit {
                Some(_) => "一个人登记了两次的，请先在人员里合并；不是的，请从提示里选",
                None => "请写上单位；有提示的，也可以从提示里选",
            };
            let (count, of) = (several.len(), of.join("、"));
            Err(Error::invalid("name", format!("目录里有 {count} 个“{name}”（{of}），分不出是哪一个。{how}。")))
        }
    }
}

/// The person of that name in that unit, or the only one of that name when no unit is known; made when not there.
pub(crate) fn person_named(conn: &Connection, text: &str, unit: Option<UnitId>) -> Result<PersonId> {
    let Value::Text(name) = value::name("name", text)? else {
        return Err(Error::invalid("name", NAMELESS));
    };
    let mut statement =
        conn.prepare_cached("SELECT id FROM person WHERE name = ?1 AND (?2 IS NULL OR unit_id = ?2) LIMIT 2")?;
    let known: Vec<PersonId> =
        statement.query_map(params![name, unit], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    if let [only] = known.as_slice() {
        return Ok(*only);
    }
    if let (Some(_), Some(first)) = (unit, known.first()) {
        return Ok(*first);
    }
    let columns: Columns =
        vec![("name", Value::Text(name)), ("unit_id", unit.map_or(Value::Null, |unit| Value::Integer(unit.0)))];
    changes::insert(conn, "person", &columns).map(PersonId)
}
