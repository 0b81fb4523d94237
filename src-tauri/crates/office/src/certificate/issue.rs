//! Who gets a paper, what it says, and the number it is given: looked over first, then issued as one act.

use papers::certificate::Severity;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::batch::{Batch, findings, prepare};
use super::number::Numbering;
use super::{Frozen, ledger, refusal, who};
use crate::clock;
use crate::error::{Error, Result};
use crate::ids::{AwardId, CertificateBatchId, CertificateId, ClassId, CommendationId, ContestId, PersonId};
use crate::office::At;

/// Certificates to issue: for the awards of a contest, for those who completed a class, for people of the directory, or for
/// the rows of a spreadsheet. Who has one already is left out.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct CertificateIssue {
    /// The contest.
    #[serde(default)]
    #[ts(optional)]
    pub contest_id: Option<ContestId>,
    /// Or the class.
    #[serde(default)]
    #[ts(optional)]
    pub class_id: Option<ClassId>,
    /// Or the titles that a commendation granted.
    #[serde(default)]
    #[ts(optional)]
    pub commendation_id: Option<CommendationId>,
    /// Or these people of the directory, with `event` and `award`.
    #[serde(default)]
    #[ts(optional)]
    pub person_ids: Option<Vec<PersonId>>,
    /// Or the rows of this spreadsheet.
    #[serde(default)]
    #[ts(optional)]
    pub file: Option<String>,
    /// 活动, where neither contest nor class nor the spreadsheet says it.
    #[serde(default)]
    #[ts(optional)]
    pub event: Option<String>,
    /// 奖项 or 称号, where the list does not say it.
    #[serde(default)]
    #[ts(optional)]
    pub award: Option<String>,
    /// The year of a list; what its title says, or this year when absent.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// Only these awards of the contest; all when absent.
    #[serde(default)]
    #[ts(optional)]
    pub award_ids: Option<Vec<AwardId>>,
    /// The template; when absent, the one that fits a person or a unit.
    #[serde(default)]
    #[ts(optional)]
    pub template: Option<String>,
    /// 称谓: 同志, 同学, 老师; when absent, the one that fits.
    #[serde(default)]
    #[ts(optional)]
    pub address: Option<String>,
    /// Who gives it, by rank; the contest's hosts or this office when absent.
    #[serde(default)]
    #[ts(optional)]
    pub issuers: Option<Vec<String>>,
    /// The day printed on it, as 2026-03-05; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub issued_on: Option<String>,
    /// Where the numbers come from; the office's own pattern when absent.
    #[serde(default)]
    #[ts(optional)]
    pub numbering: Option<Numbering>,
    /// Those who get none this time, each with the reason.
    #[serde(default)]
    #[ts(optional)]
    pub skip: Option<Vec<BatchSkip>>,
}

/// One who gets no paper this time.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct BatchSkip {
    /// Who, as the check names it.
    pub owner: String,
    /// Why; kept in the ledger.
    pub reason: String,
}

/// A paper before it is issued.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct BatchPaper {
    /// Tells the papers apart, to skip one.
    pub owner: String,
    /// The person of the directory, to mend the record.
    pub person_id: Option<PersonId>,
    /// 获得者
    pub recipient: String,
    /// 奖项
    pub award: String,
    /// The number that it would get; empty for none.
    pub number: String,
    /// 模板, by name.
    pub template: String,
    /// Its words as they would be printed, a paragraph each.
    pub words: Vec<String>,
}

/// Something to look at before printing.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct BatchFinding {
    /// Which paper, from 0.
    pub paper: usize,
    /// What it is: shrunk, too_long, missing_glyph, empty, missing_unit, same_name, under_seal, already_issued.
    pub kind: String,
    /// True when the paper cannot be printed like this.
    pub refused: bool,
    /// What is wrong and what to do.
    pub message: String,
}

/// One who is due a paper and gets none this time.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Skipped {
    /// Who, as the check names it.
    pub owner: String,
    /// 获得者
    pub recipient: String,
    /// 奖项
    pub award: String,
    /// Why.
    pub reason: String,
}

/// The check before printing. What is due is what can be printed and what is skipped: `due = papers + skipped`.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct BatchCheck {
    /// 应印: how many are due a paper.
    pub due: usize,
    /// The papers that would be issued.
    pub papers: Vec<BatchPaper>,
    /// Those who get none this time.
    pub skipped: Vec<Skipped>,
    /// What was found, in the order of the papers.
    pub findings: Vec<BatchFinding>,
    /// How many have one already.
    pub already: usize,
    /// Their papers, to print them again.
    pub already_ids: Vec<CertificateId>,
}

/// What was issued.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Issued {
    /// The new certificates, in the order of their numbers.
    pub ids: Vec<CertificateId>,
    /// The first number; empty for papers without.
    pub first: String,
    /// The last number.
    pub last: String,
    /// How many had one already.
    pub already: usize,
}

pub(crate) fn certificate_check(at: &At<'_>, ask: CertificateIssue) -> Result<BatchCheck> {
    let read = who::read(at, &ask)?;
    let batch = at.read(|conn| prepare(conn, &ask, read))?;
    let papers: Vec<BatchPaper> = batch
        .drafts
        .iter()
        .map(|draft| BatchPaper {
            owner: draft.owner.clone(),
            person_id: draft.person_id,
            recipient: draft.recipient.clone(),
            award: draft.award.clone(),
            number: draft.number.clone().unwrap_or_default(),
            template: draft.template.name.clone(),
            words: draft.lines(),
        })
        .collect();
    Ok(BatchCheck {
        due: papers.len() + batch.skipped.len(),
        findings: findings(&batch.drafts),
        papers,
        skipped: batch.skipped,
        already: batch.already.len(),
        already_ids: batch.already,
    })
}

pub(crate) fn certificate_issue(at: &At<'_>, ask: CertificateIssue) -> Result<Issued> {
    let read = who::read(at, &ask)?;
    at.act(|act| {
        let batch = prepare(act, &ask, read)?;
        let (Some(first), Some(last)) = (batch.drafts.first(), batch.drafts.last()) else {
            let message = match (batch.already.len(), batch.skipped.len()) {
                (0, 0) => format!("“{}”还没有可以颁发证书的人。请先登记获奖或结业结果。", batch.source),
                (0, skipped) => format!("“{}”的 {skipped} 张都跳过了，没有要颁发的。", batch.source),
                (already, _) => format!("“{}”的 {already} 张证书都已颁发，可以直接重印。", batch.source),
            };
            return Err(Error::NothingToPrint { message });
        };
        let found = findings(&batch.drafts);
        let named = found.iter().map(|finding| {
            let who = batch.drafts.get(finding.paper).map_or("", |draft| draft.recipient.as_str());
            let severity = if finding.refused { Severity::Error } else { Severity::Warning };
            (severity, format!("{who}：{}", finding.message))
        });
        if let Some(message) = refusal(named) {
            return Err(Error::Paper { message });
        }
        let (first, last) = (first.number.clone().unwrap_or_default(), last.number.clone().unwrap_or_default());
        let label = format!("颁发 {} 张证书（{}）", batch.drafts.len(), batch.source);
        let (issued, ids) = store(act, &ask, &batch)?;
        act.issued(issued);
        Ok((Issued { ids, first, last, already: batch.already.len() }, label))
    })
}

/// A batch holds one template; an issue for people and units makes one batch whose papers name their own.
fn store(conn: &Connection, ask: &CertificateIssue, batch: &Batch) -> Result<(CertificateBatchId, Vec<CertificateId>)> {
    let template = batch.drafts.first().map_or("", |draft| draft.template.name.as_str());
    let own = super::template::own(template);
    let design = own.map(|id| super::template::design(conn, id)).transpose()?.flatten();
    conn.prepare_cached(
        "INSERT INTO certificate_batch (template, design, contest_id, class_id, commendation_id, source, issued_on)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        template,
        design,
        ask.contest_id,
        ask.class_id,
        ask.commendation_id,
        batch.source,
        batch.issued_on
    ])?;
    let id = CertificateBatchId(conn.last_insert_rowid());
    let mut ids = Vec::with_capacity(batch.drafts.len());
    let mut insert = conn.prepare_cached(
        "INSERT INTO certificate (batch_id, award_id, enrolment_id, title_grant_id, person_id, owner, year, category, series, running, number,
           recipient, award, words, state)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'issued')",
    )?;
    for draft in &batch.drafts {
        let frozen = Frozen { template: draft.template.name.clone(), words: draft.words.clone() };
        insert.execute(params![
            id,
            draft.award_id,
            draft.enrolment_id,
            draft.title_grant_id,
            draft.person_id,
            draft.owner,
            batch.year,
            batch.category,
            draft.place.as_ref().map(|(series, _)| series),
            draft.place.as_ref().map(|(_, running)| running),
            draft.number,
            draft.recipient,
            draft.award,
            frozen.text()?
        ])?;
        ids.push(CertificateId(conn.last_insert_rowid()));
        ledger::log(conn, draft.number.as_deref().unwrap_or_default(), "issued", None)?;
    }
    for skipped in &batch.skipped {
        let reason = format!("{}，{}，{}：{}", batch.source, skipped.recipient, skipped.award, skipped.reason);
        ledger::log(conn, "", "skipped", Some(&reason))?;
    }
    Ok((id, ids))
}

/// Papers that were issued and printed on their day, in an office that is being filled: no act of hers.
pub(crate) fn issued_before(conn: &Connection, ask: &CertificateIssue) -> Result<()> {
    let batch = prepare(conn, ask, None)?;
    let (id, _) = store(conn, ask, &batch)?;
    conn.execute("UPDATE certificate SET state = 'printed', print_count = 1 WHERE batch_id = ?", [id])?;
    let day = format!("{}T09:00:00", batch.issued_on);
    let of_batch = "certificate_number IN (SELECT number FROM certificate WHERE batch_id = ?)";
    conn.execute(&format!("UPDATE certificate_log SET at = ? WHERE {of_batch}"), params![day, id])?;
    conn.execute(
        &format!(
            "INSERT INTO certificate_log (certificate_number, at, what)
             SELECT certificate_number, at, 'printed' FROM certificate_log WHERE {of_batch}"
        ),
        [id],
    )?;
    Ok(())
}

/// The day that is asked for, or today.
pub(super) fn day_of(ask: &CertificateIssue) -> String {
    ask.issued_on.clone().unwrap_or_else(clock::today)
}
