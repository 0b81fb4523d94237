//! A paper to look at before it is written: the very PDF, without a file.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use super::{Kind, ReportAsk, Set, set};
use crate::error::Result;
use crate::office::At;

/// A paper as it will come out.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Previewed {
    /// The PDF, in base64.
    pub pdf: String,
    /// How many pages.
    pub pages: usize,
    /// Which face stood in for which, and what else to know before handing it in.
    pub notes: Vec<String>,
    /// Which characters no face has, and where they stand; the file is refused for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub missing: Option<String>,
}

pub(crate) fn preview(at: &At<'_>, ask: ReportAsk) -> Result<Previewed> {
    let Set { bytes, pages, notes, missing } = set(at, &ask, Kind::Pdf, false)?;
    Ok(Previewed { pdf: STANDARD.encode(&bytes), pages: pages.unwrap_or_default(), notes, missing })
}
