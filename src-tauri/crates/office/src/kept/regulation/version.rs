//! 版本 of a regulation, and the steps that each takes: 理事会通过, 主管单位审核, 核准.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::SORT;
use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{RegulationId, RegulationStepId, RegulationVersionId};
use crate::kept::number::number;
use crate::kept::sort::{dates, in_order};
use crate::office::At;
use crate::value;

changes! {
    /// The fields of a version.
    RegulationVersionChanges {
        /// 版本: 2024年修订
        name: String => check::text,
        /// 起草日期
        drafted_on: String => check::date,
        /// 施行日期
        in_force_on: String => check::date,
        /// 有效期止; none where none is set
        ends_on: String => check::date,
        /// 备注
        note: String => check::text,
    }
}

/// A version.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct RegulationVersion {
    /// Its id.
    pub id: RegulationVersionId,
    /// 版本
    pub name: String,
    /// 起草日期
    pub drafted_on: Option<String>,
    /// 施行日期
    pub in_force_on: Option<String>,
    /// 有效期止
    pub ends_on: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// How it stands today: 起草中, 待施行, 施行中, 已被取代, 已到期 or 已废止.
    pub standing: String,
    /// What does not agree in it, in Chinese: told, never refused.
    pub told: Vec<String>,
    /// Its steps, in order.
    pub steps: Vec<RegulationStep>,
}

/// A step that a version takes.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct RegulationStep {
    /// Its id.
    pub id: RegulationStepId,
    /// 环节: 理事会通过, 主管单位审核, 核准 …
    pub name: String,
    /// 计划日期
    pub planned_on: Option<String>,
    /// 完成日期; none while it is not done
    pub done_on: Option<String>,
    /// 由谁: the meeting or the body
    pub done_by: Option<String>,
    /// 文号
    pub number: Option<String>,
}

/// A new version.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct RegulationVersionCreate {
    /// Of which regulation.
    pub regulation_id: RegulationId,
    /// Its fields; the name must be there.
    pub version: RegulationVersionChanges,
    /// Its steps; those that its kind takes when absent.
    #[serde(default)]
    #[ts(optional)]
    pub steps: Option<Vec<NewStep>>,
}

/// Changes of a version.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct RegulationVersionUpdate {
    /// The version.
    pub id: RegulationVersionId,
    /// The touched fields.
    pub changes: RegulationVersionChanges,
}

/// Versions to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct RegulationVersionDelete {
    /// The versions.
    pub ids: Vec<RegulationVersionId>,
}

/// The steps of a version, in order: all of them.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct RegulationStepSet {
    /// The version.
    pub version_id: RegulationVersionId,
    /// The steps.
    pub steps: Vec<NewStep>,
}

/// A step of a version, as it is to be.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct NewStep {
    /// The one that is there; a new one when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<RegulationStepId>,
    /// 环节
    pub name: String,
    /// 计划日期
    #[serde(default)]
    #[ts(optional = nullable)]
    pub planned_on: Option<String>,
    /// 完成日期
    #[serde(default)]
    #[ts(optional = nullable)]
    pub done_on: Option<String>,
    /// 由谁
    #[serde(default)]
    #[ts(optional = nullable)]
    pub done_by: Option<String>,
    /// 文号
    #[serde(default)]
    #[ts(optional = nullable)]
    pub number: Option<String>,
}

const NOUN: &str = "版制度文件";
const NAMELESS: &str = "请写上版本的名称，如“2024年修订”。";

/// The steps that a kind takes where this office has not entered any yet.
const STEPS: &[(&str, &[&str])] = &[
    ("章程", &["理事会通过", "主管单位审核", "核准"]),
    ("管理办法", &["征求意见", "理事会通过", "印发"]),
    ("应急预案", &["评审", "批准", "备案"]),
    ("合作协议", &["协商定稿", "审核", "签署"]),
];

/// The steps of any other kind.
const OTHERS: &[&str] = &["审议通过", "印发"];

/// All versions by regulation, the latest first: drafts without a day before all.
pub(super) fn versions(conn: &Connection) -> Result<HashMap<RegulationId, Vec<RegulationVersion>>> {
    let mut steps = steps(conn)?;
    let mut statement = conn.prepare_cached(
        "SELECT regulation_id, id, name, drafted_on, in_force_on, ends_on, note FROM regulation_version
         ORDER BY in_force_on IS NOT NULL, in_force_on DESC, id DESC",
    )?;
    let mut rows = statement.query([])?;
    let mut found: HashMap<RegulationId, Vec<RegulationVersion>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let id: RegulationVersionId = row.get(1)?;
        found.entry(row.get(0)?).or_default().push(RegulationVersion {
            id,
            name: row.get(2)?,
            drafted_on: row.get(3)?,
            in_force_on: row.get(4)?,
            ends_on: row.get(5)?,
            note: row.get(6)?,
            standing: String::new(),
            told: Vec::new(),
            steps: steps.remove(&id).unwrap_or_default(),
        });
    }
    Ok(found)
}

fn steps(conn: &Connection) -> Result<HashMap<RegulationVersionId, Vec<RegulationStep>>> {
    let mut statement = conn.prepare_cached(
        "SELECT version_id, id, name, planned_on, done_on, done_by, number FROM regulation_step ORDER BY position, id",
    )?;
    let mut rows = statement.query([])?;
    let mut found: HashMap<RegulationVersionId, Vec<RegulationStep>> = HashMap::new();
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().push(RegulationStep {
            id: row.get(1)?,
            name: row.get(2)?,
            planned_on: row.get(3)?,
            done_on: row.get(4)?,
            done_by: row.get(5)?,
            number: row.get(6)?,
        });
    }
    Ok(found)
}

/// The versions of a regulation.
pub(super) fn ids_of(conn: &Connection, regulation: RegulationId) -> Result<Vec<RegulationVersionId>> {
    let mut statement = conn.prepare_cached("SELECT id FROM regulation_version WHERE regulation_id = ? ORDER BY id")?;
    Ok(statement.query_map([regulation], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// “章程”2024年修订.
fn called(conn: &Connection, id: RegulationVersionId) -> Result<String> {
    let name =
        "SELECT '“' || r.name || '”' || v.name FROM regulation_version v JOIN regulation r ON r.id = v.regulation_id
                WHERE v.id = ?";
    let found = conn.prepare_cached(name)?.query_row([id], |row| row.get(0)).optional()?;
    found.ok_or(Error::NotFound { noun: NOUN })
}

/// The names of the steps that a new version takes: as this regulation took them last, else as another of its kind did, else
/// as its kind mostly does.
fn usual_steps(conn: &Connection, regulation: RegulationId) -> Result<Vec<NewStep>> {
    let kind: Option<String> =
        conn.prepare_cached("SELECT kind FROM regulation WHERE id = ?")?.query_row([regulation], |row| row.get(0))?;
    let last: Option<RegulationVersionId> = conn
        .prepare_cached(
            "SELECT v.id FROM regulation_version v JOIN regulation r ON r.id = v.regulation_id
             WHERE (r.id = ?1 OR r.kind = ?2) AND EXISTS (SELECT 1 FROM regulation_step s WHERE s.version_id = v.id)
             ORDER BY r.id <> ?1, v.id DESC LIMIT 1",
        )?
        .query_row(params![regulation, kind], |row| row.get(0))
        .optional()?;
    let names: Vec<String> = match last {
        Some(version) => conn
            .prepare_cached("SELECT name FROM regulation_step WHERE version_id = ? ORDER BY position, id")?
            .query_map([version], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?,
        None => {
            let own = STEPS.iter().find(|(known, _)| kind.as_deref() == Some(known));
            own.map_or(OTHERS, |(_, names)| names).iter().map(|name| (*name).to_owned()).collect()
        }
    };
    Ok(names.into_iter().map(|name| NewStep { name, ..NewStep::default() }).collect())
}

/// Adds a version with its steps.
pub(super) fn add(
    conn: &Connection,
    regulation: RegulationId,
    version: &RegulationVersionChanges,
    steps: Option<&[NewStep]>,
) -> Result<RegulationVersionId> {
    changes::exists(conn, SORT.table, regulation.0, SORT.noun)?;
    let mut columns = version.columns()?;
    changes::require(&columns, "name", true, NAMELESS)?;
    columns.push(("regulation_id", Value::Integer(regulation.0)));
    let usual = match steps {
        Some(_) => Vec::new(),
        None => usual_steps(conn, regulation)?,
    };
    let id = RegulationVersionId(changes::insert(conn, "regulation_version", &columns)?);
    check_days(conn, id)?;
    write_steps(conn, id, steps.unwrap_or(&usual))?;
    Ok(id)
}

/// Refuses days of a version that do not follow one another.
fn check_days(conn: &Connection, id: RegulationVersionId) -> Result<()> {
    let columns = ["drafted_on", "in_force_on", "ends_on"];
    let [drafted, in_force, ends] = dates(conn, "regulation_version", columns, id.0)?;
    in_order(&[
        ("drafted_on", "起草", drafted.as_deref()),
        ("in_force_on", "施行", in_force.as_deref()),
        ("ends_on", "有效期止", ends.as_deref()),
    ])
}

/// Writes the steps of a version in place of those that are there; one that is named by its id stays the same one.
fn write_steps(conn: &Connection, version: RegulationVersionId, steps: &[NewStep]) -> Result<()> {
    let mut wanted = Vec::new();
    for step in steps {
        let name = value::bounded("name", &step.name)?;
        if name == Value::Null {
            return Err(Error::invalid("name", "请写上环节的名称；不要的环节请删去那一行。"));
        }
        let text = |text: &Option<String>| text.as_deref().map_or(Value::Null, value::text);
        let date = |field, on: &Option<String>| on.as_deref().map_or(Ok(Value::Null), |on| value::date(field, on));
        let columns = vec![
            ("name", name),
            ("planned_on", date("planned_on", &step.planned_on)?),
            ("done_on", date("done_on", &step.done_on)?),
            ("done_by", text(&step.done_by)),
            ("number", step.number.as_deref().map_or(Ok(Value::Null), |text| number("number", text))?),
        ];
        wanted.push((step.id, columns));
    }
    let mut statement = conn.prepare_cached("SELECT id FROM regulation_step WHERE version_id = ?")?;
    let there: Vec<RegulationStepId> =
        statement.query_map([version], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let kept: Vec<RegulationStepId> = steps.iter().filter_map(|step| step.id).collect();
    if kept.iter().any(|id| !there.contains(id)) {
        return Err(Error::NotFound { noun: "个审批环节" });
    }
    for gone in there.iter().filter(|id| !kept.contains(id)) {
        changes::delete(conn, "regulation_step", "id", gone.0)?;
    }
    for (position, (id, mut columns)) in (0i64..).zip(wanted) {
        columns.push(("position", Value::Integer(position)));
        match id {
            Some(id) => changes::update(conn, "regulation_step", id.0, &columns, "个审批环节")?,
            None => {
                columns.push(("version_id", Value::Integer(version.0)));
                changes::insert(conn, "regulation_step", &columns)?;
            }
        }
    }
    Ok(())
}

/// Deletes a version with its steps.
pub(super) fn delete(conn: &Connection, id: RegulationVersionId) -> Result<()> {
    changes::delete(conn, "regulation_step", "version_id", id.0)?;
    changes::delete(conn, "regulation_version", "id", id.0)?;
    Ok(())
}

pub(crate) fn regulation_version_create(at: &At<'_>, ask: RegulationVersionCreate) -> Result<RegulationVersionId> {
    at.act(|act| {
        let id = add(act, ask.regulation_id, &ask.version, ask.steps.as_deref())?;
        Ok((id, format!("新增{}", called(act, id)?)))
    })
}

pub(crate) fn regulation_version_update(at: &At<'_>, ask: RegulationVersionUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, NAMELESS)?;
    at.act(|act| {
        changes::update(act, "regulation_version", ask.id.0, &columns, NOUN)?;
        check_days(act, ask.id)?;
        Ok((Nothing {}, format!("修改{}", called(act, ask.id)?)))
    })
}

pub(crate) fn regulation_version_delete(at: &At<'_>, ask: RegulationVersionDelete) -> Result<Nothing> {
    at.act(|act| {
        let names = ask.ids.iter().map(|id| called(act, *id)).collect::<Result<Vec<_>>>()?;
        for id in &ask.ids {
            delete(act, *id)?;
        }
        let label = match names.as_slice() {
            [only] => format!("删除{only}"),
            several => format!("删除 {} {NOUN}", several.len()),
        };
        Ok((Nothing {}, label))
    })
}

pub(crate) fn regulation_step_set(at: &At<'_>, ask: RegulationStepSet) -> Result<Nothing> {
    at.act(|act| {
        let name = called(act, ask.version_id)?;
        write_steps(act, ask.version_id, &ask.steps)?;
        Ok((Nothing {}, format!("修改{name}的审批环节")))
    })
}
