//! 培训班: a course runs as classes; a class has lessons, a roster with a waiting list, groups, pairs, tests. Master and
//! apprentice go together over years.

mod arrival;
mod attendance;
mod copy;
mod figures;
mod import;
mod lesson;
mod mentorship;
mod pack;
mod pair;
mod person;
mod record_papers;
mod report;
mod result;
mod roster;
mod sat;
mod split;
mod store;
mod suggest;
mod test;
mod year_papers;

use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{ClassId, CourseId};
use crate::office::At;
use crate::value;

pub use attendance::*;
pub use copy::*;
pub use figures::*;
pub use lesson::*;
pub use mentorship::*;
pub use pack::*;
pub use pair::*;
pub use person::*;
pub use result::*;
pub use split::*;
pub use suggest::*;
pub use test::*;

pub(crate) use arrival::{Classes, take_enrolment};
pub use import::*;
pub(crate) use record_papers::{attendance_sheet, score_sheet};
pub(crate) use report::{group_list, pair_list, roster_paper, sign_in_sheet, unmasked};
pub use roster::*;
pub(crate) use store::{classes, detail};
pub(crate) use year_papers::{figures_sheet, hours_sheet, mentorship_ledger};

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
        /// 合格线, 0 to 100; 60 when null
        pass_mark: f64 => mark,
        /// 优秀线, 0 to 100; 90 when null
        merit_mark: f64 => mark,
        /// 最低出勤率 in per cent; none when null
        least_rate: f64 => mark,
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
    /// 合格线; 60 when none is set
    pub pass_mark: Option<f64>,
    /// 优秀线; 90 when none is set
    pub merit_mark: Option<f64>,
    /// 最低出勤率 in per cent
    pub least_rate: Option<f64>,
    /// 备注
    pub note: Option<String>,
    /// People in the class; who waits is not counted.
    pub size: i64,
    /// 候补
    pub waiting: i64,
    /// Lessons there are.
    pub lessons: i64,
    /// Hours of them; 课时 of the class where no lesson has any.
    pub taught: Option<f64>,
    /// 人次, as the office counts them, up to today.
    pub heads: i64,
    /// How the size lies outside the bounds, in words.
    pub bounds: Option<String>,
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
    /// The roster, who waits last.
    pub rows: Vec<Enrolment>,
    /// What does not agree, each as a sentence.
    pub doubts: Vec<String>,
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
    /// Another course by name: found or made; one that no class is left of goes.
    #[serde(default)]
    #[ts(optional)]
    pub course: Option<String>,
}

/// Classes to delete.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ClassDelete {
    /// The classes.
    pub ids: Vec<ClassId>,
}

fn mark(field: &str, mark: &f64) -> Result<rusqlite::types::Value> {
    if (0.0..=100.0).contains(mark) {
        return Ok(rusqlite::types::Value::Real(*mark));
    }
    Err(Error::invalid(field, format!("“{mark}”不在 0 到 100 之间。请改正。")))
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
    let mut columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, NAMELESS)?;
    changes::require(&columns, "year", false, "请写上开班的年份，例如 2026。")?;
    at.act(|act| {
        if let Some(course) = ask.course.as_deref().map(str::trim).filter(|course| !course.is_empty()) {
            columns.push(("course_id", rusqlite::types::Value::Integer(store::course_named(act, course)?.0)));
        }
        changes::update(act, "class", ask.id.0, &columns, NOUN)?;
        if ask.course.is_some() {
            // A course without a note was nothing but a name over its classes.
            act.execute(
                "DELETE FROM course WHERE note IS NULL AND kind IS NULL AND id NOT IN (SELECT course_id FROM class)",
                [],
            )?;
        }
        check_class(act, ask.id)?;
        Ok((Nothing {}, format!("修改培训班“{}”", title(act, ask.id)?)))
    })
}

/// Refuses dates and bounds that are turned round, as they stand after the change.
fn check_class(conn: &rusqlite::Connection, id: ClassId) -> Result<()> {
    let class = store::class(conn, id)?;
    value::in_order("end_date", class.start_date.as_deref(), class.end_date.as_deref())?;
    if let (Some(pass), Some(merit)) = (class.pass_mark, class.merit_mark)
        && pass > merit
    {
        return Err(Error::invalid("merit_mark", format!("合格线 {pass} 高于优秀线 {merit}。请改正其中一个。")));
    }
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
            act.execute("DELETE FROM attendance WHERE lesson_id IN (SELECT id FROM lesson WHERE class_id = ?)", [id])?;
            act.execute(
                "DELETE FROM test_score WHERE test_id IN (SELECT id FROM class_test WHERE class_id = ?)",
                [id],
            )?;
            for part in ["enrolment", "class_group", "lesson", "class_test"] {
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
