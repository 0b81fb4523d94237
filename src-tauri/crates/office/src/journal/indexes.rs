//! Very many records at once: the indexes of their table are left off meanwhile and made anew after, each sorted once, where
//! every record would have to find its place in each.

use rusqlite::Connection;

use crate::error::Result;

/// Runs `work` while `table` has no indexes but those that keep something unique. To be called within a transaction that is
/// given up where this fails, and for more records than the table has: all of it is indexed again.
pub(crate) fn without_indexes<T>(tx: &Connection, table: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let indexes: Vec<(String, String)> = tx
        .prepare(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE INDEX %'",
        )?
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (name, _) in &indexes {
        tx.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    let value = work()?;
    for (_, sql) in &indexes {
        tx.execute_batch(sql)?;
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use crate::{db, journal};

    fn lines(conn: &Connection, sql: &str) -> Vec<String> {
        let mut statement = conn.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
    }

    #[test]
    fn the_indexes_come_back_with_all_records_or_with_none() {
        const SCHEMA: &str = "SELECT concat_ws(' ', type, name, sql) FROM sqlite_schema ORDER BY type, name";
        const NAMES: &str = "SELECT name FROM person ORDER BY name";
        let folder = tempfile::tempdir().unwrap();
        let mut conn = db::create(&folder.path().join("office.db")).unwrap();
        conn.execute_batch("INSERT INTO person (name) VALUES ('甲')").unwrap();
        let schema = lines(&conn, SCHEMA);
        let fail = |tx: &Connection| -> Result<()> {
            tx.execute("INSERT INTO person (name) VALUES ('丙')", [])?;
            assert!(lines(tx, SCHEMA).iter().all(|line| !line.contains("person_name")), "an index was there");
            assert!(lines(tx, SCHEMA).iter().any(|line| line.contains("sqlite_autoindex_person")), "the uid is unique");
            Err(Error::Cancelled)
        };
        let failed =
            journal::act(&mut conn, |act| without_indexes(act, "person", || fail(act)).map(|()| ((), "导入".into())));
        assert!(failed.is_err());
        assert_eq!((lines(&conn, SCHEMA), lines(&conn, NAMES)), (schema.clone(), vec!["甲".to_string()]));
        journal::act_in_bulk(&mut conn, |act| {
            without_indexes(act, "person", || Ok(act.execute("INSERT INTO person (name) VALUES ('乙'), ('丁')", [])?))?;
            Ok(((), "导入".into()))
        })
        .unwrap();
        assert_eq!(lines(&conn, SCHEMA), schema);
        assert_eq!(lines(&conn, "SELECT name FROM person INDEXED BY person_name ORDER BY name"), ["丁", "乙", "甲"]);
        assert_eq!(lines(&conn, "PRAGMA integrity_check"), ["ok"]);
        journal::undo_last(&mut conn).unwrap();
        assert_eq!(lines(&conn, NAMES), ["甲"]);
    }
}
