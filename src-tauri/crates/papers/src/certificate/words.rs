//! The words of one paper, made from facts and the template's sentences.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::date::Day;
use super::template::{Part, Template};

/// What is known about one paper. An empty text is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// 姓名: the person's name, or that of several persons.
    pub name: String,
    /// 称谓: 同志, 同学, 老师; empty takes the template's.
    pub address: String,
    /// 单位
    pub unit: String,
    /// 奖项, such as 优秀科普作品奖
    pub award: String,
    /// 作品, without 《》
    pub work: String,
    /// 等级, such as 一等奖
    pub rank: String,
    /// 届次, such as 第三届
    pub session: String,
    /// 活动, such as 科普作品创作大赛
    pub event: String,
    /// 年份, such as 2026
    pub year: String,
    /// 编号; empty for a paper without one.
    pub number: String,
    /// 日期
    pub date: Option<Day>,
    /// 落款: the issuers by rank, highest first.
    pub issuers: Vec<String>,
    /// Further tokens of a template, such as 课程 or 学时, by name.
    pub more: BTreeMap<String, String>,
}

/// The words of one paper as they are printed: frozen once it is issued.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Words {
    /// Whom it is for, as lists and bookmarks name it; not printed by itself.
    pub name: String,
    /// The line that names the recipient.
    pub recipient: String,
    /// Occasion and award; a line feed begins a new paragraph.
    pub body: String,
    /// The closing formula.
    pub closing: String,
    /// Who gives it, highest first, a line each.
    pub issuers: Vec<String>,
    /// The date as written.
    pub date: String,
    /// The line with the number; empty for none.
    pub number: String,
}

impl Words {
    /// The text of a part, paragraphs and issuers separated by line feeds.
    pub fn part(&self, part: Part) -> String {
        match part {
            Part::Recipient => self.recipient.clone(),
            Part::Body => self.body.clone(),
            Part::Closing => self.closing.clone(),
            Part::Issuers => self.issuers.join("\n"),
            Part::Date => self.date.clone(),
            Part::Number => self.number.clone(),
        }
    }
}

/// Fills the template's sentences. A token without a value outside of `[…]` stays as it is, so that nothing goes missing
/// unseen: [`super::check`] reports it and [`super::print`] refuses it.
pub fn compose(template: &Template, facts: &Facts) -> Words {
    let sentences = &template.sentences;
    let date = facts.date.map(|day| day.text(template.date)).unwrap_or_default();
    let issuers = facts.issuers.join("、");
    let address = if facts.address.is_empty() { &sentences.address } else { &facts.address };
    let name = if facts.name.trim().is_empty() { &facts.unit } else { &facts.name };
    let uses = |token: &str| {
        let mut texts = sentences.body.iter().chain([&sentences.recipient, &sentences.closing]);
        texts.any(|text| text.contains(token))
    };
    // A list says in one word what was won: 一等奖, 优秀组织奖. A template that asks for one of the two is given that word.
    let award = if facts.award.trim().is_empty() && !uses("{等级}") { &facts.rank } else { &facts.award };
    let rank = if facts.rank.trim().is_empty() && !uses("{奖项}") { &facts.award } else { &facts.rank };
    let value = |token: &str| -> Option<&str> {
        let text = match token {
            "姓名" => &facts.name,
            "获得者" => name,
            "称谓" => address,
            "单位" => &facts.unit,
            "奖项" => award,
            "作品" => &facts.work,
            "等级" => rank,
            "届次" => &facts.session,
            "活动" => &facts.event,
            "年份" => &facts.year,
            "编号" => &facts.number,
            "日期" => &date,
            "落款" => &issuers,
            other => facts.more.get(other)?,
        };
        Some(text.trim()).filter(|text| !text.is_empty())
    };
    let paragraphs = sentences.body.iter().map(|text| fill(text, &value));
    Words {
        name: name.trim().to_owned(),
        recipient: fill(&sentences.recipient, &value),
        body: paragraphs.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"),
        closing: fill(&sentences.closing, &value),
        issuers: facts.issuers.clone(),
        number: if facts.number.trim().is_empty() { String::new() } else { fill(&sentences.number, &value) },
        date,
    }
}

/// Replaces the tokens of a sentence.
fn fill<'a>(sentence: &str, value: &impl Fn(&str) -> Option<&'a str>) -> String {
    let mut text = String::new();
    let mut rest = sentence;
    while let Some((before, group)) = rest.split_once('[') {
        text.push_str(&tokens(before, value).0);
        let (group, after) = group.split_once(']').unwrap_or((group, ""));
        if let (inner, true) = tokens(group, value) {
            text.push_str(&inner);
        }
        rest = after;
    }
    text.push_str(&tokens(rest, value).0);
    text
}

/// The text with its tokens replaced, and whether every one had a value.
fn tokens<'a>(sentence: &str, value: &impl Fn(&str) -> Option<&'a str>) -> (String, bool) {
    let mut text = String::new();
    let mut rest = sentence;
    let mut complete = true;
    while let Some((before, (token, after))) =
        rest.split_once('{').and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
    {
        text.push_str(before);
        match value(token) {
            Some(known) => text.push_str(known),
            None => {
                complete = false;
                text.extend(["{", token, "}"]);
            }
        }
        rest = after;
    }
    text.push_str(rest);
    (text, complete)
}

/// Tokens of sentences that are known to every paper or to some, such as 学时 of a class.
pub const TOKENS: [&str; 18] = [
    "姓名",
    "获得者",
    "称谓",
    "单位",
    "奖项",
    "作品",
    "等级",
    "届次",
    "活动",
    "年份",
    "编号",
    "日期",
    "落款",
    "起止",
    "学时",
    "成绩",
    "聘期",
    "身份证号",
];

/// The first token of a sentence that no paper has a value for.
pub fn unknown_token(sentence: &str) -> Option<&str> {
    braced(sentence).find(|token| !TOKENS.contains(token))
}

/// The tokens that stand unfilled in a text, each once.
pub(super) fn unfilled(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for token in braced(text) {
        if !found.contains(&token) {
            found.push(token);
        }
    }
    found
}

/// What stands between braces.
fn braced(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(token, _)| token)
}
