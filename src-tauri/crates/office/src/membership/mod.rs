//! 会员: people and units as members, of which kind, from when to when, and what they paid. The membership is the record; the number
//! and the day of joining that stand with a person or a unit in the directory follow it.

mod counts;
mod due;
mod from_directory;
mod join;
mod kind;
mod number;
mod report;
mod standing;
mod store;

use rusqlite::types::Value;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{MemberKindId, MembershipId, PersonId, UnitId};
use crate::office::At;
use crate::value;

use kind::{is_unit, kind_of};

pub use counts::*;
pub use due::*;
pub use from_directory::*;
pub use join::*;
pub use kind::*;
pub(crate) use report::{dues_sheet, join_list_paper, unit_members};
pub(crate) use standing::{numbers, person_members};
pub(crate) use store::{Standing, of_person, speak, standing_of};

changes! {
    /// The fields of a membership; who it is about stands beside them.
    MembershipChanges {
        /// 会员类别
        kind_id: MemberKindId => kind_id,
        /// 会员编号; made by the kind's pattern for a new one when absent
        number: String => check::text,
        /// 入会日期
        began_on: String => check::date,
        /// 退出日期
        ended_on: String => check::date,
        /// 退会, 除名, 去世, 单位撤销 …
        ended_by: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

/// Whether the kind is there is seen when it is written.
fn kind_id(_: &str, kind: &MemberKindId) -> Result<Value> {
    Ok(Value::Integer(kind.0))
}

/// A membership, with its dues of one year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Membership {
    /// Its id.
    pub id: MembershipId,
    /// The person; none for a unit.
    pub person_id: Option<PersonId>,
    /// The unit; none for a person.
    pub unit_id: Option<UnitId>,
    /// 姓名 or 单位名称
    pub name: String,
    /// 单位 of a person
    pub unit: Option<String>,
    /// 联系电话
    pub phone: Option<String>,
    /// The kind.
    pub kind_id: MemberKindId,
    /// 会员类别
    pub kind: String,
    /// 会员编号
    pub number: Option<String>,
    /// 入会日期
    pub began_on: Option<String>,
    /// 退出日期
    pub ended_on: Option<String>,
    /// How it ended.
    pub ended_by: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// 在会 or how it ended
    pub standing: String,
    /// The labels of the person or unit.
    pub labels: Vec<String>,
    /// What the year asks, in 分; none where nothing is set for it, or it asks nothing of this member.
    pub due: Option<i64>,
    /// What was paid for the year, in 分.
    pub paid: i64,
    /// 已缴, 部分, 未缴, 免缴; none where the year asks nothing.
    pub state: Option<DueState>,
    /// All that was paid, the latest year first.
    pub payments: Vec<DuePayment>,
}

/// Which memberships.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct MembershipAsk {
    /// The year of the dues; this year when absent.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Only those that owe dues of the year: 未缴 and 部分.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub owing: bool,
    /// Only those with this label.
    #[serde(default)]
    #[ts(optional)]
    pub label: Option<String>,
}

/// Memberships by number, those that ended last.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MembershipList {
    /// The year of the dues.
    pub year: i32,
    /// The memberships.
    pub rows: Vec<Membership>,
    /// What is not clear: kinds for which no dues are set, numbers that two have.
    pub notes: Vec<String>,
    /// How many people and units of the directory have a day of joining or a number and no membership.
    pub unrecorded: i64,
}

/// A new membership: of a person or unit of the directory, or of one named, who is looked up there and made when not there.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MembershipCreate {
    /// Its fields; the kind must be there.
    pub fields: MembershipChanges,
    /// The person.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub person_id: Option<PersonId>,
    /// The unit.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit_id: Option<UnitId>,
    /// 姓名 or 单位名称, as the kind asks.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub name: Option<String>,
    /// 单位 of a person who is named.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit: Option<String>,
}

/// Changes of a membership.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MembershipUpdate {
    /// The membership.
    pub id: MembershipId,
    /// The touched fields.
    pub changes: MembershipChanges,
}

/// Memberships to delete, with what was paid.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct MembershipDelete {
    /// The memberships.
    pub ids: Vec<MembershipId>,
}

const NOUN: &str = "份会籍";

pub(crate) fn membership_list(at: &At<'_>, ask: MembershipAsk) -> Result<MembershipList> {
    at.read(|conn| store::listed(conn, &ask))
}

pub(crate) fn membership_create(at: &At<'_>, ask: MembershipCreate) -> Result<MembershipId> {
    let columns = ask.fields.columns()?;
    changes::require(&columns, "kind_id", true, "请选会员类别。")?;
    at.act(|act| {
        let kind = kind_of(&columns);
        let member = store::member(
            act,
            is_unit(act, kind)?,
            ask.person_id,
            ask.unit_id,
            ask.name.as_deref(),
            ask.unit.as_deref(),
        )?;
        let id = store::insert(act, member, columns)?;
        Ok((id, format!("新增会员{}", told(act, id)?)))
    })
}

pub(crate) fn membership_update(at: &At<'_>, ask: MembershipUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "kind_id", false, "请选会员类别。")?;
    at.act(|act| {
        changes::exists(act, "membership", ask.id.0, NOUN)?;
        store::update(act, ask.id, &columns)?;
        Ok((Nothing {}, format!("修改会员{}", told(act, ask.id)?)))
    })
}

pub(crate) fn membership_delete(at: &At<'_>, ask: MembershipDelete) -> Result<Nothing> {
    at.act(|act| {
        let told = ask.ids.iter().map(|id| told(act, *id)).collect::<Result<Vec<_>>>()?;
        for (id, told) in ask.ids.iter().zip(&told) {
            changes::unused(act, told, id.0, &[("join_application", "membership_id", "份入会申请")])?;
            changes::delete(act, "due_payment", "membership_id", id.0)?;
            changes::delete(act, "membership", "id", id.0)?;
        }
        let label = match told.as_slice() {
            [one] => format!("删除会员{one}的会籍"),
            many => format!("删除 {} {NOUN}", many.len()),
        };
        Ok((Nothing {}, label))
    })
}

/// A member as labels name it: “张伟”（G0012）.
fn told(conn: &Connection, id: MembershipId) -> Result<String> {
    conn.prepare_cached(
        "SELECT coalesce(p.name, u.name), m.number FROM membership m
         LEFT JOIN person p ON p.id = m.person_id LEFT JOIN unit u ON u.id = m.unit_id WHERE m.id = ?",
    )?
    .query_row(params![id], |row| {
        let (name, number): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        Ok(number.map_or_else(|| format!("“{name}”"), |number| format!("“{name}”（{number}）")))
    })
    .map_err(|cause| match cause {
        rusqlite::Error::QueryReturnedNoRows => Error::NotFound { noun: NOUN },
        other => other.into(),
    })
}

/// Refuses an end before the beginning, and a way of ending without its day.
fn check_ends(began: Option<&str>, ended: Option<&str>, by: Option<&str>) -> Result<()> {
    if let (Some(began), Some(ended)) = (began, ended)
        && value::last_day(ended) < value::first_day(began)
    {
        return Err(Error::invalid(
            "ended_on",
            format!("退出日期（{ended}）早于入会日期（{began}）。请改正其中一个。"),
        ));
    }
    match (ended, by) {
        (None, Some(by)) => Err(Error::invalid("ended_on", format!("请写上{by}的日期；还在会的，请把退出原因清空。"))),
        (Some(_), None) => Err(Error::invalid("ended_by", "请写上怎样退出的，例如“退会”。")),
        _ => Ok(()),
    }
}
