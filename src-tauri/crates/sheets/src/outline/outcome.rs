//! What was understood of a plan's text.

use serde::Serialize;
use ts_rs::TS;

use crate::understand::Severity;

/// A plan's text, taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// What stands above and below the text.
    pub paper: Paper,
    /// Headings, tasks and the text between them, in order.
    pub entries: Vec<Entry>,
    /// What is doubtful.
    pub issues: Vec<Doubt>,
}

/// What stands above and below a plan's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "OutlinePaper", optional_fields)]
pub struct Paper {
    /// 标题
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// 文号
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<String>,
    /// 主送, without its colon
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addressee: Option<String>,
    /// 落款
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// 成文日期, as written
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The year that the title says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
}

/// What a part of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "OutlineKind")]
pub enum EntryKind {
    /// Something with tasks under it, or the name of a part.
    Heading,
    /// Something to be done.
    Task,
    /// Words that belong to the heading or task above them; those above the first are the preface.
    Text,
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(rename = "OutlineEntry", optional_fields)]
pub struct Entry {
    /// Depth, from 1; that of the entry above for a text, 0 in the preface.
    pub level: usize,
    /// 一、（一）1. as written, or as the word processor counts it; empty for a text.
    pub label: String,
    /// The same label in its usual form.
    #[serde(skip)]
    pub usual: String,
    /// The words, without the label and without what they say in a form at their end.
    pub text: String,
    /// The line or paragraph on which it begins, from 1.
    pub line: usize,
    /// What it is.
    pub kind: EntryKind,
    /// The short name with which a long text begins: （一）抓好宣传。今年要…
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Targets of a task, those in the texts under it too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Target>>")]
    pub targets: Vec<Target>,
    /// 责任领导
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader: Option<String>,
    /// 责任单位
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_unit: Option<String>,
    /// 责任人
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// 配合单位
    #[serde(skip_serializing_if = "Option::is_none")]
    pub helpers: Option<String>,
    /// 完成时限, as written
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_text: Option<String>,
    /// First day of it, where the year is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// Last day of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
}

/// A target found in the words.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(rename = "OutlineTarget", optional_fields)]
pub struct Target {
    /// The number, or the lower end of a range; none for 每季度1次, which is no sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<f64>,
    /// The upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_high: Option<f64>,
    /// 次, 期, 人次 …
    pub unit: String,
    /// The words it was found in.
    pub words: String,
}

/// Something doubtful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "OutlineIssue")]
pub struct Doubt {
    /// The line or paragraph; 0 when it is about the whole.
    pub line: usize,
    /// What is doubtful.
    pub code: DoubtCode,
    /// How bad it is.
    pub severity: Severity,
    /// As written.
    pub value: String,
    /// What it means and what to do.
    pub message: String,
}

/// What can be doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "OutlineIssueCode")]
pub enum DoubtCode {
    /// A number with digits left open: 20__年.
    Gap,
    /// Labels that skip or repeat a number.
    Numbering,
    /// Tables in the text, which were not read.
    Tables,
    /// No label in the whole text.
    Unlabelled,
}
