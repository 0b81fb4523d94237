//! 获奖统计: how many prizes of each rank, in all and for each unit; each number with its entries.

use rusqlite::Connection;
use serde::Serialize;

use super::ContestGet;
use super::entry::Entry;
use super::store::entries;
use crate::error::Result;
use crate::ids::{ContestId, EntryId};
use crate::office::At;

/// Entries with a prize.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct AwardCount {
    /// 等级
    pub award: String,
    /// The entries.
    pub entries: Vec<EntryId>,
}

/// The prizes of a unit.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct UnitAwards {
    /// 单位; none where the entry names none
    pub unit: Option<String>,
    /// For each rank of the whole list, in its order.
    pub counts: Vec<AwardCount>,
    /// All together.
    pub total: usize,
}

/// The prizes of a contest as counted.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct AwardCounts {
    /// Each rank, the highest first.
    pub ranks: Vec<AwardCount>,
    /// Each unit: who has more of the higher ranks first; those without a unit last.
    pub units: Vec<UnitAwards>,
    /// All together.
    pub total: usize,
}

/// Counts the prizes of entries that stand in the order of ranks.
fn counted<'e>(ranks: &[String], rows: impl Iterator<Item = &'e Entry> + Clone) -> Vec<AwardCount> {
    let of = |rank: &String| AwardCount {
        award: rank.clone(),
        entries: rows.clone().filter(|row| row.award.as_ref() == Some(rank)).map(|row| row.id).collect(),
    };
    ranks.iter().map(of).collect()
}

/// The prizes of a contest as counted.
pub(super) fn award_counts(conn: &Connection, id: ContestId) -> Result<AwardCounts> {
    let rows: Vec<Entry> = entries(conn, id)?.into_iter().filter(|row| row.award.is_some()).collect();
    let mut ranks: Vec<String> = Vec::new();
    let mut names: Vec<Option<String>> = Vec::new();
    for row in &rows {
        if let Some(award) = row.award.as_ref().filter(|award| !ranks.contains(award)) {
            ranks.push(award.clone());
        }
        if !names.contains(&row.unit) {
            names.push(row.unit.clone());
        }
    }
    let mut units: Vec<UnitAwards> = names
        .into_iter()
        .map(|unit| {
            let own = rows.iter().filter(|row| row.unit == unit);
            UnitAwards { counts: counted(&ranks, own.clone()), total: own.count(), unit }
        })
        .collect();
    let order = |one: &UnitAwards| {
        let counts: Vec<usize> = one.counts.iter().map(|count| count.entries.len()).collect();
        (one.unit.is_none(), std::cmp::Reverse(counts))
    };
    units.sort_by_key(order);
    Ok(AwardCounts { ranks: counted(&ranks, rows.iter()), units, total: rows.len() })
}

pub(crate) fn contest_award_counts(at: &At<'_>, ask: ContestGet) -> Result<AwardCounts> {
    at.read(|conn| {
        super::store::contest(conn, ask.id)?;
        award_counts(conn, ask.id)
    })
}
