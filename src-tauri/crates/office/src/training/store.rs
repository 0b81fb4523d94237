//! Classes in SQL.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::roster::Enrolment;
use super::{Class, ClassDetail, Course, NOUN};
use crate::clock;
use crate::error::{Error, Result};
use crate::ids::{ClassGroupId, ClassId, CourseId};

/// How many were at lesson `l`: the number that was written down where nobody is marked, else all but those marked away for
/// the whole of it.
pub(super) const PRESENT: &str =
    "CASE WHEN l.present IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.lesson_id = l.id)
    THEN l.present
    ELSE (SELECT count(*) FROM enrolment e WHERE e.class_id = l.class_id AND e.waiting = 0)
      - (SELECT count(*) FROM attendance a JOIN enrolment e ON e.id = a.enrolment_id AND e.waiting = 0
         WHERE a.lesson_id = l.id AND a.half IS NULL AND a.sign <> '迟'
           AND a.sign NOT IN (SELECT sign FROM attendance_sign WHERE is_present = 1)) END";

/// A lesson `l` that was held by the day `?1`.
pub(super) const HELD: &str = "(l.held_on IS NULL OR l.held_on <= ?1)";

fn class_sql(and: &str) -> String {
    format!(
        "SELECT c.id, o.name, c.year, c.name, c.start_date, c.end_date, c.place, c.teacher, c.hours,
           c.capacity_low, c.capacity_high, c.note,
           (SELECT count(*) FROM enrolment e WHERE e.class_id = c.id AND e.waiting = 0) AS size,
           (SELECT avg(e.score) FROM enrolment e WHERE e.class_id = c.id AND e.waiting = 0),
           (SELECT count(*) FROM enrolment e WHERE e.class_id = c.id AND e.waiting = 0 AND e.result IN ('合格', '优秀', '结业')),
           c.pass_mark, c.merit_mark, c.least_rate,
           (SELECT count(*) FROM enrolment e WHERE e.class_id = c.id AND e.waiting = 1),
           (SELECT count(*) FROM lesson l WHERE l.class_id = c.id),
           coalesce((SELECT sum(l.hours) FROM lesson l WHERE l.class_id = c.id), c.hours),
           CASE WHEN (SELECT head_count FROM office_profile) = 'lesson' AND EXISTS (SELECT 1 FROM lesson l WHERE l.class_id = c.id)
             THEN (SELECT coalesce(sum({PRESENT}), 0) FROM lesson l WHERE l.class_id = c.id AND {HELD}) END
         FROM class c JOIN course o ON o.id = c.course_id {and}"
    )
}

/// 22 人，超出上限 20 人
pub(super) fn bounds(size: i64, low: Option<i64>, high: Option<i64>) -> Option<String> {
    match (low, high) {
        (_, Some(high)) if size > high => Some(format!("现有 {size} 人，超出上限 {high} 人（多 {} 人）", size - high)),
        (Some(low), _) if size > 0 && size < low => {
            Some(format!("现有 {size} 人，不到下限 {low} 人（差 {} 人）", low - size))
        }
        _ => None,
    }
}

fn read_class(row: &Row<'_>) -> rusqlite::Result<Class> {
    let (size, low, high) = (row.get(12)?, row.get(9)?, row.get(10)?);
    Ok(Class {
        id: row.get(0)?,
        course: row.get(1)?,
        year: row.get(2)?,
        name: row.get(3)?,
        start_date: row.get(4)?,
        end_date: row.get(5)?,
        place: row.get(6)?,
        teacher: row.get(7)?,
        hours: row.get(8)?,
        capacity_low: row.get(9)?,
        capacity_high: row.get(10)?,
        note: row.get(11)?,
        size,
        mean_score: row.get(13)?,
        passed: row.get(14)?,
        pass_mark: row.get(15)?,
        merit_mark: row.get(16)?,
        least_rate: row.get(17)?,
        waiting: row.get(18)?,
        lessons: row.get(19)?,
        taught: row.get(20)?,
        heads: row.get::<_, Option<i64>>(21)?.unwrap_or(size),
        bounds: bounds(size, low, high),
    })
}

pub(super) fn courses(conn: &Connection) -> Result<Vec<Course>> {
    let mut statement = conn.prepare_cached(
        "SELECT o.id, o.name, (SELECT count(*) FROM class c WHERE c.course_id = o.id) FROM course o ORDER BY o.name",
    )?;
    let rows =
        statement.query_map([], |row| Ok(Course { id: row.get(0)?, name: row.get(1)?, classes: row.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn classes(conn: &Connection, year: Option<i32>) -> Result<Vec<Class>> {
    let sql = class_sql("WHERE ?2 IS NULL OR c.year = ?2 ORDER BY c.year DESC, c.start_date DESC, c.id DESC");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params![clock::today(), year], read_class)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn class(conn: &Connection, id: ClassId) -> Result<Class> {
    conn.prepare_cached(&class_sql("WHERE c.id = ?2"))?
        .query_row(params![clock::today(), id], read_class)
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })
}

pub(crate) fn detail(conn: &Connection, id: ClassId) -> Result<ClassDetail> {
    let groups: Vec<String> = conn
        .prepare_cached("SELECT name FROM class_group WHERE class_id = ? ORDER BY position, id")?
        .query_map([id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let rows: Vec<Enrolment> = conn
        .prepare_cached(
            "SELECT e.id, e.person_id, p.name, p.sex, u.name, p.phone, p.skill_level, g.name, e.is_leader,
                    coalesce(h.name, e.mentor), e.hours, e.score, e.result, e.note, e.waiting, e.helper_id, e.level_before,
                    e.level_after, e.result_by_hand
             FROM enrolment e JOIN person p ON p.id = e.person_id LEFT JOIN unit u ON u.id = p.unit_id
             LEFT JOIN class_group g ON g.id = e.group_id
             LEFT JOIN enrolment he ON he.id = e.helper_id LEFT JOIN person h ON h.id = he.person_id
             WHERE e.class_id = ? ORDER BY e.waiting, e.position, e.id",
        )?
        .query_map([id], |row| {
            Ok(Enrolment {
                id: row.get(0)?,
                person_id: row.get(1)?,
                name: row.get(2)?,
                sex: row.get(3)?,
                unit: row.get(4)?,
                phone: row.get(5)?,
                skill_level: row.get(6)?,
                group_name: row.get(7)?,
                is_leader: row.get(8)?,
                mentor: row.get(9)?,
                hours: row.get(10)?,
                score: row.get(11)?,
                result: row.get(12)?,
                note: row.get(13)?,
                waiting: row.get(14)?,
                helper_id: row.get(15)?,
                level_before: row.get(16)?,
                level_after: row.get(17)?,
                result_by_hand: row.get(18)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let class = class(conn, id)?;
    let doubts = doubts(&class, &groups, &rows);
    Ok(ClassDetail { class, groups, rows, doubts })
}

/// What does not agree in a class: its size, groups with two leaders or none.
fn doubts(class: &Class, groups: &[String], rows: &[Enrolment]) -> Vec<String> {
    let mut doubts: Vec<String> = class.bounds.clone().into_iter().collect();
    let leaders = |group: &str| -> Vec<&str> {
        let of = |row: &&Enrolment| !row.waiting && row.is_leader && row.group_name.as_deref() == Some(group);
        rows.iter().filter(of).map(|row| row.name.as_str()).collect()
    };
    let is_led = rows.iter().any(|row| row.is_leader);
    for group in groups {
        if !rows.iter().any(|row| row.group_name.as_ref() == Some(group)) {
            continue;
        }
        match leaders(group).as_slice() {
            [] if is_led => doubts.push(format!("{group}还没有组长")),
            [] | [_] => {}
            several => doubts.push(format!("{group}有 {} 名组长：{}，请只留一名", several.len(), several.join("、"))),
        }
    }
    let unplaced: Vec<&str> =
        rows.iter().filter(|row| row.is_leader && row.group_name.is_none()).map(|row| row.name.as_str()).collect();
    if !unplaced.is_empty() {
        doubts.push(format!("{}是组长，但没有写组别", unplaced.join("、")));
    }
    doubts
}

/// The course of that name, made when it is not there.
pub(super) fn course_named(conn: &Connection, name: &str) -> Result<CourseId> {
    let known =
        conn.prepare_cached("SELECT id FROM course WHERE name = ?")?.query_row([name], |row| row.get(0)).optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    conn.prepare_cached("INSERT INTO course (name) VALUES (?)")?.execute([name])?;
    Ok(CourseId(conn.last_insert_rowid()))
}

/// The group of that name in the class, made when it is not there.
pub(super) fn group_named(conn: &Connection, class: ClassId, name: &str) -> Result<ClassGroupId> {
    let known = conn
        .prepare_cached("SELECT id FROM class_group WHERE class_id = ? AND name = ?")?
        .query_row(params![class, name], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    conn.prepare_cached(
        "INSERT INTO class_group (class_id, name, position)
         VALUES (?1, ?2, (SELECT coalesce(max(position) + 1, 0) FROM class_group WHERE class_id = ?1))",
    )?
    .execute(params![class, name])?;
    Ok(ClassGroupId(conn.last_insert_rowid()))
}
