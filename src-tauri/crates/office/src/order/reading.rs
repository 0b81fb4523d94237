//! Names by their pinyin as it is typed: whole syllables, first letters, or some of each.

use std::str::Chars;

use pinyin::ToPinyinMulti;

/// How many characters of the name the typed letters stand for, read from its beginning; none where they do not fit.
///
/// zhangsan, zhangs, zsan, zhs and zs all stand for 张三, zhangsan not for 赵四. A character with several readings is found by each
/// of them, so that a surname needs no list of its own: dan and shan for 单. What is no letter is passed over; an apostrophe ends a
/// syllable: xi'an.
pub(crate) fn letters_fit(name: &str, typed: &str) -> Option<usize> {
    let are_letters = typed.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'');
    (!typed.is_empty() && are_letters).then(|| fit(name.chars(), typed)).flatten()
}

/// Whether two words are written otherwise and read alike, whatever the tones: 宣船 and 宣传.
pub(crate) fn sounds_alike(one: &str, other: &str) -> bool {
    let alike = |(one, other): (char, char)| {
        let readings = |ch: char| ch.to_pinyin_multi().into_iter().flatten().map(|reading| reading.plain());
        one == other || readings(one).any(|reading| readings(other).any(|known| known == reading))
    };
    one != other && one.chars().count() == other.chars().count() && one.chars().zip(other.chars()).all(alike)
}

fn fit(mut name: Chars<'_>, typed: &str) -> Option<usize> {
    let typed = typed.strip_prefix('\'').unwrap_or(typed);
    if typed.is_empty() {
        return Some(0);
    }
    let ch = name.next()?;
    let then = |typed: &str| fit(name.clone(), typed).map(|used| used + 1);
    if !ch.is_alphanumeric() {
        return then(typed);
    }
    if ch.is_ascii() {
        return then(typed.strip_prefix(ch.to_ascii_lowercase())?);
    }
    ch.to_pinyin_multi()?.into_iter().find_map(|reading| {
        let syllable = reading.plain();
        if begins(syllable, typed) {
            return Some(1);
        }
        let letter = syllable.get(..1).unwrap_or(syllable);
        let initial = syllable.get(..2).filter(|two| matches!(*two, "zh" | "ch" | "sh")).unwrap_or(letter);
        let parts = [syllable, initial, letter].into_iter().filter(|part| begins(typed, part));
        parts.filter_map(|part| typed.get(part.chars().count()..)).find_map(then)
    })
}

/// Whether the letters begin with those; for ü both u and v are typed.
fn begins(letters: &str, with: &str) -> bool {
    let same = |one, other| one == other || matches!((one, other), ('ü', 'u' | 'v') | ('u' | 'v', 'ü'));
    let mut letters = letters.chars();
    with.chars().all(|other| letters.next().is_some_and(|one| same(one, other)))
}

#[cfg(test)]
mod tests {
    use super::{letters_fit, sounds_alike};

    #[test]
    fn words_that_sound_alike() {
        for (one, other, alike) in [
            ("宣船", "宣传", true),
            ("讲坐", "讲座", true),
            ("会义", "会议", true),
            ("宣讲", "宣传", false),
            ("讲座", "讲座", false),
            ("讲座会", "讲座", false),
        ] {
            assert_eq!(sounds_alike(one, other), alike, "{one} {other}");
        }
    }

    #[test]
    fn typed_letters_and_names() {
        for (name, typed, expected) in [
            ("张三", "zs", Some(2)),
            ("张三", "zhangsan", Some(2)),
            ("张三", "zhangs", Some(2)),
            ("张三", "zsan", Some(2)),
            ("张三", "zhsan", Some(2)),
            ("张三", "zhan", Some(1)),
            ("张三", "z", Some(1)),
            ("张三", "zhangsanf", None),
            ("张三丰", "zs", Some(2)),
            ("赵四", "zs", Some(2)),
            ("赵四", "zhangsan", None),
            ("李秀英", "lixiuying", Some(3)),
            ("李秀英", "lxy", Some(3)),
            ("李秀英", "lixy", Some(3)),
            ("欧阳娜娜", "ouyang", Some(2)),
            ("欧阳娜娜", "oynn", Some(4)),
            ("单红", "sh", Some(1)),
            ("单红", "shanhong", Some(2)),
            ("曾伟", "zengw", Some(2)),
            ("尉迟恭", "yuchi", Some(2)),
            ("仇和", "qiuh", Some(2)),
            ("吕梁", "lvl", Some(2)),
            ("吕梁", "lul", Some(2)),
            ("阿依古丽·买买提", "ayglmmt", Some(8)),
            ("阿依古丽·买买提", "ayigulimai", Some(6)),
            ("陈安", "chen'an", Some(2)),
            ("陈安", "chenan", Some(2)),
            ("先进", "xi'an", None),
            ("西安", "xian", Some(2)),
            ("Anna 王", "annaw", Some(6)),
            ("张三", "张s", None),
            ("张三", "", None),
            ("单县科协", "dxkx", Some(4)),
        ] {
            assert_eq!(letters_fit(name, typed), expected, "{name} {typed}");
        }
    }
}
