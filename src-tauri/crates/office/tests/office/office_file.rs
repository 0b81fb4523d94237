//! The office file: opening, locking, versions, and the shape of the schema.

use std::collections::BTreeSet;

use crate::room::Room;
use office::Desk;
use office::tables::{DERIVED, JOURNALED, LEDGER};
use rusqlite::Connection;
use serde_json::json;

fn strings(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn every_table_stands_in_exactly_one_list() {
    let room = Room::new();
    let conn = Connection::open(room.place().join("office.db")).unwrap();
    let found: BTreeSet<String> =
        strings(&conn, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            .into_iter()
            .collect();
    let listed: Vec<&str> = JOURNALED
        .iter()
        .map(|table| table.name)
        .chain(DERIVED.iter().copied())
        .chain(LEDGER.iter().map(|(name, _)| *name))
        .collect();
    let names: BTreeSet<String> = listed.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(listed.len(), names.len(), "a table stands in two lists");
    assert_eq!(found, names);
}

/// The schema as it is handed to users: a change to it is a change to their files, and must be meant. After a migration the
/// snapshot is written anew by `XIEBAN_WRITE_SCHEMA=1 cargo test -p office --test office snapshot`.
#[test]
fn the_schema_is_the_one_of_the_snapshot() {
    let room = Room::new();
    let conn = Connection::open(room.place().join("office.db")).unwrap();
    let version: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    let parts =
        strings(&conn, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name");
    let found = format!("-- user_version {version}\n\n{};\n", parts.join(";\n\n"));
    let snapshot = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office/schema.sql");
    if std::env::var_os("XIEBAN_WRITE_SCHEMA").is_some() {
        std::fs::write(&snapshot, &found).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&snapshot).unwrap(), found, "the schema has changed");
}

#[test]
fn journaled_tables_have_the_shape_that_undo_needs() {
    let room = Room::new();
    let conn = Connection::open(room.place().join("office.db")).unwrap();
    for table in JOURNALED {
        let name = table.name;
        let sql = strings(&conn, &format!("SELECT sql FROM sqlite_schema WHERE name = '{name}'")).remove(0);
        assert!(sql.ends_with("STRICT"), "{name} is not strict");
        if name != "office_profile" {
            assert!(
                sql.contains("(\n  id INTEGER PRIMARY KEY AUTOINCREMENT,\n  uid TEXT NOT NULL UNIQUE"),
                "{name}: {sql}"
            );
        }
        assert!(!sql.contains("ON DELETE"), "{name} has an action of its own");
        // Parents stand before children, so that the session attaches them in order.
        for parent in strings(&conn, &format!("SELECT \"table\" FROM pragma_foreign_key_list('{name}')")) {
            let at = |wanted: &str| JOURNALED.iter().position(|table| table.name == wanted).unwrap();
            assert!(at(&parent) <= at(name), "{parent} stands after its child {name}");
        }
    }
    // Undo asks every child for the rows that refer to a parent: without an index an import of 100,000 takes hours.
    let unindexed = strings(
        &conn,
        "SELECT m.name || '.' || f.\"from\" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
         WHERE m.type = 'table' AND NOT EXISTS (
           SELECT 1 FROM pragma_index_list(m.name) i, pragma_index_info(i.name) c WHERE c.seqno = 0 AND c.name = f.\"from\")",
    );
    assert!(unindexed.is_empty(), "{unindexed:?}");
}

#[test]
fn a_second_writer_is_refused_by_name() {
    let room = Room::new();
    let other = Desk::new(room.home.path().join("other"));
    let refused = office::api::call(&other, "office_open", json!({ "place": room.place() })).unwrap_err().wire();
    assert_eq!(serde_json::to_value(refused.code).unwrap(), "office_locked");
    assert!(refused.message.contains(&format!("进程 {}", std::process::id())), "{}", refused.message);
    room.ask("office_close", json!({}));
    office::api::call(&other, "office_open", json!({ "place": room.place() })).unwrap();
}

fn names_in(folder: &std::path::Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn what_is_no_office_of_ours_is_refused_and_left_alone() {
    let room = Room::new();
    room.ask("office_close", json!({}));
    let file = room.place().join("office.db");
    let set = |pragma: &str| Connection::open(&file).unwrap().execute_batch(pragma).unwrap();
    let version: i64 =
        Connection::open(&file).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    let mend_version = format!("PRAGMA user_version = {version}");
    for (spoil, mend, code) in [
        ("PRAGMA user_version = 999", mend_version.as_str(), "office_newer"),
        ("PRAGMA application_id = 7", "PRAGMA application_id = 1480737102", "not_an_office"),
    ] {
        set(spoil);
        let seen = || (std::fs::read(&file).unwrap(), names_in(&room.place()));
        let before = seen();
        assert_eq!(room.refused("office_open", json!({ "place": room.place() }))["code"], code);
        assert!(seen() == before, "{code}: the folder was touched: {:?}", names_in(&room.place()));
        set(mend);
    }
    assert_eq!(room.refused("office_open", json!({ "place": room.home.path() }))["code"], "not_an_office");
    assert_eq!(room.refused("office_create", json!({ "name": "又一个" }))["code"], "office_exists");
    assert_eq!(
        room.refused("office_create", json!({ "name": "  ", "place": room.home.path().join("x") }))["field"],
        "name"
    );
    std::fs::write(&file, b"this is no database, but it is long enough to look like one at first sight").unwrap();
    assert_eq!(room.refused("office_open", json!({ "place": room.place() }))["code"], "office_damaged");
}

#[test]
fn a_damaged_office_comes_back_from_its_backup() {
    let room = Room::new();
    room.ask("unit_create", json!({ "unit": { "name": "甲单位" } }));
    let backup = room.ask("backup_create", json!({}));
    room.ask("unit_create", json!({ "unit": { "name": "乙单位" } }));
    room.ask("office_close", json!({}));
    let file = room.place().join("office.db");
    std::fs::write(&file, b"broken").unwrap();
    let trouble = room.ask("desk_resume", json!({}));
    assert!(trouble["office"].is_null() && trouble["trouble"].as_str().unwrap().contains("备份"));
    room.ask("backup_restore", json!({ "path": backup["path"] }));
    let units = room.ask("unit_list", json!({}));
    assert_eq!(units["rows"].as_array().unwrap().len(), 1);
    assert_eq!(room.ask("office_check", json!({ "repair": true }))["sound"], true);
    let aside = std::fs::read_dir(room.place()).unwrap().filter_map(Result::ok);
    assert!(aside.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with("office.damaged-")));
}

#[test]
fn restoring_keeps_what_was_there() {
    let room = Room::new();
    let early = room.ask("backup_create", json!({ "path": room.home.path().join("early.db") }));
    room.ask("unit_create", json!({ "unit": { "name": "后来的单位" } }));
    assert_eq!(room.refused("backup_restore", json!({ "path": room.home.path().join("none.db") }))["code"], "file");
    room.ask("backup_restore", json!({ "path": early["path"] }));
    assert_eq!(room.ask("unit_list", json!({}))["rows"], json!([]));
    let kept = room.ask("backup_list", json!({}));
    let later =
        kept["rows"].as_array().unwrap().iter().find(|row| row["path"].as_str().unwrap().contains("before-restore"));
    room.ask("backup_restore", json!({ "path": later.unwrap()["path"] }));
    assert_eq!(room.ask("unit_list", json!({}))["rows"][0]["name"], "后来的单位");
}

#[test]
fn the_sample_office_is_rich_and_sound() {
    let home = tempfile::tempdir().unwrap();
    let desk = Desk::new(home.path().to_path_buf());
    office::api::call(&desk, "sample_create", json!({})).unwrap();
    let ask = |name: &str, params| office::api::call(&desk, name, params).unwrap()["answer"].clone();
    let count = |name: &str| ask(name, json!({}))["rows"].as_array().unwrap().len();
    assert!(count("event_list") >= 150);
    assert!(count("person_list") >= 400);
    assert_eq!(count("unit_list"), 60);
    assert_eq!(count("plan_list"), 3);
    assert_eq!(ask("office_check", json!({}))["problems"], json!([]));
    let status = ask("desk_status", json!({}));
    let this_year = status["office"]["this_year"].as_i64().unwrap();
    // The years of the records, and those that she may begin.
    let mut years = vec![2026, 2025, 2024, this_year, this_year + 1];
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    assert_eq!(status["office"]["years"], json!(years));
    let year = ask("office_overview", json!({ "year": 2025 }));
    assert!(year["events"].as_i64().unwrap() > 40 && year["classes"].as_i64().unwrap() > 5, "{year}");
}

/// An import sets all triggers aside and lets the search catch up: one of another purpose would be passed over.
#[test]
fn triggers_keep_the_search_and_nothing_else() {
    let room = Room::new();
    let conn = Connection::open(room.place().join("office.db")).unwrap();
    let names = strings(&conn, "SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name");
    let of = |table: &&str| ["delete", "insert", "update"].map(|what| format!("{table}_{what}"));
    let tables: Vec<String> = office::search::SEARCHED.iter().map(|table| format!("{table}_search")).collect();
    let mut wanted: Vec<String> =
        tables.iter().map(String::as_str).chain(["search_text"]).flat_map(|table| of(&table)).collect();
    wanted.sort();
    assert_eq!(names, wanted);
    let areas =
        strings(&conn, "SELECT name FROM sqlite_schema WHERE name = 'search_source' AND sql LIKE '%UNION ALL%'");
    assert_eq!(areas, ["search_source"]);
}
