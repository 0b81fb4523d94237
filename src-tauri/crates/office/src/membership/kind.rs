//! 会员类别: a list that the office edits, each with the pattern of its numbers and what a year costs.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::number;
use crate::api::Nothing;
use crate::changes::{self, Columns};
use crate::error::{Error, Result};
use crate::ids::MemberKindId;
use crate::office::At;
use crate::value;

/// What a year costs, from a year on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct DueFrom {
    /// The first year that it holds for, until the next one that is set.
    pub from_year: i32,
    /// 金额, in 分; 0: nothing is asked.
    pub amount: i64,
}

/// A kind of members.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MemberKind {
    /// Its id.
    pub id: MemberKindId,
    /// 个人会员, 单位会员 …
    pub name: String,
    /// Its members are units.
    pub is_unit: bool,
    /// How its numbers are made: # are the digits of the running number, YYYY the year of joining.
    pub pattern: Option<String>,
    /// What a year costs, by the year from which it holds.
    pub dues: Vec<DueFrom>,
    /// How many memberships are of it.
    pub members: i64,
}

/// The kinds in the office's order.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MemberKindList {
    /// The kinds.
    pub rows: Vec<MemberKind>,
}

/// A kind as it is written.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MemberKindWritten {
    /// Which it was; a new one when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<MemberKindId>,
    /// 名称
    pub name: String,
    /// Its members are units.
    pub is_unit: bool,
    /// How its numbers are made.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub pattern: Option<String>,
    /// What a year costs.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<DueFrom>>")]
    pub dues: Vec<DueFrom>,
}

/// All kinds in their order, in place of those before.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MemberKindSet {
    /// The kinds.
    pub kinds: Vec<MemberKindWritten>,
}

const NOUN: &str = "个会员类别";

pub(crate) fn member_kind_list(at: &At<'_>, _: Nothing) -> Result<MemberKindList> {
    at.read(|conn| Ok(MemberKindList { rows: kinds(conn)? }))
}

pub(super) fn kinds(conn: &Connection) -> Result<Vec<MemberKind>> {
    let mut dues = dues(conn)?;
    let mut statement = conn.prepare_cached(
        "SELECT k.id, k.name, k.is_unit, k.pattern, (SELECT count(*) FROM membership m WHERE m.kind_id = k.id)
         FROM member_kind k ORDER BY k.position, k.id",
    )?;
    let rows = statement.query_map([], |row| {
        let id = row.get(0)?;
        Ok(MemberKind {
            id,
            name: row.get(1)?,
            is_unit: row.get(2)?,
            pattern: row.get(3)?,
            dues: dues.remove(&id).unwrap_or_default(),
            members: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn dues(conn: &Connection) -> Result<HashMap<MemberKindId, Vec<DueFrom>>> {
    let mut statement =
        conn.prepare_cached("SELECT kind_id, from_year, amount FROM member_due ORDER BY from_year, id")?;
    let mut rows = statement.query([])?;
    let mut dues: HashMap<MemberKindId, Vec<DueFrom>> = HashMap::new();
    while let Some(row) = rows.next()? {
        dues.entry(row.get(0)?).or_default().push(DueFrom { from_year: row.get(1)?, amount: row.get(2)? });
    }
    Ok(dues)
}

impl MemberKind {
    /// What a year costs, in 分; none where nothing was set for it.
    pub(super) fn due(&self, year: i32) -> Option<i64> {
        self.dues.iter().rfind(|due| due.from_year <= year).map(|due| due.amount)
    }
}

pub(crate) fn member_kind_set(at: &At<'_>, ask: MemberKindSet) -> Result<Nothing> {
    let wanted = ask.kinds.iter().map(|kind| Ok((kind, columns(kind)?))).collect::<Result<Vec<_>>>()?;
    for (at, (kind, _)) in wanted.iter().enumerate() {
        if ask.kinds[..at].iter().any(|other| other.name.trim() == kind.name.trim()) {
            return Err(Error::invalid("kinds", format!("会员类别“{}”写了两次。请去掉一个。", kind.name.trim())));
        }
    }
    at.act(|act| {
        let mut before = kinds(act)?;
        for (position, (written, mut columns)) in (0i64..).zip(wanted) {
            columns.push(("position", Value::Integer(position)));
            let id = match written.id {
                Some(id) => {
                    let known = before.iter().position(|kind| kind.id == id).ok_or(Error::NotFound { noun: NOUN })?;
                    let was = before.swap_remove(known);
                    if was.is_unit != written.is_unit && was.members > 0 {
                        return Err(Error::invalid(
                            "kinds",
                            format!(
                                "“{}”已经有 {} 个会员，不能再改是个人还是单位。请另立一个类别。",
                                was.name, was.members
                            ),
                        ));
                    }
                    changes::update(act, "member_kind", id.0, &columns, NOUN)?;
                    id.0
                }
                None => changes::insert(act, "member_kind", &columns)?,
            };
            set_dues(act, MemberKindId(id), &written.dues)?;
        }
        for kind in before {
            let users = [("membership", "kind_id", "个会员"), ("join_application", "kind_id", "份入会申请")];
            changes::unused(act, &kind.name, kind.id.0, &users)?;
            changes::delete(act, "member_due", "kind_id", kind.id.0)?;
            changes::delete(act, "member_kind", "id", kind.id.0)?;
        }
        Ok((Nothing {}, "修改会员类别和会费标准".to_owned()))
    })
}

/// The columns of a kind, checked.
fn columns(kind: &MemberKindWritten) -> Result<Columns> {
    let name = value::text(&kind.name);
    if name == Value::Null {
        return Err(Error::invalid("kinds", "请写上会员类别的名称，例如“个人会员”。"));
    }
    let pattern = kind.pattern.as_deref().map_or(Value::Null, value::text);
    if let Value::Text(pattern) = &pattern {
        number::check(pattern)?;
    }
    for (at, due) in kind.dues.iter().enumerate() {
        if due.amount < 0 {
            return Err(Error::invalid("kinds", format!("{} 年的会费标准不能小于 0。", due.from_year)));
        }
        if !(1900..=2999).contains(&due.from_year) {
            return Err(Error::invalid("kinds", format!("会费标准的年份“{}”不成立。", due.from_year)));
        }
        if kind.dues[..at].iter().any(|other| other.from_year == due.from_year) {
            let message = format!("{}的会费标准里 {} 年写了两次。请去掉一个。", kind.name.trim(), due.from_year);
            return Err(Error::invalid("kinds", message));
        }
    }
    Ok(vec![("name", name), ("is_unit", Value::Integer(i64::from(kind.is_unit))), ("pattern", pattern)])
}

/// Writes what changed, so that undo does not touch the rest.
fn set_dues(conn: &Connection, kind: MemberKindId, wanted: &[DueFrom]) -> Result<()> {
    let mut statement = conn.prepare_cached("SELECT id, from_year, amount FROM member_due WHERE kind_id = ?")?;
    let there: Vec<(i64, DueFrom)> = statement
        .query_map([kind], |row| Ok((row.get(0)?, DueFrom { from_year: row.get(1)?, amount: row.get(2)? })))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, due) in &there {
        if !wanted.contains(due) {
            changes::delete(conn, "member_due", "id", *id)?;
        }
    }
    for due in wanted.iter().filter(|due| !there.iter().any(|(_, known)| known == *due)) {
        conn.prepare_cached("INSERT INTO member_due (kind_id, from_year, amount) VALUES (?, ?, ?)")?
            .execute(params![kind, due.from_year, due.amount])?;
    }
    Ok(())
}

/// The kind that a form sends.
pub(super) fn kind_of(columns: &Columns) -> MemberKindId {
    let sent = columns.iter().find(|(column, _)| *column == "kind_id");
    MemberKindId(match sent {
        Some((_, Value::Integer(id))) => *id,
        _ => 0,
    })
}

/// Whether a kind's members are units. Refuses one that is not there.
pub(super) fn is_unit(conn: &Connection, kind: MemberKindId) -> Result<bool> {
    conn.prepare_cached("SELECT is_unit FROM member_kind WHERE id = ?")?
        .query_row([kind], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })
}
