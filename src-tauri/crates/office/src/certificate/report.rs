//! 领取签字表, in the order of printing, and 证书登记簿 as a stub register.

use rusqlite::Connection;

use super::{CertificateAsk, CertificateRow, CertificateState, rows};
use crate::error::Result;
use crate::report::{Draft, Listed, Setting, list};
use crate::value;

type Shown<'a> = Listed<'a, CertificateRow>;

/// 领取签字表: what was printed, with a place of 10 by 32 millimetres for each to sign.
pub(crate) fn receipts(conn: &Connection, ask: &CertificateAsk, setting: &Setting) -> Result<Draft> {
    let mut rows = rows(conn, ask)?;
    rows.retain(|row| row.state != CertificateState::Voided);
    // What never went to the printer comes last, by its number.
    rows.reverse();
    rows.sort_by_key(|row| row.sent_order.unwrap_or(i64::MAX));
    let columns = vec![
        Shown::words("编号", |row| row.number.clone()).wide(2.0),
        Shown::words("获得者", |row| row.recipient.clone()).wide(1.0).always(),
        Shown::words("奖项", |row| row.award.clone()).wide(1.0).always(),
        Shown::blank("领取人签字", 32.0),
        Shown::blank("领取日期", 24.0),
    ];
    let title = format!("{}证书领取签字表", common(&rows));
    let mut draft = list(setting, title, vec![format!("共 {} 张", rows.len())], columns, &rows);
    for table in draft.tables() {
        table.row_height = Some(10.0);
    }
    Ok(draft)
}

/// 证书登记簿: every number, void ones with their reason.
pub(crate) fn register(conn: &Connection, ask: &CertificateAsk, setting: &Setting) -> Result<Draft> {
    let mut rows = rows(conn, ask)?;
    rows.reverse();
    let voided = rows.iter().filter(|row| row.state == CertificateState::Voided).count();
    let columns = vec![
        Shown::words("编号", |row| row.number.clone()).wide(2.0).always(),
        Shown::words("获得者", |row| row.recipient.clone()).wide(1.5).always(),
        Shown::words("奖项", |row| row.award.clone()).wide(1.5).always(),
        Shown::words("来源", |row| row.source.clone()).wide(3.0),
        Shown::short("颁发日期", |row| value::spoken(&row.issued_on)).always(),
        Shown::words("领取人", |row| row.taken_by.clone().unwrap_or_default()).wide(1.0),
        Shown::short("领取日期", |row| row.taken_on.as_deref().map(value::spoken).unwrap_or_default()),
        Shown::words("备注", remark).wide(1.5),
    ];
    let year = ask.year.map(|year| format!("{year}年")).unwrap_or_default();
    let title = match (ask.contest_id, ask.class_id, ask.commendation_id) {
        (None, None, None) => format!("{year}证书登记簿"),
        _ => format!("{}证书登记簿", common(&rows)),
    };
    let facts = vec![format!("共 {} 张，其中作废 {voided} 张", rows.len())];
    let mut draft = list(setting, title, facts, columns, &rows);
    draft.document.landscape = true;
    Ok(draft)
}

fn remark(row: &CertificateRow) -> String {
    let void = row.void_reason.as_ref().map(|reason| format!("作废：{reason}"));
    let again = (row.print_count > 1).then(|| format!("重印 {} 次", row.print_count - 1));
    void.into_iter().chain(again).chain(row.remark.clone()).collect::<Vec<_>>().join("；")
}

/// The one source of all rows; nothing when they come from several.
fn common(rows: &[CertificateRow]) -> &str {
    match rows {
        [first, rest @ ..] if rest.iter().all(|row| row.source == first.source) => &first.source,
        _ => "",
    }
}
