//! Characters that no face has: said before a paper is written, so that none is handed in with a blank or a box.

use papers::document::Document;

/// So many are named, with their words; of more their number is told.
const NAMED: usize = 5;

/// Words around a character are told up to this length.
const LONG: usize = 12;

/// Names the characters that no face has and where they stand; nothing when none is missing.
pub(super) fn told(document: &Document, missing: &[char]) -> Option<String> {
    let first = missing.first()?;
    let named: Vec<String> = missing
        .iter()
        .take(NAMED)
        .map(|ch| {
            let words = document.words_with(*ch).map(|words| around(words, *ch)).unwrap_or_default();
            format!("“{ch}”（U+{:04X}，见“{words}”）", u32::from(*ch))
        })
        .collect();
    let more = if missing.len() > NAMED { format!("等 {} 个字", missing.len()) } else { String::new() };
    // A character of the private use area was made by a program of one machine: no face that can be had has it.
    let private = matches!(u32::from(*first), 0xE000..=0xF8FF | 0xF_0000..);
    let mend = if private {
        "它是自造字，请改成通用的字"
    } else {
        "请安装含这些字的字体（如宋体-ExtB），或改用别的写法"
    };
    Some(format!("{}{more}在本机和自带的字体里都没有字形，印出来会是空方框。{mend}", named.join("、")))
}

/// The part of some words that has the character.
fn around(words: &str, ch: char) -> String {
    let line = words.lines().find(|line| line.contains(ch)).unwrap_or_default();
    let at = line.chars().position(|other| other == ch).unwrap_or_default();
    let from = at.saturating_sub(LONG / 2);
    let part: String = line.chars().skip(from).take(LONG).collect();
    let before = if from > 0 { "…" } else { "" };
    let after = if line.chars().count() > from + LONG { "…" } else { "" };
    format!("{before}{part}{after}")
}
