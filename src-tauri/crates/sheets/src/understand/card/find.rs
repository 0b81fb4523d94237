//! Where the forms of a sheet are: below each other, beside each other, or a list turned round.

use std::borrow::Cow;

use super::Card;
use super::pair::{Pair, clean, is_label, pairs};
use crate::Value;
use crate::understand::column;
use crate::understand::grid::Grid;
use crate::understand::kind::{Kind, ValueKind};
use crate::understand::row;
use crate::understand::text::{beginning, squeeze};
use crate::understand::value::{self, Context, Years};

/// A form that does not begin in these first rows of a sheet is none.
const FIRST_ROWS: usize = 40;

/// The forms of a sheet, with the rows above the first; none for any other sheet.
pub(super) fn cards(grid: &Grid<'_>, kind: &Kind, rows: &[u32]) -> Option<(Vec<u32>, Vec<Card>)> {
    let names = |row: &u32| {
        let pairs = pairs(grid, kind, *row);
        pairs.into_iter().find(|pair| names_record(kind, &pair.label)).map(|pair| pair.label)
    };
    let name = rows.iter().take(FIRST_ROWS).find_map(names)?;
    let found = turned(grid, kind, rows, &name).or_else(|| stacked(grid, kind, rows, &name))?;
    let first = found.iter().flat_map(|card| card.rows.first()).min().copied()?;
    let above = rows.iter().copied().filter(|row| *row < first).collect();
    Some((above, found))
}

/// Forms below each other, and beside each other.
fn stacked(grid: &Grid<'_>, kind: &Kind, rows: &[u32], name: &str) -> Option<Vec<Card>> {
    let all: Vec<Asked> = rows.iter().map(|row| Asked { row: *row, pairs: pairs(grid, kind, *row) }).collect();
    // 配偶 | 姓名 | 李花 within a form names nobody of ours: each form has its name where the first one has it.
    let begin =
        |asked: &Asked| asked.pairs.iter().find(|pair| pair.label == name && !pair.heads).map(|pair| pair.begin);
    let first = all.iter().find_map(begin)?;
    let named: Vec<usize> = (0..all.len()).filter(|at| begin(&all[*at]) == Some(first)).collect();
    let starts: Vec<usize> = (0..named.len())
        .map(|nth| match nth.checked_sub(1) {
            Some(before) => start(grid, &all, named[before] + 1, named[nth]).unwrap_or(named[nth]),
            None => start(grid, &all, 0, named[0]).unwrap_or_else(|| {
                let asks = all[..named[0]].iter().rev().take_while(|asked| !asked.pairs.is_empty()).count();
                named[0] - asks
            }),
        })
        .collect();
    let mut cards = Vec::new();
    for (nth, at) in named.iter().enumerate() {
        let own = &all[starts[nth]..starts.get(nth + 1).copied().unwrap_or(all.len())];
        cards.extend(beside(kind, own, &all[*at], name));
    }
    // One form proves the others, of which some may have been begun only: none of them goes without a word.
    let least = if named.len() > 1 { 1 } else { 2 };
    cards.iter().any(|card| is_sound(kind, card, least)).then_some(cards)
}

/// A row with what it asks.
struct Asked {
    row: u32,
    pairs: Vec<Pair>,
}

/// Where the form begins whose name stands at `named`: at its title, or below a blank row. None where neither stands above.
fn start(grid: &Grid<'_>, all: &[Asked], floor: usize, named: usize) -> Option<usize> {
    for at in (floor..named).rev() {
        if is_title(grid, all[at].row) {
            return Some(at);
        }
        if all[at + 1].row > all[at].row + 1 {
            return Some(at + 1);
        }
        if all[at].pairs.is_empty() {
            return None;
        }
    }
    None
}

/// The forms beside each other that a row of names begins; one where they would not all be forms.
fn beside(kind: &Kind, own: &[Asked], named: &Asked, name: &str) -> Vec<Card> {
    let rows: Vec<u32> = own.iter().map(|asked| asked.row).collect();
    let begins: Vec<u32> =
        named.pairs.iter().filter(|pair| pair.label == name).map(|pair| pair.begin).skip(1).collect();
    let part = |from: u32, to: u32| {
        let pairs = own.iter().flat_map(|asked| &asked.pairs).filter(|pair| (from..to).contains(&pair.begin)).cloned();
        Card { rows: rows.clone(), named: named.row, pairs: pairs.collect() }
    };
    let starts = [0].into_iter().chain(begins.iter().copied());
    let ends = begins.iter().copied().chain([u32::MAX]);
    let mut parts: Vec<Card> = starts.zip(ends).map(|(from, to)| part(from, to)).collect();
    if !parts.iter().all(|card| is_sound(kind, card, 1) || is_blank(card)) {
        parts = vec![part(0, u32::MAX)];
    }
    // The rows are told once.
    parts.iter_mut().skip(1).for_each(|card| card.rows.truncate(0));
    parts
}

/// A list turned round: names of fields down the first column, a record a column.
fn turned(grid: &Grid<'_>, kind: &Kind, rows: &[u32], name: &str) -> Option<Vec<Card>> {
    let label = |row: &u32| -> Option<(u32, Cow<'_, str>)> {
        let first = grid.cells(*row).first()?;
        let text = first.text();
        is_label(kind, &text).then(|| (first.column, Cow::Owned(clean(&text))))
    };
    let at = rows.iter().position(|row| label(row).is_some_and(|(_, text)| text == name))?;
    let named = rows[at];
    let begin = grid.cells(named).first()?.column;
    let columns: Vec<u32> = grid.cells(named)[1..].iter().map(|cell| cell.column).collect();
    // Other rows belong to the list as long as they are asked for in the same column.
    let belongs = |row: &&u32| label(row).is_some_and(|(column, _)| column == begin);
    let from = at - rows[..at].iter().rev().take_while(belongs).count();
    let own: Vec<u32> = rows[from..].iter().take_while(belongs).copied().collect();
    let answers = |row: &u32| {
        grid.cells(*row)[1..].iter().all(|cell| columns.contains(&cell.column) && !is_label(kind, &cell.text()))
    };
    if columns.len() < 2 || own.len() < 3 || !own.iter().all(answers) {
        return None;
    }
    let cards: Vec<Card> = columns
        .iter()
        .map(|column| {
            let pair = |row: &u32| {
                let (_, label) = label(row)?;
                let value = grid.cell(*row, *column).cloned();
                Some(Pair {
                    row: *row,
                    label: label.into_owned(),
                    begin,
                    column: *column,
                    value,
                    apart: false,
                    heads: false,
                })
            };
            // The rows are told once.
            let rows = if *column == columns[0] { rows[from..].to_vec() } else { Vec::new() };
            Card { rows, named, pairs: own.iter().filter_map(pair).collect() }
        })
        .collect();
    let sound = cards.iter().filter(|card| is_sound(kind, card, 1)).count();
    (sound * 2 > cards.len()).then_some(cards)
}

/// True for a row of one cell that is the title of what stands below it.
pub(super) fn is_title(grid: &Grid<'_>, row: u32) -> bool {
    let [cell] = grid.cells(row) else { return false };
    let text = cell.text();
    let wide = grid.span(row, cell.column).is_some_and(|span| span.left < span.right);
    let bare = squeeze(beginning(&text));
    matches!(cell.value, Value::Text(_))
        && !bare.contains(':')
        && bare.chars().count() <= 40
        && row::told_by_words(&text).is_none()
        && (wide || bare.ends_with(['表', '卡']) || bare.ends_with("登记") || bare.ends_with("信息"))
}

fn names_record(kind: &Kind, label: &str) -> bool {
    kind.fields.iter().any(|field| kind.names.contains(&field.name) && column::names(field, label))
}

/// A form whose values are what their names say: at least so many beside the name that names the record, of which one can be
/// nothing else (a day, a phone, an ID number), or four of words.
fn is_sound(kind: &Kind, card: &Card, least: usize) -> bool {
    let named = card.pairs.iter().any(|pair| names_record(kind, &pair.label) && !pair.heads);
    let mut count = 0;
    let mut sure = 0;
    for pair in card.pairs.iter().filter(|pair| !names_record(kind, &pair.label)) {
        let Some(value) = &pair.value else { continue };
        let Some(field) = kind.fields.iter().find(|field| column::names(field, &pair.label)) else { continue };
        count += 1;
        let typed = !matches!(
            field.value,
            ValueKind::Text
                | ValueKind::LongText
                | ValueKind::Name
                | ValueKind::Names
                | ValueKind::NamesText
                | ValueKind::Words(_)
                | ValueKind::Flag
        );
        // 5月18日 is a day, whatever its year.
        let context = Context { years: Years { first: Some(2000), academic: false }, ..Context::default() };
        let reading = value::read(field, value, &context);
        sure += usize::from(typed && !reading.values.is_empty());
    }
    named && (count >= least && sure >= 1 || count >= 4)
}

/// A form that nobody filled in.
pub(super) fn is_blank(card: &Card) -> bool {
    card.pairs.iter().all(|pair| pair.value.is_none())
}
