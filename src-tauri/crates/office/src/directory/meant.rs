//! Whom a row means: told by what it says, asked where that is not enough, never guessed.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::roll::{Known, Roll};
use crate::changes::{self, Columns};
use crate::error::Result;
use crate::ids::{PersonId, UnitId};
use crate::import::arrival::{Arrival, Row};
use crate::import::{Candidate, Match};

/// Whom a row means.
pub(super) enum Meant {
    /// Somebody who is not there yet.
    Nobody,
    /// This person, known by this.
    One(PersonId, Match),
    /// One of so many.
    Several(usize),
}

/// What a row says that tells people apart.
struct Said<'a> {
    id_number: Option<&'a str>,
    phone: Option<&'a str>,
    /// The unit that it names, if the office knows it.
    unit: Option<Option<UnitId>>,
    sex: Option<&'a str>,
    birth: Option<&'a str>,
}

/// A person of the office beside a row. Each is true, false, or not known because one of the two does not say it.
struct Likeness {
    id: PersonId,
    id_number: Option<bool>,
    phone: Option<bool>,
    unit: Option<bool>,
    sex: Option<bool>,
    birth: Option<bool>,
}

impl Said<'_> {
    fn beside(&self, known: &Known) -> Likeness {
        let same = |one: Option<&str>, other: Option<&str>| Some(one? == other?);
        let birth = self.birth.zip(known.birth.as_deref());
        Likeness {
            id: known.id,
            id_number: same(self.id_number, known.id_number.as_deref()),
            phone: same(self.phone, known.phone.as_deref()),
            unit: self.unit.zip(known.unit).map(|(said, known)| said == Some(known)),
            sex: same(self.sex, known.sex.as_deref()),
            // One of two dates may be less precise.
            birth: birth.map(|(said, known)| said.starts_with(known) || known.starts_with(said)),
        }
    }
}

impl Likeness {
    fn fits(&self, by: Match) -> bool {
        match by {
            Match::IdNumber => self.id_number == Some(true),
            Match::Phone => self.phone == Some(true) && self.id_number != Some(false),
            Match::Unit => self.unit == Some(true) && self.may_be(),
            Match::Name => self.may_be() && self.unit != Some(false) && self.phone != Some(false),
            Match::Said => false,
        }
    }

    /// Nothing that cannot change contradicts.
    fn may_be(&self) -> bool {
        [self.id_number, self.sex, self.birth].iter().all(|agrees| *agrees != Some(false))
    }
}

/// What lets two people of the office be one, the surest of it; nothing where something speaks against it or nothing for it.
pub(super) fn alike(one: &Known, other: &Known) -> Option<Match> {
    let said = Said {
        id_number: one.id_number.as_deref(),
        phone: one.phone.as_deref(),
        unit: one.unit.map(Some),
        sex: one.sex.as_deref(),
        birth: one.birth.as_deref(),
    };
    let beside = said.beside(other);
    let has_name = one.name == other.name;
    LEVELS.into_iter().find(|by| (has_name || *by == Match::IdNumber) && beside.fits(*by))
}

/// What tells people apart, the surest first.
const LEVELS: [Match; 4] = [Match::IdNumber, Match::Phone, Match::Unit, Match::Name];

/// Whom the row means: what the user said; else whoever has its ID number; else phone and name; else name and unit; else the
/// name alone, where nothing contradicts. A level at which several fit is asked, and no lower one tried.
pub(super) fn meant(
    conn: &Connection,
    row: &Row<'_>,
    columns: &Columns,
    unit: Option<&str>,
    roll: &mut Roll,
    arrival: &mut Arrival,
) -> Result<Meant> {
    if let Some(said) = arrival.said(row) {
        return said.map_or(Ok(Meant::Nobody), |id| {
            changes::exists(conn, "person", id, "个人员").map(|()| Meant::One(PersonId(id), Match::Said))
        });
    }
    let text = |field: &str| {
        columns.iter().find(|(name, _)| *name == field).and_then(|(_, value)| match value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
    };
    let unit = unit.map(|unit| roll.unit_known(conn, unit)).transpose()?;
    let [name, id_number, phone, sex, birth] = ["name", "id_number", "phone", "sex", "birth_date"].map(text);
    let said = Said { id_number, phone, unit, sex, birth };
    // Another row of this list was this person already, with another phone: two people of one name in one unit.
    let other = |one: &Likeness| one.id_number != Some(true) && one.phone == Some(false) && arrival.is_claimed(one.id);
    let likely = roll.likely(conn, name, id_number)?;
    let all: Vec<Likeness> = likely.map(|known| said.beside(known)).filter(|one| !other(one)).collect();
    for by in LEVELS {
        let mut fitting = all.iter().filter(|one| one.fits(by)).map(|one| one.id);
        match (fitting.next(), fitting.next()) {
            (None, _) => {}
            (Some(one), None) => return Ok(Meant::One(one, by)),
            (Some(_), Some(_)) => {
                let several = all.iter().filter(|one| one.fits(by)).map(|one| candidate(conn, one.id));
                let several: Vec<Candidate> = several.collect::<Result<_>>()?;
                let count = several.len();
                arrival.candidates(several);
                return Ok(Meant::Several(count));
            }
        }
    }
    Ok(Meant::Nobody)
}

/// Somebody who may be meant, as the user tells people apart.
fn candidate(conn: &Connection, id: PersonId) -> Result<Candidate> {
    let words = conn
        .prepare_cached(
            "SELECT concat_ws(' · ', p.name, u.name, p.phone, p.birth_date, p.position)
             FROM person p LEFT JOIN unit u ON u.id = p.unit_id WHERE p.id = ?",
        )?
        .query_row([id], |row| row.get(0))?;
    Ok(Candidate { id: id.0, words })
}
