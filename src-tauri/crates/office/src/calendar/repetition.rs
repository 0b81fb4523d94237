//! 例行安排: events that come again and again. Each coming one stands in the calendar until it is made real or skipped.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::event::{EventParts, Occurrence, write_parts};
use crate::ids::{EventId, PlanItemId, RepetitionId};
use crate::office::At;
use crate::value;

use super::holiday::Holidays;
use super::rule::{Turn, turns};

changes! {
    /// The fields of a repetition.
    RepetitionChanges {
        /// 活动名称
        title: String => check::text,
        /// 类型
        kind: String => check::text,
        /// 地点
        place: String => check::text,
        /// How often: week, month, quarter, year
        every: String => check::one_of(&["week", "month", "quarter", "year"]),
        /// Weekdays, 1 (Monday) to 7, parted by commas; one where a month is counted by weekdays
        weekdays: String => check::text,
        /// The day of the month; the last one where the month is shorter
        month_day: i64 => check::count,
        /// Which of the month's weekdays: 1 to 5, −1 for the last
        nth: i64 => nth,
        /// From this day on
        starts_on: String => check::date,
        /// To this day, in
        ends_on: String => check::date,
        /// On a holiday: keep, skip, next (moved to the next day of work)
        in_holidays: String => check::one_of(&["keep", "skip", "next"]),
        /// 备注
        note: String => check::text,
    }
}

fn nth(field: &str, nth: &i64) -> Result<Value> {
    match nth {
        -1 | 1..=5 => Ok(Value::Integer(*nth)),
        _ => Err(Error::invalid(field, "第几个星期几要在第一个到第五个之间，或者是最后一个。")),
    }
}

/// A repetition.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Repetition {
    /// Its id.
    pub id: RepetitionId,
    /// 活动名称
    pub title: String,
    /// 类型
    pub kind: Option<String>,
    /// 地点
    pub place: Option<String>,
    /// The task that its events serve.
    pub item_id: Option<PlanItemId>,
    /// That task's words.
    pub task: Option<String>,
    /// How often: week, month, quarter, year.
    pub every: String,
    /// Weekdays, 1 (Monday) to 7, parted by commas.
    pub weekdays: Option<String>,
    /// The day of the month.
    pub month_day: Option<i64>,
    /// Which of the month's weekdays; −1 for the last.
    pub nth: Option<i64>,
    /// From this day on.
    pub starts_on: String,
    /// To this day, in; for ever while null.
    pub ends_on: Option<String>,
    /// On a holiday: keep, skip, next.
    pub in_holidays: String,
    /// 备注
    pub note: Option<String>,
    /// The rule as it reads: 每周一，节假日不开
    pub rule: String,
}

/// All repetitions.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct RepetitionList {
    /// The repetitions.
    pub rows: Vec<Repetition>,
}

/// A new repetition.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct RepetitionCreate {
    /// Its fields; title, `every`, what goes with it and `starts_on` must be there.
    pub repetition: RepetitionChanges,
    /// The task that its events serve.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub item_id: Option<PlanItemId>,
}

/// Changes of a repetition; what was made of it stays as it is.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct RepetitionUpdate {
    /// The repetition.
    pub id: RepetitionId,
    /// The touched fields.
    pub changes: RepetitionChanges,
    /// Another task; none when null.
    #[serde(default, deserialize_with = "crate::changes::sent")]
    #[ts(optional = nullable, as = "Option<PlanItemId>")]
    pub item_id: Option<Option<PlanItemId>>,
}

/// Repetitions to delete; the events made of them stay.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct RepetitionDelete {
    /// The repetitions.
    pub ids: Vec<RepetitionId>,
}

/// One coming event of a repetition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct RepetitionDay {
    /// The repetition.
    pub repetition_id: RepetitionId,
    /// The day by the rule, before a holiday moved it.
    pub day: String,
}

/// Coming events to deal with.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct RepetitionDays {
    /// Which.
    pub days: Vec<RepetitionDay>,
}

/// The events that were made.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct RepetitionMade {
    /// The events, in the order of the days.
    pub ids: Vec<EventId>,
}

/// A coming event.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Ghost {
    /// The repetition.
    pub repetition_id: RepetitionId,
    /// The day by the rule.
    pub day: String,
    /// The day it is kept.
    pub on: String,
    /// 活动名称
    pub title: String,
    /// 地点
    pub place: Option<String>,
    /// The holiday that moved it.
    pub moved_by: Option<String>,
}

const NOUN: &str = "项例行安排";

const WEEK: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

impl Repetition {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut read = Self {
            id: row.get(0)?,
            title: row.get(1)?,
            kind: row.get(2)?,
            place: row.get(3)?,
            item_id: row.get(4)?,
            task: row.get(5)?,
            every: row.get(6)?,
            weekdays: row.get(7)?,
            month_day: row.get(8)?,
            nth: row.get(9)?,
            starts_on: row.get(10)?,
            ends_on: row.get(11)?,
            in_holidays: row.get(12)?,
            note: row.get(13)?,
            rule: String::new(),
        };
        read.rule = read.spoken();
        Ok(read)
    }

    pub(super) fn weekday_numbers(&self) -> Vec<u32> {
        let parts = self.weekdays.as_deref().unwrap_or_default().split([',', '，', '、']);
        parts.filter_map(|part| part.trim().parse().ok()).filter(|day| (1..=7).contains(day)).collect()
    }

    fn spoken(&self) -> String {
        let days: Vec<&str> =
            self.weekday_numbers().into_iter().filter_map(|day| WEEK.get(day as usize - 1).copied()).collect();
        let every = match self.every.as_str() {
            "week" => format!("每周{}", days.join("、")),
            every => {
                let often = match every {
                    "quarter" => "每季度",
                    "year" => "每年",
                    _ => "每月",
                };
                let month = value::first_day(&self.starts_on).map_or(1, |day| chrono::Datelike::month(&day));
                let which = match every {
                    "quarter" => format!("第{}个月", ["一", "二", "三"][((month - 1) % 3) as usize]),
                    "year" => format!("{month}月"),
                    _ => String::new(),
                };
                let day = match (self.month_day, self.nth) {
                    (Some(day), _) => format!("{day}日"),
                    (None, Some(-1)) => format!("最后一个周{}", days.concat()),
                    (None, nth) => format!("第 {} 个周{}", nth.unwrap_or(1), days.concat()),
                };
                format!("{often}{which}{day}")
            }
        };
        let holidays = match self.in_holidays.as_str() {
            "keep" => "，节假日照常",
            "next" => "，遇节假日顺延到下一个工作日",
            _ => "，节假日不办",
        };
        format!("{every}{holidays}")
    }
}

const ROW: &str = "SELECT r.id, r.title, r.kind, r.place, r.item_id, i.text, r.every, r.weekdays, r.month_day, r.nth,
    r.starts_on, r.ends_on, r.in_holidays, r.note FROM repetition r LEFT JOIN plan_item i ON i.id = r.item_id";

fn all(conn: &Connection) -> Result<Vec<Repetition>> {
    let mut statement = conn.prepare_cached(&format!("{ROW} ORDER BY r.id"))?;
    Ok(statement.query_map([], Repetition::read)?.collect::<rusqlite::Result<_>>()?)
}

fn one(conn: &Connection, id: RepetitionId) -> Result<Repetition> {
    conn.prepare_cached(&format!("{ROW} WHERE r.id = ?"))?
        .query_row([id], Repetition::read)
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })
}

/// The coming events of all repetitions that were not dealt with, by the day they are kept.
pub(super) fn ghosts(conn: &Connection, holidays: &Holidays, from: NaiveDate, to: NaiveDate) -> Result<Vec<Ghost>> {
    let mut dealt = conn.prepare_cached("SELECT 1 FROM repetition_day WHERE repetition_id = ? AND day = ?")?;
    let mut ghosts = Vec::new();
    for rule in all(conn)? {
        for Turn { day, on, moved_by } in turns(&rule, holidays, from, to) {
            if dealt.exists(params![rule.id, day.to_string()])? {
                continue;
            }
            ghosts.push(Ghost {
                repetition_id: rule.id,
                day: day.to_string(),
                on: on.to_string(),
                title: rule.title.clone(),
                place: rule.place.clone(),
                moved_by,
            });
        }
    }
    ghosts.sort_by(|a, b| (&a.on, a.repetition_id).cmp(&(&b.on, b.repetition_id)));
    Ok(ghosts)
}

pub(crate) fn repetition_list(at: &At<'_>, _: Nothing) -> Result<RepetitionList> {
    at.read(|conn| Ok(RepetitionList { rows: all(conn)? }))
}

pub(crate) fn repetition_create(at: &At<'_>, ask: RepetitionCreate) -> Result<RepetitionId> {
    let mut columns = ask.repetition.columns()?;
    for (field, message) in [
        ("title", "请写上活动名称。"),
        ("every", "请选每周、每月、每季度还是每年。"),
        ("starts_on", "请写上从哪天起。"),
    ] {
        changes::require(&columns, field, true, message)?;
    }
    columns.retain(|(column, value)| *column != "in_holidays" || *value != Value::Null);
    at.act(|act| {
        columns.push(task(act, ask.item_id)?);
        let id = RepetitionId(changes::insert(act, "repetition", &columns)?);
        sound(&one(act, id)?)?;
        Ok((id, format!("新增例行安排“{}”", title(act, id)?)))
    })
}

pub(crate) fn repetition_update(at: &At<'_>, ask: RepetitionUpdate) -> Result<Nothing> {
    let mut columns = ask.changes.columns()?;
    for (field, message) in [
        ("title", "请写上活动名称。"),
        ("every", "请选每周、每月、每季度还是每年。"),
        ("starts_on", "请写上从哪天起。"),
        ("in_holidays", "请选遇到节假日怎么办。"),
    ] {
        changes::require(&columns, field, false, message)?;
    }
    at.act(|act| {
        if let Some(item) = ask.item_id {
            columns.push(task(act, item)?);
        }
        changes::update(act, "repetition", ask.id.0, &columns, NOUN)?;
        sound(&one(act, ask.id)?)?;
        Ok((Nothing {}, format!("修改例行安排“{}”", title(act, ask.id)?)))
    })
}

pub(crate) fn repetition_delete(at: &At<'_>, ask: RepetitionDelete) -> Result<Nothing> {
    at.act(|act| {
        let ids = ask.ids.iter().map(|id| id.0);
        let label = changes::deleting(act, "repetition", "title", "例行安排", NOUN, ids)?;
        for id in &ask.ids {
            changes::delete(act, "repetition_day", "repetition_id", id.0)?;
            changes::delete(act, "repetition", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

pub(crate) fn repetition_make(at: &At<'_>, ask: RepetitionDays) -> Result<RepetitionMade> {
    at.act(|act| {
        let mut ids = Vec::new();
        let mut titles = Vec::new();
        for RepetitionDay { repetition_id, day } in &ask.days {
            let rule = one(act, *repetition_id)?;
            let turn = coming(act, &rule, day)?;
            let event = vec![
                ("title", Value::Text(rule.title.clone())),
                ("kind", rule.kind.clone().map_or(Value::Null, Value::Text)),
            ];
            let id = EventId(changes::insert(act, "event", &event)?);
            let on = Some(turn.on.to_string());
            let occurrence =
                Occurrence { start_date: on.clone(), end_date: on, date_text: None, place: rule.place.clone() };
            let parts = EventParts {
                occurrences: Some(vec![occurrence]),
                items: rule.item_id.map(|item| vec![item]),
                ..EventParts::default()
            };
            write_parts(act, id, &parts)?;
            deal(act, *repetition_id, day, Some(id))?;
            ids.push(id);
            titles.push(rule.title);
        }
        let label = match titles.as_slice() {
            [one] => format!("例行安排“{one}”转为活动"),
            many => format!("{} 次例行安排转为活动", many.len()),
        };
        Ok((RepetitionMade { ids }, label))
    })
}

pub(crate) fn repetition_skip(at: &At<'_>, ask: RepetitionDays) -> Result<Nothing> {
    at.act(|act| {
        for RepetitionDay { repetition_id, day } in &ask.days {
            let rule = one(act, *repetition_id)?;
            coming(act, &rule, day)?;
            deal(act, *repetition_id, day, None)?;
        }
        Ok((Nothing {}, format!("{} 次例行安排不办", ask.days.len())))
    })
}

/// The day of a rule that is still to be dealt with.
fn coming(conn: &Connection, rule: &Repetition, day: &str) -> Result<Turn> {
    let not_there =
        || Error::invalid("day", format!("例行安排“{}”没有 {day} 这一次，或者已经办了。请刷新再选。", rule.title));
    let date: NaiveDate = day.parse().map_err(|_| not_there())?;
    let to = date.checked_add_days(chrono::Days::new(62)).unwrap_or(date);
    let holidays = Holidays::between(conn, date, to)?;
    let is_dealt = conn
        .prepare_cached("SELECT 1 FROM repetition_day WHERE repetition_id = ? AND day = ?")?
        .exists(params![rule.id, day])?;
    let turn = turns(rule, &holidays, date, to).into_iter().find(|turn| turn.day == date);
    turn.filter(|_| !is_dealt).ok_or_else(not_there)
}

fn deal(act: &Connection, rule: RepetitionId, day: &str, event: Option<EventId>) -> Result<()> {
    act.prepare_cached("INSERT INTO repetition_day (repetition_id, day, event_id) VALUES (?, ?, ?)")?
        .execute(params![rule, day, event])?;
    Ok(())
}

/// Refuses a rule that gives no day or whose ends stand the wrong way round.
fn sound(rule: &Repetition) -> Result<()> {
    value::in_order("ends_on", Some(&rule.starts_on), rule.ends_on.as_deref())?;
    let weekdays = rule.weekday_numbers().len();
    if rule.every == "week" {
        return match weekdays {
            0 => Err(Error::invalid("weekdays", "请选每周的星期几。")),
            _ => Ok(()),
        };
    }
    match (rule.month_day, rule.nth) {
        (Some(1..=31), None) => Ok(()),
        (None, Some(_)) if weekdays == 1 => Ok(()),
        (None, Some(_)) => Err(Error::invalid("weekdays", "请选一个星期几。")),
        (None, None) => Err(Error::invalid("month_day", "请写上几号，或者第几个星期几。")),
        (Some(_), Some(_)) => Err(Error::invalid("month_day", "几号和第几个星期几只能写一样。")),
        (Some(_), None) => Err(Error::invalid("month_day", "几号要在 1 到 31 之间。")),
    }
}

fn task(conn: &Connection, item: Option<PlanItemId>) -> Result<(&'static str, Value)> {
    let Some(item) = item else { return Ok(("item_id", Value::Null)) };
    changes::exists(conn, "plan_item", item.0, "项任务")?;
    Ok(("item_id", Value::Integer(item.0)))
}

fn title(conn: &Connection, id: RepetitionId) -> Result<String> {
    changes::title(conn, "repetition", "title", id.0, NOUN)
}
