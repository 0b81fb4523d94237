//! Printing: the frozen words of the ledger as one PDF, and a line in the ledger for each paper.

use std::path::Path;

use papers::certificate::{Options, Sheet, Stock, print};
use rusqlite::{Connection, params};
use serde::Deserialize;

use super::issue::Frozen;
use super::{ledger, template};
use crate::error::{Error, Result};
use crate::ids::{CertificateId, ClassId, ContestId};
use crate::office::At;
use crate::report::{Written, put};
use crate::tables::Area;
use crate::{clock, faces};

/// Certificates to print on one PDF, in the order of their numbers.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct CertificatePrint {
    /// The file to write; must end with .pdf.
    pub file: String,
    /// These certificates.
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
    /// True to draw frame and title as well; words only (套打) otherwise.
    #[serde(default)]
    #[ts(optional)]
    pub drawn: Option<bool>,
    /// This printer's shift to the right in millimetres.
    #[serde(default)]
    #[ts(optional)]
    pub shift_x: Option<f32>,
    /// This printer's shift downwards in millimetres.
    #[serde(default)]
    #[ts(optional)]
    pub shift_y: Option<f32>,
}

/// A certificate of the ledger that is printed.
struct Paper {
    id: CertificateId,
    number: String,
    frozen: Frozen,
}

/// What is printed is recorded in the same breath: the file is put in place as the last step of the ledger's transaction.
pub(crate) fn certificate_print(at: &At<'_>, ask: CertificatePrint) -> Result<Written> {
    let file = Path::new(&ask.file);
    if !file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) {
        return Err(Error::invalid("file", format!("证书只能存成 PDF，请让“{}”以 .pdf 结尾。", ask.file)));
    }
    at.record(Area::Certificate, |conn| {
        let papers = stand(conn, &ask)?;
        if papers.is_empty() {
            return Err(Error::NothingToPrint { message: "没有可以打印的证书。请先颁发，作废的不再打印。".into() });
        }
        let sheets = papers
            .iter()
            .map(|paper| Ok(Sheet { template: template(&paper.frozen.template)?, words: &paper.frozen.words }))
            .collect::<Result<Vec<_>>>()?;
        let shift = [ask.shift_x.unwrap_or(0.0), ask.shift_y.unwrap_or(0.0)];
        let stock = if ask.drawn.unwrap_or(false) { Stock::Drawn } else { Stock::Bought };
        let title = format!("证书 {} 张", papers.len());
        let options = Options { stock, shift, title, made: clock::local() };
        let printed =
            print(&sheets, faces::all(), &options).map_err(|cause| Error::Paper { message: cause.to_string() })?;
        for paper in &papers {
            let count: i64 = conn
                .prepare_cached(
                    "UPDATE certificate SET state = 'printed', print_count = print_count + 1 WHERE id = ? RETURNING print_count",
                )?
                .query_row([paper.id], |row| row.get(0))?;
            ledger::log(conn, &paper.number, if count > 1 { "reprinted" } else { "printed" }, None)?;
        }
        put(file, &printed.bytes)?;
        Ok(Written { path: ask.file.clone(), pages: Some(printed.pages), notes: printed.notes })
    })
}

/// The asked certificates that are not void, in the order of their numbers.
fn stand(conn: &Connection, ask: &CertificatePrint) -> Result<Vec<Paper>> {
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?));
    let rows: Vec<(CertificateId, String, String)> = match &ask.ids {
        Some(ids) => {
            let mut statement =
                conn.prepare_cached("SELECT id, number, words FROM certificate WHERE id = ? AND state <> 'voided'")?;
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                rows.extend(statement.query_map([id], read)?.collect::<rusqlite::Result<Vec<_>>>()?);
            }
            rows
        }
        None => conn
            .prepare_cached(
                "SELECT c.id, c.number, c.words FROM certificate c JOIN certificate_batch b ON b.id = c.batch_id
                 WHERE c.state <> 'voided' AND (b.contest_id = ?1 OR b.class_id = ?2)
                 ORDER BY c.year, c.category, c.running",
            )?
            .query_map(params![ask.contest_id, ask.class_id], read)?
            .collect::<rusqlite::Result<_>>()?,
    };
    rows.into_iter().map(|(id, number, words)| Ok(Paper { id, number, frozen: Frozen::read(&words)? })).collect()
}
