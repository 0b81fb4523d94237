//! 节点: the steps that each object of a task goes through (飞龙瀑: 分类 → 挂牌), or the checklist of each worker (六个一).

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::item::named;
use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::error::{Error, Result};
use crate::ids::{MilestoneId, PlanId, PlanItemId};
use crate::office::At;

/// So many cells a task's table of milestones may have: beyond it, it is a roster and no task.
const MOST: usize = 2_000;

/// A step for an object.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct Milestone {
    /// Its id.
    pub id: MilestoneId,
    /// The object; empty for a task that has only steps.
    pub object: String,
    /// The step.
    pub step: String,
    /// The day it was reached, of any precision.
    pub done_on: Option<String>,
    /// What belongs to it.
    pub note: Option<String>,
}

/// The objects and steps of a task, in place of those before: each object goes through each step.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MilestoneSet {
    /// The task.
    pub item_id: PlanItemId,
    /// The objects; none for a task that has only steps.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub objects: Vec<String>,
    /// The steps; none to do without milestones.
    pub steps: Vec<String>,
}

changes! {
    /// The fields of a milestone.
    MilestoneChanges {
        /// The day it was reached; not reached when null
        done_on: String => check::date,
        /// 备注
        note: String => check::text,
    }
}

/// Changes of milestones.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MilestoneUpdate {
    /// The milestones, of one task.
    pub ids: Vec<MilestoneId>,
    /// The touched fields.
    pub changes: MilestoneChanges,
}

pub(crate) fn milestone_set(at: &At<'_>, ask: MilestoneSet) -> Result<Nothing> {
    let steps = distinct("steps", "节点", &ask.steps)?;
    let mut objects = distinct("objects", "对象", &ask.objects)?;
    if steps.is_empty() && !objects.is_empty() {
        return Err(Error::invalid("steps", "请写上每个对象要走到的节点，例如“分类、挂牌”。"));
    }
    if objects.is_empty() {
        objects.push(String::new());
    }
    if objects.len() * steps.len() > MOST {
        return Err(Error::invalid("objects", format!("对象和节点太多了（超过 {MOST} 格）。请分成几项任务。")));
    }
    at.act(|act| {
        let label = format!("修改{}的节点", named(act, ask.item_id)?);
        let cells: Vec<(&str, &str)> =
            objects.iter().flat_map(|object| steps.iter().map(move |step| (object.as_str(), step.as_str()))).collect();
        set(act, ask.item_id, &cells)?;
        Ok((Nothing {}, label))
    })
}

/// Trimmed names, none empty and none twice.
fn distinct(field: &str, what: &str, names: &[String]) -> Result<Vec<String>> {
    let names: Vec<String> = names.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    match names.iter().enumerate().find(|(at, name)| names[..*at].contains(name)) {
        Some((_, twice)) => Err(Error::invalid(field, format!("{what}“{twice}”写了两次。请改名或删去一个。"))),
        None => Ok(names),
    }
}

/// Gives a task these milestones; those that it had keep their day and note.
fn set(conn: &Connection, item: PlanItemId, cells: &[(&str, &str)]) -> Result<()> {
    let mut known: HashMap<(String, String), MilestoneId> = conn
        .prepare_cached("SELECT object, step, id FROM milestone WHERE item_id = ?")?
        .query_map([item], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (position, (object, step)) in cells.iter().enumerate() {
        match known.remove(&((*object).to_owned(), (*step).to_owned())) {
            Some(id) => drop(
                conn.prepare_cached("UPDATE milestone SET position = ?1 WHERE id = ?2 AND position <> ?1")?
                    .execute(params![position as i64, id])?,
            ),
            None => add(conn, item, position, object, step, None)?,
        }
    }
    for id in known.into_values() {
        changes::delete(conn, "milestone", "id", id.0)?;
    }
    Ok(())
}

fn add(
    conn: &Connection,
    item: PlanItemId,
    position: usize,
    object: &str,
    step: &str,
    known: Option<&Milestone>,
) -> Result<()> {
    let text = |text: Option<&String>| text.map_or(Value::Null, |text| Value::Text(text.clone()));
    let columns: Columns = vec![
        ("item_id", Value::Integer(item.0)),
        ("position", Value::Integer(position as i64)),
        ("object", Value::Text(object.to_owned())),
        ("step", Value::Text(step.to_owned())),
        ("done_on", text(known.and_then(|it| it.done_on.as_ref()))),
        ("note", text(known.and_then(|it| it.note.as_ref()))),
    ];
    changes::insert(conn, "milestone", &columns).map(drop)
}

/// Gives a task the milestones of the one that it was carried over from; `goes_on` with what was reached of them.
pub(super) fn carry(conn: &Connection, item: PlanItemId, milestones: &[Milestone], goes_on: bool) -> Result<()> {
    milestones.iter().enumerate().try_for_each(|(position, known)| {
        add(conn, item, position, &known.object, &known.step, goes_on.then_some(known))
    })
}

/// The objects whose milestones are all reached, in order, each with the day of the last.
pub(crate) fn finished(milestones: &[Milestone]) -> Vec<(&str, &str)> {
    objects(milestones)
        .into_iter()
        .filter_map(|(object, steps)| {
            let days: Option<Vec<&str>> = steps.iter().map(|step| step.done_on.as_deref()).collect();
            Some((object, days?.into_iter().max()?))
        })
        .collect()
}

/// The objects of which anything is reached, each with its steps that are.
pub(crate) fn begun(milestones: &[Milestone]) -> Vec<(&str, String)> {
    objects(milestones)
        .into_iter()
        .filter_map(|(object, steps)| {
            let done: Vec<&str> = steps.iter().filter(|it| it.done_on.is_some()).map(|it| it.step.as_str()).collect();
            (!done.is_empty()).then(|| (object, done.join("、")))
        })
        .collect()
}

/// The objects in order, each with its steps.
pub(crate) fn objects(milestones: &[Milestone]) -> Vec<(&str, Vec<&Milestone>)> {
    let mut objects: Vec<(&str, Vec<&Milestone>)> = Vec::new();
    for milestone in milestones {
        match objects.iter_mut().find(|(object, _)| *object == milestone.object) {
            Some((_, steps)) => steps.push(milestone),
            None => objects.push((&milestone.object, vec![milestone])),
        }
    }
    objects
}

pub(crate) fn milestone_update(at: &At<'_>, ask: MilestoneUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    at.act(|act| {
        let mut label = "修改节点".to_owned();
        for (index, id) in ask.ids.iter().enumerate() {
            changes::update(act, "milestone", id.0, &columns, "个节点")?;
            if index == 0 {
                label = told(act, *id, ask.ids.len())?;
            }
        }
        Ok((Nothing {}, label))
    })
}

/// 飞龙瀑“挂牌”完成, or how many.
fn told(conn: &Connection, id: MilestoneId, count: usize) -> Result<String> {
    let (object, step, done_on): (String, String, Option<String>) = conn
        .query_row("SELECT object, step, done_on FROM milestone WHERE id = ?", [id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?
        .ok_or(Error::NotFound { noun: "个节点" })?;
    let what = if count > 1 { format!("{count} 个节点") } else { format!("{object}“{step}”") };
    Ok(format!("{what}{}", if done_on.is_some() { "完成" } else { "改为没有完成" }))
}

/// More objects than this are told by their number, not one by one.
const NAMED: usize = 12;

/// What stands before the milestones of a task on the plan's paper.
pub(super) const MARK: &str = "节点\u{3000}";

/// The milestones of a task in a line of their own: 节点　飞龙瀑：分类（已）、挂牌；老君洞：分类、挂牌。 Empty where it has none.
pub(super) fn told_in_line(milestones: &[Milestone]) -> String {
    let objects = objects(milestones);
    let Some((_, steps)) = objects.first() else { return String::new() };
    let words = if objects.len() > NAMED {
        let steps: Vec<&str> = steps.iter().map(|it| it.step.as_str()).collect();
        let through = finished(milestones).len();
        format!("{} 个对象，各有{}，做完的 {through} 个", objects.len(), steps.join("、"))
    } else {
        let step = |it: &&Milestone| format!("{}{}", it.step, if it.done_on.is_some() { "（已）" } else { "" });
        let one = |(object, steps): &(&str, Vec<&Milestone>)| {
            let steps = steps.iter().map(step).collect::<Vec<_>>().join("、");
            if object.is_empty() { steps } else { format!("{object}：{steps}") }
        };
        objects.iter().map(one).collect::<Vec<_>>().join("；")
    };
    format!("{MARK}{words}。")
}

/// Whether any task of a plan has milestones.
pub(crate) fn has_milestones(conn: &Connection, plan: PlanId) -> Result<bool> {
    let mut found = conn
        .prepare_cached("SELECT 1 FROM milestone m JOIN plan_item i ON i.id = m.item_id WHERE i.plan_id = ? LIMIT 1")?;
    Ok(found.exists([plan])?)
}

/// The milestones of a plan's tasks, by task.
pub(super) fn of_plan(conn: &Connection, plan: PlanId) -> Result<HashMap<PlanItemId, Vec<Milestone>>> {
    let mut statement = conn.prepare_cached(
        "SELECT m.item_id, m.id, m.object, m.step, m.done_on, m.note FROM milestone m JOIN plan_item i ON i.id = m.item_id
         WHERE i.plan_id = ? ORDER BY m.position, m.id",
    )?;
    let mut rows = statement.query([plan])?;
    let mut milestones: HashMap<PlanItemId, Vec<Milestone>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let milestone = Milestone {
            id: row.get(1)?,
            object: row.get(2)?,
            step: row.get(3)?,
            done_on: row.get(4)?,
            note: row.get(5)?,
        };
        milestones.entry(row.get(0)?).or_default().push(milestone);
    }
    Ok(milestones)
}
