//! Words to lines: where a line ends, and where each character of it stands. Lengths are points.

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::glyph::{Finder, Ink, Type};
use super::marks::{clings, closes, han, in_word, leads, opens, unseen, wordly};

/// Widths are sums of rounded advances: a line of 28 characters must not break for a rounding error.
const ROUNDING: f32 = 0.05;

/// The most that one mark in the middle of a line gives up to let another character in, in sizes.
const SQUEEZE: f32 = 0.25;

/// What parts Chinese from letters and digits, in sizes.
const QUARTER: f32 = 0.25;

/// A character with what breaking and spreading need to know.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) ch: char,
    /// The glyph, or none where no face has one.
    pub(super) ink: Option<Ink>,
    pub(super) look: Type,
    /// Its own width.
    body: f32,
    /// Taken off where the next mark closes up with this one.
    cut: f32,
    /// Added before the next character.
    gap: f32,
    /// What it can give up at the end of a line.
    give: f32,
    /// What it can give up in the middle of a line.
    squeeze: f32,
    /// Whether a line may end behind it.
    breaks: bool,
    /// Whether a line may be spread behind it.
    spreads: bool,
}

impl Unit {
    /// Whether a line may end behind it.
    pub(super) fn may_break(&self) -> bool {
        self.breaks
    }

    fn blank(&self) -> bool {
        self.ch == ' ' || self.ch == '\u{3000}'
    }

    fn middle(&self) -> f32 {
        self.body - self.cut + self.gap
    }

    fn end(&self) -> f32 {
        if self.blank() { 0.0 } else { self.body }
    }
}

/// A character in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) ch: char,
    pub(super) ink: Option<Ink>,
    pub(super) look: Type,
    /// From the left end of the line.
    pub(super) x: f32,
}

/// A line whose characters have their places.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) marks: Vec<Mark>,
    pub(super) width: f32,
}

/// Prepares words of one or several looks. Line breaks in them count as blanks: paragraphs are parted before.
pub(super) fn units(finder: &mut Finder<'_>, runs: &[(&str, Type)]) -> Vec<Unit> {
    let characters: Vec<(char, Type)> = runs
        .iter()
        .flat_map(|(text, look)| text.chars().map(move |ch| (if ch.is_control() { ' ' } else { ch }, *look)))
        .filter(|(ch, _)| !unseen(*ch))
        .collect();
    let breaks = breaks(&characters);
    let mut units: Vec<Unit> = characters
        .iter()
        .zip(breaks)
        .map(|((ch, look), breaks)| {
            let ink = finder.ink(look.slot, look.bold, *ch);
            let body = ink.map_or(1.0, |ink| ink.advance) * look.cell;
            let (mut give, mut squeeze) = (0.0, 0.0);
            if let Some(ink) = ink
                && closes(*ch)
                && ink.advance > 0.75
            {
                give = ink.after.clamp(0.0, 0.5) * look.cell;
                squeeze = give.min(SQUEEZE * look.cell);
            }
            Unit { ch: *ch, ink, look: *look, body, cut: 0.0, gap: 0.0, give, squeeze, breaks, spreads: true }
        })
        .collect();
    // A blank that was typed between Chinese and a word is that quarter space, whatever its face makes of it.
    for at in 1..units.len().saturating_sub(1) {
        let parts = han(units[at - 1].ch) != han(units[at + 1].ch);
        let blank = &mut units[at];
        if blank.ch == ' ' && parts {
            blank.body = blank.body.min(QUARTER * blank.look.cell);
        }
    }
    for at in 1..units.len() {
        let (before, after) = units.split_at_mut(at);
        if let (Some(left), Some(right)) = (before.last_mut(), after.first()) {
            join(left, right);
        }
    }
    units
}

/// What stands between two characters.
fn join(left: &mut Unit, right: &Unit) {
    let cell = left.look.cell;
    let empty_before = right.ink.filter(|ink| opens(right.ch) && ink.advance > 0.75).map_or(0.0, |ink| ink.before);
    let marks = (closes(left.ch) && (closes(right.ch) || opens(right.ch))) || (opens(left.ch) && opens(right.ch));
    if marks {
        // Two marks that meet are set as one and a half: the empty half between them goes.
        let empty = if opens(left.ch) { empty_before * cell } else { left.give.max(empty_before * cell) };
        left.cut = empty.clamp(0.0, 0.5 * cell);
        left.squeeze = 0.0;
    } else if opens(right.ch) && !right.blank() {
        left.squeeze += empty_before.clamp(0.0, SQUEEZE) * cell;
    }
    if (han(left.ch) && wordly(right.ch)) || ((wordly(left.ch) || "%‰℃°".contains(left.ch)) && han(right.ch)) {
        left.gap = QUARTER * cell;
        left.squeeze += left.gap / 2.0;
    }
    left.spreads = !(in_word(left.ch) && in_word(right.ch) || "—…".contains(left.ch) && left.ch == right.ch);
}

/// Behind which characters a line may end: the Unicode classes, with quotation marks read as Chinese has them.
fn breaks(characters: &[(char, Type)]) -> Vec<bool> {
    let latin = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|(ch, _)| wordly(*ch));
    let text: String = characters
        .iter()
        .enumerate()
        .map(|(at, (ch, _))| match ch {
            // An apostrophe stays one.
            '’' if latin(at.checked_sub(1)) && latin(Some(at + 1)) => '\'',
            '“' | '‘' => '（',
            '”' | '’' => '）',
            other => *other,
        })
        .collect();
    let mut allowed = linebreaks(&text).map(|(at, _)| at).peekable();
    let mut end = 0;
    let mut breaks: Vec<bool> = text
        .chars()
        .map(|ch| {
            end += ch.len_utf8();
            while allowed.peek().is_some_and(|at| *at < end) {
                allowed.next();
            }
            allowed.peek() == Some(&end)
        })
        .collect();
    for (at, pair) in characters.windows(2).enumerate() {
        let (left, right) = (pair[0].0, pair[1].0);
        breaks[at] &= !clings(right) && !leads(left);
    }
    breaks
}

/// The length of a line when nothing is spread or squeezed.
pub(super) fn length(units: &[Unit]) -> f32 {
    let Some((last, before)) = trimmed(units).split_last() else { return 0.0 };
    before.iter().map(Unit::middle).sum::<f32>() + last.end()
}

/// The longest piece that cannot be broken.
pub(super) fn longest_piece(units: &[Unit]) -> f32 {
    let pieces = units.split_inclusive(|unit| unit.breaks);
    pieces.map(length).fold(0.0, f32::max)
}

fn trimmed(units: &[Unit]) -> &[Unit] {
    let end = units.iter().rposition(|unit| !unit.blank()).map_or(0, |at| at + 1);
    &units[..end]
}

/// Breaks into lines, the first of them shorter by an indent. A word longer than a line is broken inside.
pub(super) fn fill(units: &[Unit], width: f32, indent: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < units.len() {
        let limit = if start == 0 { width - indent } else { width } + ROUNDING;
        let end = next_break(units, start, limit);
        lines.push(start..end);
        start = end;
    }
    lines
}

fn next_break(units: &[Unit], start: usize, limit: f32) -> usize {
    let (mut used, mut slack) = (0.0, 0.0);
    // The last break before the line is full, with what is left over; the first one that only fits squeezed, with how much.
    let mut loose = None;
    let mut tight = None;
    let mut inside = start + 1;
    for (at, unit) in units.iter().enumerate().skip(start) {
        let end = used + unit.end();
        let may = unit.breaks || at + 1 == units.len();
        if end <= limit {
            inside = at + 1;
            if may {
                loose = Some((at + 1, limit - end));
                tight = None;
            }
        } else if may && tight.is_none() && end - unit.give - slack <= limit {
            tight = Some((at + 1, (end - unit.give - limit).max(0.0)));
        }
        if used - slack > limit {
            break;
        }
        used += unit.middle();
        slack += unit.squeeze;
    }
    match (loose, tight) {
        // Squeezing is dearer than spreading only when it asks for more than spreading would.
        (Some((end, left)), Some((tight, need))) => {
            if need < left {
                tight
            } else {
                end
            }
        }
        (Some((end, _)), None) | (None, Some((end, _))) => end,
        (None, None) => inside,
    }
}

/// Breaks into as few lines as [`fill`] needs, but of about one length.
pub(super) fn balance(units: &[Unit], width: f32) -> Vec<Range<usize>> {
    let full = fill(units, width, 0.0);
    if full.len() < 2 {
        return full;
    }
    let (mut low, mut high) = (width / 2.0, width);
    while high - low > 1.0 {
        let middle = (low + high) / 2.0;
        if fill(units, middle, 0.0).len() > full.len() { low = middle } else { high = middle }
    }
    fill(units, high, 0.0)
}

/// Sets a line; with a width, flush to both edges.
pub(super) fn set(units: &[Unit], width: Option<f32>) -> Line {
    let units = trimmed(units);
    let Some((last, before)) = units.split_last() else { return Line::default() };
    let natural = length(units);
    let missing = width.map_or(0.0, |width| width - natural);
    let joints = before.iter().filter(|unit| unit.spreads).count();
    let spread = if missing > 0.0 && joints > 0 { missing / joints as f32 } else { 0.0 };
    // What does not fit is taken from the mark at the end first, the rest evenly from those in the middle.
    let over = (-missing - last.give).max(0.0);
    let slack: f32 = before.iter().map(|unit| unit.squeeze).sum();
    let squeezed = if slack > 0.0 { (over / slack).min(1.0) } else { 0.0 };
    let mut x = 0.0;
    let marks = units
        .iter()
        .map(|unit| {
            let mark = Mark { ch: unit.ch, ink: unit.ink, look: unit.look, x };
            x += unit.middle() - unit.squeeze * squeezed + if unit.spreads { spread } else { 0.0 };
            mark
        })
        .collect();
    let width = match width {
        Some(width) if missing < 0.0 || joints > 0 => width,
        _ => natural,
    };
    Line { marks, width }
}

/// Sets a line that is flush to one edge or in the middle: of its own length, unless it was broken to be squeezed into its room.
pub(super) fn ragged(units: &[Unit], room: f32) -> Line {
    set(units, (length(units) > room).then_some(room))
}

/// Sets a whole paragraph: lines flush to both edges but for the last.
pub(super) fn paragraph(units: &[Unit], width: f32, indent: f32) -> Vec<Line> {
    let lines = fill(units, width, indent);
    let count = lines.len();
    let set_one = |(at, range): (usize, Range<usize>)| {
        let room = if at == 0 { width - indent } else { width };
        let units = &units[range];
        // The last line stands at the left, unless it had to be squeezed.
        let flush = at + 1 < count || length(units) > room;
        set(units, flush.then_some(room))
    };
    lines.into_iter().enumerate().map(set_one).collect()
}
