//! 花名册, 签到表, 成绩表 of a class.

use papers::document::{Align, Block, Cell, Document, Row};
use rusqlite::Connection;

use super::{Class, ClassDetail, Enrolment, detail};
use crate::error::Result;
use crate::ids::ClassId;
use crate::report::{Listed, list};
use crate::value;

type Shown<'a> = Listed<'a, Enrolment>;

/// 花名册
pub(crate) fn roster_paper(conn: &Connection, id: ClassId) -> Result<Document> {
    let ClassDetail { class, rows, .. } = detail(conn, id)?;
    let columns = vec![
        Shown::ordinal(),
        Shown::short("姓名", |row| row.name.clone()).always(),
        Shown::short("性别", |row| text(&row.sex)),
        Shown::words("单位", |row| text(&row.unit)).wide(2.0).always(),
        Shown::short("技能等级", |row| text(&row.skill_level)),
        Shown::short("联系电话", |row| text(&row.phone)),
        Shown::short("组别", group),
        Shown::short("帮带", |row| text(&row.mentor)),
        Shown::number("课时", |row| number(row.hours)),
        Shown::number("成绩", |row| number(row.score)),
        Shown::short("结果", |row| text(&row.result)),
        Shown::words("备注", |row| text(&row.note)).wide(1.0),
    ];
    Ok(list(title(&class, "花名册"), facts(&class, rows.len()), columns, &rows))
}

/// 分组名单: a line a group with its leader and size, then its people; those without a group last.
pub(crate) fn group_list(conn: &Connection, id: ClassId) -> Result<Document> {
    let ClassDetail { class, groups, mut rows } = detail(conn, id)?;
    let place = |row: &Enrolment| {
        let name = row.group_name.as_ref();
        name.and_then(|name| groups.iter().position(|group| group == name)).unwrap_or(groups.len())
    };
    rows.sort_by_key(place);
    let columns = vec![
        Shown::ordinal(),
        Shown::short("姓名", |row| row.name.clone()).always(),
        Shown::short("性别", |row| text(&row.sex)),
        Shown::words("单位", |row| text(&row.unit)).wide(2.0).always(),
        Shown::short("技能等级", |row| text(&row.skill_level)),
        Shown::short("联系电话", |row| text(&row.phone)),
        Shown::short("帮带", |row| text(&row.mentor)),
        Shown::words("备注", |row| text(&row.note)).wide(1.0),
    ];
    let mut document = list(title(&class, "分组名单"), facts(&class, rows.len()), columns, &rows);
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            let width = table.columns.len();
            let people = std::mem::take(&mut table.rows);
            let mut last = None;
            for (row, cells) in rows.iter().zip(people) {
                if last.replace(place(row)) != Some(place(row)) {
                    let words = section(&rows, row.group_name.as_deref());
                    let cell = Cell { bold: true, ..Cell::new(words) };
                    table.rows.push(Row(vec![cell.across(width).aligned(Align::Start)]));
                }
                table.rows.push(cells);
            }
        }
    }
    Ok(document)
}

/// 第一组（组长：张三；8 人）
fn section(rows: &[Enrolment], group: Option<&str>) -> String {
    let members = || rows.iter().filter(|row| row.group_name.as_deref() == group);
    let leaders: Vec<&str> = members().filter(|row| row.is_leader).map(|row| row.name.as_str()).collect();
    let leader = if leaders.is_empty() { String::new() } else { format!("组长：{}；", leaders.join("、")) };
    format!("{}（{leader}{} 人）", group.unwrap_or("未分组"), members().count())
}

/// Rows below the last name for those who come unannounced, at least.
const SPARE: usize = 3;

/// A sheet of one page is filled down to its foot: so many rows of 10 millimetres stand on it.
const FULL: usize = 22;

/// 签到表, with a place of 10 by 30 millimetres for each to sign, and some more for others.
pub(crate) fn sign_in_sheet(conn: &Connection, id: ClassId) -> Result<Document> {
    let ClassDetail { class, rows, .. } = detail(conn, id)?;
    let columns = vec![
        Shown::ordinal(),
        Shown::short("姓名", |row| row.name.clone()).always(),
        Shown::words("单位", |row| text(&row.unit)).wide(1.0).always(),
        Shown::short("组别", group),
        Shown::blank("联系电话", 28.0),
        Shown::blank("签名", 32.0),
        Shown::blank("备注", 16.0),
    ];
    let mut document = list(title(&class, "签到表"), facts(&class, rows.len()), columns, &rows);
    // People queue at it: upright, on one sheet if it can be.
    document.landscape = false;
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            table.row_height = Some(10.0);
            let blank = Cell::default();
            let row = |at: usize| {
                let number = Cell::number((rows.len() + at).to_string());
                Row(std::iter::once(number).chain(vec![blank.clone(); table.columns.len() - 1]).collect())
            };
            table.rows.extend((1..=FULL.saturating_sub(rows.len()).max(SPARE)).map(row));
        }
    }
    let present = vec![format!("应到 {} 人", rows.len()), "实到　　　人".into(), "缺席　　　人".into()];
    document.blocks.push(Block::Spread(present));
    Ok(document)
}

/// 成绩表, the best first.
pub(crate) fn score_sheet(conn: &Connection, id: ClassId) -> Result<Document> {
    let ClassDetail { class, mut rows, .. } = detail(conn, id)?;
    rows.sort_by(|a, b| b.score.unwrap_or(-1.0).total_cmp(&a.score.unwrap_or(-1.0)));
    let columns = vec![
        Shown::ordinal(),
        Shown::short("姓名", |row| row.name.clone()).always(),
        Shown::words("单位", |row| text(&row.unit)).wide(1.0).always(),
        Shown::number("课时", |row| number(row.hours)),
        Shown::number("成绩", |row| number(row.score)).always(),
        Shown::short("结果", |row| text(&row.result)).always(),
    ];
    let mut document = list(title(&class, "成绩表"), facts(&class, rows.len()), columns, &rows);
    if let Some(mean) = class.mean_score {
        let passed = format!("合格 {} 人", class.passed);
        document
            .blocks
            .push(Block::Spread(vec![format!("平均 {} 分", number(Some((mean * 10.0).round() / 10.0))), passed]));
    }
    Ok(document)
}

/// 2026年电工技能培训班第一期花名册; nothing that the name of the class or of the course says is said twice.
fn title(class: &Class, what: &str) -> String {
    let (course, name) = (class.course.as_str(), class.name.as_str());
    let course = if name.contains(course) { "" } else { course };
    let name = if course.contains(name) { "" } else { name };
    let year = format!("{}年", class.year);
    let year = if course.contains(&year) || name.contains(&year) { "" } else { year.as_str() };
    format!("{year}{course}{name}{what}")
}

fn facts(class: &Class, size: usize) -> Vec<String> {
    let dates = [&class.start_date, &class.end_date].map(|date| date.as_deref().map(value::spoken));
    let when = match dates {
        [Some(start), Some(end)] if start != end => Some(format!("时间：{start}至{end}")),
        [Some(day), _] | [None, Some(day)] => Some(format!("时间：{day}")),
        [None, None] => None,
    };
    let place = class.place.as_ref().map(|place| format!("地点：{place}"));
    let teacher = class.teacher.as_ref().map(|teacher| format!("授课：{teacher}"));
    when.into_iter().chain(place).chain(teacher).chain([format!("共 {size} 人")]).collect()
}

fn group(row: &Enrolment) -> String {
    let group = text(&row.group_name);
    if row.is_leader { format!("{group}（组长）") } else { group }
}

fn text(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

fn number(number: Option<f64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}
