//! What happens to the office file when things go wrong: damage, crashes, restores, refusals.

use std::fs;
use std::path::{Path, PathBuf};

use crate::room::Room;
use office::Desk;
use serde_json::{Value, json};

/// Files of the folder whose names begin like this.
fn named(folder: &Path, beginning: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(beginning))
        .collect();
    found.sort();
    found
}

/// The office as a killed process leaves it: the file with its log, copied while it is open.
fn crashed(room: &Room) -> PathBuf {
    let folder = room.home.path().join("断电");
    fs::create_dir_all(&folder).unwrap();
    for name in ["office.db", "office.db-wal"] {
        fs::copy(room.place().join(name), folder.join(name)).unwrap();
    }
    assert!(fs::metadata(folder.join("office.db-wal")).unwrap().len() > 0, "nothing is left to play in");
    folder
}

fn units(room: &Room) -> Vec<Value> {
    room.ask("unit_list", json!({}))["rows"].as_array().unwrap().iter().map(|unit| unit["name"].clone()).collect()
}

/// Spoils the file; each way is one that a disk or a stick has.
type Damage = fn(&mut Vec<u8>);

#[test]
fn a_damaged_file_is_kept_aside_and_the_newest_sound_copy_takes_its_place() {
    let damages: [(&str, Damage); 6] = [
        ("pages in the middle", |bytes| {
            let (from, to) = (bytes.len() / 4, bytes.len() * 3 / 4);
            bytes[from..to].fill(0xa5);
        }),
        ("cut in half", |bytes| bytes.truncate(bytes.len() / 2)),
        ("cut within a page", |bytes| bytes.truncate(bytes.len() - 1000)),
        ("no header", |bytes| bytes[..100].fill(0)),
        ("no bytes", Vec::clear),
        ("something else", |bytes| *bytes = "这不是数据库，只是一段够长的文字。".repeat(50).into_bytes()),
    ];
    let room = Room::new();
    let place = room.home.path().join("示例");
    room.ask("sample_create", json!({ "place": place }));
    let events = room.ask("event_list", json!({}))["rows"].as_array().unwrap().len();
    let sound = room.ask("backup_create", json!({}));
    // A newer copy that is itself damaged is passed over.
    let spoiled = place.join("backups/office-29990101-000000.db");
    let copy = fs::read(sound["path"].as_str().unwrap()).unwrap();
    fs::write(&spoiled, &copy[..copy.len() / 3]).unwrap();
    for (what, damage) in damages {
        room.ask("office_close", json!({}));
        let mut bytes = fs::read(place.join("office.db")).unwrap();
        damage(&mut bytes);
        fs::write(place.join("office.db"), &bytes).unwrap();

        let status = room.ask("desk_resume", json!({}));
        if status["office"].is_null() {
            assert!(status["trouble"].as_str().unwrap().contains("已损坏"), "{what}: {status}");
            assert_eq!(room.refused("office_open", json!({ "place": place }))["code"], "office_damaged", "{what}");
        }
        let report = room.ask("office_check", json!({ "place": place }));
        assert_eq!(report["sound"], false, "{what}");
        assert!(!report["problems"].as_array().unwrap().is_empty(), "{what}: {report}");
        let offered = report["newest_sound_backup"]["path"].as_str().unwrap().to_owned();
        let newest = named(&place.join("backups"), "office-").into_iter().rfind(|path| *path != spoiled).unwrap();
        assert_eq!(Path::new(&offered), newest, "{what}");

        room.ask("backup_restore", json!({ "path": offered, "place": place }));
        assert_eq!(room.ask("event_list", json!({}))["rows"].as_array().unwrap().len(), events, "{what}");
        assert_eq!(room.ask("office_check", json!({}))["problems"], json!([]), "{what}");
        let aside: Vec<PathBuf> = named(&place, "office.damaged-");
        let kept = aside.iter().any(|path| fs::read(path).unwrap() == bytes);
        assert!(kept, "{what}: the damaged file was not kept: {aside:?}");
        for path in aside {
            fs::remove_file(path).unwrap();
        }
    }
    let refused = room.refused("backup_restore", json!({ "path": spoiled }));
    assert_eq!((&refused["code"], &refused["field"]), (&json!("invalid_value"), &json!("path")), "{refused}");
    assert_eq!(room.ask("event_list", json!({}))["rows"].as_array().unwrap().len(), events);
}

#[test]
fn a_missing_file_is_said_and_comes_back_from_its_backup() {
    let room = Room::new();
    room.ask("unit_create", json!({ "unit": { "name": "甲单位" } }));
    room.ask("office_close", json!({}));
    fs::remove_file(room.place().join("office.db")).unwrap();
    let report = room.ask("office_check", json!({}));
    assert_eq!(report["problems"], json!(["本会文件（office.db）不见了"]));
    room.ask("backup_restore", json!({ "path": report["newest_sound_backup"]["path"] }));
    assert_eq!(units(&room), ["甲单位"]);
}

#[test]
fn every_answered_act_is_there_after_a_crash() {
    let room = Room::new();
    for at in 0..20 {
        room.ask("unit_create", json!({ "unit": { "name": format!("单位{at}") } }));
    }
    let folder = crashed(&room);
    // What the killed process left half written is cleared away.
    for leftover in ["office.new", "office.new-wal", ".xieban-a1b2c3", "backups/.xieban-d4e5f6-journal"] {
        fs::create_dir_all(folder.join("backups")).unwrap();
        fs::write(folder.join(leftover), "half").unwrap();
    }
    fs::write(folder.join("office.holder"), "另一个程序（xieban，进程 1）").unwrap();
    let before = room.snapshot();
    room.ask("office_open", json!({ "place": folder }));
    assert_eq!(units(&room).len(), 20);
    assert_eq!(room.ask("office_check", json!({}))["sound"], true);
    assert_eq!(named(&folder, ".xieban-").len() + named(&folder, "office.new").len(), 0);
    assert_eq!(named(&folder.join("backups"), ".xieban-").len(), 0);
    assert!(fs::read_to_string(folder.join("office.holder")).unwrap().contains(&std::process::id().to_string()));
    room.ask("undo", json!({}));
    assert_eq!(units(&room).len(), 19);
    room.ask("office_open", json!({ "place": room.place() }));
    assert_eq!(room.snapshot(), before);
}

#[test]
fn a_file_with_its_log_is_restored_whole() {
    let room = Room::new();
    room.ask("unit_create", json!({ "unit": { "name": "只在日志里的单位" } }));
    let folder = crashed(&room);
    room.ask("undo", json!({}));
    room.ask("backup_restore", json!({ "path": folder.join("office.db") }));
    assert_eq!(units(&room), ["只在日志里的单位"]);
}

#[test]
fn a_newer_file_is_refused_with_its_log_untouched() {
    let room = Room::new();
    let newer = rusqlite::Connection::open(room.place().join("office.db")).unwrap();
    newer.execute_batch("PRAGMA user_version = 999").unwrap();
    let folder = crashed(&room);
    let read = || ["office.db", "office.db-wal"].map(|name| fs::read(folder.join(name)).unwrap());
    let before = read();
    let other = Desk::new(room.home.path().join("other"));
    let refused = office::api::call(&other, "office_open", json!({ "place": folder })).unwrap_err().wire();
    assert_eq!(serde_json::to_value(refused.code).unwrap(), "office_newer");
    assert!(read() == before, "the newer file was touched");
}

#[test]
fn a_log_without_its_file_does_not_get_into_the_next_office() {
    let room = Room::new();
    room.ask("unit_create", json!({ "unit": { "name": "旧单位" } }));
    let folder = crashed(&room);
    fs::remove_file(folder.join("office.db")).unwrap();
    room.ask("office_create", json!({ "name": "新协会", "place": folder }));
    assert_eq!(units(&room), Vec::<Value>::new());
    assert_eq!(room.ask("office_check", json!({}))["sound"], true);
    assert_eq!(named(&folder, "office.stray-").len(), 1);
}

#[test]
fn an_upgrade_that_fails_leaves_the_file_and_a_backup() {
    let room = Room::new();
    room.ask("unit_create", json!({ "unit": { "name": "甲单位" } }));
    room.ask("office_close", json!({}));
    let file = room.place().join("office.db");
    // Says that it has no schema yet, which the first step then finds there.
    let conn = rusqlite::Connection::open(&file).unwrap();
    let version: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    conn.execute_batch("PRAGMA user_version = 0").unwrap();
    drop(conn);
    assert_eq!(room.refused("office_open", json!({ "place": room.place() }))["code"], "database");
    let copies = named(&room.place().join("backups"), "office-");
    assert!(copies.iter().any(|path| path.to_string_lossy().contains("before-upgrade")), "{copies:?}");
    rusqlite::Connection::open(&file).unwrap().execute_batch(&format!("PRAGMA user_version = {version}")).unwrap();
    room.ask("office_open", json!({ "place": room.place() }));
    assert_eq!(units(&room), ["甲单位"]);
}

#[test]
fn what_is_refused_leaves_the_open_office_open() {
    let room = Room::new();
    room.ask("unit_create", json!({ "unit": { "name": "甲单位" } }));
    let backup = room.ask("backup_create", json!({ "path": room.home.path().join("备份.db") }));
    let held = Desk::new(room.home.path().join("other"));
    office::api::call(&held, "office_create", json!({ "name": "别人的协会" })).unwrap();
    let held = room.home.path().join("other/本会");
    let damaged = room.home.path().join("damaged");
    fs::create_dir_all(&damaged).unwrap();
    fs::write(damaged.join("office.db"), "broken").unwrap();
    let nothing = room.home.path().join("nothing");
    let not_ours = room.home.path().join("笔记.db");
    rusqlite::Connection::open(&not_ours).unwrap().execute_batch("CREATE TABLE note (text)").unwrap();
    let own = |name: &str| room.place().join(name);
    for (name, params, code) in [
        ("office_open", json!({ "place": nothing }), "not_an_office"),
        ("office_open", json!({ "place": damaged }), "office_damaged"),
        ("office_open", json!({ "place": held }), "office_locked"),
        ("office_create", json!({ "name": "又一个", "place": held }), "office_exists"),
        ("office_create", json!({ "name": "又一个", "place": room.home.path().join("备份.db/x") }), "file"),
        ("sample_create", json!({ "place": held }), "office_exists"),
        ("backup_restore", json!({ "path": room.home.path().join("none.db") }), "file"),
        ("backup_restore", json!({ "path": damaged.join("office.db") }), "invalid_value"),
        ("backup_restore", json!({ "path": not_ours }), "invalid_value"),
        ("backup_restore", json!({ "path": backup["path"], "place": held }), "office_locked"),
        ("backup_create", json!({ "path": own("office.db") }), "invalid_value"),
        ("backup_create", json!({ "path": own("Office.db-wal") }), "invalid_value"),
        ("backup_create", json!({ "path": nothing.join("a.db") }), "file"),
        ("backup_create", json!({ "path": room.home.path() }), "file"),
        ("office_check", json!({ "repair": true, "place": held }), "no_office"),
    ] {
        let before = room.snapshot();
        let refused = room.refused(name, params.clone());
        assert_eq!(refused["code"], code, "{name} {params}: {refused}");
        let message = refused["message"].as_str().unwrap();
        assert!(message.ends_with('。') && !message.contains("error"), "{message}");
        assert_eq!(room.snapshot(), before, "{name} {params}");
    }
    assert_eq!(units(&room), ["甲单位"]);
    assert_eq!(named(room.home.path(), ".xieban-").len() + named(&room.place(), ".xieban-").len(), 0);
    assert!(!nothing.exists());
    // The open office is opened again without a word.
    assert_eq!(room.ask("office_open", json!({ "place": room.place() }))["office"]["profile"]["name"], "测试区科协");
}

#[test]
fn a_copy_is_made_when_something_changed_and_only_then() {
    let room = Room::new();
    let copies = |room: &Room| room.ask("backup_list", json!({}))["rows"].as_array().unwrap().len();
    let reopen = || {
        room.ask("office_close", json!({}));
        room.ask("desk_resume", json!({}));
        copies(&room)
    };
    let mut expected = reopen();
    assert_eq!(expected, 1, "a new office has no copy yet");
    let mut entry = 0;
    type Step<'a> = (&'a str, Box<dyn Fn(&mut i64) + 'a>, bool);
    let ask = |name: &'static str, params: Value| room.reply(name, params);
    let steps: Vec<Step<'_>> = vec![
        ("nothing", Box::new(|_| {}), false),
        ("a look", Box::new(|_| drop(ask("unit_list", json!({})))), false),
        (
            "an act",
            Box::new(|entry| {
                *entry = ask("unit_create", json!({ "unit": { "name": "甲" } }))["act"]["entry"].as_i64().unwrap();
            }),
            true,
        ),
        ("another", Box::new(|_| drop(ask("unit_create", json!({ "unit": { "name": "乙" } })))), true),
        ("undo", Box::new(|_| drop(ask("undo", json!({})))), true),
        (
            "redo, then undo of the other one",
            Box::new(|entry| {
                ask("redo", json!({}));
                ask("undo", json!({ "entry": *entry }));
            }),
            true,
        ),
        ("nothing again", Box::new(|_| {}), false),
    ];
    for (what, step, copied) in steps {
        step(&mut entry);
        expected += usize::from(copied);
        assert_eq!(reopen(), expected, "{what}");
    }
    // Another course of events after a restore is a change, though as many acts were made.
    let early = room.ask("backup_create", json!({ "path": room.home.path().join("early.db") }));
    room.ask("unit_create", json!({ "unit": { "name": "丙" } }));
    room.ask("backup_restore", json!({ "path": early["path"] }));
    room.ask("unit_create", json!({ "unit": { "name": "丁" } }));
    let before = copies(&room);
    assert_eq!(reopen(), before + 1);
}

#[test]
fn the_search_is_rebuilt_from_the_records() {
    let room = Room::new();
    for name in ["第一中学", "第二中学", "第三中学"] {
        room.ask("unit_create", json!({ "unit": { "name": name } }));
    }
    room.ask("event_create", json!({ "event": { "title": "中学讲座" } }));
    let found = || {
        let hits = room.ask("search", json!({ "words": "中学" }))["hits"].take();
        let mut titles: Vec<String> =
            hits.as_array().unwrap().iter().map(|hit| hit["title"].as_str().unwrap().to_owned()).collect();
        titles.sort();
        titles
    };
    let before = found();
    assert_eq!(before, ["中学讲座", "第一中学", "第三中学", "第二中学"]);
    let conn = rusqlite::Connection::open(room.place().join("office.db")).unwrap();
    // Behind the triggers' back: they call a function that this connection does not have.
    conn.execute_batch(
        "DROP TRIGGER search_text_delete; DROP TRIGGER search_text_update; DROP TRIGGER search_text_insert;
         DELETE FROM search_text WHERE title = '第一中学';
         UPDATE search_text SET title = '别的' WHERE title = '第二中学';
         INSERT INTO search_text (area, record_id, title, body) VALUES ('unit', 99, '不存在的中学', '');",
    )
    .unwrap();
    assert_ne!(found(), before);
    let report = room.ask("office_check", json!({ "repair": true }));
    assert_eq!(report["repaired"], json!(["检索索引已重建，补正 3 条"]));
    assert_eq!(found(), before);
}

/// Closing any descriptor of a file drops all locks that a process has on it: nothing may open the office file past SQLite.
#[cfg(target_os = "linux")]
#[test]
fn the_check_leaves_sqlite_its_locks() {
    use std::os::unix::fs::MetadataExt;
    let room = Room::new();
    room.ask("office_close", json!({}));
    room.ask("office_open", json!({ "place": room.place() }));
    let inode = format!(":{} ", fs::metadata(room.place().join("office.db")).unwrap().ino());
    let locks = || fs::read_to_string("/proc/locks").unwrap().lines().filter(|line| line.contains(&inode)).count();
    let before = locks();
    assert!(before > 0, "no lock on the open office file");
    for request in ["office_check", "backup_create", "backup_list", "desk_status"] {
        room.ask(request, json!({}));
        assert!(locks() >= before, "{request} dropped a lock");
    }
}
