//! 收支表: all money of a period by category and by task. Every figure is the sum of entries that stand with it.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::Direction;
use crate::error::Result;
use crate::event::Period;
use crate::ids::{EventId, MembershipId, MoneyLineId, PlanItemId};
use crate::office::At;
use crate::year::YearKind;
use crate::{profile, value};

/// The category of what an event cost where nobody told what for.
const UNDIVIDED: &str = "未分项";

/// The category of what members paid.
const DUES: &str = "会费";

/// Which period: a year, or from–to.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct MoneyStatementAsk {
    /// The year (see the office's year kind).
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// The first date, of any precision.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// The last date, which is in it.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
}

/// Money that came in or went out: a line, or what an event cost as it was typed or imported.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MoneyEntry {
    /// The line; none where it is the typed cost of an event.
    pub line_id: Option<MoneyLineId>,
    /// The event.
    pub event_id: Option<EventId>,
    /// That event's title.
    pub event: Option<String>,
    /// The membership, where it is what a member paid.
    pub membership_id: Option<MembershipId>,
    /// 收入 or 支出
    pub direction: Direction,
    /// 类别; 未分项 where it is the typed cost of an event.
    pub category: String,
    /// 金额, in 分
    pub amount: i64,
    /// 日期; of a typed cost the first day of its event, which may have none.
    pub day: Option<String>,
    /// 摘要
    pub words: Option<String>,
    /// 对方
    pub party: Option<String>,
    /// The task: the one that was said, else the only one that the event serves.
    pub item_id: Option<PlanItemId>,
    /// The event serves several tasks, and it was not said which of them this is for.
    pub is_open: bool,
}

/// The entries of one category.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MoneyByCategory {
    /// 收入 or 支出
    pub direction: Direction,
    /// 类别
    pub category: String,
    /// How many entries.
    pub entries: usize,
    /// Their sum, in 分.
    pub amount: i64,
}

/// The entries of one task beside its budget.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MoneyByTask {
    /// The task; none for money that serves none, or of which it is not told.
    pub item_id: Option<PlanItemId>,
    /// Money of events that serve several tasks, of which it was not said which one it is for.
    pub is_open: bool,
    /// Its words.
    pub task: String,
    /// How many entries.
    pub entries: usize,
    /// 收入 of the period, in 分
    pub income: i64,
    /// 支出 of the period, in 分
    pub cost: i64,
    /// 预算, in 分
    pub budget: Option<i64>,
    /// 支出 of all time on a task, in 分: what its budget is held against.
    pub spent: Option<i64>,
    /// What is left of the budget, in 分; below 0 by what it is over.
    pub left: Option<i64>,
}

/// The account of a period.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MoneyStatement {
    /// 收入, in 分
    pub income: i64,
    /// 支出, in 分
    pub cost: i64,
    /// 结余, in 分: income less cost
    pub balance: i64,
    /// By category, income first, each in the office's order.
    pub categories: Vec<MoneyByCategory>,
    /// By task, in the order of the plans; money without a task at the end.
    pub tasks: Vec<MoneyByTask>,
    /// The entries, by day.
    pub entries: Vec<MoneyEntry>,
    /// What to know of it: what no figure counts, what is over its budget.
    pub notes: Vec<String>,
}

pub(crate) fn money_statement(at: &At<'_>, ask: MoneyStatementAsk) -> Result<MoneyStatement> {
    for (field, date) in [("from", &ask.from), ("to", &ask.to)] {
        value::date(field, date.as_deref().unwrap_or_default())?;
    }
    value::in_order("to", ask.from.as_deref(), ask.to.as_deref())?;
    at.read(|conn| {
        let kind = profile::profile(conn)?.year_kind;
        of(conn, &Period::between(ask.year, ask.from.as_ref(), ask.to.as_ref(), kind)?)
    })
}

/// The money of a year up to a day, by day.
pub(crate) fn entries_of_year(conn: &Connection, year: i32, kind: YearKind, today: &str) -> Result<Vec<MoneyEntry>> {
    let period = Period::Year(year, kind);
    let mut entries = entries(conn)?;
    entries.retain(|entry| entry.day.as_deref().is_some_and(|day| day <= today && period.has(day)));
    Ok(entries)
}

/// All money, by day.
fn entries(conn: &Connection) -> Result<Vec<MoneyEntry>> {
    let mut statement = conn.prepare_cached(
        "SELECT m.line_id, m.event_id, e.title, m.direction, coalesce(m.category, ?1), m.amount, m.day, m.words, m.party, m.item_id, m.tasks > 1,
                m.membership_id
         FROM money_entry m LEFT JOIN event e ON e.id = m.event_id ORDER BY m.day, m.line_id, m.event_id, m.membership_id",
    )?;
    let rows = statement.query_map([UNDIVIDED], |row| {
        Ok(MoneyEntry {
            line_id: row.get(0)?,
            event_id: row.get(1)?,
            event: row.get(2)?,
            direction: row.get(3)?,
            category: row.get(4)?,
            amount: row.get(5)?,
            day: row.get(6)?,
            words: row.get(7)?,
            party: row.get(8)?,
            item_id: row.get(9)?,
            is_open: row.get(10)?,
            membership_id: row.get(11)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn of(conn: &Connection, period: &Period) -> Result<MoneyStatement> {
    let all = entries(conn)?;
    let mut notes = Vec::new();
    let undated = all.iter().filter(|entry| entry.day.is_none()).count();
    if undated > 0 {
        notes.push(format!("{undated} 项活动写了经费却没有日期，没有计入"));
    }
    let is_of = |entry: &MoneyEntry| entry.day.as_deref().is_some_and(|day| period.has(day));
    let vague =
        all.iter().filter(|entry| !is_of(entry) && entry.day.as_deref().is_some_and(|day| touches(period, day)));
    let vague = vague.count();
    if vague > 0 {
        notes.push(format!("{vague} 笔的日期只记到年或月，说不准在不在这段时间，没有计入"));
    }
    let tasks = by_task(conn, &all, period)?;
    for task in &tasks {
        if let Some(over) = task.left.filter(|left| *left < 0) {
            notes.push(format!("任务“{}”超出预算 {} 元", task.task, value::yuan(-over)));
        }
    }
    let entries: Vec<MoneyEntry> = all.into_iter().filter(is_of).collect();
    let by_members = entries.iter().filter(|entry| entry.membership_id.is_some()).count();
    let by_hand = entries.iter().filter(|entry| entry.membership_id.is_none() && is_dues(entry)).count();
    if by_members > 0 && by_hand > 0 {
        notes.push(format!("会费有 {by_members} 笔记在会员名下，另有 {by_hand} 笔是手工记的收支；同一笔钱请只留一处"));
    }
    let sum = |way: Direction| entries.iter().filter(|it| it.direction == way).map(|it| it.amount).sum::<i64>();
    let (income, cost) = (sum(Direction::Income), sum(Direction::Cost));
    let categories = by_category(conn, &entries)?;
    Ok(MoneyStatement { income, cost, balance: income - cost, categories, tasks, entries, notes })
}

fn is_dues(entry: &MoneyEntry) -> bool {
    entry.direction == Direction::Income && entry.category == DUES
}

/// Whether a day of a period can be meant by a date that is less precise than it.
fn touches(period: &Period, day: &str) -> bool {
    match period {
        Period::Year(..) => false,
        Period::Days(from, to) => {
            value::last_day(day) >= value::first_day(from) && value::first_day(day) <= value::last_day(to)
        }
    }
}

fn by_category(conn: &Connection, entries: &[MoneyEntry]) -> Result<Vec<MoneyByCategory>> {
    let mut statement =
        conn.prepare_cached("SELECT direction, name FROM money_category ORDER BY direction DESC, position, id")?;
    let mut names: Vec<(Direction, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    names.push((Direction::Cost, UNDIVIDED.to_owned()));
    // What members paid stands under this word, however the office calls its categories.
    if !names.iter().any(|(direction, name)| *direction == Direction::Income && name == DUES) {
        names.push((Direction::Income, DUES.to_owned()));
    }
    let sum = |(direction, category): (Direction, String)| {
        let of: Vec<i64> = entries
            .iter()
            .filter(|entry| entry.direction == direction && entry.category == category)
            .map(|entry| entry.amount)
            .collect();
        MoneyByCategory { direction, category, entries: of.len(), amount: of.iter().sum() }
    };
    names.dedup();
    Ok(names.into_iter().map(sum).filter(|row| row.entries > 0).collect())
}

/// A task with what was planned for it.
struct Budgeted {
    id: PlanItemId,
    text: String,
    budget: Option<i64>,
    year: i32,
}

/// Tasks that have money in the period; of a year also those of its plans that have a budget.
fn by_task(conn: &Connection, all: &[MoneyEntry], period: &Period) -> Result<Vec<MoneyByTask>> {
    let mut statement = conn.prepare_cached(
        "SELECT i.id, i.text, i.budget, p.year FROM plan_item i JOIN plan p ON p.id = i.plan_id
         WHERE i.budget > 0 OR i.id IN (SELECT item_id FROM money_entry WHERE item_id IS NOT NULL)
         ORDER BY p.year, p.id, i.parent_id, i.position, i.id",
    )?;
    let tasks = statement.query_map([], |row| {
        Ok(Budgeted { id: row.get(0)?, text: row.get(1)?, budget: row.get(2)?, year: row.get(3)? })
    })?;
    let tasks = tasks.collect::<rusqlite::Result<Vec<_>>>()?;
    let is_of = |entry: &MoneyEntry| entry.day.as_deref().is_some_and(|day| period.has(day));
    let sum = |of: &[&MoneyEntry], way: Direction| of.iter().filter(|it| it.direction == way).map(|it| it.amount).sum();
    let row = |item_id: Option<PlanItemId>, task: &str, budget: Option<i64>, of: &dyn Fn(&MoneyEntry) -> bool| {
        let ever: Vec<&MoneyEntry> = all.iter().filter(|entry| of(entry)).collect();
        let now: Vec<&MoneyEntry> = ever.iter().copied().filter(|entry| is_of(entry)).collect();
        let spent = sum(&ever, Direction::Cost);
        MoneyByTask {
            item_id,
            is_open: false,
            task: task.to_owned(),
            entries: now.len(),
            income: sum(&now, Direction::Income),
            cost: sum(&now, Direction::Cost),
            budget,
            spent: item_id.map(|_| spent),
            left: budget.map(|budget| budget - spent),
        }
    };
    let of_year = |year: i32| matches!(period, Period::Year(this, _) if *this == year);
    let mut rows: Vec<MoneyByTask> = tasks
        .iter()
        .map(|task| (task, row(Some(task.id), &task.text, task.budget, &|entry| entry.item_id == Some(task.id))))
        .filter(|(task, row)| row.entries > 0 || (task.budget.is_some() && of_year(task.year)))
        .map(|(_, row)| row)
        .collect();
    let open = row(None, "没有写明是哪项任务", None, &|entry| entry.item_id.is_none() && entry.is_open);
    let rest = [
        MoneyByTask { is_open: true, ..open },
        row(None, "不属于计划任务", None, &|entry| entry.item_id.is_none() && !entry.is_open),
    ];
    rows.extend(rest.into_iter().filter(|row| row.entries > 0));
    Ok(rows)
}
