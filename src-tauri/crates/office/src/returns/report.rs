//! 上报数字汇总表 of a year: what other units sent in, with its sums.

use rusqlite::Connection;

use super::{ReturnedFigure, figures, totals};
use crate::error::Result;
use crate::report::{Draft, Listed, Setting, list};
use crate::{profile, value};

/// The figures, each thing with the units that sent it in.
pub(crate) fn paper(conn: &Connection, year: i32, setting: &Setting) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let rows = figures(conn, Some(year))?;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let columns = vec![
        Listed::words("项目", |it: &ReturnedFigure| it.name.clone()).wide(2.0).always(),
        Listed::words("填报单位", |it: &ReturnedFigure| it.unit.clone()).wide(2.0).always(),
        Listed::short("报告期", |it: &ReturnedFigure| value::spoken(&it.period)).always(),
        Listed::number("数量", |it: &ReturnedFigure| it.amount.to_string()).always(),
        Listed::short("计量单位", move |it: &ReturnedFigure| text(&it.counted_in)),
        Listed::words("备注", move |it: &ReturnedFigure| text(&it.note)).wide(1.0),
    ];
    let groups: Vec<String> = rows
        .iter()
        .map(|row| {
            let of = totals(&rows).into_iter().filter(|total| total.name == row.name);
            let sums =
                of.map(|it| format!("{} 个单位合计 {}{}", it.units, it.amount, it.counted_in.unwrap_or_default()));
            format!("{}（{}）", row.name, sums.collect::<Vec<_>>().join("；"))
        })
        .collect();
    let facts = vec![format!("汇总单位：{}", profile.name), "以下为各单位上报的数字，不计入本会".to_owned()];
    let title = format!("{}各单位上报数字汇总表", profile.year_kind.spoken(year));
    Ok(list(setting, title, facts, columns, &rows).in_groups(&groups))
}
