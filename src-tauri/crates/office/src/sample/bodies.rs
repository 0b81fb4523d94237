//! The sample's council of fifteen by category over two terms, and a coordination group of units.

use rusqlite::{Connection, params};

use super::YEARS;
use crate::error::Result;

const CATEGORIES: &[(&str, i64)] = &[("部门", 7), ("学校", 4), ("企业", 2), ("社会", 2)];

/// The posts of the council, the higher ones first; the others are 理事.
const POSTS: &[&str] = &["理事长", "副理事长", "副理事长", "秘书长"];

/// How many of the earlier council do not go on.
const LEAVE: usize = 3;

/// Units of the coordination group.
const GROUP: i64 = 11;

pub(super) fn bodies(conn: &Connection, people: &[i64]) -> Result<()> {
    conn.execute("INSERT INTO body (name, kind) VALUES ('理事会', '理事会')", [])?;
    let council = conn.last_insert_rowid();
    for (position, (name, seats)) in CATEGORIES.iter().enumerate() {
        conn.execute(
            "INSERT INTO body_category (body_id, position, name, seats) VALUES (?, ?, ?, ?)",
            params![council, position as i64, name, seats],
        )?;
    }
    let [first, .., last] = YEARS;
    let earlier = term(conn, council, "第二届", &format!("{}-03", first - 4), &format!("{last}-03"), None)?;
    let now = term(conn, council, "第三届", &format!("{last}-03"), &format!("{}-03", last + 5), Some(earlier))?;
    let seats = || CATEGORIES.iter().flat_map(|(name, seats)| (0..*seats).map(move |_| *name));
    for (at, category) in seats().enumerate() {
        let post = POSTS.get(at).copied().unwrap_or("理事");
        seat(conn, earlier, people[at * 3], post, category)?;
        // The last ones make room for others.
        let person = if at + LEAVE < seats().count() { people[at * 3] } else { people[at * 3 + 1] };
        seat(conn, now, person, post, category)?;
    }
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

fn term(conn: &Connection, body: i64, name: &str, began: &str, ended: &str, after: Option<i64>) -> Result<i64> {
    conn.execute(
        "INSERT INTO term (body_id, name, began_on, ended_on, after_id) VALUES (?, ?, ?, nullif(?, ''), ?)",
        params![body, name, began, ended, after],
    )?;
    Ok(conn.last_insert_rowid())
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
