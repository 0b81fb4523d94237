//! The categories of income and cost: a list that the office edits.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::Direction;
use crate::api::Nothing;
use crate::changes;
use crate::error::{Error, Result};
use crate::ids::MoneyCategoryId;
use crate::office::At;
use crate::value;

/// A category.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MoneyCategory {
    /// Its id.
    pub id: MoneyCategoryId,
    /// 收入 or 支出
    pub direction: Direction,
    /// 类别
    pub name: String,
    /// How many lines are of it.
    pub lines: i64,
}

/// The categories, income first, each in the office's order.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MoneyCategoryList {
    /// The categories.
    pub rows: Vec<MoneyCategory>,
}

/// A category as it is written.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MoneyCategoryWritten {
    /// Which it was; a new one when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<MoneyCategoryId>,
    /// 类别
    pub name: String,
}

/// The categories of one direction in their order, in place of those before; the lines of one that is renamed go along.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MoneyCategorySet {
    /// 收入 or 支出
    pub direction: Direction,
    /// The categories.
    pub categories: Vec<MoneyCategoryWritten>,
}

const NOUN: &str = "个收支类别";

pub(crate) fn money_category_list(at: &At<'_>, _: Nothing) -> Result<MoneyCategoryList> {
    at.read(|conn| {
        let mut statement = conn.prepare_cached(
            "SELECT c.id, c.direction, c.name, (SELECT count(*) FROM money_line l WHERE l.category_id = c.id)
             FROM money_category c ORDER BY c.direction DESC, c.position, c.id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(MoneyCategory { id: row.get(0)?, direction: row.get(1)?, name: row.get(2)?, lines: row.get(3)? })
        })?;
        Ok(MoneyCategoryList { rows: rows.collect::<rusqlite::Result<_>>()? })
    })
}

pub(crate) fn money_category_set(at: &At<'_>, ask: MoneyCategorySet) -> Result<Nothing> {
    let names = ask.categories.iter().map(|it| name_of(&it.name)).collect::<Result<Vec<_>>>()?;
    if let Some((_, twice)) = names.iter().enumerate().find(|(at, name)| names[..*at].contains(name)) {
        return Err(Error::invalid("categories", format!("类别“{twice}”写了两次。请去掉一个。")));
    }
    at.act(|act| {
        let mut before: Vec<(MoneyCategoryId, String)> = act
            .prepare_cached("SELECT id, name FROM money_category WHERE direction = ?")?
            .query_map([ask.direction], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for ((position, written), name) in ask.categories.iter().enumerate().zip(names) {
            let columns = vec![("name", Value::Text(name)), ("position", Value::Integer(position as i64))];
            match written.id {
                Some(id) => {
                    let known =
                        before.iter().position(|(known, _)| *known == id).ok_or(Error::NotFound { noun: NOUN })?;
                    before.swap_remove(known);
                    changes::update(act, "money_category", id.0, &columns, NOUN)?;
                }
                None => {
                    let direction = match ask.direction {
                        Direction::Income => "income",
                        Direction::Cost => "cost",
                    };
                    let columns = [columns, vec![("direction", Value::Text(direction.into()))]].concat();
                    changes::insert(act, "money_category", &columns)?;
                }
            }
        }
        for (id, name) in before {
            changes::unused(act, &name, id.0, &[("money_line", "category_id", "笔收支")])?;
            changes::delete(act, "money_category", "id", id.0)?;
        }
        Ok((Nothing {}, format!("修改{}的类别", ask.direction.said())))
    })
}

/// The category of that name, made at the end of its list when it is not there.
pub(super) fn named(conn: &Connection, direction: Direction, name: &str) -> Result<i64> {
    let name = name_of(name)?;
    let known = conn
        .prepare_cached("SELECT id FROM money_category WHERE direction = ? AND name = ?")?
        .query_row(params![direction, name], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    conn.prepare_cached(
        "INSERT INTO money_category (direction, position, name)
         SELECT ?1, coalesce(max(position) + 1, 0), ?2 FROM money_category WHERE direction = ?1",
    )?
    .execute(params![direction, name])?;
    Ok(conn.last_insert_rowid())
}

fn name_of(text: &str) -> Result<String> {
    match value::text(text) {
        Value::Text(name) => Ok(name),
        _ => Err(Error::invalid("category", "请写上类别，例如“场地”。")),
    }
}
