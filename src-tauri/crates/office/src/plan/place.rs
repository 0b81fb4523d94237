//! Where items stand in the outline: moved and deleted, several in one act.

use rusqlite::{Connection, params};
use serde::Deserialize;

use super::item::{all_named, delete_tree, plan_of};
use super::store;
use crate::api::Nothing;
use crate::error::{Error, Result};
use crate::ids::{PlanId, PlanItemId};
use crate::office::At;

/// Where items go; one move after the other, in one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlanItemMove {
    /// The moves.
    pub moves: Vec<ItemMove>,
}

/// Items that go to one place, in the order in which the plan is read.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ItemMove {
    /// The items; each takes with it what stands under it.
    pub ids: Vec<PlanItemId>,
    /// What they stand under from now on; top level when null.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub parent_id: Option<PlanItemId>,
    /// The sibling they come after; first when null.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub after: Option<PlanItemId>,
}

/// Items to delete with what stands under them.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlanItemDelete {
    /// The items.
    pub ids: Vec<PlanItemId>,
}

const NONE: &str = "没有选中条目。请先选中要动的条目。";

pub(crate) fn item_move(at: &At<'_>, ask: PlanItemMove) -> Result<Nothing> {
    at.act(|act| {
        let all: Vec<PlanItemId> = ask.moves.iter().flat_map(|each| each.ids.iter().copied()).collect();
        let Some(first) = all.first() else { return Err(Error::invalid("moves", NONE)) };
        let plan = plan_of(act, *first)?;
        // The order in which they are read is that before the first move.
        let roots = store::topmost(act, plan, &all)?;
        for ItemMove { ids, parent_id, after } in &ask.moves {
            let ids: Vec<PlanItemId> = roots.iter().copied().filter(|id| ids.contains(id)).collect();
            if let Some(parent) = *parent_id {
                store::same_plan(act, plan, parent)?;
            }
            for id in &ids {
                if let Some(parent) = *parent_id
                    && store::is_within(act, parent, *id)?
                {
                    return Err(Error::invalid("parent_id", "条目不能移到它自己的下面。"));
                }
                act.execute(
                    "UPDATE plan_item SET parent_id = ? WHERE id = ? AND parent_id IS NOT ?1",
                    params![parent_id, id],
                )?;
            }
            place(act, plan, *parent_id, &ids, after.map_or(Spot::First, Spot::After))?;
        }
        Ok((Nothing {}, format!("移动{}", all_named(act, &roots)?)))
    })
}

pub(crate) fn item_delete(at: &At<'_>, ask: PlanItemDelete) -> Result<Nothing> {
    at.act(|act| {
        let Some(first) = ask.ids.first() else { return Err(Error::invalid("ids", NONE)) };
        let roots = store::topmost(act, plan_of(act, *first)?, &ask.ids)?;
        let label = format!("删除{}", all_named(act, &roots)?);
        for id in roots {
            delete_tree(act, id)?;
        }
        Ok((Nothing {}, label))
    })
}

/// A place among siblings.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spot {
    First,
    After(PlanItemId),
    Last,
}

/// Numbers the siblings anew with `ids`, in their order, at `spot`; rows that keep their place are not written. Where they go after one
/// of themselves, they stay after what stands before it.
pub(super) fn place(
    conn: &Connection,
    plan: PlanId,
    parent: Option<PlanItemId>,
    ids: &[PlanItemId],
    spot: Spot,
) -> Result<()> {
    let siblings = store::siblings(conn, plan, parent)?;
    let before = match spot {
        Spot::First => 0,
        Spot::Last => siblings.len(),
        Spot::After(after) => siblings.iter().position(|id| *id == after).map_or(siblings.len(), |index| index + 1),
    };
    let others = |range: &[PlanItemId]| range.iter().copied().filter(|id| !ids.contains(id)).collect::<Vec<_>>();
    let order = [others(&siblings[..before]), ids.to_vec(), others(&siblings[before..])].concat();
    let mut number = conn.prepare_cached("UPDATE plan_item SET position = ?1 WHERE id = ?2 AND position <> ?1")?;
    for (position, sibling) in order.iter().enumerate() {
        number.execute(params![position as i64, sibling])?;
    }
    Ok(())
}
