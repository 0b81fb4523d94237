//! 申报: a project, prize, base or title asked for upward. What it needs, how far it is, what came of it.

use rusqlite::types::Value;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::sort::{Sort, dates, in_order, task};
use super::{KeptAsk, concerns, level};
use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{ApplicationId, MaterialId, PlanItemId, UnitId};
use crate::office::At;
use crate::{profile, value};

changes! {
    /// The fields of an application.
    ApplicationChanges {
        /// 申报的名称
        title: String => check::text,
        /// 项目, 奖项, 基地, 称号 …
        kind: String => check::text,
        /// 级别
        level: String => level::level,
        /// 开始准备的日期; today for a new one when absent
        begun_on: String => check::date,
        /// 申报截止
        deadline: String => check::date,
        /// 报送
        submitted_on: String => check::date,
        /// 受理
        accepted_on: String => check::date,
        /// 评审
        reviewed_on: String => check::date,
        /// 公示
        publicised_on: String => check::date,
        /// 批复, or the day on which it was known that it failed
        decided_on: String => check::date,
        /// 批复 or 未通过
        result: String => check::one_of(RESULTS),
        /// 批复文号
        reply_number: String => super::number::number,
        /// 申请经费, in 分
        asked: i64 => check::count,
        /// 批准经费, in 分
        granted: i64 => check::count,
        /// 经办人
        handler: String => check::text,
        /// 受理单位: to whom it goes
        unit: String => check::text,
        /// The task that it belongs to.
        item_id: PlanItemId => task,
        /// 备注
        note: String => check::text,
    }
}

/// What can come of an application.
pub(super) const RESULTS: &[&str] = &["批复", "未通过"];

/// An application.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Application {
    /// Its id.
    pub id: ApplicationId,
    /// 申报的名称
    pub title: String,
    /// 项目, 奖项, 基地, 称号 …
    pub kind: Option<String>,
    /// 级别
    pub level: Option<String>,
    /// 开始准备的日期
    pub begun_on: String,
    /// 申报截止
    pub deadline: Option<String>,
    /// 报送
    pub submitted_on: Option<String>,
    /// 受理
    pub accepted_on: Option<String>,
    /// 评审
    pub reviewed_on: Option<String>,
    /// 公示
    pub publicised_on: Option<String>,
    /// 批复, or the day on which it was known that it failed
    pub decided_on: Option<String>,
    /// 批复 or 未通过
    pub result: Option<String>,
    /// 批复文号
    pub reply_number: Option<String>,
    /// 申请经费, in 分
    pub asked: Option<i64>,
    /// 批准经费, in 分
    pub granted: Option<i64>,
    /// 经办人
    pub handler: Option<String>,
    /// 受理单位
    pub unit: Option<String>,
    /// It in the directory.
    pub unit_id: Option<UnitId>,
    /// The task that it belongs to.
    pub item_id: Option<PlanItemId>,
    /// That task's words.
    pub task: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// How far it is: 准备, 报送, 受理, 评审, 公示, 批复 or 未通过.
    pub stage: String,
    /// What it needs, in order.
    pub materials: Vec<Material>,
}

/// A paper that an application needs.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Material {
    /// Its id.
    pub id: MaterialId,
    /// 材料名称
    pub name: String,
    /// Who sees to it.
    pub person: Option<String>,
    /// The day on which it was ready; none while it is not.
    pub ready_on: Option<String>,
}

/// Applications, those that are open first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ApplicationList {
    /// The applications.
    pub rows: Vec<Application>,
}

/// A new one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ApplicationCreate {
    /// Its fields.
    pub fields: ApplicationChanges,
}

/// Changes of one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ApplicationUpdate {
    /// Which.
    pub id: ApplicationId,
    /// The touched fields.
    pub changes: ApplicationChanges,
}

/// Some to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ApplicationDelete {
    /// Which.
    pub ids: Vec<ApplicationId>,
}

/// What an application needs, in order: all of it.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MaterialSet {
    /// The application.
    pub application_id: ApplicationId,
    /// The papers.
    pub materials: Vec<NewMaterial>,
}

/// A paper that an application needs, as it is to be.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct NewMaterial {
    /// The one that is there; a new one when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<MaterialId>,
    /// 材料名称
    pub name: String,
    /// Who sees to it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub person: Option<String>,
    /// The day on which it was ready.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub ready_on: Option<String>,
}

pub(super) const SORT: Sort = Sort {
    table: "application",
    title: "title",
    what: "申报",
    noun: "项申报",
    nameless: "请写上申报什么。",
    day: Some(("begun_on", "请写上开始准备的日期。")),
    people: None,
    parts: &[("application_material", "application_id")],
};

impl Application {
    fn stage(&self) -> &str {
        let reached = [
            (&self.publicised_on, "公示"),
            (&self.reviewed_on, "评审"),
            (&self.accepted_on, "受理"),
            (&self.submitted_on, "报送"),
        ];
        match &self.result {
            Some(result) => result,
            None => reached.iter().find(|(on, _)| on.is_some()).map_or("准备", |(_, stage)| stage),
        }
    }

    /// Whether it came to an end with what was asked for.
    pub(crate) fn is_granted(&self) -> bool {
        self.result.as_deref() == Some("批复")
    }
}

/// The applications that concern a year, or all: the open ones first, the nearest deadline first.
pub(crate) fn applications(conn: &Connection, year: Option<i32>) -> Result<Vec<Application>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut materials = materials(conn)?;
    let mut statement = conn.prepare_cached(
        "SELECT a.id, a.title, a.kind, a.level, a.begun_on, a.deadline, a.submitted_on, a.accepted_on, a.reviewed_on,
                a.publicised_on, a.decided_on, a.result, a.reply_number, a.asked, a.granted, a.handler, a.unit, a.unit_id,
                a.item_id, i.text, a.note
         FROM application a LEFT JOIN plan_item i ON i.id = a.item_id
         ORDER BY a.result IS NOT NULL, a.deadline IS NULL, iif(a.result IS NULL, a.deadline, NULL), a.begun_on DESC, a.id DESC",
    )?;
    let rows = statement.query_map([], |row| {
        let id: ApplicationId = row.get(0)?;
        let mut application = Application {
            id,
            title: row.get(1)?,
            kind: row.get(2)?,
            level: row.get(3)?,
            begun_on: row.get(4)?,
            deadline: row.get(5)?,
            submitted_on: row.get(6)?,
            accepted_on: row.get(7)?,
            reviewed_on: row.get(8)?,
            publicised_on: row.get(9)?,
            decided_on: row.get(10)?,
            result: row.get(11)?,
            reply_number: row.get(12)?,
            asked: row.get(13)?,
            granted: row.get(14)?,
            handler: row.get(15)?,
            unit: row.get(16)?,
            unit_id: row.get(17)?,
            item_id: row.get(18)?,
            task: row.get(19)?,
            note: row.get(20)?,
            stage: String::new(),
            materials: materials.remove(&id).unwrap_or_default(),
        };
        application.stage = application.stage().to_owned();
        Ok(application)
    })?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.retain(|row| concerns(&row.begun_on, row.decided_on.as_deref(), year, kind));
    Ok(rows)
}

fn materials(conn: &Connection) -> Result<std::collections::HashMap<ApplicationId, Vec<Material>>> {
    let mut statement = conn.prepare_cached(
        "SELECT application_id, id, name, person, ready_on FROM application_material ORDER BY position, id",
    )?;
    let mut rows = statement.query([])?;
    let mut found: std::collections::HashMap<ApplicationId, Vec<Material>> = std::collections::HashMap::new();
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().push(Material {
            id: row.get(1)?,
            name: row.get(2)?,
            person: row.get(3)?,
            ready_on: row.get(4)?,
        });
    }
    Ok(found)
}

/// One application.
pub(crate) fn application(conn: &Connection, id: ApplicationId) -> Result<Application> {
    applications(conn, None)?.into_iter().find(|row| row.id == id).ok_or(Error::NotFound { noun: SORT.noun })
}

pub(crate) fn application_list(at: &At<'_>, ask: KeptAsk) -> Result<ApplicationList> {
    at.read(|conn| Ok(ApplicationList { rows: applications(conn, ask.year)? }))
}

pub(crate) fn application_create(at: &At<'_>, ask: ApplicationCreate) -> Result<ApplicationId> {
    SORT.create(at, ask.fields.columns()?, check_stages).map(ApplicationId)
}

pub(crate) fn application_update(at: &At<'_>, ask: ApplicationUpdate) -> Result<Nothing> {
    SORT.update(at, ask.id.0, &ask.changes.columns()?, check_stages)
}

pub(crate) fn application_delete(at: &At<'_>, ask: ApplicationDelete) -> Result<Nothing> {
    let ids: Vec<i64> = ask.ids.iter().map(|id| id.0).collect();
    SORT.delete(at, &ids)
}

pub(crate) fn material_set(at: &At<'_>, ask: MaterialSet) -> Result<Nothing> {
    let mut wanted = Vec::new();
    for material in &ask.materials {
        let name = value::text(&material.name);
        if name == Value::Null {
            return Err(Error::invalid("name", "请写上材料的名称；不要的材料请删去那一行。"));
        }
        let person = material.person.as_deref().map_or(Value::Null, value::text);
        let ready = material.ready_on.as_deref().map_or(Ok(Value::Null), |on| value::date("ready_on", on))?;
        wanted.push((material.id, name, person, ready));
    }
    at.act(|act| {
        let name = SORT.name(act, ask.application_id.0)?;
        let kept: Vec<MaterialId> = wanted.iter().filter_map(|(id, ..)| *id).collect();
        let mut statement = act.prepare_cached("SELECT id FROM application_material WHERE application_id = ?")?;
        let there: Vec<MaterialId> =
            statement.query_map([ask.application_id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        if kept.iter().any(|id| !there.contains(id)) {
            return Err(Error::NotFound { noun: "件申报材料" });
        }
        for gone in there.iter().filter(|id| !kept.contains(id)) {
            changes::delete(act, "application_material", "id", gone.0)?;
        }
        for (position, (id, name, person, ready)) in (0i64..).zip(wanted) {
            match id {
                Some(id) => act
                    .prepare_cached(
                        "UPDATE application_material SET position = ?2, name = ?3, person = ?4, ready_on = ?5 WHERE id = ?1",
                    )?
                    .execute(params![id, position, name, person, ready])?,
                None => act
                    .prepare_cached(
                        "INSERT INTO application_material (application_id, position, name, person, ready_on)
                         VALUES (?, ?, ?, ?, ?)",
                    )?
                    .execute(params![ask.application_id, position, name, person, ready])?,
            };
        }
        Ok((Nothing {}, format!("修改“{name}”的申报材料")))
    })
}

/// Refuses stages out of their order, and an end without its day.
pub(super) fn check_stages(conn: &Connection, id: i64) -> Result<()> {
    let columns = ["begun_on", "submitted_on", "accepted_on", "reviewed_on", "publicised_on", "decided_on", "result"];
    let [begun, submitted, accepted, reviewed, publicised, decided, result] = dates(conn, "application", columns, id)?;
    let end = result.as_deref().unwrap_or("批复");
    in_order(&[
        ("begun_on", "开始准备", begun.as_deref()),
        ("submitted_on", "报送", submitted.as_deref()),
        ("accepted_on", "受理", accepted.as_deref()),
        ("reviewed_on", "评审", reviewed.as_deref()),
        ("publicised_on", "公示", publicised.as_deref()),
        ("decided_on", end, decided.as_deref()),
    ])?;
    match (&result, &decided) {
        (Some(result), None) => Err(Error::invalid("decided_on", format!("请写上{result}的日期。"))),
        (None, Some(_)) => Err(Error::invalid("result", "有了结果的日期，请选上是批复还是未通过。")),
        _ => Ok(()),
    }
}
