//! The records and their rules, at the edge where a user meets them: what is refused, and how it is said.

use crate::room::Room;
use serde_json::{Value, json};

#[test]
fn bad_values_are_refused_with_their_field() {
    let room = Room::new();
    let person = |value: Value| json!({ "person": value });
    for (params, field, words) in [
        (person(json!({ "name": "  " })), "name", "姓名"),
        (person(json!({ "sex": "男" })), "name", "姓名"),
        (person(json!({ "name": "张三", "sex": "M" })), "sex", "男、女"),
        (person(json!({ "name": "张三", "birth_date": "2026-02-30" })), "birth_date", "2026-02-30"),
        (person(json!({ "name": "张三", "birth_date": "26" })), "birth_date", "26"),
        (person(json!({ "name": "张三", "id_number": "110105194912310021" })), "id_number", "校验码"),
        (person(json!({ "name": "张三", "id_number": "1101" })), "id_number", "18 位"),
    ] {
        let refused = room.refused("person_create", params);
        assert_eq!(refused["code"], "invalid_value");
        assert_eq!(refused["field"], field);
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
    assert_eq!(room.refused("person_create", person(json!({ "name": "张三", "age": 3 })))["code"], "invalid_request");
    assert_eq!(room.refused("no_such_thing", json!({}))["code"], "unknown_request");
    assert_eq!(room.ask("person_list", json!({}))["rows"], json!([]));
}

#[test]
fn values_come_back_in_their_normal_form() {
    let room = Room::new();
    for (sent, kept) in [
        (json!({ "name": "张　三" }), json!({ "name": "张三" })),
        (json!({ "name": "阿依古丽•买买提" }), json!({ "name": "阿依古丽·买买提" })),
        (json!({ "name": "𠮷田", "phone": "138 0000-0001" }), json!({ "name": "𠮷田", "phone": "13800000001" })),
        (json!({ "name": "李四", "phone": "０５１８－５５５０００１" }), json!({ "phone": "0518-5550001" })),
        (json!({ "name": "王五", "id_number": "11010519491231002x" }), json!({ "id_number": "110105********002X" })),
        (json!({ "name": "赵六", "note": "  " }), json!({ "note": null })),
    ] {
        room.ask("person_create", json!({ "person": sent }));
        let rows = room.ask("person_list", json!({}));
        let last = rows["rows"].as_array().unwrap().last().unwrap().clone();
        for (field, value) in kept.as_object().unwrap() {
            assert_eq!(&last[field], value);
        }
    }
    let shown = room.ask("person_reveal", json!({ "id": 5 }));
    assert_eq!(shown["id_number"], "11010519491231002X");
}

#[test]
fn what_is_in_use_is_not_deleted() {
    let room = Room::new();
    room.ask("person_create", json!({ "person": { "name": "张三" }, "unit": "甲单位" }));
    let refused = room.refused("unit_delete", json!({ "ids": [1] }));
    assert_eq!(refused["code"], "in_use");
    assert!(refused["message"].as_str().unwrap().contains("1 人"), "{refused}");
    room.ask("person_delete", json!({ "ids": [1] }));
    room.ask("unit_delete", json!({ "ids": [1] }));
    assert_eq!(room.refused("unit_delete", json!({ "ids": [1] }))["code"], "not_found");
}

#[test]
fn a_plan_is_numbered_and_its_targets_count_events() {
    let room = Room::new();
    let plan = room.ask("plan_create", json!({ "plan": { "title": "2026年工作要点", "year": 2026 } }));
    let heading =
        room.ask("plan_item_create", json!({ "plan_id": plan, "item": { "text": "科普活动", "kind": "heading" } }));
    let mut tasks = Vec::new();
    for text in ["办讲座", "办展览", "编简报"] {
        let item = json!({ "plan_id": plan, "parent_id": heading, "item": { "text": text, "kind": "task" },
            "targets": [{ "amount": 6, "unit": "次", "counted_by": "events" },
                        { "amount": 500, "unit": "人次", "counted_by": "beneficiaries" },
                        { "amount": 300, "unit": "份", "counted_by": "measure", "measure": "资料" }] });
        tasks.push(room.ask("plan_item_create", item));
    }
    room.ask(
        "event_create",
        json!({ "event": { "title": "讲座一", "beneficiaries": 120 },
        "parts": { "items": [tasks[0]], "measures": [{ "name": "资料", "amount": 80, "unit": "份" }] } }),
    );
    room.ask("plan_item_move", json!({ "moves": [{ "ids": [tasks[2]], "parent_id": heading, "after": null }] }));
    let detail = room.ask("plan_get", json!({ "id": plan }));
    let items = detail["items"].as_array().unwrap();
    let outline: Vec<String> = items
        .iter()
        .map(|item| format!("{}{}", item["label"].as_str().unwrap(), item["text"].as_str().unwrap()))
        .collect();
    assert_eq!(outline, ["一、科普活动", "（一）编简报", "（二）办讲座", "（三）办展览"]);
    let reached: Vec<&Value> =
        items[2]["targets"].as_array().unwrap().iter().map(|target| &target["reached"]).collect();
    assert_eq!(reached, [&json!(1.0), &json!(120.0), &json!(80.0)]);

    for (name, params, field) in [
        ("plan_create", json!({ "plan": { "title": "计划" } }), "year"),
        ("plan_create", json!({ "plan": { "title": "", "year": 2026 } }), "title"),
        (
            "plan_item_update",
            json!({ "id": tasks[0], "changes": { "start_date": "2026-05", "end_date": "2026-04" } }),
            "end_date",
        ),
        (
            "target_set",
            json!({ "item_id": tasks[0], "targets": [{ "amount": 3, "amount_high": 2, "counted_by": "events" }] }),
            "targets",
        ),
        ("target_set", json!({ "item_id": tasks[0], "targets": [{ "counted_by": "hand" }] }), "targets"),
        ("plan_item_move", json!({ "moves": [{ "ids": [heading], "parent_id": tasks[0] }] }), "parent_id"),
        ("event_create", json!({ "event": { "title": "x" }, "parts": { "items": [heading] } }), "items"),
        (
            "event_create",
            json!({ "event": { "title": "x" }, "parts": { "occurrences": [{ "start_date": "2026-13" }] } }),
            "start_date",
        ),
        ("event_create", json!({ "event": { "title": "x", "participants": -1 } }), "participants"),
    ] {
        assert_eq!(room.refused(name, params)["field"], field, "{name}");
    }
}

#[test]
fn an_event_counts_in_the_year_it_begins() {
    for (kind, dates) in [
        ("calendar", [("2025-12-31", 2025), ("2026-01-01", 2026), ("2026", 2026), ("2026-08-31", 2026)]),
        ("academic", [("2025-12-31", 2025), ("2026-01-01", 2025), ("2026", 2026), ("2026-08-31", 2025)]),
    ] {
        let room = Room::new();
        room.ask("office_update", json!({ "changes": { "year_kind": kind } }));
        for (start, year) in dates {
            let id = room.ask("event_create", json!({ "event": { "title": start }, "parts": { "occurrences": [{ "start_date": start, "end_date": "2027-01-01" }] } }));
            for asked in [2025, 2026] {
                let rows = room.ask("event_list", json!({ "year": asked }));
                let there = rows["rows"].as_array().unwrap().iter().any(|row| row["id"] == id);
                assert_eq!(there, asked == year, "{kind} {start} in {asked}");
            }
        }
    }
}

#[test]
fn search_is_exact_for_one_character_and_more() {
    let room = Room::new();
    for title in ["全国科普日主场活动", "科技，普及讲座", "𠮷祥如意展", "WPS 表格培训2026"] {
        room.ask("event_create", json!({ "event": { "title": title } }));
    }
    for (words, titles) in [
        ("科普", vec!["全国科普日主场活动"]),
        ("科普日主", vec!["全国科普日主场活动"]),
        ("普", vec!["全国科普日主场活动", "科技，普及讲座"]),
        ("动", vec!["全国科普日主场活动"]),
        ("科技普及", vec![]),
        ("𠮷", vec!["𠮷祥如意展"]),
        ("wps", vec!["WPS 表格培训2026"]),
        ("培训 表格", vec!["WPS 表格培训2026"]),
        ("2026", vec!["WPS 表格培训2026"]),
        ("\" OR *", vec![]),
        ("   ", vec![]),
    ] {
        let hits = room.ask("search", json!({ "words": words }));
        let mut found: Vec<&str> =
            hits["hits"].as_array().unwrap().iter().map(|hit| hit["title"].as_str().unwrap()).collect();
        found.sort_unstable();
        let mut titles = titles;
        titles.sort_unstable();
        assert_eq!(found, titles, "{words}");
    }
}
