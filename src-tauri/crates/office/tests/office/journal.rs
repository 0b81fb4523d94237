//! Undo, redo and history: each trap that is known by name. Random sequences of acts stand in random_acts.rs.

use crate::room::Room;
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

#[test]
fn a_parent_made_by_the_edit_of_a_child_goes_with_it() {
    let room = Room::new();
    let person = room.ask("person_create", json!({ "person": { "name": "张三" }, "unit": "甲单位" }));
    let before = room.snapshot();
    let edit = room.reply("person_update", json!({ "id": person, "changes": {}, "unit": "乙单位" }));
    let after = room.snapshot();
    assert_eq!(kept(&room.ask("undo", json!({}))), Vec::<String>::new());
    assert_eq!(room.snapshot(), before);
    room.ask("redo", json!({}));
    assert_eq!(room.snapshot(), after);
    // Unless it was turned elsewhere since, and someone else joined.
    room.ask("person_update", json!({ "id": person, "changes": {}, "unit": "甲单位" }));
    room.ask("person_create", json!({ "person": { "name": "李四" }, "unit": "乙单位" }));
    let undone = kept(&room.ask("undo", json!({ "entry": entry(&edit) })));
    assert_eq!(undone, ["已保留 1 个单位：后来有人员属于它"]);
    assert_eq!(room.dangling(), 0);
}

#[test]
fn an_issue_taken_back_holds_nothing_back() {
    let room = Room::new();
    let start = room.snapshot();
    let contest = room.ask("contest_create", json!({ "contest": { "name": "大赛", "year": 2026 } }));
    let parts = json!({ "authors": ["张三"], "unit": "第一中学", "award": "一等奖" });
    room.ask("entry_create", json!({ "contest_id": contest, "entry": { "title": "小车" }, "parts": parts }));
    room.ask("certificate_issue", json!({ "contest_id": contest }));
    let end = (room.snapshot(), room.ask("certificate_list", json!({})));
    for _ in 0..3 {
        let undone = room.ask("undo", json!({}));
        assert_eq!(kept(&undone), Vec::<String>::new());
    }
    assert_eq!(room.snapshot(), start);
    room.ask("redo", json!({ "steps": 3 }));
    assert_eq!((room.snapshot(), room.ask("certificate_list", json!({}))), end);
    // Nor does it stand in the way of deleting, once no paper stands.
    room.ask("undo", json!({}));
    room.ask("contest_delete", json!({ "ids": [contest] }));
}

#[test]
fn a_paper_that_stands_keeps_what_it_was_given_for() {
    let room = Room::new();
    let contest = room.reply("contest_create", json!({ "contest": { "name": "大赛", "year": 2026 } }));
    let parts = json!({ "authors": ["张三"], "unit": "第一中学", "award": "一等奖" });
    let made = room.reply(
        "entry_create",
        json!({ "contest_id": contest["answer"], "entry": { "title": "小车" }, "parts": parts }),
    );
    room.ask("certificate_issue", json!({ "contest_id": contest["answer"] }));
    let before = room.snapshot();
    let undone = kept(&room.ask("undo", json!({ "entry": entry(&made) })));
    assert!(undone.contains(&"已保留 1 个奖项：后来已发证书".to_owned()), "{undone:?}");
    let undone = kept(&room.ask("undo", json!({ "entry": entry(&contest) })));
    assert_eq!(undone, ["已保留 1 项竞赛：后来有参赛项目"]);
    // All but the lines that nothing needs.
    let after = room.snapshot();
    for table in ["contest", "entry", "award", "person", "unit"] {
        assert_eq!(after[table], before[table], "{table}");
    }
    assert_eq!(room.dangling(), 0);
}

#[test]
fn what_must_stand_once_is_not_doubled_by_undo() {
    let room = Room::new();
    let class = room.ask("class_create", json!({ "course": "电工班", "class": { "name": "第一期", "year": 2026 } }));
    let join = json!({ "class_id": class, "people": [{ "name": "张三" }] });
    let first = room.ask("roster_write", join.clone());
    let left = room.reply("enrolment_delete", json!({ "ids": [first["added"][0]] }));
    room.ask("roster_write", join);
    let undone = kept(&room.ask("undo", json!({ "entry": entry(&left) })));
    assert_eq!(undone, ["已保留 1 条报名：已有相同的记录"]);
    assert_eq!(room.ask("class_get", json!({ "id": class }))["rows"].as_array().unwrap().len(), 1);
    assert_eq!(room.dangling(), 0);
}

#[test]
fn undo_does_not_cross_an_upgrade_that_renames_or_drops() {
    let room = Room::new();
    let made = room.reply("unit_create", json!({ "unit": { "name": "甲单位" } }));
    // As if the act were older than the last step that is not additive.
    let conn = rusqlite::Connection::open(room.place().join("office.db")).unwrap();
    conn.execute("UPDATE journal SET user_version = 0 WHERE id = ?", [entry(&made)]).unwrap();
    let before = room.snapshot();
    for params in [json!({}), json!({ "entry": entry(&made) })] {
        let refused = room.refused("undo", params);
        assert_eq!(refused["code"], "undo_too_old");
        assert!(refused["message"].as_str().unwrap().contains("升级前"), "{refused}");
    }
    assert_eq!(room.refused("undo_preview", json!({ "entry": entry(&made) }))["code"], "undo_too_old");
    assert_eq!(room.snapshot(), before);
}

#[test]
fn several_steps_say_why_they_went_no_further() {
    let room = Room::new();
    let unit = room.ask("unit_create", json!({ "unit": { "name": "甲单位" } }));
    room.ask("person_create", json!({ "person": { "name": "张三" }, "unit": "甲单位" }));
    room.ask("person_delete", json!({ "ids": [1] }));
    room.ask("unit_delete", json!({ "ids": [unit] }));
    room.ask("unit_create", json!({ "unit": { "name": "乙单位" } }));
    // The last act but one is older than an upgrade: the steps end before it.
    let conn = rusqlite::Connection::open(room.place().join("office.db")).unwrap();
    conn.execute("UPDATE journal SET user_version = 0 WHERE id = 4", []).unwrap();
    let undone = room.ask("undo", json!({ "steps": 3 }));
    assert_eq!(undone["entries"].as_array().unwrap().len(), 1);
    assert!(undone["stopped"].as_str().unwrap().contains("删除单位“甲单位”"), "{undone}");
    assert_eq!(room.ask("redo", json!({ "steps": 9 }))["stopped"], Value::Null);
}

#[test]
fn an_import_taken_back_can_come_in_again() {
    let room = Room::new();
    let file = room.home.path().join("单位.csv");
    std::fs::write(&file, "单位名称,联系人\n第一中学,张三\n").unwrap();
    let import = json!({ "file": file, "kind": "units" });
    let before = room.snapshot();
    let reply = room.reply("import_apply", import.clone());
    assert_eq!(reply["act"]["label"], "导入单位“单位.csv”（新增 1 条）");
    assert_eq!(room.refused("import_apply", import.clone())["field"], "again");
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
    room.ask("import_apply", import.clone());
    assert_eq!(room.refused("import_apply", import)["field"], "again");
}
