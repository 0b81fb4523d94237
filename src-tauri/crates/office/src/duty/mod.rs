//! 值班表: duty for a period, those who take turns in it, and who has which turn. `deal` deals them out, `told` says what is to be looked
//! at and settles nothing.

mod away;
mod deal;
mod member;
mod report;
mod told;
mod turn;

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::calendar::Holidays;
use crate::changes::{self, Columns, changes, check};
use crate::error::{Error, Result};
use crate::ids::{DutyId, PersonId};
use crate::office::At;
use crate::value;
use away::Span;

pub use member::{DutyMember, DutyMemberGiven};
pub(crate) use report::paper;
pub use turn::{DutyDeal, DutyDealt, DutyPlace, DutySet, DutySwap, DutyTold};
pub(crate) use turn::{deal_out, duty_deal, duty_set, duty_swap, exchange};

changes! {
    /// The fields of a roster.
    DutyChanges {
        /// 名称: 2026年国庆节值班表
        name: String => check::text,
        /// 第一天, ISO
        first_on: String => check::date,
        /// 最后一天, ISO
        last_on: String => check::date,
        /// 什么时候值: office 工作日, days 每天, round 昼夜两班
        hours: String => check::one_of(&["office", "days", "round"]),
        /// 每天有人带班
        leads: bool => check::flag,
        /// 白班（或唯一一班）的时间
        day_hours: String => check::text,
        /// 夜班的时间
        night_hours: String => check::text,
        /// 工作日一班的分量
        work_weight: i64 => weight,
        /// 周末一班的分量
        weekend_weight: i64 => weight,
        /// 节假日一班的分量
        holiday_weight: i64 => weight,
        /// 排班时把一年以内别的值班表里的节假日也算上
        carries: bool => check::flag,
        /// 值班电话
        phone: String => check::phone,
        /// 备注
        note: String => check::text,
    }
}

/// Heavier than this no turn is.
const HEAVIEST: i64 = 99;

fn weight(field: &str, weight: &i64) -> Result<rusqlite::types::Value> {
    if (1..=HEAVIEST).contains(weight) {
        return Ok((*weight).into());
    }
    Err(Error::invalid(field, format!("一班的分量要在 1 到 {HEAVIEST} 之间。请改正。")))
}

/// Which shift of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DutyShift {
    /// 白班, or the only one.
    Day,
    /// 夜班
    Night,
}

/// What somebody does in a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DutyRole {
    /// 带班领导, for the whole day.
    Lead,
    /// 值班人员
    Duty,
}

impl DutyRole {
    const ALL: [Self; 2] = [Self::Lead, Self::Duty];

    fn key(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Duty => "duty",
        }
    }
}

impl DutyShift {
    fn key(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Night => "night",
        }
    }
}

/// A word of the file, as one of a closed list: the file itself takes no other.
macro_rules! words_of_the_file {
    ($($name:ident { $first:ident, $second:ident })*) => {$(
        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                let word = value.as_str()?;
                let known = [Self::$first, Self::$second].into_iter().find(|known| known.key() == word);
                known.ok_or(rusqlite::types::FromSqlError::InvalidType)
            }
        }

        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.key().into())
            }
        }
    )*};
}
words_of_the_file!(DutyShift { Day, Night } DutyRole { Lead, Duty });

/// What sort of day a turn is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DutyDay {
    /// 工作日, and a weekend that is worked for a holiday.
    Work,
    /// 周末
    Weekend,
    /// 节假日
    Holiday,
}

/// A roster.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Duty {
    /// Its id.
    pub id: DutyId,
    /// 名称
    pub name: String,
    /// 第一天
    pub first_on: String,
    /// 最后一天
    pub last_on: String,
    /// office, days or round
    pub hours: String,
    /// 每天有人带班
    pub leads: bool,
    /// 白班（或唯一一班）的时间
    pub day_hours: Option<String>,
    /// 夜班的时间
    pub night_hours: Option<String>,
    /// 工作日一班的分量
    pub work_weight: i64,
    /// 周末一班的分量
    pub weekend_weight: i64,
    /// 节假日一班的分量
    pub holiday_weight: i64,
    /// 把一年以内别的值班表里的节假日也算上
    pub carries: bool,
    /// 值班电话
    pub phone: Option<String>,
    /// 备注
    pub note: Option<String>,
    /// How many turns somebody has.
    pub turns: i64,
    /// How many people have turns.
    pub people: i64,
}

impl Duty {
    fn goes_round(&self) -> bool {
        self.hours == "round"
    }

    fn weight(&self, day: DutyDay) -> i64 {
        match day {
            DutyDay::Work => self.work_weight,
            DutyDay::Weekend => self.weekend_weight,
            DutyDay::Holiday => self.holiday_weight,
        }
    }

    fn period(&self) -> Result<Span> {
        period(&self.first_on, &self.last_on)
    }
}

/// Which rosters.
#[derive(Clone, Copy, Debug, Default, Deserialize, ts_rs::TS)]
pub struct DutyAsk {
    /// Only those that touch this year of the calendar.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// Rosters, the latest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DutyList {
    /// The rosters.
    pub rows: Vec<Duty>,
}

/// Which roster.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct DutyRead {
    /// The roster.
    pub id: DutyId,
}

/// A place of a roster, and who has it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DutyTurn {
    /// The day, ISO.
    pub day: String,
    /// 星期四
    pub weekday: String,
    /// Which shift; who leads has the day's.
    pub shift: DutyShift,
    /// Who leads, or who is on duty.
    pub role: DutyRole,
    /// What sort of day it is.
    pub sort: DutyDay,
    /// The holiday that the day is off for, or that it is worked for.
    pub holiday: Option<String>,
    /// Who has it; nobody where none.
    pub person_id: Option<PersonId>,
    /// 姓名
    pub name: Option<String>,
    /// 联系电话
    pub phone: Option<String>,
    /// Set by hand: it stays when the turns are dealt again.
    pub kept: bool,
    /// What is to be looked at, in Chinese.
    pub told: Vec<String>,
}

/// What somebody has in a roster.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DutyTotal {
    /// The person.
    pub person_id: PersonId,
    /// 姓名
    pub name: String,
    /// As what.
    pub role: DutyRole,
    /// How many turns.
    pub turns: i64,
    /// How many of them on weekends.
    pub weekends: i64,
    /// How many of them on holidays.
    pub holidays: i64,
    /// How heavy they are together.
    pub weight: i64,
    /// What is carried from earlier rosters.
    pub carried: i64,
}

/// A roster with everything in it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DutyDetail {
    /// The roster.
    pub duty: Duty,
    /// Who takes turns, in order; those who lead first.
    pub members: Vec<DutyMember>,
    /// Its places, by day.
    pub turns: Vec<DutyTurn>,
    /// What each has.
    pub totals: Vec<DutyTotal>,
    /// What is to be looked at, in Chinese.
    pub told: Vec<String>,
}

/// A new roster.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DutyCreate {
    /// Its fields; name and both days must be there.
    pub duty: DutyChanges,
    /// Who takes turns, in order.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<DutyMemberGiven>>")]
    pub members: Vec<DutyMemberGiven>,
    /// The turns are dealt out at once.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub deal: bool,
}

/// Changes of a roster.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DutyUpdate {
    /// The roster.
    pub id: DutyId,
    /// The touched fields.
    #[serde(default)]
    #[ts(optional, as = "Option<DutyChanges>")]
    pub changes: DutyChanges,
    /// Who takes turns, in order, in place of those before.
    #[serde(default)]
    #[ts(optional)]
    pub members: Option<Vec<DutyMemberGiven>>,
}

/// Rosters to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DutyDelete {
    /// The rosters.
    pub ids: Vec<DutyId>,
}

const NOUN: &str = "份值班表";

/// What must be there, with what is said when it is not.
const NEEDED: [(&str, &str); 4] = [
    ("name", "请写上值班表的名称，如 2026年国庆节值班表。"),
    ("first_on", "请写上从哪天起值班。"),
    ("last_on", "请写上值班到哪天。"),
    ("hours", "请选什么时候值班：工作日、每天，或昼夜两班。"),
];

/// What is never empty, with what is said when it is to be.
const FILLED: [&str; 5] = ["leads", "work_weight", "weekend_weight", "holiday_weight", "carries"];

/// Days of the longest roster.
const LONGEST: i64 = 366;

const DUTY: &str =
    "SELECT id, name, first_on, last_on, hours, leads, day_hours, night_hours, work_weight, weekend_weight,
        holiday_weight, carries, phone, note,
        (SELECT count(*) FROM duty_turn t WHERE t.roster_id = duty_roster.id),
        (SELECT count(DISTINCT t.person_id) FROM duty_turn t WHERE t.roster_id = duty_roster.id)
     FROM duty_roster";

fn duty(row: &rusqlite::Row<'_>) -> rusqlite::Result<Duty> {
    Ok(Duty {
        id: row.get(0)?,
        name: row.get(1)?,
        first_on: row.get(2)?,
        last_on: row.get(3)?,
        hours: row.get(4)?,
        leads: row.get(5)?,
        day_hours: row.get(6)?,
        night_hours: row.get(7)?,
        work_weight: row.get(8)?,
        weekend_weight: row.get(9)?,
        holiday_weight: row.get(10)?,
        carries: row.get(11)?,
        phone: row.get(12)?,
        note: row.get(13)?,
        turns: row.get(14)?,
        people: row.get(15)?,
    })
}

fn name(conn: &Connection, id: i64) -> Result<String> {
    changes::title(conn, "duty_roster", "name", id, NOUN)
}

fn read(conn: &Connection, id: DutyId) -> Result<Duty> {
    let mut statement = conn.prepare_cached(&format!("{DUTY} WHERE id = ?"))?;
    statement.query_row([id], duty).optional()?.ok_or(Error::NotFound { noun: NOUN })
}

/// The days of a roster; refused where one is no day, where they stand the wrong way round, and where there are too many.
fn period(first_on: &str, last_on: &str) -> Result<Span> {
    let day = |field: &str, text: &str| {
        let wrong = || Error::invalid(field, format!("值班的日期要写到日，“{text}”不行。请写成 2026-10-01 这样。"));
        text.parse::<NaiveDate>().map_err(|_| wrong())
    };
    let span = Span { first: day("first_on", first_on)?, last: day("last_on", last_on)? };
    value::in_order("last_on", Some(first_on), Some(last_on))?;
    let days = (span.last - span.first).num_days() + 1;
    if days > LONGEST {
        return Err(Error::invalid(
            "last_on",
            format!("一份值班表最多排 {LONGEST} 天，这里有 {days} 天。请分成几份。"),
        ));
    }
    Ok(span)
}

/// Refuses days and hours that give no place at all.
fn check_places(conn: &Connection, id: DutyId) -> Result<()> {
    let duty = read(conn, id)?;
    duty.period()?;
    match turn::places(conn, &duty)?.is_empty() {
        true => Err(Error::invalid("hours", "这段时间里没有工作日，排不出班。请改成每天值班，或改正日期。")),
        false => Ok(()),
    }
}

fn checked(changes: &DutyChanges, is_new: bool) -> Result<Columns> {
    let columns = changes.columns()?;
    for (field, message) in NEEDED {
        changes::require(&columns, field, is_new, message)?;
    }
    for field in FILLED {
        changes::require(&columns, field, false, "这一项不能空着。请填上。")?;
    }
    Ok(columns)
}

pub(crate) fn duty_list(at: &At<'_>, ask: DutyAsk) -> Result<DutyList> {
    at.read(|conn| {
        let sql = format!(
            "{DUTY} WHERE ?1 IS NULL OR (substr(first_on, 1, 4) <= ?1 AND substr(last_on, 1, 4) >= ?1)
             ORDER BY first_on DESC, id DESC"
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let year = ask.year.map(|year| format!("{year:04}"));
        let rows = statement.query_map([year], duty)?;
        Ok(DutyList { rows: rows.collect::<rusqlite::Result<_>>()? })
    })
}

pub(crate) fn duty_read(at: &At<'_>, ask: DutyRead) -> Result<DutyDetail> {
    at.read(|conn| detail(conn, ask.id))
}

/// A roster with everything in it.
fn detail(conn: &Connection, id: DutyId) -> Result<DutyDetail> {
    let duty = read(conn, id)?;
    let members = member::members(conn, id)?;
    let mut turns = turn::turns(conn, &duty)?;
    let told = told::told(conn, &duty, &members, &mut turns)?;
    let totals = turn::totals(conn, &duty, &members, &turns)?;
    Ok(DutyDetail { duty, members, turns, totals, told })
}

/// What sort of day it is, and the holiday that it is off or worked for.
fn sort_of(holidays: &Holidays, day: NaiveDate) -> (DutyDay, Option<String>) {
    let holiday = holidays.named(day).map(str::to_owned);
    match (holidays.off(day), holidays.is_workday(day)) {
        (Some(_), _) => (DutyDay::Holiday, holiday),
        (None, true) => (DutyDay::Work, holiday),
        (None, false) => (DutyDay::Weekend, holiday),
    }
}

/// 星期四
fn weekday(day: NaiveDate) -> &'static str {
    let names = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
    names[day.weekday().num_days_from_monday() as usize]
}

/// 10月1日
fn spoken(day: NaiveDate) -> String {
    format!("{}月{}日", day.month(), day.day())
}

pub(crate) fn duty_create(at: &At<'_>, ask: DutyCreate) -> Result<DutyId> {
    let mut columns = checked(&ask.duty, true)?;
    let goes_round = ask.duty.hours.as_ref().and_then(Option::as_deref) == Some("round");
    for (field, usual) in [("day_hours", "8:00—20:00"), ("night_hours", "20:00—次日8:00")] {
        let is_said = columns.iter().any(|(name, value)| *name == field && *value != rusqlite::types::Value::Null);
        if goes_round && !is_said {
            columns.retain(|(name, _)| *name != field);
            columns.push((field, usual.to_owned().into()));
        }
    }
    at.act(|act| {
        let id = DutyId(changes::insert(act, "duty_roster", &columns)?);
        check_places(act, id)?;
        member::write(act, &read(act, id)?, &ask.members)?;
        if ask.deal {
            deal_out(act, id)?;
        }
        Ok((id, format!("新增值班表“{}”", name(act, id.0)?)))
    })
}

pub(crate) fn duty_update(at: &At<'_>, ask: DutyUpdate) -> Result<Nothing> {
    let columns = checked(&ask.changes, false)?;
    at.act(|act| {
        changes::update(act, "duty_roster", ask.id.0, &columns, NOUN)?;
        check_places(act, ask.id)?;
        if let Some(members) = &ask.members {
            member::write(act, &read(act, ask.id)?, members)?;
        }
        Ok((Nothing {}, format!("修改值班表“{}”", name(act, ask.id.0)?)))
    })
}

pub(crate) fn duty_delete(at: &At<'_>, ask: DutyDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "duty_roster", "name", "值班表", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            for (table, column) in [("duty_turn", "roster_id"), ("duty_member", "roster_id"), ("duty_roster", "id")] {
                changes::delete(act, table, column, id.0)?;
            }
        }
        Ok((Nothing {}, label))
    })
}
