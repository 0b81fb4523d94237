//! Counts, numbers, money and indicators, with the words around them.

use std::borrow::Cow;

use serde_json::{Value as Json, json};

use super::{Fault, Reading};
use crate::understand::kind::{Field, ValueKind};
use crate::understand::outcome::IssueCode;
use crate::understand::text::{brackets, one_line, squeeze};
use crate::understand::values::Datum;
use crate::{Cell, Value};

/// A number found in words.
struct Found<'a> {
    number: f64,
    before: &'a str,
    after: &'a str,
}

/// The first number in the text: 1,200 · 2.5万 · 3000 · 一百二十.
fn first_number(text: &str) -> Option<Found<'_>> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let mut end = start;
    let bytes = text.as_bytes();
    while end < bytes.len() {
        let digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let grouped = bytes[end] == b',' && (end + 1..end + 4).all(digit_at) && !digit_at(end + 4);
        let point = bytes[end] == b'.' && digit_at(end + 1);
        if !(bytes[end].is_ascii_digit() || grouped || point) {
            break;
        }
        end += 1;
    }
    let mut number: f64 = text[start..end].replace(',', "").parse().ok()?;
    let mut after = &text[end..];
    // 20多万, 3千余: the words of vagueness may stand before the factor.
    let vague = after.trim_start_matches(['余', '多', '来']);
    if vague.len() < after.len() && vague.starts_with(['万', '千', '百', '亿']) {
        after = vague;
    }
    for (word, factor) in [("万", 1e4), ("千", 1e3), ("百", 1e2), ("亿", 1e8)] {
        if let Some(rest) = after.strip_prefix(word) {
            number *= factor;
            after = rest;
            break;
        }
    }
    // 1万2千: the smaller part follows at once.
    if number >= 1e4
        && after.starts_with(|c: char| c.is_ascii_digit())
        && let Some(rest) = first_number(after)
        && rest.before.is_empty()
        && (100.0..1e4).contains(&rest.number)
        && text[end..].starts_with('万')
    {
        number += rest.number;
        after = rest.after;
    }
    let number = (number * 1e6).round() / 1e6;
    Some(Found { number, before: &text[..start], after })
}

/// Words that make a number inexact but leave it as the best reading: 约, 余, 多, 以上.
const ABOUT: [&str; 14] =
    ["约", "余", "多", "近", "超", "以上", "左右", "大概", "大约", "不少于", "至少", "上下", "不足", "达"];

/// Counting words after a number.
const COUNTERS: [&str; 46] = [
    "人次",
    "场次",
    "批次",
    "班次",
    "期次",
    "课时",
    "平方米",
    "公里",
    "批",
    "所",
    "处",
    "节",
    "届",
    "本",
    "张",
    "对",
    "亩",
    "%",
    "门",
    "人",
    "名",
    "位",
    "场",
    "次",
    "期",
    "项",
    "个",
    "家",
    "份",
    "册",
    "件",
    "篇",
    "台",
    "套",
    "户",
    "条",
    "队",
    "支",
    "元",
    "课时",
    "学时",
    "小时",
    "分",
    "天",
    "幅",
    "块",
];

/// What stands in the text as a Chinese count: 近千, 数千, 三百; its number where the words have one.
fn in_words(text: &str) -> Option<Option<f64>> {
    let bare = text.trim_start_matches(['约', '近', '超', '上', '逾', '达']);
    let body: String = bare.chars().take_while(|c| "零一二三四五六七八九十百千万两几数".contains(*c)).collect();
    if body.is_empty() {
        return None;
    }
    if body.contains(['几', '数']) {
        return Some(None);
    }
    let (mut whole, mut section, mut digit) = (0_f64, 0_f64, 0_f64);
    for c in body.chars() {
        match c {
            '十' | '百' | '千' => {
                let factor = if c == '十' {
                    10.0
                } else if c == '百' {
                    100.0
                } else {
                    1000.0
                };
                section += if digit == 0.0 { 1.0 } else { digit } * factor;
                digit = 0.0;
            }
            '万' => {
                whole += if section + digit == 0.0 { 1.0 } else { section + digit } * 1e4;
                (section, digit) = (0.0, 0.0);
            }
            '两' => digit = 2.0,
            _ => digit = "零一二三四五六七八九".chars().position(|known| known == c).unwrap_or(0) as f64,
        }
    }
    Some(Some(whole + section + digit))
}

/// 叁仟伍佰 → 三千五百.
fn everyday_numerals(text: &str) -> String {
    const FORMAL: &str = "壹贰叁肆伍陆柒捌玖拾佰仟";
    const EVERYDAY: &str = "一二三四五六七八九十百千";
    let everyday = |c: char| FORMAL.chars().position(|formal| formal == c).and_then(|at| EVERYDAY.chars().nth(at));
    text.chars().map(|c| everyday(c).unwrap_or(c)).collect()
}

/// 12人/场, 每场50人, 各50人, 50人×3: what the whole comes to is not said.
fn is_rate(bare: &str) -> bool {
    let per = bare.contains('/') && !bare.ends_with("人/次");
    // 各50人, where 各界人士300人 is a count.
    let each = bare.split('各').skip(1).any(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    per || each || bare.contains(['每', '×', '＊'])
}

fn plain(cell: &Cell) -> Option<f64> {
    match cell.value {
        Value::Number(number) if cell.shown.is_none() && number.is_finite() => Some(number),
        _ => None,
    }
}

fn as_json(number: f64) -> Json {
    if number.fract() == 0.0 && number.abs() < 9e15 { json!(number as i64) } else { json!(number) }
}

fn unreadable(field: &Field, text: &str) -> Reading {
    Reading::wrong(Fault::error(
        IssueCode::Form,
        format!("{}“{}”读不出数目。请改成数字后再导入。", field.title, one_line(text)),
    ))
}

/// True when a digit of the paper was left open: 近20__元.
fn has_gap(text: &str) -> bool {
    text.contains(['_', '×', '□', '?', '？', '＊', '*', 'X']) && text.contains(|c: char| c.is_ascii_digit())
}

pub(super) fn count(field: &Field, cell: &Cell, factor: f64) -> Reading {
    let text = cell.text();
    let whole = |number: f64| number >= 0.0 && number.fract() == 0.0 && number < 9e15;
    let scaled = |number: f64| (number * factor * 1e6).round() / 1e6;
    if let Some(number) = plain(cell).map(scaled) {
        return if whole(number) { Reading::one(field.name, as_json(number)) } else { unreadable(field, &text) };
    }
    let bare = brackets(&squeeze(&text)).0;
    if has_gap(&bare) || is_rate(&bare) {
        return unreadable(field, &text);
    }
    let words = (Cow::Owned(format!("{}_text", field.name)), Datum::from(one_line(&text)));
    if let Some(found) = first_number(&bare) {
        let after = found.after;
        let rest = first_number(after);
        let number = if bare.contains(['万', '千', '百']) { found.number } else { scaled(found.number) };
        // 20-30人: a range is no count; 男12人,女8人 are two.
        if rest.is_some() || !whole(number) || found.before.ends_with(['-', '负']) {
            return unreadable(field, &text);
        }
        let exact = strip_all(found.before, &["共", "共计", "合计", "总计", "计", "累计"]).is_empty()
            && (after.is_empty() || COUNTERS.contains(&after) || after == "人/次");
        let mut reading = Reading::one(field.name, as_json(number));
        if !exact {
            reading.values.push(words);
            let left = strip_all(found.before, &ABOUT);
            let right = strip_all(strip_all(after, &ABOUT), &COUNTERS);
            let right = strip_all(right, &ABOUT);
            if !(left.is_empty() || left.ends_with(['共', '计', ':'])) || !right.is_empty() {
                let message = format!("{}“{}”按 {} 读，请核对。", field.title, one_line(&text), found.number);
                reading.faults.push(Fault::warning(IssueCode::Inexact, message));
            }
        }
        return reading;
    }
    match in_words(&bare) {
        Some(Some(number)) => {
            let mut reading = Reading::one(field.name, as_json(number));
            if bare.starts_with(['近', '约', '超']) || bare.contains(['余', '多']) {
                reading.values.push(words);
                let message = format!("{}“{}”按 {number} 读，请核对。", field.title, one_line(&text));
                reading.faults.push(Fault::warning(IssueCode::Inexact, message));
            }
            reading
        }
        Some(None) => {
            let message = format!("{}“{}”没有确切数目，只留下原文。", field.title, one_line(&text));
            Reading { values: vec![words], faults: vec![Fault::warning(IssueCode::Inexact, message)] }
        }
        None => unreadable(field, &text),
    }
}

/// A count of people as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number; none where the words say none (数千名).
    pub number: Option<i64>,
    /// The words, where they say more than the number (200余人).
    pub words: Option<String>,
}

/// How many people words say; none where they say no count.
pub fn head_count(text: &str) -> Option<Head> {
    const FIELD: Field = Field::new("count", "人数", ValueKind::Count, &[]);
    let cell = Cell { column: 0, value: Value::Text(text.into()), shown: None };
    let Reading { values, .. } = count(&FIELD, &cell, 1.0);
    let of = |name: &str| values.iter().find(|(field, _)| field == name).map(|(_, value)| value);
    let number = of("count").and_then(Datum::as_f64).map(|number| number as i64);
    let words = of("count_text").and_then(|words| match words {
        Datum::Text(words) => Some(words.to_string()),
        Datum::Other(_) => None,
    });
    (number.is_some() || words.is_some()).then_some(Head { number, words })
}

fn strip_all<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let mut rest = text;
    while let Some(shorter) = words.iter().find_map(|word| rest.strip_prefix(word).or_else(|| rest.strip_suffix(word)))
    {
        rest = shorter;
    }
    rest
}

pub(super) fn number(field: &Field, cell: &Cell) -> Reading {
    let text = cell.text();
    if let Some(number) = plain(cell) {
        // 83.60000000000001 is 83.6: no one enters more than ten digits.
        return Reading::one(field.name, as_json((number * 1e6).round() / 1e6));
    }
    let bare = brackets(&squeeze(&text)).0;
    // 第4名, 并列第二.
    let bare = bare.trim_start_matches("并列").trim_start_matches('第');
    if let Some(Some(number)) = in_words(bare)
        && strip_all(bare.trim_start_matches(|c| "零一二三四五六七八九十百两".contains(c)), &COUNTERS).is_empty()
    {
        return Reading::one(field.name, as_json(number));
    }
    match first_number(bare) {
        Some(found)
            if found.before.is_empty()
                && (found.after.is_empty() || found.after != "%" && COUNTERS.contains(&found.after)) =>
        {
            Reading::one(field.name, as_json(found.number))
        }
        _ => unreadable(field, &text),
    }
}

pub(super) fn money(field: &Field, cell: &Cell, factor: f64) -> Reading {
    let text = cell.text();
    let yuan = |number: f64, factor: f64| Reading::one(field.name, as_json((number * factor * 100.0).round() / 100.0));
    if let Some(number) = plain(cell) {
        return if number >= 0.0 { yuan(number, factor) } else { unreadable(field, &text) };
    }
    let bare = squeeze(&text).replace(['¥', '￥'], "").replace("人民币", "").replace("RMB", "");
    if has_gap(&bare) {
        return unreadable(field, &text);
    }
    let bare = brackets(&bare).0;
    if is_rate(&bare) {
        return unreadable(field, &text);
    }
    let Some(found) = first_number(&bare) else {
        return match yuan_in_words(&bare) {
            Some(number) => yuan(number, if bare.contains(['元', '万']) { 1.0 } else { factor }),
            None => unreadable(field, &text),
        };
    };
    if first_number(found.after).is_some() {
        return unreadable(field, &text);
    }
    let after = found.after.trim_end_matches(['整', '正']);
    let own_unit = bare.contains('万') || bare.contains('元') || bare.contains('千');
    let factor = if own_unit { 1.0 } else { factor };
    let about = strip_all(found.before, &ABOUT).is_empty() && strip_all(after, &ABOUT).trim_matches('元').is_empty();
    if !about {
        return unreadable(field, &text);
    }
    let inexact = !found.before.is_empty() || !matches!(after, "" | "元");
    let fault = inexact.then(|| {
        Fault::warning(
            IssueCode::Inexact,
            format!("{}“{}”按 {} 读，请核对。", field.title, one_line(&text), found.number),
        )
    });
    yuan(found.number, factor).but(fault)
}

/// 五千元, 叁仟伍佰元整.
fn yuan_in_words(bare: &str) -> Option<f64> {
    let words = everyday_numerals(strip_all(bare, &ABOUT)).replace(['元', '圆'], "");
    let words = words.trim_end_matches(['整', '正']);
    let numerals = words.chars().all(|c| "零一二三四五六七八九十百千万两".contains(c));
    if numerals { in_words(words).flatten() } else { None }
}

/// A score, or the words that stand for one: 优秀 and 缺考 go to the field of results.
pub(super) fn score(field: &Field, words_to: &'static str, cell: &Cell) -> Reading {
    let text = cell.text();
    let bare = squeeze(&text);
    let numerals = |c: char| "零〇一二三四五六七八九十百两".contains(c);
    let words = bare.chars().count() <= 6
        && !bare.contains(|c: char| c.is_ascii_digit())
        && bare.contains(|c: char| !numerals(c) && c != '分');
    match (&cell.value, words) {
        (Value::Text(_), true) => Reading::one(words_to, bare),
        _ => number(field, cell),
    }
}

/// `[number, unit]` pairs; words without any number stay with the task's text.
pub(super) fn indicators(field: &Field, cell: &Cell) -> Reading {
    let text = cell.text();
    if let Some(number) = plain(cell) {
        return Reading::one(field.name, json!([[as_json(number), ""]]));
    }
    let line = squeeze(&text);
    let mut pairs: Vec<Json> = Vec::new();
    let mut rest: &str = &line;
    while let Some(found) = first_number(rest) {
        // 每季度1期 is no total.
        let clause = found.before.rsplit(['、', ',', ';', '。']).next().unwrap_or_default();
        if clause.contains('每') {
            rest = found.after;
            continue;
        }
        let unit: String = found
            .after
            .trim_start_matches(['余', '多'])
            .chars()
            .take_while(|c| !c.is_ascii_digit() && !"、,，;；。.()（）以左及和并".contains(*c))
            .collect();
        let unit = COUNTERS
            .iter()
            .find(|counter| unit.starts_with(**counter))
            .map_or(unit.clone(), |counter| (*counter).into());
        pairs.push(json!([as_json(found.number), unit]));
        rest = found.after;
    }
    let mut reading = Reading {
        values: vec![(Cow::Owned(format!("{}_text", field.name)), one_line(&text).into())],
        faults: Vec::new(),
    };
    if !pairs.is_empty() {
        reading.values.push((Cow::Borrowed(field.name), Json::from(pairs).into()));
    }
    reading
}
