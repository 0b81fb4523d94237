//! 授牌名单 of a year, and 阵地名录.

use rusqlite::Connection;

use super::{Plaque, PlaqueAsk, Venue, plaques, venues};
use crate::error::Result;
use crate::report::{Draft, Listed, Setting, list, text};
use crate::{profile, value};

/// 授牌名单, by day.
pub(crate) fn plaque_paper(conn: &Connection, year: i32, setting: &Setting) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let mut rows = plaques(conn, PlaqueAsk { year: Some(year), event_id: None })?;
    rows.reverse();
    let columns = vec![
        Listed::words("授予单位", |it: &Plaque| text(&it.unit)).wide(2.0).always(),
        Listed::words("牌匾内容", |it: &Plaque| it.wording.clone()).wide(2.0).always(),
        Listed::short("编号", |it: &Plaque| text(&it.number)),
        Listed::day(
            "授牌日期",
            |it: &Plaque| value::spoken(&it.given_on),
            |it: &Plaque| value::first_day(&it.given_on).filter(|_| it.given_on.len() == 10),
        )
        .always(),
        Listed::words("所在阵地", |it: &Plaque| text(&it.venue)).wide(1.5),
        Listed::words("授牌活动", |it: &Plaque| text(&it.event)).wide(1.5),
        Listed::words("备注", |it: &Plaque| text(&it.note)).wide(1.0),
    ];
    let facts = vec![format!("单位：{}", profile.name), format!("共 {} 块", rows.len())];
    Ok(list(setting, format!("{}授牌名单", profile.year_kind.spoken(year)), facts, columns, &rows))
}

/// 阵地名录, by kind in the order in which the kinds first came.
pub(crate) fn venue_paper(conn: &Connection, setting: &Setting) -> Result<Draft> {
    let mut rows = venues(conn)?;
    let mut kinds: Vec<(String, usize)> = Vec::new();
    for venue in &rows {
        let kind = venue.kind.clone().unwrap_or_else(|| "未分类".to_owned());
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }
    rows.sort_by_key(|venue| {
        kinds.iter().position(|(kind, _)| venue.kind.as_ref() == Some(kind)).unwrap_or(usize::MAX)
    });
    let columns = vec![
        Listed::words("名称", |it: &Venue| it.name.clone()).wide(2.0).always(),
        Listed::short("类别", |it: &Venue| text(&it.kind)).always(),
        Listed::words("所属单位", |it: &Venue| text(&it.unit)).wide(2.0),
        Listed::words("地址", |it: &Venue| text(&it.address)).wide(2.0),
        Listed::short("联系人", |it: &Venue| text(&it.contact)),
        Listed::phone(setting, |it: &Venue| text(&it.phone)),
        Listed::number("牌匾", |it: &Venue| it.plaques.to_string()),
        Listed::words("备注", |it: &Venue| text(&it.note)).wide(1.0),
    ];
    let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{kind} {count} 处")).collect();
    let of_kinds = if kinds.is_empty() { String::new() } else { format!("：{}", kinds.join("，")) };
    let facts = vec![format!("单位：{}", profile::profile(conn)?.name), format!("共 {} 处{of_kinds}", rows.len())];
    Ok(list(setting, "阵地名录".to_owned(), facts, columns, &rows))
}
