//! The depth of each label: a label that is new nests under the one above, one that is known goes back to its place.

use super::label::{Label, Style};

/// A list that is open.
struct Open {
    style: Style,
    mark: Option<char>,
    number: u32,
    /// The mark of a list of the same style that stood under it.
    held: Option<char>,
}

impl Open {
    fn of(label: &Label) -> Self {
        Open { style: label.style, mark: label.written.chars().last(), number: label.number(), held: None }
    }
}

/// The depth of each of a paper's labels, from 1.
pub(super) fn levels(labels: &[&Label]) -> Vec<usize> {
    let mut open: Vec<Open> = Vec::new();
    let mut levels = Vec::with_capacity(labels.len());
    if let Some(lost) = lost_first(labels) {
        open.push(lost);
    }
    for (at, label) in labels.iter().enumerate() {
        let (before, rest) = (&labels[..at], &labels[at + 1..]);
        match place(&open, label, before, rest) {
            Place::Known(depth) => {
                open.truncate(depth + 1);
                open[depth].number = label.number();
                if open[depth].style == label.style {
                    open[depth].mark = label.written.chars().last();
                }
            }
            Place::New(depth) => {
                open.truncate(depth);
                if let Some(outer) = open.last_mut().filter(|outer| outer.style == label.style) {
                    outer.held = label.written.chars().last();
                }
                open.push(Open::of(label));
            }
        }
        levels.push(open.len());
    }
    levels
}

enum Place {
    /// In the list that is open at this depth.
    Known(usize),
    /// Begins a list at this depth.
    New(usize),
}

fn place(open: &[Open], label: &Label, before: &[&Label], rest: &[&Label]) -> Place {
    let mark = label.written.chars().last();
    let same: Vec<usize> = (0..open.len()).filter(|depth| open[*depth].style == label.style).collect();
    let chosen = same.iter().rev().copied().find(|depth| open[*depth].mark == mark).or(same.last().copied());
    if let Some(slip) = mistyped(open, label, before, rest, chosen) {
        return Place::Known(slip);
    }
    if let Some(depth) = chosen {
        return if nests(&open[depth], label, rest) { Place::New(depth + 1) } else { Place::Known(depth) };
    }
    let mut depth = open.len();
    while depth > 0 && open[depth - 1].style > label.style && !goes_on(open, depth - 1, rest) {
        depth -= 1;
    }
    Place::New(depth)
}

/// True for the first label of a list of the same style, told apart by its mark: 1、 1. 2. 2、 1. The list above goes on after
/// it, or has just gone on after such a one.
fn nests(list: &Open, label: &Label, rest: &[&Label]) -> bool {
    let mark = label.written.chars().last();
    let goes_on = || {
        let marked = |next: &&&Label| next.style == list.style && next.written.chars().last() == list.mark;
        rest.iter().find(marked).is_some_and(|next| next.number() == list.number + 1)
    };
    label.number() == 1 && list.mark != mark && (list.held == mark || goes_on())
}

/// True when the list at `depth` is taken up again before any list around it is.
fn goes_on(open: &[Open], depth: usize, rest: &[&Label]) -> bool {
    let list = &open[depth];
    rest.iter()
        .take_while(|next| !open[..depth].iter().any(|outer| outer.style == next.style))
        .find(|next| next.style == list.style)
        .is_some_and(|next| next.number() == list.number + 1)
}

/// The list that a label of a wrong style belongs to: 二、 3、 四、 and （二） 三、 （四）. The number goes on, and the list does so after it.
fn mistyped(open: &[Open], label: &Label, before: &[&Label], rest: &[&Label], known: Option<usize>) -> Option<usize> {
    let number = label.number();
    if number < 2 || known.is_some_and(|depth| open[depth].number + 1 == number) {
        return None;
    }
    let depth = (known.map_or(0, |depth| depth + 1)..open.len())
        .rev()
        .find(|depth| open[*depth].number + 1 == number && kin(open[*depth].style, label.style))?;
    let next = rest.iter().find(|next| next.style == open[depth].style || next.style == label.style);
    let returns = next.is_some_and(|next| next.style == open[depth].style && next.number() == number + 1);
    let ends = next.is_none_or(|next| next.style != label.style || next.number() != number + 1);
    // 一、 1. 2. 二、 3. 三、 4.: the numbers run on through the sections.
    let mut same = before.iter().rev().filter(|other| other.style == label.style);
    let runs_on = same.next().is_some_and(|other| other.number() + 1 == number);
    (returns || known.is_none() && number > 2 && ends && !runs_on && depth + 1 == open.len()).then_some(depth)
}

/// Styles that are mistyped for each other.
fn kin(one: Style, other: Style) -> bool {
    let typed = |style| {
        matches!(style, Style::Han | Style::HanBracket | Style::Digit | Style::DigitBracket | Style::HalfBracket)
    };
    typed(one) && typed(other)
}

/// The list whose first label is not there: （一） … 二、
fn lost_first(labels: &[&Label]) -> Option<Open> {
    let first = labels.first()?;
    let wider = labels.iter().find(|label| label.style < first.style)?;
    (wider.number() == 2 && first.number() == 1).then(|| Open { number: 1, ..Open::of(wider) })
}
