//! Two wordings of a plan beside each other, item by item: a copy and the plan of today, or last year's plan and this year's.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::detail;
use super::version::{ItemText, PlanText, frozen};
use crate::error::{Error, Result};
use crate::ids::{PlanId, PlanVersionId};
use crate::office::At;

/// What is compared: the plan as it stands now or one of its copies, with a copy of any plan or another plan.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct PlanCompare {
    /// The plan.
    pub plan_id: PlanId,
    /// One of its copies, in place of the plan as it stands now.
    #[serde(default)]
    #[ts(optional)]
    pub now_version_id: Option<PlanVersionId>,
    /// What it is compared with: a copy, of this plan or of another.
    #[serde(default)]
    #[ts(optional)]
    pub version_id: Option<PlanVersionId>,
    /// Or a plan as it stands now: that of last year.
    #[serde(default)]
    #[ts(optional)]
    pub with: Option<PlanId>,
}

/// What came of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
    /// Its words are others.
    Changed,
}

/// A field whose words are others.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct ChangedField {
    /// What it is called: 完成时限.
    pub name: String,
    /// Before; empty for none.
    pub before: String,
    /// Now.
    pub after: String,
}

/// An item that is not as it was.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct ChangedItem {
    /// What came of it.
    pub how: Difference,
    /// heading or task
    pub kind: String,
    /// Its label, as it is or was.
    pub label: String,
    /// Its words, as they are or were.
    pub text: String,
    /// What is other in it.
    pub fields: Vec<ChangedField>,
}

/// Two wordings beside each other.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PlanComparison {
    /// What the one before is called: a copy by its name, a plan by its title.
    pub before: String,
    /// What the one now is called.
    pub after: String,
    /// Items that are not as they were, in the order of the plan now; what is gone stands where it stood.
    pub rows: Vec<ChangedItem>,
    /// Items that are as they were.
    pub same: usize,
}

pub(crate) fn plan_compare(at: &At<'_>, ask: PlanCompare) -> Result<PlanComparison> {
    at.read(|conn| {
        let now = match ask.now_version_id {
            Some(version) => Wording::copy(conn, version, ask.plan_id)?,
            None => Wording::today(conn, ask.plan_id)?,
        };
        if now.plan != ask.plan_id {
            return Err(Error::invalid("now_version_id", "这份稿本不是这份计划的。"));
        }
        let before = match (ask.version_id, ask.with) {
            (Some(version), None) if Some(version) != ask.now_version_id => Wording::copy(conn, version, ask.plan_id)?,
            (None, Some(plan)) if plan != ask.plan_id || ask.now_version_id.is_some() => Wording::today(conn, plan)?,
            (None, None) | (Some(_), Some(_)) => {
                return Err(Error::invalid("version_id", "请选好同哪份稿本或哪份计划对照。"));
            }
            _ => return Err(Error::invalid("version_id", "两边是同一份。请选两份不同的稿本或计划。")),
        };
        let (rows, same) = differences(&before.text, &now.text);
        Ok(PlanComparison { before: before.name, after: now.name, rows, same })
    })
}

/// One side of a comparison.
struct Wording {
    plan: PlanId,
    name: String,
    text: PlanText,
}

impl Wording {
    fn today(conn: &Connection, plan: PlanId) -> Result<Self> {
        let text = PlanText::from(detail(conn, plan)?);
        Ok(Self { plan, name: text.title.clone(), text })
    }

    /// A copy; one that is not of the plan `home` is named with its own plan's title.
    fn copy(conn: &Connection, version: PlanVersionId, home: PlanId) -> Result<Self> {
        let (plan, name, text) = frozen(conn, version)?;
        let name = if plan == home { name } else { format!("{}（{name}）", text.title) };
        Ok(Self { plan, name, text })
    }
}

/// What changed since a copy: for the paper of adjustments.
pub(super) fn since(conn: &Connection, version: PlanVersionId) -> Result<(PlanText, PlanText, Vec<ChangedItem>)> {
    let (plan, _, before) = frozen(conn, version)?;
    let after = PlanText::from(detail(conn, plan)?);
    let (rows, _) = differences(&before, &after);
    Ok((before, after, rows))
}

/// A field by its name, and how its words are read.
type Words = (&'static str, fn(&ItemText) -> &str);

/// The fields that are compared.
const FIELDS: [Words; 8] = [
    ("内容", |item| &item.text),
    ("正文", |item| &item.body),
    ("责任领导", |item| &item.leader),
    ("责任科室", |item| &item.lead_unit),
    ("责任人", |item| &item.person),
    ("配合单位", |item| &item.helpers),
    ("完成时限", |item| &item.time),
    ("指标", |item| &item.targets),
];

/// What is other between two wordings, and how many items are the same.
fn differences(before: &PlanText, after: &PlanText) -> (Vec<ChangedItem>, usize) {
    let pairs = pairs(&before.items, &after.items);
    let of_after: HashMap<usize, usize> = pairs.iter().map(|(old, new)| (*new, *old)).collect();
    let kept: HashSet<usize> = pairs.iter().map(|(old, _)| *old).collect();
    let (above_before, above_after) = (above(&before.items), above(&after.items));
    let mut rows = Vec::new();
    let mut same = 0;
    let mut told = 0;
    // What is gone is told before the next item that stood after it and is still there.
    let gone_until = |limit: usize, told: &mut usize, rows: &mut Vec<ChangedItem>| {
        while *told < limit {
            if !kept.contains(told) {
                rows.push(changed(Difference::Removed, &before.items[*told], Vec::new()));
            }
            *told += 1;
        }
    };
    for (index, item) in after.items.iter().enumerate() {
        let Some(&old) = of_after.get(&index) else {
            rows.push(changed(Difference::Added, item, Vec::new()));
            continue;
        };
        gone_until(old, &mut told, &mut rows);
        let was = &before.items[old];
        let mut fields: Vec<ChangedField> = FIELDS
            .iter()
            .filter(|(_, words)| words(was) != words(item))
            .map(|(name, words)| ChangedField {
                name: (*name).to_owned(),
                before: words(was).to_owned(),
                after: words(item).to_owned(),
            })
            .collect();
        let (from, to) = (above_before[old], above_after[index]);
        let stays = match (from, to) {
            (Some(from), Some(to)) => of_after.get(&to) == Some(&from),
            (None, None) => true,
            _ => false,
        };
        if !stays {
            let named = |items: &[ItemText], at: Option<usize>| at.map(|at| items[at].text.clone()).unwrap_or_default();
            fields.push(ChangedField {
                name: "所属".into(),
                before: named(&before.items, from),
                after: named(&after.items, to),
            });
        }
        if fields.is_empty() {
            same += 1;
        } else {
            rows.push(changed(Difference::Changed, item, fields));
        }
    }
    gone_until(before.items.len(), &mut told, &mut rows);
    (rows, same)
}

fn changed(how: Difference, item: &ItemText, fields: Vec<ChangedField>) -> ChangedItem {
    ChangedItem { how, kind: item.kind.clone(), label: item.label.clone(), text: item.text.clone(), fields }
}

/// The item that each one stands under.
fn above(items: &[ItemText]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut above = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        while open.last().is_some_and(|last| items[*last].level >= item.level) {
            open.pop();
        }
        above.push(open.last().copied());
        open.push(index);
    }
    above
}

/// Half of the character pairs alike: below it two sentences are two tasks.
const ALIKE: f64 = 0.5;

/// Which item before is which item now: the same record, one carried over from it, one with the same words, or one whose words
/// are alike. Each is used once.
pub(super) fn pairs(before: &[ItemText], after: &[ItemText]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut free_before: Vec<usize> = (0..before.len()).collect();
    let mut free_after: Vec<usize> = (0..after.len()).collect();
    for is_same in [
        (|old, new| old.uid == new.uid) as fn(&ItemText, &ItemText) -> bool,
        |old, new| new.forerunner.as_ref() == Some(&old.uid),
        |old, new| old.kind == new.kind && bare(&old.text) == bare(&new.text),
    ] {
        free_after.retain(|new| {
            let Some(at) = free_before.iter().position(|old| is_same(&before[*old], &after[*new])) else { return true };
            pairs.push((free_before.remove(at), *new));
            false
        });
    }
    let pairs_of = |item: &ItemText| -> HashSet<(char, char)> {
        let letters: Vec<char> = bare(&item.text).chars().collect();
        letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
    };
    let old_pairs: Vec<_> = free_before.iter().map(|old| pairs_of(&before[*old])).collect();
    let mut alike: Vec<(f64, usize, usize)> = Vec::new();
    for new in &free_after {
        let of_new = pairs_of(&after[*new]);
        for (old, of_old) in free_before.iter().zip(&old_pairs) {
            let common = of_new.intersection(of_old).count() as f64;
            let share = 2.0 * common / (of_new.len() + of_old.len()).max(1) as f64;
            if share >= ALIKE && before[*old].kind == after[*new].kind {
                alike.push((share, *old, *new));
            }
        }
    }
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut used_before, mut used_after) = (HashSet::new(), HashSet::new());
    for (_, old, new) in alike {
        if !used_before.contains(&old) && !used_after.contains(&new) {
            used_before.insert(old);
            used_after.insert(new);
            pairs.push((old, new));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// The words without marks and numbers of years, which change from year to year.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}
