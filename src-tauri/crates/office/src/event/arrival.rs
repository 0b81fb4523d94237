//! What a row of an imported activity ledger becomes.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::{EventChanges, EventParts, Occurrence, check_parts, write_parts};
use crate::changes;
use crate::error::Result;
use crate::ids::EventId;
use crate::import::arrival::{Arrival, Row};

const FIELDS: &[&str] = &["title", "kind", "participants", "beneficiaries", "summary", "note"];

/// Adds the event of a row. One with the same title on the same first day is taken for the same event and completed.
pub(crate) fn take_event(conn: &Connection, row: &Row<'_>, arrival: &mut Arrival) -> Result<()> {
    let mut columns = arrival.columns::<EventChanges>(row, FIELDS);
    if let Some(cost) = row.values.get("cost").and_then(sheets::understand::Datum::as_f64) {
        columns.push(("cost", Value::Integer((cost * 100.0).round() as i64)));
    }
    let Some((_, Value::Text(title))) = columns.iter().find(|(column, _)| *column == "title") else {
        arrival.leave(row, "没有活动名称，这一行没有导入");
        return Ok(());
    };
    let day =
        Occurrence { start_date: row.text("start_date"), end_date: row.text("end_date"), place: row.text("place") };
    let known: Option<EventId> = conn
        .prepare_cached(
            "SELECT e.id FROM event e WHERE e.title = ?1
             AND (SELECT min(o.start_date) FROM occurrence o WHERE o.event_id = e.id) IS ?2 LIMIT 1",
        )?
        .query_row(params![title, day.start_date], |found| found.get(0))
        .optional()?;
    if let Some(id) = known {
        return arrival.fill(conn, row, "event", id.0, columns).map(|_| ());
    }
    let parts = EventParts {
        occurrences: Some(vec![day]),
        hosts: Some(row.list("host")),
        organizers: Some(row.list("organizers")),
        co_hosts: Some(row.list("co_hosts")),
        ..EventParts::default()
    };
    if let Err(why) = check_parts(&parts) {
        arrival.leave(row, format!("{why}这一行没有导入"));
        return Ok(());
    }
    let id = EventId(changes::insert(conn, "event", &columns)?);
    write_parts(conn, id, &parts)?;
    arrival.added();
    Ok(())
}
