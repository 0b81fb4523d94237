//! The places of a roster and who has them: dealt out, swapped, set by hand.

use std::collections::{HashMap, HashSet};

use chrono::{Months, NaiveDate};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::away;
use super::deal::{Hand, Slot, deal};
use super::member::{DutyMember, members};
use super::{Duty, DutyDay, DutyRole, DutyShift, DutyTotal, DutyTurn, detail, read, sort_of, spoken, weekday};
use crate::calendar::Holidays;
use crate::changes;
use crate::directory::person_meant;
use crate::error::{Error, Result};
use crate::ids::{DutyId, PersonId};
use crate::office::At;

/// A place of a roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct DutyPlace {
    /// The day, ISO.
    pub day: String,
    /// Which shift; who leads has the day's.
    pub shift: DutyShift,
    /// Who leads, or who is on duty.
    pub role: DutyRole,
}

/// Deals the turns of a roster out. What was set by hand stays.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct DutyDeal {
    /// The roster.
    pub id: DutyId,
}

/// What was dealt.
#[derive(Clone, Copy, Debug, Serialize, ts_rs::TS)]
pub struct DutyDealt {
    /// How many turns somebody has now.
    pub dealt: i64,
    /// How many of them were set by hand and stayed.
    pub kept: i64,
    /// How many nobody can take.
    pub empty: i64,
}

/// Exchanges who has two places; with one that nobody has, the turn goes there.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DutySwap {
    /// The roster.
    pub id: DutyId,
    /// One place.
    pub one: DutyPlace,
    /// The other.
    pub other: DutyPlace,
}

/// Gives a place to somebody, or to nobody.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DutySet {
    /// The roster.
    pub id: DutyId,
    /// The place.
    pub place: DutyPlace,
    /// The person of the directory, or
    #[serde(default)]
    #[ts(optional)]
    pub person_id: Option<PersonId>,
    /// a person by name, made when not there; nobody when neither is said.
    #[serde(default)]
    #[ts(optional)]
    pub person: Option<String>,
    /// False for a turn that may go to somebody else when the turns are dealt again.
    #[serde(default)]
    #[ts(optional)]
    pub kept: Option<bool>,
}

/// What is to be looked at in the places that were touched.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DutyTold {
    /// In Chinese; nothing where all is well.
    pub told: Vec<String>,
}

/// The places of a roster, by day; those who lead before those on duty.
pub(super) fn places(conn: &Connection, duty: &Duty) -> Result<Vec<DutyTurn>> {
    let period = duty.period()?;
    let holidays = Holidays::between(conn, period.first, period.last)?;
    let mut places = Vec::new();
    for day in period.first.iter_days().take_while(|day| *day <= period.last) {
        let (sort, holiday) = sort_of(&holidays, day);
        if duty.hours == "office" && sort != DutyDay::Work {
            continue;
        }
        let place = |shift: DutyShift, role: DutyRole| DutyTurn {
            day: day.to_string(),
            weekday: weekday(day).to_owned(),
            shift,
            role,
            sort,
            holiday: holiday.clone(),
            person_id: None,
            name: None,
            phone: None,
            kept: false,
            told: Vec::new(),
        };
        places.extend(duty.leads.then(|| place(DutyShift::Day, DutyRole::Lead)));
        places.push(place(DutyShift::Day, DutyRole::Duty));
        places.extend(duty.goes_round().then(|| place(DutyShift::Night, DutyRole::Duty)));
    }
    Ok(places)
}

/// A turn as it is kept.
struct Had {
    day: String,
    shift: DutyShift,
    role: DutyRole,
    person: PersonId,
    name: String,
    phone: Option<String>,
    kept: bool,
}

fn had(conn: &Connection, id: DutyId) -> Result<Vec<Had>> {
    let mut statement = conn.prepare_cached(
        "SELECT t.day, t.shift, t.role, t.person_id, p.name, p.phone, t.kept
         FROM duty_turn t JOIN person p ON p.id = t.person_id WHERE t.roster_id = ? ORDER BY t.day, t.shift, t.role",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(Had {
            day: row.get(0)?,
            shift: row.get(1)?,
            role: row.get(2)?,
            person: row.get(3)?,
            name: row.get(4)?,
            phone: row.get(5)?,
            kept: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The places of a roster with who has them.
pub(super) fn turns(conn: &Connection, duty: &Duty) -> Result<Vec<DutyTurn>> {
    let mut turns = places(conn, duty)?;
    for had in had(conn, duty.id)? {
        if let Some(turn) = turns.iter_mut().find(|turn| is_in(turn, &had)) {
            (turn.person_id, turn.name, turn.phone, turn.kept) =
                (Some(had.person), Some(had.name), had.phone, had.kept);
        }
    }
    Ok(turns)
}

fn is_in(turn: &DutyTurn, had: &Had) -> bool {
    turn.day == had.day && turn.shift == had.shift && turn.role == had.role
}

/// Turns that stand in no place of the roster any more, since its days or hours were changed: who has them, and when.
pub(super) fn stray(conn: &Connection, id: DutyId, turns: &[DutyTurn]) -> Result<Vec<String>> {
    let left = had(conn, id)?.into_iter().filter(|had| !turns.iter().any(|turn| is_in(turn, had)));
    Ok(left.map(|had| format!("{} {}", had.day, had.name)).collect())
}

/// How heavy the holidays are that each has in other rosters within the twelve months before this one.
fn carried(conn: &Connection, duty: &Duty) -> Result<HashMap<(DutyRole, PersonId), i64>> {
    let mut carried = HashMap::new();
    let first = duty.period()?.first;
    let Some(since) = first.checked_sub_months(Months::new(12)).filter(|_| duty.carries) else { return Ok(carried) };
    let holidays = Holidays::between(conn, since, first)?;
    let mut statement = conn
        .prepare_cached("SELECT day, role, person_id FROM duty_turn WHERE roster_id <> ? AND day >= ? AND day < ?")?;
    let rows = statement.query_map(params![duty.id, since.to_string(), duty.first_on], |row| {
        Ok((row.get::<_, String>(0)?, (row.get(1)?, row.get(2)?)))
    })?;
    for row in rows {
        let (day, who) = row?;
        if day.parse().is_ok_and(|day| holidays.off(day).is_some()) {
            *carried.entry(who).or_default() += duty.holiday_weight;
        }
    }
    Ok(carried)
}

/// Who has a turn in another roster on a day of this one, and in which.
pub(super) fn elsewhere(conn: &Connection, duty: &Duty) -> Result<HashMap<(NaiveDate, PersonId), String>> {
    let mut statement = conn.prepare_cached(
        "SELECT t.day, t.person_id, r.name FROM duty_turn t JOIN duty_roster r ON r.id = t.roster_id
         WHERE t.roster_id <> ? AND t.day BETWEEN ? AND ?",
    )?;
    let rows = statement.query_map(params![duty.id, duty.first_on, duty.last_on], |row| {
        Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?))
    })?;
    let mut found = HashMap::new();
    for row in rows {
        let (day, person, name) = row?;
        if let Ok(day) = day.parse() {
            found.insert((day, person), name);
        }
    }
    Ok(found)
}

/// The places of one role, for dealing; with where they stand among all.
pub(super) fn slots(duty: &Duty, turns: &[DutyTurn], role: DutyRole) -> (Vec<usize>, Vec<Slot>) {
    let own = turns.iter().enumerate().filter(|(_, turn)| turn.role == role);
    let slot =
        |turn: &DutyTurn| Some(Slot { day: turn.day.parse().ok()?, shift: turn.shift, weight: duty.weight(turn.sort) });
    own.filter_map(|(at, turn)| Some((at, slot(turn)?))).unzip()
}

/// Deals the turns of a roster out, those who lead first; what was set by hand stays.
pub(crate) fn deal_out(conn: &Connection, id: DutyId) -> Result<DutyDealt> {
    let duty = read(conn, id)?;
    let members = members(conn, id)?;
    if members.is_empty() {
        let name = &duty.name;
        return Err(Error::invalid("members", format!("“{name}”还没有值班人员。请先写上谁轮着值班，再排。")));
    }
    let carried = carried(conn, &duty)?;
    let mut turns = turns(conn, &duty)?;
    let mut busy: HashSet<(NaiveDate, PersonId)> = elsewhere(conn, &duty)?.into_keys().collect();
    for role in DutyRole::ALL {
        let (places, slots) = slots(&duty, &turns, role);
        let kept: Vec<Option<PersonId>> =
            places.iter().map(|at| turns[*at].person_id.filter(|_| turns[*at].kept)).collect();
        let hands: Vec<Hand> = members
            .iter()
            .filter(|member| member.role == role)
            .map(|member| Hand {
                person: member.person_id,
                away: member.away.as_deref().map(away::spans).unwrap_or_default(),
                carried: carried.get(&(role, member.person_id)).copied().unwrap_or_default(),
            })
            .collect();
        for ((at, slot), person) in places.iter().zip(&slots).zip(deal(&slots, &kept, &hands, &busy)) {
            turns[*at].person_id = person;
            busy.extend(person.map(|person| (slot.day, person)));
        }
    }
    write(conn, id, &turns)?;
    let count = |is_meant: fn(&DutyTurn) -> bool| turns.iter().filter(|turn| is_meant(turn)).count() as i64;
    Ok(DutyDealt {
        dealt: count(|turn| turn.person_id.is_some()),
        kept: count(|turn| turn.kept),
        empty: count(|turn| turn.person_id.is_none()),
    })
}

/// Writes who has which place; what stands in no place goes.
fn write(conn: &Connection, id: DutyId, turns: &[DutyTurn]) -> Result<()> {
    for had in had(conn, id)? {
        let is_left = turns.iter().any(|turn| is_in(turn, &had) && turn.person_id.is_some());
        if !is_left {
            clear(conn, id, &DutyPlace { day: had.day, shift: had.shift, role: had.role })?;
        }
    }
    for turn in turns {
        if let Some(person) = turn.person_id {
            give(conn, id, &place_of(turn), person, turn.kept)?;
        }
    }
    Ok(())
}

fn place_of(turn: &DutyTurn) -> DutyPlace {
    DutyPlace { day: turn.day.clone(), shift: turn.shift, role: turn.role }
}

/// Gives a place to somebody. A turn that is there already stays the same row, so that its undo leaves others alone.
fn give(conn: &Connection, id: DutyId, place: &DutyPlace, person: PersonId, kept: bool) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO duty_turn (roster_id, day, shift, role, person_id, kept) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (roster_id, day, shift, role) DO UPDATE SET person_id = excluded.person_id, kept = excluded.kept
         WHERE person_id <> excluded.person_id OR kept <> excluded.kept",
    )?
    .execute(params![id, place.day, place.shift, place.role, person, kept])?;
    Ok(())
}

fn clear(conn: &Connection, id: DutyId, place: &DutyPlace) -> Result<()> {
    conn.prepare_cached("DELETE FROM duty_turn WHERE roster_id = ? AND day = ? AND shift = ? AND role = ?")?
        .execute(params![id, place.day, place.shift, place.role])?;
    Ok(())
}

/// Who has a place.
fn holder(conn: &Connection, id: DutyId, place: &DutyPlace) -> Result<Option<(PersonId, String)>> {
    let mut statement = conn.prepare_cached(
        "SELECT t.person_id, p.name FROM duty_turn t JOIN person p ON p.id = t.person_id
         WHERE t.roster_id = ? AND t.day = ? AND t.shift = ? AND t.role = ?",
    )?;
    let row = params![id, place.day, place.shift, place.role];
    Ok(statement.query_row(row, |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Refuses a place that the roster does not have.
fn check_place(conn: &Connection, duty: &Duty, place: &DutyPlace) -> Result<()> {
    let is_there = places(conn, duty)?.iter().any(|turn| place_of(turn) == *place);
    let refused = || Error::invalid("day", format!("“{}”里没有{}这一班。请重新选。", duty.name, said(duty, place)));
    is_there.then_some(()).ok_or_else(refused)
}

/// 10月1日夜班, 10月1日带班, 10月1日
fn said(duty: &Duty, place: &DutyPlace) -> String {
    let day = place.day.parse().map_or_else(|_| place.day.clone(), spoken);
    let what = match (place.role, place.shift, duty.goes_round()) {
        (DutyRole::Lead, ..) => "带班",
        (DutyRole::Duty, DutyShift::Night, _) => "夜班",
        (DutyRole::Duty, DutyShift::Day, true) => "白班",
        (DutyRole::Duty, DutyShift::Day, false) => "",
    };
    day + what
}

/// The place of a turn in words.
pub(super) fn said_of(duty: &Duty, turn: &DutyTurn) -> String {
    said(duty, &place_of(turn))
}

/// Exchanges who has two places, and keeps them there; with one that nobody has, the turn goes there.
pub(crate) fn exchange(conn: &Connection, id: DutyId, one: &DutyPlace, other: &DutyPlace) -> Result<String> {
    let duty = read(conn, id)?;
    check_place(conn, &duty, one)?;
    check_place(conn, &duty, other)?;
    let (first, second) = (holder(conn, id, one)?, holder(conn, id, other)?);
    for (place, person) in [(one, &second), (other, &first)] {
        match person {
            Some((person, _)) => give(conn, id, place, *person, true)?,
            None => clear(conn, id, place)?,
        }
    }
    let (here, there) = (said(&duty, one), said(&duty, other));
    match (first, second) {
        (Some((_, first)), Some((_, second))) => Ok(format!("值班对调：{first}（{here}）与{second}（{there}）")),
        (Some((_, moved)), None) => Ok(format!("值班：{moved}从{here}换到{there}")),
        (None, Some((_, moved))) => Ok(format!("值班：{moved}从{there}换到{here}")),
        (None, None) => Err(Error::invalid("one", format!("{here}和{there}都还没有人，没有可对调的。"))),
    }
}

/// What is told of the places that were touched.
fn told_of(conn: &Connection, id: DutyId, touched: &[&DutyPlace]) -> Result<DutyTold> {
    let turns = detail(conn, id)?.turns;
    let meant = turns.into_iter().filter(|turn| touched.iter().any(|place| place_of(turn) == **place));
    let mut told: Vec<String> = meant.flat_map(|turn| turn.told).collect();
    told.dedup();
    Ok(DutyTold { told })
}

pub(crate) fn duty_deal(at: &At<'_>, ask: DutyDeal) -> Result<DutyDealt> {
    at.act(|act| {
        let dealt = deal_out(act, ask.id)?;
        Ok((dealt, format!("排班“{}”", read(act, ask.id)?.name)))
    })
}

pub(crate) fn duty_swap(at: &At<'_>, ask: DutySwap) -> Result<DutyTold> {
    at.act(|act| {
        let label = exchange(act, ask.id, &ask.one, &ask.other)?;
        Ok((told_of(act, ask.id, &[&ask.one, &ask.other])?, label))
    })
}

pub(crate) fn duty_set(at: &At<'_>, ask: DutySet) -> Result<DutyTold> {
    at.act(|act| {
        let duty = read(act, ask.id)?;
        check_place(act, &duty, &ask.place)?;
        let named = ask.person.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let person = match (ask.person_id, named) {
            (Some(person), _) => {
                changes::exists(act, "person", person.0, "个人员")?;
                Some(person)
            }
            (None, Some(name)) => Some(person_meant(act, name, None)?),
            (None, None) => None,
        };
        let place = said(&duty, &ask.place);
        let label = match person {
            Some(person) => {
                give(act, ask.id, &ask.place, person, ask.kept.unwrap_or(true))?;
                let name = changes::title(act, "person", "name", person.0, "个人员")?;
                match ask.kept {
                    Some(false) => format!("值班：{place}的{name}不再固定"),
                    _ => format!("值班：{place}由{name}值"),
                }
            }
            None => {
                clear(act, ask.id, &ask.place)?;
                format!("值班：{place}空出来")
            }
        };
        Ok((told_of(act, ask.id, &[&ask.place])?, label))
    })
}

/// What each has: those of the list in its order, then others who have turns.
pub(super) fn totals(
    conn: &Connection,
    duty: &Duty,
    members: &[DutyMember],
    turns: &[DutyTurn],
) -> Result<Vec<DutyTotal>> {
    let carried = carried(conn, duty)?;
    let mut totals: Vec<DutyTotal> = Vec::new();
    let listed = members.iter().map(|member| (member.role, member.person_id, member.name.clone()));
    let having = turns.iter().filter_map(|turn| Some((turn.role, turn.person_id?, turn.name.clone()?)));
    for (role, person, name) in listed.chain(having) {
        if totals.iter().any(|total| (total.role, total.person_id) == (role, person)) {
            continue;
        }
        let own = || turns.iter().filter(|turn| turn.role == role && turn.person_id == Some(person));
        let on = |sort: DutyDay| own().filter(|turn| turn.sort == sort).count() as i64;
        totals.push(DutyTotal {
            person_id: person,
            name,
            role,
            turns: own().count() as i64,
            weekends: on(DutyDay::Weekend),
            holidays: on(DutyDay::Holiday),
            weight: own().map(|turn| duty.weight(turn.sort)).sum(),
            carried: carried.get(&(role, person)).copied().unwrap_or_default(),
        });
    }
    Ok(totals)
}
