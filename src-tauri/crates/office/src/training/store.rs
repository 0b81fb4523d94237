//! Classes in SQL.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::roster::Enrolment;
use super::{Class, ClassDetail, Course, NOUN};
use crate::error::{Error, Result};
use crate::ids::{ClassGroupId, ClassId, CourseId};

const CLASS: &str = "SELECT c.id, o.name, c.year, c.name, c.start_date, c.end_date, c.place, c.teacher, c.hours,
    c.capacity_low, c.capacity_high, c.note,
    (SELECT count(*) FROM enrolment e WHERE e.class_id = c.id),
    (SELECT avg(e.score) FROM enrolment e WHERE e.class_id = c.id),
    (SELECT count(*) FROM enrolment e WHERE e.class_id = c.id AND e.result IN ('合格', '优秀', '结业'))
  FROM class c JOIN course o ON o.id = c.course_id";

fn read_class(row: &Row<'_>) -> rusqlite::Result<Class> {
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
        size: row.get(12)?,
        mean_score: row.get(13)?,
        passed: row.get(14)?,
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
    let sql = format!("{CLASS} WHERE ?1 IS NULL OR c.year = ?1 ORDER BY c.year DESC, c.start_date DESC, c.id DESC");
    Ok(conn.prepare_cached(&sql)?.query_map([year], read_class)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn class(conn: &Connection, id: ClassId) -> Result<Class> {
    conn.prepare_cached(&format!("{CLASS} WHERE c.id = ?"))?
        .query_row([id], read_class)
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })
}

pub(crate) fn detail(conn: &Connection, id: ClassId) -> Result<ClassDetail> {
    let groups = conn
        .prepare_cached("SELECT name FROM class_group WHERE class_id = ? ORDER BY position, id")?
        .query_map([id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let rows = conn
        .prepare_cached(
            "SELECT e.id, e.person_id, p.name, p.sex, u.name, p.phone, p.skill_level, g.name, e.is_leader, e.mentor, e.hours,
                    e.score, e.result, e.note
             FROM enrolment e JOIN person p ON p.id = e.person_id LEFT JOIN unit u ON u.id = p.unit_id
             LEFT JOIN class_group g ON g.id = e.group_id
             WHERE e.class_id = ? ORDER BY e.position, e.id",
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
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ClassDetail { class: class(conn, id)?, groups, rows })
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
