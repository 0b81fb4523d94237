//! 活动台账: what happened or will, with its occurrences, the units' roles, its measures and the tasks it serves.

mod arrival;
mod chronicle;
mod filter;
mod import;
mod ledger;
mod report;
mod store;
mod suggest;

pub use filter::{EventFilter, UnitRole};
pub use import::*;
pub use ledger::{EventBy, EventGroup, EventLedger, EventLedgerAsk, EventMark, EventSums, MonthCount, UnitCount};
pub use suggest::{EventSuggestAsk, EventSuggestion, EventSuggestions, EventTie, EventTies, SuggestedTask};

use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{EventId, PlanItemId};
use crate::office::At;
use crate::{profile, value};

pub(crate) use arrival::take_event;
pub(crate) use chronicle::chronicle;
pub(crate) use ledger::{event_ledger, event_mark};
pub(crate) use report::{ledger as paper, when};
pub(crate) use store::{rows_of_plan, rows_of_year, ties, write_parts};
pub(crate) use suggest::{event_link_all, event_suggest};

changes! {
    /// The fields of an event itself; occurrences, units and measures stand beside them.
    EventChanges {
        /// 活动名称
        title: String => check::text,
        /// 类型: 宣传, 讲座, 培训, 竞赛, 会议 …
        kind: String => check::text,
        /// 届次
        edition: String => check::text,
        /// 小结
        summary: String => check::text,
        /// 参加人数
        participants: i64 => check::count,
        /// 参加人数, as written (200余人)
        participants_text: String => check::text,
        /// 受益人次
        beneficiaries: i64 => check::count,
        /// 受益人次, as written (近千人)
        beneficiaries_text: String => check::text,
        /// 经费, in 分
        cost: i64 => check::count,
        /// 备注
        note: String => check::text,
    }
}

/// One occurrence: its days and its place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Occurrence {
    /// First day, ISO with its precision.
    #[serde(default)]
    pub start_date: Option<String>,
    /// Last day; the same as the first for one day.
    #[serde(default)]
    pub end_date: Option<String>,
    /// 地点
    #[serde(default)]
    pub place: Option<String>,
}

/// A figure of any kind: 发放资料 3,000 份.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Measure {
    /// What was counted.
    pub name: String,
    /// How many.
    pub amount: f64,
    /// In what.
    #[serde(default)]
    pub unit: Option<String>,
}

/// What stands beside the fields; each list replaces the one there, an absent one is left alone. Units by name.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct EventParts {
    /// 场次
    #[serde(default)]
    #[ts(optional)]
    pub occurrences: Option<Vec<Occurrence>>,
    /// 主办
    #[serde(default)]
    #[ts(optional)]
    pub hosts: Option<Vec<String>>,
    /// 承办
    #[serde(default)]
    #[ts(optional)]
    pub organizers: Option<Vec<String>>,
    /// 协办
    #[serde(default)]
    #[ts(optional)]
    pub co_hosts: Option<Vec<String>>,
    /// 数据
    #[serde(default)]
    #[ts(optional)]
    pub measures: Option<Vec<Measure>>,
    /// The tasks it serves.
    #[serde(default)]
    #[ts(optional)]
    pub items: Option<Vec<PlanItemId>>,
}

/// A row of the ledger.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventRow {
    /// Its id.
    pub id: EventId,
    /// 活动名称
    pub title: String,
    /// 类型
    pub kind: Option<String>,
    /// First day of its first occurrence.
    pub start_date: Option<String>,
    /// Last day of its last occurrence.
    pub end_date: Option<String>,
    /// Places of its occurrences, joined by 、
    pub place: Option<String>,
    /// How many occurrences.
    pub occurrences: i64,
    /// 主办
    pub hosts: Option<String>,
    /// 承办
    pub organizers: Option<String>,
    /// 协办
    pub co_hosts: Option<String>,
    /// 参加人数
    pub participants: Option<i64>,
    /// 参加人数, as written
    pub participants_text: Option<String>,
    /// 受益人次
    pub beneficiaries: Option<i64>,
    /// 受益人次, as written
    pub beneficiaries_text: Option<String>,
    /// 经费, in 分
    pub cost: Option<i64>,
    /// Tasks it serves, joined by 、
    pub tasks: Option<String>,
    /// 届次
    pub edition: Option<String>,
    /// 小结
    pub summary: Option<String>,
    /// 备注
    pub note: Option<String>,
}

/// Which events.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct EventAsk {
    /// Only those of this year (see the office's year kind).
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Only those that serve this task.
    #[serde(default)]
    #[ts(optional)]
    pub item_id: Option<PlanItemId>,
}

/// Events, the latest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventList {
    /// The events.
    pub rows: Vec<EventRow>,
}

/// One event.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventGet {
    /// The event.
    pub id: EventId,
}

/// A task that an event serves.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ServedTask {
    /// The task.
    pub id: PlanItemId,
    /// 任务
    pub text: String,
    /// The plan it stands in.
    pub plan: String,
}

/// An event with everything about it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventDetail {
    /// The row.
    pub event: EventRow,
    /// 场次
    pub occurrences: Vec<Occurrence>,
    /// 主办
    pub hosts: Vec<String>,
    /// 承办
    pub organizers: Vec<String>,
    /// 协办
    pub co_hosts: Vec<String>,
    /// 数据
    pub measures: Vec<Measure>,
    /// The tasks it serves.
    pub tasks: Vec<ServedTask>,
}

/// A new event.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventCreate {
    /// Its fields; the title must be there.
    pub event: EventChanges,
    /// What stands beside them.
    #[serde(default)]
    #[ts(optional, as = "Option<EventParts>")]
    pub parts: EventParts,
}

/// Changes of an event.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventUpdate {
    /// The event.
    pub id: EventId,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<EventChanges>")]
    pub changes: EventChanges,
    /// What stands beside them.
    #[serde(default)]
    #[ts(optional, as = "Option<EventParts>")]
    pub parts: EventParts,
}

/// Events to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventDelete {
    /// The events.
    pub ids: Vec<EventId>,
}

/// The tasks that an event serves, in place of those before.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventLink {
    /// The event.
    pub id: EventId,
    /// The tasks.
    pub items: Vec<PlanItemId>,
}

const NOUN: &str = "个活动";
const NAMELESS: &str = "请写上活动名称。";

pub(crate) fn event_list(at: &At<'_>, ask: EventAsk) -> Result<EventList> {
    at.read(|conn| {
        let rows = match (ask.item_id, ask.year) {
            (Some(item), _) => {
                store::rows(conn, "WHERE e.id IN (SELECT event_id FROM event_item WHERE item_id = ?)", &[&item])?
            }
            (None, Some(year)) => rows_of_year(conn, year, profile::profile(conn)?.year_kind)?,
            (None, None) => store::rows(conn, "", &[])?,
        };
        Ok(EventList { rows })
    })
}

pub(crate) fn event_get(at: &At<'_>, ask: EventGet) -> Result<EventDetail> {
    at.read(|conn| store::detail(conn, ask.id))
}

pub(crate) fn event_create(at: &At<'_>, ask: EventCreate) -> Result<EventId> {
    let columns = ask.event.columns()?;
    changes::require(&columns, "title", true, NAMELESS)?;
    check_parts(&ask.parts)?;
    at.act(|act| {
        let id = EventId(changes::insert(act, "event", &columns)?);
        write_parts(act, id, &ask.parts)?;
        Ok((id, format!("新增活动“{}”", title(act, id)?)))
    })
}

pub(crate) fn event_update(at: &At<'_>, ask: EventUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "title", false, NAMELESS)?;
    check_parts(&ask.parts)?;
    at.act(|act| {
        let label = format!("修改活动“{}”", title(act, ask.id)?);
        changes::update(act, "event", ask.id.0, &columns, NOUN)?;
        write_parts(act, ask.id, &ask.parts)?;
        Ok((Nothing {}, label))
    })
}

pub(crate) fn event_delete(at: &At<'_>, ask: EventDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "event", "title", "活动", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::unused(act, &title(act, *id)?, id.0, &[("attachment", "event_id", "个附件")])?;
            for part in ["event_item", "measure", "event_unit", "occurrence", "repetition_day"] {
                changes::delete(act, part, "event_id", id.0)?;
            }
            changes::delete(act, "event", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

pub(crate) fn event_link(at: &At<'_>, ask: EventLink) -> Result<Nothing> {
    at.act(|act| {
        let title = title(act, ask.id)?;
        let label = match ask.items.len() {
            0 => format!("取消活动“{title}”的任务关联"),
            count => format!("活动“{title}”关联 {count} 项任务"),
        };
        write_parts(act, ask.id, &EventParts { items: Some(ask.items), ..EventParts::default() })?;
        Ok((Nothing {}, label))
    })
}

fn title(conn: &rusqlite::Connection, id: EventId) -> Result<String> {
    changes::title(conn, "event", "title", id.0, NOUN)
}

/// Refuses dates that do not exist or are turned round, and measures without a name or with a number that is none.
pub(crate) fn check_parts(parts: &EventParts) -> Result<()> {
    for occurrence in parts.occurrences.iter().flatten() {
        for (field, date) in [("start_date", &occurrence.start_date), ("end_date", &occurrence.end_date)] {
            value::date(field, date.as_deref().unwrap_or_default())?;
        }
        value::in_order("end_date", occurrence.start_date.as_deref(), occurrence.end_date.as_deref())?;
    }
    for measure in parts.measures.iter().flatten() {
        if measure.name.trim().is_empty() {
            return Err(Error::invalid("measures", "请写上数据的名称，例如“发放资料”。"));
        }
        value::number("measures", measure.amount)?;
    }
    Ok(())
}
