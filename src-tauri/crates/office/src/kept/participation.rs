//! 参赛参考: ours in others' contests and exams: sent, passed, scores, ranks.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::lines::{Scored, results, scores};
use super::sort::{Sort, known_people, task};
use super::{KeptAsk, is_of, level};
use crate::api::Nothing;
use crate::changes::{changes, check};
use crate::error::{Error, Result};
use crate::ids::{ParticipationId, PersonId, PlanItemId, UnitId};
use crate::office::At;
use crate::profile;

changes! {
    /// The fields of a participation.
    ParticipationChanges {
        /// 竞赛或考试的名称
        name: String => check::text,
        /// 竞赛, 考试 …
        kind: String => check::text,
        /// 主办单位
        organiser: String => check::text,
        /// 级别
        level: String => level::level,
        /// 日期; today for a new one when absent
        held_on: String => check::date,
        /// 参加人数
        sent: i64 => check::count,
        /// 合格（通过）人数
        passed: i64 => check::count,
        /// 团体名次
        team_rank: String => check::text,
        /// 成绩, one a line: 张伟 98分 个人第三名; 6人 100分
        results: String => results,
        /// 参加单位; the office itself when absent
        unit: String => check::text,
        /// The task that it belongs to.
        item_id: PlanItemId => task,
        /// 备注
        note: String => check::text,
    }
}

/// A participation.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Participation {
    /// Its id.
    pub id: ParticipationId,
    /// 竞赛或考试的名称
    pub name: String,
    /// 竞赛, 考试 …
    pub kind: Option<String>,
    /// 主办单位
    pub organiser: Option<String>,
    /// 级别
    pub level: Option<String>,
    /// 日期
    pub held_on: String,
    /// 参加人数
    pub sent: Option<i64>,
    /// 合格（通过）人数
    pub passed: Option<i64>,
    /// 团体名次
    pub team_rank: Option<String>,
    /// 成绩 as they are kept, one a line
    pub results: Option<String>,
    /// 成绩
    pub scores: Vec<Scored>,
    /// Those of them in the directory.
    pub person_ids: Vec<PersonId>,
    /// 参加单位
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

/// Participations, the newest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ParticipationList {
    /// The participations.
    pub rows: Vec<Participation>,
}

/// A new one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ParticipationCreate {
    /// Its fields.
    pub fields: ParticipationChanges,
}

/// Changes of one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ParticipationUpdate {
    /// Which.
    pub id: ParticipationId,
    /// The touched fields.
    pub changes: ParticipationChanges,
}

/// Some to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ParticipationDelete {
    /// Which.
    pub ids: Vec<ParticipationId>,
}

pub(super) const SORT: Sort = Sort {
    table: "participation",
    title: "name",
    what: "参赛参考",
    noun: "项参赛参考",
    nameless: "请写上竞赛或考试的名称。",
    day: Some(("held_on", "请写上竞赛或考试的日期，只知道年份也可以。")),
    people: Some(("participation_person", "participation_id")),
    parts: &[],
};

impl Participation {
    /// How many took part: as it was said, else those whose results stand.
    pub(crate) fn people(&self) -> i64 {
        self.sent.unwrap_or_else(|| self.scores.iter().map(|scored| scored.people).sum())
    }
}

/// The participations of a year, or all, the newest first.
pub(crate) fn participations(conn: &Connection, year: Option<i32>) -> Result<Vec<Participation>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut known = known_people(conn, "participation_person", "participation_id")?;
    let mut statement = conn.prepare_cached(
        "SELECT p.id, p.name, p.kind, p.organiser, p.level, p.held_on, p.sent, p.passed, p.team_rank, p.results, p.unit,
                p.unit_id, p.item_id, i.text, p.note
         FROM participation p LEFT JOIN plan_item i ON i.id = p.item_id ORDER BY p.held_on DESC, p.id DESC",
    )?;
    let rows = statement.query_map([], |row| {
        let (id, results): (ParticipationId, Option<String>) = (row.get(0)?, row.get(9)?);
        Ok(Participation {
            id,
            name: row.get(1)?,
            kind: row.get(2)?,
            organiser: row.get(3)?,
            level: row.get(4)?,
            held_on: row.get(5)?,
            sent: row.get(6)?,
            passed: row.get(7)?,
            team_rank: row.get(8)?,
            scores: results.as_deref().map(scores).unwrap_or_default(),
            results,
            person_ids: known.remove(&id.0).unwrap_or_default(),
            unit: row.get(10)?,
            unit_id: row.get(11)?,
            item_id: row.get(12)?,
            task: row.get(13)?,
            note: row.get(14)?,
        })
    })?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.retain(|row| is_of(&row.held_on, year, kind));
    Ok(rows)
}

pub(crate) fn participation_list(at: &At<'_>, ask: KeptAsk) -> Result<ParticipationList> {
    at.read(|conn| Ok(ParticipationList { rows: participations(conn, ask.year)? }))
}

pub(crate) fn participation_create(at: &At<'_>, ask: ParticipationCreate) -> Result<ParticipationId> {
    SORT.create(at, ask.fields.columns()?, check_sent).map(ParticipationId)
}

pub(crate) fn participation_update(at: &At<'_>, ask: ParticipationUpdate) -> Result<Nothing> {
    SORT.update(at, ask.id.0, &ask.changes.columns()?, check_sent)
}

pub(crate) fn participation_delete(at: &At<'_>, ask: ParticipationDelete) -> Result<Nothing> {
    let ids: Vec<i64> = ask.ids.iter().map(|id| id.0).collect();
    SORT.delete(at, &ids)
}

/// Refuses more who passed, or more results, than were sent.
pub(super) fn check_sent(conn: &Connection, id: i64) -> Result<()> {
    let (sent, passed, results): (Option<i64>, Option<i64>, Option<String>) = conn
        .prepare_cached("SELECT sent, passed, results FROM participation WHERE id = ?")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let Some(sent) = sent else { return Ok(()) };
    if let Some(passed) = passed.filter(|passed| *passed > sent) {
        return Err(Error::invalid("passed", format!("合格 {passed} 人，比参加的 {sent} 人还多。请改正其中一个。")));
    }
    let counted: i64 = results.iter().flat_map(|text| scores(text)).map(|scored| scored.people).sum();
    if counted > sent {
        return Err(Error::invalid(
            "results",
            format!("成绩里有 {counted} 人，比参加的 {sent} 人还多。请改正其中一个。"),
        ));
    }
    Ok(())
}
