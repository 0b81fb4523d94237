//! 问题建议: what stands in the way of the office's work and what is proposed, open until it is settled.

mod report;

use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{PlanItemId, ProblemId};
use crate::office::At;
use crate::year::{self, YearKind};
use crate::{profile, value};

pub(crate) use report::ledger;

changes! {
    /// The fields of a problem.
    ProblemChanges {
        /// 存在的问题
        title: String => check::text,
        /// 建议
        proposal: String => check::text,
        /// 提出日期; today for a new one when absent
        noted_on: String => check::date,
        /// 解决日期; open while null
        settled_on: String => check::date,
        /// 处理结果
        outcome: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

/// A problem.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Problem {
    /// Its id.
    pub id: ProblemId,
    /// 存在的问题
    pub title: String,
    /// 建议
    pub proposal: Option<String>,
    /// 提出日期
    pub noted_on: String,
    /// The task that it stands in the way of.
    pub item_id: Option<PlanItemId>,
    /// That task's words.
    pub task: Option<String>,
    /// 解决日期; open while null.
    pub settled_on: Option<String>,
    /// 处理结果
    pub outcome: Option<String>,
    /// 备注
    pub note: Option<String>,
}

/// Which problems.
#[derive(Clone, Copy, Debug, Default, Deserialize, ts_rs::TS)]
pub struct ProblemAsk {
    /// Only those that were open in this year: noted in it or before, and not settled before it.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// Problems, the open ones first, the newest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ProblemList {
    /// The problems.
    pub rows: Vec<Problem>,
}

/// A new problem.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ProblemCreate {
    /// Its fields; the title must be there.
    pub problem: ProblemChanges,
    /// The task that it stands in the way of.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub item_id: Option<PlanItemId>,
}

/// Changes of a problem.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ProblemUpdate {
    /// The problem.
    pub id: ProblemId,
    /// The touched fields.
    pub changes: ProblemChanges,
    /// Another task; none when null.
    #[serde(default, deserialize_with = "crate::changes::sent")]
    #[ts(optional = nullable, as = "Option<PlanItemId>")]
    pub item_id: Option<Option<PlanItemId>>,
}

/// Problems to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ProblemDelete {
    /// The problems.
    pub ids: Vec<ProblemId>,
}

const NOUN: &str = "条问题";
const NAMELESS: &str = "请写上存在的问题。";

impl Problem {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            title: row.get(1)?,
            proposal: row.get(2)?,
            noted_on: row.get(3)?,
            item_id: row.get(4)?,
            task: row.get(5)?,
            settled_on: row.get(6)?,
            outcome: row.get(7)?,
            note: row.get(8)?,
        })
    }

    /// Whether it was noted in a year or before it, and not settled before it.
    fn concerns(&self, year: i32, kind: YearKind) -> bool {
        let of = |date: &str| year::year_of(date, kind);
        of(&self.noted_on).is_none_or(|noted| noted <= year)
            && self.settled_on.as_deref().and_then(of).is_none_or(|settled| settled >= year)
    }
}

/// The problems that concern a year, or all.
pub(crate) fn problems(conn: &Connection, year: Option<i32>) -> Result<Vec<Problem>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut statement = conn.prepare_cached(
        "SELECT p.id, p.title, p.proposal, p.noted_on, p.item_id, i.text, p.settled_on, p.outcome, p.note
         FROM problem p LEFT JOIN plan_item i ON i.id = p.item_id
         ORDER BY p.settled_on IS NOT NULL, p.noted_on DESC, p.id DESC",
    )?;
    let rows = statement.query_map([], Problem::read)?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(rows.into_iter().filter(|problem| year.is_none_or(|year| problem.concerns(year, kind))).collect())
}

/// Those that were not settled when a year ended; of the running year, those that are open.
pub(crate) fn open_at_end(conn: &Connection, year: i32) -> Result<Vec<Problem>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut open = problems(conn, Some(year))?;
    let settled_in = |problem: &Problem| problem.settled_on.as_deref().and_then(|date| year::year_of(date, kind));
    open.retain(|problem| settled_in(problem).is_none_or(|settled| settled > year));
    open.reverse();
    Ok(open)
}

pub(crate) fn problem_list(at: &At<'_>, ask: ProblemAsk) -> Result<ProblemList> {
    at.read(|conn| Ok(ProblemList { rows: problems(conn, ask.year)? }))
}

pub(crate) fn problem_create(at: &At<'_>, ask: ProblemCreate) -> Result<ProblemId> {
    let mut columns = ask.problem.columns()?;
    changes::require(&columns, "title", true, NAMELESS)?;
    changes::or_today(&mut columns, "noted_on");
    at.act(|act| {
        columns.push(changes::reference(act, "item_id", "plan_item", ask.item_id, "条计划条目")?);
        let id = changes::insert(act, "problem", &columns)?;
        in_order(act, id)?;
        Ok((ProblemId(id), format!("记下问题“{}”", title(act, id)?)))
    })
}

pub(crate) fn problem_update(at: &At<'_>, ask: ProblemUpdate) -> Result<Nothing> {
    let mut columns = ask.changes.columns()?;
    changes::require(&columns, "title", false, NAMELESS)?;
    changes::require(&columns, "noted_on", false, "请写上提出问题的日期。")?;
    at.act(|act| {
        if let Some(item) = ask.item_id {
            columns.push(changes::reference(act, "item_id", "plan_item", item, "条计划条目")?);
        }
        changes::update(act, "problem", ask.id.0, &columns, NOUN)?;
        in_order(act, ask.id.0)?;
        Ok((Nothing {}, format!("修改问题“{}”", title(act, ask.id.0)?)))
    })
}

pub(crate) fn problem_delete(at: &At<'_>, ask: ProblemDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "problem", "title", "问题", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::delete(act, "problem", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

/// Refuses a problem that was settled before it was noted.
fn in_order(conn: &Connection, id: i64) -> Result<()> {
    let (noted, settled): (String, Option<String>) =
        conn.query_row("SELECT noted_on, settled_on FROM problem WHERE id = ?", [id], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let is_before = settled.as_deref().and_then(value::last_day).zip(value::first_day(&noted));
    match is_before {
        Some((settled, noted)) if settled < noted => {
            Err(Error::invalid("settled_on", "解决日期早于提出日期。请改正其中一个。"))
        }
        _ => Ok(()),
    }
}

fn title(conn: &Connection, id: i64) -> Result<String> {
    changes::title(conn, "problem", "title", id, NOUN)
}
