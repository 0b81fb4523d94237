//! The ledger's answers: the events that a filter keeps, in groups with their sums, and what the charts draw. An event counts
//! once in every total; in groups by unit, place or task it stands in each of its own.

use std::collections::{BTreeMap, HashMap};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::filter::{EventFilter, Fact, facts};
use super::{EventRow, Measure, store};
use crate::api::Nothing;
use crate::changes;
use crate::error::Result;
use crate::ids::EventId;
use crate::office::At;
use crate::year::{YearKind, year_of};
use crate::{profile, value};

/// What events are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum EventBy {
    /// 月份
    Month,
    /// 季度 of the calendar
    Quarter,
    /// 年度 of the office
    Year,
    /// 类型
    Kind,
    /// 单位, in any role
    Unit,
    /// 地点
    Place,
    /// 任务
    Task,
}

/// A question to the ledger.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct EventLedgerAsk {
    /// Which events.
    #[serde(default)]
    #[ts(optional, as = "Option<EventFilter>")]
    pub filter: EventFilter,
    /// How they are grouped; not at all when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub group: Option<EventBy>,
    /// How many rows at most, the latest; all when absent. Sums and groups are always of all.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub limit: Option<u32>,
}

/// What events come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct EventSums {
    /// How many events.
    pub events: i64,
    /// 参加人数
    pub participants: i64,
    /// 受益人次
    pub beneficiaries: i64,
    /// 经费, in 分
    pub cost: i64,
}

/// Events that belong together.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventGroup {
    /// What they share, as the records have it: 2026-05, 讲座, a unit's name, the task's id; empty where it is not written.
    pub key: String,
    /// The same as it reads.
    pub title: String,
    /// The events, the latest first.
    pub ids: Vec<EventId>,
    /// What they come to.
    pub sums: EventSums,
}

/// A piece of a bar: the events of one kind that began in a month.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MonthCount {
    /// 2026-05; 2026 where only the year is known.
    pub month: String,
    /// 类型; empty where it is not written.
    pub kind: String,
    /// How many.
    pub events: i64,
}

/// A bar: what the events of a unit come to, in whatever role it took part.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct UnitCount {
    /// The unit's name.
    pub unit: String,
    /// What its events come to.
    pub sums: EventSums,
}

/// The ledger's answer.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventLedger {
    /// The events, the latest first.
    pub rows: Vec<EventRow>,
    /// What all of them come to, each counted once.
    pub sums: EventSums,
    /// The groups: by time the latest first, else the largest first.
    pub groups: Vec<EventGroup>,
    /// The events among the rows that are marked for 大事记.
    pub marked: Vec<EventId>,
    /// Their figures of all kinds, each name with each unit once, added up.
    pub measures: Vec<Measure>,
    /// Events by month and kind, in the order of time.
    pub months: Vec<MonthCount>,
    /// The units by 受益人次, the largest first.
    pub units: Vec<UnitCount>,
    /// Every kind that an event of the office has.
    pub kinds: Vec<String>,
}

/// Events to mark for 大事记, or not any more.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventMark {
    /// The events.
    pub ids: Vec<EventId>,
    /// Whether they belong into it.
    pub marked: bool,
}

impl EventSums {
    fn add(&mut self, fact: &Fact) {
        self.events += 1;
        self.participants += fact.participants.unwrap_or_default();
        self.beneficiaries += fact.beneficiaries.unwrap_or_default();
        self.cost += fact.cost.unwrap_or_default();
    }

    fn of(facts: &[Fact]) -> Self {
        let mut sums = Self::default();
        facts.iter().for_each(|fact| sums.add(fact));
        sums
    }

    /// 12 项，受益 3400 人次，经费 560 元; what is nothing is left out.
    pub(super) fn spoken(&self) -> String {
        let mut said = vec![format!("{} 项", self.events)];
        if self.beneficiaries > 0 {
            said.push(format!("受益 {} 人次", self.beneficiaries));
        }
        if self.cost > 0 {
            said.push(format!("经费 {} 元", value::yuan(self.cost)));
        }
        said.join("，")
    }
}

pub(crate) fn event_ledger(at: &At<'_>, ask: EventLedgerAsk) -> Result<EventLedger> {
    at.read(|conn| {
        let facts = facts(conn, &ask.filter)?;
        let count = ask.limit.map_or(facts.len(), |limit| facts.len().min(limit as usize));
        let shown = &facts[..count];
        Ok(EventLedger {
            rows: rows_of(conn, shown)?,
            sums: EventSums::of(&facts),
            groups: match ask.group {
                Some(by) => groups(conn, &facts, by)?,
                None => Vec::new(),
            },
            marked: shown.iter().filter(|fact| fact.marked).map(|fact| fact.id).collect(),
            measures: measures(conn, &facts)?,
            months: months(&facts),
            units: units(conn, &facts)?,
            kinds: kinds(conn)?,
        })
    })
}

pub(crate) fn event_mark(at: &At<'_>, ask: EventMark) -> Result<Nothing> {
    at.act(|act| {
        let mut titles = Vec::new();
        for id in &ask.ids {
            titles.push(super::title(act, *id)?);
            let marked = vec![("in_chronicle", rusqlite::types::Value::Integer(i64::from(ask.marked)))];
            changes::update(act, "event", id.0, &marked, super::NOUN)?;
        }
        let which = match titles.as_slice() {
            [one] => format!("“{one}”"),
            many => format!(" {} 项活动", many.len()),
        };
        let label =
            if ask.marked { format!("把{which}记入大事记") } else { format!("{which}不再记入大事记") };
        Ok((Nothing {}, label.trim_start().to_owned()))
    })
}

/// The rows of events, in their order.
pub(super) fn rows_of(conn: &Connection, facts: &[Fact]) -> Result<Vec<EventRow>> {
    let ids = serde_json::to_string(&facts.iter().map(|fact| fact.id).collect::<Vec<_>>()).unwrap_or_default();
    store::rows(conn, "WHERE e.id IN (SELECT value FROM json_each(?))", &[&ids])
}

/// What a group is called, and what orders it.
struct Name {
    key: String,
    title: String,
}

const UNWRITTEN: &[(EventBy, &str)] = &[
    (EventBy::Month, "未写时间"),
    (EventBy::Quarter, "未写时间"),
    (EventBy::Year, "未写时间"),
    (EventBy::Kind, "未写类型"),
    (EventBy::Unit, "未写单位"),
    (EventBy::Place, "未写地点"),
    (EventBy::Task, "没有关联任务"),
];

/// The groups of events; an event without what they are grouped by stands in the last.
pub(super) fn groups(conn: &Connection, facts: &[Fact], by: EventBy) -> Result<Vec<EventGroup>> {
    let year_kind = profile::profile(conn)?.year_kind;
    let many = match by {
        EventBy::Unit => beside(
            conn,
            "SELECT DISTINCT r.event_id, u.name, u.name FROM event_unit r JOIN unit u ON u.id = r.unit_id",
        )?,
        EventBy::Place => {
            beside(conn, "SELECT DISTINCT event_id, place, place FROM occurrence WHERE place IS NOT NULL")?
        }
        EventBy::Task => beside(
            conn,
            "SELECT l.event_id, CAST(i.id AS TEXT), i.text FROM event_item l JOIN plan_item i ON i.id = l.item_id",
        )?,
        _ => HashMap::new(),
    };
    let mut found: HashMap<String, EventGroup> = HashMap::new();
    let unwritten = UNWRITTEN.iter().find(|(each, _)| *each == by).map_or("", |(_, title)| *title);
    let mut put = |key: &str, title: &str, fact: &Fact| {
        let group = found.entry(key.to_owned()).or_insert_with(|| EventGroup {
            key: key.to_owned(),
            title: if key.is_empty() { unwritten.to_owned() } else { title.to_owned() },
            ids: Vec::new(),
            sums: EventSums::default(),
        });
        group.ids.push(fact.id);
        group.sums.add(fact);
    };
    for fact in facts {
        match by {
            EventBy::Unit | EventBy::Place | EventBy::Task => match many.get(&fact.id) {
                Some(names) => names.iter().for_each(|name| put(&name.key, &name.title, fact)),
                None => put("", "", fact),
            },
            EventBy::Kind => {
                let kind = fact.kind.as_deref().unwrap_or_default();
                put(kind, kind, fact);
            }
            EventBy::Month | EventBy::Quarter | EventBy::Year => {
                let name = fact.began.as_deref().map(|began| period(began, by, year_kind));
                put(name.as_ref().map_or("", |name| &name.key), name.as_ref().map_or("", |name| &name.title), fact);
            }
        }
    }
    let mut groups: Vec<EventGroup> = found.into_values().collect();
    match by {
        EventBy::Month | EventBy::Quarter | EventBy::Year => groups.sort_by(|a, b| b.key.cmp(&a.key)),
        _ => groups.sort_by(|a, b| {
            (a.key.is_empty(), b.sums.events, &a.title).cmp(&(b.key.is_empty(), a.sums.events, &b.title))
        }),
    }
    Ok(groups)
}

/// What stands beside events: (event, key, title).
fn beside(conn: &Connection, sql: &str) -> Result<HashMap<EventId, Vec<Name>>> {
    let mut all: HashMap<EventId, Vec<Name>> = HashMap::new();
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        all.entry(row.get(0)?).or_default().push(Name { key: row.get(1)?, title: row.get(2)? });
    }
    Ok(all)
}

/// The month, quarter or year of a date; of a date known only to the year, that year.
fn period(began: &str, by: EventBy, kind: YearKind) -> Name {
    let year = began.get(..4).unwrap_or_default();
    let month = began.get(5..7).and_then(|month| month.parse::<u32>().ok());
    match (by, month) {
        (EventBy::Year, _) => {
            let year = year_of(began, kind).unwrap_or_default();
            Name { key: format!("{year:04}"), title: kind.spoken(year) }
        }
        (_, None) => Name { key: year.to_owned(), title: format!("{year}年（未记月份）") },
        (EventBy::Quarter, Some(month)) => {
            let quarter = (month - 1) / 3 + 1;
            let word = ["一", "二", "三", "四"][(quarter - 1).min(3) as usize];
            Name { key: format!("{year}-Q{quarter}"), title: format!("{year}年第{word}季度") }
        }
        (_, Some(_)) => {
            let key = began.get(..7).unwrap_or(year);
            Name { key: key.to_owned(), title: value::spoken(key) }
        }
    }
}

fn months(facts: &[Fact]) -> Vec<MonthCount> {
    let mut counts: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    for fact in facts {
        let Some(began) = fact.began.as_deref() else { continue };
        let month = began.get(..7).unwrap_or(began);
        *counts.entry((month, fact.kind.as_deref().unwrap_or_default())).or_default() += 1;
    }
    counts
        .into_iter()
        .map(|((month, kind), events)| MonthCount { month: month.to_owned(), kind: kind.to_owned(), events })
        .collect()
}

fn units(conn: &Connection, facts: &[Fact]) -> Result<Vec<UnitCount>> {
    let mut units: Vec<UnitCount> = groups(conn, facts, EventBy::Unit)?
        .into_iter()
        .filter(|group| !group.key.is_empty())
        .map(|group| UnitCount { unit: group.key, sums: group.sums })
        .collect();
    units.sort_by(|a, b| {
        (b.sums.beneficiaries, b.sums.events, &a.unit).cmp(&(a.sums.beneficiaries, a.sums.events, &b.unit))
    });
    Ok(units)
}

fn measures(conn: &Connection, facts: &[Fact]) -> Result<Vec<Measure>> {
    let chosen: std::collections::HashSet<EventId> = facts.iter().map(|fact| fact.id).collect();
    let mut sums: BTreeMap<(String, Option<String>), f64> = BTreeMap::new();
    let mut statement = conn.prepare_cached("SELECT event_id, name, unit, amount FROM measure")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if chosen.contains(&row.get(0)?) {
            *sums.entry((row.get(1)?, row.get(2)?)).or_default() += row.get::<_, f64>(3)?;
        }
    }
    Ok(sums.into_iter().map(|((name, unit), amount)| Measure { name, amount, unit }).collect())
}

fn kinds(conn: &Connection) -> Result<Vec<String>> {
    let mut statement = conn
        .prepare_cached("SELECT kind FROM event WHERE kind IS NOT NULL GROUP BY kind ORDER BY count(*) DESC, kind")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
