//! The sample's events, classes and contests.

use rusqlite::{Connection, params};

use super::names::{COURSES, EVENTS, OWN, ROOMS, TEACHERS, UNIT_NAMES, WORKS};
use super::people;
use super::plans::SampleTask;
use super::{Dice, YEARS};
use crate::certificate::{self, CertificateIssue};
use crate::error::Result;
use crate::ids::ContestId;
use crate::job::Job;

pub(super) const EVENTS_A_YEAR: usize = EVENTS.len();
pub(super) const CLASSES: usize = 20;

/// The month after which the last year of the sample has not happened yet.
const LAST_MONTH: usize = 11;

/// Who took part, whom it reached, and the leaflets given out, as events of a kind have them.
fn numbers(dice: &mut Dice, kind: &str) -> (Option<usize>, Option<usize>, Option<usize>) {
    let mut tens = |low, high| dice.between(low, high) * 10;
    match kind {
        // All who listen are reached.
        "讲座" => {
            let listeners = tens(32, 60);
            (Some(listeners), Some(listeners), Some(listeners + 50))
        }
        "宣传" => (Some(tens(4, 20)), Some(tens(30, 120)), Some(tens(20, 100))),
        "下乡" => (Some(tens(3, 9)), Some(tens(10, 40)), Some(tens(10, 50))),
        "展览" => {
            let visitors = tens(30, 150);
            (Some(visitors), Some(visitors), Some(tens(20, 60)))
        }
        "捐赠" => (Some(tens(2, 4)), Some(tens(20, 60)), None),
        "会议" => (Some(tens(3, 9)), None, None),
        "编印" => (None, None, None),
        _ => (Some(dice.between(6, 24)), None, None),
    }
}

pub(super) fn events(
    conn: &Connection,
    dice: &mut Dice,
    year: i32,
    units: &[i64],
    tasks: &[SampleTask],
    job: &Job,
) -> Result<()> {
    for (title, kind, month, host, organizer, place) in EVENTS {
        job.tick()?;
        if year == YEARS[2] && *month > LAST_MONTH {
            continue;
        }
        let (participants, beneficiaries, leaflets) = numbers(dice, kind);
        let summary = leaflets.map(|leaflets| {
            format!(
                "现场发放资料 {leaflets} 份，解答咨询 {} 人次。",
                participants.unwrap_or_default() / 4 + dice.between(6, 30)
            )
        });
        let cost = dice.between(2, 60) * 10_000;
        conn.execute(
            "INSERT INTO event (title, kind, participants, beneficiaries, cost, summary) VALUES (?, ?, ?, ?, ?, ?)",
            params![title, kind, participants.map(|n| n as i64), beneficiaries.map(|n| n as i64), cost as i64, summary],
        )?;
        let event = conn.last_insert_rowid();
        if *kind == "编印" {
            bulletin(conn, event, title)?;
        }
        let day = dice.between(3, 26);
        let last = if *kind == "展览" { day + 2 } else { day };
        conn.execute(
            "INSERT INTO occurrence (event_id, start_date, end_date, place) VALUES (?, ?, ?, ?)",
            params![
                event,
                format!("{year}-{month:02}-{day:02}"),
                format!("{year}-{month:02}-{last:02}"),
                (!place.is_empty()).then_some(*place)
            ],
        )?;
        for (role, name) in [("host", host), ("organizer", organizer)] {
            let Some(at) = UNIT_NAMES.iter().position(|(unit, _)| unit == name) else { continue };
            conn.execute(
                "INSERT INTO event_unit (event_id, unit_id, role) VALUES (?, ?, ?)",
                params![event, units[at], role],
            )?;
        }
        if let Some(leaflets) = leaflets {
            conn.execute(
                "INSERT INTO measure (event_id, name, amount, unit) VALUES (?, '发放资料', ?, '份')",
                params![event, leaflets as f64],
            )?;
        }
        for task in tasks.iter().filter(|task| task.kinds.contains(kind)) {
            // Of this year's one in ten is still to be tied: unlinked events are part of real life. A year that is over is in order.
            let is_tied = dice.below(10) > 0;
            if is_tied || year != YEARS[2] {
                conn.execute("INSERT INTO event_item (event_id, item_id) VALUES (?, ?)", params![event, task.id])?;
            }
        }
    }
    Ok(())
}

/// 《科普通讯》编印第三期: which bulletin, and which issue of it.
fn bulletin(conn: &Connection, event: i64, title: &str) -> Result<()> {
    let Some((bulletin, issue)) = title.trim_start_matches('《').split_once("》编印") else { return Ok(()) };
    for (field, value) in [("刊名", bulletin), ("期号", issue), ("印数", "2000")] {
        conn.execute(
            "UPDATE event SET own = json_set(coalesce(own, '{}'), '$.\"' || f.id || '\"', ?)
             FROM event_field f JOIN event_kind k ON k.id = f.kind_id
             WHERE event.id = ? AND k.name = '编印' AND f.name = ?",
            params![value, event, field],
        )?;
    }
    Ok(())
}

pub(super) fn classes(conn: &Connection, dice: &mut Dice, people: &[i64], job: &Job) -> Result<()> {
    let mut courses = Vec::new();
    for (name, kind) in COURSES {
        conn.execute("INSERT INTO course (name, kind) VALUES (?, ?)", params![name, kind])?;
        courses.push(conn.last_insert_rowid());
    }
    for index in 0..CLASSES {
        job.tick()?;
        let year = YEARS[index * YEARS.len() / CLASSES];
        let course = index % COURSES.len();
        let month = 2 + index % 9;
        let hours = [24.0, 32.0, 40.0, 48.0][dice.below(4)];
        conn.execute(
            "INSERT INTO class (course_id, year, name, start_date, end_date, place, teacher, hours, capacity_low, capacity_high)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, 16, 20)",
            params![
                courses[course],
                year,
                format!("{year}年{}第{}期", COURSES[course].0, ["一", "二", "三"][index / COURSES.len() % 3]),
                format!("{year}-{month:02}-06"),
                format!("{year}-{month:02}-{:02}", 6 + dice.between(4, 18)),
                dice.pick(ROOMS),
                dice.pick(TEACHERS),
                hours,
            ],
        )?;
        let class = conn.last_insert_rowid();
        let mut groups = Vec::new();
        for (position, name) in ["第一组", "第二组", "第三组", "第四组"].iter().enumerate() {
            conn.execute(
                "INSERT INTO class_group (class_id, name, position) VALUES (?, ?, ?)",
                params![class, name, position as i64],
            )?;
            groups.push(conn.last_insert_rowid());
        }
        let size = dice.between(16, 20);
        // Pupils go to no class for workers and teachers.
        let grown = &people[..people::PUPILS.start];
        let first = dice.below(grown.len());
        for seat in 0..size {
            let score = dice.between(56, 100) as f64;
            let result = match score {
                90.0.. => "优秀",
                60.0.. => "合格",
                _ => "不合格",
            };
            conn.execute(
                "INSERT INTO enrolment (class_id, person_id, group_id, position, is_leader, hours, score, result)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                params![
                    class,
                    grown[(first + seat * 7) % grown.len()],
                    groups[seat % groups.len()],
                    seat as i64,
                    i64::from(seat < groups.len()),
                    if score < 60.0 { hours / 2.0 } else { hours },
                    score,
                    result,
                ],
            )?;
        }
    }
    Ok(())
}

pub(super) fn contests(conn: &Connection, dice: &mut Dice, people: &[i64], job: &Job) -> Result<()> {
    const RANKS: &[(&str, i64, usize)] = &[("一等奖", 1, 2), ("二等奖", 2, 4), ("三等奖", 3, 6), ("优秀奖", 9, 6)];
    for (edition, year) in YEARS.iter().enumerate() {
        job.tick()?;
        conn.execute(
            "INSERT INTO contest (year, name, edition, level, host, start_date, end_date) VALUES (?, ?, ?, '区级', ?, ?, ?)",
            params![
                year,
                format!("临江区第{}届青少年科技创新大赛", ["十二", "十三", "十四"][edition]),
                format!("第{}届", ["十二", "十三", "十四"][edition]),
                OWN,
                format!("{year}-06-01"),
                format!("{year}-10-20"),
            ],
        )?;
        let contest = conn.last_insert_rowid();
        let mut position = 0;
        for (name, rank, count) in RANKS {
            for _ in 0..*count {
                let author = people[people::PUPILS.start + (edition * 29 + position * 3) % people::PUPILS.len()];
                let instructor =
                    people[people::TEACHERS.start + (edition * 17 + position * 7) % people::TEACHERS.len()];
                let school: i64 =
                    conn.query_row("SELECT unit_id FROM person WHERE id = ?", [author], |row| row.get(0))?;
                let work = WORKS[(position + edition * 5) % WORKS.len()];
                conn.execute(
                    "INSERT INTO entry (contest_id, position, track, title, unit_id, score) VALUES (?, ?, ?, ?, ?, ?)",
                    params![
                        contest,
                        position as i64,
                        dice.pick(&["发明创造", "科学研究", "科技实践"]),
                        work,
                        school,
                        (98 - position) as f64,
                    ],
                )?;
                let entry = conn.last_insert_rowid();
                for (role, person) in [("author", author), ("instructor", instructor)] {
                    conn.execute(
                        "INSERT INTO entry_person (entry_id, person_id, role) VALUES (?, ?, ?)",
                        params![entry, person, role],
                    )?;
                }
                conn.execute("INSERT INTO award (entry_id, name, rank) VALUES (?, ?, ?)", params![entry, name, rank])?;
                position += 1;
            }
        }
        // Of this year's winners the papers are still to be issued: that is what she tries first.
        if *year != YEARS[2] {
            let day = format!("{year}-10-25");
            let asked =
                CertificateIssue { contest_id: Some(ContestId(contest)), issued_on: Some(day), ..Default::default() };
            certificate::issued_before(conn, &asked)?;
        }
    }
    commendations(conn)
}

/// Who won a first prize has a title by rule: decided for the year before, still to be proposed for this one.
fn commendations(conn: &Connection) -> Result<()> {
    conn.execute(
        "INSERT INTO title_rule (title, contest, award, whom, gap_years, money) VALUES ('科技创新小标兵', '青少年科技创新大赛', '一等奖', 'first', 2, 50000)",
        [],
    )?;
    let [_, last, this] = YEARS;
    for year in [last, this] {
        conn.execute("INSERT INTO commendation (year, name) VALUES (?1, ?1 || '年度科技创新小标兵表彰')", [year])?;
    }
    let decided = conn.last_insert_rowid() - 1;
    conn.execute(
        "UPDATE commendation SET reviewed_on = ?1 || '-11-05', public_from = ?1 || '-11-10', public_to = ?1 || '-11-16',
           meeting = '区科协第七届常委会第六次会议', decided_on = ?1 || '-11-20', document_number = '临科协〔' || ?1 || '〕21号' WHERE id = ?2",
        params![last, decided],
    )?;
    conn.execute(
        "INSERT INTO title_grant (commendation_id, position, person_id, title, entry_id, basis, money, state, received_on)
         SELECT ?1, e.position, x.person_id, '科技创新小标兵', e.id, '“' || c.name || '”一等奖（规则：“青少年科技创新大赛”一等奖项目的负责人 → 科技创新小标兵）',
           50000, 'granted', ?2 || '-12-02'
         FROM entry e JOIN contest c ON c.id = e.contest_id JOIN award a ON a.entry_id = e.id
         JOIN entry_person x ON x.entry_id = e.id AND x.role = 'author' WHERE c.year = ?2 AND a.name = '一等奖'",
        params![decided, last],
    )?;
    Ok(())
}
