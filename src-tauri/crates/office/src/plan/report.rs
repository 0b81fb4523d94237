//! 工作计划 as an official document, and as a table.

use papers::document::{Block, Cell, Document, Head, Heading, Label, Paragraph, Row, Run, Signature, Stock, Style};
use rusqlite::{Connection, OptionalExtension};

use super::{Plan, PlanDetail, PlanItem, Target, detail};
use crate::error::{Error, Result};
use crate::ids::PlanId;
use crate::report::{Draft, Listed, Setting, list};
use crate::{clock, profile, value};

/// The plan of a year that was worked on last.
pub(crate) fn of_year(conn: &Connection, year: i32) -> Result<PlanId> {
    conn.prepare_cached("SELECT id FROM plan WHERE year = ? ORDER BY id DESC LIMIT 1")?
        .query_row([year], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::NothingToPrint { message: format!("{year} 年还没有计划。请先起草一份。") })
}

/// The plan by GB/T 9704-2012. Tasks run on behind their words: what is to be done, by whom, until when.
pub(crate) fn paper(conn: &Connection, id: PlanId) -> Result<Document> {
    let PlanDetail { plan, items } = detail(conn, id)?;
    let office = profile::profile(conn)?.name;
    let preface = plan.preface.as_deref().unwrap_or_default().lines().filter(|line| !line.trim().is_empty());
    let mut blocks: Vec<Block> = preface.map(|line| Block::Paragraph(Paragraph::plain(line.trim()))).collect();
    for item in &items {
        let label = if item.label.is_empty() { Label::None } else { Label::Kept(item.label.clone()) };
        let body = item.body.as_deref().unwrap_or_default().trim();
        let task = item.kind == "task";
        let text = if task { sentence(&item.text) } else { item.text.clone() };
        let follows = if task { [sentence(body), facts(item)].concat() } else { String::new() };
        let follows = if follows.is_empty() { Vec::new() } else { vec![Run::plain(follows)] };
        let level = u8::try_from(item.level).unwrap_or(u8::MAX);
        blocks.push(Block::Heading(Heading { level, label, text, follows }));
        if !task && !body.is_empty() {
            blocks.extend(body.lines().map(|line| Block::Paragraph(Paragraph::plain(line.trim()))));
        }
    }
    let head = plan.document_number.clone().map(|number| Head {
        mark: format!("{office}文件"),
        number,
        signers: Vec::new(),
        stock: Stock::Plain,
    });
    let date = value::spoken(&plan.issued_on.clone().unwrap_or_else(clock::today));
    Ok(Document {
        style: Style::Official,
        head,
        title: plan.title.clone(),
        subtitle: (plan.stage == "consult").then(|| "（征求意见稿）".to_owned()),
        addressee: plan.addressee.clone(),
        blocks,
        signature: Some(Signature { issuers: vec![office], date }),
        ..Document::default()
    })
}

/// A column of the plan's table: its head, its share of the width, whether it stays when no task has anything in it, and
/// its words for a task.
type Told = (&'static str, f32, bool, fn(&PlanItem) -> String);

const TOLD: [Told; 9] = [
    ("工作任务", 4.0, true, task),
    ("责任领导", 1.2, false, |item| words(&item.leader)),
    ("责任科室", 1.5, true, |item| words(&item.lead_unit)),
    ("责任人", 1.2, false, |item| words(&item.person)),
    ("配合单位", 1.5, false, |item| words(&item.helpers)),
    ("完成时限", 1.4, true, |item| words(&item.time_text)),
    ("指标", 1.5, false, |item| item.targets.iter().map(target).collect::<Vec<_>>().join("\n")),
    ("进展情况", 2.5, true, |item| {
        item.progress.iter().map(|note| note.text.as_str()).collect::<Vec<_>>().join("\n")
    }),
    ("备注", 1.0, true, |item| words(&item.note)),
];

/// The plan as a table: a row a task, a line a section. Columns in which no task has anything are left out, but for those
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
    let mut draft = list(setting, tabled(&plan), facts, columns, &tasks);
    draft.document.landscape = true;
    for table in draft.tables() {
        let across = table.columns.len();
        let mut tasks = std::mem::take(&mut table.rows).into_iter();
        let row = |item: &PlanItem| {
            let section = Cell { bold: true, ..Cell::new(format!("{}{}", item.label, item.text)) };
            if item.kind == "task" { tasks.next() } else { Some(Row(vec![section.across(across)])) }
        };
        table.rows = items.iter().filter_map(row).collect();
    }
    Ok(draft)
}

/// A task's words, and below them what belongs to it.
fn task(item: &PlanItem) -> String {
    let parts = [item.text.as_str(), item.body.as_deref().unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn words(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

/// The plan's title as that of a table.
fn tabled(plan: &Plan) -> String {
    if plan.title.ends_with('表') { plan.title.clone() } else { format!("{}任务分解表", plan.title) }
}

/// Who, until when, how much: （责任科室：办公室；责任人：张三；完成时限：3月底前；目标：6次）
fn facts(item: &PlanItem) -> String {
    let told = [
        ("责任领导", &item.leader),
        ("责任科室", &item.lead_unit),
        ("责任人", &item.person),
        ("配合单位", &item.helpers),
        ("完成时限", &item.time_text),
    ];
    let mut facts: Vec<String> =
        told.into_iter().filter_map(|(name, words)| Some(format!("{name}：{}", words.as_deref()?))).collect();
    let targets: Vec<String> = item.targets.iter().map(target).collect();
    if !targets.is_empty() {
        facts.push(format!("目标：{}", targets.join("、")));
    }
    if facts.is_empty() { String::new() } else { format!("（{}）", facts.join("；")) }
}

/// 6次, 2～3次, or the target's words.
fn target(target: &Target) -> String {
    let unit = target.unit.as_deref().unwrap_or_default();
    match (target.amount, target.amount_high) {
        (Some(low), Some(high)) => format!("{low}～{high}{unit}"),
        (Some(amount), None) => format!("{amount}{unit}"),
        (None, _) => target.words.clone().unwrap_or_default(),
    }
}

/// The words with a full stop, unless they end in a mark of their own.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['。', '；', '：', '！', '？', '…', '”', '）']) {
        text.to_owned()
    } else {
        format!("{text}。")
    }
}
