//! 荣誉: given to us, our people or units by somebody else. What comes back year after year is told with its chain.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::sort::{Sort, known_people, people, some, task};
use super::{KeptAsk, Level, is_of, level};
use crate::api::Nothing;
use crate::changes::{changes, check};
use crate::error::{Error, Result};
use crate::ids::{HonourId, PersonId, PlanItemId, UnitId};
use crate::office::At;
use crate::year::{YearKind, year_of};
use crate::{profile, value};

changes! {
    /// The fields of an honour.
    HonourChanges {
        /// 荣誉名称
        name: String => check::text,
        /// 授予单位
        giver: String => check::text,
        /// 级别
        level: String => level::level,
        /// 等次, 名次
        rank: String => check::text,
        /// 获得日期; today for a new one when absent
        received_on: String => check::date,
        /// 件数: one line may stand for many prizes
        amount: i64 => some,
        /// 件数 as written, where it says more than the number (60余)
        amount_text: String => check::text,
        /// 首次获得
        first_ever: bool => check::flag,
        /// 文号
        document_number: String => super::number::number,
        /// 获得的个人, 、between them
        people: String => people,
        /// 获得的单位; the office itself while neither stands there
        unit: String => check::text,
        /// The task that it belongs to.
        item_id: PlanItemId => task,
        /// 备注
        note: String => check::text,
    }
}

/// An honour.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Honour {
    /// Its id.
    pub id: HonourId,
    /// 荣誉名称
    pub name: String,
    /// 授予单位
    pub giver: Option<String>,
    /// 级别
    pub level: Option<String>,
    /// 等次, 名次
    pub rank: Option<String>,
    /// 获得日期
    pub received_on: String,
    /// 件数
    pub amount: i64,
    /// 件数 as written
    pub amount_text: Option<String>,
    /// 首次获得, as it was said
    pub first_ever: bool,
    /// 文号
    pub document_number: Option<String>,
    /// 获得的个人
    pub people: Option<String>,
    /// Those of them in the directory.
    pub person_ids: Vec<PersonId>,
    /// 获得的单位
    pub unit: Option<String>,
    /// It in the directory.
    pub unit_id: Option<UnitId>,
    /// The task that it belongs to.
    pub item_id: Option<PlanItemId>,
    /// That task's words.
    pub task: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// 首次, 连续 5 年, or nothing.
    pub standing: Option<String>,
    /// Where the same was received before by the same, the newest first.
    pub chain: Vec<HonourLink>,
}

/// An earlier honour of the same name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct HonourLink {
    /// The honour.
    pub id: HonourId,
    /// When it was received.
    pub received_on: String,
    /// Whether it is one of the years that run up to this one without a gap.
    pub runs_on: bool,
}

/// Honours, the newest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct HonourList {
    /// The honours.
    pub rows: Vec<Honour>,
}

/// How many honours there are, by year and level.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct HonourCounts {
    /// The years that have any, the newest first.
    pub years: Vec<HonourYear>,
}

/// The honours of a year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct HonourYear {
    /// The year.
    pub year: i32,
    /// By level, the highest first; those without one last.
    pub levels: Vec<HonourLevel>,
}

/// The honours of a level in a year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct HonourLevel {
    /// The level; none where it is not known.
    pub level: Option<Level>,
    /// How many.
    pub amount: i64,
    /// The records that say so.
    pub ids: Vec<HonourId>,
}

/// A new one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct HonourCreate {
    /// Its fields.
    pub fields: HonourChanges,
}

/// Changes of one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct HonourUpdate {
    /// Which.
    pub id: HonourId,
    /// The touched fields.
    pub changes: HonourChanges,
}

/// Some to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct HonourDelete {
    /// Which.
    pub ids: Vec<HonourId>,
}

pub(super) const SORT: Sort = Sort {
    table: "honour",
    title: "name",
    what: "荣誉",
    noun: "项荣誉",
    nameless: "请写上荣誉的名称。",
    day: Some(("received_on", "请写上获得荣誉的日期，只知道年份也可以。")),
    people: Some(("honour_person", "honour_id")),
    parts: &[],
};

/// What makes two honours the same one received again: the name without its year, and who received it.
#[derive(PartialEq, Eq, Hash)]
struct Same {
    name: String,
    people: Vec<String>,
    /// The unit of the directory; its words where it is not there.
    unit: Option<std::result::Result<UnitId, String>>,
}

impl Same {
    fn of(honour: &Honour) -> Self {
        let mut people: Vec<String> =
            honour.people.iter().flat_map(|people| value::names_in(people)).map(str::to_owned).collect();
        people.sort();
        // A person keeps an honour on the way from one unit to the next.
        let unit = honour.unit.clone().filter(|_| people.is_empty());
        Self { name: bare(&honour.name), unit: unit.map(|unit| honour.unit_id.ok_or(unit)), people }
    }
}

/// The name of an honour without the year that stands in it: 2025年度先进集体, 先进集体（2025）.
fn bare(name: &str) -> String {
    let mut rest = name.to_owned();
    let digits: Vec<(usize, char)> = rest.char_indices().collect();
    let year = digits
        .windows(4)
        .position(|four| four.iter().all(|(_, c)| c.is_ascii_digit()) && (four[0].1 == '1' || four[0].1 == '2'));
    if let Some(at) = year {
        rest.replace_range(digits[at].0..digits[at].0 + 4, "");
    }
    for word in ["年度", "学年", "年"] {
        if year.is_some() && rest.contains(word) {
            rest = rest.replacen(word, "", 1);
            break;
        }
    }
    rest.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Every honour, the newest first, each with what was received before it.
pub(crate) fn honours(conn: &Connection, year: Option<i32>) -> Result<Vec<Honour>> {
    let kind = profile::profile(conn)?.year_kind;
    let mut known = known_people(conn, "honour_person", "honour_id")?;
    let mut statement = conn.prepare_cached(
        "SELECT h.id, h.name, h.giver, h.level, h.rank, h.received_on, h.amount, h.amount_text, h.first_ever,
                h.document_number, h.people, h.unit, h.unit_id, h.item_id, i.text, h.note
         FROM honour h LEFT JOIN plan_item i ON i.id = h.item_id ORDER BY h.received_on DESC, h.id DESC",
    )?;
    let rows = statement.query_map([], |row| {
        let id: HonourId = row.get(0)?;
        Ok(Honour {
            id,
            name: row.get(1)?,
            giver: row.get(2)?,
            level: row.get(3)?,
            rank: row.get(4)?,
            received_on: row.get(5)?,
            amount: row.get(6)?,
            amount_text: row.get(7)?,
            first_ever: row.get(8)?,
            document_number: row.get(9)?,
            people: row.get(10)?,
            person_ids: known.remove(&id.0).unwrap_or_default(),
            unit: row.get(11)?,
            unit_id: row.get(12)?,
            item_id: row.get(13)?,
            task: row.get(14)?,
            note: row.get(15)?,
            standing: None,
            chain: Vec::new(),
        })
    })?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    chain(&mut rows, kind);
    rows.retain(|honour| is_of(&honour.received_on, year, kind));
    Ok(rows)
}

/// Tells of each honour what was received before it. The newest come first.
fn chain(rows: &mut [Honour], kind: YearKind) {
    let mut before: HashMap<Same, Vec<(HonourId, String)>> = HashMap::new();
    for honour in rows.iter_mut().rev() {
        let earlier = before.entry(Same::of(honour)).or_default();
        let own = year_of(&honour.received_on, kind);
        let years: BTreeSet<i32> = earlier.iter().filter_map(|(_, on)| year_of(on, kind)).chain(own).collect();
        let first =
            own.map(|own| (0..).map(|back| own - back).take_while(|year| years.contains(year)).last().unwrap_or(own));
        let runs_on = |on: &str| year_of(on, kind).zip(first).is_some_and(|(year, first)| year >= first);
        honour.chain = earlier
            .iter()
            .rev()
            .map(|(id, on)| HonourLink { id: *id, received_on: on.clone(), runs_on: runs_on(on) })
            .collect();
        let running = own.zip(first).map_or(1, |(own, first)| own - first + 1);
        honour.standing = match (running, honour.first_ever, honour.chain.last()) {
            (2.., _, _) => Some(format!("连续 {running} 年")),
            (_, true, None) => Some("首次".into()),
            (_, true, Some(link)) => Some(format!("不是首次：{}得过", value::spoken(&link.received_on))),
            _ => None,
        };
        earlier.push((honour.id, honour.received_on.clone()));
    }
}

pub(crate) fn honour_list(at: &At<'_>, ask: KeptAsk) -> Result<HonourList> {
    at.read(|conn| Ok(HonourList { rows: honours(conn, ask.year)? }))
}

pub(crate) fn honour_counts(at: &At<'_>, _: Nothing) -> Result<HonourCounts> {
    at.read(|conn| {
        let kind = profile::profile(conn)?.year_kind;
        let mut years: BTreeMap<i32, BTreeMap<(bool, Option<Level>), HonourLevel>> = BTreeMap::new();
        for honour in honours(conn, None)? {
            let Some(year) = year_of(&honour.received_on, kind) else { continue };
            let level = honour.level.as_deref().and_then(Level::of);
            let levels = years.entry(year).or_default();
            let count =
                levels.entry((level.is_none(), level)).or_insert(HonourLevel { level, amount: 0, ids: Vec::new() });
            count.amount += honour.amount;
            count.ids.push(honour.id);
        }
        let of_year = |(year, levels): (i32, BTreeMap<_, HonourLevel>)| HonourYear {
            year,
            levels: levels.into_values().collect(),
        };
        Ok(HonourCounts { years: years.into_iter().rev().map(of_year).collect() })
    })
}

pub(crate) fn honour_create(at: &At<'_>, ask: HonourCreate) -> Result<HonourId> {
    SORT.create(at, ask.fields.columns()?, check_first).map(HonourId)
}

pub(crate) fn honour_update(at: &At<'_>, ask: HonourUpdate) -> Result<Nothing> {
    SORT.update(at, ask.id.0, &ask.changes.columns()?, check_first)
}

pub(crate) fn honour_delete(at: &At<'_>, ask: HonourDelete) -> Result<Nothing> {
    let ids: Vec<i64> = ask.ids.iter().map(|id| id.0).collect();
    SORT.delete(at, &ids)
}

/// Refuses an honour that is said to be the first ever and is not.
pub(super) fn check_first(conn: &Connection, id: i64) -> Result<()> {
    // Few are said to be the first: only of those are the others read.
    let is_said: bool =
        conn.prepare_cached("SELECT first_ever FROM honour WHERE id = ?")?.query_row([id], |row| row.get(0))?;
    if !is_said {
        return Ok(());
    }
    let found = honours(conn, None)?.into_iter().find(|honour| honour.id.0 == id);
    match found.as_ref().and_then(|honour| honour.chain.first()) {
        Some(link) => Err(Error::invalid(
            "first_ever",
            format!(
                "{}已经登记过同样的荣誉，这次不是首次。请去掉“首次”，或改正名称、获得者。",
                value::spoken(&link.received_on)
            ),
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn an_honour_is_the_same_whatever_year_stands_in_its_name() {
        for name in ["2025年度先进集体", "2024年先进集体", "先进集体（2023年度）", "先进集体", "“先进集体”"]
        {
            assert_eq!(bare(name), "先进集体", "{name}");
        }
        assert_ne!(bare("巾帼文明岗"), bare("先进集体"));
    }
}
