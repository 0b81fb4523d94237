//! What the kept records say of a year: honours, contests and exams, applications, papers in and out, outcomes.

use rusqlite::Connection;

use super::figure::{Figure, FigureRow, Year};
use super::sentence::{Parts, Sentence};
use super::{amount, said};
use crate::error::Result;
use crate::ids::PlanItemId;
use crate::kept::{self, Application, Document, Honour, Level, Outcome, Participation};
use crate::profile;
use crate::tables::Area;
use crate::value;
use crate::year::year_of;

/// The kept records of a year.
pub(super) struct Kept {
    /// The highest level first.
    honours: Vec<Honour>,
    participations: Vec<Participation>,
    /// Begun in the year.
    applications: Vec<Application>,
    /// 批复 in the year.
    granted: Vec<Application>,
    received: Vec<Document>,
    issued: Vec<Document>,
    outcomes: Vec<Outcome>,
}

/// So many honours of a level are named; the others stand behind its figure.
const NAMED: usize = 6;

impl Kept {
    pub(super) fn of(conn: &Connection, year: i32) -> Result<Self> {
        let kind = profile::profile(conn)?.year_kind;
        let is_of = |date: &str| year_of(date, kind) == Some(year);
        let mut honours = kept::honours(conn, Some(year))?;
        honours.reverse();
        let all = kept::applications(conn, Some(year))?;
        let decided = |row: &Application| row.is_granted() && row.decided_on.as_deref().is_some_and(is_of);
        Ok(Self {
            honours,
            participations: kept::participations(conn, Some(year))?,
            granted: all.iter().filter(|row| decided(row)).cloned().collect(),
            applications: all.into_iter().filter(|row| is_of(&row.begun_on)).collect(),
            received: kept::register(conn, year, "in")?,
            issued: kept::register(conn, year, "out")?,
            outcomes: kept::outcomes(conn, Some(year))?,
        })
    }

    /// The unit and the records of a figure; none where it is no figure of the kept records.
    pub(super) fn records(&self, figure: Figure) -> Option<(&'static str, Vec<FigureRow>)> {
        let honours = |level: Option<Level>| {
            let of_level = move |row: &&Honour| level.is_none_or(|level| row.level.as_deref() == Some(level.word()));
            self.honours.iter().filter(of_level).map(of_honour).collect()
        };
        Some(match figure {
            Figure::Honours => ("项", honours(None)),
            Figure::HonoursAt { level } => ("项", honours(Some(level))),
            Figure::Participations => ("项", self.participations.iter().map(|row| of_participation(row, 1)).collect()),
            Figure::Sent => {
                ("人次", self.participations.iter().map(|row| of_participation(row, row.people())).collect())
            }
            Figure::Applications => ("项", self.applications.iter().map(|row| of_application(row, 1.0)).collect()),
            Figure::Granted => ("项", self.granted.iter().map(|row| of_application(row, 1.0)).collect()),
            Figure::GrantedMoney => {
                let money = self.granted.iter().filter_map(|row| Some((row, row.granted?)));
                ("元", money.map(|(row, fen)| of_application(row, fen as f64 / 100.0)).collect())
            }
            Figure::PapersIn => ("件", self.received.iter().map(of_document).collect()),
            Figure::Handled => {
                let handled = self.received.iter().filter(|row| row.handled_on.is_some());
                ("件", handled.map(of_document).collect())
            }
            Figure::Issued => ("件", self.issued.iter().map(of_document).collect()),
            Figure::Outcomes => ("项", self.outcomes.iter().map(|row| of_outcome(row, 1.0)).collect()),
            Figure::Benefit => {
                let benefit = self.outcomes.iter().filter_map(|row| Some((row, row.benefit?)));
                ("元", benefit.map(|(row, fen)| of_outcome(row, fen as f64 / 100.0)).collect())
            }
            Figure::Tied { id } => ("条", self.tied(id)),
            _ => return None,
        })
    }

    /// The kept records that belong to a task.
    fn tied(&self, id: PlanItemId) -> Vec<FigureRow> {
        let is_tied = |item: &Option<PlanItemId>| *item == Some(id);
        let honours = self.honours.iter().filter(|row| is_tied(&row.item_id)).map(of_honour);
        let participations = self.participations.iter().filter(|row| is_tied(&row.item_id));
        let applications = self.applications.iter().filter(|row| is_tied(&row.item_id));
        let documents = self.received.iter().chain(&self.issued).filter(|row| is_tied(&row.item_id));
        let outcomes = self.outcomes.iter().filter(|row| is_tied(&row.item_id));
        let rows = honours
            .chain(participations.map(|row| of_participation(row, 1)))
            .chain(applications.map(|row| of_application(row, 1.0)))
            .chain(documents.map(of_document))
            .chain(outcomes.map(|row| of_outcome(row, 1.0)));
        rows.map(|row| FigureRow { amount: Some(1.0), ..row }).collect()
    }
}

fn row(area: Area, id: i64, title: &str, on: &str, amount: f64, words: Option<String>) -> FigureRow {
    let (title, when) = (title.to_owned(), value::spoken(on));
    FigureRow { area, id, plan_id: None, title, when, amount: Some(amount), words }
}

fn of_honour(it: &Honour) -> FigureRow {
    row(Area::Honour, it.id.0, &it.name, &it.received_on, it.amount as f64, it.level.clone())
}

fn of_participation(it: &Participation, amount: i64) -> FigureRow {
    row(Area::Participation, it.id.0, &it.name, &it.held_on, amount as f64, None)
}

fn of_application(it: &Application, amount: f64) -> FigureRow {
    let words = (amount == 1.0).then(|| it.stage.clone());
    row(Area::Application, it.id.0, &it.title, it.decided_on.as_ref().unwrap_or(&it.begun_on), amount, words)
}

fn of_document(it: &Document) -> FigureRow {
    row(Area::Document, it.id.0, &it.title, &it.registered_on, 1.0, it.number.clone())
}

fn of_outcome(it: &Outcome, amount: f64) -> FigureRow {
    let words = it.stage.clone().filter(|_| amount == 1.0);
    row(Area::Outcome, it.id.0, &it.title, &it.begun_on, amount, words)
}

/// 元 as they are said: 万元 from ten thousand on, where it is even.
pub(super) fn money(yuan: f64) -> String {
    if yuan >= 10_000.0 && (yuan / 100.0).fract() == 0.0 {
        format!("{}万元", yuan / 10_000.0)
    } else {
        format!("{}元", amount(yuan))
    }
}

/// The figures that stand with the others of the year, each kind with what belongs to it.
pub(super) fn in_figures(year: &Year) -> Vec<Sentence> {
    let mut outcomes = year.told(&[("取得成果", Figure::Outcomes, "项")]);
    let benefit = year.total(Figure::Benefit);
    if benefit > 0.0 {
        outcomes.say("，产生效益").figure(Figure::Benefit, money(benefit));
    }
    let mut granted = year.told(&[("申报", Figure::Applications, "项")]);
    let count = year.total(Figure::Granted);
    if count > 0.0 {
        if granted.is_empty() {
            granted.say("申报");
        } else {
            granted.say("，");
        }
        granted.say("获批").figure(Figure::Granted, format!("{}项", amount(count)));
        let sum = year.total(Figure::GrantedMoney);
        if sum > 0.0 {
            granted.say("，经费").figure(Figure::GrantedMoney, money(sum));
        }
    }
    vec![
        year.told(&[("获得荣誉", Figure::Honours, "项")]),
        year.told(&[("参赛参考", Figure::Participations, "项"), ("派出", Figure::Sent, "人次")]),
        granted,
        outcomes,
        year.told(&[("收文", Figure::PapersIn, "件"), ("办结", Figure::Handled, "件")]),
        year.told(&[("发文", Figure::Issued, "件")]),
    ]
}

/// What belongs to a task: 相关记录2条：…
pub(super) fn tied(year: &Year, id: PlanItemId) -> Sentence {
    let rows = year.kept.tied(id);
    let mut sentence = Sentence::default();
    if rows.is_empty() {
        return sentence;
    }
    let named: Vec<String> = rows.iter().take(NAMED).map(|row| format!("“{}”", row.title)).collect();
    let rest = if rows.len() > NAMED { "等" } else { "" };
    sentence.say("另有相关记录").figure(Figure::Tied { id }, format!("{}条", rows.len()));
    sentence.say(format!("：{}{rest}", named.join("、")));
    sentence
}

/// The honours of the year by level, the highest first, and what was reached in contests and exams.
pub(super) fn honours(parts: &mut Parts, year: &Year) {
    let kept = &year.kept;
    if kept.honours.is_empty() && kept.participations.is_empty() {
        return;
    }
    parts.heading(1, if kept.honours.is_empty() { "参赛参考" } else { "获得的荣誉" }, Sentence::default());
    for level in Level::ALL {
        let total = year.total(Figure::HonoursAt { level });
        if total == 0.0 {
            continue;
        }
        let of_level: Vec<&Honour> =
            kept.honours.iter().filter(|row| row.level.as_deref() == Some(level.word())).collect();
        let mut sentence = Sentence::default();
        sentence.say("共").figure(Figure::HonoursAt { level }, format!("{}项", amount(total)));
        sentence.say(format!("：{}。", named(&of_level)));
        parts.heading(2, format!("{}。", title(level)), sentence);
    }
    let others: Vec<&Honour> = kept.honours.iter().filter(|row| row.level.is_none()).collect();
    if !others.is_empty() {
        let mut sentence = Sentence::default();
        sentence.say(format!("{}。", named(&others)));
        parts.heading(2, "其他。", sentence);
    }
    if !kept.participations.is_empty() {
        let told: Vec<String> = kept.participations.iter().rev().map(contest).collect();
        let mut sentence = Sentence::default();
        sentence.say(format!("{}。", told.join("；")));
        parts.heading(2, "参赛参考。", sentence);
    }
}

fn title(level: Level) -> &'static str {
    match level {
        Level::Industry => "行业荣誉",
        Level::Unit => "单位荣誉",
        other => other.word(),
    }
}

/// “十佳”一等奖（连续 5 年），张伟“先进个人”等
fn named(honours: &[&Honour]) -> String {
    let told = |row: &&Honour| {
        let who = row.people.as_deref().or(row.unit.as_deref()).unwrap_or_default();
        let rank = row.rank.as_deref().unwrap_or_default();
        let count = match (&row.amount_text, row.amount) {
            (Some(words), _) => format!("{words}项"),
            (None, 2..) => format!("{}项", said(row.amount)),
            (None, _) => String::new(),
        };
        let standing = row.standing.as_ref().map(|standing| format!("（{standing}）")).unwrap_or_default();
        format!("{who}“{}”{rank}{count}{standing}", row.name)
    };
    let told: Vec<String> = honours.iter().take(NAMED).map(told).collect();
    format!("{}{}", told.join("，"), if honours.len() > NAMED { "等" } else { "" })
}

/// 全国科普知识竞赛派出14人，12人合格，团体第一名，6人 100分
fn contest(row: &Participation) -> String {
    let mut told = format!("“{}”派出{}人", row.name, row.people());
    if row.people() == 0 {
        told = format!("“{}”", row.name);
    }
    let passed = row.passed.map(|passed| format!("{passed}人合格"));
    let team =
        row.team_rank.as_ref().map(|rank| if rank.contains("团体") { rank.clone() } else { format!("团体{rank}") });
    let results = row.results.as_ref().map(|results| results.lines().take(NAMED).collect::<Vec<_>>().join("、"));
    for part in [passed, team, results].into_iter().flatten() {
        told = format!("{told}，{part}");
    }
    told
}
