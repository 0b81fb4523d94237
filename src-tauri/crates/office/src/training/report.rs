//! 花名册, 分组名单, 帮带名单, 签到表 of a class.

use std::collections::HashMap;

use papers::document::{Block, Cell, Row};
use rusqlite::{Connection, params};

use super::lesson::{lessons, when};
use super::{Class, ClassDetail, Enrolment, detail};
use crate::error::{Error, Result};
use crate::ids::{ClassId, EnrolmentId, LessonId, PersonId};
use crate::order::Order;
use crate::report::{Draft, Listed, Setting, list, text};
use crate::{clock, directory, profile, value};

type Shown<'a> = Listed<'a, Enrolment>;

/// What the directory knows of a person, and an enrolment does not say.
#[derive(Default)]
struct Known {
    /// 出生年月
    born: String,
    /// 职务
    position: String,
    /// 职称
    title: String,
}

/// A class with those who are in it: who waits is on no paper.
pub(super) fn admitted(conn: &Connection, id: ClassId) -> Result<ClassDetail> {
    let mut class = detail(conn, id)?;
    class.rows.retain(|row| !row.waiting);
    Ok(class)
}

fn known(conn: &Connection, id: ClassId) -> Result<HashMap<PersonId, Known>> {
    let mut statement = conn.prepare_cached(
        "SELECT p.id, p.birth_date, p.position, p.title FROM enrolment e JOIN person p ON p.id = e.person_id
         WHERE e.class_id = ?",
    )?;
    let people = statement.query_map([id], |row| {
        let known = Known {
            born: directory::month(&row.get("birth_date")?),
            position: text(&row.get("position")?),
            title: text(&row.get("title")?),
        };
        Ok((row.get("id")?, known))
    })?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

/// 花名册
pub(crate) fn roster_paper(conn: &Connection, id: ClassId, setting: &Setting) -> Result<Draft> {
    let ClassDetail { class, mut rows, .. } = admitted(conn, id)?;
    setting.order().people(&mut rows, |row| &row.name);
    let ids = directory::id_numbers(conn)?;
    let known = known(conn, id)?;
    let of = |row: &Enrolment, pick: fn(&Known) -> &String| known.get(&row.person_id).map(pick).cloned();
    let columns = vec![
        Shown::short("姓名", |row| row.name.clone()).always(),
        Shown::short("性别", |row| text(&row.sex)),
        Shown::short("出生年月", |row| text(&of(row, |known| &known.born))),
        Shown::id_number(setting, |row| ids.get(&row.person_id).cloned().unwrap_or_default()),
        Shown::words("单位", |row| text(&row.unit)).wide(2.0).always(),
        Shown::words("职务", |row| text(&of(row, |known| &known.position))),
        Shown::short("职称", |row| text(&of(row, |known| &known.title))),
        Shown::short("技能等级", |row| text(&row.skill_level)),
        Shown::phone(setting, |row| text(&row.phone)),
        Shown::short("组别", group),
        Shown::short("帮带", |row| text(&row.mentor)),
        Shown::number("课时", |row| number(row.hours)),
        Shown::number("成绩", |row| number(row.score)),
        Shown::short("结果", |row| text(&row.result)),
        Shown::words("备注", |row| text(&row.note)).wide(1.0),
    ];
    Ok(list(setting, title(&class, "花名册"), facts(&class, rows.len(), setting), columns, &rows).sortable())
}

/// 分组名单: a line a group with its leader and size, then its people; those without a group last. Another order is one
/// within each group, whose leader stays first.
pub(crate) fn group_list(conn: &Connection, id: ClassId, setting: &Setting) -> Result<Draft> {
    let ClassDetail { class, groups, mut rows, .. } = admitted(conn, id)?;
    let place = |row: &Enrolment| {
        let name = row.group_name.as_ref();
        name.and_then(|name| groups.iter().position(|group| group == name)).unwrap_or(groups.len())
    };
    setting.order().people(&mut rows, |row| &row.name);
    rows.sort_by_key(|row| (place(row), setting.order() != Order::Entered && !row.is_leader));
    let columns = vec![
        Shown::short("姓名", |row| row.name.clone()).always(),
        Shown::short("性别", |row| text(&row.sex)),
        Shown::words("单位", |row| text(&row.unit)).wide(2.0).always(),
        Shown::short("技能等级", |row| text(&row.skill_level)),
        Shown::phone(setting, |row| text(&row.phone)),
        Shown::short("帮带", |row| text(&row.mentor)),
        Shown::words("备注", |row| text(&row.note)).wide(1.0),
    ];
    let heads: Vec<String> = rows.iter().map(|row| section(&rows, row.group_name.as_deref())).collect();
    let draft = list(setting, title(&class, "分组名单"), facts(&class, rows.len(), setting), columns, &rows);
    Ok(draft.sortable().in_groups(&heads))
}

/// 第一组（组长：张三；8 人）
fn section(rows: &[Enrolment], group: Option<&str>) -> String {
    let members = || rows.iter().filter(|row| row.group_name.as_deref() == group);
    let leaders: Vec<&str> = members().filter(|row| row.is_leader).map(|row| row.name.as_str()).collect();
    let leader = if leaders.is_empty() { String::new() } else { format!("组长：{}；", leaders.join("、")) };
    format!("{}（{leader}{} 人）", group.unwrap_or("未分组"), members().count())
}

/// 帮带名单: who helps, and whom; a helper's name stands before the first of theirs.
pub(crate) fn pair_list(conn: &Connection, id: ClassId, setting: &Setting) -> Result<Draft> {
    let ClassDetail { class, mut rows, .. } = admitted(conn, id)?;
    setting.order().people(&mut rows, |row| &row.name);
    let helpers: HashMap<EnrolmentId, Enrolment> = rows.iter().map(|row| (row.id, row.clone())).collect();
    let mut pairs: Vec<Enrolment> = rows.into_iter().filter(|row| row.mentor.is_some()).collect();
    // Those of one helper stand together, in the order in which the helpers are first named.
    let mut seen: Vec<Option<String>> = Vec::new();
    for row in &pairs {
        if !seen.contains(&row.mentor) {
            seen.push(row.mentor.clone());
        }
    }
    pairs.sort_by_key(|row| seen.iter().position(|helper| *helper == row.mentor));
    let helper = |row: &Enrolment| row.helper_id.and_then(|id| helpers.get(&id));
    let columns = vec![
        Shown::short("帮带人", |row| text(&row.mentor)).always(),
        Shown::words("帮带人单位", |row| helper(row).map(|helper| text(&helper.unit)).unwrap_or_default()).wide(1.0),
        Shown::short("帮带人等级", |row| helper(row).map(|helper| text(&helper.skill_level)).unwrap_or_default()),
        Shown::short("帮带对象", |row| row.name.clone()).always(),
        Shown::words("单位", |row| text(&row.unit)).wide(1.0),
        Shown::short("技能等级", |row| text(&row.skill_level)),
        Shown::short("组别", group),
        Shown::words("备注", |row| text(&row.note)).wide(1.0).asked(),
    ];
    let mut facts = held(&class);
    facts.push(format!("{} 人帮带 {} 人", seen.len(), pairs.len()));
    Ok(list(setting, title(&class, "帮带名单"), facts, columns, &pairs).sortable())
}

/// Rows below the last name for those who come unannounced: at least so many, or fewer when they fill the sheet.
const SPARE: usize = 3;
const FEWEST: usize = 1;

/// A sheet of one page is filled down to its foot: so many rows of 10 millimetres stand on it, one less under two lines of
/// facts.
const FULL: usize = 22;

/// How many empty rows stand below so many names.
fn spare(names: usize, facts: usize) -> usize {
    let full = if facts > 3 { FULL - 1 } else { FULL };
    full.checked_sub(names).filter(|left| *left >= FEWEST).unwrap_or(SPARE)
}

/// 签到表, with a place of 10 by 30 millimetres for each to sign, and some more for others; of one lesson, or of the class.
pub(crate) fn sign_in_sheet(
    conn: &Connection,
    id: ClassId,
    lesson: Option<LessonId>,
    setting: &Setting,
) -> Result<Draft> {
    let ClassDetail { class, mut rows, .. } = admitted(conn, id)?;
    setting.order().people(&mut rows, |row| &row.name);
    let known = known(conn, id)?;
    // Beside 职务 there is no room for it on upright paper: rows of two lines would go over to a second sheet.
    let has_positions = rows.iter().any(|row| known.get(&row.person_id).is_some_and(|it| !it.position.is_empty()));
    let grouped = Shown::short("组别", group);
    let grouped = if has_positions { grouped.asked() } else { grouped };
    let columns = vec![
        Shown::short("姓名", |row| row.name.clone()).always(),
        Shown::short("性别", |row| text(&row.sex)).asked(),
        Shown::words("单位", |row| text(&row.unit)).wide(1.0).always(),
        Shown::words("职务", |row| {
            known.get(&row.person_id).map_or_else(String::new, |known| known.position.clone())
        }),
        grouped,
        Shown::blank("联系电话", 28.0),
        Shown::blank("签名", 32.0),
        Shown::blank("备注", 16.0),
    ];
    // How many there are stands at its foot, and in which order, those who look for their names see.
    let mut facts = match lesson {
        Some(lesson) => held_at(conn, &class, lesson)?,
        None => held(&class),
    };
    facts.push(format!("主办：{}", profile::profile(conn)?.name));
    let spare = spare(rows.len(), facts.len());
    let mut draft = list(setting, title(&class, "签到表"), facts, columns, &rows).sortable();
    // People queue at it: upright, on one sheet if it can be.
    draft.document.landscape = false;
    for table in draft.tables() {
        table.row_height = Some(10.0);
        let blank = Cell::default();
        let row = |at: usize| {
            let number = Cell::number((rows.len() + at).to_string());
            Row(std::iter::once(number).chain(vec![blank.clone(); table.columns.len() - 1]).collect())
        };
        table.rows.extend((1..=spare).map(row));
    }
    let present = vec![format!("应到 {} 人", rows.len()), "实到　　　人".into(), "缺席　　　人".into()];
    draft.document.blocks.push(Block::Spread(present));
    Ok(draft)
}

/// 2026年电工技能培训班第一期花名册; nothing that the name of the class or of the course says is said twice.
pub(super) fn title(class: &Class, what: &str) -> String {
    let (course, name) = (class.course.as_str(), class.name.as_str());
    let course = if name.contains(course) { "" } else { course };
    let name = if course.contains(name) { "" } else { name };
    let year = format!("{}年", class.year);
    let year = if course.contains(&year) || name.contains(&year) { "" } else { year.as_str() };
    format!("{year}{course}{name}{what}")
}

/// Keeps that the ID numbers of all in a class were shown.
pub(crate) fn unmasked(conn: &Connection, id: ClassId) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO unmasking (at, person_id) SELECT ?1, p.id FROM enrolment e JOIN person p ON p.id = e.person_id
         WHERE e.class_id = ?2 AND p.id_number IS NOT NULL ORDER BY e.id",
    )?
    .execute(params![clock::now(), id])?;
    Ok(())
}

pub(super) fn facts(class: &Class, size: usize, setting: &Setting) -> Vec<String> {
    let size = format!("共 {size} 人{}", setting.sorted());
    held(class).into_iter().chain([size]).collect()
}

/// When and where a class is held, and by whom.
pub(super) fn held(class: &Class) -> Vec<String> {
    let dates = [&class.start_date, &class.end_date].map(|date| date.as_deref().map(value::spoken));
    let when = match dates {
        [Some(start), Some(end)] if start != end => Some(format!("时间：{start}至{end}")),
        [Some(day), _] | [None, Some(day)] => Some(format!("时间：{day}")),
        [None, None] => None,
    };
    let place = class.place.as_ref().map(|place| format!("地点：{place}"));
    let teacher = class.teacher.as_ref().map(|teacher| format!("授课：{teacher}"));
    when.into_iter().chain(place).chain(teacher).collect()
}

/// When and where a lesson is, about what and by whom.
fn held_at(conn: &Connection, class: &Class, id: LessonId) -> Result<Vec<String>> {
    let lessons = lessons(conn, class.id)?;
    let (at, lesson) =
        lessons.iter().enumerate().find(|(_, lesson)| lesson.id == id).ok_or(Error::NotFound { noun: "次课" })?;
    let said = |what: &str, words: Option<&String>| words.map(|words| format!("{what}：{words}"));
    let facts = [
        Some(format!("时间：{}", when(lesson, at))),
        said("地点", lesson.place.as_ref().or(class.place.as_ref())),
        said("内容", lesson.subject.as_ref()),
        said("授课", lesson.teacher.as_ref().or(class.teacher.as_ref())),
    ];
    Ok(facts.into_iter().flatten().collect())
}

pub(super) fn group(row: &Enrolment) -> String {
    let group = text(&row.group_name);
    if row.is_leader { format!("{group}（组长）") } else { group }
}

pub(super) fn number(number: Option<f64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}
