//! 证书: what is issued, printed and voided. Words are frozen when a paper is issued; numbers have no gaps.

mod batch;
mod hand;
mod issue;
pub(crate) mod ledger;
mod number;
mod print;
mod printer;
mod proof;
mod report;
mod template;
mod who;
mod wording;

use papers::certificate::{Severity, Words};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::error::{Error, Result};
use crate::ids::{CertificateId, ClassId, CommendationId, ContestId};
use crate::office::At;
use crate::tables::Area;

pub use hand::{CertificateChanges, CertificateConfirm, CertificateUpdate, Confirmed};
pub(crate) use hand::{certificate_confirm, certificate_update};
pub use issue::{BatchCheck, BatchFinding, BatchPaper, BatchSkip, CertificateIssue, Issued, Skipped};
pub(crate) use issue::{certificate_check, certificate_issue, issued_before};
pub use number::{Numbering, Scheme, SchemeAsk, SchemeList, SchemeSet};
pub(crate) use number::{scheme_list, scheme_set};
pub use print::{CertificatePicture, CertificatePreview, CertificatePrint, CertificateRuler, Setup};
pub(crate) use print::{certificate_preview, certificate_print, certificate_ruler};
pub use printer::{Printer, PrinterList};
pub(crate) use printer::{printer_list, printer_set};
pub(crate) use proof::certificate_verify;
pub use proof::{CertificateVerify, GreyPicture, Verdict, Verified};
pub(crate) use report::{receipts, register};
pub use template::{
    PaperRow, TemplateAsk, TemplateExport, TemplateFault, TemplateImport, TemplateList, TemplateRow, TemplateSave,
    TemplateSaved, TemplateShow, TemplateShown,
};
pub(crate) use template::{
    template_delete, template_export, template_get, template_import, template_list, template_save, template_show,
};
pub use wording::{Wording, WordingList, WordingSet};
pub(crate) use wording::{wording_list, wording_set};

const NOUN: &str = "张证书";

/// The papers of the ledger with the contest or class they came from, to be read like a table.
pub(crate) const BY_SOURCE: &str =
    "(SELECT b.contest_id, b.class_id FROM certificate c JOIN certificate_batch b ON b.id = c.batch_id)";

/// Which certificates of the ledger.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct CertificateAsk {
    /// Only those of this year.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Only those of this contest.
    #[serde(default)]
    #[ts(optional)]
    pub contest_id: Option<ContestId>,
    /// Only those of this class.
    #[serde(default)]
    #[ts(optional)]
    pub class_id: Option<ClassId>,
    /// Only those of this commendation.
    #[serde(default)]
    #[ts(optional)]
    pub commendation_id: Option<CommendationId>,
}

/// Whether a paper stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum CertificateState {
    /// Numbered, not printed yet.
    Issued,
    /// Went to the printer; whether it came out is not confirmed yet.
    Sent,
    /// Printed at least once.
    Printed,
    /// No longer stands; its number is never given again.
    Voided,
}

/// A certificate of the ledger.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct CertificateRow {
    /// Its id.
    pub id: CertificateId,
    /// 编号; empty for a paper without.
    pub number: String,
    /// 获得者
    pub recipient: String,
    /// 奖项
    pub award: String,
    /// 来源: the contest or the class.
    pub source: String,
    /// The contest, if it came from one.
    pub contest_id: Option<ContestId>,
    /// The class, if it came from one.
    pub class_id: Option<ClassId>,
    /// 模板, by name.
    pub template: String,
    /// 颁发日期
    pub issued_on: String,
    /// Whether it stands.
    pub state: CertificateState,
    /// Why it is void.
    pub void_reason: Option<String>,
    /// How often it was printed; more than once are reprints.
    pub print_count: i64,
    /// Its place in the order of printing.
    pub sent_order: Option<i64>,
    /// 领取人
    pub taken_by: Option<String>,
    /// 领取日期
    pub taken_on: Option<String>,
    /// 备注
    pub remark: Option<String>,
}

/// Certificates, the latest number first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct CertificateList {
    /// The certificates.
    pub rows: Vec<CertificateRow>,
}

/// Certificates that no longer stand.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct CertificateVoid {
    /// The certificates.
    pub ids: Vec<CertificateId>,
    /// Why; kept in the ledger.
    pub reason: String,
}

pub(crate) fn certificate_list(at: &At<'_>, ask: CertificateAsk) -> Result<CertificateList> {
    at.read(|conn| Ok(CertificateList { rows: rows(conn, &ask)? }))
}

const ROW: &str =
    "SELECT c.id, coalesce(c.number, ''), c.recipient, c.award, coalesce(k.name, b.source, o.name || ' ' || l.name, ''),
            b.contest_id, b.class_id, json_extract(c.words, '$.template'), b.issued_on, c.state, c.void_reason, c.print_count,
            c.sent_order, c.taken_by, c.taken_on, c.remark
     FROM certificate c JOIN certificate_batch b ON b.id = c.batch_id
     LEFT JOIN contest k ON k.id = b.contest_id
     LEFT JOIN class l ON l.id = b.class_id LEFT JOIN course o ON o.id = l.course_id";

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<CertificateRow> {
    Ok(CertificateRow {
        id: row.get(0)?,
        number: row.get(1)?,
        recipient: row.get(2)?,
        award: row.get(3)?,
        source: row.get(4)?,
        contest_id: row.get(5)?,
        class_id: row.get(6)?,
        template: row.get(7)?,
        issued_on: row.get(8)?,
        state: match row.get::<_, String>(9)?.as_str() {
            "voided" => CertificateState::Voided,
            "printed" => CertificateState::Printed,
            "sent" => CertificateState::Sent,
            _ => CertificateState::Issued,
        },
        void_reason: row.get(10)?,
        print_count: row.get(11)?,
        sent_order: row.get(12)?,
        taken_by: row.get(13)?,
        taken_on: row.get(14)?,
        remark: row.get(15)?,
    })
}

/// The certificates asked for, the latest number first.
fn rows(conn: &Connection, ask: &CertificateAsk) -> Result<Vec<CertificateRow>> {
    let mut statement = conn.prepare_cached(&format!(
        "{ROW} WHERE (?1 IS NULL OR c.year = ?1) AND (?2 IS NULL OR b.contest_id = ?2) AND (?3 IS NULL OR b.class_id = ?3)
           AND (?4 IS NULL OR b.commendation_id = ?4)
         ORDER BY c.year DESC, c.category, c.running DESC, c.id DESC"
    ))?;
    let rows = statement.query_map(params![ask.year, ask.contest_id, ask.class_id, ask.commendation_id], row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One certificate of the ledger; none when it is not there.
fn row_of(conn: &Connection, id: CertificateId) -> Result<Option<CertificateRow>> {
    Ok(conn.prepare_cached(&format!("{ROW} WHERE c.id = ?"))?.query_row([id], row).optional()?)
}

/// A void number stays in the ledger with its reason; it is neither printed nor given again.
pub(crate) fn certificate_void(at: &At<'_>, ask: CertificateVoid) -> Result<Nothing> {
    let reason = ask.reason.trim();
    if reason.is_empty() {
        return Err(Error::invalid("reason", "请写明作废的原因，登记簿里要留底。"));
    }
    at.record(Area::Certificate, |conn| {
        for id in &ask.ids {
            let (number, named, state) = ledger::find(conn, *id)?;
            if state == "voided" {
                return Err(Error::invalid("ids", format!("{named} 已经作废，不用再作废一次。")));
            }
            conn.prepare_cached("UPDATE certificate SET state = 'voided', void_reason = ? WHERE id = ?")?
                .execute(params![reason, id])?;
            ledger::log(conn, &number, "voided", Some(reason))?;
        }
        Ok(Nothing {})
    })
}

/// The first few messages of severity error, as one sentence; none when there is no error.
fn refusal<'a>(findings: impl Iterator<Item = (Severity, String)> + 'a) -> Option<String> {
    let errors: Vec<String> =
        findings.filter(|(severity, _)| *severity == Severity::Error).map(|(_, message)| message).collect();
    let first = errors.first()?;
    Some(match errors.len() {
        1 => first.clone(),
        many => format!("{first}（共 {many} 处这样的问题，请先看打印前检查）"),
    })
}

/// The words of a paper as the ledger keeps them, with the template they were made for.
#[derive(Debug, Serialize, Deserialize)]
struct Frozen {
    template: String,
    #[serde(flatten)]
    words: Words,
}

impl Frozen {
    fn text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(Error::internal)
    }

    /// The words of a certificate of the ledger.
    fn read(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(Error::internal)
    }
}
