//! Writes the changes that were accepted.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::types::Value;
use rusqlite::{Connection, params};

use super::super::item::delete_tree;
use super::super::outline::{targets_in, targets_said};
use super::super::place::{Spot, place};
use super::super::standing::{repetition_in, time_columns};
use super::super::store;
use super::super::target;
use super::sorting::{Change, Of, TARGETS};
use super::{Compared, PlanAccepted};
use crate::changes::{self, Columns};
use crate::error::Result;
use crate::ids::{PlanId, PlanItemId};

const NOUN: &str = "条计划条目";

/// Writes the changes at `rows`; what cannot be written alone is left and told. The places of those that were written come back.
pub(super) fn accept(
    conn: &Connection,
    plan: PlanId,
    compared: &Compared,
    rows: &[usize],
) -> Result<(PlanAccepted, HashSet<usize>)> {
    let mut left = Vec::new();
    let mut written = HashSet::new();
    let wanted: HashSet<usize> = rows.iter().copied().collect();
    let changes: Vec<(usize, &Change)> =
        compared.changes.iter().enumerate().filter(|(at, _)| wanted.contains(at)).collect();
    let mut places = Places::of(compared);
    for (row, change) in &changes {
        match (change.of, change.item) {
            (Of::Preface, _) => changes::update(conn, "plan", plan.0, &texts(&change.columns), "份计划")?,
            (Of::Other, Some(at)) => rewrite(conn, compared, at, change)?,
            (Of::Moved(index), Some(at)) => {
                let (parent, after) = spot(compared, index, &places);
                let id = compared.plan.items[at].id;
                conn.prepare_cached("UPDATE plan_item SET parent_id = ?1 WHERE id = ?2 AND parent_id IS NOT ?1")?
                    .execute(params![parent, id])?;
                place(conn, plan, parent, &[id], after.map_or(Spot::First, Spot::After))?;
            }
            (Of::New(index), _) => {
                let id = add(conn, plan, compared, index, change, &places)?;
                places.made.insert(index, id);
            }
            _ => continue,
        }
        written.insert(*row);
    }
    // Deletions come last: nothing is put after what is gone already.
    let gone: BTreeMap<usize, usize> = changes
        .iter()
        .filter_map(|(row, change)| matches!(change.of, Of::Gone(_)).then_some((change.item?, *row)))
        .collect();
    let going: HashSet<PlanItemId> = gone.keys().map(|at| compared.plan.items[*at].id).collect();
    let mut deleted = HashSet::new();
    for (&at, &row) in &gone {
        let item = &compared.plan.items[at];
        if !all_gone(conn, item.id, &going)? {
            left.push(format!("“{}{}”下面还有没删的条目，没有删", item.label, item.text));
            continue;
        }
        if !item.parent_id.is_some_and(|parent| deleted.contains(&parent)) {
            delete_tree(conn, item.id)?;
        }
        deleted.insert(item.id);
        written.insert(row);
    }
    Ok((PlanAccepted { accepted: written.len(), opinions: 0, left }, written))
}

/// Whether all that stands under an item goes with it; what was moved away does not stand there any more.
fn all_gone(conn: &Connection, id: PlanItemId, going: &HashSet<PlanItemId>) -> Result<bool> {
    for child in store::children(conn, id)? {
        if !going.contains(&child) || !all_gone(conn, child, going)? {
            return Ok(false);
        }
    }
    Ok(true)
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
        target::write(conn, item.id, &targets)?;
    }
    Ok(())
}

/// Where an item of the file belongs: under the last item above it of a higher level, after the last one of its own level.
fn spot(compared: &Compared, index: usize, places: &Places) -> (Option<PlanItemId>, Option<PlanItemId>) {
    let level_of = |at: usize| compared.levels[at];
    let level = level_of(index);
    let above = (0..index).rev().filter(|at| places.id(*at).is_some());
    let parent = above.clone().find(|at| level_of(*at) < level);
    let after = above.take_while(|at| parent.is_none_or(|parent| *at > parent)).find(|at| level_of(*at) == level);
    (parent.and_then(|at| places.id(at)), after.and_then(|at| places.id(at)))
}

/// Makes an item of the file where it belongs.
fn add(
    conn: &Connection,
    plan: PlanId,
    compared: &Compared,
    index: usize,
    change: &Change,
    places: &Places,
) -> Result<PlanItemId> {
    let got = &compared.items[index];
    let (parent, after) = spot(compared, index, places);
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
    place(conn, plan, parent, &[id], after.map_or(Spot::First, Spot::After))?;
    if is_task {
        let said = change.columns.iter().find(|(column, _)| *column == TARGETS);
        let targets = said.map_or_else(|| targets_in(&got.words), |(_, said)| targets_said(said, &[]));
        target::write(conn, id, &targets)?;
    }
    Ok(id)
}
