//! The orders that names stand in on printed lists: by strokes, by pinyin with surnames as they are read.

mod reading;
mod surname;

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::{Locale, locale};
use serde::{Deserialize, Serialize};

pub(crate) use reading::{letters_fit, sounds_alike};

/// In which order names stand on a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// As the list has them by itself: as entered, or by rank, score, day.
    #[default]
    Entered,
    /// 姓氏笔画: by the number of strokes, then by the strokes, 横 竖 撇 点 折, character by character.
    Strokes,
    /// 拼音: a surname by its own reading, 单 Shàn, 仇 Qiú.
    Pinyin,
}

impl Order {
    /// Sorts people by their names; those of one name stay as they were.
    pub(crate) fn people<T>(self, people: &mut [T], name: impl Fn(&T) -> &str) {
        self.sort(people, name, surname::split);
    }

    /// Sorts units and the like by their names, which have no surname.
    pub(crate) fn things<T>(self, things: &mut [T], name: impl Fn(&T) -> &str) {
        self.sort(things, name, |name| ("", "", name));
    }

    fn sort<T>(
        self,
        records: &mut [T],
        name: impl Fn(&T) -> &str,
        split: for<'n> fn(&'n str) -> (&'n str, &'n str, &'n str),
    ) {
        match self {
            Self::Entered => {}
            Self::Strokes => records.sort_by_cached_key(|record| name(record).chars().map(strokes).collect::<Vec<_>>()),
            Self::Pinyin => records.sort_by(|one, other| {
                let ((read, surname, given), (other_read, other_surname, other_given)) =
                    (split(name(one)), split(name(other)));
                // Surnames that are read alike must not mingle their people.
                let pinyin = &*PINYIN;
                pinyin
                    .compare(read, other_read)
                    .then_with(|| pinyin.compare(surname, other_surname))
                    .then_with(|| surname.cmp(other_surname))
                    .then_with(|| pinyin.compare(given, other_given))
            }),
        }
    }
}

static PINYIN: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| collator(locale!("zh-u-co-pinyin")));
static STROKE: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| collator(locale!("zh-u-co-stroke")));

#[expect(clippy::expect_used, reason = "the data of both orders is compiled in: neither input nor disk is asked")]
fn collator(locale: Locale) -> CollatorBorrowed<'static> {
    Collator::try_new(locale.into(), CollatorOptions::default()).expect("compiled data")
}

/// How many strokes a character has, and its place among those of as many. What has no strokes comes first by its code,
/// a character that no table counts last.
type Strokes = (u8, u32);

/// More strokes than any character has.
const UNCOUNTED: u8 = u8::MAX;

fn strokes(ch: char) -> Strokes {
    static KNOWN: LazyLock<HashMap<char, Strokes>> = LazyLock::new(|| {
        let lines = include_str!("strokes.txt").lines().filter(|line| !line.starts_with('#'));
        let counted =
            lines.filter_map(|line| line.split_once(' ').and_then(|(count, all)| Some((count.parse().ok()?, all))));
        counted.flat_map(|(count, all)| (0..).zip(all.chars()).map(move |(place, ch)| (ch, (count, place)))).collect()
    });
    let code = u32::from(ch);
    match KNOWN.get(&ch) {
        Some(known) => *known,
        None if code < 0x2E80 => (0, code),
        // Behind those whose strokes are known one by one.
        None => (counted(ch), u32::from(u16::MAX) + code),
    }
}

/// How many strokes a rare character has: CLDR's order by strokes puts a mark before the characters of each number.
fn counted(ch: char) -> u8 {
    let mut text = [0; 4];
    let text = ch.encode_utf8(&mut text);
    let begins = |count: u8| {
        let mark: String = ['\u{FDD0}'].into_iter().chain(char::from_u32(0x2800 + u32::from(count))).collect();
        STROKE.compare(&mark, text) != Ordering::Greater
    };
    // 33 is the last mark before a gap: what stands behind it may have any number.
    (1..=33).take_while(|count| begins(*count)).last().filter(|count| *count < 33).unwrap_or(UNCOUNTED)
}

#[cfg(test)]
mod tests {
    use super::Order;

    fn sorted(order: Order, names: &str) -> String {
        let mut names: Vec<&str> = names.split(' ').collect();
        order.people(&mut names, |name| name);
        names.join(" ")
    }

    #[test]
    fn names_by_strokes() {
        for (name, expected) in [
            ("fewer first", "丁一 王一 李一 张一 陈一 曾一 戴一"),
            ("of as many, 横 竖 撇 点 折", "王一 毛一 方一 尹一 孔一"),
            ("卜 begins with 竖, 人 with 撇", "丁一 卜一 人一"),
            ("the second stroke where the first is alike", "刘一 齐一 江一 许一"),
            ("the given name within a surname, the shorter first", "王一 王一二 王二 王强 张三"),
            ("traditional and rare characters by their number", "龙一 张一 䶮一 張一 陳一"),
            ("what no table counts comes last, other scripts first", "Anna 阿依古丽·买买提 龘一 𠮷一"),
        ] {
            let mut names: Vec<&str> = expected.split(' ').collect();
            names.reverse();
            assert_eq!(sorted(Order::Strokes, &names.join(" ")), expected, "{name}");
        }
    }

    #[test]
    fn names_by_pinyin() {
        for (name, expected) in [
            (
                "surnames as they are read",
                "安一 卜一 单于一 葛一 令狐一 区一 瓢一 朴一 仇一 任一 单一 谢一 解一 尉迟一 员一 曾一 查一 翟一",
            ),
            ("only the surname is read so", "李曾 李仇 李单 李解"),
            ("people of surnames read alike do not mingle", "查四 查一 渣二 渣三"),
            ("the given name within a surname", "张安 张安国 张宝 张三"),
        ] {
            let mut names: Vec<&str> = expected.split(' ').collect();
            names.reverse();
            assert_eq!(sorted(Order::Pinyin, &names.join(" ")), expected, "{name}");
        }
    }

    #[test]
    fn people_of_one_name_and_the_order_of_entry_stay() {
        let mut people = [("张三", 2), ("李四", 1), ("张三", 1)];
        Order::Entered.people(&mut people, |person| person.0);
        assert_eq!(people, [("张三", 2), ("李四", 1), ("张三", 1)]);
        Order::Pinyin.people(&mut people, |person| person.0);
        assert_eq!(people, [("李四", 1), ("张三", 2), ("张三", 1)]);
        Order::Strokes.people(&mut people, |person| person.0);
        assert_eq!(people, [("李四", 1), ("张三", 2), ("张三", 1)]);
    }

    #[test]
    fn a_unit_has_no_surname() {
        let mut units = ["单县科协", "大同科协", "查哈科协"];
        Order::Pinyin.things(&mut units, |unit| unit);
        assert_eq!(units, ["查哈科协", "大同科协", "单县科协"]);
    }
}
