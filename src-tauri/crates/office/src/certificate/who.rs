//! Who gets a paper: the winners of a contest, those who completed a class, people of the directory, rows of a spreadsheet.

use std::collections::BTreeMap;

use papers::certificate::Facts;
use rusqlite::{Connection, OptionalExtension};
use sheets::understand::Corrections;

use super::issue::CertificateIssue;
use crate::error::{Error, Result};
use crate::ids::{AwardId, ClassId, CommendationId, ContestId, EnrolmentId, PersonId, TitleGrantId};
use crate::import::arrival::Row;
use crate::import::{ImportKind, ImportPreview};
use crate::office::At;
use crate::{commendation, contest, training, value};

/// One who gets a paper, with what is known for its words.
#[derive(Default)]
pub(super) struct Candidate {
    /// Tells the papers of a source apart: one stands for each.
    pub(super) owner: String,
    pub(super) award_id: Option<AwardId>,
    pub(super) enrolment_id: Option<EnrolmentId>,
    pub(super) title_grant_id: Option<TitleGrantId>,
    pub(super) person_id: Option<PersonId>,
    pub(super) recipient: String,
    pub(super) award: String,
    pub(super) template: &'static str,
    /// The number that the spreadsheet gives.
    pub(super) serial: Option<String>,
    pub(super) facts: Facts,
}

/// A source of papers.
pub(super) struct Candidates {
    pub(super) year: i64,
    /// The mark of the kind in the number.
    pub(super) category: &'static str,
    /// What it is called, for labels and the ledger.
    pub(super) source: String,
    /// Who gives it, where the source says so.
    pub(super) issuers: Option<Vec<String>>,
    pub(super) all: Vec<Candidate>,
}

/// The rows of a spreadsheet, read before the records are looked at: reading may take its time in a process of its own.
pub(super) fn read(at: &At<'_>, ask: &CertificateIssue) -> Result<Option<Candidates>> {
    let Some(file) = &ask.file else { return Ok(None) };
    let wanted = ImportPreview {
        file: file.clone(),
        text: None,
        kind: ImportKind::Awards,
        sheets: None,
        year: None,
        corrections: Corrections::new(),
        class_id: None,
        contest_id: None,
    };
    let preview = crate::import::preview(at.desk(), wanted)?;
    let mut all = Vec::new();
    let mut source = ask.event.clone().map(|event| event.trim().to_owned()).filter(|event| !event.is_empty());
    let mut year = ask.year;
    for table in &preview.tables {
        let title = table.title.as_deref().unwrap_or_default();
        year = year.or(table.year);
        for record in &table.records {
            let row = Row {
                record: 0,
                sheet: &table.sheet,
                row: record.row,
                title,
                year: table.year,
                values: &record.values,
                columns: &table.columns,
            };
            let event = ask.event.clone().or_else(|| row.text("contest")).unwrap_or_default();
            if source.is_none() && !event.is_empty() {
                source = Some(event.clone());
            }
            of_row(&row, ask, &event, &mut all);
        }
    }
    if all.is_empty() {
        return Err(Error::NothingToPrint {
            message: "表里没有读到获得者。请确认有“姓名”或“单位”一列，并且下面有内容。".into(),
        });
    }
    let name = std::path::Path::new(file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Some(Candidates {
        year: year.unwrap_or_else(crate::clock::year).into(),
        category: "RY",
        source: source.unwrap_or(name),
        issuers: None,
        all,
    }))
}

/// A paper for each name of a row; one for the unit when the row names nobody.
fn of_row(row: &Row<'_>, ask: &CertificateIssue, event: &str, all: &mut Vec<Candidate>) {
    let unit = row.text("unit").unwrap_or_default();
    let award = row.text("award").or_else(|| ask.award.clone()).unwrap_or_default();
    let work = row.text("entry").unwrap_or_default().trim_matches(['《', '》']).to_owned();
    let facts = Facts {
        unit: unit.clone(),
        work: work.clone(),
        rank: award.clone(),
        event: event.to_owned(),
        year: row.year.or(ask.year).map(|year| said_once(event, &year.to_string())).unwrap_or_default(),
        ..Facts::default()
    };
    let candidate = |recipient: &str, name: String, template| Candidate {
        owner: format!("row {recipient} {unit} {award} {work}"),
        recipient: recipient.to_owned(),
        award: award.clone(),
        template,
        serial: row.text("serial"),
        facts: Facts { name, ..facts.clone() },
        ..Candidate::default()
    };
    let names: Vec<String> = row.list("recipients").into_iter().filter(|name| !name.is_empty()).collect();
    for name in &names {
        all.push(candidate(name, name.clone(), "honour-person"));
    }
    if names.is_empty() && !unit.is_empty() {
        all.push(candidate(&unit, String::new(), for_unit(&award)));
    }
}

/// One paper for each author of an awarded entry; one for the unit when the entry names no author.
pub(super) fn of_contest(conn: &Connection, id: ContestId, only: Option<&[AwardId]>) -> Result<Candidates> {
    let contest = contest::one(conn, id)?;
    let mut all = Vec::new();
    for entry in contest::entries_of(conn, id)? {
        let (Some(award_id), Some(award)) = (entry.award_id, entry.award) else { continue };
        if only.is_some_and(|only| !only.contains(&award_id)) {
            continue;
        }
        let facts = Facts {
            address: address(&contest.name, entry.track.as_deref().unwrap_or_default()).to_owned(),
            unit: entry.unit.clone().unwrap_or_default(),
            work: entry.title.unwrap_or_default().trim_matches(['《', '》']).to_owned(),
            rank: award.clone(),
            session: said_once(&contest.name, contest.edition.as_deref().unwrap_or_default()),
            event: contest.name.clone(),
            year: said_once(&contest.name, &contest.year.to_string()),
            ..Facts::default()
        };
        let candidate = |person_id: Option<PersonId>, recipient: String, template, facts| Candidate {
            owner: format!("award {} {}", award_id.0, person_id.map_or(0, |person| person.0)),
            award_id: Some(award_id),
            person_id,
            recipient,
            award: award.clone(),
            template,
            facts,
            ..Candidate::default()
        };
        for author in &entry.authors {
            let facts = Facts { name: author.name.clone(), ..facts.clone() };
            all.push(candidate(Some(author.id), author.name.clone(), "honour-person", facts));
        }
        if entry.authors.is_empty() {
            let unit = entry.unit.unwrap_or_default();
            all.push(candidate(None, unit, for_unit(&award), facts));
        }
    }
    let issuers = contest.host.as_deref().map(names).filter(|hosts| !hosts.is_empty());
    Ok(Candidates { year: contest.year.into(), category: "JS", source: contest.name, issuers, all })
}

/// One paper for each title that the office granted. What is still proposed has none; what a higher body grants is on that
/// body's paper.
pub(super) fn of_commendation(conn: &Connection, id: CommendationId) -> Result<Candidates> {
    let (one, grants) = commendation::granted(conn, id)?;
    let candidate = |grant: commendation::TitleGrant| Candidate {
        owner: format!("title {}", grant.id.0),
        title_grant_id: Some(grant.id),
        person_id: Some(grant.person_id),
        recipient: grant.person.clone(),
        award: grant.title.clone(),
        template: "honour-person",
        facts: Facts {
            name: grant.person,
            unit: grant.unit.unwrap_or_default(),
            rank: grant.title,
            event: one.name.clone(),
            year: said_once(&one.name, &one.year.to_string()),
            ..Facts::default()
        },
        ..Candidate::default()
    };
    let all = grants.into_iter().map(candidate).collect();
    Ok(Candidates { year: one.year.into(), category: "RY", source: one.name.clone(), issuers: None, all })
}

/// One paper for each who completed the class.
pub(super) fn of_class(conn: &Connection, id: ClassId) -> Result<Candidates> {
    let training::ClassDetail { class, mut rows, .. } = training::detail(conn, id)?;
    rows.retain(|row| !row.waiting);
    // A class that is named after its course says so itself.
    let title = match class.name.contains(&class.course) {
        true => class.name.clone(),
        false => format!("{}{}", class.course, class.name),
    };
    let dates = [class.start_date.as_deref(), class.end_date.as_deref()];
    let span = match dates.map(|date| date.map(value::spoken)) {
        [Some(start), Some(end)] if start != end => format!("{start}至{end}"),
        [Some(day), _] | [None, Some(day)] => day,
        [None, None] => String::new(),
    };
    let mut known = conn.prepare_cached("SELECT id_number FROM person WHERE id = ? AND id_number IS NOT NULL")?;
    let completed = rows.into_iter().filter(|row| row.result.as_deref().is_some_and(completed));
    let all = completed
        .map(|row| {
            let id_number: Option<String> = known.query_row([row.person_id], |found| found.get(0)).optional()?;
            let more = BTreeMap::from([
                ("起止".to_owned(), span.clone()),
                ("学时".to_owned(), row.hours.or(class.hours).map(plain).unwrap_or_default()),
                ("成绩".to_owned(), row.score.map(plain).unwrap_or_default()),
                ("身份证号".to_owned(), id_number.unwrap_or_default()),
            ]);
            Ok(Candidate {
                owner: format!("enrolment {}", row.id.0),
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
                ..Candidate::default()
            })
        })
        .collect::<Result<_>>()?;
    Ok(Candidates { year: class.year.into(), category: "PX", source: title, issuers: None, all })
}

/// One paper for each of these people of the directory.
pub(super) fn of_people(conn: &Connection, ids: &[PersonId], ask: &CertificateIssue) -> Result<Candidates> {
    let needed = |field: &str, what: &str| Error::invalid(field, format!("给名单里的人发证书，要写明{what}。"));
    let given =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let event = given(&ask.event).ok_or_else(|| needed("event", "是什么活动"))?;
    let award = given(&ask.award).ok_or_else(|| needed("award", "奖项或称号"))?;
    let year = ask.year.unwrap_or_else(crate::clock::year);
    let mut find =
        conn.prepare_cached("SELECT p.name, u.name FROM person p LEFT JOIN unit u ON u.id = p.unit_id WHERE p.id = ?")?;
    let one = |id: &PersonId| {
        let (name, unit): (String, Option<String>) = find
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .ok_or(Error::NotFound { noun: "人" })?;
        Ok(Candidate {
            owner: format!("person {} {award}", id.0),
            person_id: Some(*id),
            recipient: name.clone(),
            award: award.clone(),
            template: "honour-person",
            facts: Facts {
                name,
                unit: unit.unwrap_or_default(),
                rank: award.clone(),
                event: event.clone(),
                year: said_once(&event, &year.to_string()),
                ..Facts::default()
            },
            ..Candidate::default()
        })
    };
    let all = ids.iter().map(one).collect::<Result<_>>()?;
    Ok(Candidates { year: year.into(), category: "RY", source: event.clone(), issuers: None, all })
}

/// 同学 in a contest for the young, 老师 for who taught them; elsewhere what the template says.
fn address(contest: &str, track: &str) -> &'static str {
    let says = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    match () {
        () if says(&["教师", "老师", "辅导员"], track) => "老师",
        () if says(&["青少年", "中小学", "学生", "少儿", "少年", "儿童"], contest) => "同学",
        () => "",
    }
}

/// What a unit gets.
fn for_unit(award: &str) -> &'static str {
    if award.contains("组织") { "organizer" } else { "honour-unit" }
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
