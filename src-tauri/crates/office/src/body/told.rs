//! What is to be looked at in a term: said, never settled.

use chrono::NaiveDate;

use super::{BodyCategory, Seat, Term};
use crate::{clock, value};

/// Days before the end of a term from which on it is said.
pub(crate) const SOON: i64 = 90;

/// What there is to say of a term: `latest` for the last one of its body.
pub(super) fn told(
    term: &Term,
    all: &[Term],
    latest: bool,
    seats: &[Seat],
    categories: &[BodyCategory],
) -> Vec<String> {
    let mut told = Vec::new();
    let sitting: Vec<&Seat> = seats.iter().filter(|seat| seat.sitting).collect();
    // The categories are those of today: what an earlier term was to have nobody wrote down.
    let categories = if latest { categories } else { &[] };
    for category in categories {
        let count = sitting.iter().filter(|seat| seat.category.as_deref() == Some(&category.name)).count() as i64;
        if count != category.seats && !sitting.is_empty() {
            told.push(format!("“{}”应有 {} 席，现有 {count} 席", category.name, category.seats));
        }
    }
    let strange = sitting.iter().filter(|seat| match &seat.category {
        Some(own) => !categories.is_empty() && categories.iter().all(|category| category.name != *own),
        None => !categories.is_empty(),
    });
    let strange: Vec<&str> = strange.map(|seat| seat.name.as_str()).collect();
    if !strange.is_empty() {
        told.push(format!("{} 席不属于任何一类：{}", strange.len(), strange.join("、")));
    }
    for (at, seat) in sitting.iter().enumerate() {
        let same = |other: &&Seat| other.is_of_same(seat);
        let posts: Vec<&str> =
            sitting[at..].iter().filter(|other| same(other)).map(|other| other.post.as_str()).collect();
        if posts.len() > 1 && !sitting[..at].iter().any(same) {
            told.push(format!("{}一人两职：{}", seat.name, posts.join("、")));
        }
    }
    let day = |date: &Option<String>, of: fn(&str) -> Option<NaiveDate>| date.as_deref().and_then(of);
    let Some(began) = day(&term.began_on, value::first_day) else { return told };
    // One that ends in the month in which this one begins makes room for it.
    let overlaps = |other: &&Term| {
        day(&other.began_on, value::first_day).is_some_and(|first| first < began)
            && day(&other.ended_on, value::first_day).is_some_and(|ended| ended > began)
    };
    if let Some(other) = all.iter().find(overlaps) {
        told.push(format!("任期与{}重叠", other.name));
    }
    if !latest && term.ended_on.is_none() {
        told.push("后面已有新的一届，这一届还没有写任期止".to_owned());
    }
    if let (true, Some(written), Some(ended), Some(today)) =
        (latest, &term.ended_on, day(&term.ended_on, value::last_day), value::first_day(&clock::today()))
    {
        match (ended - today).num_days() {
            ..0 => told.push(format!("任期已于 {written} 届满，该换届了")),
            0..=SOON => told.push(format!("任期到 {written} 届满，该准备换届了")),
            _ => {}
        }
    }
    told
}
