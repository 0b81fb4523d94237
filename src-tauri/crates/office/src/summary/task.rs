//! What a summary says of a task: what was done against its targets, and the events behind it.

use super::figure::{Figure, Planned, Year};
use super::kept;
use super::sentence::Sentence;
use super::{amount, said};
use crate::event::{self, EventRow};
use crate::plan::{self, PlanItem, Standing, Target};
use crate::value;

/// So many events of a task are named; the others stand behind its figure.
pub(super) const NAMED: usize = 6;

/// What was done for a task: its targets, its events, what was noted last, and how it stands.
pub(super) fn done(year: &Year, planned: &Planned, task: &PlanItem) -> Sentence {
    let mut parts: Vec<Sentence> = task.targets.iter().flat_map(|it| [target(it), programme(it)]).collect();
    parts.push(milestones(task));
    parts.push(events(planned, task));
    parts.push(kept::tied(year, task.id));
    if let Some(note) = task.progress.first() {
        let mut said = Sentence::default();
        said.say(note.text.trim().trim_end_matches('。'));
        parts.push(said);
    }
    if task.standing != Standing::Done {
        let mut said = Sentence::default();
        said.say(match task.standing {
            Standing::Late => format!("已超时限（{}）", deadline(task)),
            Standing::Waiting if year.is_running => "尚未启动".to_owned(),
            Standing::Waiting => "没有启动".to_owned(),
            _ if year.is_running => "正在推进".to_owned(),
            _ => "没有全部完成".to_owned(),
        });
        parts.push(said);
    } else if parts.iter().all(|part| part.0.is_empty()) {
        let mut said = Sentence::default();
        said.say("已完成");
        parts.push(said);
    }
    Sentence::of(parts, "；")
}

/// 计划6次，完成4次; the words of a target that has no number.
pub(super) fn target(target: &Target) -> Sentence {
    let mut said = Sentence::default();
    let unit = target.unit.as_deref().unwrap_or_default();
    match (target.amount, target.amount_high) {
        (Some(low), high) => {
            let goal = high.map_or_else(|| amount(low), |high| format!("{}～{}", amount(low), amount(high)));
            let reached = target.reached.unwrap_or(0.0);
            let verb = if reached > high.unwrap_or(low) { "实际" } else { "完成" };
            said.say(format!("计划{goal}{unit}，{verb}"));
            said.figure(Figure::Target { id: target.id }, format!("{}{unit}", amount(reached)));
        }
        (None, _) => {
            if let Some(words) = target.words.as_deref() {
                said.say(format!("目标：{words}"));
            }
        }
    }
    said
}

/// 2024—2026年共4处，累计完成4处
fn programme(target: &Target) -> Sentence {
    let mut said = Sentence::default();
    if let Some(programme) = &target.programme {
        let unit = target.unit.as_deref().unwrap_or_default();
        said.say(format!(
            "{}—{}年共{}{unit}，累计完成",
            programme.first_year,
            programme.last_year,
            amount(programme.whole)
        ));
        said.figure(Figure::Programme { id: target.id }, format!("{}{unit}", amount(programme.reached)));
    }
    said
}

/// How far the objects of a task are: 飞龙瀑已分类、挂牌，老君洞已分类; of many, how many are through.
fn milestones(task: &PlanItem) -> Sentence {
    let mut said = Sentence::default();
    let objects = plan::objects(&task.milestones).len();
    if objects > NAMED {
        let finished = plan::finished(&task.milestones).len();
        said.say(format!("{objects} 个对象中 {finished} 个全部完成"));
        return said;
    }
    let begun = plan::begun(&task.milestones).into_iter().map(|(object, done)| format!("{object}已完成{done}"));
    let begun = begun.collect::<Vec<_>>().join("，");
    if !begun.is_empty() {
        said.say(begun);
    }
    said
}

/// The events of a task: how many, and the first of them by day.
fn events(planned: &Planned, task: &PlanItem) -> Sentence {
    let rows = planned.events_of(task.id);
    let mut said = Sentence::default();
    if rows.is_empty() {
        return said;
    }
    let named: Vec<String> = rows.iter().take(NAMED).map(told).collect();
    let rest = if rows.len() > NAMED { "等" } else { "" };
    said.say("开展活动").figure(Figure::Task { id: task.id }, format!("{}项", rows.len()));
    said.say(format!("：{}{rest}", named.join("，")));
    said
}

/// 3月12日“科普大集”（受益500人次）
pub(super) fn told(event: &EventRow) -> String {
    let number = |words: &Option<String>, count: Option<i64>, unit: &str| {
        words.clone().or_else(|| count.map(|count| format!("{}{unit}", said(count))))
    };
    let reached = number(&event.beneficiaries_text, event.beneficiaries, "人次")
        .map(|reached| format!("（受益{reached}）"))
        .or_else(|| {
            number(&event.participants_text, event.participants, "人").map(|people| format!("（{people}参加）"))
        })
        .unwrap_or_default();
    format!("{}“{}”{reached}", event::when(event), event.title.trim_end_matches('。'))
}

pub(super) fn deadline(task: &PlanItem) -> String {
    task.time_text.clone().or_else(|| task.end_date.as_deref().map(value::spoken)).unwrap_or_default()
}
