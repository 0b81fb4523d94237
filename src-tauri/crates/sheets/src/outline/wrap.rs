//! Text whose paragraphs were cut into lines of one width, as mail programs and terminals do.

use super::glyph::{blank, invisible};
use super::label::{Sure, labels};
use crate::prose::Line;

/// Widest line, in columns, that such a program makes.
const MOST_COLUMNS: usize = 120;

/// The paragraphs, each with the number of its first line; blank lines dropped, ends trimmed.
pub(super) fn joined(lines: &[Line]) -> Vec<Line> {
    let width = width_of(lines);
    let indents = lines.iter().filter(|line| indented(&line.text)).count() > 1;
    let mut out: Vec<Line> = Vec::new();
    let mut runs_on = false;
    for line in lines {
        let text: String = line.text.chars().filter(|c| !invisible(*c)).collect();
        let bare = text.trim();
        if bare.is_empty() {
            runs_on = false;
            continue;
        }
        let labelled = line.numbered || labels(bare).first().is_some_and(|label| label.sure == Sure::Certain);
        let ended = bare.ends_with(['。', '！', '？', '；', '：', '.', '!', '?', ';', ':']);
        match out.last_mut() {
            Some(last) if runs_on && !labelled && !indented(&line.text) => {
                let latin = last.text.ends_with(|c: char| c.is_ascii_alphanumeric())
                    && bare.starts_with(|c: char| c.is_ascii_alphanumeric());
                if latin {
                    last.text.push(' ');
                }
                last.text.push_str(bare);
            }
            _ => out.push(Line { text: bare.into(), ..line.clone() }),
        }
        runs_on = width.is_some_and(|width| columns(&line.text) + 3 >= width) && (indents || !ended);
    }
    out
}

/// The lines as they are; blank ones dropped, ends trimmed.
pub(super) fn trimmed(lines: &[Line]) -> Vec<Line> {
    let visible = |text: &str| text.chars().filter(|c| !invisible(*c)).collect::<String>().trim().to_string();
    let lines = lines.iter().map(|line| Line { text: visible(&line.text), ..line.clone() });
    lines.filter(|line| !line.text.is_empty()).collect()
}

fn indented(text: &str) -> bool {
    let blanks: usize = text.chars().take_while(|c| blank(*c)).map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum();
    blanks >= 2
}

fn columns(text: &str) -> usize {
    text.trim_end().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The width at which the lines were cut, when they were: many are about as wide as the widest.
fn width_of(lines: &[Line]) -> Option<usize> {
    let widths: Vec<usize> = lines.iter().map(|line| columns(&line.text)).filter(|width| *width > 0).collect();
    let widest = widths.iter().max().copied().filter(|width| (40..=MOST_COLUMNS).contains(width))?;
    let full = widths.iter().filter(|width| **width + 3 >= widest).count();
    (full >= 4 && full * 4 >= widths.len()).then_some(widest)
}
