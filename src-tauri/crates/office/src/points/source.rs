//! The records of a year that rules may count: each with the words a rule asks for, and whose it is. Whose it is not known is
//! said, never guessed.

use std::collections::HashMap;

use rusqlite::Connection;

use super::rule::ROLES;
use super::{PointsPiece, PointsRanking, PointsRule};
use crate::error::Result;
use crate::ids::{CoverageId, EventId, UnitId};
use crate::{coverage, event, profile, year};

/// Who gets the points of a record.
pub(super) enum Whose {
    Unit(UnitId),
    Outlet(String),
    /// Not known, and why.
    Unknown(String),
}

/// A record that may count.
pub(super) struct Source {
    pub(super) sort: &'static str,
    /// What the words of a rule are looked for in.
    pub(super) words: Vec<String>,
    /// The kind of the record and itself, to open it; and the record that shows it.
    pub(super) area: &'static str,
    pub(super) id: i64,
    pub(super) open: i64,
    pub(super) title: String,
    pub(super) on: Option<String>,
    pub(super) amount: f64,
    pub(super) whose: Whose,
}

impl Source {
    /// The first rule that counts it.
    pub(super) fn rule<'r>(&self, rules: &'r [PointsRule]) -> Option<&'r PointsRule> {
        // A role is no part of another word; prizes and levels are looked for within.
        let holds = |words: &str| match self.sort {
            "event" | "returned" | "coverage" => self.words.iter().any(|own| own == words),
            _ => self.words.iter().any(|own| own.contains(words)),
        };
        rules.iter().find(|rule| rule.sort == self.sort && rule.words.as_deref().is_none_or(holds))
    }
}

/// The records of the sorts that these rules count.
pub(super) fn sources(
    conn: &Connection,
    of: &PointsRanking,
    rules: &[PointsRule],
    pieces: &[PointsPiece],
) -> Result<Vec<Source>> {
    let counts = |sort: &str| rules.iter().any(|rule| rule.sort == sort);
    let mut all = Vec::new();
    if counts("coverage") {
        all.append(&mut reports(conn, of, pieces)?);
    }
    if counts("honour") {
        all.append(&mut honours(conn, of.year)?);
    }
    if counts("award") {
        all.append(&mut awards(conn, of.year)?);
    }
    if counts("returned") {
        all.append(&mut figures(conn, of.year)?);
    }
    if counts("event") {
        all.append(&mut events(conn, of.year)?);
    }
    Ok(all)
}

/// Reports: an outlet's own; a unit's by hand, else the one unit that held the event.
fn reports(conn: &Connection, of: &PointsRanking, pieces: &[PointsPiece]) -> Result<Vec<Source>> {
    let mut hosts: HashMap<EventId, Vec<UnitId>> = HashMap::new();
    let mut statement =
        conn.prepare_cached("SELECT event_id, unit_id FROM event_unit WHERE role = 'host' ORDER BY position, id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        hosts.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let by_hand: HashMap<CoverageId, UnitId> =
        pieces.iter().filter_map(|piece| Some((piece.coverage_id?, piece.unit_id?))).collect();
    let whose = |row: &coverage::Coverage| {
        if of.of_outlets() {
            return Whose::Outlet(row.outlet.trim().to_owned());
        }
        if let Some(unit) = by_hand.get(&row.id) {
            return Whose::Unit(*unit);
        }
        match row.event_id.map(|event| hosts.get(&event).map(Vec::as_slice).unwrap_or_default()) {
            None => Whose::Unknown("没有关联活动，不知道是哪个单位的".to_owned()),
            Some([]) => Whose::Unknown("关联的活动没有写主办单位".to_owned()),
            Some([unit]) => Whose::Unit(*unit),
            Some(several) => Whose::Unknown(format!("关联的活动有 {} 个主办单位", several.len())),
        }
    };
    let ask = coverage::CoverageAsk { year: Some(of.year), event_id: None };
    let rows = coverage::coverage(conn, ask)?.into_iter().map(|row| Source {
        sort: "coverage",
        words: vec![row.level.clone()],
        area: "coverage",
        id: row.id.0,
        open: row.id.0,
        whose: whose(&row),
        title: format!("{}《{}》", row.outlet, row.title),
        on: Some(row.published_on),
        amount: 1.0,
    });
    Ok(rows.collect())
}

fn honours(conn: &Connection, of_year: i32) -> Result<Vec<Source>> {
    let rows = crate::kept::honours(conn, Some(of_year))?.into_iter().map(|row| Source {
        sort: "honour",
        words: [row.level, row.rank, Some(row.name.clone())].into_iter().flatten().collect(),
        area: "honour",
        id: row.id.0,
        open: row.id.0,
        whose: match (row.unit_id, row.unit) {
            (Some(unit), _) => Whose::Unit(unit),
            (None, Some(unit)) => Whose::Unknown(format!("“{unit}”不在单位名录里")),
            (None, None) => Whose::Unknown("没有写单位".to_owned()),
        },
        title: row.name,
        on: Some(row.received_on),
        amount: row.amount as f64,
    });
    Ok(rows.collect())
}

fn awards(conn: &Connection, of_year: i32) -> Result<Vec<Source>> {
    let mut statement = conn.prepare_cached(
        "SELECT e.id, c.id, c.name, coalesce(e.title, (SELECT p.name FROM entry_person a JOIN person p ON p.id = a.person_id
             WHERE a.entry_id = e.id ORDER BY a.role, a.position LIMIT 1), '未命名'), w.name, e.unit_id, c.end_date
         FROM award w JOIN entry e ON e.id = w.entry_id JOIN contest c ON c.id = e.contest_id
         WHERE c.year = ? ORDER BY c.id, w.rank IS NULL, w.rank, e.position, e.id",
    )?;
    let rows = statement.query_map([of_year], |row| {
        let (contest, entry, award): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
        let unit: Option<UnitId> = row.get(5)?;
        Ok(Source {
            sort: "award",
            title: format!("{contest}“{entry}”{award}"),
            words: vec![award],
            area: "entry",
            id: row.get(0)?,
            open: row.get(1)?,
            whose: unit.map_or_else(|| Whose::Unknown("参赛项目没有写单位".to_owned()), Whose::Unit),
            on: row.get(6)?,
            amount: 1.0,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn figures(conn: &Connection, of_year: i32) -> Result<Vec<Source>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut statement =
        conn.prepare_cached("SELECT id, unit_id, period, name, amount, counted_in FROM returned_figure ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        let (name, amount): (String, f64) = (row.get(3)?, row.get(4)?);
        let counted_in: Option<String> = row.get(5)?;
        Ok(Source {
            sort: "returned",
            title: format!("{name} {amount} {}", counted_in.unwrap_or_default()).trim_end().to_owned(),
            words: vec![name],
            area: "returned_figure",
            id: row.get(0)?,
            open: row.get(0)?,
            whose: Whose::Unit(row.get(1)?),
            on: row.get(2)?,
            amount,
        })
    })?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.retain(|row| row.on.as_deref().and_then(|on| year::year_of(on, kind)) == Some(of_year));
    Ok(rows)
}

/// Each event once, for every unit that has a part in it, by its role.
fn events(conn: &Connection, of_year: i32) -> Result<Vec<Source>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut units =
        conn.prepare_cached("SELECT unit_id, role FROM event_unit WHERE event_id = ? ORDER BY position, id")?;
    let mut all = Vec::new();
    for row in event::counted(event::rows_of_year(conn, of_year, kind)?) {
        let mut parts = units.query([row.id])?;
        while let Some(part) = parts.next()? {
            let role: String = part.get(1)?;
            let name = ROLES.iter().find(|(key, _)| *key == role).map_or("", |(_, name)| name);
            all.push(Source {
                sort: "event",
                words: vec![name.to_owned()],
                area: "event",
                id: row.id.0,
                open: row.id.0,
                title: row.title.clone(),
                on: row.start_date.clone(),
                amount: 1.0,
                whose: Whose::Unit(part.get(0)?),
            });
        }
    }
    Ok(all)
}
