//! 班级资料包: all papers of a class in one folder, and one workbook with its lists.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::report::title as titled;
use super::{ClassDetail, detail, lesson};
use crate::certificate::{self, CertificateIssue, CertificatePrint, Setup};
use crate::error::{Error, Result};
use crate::ids::ClassId;
use crate::job::Job;
use crate::office::At;
use crate::place::HALF;
use crate::report::{self, ReportAsk, ReportName, put};

/// The papers of which class, and where to.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ClassPack {
    /// The class.
    pub class_id: ClassId,
    /// The folder that the parcel is put in.
    pub folder: String,
    /// Issues the certificates that are not issued yet, and prints all of them whole.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub certificates: bool,
    /// Name of the job, to watch and cancel it.
    #[serde(default)]
    #[ts(optional)]
    pub job: Option<String>,
}

/// A parcel that was written.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Packed {
    /// The folder with the papers.
    pub path: String,
    /// The names of the files.
    pub files: Vec<String>,
    /// What to know of them.
    pub notes: Vec<String>,
}

/// A paper of the parcel.
struct Piece {
    name: String,
    ask: ReportAsk,
}

/// Writes the parcel beside its place and puts it there whole: who cancels leaves nothing behind.
pub(crate) fn class_pack(at: &At<'_>, ask: ClassPack) -> Result<Packed> {
    let folder = PathBuf::from(ask.folder.trim());
    if !folder.is_dir() {
        let message = format!("没有文件夹“{}”。请选一个已有的文件夹。", folder.display());
        return Err(Error::invalid("folder", message));
    }
    at.jobs().run(ask.job.as_deref(), |job| packed(at, &ask, &folder, job))
}

fn packed(at: &At<'_>, ask: &ClassPack, folder: &Path, job: &Job) -> Result<Packed> {
    let (detail, lessons) = at.read(|conn| Ok((detail(conn, ask.class_id)?, lesson::lessons(conn, ask.class_id)?)))?;
    let pieces = pieces(&detail, &lessons);
    let fail = |cause: std::io::Error| Error::writing(folder, &cause);
    let half = tempfile::Builder::new().prefix(HALF).tempdir_in(folder).map_err(fail)?;
    job.step("正在写班级资料包", pieces.len() + 1);
    let (mut files, mut notes) = (Vec::new(), Vec::new());
    for piece in &pieces {
        let (bytes, told) = report::pdf(at, &piece.ask)?;
        let file = format!("{}.pdf", piece.name);
        put(&half.path().join(&file), &bytes)?;
        files.push(file);
        for note in told.into_iter().filter(|note| !notes.contains(note)).collect::<Vec<_>>() {
            notes.push(note);
        }
        job.tick()?;
    }
    // The sheets that are signed at each lesson are paper only.
    let lists: Vec<ReportAsk> =
        pieces.iter().filter(|piece| piece.ask.name != ReportName::SignIn).map(|piece| piece.ask.clone()).collect();
    put(&half.path().join("班级资料.xlsx"), &report::workbook(at, &lists)?)?;
    files.push("班级资料.xlsx".to_owned());
    job.tick()?;
    match (ask.certificates, detail.class.passed) {
        (true, 0) => notes.push("还没有人合格、优秀或结业，没有结业证书".to_owned()),
        (true, _) => {
            certificates(at, ask.class_id, &half.path().join("结业证书.pdf"))?;
            files.push("结业证书.pdf".to_owned());
        }
        (false, _) => {}
    }
    let path = free(folder, &plain(&titled(&detail.class, "资料包")));
    fs::rename(half.path(), &path).map_err(fail)?;
    // The folder has its own name now: nothing of the half one is left to take away.
    let _ = half.keep();
    Ok(Packed { path: path.display().to_string(), files, notes })
}

/// The papers that a class gives, in the order in which they are used.
fn pieces(detail: &ClassDetail, lessons: &[lesson::Lesson]) -> Vec<Piece> {
    let class = detail.class.id;
    let paper = |name: ReportName| ReportAsk { class_id: Some(class), ..ReportAsk::of(name) };
    let mut pieces = vec![Piece { name: "花名册".into(), ask: paper(ReportName::Roster) }];
    if lessons.is_empty() {
        pieces.push(Piece { name: "签到表".into(), ask: paper(ReportName::SignIn) });
    }
    for (at, lesson) in lessons.iter().enumerate() {
        let name = plain(&format!("签到表{:02} {}", at + 1, lesson::when(lesson, at)));
        pieces.push(Piece { name, ask: ReportAsk { lesson_id: Some(lesson.id), ..paper(ReportName::SignIn) } });
    }
    let rows = || detail.rows.iter().filter(|row| !row.waiting);
    for (name, report, is_there) in [
        ("分组名单", ReportName::Groups, rows().any(|row| row.group_name.is_some())),
        ("帮带名单", ReportName::Pairs, rows().any(|row| row.mentor.is_some())),
        ("考勤表", ReportName::Attendance, !lessons.is_empty()),
        ("成绩表", ReportName::Scores, rows().any(|row| row.score.is_some() || row.result.is_some())),
    ] {
        if is_there {
            pieces.push(Piece { name: name.into(), ask: paper(report) });
        }
    }
    pieces
}

/// Issues what is not issued yet, and prints all that stand, with frame and title.
fn certificates(at: &At<'_>, class: ClassId, file: &Path) -> Result<()> {
    let issue = CertificateIssue { class_id: Some(class), ..CertificateIssue::default() };
    match certificate::certificate_issue(at, issue) {
        // Whoever completed the class has one already.
        Ok(_) | Err(Error::NothingToPrint { .. }) => {}
        Err(refused) => return Err(refused),
    }
    let setup = Setup { drawn: true, ..Setup::default() };
    let file = file.display().to_string();
    let print = CertificatePrint { file, class_id: Some(class), setup, ..CertificatePrint::default() };
    certificate::certificate_print(at, print).map(|_| ())
}

/// A name without the marks that a file system refuses.
fn plain(name: &str) -> String {
    let kept: String = name.chars().filter(|ch| !r#"\/:*?"<>|"#.contains(*ch) && !ch.is_control()).collect();
    kept.trim().trim_end_matches('.').to_owned()
}

/// A place in the folder that nothing takes yet.
fn free(folder: &Path, name: &str) -> PathBuf {
    let named = |turn: usize| folder.join(if turn == 1 { name.to_owned() } else { format!("{name}（{turn}）") });
    (1..).map(named).find(|path| !path.exists()).unwrap_or_else(|| folder.join(name))
}
