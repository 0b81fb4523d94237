//! The records behind a target: what it counts, and what the years of a number over several years reached.

use std::collections::HashMap;

use rusqlite::Connection;

use super::figure::{FigureRow, Planned, Year, of_event, of_task};
use crate::error::Result;
use crate::event::EventRow;
use crate::ids::{EventId, PlanId, PlanItemId};
use crate::plan::{self, CountedBy, PlanItem, Target, TargetEntry};
use crate::tables::Area;
use crate::{value, year};

/// Measures by event and name: each number with its unit.
type ByName = HashMap<(EventId, String), Vec<(Option<String>, f64)>>;

/// The measures of events, and by the event those of its parts.
#[derive(Default)]
pub(super) struct Measures {
    own: ByName,
    of_parts: ByName,
}

impl Year {
    /// What a target counts: its events; its objects; what was written down by hand, the task itself standing for what has no day.
    pub(super) fn counted(&self, plan: &Planned, task: &PlanItem, target: &Target) -> Vec<FigureRow> {
        let of_task = |amount: f64| FigureRow { amount: Some(amount), ..of_task(plan.detail.plan.id, task) };
        let row = |event: &EventRow| match target.counted_by {
            CountedBy::Participants => (event.participants.map(|count| count as f64), event.participants_text.clone()),
            CountedBy::Beneficiaries => {
                (event.beneficiaries.map(|count| count as f64), event.beneficiaries_text.clone())
            }
            CountedBy::Measure => (self.measured(event.whole.id, target), None),
            CountedBy::Events | CountedBy::Objects | CountedBy::Hand => (Some(1.0), None),
        };
        match target.counted_by {
            CountedBy::Hand => {
                let entry = |entry: &TargetEntry| FigureRow {
                    title: entry.note.clone().unwrap_or_else(|| task.text.clone()),
                    when: value::spoken(&entry.entered_on),
                    ..of_task(entry.amount)
                };
                target
                    .done
                    .filter(|done| *done != 0.0)
                    .map(of_task)
                    .into_iter()
                    .chain(target.entries.iter().map(entry))
                    .collect()
            }
            CountedBy::Objects => {
                let of_year = |last: &str| {
                    target.programme.is_none()
                        || year::year_of(last, self.profile.year_kind) == Some(plan.detail.plan.year)
                };
                let finished = plan::finished(&task.milestones).into_iter().filter(|(_, last)| of_year(last));
                finished
                    .map(|(object, last)| FigureRow {
                        title: if object.is_empty() { task.text.clone() } else { object.to_owned() },
                        when: value::spoken(last),
                        ..of_task(1.0)
                    })
                    .collect()
            }
            _ => plan
                .events_of(task.id)
                .into_iter()
                .map(|event| {
                    let (amount, words) = row(&event);
                    of_event(&event, amount, words)
                })
                .collect(),
        }
    }

    /// What an event adds to a target that sums a measure: its own, else what its parts have; none where none is in the target's
    /// unit.
    fn measured(&self, event: EventId, target: &Target) -> Option<f64> {
        let sum = |of: &ByName| Self::alike(of, event, target);
        sum(&self.measures.own).or_else(|| sum(&self.measures.of_parts))
    }

    fn alike(measures: &ByName, event: EventId, target: &Target) -> Option<f64> {
        let all = measures.get(&(event, target.measure.clone()?))?;
        let mut alike = all
            .iter()
            .filter(|(unit, _)| unit.is_none() || target.unit.is_none() || *unit == target.unit)
            .map(|(_, amount)| *amount)
            .peekable();
        alike.peek().is_some().then(|| alike.sum())
    }
}

/// The years of a target over several years, and what was before them.
pub(super) fn over_years(plan: PlanId, task: &PlanItem, target: &Target) -> Vec<FigureRow> {
    let Some(programme) = &target.programme else { return Vec::new() };
    let row = |plan: PlanId, item: PlanItemId, when: String, amount: f64| FigureRow {
        area: Area::Plan,
        id: item.0,
        plan_id: Some(plan),
        title: task.text.clone(),
        when,
        amount: Some(amount),
        words: None,
    };
    let before = programme.before.map(|before| row(plan, task.id, "此前".into(), before));
    let years = programme.years.iter().map(|it| row(it.plan_id, it.item_id, format!("{}年", it.year), it.reached));
    before.into_iter().chain(years).collect()
}

/// The measures of all events.
pub(super) fn measures(conn: &Connection) -> Result<Measures> {
    let mut statement = conn.prepare_cached(
        "SELECT m.event_id, m.name, m.unit, m.amount, CASE WHEN e.same_as IS NULL THEN e.parent_id END
         FROM measure m JOIN event e ON e.id = m.event_id ORDER BY m.id",
    )?;
    let mut rows = statement.query([])?;
    let mut measures = Measures::default();
    while let Some(row) = rows.next()? {
        let (name, one): (String, (Option<String>, f64)) = (row.get(1)?, (row.get(2)?, row.get(3)?));
        if let Some(whole) = row.get::<_, Option<EventId>>(4)? {
            measures.of_parts.entry((whole, name.clone())).or_default().push(one.clone());
        }
        measures.own.entry((row.get(0)?, name)).or_default().push(one);
    }
    Ok(measures)
}
