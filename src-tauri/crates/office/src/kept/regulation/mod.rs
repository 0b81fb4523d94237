//! 制度文件: charter, rules, emergency plans and cooperation agreements, each with its versions. What of them is in force today
//! is reckoned in `told`, the versions with their steps stand in `version`.

mod told;
mod version;

use rusqlite::Connection;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::sort::Sort;
use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{RegulationId, RegulationVersionId, UnitId};
use crate::office::At;
use crate::{clock, value};

pub(super) use told::Due;
pub use version::{
    NewStep, RegulationStep, RegulationStepSet, RegulationVersion, RegulationVersionChanges, RegulationVersionCreate,
    RegulationVersionDelete, RegulationVersionUpdate,
};
pub(crate) use version::{
    regulation_step_set, regulation_version_create, regulation_version_delete, regulation_version_update,
};

changes! {
    /// The fields of a regulation.
    RegulationChanges {
        /// 名称
        name: String => check::text,
        /// 章程, 管理办法, 应急预案, 合作协议 …
        kind: String => check::text,
        /// 牵头
        owner: String => check::text,
        /// 合作方: the other side of an agreement
        unit: String => check::text,
        /// 评审周期, in months
        review_every: i64 => months,
        /// 上次评审
        reviewed_on: String => check::date,
        /// 废止
        repealed_on: String => check::date,
        /// 备注
        note: String => check::text,
    }
}

/// The longest time between two reviews that is no slip of the hand: fifty years.
const LONGEST: i64 = 600;

/// The check of a time between reviews.
fn months(field: &str, months: &i64) -> Result<Value> {
    if (1..=LONGEST).contains(months) {
        return Ok(Value::Integer(*months));
    }
    Err(Error::invalid(field, format!("评审周期要在 1 到 {LONGEST} 个月之间，不能是 {months}。不定期评审的请留空。")))
}

/// A regulation.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Regulation {
    /// Its id.
    pub id: RegulationId,
    /// 名称
    pub name: String,
    /// 章程, 管理办法, 应急预案, 合作协议 …
    pub kind: Option<String>,
    /// 牵头
    pub owner: Option<String>,
    /// 合作方
    pub unit: Option<String>,
    /// It in the directory.
    pub unit_id: Option<UnitId>,
    /// 评审周期, in months
    pub review_every: Option<i64>,
    /// 上次评审
    pub reviewed_on: Option<String>,
    /// 废止
    pub repealed_on: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// How it stands today: 施行中, 待施行, 起草中, 已到期 or 已废止.
    pub standing: String,
    /// The version that is in force today.
    pub in_force_id: Option<RegulationVersionId>,
    /// That version's name.
    pub in_force: Option<String>,
    /// 施行日期 of that version.
    pub in_force_on: Option<String>,
    /// 有效期止 of that version, or of the last one where none is in force any more and none follows.
    pub ends_on: Option<String>,
    /// 下次评审
    pub review_on: Option<String>,
    /// What is to be looked at, in Chinese.
    pub told: Vec<String>,
    /// Its versions, the latest first.
    pub versions: Vec<RegulationVersion>,
}

/// Regulations, in the order in which they were entered; what is repealed last.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct RegulationList {
    /// The regulations.
    pub rows: Vec<Regulation>,
}

/// A new one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct RegulationCreate {
    /// Its fields; the name must be there.
    pub fields: RegulationChanges,
    /// Its first version.
    #[serde(default)]
    #[ts(optional)]
    pub version: Option<RegulationVersionChanges>,
    /// The steps of that version; those that its kind takes when absent.
    #[serde(default)]
    #[ts(optional)]
    pub steps: Option<Vec<NewStep>>,
}

/// Changes of one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct RegulationUpdate {
    /// Which.
    pub id: RegulationId,
    /// The touched fields.
    pub changes: RegulationChanges,
}

/// Some to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct RegulationDelete {
    /// Which.
    pub ids: Vec<RegulationId>,
}

const SORT: Sort = Sort {
    table: "regulation",
    title: "name",
    what: "制度文件",
    noun: "份制度文件",
    nameless: "请写上制度文件的名称。",
    day: None,
    people: None,
    parts: &[],
};

/// All regulations, as they stand today.
pub(crate) fn regulations(conn: &Connection) -> Result<Vec<Regulation>> {
    let mut versions = version::versions(conn)?;
    let mut statement = conn.prepare_cached(
        "SELECT id, name, kind, owner, unit, unit_id, review_every, reviewed_on, repealed_on, note FROM regulation ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| {
        let id: RegulationId = row.get(0)?;
        Ok(Regulation {
            id,
            name: row.get(1)?,
            kind: row.get(2)?,
            owner: row.get(3)?,
            unit: row.get(4)?,
            unit_id: row.get(5)?,
            review_every: row.get(6)?,
            reviewed_on: row.get(7)?,
            repealed_on: row.get(8)?,
            note: row.get(9)?,
            standing: String::new(),
            in_force_id: None,
            in_force: None,
            in_force_on: None,
            ends_on: None,
            review_on: None,
            told: Vec::new(),
            versions: versions.remove(&id).unwrap_or_default(),
        })
    })?;
    let mut rows: Vec<Regulation> = rows.collect::<rusqlite::Result<_>>()?;
    if let Some(today) = value::first_day(&clock::today()) {
        for row in &mut rows {
            row.stand(today);
        }
    }
    rows.sort_by_key(Regulation::is_repealed);
    Ok(rows)
}

pub(crate) fn regulation_list(at: &At<'_>, _: Nothing) -> Result<RegulationList> {
    at.read(|conn| Ok(RegulationList { rows: regulations(conn)? }))
}

pub(crate) fn regulation_create(at: &At<'_>, ask: RegulationCreate) -> Result<RegulationId> {
    let columns = ask.fields.columns()?;
    at.act(|act| {
        let id = RegulationId(SORT.insert(act, columns)?);
        if let Some(version) = &ask.version {
            version::add(act, id, version, ask.steps.as_deref())?;
        }
        Ok((id, format!("登记{}“{}”", SORT.what, SORT.name(act, id.0)?)))
    })
}

pub(crate) fn regulation_update(at: &At<'_>, ask: RegulationUpdate) -> Result<Nothing> {
    SORT.update(at, ask.id.0, &ask.changes.columns()?, |_, _| Ok(()))
}

pub(crate) fn regulation_delete(at: &At<'_>, ask: RegulationDelete) -> Result<Nothing> {
    at.act(|act| {
        let ids = ask.ids.iter().map(|id| id.0);
        let label = changes::deleting(act, SORT.table, SORT.title, SORT.what, SORT.noun, ids)?;
        for id in &ask.ids {
            for version in version::ids_of(act, *id)? {
                version::delete(act, version)?;
            }
            changes::delete(act, SORT.table, "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}
