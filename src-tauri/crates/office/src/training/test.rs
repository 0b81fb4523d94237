//! 考核: tests in stages with their weights; who was absent, who sat again; the score that comes of them, ranks, results.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::attendance::attendance;
use super::result::Rule;
use super::sat::{Sat, ranks, total};
use super::{ClassDetail, detail, title};
use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{ClassId, ClassTestId, EnrolmentId};
use crate::office::At;

changes! {
    /// The fields of a test.
    TestChanges {
        /// 名称: 理论, 实操
        name: String => check::text,
        /// 日期
        held_on: String => check::date,
        /// 权重
        weight: f64 => check::number,
        /// 满分
        full_mark: f64 => full_mark,
    }
}

fn full_mark(field: &str, mark: &f64) -> Result<Value> {
    if mark.is_finite() && *mark > 0.0 {
        return Ok(Value::Real(*mark));
    }
    Err(Error::invalid(field, format!("满分“{mark}”不成立。请写大于 0 的数。")))
}

/// A test of a class.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Test {
    /// Its id.
    pub id: ClassTestId,
    /// 名称
    pub name: String,
    /// 日期
    pub held_on: Option<String>,
    /// 权重; those of all tests need not come to 100.
    pub weight: f64,
    /// 满分
    pub full_mark: f64,
}

/// The scores of one class.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ScoreAsk {
    /// The class.
    pub class_id: ClassId,
}

/// A trainee's scores.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ScoreRow {
    /// The row of the roster.
    pub id: EnrolmentId,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: Option<String>,
    /// What stands for each test: 85, 缺考, 55/70 with the resit behind the stroke; empty where nothing is written.
    pub cells: Vec<String>,
    /// 总评: by the weights, when every test that counts is there.
    pub score: Option<f64>,
    /// 名次; those of one score share one.
    pub rank: Option<i64>,
    /// 结果, as it stands.
    pub result: Option<String>,
    /// Whether it was written by hand.
    pub by_hand: bool,
    /// What the rule says; none where something is missing.
    pub by_rule: Option<String>,
    /// Why the rule says so, where the score alone does not show it.
    pub why: Option<String>,
    /// 出勤率 in per cent.
    pub rate: Option<f64>,
    /// 现等级: the person's level in the directory.
    pub skill_level: Option<String>,
    /// 培训前等级
    pub level_before: Option<String>,
    /// 培训后等级
    pub level_after: Option<String>,
}

/// The tests of a class and what came of them.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Scores {
    /// The tests.
    pub tests: Vec<Test>,
    /// Those in the class.
    pub rows: Vec<ScoreRow>,
    /// The rule in words.
    pub rule: String,
    /// What does not agree, each as a sentence.
    pub doubts: Vec<String>,
}

/// A new test.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TestCreate {
    /// The class.
    pub class_id: ClassId,
    /// Its fields; the name must be there.
    pub test: TestChanges,
}

/// Changes of a test.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TestUpdate {
    /// The test.
    pub id: ClassTestId,
    /// The touched fields.
    pub changes: TestChanges,
}

/// Tests to delete, with their scores.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TestDelete {
    /// The tests.
    pub ids: Vec<ClassTestId>,
}

/// A cell of the grid of scores.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ScoreCell {
    /// The test.
    pub test_id: ClassTestId,
    /// The row of the roster.
    pub enrolment_id: EnrolmentId,
    /// 85; 缺考; 55/70 or 缺考/70 with a resit; empty for nothing.
    pub text: String,
}

/// Cells to write, in one act.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ScoreSet {
    /// The cells.
    pub cells: Vec<ScoreCell>,
}

const NOUN: &str = "次考核";

pub(super) fn tests(conn: &Connection, class: ClassId) -> Result<Vec<Test>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, name, held_on, weight, full_mark FROM class_test WHERE class_id = ? ORDER BY position, id",
    )?;
    let rows = statement.query_map([class], |row| {
        Ok(Test {
            id: row.get(0)?,
            name: row.get(1)?,
            held_on: row.get(2)?,
            weight: row.get(3)?,
            full_mark: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn sat(conn: &Connection, class: ClassId) -> Result<HashMap<(EnrolmentId, ClassTestId), Sat>> {
    let mut statement = conn.prepare_cached(
        "SELECT s.enrolment_id, s.test_id, s.score, s.resit FROM test_score s JOIN class_test t ON t.id = s.test_id
         WHERE t.class_id = ?",
    )?;
    let rows = statement
        .query_map([class], |row| Ok(((row.get(0)?, row.get(1)?), Sat { score: row.get(2)?, resit: row.get(3)? })))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The grid of scores of a class.
pub(crate) fn scores(conn: &Connection, id: ClassId) -> Result<Scores> {
    let ClassDetail { class, mut rows, .. } = detail(conn, id)?;
    rows.retain(|row| !row.waiting);
    let tests = tests(conn, id)?;
    let sat = sat(conn, id)?;
    let rates: HashMap<EnrolmentId, Option<f64>> =
        attendance(conn, id)?.rows.into_iter().map(|row| (row.id, row.rate)).collect();
    let rule = Rule::of(&class);
    let has_scores = !tests.is_empty() || rows.iter().any(|row| row.score.is_some());
    let ranks = ranks(&rows.iter().map(|row| row.score).collect::<Vec<_>>());
    let rows: Vec<ScoreRow> = rows
        .into_iter()
        .zip(ranks)
        .map(|(row, rank)| {
            let of = |test: &Test| sat.get(&(row.id, test.id)).copied();
            let resat = tests.iter().filter_map(of).any(|sat| sat.resit.is_some());
            let rate = rates.get(&row.id).copied().flatten();
            let (by_rule, why) = rule.result(row.score, has_scores, resat, rate);
            ScoreRow {
                id: row.id,
                cells: tests.iter().map(|test| of(test).map(Sat::said).unwrap_or_default()).collect(),
                name: row.name,
                unit: row.unit,
                score: row.score,
                rank,
                result: row.result,
                by_hand: row.result_by_hand,
                by_rule: by_rule.map(Into::into),
                why,
                rate,
                skill_level: row.skill_level,
                level_before: row.level_before,
                level_after: row.level_after,
            }
        })
        .collect();
    let mut doubts = Vec::new();
    let weights: f64 = tests.iter().map(|test| test.weight).sum();
    if !tests.is_empty() && (weights - 100.0).abs() > 0.05 {
        doubts.push(format!("各次考核的权重共 {weights}，不是 100；总评按各自所占的份额算"));
    }
    let off = rows.iter().filter(|row| row.by_hand && row.by_rule.is_some() && row.by_rule != row.result).count();
    if off > 0 {
        doubts.push(format!("{off} 人的结果是手写的，和规则算的不一样"));
    }
    for row in &rows {
        let [before, after] =
            [&row.level_before, &row.level_after].map(|level| super::split::skill_rank(level.as_deref()));
        if after > 0 && after < before {
            doubts.push(format!("{}培训后的等级比培训前还低，请看一眼", row.name));
        }
    }
    Ok(Scores { tests, rows, rule: rule.said(has_scores), doubts })
}

pub(crate) fn score_get(at: &At<'_>, ask: ScoreAsk) -> Result<Scores> {
    at.read(|conn| scores(conn, ask.class_id))
}

/// Refuses a score that is written over those of tests.
pub(super) fn refuse_by_hand(conn: &Connection, class: ClassId) -> Result<()> {
    let count: i64 = conn
        .prepare_cached("SELECT count(*) FROM class_test WHERE class_id = ?")?
        .query_row([class], |row| row.get(0))?;
    if count == 0 {
        return Ok(());
    }
    Err(Error::invalid("score", format!("这个班的总评由 {count} 次考核算出来。请到“成绩”里改各次考核的分数。")))
}

/// Computes the scores of a class anew.
fn recount(conn: &Connection, class: ClassId) -> Result<()> {
    let tests = tests(conn, class)?;
    if tests.is_empty() {
        return Ok(());
    }
    let sat = sat(conn, class)?;
    let ids: Vec<EnrolmentId> = conn
        .prepare_cached("SELECT id FROM enrolment WHERE class_id = ?")?
        .query_map([class], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for id in ids {
        let score = total(&tests, |test| sat.get(&(id, test)).copied());
        conn.prepare_cached("UPDATE enrolment SET score = ?1 WHERE id = ?2 AND score IS NOT ?1")?
            .execute(params![score, id])?;
    }
    Ok(())
}

pub(crate) fn test_create(at: &At<'_>, ask: TestCreate) -> Result<ClassTestId> {
    let mut columns = ask.test.columns()?;
    changes::require(&columns, "name", true, "请写上考核的名称，例如“理论”。")?;
    columns.retain(|(column, value)| *value != Value::Null || *column == "held_on");
    at.act(|act| {
        let class = title(act, ask.class_id)?;
        let written: i64 = act.query_row(
            "SELECT count(*) FROM enrolment WHERE class_id = ?1 AND score IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM class_test WHERE class_id = ?1)",
            [ask.class_id],
            |row| row.get(0),
        )?;
        if written > 0 {
            let message = format!("班里已有 {written} 个手写的总评，加上考核以后会按考核重算。请先清空“成绩”一列。");
            return Err(Error::invalid("name", message));
        }
        let position: i64 = act.query_row(
            "SELECT coalesce(max(position) + 1, 0) FROM class_test WHERE class_id = ?",
            [ask.class_id],
            |row| row.get(0),
        )?;
        columns.push(("class_id", Value::Integer(ask.class_id.0)));
        columns.push(("position", Value::Integer(position)));
        let id = ClassTestId(changes::insert(act, "class_test", &columns)?);
        recount(act, ask.class_id)?;
        Ok((id, format!("“{class}”新增考核“{}”", changes::title(act, "class_test", "name", id.0, NOUN)?)))
    })
}

fn class_of(conn: &Connection, id: ClassTestId) -> Result<ClassId> {
    conn.prepare_cached("SELECT class_id FROM class_test WHERE id = ?")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound { noun: NOUN })
}

pub(crate) fn test_update(at: &At<'_>, ask: TestUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    changes::require(&columns, "name", false, "请写上考核的名称，例如“理论”。")?;
    changes::require(&columns, "weight", false, "请写上权重；不计入总评的写 0。")?;
    changes::require(&columns, "full_mark", false, "请写上满分，例如 100。")?;
    at.act(|act| {
        let class = class_of(act, ask.id)?;
        changes::update(act, "class_test", ask.id.0, &columns, NOUN)?;
        let (name, full, most): (String, f64, Option<f64>) = act.query_row(
            "SELECT t.name, t.full_mark, (SELECT max(max(coalesce(s.score, 0), coalesce(s.resit, 0))) FROM test_score s WHERE s.test_id = t.id)
             FROM class_test t WHERE t.id = ?",
            [ask.id],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        if let Some(most) = most.filter(|most| *most > full) {
            return Err(Error::invalid("full_mark", format!("“{name}”已有 {most} 分的成绩，满分不能改成 {full}。")));
        }
        recount(act, class)?;
        Ok((Nothing {}, format!("修改考核“{name}”")))
    })
}

pub(crate) fn test_delete(at: &At<'_>, ask: TestDelete) -> Result<Nothing> {
    at.act(|act| {
        let ids = ask.ids.iter().map(|id| id.0);
        let label = changes::deleting(act, "class_test", "name", "考核", NOUN, ids)?;
        for id in &ask.ids {
            let class = class_of(act, *id)?;
            changes::delete(act, "test_score", "test_id", id.0)?;
            changes::delete(act, "class_test", "id", id.0)?;
            if tests(act, class)?.is_empty() {
                act.execute("UPDATE enrolment SET score = NULL WHERE class_id = ?", [class])?;
            }
            recount(act, class)?;
        }
        Ok((Nothing {}, label))
    })
}

pub(crate) fn score_set(at: &At<'_>, ask: ScoreSet) -> Result<Nothing> {
    at.act(|act| {
        let mut wrong = Vec::new();
        let mut class = None;
        for cell in &ask.cells {
            let of = class_of(act, cell.test_id)?;
            let (test, full): (String, f64) = act
                .prepare_cached("SELECT name, full_mark FROM class_test WHERE id = ?")?
                .query_row([cell.test_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let name: String = act
                .prepare_cached(
                    "SELECT p.name FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.id = ? AND e.class_id = ?",
                )?
                .query_row(params![cell.enrolment_id, of], |row| row.get(0))
                .optional()?
                .ok_or(Error::NotFound { noun: "名学员" })?;
            act.prepare_cached("DELETE FROM test_score WHERE test_id = ? AND enrolment_id = ?")?
                .execute(params![cell.test_id, cell.enrolment_id])?;
            match Sat::read(&cell.text, full) {
                Ok(None) => {}
                Ok(Some(Sat { score, resit })) => {
                    act.prepare_cached("INSERT INTO test_score (test_id, enrolment_id, score, resit) VALUES (?, ?, ?, ?)")?
                        .execute(params![cell.test_id, cell.enrolment_id, score, resit])?;
                }
                Err(why) => wrong.push(format!("{name}的“{test}”{why}")),
            }
            class = Some(of);
        }
        if let Some(first) = wrong.first() {
            let more = if wrong.len() > 1 { format!("；一共 {} 格不对，都没有写入", wrong.len()) } else { String::new() };
            return Err(Error::invalid("text", format!("{first}{more}。")));
        }
        let label = match class {
            Some(class) => {
                recount(act, class)?;
                format!("记“{}”的 {} 个成绩", title(act, class)?, ask.cells.len())
            }
            None => "记成绩".to_owned(),
        };
        Ok((Nothing {}, label))
    })
}
