//! The studio of a year: 20 classes of 16 to 20 people, 792 hours, groups and pairs, tests, certificates, the parcel of a
//! class, skill levels over three years.

use crate::room::{Room, text_of};
use serde_json::{Value, json};

const PEOPLE: usize = 56;

/// A year's classes; the 18th and the later ones are shorter, so that 792 hours are taught.
fn hold(room: &Room, at: usize) -> Value {
    let days = if at < 18 { 10 } else { 9 };
    let class = json!({ "name": format!("第{}期", at + 1), "year": 2026, "teacher": "周建国", "place": "实训室",
        "start_date": format!("2026-{:02}-01", at / 2 + 1), "capacity_low": 16, "capacity_high": 20, "least_rate": 50 });
    let id = room.ask("class_create", json!({ "course": "技能提升班", "class": class }));
    let lessons: Vec<Value> = (0..days)
        .map(|day| {
            let teacher = if day % 5 == 4 { json!("吴秀兰") } else { Value::Null };
            json!({ "held_on": format!("2026-{:02}-{:02}", at / 2 + 1, day + 1), "half": (["morning", "afternoon"])[day % 2],
                "hours": 4, "subject": format!("第{}讲", day + 1), "teacher": teacher })
        })
        .collect();
    room.ask("lesson_create", json!({ "class_id": id, "lessons": lessons }));
    let people: Vec<Value> = (0..16 + at % 5)
        .map(|place| {
            let who = (at * 11 + place) % PEOPLE;
            json!({ "name": format!("职工{who:02}"), "unit": format!("第{}分厂", who / 14 + 1),
                "person": { "skill_level": (["初级工", "中级工", "高级工", "技师"])[who % 4] } })
        })
        .collect();
    room.ask("roster_write", json!({ "class_id": id, "people": people }));
    room.ask("split_apply", json!({ "class_id": id, "into": "groups", "parts": 4, "by": "even", "leaders": true }));
    id
}

/// Everybody sits two tests; one in each class is away for one lesson, one fails and sits again.
fn examine(room: &Room, id: &Value) {
    let detail = room.ask("class_get", json!({ "id": id }));
    let rows: Vec<&Value> = detail["rows"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
    let half = rows.len() / 2;
    for (helper, helped) in rows[..half].iter().zip(&rows[half..]) {
        room.ask("pair_set", json!({ "ids": [helped], "helper_id": helper }));
    }
    let lesson = room.ask("lesson_list", json!({ "class_id": id }))["rows"][0]["id"].clone();
    room.ask("attendance_set", json!({ "marks": [{ "lesson_id": lesson, "enrolment_id": rows[0], "text": "假" }] }));
    let mut cells = Vec::new();
    for (name, weight) in [("理论", 40), ("实操", 60)] {
        let test = room.ask("test_create", json!({ "class_id": id, "test": { "name": name, "weight": weight } }));
        for (at, row) in rows.iter().enumerate() {
            let text = if at == 1 { "50/65".to_owned() } else { (70 + at * 2).min(98).to_string() };
            cells.push(json!({ "test_id": test, "enrolment_id": row, "text": text }));
        }
    }
    room.ask("score_set", json!({ "cells": cells }));
    let applied = room.ask("result_apply", json!({ "class_id": id }));
    assert_eq!((&applied["kept"], &applied["without"]), (&json!(0), &json!([])));
}

#[test]
fn a_studio_runs_through_its_year() {
    let room = Room::new();
    let classes: Vec<Value> = (0..20).map(|at| hold(&room, at)).collect();
    for id in &classes {
        examine(&room, id);
        let detail = room.ask("class_get", json!({ "id": id }));
        assert_eq!(detail["doubts"], json!([]), "{detail}");
    }
    let figures = room.ask("training_figures", json!({ "year": 2026 }));
    let enrolled: usize = (0..20).map(|at| 16 + at % 5).sum();
    let lessons: usize = (0..20).map(|at| (16 + at % 5) * if at < 18 { 10 } else { 9 } - 1).sum();
    assert_eq!(
        (&figures["classes"], &figures["hours"], &figures["people"], &figures["heads"]),
        (&json!(20), &json!(792.0), &json!(PEOPLE), &json!(lessons))
    );
    assert_eq!((&figures["judged"], &figures["pass_rate"]), (&json!(enrolled), &json!(100.0)));
    let by_unit = figures["units"].as_array().unwrap();
    assert_eq!(by_unit.iter().map(|unit| unit["people"].as_i64().unwrap()).collect::<Vec<_>>(), [14, 14, 14, 14]);
    // The office may count one person in one class; the summary goes with it.
    room.ask("office_update", json!({ "changes": { "head_count": "class" } }));
    let figures = room.ask("training_figures", json!({ "year": 2026 }));
    assert_eq!((&figures["heads"], &figures["head_count"]), (&json!(enrolled), &json!("class")));
    let hours = room.ask("teacher_hours", json!({ "year": 2026 }));
    let of = |name: &str| {
        let rows = hours["rows"].as_array().unwrap();
        rows.iter().find(|row| row["teacher"] == name).unwrap()["hours"].as_f64().unwrap()
    };
    // 吴秀兰 held every fifth lesson, also in the two shorter classes: two in the long ones, one in the short ones.
    assert_eq!((of("周建国"), of("吴秀兰")), (792.0 - 152.0, 152.0));

    // The parcel of a class, with certificates, in one go.
    let out = room.home.path().join("资料");
    std::fs::create_dir(&out).unwrap();
    assert_eq!(
        room.refused("class_pack", json!({ "class_id": classes[0], "folder": out.join("没有") }))["field"],
        "folder"
    );
    let before = room.snapshot();
    room.cancelled(
        "class_pack",
        json!({ "class_id": classes[0], "folder": out, "certificates": true, "job": "资料包" }),
    );
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 0, "a cancelled parcel leaves no file");
    assert_eq!(room.snapshot(), before, "a cancelled parcel issues nothing");
    let packed = room.ask("class_pack", json!({ "class_id": classes[0], "folder": out, "certificates": true }));
    let folder = std::path::PathBuf::from(packed["path"].as_str().unwrap());
    assert!(folder.ends_with("2026年技能提升班第1期资料包"), "{folder:?}");
    let mut names: Vec<String> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let lessons = names.iter().filter(|name| name.starts_with("签到表")).count();
    let rest: Vec<&String> = names.iter().filter(|name| !name.starts_with("签到表")).collect();
    assert_eq!(lessons, 10);
    assert_eq!(
        rest,
        ["分组名单.pdf", "帮带名单.pdf", "成绩表.pdf", "班级资料.xlsx", "结业证书.pdf", "考勤表.pdf", "花名册.pdf"]
    );
    let sign_in = names.iter().find(|name| name.starts_with("签到表05")).unwrap();
    let text = text_of(&folder.join(sign_in));
    assert!(text.contains("吴秀兰") && text.contains("第5讲") && text.contains("1月5日上午"), "{text}");
    assert!(text_of(&folder.join("成绩表.pdf")).contains("50/65"));
    assert!(text_of(&folder.join("帮带名单.pdf")).contains("8人帮带8人"));
    let beside: Vec<_> = std::fs::read_dir(&out).unwrap().collect();
    assert_eq!(beside.len(), 1, "something half is left behind");
    let again = room.ask("class_pack", json!({ "class_id": classes[0], "folder": out }));
    assert!(again["path"].as_str().unwrap().ends_with("资料包（2）"));
    let ledger = room.ask("certificate_list", json!({ "class_id": classes[0] }));
    assert_eq!(ledger["rows"].as_array().unwrap().len(), 16);

    // Three years of the company's headcount.
    for (year, counts) in [(2024, [30, 8, 2]), (2025, [28, 11, 4]), (2026, [24, 15, 7])] {
        let levels: Vec<Value> = ["高级工", "技师", "高级技师"]
            .iter()
            .zip(counts)
            .map(|(level, people)| json!({ "level": level, "people": people }))
            .collect();
        room.ask("skill_set", json!({ "year": year, "levels": levels }));
    }
    let double =
        json!({ "year": 2026, "levels": [{ "level": "技师", "people": 1 }, { "level": " 技师", "people": 2 }] });
    assert_eq!(room.refused("skill_set", double)["field"], "level");
    let years = room.ask("skill_years", json!({}))["years"].take();
    let shares: Vec<f64> =
        years.as_array().unwrap().iter().take(3).map(|year| year["levels"][2]["share"].as_f64().unwrap()).collect();
    assert_eq!(shares, [5.0, 9.3, 15.2]);

    // One person's record tells classes, hours, scores and the certificate.
    let person = room.ask("class_get", json!({ "id": classes[0] }))["rows"][0]["person_id"].clone();
    let record = room.ask("person_record", json!({ "id": person }));
    let first = record["classes"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&first["hours"], &first["score"], &first["result"]), (&json!(36.0), &json!(70.0), &json!("合格")));
    assert_eq!(record["certificates"].as_array().unwrap().len(), 1);
    for name in ["training-figures", "teacher-hours"] {
        let file = room.home.path().join(format!("{name}.pdf"));
        room.ask("report_write", json!({ "name": name, "year": 2026, "file": file }));
        let text = text_of(&file);
        assert!(text.contains("792"), "{text}");
    }
}
