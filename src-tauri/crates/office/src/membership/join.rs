//! 入会申请: who asked to join, who introduced them, what the meeting said, and the membership that came of it.

use rusqlite::types::Value;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::{kind, kind_id, store};
use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{JoinId, MemberKindId, MembershipId};
use crate::office::At;
use crate::value;

changes! {
    /// The fields of an application to join.
    JoinChanges {
        /// 会员类别
        kind_id: MemberKindId => kind_id,
        /// 姓名 or 单位名称
        name: String => check::text,
        /// 单位 of a person
        unit: String => check::text,
        /// 联系电话
        phone: String => check::phone,
        /// 申请日期; today for a new one when absent
        applied_on: String => check::date,
        /// 介绍人
        introducers: String => check::text,
        /// 审核日期
        reviewed_on: String => check::date,
        /// 理事会届次, as 三届五次理事会
        session: String => check::text,
        /// 审定日期
        decided_on: String => check::date,
        /// 通过 or 不同意
        result: String => check::one_of(&["通过", "不同意"]),
        /// 不同意的原因
        reason: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

/// An application to join.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct JoinApplication {
    /// Its id.
    pub id: JoinId,
    /// The kind.
    pub kind_id: MemberKindId,
    /// 会员类别
    pub kind: String,
    /// Whether a unit applied.
    pub is_unit: bool,
    /// 姓名 or 单位名称
    pub name: String,
    /// 单位 of a person
    pub unit: Option<String>,
    /// 联系电话
    pub phone: Option<String>,
    /// 申请日期
    pub applied_on: String,
    /// 介绍人
    pub introducers: Option<String>,
    /// 审核日期
    pub reviewed_on: Option<String>,
    /// 理事会届次
    pub session: Option<String>,
    /// 审定日期
    pub decided_on: Option<String>,
    /// 通过 or 不同意
    pub result: Option<String>,
    /// 不同意的原因
    pub reason: Option<String>,
    /// The membership that came of it.
    pub membership_id: Option<MembershipId>,
    /// 会员编号
    pub number: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// How far it is: 收到, 审核, 通过, 不同意, 已入会.
    pub stage: String,
}

/// Applications, those that are open first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct JoinList {
    /// The applications.
    pub rows: Vec<JoinApplication>,
}

/// A new one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct JoinCreate {
    /// Its fields.
    pub fields: JoinChanges,
}

/// Changes of one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct JoinUpdate {
    /// Which.
    pub id: JoinId,
    /// The touched fields.
    pub changes: JoinChanges,
}

/// Some to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct JoinDelete {
    /// Which.
    pub ids: Vec<JoinId>,
}

/// What a meeting said of some, as one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct JoinDecide {
    /// Which.
    pub ids: Vec<JoinId>,
    /// 通过 or 不同意
    pub result: String,
    /// 理事会届次
    pub session: String,
    /// 审定日期
    pub decided_on: String,
    /// 不同意的原因
    #[serde(default)]
    #[ts(optional = nullable)]
    pub reason: Option<String>,
}

/// Approved applicants who become members, as one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct JoinAdmit {
    /// Which.
    pub ids: Vec<JoinId>,
}

/// What came of it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Admitted {
    /// The memberships, in the order of the applications.
    pub memberships: Vec<MembershipId>,
}

const NOUN: &str = "份入会申请";

/// The applications: the open ones first, the latest first.
pub(super) fn joins(conn: &Connection) -> Result<Vec<JoinApplication>> {
    let mut statement = conn.prepare_cached(
        "SELECT j.id, j.kind_id, k.name, k.is_unit, j.name, j.unit, j.phone, j.applied_on, j.introducers, j.reviewed_on,
                j.session, j.decided_on, j.result, j.reason, j.membership_id, m.number, j.note
         FROM join_application j JOIN member_kind k ON k.id = j.kind_id LEFT JOIN membership m ON m.id = j.membership_id
         ORDER BY j.membership_id IS NOT NULL OR j.result IS '不同意', j.applied_on DESC, j.id DESC",
    )?;
    let rows = statement.query_map([], |row| {
        let mut join = JoinApplication {
            id: row.get(0)?,
            kind_id: row.get(1)?,
            kind: row.get(2)?,
            is_unit: row.get(3)?,
            name: row.get(4)?,
            unit: row.get(5)?,
            phone: row.get(6)?,
            applied_on: row.get(7)?,
            introducers: row.get(8)?,
            reviewed_on: row.get(9)?,
            session: row.get(10)?,
            decided_on: row.get(11)?,
            result: row.get(12)?,
            reason: row.get(13)?,
            membership_id: row.get(14)?,
            number: row.get(15)?,
            note: row.get(16)?,
            stage: String::new(),
        };
        join.stage = join.stage().to_owned();
        Ok(join)
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl JoinApplication {
    fn stage(&self) -> &str {
        match (&self.result, self.membership_id, &self.reviewed_on) {
            (_, Some(_), _) => "已入会",
            (Some(result), ..) => result,
            (None, None, Some(_)) => "审核",
            (None, None, None) => "收到",
        }
    }

    /// Refuses stages that do not follow one another, an end without its day, and a refusal without why.
    fn check(&self) -> Result<()> {
        let steps = [
            ("applied_on", "申请", Some(&self.applied_on)),
            ("reviewed_on", "审核", self.reviewed_on.as_ref()),
            ("decided_on", "审定", self.decided_on.as_ref()),
        ];
        let mut before: Option<(&str, &String)> = None;
        for (column, words, date) in steps {
            let Some(date) = date else { continue };
            if let Some((earlier, last)) = before
                && value::last_day(date) < value::first_day(last)
            {
                let message = format!("{words}日期（{date}）早于{earlier}日期（{last}）。请改正其中一个。");
                return Err(Error::invalid(column, message));
            }
            before = Some((words, date));
        }
        match (self.result.as_deref(), &self.decided_on, &self.reason) {
            (Some(result), None, _) => Err(Error::invalid("decided_on", format!("请写上理事会{result}的日期。"))),
            (None, Some(_), _) => Err(Error::invalid("result", "有了审定日期，请选上是通过还是不同意。")),
            (Some("不同意"), _, None) => Err(Error::invalid("reason", "请写上不同意的原因。")),
            _ if self.membership_id.is_some() && self.result.as_deref() != Some("通过") => {
                Err(Error::invalid("result", format!("{}已经入会；要改结果，请先删除会籍或撤销入会。", self.name)))
            }
            _ => Ok(()),
        }
    }
}

fn one(conn: &Connection, id: JoinId) -> Result<JoinApplication> {
    joins(conn)?.into_iter().find(|join| join.id == id).ok_or(Error::NotFound { noun: NOUN })
}

pub(crate) fn join_list(at: &At<'_>, _: Nothing) -> Result<JoinList> {
    at.read(|conn| Ok(JoinList { rows: joins(conn)? }))
}

pub(crate) fn join_create(at: &At<'_>, ask: JoinCreate) -> Result<JoinId> {
    let mut columns = ask.fields.columns()?;
    changes::require(&columns, "name", true, "请写上申请人的姓名或单位名称。")?;
    changes::require(&columns, "kind_id", true, "请选会员类别。")?;
    changes::or_today(&mut columns, "applied_on");
    at.act(|act| {
        kind::is_unit(act, kind::kind_of(&columns))?;
        let id = JoinId(changes::insert(act, "join_application", &columns)?);
        let join = one(act, id)?;
        join.check()?;
        Ok((id, format!("登记“{}”的入会申请", join.name)))
    })
}

pub(crate) fn join_update(at: &At<'_>, ask: JoinUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, "请写上申请人的姓名或单位名称。")?;
    changes::require(&columns, "kind_id", false, "请选会员类别。")?;
    changes::require(&columns, "applied_on", false, "请写上申请日期。")?;
    at.act(|act| {
        if columns.iter().any(|(column, _)| *column == "kind_id") {
            kind::is_unit(act, kind::kind_of(&columns))?;
        }
        changes::update(act, "join_application", ask.id.0, &columns, NOUN)?;
        let join = one(act, ask.id)?;
        join.check()?;
        Ok((Nothing {}, format!("修改“{}”的入会申请", join.name)))
    })
}

pub(crate) fn join_delete(at: &At<'_>, ask: JoinDelete) -> Result<Nothing> {
    at.act(|act| {
        let ids = ask.ids.iter().map(|id| id.0);
        let label = changes::deleting(act, "join_application", "name", "入会申请", NOUN, ids)?;
        for id in &ask.ids {
            changes::delete(act, "join_application", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

pub(crate) fn join_decide(at: &At<'_>, ask: JoinDecide) -> Result<Nothing> {
    let needed = |field: &str, value: Value, why: &str| match value {
        Value::Null => Err(Error::invalid(field, why)),
        value => Ok(value),
    };
    let result = value::one_of("result", &ask.result, &["通过", "不同意"])?;
    let session = needed("session", value::text(&ask.session), "请写上是哪次会议，例如“三届五次理事会”。")?;
    let decided = needed("decided_on", value::date("decided_on", &ask.decided_on)?, "请写上会议的日期。")?;
    let reason = ask.reason.as_deref().map_or(Value::Null, value::text);
    at.act(|act| {
        if ask.ids.is_empty() {
            return Err(Error::invalid("ids", "请先选中入会申请。"));
        }
        for id in &ask.ids {
            changes::exists(act, "join_application", id.0, NOUN)?;
            act.prepare_cached(
                "UPDATE join_application SET result = ?2, session = ?3, decided_on = ?4, reason = ?5 WHERE id = ?1",
            )?
            .execute(params![id, result, session, decided, reason])?;
            one(act, *id)?.check()?;
        }
        let session = ask.session.trim();
        let label = match ask.ids.as_slice() {
            [only] => format!("{session}{}“{}”的入会申请", ask.result, one(act, *only)?.name),
            many => format!("{session}{} {} {NOUN}", ask.result, many.len()),
        };
        Ok((Nothing {}, label))
    })
}

pub(crate) fn join_admit(at: &At<'_>, ask: JoinAdmit) -> Result<Admitted> {
    at.act(|act| {
        let mut memberships = Vec::new();
        let mut last = None;
        for id in &ask.ids {
            let join = one(act, *id)?;
            if join.membership_id.is_some() {
                return Err(Error::invalid("ids", format!("{}已经入会，没有改动。", join.name)));
            }
            if join.result.as_deref() != Some("通过") {
                let message = format!("{}的申请还没有通过，不能入会。请先写上理事会的结果。", join.name);
                return Err(Error::invalid("ids", message));
            }
            let member = store::member(act, join.is_unit, None, None, Some(&join.name), join.unit.as_deref())?;
            let columns = vec![
                ("kind_id", Value::Integer(join.kind_id.0)),
                ("began_on", join.decided_on.clone().map_or(Value::Null, Value::Text)),
            ];
            let membership = store::insert(act, member, columns)?;
            store::fill_phone(act, member, join.phone.as_deref())?;
            act.prepare_cached("UPDATE join_application SET membership_id = ?2 WHERE id = ?1")?
                .execute(params![id, membership])?;
            memberships.push(membership);
            last = Some(membership);
        }
        let Some(last) = last else { return Err(Error::invalid("ids", "请先选中入会申请。")) };
        let label = match memberships.as_slice() {
            [_] => format!("{}入会", super::told(act, last)?),
            many => format!("{} 个申请人入会", many.len()),
        };
        Ok((Admitted { memberships }, label))
    })
}
