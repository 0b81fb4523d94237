//! 捐赠: things given and received, to or from whom, with the number of the receipt; of an event or alone.

mod report;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::directory::unit_known;
use crate::error::{Error, Result};
use crate::ids::{DonationId, EventId};
use crate::office::At;
use crate::{profile, value, year};

pub(crate) use report::{list_paper, receipt};

/// Which way things go.
const DIRECTIONS: &[&str] = &["given", "received"];

changes! {
    /// The fields of a donation; its things and its event stand beside them.
    DonationChanges {
        /// given 捐出 or received 受赠
        direction: String => check::one_of(DIRECTIONS),
        /// 对方: to whom it was given, or from whom it came; a unit or a person
        party: String => check::text,
        /// 日期; today for a new one when absent
        given_on: String => check::date,
        /// 收据编号
        receipt_number: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

/// A thing that was donated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct DonationItem {
    /// 物品
    pub name: String,
    /// 数量
    #[serde(default)]
    #[ts(optional = nullable)]
    pub amount: Option<f64>,
    /// 单位: 台, 册
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit: Option<String>,
    /// 价值 of all of them, in 分
    #[serde(default)]
    #[ts(optional = nullable)]
    pub worth: Option<i64>,
}

impl DonationItem {
    /// 图书 200册
    pub(crate) fn said(&self) -> String {
        let amount = self.amount.map(|amount| format!(" {amount}")).unwrap_or_default();
        format!("{}{amount}{}", self.name, self.unit.as_deref().unwrap_or_default())
    }
}

/// A donation.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Donation {
    /// Its id.
    pub id: DonationId,
    /// given 捐出 or received 受赠
    #[ts(type = "\"given\" | \"received\"")]
    pub direction: String,
    /// 对方, by the name that it has today where it is a unit of the directory
    pub party: String,
    /// 日期
    pub given_on: String,
    /// 收据编号
    pub receipt_number: Option<String>,
    /// The event that it was part of.
    pub event_id: Option<EventId>,
    /// That event's title.
    pub event: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// The things.
    pub items: Vec<DonationItem>,
    /// The things in words: 天文望远镜 1台、图书 200册
    pub things: String,
    /// 价值 of all things that have one, in 分; none where none has.
    pub worth: Option<i64>,
}

/// Which donations.
#[derive(Clone, Copy, Debug, Default, Deserialize, ts_rs::TS)]
pub struct DonationAsk {
    /// Only those of this year (see the office's year kind).
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Only those of this event.
    #[serde(default)]
    #[ts(optional)]
    pub event_id: Option<EventId>,
}

/// Donations, the latest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DonationList {
    /// The donations.
    pub rows: Vec<Donation>,
}

/// A new donation.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DonationCreate {
    /// Its fields; direction and party must be there.
    pub donation: DonationChanges,
    /// The things; at least one.
    pub items: Vec<DonationItem>,
    /// The event that it is part of.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub event_id: Option<EventId>,
}

/// Changes of a donation.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DonationUpdate {
    /// The donation.
    pub id: DonationId,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<DonationChanges>")]
    pub changes: DonationChanges,
    /// The things, in place of those before.
    #[serde(default)]
    #[ts(optional)]
    pub items: Option<Vec<DonationItem>>,
    /// Another event; none when null.
    #[serde(default, deserialize_with = "crate::changes::sent")]
    #[ts(optional = nullable, as = "Option<EventId>")]
    pub event_id: Option<Option<EventId>>,
}

/// Donations to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DonationDelete {
    /// The donations.
    pub ids: Vec<DonationId>,
}

const NOUN: &str = "次捐赠";
const NO_PARTY: &str = "请写上捐给谁，或者是谁捐的。";

const ROW: &str =
    "SELECT d.id, d.direction, coalesce(u.name, d.party), d.given_on, d.receipt_number, d.event_id, e.title, d.note
  FROM donation d LEFT JOIN unit u ON u.id = d.unit_id LEFT JOIN event e ON e.id = d.event_id";

fn rows(conn: &Connection, filter: &str, id: Option<i64>) -> Result<Vec<Donation>> {
    let mut statement = conn.prepare_cached(&format!("{ROW} WHERE {filter} ORDER BY d.given_on DESC, d.id DESC"))?;
    let rows = statement.query_map([id], |row| {
        Ok(Donation {
            id: row.get(0)?,
            direction: row.get(1)?,
            party: row.get(2)?,
            given_on: row.get(3)?,
            receipt_number: row.get(4)?,
            event_id: row.get(5)?,
            event: row.get(6)?,
            note: row.get(7)?,
            items: Vec::new(),
            things: String::new(),
            worth: None,
        })
    })?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    for row in &mut rows {
        row.items = items(conn, row.id)?;
        row.things = row.items.iter().map(DonationItem::said).collect::<Vec<_>>().join("、");
        row.worth = row.items.iter().filter_map(|item| item.worth).reduce(|sum, worth| sum + worth);
    }
    Ok(rows)
}

fn items(conn: &Connection, donation: DonationId) -> Result<Vec<DonationItem>> {
    let mut statement = conn.prepare_cached(
        "SELECT name, amount, unit, worth FROM donation_item WHERE donation_id = ? ORDER BY position, id",
    )?;
    let items = statement.query_map([donation], |row| {
        Ok(DonationItem { name: row.get(0)?, amount: row.get(1)?, unit: row.get(2)?, worth: row.get(3)? })
    })?;
    Ok(items.collect::<rusqlite::Result<_>>()?)
}

/// The donations of a year, or all, the latest first.
pub(crate) fn donations(conn: &Connection, ask: DonationAsk) -> Result<Vec<Donation>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut rows = rows(conn, "?1 IS NULL OR d.event_id = ?1", ask.event_id.map(i64::from))?;
    rows.retain(|row| ask.year.is_none_or(|year| year::year_of(&row.given_on, kind) == Some(year)));
    Ok(rows)
}

/// One donation.
fn donation(conn: &Connection, id: DonationId) -> Result<Donation> {
    rows(conn, "d.id = ?1", Some(id.0))?.pop().ok_or(Error::NotFound { noun: NOUN })
}

pub(crate) fn donation_list(at: &At<'_>, ask: DonationAsk) -> Result<DonationList> {
    at.read(|conn| Ok(DonationList { rows: donations(conn, ask)? }))
}

pub(crate) fn donation_create(at: &At<'_>, ask: DonationCreate) -> Result<DonationId> {
    let mut columns = ask.donation.columns()?;
    changes::require(&columns, "direction", true, "请选是捐出还是受赠。")?;
    changes::require(&columns, "party", true, NO_PARTY)?;
    changes::or_today(&mut columns, "given_on");
    check_items(&ask.items)?;
    at.act(|act| {
        columns.extend(unit_of(act, &columns)?);
        columns.push(changes::reference(act, "event_id", "event", ask.event_id, "个活动")?);
        let id = DonationId(changes::insert(act, "donation", &columns)?);
        write_items(act, id, &ask.items)?;
        Ok((id, format!("记下{}", told(act, id)?)))
    })
}

pub(crate) fn donation_update(at: &At<'_>, ask: DonationUpdate) -> Result<Nothing> {
    let mut columns = ask.changes.columns()?;
    changes::require(&columns, "direction", false, "请选是捐出还是受赠。")?;
    changes::require(&columns, "party", false, NO_PARTY)?;
    changes::require(&columns, "given_on", false, "请写上日期。")?;
    if let Some(items) = &ask.items {
        check_items(items)?;
    }
    at.act(|act| {
        columns.extend(unit_of(act, &columns)?);
        if let Some(event) = ask.event_id {
            columns.push(changes::reference(act, "event_id", "event", event, "个活动")?);
        }
        changes::update(act, "donation", ask.id.0, &columns, NOUN)?;
        let label = format!("修改{}", told(act, ask.id)?);
        if let Some(items) = &ask.items {
            changes::delete(act, "donation_item", "donation_id", ask.id.0)?;
            write_items(act, ask.id, items)?;
        }
        Ok((Nothing {}, label))
    })
}

pub(crate) fn donation_delete(at: &At<'_>, ask: DonationDelete) -> Result<Nothing> {
    at.act(|act| {
        let told = ask.ids.iter().map(|id| told(act, *id)).collect::<Result<Vec<_>>>()?;
        for id in &ask.ids {
            changes::delete(act, "donation_item", "donation_id", id.0)?;
            changes::delete(act, "donation", "id", id.0)?;
        }
        let label = match told.as_slice() {
            [one] => format!("删除{one}"),
            many => format!("删除 {} {NOUN}", many.len()),
        };
        Ok((Nothing {}, label))
    })
}

/// The unit of the directory that the party is, where it was written anew.
fn unit_of(conn: &Connection, columns: &Columns) -> Result<Option<(&'static str, Value)>> {
    let Some((_, Value::Text(party))) = columns.iter().find(|(column, _)| *column == "party") else { return Ok(None) };
    let unit = unit_known(conn, party)?;
    Ok(Some(("unit_id", unit.map_or(Value::Null, |unit| Value::Integer(unit.0)))))
}

fn check_items(items: &[DonationItem]) -> Result<()> {
    if items.is_empty() {
        return Err(Error::invalid("items", "请写上捐赠的物品。"));
    }
    for item in items {
        if item.name.trim().is_empty() {
            return Err(Error::invalid("items", "请写上物品的名称。"));
        }
        value::number("items", item.amount.unwrap_or_default())?;
        value::count("items", item.worth.unwrap_or_default())?;
    }
    Ok(())
}

fn write_items(conn: &Connection, donation: DonationId, items: &[DonationItem]) -> Result<()> {
    let mut insert = conn.prepare_cached(
        "INSERT INTO donation_item (donation_id, position, name, amount, unit, worth) VALUES (?, ?, ?, ?, ?, ?)",
    )?;
    for (position, item) in items.iter().enumerate() {
        let unit = value::text(item.unit.as_deref().unwrap_or_default());
        insert.execute(params![donation, position as i64, item.name.trim(), item.amount, unit, item.worth])?;
    }
    Ok(())
}

/// A donation as labels name it: 捐给“第一中学”的捐赠.
fn told(conn: &Connection, id: DonationId) -> Result<String> {
    let (direction, party): (String, String) = conn
        .prepare_cached("SELECT direction, party FROM donation WHERE id = ?")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })?;
    Ok(if direction == "given" { format!("捐给“{party}”的捐赠") } else { format!("“{party}”的捐赠") })
}
