//! 稿本: the words of a plan as they stood when it went out for comments, was approved or was issued. A copy is frozen when the
//! stage is reached, and whenever she wants one.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::milestone::told_in_line;
use super::report::said_target;
use super::{PlanDetail, detail, title};
use crate::api::Nothing;
use crate::changes::{self, Columns};
use crate::clock;
use crate::error::{Error, Result};
use crate::ids::{PlanId, PlanVersionId};
use crate::office::At;
use crate::value;

const NOUN: &str = "份计划稿本";

/// A copy that was kept.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PlanVersion {
    /// Its id.
    pub id: PlanVersionId,
    /// 征求意见稿, 审定稿, 印发稿, or as she called it
    pub name: String,
    /// The day it was kept.
    pub made_on: String,
    /// Headings and tasks in it.
    pub items: usize,
}

/// Which copies.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct PlanVersionAsk {
    /// The plan.
    pub plan_id: PlanId,
}

/// The copies of a plan, the newest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PlanVersionList {
    /// The copies.
    pub rows: Vec<PlanVersion>,
}

/// A copy to keep.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlanVersionCreate {
    /// The plan.
    pub plan_id: PlanId,
    /// What it is called: 主席办公会讨论稿.
    pub name: String,
}

/// A copy to throw away.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct PlanVersionDelete {
    /// The copy.
    pub id: PlanVersionId,
}

/// The words of a plan, as a copy keeps them and as papers and comparisons use them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PlanText {
    pub(super) title: String,
    pub(super) stage: String,
    pub(super) document_number: Option<String>,
    pub(super) issued_on: Option<String>,
    pub(super) addressee: Option<String>,
    pub(super) preface: Option<String>,
    pub(super) items: Vec<ItemText>,
}

/// The words of a heading or a task.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct ItemText {
    pub(super) uid: String,
    pub(super) forerunner: Option<String>,
    pub(super) level: usize,
    pub(super) kind: String,
    pub(super) label: String,
    pub(super) text: String,
    pub(super) body: String,
    pub(super) leader: String,
    pub(super) lead_unit: String,
    pub(super) person: String,
    pub(super) helpers: String,
    pub(super) time: String,
    pub(super) targets: String,
    /// 续
    pub(super) continued: bool,
    /// Its milestones in a line; copies made before there were any have none.
    #[serde(default)]
    pub(super) milestones: String,
}

impl ItemText {
    /// The words with 续 behind them where the item was carried over unfinished.
    pub(super) fn words(&self) -> String {
        marked(&self.text, self.continued)
    }
}

/// The words of an item, with 续 behind them where it was carried over unfinished.
pub(super) fn marked(text: &str, continued: bool) -> String {
    if continued { format!("{}（续）", text.trim_end_matches('。')) } else { text.to_owned() }
}

impl From<PlanDetail> for PlanText {
    fn from(PlanDetail { plan, items }: PlanDetail) -> Self {
        let item = |item: super::PlanItem| ItemText {
            targets: item.targets.iter().map(said_target).collect::<Vec<_>>().join("、"),
            milestones: told_in_line(&item.milestones),
            uid: item.uid,
            forerunner: item.forerunner,
            level: item.level,
            kind: item.kind,
            label: item.label,
            text: item.text,
            body: item.body.unwrap_or_default(),
            leader: item.leader.unwrap_or_default(),
            lead_unit: item.lead_unit.unwrap_or_default(),
            person: item.person.unwrap_or_default(),
            helpers: item.helpers.unwrap_or_default(),
            time: item.time_text.unwrap_or_default(),
            continued: item.continued,
        };
        Self {
            title: plan.title,
            stage: plan.stage,
            document_number: plan.document_number,
            issued_on: plan.issued_on,
            addressee: plan.addressee,
            preface: plan.preface,
            items: items.into_iter().map(item).collect(),
        }
    }
}

/// What the copy of a stage is called; a stage that freezes nothing has none.
fn named(stage: &str) -> Option<&'static str> {
    match stage {
        "consult" => Some("征求意见稿"),
        "approved" => Some("审定稿"),
        "issued" => Some("印发稿"),
        _ => None,
    }
}

/// Keeps a copy when the plan has come to another stage than `before`.
pub(super) fn freeze_at_stage(conn: &Connection, id: PlanId, before: &str) -> Result<()> {
    let stage: String = conn.query_row("SELECT stage FROM plan WHERE id = ?", [id], |row| row.get(0))?;
    match named(&stage) {
        Some(name) if stage != before => freeze(conn, id, name).map(|_| ()),
        _ => Ok(()),
    }
}

/// Keeps a copy of a plan as it stands, under a name.
pub(crate) fn freeze(conn: &Connection, id: PlanId, name: &str) -> Result<PlanVersionId> {
    let text = PlanText::from(detail(conn, id)?);
    let content = serde_json::to_string(&text).map_err(Error::internal)?;
    let columns: Columns = vec![
        ("plan_id", Value::Integer(id.0)),
        ("made_on", Value::Text(clock::today())),
        ("name", Value::Text(name.to_owned())),
        ("content", Value::Text(content)),
    ];
    changes::insert(conn, "plan_version", &columns).map(PlanVersionId)
}

/// The words of a copy, with its name and the plan it is of.
pub(super) fn frozen(conn: &Connection, id: PlanVersionId) -> Result<(PlanId, String, PlanText)> {
    let (plan, name, content): (PlanId, String, String) = conn
        .prepare_cached("SELECT plan_id, name, content FROM plan_version WHERE id = ?")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })?;
    let text = serde_json::from_str(&content).map_err(Error::internal)?;
    Ok((plan, name, text))
}

/// The copy that adjustments are told against: the one issued last, else the one approved last.
pub(super) fn in_force(conn: &Connection, plan: PlanId) -> Result<PlanVersionId> {
    conn.prepare_cached(
        "SELECT id FROM plan_version WHERE plan_id = ? AND name IN ('印发稿', '审定稿') ORDER BY name = '印发稿' DESC, id DESC LIMIT 1",
    )?
    .query_row([plan], |row| row.get(0))
    .optional()?
    .ok_or_else(|| Error::NothingToPrint {
        message: "这份计划还没有审定或印发，没有可以对照的稿本。".into(),
    })
}

pub(crate) fn plan_version_list(at: &At<'_>, ask: PlanVersionAsk) -> Result<PlanVersionList> {
    at.read(|conn| {
        let mut statement = conn.prepare_cached(
            "SELECT id, name, made_on, json_array_length(content, '$.items') FROM plan_version WHERE plan_id = ? ORDER BY id DESC",
        )?;
        let rows = statement.query_map([ask.plan_id], |row| {
            Ok(PlanVersion {
                id: row.get(0)?,
                name: row.get(1)?,
                made_on: row.get(2)?,
                items: row.get::<_, i64>(3)?.unsigned_abs() as usize,
            })
        })?;
        Ok(PlanVersionList { rows: rows.collect::<rusqlite::Result<_>>()? })
    })
}

pub(crate) fn plan_version_create(at: &At<'_>, ask: PlanVersionCreate) -> Result<PlanVersionId> {
    let Value::Text(name) = value::text(&ask.name) else {
        return Err(Error::invalid("name", "请给稿本起个名字，例如“讨论稿”。"));
    };
    at.act(|act| {
        let label = format!("给计划“{}”留稿本“{name}”", title(act, ask.plan_id.0)?);
        Ok((freeze(act, ask.plan_id, &name)?, label))
    })
}

pub(crate) fn plan_version_delete(at: &At<'_>, ask: PlanVersionDelete) -> Result<Nothing> {
    at.act(|act| {
        let (plan, name): (PlanId, String) = act
            .query_row("SELECT plan_id, name FROM plan_version WHERE id = ?", params![ask.id], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?
            .ok_or(Error::NotFound { noun: NOUN })?;
        let label = format!("删除计划“{}”的稿本“{name}”", title(act, plan.0)?);
        changes::delete(act, "plan_version", "id", ask.id.0)?;
        Ok((Nothing {}, label))
    })
}
