//! 成绩表 and 考勤表 of a class.

use papers::document::Block;
use rusqlite::Connection;

use super::attendance::{Attendance, AttendanceRow, attendance, heads};
use super::report::{admitted, facts, group, number, title};
use super::test::{ScoreRow, Scores, scores};
use super::{ClassDetail, Enrolment};
use crate::error::Result;
use crate::ids::ClassId;
use crate::report::{Draft, Listed, Setting, list, text};

/// 成绩表, the best first unless another order is chosen: each test, the score, the rank, the result.
pub(crate) fn score_sheet(conn: &Connection, id: ClassId, setting: &Setting) -> Result<Draft> {
    let ClassDetail { class, rows, .. } = admitted(conn, id)?;
    let Scores { tests, rows: scores, .. } = scores(conn, id)?;
    let mut rows: Vec<(Enrolment, ScoreRow)> = rows.into_iter().zip(scores).collect();
    rows.sort_by(|(a, _), (b, _)| b.score.unwrap_or(-1.0).total_cmp(&a.score.unwrap_or(-1.0)));
    setting.order().people(&mut rows, |(row, _)| &row.name);
    type Shown<'a> = Listed<'a, (Enrolment, ScoreRow)>;
    let mut columns = vec![
        Shown::short("姓名", |(row, _)| row.name.clone()).always(),
        Shown::words("单位", |(row, _)| text(&row.unit)).wide(1.0).always(),
        Shown::short("组别", |(row, _)| group(row)).asked(),
        Shown::number("课时", |(row, _)| number(row.hours)),
    ];
    for (at, test) in tests.iter().enumerate() {
        columns
            .push(Shown::number(test.name.clone(), move |(_, score)| score.cells.get(at).cloned().unwrap_or_default()));
    }
    let score = if tests.is_empty() { "成绩" } else { "总评" };
    columns.extend([
        Shown::number(score, |(row, _)| number(row.score)).always(),
        Shown::number("名次", |(_, score)| score.rank.map(|rank| rank.to_string()).unwrap_or_default()).asked(),
        Shown::short("结果", |(row, _)| text(&row.result)).always(),
        Shown::short("培训前等级", |(row, _)| text(&row.level_before)).asked(),
        Shown::short("培训后等级", |(row, _)| text(&row.level_after)),
        Shown::words("备注", |(row, _)| text(&row.note)).wide(1.0).asked(),
    ]);
    let size = rows.len();
    let mut draft = list(setting, title(&class, "成绩表"), facts(&class, size, setting), columns, &rows).sortable();
    if let Some(mean) = class.mean_score {
        let mean = format!("平均 {} 分", number(Some((mean * 10.0).round() / 10.0)));
        draft.document.blocks.push(Block::Spread(vec![mean, format!("合格 {} 人", class.passed)]));
    }
    Ok(draft)
}

/// 考勤表: a column for each lesson, marked where somebody was away or late.
pub(crate) fn attendance_sheet(conn: &Connection, id: ClassId, setting: &Setting) -> Result<Draft> {
    let ClassDetail { class, .. } = admitted(conn, id)?;
    let Attendance { lessons, mut rows, signs, rate } = attendance(conn, id)?;
    setting.order().people(&mut rows, |row| &row.name);
    type Shown<'a> = Listed<'a, AttendanceRow>;
    let mut columns = vec![
        Shown::short("姓名", |row| row.name.clone()).always(),
        Shown::words("单位", |row| text(&row.unit)).wide(1.0),
        Shown::short("组别", |row| text(&row.group_name)).asked(),
    ];
    for (at, head) in heads(&lessons).into_iter().enumerate() {
        // The year stands in the facts already.
        let head = head.split_once('年').map_or(head.clone(), |(_, day)| day.to_owned());
        columns.push(Shown::short(head, move |row| row.marks.get(at).cloned().unwrap_or_default()).always());
    }
    columns.push(Shown::number("课时", |row| number(Some(row.hours))).always());
    columns.push(Shown::number("出勤率", |row| row.rate.map(|rate| format!("{rate}%")).unwrap_or_default()).always());
    let mut draft =
        list(setting, title(&class, "考勤表"), facts(&class, rows.len(), setting), columns, &rows).sortable();
    let signs: Vec<String> = signs.iter().map(|sign| format!("{} {}", sign.sign, sign.meaning)).collect();
    let rate = rate.map(|rate| format!("全班出勤率 {rate}%")).unwrap_or_default();
    draft.document.blocks.push(Block::Spread(vec![format!("空白 到课，{}", signs.join("，")), rate]));
    if lessons.len() > 8 {
        draft.document.landscape = true;
    }
    Ok(draft)
}
