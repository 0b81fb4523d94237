//! 竞赛评选: a contest with its entries, their authors and their awards.

mod arrival;
mod counts;
mod entry;
mod import;
mod judging;
mod quota;
mod report;
mod sent;
mod store;

use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::ContestId;
use crate::office::At;
use crate::value;

pub(crate) use arrival::take_award;
pub use counts::*;
use entry::remove;
pub use entry::*;
pub use import::*;
pub use judging::*;
pub use quota::*;
pub(crate) use report::{award_list, counts_paper, sent_list_paper};
pub use sent::*;
pub(crate) use store::{contest as one, contests, entries as entries_of};

changes! {
    /// The fields of a contest.
    ContestChanges {
        /// 名称
        name: String => check::text,
        /// The year; needed for a new contest.
        year: i64 => check::count,
        /// 届次
        edition: String => check::text,
        /// 级别
        level: String => check::text,
        /// 周期
        cycle: String => check::text,
        /// 主办
        host: String => check::text,
        /// 开始日期
        start_date: String => check::date,
        /// 结束日期
        end_date: String => check::date,
        /// 备注
        note: String => check::text,
    }
}

/// A contest, as the list shows it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Contest {
    /// Its id.
    pub id: ContestId,
    /// The year.
    pub year: i32,
    /// 名称
    pub name: String,
    /// 届次
    pub edition: Option<String>,
    /// 级别
    pub level: Option<String>,
    /// 周期
    pub cycle: Option<String>,
    /// 主办
    pub host: Option<String>,
    /// 开始日期
    pub start_date: Option<String>,
    /// 结束日期
    pub end_date: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// Entries in it.
    pub entries: i64,
    /// Entries with an award.
    pub awards: i64,
}

/// Which contests.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct ContestAsk {
    /// Only those of this year.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// Contests, the latest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ContestList {
    /// The contests.
    pub rows: Vec<Contest>,
}

/// One contest.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ContestGet {
    /// The contest.
    pub id: ContestId,
}

/// A contest with its entries.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ContestDetail {
    /// The contest.
    pub contest: Contest,
    /// Its entries, by rank and then as entered.
    pub rows: Vec<Entry>,
}

/// A new contest.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ContestCreate {
    /// Its fields; name and year must be there.
    pub contest: ContestChanges,
}

/// Changes of a contest.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ContestUpdate {
    /// The contest.
    pub id: ContestId,
    /// The touched fields.
    pub changes: ContestChanges,
}

/// Contests to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ContestDelete {
    /// The contests.
    pub ids: Vec<ContestId>,
}

const NOUN: &str = "项竞赛";
const NAMELESS: &str = "请写上竞赛或评选的名称。";

pub(crate) fn contest_list(at: &At<'_>, ask: ContestAsk) -> Result<ContestList> {
    at.read(|conn| Ok(ContestList { rows: contests(conn, ask.year)? }))
}

pub(crate) fn contest_get(at: &At<'_>, ask: ContestGet) -> Result<ContestDetail> {
    at.read(|conn| Ok(ContestDetail { contest: store::contest(conn, ask.id)?, rows: store::entries(conn, ask.id)? }))
}

pub(crate) fn contest_create(at: &At<'_>, ask: ContestCreate) -> Result<ContestId> {
    let columns = ask.contest.columns()?;
    changes::require(&columns, "name", true, NAMELESS)?;
    if !matches!(ask.contest.year, Some(Some(1949..=2100))) {
        return Err(Error::invalid("year", "请写上竞赛的年份，例如 2026。"));
    }
    at.act(|act| {
        let id = ContestId(changes::insert(act, "contest", &columns)?);
        check_dates(act, id)?;
        Ok((id, format!("新增竞赛“{}”", title(act, id)?)))
    })
}

pub(crate) fn contest_update(at: &At<'_>, ask: ContestUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, NAMELESS)?;
    changes::require(&columns, "year", false, "请写上竞赛的年份，例如 2026。")?;
    at.act(|act| {
        changes::update(act, "contest", ask.id.0, &columns, NOUN)?;
        check_dates(act, ask.id)?;
        Ok((Nothing {}, format!("修改竞赛“{}”", title(act, ask.id)?)))
    })
}

fn check_dates(conn: &rusqlite::Connection, id: ContestId) -> Result<()> {
    let contest = store::contest(conn, id)?;
    value::in_order("end_date", contest.start_date.as_deref(), contest.end_date.as_deref())
}

pub(crate) fn contest_delete(at: &At<'_>, ask: ContestDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "contest", "name", "竞赛", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::unused(act, &title(act, *id)?, id.0, &[(crate::certificate::BY_SOURCE, "contest_id", "张证书")])?;
            for entry in store::entry_ids(act, *id)? {
                remove(act, entry)?;
            }
            changes::delete(act, "judge", "contest_id", id.0)?;
            changes::delete(act, "contest", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

fn title(conn: &rusqlite::Connection, id: ContestId) -> Result<String> {
    changes::title(conn, "contest", "name", id.0, NOUN)
}
