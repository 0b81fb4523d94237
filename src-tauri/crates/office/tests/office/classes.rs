//! Classes with their rosters, contests with their entries: what is refused, and how names become records.

use crate::room::Room;
use serde_json::{Value, json};

#[test]
fn a_roster_takes_people_by_name_and_tells_who_was_there() {
    let room = Room::new();
    let class = room.ask("class_create", json!({ "course": "电工班", "class": { "name": "电工一班", "year": 2026 } }));
    let people = json!([
        { "name": "张三", "unit": "机械厂", "row": { "group_name": "第一组", "is_leader": true, "score": 92, "result": "优秀" } },
        { "name": "李四", "unit": "机械厂", "row": { "group_name": "第一组", "score": 55 } },
        { "name": "张 三", "unit": "机械厂" },
    ]);
    let reply = room.reply("roster_write", json!({ "class_id": class, "people": people }));
    assert_eq!(reply["answer"]["already"], json!(["张三"]));
    assert_eq!(reply["act"]["label"], "“电工一班”新增 2 名学员");
    let detail = room.ask("class_get", json!({ "id": class }));
    assert_eq!(detail["groups"], json!(["第一组"]));
    assert_eq!(
        (&detail["class"]["size"], &detail["class"]["passed"], &detail["class"]["mean_score"]),
        (&json!(2), &json!(1), &json!(73.5))
    );
    let first = &detail["rows"][0];
    assert_eq!((&first["name"], &first["unit"], &first["is_leader"]), (&json!("张三"), &json!("机械厂"), &json!(true)));
    for (name, params, field) in [
        ("enrolment_update", json!({ "rows": [{ "id": first["id"], "changes": { "score": 101 } }] }), "score"),
        ("enrolment_update", json!({ "rows": [{ "id": first["id"], "changes": { "hours": -1 } }] }), "hours"),
        ("roster_write", json!({ "class_id": class, "people": [{ "name": " " }] }), "name"),
        (
            "class_update",
            json!({ "id": class, "changes": { "capacity_low": 20, "capacity_high": 16 } }),
            "capacity_high",
        ),
        (
            "class_update",
            json!({ "id": class, "changes": { "start_date": "2026-05-02", "end_date": "2026-05-01" } }),
            "end_date",
        ),
        ("class_create", json!({ "class": { "name": "班" } }), "year"),
        ("class_create", json!({ "class": { "year": 2026 } }), "name"),
    ] {
        let before = room.snapshot();
        assert_eq!(room.refused(name, params)["field"], field, "{name}");
        assert_eq!(room.snapshot(), before);
    }
    let full = room.snapshot();
    room.ask("class_delete", json!({ "ids": [class] }));
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), full);
}

#[test]
fn entries_carry_authors_units_and_awards() {
    let room = Room::new();
    let contest = room.ask("contest_create", json!({ "contest": { "name": "创新大赛", "year": 2026 } }));
    for (title, authors, award) in [
        ("滴灌器", json!(["王五"]), "三等奖"),
        ("避障小车", json!(["张三", "李四"]), "一等奖"),
        ("书立", json!([]), ""),
        ("手环", json!(["赵六"]), "特等奖"),
    ] {
        let ask = json!({ "contest_id": contest, "entry": { "title": title },
            "parts": { "unit": "实验小学", "authors": authors, "instructors": ["周老师"], "award": award } });
        room.ask("entry_create", ask);
    }
    let detail = room.ask("contest_get", json!({ "id": contest }));
    let rows = detail["rows"].as_array().unwrap();
    let order: Vec<&Value> = rows.iter().map(|row| &row["award"]).collect();
    assert_eq!(order, [&json!("特等奖"), &json!("一等奖"), &json!("三等奖"), &Value::Null]);
    assert_eq!(rows[1]["authors"][1]["name"], "李四");
    assert_eq!(rows[1]["unit"], "实验小学");
    assert_eq!((&detail["contest"]["entries"], &detail["contest"]["awards"]), (&json!(4), &json!(3)));
    // One teacher of one school is one person, however often named.
    let people = room.ask("person_list", json!({ "words": "周老师" }));
    assert_eq!(people["rows"].as_array().unwrap().len(), 1);
    room.ask("entry_update", json!({ "id": rows[1]["id"], "parts": { "award": "二等奖" } }));
    room.ask("undo", json!({}));
    assert_eq!(room.ask("contest_get", json!({ "id": contest })), detail);
    assert_eq!(room.refused("entry_create", json!({ "contest_id": contest }))["field"], "title");
    assert_eq!(
        room.refused("entry_create", json!({ "contest_id": 99, "entry": { "title": "x" } }))["code"],
        "not_found"
    );
}
