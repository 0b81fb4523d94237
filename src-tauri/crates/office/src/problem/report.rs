//! 问题建议台账.

use rusqlite::Connection;

use super::{Problem, problems};
use crate::error::Result;
use crate::profile;
use crate::report::{Draft, Listed, Setting, list};
use crate::value;

/// The problems of a year: those noted in it, and those that were still open.
pub(crate) fn ledger(conn: &Connection, year: i32, setting: &Setting) -> Result<Draft> {
    let rows = problems(conn, Some(year))?;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |date: &str| value::first_day(date).filter(|_| date.len() == 10);
    let columns = vec![
        Listed::words("存在的问题", |it: &Problem| it.title.clone()).wide(3.0).always(),
        Listed::words("建议", move |it: &Problem| text(&it.proposal)).wide(3.0).always(),
        Listed::day("提出日期", |it: &Problem| value::spoken(&it.noted_on), move |it: &Problem| day(&it.noted_on)),
        Listed::words("相关任务", move |it: &Problem| text(&it.task)).wide(1.5),
        Listed::day(
            "解决日期",
            |it: &Problem| it.settled_on.as_deref().map(value::spoken).unwrap_or_default(),
            move |it: &Problem| it.settled_on.as_deref().and_then(day),
        ),
        Listed::words("处理结果", move |it: &Problem| text(&it.outcome)).wide(2.0).always(),
        Listed::words("备注", move |it: &Problem| text(&it.note)).wide(1.0),
    ];
    let settled = rows.iter().filter(|row| row.settled_on.is_some()).count();
    let facts =
        vec![format!("单位：{}", profile::profile(conn)?.name), format!("共 {} 条，已解决 {settled} 条", rows.len())];
    let mut draft = list(setting, format!("{year}年问题建议台账"), facts, columns, &rows);
    draft.document.landscape = true;
    Ok(draft)
}
