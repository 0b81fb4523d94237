//! Which copies stay: all of two days, then one a day for 12 days, then one a week for 10 weeks that have one. Weeks without
//! a copy do not count: neither a long leave nor a clock that is years ahead for a day does away with what there is.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};

/// How many weeks keep a copy after the days.
const WEEKS: usize = 10;

/// Weeks from Monday to Sunday, so that the copy that stays for a week is the same one tomorrow.
fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

/// Indexes of the copies to drop, of `times` from the newest: always the newest of a day or week stays, and the newest of all.
pub(super) fn thinned(times: &[NaiveDateTime], now: NaiveDateTime) -> Vec<usize> {
    let mut days = BTreeSet::new();
    let mut weeks = BTreeSet::new();
    let mut dropped = Vec::new();
    for (index, at) in times.iter().enumerate() {
        let age = (now.date() - at.date()).num_days();
        let stays = match age {
            ..=1 => true,
            2..=13 => days.insert(at.date()),
            _ => weeks.len() < WEEKS && weeks.insert(monday(at.date())),
        };
        if !stays && index > 0 {
            dropped.push(index);
        }
    }
    dropped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn which_copies_stay() {
        // A Monday.
        let now = at("2026-11-23 12:00");
        for (times, dropped, why) in [
            (&["2026-11-23 11:30", "2026-11-23 11:00", "2026-11-22 00:10"][..], &[][..], "all of two days"),
            (&["2026-11-23 11:30", "2026-11-21 17:00", "2026-11-21 09:00"], &[2], "the newest of a day"),
            (&["2026-11-23 11:30", "2026-11-10 17:00", "2026-11-09 09:00"], &[], "day 13 and day 14"),
            (
                &["2026-11-23 11:30", "2026-11-09 09:00", "2026-11-08 09:00", "2026-11-07 09:00"],
                &[3],
                "the newest of a week",
            ),
            (&["2026-11-23 11:30", "2026-06-07 09:00", "2026-02-06 09:00"], &[], "after a long leave"),
            (
                &[
                    "2026-11-23 11:30",
                    "2026-11-08 09:00",
                    "2026-11-01 09:00",
                    "2026-10-25 09:00",
                    "2026-10-18 09:00",
                    "2026-10-11 09:00",
                    "2026-10-04 09:00",
                    "2026-09-27 09:00",
                    "2026-09-20 09:00",
                    "2026-09-13 09:00",
                    "2026-09-06 09:00",
                    "2026-08-30 09:00",
                ],
                &[11],
                "the tenth week and the eleventh",
            ),
            (&["2025-01-01 09:00"], &[], "the newest of all, however old"),
            (&["2025-01-02 09:00", "2025-01-01 09:00"], &[1], "only the newest of all"),
            (&["2027-05-01 09:00", "2026-11-23 09:00"], &[], "a copy from a clock that was wrong"),
        ] {
            let times: Vec<_> = times.iter().map(|text| at(text)).collect();
            assert_eq!(thinned(&times, now), dropped, "{why}");
        }
    }

    /// Copies are made and thinned hour by hour for half a year: what stays is what was promised, not only of one look.
    #[test]
    fn what_stays_after_half_a_year_of_work() {
        let begin = at("2026-05-01 08:00");
        let mut times: Vec<NaiveDateTime> = Vec::new();
        let mut now = begin;
        for hour in 0..200 * 24 {
            now = begin + chrono::Duration::hours(hour);
            times.insert(0, now);
            for index in thinned(&times, now).into_iter().rev() {
                times.remove(index);
            }
        }
        let ages: Vec<i64> = times.iter().map(|at| (now.date() - at.date()).num_days()).collect();
        let of = |days: std::ops::RangeInclusive<i64>| ages.iter().filter(|age| days.contains(age)).count();
        assert_eq!(
            of(0..=1),
            usize::try_from(now.time().signed_duration_since(chrono::NaiveTime::MIN).num_hours()).unwrap() + 25
        );
        assert_eq!(of(2..=13), 12);
        assert_eq!(of(14..=400), 10, "{ages:?}");
    }
}
