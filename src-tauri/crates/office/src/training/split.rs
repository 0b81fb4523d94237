//! A list of applicants divided into classes, or a class into groups: looked at first, then written as one act.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::copy::twin;
use super::{detail, store, title};
use crate::changes;
use crate::error::{Error, Result};
use crate::ids::{ClassId, EnrolmentId};
use crate::office::At;

/// What a list is divided by. Parts differ by one person at most, except where units stay together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SplitBy {
    /// 按单位: people of one unit stay together as far as a part has room.
    Unit,
    /// 按技能等级: people of one level stay together, the highest first.
    Skill,
    /// 按名单次序: the first so many, the next so many.
    Order,
    /// 均匀搭配: each level and each unit is spread over all parts.
    Even,
}

/// What the parts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SplitInto {
    /// Groups of the class.
    Groups,
    /// Classes: the first part stays, a class is begun for each of the others.
    Classes,
}

/// How to divide a class.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ClassSplit {
    /// The class.
    pub class_id: ClassId,
    /// Groups or classes.
    pub into: SplitInto,
    /// How many.
    pub parts: usize,
    /// By what.
    pub by: SplitBy,
    /// 组长: the one of the highest level in each group leads it.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub leaders: bool,
    /// What the parts are called; 第一组, or the class's name with 一班.
    #[serde(default)]
    #[ts(optional)]
    pub names: Option<Vec<String>>,
}

/// Someone in a part.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct SplitPerson {
    /// The row of the roster.
    pub id: EnrolmentId,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: Option<String>,
    /// 技能等级
    pub skill_level: Option<String>,
    /// Would lead the group.
    pub leads: bool,
}

/// A part as it would be.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct SplitPart {
    /// What it is called.
    pub name: String,
    /// Who is in it.
    pub people: Vec<SplitPerson>,
    /// How its size lies outside the bounds of the class.
    pub bounds: Option<String>,
}

/// What dividing would come to.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Split {
    /// The parts.
    pub parts: Vec<SplitPart>,
}

/// What was divided.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct SplitDone {
    /// The classes: the one whose groups are new, or all that the list was divided into.
    pub ids: Vec<ClassId>,
}

/// An applicant, as dividing sees one.
#[derive(Clone, Copy, Debug)]
pub struct Applicant<'a> {
    /// 单位
    pub unit: &'a str,
    /// How high the skill level is; 0 for none.
    pub skill: u8,
}

/// 初级工 to 首席技师 as 1 to 7; 0 for a level that is not known.
pub(super) fn skill_rank(level: Option<&str>) -> u8 {
    const LEVELS: [&str; 7] = ["初级工", "中级工", "高级工", "技师", "高级技师", "特级技师", "首席技师"];
    let known = level.and_then(|level| LEVELS.iter().position(|known| *known == level.trim()));
    known.map_or(0, |place| u8::try_from(place + 1).unwrap_or_default())
}

/// Which applicants, by their places in the list, go into which of `parts` parts; within a part they keep their order.
pub fn split(people: &[Applicant<'_>], parts: usize, by: SplitBy) -> Vec<Vec<usize>> {
    let mut places: Vec<usize> = (0..people.len()).collect();
    let mut divided = match by {
        SplitBy::Order => in_blocks(&places, parts),
        SplitBy::Skill => {
            places.sort_by_key(|at| std::cmp::Reverse(people[*at].skill));
            in_blocks(&places, parts)
        }
        SplitBy::Even => {
            // Dealt like cards, the highest level first, each unit in a row: so neighbours go to different parts.
            let first = first_places(people);
            places.sort_by_key(|at| (std::cmp::Reverse(people[*at].skill), first[people[*at].unit]));
            let mut divided = vec![Vec::new(); parts];
            for (turn, at) in places.into_iter().enumerate() {
                divided[turn % parts].push(at);
            }
            divided
        }
        SplitBy::Unit => by_unit(people, parts),
    };
    for part in &mut divided {
        part.sort_unstable();
    }
    divided
}

/// Blocks whose sizes differ by one at most, the larger first.
fn in_blocks(places: &[usize], parts: usize) -> Vec<Vec<usize>> {
    let (size, larger) = (places.len() / parts, places.len() % parts);
    let mut rest = places;
    (0..parts)
        .map(|part| {
            let (block, after) = rest.split_at(size + usize::from(part < larger));
            rest = after;
            block.to_vec()
        })
        .collect()
}

/// Where each unit is named first.
fn first_places<'a>(people: &[Applicant<'a>]) -> HashMap<&'a str, usize> {
    let mut first = HashMap::new();
    for (at, person) in people.iter().enumerate() {
        first.entry(person.unit).or_insert(at);
    }
    first
}

/// The largest unit first, each into the part that has most room; what a part has no room for goes on to the next. Those
/// without a unit fill up, one by one.
fn by_unit(people: &[Applicant<'_>], parts: usize) -> Vec<Vec<usize>> {
    let room = people.len().div_ceil(parts);
    let first = first_places(people);
    let mut units: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, person) in people.iter().enumerate() {
        units.entry(person.unit).or_default().push(at);
    }
    let alone = units.remove("").unwrap_or_default();
    let mut units: Vec<(&str, Vec<usize>)> = units.into_iter().collect();
    units.sort_by_key(|(unit, members)| (std::cmp::Reverse(members.len()), first[unit]));
    let mut divided: Vec<Vec<usize>> = vec![Vec::new(); parts];
    let emptiest = |divided: &[Vec<usize>]| (0..parts).min_by_key(|part| divided[*part].len()).unwrap_or_default();
    let lone = alone.into_iter().map(|at| vec![at]);
    for mut members in units.into_iter().map(|(_, members)| members).chain(lone) {
        while !members.is_empty() {
            let part = emptiest(&divided);
            let fits = members.len().min(room - divided[part].len());
            divided[part].extend(members.drain(..fits));
        }
    }
    divided
}

pub(crate) fn split_preview(at: &At<'_>, ask: ClassSplit) -> Result<Split> {
    at.read(|conn| divided(conn, &ask))
}

/// Who would be where, from the roster without those who wait.
fn divided(conn: &Connection, ask: &ClassSplit) -> Result<Split> {
    let mut class = detail(conn, ask.class_id)?;
    class.rows.retain(|row| !row.waiting);
    if ask.parts == 0 || ask.parts > class.rows.len() {
        let message = format!(
            "名单上有 {} 人，分不成 {} 份。请改成 1 到 {} 之间的数。",
            class.rows.len(),
            ask.parts,
            class.rows.len()
        );
        return Err(Error::invalid("parts", message));
    }
    let people: Vec<Applicant<'_>> = class
        .rows
        .iter()
        .map(|row| Applicant {
            unit: row.unit.as_deref().unwrap_or_default(),
            skill: skill_rank(row.skill_level.as_deref()),
        })
        .collect();
    let names = names(ask, &class.class.name)?;
    let divided = split(&people, ask.parts, ask.by);
    let parts = divided.into_iter().zip(names).map(|(part, name)| {
        // The first of the highest level; nobody, where nobody's level is known.
        let best = part.iter().map(|at| people[*at].skill).max().filter(|best| *best > 0);
        let leader = part
            .iter()
            .find(|at| ask.leaders && Some(people[**at].skill) == best)
            .or(part.first().filter(|_| ask.leaders));
        let leader = leader.copied();
        let bounds = match ask.into {
            SplitInto::Classes => store::bounds(part.len() as i64, class.class.capacity_low, class.class.capacity_high),
            SplitInto::Groups => None,
        };
        let people = part.iter().map(|at| {
            let row = &class.rows[*at];
            SplitPerson {
                id: row.id,
                name: row.name.clone(),
                unit: row.unit.clone(),
                skill_level: row.skill_level.clone(),
                leads: ask.into == SplitInto::Groups && leader == Some(*at),
            }
        });
        SplitPart { name, people: people.collect(), bounds }
    });
    Ok(Split { parts: parts.collect() })
}

/// What the parts are called; each name once.
fn names(ask: &ClassSplit, class: &str) -> Result<Vec<String>> {
    let base = ["报名表", "报名名单", "报名"].iter().find_map(|end| class.strip_suffix(end)).unwrap_or(class).trim();
    let given = |part: usize| {
        let named = ask.names.as_ref().and_then(|names| names.get(part)).map(|name| name.trim().to_owned());
        named.filter(|name| !name.is_empty()).unwrap_or_else(|| match ask.into {
            SplitInto::Groups => format!("第{}组", crate::value::chinese(part + 1)),
            SplitInto::Classes => format!("{base}{}班", crate::value::chinese(part + 1)),
        })
    };
    let names: Vec<String> = (0..ask.parts).map(given).collect();
    for (at, name) in names.iter().enumerate() {
        if names[..at].contains(name) {
            return Err(Error::invalid("names", format!("有两份都叫“{name}”。请各起一个名字。")));
        }
    }
    Ok(names)
}

/// Divides as the preview shows it.
pub(crate) fn split_apply(at: &At<'_>, ask: ClassSplit) -> Result<SplitDone> {
    at.act(|act| {
        let class = title(act, ask.class_id)?;
        let Split { parts } = divided(act, &ask)?;
        let count = parts.len();
        match ask.into {
            SplitInto::Groups => {
                groups(act, ask.class_id, parts)?;
                Ok((SplitDone { ids: vec![ask.class_id] }, format!("把“{class}”分成 {count} 组")))
            }
            SplitInto::Classes => {
                Ok((SplitDone { ids: classes(act, ask.class_id, parts)? }, format!("把“{class}”分成 {count} 个班")))
            }
        }
    })
}

/// The groups anew: those that were are gone.
fn groups(conn: &Connection, class: ClassId, parts: Vec<SplitPart>) -> Result<()> {
    conn.execute("UPDATE enrolment SET group_id = NULL, is_leader = 0 WHERE class_id = ?", [class])?;
    changes::delete(conn, "class_group", "class_id", class.0)?;
    for part in parts {
        let group = store::group_named(conn, class, &part.name)?;
        for person in part.people {
            conn.prepare_cached("UPDATE enrolment SET group_id = ?, is_leader = ? WHERE id = ?")?.execute(params![
                group,
                person.leads,
                person.id
            ])?;
        }
    }
    Ok(())
}

/// The first part stays in the class, which takes its name; the others move to classes of their own.
fn classes(conn: &Connection, class: ClassId, parts: Vec<SplitPart>) -> Result<Vec<ClassId>> {
    let year: i32 = conn.query_row("SELECT year FROM class WHERE id = ?", [class], |row| row.get(0))?;
    let mut ids = vec![class];
    for (at, part) in parts.into_iter().enumerate() {
        if at == 0 {
            changes::update(conn, "class", class.0, &vec![("name", Value::Text(part.name))], super::NOUN)?;
            continue;
        }
        let id = twin(conn, class, &part.name, year)?;
        for person in part.people {
            settled(conn, &person)?;
            conn.prepare_cached(
                "UPDATE enrolment SET class_id = ?1, group_id = NULL, is_leader = 0, helper_id = NULL WHERE id = ?2",
            )?
            .execute(params![id, person.id])?;
            conn.prepare_cached("UPDATE enrolment SET helper_id = NULL WHERE helper_id = ? AND class_id <> ?")?
                .execute(params![person.id, id])?;
        }
        ids.push(id);
    }
    Ok(ids)
}

/// Refuses to move someone of whom the class has marks, scores or a certificate.
fn settled(conn: &Connection, person: &SplitPerson) -> Result<()> {
    let users = [
        ("attendance", "enrolment_id", "条考勤"),
        ("test_score", "enrolment_id", "个成绩"),
        ("certificate", "enrolment_id", "张证书"),
    ];
    changes::unused(conn, &person.name, person.id.0, &users)
}

#[cfg(test)]
mod tests {
    use super::{Applicant, SplitBy, split};

    /// A list such as 甲5 甲0 乙3: units with the levels of their people.
    fn list(text: &str) -> Vec<Applicant<'_>> {
        text.split_whitespace()
            .map(|word| {
                let (unit, skill) = word.split_at(word.len() - 1);
                Applicant { unit, skill: skill.parse().unwrap() }
            })
            .collect()
    }

    #[test]
    fn lists_are_divided() {
        use SplitBy::{Even, Order, Skill, Unit};
        for (people, parts, by, expected) in [
            ("甲0 甲0 乙0 乙0 丙0", 2, Order, "0 1 2|3 4"),
            ("甲0 甲0 乙0", 3, Order, "0|1|2"),
            ("甲1 甲5 乙3 乙5", 2, Skill, "1 3|0 2"),
            ("甲1 甲5 乙3 乙5 丙0", 2, Skill, "1 2 3|0 4"),
            ("甲5 甲5 乙1 乙1", 2, Even, "0 2|1 3"),
            ("甲5 乙1 甲5 乙1 丙3 丙3", 2, Even, "0 1 4|2 3 5"),
            ("甲0 乙0 甲0 乙0", 2, Unit, "0 2|1 3"),
            // A unit that is larger than a part goes on to the next.
            ("甲0 甲0 甲0 乙0", 2, Unit, "0 1|2 3"),
            ("甲0 甲0 0 0 乙0", 2, Unit, "0 1 3|2 4"),
            ("甲0", 1, Unit, "0"),
        ] {
            let words = |part: &Vec<usize>| part.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
            let found = split(&list(people), parts, by).iter().map(words).collect::<Vec<_>>().join("|");
            assert_eq!(found, expected, "{people} {by:?}");
        }
    }

    #[test]
    fn everybody_is_in_one_part_and_parts_are_of_one_size() {
        for (count, parts) in [(1, 1), (17, 4), (60, 3), (101, 7), (5, 5)] {
            let people: Vec<Applicant<'_>> = (0..count)
                .map(|at| Applicant { unit: ["甲", "乙", "丙", ""][at * at % 4], skill: (at % 6) as u8 })
                .collect();
            for by in [SplitBy::Unit, SplitBy::Skill, SplitBy::Order, SplitBy::Even] {
                let divided = split(&people, parts, by);
                let mut all: Vec<usize> = divided.iter().flatten().copied().collect();
                all.sort_unstable();
                assert_eq!(all, (0..count).collect::<Vec<_>>(), "{by:?}");
                let most = divided.iter().map(Vec::len).max().unwrap();
                assert_eq!(most, count.div_ceil(parts), "{by:?}");
            }
        }
    }
}
