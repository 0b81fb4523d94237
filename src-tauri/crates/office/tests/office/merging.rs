//! Two records of one person or one unit made one: every reference comes along and every one comes back, in ledgers too; what one
//! cannot have twice is refused by name; what looks like one is told with its reason. The data are made up.

use crate::random_acts::{config, does, furnished};
use crate::room::Room;
use proptest::prelude::*;
use serde_json::{Value, json};

fn person(room: &Room, fields: Value, unit: &str) -> i64 {
    room.ask("person_create", json!({ "person": fields, "unit": unit })).as_i64().unwrap()
}

fn unit(room: &Room, fields: Value) -> i64 {
    room.ask("unit_create", json!({ "unit": fields })).as_i64().unwrap()
}

fn open(room: &Room) -> rusqlite::Connection {
    rusqlite::Connection::open(room.place().join("office.db")).unwrap()
}

/// The ledgers that say whom they are about, row by row.
fn ledgers(room: &Room) -> Value {
    let conn = open(room);
    let all = office::tables::TURNED.iter().map(|ledger| {
        let mut statement = conn.prepare(&format!("SELECT * FROM {} ORDER BY id", ledger.name)).unwrap();
        let columns = statement.column_count();
        let rows: Vec<Vec<String>> = statement
            .query_map([], |row| (0..columns).map(|place| Ok(format!("{:?}", row.get_ref(place)?))).collect())
            .unwrap()
            .map(Result::unwrap)
            .collect();
        (ledger.name.to_owned(), json!(rows))
    });
    Value::Object(all.collect())
}

/// Journaled tables, searches and ledgers.
fn all(room: &Room) -> (Value, Value) {
    (room.snapshot(), ledgers(room))
}

/// Every column by which a record means a person or a unit, as the schema has it, and how many rows mean this one.
fn references(room: &Room, table: &str, id: i64) -> Vec<(String, i64)> {
    let conn = open(room);
    let mut statement = conn
        .prepare(
            "SELECT DISTINCT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c
             WHERE m.type = 'table' AND (c.name LIKE '%' || ?1 || '_id' OR EXISTS
               (SELECT 1 FROM pragma_foreign_key_list(m.name) f WHERE f.\"table\" = ?1 AND f.\"from\" = c.name)) ORDER BY 1, 2",
        )
        .unwrap();
    let columns: Vec<(String, String)> =
        statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    columns
        .into_iter()
        .map(|(table, column)| {
            let sql = format!("SELECT count(*) FROM {table} WHERE {column} = ?");
            let count = conn.query_row(&sql, [id], |row| row.get(0)).unwrap();
            (format!("{table}.{column}"), count)
        })
        .collect()
}

fn attachments(room: &Room, area: &str, id: i64) -> usize {
    room.ask("attachment_list", json!({ "area": area, "record": id }))["rows"].as_array().unwrap().len()
}

fn kind_of_member(room: &Room, name: &str) -> Value {
    let kinds = room.ask("member_kind_list", json!({}))["rows"].take();
    kinds.as_array().unwrap().iter().find(|kind| kind["name"] == name).unwrap()["id"].clone()
}

fn class(room: &Room) -> Value {
    room.ask("class_create", json!({ "course": "电工班", "class": { "name": "第1期", "year": 2026 } }))
}

fn contest(room: &Room) -> Value {
    room.ask("contest_create", json!({ "contest": { "name": "创新大赛", "year": 2026 } }))
}

fn event(room: &Room) -> Value {
    room.ask("event_create", json!({ "event": { "title": "科普讲座" }, "parts": {} }))
}

fn commendation(room: &Room) -> Value {
    room.ask("commendation_create", json!({ "commendation": { "name": "年度表彰", "year": 2026 } }))
}

fn paste(room: &Room, area: &str, id: i64) {
    room.ask("attachment_paste", json!({ "area": area, "record": id, "name": "照片.jpg", "bytes": "/9j/4AAQ" }));
}

/// Gives a person something in every place that can mean one.
fn furnish_person(room: &Room, id: i64, name: &str, unit: &str) {
    let paper = json!({ "person_ids": [id], "event": "科技周", "award": "优秀", "numbering": { "kind": "none" } });
    room.ask("certificate_issue", paper.clone());
    room.ask("undo", json!({}));
    room.ask("certificate_issue", paper);
    room.ask("roster_write", json!({ "class_id": class(room), "people": [{ "person_id": id, "row": {} }] }));
    let entry = json!({ "unit": unit, "authors": [name], "award": "一等奖" });
    let contest = contest(room);
    room.ask("entry_create", json!({ "contest_id": contest, "entry": { "title": "机器人" }, "parts": entry }));
    room.ask("certificate_issue", json!({ "contest_id": contest }));
    let present = json!([{ "role": "speaker", "name": name, "person_id": id, "post": "讲师" }]);
    room.ask("event_people_set", json!({ "id": event(room), "people": present }));
    room.ask("honour_create", json!({ "fields": { "name": "先进个人", "people": name, "unit": unit } }));
    room.ask(
        "participation_create",
        json!({ "fields": { "name": "技能赛", "results": format!("{name} 98分"), "unit": unit } }),
    );
    room.ask("outcome_create", json!({ "fields": { "title": "一种夹具", "people": name, "unit": unit } }));
    let this = json!({ "person_id": id });
    for (master, apprentice) in [(&this, json!({ "name": "徒弟甲" })), (&json!({ "name": "师傅乙" }), this.clone())]
    {
        let mentorship = json!({ "started_on": "2024-03" });
        room.ask("mentorship_create", json!({ "master": master, "apprentice": apprentice, "mentorship": mentorship }));
    }
    let grant = json!({ "commendation_id": commendation(room), "person": name, "unit": unit, "grant": { "title": "标兵", "basis": "推荐" } });
    room.ask("title_grant_create", grant);
    let fields = json!({ "kind_id": kind_of_member(room, "个人会员"), "began_on": "2020-05" });
    room.ask("membership_create", json!({ "fields": fields, "person_id": id }));
    room.ask("seat_create", json!({ "term_id": term(room), "person_id": id, "seat": { "post": "理事" } }));
    let stands = json!([{ "person_id": id, "votes": 9 }]);
    room.ask("ballot_create", json!({ "term_id": term(room), "ballot": { "post": "理事" }, "candidates": stands }));
    let duty = json!({ "name": "值班表", "first_on": "2026-10-01", "last_on": "2026-10-02", "hours": "days" });
    room.ask("duty_create", json!({ "duty": duty, "members": [{ "role": "duty", "person_id": id }], "deal": true }));
    room.ask("label_mark", json!({ "label": "专家", "people": [id], "on": true }));
    room.ask("person_reveal", json!({ "id": id }));
    let [low, high] = [0, 1].map(|_| person(room, json!({ "name": "路人" }), "别处"));
    for other in [low, high] {
        room.ask("duplicate_apart", json!({ "kind": "person", "ids": [id, other] }));
    }
    paste(room, "person", id);
}

/// A term of a body.
fn term(room: &Room) -> i64 {
    let body = json!({ "body": { "name": "理事会" }, "term": { "name": "第一届" } });
    if room.ask("body_list", json!({}))["rows"].as_array().unwrap().is_empty() {
        room.ask("body_create", body);
    }
    room.ask("body_list", json!({}))["rows"][0]["terms"][0]["id"].as_i64().unwrap()
}

fn furnish_unit(room: &Room, id: i64, name: &str) {
    person(room, json!({ "name": "王五" }), name);
    room.ask("event_create", json!({ "event": { "title": "科普日" }, "parts": { "hosts": [name] } }));
    room.ask(
        "entry_create",
        json!({ "contest_id": contest(room), "entry": { "title": "机器人" }, "parts": { "unit": name } }),
    );
    room.ask(
        "donation_create",
        json!({ "donation": { "direction": "given", "party": name }, "items": [{ "name": "图书" }] }),
    );
    room.ask("venue_create", json!({ "venue": { "name": "科普馆" }, "unit": name }));
    room.ask("plaque_create", json!({ "plaque": { "wording": "科普基地" }, "unit": name }));
    room.ask("returned_create", json!({ "unit": name, "figure": { "period": "2026", "name": "讲座", "amount": 5 } }));
    room.ask("honour_create", json!({ "fields": { "name": "先进单位", "unit": name } }));
    room.ask("participation_create", json!({ "fields": { "name": "技能赛", "unit": name } }));
    room.ask("application_create", json!({ "fields": { "title": "科普项目", "unit": name } }));
    room.ask("document_create", json!({ "fields": { "title": "科普来文", "unit": name } }));
    room.ask("outcome_create", json!({ "fields": { "title": "一种夹具", "unit": name } }));
    room.ask("regulation_create", json!({ "fields": { "name": "合作协议", "unit": name } }));
    let ranking = room.ask("points_ranking_create", json!({ "ranking": { "name": "排名", "year": 2026 } }));
    let rule = json!({ "ranking_id": ranking, "rule": { "sort": "hand", "words": "交流", "points": 2 } });
    let rule = room.ask("points_rule_create", rule);
    room.ask("points_piece_create", json!({ "ranking_id": ranking, "unit": name, "rule_id": rule }));
    let fields = json!({ "kind_id": kind_of_member(room, "单位会员"), "began_on": "2020-05" });
    room.ask("membership_create", json!({ "fields": fields, "unit_id": id }));
    room.ask("seat_create", json!({ "term_id": term(room), "unit": name, "seat": { "post": "成员单位" } }));
    let stands = json!([{ "unit": name, "votes": 9 }]);
    room.ask("ballot_create", json!({ "term_id": term(room), "ballot": { "post": "成员" }, "candidates": stands }));
    room.ask("label_mark", json!({ "label": "学校", "units": [id], "on": true }));
    for other in ["别处", "他处"] {
        let other = unit(room, json!({ "name": other }));
        room.ask("duplicate_apart", json!({ "kind": "unit", "ids": [id, other] }));
    }
    paste(room, "unit", id);
}

/// Merges, and shows that nothing means the one that goes, that the one that stays has it all, and that undo and redo are exact.
fn merged(room: &Room, kind: &str, keep: i64, gone: i64, choose: Value) -> Value {
    let before = all(room);
    let (had, has) = (references(room, kind, gone), references(room, kind, keep));
    let files = [keep, gone].map(|id| attachments(room, kind, id));
    let ask = json!({ "kind": kind, "keep": keep, "gone": gone });
    let preview = room.ask("merge_preview", ask.clone());
    assert_eq!(preview["against"], json!([]), "{preview}");
    assert_eq!(all(room), before, "the preview changed something");
    let mut ask = ask;
    ask["choose"] = choose;
    let reply = room.reply("merge", ask);
    let after = all(room);
    for (((column, gone_had), (_, gone_has)), ((_, keep_had), (_, keep_has))) in
        had.iter().zip(references(room, kind, gone)).zip(has.iter().zip(references(room, kind, keep)))
    {
        assert_eq!(gone_has, 0, "{column} still means the one that went");
        // Where one row is enough for both there may be fewer; whom each was kept apart from may stand on the other side.
        assert!(
            keep_has <= gone_had + keep_had && (keep_has > 0 || *gone_had == 0 || column.contains("apart")),
            "{column}"
        );
    }
    assert_eq!(attachments(room, kind, keep), files[0] + files[1]);
    let sound = |room: &Room| {
        assert_eq!(room.dangling(), 0);
        assert_eq!(room.ask("office_check", json!({}))["problems"], json!([]));
    };
    sound(room);
    let undone = room.reply("undo", json!({}));
    assert_eq!(undone["answer"]["entries"][0]["kept"], json!([]));
    assert_eq!(all(room), before, "undo left something");
    sound(room);
    let redone = room.reply("redo", json!({}));
    assert_eq!(redone["answer"]["entries"][0]["kept"], json!([]));
    assert_eq!(all(room), after, "redo did something else");
    sound(room);
    reply
}

#[test]
fn every_reference_comes_along_and_every_one_comes_back() {
    let room = Room::new();
    let keep = person(&room, json!({ "name": "李晓芳" }), "一中");
    let gone = person(&room, json!({ "name": "李小芳", "phone": "13900000001" }), "二中");
    furnish_person(&room, gone, "李小芳", "二中");
    for (column, count) in references(&room, "person", gone) {
        assert!(count > 0 || column == "person_apart.other_id", "{column} is not tried");
    }
    let reply = merged(&room, "person", keep, gone, json!({ "name": "gone" }));
    assert_eq!(reply["act"]["label"], "合并人员“李小芳”");
    assert!(reply["changed"].as_array().unwrap().contains(&json!("certificate")), "{}", reply["changed"]);
    let one = &room.ask("person_list", json!({ "words": "李" }))["rows"];
    assert_eq!(one.as_array().unwrap().len(), 1);
    assert_eq!(
        (&one[0]["id"], &one[0]["phone"], &one[0]["unit"]),
        (&json!(keep), &json!("13900000001"), &json!("一中"))
    );
    assert_eq!(one[0]["joined_on"], "2020-05", "the membership says it");
    // The paper for the award is theirs still: no second one is made.
    let contest = room.ask("contest_list", json!({}))["rows"][0]["id"].take();
    let check = room.ask("certificate_check", json!({ "contest_id": contest }));
    assert_eq!(check["papers"], json!([]), "{check}");
    let showing = &room.ask("unmasking_list", json!({}))["rows"][0];
    assert_eq!((&showing["person_id"], &showing["name"]), (&json!(keep), &json!("李小芳")));

    let room = Room::new();
    let keep = unit(&room, json!({ "name": "临江一中" }));
    let gone = unit(&room, json!({ "name": "临江第一中学", "short_name": "一中" }));
    furnish_unit(&room, gone, "临江第一中学");
    for (column, count) in references(&room, "unit", gone) {
        assert!(count > 0 || column == "unit_apart.other_id", "{column} is not tried");
    }
    let reply = merged(&room, "unit", keep, gone, json!({ "name": "gone" }));
    assert_eq!(reply["act"]["label"], "合并单位“临江第一中学”");
    let units = room.ask("unit_list", json!({ "words": "临江" }))["rows"].take();
    let one = &units[0];
    assert_eq!((&one["people"], &one["events"], &one["member_no"]), (&json!(1), &json!(1), &json!("D001")));
    assert_eq!(one["short_name"], "一中");
}

#[test]
fn where_both_stand_in_one_place_one_row_is_left() {
    let room = Room::new();
    let keep = person(&room, json!({ "name": "张伟" }), "一中");
    let gone = person(&room, json!({ "name": "张玮" }), "一中");
    let event = event(&room);
    let at = |id: i64, role: &str, post: &str| json!({ "role": role, "name": "张伟", "person_id": id, "post": post });
    // Of the two rows of the one that stays, that which says the same as the other's has its place.
    let people = [
        at(gone, "leader", "顾问"),
        at(keep, "leader", "教师"),
        at(keep, "leader", "顾问"),
        at(gone, "speaker", "教师"),
    ];
    room.ask("event_people_set", json!({ "id": event, "people": people }));
    let entry = json!({ "unit": "一中", "authors": ["张玮", "王芳", "张伟"] });
    let contest = contest(&room);
    room.ask("entry_create", json!({ "contest_id": contest, "entry": { "title": "桥" }, "parts": entry }));
    room.ask("honour_create", json!({ "fields": { "name": "先进集体", "people": "张伟、张玮", "unit": "一中" } }));
    room.ask("label_mark", json!({ "label": "专家", "people": [keep, gone], "on": true }));
    let preview = room.ask("merge_preview", json!({ "kind": "person", "keep": keep, "gone": gone }));
    let carried: Vec<String> = preview["carried"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{}{}+{}-{}", one["noun"].as_str().unwrap(), one["keep"], one["gone"], one["twice"]))
        .collect();
    assert_eq!(carried, ["个参赛项目1+1-1", "次出席活动2+2-1", "项荣誉1+1-1", "个标签1+1-1"]);
    assert_eq!(preview["doubts"], json!(["两人的姓名不同，可能不是同一个人。"]));
    merged(&room, "person", keep, gone, json!({}));
    let present = room.ask("event_people", json!({ "id": event }))["rows"].take();
    let said = |one: &Value| format!("{} {}", one["role"].as_str().unwrap(), one["post"].as_str().unwrap());
    let roles: Vec<String> = present.as_array().unwrap().iter().map(said).collect();
    assert_eq!(roles, ["leader 顾问", "leader 教师", "speaker 教师"], "two roles of one person are two rows");
    let entry = room.ask("contest_get", json!({ "id": contest }))["rows"][0].take();
    let authors: Vec<&str> =
        entry["authors"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(authors, ["张伟", "王芳"], "the first author is still the first");

    let [keep, gone] = ["甲厂", "甲 厂"].map(|name| unit(&room, json!({ "name": name })));
    let parts = json!({ "hosts": ["甲 厂", "乙厂", "甲厂"], "organizers": ["甲 厂"] });
    let event = room.ask("event_create", json!({ "event": { "title": "开放日" }, "parts": parts }));
    merged(&room, "unit", keep, gone, json!({}));
    let parts = room.ask("event_get", json!({ "id": event }));
    assert_eq!((&parts["hosts"], &parts["organizers"]), (&json!(["甲厂", "乙厂"]), &json!(["甲厂"])), "{parts}");
}

#[test]
fn what_one_cannot_have_twice_is_named_and_nothing_is_merged() {
    type Prepare = fn(&Room, [i64; 2]);
    let cases: &[(&str, Prepare, &str)] = &[
        (
            "person",
            |room, [a, b]| {
                let people = json!([{ "person_id": a, "row": {} }, { "person_id": b, "row": {} }]);
                room.ask("roster_write", json!({ "class_id": class(room), "people": people }));
            },
            "两人都在培训班“电工班第1期”的花名册里",
        ),
        (
            "person",
            |room, [a, b]| {
                let (a, b) = (json!({ "person_id": a }), json!({ "person_id": b }));
                let mentorship = json!({ "started_on": "2024-03" });
                room.ask("mentorship_create", json!({ "master": b, "apprentice": a, "mentorship": mentorship }));
            },
            "“张玮”和“张伟”结过师徒（2024-03 起），不会是同一个人",
        ),
        (
            "person",
            |room, ids| {
                for id in ids {
                    let (master, apprentice) = (json!({ "name": "老师傅" }), json!({ "person_id": id }));
                    let mentorship = json!({ "started_on": "2024-03" });
                    let ask = json!({ "master": master, "apprentice": apprentice, "mentorship": mentorship });
                    room.ask("mentorship_create", ask);
                }
            },
            "两人都是“老师傅”的徒弟，都还没有出师",
        ),
        (
            "person",
            |room, ids| {
                for id in ids {
                    let (master, apprentice) = (json!({ "person_id": id }), json!({ "name": "小徒弟" }));
                    let mentorship = json!({ "started_on": "2024-03" });
                    let ask = json!({ "master": master, "apprentice": apprentice, "mentorship": mentorship });
                    room.ask("mentorship_create", ask);
                }
            },
            "两人都是“小徒弟”的师傅，都还没有出师",
        ),
        (
            "person",
            |room, _| {
                let commendation = commendation(room);
                for name in ["张伟", "张玮"] {
                    let grant = json!({ "title": "标兵", "basis": "推荐" });
                    let ask =
                        json!({ "commendation_id": commendation, "person": name, "unit": "一中", "grant": grant });
                    room.ask("title_grant_create", ask);
                }
            },
            "两人在“年度表彰”里都有称号“标兵”",
        ),
        (
            "person",
            |room, _| {
                let contest = contest(room);
                let parts = json!({ "unit": "一中", "authors": ["张伟", "张玮"], "award": "一等奖" });
                room.ask("entry_create", json!({ "contest_id": contest, "entry": { "title": "桥" }, "parts": parts }));
                room.ask("certificate_issue", json!({ "contest_id": contest }));
            },
            "同一个奖项“一等奖”，两人各有一张证书",
        ),
        (
            "person",
            |room, _| {
                let parts = json!({ "unit": "一中", "authors": ["张伟"], "instructors": ["张玮"] });
                room.ask(
                    "entry_create",
                    json!({ "contest_id": contest(room), "entry": { "title": "桥" }, "parts": parts }),
                );
            },
            "竞赛“创新大赛”的参赛项目“桥”里两个都有，写的却不一样",
        ),
        (
            "person",
            |room, [a, b]| {
                let at =
                    |id: i64, post: &str| json!({ "role": "leader", "name": "张伟", "person_id": id, "post": post });
                let ask = json!({ "id": event(room), "people": [at(a, "主席"), at(b, "局长")] });
                room.ask("event_people_set", ask);
            },
            "活动“科普讲座”的出席人员里两个都有，写的却不一样",
        ),
        (
            "person",
            |room, ids| {
                for id in ids {
                    let fields = json!({ "kind_id": kind_of_member(room, "个人会员") });
                    room.ask("membership_create", json!({ "fields": fields, "person_id": id }));
                }
            },
            "两边都是在会的会员（编号 G0001；编号 G0002）",
        ),
        (
            "unit",
            |room, ids| {
                for id in ids {
                    let fields = json!({ "kind_id": kind_of_member(room, "单位会员") });
                    room.ask("membership_create", json!({ "fields": fields, "unit_id": id }));
                }
            },
            "两边都是在会的会员（编号 D001；编号 D002）",
        ),
        (
            "unit",
            |room, _| {
                for (unit, amount) in [("一中", 5.0), ("第一中学", 7.5)] {
                    let figure = json!({ "period": "2026", "name": "讲座", "amount": amount });
                    room.ask("returned_create", json!({ "unit": unit, "figure": figure }));
                }
            },
            "两个单位都报过 2026 的“讲座”（5、7.5）",
        ),
    ];
    for (kind, prepare, words) in cases {
        let room = Room::new();
        let people = ["张伟", "张玮"].map(|name| person(&room, json!({ "name": name }), "一中"));
        let first = room.ask("unit_list", json!({}))["rows"][0]["id"].as_i64().unwrap();
        let units = [first, unit(&room, json!({ "name": "第一中学" }))];
        let ids = if *kind == "person" { people } else { units };
        prepare(&room, ids);
        let before = all(&room);
        for [keep, gone] in [ids, [ids[1], ids[0]]] {
            let ask = json!({ "kind": kind, "keep": keep, "gone": gone });
            let refused = room.refused("merge", ask.clone());
            assert_eq!((&refused["code"], &refused["field"]), (&json!("invalid_value"), &json!("gone")), "{refused}");
            let against = room.ask("merge_preview", ask)["against"].take();
            assert_eq!(against.as_array().unwrap().len(), 1, "{against}");
            let (message, against) = (refused["message"].as_str().unwrap(), against[0].as_str().unwrap());
            assert!(message.starts_with("还不能合并。") && message.contains(against), "{message}");
            assert!(against.contains("请先"), "{against}");
            if [keep, gone] == ids {
                assert!(against.contains(words), "{against}");
            }
        }
        assert_eq!(all(&room), before, "{words}");
    }
}

#[test]
fn each_field_is_that_of_whom_she_chose() {
    let room = Room::new();
    let keep = json!({ "name": "张伟", "phone": "13900000001", "id_number": "11010519491231002X", "note": "会摄影", "sex": "女" });
    let keep = person(&room, keep, "一中");
    let gone = json!({ "name": "张玮", "phone": "13900000002", "title": "高级教师", "note": "有驾照", "birth_date": "1949-12" });
    let gone = person(&room, gone, "二中");
    let preview = room.ask("merge_preview", json!({ "kind": "person", "keep": keep, "gone": gone }));
    let field =
        |name: &str| preview["fields"].as_array().unwrap().iter().find(|it| it["field"] == name).unwrap().clone();
    for (name, keep, gone, differs, from) in [
        ("name", json!("张伟"), json!("张玮"), true, "keep"),
        ("id_number", json!("110105********002X"), Value::Null, false, "keep"),
        ("unit_id", json!("一中"), json!("二中"), true, "keep"),
        ("title", Value::Null, json!("高级教师"), false, "gone"),
        ("note", json!("会摄影"), json!("有驾照"), true, "both"),
    ] {
        let field = field(name);
        let wanted =
            json!({ "field": name, "keep": keep, "gone": gone, "differs": differs, "from": from, "held": null });
        assert_eq!(field, wanted);
    }
    let ask = |choose: Value| json!({ "kind": "person", "keep": keep, "gone": gone, "choose": choose });
    for (params, code) in [
        (ask(json!({ "phone": "both" })), "invalid_value"),
        (ask(json!({ "shoe_size": "gone" })), "invalid_request"),
        (ask(json!({ "phone": "neither" })), "invalid_request"),
        (json!({ "kind": "person", "keep": keep, "gone": keep }), "invalid_value"),
        (json!({ "kind": "person", "keep": keep, "gone": 9999 }), "not_found"),
        (json!({ "kind": "unit", "keep": 9999, "gone": 1 }), "not_found"),
    ] {
        let before = all(&room);
        assert_eq!(room.refused("merge", params.clone())["code"], code, "{params}");
        assert_eq!(all(&room), before, "{params}");
    }
    merged(&room, "person", keep, gone, json!({ "phone": "gone", "unit_id": "gone", "sex": "gone" }));
    let one = &room.ask("person_list", json!({}))["rows"][0];
    for (field, value) in [
        ("name", json!("张伟")),
        ("phone", json!("13900000002")),
        ("unit", json!("二中")),
        ("sex", Value::Null),
        ("title", json!("高级教师")),
        ("birth_date", json!("1949-12")),
        ("id_number", json!("110105********002X")),
        ("note", json!("会摄影\n有驾照")),
    ] {
        assert_eq!(one[field], value, "{field}");
    }
}

#[test]
fn what_the_membership_says_holds_whatever_is_chosen() {
    let room = Room::new();
    let keep = unit(&room, json!({ "name": "甲厂", "member_no": "旧 7", "joined_on": "1999" }));
    let gone = unit(&room, json!({ "name": "甲工厂" }));
    let fields = json!({ "kind_id": kind_of_member(&room, "单位会员"), "began_on": "2020-05" });
    room.ask("membership_create", json!({ "fields": fields, "unit_id": gone }));
    let preview = room.ask("merge_preview", json!({ "kind": "unit", "keep": keep, "gone": gone }));
    for (field, held) in [("member_no", "D001"), ("joined_on", "2020-05")] {
        let it = preview["fields"].as_array().unwrap().iter().find(|it| it["field"] == field).unwrap();
        assert_eq!(it["held"], held);
    }
    merged(&room, "unit", keep, gone, json!({ "member_no": "keep", "joined_on": "keep" }));
    let one = &room.ask("unit_list", json!({}))["rows"][0];
    assert_eq!((&one["member_no"], &one["joined_on"]), (&json!("D001"), &json!("2020-05")));
}

#[test]
fn what_looks_like_one_is_told_with_its_reason_and_not_again_once_denied() {
    let room = Room::new();
    for (fields, of) in [
        (json!({ "name": "王芳", "id_number": "11010519491231002X" }), "一中"),
        (json!({ "name": "王方", "id_number": "11010519491231002X" }), "二中"),
        (json!({ "name": "李强", "phone": "13900000001" }), "一中"),
        (json!({ "name": "李强", "phone": "13900000001" }), "二中"),
        (json!({ "name": "赵敏", "birth_date": "1985" }), "一中"),
        (json!({ "name": "赵敏", "birth_date": "1985-03" }), "一中"),
        (json!({ "name": "孙立" }), ""),
        (json!({ "name": "孙立" }), "一中"),
        // Something speaks against these.
        (json!({ "name": "周涛", "sex": "男" }), "一中"),
        (json!({ "name": "周涛", "sex": "女" }), "一中"),
        (json!({ "name": "吴丹" }), "一中"),
        (json!({ "name": "吴丹" }), "二中"),
    ] {
        person(&room, fields, of);
    }
    for fields in [
        json!({ "name": "临江机床厂" }),
        json!({ "name": "临江 机床厂" }),
        json!({ "name": "滨河（集团）公司" }),
        json!({ "name": "滨河(集团)公司" }),
        json!({ "name": "临江市第一人民医院", "short_name": "市一院" }),
        json!({ "name": "市一院" }),
        json!({ "name": "宏远科技有限公司" }),
        json!({ "name": "宏远科技有限责任公司" }),
        json!({ "name": "宏远建材有限公司" }),
    ] {
        unit(&room, fields);
    }
    let told = |room: &Room, ask: Value| -> Vec<(String, Vec<String>)> {
        let rows = room.ask("duplicate_list", ask)["rows"].take();
        let rows = rows.as_array().unwrap().iter();
        rows.map(|group| {
            let names = group["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned());
            (group["reason"].as_str().unwrap().to_owned(), names.collect())
        })
        .collect()
    };
    let wanted = |groups: &[(&str, [&str; 2])]| -> Vec<(String, Vec<String>)> {
        groups.iter().map(|(reason, names)| ((*reason).to_owned(), names.map(str::to_owned).to_vec())).collect()
    };
    let all = [
        ("id_number", ["王芳", "王方"]),
        ("phone", ["李强", "李强"]),
        ("unit", ["赵敏", "赵敏"]),
        ("written", ["临江机床厂", "临江 机床厂"]),
        ("written", ["滨河（集团）公司", "滨河(集团)公司"]),
        ("short_name", ["临江市第一人民医院", "市一院"]),
        ("company", ["宏远科技有限公司", "宏远科技有限责任公司"]),
        ("name", ["孙立", "孙立"]),
    ];
    assert_eq!(told(&room, json!({})), wanted(&all));
    assert_eq!(told(&room, json!({ "kind": "unit" })), wanted(&all[3..7]));
    let groups = room.ask("duplicate_list", json!({}))["rows"].take();
    let words = groups[0]["rows"][0]["words"].as_str().unwrap();
    assert!(words.contains("一中") && words.contains("110105********002X"), "{words}");
    // The most used stands first.
    let second = groups[1]["rows"][1]["id"].as_i64().unwrap();
    room.ask("label_mark", json!({ "label": "专家", "people": [second], "on": true }));
    let groups = room.ask("duplicate_list", json!({}))["rows"].take();
    assert_eq!((&groups[1]["rows"][0]["id"], &groups[1]["rows"][0]["uses"]), (&json!(second), &json!(1)));

    for (group, kind, left) in [(0, "person", 7), (3, "unit", 6)] {
        let ids: Vec<&Value> = groups[group]["rows"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
        let ask = json!({ "kind": kind, "ids": ids });
        room.ask("duplicate_apart", ask.clone());
        assert_eq!(told(&room, json!({})).len(), left);
        assert!(room.refused("duplicate_apart", ask)["message"].as_str().unwrap().contains("没有改动"));
        let ask = json!({ "kind": kind, "keep": ids[0], "gone": ids[1] });
        let doubts = room.ask("merge_preview", ask)["doubts"].to_string();
        assert!(doubts.contains("曾经标明这两个不是同一"), "{doubts}");
    }
    assert!(room.refused("duplicate_apart", json!({ "kind": "unit", "ids": [1, 1] }))["message"].is_string());
    for _ in 0..2 {
        room.ask("undo", json!({}));
    }
    assert_eq!(told(&room, json!({})).len(), 8);

    // Three of a name are one group; whoever is apart from one of two that are merged is apart from them.
    let room = Room::new();
    let three: Vec<i64> = (0..3).map(|_| person(&room, json!({ "name": "郑一" }), "一中")).collect();
    room.ask("duplicate_apart", json!({ "kind": "person", "ids": [three[0], three[2]] }));
    let groups = told(&room, json!({}));
    assert_eq!((groups.len(), groups[0].1.len()), (1, 3), "the second may be either");
    merged(&room, "person", three[1], three[2], json!({}));
    assert_eq!(told(&room, json!({})).len(), 0);
    // Nothing is kept of whoever is deleted.
    room.ask("person_delete", json!({ "ids": [three[0]] }));
    assert_eq!(room.snapshot()["person_apart"], json!([]));
}

#[test]
fn what_came_later_stays_when_a_merge_is_undone_by_itself() {
    let room = Room::new();
    let [keep, gone] = ["张伟", "张玮"].map(|name| person(&room, json!({ "name": name }), "一中"));
    let class = class(&room);
    room.ask("roster_write", json!({ "class_id": class, "people": [{ "person_id": gone, "row": {} }] }));
    let paper = json!({ "person_ids": [gone], "event": "科技周", "award": "优秀" });
    room.ask("certificate_issue", paper);
    let printed = room.ask("certificate_list", json!({}))["rows"][0]["id"].take();
    room.ask("merge", json!({ "kind": "person", "keep": keep, "gone": gone }));
    let entry = room.ask("history_list", json!({ "limit": 1 }))["entries"][0]["id"].take();
    // A score on the row that was carried, a paper that was handed over, a new paper of the one that stayed.
    let row = room.ask("class_get", json!({ "id": class }))["rows"][0]["id"].take();
    room.ask("roster_write", json!({ "class_id": class, "rows": [{ "id": row, "changes": { "note": "补记" } }] }));
    room.ask("certificate_update", json!({ "ids": [printed], "changes": { "remark": "本人领" } }));
    room.ask("certificate_issue", json!({ "person_ids": [keep], "event": "科普日", "award": "优秀" }));
    let undone = room.ask("undo", json!({ "entry": entry }));
    assert_eq!(undone["entries"][0]["kept"], json!([]), "{undone}");
    assert_eq!(room.dangling(), 0);
    let rows = room.ask("class_get", json!({ "id": class }))["rows"].take();
    assert_eq!((&rows[0]["name"], &rows[0]["note"]), (&json!("张玮"), &json!("补记")));
    let conn = open(&room);
    let owners: Vec<(i64, String)> = conn
        .prepare("SELECT person_id, owner FROM certificate ORDER BY id")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(owners, [(gone, format!("person {gone} 优秀")), (keep, format!("person {keep} 优秀"))]);
}

proptest! {
    #![proptest_config(config())]

    /// Over an office of random records: merged in any pairs, all is as before when undone and as after when redone.
    #[test]
    fn a_merge_that_is_undone_leaves_no_trace(
        acts in prop::collection::vec((0usize..1000, 0usize..20, 0usize..20), 10..40),
        pairs in prop::collection::vec((any::<bool>(), 0usize..50, 0usize..50, any::<bool>()), 4..8),
    ) {
        let room = furnished();
        // Several people and units beside those that the acts below make.
        for (name, unit) in [("张三", "单位1"), ("张三", ""), ("张四", "单位2"), ("李四", "单位0")] {
            person(&room, json!({ "name": name }), unit);
        }
        for act in &acts {
            does(&room, *act);
        }
        for (of_people, one, other, other_way) in pairs {
            let (kind, list) = if of_people { ("person", "person_list") } else { ("unit", "unit_list") };
            let rows = room.ask(list, json!({}))["rows"].take();
            let rows = rows.as_array().unwrap();
            let at = |place: usize| rows[place % rows.len()]["id"].as_i64().unwrap();
            let (keep, gone) = (at(one), at(other));
            let before = all(&room);
            let choose = if other_way { json!({ "name": "gone", "phone": "gone" }) } else { json!({}) };
            let ask = json!({ "kind": kind, "keep": keep, "gone": gone, "choose": choose });
            if let Err(refused) = office::api::call(&room.desk, "merge", ask.clone()) {
                prop_assert_eq!(serde_json::to_value(refused.code()).unwrap(), json!("invalid_value"), "{}", refused);
                prop_assert_eq!(all(&room), before);
                continue;
            }
            let after = all(&room);
            for (column, count) in references(&room, kind, gone) {
                prop_assert_eq!(count, 0, "{} still means the one that went", column);
            }
            prop_assert_eq!(room.dangling() + room.ownerless(), 0);
            let undone = room.ask("undo", json!({}));
            prop_assert_eq!(&undone["entries"][0]["kept"], &json!([]));
            prop_assert_eq!(&all(&room), &before, "undo left something");
            prop_assert_eq!(room.dangling() + room.ownerless(), 0);
            room.ask("redo", json!({}));
            prop_assert_eq!(&all(&room), &after, "redo did something else");
            prop_assert_eq!(room.ask("office_check", json!({}))["problems"].clone(), json!([]));
        }
    }
}
