//! What refers to a person or a unit, and what becomes of it when two of them are made one.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::duplicate::DirectoryKind;
use crate::error::{Error, Result};
use crate::journal::Act;
use crate::{attachment, certificate, changes};

/// What becomes of the rows that refer to the one that goes.
enum Rule {
    /// They refer to the one that stays.
    Turned,
    /// One row is enough where both stand in the same place and the rows say the same; where they say different things, she decides.
    Once(Once),
    /// Whom the other is kept apart from.
    Apart(&'static str),
    /// A ledger, which says whom a row is about and is otherwise left as it is.
    Ledger,
}

/// Rows of which one is enough in one place.
struct Once {
    /// The columns that say where. The first refers to a record.
    place: &'static [&'static str],
    /// The columns that must be equal.
    alike: &'static [&'static str],
    /// Whether the rows stand in an order: what is kept has the earlier place.
    is_ordered: bool,
    /// Names the record of the first column, ?1.
    named: &'static str,
}

/// A column that refers to a person or a unit.
struct Reference {
    table: &'static str,
    column: &'static str,
    /// Measure word and noun of what is carried; none where nobody would count it.
    noun: Option<&'static str>,
    rule: Rule,
}

const fn turned(table: &'static str, column: &'static str, noun: &'static str) -> Reference {
    Reference { table, column, noun: Some(noun), rule: Rule::Turned }
}

const fn link(table: &'static str, place: &'static [&'static str], noun: &'static str) -> Reference {
    let once = Once { place, alike: &[], is_ordered: false, named: "" };
    Reference { table, column: "person_id", noun: Some(noun), rule: Rule::Once(once) }
}

const fn label(column: &'static str) -> Reference {
    let once = Once { place: &["label_id"], alike: &[], is_ordered: false, named: "" };
    Reference { table: "label_use", column, noun: Some("个标签"), rule: Rule::Once(once) }
}

/// Somebody who stands twice in one ballot has one number of votes.
const fn candidate(column: &'static str) -> Reference {
    let once = Once {
        place: &["ballot_id"],
        alike: &["votes", "against", "abstained", "category", "decided"],
        is_ordered: true,
        named: "SELECT b.name || t.name || '选举' || o.post || '的候选人' FROM ballot o JOIN term t ON t.id = o.term_id
                JOIN body b ON b.id = t.body_id WHERE o.id = ?1",
    };
    Reference { table: "ballot_candidate", column, noun: Some("次候选"), rule: Rule::Once(once) }
}

const fn apart(table: &'static str, column: &'static str, other: &'static str) -> Reference {
    Reference { table, column, noun: None, rule: Rule::Apart(other) }
}

/// Every column that means a person. A test fails when the schema has one that is not here: whoever adds it says what becomes of it,
/// and in `against` what two that are made one cannot both have.
const PERSON: &[Reference] = &[
    turned("enrolment", "person_id", "条报名"),
    turned("mentorship", "master_id", "对师徒（师傅）"),
    turned("mentorship", "apprentice_id", "对师徒（徒弟）"),
    turned("title_grant", "person_id", "个称号"),
    turned("membership", "person_id", "份会籍"),
    turned("seat", "person_id", "个席位"),
    candidate("person_id"),
    turned("duty_turn", "person_id", "班值班"),
    Reference {
        table: "duty_member",
        column: "person_id",
        noun: Some("份值班表"),
        rule: Rule::Once(Once {
            place: &["roster_id", "role"],
            alike: &["away"],
            is_ordered: true,
            named: "SELECT '“' || name || '”的值班人员' FROM duty_roster WHERE id = ?1",
        }),
    },
    Reference {
        table: "entry_person",
        column: "person_id",
        noun: Some("个参赛项目"),
        rule: Rule::Once(Once {
            place: &["entry_id"],
            alike: &["role"],
            is_ordered: true,
            named: "SELECT '竞赛“' || k.name || '”的参赛项目' || coalesce('“' || e.title || '”', '')
                    FROM entry e JOIN contest k ON k.id = e.contest_id WHERE e.id = ?1",
        }),
    },
    // One person may have led an event and spoken at it: two roles are two rows.
    Reference {
        table: "event_person",
        column: "person_id",
        noun: Some("次出席活动"),
        rule: Rule::Once(Once {
            place: &["event_id", "role"],
            alike: &["name", "post"],
            is_ordered: true,
            named: "SELECT '活动“' || title || '”的出席人员' FROM event WHERE id = ?1",
        }),
    },
    link("honour_person", &["honour_id"], "项荣誉"),
    link("participation_person", &["participation_id"], "项参赛参考"),
    link("outcome_person", &["outcome_id"], "项成果"),
    label("person_id"),
    apart("person_apart", "person_id", "other_id"),
    apart("person_apart", "other_id", "person_id"),
    Reference { table: "certificate", column: "person_id", noun: Some("张证书"), rule: Rule::Ledger },
    // No reference to SQLite: what they say holds of whoever was deleted too.
    Reference { table: "certificate_withdrawn", column: "person_id", noun: None, rule: Rule::Ledger },
    Reference {
        table: "unmasking", column: "person_id", noun: Some("次查看身份证号的记录"), rule: Rule::Ledger
    },
];

/// Every column that means a unit; as for [`PERSON`].
const UNIT: &[Reference] = &[
    turned("person", "unit_id", "人"),
    // One unit may have held an event and organised it.
    Reference {
        table: "event_unit",
        column: "unit_id",
        noun: Some("处活动单位"),
        rule: Rule::Once(Once { place: &["event_id", "role"], alike: &[], is_ordered: true, named: "" }),
    },
    turned("entry", "unit_id", "个参赛项目"),
    turned("donation", "unit_id", "次捐赠"),
    turned("venue", "unit_id", "处阵地"),
    turned("plaque", "unit_id", "块牌匾"),
    turned("returned_figure", "unit_id", "个上报数字"),
    turned("honour", "unit_id", "项荣誉"),
    turned("participation", "unit_id", "项参赛参考"),
    turned("application", "unit_id", "项申报"),
    turned("document", "unit_id", "件公文"),
    turned("outcome", "unit_id", "项成果"),
    turned("regulation", "unit_id", "份制度文件"),
    turned("points_piece", "unit_id", "条计分记录"),
    turned("membership", "unit_id", "份会籍"),
    turned("seat", "unit_id", "个席位"),
    candidate("unit_id"),
    label("unit_id"),
    apart("unit_apart", "unit_id", "other_id"),
    apart("unit_apart", "other_id", "unit_id"),
];

fn references(kind: DirectoryKind) -> &'static [Reference] {
    match kind {
        DirectoryKind::Person => PERSON,
        DirectoryKind::Unit => UNIT,
    }
}

/// How much of one sort refers to each of the two.
pub(super) struct Carried {
    pub(super) noun: &'static str,
    pub(super) keep: i64,
    pub(super) gone: i64,
    /// Of those, how many are in the same place, where one is enough.
    pub(super) twice: i64,
}

/// What refers to the two, for whoever looks before they are made one.
pub(super) fn carried(conn: &Connection, kind: DirectoryKind, keep: i64, gone: i64) -> Result<Vec<Carried>> {
    let mut all = Vec::new();
    for reference in references(kind) {
        let Some(noun) = reference.noun else { continue };
        let twice = match &reference.rule {
            Rule::Once(once) => twins(conn, reference, once, keep, gone)?.len() as i64,
            _ => 0,
        };
        let [keep, gone] = [count(conn, reference, keep)?, count(conn, reference, gone)?];
        all.push(Carried { noun, keep, gone, twice });
    }
    let table = kind.table();
    let [keep, gone] = [attachment::count_of(conn, table, keep)?, attachment::count_of(conn, table, gone)?];
    all.push(Carried { noun: "个附件", keep, gone, twice: 0 });
    all.retain(|one| one.keep + one.gone > 0);
    Ok(all)
}

/// How many records refer to a person or a unit.
pub(super) fn uses(conn: &Connection, kind: DirectoryKind, id: i64) -> Result<i64> {
    let counted = references(kind).iter().filter(|reference| reference.noun.is_some());
    counted.map(|reference| count(conn, reference, id)).sum()
}

fn count(conn: &Connection, reference: &Reference, id: i64) -> Result<i64> {
    let Reference { table, column, .. } = reference;
    let sql = format!("SELECT count(*) FROM {table} WHERE {column} = ?");
    Ok(conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
}

/// A row of the one that goes beside that of the one that stays, in the same place.
struct Twin {
    keep: i64,
    gone: i64,
    place: i64,
    is_alike: bool,
}

fn twins(conn: &Connection, reference: &Reference, once: &Once, keep: i64, gone: i64) -> Result<Vec<Twin>> {
    let Reference { table, column, .. } = reference;
    let same = |columns: &[&str], how: &str| -> String {
        columns.iter().map(|column| format!(" AND k.{column} {how} g.{column}")).collect()
    };
    let alike = same(once.alike, "IS");
    let sql = format!(
        "SELECT coalesce(min(iif(1{alike}, k.id, NULL)), min(k.id)), g.id, g.{}, max(1{alike}) FROM {table} g JOIN {table} k ON k.{column} = ?1{}
         WHERE g.{column} = ?2 GROUP BY g.id ORDER BY g.id",
        once.place[0],
        same(once.place, "="),
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params![keep, gone], |row| {
        Ok(Twin { keep: row.get(0)?, gone: row.get(1)?, place: row.get(2)?, is_alike: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Where both stand in the same place with different words.
pub(super) fn disagreeing(conn: &Connection, kind: DirectoryKind, keep: i64, gone: i64) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for reference in references(kind) {
        let Rule::Once(once) = &reference.rule else { continue };
        for twin in twins(conn, reference, once, keep, gone)?.iter().filter(|twin| !twin.is_alike) {
            let named: String = conn.prepare_cached(once.named)?.query_row([twin.place], |row| row.get(0))?;
            found.push(format!("{named}里两个都有，写的却不一样。请先在那里留下对的一个。"));
        }
    }
    Ok(found)
}

/// Carries over all that refers to the one that goes. Nothing must stand against it (see `against`).
pub(super) fn carry(act: &Act<'_>, kind: DirectoryKind, keep: i64, gone: i64) -> Result<()> {
    for (table, column) in columns(act, kind)? {
        // The schema says what refers to it, not the list: what the list forgets is refused rather than lost.
        if !references(kind).iter().any(|reference| reference.table == table && reference.column == column) {
            return Err(Error::internal(format!("nothing says what becomes of {table}.{column}")));
        }
    }
    act.turns_ledgers()?;
    for reference in references(kind) {
        let Reference { table, column, .. } = reference;
        match &reference.rule {
            Rule::Turned => turn(act, table, column, keep, gone)?,
            Rule::Once(once) => {
                for twin in twins(act, reference, once, keep, gone)? {
                    fold(act, table, once, &twin)?;
                }
                turn(act, table, column, keep, gone)?;
            }
            Rule::Apart(other) => keep_apart_from(act, kind, (table, column, other), keep, gone)?,
            Rule::Ledger => {}
        }
    }
    if kind == DirectoryKind::Person {
        certificate::ledger::turn(act, gone, keep)?;
        super::unmasking::turn(act, gone, keep)?;
    }
    attachment::turn(act, kind.table(), gone, keep)?;
    Ok(())
}

fn turn(act: &Connection, table: &str, column: &str, keep: i64, gone: i64) -> Result<()> {
    let sql = format!("UPDATE {table} SET {column} = ?1 WHERE {column} = ?2");
    act.prepare_cached(&sql)?.execute(params![keep, gone])?;
    Ok(())
}

/// Leaves one of two rows that say the same.
fn fold(act: &Connection, table: &str, once: &Once, twin: &Twin) -> Result<()> {
    if once.is_ordered {
        let sql = format!(
            "UPDATE {table} SET position = (SELECT g.position FROM {table} g WHERE g.id = ?2)
             WHERE id = ?1 AND position > (SELECT g.position FROM {table} g WHERE g.id = ?2)"
        );
        act.prepare_cached(&sql)?.execute([twin.keep, twin.gone])?;
    }
    attachment::turn(act, table, twin.gone, twin.keep)?;
    changes::delete(act, table, "id", twin.gone)?;
    Ok(())
}

/// Whoever was kept apart from the one that goes is kept apart from the one that stays; the two themselves no more.
fn keep_apart_from(
    act: &Connection,
    kind: DirectoryKind,
    (table, column, other): (&str, &str, &str),
    keep: i64,
    gone: i64,
) -> Result<()> {
    let others: Vec<i64> = act
        .prepare_cached(&format!("SELECT {other} FROM {table} WHERE {column} = ? ORDER BY id"))?
        .query_map([gone], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    changes::delete(act, table, column, gone)?;
    for other in others.into_iter().filter(|other| *other != keep) {
        keep_apart(act, kind, keep, other)?;
    }
    Ok(())
}

/// Keeps two apart; true when they were not.
pub(super) fn keep_apart(conn: &Connection, kind: DirectoryKind, one: i64, other: i64) -> Result<bool> {
    let (table, column) = kind.apart();
    let (first, second) = (one.min(other), one.max(other));
    if are_apart(conn, kind, one, other)? {
        return Ok(false);
    }
    let columns = vec![(column, Value::Integer(first)), ("other_id", Value::Integer(second))];
    changes::insert(conn, table, &columns)?;
    Ok(true)
}

/// Whether she said that two are not the same.
pub(super) fn are_apart(conn: &Connection, kind: DirectoryKind, one: i64, other: i64) -> Result<bool> {
    let (table, column) = kind.apart();
    let sql = format!("SELECT 1 FROM {table} WHERE {column} = ? AND other_id = ?");
    let found = conn.prepare_cached(&sql)?.query_row([one.min(other), one.max(other)], |_| Ok(())).optional()?;
    Ok(found.is_some())
}

/// Of a person or a unit that is deleted nothing is kept apart any more.
pub(super) fn forget(conn: &Connection, kind: DirectoryKind, id: i64) -> Result<()> {
    let (table, column) = kind.apart();
    for side in [column, "other_id"] {
        changes::delete(conn, table, side, id)?;
    }
    Ok(())
}

/// The columns that refer to people or units, as the schema has them.
fn columns(conn: &Connection, kind: DirectoryKind) -> Result<Vec<(String, String)>> {
    let mut statement = conn.prepare_cached(
        "SELECT m.name, f.\"from\" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
         WHERE m.type = 'table' AND f.\"table\" = ? ORDER BY 1, 2",
    )?;
    let rows = statement.query_map([kind.table()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db;

    #[test]
    fn every_column_that_means_a_person_or_a_unit_says_what_becomes_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let conn = db::create(&folder.path().join("office.db")).unwrap();
        for (kind, like) in [(DirectoryKind::Person, "%person_id"), (DirectoryKind::Unit, "%unit_id")] {
            let mut known = columns(&conn, kind).unwrap();
            // What names one without a reference.
            let mut statement = conn
                .prepare(
                    "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name LIKE ?",
                )
                .unwrap();
            let named = statement.query_map([like], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
            known.extend(named.map(rusqlite::Result::unwrap));
            known.sort();
            known.dedup();
            let mut said: Vec<(String, String)> =
                references(kind).iter().map(|it| (it.table.to_owned(), it.column.to_owned())).collect();
            said.sort();
            assert_eq!(said, known, "{kind:?}");
        }
    }
}
