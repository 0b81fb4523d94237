//! 大事记: what happened in a year or a period, day by day.

use std::collections::HashSet;

use papers::document::{Block, Document, Heading, Label, Paragraph, Run, Style};
use rusqlite::Connection;

use super::report::{dated, number, when};
use super::{EventRow, counted, filter, store};
use crate::error::{Error, Result};
use crate::ids::EventId;
use crate::report::{Draft, Listed, ReportAsk, Setting, list, text};
use crate::year::{YearKind, year_range};
use crate::{clock, profile, value};

type Shown<'a> = Listed<'a, EventRow>;

/// What a chronicle or an account tells of.
pub(crate) enum Period {
    /// A year of the office.
    Year(i32, YearKind),
    /// From one date to another, both in, each of any precision.
    Days(String, String),
}

impl Period {
    pub(crate) fn of(ask: &ReportAsk, kind: YearKind) -> Result<Self> {
        ask.check_period()?;
        Self::between(ask.year, ask.from.as_ref(), ask.to.as_ref(), kind)
    }

    /// A year, or the days between two dates that have been checked.
    pub(crate) fn between(
        year: Option<i32>,
        from: Option<&String>,
        to: Option<&String>,
        kind: YearKind,
    ) -> Result<Self> {
        match (year, from, to) {
            (None, Some(from), Some(to)) => Ok(Self::Days(from.clone(), to.clone())),
            (Some(_), Some(_), Some(_)) => Err(Error::invalid("year", "哪一年、从哪天到哪天，只能写一样。")),
            (Some(year), None, None) => Ok(Self::Year(year, kind)),
            (_, None, None) => Err(Error::invalid("year", "请指明是哪一年，或从哪天到哪天。")),
            (_, None, _) => Err(Error::invalid("from", "请写明从哪天起。")),
            (_, _, None) => Err(Error::invalid("to", "请写明到哪天止。")),
        }
    }

    /// Whether an event that began then belongs to it: one whose day is not known well enough does when every day that it
    /// can mean does.
    pub(crate) fn has(&self, began: &str) -> bool {
        match self {
            Self::Year(year, kind) => {
                let (from, to) = year_range(*year, *kind);
                let began = if began.len() == 4 { format!("{began}-12") } else { began.to_owned() };
                (from..to).contains(&began)
            }
            Self::Days(from, to) => {
                value::first_day(began) >= value::first_day(from) && value::last_day(began) <= value::last_day(to)
            }
        }
    }

    fn title(&self, office: &str) -> String {
        match self {
            Self::Year(year, YearKind::Calendar) => format!("{office}\n{year}年大事记"),
            Self::Year(year, YearKind::Academic) => format!("{office}\n{year}—{}学年大事记", year + 1),
            Self::Days(..) => format!("{office}大事记"),
        }
    }

    fn subtitle(&self) -> Option<String> {
        match self {
            Self::Year(..) => None,
            Self::Days(from, to) if from == to => Some(format!("（{}）", value::spoken(from))),
            Self::Days(from, to) => Some(format!("（{}至{}）", value::spoken(from), value::spoken(to))),
        }
    }
}

/// The chronicle as an official document, or as a table for a workbook. What has not happened yet is not told.
pub(crate) fn chronicle(conn: &Connection, ask: &ReportAsk, setting: &Setting, as_table: bool) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let period = Period::of(ask, profile.year_kind)?;
    let mut events = store::rows(conn, "", &[])?;
    events.retain(|event| event.start_date.as_ref().is_some_and(|began| period.has(began)));
    if let Some(filter) = &ask.filter {
        let kept: HashSet<EventId> = filter::all(conn, filter)?.into_iter().map(|fact| fact.id).collect();
        events.retain(|event| kept.contains(&event.id));
    }
    // Parts are told in their whole, and what was told twice once.
    let mut events = counted(events);
    // By day; what is known to the month stands at its head, what is known to the year at the end of it.
    let day = |event: &EventRow| {
        let began = text(&event.start_date);
        (if began.len() == 4 { format!("{began}-99") } else { began }, event.id)
    };
    events.sort_by_key(day);
    let told = events.len();
    let today = value::first_day(&clock::today());
    events.retain(|event| event.start_date.as_deref().and_then(value::first_day) <= today);
    let coming = told - events.len();
    let mut draft = if as_table {
        table(&period, &profile.name, &events, setting)
    } else {
        Draft::from(words(&period, &profile.name, &events))
    };
    if coming > 0 {
        draft.notes.push(format!("还没有到日子的 {coming} 项活动没有写入"));
    }
    Ok(draft)
}

fn words(period: &Period, office: &str, events: &[EventRow]) -> Document {
    let mut blocks = Vec::new();
    let one_year = events.windows(2).all(|pair| year(&pair[0]) == year(&pair[1]));
    let mut last = None;
    for event in events {
        let month = month(event, one_year);
        if last.as_ref() != Some(&month) {
            blocks.push(Block::Heading(Heading {
                level: 1,
                label: Label::None,
                text: month.clone(),
                ..Heading::default()
            }));
            last = Some(month);
        }
        let date = Run { text: when(event), bold: true, ..Run::default() };
        let runs = vec![date, Run::plain(format!("　{}", sentence(event, office)))];
        blocks.push(Block::Paragraph(Paragraph { runs, ..Paragraph::default() }));
    }
    if events.is_empty() {
        blocks.push(Block::Paragraph(Paragraph::plain("（这段时间没有登记活动）")));
    }
    Document {
        style: Style::Official,
        title: period.title(office),
        subtitle: period.subtitle(),
        blocks,
        ..Document::default()
    }
}

fn table(period: &Period, office: &str, events: &[EventRow], setting: &Setting) -> Draft {
    let columns = vec![
        Shown::short("时间", dated).always(),
        Shown::words("事项", |event| event.title.clone()).wide(3.0).always(),
        Shown::words("地点", |event| text(&event.place)).wide(1.5),
        Shown::words("主办", |event| text(&event.hosts)).wide(1.5),
        Shown::words("承办", |event| text(&event.organizers)).wide(1.5),
        Shown::words("协办", |event| text(&event.co_hosts)).wide(1.5),
        Shown::number("参加人数", |event| number(event.participants, &event.participants_text)),
        Shown::number("受益人次", |event| number(event.beneficiaries, &event.beneficiaries_text)),
        Shown::words("小结", |event| text(&event.summary)).wide(3.0),
    ];
    let title = period.title(office).replace('\n', "");
    let facts = period.subtitle().into_iter().chain([format!("共 {} 项", events.len())]).collect();
    list(setting, title, facts, columns, events)
}

fn year(event: &EventRow) -> Option<&str> {
    event.start_date.as_deref().and_then(|date| date.get(..4))
}

/// 3月, or 2025年3月 where the events are of several years.
fn month(event: &EventRow, one_year: bool) -> String {
    let date = text(&event.start_date);
    let Some(month) = date.get(..7) else { return format!("{date}年（未记月份）") };
    let spoken = value::spoken(month);
    match spoken.split_once('年') {
        Some((_, month)) if one_year => month.to_owned(),
        _ => spoken,
    }
}

/// What happened, where, by whom, with how many; then what was written of it.
fn sentence(event: &EventRow, office: &str) -> String {
    let by = |role: &str, units: &Option<String>| units.as_ref().map(|units| format!("{role}：{units}"));
    let hosts = event.hosts.clone().filter(|hosts| hosts != office);
    let count = |words: &Option<String>, number: Option<i64>, unit: &str| {
        words.clone().or_else(|| number.map(|number| format!("{number}{unit}")))
    };
    let facts: Vec<String> = [
        event.place.as_ref().map(|place| format!("地点：{place}")),
        by("主办", &hosts),
        by("承办", &event.organizers),
        by("协办", &event.co_hosts),
        by("支持", &event.supporters),
        count(&event.participants_text, event.participants, "人").map(|people| format!("参加{people}")),
        count(&event.beneficiaries_text, event.beneficiaries, "人次").map(|people| format!("受益{people}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let facts = if facts.is_empty() { String::new() } else { format!("（{}）", facts.join("；")) };
    let summary = text(&event.summary);
    let summary = summary.trim().trim_end_matches('。');
    let end = if summary.is_empty() { String::new() } else { format!("{summary}。") };
    format!("{}{facts}。{end}", event.title.trim_end_matches('。'))
}
