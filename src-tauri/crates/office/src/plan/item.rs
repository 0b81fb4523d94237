//! 条目: headings and tasks of a plan, their targets and progress notes.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::milestone::Milestone;
use super::place::{Spot, place};
use super::standing::{Standing, time_columns};
use super::store;
use super::target::{self, NewTarget, Target};
use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::error::{Error, Result};
use crate::ids::{PlanId, PlanItemId, ProgressNoteId};
use crate::office::At;
use crate::value;

changes! {
    /// The fields of an item.
    PlanItemChanges {
        /// 标题或任务
        text: String => check::text,
        /// heading or task
        kind: String => check::one_of(&["heading", "task"]),
        /// A label of its own, in place of the one the program makes.
        label: String => check::text,
        /// 正文
        body: String => check::text,
        /// 责任领导
        leader: String => check::text,
        /// 责任科室（牵头单位）
        lead_unit: String => check::text,
        /// 责任人
        person: String => check::text,
        /// 配合单位
        helpers: String => check::text,
        /// 完成时限, as written
        time_text: String => check::text,
        /// First day of it
        start_date: String => check::date,
        /// Last day of it
        end_date: String => check::date,
        /// 预算, in 分
        budget: i64 => check::count,
        /// waiting, running or done
        state: String => check::one_of(&["waiting", "running", "done"]),
        /// 备注
        note: String => check::text,
        /// 板块
        module: String => check::text,
        /// high or low; ordinary when null
        priority: String => check::one_of(&["high", "low"]),
        /// 标签, joined by 、
        tags: String => check::text,
        /// weekly, monthly, bimonthly, quarterly or half_yearly
        repetition: String => check::one_of(&["weekly", "monthly", "bimonthly", "quarterly", "half_yearly"]),
        /// 每几年一次, 2 to 10; every year when null
        cycle_years: i64 => cycle,
    }
}

/// A heading or a task.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PlanItem {
    /// Its id.
    pub id: PlanItemId,
    /// What it stands under.
    pub parent_id: Option<PlanItemId>,
    /// Depth in the outline, from 1.
    pub level: usize,
    /// heading or task
    pub kind: String,
    /// 一、（一）1.（1）, made by the program unless the item keeps its own.
    pub label: String,
    /// The label is the item's own.
    pub label_kept: bool,
    /// 标题或任务
    pub text: String,
    /// 正文
    pub body: Option<String>,
    /// 责任领导
    pub leader: Option<String>,
    /// 责任科室（牵头单位）
    pub lead_unit: Option<String>,
    /// 责任人
    pub person: Option<String>,
    /// 配合单位
    pub helpers: Option<String>,
    /// 完成时限, as written
    pub time_text: Option<String>,
    /// First day of it
    pub start_date: Option<String>,
    /// Last day of it
    pub end_date: Option<String>,
    /// 预算, in 分
    pub budget: Option<i64>,
    /// waiting, running or done, as set by hand
    pub state: String,
    /// 备注
    pub note: Option<String>,
    /// 指标
    pub targets: Vec<Target>,
    /// 节点: the steps of its objects, object by object.
    pub milestones: Vec<Milestone>,
    /// 进展情况, the newest first
    pub progress: Vec<ProgressNote>,
    /// Events that serve it.
    pub events: i64,
    /// 板块
    pub module: Option<String>,
    /// high or low; ordinary when null
    pub priority: Option<String>,
    /// 标签, joined by 、
    pub tags: Option<String>,
    /// How often it comes back: weekly, monthly, bimonthly, quarterly or half_yearly.
    pub repetition: Option<String>,
    /// It comes back only every so many years.
    pub cycle_years: Option<i64>,
    /// 续: it was carried over unfinished.
    pub continued: bool,
    /// How the task stands today.
    pub standing: Standing,
    /// Its time is no deadline: 全年, 持续推进, 每月.
    pub lasting: bool,
    /// It comes back, and no event of the period that runs today was logged for it.
    pub due: bool,
    /// What does not agree in it, each in a sentence.
    pub doubts: Vec<String>,
    /// It was said to be done, or its targets are reached.
    #[serde(skip)]
    pub(super) is_done: bool,
    #[serde(skip)]
    pub(super) uid: String,
    /// The uid of the item of an earlier plan that it was carried over from.
    #[serde(skip)]
    pub(super) forerunner: Option<String>,
}

/// 进展情况: what was noted on a day.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ProgressNote {
    /// Its id.
    pub id: ProgressNoteId,
    /// The day.
    pub noted_on: String,
    /// The words.
    pub text: String,
}

/// A new item.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlanItemCreate {
    /// The plan.
    pub plan_id: PlanId,
    /// What it stands under; top level when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub parent_id: Option<PlanItemId>,
    /// The sibling it comes after; last when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub after: Option<PlanItemId>,
    /// Its fields; text and kind must be there.
    pub item: PlanItemChanges,
    /// Its targets.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<NewTarget>>")]
    pub targets: Vec<NewTarget>,
}

/// Changes of an item.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlanItemUpdate {
    /// The item.
    pub id: PlanItemId,
    /// The touched fields.
    pub changes: PlanItemChanges,
}

/// The same changes of several items.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlanItemUpdateAll {
    /// The items.
    pub ids: Vec<PlanItemId>,
    /// The touched fields.
    pub changes: PlanItemChanges,
}

pub(super) const NOUN: &str = "条计划条目";
const NAMELESS: &str = "请写上标题或任务的内容。";

pub(crate) fn item_create(at: &At<'_>, ask: PlanItemCreate) -> Result<PlanItemId> {
    let mut columns = ask.item.columns()?;
    changes::require(&columns, "text", true, NAMELESS)?;
    changes::require(&columns, "kind", true, "请说明这是标题还是任务。")?;
    check_dates(&ask.item, None)?;
    at.act(|act| {
        super::title(act, ask.plan_id.0)?;
        columns.extend(days(act, ask.plan_id, &ask.item)?);
        if let Some(parent) = ask.parent_id {
            store::same_plan(act, ask.plan_id, parent)?;
        }
        let id = {
            columns.push(("plan_id", Value::Integer(ask.plan_id.0)));
            columns.push(("parent_id", ask.parent_id.map_or(Value::Null, |id| Value::Integer(id.0))));
            columns.push(("position", Value::Integer(i64::MAX)));
            PlanItemId(changes::insert(act, "plan_item", &columns)?)
        };
        place(act, ask.plan_id, ask.parent_id, &[id], ask.after.map_or(Spot::Last, Spot::After))?;
        target::write(act, id, &ask.targets)?;
        Ok((id, format!("新增{}", named(act, id)?)))
    })
}

pub(crate) fn item_update(at: &At<'_>, ask: PlanItemUpdate) -> Result<Nothing> {
    write_all(at, &[ask.id], &ask.changes)
}

pub(crate) fn item_update_all(at: &At<'_>, ask: PlanItemUpdateAll) -> Result<Nothing> {
    write_all(at, &ask.ids, &ask.changes)
}

/// Writes the same fields of several items as one act.
fn write_all(at: &At<'_>, ids: &[PlanItemId], changes: &PlanItemChanges) -> Result<Nothing> {
    let columns = changes.columns()?;
    changes::require(&columns, "text", false, NAMELESS)?;
    at.act(|act| {
        for id in ids {
            check_dates(changes, Some((act, *id)))?;
            let mut columns = columns.clone();
            if changes.time_text.is_some() {
                columns.extend(days(act, plan_of(act, *id)?, changes)?);
            }
            changes::update(act, "plan_item", id.0, &columns, NOUN)?;
        }
        Ok((Nothing {}, format!("修改{}", all_named(act, ids)?)))
    })
}

/// Deletes an item, what stands under it, its targets, notes and ties to events, problems, money, repetitions and kept records.
/// Those stay.
pub(super) fn delete_tree(conn: &Connection, id: PlanItemId) -> Result<()> {
    for child in store::children(conn, id)? {
        delete_tree(conn, child)?;
    }
    target::write(conn, id, &[])?;
    let tied = ["problem", "money_line", "repetition", "honour", "participation", "application", "document", "outcome"];
    for table in tied {
        conn.prepare_cached(&format!("UPDATE {table} SET item_id = NULL WHERE item_id = ?"))?.execute([id])?;
    }
    for part in ["milestone", "progress_note", "event_item"] {
        changes::delete(conn, part, "item_id", id.0)?;
    }
    changes::delete(conn, "plan_item", "id", id.0)?;
    Ok(())
}

pub(super) fn plan_of(conn: &Connection, id: PlanItemId) -> Result<PlanId> {
    conn.query_row("SELECT plan_id FROM plan_item WHERE id = ?", [id], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })
}

fn cycle(field: &str, years: &i64) -> Result<Value> {
    match years {
        2..=10 => Ok(Value::Integer(*years)),
        _ => Err(Error::invalid(field, format!("“每 {years} 年一次”不能用。请写 2 到 10，每年都做的不用填。"))),
    }
}

/// The days that a new time says, unless they are sent beside it.
fn days(conn: &Connection, plan: PlanId, changes: &PlanItemChanges) -> Result<Columns> {
    let Some(words) = changes.time_text.as_ref().filter(|_| changes.start_date.is_none() && changes.end_date.is_none())
    else {
        return Ok(Columns::new());
    };
    let year = conn.query_row("SELECT year FROM plan WHERE id = ?", [plan], |row| row.get(0))?;
    time_columns(conn, year, words.as_deref().unwrap_or_default())
}

/// Refuses an end before its start, counting what is already there.
fn check_dates(changes: &PlanItemChanges, known: Option<(&Connection, PlanItemId)>) -> Result<()> {
    let (mut start, mut end) = (None, None);
    if let Some((conn, id)) = known {
        (start, end) = conn
            .query_row("SELECT start_date, end_date FROM plan_item WHERE id = ?", [id], |row| {
                Ok((row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?))
            })
            .optional()?
            .ok_or(Error::NotFound { noun: NOUN })?;
    }
    if let Some(sent) = &changes.start_date {
        start.clone_from(sent);
    }
    if let Some(sent) = &changes.end_date {
        end.clone_from(sent);
    }
    value::in_order("end_date", start.as_deref(), end.as_deref())
}

/// 任务“…” or 标题“…”, for labels.
pub(super) fn named(conn: &Connection, id: PlanItemId) -> Result<String> {
    let (kind, text): (String, String) = conn
        .query_row("SELECT kind, text FROM plan_item WHERE id = ?", [id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })?;
    let short: String = if text.chars().count() > 24 { text.chars().take(23).chain(['…']).collect() } else { text };
    Ok(format!("{}“{short}”", if kind == "task" { "任务" } else { "标题" }))
}

/// 任务“…” of one, else how many, for labels.
pub(super) fn all_named(conn: &Connection, ids: &[PlanItemId]) -> Result<String> {
    match ids {
        [id] => named(conn, *id),
        ids => Ok(format!(" {} 条条目", ids.len())),
    }
}
