//! Which events the ledger shows, counts and prints: one filter for the window, the papers and the terminal.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use serde::{Deserialize, Serialize};

use super::counted::{self, Standing};
use crate::error::{Error, Result};
use crate::ids::{EventId, PlanItemId};
use crate::year::{YearKind, year_range};
use crate::{profile, value};

/// What a unit did at an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum UnitRole {
    /// 主办
    Host,
    /// 承办
    Organizer,
    /// 协办
    CoHost,
    /// 支持
    Supporter,
}

impl UnitRole {
    fn column(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Organizer => "organizer",
            Self::CoHost => "co_host",
            Self::Supporter => "supporter",
        }
    }

    fn spoken(self) -> &'static str {
        match self {
            Self::Host => "主办",
            Self::Organizer => "承办",
            Self::CoHost => "协办",
            Self::Supporter => "支持",
        }
    }
}

/// Which events. Every condition that is given must hold; an event belongs to the time in which it begins.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct EventFilter {
    /// Of this year of the office.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub year: Option<i32>,
    /// Not before this date, of any precision.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub from: Option<String>,
    /// Not after this date, of any precision; it is in.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub to: Option<String>,
    /// Of one of these kinds; an empty word stands for those without any.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub kinds: Vec<String>,
    /// A unit by its name or short name, in whatever role.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit: Option<String>,
    /// The role that the unit had; of any unit when none is named.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub role: Option<UnitRole>,
    /// Words of a place.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub place: Option<String>,
    /// A person, wherever the name is written down.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub person: Option<String>,
    /// Serving this task.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub item_id: Option<PlanItemId>,
    /// Serving no task.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub unlinked: bool,
    /// Marked for 大事记.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub marked: bool,
    /// Words that must all stand in the title, kind, 届次, 小结, note, places or units.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub words: Option<String>,
}

/// What is counted of an event; each stands once, however many occurrences, units and tasks it has.
pub(super) struct Fact {
    pub(super) id: EventId,
    pub(super) kind: Option<String>,
    /// First day, ISO with its precision.
    pub(super) began: Option<String>,
    pub(super) participants: Option<i64>,
    pub(super) beneficiaries: Option<i64>,
    pub(super) cost: Option<i64>,
    pub(super) marked: bool,
    /// The event that counts: itself, or the one that it tells again.
    pub(super) whole: EventId,
    /// The event that it is a part of.
    pub(super) part_of: Option<EventId>,
}

/// When events begin.
struct Time {
    /// Half open, as text.
    year: Option<(String, String)>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

impl Time {
    /// Whether an event that began then belongs to it: one whose day is not known well enough does when every day that
    /// it can mean does.
    fn has(&self, began: Option<&str>) -> bool {
        let Some(began) = began else { return self.year.is_none() && self.from.is_none() && self.to.is_none() };
        let in_year = self.year.as_ref().is_none_or(|(from, to)| {
            let began = if began.len() == 4 { format!("{began}-12") } else { began.to_owned() };
            (from..to).contains(&&began)
        });
        let starts = self.from.is_none_or(|from| value::first_day(began).is_some_and(|day| day >= from));
        in_year && starts && self.to.is_none_or(|to| value::last_day(began).is_some_and(|day| day <= to))
    }
}

/// Conditions on event `e`, with their values.
#[derive(Default)]
struct Conditions {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    fn add(&mut self, sql: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.sql.push(sql.into());
        self.values.extend(values);
    }
}

/// Everything that is written of an event, as one text.
const WRITTEN: &str = "lower(concat_ws(char(10), e.title, e.kind, e.edition, e.summary, e.note,
    (SELECT group_concat(o.place, char(10)) FROM occurrence o WHERE o.event_id = e.id),
    (SELECT group_concat(concat_ws(char(10), u.name, u.short_name), char(10)) FROM event_unit r JOIN unit u ON u.id = r.unit_id
     WHERE r.event_id = e.id)))";

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

impl EventFilter {
    /// The time, with its dates checked.
    fn time(&self, kind: YearKind) -> Result<Time> {
        for (field, date) in [("from", &self.from), ("to", &self.to)] {
            value::date(field, date.as_deref().unwrap_or_default())?;
        }
        value::in_order("to", filled(&self.from), filled(&self.to))
            .map_err(|_| Error::invalid("to", "止的日期早于起的日期。请把两个日期对调，或改正其中一个。"))?;
        Ok(Time {
            year: self.year.map(|year| year_range(year, kind)),
            from: filled(&self.from).and_then(value::first_day),
            to: filled(&self.to).and_then(value::last_day),
        })
    }

    fn conditions(&self) -> Conditions {
        let mut all = Conditions::default();
        let text = |text: &str| Value::Text(text.to_owned());
        if !self.kinds.is_empty() {
            let marks = vec!["?"; self.kinds.len()].join(", ");
            all.add(format!("coalesce(e.kind, '') IN ({marks})"), self.kinds.iter().map(|kind| text(kind.trim())));
        }
        let role = self.role.map(UnitRole::column);
        match (filled(&self.unit), role) {
            (Some(unit), role) => all.add(
                "EXISTS (SELECT 1 FROM event_unit r JOIN unit u ON u.id = r.unit_id
                  WHERE r.event_id = e.id AND (u.name = ? OR u.short_name = ?) AND r.role = coalesce(?, r.role))",
                [text(unit), text(unit), role.map_or(Value::Null, text)],
            ),
            (None, Some(role)) => {
                all.add("EXISTS (SELECT 1 FROM event_unit r WHERE r.event_id = e.id AND r.role = ?)", [text(role)]);
            }
            (None, None) => {}
        }
        if let Some(place) = filled(&self.place) {
            all.add(
                "EXISTS (SELECT 1 FROM occurrence o WHERE o.event_id = e.id AND instr(o.place, ?) > 0)",
                [text(place)],
            );
        }
        if let Some(item) = self.item_id {
            all.add("EXISTS (SELECT 1 FROM event_item l WHERE l.event_id = e.id AND l.item_id = ?)", [item.0.into()]);
        }
        if self.unlinked {
            all.add("NOT EXISTS (SELECT 1 FROM event_item l WHERE l.event_id = e.id)", []);
        }
        if self.marked {
            all.add("e.in_chronicle = 1", []);
        }
        let words = filled(&self.words).unwrap_or_default().split_whitespace().chain(filled(&self.person));
        for word in words {
            all.add(format!("instr({WRITTEN}, ?) > 0"), [Value::Text(word.to_lowercase())]);
        }
        all
    }

    /// The conditions in words, for the head of a paper; those that a title already says are left out.
    pub(super) fn spoken(&self, conn: &Connection, kind: YearKind, with_year: bool) -> Result<Vec<String>> {
        let mut said = Vec::new();
        if let Some(year) = self.year.filter(|_| with_year) {
            said.push(kind.spoken(year));
        }
        match (filled(&self.from).map(value::spoken), filled(&self.to).map(value::spoken)) {
            (Some(from), Some(to)) if from == to => said.push(from),
            (Some(from), Some(to)) => said.push(format!("{from}至{to}")),
            (Some(from), None) => said.push(format!("{from}起")),
            (None, Some(to)) => said.push(format!("至{to}")),
            (None, None) => {}
        }
        if !self.kinds.is_empty() {
            let kinds: Vec<&str> =
                self.kinds.iter().map(|kind| if kind.is_empty() { "未写类型" } else { kind }).collect();
            said.push(kinds.join("、"));
        }
        let role = self.role.map_or("", UnitRole::spoken);
        match filled(&self.unit) {
            Some(unit) => said.push(format!("{unit}{role}")),
            None if self.role.is_some() => said.push(format!("有{role}单位")),
            None => {}
        }
        said.extend(filled(&self.place).map(|place| format!("地点含“{place}”")));
        said.extend(filled(&self.person).map(|person| format!("有“{person}”")));
        if let Some(item) = self.item_id {
            let task: Option<String> = conn
                .prepare_cached("SELECT text FROM plan_item WHERE id = ?")?
                .query_row([item], |row| row.get(0))
                .optional()?;
            said.push(format!("任务“{}”", task.ok_or(Error::NotFound { noun: "项任务" })?));
        }
        if self.unlinked {
            said.push("没有关联任务".into());
        }
        if self.marked {
            said.push("入大事记".into());
        }
        said.extend(filled(&self.words).map(|words| format!("含“{words}”")));
        Ok(said)
    }
}

/// The events that a filter keeps and that count, the latest first, those without a date at the end: what is told twice once, a part
/// in its whole where that is among them.
pub(super) fn facts(conn: &Connection, filter: &EventFilter) -> Result<Vec<Fact>> {
    Ok(once(all(conn, filter)?))
}

/// Of a set of events those that count; the rule stands in [`super::counted`].
pub(super) fn once(facts: Vec<Fact>) -> Vec<Fact> {
    counted::once(facts, |fact| Standing { id: fact.id, whole: fact.whole, part_of: fact.part_of })
}

/// All events that a filter keeps, the latest first, also those that count in another.
pub(super) fn all(conn: &Connection, filter: &EventFilter) -> Result<Vec<Fact>> {
    let time = filter.time(profile::profile(conn)?.year_kind)?;
    let Conditions { sql, values } = filter.conditions();
    let filter = if sql.is_empty() { String::new() } else { format!("WHERE {}", sql.join(" AND ")) };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT e.id, e.kind, coalesce((SELECT min(start_date) FROM occurrence o WHERE o.event_id = e.id),
             (SELECT min(o.start_date) FROM event c JOIN occurrence o ON o.event_id = c.id WHERE c.parent_id = e.id)) AS began,
           x.participants, x.beneficiaries, x.cost, e.in_chronicle, x.whole_id, x.part_of
         FROM event e JOIN event_whole x ON x.event_id = e.id {filter} ORDER BY began IS NULL, began DESC, e.id DESC"
    ))?;
    let read = statement.query_map(params_from_iter(values), |row| {
        Ok(Fact {
            id: row.get(0)?,
            kind: row.get(1)?,
            began: row.get(2)?,
            participants: row.get(3)?,
            beneficiaries: row.get(4)?,
            cost: row.get(5)?,
            marked: row.get(6)?,
            whole: row.get(7)?,
            part_of: row.get(8)?,
        })
    })?;
    let mut facts = read.collect::<rusqlite::Result<Vec<_>>>()?;
    facts.retain(|fact| time.has(fact.began.as_deref()));
    Ok(facts)
}
