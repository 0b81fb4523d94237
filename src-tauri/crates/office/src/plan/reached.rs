//! How much of each target is reached: the one place that counts.

use std::collections::HashMap;

use rusqlite::{Connection, Row, params};

use super::target::{CountedBy, Programme, ProgrammeYear, Target, TargetEntry};
use crate::error::Result;
use crate::ids::{PlanId, PlanItemId, TargetId};
use crate::year::FIRST_DAY;

/// What target `t` has reached: counted or summed over the events that have begun, by the objects whose milestones are all
/// reached, or as entered by hand. A measure in another unit is not the target's. Of a number over several years, the objects of
/// this plan's year count. Every event counts once, as the view `event_whole` says: told twice it is one, and a part of an event
/// that serves the task itself stands in it.
fn reached() -> String {
    let served = format!(
        "(SELECT coalesce(e.same_as, e.id) FROM event_item l JOIN event e ON e.id = l.event_id
          WHERE l.item_id = t.item_id AND coalesce({FIRST_DAY}, '') <= today())"
    );
    let wholes = format!(
        "FROM event_whole x WHERE x.event_id = x.whole_id AND x.event_id IN {served}
         AND (x.part_of IS NULL OR x.part_of NOT IN {served})"
    );
    let alike = "m.name = t.measure AND (m.unit IS NULL OR t.unit IS NULL OR m.unit = t.unit)";
    format!(
        "(CASE t.counted_by
    WHEN 'hand' THEN (SELECT CASE WHEN t.done IS NULL AND count(*) = 0 THEN NULL ELSE coalesce(t.done, 0) + coalesce(sum(h.amount), 0) END
                      FROM target_entry h WHERE h.target_id = t.id)
    WHEN 'objects' THEN (SELECT count(*) FROM (SELECT max(m.done_on) AS last FROM milestone m WHERE m.item_id = t.item_id
                         GROUP BY m.object HAVING count(m.done_on) = count(*))
                         WHERE t.whole IS NULL OR year_of(last, (SELECT year_kind FROM office_profile))
                           = (SELECT p.year FROM plan p JOIN plan_item n ON n.plan_id = p.id WHERE n.id = t.item_id))
    WHEN 'measure' THEN (SELECT coalesce(sum(coalesce(
        (SELECT sum(m.amount) FROM measure m WHERE m.event_id = x.whole_id AND {alike}),
        (SELECT sum(m.amount) FROM event c JOIN measure m ON m.event_id = c.id
         WHERE c.parent_id = x.whole_id AND c.same_as IS NULL AND {alike}))), 0) {wholes})
    ELSE (SELECT CASE t.counted_by WHEN 'events' THEN count(*) WHEN 'participants' THEN coalesce(sum(x.participants), 0)
            ELSE coalesce(sum(x.beneficiaries), 0) END {wholes}) END)"
    )
}

/// Whether task `i` is done: it was said so, or it has targets in numbers and all of them are reached; without such targets, when
/// all its milestones are.
pub(crate) fn is_done() -> String {
    let reached = reached();
    format!(
        "(i.state = 'done' OR CASE WHEN EXISTS (SELECT 1 FROM target t WHERE t.item_id = i.id AND t.amount IS NOT NULL)
           THEN NOT EXISTS (SELECT 1 FROM target t WHERE t.item_id = i.id AND t.amount IS NOT NULL
                            AND coalesce({reached}, 0) < t.amount)
           ELSE EXISTS (SELECT 1 FROM milestone m WHERE m.item_id = i.id)
            AND NOT EXISTS (SELECT 1 FROM milestone m WHERE m.item_id = i.id AND m.done_on IS NULL) END)"
    )
}

/// The targets of a plan's tasks, by task.
pub(super) fn of_plan(conn: &Connection, plan: PlanId) -> Result<HashMap<PlanItemId, Vec<Target>>> {
    let mut entries = entries(conn, plan)?;
    let reached = reached();
    let mut statement = conn.prepare_cached(&format!(
        "SELECT t.item_id, t.id, t.amount, t.amount_high, t.unit, t.words, t.counted_by, t.measure, {reached}, t.done,
                t.whole, t.first_year, t.last_year, t.before
         FROM target t JOIN plan_item i ON i.id = t.item_id WHERE i.plan_id = ? ORDER BY t.position, t.id"
    ))?;
    let mut rows = statement.query([plan])?;
    let mut targets: HashMap<PlanItemId, Vec<Target>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let item: PlanItemId = row.get(0)?;
        let id: TargetId = row.get(1)?;
        let counted_by: String = row.get(6)?;
        let mut target = Target {
            id,
            amount: row.get(2)?,
            amount_high: row.get(3)?,
            unit: row.get(4)?,
            words: row.get(5)?,
            counted_by: CountedBy::read(&counted_by),
            measure: row.get(7)?,
            reached: row.get(8)?,
            done: row.get(9)?,
            entries: entries.remove(&id).unwrap_or_default(),
            programme: None,
        };
        if let (Some(whole), Some(first_year), Some(last_year)) = (row.get(10)?, row.get(11)?, row.get(12)?) {
            let before: Option<f64> = row.get(13)?;
            let years = over_years(conn, item, &target, first_year)?;
            let reached = years.iter().fold(before.unwrap_or(0.0), |sum, year| sum + year.reached);
            target.programme = Some(Programme { whole, first_year, last_year, before, reached, years });
        }
        targets.entry(item).or_default().push(target);
    }
    Ok(targets)
}

/// What the target of a task and those that it was carried over from reached, year by year since the first. Objects go over with
/// their milestones: each counts in the year in which the last was reached.
fn over_years(conn: &Connection, item: PlanItemId, target: &Target, first_year: i32) -> Result<Vec<ProgrammeYear>> {
    let line = "WITH RECURSIVE line (id, forerunner, plan_id, year) AS (
           SELECT i.id, i.forerunner, p.id, p.year FROM plan_item i JOIN plan p ON p.id = i.plan_id WHERE i.id = ?1
           UNION
           SELECT i.id, i.forerunner, p.id, p.year FROM line JOIN plan_item i ON i.uid = line.forerunner JOIN plan p ON p.id = i.plan_id)";
    let read = |row: &Row<'_>| {
        Ok(ProgrammeYear { year: row.get(0)?, item_id: row.get(1)?, plan_id: row.get(2)?, reached: row.get(3)? })
    };
    if target.counted_by == CountedBy::Objects {
        let mut statement = conn.prepare_cached(&format!(
            "{line}, finished (year) AS (
               SELECT year_of(max(done_on), (SELECT year_kind FROM office_profile)) FROM milestone WHERE item_id = ?1
               GROUP BY object HAVING count(done_on) = count(*))
             SELECT f.year, coalesce(l.id, ?1), coalesce(l.plan_id, (SELECT plan_id FROM plan_item WHERE id = ?1)), count(*)
             FROM finished f LEFT JOIN line l ON l.year = f.year WHERE f.year >= ?2 GROUP BY f.year ORDER BY f.year"
        ))?;
        return Ok(statement.query_map(params![item, first_year], read)?.collect::<rusqlite::Result<_>>()?);
    }
    let reached = reached();
    let mut statement = conn.prepare_cached(&format!(
        "{line} SELECT line.year, line.id, line.plan_id, sum({reached}) AS reached FROM target t JOIN line ON line.id = t.item_id
         WHERE t.whole IS NOT NULL AND line.year >= ?2 AND t.unit IS ?3
         GROUP BY line.id HAVING reached IS NOT NULL ORDER BY line.year, line.id"
    ))?;
    Ok(statement.query_map(params![item, first_year, target.unit], read)?.collect::<rusqlite::Result<_>>()?)
}

/// What was entered by hand, by target, the newest first.
fn entries(conn: &Connection, plan: PlanId) -> Result<HashMap<TargetId, Vec<TargetEntry>>> {
    let mut statement = conn.prepare_cached(
        "SELECT e.target_id, e.id, e.entered_on, e.amount, e.note FROM target_entry e JOIN target t ON t.id = e.target_id
         JOIN plan_item i ON i.id = t.item_id WHERE i.plan_id = ? ORDER BY e.entered_on DESC, e.id DESC",
    )?;
    let mut rows = statement.query([plan])?;
    let mut entries: HashMap<TargetId, Vec<TargetEntry>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let entry = TargetEntry { id: row.get(1)?, entered_on: row.get(2)?, amount: row.get(3)?, note: row.get(4)? };
        entries.entry(row.get(0)?).or_default().push(entry);
    }
    Ok(entries)
}

/// Measures that a target sums by name but not by unit: the target, the unit that they are in, and how many there are.
pub(super) fn in_other_units(conn: &Connection, plan: PlanId) -> Result<Vec<(TargetId, String, i64)>> {
    let mut statement = conn.prepare_cached(
        "SELECT t.id, m.unit, count(*) FROM target t JOIN plan_item i ON i.id = t.item_id
         JOIN event_item l ON l.item_id = t.item_id JOIN measure m ON m.event_id = l.event_id AND m.name = t.measure
         WHERE i.plan_id = ? AND t.counted_by = 'measure' AND m.unit <> t.unit GROUP BY t.id, m.unit ORDER BY t.id, m.unit",
    )?;
    let rows = statement.query_map([plan], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
