//! The ledger of events: filters, groups, sums, marks, and the same on paper.

use serde_json::{Value, json};

use crate::room::{Room, text_of};

/// One event: title, kind, days with places, hosts, 受益人次, cost in 元.
type Told<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], &'a [&'a str], i64, i64);

const YEAR: &[Told<'_>] = &[
    (
        "全国科普日广场活动",
        "宣传",
        &[("2025-09-10", "广场"), ("2025-09-15", "河西镇")],
        &["临江区科协", "教育局"],
        10_000,
        3_000,
    ),
    ("家庭用药讲座", "讲座", &[("2026-03-12", "文化馆")], &["卫健局"], 120, 500),
    ("防震减灾讲座", "讲座", &[("2026-05-18", "第一小学")], &["地震局", "教育局"], 300, 0),
    ("焊工培训", "培训", &[("2026-05", "职校")], &["临江区科协"], 40, 2_000),
    ("年中座谈", "", &[("2026", "会议室")], &[], 0, 0),
    ("没写日子的调研", "调研", &[], &["教育局"], 0, 0),
];

fn filled() -> (Room, Vec<Value>) {
    let room = Room::new();
    let add = |(title, kind, days, hosts, beneficiaries, cost): &Told<'_>| {
        let days: Vec<Value> = days.iter().map(|(day, place)| json!({ "start_date": day, "place": place })).collect();
        let event = json!({ "title": title, "kind": (!kind.is_empty()).then_some(kind), "beneficiaries": beneficiaries,
            "cost": cost * 100, "summary": (*title == "焊工培训").then_some("老师 张伟 到场") });
        let parts = json!({ "occurrences": days, "hosts": &hosts[..hosts.len().min(1)], "co_hosts": &hosts[hosts.len().min(1)..],
            "measures": [{ "name": "展板", "amount": 2, "unit": "块" }] });
        room.ask("event_create", json!({ "event": event, "parts": parts }))
    };
    let ids = YEAR.iter().map(add).collect();
    (room, ids)
}

fn titles(answer: &Value) -> Vec<&str> {
    answer["rows"].as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap()).collect()
}

#[test]
fn every_condition_narrows_the_ledger_and_every_total_counts_an_event_once() {
    let (room, ids) = filled();
    let plan = room.ask("plan_create", json!({ "plan": { "title": "计划", "year": 2026 } }));
    let task = room.ask("plan_item_create", json!({ "plan_id": plan, "item": { "text": "办讲座", "kind": "task" } }));
    room.ask("event_link", json!({ "id": ids[1], "items": [task] }));
    room.ask("event_mark", json!({ "ids": [ids[0], ids[2]], "marked": true }));
    for (name, filter, found) in [
        ("a year", json!({ "year": 2026 }), &[2, 3, 1, 4][..]),
        ("days", json!({ "from": "2026-03-12", "to": "2026-05-18" }), &[2, 1]),
        ("a month has what is known to the month", json!({ "from": "2026-05", "to": "2026-05" }), &[2, 3]),
        ("open at one end", json!({ "to": "2025-12" }), &[0]),
        ("kinds", json!({ "kinds": ["讲座", "培训"] }), &[2, 3, 1]),
        ("without a kind", json!({ "kinds": [""] }), &[4]),
        ("a unit in any role", json!({ "unit": "教育局" }), &[2, 0, 5]),
        ("a unit in one role", json!({ "unit": "教育局", "role": "host" }), &[5]),
        ("some unit in a role", json!({ "role": "co_host" }), &[2, 0]),
        ("a place of any occurrence", json!({ "place": "河西" }), &[0]),
        ("a person", json!({ "person": "张伟" }), &[3]),
        ("a task", json!({ "item_id": task }), &[1]),
        ("no task", json!({ "unlinked": true, "year": 2026 }), &[2, 3, 4]),
        ("marked", json!({ "marked": true }), &[2, 0]),
        ("words in title and unit", json!({ "words": "讲座 教育局" }), &[2]),
        ("all at once", json!({ "year": 2026, "kinds": ["讲座"], "words": "讲座", "place": "小学" }), &[2]),
        ("nothing", json!({ "year": 1999 }), &[]),
    ] {
        let answer = room.ask("event_ledger", json!({ "filter": filter }));
        let wanted: Vec<&str> = found.iter().map(|at: &usize| YEAR[*at].0).collect();
        assert_eq!(titles(&answer), wanted, "{name}");
        let sum = |of: fn(&Told<'_>) -> i64| found.iter().map(|at| of(&YEAR[*at])).sum::<i64>();
        assert_eq!(answer["sums"]["events"], found.len(), "{name}");
        assert_eq!(answer["sums"]["beneficiaries"], sum(|it| it.4), "{name}");
        assert_eq!(answer["sums"]["cost"], sum(|it| it.5) * 100, "{name}");
        // The rows may be cut short; what they come to may not.
        let short = room.ask("event_ledger", json!({ "filter": filter, "limit": 1 }));
        assert_eq!((short["rows"].as_array().unwrap().len() <= 1, &short["sums"]), (true, &answer["sums"]), "{name}");
    }
    for (filter, field) in
        [(json!({ "from": "2026-02-30" }), "from"), (json!({ "from": "2026-05", "to": "2026-04" }), "to")]
    {
        assert_eq!(room.refused("event_ledger", json!({ "filter": filter }))["field"], field);
    }
}

#[test]
fn groups_fold_with_their_sums_and_the_charts_count_the_same_events() {
    let (room, ids) = filled();
    let plan = room.ask("plan_create", json!({ "plan": { "title": "计划", "year": 2026 } }));
    let task = room.ask("plan_item_create", json!({ "plan_id": plan, "item": { "text": "办讲座", "kind": "task" } }));
    room.ask("event_link", json!({ "id": ids[1], "items": [task] }));
    for (by, wanted) in [
        ("month", "2026年5月 2 340, 2026年3月 1 120, 2026年（未记月份） 1 0, 2025年9月 1 10000, 未写时间 1 0"),
        (
            "quarter",
            "2026年第二季度 2 340, 2026年第一季度 1 120, 2026年（未记月份） 1 0, 2025年第三季度 1 10000, 未写时间 1 0",
        ),
        ("year", "2026年 4 460, 2025年 1 10000, 未写时间 1 0"),
        ("kind", "讲座 2 420, 培训 1 40, 宣传 1 10000, 调研 1 0, 未写类型 1 0"),
        ("unit", "教育局 3 10300, 临江区科协 2 10040, 卫健局 1 120, 地震局 1 300, 未写单位 1 0"),
        ("place", "会议室 1 0, 广场 1 10000, 文化馆 1 120, 河西镇 1 10000, 第一小学 1 300, 职校 1 40, 未写地点 1 0"),
        ("task", "办讲座 1 120, 没有关联任务 5 10340"),
    ] {
        let answer = room.ask("event_ledger", json!({ "group": by }));
        let told: Vec<String> = answer["groups"]
            .as_array()
            .unwrap()
            .iter()
            .map(|group| {
                let sums = &group["sums"];
                assert_eq!(sums["events"], group["ids"].as_array().unwrap().len());
                format!("{} {} {}", group["title"].as_str().unwrap(), sums["events"], sums["beneficiaries"])
            })
            .collect();
        assert_eq!(told.join(", "), wanted, "{by}");
        assert_eq!(answer["sums"]["beneficiaries"], 10_460, "{by}: a total counts an event once");
    }
    let answer = room.ask("event_ledger", json!({}));
    let months: Vec<String> = answer["months"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{} {} {}", it["month"].as_str().unwrap(), it["kind"].as_str().unwrap(), it["events"]))
        .collect();
    assert_eq!(months, ["2025-09 宣传 1", "2026  1", "2026-03 讲座 1", "2026-05 培训 1", "2026-05 讲座 1"]);
    assert_eq!(
        answer["units"][0],
        json!({ "unit": "教育局", "sums": { "events": 3, "participants": 0, "beneficiaries": 10_300, "cost": 300_000 } })
    );
    assert_eq!(answer["measures"], json!([{ "name": "展板", "amount": 12.0, "unit": "块" }]));
}

/// The yearly counters of a committee for safety on the net: each as a measure, told month by month.
#[test]
fn counters_of_a_year_add_up() {
    let room = Room::new();
    const COUNTERS: &[(&str, &str, i64)] =
        &[("清理网站", "个", 16_083), ("清理链接", "条", 2_946_013), ("查处案件", "起", 79), ("受理举报", "件", 7_965)];
    for month in 1..=12_i64 {
        // Twelve parts of each, the remainder in December.
        let part = |all: i64| all / 12 + if month == 12 { all % 12 } else { 0 };
        let measures: Vec<Value> = COUNTERS
            .iter()
            .map(|(name, unit, all)| json!({ "name": name, "amount": part(*all), "unit": unit }))
            .collect();
        let event = json!({ "title": format!("{month}月专项清理"), "kind": "其他" });
        let parts = json!({ "occurrences": [{ "start_date": format!("2026-{month:02}-20") }], "measures": measures });
        room.ask("event_create", json!({ "event": event, "parts": parts }));
    }
    let sums = room.ask("event_ledger", json!({ "filter": { "year": 2026 } }))["measures"].take();
    let found: Vec<(&str, f64)> = sums
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["name"].as_str().unwrap(), it["amount"].as_f64().unwrap()))
        .collect();
    for (name, _, all) in COUNTERS {
        assert!(found.contains(&(name, *all as f64)), "{name}: {found:?}");
    }
    let half = room.ask("event_ledger", json!({ "filter": { "from": "2026-01", "to": "2026-06" } }));
    assert_eq!(half["sums"]["events"], 6);
    let reports = json!({ "name": "受理举报", "amount": f64::from(7_965 / 12 * 6), "unit": "件" });
    assert!(half["measures"].as_array().unwrap().contains(&reports), "{half}");
}

#[test]
fn what_is_shown_is_what_is_printed() {
    let (room, ids) = filled();
    let file = room.home.path().join("台账.pdf");
    let print = |mut ask: Value| {
        ask["file"] = json!(file);
        let written = room.ask("report_write", ask);
        (text_of(&file), written["notes"].to_string())
    };
    let (text, notes) = print(
        json!({ "name": "events", "filter": { "from": "2025", "to": "2026", "unit": "教育局" }, "group": "place" }),
    );
    assert!(text.contains("范围：2025年至2026年；教育局"), "{text}");
    for words in ["广场（1项，受益10000人次，经费3000元）", "河西镇（1项", "第一小学（1项", "共2项", "2025年9月10—15日"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(text.contains("10300") && notes.contains("合计只算一次"), "the sum counts twice: {text} {notes}");
    let (text, _) = print(json!({ "name": "events", "year": 2026, "group": "month" }));
    assert!(text.find("2026年3月（1项") < text.find("2026年5月（2项"), "time runs backwards: {text}");
    assert_eq!(room.refused("report_write", json!({ "name": "events", "file": file }))["field"], "year");
    // 大事记 of what is marked, and of all.
    room.ask("event_mark", json!({ "ids": [ids[1]], "marked": true }));
    let (text, _) = print(json!({ "name": "chronicle", "year": 2026, "filter": { "marked": true } }));
    assert!(text.contains("家庭用药讲座") && !text.contains("防震减灾"), "{text}");
    let (text, _) = print(json!({ "name": "chronicle", "year": 2026 }));
    assert!(text.contains("家庭用药讲座") && text.contains("防震减灾"), "{text}");
    assert_eq!(room.ask("undo", json!({}))["entries"][0]["label"], "把“家庭用药讲座”记入大事记");
    assert_eq!(room.ask("event_ledger", json!({ "filter": { "marked": true } }))["sums"]["events"], 0);
}

#[test]
fn tasks_are_suggested_from_words_kind_units_and_time_and_linked_by_a_click() {
    let room = Room::new();
    let plan = room.ask("plan_create", json!({ "plan": { "title": "2026年工作要点", "year": 2026 } }));
    let task = |text: &str, more: Value| {
        let mut item = json!({ "text": text, "kind": "task" });
        item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        room.ask("plan_item_create", json!({ "plan_id": plan, "item": item }))
    };
    let lectures = task("举办防震减灾科普讲座", json!({ "start_date": "2026-05-01", "end_date": "2026-05-31" }));
    let bulletin = task("编印《科普通讯》", json!({}));
    let training = task("组织职工技能培训", json!({ "lead_unit": "总工会" }));
    let event = |title: &str, kind: &str, day: &str, host: &str| {
        let parts = json!({ "occurrences": [{ "start_date": day }], "hosts": [host] });
        room.ask("event_create", json!({ "event": { "title": title, "kind": kind }, "parts": parts }))
    };
    let quake = event("防震减灾进校园", "讲座", "2026-05-12", "地震局");
    let welders = event("焊工提高班", "培训", "2026-06-01", "总工会");
    let print = event("科普通讯第三期", "编印", "2026-07-01", "临江区科协");
    let other = event("老干部座谈", "会议", "2026-07-02", "老干局");
    let old = event("防震减灾进社区", "讲座", "2025-05-12", "地震局");
    let ask = || room.ask("event_suggest", json!({}))["rows"].as_array().unwrap().clone();
    for (name, event, wanted, why) in [
        ("words, kind and time", &quake, Some(&lectures), "都提到“防震减灾”；同是“讲座”；时间相合"),
        ("kind and unit", &welders, Some(&training), "同是“培训”；都有“总工会”"),
        ("words alone", &print, Some(&bulletin), "都提到“科普通讯”；同是“编印”"),
        ("nothing", &other, None, ""),
        ("a task of another year", &old, None, ""),
    ] {
        let row = ask().into_iter().find(|row| row["event"]["id"] == *event).expect(name);
        let best = &row["tasks"][0];
        assert_eq!(best.get("id"), wanted, "{name}: {row}");
        assert_eq!(best["why"].as_str().unwrap_or_default(), why, "{name}");
    }
    assert_eq!(room.ask("event_get", json!({ "id": quake }))["tasks"], json!([]), "linked by itself");
    room.ask(
        "event_link_all",
        json!({ "ties": [{ "id": quake, "item_id": lectures }, { "id": print, "item_id": bulletin }] }),
    );
    assert_eq!(ask().len(), 3);
    room.ask("undo", json!({}));
    assert_eq!(ask().len(), 5, "one step takes all of them back");
    room.refused("event_link_all", json!({ "ties": [{ "id": quake, "item_id": 999 }] }));
}

#[test]
fn names_are_found_by_their_pinyin() {
    let room = Room::new();
    for name in ["张伟", "张伟民", "赵武", "曾国强", "李四"] {
        room.ask("person_create", json!({ "person": { "name": name }, "unit": "增压器厂" }));
    }
    for (letters, wanted) in [
        ("zw", "张伟 赵武 张伟民"),
        ("ZWM", "张伟民"),
        ("zhangwei", "张伟 张伟民"),
        ("zhaow", "赵武"),
        ("zgq", "曾国强"),
        ("zyq", "增压器厂"),
        ("z", ""),
        ("qq", ""),
        ("张伟", "张伟 张伟民"),
    ] {
        let hits = room.ask("search", json!({ "words": letters }))["hits"].take();
        let found: Vec<&str> = hits.as_array().unwrap().iter().map(|hit| hit["title"].as_str().unwrap()).collect();
        assert_eq!(found.join(" "), wanted, "{letters}");
    }
    assert_eq!(room.ask("search", json!({ "words": "zw" }))["hits"][0]["words"], json!(["张伟"]), "what is marked");
    assert_eq!(room.ask("search", json!({ "words": "zw", "limit": 1 }))["hits"].as_array().unwrap().len(), 1);
}
