//! A batch before it is issued: words composed, numbers given, everything looked over; nothing written.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use papers::certificate::{Day, Facts, Finding, Kind, Severity, Sheet, Stock, Template, Words, check, compose};
use rusqlite::{Connection, params};

use super::issue::{BatchFinding, CertificateIssue, Skipped, day_of};
use super::ledger;
use super::number::{Numbering, Numbers};
use super::who::{self, Candidate, Candidates};
use super::wording::Worded;
use crate::error::{Error, Result};
use crate::ids::{AwardId, CertificateId, EnrolmentId, PersonId, TitleGrantId};
use crate::{faces, value};

/// A paper that is about to be issued.
pub(super) struct Draft {
    pub(super) owner: String,
    pub(super) award_id: Option<AwardId>,
    pub(super) enrolment_id: Option<EnrolmentId>,
    pub(super) title_grant_id: Option<TitleGrantId>,
    pub(super) person_id: Option<PersonId>,
    pub(super) recipient: String,
    pub(super) award: String,
    /// Its series and place there, when the number is ours.
    pub(super) place: Option<(String, i64)>,
    pub(super) number: Option<String>,
    pub(super) template: Arc<Template>,
    pub(super) words: Words,
    /// A person without a unit, which a list of winners usually has.
    lacks_unit: bool,
    /// A paper that stands for the same name and award from somewhere else.
    twin: Option<String>,
}

impl Draft {
    /// The words as paragraphs, to be looked at: ID numbers are masked as everywhere on the screen.
    pub(super) fn lines(&self) -> Vec<String> {
        let words = &self.words;
        let parts = [&words.recipient, &words.body, &words.closing].into_iter().flat_map(|part| part.split('\n'));
        let rest = words.issuers.iter().map(String::as_str).chain([words.date.as_str(), words.number.as_str()]);
        parts.chain(rest).filter(|line| !line.is_empty()).map(value::with_ids_masked).collect()
    }
}

/// All papers of one issue.
pub(super) struct Batch {
    pub(super) year: i64,
    pub(super) category: &'static str,
    /// What it is for, for the label and the ledger.
    pub(super) source: String,
    pub(super) issued_on: String,
    pub(super) drafts: Vec<Draft>,
    pub(super) skipped: Vec<Skipped>,
    /// The standing papers of those who have one already.
    pub(super) already: Vec<CertificateId>,
}

/// Composes the words and gives the numbers; writes nothing.
pub(super) fn prepare(conn: &Connection, ask: &CertificateIssue, read: Option<Candidates>) -> Result<Batch> {
    let issued_on = day_of(ask);
    let day = NaiveDate::parse_from_str(&issued_on, "%Y-%m-%d")
        .ok()
        .and_then(|date| {
            Some(Day { year: u16::try_from(date.year()).ok()?, month: date.month() as u8, day: date.day() as u8 })
        })
        .ok_or_else(|| Error::invalid("issued_on", format!("日期“{issued_on}”读不懂，请写成 2026-03-05 的样子。")))?;
    let mut from = candidates(conn, ask, read)?;
    tell_apart(&mut from.all);
    let taken = taken(conn, ask, &from.source)?;
    let already = from.all.iter().filter_map(|one| taken.get(&one.owner).copied()).collect();
    from.all.retain(|one| !taken.contains_key(&one.owner));
    let (skipped, fresh) = skip(ask, from.all)?;
    let issuers = match &ask.issuers {
        Some(issuers) => issuers.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect(),
        None => match from.issuers {
            Some(issuers) => issuers,
            None => vec![crate::profile::profile(conn)?.name],
        },
    };
    let numbers = numbers(conn, ask, from.category, from.year, &fresh)?;
    let mut worded = Worded::default();
    let mut drafts = Vec::with_capacity(fresh.len());
    for (one, (place, number)) in fresh.into_iter().zip(numbers) {
        let name = ask.template.as_deref().unwrap_or(one.template);
        let template = worded.template(conn, name, &one.award)?;
        let lacks_unit = one.facts.unit.is_empty() && !one.facts.name.is_empty();
        let address = ask.address.clone().unwrap_or(one.facts.address);
        let number_text = number.clone().unwrap_or_default();
        let facts = Facts { number: number_text, date: Some(day), issuers: issuers.clone(), address, ..one.facts };
        drafts.push(Draft {
            twin: twin(conn, &one.recipient, &one.award, &from.source)?,
            owner: one.owner,
            award_id: one.award_id,
            enrolment_id: one.enrolment_id,
            title_grant_id: one.title_grant_id,
            person_id: one.person_id,
            recipient: one.recipient,
            award: one.award,
            place,
            number,
            words: compose(&template, &facts),
            template,
            lacks_unit,
        });
    }
    Ok(Batch { year: from.year, category: from.category, source: from.source, issued_on, drafts, skipped, already })
}

fn candidates(conn: &Connection, ask: &CertificateIssue, read: Option<Candidates>) -> Result<Candidates> {
    match (ask.contest_id, ask.class_id, ask.commendation_id, ask.person_ids.as_deref(), read) {
        (Some(id), None, None, None, None) => who::of_contest(conn, id, ask.award_ids.as_deref()),
        (None, Some(id), None, None, None) => who::of_class(conn, id),
        (None, None, Some(id), None, None) => who::of_commendation(conn, id),
        (None, None, None, Some(ids), None) => who::of_people(conn, ids, ask),
        (None, None, None, None, Some(read)) => Ok(read),
        _ => Err(Error::invalid(
            "contest_id",
            "请指明给谁颁发：一项竞赛、一个培训班、一次表彰、一份名单或一份表格，只选一样。",
        )),
    }
}

/// Two rows that say the same are two papers all the same: someone may have won twice.
fn tell_apart(all: &mut [Candidate]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for one in all {
        let count = seen.entry(one.owner.clone()).or_default();
        *count += 1;
        if *count > 1 {
            one.owner = format!("{} {count}", one.owner);
        }
    }
}

/// Who has a paper that stands.
fn taken(conn: &Connection, ask: &CertificateIssue, source: &str) -> Result<HashMap<String, CertificateId>> {
    let mut statement = conn.prepare_cached(
        "SELECT c.owner, c.id FROM certificate c JOIN certificate_batch b ON b.id = c.batch_id
         WHERE c.state <> 'voided'
           AND CASE WHEN ?1 IS NULL AND ?2 IS NULL AND ?4 IS NULL
                    THEN b.contest_id IS NULL AND b.class_id IS NULL AND b.commendation_id IS NULL AND b.source = ?3
                    ELSE b.contest_id = ?1 OR b.class_id = ?2 OR b.commendation_id = ?4 END",
    )?;
    let asked = params![ask.contest_id, ask.class_id, source, ask.commendation_id];
    let rows = statement.query_map(asked, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A standing paper of the same occasion, name and award, for another work or from another list.
fn twin(conn: &Connection, recipient: &str, award: &str, source: &str) -> Result<Option<String>> {
    use rusqlite::OptionalExtension;
    Ok(conn
        .prepare_cached(
            "SELECT coalesce(c.number, '不编号') FROM certificate c JOIN certificate_batch b ON b.id = c.batch_id
             LEFT JOIN contest k ON k.id = b.contest_id
             WHERE c.state <> 'voided' AND coalesce(k.name, b.source) = ?3 AND c.recipient = ?1 AND c.award = ?2 LIMIT 1",
        )?
        .query_row(params![recipient, award, source], |row| row.get(0))
        .optional()?)
}

/// Parts those who get none this time from those who do.
fn skip(ask: &CertificateIssue, all: Vec<Candidate>) -> Result<(Vec<Skipped>, Vec<Candidate>)> {
    let mut reasons: BTreeMap<&str, &str> = BTreeMap::new();
    for skip in ask.skip.iter().flatten() {
        let reason = skip.reason.trim();
        if reason.is_empty() {
            return Err(Error::invalid("skip", "请写明跳过的原因，登记簿里要留底。"));
        }
        reasons.insert(&skip.owner, reason);
    }
    let (left, fresh): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| reasons.contains_key(one.owner.as_str()));
    let skipped = left.into_iter().map(|one| Skipped {
        reason: reasons.get(one.owner.as_str()).copied().unwrap_or_default().to_owned(),
        owner: one.owner,
        recipient: one.recipient,
        award: one.award,
    });
    Ok((skipped.collect(), fresh))
}

type Number = (Option<(String, i64)>, Option<String>);

/// A number for each paper.
fn numbers(
    conn: &Connection,
    ask: &CertificateIssue,
    category: &str,
    year: i64,
    papers: &[Candidate],
) -> Result<Vec<Number>> {
    let given = match ask.numbering.clone().unwrap_or_default() {
        Numbering::Scheme => {
            let mut numbers = Numbers::of(conn, category, year)?;
            let one = |_: &Candidate| {
                let (series, running, number) = numbers.next(conn)?;
                Ok((Some((series, running)), Some(number)))
            };
            return papers.iter().map(one).collect();
        }
        Numbering::None => return Ok(papers.iter().map(|_| (None, None)).collect()),
        Numbering::Given { numbers: Some(numbers) } => {
            numbers.iter().map(|number| number.trim().to_owned()).filter(|number| !number.is_empty()).collect()
        }
        Numbering::Given { numbers: None } => {
            papers.iter().filter_map(|one| one.serial.clone()).collect::<Vec<String>>()
        }
    };
    if given.len() != papers.len() {
        let message = format!("要颁发 {} 张，给出的编号有 {} 个。请一张一个编号。", papers.len(), given.len());
        return Err(Error::invalid("numbering", message));
    }
    let mut seen = HashSet::new();
    for number in &given {
        if !seen.insert(number) || ledger::stands(conn, number)? {
            let message = format!("编号“{number}”重复了，或者登记簿里已经有。请核对上级给的编号。");
            return Err(Error::invalid("numbering", message));
        }
    }
    Ok(given.into_iter().map(|number| (None, Some(number))).collect())
}

/// The check as the drawn paper has it: title and frame are part of what can go wrong.
pub(super) fn findings(drafts: &[Draft]) -> Vec<BatchFinding> {
    let sheets: Vec<Sheet<'_>> =
        drafts.iter().map(|draft| Sheet { template: &draft.template, words: &draft.words, code: None }).collect();
    let mut found: Vec<BatchFinding> = check(&sheets, faces::all(), Stock::Drawn).into_iter().map(told).collect();
    for (paper, draft) in drafts.iter().enumerate() {
        let mut add = |kind: &str, message: String| {
            found.push(BatchFinding { paper, kind: kind.into(), refused: false, message });
        };
        if draft.lacks_unit {
            add("missing_unit", "没有单位，登记簿和领取签字表上会空着。要补就去改人员资料".into());
        }
        if let Some(number) = &draft.twin {
            add(
                "already_issued",
                format!("这项活动已给“{}”发过“{}”（{number}）。请核对是不是重复", draft.recipient, draft.award),
            );
        }
    }
    found.sort_by_key(|finding| finding.paper);
    found
}

/// What the papers' own check found, as it is told.
pub(super) fn told(finding: Finding) -> BatchFinding {
    BatchFinding {
        paper: finding.paper,
        kind: kind(finding.kind).into(),
        refused: finding.severity == Severity::Error,
        message: finding.message,
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Shrunk => "shrunk",
        Kind::TooLong => "too_long",
        Kind::MissingGlyph => "missing_glyph",
        Kind::Empty => "empty",
        Kind::SameName => "same_name",
        Kind::UnderSeal => "under_seal",
    }
}
