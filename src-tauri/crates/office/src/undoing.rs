//! Undo, redo and history as requests.

use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::error::{Error, Result};
use crate::ids::JournalId;
use crate::journal::history::{self, HistoryEntry, UndoState};
use crate::journal::{self, Undone};
use crate::office::At;

/// A stretch of the journal.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct HistoryAsk {
    /// How many entries; 200 when absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
    /// Only entries before this one.
    #[serde(default)]
    #[ts(optional)]
    pub before: Option<JournalId>,
}

/// Entries of the journal, the newest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct HistoryList {
    /// The entries.
    pub entries: Vec<HistoryEntry>,
}

/// One entry.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EntryAsk {
    /// The entry.
    pub entry: JournalId,
}

/// Which acts to undo: the latest `steps` (one when absent), or one entry.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct Undo {
    /// How many acts.
    #[serde(default)]
    #[ts(optional)]
    pub steps: Option<u32>,
    /// The one entry.
    #[serde(default)]
    #[ts(optional)]
    pub entry: Option<JournalId>,
}

/// How many acts to redo; one when absent.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct Redo {
    /// How many acts.
    #[serde(default)]
    #[ts(optional)]
    pub steps: Option<u32>,
}

/// What was undone or redone, in the order it was done, each with what stayed.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct UndoneList {
    /// The entries.
    pub entries: Vec<Undone>,
    /// Why it went no further, when several steps were asked for and one was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub stopped: Option<String>,
}

pub(crate) fn history_list(at: &At<'_>, ask: HistoryAsk) -> Result<HistoryList> {
    at.read(|conn| Ok(HistoryList { entries: history::list(conn, ask.limit.unwrap_or(200), ask.before)? }))
}

pub(crate) fn state(at: &At<'_>, _: Nothing) -> Result<UndoState> {
    at.read(history::state)
}

pub(crate) fn preview(at: &At<'_>, ask: EntryAsk) -> Result<Undone> {
    journal::preview(&mut *at.office().writer()?, ask.entry)
}

pub(crate) fn undo(at: &At<'_>, ask: Undo) -> Result<UndoneList> {
    if let Some(entry) = ask.entry {
        return at.step(|conn| {
            let undone = journal::undo_entry(conn, entry)?;
            let areas = undone.areas.clone();
            Ok((UndoneList { entries: vec![undone], stopped: None }, areas))
        });
    }
    steps(at, ask.steps, journal::undo_last)
}

pub(crate) fn redo(at: &At<'_>, ask: Redo) -> Result<UndoneList> {
    steps(at, ask.steps, journal::redo_last)
}

/// Each step commits on its own; stops quietly at the end of the journal, and says why when a later step is refused.
fn steps(at: &At<'_>, steps: Option<u32>, one: fn(&mut rusqlite::Connection) -> Result<Undone>) -> Result<UndoneList> {
    at.step(|conn| {
        let mut entries: Vec<Undone> = Vec::new();
        let mut stopped = None;
        for _ in 0..steps.unwrap_or(1).max(1) {
            match one(conn) {
                Ok(undone) => entries.push(undone),
                Err(refused) if entries.is_empty() => return Err(refused),
                Err(Error::NothingToUndo { .. }) => break,
                Err(refused) => {
                    stopped = Some(refused.to_string());
                    break;
                }
            }
        }
        let areas = entries.iter().flat_map(|undone| undone.areas.clone()).collect();
        Ok((UndoneList { entries, stopped }, areas))
    })
}
