//! What a number format makes of a value, as far as it changes what the value means: a date without its day, a percentage.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

/// The number formats that every Chinese Excel has without writing them into the file.
pub(super) fn chinese(id: u32) -> Option<&'static str> {
    Some(match id {
        27 | 36 | 50 | 52 | 57 => "yyyy年m月",
        28 | 29 | 51 | 53 | 54 | 58 => "m月d日",
        30 => "m-d-yy",
        31 => "yyyy年m月d日",
        32 => "h时mm分",
        33 => "h时mm分ss秒",
        34 | 55 => "上午/下午h时mm分",
        35 | 56 => "上午/下午h时mm分ss秒",
        _ => return None,
    })
}

/// The number formats that no file writes out, as far as they are dates or percentages.
pub(super) fn built_in(id: u32) -> Option<&'static str> {
    Some(match id {
        9 => "0%",
        10 => "0.00%",
        14 => "yyyy-m-d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18..=21 => "h:mm",
        22 => "yyyy-m-d h:mm",
        45 | 47 => "mm:ss",
        46 => "[h]:mm:ss",
        other => return chinese(other),
    })
}

/// True when the format shows a number as a date or a time of day; a span of hours, [h]:mm, is a number.
pub(super) fn is_date(format: &str) -> bool {
    let code = visible(format);
    let digits = code.contains(['0', '#', '?', '@']) && !code.contains("ss.0");
    let span = ["[h", "[m", "[s"].iter().any(|span| format.to_lowercase().contains(span)) && !format.contains("[mag");
    !digits && !span && code != "general" && code.contains(['y', 'm', 'd', 'h', 's', 'e'])
}

/// The moment that a serial number means; `None` outside the years that Excel knows.
pub(super) fn moment(serial: f64, from_1904: bool) -> Option<NaiveDateTime> {
    // The 29th of February 1900, which only Excel has, is day 60.
    let serial = if from_1904 { serial + 1462.0 } else { serial };
    if !(0.0..2_958_466.0).contains(&serial) || (60.0..61.0).contains(&serial) {
        return None;
    }
    let days = serial.floor() + f64::from(u8::from((1.0..60.0).contains(&serial)));
    let seconds = ((serial - serial.floor()) * 86_400.0).round();
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?.and_hms_opt(0, 0, 0)?;
    epoch.checked_add_signed(TimeDelta::seconds(days as i64 * 86_400 + seconds as i64))
}

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
