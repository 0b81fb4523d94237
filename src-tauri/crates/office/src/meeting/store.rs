//! Meetings in SQL.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde::de::{DeserializeOwned, value::StrDeserializer};

use super::{
    AgendaItem, Meeting, MeetingPerson, MeetingRole, MeetingRow, MeetingSet, Presence, Session, Turnout, follow_up,
};
use crate::changes::{self, Columns};
use crate::error::{Error, Result};
use crate::ids::EventId;
use crate::year::{IN_YEAR, year_range};
use crate::{profile, value};

/// A word of a closed list, as the table has it.
fn word<T: Serialize>(value: T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn of_word<T: DeserializeOwned + Default>(word: &str) -> T {
    T::deserialize(StrDeserializer::<serde::de::value::Error>::new(word)).unwrap_or_default()
}

/// The meeting of an event.
///
/// # Errors
/// There is no such event.
pub(super) fn meeting(conn: &Connection, event: EventId) -> Result<Meeting> {
    changes::exists(conn, "event", event.0, "个活动")?;
    let fields = "SELECT body, term, number, chair, recorder, expected, present, excused, minutes FROM meeting WHERE event_id = ?";
    let read = |row: &Row<'_>| {
        Ok(Meeting {
            event_id: event,
            body: row.get(0)?,
            term: row.get(1)?,
            number: row.get(2)?,
            session: None,
            suggested: None,
            chair: row.get(3)?,
            recorder: row.get(4)?,
            expected: row.get(5)?,
            present: row.get(6)?,
            excused: row.get(7)?,
            turnout: Turnout { expected: 0, present: 0, excused: 0, absent: 0 },
            minutes: row.get(8)?,
            agenda: Vec::new(),
            people: Vec::new(),
            decisions: Vec::new(),
            follow_ups: Vec::new(),
        })
    };
    let written = conn.prepare_cached(fields)?.query_row([event], read).optional()?;
    let mut meeting = match written {
        Some(meeting) => meeting,
        None => conn.query_row("SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL", [], read)?,
    };
    match (meeting.term, meeting.number) {
        (Some(term), Some(number)) => meeting.session = Some(Session::new(meeting.body.clone(), term, number)),
        _ => meeting.suggested = next(conn, event, meeting.body.as_deref())?,
    }
    meeting.agenda = conn
        .prepare_cached("SELECT topic, reporter FROM agenda_item WHERE event_id = ? ORDER BY position, id")?
        .query_map([event], |row| Ok(AgendaItem { topic: row.get(0)?, reporter: row.get(1)? }))?
        .collect::<rusqlite::Result<_>>()?;
    meeting.people = people(conn, event)?;
    meeting.decisions = conn
        .prepare_cached("SELECT words FROM decision WHERE event_id = ? ORDER BY position, id")?
        .query_map([event], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    meeting.follow_ups = follow_up::of_event(conn, event)?;
    meeting.turnout = turnout(&meeting.people, [meeting.expected, meeting.present, meeting.excused]);
    Ok(meeting)
}

fn people(conn: &Connection, event: EventId) -> Result<Vec<MeetingPerson>> {
    let mut statement = conn.prepare_cached(
        "SELECT name, post, role, state FROM meeting_person WHERE event_id = ? ORDER BY role <> 'leader', role = 'guest', position, id",
    )?;
    let read = |row: &Row<'_>| {
        let (role, state): (String, String) = (row.get(2)?, row.get(3)?);
        Ok(MeetingPerson { name: row.get(0)?, post: row.get(1)?, role: of_word(&role), state: of_word(&state) })
    };
    Ok(statement.query_map([event], read)?.collect::<rusqlite::Result<_>>()?)
}

/// As written, else counted from those listed; leaders and guests are not among those who must come.
fn turnout(people: &[MeetingPerson], [expected, present, excused]: [Option<i64>; 3]) -> Turnout {
    let members = || people.iter().filter(|person| person.role == MeetingRole::Member);
    let count = |state: Presence| members().filter(|person| person.state == state).count() as i64;
    let present = present.unwrap_or_else(|| count(Presence::Present));
    let excused = excused.unwrap_or_else(|| count(Presence::Excused));
    let expected = expected.unwrap_or_else(|| (members().count() as i64).max(present + excused));
    Turnout { expected, present, excused, absent: (expected - present - excused).max(0) }
}

/// The session after the last one of a body; of the body that met last when none is named.
fn next(conn: &Connection, event: EventId, body: Option<&str>) -> Result<Option<Session>> {
    let last = conn
        .prepare_cached(
            "SELECT m.body, m.term, m.number FROM meeting m
             WHERE m.event_id <> ?1 AND m.term IS NOT NULL AND m.number IS NOT NULL AND (?2 IS NULL OR m.body = ?2)
             ORDER BY CASE WHEN ?2 IS NULL THEN (SELECT max(start_date) FROM occurrence o WHERE o.event_id = m.event_id) END DESC,
               m.term DESC, m.number DESC LIMIT 1",
        )?
        .query_row(params![event, body], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?)))
        .optional()?;
    Ok(last.map(|(body, term, number)| Session::new(body, term, number + 1)))
}

/// Writes what was sent; it has been checked.
pub(super) fn write(conn: &Connection, ask: &MeetingSet, mut columns: Columns) -> Result<()> {
    let event = ask.event_id;
    let there: Option<i64> = conn
        .prepare_cached("SELECT id FROM meeting WHERE event_id = ?")?
        .query_row([event], |row| row.get(0))
        .optional()?;
    match there {
        Some(id) => changes::update(conn, "meeting", id, &columns, "份会议记录")?,
        None => {
            columns.push(("event_id", Value::Integer(event.0)));
            changes::insert(conn, "meeting", &columns)?;
        }
    }
    if let Some(agenda) = &ask.agenda {
        changes::delete(conn, "agenda_item", "event_id", event.0)?;
        for (position, item) in agenda.iter().enumerate() {
            conn.prepare_cached("INSERT INTO agenda_item (event_id, position, topic, reporter) VALUES (?, ?, ?, ?)")?
                .execute(params![event, position as i64, item.topic.trim(), filled(&item.reporter)])?;
        }
    }
    if let Some(people) = &ask.people {
        changes::delete(conn, "meeting_person", "event_id", event.0)?;
        for (position, person) in people.iter().enumerate() {
            let name = value::name("people", &person.name)?;
            conn.prepare_cached(
                "INSERT INTO meeting_person (event_id, position, name, post, role, state) VALUES (?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                event,
                position as i64,
                name,
                filled(&person.post),
                word(person.role),
                word(person.state)
            ])?;
        }
    }
    if let Some(decisions) = &ask.decisions {
        changes::delete(conn, "decision", "event_id", event.0)?;
        for (position, words) in decisions.iter().enumerate() {
            conn.prepare_cached("INSERT INTO decision (event_id, position, words) VALUES (?, ?, ?)")?
                .execute(params![event, position as i64, words.trim()])?;
        }
    }
    Ok(())
}

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// The meetings of a year, or all: the events of kind 会议, and what else has something written down.
pub(super) fn list(conn: &Connection, year: Option<i32>) -> Result<Vec<MeetingRow>> {
    let is_meeting = "(e.kind = '会议' OR EXISTS (SELECT 1 FROM meeting m WHERE m.event_id = e.id))";
    let (from, to) = match year {
        Some(year) => year_range(year, profile::profile(conn)?.year_kind),
        None => (String::new(), "9999".to_owned()),
    };
    let in_year = if year.is_some() { format!("AND {IN_YEAR}") } else { "AND ?1 < ?2".to_owned() };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT e.id, e.title, (SELECT min(start_date) FROM occurrence o WHERE o.event_id = e.id) AS held
         FROM event e WHERE {is_meeting} {in_year} ORDER BY held IS NULL, held, e.id"
    ))?;
    let events = statement
        .query_map(params![from, to], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<Vec<(EventId, String, Option<String>)>>>()?;
    events
        .into_iter()
        .map(|(id, title, held_on)| {
            let meeting = meeting(conn, id)?;
            Ok(MeetingRow {
                id,
                title,
                held_on,
                session: meeting.session.map(|session| session.spoken),
                turnout: meeting.turnout,
                decisions: meeting.decisions.len() as i64,
                follow_ups: meeting.follow_ups.len() as i64,
                done: meeting.follow_ups.iter().filter(|one| one.done_on.is_some()).count() as i64,
                has_minutes: meeting.minutes.is_some(),
            })
        })
        .collect()
}

/// Deletes what is written down of a meeting, before its event goes.
pub(crate) fn delete_of(conn: &Connection, event: EventId) -> Result<(), Error> {
    for part in ["follow_up", "decision", "meeting_person", "agenda_item", "meeting"] {
        changes::delete(conn, part, "event_id", event.0)?;
    }
    Ok(())
}
