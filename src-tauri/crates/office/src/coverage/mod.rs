//! 报道: pieces in the media, by outlet and by its level; of an event or of none.

mod report;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::Result;
use crate::ids::{CoverageId, EventId};
use crate::office::At;
use crate::{profile, year};

pub(crate) use report::paper;

/// The levels of outlets, the highest first; 本会 is the office's own bulletin, page or account.
pub(crate) const LEVELS: &[&str] = &["国家级", "省级", "市级", "县级", "本会"];

changes! {
    /// The fields of a piece; its event stands beside them.
    CoverageChanges {
        /// 媒体
        outlet: String => check::text,
        /// 级别: 国家级, 省级, 市级, 县级, 本会
        level: String => check::one_of(LEVELS),
        /// 标题
        title: String => check::text,
        /// 刊播日期; today for a new one when absent
        published_on: String => check::date,
        /// 网址 or where it stands, in words; never opened by the program
        link: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

/// A piece in the media.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Coverage {
    /// Its id.
    pub id: CoverageId,
    /// 媒体
    pub outlet: String,
    /// 级别
    pub level: String,
    /// 标题
    pub title: String,
    /// 刊播日期
    pub published_on: String,
    /// 网址
    pub link: Option<String>,
    /// The event that it tells of.
    pub event_id: Option<EventId>,
    /// That event's title.
    pub event: Option<String>,
    /// 备注
    pub note: Option<String>,
}

/// Which pieces.
#[derive(Clone, Copy, Debug, Default, Deserialize, ts_rs::TS)]
pub struct CoverageAsk {
    /// Only those of this year (see the office's year kind).
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Only those of this event.
    #[serde(default)]
    #[ts(optional)]
    pub event_id: Option<EventId>,
}

/// Pieces, the latest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct CoverageList {
    /// The pieces.
    pub rows: Vec<Coverage>,
}

/// A new piece.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct CoverageCreate {
    /// Its fields; outlet, level and title must be there.
    pub coverage: CoverageChanges,
    /// The event that it tells of.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub event_id: Option<EventId>,
}

/// Changes of a piece.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct CoverageUpdate {
    /// The piece.
    pub id: CoverageId,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<CoverageChanges>")]
    pub changes: CoverageChanges,
    /// Another event; none when null.
    #[serde(default, deserialize_with = "crate::changes::sent")]
    #[ts(optional = nullable, as = "Option<EventId>")]
    pub event_id: Option<Option<EventId>>,
}

/// Pieces to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct CoverageDelete {
    /// The pieces.
    pub ids: Vec<CoverageId>,
}

const NOUN: &str = "篇报道";
/// The fields that must be there, each with what to say where it is not.
const NEEDED: [(&str, &str); 3] =
    [("outlet", "请写上媒体的名称。"), ("level", "请选媒体的级别。"), ("title", "请写上报道的标题。")];

/// The pieces of a year, of an event, or all; the latest first.
pub(crate) fn coverage(conn: &Connection, ask: CoverageAsk) -> Result<Vec<Coverage>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut statement = conn.prepare_cached(
        "SELECT c.id, c.outlet, c.level, c.title, c.published_on, c.link, c.event_id, e.title, c.note
         FROM coverage c LEFT JOIN event e ON e.id = c.event_id
         WHERE ?1 IS NULL OR c.event_id = ?1 ORDER BY c.published_on DESC, c.id DESC",
    )?;
    let rows = statement.query_map([ask.event_id], |row| {
        Ok(Coverage {
            id: row.get(0)?,
            outlet: row.get(1)?,
            level: row.get(2)?,
            title: row.get(3)?,
            published_on: row.get(4)?,
            link: row.get(5)?,
            event_id: row.get(6)?,
            event: row.get(7)?,
            note: row.get(8)?,
        })
    })?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.retain(|row| ask.year.is_none_or(|year| year::year_of(&row.published_on, kind) == Some(year)));
    Ok(rows)
}

pub(crate) fn coverage_list(at: &At<'_>, ask: CoverageAsk) -> Result<CoverageList> {
    at.read(|conn| Ok(CoverageList { rows: coverage(conn, ask)? }))
}

pub(crate) fn coverage_create(at: &At<'_>, ask: CoverageCreate) -> Result<CoverageId> {
    let mut columns = ask.coverage.columns()?;
    for (field, message) in NEEDED {
        changes::require(&columns, field, true, message)?;
    }
    changes::or_today(&mut columns, "published_on");
    at.act(|act| {
        columns.push(changes::reference(act, "event_id", "event", ask.event_id, "个活动")?);
        let id = changes::insert(act, "coverage", &columns)?;
        Ok((CoverageId(id), format!("记下报道“{}”", title(act, id)?)))
    })
}

pub(crate) fn coverage_update(at: &At<'_>, ask: CoverageUpdate) -> Result<Nothing> {
    let mut columns = ask.changes.columns()?;
    for (field, message) in NEEDED {
        changes::require(&columns, field, false, message)?;
    }
    changes::require(&columns, "published_on", false, "请写上刊播日期。")?;
    at.act(|act| {
        if let Some(event) = ask.event_id {
            columns.push(changes::reference(act, "event_id", "event", event, "个活动")?);
        }
        changes::update(act, "coverage", ask.id.0, &columns, NOUN)?;
        Ok((Nothing {}, format!("修改报道“{}”", title(act, ask.id.0)?)))
    })
}

pub(crate) fn coverage_delete(at: &At<'_>, ask: CoverageDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "coverage", "title", "报道", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::unused(
                act,
                &title(act, id.0)?,
                id.0,
                &[("points_piece", "coverage_id", "条积分排名里指定的单位")],
            )?;
            changes::delete(act, "coverage", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

fn title(conn: &Connection, id: i64) -> Result<String> {
    changes::title(conn, "coverage", "title", id, NOUN)
}

/// How many pieces there are of each level, the highest first; levels without any are left out.
pub(crate) fn by_level(rows: &[Coverage]) -> Vec<(&'static str, usize)> {
    let count = |level: &&'static str| (*level, rows.iter().filter(|row| row.level == *level).count());
    LEVELS.iter().map(count).filter(|(_, count)| *count > 0).collect()
}
