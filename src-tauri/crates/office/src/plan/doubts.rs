//! What does not agree in a plan, said beside the item: nothing is corrected by the program.

use std::collections::HashSet;

use rusqlite::Connection;
use sheets::outline::targets;

use super::item::PlanItem;
use super::reached;
use super::report::said_target;
use super::target::{CountedBy, Target};
use super::time;
use crate::error::Result;
use crate::ids::PlanId;
use crate::profile;
use crate::year::YearKind;

/// Fills in the doubts of a plan's items, which stand in reading order.
pub(super) fn note(conn: &Connection, plan: PlanId, items: &mut [PlanItem]) -> Result<()> {
    let mut labels = HashSet::new();
    let other_units = reached::in_other_units(conn, plan)?;
    let kind = profile::profile(conn)?.year_kind;
    for item in items {
        if item.label_kept && !labels.insert((item.parent_id, item.label.clone())) {
            item.doubts.push(format!("序号“{}”和同级的另一条重复", item.label));
        }
        item.doubts.extend(of_time(item, kind));
        let said = targets(&item.text);
        for target in &item.targets {
            let unit = target.unit.as_deref().unwrap_or_default();
            for (_, other, count) in other_units.iter().filter(|(id, ..)| *id == target.id) {
                let measure = target.measure.as_deref().unwrap_or_default();
                item.doubts
                    .push(format!("指标的单位是“{unit}”，有 {count} 项活动的“{measure}”按“{other}”记，没有计入"));
            }
            item.doubts.extend(of_count(target));
            let mut alike =
                said.iter().filter(|found| found.amount.is_some() && !unit.is_empty() && found.unit == unit);
            // Two numbers of one unit in the words (讲座2次、培训3次) are parts: neither need be the target's.
            if let (Some(found), None) = (alike.next(), alike.next())
                && target.amount.is_some()
                && (found.amount, found.amount_high) != (target.amount, target.amount_high)
            {
                item.doubts.push(format!("文字里写的是“{}”，指标是“{}”", found.words, said_target(target)));
            }
        }
    }
    Ok(())
}

/// What is wrong with the time of an item as it is written, and that no day could be read from it.
fn of_time(item: &PlanItem, kind: YearKind) -> Option<String> {
    let words = item.time_text.as_deref()?;
    let has_days = item.start_date.is_some() || item.end_date.is_some();
    let is_dated = words.chars().any(|c| c.is_ascii_digit());
    let unread = || format!("时限“{words}”看不出是哪天，到期不会提醒");
    time::fault(words, kind).or_else(|| (is_dated && !has_days && !item.is_lasting()).then(unread))
}

/// Units in which people are counted.
const PEOPLE: [&str; 4] = ["人次", "人", "名", "位"];

/// That a target is counted by what is in another unit: 次 by the people reached, 人次 by the number of events.
fn of_count(target: &Target) -> Option<String> {
    let unit = target.unit.as_deref()?;
    let (by, agrees) = match target.counted_by {
        CountedBy::Events => ("活动的项数", !PEOPLE.contains(&unit) && !unit.ends_with('元')),
        CountedBy::Participants => ("参加人数", PEOPLE.contains(&unit)),
        CountedBy::Beneficiaries => ("受益人次", PEOPLE.contains(&unit)),
        CountedBy::Measure | CountedBy::Objects | CountedBy::Hand => return None,
    };
    (!agrees).then(|| format!("指标的单位是“{unit}”，却按{by}来数"))
}
