//! 会议: what an event of kind 会议 has beside the others: its 届次, agenda, who came, minutes, decisions, and what is to follow.

mod follow_up;
mod report;
mod store;

use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::EventId;
use crate::office::At;
use crate::value;
use crate::value::chinese;

pub use follow_up::*;
pub(crate) use report::{follow_up_ledger, minutes};
pub(crate) use store::delete_of;

/// The most terms of a body and sessions of a term: what is more is a year that was mistaken for one.
const MOST: i64 = 99;

changes! {
    /// The fields of a meeting.
    MeetingChanges {
        /// What met: 全委会, 理事会, 办公会
        body: String => check::text,
        /// 第几届
        term: i64 => ordinal,
        /// 第几次
        number: i64 => ordinal,
        /// 主持人
        chair: String => check::text,
        /// 记录人
        recorder: String => check::text,
        /// 应到; the number of those listed when null
        expected: i64 => check::count,
        /// 实到; counted from those listed when null
        present: i64 => check::count,
        /// 请假; counted from those listed when null
        excused: i64 => check::count,
        /// 会议记录
        minutes: String => check::text,
    }
}

fn ordinal(field: &str, number: &i64) -> Result<Value> {
    match number {
        1..=MOST => Ok(Value::Integer(*number)),
        _ => Err(Error::invalid(field, format!("届次要写 1 到 {MOST} 的数，{number} 不行。"))),
    }
}

/// An item of the agenda.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct AgendaItem {
    /// 议题
    pub topic: String,
    /// 汇报人
    #[serde(default)]
    pub reporter: Option<String>,
}

/// In what capacity someone is at a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum MeetingRole {
    /// 到会领导
    Leader,
    /// 应到会的
    #[default]
    Member,
    /// 列席
    Guest,
}

/// Whether someone came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// 到会
    #[default]
    Present,
    /// 请假
    Excused,
    /// 缺席
    Absent,
}

/// Someone who was to come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MeetingPerson {
    /// 姓名
    pub name: String,
    /// 职务
    #[serde(default)]
    pub post: Option<String>,
    /// In what capacity.
    #[serde(default)]
    pub role: MeetingRole,
    /// Whether they came.
    #[serde(default)]
    pub state: Presence,
}

/// Which session of which body.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct Session {
    /// What met.
    pub body: Option<String>,
    /// 第几届
    pub term: i64,
    /// 第几次
    pub number: i64,
    /// 三届四次全委会
    pub spoken: String,
}

impl Session {
    fn new(body: Option<String>, term: i64, number: i64) -> Self {
        let han = |number: i64| usize::try_from(number).map(chinese).unwrap_or_default();
        let spoken = format!("{}届{}次{}", han(term), han(number), body.as_deref().unwrap_or("会议"));
        Self { body, term, number, spoken }
    }
}

/// Who came, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Turnout {
    /// 应到
    pub expected: i64,
    /// 实到
    pub present: i64,
    /// 请假
    pub excused: i64,
    /// 缺席
    pub absent: i64,
}

/// A meeting with everything about it; of an event of which nothing was written down yet, the empty one.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Meeting {
    /// The event.
    pub event_id: EventId,
    /// What met.
    pub body: Option<String>,
    /// 第几届
    pub term: Option<i64>,
    /// 第几次
    pub number: Option<i64>,
    /// The session, when term and number are known.
    pub session: Option<Session>,
    /// The one after the last of the same body, when they are not known.
    pub suggested: Option<Session>,
    /// 主持人
    pub chair: Option<String>,
    /// 记录人
    pub recorder: Option<String>,
    /// 应到, as written
    pub expected: Option<i64>,
    /// 实到, as written
    pub present: Option<i64>,
    /// 请假, as written
    pub excused: Option<i64>,
    /// The numbers as written, else counted from those listed; guests do not count.
    pub turnout: Turnout,
    /// 会议记录
    pub minutes: Option<String>,
    /// 议程
    pub agenda: Vec<AgendaItem>,
    /// 到会人员, the leaders first
    pub people: Vec<MeetingPerson>,
    /// 议定事项
    pub decisions: Vec<String>,
    /// 会后落实
    pub follow_ups: Vec<FollowUp>,
}

/// One meeting.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct MeetingGet {
    /// The event.
    pub event_id: EventId,
}

/// What is written down of a meeting; each list replaces the one there, an absent one is left alone.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MeetingSet {
    /// The event.
    pub event_id: EventId,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<MeetingChanges>")]
    pub changes: MeetingChanges,
    /// 议程
    #[serde(default)]
    #[ts(optional)]
    pub agenda: Option<Vec<AgendaItem>>,
    /// 到会人员
    #[serde(default)]
    #[ts(optional)]
    pub people: Option<Vec<MeetingPerson>>,
    /// 议定事项
    #[serde(default)]
    #[ts(optional)]
    pub decisions: Option<Vec<String>>,
}

/// Meetings of a year, in the order of days.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MeetingList {
    /// The meetings.
    pub rows: Vec<MeetingRow>,
}

/// A meeting in a list.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MeetingRow {
    /// The event.
    pub id: EventId,
    /// 会议名称
    pub title: String,
    /// The first day.
    pub held_on: Option<String>,
    /// 届次
    pub session: Option<String>,
    /// Who came, in numbers.
    pub turnout: Turnout,
    /// How many decisions.
    pub decisions: i64,
    /// How many things to follow, and how many of them are done.
    pub follow_ups: i64,
    /// Of them done.
    pub done: i64,
    /// Whether there are minutes.
    pub has_minutes: bool,
}

pub(crate) fn meeting_get(at: &At<'_>, ask: MeetingGet) -> Result<Meeting> {
    at.read(|conn| store::meeting(conn, ask.event_id))
}

pub(crate) fn meeting_list(at: &At<'_>, ask: crate::profile::YearAsk) -> Result<MeetingList> {
    at.read(|conn| Ok(MeetingList { rows: store::list(conn, ask.year)? }))
}

pub(crate) fn meeting_set(at: &At<'_>, ask: MeetingSet) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    for item in ask.agenda.iter().flatten() {
        filled("agenda", &item.topic, "议程里有一项没有写议题。请写上，或删去这一项。")?;
    }
    for person in ask.people.iter().flatten() {
        filled("people", &person.name, "到会人员里有一人没有写姓名。请写上，或删去这一行。")?;
        value::name("people", &person.name)?;
    }
    for words in ask.decisions.iter().flatten() {
        filled("decisions", words, "议定事项里有一条是空的。请写上，或删去它。")?;
    }
    at.act(|act| {
        let title = changes::title(act, "event", "title", ask.event_id.0, "个活动")?;
        store::write(act, &ask, columns)?;
        let Meeting { turnout, session, expected, present, excused, .. } = store::meeting(act, ask.event_id)?;
        let counted = [expected, present, excused].iter().any(Option::is_some);
        if counted && turnout.present + turnout.excused > turnout.expected {
            let Turnout { expected, present, excused, .. } = turnout;
            return Err(Error::invalid(
                "present",
                format!("实到 {present} 人、请假 {excused} 人，加起来比应到 {expected} 人还多。请改正其中一个。"),
            ));
        }
        // The ledger of events shows it as well.
        if let Some(session) = session {
            let edition = vec![("edition", Value::Text(session.spoken))];
            changes::update(act, "event", ask.event_id.0, &edition, "个活动")?;
        }
        Ok((Nothing {}, format!("修改会议“{title}”")))
    })
}

fn filled(field: &str, words: &str, message: &str) -> Result<()> {
    if words.trim().is_empty() { Err(Error::invalid(field, message)) } else { Ok(()) }
}
