//! The public holidays of China by law (全国年节及纪念日放假办法, as of 2025), as far as they can be told without the yearly notice:
//! no 调休, and those of the moon only for the years in the table.

use chrono::{Datelike, NaiveDate};

/// By year from 2024: 初一 of 春节, 端午, 中秋.
const BY_MOON: &[(i32, [(u32, u32); 3])] = &[
    (2024, [(2, 10), (6, 10), (9, 17)]),
    (2025, [(1, 29), (5, 31), (10, 6)]),
    (2026, [(2, 17), (6, 19), (9, 25)]),
    (2027, [(2, 6), (6, 9), (9, 15)]),
    (2028, [(1, 26), (5, 28), (10, 3)]),
    (2029, [(2, 13), (6, 16), (9, 22)]),
    (2030, [(2, 3), (6, 5), (9, 12)]),
];

/// The holiday that a day is; none on others.
pub(super) fn name(day: NaiveDate) -> Option<&'static str> {
    match (day.month(), day.day()) {
        (1, 1) => return Some("元旦"),
        (5, 1..=2) => return Some("劳动节"),
        (10, 1..=3) => return Some("国庆节"),
        (4, date) if date == qingming(day.year()) => return Some("清明节"),
        _ => {}
    }
    let (year, [spring, dragon, moon]) = BY_MOON.iter().find(|(year, _)| *year == day.year())?;
    let of = |(month, date): &(u32, u32)| NaiveDate::from_ymd_opt(*year, *month, *date);
    // 除夕 to 初三.
    let since = of(spring).map(|first| (day - first).num_days());
    if since.is_some_and(|since| (-1..=2).contains(&since)) {
        return Some("春节");
    }
    if of(dragon) == Some(day) {
        return Some("端午节");
    }
    (of(moon) == Some(day)).then_some("中秋节")
}

/// The day of April on which 清明 falls in this century.
fn qingming(year: i32) -> u32 {
    let of_century = f64::from(year % 100);
    (of_century * 0.2422 + 4.81) as u32 - (year % 100 / 4) as u32
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn known_days() {
        for (day, holiday) in [
            ("2026-10-01", Some("国庆节")),
            ("2026-10-04", None),
            ("2026-02-16", Some("春节")),
            ("2026-02-20", None),
            ("2026-04-05", Some("清明节")),
            ("2025-04-04", Some("清明节")),
            ("2026-06-19", Some("端午节")),
            ("2026-09-25", Some("中秋节")),
            ("2026-09-10", None),
        ] {
            assert_eq!(name(day.parse().unwrap_or_default()), holiday, "{day}");
        }
    }
}
