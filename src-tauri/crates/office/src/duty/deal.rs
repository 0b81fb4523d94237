//! Dealing the turns out: in turn, and by weight, so that nobody carries more than the others.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::DutyShift;
use super::away::Span;
use crate::ids::PersonId;

/// A place that somebody takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) day: NaiveDate,
    pub(super) shift: DutyShift,
    /// How heavy it is.
    pub(super) weight: i64,
}

/// Somebody who takes turns.
#[derive(Clone, Debug)]
pub(super) struct Hand {
    pub(super) person: PersonId,
    /// When they cannot.
    pub(super) away: Vec<Span>,
    /// What they carry from before.
    pub(super) carried: i64,
}

/// How far apart two places without rest between them can stand.
pub(super) const REACH: usize = 3;

/// Whether one person has no rest between two places of the same kind, counted from the first of the roster: on one day, on the day
/// after a night, or in two places that follow each other.
pub(super) fn are_close(slots: &[Slot], one: usize, other: usize) -> bool {
    let (first, second) = (one.min(other), one.max(other));
    let (Some(before), Some(after)) = (slots.get(first), slots.get(second)) else { return false };
    let goes_round = slots.iter().any(|slot| slot.shift == DutyShift::Night);
    match (after.day - before.day).num_days() {
        _ if first == second => false,
        0 => true,
        1 if goes_round => before.shift == DutyShift::Night,
        _ => !goes_round && second - first == 1,
    }
}

/// Who takes each place that nobody is kept in: whoever carries least so far, of several the first of the list. Nobody on a day on which
/// they cannot; somebody without rest, or who is `busy` that day elsewhere, only when nobody else is there. None where nobody can.
pub(super) fn deal(
    slots: &[Slot],
    kept: &[Option<PersonId>],
    hands: &[Hand],
    busy: &HashSet<(NaiveDate, PersonId)>,
) -> Vec<Option<PersonId>> {
    let mut dealt = kept.to_vec();
    dealt.resize(slots.len(), None);
    let mut load: HashMap<PersonId, i64> = hands.iter().map(|hand| (hand.person, hand.carried)).collect();
    for (slot, person) in slots.iter().zip(&dealt) {
        if let Some(load) = person.as_ref().and_then(|person| load.get_mut(person)) {
            *load += slot.weight;
        }
    }
    for (at, slot) in slots.iter().enumerate() {
        if dealt[at].is_some() {
            continue;
        }
        let has_rest = |person: PersonId| {
            let mut near = at.saturating_sub(REACH)..(at + REACH + 1).min(slots.len());
            !near.any(|other| dealt[other] == Some(person) && are_close(slots, at, other))
        };
        let able = hands.iter().filter(|hand| !hand.away.iter().any(|span| span.holds(slot.day)));
        // The least of equals is the first of them.
        let next = able.min_by_key(|hand| {
            let is_strained = !has_rest(hand.person) || busy.contains(&(slot.day, hand.person));
            (is_strained, load.get(&hand.person).copied().unwrap_or_default())
        });
        if let Some(hand) = next {
            dealt[at] = Some(hand.person);
            *load.entry(hand.person).or_default() += slot.weight;
        }
    }
    dealt
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// So many days from a day on, each as heavy as it says.
    fn days(first: &str, weights: &[i64]) -> Vec<Slot> {
        let days = day(first).iter_days().zip(weights);
        days.map(|(day, weight)| Slot { day, shift: DutyShift::Day, weight: *weight }).collect()
    }

    fn round(first: &str, weights: &[i64]) -> Vec<Slot> {
        let both = |slot: Slot| [slot, Slot { shift: DutyShift::Night, ..slot }];
        days(first, weights).into_iter().flat_map(both).collect()
    }

    fn hands(count: i64) -> Vec<Hand> {
        (1..=count).map(|id| Hand { person: PersonId(id), away: Vec::new(), carried: 0 }).collect()
    }

    fn all(slots: &[Slot], hands: &[Hand]) -> Vec<i64> {
        deal(slots, &[], hands, &HashSet::new()).iter().map(|person| person.map_or(0, |person| person.0)).collect()
    }

    fn loads(slots: &[Slot], hands: &[Hand]) -> Vec<i64> {
        let dealt = all(slots, hands);
        let of = |hand: &Hand| {
            let own = slots.iter().zip(&dealt).filter(|(_, person)| **person == hand.person.0);
            hand.carried + own.map(|(slot, _)| slot.weight).sum::<i64>()
        };
        hands.iter().map(of).collect()
    }

    #[test]
    fn in_turn_and_by_weight() {
        for (weights, count, expected) in [
            // Equal days go round in the order of the list.
            (&[1, 1, 1, 1, 1, 1][..], 3, &[1, 2, 3, 1, 2, 3][..]),
            // Whoever had the heavy day waits until the others have as much.
            (&[3, 1, 1, 1, 1, 1], 3, &[1, 2, 3, 2, 3, 2]),
            // Two take turns: none of them two days in a row, whatever the days weigh.
            (&[3, 1, 1, 1], 2, &[1, 2, 1, 2]),
            // One has them all.
            (&[1, 2, 3], 1, &[1, 1, 1]),
            // Nobody is there.
            (&[1, 2], 0, &[0, 0]),
            (&[], 3, &[]),
        ] {
            assert_eq!(all(&days("2026-10-01", weights), &hands(count)), expected, "{weights:?} {count}");
        }
    }

    #[test]
    fn nobody_carries_more_than_the_others_by_more_than_the_heaviest_day() {
        let year: Vec<i64> = (0..366).map(|at| if at % 31 < 3 { 3 } else { 1 + i64::from(at % 7 > 4) }).collect();
        for length in [1, 7, 8, 30, 62, 366] {
            for count in 3..12 {
                // Over New Year as well.
                for slots in [days("2026-12-25", &year[..length]), round("2026-12-25", &year[..length])] {
                    let loads = loads(&slots, &hands(count));
                    let (most, least) = (loads.iter().max().unwrap(), loads.iter().min().unwrap());
                    assert!(most - least <= 3, "{length} days, {count} people: {loads:?}");
                }
            }
        }
    }

    #[test]
    fn nobody_has_two_shifts_in_a_row_nor_the_day_after_a_night() {
        for count in 3..9 {
            let slots = round("2026-10-01", &[3; 31]);
            let dealt = all(&slots, &hands(count));
            for one in 0..slots.len() {
                for other in one + 1..slots.len() {
                    let is_same = dealt[one] == dealt[other];
                    assert!(!(is_same && are_close(&slots, one, other)), "{count}: {one} and {other} in {dealt:?}");
                }
            }
        }
    }

    #[test]
    fn nobody_on_a_day_on_which_they_cannot() {
        let slots = days("2026-10-01", &[1; 4]);
        let mut some = hands(2);
        some[0].away = vec![Span { first: day("2026-10-01"), last: day("2026-10-03") }];
        // One is left for three days in a row, and has them.
        assert_eq!(all(&slots, &some), [2, 2, 2, 1]);
        some[1].away = vec![Span { first: day("2026-10-02"), last: day("2026-10-02") }];
        assert_eq!(all(&slots, &some), [2, 0, 2, 1]);
        some.iter_mut().for_each(|hand| hand.away = vec![Span { first: day("2026-09-01"), last: day("2026-11-01") }]);
        assert_eq!(all(&slots, &some), [0, 0, 0, 0]);
    }

    #[test]
    fn what_is_kept_stays_and_counts() {
        let slots = days("2026-10-01", &[1; 6]);
        let kept = [None, None, Some(PersonId(1)), Some(PersonId(9)), None, None];
        let dealt = deal(&slots, &kept, &hands(3), &HashSet::new());
        let ids: Vec<i64> = dealt.iter().map(|person| person.map_or(0, |person| person.0)).collect();
        // 9 is in nobody's list, and is kept all the same; 1 has a turn already, and none beside it.
        assert_eq!(ids, [2, 3, 1, 9, 1, 2]);
    }

    #[test]
    fn who_had_the_holiday_before_comes_later_and_who_is_busy_elsewhere_makes_room() {
        let slots = days("2026-10-01", &[3; 3]);
        let mut some = hands(3);
        some[0].carried = 3;
        assert_eq!(all(&slots, &some), [2, 3, 1]);
        let busy = HashSet::from([(day("2026-10-01"), PersonId(2))]);
        let dealt = deal(&slots, &[], &some, &busy);
        assert_eq!(dealt, [3, 2, 1].map(|id| Some(PersonId(id))));
    }
}
