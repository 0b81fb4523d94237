//! The first letters of names as they are read: 张伟 → zw, 曾国 → zg.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;

use super::{PINYIN, surname};

thread_local! {
    /// Characters that were looked up: names use few, and the order is slow to ask.
    static KNOWN: RefCell<HashMap<char, Option<char>>> = RefCell::new(HashMap::new());
}

/// The letters that the characters of a person's name begin with, a surname by its own reading; what has no reading is
/// left out.
pub(crate) fn of_person(name: &str) -> String {
    let (read, surname, given) = surname::split(name);
    // The reading of a surname of two characters may be given for the first alone: 令狐 as 灵.
    let rest: String = surname.chars().skip(read.chars().count()).collect();
    [read, &rest, given].into_iter().map(of_thing).collect()
}

/// The same of a name without a surname.
pub(crate) fn of_thing(name: &str) -> String {
    name.chars().filter_map(initial).collect()
}

fn initial(ch: char) -> Option<char> {
    if ch.is_ascii() {
        return ch.is_ascii_alphanumeric().then_some(ch.to_ascii_lowercase());
    }
    KNOWN.with_borrow_mut(|known| *known.entry(ch).or_insert_with(|| look_up(ch)))
}

/// CLDR's order by pinyin puts a mark before the characters of each letter.
fn look_up(ch: char) -> Option<char> {
    let mut text = [0; 4];
    let text = ch.encode_utf8(&mut text);
    let begins = |letter: &char| {
        let mark: String = ['\u{FDD0}', letter.to_ascii_uppercase()].into_iter().collect();
        PINYIN.compare(&mark, text) != Ordering::Greater
    };
    // No reading begins with i, u or v, and none has a mark; what stands behind z without a reading is rare.
    ('a'..='z').filter(|letter| !matches!(letter, 'i' | 'u' | 'v')).take_while(begins).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_their_first_letters() {
        for (name, letters) in [
            ("张伟", "zw"),
            ("曾国强", "zgq"),
            ("单雄信", "sxx"),
            ("欧阳娜", "oyn"),
            ("令狐冲", "lhc"),
            ("阿依古丽·买买提", "ayglmmt"),
            ("安琪", "aq"),
            ("Anna 王", "annaw"),
        ] {
            assert_eq!(of_person(name), letters, "{name}");
        }
        assert_eq!(of_thing("单县科协"), "dxkx");
    }
}
