//! The terminal's contract, on the built program.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn cli(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xieban-cli"))
        .args(arguments)
        .env("XIEBAN_HOME", home)
        .env_remove("XIEBAN_OFFICE")
        .output()
        .unwrap()
}

fn ok(home: &Path, arguments: &[&str]) -> Value {
    let output = cli(home, &[&["--json"], arguments].concat());
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn exit_codes_and_errors_are_those_of_the_contract() {
    let home = tempfile::tempdir().unwrap();
    for (arguments, exit, code) in [
        (&["--json", "list", "people"][..], 1, "not_an_office"),
        (&["--json", "undo"], 1, "not_an_office"),
        (&["--json", "restore", "nowhere.db"], 1, "file"),
        (&["--json", "list", "wishes"], 2, ""),
        (&["--json", "undo", "--steps", "x"], 2, ""),
        (&["no-such-command"], 2, ""),
        (&["--help"], 0, ""),
    ] {
        let output = cli(home.path(), arguments);
        assert_eq!(output.status.code(), Some(exit), "{arguments:?}: {output:?}");
        if !code.is_empty() {
            let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(answer["error"]["code"], code, "{arguments:?}");
            assert!(answer["error"]["message"].as_str().unwrap().ends_with('。'));
        }
    }
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0, "a refusal left something behind");
}

#[test]
fn an_office_is_made_filled_undone_saved_and_restored() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| ok(home.path(), arguments);
    assert_eq!(run(&["init", "--name", "测试区科协"])["office"]["profile"]["name"], "测试区科协");
    let reply = run(&[
        "call",
        "event_create",
        r#"{"event": {"title": "科普讲座"}, "parts": {"occurrences": [{"start_date": "2026-05-18"}]}}"#,
    ]);
    assert_eq!(reply["act"]["label"], "新增活动“科普讲座”");
    assert_eq!(run(&["list", "events", "--year", "2026"])[0]["title"], "科普讲座");
    assert_eq!(run(&["list", "events", "--year", "2025"]).as_array().unwrap().len(), 0);
    assert_eq!(run(&["search", "讲座", "科普"])[0]["area"], "event");
    let saved = home.path().join("saved.db");
    run(&["backup", saved.to_str().unwrap()]);
    assert_eq!(run(&["undo"])["entries"][0]["label"], "新增活动“科普讲座”");
    assert_eq!(run(&["list", "events"]).as_array().unwrap().len(), 0);
    run(&["redo"]);
    run(&["undo", "--entry", "1"]);
    assert_eq!(run(&["history"])[0]["can_redo"], true);
    run(&["restore", saved.to_str().unwrap()]);
    assert_eq!(run(&["list", "events"]).as_array().unwrap().len(), 1);
    assert_eq!(run(&["check", "--repair"])["sound"], true);
}

#[test]
fn the_sample_office_stands_in_a_folder_of_choice() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("示例办公室");
    ok(home.path(), &["init", "--sample", "--office", place.to_str().unwrap()]);
    let output = cli(home.path(), &["--office", place.to_str().unwrap(), "list", "plans"]);
    assert!(String::from_utf8(output.stdout).unwrap().contains("2026年临江区科协工作要点"));
}
