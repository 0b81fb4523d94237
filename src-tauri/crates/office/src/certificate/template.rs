//! 模板: those that come with the program, and those that the office drew itself or was given in a file.

use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use papers::certificate::{self, Audience, DateStyle, Day, Facts, Sheet, Stock, Template, compose, templates};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::batch;
use super::issue::BatchFinding;
use super::print::{Setup, refused};
use crate::api::Nothing;
use crate::changes;
use crate::error::{Error, Result};
use crate::ids::CertificateTemplateId;
use crate::office::At;
use crate::report::put;
use crate::{clock, faces};

const NOUN: &str = "个证书模板";

/// The names of the office's own templates begin so; their ids follow.
const OWN: &str = "own-";

/// Largest file that is read as a template, in bytes.
const MOST_BYTES: u64 = 4_000_000;

/// A template to choose.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct TemplateRow {
    /// Its name in requests.
    pub name: String,
    /// 名称
    pub title: String,
    /// Width of the paper in millimetres.
    pub width: f32,
    /// Height of the paper in millimetres.
    pub height: f32,
    /// True when its date is written 二〇二六年三月五日.
    pub han_date: bool,
    /// True for one of the office's own, which can be changed and deleted.
    pub own: bool,
}

/// A paper to choose, upright.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PaperRow {
    /// Its name, such as A4 or 8K.
    pub name: String,
    /// Width in millimetres.
    pub width: f32,
    /// Height in millimetres.
    pub height: f32,
}

/// The templates, and the papers that they can be printed on.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct TemplateList {
    /// The office's own templates, then those that come with the program.
    pub rows: Vec<TemplateRow>,
    /// The papers.
    pub papers: Vec<PaperRow>,
    /// The words that sentences may hold in braces, such as 姓名.
    pub tokens: Vec<String>,
}

/// Names a template.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TemplateAsk {
    /// Its name.
    pub name: String,
}

/// A template to keep: a new one of the office, or changes of one.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TemplateSave {
    /// The own template to change; a new one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// What it looks like; its own name in it is not looked at.
    pub design: Template,
}

/// A template in a file.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TemplateExport {
    /// The template.
    pub name: String,
    /// The file to write.
    pub file: String,
}

/// A file that holds a template.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TemplateImport {
    /// The file.
    pub file: String,
}

/// The template that was kept.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct TemplateSaved {
    /// Its name from now on.
    pub name: String,
    /// 名称
    pub title: String,
}

/// Asks how a design looks with words in it.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct TemplateShow {
    /// The design, which need not be kept yet.
    pub design: Template,
    /// True for the longest names and titles that the office has, to see what becomes of them.
    #[serde(default)]
    #[ts(optional)]
    pub longest: Option<bool>,
}

/// A design with words in it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct TemplateShown {
    /// The PDF of the one page, as base64.
    pub pdf: String,
    /// What would be found in such a paper before printing.
    pub findings: Vec<BatchFinding>,
    /// What keeps the design from being kept; the picture is then that of no paper.
    pub fault: Option<TemplateFault>,
}

/// What is wrong with a design.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct TemplateFault {
    /// Which field, from 0, where one is meant.
    pub field: Option<usize>,
    /// What is wrong and what to do.
    pub message: String,
}

/// The template of that name.
pub(super) fn template(conn: &Connection, name: &str) -> Result<Arc<Template>> {
    if let Some(id) = own(name) {
        return drawn(conn, id).map(Arc::new);
    }
    let bundled = templates().iter().find(|template| template.name == name);
    bundled
        .map(|template| Arc::new(template.clone()))
        .ok_or_else(|| Error::invalid("template", format!("没有名为“{name}”的证书模板。")))
}

/// The id in the name of an own template.
pub(super) fn own(name: &str) -> Option<CertificateTemplateId> {
    name.strip_prefix(OWN)?.parse().ok().map(CertificateTemplateId)
}

/// The template as the office has it now; once it is gone, as it was when papers were last issued with it.
fn drawn(conn: &Connection, id: CertificateTemplateId) -> Result<Template> {
    let text = design(conn, id)?
        .map_or_else(|| issued_with(conn, id), |text| Ok(Some(text)))?
        .ok_or(Error::NotFound { noun: NOUN })?;
    let design: Template = serde_json::from_str(&text).map_err(Error::internal)?;
    Ok(Template { name: format!("{OWN}{}", id.0), ..design })
}

/// The design of an own template as it is kept, for the batch that is issued with it.
pub(super) fn design(conn: &Connection, id: CertificateTemplateId) -> Result<Option<String>> {
    let mut find = conn.prepare_cached("SELECT design FROM certificate_template WHERE id = ?")?;
    Ok(find.query_row([id], |row| row.get(0)).optional()?)
}

fn issued_with(conn: &Connection, id: CertificateTemplateId) -> Result<Option<String>> {
    let mut find = conn.prepare_cached(
        "SELECT design FROM certificate_batch WHERE template = ? AND design IS NOT NULL ORDER BY id DESC LIMIT 1",
    )?;
    Ok(find.query_row([format!("{OWN}{}", id.0)], |row| row.get(0)).optional()?)
}

/// All templates: the office's own, the newest first, then those that come with the program.
pub(super) fn all(conn: &Connection) -> Result<Vec<Template>> {
    let own: Vec<CertificateTemplateId> = conn
        .prepare_cached("SELECT id FROM certificate_template ORDER BY id DESC")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut all = own.into_iter().map(|id| drawn(conn, id)).collect::<Result<Vec<_>>>()?;
    all.extend(templates().iter().cloned());
    Ok(all)
}

pub(crate) fn template_list(at: &At<'_>, _: Nothing) -> Result<TemplateList> {
    let rows = at.read(all)?.into_iter().map(|template| TemplateRow {
        own: own(&template.name).is_some(),
        name: template.name,
        title: template.title,
        width: template.paper.width,
        height: template.paper.height,
        han_date: template.date == DateStyle::Han,
    });
    let paper = |&(name, size): &(&str, certificate::Paper)| PaperRow {
        name: name.into(),
        width: size.width,
        height: size.height,
    };
    Ok(TemplateList {
        rows: rows.collect(),
        papers: certificate::PAPERS.iter().map(paper).collect(),
        tokens: certificate::TOKENS.map(str::to_owned).to_vec(),
    })
}

pub(crate) fn template_get(at: &At<'_>, ask: TemplateAsk) -> Result<Template> {
    at.read(|conn| Ok((*template(conn, &ask.name)?).clone()))
}

pub(crate) fn template_save(at: &At<'_>, ask: TemplateSave) -> Result<TemplateSaved> {
    keep(at, ask.name.as_deref(), ask.design)
}

fn keep(at: &At<'_>, name: Option<&str>, design: Template) -> Result<TemplateSaved> {
    if let Some(fault) = design.fault() {
        let field = fault.field.map_or_else(|| "design".to_owned(), |at| format!("fields.{at}"));
        return Err(Error::invalid(&field, fault.message));
    }
    let known = match name {
        Some(name) => {
            Some(own(name).ok_or_else(|| Error::invalid("name", "随程序带的模板不能改。请另存成自己的模板再改。"))?)
        }
        None => None,
    };
    let title = design.title.trim().to_owned();
    let text = serde_json::to_string(&design).map_err(Error::internal)?;
    at.act(|act| {
        let columns = vec![("title", title.clone().into()), ("design", text.into())];
        let (id, what) = match known {
            Some(id) => {
                changes::update(act, "certificate_template", id.0, &columns, NOUN)?;
                (id, "修改")
            }
            None => (CertificateTemplateId(changes::insert(act, "certificate_template", &columns)?), "新增"),
        };
        let saved = TemplateSaved { name: format!("{OWN}{}", id.0), title: title.clone() };
        Ok((saved, format!("{what}证书模板“{title}”")))
    })
}

/// Papers that were issued with it can still be printed again.
pub(crate) fn template_delete(at: &At<'_>, ask: TemplateAsk) -> Result<Nothing> {
    let id = own(&ask.name).ok_or_else(|| Error::invalid("name", "随程序带的模板不能删除。"))?;
    at.act(|act| {
        let title: String = act
            .prepare_cached("SELECT title FROM certificate_template WHERE id = ?")?
            .query_row([id], |row| row.get(0))
            .optional()?
            .ok_or(Error::NotFound { noun: NOUN })?;
        act.prepare_cached("DELETE FROM certificate_wording WHERE template = ?")?.execute([&ask.name])?;
        changes::delete(act, "certificate_template", "id", id.0)?;
        Ok((Nothing {}, format!("删除证书模板“{title}”")))
    })
}

pub(crate) fn template_export(at: &At<'_>, ask: TemplateExport) -> Result<Nothing> {
    let design = at.read(|conn| template(conn, &ask.name))?;
    let text = serde_json::to_vec_pretty(&*design).map_err(Error::internal)?;
    put(Path::new(&ask.file), &text)?;
    Ok(Nothing {})
}

pub(crate) fn template_import(at: &At<'_>, ask: TemplateImport) -> Result<TemplateSaved> {
    let file = Path::new(&ask.file);
    let shown = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let size = std::fs::metadata(file).map_err(|cause| Error::reading(file, &cause))?.len();
    let no_template = |why: &str| Error::invalid("file", format!("“{shown}”{why}"));
    if size > MOST_BYTES {
        return Err(no_template("太大，不是证书模板。请选从协办导出的模板文件。"));
    }
    let text = std::fs::read_to_string(file).map_err(|cause| match cause.kind() {
        std::io::ErrorKind::InvalidData => no_template("不是证书模板。请选从协办导出的模板文件。"),
        _ => Error::reading(file, &cause),
    })?;
    let design: Template = serde_json::from_str(&text).map_err(|cause| {
        no_template(&format!("读不成证书模板（第 {} 行）。请选从协办导出的模板文件。", cause.line()))
    })?;
    if let Some(fault) = design.fault() {
        return Err(no_template(&format!("里的模板用不了：{}", fault.message)));
    }
    keep(at, None, design)
}

pub(crate) fn template_show(at: &At<'_>, ask: TemplateShow) -> Result<TemplateShown> {
    let design = ask.design;
    if let Some(fault) = design.fault() {
        let fault = TemplateFault { field: fault.field, message: fault.message };
        return Ok(TemplateShown { pdf: String::new(), findings: Vec::new(), fault: Some(fault) });
    }
    let facts = match ask.longest.unwrap_or(false) {
        true => at.read(|conn| longest(conn, design.audience))?,
        false => sample(design.audience, &at.read(crate::profile::profile)?.name),
    };
    let words = compose(&design, &facts);
    let sheet = Sheet { template: &design, words: &words, code: None };
    let findings = certificate::check(&[sheet], faces::all(), Stock::Drawn).into_iter().map(batch::told).collect();
    let setup = Setup { drawn: true, ..Setup::default() };
    let printed =
        certificate::picture(&[sheet], faces::all(), &setup.options(design.title.clone())?).map_err(refused)?;
    Ok(TemplateShown { pdf: STANDARD.encode(printed.bytes), findings, fault: None })
}

/// Words that stand for those to come, of the length that most have.
fn sample(audience: Audience, office: &str) -> Facts {
    let text = str::to_owned;
    let name = match audience {
        Audience::Unit => String::new(),
        Audience::Person | Audience::Student => text("张三丰"),
    };
    Facts {
        name,
        unit: text("红旗机械厂职工技术协会"),
        work: text("身边的科学"),
        rank: text("一等奖"),
        session: text("第三届"),
        event: text("科普作品创作大赛"),
        year: clock::year().to_string(),
        number: format!("KX-{}-JS-0001", clock::year()),
        issuers: vec![text(office)],
        ..placed()
    }
}

/// What does not depend on whom the paper is for.
fn placed() -> Facts {
    let more = [
        ("起止", "5月18日至5月22日"),
        ("学时", "24"),
        ("成绩", "86"),
        ("聘期", "三年"),
        ("身份证号", "110105199003078510"),
    ];
    Facts {
        date: u16::try_from(clock::year()).ok().map(|year| Day { year, month: 12, day: 28 }),
        more: more.into_iter().map(|(token, text)| (token.to_owned(), text.to_owned())).collect(),
        ..Facts::default()
    }
}

/// The longest of each that the records hold, on one paper; the sample's where they hold none.
fn longest(conn: &Connection, audience: Audience) -> Result<Facts> {
    let of = |sql: &str| -> Result<Option<String>> {
        Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?)
    };
    let mut facts = sample(audience, &crate::profile::profile(conn)?.name);
    let put = |place: &mut String, sql: &str| -> Result<()> {
        if let Some(found) = of(sql)? {
            *place = found;
        }
        Ok(())
    };
    if audience != Audience::Unit {
        put(&mut facts.name, "SELECT name FROM person ORDER BY length(name) DESC, id LIMIT 1")?;
    }
    put(&mut facts.unit, "SELECT name FROM unit ORDER BY length(name) DESC, id LIMIT 1")?;
    put(&mut facts.event, "SELECT name FROM contest ORDER BY length(name) DESC, id LIMIT 1")?;
    put(&mut facts.work, "SELECT title FROM entry WHERE title IS NOT NULL ORDER BY length(title) DESC, id LIMIT 1")?;
    put(&mut facts.rank, "SELECT name FROM award ORDER BY length(name) DESC, id LIMIT 1")?;
    facts.work = facts.work.trim_matches(['《', '》']).to_owned();
    Ok(facts)
}
