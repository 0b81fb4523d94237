//! Labels made by the program: 一、（一）1.（1） by level, as GB/T 9704 orders them.

use crate::value::chinese;

/// The label of the `number`th item (from 1) at `level` (from 1). Levels below the fourth have none.
pub fn label(level: usize, number: usize) -> String {
    match level {
        1 => format!("{}、", chinese(number)),
        2 => format!("（{}）", chinese(number)),
        3 => format!("{number}."),
        4 => format!("（{number}）"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn labels_are_those_of_official_documents() {
        for (level, number, wanted) in [
            (1, 1, "一、"),
            (1, 10, "十、"),
            (1, 11, "十一、"),
            (1, 20, "二十、"),
            (1, 99, "九十九、"),
            (1, 105, "一百零五、"),
            (1, 110, "一百一十、"),
            (2, 3, "（三）"),
            (3, 12, "12."),
            (4, 2, "（2）"),
            (5, 1, ""),
        ] {
            assert_eq!(label(level, number), wanted);
        }
    }
}
