//! The files of events in SQL.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Dossier, DossierLine, DossierPart, FilledBy};
use crate::changes;
use crate::error::{Error, Result};
use crate::ids::{AttachmentId, DossierLineId, EventId};
use crate::profile;
use crate::year::{IN_YEAR, year_range};

impl FilledBy {
    fn of(word: &str) -> Option<Self> {
        match word {
            "summary" => Some(Self::Summary),
            "minutes" => Some(Self::Minutes),
            "attendance" => Some(Self::Attendance),
            _ => None,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Minutes => "minutes",
            Self::Attendance => "attendance",
        }
    }

    /// What is said of a line that the record fills.
    pub(super) fn spoken(self) -> &'static str {
        match self {
            Self::Summary => "小结已写",
            Self::Minutes => "会议记录已写",
            Self::Attendance => "到会人员已记",
        }
    }
}

pub(super) fn lines(conn: &Connection) -> Result<Vec<DossierLine>> {
    let read = |row: &Row<'_>| {
        let filled_by: Option<String> = row.get(2)?;
        Ok(DossierLine { id: row.get(0)?, name: row.get(1)?, filled_by: filled_by.as_deref().and_then(FilledBy::of) })
    };
    let mut statement = conn.prepare_cached("SELECT id, name, filled_by FROM dossier_line ORDER BY position, id")?;
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

/// Makes the list so; the files of a line that goes stand without one, what was said of it goes along.
pub(super) fn set_lines(conn: &Connection, wanted: &[DossierLine]) -> Result<()> {
    let stays = |id: DossierLineId| wanted.iter().any(|line| line.id == Some(id));
    for gone in lines(conn)?.into_iter().filter_map(|line| line.id).filter(|id| !stays(*id)) {
        conn.prepare_cached("UPDATE attachment SET line_id = NULL WHERE line_id = ?")?.execute([gone])?;
        changes::delete(conn, "dossier_word", "line_id", gone.0)?;
        changes::delete(conn, "dossier_line", "id", gone.0)?;
    }
    for (position, line) in wanted.iter().enumerate() {
        let (name, by) = (line.name.trim(), line.filled_by.map(FilledBy::word));
        match line.id {
            Some(id) => {
                let changed = conn
                    .prepare_cached("UPDATE dossier_line SET position = ?, name = ?, filled_by = ? WHERE id = ?")?
                    .execute(params![position as i64, name, by, id])?;
                if changed == 0 {
                    return Err(Error::NotFound { noun: "项归档材料" });
                }
            }
            None => {
                conn.prepare_cached("INSERT INTO dossier_line (position, name, filled_by) VALUES (?, ?, ?)")?
                    .execute(params![position as i64, name, by])?;
            }
        }
    }
    Ok(())
}

/// The file of an event, line by line.
///
/// # Errors
/// There is no such event.
pub(super) fn dossier(conn: &Connection, event: EventId) -> Result<Dossier> {
    let uid: String = conn
        .prepare_cached("SELECT uid FROM event WHERE id = ?")?
        .query_row([event], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound { noun: "个活动" })?;
    let files = conn
        .prepare_cached(
            "SELECT id, line_id FROM attachment WHERE area = 'event' AND owner_uid = ? ORDER BY position, id",
        )?
        .query_map([uid], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(AttachmentId, Option<DossierLineId>)>>>()?;
    let of =
        |line: Option<DossierLineId>| files.iter().filter(|(_, of)| *of == line).map(|(id, _)| *id).collect::<Vec<_>>();
    let mut parts = Vec::new();
    for DossierLine { id, name, filled_by } in lines(conn)? {
        let Some(line_id) = id else { continue };
        let words: Option<String> = conn
            .prepare_cached("SELECT words FROM dossier_word WHERE event_id = ? AND line_id = ?")?
            .query_row(params![event, line_id], |row| row.get(0))
            .optional()?;
        let record = match filled_by {
            Some(by) if has_record(conn, event, by)? => Some(by.spoken().to_owned()),
            _ => None,
        };
        let files = of(id);
        let filled = !files.is_empty() || words.is_some() || record.is_some();
        parts.push(DossierPart { line_id, name, files, words, record, filled });
    }
    let filled = parts.iter().filter(|part| part.filled).count() as i64;
    Ok(Dossier { event_id: event, parts, filled, loose: of(None) })
}

fn has_record(conn: &Connection, event: EventId, by: FilledBy) -> Result<bool> {
    let sql = match by {
        FilledBy::Summary => "SELECT 1 FROM event WHERE id = ? AND summary IS NOT NULL",
        FilledBy::Minutes => "SELECT 1 FROM meeting WHERE event_id = ? AND minutes IS NOT NULL",
        FilledBy::Attendance => "SELECT 1 FROM meeting_person WHERE event_id = ?",
    };
    Ok(conn.prepare_cached(sql)?.exists([event])?)
}

/// The events of a year in the order of days, or all.
pub(super) fn events(conn: &Connection, year: Option<i32>) -> Result<Vec<EventId>> {
    let day = "(SELECT min(start_date) FROM occurrence o WHERE o.event_id = e.id)";
    match year {
        Some(year) => {
            let (from, to) = year_range(year, profile::profile(conn)?.year_kind);
            let mut statement =
                conn.prepare_cached(&format!("SELECT e.id FROM event e WHERE {IN_YEAR} ORDER BY {day}, e.id"))?;
            Ok(statement.query_map([from, to], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
        }
        None => {
            let mut statement = conn.prepare_cached(&format!("SELECT e.id FROM event e ORDER BY {day}, e.id"))?;
            Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
        }
    }
}

/// Says why there is no file; nothing takes it back.
pub(super) fn set_words(conn: &Connection, event: EventId, line: DossierLineId, words: &str) -> Result<()> {
    let sql = match words {
        "" => "DELETE FROM dossier_word WHERE event_id = ?1 AND line_id = ?2 AND ?3 = ''",
        _ => {
            "INSERT INTO dossier_word (event_id, line_id, words) VALUES (?1, ?2, ?3)
             ON CONFLICT (event_id, line_id) DO UPDATE SET words = excluded.words"
        }
    };
    conn.prepare_cached(sql)?.execute(params![event, line, words])?;
    Ok(())
}

/// Deletes what is said of an event's file, before the event goes; its attachments go with it.
pub(crate) fn delete_of(conn: &Connection, event: EventId) -> Result<()> {
    changes::delete(conn, "dossier_word", "event_id", event.0).map(drop)
}
