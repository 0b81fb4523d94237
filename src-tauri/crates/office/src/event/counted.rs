//! Every total counts an event once: the rule, for a set of events that is at hand. The view `event_whole` says the same in SQL.
//!
//! - What is told twice is one event: the first telling stands for both, also where only the other is in the set.
//! - An event that is a part of another in the set stands in that one; alone it counts by itself.
//! - Its figures are its own; where it has none, those of its parts together. A figure in words (数千名) is its own.

use std::collections::HashSet;

use super::EventRow;

/// Of a set of events those that count, in their order, with the figures that stand for them.
pub(crate) fn counted(rows: Vec<EventRow>) -> Vec<EventRow> {
    let there: HashSet<_> = rows.iter().map(|row| row.whole.id).collect();
    // Where both tellings are there, the first one is kept.
    let first: HashSet<_> = rows.iter().filter(|row| row.same_as.is_none()).map(|row| row.id).collect();
    let mut kept = HashSet::new();
    rows.into_iter()
        .filter(|row| row.whole.part_of.is_none_or(|whole| !there.contains(&whole)))
        .filter(|row| row.same_as.is_none() || !first.contains(&row.whole.id))
        .filter(|row| kept.insert(row.whole.id))
        .map(|row| EventRow {
            participants: row.whole.participants,
            beneficiaries: row.whole.beneficiaries,
            cost: row.whole.cost,
            ..row
        })
        .collect()
}

/// The values of the kind's own fields of an event as one line: 主讲人：张老师；题目：食品安全.
pub(super) fn told(row: &EventRow, names: &std::collections::HashMap<crate::ids::EventFieldId, String>) -> String {
    let said: Vec<String> =
        row.own.iter().filter_map(|(field, value)| names.get(field).map(|name| format!("{name}：{value}"))).collect();
    said.join("；")
}
