//! Reading a file and saying what was understood; nothing is imported.

use std::path::Path;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sheets::outline::{Doubt, Entry, Outline, Paper, outline};
use sheets::understand::{Corrections, Kind, Table, Told, tables};
use sheets::{Prose, Sheet, Workbook};
use ts_rs::TS;

use super::reading::{book, refused};
use super::{Source, said};
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::ids::{ClassId, ContestId};
use crate::{contest, directory, event, kept, plan, training};

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
    /// 荣誉台账
    Honours,
    /// 参赛参考情况
    Participations,
    /// 申报台账
    Applications,
    /// 收发文登记簿
    Documents,
    /// 成果台账
    Outcomes,
}

impl ImportKind {
    /// All of them, the commoner first.
    pub const ALL: [ImportKind; 11] = [
        ImportKind::People,
        ImportKind::Units,
        ImportKind::Training,
        ImportKind::Events,
        ImportKind::Awards,
        ImportKind::Plan,
        ImportKind::Honours,
        ImportKind::Participations,
        ImportKind::Applications,
        ImportKind::Documents,
        ImportKind::Outcomes,
    ];

    /// What its records are called.
    pub fn title(self) -> &'static str {
        match self {
            ImportKind::People => "人员",
            ImportKind::Units => "单位",
            ImportKind::Training => "花名册",
            ImportKind::Events => "活动",
            ImportKind::Awards => "获奖名单",
            ImportKind::Plan => "工作计划",
            ImportKind::Honours => "荣誉",
            ImportKind::Participations => "参赛参考",
            ImportKind::Applications => "申报",
            ImportKind::Documents => "收发文",
            ImportKind::Outcomes => "成果",
        }
    }

    /// The fields that are looked for, with those that the office itself made.
    pub(super) fn fields_of(self, conn: &Connection) -> Result<&'static Kind> {
        match self {
            ImportKind::Events => event::fields_of(conn),
            _ => Ok(self.fields()),
        }
    }

    /// The fields that are looked for in any office.
    pub fn fields(self) -> &'static Kind {
        match self {
            ImportKind::People => &directory::PEOPLE,
            ImportKind::Units => &directory::UNITS,
            ImportKind::Training => &training::ROSTERS,
            ImportKind::Events => &event::EVENTS,
            ImportKind::Awards => &contest::AWARDS,
            ImportKind::Plan => &plan::TASKS,
            ImportKind::Honours => &kept::HONOURS,
            ImportKind::Participations => &kept::PARTICIPATIONS,
            ImportKind::Applications => &kept::APPLICATIONS,
            ImportKind::Documents => &kept::DOCUMENTS,
            ImportKind::Outcomes => &kept::OUTCOMES,
        }
    }
}

/// Asks what is in a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ImportPreview {
    /// The file's path; of pasted cells, what they are called.
    pub file: String,
    /// Pasted cells in place of a file: tabs between them, a line for each row.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// What it is read as.
    pub kind: ImportKind,
    /// Only these sheets, hidden ones too; all that are not hidden when not said.
    #[serde(default)]
    #[ts(optional)]
    pub sheets: Option<Vec<String>>,
    /// The year of dates that have none, instead of what the title says.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
    /// What the user says of the sheets, by their names.
    #[serde(default)]
    #[ts(optional, as = "Option<Corrections>")]
    pub corrections: Corrections,
    /// The class that trainees go into, whatever the table calls it.
    #[serde(default)]
    #[ts(optional)]
    pub class_id: Option<ClassId>,
    /// The contest that awards go into, whatever the table calls it.
    #[serde(default)]
    #[ts(optional)]
    pub contest_id: Option<ContestId>,
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

/// Reads a file and says what was understood. Needs no office; one that is open tells the fields that it made.
pub(crate) fn preview(desk: &Desk, ask: ImportPreview) -> Result<Preview> {
    preview_unless(desk, ask, &|| false)
}

/// As [`preview`], until `stopped` says so.
pub(super) fn preview_unless(desk: &Desk, ask: ImportPreview, stopped: &dyn Fn() -> bool) -> Result<Preview> {
    // A sheet is asked for by who sees one.
    if ask.kind == ImportKind::Plan
        && ask.sheets.is_none()
        && ask.text.is_none()
        && let Some(prose) = desk.read_text(Path::new(&ask.file)).map_err(refused)?
    {
        return Ok(of_text(ask, &prose));
    }
    let book = book(desk, &ask, stopped)?;
    let fields = match desk.office() {
        Ok(office) => ask.kind.fields_of(&office.reader())?,
        Err(_) => ask.kind.fields(),
    };
    let tables = understood(&book, &ask, fields)?;
    let format = book.format.name().into();
    Ok(Preview { file: ask.file, format, kind: ask.kind, tables, outline: None, paper: None, issues: None })
}

fn of_text(ask: ImportPreview, prose: &Prose) -> Preview {
    let mut found = outline(prose, ask.year);
    if ask.year.is_none() && found.paper.year.is_none() {
        let named = Source::of(&ask).year_of(&[]).ok();
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

/// The lists of a workbook.
pub(super) fn understood(book: &Workbook, ask: &ImportPreview, kind: &'static Kind) -> Result<Vec<Table>> {
    let file = name_of(&ask.file);
    let told = Told { year: ask.year, file: &file };
    said::check(book, ask, kind)?;
    let tables = match &ask.sheets {
        Some(wanted) => tables(&only(book, wanted)?, kind, told, &ask.corrections),
        None => tables(book, kind, told, &ask.corrections),
    };
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
    Ok(tables)
}

/// The sheets asked for alone, which are read even when hidden.
fn only(book: &Workbook, wanted: &[String]) -> Result<Workbook> {
    let is = |sheet: &Sheet, name: &String| sheet.name.trim() == name.trim();
    let missing = wanted.iter().find(|name| !book.sheets.iter().any(|sheet| is(sheet, name)));
    if missing.is_some() || wanted.is_empty() {
        let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        let what = missing.map_or_else(
            || format!("没有选工作表，文件里有：{}。请至少选一张。", names.join("、")),
            |name| format!("文件里没有名为“{name}”的工作表，只有：{}。请从中选一个。", names.join("、")),
        );
        return Err(Error::Spreadsheet { reason: "no_sheet".into(), message: what });
    }
    let chosen = book.sheets.iter().filter(|sheet| wanted.iter().any(|name| is(sheet, name)));
    let sheets = chosen.map(|sheet| Sheet { hidden: false, ..sheet.clone() }).collect();
    Ok(Workbook { format: book.format, sheets })
}

/// The last part of a path.
pub(super) fn name_of(file: &str) -> String {
    Path::new(file).file_name().map_or_else(|| file.to_string(), |name| name.to_string_lossy().into_owned())
}
