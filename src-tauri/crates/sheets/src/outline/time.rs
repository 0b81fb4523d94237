//! Times in the words of a task: 3月底前, 第二季度, 6—9月, 全年.

use super::glyph::plain;
use crate::understand::days_of;

/// Characters that such words are made of.
const MADE_OF: &str = "年月日号季度半上下全第底初末前之以内旬中一二三四五六七八九十〇至到~～—–－-、和份度终次翌";

/// Words without which there is no time.
const NEEDED: [&str; 7] = ["月", "季度", "半年", "全年", "年底", "年内", "年初"];

/// Longest run of such characters that can be a time.
const MOST_BYTES: usize = 120;

/// A time as it is written, with its first and last day where the year is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Time {
    pub words: String,
    pub days: Option<(String, String)>,
}

/// The first time of a text.
pub(super) fn time(text: &str, year: Option<i32>) -> Option<Time> {
    let mut run = String::new();
    for c in text.chars().chain(['\n']) {
        if plain(c).is_ascii_digit() || MADE_OF.contains(c) {
            run.push(c);
        } else if !run.is_empty() {
            if let Some(time) = of_run(&run, year) {
                return Some(time);
            }
            run.clear();
        }
    }
    None
}

/// All of the text is a time.
pub(super) fn whole(text: &str, year: Option<i32>) -> Option<Time> {
    let bare = text.trim();
    let words = NEEDED.iter().any(|word| bare.contains(word)) || bare.contains(['年', '日']);
    let days = days_of(bare, year.or(Some(2000)))?;
    words.then(|| Time { words: bare.into(), days: days_in(bare, year, days) })
}

/// A run may begin and end with characters that belong to other words: 于3月, 3月和.
fn of_run(run: &str, year: Option<i32>) -> Option<Time> {
    if run.len() > MOST_BYTES || !NEEDED.iter().any(|word| run.contains(word)) {
        return None;
    }
    let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).take(6).collect();
    let ends: Vec<usize> = run.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    for start in starts {
        for end in ends.iter().rev().copied().filter(|end| *end > start) {
            let words = &run[start..end];
            let trailing =
                words.ends_with(['、', '和', '至', '到', '~', '～', '—', '–', '-', '第', '中', '之', '以', '次', '翌']);
            let counts = words.ends_with(|c: char| plain(c).is_ascii_digit());
            if trailing || counts || !NEEDED.iter().any(|word| words.contains(word)) {
                continue;
            }
            if let Some(days) = days_of(words, year.or(Some(2000))) {
                return Some(Time { words: words.into(), days: days_in(words, year, days) });
            }
        }
    }
    None
}

/// The days, unless they hang on a year that is not known.
fn days_in(words: &str, year: Option<i32>, days: (String, String)) -> Option<(String, String)> {
    let own = year.is_some() || days_of(words, None).is_some();
    own.then_some(days)
}
