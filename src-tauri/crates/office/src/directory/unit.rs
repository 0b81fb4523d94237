//! 单位.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::carry;
use super::duplicate::DirectoryKind;
use super::label::Labels;
use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::error::Result;
use crate::ids::UnitId;
use crate::office::At;

changes! {
    /// The fields of a unit.
    UnitChanges {
        /// 名称
        name: String => check::text,
        /// 简称
        short_name: String => check::text,
        /// 类别
        kind: String => check::text,
        /// 地址
        address: String => check::text,
        /// 联系人
        contact: String => check::text,
        /// 联系电话
        phone: String => check::phone,
        /// 邮箱
        email: String => check::text,
        /// 会员编号
        member_no: String => check::text,
        /// 入会日期
        joined_on: String => check::date,
        /// 备注
        note: String => check::text,
    }
}

/// A unit.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// 名称
    pub name: String,
    /// 简称
    pub short_name: Option<String>,
    /// 类别
    pub kind: Option<String>,
    /// 地址
    pub address: Option<String>,
    /// 联系人
    pub contact: Option<String>,
    /// 联系电话
    pub phone: Option<String>,
    /// 邮箱
    pub email: Option<String>,
    /// 会员编号
    pub member_no: Option<String>,
    /// 入会日期
    pub joined_on: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// People of the directory in this unit.
    pub people: i64,
    /// Events it had a role in.
    pub events: i64,
    /// The labels.
    pub labels: Vec<String>,
}

/// Which units.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct UnitAsk {
    /// Only those whose name or short name has these words.
    #[serde(default)]
    #[ts(optional)]
    pub words: Option<String>,
}

/// Units by name.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct UnitList {
    /// The units.
    pub rows: Vec<Unit>,
}

/// A new unit.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct UnitCreate {
    /// Its fields; the name must be there.
    pub unit: UnitChanges,
}

/// Changes of a unit.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct UnitUpdate {
    /// The unit.
    pub id: UnitId,
    /// The touched fields.
    pub changes: UnitChanges,
}

/// Units to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct UnitDelete {
    /// The units.
    pub ids: Vec<UnitId>,
}

const NOUN: &str = "个单位";
const NAMELESS: &str = "请写上单位的名称。";

/// `%words%` for LIKE … ESCAPE '\', or everything.
pub(crate) fn like(words: Option<&str>) -> String {
    let words = words.unwrap_or_default().trim();
    format!("%{}%", words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

pub(crate) fn unit_list(at: &At<'_>, ask: UnitAsk) -> Result<UnitList> {
    at.read(|conn| Ok(UnitList { rows: units(conn, &ask)? }))
}

/// Units in the order they were entered.
pub(super) fn units(conn: &Connection, ask: &UnitAsk) -> Result<Vec<Unit>> {
    let mut statement = conn.prepare_cached(
        "SELECT u.id, u.name, u.short_name, u.kind, u.address, u.contact, u.phone, u.email, u.member_no, u.joined_on, u.note,
                (SELECT count(*) FROM person p WHERE p.unit_id = u.id),
                (SELECT count(DISTINCT event_id) FROM event_unit e WHERE e.unit_id = u.id)
         FROM unit u WHERE u.name LIKE ?1 ESCAPE '\\' OR coalesce(u.short_name, '') LIKE ?1 ESCAPE '\\' ORDER BY u.id",
    )?;
    let labels = Labels::all(conn)?;
    let rows = statement.query_map([like(ask.words.as_deref())], |row| {
        let id = row.get(0)?;
        Ok(Unit {
            labels: labels.of(None, Some(id)),
            id,
            name: row.get(1)?,
            short_name: row.get(2)?,
            kind: row.get(3)?,
            address: row.get(4)?,
            contact: row.get(5)?,
            phone: row.get(6)?,
            email: row.get(7)?,
            member_no: row.get(8)?,
            joined_on: row.get(9)?,
            note: row.get(10)?,
            people: row.get(11)?,
            events: row.get(12)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn unit_create(at: &At<'_>, ask: UnitCreate) -> Result<UnitId> {
    let columns = ask.unit.columns()?;
    changes::require(&columns, "name", true, NAMELESS)?;
    at.act(|act| {
        let id = changes::insert(act, "unit", &columns)?;
        Ok((UnitId(id), format!("新增单位“{}”", name(act, id)?)))
    })
}

pub(crate) fn unit_update(at: &At<'_>, ask: UnitUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, NAMELESS)?;
    at.act(|act| {
        changes::update(act, "unit", ask.id.0, &columns, NOUN)?;
        Ok((Nothing {}, format!("修改单位“{}”", name(act, ask.id.0)?)))
    })
}

pub(crate) fn unit_delete(at: &At<'_>, ask: UnitDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "unit", "name", "单位", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            let users = [
                ("person", "unit_id", "人"),
                ("event_unit", "unit_id", "处活动单位"),
                ("entry", "unit_id", "个参赛项目"),
                ("donation", "unit_id", "次捐赠"),
                ("venue", "unit_id", "处阵地"),
                ("plaque", "unit_id", "块牌匾"),
                ("returned_figure", "unit_id", "个上报数字"),
                ("honour", "unit_id", "项荣誉"),
                ("participation", "unit_id", "项参赛参考"),
                ("application", "unit_id", "项申报"),
                ("document", "unit_id", "件公文"),
                ("outcome", "unit_id", "项成果"),
                ("regulation", "unit_id", "份制度文件"),
                ("points_piece", "unit_id", "条计分记录"),
                ("membership", "unit_id", "份会籍"),
                ("seat", "unit_id", "个席位"),
                ("ballot_candidate", "unit_id", "次候选"),
            ];
            changes::unused(act, &name(act, id.0)?, id.0, &users)?;
            changes::delete(act, "label_use", "unit_id", id.0)?;
            carry::forget(act, DirectoryKind::Unit, id.0)?;
            changes::delete(act, "unit", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

fn name(conn: &Connection, id: i64) -> Result<String> {
    changes::title(conn, "unit", "name", id, NOUN)
}

/// The unit of that name or short name, made when it is not there; none for blank text.
pub(crate) fn unit_named(conn: &Connection, text: &str) -> Result<Option<UnitId>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let known = unit_known(conn, text)?;
    if known.is_some() {
        return Ok(known);
    }
    unit_made(conn, text)
}

/// A new unit of that name; none for blank text.
pub(super) fn unit_made(conn: &Connection, text: &str) -> Result<Option<UnitId>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let columns: Columns = vec![("name", Value::Text(text.into()))];
    changes::insert(conn, "unit", &columns).map(|id| Some(UnitId(id)))
}

/// The unit of that name or short name.
pub(crate) fn unit_known(conn: &Connection, text: &str) -> Result<Option<UnitId>> {
    let known = conn
        .prepare_cached("SELECT id FROM unit WHERE name = ?1 OR short_name = ?1 ORDER BY name <> ?1, id LIMIT 1")?
        .query_row([text.trim()], |row| row.get(0))
        .optional()?;
    Ok(known)
}
