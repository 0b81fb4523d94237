//! Who was present at an event: leaders, experts, speakers, guests, each with the post as it was then.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::{NOUN, title};
use crate::api::Nothing;
use crate::changes;
use crate::error::{Error, Result};
use crate::ids::{EventId, PersonId};
use crate::office::At;
use crate::value;

/// What somebody was at an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PresentRole {
    /// 领导
    Leader,
    /// 专家
    Expert,
    /// 主讲
    Speaker,
    /// 嘉宾
    Guest,
}

impl PresentRole {
    fn key(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::Expert => "expert",
            Self::Speaker => "speaker",
            Self::Guest => "guest",
        }
    }
}

impl ToSql for PresentRole {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.key().into())
    }
}

impl FromSql for PresentRole {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        [Self::Leader, Self::Expert, Self::Speaker, Self::Guest]
            .into_iter()
            .find(|role| role.key() == text)
            .ok_or(FromSqlError::InvalidType)
    }
}

/// Somebody who was present.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Present {
    /// 身份
    pub role: PresentRole,
    /// 姓名, as it was written
    pub name: String,
    /// The person of the directory, where that is known.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub person_id: Option<PersonId>,
    /// 职务, as it was then
    #[serde(default)]
    #[ts(optional = nullable)]
    pub post: Option<String>,
}

/// Whose event.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct EventPeopleAsk {
    /// The event.
    pub id: EventId,
}

/// Who was present, in the order in which they are named.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventPeople {
    /// The people.
    pub rows: Vec<Present>,
}

/// Who was present at an event, in place of those before.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventPeopleSet {
    /// The event.
    pub id: EventId,
    /// The people, in the order in which they are named.
    pub people: Vec<Present>,
}

pub(crate) fn event_people(at: &At<'_>, ask: EventPeopleAsk) -> Result<EventPeople> {
    at.read(|conn| {
        changes::exists(conn, "event", ask.id.0, NOUN)?;
        Ok(EventPeople { rows: present(conn, ask.id)? })
    })
}

fn present(conn: &Connection, event: EventId) -> Result<Vec<Present>> {
    let mut statement = conn.prepare_cached(
        "SELECT role, name, person_id, post FROM event_person WHERE event_id = ? ORDER BY position, id",
    )?;
    let rows = statement.query_map([event], |row| {
        Ok(Present { role: row.get(0)?, name: row.get(1)?, person_id: row.get(2)?, post: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn event_people_set(at: &At<'_>, ask: EventPeopleSet) -> Result<Nothing> {
    at.act(|act| {
        let title = title(act, ask.id)?;
        changes::delete(act, "event_person", "event_id", ask.id.0)?;
        for (position, person) in ask.people.iter().enumerate() {
            let Value::Text(name) = value::name("name", &person.name)? else {
                return Err(Error::invalid("name", "请写上出席人员的姓名。"));
            };
            if let Some(known) = person.person_id {
                changes::exists(act, "person", known.0, "个人员")?;
            }
            let post = value::text(person.post.as_deref().unwrap_or_default());
            act.prepare_cached(
                "INSERT INTO event_person (event_id, position, role, name, person_id, post) VALUES (?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![ask.id, position as i64, person.role, name, person.person_id, post])?;
        }
        Ok((Nothing {}, format!("修改活动“{title}”的出席人员")))
    })
}
