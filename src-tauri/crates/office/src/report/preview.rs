//! A paper to look at before it is written: the very PDF, without a file.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::{Kind, ReportName, ReportWrite, Set, set};
use crate::error::Result;
use crate::ids::{ClassId, ContestId, PlanId};
use crate::office::At;

/// A paper to look at.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ReportPreview {
    /// Which paper.
    pub name: ReportName,
    /// The year: of the ledger, or of the plan when none is named.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// The plan.
    #[serde(default)]
    #[ts(optional)]
    pub plan_id: Option<PlanId>,
    /// The class.
    #[serde(default)]
    #[ts(optional)]
    pub class_id: Option<ClassId>,
    /// The contest.
    #[serde(default)]
    #[ts(optional)]
    pub contest_id: Option<ContestId>,
}

/// A paper as it will come out.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Previewed {
    /// The PDF, in base64.
    pub pdf: String,
    /// How many pages.
    pub pages: usize,
    /// Which face stood in for which, and what else to know before handing it in.
    pub notes: Vec<String>,
}

pub(crate) fn preview(at: &At<'_>, ask: ReportPreview) -> Result<Previewed> {
    let ReportPreview { name, year, plan_id, class_id, contest_id } = ask;
    let ask = ReportWrite { name, file: String::new(), year, plan_id, class_id, contest_id };
    let Set { bytes, pages, notes } = set(at, &ask, Kind::Pdf)?;
    Ok(Previewed { pdf: STANDARD.encode(&bytes), pages: pages.unwrap_or_default(), notes })
}
