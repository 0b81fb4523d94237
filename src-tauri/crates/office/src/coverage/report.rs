//! 媒体报道一览 of a year.

use rusqlite::Connection;

use super::{Coverage, CoverageAsk, LEVELS, by_level, coverage};
use crate::error::Result;
use crate::report::{Draft, Listed, Setting, list};
use crate::{profile, value};

/// The pieces of a year by level, the highest first, each level by day.
pub(crate) fn paper(conn: &Connection, year: i32, setting: &Setting) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let mut rows = coverage(conn, CoverageAsk { year: Some(year), event_id: None })?;
    rows.reverse();
    rows.sort_by_key(|row| LEVELS.iter().position(|level| row.level == *level));
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let columns = vec![
        Listed::short("级别", |it: &Coverage| it.level.clone()).always(),
        Listed::words("媒体", |it: &Coverage| it.outlet.clone()).wide(1.5).always(),
        Listed::words("标题", |it: &Coverage| it.title.clone()).wide(3.0).always(),
        Listed::day(
            "刊播日期",
            |it: &Coverage| value::spoken(&it.published_on),
            |it: &Coverage| value::first_day(&it.published_on).filter(|_| it.published_on.len() == 10),
        )
        .always(),
        Listed::words("相关活动", move |it: &Coverage| text(&it.event)).wide(2.0),
        Listed::words("网址", move |it: &Coverage| text(&it.link)).wide(1.5).asked(),
        Listed::words("备注", move |it: &Coverage| text(&it.note)).wide(1.0),
    ];
    let levels: Vec<String> = by_level(&rows).iter().map(|(level, count)| format!("{level} {count} 篇")).collect();
    let of_levels = if levels.is_empty() { String::new() } else { format!("：{}", levels.join("，")) };
    let facts = vec![format!("单位：{}", profile.name), format!("共 {} 篇{of_levels}", rows.len())];
    Ok(list(setting, format!("{}媒体报道一览", profile.year_kind.spoken(year)), facts, columns, &rows))
}
