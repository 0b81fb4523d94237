//! The date under a certificate.

use serde::{Deserialize, Serialize};

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Day {
    /// Four digits.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DateStyle {
    /// 2026年3月5日
    #[default]
    Arabic,
    /// 二〇二六年三月五日, with 〇 (U+3007) for nought as GB/T 15835 has it.
    Han,
}

impl Day {
    /// The day in words.
    pub fn text(self, style: DateStyle) -> String {
        match style {
            DateStyle::Arabic => format!("{}年{}月{}日", self.year, self.month, self.day),
            DateStyle::Han => format!("{}年{}月{}日", digits(self.year), count(self.month), count(self.day)),
        }
    }
}

const HAN: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A year, digit by digit.
fn digits(year: u16) -> String {
    year.to_string().bytes().map(|digit| HAN[usize::from(digit - b'0')]).collect()
}

/// A count below one hundred: 五, 十, 十一, 二十, 三十一.
fn count(n: u8) -> String {
    let (tens, ones) = (usize::from(n / 10 % 10), usize::from(n % 10));
    let mut text = String::new();
    if tens > 1 {
        text.push(HAN[tens]);
    }
    if tens > 0 {
        text.push('十');
    }
    if ones > 0 || tens == 0 {
        text.push(HAN[ones]);
    }
    text
}
