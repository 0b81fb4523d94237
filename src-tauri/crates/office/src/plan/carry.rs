//! 结转: next year's plan begun from this one's. Dates and years in the words move on, what is unfinished is marked 续, and what
//! was done stays behind.

use std::collections::HashMap;

use chrono::{Months, NaiveDate};
use rusqlite::Connection;
use rusqlite::types::Value;
use serde::Deserialize;

use super::item::PlanItem;
use super::numbering::Numbering;
use super::standing::Standing;
use super::target::{self, CountedBy, NewTarget, Target};
use super::{Plan, PlanDetail, detail, milestone};
use crate::changes::{self, Columns};
use crate::error::{Error, Result};
use crate::ids::{PlanId, PlanItemId};
use crate::office::At;

/// A plan to begin from another.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlanCarry {
    /// The plan that it begins from.
    pub from: PlanId,
    /// The year of the new plan.
    pub year: i32,
    /// Its title; that of the old one with its year moved on when absent.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// Only tasks that are not done, and those that come back.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub unfinished_only: bool,
    /// Items left behind, with what stands under them.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<PlanItemId>>")]
    pub without: Vec<PlanItemId>,
}

pub(crate) fn plan_carry(at: &At<'_>, ask: PlanCarry) -> Result<PlanId> {
    if !(1949..=2100).contains(&ask.year) {
        return Err(Error::invalid("year", "请写上计划的年份，例如 2026。"));
    }
    at.act(|act| {
        let PlanDetail { plan, items } = detail(act, ask.from)?;
        if ask.year == plan.year {
            return Err(Error::invalid("year", format!("{} 年就是这份计划的年份。请选别的年份。", plan.year)));
        }
        let move_on = MoveOn { from: plan.year, to: ask.year };
        let title = ask.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        let title = title.map_or_else(|| move_on.words(&plan.title), str::to_owned);
        let id = PlanId(changes::insert(act, "plan", &header(&plan, &title, &move_on))?);
        let kept = kept(&items, plan.year, &ask);
        let mut made: HashMap<PlanItemId, PlanItemId> = HashMap::new();
        let mut places: HashMap<Option<PlanItemId>, i64> = HashMap::new();
        let mut count = 0;
        for item in items.iter().zip(kept).filter_map(|(item, kept)| kept.then_some(item)) {
            let parent = item.parent_id.and_then(|parent| made.get(&parent).copied());
            let place = places.entry(parent).or_insert(0);
            made.insert(item.id, carried(act, id, parent, *place, item, &move_on)?);
            *place += 1;
            count += usize::from(item.kind == "task");
        }
        for (from, item, section) in coming_round(act, plan.year, ask.year)? {
            let parent = section.and_then(|section| {
                let is_meant = |old: &&PlanItem| old.kind == "heading" && old.text == section;
                items.iter().find(is_meant).and_then(|old| made.get(&old.id).copied())
            });
            let place = places.entry(parent).or_insert(0);
            carried(act, id, parent, *place, &item, &MoveOn { from, to: ask.year })?;
            *place += 1;
            count += 1;
        }
        Ok((id, format!("由“{}”起草“{title}”（{count} 项任务）", plan.title)))
    })
}

/// Which items go over: not those left behind nor what stands under them, nor what comes back only later. Where only the unfinished go, what they stand under goes
/// with them.
fn kept(items: &[PlanItem], from: i32, ask: &PlanCarry) -> Vec<bool> {
    let place: HashMap<PlanItemId, usize> = items.iter().enumerate().map(|(index, item)| (item.id, index)).collect();
    let above = |index: usize| items[index].parent_id.and_then(|parent| place.get(&parent).copied());
    let mut behind = vec![false; items.len()];
    let mut kept = vec![false; items.len()];
    for (index, item) in items.iter().enumerate() {
        behind[index] = ask.without.contains(&item.id) || above(index).is_some_and(|parent| behind[parent]);
        let goes_on = is_unfinished(item) || item.kind == "task" && item.is_lasting();
        // What comes back later is taken up by the plan of its year.
        let waits = !comes_round(item, from, ask.year) && !is_unfinished(item);
        if behind[index] || waits || (ask.unfinished_only && !goes_on) {
            continue;
        }
        let mut at = Some(index);
        while let Some(index) = at.filter(|index| !kept[*index]) {
            kept[index] = true;
            at = above(index);
        }
    }
    kept
}

/// Whether what comes back every so many years is done again in a year, when it was planned for another.
fn comes_round(item: &PlanItem, from: i32, to: i32) -> bool {
    item.cycle_years.is_none_or(|years| i64::from(to - from) % years == 0)
}

/// True for a task that was to be done in its year and was not.
fn is_unfinished(item: &PlanItem) -> bool {
    item.kind == "task" && item.standing != Standing::Done && !item.is_lasting()
}

/// Tasks of plans older than that of `from` that come back only every so many years, and do in the year `to`: each with the year of
/// its plan and the heading that it stands under. One that a later plan has already taken over is that plan's affair.
fn coming_round(conn: &Connection, from: i32, to: i32) -> Result<Vec<(i32, PlanItem, Option<String>)>> {
    let plans = conn
        .prepare_cached(
            "SELECT DISTINCT p.id, p.year FROM plan p JOIN plan_item i ON i.plan_id = p.id
             WHERE i.cycle_years IS NOT NULL AND p.year < ? ORDER BY p.year, p.id",
        )?
        .query_map([from], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(PlanId, i32)>>>()?;
    let mut coming = Vec::new();
    let mut is_taken_over = conn.prepare_cached("SELECT 1 FROM plan_item WHERE forerunner = ?")?;
    for (plan, year) in plans {
        let items = detail(conn, plan)?.items;
        let headings: HashMap<PlanItemId, String> = items.iter().map(|item| (item.id, item.text.clone())).collect();
        for item in items {
            let comes = item.kind == "task" && item.cycle_years.is_some() && comes_round(&item, year, to);
            if comes && !is_taken_over.exists([&item.uid])? {
                let section = item.parent_id.and_then(|parent| headings.get(&parent).cloned());
                coming.push((year, PlanItem { parent_id: None, ..item }, section));
            }
        }
    }
    Ok(coming)
}

fn header(plan: &Plan, title: &str, move_on: &MoveOn) -> Columns {
    let mut columns: Columns =
        vec![("year", Value::Integer(i64::from(move_on.to))), ("title", Value::Text(title.to_owned()))];
    columns.extend(Numbering::of(plan.numbering.as_deref(), plan.tasks_level, plan.running_level).columns());
    columns.extend(plan.addressee.clone().map(|addressee| ("addressee", Value::Text(addressee))));
    columns.extend(plan.preface.as_deref().map(|preface| ("preface", Value::Text(move_on.words(preface)))));
    columns
}

fn carried(
    conn: &Connection,
    plan: PlanId,
    parent: Option<PlanItemId>,
    place: i64,
    item: &PlanItem,
    move_on: &MoveOn,
) -> Result<PlanItemId> {
    let is_unfinished = is_unfinished(item);
    let text = |words: &Option<String>| words.clone().map_or(Value::Null, Value::Text);
    let moved =
        |words: &Option<String>| words.as_deref().map_or(Value::Null, |words| Value::Text(move_on.words(words)));
    let date = |date: &Option<String>| date.as_deref().map_or(Value::Null, |date| Value::Text(move_on.date(date)));
    let columns: Columns = vec![
        ("plan_id", Value::Integer(plan.0)),
        ("parent_id", parent.map_or(Value::Null, |id| Value::Integer(id.0))),
        ("position", Value::Integer(place)),
        ("kind", Value::Text(item.kind.clone())),
        ("label", if item.label_kept { Value::Text(item.label.clone()) } else { Value::Null }),
        ("text", Value::Text(move_on.words(&item.text))),
        ("body", moved(&item.body)),
        ("leader", text(&item.leader)),
        ("lead_unit", text(&item.lead_unit)),
        ("person", text(&item.person)),
        ("helpers", text(&item.helpers)),
        ("time_text", moved(&item.time_text)),
        ("start_date", date(&item.start_date)),
        ("end_date", date(&item.end_date)),
        ("budget", item.budget.map_or(Value::Null, Value::Integer)),
        ("module", text(&item.module)),
        ("priority", text(&item.priority)),
        ("tags", text(&item.tags)),
        ("repetition", text(&item.repetition)),
        ("cycle_years", item.cycle_years.map_or(Value::Null, Value::Integer)),
        ("forerunner", Value::Text(item.uid.clone())),
        ("continued", Value::Integer(i64::from(is_unfinished))),
    ];
    let id = PlanItemId(changes::insert(conn, "plan_item", &columns)?);
    let targets: Vec<NewTarget> = item.targets.iter().filter_map(|target| carried_target(target, move_on)).collect();
    target::write(conn, id, &targets)?;
    // Next year's 六个一 begins anew; a programme and what is unfinished go on from where they stand.
    let goes_on = is_unfinished || item.targets.iter().any(|target| target.programme.is_some());
    milestone::carry(conn, id, &item.milestones, goes_on)?;
    Ok(id)
}

/// A target for the new year. Part of a number over several years that are not over: what is left of it, and no more.
fn carried_target(target: &Target, move_on: &MoveOn) -> Option<NewTarget> {
    let by_hand = target.counted_by == CountedBy::Hand && target.amount.is_some();
    let mut carried = NewTarget {
        id: None,
        words: target.words.as_deref().map(|words| move_on.words(words)),
        done: by_hand.then_some(0.0),
        ..NewTarget::again(target)
    };
    if let Some(programme) = &target.programme {
        let left = programme.whole - programme.reached;
        if move_on.to > programme.last_year || left <= 0.0 {
            return None;
        }
        carried.amount = carried.amount.map(|amount| amount.min(left));
        carried.amount_high = carried.amount_high.map(|high| high.min(left));
    }
    Some(carried)
}

/// From one year to another.
struct MoveOn {
    from: i32,
    to: i32,
}

impl MoveOn {
    /// The words with the plan's year, and the one after it, moved on: 2025年 → 2026年, 2026年1月底 → 2027年1月底. Other years are
    /// history and stay.
    fn words(&self, words: &str) -> String {
        let by = self.to - self.from;
        let mut out = String::with_capacity(words.len());
        let mut rest = words;
        while let Some(at) = rest.find('年') {
            let (before, after) = rest.split_at(at);
            let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let (head, number) = before.split_at(before.len() - digits);
            out.push_str(head);
            match number.parse::<i32>() {
                Ok(year) if digits == 4 && (year == self.from || year == self.from + 1) => {
                    out.push_str(&(year + by).to_string());
                }
                _ => out.push_str(number),
            }
            out.push('年');
            rest = &after['年'.len_utf8()..];
        }
        out.push_str(rest);
        out
    }

    /// A date of any precision, moved on by whole years; 29 February becomes the 28th.
    fn date(&self, date: &str) -> String {
        let by = self.to - self.from;
        if let Ok(day) = NaiveDate::parse_from_str(date, "%Y-%m-%d") {
            let months = Months::new(by.unsigned_abs() * 12);
            let moved = if by < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) };
            return moved.unwrap_or(day).format("%Y-%m-%d").to_string();
        }
        let (year, rest) = date.split_at(date.len().min(4));
        year.parse::<i32>().map_or_else(|_| date.to_owned(), |year| format!("{:04}{rest}", year + by))
    }
}

#[cfg(test)]
mod tests {
    use super::MoveOn;

    #[test]
    fn years_in_words_and_dates_move_on() {
        let on = MoveOn { from: 2025, to: 2026 };
        for (words, moved) in [
            ("2025年工作要点", "2026年工作要点"),
            ("2025年9月至2026年1月", "2026年9月至2027年1月"),
            ("2019年以来的做法", "2019年以来的做法"),
            ("编号12025年", "编号12025年"),
            ("全年", "全年"),
            ("", ""),
        ] {
            assert_eq!(on.words(words), moved);
        }
        for (date, moved) in [("2025", "2026"), ("2025-11", "2026-11"), ("2025-03-31", "2026-03-31")] {
            assert_eq!(on.date(date), moved);
        }
        assert_eq!(MoveOn { from: 2024, to: 2025 }.date("2024-02-29"), "2025-02-28");
        assert_eq!(MoveOn { from: 2025, to: 2024 }.date("2025-06-30"), "2024-06-30");
    }
}
