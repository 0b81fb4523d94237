//! 从名册建立会员: memberships out of what the directory says of joining, as one act.

use rusqlite::Connection;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::kind;
use super::store::{self, Member};
use crate::changes::Columns;
use crate::error::{Error, Result};
use crate::ids::{MemberKindId, PersonId, UnitId};
use crate::office::At;

/// Of which kinds the memberships are to be.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct MembershipTake {
    /// The kind of the people; nobody of them when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub person_kind: Option<MemberKindId>,
    /// The kind of the units; none of them when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit_kind: Option<MemberKindId>,
}

/// What came of it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MembershipsTaken {
    /// How many memberships were made.
    pub made: usize,
    /// Who was left out, and why.
    pub left: Vec<String>,
}

/// Somebody of whom the directory says that they joined, without a membership.
pub(super) struct Unrecorded {
    member: Member,
    name: String,
    number: Option<String>,
    joined_on: Option<String>,
}

/// All of them: by day of joining, so that numbers run with it.
pub(super) fn unrecorded(conn: &Connection) -> Result<Vec<Unrecorded>> {
    let mut statement = conn.prepare_cached(
        "SELECT * FROM (SELECT p.id AS person, NULL AS unit, p.name, NULL, p.joined_on AS day FROM person p
           WHERE p.joined_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id)
         UNION ALL
         SELECT NULL, u.id, u.name, u.member_no, u.joined_on FROM unit u
           WHERE (u.joined_on IS NOT NULL OR u.member_no IS NOT NULL)
             AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.unit_id = u.id))
         ORDER BY day IS NULL, day, person, unit",
    )?;
    let rows = statement.query_map([], |row| {
        let (person, unit): (Option<PersonId>, Option<UnitId>) = (row.get(0)?, row.get(1)?);
        let member = match (person, unit) {
            (Some(person), _) => Member::Person(person),
            (None, unit) => Member::Unit(unit.unwrap_or(UnitId(0))),
        };
        Ok(Unrecorded { member, name: row.get(2)?, number: row.get(3)?, joined_on: row.get(4)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn membership_take(at: &At<'_>, ask: MembershipTake) -> Result<MembershipsTaken> {
    at.act(|act| {
        for (wanted, kind) in [(false, ask.person_kind), (true, ask.unit_kind)] {
            if let Some(kind) = kind
                && kind::is_unit(act, kind)? != wanted
            {
                return Err(Error::invalid("kind_id", "个人要选个人的类别，单位要选单位的类别。"));
            }
        }
        let (mut made, mut left) = (0, Vec::new());
        for one in unrecorded(act)? {
            let kind = match one.member {
                Member::Person(_) => ask.person_kind,
                Member::Unit(_) => ask.unit_kind,
            };
            let Some(kind) = kind else { continue };
            // Two units may have been given one number by hand: whose it is, is told and not guessed.
            match store::insert(act, one.member, one.columns(kind)) {
                Ok(_) => made += 1,
                Err(refused @ Error::InvalidValue { .. }) => left.push(format!("{}：{refused}", one.name)),
                Err(other) => return Err(other),
            }
        }
        if made == 0 {
            return Err(Error::invalid(
                "kind_id",
                left.into_iter().next().unwrap_or_else(|| "目录里写了入会日期或会员编号的，都已经是会员。".to_owned()),
            ));
        }
        Ok((MembershipsTaken { made, left }, format!("从名册建立 {made} 个会员")))
    })
}

impl Unrecorded {
    fn columns(&self, kind: MemberKindId) -> Columns {
        let text = |text: &Option<String>| text.clone().map_or(Value::Null, Value::Text);
        vec![("kind_id", Value::Integer(kind.0)), ("number", text(&self.number)), ("began_on", text(&self.joined_on))]
    }
}
