//! Undo, redo and history: every trap that architecture.md names, and random sequences of acts.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

mod room;

use proptest::prelude::*;
use room::Room;
use serde_json::{Value, json};

fn kept(answer: &Value) -> Vec<String> {
    let entries = answer["entries"].as_array().unwrap();
    entries
        .iter()
        .flat_map(|entry| entry["kept"].as_array().unwrap())
        .map(|kept| kept["message"].as_str().unwrap().to_owned())
        .collect()
}

fn entry(reply: &Value) -> i64 {
    reply["act"]["entry"].as_i64().unwrap()
}

#[test]
fn undo_steps_back_and_redo_brings_back() {
    let room = Room::new();
    let empty = room.snapshot();
    let reply = room.reply("person_create", json!({ "person": { "name": "张 三" }, "unit": "科普单位" }));
    assert_eq!(reply["act"]["label"], "新增人员“张三”");
    assert_eq!(reply["changed"], json!(["directory", "history"]));
    let full = room.snapshot();
    assert_ne!(empty, full);
    assert_eq!(room.ask("undo_state", json!({}))["undo"], "新增人员“张三”");
    let undone = room.reply("undo", json!({}));
    assert_eq!(undone["answer"]["entries"][0]["label"], "新增人员“张三”");
    assert_eq!(room.snapshot(), empty);
    assert_eq!(room.ask("undo_state", json!({})), json!({ "undo": null, "redo": "新增人员“张三”" }));
    room.ask("redo", json!({}));
    assert_eq!(room.snapshot(), full);
    assert_eq!(room.refused("redo", json!({}))["code"], "nothing_to_undo");
}

#[test]
fn a_new_act_clears_redo_and_ids_are_never_used_again() {
    let room = Room::new();
    let first = room.ask("unit_create", json!({ "unit": { "name": "甲单位" } }));
    room.ask("undo", json!({}));
    let second = room.ask("unit_create", json!({ "unit": { "name": "乙单位" } }));
    assert!(second.as_i64() > first.as_i64());
    assert_eq!(room.refused("redo", json!({}))["code"], "nothing_to_undo");
}

#[test]
fn out_of_order_undo_keeps_what_later_records_need() {
    let room = Room::new();
    let unit = room.reply("unit_create", json!({ "unit": { "name": "甲单位" } }));
    room.ask("person_create", json!({ "person": { "name": "张三" }, "unit": "甲单位" }));
    let preview = room.ask("undo_preview", json!({ "entry": entry(&unit) }));
    assert_eq!(preview["kept"][0]["message"], "已保留 1 个单位：后来有人员属于它");
    let before = room.snapshot();
    let undone = room.ask("undo", json!({ "entry": entry(&unit) }));
    assert_eq!(kept(&undone), ["已保留 1 个单位：后来有人员属于它"]);
    assert_eq!(room.snapshot(), before);
    assert_eq!(room.dangling(), 0);
}

#[test]
fn a_kept_row_keeps_its_own_parents() {
    let room = Room::new();
    // One act makes the event and its unit; a plan item is made and tied later.
    let event =
        room.reply("event_create", json!({ "event": { "title": "科普讲座" }, "parts": { "hosts": ["甲单位"] } }));
    let plan = room.ask("plan_create", json!({ "plan": { "title": "计划", "year": 2026 } }));
    let item = room.ask("plan_item_create", json!({ "plan_id": plan, "item": { "text": "办讲座", "kind": "task" } }));
    room.ask("event_link", json!({ "id": event["answer"], "items": [item] }));
    let undone = room.ask("undo", json!({ "entry": entry(&event) }));
    assert_eq!(kept(&undone), ["已保留 1 个活动：后来已关联任务"]);
    assert_eq!(room.dangling(), 0);
    assert_eq!(room.ask("event_list", json!({}))["rows"][0]["title"], "科普讲座");
}

#[test]
fn a_conflict_is_per_column() {
    let room = Room::new();
    let id = room.ask("unit_create", json!({ "unit": { "name": "甲单位", "phone": "1", "address": "旧址" } }));
    let edit = room.reply("unit_update", json!({ "id": id, "changes": { "phone": "2", "address": "新址" } }));
    room.ask("unit_update", json!({ "id": id, "changes": { "phone": "3" } }));
    let undone = room.ask("undo", json!({ "entry": entry(&edit) }));
    assert_eq!(kept(&undone), ["已保留 1 个单位：后来又改过"]);
    let unit = room.ask("unit_list", json!({}))["rows"][0].clone();
    assert_eq!((&unit["phone"], &unit["address"]), (&json!("3"), &json!("旧址")));
}

#[test]
fn a_row_edited_later_survives_the_undo_of_its_making() {
    let room = Room::new();
    let made = room.reply("unit_create", json!({ "unit": { "name": "甲单位" } }));
    room.ask("unit_update", json!({ "id": made["answer"], "changes": { "phone": "0518-5550001" } }));
    assert_eq!(kept(&room.ask("undo", json!({ "entry": entry(&made) }))), ["已保留 1 个单位：后来又改过"]);
    assert_eq!(room.ask("unit_list", json!({}))["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn undo_of_a_deletion_whose_parent_is_gone_is_refused_whole() {
    let room = Room::new();
    let unit = room.ask("unit_create", json!({ "unit": { "name": "甲单位" } }));
    let person = room.ask("person_create", json!({ "person": { "name": "张三" }, "unit": "甲单位" }));
    let gone = room.reply("person_delete", json!({ "ids": [person] }));
    room.ask("unit_delete", json!({ "ids": [unit] }));
    let before = room.snapshot();
    assert_eq!(room.refused("undo", json!({ "entry": entry(&gone) }))["code"], "undo_conflict");
    assert_eq!(room.snapshot(), before);
    room.ask("undo", json!({ "steps": 2 }));
    assert_eq!(room.ask("person_list", json!({}))["rows"][0]["unit"], "甲单位");
}

#[test]
fn the_journal_survives_a_restart() {
    let room = Room::new();
    let empty = room.snapshot();
    room.ask("event_create", json!({ "event": { "title": "科普讲座", "kind": "讲座" } }));
    room.ask("office_close", json!({}));
    assert_eq!(room.refused("undo", json!({}))["code"], "no_office");
    room.ask("desk_resume", json!({}));
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), empty);
}

#[test]
fn an_act_that_fails_half_way_changes_nothing() {
    let room = Room::new();
    let before = room.snapshot();
    // The unit would be made before the missing task is found.
    let refused = room.refused(
        "event_create",
        json!({ "event": { "title": "讲座" }, "parts": { "hosts": ["新单位"], "items": [99] } }),
    );
    assert_eq!(refused["code"], "not_found");
    assert_eq!(room.snapshot(), before);
    assert!(room.ask("history_list", json!({}))["entries"].as_array().unwrap().is_empty());
}

/// One random act over related tables; refusals are fine, they must change nothing.
fn random_act(room: &Room, op: u8, a: usize, b: usize) {
    let ids = |name: &str, params: Value| -> Vec<i64> {
        let answer = room.ask(name, params);
        answer["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect()
    };
    let pick = |ids: Vec<i64>, at: usize| ids.get(at % ids.len().max(1)).copied().unwrap_or(0);
    let call = |name: &str, params: Value| drop(office::api::call(&room.desk, name, params));
    match op % 12 {
        0 => call("unit_create", json!({ "unit": { "name": format!("单位{a}") } })),
        1 => call("person_create", json!({ "person": { "name": format!("张{b}") }, "unit": format!("单位{}", a % 4) })),
        2 => call(
            "person_update",
            json!({ "id": pick(ids("person_list", json!({})), a), "changes": { "note": format!("改{b}") } }),
        ),
        3 => call("person_delete", json!({ "ids": [pick(ids("person_list", json!({})), a)] })),
        4 => call("unit_delete", json!({ "ids": [pick(ids("unit_list", json!({})), a)] })),
        5 => call("plan_create", json!({ "plan": { "title": format!("科普计划{a}"), "year": 2026 } })),
        6 => call(
            "plan_item_create",
            json!({ "plan_id": pick(ids("plan_list", json!({})), a), "item": { "text": format!("讲座{b}"), "kind": "task" },
                    "targets": [{ "amount": 6, "unit": "次", "counted_by": "events" }] }),
        ),
        7 => call(
            "event_create",
            json!({ "event": { "title": format!("科普活动{a}") }, "parts": { "hosts": [format!("单位{}", b % 4)],
                    "occurrences": [{ "start_date": "2026-05-01" }], "items": ids("task_list", json!({})).into_iter().take(b % 3).collect::<Vec<_>>() } }),
        ),
        8 => call("event_delete", json!({ "ids": [pick(ids("event_list", json!({})), a)] })),
        9 => call("plan_item_delete", json!({ "id": pick(ids("task_list", json!({})), a) })),
        10 => call(
            "event_link",
            json!({ "id": pick(ids("event_list", json!({})), a), "items": [pick(ids("task_list", json!({})), b)] }),
        ),
        _ => call("plan_delete", json!({ "ids": [pick(ids("plan_list", json!({})), a)] })),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn random_acts_undone_one_by_one_give_the_start_and_redone_the_end(
        acts in prop::collection::vec((any::<u8>(), 0usize..20, 0usize..20), 1..25)
    ) {
        let room = Room::new();
        let start = room.snapshot();
        for (op, a, b) in &acts {
            random_act(&room, *op, *a, *b);
        }
        let end = room.snapshot();
        while office::api::call(&room.desk, "undo", json!({})).is_ok() {}
        prop_assert_eq!(room.snapshot(), start);
        while office::api::call(&room.desk, "redo", json!({})).is_ok() {}
        prop_assert_eq!(room.snapshot(), end);
        prop_assert_eq!(room.dangling(), 0);
    }

    #[test]
    fn undo_in_any_order_leaves_no_dangling_reference(
        acts in prop::collection::vec((any::<u8>(), 0usize..20, 0usize..20), 1..20),
        order in prop::collection::vec(0usize..20, 1..15),
    ) {
        let room = Room::new();
        for (op, a, b) in &acts {
            random_act(&room, *op, *a, *b);
        }
        for at in order {
            let entries = room.ask("history_list", json!({}));
            let entries = entries["entries"].as_array().unwrap();
            if let Some(entry) = entries.get(at % entries.len().max(1)) {
                let before = room.snapshot();
                if office::api::call(&room.desk, "undo", json!({ "entry": entry["id"] })).is_err() {
                    prop_assert_eq!(room.snapshot(), before);
                }
                prop_assert_eq!(room.dangling(), 0);
            }
        }
    }
}
