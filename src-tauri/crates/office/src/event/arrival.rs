//! What a row of an imported activity ledger becomes.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::twin::{EventTwinAsk, twins};
use super::{EventChanges, EventParts, EventRow, Occurrence, check_parts, kind, note_kind, own, write_parts};
use crate::changes;
use crate::error::Result;
use crate::ids::EventId;
use crate::import::Candidate;
use crate::import::arrival::{Arrival, Row};

const FIELDS: &[&str] = &["title", "kind", "edition", "participants", "beneficiaries", "summary", "note"];

/// Adds the event of a row. One with the same title on the same first day is taken for the same event and completed, unless both
/// say a place and not the same; of one that resembles another she says whether they are the same.
pub(crate) fn take_event(conn: &Connection, row: &Row<'_>, arrival: &mut Arrival) -> Result<()> {
    let mut columns = arrival.columns::<EventChanges>(row, FIELDS);
    if let Some(cost) = row.values.get("cost").and_then(sheets::understand::Datum::as_f64) {
        columns.push(("cost", Value::Integer((cost * 100.0).round() as i64)));
    }
    if let Some(place) = columns.iter().position(|(column, _)| *column == "kind")
        && let Value::Text(kind) = &columns[place].1
        && !kind::is_known(conn, kind)?
        && let Some(meant) = kind::slip(conn, kind)?
    {
        let message = format!("没有“{kind}”这个类型，是不是“{meant}”？这一格没有导入");
        arrival.leave_cell(row, &row.column_of("kind"), message);
        columns.swap_remove(place);
    }
    for words in ["participants_text", "beneficiaries_text"] {
        columns.extend(arrival.columns::<EventChanges>(row, &[words]));
    }
    let Some((_, Value::Text(title))) = columns.iter().find(|(column, _)| *column == "title") else {
        arrival.leave(row, "没有活动名称，这一行没有导入");
        return Ok(());
    };
    let day = Occurrence {
        start_date: row.text("start_date"),
        end_date: row.text("end_date"),
        date_text: row.text("date_text"),
        place: row.text("place"),
    };
    let near = resembling(conn, title, &day, row)?;
    let known: Option<EventId> = match arrival.said(row) {
        Some(None) => None,
        // What was said holds as long as the row resembles it: an id of this import may be another's once other rows are chosen.
        Some(Some(said)) if near.iter().any(|event| event.id == said) => Some(EventId(said)),
        said => match same(conn, title, &day)? {
            Some(known) if said.is_none() => Some(known),
            _ if near.is_empty() => None,
            _ => {
                arrival.leave(row, "疑似同一活动，要您选：是同一个，还是两个都留");
                arrival.candidates(near);
                return Ok(());
            }
        },
    };
    let text = |name: &str| match columns.iter().find(|(column, _)| *column == name) {
        Some((_, Value::Text(text))) => Some(text.clone()),
        _ => None,
    };
    let kind = match (text("kind"), known) {
        (None, Some(known)) => kind_of(conn, known)?,
        (said, _) => said,
    };
    let said = own::said(conn, row, kind.as_deref(), arrival)?;
    if let Some(id) = known {
        // A kind that stays as it is decides which own fields there are.
        arrival.fill(conn, row, "event", id.0, columns)?;
        let stands = kind_of(conn, id)?;
        return match stands == kind {
            true => own::fill(conn, row, id, said, arrival),
            false => own::leave(conn, row, stands.as_deref(), said, arrival),
        };
    }
    // Who keeps both has said that they are two.
    let apart = near.iter().map(|event| EventId(event.id)).collect();
    let parts = EventParts {
        occurrences: Some(vec![day]),
        hosts: Some(row.list("host")),
        organizers: Some(row.list("organizers")),
        co_hosts: Some(row.list("co_hosts")),
        supporters: Some(row.list("supporters")),
        series: row.text("series"),
        apart: Some(apart),
        own: Some(said),
        ..EventParts::default()
    };
    if let Err(why) = check_parts(&parts) {
        arrival.leave(row, format!("{why}这一行没有导入"));
        return Ok(());
    }
    let id = EventId(changes::insert(conn, "event", &columns)?);
    if let Some(kind) = kind.filter(|_| text("kind").is_some())
        && !kind::is_known(conn, &kind)?
    {
        let near = kind::near(conn, &kind)?.map(|near| format!("（和“{near}”只差一个字，请看是不是写错了）"));
        arrival.made(format!("活动类型“{kind}”{}", near.unwrap_or_default()));
    }
    note_kind(conn, &columns)?;
    write_parts(conn, id, &parts)?;
    arrival.added();
    Ok(())
}

fn kind_of(conn: &Connection, id: EventId) -> Result<Option<String>> {
    Ok(conn.prepare_cached("SELECT kind FROM event WHERE id = ?")?.query_row([id], |row| row.get(0))?)
}

/// The event with that title on that first day, at that place where both say one.
fn same(conn: &Connection, title: &str, day: &Occurrence) -> Result<Option<EventId>> {
    Ok(conn
        .prepare_cached(
            "SELECT e.id FROM event e WHERE e.title = ?1
             AND (SELECT min(o.start_date) FROM occurrence o WHERE o.event_id = e.id) IS ?2
             AND (?3 IS NULL OR NOT EXISTS (SELECT 1 FROM occurrence o WHERE o.event_id = e.id AND o.place IS NOT NULL)
               OR EXISTS (SELECT 1 FROM occurrence o WHERE o.event_id = e.id AND o.place = ?3)) LIMIT 1",
        )?
        .query_row(params![title, day.start_date, day.place], |found| found.get(0))
        .optional()?)
}

/// What a row may tell again.
fn resembling(conn: &Connection, title: &str, day: &Occurrence, row: &Row<'_>) -> Result<Vec<Candidate>> {
    let ask = EventTwinAsk {
        title: title.to_owned(),
        start_date: day.start_date.clone(),
        end_date: day.end_date.clone(),
        place: day.place.clone(),
        edition: row.text("edition"),
        except: None,
    };
    let words = |event: &EventRow| {
        let place = event.place.iter().map(|place| format!("，{place}"));
        std::iter::once(format!("{}“{}”", super::when(event), event.title)).chain(place).collect::<String>()
    };
    Ok(twins(conn, &ask)?.iter().map(|event| Candidate { id: event.id.0, words: words(event) }).collect())
}
