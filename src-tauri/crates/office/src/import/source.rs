//! What the file itself says: its year, and what its tables are about.

use std::path::Path;

use super::ImportPreview;
use super::arrival::Row;
use crate::error::{Error, Result};
use crate::ids::{ClassId, ContestId};

/// What the name of a workbook of rows to be mended ends in.
pub(crate) const MENDING: &str = "（待改）";

/// The file that is imported.
#[derive(Debug)]
pub(crate) struct Source {
    /// Its name without the folder.
    pub(crate) name: String,
    /// Its name without folder and ending.
    pub(crate) stem: String,
    /// The year that the user named.
    pub(crate) year: Option<i32>,
    /// The class that the user named.
    pub(crate) class: Option<ClassId>,
    /// The contest that the user named.
    pub(crate) contest: Option<ContestId>,
}

impl Source {
    /// What the path says of itself; pasted cells say nothing.
    pub(crate) fn of(ask: &ImportPreview) -> Self {
        let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
        let (year, class, contest) = (ask.year, ask.class_id, ask.contest_id);
        if ask.text.is_some() {
            return Self { name: ask.file.clone(), stem: String::new(), year, class, contest };
        }
        let path = Path::new(&ask.file);
        let stem = text(path.file_stem());
        // Rows to be mended come back as part of the file that they were left out of.
        let stem = stem.trim_end_matches(MENDING).to_owned();
        Self { name: text(path.file_name()), stem, year, class, contest }
    }

    /// The year of a row: that of its table, to which the user's word came first; else what title, sheet or file name say.
    ///
    /// # Errors
    /// None of them names a year: it is asked for rather than guessed.
    pub(crate) fn year(&self, row: &Row<'_>) -> Result<i32> {
        match row.year {
            Some(year) => Ok(year),
            None => self.year_of(&[row.title, row.sheet]),
        }
    }

    /// The year of a paper: what the user said, else what these words or the file name say.
    ///
    /// # Errors
    /// None of them names a year.
    pub(crate) fn year_of(&self, words: &[&str]) -> Result<i32> {
        self.year
            .or_else(|| words.iter().copied().chain([self.stem.as_str()]).find_map(year_in))
            .ok_or_else(|| Error::invalid("year", "表里看不出是哪一年的。请先选好年份，再导入。"))
    }
}

/// The first year of a text: 2024年, (2024), 2024-2025.
fn year_in(text: &str) -> Option<i32> {
    // Full-width digits are as common in titles as plain ones.
    let plain = |c: char| match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        other => other,
    };
    let digits: Vec<char> = text.chars().map(plain).collect();
    let starts = (0..digits.len().saturating_sub(3)).filter(|&at| at == 0 || !digits[at - 1].is_ascii_digit());
    starts
        .filter_map(|at| {
            let run: String = digits[at..].iter().take_while(|c| c.is_ascii_digit()).collect();
            // 20240501 is a day of that year; five digits or twelve are something else.
            (run.len() == 4 || run.len() == 8).then(|| run[..4].parse().ok()).flatten()
        })
        .find(|year| (1949..=2100).contains(year))
}

/// What a table is about: its title without the year and without the name of the kind of list.
pub(crate) fn subject(title: &str) -> Option<String> {
    const KINDS: &[&str] = &[
        "学员花名册",
        "人员花名册",
        "花名册",
        "学员名册",
        "人员名册",
        "名册",
        "学员名单",
        "人员名单",
        "获奖名单",
        "名单",
        "签到表",
        "成绩表",
        "登记表",
        "汇总表",
        "统计表",
        "一览表",
        "台账",
        "情况表",
    ];
    let mut text = title.trim();
    if let Some((before, _)) = text.split_once(['(', '（']).filter(|(_, rest)| year_in(rest).is_some()) {
        text = before.trim();
    }
    for kind in KINDS {
        if let Some(before) = text.strip_suffix(kind) {
            text = before;
            break;
        }
    }
    let text = match text.char_indices().find(|(_, c)| *c == '年') {
        Some((at, c)) if text[..at].chars().count() == 4 && year_in(&text[..at]).is_some() => {
            text[at + c.len_utf8()..].trim_start_matches('度')
        }
        _ => text,
    };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty() && !text.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{subject, year_in};

    #[test]
    fn titles_say_what_and_when() {
        for (title, about, year) in [
            ("2024年电工技能培训班学员花名册", Some("电工技能培训班"), Some(2024)),
            ("区科协会员花名册(2021年)", Some("区科协会员"), Some(2021)),
            ("2023年度活动台账", Some("活动"), Some(2023)),
            ("花名册", None, None),
            ("20240501培训签到表", Some("20240501培训"), Some(2024)),
            ("电话13902018409", Some("电话13902018409"), None),
            ("２０２２年名单", None, Some(2022)),
        ] {
            assert_eq!(subject(title).as_deref(), about, "{title}");
            assert_eq!(year_in(title), year, "{title}");
        }
    }
}
