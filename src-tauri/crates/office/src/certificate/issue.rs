//! Who gets a paper, what it says, and the number it is given.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, NaiveDate};
use papers::certificate::{Day, Facts, Finding, Severity, Sheet, Stock, Template, Words, check, compose};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::{ledger, refusal, template};
use crate::error::{Error, Result};
use crate::ids::{AwardId, CertificateBatchId, CertificateId, ClassId, ContestId, EnrolmentId, PersonId};
use crate::office::At;
use crate::{clock, contest, faces, training, value};

/// Certificates to issue: for the awards of a contest, or for those who completed a class. Who has one already is left out.
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
    /// Only these awards of the contest; all when absent.
    #[serde(default)]
    #[ts(optional)]
    pub award_ids: Option<Vec<AwardId>>,
    /// The template; when absent, the one that fits a person or a unit.
    #[serde(default)]
    #[ts(optional)]
    pub template: Option<String>,
    /// Who gives it, by rank; the contest's hosts or this office when absent.
    #[serde(default)]
    #[ts(optional)]
    pub issuers: Option<Vec<String>>,
    /// The day printed on it, as 2026-03-05; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub issued_on: Option<String>,
}

/// A paper before it is issued.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct BatchPaper {
    /// 获得者
    pub recipient: String,
    /// 奖项
    pub award: String,
    /// The number that it would get.
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
    /// True when the paper cannot be printed like this.
    pub refused: bool,
    /// What is wrong and what to do.
    pub message: String,
}

/// The check before printing.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct BatchCheck {
    /// The papers that would be issued.
    pub papers: Vec<BatchPaper>,
    /// What was found, in their order.
    pub findings: Vec<BatchFinding>,
    /// How many have one already.
    pub already: usize,
}

/// What was issued.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Issued {
    /// The new certificates, in the order of their numbers.
    pub ids: Vec<CertificateId>,
    /// The first number.
    pub first: String,
    /// The last number.
    pub last: String,
    /// How many had one already.
    pub already: usize,
}

/// A paper that is about to be issued.
struct Draft {
    award_id: Option<AwardId>,
    enrolment_id: Option<EnrolmentId>,
    person_id: Option<PersonId>,
    recipient: String,
    award: String,
    running: i64,
    number: String,
    template: &'static Template,
    words: Words,
}

/// All papers of one issue.
struct Batch {
    year: i64,
    category: &'static str,
    /// The contest or the class, for the label.
    source: String,
    issued_on: String,
    drafts: Vec<Draft>,
    already: usize,
}

/// One who gets a paper, with what is known for its words.
struct Candidate {
    award_id: Option<AwardId>,
    enrolment_id: Option<EnrolmentId>,
    person_id: Option<PersonId>,
    recipient: String,
    award: String,
    template: &'static str,
    facts: Facts,
}

pub(crate) fn certificate_check(at: &At<'_>, ask: CertificateIssue) -> Result<BatchCheck> {
    let batch = at.read(|conn| prepare(conn, &ask))?;
    let findings = findings(&batch.drafts);
    let paper = |draft: &Draft| BatchPaper {
        recipient: draft.recipient.clone(),
        award: draft.award.clone(),
        number: draft.number.clone(),
        template: draft.template.name.clone(),
        words: lines(&draft.words),
    };
    Ok(BatchCheck {
        papers: batch.drafts.iter().map(paper).collect(),
        findings: findings
            .into_iter()
            .map(|finding| BatchFinding {
                paper: finding.paper,
                refused: finding.severity == Severity::Error,
                message: finding.message,
            })
            .collect(),
        already: batch.already,
    })
}

pub(crate) fn certificate_issue(at: &At<'_>, ask: CertificateIssue) -> Result<Issued> {
    at.act(|act| {
        let batch = prepare(act, &ask)?;
        let (Some(first), Some(last)) = (batch.drafts.first(), batch.drafts.last()) else {
            let message = match batch.already {
                0 => format!("“{}”还没有可以颁发证书的人。请先登记获奖或结业结果。", batch.source),
                already => format!("“{}”的 {already} 张证书都已颁发，可以直接重印。", batch.source),
            };
            return Err(Error::NothingToPrint { message });
        };
        let found = findings(&batch.drafts);
        let named = found.iter().map(|finding| {
            let who = batch.drafts.get(finding.paper).map_or("", |draft| draft.recipient.as_str());
            (finding.severity, format!("{who}：{}", finding.message))
        });
        if let Some(message) = refusal(named) {
            return Err(Error::Paper { message });
        }
        let (first, last) = (first.number.clone(), last.number.clone());
        let label = format!("颁发 {} 张证书（{}）", batch.drafts.len(), batch.source);
        let ids = store(act, &ask, &batch)?;
        Ok((Issued { ids, first, last, already: batch.already }, label))
    })
}

/// A batch holds one template; an issue for people and units makes one batch whose papers name their own.
fn store(act: &crate::journal::Act<'_>, ask: &CertificateIssue, batch: &Batch) -> Result<Vec<CertificateId>> {
    let template = batch.drafts.first().map_or("", |draft| draft.template.name.as_str());
    act.prepare_cached(
        "INSERT INTO certificate_batch (template, contest_id, class_id, issued_on) VALUES (?, ?, ?, ?)",
    )?
    .execute(params![template, ask.contest_id, ask.class_id, batch.issued_on])?;
    let id = CertificateBatchId(act.last_insert_rowid());
    act.issued(id);
    let mut ids = Vec::with_capacity(batch.drafts.len());
    let mut insert = act.prepare_cached(
        "INSERT INTO certificate (batch_id, award_id, enrolment_id, person_id, year, category, running, number, recipient, award, words, state)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'issued')",
    )?;
    for draft in &batch.drafts {
        let frozen = Frozen { template: draft.template.name.clone(), words: draft.words.clone() };
        insert.execute(params![
            id,
            draft.award_id,
            draft.enrolment_id,
            draft.person_id,
            batch.year,
            batch.category,
            draft.running,
            draft.number,
            draft.recipient,
            draft.award,
            frozen.text()?
        ])?;
        ids.push(CertificateId(act.last_insert_rowid()));
        ledger::log(act, &draft.number, "issued", None)?;
    }
    Ok(ids)
}

/// The words of a paper as the ledger keeps them, with the template they were made for.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Frozen {
    pub(super) template: String,
    #[serde(flatten)]
    pub(super) words: Words,
}

impl Frozen {
    fn text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(Error::internal)
    }

    /// The words of a certificate of the ledger.
    pub(super) fn read(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(Error::internal)
    }
}

/// The check as the drawn paper has it: title and frame are part of what can go wrong.
fn findings(drafts: &[Draft]) -> Vec<Finding> {
    let sheets: Vec<Sheet<'_>> =
        drafts.iter().map(|draft| Sheet { template: draft.template, words: &draft.words }).collect();
    check(&sheets, faces::all(), Stock::Drawn)
}

/// The words of a paper as paragraphs.
fn lines(words: &Words) -> Vec<String> {
    let parts = [&words.recipient, &words.body, &words.closing].into_iter().flat_map(|part| part.split('\n'));
    let rest = words.issuers.iter().map(String::as_str).chain([words.date.as_str(), words.number.as_str()]);
    parts.chain(rest).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Composes the words and gives the numbers; writes nothing.
fn prepare(conn: &Connection, ask: &CertificateIssue) -> Result<Batch> {
    let issued_on = ask.issued_on.clone().unwrap_or_else(clock::today);
    let day = NaiveDate::parse_from_str(&issued_on, "%Y-%m-%d")
        .ok()
        .and_then(|date| {
            Some(Day { year: u16::try_from(date.year()).ok()?, month: date.month() as u8, day: date.day() as u8 })
        })
        .ok_or_else(|| Error::invalid("issued_on", format!("日期“{issued_on}”读不懂，请写成 2026-03-05 的样子。")))?;
    let profile = crate::profile::profile(conn)?;
    let (year, category, source, host, candidates) = match (ask.contest_id, ask.class_id) {
        (Some(id), None) => of_contest(conn, id, ask.award_ids.as_deref())?,
        (None, Some(id)) => of_class(conn, id)?,
        _ => return Err(Error::invalid("contest_id", "请指明是哪项竞赛或哪个培训班的证书，二者选一。")),
    };
    let issuers = match &ask.issuers {
        Some(issuers) => issuers.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect(),
        None => host.unwrap_or_else(|| vec![profile.name.clone()]),
    };
    let prefix = profile.certificate_prefix.as_deref().unwrap_or("ZS");
    let taken = taken(conn, ask)?;
    let found = candidates.len();
    let next = ledger::next_running(conn, year, category)?;
    let mut drafts = Vec::new();
    let fresh = candidates.into_iter().filter(|one| !taken.contains(&(one.award_id, one.enrolment_id, one.person_id)));
    for (running, candidate) in (next..).zip(fresh) {
        let number = format!("{prefix}-{year}-{category}-{running:04}");
        let template = template(ask.template.as_deref().unwrap_or(candidate.template))?;
        let facts = Facts { number: number.clone(), date: Some(day), issuers: issuers.clone(), ..candidate.facts };
        drafts.push(Draft {
            award_id: candidate.award_id,
            enrolment_id: candidate.enrolment_id,
            person_id: candidate.person_id,
            recipient: candidate.recipient,
            award: candidate.award,
            running,
            number,
            template,
            words: compose(template, &facts),
        });
    }
    Ok(Batch { year, category, source, issued_on, already: found - drafts.len(), drafts })
}

type Owner = (Option<AwardId>, Option<EnrolmentId>, Option<PersonId>);

/// Who has a paper that stands.
fn taken(conn: &Connection, ask: &CertificateIssue) -> Result<HashSet<Owner>> {
    let mut statement = conn.prepare_cached(
        "SELECT c.award_id, c.enrolment_id, c.person_id FROM certificate c JOIN certificate_batch b ON b.id = c.batch_id
         WHERE c.state <> 'voided' AND (b.contest_id = ?1 OR b.class_id = ?2)",
    )?;
    let rows = statement
        .query_map(params![ask.contest_id, ask.class_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

type Candidates = (i64, &'static str, String, Option<Vec<String>>, Vec<Candidate>);

/// One paper for each author of an awarded entry; one for the unit when the entry names no author.
fn of_contest(conn: &Connection, id: ContestId, only: Option<&[AwardId]>) -> Result<Candidates> {
    let contest = contest::one(conn, id)?;
    let mut candidates = Vec::new();
    for entry in contest::entries_of(conn, id)? {
        let (Some(award_id), Some(award)) = (entry.award_id, entry.award) else { continue };
        if only.is_some_and(|only| !only.contains(&award_id)) {
            continue;
        }
        let facts = Facts {
            unit: entry.unit.clone().unwrap_or_default(),
            work: entry.title.unwrap_or_default().trim_matches(['《', '》']).to_owned(),
            rank: award.clone(),
            session: said_once(&contest.name, contest.edition.as_deref().unwrap_or_default()),
            event: contest.name.clone(),
            year: said_once(&contest.name, &contest.year.to_string()),
            ..Facts::default()
        };
        let candidate = |person_id, recipient: String, template, facts| Candidate {
            award_id: Some(award_id),
            enrolment_id: None,
            person_id,
            recipient,
            award: award.clone(),
            template,
            facts,
        };
        for author in &entry.authors {
            let facts = Facts { name: author.name.clone(), ..facts.clone() };
            candidates.push(candidate(Some(author.id), author.name.clone(), "honour-person", facts));
        }
        if entry.authors.is_empty() {
            let unit = entry.unit.unwrap_or_default();
            candidates.push(candidate(None, unit, "honour-unit", facts));
        }
    }
    let host = contest.host.as_deref().map(names).filter(|hosts| !hosts.is_empty());
    Ok((i64::from(contest.year), "JS", contest.name, host, candidates))
}

/// One paper for each who completed the class.
fn of_class(conn: &Connection, id: ClassId) -> Result<Candidates> {
    let training::ClassDetail { class, rows, .. } = training::detail(conn, id)?;
    let title = format!("{}{}", class.course, class.name);
    let dates = [class.start_date.as_deref(), class.end_date.as_deref()];
    let span = match dates.map(|date| date.map(value::spoken)) {
        [Some(start), Some(end)] if start != end => format!("{start}至{end}"),
        [Some(day), _] | [None, Some(day)] => day,
        [None, None] => String::new(),
    };
    let candidates = rows
        .into_iter()
        .filter(|row| row.result.as_deref().is_some_and(completed))
        .map(|row| {
            let more = BTreeMap::from([
                ("起止".to_owned(), span.clone()),
                ("学时".to_owned(), row.hours.or(class.hours).map(plain).unwrap_or_default()),
                ("成绩".to_owned(), row.score.map(plain).unwrap_or_default()),
            ]);
            Candidate {
                award_id: None,
                enrolment_id: Some(row.id),
                person_id: Some(row.person_id),
                recipient: row.name.clone(),
                award: "结业".into(),
                template: "completion",
                facts: Facts {
                    name: row.name,
                    unit: row.unit.unwrap_or_default(),
                    event: title.clone(),
                    year: class.year.to_string(),
                    more,
                    ..Facts::default()
                },
            }
        })
        .collect();
    Ok((i64::from(class.year), "PX", title, None, candidates))
}

/// 合格, 优秀, 结业 complete a class; 不合格 and 未结业 do not.
fn completed(result: &str) -> bool {
    !result.starts_with(['不', '未', '缺']) && !result.trim().is_empty()
}

/// A word that the name holds already is not said again.
fn said_once(name: &str, word: &str) -> String {
    if name.contains(word) { String::new() } else { word.to_owned() }
}

/// Names in one field: 市科协、市教育局.
fn names(text: &str) -> Vec<String> {
    text.split(['、', '，', ',', ';', '；'])
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// 86 rather than 86.0.
fn plain(number: f64) -> String {
    number.to_string()
}
