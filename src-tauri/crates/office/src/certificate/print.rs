//! To the printer: the frozen words of the ledger as one PDF or a file for each; a picture of a paper; the ruler page.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use papers::certificate::{self, Adjust, Options, Paper as Size, Printed, Sheet, Stock, Template};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::batch::prepare;
use super::issue::CertificateIssue;
use super::template::template;
use super::{Frozen, ledger, proof, who};
use crate::error::{Error, Result};
use crate::ids::{CertificateId, ClassId, ContestId};
use crate::office::At;
use crate::report::{Written, put};
use crate::tables::Area;
use crate::{clock, faces};

/// What lies in the printer, and what this printer needs to be told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Setup {
    /// True to draw frame and title as well; words only (套打) otherwise.
    pub drawn: bool,
    /// Width and height of the paper in millimetres, however it lies; the template's own when absent.
    #[ts(optional)]
    pub paper: Option<[f32; 2]>,
    /// 拼版: width and height in millimetres of a larger sheet that several papers are printed on and cut from; none for a
    /// sheet each. A file for each person is never put on one.
    #[ts(optional)]
    pub sheet: Option<[f32; 2]>,
    /// To the right in millimetres.
    pub shift_x: f32,
    /// Downwards in millimetres.
    pub shift_y: f32,
    /// Across; 1 for true to size.
    #[ts(optional)]
    pub scale_x: Option<f32>,
    /// Down; 1 for true to size.
    #[ts(optional)]
    pub scale_y: Option<f32>,
    /// Clockwise in degrees.
    pub turn: f32,
    /// True to print the code by which a paper is checked later.
    pub code: bool,
}

impl Setup {
    fn stock(&self) -> Stock {
        if self.drawn { Stock::Drawn } else { Stock::Bought }
    }

    fn adjust(&self) -> Result<Adjust> {
        let scale = [self.scale_x.unwrap_or(1.0), self.scale_y.unwrap_or(1.0)];
        let sound = [self.shift_x, self.shift_y].iter().all(|shift| shift.abs() <= 50.0)
            && scale.iter().all(|scale| (0.8..=1.25).contains(scale))
            && self.turn.abs() <= 10.0;
        if !sound {
            let message = "打印机的校正超出了范围：偏移在 50 毫米以内，缩放在 0.8 到 1.25 之间，旋转在 10 度以内。请重新量标尺页。";
            return Err(Error::invalid("setup", message));
        }
        Ok(Adjust { shift: [self.shift_x, self.shift_y], scale, turn: self.turn })
    }

    fn paper(&self) -> Result<Option<Size>> {
        Self::measured("paper", self.paper)
    }

    fn measured(field: &str, sides: Option<[f32; 2]>) -> Result<Option<Size>> {
        let Some([width, height]) = sides else { return Ok(None) };
        if !(width.is_finite()
            && height.is_finite()
            && (50.0..=1000.0).contains(&width.min(height))
            && width.max(height) <= 1000.0)
        {
            return Err(Error::invalid(field, "纸张的宽和高要在 50 到 1000 毫米之间，请重新量一下。"));
        }
        Ok(Some(Size { width, height }))
    }

    pub(super) fn options(&self, title: String) -> Result<Options> {
        let sheet = Self::measured("sheet", self.sheet)?;
        Ok(Options { stock: self.stock(), sheet, adjust: self.adjust()?, title, made: clock::local() })
    }
}

/// Certificates to send to the printer, in the order of their numbers.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct CertificatePrint {
    /// The file to write, which ends with .pdf; with `each`, the folder.
    pub file: String,
    /// These certificates, in this order.
    #[serde(default)]
    #[ts(optional)]
    pub ids: Option<Vec<CertificateId>>,
    /// Or all that stand of this contest.
    #[serde(default)]
    #[ts(optional)]
    pub contest_id: Option<ContestId>,
    /// Or all that stand of this class.
    #[serde(default)]
    #[ts(optional)]
    pub class_id: Option<ClassId>,
    /// A file for each paper, named by these tokens: {编号}_{姓名}_{奖项}.
    #[serde(default)]
    #[ts(optional)]
    pub each: Option<String>,
    /// Paper and printer.
    #[serde(flatten)]
    pub setup: Setup,
}

/// Asks for a picture of one paper: of a batch before it is issued, or of the ledger.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct CertificatePreview {
    /// The batch.
    #[serde(default)]
    #[ts(optional)]
    pub issue: Option<CertificateIssue>,
    /// Which paper of the batch, from 0.
    #[serde(default)]
    #[ts(optional)]
    pub paper: Option<usize>,
    /// Or a certificate of the ledger.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<CertificateId>,
}

/// Pages to look at.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct CertificatePicture {
    /// The PDF as base64.
    pub pdf: String,
    /// How many pages.
    pub pages: usize,
}

/// The ruler page, to be printed once on each printer.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct CertificateRuler {
    /// The file to write.
    pub file: String,
    /// Paper and printer; A4 when no paper is named.
    #[serde(flatten)]
    pub setup: Setup,
}

/// A certificate of the ledger that is printed.
struct Paper {
    id: CertificateId,
    number: String,
    recipient: String,
    award: String,
    frozen: Frozen,
}

/// What goes to the printer is recorded in the same breath: the file is put in place as the last step of the ledger's
/// transaction. Whether it came out is confirmed afterwards.
pub(crate) fn certificate_print(at: &At<'_>, ask: CertificatePrint) -> Result<Written> {
    if ask.each.is_none() {
        must_be_pdf(&ask.file)?;
    }
    at.record(Area::Certificate, |conn| {
        let papers = stand(conn, &ask)?;
        if papers.is_empty() {
            return Err(Error::NothingToPrint {
                message: "没有可以打印的证书。请先颁发，作废的不再打印。".into()
            });
        }
        let templates = templates(conn, &papers, ask.setup.paper()?)?;
        let codes = if ask.setup.code { proof::texts(conn, papers.iter().map(|paper| paper.id))? } else { Vec::new() };
        let sheets: Vec<Sheet<'_>> = papers
            .iter()
            .enumerate()
            .filter_map(|(index, paper)| {
                let code = codes.get(index).map(String::as_str);
                Some(Sheet { template: templates.get(&paper.frozen.template)?, words: &paper.frozen.words, code })
            })
            .collect();
        let options = ask.setup.options(format!("证书 {} 张", papers.len()))?;
        let first: i64 =
            conn.query_row("SELECT coalesce(max(sent_order), 0) + 1 FROM certificate", [], |row| row.get(0))?;
        for (order, paper) in (first..).zip(&papers) {
            conn.prepare_cached("UPDATE certificate SET state = 'sent', sent_at = ?, sent_order = ? WHERE id = ?")?
                .execute(params![clock::now(), order, paper.id])?;
            ledger::log(conn, &paper.number, "sent", None)?;
        }
        match &ask.each {
            None => {
                let printed = certificate::print(&sheets, faces::all(), &options).map_err(refused)?;
                put(Path::new(&ask.file), &printed.bytes)?;
                Ok(Written { path: ask.file.clone(), pages: Some(printed.pages), notes: printed.notes })
            }
            Some(pattern) => {
                let options = Options { sheet: None, ..options };
                let made = sheets
                    .iter()
                    .map(|sheet| {
                        certificate::print(std::slice::from_ref(sheet), faces::all(), &options).map_err(refused)
                    })
                    .collect::<Result<Vec<_>>>()?;
                put_each(Path::new(&ask.file), &names(pattern, &papers)?, &made)?;
                Ok(Written { path: ask.file.clone(), pages: Some(made.len()), notes: Vec::new() })
            }
        }
    })
}

pub(crate) fn certificate_preview(at: &At<'_>, ask: CertificatePreview) -> Result<CertificatePicture> {
    let none = || Error::NotFound { noun: super::NOUN };
    let (template, words) = match (&ask.issue, ask.id) {
        (Some(issue), None) => {
            let read = who::read(at, issue)?;
            let batch = at.read(|conn| prepare(conn, issue, read))?;
            let draft = batch.drafts.into_iter().nth(ask.paper.unwrap_or(0)).ok_or_else(none)?;
            (draft.template, draft.words)
        }
        (None, Some(id)) => {
            let print = CertificatePrint { ids: Some(vec![id]), ..CertificatePrint::default() };
            at.read(|conn| {
                let paper = stand(conn, &print)?.into_iter().next().ok_or_else(none)?;
                Ok((template(conn, &paper.frozen.template)?, paper.frozen.words))
            })?
        }
        _ => return Err(Error::invalid("issue", "请指明看哪一批里的哪一张，或登记簿里的哪一张。")),
    };
    let setup = Setup { drawn: true, ..Setup::default() };
    let options = setup.options(words.name.clone())?;
    let sheet = Sheet { template: &template, words: &words, code: None };
    let Printed { bytes, pages, .. } = certificate::picture(&[sheet], faces::all(), &options).map_err(refused)?;
    Ok(CertificatePicture { pdf: STANDARD.encode(bytes), pages })
}

pub(crate) fn certificate_ruler(_: &At<'_>, ask: CertificateRuler) -> Result<Written> {
    must_be_pdf(&ask.file)?;
    let paper = ask.setup.paper()?.unwrap_or(Size { width: 297.0, height: 210.0 });
    let adjust = ask.setup.adjust()?;
    let printed = certificate::ruler(paper, faces::all(), &adjust, clock::local()).map_err(refused)?;
    put(Path::new(&ask.file), &printed.bytes)?;
    Ok(Written { path: ask.file, pages: Some(printed.pages), notes: printed.notes })
}

pub(super) fn refused(cause: certificate::Error) -> Error {
    Error::Paper { message: cause.to_string() }
}

fn must_be_pdf(file: &str) -> Result<()> {
    let ends = Path::new(file).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    ends.then_some(()).ok_or_else(|| Error::invalid("file", format!("证书只能存成 PDF，请让“{file}”以 .pdf 结尾。")))
}

/// The templates of these papers, fitted to what lies in the printer.
fn templates(conn: &Connection, papers: &[Paper], size: Option<Size>) -> Result<BTreeMap<String, Arc<Template>>> {
    let mut templates = BTreeMap::new();
    for paper in papers {
        let name = &paper.frozen.template;
        if !templates.contains_key(name) {
            let own = template(conn, name)?;
            templates.insert(name.clone(), size.map_or_else(|| Arc::clone(&own), |size| Arc::new(own.fitted(size))));
        }
    }
    Ok(templates)
}

/// The asked certificates that are not void, in the order of their numbers.
fn stand(conn: &Connection, ask: &CertificatePrint) -> Result<Vec<Paper>> {
    type Line = (CertificateId, String, String, String, String);
    let read = |row: &rusqlite::Row<'_>| -> rusqlite::Result<Line> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    };
    const LINE: &str = "SELECT c.id, coalesce(c.number, ''), c.recipient, c.award, c.words FROM certificate c";
    let rows: Vec<Line> = match &ask.ids {
        Some(ids) => {
            let mut statement = conn.prepare_cached(&format!("{LINE} WHERE c.id = ? AND c.state <> 'voided'"))?;
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                rows.extend(statement.query_map([id], read)?.collect::<rusqlite::Result<Vec<_>>>()?);
            }
            rows
        }
        None => conn
            .prepare_cached(&format!(
                "{LINE} JOIN certificate_batch b ON b.id = c.batch_id
                 WHERE c.state <> 'voided' AND (b.contest_id = ?1 OR b.class_id = ?2)
                 ORDER BY c.year, c.category, c.running, c.id"
            ))?
            .query_map(params![ask.contest_id, ask.class_id], read)?
            .collect::<rusqlite::Result<_>>()?,
    };
    rows.into_iter()
        .map(|(id, number, recipient, award, words)| {
            Ok(Paper { id, number, recipient, award, frozen: Frozen::read(&words)? })
        })
        .collect()
}

/// The names of the files, none of them twice.
fn names(pattern: &str, papers: &[Paper]) -> Result<Vec<String>> {
    let known = ["{编号}", "{姓名}", "{奖项}"];
    if !known.iter().any(|token| pattern.contains(token)) {
        return Err(Error::invalid("each", "文件名里至少要有 {编号}、{姓名}、{奖项} 中的一个，不然都叫一个名字。"));
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let name = |paper: &Paper| {
        let values = [&paper.number, &paper.recipient, &paper.award];
        let text = known.iter().zip(values).fold(pattern.to_owned(), |text, (token, value)| text.replace(token, value));
        // What file systems refuse; Windows is the strictest.
        let text: String =
            text.chars().map(|c| if c.is_control() || r#"\/:*?"<>|"#.contains(c) { '_' } else { c }).collect();
        let text = text.trim().trim_matches(['_', '.', ' ']).to_owned();
        let count = seen.entry(text.to_lowercase()).or_default();
        *count += 1;
        if *count > 1 { format!("{text}（{count}）.pdf") } else { format!("{text}.pdf") }
    };
    Ok(papers.iter().map(name).collect())
}

/// Writes all files or none: when one fails, those that were not there before go again.
fn put_each(folder: &Path, names: &[String], made: &[Printed]) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|cause| Error::writing(folder, &cause))?;
    let mut new: Vec<PathBuf> = Vec::new();
    for (name, printed) in names.iter().zip(made) {
        let file = folder.join(name);
        let is_new = !file.exists();
        if let Err(refused) = put(&file, &printed.bytes) {
            for file in new {
                // What cannot be removed either is only a file too many.
                let _ = std::fs::remove_file(file);
            }
            return Err(refused);
        }
        if is_new {
            new.push(file);
        }
    }
    Ok(())
}
