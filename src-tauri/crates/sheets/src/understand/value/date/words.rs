//! The grammar of dates: words → points of year, month and day, each as far as it is said.

mod normal;

use self::normal::{normal, numeral_value};
use super::Years;
use crate::understand::text::squeeze;

/// A date as far as it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Point {
    pub year: Option<i32>,
    pub month: Option<u32>,
    pub day: Option<u32>,
}

/// What the words say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Time {
    pub from: Point,
    pub to: Point,
    /// To be done by then: 3月底前.
    pub by: bool,
    /// Several days that are no span: 9月10、15、17日.
    pub several: bool,
    /// 次年: the end lies in the year after.
    pub next_year: bool,
    pub two_digit_year: bool,
}

/// One side of a span.
#[derive(Clone, Copy, Default)]
struct Piece {
    from: Point,
    to: Point,
    /// A number without a unit: the other side tells what it counts.
    bare: Option<u32>,
    by: bool,
    next_year: bool,
    two_digit_year: bool,
}

/// Reads a time; `month` is the one that bare days belong to.
pub(super) fn parse(text: &str, month: Option<u32>) -> Option<Time> {
    let mut text = commas_as_dots(normal(text));
    let mut by = false;
    for end in ["完成", "以前", "之前", "前", "截止", "为止", "内"] {
        if let Some(shorter) = text.strip_suffix(end).filter(|shorter| !shorter.is_empty()) {
            by |= !matches!(end, "完成" | "内");
            text = shorter.to_string();
        }
    }
    let whole = |side: &str| piece(side).filter(|piece| piece.bare.is_none() || month.is_some());
    if let Some((left, right)) = text.split_once('~') {
        let left = piece(left)?;
        // 2023-5-18至5-22: after a day comes a day.
        let right = piece(right).or_else(|| piece(&right.replace('-', ".")).filter(|_| left.to.day.is_some()))?;
        return span(left, right, month, by);
    }
    if let Some(alone) = whole(&text) {
        return span(alone, alone, month, by);
    }
    let marks = ['、', ',', '和', '及'];
    if text.contains(marks) {
        let sides: Option<Vec<Piece>> = text.split(marks).filter(|side| !side.is_empty()).map(piece).collect();
        let sides = sides?;
        let (left, right) = (*sides.first()?, *sides.last()?);
        let time = span(left, right, month, by)?;
        // 三、四季度 and 6、7月 follow each other; 6月、12月 and the days of a list do not.
        let months = time.to.month.zip(time.from.month).map_or(0, |(to, from)| (to + 12 - from) % 12 + 1) as usize;
        let several = time.to.day.is_some() || months != sides.len() && right.from.month == right.to.month;
        return Some(Time { several, ..time });
    }
    let cuts: Vec<usize> = text.match_indices('-').map(|(at, _)| at).collect();
    cuts.into_iter().find_map(|at| {
        let (left, right) = (piece(&text[..at])?, piece(&text[at + 1..])?);
        span(left, right, month, by)
    })
}

/// 1985,3,2 and 1985、3: a year begins, no list of days.
fn commas_as_dots(text: String) -> String {
    let fields: Vec<&str> = text.split([',', '、']).collect();
    let digits = fields.iter().all(|field| !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit()));
    if digits && (2..=3).contains(&fields.len()) && fields[0].len() == 4 { fields.join(".") } else { text }
}

/// Joins the sides: what one leaves out, the other says.
fn span(left: Piece, right: Piece, month: Option<u32>, by: bool) -> Option<Time> {
    let (mut left, mut right) = (left, right);
    match (left.bare, right.bare) {
        (Some(from), Some(to)) => {
            month?;
            left.from.day = Some(from);
            right.to.day = Some(to);
        }
        (Some(from), None) if right.to.day.is_some() && right.to.month.is_none() => left.from.day = Some(from),
        (Some(from), None) if right.to.day.is_none() && right.to.month.is_some() => {
            // 6~9月, and 1~3 of 1~3季度, whose end is a quarter's last month.
            let quarter = right.from.month != right.to.month;
            left.from.month = Some(if quarter { from * 3 - 2 } else { from });
        }
        (Some(from), None) if right.to.month.is_some() => {
            // 18~22日 was handled; 5~6月2日 says a month.
            left.from.month = Some(from);
        }
        (Some(_), None) => return None,
        (None, Some(to)) if left.from.day.is_some() => right.to.day = Some(to),
        (None, Some(to)) if left.from.month.is_some() => right.to.month = Some(to),
        (None, Some(_)) => return None,
        (None, None) => {}
    }
    let (mut from, mut to) = (left.from, right.to);
    if to.month.is_none() && to.day.is_some() {
        to.month = from.month;
    }
    for point in [&mut from, &mut to] {
        if point.month.is_none() && point.day.is_some() {
            point.month = month;
        }
        let sound =
            point.month.is_none_or(|month| (1..=12).contains(&month)) && (point.day.is_none() || point.month.is_some());
        if !sound {
            return None;
        }
    }
    if from.month.is_none() && to.month.is_some() && from != Point::default() {
        from.month = to.month.filter(|_| from.day.is_some());
    }
    let next_year = right.next_year;
    to.year = to.year.or(from.year.filter(|_| !next_year));
    if from.year.is_none() && !next_year {
        from.year = to.year.filter(|_| from.month <= to.month);
    }
    Some(Time {
        from,
        to,
        by: by || right.by,
        several: false,
        next_year: next_year && right.to.year.is_none(),
        two_digit_year: left.two_digit_year || right.two_digit_year,
    })
}

/// One side: a year, month, day, quarter, half, or part of a month.
fn piece(text: &str) -> Option<Piece> {
    let (text, next_year) = text.strip_prefix("次年").map_or((text, false), |rest| (rest, true));
    let text = text.strip_prefix("本年").or_else(|| text.strip_prefix("当年")).unwrap_or(text);
    let (year, rest) = leading_year(text);
    let months = |from: u32, to: u32| Piece {
        from: Point { year, month: Some(from), day: None },
        to: Point { year, month: Some(to), day: None },
        next_year,
        ..Piece::default()
    };
    let (rest, end_of) = match rest.strip_suffix("季度底").filter(|_| !rest.starts_with('每')) {
        Some(_) => (&rest[..rest.len() - "底".len()], true),
        None => (rest, false),
    };
    let quarter =
        rest.trim_start_matches('第').strip_suffix("季度").or_else(|| rest.trim_start_matches('第').strip_suffix('季'));
    if let Some(number) = quarter {
        let number: u32 = number.parse().ok().filter(|number| (1..=4).contains(number))?;
        return Some(Piece { by: end_of, ..months(number * 3 - 2, number * 3) });
    }
    let whole_year =
        Piece { from: Point { year, ..Point::default() }, to: Point { year, ..Point::default() }, ..Piece::default() };
    // 第2 of 第2、3季度.
    let rest = rest.trim_start_matches('第');
    let rest =
        ["推进", "开展", "进行", "实施", "坚持", "落实"].iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest);
    match rest {
        "上半年" => return Some(months(1, 6)),
        "下半年" => return Some(months(7, 12)),
        "全年" | "年" | "长期" | "常年" | "贯穿全年" | "持续" | "常态化" => {
            return Some(whole_year);
        }
        // 每月, 每季度末: all the year round.
        _ if rest.starts_with('每') => return Some(whole_year),
        "" if year.is_some() => return Some(whole_year),
        "年底" | "底" => {
            return Some(Piece { to: Point { year, month: Some(12), day: None }, by: true, ..months(1, 12) });
        }
        _ => {}
    }
    numbers(rest, year, next_year)
}

/// The year at the start, 年 or a separator behind it; what follows.
fn leading_year(text: &str) -> (Option<i32>, &str) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits != 4 {
        return (None, text);
    }
    let year = text[..4].parse().ok().filter(|year| (1900..=2100).contains(year));
    let rest = &text[4..];
    match (year, rest.chars().next()) {
        (Some(_), None) => (year, ""),
        (Some(_), Some('年')) => (year, rest[3..].trim_start_matches(['.', '-', '/'])),
        (Some(_), Some('.' | '-' | '/')) => (year, &rest[1..]),
        _ => (None, text),
    }
}

/// Month and day, or bare numbers, and what may follow them.
fn numbers(text: &str, year: Option<i32>, next_year: bool) -> Option<Piece> {
    let mut fields: Vec<(u32, Option<char>, usize)> = Vec::new();
    let mut rest = text;
    loop {
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 {
            break;
        }
        let number = rest[..length].parse().ok()?;
        rest = &rest[length..];
        let unit = rest.chars().next().filter(|c| matches!(c, '年' | '月' | '日' | '.' | '-' | '/'));
        rest = &rest[unit.map_or(0, char::len_utf8)..];
        fields.push((number, unit, length));
    }
    let point = |month: Option<u32>, day: Option<u32>| Point { year, month, day };
    let at = |point: Point| Piece { from: point, to: point, next_year, ..Piece::default() };
    let part_of_month = |month: u32, from: u32, to: Option<u32>| Piece {
        from: point(Some(month), Some(from)),
        to: point(Some(month), to),
        next_year,
        ..Piece::default()
    };
    // A year of two digits: 85年 is 1985, 24年 is 2024.
    let two_digit = |year: u32, month: Option<u32>, day: Option<u32>| {
        let century = if year < 30 { 2000 } else { 1900 };
        let point = Point { year: Some(century + i32::try_from(year).ok()?), month, day };
        (year <= 99).then_some(Piece { two_digit_year: true, ..at(point) })
    };
    match (fields.as_slice(), rest) {
        ([(month, Some('月'), _)], "上旬" | "初") => Some(part_of_month(*month, 1, Some(10))),
        ([(month, Some('月'), _)], "中旬") => Some(part_of_month(*month, 11, Some(20))),
        ([(month, Some('月'), _)], "下旬") => Some(part_of_month(*month, 21, last_day(year, *month))),
        ([(month, Some('月'), _)], "底") => Some(Piece { by: true, ..at(point(Some(*month), None)) }),
        (_, rest) if !rest.is_empty() => None,
        ([(whole, None, 8)], _) if year.is_none() => {
            let point = Point {
                year: i32::try_from(whole / 10_000).ok(),
                month: Some(whole / 100 % 100),
                day: Some(whole % 100),
            };
            (1900..=2100).contains(&(whole / 10_000)).then(|| at(point))
        }
        ([(whole, None, 6)], _) if year.is_none() => {
            let point = Point { year: i32::try_from(whole / 100).ok(), month: Some(whole % 100), day: None };
            (1900..=2100).contains(&(whole / 100)).then(|| at(point))
        }
        // 6-9 without a year may be two months.
        ([(_, Some('-'), _), (_, None, _)], _) if year.is_none() => None,
        // 8-10日 is two days.
        ([(_, Some('-'), _), (_, Some('日'), _)], _) if year.is_none() => None,
        ([(month, Some('月' | '.' | '-' | '/'), _), (day, Some('日') | None, _)], _)
            if *month <= 12 || year.is_some() =>
        {
            Some(at(point(Some(*month), Some(*day))))
        }
        ([(month, Some('月'), _)], _) => Some(at(point(Some(*month), None))),
        ([(day, Some('日'), _)], _) => Some(at(point(None, Some(*day)))),
        ([(month, None | Some('.'), _)], _) if year.is_some() => Some(at(point(Some(*month), None))),
        ([(year, Some('年'), 2)], _) => two_digit(*year, None, None),
        ([(year, Some('年'), 2), (month, Some('月'), _)], _) => two_digit(*year, Some(*month), None),
        ([(year, Some('年'), 2), (month, Some('月'), _), (day, Some('日') | None, _)], _) => {
            two_digit(*year, Some(*month), Some(*day))
        }
        ([(year, Some('.' | '-' | '/'), 2), (month, Some('.' | '-' | '/'), _), (day, None, _)], _) => {
            two_digit(*year, Some(*month), Some(*day))
        }
        ([(year, Some('.' | '/'), 2), (month, None, _)], _) => two_digit(*year, Some(*month), None),
        ([(number, None, 1..=2)], _) => Some(Piece { bare: Some(*number), next_year, ..Piece::default() }),
        _ => None,
    }
}

fn last_day(year: Option<i32>, month: u32) -> Option<u32> {
    match month {
        2 => year.map(|year| if chrono::NaiveDate::from_ymd_opt(year, 2, 29).is_some() { 29 } else { 28 }),
        4 | 6 | 9 | 11 => Some(30),
        _ => Some(31),
    }
}

/// The year in a title, a sheet's name or a fill-in row; 2021—2022学年 is an academic one.
pub(in crate::understand) fn year_in(text: &str) -> Option<Years> {
    let chars: Vec<char> = squeeze(text).chars().collect();
    let mut found: Vec<(i32, Option<char>)> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let digits: String = chars[at..].iter().take_while(|c| c.is_ascii_digit()).collect();
        let numerals: String = chars[at..].iter().take_while(|c| "〇零○一二三四五六七八九".contains(**c)).collect();
        let length = digits.len().max(numerals.chars().count());
        let year: Option<i32> = match (digits.len(), numerals.chars().count()) {
            (4, _) => digits.parse().ok(),
            (8, _) => digits[..4].parse().ok(),
            (_, 4) => numeral_value(&chars[at..at + 4]).parse().ok(),
            _ => None,
        };
        if let Some(year) = year.filter(|year| (1949..=2100).contains(year)) {
            found.push((year, chars.get(at + length).copied()));
        }
        at += length.max(1);
    }
    let (first, second) = (found.first()?, found.get(1));
    let academic = second.is_some_and(|second| second.0 == first.0 + 1) && text.contains("学年");
    // Two different years and no academic one: neither can be told to be meant.
    let marked = found.iter().find(|(_, after)| *after == Some('年')).unwrap_or(first);
    let year = if academic { first.0 } else { marked.0 };
    Some(Years { first: Some(year), academic })
}

/// The month that a month column says: 4月, 4, 四月.
pub(in crate::understand) fn month_of(text: &str) -> Option<u32> {
    let text = normal(text);
    let (_, rest) = leading_year(&text);
    let number = rest.strip_suffix('月').unwrap_or(rest);
    number.parse().ok().filter(|month| (1..=12).contains(month))
}
