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

#[test]
fn the_ending_of_a_file_says_how_a_paper_is_written() {
    let home = tempfile::tempdir().unwrap();
    ok(home.path(), &["init", "--sample"]);
    let file = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    let magic: [(&str, &[u8]); 3] = [("pdf", b"%PDF-"), ("docx", b"PK\x03\x04"), ("xlsx", b"PK\x03\x04")];
    for (arguments, name) in [
        (&["report", "plan", "--year", "2026"][..], "计划"),
        (&["report", "plan-table", "--year", "2026"], "任务分解表"),
        (&["report", "events", "--year", "2026"], "台账"),
        (&["report", "roster", "--class", "1"], "花名册"),
        (&["report", "groups", "--class", "1"], "分组名单"),
        (&["report", "sign-in", "--class", "1"], "签到表"),
        (&["report", "members"], "会员名册"),
        (&["report", "units"], "单位名录"),
        (&["report", "scores", "--class", "1"], "成绩表"),
        (&["report", "awards", "--contest", "1"], "获奖名单"),
    ] {
        for (ending, begins) in magic {
            let file = file(&format!("{name}.{ending}"));
            let written = ok(home.path(), &[arguments, &["-o", &file]].concat());
            assert_eq!(written["path"], file.as_str());
            // How many pages a working copy has, the program that opens it decides.
            assert_eq!(written["pages"].as_u64().is_some(), ending == "pdf", "{file}: {written}");
            assert!(std::fs::read(&file).unwrap().starts_with(begins), "{file}");
            let told = written["notes"].to_string().contains("任务分解表");
            assert_eq!(told, (name, ending) == ("计划", "xlsx"), "{written}");
        }
    }
    for name in ["计划.doc", "计划", "计划.txt"] {
        let output = cli(home.path(), &["--json", "report", "plan", "--year", "2026", "-o", &file(name)]);
        assert_eq!(output.status.code(), Some(1));
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        let message = answer["error"]["message"].as_str().unwrap();
        assert!([".pdf", ".docx", ".xlsx"].iter().all(|ending| message.contains(ending)), "{message}");
        assert!(!home.path().join(name).exists());
    }
}
