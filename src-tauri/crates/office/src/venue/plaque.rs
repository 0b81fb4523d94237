//! 授牌: a plaque, to which unit it was given and where it hangs.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::unit;
use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{EventId, PlaqueId, VenueId};
use crate::office::At;
use crate::{profile, year};

changes! {
    /// The fields of a plaque; its unit, venue and event stand beside them.
    PlaqueChanges {
        /// 牌匾内容: what is written on it
        wording: String => check::text,
        /// 编号
        number: String => check::text,
        /// 授牌日期; today for a new one when absent
        given_on: String => check::date,
        /// 备注
        note: String => check::text,
    }
}

/// A plaque.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Plaque {
    /// Its id.
    pub id: PlaqueId,
    /// 牌匾内容
    pub wording: String,
    /// 编号
    pub number: Option<String>,
    /// 授牌日期
    pub given_on: String,
    /// 授予单位
    pub unit: Option<String>,
    /// The venue that it hangs at.
    pub venue_id: Option<VenueId>,
    /// That venue's name.
    pub venue: Option<String>,
    /// The event at which it was given.
    pub event_id: Option<EventId>,
    /// That event's title.
    pub event: Option<String>,
    /// 备注
    pub note: Option<String>,
}

/// Which plaques.
#[derive(Clone, Copy, Debug, Default, Deserialize, ts_rs::TS)]
pub struct PlaqueAsk {
    /// Only those given in this year (see the office's year kind).
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Only those of this event.
    #[serde(default)]
    #[ts(optional)]
    pub event_id: Option<EventId>,
}

/// Plaques, the latest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PlaqueList {
    /// The plaques.
    pub rows: Vec<Plaque>,
}

/// A new plaque.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlaqueCreate {
    /// Its fields; the wording must be there.
    pub plaque: PlaqueChanges,
    /// 授予单位; made when it is not there
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit: Option<String>,
    /// The venue that it hangs at; a plaque without a unit needs one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub venue_id: Option<VenueId>,
    /// The event at which it was given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub event_id: Option<EventId>,
}

/// Changes of a plaque.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlaqueUpdate {
    /// The plaque.
    pub id: PlaqueId,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<PlaqueChanges>")]
    pub changes: PlaqueChanges,
    /// 授予单位; none when blank
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<String>,
    /// Another venue; none when null.
    #[serde(default, deserialize_with = "crate::changes::sent")]
    #[ts(optional = nullable, as = "Option<VenueId>")]
    pub venue_id: Option<Option<VenueId>>,
    /// Another event; none when null.
    #[serde(default, deserialize_with = "crate::changes::sent")]
    #[ts(optional = nullable, as = "Option<EventId>")]
    pub event_id: Option<Option<EventId>>,
}

/// Plaques to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlaqueDelete {
    /// The plaques.
    pub ids: Vec<PlaqueId>,
}

const NOUN: &str = "块牌匾";
const NAMELESS: &str = "请写上牌匾内容，例如“科普教育基地”。";

/// The plaques of a year, of an event, or all; the latest first.
pub(crate) fn plaques(conn: &Connection, ask: PlaqueAsk) -> Result<Vec<Plaque>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut statement = conn.prepare_cached(
        "SELECT p.id, p.wording, p.number, p.given_on, u.name, p.venue_id, v.name, p.event_id, e.title, p.note
         FROM plaque p LEFT JOIN unit u ON u.id = p.unit_id LEFT JOIN venue v ON v.id = p.venue_id LEFT JOIN event e ON e.id = p.event_id
         WHERE ?1 IS NULL OR p.event_id = ?1 ORDER BY p.given_on DESC, p.id DESC",
    )?;
    let rows = statement.query_map([ask.event_id], |row| {
        Ok(Plaque {
            id: row.get(0)?,
            wording: row.get(1)?,
            number: row.get(2)?,
            given_on: row.get(3)?,
            unit: row.get(4)?,
            venue_id: row.get(5)?,
            venue: row.get(6)?,
            event_id: row.get(7)?,
            event: row.get(8)?,
            note: row.get(9)?,
        })
    })?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.retain(|row| ask.year.is_none_or(|year| year::year_of(&row.given_on, kind) == Some(year)));
    Ok(rows)
}

pub(crate) fn plaque_list(at: &At<'_>, ask: PlaqueAsk) -> Result<PlaqueList> {
    at.read(|conn| Ok(PlaqueList { rows: plaques(conn, ask)? }))
}

pub(crate) fn plaque_create(at: &At<'_>, ask: PlaqueCreate) -> Result<PlaqueId> {
    let mut columns = ask.plaque.columns()?;
    changes::require(&columns, "wording", true, NAMELESS)?;
    changes::or_today(&mut columns, "given_on");
    at.act(|act| {
        columns.extend(unit(act, ask.unit.as_deref())?);
        columns.push(changes::reference(act, "venue_id", "venue", ask.venue_id, "处阵地")?);
        columns.push(changes::reference(act, "event_id", "event", ask.event_id, "个活动")?);
        let id = changes::insert(act, "plaque", &columns)?;
        belongs(act, id)?;
        Ok((PlaqueId(id), format!("记下授牌“{}”", wording(act, id)?)))
    })
}

pub(crate) fn plaque_update(at: &At<'_>, ask: PlaqueUpdate) -> Result<Nothing> {
    let mut columns = ask.changes.columns()?;
    changes::require(&columns, "wording", false, NAMELESS)?;
    changes::require(&columns, "given_on", false, "请写上授牌日期。")?;
    at.act(|act| {
        columns.extend(unit(act, ask.unit.as_deref())?);
        if let Some(venue) = ask.venue_id {
            columns.push(changes::reference(act, "venue_id", "venue", venue, "处阵地")?);
        }
        if let Some(event) = ask.event_id {
            columns.push(changes::reference(act, "event_id", "event", event, "个活动")?);
        }
        changes::update(act, "plaque", ask.id.0, &columns, NOUN)?;
        belongs(act, ask.id.0)?;
        Ok((Nothing {}, format!("修改授牌“{}”", wording(act, ask.id.0)?)))
    })
}

pub(crate) fn plaque_delete(at: &At<'_>, ask: PlaqueDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "plaque", "wording", "授牌", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::delete(act, "plaque", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

/// Refuses a plaque that nobody was given.
fn belongs(conn: &Connection, id: i64) -> Result<()> {
    let is_given =
        conn.query_row("SELECT unit_id IS NOT NULL OR venue_id IS NOT NULL FROM plaque WHERE id = ?", [id], |row| {
            row.get(0)
        })?;
    if is_given {
        Ok(())
    } else {
        Err(Error::invalid("unit", "请写上牌匾授给哪个单位，或挂在哪处阵地。"))
    }
}

fn wording(conn: &Connection, id: i64) -> Result<String> {
    changes::title(conn, "plaque", "wording", id, NOUN)
}
