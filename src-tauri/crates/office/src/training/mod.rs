//! 培训班: a course runs as classes; a class has groups and a roster.

mod arrival;
mod import;
mod report;
mod roster;
mod store;

use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{ClassId, CourseId};
use crate::office::At;
use crate::value;

pub(crate) use arrival::{Classes, take_enrolment};
pub use import::*;
pub(crate) use report::{group_list, roster_paper, score_sheet, sign_in_sheet, unmasked};
pub use roster::*;
pub(crate) use store::{classes, detail};

changes! {
    /// The fields of a class.
    ClassChanges {
        /// 班次
        name: String => check::text,
        /// The year; needed for a new class.
        year: i64 => check::count,
        /// 开班日期
        start_date: String => check::date,
        /// 结束日期
        end_date: String => check::date,
        /// 地点
        place: String => check::text,
        /// 教师
        teacher: String => check::text,
        /// 课时
        hours: f64 => check::number,
        /// Fewest people
        capacity_low: i64 => check::count,
        /// Most people
        capacity_high: i64 => check::count,
        /// 备注
        note: String => check::text,
    }
}

/// A course.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Course {
    /// Its id.
    pub id: CourseId,
    /// 名称
    pub name: String,
    /// Classes of it.
    pub classes: i64,
}

/// Courses by name.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct CourseList {
    /// The courses.
    pub rows: Vec<Course>,
}

/// A class, as the list shows it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Class {
    /// Its id.
    pub id: ClassId,
    /// The course.
    pub course: String,
    /// The year.
    pub year: i32,
    /// 班次
    pub name: String,
    /// 开班日期
    pub start_date: Option<String>,
    /// 结束日期
    pub end_date: Option<String>,
    /// 地点
    pub place: Option<String>,
    /// 教师
    pub teacher: Option<String>,
    /// 课时
    pub hours: Option<f64>,
    /// Fewest people
    pub capacity_low: Option<i64>,
    /// Most people
    pub capacity_high: Option<i64>,
    /// 备注
    pub note: Option<String>,
    /// People enrolled.
    pub size: i64,
    /// Mean of the scores there are.
    pub mean_score: Option<f64>,
    /// 合格, 优秀 or 结业
    pub passed: i64,
}

/// Which classes.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct ClassAsk {
    /// Only those of this year.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// Classes, the latest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ClassList {
    /// The classes.
    pub rows: Vec<Class>,
}

/// One class.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ClassGet {
    /// The class.
    pub id: ClassId,
}

/// A class with its roster.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ClassDetail {
    /// The class.
    pub class: Class,
    /// Names of its groups, in their order.
    pub groups: Vec<String>,
    /// The roster.
    pub rows: Vec<Enrolment>,
}

/// A new class.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ClassCreate {
    /// The course by name: found or made; the class's own name when absent.
    #[serde(default)]
    #[ts(optional)]
    pub course: Option<String>,
    /// Its fields; name and year must be there.
    pub class: ClassChanges,
}

/// Changes of a class.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ClassUpdate {
    /// The class.
    pub id: ClassId,
    /// The touched fields.
    pub changes: ClassChanges,
}

/// Classes to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ClassDelete {
    /// The classes.
    pub ids: Vec<ClassId>,
}

const NOUN: &str = "个培训班";
const NAMELESS: &str = "请写上班次的名称，例如“电工技能提升班第一期”。";

pub(crate) fn course_list(at: &At<'_>, _: Nothing) -> Result<CourseList> {
    at.read(|conn| Ok(CourseList { rows: store::courses(conn)? }))
}

pub(crate) fn class_list(at: &At<'_>, ask: ClassAsk) -> Result<ClassList> {
    at.read(|conn| Ok(ClassList { rows: classes(conn, ask.year)? }))
}

pub(crate) fn class_get(at: &At<'_>, ask: ClassGet) -> Result<ClassDetail> {
    at.read(|conn| detail(conn, ask.id))
}

pub(crate) fn class_create(at: &At<'_>, ask: ClassCreate) -> Result<ClassId> {
    let mut columns = ask.class.columns()?;
    changes::require(&columns, "name", true, NAMELESS)?;
    if !matches!(ask.class.year, Some(Some(1949..=2100))) {
        return Err(Error::invalid("year", "请写上开班的年份，例如 2026。"));
    }
    at.act(|act| {
        let name = ask.class.name.clone().flatten().unwrap_or_default();
        let course = ask.course.as_deref().map(str::trim).filter(|course| !course.is_empty()).unwrap_or(name.trim());
        columns.push(("course_id", rusqlite::types::Value::Integer(store::course_named(act, course)?.0)));
        let id = ClassId(changes::insert(act, "class", &columns)?);
        check_class(act, id)?;
        Ok((id, format!("新增培训班“{}”", title(act, id)?)))
    })
}

pub(crate) fn class_update(at: &At<'_>, ask: ClassUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, NAMELESS)?;
    changes::require(&columns, "year", false, "请写上开班的年份，例如 2026。")?;
    at.act(|act| {
        changes::update(act, "class", ask.id.0, &columns, NOUN)?;
        check_class(act, ask.id)?;
        Ok((Nothing {}, format!("修改培训班“{}”", title(act, ask.id)?)))
    })
}

/// Refuses dates and bounds that are turned round, as they stand after the change.
fn check_class(conn: &rusqlite::Connection, id: ClassId) -> Result<()> {
    let class = store::class(conn, id)?;
    value::in_order("end_date", class.start_date.as_deref(), class.end_date.as_deref())?;
    match (class.capacity_low, class.capacity_high) {
        (Some(low), Some(high)) if low > high => {
            Err(Error::invalid("capacity_high", format!("人数下限 {low} 大于上限 {high}。请改正其中一个。")))
        }
        _ => Ok(()),
    }
}

pub(crate) fn class_delete(at: &At<'_>, ask: ClassDelete) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, "class", "name", "培训班", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::unused(act, &title(act, *id)?, id.0, &[(crate::certificate::BY_SOURCE, "class_id", "张证书")])?;
            for part in ["enrolment", "class_group"] {
                changes::delete(act, part, "class_id", id.0)?;
            }
            changes::delete(act, "class", "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

fn title(conn: &rusqlite::Connection, id: ClassId) -> Result<String> {
    changes::title(conn, "class", "name", id.0, NOUN)
}
