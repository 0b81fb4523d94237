//! Headers: one to three rows, merged or not, whose texts name the columns.

use super::column::{guesses, is_generic, is_known};
use super::grid::{Grid, can_head};
use super::joined;
use super::kind::{Kind, ValueKind};
use super::section;
use super::text::{narrow, squeeze};
use crate::{Cell, Value};

/// A column's header, from the outer level to the inner, without blanks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    pub column: u32,
    pub levels: Vec<String>,
    /// Covered by the merged header of the column to the left: it has no name of its own.
    pub covered: bool,
}

/// A header on a sheet.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub top: u32,
    pub bottom: u32,
    pub labels: Vec<Label>,
}

impl Label {
    /// The levels joined by a blank.
    pub fn text(&self) -> String {
        self.levels.join(" ")
    }

    pub fn inner(&self) -> &str {
        self.levels.last().map_or("", String::as_str)
    }
}

impl Header {
    /// True when both name the same columns: a header repeated on the next page.
    pub fn repeats(&self, other: &Header) -> bool {
        self.labels == other.labels
    }
}

/// The header that begins in this row, the highest that holds together.
pub(super) fn at(grid: &Grid<'_>, kind: &Kind, row: u32) -> Option<Header> {
    [3, 2, 1].into_iter().find_map(|height| {
        let bottom = row + height - 1;
        let whole = (row..=bottom).all(|row| heads(kind, grid.cells(row)));
        if !whole || !(row..bottom).all(|upper| goes_on(grid, kind, upper)) {
            return None;
        }
        let header = Header { top: row, bottom, labels: labels(grid, row, bottom) };
        names_columns(kind, &header).then_some(header)
    })
}

/// True for a row whose cells can stand in a header, but for one in three with a colon (其中:学生) and for days that count on;
/// groups side by side may name who leads them (第一组（组长：张三）).
fn heads(kind: &Kind, cells: &[Cell]) -> bool {
    let (mut rest, mut with_colon) = (Vec::new(), 0);
    for cell in cells.iter().filter(|cell| !can_head(cell)) {
        match &cell.value {
            Value::Number(number) => rest.push(*number),
            Value::Text(text) if cells.len() > 1 && section::is_led(kind, text) => {}
            Value::Text(text) if squeeze(text).chars().count() <= 12 && narrow(text).contains(':') => with_colon += 1,
            _ => return false,
        }
    }
    let days = rest.is_empty() || rest.len() >= 3 && rest.windows(2).all(|two| two[1] == two[0] + 1.0);
    !cells.is_empty() && days && with_colon * 3 <= cells.len()
}

/// True when the row below belongs to the header that this row is part of.
fn goes_on(grid: &Grid<'_>, kind: &Kind, upper: u32) -> bool {
    let (above, below) = (grid.cells(upper), grid.cells(upper + 1));
    if above.len() < 2 {
        return false;
    }
    let under_group =
        |cell: &Cell| grid.span(upper, cell.column).is_some_and(|span| span.left < span.right && span.bottom == upper);
    let known = |cell: &Cell| {
        let text = cell.text();
        is_known(kind, &text) || is_generic(&text) || is_choice(kind, &text)
    };
    let reaches_down = above.iter().any(|cell| grid.span(upper, cell.column).is_some_and(|span| span.bottom > upper));
    if reaches_down || below.iter().any(under_group) {
        let free = below.iter().filter(|cell| !under_group(cell));
        return below.iter().any(known) || free.count() == 0;
    }
    // No merged cells in this format: the two rows fill each other's gaps.
    let in_above = |column: u32| above.iter().any(|cell| cell.column == column);
    let in_below = |column: u32| below.iter().any(|cell| cell.column == column);
    let gaps = below.iter().filter(|cell| !in_above(cell.column)).count();
    let stands_alone = above.iter().filter(|cell| !in_below(cell.column)).count();
    gaps > 0 && stands_alone > 0 && below.iter().filter(|cell| known(cell)).count() * 2 >= below.len()
}

/// The labels of a header's columns.
pub(super) fn labels(grid: &Grid<'_>, top: u32, bottom: u32) -> Vec<Label> {
    let mut columns: Vec<u32> = (top..=bottom)
        .flat_map(|row| {
            grid.cells(row).iter().flat_map(move |cell| {
                let right = grid.span(row, cell.column).map_or(cell.column, |span| span.right.min(span.left + 256));
                cell.column..=right
            })
        })
        .collect();
    columns.sort_unstable();
    columns.dedup();
    let mut labels: Vec<Label> = Vec::new();
    for column in columns {
        let mut levels: Vec<String> = Vec::new();
        for row in top..=bottom {
            let mut text = grid.label(row, column);
            if text.is_empty() && row < bottom && grid.own(row + 1, column).is_some() {
                text = group_to_the_left(grid, row, column);
            }
            if !text.is_empty() && levels.last() != Some(&text) {
                levels.push(text);
            }
        }
        if !levels.is_empty() {
            let covered = grid.span(bottom, column).is_some_and(|span| span.left < column);
            labels.push(Label { column, levels, covered });
        }
    }
    labels
}

/// Without merged cells, a group's name stands over its first column alone.
fn group_to_the_left(grid: &Grid<'_>, row: u32, column: u32) -> String {
    for left in (0..column).rev() {
        if grid.own(row + 1, left).is_none() {
            break;
        }
        if let Some(cell) = grid.own(row, left) {
            return squeeze(&cell.text()).into_owned();
        }
    }
    String::new()
}

/// True when enough of the labels are known names: two and two in five, or the one that names a short list.
fn names_columns(kind: &Kind, header: &Header) -> bool {
    let known: Vec<&Label> = header.labels.iter().filter(|label| is_meant(kind, label)).collect();
    let day = |label: &Label| label.inner().parse::<u32>().is_ok_and(|day| (1..=31).contains(&day));
    let generic = header.labels.iter().filter(|label| is_generic(label.inner()) || day(label)).count();
    let named = |label: &Label| {
        guesses(kind, label).iter().any(|guess| {
            guess.cost < 100
                && (kind.names.contains(&guess.field.name)
                    || kind.instead.iter().any(|(_, from)| *from == guess.field.name))
        })
    };
    match known.len() {
        0 => false,
        1 => (known.len() + generic) * 5 >= header.labels.len() * 4 && named(known[0]),
        count => (count + generic) * 5 >= header.labels.len() * 2,
    }
}

/// 男 and 党员 stand under a header whose columns are ticked.
fn is_choice(kind: &Kind, text: &str) -> bool {
    let bare = squeeze(text);
    kind.fields.iter().any(|field| match field.value {
        ValueKind::Choice(words) | ValueKind::Words(words) => words.iter().any(|(written, _)| *written == bare),
        _ => false,
    })
}

fn is_meant(kind: &Kind, label: &Label) -> bool {
    guesses(kind, label).iter().any(|guess| guess.cost < 300) || joined::fields(kind, label.inner()).is_some()
}

/// Lists side by side under one header: the columns of each. One list gives one part.
pub(super) fn side_by_side(kind: &Kind, labels: &[Label]) -> Vec<Vec<Label>> {
    let whole = vec![labels.to_vec()];
    let Some(first) = labels.first().map(Label::inner) else { return whole };
    let mut starts: Vec<usize> =
        (0..labels.len()).filter(|at| labels[*at].inner() == first && !labels[*at].covered).collect();
    if starts.len() < 2 {
        starts = names_again(kind, labels);
    }
    if starts.len() < 2 {
        return whole;
    }
    let ends = starts.iter().skip(1).copied().chain([labels.len()]);
    let parts: Vec<Vec<Label>> = starts.iter().zip(ends).map(|(start, end)| labels[*start..end].to_vec()).collect();
    let namer = |part: &[Label]| {
        part.iter()
            .find(|label| {
                guesses(kind, label).iter().any(|guess| guess.cost < 300 && kind.names.contains(&guess.field.name))
            })
            .map(|label| label.inner().to_string())
    };
    let names: Vec<Option<String>> = parts.iter().map(|part| namer(part)).collect();
    if names.iter().all(|name| name.is_some() && *name == names[0]) { parts } else { whole }
}

/// 序号 | 姓名 | 单位 | 姓名 | 单位: the numbers stand before the first list alone. Where each list begins; empty where the name
/// does not come again with what stands beside it.
fn names_again(kind: &Kind, labels: &[Label]) -> Vec<usize> {
    let names = |label: &Label| {
        guesses(kind, label).iter().any(|guess| guess.cost < 300 && kind.names.contains(&guess.field.name))
    };
    let Some(first) = labels.iter().position(names) else { return Vec::new() };
    // 奖项 | 姓名 | 学校 | 姓名 | 学校: the prize is of both, and would be lost for the second.
    if !labels[..first].iter().all(|label| is_generic(label.inner())) {
        return Vec::new();
    }
    let beside = |at: usize| labels.get(at + 1).map(|label| &label.levels);
    let again = |at: &usize| labels[*at].levels == labels[first].levels && beside(*at) == beside(first);
    let later = (first + 1..labels.len()).filter(|at| !labels[*at].covered).filter(again);
    [0].into_iter().chain(later).filter(|_| beside(first).is_some()).collect()
}
