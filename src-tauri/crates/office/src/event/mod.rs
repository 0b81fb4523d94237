//! 活动台账: what happened or will, with its occurrences, the units' roles, its measures and the tasks it serves.

mod again;
mod arrival;
mod brief;
mod bulletin;
mod chronicle;
mod counted;
mod family;
mod filter;
mod import;
mod kind;
mod ledger;
mod line;
mod own;
mod present;
mod record;
mod report;
mod store;
mod suggest;
mod twin;

pub use again::*;
pub use bulletin::{Bulletin, BulletinAsk, BulletinIssue, BulletinList};
pub use filter::{EventFilter, UnitRole};
pub use import::*;
pub use kind::*;
pub use ledger::{EventBy, EventGroup, EventLedger, EventLedgerAsk, EventMark, EventSums, MonthCount, UnitCount};
pub use line::*;
pub use present::{EventPeople, EventPeopleAsk, EventPeopleSet, Present, PresentRole};
pub use record::*;
pub use suggest::{EventSuggestAsk, EventSuggestion, EventSuggestions, EventTie, EventTies, SuggestedTask};
pub use twin::*;

use crate::api::Nothing;
use crate::changes;
use crate::error::{Error, Result};
use crate::ids::EventId;
use crate::office::At;
use crate::{profile, value};

pub(crate) use arrival::take_event;
pub(crate) use brief::brief;
pub(crate) use bulletin::bulletin_list;
pub(crate) use chronicle::{Period, chronicle};
pub(crate) use counted::counted;
pub(crate) use ledger::{event_ledger, event_mark};
pub(crate) use own::fields_of;
pub(crate) use present::{event_people, event_people_set};
pub(crate) use report::{ledger as paper, when};
pub(crate) use store::{row_of, rows_of_plan, rows_of_year, ties, write_parts};
pub(crate) use suggest::{event_link_all, event_suggest};

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
        note_kind(act, &columns)?;
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
        note_kind(act, &columns)?;
        write_parts(act, ask.id, &ask.parts)?;
        Ok((Nothing {}, label))
    })
}

pub(crate) fn event_delete(at: &At<'_>, ask: EventDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "event", "title", "活动", NOUN, ask.ids.iter().map(|id| id.0))?;
        // Parts before their whole, what is told again before what it tells.
        for id in family::youngest_first(act, &ask.ids)? {
            let uses = [
                ("event", "parent_id", "个分场活动"),
                ("event", "same_as", "条重复记录"),
                ("money_line", "event_id", "笔收支"),
                ("donation", "event_id", "次捐赠"),
                ("plaque", "event_id", "块牌匾"),
                ("coverage", "event_id", "篇报道"),
            ];
            changes::unused(act, &title(act, id)?, id.0, &uses)?;
            for part in ["event_person", "event_item", "measure", "event_unit", "occurrence", "repetition_day"] {
                changes::delete(act, part, "event_id", id.0)?;
            }
            forget(act, id)?;
            crate::meeting::delete_of(act, id)?;
            crate::dossier::delete_of(act, id)?;
            changes::delete(act, "event", "id", id.0)?;
        }
        family::sweep(act)?;
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

pub(crate) fn event_words(at: &At<'_>, _: Nothing) -> Result<EventWords> {
    at.read(store::words)
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
