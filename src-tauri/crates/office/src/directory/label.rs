//! 标签: words by which people and units are put together, many to many.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes;
use crate::error::{Error, Result};
use crate::ids::{LabelId, PersonId, UnitId};
use crate::office::At;
use crate::value;

/// A label.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Label {
    /// Its id.
    pub id: LabelId,
    /// 名称
    pub name: String,
    /// How many people have it.
    pub people: i64,
    /// How many units have it.
    pub units: i64,
}

/// The labels by name.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct LabelList {
    /// The labels.
    pub rows: Vec<Label>,
}

/// Puts a label on people and units, or takes it off, as one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct LabelMark {
    /// The label; made when it is not there.
    pub label: String,
    /// The people.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<PersonId>>")]
    pub people: Vec<PersonId>,
    /// The units.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<UnitId>>")]
    pub units: Vec<UnitId>,
    /// Whether it is to be there.
    pub on: bool,
}

/// Another name for a label.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct LabelUpdate {
    /// The label.
    pub id: LabelId,
    /// 名称
    pub name: String,
}

/// Labels to delete; whoever has them loses them.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct LabelDelete {
    /// The labels.
    pub ids: Vec<LabelId>,
}

/// How many people and units were changed.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Marked {
    /// How many.
    pub changed: usize,
}

const NOUN: &str = "个标签";

/// Who has which labels.
pub(crate) struct Labels {
    people: HashMap<PersonId, Vec<String>>,
    units: HashMap<UnitId, Vec<String>>,
}

impl Labels {
    /// All of them, each by name.
    pub(crate) fn all(conn: &Connection) -> Result<Self> {
        let mut statement = conn.prepare_cached(
            "SELECT u.person_id, u.unit_id, l.name FROM label_use u JOIN label l ON l.id = u.label_id ORDER BY l.name, u.id",
        )?;
        let mut rows = statement.query([])?;
        let mut labels = Self { people: HashMap::new(), units: HashMap::new() };
        while let Some(row) = rows.next()? {
            let (person, unit, name): (Option<PersonId>, Option<UnitId>, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            if let Some(person) = person {
                labels.people.entry(person).or_default().push(name);
            } else if let Some(unit) = unit {
                labels.units.entry(unit).or_default().push(name);
            }
        }
        Ok(labels)
    }

    /// Those of a person or a unit.
    pub(crate) fn of(&self, person: Option<PersonId>, unit: Option<UnitId>) -> Vec<String> {
        let of_person = person.and_then(|person| self.people.get(&person));
        of_person.or_else(|| unit.and_then(|unit| self.units.get(&unit))).cloned().unwrap_or_default()
    }
}

pub(crate) fn label_list(at: &At<'_>, _: Nothing) -> Result<LabelList> {
    at.read(|conn| {
        let mut statement = conn.prepare_cached(
            "SELECT l.id, l.name, (SELECT count(person_id) FROM label_use u WHERE u.label_id = l.id),
                    (SELECT count(unit_id) FROM label_use u WHERE u.label_id = l.id)
             FROM label l ORDER BY l.name, l.id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Label { id: row.get(0)?, name: row.get(1)?, people: row.get(2)?, units: row.get(3)? })
        })?;
        Ok(LabelList { rows: rows.collect::<rusqlite::Result<_>>()? })
    })
}

fn name_of(text: &str) -> Result<String> {
    match value::text(text) {
        Value::Text(name) if name.chars().count() <= 20 => Ok(name),
        Value::Text(_) => Err(Error::invalid("label", "标签最多 20 个字，请写短一些。")),
        _ => Err(Error::invalid("label", "请写上标签，例如“专家”。")),
    }
}

fn named(conn: &Connection, name: &str) -> Result<Option<LabelId>> {
    Ok(conn.prepare_cached("SELECT id FROM label WHERE name = ?")?.query_row([name], |row| row.get(0)).optional()?)
}

pub(crate) fn label_mark(at: &At<'_>, ask: LabelMark) -> Result<Marked> {
    let name = name_of(&ask.label)?;
    if ask.people.is_empty() && ask.units.is_empty() {
        return Err(Error::invalid("people", "请先选中人员或单位。"));
    }
    at.act(|act| {
        let label = match named(act, &name)? {
            Some(label) => label,
            None if ask.on => LabelId(changes::insert(act, "label", &vec![("name", Value::Text(name.clone()))])?),
            None => return Err(Error::NotFound { noun: NOUN }),
        };
        let mut changed = 0;
        let people = ask.people.iter().map(|person| ("person", "person_id", person.0, "个人员"));
        let units = ask.units.iter().map(|unit| ("unit", "unit_id", unit.0, "个单位"));
        for (table, column, id, noun) in people.chain(units) {
            changes::exists(act, table, id, noun)?;
            let there: Option<i64> = act
                .prepare_cached(&format!("SELECT id FROM label_use WHERE label_id = ? AND {column} = ?"))?
                .query_row(params![label, id], |row| row.get(0))
                .optional()?;
            match (there, ask.on) {
                (None, true) => {
                    let columns = vec![("label_id", Value::Integer(label.0)), (column, Value::Integer(id))];
                    changes::insert(act, "label_use", &columns)?;
                }
                (Some(there), false) => drop(changes::delete(act, "label_use", "id", there)?),
                _ => continue,
            }
            changed += 1;
        }
        if changed == 0 {
            let how = if ask.on { "都已经有" } else { "都没有" };
            return Err(Error::invalid("label", format!("选中的{how}标签“{name}”，没有改动。")));
        }
        let what = if ask.on { "贴上" } else { "取下" };
        Ok((Marked { changed }, format!("给 {changed} 个人员或单位{what}标签“{name}”")))
    })
}

pub(crate) fn label_update(at: &At<'_>, ask: LabelUpdate) -> Result<Nothing> {
    let name = name_of(&ask.name)?;
    at.act(|act| {
        let before = changes::title(act, "label", "name", ask.id.0, NOUN)?;
        if named(act, &name)?.is_some_and(|other| other != ask.id) {
            return Err(Error::invalid("name", format!("已经有标签“{name}”。请换一个名称。")));
        }
        changes::update(act, "label", ask.id.0, &vec![("name", Value::Text(name.clone()))], NOUN)?;
        Ok((Nothing {}, format!("标签“{before}”改名为“{name}”")))
    })
}

pub(crate) fn label_delete(at: &At<'_>, ask: LabelDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "label", "name", "标签", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::delete(act, "label_use", "label_id", id.0)?;
            changes::delete(act, "label", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}
