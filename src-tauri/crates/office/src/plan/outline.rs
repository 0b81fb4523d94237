//! What the outline of a plan's text becomes: a plan with its headings and tasks.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use sheets::outline::{Entry, EntryKind, Outline, Paper, Target, outline, targets};
use sheets::{Format, Line, Prose};

use super::arrival::{NewPlan, counted_by};
use super::numbering::{Count, Numbering};
use super::place::{Spot, place};
use super::report::said_target;
use super::standing::{repetition_in, time_columns};
use super::store;
use super::target::{self, CountedBy, NewTarget};
use super::time;
use crate::changes::{self, Columns};
use crate::error::{Error, Result};
use crate::ids::{PlanId, PlanItemId};
use crate::import::Source;
use crate::job::Job;
use crate::office::At;
use crate::profile;

/// Makes a plan of a text. Every text becomes a plan of its own, as a plan table does; a text without any heading or task
/// becomes nothing. How many headings and tasks were made comes back.
pub(crate) fn take_outline(
    conn: &Connection,
    paper: &Paper,
    entries: &[Entry],
    source: &Source,
    job: &Job,
) -> Result<usize> {
    let is_text = |entry: &&Entry| entry.kind == EntryKind::Text;
    let (preface, rest) = entries.split_at(entries.iter().take_while(is_text).count());
    if rest.is_empty() {
        return Ok(0);
    }
    job.step("导入", rest.iter().filter(|entry| !is_text(entry)).count());
    let title = paper.title.as_deref().unwrap_or_default();
    let year = source.year_of(&[title, paper.date.as_deref().unwrap_or_default()])?;
    let numbering = numbering_of(rest);
    let columns = header(paper, preface, year).into_iter().chain(numbering.columns()).collect();
    let plan = PlanId(changes::insert(conn, "plan", &columns)?);
    Ok(take(conn, plan, None, rest, numbering, &mut || job.tick())?.items)
}

/// Begins a plan from the text of a paper, with its title, preface, headings, tasks and targets. What she wrote herself (`own`)
/// goes before what the paper says.
pub(super) fn begin(conn: &Connection, text: &str, year: i32, own: &Columns) -> Result<PlanId> {
    let Outline { paper, entries, .. } = outline(&prose(lines_of(text)), Some(year));
    let is_text = |entry: &&Entry| entry.kind == EntryKind::Text;
    let (preface, rest) = entries.split_at(entries.iter().take_while(is_text).count());
    let mut columns = header(&paper, preface, year);
    columns.retain(|(column, _)| own.iter().all(|(written, _)| written != column));
    columns.extend(own.iter().cloned());
    let plan = PlanId(changes::insert(conn, "plan", &columns)?);
    take(conn, plan, None, rest, Numbering::default(), &mut || Ok(()))?;
    Ok(plan)
}

fn lines_of(text: &str) -> Vec<Line> {
    let line = |(index, text): (usize, &str)| Line { number: index + 1, text: text.to_owned(), ..Line::default() };
    text.lines().enumerate().map(line).collect()
}

fn prose(lines: Vec<Line>) -> Prose {
    Prose { format: Format::Text, lines, paragraphs: false, tables: 0, struck: Vec::new() }
}

/// A text to add to a plan as headings and tasks.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlanTake {
    /// The plan.
    pub plan_id: PlanId,
    /// What it goes under; top level when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub parent_id: Option<PlanItemId>,
    /// The sibling it comes after; last when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub after: Option<PlanItemId>,
    /// The words, a line a paragraph.
    pub text: String,
}

/// What became of a text.
#[derive(Clone, Copy, Debug, Serialize, ts_rs::TS)]
pub struct Taken {
    /// Headings and tasks made.
    pub items: usize,
    /// Targets found in the words.
    pub targets: usize,
    /// Paragraphs above the first label, which became nothing: a title, a preface.
    pub left: usize,
}

/// More than a plan has; a book is imported as a file.
const MOST_CHARACTERS: usize = 200_000;

/// Adds a text to a plan: headings, tasks and targets are found as in a file. A text without labels becomes a task a line.
pub(crate) fn plan_take(at: &At<'_>, ask: PlanTake) -> Result<Taken> {
    if ask.text.chars().count() > MOST_CHARACTERS {
        return Err(Error::invalid("text", "粘贴的文字太长了（超过 20 万字）。请存成文件，再到“导入”里导入。"));
    }
    at.act(|act| {
        let year = act
            .query_row("SELECT year FROM plan WHERE id = ?", [ask.plan_id], |row| row.get(0))
            .optional()?
            .ok_or(Error::NotFound { noun: super::NOUN })?;
        if let Some(parent) = ask.parent_id {
            store::same_plan(act, ask.plan_id, parent)?;
        }
        let (mut entries, left) = entries_of(lines_of(&ask.text), year);
        if entries.is_empty() {
            return Err(Error::invalid("text", "没有可以放进计划的文字。"));
        }
        // The first text of a plan says how it is numbered; what comes later is numbered as the plan is.
        if store::roots(act, ask.plan_id)?.is_empty() {
            changes::update(act, "plan", ask.plan_id.0, &numbering_of(&entries).columns(), super::NOUN)?;
        }
        entries.iter_mut().for_each(|entry| entry.label.clear());
        let made = take(act, ask.plan_id, ask.parent_id, &entries, Numbering::default(), &mut || Ok(()))?;
        // What was made stands among the siblings at the head of their numbers; it is put where she pasted.
        place(act, ask.plan_id, ask.parent_id, &made.roots, ask.after.map_or(Spot::Last, Spot::After))?;
        let taken = Taken { items: made.items, targets: made.targets, left };
        let label = format!("粘贴 {} 条到计划“{}”", taken.items, super::title(act, ask.plan_id.0)?);
        Ok((taken, label))
    })
}

/// The headings and tasks of lines, with how many paragraphs above the first label are left out. Where no line has a label, each is a
/// task.
fn entries_of(lines: Vec<Line>, year: i32) -> (Vec<Entry>, usize) {
    let taken = |lines| outline(&prose(lines), Some(year));
    let mut entries = taken(lines.clone()).entries;
    if entries.iter().all(|entry| entry.kind == EntryKind::Text) {
        let numbered = lines.iter().filter(|line| !line.text.trim().is_empty()).zip(1..);
        entries = taken(
            numbered.map(|(line, at)| Line { text: format!("{at}、{}", line.text.trim()), ..line.clone() }).collect(),
        )
        .entries;
        entries.iter_mut().for_each(|entry| entry.usual.clear());
    }
    let first = lines.iter().filter(|line| !line.text.trim().is_empty());
    let begin = entries.iter().find(|entry| entry.kind != EntryKind::Text).map_or(0, |entry| entry.line);
    let left = first.take_while(|line| line.number < begin).count();
    (entries.into_iter().skip_while(|entry| entry.kind == EntryKind::Text).collect(), left)
}

/// How the headings and tasks of a text are numbered.
fn numbering_of(entries: &[Entry]) -> Numbering {
    let labelled = entries.iter().filter(|entry| entry.kind != EntryKind::Text && !entry.usual.is_empty());
    let mut open: Vec<usize> = Vec::new();
    let line = |entry: &Entry| {
        while open.last().is_some_and(|level| *level >= entry.level) {
            open.pop();
        }
        open.push(entry.level);
        (open.len(), entry.kind == EntryKind::Task)
    };
    let places: Vec<_> = labelled.clone().map(line).collect();
    let lines: Vec<_> = places.iter().zip(labelled).map(|(place, entry)| (place.0, place.1, &*entry.usual)).collect();
    Numbering::read(&lines)
}

/// What was made of entries.
#[derive(Default)]
struct Made {
    items: usize,
    targets: usize,
    /// Those that stand under none of the others.
    roots: Vec<PlanItemId>,
}

/// Makes headings and tasks under `parent`; `tick` is told of each. A label other than the plan's `numbering` makes is kept.
fn take(
    conn: &Connection,
    plan: PlanId,
    parent: Option<PlanItemId>,
    entries: &[Entry],
    numbering: Numbering,
    tick: &mut dyn FnMut() -> Result<()>,
) -> Result<Made> {
    let is_text = |entry: &&Entry| entry.kind == EntryKind::Text;
    let year = conn.query_row("SELECT year FROM plan WHERE id = ?", [plan], |row| row.get(0))?;
    let mut made = Made::default();
    let mut items = NewPlan::default();
    let mut count = Count::new(numbering);
    let mut open: Vec<(usize, PlanItemId)> = Vec::new();
    let mut rest = entries;
    while let Some((entry, after)) = rest.split_first() {
        let (texts, next) = after.split_at(after.iter().take_while(is_text).count());
        while open.last().is_some_and(|(level, _)| *level >= entry.level) {
            open.pop();
        }
        let above = open.last().map(|(_, id)| *id).or(parent);
        let made_label = count.next(open.len() + 1, entry.kind == EntryKind::Task);
        let own = Some(&entry.label).filter(|label| !label.is_empty() && entry.usual != made_label);
        own.into_iter().for_each(|label| count.keep(label));
        let mut columns = columns(entry, texts, own)?;
        columns.extend(days(conn, year, entry)?);
        let kind = if entry.kind == EntryKind::Task { "task" } else { "heading" };
        let id = items.item(conn, plan, above, kind, named(entry), columns)?;
        // “每月召开一次” without a number over the year is how often, not a target beside it.
        let comes_back = repetition_in(&entry.text).is_some();
        let is_target = |target: &&Target| target.amount.is_some() || !comes_back;
        let targets: Vec<NewTarget> = entry.targets.iter().filter(is_target).map(new_target).collect();
        target::write(conn, id, &targets)?;
        if open.is_empty() {
            made.roots.push(id);
        }
        open.push((entry.level, id));
        made.items += 1;
        made.targets += targets.len();
        tick()?;
        rest = next;
    }
    Ok(made)
}

/// What a plan takes over of its paper beside the outline.
fn header(paper: &Paper, preface: &[Entry], year: i32) -> Columns {
    let title = paper.title.clone().filter(|title| !title.is_empty()).unwrap_or_else(|| format!("{year}年工作计划"));
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
    columns
}

/// The columns beside kind and text; `label`: one that the item keeps.
fn columns(entry: &Entry, texts: &[Entry], label: Option<&String>) -> Result<Columns> {
    let run_on = entry.title.as_deref().map(|title| {
        let rest = entry.text[title.len()..].trim_start();
        rest.strip_prefix(['。', '：', ':']).unwrap_or(rest).trim_start()
    });
    let body = joined(run_on.into_iter().chain(texts.iter().map(|text| text.text.as_str())));
    let mut columns = Columns::new();
    for (column, words) in [
        ("label", &label.cloned()),
        ("body", &body),
        ("leader", &entry.leader),
        ("lead_unit", &entry.lead_unit),
        ("person", &entry.person),
        ("helpers", &entry.helpers),
        ("time_text", &entry.time_text),
    ] {
        columns.extend(words.clone().map(|words| (column, Value::Text(words))));
    }
    if let Some(repetition) = repetition_in(&entry.text).filter(|_| entry.kind == EntryKind::Task) {
        columns.push(("repetition", Value::Text(repetition.to_owned())));
    }
    Ok(columns)
}

/// The first and last day of an entry's time. A text is read in the calendar year of its plan; an office that counts by school years
/// means another one by 3月底前, so the time is read once more as it is when she writes it.
fn days(conn: &Connection, plan_year: i32, entry: &Entry) -> Result<Columns> {
    let kind = profile::profile(conn)?.year_kind;
    if entry.time_text.as_deref().is_some_and(|words| time::fault(words, kind).is_some()) {
        return Ok(Columns::new());
    }
    let meant = entry.time_text.as_deref().map(|words| time_columns(conn, plan_year, words)).transpose()?;
    if let Some(meant) = meant.filter(|meant| meant.iter().all(|(_, day)| *day != Value::Null)) {
        return Ok(meant);
    }
    let read = [("start_date", &entry.start), ("end_date", &entry.end)];
    read.into_iter()
        .filter_map(|(column, day)| Some(crate::value::date(column, day.as_deref()?).map(|day| (column, day))))
        .collect()
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

/// The targets found in the words of a task.
pub(super) fn targets_in(words: &str) -> Vec<NewTarget> {
    targets(words).iter().map(new_target).collect()
}

/// Targets as papers say them (6次、2000人次): those that stand already stay as they are, one in the unit of another goes on counting
/// as that did, and what is no number is kept as words.
pub(super) fn targets_said(said: &str, before: &[super::Target]) -> Vec<NewTarget> {
    let one = |piece: &str| {
        if let Some(stands) = before.iter().find(|target| said_target(target) == piece) {
            return NewTarget::again(stands);
        }
        let words = Target { amount: None, amount_high: None, unit: String::new(), words: piece.to_owned() };
        let found = new_target(targets(piece).first().unwrap_or(&words));
        match before.iter().find(|target| target.unit.is_some() && target.unit == found.unit) {
            Some(alike) => NewTarget {
                amount: found.amount,
                amount_high: found.amount_high,
                words: found.words,
                ..NewTarget::again(alike)
            },
            None => found,
        }
    };
    said.split('、').map(str::trim).filter(|piece| !piece.is_empty()).map(one).collect()
}

fn new_target(target: &Target) -> NewTarget {
    let unit = Some(target.unit.clone()).filter(|unit| !unit.is_empty());
    let counted_by = if target.amount.is_some() { counted_by(unit.as_deref()) } else { CountedBy::Hand };
    NewTarget {
        amount_high: target.amount_high,
        words: Some(target.words.clone()),
        ..NewTarget::new(target.amount, unit, counted_by)
    }
}
