//! 选送: entries sent up to a higher body, and what came back.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::entry::called;
use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{ContestId, EntryId, EntrySentId};
use crate::office::At;
use crate::value;

changes! {
    /// What is written of an entry that was sent up.
    EntrySentChanges {
        /// 选送到: the higher body or its contest
        body: String => check::text,
        /// 级别: 省级
        level: String => check::text,
        /// 选送日期; today for a new one when absent
        sent_on: String => check::date,
        /// waiting, awarded, none
        state: String => check::one_of(&["waiting", "awarded", "none"]),
        /// 上级等级, where it was awarded
        award: String => check::text,
        /// 揭晓日期
        decided_on: String => check::date,
        /// 上级证书编号
        certificate_number: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

/// An entry that was sent up.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EntrySent {
    /// Its id.
    pub id: EntrySentId,
    /// The entry.
    pub entry_id: EntryId,
    /// Its contest.
    pub contest_id: ContestId,
    /// The contest's name.
    pub contest: String,
    /// What names the entry.
    pub title: String,
    /// 作者, joined by 、
    pub authors: Option<String>,
    /// 单位
    pub unit: Option<String>,
    /// 本级等级
    pub own_award: Option<String>,
    /// 选送到
    pub body: String,
    /// 级别
    pub level: Option<String>,
    /// 选送日期
    pub sent_on: String,
    /// waiting, awarded, none
    pub state: String,
    /// 上级等级
    pub award: Option<String>,
    /// 揭晓日期
    pub decided_on: Option<String>,
    /// 上级证书编号
    pub certificate_number: Option<String>,
    /// 备注
    pub note: Option<String>,
}

/// Which of them.
#[derive(Clone, Copy, Debug, Default, Deserialize, ts_rs::TS)]
pub struct EntrySentAsk {
    /// Only those of contests of this year.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Only those of this contest.
    #[serde(default)]
    #[ts(optional)]
    pub contest_id: Option<ContestId>,
}

/// What was sent up, as counted. Entries that were sent to several bodies are one of `entries`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ts_rs::TS)]
pub struct SentFigures {
    /// 征集作品: entries of the contests
    pub collected: i64,
    /// 选送 so many entries
    pub entries: usize,
    /// Of these awarded, at each level in the order in which they came
    pub awarded: Vec<SentLevel>,
    /// Times still waiting
    pub waiting: usize,
    /// Times that nothing came of
    pub none: usize,
    /// 征集作品 31 件，选送 6 件，省级获奖 3 件
    pub words: String,
}

/// Entries awarded at a level.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct SentLevel {
    /// 级别; 上级 where none is written
    pub level: String,
    /// The entries.
    pub entries: Vec<EntryId>,
}

/// Entries sent up, the latest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EntrySentList {
    /// The entries.
    pub rows: Vec<EntrySent>,
    /// As counted.
    pub figures: SentFigures,
    /// What to look at, in sentences.
    pub doubts: Vec<String>,
}

/// Entries to send up, as one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EntrySentCreate {
    /// The entries.
    pub entry_ids: Vec<EntryId>,
    /// Where to and when; the body must be there.
    pub sent: EntrySentChanges,
}

/// What was sent up.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EntriesSent {
    /// In the order of the entries.
    pub ids: Vec<EntrySentId>,
}

/// What came back of several, as one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EntrySentUpdate {
    /// Those sent up.
    pub ids: Vec<EntrySentId>,
    /// The touched fields.
    pub changes: EntrySentChanges,
}

/// Those to take back.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EntrySentDelete {
    /// Those sent up.
    pub ids: Vec<EntrySentId>,
}

const NOUN: &str = "次选送";
const SELECT: &str = "SELECT s.id, s.entry_id, e.contest_id, c.name,
    coalesce(e.title, (SELECT p.name FROM entry_person a JOIN person p ON p.id = a.person_id
      WHERE a.entry_id = e.id ORDER BY a.role, a.position LIMIT 1), '未命名'),
    (SELECT group_concat(name, '、') FROM (SELECT p.name FROM entry_person a JOIN person p ON p.id = a.person_id
      WHERE a.entry_id = e.id AND a.role = 'author' ORDER BY a.position, a.id)),
    u.name, w.name, s.body, s.level, s.sent_on, s.state, s.award, s.decided_on, s.certificate_number, s.note
  FROM entry_sent s JOIN entry e ON e.id = s.entry_id JOIN contest c ON c.id = e.contest_id
  LEFT JOIN unit u ON u.id = e.unit_id LEFT JOIN award w ON w.entry_id = e.id";

impl EntrySent {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            entry_id: row.get(1)?,
            contest_id: row.get(2)?,
            contest: row.get(3)?,
            title: row.get(4)?,
            authors: row.get(5)?,
            unit: row.get(6)?,
            own_award: row.get(7)?,
            body: row.get(8)?,
            level: row.get(9)?,
            sent_on: row.get(10)?,
            state: row.get(11)?,
            award: row.get(12)?,
            decided_on: row.get(13)?,
            certificate_number: row.get(14)?,
            note: row.get(15)?,
        })
    }
}

/// Entries sent up, the latest first, with their figures.
pub(super) fn sent(conn: &Connection, ask: EntrySentAsk) -> Result<EntrySentList> {
    let mut statement = conn.prepare_cached(&format!(
        "{SELECT} WHERE (?1 IS NULL OR c.year = ?1) AND (?2 IS NULL OR c.id = ?2) ORDER BY s.sent_on DESC, s.id"
    ))?;
    let rows: Vec<EntrySent> =
        statement.query_map(params![ask.year, ask.contest_id], EntrySent::read)?.collect::<rusqlite::Result<_>>()?;
    let collected = conn.query_row(
        "SELECT count(*) FROM entry e JOIN contest c ON c.id = e.contest_id WHERE (?1 IS NULL OR c.year = ?1) AND (?2 IS NULL OR c.id = ?2)",
        params![ask.year, ask.contest_id],
        |row| row.get(0),
    )?;
    Ok(EntrySentList { figures: figures(collected, &rows), doubts: doubts(&rows), rows })
}

fn figures(collected: i64, rows: &[EntrySent]) -> SentFigures {
    let mut entries: Vec<EntryId> = rows.iter().map(|row| row.entry_id).collect();
    entries.sort_unstable();
    entries.dedup();
    let mut awarded: Vec<SentLevel> = Vec::new();
    for row in rows.iter().filter(|row| row.state == "awarded") {
        let level = row.level.clone().unwrap_or_else(|| "上级".to_owned());
        match awarded.iter_mut().find(|one| one.level == level) {
            Some(one) if one.entries.contains(&row.entry_id) => {}
            Some(one) => one.entries.push(row.entry_id),
            None => awarded.push(SentLevel { level, entries: vec![row.entry_id] }),
        }
    }
    let count = |state: &str| rows.iter().filter(|row| row.state == state).count();
    let mut words = vec![format!("征集作品 {collected} 件"), format!("选送 {} 件", entries.len())];
    words.extend(awarded.iter().map(|one| format!("{}获奖 {} 件", one.level, one.entries.len())));
    if count("waiting") > 0 {
        words.push(format!("还有 {} 件等结果", count("waiting")));
    }
    SentFigures {
        collected,
        entries: entries.len(),
        awarded,
        waiting: count("waiting"),
        none: count("none"),
        words: words.join("，"),
    }
}

/// An entry that went to several bodies is told: some allow only one.
fn doubts(rows: &[EntrySent]) -> Vec<String> {
    let mut told: Vec<EntryId> = Vec::new();
    let mut doubts = Vec::new();
    for row in rows {
        let to: Vec<&str> =
            rows.iter().filter(|other| other.entry_id == row.entry_id).map(|one| one.body.as_str()).collect();
        if to.len() > 1 && !told.contains(&row.entry_id) {
            told.push(row.entry_id);
            doubts.push(format!("“{}”选送了 {} 次：{}。请核对是不是允许。", row.title, to.len(), to.join("、")));
        }
    }
    doubts
}

fn one(conn: &Connection, id: EntrySentId) -> Result<EntrySent> {
    conn.prepare_cached(&format!("{SELECT} WHERE s.id = ?"))?
        .query_row([id], EntrySent::read)
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })
}

/// Refuses the same entry to the same body twice, a prize without its rank, and an end before the beginning.
fn sound(conn: &Connection, id: EntrySentId) -> Result<EntrySent> {
    let row = one(conn, id)?;
    let before: Option<String> = conn
        .prepare_cached("SELECT sent_on FROM entry_sent WHERE entry_id = ? AND body = ? AND id <> ?")?
        .query_row(params![row.entry_id, row.body, id], |found| found.get(0))
        .optional()?;
    if let Some(on) = before {
        let message = format!("“{}”在 {on} 已经选送过“{}”，不能再送一次。", row.title, row.body);
        return Err(Error::invalid("body", message));
    }
    if row.state == "awarded" && row.award.is_none() {
        return Err(Error::invalid("award", format!("“{}”获了上级的奖，请写上等级。", row.title)));
    }
    if row.state != "awarded" && (row.award.is_some() || row.certificate_number.is_some()) {
        let message = format!("“{}”写了上级的等级或证书编号，结果却不是获奖。请把结果改为获奖。", row.title);
        return Err(Error::invalid("state", message));
    }
    value::in_order("decided_on", Some(&row.sent_on), row.decided_on.as_deref())?;
    Ok(row)
}

pub(crate) fn entry_sent_list(at: &At<'_>, ask: EntrySentAsk) -> Result<EntrySentList> {
    at.read(|conn| sent(conn, ask))
}

pub(crate) fn entry_sent_create(at: &At<'_>, ask: EntrySentCreate) -> Result<EntriesSent> {
    let mut columns = ask.sent.columns()?;
    changes::require(&columns, "body", true, "请写上选送到哪里，例如 省科协。")?;
    columns.retain(|(name, value)| *name != "state" || *value != Value::Null);
    changes::or_today(&mut columns, "sent_on");
    if ask.entry_ids.is_empty() {
        return Err(Error::invalid("entry_ids", "请先选中要选送的参赛项目。"));
    }
    at.act(|act| {
        let mut ids = Vec::with_capacity(ask.entry_ids.len());
        for entry in &ask.entry_ids {
            called(act, *entry)?;
            let mut columns = columns.clone();
            columns.push(("entry_id", Value::Integer(entry.0)));
            let id = EntrySentId(changes::insert(act, "entry_sent", &columns)?);
            sound(act, id)?;
            ids.push(id);
        }
        let body = ids.first().map(|id| one(act, *id)).transpose()?.map(|row| row.body).unwrap_or_default();
        let label = match ask.entry_ids.as_slice() {
            [only] => format!("选送“{}”到“{body}”", called(act, *only)?),
            many => format!("选送 {} 件作品到“{body}”", many.len()),
        };
        Ok((EntriesSent { ids }, label))
    })
}

pub(crate) fn entry_sent_update(at: &At<'_>, ask: EntrySentUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    for (field, why) in [("body", "请写上选送到哪里。"), ("sent_on", "请写上选送日期。"), ("state", "请选定结果。")]
    {
        changes::require(&columns, field, false, why)?;
    }
    at.act(|act| {
        let mut last = String::new();
        for id in &ask.ids {
            changes::update(act, "entry_sent", id.0, &columns, NOUN)?;
            last = sound(act, *id)?.title;
        }
        let label = match ask.ids.len() {
            1 => format!("修改“{last}”的选送"),
            many => format!("修改 {many} {NOUN}"),
        };
        Ok((Nothing {}, label))
    })
}

pub(crate) fn entry_sent_delete(at: &At<'_>, ask: EntrySentDelete) -> Result<Nothing> {
    at.act(|act| {
        let mut last = String::new();
        for id in &ask.ids {
            last = one(act, *id)?.title;
            changes::delete(act, "entry_sent", "id", id.0)?;
        }
        let label = match ask.ids.len() {
            1 => format!("撤回“{last}”的选送"),
            many => format!("撤回 {many} {NOUN}"),
        };
        Ok((Nothing {}, label))
    })
}
