//! What the outline of a plan's text becomes: a plan with its headings and tasks.

use rusqlite::Connection;
use rusqlite::types::Value;
use sheets::outline::{Entry, EntryKind, Paper, Target};

use super::arrival::{NewPlan, counted_by};
use super::item::{CountedBy, NewTarget, write_targets};
use super::numbering;
use crate::changes::{self, Columns};
use crate::error::Result;
use crate::ids::{PlanId, PlanItemId};
use crate::import::Source;
use crate::job::Job;

/// Makes a plan of a text. Every text becomes a plan of its own, as a plan table does; a text without any heading or task
/// becomes nothing. How many headings and tasks were made comes back.
pub(crate) fn take_outline(
    conn: &Connection,
    paper: &Paper,
    entries: &[Entry],
    source: &Source,
    job: &Job,
) -> Result<usize> {
    let mut made_so_far = 0;
    let is_text = |entry: &&Entry| entry.kind == EntryKind::Text;
    let (preface, mut rest) = entries.split_at(entries.iter().take_while(is_text).count());
    if rest.is_empty() {
        return Ok(0);
    }
    job.step("导入", rest.iter().filter(|entry| !is_text(entry)).count());
    let plan = new_plan(conn, paper, preface, source)?;
    let mut items = NewPlan::default();
    let mut open: Vec<(usize, PlanItemId)> = Vec::new();
    while let Some((entry, after)) = rest.split_first() {
        let (texts, next) = after.split_at(after.iter().take_while(is_text).count());
        while open.last().is_some_and(|(level, _)| *level >= entry.level) {
            open.pop();
        }
        let parent = open.last().map(|(_, id)| *id);
        let made = numbering::label(open.len() + 1, items.next_number(parent));
        let columns = columns(entry, texts, &made)?;
        let kind = if entry.kind == EntryKind::Task { "task" } else { "heading" };
        let id = items.item(conn, plan, parent, kind, named(entry), columns)?;
        let targets: Vec<NewTarget> = entry.targets.iter().map(new_target).collect();
        write_targets(conn, id, &targets)?;
        open.push((entry.level, id));
        made_so_far += 1;
        job.tick()?;
        rest = next;
    }
    Ok(made_so_far)
}

fn new_plan(conn: &Connection, paper: &Paper, preface: &[Entry], source: &Source) -> Result<PlanId> {
    let title = paper.title.as_deref().unwrap_or_default();
    let year = source.year_of(&[title, paper.date.as_deref().unwrap_or_default()])?;
    let title = if title.is_empty() { format!("{year}年工作计划") } else { title.to_owned() };
    let mut columns: Columns = vec![("year", Value::Integer(i64::from(year))), ("title", Value::Text(title))];
    // The signer and the date that the paper was signed have no field of their own.
    let signed: Vec<&str> = [&paper.signature, &paper.date].into_iter().flatten().map(String::as_str).collect();
    let signed = Some(signed.join(" ")).filter(|signed| !signed.is_empty());
    for (column, words) in [
        ("document_number", paper.document_number.clone()),
        ("addressee", paper.addressee.clone()),
        ("preface", joined(preface.iter().map(|entry| entry.text.as_str()))),
        ("note", signed.map(|signed| format!("落款：{signed}"))),
    ] {
        columns.extend(words.map(|words| (column, Value::Text(words))));
    }
    changes::insert(conn, "plan", &columns).map(PlanId)
}

/// The columns beside kind and text. A label is kept only where the program would make another.
fn columns(entry: &Entry, texts: &[Entry], made: &str) -> Result<Columns> {
    let run_on = entry.title.as_deref().map(|title| {
        let rest = entry.text[title.len()..].trim_start();
        rest.strip_prefix(['。', '：', ':']).unwrap_or(rest).trim_start()
    });
    let body = joined(run_on.into_iter().chain(texts.iter().map(|text| text.text.as_str())));
    let label = Some(entry.label.clone()).filter(|_| entry.usual != made);
    let mut columns = Columns::new();
    for (column, words) in [
        ("label", &label),
        ("body", &body),
        ("leader", &entry.leader),
        ("lead_unit", &entry.lead_unit),
        ("person", &entry.person),
        ("helpers", &entry.helpers),
        ("time_text", &entry.time_text),
    ] {
        columns.extend(words.clone().map(|words| (column, Value::Text(words))));
    }
    for (column, date) in [("start_date", &entry.start), ("end_date", &entry.end)] {
        if let Some(date) = date {
            columns.push((column, crate::value::date(column, date)?));
        }
    }
    Ok(columns)
}

/// The words of an item: the short name with which its text begins, or all of it. A label alone stands for itself.
fn named(entry: &Entry) -> &str {
    let words = entry.title.as_deref().unwrap_or(&entry.text);
    if words.is_empty() { &entry.label } else { words }
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    Some(texts.join("\n")).filter(|text| !text.is_empty())
}

fn new_target(target: &Target) -> NewTarget {
    let unit = Some(target.unit.clone()).filter(|unit| !unit.is_empty());
    NewTarget {
        amount: target.amount,
        amount_high: target.amount_high,
        counted_by: if target.amount.is_some() { counted_by(unit.as_deref()) } else { CountedBy::Hand },
        unit,
        words: Some(target.words.clone()),
        measure: None,
        done: None,
    }
}
