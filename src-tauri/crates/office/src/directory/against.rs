//! What stands against making two records one: what one person or one unit cannot have twice. It is named, and she sets it right first;
//! the program does not choose.

use rusqlite::{Connection, params};

use super::carry;
use super::duplicate::DirectoryKind;
use crate::error::Result;
use crate::membership;

/// Statements over ?1, who stays, and ?2, who goes. Each row is a sentence.
const PERSON: &[&str] = &[
    // Attendance, scores and pairs hang on the row of the roster.
    "SELECT '两人都在培训班“' || CASE WHEN instr(c.name, k.name) THEN '' ELSE k.name END || c.name || '”的花名册里，考勤和成绩各记了一份。请先从花名册里去掉一个。'
     FROM enrolment a JOIN enrolment b ON b.class_id = a.class_id AND b.person_id = ?2
     JOIN class c ON c.id = a.class_id JOIN course k ON k.id = c.course_id WHERE a.person_id = ?1 ORDER BY c.id",
    "SELECT '“' || a.name || '”和“' || b.name || '”结过师徒（' || m.started_on || ' 起），不会是同一个人。记错了的话，请先改正师徒结对。'
     FROM mentorship m JOIN person a ON a.id = m.master_id JOIN person b ON b.id = m.apprentice_id
     WHERE (m.master_id, m.apprentice_id) IN ((?1, ?2), (?2, ?1)) ORDER BY m.id",
    "SELECT '两人都是“' || p.name || '”的' || iif(a.master_id = ?1, '师傅', '徒弟') || '，都还没有出师。请先在师徒结对里删去一对。'
     FROM mentorship a JOIN mentorship b
       ON (a.master_id, a.apprentice_id, b.master_id) IS (?1, b.apprentice_id, ?2)
       OR (a.apprentice_id, a.master_id, b.apprentice_id) IS (?1, b.master_id, ?2)
     JOIN person p ON p.id = iif(a.master_id = ?1, a.apprentice_id, a.master_id)
     WHERE a.ended_on IS NULL AND b.ended_on IS NULL ORDER BY a.id",
    "SELECT '两人在“' || c.name || '”里都有称号“' || a.title || '”。请先在那次表彰里删去一个。'
     FROM title_grant a JOIN title_grant b ON b.commendation_id = a.commendation_id AND b.title = a.title AND b.person_id = ?2
     JOIN commendation c ON c.id = a.commendation_id WHERE a.person_id = ?1 ORDER BY a.id",
    // For one award of one work a person has one paper.
    "SELECT '同一个奖项“' || a.award || '”，两人各有一张证书（' || coalesce(a.number, '不编号') || '、' || coalesce(b.number, '不编号') || '）。请先作废一张。'
     FROM certificate a JOIN certificate b ON b.award_id = a.award_id AND b.person_id = ?2 AND b.state <> 'voided'
     WHERE a.person_id = ?1 AND a.state <> 'voided' ORDER BY a.id",
];

const UNIT: &[&str] = &[
    "SELECT '两个单位都报过 ' || a.period || ' 的“' || a.name || '”（' || printf('%g', a.amount) || '、' || printf('%g', b.amount) || '）。请先在收表里删去重复的一个；两个都算数的，先并成一个数。'
     FROM returned_figure a JOIN returned_figure b ON b.unit_id = ?2 AND b.period = a.period AND b.name = a.name
     WHERE a.unit_id = ?1 ORDER BY a.id",
];

/// All that stands against making the two one, in sentences; empty when nothing does.
pub(super) fn against(conn: &Connection, kind: DirectoryKind, keep: i64, gone: i64) -> Result<Vec<String>> {
    let statements = match kind {
        DirectoryKind::Person => PERSON,
        DirectoryKind::Unit => UNIT,
    };
    let mut found = Vec::new();
    for sql in statements {
        let mut statement = conn.prepare_cached(sql)?;
        let rows = statement.query_map(params![keep, gone], |row| row.get::<_, String>(0))?;
        for sentence in rows {
            found.push(sentence?);
        }
    }
    found.dedup();
    let column = kind.column();
    let [stays, goes] = [membership::standing_of(conn, column, keep)?, membership::standing_of(conn, column, gone)?];
    if let (Some(one), Some(other)) = (stays.first(), goes.first()) {
        let number =
            |it: &membership::Standing| it.number.as_ref().map_or("没有编号".into(), |no| format!("编号 {no}"));
        found.push(format!(
            "两边都是在会的会员（{}；{}）。请先结束或删去其中一份会籍，缴过的会费跟着会籍走。",
            number(one),
            number(other)
        ));
    }
    found.extend(carry::disagreeing(conn, kind, keep, gone)?);
    Ok(found)
}

/// What makes it doubtful that the two are one; it is told, and she decides.
pub(super) fn doubts(conn: &Connection, kind: DirectoryKind, keep: i64, gone: i64) -> Result<Vec<String>> {
    let mut found = Vec::new();
    if kind == DirectoryKind::Person {
        let differs = |column: &str, how: &str| -> Result<bool> {
            let sql =
                format!("SELECT {how} FROM person a JOIN person b ON b.id = ?2 WHERE a.id = ?1").replace("{}", column);
            Ok(conn.prepare_cached(&sql)?.query_row([keep, gone], |row| row.get(0))?)
        };
        let apart = "coalesce(a.{} <> b.{}, 0)";
        // One of two dates may be less precise.
        let far = "coalesce(NOT (instr(a.{}, b.{}) = 1 OR instr(b.{}, a.{}) = 1), 0)";
        for (column, what, how) in [
            ("name", "姓名", apart),
            ("id_number", "身份证号", apart),
            ("sex", "性别", apart),
            ("birth_date", "出生年月", far),
        ] {
            if differs(column, how)? {
                found.push(format!("两人的{what}不同，可能不是同一个人。"));
            }
        }
    }
    if carry::are_apart(conn, kind, keep, gone)? {
        found.push(format!("曾经标明这两个{}。", kind.not_the_same()));
    }
    Ok(found)
}
