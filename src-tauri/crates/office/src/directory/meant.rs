//! Whom a row means: told by what it says, asked where that is not enough, never guessed.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::unit::unit_known;
use crate::changes::Columns;
use crate::error::{Error, Result};
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

/// A person of the office beside a row. Each is true, false, or not known because one of the two does not say it.
struct Known {
    id: PersonId,
    words: String,
    id_number: Option<bool>,
    phone: Option<bool>,
    unit: Option<bool>,
    sex: Option<bool>,
    birth: Option<bool>,
}

impl Known {
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

/// Whom the row means: what the user said; else whoever has its ID number; else phone and name; else name and unit; else the
/// name alone, where nothing contradicts. A level at which several fit is asked, and no lower one tried.
pub(super) fn meant(
    conn: &Connection,
    row: &Row<'_>,
    columns: &Columns,
    unit: Option<&str>,
    arrival: &mut Arrival,
) -> Result<Meant> {
    if let Some(said) = arrival.said(row) {
        return said.map_or(Ok(Meant::Nobody), |id| exists(conn, id).map(|()| Meant::One(id, Match::Said)));
    }
    let mut all = known(conn, columns, unit)?;
    // Another row of this list was this person already, with another phone: two people of one name in one unit.
    all.retain(|one| one.id_number == Some(true) || one.phone != Some(false) || !arrival.is_claimed(one.id));
    for by in [Match::IdNumber, Match::Phone, Match::Unit, Match::Name] {
        let fitting: Vec<&Known> = all.iter().filter(|one| one.fits(by)).collect();
        match fitting.as_slice() {
            [] => {}
            [one] => return Ok(Meant::One(one.id, by)),
            many => {
                let candidates = many.iter().map(|one| Candidate { id: one.id, words: one.words.clone() });
                arrival.candidates(candidates.collect());
                return Ok(Meant::Several(many.len()));
            }
        }
    }
    Ok(Meant::Nobody)
}

fn exists(conn: &Connection, id: PersonId) -> Result<()> {
    let found = conn.prepare_cached("SELECT 1 FROM person WHERE id = ?")?.query_row([id], |_| Ok(())).optional()?;
    found.ok_or(Error::NotFound { noun: "个人员" })
}

/// Everybody of the row's ID number or name.
fn known(conn: &Connection, columns: &Columns, unit: Option<&str>) -> Result<Vec<Known>> {
    let text = |field: &str| {
        columns.iter().find(|(name, _)| *name == field).and_then(|(_, value)| match value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        })
    };
    let [name, id_number, sex, birth, phone] = ["name", "id_number", "sex", "birth_date", "phone"].map(text);
    let unit_id: Option<UnitId> = unit.map(|unit| unit_known(conn, unit)).transpose()?.flatten();
    let mut statement = conn.prepare_cached(
        "SELECT p.id, concat_ws(' · ', p.name, u.name, p.phone, p.birth_date, p.position),
                p.id_number = ?2, p.phone = ?3,
                CASE WHEN p.unit_id IS NULL OR NOT ?4 THEN NULL ELSE p.unit_id IS ?5 END,
                p.sex = ?6, (p.birth_date GLOB ?7 || '*' OR ?7 GLOB p.birth_date || '*')
         FROM person p LEFT JOIN unit u ON u.id = p.unit_id
         WHERE p.id_number = ?2 OR p.name = ?1 ORDER BY p.id",
    )?;
    let found = statement.query_map(params![name, id_number, phone, unit.is_some(), unit_id, sex, birth], |row| {
        Ok(Known {
            id: row.get(0)?,
            words: row.get(1)?,
            id_number: row.get(2)?,
            phone: row.get(3)?,
            unit: row.get(4)?,
            sex: row.get(5)?,
            birth: row.get(6)?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
