//! The plan as those who carry it out need it: 工作手册, cut by who answers for what, and 工作进展情况表, which a 季度督查 prints.

use std::collections::HashMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::numbering::through;
use super::report::{done_of, said_target};
use super::version::marked;
use super::{PlanDetail, PlanItem, detail};
use crate::error::{Error, Result};
use crate::ids::PlanId;
use crate::profile;
use crate::report::{Draft, Listed, ReportAsk, Setting, list, text};
use crate::value;

/// What the tasks of a plan are put together by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanBy {
    /// 责任人
    #[default]
    Person,
    /// 责任领导
    Leader,
    /// 责任科室
    LeadUnit,
    /// 板块
    Module,
    /// The month in which they end
    Month,
    /// The top heading of the plan
    Section,
}

/// Of tasks that go on through the year, and belong to no month.
const THROUGH: &str = "全年和经常性工作";

impl PlanBy {
    /// What a task stands under: all whom it names, or its one module, month or section; nothing where it says none.
    fn names(self, task: &PlanItem, section: &str) -> Vec<String> {
        let one = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty()).into_iter().collect();
        let all = |words: &Option<String>| -> Vec<String> {
            let mut names: Vec<String> = Vec::new();
            for name in value::names_in(words.as_deref().unwrap_or_default()) {
                if !name.is_empty() && names.iter().all(|known| known != name) {
                    names.push(name.to_owned());
                }
            }
            names
        };
        match self {
            PlanBy::Person => all(&task.person),
            PlanBy::Leader => all(&task.leader),
            PlanBy::LeadUnit => all(&task.lead_unit),
            // A module is one name, whatever marks stand in it.
            PlanBy::Module => one(task.module.as_deref().unwrap_or_default()),
            PlanBy::Month => one(&month_of(task)),
            PlanBy::Section => one(section),
        }
    }

    /// Of tasks that name nothing.
    fn nobody(self) -> &'static str {
        match self {
            PlanBy::Person => "没有写责任人",
            PlanBy::Leader => "没有写责任领导",
            PlanBy::LeadUnit => "没有写责任科室",
            PlanBy::Module => "没有分板块",
            PlanBy::Month => "没有写时限",
            PlanBy::Section => "不在章节里",
        }
    }
}

/// The last day that is known of a task's time.
fn last_day(task: &PlanItem) -> &str {
    task.end_date.as_deref().or(task.start_date.as_deref()).unwrap_or_default()
}

/// 2026年3月, in which the time of a task ends; empty without a time.
fn month_of(task: &PlanItem) -> String {
    match last_day(task) {
        _ if task.lasting => THROUGH.to_owned(),
        "" => String::new(),
        day => day.get(..7).map_or_else(|| THROUGH.to_owned(), value::spoken),
    }
}

/// A task under one of those who answer for it.
struct Assigned<'a> {
    to: String,
    task: &'a PlanItem,
    /// The top heading that it stands under, with its label.
    section: String,
}

/// 工作手册: what each one answers for, until when, how much, and how far it is. A task of several people stands with each of them.
/// `ask.who`: only this one's.
pub(crate) fn manual(conn: &Connection, id: PlanId, ask: &ReportAsk, setting: &Setting) -> Result<Draft> {
    let PlanDetail { plan, items } = detail(conn, id)?;
    let by = ask.by.unwrap_or_default();
    let assigned = assigned(&items, by, ask.who.as_deref());
    if let (Some(who), true) = (&ask.who, assigned.is_empty()) {
        return Err(Error::NothingToPrint {
            message: format!("“{}”里没有归“{who}”的任务。", plan.title)
        });
    }
    let short = |head, words: fn(&PlanItem) -> String| Listed::words(head, move |it: &Assigned| words(it.task));
    // What stands in the line of the group is not told again beside each task.
    let told = match by {
        PlanBy::Section => "所属",
        PlanBy::LeadUnit => "责任科室",
        PlanBy::Person => "责任人",
        PlanBy::Leader | PlanBy::Module | PlanBy::Month => "",
    };
    let columns = vec![
        Listed::words("工作任务", |it: &Assigned| marked(&it.task.text, it.task.continued)).wide(4.0).always(),
        Listed::words("所属", |it: &Assigned| it.section.clone()).wide(1.5),
        Listed::short("完成时限", |it: &Assigned| text(&it.task.time_text)).wide(1.2).always(),
        short("指标", |task| task.targets.iter().map(said_target).collect::<Vec<_>>().join("\n")).wide(1.2),
        short("责任科室", |task| text(&task.lead_unit)).wide(1.2),
        short("责任人", |task| text(&task.person)).wide(1.0),
        short("配合单位", |task| text(&task.helpers)).wide(1.2),
        short("完成情况", done_of).wide(2.0),
        Listed::short("进度", |it: &Assigned| it.task.standing.said().to_owned()).wide(0.8),
        short("备注", |task| text(&task.note)).wide(1.0).always(),
    ];
    let office = profile::profile(conn)?.name;
    let tasks = items.iter().filter(|item| item.kind == "task").count();
    let facts = match &ask.who {
        Some(who) => vec![format!("单位：{office}"), format!("{who}：{} 项任务", assigned.len())],
        None => vec![format!("单位：{office}"), format!("共 {tasks} 项任务")],
    };
    let head = |it: &Assigned| {
        let count = assigned.iter().filter(|other| other.to == it.to).count();
        format!("{}（{count} 项）", it.to)
    };
    let heads: Vec<String> = assigned.iter().map(head).collect();
    let columns = columns.into_iter().filter(|column| column.head() != told).collect();
    let title = if by == PlanBy::Month { "按月安排表" } else { "工作手册" };
    let mut draft = list(setting, format!("{}{title}", plan.title), facts, columns, &assigned);
    if let Some(numbers) = through(&items) {
        draft = draft.numbered(&assigned.iter().map(|it| numbers[&it.task.id]).collect::<Vec<_>>());
    }
    Ok(draft.in_groups(&heads))
}

/// The tasks under each one, in the order in which the plan first names them, months in their own; those that name nothing last.
fn assigned<'a>(items: &'a [PlanItem], by: PlanBy, who: Option<&str>) -> Vec<Assigned<'a>> {
    let sections = sections(items);
    let mut groups: Vec<(String, Vec<Assigned<'_>>)> = Vec::new();
    let mut rest = Vec::new();
    for (task, section) in items.iter().zip(sections).filter(|(item, _)| item.kind == "task") {
        let names = by.names(task, &section);
        if names.is_empty() {
            rest.push(Assigned { to: by.nobody().to_owned(), task, section });
            continue;
        }
        for to in names {
            let it = Assigned { to: to.clone(), task, section: section.clone() };
            match groups.iter_mut().find(|(name, _)| *name == to) {
                Some((_, tasks)) => tasks.push(it),
                None => groups.push((to, vec![it])),
            }
        }
    }
    if by == PlanBy::Month {
        for (_, tasks) in &mut groups {
            tasks.sort_by_key(|it| last_day(it.task).to_owned());
        }
        groups.sort_by_key(|(name, tasks)| (name == THROUGH, tasks.first().map(|it| last_day(it.task).to_owned())));
    }
    groups.push((by.nobody().to_owned(), rest));
    groups.into_iter().filter(|(name, _)| who.is_none_or(|who| who == name)).flat_map(|(_, tasks)| tasks).collect()
}

/// The top heading of each item, with its label.
fn sections(items: &[PlanItem]) -> Vec<String> {
    let mut tops: HashMap<_, String> = HashMap::new();
    items
        .iter()
        .map(|item| {
            let above = item.parent_id.and_then(|parent| tops.get(&parent).cloned());
            let own = || if item.kind == "task" { String::new() } else { format!("{}{}", item.label, item.text) };
            tops.insert(item.id, above.clone().unwrap_or_else(own));
            above.unwrap_or_default()
        })
        .collect()
}

/// 工作进展情况表: each task with what was reached of its targets and what was noted in a time (`ask.from`, `ask.to`; any precision,
/// both in), the oldest first.
pub(crate) fn progress(conn: &Connection, id: PlanId, ask: &ReportAsk, setting: &Setting) -> Result<Draft> {
    ask.check_period()?;
    let PlanDetail { plan, items } = detail(conn, id)?;
    let tasks: Vec<&PlanItem> = items.iter().filter(|item| item.kind == "task").collect();
    let first = ask.from.as_deref().and_then(value::first_day);
    let last = ask.to.as_deref().and_then(value::last_day);
    let is_in = |day: &str| {
        let day = value::first_day(day);
        first.is_none_or(|first| day >= Some(first)) && last.is_none_or(|last| day <= Some(last))
    };
    let notes = |task: &PlanItem| {
        let noted = task.progress.iter().rev().filter(|note| is_in(&note.noted_on));
        noted.map(|note| format!("{}：{}", value::spoken(&note.noted_on), note.text)).collect::<Vec<_>>().join("\n")
    };
    let columns = vec![
        Listed::words("工作任务", |task: &&PlanItem| marked(&task.text, task.continued)).wide(3.0).always(),
        Listed::words("责任领导", |task: &&PlanItem| text(&task.leader)).wide(0.9),
        Listed::words("责任科室", |task: &&PlanItem| text(&task.lead_unit)).wide(1.1),
        Listed::words("责任人", |task: &&PlanItem| text(&task.person)).wide(0.9),
        Listed::short("完成时限", |task: &&PlanItem| text(&task.time_text)).wide(1.1).always(),
        Listed::words("完成情况", |task: &&PlanItem| done_of(task)).wide(1.6),
        Listed::words("进展情况", move |task: &&PlanItem| notes(task)).wide(3.2).always(),
        Listed::short("进度", |task: &&PlanItem| task.standing.said().to_owned()).wide(0.9).always(),
    ];
    let period = match (&ask.from, &ask.to) {
        (None, None) => String::new(),
        (from, to) => {
            let said = |date: &Option<String>| date.as_deref().map(value::spoken).unwrap_or_default();
            format!("进展：{}—{}", said(from), said(to))
        }
    };
    let done = tasks.iter().filter(|task| task.standing == super::Standing::Done).count();
    let late = tasks.iter().filter(|task| task.standing == super::Standing::Late).count();
    let late = if late > 0 { format!("，超时限 {late} 项") } else { String::new() };
    let facts = [
        format!("单位：{}", profile::profile(conn)?.name),
        period,
        format!("共 {} 项任务，完成 {done} 项{late}", tasks.len()),
    ];
    let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let mut draft = list(setting, format!("{}进展情况表", plan.title), facts, columns, &tasks);
    draft.document.landscape = true;
    Ok(match through(&items) {
        Some(numbers) => draft.numbered(&tasks.iter().map(|task| numbers[&task.id]).collect::<Vec<_>>()),
        None => draft,
    })
}
