//! Which item of the file is which of the plan, and what is other in it.

use std::collections::HashMap;

use sheets::outline::{Target, targets};

use super::super::PlanDetail;
use super::super::compare::{ChangedField, ChangedItem, Difference, pairs};
use super::super::label::form_of;
use super::super::milestone::MARK;
use super::super::report::{FACTS, facts_of, said_number};
use super::super::version::{ItemText, PlanText};
use super::ReturnedChange;
use super::lines::{Got, Read, printed};
use super::moves::Standing;

/// What a change is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// 引言
    Preface,
    /// The item of the plan at this place is gone.
    Gone(usize),
    /// The item of the file at this place is new.
    New(usize),
    /// The item of the file at this place stands elsewhere in the plan.
    Moved(usize),
    /// The item of the plan reads otherwise in the file.
    Other,
}

/// A change, with what accepting it writes.
pub(super) struct Change {
    pub(super) of: Of,
    pub(super) shown: ReturnedChange,
    /// The item of the plan; none for a new one.
    pub(super) item: Option<usize>,
    /// Fields by the names of their columns; targets as they are said.
    pub(super) columns: Vec<(&'static str, String)>,
}

/// The outcome.
pub(super) struct Sorted {
    pub(super) changes: Vec<Change>,
    pub(super) same: usize,
    /// Items of the file that are items of the plan.
    pub(super) of_file: HashMap<usize, usize>,
    /// The level of each item of the file in the plan.
    pub(super) levels: Vec<usize>,
    pub(super) left: Vec<String>,
}

/// The columns of the facts, in the order of [`FACTS`]; targets are no column.
const COLUMNS: [&str; FACTS.len()] = ["leader", "lead_unit", "person", "helpers", "time_text", TARGETS];

/// Stands for the targets among the columns.
pub(super) const TARGETS: &str = "targets";

/// Compares the file with the plan as it is printed.
pub(super) fn sort(plan: &PlanDetail, text: &PlanText, read: &Read) -> Sorted {
    let before: Vec<ItemText> = text.items.iter().map(|item| bare(&line_of(item), &item.uid)).collect();
    let after: Vec<ItemText> = read.items.iter().map(|got| bare(&got.words, "")).collect();
    let pairs = pairs(&before, &after);
    let of_file: HashMap<usize, usize> = pairs.iter().map(|(old, new)| (*new, *old)).collect();
    let kept: Vec<usize> = pairs.iter().map(|(old, _)| *old).collect();
    let levels = levels(text, read, &of_file);
    let mut sorted = Sorted { changes: Vec::new(), same: 0, of_file: HashMap::new(), levels, left: Vec::new() };
    preface(text, read, &mut sorted);
    // What is gone is told before the next item that stood after it and is still there.
    let mut told = 0;
    let mut gone_until = |limit: usize, changes: &mut Vec<Change>| {
        for at in told..limit.max(told) {
            if !kept.contains(&at) {
                changes.push(gone(at, &text.items[at], read));
            }
        }
        told = told.max(limit);
    };
    let mut moved = Standing { text, read, of_file: &of_file, levels: &sorted.levels }.moved();
    for (index, got) in read.items.iter().enumerate() {
        let Some(&old) = of_file.get(&index) else {
            sorted.changes.push(new(index, got, kind_of(index, read, text, &of_file)));
            continue;
        };
        gone_until(old, &mut sorted.changes);
        let item = &text.items[old];
        if got.form.is_some() && got.form != form_of(&item.label) && !plan.items[old].label_kept {
            sorted.left.push(format!("“{}{}”改了层级，请在大纲里用 Tab、Shift+Tab 移动", got.label, item.text));
        }
        let changes = [moved.remove(&index), other(old, item, got)];
        sorted.same += usize::from(changes.iter().all(Option::is_none));
        sorted.changes.extend(changes.into_iter().flatten());
    }
    gone_until(text.items.len(), &mut sorted.changes);
    let of_task = |line: &String| format!("“{}”和计划里的不同，请在任务里改对象和节点", line.replace(MARK, "节点 "));
    sorted.left.extend(read.milestones.iter().map(of_task));
    sorted.of_file = of_file;
    sorted
}

/// The level of each item of the file: that of the plan where it is known, else that of what is labelled alike, above in the same section
/// or anywhere.
fn levels(text: &PlanText, read: &Read, of_file: &HashMap<usize, usize>) -> Vec<usize> {
    let mut anywhere: HashMap<usize, usize> = HashMap::new();
    for (index, got) in read.items.iter().enumerate() {
        if let Some((form, old)) = got.form.zip(of_file.get(&index)) {
            anywhere.entry(form).or_insert(text.items[*old].level);
        }
    }
    let mut here: HashMap<usize, usize> = HashMap::new();
    let mut levels: Vec<usize> = Vec::with_capacity(read.items.len());
    for (index, got) in read.items.iter().enumerate() {
        let alike = || got.form.map(|form| *here.get(&form).or(anywhere.get(&form)).unwrap_or(&form));
        let known = of_file.get(&index).map(|old| text.items[*old].level).or_else(alike);
        let level = known.or(levels.last().copied()).unwrap_or(1);
        if let Some(form) = got.form {
            // Another 一、 or （一） ends the section.
            here.retain(|other, _| *other < form);
            here.insert(form, level);
        }
        levels.push(level);
    }
    levels
}

/// Words alone, for pairing.
fn bare(words: &str, uid: &str) -> ItemText {
    ItemText { uid: uid.to_owned(), text: words.to_owned(), ..ItemText::default() }
}

/// The words of an item in its printed line, without its facts.
fn line_of(item: &ItemText) -> String {
    if item.kind == "task" {
        format!("{}{}", printed(&item.words(), true), printed(item.body.trim(), true))
    } else {
        item.words()
    }
}

fn preface(text: &PlanText, read: &Read, sorted: &mut Sorted) {
    let before = paragraphs(text.preface.as_deref().unwrap_or_default());
    if before == read.preface {
        return;
    }
    let item = ChangedItem {
        how: Difference::Changed,
        kind: "plan".into(),
        label: String::new(),
        text: text.title.clone(),
        fields: vec![field("引言", &before, &read.preface)],
    };
    let shown = ReturnedChange { item, by: read.preface_by.clone() };
    sorted.changes.push(Change {
        of: Of::Preface,
        shown,
        item: None,
        columns: vec![("preface", read.preface.clone())],
    });
}

/// The paragraphs of a text as they are printed: trimmed, without empty ones.
fn paragraphs(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn field(name: &str, before: &str, after: &str) -> ChangedField {
    ChangedField { name: name.into(), before: before.into(), after: after.into() }
}

fn gone(at: usize, item: &ItemText, read: &Read) -> Change {
    let words = item.text.trim_end_matches('。');
    let struck = read.struck.iter().find(|(text, _)| text.contains(words));
    let shown = ChangedItem {
        how: Difference::Removed,
        kind: item.kind.clone(),
        label: item.label.clone(),
        text: item.text.clone(),
        fields: Vec::new(),
    };
    Change {
        of: Of::Gone(at),
        shown: ReturnedChange { item: shown, by: struck.map(|(_, by)| by.clone()).unwrap_or_default() },
        item: Some(at),
        columns: Vec::new(),
    }
}

/// Whether a new item is a heading or a task: as all that are labelled alike are; a heading where items stand below it.
fn kind_of(index: usize, read: &Read, text: &PlanText, of_file: &HashMap<usize, usize>) -> &'static str {
    let form = read.items[index].form;
    let next = read.items.get(index + 1).and_then(|next| next.form);
    if next.zip(form).is_some_and(|(next, form)| next > form) {
        return "heading";
    }
    let alike = (0..read.items.len()).filter(|at| read.items[*at].form == form).filter_map(|at| of_file.get(&at));
    let is_heading = alike.clone().count() > 0 && alike.into_iter().all(|old| text.items[*old].kind == "heading");
    if is_heading { "heading" } else { "task" }
}

fn new(index: usize, got: &Got, kind: &str) -> Change {
    let facts = FACTS.iter().zip(&got.facts).filter(|(_, words)| !words.is_empty());
    let fields = facts.map(|(name, words)| field(name, "", words));
    let body = got.body.join("\n");
    let body_field = (!body.is_empty()).then(|| field("正文", "", &body));
    let item = ChangedItem {
        how: Difference::Added,
        kind: kind.into(),
        label: got.label.clone(),
        text: got.words.clone(),
        fields: body_field.into_iter().chain(fields).collect(),
    };
    let facts = COLUMNS.iter().zip(&got.facts).filter(|(_, words)| !words.is_empty());
    let mut columns: Vec<(&'static str, String)> = facts.map(|(column, words)| (*column, words.clone())).collect();
    if !body.is_empty() {
        columns.push(("body", body));
    }
    Change { of: Of::New(index), shown: ReturnedChange { item, by: got.by.clone() }, item: None, columns }
}

/// What is other in an item; none for one that came back as it went out.
fn other(at: usize, item: &ItemText, got: &Got) -> Option<Change> {
    let mut fields = Vec::new();
    let mut columns = Vec::new();
    let mut tell = |name: &str, column: &'static str, before: &str, after: String| {
        if before != after {
            fields.push(field(name, before, &after));
            columns.push((column, after));
        }
    };
    let is_task = item.kind == "task";
    let body = paragraphs(&item.body);
    let (words, run_on) = if is_task { split(item, &got.words) } else { (got.words.clone(), String::new()) };
    tell("内容", "text", &item.text, as_written(&words, item));
    let after =
        [run_on, got.body.join("\n")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    if after != body && after != printed(&body, is_task) {
        tell("正文", "body", &body, after);
    }
    for (((name, column), before), after) in FACTS.iter().zip(COLUMNS).zip(facts_of(item)).zip(&got.facts) {
        // A number that is written in the words and as a target is one number.
        let follows = column == TARGETS && before == after;
        tell(name, column, before, if follows { retold(before, &item.text, &words) } else { after.clone() });
    }
    if fields.is_empty() {
        return None;
    }
    let shown = ChangedItem {
        how: Difference::Changed,
        kind: item.kind.clone(),
        label: item.label.clone(),
        text: item.text.clone(),
        fields,
    };
    Some(Change { of: Of::Other, shown: ReturnedChange { item: shown, by: got.by.clone() }, item: Some(at), columns })
}

/// Targets as papers say them, after their task was reworded: one that the words named goes with the number that they name now.
fn retold(said: &str, before: &str, after: &str) -> String {
    let (before, after) = (targets(before), targets(after));
    let one = |piece: &str| {
        let target = targets(piece).into_iter().next()?;
        let same = |other: &&Target| other.unit == target.unit;
        let named =
            before.iter().find(|it| same(it) && it.amount == target.amount && it.amount_high == target.amount_high)?;
        let now =
            after.iter().find(same).filter(|now| now.amount != named.amount || now.amount_high != named.amount_high)?;
        Some(said_number(now.amount, now.amount_high, &now.unit))
    };
    said.split('、').map(|piece| one(piece).unwrap_or_else(|| piece.to_owned())).collect::<Vec<_>>().join("、")
}

/// The words of a task and the body that runs on behind them in its line. Where both were changed, the first sentence is the task.
fn split(item: &ItemText, line: &str) -> (String, String) {
    let body = printed(item.body.trim(), true);
    if body.is_empty() {
        return (line.to_owned(), String::new());
    }
    let words = printed(&item.words(), true);
    if let Some(rest) = line.strip_prefix(&words) {
        return (words, rest.trim().to_owned());
    }
    if let Some(rest) = line.strip_suffix(&body) {
        return (rest.trim().to_owned(), body);
    }
    match line.split_once('。') {
        Some((first, rest)) => (format!("{first}。"), rest.trim().to_owned()),
        None => (line.to_owned(), String::new()),
    }
}

/// Printed words as she wrote them: without 续 and the full stop that the paper adds.
fn as_written(words: &str, item: &ItemText) -> String {
    let (before, is_task) = (item.text.trim(), item.kind == "task");
    let full = |text: &str| printed(text, is_task);
    if words == full(&item.words()) {
        return item.text.clone();
    }
    let words = if item.continued { words.trim_end_matches('。').trim_end_matches("（续）") } else { words };
    if is_task && !before.ends_with('。') && full(before).ends_with('。') {
        words.trim_end_matches('。').to_owned()
    } else {
        words.to_owned()
    }
}
