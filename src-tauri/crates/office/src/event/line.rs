//! 快速登记: one line, as it is typed, to an event. What was understood is shown before it is kept: nothing is silently wrong.
//!
//! Words stand apart by blanks: `3.5 科普进社区讲座 讲座 幸福社区 200人`. The first word that is a time gives the days; words that
//! are a kind, a number of people, money, or begin with a field's name and a colon (主办：区教育局) are that; of the others the
//! first is the title and the second the place, a unit of the directory is the host, and what is left goes into the note.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sheets::understand::{head_count, span_of};

use super::twin::{EventTwinAsk, twins};
use super::{EventChanges, EventParts, EventRow, Occurrence, kind};
use crate::directory::unit_known;
use crate::error::Result;
use crate::office::At;
use crate::year::YearKind;
use crate::{clock, profile, value};

/// A line of the quick entry.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct EventLine {
    /// As typed.
    pub line: String,
    /// The year that dates without one belong to.
    pub year: i32,
}

/// What a word of the line was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "EventLineRole")]
#[allow(missing_docs)] // each is named by the field it fills
pub enum Role {
    Date,
    Title,
    Kind,
    Place,
    Participants,
    Beneficiaries,
    Cost,
    Host,
    Organizer,
    CoHost,
    Supporter,
    Edition,
    Series,
    Note,
}

/// A word of the line with what it was taken for.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventLineToken {
    /// What for.
    pub role: Role,
    /// What it says: 3月5日（周四）, 200人.
    pub words: String,
    /// True where it was not said but concluded, or left over: worth a look.
    pub guessed: bool,
}

/// A line as it was understood.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct EventLineRead {
    /// The fields.
    pub event: EventChanges,
    /// What stands beside them.
    pub parts: EventParts,
    /// The words, in the order in which they are told.
    pub tokens: Vec<EventLineToken>,
    /// What is missing or cannot be, to be said.
    pub fault: Option<String>,
    /// Events that it resembles.
    pub twins: Vec<EventRow>,
}

/// Names of fields before a colon.
const NAMED: &[(&str, Role)] = &[
    ("地点", Role::Place),
    ("类型", Role::Kind),
    ("主办", Role::Host),
    ("承办", Role::Organizer),
    ("协办", Role::CoHost),
    ("支持", Role::Supporter),
    ("届次", Role::Edition),
    ("系列", Role::Series),
    ("参加", Role::Participants),
    ("受益", Role::Beneficiaries),
    ("备注", Role::Note),
];

pub(crate) fn event_line_read(at: &At<'_>, ask: EventLine) -> Result<EventLineRead> {
    at.read(|conn| {
        let year_kind = profile::profile(conn)?.year_kind;
        read(conn, &ask.line, ask.year, year_kind)
    })
}

fn read(conn: &Connection, line: &str, year: i32, year_kind: YearKind) -> Result<EventLineRead> {
    let today = value::first_day(&clock::today()).unwrap_or_default();
    let kinds: Vec<String> =
        kind::kinds(conn)?.into_iter().filter(|kind| !kind.retired).map(|kind| kind.name).collect();
    let mut reading = EventLineRead {
        event: EventChanges::default(),
        parts: EventParts::default(),
        tokens: Vec::new(),
        fault: None,
        twins: Vec::new(),
    };
    let mut day: Option<Occurrence> = None;
    let mut place: Option<String> = None;
    let mut notes: Vec<String> = Vec::new();
    let words: Vec<&str> = line.split_whitespace().collect();
    // One word of time stands for the event: the first that says a day, else the first that says a time at all.
    let times: Vec<(usize, Occurrence)> =
        words.iter().enumerate().filter_map(|(at, word)| Some((at, time(word, year, year_kind, today)?))).collect();
    let timed = times.iter().find(|(at, _)| *at == 0).or(times.first()).map(|(at, _)| *at);
    for (at, word) in words.iter().enumerate() {
        if Some(at) == timed {
            day = times.iter().find(|(found, _)| *found == at).map(|(_, day)| day.clone());
            continue;
        }
        let named = word.split_once(['：', ':']).and_then(|(name, rest)| {
            let role = NAMED.iter().find(|(known, _)| *known == name || format!("{known}单位") == name)?.1;
            Some((role, rest.trim())).filter(|(_, rest)| !rest.is_empty())
        });
        match named {
            Some((Role::Kind, rest)) => reading.kind(rest, false),
            Some((Role::Place, rest)) => place = Some(rest.to_owned()),
            Some((Role::Note, rest)) => notes.push(rest.to_owned()),
            Some((Role::Edition, rest)) => {
                reading.event.edition = Some(Some(rest.to_owned()));
                reading.say(Role::Edition, rest, false);
            }
            Some((Role::Series, rest)) => {
                reading.parts.series = Some(rest.to_owned());
                reading.say(Role::Series, rest, false);
            }
            Some((role @ (Role::Participants | Role::Beneficiaries), rest)) => {
                if !reading.people(role, rest) {
                    notes.push((*word).to_owned());
                }
            }
            Some((role, rest)) => reading.units(role, rest, false),
            None if reading.event.kind.is_none() && kinds.iter().any(|kind| kind == word) => reading.kind(word, false),
            None if reading.counts(word) => {}
            None if reading.event.title.is_none() => reading.event.title = Some(Some((*word).to_owned())),
            None if reading.parts.hosts.is_none() && (place.is_some() || is_unit_only(conn, word)?) => {
                if unit_known(conn, word)?.is_some() {
                    reading.units(Role::Host, word, false)
                } else {
                    notes.push((*word).to_owned())
                }
            }
            None if place.is_none() => place = Some((*word).to_owned()),
            None => notes.push((*word).to_owned()),
        }
    }
    reading.finish(conn, &kinds, day, place, &notes)?;
    Ok(reading)
}

/// Whether a word names a unit and no place that was typed before.
fn is_unit_only(conn: &Connection, word: &str) -> Result<bool> {
    let is_place = conn.prepare_cached("SELECT 1 FROM occurrence WHERE place = ?")?.exists([word])?;
    Ok(!is_place && unit_known(conn, word)?.is_some())
}

impl EventLineRead {
    fn say(&mut self, role: Role, words: impl Into<String>, guessed: bool) {
        self.tokens.push(EventLineToken { role, words: words.into(), guessed });
    }

    fn kind(&mut self, kind: &str, guessed: bool) {
        self.event.kind = Some(Some(kind.to_owned()));
        self.say(Role::Kind, kind, guessed);
    }

    fn units(&mut self, role: Role, text: &str, guessed: bool) {
        let names: Vec<String> = value::names_in(text).into_iter().map(str::to_owned).collect();
        self.say(role, names.join("、"), guessed);
        let list = match role {
            Role::Organizer => &mut self.parts.organizers,
            Role::CoHost => &mut self.parts.co_hosts,
            Role::Supporter => &mut self.parts.supporters,
            _ => &mut self.parts.hosts,
        };
        list.get_or_insert_default().extend(names);
    }

    /// Takes a number of people; false where it is none.
    fn people(&mut self, role: Role, text: &str) -> bool {
        let Some(head) = head_count(text) else { return false };
        let unit = if role == Role::Participants { "人" } else { "人次" };
        let said = head.words.clone().or_else(|| head.number.map(|number| format!("{number}{unit}")));
        self.say(role, said.unwrap_or_default(), false);
        let (number, words) = match role {
            Role::Participants => (&mut self.event.participants, &mut self.event.participants_text),
            _ => (&mut self.event.beneficiaries, &mut self.event.beneficiaries_text),
        };
        (*number, *words) = (head.number.map(Some), head.words.map(Some));
        true
    }

    /// Takes 200人, 近千人次, 1200元; false where the word is none of them.
    fn counts(&mut self, word: &str) -> bool {
        if let Some(amount) = word.strip_suffix('元') {
            let (amount, times) = amount.strip_suffix('万').map_or((amount, 100.0), |amount| (amount, 1_000_000.0));
            let Ok(amount) = amount.replace([',', '，'], "").parse::<f64>() else { return false };
            let fen = (amount * times).round() as i64;
            if self.event.cost.is_some() || fen < 0 {
                return false;
            }
            self.event.cost = Some(Some(fen));
            self.say(Role::Cost, format!("{} 元", value::yuan(fen)), false);
            return true;
        }
        let says_number = word.contains(|c: char| c.is_ascii_digit() || "０１２３４５６７８９百千万".contains(c));
        let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
        if !says_number {
            false
        } else if self.event.beneficiaries.is_none() && ends(&["人次"]) {
            self.people(Role::Beneficiaries, word)
        } else if self.event.participants.is_none() && ends(&["人", "名", "余人", "多人"]) {
            self.people(Role::Participants, word)
        } else {
            false
        }
    }

    fn finish(
        &mut self,
        conn: &Connection,
        kinds: &[String],
        day: Option<Occurrence>,
        place: Option<String>,
        notes: &[String],
    ) -> Result<()> {
        let title = self.event.title.clone().flatten();
        if let Some(title) = &title {
            // A title that ends in a kind says it: 科普进社区讲座.
            let ends = kinds.iter().find(|kind| title.ends_with(kind.as_str()));
            if let (None, Some(kind)) = (&self.event.kind, ends) {
                self.kind(kind, true);
            }
            self.say(Role::Title, title, false);
        }
        if let Some(day) = &day {
            self.say(Role::Date, said(day), false);
        }
        if let Some(place) = &place {
            self.say(Role::Place, place, false);
        }
        if !notes.is_empty() {
            self.event.note = Some(Some(notes.join(" ")));
            self.say(Role::Note, notes.join(" "), true);
        }
        self.tokens.sort_by_key(|token| token.role as u8);
        let (start, end) = day.as_ref().map_or((None, None), |day| (day.start_date.clone(), day.end_date.clone()));
        let ask = EventTwinAsk {
            title: title.clone().unwrap_or_default(),
            start_date: start,
            end_date: end,
            place: place.clone(),
            edition: self.event.edition.clone().flatten(),
            except: None,
        };
        self.twins = twins(conn, &ask)?;
        self.fault = match (&title, &day) {
            (None, _) => Some("还没有活动名称".into()),
            (_, None) => Some("没有认出日期：写在最前面，例如 3.5、5月18-22日、昨天、周三".into()),
            _ => None,
        };
        if day.is_some() || place.is_some() {
            self.parts.occurrences = Some(vec![Occurrence { place, ..day.unwrap_or_default() }]);
        }
        Ok(())
    }
}

/// 3月5日（周四）, 5月18日—22日.
fn said(day: &Occurrence) -> String {
    let start = day.start_date.as_deref().unwrap_or_default();
    let spoken = value::spoken(start);
    match (&day.end_date, value::first_day(start)) {
        (Some(end), _) if end != start => format!("{spoken}—{}", value::spoken(end)),
        (_, Some(date)) if start.len() == 10 => format!("{spoken}（{}）", weekday(date.weekday())),
        _ => spoken,
    }
}

/// 周一 …
pub(super) fn weekday(day: Weekday) -> &'static str {
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][day.num_days_from_monday() as usize]
}

/// The time that a word says, from a day counted from today or in the year.
fn time(word: &str, year: i32, year_kind: YearKind, today: NaiveDate) -> Option<Occurrence> {
    let one = |day: NaiveDate| Some(days(&day.to_string(), &day.to_string(), None));
    let ago = |count: u64| today.checked_sub_days(Days::new(count)).and_then(one);
    let ahead = |count: u64| today.checked_add_days(Days::new(count)).and_then(one);
    match word {
        "今天" | "今日" => return ahead(0),
        "昨天" | "昨日" => return ago(1),
        "前天" => return ago(2),
        "大前天" => return ago(3),
        "明天" | "明日" => return ahead(1),
        "后天" => return ahead(2),
        "大后天" => return ahead(3),
        _ => {}
    }
    if let Some(day) = in_week(word, today) {
        return one(day);
    }
    // A bare number is no date, whatever it could mean: 2026, 12.
    if word.chars().all(|c| c.is_ascii_digit()) && word.len() != 8 {
        return None;
    }
    // A time has a number, and a sign or word of time: so that 3月 in a title does not make it one.
    let span = span_of(word, year)?;
    let month: Option<u32> = span.first.get(5..7).and_then(|month| month.parse().ok());
    let is_said = span_of(word, year + 1).as_ref() == Some(&span);
    let span = match (year_kind, month) {
        (YearKind::Academic, Some(month)) if month < 9 && !is_said => span_of(word, year + 1)?,
        _ => span,
    };
    Some(days(&span.first, &span.last, span.several.then(|| word.to_owned())))
}

fn days(first: &str, last: &str, words: Option<String>) -> Occurrence {
    Occurrence { start_date: Some(first.to_owned()), end_date: Some(last.to_owned()), date_text: words, place: None }
}

/// 周三, 星期三, 本周三: of this week; 上周三, 下周三.
fn in_week(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let (weeks, rest) = [("上", -7), ("下", 7), ("本", 0), ("这", 0)]
        .iter()
        .find_map(|(sign, days)| Some((*days, word.strip_prefix(sign)?)))
        .unwrap_or((0, word));
    let name = ["星期", "礼拜", "周"].iter().find_map(|start| rest.strip_prefix(start))?;
    let at = ["一", "二", "三", "四", "五", "六", "日"]
        .iter()
        .position(|day| *day == name)
        .or((name == "天").then_some(6))?;
    let monday = today - chrono::Duration::days(i64::from(today.weekday().num_days_from_monday()));
    monday.checked_add_signed(chrono::Duration::days(at as i64 + weeks))
}
