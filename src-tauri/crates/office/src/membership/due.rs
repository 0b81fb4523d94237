//! 会费: what members paid for which year. It is written here once; the account takes it in as income (the view `money_entry`).

use rusqlite::types::Value;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::store::memberships;
use super::{Membership, told};
use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{DuePaymentId, MembershipId};
use crate::office::At;
use crate::{clock, profile, value};

/// How a year's dues stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub enum DueState {
    /// 已缴
    #[serde(rename = "已缴")]
    Paid,
    /// 部分
    #[serde(rename = "部分")]
    Part,
    /// 未缴
    #[serde(rename = "未缴")]
    Unpaid,
    /// 免缴
    #[serde(rename = "免缴")]
    Waived,
}

impl DueState {
    /// As it stands on papers.
    pub(super) fn said(self) -> &'static str {
        match self {
            Self::Paid => "已缴",
            Self::Part => "部分",
            Self::Unpaid => "未缴",
            Self::Waived => "免缴",
        }
    }
}

/// What was paid for a year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DuePayment {
    /// Its id.
    pub id: DuePaymentId,
    /// The year that it is for.
    pub year: i32,
    /// 金额, in 分; 0: the year is waived.
    pub amount: i64,
    /// 缴费日期
    pub paid_on: String,
    /// 收据编号
    pub receipt_number: Option<String>,
    /// 备注
    pub note: Option<String>,
}

/// Dues of one or many members for a year, as one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DuePay {
    /// The memberships.
    pub ids: Vec<MembershipId>,
    /// The year that it is for.
    pub year: i32,
    /// 金额 of each, in 分; what each still owes when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub amount: Option<i64>,
    /// 缴费日期; today when absent
    #[serde(default)]
    #[ts(optional = nullable)]
    pub paid_on: Option<String>,
    /// 收据编号
    #[serde(default)]
    #[ts(optional = nullable)]
    pub receipt_number: Option<String>,
}

/// Members whose dues of a year are waived, as one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DueWaive {
    /// The memberships.
    pub ids: Vec<MembershipId>,
    /// The year.
    pub year: i32,
    /// Why, as 七十岁以上.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub reason: Option<String>,
}

/// What came of it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DuesWritten {
    /// For how many it was written.
    pub written: usize,
    /// Who was left out, and why.
    pub left: Vec<String>,
}

changes! {
    /// The fields of a payment.
    DueChanges {
        /// 金额, in 分
        amount: i64 => paid,
        /// 缴费日期
        paid_on: String => check::date,
        /// 收据编号
        receipt_number: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

/// Changes of a payment.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DueUpdate {
    /// The payment.
    pub id: DuePaymentId,
    /// The touched fields.
    pub changes: DueChanges,
}

/// Payments to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DueDelete {
    /// The payments.
    pub ids: Vec<DuePaymentId>,
}

const NOUN: &str = "笔会费";

/// More than nothing: a year is waived by a request of its own.
fn paid(field: &str, amount: &i64) -> Result<Value> {
    if *amount <= 0 {
        return Err(Error::invalid(field, "缴的金额要大于 0；不用缴的请点“免缴”。"));
    }
    Ok(Value::Integer(*amount))
}

pub(crate) fn due_pay(at: &At<'_>, ask: DuePay) -> Result<DuesWritten> {
    if let Some(amount) = ask.amount {
        paid("amount", &amount)?;
    }
    let day = value::date("paid_on", ask.paid_on.as_deref().unwrap_or_default())?;
    let day = if day == Value::Null { Value::Text(clock::today()) } else { day };
    let receipt = ask.receipt_number.as_deref().map_or(Value::Null, value::text);
    at.act(|act| {
        let (mut sum, mut who) = (0, None);
        let written = each(act, &ask.ids, ask.year, |row| {
            let owed = row.due.map(|due| due - row.paid);
            let Some(amount) = ask.amount.or(owed.filter(|owed| *owed > 0)) else {
                return Err(match row.due {
                    Some(_) => format!("{}不用缴 {} 年的会费", row.name, ask.year),
                    None if row.ended_on.is_some() => {
                        format!("{}已退出，{} 年不用缴；确实缴了的，请写明金额", row.name, ask.year)
                    }
                    None => format!("{}还没有定 {} 年的会费标准，请写明金额", row.kind, ask.year),
                });
            };
            sum += amount;
            who = Some(row.id);
            Ok((amount, day.clone(), receipt.clone(), Value::Null))
        })?;
        let label = match (written.written, who) {
            (1, Some(id)) => format!("记下{} {} 年会费 {} 元", told(act, id)?, ask.year, value::yuan(sum)),
            (many, _) => format!("记下 {many} 个会员 {} 年会费，共 {} 元", ask.year, value::yuan(sum)),
        };
        Ok((written, label))
    })
}

pub(crate) fn due_waive(at: &At<'_>, ask: DueWaive) -> Result<DuesWritten> {
    let reason = ask.reason.as_deref().map_or(Value::Null, value::text);
    at.act(|act| {
        let today = Value::Text(clock::today());
        let written = each(act, &ask.ids, ask.year, |row| match row.paid {
            0 => Ok((0, today.clone(), Value::Null, reason.clone())),
            paid => Err(format!("{}已缴 {} 元，不是免缴", row.name, value::yuan(paid))),
        })?;
        let label = format!("免去 {} 个会员 {} 年的会费", written.written, ask.year);
        Ok((written, label))
    })
}

/// A payment: amount, day, receipt, note.
type Written = (i64, Value, Value, Value);

/// Writes a payment for each member who has not settled the year, and says who was left out; refuses where nobody is left.
fn each(
    conn: &Connection,
    ids: &[MembershipId],
    year: i32,
    mut payment: impl FnMut(&Membership) -> std::result::Result<Written, String>,
) -> Result<DuesWritten> {
    if !(1900..=2999).contains(&year) {
        return Err(Error::invalid("year", format!("年份“{year}”不成立。")));
    }
    let kind = profile::profile(conn)?.year_kind;
    let all = memberships(conn, year)?;
    let (mut written, mut left) = (0, Vec::new());
    for id in ids {
        let row = all.iter().find(|row| row.id == *id).ok_or(Error::NotFound { noun: super::NOUN })?;
        match not_asked(row, year, kind).map_or_else(|| payment(row), Err) {
            Err(why) => left.push(why),
            Ok((amount, day, receipt, note)) => {
                conn.prepare_cached(
                    "INSERT INTO due_payment (membership_id, year, amount, paid_on, receipt_number, note) VALUES (?, ?, ?, ?, ?, ?)",
                )?
                .execute(params![id, year, amount, day, receipt, note])?;
                written += 1;
            }
        }
    }
    match left.as_slice() {
        _ if written > 0 => Ok(DuesWritten { written, left }),
        [] => Err(Error::invalid("ids", "请先选中会员。")),
        [why] => Err(Error::invalid("ids", format!("{why}。没有改动。"))),
        [why, ..] => Err(Error::invalid("ids", format!("选中的 {} 个会员都没有可记的：{why}，等等。", left.len()))),
    }
}

/// Why nothing can be written for a member and a year.
fn not_asked(row: &Membership, year: i32, kind: crate::year::YearKind) -> Option<String> {
    if !row.years(kind).has(year) {
        return Some(format!("{} {year} 年不是会员", row.name));
    }
    let last = row.payments.iter().find(|payment| payment.year == year);
    match (row.state, last) {
        (Some(DueState::Paid), Some(last)) => Some(format!(
            "{} {year} 年的会费已缴清（{}缴 {} 元{}）",
            row.name,
            value::spoken(&last.paid_on),
            value::yuan(last.amount),
            last.receipt_number.as_ref().map(|number| format!("，收据 {number}")).unwrap_or_default(),
        )),
        (Some(DueState::Waived), Some(_)) => Some(format!("{} {year} 年已免缴；要改缴，请先删去免缴", row.name)),
        _ => None,
    }
}

pub(crate) fn due_update(at: &At<'_>, ask: DueUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "amount", false, "请写上金额。")?;
    changes::require(&columns, "paid_on", false, "请写上缴费日期。")?;
    at.act(|act| {
        let told = payment_told(act, ask.id)?;
        changes::update(act, "due_payment", ask.id.0, &columns, NOUN)?;
        Ok((Nothing {}, format!("修改{told}")))
    })
}

pub(crate) fn due_delete(at: &At<'_>, ask: DueDelete) -> Result<Nothing> {
    at.act(|act| {
        let told = ask.ids.iter().map(|id| payment_told(act, *id)).collect::<Result<Vec<_>>>()?;
        for id in &ask.ids {
            changes::delete(act, "due_payment", "id", id.0)?;
        }
        let label = match told.as_slice() {
            [one] => format!("删除{one}"),
            many => format!("删除 {} {NOUN}", many.len()),
        };
        Ok((Nothing {}, label))
    })
}

/// A payment as labels name it: “张伟”（G0012）2026 年会费.
fn payment_told(conn: &Connection, id: DuePaymentId) -> Result<String> {
    changes::exists(conn, "due_payment", id.0, NOUN)?;
    let (member, year): (MembershipId, i32) = conn
        .prepare_cached("SELECT membership_id, year FROM due_payment WHERE id = ?")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(format!("{} {year} 年会费", told(conn, member)?))
}
