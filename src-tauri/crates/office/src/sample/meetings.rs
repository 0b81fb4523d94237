//! What the sample's meetings decided: the council of each year with its agenda, and what is to follow.

use rusqlite::{Connection, OptionalExtension, params};

use super::YEARS;
use crate::error::Result;

/// 会议的标题, its body, how many times it met before the first year, who was due and who came.
const MEETINGS: &[(&str, &str, i64, i64, i64)] =
    &[("科协全委会", "全委会", 3, 45, 41), ("年度科普工作总结会", "常委会", 8, 15, 14)];

/// An item of an agenda with who reports.
const AGENDA: &[(&str, &str)] =
    &[("听取上年度工作报告", "周明远"), ("审议本年度工作要点", "宋雅琴"), ("讨论全国科普日活动方案", "梁振宇")];

/// What is to be done after the council: by whom, in which month and until which day, and whether it was done.
const FOLLOW: &[(&str, &str, &str)] = &[
    ("把本年度工作要点印发各团体会员", "办公室", "03-31"),
    ("报送全国科普日活动方案", "科普部", "07-15"),
    ("汇总各科普教育基地开放情况", "科普部", "11-30"),
];

pub(super) fn meetings(conn: &Connection) -> Result<()> {
    for year in YEARS {
        for (title, body, before, expected, present) in MEETINGS {
            let Some((event, day)) = held(conn, title, year)? else { continue };
            conn.execute(
                "INSERT INTO meeting (event_id, body, term, number, chair, recorder, expected, present, excused)
                 VALUES (?, ?, 7, ?, '周明远', '钟晓雯', ?, ?, ?)",
                params![event, body, before + i64::from(year - YEARS[0]), expected, present, expected - present],
            )?;
            for (position, (topic, reporter)) in AGENDA.iter().enumerate() {
                conn.execute(
                    "INSERT INTO agenda_item (event_id, position, topic, reporter) VALUES (?, ?, ?, ?)",
                    params![event, position as i64, topic, reporter],
                )?;
            }
            conn.execute(
                "INSERT INTO decision (event_id, position, words) VALUES (?, 0, ?)",
                params![event, format!("同意《临江区科协{year}年工作要点》，修改后印发。")],
            )?;
            if *body != "全委会" {
                continue;
            }
            for (words, owner, due) in FOLLOW {
                let due = format!("{year}-{due}");
                // Of the last year the last one is still to be done.
                let is_open = year == YEARS[YEARS.len() - 1] && *due > *format!("{year}-08");
                let done = (!is_open).then_some(due.as_str());
                conn.execute(
                    "INSERT INTO follow_up (event_id, words, owner, due_on, done_on) VALUES (?, ?, ?, ?, ?)",
                    params![event, words, owner, due.as_str().max(&day), done],
                )?;
            }
        }
    }
    Ok(())
}

/// The event of that title in a year, and its day.
fn held(conn: &Connection, title: &str, year: i32) -> Result<Option<(i64, String)>> {
    Ok(conn
        .query_row(
            "SELECT e.id, o.start_date FROM event e JOIN occurrence o ON o.event_id = e.id
             WHERE e.title LIKE ? AND o.start_date LIKE ? ORDER BY e.id LIMIT 1",
            [format!("%{title}%"), format!("{year}-%")],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?)
}
