//! 文号: 海科协〔2026〕3号, as people write it and in its normal form.

use rusqlite::types::Value;

use crate::error::{Error, Result};

/// A number in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// 机关代字: 海科协
    pub(super) office: String,
    /// The year in the brackets.
    pub(super) year: i32,
    /// The running number.
    pub(super) serial: u32,
}

impl Number {
    /// The parts of a number that has them.
    pub(super) fn of(text: &str) -> Option<Self> {
        let (office, rest) = text.split_once('〔')?;
        let (year, rest) = rest.split_once('〕')?;
        let serial = rest.strip_suffix('号')?.parse().ok()?;
        let year = year.parse().ok().filter(|_| year.len() == 4)?;
        (!office.is_empty()).then(|| Self { office: office.to_owned(), year, serial })
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}〔{}〕{}号", self.office, self.year, self.serial)
    }
}

/// The check of a form's number. Brackets of every shape become 〔〕, the year has four digits, the number neither 第 nor zeros
/// before it (GB/T 9704). What has no year in brackets (国务院令第700号, 明电) stays as it is written; what was begun as one
/// and is none is refused.
pub(super) fn number(field: &str, text: &str) -> Result<Value> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    if plain.is_empty() {
        return Ok(Value::Null);
    }
    let Some((office, rest)) = plain.split_once('〔') else { return as_written(field, text, &plain) };
    let wrong = |why: &str| {
        Err(Error::invalid(field, format!("文号“{}”{why}。请写成“海科协〔2026〕3号”的样子。", text.trim())))
    };
    let Some((year, rest)) = rest.split_once('〕') else { return wrong("的括号没有写完") };
    if year.len() != 4 || !year.bytes().all(|digit| digit.is_ascii_digit()) {
        // 国办函〔内部〕 is no year: what has no digits there stands as it is.
        return if year.bytes().any(|byte| byte.is_ascii_digit()) {
            wrong("的年份不是四位数字")
        } else {
            as_written(field, text, &plain)
        };
    }
    if office.is_empty() {
        return wrong("缺机关代字");
    }
    let digits = rest.trim_start_matches('第').trim_end_matches('号');
    match (digits.parse::<u32>(), year.parse()) {
        (Ok(serial), Ok(year)) if serial > 0 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Ok(Value::Text(Number { office: office.to_owned(), year, serial }.to_string()))
        }
        _ => wrong("的顺序号认不出"),
    }
}

/// A number of another shape. One with a bare year before its digits (海科协2026-3号) may be meant as either, and is asked.
fn as_written(field: &str, text: &str, plain: &str) -> Result<Value> {
    let digits: Vec<&str> = plain.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let is_year = |run: &str| run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
    if let [year, serial] = digits.as_slice()
        && is_year(year)
        && !plain.starts_with(|c: char| c.is_ascii_digit())
        && plain.ends_with('号')
    {
        let office: String = plain.chars().take_while(|c| !c.is_ascii_digit()).collect();
        let serial = serial.trim_start_matches('0');
        return Err(Error::invalid(
            field,
            format!("文号“{}”的年份没有放进括号。是不是“{office}〔{year}〕{serial}号”？", text.trim()),
        ));
    }
    Ok(Value::Text(plain.to_owned()))
}

fn narrow(c: char) -> char {
    match c {
        '[' | '(' | '（' | '【' | '［' | '﹝' | '{' | '<' | '《' | '〈' => '〔',
        ']' | ')' | '）' | '】' | '］' | '﹞' | '}' | '>' | '》' | '〉' => '〕',
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        '○' | '〇' => '0',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_known_as_people_write_them() {
        for (written, kept) in [
            ("海科协〔2026〕3号", "海科协〔2026〕3号"),
            ("海科协[2026]3号", "海科协〔2026〕3号"),
            ("海科协（2026）第 03 号", "海科协〔2026〕3号"),
            ("海科协【２０２６】１２号", "海科协〔2026〕12号"),
            ("海科协 (2026) 3", "海科协〔2026〕3号"),
            ("苏科协发普〔2025〕118号", "苏科协发普〔2025〕118号"),
            ("国务院令第700号", "国务院令第700号"),
            ("内部明电", "内部明电"),
        ] {
            assert_eq!(number("number", written).unwrap(), Value::Text(kept.into()), "{written}");
        }
        assert_eq!(number("number", "  ").unwrap(), Value::Null);
        for (written, why) in [
            ("海科协〔26〕3号", "不是四位数字"),
            ("海科协〔2026", "括号没有写完"),
            ("海科协〔2026〕号", "顺序号认不出"),
            ("海科协〔2026〕0号", "顺序号认不出"),
            ("〔2026〕3号", "缺机关代字"),
            ("海科协2026第03号", "海科协〔2026〕3号"),
        ] {
            let refused = number("number", written).unwrap_err().to_string();
            assert!(refused.contains(why), "{written}: {refused}");
        }
    }

    #[test]
    fn a_number_has_parts() {
        let parts = Number::of("海科协〔2026〕3号").unwrap();
        assert_eq!((parts.office.as_str(), parts.year, parts.serial), ("海科协", 2026, 3));
        assert_eq!(parts.to_string(), "海科协〔2026〕3号");
        assert_eq!(Number::of("内部明电"), None);
    }
}
