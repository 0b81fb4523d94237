//! Numbers before headings.

use crate::document::{Heading, Label};

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// Counts the headings of a part: of each level those under the present one above it.
#[derive(Debug, Default)]
pub(crate) struct Counter([usize; 4]);

impl Counter {
    /// The level of the next heading, from 0, and what stands on it with its label.
    pub(crate) fn next(&mut self, heading: &Heading) -> (usize, String) {
        let level = usize::from(heading.level.clamp(1, 4)) - 1;
        let label = match &heading.label {
            Label::Made => {
                self.0[level] += 1;
                self.0[level + 1..].fill(0);
                label(level, self.0[level])
            }
            Label::Kept(label) => label.clone(),
            Label::None => String::new(),
        };
        (level, format!("{label}{}", heading.text.trim().replace('\n', " ")))
    }
}

/// The label of the heading that is the `count`th of its level; levels count from 0.
fn label(level: usize, count: usize) -> String {
    match level {
        0 => format!("{}、", chinese(count)),
        1 => format!("（{}）", chinese(count)),
        2 => format!("{count}. "),
        _ => format!("（{count}）"),
    }
}

/// 1 to 99 in Chinese; larger numbers, which no paper has, in digits.
fn chinese(number: usize) -> String {
    let (tens, ones) = (number / 10, number % 10);
    match tens {
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        2..=9 => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_headings() {
        for (level, count, wanted) in [
            (0, 1, "一、"),
            (0, 10, "十、"),
            (0, 12, "十二、"),
            (0, 20, "二十、"),
            (1, 21, "（二十一）"),
            (2, 3, "3. "),
            (3, 4, "（4）"),
            (0, 100, "100、"),
        ] {
            assert_eq!(label(level, count), wanted);
        }
    }
}
