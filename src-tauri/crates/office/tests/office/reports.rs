//! Papers out of records: which rows and columns stand on them. Read back from the workbook, which says it plainest.

use crate::room::{Room, text_of};
use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};

/// The rows of a paper's table and of the lines around it, cells parted by bars, empty ones at the end left out.
pub fn rows(room: &Room, name: &str, params: Value) -> Vec<String> {
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
    room.ask("roster_write", json!({ "class_id": class, "people": people }));
    class
}

/// Small classes have 16 to 20 people: they sign on one sheet, whatever is known of them.
#[test]
fn a_small_class_signs_on_one_sheet() {
    let room = Room::new();
    let fields = json!({ "name": "第一期", "year": 2026, "start_date": "2026-03-05", "place": "职工技术学校实训楼", "teacher": "周德胜" });
    let class = room.ask("class_create", json!({ "course": "电工班", "class": fields }));
    let person = |at: usize| {
        let row = json!({ "group_name": format!("第{}组", at % 4 + 1), "is_leader": at < 4 });
        json!({ "name": format!("学员{at}"), "unit": "云台山自然保护区科普馆", "row": row })
    };
    let people: Vec<Value> = (0..20).map(person).collect();
    room.ask("roster_write", json!({ "class_id": class, "people": people }));
    let file = room.home.path().join("签到表.pdf");
    let ask = json!({ "name": "sign-in", "class_id": class, "file": file });
    let people = room.ask("person_list", json!({}))["rows"].take();
    for person in people.as_array().unwrap() {
        room.ask("person_update", json!({ "id": person["id"], "changes": { "position": "农技站站长" } }));
    }
    assert_eq!(room.ask("report_write", ask)["pages"], 1);
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
    assert_eq!(
        sheet[1].split('|').filter(|part| !part.is_empty()).collect::<Vec<_>>(),
        ["时间：2026年3月5日", "主办：测试区科协"]
    );
    // What the directory knows of somebody stands on the list of a class too.
    let person = room.ask("class_get", json!({ "id": class }))["rows"][1]["person_id"].take();
    let known = json!({ "birth_date": "1985-03-12", "position": "班长", "title": "工程师" });
    room.ask("person_update", json!({ "id": person, "changes": known }));
    let roster = rows(&room, "roster", ask());
    assert_eq!(roster[2], "序号|姓名|出生年月|单位|职务|职称|组别|成绩");
    assert_eq!(roster[3..5], ["1|张三||机械厂|||第一组（组长）|60", "2|李四|1985年3月|机械厂|班长|工程师|第二组|92"]);
    let sheet = rows(&room, "sign-in", ask());
    assert_eq!(sheet[2..5], ["序号|姓名|单位|职务|联系电话|签名|备注", "1|张三|机械厂", "2|李四|机械厂|班长"]);
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
    let add = |parent: Option<&Value>, kind: &str, text: &str| {
        let item = json!({ "plan_id": plan, "parent_id": parent, "item": { "kind": kind, "text": text } });
        room.ask("plan_item_create", item)
    };
    let within = add(Some(&heading), "heading", "进校园");
    add(Some(&within), "task", "科技节");
    add(None, "heading", "自身建设");
    let last = add(None, "heading", "培训");
    add(Some(&last), "task", "办培训班");
    for name in ["plan", "plan-table"] {
        let table = rows(&room, name, json!({ "year": 2026 }));
        assert_eq!(table[0], "2026年工作要点任务分解表");
        assert_eq!(
            table[2..],
            [
                "板块|序号|工作任务|责任科室|完成时限|进展情况|备注",
                "一、科普|1|办讲座|办公室|3月底前",
                "|（二）进校园",
                "|2|科技节",
                "二、自身建设",
                "三、培训|3|办培训班"
            ]
        );
    }
    let refused = room.refused("report_write", json!({ "name": "plan", "year": 2026, "file": "计划.wps" }));
    assert_eq!(refused["field"], "file");
    let refused = room.refused("report_write", json!({ "name": "groups", "file": "a.pdf" }));
    assert_eq!(refused["field"], "class_id");
}

/// A class of people whose names sort otherwise by strokes, by pinyin and as entered.
fn mixed(room: &Room) -> Value {
    let class = room.ask("class_create", json!({ "course": "电工班", "class": { "name": "第一期", "year": 2026 } }));
    let ids = ["11010519491231002X", "110105194912310038"];
    for (at, (name, group, score)) in
        [("曾强", "乙组", 90), ("单明", "甲组", 80), ("王芳", "乙组", 70), ("丁一", "甲组", 60)].into_iter().enumerate()
    {
        let person =
            json!({ "name": name, "phone": format!("1381234567{at}"), "id_number": ids.get(at).unwrap_or(&"") });
        let id = room.ask("person_create", json!({ "person": person, "unit": "机械厂" }));
        let row = json!({ "group_name": group, "is_leader": name == "王芳", "score": score });
        room.ask("roster_write", json!({ "class_id": class, "people": [{ "person_id": id, "row": row }] }));
    }
    class
}

/// The second cell of each row that begins with a number: the names on a list.
fn names(rows: &[String]) -> Vec<&str> {
    let numbered = rows.iter().map(|row| row.split('|').collect::<Vec<_>>());
    numbered.filter(|cells| cells[0].parse::<u32>().is_ok()).filter_map(|cells| cells.get(1).copied()).collect()
}

#[test]
fn names_stand_in_the_order_that_is_chosen() {
    let room = Room::new();
    let class = mixed(&room);
    for (paper, order, expected) in [
        ("roster", "entered", ["曾强", "单明", "王芳", "丁一"]),
        ("roster", "strokes", ["丁一", "王芳", "单明", "曾强"]),
        // 单 is read Shàn and 曾 Zēng.
        ("roster", "pinyin", ["丁一", "单明", "王芳", "曾强"]),
        ("sign-in", "strokes", ["丁一", "王芳", "单明", "曾强"]),
        // The best first until another order is chosen.
        ("scores", "entered", ["曾强", "单明", "王芳", "丁一"]),
        ("scores", "pinyin", ["丁一", "单明", "王芳", "曾强"]),
        // Within each group, its leader first.
        ("groups", "strokes", ["王芳", "曾强", "丁一", "单明"]),
    ] {
        let list = rows(&room, paper, json!({ "class_id": class, "choices": { "order": order } }));
        assert_eq!(names(&list), expected, "{paper} {order}");
        // People look for their names on a sheet at the door; a list that is handed on says how it is sorted.
        let said = ["笔画", "拼音"].iter().any(|word| list.iter().any(|row| row.contains(word)));
        assert_eq!(said, order != "entered" && paper != "sign-in", "{paper} {order}: {list:?}");
    }
    let contest = room.ask("contest_create", json!({ "contest": { "name": "大赛", "year": 2026 } }));
    for (name, award) in [("曾强", "一等奖"), ("丁一", "一等奖"), ("单明", "二等奖"), ("王芳", "二等奖")]
    {
        let parts = json!({ "authors": [name], "award": award });
        room.ask("entry_create", json!({ "contest_id": contest, "entry": { "title": "作品" }, "parts": parts }));
    }
    let list = rows(&room, "awards", json!({ "contest_id": contest, "choices": { "order": "strokes" } }));
    let people: Vec<&str> = list[3..].iter().map(|row| row.split('|').nth(2).unwrap()).collect();
    assert_eq!(people, ["丁一", "曾强", "王芳", "单明"], "within each rank");
    room.ask("unit_create", json!({ "unit": { "name": "单县科协" } }));
    room.ask("unit_create", json!({ "unit": { "name": "大同科协" } }));
    let units = rows(&room, "units", json!({ "choices": { "order": "pinyin" } }));
    assert_eq!(names(&units), ["大同科协", "单县科协", "机械厂"], "a unit has no surname");
    let refused = room.refused(
        "report_write",
        json!({ "name": "events", "year": 2026, "choices": { "order": "strokes" }, "file": "台账.pdf" }),
    );
    assert_eq!(refused["field"], "order");
}

#[test]
fn columns_are_those_that_are_chosen_in_that_order() {
    let room = Room::new();
    let class = mixed(&room);
    let list = |choices: Value| rows(&room, "roster", json!({ "class_id": class, "choices": choices }));
    assert_eq!(list(json!({}))[2], "序号|姓名|单位|联系电话|组别|成绩");
    let chosen = list(json!({ "columns": ["联系电话", "姓名", "性别"] }));
    assert_eq!(chosen[2..4], ["序号|联系电话|姓名", "1|13812345670|曾强"]);
    let empty = list(json!({ "columns": ["姓名", "性别", "备注"], "empty": true }));
    assert_eq!(empty[2..4], ["序号|姓名|性别|备注", "1|曾强"]);
    let file = room.home.path().join("表.pdf");
    let write = |choices: Value| json!({ "name": "roster", "class_id": class, "choices": choices, "file": file });
    let written = room.ask("report_write", write(json!({ "columns": ["姓名", "性别"] })));
    assert!(written["notes"].to_string().contains("“性别”一列没有内容"), "{written}");
    for (choices, field) in [(json!({ "columns": ["姓名", "血型"] }), "columns"), (json!({ "columns": [] }), "columns")]
    {
        assert_eq!(room.refused("report_write", write(choices.clone()))["field"], field, "{choices}");
    }
    let refused = room.refused("report_write", write(json!({ "columns": ["血型"] })));
    assert!(refused["message"].as_str().unwrap().contains("姓名、性别、出生年月、身份证号"), "{refused}");
    // Sums stay under their columns wherever these stand.
    let event = json!({ "title": "讲座", "participants": 30, "cost": 120_050 });
    room.ask("event_create", json!({ "event": event, "parts": { "occurrences": [{ "start_date": "2026-03-05" }] } }));
    let columns = json!({ "columns": ["经费（元）", "活动名称", "参加人数"] });
    let ledger = rows(&room, "events", json!({ "year": 2026, "choices": columns }));
    assert_eq!(ledger[2..], ["序号|经费（元）|活动名称|参加人数", "1|1200.5|讲座|30", "合计|1200.5||30"]);
}

#[test]
fn what_is_chosen_is_kept_for_each_list() {
    let room = Room::new();
    let class = mixed(&room);
    let head = |paper: &str| rows(&room, paper, json!({ "class_id": class }))[2].clone();
    let choose = |name: &str, choices: Value| room.ask("report_choose", json!({ "name": name, "choices": choices }));
    let offer = |name: &str| room.ask("report_offer", json!({ "name": name, "class_id": class }))["list"].clone();
    choose("roster", json!({ "columns": ["姓名", "单位"], "order": "strokes" }));
    assert_eq!(head("roster"), "序号|姓名|单位");
    assert_eq!(names(&rows(&room, "roster", json!({ "class_id": class })))[0], "丁一");
    // A part that is asked for stands before what was kept, for this once.
    let once = rows(&room, "roster", json!({ "class_id": class, "choices": { "order": "entered" } }));
    assert_eq!((once[2].as_str(), names(&once)[0]), ("序号|姓名|单位", "曾强"));
    assert_eq!(head("groups"), "序号|姓名|单位|联系电话", "another list is as it was");
    let kept = offer("roster");
    assert_eq!(kept["choices"], json!({ "columns": ["姓名", "单位"], "order": "strokes" }));
    let chosen = |head: &str| {
        let columns = kept["columns"].as_array().unwrap();
        columns.iter().find(|column| column["head"] == head).unwrap()["chosen"].as_bool().unwrap()
    };
    assert_eq!((chosen("单位"), chosen("成绩")), (true, false));
    // What another version of the program wrote costs neither the rest nor the list.
    let file = room.home.path().join("machine.json");
    let mut machine: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    machine["lists"]["groups"] = json!({ "colour": "red" });
    std::fs::write(&file, machine.to_string()).unwrap();
    assert_eq!((head("groups"), head("roster")), ("序号|姓名|单位|联系电话".into(), "序号|姓名|单位".into()));
    assert_eq!(room.desk.known_places(), [room.place()]);
    room.ask("report_choose", json!({ "name": "roster" }));
    assert_eq!(offer("roster")["choices"], json!({}));
    assert_eq!(
        room.refused("report_choose", json!({ "name": "roster", "choices": { "columns": [] } }))["field"],
        "columns"
    );
    let chronicle = room.ask("report_offer", json!({ "name": "chronicle", "year": 2026 }));
    assert!(chronicle["list"].is_null(), "running words have no columns");
}

#[test]
fn numbers_are_masked_unless_asked_for_and_lists_for_publication_mask_phones() {
    let room = Room::new();
    let class = mixed(&room);
    let shown = |choices: Value| rows(&room, "roster", json!({ "class_id": class, "choices": choices }))[3].clone();
    let columns = json!(["姓名", "身份证号", "联系电话"]);
    assert_eq!(shown(json!({ "columns": columns })), "1|曾强|110105********002X|13812345670");
    let masked = "1|曾强|110105********002X|138****5670";
    assert_eq!(shown(json!({ "columns": columns, "publish": true })), masked);
    room.ask("unit_create", json!({ "unit": { "name": "学校", "contact": "李四", "phone": "0571-87654321" } }));
    let units = rows(&room, "units", json!({ "choices": { "publish": true } }));
    assert_eq!(units[4], "2|学校|李四|0571-****4321");

    let seen = || {
        let conn = rusqlite::Connection::open(room.place().join("office.db")).unwrap();
        conn.query_row("SELECT count(*) FROM unmasking", [], |row| row.get::<_, i64>(0)).unwrap()
    };
    assert_eq!(seen(), 0);
    let full = rows(&room, "roster", json!({ "class_id": class, "choices": { "columns": columns }, "full_ids": true }));
    assert_eq!(full[3..5], ["1|曾强|11010519491231002X|13812345670", "2|单明|110105194912310038|13812345671"]);
    assert_eq!(seen(), 2, "it is kept whose numbers were shown");
    let file = room.home.path().join("名单.pdf");
    for (choices, why) in [
        (json!({ "columns": columns, "publish": true }), "公示"),
        (json!({ "columns": ["姓名"] }), "没有选"),
        (Value::Null, "没有选"),
    ] {
        let ask = json!({ "name": "roster", "class_id": class, "choices": choices, "full_ids": true, "file": file });
        let refused = room.refused("report_write", ask);
        assert_eq!(refused["field"], "full_ids");
        assert!(refused["message"].as_str().unwrap().contains(why), "{refused}");
        assert!(!file.exists());
    }
    assert_eq!(seen(), 2);
}

#[test]
fn what_no_face_has_is_said_before_anything_is_written() {
    let room = Room::new();
    // A character that someone made for one machine, as old name lists have them.
    for name in ["张\u{E5E5}明", "李四"] {
        room.ask("person_create", json!({ "person": { "name": name, "joined_on": "2020-05" } }));
    }
    let seen = room.ask("report_preview", json!({ "name": "members" }));
    let names = |message: &Value| ["U+E5E5", "张\u{E5E5}明"].iter().all(|part| message.to_string().contains(part));
    assert!(names(&seen["missing"]), "{}", seen["missing"]);
    for ending in ["pdf", "docx", "xlsx"] {
        let file = room.home.path().join(format!("名册.{ending}"));
        let refused = room.refused("report_write", json!({ "name": "members", "file": file }));
        assert_eq!(refused["code"], "missing_glyphs");
        assert!(names(&refused["message"]), "{refused}");
        assert!(!file.exists(), "{ending} was written");
        let written = room.ask("report_write", json!({ "name": "members", "file": file, "boxes": true }));
        assert!(names(&written["notes"]) && file.exists(), "{written}");
    }
    let units = room.ask("report_preview", json!({ "name": "units" }));
    assert!(units["missing"].is_null(), "{units}");
}

#[test]
fn the_chronicle_tells_what_happened_day_by_day() {
    let room = Room::new();
    let event = |title: &str, from: &str, to: &str, more: Value| {
        let mut event = json!({ "title": title });
        event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let day = json!({ "start_date": from, "end_date": to, "place": "文化广场" });
        room.ask("event_create", json!({ "event": event, "parts": { "occurrences": [day], "hosts": ["测试区科协"] } }));
    };
    event("科技活动周", "2024-05-18", "2024-05-22", json!({ "participants_text": "近千人", "participants": 1000 }));
    event("科普讲座", "2024-03-05", "", json!({ "summary": "反响很好。", "beneficiaries": 200 }));
    event("送科技下乡", "2024-03", "", json!({}));
    event("全年阅读", "2024", "", json!({}));
    event("老话", "2023-12-31", "", json!({}));
    event("还没到", "2999-01-01", "", json!({}));
    let text = |ask: Value| {
        let file = room.home.path().join("大事记.docx");
        let mut write = json!({ "name": "chronicle", "file": file });
        write.as_object_mut().unwrap().extend(ask.as_object().unwrap().clone());
        let written = room.ask("report_write", write);
        let lines = sheets::read::prose::file(&file).unwrap().unwrap().lines;
        (lines.into_iter().map(|line| line.text).collect::<Vec<_>>(), written["notes"].to_string())
    };
    let (lines, _) = text(json!({ "year": 2024 }));
    let lines: Vec<&str> = lines.iter().map(String::as_str).filter(|line| !line.trim().is_empty()).collect();
    assert_eq!(
        lines,
        [
            "测试区科协",
            "2024年大事记",
            "3月",
            "3月　送科技下乡（地点：文化广场）。",
            "3月5日　科普讲座（地点：文化广场；受益200人次）。反响很好。",
            "5月",
            "5月18—22日　科技活动周（地点：文化广场；参加近千人）。",
            "2024年（未记月份）",
            "2024年　全年阅读（地点：文化广场）。",
        ]
    );
    let (lines, notes) = text(json!({ "from": "2023-12", "to": "2024-03" }));
    let months: Vec<&str> = lines.iter().map(String::as_str).filter(|line| line.ends_with('月')).collect();
    assert_eq!(months, ["2023年12月", "2024年3月"], "{lines:?}");
    assert!(lines.contains(&"（2023年12月至2024年3月）".to_owned()), "{lines:?}");
    assert!(!notes.contains("没有写入"), "{notes}");
    let (lines, notes) = text(json!({ "year": 2999 }));
    assert!(lines.contains(&"（这段时间没有登记活动）".to_owned()), "{lines:?}");
    assert!(notes.contains("1 项活动没有写入"), "{notes}");
    let table = rows(&room, "chronicle", json!({ "year": 2024 }));
    assert_eq!(
        table[2..4],
        ["序号|时间|事项|地点|主办|参加人数|受益人次|小结", "1|2024年3月|送科技下乡|文化广场|测试区科协"]
    );
    for (ask, field) in [
        (json!({}), "year"),
        (json!({ "from": "2024-05" }), "to"),
        (json!({ "from": "2024-05", "to": "2024-04" }), "to"),
        (json!({ "from": "五月", "to": "2024-06" }), "from"),
    ] {
        let mut write = json!({ "name": "chronicle", "file": "大事记.pdf" });
        write.as_object_mut().unwrap().extend(ask.as_object().unwrap().clone());
        assert_eq!(room.refused("report_write", write)["field"], field, "{ask}");
    }
}

#[test]
fn the_ledger_has_a_chart_of_its_months() {
    let room = Room::new();
    for day in ["2025-09-20", "2026-03-05", "2026-03", "2026-08-31", "2025"] {
        let parts = json!({ "occurrences": [{ "start_date": day }] });
        room.ask("event_create", json!({ "event": { "title": "活动" }, "parts": parts }));
    }
    room.ask("office_update", json!({ "changes": { "year_kind": "academic" } }));
    let choices = json!({ "chart": true });
    let file = room.home.path().join("台账.pdf");
    room.ask("report_write", json!({ "name": "events", "year": 2025, "choices": choices, "file": file }));
    let text = text_of(&file);
    // Labels from left to right, then the numbers over the bars.
    let chart = "9月10月11月12月1月2月3月4月5月6月7月8月121";
    assert!(text.contains("各月活动（单位：项；另有1项未记月份）") && text.contains(chart), "{text}");
    let offer =
        |name: &str| room.ask("report_offer", json!({ "name": name, "year": 2025 }))["list"]["has_chart"].clone();
    assert_eq!((offer("events"), offer("units")), (json!(true), json!(false)));
    let ledger = json!({ "name": "events", "year": 2025, "choices": choices, "file": file.with_extension("xlsx") });
    assert!(room.ask("report_write", ledger)["notes"].to_string().contains("没有写图"));
    let units = json!({ "name": "units", "choices": choices, "file": file });
    assert_eq!(room.refused("report_write", units)["field"], "chart");
}

#[test]
fn a_sheet_to_sign_fills_whole_pages() {
    let room = Room::new();
    for (names, teacher, pages) in
        [(0, "", 1), (19, "", 1), (19, "沈明哲", 1), (20, "", 1), (21, "沈明哲", 2), (40, "", 2)]
    {
        let class = json!({ "name": format!("{names}人{teacher}"), "year": 2026, "start_date": "2026-02-06",
            "end_date": "2026-02-14", "place": "映月社区", "teacher": teacher });
        let class = room.ask("class_create", json!({ "course": "电工技能提升", "class": class }));
        let people: Vec<Value> = (1..=names).map(|at| json!({ "name": format!("张{at}"), "unit": "机械厂" })).collect();
        room.ask("roster_write", json!({ "class_id": class, "people": people }));
        let file = room.home.path().join("签到表.pdf");
        let sheet = json!({ "name": "sign-in", "class_id": class, "choices": { "order": "strokes" }, "file": file });
        assert_eq!(room.ask("report_write", sheet)["pages"], pages, "{names} {teacher}");
    }
}

#[test]
fn an_official_document_has_the_head_and_the_imprint_that_are_chosen() {
    let room = Room::new();
    let plan = json!({ "year": 2026, "title": "2026年工作要点" });
    let plan = room.ask("plan_create", json!({ "plan": plan }));
    room.ask("plan_item_create", json!({ "plan_id": plan, "item": { "kind": "task", "text": "办讲座" } }));
    let file = room.home.path().join("计划.pdf");
    let written = |official: Value| {
        room.ask("report_write", json!({ "name": "plan", "plan_id": plan, "official": official, "file": file }));
        text_of(&file)
    };
    let offer = || room.ask("report_offer", json!({ "name": "plan", "plan_id": plan }))["official"].take();
    assert_eq!(
        offer(),
        json!({ "choices": {}, "has_number": false, "printed_by": "测试区科协办公室", "has_milestones": false })
    );
    let (mark, number) = ("测试区科协文件", "测科协〔2026〕3号");
    for (has_number, official, stand, absent) in [
        (false, json!({}), &[][..], &[mark, "签发人", "印发"][..]),
        (false, json!({ "letterhead": "drawn" }), &[mark], &[number, "签发人"]),
        (true, json!({}), &[mark, number], &["签发人", "抄送", "印发"]),
        (true, json!({ "letterhead": "printed", "signers": "张三、李四" }), &[number, "签发人：张三李四"], &[mark]),
        (true, json!({ "letterhead": "none", "signers": "张三" }), &[], &[mark, number, "签发人"]),
        (
            true,
            json!({ "imprint": true, "copies": "区委办公室，区政府办公室。" }),
            &["抄送：", "区委办公室，区政府办公室。", "测试区科协办公室", "日印发"],
            &["签发人"],
        ),
        (
            true,
            json!({ "imprint": true, "printed_by": "区科协综合部" }),
            &["区科协综合部", "印发"],
            &["抄送", "科协办公室"],
        ),
    ] {
        let changes = json!({ "document_number": if has_number { number } else { "" } });
        room.ask("plan_update", json!({ "id": plan, "changes": changes }));
        let text = written(official.clone());
        for words in stand {
            assert!(text.contains(words), "{official}: “{words}” is missing: {text}");
        }
        for words in absent {
            assert!(!text.contains(words), "{official}: “{words}” stands: {text}");
        }
    }
    // What is kept holds where nothing is said, and what is said comes first.
    let kept = json!({ "letterhead": "none", "imprint": true });
    room.ask("report_choose", json!({ "name": "plan", "official": kept }));
    assert_eq!(offer()["choices"], kept);
    assert!(!written(Value::Null).contains(mark) && written(json!({ "letterhead": "drawn" })).contains(mark));
    room.ask("report_choose", json!({ "name": "plan" }));
    assert_eq!(offer()["choices"], json!({}));
    for (ask, field) in [
        (json!({ "name": "units", "official": { "imprint": true } }), "official"),
        (json!({ "name": "plan", "choices": { "order": "strokes" } }), "choices"),
        (json!({ "name": "plan", "official": {}, "choices": {} }), "official"),
    ] {
        assert_eq!(room.refused("report_choose", ask.clone())["field"], field, "{ask}");
    }
    for (name, official, field) in [
        ("plan", json!({ "copies": "长".repeat(201) }), "copies"),
        ("plan", json!({ "signers": "张三丰、李四光、王五一、赵六合" }), "signers"),
        ("plan-table", json!({ "imprint": true }), "official"),
        ("chronicle", json!({ "milestones": true }), "official"),
        ("units", json!({ "letterhead": "drawn" }), "official"),
    ] {
        let ask = json!({ "name": name, "plan_id": plan, "year": 2026, "official": official, "file": file });
        assert_eq!(room.refused("report_write", ask)["field"], field, "{name}");
    }
}
