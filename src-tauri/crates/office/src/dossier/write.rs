//! The file of an event as numbered folders: 01-通知, 02-方案 …, with 卷内目录 at the top.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::contents::{Source, entries};
use super::store;
use crate::attachment::{clean, copy_to};
use crate::error::{Error, Result};
use crate::event;
use crate::ids::EventId;
use crate::job::Job;
use crate::office::At;
use crate::place::HALF;
use crate::report::{self, ReportAsk, ReportName, ReportWrite};

/// Which files go out, and where.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DossierWrite {
    /// Of this event.
    #[serde(default)]
    #[ts(optional)]
    pub event_id: Option<EventId>,
    /// Of all events of this year.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// The folder in which a new folder is made.
    pub folder: String,
    /// The job's name, to look how far it is and to stop it.
    #[serde(default)]
    #[ts(optional)]
    pub job: Option<String>,
}

/// What was written.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DossierWritten {
    /// The new folder.
    pub folder: String,
    /// How many events.
    pub events: usize,
    /// How many files, without the contents.
    pub files: usize,
    /// Events whose file has gaps: 科普讲座缺方案、票据.
    pub gaps: Vec<String>,
}

pub(crate) fn dossier_write(at: &At<'_>, ask: DossierWrite) -> Result<DossierWritten> {
    let into = Path::new(&ask.folder);
    let (events, name) = at.read(|conn| match (ask.event_id, ask.year) {
        (Some(event), None) => Ok((vec![event], called(&event::row_of(conn, event)?))),
        (None, Some(year)) => Ok((store::events(conn, Some(year))?, format!("{year}年活动档案"))),
        _ => Err(Error::invalid("event_id", "请指明是哪项活动，或哪一年。")),
    })?;
    if events.is_empty() {
        return Err(Error::NothingToPrint { message: "这一年还没有活动，没有档案可写。".into() });
    }
    fs::create_dir_all(into).map_err(|cause| Error::writing(into, &cause))?;
    // Made beside and renamed when whole: neither a refusal nor a stop leaves half a file.
    let half = tempfile::Builder::new().prefix(HALF).tempdir_in(into).map_err(|cause| Error::writing(into, &cause))?;
    let (mut files, mut gaps) = (0, Vec::new());
    at.jobs().run(ask.job.as_deref(), |job| {
        job.step("正在整理档案", events.len());
        for (number, event) in events.iter().enumerate() {
            let row = at.read(|conn| event::row_of(conn, *event))?;
            let folder = match ask.year {
                Some(_) => half.path().join(clean(&format!("{:03}-{}", number + 1, called(&row)))),
                None => half.path().to_owned(),
            };
            files += one(at, job, *event, &folder)?;
            let dossier = at.read(|conn| store::dossier(conn, *event))?;
            let missing: Vec<&str> =
                dossier.parts.iter().filter(|part| !part.filled).map(|part| part.name.as_str()).collect();
            if !missing.is_empty() {
                gaps.push(format!("“{}”缺{}", row.title, missing.join("、")));
            }
            job.tick()?;
        }
        Ok(())
    })?;
    let target = free(into, &name);
    let half = half.keep();
    fs::rename(&half, &target).map_err(|cause| {
        // What is not in its place is not left behind.
        let _ = fs::remove_dir_all(&half);
        Error::writing(&target, &cause)
    })?;
    open_to_others(&target);
    Ok(DossierWritten { folder: target.display().to_string(), events: events.len(), files, gaps })
}

/// 2026-05-18 科普讲座
fn called(row: &event::EventRow) -> String {
    let day = row.start_date.as_deref().map(|day| format!("{day} ")).unwrap_or_default();
    clean(&format!("{day}{}", row.title))
}

/// Writes the file of one event into a folder; answers how many files.
fn one(at: &At<'_>, job: &Job, event: EventId, folder: &Path) -> Result<usize> {
    let place = at.office().place();
    let entries = at.read(|conn| entries(conn, place, event))?;
    let mut files = 0;
    for (number, entry) in entries.iter().enumerate() {
        if job.is_cancelled() {
            return Err(Error::Cancelled);
        }
        // What is only said has no folder: an empty one looks like a file that was lost.
        if matches!(entry.source, Source::Words) {
            continue;
        }
        let sub = folder.join(&entry.folder);
        fs::create_dir_all(&sub).map_err(|cause| Error::writing(&sub, &cause))?;
        let number = number + 1;
        match &entry.source {
            Source::File(file) => copy_to(place, file, &numbered(&sub, number, &file.name))?,
            Source::Paper(paper) => {
                let file = numbered(&sub, number, &format!("{}.docx", entry.title));
                paper_of(at, *paper, event, &file)?;
            }
            Source::Words => {}
        }
        files += 1;
    }
    fs::create_dir_all(folder).map_err(|cause| Error::writing(folder, &cause))?;
    for name in ["卷内目录.docx", "卷内目录.pdf"] {
        paper_of(at, ReportName::DossierContents, event, &folder.join(name))?;
    }
    Ok(files)
}

fn paper_of(at: &At<'_>, name: ReportName, event: EventId, file: &Path) -> Result<()> {
    let what = ReportAsk { event_id: Some(event), ..ReportAsk::of(name) };
    let file = file.display().to_string();
    report::write(at, ReportWrite { what, file, full_ids: false, boxes: true }).map(drop)
}

/// The number on 卷内目录 stands before the file's name, so that both are found by each other.
fn numbered(folder: &Path, number: usize, name: &str) -> PathBuf {
    folder.join(clean(&format!("{number:02}-{name}")))
}

/// A folder's name that is not taken: 2026年活动档案, 2026年活动档案 (2).
fn free(into: &Path, name: &str) -> PathBuf {
    let numbered = (2..).map(|number| into.join(format!("{name} ({number})")));
    let mut names = std::iter::once(into.join(name)).chain(numbered);
    names.find(|path| !path.exists()).unwrap_or_else(|| into.join(name))
}

/// A temporary folder is private; a file is for others to read as well.
fn open_to_others(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o755));
    }
    #[cfg(not(unix))]
    let _ = folder;
}
