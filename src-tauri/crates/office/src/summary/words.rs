//! The words of a summary: what is said, section by section, with each figure tied to its records.

use super::figure::{Figure, Planned, Year};
use super::kept;
use super::sentence::{Parts, Sentence};
use super::task::{NAMED, deadline, done, target, told};
use super::{ByHand, Summary, SummaryRun, amount};
use crate::event::EventRow;
use crate::plan::{PlanItem, Standing, sentence};
use crate::{returns, value};

pub(super) fn summary(year: &Year) -> Summary {
    let mut parts = Parts::default();
    let mut notes = Vec::new();
    parts.by_hand(year.opening.as_deref().unwrap_or_default(), ByHand::Opening);
    let figures = in_figures(year);
    if !figures.0.is_empty() {
        parts.parts.push(figures.paragraph());
    }
    let others = of_others(year);
    if !others.0.is_empty() {
        parts.parts.push(others.paragraph());
    }
    for planned in &year.plans {
        let title = if year.plans.len() == 1 {
            "年度计划完成情况".to_owned()
        } else {
            format!("“{}”完成情况", planned.detail.plan.title)
        };
        of_plan(&mut parts, year, planned, title);
    }
    outside(&mut parts, year);
    kept::honours(&mut parts, year);
    unfinished(&mut parts, year);
    if !in_the_way(&mut parts, year) {
        notes.push("存在问题还没有写".to_owned());
    }
    if !outlook(&mut parts, year) {
        notes.push("下一步打算还没有写".to_owned());
    }
    notes.extend(uncounted(year));
    let title = format!("{}\n{}工作总结", year.profile.name, year.spoken());
    Summary {
        title,
        parts: parts.parts,
        opening: year.opening.clone(),
        problems: year.problems.clone(),
        outlook: year.outlook.clone(),
        notes,
    }
}

impl Year {
    /// A clause of figures: the first with those that belong to it, each where there is any; nothing without the first.
    pub(super) fn told(&self, figures: &[(&str, Figure, &str)]) -> Sentence {
        let mut clause = Sentence::default();
        for (index, (before, figure, unit)) in figures.iter().enumerate() {
            let total = self.total(*figure);
            if total == 0.0 {
                if index == 0 {
                    break;
                }
                continue;
            }
            let before = if index == 0 { (*before).to_owned() } else { format!("，{before}") };
            clause.say(before).figure(*figure, format!("{}{unit}", amount(total)));
        }
        clause
    }
}

/// The year in figures: each kind that has any.
fn in_figures(year: &Year) -> Sentence {
    let told = |figures: &[(&str, Figure, &str)]| year.told(figures);
    let mut clauses = vec![
        told(&[
            ("开展活动", Figure::Events, "项"),
            ("参加", Figure::Participants, "人"),
            ("受益群众", Figure::Beneficiaries, "人次"),
        ]),
        told(&[("举办培训班", Figure::Classes, "期"), ("培训", Figure::Trainees, "人次")]),
        told(&[("组织竞赛评选", Figure::Contests, "项"), ("评出奖项", Figure::Awards, "个")]),
        told(&[("颁发证书", Figure::Certificates, "张")]),
        told(&[("授牌", Figure::Plaques, "块")]),
        told(&[("对外捐赠", Figure::Given, "次")]),
        told(&[("接受捐赠", Figure::Received, "次")]),
        told(&[("媒体报道", Figure::Coverage, "篇")]),
        told(&[("经费收入", Figure::Income, "元")]),
        told(&[("经费支出", Figure::Cost, "元")]),
    ];
    clauses.extend(kept::in_figures(year));
    clauses.push(told(&[("列入年度计划的任务", Figure::Tasks, "项"), ("已完成", Figure::Done, "项")]));
    let mut sentence = Sentence::of(clauses, "；");
    if !sentence.0.is_empty() {
        let begin = if year.is_running {
            format!("截至{}，{}共", value::spoken(&year.today), year.spoken())
        } else {
            format!("{}，共", year.spoken())
        };
        sentence.0.insert(0, SummaryRun { text: begin, figure: None });
    }
    sentence
}

/// What other units sent in: said apart, for it is not what the office did.
fn of_others(year: &Year) -> Sentence {
    let clauses = returns::totals(&year.returned).into_iter().filter_map(|total| {
        let one = year.returned.iter().find(|it| it.name == total.name && it.counted_in == total.counted_in)?;
        let mut clause = Sentence::default();
        let unit = total.counted_in.as_deref().unwrap_or_default();
        clause.say(&total.name).figure(Figure::Returned { id: one.id }, format!("{}{unit}", amount(total.amount)));
        Some(clause)
    });
    let mut sentence = Sentence::of(clauses.collect(), "，");
    if !sentence.0.is_empty() {
        sentence.0.insert(0, SummaryRun { text: "据各单位上报（不计入以上数字），共有".into(), figure: None });
    }
    sentence
}

/// The plan's own sections, each task with what was done for it.
fn of_plan(parts: &mut Parts, year: &Year, planned: &Planned, title: String) {
    let mut sections = planned.detail.items.iter().peekable();
    if sections.peek().is_none() {
        return;
    }
    parts.heading(1, title, Sentence::default());
    for item in sections {
        if item.kind == "task" {
            parts.heading(item.level + 1, sentence(&item.text), done(year, planned, item));
        } else if has_tasks(planned, item) {
            parts.heading(item.level + 1, &item.text, Sentence::default());
        }
    }
}

/// True for a heading with a task somewhere below it.
fn has_tasks(planned: &Planned, heading: &PlanItem) -> bool {
    let items = &planned.detail.items;
    let after = items.iter().skip_while(|item| item.id != heading.id).skip(1);
    after.take_while(|item| item.level > heading.level).any(|item| item.kind == "task")
}

/// Events that no task asked for, by kind.
fn outside(parts: &mut Parts, year: &Year) {
    let mut kinds: Vec<(&str, Vec<&EventRow>)> = Vec::new();
    for event in year.outside() {
        let kind = event.kind.as_deref().unwrap_or("其他");
        match kinds.iter_mut().find(|(name, _)| *name == kind) {
            Some((_, events)) => events.push(event),
            None => kinds.push((kind, vec![event])),
        }
    }
    if kinds.is_empty() {
        return;
    }
    let title = if year.plans.is_empty() { "开展的活动" } else { "计划以外的工作" };
    parts.heading(1, title, Sentence::default());
    let mut all = Sentence::default();
    all.say("共开展活动").figure(Figure::Outside, format!("{}项", year.outside().count())).say("。");
    parts.parts.push(all.paragraph());
    for (kind, events) in kinds {
        let named: Vec<String> = events.iter().take(NAMED).map(|event| told(event)).collect();
        let rest = if events.len() > NAMED { "等" } else { "" };
        let mut said = Sentence::default();
        said.say(format!("{}{rest}。", named.join("，")));
        parts.heading(2, format!("{kind}{}项。", events.len()), said);
    }
}

/// The tasks that are late or not done, with what they lack.
fn unfinished(parts: &mut Parts, year: &Year) {
    let open = year.total(Figure::Open);
    if open == 0.0 {
        return;
    }
    parts.heading(1, if year.is_running { "尚未完成的任务" } else { "没有完成的任务" }, Sentence::default());
    let mut all = Sentence::default();
    all.say("共").figure(Figure::Open, format!("{}项", amount(open)));
    let late = year.total(Figure::Late);
    if late > 0.0 {
        all.say("，其中已超时限").figure(Figure::Late, format!("{}项", amount(late)));
    }
    all.say("。");
    parts.parts.push(all.paragraph());
    for planned in &year.plans {
        for task in planned.tasks().filter(|task| task.standing != Standing::Done) {
            let mut facts: Vec<Sentence> = Vec::new();
            let mut say = |text: String| {
                let mut said = Sentence::default();
                said.say(text);
                facts.push(said);
            };
            if task.standing == Standing::Late {
                say(format!("已超时限（{}）", deadline(task)));
            } else if let Some(time) = &task.time_text {
                say(format!("时限：{time}"));
            }
            if let Some(unit) = task.lead_unit.as_ref().or(task.person.as_ref()).or(task.leader.as_ref()) {
                say(format!("责任：{unit}"));
            }
            facts.extend(task.targets.iter().filter(|target| target.amount.is_some()).map(target));
            parts.heading(2, sentence(&task.text), Sentence::of(facts, "；"));
        }
    }
}

/// What is written of the year's problems, then those that were noted and are open, each with what is proposed. False for nothing
/// at all.
fn in_the_way(parts: &mut Parts, year: &Year) -> bool {
    let noted = &year.open_problems;
    if year.problems.is_none() && noted.is_empty() {
        return false;
    }
    parts.heading(1, "存在问题", Sentence::default());
    parts.by_hand(year.problems.as_deref().unwrap_or_default(), ByHand::Problems);
    if !noted.is_empty() {
        let mut all = Sentence::default();
        all.say("尚待解决的问题").figure(Figure::Problems, format!("{}条", noted.len())).say("。");
        parts.parts.push(all.paragraph());
    }
    for problem in noted {
        let mut said = Sentence::default();
        if let Some(proposal) = &problem.proposal {
            said.say(format!("建议{}", sentence(proposal.trim().trim_start_matches("建议"))));
        }
        parts.heading(2, sentence(&problem.title), said);
    }
    true
}

/// What is written of the time to come, then what goes on: unfinished tasks and those that come back. False for nothing at all.
fn outlook(parts: &mut Parts, year: &Year) -> bool {
    let tasks = || year.plans.iter().flat_map(Planned::tasks);
    let open: Vec<&PlanItem> = tasks().filter(|task| task.standing != Standing::Done && !task.is_lasting()).collect();
    let lasting: Vec<&PlanItem> = tasks().filter(|task| task.is_lasting()).collect();
    if year.outlook.is_none() && open.is_empty() && lasting.is_empty() {
        return false;
    }
    parts.heading(1, "下一步打算", Sentence::default());
    parts.by_hand(year.outlook.as_deref().unwrap_or_default(), ByHand::Outlook);
    for (begin, tasks) in [("继续完成", open), ("坚持做好", lasting)] {
        if !tasks.is_empty() {
            let names: Vec<String> =
                tasks.iter().map(|task| format!("“{}”", task.text.trim().trim_end_matches('。'))).collect();
            let mut said = Sentence::default();
            said.say(format!("{begin}{}。", names.join("、")));
            parts.parts.push(said.paragraph());
        }
    }
    true
}

/// What no figure of the summary counts.
fn uncounted(year: &Year) -> Vec<String> {
    let mut notes = Vec::new();
    if year.coming > 0 {
        notes.push(format!("还没有到日子的 {} 项活动没有计入", year.coming));
    }
    let in_words = |has: fn(&EventRow) -> bool| year.events.iter().filter(|event| has(event)).count();
    for (what, count) in [
        ("参加人数", in_words(|event| event.participants.is_none() && event.participants_text.is_some())),
        ("受益人次", in_words(|event| event.beneficiaries.is_none() && event.beneficiaries_text.is_some())),
    ] {
        if count > 0 {
            notes.push(format!("{count} 项活动的{what}只有文字、没有数字，没有计入合计"));
        }
    }
    notes
}
