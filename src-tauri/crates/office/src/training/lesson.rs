//! 课次: when a class meets, for how many hours, about what, by whom, where.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::store::PRESENT;
use super::title;
use crate::api::Nothing;
use crate::changes::{self, Columns, changes, check};
use crate::error::{Error, Result};
use crate::ids::{ClassId, LessonId};
use crate::office::At;
use crate::value;

/// The parts of a day that a lesson may take, as they are stored.
const HALVES: &[&str] = &["day", "morning", "afternoon", "evening"];

/// What a part of a day is called.
pub(super) fn half_said(half: &str) -> &'static str {
    match half {
        "morning" => "上午",
        "afternoon" => "下午",
        "evening" => "晚上",
        _ => "全天",
    }
}

changes! {
    /// The fields of a lesson.
    LessonChanges {
        /// 日期
        held_on: String => check::date,
        /// day, morning, afternoon or evening
        half: String => check::one_of(HALVES),
        /// 课时
        hours: f64 => check::number,
        /// 内容
        subject: String => check::text,
        /// 教师
        teacher: String => check::text,
        /// 地点
        place: String => check::text,
        /// 实到, where only the number is known
        present: i64 => check::count,
        /// 备注
        note: String => check::text,
    }
}

/// A lesson.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Lesson {
    /// Its id.
    pub id: LessonId,
    /// 日期
    pub held_on: Option<String>,
    /// day, morning, afternoon or evening
    pub half: String,
    /// 课时
    pub hours: Option<f64>,
    /// 内容
    pub subject: Option<String>,
    /// 教师; the class's own when none is written
    pub teacher: Option<String>,
    /// 地点; the class's own when none is written
    pub place: Option<String>,
    /// 实到, as it was written down.
    pub present: Option<i64>,
    /// 备注
    pub note: Option<String>,
    /// How many were there: what was written down, or all but those who were marked away.
    pub attended: i64,
    /// How many marks there are.
    pub marks: i64,
}

/// Lessons in their order.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct LessonList {
    /// The lessons.
    pub rows: Vec<Lesson>,
    /// What does not agree, each as a sentence.
    pub doubts: Vec<String>,
}

/// The lessons of which class.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct LessonAsk {
    /// The class.
    pub class_id: ClassId,
}

/// New lessons, in one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct LessonCreate {
    /// The class.
    pub class_id: ClassId,
    /// The lessons.
    pub lessons: Vec<LessonChanges>,
}

/// Lessons that were added.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct LessonsAdded {
    /// Their ids, in their order.
    pub ids: Vec<LessonId>,
}

/// Changes of a lesson.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct LessonChange {
    /// The lesson.
    pub id: LessonId,
    /// The touched fields.
    pub changes: LessonChanges,
}

/// Changes of lessons, in one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct LessonUpdate {
    /// The lessons.
    pub rows: Vec<LessonChange>,
}

/// Lessons to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct LessonDelete {
    /// The lessons.
    pub ids: Vec<LessonId>,
}

const NOUN: &str = "次课";

fn read(row: &Row<'_>) -> rusqlite::Result<Lesson> {
    Ok(Lesson {
        id: row.get(0)?,
        held_on: row.get(1)?,
        half: row.get(2)?,
        hours: row.get(3)?,
        subject: row.get(4)?,
        teacher: row.get(5)?,
        place: row.get(6)?,
        present: row.get(7)?,
        note: row.get(8)?,
        attended: row.get(9)?,
        marks: row.get(10)?,
    })
}

/// The lessons of a class by their dates; those without stand where they were put.
pub(super) fn lessons(conn: &Connection, class: ClassId) -> Result<Vec<Lesson>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT l.id, l.held_on, l.half, l.hours, l.subject, l.teacher, l.place, l.present, l.note, {PRESENT},
                (SELECT count(*) FROM attendance a WHERE a.lesson_id = l.id)
         FROM lesson l WHERE l.class_id = ?1
         ORDER BY coalesce(l.held_on, '9999'),
           CASE l.half WHEN 'day' THEN 0 WHEN 'morning' THEN 0 WHEN 'afternoon' THEN 1 ELSE 2 END, l.position, l.id"
    ))?;
    let rows = statement.query_map(params![class], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// 3月5日上午; 第 2 次课 for one without a date.
pub(super) fn when(lesson: &Lesson, at: usize) -> String {
    match lesson.held_on.as_deref() {
        Some(day) if lesson.half == "day" => value::spoken(day),
        Some(day) => format!("{}{}", value::spoken(day), half_said(&lesson.half)),
        None => format!("第 {} 次课", at + 1),
    }
}

pub(crate) fn lesson_list(at: &At<'_>, ask: LessonAsk) -> Result<LessonList> {
    at.read(|conn| {
        changes::exists(conn, "class", ask.class_id.0, super::NOUN)?;
        let rows = lessons(conn, ask.class_id)?;
        let class = super::store::class(conn, ask.class_id)?;
        let mut doubts = Vec::new();
        for (at, lesson) in rows.iter().enumerate() {
            let when = when(lesson, at);
            if let Some(present) = lesson.present {
                if present > class.size {
                    doubts.push(format!("{when}实到写的是 {present} 人，比班里的 {} 人还多", class.size));
                } else if lesson.marks > 0 && present != lesson.attended {
                    doubts
                        .push(format!("{when}实到写的是 {present} 人，按考勤是 {} 人，现在按考勤算", lesson.attended));
                }
            }
        }
        let sum: f64 = rows.iter().filter_map(|lesson| lesson.hours).sum();
        if let Some(hours) = class.hours.filter(|hours| sum > 0.0 && (hours - sum).abs() > 0.05) {
            doubts.push(format!("各次课共 {sum} 课时，培训班写的是 {hours} 课时"));
        }
        Ok(LessonList { rows, doubts })
    })
}

/// A lesson clears its part of the day with null: it takes the whole day then.
fn columns(changes: &LessonChanges) -> Result<Columns> {
    let mut columns = changes.columns()?;
    for (column, value) in &mut columns {
        if *column == "half" && *value == Value::Null {
            *value = Value::Text("day".into());
        }
    }
    Ok(columns)
}

pub(crate) fn lesson_create(at: &At<'_>, ask: LessonCreate) -> Result<LessonsAdded> {
    at.act(|act| {
        let class = title(act, ask.class_id)?;
        let first: i64 = act.query_row(
            "SELECT coalesce(max(position) + 1, 0) FROM lesson WHERE class_id = ?",
            [ask.class_id],
            |row| row.get(0),
        )?;
        let mut ids = Vec::new();
        for (position, lesson) in (first..).zip(&ask.lessons) {
            let mut columns = columns(lesson)?;
            columns.push(("class_id", Value::Integer(ask.class_id.0)));
            columns.push(("position", Value::Integer(position)));
            ids.push(LessonId(changes::insert(act, "lesson", &columns)?));
        }
        let label = format!("“{class}”新增 {} 次课", ids.len());
        Ok((LessonsAdded { ids }, label))
    })
}

pub(crate) fn lesson_update(at: &At<'_>, ask: LessonUpdate) -> Result<Nothing> {
    at.act(|act| {
        for LessonChange { id, changes } in &ask.rows {
            changes::update(act, "lesson", id.0, &columns(changes)?, NOUN)?;
        }
        let class: Option<String> = match ask.rows.first() {
            Some(first) => act
                .query_row(
                    "SELECT c.name FROM lesson l JOIN class c ON c.id = l.class_id WHERE l.id = ?",
                    [first.id],
                    |row| row.get(0),
                )
                .optional()?,
            None => None,
        };
        Ok((Nothing {}, format!("修改“{}”的 {} 次课", class.unwrap_or_default(), ask.rows.len())))
    })
}

pub(crate) fn lesson_delete(at: &At<'_>, ask: LessonDelete) -> Result<Nothing> {
    at.act(|act| {
        for id in &ask.ids {
            changes::delete(act, "attendance", "lesson_id", id.0)?;
            if changes::delete(act, "lesson", "id", id.0)? == 0 {
                return Err(Error::NotFound { noun: NOUN });
            }
        }
        Ok((Nothing {}, format!("删除 {} 次课", ask.ids.len())))
    })
}
