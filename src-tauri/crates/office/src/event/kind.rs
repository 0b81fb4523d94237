//! Kinds of events and the fields of their own: 讲座 has 主讲人 and 题目, 编印 刊名, 期号 and 印数.
//!
//! An event names its kind; a kind that is not there yet is noted when an event is written with it. What an event says in a field
//! stands in the event, by the field's id.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::{EventRow, NOUN};
use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::error::{Error, Result};
use crate::ids::{EventFieldId, EventId, EventKindId};
use crate::office::At;
use crate::order;
use crate::value;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "EventFieldHolds")]
pub enum Holds {
    /// 文字
    Words,
    /// 数字, with its unit.
    Number,
    /// 日期
    Date,
    /// 选项
    Choice,
}

impl Holds {
    fn name(self) -> &'static str {
        match self {
            Holds::Words => "words",
            Holds::Number => "number",
            Holds::Date => "date",
            Holds::Choice => "choice",
        }
    }

    pub(super) fn read(name: &str) -> Self {
        match name {
            "number" => Holds::Number,
            "date" => Holds::Date,
            "choice" => Holds::Choice,
            _ => Holds::Words,
        }
    }
}

/// A field of a kind.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct EventField {
    /// Its id; absent for a new one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<EventFieldId>,
    /// 栏目
    pub name: String,
    /// What it holds.
    pub holds: Holds,
    /// The unit of a number.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit: Option<String>,
    /// What can be chosen.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub options: Vec<String>,
}

/// A kind of events.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventKind {
    /// Its id.
    pub id: EventKindId,
    /// 类型
    pub name: String,
    /// No longer offered for new events.
    pub retired: bool,
    /// How many events are of it.
    pub events: i64,
    /// Its own fields.
    pub fields: Vec<EventField>,
}

/// Kinds, in their order.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventKindList {
    /// The kinds.
    pub rows: Vec<EventKind>,
}

changes! {
    /// The fields of a kind.
    EventKindChanges {
        /// 类型; the events of it go along.
        name: String => check::text,
        /// 停用
        retired: bool => check::flag,
    }
}

/// A new kind, at the end.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventKindCreate {
    /// Its name.
    pub name: String,
    /// Its own fields.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<EventField>>")]
    pub fields: Vec<EventField>,
}

/// Changes of a kind.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventKindUpdate {
    /// The kind.
    pub id: EventKindId,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<EventKindChanges>")]
    pub changes: EventKindChanges,
    /// Its own fields, in place of those before; one that events have filled in cannot go.
    #[serde(default)]
    #[ts(optional)]
    pub fields: Option<Vec<EventField>>,
}

/// The order of kinds.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventKindOrder {
    /// All kinds, the first one first.
    pub ids: Vec<EventKindId>,
}

/// Kinds to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventKindDelete {
    /// The kinds.
    pub ids: Vec<EventKindId>,
}

const KIND: &str = "个活动类型";

/// All kinds, in their order.
pub(super) fn kinds(conn: &Connection) -> Result<Vec<EventKind>> {
    let mut fields: HashMap<EventKindId, Vec<EventField>> = HashMap::new();
    let mut statement = conn.prepare_cached(
        "SELECT kind_id, id, name, holds, unit, options FROM event_field ORDER BY kind_id, position, id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let options: Option<String> = row.get(5)?;
        fields.entry(row.get(0)?).or_default().push(EventField {
            id: row.get(1)?,
            name: row.get(2)?,
            holds: Holds::read(&row.get::<_, String>(3)?),
            unit: row.get(4)?,
            options: options.iter().flat_map(|options| options.lines()).map(str::to_owned).collect(),
        });
    }
    let mut statement = conn.prepare_cached(
        "SELECT id, name, retired, (SELECT count(*) FROM event e WHERE e.kind = k.name) FROM event_kind k ORDER BY position, id",
    )?;
    let kinds = statement.query_map([], |row| {
        let id: EventKindId = row.get(0)?;
        Ok(EventKind { id, name: row.get(1)?, retired: row.get(2)?, events: row.get(3)?, fields: Vec::new() })
    })?;
    kinds
        .map(|kind| {
            kind.map(|kind| EventKind { fields: fields.remove(&kind.id).unwrap_or_default(), ..kind })
                .map_err(Error::from)
        })
        .collect()
}

/// The names of all own fields, by id.
pub(super) fn field_names(conn: &Connection) -> Result<HashMap<EventFieldId, String>> {
    let mut statement = conn.prepare_cached("SELECT id, name FROM event_field")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// Notes the kind that an event was written with, where it is not there yet. One that sounds like a kind that is there is a slip of
/// the input method, 宣船 for 宣传, and refused; one that is meant is added to the kinds by itself.
pub(super) fn note_kind(conn: &Connection, columns: &Columns) -> Result<()> {
    let kind = columns.iter().find(|(column, _)| *column == "kind").map(|(_, kind)| kind);
    if let Some(rusqlite::types::Value::Text(kind)) = kind
        && id_of(conn, kind)?.is_none()
    {
        if let Some(meant) = slip(conn, kind)? {
            let message =
                format!("没有“{kind}”这个类型，是不是“{meant}”？请改正；真要新的类型，请先在“活动类型”里添加。");
            return Err(Error::invalid("kind", message));
        }
        add(conn, kind)?;
    }
    Ok(())
}

/// A kind that a name differs from by one character: most likely another, perhaps a slip.
pub(super) fn near(conn: &Connection, kind: &str) -> Result<Option<String>> {
    let differs_once = |known: &String| {
        let (one, other): (Vec<char>, Vec<char>) = (known.chars().collect(), kind.chars().collect());
        one.len() == other.len() && one.iter().zip(&other).filter(|(one, other)| one != other).count() == 1
    };
    Ok(names(conn)?.into_iter().find(differs_once))
}

/// The kind that was meant by a name that sounds the same.
pub(super) fn slip(conn: &Connection, kind: &str) -> Result<Option<String>> {
    Ok(names(conn)?.into_iter().find(|known| order::sounds_alike(known, kind)))
}

fn names(conn: &Connection) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached("SELECT name FROM event_kind ORDER BY position, id")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Whether a kind of that name is there.
pub(super) fn is_known(conn: &Connection, name: &str) -> Result<bool> {
    Ok(id_of(conn, name)?.is_some())
}

fn id_of(conn: &Connection, name: &str) -> Result<Option<EventKindId>> {
    let mut known = conn.prepare_cached("SELECT id FROM event_kind WHERE name = ? LIMIT 1")?;
    Ok(known.query_row([name], |row| row.get(0)).optional()?)
}

fn add(conn: &Connection, name: &str) -> Result<EventKindId> {
    conn.prepare_cached(
        "INSERT INTO event_kind (name, position) VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM event_kind))",
    )?
    .execute([name])?;
    Ok(EventKindId(conn.last_insert_rowid()))
}

/// Writes what an event says in its kind's own fields; each value must be one that the field can hold, and the field one of the
/// event's kind. A blank clears what any field says.
pub(super) fn write_own(conn: &Connection, id: EventId, own: &BTreeMap<EventFieldId, String>) -> Result<()> {
    for (field, value) in own {
        let path = format!("$.\"{}\"", field.0);
        if value.trim().is_empty() {
            conn.prepare_cached("UPDATE event SET own = nullif(json_remove(own, ?), '{}') WHERE id = ?")?
                .execute(params![path, id])?;
            continue;
        }
        let value = own_value(conn, *field, value)?;
        let (name, of, kind): (String, String, Option<String>) = conn
            .prepare_cached(
                "SELECT f.name, k.name, e.kind FROM event_field f JOIN event_kind k ON k.id = f.kind_id, event e
                 WHERE f.id = ? AND e.id = ?",
            )?
            .query_row(params![field, id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        if kind.as_ref() != Some(&of) {
            let kind = kind.map_or_else(|| "没有写类型".into(), |kind| format!("是“{kind}”"));
            let message = format!("“{name}”是“{of}”的栏目，这项活动{kind}。请先改好类型，或清空这一栏。");
            return Err(Error::invalid(&format!("own.{}", field.0), message));
        }
        conn.prepare_cached("UPDATE event SET own = json_set(coalesce(own, '{}'), ?, ?) WHERE id = ?")?
            .execute(params![path, value, id])?;
    }
    Ok(())
}

/// A value as its field keeps it.
///
/// # Errors
/// The field cannot hold it, or is not there.
pub(super) fn own_value(conn: &Connection, field: EventFieldId, value: &str) -> Result<String> {
    let (name, holds, options): (String, String, Option<String>) = conn
        .prepare_cached("SELECT name, holds, options FROM event_field WHERE id = ?")?
        .query_row([field], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?
        .ok_or(Error::NotFound { noun: "个栏目" })?;
    let value = value.trim();
    let key = format!("own.{}", field.0);
    match Holds::read(&holds) {
        Holds::Words => {}
        Holds::Number if value.parse::<f64>().is_ok_and(f64::is_finite) => {}
        Holds::Number => return Err(Error::invalid(&key, format!("{name}要填数字，“{value}”不是。请改成数字。"))),
        Holds::Date => {
            value::date(&key, value)?;
        }
        Holds::Choice => {
            let options: Vec<&str> = options.iter().flat_map(|options| options.lines()).collect();
            if !options.contains(&value) {
                let message = format!(
                    "{name}里没有“{value}”（可选：{}）。请另选一个，或在活动类型里加上它。",
                    options.join("、")
                );
                return Err(Error::invalid(&key, message));
            }
        }
    }
    Ok(value.to_owned())
}

/// Puts a kind's own fields in place of those before.
fn write_fields(conn: &Connection, kind: EventKindId, fields: &[EventField]) -> Result<()> {
    let mut names: Vec<&str> = fields.iter().map(|field| field.name.trim()).collect();
    names.sort_unstable();
    if names.first().is_some_and(|name| name.is_empty()) {
        return Err(Error::invalid("fields", "每个栏目都要有名称。请写上，或删掉这一栏。"));
    }
    if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(Error::invalid("fields", format!("有两个栏目都叫“{}”。请改掉一个。", twice[0])));
    }
    let before: Vec<(EventFieldId, String)> = conn
        .prepare_cached("SELECT id, name FROM event_field WHERE kind_id = ?")?
        .query_map([kind], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, name) in before.iter().filter(|(id, _)| !fields.iter().any(|field| field.id == Some(*id))) {
        let filled: i64 = conn
            .prepare_cached("SELECT count(*) FROM event e, json_each(e.own) v WHERE v.key = CAST(? AS TEXT)")?
            .query_row([id], |row| row.get(0))?;
        if filled > 0 {
            return Err(Error::InUse { name: name.clone(), users: format!("{filled} {NOUN}") });
        }
        changes::delete(conn, "event_field", "id", id.0)?;
    }
    for (position, field) in fields.iter().enumerate() {
        let options: Vec<&str> =
            field.options.iter().map(|option| option.trim()).filter(|option| !option.is_empty()).collect();
        if field.holds == Holds::Choice && options.is_empty() {
            return Err(Error::invalid("fields", format!("“{}”是选项，请写上可选的内容。", field.name.trim())));
        }
        let options = (field.holds == Holds::Choice).then(|| options.join("\n"));
        let unit = field.unit.as_deref().map(str::trim).filter(|unit| !unit.is_empty() && field.holds == Holds::Number);
        let values = params![field.name.trim(), field.holds.name(), unit, options, position as i64 + 1, kind, field.id];
        match field.id {
            Some(_) => {
                let done = conn
                    .prepare_cached("UPDATE event_field SET name = ?1, holds = ?2, unit = ?3, options = ?4, position = ?5 WHERE kind_id = ?6 AND id = ?7")?
                    .execute(values)?;
                if done == 0 {
                    return Err(Error::NotFound { noun: "个栏目" });
                }
            }
            None => {
                conn.prepare_cached("INSERT INTO event_field (name, holds, unit, options, position, kind_id, id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
                    .execute(values)?;
            }
        }
    }
    Ok(())
}

fn name_of(conn: &Connection, id: EventKindId) -> Result<String> {
    changes::title(conn, "event_kind", "name", id.0, KIND)
}

fn is_free(conn: &Connection, name: &str, own: Option<EventKindId>) -> Result<()> {
    match id_of(conn, name)? {
        Some(taken) if Some(taken) != own => Err(Error::invalid("name", format!("已经有类型“{name}”。请换一个名称。"))),
        _ => Ok(()),
    }
}

pub(crate) fn event_kind_list(at: &At<'_>, _: Nothing) -> Result<EventKindList> {
    at.read(|conn| Ok(EventKindList { rows: kinds(conn)? }))
}

pub(crate) fn event_kind_create(at: &At<'_>, ask: EventKindCreate) -> Result<EventKindId> {
    let name = ask.name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", "请写上类型的名称。"));
    }
    at.act(|act| {
        is_free(act, name, None)?;
        let id = add(act, name)?;
        write_fields(act, id, &ask.fields)?;
        Ok((id, format!("新增活动类型“{name}”")))
    })
}

pub(crate) fn event_kind_update(at: &At<'_>, ask: EventKindUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, "类型的名称不能空着。")?;
    changes::require(&columns, "retired", false, "请说明类型是否停用。")?;
    at.act(|act| {
        let before = name_of(act, ask.id)?;
        if let Some(Some(name)) = &ask.changes.name {
            is_free(act, name.trim(), Some(ask.id))?;
        }
        changes::update(act, "event_kind", ask.id.0, &columns, KIND)?;
        let after = name_of(act, ask.id)?;
        if after != before {
            act.prepare_cached("UPDATE event SET kind = ? WHERE kind = ?")?.execute([&after, &before])?;
        }
        if let Some(fields) = &ask.fields {
            write_fields(act, ask.id, fields)?;
        }
        let label = match ask.changes.retired {
            Some(Some(true)) => format!("停用活动类型“{after}”"),
            Some(Some(false)) => format!("启用活动类型“{after}”"),
            _ if after != before => format!("活动类型“{before}”改名为“{after}”"),
            _ => format!("修改活动类型“{after}”"),
        };
        Ok((Nothing {}, label))
    })
}

pub(crate) fn event_kind_order(at: &At<'_>, ask: EventKindOrder) -> Result<Nothing> {
    at.act(|act| {
        for (position, id) in ask.ids.iter().enumerate() {
            let columns = vec![("position", (position as i64 + 1).into())];
            changes::update(act, "event_kind", id.0, &columns, KIND)?;
        }
        Ok((Nothing {}, "调整活动类型的顺序".into()))
    })
}

pub(crate) fn event_kind_delete(at: &At<'_>, ask: EventKindDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "event_kind", "name", "活动类型", KIND, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            let name = name_of(act, *id)?;
            let events: i64 = act
                .prepare_cached("SELECT count(*) FROM event WHERE kind = ?")?
                .query_row([&name], |row| row.get(0))?;
            if events > 0 {
                return Err(Error::InUse { name, users: format!("{events} {NOUN}") });
            }
            write_fields(act, *id, &[])?;
            changes::delete(act, "event_kind", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

/// The values of the kind's own fields of an event as one line: 主讲人：张老师；题目：食品安全.
pub(super) fn told(row: &EventRow, names: &HashMap<EventFieldId, String>) -> String {
    let said: Vec<String> =
        row.own.iter().filter_map(|(field, value)| names.get(field).map(|name| format!("{name}：{value}"))).collect();
    said.join("；")
}
