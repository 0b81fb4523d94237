//! Writes the changes that were accepted.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use rusqlite::types::Value;

use super::super::item::{delete_tree, write_targets};
use super::super::outline::{targets_in, targets_said};
use super::super::place::{Spot, place};
use super::super::standing::{repetition_in, time_columns};
use super::sorting::{Change, Of, TARGETS};
use super::{Compared, PlanAccepted};
use crate::changes::{self, Columns};
use crate::error::Result;
use crate::ids::{PlanId, PlanItemId};

const NOUN: &str = "条计划条目";

/// Writes the changes at `rows`; what cannot be written alone is left and told.
pub(super) fn accept(conn: &Connection, plan: PlanId, compared: &Compared, rows: &[usize]) -> Result<PlanAccepted> {
    let mut done = PlanAccepted { accepted: 0, left: Vec::new() };
    let wanted: HashSet<usize> = rows.iter().copied().collect();
    let changes: Vec<&Change> =
        compared.changes.iter().enumerate().filter(|(at, _)| wanted.contains(at)).map(|(_, change)| change).collect();
    let mut places = Places::of(compared);
    for change in &changes {
        match (change.of, change.item) {
            (Of::Preface, _) => changes::update(conn, "plan", plan.0, &texts(&change.columns), "份计划")?,
            (Of::Other, Some(at)) => rewrite(conn, compared, at, change)?,
            (Of::New(index), _) => {
                let id = add(conn, plan, compared, index, change, &places)?;
                places.made.insert(index, id);
            }
            _ => continue,
        }
        done.accepted += 1;
    }
    // Deletions come last: nothing is put after what is gone already.
    let gone: HashSet<usize> =
        changes.iter().filter_map(|change| matches!(change.of, Of::Gone(_)).then_some(change.item?)).collect();
    let mut sorted: Vec<usize> = gone.iter().copied().collect();
    sorted.sort_unstable();
    let mut deleted = HashSet::new();
    for at in sorted {
        let item = &compared.plan.items[at];
        let under = compared.plan.items[at + 1..].iter().take_while(|below| below.level > item.level).count();
        let all_gone = (at + 1..=at + under).all(|below| gone.contains(&below));
        if !all_gone {
            done.left.push(format!("“{}{}”下面还有没删的条目，没有删", item.label, item.text));
            continue;
        }
        if !item.parent_id.is_some_and(|parent| deleted.contains(&parent)) {
            delete_tree(conn, item.id)?;
        }
        deleted.insert(item.id);
        done.accepted += 1;
    }
    Ok(done)
}

/// Where the items of the file stand in the plan.
struct Places {
    /// Items of the file that are items of the plan.
    known: HashMap<usize, PlanItemId>,
    /// Items of the file that were made.
    made: HashMap<usize, PlanItemId>,
}

impl Places {
    fn of(compared: &Compared) -> Self {
        let known = compared.of_file.iter().map(|(index, at)| (*index, compared.plan.items[*at].id)).collect();
        Self { known, made: HashMap::new() }
    }

    fn id(&self, index: usize) -> Option<PlanItemId> {
        self.known.get(&index).or_else(|| self.made.get(&index)).copied()
    }
}

fn texts(columns: &[(&'static str, String)]) -> Columns {
    let value = |text: &String| if text.is_empty() { Value::Null } else { Value::Text(text.clone()) };
    columns.iter().filter(|(column, _)| *column != TARGETS).map(|(column, text)| (*column, value(text))).collect()
}

/// The columns with the days that a new time says.
fn with_days(conn: &Connection, compared: &Compared, change: &Change) -> Result<Columns> {
    let mut columns = texts(&change.columns);
    if let Some((_, time)) = change.columns.iter().find(|(column, _)| *column == "time_text") {
        columns.extend(time_columns(conn, compared.plan.plan.year, time)?);
    }
    Ok(columns)
}

fn rewrite(conn: &Connection, compared: &Compared, at: usize, change: &Change) -> Result<()> {
    let item = &compared.plan.items[at];
    changes::update(conn, "plan_item", item.id.0, &with_days(conn, compared, change)?, NOUN)?;
    if let Some((_, said)) = change.columns.iter().find(|(column, _)| *column == TARGETS) {
        let targets = targets_said(said, &item.targets);
        changes::delete(conn, "target", "item_id", item.id.0)?;
        write_targets(conn, item.id, &targets)?;
    }
    Ok(())
}

/// Makes an item of the file: under the last item above it of a higher level, after the last one of its own level.
fn add(
    conn: &Connection,
    plan: PlanId,
    compared: &Compared,
    index: usize,
    change: &Change,
    places: &Places,
) -> Result<PlanItemId> {
    let got = &compared.items[index];
    let level_of = |at: usize| compared.levels[at];
    let level = level_of(index);
    let above = (0..index).rev().filter(|at| places.id(*at).is_some());
    let parent = above.clone().find(|at| level_of(*at) < level);
    let after = above.take_while(|at| parent.is_none_or(|parent| *at > parent)).find(|at| level_of(*at) == level);
    let parent = parent.and_then(|at| places.id(at));
    let mut columns = with_days(conn, compared, change)?;
    columns.extend([
        ("plan_id", Value::Integer(plan.0)),
        ("parent_id", parent.map_or(Value::Null, |id| Value::Integer(id.0))),
        ("position", Value::Integer(i64::MAX)),
        ("kind", Value::Text(change.shown.item.kind.clone())),
        ("text", Value::Text(got.words.clone())),
    ]);
    let is_task = change.shown.item.kind == "task";
    if let Some(repetition) = repetition_in(&got.words).filter(|_| is_task) {
        columns.push(("repetition", Value::Text(repetition.to_owned())));
    }
    let id = PlanItemId(changes::insert(conn, "plan_item", &columns)?);
    place(conn, plan, parent, &[id], after.and_then(|at| places.id(at)).map_or(Spot::First, Spot::After))?;
    if is_task {
        let said = change.columns.iter().find(|(column, _)| *column == TARGETS);
        let targets = said.map_or_else(|| targets_in(&got.words), |(_, said)| targets_said(said, &[]));
        write_targets(conn, id, &targets)?;
    }
    Ok(id)
}
