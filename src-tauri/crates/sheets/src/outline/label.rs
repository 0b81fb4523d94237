//! Labels at the start of a line: 一、（一）1.（1）① 第一章 1.1, and how people mistype them.

use super::glyph::{blank, han_number, plain};

/// A kind of label. The order is that of official documents, the wider first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// 第一部分, 第一编, 第一篇
    Part,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第一条
    Article,
    /// Ⅰ、
    Roman,
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 1.
    Digit,
    /// 1.1 and deeper: how many numbers it has.
    Decimal(usize),
    /// （1）
    DigitBracket,
    /// 1）
    HalfBracket,
    /// ①
    Circled,
    /// A.
    Letter,
}

/// How far a label can be told from the line alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// Only where the labels before and after it leave a gap for it.
    Weak,
    /// Where a neighbour fits.
    Likely,
    /// By its form.
    Certain,
}

/// What could be a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// As it is written.
    pub written: String,
    /// Its kind.
    pub style: Style,
    /// Its number, for decimals all of them.
    pub path: Vec<u32>,
    /// How sure that is.
    pub sure: Sure,
    /// Where the text behind it begins, in bytes.
    pub end: usize,
}

impl Label {
    /// The last number.
    pub(super) fn number(&self) -> u32 {
        self.path.last().copied().unwrap_or(0)
    }

    /// The label in the usual form of its style: 一、（一）1.（1）1.1.
    pub(super) fn usual(&self) -> String {
        let number = self.number();
        match self.style {
            Style::Han => format!("{}、", han_number(number)),
            Style::HanBracket => format!("（{}）", han_number(number)),
            Style::Digit => format!("{number}."),
            Style::DigitBracket => format!("（{number}）"),
            // A blank parts it from words that begin with a number.
            Style::Decimal(_) => self.path.iter().map(u32::to_string).collect::<Vec<_>>().join(".") + " ",
            _ => self.written.clone(),
        }
    }
}

/// Signs that people put before a label: bullets, and the marks of Markdown.
const BEFORE: [char; 14] = ['#', '*', '◆', '●', '■', '★', '▲', '※', '◇', '□', '○', '☆', '•', '·'];

/// Marks between a label and its text.
fn is_mark(c: char) -> bool {
    matches!(plain(c), '、' | '.' | ',' | ':' | '。' | '·' | '﹑' | '､' | '丶')
}

/// What the start of a line could be a label of, the likelier first.
pub(super) fn labels(line: &str) -> Vec<Label> {
    let text = line.trim_start_matches(|c| blank(c) || BEFORE.contains(&c));
    let from = line.len() - text.len();
    let mut found = at_start(text);
    for label in &mut found {
        label.end += from;
    }
    found
}

fn at_start(text: &str) -> Vec<Label> {
    let Some(first) = text.chars().next() else { return Vec::new() };
    if let Some((style, number)) = drawn(first) {
        return vec![finish(text, style, vec![number], Sure::Certain, first.len_utf8())];
    }
    let one = match plain(first) {
        '第' => ordinal(text),
        '(' => bracketed(text),
        _ => None,
    };
    if let Some(label) = one {
        return vec![label];
    }
    if let Some(numeral) = Numeral::read(text) {
        return match numeral.han {
            true => han(text, &numeral).into_iter().collect(),
            false => digits(text, &numeral),
        };
    }
    letter(text).into_iter().collect()
}

/// Characters that are a label by themselves: ① ⑴ ⒈ ㈠ Ⅰ.
fn drawn(c: char) -> Option<(Style, u32)> {
    let from = |style, first: char, less: u32| Some((style, c as u32 - first as u32 + 1 + less));
    match c {
        '①'..='⑳' => from(Style::Circled, '①', 0),
        '㉑'..='㉟' => from(Style::Circled, '㉑', 20),
        '❶'..='❿' => from(Style::Circled, '❶', 0),
        '➀'..='➉' => from(Style::Circled, '➀', 0),
        '➊'..='➓' => from(Style::Circled, '➊', 0),
        '⑴'..='⒇' => from(Style::DigitBracket, '⑴', 0),
        '⒈'..='⒛' => from(Style::Digit, '⒈', 0),
        '㈠'..='㈩' => from(Style::HanBracket, '㈠', 0),
        'Ⅰ'..='Ⅻ' => from(Style::Roman, 'Ⅰ', 0),
        _ => None,
    }
}

/// A number at the start of a text.
struct Numeral {
    number: u32,
    end: usize,
    han: bool,
    /// l or I in place of 1, a dash in place of 一.
    mistyped: bool,
}

impl Numeral {
    fn read(text: &str) -> Option<Self> {
        let run: String = text.chars().take_while(|c| plain(*c).is_ascii_digit()).collect();
        if !run.is_empty() {
            let number: u32 = run.chars().map(plain).collect::<String>().parse().ok()?;
            return (1..100).contains(&number).then_some(Numeral {
                number,
                end: run.len(),
                han: false,
                mistyped: false,
            });
        }
        let run: String = text.chars().take_while(|c| "一二三四五六七八九十百廿卅".contains(*c)).collect();
        let number = super::glyph::han_value(&run)?;
        Some(Numeral { number, end: run.len(), han: true, mistyped: false })
    }

    /// As [`Self::read`], and what looks like a 1 or a 一.
    fn read_mistyped(text: &str) -> Option<Self> {
        Self::read(text).or_else(|| {
            let first = text.chars().next()?;
            let han = match plain(first) {
                'l' | 'I' | '|' => false,
                '-' | '—' | '–' | '─' | 'ー' => true,
                _ => return None,
            };
            Some(Numeral { number: 1, end: first.len_utf8(), han, mistyped: true })
        })
    }
}

/// 第一章 总则, 第二部分：工作任务, 第三条 …
fn ordinal(text: &str) -> Option<Label> {
    let rest = text.strip_prefix('第')?;
    let inner = rest.trim_start_matches(blank);
    let numeral = Numeral::read(inner)?;
    let after = inner[numeral.end..].trim_start_matches(blank);
    let (unit, style) = [
        ("部分", Style::Part),
        ("编", Style::Part),
        ("篇", Style::Part),
        ("章", Style::Chapter),
        ("节", Style::Section),
        ("条", Style::Article),
    ]
    .into_iter()
    .find(|(unit, _)| after.starts_with(unit))?;
    let end = text.len() - after.len() + unit.len();
    let next = text[end..].chars().next();
    let apart = next.is_none_or(|c| blank(c) || is_mark(c));
    // 第一部分工作任务 is one; 第一节课 and 第二条生产线 are none unless their neighbours say so.
    let sure = match style {
        _ if apart => Sure::Certain,
        Style::Part | Style::Chapter if !next.is_some_and(|c| "的由是为中和与".contains(c)) => Sure::Likely,
        _ => Sure::Weak,
    };
    Some(finish(text, style, vec![numeral.number], sure, end))
}

/// （一）(1) with brackets of either width, one of which may be missing.
fn bracketed(text: &str) -> Option<Label> {
    let inner = text[text.chars().next()?.len_utf8()..].trim_start_matches(blank);
    let numeral = Numeral::read_mistyped(inner)?;
    let after = inner[numeral.end..].trim_start_matches(blank);
    let end = text.len() - after.len();
    let style = if numeral.han { Style::HanBracket } else { Style::DigitBracket };
    let closed = after.chars().next().filter(|c| plain(*c) == ')');
    match closed {
        Some(bracket) => {
            let sure = if numeral.mistyped { Sure::Likely } else { Sure::Certain };
            Some(finish(text, style, vec![numeral.number], sure, end + bracket.len_utf8()))
        }
        // （一加强领导 may have lost its bracket; （3月） and （一季度） have not.
        None => opens_text(after).then(|| finish(text, style, vec![numeral.number], Sure::Weak, end)),
    }
}

/// 一、 and its mistyped relatives.
fn han(text: &str, numeral: &Numeral) -> Option<Label> {
    let after = text[numeral.end..].trim_start_matches(blank);
    let spaced = after.len() < text.len() - numeral.end;
    let at = text.len() - after.len();
    let path = vec![numeral.number];
    let mark = after.chars().next()?;
    let behind = &after[mark.len_utf8()..];
    Some(match plain(mark) {
        ')' => finish(text, Style::HanBracket, path, Sure::Likely, at + mark.len_utf8()),
        '、' | '﹑' | '､' | '丶' => {
            let sure = if enumerates(numeral, behind) { Sure::Weak } else { Sure::Certain };
            finish(text, Style::Han, path, sure, at + mark.len_utf8())
        }
        '.' | ',' | ':' | '。' | '·' => {
            let sure = if enumerates(numeral, behind) { Sure::Weak } else { Sure::Likely };
            finish(text, Style::Han, path, sure, at + mark.len_utf8())
        }
        _ if spaced && opens_text(after) => finish(text, Style::Han, path, Sure::Likely, numeral.end),
        _ if opens_text(after) => finish(text, Style::Han, path, Sure::Weak, numeral.end),
        _ => return None,
    })
}

/// 1. 1、 1） 1.1, and a number that has lost its mark.
fn digits(text: &str, numeral: &Numeral) -> Vec<Label> {
    let after = text[numeral.end..].trim_start_matches(blank);
    let spaced = after.len() < text.len() - numeral.end;
    let at = text.len() - after.len();
    let one = |style, sure, end| finish(text, style, vec![numeral.number], sure, end);
    let Some(mark) = after.chars().next() else { return Vec::new() };
    let behind = &after[mark.len_utf8()..];
    let digit_behind = behind.starts_with(|c| plain(c).is_ascii_digit());
    let end = at + mark.len_utf8();
    match plain(mark) {
        ')' => vec![one(Style::HalfBracket, Sure::Certain, end)],
        '.' if digit_behind => decimal(text, numeral),
        '.' | '、' | '﹑' | '､' if !enumerates(numeral, behind) => vec![one(Style::Digit, Sure::Certain, end)],
        // 1,200人 and 8:30 are no labels.
        ',' | ':' if digit_behind => Vec::new(),
        '.' | '、' | '﹑' | '､' | ',' | ':' | '。' | '·' => {
            let sure = if enumerates(numeral, behind) { Sure::Weak } else { Sure::Likely };
            vec![one(Style::Digit, sure, end)]
        }
        _ if opens_text(after) => {
            vec![one(Style::Digit, if spaced { Sure::Likely } else { Sure::Weak }, numeral.end)]
        }
        _ => Vec::new(),
    }
}

/// 1.1 and 2.3.1; or 1. before a number: 1.2024年举办… Either can be a date or a quantity, so neighbours decide.
fn decimal(text: &str, numeral: &Numeral) -> Vec<Label> {
    let mut path = vec![numeral.number];
    let mut end = numeral.end;
    while let Some(behind) = text[end..].strip_prefix(['.', '．']) {
        let run: String = behind.chars().take_while(|c| plain(*c).is_ascii_digit()).collect();
        let Ok(number) = run.chars().map(plain).collect::<String>().parse() else { break };
        path.push(number);
        end = text.len() - behind.len() + run.len();
    }
    let mut found = Vec::new();
    let after = &text[end..];
    let apart = after.starts_with(|c| blank(c) || is_mark(c));
    if path.iter().all(|number| (1..100).contains(number)) && (apart || opens_text(after)) {
        let sure = if apart { Sure::Likely } else { Sure::Weak };
        found.push(finish(text, Style::Decimal(path.len()), path.clone(), sure, end));
    }
    let mark = numeral.end + text[numeral.end..].chars().next().map_or(0, char::len_utf8);
    let year = path.len() == 2 && path[1] >= 1900 && path[1] < 2200 && after.starts_with('年');
    let month = path.len() == 2 && (1..=12).contains(&path[1]) && after.starts_with('月');
    let sure = if year || month { Sure::Likely } else { Sure::Weak };
    if path.len() == 2 {
        found.push(finish(text, Style::Digit, vec![numeral.number], sure, mark));
    }
    found
}

/// A. a) A、, and l. for 1.
fn letter(text: &str) -> Option<Label> {
    let first = text.chars().next()?;
    let after = text[first.len_utf8()..].trim_start_matches(blank);
    let mark = after.chars().next().filter(|c| matches!(plain(*c), '.' | '、' | ')' | ','))?;
    let end = text.len() - after.len() + mark.len_utf8();
    if text[end..].starts_with(|c: char| plain(c).is_ascii_alphanumeric()) {
        return None;
    }
    match plain(first) {
        'l' | 'I' | '|' => Some(finish(text, Style::Digit, vec![1], Sure::Likely, end)),
        c @ 'A'..='Z' => Some(finish(text, Style::Letter, vec![c as u32 - 'A' as u32 + 1], Sure::Likely, end)),
        c @ 'a'..='z' => Some(finish(text, Style::Letter, vec![c as u32 - 'a' as u32 + 1], Sure::Likely, end)),
        _ => None,
    }
}

/// A label that ends at `end`, or behind the marks and blanks that follow: (1)、 and 3. . are such.
fn finish(text: &str, style: Style, path: Vec<u32>, sure: Sure, end: usize) -> Label {
    let after = &text[end..];
    let mark = after.trim_start_matches(blank).chars().next().filter(|c| is_mark(*c));
    let ends_in_mark = text[..end].ends_with(is_mark);
    let written_to = match mark {
        Some(mark) if !ends_in_mark => end + after.find(mark).unwrap_or(0) + mark.len_utf8(),
        _ => end,
    };
    let rest = text[written_to..].trim_start_matches(|c| blank(c) || is_mark(c));
    Label { written: text[..written_to].trim().into(), style, path, sure, end: text.len() - rest.len() }
}

/// True when the number goes on as a list: 一、二、三等奖, 1、2月份, 一、二季度.
fn enumerates(numeral: &Numeral, behind: &str) -> bool {
    let behind = behind.trim_start_matches(blank);
    let Some(next) = Numeral::read(behind).filter(|next| next.han == numeral.han) else { return false };
    let after = behind[next.end..].trim_start_matches(blank);
    let goes_on = after.starts_with(|c| matches!(plain(c), '、' | ',' | '和' | '与' | '及' | '至' | '~' | '-'));
    next.number > numeral.number && (goes_on || next.number == numeral.number + 1 && !opens_text(after))
}

/// Characters that make the number before them a quantity, a date, an ordinal or a word.
const UNITS: &str = "年月日号时点分秒人个次期场项名家位件份篇册万千百亿元角％%℃°天周届级类种支队条米度克吨套台部本块张幅\
    户口组班季旬轮批步层楼等段章节大小余多是难来则样些切几比零〇一二三四五六七八九十两-—–－～~/×xX*＊+＋=＝:：;；,，。.、)）]］";

/// Words that begin with such a character and are no unit.
const WORDS: [&str; 5] = ["组织", "人事", "部署", "部分", "分别"];

/// True for a text that can follow a number that has lost its mark.
fn opens_text(after: &str) -> bool {
    let Some(first) = after.chars().next() else { return false };
    let unit = UNITS.contains(first) && !WORDS.iter().any(|word| after.starts_with(word));
    // 3D打印, 5G: letters belong to the number. 20__年 has lost its digits.
    !unit && !plain(first).is_ascii_alphanumeric() && first != '_'
}
