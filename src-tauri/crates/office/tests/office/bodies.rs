//! Row 6 of the trade: a council of fifteen by category, its 换届, and what is told of it; a coordination group of named units.

use crate::room::Room;
use serde_json::{Value, json};

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// The latest term of a body, as the list tells it.
fn term(room: &Room, body: &Value, at: usize) -> Value {
    let bodies = room.ask("body_list", json!({}));
    list(&bodies["rows"]).iter().find(|one| one["id"] == *body).unwrap()["terms"][at].clone()
}

fn told(room: &Room, body: &Value) -> Vec<String> {
    list(&term(room, body, 0)["told"]).iter().map(|words| words.as_str().unwrap().to_owned()).collect()
}

fn seats(room: &Room, term: &Value) -> Vec<Value> {
    list(&room.ask("seat_list", json!({ "term_id": term }))["rows"]).to_vec()
}

/// A council of 15: seven of departments, four of schools, two of firms, two of society.
fn council(room: &Room) -> (Value, Value) {
    let categories = [("部门", 7), ("学校", 4), ("企业", 2), ("社会", 2)];
    let body = room.ask(
        "body_create",
        json!({ "body": { "name": "科技馆理事会", "kind": "理事会" },
                "categories": categories.map(|(name, seats)| json!({ "name": name, "seats": seats })),
                "term": { "name": "第一届", "began_on": "2021-03", "ended_on": "2026-03" } }),
    );
    let first = term(room, &body, 0)["id"].clone();
    let mut at = 0;
    for (category, count) in categories {
        for _ in 0..count {
            let post = ["理事长", "副理事长", "秘书长"].get(at).copied().unwrap_or("理事");
            room.ask(
                "seat_create",
                json!({ "term_id": first, "person": format!("理事{at}"), "unit": format!("第{at}单位"),
                        "seat": { "post": post, "category": category, "represents": format!("第{at}单位负责人") } }),
            );
            at += 1;
        }
    }
    (body, first)
}

#[test]
fn a_council_of_fifteen_by_category_and_its_next_term() {
    let room = Room::new();
    let (body, first) = council(&room);
    let sitting = seats(&room, &first);
    let posts: Vec<&str> = sitting.iter().take(4).map(|seat| seat["post"].as_str().unwrap()).collect();
    assert_eq!((sitting.len(), posts), (15, vec!["理事长", "副理事长", "秘书长", "理事"]));
    assert!(!told(&room, &body).iter().any(|words| words.contains("席")), "{:?}", told(&room, &body));
    // The clock of the tests stands after its end, or near it: it is told that the term is over.
    assert!(told(&room, &body).iter().any(|words| words.contains("届满")), "{:?}", told(&room, &body));

    let before = room.snapshot();
    let mut keep: Vec<&Value> =
        sitting.iter().filter(|seat| seat["name"] != "理事14").map(|seat| &seat["id"]).collect();
    // One that is named twice goes on once.
    keep.push(keep[0]);
    let next = json!({ "id": first, "term": { "name": "第二届", "began_on": "2026-03", "ended_on": "2036-03" }, "keep": keep });
    let second = room.ask("term_next", next);
    assert_eq!(told(&room, &body), ["“社会”应有 2 席，现有 1 席"]);
    // The secretary becomes vice chair, somebody new comes.
    let secretary = seats(&room, &second).into_iter().find(|seat| seat["post"] == "秘书长").unwrap();
    room.ask("seat_update", json!({ "id": secretary["id"], "changes": { "post": "副理事长" } }));
    room.ask(
        "seat_create",
        json!({ "term_id": second, "person": "新人", "seat": { "post": "理事", "category": "社会" } }),
    );
    assert_eq!(told(&room, &body), Vec::<String>::new());
    let compared = room.ask("term_compare", json!({ "id": second }));
    assert_eq!(compared["before"], "科技馆理事会第一届");
    let fates = |fate: &str| -> Vec<String> {
        let of = list(&compared["rows"]).iter().filter(|row| row["fate"] == fate);
        of.map(|row| row["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(
        (fates("stays").len(), fates("moves"), fates("new"), fates("left")),
        (13, vec!["理事2".to_owned()], vec!["新人".to_owned()], vec!["理事14".to_owned()])
    );
    // The earlier term stands as it was, and a person's record tells both.
    assert_eq!(seats(&room, &first).len(), 15);
    let person = room.ask("person_record", json!({ "id": secretary["person_id"] }));
    let posts: Vec<(&str, &str, &str)> = list(&person["seats"])
        .iter()
        .map(|seat| {
            (seat["term"].as_str().unwrap(), seat["post"].as_str().unwrap(), seat["began_on"].as_str().unwrap())
        })
        .collect();
    assert_eq!(posts, [("第二届", "副理事长", "2026-03"), ("第一届", "秘书长", "2021-03")]);
    (0..3).for_each(|_| drop(room.ask("undo", json!({}))));
    assert_eq!(room.snapshot(), before);
}

#[test]
fn what_does_not_fit_is_told_or_refused_and_changes_nothing() {
    let room = Room::new();
    let (body, first) = council(&room);
    let chair = seats(&room, &first)[0].clone();
    let second = |both: bool| json!({ "term_id": first, "person_id": chair["person_id"], "both": both, "seat": { "post": "秘书长", "category": "部门" } });
    let before = room.snapshot();
    for (name, ask, field, words) in [
        ("seat_create", second(false), "both", "理事0在这一届已任理事长"),
        ("seat_create", json!({ "term_id": first, "seat": { "post": "理事" } }), "person", "请写上姓名"),
        ("seat_create", json!({ "term_id": first, "person": "某人", "seat": { "post": " " } }), "post", "请写上职务"),
        (
            "seat_update",
            json!({ "id": chair["id"], "changes": { "began_on": "2022-05", "ended_on": "2021-05" } }),
            "ended_on",
            "早于",
        ),
        ("body_create", json!({ "body": { "name": "" } }), "name", "请写上机构的名称"),
        (
            "body_update",
            json!({ "id": body, "categories": [{ "name": "部门", "seats": 0 }] }),
            "categories",
            "至少要有 1 席",
        ),
        (
            "body_update",
            json!({ "id": body, "categories": [{ "name": "部门", "seats": 1 }, { "name": " 部门", "seats": 2 }] }),
            "categories",
            "两类席位都叫",
        ),
        (
            "term_create",
            json!({ "body_id": body, "term": { "name": "第二届", "began_on": "2026-03", "ended_on": "2025-03" } }),
            "ended_on",
            "早于",
        ),
        ("term_next", json!({ "id": first, "term": { "name": "第二届" }, "keep": [9999] }), "keep", "不在这一届"),
    ] {
        let refused = room.refused(name, ask);
        assert_eq!(refused["field"], field, "{name}: {refused}");
        assert!(refused["message"].as_str().unwrap().contains(words), "{name}: {refused}");
        assert_eq!(room.snapshot(), before, "{name} wrote something");
    }
    for (name, ask) in [
        ("body_delete", json!({ "ids": [body] })),
        ("term_delete", json!({ "ids": [first] })),
        ("person_delete", json!({ "ids": [chair["person_id"]] })),
    ] {
        let refused = room.refused(name, ask);
        assert_eq!(refused["code"], "in_use", "{name}: {refused}");
    }
    // Said on purpose, both posts stand, and are told; so are a category that is over, and one that is nobody's.
    room.ask("seat_create", second(true));
    room.ask(
        "seat_create",
        json!({ "term_id": first, "person": "外人", "seat": { "post": "理事", "category": "侨联" } }),
    );
    let words = told(&room, &body);
    for wanted in ["“部门”应有 7 席，现有 8 席", "1 席不属于任何一类：外人", "理事0一人两职：理事长、秘书长"]
    {
        assert!(words.iter().any(|words| words == wanted), "{wanted}: {words:?}");
    }
    // Who left sits no more.
    room.ask("seat_update", json!({ "id": chair["id"], "changes": { "ended_on": "2024-06", "left_for": "退休" } }));
    assert!(!told(&room, &body).iter().any(|words| words.contains("一人两职")));
    // What an earlier term was to have nobody wrote down: its categories are not those of today.
    let overlapping =
        json!({ "body_id": body, "term": { "name": "第二届", "began_on": "2025-01", "ended_on": "2037-01" } });
    room.ask("term_create", overlapping);
    assert_eq!(told(&room, &body), ["任期与第一届重叠"]);
    assert_eq!(term(&room, &body, 1)["told"], json!([]));
    room.ask("term_update", json!({ "id": first, "changes": { "ended_on": null } }));
    assert_eq!(term(&room, &body, 1)["told"], json!(["后面已有新的一届，这一届还没有写任期止"]));
}

/// A term of a body of its own, with a seat for each post; a day of each seat as it is asked for.
fn body_with(room: &Room, name: &str, began: &str, ended: Option<&str>, posts: &[&str]) -> (Value, Value, Vec<Value>) {
    let term_fields = json!({ "name": "第一届", "began_on": began, "ended_on": ended });
    let body = room.ask("body_create", json!({ "body": { "name": name }, "term": term_fields }));
    let first = term(room, &body, 0)["id"].clone();
    let seat = |post: &&str| json!({ "term_id": first, "person": format!("{name}{post}"), "seat": { "post": post } });
    let seats = posts.iter().map(|post| room.ask("seat_create", seat(post))).collect();
    (body, first, seats)
}

#[test]
fn who_sits_in_a_term_now_and_to_its_end() {
    let room = Room::new();
    // Seats of a term that goes on, and of one that is over: the day of leaving, and whether they sit.
    for (ended, left, sits) in [
        (None, None, true),
        (None, Some("2020-05"), false),
        // A day to come has not come.
        (None, Some("2099-05"), true),
        (Some("2023-03"), None, true),
        (Some("2023-03"), Some("2022-05"), false),
        (Some("2023-03"), Some("2023-03"), true),
        (Some("2023-03-20"), Some("2023-03-10"), false),
        // A term that is over and has no next one goes on.
        (Some("2023-03"), Some("2024-05"), false),
        (Some("2023-03"), Some("2099-05"), true),
    ] {
        let name = format!("{ended:?}{left:?}");
        let (body, first, made) = body_with(&room, &name, "2019-03", ended, &["理事"]);
        room.ask("seat_update", json!({ "id": made[0], "changes": { "ended_on": left } }));
        assert_eq!(seats(&room, &first)[0]["sitting"], sits, "{name}");
        assert_eq!(term(&room, &body, 0)["seats"], i64::from(sits), "{name}");
    }
    let due = room.ask("kept_due", json!({}));
    assert!(list(&due["rows"]).iter().any(|row| row["what"] == "换届" && row["due_on"] == "2023-03"), "{due}");
}

#[test]
fn what_became_of_everybody_tells_those_who_began_the_term_from_those_who_came_later() {
    let room = Room::new();
    let (_, first, made) = body_with(&room, "理事会", "2019-03", Some("2024-03"), &["理事长", "理事", "监事"]);
    room.ask("seat_update", json!({ "id": made[2], "changes": { "ended_on": "2021-06" } }));
    let fields = json!({ "name": "第二届", "began_on": "2024-03" });
    let second = room.ask("term_next", json!({ "id": first, "term": fields, "keep": [made[0], made[1]] }));
    for (person, began) in [("新任", None), ("增补", Some("2025-06"))] {
        let seat = json!({ "post": "理事", "began_on": began });
        room.ask("seat_create", json!({ "term_id": second, "person": person, "seat": seat }));
    }
    // The head retires within the term: they were elected to it all the same.
    let head = seats(&room, &second)[0]["id"].clone();
    room.ask("seat_update", json!({ "id": head, "changes": { "ended_on": "2025-05", "left_for": "退休" } }));
    let rows = room.ask("term_compare", json!({ "id": second }))["rows"].take();
    let fates: Vec<(&str, &str, bool)> = list(&rows)
        .iter()
        .map(|row| (row["name"].as_str().unwrap(), row["fate"].as_str().unwrap(), row["gone"].as_bool().unwrap()))
        .collect();
    assert_eq!(
        fates,
        [
            ("理事会理事", "stays", false),
            ("新任", "new", false),
            ("增补", "joined", false),
            ("理事会理事长", "stays", true)
        ]
    );
    let again = room.refused("term_next", json!({ "id": first, "term": { "name": "第三届" }, "keep": [] }));
    assert!(again["message"].as_str().unwrap().contains("下一届是第二届"), "{again}");
}

#[test]
fn a_body_is_changed_in_one_act_and_no_two_are_called_alike() {
    let room = Room::new();
    let (body, first, made) = body_with(&room, "理事会", "2019-03", Some("2024-03"), &["理事长"]);
    let before = room.snapshot();
    let next = json!({ "name": "第二届", "began_on": "2024-03" });
    room.ask("body_update", json!({ "id": body, "changes": { "kind": "理事会" }, "term": next }));
    assert_eq!(term(&room, &body, 0)["name"], "第二届");
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
    for (name, ask, field, words) in [
        ("body_create", json!({ "body": { "name": "理事会" } }), "name", "已有一个机构叫“理事会”"),
        ("body_update", json!({ "id": body, "term": { "name": "第一届" } }), "name", "已有第一届"),
        ("term_create", json!({ "body_id": body, "term": { "name": "第一届" } }), "name", "已有第一届"),
        ("seat_update", json!({ "id": made[0], "changes": { "ended_on": "2018-05" } }), "ended_on", "早于"),
        ("term_update", json!({ "id": first, "changes": { "ended_on": "2018-05" } }), "ended_on", "早于"),
    ] {
        let refused = room.refused(name, ask);
        assert_eq!(refused["field"], field, "{name}: {refused}");
        assert!(refused["message"].as_str().unwrap().contains(words), "{name}: {refused}");
        assert_eq!(room.snapshot(), before, "{name} wrote something");
    }
}

#[test]
fn a_group_of_named_units_and_the_council_of_the_sample() {
    let room = Room::new();
    let body = room.ask("body_create", json!({ "body": { "name": "协调小组" }, "term": { "name": "本届" } }));
    let this = term(&room, &body, 0)["id"].clone();
    for at in 0..11 {
        let post = if at == 0 { "组长单位" } else { "成员单位" };
        room.ask("seat_create", json!({ "term_id": this, "unit": format!("第{at}局"), "seat": { "post": post } }));
    }
    let names: Vec<String> = seats(&room, &this).iter().map(|seat| seat["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!((names.len(), names[0].as_str()), (11, "第0局"));
    assert_eq!(told(&room, &body), Vec::<String>::new());
    let units = room.ask("unit_list", json!({}));
    let unit = list(&units["rows"]).iter().find(|unit| unit["name"] == "第3局").unwrap();
    assert_eq!(room.refused("unit_delete", json!({ "ids": [unit["id"]] }))["code"], "in_use");
}

#[test]
fn what_came_after_the_search_is_found_too_and_opens_where_it_stands() {
    let room = Room::new();
    let kinds = room.ask("member_kind_list", json!({}));
    let kind = &kinds["rows"][0]["id"];
    let body = room.ask("body_create", json!({ "body": { "name": "科技馆理事会" }, "term": { "name": "第一届" } }));
    let term = term(&room, &body, 0)["id"].clone();
    let seat = json!({ "term_id": term, "person": "张一", "seat": { "post": "监事长", "represents": "区教育局局长" } });
    let seat = room.ask("seat_create", seat);
    let member = json!({ "fields": { "kind_id": kind, "number": "G0912", "note": "特邀" }, "name": "李二" });
    let member = room.ask("membership_create", member);
    let join =
        room.ask("join_create", json!({ "fields": { "kind_id": kind, "name": "唐婉清", "introducers": "宋雅琴" } }));
    let department = room.ask("department_create", json!({ "department": { "name": "学会工作部" } }));
    let ranking = room.ask("points_ranking_create", json!({ "ranking": { "name": "信息采用排名", "year": 2026 } }));
    let found = |words: &str| -> Vec<(String, Value, Value)> {
        let hits = room.ask("search", json!({ "words": words }));
        let of = |hit: &Value| (hit["area"].as_str().unwrap().to_owned(), hit["id"].clone(), hit["open"].clone());
        list(&hits["hits"]).iter().map(of).collect()
    };
    for (words, area, id, open) in [
        ("科技馆理事会", "body", &body, &body),
        ("监事长", "seat", &seat, &body),
        ("教育局局长", "seat", &seat, &body),
        ("G0912", "membership", &member, &member),
        ("特邀", "membership", &member, &member),
        ("宋雅琴", "join_application", &join, &join),
        ("学会工作部", "department", &department, &department),
        ("采用排名", "points_ranking", &ranking, &ranking),
    ] {
        assert!(found(words).contains(&(area.to_owned(), id.clone(), open.clone())), "{words}: {:?}", found(words));
    }
    room.ask("seat_update", json!({ "id": seat, "changes": { "post": "理事" } }));
    assert_eq!(found("监事长"), []);
    room.ask("undo", json!({}));
    assert_eq!(found("监事长").len(), 1);
}
