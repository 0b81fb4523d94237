//! What cannot be in a time as it is written: 13月, 2月30日, 9月至3月. Such a time gives no dates, and the item says why.

use crate::year::YearKind;

/// A month or a day in the words.
#[derive(Clone, Copy)]
struct Point {
    month: u32,
    day: Option<u32>,
    /// A range leads to it from the point before.
    is_end: bool,
}

/// Days of the months; 29 of February, since the year may be another than the plan's.
const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl Point {
    fn said(self) -> String {
        self.day.map_or_else(|| format!("{}月", self.month), |day| format!("{}月{day}日", self.month))
    }

    fn fault(self) -> Option<String> {
        let Some(most) = self.month.checked_sub(1).and_then(|at| DAYS.get(at as usize)) else {
            return Some(format!("时限里的“{}月”没有这个月份，请改正", self.month));
        };
        let is_there = self.day.is_none_or(|day| (1..=*most).contains(&day));
        (!is_there).then(|| format!("时限里的“{}”没有这一天，请改正", self.said()))
    }

    /// Whether it comes before another one of its year, which begins in the month `first`.
    fn is_before(self, other: Point, first: u32) -> bool {
        let place = |month: u32| (month + 12 - first) % 12;
        match (self.day, other.day) {
            (Some(day), Some(than)) if self.month == other.month => day < than,
            _ => place(self.month) < place(other.month),
        }
    }
}

/// Why the words of a time are none; nothing where they may be one.
pub(super) fn fault(words: &str, kind: YearKind) -> Option<String> {
    let words: String = words.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    if let Some(quarter) = quarter(&words) {
        return Some(format!("时限里的“第{quarter}季度”没有这个季度，请改正"));
    }
    let points = points(&words);
    if let Some(fault) = points.iter().find_map(|point| point.fault()) {
        return Some(fault);
    }
    let first = match kind {
        YearKind::Calendar => 1,
        YearKind::Academic => 9,
    };
    // 2025年9月至2026年3月 and 9月至次年3月 say themselves that they go on into another year.
    let years = words.matches('年').count() > 1
        || ["次年", "翌年", "来年", "明年", "下年"].iter().any(|next| words.contains(next));
    let turned = points.windows(2).find(|pair| pair[1].is_end && pair[1].is_before(pair[0], first) && !years)?;
    Some(format!("时限里的“{}至{}”前后颠倒，跨年的请写“次年”", turned[0].said(), turned[1].said()))
}

/// ９ → 9
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        c => c,
    }
}

fn is_range(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '~' | '～' | '至' | '到')
}

/// The months and days of words, in order.
fn points(words: &str) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    // A range led to what comes; the number before it, where that stood without its unit: 3—5月, 20—25日.
    let (mut ranged, mut bare) = (false, None);
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if digits == 0 {
            // Months and days that are listed need no order.
            ranged = is_range(c) || ranged && !"、，,；;和及与".contains(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let (number, after) = rest.split_at(digits);
        rest = after;
        let Ok(number) = number.parse::<u32>() else { continue };
        match after.chars().next() {
            Some('月') => {
                points.extend(bare.take().map(|month| Point { month, day: None, is_end: false }));
                points.push(Point { month: number, day: None, is_end: ranged });
                ranged = false;
            }
            Some('日' | '号') => {
                let Some(last) = points.last_mut() else { continue };
                if let Some(first) = bare.take() {
                    last.day = Some(first);
                }
                if last.day.is_none() {
                    last.day = Some(number);
                } else {
                    let month = last.month;
                    points.push(Point { month, day: Some(number), is_end: ranged });
                }
                ranged = false;
            }
            Some(c) if is_range(c) => bare = Some(number),
            _ => {}
        }
    }
    points
}

/// The number of a quarter that no year has, as it is written.
fn quarter(words: &str) -> Option<&str> {
    let (before, _) = words.split_once("季度")?;
    let (_, number) = before.rsplit_once('第')?;
    let known = ["一", "二", "三", "四", "1", "2", "3", "4"];
    let is_number =
        !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    (is_number && !known.contains(&number)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::fault;
    use crate::year::YearKind::{Academic, Calendar};

    #[test]
    fn what_cannot_be_is_told() {
        for (words, told) in [
            ("2月30日前", Some("“2月30日”没有这一天")),
            ("2月29日前", None),
            ("１３月底前", Some("“13月”没有这个月份")),
            ("0月", Some("“0月”没有")),
            ("6月31日", Some("“6月31日”没有")),
            ("9月至3月", Some("“9月至3月”前后颠倒")),
            ("9月至次年3月", None),
            ("2025年9月至2026年3月", None),
            ("3月至9月", None),
            ("3—5月", None),
            ("5—3月", Some("前后颠倒")),
            ("10月15日—10月5日", Some("“10月15日至10月5日”前后颠倒")),
            ("5月20日-18日", Some("“5月20日至5月18日”前后颠倒")),
            ("5月20—25日", None),
            ("5月25—32日", Some("“5月32日”没有")),
            // Listed, not a range.
            ("9月、3月", None),
            ("每月5日至10日", None),
            ("第五季度", Some("“第五季度”没有这个季度")),
            ("第四季度", None),
            ("第一、二季度", None),
            ("全年", None),
            ("讲座3—2次", None),
        ] {
            let fault = fault(words, Calendar);
            match told {
                Some(told) => assert!(fault.as_ref().is_some_and(|fault| fault.contains(told)), "{words}: {fault:?}"),
                None => assert_eq!(fault, None, "{words}"),
            }
        }
        assert_eq!(fault("9月至3月", Academic), None);
        assert!(fault("6月至9月", Academic).is_some());
    }
}
