//! What a row of an imported plan table becomes.

use std::collections::HashMap;

use rusqlite::Connection;
use rusqlite::types::Value;
use sheets::understand::Datum;

use super::item::{CountedBy, NewTarget, PlanItemChanges, write_targets};
use crate::changes;
use crate::error::Result;
use crate::ids::{PlanId, PlanItemId};
use crate::import::Source;
use crate::import::arrival::{Arrival, Row};

const FIELDS: &[&str] = &["leader", "lead_unit", "person", "helpers", "time_text", "note"];

/// The plan that a file becomes, with the headings made so far.
#[derive(Default)]
pub(crate) struct NewPlan {
    plan: Option<PlanId>,
    headings: HashMap<String, PlanItemId>,
    /// How many items stand under each parent.
    places: HashMap<Option<PlanItemId>, i64>,
}

/// Adds the task of a row under the heading of its section. A plan table always becomes a plan of its own: tasks of the
/// same words come back every year and are not the same task.
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
            let title = if row.title.is_empty() { format!("{year}年工作计划") } else { row.title.to_owned() };
            let columns = vec![("year", Value::Integer(i64::from(year))), ("title", Value::Text(title))];
            *plan.plan.insert(PlanId(changes::insert(conn, "plan", &columns)?))
        }
    };
    let parent = match row.text("section") {
        None => None,
        Some(section) => Some(match plan.headings.get(&section) {
            Some(heading) => *heading,
            None => {
                let heading = plan.item(conn, id, None, "heading", &section, changes::Columns::new())?;
                plan.headings.insert(section, heading);
                heading
            }
        }),
    };
    let mut columns = arrival.columns::<PlanItemChanges>(row, FIELDS);
    columns.extend(arrival.columns::<Dates>(row, &["start", "end"]));
    if let Some(budget) = row.values.get("budget").and_then(Datum::as_f64) {
        columns.push(("budget", Value::Integer((budget * 100.0).round() as i64)));
    }
    if let Some(body) = row.text("content").filter(|body| *body != task) {
        columns.push(("body", Value::Text(body)));
    }
    let item = plan.item(conn, id, parent, "task", &task, columns)?;
    let targets: Vec<NewTarget> = row
        .values
        .get("indicators")
        .and_then(Datum::as_array)
        .into_iter()
        .flatten()
        .filter_map(|pair| {
            let amount = pair.get(0)?.as_f64()?;
            let unit = pair.get(1).and_then(serde_json::Value::as_str).map(str::to_owned);
            let counted_by = counted_by(unit.as_deref());
            Some(NewTarget {
                amount: Some(amount),
                amount_high: None,
                unit,
                words: None,
                counted_by,
                measure: None,
                done: None,
            })
        })
        .collect();
    write_targets(conn, item, &targets)?;
    arrival.added();
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
