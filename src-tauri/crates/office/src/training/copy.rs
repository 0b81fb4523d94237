//! A class begun from another: the same course, place, hours and tests, its lessons without their days, with its people or
//! without.

use rusqlite::params;
use serde::Deserialize;

use super::{check_class, title};
use crate::error::{Error, Result};
use crate::ids::ClassId;
use crate::office::At;

/// What to begin a class from.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ClassCopy {
    /// The class.
    pub id: ClassId,
    /// 班次 of the new one.
    pub name: String,
    /// Its year.
    pub year: i32,
    /// With the people, their groups, leaders and pairs; without scores and results.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub people: bool,
}

pub(crate) fn class_copy(at: &At<'_>, ask: ClassCopy) -> Result<ClassId> {
    let name = ask.name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", super::NAMELESS));
    }
    if !(1949..=2100).contains(&ask.year) {
        return Err(Error::invalid("year", "请写上开班的年份，例如 2026。"));
    }
    at.act(|act| {
        let from = title(act, ask.id)?;
        let id = twin(act, ask.id, name, ask.year)?;
        if ask.people {
            act.execute(
                "INSERT INTO class_group (class_id, name, position) SELECT ?1, name, position FROM class_group WHERE class_id = ?2",
                params![id, ask.id],
            )?;
            act.execute(
                "INSERT INTO enrolment (class_id, person_id, group_id, position, is_leader, mentor, waiting, level_before)
                 SELECT ?1, e.person_id, (SELECT n.id FROM class_group n WHERE n.class_id = ?1 AND n.name = g.name), e.position,
                        e.is_leader, e.mentor, e.waiting, p.skill_level
                 FROM enrolment e JOIN person p ON p.id = e.person_id LEFT JOIN class_group g ON g.id = e.group_id
                 WHERE e.class_id = ?2 ORDER BY e.id",
                params![id, ask.id],
            )?;
            act.execute(
                "UPDATE enrolment SET helper_id =
                   (SELECT nh.id FROM enrolment o JOIN enrolment oh ON oh.id = o.helper_id
                      JOIN enrolment nh ON nh.class_id = ?1 AND nh.person_id = oh.person_id
                    WHERE o.class_id = ?2 AND o.person_id = enrolment.person_id)
                 WHERE class_id = ?1",
                params![id, ask.id],
            )?;
        }
        check_class(act, id)?;
        let with = if ask.people { "连同学员" } else { "不带学员" };
        Ok((id, format!("由“{from}”复制“{name}”（{with}）")))
    })
}

/// A new class like another, without people and days.
pub(super) fn twin(conn: &rusqlite::Connection, id: ClassId, name: &str, year: i32) -> Result<ClassId> {
    conn.prepare_cached(
        "INSERT INTO class (course_id, year, name, place, teacher, hours, capacity_low, capacity_high, pass_mark, merit_mark, least_rate, note)
         SELECT course_id, ?1, ?2, place, teacher, hours, capacity_low, capacity_high, pass_mark, merit_mark, least_rate, note
         FROM class WHERE id = ?3",
    )?
    .execute(params![year, name, id])?;
    let new = ClassId(conn.last_insert_rowid());
    for copy in [
        "INSERT INTO lesson (class_id, position, half, hours, subject, teacher, place, note)
         SELECT ?1, position, half, hours, subject, teacher, place, note FROM lesson WHERE class_id = ?2 ORDER BY held_on, position, id",
        "INSERT INTO class_test (class_id, position, name, weight, full_mark)
         SELECT ?1, position, name, weight, full_mark FROM class_test WHERE class_id = ?2 ORDER BY position, id",
    ] {
        conn.prepare_cached(copy)?.execute(params![new, id])?;
    }
    Ok(new)
}
