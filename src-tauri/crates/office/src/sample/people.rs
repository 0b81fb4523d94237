//! The sample's directory.

use rusqlite::{Connection, params};

use super::Dice;
use super::names::{GIVEN_ONE, GIVEN_TWO, MINORITY, POSITIONS, SKILLS, SURNAMES, TITLES, UNIT_NAMES};
use crate::error::Result;
use crate::job::Job;

pub(super) const UNITS: usize = UNIT_NAMES.len();
pub(super) const PEOPLE: usize = 420;

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
            person_name(dice),
            format!("0518-555{:04}", dice.below(10_000)),
            member.then(|| format!("TH{:03}", index + 1)),
            member.then(|| format!("{}-{:02}", dice.between(2012, 2023), dice.between(1, 12))),
        ])?;
        ids.push(conn.last_insert_rowid());
        job.tick()?;
    }
    Ok(ids)
}

fn person_name(dice: &mut Dice) -> String {
    let given = if dice.below(3) == 0 { dice.pick(GIVEN_ONE) } else { dice.pick(GIVEN_TWO) };
    format!("{}{given}", dice.pick(SURNAMES))
}

pub(super) fn people(conn: &Connection, dice: &mut Dice, units: &[i64], job: &Job) -> Result<Vec<i64>> {
    let mut ids = Vec::new();
    let mut insert = conn.prepare(
        "INSERT INTO person (name, sex, ethnicity, birth_date, phone, unit_id, position, title, skill_level, education,
                             political_status, joined_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    for index in 0..PEOPLE {
        let (name, ethnicity) = match MINORITY.get(index / 90).filter(|_| index % 90 == 45) {
            Some((name, ethnicity)) => ((*name).to_owned(), *ethnicity),
            None => (person_name(dice), "汉族"),
        };
        let worker = dice.below(3) == 0;
        insert.execute(params![
            name,
            dice.pick(&["男", "女"]),
            ethnicity,
            format!("{}-{:02}", dice.between(1964, 2003), dice.between(1, 12)),
            // 199 and a block that stands for nobody here; the sample calls no one.
            format!("1990000{:04}", index),
            units[dice.below(units.len())],
            (!worker).then(|| dice.pick(POSITIONS)),
            (!worker).then(|| dice.pick(TITLES)),
            worker.then(|| dice.pick(SKILLS)),
            dice.pick(&["中专", "大专", "本科", "本科", "硕士"]),
            dice.pick(&["群众", "群众", "中共党员", "共青团员"]),
            format!("{}-{:02}", dice.between(2015, 2025), dice.between(1, 12)),
        ])?;
        ids.push(conn.last_insert_rowid());
        job.tick()?;
    }
    Ok(ids)
}
