//! Who is elected takes the seat.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::Seat;
use super::ballot::{Ballot, Candidate, ballot, called};
use super::count::Outcome;
use super::seat::{rank, seats};
use crate::error::{Error, Result};
use crate::ids::BallotId;
use crate::office::At;
use crate::{changes, value};

/// Seats those who are elected.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct BallotSeat {
    /// The ballot.
    pub id: BallotId,
}

/// Who took a seat.
#[derive(Clone, Copy, Debug, Serialize, ts_rs::TS)]
pub struct BallotSeated {
    /// How many came into the term.
    pub seated: i64,
    /// How many sat in it already and changed their post: a 理事 who is elected 理事长.
    pub moved: i64,
    /// How many had the post already.
    pub there: i64,
}

/// The plain posts, that whoever stands higher in the same body has too: a 理事长 is a 理事, and no 秘书长.
const PLAIN: &[&str] = &["理事", "常务理事", "委员", "常务委员", "监事"];

/// Whether who has the post `own` has what a ballot for `post` gives. Who supervises is none of those who lead, nor is who has a
/// post in name.
pub(super) fn holds(own: &str, post: &str) -> bool {
    let in_name = own.starts_with("名誉") || own.starts_with("荣誉");
    own == post || (PLAIN.contains(&post) && is_of_one_kind(own, post) && !in_name && rank(own) < rank(post))
}

/// Whether who is elected to `post` gives up the plain post `own` for it: a 理事 who becomes 理事长 sits there once.
fn rises(own: &str, post: &str) -> bool {
    own != post && PLAIN.contains(&own) && is_of_one_kind(own, post) && rank(own) >= rank(post)
}

/// Whether two posts are of one kind: those who lead, or those who supervise them.
fn is_of_one_kind(one: &str, other: &str) -> bool {
    one.contains("监事") == other.contains("监事")
}

/// The day of a ballot that was held after its term began; none where it made the term.
fn in_course(conn: &Connection, ballot: &Ballot) -> Result<Option<String>> {
    let began: Option<String> =
        conn.prepare_cached("SELECT began_on FROM term WHERE id = ?")?.query_row([ballot.term_id], |row| row.get(0))?;
    let began = began.as_deref().and_then(value::last_day);
    let is_later = |day: &&String| value::first_day(day).zip(began).is_some_and(|(day, began)| day > began);
    Ok(ballot.held_on.as_ref().filter(is_later).cloned())
}

/// Somebody new in the term, from a day on where it is not the term's.
fn enter(conn: &Connection, ballot: &Ballot, one: &Candidate, from: Option<&str>) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO seat (term_id, person_id, unit_id, post, category, represents, began_on)
         SELECT ?1, ?2, ?3, ?4, ?5, (SELECT nullif(trim(coalesce(u.name, '') || coalesce(p.position, '')), '')
           FROM person p LEFT JOIN unit u ON u.id = p.unit_id WHERE p.id = ?2), ?6",
    )?
    .execute(params![ballot.term_id, one.person_id, one.unit_id, ballot.post, one.category, from])?;
    Ok(())
}

/// A plain seat becomes that of the post; from a day on it ends, and the other begins.
fn rise(conn: &Connection, seat: &Seat, post: &str, from: Option<&str>) -> Result<()> {
    let Some(day) = from else {
        return changes::update(conn, "seat", seat.id.0, &vec![("post", post.to_owned().into())], "个席位");
    };
    let left = vec![("ended_on", day.to_owned().into()), ("left_for", format!("改任{post}").into())];
    changes::update(conn, "seat", seat.id.0, &left, "个席位")?;
    conn.prepare_cached(
        "INSERT INTO seat (term_id, person_id, unit_id, post, category, represents, began_on)
         SELECT term_id, person_id, unit_id, ?2, category, represents, ?3 FROM seat WHERE id = ?1",
    )?
    .execute(params![seat.id, post, day])?;
    Ok(())
}

/// Puts those who are surely elected into their seats. Who sits in the term already in a plain post changes the post: a 理事长
/// is one of the fifteen, and no sixteenth; any other post stays beside the new one. In the course of a term the day of the
/// ballot is when they took the seat.
pub(crate) fn ballot_seat(at: &At<'_>, ask: BallotSeat) -> Result<BallotSeated> {
    at.act(|act| {
        let ballot = ballot(act, ask.id)?;
        let from = in_course(act, &ballot)?;
        let mut done = BallotSeated { seated: 0, moved: 0, there: 0 };
        let before = seats(act, ballot.term_id)?;
        for one in ballot.candidates.iter().filter(|one| one.outcome == Outcome::Elected) {
            let plain = before.iter().find(|seat| one.sits_in(seat) && rises(&seat.post, &ballot.post));
            match plain {
                _ if one.seated => done.there += 1,
                Some(seat) => {
                    rise(act, seat, &ballot.post, from.as_deref())?;
                    done.moved += 1;
                }
                None => {
                    enter(act, &ballot, one, from.as_deref())?;
                    done.seated += 1;
                }
            }
        }
        if done.seated + done.moved + done.there == 0 {
            let why = ballot.told.first().map(|told| format!("（{told}）")).unwrap_or_default();
            return Err(Error::invalid("id", format!("还没有人当选{why}。请先记全票数，再记入席位。")));
        }
        Ok((done, format!("{}：当选的 {} 人记入席位", called(act, ask.id)?, done.seated + done.moved)))
    })
}
