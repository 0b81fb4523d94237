//! 提名与授予: a title for a person in a commendation.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::propose::{TitleProposals, proposals};
use super::rule::{TitleRule, rule, rules};
use super::{commendation, title};
use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::directory::{person_named, unit_named};
use crate::error::{Error, Result};
use crate::ids::{CertificateId, CommendationId, EntryId, PersonId, TitleGrantId, TitleRuleId};
use crate::office::At;

changes! {
    /// The fields of a title.
    TitleGrantChanges {
        /// 称号
        title: String => check::text,
        /// 依据: what stands behind it
        basis: String => check::text,
        /// 奖金, in 分
        money: i64 => check::count,
        /// What else follows.
        follows: String => check::text,
        /// The body that grants it; the office itself when null.
        granted_by: String => check::text,
        /// proposed, granted, declined
        state: String => check::one_of(&["proposed", "granted", "declined"]),
        /// Why it was declined.
        reason: String => check::text,
        /// 领取日期
        received_on: String => check::date,
    }
}

/// A title for a person.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct TitleGrant {
    /// Its id.
    pub id: TitleGrantId,
    /// The person.
    pub person_id: PersonId,
    /// 姓名
    pub person: String,
    /// 单位
    pub unit: Option<String>,
    /// 称号
    pub title: String,
    /// The entry that earned it; none at discretion.
    pub entry_id: Option<EntryId>,
    /// 依据
    pub basis: String,
    /// 奖金, in 分
    pub money: Option<i64>,
    /// What else follows.
    pub follows: Option<String>,
    /// The body that grants it; the office itself when null.
    pub granted_by: Option<String>,
    /// proposed, granted, declined
    pub state: String,
    /// Why it was declined.
    pub reason: Option<String>,
    /// 领取日期: when its certificate was taken, where there is one.
    pub received_on: Option<String>,
    /// Its certificate, once issued.
    pub certificate_id: Option<CertificateId>,
    /// 证书编号
    pub certificate: Option<String>,
}

/// Titles proposed by rule.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct CommendationPropose {
    /// The commendation.
    pub id: CommendationId,
    /// The rules; all when absent.
    #[serde(default)]
    #[ts(optional)]
    pub rules: Option<Vec<TitleRuleId>>,
}

/// What was proposed.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Proposed {
    /// How many titles were added.
    pub added: usize,
    /// How many stood there already.
    pub known: usize,
    /// Who was held back and why, and what cannot be told; in sentences.
    pub told: Vec<String>,
}

/// A title at discretion.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TitleGrantCreate {
    /// The commendation.
    pub commendation_id: CommendationId,
    /// 姓名, found in the directory or made.
    pub person: String,
    /// 单位
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit: Option<String>,
    /// Its fields; title and basis must be there.
    pub grant: TitleGrantChanges,
}

/// Changes of a title.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TitleGrantUpdate {
    /// The title.
    pub id: TitleGrantId,
    /// The touched fields.
    pub changes: TitleGrantChanges,
}

/// Titles to take out.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TitleGrantDelete {
    /// The titles.
    pub ids: Vec<TitleGrantId>,
}

const NOUN: &str = "个称号";

impl TitleGrant {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            person_id: row.get(1)?,
            person: row.get(2)?,
            unit: row.get(3)?,
            title: row.get(4)?,
            entry_id: row.get(5)?,
            basis: row.get(6)?,
            money: row.get(7)?,
            follows: row.get(8)?,
            granted_by: row.get(9)?,
            state: row.get(10)?,
            reason: row.get(11)?,
            received_on: row.get(12)?,
            certificate_id: row.get(13)?,
            certificate: row.get(14)?,
        })
    }
}

/// The titles of a commendation, in order.
pub(super) fn grants(conn: &Connection, id: CommendationId) -> Result<Vec<TitleGrant>> {
    let mut statement = conn.prepare_cached(
        "SELECT g.id, g.person_id, p.name, u.name, g.title, g.entry_id, g.basis, g.money, g.follows, g.granted_by, g.state, g.reason,
           CASE WHEN c.id IS NULL THEN g.received_on ELSE c.taken_on END, c.id, c.number
         FROM title_grant g JOIN person p ON p.id = g.person_id LEFT JOIN unit u ON u.id = p.unit_id
         LEFT JOIN certificate c ON c.id = (SELECT max(id) FROM certificate WHERE title_grant_id = g.id AND state <> 'voided')
         WHERE g.commendation_id = ? ORDER BY g.position, g.id",
    )?;
    Ok(statement.query_map([id], TitleGrant::read)?.collect::<rusqlite::Result<_>>()?)
}

/// A commendation with the titles that the office itself granted in it. Refused while there are none.
pub(crate) fn granted(conn: &Connection, id: CommendationId) -> Result<(super::Commendation, Vec<TitleGrant>)> {
    let one = commendation(conn, id)?;
    let mut rows = grants(conn, id)?;
    rows.retain(|row| row.state == "granted" && row.granted_by.is_none());
    if rows.is_empty() {
        let message = match one.decided_on {
            None => format!("“{}”还没有写决定日期，称号还只是提名。作出决定以后再颁发证书。", one.name),
            Some(_) => format!("“{}”里没有本会自己授予的称号，没有要颁发的证书。", one.name),
        };
        return Err(Error::NothingToPrint { message });
    }
    Ok((one, rows))
}

/// Refuses a change of what is printed on a certificate that stands.
fn printed(conn: &Connection, id: TitleGrantId, columns: &changes::Columns) -> Result<()> {
    let standing: Option<String> = conn
        .prepare_cached(
            "SELECT coalesce(number, '不编号') FROM certificate WHERE title_grant_id = ? AND state <> 'voided' ORDER BY id DESC LIMIT 1",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let Some(number) = standing else { return Ok(()) };
    match columns.iter().find(|(name, _)| ["title", "state", "granted_by", "received_on"].contains(name)) {
        Some((field @ "received_on", _)) => {
            Err(Error::invalid(field, format!("证书（{number}）已经颁发，领取请登记在证书上，这里自然就有。")))
        }
        Some((field, _)) => Err(Error::invalid(
            field,
            format!("证书（{number}）已经照这个称号颁发。要改，先在证书页作废它，写明原因。"),
        )),
        None => Ok(()),
    }
}

/// Grants what was proposed when the decision is taken; without the decision it is a proposal again.
pub(super) fn decided(conn: &Connection, id: CommendationId, is_decided: bool) -> Result<()> {
    if !is_decided {
        let count: i64 = conn.query_row(
            "SELECT count(*) FROM certificate c JOIN title_grant g ON g.id = c.title_grant_id
             WHERE g.commendation_id = ? AND c.state <> 'voided'",
            [id],
            |row| row.get(0),
        )?;
        if count > 0 {
            let message = format!("已经照这个决定颁发了 {count} 张证书，不能去掉决定日期。先作废证书，再改。");
            return Err(Error::invalid("decided_on", message));
        }
    }
    let (before, now) = if is_decided { ("proposed", "granted") } else { ("granted", "proposed") };
    conn.prepare_cached("UPDATE title_grant SET state = ? WHERE commendation_id = ? AND state = ?")?
        .execute(params![now, id, before])?;
    Ok(())
}

/// Refuses the same title for the same person twice in one commendation, and a refusal without a reason.
fn sound(conn: &Connection, id: TitleGrantId) -> Result<()> {
    let (person, title, is_twice, state, reason): (String, String, bool, String, Option<String>) = conn.query_row(
        "SELECT p.name, g.title, EXISTS (SELECT 1 FROM title_grant o WHERE o.commendation_id = g.commendation_id AND o.person_id = g.person_id
             AND o.title = g.title AND o.id <> g.id), g.state, g.reason
         FROM title_grant g JOIN person p ON p.id = g.person_id WHERE g.id = ?",
        [id],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
    )?;
    if is_twice {
        return Err(Error::invalid("title", format!("“{person}”在这次表彰里已经有“{title}”了。")));
    }
    if state == "declined" && reason.is_none() {
        return Err(Error::invalid("reason", "请写上为什么不授予：公示和会议上要说得出理由。"));
    }
    Ok(())
}

fn add(conn: &Connection, id: CommendationId, person: PersonId, mut columns: changes::Columns) -> Result<TitleGrantId> {
    let position: i64 = conn.query_row(
        "SELECT coalesce(max(position) + 1, 0) FROM title_grant WHERE commendation_id = ?",
        [id],
        |row| row.get(0),
    )?;
    columns.push(("commendation_id", Value::Integer(id.0)));
    columns.push(("person_id", Value::Integer(person.0)));
    columns.push(("position", Value::Integer(position)));
    changes::insert(conn, "title_grant", &columns).map(TitleGrantId)
}

pub(crate) fn commendation_propose(at: &At<'_>, ask: CommendationPropose) -> Result<Proposed> {
    at.act(|act| {
        let one = commendation(act, ask.id)?;
        undecided(act, ask.id)?;
        let rules: Vec<TitleRule> = match &ask.rules {
            Some(ids) => ids.iter().map(|id| rule(act, *id)).collect::<Result<_>>()?,
            None => rules(act)?,
        };
        if rules.is_empty() {
            return Err(Error::invalid("rules", "还没有评定规则。请先写一条，例如“行业竞赛前 6 名 → 技术标兵”。"));
        }
        let TitleProposals { rows, doubts } = proposals(act, &rules, one.year)?;
        let mut proposed = Proposed { added: 0, known: 0, told: doubts };
        let there = grants(act, ask.id)?;
        for row in rows {
            if let Some(why) = row.held_back {
                proposed.told.push(format!("“{}”没有提名：{why}。", row.person));
                continue;
            }
            if there.iter().any(|grant| grant.person_id == row.person_id && grant.title == row.title) {
                proposed.known += 1;
                continue;
            }
            let text = |text: Option<String>| text.map_or(Value::Null, Value::Text);
            let columns = vec![
                ("title", Value::Text(row.title)),
                ("entry_id", Value::Integer(row.entry_id.0)),
                ("basis", Value::Text(row.basis)),
                ("money", row.money.map_or(Value::Null, Value::Integer)),
                ("follows", text(row.follows)),
                ("granted_by", text(row.granted_by)),
            ];
            add(act, ask.id, row.person_id, columns)?;
            proposed.added += 1;
        }
        let label = format!("“{}”按规则提名 {} 个称号", one.name, proposed.added);
        Ok((proposed, label))
    })
}

/// Refuses to propose once the decision is taken.
fn undecided(conn: &Connection, id: CommendationId) -> Result<()> {
    let one = commendation(conn, id)?;
    match one.decided_on {
        Some(on) => {
            Err(Error::invalid("id", format!("“{}”已在 {on} 作出决定，不能再提名。请另建一次表彰。", one.name)))
        }
        None => Ok(()),
    }
}

pub(crate) fn title_grant_create(at: &At<'_>, ask: TitleGrantCreate) -> Result<TitleGrantId> {
    let columns: changes::Columns =
        ask.grant.columns()?.into_iter().filter(|(name, value)| *name != "state" || *value != Value::Null).collect();
    changes::require(&columns, "title", true, "请写上称号，例如技术标兵。")?;
    changes::require(&columns, "basis", true, "请写上依据：不按规则的提名要说明理由。")?;
    at.act(|act| {
        undecided(act, ask.commendation_id)?;
        let unit = ask.unit.as_deref().map(|unit| unit_named(act, unit)).transpose()?.flatten();
        let person = person_named(act, &ask.person, unit)?;
        let id = add(act, ask.commendation_id, person, columns.clone())?;
        sound(act, id)?;
        Ok((id, format!("“{}”提名{}", title(act, ask.commendation_id)?, called(act, id)?)))
    })
}

pub(crate) fn title_grant_update(at: &At<'_>, ask: TitleGrantUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    for (field, why) in [("title", "请写上称号。"), ("basis", "请写上依据。"), ("state", "请选定是否授予。")]
    {
        changes::require(&columns, field, false, why)?;
    }
    at.act(|act| {
        printed(act, ask.id, &columns)?;
        changes::update(act, "title_grant", ask.id.0, &columns, NOUN)?;
        sound(act, ask.id)?;
        Ok((Nothing {}, format!("修改{}", called(act, ask.id)?)))
    })
}

pub(crate) fn title_grant_delete(at: &At<'_>, ask: TitleGrantDelete) -> Result<Nothing> {
    at.act(|act| {
        let mut last = String::new();
        for id in &ask.ids {
            last = called(act, *id)?;
            changes::unused(act, &last, id.0, &[("certificate", "title_grant_id", "张证书")])?;
            changes::delete(act, "title_grant", "id", id.0)?;
        }
        let label = match ask.ids.len() {
            1 => format!("去掉{last}"),
            many => format!("去掉 {many} {NOUN}"),
        };
        Ok((Nothing {}, label))
    })
}

/// “张伟”的“技术标兵”.
fn called(conn: &Connection, id: TitleGrantId) -> Result<String> {
    conn.prepare_cached(
        "SELECT '“' || p.name || '”的“' || g.title || '”' FROM title_grant g JOIN person p ON p.id = g.person_id WHERE g.id = ?",
    )?
    .query_row([id], |row| row.get(0))
    .optional()?
    .ok_or(Error::NotFound { noun: NOUN })
}
