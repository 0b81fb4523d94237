//! Plans in SQL.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::item::{self, PlanItem, ProgressNote};
use super::numbering::{Count, Numbering};
use super::reached::{self, is_done};
use super::standing::{self, Standing};
use super::{NOUN, Plan, PlanDetail, Task, doubts, milestone};
use crate::error::{Error, Result};
use crate::ids::{PlanId, PlanItemId};
use crate::{clock, profile, year};

fn select(filter: &str) -> String {
    format!(
        "SELECT p.id, p.year, p.title, p.stage, p.document_number, p.approved_by, p.approved_on, p.issued_on,
           p.addressee, p.preface, p.note, p.numbering, p.tasks_level, p.running_level,
           (SELECT count(*) FROM plan_item i WHERE i.plan_id = p.id AND i.kind = 'task'),
           (SELECT count(*) FROM plan_item i WHERE i.plan_id = p.id AND i.kind = 'task' AND {})
         FROM plan p {filter}",
        is_done()
    )
}

fn plan(row: &Row<'_>) -> rusqlite::Result<Plan> {
    Ok(Plan {
        id: row.get(0)?,
        year: row.get(1)?,
        title: row.get(2)?,
        stage: row.get(3)?,
        document_number: row.get(4)?,
        approved_by: row.get(5)?,
        approved_on: row.get(6)?,
        issued_on: row.get(7)?,
        addressee: row.get(8)?,
        preface: row.get(9)?,
        note: row.get(10)?,
        numbering: row.get(11)?,
        tasks_level: row.get(12)?,
        running_level: row.get(13)?,
        tasks: row.get(14)?,
        tasks_done: row.get(15)?,
    })
}

pub(super) fn plans(conn: &Connection, year: Option<i32>) -> Result<Vec<Plan>> {
    let mut statement = conn.prepare_cached(&select("WHERE ?1 IS NULL OR p.year = ?1 ORDER BY p.year DESC, p.id"))?;
    Ok(statement.query_map([year], plan)?.collect::<rusqlite::Result<_>>()?)
}

/// The plans of a year in the order they were begun.
pub(crate) fn ids_of_year(conn: &Connection, year: i32) -> Result<Vec<PlanId>> {
    let mut statement = conn.prepare_cached("SELECT id FROM plan WHERE year = ? ORDER BY id")?;
    Ok(statement.query_map([year], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn tasks(conn: &Connection, year: Option<i32>) -> Result<Vec<Task>> {
    let mut statement = conn.prepare_cached(
        "SELECT i.id, i.text, h.text, p.title FROM plan_item i JOIN plan p ON p.id = i.plan_id
         LEFT JOIN plan_item h ON h.id = i.parent_id
         WHERE i.kind = 'task' AND (?1 IS NULL OR p.year = ?1) ORDER BY p.year DESC, p.id, h.position, i.position",
    )?;
    let rows = statement.query_map([year], |row| {
        Ok(Task { id: row.get(0)?, text: row.get(1)?, section: row.get(2)?, plan: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A plan with its items in reading order, labels and progress filled in.
pub(crate) fn detail(conn: &Connection, id: PlanId) -> Result<PlanDetail> {
    let plan = conn
        .prepare_cached(&select("WHERE p.id = ?"))?
        .query_row([id], plan)
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })?;
    let mut children: HashMap<Option<PlanItemId>, Vec<PlanItem>> = HashMap::new();
    let mut targets = reached::of_plan(conn, id)?;
    let mut milestones = milestone::of_plan(conn, id)?;
    let mut notes = notes(conn, id)?;
    let today = clock::today();
    let is_running = year::year_of(&today, profile::profile(conn)?.year_kind) == Some(plan.year);
    let mut statement = conn.prepare_cached(&format!(
        "SELECT id, parent_id, kind, label, text, body, leader, lead_unit, person, helpers, time_text, start_date, end_date,
                budget, state, note, (SELECT count(*) FROM event_item l WHERE l.item_id = i.id), module, priority, tags,
                repetition, continued, uid, forerunner, {},
                (SELECT max(o.start_date) FROM event_item l JOIN occurrence o ON o.event_id = l.event_id WHERE l.item_id = i.id),
                cycle_years
         FROM plan_item i WHERE plan_id = ? ORDER BY position, id",
        is_done()
    ))?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        let id: PlanItemId = row.get(0)?;
        let label: Option<String> = row.get(3)?;
        let mut item = PlanItem {
            id,
            parent_id: row.get(1)?,
            level: 0,
            kind: row.get(2)?,
            label_kept: label.is_some(),
            label: label.unwrap_or_default(),
            text: row.get(4)?,
            body: row.get(5)?,
            leader: row.get(6)?,
            lead_unit: row.get(7)?,
            person: row.get(8)?,
            helpers: row.get(9)?,
            time_text: row.get(10)?,
            start_date: row.get(11)?,
            end_date: row.get(12)?,
            budget: row.get(13)?,
            state: row.get(14)?,
            note: row.get(15)?,
            targets: targets.remove(&id).unwrap_or_default(),
            milestones: milestones.remove(&id).unwrap_or_default(),
            progress: notes.remove(&id).unwrap_or_default(),
            events: row.get(16)?,
            module: row.get(17)?,
            priority: row.get(18)?,
            tags: row.get(19)?,
            repetition: row.get(20)?,
            continued: row.get(21)?,
            uid: row.get(22)?,
            forerunner: row.get(23)?,
            is_done: row.get(24)?,
            standing: Standing::Waiting,
            lasting: false,
            due: false,
            cycle_years: row.get(26)?,
            doubts: Vec::new(),
        };
        item.lasting = item.is_lasting();
        item.standing = item.standing_on(&today);
        let last_event: Option<String> = row.get(25)?;
        item.due = is_running
            && item.standing != Standing::Done
            && standing::is_due(item.repetition.as_deref(), last_event.as_deref(), &today);
        children.entry(item.parent_id).or_default().push(item);
    }
    let mut items = Vec::new();
    let numbering = Numbering::of(plan.numbering.as_deref(), plan.tasks_level, plan.running_level);
    flatten(&mut children, None, 1, &mut Count::new(numbering), &mut items);
    doubts::note(conn, id, &mut items)?;
    Ok(PlanDetail { plan, items })
}

/// Puts each item after its parent and numbers those without a label of their own.
fn flatten(
    children: &mut HashMap<Option<PlanItemId>, Vec<PlanItem>>,
    parent: Option<PlanItemId>,
    level: usize,
    count: &mut Count,
    out: &mut Vec<PlanItem>,
) {
    for mut item in children.remove(&parent).unwrap_or_default() {
        item.level = level;
        let label = count.next(level, item.kind == "task");
        if item.label_kept {
            count.keep(&item.label);
        } else {
            item.label = label;
        }
        let id = item.id;
        out.push(item);
        flatten(children, Some(id), level + 1, count, out);
    }
}

fn notes(conn: &Connection, plan: PlanId) -> Result<HashMap<PlanItemId, Vec<ProgressNote>>> {
    let mut statement = conn.prepare_cached(
        "SELECT n.item_id, n.id, n.noted_on, n.text FROM progress_note n JOIN plan_item i ON i.id = n.item_id
         WHERE i.plan_id = ? ORDER BY n.noted_on DESC, n.id DESC",
    )?;
    let mut rows = statement.query([plan])?;
    let mut notes: HashMap<PlanItemId, Vec<ProgressNote>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let note = ProgressNote { id: row.get(1)?, noted_on: row.get(2)?, text: row.get(3)? };
        notes.entry(row.get(0)?).or_default().push(note);
    }
    Ok(notes)
}

fn ids(conn: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<Vec<PlanItemId>> {
    Ok(conn.prepare_cached(sql)?.query_map(values, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn children(conn: &Connection, id: PlanItemId) -> Result<Vec<PlanItemId>> {
    ids(conn, "SELECT id FROM plan_item WHERE parent_id = ? ORDER BY position, id", [id])
}

pub(super) fn roots(conn: &Connection, plan: PlanId) -> Result<Vec<PlanItemId>> {
    siblings(conn, plan, None)
}

pub(super) fn siblings(conn: &Connection, plan: PlanId, parent: Option<PlanItemId>) -> Result<Vec<PlanItemId>> {
    ids(
        conn,
        "SELECT id FROM plan_item WHERE plan_id = ? AND parent_id IS ? ORDER BY position, id",
        params![plan, parent],
    )
}

/// Those of `ids` that stand under none of the others, each once, in the order in which the plan is read. Refuses one that is not in
/// the plan.
pub(super) fn topmost(conn: &Connection, plan: PlanId, ids: &[PlanItemId]) -> Result<Vec<PlanItemId>> {
    let mut statement =
        conn.prepare_cached("SELECT parent_id, id FROM plan_item WHERE plan_id = ? ORDER BY position DESC, id DESC")?;
    let mut rows = statement.query([plan])?;
    // The last first, so that what is taken off the end comes in reading order.
    let mut under: HashMap<Option<PlanItemId>, Vec<PlanItemId>> = HashMap::new();
    while let Some(row) = rows.next()? {
        under.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let mut wanted: HashSet<PlanItemId> = ids.iter().copied().collect();
    let mut found = Vec::new();
    let children = |of, is_within, under: &mut HashMap<_, Vec<_>>| {
        under.remove(&of).unwrap_or_default().into_iter().map(move |id| (id, is_within))
    };
    let mut ahead: Vec<(PlanItemId, bool)> = children(None, false, &mut under).collect();
    while let Some((id, is_within)) = ahead.pop() {
        let is_wanted = wanted.remove(&id);
        if is_wanted && !is_within {
            found.push(id);
        }
        ahead.extend(children(Some(id), is_within || is_wanted, &mut under));
    }
    if wanted.is_empty() { Ok(found) } else { Err(Error::NotFound { noun: item::NOUN }) }
}

/// Refuses a parent that is not there or stands in another plan.
pub(super) fn same_plan(conn: &Connection, plan: PlanId, parent: PlanItemId) -> Result<()> {
    let found: Option<PlanId> =
        conn.query_row("SELECT plan_id FROM plan_item WHERE id = ?", [parent], |row| row.get(0)).optional()?;
    match found {
        Some(of) if of == plan => Ok(()),
        _ => Err(Error::NotFound { noun: "条上级条目" }),
    }
}

/// True when `id` is `root` or stands somewhere under it.
pub(super) fn is_within(conn: &Connection, id: PlanItemId, root: PlanItemId) -> Result<bool> {
    let mut at = Some(id);
    while let Some(here) = at {
        if here == root {
            return Ok(true);
        }
        at = conn.query_row("SELECT parent_id FROM plan_item WHERE id = ?", [here], |row| row.get(0))?;
    }
    Ok(false)
}
