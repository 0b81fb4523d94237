//! How cells look, and how numbers and days are shown.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::document::Align;

/// The looks of a list.
pub(super) struct Formats {
    pub(super) title: Format,
    pub(super) line: Format,
    pub(super) head: Format,
    pub(super) body: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        // Faces that every office machine has: Excel and WPS ask for others.
        let words = Format::new().set_font_name("宋体").set_font_size(10.5).set_align(FormatAlign::VerticalCenter);
        let ruled = words.clone().set_border(FormatBorder::Thin).set_text_wrap();
        Self {
            title: words.clone().set_font_name("黑体").set_font_size(18).set_align(FormatAlign::Center).set_text_wrap(),
            line: words.set_text_wrap(),
            head: ruled.clone().set_font_name("黑体").set_align(FormatAlign::Center),
            body: ruled,
        }
    }
}

/// Where words stand in a cell.
pub(super) fn aligned(format: &Format, align: Align) -> Format {
    format.clone().set_align(match align {
        Align::Justify | Align::Start => FormatAlign::Left,
        Align::Centre => FormatAlign::Center,
        Align::End => FormatAlign::Right,
    })
}

/// The number format that shows a number with as many places as its words have.
pub(super) fn number(words: &str) -> String {
    match words.split_once('.') {
        Some((_, places)) if !places.is_empty() && places.chars().all(|ch| ch.is_ascii_digit()) => {
            format!("0.{}", "0".repeat(places.len()))
        }
        _ => "General".into(),
    }
}

/// The number format that shows a day as its words say it.
pub(super) fn day(words: &str) -> &'static str {
    match (words.contains('年'), words.contains('月'), words.contains('.')) {
        (true, ..) => "yyyy\"年\"m\"月\"d\"日\"",
        (false, true, _) => "m\"月\"d\"日\"",
        (false, false, true) => "yyyy.m.d",
        _ => "yyyy-mm-dd",
    }
}
