//! Dates as people write them → one way of writing, which the grammar reads.

use crate::understand::text::{brackets, squeeze};

/// Without blanks, brackets, weekdays and times of day; every range sign as ~, Chinese numerals before a unit as digits.
pub(super) fn normal(text: &str) -> String {
    let (mut text, _) = brackets(&squeeze(text));
    for (words, to) in [
        ("——", "~"),
        ("--", "~"),
        ("—", "~"),
        ("–", "~"),
        ("～", "~"),
        ("〜", "~"),
        ("－", "-"),
        ("至今", ""),
        ("至", "~"),
        ("到", "~"),
        ("号", "日"),
        ("月份", "月"),
        ("年度", "年"),
        ("T00:00:00", ""),
        ("。", ""),
        ("拟定于", ""),
        ("拟于", ""),
        ("每年", ""),
        ("明年", "次年"),
        ("翌年", "次年"),
        ("全天", ""),
        ("当天", ""),
        ("上午", ""),
        ("下午", ""),
        ("晚上", ""),
        ("中午", ""),
        ("早上", ""),
        ("晚", ""),
        ("末", "底"),
        ("启动,", "~"),
        ("启动、", "~"),
        ("开始,", "~"),
        ("起,", "~"),
        ("结束", ""),
    ] {
        text = text.replace(words, to);
    }
    let mut chars: Vec<char> = text.chars().collect();
    drop_weekdays(&mut chars);
    drop_times(&mut chars);
    let digits = digits_before_units(&chars);
    digits.trim_matches(['~', ',', '、', '.', ':', ' ']).to_string()
}

fn drop_weekdays(chars: &mut Vec<char>) {
    let mut at = 0;
    while at < chars.len() {
        let length = match &chars[at..] {
            ['星', '期', day, ..] if "一二三四五六日天".contains(*day) => 3,
            ['周', day, ..] if "一二三四五六日天".contains(*day) => 2,
            _ => 0,
        };
        if length == 0 { at += 1 } else { drop(chars.drain(at..at + length)) }
    }
}

/// 9:00, 14:30:00, 9时30分, 14点半, and the sign between two of them.
fn drop_times(chars: &mut Vec<char>) {
    while let Some(at) = chars.iter().position(|c| matches!(c, ':' | '时' | '点')) {
        let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
        let mut start = at;
        while start > 0 && at - start < 2 && is_digit(start - 1) {
            start -= 1;
        }
        let mut end = at + 1;
        while is_digit(end)
            || chars.get(end).is_some_and(|c| matches!(c, '分' | '半' | '秒'))
            || chars.get(end) == Some(&':') && is_digit(end + 1)
        {
            end += 1;
        }
        // The hyphen between two times goes with them; one after 日 separates nothing any more.
        if start > 0
            && matches!(chars[start - 1], '-' | '~')
            && chars[..start - 1].iter().any(|c| matches!(c, '日' | '月' | '.' | '/'))
        {
            start -= 1;
        } else if chars.get(end).is_some_and(|c| matches!(c, '-' | '~')) && is_time(&chars[end + 1..]) {
            end += 1;
        }
        chars.drain(start..end);
    }
}

/// True where a time of day begins: 11:30, 5点.
fn is_time(chars: &[char]) -> bool {
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    (1..=2).contains(&digits) && chars.get(digits).is_some_and(|c| matches!(c, ':' | '时' | '点'))
}

/// 二〇二二年五月十八日 → 2022年5月18日.
fn digits_before_units(chars: &[char]) -> String {
    let numeral = |c: &char| "〇零○一二三四五六七八九十".contains(*c);
    let mut out = String::new();
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| numeral(c)).count();
        if run == 0 {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        let unit = chars[at + run..].iter().find(|c| **c != '、' && !numeral(c));
        if unit.is_some_and(|c| matches!(c, '年' | '月' | '日' | '季' | '~' | '-'))
            || chars[at..].iter().any(|c| matches!(c, '季'))
        {
            out.push_str(&numeral_value(&chars[at..at + run]));
        } else {
            out.extend(&chars[at..at + run]);
        }
        at += run;
    }
    out
}

pub(super) fn numeral_value(chars: &[char]) -> String {
    let digit = |c: char| match c {
        '〇' | '零' | '○' => 0,
        c => "一二三四五六七八九".chars().position(|known| known == c).map_or(0, |at| at + 1),
    };
    match chars.iter().position(|c| *c == '十') {
        None => chars.iter().map(|c| digit(*c).to_string()).collect(),
        Some(at) => {
            let tens = if at == 0 { 1 } else { digit(chars[at - 1]) };
            let ones = chars.get(at + 1).map_or(0, |c| digit(*c));
            (tens * 10 + ones).to_string()
        }
    }
}
