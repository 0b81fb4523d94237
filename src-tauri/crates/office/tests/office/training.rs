//! Classes with lessons, a waiting list, groups, pairs, attendance and tests: what is told, what is refused, what comes of it.

use crate::room::{Room, text_of};
use serde_json::{Value, json};

fn class(room: &Room, fields: Value) -> Value {
    let mut class = json!({ "name": "电工提高班", "year": 2026 });
    class.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    room.ask("class_create", json!({ "course": "电工班", "class": class }))
}

/// Puts people into a class: 张三 of 机械厂, 技师, as “张三 机械厂 技师”.
fn fill(room: &Room, class: &Value, people: &[&str]) -> Vec<Value> {
    let people: Vec<Value> = people
        .iter()
        .map(|line| {
            let words: Vec<&str> = line.split(' ').collect();
            let person = words.get(2).map_or(json!({}), |level| json!({ "skill_level": level }));
            json!({ "name": words[0], "unit": words.get(1), "person": person })
        })
        .collect();
    let added = room.ask("roster_write", json!({ "class_id": class, "people": people }));
    added["added"].as_array().unwrap().clone()
}

fn refused(room: &Room, name: &str, params: Value, message: &str) {
    let before = room.snapshot();
    let refusal = room.refused(name, params);
    assert!(refusal["message"].as_str().unwrap().contains(message), "{name}: {refusal}");
    assert_eq!(room.snapshot(), before, "{name} changed something");
}

#[test]
fn a_class_outside_its_bounds_is_told_and_who_waits_is_not_counted() {
    let room = Room::new();
    let class = class(&room, json!({ "capacity_low": 2, "capacity_high": 3 }));
    let bounds = |room: &Room| room.ask("class_get", json!({ "id": class }))["class"]["bounds"].clone();
    assert_eq!(bounds(&room), Value::Null);
    fill(&room, &class, &["张三 机械厂"]);
    assert_eq!(bounds(&room), "现有 1 人，不到下限 2 人（差 1 人）");
    fill(&room, &class, &["李四 机械厂", "王五 机械厂"]);
    assert_eq!(bounds(&room), Value::Null);
    let added = room.ask(
        "roster_write",
        json!({ "class_id": class, "people": [{ "name": "赵六", "row": { "group_name": "第一组" } }] }),
    );
    assert_eq!(added["bounds"], "现有 4 人，超出上限 3 人（多 1 人）");
    let last = &added["added"][0];
    room.ask("enrolment_update", json!({ "rows": [{ "id": last, "changes": { "waiting": true } }] }));
    let detail = room.ask("class_get", json!({ "id": class }));
    let rows = detail["rows"].as_array().unwrap();
    assert_eq!(
        (&detail["class"]["size"], &detail["class"]["waiting"], &detail["doubts"]),
        (&json!(3), &json!(1), &json!([]))
    );
    assert_eq!((&rows[3]["name"], &rows[3]["group_name"]), (&json!("赵六"), &Value::Null));
    let file = room.home.path().join("花名册.pdf");
    room.ask("report_write", json!({ "name": "roster", "class_id": class, "file": file }));
    assert!(!text_of(&file).contains("赵六"));
}

#[test]
fn a_roster_tells_doubles_and_names_that_several_have() {
    let room = Room::new();
    let class = class(&room, json!({}));
    fill(&room, &class, &["张三 机械厂 技师", "张伟 机械厂", "张伟 电厂"]);
    let block = |people: Value| json!({ "class_id": class, "people": people });
    refused(
        &room,
        "roster_write",
        block(json!([{ "name": "张三", "unit": "机械厂" }])),
        "张三已经在“电工提高班”里，没有再加一遍",
    );
    refused(
        &room,
        "roster_write",
        block(json!([{ "name": "张伟" }])),
        "目录里有 2 个“张伟”（机械厂、电厂），分不出是哪一个",
    );
    refused(&room, "roster_write", block(json!([{ "name": "李四" }, { "name": "" }])), "请写上姓名");
    let mixed = room.ask("roster_write", block(json!([{ "name": "张三" }, { "name": "李四", "unit": "电厂" }])));
    assert_eq!((mixed["added"].as_array().unwrap().len(), &mixed["already"]), (1, &json!(["张三"])));
    // What a block says of somebody who is there fills what is empty, and overwrites nothing.
    let other = room.ask("class_create", json!({ "class": { "name": "又一班", "year": 2026 } }));
    let person = json!({ "skill_level": "初级工", "phone": "13812345678" });
    room.ask(
        "roster_write",
        json!({ "class_id": other, "people": [{ "name": "张三", "unit": "机械厂", "person": person }] }),
    );
    let row = room.ask("class_get", json!({ "id": other }))["rows"][0].clone();
    assert_eq!(
        (&row["skill_level"], &row["phone"], &row["level_before"]),
        (&json!("技师"), &json!("13812345678"), &json!("技师"))
    );
}

#[test]
fn people_are_suggested_by_name_letters_and_unit() {
    let room = Room::new();
    let class = class(&room, json!({}));
    fill(&room, &class, &["张三 机械厂", "张三丰 电厂", "赵四 机械厂", "单红 电厂", "欧阳娜 机械厂"]);
    for (words, expected) in [
        ("张", "张三 张三丰"),
        ("张三", "张三 张三丰"),
        ("zs", "张三 赵四 张三丰"),
        ("zhangsan", "张三 张三丰"),
        ("zhaos", "赵四"),
        ("zsanf", "张三丰"),
        ("zsf", "张三丰"),
        ("shanhong", "单红"),
        ("ouyang", "欧阳娜"),
        ("电厂", "张三丰 单红"),
        ("张 电厂", "张三丰"),
        ("jxc", "张三 赵四 欧阳娜"),
        ("刘", ""),
        (" ", ""),
    ] {
        let found = room.ask("person_suggest", json!({ "words": words, "class_id": class }));
        let rows = found["rows"].as_array().unwrap();
        assert!(rows.iter().all(|row| row["is_in"] == true));
        let names: Vec<&str> = rows.iter().map(|row| row["name"].as_str().unwrap()).collect();
        assert_eq!(names.join(" "), expected, "{words}");
    }
}

#[test]
fn five_hundred_rows_are_one_act() {
    let room = Room::new();
    let class = class(&room, json!({}));
    fill(&room, &class, &["张三 机械厂"]);
    let before = room.snapshot();
    let people: Vec<Value> = (0..500)
        .map(|at| json!({ "name": format!("学员{at}"), "unit": format!("第{}厂", at / 50), "row": { "group_name": format!("第{}组", at % 20), "score": at % 101 } }))
        .collect();
    let row = room.ask("class_get", json!({ "id": class }))["rows"][0]["id"].clone();
    let rows = json!([{ "id": row, "changes": { "score": 77 }, "person": { "phone": "13800000000" } }]);
    let reply = room.reply("roster_write", json!({ "class_id": class, "rows": rows, "people": people }));
    assert_eq!(reply["act"]["label"], "“电工提高班”修改 1 名、新增 500 名学员");
    let detail = room.ask("class_get", json!({ "id": class }));
    assert_eq!((&detail["class"]["size"], &detail["rows"][0]["score"]), (&json!(501), &json!(77.0)));
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
}

#[test]
fn groups_have_one_leader_and_pairs_are_classmates() {
    let room = Room::new();
    let class = class(&room, json!({}));
    let ids = fill(&room, &class, &["张三 甲厂 高级技师", "李四 甲厂 技师", "王五 乙厂 初级工", "赵六 乙厂"]);
    let change = |at: usize, changes: Value| json!({ "rows": [{ "id": ids[at], "changes": changes }] });
    room.ask("enrolment_update", change(0, json!({ "group_name": "第一组", "is_leader": true })));
    room.ask("enrolment_update", change(1, json!({ "group_name": "第一组", "is_leader": true, "mentor": "张三" })));
    room.ask("enrolment_update", change(2, json!({ "group_name": "第二组", "mentor": "张三" })));
    room.ask("enrolment_update", change(3, json!({ "is_leader": true, "mentor": "厂外的老师傅" })));
    let detail = room.ask("class_get", json!({ "id": class }));
    assert_eq!(
        detail["doubts"],
        json!(["第一组有 2 名组长：张三、李四，请只留一名", "第二组还没有组长", "赵六是组长，但没有写组别"])
    );
    let helped = |at: usize| (detail["rows"][at]["mentor"].clone(), detail["rows"][at]["helper_id"].clone());
    assert_eq!(helped(1), (json!("张三"), ids[0].clone()));
    assert_eq!(helped(3), (json!("厂外的老师傅"), Value::Null));
    refused(&room, "enrolment_update", change(0, json!({ "mentor": "张三" })), "“张三”不能帮带自己");
    refused(&room, "pair_set", json!({ "ids": [ids[0]], "helper_id": ids[0] }), "不能帮带自己");
    let other = room.ask("class_create", json!({ "class": { "name": "又一班", "year": 2026 } }));
    let stranger = &fill(&room, &other, &["孙七 甲厂"])[0];
    refused(&room, "pair_set", json!({ "ids": [ids[0]], "helper_id": stranger }), "不在一个班里");
    let reply = room.reply("pair_set", json!({ "ids": [ids[2], ids[3]], "helper_id": ids[0] }));
    assert_eq!(reply["act"]["label"], "由张三帮带王五、赵六");
    // A class begun from this one takes the pairs along; who leaves takes their help away.
    let copy = room.ask("class_copy", json!({ "id": class, "name": "第二期", "year": 2027, "people": true }));
    let copied = room.ask("class_get", json!({ "id": copy }));
    let names: Vec<&Value> = copied["rows"].as_array().unwrap().iter().map(|row| &row["mentor"]).collect();
    assert_eq!(names, [&Value::Null, &json!("张三"), &json!("张三"), &json!("张三")]);
    assert_ne!(copied["rows"][1]["helper_id"], ids[0]);
    let full = room.snapshot();
    room.ask("enrolment_delete", json!({ "ids": [ids[0]] }));
    assert_eq!(room.ask("class_get", json!({ "id": class }))["rows"][0]["mentor"], Value::Null);
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), full);
    let bare = room.ask("class_copy", json!({ "id": class, "name": "第三期", "year": 2027 }));
    assert_eq!(room.ask("class_get", json!({ "id": bare }))["rows"], json!([]));
}

#[test]
fn a_list_is_divided_into_classes_and_groups_after_a_look() {
    let room = Room::new();
    let class = class(&room, json!({ "name": "电工报名", "capacity_low": 3, "capacity_high": 4 }));
    let people: Vec<String> =
        (0..9).map(|at| format!("学员{at} {}厂 {}", ["甲", "乙", "丙"][at % 3], ["初级工", "技师"][at % 2])).collect();
    let ids = fill(&room, &class, &people.iter().map(String::as_str).collect::<Vec<_>>());
    let ask = |into: &str, parts: usize, by: &str| json!({ "class_id": class, "into": into, "parts": parts, "by": by, "leaders": true });
    refused(&room, "split_preview", ask("groups", 0, "even"), "分不成 0 份");
    refused(&room, "split_preview", ask("groups", 10, "even"), "名单上有 9 人，分不成 10 份");
    let units = room.ask("split_preview", ask("classes", 3, "unit"));
    for part in units["parts"].as_array().unwrap() {
        let people = part["people"].as_array().unwrap();
        assert!(people.len() == 3 && people.iter().all(|one| one["unit"] == people[0]["unit"]), "{part}");
    }
    let two = room.ask("split_preview", ask("classes", 2, "order"));
    let sizes: Vec<&Value> = two["parts"].as_array().unwrap().iter().map(|part| &part["bounds"]).collect();
    assert_eq!(sizes, [&json!("现有 5 人，超出上限 4 人（多 1 人）"), &Value::Null]);
    let before = room.snapshot();
    let reply = room.reply("split_apply", ask("classes", 3, "unit"));
    assert_eq!(reply["act"]["label"], "把“电工报名”分成 3 个班");
    let list = room.ask("class_list", json!({ "year": 2026 }));
    let mut names: Vec<&str> =
        list["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    assert_eq!(names, ["电工一班", "电工三班", "电工二班"]);
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
    room.ask("split_apply", ask("groups", 2, "even"));
    let detail = room.ask("class_get", json!({ "id": class }));
    let leaders: Vec<&Value> =
        detail["rows"].as_array().unwrap().iter().filter(|row| row["is_leader"] == true).collect();
    assert!(leaders.len() == 2 && leaders.iter().all(|row| row["skill_level"] == "技师"), "{leaders:?}");
    // Whoever has marks in a class stays in it.
    let lesson =
        room.ask("lesson_create", json!({ "class_id": class, "lessons": [{ "held_on": "2026-03-02" }] }))["ids"].take();
    let marks: Vec<Value> =
        ids.iter().map(|id| json!({ "lesson_id": lesson[0], "enrolment_id": id, "text": "迟" })).collect();
    room.ask("attendance_set", json!({ "marks": marks }));
    let refusal = room.refused("split_apply", ask("classes", 2, "order"));
    assert_eq!(refusal["code"], "in_use");
}

#[test]
fn attendance_counts_halves_and_numbers() {
    let room = Room::new();
    let class = class(&room, json!({}));
    let ids = fill(&room, &class, &["张三 甲厂", "李四 甲厂"]);
    let lessons = json!([
        { "held_on": "2026-03-02", "half": "day", "hours": 8 },
        { "held_on": "2026-03-03", "half": "morning", "hours": 4 },
        { "held_on": "2026-03-04", "half": "morning", "hours": 4, "present": 1 },
        { "held_on": "2099-01-01", "hours": 8 },
    ]);
    let lessons = room.ask("lesson_create", json!({ "class_id": class, "lessons": lessons }))["ids"].take();
    let mark = |lesson: usize, who: usize, text: &str| json!({ "marks": [{ "lesson_id": lessons[lesson], "enrolment_id": ids[who], "text": text }] });
    for (lesson, who, text, shown, rates) in [
        (0, 0, "缺", "缺", (Some(50.0), Some(100.0))),
        (0, 0, "上午缺", "上缺", (Some(75.0), Some(100.0))),
        (0, 0, "请假", "假", (Some(50.0), Some(100.0))),
        (0, 0, "", "", (Some(100.0), Some(100.0))),
        (0, 1, "下假", "下假", (Some(100.0), Some(75.0))),
        (1, 1, "迟到", "迟", (Some(100.0), Some(75.0))),
    ] {
        room.ask("attendance_set", mark(lesson, who, text));
        let grid = room.ask("attendance_get", json!({ "class_id": class }));
        assert_eq!(grid["rows"][who]["marks"][lesson], shown, "{text}");
        assert_eq!((grid["rows"][0]["rate"].as_f64(), grid["rows"][1]["rate"].as_f64()), rates, "{text}");
    }
    let grid = room.ask("attendance_get", json!({ "class_id": class }));
    // Of 2 × 4 halves one was missed by its mark and one by the number of 实到; the lesson to come counts nothing.
    assert_eq!((&grid["rate"], &grid["rows"][1]["hours"]), (&json!(75.0), &json!(12.0)));
    refused(&room, "attendance_set", mark(1, 0, "上缺"), "张三的“上缺”请写成“缺”");
    refused(&room, "attendance_set", mark(0, 0, "病"), "张三的“病”不是考勤记号");
    let sign = room.ask("attendance_sign_create", json!({ "sign": { "sign": "病", "meaning": "病假" } }));
    refused(
        &room,
        "attendance_sign_create",
        json!({ "sign": { "sign": "缺", "meaning": "缺课" } }),
        "已经有记号“缺”了",
    );
    room.ask("attendance_set", mark(0, 0, "病假"));
    assert_eq!(room.refused("attendance_sign_delete", json!({ "ids": [sign] }))["code"], "in_use");
    room.ask("attendance_set", mark(2, 0, "缺"));
    room.ask("lesson_update", json!({ "rows": [{ "id": lessons[1], "changes": { "present": 3 } }] }));
    room.ask("class_update", json!({ "id": class, "changes": { "hours": 20 } }));
    let list = room.ask("lesson_list", json!({ "class_id": class }));
    assert_eq!(
        list["doubts"],
        json!(["2026年3月3日上午实到写的是 3 人，比班里的 2 人还多", "各次课共 24 课时，培训班写的是 20 课时"])
    );
    let file = room.home.path().join("考勤表.pdf");
    room.ask("report_write", json!({ "name": "attendance", "class_id": class, "file": file }));
    let text = text_of(&file);
    assert!(text.contains("3月2日") && text.contains("病假") && text.contains("全班出勤率"), "{text}");
}

#[test]
fn tests_give_scores_ranks_and_results() {
    let room = Room::new();
    let class = class(&room, json!({ "pass_mark": 60, "merit_mark": 90, "least_rate": 60 }));
    let ids = fill(&room, &class, &["张三 甲厂 初级工", "李四 甲厂 技师", "王五 甲厂", "赵六 甲厂", "孙七 甲厂"]);
    let test = |name: &str, weight: i64, full: i64| {
        room.ask(
            "test_create",
            json!({ "class_id": class, "test": { "name": name, "weight": weight, "full_mark": full } }),
        )
    };
    let (theory, practice) = (test("理论", 40, 100), test("实操", 60, 50));
    let cell =
        |test: &Value, who: usize, text: &str| json!({ "test_id": test, "enrolment_id": ids[who], "text": text });
    let mut cells = Vec::new();
    for (who, (one, other)) in [("90", "45"), ("90", "45"), ("40/95", "50"), ("缺考", "50")].into_iter().enumerate() {
        cells.extend([cell(&theory, who, one), cell(&practice, who, other)]);
    }
    cells.push(cell(&theory, 4, "70"));
    let before = room.snapshot();
    let mut wrong = cells.clone();
    wrong.extend([cell(&practice, 0, "51"), cell(&theory, 1, "优")]);
    refused(&room, "score_set", json!({ "cells": wrong }), "张三的“实操”“51”超过满分 50；一共 2 格不对，都没有写入");
    room.ask("score_set", json!({ "cells": cells }));
    let scores = room.ask("score_get", json!({ "class_id": class }));
    let column =
        |key: &str| -> Vec<Value> { scores["rows"].as_array().unwrap().iter().map(|row| row[key].clone()).collect() };
    assert_eq!(column("score"), [json!(90.0), json!(90.0), json!(98.0), json!(60.0), Value::Null]);
    assert_eq!(column("rank"), [json!(2), json!(2), json!(1), json!(4), Value::Null]);
    assert_eq!(column("by_rule"), [json!("优秀"), json!("优秀"), json!("合格"), json!("合格"), Value::Null]);
    assert_eq!(scores["rows"][2]["why"], "有补考，不评优秀");
    assert_eq!(scores["doubts"], json!([]));
    refused(
        &room,
        "enrolment_update",
        json!({ "rows": [{ "id": ids[0], "changes": { "score": 80 } }] }),
        "总评由 2 次考核算出来",
    );
    refused(&room, "test_update", json!({ "id": practice, "changes": { "full_mark": 45 } }), "已有 50 分的成绩");
    // A result by hand stays, unless it is asked for.
    room.ask(
        "enrolment_update",
        json!({ "rows": [{ "id": ids[3], "changes": { "result": "不合格", "level_after": "中级工" } }] }),
    );
    let applied = room.ask("result_apply", json!({ "class_id": class }));
    assert_eq!(applied, json!({ "written": 3, "kept": 1, "without": ["孙七"] }));
    let detail = room.ask("class_get", json!({ "id": class }));
    let results: Vec<&Value> = detail["rows"].as_array().unwrap().iter().map(|row| &row["result"]).collect();
    assert_eq!(results, [&json!("优秀"), &json!("优秀"), &json!("合格"), &json!("不合格"), &Value::Null]);
    room.ask("test_update", json!({ "id": theory, "changes": { "weight": 0 } }));
    let scores = room.ask("score_get", json!({ "class_id": class }));
    assert_eq!(scores["rows"][3]["score"], 100.0);
    let doubts = scores["doubts"].as_array().unwrap();
    assert!(
        doubts[0].as_str().unwrap().contains("权重共 60") && doubts[1].as_str().unwrap().contains("1 人的结果是手写的"),
        "{doubts:?}"
    );
    // Levels of people change only when that is asked for.
    room.ask("enrolment_update", json!({ "rows": [{ "id": ids[1], "changes": { "level_after": "中级工" } }] }));
    let doubts = room.ask("score_get", json!({ "class_id": class }))["doubts"].take();
    assert!(doubts.to_string().contains("李四培训后的等级比培训前还低"), "{doubts}");
    room.ask("enrolment_update", json!({ "rows": [{ "id": ids[1], "changes": { "level_after": "高级技师" } }] }));
    assert_eq!(room.ask("level_apply", json!({ "class_id": class }))["people"], 2);
    let detail = room.ask("class_get", json!({ "id": class }));
    assert_eq!(
        (&detail["rows"][1]["skill_level"], &detail["rows"][1]["level_before"]),
        (&json!("高级技师"), &json!("技师"))
    );
    let entries = room.ask("history_list", json!({ "limit": 1000 }))["entries"].as_array().unwrap().len();
    while room.snapshot() != before {
        room.ask("undo", json!({}));
        assert!(room.ask("history_list", json!({ "limit": 1000 }))["entries"].as_array().unwrap().len() <= entries);
    }
}

#[test]
fn master_and_apprentice_go_together_over_years() {
    let room = Room::new();
    let ask = |master: &str, apprentice: &str, started: &str| {
        json!({ "master": { "name": master, "unit": "甲厂" }, "apprentice": { "name": apprentice, "unit": "甲厂" },
            "mentorship": { "started_on": started, "trade": "电工", "goals": "两年内独立带班" } })
    };
    let pair = room.ask("mentorship_create", ask("张三", "李四", "2024-03"));
    refused(&room, "mentorship_create", ask("张三", "李四", "2025-03"), "已经结对");
    refused(&room, "mentorship_create", ask("张三", "张三", "2025-03"), "同一个人");
    refused(&room, "mentorship_update", json!({ "id": pair, "changes": { "ended_on": "2023-01" } }), "早于");
    refused(&room, "mentorship_create", ask("张三", "", "2025-03"), "姓名");
    for (year, grade) in [(2024, "良好"), (2025, "优秀"), (2024, "优秀")] {
        room.ask(
            "mentorship_review_set",
            json!({ "mentorship_id": pair, "year": year, "grade": grade, "words": "能独立检修" }),
        );
    }
    room.ask("mentorship_update", json!({ "id": pair, "changes": { "ended_on": "2025-12" } }));
    for (year, count) in [(2023, 0), (2024, 1), (2025, 1), (2026, 0)] {
        let list = room.ask("mentorship_list", json!({ "year": year }));
        assert_eq!(list["rows"].as_array().unwrap().len(), count, "{year}");
    }
    let reviews = room.ask("mentorship_list", json!({}))["rows"][0]["reviews"].take();
    assert_eq!(
        reviews.as_array().unwrap().iter().map(|one| (&one["year"], &one["grade"])).collect::<Vec<_>>(),
        [(&json!(2025), &json!("优秀")), (&json!(2024), &json!("优秀"))]
    );
    let file = room.home.path().join("师徒.pdf");
    room.ask("report_write", json!({ "name": "mentorships", "year": 2025, "file": file }));
    assert!(text_of(&file).contains("优秀：能独立检修"));
    let people = room.ask("person_list", json!({}));
    let refusal = room.refused("person_delete", json!({ "ids": [people["rows"][0]["id"]] }));
    assert!(refusal["message"].as_str().unwrap().contains("1 对师徒"), "{refusal}");
}
