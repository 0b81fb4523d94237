//! What does not agree in a plan, said beside the item: nothing is corrected by the program.

use std::collections::HashSet;

use rusqlite::Connection;
use sheets::outline::targets;

use super::item::PlanItem;
use super::reached;
use super::report::said_target;
use crate::error::Result;
use crate::ids::PlanId;

/// Fills in the doubts of a plan's items, which stand in reading order.
pub(super) fn note(conn: &Connection, plan: PlanId, items: &mut [PlanItem]) -> Result<()> {
    let mut labels = HashSet::new();
    let other_units = reached::in_other_units(conn, plan)?;
    for item in items {
        if item.label_kept && !labels.insert((item.parent_id, item.label.clone())) {
            item.doubts.push(format!("序号“{}”和同级的另一条重复", item.label));
        }
        let said = targets(&item.text);
        for target in &item.targets {
            let unit = target.unit.as_deref().unwrap_or_default();
            for (_, other, count) in other_units.iter().filter(|(id, ..)| *id == target.id) {
                let measure = target.measure.as_deref().unwrap_or_default();
                item.doubts
                    .push(format!("指标的单位是“{unit}”，有 {count} 项活动的“{measure}”按“{other}”记，没有计入"));
            }
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
