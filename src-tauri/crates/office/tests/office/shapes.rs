//! The built-in shapes that a plan begins from.

use crate::room::Room;
use office::year::{YearKind, year_of};
use serde_json::{Value, json};

/// An office that counts by such years.
fn office(kind: &str) -> Room {
    let room = Room::new();
    room.ask("office_update", json!({ "changes": { "year_kind": kind } }));
    room
}

fn begun(room: &Room, shape: &str, year: i32) -> Value {
    let plan = room.ask("plan_create", json!({ "plan": { "year": year }, "shape": shape }));
    room.ask("plan_get", json!({ "id": plan }))
}

fn items(detail: &Value) -> &[Value] {
    detail["items"].as_array().unwrap()
}

fn words(item: &Value) -> &str {
    item["text"].as_str().unwrap()
}

#[test]
fn every_shape_gives_headings_tasks_targets_and_times_of_its_year() {
    for (kind, year_kind) in [("calendar", YearKind::Calendar), ("academic", YearKind::Academic)] {
        for (shape, title) in [
            ("key-points", ["2027年工作要点", "2027—2028学年工作要点"]),
            ("months", ["2027年工作安排", "2027—2028学年工作安排"]),
            ("review-and-plan", ["2026年工作总结和2027年工作打算", "2026—2027学年工作总结和2027—2028学年工作打算"]),
            ("task-table", ["2027年工作任务分解表", "2027—2028学年工作任务分解表"]),
        ] {
            let room = office(kind);
            let before = room.snapshot();
            let detail = begun(&room, shape, 2027);
            let (plan, items) = (&detail["plan"], items(&detail));
            assert_eq!(plan["title"], title[usize::from(kind == "academic")]);
            assert_eq!(plan["preface"].is_null(), shape == "review-and-plan", "{shape}");
            let tasks: Vec<&Value> = items.iter().filter(|item| item["kind"] == "task").collect();
            assert!(items.len() - tasks.len() >= 3 && tasks.len() >= 6, "{shape}: {items:#?}");
            assert!(items.iter().all(|item| item["label_kept"] == false), "{shape} has a label of its own");
            let targets: usize = tasks.iter().map(|task| task["targets"].as_array().unwrap().len()).sum();
            assert!(targets >= 4, "{shape} has {targets} targets");
            for task in &tasks {
                assert!(!words(task).contains(['{', '（']), "{shape}: {}", words(task));
                if task["time_text"].is_null() {
                    assert!(!task["repetition"].is_null() || !task["targets"].as_array().unwrap().is_empty(), "{task}");
                    continue;
                }
                // A time that ends in the year begins at the head of it: 6月底前 counts from January, which a school year does not.
                let last = task["end_date"].as_str().unwrap_or_else(|| panic!("{shape}: no days in {task}"));
                assert_eq!(year_of(last, year_kind), Some(2027), "{kind} {shape}: {task}");
            }
            room.ask("undo", json!({}));
            assert_eq!(room.snapshot(), before, "{shape} was not taken back in one step");
        }
    }
}

#[test]
fn the_months_are_those_of_the_offices_year() {
    for (kind, first, january) in [("calendar", "1月", "2026-01-31"), ("academic", "9月", "2027-01-31")] {
        let room = office(kind);
        let detail = begun(&room, "months", 2026);
        let items = items(&detail);
        assert_eq!(words(&items[0]), first);
        let heading = items.iter().find(|item| words(item) == "1月").unwrap();
        let task = items.iter().find(|item| item["parent_id"] == heading["id"]).unwrap();
        assert_eq!((&task["time_text"], &task["end_date"]), (&json!("1月"), &json!(january)), "{kind}");
        let months: Vec<&str> = items.iter().filter(|item| item["level"] == 1).map(words).collect();
        assert_eq!(months.iter().filter(|month| month.ends_with('月')).count(), 12, "{months:?}");
    }
}

#[test]
fn the_whole_year_is_the_school_year_where_the_office_counts_by_it() {
    for (kind, days) in [("calendar", ["2026-01-01", "2026-12-31"]), ("academic", ["2026-09-01", "2027-08-31"])] {
        let room = office(kind);
        let detail = begun(&room, "task-table", 2026);
        let task = items(&detail).iter().find(|item| item["time_text"] == "全年").unwrap();
        assert_eq!((&task["start_date"], &task["end_date"]), (&json!(days[0]), &json!(days[1])), "{kind}");
        assert_eq!(task["lead_unit"], "办公室");
    }
}

#[test]
fn what_she_writes_goes_before_the_shape_and_what_is_wrong_is_refused() {
    let room = Room::new();
    let asked =
        json!({ "plan": { "year": 2026, "title": "2026年妇联要点", "addressee": "各分会" }, "shape": "key-points" });
    let plan = room.ask("plan_create", asked);
    let detail = room.ask("plan_get", json!({ "id": plan }));
    assert_eq!((&detail["plan"]["title"], &detail["plan"]["addressee"]), (&json!("2026年妇联要点"), &json!("各分会")));
    let shapes = room.ask("plan_shape_list", json!({}))["rows"].take();
    let titles: Vec<&str> = shapes.as_array().unwrap().iter().map(|shape| shape["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["工作要点", "按月安排", "总结加打算", "任务分解表"]);
    let before = room.snapshot();
    for (asked, field, words) in [
        (json!({ "plan": { "year": 2026 }, "shape": "gantt" }), "shape", "请从工作要点、按月安排"),
        (json!({ "plan": {}, "shape": "months" }), "year", "请写上计划的年份"),
        (json!({ "plan": { "year": 2026, "title": " " }, "shape": "months" }), "title", "请写上计划的标题"),
        (json!({ "plan": { "year": 2026 } }), "title", "请写上计划的标题"),
    ] {
        let refused = room.refused("plan_create", asked);
        assert_eq!(refused["field"], field);
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
    assert_eq!(room.snapshot(), before);
}
