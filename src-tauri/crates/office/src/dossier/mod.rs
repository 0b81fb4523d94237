//! 一事一档: what belongs into the file of an event, what of it is there, and the file as numbered folders.

mod contents;
mod store;
mod write;

use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes;
use crate::error::{Error, Result};
use crate::ids::{AttachmentId, DossierLineId, EventId};
use crate::office::At;
use crate::profile::YearAsk;

pub(crate) use contents::contents;
pub(crate) use store::delete_of;
pub(crate) use write::dossier_write;
pub use write::{DossierWrite, DossierWritten};

/// A record of the event that fills a line by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum FilledBy {
    /// 小结, written at the event
    Summary,
    /// 会议记录
    Minutes,
    /// 到会人员
    Attendance,
}

/// A line of the list of what belongs into the file of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct DossierLine {
    /// Its id; none for a new line.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<DossierLineId>,
    /// 通知, 方案, 签到 …
    pub name: String,
    /// The record that fills it where there is no file.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub filled_by: Option<FilledBy>,
}

/// The lines in their order.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DossierLineList {
    /// The lines.
    pub rows: Vec<DossierLine>,
}

/// The lines that are to be, in their order; one that is left out goes, and its files stand without a line.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DossierLineSet {
    /// The lines.
    pub lines: Vec<DossierLine>,
}

/// One event.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct DossierGet {
    /// The event.
    pub event_id: EventId,
}

/// A line of an event's file.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DossierPart {
    /// The line.
    pub line_id: DossierLineId,
    /// 通知, 方案, 签到 …
    pub name: String,
    /// The files that fill it.
    pub files: Vec<AttachmentId>,
    /// What is said in place of a file.
    pub words: Option<String>,
    /// The record that fills it, in Chinese: 小结已写.
    pub record: Option<String>,
    /// Whether anything of that is there.
    pub filled: bool,
}

/// The file of an event.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Dossier {
    /// The event.
    pub event_id: EventId,
    /// Its lines.
    pub parts: Vec<DossierPart>,
    /// How many lines are filled.
    pub filled: i64,
    /// Files that fill no line.
    pub loose: Vec<AttachmentId>,
}

/// How full an event's file is.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DossierRow {
    /// The event.
    pub event_id: EventId,
    /// How many lines are filled.
    pub filled: i64,
    /// Of how many.
    pub total: i64,
    /// What is missing, joined by 、
    pub gaps: String,
}

/// The files of events.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DossierList {
    /// The rows.
    pub rows: Vec<DossierRow>,
}

/// Why an event has no file for a line: 无费用.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DossierWordSet {
    /// The event.
    pub event_id: EventId,
    /// The line.
    pub line_id: DossierLineId,
    /// What is said; nothing takes it back.
    pub words: String,
}

/// The most lines of the list: more are no check any more.
const MOST: usize = 30;

pub(crate) fn dossier_line_list(at: &At<'_>, _: Nothing) -> Result<DossierLineList> {
    at.read(|conn| Ok(DossierLineList { rows: store::lines(conn)? }))
}

pub(crate) fn dossier_line_set(at: &At<'_>, ask: DossierLineSet) -> Result<Nothing> {
    let refuse = |message: String| Err(Error::invalid("lines", message));
    if ask.lines.len() > MOST {
        return refuse(format!("归档材料最多 {MOST} 项。"));
    }
    for (at, line) in ask.lines.iter().enumerate() {
        let name = line.name.trim();
        if name.is_empty() {
            return refuse("有一项归档材料没有名称。请写上，或删去这一项。".to_owned());
        }
        if ask.lines[..at].iter().any(|other| other.name.trim() == name) {
            return refuse(format!("“{name}”写了两次。请改掉一个。"));
        }
    }
    at.act(|act| {
        store::set_lines(act, &ask.lines)?;
        Ok((Nothing {}, "修改归档材料清单".into()))
    })
}

pub(crate) fn dossier_get(at: &At<'_>, ask: DossierGet) -> Result<Dossier> {
    at.read(|conn| store::dossier(conn, ask.event_id))
}

pub(crate) fn dossier_list(at: &At<'_>, ask: YearAsk) -> Result<DossierList> {
    at.read(|conn| {
        let rows = store::events(conn, ask.year)?.into_iter().map(|event| {
            let dossier = store::dossier(conn, event)?;
            let gaps =
                dossier.parts.iter().filter(|part| !part.filled).map(|part| part.name.as_str()).collect::<Vec<_>>();
            let (filled, total, gaps) = (dossier.filled, dossier.parts.len() as i64, gaps.join("、"));
            Ok(DossierRow { event_id: event, filled, total, gaps })
        });
        Ok(DossierList { rows: rows.collect::<Result<_>>()? })
    })
}

pub(crate) fn dossier_word_set(at: &At<'_>, ask: DossierWordSet) -> Result<Nothing> {
    at.act(|act| {
        let title = changes::title(act, "event", "title", ask.event_id.0, "个活动")?;
        let line = changes::title(act, "dossier_line", "name", ask.line_id.0, "项归档材料")?;
        store::set_words(act, ask.event_id, ask.line_id, ask.words.trim())?;
        Ok((Nothing {}, format!("修改“{title}”的归档说明“{line}”")))
    })
}
