//! What a row of an imported plan table becomes.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use rusqlite::types::Value;
use sheets::outline::unlabelled;
use sheets::understand::Datum;

use super::detail;
use super::item::PlanItemChanges;
use super::report::{said_number, tabled};
use super::standing::time_columns;
use super::target::{self, CountedBy, NewTarget};
use super::time;
use crate::changes;
use crate::error::Result;
use crate::ids::{PlanId, PlanItemId};
use crate::import::Source;
use crate::import::arrival::{Arrival, Row};
use crate::profile;
use crate::year::YearKind;

const FIELDS: &[&str] = &["leader", "lead_unit", "person", "helpers", "time_text", "note"];

/// The plan that a table becomes, or goes into, with its headings and the tasks that it had.
#[derive(Default)]
pub(crate) struct NewPlan {
    plan: Option<PlanId>,
    /// The year and the title of the table that it is from.
    of: (i32, String),
    /// True when it was there before the import.
    is_known: bool,
    headings: HashMap<String, PlanItemId>,
    /// Its top headings, without blanks.
    sections: HashSet<String>,
    /// The tasks that no row has meant yet, in the plan's order.
    tasks: Vec<Known>,
    /// The next place under each parent.
    places: HashMap<Option<PlanItemId>, i64>,
}

/// A task of a plan that is there.
struct Known {
    id: PlanItemId,
    /// Its words, without blanks.
    words: String,
    /// Its words and what belongs to it.
    whole: String,
    /// Its top heading, without blanks; empty for none.
    section: String,
}

/// Takes over the task of a row. A table whose title is that of a plan of the year goes into that plan: a task of the same
/// words is completed, another one added. Any other table becomes a plan of its own: tasks of the same words come back every
/// year and are not the same task.
pub(crate) fn take_task(
    conn: &Connection,
    row: &Row<'_>,
    source: &Source,
    plan: &mut NewPlan,
    arrival: &mut Arrival,
) -> Result<()> {
    let Some(task) = row.text("task").or_else(|| row.text("content")) else {
        arrival.leave(row, "没有工作任务，这一行没有导入");
        return Ok(());
    };
    let id = plan.turn_to(conn, source.year(row)?, row.title)?;
    let section = row.text("section");
    let body = row.text("content").filter(|body| *body != task);
    let targets = targets_of(row);
    let mut columns = arrival.columns::<PlanItemChanges>(row, FIELDS);
    if let Some(budget) = row.values.get("budget").and_then(Datum::as_f64) {
        columns.push(("budget", Value::Integer((budget * 100.0).round() as i64)));
    }
    if let Some(body) = &body {
        columns.push(("body", Value::Text(body.clone())));
    }
    let kind = profile::profile(conn)?.year_kind;
    let dates = match row.text("time_text") {
        // The sheet was read by calendar years, and 13月底前 as 3月底前.
        Some(words) if kind == YearKind::Academic || time::fault(&words, kind).is_some() => {
            time_columns(conn, source.year(row)?, &words)?
        }
        _ => arrival.columns::<Dates>(row, &["start", "end"]),
    };
    if let Some(known) = plan.meant(&task, body.as_deref(), section.as_deref()) {
        // Dates go with the words that they were read from: where the task keeps its own words, it keeps its own dates.
        let time: Option<String> =
            conn.query_row("SELECT time_text FROM plan_item WHERE id = ?", [known], |found| found.get(0))?;
        if time.is_none() || arrival.overwrites() {
            columns.extend(dates);
        }
        arrival.fill(conn, row, "plan_item", known.0, columns)?;
        return meet_targets(conn, row, known, &targets, arrival);
    }
    let parent = match section {
        None => None,
        Some(section) => Some(plan.heading(conn, id, &section)?),
    };
    columns.extend(dates);
    let item = plan.item(conn, id, parent, "task", &task, columns)?;
    target::write(conn, item, &targets)?;
    arrival.added();
    Ok(())
}

/// The plan of the year with this title, or whose table has it.
fn plan_titled(conn: &Connection, year: i32, title: &str) -> Result<Option<PlanId>> {
    let mut statement = conn.prepare_cached("SELECT id, title FROM plan WHERE year = ? ORDER BY id DESC")?;
    let plans = statement
        .query_map([year], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(PlanId, String)>>>()?;
    let is_meant = |own: &str| title == own || title == tabled(own);
    Ok(plans.into_iter().find(|(_, own)| is_meant(own)).map(|(id, _)| id))
}

/// Words as they are compared: without blanks and line breaks.
fn plain(words: &str) -> String {
    words.split_whitespace().collect()
}

/// The targets of a row.
fn targets_of(row: &Row<'_>) -> Vec<NewTarget> {
    let pairs = row.values.get("indicators").and_then(Datum::as_array);
    let target = |pair: &serde_json::Value| {
        let amount = pair.get(0)?.as_f64()?;
        let unit = pair.get(1).and_then(serde_json::Value::as_str).map(str::to_owned);
        let counted_by = counted_by(unit.as_deref());
        Some(NewTarget::new(Some(amount), unit, counted_by))
    };
    pairs.into_iter().flatten().filter_map(target).collect()
}

/// Gives a task that has no target those of its row; what differs stays and is said.
fn meet_targets(
    conn: &Connection,
    row: &Row<'_>,
    item: PlanItemId,
    targets: &[NewTarget],
    arrival: &mut Arrival,
) -> Result<()> {
    if targets.is_empty() {
        return Ok(());
    }
    let mut statement =
        conn.prepare_cached("SELECT amount, amount_high, unit FROM target WHERE item_id = ? ORDER BY position, id")?;
    let said = |low, high, unit: Option<String>| said_number(low, high, unit.as_deref().unwrap_or_default());
    let known = statement
        .query_map([item], |row| Ok(said(row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    let told: Vec<String> = targets.iter().map(|target| said(target.amount, None, target.unit.clone())).collect();
    let differs = told.iter().any(|told| !known.contains(told));
    if known.is_empty() || differs && arrival.overwrites() {
        target::write(conn, item, targets)?;
        arrival.changed("indicators", known.join("、"), told.join("、"));
    } else if differs {
        arrival.keep(row, "indicators", known.join("、"), told.join("、"));
    }
    Ok(())
}

/// How a target that was read is counted, by its unit.
pub(super) fn counted_by(unit: Option<&str>) -> CountedBy {
    match unit {
        Some("人次") => CountedBy::Beneficiaries,
        Some("次" | "场" | "期" | "项" | "个") | None => CountedBy::Events,
        Some(_) => CountedBy::Hand,
    }
}

/// The dates of a row, whose names in a spreadsheet are not those of the record.
struct Dates;

impl changes::Form for Dates {
    fn column(field: &str, value: &Datum) -> Option<changes::Column> {
        let column = match field {
            "start" => "start_date",
            "end" => "end_date",
            _ => return None,
        };
        let date = changes::typed(value).and_then(|date: String| {
            let checked = crate::value::date(column, &date);
            checked.map(|value| (column, value)).map_err(|refused| refused.to_string())
        });
        Some(date)
    }
}

impl NewPlan {
    /// The plan that a table of this title goes into. Tables of other titles go on with a plan that the file made, not with
    /// one that was there.
    fn turn_to(&mut self, conn: &Connection, year: i32, title: &str) -> Result<PlanId> {
        let of = (year, title.to_owned());
        if let Some(id) = self.plan.filter(|_| self.of == of) {
            return Ok(id);
        }
        let known = plan_titled(conn, year, title)?;
        if let Some(id) = self.plan.filter(|_| known.is_none() && !self.is_known && self.of.0 == year) {
            self.of = of;
            return Ok(id);
        }
        *self = NewPlan { of, is_known: known.is_some(), ..NewPlan::default() };
        let id = match known {
            Some(id) => {
                self.know(conn, id)?;
                id
            }
            None => {
                let title = if title.is_empty() { format!("{year}年工作计划") } else { title.to_owned() };
                let columns = vec![("year", Value::Integer(i64::from(year))), ("title", Value::Text(title))];
                PlanId(changes::insert(conn, "plan", &columns)?)
            }
        };
        Ok(*self.plan.insert(id))
    }

    /// Reads what a plan has, for a table that goes into it.
    fn know(&mut self, conn: &Connection, plan: PlanId) -> Result<()> {
        let mut next = conn.prepare_cached(
            "SELECT parent_id, max(position) + 1 FROM plan_item WHERE plan_id = ? GROUP BY parent_id",
        )?;
        self.places = next.query_map([plan], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        let mut tops: HashMap<PlanItemId, String> = HashMap::new();
        for item in detail(conn, plan)?.items {
            let section = item.parent_id.and_then(|parent| tops.get(&parent).cloned()).unwrap_or_default();
            let words = plain(&item.text);
            if item.kind == "task" {
                let whole = words.clone() + &plain(item.body.as_deref().unwrap_or_default());
                self.tasks.push(Known { id: item.id, words, whole, section: section.clone() });
                tops.insert(item.id, section);
            } else {
                self.headings.entry(words.clone()).or_insert(item.id);
                let top = if section.is_empty() { words } else { section };
                self.sections.insert(top.clone());
                tops.insert(item.id, top);
            }
        }
        Ok(())
    }

    /// The heading of a section, made when it is not there. Its label is the plan's own affair: a table may count otherwise.
    fn heading(&mut self, conn: &Connection, plan: PlanId, section: &str) -> Result<PlanItemId> {
        let words = unlabelled(section);
        if let Some(heading) = self.headings.get(&plain(words)) {
            return Ok(*heading);
        }
        let heading = self.item(conn, plan, None, "heading", words, changes::Columns::new())?;
        self.headings.insert(plain(words), heading);
        Ok(heading)
    }

    /// The task that a row means: first one with all of its words, then the only one of its name; each is meant once. In
    /// another section of the plan it is another task.
    fn meant(&mut self, task: &str, body: Option<&str>, section: Option<&str>) -> Option<PlanItemId> {
        let task = plain(task);
        let whole = task.clone() + &plain(body.unwrap_or_default());
        let section = section.map(|section| plain(unlabelled(section))).filter(|one| self.sections.contains(one));
        let is_there = |known: &Known| {
            section.as_ref().is_none_or(|section| known.section.is_empty() || known.section == *section)
        };
        let found = self.tasks.iter().position(|known| is_there(known) && known.whole == whole).or_else(|| {
            let mut named =
                (0..self.tasks.len()).filter(|at| is_there(&self.tasks[*at]) && self.tasks[*at].words == task);
            let first = named.next();
            first.filter(|_| named.next().is_none())
        })?;
        Some(self.tasks.remove(found).id)
    }

    /// Adds an item after those that stand under its parent.
    pub(super) fn item(
        &mut self,
        conn: &Connection,
        plan: PlanId,
        parent: Option<PlanItemId>,
        kind: &str,
        text: &str,
        mut columns: changes::Columns,
    ) -> Result<PlanItemId> {
        let place = self.places.entry(parent).or_insert(0);
        columns.extend([
            ("plan_id", Value::Integer(plan.0)),
            ("parent_id", parent.map_or(Value::Null, |id| Value::Integer(id.0))),
            ("position", Value::Integer(*place)),
            ("kind", Value::Text(kind.into())),
            ("text", Value::Text(text.into())),
        ]);
        *place += 1;
        changes::insert(conn, "plan_item", &columns).map(PlanItemId)
    }
}
