//! 选举: candidates, papers and votes as they were counted; what the votes decide takes a seat, what they do not is told.

use crate::room::Room;
use serde_json::{Value, json};

fn council(room: &Room, categories: &[(&str, i64)]) -> Value {
    let categories: Vec<Value> =
        categories.iter().map(|(name, seats)| json!({ "name": name, "seats": seats })).collect();
    let body = json!({ "name": "区科协理事会", "kind": "理事会" });
    let term = json!({ "name": "第三届", "began_on": "2026-03", "ended_on": "2031-03" });
    room.ask("body_create", json!({ "body": body, "categories": categories, "term": term }));
    room.ask("body_list", json!({}))["rows"][0]["terms"][0]["id"].clone()
}

/// A ballot as the list tells it.
fn ballot(room: &Room, id: &Value) -> Value {
    let all = room.ask("ballot_list", json!({}))["rows"].take();
    all.as_array().unwrap().iter().find(|one| one["id"] == *id).unwrap().clone()
}

fn told(ballot: &Value) -> Vec<&str> {
    ballot["told"].as_array().unwrap().iter().map(|words| words.as_str().unwrap()).collect()
}

/// Names with their outcomes.
fn outcomes(ballot: &Value) -> Vec<(&str, &str)> {
    let all = ballot["candidates"].as_array().unwrap();
    all.iter().map(|one| (one["name"].as_str().unwrap(), one["outcome"].as_str().unwrap())).collect()
}

fn candidates(of: &[(&str, &str, Option<i64>)]) -> Value {
    let line = |(name, category, votes): &(&str, &str, Option<i64>)| {
        let category = (!category.is_empty()).then_some(category);
        json!({ "person": name, "category": category, "votes": votes })
    };
    of.iter().map(line).collect()
}

#[test]
fn a_council_is_voted_on_by_category_and_seated_in_one_act() {
    let room = Room::new();
    let term = council(&room, &[("部门", 2), ("社会", 1)]);
    let people = candidates(&[
        ("张一", "部门", Some(40)),
        ("李二", "部门", Some(31)),
        ("王三", "部门", Some(30)),
        ("赵四", "社会", Some(25)),
        ("孙五", "社会", Some(25)),
        ("外人", "侨联", Some(44)),
    ]);
    let papers = json!({ "post": "理事", "held_on": "2026-03-12", "by_category": true, "due": 50, "present": 45, "issued": 45, "returned": 45, "valid": 44 });
    let id = room.ask("ballot_create", json!({ "term_id": term, "ballot": papers, "candidates": people }));
    let counted = ballot(&room, &id);
    assert_eq!((&counted["places"], &counted["elected"]), (&json!(3), &json!(2)));
    assert_eq!(
        outcomes(&counted),
        [
            ("张一", "elected"),
            ("李二", "elected"),
            ("王三", "beyond"),
            ("赵四", "tied"),
            ("孙五", "tied"),
            ("外人", "open")
        ]
    );
    assert_eq!(
        told(&counted),
        [
            "“社会”末席同票：赵四、孙五各 25 票，只剩 1 席；再投一次或按章程定下后，标明谁当选",
            "外人不属于任何一类，没有计票"
        ]
    );
    // The meeting decides; everybody else stays who they are.
    let mut lines: Vec<Value> = counted["candidates"].as_array().unwrap().clone();
    lines.pop();
    lines[4]["decided"] = json!(true);
    room.ask("ballot_update", json!({ "id": id, "candidates": lines }));
    let counted = ballot(&room, &id);
    assert_eq!(outcomes(&counted)[3..], [("赵四", "beyond"), ("孙五", "elected")]);
    assert_eq!(told(&counted), Vec::<&str>::new());

    let before = room.snapshot();
    assert_eq!(room.ask("ballot_seat", json!({ "id": id })), json!({ "seated": 3, "moved": 0, "there": 0 }));
    let seats = || room.ask("seat_list", json!({ "term_id": term }))["rows"].take();
    let sits = |rows: &Value| -> Vec<String> {
        let of = |row: &Value| format!("{} {} {}", row["post"], row["name"], row["category"]).replace('"', "");
        rows.as_array().unwrap().iter().map(of).collect()
    };
    assert_eq!(sits(&seats()), ["理事 张一 部门", "理事 李二 部门", "理事 孙五 社会"]);
    assert!(ballot(&room, &id)["candidates"][4]["seated"].as_bool().unwrap());
    // 理事长 is one of the council: the post changes, no seat is added. Twice does nothing more.
    let head = json!({ "post": "理事长", "seats": 1, "present": 3 });
    let person = seats()[1]["person_id"].clone();
    let stands = json!([{ "person_id": person, "votes": 3 }]);
    let second = room.ask("ballot_create", json!({ "term_id": term, "ballot": head, "candidates": stands }));
    assert_eq!(room.ask("ballot_seat", json!({ "id": second })), json!({ "seated": 0, "moved": 1, "there": 0 }));
    assert_eq!(room.ask("ballot_seat", json!({ "id": second })), json!({ "seated": 0, "moved": 0, "there": 1 }));
    assert_eq!(sits(&seats()), ["理事长 李二 部门", "理事 张一 部门", "理事 孙五 社会"]);
    // Who became 理事长 is seated as a 理事 all the same, and is not made one anew.
    assert_eq!(ballot(&room, &id)["candidates"][1]["seated"], true);
    assert_eq!(room.ask("ballot_seat", json!({ "id": id })), json!({ "seated": 0, "moved": 0, "there": 3 }));
    // Who supervises the council is no higher or lower 理事: the second post stands beside the first.
    let watch = json!({ "post": "监事", "seats": 1, "present": 3 });
    let stands = json!([{ "person_id": person, "votes": 3 }]);
    let third = room.ask("ballot_create", json!({ "term_id": term, "ballot": watch, "candidates": stands }));
    assert_eq!(room.ask("ballot_seat", json!({ "id": third })), json!({ "seated": 1, "moved": 0, "there": 0 }));
    room.ask("undo", json!({}));
    room.ask("undo", json!({}));
    // 理事长兼秘书长: the second post stands beside the first.
    let posts = |name: &str| -> Vec<String> {
        let rows = seats();
        let own = rows.as_array().unwrap().iter().filter(|row| row["name"] == name && row["sitting"] == true);
        own.map(|row| row["post"].as_str().unwrap().to_owned()).collect()
    };
    let voted = |post: &str, day: &str, who: &Value| {
        let fields = json!({ "post": post, "seats": 1, "present": 3, "held_on": day });
        let stands = json!([{ "person_id": who, "votes": 3 }]);
        let id = room.ask("ballot_create", json!({ "term_id": term, "ballot": fields, "candidates": stands }));
        room.ask("ballot_seat", json!({ "id": id }))
    };
    assert_eq!(voted("秘书长", "2026-03-12", &person), json!({ "seated": 1, "moved": 0, "there": 0 }));
    assert_eq!(posts("李二"), ["理事长", "秘书长"]);
    (0..2).for_each(|_| drop(room.ask("undo", json!({}))));
    // In the course of the term the plain seat ends on the day of the ballot, and the other begins.
    let plain = seats()[1]["person_id"].clone();
    assert_eq!(voted("副理事长", "2026-06-05", &plain), json!({ "seated": 0, "moved": 1, "there": 0 }));
    assert_eq!(posts("张一"), ["副理事长"]);
    let all = seats();
    let ended = all.as_array().unwrap().iter().find(|row| row["name"] == "张一" && row["sitting"] == false).unwrap();
    assert_eq!((&ended["ended_on"], &ended["left_for"]), (&json!("2026-06-05"), &json!("改任副理事长")));
    (0..2).for_each(|_| drop(room.ask("undo", json!({}))));
    // A council made larger later was not so when it was voted on.
    let body = room.ask("body_list", json!({}))["rows"][0]["id"].clone();
    let larger = json!([{ "name": "部门", "seats": 3 }, { "name": "社会", "seats": 1 }]);
    room.ask("body_update", json!({ "id": body, "categories": larger }));
    let counted = ballot(&room, &id);
    assert_eq!((&counted["places"], &counted["elected"]), (&json!(3), &json!(3)));
    assert!(told(&counted)[0].contains("席位后来改过"), "{:?}", told(&counted));
    room.ask("ballot_update", json!({ "id": id, "changes": {} }));
    assert_eq!((&ballot(&room, &id)["places"], &ballot(&room, &id)["elected"]), (&json!(4), &json!(4)));
    (0..2).for_each(|_| drop(room.ask("undo", json!({}))));
    // The seats stay when the ballot goes; a term with ballots does not go.
    assert_eq!(room.refused("term_delete", json!({ "ids": [term] }))["code"], "in_use");
    room.ask("ballot_delete", json!({ "ids": [second] }));
    assert_eq!(seats().as_array().unwrap().len(), 3);
    (0..4).for_each(|_| drop(room.ask("undo", json!({}))));
    assert_eq!(room.snapshot(), before);
}

#[test]
fn what_the_papers_and_the_votes_do_not_agree_on_is_told() {
    let room = Room::new();
    let term = council(&room, &[]);
    let two = || candidates(&[("张一", "", Some(6)), ("李二", "", Some(5))]);
    for (papers, people, expected) in [
        (
            json!({ "seats": 2, "present": 10 }),
            two(),
            "李二得票恰好一半：章程写“半数以上”的算当选，写“过半数”的不算，请标明",
        ),
        (json!({ "seats": 2, "present": 11 }), two(), "应选 2 席，当选 1 席，缺 1 席"),
        (json!({ "seats": 2 }), two(), "还没有写实到人数，算不出谁够票"),
        (json!({ "seats": 2, "needs": "half_valid" }), two(), "还没有写有效票，算不出谁够票"),
        (json!({ "present": 9 }), two(), "还没有写应选几席"),
        (json!({ "present": 9, "by_category": true }), two(), "机构还没有分类别的席位：请编辑机构加上，或写应选名额"),
        (json!({ "seats": 2, "present": 7, "due": 12 }), two(), "实到 7 人，不足应到 12 人的三分之二"),
        (
            json!({ "seats": 2, "present": 9, "issued": 9, "returned": 10 }),
            two(),
            "收回选票 10，多于发出选票 9，按规定这次选举无效",
        ),
        (json!({ "seats": 2, "present": 9, "issued": 10 }), two(), "发出选票 10，多于实到 9"),
        (json!({ "seats": 2, "present": 9, "valid": 5 }), two(), "张一的票合计 6，与有效票 5 不符"),
        (
            json!({ "seats": 2, "present": 9, "valid": 9 }),
            json!([{ "person": "张一", "votes": 6, "against": 1, "abstained": 1 }]),
            "张一的票合计 8，与有效票 9 不符",
        ),
        (
            json!({ "seats": 2, "present": 9 }),
            candidates(&[("张一", "", Some(6)), ("李二", "", None)]),
            "还有 1 人没有记票，记全了才算得出谁当选",
        ),
        (
            json!({ "seats": 1, "present": 9 }),
            json!([{ "person": "张一", "decided": true }, { "person": "李二", "decided": true }]),
            "应选 1 席，标明当选的有 2 人",
        ),
    ] {
        let mut fields = papers.clone();
        fields["post"] = json!("理事");
        let id = room.ask("ballot_create", json!({ "term_id": term, "ballot": fields, "candidates": people }));
        let counted = ballot(&room, &id);
        assert!(told(&counted).contains(&expected), "{papers}: {:?}", told(&counted));
    }
    let before = room.snapshot();
    let twice = candidates(&[("张一", "", None), ("张一", "", None)]);
    let create =
        |post: &str, people: Value| json!({ "term_id": term, "ballot": { "post": post }, "candidates": people });
    for (name, ask, field, words) in [
        ("ballot_create", create(" ", json!([])), "post", "选举什么职务"),
        ("ballot_create", create("理事", twice), "candidates", "张一在候选人里列了两次"),
        ("ballot_create", create("理事", json!([{ "votes": 3 }])), "person", "请写上姓名"),
        ("ballot_create", create("理事", json!([{ "person": "周六", "votes": -3 }])), "votes", ""),
    ] {
        let refused = room.refused(name, ask);
        assert_eq!(refused["field"], field, "{name}: {refused}");
        assert!(refused["message"].as_str().unwrap().contains(words), "{name}: {refused}");
        assert_eq!(room.snapshot(), before, "{name} wrote something");
    }
    let nobody = room.ask("ballot_create", create("监事", json!([{ "person": "周六" }])));
    let refused = room.refused("ballot_seat", json!({ "id": nobody }));
    assert!(refused["message"].as_str().unwrap().contains("还没有人当选"), "{refused}");
}
