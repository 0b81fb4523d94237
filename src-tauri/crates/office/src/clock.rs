//! The clock, in one place. `XIEBAN_NOW` (an ISO time) stands in for it, so that scripts and papers can be repeated.

use chrono::{Datelike, Local, NaiveDateTime};

/// Now, local time.
pub fn local() -> NaiveDateTime {
    std::env::var("XIEBAN_NOW")
        .ok()
        .and_then(|text| NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S").ok())
        .unwrap_or_else(|| Local::now().naive_local())
}

/// Now, as ISO text to the second: 2026-03-05T09:30:00.
pub fn now() -> String {
    local().format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// Now, as names of files have it: 20260305-093000.
pub fn stamp() -> String {
    local().format(STAMP).to_string()
}

/// The form of [`stamp`].
pub const STAMP: &str = "%Y%m%d-%H%M%S";

/// Today, as ISO text.
pub fn today() -> String {
    local().format("%Y-%m-%d").to_string()
}

/// The year of the calendar.
pub fn year() -> i32 {
    local().year()
}
