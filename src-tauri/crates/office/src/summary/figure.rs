//! The figures of a year, each with the records that it counts.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::counted::{Measures, measures, over_years};
use super::kept::Kept;
use crate::contest::{self, Contest};
use crate::coverage::{self, Coverage, CoverageAsk};
use crate::donation::{self, Donation, DonationAsk};
use crate::error::Result;
use crate::event::{self, EventRow};
use crate::ids::{EventId, PlanId, PlanItemId, ReturnedFigureId, TargetId};
use crate::kept::Level;
use crate::money::{self, Direction, MoneyEntry};
use crate::plan::{self, PlanDetail, PlanItem, Standing, Target};
use crate::problem::{self, Problem};
use crate::profile::{self, OfficeProfile};
use crate::returns::{self, ReturnedFigure};
use crate::tables::Area;
use crate::training::{self, Class};
use crate::venue::{self, Plaque, PlaqueAsk};
use crate::{clock, value, year};

/// A figure of the summary. Events are those that have begun; each is counted once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Figure {
    /// Events of the year.
    Events,
    /// Their 参加人数.
    Participants,
    /// Their 受益人次.
    Beneficiaries,
    /// Events that serve no task of the year's plans.
    Outside,
    /// 培训班 of the year.
    Classes,
    /// 人次 in them, as the office counts them: at one lesson, or in one class.
    Trainees,
    /// 竞赛评选 of the year.
    Contests,
    /// 奖项 in them.
    Awards,
    /// 收入 of the year, in 元, up to today.
    Income,
    /// 支出 of the year, in 元, up to today; of an event its lines, else the figure as it was typed.
    Cost,
    /// 捐出, one for each time.
    Given,
    /// 受赠, one for each time.
    Received,
    /// 授牌 of the year.
    Plaques,
    /// 报道 of the year.
    Coverage,
    /// What other units sent in of one kind, which is told by one of its figures; never counted as ours.
    Returned {
        /// One of the figures.
        id: ReturnedFigureId,
    },
    /// Problems that were open when the year ended, or are.
    Problems,
    /// Certificates of the year that stand.
    Certificates,
    /// 荣誉 received in the year.
    Honours,
    /// Those of a level.
    HonoursAt {
        /// The level.
        level: Level,
    },
    /// Others' contests and exams that ours took part in.
    Participations,
    /// 人次 in them.
    Sent,
    /// 申报 begun in the year.
    Applications,
    /// 申报 that were granted in the year.
    Granted,
    /// The 元 that came with them.
    GrantedMoney,
    /// 收文 of the year.
    PapersIn,
    /// Those that were handled.
    Handled,
    /// 发文 of the year.
    Issued,
    /// 成果 of the year.
    Outcomes,
    /// Their 效益, in 元.
    Benefit,
    /// Kept records of the year that belong to a task.
    Tied {
        /// The task.
        id: PlanItemId,
    },
    /// Tasks of the year's plans.
    Tasks,
    /// Those done.
    Done,
    /// Those not done.
    Open,
    /// Those past their time.
    Late,
    /// Events that serve a task.
    Task {
        /// The task.
        id: PlanItemId,
    },
    /// What a target has reached.
    Target {
        /// The target.
        id: TargetId,
    },
    /// What the years of a target over several years have reached together.
    Programme {
        /// The target.
        id: TargetId,
    },
}

/// A record that a figure counts.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct FigureRow {
    /// Its area.
    pub area: Area,
    /// Its id; an item's for tasks.
    pub id: i64,
    /// The plan, for tasks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub plan_id: Option<PlanId>,
    /// What it is called.
    pub title: String,
    /// When it was, or until when; as it is said.
    pub when: String,
    /// What it adds to the figure: 1 where records are counted; none where it has no number, though it has words.
    pub amount: Option<f64>,
    /// Its number in words (近千人), or how a task stands.
    pub words: Option<String>,
}

/// The records behind a figure.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct FigureRecords {
    /// The count or the sum.
    pub total: f64,
    /// 项, 人次 …
    pub unit: String,
    /// The records.
    pub rows: Vec<FigureRow>,
}

/// A plan with the events that serve its tasks.
pub(super) struct Planned {
    pub(super) detail: PlanDetail,
    events: HashMap<EventId, EventRow>,
    served: HashMap<PlanItemId, Vec<EventId>>,
}

impl Planned {
    fn of(conn: &Connection, id: PlanId, today: &str) -> Result<Self> {
        let begun = event::rows_of_plan(conn, id)?.into_iter().filter(|event| has_begun(event, today));
        let events: HashMap<EventId, EventRow> = begun.map(|event| (event.id, event)).collect();
        let mut served: HashMap<PlanItemId, Vec<EventId>> = HashMap::new();
        for (item, event) in event::ties(conn, id)? {
            if events.contains_key(&event) {
                served.entry(item).or_default().push(event);
            }
        }
        Ok(Self { detail: plan::detail(conn, id)?, events, served })
    }

    pub(super) fn tasks(&self) -> impl Iterator<Item = &PlanItem> {
        self.detail.items.iter().filter(|item| item.kind == "task")
    }

    /// The events that serve a task, each once, by day.
    pub(super) fn events_of(&self, item: PlanItemId) -> Vec<EventRow> {
        let ids = self.served.get(&item).into_iter().flatten();
        let mut events = event::counted(ids.filter_map(|id| self.events.get(id)).cloned().collect());
        events.sort_by(|a, b| a.start_date.cmp(&b.start_date).then(a.id.cmp(&b.id)));
        events
    }
}

/// What there is to say of a year.
pub(super) struct Year {
    pub(super) year: i32,
    pub(super) today: String,
    /// Today is in it.
    pub(super) is_running: bool,
    pub(super) profile: OfficeProfile,
    pub(super) plans: Vec<Planned>,
    /// Events that have begun, by day.
    pub(super) events: Vec<EventRow>,
    /// How many events are still to come.
    pub(super) coming: usize,
    pub(super) opening: Option<String>,
    pub(super) problems: Option<String>,
    pub(super) outlook: Option<String>,
    classes: Vec<Class>,
    contests: Vec<Contest>,
    certificates: Vec<FigureRow>,
    /// The oldest first.
    pub(super) open_problems: Vec<Problem>,
    pub(super) measures: Measures,
    money: Vec<MoneyEntry>,
    donations: Vec<Donation>,
    plaques: Vec<Plaque>,
    coverage: Vec<Coverage>,
    /// What other units sent in.
    pub(super) returned: Vec<ReturnedFigure>,
    pub(super) kept: Kept,
}

/// An event has begun on a day of its own precision; one without a date is taken as begun.
fn has_begun(event: &EventRow, today: &str) -> bool {
    event.start_date.as_deref().is_none_or(|began| began <= today)
}

impl Year {
    pub(super) fn of(conn: &Connection, year: i32) -> Result<Self> {
        let profile = profile::profile(conn)?;
        let today = clock::today();
        let (mut events, coming): (Vec<_>, Vec<_>) =
            event::rows_of_year(conn, year, profile.year_kind)?.into_iter().partition(|event| has_begun(event, &today));
        events.reverse();
        let events = event::counted(events);
        let money = money::entries_of_year(conn, year, profile.year_kind, &today)?;
        let plans = plan::ids_of_year(conn, year)?
            .into_iter()
            .map(|id| Planned::of(conn, id, &today))
            .collect::<Result<Vec<_>>>()?;
        let written = conn
            .prepare_cached("SELECT opening, problems, outlook FROM summary WHERE year = ?")?
            .query_row([year], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let (opening, problems, outlook) = written.unwrap_or_default();
        Ok(Self {
            year,
            is_running: year::year_of(&today, profile.year_kind) == Some(year),
            today,
            plans,
            events,
            coming: coming.len(),
            opening,
            problems,
            outlook,
            classes: training::classes(conn, Some(year))?,
            contests: contest::contests(conn, Some(year))?,
            certificates: certificates(conn, year)?,
            open_problems: problem::open_at_end(conn, year)?,
            measures: measures(conn)?,
            money,
            donations: donation::donations(conn, DonationAsk { year: Some(year), event_id: None })?,
            plaques: venue::plaques(conn, PlaqueAsk { year: Some(year), event_id: None })?,
            coverage: coverage::coverage(conn, CoverageAsk { year: Some(year), event_id: None })?,
            returned: returns::figures(conn, Some(year))?,
            kept: Kept::of(conn, year)?,
            profile,
        })
    }

    /// 2026年, 2025—2026学年
    pub(super) fn spoken(&self) -> String {
        self.profile.year_kind.spoken(self.year)
    }

    /// Events that serve no task of the year's plans.
    pub(super) fn outside(&self) -> impl Iterator<Item = &EventRow> {
        // What serves through a part of it, or through its other telling, serves.
        let through = |event: &EventRow| [Some(event.whole.id), event.whole.part_of].into_iter().flatten();
        let served: HashSet<EventId> =
            self.plans.iter().flat_map(|plan| plan.events.values()).flat_map(through).collect();
        self.events.iter().filter(move |event| !served.contains(&event.whole.id))
    }

    fn tasks(&self, wanted: impl Fn(&PlanItem) -> bool) -> Vec<FigureRow> {
        let tasks = self.plans.iter().flat_map(|plan| plan.tasks().map(|task| (plan.detail.plan.id, task)));
        tasks.filter(|(_, task)| wanted(task)).map(|(plan, task)| of_task(plan, task)).collect()
    }

    /// A target of the year, with the plan and the task it stands in.
    fn target(&self, id: TargetId) -> Option<(&Planned, &PlanItem, &Target)> {
        self.plans.iter().find_map(|plan| {
            plan.tasks().find_map(|task| {
                let target = task.targets.iter().find(|target| target.id == id)?;
                Some((plan, task, target))
            })
        })
    }

    /// The records behind a figure; none behind one that this year does not have.
    pub(super) fn records(&self, figure: Figure) -> FigureRecords {
        let all = || self.events.iter();
        let counted = |event: &EventRow| of_event(event, Some(1.0), None);
        let (unit, rows): (&str, Vec<FigureRow>) = match figure {
            Figure::Events => ("项", all().map(counted).collect()),
            Figure::Outside => ("项", self.outside().map(counted).collect()),
            Figure::Participants => (
                "人",
                all()
                    .filter(|event| event.participants.is_some() || event.participants_text.is_some())
                    .map(|event| of_event(event, event.participants.map(|n| n as f64), event.participants_text.clone()))
                    .collect(),
            ),
            Figure::Beneficiaries => (
                "人次",
                all()
                    .filter(|event| event.beneficiaries.is_some() || event.beneficiaries_text.is_some())
                    .map(|event| {
                        of_event(event, event.beneficiaries.map(|n| n as f64), event.beneficiaries_text.clone())
                    })
                    .collect(),
            ),
            Figure::Classes => ("期", self.classes.iter().map(|class| of_class(class, 1)).collect()),
            Figure::Trainees => ("人次", self.classes.iter().map(|class| of_class(class, class.heads)).collect()),
            Figure::Contests => ("项", self.contests.iter().map(|contest| of_contest(contest, 1)).collect()),
            Figure::Awards => ("个", self.contests.iter().map(|contest| of_contest(contest, contest.awards)).collect()),
            Figure::Income => ("元", of_money(&self.money, Direction::Income)),
            Figure::Cost => ("元", of_money(&self.money, Direction::Cost)),
            Figure::Given => ("次", of_donations(&self.donations, "given")),
            Figure::Received => ("次", of_donations(&self.donations, "received")),
            Figure::Plaques => ("块", self.plaques.iter().map(of_plaque).collect()),
            Figure::Coverage => ("篇", self.coverage.iter().map(of_coverage).collect()),
            Figure::Returned { id } => match self.returned.iter().find(|it| it.id == id) {
                Some(one) => {
                    let alike =
                        self.returned.iter().filter(|it| it.name == one.name && it.counted_in == one.counted_in);
                    (one.counted_in.as_deref().unwrap_or_default(), alike.map(of_returned).collect())
                }
                None => ("", Vec::new()),
            },
            Figure::Problems => ("条", self.open_problems.iter().map(of_problem).collect()),
            Figure::Certificates => ("张", self.certificates.clone()),
            Figure::Tasks => ("项", self.tasks(|_| true)),
            Figure::Done => ("项", self.tasks(|task| task.standing == Standing::Done)),
            Figure::Open => ("项", self.tasks(|task| task.standing != Standing::Done)),
            Figure::Late => ("项", self.tasks(|task| task.standing == Standing::Late)),
            Figure::Task { id } => {
                ("项", self.plans.iter().flat_map(|plan| plan.events_of(id)).map(|event| counted(&event)).collect())
            }
            Figure::Target { id } => match self.target(id) {
                Some((plan, task, target)) => {
                    let rows = self.counted(plan, task, target);
                    let unit = target.unit.clone().unwrap_or_default();
                    return FigureRecords { total: total(&rows), unit, rows };
                }
                None => ("", Vec::new()),
            },
            Figure::Programme { id } => match self.target(id) {
                Some((plan, task, target)) => {
                    (target.unit.as_deref().unwrap_or_default(), over_years(plan.detail.plan.id, task, target))
                }
                None => ("", Vec::new()),
            },
            of_kept => self.kept.records(of_kept).unwrap_or_default(),
        };
        FigureRecords { total: total(&rows), unit: unit.to_owned(), rows }
    }

    /// The count or sum of a figure.
    pub(super) fn total(&self, figure: Figure) -> f64 {
        self.records(figure).total
    }
}

fn total(rows: &[FigureRow]) -> f64 {
    // From 0, for the sum of nothing is -0.
    rows.iter().filter_map(|row| row.amount).fold(0.0, |sum, amount| sum + amount)
}

pub(super) fn of_event(event: &EventRow, amount: Option<f64>, words: Option<String>) -> FigureRow {
    FigureRow {
        area: Area::Event,
        id: event.id.0,
        plan_id: None,
        title: event.title.clone(),
        when: event::when(event),
        amount,
        words,
    }
}

pub(super) fn of_task(plan: PlanId, task: &PlanItem) -> FigureRow {
    FigureRow {
        area: Area::Plan,
        id: task.id.0,
        plan_id: Some(plan),
        title: task.text.clone(),
        when: task.time_text.clone().unwrap_or_default(),
        amount: Some(1.0),
        words: Some(task.standing.said().to_owned()),
    }
}

/// A record that stands by itself, on a day.
fn of_day(area: Area, id: i64, title: String, day: &str, amount: f64) -> FigureRow {
    FigureRow { area, id, plan_id: None, title, when: value::spoken(day), amount: Some(amount), words: None }
}

/// Money in 元; the typed cost of an event is opened where it is typed.
fn of_money(entries: &[MoneyEntry], direction: Direction) -> Vec<FigureRow> {
    let row = |entry: &MoneyEntry| {
        let (area, id) = match (entry.line_id, entry.event_id) {
            (Some(line), _) => (Area::Money, line.0),
            (None, event) => (Area::Event, event.map_or(0, |event| event.0)),
        };
        let what = entry.words.as_ref().or(entry.event.as_ref()).map(|words| format!("　{words}")).unwrap_or_default();
        let day = entry.day.as_deref().unwrap_or_default();
        of_day(area, id, format!("{}{what}", entry.category), day, entry.amount as f64 / 100.0)
    };
    entries.iter().filter(|entry| entry.direction == direction).map(row).collect()
}

fn of_donations(donations: &[Donation], direction: &str) -> Vec<FigureRow> {
    let row =
        |it: &Donation| of_day(Area::Donation, it.id.0, format!("{}　{}", it.party, it.things), &it.given_on, 1.0);
    donations.iter().rev().filter(|it| it.direction == direction).map(row).collect()
}

fn of_plaque(plaque: &Plaque) -> FigureRow {
    let to = plaque.unit.as_ref().or(plaque.venue.as_ref()).map(|to| format!("{to}　")).unwrap_or_default();
    of_day(Area::Plaque, plaque.id.0, format!("{to}{}", plaque.wording), &plaque.given_on, 1.0)
}

fn of_coverage(piece: &Coverage) -> FigureRow {
    FigureRow {
        words: Some(format!("{}（{}）", piece.outlet, piece.level)),
        ..of_day(Area::Coverage, piece.id.0, piece.title.clone(), &piece.published_on, 1.0)
    }
}

fn of_returned(figure: &ReturnedFigure) -> FigureRow {
    of_day(Area::Return, figure.id.0, figure.unit.clone(), &figure.period, figure.amount)
}

fn of_problem(problem: &Problem) -> FigureRow {
    FigureRow {
        area: Area::Problem,
        id: problem.id.0,
        plan_id: None,
        title: problem.title.clone(),
        when: value::spoken(&problem.noted_on),
        amount: Some(1.0),
        words: None,
    }
}

fn of_class(class: &Class, amount: i64) -> FigureRow {
    FigureRow {
        area: Area::Training,
        id: class.id.0,
        plan_id: None,
        title: format!("{} {}", class.course, class.name),
        when: class.start_date.as_deref().map(value::spoken).unwrap_or_default(),
        amount: Some(amount as f64),
        words: None,
    }
}

fn of_contest(contest: &Contest, amount: i64) -> FigureRow {
    FigureRow {
        area: Area::Contest,
        id: contest.id.0,
        plan_id: None,
        title: contest.name.clone(),
        when: contest.start_date.as_deref().map(value::spoken).unwrap_or_default(),
        amount: Some(amount as f64),
        words: None,
    }
}

/// The certificates of a year that stand, one a row.
fn certificates(conn: &Connection, year: i32) -> Result<Vec<FigureRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT c.id, c.number, c.recipient, c.award, b.issued_on FROM certificate c JOIN certificate_batch b ON b.id = c.batch_id
         WHERE c.year = ? AND c.state <> 'voided' ORDER BY c.id",
    )?;
    let rows = statement.query_map([year], |row| {
        let number: Option<String> = row.get(1)?;
        let (recipient, award, issued): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
        Ok(FigureRow {
            area: Area::Certificate,
            id: row.get(0)?,
            plan_id: None,
            title: format!("{recipient}　{award}"),
            when: value::spoken(&issued),
            amount: Some(1.0),
            words: number,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
