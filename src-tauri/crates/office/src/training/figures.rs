//! Figures of a year's training: classes, 人次, people, hours, pass rate, by unit; hours by teacher; skill levels by year.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::attendance::rounded;
use super::split::skill_rank;
use super::store::classes;
use crate::api::Nothing;
use crate::error::{Error, Result};
use crate::office::At;
use crate::profile::{self, YearAsk};
use crate::{changes, clock};

/// A unit's part of a year's training.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct UnitTraining {
    /// 单位; empty for people without.
    pub unit: String,
    /// People of it, each once.
    pub people: i64,
    /// Their places in classes.
    pub enrolled: i64,
    /// 合格, 优秀 or 结业 among those.
    pub passed: i64,
}

/// A year's training in numbers.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct TrainingFigures {
    /// 期数
    pub classes: i64,
    /// 人次, counted as `head_count` says.
    pub heads: i64,
    /// `lesson` or `class`: what one 人次 is.
    pub head_count: String,
    /// People, each once.
    pub people: i64,
    /// 课时
    pub hours: f64,
    /// How many have a result.
    pub judged: i64,
    /// 合格, 优秀 or 结业 among them.
    pub passed: i64,
    /// 合格率 in per cent.
    pub pass_rate: Option<f64>,
    /// By unit, the most people first.
    pub units: Vec<UnitTraining>,
}

/// What a teacher taught in a year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct TeacherHours {
    /// Its place in the list: rows have no other name.
    pub id: i64,
    /// 教师
    pub teacher: String,
    /// 年度
    pub year: i32,
    /// Classes.
    pub classes: i64,
    /// Lessons.
    pub lessons: i64,
    /// 课时
    pub hours: f64,
}

/// Hours by teacher and year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct TeacherHoursList {
    /// The latest year first, the most hours first.
    pub rows: Vec<TeacherHours>,
}

/// How many people of a level there are in a year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct SkillShare {
    /// 技能等级
    pub level: String,
    /// How many.
    pub people: i64,
    /// Of a hundred.
    pub share: f64,
}

/// The skill levels of a year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct SkillYear {
    /// The year.
    pub year: i32,
    /// Entered by hand; else from the directory as it is now.
    pub is_entered: bool,
    /// All together.
    pub people: i64,
    /// The levels, the lowest first.
    pub levels: Vec<SkillShare>,
}

/// Skill levels by year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct SkillYears {
    /// The years, the earliest first.
    pub years: Vec<SkillYear>,
}

/// The headcounts of a year.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct SkillSet {
    /// The year.
    pub year: i32,
    /// All levels with their people; none takes the year away.
    pub levels: Vec<SkillCount>,
}

/// People of a level.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct SkillCount {
    /// 技能等级
    pub level: String,
    /// How many.
    pub people: i64,
}

pub(crate) fn training_figures(at: &At<'_>, ask: YearAsk) -> Result<TrainingFigures> {
    at.read(|conn| figures(conn, ask.year))
}

/// The figures of a year, or of all years.
pub(crate) fn figures(conn: &Connection, year: Option<i32>) -> Result<TrainingFigures> {
    let classes = classes(conn, year)?;
    let (people, judged, passed): (i64, i64, i64) = conn
        .prepare_cached(
            "SELECT count(DISTINCT e.person_id), count(e.result), count(CASE WHEN e.result IN ('合格', '优秀', '结业') THEN 1 END)
             FROM enrolment e JOIN class c ON c.id = e.class_id WHERE e.waiting = 0 AND (?1 IS NULL OR c.year = ?1)",
        )?
        .query_row([year], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut statement = conn.prepare_cached(
        "SELECT coalesce(u.name, ''), count(DISTINCT e.person_id), count(*),
                count(CASE WHEN e.result IN ('合格', '优秀', '结业') THEN 1 END)
         FROM enrolment e JOIN class c ON c.id = e.class_id JOIN person p ON p.id = e.person_id
         LEFT JOIN unit u ON u.id = p.unit_id
         WHERE e.waiting = 0 AND (?1 IS NULL OR c.year = ?1) GROUP BY 1 ORDER BY 1 = '', 2 DESC, 1",
    )?;
    let units = statement.query_map([year], |row| {
        Ok(UnitTraining { unit: row.get(0)?, people: row.get(1)?, enrolled: row.get(2)?, passed: row.get(3)? })
    })?;
    Ok(TrainingFigures {
        classes: classes.len() as i64,
        heads: classes.iter().map(|class| class.heads).sum(),
        head_count: profile::profile(conn)?.head_count,
        people,
        hours: rounded(classes.iter().filter_map(|class| class.taught).sum()),
        judged,
        passed,
        pass_rate: (judged > 0).then(|| rounded(100.0 * passed as f64 / judged as f64)),
        units: units.collect::<rusqlite::Result<_>>()?,
    })
}

pub(crate) fn teacher_hours(at: &At<'_>, ask: YearAsk) -> Result<TeacherHoursList> {
    at.read(|conn| Ok(TeacherHoursList { rows: hours(conn, ask.year)? }))
}

/// Hours by teacher and year: those of lessons by who held them, those of a class without lessons by its teacher. Several
/// names in one field are several teachers, each with all of the hours.
pub(crate) fn hours(conn: &Connection, year: Option<i32>) -> Result<Vec<TeacherHours>> {
    let mut statement = conn.prepare_cached(
        "SELECT c.id, c.year, coalesce(l.teacher, c.teacher), coalesce(l.hours, 0), 1
           FROM lesson l JOIN class c ON c.id = l.class_id WHERE ?1 IS NULL OR c.year = ?1
         UNION ALL
         SELECT c.id, c.year, c.teacher, coalesce(c.hours, 0), 0
           FROM class c WHERE (?1 IS NULL OR c.year = ?1) AND NOT EXISTS (SELECT 1 FROM lesson l WHERE l.class_id = c.id)",
    )?;
    let taught = statement.query_map([year], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get(1)?,
            row.get::<_, Option<String>>(2)?,
            row.get::<_, f64>(3)?,
            row.get::<_, i64>(4)?,
        ))
    })?;
    let mut by: BTreeMap<(i32, String), (std::collections::BTreeSet<i64>, i64, f64)> = BTreeMap::new();
    for row in taught {
        let (class, year, teachers, hours, lessons) = row?;
        for teacher in crate::value::names_in(teachers.as_deref().unwrap_or_default()) {
            let sum = by.entry((year, teacher.to_owned())).or_default();
            sum.0.insert(class);
            sum.1 += lessons;
            sum.2 += hours;
        }
    }
    let mut rows: Vec<TeacherHours> = by
        .into_iter()
        .map(|((year, teacher), (classes, lessons, hours))| TeacherHours {
            id: 0,
            teacher,
            year,
            classes: classes.len() as i64,
            lessons,
            hours: rounded(hours),
        })
        .collect();
    rows.sort_by(|a, b| b.year.cmp(&a.year).then(b.hours.total_cmp(&a.hours)));
    for (place, row) in (1..).zip(&mut rows) {
        row.id = place;
    }
    Ok(rows)
}

pub(crate) fn skill_years(at: &At<'_>, _: Nothing) -> Result<SkillYears> {
    at.read(|conn| {
        let mut by: BTreeMap<i32, (bool, Vec<(String, i64)>)> = BTreeMap::new();
        let mut statement = conn.prepare_cached("SELECT year, level, people FROM skill_headcount")?;
        for row in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))? {
            let (year, level, people) = row?;
            by.entry(year).or_insert((true, Vec::new())).1.push((level, people));
        }
        let mut statement = conn.prepare_cached(
            "SELECT skill_level, count(*) FROM person WHERE skill_level IS NOT NULL GROUP BY skill_level",
        )?;
        let now: Vec<(String, i64)> =
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        if !now.is_empty() {
            by.entry(clock::year()).or_insert((false, now));
        }
        let years = by.into_iter().map(|(year, (is_entered, mut levels))| {
            levels.sort_by_key(|(level, _)| (skill_rank(Some(level)), level.clone()));
            let people: i64 = levels.iter().map(|(_, people)| people).sum();
            let share = |count: i64| rounded(100.0 * count as f64 / (people.max(1)) as f64);
            let levels =
                levels.into_iter().map(|(level, count)| SkillShare { level, people: count, share: share(count) });
            SkillYear { year, is_entered, people, levels: levels.collect() }
        });
        Ok(SkillYears { years: years.collect() })
    })
}

pub(crate) fn skill_set(at: &At<'_>, ask: SkillSet) -> Result<Nothing> {
    if !(1949..=2100).contains(&ask.year) {
        return Err(Error::invalid("year", "请写上是哪一年的人数，例如 2026。"));
    }
    at.act(|act| {
        changes::delete(act, "skill_headcount", "year", i64::from(ask.year))?;
        for (place, count) in ask.levels.iter().enumerate() {
            let level = count.level.trim();
            if level.is_empty() {
                return Err(Error::invalid("level", "请写上技能等级，例如“技师”。"));
            }
            if ask.levels[..place].iter().any(|other| other.level.trim() == level) {
                return Err(Error::invalid("level", format!("“{level}”写了两次。请只留一个。")));
            }
            crate::value::count("people", count.people)?;
            act.prepare_cached("INSERT INTO skill_headcount (year, level, people) VALUES (?, ?, ?)")?
                .execute(params![ask.year, level, count.people])?;
        }
        let what = if ask.levels.is_empty() { "删去" } else { "填写" };
        Ok((Nothing {}, format!("{what} {} 年的技能等级人数", ask.year)))
    })
}

/// What one 人次 is, in words.
pub(super) fn heads_said(head_count: &str) -> &'static str {
    if head_count == "class" { "按一人一期计" } else { "按一人一次课计" }
}
