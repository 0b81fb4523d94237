//! Memberships as they stand in the file: read with their dues, written with what must hold, kept alike in the directory.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::kind::{self, kinds};
use super::standing::{has_ended, of_year};
use super::{DuePayment, DueState, Membership, MembershipAsk, MembershipList, check_ends, number};
use crate::changes::{self, Columns};
use crate::directory::{Labels, person_meant, unit_named};
use crate::error::{Error, Result};
use crate::ids::{MembershipId, PersonId, UnitId};
use crate::{clock, profile, year};

/// The person or unit that is a member.
#[derive(Clone, Copy)]
pub(super) enum Member {
    Person(PersonId),
    Unit(UnitId),
}

/// All memberships with their dues of a year: those in first, by number.
pub(crate) fn memberships(conn: &Connection, year: i32) -> Result<Vec<Membership>> {
    let year_kind = profile::profile(conn)?.year_kind;
    let kinds = kinds(conn)?;
    let labels = Labels::all(conn)?;
    let mut payments = payments(conn)?;
    let mut statement = conn.prepare_cached(
        "SELECT m.id, m.person_id, m.unit_id, coalesce(p.name, u.name), w.name, coalesce(p.phone, u.phone), m.kind_id, k.name,
                m.number, m.began_on, m.ended_on, m.ended_by, m.note
         FROM membership m JOIN member_kind k ON k.id = m.kind_id
         LEFT JOIN person p ON p.id = m.person_id LEFT JOIN unit w ON w.id = p.unit_id LEFT JOIN unit u ON u.id = m.unit_id
         ORDER BY m.ended_on IS NOT NULL, k.position, m.number IS NULL, m.number, m.id",
    )?;
    let rows = statement.query_map([], |row| {
        let id: MembershipId = row.get(0)?;
        let (person_id, unit_id) = (row.get(1)?, row.get(2)?);
        Ok(Membership {
            id,
            person_id,
            unit_id,
            name: row.get(3)?,
            unit: row.get(4)?,
            phone: row.get(5)?,
            kind_id: row.get(6)?,
            kind: row.get(7)?,
            number: row.get(8)?,
            began_on: row.get(9)?,
            ended_on: row.get(10)?,
            ended_by: row.get(11)?,
            note: row.get(12)?,
            standing: String::new(),
            labels: labels.of(person_id, unit_id),
            due: None,
            paid: 0,
            state: None,
            payments: payments.remove(&id).unwrap_or_default(),
        })
    })?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    for row in &mut rows {
        let due = kinds.iter().find(|kind| kind.id == row.kind_id).and_then(|kind| kind.due(year));
        (row.due, row.paid, row.state) = of_year(row.years(year_kind), due, &row.payments, year);
        row.standing = match &row.ended_by {
            Some(by) if has_ended(row.ended_on.as_deref()) => by.clone(),
            _ => "在会".to_owned(),
        };
    }
    Ok(rows)
}

fn payments(conn: &Connection) -> Result<HashMap<MembershipId, Vec<DuePayment>>> {
    let mut statement = conn.prepare_cached(
        "SELECT membership_id, id, year, amount, paid_on, receipt_number, note FROM due_payment
         ORDER BY year DESC, paid_on DESC, id DESC",
    )?;
    let mut rows = statement.query([])?;
    let mut payments: HashMap<MembershipId, Vec<DuePayment>> = HashMap::new();
    while let Some(row) = rows.next()? {
        payments.entry(row.get(0)?).or_default().push(DuePayment {
            id: row.get(1)?,
            year: row.get(2)?,
            amount: row.get(3)?,
            paid_on: row.get(4)?,
            receipt_number: row.get(5)?,
            note: row.get(6)?,
        });
    }
    Ok(payments)
}

/// A person's memberships, with the dues of this year.
pub(crate) fn of_person(conn: &Connection, person: PersonId) -> Result<Vec<Membership>> {
    let mut rows = memberships(conn, this_year(conn)?)?;
    rows.retain(|row| row.person_id == Some(person));
    Ok(rows)
}

/// The year of today, as the office counts years.
pub(super) fn this_year(conn: &Connection) -> Result<i32> {
    let kind = profile::profile(conn)?.year_kind;
    Ok(year::year_of(&clock::today(), kind).unwrap_or_else(clock::year))
}

pub(super) fn listed(conn: &Connection, ask: &MembershipAsk) -> Result<MembershipList> {
    let year = ask.year.map_or_else(|| this_year(conn), Ok)?;
    let mut rows = memberships(conn, year)?;
    let notes = notes(conn, &rows, year)?;
    rows.retain(|row| {
        (!ask.owing || matches!(row.state, Some(DueState::Unpaid | DueState::Part)))
            && ask.label.as_ref().is_none_or(|label| row.labels.contains(label))
    });
    let unrecorded = super::from_directory::unrecorded(conn)?.len() as i64;
    Ok(MembershipList { year, rows, notes, unrecorded })
}

fn notes(conn: &Connection, rows: &[Membership], year: i32) -> Result<Vec<String>> {
    let mut notes = Vec::new();
    for kind in kinds(conn)? {
        let members = rows.iter().filter(|row| row.kind_id == kind.id && row.ended_on.is_none()).count();
        if members > 0 && kind.due(year).is_none() {
            notes.push(format!("{}还没有定 {year} 年的会费标准，{members} 个会员缴没缴说不准", kind.name));
        }
    }
    // Undoing an old deletion can bring a number back that was given again meanwhile.
    let mut holders: HashMap<&str, usize> = HashMap::new();
    for number in rows.iter().filter_map(|row| row.number.as_deref()) {
        *holders.entry(number).or_default() += 1;
    }
    let mut twice: Vec<&str> = holders.into_iter().filter(|(_, of)| *of > 1).map(|(number, _)| number).collect();
    twice.sort_unstable();
    notes.extend(twice.into_iter().map(|number| format!("会员编号 {number} 有两个会员在用，请改其中一个")));
    Ok(notes)
}

/// Whom a form means. A name is looked up in the directory; of one that several have it is asked who.
pub(super) fn member(
    conn: &Connection,
    is_unit: bool,
    person: Option<PersonId>,
    unit: Option<UnitId>,
    name: Option<&str>,
    of: Option<&str>,
) -> Result<Member> {
    match (is_unit, person, unit) {
        (false, Some(person), _) => {
            changes::exists(conn, "person", person.0, "个人员")?;
            return Ok(Member::Person(person));
        }
        (true, _, Some(unit)) => {
            changes::exists(conn, "unit", unit.0, "个单位")?;
            return Ok(Member::Unit(unit));
        }
        (false, None, Some(_)) => {
            return Err(Error::invalid("kind_id", "这个类别是个人会员，不能登记单位。请换一个类别。"));
        }
        (true, Some(_), None) => {
            return Err(Error::invalid("kind_id", "这个类别是单位会员，不能登记个人。请换一个类别。"));
        }
        _ => {}
    }
    let name = name.unwrap_or_default();
    if is_unit {
        let unit = unit_named(conn, name)?.ok_or_else(|| Error::invalid("name", "请写上单位的名称。"))?;
        return Ok(Member::Unit(unit));
    }
    let of = of.map(|of| unit_named(conn, of)).transpose()?.flatten();
    person_meant(conn, name, of).map(Member::Person)
}

/// Makes a membership, with the next number where none is said.
pub(super) fn insert(conn: &Connection, member: Member, mut columns: Columns) -> Result<MembershipId> {
    let (column, id) = match member {
        Member::Person(person) => ("person_id", person.0),
        Member::Unit(unit) => ("unit_id", unit.0),
    };
    let sent = |field: &str| {
        columns.iter().find(|(column, _)| *column == field).and_then(|(_, value)| match value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        })
    };
    if sent("number").is_none() {
        let kind = kind::kind_of(&columns);
        let pattern: Option<String> = conn
            .query_row("SELECT pattern FROM member_kind WHERE id = ?", [kind], |row| row.get(0))
            .optional()?
            .flatten();
        let began = sent("began_on");
        if let Some(number) =
            pattern.map(|pattern| number::next(conn, &pattern, began.as_deref())).transpose()?.flatten()
        {
            columns.retain(|(column, _)| *column != "number");
            columns.push(("number", Value::Text(number)));
        }
    }
    columns.push((column, Value::Integer(id)));
    let id = MembershipId(changes::insert(conn, "membership", &columns)?);
    if let Err(refused) = settle(conn, id) {
        // Whoever makes many goes on without this one.
        changes::delete(conn, "membership", "id", id.0)?;
        return Err(refused);
    }
    Ok(id)
}

pub(super) fn update(conn: &Connection, id: MembershipId, columns: &Columns) -> Result<()> {
    if columns.iter().any(|(column, _)| *column == "kind_id") {
        let is_unit = kind::is_unit(conn, kind::kind_of(columns))?;
        let is_person: bool =
            conn.query_row("SELECT person_id IS NOT NULL FROM membership WHERE id = ?", [id], |row| row.get(0))?;
        if is_unit == is_person {
            let (is, not) = if is_unit { ("单位", "个人") } else { ("个人", "单位") };
            return Err(Error::invalid("kind_id", format!("这个类别是{is}会员，不能登记{not}。请换一个类别。")));
        }
    }
    changes::update(conn, "membership", id.0, columns, super::NOUN)?;
    settle(conn, id)
}

/// Refuses what cannot hold, and writes number and day of joining into the directory.
fn settle(conn: &Connection, id: MembershipId) -> Result<()> {
    type Row = (Option<i64>, Option<i64>, Option<String>, Option<String>, Option<String>, Option<String>);
    let (person, unit, number, began, ended, by): Row = conn
        .prepare_cached("SELECT person_id, unit_id, number, began_on, ended_on, ended_by FROM membership WHERE id = ?")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?)))?;
    check_ends(began.as_deref(), ended.as_deref(), by.as_deref())?;
    if let Some(number) = &number {
        number_free(conn, id, number)?;
    }
    alone(conn, id, ended.as_deref())?;
    // Only a membership that stands speaks for the directory: an old one is history.
    if !has_ended(ended.as_deref()) {
        conn.prepare_cached(
            "UPDATE person SET joined_on = ?2 WHERE id = ?1 AND ?2 IS NOT NULL AND joined_on IS NOT ?2",
        )?
        .execute(params![person, began])?;
        conn.prepare_cached("UPDATE unit SET joined_on = ?2 WHERE id = ?1 AND ?2 IS NOT NULL AND joined_on IS NOT ?2")?
            .execute(params![unit, began])?;
        conn.prepare_cached("UPDATE unit SET member_no = ?2 WHERE id = ?1 AND ?2 IS NOT NULL AND member_no IS NOT ?2")?
            .execute(params![unit, number])?;
    }
    Ok(())
}

/// What the membership that stands says.
pub(crate) struct Standing {
    pub(crate) number: Option<String>,
    pub(crate) began_on: Option<String>,
}

/// The memberships that stand of a person (`person_id`) or a unit (`unit_id`).
pub(crate) fn standing_of(conn: &Connection, column: &str, id: i64) -> Result<Vec<Standing>> {
    let sql = format!("SELECT number, began_on, ended_on FROM membership WHERE {column} = ? ORDER BY id");
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([id])?;
    let mut standing = Vec::new();
    while let Some(row) = rows.next()? {
        let ended: Option<String> = row.get(2)?;
        if !has_ended(ended.as_deref()) {
            standing.push(Standing { number: row.get(0)?, began_on: row.get(1)? });
        }
    }
    Ok(standing)
}

/// Lets the memberships of a person or a unit say again what the directory says of joining, after it was written otherwise.
pub(crate) fn speak(conn: &Connection, column: &str, id: i64) -> Result<()> {
    let ids: Vec<MembershipId> = conn
        .prepare_cached(&format!("SELECT id FROM membership WHERE {column} = ? ORDER BY id"))?
        .query_map([id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    ids.into_iter().try_for_each(|id| settle(conn, id))
}

/// Refuses a number that another has, or a unit that is no member yet.
fn number_free(conn: &Connection, id: MembershipId, number: &str) -> Result<()> {
    let holder: Option<String> = conn
        .prepare_cached(
            "SELECT coalesce(p.name, u.name) FROM membership m LEFT JOIN person p ON p.id = m.person_id
             LEFT JOIN unit u ON u.id = m.unit_id WHERE m.number = ?1 AND m.id <> ?2
             UNION ALL SELECT u.name FROM unit u WHERE u.member_no = ?1
               AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.unit_id = u.id) LIMIT 1",
        )?
        .query_row(params![number, id], |row| row.get(0))
        .optional()?;
    match holder {
        Some(holder) => {
            Err(Error::invalid("number", format!("会员编号 {number} 已经是{holder}的。请换一个，或空着由程序编。")))
        }
        None => Ok(()),
    }
}

/// Refuses a second membership while one stands.
fn alone(conn: &Connection, id: MembershipId, ended: Option<&str>) -> Result<()> {
    if has_ended(ended) {
        return Ok(());
    }
    let mut statement = conn.prepare_cached(
        "SELECT coalesce(p.name, u.name), o.number, o.began_on, o.ended_on FROM membership m
         JOIN membership o ON o.id <> m.id AND (o.person_id = m.person_id OR o.unit_id = m.unit_id)
         LEFT JOIN person p ON p.id = o.person_id LEFT JOIN unit u ON u.id = o.unit_id WHERE m.id = ?",
    )?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        let ended: Option<String> = row.get(3)?;
        if has_ended(ended.as_deref()) {
            continue;
        }
        let (name, number, began): (String, Option<String>, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let facts: Vec<String> = [number.map(|it| format!("编号 {it}")), began.map(|it| format!("{it} 入会"))]
            .into_iter()
            .flatten()
            .collect();
        let facts = if facts.is_empty() { String::new() } else { format!("（{}）", facts.join("，")) };
        return Err(Error::invalid("name", format!("{name}已经是会员{facts}。要改类别，请打开原来那一条修改。")));
    }
    Ok(())
}

/// Writes a phone into the directory where it has none.
pub(super) fn fill_phone(conn: &Connection, member: Member, phone: Option<&str>) -> Result<()> {
    let (table, id) = match member {
        Member::Person(person) => ("person", person.0),
        Member::Unit(unit) => ("unit", unit.0),
    };
    conn.prepare_cached(&format!("UPDATE {table} SET phone = ?2 WHERE id = ?1 AND phone IS NULL AND ?2 IS NOT NULL"))?
        .execute(params![id, phone])?;
    Ok(())
}
