//! Which tasks an event may serve: suggested from shared words, kind, units and time, best first, with why. Nothing is ever
//! linked by itself.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::filter::{EventFilter, facts};
use super::{EventRow, ledger};
use crate::api::Nothing;
use crate::changes;
use crate::error::{Error, Result};
use crate::ids::{EventId, PlanItemId};
use crate::office::At;
use crate::year::{YearKind, year_of};
use crate::{profile, value};

/// Which events to suggest tasks for; only those that serve none are looked at.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct EventSuggestAsk {
    /// Which events.
    #[serde(default)]
    #[ts(optional, as = "Option<EventFilter>")]
    pub filter: EventFilter,
}

/// A task that an event may serve.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct SuggestedTask {
    /// The task.
    pub id: PlanItemId,
    /// 任务
    pub text: String,
    /// The plan it stands in.
    pub plan: String,
    /// Why it is suggested: 都提到“科普讲座”；时间相合
    pub why: String,
}

/// An event that serves no task, with what it may serve.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventSuggestion {
    /// The event.
    pub event: EventRow,
    /// The tasks, the best first; none where nothing fits.
    pub tasks: Vec<SuggestedTask>,
}

/// The events that serve no task.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventSuggestions {
    /// The events, the latest first.
    pub rows: Vec<EventSuggestion>,
}

/// An event and a task that it serves.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct EventTie {
    /// The event.
    pub id: EventId,
    /// The task.
    pub item_id: PlanItemId,
}

/// Ties to add to those there are.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventTies {
    /// The ties.
    pub ties: Vec<EventTie>,
}

/// So many tasks are suggested for an event.
const MOST: usize = 3;

/// What a suggestion must come to.
const LEAST: f64 = 2.0;

/// Pairs that every task has and that tell none apart.
const COMMON: &[&str] = &["活动", "开展", "举办", "组织", "工作", "全年", "全区", "各类", "进行", "做好", "加强"];

struct Task {
    id: PlanItemId,
    text: String,
    plan: String,
    year: i32,
    units: String,
    start: Option<String>,
    end: Option<String>,
    pairs: BTreeSet<String>,
}

fn pairs(text: &str) -> BTreeSet<String> {
    let chars: Vec<char> = text.chars().collect();
    let is_word = |pair: &&[char]| pair.iter().all(|c| c.is_alphabetic());
    let pairs = chars.windows(2).filter(is_word).map(|pair| pair.iter().collect::<String>());
    pairs.filter(|pair| !COMMON.contains(&pair.as_str())).collect()
}

/// The longest run of characters that stands in both.
fn shared(one: &str, other: &str) -> String {
    let chars: Vec<char> = one.chars().collect();
    let mut best = String::new();
    for from in 0..chars.len() {
        for to in from + 2..=chars.len() {
            let run: String = chars[from..to].iter().collect();
            if !other.contains(&run) {
                break;
            }
            if run.chars().count() > best.chars().count() {
                best = run;
            }
        }
    }
    best
}

fn tasks(conn: &Connection) -> Result<Vec<Task>> {
    let mut statement = conn.prepare_cached(
        "SELECT i.id, i.text, p.title, p.year, concat_ws('、', i.lead_unit, i.helpers), i.start_date, i.end_date
         FROM plan_item i JOIN plan p ON p.id = i.plan_id WHERE i.kind = 'task' ORDER BY p.year DESC, i.id",
    )?;
    let read = statement.query_map([], |row| {
        let text: String = row.get(1)?;
        Ok(Task {
            id: row.get(0)?,
            pairs: pairs(&text),
            text,
            plan: row.get(2)?,
            year: row.get(3)?,
            units: row.get(4)?,
            start: row.get(5)?,
            end: row.get(6)?,
        })
    })?;
    Ok(read.collect::<rusqlite::Result<_>>()?)
}

/// How much a task fits an event, and why.
fn fit(event: &EventRow, words: &BTreeSet<String>, task: &Task, rare: &HashMap<&str, f64>) -> Option<(f64, String)> {
    let mut why = Vec::new();
    let mut score: f64 = words.intersection(&task.pairs).filter_map(|pair| rare.get(pair.as_str())).sum();
    let kind = event.kind.as_deref().filter(|kind| kind.chars().count() > 1 && task.text.contains(kind));
    if score > 0.0 {
        why.push(format!("都提到“{}”", shared(&event.title, &task.text)));
    }
    if let Some(kind) = kind.filter(|kind| !event.title.contains(kind)) {
        score += 1.5;
        why.push(format!("同是“{kind}”"));
    }
    let units = [&event.hosts, &event.organizers, &event.co_hosts].into_iter().flatten();
    let named: Vec<&str> = units.flat_map(|names| names.split('、')).collect();
    if let Some(unit) = value::names_in(&task.units).into_iter().find(|unit| named.contains(unit)) {
        score += 1.5;
        why.push(format!("都有“{unit}”"));
    }
    if why.is_empty() {
        return None;
    }
    if let (Some(day), Some(start), Some(end)) = (&event.start_date, &task.start, &task.end) {
        let is_within =
            value::first_day(day) >= value::first_day(start) && value::last_day(day) <= value::last_day(end);
        score += if is_within { 1.0 } else { -1.0 };
        if is_within {
            why.push("时间相合".to_owned());
        }
    }
    (score >= LEAST).then(|| (score, why.join("；")))
}

/// A task of another year is none that an event serves.
fn is_of(event: &EventRow, task: &Task, kind: YearKind) -> bool {
    event.start_date.as_deref().and_then(|day| year_of(day, kind)).is_none_or(|year| year == task.year)
}

pub(crate) fn event_suggest(at: &At<'_>, ask: EventSuggestAsk) -> Result<EventSuggestions> {
    at.read(|conn| {
        let filter = EventFilter { unlinked: true, ..ask.filter };
        let events = ledger::rows_of(conn, &facts(conn, &filter)?)?;
        let kind = profile::profile(conn)?.year_kind;
        let tasks = tasks(conn)?;
        let mut often: BTreeMap<&str, usize> = BTreeMap::new();
        tasks.iter().flat_map(|task| &task.pairs).for_each(|pair| *often.entry(pair).or_default() += 1);
        // A pair that few tasks have says more than one that many have.
        let rare: HashMap<&str, f64> = often
            .into_iter()
            .map(|(pair, count)| (pair, (1.0 + tasks.len() as f64 / count as f64).ln().max(0.7)))
            .collect();
        let rows = events.into_iter().map(|event| {
            let words = pairs(&event.title);
            let of_year = tasks.iter().filter(|task| is_of(&event, task, kind));
            let mut found: Vec<(f64, SuggestedTask)> = of_year
                .filter_map(|task| {
                    let (score, why) = fit(&event, &words, task, &rare)?;
                    Some((score, SuggestedTask { id: task.id, text: task.text.clone(), plan: task.plan.clone(), why }))
                })
                .collect();
            found.sort_by(|a, b| b.0.total_cmp(&a.0));
            let tasks = found.into_iter().take(MOST).map(|(_, task)| task).collect();
            EventSuggestion { event, tasks }
        });
        Ok(EventSuggestions { rows: rows.collect() })
    })
}

pub(crate) fn event_link_all(at: &At<'_>, ask: EventTies) -> Result<Nothing> {
    at.act(|act| {
        for EventTie { id, item_id } in &ask.ties {
            super::title(act, *id)?;
            let kind = changes::title(act, "plan_item", "kind", item_id.0, "项任务")?;
            if kind != "task" {
                return Err(Error::invalid("items", "活动只能关联任务，不能关联标题。请另选一条。"));
            }
            act.prepare_cached("INSERT INTO event_item (event_id, item_id) VALUES (?, ?) ON CONFLICT DO NOTHING")?
                .execute(params![id, item_id])?;
        }
        Ok((Nothing {}, format!("给 {} 项活动关联任务", ask.ties.len())))
    })
}
