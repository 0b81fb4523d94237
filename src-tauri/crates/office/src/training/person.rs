//! One person's whole record: classes with hours, scores, results and levels; masters and apprentices; prizes and certificates.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::attendance::rounded;
use super::mentorship::{Mentorship, mentorships};
use crate::body::{self, PersonSeat};
use crate::changes;
use crate::error::Result;
use crate::ids::{ClassId, ContestId, PersonId};
use crate::membership::{self, Membership};
use crate::office::At;

/// Whose record.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PersonRecordAsk {
    /// The person.
    pub id: PersonId,
}

/// A class that a person was in.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PersonClass {
    /// The class.
    pub class_id: ClassId,
    /// 班次
    pub name: String,
    /// 培训项目
    pub course: String,
    /// 年度
    pub year: i32,
    /// 候补
    pub waiting: bool,
    /// 课时: as written, else of the lessons less what was missed, else of the class.
    pub hours: Option<f64>,
    /// 成绩
    pub score: Option<f64>,
    /// 结果
    pub result: Option<String>,
    /// 培训前等级
    pub level_before: Option<String>,
    /// 培训后等级
    pub level_after: Option<String>,
}

/// A prize of a contest.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PersonPrize {
    /// The contest.
    pub contest_id: ContestId,
    /// 竞赛
    pub contest: String,
    /// 年度
    pub year: i32,
    /// 作品
    pub entry: Option<String>,
    /// 等级
    pub award: String,
    /// author or instructor
    pub role: String,
}

/// A certificate that stands.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PersonCertificate {
    /// 编号; empty for one without.
    pub number: String,
    /// 奖项或称号
    pub award: String,
    /// 颁发日期
    pub issued_on: String,
}

/// A person's record.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PersonRecord {
    /// Classes, the latest first.
    pub classes: Vec<PersonClass>,
    /// Their hours together.
    pub hours: f64,
    /// Masters and apprentices.
    pub mentorships: Vec<Mentorship>,
    /// Prizes, the latest first.
    pub prizes: Vec<PersonPrize>,
    /// Certificates, the latest first.
    pub certificates: Vec<PersonCertificate>,
    /// Memberships with what was paid, and the dues of this year.
    pub memberships: Vec<Membership>,
    /// Posts in bodies, the latest first.
    pub seats: Vec<PersonSeat>,
}

pub(crate) fn person_record(at: &At<'_>, ask: PersonRecordAsk) -> Result<PersonRecord> {
    at.read(|conn| {
        changes::exists(conn, "person", ask.id.0, "个人员")?;
        let classes = classes(conn, ask.id)?;
        let hours = classes.iter().filter(|class| !class.waiting).filter_map(|class| class.hours).sum();
        let mut mentorships = mentorships(conn, None)?;
        mentorships.retain(|mentorship| mentorship.has(ask.id));
        Ok(PersonRecord {
            classes,
            hours: rounded(hours),
            mentorships,
            prizes: prizes(conn, ask.id)?,
            certificates: certificates(conn, ask.id)?,
            memberships: membership::of_person(conn, ask.id)?,
            seats: body::of_person(conn, ask.id)?,
        })
    })
}

fn classes(conn: &Connection, id: PersonId) -> Result<Vec<PersonClass>> {
    let mut statement = conn.prepare_cached(
        "SELECT c.id, c.name, o.name, c.year, e.waiting,
                coalesce(e.hours,
                  (SELECT sum(l.hours * (1 - coalesce((SELECT CASE WHEN a.half IS NULL THEN 1.0 ELSE 0.5 END FROM attendance a
                       WHERE a.lesson_id = l.id AND a.enrolment_id = e.id AND a.sign <> '迟'
                         AND a.sign NOT IN (SELECT sign FROM attendance_sign WHERE is_present = 1)), 0)))
                   FROM lesson l WHERE l.class_id = c.id),
                  c.hours),
                e.score, e.result, e.level_before, e.level_after
         FROM enrolment e JOIN class c ON c.id = e.class_id JOIN course o ON o.id = c.course_id
         WHERE e.person_id = ? ORDER BY c.year DESC, c.start_date DESC, c.id DESC",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(PersonClass {
            class_id: row.get(0)?,
            name: row.get(1)?,
            course: row.get(2)?,
            year: row.get(3)?,
            waiting: row.get(4)?,
            hours: row.get(5)?,
            score: row.get(6)?,
            result: row.get(7)?,
            level_before: row.get(8)?,
            level_after: row.get(9)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn prizes(conn: &Connection, id: PersonId) -> Result<Vec<PersonPrize>> {
    let mut statement = conn.prepare_cached(
        "SELECT k.id, k.name, k.year, n.title, a.name, p.role FROM entry_person p JOIN entry n ON n.id = p.entry_id
         JOIN award a ON a.entry_id = n.id JOIN contest k ON k.id = n.contest_id
         WHERE p.person_id = ? ORDER BY k.year DESC, k.id DESC, a.id",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(PersonPrize {
            contest_id: row.get(0)?,
            contest: row.get(1)?,
            year: row.get(2)?,
            entry: row.get(3)?,
            award: row.get(4)?,
            role: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn certificates(conn: &Connection, id: PersonId) -> Result<Vec<PersonCertificate>> {
    let mut statement = conn.prepare_cached(
        "SELECT coalesce(c.number, ''), c.award, b.issued_on FROM certificate c JOIN certificate_batch b ON b.id = c.batch_id
         WHERE (c.person_id = ?1 OR c.enrolment_id IN (SELECT id FROM enrolment WHERE person_id = ?1)) AND c.state <> 'voided' ORDER BY b.issued_on DESC, c.id DESC",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(PersonCertificate { number: row.get(0)?, award: row.get(1)?, issued_on: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
