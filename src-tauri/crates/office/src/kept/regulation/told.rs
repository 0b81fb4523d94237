//! How regulations stand on a day: which version is in force, what of them is due, and what does not agree in them. It is
//! told, never settled: papers may have taken their steps in any order, and stand as they are.

use chrono::{Months, NaiveDate};

use super::{Regulation, RegulationStep, RegulationVersion};
use crate::value;

/// Something of a regulation that is to be done by a day.
pub(in crate::kept) struct Due {
    /// What is to be done: 评审, 有效期满, 主管单位审核.
    pub(in crate::kept) what: String,
    /// By when.
    pub(in crate::kept) due_on: String,
    /// Who sees to it.
    pub(in crate::kept) handler: Option<String>,
    /// Days ahead from which on it is told.
    pub(in crate::kept) ahead: i64,
}

/// How a version or a whole regulation stands.
const DRAFTED: &str = "起草中";
const COMING: &str = "待施行";
const IN_FORCE: &str = "施行中";
const FOLLOWED: &str = "已被取代";
const ENDED: &str = "已到期";
const REPEALED: &str = "已废止";

/// Days before the end of an agreement from which on it is told: a new one takes its time.
const ENDING: i64 = 90;

/// The day of a date, as the first or the last that it can mean.
fn day(date: &Option<String>, of: fn(&str) -> Option<NaiveDate>) -> Option<NaiveDate> {
    date.as_deref().and_then(of)
}

impl RegulationVersion {
    fn begins(&self) -> Option<NaiveDate> {
        day(&self.in_force_on, value::first_day)
    }

    /// Whether it has begun by a day.
    fn has_begun(&self, today: NaiveDate) -> bool {
        self.begins().is_some_and(|begins| begins <= today)
    }

    /// Whether it was over by itself before a day.
    fn has_ended(&self, today: NaiveDate) -> bool {
        day(&self.ends_on, value::last_day).is_some_and(|ends| ends < today)
    }

    fn standing(&self, is_in_force: bool, is_repealed: bool, today: NaiveDate) -> &'static str {
        match self.begins() {
            None => DRAFTED,
            Some(_) if is_in_force => IN_FORCE,
            Some(_) if is_repealed => REPEALED,
            Some(begins) if begins > today => COMING,
            Some(_) if self.has_ended(today) => ENDED,
            Some(_) => FOLLOWED,
        }
    }

    /// Steps that are not done.
    fn open(&self) -> impl Iterator<Item = &RegulationStep> {
        self.steps.iter().filter(|step| step.done_on.is_none())
    }

    /// What does not agree between this version and another that began before it or with it.
    fn clash(&self, other: &Self) -> Option<String> {
        let (begins, before) = self.begins().zip(other.begins())?;
        if begins == before && self.id > other.id {
            return Some(format!("与“{}”同一天施行，请核对施行日期", other.name));
        }
        let ends = other.ends_on.as_ref()?;
        (before < begins && value::last_day(ends)? >= begins)
            .then(|| format!("施行时“{}”还没有到期（有效期到 {ends}），两版同时有效", other.name))
    }
}

/// What does not agree in the order of steps: each step is named once, with the first step that it passed over.
fn disorder(steps: &[RegulationStep]) -> Vec<String> {
    let passed = |at: usize, step: &RegulationStep| -> Option<String> {
        let (on, done) = step.done_on.as_deref().and_then(|on| Some((on, value::last_day(on)?)))?;
        steps[..at].iter().find_map(|earlier| match &earlier.done_on {
            None => Some(format!("“{}”已经办了，前面的“{}”还没有办", step.name, earlier.name)),
            Some(before) => (value::first_day(before)? > done)
                .then(|| format!("“{}”（{on}）早于前面的“{}”（{before}）", step.name, earlier.name)),
        })
    };
    steps.iter().enumerate().filter_map(|(at, step)| passed(at, step)).collect()
}

impl Regulation {
    /// Whether it is repealed by the day on which it was read.
    pub(super) fn is_repealed(&self) -> bool {
        self.standing == REPEALED
    }

    /// Says of itself and its versions how they stand on a day.
    pub(super) fn stand(&mut self, today: NaiveDate) {
        let is_repealed = day(&self.repealed_on, value::first_day).is_some_and(|repealed| repealed <= today);
        let in_force = self
            .versions
            .iter()
            .filter(|version| !is_repealed && version.has_begun(today) && !version.has_ended(today))
            .max_by_key(|version| (version.begins(), version.id));
        self.in_force_id = in_force.map(|version| version.id);
        self.in_force = in_force.map(|version| version.name.clone());
        self.in_force_on = in_force.and_then(|version| version.in_force_on.clone());
        self.ends_on = self.end(today, is_repealed);
        let all = self.versions.clone();
        for version in &mut self.versions {
            let is_in_force = self.in_force_id == Some(version.id);
            version.standing = version.standing(is_in_force, is_repealed, today).to_owned();
            let open: Vec<&str> = version.open().map(|step| step.name.as_str()).collect();
            let mut told = Vec::new();
            if is_in_force && !open.is_empty() {
                told.push(format!("已经施行，还有 {} 个环节没有办：{}", open.len(), open.join("、")));
            }
            told.extend(disorder(&version.steps));
            told.extend(all.iter().filter(|other| other.id != version.id).filter_map(|other| version.clash(other)));
            version.told = told;
        }
        let has = |standing: &str| self.versions.iter().any(|version| version.standing == standing);
        let standing = match is_repealed {
            true => REPEALED,
            false => [IN_FORCE, COMING, ENDED].into_iter().find(|standing| has(standing)).unwrap_or(DRAFTED),
        };
        self.standing = standing.to_owned();
        self.review_on = self.next_review();
        self.told = self.whole(today);
    }

    /// 有效期止 that matters: of the version in force, or of the last one where none is any more; none where another follows.
    fn end(&self, today: NaiveDate, is_repealed: bool) -> Option<String> {
        if is_repealed {
            return None;
        }
        let begun = self.versions.iter().filter(|version| version.has_begun(today));
        let last = begun.max_by_key(|version| (!version.has_ended(today), version.begins(), version.id))?;
        let follows = |version: &RegulationVersion| version.begins() > last.begins();
        last.ends_on.clone().filter(|_| !self.versions.iter().any(follows))
    }

    /// The day by which it is to be looked at again: so many months after it was last, or since it came into force. A day
    /// that a month does not have becomes its last; of a date that is less than a day, its last day counts.
    fn next_review(&self) -> Option<String> {
        let since = day(&self.in_force_on, value::last_day)?;
        let since = day(&self.reviewed_on, value::last_day).map_or(since, |reviewed| reviewed.max(since));
        let months = Months::new(u32::try_from(self.review_every?).ok()?);
        Some(since.checked_add_months(months)?.to_string())
    }

    /// What is to be looked at in the whole.
    fn whole(&self, today: NaiveDate) -> Vec<String> {
        let mut told = Vec::new();
        let left = |date: &Option<String>| day(date, value::last_day).map(|day| (day - today).num_days());
        if let (Some(on), Some(..0)) = (&self.review_on, left(&self.review_on)) {
            told.push(format!("该在 {on} 前评审，已经过了"));
        }
        match (&self.ends_on, left(&self.ends_on)) {
            (Some(on), Some(..0)) => told.push(format!("有效期已于 {on} 届满，请续签或废止")),
            (Some(on), Some(0..=ENDING)) => told.push(format!("有效期到 {on} 届满，该准备续签了")),
            _ => {}
        }
        told
    }

    /// What of it is due on some day: its review, the end of its time, the planned steps of what is not past.
    pub(in crate::kept) fn dues(&self, ahead: i64) -> Vec<Due> {
        let due = |what: &str, due_on: &Option<String>, handler: Option<&String>, ahead: i64| {
            let (what, handler) = (what.to_owned(), handler.cloned());
            due_on.clone().map(|due_on| Due { what, due_on, handler, ahead })
        };
        let owner = self.owner.as_ref();
        let mut dues = vec![due("评审", &self.review_on, owner, ahead), due("有效期满", &self.ends_on, owner, ENDING)];
        let going = |version: &&RegulationVersion| [DRAFTED, COMING, IN_FORCE].contains(&version.standing.as_str());
        for version in self.versions.iter().filter(|_| !self.is_repealed()).filter(going) {
            for step in version.open() {
                let what = format!("{}：{}", version.name, step.name);
                dues.push(due(&what, &step.planned_on, step.done_by.as_ref().or(owner), ahead));
            }
        }
        dues.into_iter().flatten().collect()
    }
}
