//! 进展情况.

use rusqlite::types::Value;
use serde::Deserialize;

use super::item::named;
use crate::changes::{self, Columns};
use crate::error::{Error, Result};
use crate::ids::{PlanItemId, ProgressNoteId};
use crate::office::At;
use crate::{clock, value};

/// What is noted on a task.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ProgressNoteCreate {
    /// The task.
    pub item_id: PlanItemId,
    /// The words.
    pub text: String,
    /// The day; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub noted_on: Option<String>,
}

pub(crate) fn progress_note_create(at: &At<'_>, ask: ProgressNoteCreate) -> Result<ProgressNoteId> {
    let Value::Text(text) = value::text(&ask.text) else {
        return Err(Error::invalid("text", "请写上进展情况。"));
    };
    let day = value::date("noted_on", ask.noted_on.as_deref().unwrap_or(&clock::today()))?;
    at.act(|act| {
        let label = format!("记下{}的进展", named(act, ask.item_id)?);
        let columns: Columns =
            vec![("item_id", Value::Integer(ask.item_id.0)), ("noted_on", day), ("text", Value::Text(text))];
        Ok((ProgressNoteId(changes::insert(act, "progress_note", &columns)?), label))
    })
}
