//! Everybody of the office and every unit that was asked for: read once for a whole import, so that no row asks the file.

use std::collections::HashMap;
use std::sync::LazyLock;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::arrival::PERSON;
use super::unit::unit_made;
use crate::changes::Columns;
use crate::error::Result;
use crate::ids::{PersonId, UnitId};

/// A person of the office: what tells people apart.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) id: PersonId,
    pub(super) name: Box<str>,
    pub(super) id_number: Option<Box<str>>,
    pub(super) phone: Option<Box<str>>,
    pub(super) unit: Option<UnitId>,
    pub(super) sex: Option<Box<str>>,
    pub(super) birth: Option<Box<str>>,
}

/// Whom rows of one import may mean. Read when the first row asks, and kept up with what the rows write: nobody else writes
/// meanwhile.
#[derive(Debug, Default)]
pub(crate) struct Roll {
    is_read: bool,
    people: Vec<Known>,
    /// Places in `people`, in order. One whose name or number was changed stands under the former too.
    by_name: HashMap<Box<str>, Namesakes>,
    by_number: HashMap<Box<str>, Vec<u32>>,
    /// As [`super::unit::unit_known`] finds them: the first of a name, or else of a short name.
    units: HashMap<Box<str>, UnitId>,
    short_units: HashMap<Box<str>, UnitId>,
}

/// Everybody of one name. Most have an ID number, and a row with another one means none of them: it looks at the others only.
#[derive(Debug, Default)]
struct Namesakes {
    all: Vec<u32>,
    /// Those of them who had no ID number when they were noted.
    unnumbered: Vec<u32>,
}

const KNOWN: &str = "SELECT id, name, id_number, phone, unit_id, sex, birth_date FROM person";

/// What a row may say of somebody new: one statement, whichever of these it says.
static COLUMNS: LazyLock<Vec<&str>> = LazyLock::new(|| PERSON.iter().copied().chain(["unit_id"]).collect());

static INSERT: LazyLock<String> = LazyLock::new(|| {
    format!("INSERT INTO person ({}) VALUES ({})", COLUMNS.join(", "), vec!["?"; COLUMNS.len()].join(", "))
});

fn known(row: &Row<'_>) -> rusqlite::Result<Known> {
    Ok(Known {
        id: row.get(0)?,
        name: row.get(1)?,
        id_number: row.get(2)?,
        phone: row.get(3)?,
        unit: row.get(4)?,
        sex: row.get(5)?,
        birth: row.get(6)?,
    })
}

/// Everybody of the office, in the order in which they were entered.
pub(super) fn everybody(conn: &Connection) -> Result<Vec<Known>> {
    let mut statement = conn.prepare(&format!("{KNOWN} ORDER BY id"))?;
    Ok(statement.query_map([], known)?.collect::<rusqlite::Result<_>>()?)
}

impl Roll {
    fn read(&mut self, conn: &Connection) -> Result<()> {
        if self.is_read {
            return Ok(());
        }
        for one in everybody(conn)? {
            self.put(one);
        }
        let mut statement = conn.prepare("SELECT id, name, short_name FROM unit ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            self.units.entry(row.get(1)?).or_insert(id);
            if let Some(short) = row.get(2)? {
                self.short_units.entry(short).or_insert(id);
            }
        }
        self.is_read = true;
        Ok(())
    }

    fn put(&mut self, one: Known) {
        let at = self.people.len() as u32;
        self.note(&one.name, one.id_number.as_deref(), at);
        self.people.push(one);
    }

    /// Notes the place of somebody under a name and a number.
    fn note(&mut self, name: &str, number: Option<&str>, at: u32) {
        let namesakes = of_key(&mut self.by_name, name);
        list(&mut namesakes.all, at);
        match number {
            Some(number) => list(of_key(&mut self.by_number, number), at),
            None => list(&mut namesakes.unnumbered, at),
        }
    }

    /// Everybody of that name or that ID number, in the order in which they were entered; without those of the name who have
    /// another number: nothing else that they share makes them one.
    pub(super) fn likely(
        &mut self,
        conn: &Connection,
        name: Option<&str>,
        id_number: Option<&str>,
    ) -> Result<impl Iterator<Item = &Known>> {
        self.read(conn)?;
        let named = name.and_then(|name| self.by_name.get(name));
        let mut found = match id_number {
            None => named.map_or_else(Vec::new, |named| named.all.clone()),
            Some(_) => named.map_or_else(Vec::new, |named| named.unnumbered.clone()),
        };
        if let Some(numbered) = id_number.and_then(|number| self.by_number.get(number)) {
            found.extend(numbered);
            found.sort_unstable();
            found.dedup();
        }
        let people = &self.people;
        let (name, id_number): (Option<Box<str>>, Option<Box<str>>) = (name.map(Box::from), id_number.map(Box::from));
        // Whoever was changed since may no longer be of the name, or may have a number by now.
        let still = move |one: &&Known| match (&id_number, &one.id_number) {
            (Some(said), Some(known)) => said == known,
            _ => Some(&one.name) == name.as_ref(),
        };
        Ok(found.into_iter().map(|at| &people[at as usize]).filter(still))
    }

    /// Enters somebody new.
    pub(super) fn add(&mut self, conn: &Connection, said: &Columns) -> Result<PersonId> {
        self.read(conn)?;
        conn.prepare_cached(&INSERT)?.execute(params_from_iter(values_of(said)))?;
        let said = |wanted: &str| said.iter().find(|(column, _)| *column == wanted).map(|(_, value)| value);
        let id = PersonId(conn.last_insert_rowid());
        let text = |column: &str| match said(column) {
            Some(Value::Text(text)) => Some(text.as_str().into()),
            _ => None,
        };
        let unit = match said("unit_id") {
            Some(Value::Integer(unit)) => Some(UnitId(*unit)),
            _ => None,
        };
        self.put(Known {
            id,
            name: text("name").unwrap_or_default(),
            id_number: text("id_number"),
            phone: text("phone"),
            unit,
            sex: text("sex"),
            birth: text("birth_date"),
        });
        Ok(id)
    }

    /// Learns what was written of a person who is there.
    pub(super) fn learn(&mut self, conn: &Connection, id: PersonId) -> Result<()> {
        self.read(conn)?;
        let now = conn.prepare_cached(&format!("{KNOWN} WHERE id = ?"))?.query_row([id], known)?;
        // Ids are given in order and never again.
        let Ok(at) = self.people.binary_search_by_key(&id, |one| one.id) else { return Ok(()) };
        self.note(&now.name, now.id_number.as_deref(), at as u32);
        self.people[at] = now;
        Ok(())
    }

    /// The unit that somebody belongs to.
    pub(super) fn unit_of(&mut self, conn: &Connection, id: PersonId) -> Result<Option<UnitId>> {
        self.read(conn)?;
        let at = self.people.binary_search_by_key(&id, |one| one.id);
        Ok(at.ok().and_then(|at| self.people[at].unit))
    }

    /// The unit of that name or short name.
    pub(super) fn unit_known(&mut self, conn: &Connection, text: &str) -> Result<Option<UnitId>> {
        self.read(conn)?;
        let text = text.trim();
        Ok(self.units.get(text).or_else(|| self.short_units.get(text)).copied())
    }

    /// The unit of that name or short name, made when it is not there; none for blank text.
    pub(super) fn unit_named(&mut self, conn: &Connection, text: &str) -> Result<Option<UnitId>> {
        if let Some(known) = self.unit_known(conn, text)? {
            return Ok(Some(known));
        }
        let made = unit_made(conn, text)?;
        if let Some(made) = made {
            self.units.insert(text.trim().into(), made);
        }
        Ok(made)
    }
}

/// What was said, for the columns of [`INSERT`]; nothing for those of which nothing was.
fn values_of(said: &Columns) -> Vec<&Value> {
    let mut values = vec![&Value::Null; COLUMNS.len()];
    // What is said mostly comes in the order of the columns: looked for from the last one on, each is found at once.
    let mut next = 0;
    for (name, value) in said {
        if let Some(at) = (next..COLUMNS.len()).chain(0..next).find(|at| COLUMNS[*at] == *name) {
            values[at] = value;
            next = at + 1;
        }
    }
    values
}

/// What stands under a key, made when nothing did.
fn of_key<'map, T: Default>(map: &'map mut HashMap<Box<str>, T>, key: &str) -> &'map mut T {
    map.entry(key.into()).or_default()
}

/// Notes a place, in order and once.
fn list(places: &mut Vec<u32>, at: u32) {
    if let Err(before) = places.binary_search(&at) {
        places.insert(before, at);
    }
}
