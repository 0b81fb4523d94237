//! The sample's council of fifteen by category over two terms, and a coordination group of units.

use rusqlite::{Connection, params};

use super::YEARS;
use crate::error::Result;

/// Each category with its seats and the kind of units whose people sit there.
const CATEGORIES: &[(&str, i64, &str)] =
    &[("部门", 7, "机关"), ("学校", 4, "学校"), ("企业", 2, "企业"), ("社会", 2, "学会")];

/// The posts of the council, the higher ones first; the others are 理事.
const POSTS: &[&str] = &["理事长", "副理事长", "副理事长", "秘书长"];

/// Units of the coordination group.
const GROUP: i64 = 11;

pub(super) fn bodies(conn: &Connection) -> Result<()> {
    conn.execute("INSERT INTO body (name, kind) VALUES ('理事会', '理事会')", [])?;
    let council = conn.last_insert_rowid();
    for (position, (name, seats, _)) in CATEGORIES.iter().enumerate() {
        conn.execute(
            "INSERT INTO body_category (body_id, position, name, seats) VALUES (?, ?, ?, ?)",
            params![council, position as i64, name, seats],
        )?;
    }
    let [first, .., last] = YEARS;
    let earlier = term(conn, council, "第二届", &format!("{}-03", first - 4), &format!("{last}-03"), None)?;
    let now = term(conn, council, "第三届", &format!("{last}-03"), &format!("{}-03", last + 5), Some(earlier))?;
    let mut posts = POSTS.iter();
    for (category, seats, kind) in CATEGORIES {
        // One more than there are seats: the last of the earlier council makes room for another.
        let people = people_of(conn, kind, *seats + 1)?;
        for (at, person) in people.iter().take(*seats as usize).enumerate() {
            let post = posts.next().copied().unwrap_or("理事");
            seat(conn, earlier, *person, post, category)?;
            let goes = at + 1 == *seats as usize && *category != "部门";
            let next = if goes { people.last().unwrap_or(person) } else { person };
            seat(conn, now, *next, post, category)?;
        }
    }
    ballot(conn, earlier, now, &format!("{last}-03-12"))?;
    conn.execute("INSERT INTO body (name, kind) VALUES ('科学素质工作协调小组', '协调小组')", [])?;
    let group = conn.last_insert_rowid();
    let term = term(conn, group, "本届", &format!("{first}-01"), "", None)?;
    conn.execute(
        "INSERT INTO seat (term_id, unit_id, post) SELECT ?, id, iif(row_number() OVER (ORDER BY id) = 1, '组长单位', '成员单位')
         FROM unit ORDER BY id LIMIT ?",
        params![term, GROUP],
    )?;
    Ok(())
}

/// How the council was voted on: whoever sits in it had more votes than those of the earlier one who no longer do.
fn ballot(conn: &Connection, earlier: i64, now: i64, day: &str) -> Result<()> {
    conn.execute(
        "INSERT INTO ballot (term_id, post, held_on, by_category, due, present, issued, returned, valid)
         VALUES (?, '理事', ?, 1, 128, 114, 114, 112, 110)",
        params![now, day],
    )?;
    let ballot = conn.last_insert_rowid();
    // Each one's votes are as many as the valid papers.
    conn.execute(
        "INSERT INTO ballot_candidate (ballot_id, position, person_id, category, votes, against, abstained)
         SELECT ?1, row_number() OVER (ORDER BY id) - 1, person_id, category, 108 - id % 7 * 3, id % 7 * 2, 2 + id % 7
         FROM seat WHERE term_id = ?2",
        params![ballot, now],
    )?;
    conn.execute(
        "INSERT INTO ballot_candidate (ballot_id, position, person_id, category, votes, against, abstained)
         SELECT ?1, (SELECT count(*) FROM ballot_candidate WHERE ballot_id = ?1) + row_number() OVER (ORDER BY id) - 1,
           person_id, category, 60 + id % 5, 40 - id % 5, 10
         FROM seat s WHERE term_id = ?2 AND NOT EXISTS
           (SELECT 1 FROM seat n WHERE n.term_id = ?3 AND n.person_id = s.person_id)",
        params![ballot, earlier, now],
    )?;
    Ok(())
}

fn term(conn: &Connection, body: i64, name: &str, began: &str, ended: &str, after: Option<i64>) -> Result<i64> {
    conn.execute(
        "INSERT INTO term (body_id, name, began_on, ended_on, after_id) VALUES (?, ?, ?, nullif(?, ''), ?)",
        params![body, name, began, ended, after],
    )?;
    Ok(conn.last_insert_rowid())
}

/// People of units of that kind, one of each unit as far as there are any.
fn people_of(conn: &Connection, kind: &str, count: i64) -> Result<Vec<i64>> {
    let mut statement = conn.prepare_cached(
        "SELECT p.id FROM person p JOIN unit u ON u.id = p.unit_id WHERE u.kind = ?1 AND p.position IS NOT NULL
         ORDER BY row_number() OVER (PARTITION BY u.id ORDER BY p.id), u.id LIMIT ?2",
    )?;
    Ok(statement.query_map(params![kind, count], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// A seat with the unit and the post that the person has.
fn seat(conn: &Connection, term: i64, person: i64, post: &str, category: &str) -> Result<()> {
    conn.execute(
        "INSERT INTO seat (term_id, person_id, post, category, represents)
         SELECT ?, p.id, ?, ?, trim(coalesce(u.name, '') || coalesce(p.position, ''))
         FROM person p LEFT JOIN unit u ON u.id = p.unit_id WHERE p.id = ?",
        params![term, post, category, person],
    )?;
    Ok(())
}
