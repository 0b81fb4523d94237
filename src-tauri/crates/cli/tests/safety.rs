//! The safety net as processes meet it: who holds the lock, when copies are made, what a full disk leaves behind.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use office::Desk;
use serde_json::{Value, json};

fn command(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xieban-cli"));
    command.env("XIEBAN_HOME", home).env_remove("XIEBAN_OFFICE").arg("--json");
    command
}

fn answer(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"))
}

fn ok(home: &Path, arguments: &[&str]) -> Value {
    let output = command(home).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    answer(&output)
}

#[test]
fn the_terminal_reads_beside_the_window_and_writes_after_it() {
    let home = tempfile::tempdir().unwrap();
    // This process is the window.
    let window = Desk::new(home.path().to_path_buf());
    let ask = |name: &str, params: Value| office::api::call(&window, name, params).unwrap();
    ask("office_create", json!({ "name": "测试区科协" }));
    let plan = ask("plan_create", json!({ "plan": { "title": "工作计划", "year": 2026 } }))["answer"].to_string();
    ask("plan_item_create", json!({ "plan_id": 1, "item": { "text": "办讲座", "kind": "task" } }));
    ask("unit_create", json!({ "unit": { "name": "甲单位" } }));
    let paper = home.path().join("计划.pdf");
    let copy = home.path().join("备份.db");
    let (paper, copy) = (paper.to_str().unwrap(), copy.to_str().unwrap());
    let spreadsheet = home.path().join("单位.csv");
    fs::write(&spreadsheet, "单位名称,联系人\n乙单位,张三\n").unwrap();
    let spreadsheet = spreadsheet.to_str().unwrap();

    for reading in [
        &["list", "units"][..],
        &["search", "甲单位"],
        &["history"],
        &["check"],
        &["report", "plan", "--plan", &plan, "-o", paper],
        &["import", spreadsheet, "--as", "units", "--dry-run"],
    ] {
        ok(home.path(), reading);
    }
    assert_eq!(ok(home.path(), &["list", "units"])[0]["name"], "甲单位");
    for writing in [
        &["undo"][..],
        &["redo"],
        &["import", spreadsheet, "--as", "units"],
        &["call", "unit_create", r#"{"unit": {"name": "丙单位"}}"#],
        &["certificates", "--contest", "1", "-o", paper],
        &["check", "--repair"],
        &["restore", copy],
        &["backup", copy],
    ] {
        fs::copy(home.path().join("本会/office.db"), copy).unwrap();
        let output = command(home.path()).args(writing).output().unwrap();
        let refused = &answer(&output)["error"];
        assert_eq!((output.status.code(), &refused["code"]), (Some(1), &json!("office_locked")), "{writing:?}");
        let message = refused["message"].as_str().unwrap();
        assert!(message.contains(&format!("进程 {}", std::process::id())), "{writing:?}: {message}");
    }
    // The window goes on, with what it had.
    assert_eq!(ask("undo", json!({}))["answer"]["entries"][0]["label"], "新增单位“甲单位”");
    ask("office_close", json!({}));
    ok(home.path(), &["redo"]);

    // A process that died left its name behind; the lock itself went with it.
    let holder = home.path().join("本会/office.holder");
    fs::write(&holder, "另一个程序（xieban，进程 1）").unwrap();
    ok(home.path(), &["undo"]);
    assert!(!holder.exists());
}

#[test]
fn a_copy_is_due_after_half_an_hour_with_changes() {
    let home = tempfile::tempdir().unwrap();
    let at = |time: &str, arguments: &[&str]| {
        let output = command(home.path()).args(arguments).env("XIEBAN_NOW", time).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        answer(&output)
    };
    let unit = |name: &str| json!({ "unit": { "name": name } }).to_string();
    at("2026-11-23T09:00:00", &["init"]);
    for (time, act, copies) in [
        ("2026-11-23T09:00:00", None, 1),
        ("2026-11-23T09:10:00", Some("甲"), 1),
        ("2026-11-23T09:29:59", None, 1),
        ("2026-11-23T09:30:00", None, 2),
        ("2026-11-23T12:00:00", None, 2),
        ("2026-11-23T12:00:10", Some("乙"), 3),
        // The clock is a year ahead: of a week long past the newest copy stays.
        ("2027-11-23T12:00:00", Some("丙"), 2),
        // It has been set right: the copy from far ahead does not stop the next ones.
        ("2026-11-23T12:30:00", Some("丁"), 2),
        ("2026-11-23T12:30:10", None, 3),
        ("2026-11-23T13:30:10", None, 3),
    ] {
        if let Some(name) = act {
            at(time, &["call", "unit_create", &unit(name)]);
        }
        at(time, &["call", "backup_tick"]);
        assert_eq!(at(time, &["list", "backups"]).as_array().unwrap().len(), copies, "{time}");
    }
}

/// What is found is said; the exit code says it to scripts.
#[test]
fn the_check_of_a_damaged_file_names_the_newest_sound_copy() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("本会");
    let run = |arguments: &[&str]| ok(home.path(), arguments);
    run(&["init", "--name", "海安区科协", "--office", place.to_str().unwrap()]);
    let copy = run(&["backup"]);
    assert_eq!(run(&["check"])["sound"], true);
    fs::write(place.join("office.db"), b"broken").unwrap();
    let checked = command(home.path()).arg("check").output().unwrap();
    assert_eq!(checked.status.code(), Some(1), "{checked:?}");
    assert_eq!(answer(&checked)["newest_sound_backup"]["path"], copy["path"], "{checked:?}");
}

/// A disk that takes no more than so many bytes of any file, and says so instead of ending the process.
#[cfg(unix)]
#[test]
fn a_full_disk_is_said_and_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| ok(home.path(), arguments);
    run(&["init", "--sample", "--office", home.path().join("本会").to_str().unwrap()]);
    run(&["call", "contest_create", r#"{"contest": {"name": "大赛", "year": 2026}}"#]);
    let contests = run(&["list", "contests"]);
    let contest = contests.as_array().unwrap().iter().find(|contest| contest["name"] == "大赛").unwrap()["id"].clone();
    for at in 0..30 {
        let author = ["张伟", "王芳", "李敏"][at % 3];
        let parts = json!({ "authors": [author], "award": "一等奖" });
        let entry = json!({ "contest_id": contest, "entry": { "title": format!("作品{at}") }, "parts": parts });
        run(&["call", "entry_create", &entry.to_string()]);
    }
    let spreadsheet = home.path().join("单位.csv");
    let rows: String = (0..2000).map(|at| format!("新单位{at},备注{at}\n")).collect();
    fs::write(&spreadsheet, format!("单位名称,备注\n{rows}")).unwrap();
    let file = |name: &str| home.path().join(name).to_string_lossy().into_owned();
    let (contest, long) = (contest.to_string(), "长".repeat(40_000));
    let act = json!({ "unit": { "name": "甲单位", "note": long } }).to_string();
    fs::write(file("计划.pdf"), "已有的文件").unwrap();
    let seen = || {
        let certificates = ok(home.path(), &["call", "certificate_list"])["answer"].take();
        let units = ok(home.path(), &["list", "units"]);
        (units, certificates, ok(home.path(), &["history"]), ok(home.path(), &["list", "backups"]))
    };
    let before = seen();
    for arguments in [
        vec!["call".into(), "unit_create".into(), act.clone()],
        vec!["import".into(), file("单位.csv"), "--as".into(), "units".into()],
        vec!["backup".into()],
        vec!["backup".into(), file("备份.db")],
        vec!["report".into(), "plan".into(), "--year".into(), "2026".into(), "-o".into(), file("计划.pdf")],
        vec!["certificates".into(), "--contest".into(), contest.clone(), "-o".into(), file("证书.pdf")],
    ] {
        // 80 blocks of 512 bytes: more than the index of the log takes, less than any of these writes.
        let limited = Command::new("sh")
            .args(["-c", r#"trap "" XFSZ; ulimit -f 80; exec "$0" "$@""#, env!("CARGO_BIN_EXE_xieban-cli"), "--json"])
            .args(&arguments)
            .env("XIEBAN_HOME", home.path())
            .env("XIEBAN_OFFICE", home.path().join("本会"))
            .output()
            .unwrap();
        let what = arguments[0..2.min(arguments.len())].join(" ");
        assert_eq!(limited.status.code(), Some(1), "{what}: {limited:?}");
        let refused = &answer(&limited)["error"];
        println!("{what}: {refused}");
        assert_eq!(refused["code"], "disk_full", "{what}: {refused}");
        assert!(refused["message"].as_str().unwrap().contains("磁盘已满"), "{what}");
        assert!(seen() == before, "{what} changed something");
        assert_eq!(ok(home.path(), &["check"])["problems"], json!([]), "{what}");
    }
    assert_eq!(fs::read_to_string(file("计划.pdf")).unwrap(), "已有的文件");
    let left: Vec<String> = fs::read_dir(home.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(".xieban-") || name.ends_with(".db") || name == "证书.pdf")
        .collect();
    assert_eq!(left, Vec::<String>::new());
    // With room again, all of it goes through.
    run(&["call", "unit_create", &act]);
    run(&["certificates", "--contest", &contest, "-o", &file("证书.pdf")]);
}

/// What is there can be looked at on a disk that takes nothing more, or in a folder that cannot be written.
#[cfg(unix)]
#[test]
fn what_is_there_is_read_where_nothing_can_be_written() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("本会 50%#1?");
    ok(home.path(), &["init", "--sample", "--office", place.to_str().unwrap()]);
    let there = |name: &str| place.join(name);
    // Folders of these names stand for a folder that cannot be written: root, too, is refused them.
    let block = |names: &[&str]| names.iter().for_each(|name| fs::create_dir(there(name)).unwrap());
    let clear = |names: &[&str]| names.iter().for_each(|name| fs::remove_dir(there(name)).unwrap());
    let (free, full) = (r#"exec "$0" "$@""#, r#"trap "" XFSZ; ulimit -f 0; exec "$0" "$@""#);
    let run = |shell: &str, arguments: &[&str]| {
        Command::new("sh")
            .args(["-c", shell, env!("CARGO_BIN_EXE_xieban-cli"), "--json"])
            .args(arguments)
            .env("XIEBAN_HOME", home.path())
            .env("XIEBAN_OFFICE", &place)
            .output()
            .unwrap()
    };
    fs::remove_file(there("office.lock")).unwrap();
    let reads: [&[&str]; 5] =
        [&["list", "people"], &["list", "events", "--year", "2026"], &["history"], &["search", "科普"], &["check"]];
    let read = |shell: &str, what: &str| {
        reads.map(|arguments| {
            let output = run(shell, arguments);
            assert!(output.status.success(), "{what}, {arguments:?}: {output:?}");
            output.stdout
        })
    };
    let before = read(free, "at first");
    for (what, shell, blocked, code) in [
        ("a full disk", full, &[][..], "disk_full"),
        ("a folder that cannot be written", free, &["office.lock", "office.db-shm"][..], "file"),
    ] {
        let _ = fs::remove_file(there("office.lock"));
        block(blocked);
        assert!(read(shell, what) == before, "{what}: it was read otherwise");
        let refused = run(shell, &["call", "unit_create", r#"{"unit": {"name": "甲单位"}}"#]);
        assert_eq!(answer(&refused)["error"]["code"], code, "{what}: {refused:?}");
        clear(blocked);
        assert!(read(free, what) == before, "{what} changed something");
    }
    assert!(run(free, &["call", "unit_create", r#"{"unit": {"name": "甲单位"}}"#]).status.success());
}

/// A window in a folder where nothing can be written, and another program that can: it writes, and what is read follows.
#[cfg(unix)]
#[test]
fn what_is_only_read_follows_what_others_write() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("本会");
    let run = |arguments: &[&str]| ok(home.path(), arguments);
    let add = |name: &str| run(&["call", "unit_create", &json!({ "unit": { "name": name } }).to_string()]);
    run(&["init", "--name", "海安区科协", "--office", place.to_str().unwrap()]);
    add("甲单位");
    // Folders of these names stand for a folder that cannot be written.
    let blocked = ["office.lock", "office.db-shm"].map(|name| place.join(name));
    fs::remove_file(&blocked[0]).unwrap();
    blocked.iter().for_each(|path| fs::create_dir(path).unwrap());
    let desk = Desk::new(home.path().join("window"));
    let ask =
        |name: &str, params: Value| office::api::call(&desk, name, params).map(|mut reply| reply["answer"].take());
    let units = || -> Vec<Value> {
        let rows = ask("unit_list", json!({})).unwrap()["rows"].take();
        rows.as_array().unwrap().iter().map(|unit| unit["name"].clone()).collect()
    };
    let open = || ask("office_open", json!({ "place": place }));
    let only_read = || ask("desk_status", json!({})).unwrap()["office"]["only_read"].take();
    open().unwrap();
    assert!(only_read().as_str().unwrap().contains("写入不成"), "{}", only_read());
    assert_eq!(units(), ["甲单位"]);
    let code = |refused: office::Error| serde_json::to_value(refused.wire().code).unwrap();
    assert_eq!(code(ask("unit_create", json!({ "unit": { "name": "丙单位" } })).unwrap_err()), "file");
    blocked.iter().for_each(|path| fs::remove_dir(path).unwrap());
    add("乙单位");
    assert_eq!(units(), ["甲单位", "乙单位"]);
    // A reopening that is refused leaves what could be read before.
    let lock = office::Place::new(&place).lock().unwrap();
    assert_eq!(code(open().unwrap_err()), "office_locked");
    assert_eq!(units(), ["甲单位", "乙单位"]);
    drop(lock);
    open().unwrap();
    assert_eq!(only_read(), Value::Null);
    ask("unit_create", json!({ "unit": { "name": "丙单位" } })).unwrap();
}
