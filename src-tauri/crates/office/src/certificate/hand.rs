//! After printing: what came out well, what was spoiled, and who took what when.

use rusqlite::types::Value;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::{ledger, number};
use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{CertificateId, ClassId, CommendationId, ContestId};
use crate::office::At;
use crate::tables::Area;

/// Says that what went to the printer came out, but for the spoiled papers.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct CertificateConfirm {
    /// These certificates; all that went to the printer when absent.
    #[serde(default)]
    #[ts(optional)]
    pub ids: Option<Vec<CertificateId>>,
    /// Or those of this contest.
    #[serde(default)]
    #[ts(optional)]
    pub contest_id: Option<ContestId>,
    /// Or those of this class.
    #[serde(default)]
    #[ts(optional)]
    pub class_id: Option<ClassId>,
    /// Or those of this commendation.
    #[serde(default)]
    #[ts(optional)]
    pub commendation_id: Option<CommendationId>,
    /// The spoiled ones as places in the order of printing, such as 37–41: they are printed again under the same numbers, and
    /// no reprint is counted.
    #[serde(default)]
    #[ts(optional)]
    pub spoiled: Option<String>,
}

/// What was confirmed.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Confirmed {
    /// How many came out.
    pub printed: usize,
    /// The spoiled ones, to print again.
    pub spoiled: Vec<CertificateId>,
}

changes! {
    /// Who took a paper, and when.
    CertificateChanges {
        /// 领取人
        taken_by: String => check::text,
        /// 领取日期
        taken_on: String => check::date,
        /// 备注
        remark: String => check::text,
    }
}

/// Papers that were handed over.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct CertificateUpdate {
    /// The certificates.
    pub ids: Vec<CertificateId>,
    /// The touched fields.
    pub changes: CertificateChanges,
}

/// A paper that went to the printer.
struct Sent {
    id: CertificateId,
    number: String,
    print_count: i64,
}

pub(crate) fn certificate_confirm(at: &At<'_>, ask: CertificateConfirm) -> Result<Confirmed> {
    let text = ask.spoiled.as_deref().unwrap_or_default();
    let ranges = number::ranges(text)
        .map_err(|part| Error::invalid("spoiled", format!("打坏的第几张“{part}”读不懂，请写成 37-41、50 的样子。")))?;
    at.record(Area::Certificate, |conn| {
        let sent = sent(conn, &ask)?;
        if sent.is_empty() {
            return Err(Error::NothingToPrint { message: "没有等着确认的证书。先写成 PDF 打印，再来确认。".into() });
        }
        if let Some(beyond) = ranges.iter().map(|range| *range.end()).find(|end| *end > sent.len() as i64) {
            let message = format!("这一批只有 {} 张，没有第 {beyond} 张。请核对打坏的是第几张。", sent.len());
            return Err(Error::invalid("spoiled", message));
        }
        let mut confirmed = Confirmed { printed: 0, spoiled: Vec::new() };
        for (place, paper) in (1..).zip(&sent) {
            if ranges.iter().any(|range| range.contains(&place)) {
                confirmed.spoiled.push(paper.id);
                // The same number once more; a paper that was printed before keeps that.
                conn.prepare_cached(
                    "UPDATE certificate SET state = CASE WHEN print_count > 0 THEN 'printed' ELSE 'issued' END, sent_at = NULL WHERE id = ?",
                )?
                .execute([paper.id])?;
                ledger::log(conn, &paper.number, "spoiled", None)?;
            } else {
                confirmed.printed += 1;
                conn.prepare_cached(
                    "UPDATE certificate SET state = 'printed', print_count = print_count + 1 WHERE id = ?",
                )?
                .execute([paper.id])?;
                ledger::log(conn, &paper.number, if paper.print_count > 0 { "reprinted" } else { "printed" }, None)?;
            }
        }
        Ok(confirmed)
    })
}

/// What went to the printer, in the order in which it comes out.
fn sent(conn: &Connection, ask: &CertificateConfirm) -> Result<Vec<Sent>> {
    let mut statement = conn.prepare_cached(
        "SELECT c.id, coalesce(c.number, ''), c.print_count FROM certificate c JOIN certificate_batch b ON b.id = c.batch_id
         WHERE c.state = 'sent' AND (?1 IS NULL OR b.contest_id = ?1) AND (?2 IS NULL OR b.class_id = ?2)
           AND (?3 IS NULL OR b.commendation_id = ?3)
         ORDER BY c.sent_order, c.id",
    )?;
    let all = statement
        .query_map(params![ask.contest_id, ask.class_id, ask.commendation_id], |row| {
            Ok(Sent { id: row.get(0)?, number: row.get(1)?, print_count: row.get(2)? })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(match &ask.ids {
        Some(ids) => all.into_iter().filter(|paper| ids.contains(&paper.id)).collect(),
        None => all,
    })
}

pub(crate) fn certificate_update(at: &At<'_>, ask: CertificateUpdate) -> Result<Nothing> {
    let columns = ask.changes.columns()?;
    at.record(Area::Certificate, |conn| {
        for id in &ask.ids {
            let (number, named, state) = ledger::find(conn, *id)?;
            if state == "voided" {
                return Err(Error::invalid("ids", format!("{named} 已经作废，不能再登记领取。")));
            }
            changes::update(conn, "certificate", id.0, &columns, super::NOUN)?;
            if let Some((_, Value::Text(who))) = columns.iter().find(|(name, _)| *name == "taken_by") {
                ledger::log(conn, &number, "taken", Some(who))?;
            }
        }
        Ok(Nothing {})
    })
}
