//! Every total counts an event once: the rule, for a set of events that is at hand. The view `event_whole` says the same in SQL.
//!
//! - What is told twice is one event: the first telling stands for both, also where only the other is in the set.
//! - An event that is a part of another in the set stands in that one; alone it counts by itself.
//! - Its figures are its own; where it has none, those of its parts together. A figure in words (数千名) is its own.

use std::collections::HashSet;

use super::EventRow;
use crate::ids::EventId;

/// How an event stands to those that may count in its place.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    pub(super) id: EventId,
    /// The event that counts: itself, or the one that it tells again.
    pub(super) whole: EventId,
    /// The event that it is a part of.
    pub(super) part_of: Option<EventId>,
}

/// Of a set of events those that count, in their order.
pub(super) fn once<T>(events: Vec<T>, standing: impl Fn(&T) -> Standing) -> Vec<T> {
    let all: Vec<Standing> = events.iter().map(&standing).collect();
    let there: HashSet<EventId> = all.iter().map(|one| one.whole).collect();
    // Where both tellings are there, the first one is kept.
    let first: HashSet<EventId> = all.iter().filter(|one| one.id == one.whole).map(|one| one.id).collect();
    let mut kept = HashSet::new();
    let counts = |one: &Standing| {
        one.part_of.is_none_or(|whole| !there.contains(&whole)) && (one.id == one.whole || !first.contains(&one.whole))
    };
    events
        .into_iter()
        .zip(all)
        .filter(|(_, one)| counts(one) && kept.insert(one.whole))
        .map(|(event, _)| event)
        .collect()
}

/// Of a set of events those that count, in their order, with the figures that stand for them.
pub(crate) fn counted(rows: Vec<EventRow>) -> Vec<EventRow> {
    let standing = |row: &EventRow| Standing { id: row.id, whole: row.whole.id, part_of: row.whole.part_of };
    once(rows, standing)
        .into_iter()
        .map(|row| EventRow {
            participants: row.whole.participants,
            beneficiaries: row.whole.beneficiaries,
            cost: row.whole.cost,
            ..row
        })
        .collect()
}
