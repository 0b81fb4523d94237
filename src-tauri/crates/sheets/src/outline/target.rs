//! Targets in the words of a task: 印发简报6期, 培训800人次, 2~3次, 不少于10场, 每季度召开1次.

use super::glyph::{blank, han_value, plain};
use super::outcome::Target;

/// Counting words, the longer before those that they begin with.
const UNITS: [&str; 36] = [
    "人次",
    "场次",
    "课时",
    "学时",
    "小时",
    "万元",
    "亿元",
    "百分点",
    "人",
    "名",
    "位",
    "场",
    "期",
    "次",
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
    "支",
    "条",
    "幅",
    "块",
    "张",
    "节",
    "堂",
    "批",
    "对",
    "所",
    "元",
    "%",
];

/// Counting words that a Chinese numeral counts with: 三次 is a number of times, 三项 may be a name.
const SPOKEN: [&str; 7] = ["人次", "场次", "场", "次", "期", "篇", "份"];

/// What follows a counting word that is none: 3个月, 一次性, 一期工程.
const NOT_AFTER: [(&str, &[&str]); 10] = [
    ("个", &["月", "工作日", "小时", "季度", "方面", "阶段", "环节", "层面", "层次", "百分点", "学期", "星期", "年"]),
    ("次", &["性", "日", "年", "要", "全会", "会议", "代表大会", "党代会", "全体"]),
    ("期", &["工程", "间", "限", "项目"]),
    ("份", &["额", "内"]),
    ("节", &["约"]),
    ("对", &["口", "接", "象", "于"]),
    ("条", &["件", "例"]),
    ("人", &["以下", "才", "员", "事"]),
    ("位", &["一体", "置"]),
    ("名", &["以内"]),
];

/// What makes a number one of many and no sum: each class of 16–20, 各1次.
const EACH: [&str; 11] = ["每次", "每期", "每场", "每人", "每名", "每班", "每组", "每队", "每支", "每户", "每篇"];

/// What makes a number a frequency.
const OFTEN: [&str; 10] = ["每月", "每季", "每周", "每星期", "每学期", "每半年", "每个月", "每两", "每天", "每日"];

/// A number found in a sentence, and what it counts.
struct Found {
    low: f64,
    high: Option<f64>,
    unit: &'static str,
    end: usize,
}

/// The targets of a text, in order.
pub(super) fn targets(text: &str) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    let mut clause = 0;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        if ends_clause(c) && !thousands(text, at) {
            clause = next;
        }
        match found(text, at) {
            Some(number) => {
                if let Some(target) = target(text, clause, at, &number)
                    && !targets.contains(&target)
                {
                    targets.push(target);
                }
                at = number.end;
            }
            None => at = past_number(text, at).unwrap_or(next),
        }
    }
    targets
}

fn ends_clause(c: char) -> bool {
    "，,。；;、：:！!？?（）()“”".contains(c) || blank(c)
}

fn target(text: &str, clause: usize, at: usize, number: &Found) -> Option<Target> {
    let before = &text[clause.min(at)..at];
    if EACH.iter().any(|each| before.contains(each)) {
        return None;
    }
    let rest = &text[number.end..];
    let end =
        rest.find(ends_clause).unwrap_or(rest.len()).min(rest.char_indices().nth(12).map_or(rest.len(), |(at, _)| at));
    let words: String = text[clause.min(at)..number.end + end].trim().into();
    let vague = before.ends_with('各')
        || before.ends_with("不超过")
        || before.ends_with("至多")
        || OFTEN.iter().any(|often| before.contains(often));
    Some(Target {
        amount: (!vague).then_some(number.low),
        amount_high: number.high.filter(|_| !vague),
        unit: number.unit.into(),
        words,
    })
}

/// The number with its counting word that begins at `at`.
fn found(text: &str, at: usize) -> Option<Found> {
    let before = text[..at].trim_end_matches(blank).chars().next_back();
    if before.is_some_and(|c| plain(c).is_ascii_alphanumeric() || "第届前〔[.．-—–/_×xX两几数".contains(c))
    {
        return None;
    }
    let rest = &text[at..];
    let spoken = rest.starts_with(|c: char| "一二三四五六七八九十两".contains(c));
    let (low, after) = quantity(rest)?;
    let mut after = more(after);
    let mut high = None;
    if let Some(second) = after.strip_prefix(['~', '～', '〜', '-', '—', '–', '－', '至', '到']) {
        let second = second.trim_start_matches(['-', '—', '~']);
        let (number, behind) = quantity(second)?;
        (high, after) = (Some(number).filter(|number| *number > low), more(behind));
    }
    let after = after.trim_start_matches(blank);
    let unit = UNITS.into_iter().find(|unit| starts_with(after, unit))?;
    let unit_end =
        text.len() - after.len() + after.chars().take(unit.chars().count()).map(char::len_utf8).sum::<usize>();
    let behind = &text[unit_end..];
    let other =
        NOT_AFTER.iter().any(|(counter, words)| *counter == unit && words.iter().any(|word| behind.starts_with(word)));
    let refused = spoken && !SPOKEN.contains(&unit) || other || low == 0.0;
    (!refused).then_some(Found { low, high, unit, end: unit_end })
}

fn starts_with(text: &str, unit: &str) -> bool {
    let mut chars = text.chars();
    unit.chars().all(|wanted| chars.next().is_some_and(|c| plain(c) == wanted))
}

/// A number and what follows it: 1,200 · 2.5万 · 三十 · 两.
fn quantity(text: &str) -> Option<(f64, &str)> {
    let end = digits_end(text);
    if end == 0 {
        let run: String = text.chars().take_while(|c| "一二三四五六七八九十百".contains(*c)).collect();
        return match han_value(&run) {
            Some(value) => Some((f64::from(value), &text[run.len()..])),
            None => text.strip_prefix('两').map(|after| (2.0, after)),
        };
    }
    let digits: String = text[..end].chars().map(plain).filter(|c| *c != ',').collect();
    let mut number: f64 = digits.parse().ok()?;
    let mut after = &text[end..];
    // 万元 and 亿元 are units of their own.
    for (word, factor) in [('万', 1e4), ('千', 1e3), ('百', 1e2)] {
        if let Some(behind) = after.strip_prefix(word).filter(|behind| !behind.starts_with(['元', '分'])) {
            number = (number * factor * 1e6).round() / 1e6;
            after = behind;
            break;
        }
    }
    Some((number, after))
}

fn more(text: &str) -> &str {
    text.trim_start_matches(blank).strip_prefix(['余', '多', '几']).unwrap_or(text)
}

/// Where the digits end, with a decimal point or with commas before groups of three.
fn digits_end(text: &str) -> usize {
    let mut end = 0;
    let digit = |at: usize| text[at..].chars().next().filter(|c| plain(*c).is_ascii_digit());
    while let Some(c) = text[end..].chars().next() {
        let behind = end + c.len_utf8();
        let inside = end > 0
            && match plain(c) {
                '.' => digit(behind).is_some(),
                ',' => thousands(text, end),
                _ => false,
            };
        if !(plain(c).is_ascii_digit() || inside) {
            break;
        }
        end = behind;
    }
    end
}

/// True for the comma of 1,200.
fn thousands(text: &str, at: usize) -> bool {
    let comma = text[at..].starts_with([',', '，']);
    let after: Vec<char> = text[at..].chars().skip(1).take(4).collect();
    let run = after.iter().take_while(|c| c.is_ascii_digit()).count();
    comma && run == 3 && text[..at].ends_with(|c: char| c.is_ascii_digit())
}

/// Past a number that counts nothing, so that its tail is not read as one: the 20 of 20__人 and the 4 of 2024.
fn past_number(text: &str, at: usize) -> Option<usize> {
    let end = at + digits_end(&text[at..]);
    (end > at).then_some(end)
}

/// Numbers with digits that were left open: 20__年, 近20__元, ××年. They are shown, never read.
pub(super) fn gaps(text: &str) -> Vec<String> {
    let mut gaps = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let run: String = text[at..]
            .chars()
            .take_while(|c| {
                plain(*c).is_ascii_digit() || plain(*c) == '_' || "×□＿".contains(*c) || matches!(c, 'x' | 'X')
            })
            .collect();
        if run.is_empty() {
            at += c.len_utf8();
            continue;
        }
        let digits = run.contains(|c: char| plain(c).is_ascii_digit());
        let open = run.contains(|c: char| !plain(c).is_ascii_digit());
        let blanked = run.contains(|c: char| plain(c) == '_' || c == '□');
        let unit: Option<char> = text[at + run.len()..].chars().find(|c| !blank(*c));
        let counted = unit.is_some_and(|c| "年月日号人个次期场项名家位件份篇册万千百亿元多余%％".contains(c));
        let word = text[..at].ends_with(|c: char| c.is_ascii_alphabetic());
        if open && counted && !word && (digits && (blanked || run.len() > 2) || run.chars().count() >= 2) {
            gaps.push(run.clone() + &unit.map(String::from).unwrap_or_default());
        }
        at += run.len();
    }
    gaps
}
