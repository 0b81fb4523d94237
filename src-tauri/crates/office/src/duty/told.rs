//! What is to be looked at in a roster: said, never settled.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::deal::{REACH, are_close};
use super::turn::{elsewhere, said_of, slots, stray};
use super::{Duty, DutyMember, DutyRole, DutyTurn, away};
use crate::calendar;
use crate::error::Result;
use crate::ids::PersonId;

/// How many places of a sort are named; of more the number is.
const NAMED: usize = 4;

/// What there is to say of a roster, in the order in which it presses; each turn gets what is said of it.
pub(super) fn told(
    conn: &Connection,
    duty: &Duty,
    members: &[DutyMember],
    turns: &mut [DutyTurn],
) -> Result<Vec<String>> {
    let mut told = Vec::new();
    for role in DutyRole::ALL {
        let is_meant = |turn: &&DutyTurn| turn.role == role && turn.person_id.is_none();
        let empty: Vec<String> = turns.iter().filter(is_meant).map(|turn| said_of(duty, turn)).collect();
        if !empty.is_empty() {
            told.push(format!("{} 班还没有人：{}", empty.len(), some(&empty)));
        }
    }
    for (name, places) in grouped(twice(duty, turns)) {
        told.push(format!("{name}一天里不止一班：{}", some(&places)));
    }
    for (name, places) in grouped(close(duty, turns)) {
        told.push(format!("{name}连着值班：{}", some(&places)));
    }
    for (name, places) in grouped(absent(duty, members, turns)) {
        told.push(format!("{name}不能值班的日子排了班：{}", some(&places)));
    }
    let others = elsewhere(conn, duty)?;
    let both = each(duty, turns, |day, person, turn| {
        let other = others.get(&(day, person))?;
        turn.told.push(format!("{}这天在“{other}”里也有班", turn.name.as_deref().unwrap_or_default()));
        Some(format!("（见“{other}”）"))
    });
    for (name, places) in grouped(both) {
        told.push(format!("{name}在别的值班表里同一天也有班：{}", some(&places)));
    }
    let strangers = each(duty, turns, |_, person, turn| {
        let is_listed = members.iter().any(|member| member.role == turn.role && member.person_id == person);
        (!is_listed).then(String::new)
    });
    for (name, places) in grouped(strangers) {
        told.push(format!("{name}不在这份值班表的人员里，排了 {} 班：{}", places.len(), some(&places)));
    }
    let stray = stray(conn, duty.id, turns)?;
    if !stray.is_empty() {
        let (count, some) = (stray.len(), some(&stray));
        told.push(format!("日期或班次改过，{count} 班已不在值班时间里，重新排时去掉：{some}"));
    }
    let period = duty.period()?;
    for year in calendar::unknown_years(conn, period.first, period.last)? {
        told.push(format!("{year} 年的放假通知还没有，节假日只按法定的日子算。有了通知请在日历里粘贴，再重新排"));
    }
    Ok(told)
}

/// Who, and where.
type Found = Vec<(String, String)>;

/// By person, in the order of names; each place once.
fn grouped(found: Found) -> BTreeMap<String, Vec<String>> {
    let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, place) in found {
        let places = by_name.entry(name).or_default();
        if !places.contains(&place) {
            places.push(place);
        }
    }
    by_name
}

/// 10月1日、10月2日 等 7 处
fn some(places: &[String]) -> String {
    let named = places.iter().take(NAMED).cloned().collect::<Vec<_>>().join("、");
    if places.len() > NAMED { format!("{named}等 {} 处", places.len()) } else { named }
}

/// The turns of which `why` says something, with what it adds to their place.
fn each(
    duty: &Duty,
    turns: &mut [DutyTurn],
    mut why: impl FnMut(NaiveDate, PersonId, &mut DutyTurn) -> Option<String>,
) -> Found {
    let mut found = Vec::new();
    for turn in turns {
        let (Ok(day), Some(person)) = (turn.day.parse(), turn.person_id) else { continue };
        if let Some(more) = why(day, person, turn) {
            found.push((turn.name.clone().unwrap_or_default(), said_of(duty, turn) + &more));
        }
    }
    found
}

/// Whoever has two turns on one day, be it as who leads.
fn twice(duty: &Duty, turns: &mut [DutyTurn]) -> Found {
    let all: Vec<(String, Option<PersonId>)> = turns.iter().map(|turn| (turn.day.clone(), turn.person_id)).collect();
    each(duty, turns, |_, person, turn| {
        let count = all.iter().filter(|(day, other)| *day == turn.day && *other == Some(person)).count();
        let words = || format!("{}这天不止一班", turn.name.as_deref().unwrap_or_default());
        (count > 1).then(words).map(|words| {
            turn.told.push(words);
            String::new()
        })
    })
}

/// Whoever has no rest between two turns of different days.
fn close(duty: &Duty, turns: &mut [DutyTurn]) -> Found {
    let mut found = Vec::new();
    for role in DutyRole::ALL {
        let (places, slots) = slots(duty, turns, role);
        for one in 0..slots.len() {
            for other in one + 1..(one + REACH + 1).min(slots.len()) {
                let (first, second) = (places[one], places[other]);
                let is_same = turns[first].person_id.is_some() && turns[first].person_id == turns[second].person_id;
                if !is_same || turns[first].day == turns[second].day || !are_close(&slots, one, other) {
                    continue;
                }
                let name = turns[first].name.clone().unwrap_or_default();
                let places = format!("{}和{}", said_of(duty, &turns[first]), said_of(duty, &turns[second]));
                let words = format!("{name}连着值班：{places}");
                turns[first].told.push(words.clone());
                turns[second].told.push(words);
                found.push((name, places));
            }
        }
    }
    found
}

/// Whoever has a turn on a day on which they cannot.
fn absent(duty: &Duty, members: &[DutyMember], turns: &mut [DutyTurn]) -> Found {
    each(duty, turns, |day, person, turn| {
        let own = members.iter().filter(|member| member.person_id == person);
        let is_away = own.filter_map(|member| member.away.as_deref()).any(|away| {
            let spans = away::spans(away);
            spans.iter().any(|span| span.holds(day))
        });
        is_away.then(|| {
            turn.told.push(format!("{}这天不能值班", turn.name.as_deref().unwrap_or_default()));
            String::new()
        })
    })
}
