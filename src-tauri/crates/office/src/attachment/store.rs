//! Attachments in SQL.

use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};

use super::content::{self, Taken};
use super::{Attachment, FileState, NOUN, TABLE};
use crate::clock;
use crate::error::{Error, Result};
use crate::ids::{AttachmentId, DossierLineId};
use crate::job::Job;
use crate::place::Place;
use crate::tables::{Journaled, journaled};

/// A record that attachments belong to.
pub(super) struct Owner {
    pub(super) uid: String,
    /// What it is called; nothing for kinds of records that have no title.
    title: Option<String>,
    noun: &'static str,
}

impl Owner {
    /// As labels name it: “科普讲座”, or 这个场次.
    pub(super) fn called(&self) -> String {
        match self.title.as_deref().filter(|title| !title.is_empty()) {
            Some(title) => format!("“{title}”"),
            None => format!("这{}", self.noun),
        }
    }
}

/// Whether records of a table can have attachments: all that have a uid.
pub(crate) fn can_own(table: &str) -> bool {
    owning(table).is_some()
}

fn owning(table: &str) -> Option<&'static Journaled> {
    journaled(table).filter(|table| !matches!(table.name, TABLE | "office_profile"))
}

pub(super) fn owner(conn: &Connection, area: &str, record: i64) -> Result<Owner> {
    let table = owning(area).ok_or_else(|| Error::invalid("area", format!("没有“{area}”这一类记录。")))?;
    let uid = conn
        .prepare_cached(&format!("SELECT uid FROM {} WHERE id = ?", table.name))?
        .query_row([record], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound { noun: table.noun })?;
    Ok(Owner { uid, title: title(conn, area, record)?, noun: table.noun })
}

/// What is searched of a record is what it is called.
fn title(conn: &Connection, area: &str, record: i64) -> Result<Option<String>> {
    Ok(conn
        .prepare_cached("SELECT title FROM search_text WHERE area = ? AND record_id = ?")?
        .query_row(params![area, record], |row| row.get(0))
        .optional()?)
}

const COLUMNS: &str = "a.id, a.area, a.name, a.caption, a.size, a.content_hash, a.line_id, a.added_on";

/// The row; who its owner is stands in the area's own table.
fn read(row: &Row<'_>) -> rusqlite::Result<Attachment> {
    let name: String = row.get(2)?;
    Ok(Attachment {
        id: row.get(0)?,
        area: row.get(1)?,
        record: 0,
        owner: None,
        is_picture: content::is_picture(&name),
        name,
        caption: row.get(3)?,
        size: row.get(4)?,
        content_hash: row.get(5)?,
        state: FileState::Sound,
        line_id: row.get(6)?,
        added_on: row.get(7)?,
    })
}

fn rows(conn: &Connection, filter: &str, values: &[&dyn ToSql]) -> Result<Vec<Attachment>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM attachment a {filter} ORDER BY a.area, a.owner_uid, a.position, a.id"
    ))?;
    Ok(statement.query_map(values, read)?.collect::<rusqlite::Result<_>>()?)
}

/// The attachments of a record in their order; how their files stand is not looked at.
pub(crate) fn rows_of(conn: &Connection, area: &str, record: i64) -> Result<Vec<Attachment>> {
    let Owner { uid, title, .. } = owner(conn, area, record)?;
    let mut rows = rows(conn, "WHERE a.area = ? AND a.owner_uid = ?", &[&area, &uid])?;
    for row in &mut rows {
        (row.record, row.owner) = (record, title.clone());
    }
    Ok(rows)
}

/// All attachments, area by area.
pub(super) fn all(conn: &Connection) -> Result<Vec<Attachment>> {
    let mut all = rows(conn, "", &[])?;
    for row in &mut all {
        with_owner(conn, row)?;
    }
    Ok(all)
}

pub(super) fn one(conn: &Connection, id: AttachmentId) -> Result<Attachment> {
    let mut row = rows(conn, "WHERE a.id = ?", &[&id])?.pop().ok_or(Error::NotFound { noun: NOUN })?;
    with_owner(conn, &mut row)?;
    Ok(row)
}

fn with_owner(conn: &Connection, row: &mut Attachment) -> Result<()> {
    let Some(table) = owning(&row.area) else { return Ok(()) };
    let sql = format!("SELECT o.id FROM attachment a JOIN {} o ON o.uid = a.owner_uid WHERE a.id = ?", table.name);
    if let Some(record) = conn.prepare_cached(&sql)?.query_row([row.id], |row| row.get(0)).optional()? {
        (row.record, row.owner) = (record, title(conn, &row.area, record)?);
    }
    Ok(())
}

/// The name under which a record has these bytes already.
pub(super) fn same(conn: &Connection, area: &str, uid: &str, hash: &str) -> Result<Option<String>> {
    Ok(conn
        .prepare_cached("SELECT name FROM attachment WHERE area = ? AND owner_uid = ? AND content_hash = ?")?
        .query_row(params![area, uid, hash], |row| row.get(0))
        .optional()?)
}

pub(super) fn insert(
    conn: &Connection,
    area: &str,
    uid: &str,
    line: Option<DossierLineId>,
    taken: &Taken,
) -> Result<AttachmentId> {
    conn.prepare_cached(
        "INSERT INTO attachment (area, owner_uid, position, name, content_hash, size, line_id, added_on) VALUES
         (?1, ?2, (SELECT coalesce(max(position) + 1, 0) FROM attachment WHERE area = ?1 AND owner_uid = ?2), ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![area, uid, taken.name, taken.hash, taken.size, line, clock::today()])?;
    Ok(AttachmentId(conn.last_insert_rowid()))
}

pub(super) fn place(conn: &Connection, id: AttachmentId, position: usize) -> Result<()> {
    let changed = conn
        .prepare_cached("UPDATE attachment SET position = ? WHERE id = ?")?
        .execute(params![position as i64, id])?;
    if changed == 0 { Err(Error::NotFound { noun: NOUN }) } else { Ok(()) }
}

/// Deletes what is attached to the rows of `table` where `column` is `value`, before those go themselves.
pub(crate) fn delete_of(conn: &Connection, table: &str, column: &str, value: i64) -> Result<()> {
    if can_own(table) {
        let owners = format!("SELECT uid FROM {table} WHERE {column} = ?2");
        conn.prepare_cached(&format!("DELETE FROM attachment WHERE area = ?1 AND owner_uid IN ({owners})"))?
            .execute(params![table, value])?;
    }
    Ok(())
}

/// Gives what is attached to one row of a table to another row of it; answers how many there were.
pub(crate) fn turn(conn: &Connection, table: &str, from: i64, to: i64) -> Result<usize> {
    if !can_own(table) {
        return Ok(0);
    }
    let uid = format!("(SELECT uid FROM {table} WHERE id = ?");
    let sql = format!("UPDATE attachment SET owner_uid = {uid}3) WHERE area = ?1 AND owner_uid = {uid}2)");
    Ok(conn.prepare_cached(&sql)?.execute(params![table, from, to])?)
}

/// How many attachments a row has.
pub(crate) fn count_of(conn: &Connection, table: &str, id: i64) -> Result<i64> {
    let sql = format!(
        "SELECT count(*) FROM attachment WHERE area = ?1 AND owner_uid = (SELECT uid FROM {table} WHERE id = ?2)"
    );
    Ok(conn.prepare_cached(&sql)?.query_row(params![table, id], |row| row.get(0))?)
}

/// How many attachments have no owner; SQLite cannot know, for it is named by its uid.
pub(crate) fn ownerless(conn: &Connection) -> Result<i64> {
    let mut statement = conn.prepare("SELECT area, count(*) FROM attachment GROUP BY area")?;
    let areas = statement
        .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut alone = 0;
    for (area, count) in areas {
        alone += match owning(&area) {
            Some(table) => conn.query_row(
                &format!(
                    "SELECT count(*) FROM attachment a WHERE a.area = ? AND NOT EXISTS (SELECT 1 FROM {} o WHERE o.uid = a.owner_uid)",
                    table.name
                ),
                [&area],
                |row| row.get(0),
            )?,
            None => count,
        };
    }
    Ok(alone)
}

/// What is wrong with the files and their owners, in Chinese, each with its particulars for the log.
pub(crate) fn faults(conn: &Connection, place: &Place, job: &Job) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    let alone = ownerless(conn)?;
    if alone > 0 {
        found.push((format!("{alone} 个附件找不到所属的记录"), "attachment.owner_uid".to_owned()));
    }
    let all = all(conn)?;
    job.step("检查附件", all.len());
    for row in all {
        job.tick()?;
        let what = match content::state(place, &row) {
            FileState::Sound => continue,
            FileState::Missing => "不见了",
            FileState::Changed => "被改动过，与加进来时不同",
        };
        let of = row.owner.as_ref().map(|owner| format!("（{owner}）")).unwrap_or_default();
        found.push((format!("附件“{}”{of}的文件{what}", row.name), row.content_hash));
    }
    Ok(found)
}

/// How many files there are for the attachments, and how many bytes: the same bytes count once.
pub(crate) fn kept(conn: &Connection) -> Result<(i64, i64)> {
    let each = "SELECT max(size) AS size FROM attachment GROUP BY content_hash";
    Ok(conn.query_row(&format!("SELECT count(*), coalesce(sum(size), 0) FROM ({each})"), [], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?)
}
