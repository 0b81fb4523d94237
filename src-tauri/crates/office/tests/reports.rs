//! Papers out of records: which rows and columns stand on them. Read back from the workbook, which says it plainest.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

mod room;

use calamine::{Data, Reader, Xlsx, open_workbook};
use room::Room;
use serde_json::{Value, json};

/// The rows of a paper's table and of the lines around it, cells parted by bars, empty ones at the end left out.
fn rows(room: &Room, name: &str, params: Value) -> Vec<String> {
    let file = room.home.path().join("表.xlsx");
    let mut ask = json!({ "name": name, "file": file });
    ask.as_object_mut().unwrap().extend(params.as_object().unwrap().clone());
    room.ask("report_write", ask);
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let cell = |cell: &Data| match cell {
        Data::DateTime(date) => format!("第{}日", date.as_f64()),
        other => other.to_string(),
    };
    let row = |cells: &[Data]| cells.iter().map(cell).collect::<Vec<_>>().join("|").trim_end_matches('|').to_owned();
    sheet.rows().map(row).collect()
}

fn class(room: &Room) -> Value {
    let class = room.ask(
        "class_create",
        json!({ "course": "电工班", "class": { "name": "第一期", "year": 2026, "start_date": "2026-03-05" } }),
    );
    let row =
        |group: &str, leader: bool, score: i64| json!({ "group_name": group, "is_leader": leader, "score": score });
    let people = json!([
        { "name": "张三", "unit": "机械厂", "row": row("第一组", true, 60) },
        { "name": "李四", "unit": "机械厂", "row": row("第二组", false, 92) },
        { "name": "王五", "unit": "=学校", "row": row("第一组", false, 75) },
        { "name": "赵六", "unit": "学校" },
    ]);
    room.ask("enrolment_create", json!({ "class_id": class, "people": people }));
    class
}

#[test]
fn lists_of_a_class() {
    let room = Room::new();
    let class = class(&room);
    let ask = || json!({ "class_id": class });
    let roster = rows(&room, "roster", ask());
    assert_eq!(roster[0], "2026年电工班第一期花名册");
    // Columns in which nobody has anything are left out.
    assert_eq!(roster[2..4], ["序号|姓名|单位|组别|成绩", "1|张三|机械厂|第一组（组长）|60"]);
    assert_eq!(roster[5], "3|王五|=学校|第一组|75");
    let groups = rows(&room, "groups", ask());
    let sections: Vec<&String> = groups.iter().filter(|row| row.contains(" 人）")).collect();
    assert_eq!(sections, ["第一组（组长：张三；2 人）", "第二组（1 人）", "未分组（1 人）"]);
    assert_eq!(groups[3..7], ["第一组（组长：张三；2 人）", "1|张三|机械厂", "2|王五|=学校", "第二组（1 人）"]);
    let sheet = rows(&room, "sign-in", ask());
    assert_eq!(sheet[2], "序号|姓名|单位|组别|联系电话|签名|备注");
    assert_eq!((sheet[6].as_str(), sheet[7].as_str(), sheet[24].as_str()), ("4|赵六|学校", "5", "22"));
    assert!(sheet[25].starts_with("应到 4 人"), "{sheet:?}");
    let scores = rows(&room, "scores", ask());
    let order: Vec<&str> = scores[3..7].iter().map(|row| row.split('|').nth(1).unwrap()).collect();
    assert_eq!(order, ["李四", "王五", "张三", "赵六"]);
}

#[test]
fn the_ledger_counts_each_event_once_and_says_days_as_days() {
    let room = Room::new();
    let event = |title: &str, days: Value, people: Value| {
        let mut event = json!({ "title": title });
        event.as_object_mut().unwrap().extend(people.as_object().unwrap().clone());
        room.ask("event_create", json!({ "event": event, "parts": { "occurrences": days } }));
    };
    event("巡展", json!([{ "start_date": "2026-05-18", "end_date": "2026-05-22" }]), json!({ "participants": 200 }));
    event("讲座", json!([{ "start_date": "2026-03-05" }]), json!({ "participants": 30, "cost": 120_050 }));
    event("夏令营", json!([{ "start_date": "2026-07-30", "end_date": "2026-08-02" }]), json!({}));
    event("去年的", json!([{ "start_date": "2025-03-05" }]), json!({ "participants": 9 }));
    let ledger = rows(&room, "events", json!({ "year": 2026 }));
    assert_eq!(ledger[0], "2026年活动台账");
    assert_eq!(
        ledger[2..],
        [
            "序号|时间|活动名称|参加人数|经费（元）",
            "1|第46086日|讲座|30|1200.5",
            "2|5月18—22日|巡展|200",
            "3|7月30日—8月2日|夏令营",
            "合计|||230|1200.5",
        ]
    );
    assert!(rows(&room, "events", json!({ "year": 2020 })).contains(&"（无记录）".to_owned()));
}

#[test]
fn members_are_those_who_joined_and_their_numbers_stay_at_home() {
    let room = Room::new();
    assert!(rows(&room, "members", json!({})).contains(&"（还没有写明入会日期的人员）".to_owned()));
    for (name, joined) in [("张三", Some("2020-05")), ("李四", None), ("王五", Some("2021-03-05"))] {
        let person = json!({ "name": name, "sex": "男", "id_number": "11010519491231002X", "phone": "13812345678",
            "birth_date": "1949-12-31", "joined_on": joined.unwrap_or("") });
        room.ask("person_create", json!({ "person": person, "unit": "机械厂" }));
    }
    let members = rows(&room, "members", json!({}));
    assert_eq!(
        members[2..],
        [
            "序号|姓名|性别|出生年月|单位|联系电话|入会日期",
            "1|张三|男|1949年12月|机械厂|13812345678|2020年5月",
            "2|王五|男|1949年12月|机械厂|13812345678|第44260日",
        ]
    );
    let units = rows(&room, "units", json!({}));
    assert_eq!(units[2..], ["序号|单位名称|联系人|联系电话", "1|机械厂"]);
}

#[test]
fn the_plan_is_a_table_in_a_workbook_and_empty_columns_are_left_out() {
    let room = Room::new();
    let plan = room.ask("plan_create", json!({ "plan": { "year": 2026, "title": "2026年工作要点" } }));
    let heading =
        room.ask("plan_item_create", json!({ "plan_id": plan, "item": { "kind": "heading", "text": "科普" } }));
    let task = json!({ "kind": "task", "text": "办讲座", "lead_unit": "办公室", "time_text": "3月底前" });
    room.ask("plan_item_create", json!({ "plan_id": plan, "parent_id": heading, "item": task }));
    for name in ["plan", "plan-table"] {
        let table = rows(&room, name, json!({ "year": 2026 }));
        assert_eq!(table[0], "2026年工作要点任务分解表");
        assert_eq!(
            table[2..],
            ["序号|工作任务|责任科室|完成时限|进展情况|备注", "一、科普", "1|办讲座|办公室|3月底前"]
        );
    }
    let refused = room.refused("report_write", json!({ "name": "plan", "year": 2026, "file": "计划.wps" }));
    assert_eq!(refused["field"], "file");
    let refused = room.refused("report_write", json!({ "name": "groups", "file": "a.pdf" }));
    assert_eq!(refused["field"], "class_id");
}
