//! 会员编号: the next one by a kind's pattern.

use rusqlite::Connection;

use crate::error::{Error, Result};

/// A pattern: what stands before and after the running number, and how many digits it has at least.
struct Pattern {
    before: String,
    digits: usize,
    after: String,
}

impl Pattern {
    /// Of a text like `YYYY-G####`; none where it has no place for the running number.
    fn of(text: &str, year: Option<&str>) -> Option<Self> {
        let start = text.find('#')?;
        let digits = text[start..].chars().take_while(|ch| *ch == '#').count();
        let filled = |part: &str| part.replace("YYYY", year.unwrap_or("0000"));
        Some(Self { before: filled(&text[..start]), digits, after: filled(&text[start + digits..]) })
    }

    /// The running number of a member's number that was made by the pattern.
    fn serial(&self, number: &str) -> Option<u64> {
        let serial = number.strip_prefix(&self.before)?.strip_suffix(&self.after)?;
        (serial.len() >= self.digits && serial.bytes().all(|b| b.is_ascii_digit())).then(|| serial.parse().ok())?
    }

    fn number(&self, serial: u64) -> String {
        format!("{}{serial:0width$}{}", self.before, self.after, width = self.digits)
    }
}

/// Refuses a pattern by which all would get the same number.
pub(super) fn check(pattern: &str) -> Result<()> {
    match pattern.matches('#').count() == pattern.split(|ch| ch != '#').map(str::len).max().unwrap_or(0) {
        true if pattern.contains('#') => Ok(()),
        true => Err(Error::invalid("pattern", format!("编号样式“{pattern}”里没有顺序号。请用 # 表示，例如 G####。"))),
        false => Err(Error::invalid("pattern", format!("编号样式“{pattern}”里有两处顺序号。请只留一处，例如 G####。"))),
    }
}

/// The number after the highest that the pattern ever gave; one that was freed by leaving is not given again.
pub(super) fn next(conn: &Connection, pattern: &str, began_on: Option<&str>) -> Result<Option<String>> {
    let year = began_on.and_then(|date| date.get(..4));
    if pattern.contains("YYYY") && year.is_none() {
        return Err(Error::invalid("began_on", "会员编号里有入会的年份，请写上入会日期，或自己写编号。"));
    }
    let Some(pattern) = Pattern::of(pattern, year) else { return Ok(None) };
    let mut statement = conn.prepare_cached(
        "SELECT number FROM membership WHERE number IS NOT NULL UNION SELECT member_no FROM unit WHERE member_no IS NOT NULL",
    )?;
    let numbers = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let highest = numbers.iter().filter_map(|number| pattern.serial(number)).max().unwrap_or(0);
    Ok(Some(pattern.number(highest + 1)))
}

#[cfg(test)]
mod tests {
    use super::{Pattern, check};

    #[test]
    fn numbers_by_a_pattern() {
        for (pattern, year, number, serial, next) in [
            ("G####", None, "G0012", Some(12), "G0013"),
            ("G####", None, "G12", None, ""),
            ("G####", None, "G12345", Some(12_345), "G12346"),
            ("YYYY-##", Some("2026"), "2026-09", Some(9), "2026-10"),
            ("YYYY-##", Some("2026"), "2025-09", None, ""),
            ("会##号", None, "会99号", Some(99), "会100号"),
        ] {
            let pattern = Pattern::of(pattern, year).unwrap();
            assert_eq!(pattern.serial(number), serial, "{number}");
            if let Some(serial) = serial {
                assert_eq!(pattern.number(serial + 1), next);
            }
        }
    }

    #[test]
    fn a_pattern_has_one_place_for_the_running_number() {
        for (pattern, stands) in [("G####", true), ("#", true), ("YYYY年#号", true), ("G", false), ("#-#", false)] {
            assert_eq!(check(pattern).is_ok(), stands, "{pattern}");
        }
    }
}
