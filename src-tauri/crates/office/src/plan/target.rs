//! 指标: what a task is to reach, what is reached, and what was written down of it by hand.

use rusqlite::Connection;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::item::named;
use crate::api::Nothing;
use crate::changes::{self, Columns};
use crate::error::{Error, Result};
use crate::ids::{PlanId, PlanItemId, TargetEntryId, TargetId};
use crate::office::At;
use crate::value;

/// 指标: what is to be reached, and what is.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Target {
    /// Its id.
    pub id: TargetId,
    /// The number, or the lower end of a range.
    pub amount: Option<f64>,
    /// The upper end of a range (2~3 次).
    pub amount_high: Option<f64>,
    /// 次, 期, 人次 …
    pub unit: Option<String>,
    /// A target in words.
    pub words: Option<String>,
    /// How it is counted.
    pub counted_by: CountedBy,
    /// The measure that is summed, for `measure`.
    pub measure: Option<String>,
    /// What is reached now: counted, summed, or as entered by hand.
    pub reached: Option<f64>,
    /// For `hand`: what was reached before the first entry.
    pub done: Option<f64>,
    /// For `hand`: what was written down day by day, the newest first.
    pub entries: Vec<TargetEntry>,
    /// The years that it is a part of, when several are to reach a number together.
    pub programme: Option<Programme>,
}

/// A number that several years are to reach together: 三年 4 处, 2024—2026.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct Programme {
    /// The number.
    pub whole: f64,
    /// The first year.
    pub first_year: i32,
    /// The last year.
    pub last_year: i32,
    /// What was reached before the first plan that knows of it.
    pub before: Option<f64>,
    /// What is reached until now, with what was before.
    pub reached: f64,
    /// What each year reached, the first one first.
    pub years: Vec<ProgrammeYear>,
}

/// What one year reached of a number over several.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct ProgrammeYear {
    /// The year.
    pub year: i32,
    /// The task in the plan of that year.
    pub item_id: PlanItemId,
    /// The plan.
    pub plan_id: PlanId,
    /// How much.
    pub reached: f64,
}

/// What was reached of a target, as it was written down on a day.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct TargetEntry {
    /// Its id.
    pub id: TargetEntryId,
    /// The day.
    pub entered_on: String,
    /// How much; less than 0 takes back.
    pub amount: f64,
    /// What it was.
    pub note: Option<String>,
}

/// How a target is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum CountedBy {
    /// The number of linked events.
    Events,
    /// The sum of their 参加人数.
    Participants,
    /// The sum of their 受益人次.
    Beneficiaries,
    /// The sum of a measure of theirs, in the target's unit.
    Measure,
    /// The objects of the task whose milestones are all reached.
    Objects,
    /// A number entered by hand.
    Hand,
}

impl CountedBy {
    fn text(self) -> &'static str {
        match self {
            CountedBy::Events => "events",
            CountedBy::Participants => "participants",
            CountedBy::Beneficiaries => "beneficiaries",
            CountedBy::Measure => "measure",
            CountedBy::Objects => "objects",
            CountedBy::Hand => "hand",
        }
    }

    pub(super) fn read(text: &str) -> Self {
        match text {
            "participants" => CountedBy::Participants,
            "beneficiaries" => CountedBy::Beneficiaries,
            "measure" => CountedBy::Measure,
            "objects" => CountedBy::Objects,
            "hand" => CountedBy::Hand,
            _ => CountedBy::Events,
        }
    }
}

/// A target as it is set.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct NewTarget {
    /// The target that it is from now on in place of; its entries stay. A new one when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<TargetId>,
    /// The number, or the lower end of a range.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub amount: Option<f64>,
    /// The upper end of a range.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub amount_high: Option<f64>,
    /// 次, 期, 人次 …
    #[serde(default)]
    #[ts(optional = nullable)]
    pub unit: Option<String>,
    /// A target in words.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub words: Option<String>,
    /// How it is counted.
    pub counted_by: CountedBy,
    /// The measure that is summed.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub measure: Option<String>,
    /// What was reached before the first entry, when counted by hand.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub done: Option<f64>,
    /// The years that it is a part of.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub programme: Option<NewProgramme>,
}

/// The number of several years, as it is set.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct NewProgramme {
    /// The number.
    pub whole: f64,
    /// The first year.
    pub first_year: i32,
    /// The last year.
    pub last_year: i32,
    /// What was reached before the first plan that knows of it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub before: Option<f64>,
}

impl NewTarget {
    /// A target of a number or of words, counted in a way.
    pub(super) fn new(amount: Option<f64>, unit: Option<String>, counted_by: CountedBy) -> Self {
        let (amount_high, words, measure) = (None, None, None);
        Self { id: None, amount, amount_high, unit, words, counted_by, measure, done: None, programme: None }
    }

    /// The target as it stands.
    pub(super) fn again(target: &Target) -> Self {
        let programme = target.programme.as_ref().map(|it| NewProgramme {
            whole: it.whole,
            first_year: it.first_year,
            last_year: it.last_year,
            before: it.before,
        });
        Self {
            id: Some(target.id),
            amount: target.amount,
            amount_high: target.amount_high,
            unit: target.unit.clone(),
            words: target.words.clone(),
            counted_by: target.counted_by,
            measure: target.measure.clone(),
            done: target.done,
            programme,
        }
    }

    fn check(&self) -> Result<()> {
        for number in [self.amount, self.amount_high, self.done].into_iter().flatten() {
            value::number("targets", number)?;
        }
        if self.amount.is_none() && trimmed(self.words.as_deref()).is_none() {
            return Err(Error::invalid("targets", "指标要有数量或文字，例如“6 次”或“完成挂牌”。"));
        }
        if self.counted_by == CountedBy::Measure && trimmed(self.measure.as_deref()).is_none() {
            return Err(Error::invalid("targets", "按活动的数据累计，要写明是哪一项数据，例如“发放资料”。"));
        }
        if let (Some(low), Some(high)) = (self.amount, self.amount_high)
            && high < low
        {
            return Err(Error::invalid("targets", format!("指标 {low}～{high} 前大后小。请改正。")));
        }
        self.programme.map_or(Ok(()), |programme| programme.check(self.amount))
    }
}

impl NewProgramme {
    fn check(self, amount: Option<f64>) -> Result<()> {
        let Self { whole, first_year, last_year, before } = self;
        for number in [Some(whole), before].into_iter().flatten() {
            value::number("targets", number)?;
        }
        if !(1949..=2100).contains(&first_year) || !(1949..=2100).contains(&last_year) {
            return Err(Error::invalid("targets", "多年目标的起止年份要写成四位，例如 2024 到 2026。"));
        }
        if last_year <= first_year {
            return Err(Error::invalid(
                "targets",
                format!("多年目标 {first_year}—{last_year} 年要跨两年以上，前小后大。"),
            ));
        }
        match amount {
            Some(amount) if amount > whole => {
                Err(Error::invalid("targets", format!("今年要完成 {amount}，比几年一共的 {whole} 还多。请改正。")))
            }
            _ => Ok(()),
        }
    }
}

fn trimmed(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// The targets of a task, in place of those before.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TargetSet {
    /// The task.
    pub item_id: PlanItemId,
    /// Its targets.
    pub targets: Vec<NewTarget>,
}

pub(crate) fn target_set(at: &At<'_>, ask: TargetSet) -> Result<Nothing> {
    at.act(|act| {
        let label = format!("修改{}的指标", named(act, ask.item_id)?);
        write(act, ask.item_id, &ask.targets)?;
        Ok((Nothing {}, label))
    })
}

/// A target that stands, as far as it tells which one is meant.
struct Known {
    id: TargetId,
    unit: Option<String>,
    counted_by: String,
}

/// Gives a task its targets. One that is named by its id, or counts the same unit in the same way, stays that one and keeps its
/// entries; what is left over goes, with its entries.
pub(super) fn write(conn: &Connection, item: PlanItemId, targets: &[NewTarget]) -> Result<()> {
    targets.iter().try_for_each(NewTarget::check)?;
    let mut free = conn
        .prepare_cached("SELECT id, unit, counted_by FROM target WHERE item_id = ? ORDER BY position, id")?
        .query_map([item], |row| Ok(Known { id: row.get(0)?, unit: row.get(1)?, counted_by: row.get(2)? }))?
        .collect::<rusqlite::Result<Vec<Known>>>()?;
    let mut take = |is_meant: &dyn Fn(&Known) -> bool| free.iter().position(is_meant).map(|at| free.remove(at).id);
    let named: Vec<Option<TargetId>> =
        targets.iter().map(|target| take(&|known| target.id == Some(known.id))).collect();
    let kept: Vec<Option<TargetId>> = targets
        .iter()
        .zip(named)
        .map(|(target, named)| {
            let unit = trimmed(target.unit.as_deref());
            let is_alike =
                |known: &Known| known.unit.as_deref() == unit && known.counted_by == target.counted_by.text();
            named.or_else(|| take(&is_alike))
        })
        .collect();
    for Known { id, .. } in free {
        changes::delete(conn, "target_entry", "target_id", id.0)?;
        changes::delete(conn, "target", "id", id.0)?;
    }
    let text = |text: Option<&str>| trimmed(text).map_or(Value::Null, |text| Value::Text(text.to_owned()));
    let real = |number: Option<f64>| number.map_or(Value::Null, Value::Real);
    for (position, (target, id)) in targets.iter().zip(kept).enumerate() {
        let years = target.programme;
        let year = |year: fn(NewProgramme) -> i32| years.map_or(Value::Null, |it| Value::Integer(year(it).into()));
        let columns: Columns = vec![
            ("item_id", Value::Integer(item.0)),
            ("position", Value::Integer(position as i64)),
            ("amount", real(target.amount)),
            ("amount_high", real(target.amount_high)),
            ("unit", text(target.unit.as_deref())),
            ("words", text(target.words.as_deref())),
            ("counted_by", Value::Text(target.counted_by.text().to_owned())),
            ("measure", text(target.measure.as_deref())),
            ("done", real(target.done)),
            ("whole", real(years.map(|it| it.whole))),
            ("first_year", year(|it| it.first_year)),
            ("last_year", year(|it| it.last_year)),
            ("before", real(years.and_then(|it| it.before))),
        ];
        match id {
            Some(id) => changes::update(conn, "target", id.0, &columns, "个指标")?,
            None => drop(changes::insert(conn, "target", &columns)?),
        }
    }
    Ok(())
}
