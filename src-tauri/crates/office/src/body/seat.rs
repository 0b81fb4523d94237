//! 职务: who sits in which post of a term.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::{HAS_NEXT, check_days, term_name};
use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::directory::{person_meant, unit_named};
use crate::error::{Error, Result};
use crate::ids::{BodyId, PersonId, SeatId, TermId, UnitId};
use crate::office::At;
use crate::{clock, value};

changes! {
    /// The fields of a seat; who sits there stands beside them.
    SeatChanges {
        /// 职务: 理事长, 副理事长, 秘书长, 理事, 组长, 组员 …
        post: String => check::text,
        /// 类别: one of the body's
        category: String => check::text,
        /// 代表单位及职务, as they were then
        represents: String => check::text,
        /// 任职起, where it is not the term's
        began_on: String => check::date,
        /// 离任
        ended_on: String => check::date,
        /// 离任原因
        left_for: String => check::text,
        /// 备注
        note: String => check::text,
    }
}

/// A seat.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Seat {
    /// Its id.
    pub id: SeatId,
    /// The term.
    pub term_id: TermId,
    /// The person, or
    pub person_id: Option<PersonId>,
    /// the unit that sits there.
    pub unit_id: Option<UnitId>,
    /// 姓名 or 单位
    pub name: String,
    /// The person's unit now.
    pub unit: Option<String>,
    /// 职务
    pub post: String,
    /// 类别
    pub category: Option<String>,
    /// 代表单位及职务
    pub represents: Option<String>,
    /// 任职起
    pub began_on: Option<String>,
    /// 离任
    pub ended_on: Option<String>,
    /// 离任原因
    pub left_for: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// Whether they sit there now; of a term that is over, whether they sat to its end.
    pub sitting: bool,
}

/// Whose seats.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct SeatAsk {
    /// Of one term; of the latest term of each body when not said.
    #[serde(default)]
    #[ts(optional)]
    pub term_id: Option<TermId>,
}

/// Seats: the higher posts first, who left last.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct SeatList {
    /// The seats.
    pub rows: Vec<Seat>,
}

/// Whom a seat or a candidacy is of.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct Who {
    /// The person of the directory, or
    #[serde(default)]
    #[ts(optional)]
    pub person_id: Option<PersonId>,
    /// a person by name, made when not there, or
    #[serde(default)]
    #[ts(optional)]
    pub person: Option<String>,
    /// that person's unit; alone, the unit that sits there.
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<String>,
}

/// A new seat, of a person or of a unit.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct SeatCreate {
    /// The term.
    pub term_id: TermId,
    /// Its fields; the post must be there.
    pub seat: SeatChanges,
    /// Who sits there.
    #[serde(flatten)]
    #[ts(flatten)]
    pub who: Who,
    /// True for somebody who has another post in the term already, and is to have both.
    #[serde(default)]
    #[ts(optional)]
    pub both: Option<bool>,
}

/// Changes of a seat.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct SeatUpdate {
    /// The seat.
    pub id: SeatId,
    /// The touched fields.
    pub changes: SeatChanges,
}

/// Seats to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct SeatDelete {
    /// The seats.
    pub ids: Vec<SeatId>,
}

/// A post that a person has or had.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PersonSeat {
    /// The body.
    pub body_id: BodyId,
    /// 机构
    pub body: String,
    /// 届
    pub term: String,
    /// 职务
    pub post: String,
    /// From when: the seat's day, else the term's.
    pub began_on: Option<String>,
    /// Until when: the seat's day, else the term's.
    pub ended_on: Option<String>,
}

const NOUN: &str = "个席位";
const POSTLESS: &str = "请写上职务。";

/// Where posts stand, the highest first. A post is the longest of these words that it begins with: 副理事长兼秘书长 is a
/// 副理事长, 主席团成员 is no 主席.
const POSTS: &[&[&str]] = &[
    &["理事长", "会长", "主席", "主任", "组长", "队长"],
    &["名誉", "荣誉"],
    &["常务副"],
    &["副理事长", "副会长", "副主席", "副主任", "副组长", "副队长"],
    &["秘书长"],
    &["副秘书长"],
    &["常务", "主席团"],
    // All others.
    &[],
    &["监事长", "监事会主席"],
    &["副监事长", "监事会副主席"],
    &["监事"],
];

/// Where a post stands among others: 理事长 before 副理事长 before 秘书长 before 理事.
pub(super) fn rank(post: &str) -> usize {
    let longest = |words: &[&str]| words.iter().filter(|word| post.starts_with(**word)).map(|word| word.len()).max();
    let found = POSTS.iter().enumerate().filter_map(|(at, words)| Some((longest(words)?, at)));
    found.max_by_key(|(length, _)| *length).map_or(OTHERS, |(_, at)| at)
}

/// The place of posts that stand nowhere else.
const OTHERS: usize = 7;

const SEAT: &str = "s.id, s.term_id, s.person_id, s.unit_id, coalesce(p.name, u.name), pu.name, s.post, s.category,
        s.represents, s.began_on, s.ended_on, s.left_for, s.note, t.ended_on";
const OF: &str = "seat s JOIN term t ON t.id = s.term_id LEFT JOIN person p ON p.id = s.person_id LEFT JOIN unit u ON u.id = s.unit_id
     LEFT JOIN unit pu ON pu.id = p.unit_id";

/// Whether who leaves on `left` sits in a term until `ends`: a day to come has not come, and who left with the term that is
/// over sat in it to its end. One that is over and has no next one goes on until it has.
fn sits(left: Option<&str>, ends: Option<&str>, has_next: bool) -> bool {
    let Some(left) = left else { return true };
    let today = value::first_day(&clock::today());
    let over = ends.and_then(value::last_day).filter(|ends| today.is_some_and(|today| *ends < today));
    match (over, value::last_day(left)) {
        (Some(end), Some(last)) if last == end || (has_next && last > end) => true,
        (Some(_), _) if has_next => false,
        _ => value::first_day(left) > today,
    }
}

fn seat(row: &rusqlite::Row<'_>) -> rusqlite::Result<Seat> {
    let (ended_on, term_ends): (Option<String>, Option<String>) = (row.get(10)?, row.get(13)?);
    Ok(Seat {
        sitting: sits(ended_on.as_deref(), term_ends.as_deref(), row.get(14)?),
        id: row.get(0)?,
        term_id: row.get(1)?,
        person_id: row.get(2)?,
        unit_id: row.get(3)?,
        name: row.get(4)?,
        unit: row.get(5)?,
        post: row.get(6)?,
        category: row.get(7)?,
        represents: row.get(8)?,
        began_on: row.get(9)?,
        ended_on,
        left_for: row.get(11)?,
        note: row.get(12)?,
    })
}

/// The statement that reads the seats of which `condition` holds.
fn select(condition: &str) -> String {
    format!("SELECT {SEAT}, {HAS_NEXT} FROM {OF} WHERE {condition}")
}

/// The seats of a term: the higher posts first, who left last.
pub(super) fn seats(conn: &Connection, term: TermId) -> Result<Vec<Seat>> {
    let mut statement = conn.prepare_cached(&select("s.term_id = ? ORDER BY s.id"))?;
    let mut seats: Vec<Seat> = statement.query_map([term], seat)?.collect::<rusqlite::Result<_>>()?;
    seats.sort_by_key(|seat| (!seat.sitting, rank(&seat.post)));
    Ok(seats)
}

/// The posts of a person, the latest first.
pub(crate) fn of_person(conn: &Connection, id: PersonId) -> Result<Vec<PersonSeat>> {
    let mut statement = conn.prepare_cached(
        "SELECT b.id, b.name, t.name, s.post, coalesce(s.began_on, t.began_on), coalesce(s.ended_on, t.ended_on)
         FROM seat s JOIN term t ON t.id = s.term_id JOIN body b ON b.id = t.body_id
         WHERE s.person_id = ? ORDER BY coalesce(s.began_on, t.began_on) DESC, s.id DESC",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(PersonSeat {
            body_id: row.get(0)?,
            body: row.get(1)?,
            term: row.get(2)?,
            post: row.get(3)?,
            began_on: row.get(4)?,
            ended_on: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn seat_list(at: &At<'_>, ask: SeatAsk) -> Result<SeatList> {
    at.read(|conn| {
        let terms: Vec<TermId> = match ask.term_id {
            Some(term) => vec![term],
            None => conn
                .prepare_cached(
                    "SELECT (SELECT t.id FROM term t WHERE t.body_id = b.id ORDER BY t.began_on DESC, t.id DESC LIMIT 1)
                     FROM body b WHERE EXISTS (SELECT 1 FROM term t WHERE t.body_id = b.id) ORDER BY b.id",
                )?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?,
        };
        let mut rows = Vec::new();
        for term in terms {
            rows.extend(seats(conn, term)?);
        }
        Ok(SeatList { rows })
    })
}

/// The column of whoever is meant; a person or a unit that is not there is made.
pub(super) fn meant(conn: &Connection, who: &Who) -> Result<Columns> {
    let filled =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let unit = filled(&who.unit).map(|unit| unit_named(conn, &unit)).transpose()?.flatten();
    let person = match (who.person_id, filled(&who.person)) {
        (Some(person), _) => {
            changes::exists(conn, "person", person.0, "个人员")?;
            Some(person)
        }
        (None, Some(name)) => Some(person_meant(conn, &name, unit)?),
        (None, None) => None,
    };
    match (person, unit) {
        (Some(person), _) => Ok(vec![("person_id", Value::Integer(person.0))]),
        (None, Some(unit)) => Ok(vec![("unit_id", Value::Integer(unit.0))]),
        (None, None) => Err(Error::invalid("person", "请写上姓名；单位席位只写单位。")),
    }
}

pub(crate) fn seat_create(at: &At<'_>, ask: SeatCreate) -> Result<SeatId> {
    let mut columns = ask.seat.columns()?;
    changes::require(&columns, "post", true, POSTLESS)?;
    at.act(|act| {
        let term = term_name(act, ask.term_id)?;
        let who = meant(act, &ask.who)?;
        if !ask.both.unwrap_or(false) {
            refuse_second(act, ask.term_id, &who)?;
        }
        columns.extend(who);
        columns.push(("term_id", ask.term_id.0.into()));
        let id = changes::insert(act, "seat", &columns)?;
        check_seat(act, SeatId(id))?;
        let seat = read(act, SeatId(id))?;
        Ok((SeatId(id), format!("{term}：{}任{}", seat.name, seat.post)))
    })
}

/// Refuses a seat that is left before it was taken, or before its term began.
fn check_seat(conn: &Connection, id: SeatId) -> Result<()> {
    let sql = "SELECT coalesce(s.began_on, t.began_on), s.ended_on FROM seat s JOIN term t ON t.id = s.term_id WHERE s.id = ?";
    check_days(conn, sql, id.0)
}

/// Somebody in two posts of one term is asked about: 副理事长兼秘书长 is honest, the same name twice is mostly a slip.
fn refuse_second(conn: &Connection, term: TermId, who: &Columns) -> Result<()> {
    let all = seats(conn, term)?;
    match all.iter().find(|seat| seat.sitting && seat.is_of(who)) {
        Some(seat) => Err(Error::invalid(
            "both",
            format!("{}在这一届已任{}。确是兼任的，请再确认一次；不是的，请换一个人。", seat.name, seat.post),
        )),
        None => Ok(()),
    }
}

impl Seat {
    /// Whether it is of whom [`meant`] gave.
    pub(super) fn is_of(&self, who: &Columns) -> bool {
        who.iter().any(|(column, value)| match (*column, value) {
            ("person_id", Value::Integer(id)) => self.person_id == Some(PersonId(*id)),
            ("unit_id", Value::Integer(id)) => self.unit_id == Some(UnitId(*id)),
            _ => false,
        })
    }

    /// Whether both are of one person, or of one unit.
    pub(super) fn is_of_same(&self, other: &Self) -> bool {
        (self.person_id, self.unit_id) == (other.person_id, other.unit_id)
    }
}

fn read(conn: &Connection, id: SeatId) -> Result<Seat> {
    let mut statement = conn.prepare_cached(&select("s.id = ?"))?;
    statement.query_row([id], seat).optional()?.ok_or(Error::NotFound { noun: NOUN })
}

pub(crate) fn seat_update(at: &At<'_>, ask: SeatUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "post", false, POSTLESS)?;
    at.act(|act| {
        changes::update(act, "seat", ask.id.0, &columns, NOUN)?;
        check_seat(act, ask.id)?;
        let seat = read(act, ask.id)?;
        let term = term_name(act, seat.term_id)?;
        let label = match &ask.changes.ended_on {
            Some(Some(_)) => format!("{term}：{}离任{}", seat.name, seat.post),
            _ => format!("{term}：修改{}的席位", seat.name),
        };
        Ok((Nothing {}, label))
    })
}

pub(crate) fn seat_delete(at: &At<'_>, ask: SeatDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = match ask.ids.as_slice() {
            [only] => {
                let seat = read(act, *only)?;
                format!("{}：删除{}的席位", term_name(act, seat.term_id)?, seat.name)
            }
            several => format!("删除 {} 个席位", several.len()),
        };
        for id in &ask.ids {
            read(act, *id)?;
            changes::delete(act, "seat", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn posts_stand_from_the_highest_down() {
        let order = [
            "理事长",
            "名誉理事长",
            "常务副理事长",
            "副理事长",
            "秘书长",
            "副秘书长",
            "常务理事",
            "理事",
            "监事长",
            "副监事长",
            "监事",
        ];
        for two in order.windows(2) {
            assert!(rank(two[0]) < rank(two[1]), "{two:?}");
        }
        assert_eq!((rank("组长"), rank("副组长"), rank("组员")), (0, 3, 7));
        assert_eq!(rank("副理事长兼秘书长"), rank("副理事长"));
        assert_eq!(rank("主席团成员"), rank("常务理事"));
    }
}
