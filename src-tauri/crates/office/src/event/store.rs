//! Events in SQL.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};

use super::{
    EventDetail, EventParts, EventRow, EventWords, Measure, NOUN, Occurrence, ServedTask, Whole, family, kind, twin,
};
use crate::changes;
use crate::directory::unit_named;
use crate::error::{Error, Result};
use crate::ids::{EventFieldId, EventId, PlanId, PlanItemId};
use crate::year::{IN_YEAR, YearKind, year_range};

const ROW: &str = "SELECT e.id, e.title, e.kind,
    coalesce((SELECT min(start_date) FROM occurrence o WHERE o.event_id = e.id),
      (SELECT min(o.start_date) FROM event c JOIN occurrence o ON o.event_id = c.id WHERE c.parent_id = e.id)) AS start_date,
    coalesce((SELECT max(coalesce(end_date, start_date)) FROM occurrence o WHERE o.event_id = e.id),
      (SELECT max(coalesce(o.end_date, o.start_date)) FROM event c JOIN occurrence o ON o.event_id = c.id WHERE c.parent_id = e.id)),
    coalesce((SELECT group_concat(place, '、') FROM (SELECT DISTINCT place FROM occurrence o WHERE o.event_id = e.id AND place IS NOT NULL ORDER BY o.id)),
      (SELECT group_concat(place, '、') FROM (SELECT DISTINCT o.place FROM event c JOIN occurrence o ON o.event_id = c.id
        WHERE c.parent_id = e.id AND o.place IS NOT NULL ORDER BY o.start_date, o.id))),
    (SELECT count(*) FROM occurrence o WHERE o.event_id = e.id),
    (SELECT group_concat(u.name, '、' ORDER BY r.position) FROM event_unit r JOIN unit u ON u.id = r.unit_id WHERE r.event_id = e.id AND r.role = 'host'),
    (SELECT group_concat(u.name, '、' ORDER BY r.position) FROM event_unit r JOIN unit u ON u.id = r.unit_id WHERE r.event_id = e.id AND r.role = 'organizer'),
    (SELECT group_concat(u.name, '、' ORDER BY r.position) FROM event_unit r JOIN unit u ON u.id = r.unit_id WHERE r.event_id = e.id AND r.role = 'co_host'),
    (SELECT group_concat(u.name, '、' ORDER BY r.position) FROM event_unit r JOIN unit u ON u.id = r.unit_id WHERE r.event_id = e.id AND r.role = 'supporter'),
    e.participants, e.participants_text, e.beneficiaries, e.beneficiaries_text,
    (SELECT c.amount FROM event_cost c WHERE c.event_id = e.id), e.cost,
    (SELECT group_concat(i.text, '、' ORDER BY l.id) FROM event_item l JOIN plan_item i ON i.id = l.item_id WHERE l.event_id = e.id),
    e.edition, e.summary, e.note, e.budget, (SELECT name FROM series s WHERE s.id = e.series_id), e.parent_id, e.same_as,
    (SELECT count(*) FROM event c WHERE c.parent_id = e.id), e.own,
    x.whole_id, x.part_of, x.participants, x.beneficiaries, x.cost
  FROM event e JOIN event_whole x ON x.event_id = e.id";

fn row(row: &Row<'_>) -> rusqlite::Result<EventRow> {
    Ok(EventRow {
        id: row.get(0)?,
        title: row.get(1)?,
        kind: row.get(2)?,
        start_date: row.get(3)?,
        end_date: row.get(4)?,
        place: row.get(5)?,
        occurrences: row.get(6)?,
        hosts: row.get(7)?,
        organizers: row.get(8)?,
        co_hosts: row.get(9)?,
        supporters: row.get(10)?,
        participants: row.get(11)?,
        participants_text: row.get(12)?,
        beneficiaries: row.get(13)?,
        beneficiaries_text: row.get(14)?,
        cost: row.get(15)?,
        typed_cost: row.get(16)?,
        tasks: row.get(17)?,
        edition: row.get(18)?,
        summary: row.get(19)?,
        note: row.get(20)?,
        budget: row.get(21)?,
        series: row.get(22)?,
        parent_id: row.get(23)?,
        same_as: row.get(24)?,
        parts: row.get(25)?,
        own: own(row.get(26)?),
        whole: Whole {
            id: row.get(27)?,
            part_of: row.get(28)?,
            participants: row.get(29)?,
            beneficiaries: row.get(30)?,
            cost: row.get(31)?,
        },
    })
}

/// Values of own fields, as they stand in the row: an object by the field's id.
fn own(json: Option<String>) -> BTreeMap<EventFieldId, String> {
    let kept: BTreeMap<String, String> = json.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
    kept.into_iter().filter_map(|(id, value)| Some((EventFieldId(id.parse().ok()?), value))).collect()
}

/// Rows of the ledger under a WHERE clause, the latest first, those without a date at the end.
pub(super) fn rows(conn: &Connection, filter: &str, values: &[&dyn ToSql]) -> Result<Vec<EventRow>> {
    let mut statement =
        conn.prepare_cached(&format!("{ROW} {filter} ORDER BY start_date IS NULL, start_date DESC, e.id DESC"))?;
    Ok(statement.query_map(values, row)?.collect::<rusqlite::Result<_>>()?)
}

/// The ledger of one year.
pub(crate) fn rows_of_year(conn: &Connection, year: i32, kind: YearKind) -> Result<Vec<EventRow>> {
    let (from, to) = year_range(year, kind);
    rows(conn, &format!("WHERE {IN_YEAR}"), &[&from, &to])
}

/// The events that serve tasks of a plan, the latest first.
pub(crate) fn rows_of_plan(conn: &Connection, plan: PlanId) -> Result<Vec<EventRow>> {
    let served = "SELECT l.event_id FROM event_item l JOIN plan_item i ON i.id = l.item_id WHERE i.plan_id = ?";
    rows(conn, &format!("WHERE e.id IN ({served})"), &[&plan])
}

/// Which event serves which task of a plan.
pub(crate) fn ties(conn: &Connection, plan: PlanId) -> Result<Vec<(PlanItemId, EventId)>> {
    let mut statement = conn.prepare_cached(
        "SELECT l.item_id, l.event_id FROM event_item l JOIN plan_item i ON i.id = l.item_id WHERE i.plan_id = ? ORDER BY l.id",
    )?;
    Ok(statement.query_map([plan], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// The row of one event.
pub(crate) fn row_of(conn: &Connection, id: EventId) -> Result<EventRow> {
    conn.prepare_cached(&format!("{ROW} WHERE e.id = ?"))?
        .query_row([id], row)
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })
}

pub(super) fn detail(conn: &Connection, id: EventId) -> Result<EventDetail> {
    let event = row_of(conn, id)?;
    let occurrences = conn
        .prepare_cached(
            "SELECT start_date, end_date, date_text, place FROM occurrence WHERE event_id = ? ORDER BY start_date, id",
        )?
        .query_map([id], |row| {
            Ok(Occurrence {
                start_date: row.get(0)?,
                end_date: row.get(1)?,
                date_text: row.get(2)?,
                place: row.get(3)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let measures = conn
        .prepare_cached("SELECT name, amount, unit FROM measure WHERE event_id = ? ORDER BY id")?
        .query_map([id], |row| Ok(Measure { name: row.get(0)?, amount: row.get(1)?, unit: row.get(2)? }))?
        .collect::<rusqlite::Result<_>>()?;
    let tasks = conn
        .prepare_cached(
            "SELECT i.id, i.text, p.title FROM event_item l JOIN plan_item i ON i.id = l.item_id JOIN plan p ON p.id = i.plan_id
             WHERE l.event_id = ? ORDER BY l.id",
        )?
        .query_map([id], |row| Ok(ServedTask { id: row.get(0)?, text: row.get(1)?, plan: row.get(2)? }))?
        .collect::<rusqlite::Result<_>>()?;
    let units = |role: &str| -> Result<Vec<String>> {
        Ok(conn
            .prepare_cached(
                "SELECT u.name FROM event_unit r JOIN unit u ON u.id = r.unit_id WHERE r.event_id = ? AND r.role = ? ORDER BY r.position",
            )?
            .query_map(params![id, role], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?)
    };
    let kin = |which: &str| family::kin(conn, which, id);
    Ok(EventDetail {
        notice: conn.prepare_cached("SELECT notice FROM event WHERE id = ?")?.query_row([id], |row| row.get(0))?,
        parent: kin(family::PARENT)?.pop(),
        children: kin(family::CHILDREN)?,
        original: kin(family::ORIGINAL)?.pop(),
        told_again: kin(family::TOLD_AGAIN)?,
        in_series: kin(family::IN_SERIES)?,
        event,
        occurrences,
        hosts: units("host")?,
        organizers: units("organizer")?,
        co_hosts: units("co_host")?,
        supporters: units("supporter")?,
        measures,
        tasks,
    })
}

/// Writes the parts that were sent; they have passed `check_parts`.
pub(crate) fn write_parts(conn: &Connection, id: EventId, parts: &EventParts) -> Result<()> {
    if let Some(occurrences) = &parts.occurrences {
        changes::delete(conn, "occurrence", "event_id", id.0)?;
        let mut insert = conn.prepare_cached(
            "INSERT INTO occurrence (event_id, start_date, end_date, date_text, place) VALUES (?, ?, ?, ?, ?)",
        )?;
        for Occurrence { start_date, end_date, date_text, place } in occurrences {
            let start = filled(start_date);
            let end = filled(end_date).or(start);
            insert.execute(params![id, start.or(end), end, filled(date_text), filled(place)])?;
        }
    }
    let roles = [
        ("host", &parts.hosts),
        ("organizer", &parts.organizers),
        ("co_host", &parts.co_hosts),
        ("supporter", &parts.supporters),
    ];
    for (role, names) in roles {
        let Some(names) = names else { continue };
        conn.prepare_cached("DELETE FROM event_unit WHERE event_id = ? AND role = ?")?.execute(params![id, role])?;
        for (position, name) in names.iter().enumerate() {
            if let Some(unit) = unit_named(conn, name)? {
                conn.prepare_cached("INSERT INTO event_unit (event_id, unit_id, role, position) VALUES (?, ?, ?, ?)")?
                    .execute(params![id, unit, role, position as i64])?;
            }
        }
    }
    if let Some(measures) = &parts.measures {
        changes::delete(conn, "measure", "event_id", id.0)?;
        for Measure { name, amount, unit } in measures {
            conn.prepare_cached("INSERT INTO measure (event_id, name, amount, unit) VALUES (?, ?, ?, ?)")?
                .execute(params![id, name.trim(), amount, filled(unit)])?;
        }
    }
    if let Some(items) = &parts.items {
        link(conn, id, items)?;
    }
    if let Some(own) = &parts.own {
        kind::write_own(conn, id, own)?;
    }
    if let Some(others) = &parts.apart {
        twin::keep_apart(conn, id, others)?;
    }
    family::write(conn, id, parts)?;
    Ok(())
}

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// Ties the event to exactly these tasks; ties that stay keep their row.
fn link(conn: &Connection, id: EventId, items: &[PlanItemId]) -> Result<()> {
    let before: Vec<PlanItemId> = conn
        .prepare_cached("SELECT item_id FROM event_item WHERE event_id = ?")?
        .query_map([id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for gone in before.iter().filter(|item| !items.contains(item)) {
        conn.prepare_cached("DELETE FROM event_item WHERE event_id = ? AND item_id = ?")?.execute(params![id, gone])?;
    }
    for item in items.iter().filter(|item| !before.contains(item)) {
        let kind: Option<String> = conn
            .prepare_cached("SELECT kind FROM plan_item WHERE id = ?")?
            .query_row([item], |row| row.get(0))
            .optional()?;
        match kind.as_deref() {
            Some("task") => {}
            Some(_) => return Err(Error::invalid("items", "活动只能关联任务，不能关联标题。请另选一条。")),
            None => return Err(Error::NotFound { noun: "项任务" }),
        }
        conn.prepare_cached("INSERT INTO event_item (event_id, item_id) VALUES (?, ?) ON CONFLICT DO NOTHING")?
            .execute(params![id, item])?;
    }
    Ok(())
}

/// Rows under a WHERE clause whose title passes; the titles are looked at before the rows are made.
pub(super) fn rows_near(
    conn: &Connection,
    filter: &str,
    values: &[&dyn ToSql],
    passes: impl Fn(&str) -> bool,
) -> Result<Vec<EventRow>> {
    let mut statement = conn.prepare_cached(&format!("SELECT e.id, e.title FROM event e {filter}"))?;
    let mut titles = statement.query(values)?;
    let mut ids = Vec::new();
    while let Some(row) = titles.next()? {
        if passes(row.get_ref(1)?.as_str().unwrap_or_default()) {
            ids.push(row.get::<_, EventId>(0)?);
        }
    }
    ids.into_iter().map(|id| Ok(conn.prepare_cached(&format!("{ROW} WHERE e.id = ?"))?.query_row([id], row)?)).collect()
}

/// Words typed before, the most used first.
pub(super) fn words(conn: &Connection) -> Result<EventWords> {
    let list = |sql: &str| -> Result<Vec<String>> {
        Ok(conn.prepare_cached(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    };
    let measures = conn
        .prepare_cached("SELECT name, unit FROM measure GROUP BY name, unit ORDER BY count(*) DESC, name LIMIT 100")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(EventWords {
        places: list(
            "SELECT place FROM occurrence WHERE place IS NOT NULL GROUP BY place ORDER BY count(*) DESC, place LIMIT 500",
        )?,
        series: list("SELECT name FROM series ORDER BY name")?,
        units: list(
            "SELECT u.name FROM unit u LEFT JOIN event_unit r ON r.unit_id = u.id GROUP BY u.id ORDER BY count(r.id) DESC, u.name LIMIT 1000",
        )?,
        measures,
    })
}
