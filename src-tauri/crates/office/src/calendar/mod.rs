//! 日历: what happened and will, day by day; public holidays; events that come again and again.

mod holiday;
mod known;
mod lawful;
mod notice;
mod repetition;
mod rule;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::error::{Error, Result};
use crate::ids::{EventId, FollowUpId, OccurrenceId, PlanId, PlanItemId};
use crate::office::At;
use crate::{clock, value};

pub use holiday::{Holiday, HolidayAsk, HolidayList, HolidayRead, HolidayReading, HolidaySet, HolidaySource};
pub(crate) use holiday::{Holidays, holiday_list, holiday_read, holiday_set, unknown_years};
pub use repetition::{
    Ghost, Repetition, RepetitionChanges, RepetitionCreate, RepetitionDay, RepetitionDays, RepetitionDelete,
    RepetitionList, RepetitionMade, RepetitionUpdate,
};
pub(crate) use repetition::{
    repetition_create, repetition_delete, repetition_list, repetition_make, repetition_skip, repetition_update,
};

/// Which days of the calendar, both in; at most about two years.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct CalendarAsk {
    /// The first day, ISO.
    pub from: String,
    /// The last day, ISO.
    pub to: String,
}

/// An occurrence in the calendar.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct CalendarEvent {
    /// The occurrence.
    pub occurrence_id: OccurrenceId,
    /// Its event.
    pub id: EventId,
    /// 活动名称
    pub title: String,
    /// 类型
    pub kind: Option<String>,
    /// First day, ISO with its precision.
    pub start_date: String,
    /// Last day, ISO with its precision.
    pub end_date: String,
    /// 地点
    pub place: Option<String>,
    /// It has not begun: its day can be moved.
    pub is_planned: bool,
}

/// A task that is to be done by a day.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct CalendarTask {
    /// The task.
    pub id: PlanItemId,
    /// Its plan.
    pub plan_id: PlanId,
    /// 任务
    pub text: String,
    /// The day.
    pub day: String,
    /// It is done.
    pub is_done: bool,
}

/// What a meeting decided, on the day by which it is to be done.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct CalendarFollowUp {
    /// Which.
    pub id: FollowUpId,
    /// The meeting.
    pub event_id: EventId,
    /// 落实事项, with who does it.
    pub text: String,
    /// The day.
    pub day: String,
    /// It is done.
    pub is_done: bool,
}

/// What stands in the calendar.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Calendar {
    /// Occurrences that touch the days, by their first day.
    pub events: Vec<CalendarEvent>,
    /// Coming events of repetitions.
    pub ghosts: Vec<Ghost>,
    /// Tasks with their last day in it.
    pub tasks: Vec<CalendarTask>,
    /// What meetings decided, due in it.
    pub follow_ups: Vec<CalendarFollowUp>,
    /// Days off, and days of work that would be none.
    pub holidays: Vec<Holiday>,
}

/// A planned event on another day.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct CalendarMove {
    /// The occurrence.
    pub occurrence_id: OccurrenceId,
    /// Its new first day, ISO; it stays as long as it was.
    pub to: String,
}

fn day(field: &str, text: &str) -> Result<NaiveDate> {
    value::date(field, text)?;
    text.trim().parse().map_err(|_| Error::invalid(field, format!("日期要写到日，“{text}”不行。")))
}

pub(crate) fn calendar(at: &At<'_>, ask: CalendarAsk) -> Result<Calendar> {
    let (from, to) = (day("from", &ask.from)?, day("to", &ask.to)?);
    if to < from || (to - from).num_days() > 800 {
        return Err(Error::invalid("to", "日历一次看一年以内。请把起止日期改近一些。"));
    }
    let today = clock::today();
    at.read(|conn| {
        let mut statement = conn.prepare_cached(
            "SELECT o.id, e.id, e.title, e.kind, o.start_date, coalesce(o.end_date, o.start_date) AS ended, o.place
             FROM occurrence o JOIN event e ON e.id = o.event_id
             WHERE o.start_date <= ?2 AND ended >= substr(?1, 1, length(ended)) ORDER BY o.start_date, o.id",
        )?;
        let events = statement.query_map(params![ask.from, ask.to], |row| {
            let start_date: String = row.get(4)?;
            Ok(CalendarEvent {
                occurrence_id: row.get(0)?,
                id: row.get(1)?,
                title: row.get(2)?,
                kind: row.get(3)?,
                is_planned: start_date.len() == 10 && start_date >= today,
                start_date,
                end_date: row.get(5)?,
                place: row.get(6)?,
            })
        })?;
        let events = events.collect::<rusqlite::Result<_>>()?;
        let mut statement = conn.prepare_cached(
            "SELECT id, plan_id, text, end_date, state = 'done' FROM plan_item
             WHERE kind = 'task' AND end_date BETWEEN ?1 AND ?2 ORDER BY end_date, id",
        )?;
        let tasks = statement.query_map(params![ask.from, ask.to], |row| {
            Ok(CalendarTask {
                id: row.get(0)?,
                plan_id: row.get(1)?,
                text: row.get(2)?,
                day: row.get(3)?,
                is_done: row.get(4)?,
            })
        })?;
        let tasks = tasks.collect::<rusqlite::Result<_>>()?;
        let mut statement = conn.prepare_cached(
            "SELECT id, event_id, concat_ws('：', owner, words), due_on, done_on IS NOT NULL FROM follow_up
             WHERE due_on BETWEEN ?1 AND ?2 ORDER BY due_on, id",
        )?;
        let follow_ups = statement.query_map(params![ask.from, ask.to], |row| {
            Ok(CalendarFollowUp {
                id: row.get(0)?,
                event_id: row.get(1)?,
                text: row.get(2)?,
                day: row.get(3)?,
                is_done: row.get(4)?,
            })
        })?;
        let follow_ups = follow_ups.collect::<rusqlite::Result<_>>()?;
        let holidays = Holidays::between(conn, from, to)?;
        let ghosts = repetition::ghosts(conn, &holidays, from, to)?;
        Ok(Calendar { events, ghosts, tasks, follow_ups, holidays: holidays.within(from, to) })
    })
}

pub(crate) fn calendar_move(at: &At<'_>, ask: CalendarMove) -> Result<Nothing> {
    let to = day("to", &ask.to)?;
    at.act(|act| {
        let found = act
            .prepare_cached(
                "SELECT e.title, o.start_date, coalesce(o.end_date, o.start_date) FROM occurrence o
                 JOIN event e ON e.id = o.event_id WHERE o.id = ?",
            )?
            .query_row([ask.occurrence_id], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, Option<String>>(2)?))
            })
            .optional()?;
        let (title, start, end) = found.ok_or(Error::NotFound { noun: "个活动场次" })?;
        let start = start.unwrap_or_default();
        let Ok(first) = start.parse::<NaiveDate>() else {
            return Err(Error::invalid(
                "to",
                format!("“{title}”的日期没有写到日，不能在日历上挪。请在活动里写上日期。"),
            ));
        };
        if start < clock::today() {
            return Err(Error::invalid("to", format!("“{title}”已经办过，不能在日历上挪。日期写错了，请在活动里改。")));
        }
        let last = end.and_then(|end| end.parse::<NaiveDate>().ok()).unwrap_or(first);
        let until = to + (last - first);
        act.execute(
            "UPDATE occurrence SET start_date = ?, end_date = ?, date_text = NULL WHERE id = ?",
            params![to.to_string(), until.to_string(), ask.occurrence_id],
        )?;
        Ok((Nothing {}, format!("“{title}”改到{}", value::spoken(&to.to_string()))))
    })
}
