//! Random sequences of acts over all related tables: undone one by one they give the start back, redone the end; undone in
//! any order they leave no reference without its record.

use crate::room::Room;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Two numbers that choose which record, and what is written.
type Chosen = (usize, usize);

/// The ids that a list answers, or those under a key of each detail.
fn ids(room: &Room, list: &str) -> Vec<i64> {
    let rows = room.ask(list, json!({}))["rows"].take();
    rows.as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect()
}

/// One of the list; an id that is not there when it is empty.
fn pick(room: &Room, list: &str, at: usize) -> i64 {
    let ids = ids(room, list);
    ids.get(at % ids.len().max(1)).copied().unwrap_or(0)
}

/// An enrolment or entry of one of the records that `list` and `get` answer.
fn part(room: &Room, list: &str, get: &str, key: &str, at: usize) -> i64 {
    let all: Vec<i64> = ids(room, list)
        .into_iter()
        .flat_map(|id| room.ask(get, json!({ "id": id }))[key].as_array().unwrap().clone())
        .map(|row| row["id"].as_i64().unwrap())
        .collect();
    all.get(at % all.len().max(1)).copied().unwrap_or(0)
}

/// The tasks of all plans.
fn tasks(room: &Room) -> Vec<Value> {
    let items = |plan| room.ask("plan_get", json!({ "id": plan }))["items"].as_array().unwrap().clone();
    ids(room, "plan_list").into_iter().flat_map(items).collect()
}

/// Something of a target that is counted by hand.
fn by_hand(room: &Room, at: usize, what: &str) -> i64 {
    let targets: Vec<Value> = tasks(room).iter().flat_map(|task| task["targets"].as_array().unwrap().clone()).collect();
    let found: Vec<i64> = targets
        .iter()
        .filter(|target| target["counted_by"] == "hand")
        .filter_map(|target| target.pointer(what)?.as_i64())
        .collect();
    found.get(at % found.len().max(1)).copied().unwrap_or(0)
}

fn opinion(room: &Room, at: usize) -> i64 {
    let of = |plan| room.ask("opinion_list", json!({ "plan_id": plan }))["rows"].as_array().unwrap().clone();
    let all: Vec<Value> = ids(room, "plan_list").into_iter().flat_map(of).collect();
    all.get(at % all.len().max(1)).map_or(0, |row| row["id"].as_i64().unwrap())
}

fn targets(a: usize) -> Value {
    json!([{ "amount": a + 1, "unit": "次", "counted_by": "events" }, { "words": "若干", "counted_by": "hand" }])
}

fn event_parts(room: &Room, (a, b): Chosen) -> Value {
    let items: Vec<i64> = ids(room, "task_list").into_iter().take(b % 3).collect();
    json!({ "hosts": [format!("单位{}", b % 4)], "co_hosts": [format!("单位{}", a % 5)], "items": items,
        "occurrences": [{ "start_date": "2026-05-01", "place": "广场" }, { "start_date": format!("2026-06-{:02}", a + 1) }],
        "measures": [{ "name": "展板", "amount": b, "unit": "块" }] })
}

fn entry_parts((a, b): Chosen) -> Value {
    let award = ["一等奖", "二等奖", ""][a % 3];
    json!({ "unit": format!("单位{}", a % 4), "authors": [format!("张{}", ["三", "四", "五"][b % 3])],
        "instructors": ["李老师"], "award": award })
}

fn trainees((a, b): Chosen) -> Value {
    let one = |at: usize, row: Value| json!({ "name": format!("王{}", ["一", "二", "三", "四"][at % 4]), "unit": format!("单位{}", a % 3), "row": row });
    json!([
        one(a, json!({ "group_name": format!("第{}组", b % 2), "is_leader": true, "result": "合格" })),
        one(b, json!({}))
    ])
}

/// An act by its name, with parameters made of the records that are there.
type Act = (&'static str, fn(&Room, Chosen) -> Value);

const ACTS: &[Act] = &[
    ("office_update", |_, (a, _)| json!({ "changes": { "phone": format!("0518-555{a:04}") } })),
    ("department_create", |_, (a, _)| json!({ "department": { "name": format!("科室{a}") } })),
    (
        "department_update",
        |room, (a, b)| json!({ "id": pick(room, "department_list", a), "changes": { "note": format!("改{b}") } }),
    ),
    ("department_delete", |room, (a, _)| json!({ "ids": [pick(room, "department_list", a)] })),
    ("unit_create", |_, (a, _)| json!({ "unit": { "name": format!("单位{a}") } })),
    (
        "unit_update",
        |room, (a, b)| json!({ "id": pick(room, "unit_list", a), "changes": { "short_name": format!("简{b}"), "note": "改" } }),
    ),
    ("unit_delete", |room, (a, _)| json!({ "ids": [pick(room, "unit_list", a)] })),
    (
        "person_create",
        |_, (a, b)| json!({ "person": { "name": format!("张{}", ["三", "四", "五", "六"][b % 4]) }, "unit": format!("单位{}", a % 4) }),
    ),
    (
        "person_update",
        |room, (a, b)| json!({ "id": pick(room, "person_list", a), "changes": { "note": format!("改{b}") }, "unit": format!("单位{}", b % 6) }),
    ),
    ("person_delete", |room, (a, _)| json!({ "ids": [pick(room, "person_list", a)] })),
    ("plan_create", |_, (a, _)| json!({ "plan": { "title": format!("科普计划{a}"), "year": 2026 } })),
    ("plan_create", |_, (a, _)| json!({ "plan": { "year": 2025 + a }, "shape": (["key-points", "months"])[a % 2] })),
    (
        "plan_update",
        |room, (a, b)| json!({ "id": pick(room, "plan_list", a), "changes": { "note": format!("改{b}") } }),
    ),
    ("plan_delete", |room, (a, _)| json!({ "ids": [pick(room, "plan_list", a)] })),
    // Every stage but the first keeps a copy.
    ("plan_update", |room, (a, b)| {
        let stage = ["consult", "approved", "issued", "draft"][b % 4];
        json!({ "id": pick(room, "plan_list", a), "changes": { "stage": stage } })
    }),
    (
        "plan_carry",
        |room, (a, b)| json!({ "from": pick(room, "plan_list", a), "year": 2027, "unfinished_only": b % 2 == 0 }),
    ),
    (
        "plan_take",
        |room, (a, b)| json!({ "plan_id": pick(room, "plan_list", a), "text": format!("一、宣传\n1.举办讲座{}次。\n2.编印简报。", b + 1) }),
    ),
    (
        "plan_version_create",
        |room, (a, b)| json!({ "plan_id": pick(room, "plan_list", a), "name": format!("讨论稿{b}") }),
    ),
    ("plan_version_delete", |room, (a, b)| {
        let rows = room.ask("plan_version_list", json!({ "plan_id": pick(room, "plan_list", a) }))["rows"].take();
        let rows = rows.as_array().cloned().unwrap_or_default();
        json!({ "id": rows.get(b % rows.len().max(1)).map_or(0, |row| row["id"].as_i64().unwrap()) })
    }),
    ("summary_update", |_, (a, b)| json!({ "year": 2025 + a % 2, "changes": { "problems": format!("问题{b}") } })),
    (
        "plan_item_create",
        |room, (a, b)| json!({ "plan_id": pick(room, "plan_list", a), "item": { "text": format!("讲座{b}"), "kind": "task" }, "targets": targets(a) }),
    ),
    ("plan_item_create", |room, (a, b)| {
        let plan = pick(room, "plan_list", a);
        json!({ "plan_id": plan, "parent_id": part(room, "plan_list", "plan_get", "items", b), "item": { "text": "一节", "kind": "task" } })
    }),
    (
        "plan_item_update",
        |room, (a, b)| json!({ "id": pick(room, "task_list", a), "changes": { "note": format!("改{b}") } }),
    ),
    (
        "plan_item_update_all",
        |room, (a, b)| json!({ "ids": [pick(room, "task_list", a), pick(room, "task_list", b)], "changes": { "state": "done" } }),
    ),
    ("plan_item_move", |room, (a, b)| {
        let [one, other] = [a, b].map(|at| pick(room, "task_list", at));
        json!({ "moves": [{ "ids": [one], "after": other }, { "ids": [other], "parent_id": null }] })
    }),
    ("plan_item_delete", |room, (a, b)| json!({ "ids": [pick(room, "task_list", a), pick(room, "task_list", b)] })),
    ("target_set", |room, (a, b)| json!({ "item_id": pick(room, "task_list", a), "targets": targets(b) })),
    (
        "target_entry_create",
        |room, (a, b)| json!({ "target_id": by_hand(room, a, "/id"), "amount": b + 1, "entered_on": "2026-05", "note": "补记" }),
    ),
    ("target_entry_delete", |room, (a, _)| json!({ "id": by_hand(room, a, "/entries/0/id") })),
    ("milestone_set", |room, (a, b)| {
        let objects = &["飞龙瀑", "老君洞", "黄花溪"][..b % 4 % 3 + 1];
        json!({ "item_id": pick(room, "task_list", a), "objects": objects, "steps": ["分类", "挂牌"] })
    }),
    ("milestone_update", |room, (a, b)| {
        let milestones: Vec<Value> =
            tasks(room).iter().flat_map(|task| task["milestones"].as_array().unwrap().clone()).collect();
        let id = milestones.get(a % milestones.len().max(1)).map_or(&json!(0), |it| &it["id"]).clone();
        json!({ "ids": [id], "changes": { "done_on": ((b % 2 == 0).then_some("2026-06")) } })
    }),
    ("opinion_create", |room, (a, b)| {
        let plan = pick(room, "plan_list", a);
        json!({ "plan_id": plan, "item_id": part(room, "plan_list", "plan_get", "items", b), "opinion": { "words": format!("意见{b}") } })
    }),
    (
        "opinion_update",
        |room, (a, b)| json!({ "id": opinion(room, a), "changes": { "outcome": (if b % 2 == 0 { "accepted" } else { "declined" }) } }),
    ),
    (
        "problem_create",
        |room, (a, b)| json!({ "problem": { "title": format!("问题{b}"), "proposal": "增加投入" }, "item_id": pick(room, "task_list", a) }),
    ),
    ("problem_update", |room, (a, b)| {
        let settled = (b % 2 == 0).then_some("2099-01");
        json!({ "id": pick(room, "problem_list", a), "changes": { "settled_on": settled, "outcome": "已办" } })
    }),
    ("problem_delete", |room, (a, _)| json!({ "ids": [pick(room, "problem_list", a)] })),
    ("opinion_delete", |room, (a, _)| json!({ "ids": [opinion(room, a)] })),
    (
        "progress_note_create",
        |room, (a, b)| json!({ "item_id": pick(room, "task_list", a), "text": format!("进展{b}") }),
    ),
    (
        "event_create",
        |room, chosen| json!({ "event": { "title": format!("科普活动{}", chosen.0) }, "parts": event_parts(room, chosen) }),
    ),
    (
        "event_update",
        |room, chosen| json!({ "id": pick(room, "event_list", chosen.0), "changes": { "note": "改" }, "parts": event_parts(room, chosen) }),
    ),
    ("event_link", |room, (a, b)| json!({ "id": pick(room, "event_list", a), "items": [pick(room, "task_list", b)] })),
    ("holiday_set", |_, (a, b)| {
        let rows = [("2027-10-01", "国庆节"), ("2027-10-02", "国庆节")]
            .map(|(day, name)| json!({ "day": day, "name": name, "is_off": true }));
        json!({ "year": 2027, "rows": rows[..(a + b) % 3 % 2 + 1] })
    }),
    ("repetition_create", |room, (a, b)| {
        let rule = json!({ "title": format!("例会{a}"), "every": "week", "weekdays": "1", "starts_on": "2026-01-01" });
        json!({ "repetition": rule, "item_id": ids(room, "task_list").get(b) })
    }),
    (
        "repetition_update",
        |room, (a, b)| json!({ "id": pick(room, "repetition_list", a), "changes": { "note": format!("改{b}") } }),
    ),
    // Mondays that are no holidays.
    ("repetition_make", |room, (a, b)| {
        let day = ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"][b % 4];
        json!({ "days": [{ "repetition_id": pick(room, "repetition_list", a), "day": day }] })
    }),
    ("repetition_skip", |room, (a, b)| {
        let day = ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"][b % 4];
        json!({ "days": [{ "repetition_id": pick(room, "repetition_list", a), "day": day }] })
    }),
    ("repetition_delete", |room, (a, _)| json!({ "ids": [pick(room, "repetition_list", a)] })),
    (
        "event_link_all",
        |room, (a, b)| json!({ "ties": [{ "id": pick(room, "event_list", a), "item_id": pick(room, "task_list", b) }] }),
    ),
    ("event_mark", |room, (a, b)| json!({ "ids": [pick(room, "event_list", a)], "marked": b % 2 == 0 })),
    ("event_delete", |room, (a, _)| json!({ "ids": [pick(room, "event_list", a)] })),
    (
        "class_create",
        |_, (a, b)| json!({ "course": format!("电工班{}", a % 2), "class": { "name": format!("第{b}期"), "year": 2026 } }),
    ),
    (
        "class_update",
        |room, (a, b)| json!({ "id": pick(room, "class_list", a), "changes": { "note": format!("改{b}") } }),
    ),
    ("class_delete", |room, (a, _)| json!({ "ids": [pick(room, "class_list", a)] })),
    (
        "enrolment_create",
        |room, chosen| json!({ "class_id": pick(room, "class_list", chosen.0), "people": trainees(chosen) }),
    ),
    ("enrolment_update", |room, (a, b)| {
        let row = part(room, "class_list", "class_get", "rows", a);
        json!({ "rows": [{ "id": row, "changes": { "score": b, "group_name": format!("第{}组", b % 3) } }] })
    }),
    ("enrolment_delete", |room, (a, _)| json!({ "ids": [part(room, "class_list", "class_get", "rows", a)] })),
    ("contest_create", |_, (a, _)| json!({ "contest": { "name": format!("大赛{a}"), "year": 2026 } })),
    (
        "contest_update",
        |room, (a, b)| json!({ "id": pick(room, "contest_list", a), "changes": { "note": format!("改{b}") } }),
    ),
    ("contest_delete", |room, (a, _)| json!({ "ids": [pick(room, "contest_list", a)] })),
    (
        "entry_create",
        |room, chosen| json!({ "contest_id": pick(room, "contest_list", chosen.0), "entry": { "title": format!("作品{}", chosen.1) }, "parts": entry_parts(chosen) }),
    ),
    (
        "entry_update",
        |room, chosen| json!({ "id": part(room, "contest_list", "contest_get", "rows", chosen.0), "changes": { "note": "改" }, "parts": entry_parts(chosen) }),
    ),
    ("entry_delete", |room, (a, _)| json!({ "ids": [part(room, "contest_list", "contest_get", "rows", a)] })),
    ("certificate_issue", |room, (a, _)| json!({ "contest_id": pick(room, "contest_list", a) })),
    ("certificate_issue", |room, (a, _)| json!({ "class_id": pick(room, "class_list", a) })),
    ("certificate_issue", |room, (a, b)| {
        let person = pick(room, "person_list", a);
        json!({ "person_ids": [person], "event": "科技活动周", "award": format!("奖{b}"), "numbering": { "kind": "none" } })
    }),
    ("scheme_set", |_, (a, b)| {
        let pattern = ["{字头}-{年}-{类}-{号:4}", "科协证字〔{年}〕第{号:4}号"][b % 2];
        let category = ["JS", "PX"][a % 2];
        json!({ "category": category, "year": 2026, "pattern": pattern, "start": b + 1 })
    }),
    ("wording_set", |_, (a, b)| {
        let body = ["", "在{活动}中，荣获{等级}。"][b % 2];
        json!({ "template": "honour-person", "rank": format!("奖{}", a % 2), "recipient": "", "body": body, "closing": "" })
    }),
    ("template_save", |room, (_, b)| {
        let mut design = room.ask("template_get", json!({ "name": "honour-unit" }));
        design["title"] = json!(format!("模板{b}"));
        // Without its frame: the journal need not carry the drawing in every act.
        design["frame"] = Value::Null;
        json!({ "design": design })
    }),
    ("certificate_issue", |room, (a, b)| {
        let templates = room.ask("template_list", json!({}));
        let own = templates["rows"][0]["name"].clone();
        let person = pick(room, "person_list", a);
        json!({ "person_ids": [person], "event": "科普日", "award": format!("奖{b}"), "template": own })
    }),
];

/// Does one act; true when it was not refused. A refusal of the rules is fine, one of SQLite never is.
fn does(room: &Room, (act, a, b): (usize, usize, usize)) -> bool {
    let (name, params) = ACTS[act % ACTS.len()];
    let params = params(room, (a, b));
    match office::api::call(&room.desk, name, params.clone()) {
        Ok(_) => true,
        Err(refused) => {
            let code = serde_json::to_value(refused.code()).unwrap();
            assert!(code != "database" && code != "invalid_request", "{name} {params}: {refused:?}");
            eprintln!("{name} {params}: {refused}");
            false
        }
    }
}

/// Something in every area, so that random acts find what to work on.
fn furnished() -> Room {
    let room = Room::new();
    for name in [
        "plan_create",
        "plan_item_create",
        "target_entry_create",
        "milestone_set",
        "opinion_create",
        "problem_create",
        "plan_version_create",
        "summary_update",
        "event_create",
        "holiday_set",
        "repetition_create",
        "repetition_make",
        "class_create",
        "enrolment_create",
        "contest_create",
        "entry_create",
        "scheme_set",
        "wording_set",
        "template_save",
    ] {
        let act = ACTS.iter().position(|(known, _)| *known == name).unwrap();
        assert!(does(&room, (act, 0, 1)), "{name}");
    }
    room
}

/// The journaled tables, what searches find, and the numbers that stand.
fn all(room: &Room) -> (Value, Value) {
    (room.snapshot(), room.ask("certificate_list", json!({})))
}

#[test]
fn every_kind_of_act_can_be_done_and_every_journaled_table_is_reached() {
    let room = furnished();
    let empty: Vec<&str> = office::tables::JOURNALED
        .iter()
        .map(|table| table.name)
        // No request writes series and attachments yet.
        .filter(|name| !matches!(*name, "series" | "attachment" | "department" | "progress_note"))
        .filter(|name| room.snapshot()[*name] == json!([]))
        .collect();
    assert_eq!(empty, Vec::<&str>::new());
    // A department for the acts on it.
    assert!(does(&room, (1, 0, 0)));
    for (act, (name, _)) in ACTS.iter().enumerate() {
        let before = all(&room);
        let done = (0..4).any(|chosen| does(&room, (act, chosen, chosen)));
        assert!(done || name.ends_with("_delete"), "{name} was refused");
        if done && all(&room) != before {
            room.ask("undo", json!({}));
        }
        assert_eq!(all(&room), before, "{name} was not undone");
    }
}

/// How many sequences; PROPTEST_CASES asks for more.
fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(12), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn undone_one_by_one_they_give_the_start_and_redone_the_end(
        acts in prop::collection::vec((0usize..1000, 0usize..20, 0usize..20), 1..25)
    ) {
        let room = furnished();
        let entries = |room: &Room| room.ask("history_list", json!({ "limit": 1000 }))["entries"].as_array().unwrap().len();
        let (start, furniture) = (all(&room), entries(&room));
        let done = acts.iter().filter(|act| does(&room, **act)).count();
        let end = all(&room);
        let state = entries(&room) - furniture;
        prop_assert!(state <= done);
        for _ in 0..state {
            let undone = room.ask("undo", json!({}));
            prop_assert_eq!(&undone["entries"][0]["kept"], &json!([]));
            prop_assert_eq!(room.dangling(), 0);
        }
        prop_assert_eq!(all(&room), start);
        for _ in 0..state {
            let redone = room.ask("redo", json!({}));
            prop_assert_eq!(&redone["entries"][0]["kept"], &json!([]));
        }
        prop_assert_eq!(all(&room), end);
        prop_assert_eq!(room.ask("office_check", json!({}))["problems"].clone(), json!([]));
    }

    #[test]
    fn undone_in_any_order_they_leave_no_dangling_reference(
        acts in prop::collection::vec((0usize..1000, 0usize..20, 0usize..20), 1..20),
        order in prop::collection::vec((0usize..20, any::<bool>()), 1..15),
    ) {
        let room = furnished();
        for act in &acts {
            does(&room, *act);
        }
        for (at, back) in order {
            let entries = room.ask("history_list", json!({}))["entries"].take();
            let entries = entries.as_array().unwrap();
            let entry = &entries[at % entries.len()]["id"];
            let before = all(&room);
            let (name, params) = if back { ("redo", json!({})) } else { ("undo", json!({ "entry": entry })) };
            let preview = office::api::call(&room.desk, "undo_preview", json!({ "entry": entry }));
            prop_assert_eq!(&all(&room), &before, "a preview changed something");
            match office::api::call(&room.desk, name, params) {
                Ok(reply) => {
                    let kept = &reply["answer"]["entries"][0]["kept"];
                    if !back {
                        prop_assert_eq!(&preview.unwrap()["answer"]["kept"], kept);
                    }
                    for one in kept.as_array().unwrap() {
                        let message = one["message"].as_str().unwrap();
                        prop_assert!(message.starts_with("已保留") && !message.contains('_'), "{}", message);
                    }
                }
                Err(refused) => {
                    let code = serde_json::to_value(refused.code()).unwrap();
                    prop_assert!(code == "undo_conflict" || code == "nothing_to_undo", "{:?}", refused);
                    prop_assert_eq!(all(&room), before);
                }
            }
            prop_assert_eq!(room.dangling(), 0);
        }
        // The search still answers what the records say.
        let found = room.snapshot();
        room.ask("office_check", json!({ "repair": true }));
        prop_assert_eq!(room.snapshot(), found);
    }
}
