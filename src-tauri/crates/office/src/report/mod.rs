//! Papers out of records. Each area says what stands on its papers (`<area>/report.rs`); what they share stands here.

mod list;

use std::fs;
use std::io::Write;
use std::path::Path;

use papers::document::Document;
use papers::{Options, pdf_of};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::certificate::CertificateAsk;
use crate::error::{Error, Result};
use crate::ids::{ClassId, ContestId, PlanId};
use crate::office::At;
use crate::{certificate, clock, contest, event, faces, plan, profile, training};

pub(crate) use list::{Listed, list};

/// A paper that the office hands out or in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum ReportName {
    /// 工作计划, as an official document
    Plan,
    /// 工作计划表
    PlanTable,
    /// 活动台账
    Events,
    /// 花名册
    Roster,
    /// 签到表
    SignIn,
    /// 成绩表
    Scores,
    /// 获奖名单
    Awards,
    /// 证书领取签字表
    CertificateReceipts,
    /// 证书登记簿
    CertificateRegister,
}

/// A paper to write.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ReportWrite {
    /// Which paper.
    pub name: ReportName,
    /// The file to write; its ending says how. PDF so far.
    pub file: String,
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

/// A paper that was written.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Written {
    /// The file.
    pub path: String,
    /// How many pages.
    pub pages: usize,
    /// Which face stood in for which, and what else to know before handing it in.
    pub notes: Vec<String>,
}

pub(crate) fn write(at: &At<'_>, ask: ReportWrite) -> Result<Written> {
    let file = Path::new(&ask.file);
    if !file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) {
        return Err(Error::invalid("file", format!("目前只能写成 PDF，请让“{}”以 .pdf 结尾。", ask.file)));
    }
    let (document, author) = at.read(|conn| Ok((document(conn, &ask)?, profile::profile(conn)?.name)))?;
    let options = Options { made: clock::local(), author, bold_headings: false };
    let paper =
        pdf_of(&document, faces::all(), &options).map_err(|cause| Error::Paper { message: cause.to_string() })?;
    put(file, &paper.bytes)?;
    Ok(Written { path: ask.file, pages: paper.pages, notes: paper.notes })
}

fn document(conn: &Connection, ask: &ReportWrite) -> Result<Document> {
    let needed = |field: &str, what: &str| Error::invalid(field, format!("请指明是哪{what}。"));
    let class = || ask.class_id.ok_or_else(|| needed("class_id", "个培训班"));
    match ask.name {
        ReportName::Plan | ReportName::PlanTable => {
            let id = match (ask.plan_id, ask.year) {
                (Some(id), _) => id,
                (None, Some(year)) => plan::of_year(conn, year)?,
                (None, None) => return Err(needed("plan_id", "份计划，或哪一年的计划")),
            };
            if ask.name == ReportName::Plan { plan::paper(conn, id) } else { plan::table(conn, id) }
        }
        ReportName::Events => event::ledger(conn, ask.year.ok_or_else(|| needed("year", "一年"))?),
        ReportName::Roster => training::roster_paper(conn, class()?),
        ReportName::SignIn => training::sign_in_sheet(conn, class()?),
        ReportName::Scores => training::score_sheet(conn, class()?),
        ReportName::CertificateReceipts => certificate::receipts(conn, &certificates(ask)),
        ReportName::CertificateRegister => certificate::register(conn, &certificates(ask)),
        ReportName::Awards => contest::award_list(conn, ask.contest_id.ok_or_else(|| needed("contest_id", "项竞赛"))?),
    }
}

fn certificates(ask: &ReportWrite) -> CertificateAsk {
    CertificateAsk { year: ask.year, contest_id: ask.contest_id, class_id: ask.class_id }
}

/// Writes a file whole or not at all: beside its place, to the disk, then renamed.
///
/// # Errors
/// The folder cannot be written, or the disk is full; what was there before stays.
pub(crate) fn put(file: &Path, bytes: &[u8]) -> Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fail = |cause: std::io::Error| Error::writing(file, &cause);
    let mut half = tempfile::Builder::new().prefix(".xieban-").tempfile_in(folder).map_err(fail)?;
    half.write_all(bytes).and_then(|()| half.as_file().sync_all()).map_err(fail)?;
    // A temporary file is private; a paper is for others to read as well.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(half.path(), fs::Permissions::from_mode(0o644)).map_err(fail)?;
    }
    half.persist(file).map(|_| ()).map_err(|kept| fail(kept.error))
}
