//! Reading a file and saying what was understood; nothing is imported.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sheets::outline::{Doubt, Entry, Outline, Paper, outline};
use sheets::understand::{Kind, Table, Told, tables};
use sheets::{Prose, ReadError, Workbook};
use ts_rs::TS;

use super::Source;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::{contest, directory, event, plan, training};

/// What a file is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// 人员
    People,
    /// 单位
    Units,
    /// 培训班学员
    Training,
    /// 活动台账
    Events,
    /// 获奖名单
    Awards,
    /// 工作计划表
    Plan,
}

impl ImportKind {
    /// What its records are called.
    pub fn title(self) -> &'static str {
        match self {
            ImportKind::People => "人员",
            ImportKind::Units => "单位",
            ImportKind::Training => "花名册",
            ImportKind::Events => "活动",
            ImportKind::Awards => "获奖名单",
            ImportKind::Plan => "工作计划",
        }
    }

    /// The fields that are looked for.
    pub fn fields(self) -> &'static Kind {
        match self {
            ImportKind::People => &directory::PEOPLE,
            ImportKind::Units => &directory::UNITS,
            ImportKind::Training => &training::ROSTERS,
            ImportKind::Events => &event::EVENTS,
            ImportKind::Awards => &contest::AWARDS,
            ImportKind::Plan => &plan::TASKS,
        }
    }
}

/// Asks what is in a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ImportPreview {
    /// The file's path.
    pub file: String,
    /// What it is read as.
    pub kind: ImportKind,
    /// Only this sheet.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// The year of dates that have none, instead of what the title says.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// What was understood; nothing has been imported.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Preview {
    /// The file as asked for.
    pub file: String,
    /// Its format, by content.
    pub format: String,
    /// What it was read as.
    #[serde(rename = "as")]
    pub kind: ImportKind,
    /// The lists found, sheet by sheet; absent when the file is a text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Table>>")]
    pub tables: Vec<Table>,
    /// The headings and tasks of a plan that is a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub outline: Option<Vec<Entry>>,
    /// What stands above and below that text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub paper: Option<Paper>,
    /// What is doubtful in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub issues: Option<Vec<Doubt>>,
}

/// Reads a file and says what was understood. Needs no office.
pub(crate) fn preview(desk: &Desk, ask: ImportPreview) -> Result<Preview> {
    // A sheet is asked for by who sees one.
    if ask.kind == ImportKind::Plan
        && ask.sheet.is_none()
        && let Some(prose) = desk.read_text(Path::new(&ask.file)).map_err(refused)?
    {
        return Ok(of_text(ask, &prose));
    }
    of_tables(desk, ask)
}

fn of_text(ask: ImportPreview, prose: &Prose) -> Preview {
    let mut found = outline(prose, ask.year);
    if ask.year.is_none() && found.paper.year.is_none() {
        let named = Source::of(&ask.file, None).year_of(&[]).ok();
        found = if named.is_some() { outline(prose, named) } else { found };
    }
    let Outline { paper, entries, issues } = found;
    Preview {
        file: ask.file,
        format: prose.format.name().into(),
        kind: ask.kind,
        tables: Vec::new(),
        outline: Some(entries),
        paper: Some(paper),
        issues: Some(issues),
    }
}

fn of_tables(desk: &Desk, ask: ImportPreview) -> Result<Preview> {
    let mut book = desk.read_spreadsheet(Path::new(&ask.file)).map_err(refused)?;
    if let Some(wanted) = &ask.sheet {
        only(&mut book, wanted)?;
    }
    let kind = ask.kind.fields();
    let tables = tables(&book, kind, Told { year: ask.year, file: &name_of(&ask.file) });
    if tables.iter().all(|table| table.columns.is_empty()) {
        let wanted: Vec<&str> = kind.fields.iter().take(5).map(|field| field.title).collect();
        return Err(Error::Spreadsheet {
            reason: "no_header".into(),
            message: format!(
                "“{}”里没有找到认得的表头（例如{}）。请确认选对了导入的种类，并在表格上方留一行表头。",
                name_of(&ask.file),
                wanted.join("、"),
            ),
        });
    }
    let format = book.format.name().into();
    Ok(Preview { file: ask.file, format, kind: ask.kind, tables, outline: None, paper: None, issues: None })
}

/// Leaves only the sheet asked for, which is read even when hidden.
fn only(book: &mut Workbook, wanted: &str) -> Result<()> {
    let names: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    book.sheets.retain(|sheet| sheet.name.trim() == wanted.trim());
    if book.sheets.is_empty() {
        return Err(Error::Spreadsheet {
            reason: "no_sheet".into(),
            message: format!("文件里没有名为“{wanted}”的工作表，只有：{}。请从中选一个。", names.join("、")),
        });
    }
    for sheet in &mut book.sheets {
        sheet.hidden = false;
    }
    Ok(())
}

fn refused(cause: ReadError) -> Error {
    Error::Spreadsheet { reason: cause.code().into(), message: cause.to_string() }
}

fn name_of(file: &str) -> String {
    Path::new(file).file_name().map_or_else(|| file.to_string(), |name| name.to_string_lossy().into_owned())
}
