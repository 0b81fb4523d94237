//! 收支: income and cost by category, of an event or of the office's own, and the task that each serves.

mod category;
mod report;
mod statement;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::error::{Error, Result};
use crate::ids::{EventId, MoneyLineId, PlanItemId};
use crate::office::At;
use crate::{profile, value, year};

pub use category::{MoneyCategory, MoneyCategoryList, MoneyCategorySet, MoneyCategoryWritten};
pub(crate) use category::{money_category_list, money_category_set};
pub(crate) use report::statement_paper;
pub use statement::{MoneyByCategory, MoneyByTask, MoneyEntry, MoneyStatement, MoneyStatementAsk};
pub(crate) use statement::{entries_of_year, money_statement};

/// Which way money goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// 收入
    Income,
    /// 支出
    Cost,
}

impl Direction {
    /// 收入, 支出
    pub(crate) fn said(self) -> &'static str {
        match self {
            Self::Income => "收入",
            Self::Cost => "支出",
        }
    }
}

impl ToSql for Direction {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Income => "income",
            Self::Cost => "cost",
        }
        .into())
    }
}

impl FromSql for Direction {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "income" => Ok(Self::Income),
            "cost" => Ok(Self::Cost),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

changes! {
    /// The fields of a line of money; its direction and category, event and task stand beside them.
    MoneyChanges {
        /// 金额, in 分; more than 0
        amount: i64 => sum_of_money,
        /// 日期; today for a new one when absent
        paid_on: String => check::date,
        /// 摘要
        words: String => check::text,
        /// 对方: who paid it, or was paid
        party: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

/// More than nothing: which way it goes is said by the direction.
fn sum_of_money(field: &str, amount: &i64) -> Result<Value> {
    if *amount <= 0 {
        return Err(Error::invalid(field, "金额要大于 0；退回来的钱请记一笔收入。"));
    }
    Ok(Value::Integer(*amount))
}

/// A line of money.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MoneyLine {
    /// Its id.
    pub id: MoneyLineId,
    /// 收入 or 支出
    pub direction: Direction,
    /// 类别
    pub category: String,
    /// 金额, in 分
    pub amount: i64,
    /// 日期
    pub paid_on: String,
    /// 摘要
    pub words: Option<String>,
    /// 对方
    pub party: Option<String>,
    /// The event that it belongs to; the office's own while null.
    pub event_id: Option<EventId>,
    /// That event's title.
    pub event: Option<String>,
    /// The task that it was said to serve.
    pub item_id: Option<PlanItemId>,
    /// That task's words.
    pub task: Option<String>,
    /// 备注
    pub note: Option<String>,
}

/// Which lines.
#[derive(Clone, Copy, Debug, Default, Deserialize, ts_rs::TS)]
pub struct MoneyAsk {
    /// Only those of this year (see the office's year kind).
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Only those of this event.
    #[serde(default)]
    #[ts(optional)]
    pub event_id: Option<EventId>,
}

/// Lines of money, the latest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MoneyList {
    /// The lines.
    pub rows: Vec<MoneyLine>,
}

/// A new line of money.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MoneyCreate {
    /// Its fields; the amount must be there.
    pub line: MoneyChanges,
    /// 收入 or 支出
    pub direction: Direction,
    /// 类别; made when it is not there
    pub category: String,
    /// The event that it belongs to.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub event_id: Option<EventId>,
    /// The task that it serves.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub item_id: Option<PlanItemId>,
}

/// Changes of a line of money.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MoneyUpdate {
    /// The line.
    pub id: MoneyLineId,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<MoneyChanges>")]
    pub changes: MoneyChanges,
    /// 收入 or 支出
    #[serde(default)]
    #[ts(optional)]
    pub direction: Option<Direction>,
    /// 类别; made when it is not there
    #[serde(default)]
    #[ts(optional)]
    pub category: Option<String>,
    /// Another event; none when null.
    #[serde(default, deserialize_with = "crate::changes::sent")]
    #[ts(optional = nullable, as = "Option<EventId>")]
    pub event_id: Option<Option<EventId>>,
    /// Another task; none when null.
    #[serde(default, deserialize_with = "crate::changes::sent")]
    #[ts(optional = nullable, as = "Option<PlanItemId>")]
    pub item_id: Option<Option<PlanItemId>>,
}

/// Lines of money to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MoneyDelete {
    /// The lines.
    pub ids: Vec<MoneyLineId>,
}

const NOUN: &str = "笔收支";
const NO_AMOUNT: &str = "请写上金额。";
const NO_DAY: &str = "请写上日期。";

fn read(row: &Row<'_>) -> rusqlite::Result<MoneyLine> {
    Ok(MoneyLine {
        id: row.get(0)?,
        direction: row.get(1)?,
        category: row.get(2)?,
        amount: row.get(3)?,
        paid_on: row.get(4)?,
        words: row.get(5)?,
        party: row.get(6)?,
        event_id: row.get(7)?,
        event: row.get(8)?,
        item_id: row.get(9)?,
        task: row.get(10)?,
        note: row.get(11)?,
    })
}

pub(crate) fn money_list(at: &At<'_>, ask: MoneyAsk) -> Result<MoneyList> {
    at.read(|conn| {
        let kind = profile::profile(conn)?.year_kind;
        let mut statement = conn.prepare_cached(
            "SELECT l.id, c.direction, c.name, l.amount, l.paid_on, l.words, l.party, l.event_id, e.title, l.item_id, i.text, l.note
             FROM money_line l JOIN money_category c ON c.id = l.category_id
             LEFT JOIN event e ON e.id = l.event_id LEFT JOIN plan_item i ON i.id = l.item_id
             WHERE ?1 IS NULL OR l.event_id = ?1
             ORDER BY l.paid_on DESC, l.id DESC",
        )?;
        let rows = statement.query_map([ask.event_id], read)?.collect::<rusqlite::Result<Vec<_>>>()?;
        let of_year = |line: &MoneyLine| ask.year.is_none_or(|year| year::year_of(&line.paid_on, kind) == Some(year));
        Ok(MoneyList { rows: rows.into_iter().filter(of_year).collect() })
    })
}

pub(crate) fn money_create(at: &At<'_>, ask: MoneyCreate) -> Result<MoneyLineId> {
    let mut columns = ask.line.columns()?;
    changes::require(&columns, "amount", true, NO_AMOUNT)?;
    changes::or_today(&mut columns, "paid_on");
    at.act(|act| {
        columns.push(("category_id", Value::Integer(category::named(act, ask.direction, &ask.category)?)));
        columns.extend(ties(act, Some(ask.event_id), Some(ask.item_id))?);
        let id = changes::insert(act, "money_line", &columns)?;
        Ok((MoneyLineId(id), format!("记下{}", told(act, id)?)))
    })
}

pub(crate) fn money_update(at: &At<'_>, ask: MoneyUpdate) -> Result<Nothing> {
    let mut columns = ask.changes.columns()?;
    changes::require(&columns, "amount", false, NO_AMOUNT)?;
    changes::require(&columns, "paid_on", false, NO_DAY)?;
    at.act(|act| {
        if ask.direction.is_some() || ask.category.is_some() {
            let (direction, name) = category_of(act, ask.id.0)?;
            let name = ask.category.as_deref().unwrap_or(&name);
            columns
                .push(("category_id", Value::Integer(category::named(act, ask.direction.unwrap_or(direction), name)?)));
        }
        columns.extend(ties(act, ask.event_id, ask.item_id)?);
        changes::update(act, "money_line", ask.id.0, &columns, NOUN)?;
        Ok((Nothing {}, format!("修改{}", told(act, ask.id.0)?)))
    })
}

pub(crate) fn money_delete(at: &At<'_>, ask: MoneyDelete) -> Result<Nothing> {
    at.act(|act| {
        let told = ask.ids.iter().map(|id| told(act, id.0)).collect::<Result<Vec<_>>>()?;
        for id in &ask.ids {
            changes::delete(act, "money_line", "id", id.0)?;
        }
        let label = match told.as_slice() {
            [one] => format!("删除{one}"),
            many => format!("删除 {} {NOUN}", many.len()),
        };
        Ok((Nothing {}, label))
    })
}

/// The columns of the event and of the task, where they were sent.
fn ties(conn: &Connection, event: Option<Option<EventId>>, item: Option<Option<PlanItemId>>) -> Result<Columns> {
    let event = event.map(|id| changes::reference(conn, "event_id", "event", id, "个活动"));
    let item = item.map(|id| changes::reference(conn, "item_id", "plan_item", id, "项任务"));
    event.into_iter().chain(item).collect()
}

fn category_of(conn: &Connection, line: i64) -> Result<(Direction, String)> {
    conn.prepare_cached(
        "SELECT c.direction, c.name FROM money_line l JOIN money_category c ON c.id = l.category_id WHERE l.id = ?",
    )?
    .query_row([line], |row| Ok((row.get(0)?, row.get(1)?)))
    .optional()?
    .ok_or(Error::NotFound { noun: NOUN })
}

/// A line as labels name it: 支出“场地”1200 元.
fn told(conn: &Connection, id: i64) -> Result<String> {
    let (direction, category) = category_of(conn, id)?;
    let amount = conn.query_row("SELECT amount FROM money_line WHERE id = ?", [id], |row| row.get(0))?;
    Ok(format!("{}“{category}”{} 元", direction.said(), value::yuan(amount)))
}
