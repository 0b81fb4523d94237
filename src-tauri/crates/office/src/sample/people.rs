//! The sample's directory.

use rusqlite::{Connection, params};

use super::Dice;
use super::names::{GIVEN, MINORITY, SCHOOLS, SKILLS, SURNAMES, UNIT_NAMES, WORK};
use crate::error::Result;
use crate::job::Job;

pub(super) const UNITS: usize = UNIT_NAMES.len();
pub(super) const PEOPLE: usize = 420;

/// Of the people the first are grown up and work; those of schools stand last, then come the pupils.
pub(super) const TEACHERS: std::ops::Range<usize> = 280..340;
pub(super) const PUPILS: std::ops::Range<usize> = 340..PEOPLE;

pub(super) fn departments(conn: &Connection) -> Result<()> {
    for (position, name) in ["办公室", "科普部", "学会部", "青少年部"].iter().enumerate() {
        conn.execute("INSERT INTO department (name, position) VALUES (?, ?)", params![name, position as i64])?;
    }
    Ok(())
}

pub(super) fn units(conn: &Connection, dice: &mut Dice, job: &Job) -> Result<Vec<i64>> {
    let mut ids = Vec::new();
    let mut insert = conn.prepare(
        "INSERT INTO unit (name, kind, address, contact, phone, member_no, joined_on) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?;
    for (index, (name, kind)) in UNIT_NAMES.iter().enumerate() {
        let member = *kind == "学会" || *kind == "企业";
        insert.execute(params![
            name,
            kind,
            format!("临江区{}路 {} 号", dice.pick(&["滨河", "人民", "云台", "青石", "建设"]), dice.between(1, 188)),
            person(dice).0,
            format!("0518-555{:04}", dice.below(10_000)),
            member.then(|| format!("TH{:03}", index + 1)),
            member.then(|| format!("{}-{:02}", dice.between(2012, 2023), dice.between(1, 12))),
        ])?;
        ids.push(conn.last_insert_rowid());
        job.tick()?;
    }
    Ok(ids)
}

/// A name with its sex.
fn person(dice: &mut Dice) -> (String, &'static str) {
    let sex = dice.below(2);
    (format!("{}{}", dice.pick(SURNAMES), dice.pick(GIVEN[sex])), ["男", "女"][sex])
}

/// Positions and titles that there are in a unit.
fn work(unit: usize) -> (&'static [&'static str], &'static [&'static str]) {
    let (name, kind) = UNIT_NAMES[unit];
    let kind = if name.ends_with("医院") || name.contains("疾病") { "医院" } else { kind };
    WORK.iter().find(|(of, _, _)| *of == kind).map_or((&[], &[]), |(_, positions, titles)| (*positions, *titles))
}

pub(super) fn people(conn: &Connection, dice: &mut Dice, units: &[i64], job: &Job) -> Result<Vec<i64>> {
    let mut ids = Vec::new();
    let mut insert = conn.prepare(
        "INSERT INTO person (name, sex, ethnicity, birth_date, phone, unit_id, position, title, skill_level, education,
                             political_status, joined_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    for index in 0..PEOPLE {
        let (name, sex, ethnicity) = match MINORITY.get(index / 90).filter(|_| index % 90 == 45) {
            Some((name, sex, ethnicity)) => ((*name).to_owned(), *sex, *ethnicity),
            None => {
                let (name, sex) = person(dice);
                (name, sex, "汉族")
            }
        };
        let is_pupil = PUPILS.contains(&index);
        let unit = match is_pupil || TEACHERS.contains(&index) {
            true => dice.between(SCHOOLS.start, SCHOOLS.end - 1),
            false => dice.below(units.len()),
        };
        let (positions, titles) = work(unit);
        let is_worker = UNIT_NAMES[unit].1 == "企业" && dice.below(2) == 0;
        let born = if is_pupil { dice.between(2009, 2014) } else { dice.between(1966, 2001) };
        let parties: &[&str] = match born {
            2009.. => &["群众"],
            1998.. => &["群众", "共青团员", "中共党员"],
            _ => &["群众", "群众", "中共党员"],
        };
        let joined = dice.between((born.max(1990) + 23).min(2025), 2025);
        insert.execute(params![
            name,
            sex,
            ethnicity,
            format!("{born}-{:02}", dice.between(1, 12)),
            // 199 and a block that stands for nobody here; the sample calls no one.
            (!is_pupil).then(|| format!("1990000{index:04}")),
            units[unit],
            if is_pupil { Some("学生") } else { (!is_worker).then(|| dice.pick(positions)) },
            (!is_pupil && !is_worker && !titles.is_empty()).then(|| dice.pick(titles)),
            is_worker.then(|| dice.pick(SKILLS)),
            (!is_pupil).then(|| dice.pick(if is_worker {
                &["中专", "大专"]
            } else {
                &["大专", "本科", "本科", "硕士"]
            })),
            dice.pick(parties),
            (!is_pupil).then(|| format!("{joined}-{:02}", dice.between(1, 12))),
        ])?;
        ids.push(conn.last_insert_rowid());
        job.tick()?;
    }
    Ok(ids)
}
