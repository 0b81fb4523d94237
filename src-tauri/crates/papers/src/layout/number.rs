//! Numbers before headings.

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// The label of the heading that is the `count`th of its level; levels count from 0.
pub(crate) fn label(level: usize, count: usize) -> String {
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
