//! The calendar: holidays as notices write them, repetitions with their days, moving what is planned.

use serde_json::{Value, json};

use crate::room::Room;

fn days(rows: &Value, is_off: bool) -> Vec<&str> {
    let rows = rows.as_array().unwrap().iter().filter(|row| row["is_off"] == is_off);
    rows.map(|row| row["day"].as_str().unwrap()).collect()
}

#[test]
fn the_years_that_are_known_are_as_the_notices_have_them() {
    let room = Room::new();
    for (year, source, off, work) in [
        (
            2024,
            "known",
            1 + 8 + 3 + 5 + 1 + 3 + 7,
            "2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12",
        ),
        (2025, "known", 1 + 8 + 3 + 5 + 3 + 8, "2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11"),
        (2026, "known", 3 + 9 + 3 + 5 + 3 + 3 + 7, "2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10"),
        (2031, "fixed_only", 7, ""),
    ] {
        let list = room.ask("holiday_list", json!({ "year": year }));
        assert_eq!(list["source"], source, "{year}");
        assert_eq!(days(&list["rows"], true).len(), off, "{year}");
        assert_eq!(days(&list["rows"], false).join(" "), work, "{year}");
    }
}

#[test]
fn a_notice_is_understood_or_what_is_not_is_told() {
    let room = Room::new();
    let read = |year: i32, text: &str| room.ask("holiday_read", json!({ "year": year, "text": text }));
    for (name, year, text, off, work, doubt) in [
        (
            "as it is pasted",
            2026,
            "一、元旦：1月1日至3日放假调休，共3天。1月4日上班",
            "2026-01-01 2026-01-02 2026-01-03",
            "2026-01-04",
            "",
        ),
        (
            "over the turn of the year",
            2024,
            "元旦：12月30日至2024年1月1日放假，共3天",
            "2023-12-30 2023-12-31 2024-01-01",
            "",
            "",
        ),
        ("two holidays at once", 2025, "六、国庆节、中秋节：10月1日至2日放假", "2025-10-01 2025-10-02", "", ""),
        (
            "a wrong total",
            2027,
            "元旦：1月1日至2日放假，共3天。",
            "2027-01-01 2027-01-02",
            "",
            "写的是共 3 天，读出 2 天",
        ),
        ("of another year", 2027, "元旦：1月1日（周四）放假。", "2027-01-01", "", "是不是别的年份"),
        ("no such day", 2027, "春节：2月30日放假。", "", "", "没有2月30日这一天"),
        ("nameless", 2027, "2月3日放假。", "", "", "没有写是哪个节日"),
    ] {
        let reading = read(year, text);
        assert_eq!(days(&reading["rows"], true).join(" "), off, "{name}");
        assert_eq!(days(&reading["rows"], false).join(" "), work, "{name}");
        let doubts = reading["doubts"].to_string();
        assert!(if doubt.is_empty() { doubts == "[]" } else { doubts.contains(doubt) }, "{name}: {doubts}");
    }
    assert_eq!(room.refused("holiday_read", json!({ "year": 2027, "text": "各省：祝大家安好" }))["field"], "text");
    // Kept, it stands in place of what was known; undone, that is back.
    let own = read(2027, "元旦：1月1日至3日放假，共3天。")["rows"].take();
    room.ask("holiday_set", json!({ "year": 2027, "rows": own }));
    assert_eq!(room.ask("holiday_list", json!({ "year": 2027 }))["source"], "own");
    room.ask("undo", json!({}));
    assert_eq!(room.ask("holiday_list", json!({ "year": 2027 }))["source"], "fixed_only");
    for (day, name) in [("2027-02-30", "春节"), ("2027-02", "春节"), ("2029-01-01", "元旦"), ("2027-01-01", " ")]
    {
        let rows = json!([{ "day": day, "name": name, "is_off": true }]);
        room.refused("holiday_set", json!({ "year": 2027, "rows": rows }));
    }
}

#[test]
fn a_rule_gives_its_days() {
    for (name, rule, from, to, wanted, words) in [
        (
            "Mondays, not in holidays",
            json!({ "every": "week", "weekdays": "1" }),
            "2026-09-28",
            "2026-10-19",
            "09-28 10-12 10-19",
            "每周一，节假日不办",
        ),
        (
            "moved to the next day of work",
            json!({ "every": "week", "weekdays": "1", "in_holidays": "next" }),
            "2026-09-28",
            "2026-10-12",
            "09-28 10-08 10-12",
            "每周一，遇节假日顺延到下一个工作日",
        ),
        (
            "kept all the same",
            json!({ "every": "week", "weekdays": "1,4", "in_holidays": "keep" }),
            "2026-10-01",
            "2026-10-05",
            "10-01 10-05",
            "每周一、四，节假日照常",
        ),
        (
            "the last day of short months",
            json!({ "every": "month", "month_day": 31 }),
            "2026-02-01",
            "2026-04-30",
            "02-28 03-31 04-30",
            "每月31日，节假日不办",
        ),
        (
            "the second Tuesday",
            json!({ "every": "month", "nth": 2, "weekdays": "2" }),
            "2026-03-01",
            "2026-04-30",
            "03-10 04-14",
            "每月第 2 个周二，节假日不办",
        ),
        (
            "the last Friday",
            json!({ "every": "month", "nth": -1, "weekdays": "5" }),
            "2026-03-01",
            "2026-03-31",
            "03-27",
            "每月最后一个周五，节假日不办",
        ),
        (
            "a quarter",
            json!({ "every": "quarter", "month_day": 15 }),
            "2026-01-01",
            "2026-12-31",
            "01-15 04-15 07-15 10-15",
            "每季度第一个月15日，节假日不办",
        ),
        (
            "a year",
            json!({ "every": "year", "month_day": 20 }),
            "2026-01-01",
            "2026-12-31",
            "01-20",
            "每年1月20日，节假日不办",
        ),
        (
            "its ends",
            json!({ "every": "week", "weekdays": "3", "ends_on": "2026-03-11" }),
            "2026-03-01",
            "2026-03-31",
            "03-04 03-11",
            "每周三，节假日不办",
        ),
    ] {
        let room = Room::new();
        let mut fields = json!({ "title": "主席办公会", "starts_on": "2026-01-01" });
        fields.as_object_mut().unwrap().extend(rule.as_object().unwrap().clone());
        room.ask("repetition_create", json!({ "repetition": fields }));
        let calendar = room.ask("calendar", json!({ "from": from, "to": to }));
        let on: Vec<&str> =
            calendar["ghosts"].as_array().unwrap().iter().map(|it| &it["on"].as_str().unwrap()[5..]).collect();
        assert_eq!(on.join(" "), wanted, "{name}");
        assert_eq!(room.ask("repetition_list", json!({}))["rows"][0]["rule"], words, "{name}");
    }
    let room = Room::new();
    for (field, rule) in [
        ("weekdays", json!({ "every": "week" })),
        ("month_day", json!({ "every": "month" })),
        ("month_day", json!({ "every": "month", "month_day": 32 })),
        ("nth", json!({ "every": "month", "nth": 6, "weekdays": "1" })),
        ("weekdays", json!({ "every": "month", "nth": 1 })),
        ("ends_on", json!({ "every": "week", "weekdays": "1", "ends_on": "2025-01-01" })),
        ("every", json!({ "every": "day" })),
    ] {
        let mut fields = json!({ "title": "例会", "starts_on": "2026-01-01" });
        fields.as_object_mut().unwrap().extend(rule.as_object().unwrap().clone());
        assert_eq!(room.refused("repetition_create", json!({ "repetition": fields }))["field"], field, "{rule}");
    }
    assert_eq!(room.ask("repetition_list", json!({}))["rows"], json!([]), "a refused rule stayed");
}

#[test]
fn coming_events_become_real_or_are_skipped_for_good() {
    let room = Room::new();
    let plan = room.ask("plan_create", json!({ "plan": { "title": "计划", "year": 2026 } }));
    let item = json!({ "text": "每周一次主席办公会", "kind": "task", "end_date": "2026-03-31" });
    let task = room.ask("plan_item_create", json!({ "plan_id": plan, "item": item }));
    let rule = json!({ "title": "主席办公会", "kind": "会议", "place": "会议室", "every": "week", "weekdays": "1", "starts_on": "2026-03-01" });
    let id = room.ask("repetition_create", json!({ "repetition": rule, "item_id": task }));
    let look = || room.ask("calendar", json!({ "from": "2026-03-01", "to": "2026-03-31" }));
    let ghosts = || {
        look()["ghosts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["day"].as_str().unwrap()[8..].to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let days = |days: &[&str]| json!({ "days": days.iter().map(|day| json!({ "repetition_id": id, "day": day })).collect::<Vec<_>>() });
    assert_eq!(ghosts(), "02 09 16 23 30");
    assert_eq!(look()["tasks"][0]["text"], "每周一次主席办公会");
    let made = room.ask("repetition_make", days(&["2026-03-02", "2026-03-09"]))["ids"].take();
    room.ask("repetition_skip", days(&["2026-03-16"]));
    assert_eq!(ghosts(), "23 30");
    let event = room.ask("event_get", json!({ "id": made[0] }));
    assert_eq!(
        (&event["event"]["start_date"], &event["event"]["kind"], &event["tasks"][0]["id"]),
        (&json!("2026-03-02"), &json!("会议"), &task)
    );
    for again in ["2026-03-02", "2026-03-16", "2026-03-17"] {
        assert_eq!(room.refused("repetition_make", days(&[again]))["field"], "day", "{again}");
    }
    // What the council decided stands on the day by which it is to be done.
    let follow_up = json!({ "words": "排出春季讲座表", "owner": "活动部", "due_on": "2026-03-20" });
    let promised = room.ask("follow_up_create", json!({ "event_id": made[1], "follow_up": follow_up }));
    let due = json!([{ "id": promised, "event_id": made[1], "text": "活动部：排出春季讲座表", "day": "2026-03-20", "is_done": false }]);
    assert_eq!(look()["follow_ups"], due);
    room.ask("undo", json!({}));
    // A deleted event comes back as a coming one; an undone skip as well.
    room.ask("event_delete", json!({ "ids": [made[0]] }));
    assert_eq!(ghosts(), "02 23 30");
    room.ask("undo", json!({ "steps": 2 }));
    assert_eq!(ghosts(), "16 23 30");
    room.ask("repetition_delete", json!({ "ids": [id] }));
    assert_eq!((ghosts().as_str(), look()["events"].as_array().unwrap().len()), ("", 2), "what was made stays");
}

#[test]
fn what_is_planned_moves_and_what_is_past_does_not() {
    let room = Room::new();
    let add = |start: &str, end: &str| {
        let occurrences = json!([{ "start_date": start, "end_date": end }]);
        room.ask("event_create", json!({ "event": { "title": "巡展" }, "parts": { "occurrences": occurrences } }))
    };
    add("2097-05-30", "2097-06-02");
    add("2020-05-30", "2020-05-30");
    add("2097-05", "2097-05");
    let found = |from: &str, to: &str| room.ask("calendar", json!({ "from": from, "to": to }))["events"].take();
    let june = found("2097-06-01", "2097-06-30");
    assert_eq!((june.as_array().unwrap().len(), &june[0]["is_planned"]), (1, &json!(true)), "touched by its last days");
    assert_eq!(found("2097-05-10", "2097-05-31").as_array().unwrap().len(), 2, "known to the month, it stands in it");
    let occurrence = &june[0]["occurrence_id"];
    room.ask("calendar_move", json!({ "occurrence_id": occurrence, "to": "2097-07-01" }));
    assert_eq!(found("2097-07-01", "2097-07-31")[0]["end_date"], "2097-07-04", "it stays as long as it was");
    assert_eq!(room.ask("undo", json!({}))["entries"][0]["label"], "“巡展”改到2097年7月1日");
    for (from, to) in [("2020-05-01", "2020-05-31"), ("2097-05-01", "2097-05-02")] {
        let occurrence = &found(from, to)[0]["occurrence_id"];
        assert_eq!(
            room.refused("calendar_move", json!({ "occurrence_id": occurrence, "to": "2097-07-01" }))["field"],
            "to"
        );
    }
    assert_eq!(room.refused("calendar", json!({ "from": "2026-01-01", "to": "2036-01-01" }))["field"], "to");
}
