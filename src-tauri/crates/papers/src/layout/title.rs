//! Long titles, broken as a trapezoid or a diamond (GB/T 9704-2012, 7.3.1): words whole, no two lines of one length.

use super::line::{self, Line, Unit};

/// Words that begin a new part of a title: a line likes to begin with them.
const BEGIN: &[&str] = &[
    "关于",
    "印发",
    "转发",
    "开展",
    "召开",
    "举办",
    "举行",
    "组织",
    "做好",
    "加强",
    "推进",
    "表彰",
    "公布",
    "实施",
    "贯彻",
    "落实",
    "调整",
    "成立",
    "申报",
    "报送",
    "建立",
    "进一步",
    "《",
];

/// Words that end one: a line likes to end with them.
const FINISH: &[&str] =
    &["协会", "学会", "委员会", "办公室", "中心", "政府", "大学", "年度", "》", "、", "，", "以及", "和", "与", "及"];

/// Characters that hang on what stands before them, or join: never at the beginning of a line.
const NEVER_FIRST: &str = "的了们等者性化会和与及暨年月日号届次名个项批期";

/// A title of more lines than this is a paragraph: nobody looks for its shape.
const MOST_LINES: usize = 4;

/// Breaks a title into centred lines no wider than `width`; its own line breaks are kept.
pub(super) fn set(paragraphs: &[Vec<Unit>], width: f32) -> Vec<Line> {
    let broken = paragraphs.iter().flat_map(|units| {
        let ends = best(units, width);
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(&ends).map(|(start, end)| line::set(&units[start..*end], None)).collect::<Vec<_>>()
    });
    broken.collect()
}

/// Where the lines of the best shape end.
fn best(units: &[Unit], width: f32) -> Vec<usize> {
    let plain = line::balance(units, width);
    if plain.len() < 2 || plain.len() > MOST_LINES {
        return plain.into_iter().map(|range| range.end).collect();
    }
    let costs: Vec<f32> = (0..units.len()).map(|at| cut(units, at)).collect();
    let mut found: Option<(f32, Vec<usize>)> = None;
    search(units, width, &costs, plain.len(), &mut Vec::new(), &mut found);
    found.map_or_else(|| plain.into_iter().map(|range| range.end).collect(), |(_, ends)| ends)
}

/// Tries every way to break into so many lines: titles are short.
fn search(
    units: &[Unit],
    width: f32,
    costs: &[f32],
    lines: usize,
    ends: &mut Vec<usize>,
    found: &mut Option<(f32, Vec<usize>)>,
) {
    let start = ends.last().copied().unwrap_or(0);
    if ends.len() + 1 == lines {
        if line::length(&units[start..]) > width {
            return;
        }
        ends.push(units.len());
        let cost = shape(units, ends) + ends.iter().map(|end| costs.get(*end).copied().unwrap_or(0.0)).sum::<f32>();
        if found.as_ref().is_none_or(|(best, _)| cost < *best) {
            *found = Some((cost, ends.clone()));
        }
        ends.pop();
        return;
    }
    for end in start + 1..units.len() {
        if line::length(&units[start..end]) > width {
            break;
        }
        if units[end - 1].may_break() {
            ends.push(end);
            search(units, width, costs, lines, ends, found);
            ends.pop();
        }
    }
}

/// What it costs to begin a line at a place, from the words around it.
fn cut(units: &[Unit], at: usize) -> f32 {
    let text = |range: std::ops::Range<usize>| -> String {
        units.get(range).unwrap_or_default().iter().map(|unit| unit.ch).collect()
    };
    let (before, after) = (text(at.saturating_sub(3)..at), text(at..(at + 3).min(units.len())));
    let first = after.chars().next().unwrap_or(' ');
    // Inside a title of a book nothing is torn that need not be.
    let open = units[..at].iter().filter(|unit| unit.ch == '《').count();
    let closed = units[..at].iter().filter(|unit| unit.ch == '》').count();
    let torn = if open > closed { 2.0 } else { 0.0 };
    let digit = before.chars().next_back().is_some_and(|ch| !ch.is_ascii_digit()) && first.is_ascii_digit();
    torn + if FINISH.iter().any(|word| before.ends_with(word))
        || BEGIN.iter().any(|word| after.starts_with(word))
        || digit
    {
        0.0
    } else if NEVER_FIRST.contains(first) {
        8.0
    } else {
        3.0
    }
}

/// What a shape costs: lines that grow or shrink steadily, or bulge in the middle, are good; equal lines and waists are not.
fn shape(units: &[Unit], ends: &[usize]) -> f32 {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let cells: Vec<f32> =
        starts.zip(ends).map(|(start, end)| line::length(&units[start..*end]) / units[start].look.size).collect();
    let steps: Vec<f32> = cells.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let mut cost = 0.0;
    for step in &steps {
        // Two characters more or less look meant; more than a third of the line looks torn.
        cost += match step.abs() {
            small if small < 1.5 => 2.5,
            good if good <= 6.0 => 0.0,
            far => (far - 6.0) * 0.6,
        };
    }
    for pair in steps.windows(2) {
        // Long, short, long is a waist.
        if pair[0] < 0.0 && pair[1] > 0.0 {
            cost += 5.0;
        }
    }
    let shortest = cells.iter().copied().fold(f32::MAX, f32::min);
    cost + (4.0 - shortest).max(0.0) * 3.0
}
