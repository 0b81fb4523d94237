//! Own fields of kinds: a column that is headed as one comes in with the rows of its kind, and our own ledger without a change.

use crate::room::Room;
use serde_json::{Value, json};

fn rows(room: &Room, name: &str, ask: Value) -> Vec<Value> {
    room.ask(name, ask)["rows"].as_array().unwrap().clone()
}

/// The id of a kind's own field.
fn field(room: &Room, kind: &str, name: &str) -> String {
    let kinds = rows(room, "event_kind_list", json!({}));
    let kind = kinds.iter().find(|known| known["name"] == kind).unwrap();
    kind["fields"].as_array().unwrap().iter().find(|field| field["name"] == name).unwrap()["id"].to_string()
}

fn event(room: &Room, title: &str) -> Value {
    rows(room, "event_list", json!({})).into_iter().find(|row| row["title"] == title).unwrap_or_default()
}

#[test]
fn a_column_headed_as_an_own_field_goes_to_it_in_the_rows_of_its_kind() {
    let room = Room::new();
    let table = "日期\t活动名称\t类型\t刊名\t期号\t印数\t主讲人\n\
        2026-03-05\t编印第一期\t编印\t科普通讯\t第1期\t2000\t\n\
        2026-03-06\t编印第二期\t编印\t科普通讯\t第2期\t两千\t\n\
        2026-03-07\t食品安全讲座\t讲座\t\t\t\t张老师\n\
        2026-03-08\t进社区\t宣传\t\t\t\t李老师\n\
        2026-03-09\t说不清的\t\t\t第3期\t\t\n";
    let ask = json!({ "file": "粘贴的表格", "text": table, "kind": "events" });
    let look = room.ask("import_look", ask.clone());
    let fields: Vec<&str> =
        look["columns"].as_array().unwrap().iter().map(|column| column["field"].as_str().unwrap_or("")).collect();
    assert_eq!(fields, ["start_date", "title", "kind", "own.刊名", "own.期号", "own.印数", "own.主讲人"]);
    assert!(
        look["fields"].as_array().unwrap().iter().any(|field| field["title"] == "主讲人"),
        "it can be chosen by hand"
    );
    let before = room.snapshot();
    let come = room.ask("import_apply", ask.clone());
    assert_eq!(come["added"], 5, "{come}");
    let left: Vec<(i64, &str, &str)> = come["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|left| {
            let text = |name: &str| left[name].as_str().unwrap();
            (left["row"].as_i64().unwrap(), text("column"), text("message"))
        })
        .collect();
    let [number, no_field, no_kind] = left.as_slice() else { panic!("{left:?}") };
    assert_eq!((number.0, number.1, no_field.0, no_field.1), (3, "F", 5, "G"), "{left:?}");
    assert!(no_field.2.contains("“宣传”没有“主讲人”这一栏，“李老师”没有导入"), "{left:?}");
    assert_eq!((no_kind.0, no_kind.1), (6, "E"));
    assert!(no_kind.2.contains("没有活动类型"), "{left:?}");
    let [name, issue, copies] = ["刊名", "期号", "印数"].map(|name| field(&room, "编印", name));
    assert_eq!(event(&room, "编印第一期")["own"], json!({ &name: "科普通讯", &issue: "第1期", copies: "2000" }));
    assert_eq!(event(&room, "编印第二期")["own"], json!({ name: "科普通讯", &issue: "第2期" }));
    assert_eq!(event(&room, "食品安全讲座")["own"], json!({ field(&room, "讲座", "主讲人"): "张老师" }));
    // A table that comes later fills what was blank; what differs stays and is said, unless she wants the table's.
    let later = "日期\t活动名称\t类型\t期号\t印数\n2026-03-06\t编印第二期\t编印\t第3期\t1800\n";
    let ask_later = json!({ "file": "粘贴的表格", "text": later, "kind": "events" });
    let come = room.ask("import_apply", ask_later.clone());
    assert_eq!(come["completed"], 1, "{come}");
    assert!(come["left_out"][0]["message"].as_str().unwrap().contains("已有“第2期”，表里是“第3期”"), "{come}");
    let stands = event(&room, "编印第二期")["own"].clone();
    assert_eq!((&stands[&issue], stands.as_object().unwrap().len()), (&json!("第2期"), 3));
    room.ask("undo", json!({}));
    let mut overwriting = ask_later;
    overwriting["overwrite"] = json!(true);
    room.ask("import_apply", overwriting);
    assert_eq!(event(&room, "编印第二期")["own"][&issue], "第3期");
    room.ask("undo", json!({}));
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
}

#[test]
fn our_own_ledger_with_own_fields_comes_back_without_a_change() {
    let room = Room::new();
    let [name, issue] = ["刊名", "期号"].map(|name| field(&room, "编印", name));
    // A value may hold the very sign that parts them.
    let own = json!({ name: "科普通讯；增刊", issue: "第1期" });
    room.ask(
        "event_create",
        json!({ "event": { "title": "编印第一期", "kind": "编印" },
                "parts": { "occurrences": [{ "start_date": "2026-03-05" }], "own": own } }),
    );
    let path = room.home.path().join("活动台账.xlsx");
    let columns = json!(["时间", "活动名称", "类型", "专项内容"]);
    room.ask(
        "report_write",
        json!({ "name": "events", "year": 2026, "file": path, "choices": { "columns": columns } }),
    );
    let before = room.snapshot();
    let come = room.ask("import_plan", json!({ "file": path, "kind": "events" }));
    assert_eq!((&come["counts"]["same"], &come["counts"]["new"]), (&json!(1), &json!(0)), "{come}");
    // In an office where it is not yet there, it comes in whole.
    let other = Room::new();
    let come = other.ask("import_apply", json!({ "file": path, "kind": "events" }));
    assert_eq!((&come["added"], &come["left_out"]), (&json!(1), &json!([])), "{come}");
    assert_eq!(event(&other, "编印第一期")["own"], own);
    assert_eq!(room.snapshot(), before);
}

#[test]
fn a_field_of_another_kind_is_refused_and_a_kind_that_is_made_is_told() {
    let room = Room::new();
    let issue = field(&room, "编印", "期号");
    let lecture = json!({ "event": { "title": "讲座", "kind": "讲座" }, "parts": { "own": { &issue: "第1期" } } });
    let before = room.snapshot();
    let refused = room.refused("event_create", lecture);
    assert_eq!(refused["field"], format!("own.{issue}"));
    assert!(refused["message"].as_str().unwrap().contains("“期号”是“编印”的栏目，这项活动是“讲座”"), "{refused}");
    assert_eq!(room.snapshot(), before);
    let table =
        "时间\t活动名称\t类型\n2026-03-05\t进社区\t宣伟\n2026-03-06\t扫街\t志愿服务\n2026-03-07\t又扫街\t志愿服务\n";
    let ask = json!({ "file": "粘贴的表格", "text": table, "kind": "events" });
    let made = json!(["活动类型“宣伟”（和“宣传”只差一个字，请看是不是写错了）", "活动类型“志愿服务”"]);
    assert_eq!(room.ask("import_plan", ask.clone())["made"], made, "told before it comes in");
    assert_eq!(room.snapshot(), before);
    assert_eq!(room.ask("import_apply", ask)["made"], made);
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before, "the kinds go with the import");
}

#[test]
fn the_issues_of_a_bulletin_and_the_gaps_between_them() {
    let room = Room::new();
    let [name, issue] = ["刊名", "期号"].map(|name| field(&room, "编印", name));
    for (title, said, day) in [
        ("《科普通讯》", "第1期", "2026-01-20"),
        ("科普通讯", "第2期", "2026-03-20"),
        ("科普通讯", "2026年第四期", "2026-07-20"),
        ("科普通讯", "第4期", "2026-08-01"),
        ("科普通讯", "增刊", "2026-09-01"),
        ("协会简报", "总第46期", "2026-02-01"),
        ("协会简报", "总第44期", "2025-11-01"),
        ("科普通讯", "第9期", "2025-09-01"),
    ] {
        room.ask(
            "event_create",
            json!({ "event": { "title": format!("编印{title}{said}"), "kind": "编印" },
                    "parts": { "occurrences": [{ "start_date": day }], "own": { &name: title, &issue: said } } }),
        );
    }
    let found = rows(&room, "bulletin_list", json!({ "year": 2026 }));
    let told: Vec<(&str, Vec<&str>, &Value, &Value)> = found
        .iter()
        .map(|one| {
            let issues = one["issues"].as_array().unwrap().iter().map(|issue| issue["issue"].as_str().unwrap());
            (one["title"].as_str().unwrap(), issues.collect(), &one["missing"], &one["twice"])
        })
        .collect();
    assert_eq!(
        told,
        [
            ("协会简报", vec!["总第46期"], &json!([45]), &json!([])),
            ("科普通讯", vec!["第1期", "第2期", "2026年第四期", "第4期", "增刊"], &json!([3]), &json!([4])),
        ]
    );
}

#[test]
fn an_own_field_of_a_kind_that_the_event_does_not_take_is_left_out_and_said() {
    let room = Room::new();
    let campaign = json!({ "event": { "title": "进社区", "kind": "宣传" }, "parts": { "occurrences": [{ "start_date": "2026-03-05" }] } });
    room.ask("event_create", campaign);
    let table = "日期\t活动名称\t类型\t主讲人\n2026-03-05\t进社区\t讲座\t王老师\n";
    let come = room.ask("import_plan", json!({ "file": "粘贴的表格", "text": table, "kind": "events" }));
    let reasons = come["rows"][0]["reasons"].to_string();
    assert!(reasons.contains("这项活动是“宣传”，主讲人“王老师”没有导入"), "{come}");
}
