//! 疑似同一活动: an entry that looks like one that is there. It is said, never acted on: she keeps both, or says that they are one.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{EventRow, store};
use crate::changes;
use crate::error::Result;
use crate::ids::EventId;
use crate::office::At;
use crate::value;

/// An entry, as far as it is known.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct EventTwinAsk {
    /// 活动名称
    pub title: String,
    /// First day, ISO with its precision.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub start_date: Option<String>,
    /// Last day.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub end_date: Option<String>,
    /// 地点
    #[serde(default)]
    #[ts(optional = nullable)]
    pub place: Option<String>,
    /// 届次
    #[serde(default)]
    #[ts(optional = nullable)]
    pub edition: Option<String>,
    /// The entry itself, where it is there already.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub except: Option<EventId>,
}

/// Events that an entry resembles, the nearest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventTwins {
    /// The events.
    pub rows: Vec<EventRow>,
}

/// So much of the shorter title's pairs of characters stands in the other when two titles are near.
const NEAR: f64 = 0.75;

pub(crate) fn event_twins(at: &At<'_>, ask: EventTwinAsk) -> Result<EventTwins> {
    at.read(|conn| Ok(EventTwins { rows: twins(conn, &ask)? }))
}

/// The events that an entry resembles: near in title, with an occurrence on the same days, their own or a part's, and at the same
/// place or of the same edition where both say one. Of an entry without days, those without. Its own parts and its whole are not
/// its twins, nor is what she kept apart from it.
pub(super) fn twins(conn: &Connection, ask: &EventTwinAsk) -> Result<Vec<EventRow>> {
    let title = bare(&ask.title);
    if title.is_empty() {
        return Ok(Vec::new());
    }
    let days = days(ask.start_date.as_deref(), ask.end_date.as_deref());
    let except = ask.except.unwrap_or(EventId(0));
    let family = "e.id <> ?1 AND e.same_as IS NULL AND e.parent_id IS NOT ?1
        AND NOT EXISTS (SELECT 1 FROM event own WHERE own.id = ?1 AND (own.parent_id = e.id OR own.same_as = e.id))
        AND NOT EXISTS (SELECT 1 FROM event_apart a WHERE (a.event_id, a.other_id) IN ((?1, e.id), (e.id, ?1)))";
    let found = match days {
        // A year is as long as one event is taken to last: an index stands behind the days. A date of less precision, 2026-05,
        // is compared with as much of the day.
        Some((first, last)) => {
            let from = format!("{:04}", chrono::Datelike::year(&first) - 1);
            let near = format!(
                "JOIN (WITH o AS MATERIALIZED (SELECT event_id FROM occurrence WHERE start_date >= ?2 AND start_date <= ?3
                         AND coalesce(end_date, start_date) >= substr(?4, 1, length(coalesce(end_date, start_date))))
                       SELECT event_id AS id FROM o
                       UNION SELECT c.parent_id FROM o JOIN event c ON c.id = o.event_id WHERE c.parent_id IS NOT NULL) near
                 ON near.id = e.id WHERE {family}"
            );
            store::rows_near(conn, &near, &[&except, &from, &last.to_string(), &first.to_string()], |known| {
                near_title(&title, &bare(known))
            })?
        }
        None => {
            let undated = format!(
                "WHERE {family} AND NOT EXISTS (SELECT 1 FROM occurrence o WHERE o.event_id = e.id AND o.start_date IS NOT NULL)"
            );
            store::rows_near(conn, &undated, &[&except], |known| near_title(&title, &bare(known)))?
        }
    };
    let mut twins: Vec<EventRow> = found.into_iter().filter(|row| is_alike(ask, row)).collect();
    // A part of a twin is seen in it.
    let ids: HashSet<EventId> = twins.iter().map(|row| row.id).collect();
    twins.retain(|row| row.parent_id.is_none_or(|whole| !ids.contains(&whole)));
    twins.sort_by_key(|row| (bare(&row.title) != title, row.id));
    Ok(twins)
}

/// Whether place and edition let two events be one.
fn is_alike(ask: &EventTwinAsk, row: &EventRow) -> bool {
    let same = |one: Option<&str>, other: Option<&str>| {
        one.zip(other).map(|(one, other)| {
            let (one, other) = (squeezed(one), squeezed(other));
            one.contains(&other) || other.contains(&one)
        })
    };
    let place = same(filled(&ask.place), filled(&row.place));
    let edition = same(filled(&ask.edition), filled(&row.edition));
    (place != Some(false) || edition == Some(true)) && edition != Some(false)
}

/// Keeps an event apart from others that it looks like.
pub(super) fn keep_apart(conn: &Connection, id: EventId, others: &[EventId]) -> Result<()> {
    for other in others.iter().filter(|other| **other != id) {
        changes::exists(conn, "event", other.0, super::NOUN)?;
        let known = "SELECT 1 FROM event_apart WHERE (event_id, other_id) IN ((?1, ?2), (?2, ?1))";
        if !conn.prepare_cached(known)?.exists([id, *other])? {
            conn.prepare_cached("INSERT INTO event_apart (event_id, other_id) VALUES (?, ?)")?.execute([id, *other])?;
        }
    }
    Ok(())
}

/// Of an event that is deleted nothing is kept apart any more.
pub(super) fn forget(conn: &Connection, id: EventId) -> Result<()> {
    for side in ["event_id", "other_id"] {
        changes::delete(conn, "event_apart", side, id.0)?;
    }
    Ok(())
}

/// The days that dates can mean.
fn days(start: Option<&str>, end: Option<&str>) -> Option<(NaiveDate, NaiveDate)> {
    let start = start.or(end)?;
    Some((value::first_day(start)?, value::last_day(end.unwrap_or(start))?))
}

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.trim().is_empty())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A title without the year before it, without signs, and without what titles of any event say.
fn bare(title: &str) -> String {
    let mut text = squeezed(title);
    for word in ["举办", "开展", "组织", "召开", "活动", "年度"] {
        text = text.replace(word, "");
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix('年') {
        Some(rest) if text.len() - rest.len() == 4 + '年'.len_utf8() => rest.to_owned(),
        _ => text,
    }
}

/// Whether two bare titles are near: one stands in the other, or most pairs of characters of the shorter do.
fn near_title(one: &str, other: &str) -> bool {
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if one == other || short.chars().count() >= 4 && long.contains(short) {
        return true;
    }
    let pairs = |text: &str| -> HashSet<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (short, long) = (pairs(short), pairs(long));
    short.len() >= 4 && short.intersection(&long).count() as f64 >= NEAR * short.len().max(long.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::{bare, near_title};

    #[test]
    fn titles_that_are_near() {
        for (one, other, near) in [
            ("科普进社区讲座", "“科普进社区”讲座", true),
            ("2026年全国科普日活动", "全国科普日", true),
            ("科普进社区讲座", "科普进校园讲座", false),
            ("食品安全知识讲座", "消防安全知识讲座", false),
            ("防震减灾科普知识宣传周启动仪式", "防震减灾科普知识宣传周的启动仪式", true),
            ("会议", "会议", true),
            ("例会", "一月例会", false),
        ] {
            assert_eq!(near_title(&bare(one), &bare(other)), near, "{one} {other}");
        }
    }
}
