//! 会后落实: who does what until when; shown on 工作台 until it is done.

use rusqlite::{Connection, Row, ToSql};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{EventId, FollowUpId};
use crate::office::At;
use crate::year::{IN_YEAR, year_range};
use crate::{clock, profile, value};

changes! {
    /// The fields of a thing to follow.
    FollowUpChanges {
        /// 落实事项
        words: String => check::text,
        /// 责任单位、责任人
        owner: String => check::text,
        /// 完成期限
        due_on: String => check::date,
        /// 完成日期; open while null
        done_on: String => check::date,
        /// 办理情况
        note: String => check::text,
    }
}

/// A thing that a meeting decided somebody does.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct FollowUp {
    /// Its id.
    pub id: FollowUpId,
    /// The meeting.
    pub event_id: EventId,
    /// What the meeting is called.
    pub meeting: String,
    /// 落实事项
    pub words: String,
    /// 责任单位、责任人
    pub owner: Option<String>,
    /// 完成期限
    pub due_on: Option<String>,
    /// 完成日期
    pub done_on: Option<String>,
    /// 办理情况
    pub note: Option<String>,
    /// Whether its term is over and it is not done.
    pub is_late: bool,
}

/// Which of them.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct FollowUpAsk {
    /// Only those of meetings of this year, and those from before that are open.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Only those that are not done.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub open: bool,
}

/// Things to follow: the open ones first, by their term.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct FollowUpList {
    /// The rows.
    pub rows: Vec<FollowUp>,
}

/// A new one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct FollowUpCreate {
    /// The meeting.
    pub event_id: EventId,
    /// Its fields; the words must be there.
    pub follow_up: FollowUpChanges,
}

/// Changes of one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct FollowUpUpdate {
    /// Which one.
    pub id: FollowUpId,
    /// The touched fields.
    pub changes: FollowUpChanges,
}

/// Those to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct FollowUpDelete {
    /// Which ones.
    pub ids: Vec<FollowUpId>,
}

const NOUN: &str = "件落实事项";
const WORDLESS: &str = "请写上要落实的事。";

fn read(row: &Row<'_>) -> rusqlite::Result<FollowUp> {
    let mut follow_up = FollowUp {
        id: row.get(0)?,
        event_id: row.get(1)?,
        meeting: row.get(2)?,
        words: row.get(3)?,
        owner: row.get(4)?,
        due_on: row.get(5)?,
        done_on: row.get(6)?,
        note: row.get(7)?,
        is_late: false,
    };
    let today = value::first_day(&clock::today());
    let due = follow_up.due_on.as_deref().and_then(value::last_day);
    follow_up.is_late = follow_up.done_on.is_none() && due.is_some() && due < today;
    Ok(follow_up)
}

fn rows(conn: &Connection, filter: &str, values: &[&dyn ToSql]) -> Result<Vec<FollowUp>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT f.id, f.event_id, e.title, f.words, f.owner, f.due_on, f.done_on, f.note
         FROM follow_up f JOIN event e ON e.id = f.event_id {filter}
         ORDER BY f.done_on IS NOT NULL, f.due_on IS NULL, f.due_on, f.id"
    ))?;
    Ok(statement.query_map(values, read)?.collect::<rusqlite::Result<_>>()?)
}

/// Those of one meeting.
pub(super) fn of_event(conn: &Connection, event: EventId) -> Result<Vec<FollowUp>> {
    rows(conn, "WHERE f.event_id = ?", &[&event])
}

/// Those of a year's meetings and what is open from before, or all.
pub(super) fn of_year(conn: &Connection, year: Option<i32>) -> Result<Vec<FollowUp>> {
    match year {
        Some(year) => {
            let (from, to) = year_range(year, profile::profile(conn)?.year_kind);
            let began = "(SELECT min(start_date) FROM occurrence o WHERE o.event_id = e.id)";
            let filter = format!("WHERE ({IN_YEAR}) OR (f.done_on IS NULL AND coalesce({began}, '') < ?2)");
            rows(conn, &filter, &[&from, &to])
        }
        None => rows(conn, "", &[]),
    }
}

pub(crate) fn follow_up_list(at: &At<'_>, ask: FollowUpAsk) -> Result<FollowUpList> {
    at.read(|conn| {
        let mut rows = of_year(conn, ask.year)?;
        rows.retain(|row| !ask.open || row.done_on.is_none());
        Ok(FollowUpList { rows })
    })
}

pub(crate) fn follow_up_create(at: &At<'_>, ask: FollowUpCreate) -> Result<FollowUpId> {
    let mut columns = ask.follow_up.columns()?;
    changes::require(&columns, "words", true, WORDLESS)?;
    at.act(|act| {
        changes::exists(act, "event", ask.event_id.0, "个活动")?;
        columns.push(("event_id", rusqlite::types::Value::Integer(ask.event_id.0)));
        let id = changes::insert(act, "follow_up", &columns)?;
        Ok((FollowUpId(id), format!("新增落实事项“{}”", title(act, FollowUpId(id))?)))
    })
}

pub(crate) fn follow_up_update(at: &At<'_>, ask: FollowUpUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "words", false, WORDLESS)?;
    at.act(|act| {
        changes::update(act, "follow_up", ask.id.0, &columns, NOUN)?;
        let what = match &ask.changes.done_on {
            Some(Some(done)) => {
                let today = value::first_day(&clock::today());
                if value::first_day(done) > today {
                    return Err(Error::invalid("done_on", "完成日期还没有到。请改正，或先不填。"));
                }
                "办结"
            }
            Some(None) => "重新打开",
            None => "修改",
        };
        Ok((Nothing {}, format!("{what}落实事项“{}”", title(act, ask.id)?)))
    })
}

pub(crate) fn follow_up_delete(at: &At<'_>, ask: FollowUpDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "follow_up", "words", "落实事项", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::delete(act, "follow_up", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

fn title(conn: &Connection, id: FollowUpId) -> Result<String> {
    changes::title(conn, "follow_up", "words", id.0, NOUN)
}
