//! 活动台账 of a year.

use chrono::NaiveDate;
use papers::document::{Chart, ChartForm};
use rusqlite::Connection;

use super::counted::told;
use super::kind::field_names;
use super::{EventRow, counted, rows_of_year};
use crate::error::Result;
use crate::report::{Draft, Listed, Setting, list};
use crate::year::YearKind;
use crate::{profile, value};

type Shown<'a> = Listed<'a, EventRow>;

/// 活动台账, in the order of days: what is told twice stands once, and parts stand beside their whole. Every total counts an event
/// once, with the figures that `counted` says.
pub(crate) fn ledger(conn: &Connection, year: i32, setting: &Setting) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let mut events = rows_of_year(conn, year, profile.year_kind)?;
    events.sort_by(|a, b| a.start_date.cmp(&b.start_date));
    let names = field_names(conn)?;
    let whole = counted(events.clone());
    events.retain(|event| event.same_as.is_none() || whole.iter().any(|one| one.id == event.id));
    let parts = events.len() - whole.len();
    let sum = |of: fn(&EventRow) -> Option<i64>| whole.iter().filter_map(of).sum::<i64>();
    let columns = vec![
        Shown::day("时间", when, day).always(),
        Shown::words("活动名称", |event| event.title.clone()).wide(4.0).always(),
        Shown::short("类型", |event| text(&event.kind)),
        Shown::words("地点", |event| text(&event.place)).wide(2.0),
        Shown::words("主办", |event| text(&event.hosts)).wide(2.0),
        Shown::words("承办", |event| text(&event.organizers)).wide(1.5),
        Shown::words("协办", |event| text(&event.co_hosts)).wide(2.0),
        Shown::words("支持", |event| text(&event.supporters)).wide(2.0).asked(),
        Shown::number("参加人数", |event| number(event.participants, &event.participants_text))
            .sum(sum(|event| event.participants).to_string()),
        Shown::number("受益人次", |event| number(event.beneficiaries, &event.beneficiaries_text))
            .sum(sum(|event| event.beneficiaries).to_string()),
        Shown::number("经费（元）", |event| event.cost.map(value::yuan).unwrap_or_default())
            .sum(value::yuan(sum(|event| event.cost))),
        Shown::words("对应任务", |event| text(&event.tasks)).wide(2.0).asked(),
        Shown::short("届次", |event| text(&event.edition)).asked(),
        Shown::words("专项内容", |event| told(event, &names)).wide(3.0).asked(),
        Shown::words("小结", |event| text(&event.summary)).wide(4.0).asked(),
        Shown::words("备注", |event| text(&event.note)).wide(1.0),
    ];
    let spoken = profile.year_kind.spoken(year);
    let facts = vec![format!("单位：{}", profile.name), total(whole.len(), parts)];
    Ok(list(setting, format!("{spoken}活动台账"), facts, columns, &events)
        .charted(setting, || by_month(&whole, year, profile.year_kind)))
}

/// 共 40 项, 另列分场 4 项
fn total(whole: usize, parts: usize) -> String {
    let parts = if parts > 0 { format!("（另列分场 {parts} 项，不重复计数）") } else { String::new() };
    format!("共 {whole} 项{parts}")
}

/// How many events began in each month of the year.
fn by_month(events: &[EventRow], year: i32, kind: YearKind) -> Chart {
    let first = match kind {
        YearKind::Calendar => 1,
        YearKind::Academic => 9,
    };
    let months: Vec<(i32, u32)> =
        (0..12).map(|at| (year + (first + at - 1) / 12, ((first + at - 1) % 12 + 1) as u32)).collect();
    let count = |(year, month): &(i32, u32)| {
        let began = format!("{year:04}-{month:02}");
        events.iter().filter(|event| event.start_date.as_ref().is_some_and(|date| date.starts_with(&began))).count()
    };
    let counts: Vec<usize> = months.iter().map(count).collect();
    let others = events.len() - counts.iter().sum::<usize>();
    let others = if others > 0 { format!("；另有 {others} 项未记月份") } else { String::new() };
    Chart {
        title: format!("各月活动（单位：项{others}）"),
        form: ChartForm::Bars,
        labels: months.iter().map(|(_, month)| format!("{month}月")).collect(),
        values: counts.into_iter().map(|count| count as f64).collect(),
    }
}

/// 5月18日, 5月18—22日, 5月30日—6月2日; the year stands in the title.
pub(crate) fn when(event: &EventRow) -> String {
    match (&event.start_date, &event.end_date) {
        (Some(start), Some(end)) if start != end => {
            let (from, to) = (within_year(start), within_year(end));
            match (from.strip_suffix('日'), to.split_once('月')) {
                (Some(begun), Some((month, day))) if !day.is_empty() && begun.starts_with(&format!("{month}月")) => {
                    format!("{begun}—{day}")
                }
                _ => format!("{from}—{to}"),
            }
        }
        (Some(day), _) | (None, Some(day)) => within_year(day),
        (None, None) => String::new(),
    }
}

/// A date without its year, where it says more than the year.
fn within_year(date: &str) -> String {
    let spoken = value::spoken(date);
    spoken.split_once('年').filter(|(_, rest)| !rest.is_empty()).map_or(spoken.clone(), |(_, rest)| rest.to_owned())
}

/// The day of an event that took one day.
fn day(event: &EventRow) -> Option<NaiveDate> {
    let end = event.end_date.as_ref().or(event.start_date.as_ref())?;
    let start = event.start_date.as_ref().unwrap_or(end);
    start.parse().ok().filter(|_| start == end)
}

/// The words that stood there (200余人), else the number.
pub(super) fn number(number: Option<i64>, words: &Option<String>) -> String {
    words.clone().or_else(|| number.map(|number| number.to_string())).unwrap_or_default()
}

pub(super) fn text(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}
