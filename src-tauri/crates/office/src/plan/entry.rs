//! What was reached of a target that is counted by hand, as it was written down day by day.

use rusqlite::OptionalExtension;
use rusqlite::types::Value;
use serde::Deserialize;

use super::item::named;
use super::target::CountedBy;
use crate::api::Nothing;
use crate::changes::{self, Columns};
use crate::error::{Error, Result};
use crate::ids::{PlanItemId, TargetEntryId, TargetId};
use crate::office::At;
use crate::{clock, value};

/// What was reached of a target that is counted by hand.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TargetEntryCreate {
    /// The target.
    pub target_id: TargetId,
    /// How much; less than 0 takes back.
    pub amount: f64,
    /// The day; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub entered_on: Option<String>,
    /// What it was.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

pub(crate) fn target_entry_create(at: &At<'_>, ask: TargetEntryCreate) -> Result<TargetEntryId> {
    if ask.amount == 0.0 || !ask.amount.is_finite() {
        return Err(Error::invalid("amount", "请写上这次完成了多少。"));
    }
    let day = value::date("entered_on", ask.entered_on.as_deref().unwrap_or(&clock::today()))?;
    at.act(|act| {
        let (item, by): (PlanItemId, String) = act
            .query_row("SELECT item_id, counted_by FROM target WHERE id = ?", [ask.target_id], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?
            .ok_or(Error::NotFound { noun: "个指标" })?;
        if CountedBy::read(&by) != CountedBy::Hand {
            return Err(Error::invalid(
                "target_id",
                "这个指标由活动或节点自动计数。要自己记，请先把它改为“手工填写”。",
            ));
        }
        let columns: Columns = vec![
            ("target_id", Value::Integer(ask.target_id.0)),
            ("entered_on", day),
            ("amount", Value::Real(ask.amount)),
            ("note", value::text(ask.note.as_deref().unwrap_or_default())),
        ];
        let id = TargetEntryId(changes::insert(act, "target_entry", &columns)?);
        Ok((id, format!("记下{}完成 {}", named(act, item)?, ask.amount)))
    })
}

/// An entry to take out.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TargetEntryDelete {
    /// The entry.
    pub id: TargetEntryId,
}

pub(crate) fn target_entry_delete(at: &At<'_>, ask: TargetEntryDelete) -> Result<Nothing> {
    at.act(|act| {
        let item = act
            .query_row(
                "SELECT t.item_id FROM target_entry e JOIN target t ON t.id = e.target_id WHERE e.id = ?",
                [ask.id],
                |row| row.get(0),
            )
            .optional()?
            .ok_or(Error::NotFound { noun: "条完成记录" })?;
        changes::delete(act, "target_entry", "id", ask.id.0)?;
        Ok((Nothing {}, format!("删除{}的一条完成记录", named(act, item)?)))
    })
}
