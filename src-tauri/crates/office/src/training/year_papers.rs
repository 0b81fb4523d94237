//! Papers of a year's training: 培训情况统计表, 教师课时统计表, 师徒结对台账.

use rusqlite::Connection;

use super::figures::{TeacherHours, UnitTraining, figures, heads_said, hours};
use super::mentorship::{Mentorship, mentorships};
use crate::error::Result;
use crate::profile;
use crate::report::{Draft, Listed, Setting, list};
use crate::value;

/// 培训情况统计表: the year in one line, then unit by unit.
pub(crate) fn figures_sheet(conn: &Connection, year: i32, setting: &Setting) -> Result<Draft> {
    let figures = figures(conn, Some(year))?;
    let rate = figures.pass_rate.map(|rate| format!("合格率 {rate}%"));
    let facts = [
        Some(format!("{} 期", figures.classes)),
        Some(format!("{} 人次（{}）", figures.heads, heads_said(&figures.head_count))),
        Some(format!("{} 人", figures.people)),
        Some(format!("{} 课时", figures.hours)),
        rate,
    ];
    let facts = vec![facts.into_iter().flatten().collect::<Vec<_>>().join("，")];
    let sum = |of: fn(&UnitTraining) -> i64| figures.units.iter().map(of).sum::<i64>().to_string();
    let columns = vec![
        Listed::words("单位", |it: &UnitTraining| if it.unit.is_empty() { "没有单位".into() } else { it.unit.clone() })
            .wide(3.0)
            .always(),
        Listed::number("人数", |it: &UnitTraining| it.people.to_string()).always().sum(sum(|it| it.people)),
        Listed::number("参加班次", |it: &UnitTraining| it.enrolled.to_string()).always().sum(sum(|it| it.enrolled)),
        Listed::number("合格", |it: &UnitTraining| it.passed.to_string()).always().sum(sum(|it| it.passed)),
    ];
    Ok(list(setting, format!("{year}年培训情况统计表"), facts, columns, &figures.units))
}

/// 教师课时统计表 of a year.
pub(crate) fn hours_sheet(conn: &Connection, year: i32, setting: &Setting) -> Result<Draft> {
    let rows = hours(conn, Some(year))?;
    let facts = vec![format!("单位：{}", profile::profile(conn)?.name), format!("共 {} 名教师", rows.len())];
    let total: f64 = rows.iter().map(|row| row.hours).sum();
    let columns = vec![
        Listed::short("教师", |it: &TeacherHours| it.teacher.clone()).wide(2.0).always(),
        Listed::number("班次", |it: &TeacherHours| it.classes.to_string()).wide(1.0).always(),
        Listed::number("课次", |it: &TeacherHours| it.lessons.to_string())
            .wide(1.0)
            .always()
            .sum(rows.iter().map(|row| row.lessons).sum::<i64>().to_string()),
        Listed::number("课时", |it: &TeacherHours| it.hours.to_string()).wide(1.0).always().sum(total.to_string()),
    ];
    Ok(list(setting, format!("{year}年教师课时统计表"), facts, columns, &rows))
}

/// 师徒结对台账 of those that went on in a year, with that year's review.
pub(crate) fn mentorship_ledger(conn: &Connection, year: i32, setting: &Setting) -> Result<Draft> {
    let mut rows = mentorships(conn, Some(year))?;
    rows.reverse();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let review = move |it: &Mentorship| {
        let of_year = it.reviews.iter().find(|review| review.year == year);
        let parts = of_year.map(|review| [text(&review.grade), text(&review.words)]).unwrap_or_default();
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("：")
    };
    let until = |it: &Mentorship| it.ended_on.as_deref().map(value::spoken).unwrap_or_default();
    let columns = vec![
        Listed::short("师傅", |it: &Mentorship| it.master.clone()).always(),
        Listed::words("师傅单位", move |it: &Mentorship| text(&it.master_unit)).wide(1.0),
        Listed::short("徒弟", |it: &Mentorship| it.apprentice.clone()).always(),
        Listed::words("徒弟单位", move |it: &Mentorship| text(&it.apprentice_unit)).wide(1.0),
        Listed::short("工种", move |it: &Mentorship| text(&it.trade)),
        Listed::short("结对日期", |it: &Mentorship| value::spoken(&it.started_on)).always(),
        Listed::short("出师日期", until),
        Listed::words("目标", move |it: &Mentorship| text(&it.goals)).wide(2.0),
        Listed::words("本年评价", review).wide(2.0),
        Listed::words("备注", move |it: &Mentorship| text(&it.note)).wide(1.0),
    ];
    let facts = vec![format!("单位：{}", profile::profile(conn)?.name), format!("共 {} 对", rows.len())];
    let mut draft = list(setting, format!("{year}年师徒结对台账"), facts, columns, &rows);
    draft.document.landscape = true;
    Ok(draft)
}
