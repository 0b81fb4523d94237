//! The labels that a plan numbers its items by, written and read: 一、（一）1.（1）1.1.

use crate::value::chinese;

/// The form of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 1.
    Digit,
    /// （1）
    DigitBracket,
    /// 1.1, all numbers from the first level on
    Decimal,
}

/// The label of a number whose `path` leads from the first level to it.
pub(super) fn written(form: Form, path: &[usize]) -> String {
    let number = path.last().copied().unwrap_or(0);
    match form {
        Form::Han => format!("{}、", chinese(number)),
        Form::HanBracket => format!("（{}）", chinese(number)),
        Form::Digit => format!("{number}."),
        Form::DigitBracket => format!("（{number}）"),
        // A blank parts it from words that begin with a number.
        Form::Decimal => path.iter().map(usize::to_string).collect::<Vec<_>>().join(".") + " ",
    }
}

/// A label at the beginning of a line, with the brackets and stops that people type.
pub(super) struct Written {
    /// Its length in bytes.
    pub(super) length: usize,
    pub(super) form: Form,
    /// Its number; of a decimal the last one.
    pub(super) number: usize,
    /// How many numbers it has: more than one of decimals.
    parts: usize,
}

impl Written {
    pub(super) fn read(text: &str) -> Option<Self> {
        Self::decimal(text).or_else(|| Self::plain(text))
    }

    fn plain(text: &str) -> Option<Self> {
        let open = text.chars().next()?;
        let inner = if "（(".contains(open) { &text[open.len_utf8()..] } else { text };
        let bracketed = inner.len() < text.len();
        let han = inner.find(|c| !"一二三四五六七八九十百零〇".contains(c)).unwrap_or(inner.len());
        let digits = inner.find(|c: char| !c.is_ascii_digit()).unwrap_or(inner.len());
        let end = han.max(digits);
        let mark = inner[end..].chars().next()?;
        let length = text.len() - inner.len() + end + mark.len_utf8();
        let goes_on = text[length..].starts_with(|c: char| c.is_ascii_digit());
        let form = match (bracketed, mark, han > 0) {
            (true, '）' | ')', true) => Form::HanBracket,
            (true, '）' | ')', false) => Form::DigitBracket,
            (false, '、', true) => Form::Han,
            (false, '、', false) => Form::Digit,
            // 1.5 is a number, not a label.
            (false, '.' | '．', false) if !goes_on => Form::Digit,
            _ => return None,
        };
        let number = if han > 0 { value_of(&inner[..end])? } else { inner[..end].parse().ok()? };
        (1..1000).contains(&number).then_some(Self { length, form, number, parts: 1 })
    }

    /// 1.1 and a blank behind it.
    fn decimal(text: &str) -> Option<Self> {
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let blank = text[end..].chars().next().filter(|c| c.is_whitespace())?;
        let numbers: Vec<usize> = text[..end].split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let number = *numbers.last().filter(|_| (2..=4).contains(&numbers.len()))?;
        let length = end + blank.len_utf8();
        Some(Self { length, form: Form::Decimal, number, parts: numbers.len() })
    }
}

/// The length of a label that the program makes, at the beginning of a line, and a number that labels of one form share: 1 to 4 of
/// 一、（一）1.（1）, more of decimals.
pub(super) fn at_start(text: &str) -> Option<(usize, usize)> {
    let Written { length, form, parts, .. } = Written::read(text)?;
    let form = match form {
        Form::Han => 1,
        Form::HanBracket => 2,
        Form::Digit => 3,
        Form::DigitBracket => 4,
        Form::Decimal => 3 + parts,
    };
    Some((length, form))
}

/// The form of a label as [`at_start`] tells it.
pub(super) fn form_of(label: &str) -> Option<usize> {
    at_start(label).filter(|(length, _)| *length == label.len()).map(|(_, form)| form)
}

/// The number of such words; none where they are no number as people write it.
pub(crate) fn value_of(words: &str) -> Option<usize> {
    let (mut value, mut digit) = (0, 0);
    for c in words.chars() {
        match "零一二三四五六七八九".chars().position(|one| one == c) {
            Some(one) => digit = one,
            None if c == '十' => (value, digit) = (value + digit.max(1) * 10, 0),
            None if c == '百' => (value, digit) = (value + digit.max(1) * 100, 0),
            None => return None,
        }
    }
    Some(value + digit).filter(|value| chinese(*value) == words)
}

#[cfg(test)]
mod tests {
    use super::super::numbering::label;
    use super::{Written, at_start, value_of};

    #[test]
    fn labels_as_in_official_documents() {
        for (level, number, wanted) in [
            (1, 1, "一、"),
            (1, 10, "十、"),
            (1, 20, "二十、"),
            (1, 105, "一百零五、"),
            (2, 11, "（十一）"),
            (2, 22, "（二十二）"),
            (3, 5, "5."),
            (4, 12, "（12）"),
            (5, 1, ""),
        ] {
            assert_eq!(label(level, number), wanted);
        }
        for number in 1..1000 {
            let han = label(1, number);
            assert_eq!(value_of(han.trim_end_matches('、')), Some(number), "{han}");
        }
    }

    #[test]
    fn what_begins_a_line_and_is_no_label() {
        for (line, wanted) in [
            ("一、宣传", Some((6, 1))),
            ("(二)讲座", Some((5, 2))),
            ("3．讲座", Some((4, 3))),
            ("12、讲座", Some((5, 3))),
            ("（4）讲座", Some((7, 4))),
            ("1.2 讲座", Some((4, 5))),
            ("1.2.3\u{3000}讲座", Some((8, 6))),
            ("1.5万人次", None),
            ("2026年举办", None),
            ("十几场", None),
            ("一百", None),
            ("零、", None),
        ] {
            assert_eq!(at_start(line), wanted, "{line}");
        }
        assert_eq!(Written::read("（十二）讲座").map(|it| it.number), Some(12));
    }
}
