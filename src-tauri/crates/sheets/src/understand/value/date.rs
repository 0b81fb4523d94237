//! Dates and spans as people write them: 2024.5.1 · 5月18—22日 · 9.21-9.25 · 3月底前 · 第二季度 · serial numbers.

mod words;

use std::borrow::Cow;

use chrono::{Datelike, Days, NaiveDate};

pub(in crate::understand) use words::{month_of, year_in};

use self::words::{Point, Time};
use super::{Context, Fault, Reading};
use crate::understand::kind::{Field, ValueKind};
use crate::understand::outcome::{IssueCode, Severity};
use crate::understand::text::one_line;
use crate::understand::values::Datum;
use crate::workbook::number_text;
use crate::{Cell, Value};

/// The year that dates without one belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::understand) struct Years {
    /// The calendar year, or the one in which an academic year begins.
    pub first: Option<i32>,
    /// An academic year, from August to July.
    pub academic: bool,
}

impl Years {
    fn of(self, month: Option<u32>) -> Option<i32> {
        let later = self.academic && month.is_some_and(|month| month < 8);
        self.first.map(|year| year + i32::from(later))
    }
}

/// Why there is no date.
enum Wrong {
    Form,
    NoYear,
    Ambiguous(&'static str),
}

/// A time with its years.
struct Dated {
    time: Time,
    guessed: Option<&'static str>,
}

/// True for words that are a date and nothing else: 2023年12月31日, 二〇二三年五月.
pub(in crate::understand) fn is_point_in_time(text: &str) -> bool {
    words::parse(text, None).is_some_and(|time| time.from.year.is_some() && time.from.month.is_some())
}

/// True for words that are a time and nothing else, with or without a year: 5月25日上午9:00, 6月上旬.
pub(in crate::understand) fn is_time(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit() || "年月日号".contains(c)) && words::parse(text, None).is_some()
}

/// What the month that a row tells elsewhere means for a field of time.
pub(in crate::understand) fn month_alone(field: &Field, context: &Context) -> Vec<(Cow<'static, str>, Datum)> {
    let Some((year, month)) = context.years.of(context.month).zip(context.month) else { return Vec::new() };
    let point = Point { year: Some(year), month: Some(month), day: None };
    let pair = |end: &'static str, first: String, last: String| {
        vec![(field.name.into(), first.into()), (end.into(), last.into())]
    };
    match (field.value, point.first_day().zip(point.last_day())) {
        (ValueKind::Span(end), _) => pair(end, point.iso(), point.iso()),
        (ValueKind::Deadline(end), Some((first, last))) => pair(end, first.to_string(), last.to_string()),
        _ => Vec::new(),
    }
}

fn fault(field: &Field, cell: &Cell, wrong: &Wrong) -> Fault {
    let text = cell.text();
    let (title, text) = (field.title, one_line(&text));
    match wrong {
        Wrong::Form => {
            Fault::error(IssueCode::Form, format!("{title}“{text}”读不成日期。请改成 2024-05-18 这样的写法。"))
        }
        Wrong::NoYear => {
            Fault::error(IssueCode::NoYear, format!("{title}“{text}”没有年份，表的标题里也没有。请在导入时选定年份。"))
        }
        Wrong::Ambiguous(which) => Fault::error(
            IssueCode::Ambiguous,
            format!("{title}“{text}”可能是{which}，无法确定。请改成 2024-05-18 这样的写法。"),
        ),
    }
}

pub(super) fn date(field: &Field, cell: &Cell, context: &Context) -> Reading {
    match read(cell, context) {
        Ok(Dated { time, guessed }) if time.from == time.to && !time.by && !time.several => {
            Reading::one(field.name, time.from.iso()).but(guessed.map(|words| inexact(field, cell, words)))
        }
        Ok(_) => Reading::wrong(fault(field, cell, &Wrong::Form)),
        Err(wrong) => Reading::wrong(fault(field, cell, &wrong)),
    }
}

pub(super) fn span(field: &Field, end: &'static str, cell: &Cell, context: &Context) -> Reading {
    match read(cell, context) {
        Ok(Dated { time, guessed }) => {
            let mut reading = Reading::one(field.name, time.from.iso());
            reading.values.push((end.into(), time.to.iso().into()));
            if time.several || time.by || matches!(cell.value, Value::Text(_)) && time.from.day.is_none() {
                reading.values.push(("date_text".into(), one_line(&cell.text()).into()));
            }
            let several = time.several.then_some("是几个日期，按头尾两天记下");
            let text = cell.text();
            let several = several.or_else(|| text.contains('每').then_some("是多次，没有逐次的日期"));
            if time.by && text.contains('前') {
                return Reading {
                    values: vec![("date_text".into(), one_line(&text).into())],
                    ..Reading::wrong(fault(field, cell, &Wrong::Form))
                };
            }
            reading.but(guessed.or(several).map(|words| inexact(field, cell, words)))
        }
        Err(wrong) => Reading::wrong(fault(field, cell, &wrong)),
    }
}

pub(super) fn deadline(field: &Field, end: &'static str, cell: &Cell, context: &Context) -> Reading {
    let text = cell.text();
    let words = (Cow::Borrowed("time_text"), one_line(&text).into());
    match read(cell, context) {
        Ok(Dated { time, guessed }) => {
            let (Some(first), Some(last)) = (time.from.first_day(), time.to.last_day()) else {
                return Reading::wrong(fault(field, cell, &Wrong::Form));
            };
            let several = time.several.then_some("是几个时间，按头尾记下");
            let first = if time.by { NaiveDate::from_ymd_opt(last.year(), 1, 1).unwrap_or(first) } else { first };
            let values =
                vec![(field.name.into(), first.to_string().into()), (end.into(), last.to_string().into()), words];
            Reading { values, faults: Vec::new() }.but(guessed.or(several).map(|words| inexact(field, cell, words)))
        }
        // 适时: the words are all there is, and they are kept.
        Err(wrong) => {
            let fault = Fault { severity: Severity::Warning, ..fault(field, cell, &wrong) };
            Reading { values: vec![words], faults: vec![fault] }
        }
    }
}

/// First and last day of a time that stands in a sentence (3月底前: from 1 January); none when it hangs on an unknown year.
pub(crate) fn days_of(text: &str, year: Option<i32>) -> Option<(String, String)> {
    let cell = Cell { column: 0, value: Value::Text(text.into()), shown: None };
    let context = Context { years: Years { first: year, academic: false }, ..Context::default() };
    let time = read(&cell, &context).ok()?.time;
    let (first, last) = (time.from.first_day()?, time.to.last_day()?);
    let first = if time.by { NaiveDate::from_ymd_opt(last.year(), 1, 1)? } else { first };
    Some((first.to_string(), last.to_string()))
}

/// A time that was written in one word, with the precision it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day, ISO.
    pub first: String,
    /// Last day, ISO; the same as the first for one day.
    pub last: String,
    /// True for several days, of which these are the first and the last.
    pub several: bool,
}

/// The time that words say (3.5, 5月18—22日, 2026年9月), those without a year in `year`; none where they are no time, hang on
/// one (3月底前) or may mean two.
pub fn span_of(text: &str, year: i32) -> Option<Span> {
    let cell = Cell { column: 0, value: Value::Text(text.into()), shown: None };
    let context = Context { years: Years { first: Some(year), academic: false }, ..Context::default() };
    let Dated { time, guessed } = read(&cell, &context).ok()?;
    let is_sure = guessed.is_none() && !time.by;
    is_sure.then(|| Span { first: time.from.iso(), last: time.to.iso(), several: time.several })
}

/// The year that a title says.
pub(crate) fn year_of(title: &str) -> Option<i32> {
    year_in(title).and_then(|years| years.first)
}

fn inexact(field: &Field, cell: &Cell, how: &str) -> Fault {
    Fault::warning(IssueCode::Inexact, format!("{}“{}”{how}，请核对。", field.title, one_line(&cell.text())))
}

fn read(cell: &Cell, context: &Context) -> Result<Dated, Wrong> {
    let text = match (&cell.value, &cell.shown) {
        (_, Some(shown)) => shown.to_string(),
        (Value::Date(date), None) if !(1905..=2100).contains(&date.year()) => return Err(Wrong::Form),
        (Value::Date(date), None) => {
            let day = Point { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()) };
            return Ok(Dated { time: Time { from: day, to: day, ..Time::default() }, guessed: None });
        }
        (Value::Number(number), None) => from_number(*number, context.month.is_some())?,
        (Value::Text(text), None) => text.to_string(),
        (Value::Bool(_) | Value::Error(_), None) => return Err(Wrong::Form),
    };
    let text = text.trim();
    // A number that was stored as text is no surer than one stored as a number, but for its own trailing zero.
    let text = match text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit()) {
        true => from_number(text.parse().unwrap_or_default(), false)?,
        false => text.to_string(),
    };
    let mut time = words::parse(&text, context.month).ok_or(Wrong::Form)?;
    for point in [&mut time.from, &mut time.to] {
        if point.year.is_none() {
            point.year = Some(context.years.of(point.month).ok_or(Wrong::NoYear)?);
        }
    }
    if time.next_year && time.from == time.to {
        let year = context.years.first.map(|year| year + 1);
        (time.from.year, time.to.year) = (year, year);
    } else if time.next_year {
        time.to.year = time.from.year.map(|year| year + 1);
    }
    let (Some(first), Some(last)) = (time.from.first_day(), time.to.last_day()) else { return Err(Wrong::Form) };
    if last < first {
        return Err(Wrong::Ambiguous("跨年的时间"));
    }
    let century = match time.from.year {
        Some(..2000) => "的年份只有两位，按 19 开头读",
        _ => "的年份只有两位，按 20 开头读",
    };
    let guessed = time.two_digit_year.then_some(century);
    Ok(Dated { time, guessed })
}

/// A number in a date column, as text that can be parsed.
fn from_number(number: f64, has_month: bool) -> Result<String, Wrong> {
    let text = number_text(number);
    let one_decimal = text.split_once('.').filter(|(_, decimals)| decimals.len() == 1).map(|(_, decimals)| decimals);
    match number {
        // 1995.1 may be January, or October whose zero was lost; 5.2 the 2nd or the 20th.
        _ if (1900.0..2101.0).contains(&number) && one_decimal == Some("1") => Err(Wrong::Ambiguous("1 月或 10 月")),
        // 85.1 is a year of two digits, and no less so.
        _ if (13.0..100.0).contains(&number) && one_decimal == Some("1") => Err(Wrong::Ambiguous("1 月或 10 月")),
        _ if (1.0..13.0).contains(&number) && one_decimal.is_some_and(|digit| "123".contains(digit)) => {
            Err(Wrong::Ambiguous("丢了末尾的零"))
        }
        _ if number.fract() == 0.0 && (10_000.0..60_000.0).contains(&number) => {
            let day = NaiveDate::from_ymd_opt(1899, 12, 30)
                .and_then(|epoch| epoch.checked_add_days(Days::new(number as u64)));
            day.map(|day| day.to_string()).ok_or(Wrong::Form)
        }
        _ if (10_000.0..60_000.0).contains(&number) => from_number(number.trunc(), has_month),
        _ if (1.0..32.0).contains(&number) && number.fract() == 0.0 && !has_month => Err(Wrong::Form),
        _ => Ok(text),
    }
}

impl Point {
    /// 2024, 2024-05 or 2024-05-01; the year is known by now.
    fn iso(&self) -> String {
        let year = self.year.unwrap_or_default();
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}"),
        }
    }

    fn first_day(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    fn last_day(&self) -> Option<NaiveDate> {
        match self.day {
            Some(_) => self.first_day(),
            None => {
                let months = if self.month.is_some() { 1 } else { 12 };
                self.first_day()?.checked_add_months(chrono::Months::new(months))?.pred_opt()
            }
        }
    }
}
