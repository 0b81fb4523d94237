//! 工作计划 as an official document, and as a table.

use papers::document::{
    Align, Block, Cell, Column, Document, Head, Heading, Label, Paragraph, Row, Run, Signature, Stock, Style, Table,
    Width,
};
use rusqlite::{Connection, OptionalExtension};

use super::compare::{ChangedField, ChangedItem, Difference, since};
use super::label::form_of;
use super::milestone::begun;
use super::numbering::through;
use super::version::{ItemText, PlanText, frozen, in_force};
use super::{PlanDetail, PlanItem, Target, detail};
use crate::error::{Error, Result};
use crate::ids::{PlanId, PlanVersionId};
use crate::report::{Draft, Listed, Setting, list, mark, text};
use crate::{clock, profile, value};

/// The plan of a year that was worked on last.
pub(crate) fn of_year(conn: &Connection, year: i32) -> Result<PlanId> {
    conn.prepare_cached("SELECT id FROM plan WHERE year = ? ORDER BY id DESC LIMIT 1")?
        .query_row([year], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::NothingToPrint { message: format!("{year} 年还没有计划。请先起草一份。") })
}

/// The plan by GB/T 9704-2012, as it stands or as one of its copies. Tasks run on behind their words: what is to be done, by whom,
/// until when; `with_milestones`: how far its objects are.
pub(crate) fn paper(
    conn: &Connection,
    id: PlanId,
    version: Option<PlanVersionId>,
    with_milestones: bool,
) -> Result<Document> {
    let plan = match version {
        Some(version) => frozen(conn, version)?.2,
        None => PlanText::from(detail(conn, id)?),
    };
    let office = profile::profile(conn)?.name;
    let preface = plan.preface.as_deref().unwrap_or_default().lines().filter(|line| !line.trim().is_empty());
    let mut blocks: Vec<Block> = preface.map(|line| Block::Paragraph(Paragraph::plain(line.trim()))).collect();
    let has_sections = plan.items.iter().any(|item| form_of(&item.label) == Some(1));
    for item in &plan.items {
        let label = match item.label.as_str() {
            "" => Label::None,
            // A blank parts 1.1 from words that begin with a number.
            label if label.ends_with(|c: char| c.is_ascii_digit()) => Label::Kept(format!("{label} ")),
            label => Label::Kept(label.to_owned()),
        };
        let body = item.body.trim();
        let task = item.kind == "task";
        let text = if task { sentence(&item.words()) } else { item.words() };
        let follows = if task { [sentence(body), facts(item)].concat() } else { String::new() };
        let follows = if follows.is_empty() { Vec::new() } else { vec![Run::plain(follows)] };
        let level = look(item, has_sections);
        blocks.push(Block::Heading(Heading { level, label, text, follows }));
        if !task && !body.is_empty() {
            blocks.extend(body.lines().map(|line| Block::Paragraph(Paragraph::plain(line.trim()))));
        }
        if with_milestones && !item.milestones.is_empty() {
            blocks.push(Block::Paragraph(Paragraph::plain(&item.milestones)));
        }
    }
    let head = plan.document_number.map(|number| Head {
        mark: mark(&office),
        number,
        signers: Vec::new(),
        stock: Stock::Plain,
    });
    let date = value::spoken(&plan.issued_on.unwrap_or_else(clock::today));
    Ok(Document {
        style: Style::Official,
        head,
        title: plan.title,
        subtitle: (plan.stage == "consult").then(|| "（征求意见稿）".to_owned()),
        addressee: plan.addressee,
        blocks,
        signature: Some(Signature { issuers: vec![office], date }),
        ..Document::default()
    })
}

/// The level whose face an item is set in. Where the sections are 一、 the form of a label tells it, as official documents have it: 1. is
/// of the third level also where （一） was skipped. Else the depth does, but a task at the top is no title.
fn look(item: &ItemText, has_sections: bool) -> u8 {
    let level = match form_of(&item.label).filter(|_| has_sections) {
        Some(form) => form,
        None if item.kind == "task" && !has_sections => item.level.max(3),
        None => item.level,
    };
    u8::try_from(level).unwrap_or(u8::MAX)
}

/// 调整说明: what is other in the plan than in its copy in force, item by item.
pub(crate) fn adjustments(conn: &Connection, id: PlanId, version: Option<PlanVersionId>) -> Result<Document> {
    let version = version.map_or_else(|| in_force(conn, id), Ok)?;
    let (before, after, rows) = since(conn, version)?;
    let issued = match (&before.document_number, &before.issued_on) {
        (Some(number), _) => format!("（{number}）"),
        (None, Some(day)) => format!("（{}印发）", value::spoken(day)),
        (None, None) => String::new(),
    };
    let intro = if rows.is_empty() {
        format!("《{}》{issued}的任务和安排没有调整。", before.title)
    } else {
        format!("根据工作需要，对《{}》{issued}中的 {} 处安排作如下调整。", before.title, rows.len())
    };
    let mut blocks = vec![Block::Paragraph(Paragraph::plain(intro))];
    if !rows.is_empty() {
        blocks.push(Block::Table(adjusted(&rows)));
    }
    Ok(Document {
        style: Style::Official,
        title: format!("关于《{}》\n调整情况的说明", after.title),
        blocks,
        signature: Some(Signature {
            issuers: vec![profile::profile(conn)?.name],
            date: value::spoken(&clock::today()),
        }),
        ..Document::default()
    })
}

/// 序号, 条目, 原安排, 调整为.
fn adjusted(rows: &[ChangedItem]) -> Table {
    let told = |of: fn(&ChangedField) -> &String, fields: &[ChangedField]| {
        let words = |field: &ChangedField| {
            let text = of(field);
            format!("{}：{}", field.name, if text.is_empty() { "（无）" } else { text })
        };
        fields.iter().map(words).collect::<Vec<_>>().join("\n")
    };
    let row = |(index, row): (usize, &ChangedItem)| {
        let (before, after) = match row.how {
            Difference::Added => ("（新增）".to_owned(), row.text.clone()),
            Difference::Removed => (row.text.clone(), "（取消）".to_owned()),
            Difference::Changed => (told(|field| &field.before, &row.fields), told(|field| &field.after, &row.fields)),
        };
        let item = format!("{}{}", row.label, row.text);
        Row([(index + 1).to_string(), item, before, after].into_iter().map(Cell::new).collect())
    };
    Table {
        columns: vec![
            Column::fixed(12.0, Align::Centre),
            Column::fixed(44.0, Align::Start),
            Column::fixed(50.0, Align::Start),
            Column::fixed(50.0, Align::Start),
        ],
        header: vec![Row(["序号", "条目", "原安排", "调整为"].into_iter().map(Cell::new).collect())],
        rows: rows.iter().enumerate().map(row).collect(),
        ..Table::default()
    }
}

/// A column of the plan's table: its head, its share of the width, whether it stays when no task has anything in it, and
/// its words for a task.
type Told = (&'static str, f32, bool, fn(&PlanItem) -> String);

const TOLD: [Told; 9] = [
    ("工作任务", 4.0, true, task),
    ("责任领导", 1.2, false, |item| text(&item.leader)),
    ("责任科室", 1.5, true, |item| text(&item.lead_unit)),
    ("责任人", 1.2, false, |item| text(&item.person)),
    ("配合单位", 1.5, false, |item| text(&item.helpers)),
    ("完成时限", 1.4, true, |item| text(&item.time_text)),
    ("指标", 1.5, false, |item| item.targets.iter().map(said_target).collect::<Vec<_>>().join("\n")),
    ("进展情况", 2.5, true, |item| {
        item.progress.iter().map(|note| note.text.as_str()).collect::<Vec<_>>().join("\n")
    }),
    ("备注", 1.0, true, |item| text(&item.note)),
];

/// The plan as a table: a row a task, beside its section. Columns in which no task has anything are left out, but for those
/// that are filled in by hand.
pub(crate) fn table(conn: &Connection, id: PlanId, setting: &Setting) -> Result<Draft> {
    let PlanDetail { plan, items } = detail(conn, id)?;
    let office = profile::profile(conn)?.name;
    let tasks: Vec<&PlanItem> = items.iter().filter(|item| item.kind == "task").collect();
    let columns = TOLD
        .into_iter()
        .map(|(head, share, always, words)| {
            let column = Listed::words(head, move |item: &&PlanItem| words(item)).wide(share);
            if always { column.always() } else { column }
        })
        .collect();
    let facts = vec![format!("单位：{office}"), format!("共 {} 项任务", tasks.len())];
    let mut draft = list(setting, tabled(&plan.title), facts, columns, &tasks);
    draft.document.landscape = true;
    if let Some(numbers) = through(&items) {
        draft = draft.numbered(&tasks.iter().map(|task| numbers[&task.id]).collect::<Vec<_>>());
    }
    if items.iter().any(|item| item.kind != "task") {
        draft.tables().for_each(|table| by_section(table, &items));
    }
    Ok(draft)
}

/// Puts the plan's sections before the tasks, each as one cell beside all that belongs to it; a heading within a section is a
/// line of its own.
fn by_section(table: &mut Table, items: &[PlanItem]) {
    let across = table.columns.len();
    let bold = |item: &PlanItem| Cell { bold: true, ..Cell::new(format!("{}{}", item.label, item.text)) };
    let mut tasks = std::mem::take(&mut table.rows).into_iter();
    let mut sections: Vec<(Cell, Vec<Row>)> = Vec::new();
    for item in items {
        let is_task = item.kind == "task";
        if item.parent_id.is_none() && !is_task {
            sections.push((bold(item), Vec::new()));
            continue;
        }
        // A task beside the sections belongs to none.
        if sections.is_empty()
            || item.parent_id.is_none() && !sections.last().is_some_and(|(cell, _)| cell.text.is_empty())
        {
            sections.push((Cell::new(""), Vec::new()));
        }
        if let Some((_, rows)) = sections.last_mut() {
            rows.extend(if is_task { tasks.next() } else { Some(Row(vec![bold(item).across(across)])) });
        }
    }
    table.columns.insert(0, Column { width: Width::Share(1.5), align: Align::Start });
    for header in &mut table.header {
        header.0.insert(0, Cell::new("板块"));
    }
    for (cell, mut rows) in sections {
        if rows.is_empty() {
            rows.push(Row(vec![Cell::new("").across(across)]));
        }
        let down = rows.len();
        rows[0].0.insert(0, cell.down(down));
        table.rows.extend(rows);
    }
}

/// A task's words, and below them what belongs to it.
fn task(item: &PlanItem) -> String {
    let parts = [item.text.as_str(), item.body.as_deref().unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What a task has reached: 4/6次 of each target, and its objects that are through.
pub(super) fn done_of(task: &PlanItem) -> String {
    let of_target = |target: &Target| {
        let reached = target.reached.unwrap_or(0.0);
        let goal = said_target(target);
        let years = target.programme.as_ref().map(|it| {
            let unit = target.unit.as_deref().unwrap_or_default();
            format!("{}—{}年累计 {}/{}{unit}", it.first_year, it.last_year, it.reached, it.whole)
        });
        let own = target.amount.map(|_| format!("{reached}/{goal}"));
        own.into_iter().chain(years).collect::<Vec<_>>().join("；")
    };
    let mut told: Vec<String> = task.targets.iter().map(of_target).filter(|told| !told.is_empty()).collect();
    let steps = |(object, done): (&str, String)| if object.is_empty() { done } else { format!("{object}：{done}") };
    told.extend(begun(&task.milestones).into_iter().map(steps));
    told.join("\n")
}

/// A plan's title as that of its table.
pub(super) fn tabled(title: &str) -> String {
    if title.ends_with('表') { title.to_owned() } else { format!("{title}任务分解表") }
}

/// What stands in brackets behind a task.
pub(super) const FACTS: [&str; 6] = ["责任领导", "责任科室", "责任人", "配合单位", "完成时限", "目标"];

/// The words of [`FACTS`]; empty for none.
pub(super) fn facts_of(item: &ItemText) -> [&str; FACTS.len()] {
    [&item.leader, &item.lead_unit, &item.person, &item.helpers, &item.time, &item.targets]
}

/// Who, until when, how much: （责任科室：办公室；责任人：张三；完成时限：3月底前；目标：6次）
fn facts(item: &ItemText) -> String {
    let told = FACTS.iter().zip(facts_of(item)).filter(|(_, words)| !words.is_empty());
    let facts: Vec<String> = told.map(|(name, words)| format!("{name}：{words}")).collect();
    if facts.is_empty() { String::new() } else { format!("（{}）", facts.join("；")) }
}

/// 6次, 2～3次, or the target's words.
pub(super) fn said_target(target: &Target) -> String {
    let number = said_number(target.amount, target.amount_high, target.unit.as_deref().unwrap_or_default());
    if number.is_empty() { target.words.clone().unwrap_or_default() } else { number }
}

/// 6次, 2～3次; nothing without a number.
pub(super) fn said_number(low: Option<f64>, high: Option<f64>, unit: &str) -> String {
    match (low, high) {
        (Some(low), Some(high)) => format!("{low}～{high}{unit}"),
        (Some(amount), None) => format!("{amount}{unit}"),
        (None, _) => String::new(),
    }
}

/// The words with a full stop, unless they end in a mark of their own.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['。', '；', '：', '！', '？', '…', '”', '）']) {
        text.to_owned()
    } else {
        format!("{text}。")
    }
}
