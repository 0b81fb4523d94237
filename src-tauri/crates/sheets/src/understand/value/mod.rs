//! A cell's value → the normal form of its field, or what is wrong with it.

mod date;
mod normal;
mod number;
mod person;
mod tick;

use std::borrow::Cow;
use std::sync::Arc;

pub use date::{Span, span_of};
pub(super) use date::{Years, is_point_in_time, is_time, month_alone, month_of, year_in};
pub(crate) use date::{days_of, year_of};
pub(super) use normal::normal;
pub(super) use person::{looks_like_email, looks_like_mobile, looks_like_sex, sound_id_number, told_by_id};
pub(super) use tick::is_mark;

use super::headless::looks_like_unit;
use super::kind::{Field, ValueKind};
use super::outcome::{IssueCode, Severity};
use super::text::{lines, one_line, squeeze, without_label};
pub use number::{Head, head_count};

use super::values::Datum;
use crate::{Cell, Value};

/// What a row knows beside the cell.
#[derive(Clone, Debug)]
pub(super) struct Context {
    pub years: Years,
    pub month: Option<u32>,
    /// What the header counts in: 10,000 for 万元.
    pub factor: f64,
    /// The record's own name: a leader column may repeat it.
    pub name: Option<Arc<str>>,
}

impl Default for Context {
    fn default() -> Self {
        Context { years: Years::default(), month: None, factor: 1.0, name: None }
    }
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub values: Vec<(Cow<'static, str>, Datum)>,
    pub faults: Vec<Fault>,
}

/// What is wrong with a value.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub code: IssueCode,
    pub severity: Severity,
    pub message: String,
}

impl Fault {
    pub fn error(code: IssueCode, message: impl Into<String>) -> Self {
        Fault { code, severity: Severity::Error, message: message.into() }
    }

    pub fn warning(code: IssueCode, message: impl Into<String>) -> Self {
        Fault { code, severity: Severity::Warning, message: message.into() }
    }
}

impl Reading {
    fn one(name: &'static str, value: impl Into<Datum>) -> Self {
        Reading { values: vec![(Cow::Borrowed(name), value.into())], faults: Vec::new() }
    }

    fn wrong(fault: Fault) -> Self {
        Reading { values: Vec::new(), faults: vec![fault] }
    }

    fn but(mut self, fault: Option<Fault>) -> Self {
        self.faults.extend(fault);
        self
    }
}

/// True for what people write where there is nothing: dashes, a slash.
pub(super) fn is_blank(text: &str) -> bool {
    is_signs(&squeeze(text))
}

fn is_signs(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '-' | '—' | '－' | '–' | '/' | '\\' | '_' | '·' | '、' | '.' | '~'))
}

/// True for #N/A and its kin, and for the hashes that stand where a number is too wide.
fn is_error(text: &str) -> bool {
    let known = ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"];
    known.contains(&text) || text.len() >= 3 && text.chars().all(|c| c == '#')
}

/// Text on one line. Units on lines of their own stay apart, and so do numbered points.
fn text_of(text: &str) -> Cow<'_, str> {
    if !text.contains(['\n', '\r']) {
        return one_line(text);
    }
    let lines: Vec<Cow<'_, str>> = text.lines().map(one_line).filter(|line| !line.is_empty()).collect();
    if lines.len() > 1 && lines.iter().all(|line| looks_like_unit(line)) {
        Cow::Owned(lines.join("、"))
    } else if lines.len() > 1 && lines.iter().skip(1).all(|line| without_label(line).len() < line.len()) {
        Cow::Owned(lines.join(" "))
    } else {
        one_line(text)
    }
}

/// Reads a cell for a field.
pub(super) fn read(field: &Field, cell: &Cell, context: &Context) -> Reading {
    let text = cell.text();
    if is_blank(&text) {
        return Reading::default();
    }
    let shown_error = squeeze(&text);
    let error = match &cell.value {
        Value::Error(error) => Some(&**error),
        // What a web page or a text file shows of a cell that has no value, or is too narrow for it.
        Value::Text(_) => Some(&*shown_error).filter(|text| is_error(text)),
        _ => None,
    };
    if let Some(error) = error {
        let message = match error.strip_prefix("#公式") {
            Some(_) => {
                format!("{}是公式，文件里没有存下结果。请在 WPS 或 Excel 里打开并保存一次，再导入。", field.title)
            }
            None => format!("{}显示为 {error}，公式没有算出结果。请在表格里改好，或直接填写内容。", field.title),
        };
        return Reading::wrong(Fault::error(IssueCode::CellError, message));
    }
    let nothing = squeeze(&text) == "无";
    let is_words = matches!(field.value, ValueKind::Text | ValueKind::LongText | ValueKind::Words(_));
    if nothing && !is_words {
        return Reading::default();
    }
    let takes_words = matches!(field.value, ValueKind::Text | ValueKind::Words(_) | ValueKind::Choice(_));
    if let Some(chosen) = takes_words.then(|| tick::ticked(&text)).flatten() {
        return of_ticked(field, cell, &chosen, context);
    }
    match field.value {
        ValueKind::Text => Reading::one(field.name, text_of(&text)),
        ValueKind::LongText => Reading::one(field.name, lines(&text)),
        ValueKind::Name => person::name(field, &text),
        ValueKind::NamesText => Reading::one(field.name, person::names_text(&text)),
        ValueKind::Names => person::names(field, &text),
        ValueKind::Date => date::date(field, cell, context),
        ValueKind::Span(end) => date::span(field, end, cell, context),
        ValueKind::Deadline(end) => date::deadline(field, end, cell, context),
        ValueKind::IdNumber => person::id_number(field, cell),
        ValueKind::Phone => person::phone(field, &text),
        ValueKind::Email => person::email(field, &text),
        ValueKind::Count => number::count(field, cell, context.factor),
        ValueKind::Number => number::number(field, cell),
        ValueKind::Score(words_to) => number::score(field, words_to, cell),
        ValueKind::Money => number::money(field, cell, context.factor),
        ValueKind::Indicators => number::indicators(field, cell),
        ValueKind::Words(words) => {
            let line = one_line(&text);
            let bare = squeeze(&line);
            let meant = words.iter().find(|(written, _)| *written == bare).map(|(_, meant)| *meant);
            Reading::one(field.name, meant.map_or(line.as_ref(), |meant| meant))
        }
        ValueKind::Choice(words) => {
            let bare = squeeze(&text).to_uppercase();
            match words.iter().find(|(written, _)| *written == bare) {
                Some((_, meant)) => Reading::one(field.name, *meant),
                None => {
                    let mut allowed: Vec<&str> = Vec::new();
                    for (_, meant) in words {
                        if !allowed.contains(meant) {
                            allowed.push(meant);
                        }
                    }
                    let message = format!(
                        "{}“{}”认不出，应为{}。请改正后再导入。",
                        field.title,
                        one_line(&text),
                        allowed.join("或")
                    );
                    Reading::wrong(Fault::error(IssueCode::Form, message))
                }
            }
        }
        ValueKind::Flag => flag(field, &text, context),
        ValueKind::Year | ValueKind::Month => Reading::default(),
    }
}

/// The one word that is ticked; nothing where none is, and where several are, that is said.
fn of_ticked(field: &Field, cell: &Cell, chosen: &[String], context: &Context) -> Reading {
    match chosen {
        [] => Reading::default(),
        [one] => read(field, &Cell { value: Value::Text(one.as_str().into()), shown: None, ..cell.clone() }, context),
        _ => {
            let message = format!("{}“{}”里勾了几个，没有导入。请核对。", field.title, one_line(&cell.text()));
            Reading::wrong(Fault::warning(IssueCode::Several, message))
        }
    }
}

fn flag(field: &Field, text: &str, context: &Context) -> Reading {
    let bare = squeeze(text);
    let is_own_name = context.name.as_deref() == Some(&*person::tidy_name(text));
    if is_own_name
        || ["是", "√", "✓", "✔", "☑", "Y", "y", "YES", "1", "TRUE", "●", "★", "对"].contains(&&*bare)
        || bare == field.title
        || bare.ends_with("组长")
    {
        return Reading::one(field.name, true);
    }
    Reading::one(field.name, false)
}
