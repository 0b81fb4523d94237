//! Values that stand in their cells as they are kept: most of every list. They are known at a glance, and shared with the cell.

use std::sync::Arc;

use super::person::{VACANT, fault_of_id, looks_like_email};
use super::tick::may_be_ticked;
use super::{is_error, is_signs};
use crate::understand::kind::ValueKind;
use crate::understand::text::{is_han, is_plain};
use crate::{Cell, Value};

/// The cell's own text, where reading the cell would give this text, for this field alone, and find no fault; none where
/// that takes a closer look. A test holds the two beside each other.
pub(in crate::understand) fn normal(kind: ValueKind, cell: &Cell) -> Option<&Arc<str>> {
    let (Value::Text(text), None) = (&cell.value, &cell.shown) else { return None };
    let is_normal = !text.is_empty()
        && is_plain(text)
        && match kind {
            ValueKind::Text => !is_signs(text) && !is_error(text) && !may_be_ticked(text),
            ValueKind::LongText => !is_signs(text) && !is_error(text),
            ValueKind::Name => {
                text.chars().all(is_han) && text.len() <= 4 * 3 && &**text != "无" && !VACANT.contains(&&**text)
            }
            ValueKind::IdNumber => fault_of_id(text).is_none(),
            ValueKind::Phone => is_mobile(text.as_bytes()),
            ValueKind::Email => looks_like_email(text),
            ValueKind::Date => is_iso(text.as_bytes()),
            ValueKind::Words(words) => {
                let meant = words.iter().find(|(written, _)| *written == &**text);
                !is_signs(text)
                    && !is_error(text)
                    && !may_be_ticked(text)
                    && meant.is_none_or(|(_, meant)| *meant == &**text)
            }
            ValueKind::Choice(words) => {
                text.chars().all(is_han)
                    && words.iter().find(|(written, _)| *written == &**text).is_some_and(|(_, meant)| *meant == &**text)
            }
            _ => false,
        };
    is_normal.then_some(text)
}

fn is_mobile(text: &[u8]) -> bool {
    matches!(text, [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 && rest.iter().all(u8::is_ascii_digit))
}

/// 1985, 1985-03 and 1985-03-12, if the day exists.
fn is_iso(text: &[u8]) -> bool {
    let number = |from: usize, to: usize| {
        let digits = &text[from..to];
        let value = digits.iter().fold(0_u32, |value, digit| value * 10 + u32::from(digit.wrapping_sub(b'0')));
        digits.iter().all(u8::is_ascii_digit).then_some(value)
    };
    let dashes = |places: &[usize]| places.iter().all(|at| text[*at] == b'-');
    let (year, month, day) = match text.len() {
        4 => (number(0, 4), Some(1), Some(1)),
        7 if dashes(&[4]) => (number(0, 4), number(5, 7), Some(1)),
        10 if dashes(&[4, 7]) => (number(0, 4), number(5, 7), number(8, 10)),
        _ => return false,
    };
    let (Some(year), Some(month), Some(day)) = (year.filter(|year| (1900..=2100).contains(year)), month, day) else {
        return false;
    };
    chrono::NaiveDate::from_ymd_opt(year as i32, month, day).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::{Context, Years, read};
    use super::*;
    use crate::understand::kind::Field;

    /// What people type, sound or not.
    const TEXTS: &[&str] = &[
        "张伟",
        "张 伟",
        "张　伟",
        "1.张伟",
        "暂缺",
        "买买提·艾力",
        "欧阳锋",
        "无",
        "—",
        "-",
        "/",
        "#N/A",
        "####",
        "张三(女)",
        "张三、李四",
        "王",
        "一二三四五六",
        "甲1",
        "男",
        "女",
        "男性",
        "F",
        "m",
        "汉",
        "汉族",
        "满族",
        "群众",
        "中共党员",
        "党员",
        "本科",
        "１３８００００００００",
        "13800000000",
        "138-0000-0000",
        "12345678901",
        "19800000000",
        "0518-85550001",
        "8613800000000",
        "13800000000.0",
        "11010519491231002X",
        "11010519491231002x",
        "110105194912310021",
        "110105491231002",
        "110105491331002",
        "123456789012345678",
        "3.30106E+17",
        "110105198502290000",
        "a@b.cn",
        "a@b",
        "张@b.cn",
        "A@B.CN",
        "1985",
        "1985-03",
        "1985-3",
        "1985-03-12",
        "1985-02-30",
        "1985-13",
        "1899-01-01",
        "2101-01-01",
        "1985.3",
        "19850312",
        "2024-05-18 至 20",
        "□男 ☑女",
        "□男☑女",
        "√",
        "党员√",
        "第一中学",
        "第一\n中学",
        "第一中学\n第二中学",
        "1、做完\n2、再做",
        "说明：详见附件",
        "(空)",
        "Ａ组",
        "a b",
        "\u{200b}张伟",
        "",
        "TRUE",
        "E+",
        "ABC",
        "·",
        "~",
    ];

    #[test]
    fn what_is_known_at_a_glance_is_what_reading_gives() {
        const SEX: &[(&str, &str)] = &[("男", "男"), ("女", "女"), ("男性", "男"), ("F", "女")];
        const NATIONS: &[(&str, &str)] = &[("汉", "汉族"), ("汉族", "汉族"), ("党员", "中共党员")];
        let context = Context { years: Years { first: Some(2024), academic: false }, ..Context::default() };
        let mut known = 0;
        for value in [
            ValueKind::Text,
            ValueKind::LongText,
            ValueKind::Name,
            ValueKind::NamesText,
            ValueKind::Names,
            ValueKind::Date,
            ValueKind::Span("end"),
            ValueKind::Deadline("end"),
            ValueKind::IdNumber,
            ValueKind::Phone,
            ValueKind::Email,
            ValueKind::Count,
            ValueKind::Number,
            ValueKind::Money,
            ValueKind::Words(NATIONS),
            ValueKind::Choice(SEX),
            ValueKind::Flag,
            ValueKind::Year,
        ] {
            let field = Field::new("field", "字段", value, &[]);
            for text in TEXTS {
                let cell = Cell { column: 0, value: Value::Text((*text).into()), shown: None };
                let Some(normal) = normal(value, &cell) else { continue };
                known += 1;
                let reading = read(&field, &cell, &context);
                assert!(reading.faults.is_empty(), "{value:?} {text}: {:?}", reading.faults);
                assert_eq!(reading.values, [("field".into(), normal.clone().into())], "{value:?} {text}");
            }
        }
        assert!(known > 100, "only {known} are known at a glance");
    }
}
