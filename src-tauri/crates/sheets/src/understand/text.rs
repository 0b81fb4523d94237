//! Text as people typed it → forms that can be compared.

use std::borrow::Cow;

/// True when nothing in the text is a blank, full-width ASCII or invisible: most of what people type. [`narrow`], [`squeeze`],
/// [`one_line`] and [`lines`] leave it as it is.
pub(super) fn is_plain(text: &str) -> bool {
    text.chars().all(|c| match c {
        '!'..='~' | '\u{4e00}'..='\u{9fff}' => true,
        '\u{ff01}'..='\u{ff5e}' => false,
        c => !is_invisible(c) && !c.is_whitespace(),
    })
}

/// Most characters of what tells the kind of a row or a column by its words; the rest of a longer text tells no more.
const TELLING: usize = 200;

/// As much of a text as tells what it is: a cell may hold a whole essay, and is asked many times.
pub(super) fn beginning(text: &str) -> &str {
    match text.len() > TELLING {
        true => text.char_indices().nth(TELLING).map_or(text, |(at, _)| &text[..at]),
        false => text,
    }
}

/// Full-width ASCII as ASCII, every kind of blank as a space, invisible characters dropped.
pub(super) fn narrow(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let narrowed = text.chars().filter_map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        c if is_invisible(c) => None,
        '\n' => Some('\n'),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    });
    Cow::Owned(narrowed.collect())
}

/// [`narrow`] without any blanks: 姓    名 → 姓名.
pub(super) fn squeeze(text: &str) -> Cow<'_, str> {
    match narrow(text) {
        Cow::Borrowed(plain) => Cow::Borrowed(plain),
        Cow::Owned(mut narrowed) => {
            narrowed.retain(|c| !c.is_whitespace());
            Cow::Owned(narrowed)
        }
    }
}

/// One line: ends trimmed, invisible characters dropped, runs of blanks as one; a line break between Chinese characters is
/// none. Full-width punctuation stays as it is.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut gap = None;
    for c in visible(text) {
        if c.is_whitespace() {
            gap = Some(gap == Some(true) || c != '\n' && c != '\r');
        } else {
            if let (Some(blank), Some(last)) = (gap, out.chars().last())
                && (blank || last.is_ascii() && c.is_ascii())
            {
                out.push(' ');
            }
            gap = None;
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Lines trimmed, empty ones dropped.
pub(super) fn lines(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let clean: String = visible(text).collect();
    let lines: Vec<&str> = clean.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    Cow::Owned(lines.join("\n"))
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\0')
}

fn visible(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !is_invisible(*c))
}

/// The text before a bracket, and what the brackets hold: 经费(万元) → 经费, 万元.
pub(super) fn brackets(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside) = (String::new(), Vec::new());
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '(' | '（' | '[' | '【' | '〔' => {
                depth += 1;
                if depth == 1 {
                    inside.push(String::new());
                    continue;
                }
            }
            ')' | '）' | ']' | '】' | '〕' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    continue;
                }
            }
            _ => {}
        }
        match (depth, inside.last_mut()) {
            (1.., Some(last)) => last.push(c),
            _ => outside.push(c),
        }
    }
    (outside, inside)
}

/// True for a Chinese character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// The label before an item: 一、 (一) 1. 1、 第一章 are taken off.
pub(super) fn without_label(text: &str) -> &str {
    let text = text.trim_start();
    let numeral = |c: char| "零〇一二三四五六七八九十百0123456789".contains(c);
    let bare = text.trim_start_matches(['(', '（']);
    let after = bare.trim_start_matches(numeral);
    if after.len() == bare.len() {
        return text;
    }
    let rest = after.trim_start_matches([')', '）', '、', '.', '．', ',', ' ']);
    // 一等奖 has no label: a mark must follow the numeral.
    // Neither has 3.15消费者权益日 or 七、八月份: the numeral goes on behind the mark.
    let goes_on = rest.starts_with(|c: char| c.is_ascii_digit())
        || rest.trim_start_matches(numeral).starts_with(['月', '日', '季']) && rest.starts_with(numeral);
    if rest.len() == after.len() || rest.is_empty() || goes_on { text } else { rest.trim_start() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_of_a_text_is_whole_characters() {
        let essay = "科".repeat(TELLING + 1);
        for (text, wanted) in [
            ("", ""),
            ("第一小组(组长:张三)", "第一小组(组长:张三)"),
            // Many bytes, few characters.
            (&essay[..TELLING * 3], &essay[..TELLING * 3]),
            (essay.as_str(), &essay[..TELLING * 3]),
        ] {
            assert_eq!(beginning(text), wanted);
        }
    }
}
