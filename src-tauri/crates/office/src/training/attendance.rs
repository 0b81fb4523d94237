//! 考勤: everybody was there but those who are marked, lesson by lesson and for the whole or a half of a day.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::lesson::{Lesson, lessons, when};
use super::{detail, title};
use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::clock;
use crate::error::{Error, Result};
use crate::ids::{AttendanceSignId, ClassId, EnrolmentId, LessonId};
use crate::office::At;

changes! {
    /// The fields of a sign.
    AttendanceSignChanges {
        /// One or two characters
        sign: String => check::text,
        /// What it means
        meaning: String => check::text,
        /// Whether who is marked so was there
        is_present: bool => check::flag,
    }
}

/// A sign that is written for someone.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct AttendanceSign {
    /// Its id; none for one that every office has.
    pub id: Option<AttendanceSignId>,
    /// 迟
    pub sign: String,
    /// 迟到
    pub meaning: String,
    /// Whether who is marked so was there.
    pub is_present: bool,
}

/// Attendance of one class.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct AttendanceAsk {
    /// The class.
    pub class_id: ClassId,
}

/// A trainee's row of the grid.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct AttendanceRow {
    /// The row of the roster.
    pub id: EnrolmentId,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: Option<String>,
    /// 组别
    pub group_name: Option<String>,
    /// A mark for each lesson, in their order; empty where they were there.
    pub marks: Vec<String>,
    /// 出勤率 in per cent, of the lessons up to today; none before the first.
    pub rate: Option<f64>,
    /// 课时 attended, up to today.
    pub hours: f64,
}

/// The grid of lessons and people.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Attendance {
    /// The lessons.
    pub lessons: Vec<Lesson>,
    /// Those in the class.
    pub rows: Vec<AttendanceRow>,
    /// The signs there are.
    pub signs: Vec<AttendanceSign>,
    /// 出勤率 of the class in per cent.
    pub rate: Option<f64>,
}

/// A cell of the grid.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct AttendanceMark {
    /// The lesson.
    pub lesson_id: LessonId,
    /// The row of the roster.
    pub enrolment_id: EnrolmentId,
    /// 迟, 假, 缺 or a sign of the office's own; with 上 or 下 before it for a half of a whole day. Empty: was there.
    pub text: String,
}

/// Cells to write, in one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct AttendanceSet {
    /// The cells.
    pub marks: Vec<AttendanceMark>,
}

/// A new sign.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct AttendanceSignCreate {
    /// Its fields.
    pub sign: AttendanceSignChanges,
}

/// Signs to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct AttendanceSignDelete {
    /// The signs.
    pub ids: Vec<AttendanceSignId>,
}

/// The signs that every office has: 迟 was there.
const COMMON: [(&str, &str, bool); 3] = [("迟", "迟到", true), ("假", "请假", false), ("缺", "缺席", false)];

/// How a half of a whole day is written before a sign.
const HALVES: [(&str, &str); 2] = [("上", "morning"), ("下", "afternoon")];

fn signs(conn: &Connection) -> Result<Vec<AttendanceSign>> {
    let common = COMMON.iter().map(|(sign, meaning, is_present)| AttendanceSign {
        id: None,
        sign: (*sign).into(),
        meaning: (*meaning).into(),
        is_present: *is_present,
    });
    let mut statement = conn.prepare_cached("SELECT id, sign, meaning, is_present FROM attendance_sign ORDER BY id")?;
    let own = statement.query_map([], |row| {
        Ok(AttendanceSign { id: row.get(0)?, sign: row.get(1)?, meaning: row.get(2)?, is_present: row.get(3)? })
    })?;
    Ok(common.chain(own.collect::<rusqlite::Result<Vec<_>>>()?).collect())
}

/// The half of the day where it is one, and the sign.
type Marked = (Option<String>, String);

/// The marks of a class, by lesson and trainee.
fn marks(conn: &Connection, class: ClassId) -> Result<HashMap<(LessonId, EnrolmentId), Marked>> {
    let mut statement = conn.prepare_cached(
        "SELECT a.lesson_id, a.enrolment_id, a.half, a.sign FROM attendance a JOIN lesson l ON l.id = a.lesson_id
         WHERE l.class_id = ?",
    )?;
    let marks = statement.query_map([class], |row| Ok(((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?))))?;
    Ok(marks.collect::<rusqlite::Result<_>>()?)
}

/// The grid of a class. A whole day counts two halves, any other lesson one.
pub(crate) fn attendance(conn: &Connection, class: ClassId) -> Result<Attendance> {
    let lessons = lessons(conn, class)?;
    let signs = signs(conn)?;
    let marks = marks(conn, class)?;
    let today = clock::today();
    let is_held = |lesson: &Lesson| lesson.held_on.as_deref().is_none_or(|day| day <= today.as_str());
    let parts = |lesson: &Lesson| if lesson.half == "day" { 2.0 } else { 1.0 };
    let was_there = |sign: &str| signs.iter().any(|known| known.sign == sign && known.is_present);
    let people = detail(conn, class)?.rows;
    let due: f64 = lessons.iter().filter(|lesson| is_held(lesson)).map(parts).sum();
    let mut rows = Vec::new();
    let mut attended = 0.0;
    for person in people.into_iter().filter(|person| !person.waiting) {
        let (mut there, mut hours, mut cells) = (0.0, 0.0, Vec::new());
        for lesson in &lessons {
            let mark = marks.get(&(lesson.id, person.id));
            let missed = match mark {
                Some((_, sign)) if was_there(sign) => 0.0,
                Some((Some(_), _)) => 0.5,
                Some((None, _)) => 1.0,
                None => 0.0,
            };
            if is_held(lesson) {
                there += parts(lesson) * (1.0 - missed);
                hours += lesson.hours.unwrap_or_default() * (1.0 - missed);
            }
            cells.push(mark.map_or_else(String::new, |(half, sign)| {
                let half = HALVES.iter().find(|(_, code)| Some(*code) == half.as_deref()).map_or("", |(said, _)| said);
                format!("{half}{sign}")
            }));
        }
        attended += there;
        rows.push(AttendanceRow {
            id: person.id,
            name: person.name,
            unit: person.unit,
            group_name: person.group_name,
            marks: cells,
            rate: (due > 0.0).then(|| rounded(100.0 * there / due)),
            hours: rounded(hours),
        });
    }
    // Lessons of which only the number is known count by it.
    for lesson in lessons.iter().filter(|lesson| is_held(lesson) && lesson.marks == 0) {
        if let Some(present) = lesson.present {
            attended += parts(lesson) * (present as f64 - rows.len() as f64);
        }
    }
    let all = due * rows.len() as f64;
    let rate = (all > 0.0).then(|| rounded((100.0 * attended / all).min(100.0)));
    Ok(Attendance { lessons, rows, signs, rate })
}

/// To one place behind the point.
pub(super) fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

pub(crate) fn attendance_get(at: &At<'_>, ask: AttendanceAsk) -> Result<Attendance> {
    at.read(|conn| attendance(conn, ask.class_id))
}

/// Reads a mark: 缺, 上缺; full marks of words (请假) are their sign.
fn mark_read<'a>(text: &str, signs: &'a [AttendanceSign]) -> Option<(Option<&'static str>, &'a str)> {
    let of = |text: &str| {
        signs.iter().find(|known| known.sign == text || known.meaning == text).map(|known| known.sign.as_str())
    };
    if let Some(sign) = of(text) {
        return Some((None, sign));
    }
    HALVES.iter().find_map(|(said, half)| {
        let rest = text.strip_prefix(said).or_else(|| text.strip_suffix(said))?;
        Some((Some(*half), of(rest.trim_start_matches('午'))?))
    })
}

pub(crate) fn attendance_set(at: &At<'_>, ask: AttendanceSet) -> Result<Nothing> {
    at.act(|act| {
        let signs = signs(act)?;
        let mut classes: Option<(ClassId, String)> = None;
        for mark in &ask.marks {
            let (class, half, day): (ClassId, String, Option<String>) = act
                .prepare_cached("SELECT class_id, half, held_on FROM lesson WHERE id = ?")?
                .query_row([mark.lesson_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
                .optional()?
                .ok_or(Error::NotFound { noun: "次课" })?;
            let name: String = act
                .prepare_cached(
                    "SELECT p.name FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.id = ? AND e.class_id = ?",
                )?
                .query_row(params![mark.enrolment_id, class], |row| row.get(0))
                .optional()?
                .ok_or(Error::NotFound { noun: "名学员" })?;
            act.prepare_cached("DELETE FROM attendance WHERE lesson_id = ? AND enrolment_id = ?")?
                .execute(params![mark.lesson_id, mark.enrolment_id])?;
            let text = mark.text.trim();
            if !matches!(text, "" | "√" | "✓" | "到") {
                let Some((part, sign)) = mark_read(text, &signs) else {
                    let known: Vec<&str> = signs.iter().map(|known| known.sign.as_str()).collect();
                    let message = format!(
                        "{name}的“{text}”不是考勤记号。可以写 {}（半天写 上缺、下假），或者先添加自己的记号。",
                        known.join("、")
                    );
                    return Err(Error::invalid("text", message));
                };
                if part.is_some() && half != "day" {
                    let day = day.map(|day| crate::value::spoken(&day)).unwrap_or_default();
                    return Err(Error::invalid("text", format!("{day}的课只有半天，{name}的“{text}”请写成“{sign}”。")));
                }
                act.prepare_cached("INSERT INTO attendance (lesson_id, enrolment_id, sign, half) VALUES (?, ?, ?, ?)")?
                    .execute(params![mark.lesson_id, mark.enrolment_id, sign, part])?;
            }
            classes = Some((class, name));
        }
        let label = match (&classes, ask.marks.as_slice()) {
            (None, _) => "记考勤".to_owned(),
            (Some((class, name)), [_]) => format!("记“{}”{name}的考勤", title(act, *class)?),
            (Some((class, _)), marks) => format!("记“{}”的 {} 格考勤", title(act, *class)?, marks.len()),
        };
        Ok((Nothing {}, label))
    })
}

pub(crate) fn attendance_sign_create(at: &At<'_>, ask: AttendanceSignCreate) -> Result<AttendanceSignId> {
    let mut columns = ask.sign.columns()?;
    let sign = ask.sign.sign.clone().flatten().unwrap_or_default().trim().to_owned();
    if sign.is_empty() || sign.chars().count() > 2 || HALVES.iter().any(|(half, _)| sign.starts_with(half)) {
        return Err(Error::invalid("sign", "记号写一两个字，不以“上”“下”开头，例如“病”。"));
    }
    changes::require(&columns, "meaning", true, "请写上这个记号的意思，例如“病假”。")?;
    if !columns.iter().any(|(column, _)| *column == "is_present") {
        columns.push(("is_present", Value::Integer(0)));
    }
    at.act(|act| {
        if signs(act)?.iter().any(|known| known.sign == sign) {
            return Err(Error::invalid("sign", format!("已经有记号“{sign}”了。请换一个字。")));
        }
        let id = AttendanceSignId(changes::insert(act, "attendance_sign", &columns)?);
        Ok((id, format!("新增考勤记号“{sign}”")))
    })
}

pub(crate) fn attendance_sign_delete(at: &At<'_>, ask: AttendanceSignDelete) -> Result<Nothing> {
    at.act(|act| {
        let ids = ask.ids.iter().map(|id| id.0);
        let label = changes::deleting(act, "attendance_sign", "sign", "考勤记号", "个考勤记号", ids)?;
        for id in &ask.ids {
            let sign = changes::title(act, "attendance_sign", "sign", id.0, "个考勤记号")?;
            let used: i64 =
                act.query_row("SELECT count(*) FROM attendance WHERE sign = ?", [&sign], |row| row.get(0))?;
            if used > 0 {
                return Err(Error::InUse { name: format!("记号“{sign}”"), users: format!("{used} 条考勤") });
            }
            changes::delete(act, "attendance_sign", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

/// When each lesson is, for heads of columns and papers.
pub(super) fn heads(lessons: &[Lesson]) -> Vec<String> {
    lessons.iter().enumerate().map(|(at, lesson)| when(lesson, at)).collect()
}
