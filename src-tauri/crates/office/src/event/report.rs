//! 活动台账 as a paper.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use papers::document::{Chart, ChartForm};
use rusqlite::Connection;

use super::filter::EventFilter;
use super::kind::{field_names, told};
use super::ledger::EventBy;
use super::{EventRow, counted, filter, ledger};
use crate::error::{Error, Result};
use crate::ids::EventId;
use crate::report::{Draft, Listed, ReportAsk, Setting, list, text};
use crate::year::{YearKind, year_of};
use crate::{profile, value};

type Shown<'a> = Listed<'a, EventRow>;

/// 活动台账, in the order of days: of a year, or of whatever a filter keeps. What is told twice stands once, and parts stand beside
/// their whole. Every total counts an event once, with the figures that `counted` says, also where the groups of a list show it
/// several times.
pub(crate) fn ledger(conn: &Connection, ask: &ReportAsk, setting: &Setting) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let filter = asked(ask)?;
    if filter == EventFilter::default() && ask.filter.is_none() {
        return Err(Error::invalid("year", "请指明是哪一年。"));
    }
    let all = filter::all(conn, &filter)?;
    let mut events = ledger::rows_of(conn, &all)?;
    events.sort_by(|a, b| (&a.start_date, a.id).cmp(&(&b.start_date, b.id)));
    let whole = counted(events.clone());
    events.retain(|event| event.same_as.is_none() || whole.iter().any(|one| one.id == event.id));
    let parts = events.len() - whole.len();
    let names = field_names(conn)?;
    let sum = |of: fn(&EventRow) -> Option<i64>| whole.iter().filter_map(of).sum::<i64>();
    let (narrowed, year) = (filter.spoken(conn, profile.year_kind, false)?, filter.year);
    let columns = vec![
        Shown::day("时间", move |event| if year.is_some() { when(event) } else { dated(event) }, day).always(),
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
    let title = match year {
        Some(year) => format!("{}活动台账", profile.year_kind.spoken(year)),
        None => "活动台账".to_owned(),
    };
    let chart = || by_month(&whole, year, profile.year_kind);
    let heads = |total: String| {
        let narrowed = (!narrowed.is_empty()).then(|| format!("范围：{}", narrowed.join("；")));
        [Some(format!("单位：{}", profile.name)), narrowed, Some(total)].into_iter().flatten().collect()
    };
    let Some(by) = ask.group else {
        return Ok(list(setting, title, heads(total(whole.len(), parts)), columns, &events).charted(setting, chart));
    };
    let facts = filter::once(all);
    let mut groups = ledger::groups(conn, &facts, by)?;
    if matches!(by, EventBy::Month | EventBy::Quarter | EventBy::Year) {
        // A paper reads on in time; what has no time comes last.
        groups.sort_by(|a, b| (a.key.is_empty(), &a.key).cmp(&(b.key.is_empty(), &b.key)));
    }
    let place: HashMap<EventId, usize> = whole.iter().zip(0..).map(|(event, at)| (event.id, at)).collect();
    let mut lines = Vec::new();
    let mut grouped = Vec::new();
    for group in &groups {
        for id in &group.ids {
            let Some(event) = place.get(id).and_then(|at| whole.get(*at)) else { continue };
            lines.push(format!("{}（{}）", group.title, group.sums.spoken()));
            grouped.push(event.clone());
        }
    }
    let repeated = grouped.len().saturating_sub(whole.len());
    let heads = heads(total(whole.len(), 0));
    let mut draft = list(setting, title, heads, columns, &grouped).in_groups(&lines).charted(setting, chart);
    if repeated > 0 {
        draft.notes.push("一项活动有几个单位、地点或任务的，在每一组里都列出；合计只算一次".to_owned());
    }
    Ok(draft)
}

/// 共 40 项, 另列分场 4 项
fn total(whole: usize, parts: usize) -> String {
    let parts = if parts > 0 { format!("（另列分场 {parts} 项，不重复计数）") } else { String::new() };
    format!("共 {whole} 项{parts}")
}

/// The filter that a paper asks for; the year and the dates beside it stand for those in it.
pub(super) fn asked(ask: &ReportAsk) -> Result<EventFilter> {
    ask.check_period()?;
    let filter = ask.filter.clone().unwrap_or_default();
    Ok(EventFilter {
        year: ask.year.or(filter.year),
        from: ask.from.clone().or(filter.from.clone()),
        to: ask.to.clone().or(filter.to.clone()),
        ..filter
    })
}

/// How many events began in each month of the year; of several years, in each year.
fn by_month(events: &[EventRow], year: Option<i32>, kind: YearKind) -> Chart {
    let Some(year) = year.or_else(|| one_year(events, kind)) else { return by_year(events, kind) };
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

fn began_in(event: &EventRow, kind: YearKind) -> Option<i32> {
    event.start_date.as_deref().and_then(|date| year_of(date, kind))
}

/// The year that all events with a date belong to.
fn one_year(events: &[EventRow], kind: YearKind) -> Option<i32> {
    let mut years = events.iter().filter_map(|event| began_in(event, kind));
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

fn by_year(events: &[EventRow], kind: YearKind) -> Chart {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for year in events.iter().filter_map(|event| began_in(event, kind)) {
        *counts.entry(year).or_default() += 1;
    }
    Chart {
        title: "各年活动（单位：项）".to_owned(),
        form: ChartForm::Bars,
        labels: counts.keys().map(|year| kind.spoken(*year)).collect(),
        values: counts.into_values().map(|count| count as f64).collect(),
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

/// The same with its year, for papers whose title says none.
pub(super) fn dated(event: &EventRow) -> String {
    let spoken = |date: &Option<String>| date.as_deref().map(value::spoken).unwrap_or_default();
    let year = spoken(&event.start_date).split_inclusive('年').next().unwrap_or_default().to_owned();
    let words = when(event);
    if words.contains('年') { words } else { format!("{year}{words}") }
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
