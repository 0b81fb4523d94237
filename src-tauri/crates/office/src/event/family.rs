//! How events stand to one another: in a series with editions, as parts of one, as the same one told again.
//!
//! A part has no parts of its own, and what tells an event again points to the first telling: one step is the whole way.

use rusqlite::{Connection, OptionalExtension};

use super::{EventParts, Kin, NOUN};
use crate::changes;
use crate::error::{Error, Result};
use crate::ids::{EventId, SeriesId};

pub(super) const PARENT: &str = "e.id = (SELECT parent_id FROM event WHERE id = ?1)";
pub(super) const CHILDREN: &str = "e.parent_id = ?1";
pub(super) const ORIGINAL: &str = "e.id = (SELECT same_as FROM event WHERE id = ?1)";
pub(super) const TOLD_AGAIN: &str = "e.same_as = ?1";
/// Parts are seen in their whole.
pub(super) const IN_SERIES: &str = "e.series_id = (SELECT series_id FROM event WHERE id = ?1) AND e.id <> ?1 AND e.parent_id IS NULL AND e.same_as IS NULL";

/// The events of which a condition on `e` holds, `?1` being the event; the latest first, parts by day.
pub(super) fn kin(conn: &Connection, which: &str, id: EventId) -> Result<Vec<Kin>> {
    let turn = if which == CHILDREN { "" } else { "DESC" };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT e.id, e.title, {first} AS began, (SELECT max(coalesce(end_date, start_date)) FROM occurrence o WHERE o.event_id = e.id),
                (SELECT group_concat(DISTINCT place) FROM occurrence o WHERE o.event_id = e.id), e.edition
         FROM event e WHERE {which} ORDER BY began IS NULL, began {turn}, e.id",
        first = crate::year::FIRST_DAY
    ))?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Kin {
            id: row.get(0)?,
            title: row.get(1)?,
            start_date: row.get(2)?,
            end_date: row.get(3)?,
            place: row.get::<_, Option<String>>(4)?.map(|places| places.replace(',', "、")),
            edition: row.get(5)?,
        })
    };
    Ok(statement.query_map([id], read)?.collect::<rusqlite::Result<_>>()?)
}

/// Writes where an event stands, as far as it was sent.
pub(super) fn write(conn: &Connection, id: EventId, parts: &EventParts) -> Result<()> {
    let set = |column: &str, value: Option<i64>| -> Result<()> {
        conn.prepare_cached(&format!("UPDATE event SET {column} = ? WHERE id = ?"))?
            .execute(rusqlite::params![value, id])?;
        Ok(())
    };
    if let Some(name) = &parts.series {
        set("series_id", series_named(conn, name)?.map(|series| series.0))?;
        sweep(conn)?;
    }
    if let Some(parent) = parts.parent_id {
        if let Some(parent) = parent {
            may_hold(conn, parent, id)?;
        }
        set("parent_id", parent.map(|parent| parent.0))?;
    }
    if let Some(first) = parts.same_as {
        let first = first.map(|first| told_first(conn, first, id)).transpose()?;
        if let Some(first) = first {
            // Those that told this one again tell the first again.
            conn.prepare_cached("UPDATE event SET same_as = ? WHERE same_as = ?")?.execute([first.0, id.0])?;
        }
        set("same_as", first.map(|first| first.0))?;
    }
    Ok(())
}

/// Takes away series in which no event stands any more.
pub(super) fn sweep(conn: &Connection) -> Result<()> {
    conn.execute("DELETE FROM series WHERE id NOT IN (SELECT series_id FROM event WHERE series_id IS NOT NULL)", [])?;
    Ok(())
}

/// The series of that name, made where it is not there; none for blank.
fn series_named(conn: &Connection, name: &str) -> Result<Option<SeriesId>> {
    let name = name.trim();
    if name.is_empty() {
        return Ok(None);
    }
    let known = conn
        .prepare_cached("SELECT id FROM series WHERE name = ? ORDER BY id LIMIT 1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    match known {
        Some(id) => Ok(Some(id)),
        None => changes::insert(conn, "series", &vec![("name", name.to_owned().into())]).map(|id| Some(SeriesId(id))),
    }
}

fn column(conn: &Connection, column: &str, id: EventId) -> Result<Option<EventId>> {
    conn.prepare_cached(&format!("SELECT {column} FROM event WHERE id = ?"))?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })
}

fn any(conn: &Connection, column: &str, id: EventId) -> Result<bool> {
    Ok(conn.prepare_cached(&format!("SELECT 1 FROM event WHERE {column} = ?"))?.exists([id])?)
}

/// Refuses a whole that is itself a part, a part that has parts, and an event as a part of itself.
fn may_hold(conn: &Connection, parent: EventId, id: EventId) -> Result<()> {
    let above = column(conn, "parent_id", parent)?;
    let why = if parent == id {
        "一个活动不能是它自己的分场。请另选一个。"
    } else if above.is_some() {
        "选的总活动自己也是分场。请选它的总活动。"
    } else if any(conn, "parent_id", id)? {
        "这个活动自己有分场，不能再做别人的分场。请先移出它的分场。"
    } else if column(conn, "same_as", parent)?.is_some() {
        "选的总活动是重复记录。请选它对应的那一条。"
    } else {
        return Ok(());
    };
    Err(Error::invalid("parent_id", why))
}

/// The first telling of an event; refuses an event as its own, and one that has parts.
fn told_first(conn: &Connection, first: EventId, id: EventId) -> Result<EventId> {
    let first = column(conn, "same_as", first)?.unwrap_or(first);
    if first == id {
        return Err(Error::invalid("same_as", "一个活动不能是它自己的重复记录。请另选一个。"));
    }
    if any(conn, "parent_id", id)? {
        return Err(Error::invalid("same_as", "这个活动有分场，不能记为重复。请把另一条记为与它相同。"));
    }
    Ok(first)
}

/// The events, what hangs on others first; each once.
pub(super) fn youngest_first(conn: &Connection, ids: &[EventId]) -> Result<Vec<EventId>> {
    let mut ranked = Vec::with_capacity(ids.len());
    for id in ids {
        let hangs = column(conn, "parent_id", *id)?.or(column(conn, "same_as", *id)?).is_some();
        // A part may be told again: what tells it again goes before it.
        let rank = if column(conn, "same_as", *id)?.is_some() { 0 } else { 2 - i32::from(hangs) };
        ranked.push((rank, *id));
    }
    ranked.sort();
    ranked.dedup();
    Ok(ranked.into_iter().map(|(_, id)| id).collect())
}
