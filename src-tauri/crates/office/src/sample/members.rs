//! The sample's members with their dues, who asked to join, what was sent up, and a ranking by points.

use rusqlite::{Connection, params};

use super::YEARS;
use crate::error::Result;

/// How many units are members, and how many people.
const UNITS: i64 = 12;
const PEOPLE: i64 = 30;

/// Who asked to join in the last year: name, unit, day, and the day on which it was looked through.
const JOINS: &[(&str, &str, &str, Option<&str>)] = &[
    ("沈立新", "第二中学", "03-12", Some("06-10")),
    ("唐婉清", "临江区人民医院", "05-20", Some("06-10")),
    ("魏文博", "实验小学", "10-18", None),
];

pub(super) fn members(conn: &Connection) -> Result<()> {
    let [first, .., last] = YEARS;
    for (kind, yuan) in [("单位会员", 1_000), ("个人会员", 50)] {
        conn.execute(
            "INSERT INTO member_due (kind_id, from_year, amount) SELECT id, ?, ? FROM member_kind WHERE name = ?",
            params![first, yuan * 100, kind],
        )?;
    }
    conn.execute(
        "INSERT INTO membership (unit_id, kind_id, number, began_on)
         SELECT u.id, k.id, printf('D%03d', row_number() OVER (ORDER BY u.id)), coalesce(u.joined_on, ?1 || '-01-10')
         FROM unit u JOIN member_kind k ON k.name = '单位会员' ORDER BY u.id LIMIT ?2",
        params![first, UNITS],
    )?;
    conn.execute(
        "INSERT INTO membership (person_id, kind_id, number, began_on)
         SELECT p.id, k.id, printf('G%04d', row_number() OVER (ORDER BY p.id)), coalesce(p.joined_on, ?1 || '-01-10')
         FROM person p JOIN member_kind k ON k.name = '个人会员' ORDER BY p.id LIMIT ?2",
        params![first, PEOPLE],
    )?;
    for year in YEARS {
        // Of the last year two in three have paid so far.
        conn.execute(
            "INSERT INTO due_payment (membership_id, year, amount, paid_on, receipt_number)
             SELECT m.id, ?1, d.amount, ?1 || '-03-20', printf('%d-%04d', ?1, m.id) FROM membership m
             JOIN member_due d ON d.kind_id = m.kind_id
             WHERE substr(m.began_on, 1, 4) <= ?1 || '' AND (?1 < ?2 OR m.id % 3 > 0) ORDER BY m.id",
            params![year, last],
        )?;
    }
    for (name, unit, on, reviewed) in JOINS {
        conn.execute(
            "INSERT INTO join_application (kind_id, name, unit, applied_on, introducers, reviewed_on)
             SELECT id, ?, ?, ?, '宋雅琴、梁振宇', ? FROM member_kind WHERE name = '个人会员'",
            params![name, unit, format!("{last}-{on}"), reviewed.map(|day| format!("{last}-{day}"))],
        )?;
    }
    Ok(())
}

/// The best works of each contest go up to the city; of earlier years it is known what came back.
pub(super) fn sent_up(conn: &Connection) -> Result<()> {
    conn.execute(
        "INSERT INTO entry_sent (entry_id, body, level, sent_on, state, award, decided_on)
         SELECT e.id, '市科协', '市级', c.year || '-07-10', iif(c.year < ?1, 'awarded', 'waiting'), iif(c.year < ?1, '二等奖', NULL),
           iif(c.year < ?1, c.year || '-10-20', NULL)
         FROM award a JOIN entry e ON e.id = a.entry_id JOIN contest c ON c.id = e.contest_id WHERE a.name = '一等奖' ORDER BY e.id",
        [YEARS[YEARS.len() - 1]],
    )?;
    for year in YEARS {
        conn.execute(
            "INSERT INTO points_ranking (year, name, subject, rewarded) VALUES (?1, ?1 || '年媒体科普宣传排名', 'outlet', 3)",
            [year],
        )?;
        let ranking = conn.last_insert_rowid();
        for (position, (level, points)) in [("省级", 3.0), ("市级", 2.0), ("县级", 1.0)].into_iter().enumerate() {
            conn.execute(
                "INSERT INTO points_rule (ranking_id, position, sort, words, points) VALUES (?, ?, 'coverage', ?, ?)",
                params![ranking, position as i64, level, points],
            )?;
        }
    }
    Ok(())
}
