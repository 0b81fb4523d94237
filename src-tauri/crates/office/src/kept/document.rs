//! 收发文: papers that came in, handled and answered in time, and papers that went out, each with its number.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::concerns;
use super::number::Number;
use super::sort::{Sort, dates, in_order, task};
use crate::api::Nothing;
use crate::changes::{changes, check};
use crate::error::{Error, Result};
use crate::ids::{DocumentId, PlanItemId, UnitId};
use crate::office::At;
use crate::{profile, value};

changes! {
    /// The fields of a document.
    DocumentChanges {
        /// in 收文, out 发文; in for a new one when absent
        direction: String => check::one_of(&["in", "out"]),
        /// 标题
        title: String => check::text,
        /// 文号
        number: String => super::number::number,
        /// 收到 or 发出 on; today for a new one when absent
        registered_on: String => check::date,
        /// 成文日期
        dated_on: String => check::date,
        /// 密级
        secrecy: String => check::text,
        /// 缓急
        urgency: String => check::text,
        /// 办理时限
        due_on: String => check::date,
        /// 承办
        handler: String => check::text,
        /// 办结日期
        handled_on: String => check::date,
        /// 办理结果
        outcome: String => check::text,
        /// The paper that went out in answer.
        answer_id: DocumentId => answer,
        /// 来文单位 or 主送
        unit: String => check::text,
        /// The task that it belongs to.
        item_id: PlanItemId => task,
        /// 备注
        note: String => check::text,
    }
}

fn answer(_: &str, document: &DocumentId) -> Result<Value> {
    Ok(Value::Integer(document.0))
}

/// A document.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// in 收文, out 发文
    pub direction: String,
    /// 标题
    pub title: String,
    /// 文号
    pub number: Option<String>,
    /// 收到 or 发出 on
    pub registered_on: String,
    /// 成文日期
    pub dated_on: Option<String>,
    /// 密级
    pub secrecy: Option<String>,
    /// 缓急
    pub urgency: Option<String>,
    /// 办理时限
    pub due_on: Option<String>,
    /// 承办
    pub handler: Option<String>,
    /// 办结日期
    pub handled_on: Option<String>,
    /// 办理结果
    pub outcome: Option<String>,
    /// The paper that went out in answer.
    pub answer_id: Option<DocumentId>,
    /// That paper's number, or its title.
    pub answer: Option<String>,
    /// What it answers, by number or title.
    pub answers: Vec<String>,
    /// Others that came in under the same number.
    pub same_number: Vec<String>,
    /// 来文单位 or 主送
    pub unit: Option<String>,
    /// It in the directory.
    pub unit_id: Option<UnitId>,
    /// The task that it belongs to.
    pub item_id: Option<PlanItemId>,
    /// That task's words.
    pub task: Option<String>,
    /// 备注
    pub note: Option<String>,
}

/// Which documents.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct DocumentAsk {
    /// Only those of this year, or that were open in it; all when absent.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Only in or out.
    #[serde(default)]
    #[ts(optional)]
    pub direction: Option<String>,
}

/// Documents, the newest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DocumentList {
    /// The documents.
    pub rows: Vec<Document>,
}

/// The numbers that come next, for papers of our own.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct NextNumbers {
    /// One for each 机关代字 that was used, the one used last first.
    pub rows: Vec<NextNumber>,
}

/// The number that comes next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct NextNumber {
    /// 机关代字
    pub office: String,
    /// The number.
    pub next: String,
    /// Numbers before it that no paper has.
    pub missing: Vec<u32>,
}

/// A year.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct NextNumberAsk {
    /// The year in the brackets: a calendar year, also where the office counts in school years.
    pub year: i32,
}

/// A new one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DocumentCreate {
    /// Its fields.
    pub fields: DocumentChanges,
}

/// Changes of one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DocumentUpdate {
    /// Which.
    pub id: DocumentId,
    /// The touched fields.
    pub changes: DocumentChanges,
}

/// Some to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DocumentDelete {
    /// Which.
    pub ids: Vec<DocumentId>,
}

pub(super) const SORT: Sort = Sort {
    table: "document",
    title: "title",
    what: "公文",
    noun: "件公文",
    nameless: "请写上公文的标题。",
    day: Some(("registered_on", "请写上收到或发出的日期。")),
    people: None,
    parts: &[],
};

/// Where a document that concerns a year came in or went out; open ones stay with the years since.
fn of_year(document: &Document, year: Option<i32>, kind: crate::year::YearKind) -> bool {
    let is_open = document.due_on.is_some() && document.handled_on.is_none();
    let over = document.handled_on.as_deref().unwrap_or(&document.registered_on);
    concerns(&document.registered_on, (!is_open).then_some(over), year, kind)
}

/// The documents of a year and those that were open in it, or all, the newest first.
pub(crate) fn documents(conn: &Connection, year: Option<i32>, direction: Option<&str>) -> Result<Vec<Document>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut rows: Vec<Document> = all(conn)?;
    let mut answers: BTreeMap<DocumentId, Vec<String>> = BTreeMap::new();
    let mut numbers: BTreeMap<String, Vec<(DocumentId, String)>> = BTreeMap::new();
    for row in &rows {
        if let Some(answer) = row.answer_id {
            answers.entry(answer).or_default().push(row.number.clone().unwrap_or_else(|| row.title.clone()));
        }
        if let Some(number) = row.number.clone().filter(|_| row.direction == "in") {
            numbers.entry(number).or_default().push((row.id, row.title.clone()));
        }
    }
    for row in &mut rows {
        row.answers = answers.remove(&row.id).unwrap_or_default();
        let alike = row.number.as_ref().filter(|_| row.direction == "in").and_then(|number| numbers.get(number));
        let others = alike.into_iter().flatten().filter(|(id, _)| *id != row.id);
        row.same_number = others.map(|(_, title)| title.clone()).collect();
    }
    rows.retain(|row| direction.is_none_or(|direction| row.direction == direction) && of_year(row, year, kind));
    Ok(rows)
}

/// The documents that came in or went out in a year itself, the first of them first.
pub(crate) fn register(conn: &Connection, year: i32, direction: &str) -> Result<Vec<Document>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut rows = documents(conn, None, Some(direction))?;
    rows.retain(|row| super::is_of(&row.registered_on, Some(year), kind));
    rows.reverse();
    Ok(rows)
}

fn all(conn: &Connection) -> Result<Vec<Document>> {
    let mut statement = conn.prepare_cached(
        "SELECT d.id, d.direction, d.title, d.number, d.registered_on, d.dated_on, d.secrecy, d.urgency, d.due_on, d.handler,
                d.handled_on, d.outcome, d.answer_id, coalesce(a.number, a.title), d.unit, d.unit_id, d.item_id, i.text, d.note
         FROM document d LEFT JOIN document a ON a.id = d.answer_id LEFT JOIN plan_item i ON i.id = d.item_id
         ORDER BY d.registered_on DESC, d.id DESC",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Document {
            id: row.get(0)?,
            direction: row.get(1)?,
            title: row.get(2)?,
            number: row.get(3)?,
            registered_on: row.get(4)?,
            dated_on: row.get(5)?,
            secrecy: row.get(6)?,
            urgency: row.get(7)?,
            due_on: row.get(8)?,
            handler: row.get(9)?,
            handled_on: row.get(10)?,
            outcome: row.get(11)?,
            answer_id: row.get(12)?,
            answer: row.get(13)?,
            answers: Vec::new(),
            same_number: Vec::new(),
            unit: row.get(14)?,
            unit_id: row.get(15)?,
            item_id: row.get(16)?,
            task: row.get(17)?,
            note: row.get(18)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn document_list(at: &At<'_>, ask: DocumentAsk) -> Result<DocumentList> {
    at.read(|conn| Ok(DocumentList { rows: documents(conn, ask.year, ask.direction.as_deref())? }))
}

pub(crate) fn document_next(at: &At<'_>, ask: NextNumberAsk) -> Result<NextNumbers> {
    at.read(|conn| Ok(NextNumbers { rows: next_numbers(conn, ask.year)? }))
}

/// The number that comes next for each 机关代字, the one used last first.
fn next_numbers(conn: &Connection, year: i32) -> Result<Vec<NextNumber>> {
    let mut statement = conn.prepare_cached(
        "SELECT number FROM document WHERE direction = 'out' AND number IS NOT NULL ORDER BY id DESC",
    )?;
    let numbers = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut used: Vec<(String, BTreeSet<u32>)> = Vec::new();
    for number in numbers.iter().filter_map(|number| Number::of(number)) {
        let at = used.iter().position(|(office, _)| *office == number.office).unwrap_or_else(|| {
            used.push((number.office.clone(), BTreeSet::new()));
            used.len() - 1
        });
        if number.year == year {
            used[at].1.insert(number.serial);
        }
    }
    let next = |(office, serials): (String, BTreeSet<u32>)| {
        let serial = serials.last().map_or(1, |last| last + 1);
        NextNumber {
            next: Number { office: office.clone(), year, serial }.to_string(),
            missing: (1..serial).filter(|number| !serials.contains(number)).take(MOST_MISSING).collect(),
            office,
        }
    };
    Ok(used.into_iter().map(next).collect())
}

/// So many numbers that were left out are named.
const MOST_MISSING: usize = 20;

pub(crate) fn document_create(at: &At<'_>, ask: DocumentCreate) -> Result<DocumentId> {
    let mut columns = ask.fields.columns()?;
    if !columns.iter().any(|(column, value)| *column == "direction" && *value != Value::Null) {
        columns.retain(|(column, _)| *column != "direction");
        columns.push(("direction", Value::Text("in".into())));
    }
    SORT.create(at, columns, check_document).map(DocumentId)
}

pub(crate) fn document_update(at: &At<'_>, ask: DocumentUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    crate::changes::require(&columns, "direction", false, "请选上是收文还是发文。")?;
    SORT.update(at, ask.id.0, &columns, check_document)
}

pub(crate) fn document_delete(at: &At<'_>, ask: DocumentDelete) -> Result<Nothing> {
    at.act(|act| {
        let ids = || ask.ids.iter().map(|id| id.0);
        let label = crate::changes::deleting(act, "document", "title", SORT.what, SORT.noun, ids())?;
        for id in &ask.ids {
            // What it answered stays, and is no longer answered by it.
            act.prepare_cached("UPDATE document SET answer_id = NULL WHERE answer_id = ?")?.execute([id])?;
            crate::changes::delete(act, "document", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

/// Refuses a number of our own that another paper has, an answer that is none, and days out of their order.
pub(super) fn check_document(conn: &Connection, id: i64) -> Result<()> {
    let columns = ["direction", "number", "registered_on", "handled_on"];
    let [direction, number, registered, handled] = dates(conn, "document", columns, id)?;
    let is_out = direction.as_deref() == Some("out");
    in_order(&[
        ("registered_on", if is_out { "发出" } else { "收到" }, registered.as_deref()),
        ("handled_on", "办结", handled.as_deref()),
    ])?;
    let answer: Option<(String, bool)> = conn
        .prepare_cached(
            "SELECT a.direction, a.id = d.id FROM document d JOIN document a ON a.id = d.answer_id WHERE d.id = ?",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((answer, is_same)) = answer
        && (is_same || is_out || answer != "out")
    {
        return Err(Error::invalid("answer_id", "收文要由一件发文来答复。请选一件发文，或先登记答复的发文。"));
    }
    let Some(number) = number.filter(|_| is_out) else { return Ok(()) };
    let other: Option<(String, String)> = conn
        .prepare_cached(
            "SELECT title, registered_on FROM document WHERE direction = 'out' AND number = ? AND id <> ? LIMIT 1",
        )?
        .query_row(params![number, id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((title, on)) = other else { return Ok(()) };
    let next = Number::of(&number).map(|own| next_numbers(conn, own.year).map(|all| (own, all))).transpose()?;
    let next = next.and_then(|(own, all)| all.into_iter().find(|next| next.office == own.office));
    let next = next.map(|next| format!("下一个号是 {}。", next.next)).unwrap_or_default();
    Err(Error::invalid("number", format!("{number} 已经用在{}的“{title}”上。请改一个号。{next}", value::spoken(&on))))
}
