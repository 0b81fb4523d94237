//! Breaks a paragraph into lines. All lengths are in sizes of the text (em).

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use fonts::Glyph;

/// A character of a paragraph with what breaking needs to know.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) ch: char,
    /// The glyph, or None where no face has one.
    pub(super) glyph: Option<Glyph>,
    /// From this character to the next, with the field's spacing.
    pub(super) advance: f32,
    /// Whether a line may end after it.
    breaks: bool,
}

impl Unit {
    /// How far it reaches at the end of a line: blanks vanish, closing marks give up their empty half.
    fn last_advance(&self) -> f32 {
        match self.ch {
            ' ' | '\u{3000}' => 0.0,
            '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '」' | '』' | '】' | '〉' | '〕' => {
                self.advance.min(0.5)
            }
            _ => self.advance,
        }
    }
}

/// Prepares a paragraph, asking `glyph` for each character.
pub(super) fn units(paragraph: &str, spacing: f32, mut glyph: impl FnMut(char) -> Option<Glyph>) -> Vec<Unit> {
    let mut breaks = linebreaks(paragraph).peekable();
    let units = paragraph.char_indices().map(|(at, ch)| {
        let end = at + ch.len_utf8();
        while breaks.peek().is_some_and(|(b, _)| *b < end) {
            breaks.next();
        }
        let breaks = breaks.peek().is_some_and(|(b, kind)| {
            *b == end && (*kind == BreakOpportunity::Allowed || *kind == BreakOpportunity::Mandatory)
        });
        // The dot inside a name belongs to what stands before it, which the standard does not know.
        let breaks = breaks && !paragraph[end..].starts_with('·');
        let glyph = glyph(ch);
        Unit { ch, glyph, advance: glyph.map_or(1.0, |g| g.advance) + spacing, breaks }
    });
    units.collect()
}

/// The width of a line as it is seen, without the blank at its end.
pub(super) fn width(line: &[Unit], spacing: f32) -> f32 {
    let Some((last, before)) = trimmed(line).split_last() else { return 0.0 };
    before.iter().map(|u| u.advance).sum::<f32>() + last.last_advance() - spacing.min(last.last_advance())
}

/// A line without blanks at its end.
pub(super) fn trimmed(line: &[Unit]) -> &[Unit] {
    let end = line.iter().rposition(|u| !matches!(u.ch, ' ' | '\u{3000}')).map_or(0, |at| at + 1);
    &line[..end]
}

/// Breaks where a line is full; a word longer than a line is broken inside.
pub(super) fn fill(units: &[Unit], limit: f32, indent: f32) -> Vec<Range<usize>> {
    // Widths are sums of rounded advances: a full line of 28 characters must not break for a rounding error.
    let limit = limit + 1e-3;
    let mut lines = Vec::new();
    let (mut start, mut used, mut good) = (0, indent, None);
    let mut at = 0;
    while let Some(unit) = units.get(at) {
        if at > start && used + unit.last_advance() > limit {
            let end = good.unwrap_or(at);
            lines.push(start..end);
            (start, used, good, at) = (end, 0.0, None, end);
            continue;
        }
        used += unit.advance;
        at += 1;
        if unit.breaks {
            good = Some(at);
        }
    }
    if start < units.len() {
        lines.push(start..units.len());
    }
    lines
}

/// Breaks into as few lines as [`fill`] needs, but of about one width: never one character alone below a long line.
pub(super) fn balance(units: &[Unit], limit: f32) -> Vec<Range<usize>> {
    let full = fill(units, limit, 0.0);
    if full.len() < 2 {
        return full;
    }
    let (mut low, mut high) = (limit / 2.0, limit);
    while high - low > 0.25 {
        let middle = (low + high) / 2.0;
        if fill(units, middle, 0.0).len() > full.len() { low = middle } else { high = middle }
    }
    fill(units, high, 0.0)
}
