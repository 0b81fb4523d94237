//! 机构: councils, coordination groups, committees and teams, with their terms and who sits in which post.

mod ballot;
mod count;
mod elect;
mod next;
mod paper;
mod seat;
mod told;

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{BodyId, TermId};
use crate::office::At;
use crate::value;

pub use ballot::{
    Ballot, BallotAsk, BallotChanges, BallotCreate, BallotDelete, BallotList, BallotUpdate, Candidate, CandidateLine,
};
pub(crate) use ballot::{ballot_create, ballot_delete, ballot_list, ballot_update};
pub use count::Outcome;
pub(crate) use elect::ballot_seat;
pub use elect::{BallotSeat, BallotSeated};
pub use next::{Fate, Moved, TermCompare, TermCompared, TermNext};
pub(crate) use next::{term_compare, term_next};
pub(crate) use paper::{election, members};
pub use seat::{PersonSeat, Seat, SeatAsk, SeatChanges, SeatCreate, SeatDelete, SeatList, SeatUpdate, Who};
pub(crate) use seat::{of_person, seat_create, seat_delete, seat_list, seat_update};
pub(crate) use told::SOON;

changes! {
    /// The fields of a body.
    BodyChanges {
        /// 名称
        name: String => check::text,
        /// 类别: 理事会, 协调小组, 委员会, 团队 …
        kind: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

changes! {
    /// The fields of a term.
    TermChanges {
        /// 届: 第三届
        name: String => check::text,
        /// 任期起
        began_on: String => check::date,
        /// 任期止, as it is meant; none where none is set
        ended_on: String => check::date,
        /// 备注
        note: String => check::text,
    }
}

/// How many seats a category has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct BodyCategory {
    /// 类别: 部门, 社会 …
    pub name: String,
    /// 席位
    pub seats: i64,
}

/// A term.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Term {
    /// Its id.
    pub id: TermId,
    /// 届
    pub name: String,
    /// 任期起
    pub began_on: Option<String>,
    /// 任期止
    pub ended_on: Option<String>,
    /// The term that it followed.
    pub after_id: Option<TermId>,
    /// 备注
    pub note: Option<String>,
    /// How many sit in it now; of one that is over, how many sat to its end.
    pub seats: i64,
    /// What is to be looked at, in Chinese: a category over its seats, somebody in two posts, a term that ended.
    pub told: Vec<String>,
}

/// A body.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Body {
    /// Its id.
    pub id: BodyId,
    /// 名称
    pub name: String,
    /// 类别
    pub kind: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// Its categories with their seats, in order.
    pub categories: Vec<BodyCategory>,
    /// Its terms, the latest first.
    pub terms: Vec<Term>,
}

/// Bodies, in the order in which they were entered.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct BodyList {
    /// The bodies.
    pub rows: Vec<Body>,
}

/// A new body.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct BodyCreate {
    /// Its fields; the name must be there.
    pub body: BodyChanges,
    /// Its categories.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<BodyCategory>>")]
    pub categories: Vec<BodyCategory>,
    /// Its first term.
    #[serde(default)]
    #[ts(optional)]
    pub term: Option<TermChanges>,
}

/// Changes of a body.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct BodyUpdate {
    /// The body.
    pub id: BodyId,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<BodyChanges>")]
    pub changes: BodyChanges,
    /// Its categories, in place of those before.
    #[serde(default)]
    #[ts(optional)]
    pub categories: Option<Vec<BodyCategory>>,
    /// One more term.
    #[serde(default)]
    #[ts(optional)]
    pub term: Option<TermChanges>,
}

/// Bodies to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct BodyDelete {
    /// The bodies.
    pub ids: Vec<BodyId>,
}

/// A new term.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TermCreate {
    /// Whose.
    pub body_id: BodyId,
    /// Its fields; the name must be there.
    pub term: TermChanges,
}

/// Changes of a term.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TermUpdate {
    /// The term.
    pub id: TermId,
    /// The touched fields.
    pub changes: TermChanges,
}

/// Terms to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TermDelete {
    /// The terms.
    pub ids: Vec<TermId>,
}

/// Whether a term of the body came after term `t`.
const HAS_NEXT: &str =
    "EXISTS (SELECT 1 FROM term n WHERE n.body_id = t.body_id AND (n.after_id = t.id OR n.began_on > t.began_on))";

const NOUN: &str = "个机构";
const TERM: &str = "届";
const NAMELESS: &str = "请写上机构的名称。";
const TERM_NAMELESS: &str = "请写上是第几届。";

fn name(conn: &Connection, id: i64) -> Result<String> {
    changes::title(conn, "body", "name", id, NOUN)
}

/// 区科协理事会第三届.
fn term_name(conn: &Connection, id: TermId) -> Result<String> {
    let name = "SELECT b.name || t.name FROM term t JOIN body b ON b.id = t.body_id WHERE t.id = ?";
    changes::exists(conn, "term", id.0, TERM)?;
    Ok(conn.prepare_cached(name)?.query_row([id], |row| row.get(0))?)
}

/// Refuses a second body of one name: whoever reads a list could not tell them apart.
fn refuse_namesake(conn: &Connection, id: BodyId) -> Result<()> {
    let sql = "SELECT o.name FROM body b JOIN body o ON o.name = b.name AND o.id <> b.id WHERE b.id = ? LIMIT 1";
    match conn.prepare_cached(sql)?.query_row([id], |row| row.get::<_, String>(0)).optional()? {
        Some(name) => Err(Error::invalid("name", format!("已有一个机构叫“{name}”。请换一个名称，或打开那一个修改。"))),
        None => Ok(()),
    }
}

/// Refuses a second term of one name in a body.
fn refuse_term_namesake(conn: &Connection, id: TermId) -> Result<()> {
    let sql = "SELECT o.name FROM term t JOIN term o ON o.body_id = t.body_id AND o.name = t.name AND o.id <> t.id
               WHERE t.id = ? LIMIT 1";
    match conn.prepare_cached(sql)?.query_row([id], |row| row.get::<_, String>(0)).optional()? {
        Some(name) => Err(Error::invalid("name", format!("这个机构已有{name}。请换一个名称，或打开那一届修改。"))),
        None => Ok(()),
    }
}

fn categories(conn: &Connection, body: BodyId) -> Result<Vec<BodyCategory>> {
    let mut statement =
        conn.prepare_cached("SELECT name, seats FROM body_category WHERE body_id = ? ORDER BY position, id")?;
    let rows = statement.query_map([body], |row| Ok(BodyCategory { name: row.get(0)?, seats: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn write_categories(conn: &Connection, body: BodyId, categories: &[BodyCategory]) -> Result<()> {
    let named = |category: &BodyCategory| category.name.trim().to_owned();
    for (at, category) in categories.iter().enumerate() {
        let name = named(category);
        if name.is_empty() {
            return Err(Error::invalid("categories", "每一类席位都要有名称。请写上，或删掉这一类。"));
        }
        if category.seats < 1 {
            return Err(Error::invalid("categories", format!("“{name}”至少要有 1 席。请改正，或删掉这一类。")));
        }
        if categories[..at].iter().any(|other| named(other) == name) {
            return Err(Error::invalid("categories", format!("有两类席位都叫“{name}”。请改掉一个。")));
        }
    }
    changes::delete(conn, "body_category", "body_id", body.0)?;
    let mut insert =
        conn.prepare_cached("INSERT INTO body_category (body_id, position, name, seats) VALUES (?, ?, ?, ?)")?;
    for (position, category) in categories.iter().enumerate() {
        insert.execute(rusqlite::params![body, position as i64, named(category), category.seats])?;
    }
    Ok(())
}

fn terms(conn: &Connection, body: BodyId, categories: &[BodyCategory]) -> Result<Vec<Term>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, name, began_on, ended_on, after_id, note FROM term WHERE body_id = ? ORDER BY began_on DESC, id DESC",
    )?;
    let rows = statement.query_map([body], |row| {
        Ok(Term {
            id: row.get(0)?,
            name: row.get(1)?,
            began_on: row.get(2)?,
            ended_on: row.get(3)?,
            after_id: row.get(4)?,
            note: row.get(5)?,
            seats: 0,
            told: Vec::new(),
        })
    })?;
    let mut terms: Vec<Term> = rows.collect::<rusqlite::Result<_>>()?;
    let all = terms.clone();
    for (at, term) in terms.iter_mut().enumerate() {
        let seats = seat::seats(conn, term.id)?;
        term.seats = seats.iter().filter(|seat| seat.sitting).count() as i64;
        term.told = told::told(term, &all, at == 0, &seats, categories);
    }
    Ok(terms)
}

pub(crate) fn body_list(at: &At<'_>, _: Nothing) -> Result<BodyList> {
    at.read(|conn| {
        let mut statement = conn.prepare_cached("SELECT id, name, kind, note FROM body ORDER BY id")?;
        let rows = statement.query_map([], |row| {
            let (categories, terms) = (Vec::new(), Vec::new());
            Ok(Body { id: row.get(0)?, name: row.get(1)?, kind: row.get(2)?, note: row.get(3)?, categories, terms })
        })?;
        let mut rows: Vec<Body> = rows.collect::<rusqlite::Result<_>>()?;
        for body in &mut rows {
            body.categories = categories(conn, body.id)?;
            body.terms = terms(conn, body.id, &body.categories)?;
        }
        Ok(BodyList { rows })
    })
}

/// The latest term of each body that has an end: its body, what it is called, its last day.
pub(crate) fn ending(conn: &Connection) -> Result<Vec<(BodyId, String, String)>> {
    let mut statement = conn.prepare_cached(
        "SELECT b.id, b.name || t.name, t.ended_on FROM body b JOIN term t ON t.id =
           (SELECT l.id FROM term l WHERE l.body_id = b.id ORDER BY l.began_on DESC, l.id DESC LIMIT 1)
         WHERE t.ended_on IS NOT NULL ORDER BY b.id",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn body_create(at: &At<'_>, ask: BodyCreate) -> Result<BodyId> {
    let columns = ask.body.columns()?;
    changes::require(&columns, "name", true, NAMELESS)?;
    at.act(|act| {
        let id = BodyId(changes::insert(act, "body", &columns)?);
        refuse_namesake(act, id)?;
        write_categories(act, id, &ask.categories)?;
        if let Some(term) = &ask.term {
            add_term(act, id, term)?;
        }
        Ok((id, format!("新增机构“{}”", name(act, id.0)?)))
    })
}

pub(crate) fn body_update(at: &At<'_>, ask: BodyUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, NAMELESS)?;
    at.act(|act| {
        changes::update(act, "body", ask.id.0, &columns, NOUN)?;
        refuse_namesake(act, ask.id)?;
        let name = name(act, ask.id.0)?;
        if let Some(categories) = &ask.categories {
            write_categories(act, ask.id, categories)?;
        }
        if let Some(term) = &ask.term {
            let term = add_term(act, ask.id, term)?;
            return Ok((
                Nothing {},
                format!("修改机构“{name}”，新增{}", changes::title(act, "term", "name", term.0, TERM)?),
            ));
        }
        Ok((Nothing {}, format!("修改机构“{name}”")))
    })
}

pub(crate) fn body_delete(at: &At<'_>, ask: BodyDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "body", "name", "机构", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::unused(act, &name(act, id.0)?, id.0, &[("term", "body_id", TERM)])?;
            changes::delete(act, "body_category", "body_id", id.0)?;
            changes::delete(act, "body", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

/// Adds a term, and refuses days that run backwards.
fn add_term(conn: &Connection, body: BodyId, term: &TermChanges) -> Result<TermId> {
    changes::exists(conn, "body", body.0, NOUN)?;
    let mut columns = term.columns()?;
    changes::require(&columns, "name", true, TERM_NAMELESS)?;
    columns.push(("body_id", body.0.into()));
    let id = TermId(changes::insert(conn, "term", &columns)?);
    refuse_term_namesake(conn, id)?;
    check_term(conn, id)?;
    Ok(id)
}

/// Refuses a term that ends before it begins.
fn check_term(conn: &Connection, id: TermId) -> Result<()> {
    check_days(conn, "SELECT began_on, ended_on FROM term WHERE id = ?", id.0)
}

/// Refuses days that run backwards: `sql` gives the first and the last of a record.
fn check_days(conn: &Connection, sql: &str, id: i64) -> Result<()> {
    let (began, ended): (Option<String>, Option<String>) =
        conn.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if let (Some(began), Some(ended)) = (began, ended)
        && value::last_day(&ended) < value::first_day(&began)
    {
        return Err(Error::invalid("ended_on", format!("止于 {ended}，早于起始的 {began}。请改正其中一个日期。")));
    }
    Ok(())
}

pub(crate) fn term_create(at: &At<'_>, ask: TermCreate) -> Result<TermId> {
    at.act(|act| {
        let id = add_term(act, ask.body_id, &ask.term)?;
        Ok((id, format!("新增{}", term_name(act, id)?)))
    })
}

pub(crate) fn term_update(at: &At<'_>, ask: TermUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, TERM_NAMELESS)?;
    at.act(|act| {
        changes::update(act, "term", ask.id.0, &columns, TERM)?;
        refuse_term_namesake(act, ask.id)?;
        check_term(act, ask.id)?;
        Ok((Nothing {}, format!("修改{}", term_name(act, ask.id)?)))
    })
}

pub(crate) fn term_delete(at: &At<'_>, ask: TermDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = match ask.ids.as_slice() {
            [only] => format!("删除{}", term_name(act, *only)?),
            several => format!("删除 {} 届", several.len()),
        };
        for id in &ask.ids {
            let users = [("seat", "term_id", "个席位"), ("ballot", "term_id", "次选举"), ("term", "after_id", TERM)];
            changes::unused(act, &term_name(act, *id)?, id.0, &users)?;
            changes::delete(act, "term", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}
