//! 合并: two records of one person or one unit become one. All that refers to the one that goes is carried to the one that stays, in one
//! act, and its undo brings everything back.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::against::{against, doubts};
use super::arrival::{PERSON, UNIT};
use super::carry;
use super::duplicate::DirectoryKind;
use crate::changes::{self, Columns};
use crate::error::{Error, Result};
use crate::office::At;
use crate::{membership, value};

/// Two records that are to become one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MergeAsk {
    /// People or units.
    pub kind: DirectoryKind,
    /// The one that stays.
    pub keep: i64,
    /// The one that goes.
    pub gone: i64,
}

/// Whose word holds for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum MergeSide {
    /// The one that stays.
    Keep,
    /// The one that goes.
    Gone,
    /// Both, one below the other: for 备注 only.
    Both,
}

/// The two, field by field.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MergeField {
    /// The field.
    pub field: String,
    /// What the one that stays has; ID numbers masked.
    pub keep: Option<String>,
    /// What the one that goes has.
    pub gone: Option<String>,
    /// Whether they say different things, of which one must be chosen.
    pub differs: bool,
    /// Whose word holds where nothing is chosen.
    pub from: MergeSide,
    /// What holds whatever is chosen, because the membership says it.
    pub held: Option<String>,
}

/// How much of one sort refers to the two.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MergeCarried {
    /// Measure word and noun: “条报名”.
    pub noun: String,
    /// How many the one that stays has.
    pub keep: i64,
    /// How many come from the one that goes.
    pub gone: i64,
    /// Of those, how many both have in the same place: one is left.
    pub twice: i64,
}

/// What would come of it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MergePreview {
    /// The fields, in the order of the form.
    pub fields: Vec<MergeField>,
    /// What is carried along.
    pub carried: Vec<MergeCarried>,
    /// What stands against it, each with what to do first; empty when it can be done.
    pub against: Vec<String>,
    /// What makes it doubtful that they are one.
    pub doubts: Vec<String>,
}

/// Makes two records one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct Merge {
    /// People or units.
    pub kind: DirectoryKind,
    /// The one that stays.
    pub keep: i64,
    /// The one that goes.
    pub gone: i64,
    /// Whose word holds, by field. Where nothing is chosen: that of the one that stays, and the other's where it has none.
    #[serde(default)]
    #[ts(optional, as = "Option<BTreeMap<String, MergeSide>>")]
    pub choose: BTreeMap<String, MergeSide>,
}

/// What became of it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Merged {
    /// The one that stayed.
    pub id: i64,
    /// How many records were carried along.
    pub carried: i64,
}

/// The fields of a person or a unit in the order of the form; `unit_id` is shown by the unit's name.
fn fields(kind: DirectoryKind) -> Vec<&'static str> {
    match kind {
        DirectoryKind::Unit => UNIT.to_vec(),
        DirectoryKind::Person => {
            let (before, after) = PERSON.split_at(PERSON.iter().position(|it| *it == "department").unwrap_or(0));
            [before, &["unit_id"], after].concat()
        }
    }
}

fn values(conn: &Connection, kind: DirectoryKind, id: i64) -> Result<Vec<Value>> {
    let fields = fields(kind);
    let sql = format!("SELECT {} FROM {} WHERE id = ?", fields.join(", "), kind.table());
    conn.prepare_cached(&sql)?
        .query_row([id], |row| (0..fields.len()).map(|place| row.get(place)).collect())
        .optional()?
        .ok_or(Error::NotFound { noun: kind.noun() })
}

/// A field of both.
struct Side<'a> {
    field: &'static str,
    keep: &'a Value,
    gone: &'a Value,
}

impl Side<'_> {
    /// Whose word holds where nothing is chosen: nobody's is lost that need not be.
    fn usual(&self) -> MergeSide {
        match (self.keep, self.gone) {
            (Value::Null, _) => MergeSide::Gone,
            (Value::Text(keep), Value::Text(gone)) if self.field == "note" && keep != gone => MergeSide::Both,
            _ => MergeSide::Keep,
        }
    }

    fn differs(&self) -> bool {
        *self.keep != Value::Null && *self.gone != Value::Null && self.keep != self.gone
    }

    fn chosen(&self, side: MergeSide) -> Result<Value> {
        Ok(match (side, self.keep, self.gone) {
            (MergeSide::Keep, keep, _) => keep.clone(),
            (MergeSide::Gone, _, gone) => gone.clone(),
            (MergeSide::Both, Value::Text(keep), Value::Text(gone)) if self.field == "note" => {
                Value::Text(format!("{keep}\n{gone}"))
            }
            (MergeSide::Both, ..) => return Err(Error::invalid(self.field, "只有备注能两条都留。请选其中一个。")),
        })
    }
}

fn is_two(ask: &MergeAsk) -> Result<()> {
    match ask.keep == ask.gone {
        true => Err(Error::invalid("gone", format!("选的是同一个{}。请选两个。", ask.kind.word()))),
        false => Ok(()),
    }
}

pub(crate) fn merge_preview(at: &At<'_>, ask: MergeAsk) -> Result<MergePreview> {
    is_two(&ask)?;
    at.read(|conn| {
        let (keep, gone) = (values(conn, ask.kind, ask.keep)?, values(conn, ask.kind, ask.gone)?);
        let mut shown = Vec::new();
        for ((field, keep), gone) in fields(ask.kind).into_iter().zip(&keep).zip(&gone) {
            let side = Side { field, keep, gone };
            shown.push(MergeField {
                field: field.into(),
                keep: words(conn, field, keep)?,
                gone: words(conn, field, gone)?,
                differs: side.differs(),
                from: side.usual(),
                held: held(conn, &ask, field)?,
            });
        }
        let carried = carry::carried(conn, ask.kind, ask.keep, ask.gone)?;
        let carried = carried.into_iter().map(|one| MergeCarried {
            noun: one.noun.into(),
            keep: one.keep,
            gone: one.gone,
            twice: one.twice,
        });
        Ok(MergePreview {
            fields: shown,
            carried: carried.collect(),
            against: against(conn, ask.kind, ask.keep, ask.gone)?,
            doubts: doubts(conn, ask.kind, ask.keep, ask.gone)?,
        })
    })
}

/// A value as she reads it.
fn words(conn: &Connection, field: &str, value: &Value) -> Result<Option<String>> {
    Ok(match (field, value) {
        ("id_number", Value::Text(number)) => Some(value::masked_id(number)),
        ("unit_id", Value::Integer(unit)) => Some(changes::title(conn, "unit", "name", *unit, "个单位")?),
        (_, Value::Text(text)) => Some(text.clone()),
        _ => None,
    })
}

/// What the membership that stands says of a field, whichever of the two it belongs to.
fn held(conn: &Connection, ask: &MergeAsk, field: &str) -> Result<Option<String>> {
    for id in [ask.keep, ask.gone] {
        for one in membership::standing_of(conn, ask.kind.column(), id)? {
            let said = match field {
                "joined_on" => one.began_on,
                "member_no" => one.number,
                _ => None,
            };
            if said.is_some() {
                return Ok(said);
            }
        }
    }
    Ok(None)
}

/// The columns of the one that stays, as they were chosen.
fn chosen(conn: &Connection, ask: &Merge) -> Result<Columns> {
    let fields = fields(ask.kind);
    if let Some(unknown) = ask.choose.keys().find(|field| !fields.contains(&field.as_str())) {
        return Err(Error::InvalidRequest { detail: format!("no field {unknown}") });
    }
    let (keep, gone) = (values(conn, ask.kind, ask.keep)?, values(conn, ask.kind, ask.gone)?);
    let mut columns = Columns::new();
    for ((field, keep), gone) in fields.into_iter().zip(&keep).zip(&gone) {
        let side = Side { field, keep, gone };
        let value = side.chosen(ask.choose.get(field).copied().unwrap_or(side.usual()))?;
        if value != *keep {
            columns.push((field, value));
        }
    }
    Ok(columns)
}

pub(crate) fn merge(at: &At<'_>, ask: Merge) -> Result<Merged> {
    let Merge { kind, keep, gone, .. } = ask;
    is_two(&MergeAsk { kind, keep, gone })?;
    at.act(|act| {
        let columns = chosen(act, &ask)?;
        let against = against(act, kind, keep, gone)?;
        if !against.is_empty() {
            return Err(Error::invalid("gone", format!("还不能合并。{}", against.concat())));
        }
        let carried = carry::carried(act, kind, keep, gone)?.iter().map(|one| one.gone).sum();
        carry::carry(act, kind, keep, gone)?;
        changes::delete(act, kind.table(), "id", gone)?;
        changes::update(act, kind.table(), keep, &columns, kind.noun())?;
        membership::speak(act, kind.column(), keep)?;
        let name = changes::title(act, kind.table(), "name", keep, kind.noun())?;
        Ok((Merged { id: keep, carried }, format!("合并{}“{name}”", kind.word())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db;

    #[test]
    fn every_column_of_a_person_and_of_a_unit_is_offered() {
        let folder = tempfile::tempdir().unwrap();
        let conn = db::create(&folder.path().join("office.db")).unwrap();
        for kind in [DirectoryKind::Person, DirectoryKind::Unit] {
            let mut statement =
                conn.prepare("SELECT name FROM pragma_table_info(?) WHERE cid > 1 ORDER BY name").unwrap();
            let columns: Vec<String> =
                statement.query_map([kind.table()], |row| row.get(0)).unwrap().map(rusqlite::Result::unwrap).collect();
            let mut offered = fields(kind);
            offered.sort_unstable();
            assert_eq!(offered, columns);
        }
    }
}
