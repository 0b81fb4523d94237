//! What stands above and below a plan's text: title, number, addressee; signature and date.

use super::glyph::{blank, han_value, plain};
use super::outcome::Paper;
use crate::prose::Line;

/// What papers of this kind are called.
const PAPERS: [&str; 22] = [
    "要点", "计划", "安排", "方案", "总结", "报告", "通知", "意见", "规划", "思路", "打算", "纲要", "办法", "规定",
    "细则", "制度", "任务", "措施", "清单", "汇报", "规程", "表",
];

/// What names of offices end in.
const OFFICES: [&str; 31] = [
    "会",
    "局",
    "委",
    "办",
    "室",
    "部",
    "处",
    "科",
    "厅",
    "所",
    "院",
    "校",
    "社",
    "团",
    "公司",
    "单位",
    "中心",
    "政府",
    "街道",
    "乡镇",
    "乡",
    "镇",
    "村",
    "区",
    "县",
    "市",
    "科协",
    "学院",
    "大学",
    "组",
    "办公室",
];

/// Longest title line, in characters.
const MOST_TITLE: usize = 40;

/// Takes what stands above the first label out of `head`, and returns it; what is left is the preface.
pub(super) fn above(head: &mut Vec<Line>) -> Paper {
    let mut paper = Paper::default();
    let mut rest = Vec::new();
    for line in head.drain(..) {
        let text = line.text.trim();
        if !rest.is_empty() {
            rest.push(line);
        } else if is_document_number(text) && paper.document_number.is_none() {
            paper.document_number = Some(text.into());
        } else if paper.addressee.is_none() && is_title(text) && title_goes_on(paper.title.as_deref(), text) {
            let title = paper.title.get_or_insert_default();
            title.push_str(text);
        } else if let Some(addressee) = addressee(text).filter(|_| paper.addressee.is_none()) {
            paper.addressee = Some(addressee.into());
        } else {
            rest.push(line);
        }
    }
    *head = rest;
    paper.year = paper.title.as_deref().and_then(crate::understand::year_of);
    paper
}

/// Takes signature and date off the end of `tail`, the lines without a label at the paper's end.
pub(super) fn below(tail: &mut Vec<Line>, paper: &mut Paper) {
    let mut end = tail.len();
    while end > 0 && after_signature(tail[end - 1].text.trim()) {
        end -= 1;
    }
    let Some(last) = end.checked_sub(1) else { return };
    let text = tail[last].text.trim().to_string();
    let Some(at) = date_at_end(&text) else { return };
    let name = text[..at].trim();
    let mut first = last;
    if is_signature(name) {
        paper.signature = Some(name.into());
    } else if name.is_empty() {
        while first > 0 && is_signature(tail[first - 1].text.trim()) && last - first < 3 {
            first -= 1;
        }
        let names: Vec<&str> = tail[first..last].iter().map(|line| line.text.trim()).collect();
        paper.signature = Some(names.join("、")).filter(|names| !names.is_empty());
    } else {
        return;
    }
    paper.date = Some(text[at..].trim().into());
    tail.drain(first..=last);
}

fn ends_in(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// 科协〔2026〕3号
fn is_document_number(text: &str) -> bool {
    text.ends_with('号') && text.chars().count() <= 30 && text.contains(['〔', '[', '［', '【', '(', '（'])
}

/// Short, and no sentence.
fn is_title(text: &str) -> bool {
    let bare = without_bracket(text);
    let count = text.chars().count();
    (3..=MOST_TITLE).contains(&count)
        && !bare.ends_with(|c| "。；;，,：:！!？?、".contains(c))
        && !text.contains(['。', '；', '：', ':'])
        && !text.starts_with(['（', '('])
}

/// A title has up to three lines; the last one says what paper it is.
fn title_goes_on(title: Option<&str>, next: &str) -> bool {
    match title {
        None => true,
        Some(title) => {
            let whole = ends_in(without_bracket(title), &PAPERS);
            !whole && ends_in(without_bracket(next), &PAPERS) && title.chars().count() < 2 * MOST_TITLE
        }
    }
}

/// Without （讨论稿） at the end.
fn without_bracket(text: &str) -> &str {
    let open = text.ends_with(['）', ')']).then(|| text.rfind(['（', '('])).flatten();
    open.map_or(text, |at| text[..at].trim_end())
}

/// 各乡镇科协，各学会：
fn addressee(text: &str) -> Option<&str> {
    let names = text.strip_suffix(['：', ':'])?.trim();
    let says_more =
        ["如下", "安排", "内容", "工作", "目标", "为", "要求", "是", "做到"].iter().any(|word| names.ends_with(word));
    let named = names.starts_with(['各', '本'])
        || names.starts_with("有关")
        || ends_in(names, &OFFICES)
        || ends_in(names, &["同志", "领导", "会员", "代表"]);
    (named && !says_more && names.chars().count() <= 80 && !names.contains(['。', '；'])).then_some(names)
}

/// What stands below signature and date.
fn after_signature(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(']);
    ["抄送", "抄报", "主题词", "印发", "此页无正文", "此件", "联系人", "联系电话", "附件", "附："]
        .iter()
        .any(|word| bare.starts_with(word))
        || text.ends_with("印发")
}

fn is_signature(text: &str) -> bool {
    let count = text.chars().count();
    (2..=30).contains(&count)
        && !text.contains(['。', '，', '；', '：', ',', ';', ':', '、'])
        && !text.ends_with("如下")
}

/// Where a full date begins that the text ends in: 2026年3月5日, 二〇二六年三月五日, 2026.3.5, 20__年_月_日.
fn date_at_end(text: &str) -> Option<usize> {
    let squeezed_end = text.trim_end();
    let made_of =
        |c: char| plain(c).is_ascii_digit() || blank(c) || "〇○Ο零一二三四五六七八九十年月日号_×＿xX.．-/".contains(c);
    let start = squeezed_end.char_indices().rev().take_while(|(_, c)| made_of(*c)).last()?.0;
    let date: String = squeezed_end[start..].chars().filter(|c| !blank(*c)).map(plain).collect();
    let start = start + squeezed_end[start..].len() - squeezed_end[start..].trim_start().len();
    let named = date.ends_with(['日', '号']) && date.contains('年') && date.contains('月');
    let numbers: Vec<&str> = date.split(['.', '-', '/']).collect();
    let pointed = numbers.len() == 3 && numbers[0].len() == 4 && numbers.iter().all(|part| part.parse::<u32>().is_ok());
    let year = date.split('年').next().unwrap_or_default();
    // 十年三月五日 names no year.
    (pointed || named && year.chars().count() == 4 && han_value(year).is_none()).then_some(start)
}
