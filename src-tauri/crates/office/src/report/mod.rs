//! Papers out of records. Each area says what stands on its papers (`<area>/report.rs`); what they share stands here.

mod choices;
mod list;
mod missing;
mod official;
mod preview;

use std::fs;
use std::io::Write;
use std::path::Path;

use papers::document::{Align, Attachment, Block, Cell, Chart, Document, Row, Table};
use papers::{Options, docx_of, pdf_of, xlsx_of};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::certificate::CertificateAsk;
use crate::error::{Error, Result};
use crate::event::{EventBy, EventFilter};
use crate::ids::{
    ApplicationId, ClassId, CommendationId, ContestId, DonationId, EventId, LessonId, PlanId, PlanVersionId,
};
use crate::office::At;
use crate::place::{HALF, Place, settle};
use crate::plan::PlanBy;
use crate::tables::Area;
use crate::{
    certificate, clock, commendation, contest, coverage, directory, donation, dossier, event, faces, kept, meeting,
    money, plan, problem, profile, returns, summary, training, value, venue,
};

pub use choices::{ListChoices, ListColumn, ListOffer, ReportChoose, ReportOffer};
pub(crate) use choices::{Setting, choose, offer};
pub(crate) use list::{Listed, list, text};
pub(crate) use official::mark;
pub use official::{Letterhead, OfficialChoices, OfficialOffer};
pub use preview::Previewed;
pub(crate) use preview::preview;

/// A paper that the office hands out or in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum ReportName {
    /// 工作计划, as an official document
    Plan,
    /// 工作计划表
    PlanTable,
    /// 计划调整说明
    PlanChanges,
    /// 工作进展情况表
    PlanProgress,
    /// 工作手册
    PlanManual,
    /// 征求意见汇总表
    PlanOpinions,
    /// 问题建议台账
    Problems,
    /// 荣誉台账
    Honours,
    /// 参赛参考情况表
    Participations,
    /// 申报台账
    Applications,
    /// 申报材料清单
    ApplicationMaterials,
    /// 收文登记簿
    DocumentsIn,
    /// 发文登记簿
    DocumentsOut,
    /// 成果台账
    Outcomes,
    /// 年度工作总结
    Summary,
    /// 活动台账
    Events,
    /// 大事记
    Chronicle,
    /// 收支表
    Money,
    /// 捐赠清单
    Donations,
    /// 捐赠收据, or 捐赠证明 of what was given
    DonationReceipt,
    /// 授牌名单
    Plaques,
    /// 阵地名录
    Venues,
    /// 媒体报道一览
    Coverage,
    /// 各单位上报数字汇总表
    Returns,
    /// 活动小结, with its pictures
    EventBrief,
    /// 会议纪要
    Minutes,
    /// 会议落实事项
    FollowUps,
    /// 卷内目录
    DossierContents,
    /// 花名册
    Roster,
    /// 分组名单
    Groups,
    /// 签到表
    SignIn,
    /// 成绩表
    Scores,
    /// 帮带名单
    Pairs,
    /// 考勤表
    Attendance,
    /// 教师课时统计表
    TeacherHours,
    /// 师徒结对台账
    Mentorships,
    /// 培训情况统计表
    TrainingFigures,
    /// 获奖名单
    Awards,
    /// 表彰决定
    Commendation,
    /// 公示名单
    CommendationPublic,
    /// 推荐名单
    Recommendations,
    /// 奖金发放表
    Bonuses,
    /// 会员名册
    Members,
    /// 单位名录
    Units,
    /// 证书领取签字表
    CertificateReceipts,
    /// 证书登记簿
    CertificateRegister,
}

impl ReportName {
    /// Whether it is an official document, with 版头 and 版记, and no list.
    pub(crate) fn is_official(self) -> bool {
        matches!(
            self,
            Self::Plan
                | Self::PlanChanges
                | Self::Summary
                | Self::Chronicle
                | Self::Commendation
                | Self::EventBrief
                | Self::Minutes
        )
    }

    /// The name as requests and the terminal write it.
    pub(crate) fn key(self) -> String {
        let name = serde_json::to_value(self).unwrap_or_default();
        name.as_str().unwrap_or_default().to_owned()
    }
}

/// Which paper, and what it is made of.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ReportAsk {
    /// Which paper.
    pub name: ReportName,
    /// The year: of the ledger, or of the plan when none is named.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// The first date of a chronicle or an account, or of the notes on a table of progress; of any precision.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    /// The last date of them.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
    /// The plan.
    #[serde(default)]
    #[ts(optional)]
    pub plan_id: Option<PlanId>,
    /// One of the plan's copies: printed in its place, or what the adjustments are told against.
    #[serde(default)]
    #[ts(optional)]
    pub version_id: Option<PlanVersionId>,
    /// What a work manual is cut by; 责任人 when absent.
    #[serde(default)]
    #[ts(optional)]
    pub by: Option<PlanBy>,
    /// Only the tasks of this one.
    #[serde(default)]
    #[ts(optional)]
    pub who: Option<String>,
    /// The event.
    #[serde(default)]
    #[ts(optional)]
    pub event_id: Option<EventId>,
    /// Which events stand on a ledger or a chronicle; it stands beside the year and the dates.
    #[serde(default)]
    #[ts(optional)]
    pub filter: Option<EventFilter>,
    /// What a ledger of events is grouped by.
    #[serde(default)]
    #[ts(optional)]
    pub group: Option<EventBy>,
    /// The class.
    #[serde(default)]
    #[ts(optional)]
    pub class_id: Option<ClassId>,
    /// One lesson of the class, for the sheet that is signed at it.
    #[serde(default)]
    #[ts(optional)]
    pub lesson_id: Option<LessonId>,
    /// The contest.
    #[serde(default)]
    #[ts(optional)]
    pub contest_id: Option<ContestId>,
    /// The commendation.
    #[serde(default)]
    #[ts(optional)]
    pub commendation_id: Option<CommendationId>,
    /// The donation of a receipt.
    #[serde(default)]
    #[ts(optional)]
    pub donation_id: Option<DonationId>,
    /// The application.
    #[serde(default)]
    #[ts(optional)]
    pub application_id: Option<ApplicationId>,
    /// What is chosen for a list.
    #[serde(default)]
    #[ts(optional)]
    pub choices: Option<ListChoices>,
    /// What is chosen for an official document.
    #[serde(default)]
    #[ts(optional)]
    pub official: Option<OfficialChoices>,
}

impl ReportAsk {
    /// A paper, as it is by itself.
    pub(crate) fn of(name: ReportName) -> Self {
        Self {
            name,
            year: None,
            from: None,
            to: None,
            plan_id: None,
            version_id: None,
            by: None,
            who: None,
            class_id: None,
            lesson_id: None,
            contest_id: None,
            commendation_id: None,
            donation_id: None,
            application_id: None,
            event_id: None,
            filter: None,
            group: None,
            choices: None,
            official: None,
        }
    }

    /// Refuses ends of a period that are no dates, or stand the wrong way round.
    pub(crate) fn check_period(&self) -> Result<()> {
        for (field, date) in [("from", &self.from), ("to", &self.to)] {
            if let Some(date) = date {
                value::date(field, date)?;
            }
        }
        value::in_order("to", self.from.as_deref(), self.to.as_deref())
    }
}

/// A paper to write.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ReportWrite {
    /// Which paper.
    #[serde(flatten)]
    pub what: ReportAsk,
    /// The file to write; its ending says how: pdf, docx or xlsx.
    pub file: String,
    /// ID numbers are written out, and it is kept whose were; never remembered, never on a preview.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub full_ids: bool,
    /// Characters that no face has may stand as boxes; refused otherwise.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub boxes: bool,
}

/// A paper that was written.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Written {
    /// The file.
    pub path: String,
    /// How many pages; none where the program that opens it decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pages: Option<usize>,
    /// Which face stood in for which, and what else to know before handing it in.
    pub notes: Vec<String>,
}

/// What a file's ending asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// To be handed in.
    Pdf,
    /// To be worked on.
    Docx,
    /// Tables only.
    Xlsx,
}

impl Kind {
    fn of(file: &Path) -> Result<Self> {
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("pdf") => Ok(Self::Pdf),
            Some("docx") => Ok(Self::Docx),
            Some("xlsx") => Ok(Self::Xlsx),
            _ => Err(Error::invalid(
                "file",
                format!("“{}”的结尾认不出。请以 .pdf、.docx 或 .xlsx 结尾。", file.display()),
            )),
        }
    }
}

pub(crate) fn write(at: &At<'_>, ask: ReportWrite) -> Result<Written> {
    let ReportWrite { mut what, file, full_ids, boxes } = ask;
    let kind = Kind::of(Path::new(&file))?;
    let mut notes = Vec::new();
    // An official document has no rows: what one wants in a workbook is its table.
    if kind == Kind::Xlsx && what.name == ReportName::Plan {
        what.name = ReportName::PlanTable;
        notes.push("表格里写的是计划的任务分解表；公文请写成 .pdf 或 .docx".to_owned());
    }
    let Set { bytes, pages, notes: told, missing } = set(at, &what, kind, full_ids)?;
    match missing {
        Some(missing) if !boxes => return Err(Error::MissingGlyphs { missing }),
        missing => notes.extend(missing),
    }
    if full_ids {
        // Before the file is there: whoever has it, the record says so.
        at.record(Area::Directory, |conn| unmasked(conn, &what))?;
    }
    put(Path::new(&file), &bytes)?;
    notes.extend(told);
    Ok(Written { path: file, pages, notes })
}

/// Keeps whose ID numbers a list shows.
fn unmasked(conn: &Connection, ask: &ReportAsk) -> Result<()> {
    match ask.class_id {
        Some(class) => training::unmasked(conn, class),
        None => directory::members_unmasked(conn),
    }
}

/// What stands on a paper, before it is set.
pub(crate) struct Draft {
    pub(crate) document: Document,
    /// What can be chosen for it; nothing where it is no list.
    pub(crate) offer: Option<ListOffer>,
    /// What can be chosen for it; nothing where it is no official document.
    pub(crate) official: Option<OfficialOffer>,
    /// What to know of it before handing it in.
    pub(crate) notes: Vec<String>,
}

impl Draft {
    /// The list in groups: each row comes with the words of its group, which stand in a line of their own before the first.
    #[must_use]
    pub(crate) fn in_groups(mut self, groups: &[String]) -> Self {
        for table in self.tables() {
            let width = table.columns.len();
            let mut last = None;
            for (group, row) in groups.iter().zip(std::mem::take(&mut table.rows)) {
                if last.replace(group) != Some(group) {
                    let cell = Cell { bold: true, ..Cell::new(group) };
                    table.rows.push(Row(vec![cell.across(width).aligned(Align::Start)]));
                }
                table.rows.push(row);
            }
        }
        self
    }

    /// The list, whose records have numbers of their own: they stand in place of 1, 2, 3. Before it is put in groups.
    #[must_use]
    pub(crate) fn numbered(mut self, numbers: &[usize]) -> Self {
        for table in self.tables() {
            for (row, number) in table.rows.iter_mut().zip(numbers) {
                row.0[0] = Cell::number(number.to_string());
            }
        }
        self
    }

    /// The list, whose names can stand in another order.
    #[must_use]
    pub(crate) fn sortable(mut self) -> Self {
        if let Some(offer) = &mut self.offer {
            offer.can_sort = true;
        }
        self
    }

    /// The list with its chart, which stands below it when that is chosen.
    #[must_use]
    pub(crate) fn charted(mut self, setting: &Setting, chart: impl FnOnce() -> Chart) -> Self {
        if let Some(offer) = &mut self.offer {
            offer.has_chart = true;
        }
        if setting.chart() {
            self.document.blocks.push(Block::Chart(chart()));
        }
        self
    }

    /// The tables of the list.
    pub(crate) fn tables(&mut self) -> impl Iterator<Item = &mut Table> {
        self.document.blocks.iter_mut().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}

impl From<Document> for Draft {
    fn from(document: Document) -> Self {
        Self { document, offer: None, official: None, notes: Vec::new() }
    }
}

/// A paper as the bytes of a file.
struct Set {
    bytes: Vec<u8>,
    /// How many pages, where that is known.
    pages: Option<usize>,
    notes: Vec<String>,
    /// Which characters no face has.
    missing: Option<String>,
}

fn set(at: &At<'_>, ask: &ReportAsk, kind: Kind, full_ids: bool) -> Result<Set> {
    fn fail(cause: impl std::fmt::Display) -> Error {
        Error::Paper { message: cause.to_string() }
    }
    let setting = Setting::of(at, ask, full_ids)?;
    let (draft, author) =
        at.read(|conn| Ok((draft(conn, at.office().place(), ask, &setting, kind)?, profile::profile(conn)?.name)))?;
    let Draft { document, offer, mut notes, .. } = draft;
    notes.extend(choices::check(ask, full_ids, offer.as_ref())?);
    let drawn = |block: &Block| matches!(block, Block::Chart(_) | Block::Picture(_));
    if kind == Kind::Xlsx && document.blocks.iter().any(drawn) {
        notes.push("Excel 文件里没有写图；要图请写成 PDF".to_owned());
    }
    let options = Options { made: clock::local(), author, bold_headings: false };
    let (bytes, pages, missing) = match kind {
        Kind::Pdf => {
            let paper = pdf_of(&document, faces::all(), &options).map_err(fail)?;
            notes.extend(paper.notes);
            (paper.bytes, Some(paper.pages), paper.missing)
        }
        Kind::Docx => (docx_of(&document, &options).map_err(fail)?, None, papers::missing(&document, faces::all())),
        Kind::Xlsx => (xlsx_of(&document, &options).map_err(fail)?, None, papers::missing(&document, faces::all())),
    };
    Ok(Set { bytes, pages, notes, missing: missing::told(&document, &missing) })
}

/// A paper as a PDF, for a parcel of papers: what no face has is told among its notes.
pub(crate) fn pdf(at: &At<'_>, ask: &ReportAsk) -> Result<(Vec<u8>, Vec<String>)> {
    let Set { bytes, mut notes, missing, .. } = set(at, ask, Kind::Pdf, false)?;
    notes.extend(missing);
    Ok((bytes, notes))
}

/// Several lists as one workbook, a sheet for each.
pub(crate) fn workbook(at: &At<'_>, asks: &[ReportAsk]) -> Result<Vec<u8>> {
    let mut whole: Option<Document> = None;
    for ask in asks {
        let setting = Setting::of(at, ask, false)?;
        let document = at.read(|conn| draft(conn, at.office().place(), ask, &setting, Kind::Xlsx))?.document;
        match &mut whole {
            None => whole = Some(document),
            Some(whole) => {
                let Document { title, blocks, landscape, .. } = document;
                whole.attachments.push(Attachment { title, blocks, landscape });
            }
        }
    }
    let author = at.read(profile::profile)?.name;
    let options = Options { made: clock::local(), author, bold_headings: false };
    xlsx_of(&whole.unwrap_or_default(), &options).map_err(|cause| Error::Paper { message: cause.to_string() })
}

fn draft(conn: &Connection, place: &Place, ask: &ReportAsk, setting: &Setting, kind: Kind) -> Result<Draft> {
    let mut draft = records(conn, place, ask, setting, kind)?;
    draft.official = official::make_up(conn, ask, setting.official(), &mut draft.document)?;
    Ok(draft)
}

fn needed(field: &str, what: &str) -> Error {
    Error::invalid(field, format!("请指明是哪{what}。"))
}

/// The plan that a paper is of.
fn plan_of(conn: &Connection, ask: &ReportAsk) -> Result<PlanId> {
    match (ask.plan_id, ask.year) {
        (Some(id), _) => Ok(id),
        (None, Some(year)) => plan::of_year(conn, year),
        (None, None) => Err(needed("plan_id", "份计划，或哪一年的计划")),
    }
}

/// What the records give; the files beside them are in `place`.
fn records(conn: &Connection, place: &Place, ask: &ReportAsk, setting: &Setting, kind: Kind) -> Result<Draft> {
    let commendation = || ask.commendation_id.ok_or_else(|| needed("commendation_id", "次表彰"));
    let event = || ask.event_id.ok_or_else(|| needed("event_id", "项活动"));
    let class = || ask.class_id.ok_or_else(|| needed("class_id", "个培训班"));
    let year = || ask.year.ok_or_else(|| needed("year", "一年"));
    match ask.name {
        ReportName::Plan
        | ReportName::PlanTable
        | ReportName::PlanChanges
        | ReportName::PlanProgress
        | ReportName::PlanManual
        | ReportName::PlanOpinions => {
            let id = plan_of(conn, ask)?;
            match ask.name {
                ReportName::Plan => {
                    let with_milestones = setting.official().milestones == Some(true);
                    Ok(plan::paper(conn, id, ask.version_id, with_milestones)?.into())
                }
                ReportName::PlanChanges => Ok(plan::adjustments(conn, id, ask.version_id)?.into()),
                ReportName::PlanProgress => plan::progress(conn, id, ask, setting),
                ReportName::PlanManual => plan::manual(conn, id, ask, setting),
                ReportName::PlanOpinions => plan::opinions(conn, id, setting),
                _ => plan::table(conn, id, setting),
            }
        }
        ReportName::Summary => summary::paper(conn, year()?),
        ReportName::Problems => problem::ledger(conn, year()?, setting),
        ReportName::Events => event::paper(conn, ask, setting),
        ReportName::Honours => kept::honour_ledger(conn, ask.year, setting),
        ReportName::Participations => kept::participation_ledger(conn, year()?, setting),
        ReportName::Applications => kept::application_ledger(conn, year()?, setting),
        ReportName::ApplicationMaterials => {
            kept::material_list(conn, ask.application_id.ok_or_else(|| needed("application_id", "项申报"))?, setting)
        }
        ReportName::DocumentsIn => kept::document_register(conn, year()?, "in", setting),
        ReportName::DocumentsOut => kept::document_register(conn, year()?, "out", setting),
        ReportName::Outcomes => kept::outcome_ledger(conn, year()?, setting),
        // Running words have no rows: a workbook has its table.
        ReportName::Chronicle => event::chronicle(conn, ask, setting, kind == Kind::Xlsx),
        ReportName::Money => money::statement_paper(conn, ask),
        ReportName::Donations => donation::list_paper(conn, year()?, setting),
        ReportName::DonationReceipt => {
            donation::receipt(conn, ask.donation_id.ok_or_else(|| needed("donation_id", "次捐赠"))?)
        }
        ReportName::Plaques => venue::plaque_paper(conn, year()?, setting),
        ReportName::Venues => venue::venue_paper(conn, setting),
        ReportName::Coverage => coverage::paper(conn, year()?, setting),
        ReportName::Returns => returns::paper(conn, year()?, setting),
        ReportName::EventBrief => Ok(event::brief(conn, place, event()?)?.into()),
        ReportName::Minutes => Ok(meeting::minutes(conn, event()?)?.into()),
        ReportName::FollowUps => {
            meeting::follow_up_ledger(conn, ask.year.ok_or_else(|| needed("year", "一年"))?, setting)
        }
        ReportName::DossierContents => dossier::contents(conn, place, event()?, setting),
        ReportName::Roster => training::roster_paper(conn, class()?, setting),
        ReportName::Groups => training::group_list(conn, class()?, setting),
        ReportName::SignIn => training::sign_in_sheet(conn, class()?, ask.lesson_id, setting),
        ReportName::Scores => training::score_sheet(conn, class()?, setting),
        ReportName::Commendation => commendation::decision(conn, commendation()?),
        ReportName::CommendationPublic => commendation::public_list(conn, commendation()?, setting),
        ReportName::Recommendations => commendation::recommendations(conn, commendation()?, setting),
        ReportName::Bonuses => commendation::bonuses(conn, commendation()?, setting),
        ReportName::Pairs => training::pair_list(conn, class()?, setting),
        ReportName::Attendance => training::attendance_sheet(conn, class()?, setting),
        ReportName::TeacherHours => {
            training::hours_sheet(conn, ask.year.ok_or_else(|| needed("year", "一年"))?, setting)
        }
        ReportName::Mentorships => {
            training::mentorship_ledger(conn, ask.year.ok_or_else(|| needed("year", "一年"))?, setting)
        }
        ReportName::TrainingFigures => {
            training::figures_sheet(conn, ask.year.ok_or_else(|| needed("year", "一年"))?, setting)
        }
        ReportName::Members => directory::member_list(conn, setting),
        ReportName::Units => directory::unit_directory(conn, setting),
        ReportName::CertificateReceipts => certificate::receipts(conn, &certificates(ask), setting),
        ReportName::CertificateRegister => certificate::register(conn, &certificates(ask), setting),
        ReportName::Awards => {
            contest::award_list(conn, ask.contest_id.ok_or_else(|| needed("contest_id", "项竞赛"))?, setting)
        }
    }
}

fn certificates(ask: &ReportAsk) -> CertificateAsk {
    CertificateAsk { year: ask.year, contest_id: ask.contest_id, class_id: ask.class_id }
}

/// Writes a file whole or not at all: beside its place, to the disk, then renamed.
///
/// # Errors
/// The folder cannot be written, or the disk is full; what was there before stays.
pub(crate) fn put(file: &Path, bytes: &[u8]) -> Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fail = |cause: std::io::Error| Error::writing(file, &cause);
    let mut half = tempfile::Builder::new().prefix(HALF).tempfile_in(folder).map_err(fail)?;
    half.write_all(bytes).and_then(|()| half.as_file().sync_all()).map_err(fail)?;
    // A temporary file is private; a paper is for others to read as well.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(half.path(), fs::Permissions::from_mode(0o644)).map_err(fail)?;
    }
    half.persist(file).map_err(|kept| fail(kept.error))?;
    settle(folder);
    Ok(())
}
