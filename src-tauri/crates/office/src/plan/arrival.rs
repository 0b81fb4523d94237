//! What a row of an imported plan table becomes.

use std::collections::HashMap;

use rusqlite::Connection;
use rusqlite::types::Value;
use sheets::outline::without_label;
use sheets::understand::Datum;

use super::detail;
use super::item::{CountedBy, NewTarget, PlanItemChanges, write_targets};
use super::report::{said_number, tabled};
use crate::changes;
use crate::error::Result;
use crate::ids::{PlanId, PlanItemId};
use crate::import::Source;
use crate::import::arrival::{Arrival, Row};

const FIELDS: &[&str] = &["leader", "lead_unit", "person", "helpers", "time_text", "note"];

/// The plan that a file becomes, or goes into, with its headings and the tasks that it had.
#[derive(Default)]
pub(crate) struct NewPlan {
    plan: Option<PlanId>,
    headings: HashMap<String, PlanItemId>,
    /// The tasks that no row has meant yet, in the plan's order.
    tasks: Vec<Known>,
    /// How many items stand under each parent.
    places: HashMap<Option<PlanItemId>, i64>,
}

/// A task of a plan that is there.
struct Known {
    id: PlanItemId,
    /// Its words, and those with what belongs to it, without blanks.
    words: [String; 2],
    /// Its top heading, without blanks.
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
    let year = source.year(row)?;
    let id = match plan.plan {
        Some(id) => id,
        None => {
            let id = match plan_titled(conn, year, row.title)? {
                Some(id) => {
                    plan.know(conn, id)?;
                    id
                }
                None => {
                    let title =
                        if row.title.is_empty() { format!("{year}年工作计划") } else { row.title.to_owned() };
                    let columns = vec![("year", Value::Integer(i64::from(year))), ("title", Value::Text(title))];
                    PlanId(changes::insert(conn, "plan", &columns)?)
                }
            };
            *plan.plan.insert(id)
        }
    };
    let section = row.text("section");
    let targets = targets_of(row);
    let mut columns = arrival.columns::<PlanItemChanges>(row, FIELDS);
    if let Some(budget) = row.values.get("budget").and_then(Datum::as_f64) {
        columns.push(("budget", Value::Integer((budget * 100.0).round() as i64)));
    }
    let dates = arrival.columns::<Dates>(row, &["start", "end"]);
    if let Some(known) = plan.meant(&task, section.as_deref()) {
        // Dates that were read from words which the task has already are no news: they may have been set by hand since.
        let time: Option<String> =
            conn.query_row("SELECT time_text FROM plan_item WHERE id = ?", [known], |found| found.get(0))?;
        if time != row.text("time_text") {
            columns.extend(dates);
        }
        arrival.fill(conn, row, "plan_item", known.0, columns)?;
        return meet_targets(conn, row, known, &targets, arrival);
    }
    let parent = match section {
        None => None,
        Some(section) => Some(match plan.headings.get(&plain(&section)) {
            Some(heading) => *heading,
            None => {
                // A plan labels its headings itself.
                let words = without_label(&section);
                let heading = plan.item(conn, id, None, "heading", words, changes::Columns::new())?;
                plan.headings.insert(plain(&section), heading);
                heading
            }
        }),
    };
    columns.extend(dates);
    if let Some(body) = row.text("content").filter(|body| *body != task) {
        columns.push(("body", Value::Text(body)));
    }
    let item = plan.item(conn, id, parent, "task", &task, columns)?;
    write_targets(conn, item, &targets)?;
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
        let (words, measure, done) = (None, None, None);
        Some(NewTarget { amount: Some(amount), amount_high: None, unit, words, counted_by, measure, done })
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
    if known.is_empty() {
        write_targets(conn, item, targets)?;
        arrival.changed("indicators", String::new(), told.join("、"));
    } else if told.iter().any(|told| !known.contains(told)) {
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
    /// Reads what a plan has, for a table that goes into it.
    fn know(&mut self, conn: &Connection, plan: PlanId) -> Result<()> {
        let mut tops: HashMap<PlanItemId, String> = HashMap::new();
        for item in detail(conn, plan)?.items {
            *self.places.entry(item.parent_id).or_insert(0) += 1;
            let section = item.parent_id.and_then(|parent| tops.get(&parent).cloned()).unwrap_or_default();
            let words = plain(&item.text);
            if item.kind == "task" {
                let whole = words.clone() + &plain(item.body.as_deref().unwrap_or_default());
                self.tasks.push(Known { id: item.id, words: [words, whole], section: section.clone() });
                tops.insert(item.id, section);
            } else {
                let labelled = plain(&item.label) + &words;
                self.headings.entry(labelled).or_insert(item.id);
                self.headings.entry(words.clone()).or_insert(item.id);
                tops.insert(item.id, if section.is_empty() { words } else { section });
            }
        }
        Ok(())
    }

    /// The task that a row means: one of these words in this section, or else of these words; each is meant once.
    fn meant(&mut self, task: &str, section: Option<&str>) -> Option<PlanItemId> {
        let (task, section) = (plain(task), section.map(plain).unwrap_or_default());
        let says = |known: &Known| known.words.contains(&task);
        let of_section = |known: &Known| says(known) && !known.section.is_empty() && section.ends_with(&known.section);
        let found = self.tasks.iter().position(of_section).or_else(|| self.tasks.iter().position(says))?;
        Some(self.tasks.remove(found).id)
    }

    /// The number, from 1, of the next item under `parent`.
    pub(super) fn next_number(&self, parent: Option<PlanItemId>) -> usize {
        self.places.get(&parent).map_or(1, |place| *place as usize + 1)
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
