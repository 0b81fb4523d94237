//! 阵地: the places that the office's work stands on, by kind, each with the plaques that hang there.

mod plaque;
mod report;

use rusqlite::Connection;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::directory::unit_named;
use crate::error::Result;
use crate::ids::VenueId;
use crate::office::At;

pub use plaque::{Plaque, PlaqueAsk, PlaqueChanges, PlaqueCreate, PlaqueDelete, PlaqueList, PlaqueUpdate};
pub(crate) use plaque::{plaque_create, plaque_delete, plaque_list, plaque_update, plaques};
pub(crate) use report::{plaque_paper, venue_paper};

changes! {
    /// The fields of a venue; its unit stands beside them.
    VenueChanges {
        /// 名称
        name: String => check::text,
        /// 类别: 县级, 主题, 社区, 学校 …
        kind: String => check::text,
        /// 地址
        address: String => check::text,
        /// 联系人
        contact: String => check::text,
        /// 联系电话
        phone: String => check::phone,
        /// 备注
        note: String => check::text,
    }
}

/// A venue.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Venue {
    /// Its id.
    pub id: VenueId,
    /// 名称
    pub name: String,
    /// 类别
    pub kind: Option<String>,
    /// 所属单位
    pub unit: Option<String>,
    /// 地址
    pub address: Option<String>,
    /// 联系人
    pub contact: Option<String>,
    /// 联系电话
    pub phone: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// How many plaques hang there.
    pub plaques: i64,
}

/// Venues, in the order in which they were entered.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct VenueList {
    /// The venues.
    pub rows: Vec<Venue>,
}

/// A new venue.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct VenueCreate {
    /// Its fields; the name must be there.
    pub venue: VenueChanges,
    /// 所属单位; made when it is not there
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit: Option<String>,
}

/// Changes of a venue.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct VenueUpdate {
    /// The venue.
    pub id: VenueId,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<VenueChanges>")]
    pub changes: VenueChanges,
    /// 所属单位; none when blank
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<String>,
}

/// Venues to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct VenueDelete {
    /// The venues.
    pub ids: Vec<VenueId>,
}

const NOUN: &str = "处阵地";
const NAMELESS: &str = "请写上阵地的名称。";

/// All venues.
pub(crate) fn venues(conn: &Connection) -> Result<Vec<Venue>> {
    let mut statement = conn.prepare_cached(
        "SELECT v.id, v.name, v.kind, u.name, v.address, v.contact, v.phone, v.note, (SELECT count(*) FROM plaque p WHERE p.venue_id = v.id)
         FROM venue v LEFT JOIN unit u ON u.id = v.unit_id ORDER BY v.id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Venue {
            id: row.get(0)?,
            name: row.get(1)?,
            kind: row.get(2)?,
            unit: row.get(3)?,
            address: row.get(4)?,
            contact: row.get(5)?,
            phone: row.get(6)?,
            note: row.get(7)?,
            plaques: row.get(8)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn venue_list(at: &At<'_>, _: Nothing) -> Result<VenueList> {
    at.read(|conn| Ok(VenueList { rows: venues(conn)? }))
}

pub(crate) fn venue_create(at: &At<'_>, ask: VenueCreate) -> Result<VenueId> {
    let mut columns = ask.venue.columns()?;
    changes::require(&columns, "name", true, NAMELESS)?;
    at.act(|act| {
        columns.extend(unit(act, ask.unit.as_deref())?);
        let id = changes::insert(act, "venue", &columns)?;
        Ok((VenueId(id), format!("新增阵地“{}”", name(act, id)?)))
    })
}

pub(crate) fn venue_update(at: &At<'_>, ask: VenueUpdate) -> Result<Nothing> {
    let mut columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, NAMELESS)?;
    at.act(|act| {
        columns.extend(unit(act, ask.unit.as_deref())?);
        changes::update(act, "venue", ask.id.0, &columns, NOUN)?;
        Ok((Nothing {}, format!("修改阵地“{}”", name(act, ask.id.0)?)))
    })
}

pub(crate) fn venue_delete(at: &At<'_>, ask: VenueDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "venue", "name", "阵地", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::unused(act, &name(act, id.0)?, id.0, &[("plaque", "venue_id", "块牌匾")])?;
            changes::delete(act, "venue", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

/// The column of the unit of that name, where it was sent.
fn unit(conn: &Connection, name: Option<&str>) -> Result<Columns> {
    let Some(name) = name else { return Ok(Columns::new()) };
    let unit = unit_named(conn, name)?;
    Ok(vec![("unit_id", unit.map_or(Value::Null, |unit| Value::Integer(unit.0)))])
}

fn name(conn: &Connection, id: i64) -> Result<String> {
    changes::title(conn, "venue", "name", id, NOUN)
}
