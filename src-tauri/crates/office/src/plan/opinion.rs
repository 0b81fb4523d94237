//! 征求意见: what was said on a plan, by whom, and what became of it.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::compare::{ChangedItem, Difference};
use super::{detail, title};
use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::error::{Error, Result};
use crate::ids::{OpinionId, PlanId, PlanItemId};
use crate::office::At;
use crate::report::{Draft, Listed, Setting, list};
use crate::{clock, profile, value};

const NOUN: &str = "条意见";
const OUTCOMES: &[&str] = &["open", "accepted", "partly", "declined"];

changes! {
    /// The fields of an opinion.
    OpinionChanges {
        /// 意见内容
        words: String => check::text,
        /// 条目, as it read then
        place: String => check::text,
        /// 提出单位或人
        said_by: String => check::text,
        /// 提出日期
        said_on: String => check::date,
        /// open, accepted, partly or declined
        outcome: String => check::one_of(OUTCOMES),
        /// 理由或说明
        reason: String => check::text,
    }
}

/// An opinion on a plan.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Opinion {
    /// Its id.
    pub id: OpinionId,
    /// The item that it is on, where that still stands.
    pub item_id: Option<PlanItemId>,
    /// 条目, as it read then; none for the plan as a whole.
    pub place: Option<String>,
    /// 提出单位或人
    pub said_by: Option<String>,
    /// 提出日期
    pub said_on: String,
    /// 意见内容
    pub words: String,
    /// open, accepted, partly or declined
    pub outcome: String,
    /// 理由或说明
    pub reason: Option<String>,
}

/// The opinions on a plan.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct OpinionAsk {
    /// The plan.
    pub plan_id: PlanId,
}

/// Opinions, in the order of the plan's items, those on the whole first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct OpinionList {
    /// The opinions.
    pub rows: Vec<Opinion>,
}

/// A new opinion.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct OpinionCreate {
    /// The plan.
    pub plan_id: PlanId,
    /// The item that it is on.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub item_id: Option<PlanItemId>,
    /// Its fields; the words must be there.
    pub opinion: OpinionChanges,
}

/// Changes of an opinion.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct OpinionUpdate {
    /// The opinion.
    pub id: OpinionId,
    /// The touched fields.
    pub changes: OpinionChanges,
}

/// Opinions to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct OpinionDelete {
    /// The opinions.
    pub ids: Vec<OpinionId>,
}

/// What is said of an outcome on paper.
fn said(outcome: &str) -> &'static str {
    match outcome {
        "accepted" => "采纳",
        "partly" => "部分采纳",
        "declined" => "未采纳",
        _ => "待研究",
    }
}

pub(crate) fn opinion_list(at: &At<'_>, ask: OpinionAsk) -> Result<OpinionList> {
    at.read(|conn| Ok(OpinionList { rows: rows(conn, ask.plan_id)? }))
}

fn rows(conn: &Connection, plan: PlanId) -> Result<Vec<Opinion>> {
    // In reading order: what is on an item that is gone stands behind the others.
    let order: Vec<PlanItemId> = detail(conn, plan)?.items.into_iter().map(|item| item.id).collect();
    let mut statement = conn.prepare_cached(
        "SELECT o.id, i.id, o.place, o.said_by, o.said_on, o.words, o.outcome, o.reason FROM opinion o
         LEFT JOIN plan_item i ON i.uid = o.item_uid AND i.plan_id = o.plan_id WHERE o.plan_id = ? ORDER BY o.id",
    )?;
    let rows = statement.query_map([plan], |row| {
        Ok(Opinion {
            id: row.get(0)?,
            item_id: row.get(1)?,
            place: row.get(2)?,
            said_by: row.get(3)?,
            said_on: row.get(4)?,
            words: row.get(5)?,
            outcome: row.get(6)?,
            reason: row.get(7)?,
        })
    })?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.sort_by_key(|row| match (row.item_id, &row.place) {
        (None, None) => (0, 0),
        (Some(id), _) => (1, order.iter().position(|item| *item == id).unwrap_or_default()),
        (None, Some(_)) => (2, 0),
    });
    Ok(rows)
}

pub(crate) fn opinion_create(at: &At<'_>, ask: OpinionCreate) -> Result<OpinionId> {
    let mut columns = ask.opinion.columns()?;
    changes::require(&columns, "words", true, "请写上意见的内容。")?;
    at.act(|act| {
        let plan = title(act, ask.plan_id.0)?;
        if let Some(item) = ask.item_id {
            let items = detail(act, ask.plan_id)?.items;
            let item =
                items.iter().find(|known| known.id == item).ok_or(Error::NotFound { noun: super::item::NOUN })?;
            columns.push(("item_uid", Value::Text(item.uid.clone())));
            if ask.opinion.place.is_none() {
                columns.push(("place", Value::Text(format!("{}{}", item.label, item.text))));
            }
        }
        if !matches!(&ask.opinion.said_on, Some(Some(_))) {
            columns.retain(|(column, _)| *column != "said_on");
            columns.push(("said_on", Value::Text(clock::today())));
        }
        columns.push(("plan_id", Value::Integer(ask.plan_id.0)));
        Ok((OpinionId(changes::insert(act, "opinion", &columns)?), format!("记下对“{plan}”的意见")))
    })
}

pub(crate) fn opinion_update(at: &At<'_>, ask: OpinionUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "words", false, "请写上意见的内容。")?;
    changes::require(&columns, "said_on", false, "请写上提出意见的日期。")?;
    changes::require(&columns, "outcome", false, "请说明意见采纳了没有。")?;
    at.act(|act| {
        changes::update(act, "opinion", ask.id.0, &columns, NOUN)?;
        let words: String = act.query_row("SELECT words FROM opinion WHERE id = ?", [ask.id], |row| row.get(0))?;
        Ok((Nothing {}, format!("修改意见“{}”", words.chars().take(20).collect::<String>())))
    })
}

pub(crate) fn opinion_delete(at: &At<'_>, ask: OpinionDelete) -> Result<Nothing> {
    at.act(|act| {
        for id in &ask.ids {
            if changes::delete(act, "opinion", "id", id.0)? == 0 {
                return Err(Error::NotFound { noun: NOUN });
            }
        }
        Ok((Nothing {}, format!("删除 {} 条意见", ask.ids.len())))
    })
}

/// What a file that came back says: a change that it makes, or a remark.
pub(super) struct Heard {
    pub(super) item_uid: Option<String>,
    pub(super) place: Option<String>,
    pub(super) said_by: Option<String>,
    pub(super) words: String,
    /// Written into the plan.
    pub(super) is_accepted: bool,
}

/// Keeps what a file said. What was heard before, from the same one and in the same words, is not kept twice; accepted now, it counts
/// as accepted.
pub(super) fn hear(conn: &Connection, plan: PlanId, heard: Vec<Heard>) -> Result<usize> {
    let mut kept = 0;
    for it in heard {
        let known: Option<OpinionId> = conn
            .prepare_cached(
                "SELECT id FROM opinion WHERE plan_id = ?1 AND item_uid IS ?2 AND said_by IS ?3 AND words = ?4 AND place IS ?5",
            )?
            .query_row((plan, &it.item_uid, &it.said_by, &it.words, &it.place), |row| row.get(0))
            .optional()?;
        let outcome = Value::Text(if it.is_accepted { "accepted" } else { "open" }.to_owned());
        if let Some(id) = known {
            if it.is_accepted {
                changes::update(conn, "opinion", id.0, &vec![("outcome", outcome)], NOUN)?;
            }
            continue;
        }
        let text = |text: Option<String>| text.map_or(Value::Null, Value::Text);
        let columns: Columns = vec![
            ("plan_id", Value::Integer(plan.0)),
            ("item_uid", text(it.item_uid)),
            ("place", text(it.place)),
            ("said_by", text(it.said_by)),
            ("said_on", Value::Text(clock::today())),
            ("words", Value::Text(it.words)),
            ("outcome", outcome),
        ];
        changes::insert(conn, "opinion", &columns)?;
        kept += 1;
    }
    Ok(kept)
}

/// A change as an opinion puts it: 完成时限“3月底前”改为“4月底前”.
pub(super) fn as_opinion(change: &ChangedItem) -> String {
    match change.how {
        Difference::Added => format!("增加“{}”", change.text),
        Difference::Removed => format!("删去“{}{}”", change.label, change.text),
        Difference::Changed => {
            let field = |field: &super::compare::ChangedField| match (field.before.as_str(), field.after.as_str()) {
                ("", after) => format!("{}写上“{after}”", field.name),
                (before, "") => format!("{}去掉“{before}”", field.name),
                (before, after) => format!("{}“{before}”改为“{after}”", field.name),
            };
            change.fields.iter().map(field).collect::<Vec<_>>().join("；")
        }
    }
}

/// 征求意见汇总表
pub(crate) fn opinions(conn: &Connection, plan: PlanId, setting: &Setting) -> Result<Draft> {
    let about = title(conn, plan.0)?;
    let rows = rows(conn, plan)?;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let columns = vec![
        Listed::words("条目", move |it: &Opinion| it.place.clone().unwrap_or_else(|| "总体".into())).wide(2.0).always(),
        Listed::words("提出单位（人）", move |it: &Opinion| text(&it.said_by)).wide(1.2).always(),
        Listed::day(
            "日期",
            |it: &Opinion| value::spoken(&it.said_on),
            |it: &Opinion| value::first_day(&it.said_on).filter(|_| it.said_on.len() == 10),
        )
        .asked(),
        Listed::words("意见内容", |it: &Opinion| it.words.clone()).wide(3.0).always(),
        Listed::short("采纳情况", |it: &Opinion| said(&it.outcome).to_owned()).always(),
        Listed::words("理由或说明", move |it: &Opinion| text(&it.reason)).wide(2.0).always(),
    ];
    let count = |outcome: &str| rows.iter().filter(|row| row.outcome == outcome).count();
    let counts = ["accepted", "partly", "declined", "open"].map(|outcome| (said(outcome), count(outcome)));
    let counts = counts.iter().filter(|(_, count)| *count > 0).map(|(said, count)| format!("，{said} {count} 条"));
    let facts = vec![
        format!("单位：{}", profile::profile(conn)?.name),
        format!("共 {} 条意见{}", rows.len(), counts.collect::<String>()),
    ];
    let mut draft = list(setting, format!("《{about}》征求意见汇总表"), facts, columns, &rows);
    draft.document.landscape = true;
    Ok(draft)
}
