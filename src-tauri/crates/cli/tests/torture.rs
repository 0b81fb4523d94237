//! The main job under SIGKILL: xieban-cli does it as real processes that are killed at random moments. After each death every
//! answered action is there, no half one is, and the next command goes on as if nothing had been.
//!
//! One round here; `cargo xtask torture --rounds N` does more. A failure names the seed: XIEBAN_TORTURE_SEED repeats it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use office::{Desk, Mode, Office, Place};
use serde_json::{Value, json};

/// A command line, with how many of the steps below it does at once: those are commits of their own.
struct Job {
    arguments: Vec<String>,
    /// The same as steps; empty when it is one.
    steps: Vec<Vec<String>>,
}

fn words(arguments: &[&str]) -> Vec<String> {
    arguments.iter().map(|word| (*word).to_owned()).collect()
}

fn job(arguments: &[&str]) -> Job {
    Job { arguments: words(arguments), steps: Vec::new() }
}

fn request(name: &str, params: &Value) -> Vec<String> {
    words(&["call", name, &params.to_string()])
}

/// The secretary's main job, from nothing to printed certificates, undone, redone, saved and restored.
fn main_job(files: &Path) -> Vec<Job> {
    let path = |name: &str| files.join(name).to_string_lossy().into_owned();
    let call = |name: &str, params: Value| Job { arguments: request(name, &params), steps: Vec::new() };
    let target = json!([{ "amount": 6, "unit": "次", "counted_by": "events" }]);
    let entry = |title: &str, author: &str, award: &str| {
        let parts = json!({ "unit": "第1中学", "authors": [author], "award": award });
        call("entry_create", json!({ "contest_id": 1, "entry": { "title": title }, "parts": parts }))
    };
    let issue = json!({ "contest_id": 1, "issued_on": "2026-10-25" });
    let print = ["certificates", "--contest", "1", "--date", "2026-10-25", "--drawn", "-o"];
    vec![
        job(&["init", "--name", "临江区科协"]),
        job(&["import", &path("people.csv"), "--as", "people"]),
        job(&["import", &path("training.csv"), "--as", "training", "--year", "2026"]),
        call("plan_create", json!({ "plan": { "title": "2026年工作计划", "year": 2026 } })),
        call("plan_item_create", json!({ "plan_id": 1, "item": { "text": "科学普及", "kind": "heading" } })),
        call(
            "plan_item_create",
            json!({ "plan_id": 1, "parent_id": 1, "item": { "text": "办六次讲座", "kind": "task" }, "targets": target }),
        ),
        call(
            "event_create",
            json!({ "event": { "title": "科普讲座" }, "parts": { "hosts": ["区教育局"], "occurrences": [{ "start_date": "2026-05-18" }] } }),
        ),
        call("event_link", json!({ "id": 1, "items": [2] })),
        job(&["backup", &path("early.db")]),
        call("contest_create", json!({ "contest": { "name": "青少年科技创新大赛", "year": 2026 } })),
        entry("避障小车", "张一", "一等奖"),
        entry("滴灌器", "李二", "二等奖"),
        entry("书立", "王三", "三等奖"),
        Job {
            arguments: [words(&print), vec![path("certificates.pdf")]].concat(),
            steps: vec![request("certificate_issue", &issue), [words(&print), vec![path("certificates.pdf")]].concat()],
        },
        job(&["report", "plan", "--year", "2026", "-o", &path("plan.pdf")]),
        job(&["report", "roster", "--class", "1", "-o", &path("roster.pdf")]),
        job(&["undo"]),
        job(&["redo"]),
        Job { arguments: words(&["undo", "--steps", "3"]), steps: vec![words(&["undo"]); 3] },
        Job { arguments: words(&["redo", "--steps", "3"]), steps: vec![words(&["redo"]); 3] },
        job(&["undo", "--entry", "1"]),
        job(&["backup"]),
        job(&["backup", &path("late.db")]),
        job(&["restore", &path("early.db")]),
        job(&["restore", &path("late.db")]),
        job(&["check", "--repair"]),
    ]
}

/// A name that nobody else has, below 320.
fn person(at: usize) -> String {
    const FAMILY: [char; 5] = ['张', '王', '李', '赵', '陈'];
    const GIVEN: [char; 8] = ['伟', '芳', '敏', '静', '强', '军', '洋', '明'];
    [FAMILY[at % 5], GIVEN[at / 5 % 8], GIVEN[at / 40 % 8]].iter().collect()
}

/// The spreadsheets that come in.
fn write_spreadsheets(files: &Path) {
    let mut people = String::from("姓名,性别,单位,职务,联系电话\n");
    let mut training = String::from("2026年电工技能培训班花名册\n姓名,性别,工作单位,成绩\n");
    for at in 0..300 {
        writeln!(people, "{},{},第{}中学,教师,138000{at:05}", person(at), ["男", "女"][at % 2], at % 12).unwrap();
    }
    for at in 0..60 {
        writeln!(training, "{},{},第{}中学,{}", person(at), ["男", "女"][at % 2], at % 12, 60 + at % 40).unwrap();
    }
    fs::write(files.join("people.csv"), people).unwrap();
    fs::write(files.join("training.csv"), training).unwrap();
}

/// An office with the files that come and go, and the command that works at it.
struct Bench {
    home: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let bench = Bench { home: tempfile::tempdir().unwrap() };
        fs::create_dir(bench.files()).unwrap();
        write_spreadsheets(&bench.files());
        bench
    }

    fn files(&self) -> PathBuf {
        self.home.path().join("files")
    }

    fn place(&self) -> PathBuf {
        self.home.path().join("本会")
    }

    fn command(&self, arguments: &[String]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xieban-cli"));
        command
            .arg("--json")
            .args(arguments)
            .env("XIEBAN_HOME", self.home.path())
            .env("XIEBAN_OFFICE", self.place())
            // All answers of all rounds say the same time.
            .env("XIEBAN_NOW", "2026-11-23T09:30:00");
        command
    }

    /// A command that must succeed, and how long it took.
    fn run(&self, arguments: &[String]) -> Duration {
        let begun = Instant::now();
        let output = self.command(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
        begun.elapsed()
    }

    /// Kills the command after `delay`; true when it had answered before.
    fn kill(&self, arguments: &[String], delay: Duration) -> bool {
        let mut command = self.command(arguments);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(delay);
        child.kill().unwrap();
        child.wait().unwrap().success()
    }

    /// Everything that the office answers; null when there is none. What must always hold is checked on the way.
    fn state(&self) -> Value {
        let place = Place::new(self.place());
        if !place.has_office() {
            return Value::Null;
        }
        let desk = Desk::new(self.home.path().join("reader"));
        desk.put(Office::open(place, Mode::Read).unwrap());
        let ask = |name: &str, params: Value| office::api::call(&desk, name, params).unwrap()["answer"].take();
        let check = ask("office_check", json!({}));
        assert_eq!(check["problems"], json!([]), "{check}");
        let mut state = serde_json::Map::new();
        for (list, get) in [
            ("person_list", None),
            ("unit_list", None),
            ("plan_list", Some("plan_get")),
            ("event_list", Some("event_get")),
            ("class_list", Some("class_get")),
            ("contest_list", Some("contest_get")),
            ("certificate_list", None),
        ] {
            let rows = ask(list, json!({}))["rows"].take();
            let ids = rows.as_array().unwrap().iter().map(|row| row["id"].clone());
            let details: Vec<Value> = ids.filter_map(|id| get.map(|get| ask(get, json!({ "id": id })))).collect();
            state.insert(list.into(), json!([rows, details]));
        }
        numbers_have_no_gap(&state["certificate_list"][0]);
        state.insert("history".into(), ask("history_list", json!({ "limit": 1000 })));
        state.insert("undo".into(), ask("undo_state", json!({})));
        for words in ["张伟", "讲座", "第1中学", "创新"] {
            state.insert(format!("search {words}"), ask("search", json!({ "words": words, "limit": 1000 })));
        }
        Value::Object(state)
    }

    /// Names that only a half finished piece of work has.
    fn leftovers(&self) -> Vec<PathBuf> {
        let folders = [self.place(), self.place().join("backups")];
        let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
        entries
            .map(|entry| entry.path())
            .filter(|path| {
                let name = path.file_name().unwrap().to_string_lossy();
                name.starts_with(".xieban-") || name.starts_with("office.new") || name.starts_with("office.damaged")
            })
            .collect()
    }
}

/// Numbers run from 1 without a gap, and none stands twice.
fn numbers_have_no_gap(rows: &Value) {
    let number = |row: &Value| row["number"].as_str().unwrap().rsplit_once('-').unwrap().1.parse().unwrap();
    let mut numbers: Vec<usize> = rows.as_array().unwrap().iter().map(number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
}

/// A step of the reference run: what the office answers after it.
struct Reference {
    /// The answers before the first step, and after each.
    states: Vec<Value>,
    /// Where each job of the main job ends, and how long it takes.
    ends: Vec<(usize, Duration)>,
}

/// The whole job without a kill.
fn reference() -> Reference {
    let bench = Bench::new();
    let mut reference = Reference { states: vec![bench.state()], ends: Vec::new() };
    for job in main_job(&bench.files()) {
        let mut took = Duration::ZERO;
        for step in if job.steps.is_empty() { vec![job.arguments] } else { job.steps } {
            took += bench.run(&step);
            reference.states.push(bench.state());
        }
        reference.ends.push((reference.states.len() - 1, took));
    }
    reference
}

/// A small generator of repeatable numbers (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound.max(1)
    }
}

/// The whole job once more, each command killed up to twice before it may finish. Answers how many were killed at work.
fn round(reference: &Reference, dice: &mut Dice) -> usize {
    let bench = Bench::new();
    let mut at = 0;
    let mut killed = 0;
    for (job, (end, took)) in main_job(&bench.files()).into_iter().zip(&reference.ends) {
        let begun = at;
        for _ in 0..2 {
            if at != begun {
                break;
            }
            let delay = Duration::from_micros(dice.below(u64::try_from(took.as_micros()).unwrap() * 5 / 4));
            let answered = bench.kill(&job.arguments, delay);
            killed += usize::from(!answered);
            let found = bench.state();
            let allowed = if answered { *end..=*end } else { begun..=*end };
            // The last of equal answers: a backup changes none.
            let stands = allowed.clone().rev().find(|index| reference.states[*index] == found);
            at = stands.unwrap_or_else(|| {
                panic!(
                    "{:?} killed after {delay:?} (answered: {answered}) left a half action:\n{found}\nallowed were {allowed:?}",
                    job.arguments
                )
            });
        }
        // What is left of it, one commit at a time; all of it when only the file it writes may be missing.
        let rest: Vec<Vec<String>> = match job.steps.get(at - begun..) {
            Some(rest) if !job.steps.is_empty() => rest.to_vec(),
            _ if at == begun || reference.states[begun] == reference.states[*end] => vec![job.arguments.clone()],
            _ => Vec::new(),
        };
        for step in rest {
            bench.run(&step);
        }
        assert!(bench.state() == reference.states[*end], "{:?} did not go on after the kill", job.arguments);
        at = *end;
        if job.arguments[0] == "import" {
            let again = bench.command(&job.arguments).output().unwrap();
            assert_eq!(again.status.code(), Some(1), "{:?}: a file came in twice", job.arguments);
        }
    }
    bench.run(&words(&["history"]));
    assert_eq!(bench.leftovers(), Vec::<PathBuf>::new());
    every_backup_is_whole(&bench);
    killed
}

/// Whatever stands in backups/ under the name of a backup can be restored.
fn every_backup_is_whole(bench: &Bench) {
    for entry in fs::read_dir(bench.place().join("backups")).unwrap() {
        let copy = entry.unwrap().path();
        let other = Bench::new();
        other.run(&words(&["restore", &copy.to_string_lossy()]));
        assert_ne!(other.state(), Value::Null);
    }
}

#[test]
fn killed_at_any_moment_the_office_holds_every_finished_action_and_no_half_one() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let rounds = number("XIEBAN_TORTURE_ROUNDS").unwrap_or(1);
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let seed = number("XIEBAN_TORTURE_SEED").unwrap_or(u64::from(since.subsec_nanos())) | 1;
    println!("XIEBAN_TORTURE_SEED={seed}");
    let reference = reference();
    let mut dice = Dice(seed);
    for turn in 1..=rounds {
        let killed = round(&reference, &mut dice);
        println!("{turn}/{rounds}: killed {killed} times at work");
    }
}
