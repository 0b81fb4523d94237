//! Papers out of records. Each area says what stands on its papers (`<area>/report.rs`); what they share stands here.

mod ask;
mod choices;
mod list;
mod missing;
mod official;
mod preview;
mod records;

use std::fs;
use std::io::Write;
use std::path::Path;

use papers::document::{Align, Attachment, Block, Cell, Chart, Document, Row, Table};
use papers::{Options, docx_of, pdf_of, xlsx_of};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::office::At;
use crate::place::{HALF, Place, settle};
use crate::tables::Area;
use crate::{clock, directory, faces, profile, training};

pub use ask::{ReportAsk, ReportName};
pub use choices::{ListChoices, ListColumn, ListOffer, ReportChoose, ReportOffer};
pub(crate) use choices::{Setting, choose, offer};
pub(crate) use list::{Listed, list, text};
pub(crate) use official::mark;
pub use official::{Letterhead, OfficialChoices, OfficialOffer};
pub use preview::Previewed;
pub(crate) use preview::preview;
use records::records;

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
        None => directory::members_unmasked(conn, ask.label.as_deref()),
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
