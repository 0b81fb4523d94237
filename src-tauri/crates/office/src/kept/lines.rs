//! What is written one a line: results of a contest or exam (“张伟 98分 个人第三名”, “6人 100分”), and the dated stages of an
//! outcome (“2026-03-05 受理”). Kept as lines, in one normal form, and read where they are counted.

use rusqlite::types::Value;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::value;

/// What somebody reached, or so many alike.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct Scored {
    /// Who; none where so many are counted.
    pub name: Option<String>,
    /// How many: 1 for somebody who is named.
    pub people: i64,
    /// The score.
    pub score: Option<f64>,
    /// 名次 or 等级, as written.
    pub rank: Option<String>,
}

/// A stage of an outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Reached {
    /// 受理, 授权, 查新, 鉴定 …
    pub stage: String,
    /// When it was reached; a date of any precision.
    pub on: String,
    /// What else is said of it.
    pub note: Option<String>,
}

/// The lines of a text; several results may stand in one, with ； between them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '；', ';']).map(str::trim).filter(|line| !line.is_empty())
}

/// Digits of either width, a point: the number that a text begins with, and what follows it.
fn number_of(text: &str) -> Option<(f64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let number = text[..end].parse().ok()?;
    Some((number, text[end..].trim_start()))
}

fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
            '．' => '.',
            '，' | ',' | '：' | ':' | '\t' | '\u{3000}' => ' ',
            other => other,
        })
        .collect()
}

/// One line of results.
fn scored(line: &str) -> std::result::Result<Scored, &'static str> {
    let narrow = narrow(line);
    let text = narrow.trim();
    let (name, people, rest) = match number_of(text) {
        Some((count, rest)) => {
            let rest =
                rest.strip_prefix('人').or_else(|| rest.strip_prefix('名')).ok_or("以数字开头，后面应当是“人”")?;
            if count < 1.0 || count.fract() != 0.0 {
                return Err("人数不是整数");
            }
            (None, count as i64, rest.trim_start())
        }
        None => {
            let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
            (Some(name.to_owned()), 1, rest.trim_start())
        }
    };
    let (score, rest) = match number_of(rest) {
        Some((score, rest)) => (Some(score), rest.strip_prefix('分').unwrap_or(rest).trim_start()),
        None => (None, rest),
    };
    let rank = (!rest.is_empty()).then(|| rest.to_owned());
    if score.is_none() && rank.is_none() && name.is_none() {
        return Err("只有人数，没有成绩或名次");
    }
    Ok(Scored { name, people, score, rank })
}

impl std::fmt::Display for Scored {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.name {
            Some(name) => write!(out, "{name}")?,
            None => write!(out, "{}人", self.people)?,
        }
        if let Some(score) = self.score {
            write!(out, " {score}分")?;
        }
        match &self.rank {
            Some(rank) => write!(out, " {rank}"),
            None => Ok(()),
        }
    }
}

/// The check of a form's results.
pub(super) fn results(field: &str, text: &str) -> Result<Value> {
    let read = lines(text).map(|line| {
        scored(line).map(|scored| scored.to_string()).map_err(|why| {
            let hint = "请一行写一人或几人，如“张伟 98分 个人第三名”，或“6人 100分”。";
            Error::invalid(field, format!("成绩“{line}”看不懂：{why}。{hint}"))
        })
    });
    Ok(value::text(&read.collect::<Result<Vec<_>>>()?.join("\n")))
}

/// Results as they are kept.
pub(super) fn scores(text: &str) -> Vec<Scored> {
    lines(text).filter_map(|line| scored(line).ok()).collect()
}

/// Whom they name.
pub(super) fn names(text: &str) -> Vec<String> {
    scores(text).into_iter().filter_map(|scored| scored.name).collect()
}

/// The date that a line begins or ends with, of any precision, and the rest.
fn dated(line: &str) -> Option<(String, String)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let at = words.iter().position(|word| iso(word).is_some())?;
    let rest: Vec<&str> = words.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, word)| *word).collect();
    Some((iso(words[at])?, rest.join(" ")))
}

/// 2026-03-05, 2026.3.5, 2026/3/5, 2026年3月5日, 2026年3月, 2026年 as ISO.
fn iso(word: &str) -> Option<String> {
    let parts: Vec<&str> = word.split(['-', '.', '/', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    let (year, others) = parts.split_first().filter(|(year, others)| year.len() == 4 && others.len() <= 2)?;
    let mut date = (*year).to_owned();
    for part in others {
        date.push_str(&format!("-{part:0>2}"));
    }
    value::is_date(&date).then_some(date)
}

fn reached(line: &str) -> Option<Reached> {
    let (on, rest) = dated(&narrow(line))?;
    let (stage, note) = rest.split_once(' ').unwrap_or((&rest, ""));
    let note = (!note.is_empty()).then(|| note.to_owned());
    (!stage.is_empty()).then(|| Reached { stage: stage.to_owned(), on, note })
}

/// The check of a form's stages: by day.
pub(super) fn stages(field: &str, text: &str) -> Result<Value> {
    let read = lines(text).map(|line| {
        reached(line).ok_or_else(|| {
            let hint = "请一行写一个阶段和它的日期，如“2026-03-05 受理”。";
            Error::invalid(field, format!("阶段“{line}”看不懂。{hint}"))
        })
    });
    let mut stages = read.collect::<Result<Vec<_>>>()?;
    stages.sort_by(|one, other| one.on.cmp(&other.on));
    let line = |it: &Reached| format!("{} {} {}", it.on, it.stage, it.note.as_deref().unwrap_or_default());
    let lines: Vec<String> = stages.iter().map(|it| line(it).trim_end().to_owned()).collect();
    Ok(value::text(&lines.join("\n")))
}

/// Stages as they are kept.
pub(super) fn reached_in(text: &str) -> Vec<Reached> {
    lines(text).filter_map(reached).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_line_by_line() {
        for (written, kept) in [
            ("张伟 98 个人第三名", "张伟 98分 个人第三名"),
            ("张伟　９８．５分", "张伟 98.5分"),
            ("6人 100分；8人，98", "6人 100分\n8人 98分"),
            ("6 人 100", "6人 100分"),
            ("李芳：二等奖", "李芳 二等奖"),
            ("李芳", "李芳"),
        ] {
            assert_eq!(results("results", written).unwrap(), Value::Text(kept.into()), "{written}");
        }
        for (written, why) in [("98 张伟", "后面应当是“人”"), ("6人", "没有成绩或名次"), ("1.5人 98", "不是整数")]
        {
            let refused = results("results", written).unwrap_err().to_string();
            assert!(refused.contains(why), "{written}: {refused}");
        }
        assert_eq!(names("张伟 98分\n6人 100分\n李芳 二等奖"), ["张伟", "李芳"]);
    }

    #[test]
    fn stages_stand_by_day() {
        let kept = stages("stages", "授权 2026年11月 ZL202610001\n2026.3.5 受理").unwrap();
        assert_eq!(kept, Value::Text("2026-03-05 受理\n2026-11 授权 ZL202610001".into()));
        assert_eq!(stages("stages", "  ").unwrap(), Value::Null);
        for wrong in ["受理", "2026-13 受理", "2026-03"] {
            assert!(stages("stages", wrong).is_err(), "{wrong}");
        }
    }
}
