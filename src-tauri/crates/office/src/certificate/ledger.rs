//! 证书登记簿: numbers without gaps and without duplicates. A ledger: what was printed stays, whatever is undone.

use rusqlite::{Connection, OptionalExtension, params};

use crate::clock;
use crate::error::{Error, Result};
use crate::ids::{CertificateBatchId, CertificateId};

/// Why a number is void after the issue was undone.
const WITHDRAWN: &str = "撤销颁发";

/// Undoes an issue: the highest numbers that were never printed are freed, any other is voided.
pub(crate) fn withdraw(conn: &Connection, batch: CertificateBatchId) -> Result<()> {
    let mut numbers: Vec<(i64, String, bool)> = conn
        .prepare_cached("SELECT id, number, state = 'issued' AND print_count = 0 FROM certificate WHERE batch_id = ? AND state <> 'voided' ORDER BY running DESC")?
        .query_map([batch], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, number, fresh) in numbers.drain(..) {
        let highest: bool = conn
            .prepare_cached(
                "SELECT NOT EXISTS (SELECT 1 FROM certificate o JOIN certificate c ON c.id = ?1
               WHERE o.year = c.year AND o.category = c.category AND o.running > c.running)",
            )?
            .query_row([id], |row| row.get(0))?;
        if fresh && highest {
            conn.prepare_cached(
                "INSERT INTO certificate_withdrawn (batch_id, certificate_id, award_id, enrolment_id, person_id, year, category, running, number, recipient, award, words)
                 SELECT batch_id, id, award_id, enrolment_id, person_id, year, category, running, number, recipient, award, words
                 FROM certificate WHERE id = ?",
            )?
            .execute([id])?;
            conn.prepare_cached("DELETE FROM certificate WHERE id = ?")?.execute([id])?;
            log(conn, &number, "freed", Some(WITHDRAWN))?;
        } else {
            conn.prepare_cached("UPDATE certificate SET state = 'voided', void_reason = ? WHERE id = ?")?
                .execute(params![WITHDRAWN, id])?;
            log(conn, &number, "voided", Some(WITHDRAWN))?;
        }
    }
    Ok(())
}

/// Redoes an issue: voided papers stand again, freed ones come back under their numbers, or under the next ones when theirs
/// were given away since. Answers how many could not keep their number.
pub(crate) fn restore(conn: &Connection, batch: CertificateBatchId) -> Result<usize> {
    let voided: Vec<(i64, String)> = conn
        .prepare_cached(
            "SELECT id, number FROM certificate WHERE batch_id = ? AND state = 'voided' AND void_reason = ?",
        )?
        .query_map(params![batch, WITHDRAWN], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, number) in voided {
        conn.prepare_cached(
            "UPDATE certificate SET state = CASE WHEN print_count > 0 THEN 'printed' ELSE 'issued' END, void_reason = NULL WHERE id = ?",
        )?
        .execute([id])?;
        log(conn, &number, "restored", None)?;
    }
    let freed: Vec<(i64, i64, String, i64, String)> = conn
        .prepare_cached(
            "SELECT id, year, category, running, number FROM certificate_withdrawn WHERE batch_id = ? ORDER BY running",
        )?
        .query_map([batch], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut moved = 0;
    for (id, year, category, running, number) in freed {
        let next = next_running(conn, year, &category)?;
        let (running, number) = if next == running {
            (running, number)
        } else {
            moved += 1;
            let head = number.rsplit_once('-').map_or(number.as_str(), |(head, _)| head);
            (next, format!("{head}-{next:04}"))
        };
        // The number is printed in the words as well: the paper is frozen again with the one it has now.
        conn.prepare_cached(
            "INSERT INTO certificate (id, batch_id, award_id, enrolment_id, person_id, year, category, running, number, recipient, award, words, state)
             SELECT certificate_id, batch_id, award_id, enrolment_id, person_id, year, category, ?1, ?2, recipient, award,
                    json_set(words, '$.number', replace(json_extract(words, '$.number'), number, ?2)), 'issued'
             FROM certificate_withdrawn WHERE id = ?3",
        )?
        .execute(params![running, number, id])?;
        conn.prepare_cached("DELETE FROM certificate_withdrawn WHERE id = ?")?.execute([id])?;
        log(conn, &number, "restored", None)?;
    }
    Ok(moved)
}

/// A certificate's number and state.
pub(super) fn find(conn: &Connection, id: CertificateId) -> Result<(String, String)> {
    conn.prepare_cached("SELECT number, state FROM certificate WHERE id = ?")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(Error::NotFound { noun: super::NOUN })
}

/// The number after the highest one given.
pub(super) fn next_running(conn: &Connection, year: i64, category: &str) -> Result<i64> {
    Ok(conn
        .prepare_cached("SELECT coalesce(max(running), 0) + 1 FROM certificate WHERE year = ? AND category = ?")?
        .query_row(params![year, category], |row| row.get(0))?)
}

/// Keeps what happened to a number.
pub(super) fn log(conn: &Connection, number: &str, what: &str, reason: Option<&str>) -> Result<()> {
    conn.prepare_cached("INSERT INTO certificate_log (certificate_number, at, what, reason) VALUES (?, ?, ?, ?)")?
        .execute(params![number, clock::now(), what, reason])?;
    Ok(())
}
