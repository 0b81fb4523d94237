//! What a number format makes of a value, as far as it changes what the value means: a date without its day, a percentage.

use chrono::{Datelike, NaiveDateTime, Timelike};

/// What is shown when the format says less or something else than the value; `None` when nothing needs saying.
pub(super) fn date_shown(date: NaiveDateTime, format: &str) -> Option<String> {
    let code = visible(format);
    let (year, day) = (code.contains('y') || code.contains('e'), code.contains('d'));
    let month = code.contains('m') && !code.contains('h');
    // A day that the sheet hides is dropped only where it is the first: a real day of the month is not thrown away.
    if year && month && !day && date.day() == 1 {
        return Some(format!("{:04}-{:02}", date.year(), date.month()));
    }
    if year && !code.contains('m') && !day && (date.month(), date.day()) == (1, 1) {
        return Some(format!("{:04}", date.year()));
    }
    if !year && !day && !month && code.contains('h') && date.year() < 1905 {
        return Some(format!("{:02}:{:02}", date.hour(), date.minute()));
    }
    None
}

/// A percentage as shown.
pub(super) fn percent_shown(number: f64, format: &str) -> Option<String> {
    let code = visible(format);
    code.ends_with('%').then(|| format!("{}%", (number * 1e8).round() / 1e6))
}

/// The first section of a format, lower case, without quoted text, escapes and brackets.
fn visible(format: &str) -> String {
    let mut out = String::new();
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => while chars.next().is_some_and(|inner| inner != '"') {},
            '[' => while chars.next().is_some_and(|inner| inner != ']') {},
            '\\' | '_' | '*' => drop(chars.next()),
            other => out.extend(other.to_lowercase()),
        }
    }
    out
}
