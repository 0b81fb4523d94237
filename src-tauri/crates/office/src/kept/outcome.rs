//! 成果: a patent, paper, method, project, suggestion or QC result, with its own dated stages and its benefit.

use rusqlite::Connection;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::lines::{Reached, reached_in, stages};
use super::sort::{Sort, known_people, people, task};
use super::{KeptAsk, is_of, level};
use crate::api::Nothing;
use crate::changes::{changes, check};
use crate::error::Result;
use crate::ids::{OutcomeId, PersonId, PlanItemId, UnitId};
use crate::office::At;
use crate::profile;

changes! {
    /// The fields of an outcome.
    OutcomeChanges {
        /// 成果名称
        title: String => check::text,
        /// 发明专利, 实用新型, 论文, 工法, 项目, 合理化建议, QC 成果 …
        kind: String => check::text,
        /// 级别
        level: String => level::level,
        /// 提出 or 申请 on; today for a new one when absent
        begun_on: String => check::date,
        /// 专利号, 刊号, 登记号
        number: String => check::text,
        /// 鉴定结论: 国内领先
        verdict: String => check::text,
        /// 阶段, one a line: 2026-03-05 受理
        stages: String => stages,
        /// 效益, in 分
        benefit: i64 => check::count,
        /// 完成人, 、between them
        people: String => people,
        /// 完成单位; the office itself when absent
        unit: String => check::text,
        /// The task that it belongs to.
        item_id: PlanItemId => task,
        /// 备注
        note: String => check::text,
    }
}

/// An outcome.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Outcome {
    /// Its id.
    pub id: OutcomeId,
    /// 成果名称
    pub title: String,
    /// 发明专利, 论文 …
    pub kind: Option<String>,
    /// 级别
    pub level: Option<String>,
    /// 提出 or 申请 on
    pub begun_on: String,
    /// 专利号, 刊号, 登记号
    pub number: Option<String>,
    /// 鉴定结论
    pub verdict: Option<String>,
    /// 阶段 as they are kept, one a line
    pub stages: Option<String>,
    /// 阶段, by day
    pub reached: Vec<Reached>,
    /// How far it is: the stage reached last.
    pub stage: Option<String>,
    /// 效益, in 分
    pub benefit: Option<i64>,
    /// 完成人
    pub people: Option<String>,
    /// Those of them in the directory.
    pub person_ids: Vec<PersonId>,
    /// 完成单位
    pub unit: Option<String>,
    /// It in the directory.
    pub unit_id: Option<UnitId>,
    /// The task that it belongs to.
    pub item_id: Option<PlanItemId>,
    /// That task's words.
    pub task: Option<String>,
    /// 备注
    pub note: Option<String>,
}

/// Outcomes, the newest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct OutcomeList {
    /// The outcomes.
    pub rows: Vec<Outcome>,
}

/// A new one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct OutcomeCreate {
    /// Its fields.
    pub fields: OutcomeChanges,
}

/// Changes of one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct OutcomeUpdate {
    /// Which.
    pub id: OutcomeId,
    /// The touched fields.
    pub changes: OutcomeChanges,
}

/// Some to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct OutcomeDelete {
    /// Which.
    pub ids: Vec<OutcomeId>,
}

pub(super) const SORT: Sort = Sort {
    table: "outcome",
    title: "title",
    what: "成果",
    noun: "项成果",
    nameless: "请写上成果的名称。",
    day: Some(("begun_on", "请写上提出或申请的日期，只知道年份也可以。")),
    people: Some(("outcome_person", "outcome_id")),
    parts: &[],
};

/// The outcomes of a year, begun in it or with a stage reached in it, or all, the newest first.
pub(crate) fn outcomes(conn: &Connection, year: Option<i32>) -> Result<Vec<Outcome>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut known = known_people(conn, "outcome_person", "outcome_id")?;
    let mut statement = conn.prepare_cached(
        "SELECT o.id, o.title, o.kind, o.level, o.begun_on, o.number, o.verdict, o.stages, o.benefit, o.people, o.unit, o.unit_id,
                o.item_id, i.text, o.note
         FROM outcome o LEFT JOIN plan_item i ON i.id = o.item_id ORDER BY o.begun_on DESC, o.id DESC",
    )?;
    let rows = statement.query_map([], |row| {
        let (id, stages): (OutcomeId, Option<String>) = (row.get(0)?, row.get(7)?);
        let reached = stages.as_deref().map(reached_in).unwrap_or_default();
        Ok(Outcome {
            id,
            title: row.get(1)?,
            kind: row.get(2)?,
            level: row.get(3)?,
            begun_on: row.get(4)?,
            number: row.get(5)?,
            verdict: row.get(6)?,
            stages,
            stage: reached.last().map(|it| it.stage.clone()),
            reached,
            benefit: row.get(8)?,
            people: row.get(9)?,
            person_ids: known.remove(&id.0).unwrap_or_default(),
            unit: row.get(10)?,
            unit_id: row.get(11)?,
            item_id: row.get(12)?,
            task: row.get(13)?,
            note: row.get(14)?,
        })
    })?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.retain(|row| is_of(&row.begun_on, year, kind) || row.reached.iter().any(|it| is_of(&it.on, year, kind)));
    Ok(rows)
}

pub(crate) fn outcome_list(at: &At<'_>, ask: KeptAsk) -> Result<OutcomeList> {
    at.read(|conn| Ok(OutcomeList { rows: outcomes(conn, ask.year)? }))
}

pub(crate) fn outcome_create(at: &At<'_>, ask: OutcomeCreate) -> Result<OutcomeId> {
    let mut columns = ask.fields.columns()?;
    // What has stages began, as far as is known, with the first of them.
    let first = ask.fields.stages.flatten().and_then(|text| {
        let Ok(Value::Text(lines)) = stages("stages", &text) else { return None };
        reached_in(&lines).into_iter().next()
    });
    if !columns.iter().any(|(column, value)| *column == "begun_on" && *value != Value::Null)
        && let Some(first) = first
    {
        columns.retain(|(column, _)| *column != "begun_on");
        columns.push(("begun_on", Value::Text(first.on)));
    }
    SORT.create(at, columns, |_, _| Ok(())).map(OutcomeId)
}

pub(crate) fn outcome_update(at: &At<'_>, ask: OutcomeUpdate) -> Result<Nothing> {
    SORT.update(at, ask.id.0, &ask.changes.columns()?, |_, _| Ok(()))
}

pub(crate) fn outcome_delete(at: &At<'_>, ask: OutcomeDelete) -> Result<Nothing> {
    let ids: Vec<i64> = ask.ids.iter().map(|id| id.0).collect();
    SORT.delete(at, &ids)
}
