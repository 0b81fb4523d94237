//! The words of a summary: what is said, section by section, with each figure tied to its records.

use super::figure::{Figure, Planned, Year};
use super::{ByHand, Summary, SummaryPart, SummaryRun, amount, said};
use crate::event::{self, EventRow};
use crate::plan::{self, PlanItem, Standing, Target, sentence};
use crate::value;

/// So many events of a task are named; the others stand behind its figure.
const NAMED: usize = 6;

/// Runs that are written one after the other.
#[derive(Default)]
struct Sentence(Vec<SummaryRun>);

impl Sentence {
    fn say(&mut self, text: impl Into<String>) -> &mut Self {
        self.0.push(SummaryRun { text: text.into(), figure: None });
        self
    }

    fn figure(&mut self, figure: Figure, text: impl Into<String>) -> &mut Self {
        self.0.push(SummaryRun { text: text.into(), figure: Some(figure) });
        self
    }

    /// Puts the parts into one sentence, with `between` between them and a full stop at the end; nothing of no parts.
    fn of(parts: Vec<Sentence>, between: &str) -> Self {
        let mut all = Sentence::default();
        for part in parts.into_iter().filter(|part| !part.0.is_empty()) {
            if !all.0.is_empty() {
                all.say(between);
            }
            all.0.extend(part.0);
        }
        if !all.0.is_empty() {
            all.say("。");
        }
        all
    }

    fn paragraph(self) -> SummaryPart {
        SummaryPart { runs: self.0, ..SummaryPart::default() }
    }
}

/// Headings with labels that count on at each level.
#[derive(Default)]
struct Parts {
    parts: Vec<SummaryPart>,
    numbers: [usize; 4],
}

impl Parts {
    fn heading(&mut self, level: usize, heading: impl Into<String>, runs: Sentence) {
        let level = level.clamp(1, 4);
        self.numbers[level - 1] += 1;
        self.numbers[level..].fill(0);
        let label = plan::label(level, self.numbers[level - 1]);
        let heading = heading.into();
        self.parts.push(SummaryPart { level: level as u8, label, heading, runs: runs.0, by_hand: None });
    }

    fn by_hand(&mut self, text: &str, by_hand: ByHand) {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        self.parts.extend(lines.map(|line| {
            let mut sentence = Sentence::default();
            sentence.say(line);
            SummaryPart { by_hand: Some(by_hand), ..sentence.paragraph() }
        }));
    }
}

pub(super) fn summary(year: &Year) -> Summary {
    let mut parts = Parts::default();
    let mut notes = Vec::new();
    parts.by_hand(year.opening.as_deref().unwrap_or_default(), ByHand::Opening);
    let figures = in_figures(year);
    if !figures.0.is_empty() {
        parts.parts.push(figures.paragraph());
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

/// The year in figures: each kind that has any.
fn in_figures(year: &Year) -> Sentence {
    let told = |figures: &[(&str, Figure, &str)]| {
        let mut clause = Sentence::default();
        for (index, (before, figure, unit)) in figures.iter().enumerate() {
            let total = year.total(*figure);
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
    };
    let clauses = vec![
        told(&[
            ("开展活动", Figure::Events, "项"),
            ("参加", Figure::Participants, "人"),
            ("受益群众", Figure::Beneficiaries, "人次"),
        ]),
        told(&[("举办培训班", Figure::Classes, "期"), ("培训", Figure::Trainees, "人次")]),
        told(&[("组织竞赛评选", Figure::Contests, "项"), ("评出奖项", Figure::Awards, "个")]),
        told(&[("颁发证书", Figure::Certificates, "张")]),
        told(&[("列入年度计划的任务", Figure::Tasks, "项"), ("已完成", Figure::Done, "项")]),
    ];
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

/// What was done for a task: its targets, its events, what was noted last, and how it stands.
fn done(year: &Year, planned: &Planned, task: &PlanItem) -> Sentence {
    let mut parts: Vec<Sentence> = task.targets.iter().flat_map(|it| [target(it), programme(it)]).collect();
    parts.push(milestones(task));
    parts.push(events(planned, task));
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
fn target(target: &Target) -> Sentence {
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
fn told(event: &EventRow) -> String {
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

fn deadline(task: &PlanItem) -> String {
    task.time_text.clone().or_else(|| task.end_date.as_deref().map(value::spoken)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Parts, Sentence};

    #[test]
    fn headings_count_on_at_each_level() {
        let mut parts = Parts::default();
        for level in [1, 2, 2, 3, 2, 1, 2, 7] {
            parts.heading(level, "", Sentence::default());
        }
        let labels: Vec<&str> = parts.parts.iter().map(|part| part.label.as_str()).collect();
        assert_eq!(labels, ["一、", "（一）", "（二）", "1.", "（三）", "二、", "（一）", "（1）"]);
    }
}
