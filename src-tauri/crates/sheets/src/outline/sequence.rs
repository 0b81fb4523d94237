//! Which of the possible labels are labels: the numbers before and after tell.

use super::label::{Label, Style, Sure, labels};
use crate::prose::Line;

/// The label of each line, where it has one.
pub(super) fn accepted(lines: &[Line]) -> Vec<Option<Label>> {
    let possible: Vec<Vec<Label>> = lines.iter().map(possible).collect();
    (0..lines.len()).map(|at| possible[at].iter().find(|label| fits(&possible, at, label)).cloned()).collect()
}

fn possible(line: &Line) -> Vec<Label> {
    let mut found = labels(&line.text);
    // A label that the word processor counted is one, whatever it looks like.
    if line.numbered
        && let Some(first) = found.first_mut()
    {
        first.sure = Sure::Certain;
    }
    if listed_contents(&line.text) {
        found.clear();
    }
    found
}

/// A line of a table of contents: 一、总体要求……3.
fn listed_contents(text: &str) -> bool {
    let bare = text.trim_end();
    let words = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let leader = words.trim_end_matches(['.', '…', '·', '\t', ' ', '-', '—']);
    let gap = &words[leader.len()..];
    words.len() < bare.len() && !leader.is_empty() && (gap.contains(['\t', '…']) || gap.chars().count() >= 3)
}

fn fits(possible: &[Vec<Label>], at: usize, label: &Label) -> bool {
    if label.sure == Sure::Certain {
        return true;
    }
    let number = label.number();
    let before = neighbour(possible, (0..at).rev(), label);
    let after = neighbour(possible, at + 1..possible.len(), label);
    let follows = before.is_some_and(|one| one.number() + 1 == number);
    let led = after.is_some_and(|one| one.number() == number + 1);
    match label.style {
        Style::Decimal(_) => follows || led || number == 1 && label.sure == Sure::Likely && under(possible, at, label),
        // 一、二、三等奖 between 一、 and 二、 is no second 一、
        _ if number == 1 => led && !before.is_some_and(|one| one.number() == 1 && one.sure > label.sure),
        _ if label.sure == Sure::Likely => follows || led,
        _ => follows && (led || after.is_none() && last_of_a_list(possible, at, label)),
    }
}

/// The nearest line that could be of the same list, before a label of a wider style ends the section.
fn neighbour<'a>(possible: &'a [Vec<Label>], places: impl Iterator<Item = usize>, label: &Label) -> Option<&'a Label> {
    let parents = label.path.len() - 1;
    for place in places {
        let other = possible[place].first().filter(|other| other.style == label.style);
        if other.is_some_and(|other| other.path.get(..parents) == label.path.get(..parents)) {
            return other;
        }
        if possible[place].iter().any(|other| other.sure == Sure::Certain && other.style < label.style) {
            // 2. stands between 1.1 and 2.1, not between 1.1 and 1.2; it ends the section for either.
            return None;
        }
    }
    None
}

/// True when a label above has the number that a decimal begins with: 2.1 under 2.
fn under(possible: &[Vec<Label>], at: usize, label: &Label) -> bool {
    let parents = &label.path[..label.path.len() - 1];
    let above = possible[..at].iter().rev().flatten().find(|other| {
        matches!(other.style, Style::Digit | Style::Han | Style::Chapter | Style::Decimal(_))
            && other.style < label.style
            || other.path == parents
    });
    above.is_some_and(|above| above.number() == parents.last().copied().unwrap_or(0))
}

/// A number without a mark right after the last label of its list; not the 2. of 2.5万.
fn last_of_a_list(possible: &[Vec<Label>], at: usize, label: &Label) -> bool {
    let above = possible[..at].iter().rev().find(|labels| !labels.is_empty());
    label.style == Style::Digit
        && !label.written.ends_with(['.', '．'])
        && above.is_some_and(|above| above[0].style == Style::Digit && above[0].sure >= Sure::Likely)
}
