//! 照去年再办: an event with its parts, once more on other days. The title's year and the edition go on; what was counted, paid and
//! noted of the last time stays there.

use chrono::{Datelike, Days, NaiveDate};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::line::weekday;
use super::{EventParts, NOUN, Occurrence, store, write_parts};
use crate::calendar::Holidays;
use crate::error::{Error, Result};
use crate::ids::EventId;
use crate::office::At;
use crate::value;

/// How days go over into another year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "EventAgainBy")]
pub enum By {
    /// 同月同日
    Date,
    /// The same day of the week, nearest to the same date.
    Weekday,
}

/// An event to hold again.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventAgain {
    /// The event; of a part, only it.
    pub id: EventId,
    /// The calendar year of its first day.
    pub year: i32,
    /// How days go over.
    pub by: By,
    /// Its first day instead; the others keep their distance from it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub start_date: Option<String>,
    /// True where days on public holidays were seen and are meant.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub on_holidays: bool,
}

/// What comes of it, before it is done.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventAgainPlan {
    /// The events that would be added, the whole first.
    pub rows: Vec<EventAgainRow>,
    /// Days that fall on public holidays, to be said.
    pub holidays: Vec<String>,
    /// The year that it was and the one that it will be.
    #[serde(skip)]
    #[ts(skip)]
    years: Option<(i32, i32)>,
}

/// An event that would be added.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventAgainRow {
    /// The event that it follows.
    pub from: EventId,
    /// 活动名称
    pub title: String,
    /// 届次
    pub edition: Option<String>,
    /// Its occurrences.
    pub occurrences: Vec<Occurrence>,
    /// When it was and when it will be: 2026年9月10日（周四）→ 2027年9月9日（周四）.
    pub moves: Vec<String>,
}

pub(crate) fn event_again_plan(at: &At<'_>, ask: EventAgain) -> Result<EventAgainPlan> {
    at.read(|conn| plan(conn, &ask))
}

pub(crate) fn event_again(at: &At<'_>, ask: EventAgain) -> Result<EventId> {
    at.act(|act| {
        let plan = plan(act, &ask)?;
        if !plan.holidays.is_empty() && !ask.on_holidays {
            let message = format!("{}。请改日期，或确认就在假日举办。", plan.holidays.join("，"));
            return Err(Error::invalid("start_date", message));
        }
        let mut made: Vec<(EventId, EventId)> = Vec::new();
        for row in &plan.rows {
            let whole = made.first().map(|(_, id)| *id);
            made.push((row.from, copy(act, row, plan.years, whole)?));
        }
        let (_, id) = made.first().copied().ok_or(Error::NotFound { noun: NOUN })?;
        let parts = if made.len() > 1 { format!("和 {} 个分场", made.len() - 1) } else { String::new() };
        Ok((id, format!("照上次再办活动“{}”{parts}", plan.rows[0].title)))
    })
}

/// The event as it was planned, without what came of it; a part of `whole` where there is one.
fn copy(conn: &Connection, row: &EventAgainRow, years: Option<(i32, i32)>, whole: Option<EventId>) -> Result<EventId> {
    let last = store::detail(conn, row.from)?;
    let notice = last.notice.as_deref().map(|notice| next_year(notice, years));
    conn.prepare_cached(
        "INSERT INTO event (title, kind, edition, notice, budget, series_id)
         SELECT ?2, kind, ?3, ?4, coalesce(budget, cost), series_id FROM event WHERE id = ?1",
    )?
    .execute(rusqlite::params![row.from, row.title, row.edition, notice])?;
    let id = EventId(conn.last_insert_rowid());
    let parts = EventParts {
        occurrences: Some(row.occurrences.clone()),
        hosts: Some(last.hosts),
        organizers: Some(last.organizers),
        co_hosts: Some(last.co_hosts),
        supporters: Some(last.supporters),
        parent_id: whole.map(Some),
        ..EventParts::default()
    };
    write_parts(conn, id, &parts)?;
    Ok(id)
}

fn plan(conn: &Connection, ask: &EventAgain) -> Result<EventAgainPlan> {
    value::date("start_date", ask.start_date.as_deref().unwrap_or_default())?;
    let whole = store::detail(conn, ask.id)?;
    let began = whole.event.start_date.clone();
    let first = began.as_deref().and_then(value::first_day);
    let start = ask.start_date.as_deref().filter(|start| !start.is_empty());
    let shift = match (start, first) {
        (Some(start), Some(first)) if start.len() == 10 => {
            Shift::Days(value::first_day(start).map_or(0, |start| (start - first).num_days()))
        }
        (Some(_), _) => return Err(Error::invalid("start_date", "请写明是哪一天，例如 2027-09-10。")),
        (None, Some(first)) => Shift::Years(ask.year - first.year(), ask.by),
        (None, None) => Shift::Years(0, ask.by),
    };
    let mut ids = vec![ask.id];
    ids.extend(whole.children.iter().map(|child| child.id));
    let years = first.map(|first| first.year()).zip(began.as_deref().and_then(|began| {
        let next = shift.date(began);
        next.get(..4)?.parse().ok()
    }));
    let mut plan = EventAgainPlan { rows: Vec::with_capacity(ids.len()), holidays: Vec::new(), years };
    for id in ids {
        let last = if id == ask.id { whole.clone() } else { store::detail(conn, id)? };
        let occurrences: Vec<Occurrence> = last.occurrences.iter().map(|one| shift.occurrence(one)).collect();
        let moves =
            last.occurrences.iter().zip(&occurrences).map(|(was, will)| format!("{} → {}", said(was), said(will)));
        for one in &occurrences {
            plan.holidays.extend(on_holidays(conn, one)?);
        }
        plan.rows.push(EventAgainRow {
            from: id,
            title: next_year(&last.event.title, years),
            edition: last
                .event
                .edition
                .as_deref()
                .map(|edition| next_edition(edition).unwrap_or_else(|| next_year(edition, years))),
            moves: moves.collect(),
            occurrences,
        });
    }
    plan.holidays.sort();
    plan.holidays.dedup();
    Ok(plan)
}

/// How the days of an event move.
#[derive(Clone, Copy)]
enum Shift {
    Days(i64),
    Years(i32, By),
}

impl Shift {
    fn occurrence(self, was: &Occurrence) -> Occurrence {
        let start = was.start_date.as_deref().map(|start| self.date(start));
        // The last day keeps its distance from the first.
        let end = match (&was.start_date, &was.end_date, &start) {
            (Some(first), Some(last), Some(start)) if first.len() == 10 && last.len() == 10 => {
                let length = value::first_day(last).zip(value::first_day(first)).map(|(last, first)| last - first);
                value::first_day(start).zip(length).map(|(start, length)| (start + length).to_string())
            }
            (_, last, _) => last.as_deref().map(|last| self.date(last)),
        };
        Occurrence { start_date: start, end_date: end, date_text: None, place: was.place.clone() }
    }

    fn date(self, date: &str) -> String {
        let Some(day) = value::first_day(date) else { return date.to_owned() };
        let moved = match self {
            Shift::Days(days) => day + chrono::Duration::days(days),
            Shift::Years(years, by) => {
                // 29 February becomes the 28th.
                let same = day.with_day(1).and_then(|first| first.with_year(day.year() + years));
                let same = same.map(|first| {
                    first.with_day(day.day()).unwrap_or_else(|| first + chrono::Months::new(1) - Days::new(1))
                });
                let same = same.unwrap_or(day);
                if by == By::Date || date.len() < 10 { same } else { nearest(same, day) }
            }
        };
        moved.to_string().chars().take(date.len()).collect()
    }
}

/// The day nearest to one that has the day of the week of the other.
fn nearest(day: NaiveDate, other: NaiveDate) -> NaiveDate {
    let ahead = i64::from(other.weekday().num_days_from_monday()) - i64::from(day.weekday().num_days_from_monday());
    let ahead = if ahead > 3 {
        ahead - 7
    } else if ahead < -3 {
        ahead + 7
    } else {
        ahead
    };
    day + chrono::Duration::days(ahead)
}

/// The days of an occurrence that fall on public holidays.
fn on_holidays(conn: &Connection, one: &Occurrence) -> Result<Vec<String>> {
    let exact = |date: &Option<String>| date.as_deref().filter(|date| date.len() == 10).and_then(value::first_day);
    let Some(first) = exact(&one.start_date) else { return Ok(Vec::new()) };
    let last = exact(&one.end_date).unwrap_or(first);
    let holidays = Holidays::between(conn, first, last)?;
    let days = first.iter_days().take_while(|day| *day <= last).take(60);
    Ok(days.filter_map(|day| Some(format!("{}是{}", value::spoken(&day.to_string()), holidays.off(day)?))).collect())
}

fn said(one: &Occurrence) -> String {
    let of = |date: &str| match value::first_day(date) {
        Some(day) if date.len() == 10 => format!("{}（{}）", value::spoken(date), weekday(day.weekday())),
        _ => value::spoken(date),
    };
    match (&one.start_date, &one.end_date) {
        (Some(start), Some(end)) if start != end => {
            let last = of(end);
            // The year stands once.
            let year = format!("{}年", start.get(..4).unwrap_or_default());
            format!("{}至{}", of(start), last.strip_prefix(&year).filter(|rest| !rest.is_empty()).unwrap_or(&last))
        }
        (Some(start), _) => of(start),
        _ => "没有日期".into(),
    }
}

/// A text with the year that was replaced by the one that will be, also 2027—2028 for 2026—2027.
fn next_year(text: &str, years: Option<(i32, i32)>) -> String {
    let Some((was, will)) = years.filter(|(was, _)| text.contains(&was.to_string())) else { return text.to_owned() };
    // The later year first, under a mark, so that what was written anew is not met again.
    const MARK: &str = "\u{1}";
    text.replace(&(was + 1).to_string(), MARK)
        .replace(&was.to_string(), &will.to_string())
        .replace(MARK, &(will + 1).to_string())
}

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// 第二十一届 after 第二十届, 第8期 after 第7期; none where no number of that form stands in it.
fn next_edition(edition: &str) -> Option<String> {
    let (before, rest) = edition.split_once('第')?;
    let end = rest.find(['届', '期', '次', '回', '屆'])?;
    let (number, after) = rest.split_at(end);
    let next = match number.parse::<u32>() {
        Ok(number) => (number + 1).to_string(),
        Err(_) => in_words(from_words(number)? + 1)?,
    };
    Some(format!("{before}第{next}{after}"))
}

/// 二十一 → 21, up to 九十九.
fn from_words(text: &str) -> Option<usize> {
    let digit = |text: &str| DIGITS.iter().position(|digit| *digit == text);
    match text.split_once('十') {
        Some((tens, ones)) => Some(if tens.is_empty() { 10 } else { digit(tens)? * 10 } + digit(ones)?),
        None => digit(text).filter(|number| *number > 0),
    }
}

fn in_words(number: usize) -> Option<String> {
    let ones = DIGITS[number % 10];
    match number {
        0..10 => Some(ones.to_owned()),
        10..20 => Some(format!("十{ones}")),
        20..100 => Some(format!("{}十{ones}", DIGITS[number / 10])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{By, Shift, next_edition, next_year};

    #[test]
    fn editions_and_years_go_on() {
        for (edition, next) in [
            ("第二十届", Some("第二十一届")),
            ("第九届", Some("第十届")),
            ("第十九届", Some("第二十届")),
            ("第20届", Some("第21届")),
            ("三届四次", None),
            ("2026", None),
        ] {
            assert_eq!(next_edition(edition).as_deref(), next, "{edition}");
        }
        for (text, next) in [
            ("2026年全国科普日", "2027年全国科普日"),
            ("2026—2027学年例会", "2027—2028学年例会"),
            ("全国科普日", "全国科普日"),
            ("迎接2027年的准备", "迎接2027年的准备"),
        ] {
            assert_eq!(next_year(text, Some((2026, 2027))), next);
        }
    }

    #[test]
    fn days_go_over_by_date_or_by_day_of_the_week() {
        for (date, by, next) in [
            ("2026-09-10", By::Date, "2027-09-10"),
            ("2026-09-10", By::Weekday, "2027-09-09"),
            ("2024-02-29", By::Date, "2025-02-28"),
            ("2026-09", By::Weekday, "2027-09"),
            ("2026", By::Date, "2027"),
            ("2026-01-01", By::Weekday, "2026-12-31"),
        ] {
            assert_eq!(Shift::Years(1, by).date(date), next, "{date}");
        }
    }
}
