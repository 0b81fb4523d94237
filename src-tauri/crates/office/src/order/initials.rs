//! The first letters of names in pinyin, and of pinyin as it is typed.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;

use super::{PINYIN, surname};

/// The first character of each letter in the order by pinyin; no syllable begins with i, u or v.
const FIRST: [(char, &str); 23] = [
    ('a', "阿"),
    ('b', "八"),
    ('c', "嚓"),
    ('d', "咑"),
    ('e', "妸"),
    ('f', "发"),
    ('g', "旮"),
    ('h', "铪"),
    ('j', "丌"),
    ('k', "咔"),
    ('l', "垃"),
    ('m', "妈"),
    ('n', "拏"),
    ('o', "噢"),
    ('p', "妑"),
    ('q', "七"),
    ('r', "呥"),
    ('s', "仨"),
    ('t', "他"),
    ('w', "屲"),
    ('x', "夕"),
    ('y', "丫"),
    ('z', "帀"),
];

/// The first letters of a person's name: zs for 张三, sh for 单红, whose surname is read shàn. What is no Chinese character stands
/// as it is, in lower case.
pub(crate) fn initials(name: &str) -> String {
    let (read, surname, given) = surname::split(name);
    // The reading of a surname of two characters may be given for the first alone: 令狐 as 灵.
    let rest: String = surname.chars().skip(read.chars().count()).collect();
    [read, &rest, given].into_iter().map(initials_of_unit).collect()
}

/// The same of a unit's name, which has no surname.
pub(crate) fn initials_of_unit(name: &str) -> String {
    name.chars().filter(|ch| ch.is_alphanumeric()).map(letter).collect()
}

fn letter(ch: char) -> char {
    thread_local!(static KNOWN: RefCell<HashMap<char, char>> = RefCell::default());
    if ch.is_ascii() {
        return ch.to_ascii_lowercase();
    }
    // A directory has few thousand different characters: each is looked up once.
    KNOWN.with_borrow_mut(|known| *known.entry(ch).or_insert_with(|| looked_up(ch)))
}

fn looked_up(ch: char) -> char {
    let mut text = [0; 4];
    let text = ch.encode_utf8(&mut text);
    let begun = FIRST.iter().take_while(|(_, first)| PINYIN.compare(first, text) != Ordering::Greater);
    begun.last().map_or(ch, |(letter, _)| *letter)
}

/// The first letters that typed letters stand for: zs for zs, zs for zhangsan; none for what is no pinyin.
pub(crate) fn letters_meant(typed: &str) -> Option<String> {
    if typed.is_empty() || !typed.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'') {
        return None;
    }
    // An apostrophe ends a syllable.
    Some(typed.split('\'').map(syllables_begin).collect())
}

/// The first letter of each syllable.
fn syllables_begin(typed: &str) -> String {
    let is_vowel = |byte: u8| b"aeiouv".contains(&byte);
    let bytes = typed.as_bytes();
    let (mut letters, mut at) = (String::new(), 0);
    while at < bytes.len() {
        letters.push(char::from(bytes[at]));
        let begins_so = matches!((bytes[at], bytes.get(at + 1)), (b'z' | b'c' | b's', Some(b'h')));
        let mut end = at + if begins_so { 2 } else { 1 };
        if is_vowel(bytes[at]) || bytes.get(end).is_some_and(|byte| is_vowel(*byte)) {
            while bytes.get(end).is_some_and(|byte| is_vowel(*byte)) {
                end += 1;
            }
            // n and ng end a syllable where no vowel follows that they would begin one with.
            let ends_with = |letter: u8, at: usize| {
                bytes.get(at) == Some(&letter) && !bytes.get(at + 1).is_some_and(|byte| is_vowel(*byte))
            };
            if ends_with(b'n', end) {
                end += if ends_with(b'g', end + 1) { 2 } else { 1 };
            }
        }
        at = end;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::{initials, initials_of_unit, letters_meant};

    #[test]
    fn names_by_their_letters() {
        for (name, expected) in [
            ("张三", "zs"),
            ("李秀英", "lxy"),
            ("欧阳娜娜", "oynn"),
            ("单红", "sh"),
            ("曾伟", "zw"),
            ("尉迟恭", "ycg"),
            ("仇和", "qh"),
            ("阿依古丽·买买提", "ayglmmt"),
            ("王刚", "wg"),
            ("何平", "hp"),
            ("贾静", "jj"),
            ("任然", "rr"),
            ("赵一鸣", "zym"),
            ("Anna", "anna"),
            ("Anna 王", "annaw"),
            ("令狐冲", "lhc"),
            ("单雄信", "sxx"),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
        assert_eq!(initials_of_unit("单县科协"), "dxkx");
    }

    #[test]
    fn letters_of_typed_pinyin() {
        for (typed, expected) in [
            ("zs", Some("zs")),
            ("zhangsan", Some("zs")),
            ("lixiuying", Some("lxy")),
            ("shanhong", Some("sh")),
            ("ouyang", Some("oy")),
            ("chenan", Some("cn")),
            ("chen'an", Some("ca")),
            ("wanggang", Some("wg")),
            ("zh", Some("z")),
            ("张s", None),
        ] {
            assert_eq!(letters_meant(typed).as_deref(), expected, "{typed}");
        }
    }
}
