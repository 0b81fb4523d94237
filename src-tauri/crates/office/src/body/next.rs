//! 换届: the next term out of this one, and what became of each post.

use std::collections::BTreeSet;

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

use super::seat::seats;
use super::{Seat, TermChanges, add_term, term_name};
use crate::error::{Error, Result};
use crate::ids::{BodyId, SeatId, TermId};
use crate::office::At;
use crate::{changes, value};

/// Makes the next term.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TermNext {
    /// The term that ends.
    pub id: TermId,
    /// The next one; its name must be there.
    pub term: TermChanges,
    /// Who goes on, in the same post; nobody else sits in it yet.
    pub keep: Vec<SeatId>,
}

/// Which term to hold against the one that it followed.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct TermCompare {
    /// The term.
    pub id: TermId,
}

/// What became of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "SeatFate")]
pub enum Fate {
    /// 连任, in the same post.
    Stays,
    /// 改任, in another post.
    Moves,
    /// 新任
    New,
    /// 届中增补, after the term began.
    Joined,
    /// 离任
    Left,
}

/// Somebody in one of the two terms, or both.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
#[ts(rename = "SeatMoved")]
pub struct Moved {
    /// 姓名 or 单位
    pub name: String,
    /// The posts before.
    pub before: Vec<String>,
    /// The posts now.
    pub after: Vec<String>,
    /// True for who sat at the beginning of the term and left in its course.
    pub gone: bool,
    /// What became of them.
    pub fate: Fate,
}

/// A term beside the one before.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct TermCompared {
    /// The term before; none where it followed none.
    pub before: Option<String>,
    /// Everybody of both, in the order of the posts now, who left last.
    pub rows: Vec<Moved>,
}

pub(crate) fn term_next(at: &At<'_>, ask: TermNext) -> Result<TermId> {
    at.act(|act| {
        let name = term_name(act, ask.id)?;
        let follows = "SELECT name FROM term WHERE after_id = ? LIMIT 1";
        let next: Option<String> = act.prepare_cached(follows)?.query_row([ask.id], |row| row.get(0)).optional()?;
        if let Some(next) = next {
            return Err(Error::invalid("id", format!("{name}已经换过届，下一届是{next}。请打开{next}修改。")));
        }
        let body: BodyId =
            act.prepare_cached("SELECT body_id FROM term WHERE id = ?")?.query_row([ask.id], |row| row.get(0))?;
        let next = add_term(act, body, &ask.term)?;
        changes::update(act, "term", next.0, &vec![("after_id", ask.id.0.into())], "届")?;
        let keep: BTreeSet<SeatId> = ask.keep.iter().copied().collect();
        let sitting: Vec<Seat> =
            seats(act, ask.id)?.into_iter().filter(|seat| seat.sitting && keep.contains(&seat.id)).collect();
        if sitting.len() < keep.len() {
            return Err(Error::invalid("keep", "选定连任的人里，有的不在这一届任职。请重新选。"));
        }
        for seat in &sitting {
            act.prepare_cached(
                "INSERT INTO seat (term_id, person_id, unit_id, post, category, represents) VALUES (?, ?, ?, ?, ?, ?)",
            )?
            .execute(rusqlite::params![
                next,
                seat.person_id,
                seat.unit_id,
                seat.post,
                seat.category,
                seat.represents
            ])?;
        }
        Ok((next, format!("换届：{}，连任 {} 席", term_name(act, next)?, sitting.len())))
    })
}

pub(crate) fn term_compare(at: &At<'_>, ask: TermCompare) -> Result<TermCompared> {
    at.read(|conn| {
        term_name(conn, ask.id)?;
        let sql = "SELECT after_id, began_on FROM term WHERE id = ?";
        let (before, began): (Option<TermId>, Option<String>) =
            conn.prepare_cached(sql)?.query_row([ask.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let now = seats(conn, ask.id)?;
        let mut then = before.map(|before| seats(conn, before)).transpose()?.unwrap_or_default();
        // Who left within the earlier term was no longer of it when this one was made.
        then.retain(|seat| seat.sitting);
        let joined = |seat: &Seat| joined(seat, began.as_deref());
        let rows = moved(&then, &now, joined);
        Ok(TermCompared { before: before.map(|before| term_name(conn, before)).transpose()?, rows })
    })
}

/// Whether a seat was taken in the course of a term that began on `began`.
fn joined(seat: &Seat, began: Option<&str>) -> bool {
    let came = seat.began_on.as_deref().and_then(value::first_day);
    came.zip(began.and_then(value::last_day)).is_some_and(|(came, began)| came > began)
}

/// What became of everybody: of whom sat when the earlier term ended, and of whom this one began with; who came later stands
/// as such.
fn moved(then: &[Seat], now: &[Seat], joined: impl Fn(&Seat) -> bool) -> Vec<Moved> {
    let posts = |seats: &[Seat], who: &Seat| -> Vec<String> {
        seats.iter().filter(|seat| seat.is_of_same(who)).map(|seat| seat.post.clone()).collect()
    };
    let sitting: Vec<Seat> = now.iter().filter(|seat| seat.sitting).cloned().collect();
    let mut rows: Vec<Moved> = Vec::new();
    let mut told: Vec<&Seat> = Vec::new();
    for who in now.iter().chain(then) {
        if told.iter().any(|known| known.is_of_same(who)) {
            continue;
        }
        told.push(who);
        let own: Vec<&Seat> = now.iter().filter(|seat| seat.is_of_same(who)).collect();
        // Of two posts in one term, one after the other, the later one.
        let after = Some(posts(&sitting, who)).filter(|after| !after.is_empty()).unwrap_or_else(|| posts(now, who));
        let before = posts(then, who);
        let fate = match (before.is_empty(), after.is_empty()) {
            (true, _) if own.iter().all(|seat| joined(seat)) => Fate::Joined,
            (true, _) => Fate::New,
            (_, true) => Fate::Left,
            _ if before == after => Fate::Stays,
            _ => Fate::Moves,
        };
        let gone = !own.is_empty() && own.iter().all(|seat| !seat.sitting);
        rows.push(Moved { name: who.name.clone(), before, after, gone, fate });
    }
    rows
}
