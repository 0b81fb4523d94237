//! Whom she may mean while she types: people of the directory by name, by its pinyin whole or in part, or by unit.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::ids::{ClassId, PersonId};
use crate::office::At;
use crate::order;

/// How many are offered.
const MOST: usize = 8;

/// What was typed so far.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PersonSuggest {
    /// A part of a name or of a unit, both with a space between them, or letters: zs and zhangsan for 张三.
    pub words: String,
    /// The class they would join.
    #[serde(default)]
    #[ts(optional)]
    pub class_id: Option<ClassId>,
}

/// Somebody who may be meant.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Suggestion {
    /// The person.
    pub id: PersonId,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: Option<String>,
    /// 技能等级
    pub skill_level: Option<String>,
    /// Whether the class has them already.
    pub is_in: bool,
}

/// Those who may be meant, the likeliest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Suggestions {
    /// The people.
    pub rows: Vec<Suggestion>,
}

pub(crate) fn person_suggest(at: &At<'_>, ask: PersonSuggest) -> Result<Suggestions> {
    let words: Vec<String> = ask.words.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Ok(Suggestions { rows: Vec::new() });
    }
    at.read(|conn| {
        let mut likely = likely(conn, &words)?;
        likely.sort_by_key(|(rank, id)| (*rank, *id));
        likely.truncate(MOST);
        let rows = likely.into_iter().map(|(_, id)| shown(conn, id, ask.class_id)).collect::<Result<_>>()?;
        Ok(Suggestions { rows })
    })
}

/// Every person whom all the words fit, with how well the name fits: whole, at its beginning, within, the unit alone.
fn likely(conn: &Connection, words: &[String]) -> Result<Vec<(u8, PersonId)>> {
    let mut statement = conn.prepare_cached(
        "SELECT p.id, p.name, u.name, u.short_name FROM person p LEFT JOIN unit u ON u.id = p.unit_id",
    )?;
    let mut found = Vec::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let name = row.get_ref(1)?.as_str().unwrap_or_default();
        let units = [2, 3].map(|at| row.get_ref(at).ok().and_then(|unit| unit.as_str().ok()).unwrap_or_default());
        let fit = |word: &String| -> Option<u8> {
            if name == word {
                return Some(0);
            }
            if name.starts_with(word.as_str()) {
                return Some(1);
            }
            if let Some(read) = order::letters_fit(name, word) {
                return Some(if read == name.chars().count() { 1 } else { 2 });
            }
            if name.to_lowercase().contains(word.as_str()) {
                return Some(3);
            }
            let in_unit = units.iter().any(|unit| {
                unit.contains(word.as_str()) || (word.len() > 1 && order::letters_fit(unit, word).is_some())
            });
            in_unit.then_some(4)
        };
        let ranks: Option<Vec<u8>> = words.iter().map(fit).collect();
        if let Some(ranks) = ranks {
            found.push((ranks.into_iter().min().unwrap_or(4), row.get(0)?));
        }
    }
    Ok(found)
}

fn shown(conn: &Connection, id: PersonId, class: Option<ClassId>) -> Result<Suggestion> {
    let mut statement = conn.prepare_cached(
        "SELECT p.name, u.name, p.skill_level, EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = p.id AND e.class_id = ?2)
         FROM person p LEFT JOIN unit u ON u.id = p.unit_id WHERE p.id = ?1",
    )?;
    Ok(statement.query_row(params![id, class], |row| {
        Ok(Suggestion { id, name: row.get(0)?, unit: row.get(1)?, skill_level: row.get(2)?, is_in: row.get(3)? })
    })?)
}
