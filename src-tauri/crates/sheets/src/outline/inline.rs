//! Labels that have run into the line before them: …。（二）加强培训 …

use std::collections::BTreeMap;

use super::glyph::{blank, plain};
use super::label::{Label, Style, Sure, labels};
use super::sequence::accepted;
use crate::prose::Line;

/// Longest line that is looked through: no paragraph is longer.
const MOST_BYTES: usize = 60_000;

/// A label inside a line.
struct Inside {
    at: usize,
    label: Label,
    /// What stands before it ends a sentence.
    ended: bool,
}

/// Each such label on a line of its own, which keeps the number of the line that it stood on. A label counts only where the
/// labels at the starts of lines leave a gap for it: an enumeration within a sentence stays there.
pub(super) fn split(lines: Vec<Line>) -> Vec<Line> {
    let starts = accepted(&lines);
    let mut last: BTreeMap<Style, u32> = BTreeMap::new();
    let mut out = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        if let Some(start) = &starts[at] {
            enter(&mut last, start);
        }
        let from = starts[at].as_ref().map_or(0, |start| start.end);
        let inside = if line.text.len() > MOST_BYTES { Vec::new() } else { within(&line.text, from) };
        let mut cuts = Vec::new();
        let mut here = starts[at].as_ref().map(|start| start.style);
        for (index, one) in inside.iter().enumerate() {
            let next = starts[at + 1..].iter().flatten().take_while(|next| next.style >= one.label.style);
            let next = next.filter(|next| next.style == one.label.style).map(Label::number).next();
            let official = matches!(one.label.style, Style::Han | Style::HanBracket | Style::Digit);
            let chained = official
                && inside[index + 1..].iter().any(|later| {
                    later.ended
                        && later.label.style == one.label.style
                        && later.label.number() == one.label.number() + 1
                });
            // 二、工作内容 1.…；2.…
            let named = index == 0 && is_name(line.text[from..one.at].trim());
            let chained = chained
                && match one.label.style {
                    Style::Digit => named,
                    _ => one.ended || bracketed(one),
                };
            if fills_gap(&last, one, next, chained, here) {
                enter(&mut last, &one.label);
                here = Some(one.label.style);
                cuts.push(one.at);
            }
        }
        let mut begin = 0;
        for cut in cuts.into_iter().chain([line.text.len()]) {
            let text = line.text[begin..cut].trim().to_string();
            let numbered = line.numbered && begin == 0;
            out.push(Line { number: line.number, text, numbered, ..Line::default() });
            begin = cut;
        }
    }
    out
}

fn enter(last: &mut BTreeMap<Style, u32>, label: &Label) {
    last.retain(|style, _| *style < label.style);
    last.insert(label.style, label.number());
}

fn fills_gap(last: &BTreeMap<Style, u32>, one: &Inside, next: Option<u32>, chained: bool, here: Option<Style>) -> bool {
    let style = one.label.style;
    let official = matches!(style, Style::Han | Style::HanBracket);
    let bracket = bracketed(one);
    match (one.label.number(), last.get(&style)) {
        (1, None) => next == Some(2) && (one.ended || bracket) || chained,
        (number, Some(before)) if before + 1 == number => match next {
            Some(next) => next > number && (one.ended || bracket),
            None => one.ended && (official || here == Some(style)),
        },
        _ => false,
    }
}

fn bracketed(one: &Inside) -> bool {
    matches!(one.label.style, Style::HanBracket | Style::DigitBracket)
}

/// Short words without a mark: the name that a label has run into.
fn is_name(text: &str) -> bool {
    (1..=15).contains(&text.chars().count()) && !text.contains(['，', ',', '。', '；', ';'])
}

/// What could be labels within a line, outside quotation marks and brackets.
fn within(text: &str, from: usize) -> Vec<Inside> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut skip_to = from;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        if depth == 0 && at > from {
            let before = text[..at].trim_end_matches(blank).chars().next_back();
            let ended = before.is_some_and(|c| "。；;！!？?：:…".contains(c));
            let spaced = text[..at].ends_with(blank);
            let possible = ended || spaced || plain(c) == '(';
            let label = possible.then(|| labels(&text[at..])).and_then(|found| found.into_iter().next());
            if let Some(label) = label.filter(|label| label.sure == Sure::Certain && splits(label.style)) {
                skip_to = at + label.end.max(1);
                found.push(Inside { at, label, ended });
                continue;
            }
        }
        match c {
            '“' | '《' | '「' | '【' | '(' | '（' => depth += 1,
            '”' | '》' | '」' | '】' | ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

fn splits(style: Style) -> bool {
    matches!(style, Style::Han | Style::HanBracket | Style::Digit | Style::DigitBracket | Style::Circled)
}
