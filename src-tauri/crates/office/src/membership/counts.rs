//! How many joined and left, by year and kind: each count is the memberships that it opens.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Serialize;

use super::kind::kinds;
use super::store::{memberships, this_year};
use crate::api::Nothing;
use crate::error::Result;
use crate::ids::MembershipId;
use crate::office::At;
use crate::profile;

/// The members of one kind in one year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MemberCount {
    /// 会员类别
    pub kind: String,
    /// Who joined.
    pub joined: Vec<MembershipId>,
    /// Who left.
    pub left: Vec<MembershipId>,
    /// Who was a member at its end; those whose year of joining is not known stand in every year.
    pub standing: Vec<MembershipId>,
}

/// One year.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MemberYear {
    /// The year.
    pub year: i32,
    /// Its kinds, in the office's order.
    pub kinds: Vec<MemberCount>,
}

/// The years, the latest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct MemberCounts {
    /// The years in which somebody joined or left, and this year.
    pub years: Vec<MemberYear>,
}

pub(crate) fn membership_counts(at: &At<'_>, _: Nothing) -> Result<MemberCounts> {
    at.read(counts)
}

fn counts(conn: &Connection) -> Result<MemberCounts> {
    let year_kind = profile::profile(conn)?.year_kind;
    let this = this_year(conn)?;
    let rows = memberships(conn, this)?;
    let kinds = kinds(conn)?;
    let mut years: BTreeMap<i32, Vec<MemberCount>> = BTreeMap::new();
    years.insert(this, Vec::new());
    for row in &rows {
        let of = row.years(year_kind);
        years.extend([of.from, of.to].into_iter().flatten().map(|year| (year, Vec::new())));
    }
    for (year, counts) in &mut years {
        for kind in &kinds {
            let of = |wanted: &dyn Fn(super::standing::Years) -> bool| -> Vec<MembershipId> {
                let of = rows.iter().filter(|row| row.kind_id == kind.id && wanted(row.years(year_kind)));
                of.map(|row| row.id).collect()
            };
            let count = MemberCount {
                kind: kind.name.clone(),
                joined: of(&|years| years.from == Some(*year)),
                left: of(&|years| years.to == Some(*year)),
                standing: of(&|years| years.has(*year) && years.to != Some(*year)),
            };
            if !(count.joined.is_empty() && count.left.is_empty() && count.standing.is_empty()) {
                counts.push(count);
            }
        }
    }
    Ok(MemberCounts { years: years.into_iter().rev().map(|(year, kinds)| MemberYear { year, kinds }).collect() })
}
