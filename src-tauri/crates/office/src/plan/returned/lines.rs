//! The lines of the file as the items of a plan: label, words, and the facts in brackets behind them.

use sheets::{Line, Prose, Remark};

use super::super::label::at_start;
use super::super::milestone::MARK;
use super::super::report::{FACTS, sentence};
use super::super::version::PlanText;
use crate::value;

/// An item as it stands in the file.
#[derive(Debug, Default)]
pub(super) struct Got {
    /// Its label; empty for a paragraph without one.
    pub(super) label: String,
    /// The form of the label; none for one that the program does not make.
    pub(super) form: Option<usize>,
    /// The words behind the label, without the facts.
    pub(super) words: String,
    /// Paragraphs below it without a label.
    pub(super) body: Vec<String>,
    /// What stands in the brackets, in the order of [`FACTS`].
    pub(super) facts: [String; FACTS.len()],
    pub(super) by: Vec<String>,
    pub(super) remarks: Vec<Remark>,
}

/// The file.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// 引言, a paragraph a line.
    pub(super) preface: String,
    /// Who changed it.
    pub(super) preface_by: Vec<String>,
    /// Remarks above the first item.
    pub(super) head_remarks: Vec<Remark>,
    pub(super) items: Vec<Got>,
    /// Paragraphs that were struck out whole, and who did it.
    pub(super) struck: Vec<(String, Vec<String>)>,
    /// Lines of milestones that are not those of the plan.
    pub(super) milestones: Vec<String>,
}

/// Reads the lines of a file as those of a plan.
pub(super) fn read(prose: &Prose, plan: &PlanText, office: &str) -> Read {
    let own: Vec<&str> = plan.items.iter().map(|item| item.label.as_str()).filter(|label| !label.is_empty()).collect();
    let lines: Vec<&Line> = prose.lines.iter().filter(|line| !line.text.trim().is_empty()).collect();
    let is_item = |line: &&Line| label_of(line.text.trim(), &own).is_some();
    let begin = lines.iter().position(is_item).unwrap_or(lines.len());
    let end = lines.iter().rposition(|line| !is_close(line.text.trim(), office)).map_or(0, |last| last + 1).max(begin);
    let struck = prose.struck.iter().map(|line| (line.text.clone(), line.revised_by.clone())).collect();
    let mut read = Read { struck, ..Read::default() };
    let mut preface = Vec::new();
    for line in &lines[..begin] {
        read.head_remarks.extend(line.remarks.iter().cloned());
        if !is_head(line.text.trim(), plan, office) {
            preface.push(line.text.trim());
            add(&mut read.preface_by, &line.revised_by);
        }
    }
    read.preface = preface.join("\n");
    for line in &lines[begin..end] {
        let text = line.text.trim();
        if text.starts_with(MARK) {
            // They are written in the task, not in the paper.
            if !plan.items.iter().any(|item| item.milestones == text) {
                read.milestones.push(text.to_owned());
            }
            continue;
        }
        match (label_of(text, &own), read.items.last_mut()) {
            (None, Some(above)) => {
                above.body.push(text.to_owned());
                add(&mut above.by, &line.revised_by);
                above.remarks.extend(line.remarks.iter().cloned());
            }
            (found, _) => {
                let (label, form, rest) = found.unwrap_or(("", None, text));
                let (words, facts) = without_facts(rest);
                read.items.push(Got {
                    label: label.to_owned(),
                    form,
                    words: words.to_owned(),
                    facts,
                    by: line.revised_by.clone(),
                    remarks: line.remarks.clone(),
                    ..Got::default()
                });
            }
        }
    }
    read
}

fn add(names: &mut Vec<String>, more: &[String]) {
    for name in more {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
}

/// The label with which a line begins, its form, and the words behind it.
fn label_of<'a>(text: &'a str, own: &[&str]) -> Option<(&'a str, Option<usize>, &'a str)> {
    let made = at_start(text);
    let kept = || own.iter().filter(|label| text.starts_with(**label)).max_by_key(|label| label.len());
    let (length, form) =
        made.map(|(length, form)| (length, Some(form))).or_else(|| kept().map(|it| (it.len(), None)))?;
    let (label, rest) = text.split_at(length);
    Some((label, form, rest.trim_start()))
}

/// The words and the facts behind them: 举办讲座。（责任科室：科普部；完成时限：9月底前）
fn without_facts(text: &str) -> (&str, [String; FACTS.len()]) {
    let mut facts = <[String; FACTS.len()]>::default();
    let inner = text.strip_suffix(['）', ')']);
    let at = inner.and_then(|inner| inner.rfind(['（', '(']));
    let Some((inner, at)) = inner.zip(at) else { return (text, facts) };
    let said = inner[at..].trim_start_matches(['（', '(']);
    for part in said.split(['；', ';']) {
        let Some((name, words)) = part.split_once(['：', ':']) else { return (text, Default::default()) };
        let Some(place) = FACTS.iter().position(|fact| *fact == name.trim()) else { return (text, Default::default()) };
        facts[place] = words.trim().to_owned();
    }
    (text[..at].trim_end(), facts)
}

/// True for a line that every plan has above its text: 文件, 文号, title, 主送.
fn is_head(line: &str, plan: &PlanText, office: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let line = bare(line);
    let number = plan.document_number.as_deref().map(bare);
    let addressee = plan.addressee.as_deref().map(bare);
    line == format!("{}文件", bare(office))
        || line == "（征求意见稿）"
        || number.is_some_and(|number| line == number)
        || addressee.is_some_and(|to| line.trim_end_matches(['：', ':']) == to)
        || bare(&plan.title).contains(&line)
}

/// True for a line that closes the paper: the signature and its date.
fn is_close(line: &str, office: &str) -> bool {
    let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let is_date =
        bare.ends_with('日') && bare.chars().next().is_some_and(|c| c.is_ascii_digit()) && bare.chars().count() <= 11;
    bare == office || is_date || bare == value::spoken(&crate::clock::today())
}

/// The words as they would be printed: with the full stop that the paper gives them.
pub(super) fn printed(words: &str, is_task: bool) -> String {
    if is_task { sentence(words) } else { words.to_owned() }
}
