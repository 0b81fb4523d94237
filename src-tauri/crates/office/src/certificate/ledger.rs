//! 证书登记簿: numbers without gaps and without duplicates. A ledger: what was printed stays, whatever is undone.

use rusqlite::{Connection, OptionalExtension, params};

use super::number::render;
use crate::clock;
use crate::error::{Error, Result};
use crate::ids::{CertificateBatchId, CertificateId};

/// Why a number is void after the issue was undone.
const WITHDRAWN: &str = "撤销颁发";

/// Undoes an issue: the highest numbers that were never printed are freed, any other is voided. What went to the printer
/// may lie on paper: it counts as printed until she says that it was spoiled.
pub(crate) fn withdraw(conn: &Connection, batch: CertificateBatchId) -> Result<()> {
    let papers: Vec<(i64, Option<String>, bool)> = conn
        .prepare_cached(
            "SELECT id, number, state = 'issued' AND print_count = 0 FROM certificate
             WHERE batch_id = ? AND state <> 'voided' ORDER BY running DESC, id DESC",
        )?
        .query_map([batch], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, number, fresh) in papers {
        // A paper without a number of ours leaves no gap behind.
        let highest: bool = conn
            .prepare_cached(
                "SELECT NOT EXISTS (SELECT 1 FROM certificate o JOIN certificate c ON c.id = ?1
               WHERE o.series = c.series AND o.running > c.running)",
            )?
            .query_row([id], |row| row.get(0))?;
        let number = number.unwrap_or_default();
        if fresh && highest {
            conn.prepare_cached(&format!(
                "INSERT INTO certificate_withdrawn (certificate_id, {FROZEN}) SELECT id, {FROZEN} FROM certificate WHERE id = ?"
            ))?
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

/// What a paper is, apart from how far it has come.
const FROZEN: &str = "batch_id, award_id, enrolment_id, title_grant_id, person_id, owner, year, category, series, running, number, recipient, award, words";

/// Redoes an issue: voided papers stand again, freed ones come back under their numbers, or under the next ones when theirs
/// were given away since. Answers how many could not keep their number.
pub(crate) fn restore(conn: &Connection, batch: CertificateBatchId) -> Result<usize> {
    let voided: Vec<(i64, Option<String>)> = conn
        .prepare_cached(
            "SELECT id, number FROM certificate WHERE batch_id = ? AND state = 'voided' AND void_reason = ?",
        )?
        .query_map(params![batch, WITHDRAWN], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, number) in voided {
        conn.prepare_cached(
            "UPDATE certificate SET state = CASE WHEN print_count > 0 THEN 'printed' WHEN sent_at IS NOT NULL THEN 'sent' ELSE 'issued' END,
               void_reason = NULL WHERE id = ?",
        )?
        .execute([id])?;
        log(conn, &number.unwrap_or_default(), "restored", None)?;
    }
    type Freed = (i64, Option<String>, Option<i64>, Option<String>);
    let freed: Vec<Freed> = conn
        .prepare_cached(
            "SELECT id, series, running, number FROM certificate_withdrawn WHERE batch_id = ? ORDER BY running, id",
        )?
        .query_map([batch], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut moved = 0;
    for (id, series, running, number) in freed {
        let (running, number) = match (series, running, number) {
            (Some(series), Some(running), Some(number)) if stands(conn, &number)? => {
                moved += 1;
                let mut next = running.max(highest(conn, &series)?) + 1;
                while stands(conn, &render(&series, next))? {
                    next += 1;
                }
                (Some(next), Some(render(&series, next)))
            }
            (_, running, number) => (running, number),
        };
        // The number is printed in the words as well: the paper is frozen again with the one it has now.
        conn.prepare_cached(&format!(
            "INSERT INTO certificate (id, {FROZEN}, state)
             SELECT certificate_id, batch_id, award_id, enrolment_id, title_grant_id, person_id, owner, year, category, series, ?1, ?2, recipient, award,
                    json_set(words, '$.number', coalesce(replace(json_extract(words, '$.number'), number, ?2), '')), 'issued'
             FROM certificate_withdrawn WHERE id = ?3"
        ))?
        .execute(params![running, number, id])?;
        conn.prepare_cached("DELETE FROM certificate_withdrawn WHERE id = ?")?.execute([id])?;
        log(conn, &number.unwrap_or_default(), "restored", None)?;
    }
    Ok(moved)
}

/// Says of the papers of one person that they are another's: the two are one. What is printed on them stays as it is. Only in an act
/// that records it.
pub(crate) fn turn(conn: &Connection, from: i64, to: i64) -> Result<()> {
    for ledger in ["certificate", "certificate_withdrawn"] {
        let papers: Vec<(i64, String)> = conn
            .prepare_cached(&format!("SELECT id, owner FROM {ledger} WHERE person_id = ?"))?
            .query_map([from], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let mut turn = conn.prepare_cached(&format!("UPDATE {ledger} SET person_id = ?, owner = ? WHERE id = ?"))?;
        for (id, owner) in papers {
            turn.execute(params![to, owner_turned(&owner, from, to), id])?;
        }
    }
    Ok(())
}

/// The owner of a paper names the person where it is told by them: “award 7 12” and “person 12 优秀”, as [`super::who`] writes it.
fn owner_turned(owner: &str, from: i64, to: i64) -> String {
    let mut words: Vec<&str> = owner.split(' ').collect();
    let (from, to) = (from.to_string(), to.to_string());
    let place = match words.first() {
        Some(&"award") => 2,
        Some(&"person") => 1,
        _ => return owner.to_owned(),
    };
    if let Some(person) = words.get_mut(place).filter(|person| **person == from) {
        *person = &to;
    }
    words.join(" ")
}

/// A certificate's number, how to name it to her, and its state.
pub(super) fn find(conn: &Connection, id: CertificateId) -> Result<(String, String, String)> {
    conn.prepare_cached(
        "SELECT coalesce(number, ''), coalesce(number, recipient || '的证书'), state FROM certificate WHERE id = ?",
    )?
    .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    .optional()?
    .ok_or(Error::NotFound { noun: super::NOUN })
}

/// The highest number given in a series; 0 when none was.
pub(super) fn highest(conn: &Connection, series: &str) -> Result<i64> {
    Ok(conn
        .prepare_cached("SELECT coalesce(max(running), 0) FROM certificate WHERE series = ?")?
        .query_row([series], |row| row.get(0))?)
}

/// Whether a number stands in the ledger, void or not.
pub(super) fn stands(conn: &Connection, number: &str) -> Result<bool> {
    Ok(conn.prepare_cached("SELECT 1 FROM certificate WHERE number = ?")?.exists([number])?)
}

/// Keeps what happened to a number.
pub(super) fn log(conn: &Connection, number: &str, what: &str, reason: Option<&str>) -> Result<()> {
    conn.prepare_cached("INSERT INTO certificate_log (certificate_number, at, what, reason) VALUES (?, ?, ?, ?)")?
        .execute(params![number, clock::now(), what, reason])?;
    Ok(())
}
