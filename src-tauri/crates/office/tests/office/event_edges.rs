//! Events at their edges: what is too long, too many, impossible or in use is told, and changes nothing; what is large and honest
//! is kept whole.

use crate::room::Room;
use serde_json::{Value, json};

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

#[test]
fn what_cannot_be_is_told_and_changes_nothing() {
    let room = Room::new();
    let hosted = json!({ "event": { "title": "科技活动周", "kind": "宣传" },
        "parts": { "occurrences": [{ "start_date": "2026-05-18" }], "hosts": ["区教育局"], "supporters": ["区农业局"] } });
    let id = room.ask("event_create", hosted);
    let units = room.ask("unit_list", json!({}));
    let unit = |name: &str| list(&units["rows"]).iter().find(|unit| unit["name"] == name).unwrap()["id"].clone();
    let long = "科".repeat(5000);
    let before = room.snapshot();
    let create =
        |event: Value, day: &str| json!({ "event": event, "parts": { "occurrences": [{ "start_date": day }] } });
    for (name, ask, words) in [
        ("event_create", create(json!({ "title": &long }), "2026-05-18"), "太长：5000 字，最多 300 字"),
        ("event_update", json!({ "id": id, "changes": { "title": &long } }), "太长：5000 字"),
        ("event_create", create(json!({ "title": "讲座" }), "2026-13-01"), "2026-13-01"),
        ("event_create", create(json!({ "title": "讲座" }), "2026-02-30"), "2026-02-30"),
        ("event_create", create(json!({ "title": "讲座" }), "二〇二六"), "二〇二六"),
        ("event_create", create(json!({ "title": "  " }), "2026-05-18"), "请写上活动名称"),
        ("unit_delete", json!({ "ids": [unit("区教育局")] }), "1 处活动单位"),
        ("unit_delete", json!({ "ids": [unit("区农业局")] }), "1 处活动单位"),
    ] {
        let refused = room.refused(name, ask);
        let message = refused["message"].as_str().unwrap();
        assert!(message.contains(words), "{name}: {message}");
        assert!(message.chars().count() < 200, "{name}: {message}");
        assert_eq!(room.snapshot(), before, "{name} wrote something");
    }
    // In an import the row stays out, or the cell, and the rest comes in.
    let table =
        format!("时间\t活动名称\n2026-05-19\t{long}\n2026-13-01\t讲座一\n2026-02-30\t讲座二\n2026-06-01\t讲座三\n");
    let come = room.ask("import_apply", json!({ "file": "粘贴的表格", "text": table, "kind": "events" }));
    assert_eq!(come["added"], 3, "{come}");
    let messages: Vec<&str> = list(&come["left_out"]).iter().map(|left| left["message"].as_str().unwrap()).collect();
    for words in ["太长：5000 字", "没有活动名称", "2026-13-01", "2026-02-30"] {
        assert!(messages.iter().any(|message| message.contains(words)), "{words}: {messages:?}");
    }
    assert!(messages.iter().all(|message| message.chars().count() < 200), "{messages:?}");
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
}

#[test]
fn an_event_of_two_hundred_days_and_a_thousand_people_is_kept_whole() {
    let room = Room::new();
    let first = chrono::NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    let days: Vec<Value> = (0..200)
        .map(|day| {
            let day = first + chrono::Duration::days(day);
            json!({ "start_date": day.to_string(), "place": format!("第{}村", day.format("%j")) })
        })
        .collect();
    let id = room.ask(
        "event_create",
        json!({ "event": { "title": "科普大篷车", "kind": "下乡", "participants": 9000 }, "parts": { "occurrences": days } }),
    );
    let people: Vec<Value> =
        (0..1000).map(|at| json!({ "role": "guest", "name": format!("代表{at}"), "post": "居民" })).collect();
    let before = room.snapshot();
    room.ask("event_people_set", json!({ "id": id, "people": people }));
    let kept = room.ask("event_people", json!({ "id": id }));
    assert_eq!(list(&kept["rows"]).len(), 1000);
    assert_eq!((&kept["rows"][999]["name"], &kept["rows"][999]["post"]), (&json!("代表999"), &json!("居民")));
    let event = room.ask("event_get", json!({ "id": id }));
    assert_eq!(list(&event["occurrences"]).len(), 200);
    assert_eq!(
        (&event["event"]["start_date"], &event["event"]["end_date"]),
        (&json!("2026-01-05"), &json!("2026-07-23"))
    );
    // Told once in every total, on each of its days in the calendar, and in the paper.
    let ledger = room.ask("event_ledger", json!({ "filter": { "year": 2026 } }));
    assert_eq!(
        (&ledger["sums"]["events"], &ledger["sums"]["participants"]),
        (&json!(1), &json!(9000)),
        "{}",
        ledger["sums"]
    );
    let path = room.home.path().join("活动台账.pdf");
    room.ask("report_write", json!({ "name": "events", "year": 2026, "file": path }));
    assert!(std::fs::metadata(&path).unwrap().len() > 1000);
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
}
