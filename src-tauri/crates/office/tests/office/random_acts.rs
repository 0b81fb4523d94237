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

/// A term of some body.
fn a_term(room: &Room, at: usize) -> i64 {
    let rows = room.ask("body_list", json!({}))["rows"].take();
    let terms = rows.as_array().unwrap().iter().flat_map(|body| body["terms"].as_array().unwrap().clone());
    let all: Vec<i64> = terms.filter_map(|term| term["id"].as_i64()).collect();
    all.get(at % all.len().max(1)).copied().unwrap_or(0)
}

/// A version of some regulation; one that is not there where there is none.
fn a_version(room: &Room, at: usize) -> Value {
    let rows = room.ask("regulation_list", json!({}))["rows"].take();
    let all: Vec<&Value> =
        rows.as_array().unwrap().iter().flat_map(|row| row["versions"].as_array().unwrap()).collect();
    all.get(at % all.len().max(1)).map_or_else(|| json!({ "id": 0, "steps": [] }), |version| (*version).clone())
}

/// A place of a roster; one that it does not have when there is no roster.
fn duty_place(room: &Room, id: i64, at: usize) -> Value {
    if id == 0 {
        return json!({ "day": "2026-10-01", "shift": "day", "role": "duty" });
    }
    let turns = room.ask("duty_read", json!({ "id": id }))["turns"].take();
    let turns = turns.as_array().unwrap();
    let turn = &turns[at % turns.len()];
    json!({ "day": turn["day"], "shift": turn["shift"], "role": turn["role"] })
}

/// A payment of dues.
fn payment(room: &Room, at: usize) -> i64 {
    let rows = room.ask("membership_list", json!({}))["rows"].take();
    let all: Vec<i64> = rows
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row["payments"].as_array().unwrap().clone())
        .filter_map(|payment| payment["id"].as_i64())
        .collect();
    all.get(at % all.len().max(1)).copied().unwrap_or(0)
}

fn targets(a: usize) -> Value {
    json!([{ "amount": a + 1, "unit": "次", "counted_by": "events" }, { "words": "若干", "counted_by": "hand" }])
}

fn event_parts(room: &Room, (a, b): Chosen) -> Value {
    let items: Vec<i64> = ids(room, "task_list").into_iter().take(b % 3).collect();
    json!({ "hosts": [format!("单位{}", b % 4)], "co_hosts": [format!("单位{}", a % 5)], "items": items,
        "occurrences": [{ "start_date": "2026-05-01", "place": "广场" }, { "start_date": format!("2026-06-{:02}", a + 1) }],
        "measures": [{ "name": "展板", "amount": b, "unit": "块" }], "supporters": [format!("单位{}", a % 3)],
        "series": (["科普日", "科技周", ""])[a % 3], "own": { "4": (["李老师", ""])[b % 2] } })
}

/// Something that can have attachments.
fn owner(room: &Room, (a, b): Chosen) -> (&'static str, i64) {
    let (area, list) = [
        ("event", "event_list"),
        ("problem", "problem_list"),
        ("class", "class_list"),
        ("plan", "plan_list"),
        ("person", "person_list"),
        ("unit", "unit_list"),
    ][a % 6];
    (area, pick(room, list, b))
}

fn entry_parts((a, b): Chosen) -> Value {
    let award = ["一等奖", "二等奖", ""][a % 3];
    json!({ "unit": format!("单位{}", a % 4), "authors": [format!("张{}", ["三", "四", "五"][b % 3])],
        "instructors": ["李老师"], "award": award })
}

fn things(b: usize) -> Value {
    json!([{ "name": format!("科普图书{b}"), "amount": b + 1, "unit": "册" }, { "name": "望远镜", "worth": 120_000 }])
}

fn trainees((a, b): Chosen) -> Value {
    let one = |at: usize, row: Value| json!({ "name": format!("王{}", ["一", "二", "三", "四"][at % 4]), "unit": format!("单位{}", a % 3), "row": row });
    json!([
        one(a, json!({ "group_name": format!("第{}组", b % 2), "is_leader": true, "result": "合格" })),
        one(b, json!({}))
    ])
}

/// Something that a request answers of one class, by the first place where there is any.
fn of_class(room: &Room, at: usize, get: &str, key: &str) -> i64 {
    let all: Vec<i64> = ids(room, "class_list")
        .into_iter()
        .flat_map(|id| room.ask(get, json!({ "class_id": id }))[key].as_array().unwrap().clone())
        .map(|row| row["id"].as_i64().unwrap())
        .collect();
    all.get(at % all.len().max(1)).copied().unwrap_or(0)
}

/// The grid of a class; one with nothing in it where it is not there.
fn grid(room: &Room, get: &str, class: i64) -> Value {
    match class {
        0 => json!({ "signs": [], "lessons": [], "rows": [], "tests": [] }),
        id => room.ask(get, json!({ "class_id": id })),
    }
}

/// The rows of a class; none where it is not there.
fn room_rows(room: &Room, class: i64) -> Vec<Value> {
    if class == 0 {
        return Vec::new();
    }
    let rows = room.ask("class_get", json!({ "id": class }))["rows"].take();
    rows.as_array().unwrap().iter().map(|row| row["id"].clone()).collect()
}

/// An act by its name, with parameters made of the records that are there.
type Act = (&'static str, fn(&Room, Chosen) -> Value);

const ACTS: &[Act] = &[
    ("attachment_paste", |room, chosen| {
        let (area, record) = owner(room, chosen);
        // Each has bytes of its own: the number of the history counts up.
        let bytes =
            room.ask("history_list", json!({ "limit": 1 })).to_string().replace(|ch: char| !ch.is_ascii_digit(), "");
        json!({ "area": area, "record": record, "name": "照片.jpg", "bytes": format!("{}{}", &bytes, &"AAAA"[bytes.len() % 4..]) })
    }),
    (
        "attachment_update",
        |room, (a, b)| json!({ "id": pick(room, "attachment_list", a), "changes": { "caption": format!("改{b}"), "line_id": pick(room, "dossier_line_list", b) } }),
    ),
    ("attachment_delete", |room, (a, _)| json!({ "ids": [pick(room, "attachment_list", a)] })),
    ("meeting_set", |room, (a, b)| {
        json!({ "event_id": pick(room, "event_list", a), "changes": { "body": "全委会", "term": 3, "number": b + 1, "minutes": format!("讲话{b}") },
            "agenda": [{ "topic": format!("报告{b}"), "reporter": "张三" }, { "topic": "选举" }],
            "people": [{ "name": "李四", "post": "副主席", "role": "leader" }, { "name": format!("张{a}"), "state": "excused" }],
            "decisions": [format!("办好科普日{b}"), "其他"] })
    }),
    (
        "follow_up_create",
        |room, (a, b)| json!({ "event_id": pick(room, "event_list", a), "follow_up": { "words": format!("写方案{b}"), "due_on": "2026-05-01" } }),
    ),
    (
        "follow_up_update",
        |room, (a, b)| json!({ "id": pick(room, "follow_up_list", a), "changes": { "done_on": (["2026-05-02", "2026-05-03"])[b % 2], "note": format!("改{b}") } }),
    ),
    ("follow_up_delete", |room, (a, _)| json!({ "ids": [pick(room, "follow_up_list", a)] })),
    (
        "dossier_word_set",
        |room, (a, b)| json!({ "event_id": pick(room, "event_list", a), "line_id": pick(room, "dossier_line_list", b), "words": (["", "无费用", "见计划"])[b % 3] }),
    ),
    ("dossier_line_set", |room, (a, b)| {
        let mut lines = room.ask("dossier_line_list", json!({}))["rows"].as_array().unwrap().clone();
        lines.remove(a % lines.len());
        lines.push(json!({ "name": format!("材料{b}") }));
        json!({ "lines": lines })
    }),
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
        |_, (a, b)| json!({ "person": { "name": format!("张{}", ["三", "四", "五", "六"][b % 4]), "joined_on": (b % 2 == 1).then_some("2021-05") }, "unit": format!("单位{}", a % 4) }),
    ),
    (
        "person_update",
        |room, (a, b)| json!({ "id": pick(room, "person_list", a), "changes": { "note": format!("改{b}") }, "unit": format!("单位{}", b % 6) }),
    ),
    ("person_delete", |room, (a, _)| json!({ "ids": [pick(room, "person_list", a)] })),
    ("duplicate_apart", |room, (a, b)| {
        let (kind, list) = [("person", "person_list"), ("unit", "unit_list")][b % 2];
        json!({ "kind": kind, "ids": [pick(room, list, a), pick(room, list, a + 1)] })
    }),
    ("merge", |room, (a, b)| {
        let (kind, list) = [("person", "person_list"), ("unit", "unit_list")][b % 2];
        let choose = json!({ "name": (["keep", "gone"])[a % 2] });
        json!({ "kind": kind, "keep": pick(room, list, a), "gone": pick(room, list, a + b + 1), "choose": choose })
    }),
    ("plan_create", |_, (a, _)| json!({ "plan": { "title": format!("科普计划{a}"), "year": 2026 } })),
    ("plan_create", |_, (a, _)| json!({ "plan": { "year": 2025 + a }, "shape": (["key-points", "months"])[a % 2] })),
    (
        "plan_update",
        |room, (a, b)| json!({ "id": pick(room, "plan_list", a), "changes": { "note": format!("改{b}") } }),
    ),
    ("plan_update", |room, (a, b)| {
        let way = [json!(null), json!("short"), json!("decimal")][b % 3].take();
        let changes =
            json!({ "numbering": way, "tasks_level": 2 + a % 3, "running_level": ([json!(null), json!(2)])[a % 2] });
        json!({ "id": pick(room, "plan_list", a), "changes": changes })
    }),
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
    ("money_create", |room, (a, b)| {
        json!({ "line": { "amount": b + 1, "words": format!("改{a}") }, "direction": (["cost", "income"])[a % 2],
            "category": (["场地", "新类别"])[b % 2], "event_id": pick(room, "event_list", a), "item_id": pick(room, "task_list", b) })
    }),
    (
        "money_update",
        |room, (a, b)| json!({ "id": pick(room, "money_list", a), "category": format!("类别{}", b % 3), "event_id": null }),
    ),
    ("money_category_set", |room, (a, b)| {
        let rows = room.ask("money_category_list", json!({}))["rows"].take();
        let kept = rows.as_array().unwrap().iter().filter(|row| row["direction"] == "cost");
        let mut rows: Vec<Value> = kept.map(|row| json!({ "id": row["id"], "name": row["name"] })).collect();
        rows.rotate_left(a % 3);
        rows.push(json!({ "name": format!("另类{b}") }));
        json!({ "direction": "cost", "categories": rows })
    }),
    ("money_delete", |room, (a, _)| json!({ "ids": [pick(room, "money_list", a)] })),
    ("donation_create", |room, (a, b)| {
        json!({ "donation": { "direction": (["given", "received"])[a % 2], "party": format!("单位{}", b % 4) },
            "items": things(b), "event_id": pick(room, "event_list", a) })
    }),
    (
        "donation_update",
        |room, (a, b)| json!({ "id": pick(room, "donation_list", a), "changes": { "note": "改" }, "items": things(b) }),
    ),
    ("donation_delete", |room, (a, _)| json!({ "ids": [pick(room, "donation_list", a)] })),
    (
        "venue_create",
        |_, (a, b)| json!({ "venue": { "name": format!("科普馆{a}"), "kind": "社区" }, "unit": format!("单位{}", b % 4) }),
    ),
    (
        "venue_update",
        |room, (a, b)| json!({ "id": pick(room, "venue_list", a), "changes": { "kind": (["学校", "主题"])[b % 2] } }),
    ),
    ("venue_delete", |room, (a, _)| json!({ "ids": [pick(room, "venue_list", a)] })),
    ("plaque_create", |room, (a, b)| {
        json!({ "plaque": { "wording": format!("科普基地{b}") }, "unit": format!("单位{}", a % 4),
            "venue_id": pick(room, "venue_list", b), "event_id": pick(room, "event_list", a) })
    }),
    (
        "plaque_update",
        |room, (a, b)| json!({ "id": pick(room, "plaque_list", a), "unit": format!("单位{}", b % 4), "venue_id": null }),
    ),
    ("plaque_delete", |room, (a, _)| json!({ "ids": [pick(room, "plaque_list", a)] })),
    ("coverage_create", |room, (a, b)| {
        json!({ "coverage": { "outlet": "临江日报", "level": (["市级", "县级"])[b % 2], "title": format!("科普报道{b}") },
            "event_id": pick(room, "event_list", a) })
    }),
    (
        "coverage_update",
        |room, (a, b)| json!({ "id": pick(room, "coverage_list", a), "changes": { "title": format!("改{b}") }, "event_id": null }),
    ),
    ("coverage_delete", |room, (a, _)| json!({ "ids": [pick(room, "coverage_list", a)] })),
    ("event_people_set", |room, (a, b)| {
        json!({ "id": pick(room, "event_list", a), "people": [
            { "role": "leader", "name": format!("张{}", b % 3), "person_id": pick(room, "person_list", b), "post": "副主席" },
            { "role": "guest", "name": "李四" }] })
    }),
    (
        "returned_create",
        |_, (a, b)| json!({ "unit": format!("单位{}", a % 4), "figure": { "period": "2026", "name": "讲座", "amount": b } }),
    ),
    (
        "returned_take",
        |_, (a, b)| json!({ "period": "2026-06", "text": format!("单位\t讲座（场）\n单位{}\t{b}", a % 4) }),
    ),
    (
        "returned_update",
        |room, (a, b)| json!({ "id": pick(room, "returned_list", a), "changes": { "note": format!("改{b}") } }),
    ),
    ("returned_delete", |room, (a, _)| json!({ "ids": [pick(room, "returned_list", a)] })),
    (
        "honour_create",
        |room, (a, b)| json!({ "fields": { "name": format!("科普荣誉{a}"), "level": "省级", "people": "张三、张四", "unit": format!("单位{b}"), "item_id": pick(room, "task_list", a) } }),
    ),
    (
        "honour_update",
        |room, (a, b)| json!({ "id": pick(room, "honour_list", a), "changes": { "people": (["张五", "张三、李四"][b % 2]), "note": "改" } }),
    ),
    ("honour_delete", |room, (a, _)| json!({ "ids": [pick(room, "honour_list", a)] })),
    (
        "participation_create",
        |room, (a, b)| json!({ "fields": { "name": format!("科普竞赛{a}"), "sent": b + 4, "results": "张四 98分\n2人 90", "unit": format!("单位{b}"), "item_id": pick(room, "task_list", b) } }),
    ),
    (
        "participation_update",
        |room, (a, b)| json!({ "id": pick(room, "participation_list", a), "changes": { "results": format!("张四 第{b}名") } }),
    ),
    ("participation_delete", |room, (a, _)| json!({ "ids": [pick(room, "participation_list", a)] })),
    (
        "application_create",
        |room, (a, b)| json!({ "fields": { "title": format!("科普项目{a}"), "unit": format!("单位{b}"), "item_id": pick(room, "task_list", a) } }),
    ),
    (
        "application_update",
        |room, (a, b)| json!({ "id": pick(room, "application_list", a), "changes": { "submitted_on": "2099-01", "note": format!("改{b}") } }),
    ),
    ("material_set", |room, (a, b)| {
        let rows = room.ask("application_list", json!({}))["rows"].take();
        let rows = rows.as_array().unwrap();
        let Some(one) = rows.get(a % rows.len().max(1)) else { return json!({ "application_id": 0, "materials": [] }) };
        let kept = one["materials"]
            .as_array()
            .unwrap()
            .iter()
            .take(b % 3)
            .map(|it| json!({ "id": it["id"], "name": it["name"], "ready_on": "2026-05" }));
        let materials: Vec<Value> = kept.chain([json!({ "name": format!("材料{b}"), "person": "张三" })]).collect();
        json!({ "application_id": one["id"], "materials": materials })
    }),
    ("application_delete", |room, (a, _)| json!({ "ids": [pick(room, "application_list", a)] })),
    ("document_create", |room, (a, b)| {
        let direction = ["out", "in"][a % 2];
        json!({ "fields": { "direction": direction, "title": format!("科普公文{a}"), "number": format!("测科协〔2026〕{}号", b + 1), "unit": format!("单位{b}"), "item_id": pick(room, "task_list", b) } })
    }),
    // What came in, answered by what went out.
    (
        "document_create",
        |room, (a, b)| json!({ "fields": { "title": format!("科普来文{b}"), "answer_id": pick(room, "document_list", a) } }),
    ),
    (
        "document_update",
        |room, (a, b)| json!({ "id": pick(room, "document_list", a), "changes": { "outcome": format!("改{b}") } }),
    ),
    ("document_delete", |room, (a, _)| json!({ "ids": [pick(room, "document_list", a)] })),
    (
        "outcome_create",
        |room, (a, b)| json!({ "fields": { "title": format!("科普成果{a}"), "people": "张三、张四", "stages": "2026-05 受理", "unit": format!("单位{b}"), "item_id": pick(room, "task_list", a) } }),
    ),
    (
        "outcome_update",
        |room, (a, b)| json!({ "id": pick(room, "outcome_list", a), "changes": { "people": (["张五", "张三"][b % 2]), "stages": "2026-05 授权" } }),
    ),
    ("outcome_delete", |room, (a, _)| json!({ "ids": [pick(room, "outcome_list", a)] })),
    ("regulation_create", |_, (a, b)| {
        let fields = json!({ "name": format!("制度{a}"), "kind": (["章程", "合作协议", "守则"][a % 3]), "unit": format!("单位{b}"), "review_every": b + 1 });
        json!({ "fields": fields, "version": { "name": format!("第{b}版"), "in_force_on": "2024-05" } })
    }),
    (
        "regulation_update",
        |room, (a, b)| json!({ "id": pick(room, "regulation_list", a), "changes": { "unit": format!("单位{b}"), "reviewed_on": "2026-01-31" } }),
    ),
    (
        "regulation_version_create",
        |room, (a, b)| json!({ "regulation_id": pick(room, "regulation_list", a), "version": { "name": format!("修订{b}"), "drafted_on": "2026-02" } }),
    ),
    (
        "regulation_version_update",
        |room, (a, b)| json!({ "id": a_version(room, a)["id"], "changes": { "in_force_on": "2026-06", "note": format!("改{b}") } }),
    ),
    ("regulation_step_set", |room, (a, b)| {
        let version = a_version(room, a);
        let steps = version["steps"].as_array().into_iter().flatten().take(b % 4);
        let kept = steps.map(
            |it| json!({ "id": it["id"], "name": it["name"], "done_on": "2026-03-02", "number": "测科协〔2026〕1号" }),
        );
        let steps: Vec<Value> = kept.chain([json!({ "name": format!("环节{b}"), "planned_on": "2026-05" })]).collect();
        json!({ "version_id": version["id"], "steps": steps })
    }),
    ("regulation_version_delete", |room, (a, _)| json!({ "ids": [a_version(room, a)["id"]] })),
    ("regulation_delete", |room, (a, _)| json!({ "ids": [pick(room, "regulation_list", a)] })),
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
    ("event_update", |room, (a, b)| {
        let other = pick(room, "event_list", b);
        let to = (a % 3 > 0).then_some(other);
        json!({ "id": pick(room, "event_list", a), "parts": (if b % 2 == 0 { json!({ "parent_id": to }) } else { json!({ "same_as": to }) }) })
    }),
    (
        "event_create",
        |room, (a, _)| json!({ "event": { "title": format!("又一场{a}") }, "parts": { "apart": ids(room, "event_list") } }),
    ),
    (
        "event_again",
        |room, (a, b)| json!({ "id": pick(room, "event_list", a), "year": 2027, "by": (["date", "weekday"])[b % 2], "on_holidays": true }),
    ),
    (
        "event_kind_create",
        |_, (a, b)| json!({ "name": format!("类型{a}"), "fields": [{ "name": "主讲人", "holds": "words" }, { "name": format!("数量{b}"), "holds": "number" }] }),
    ),
    (
        "event_kind_update",
        |room, (a, b)| json!({ "id": pick(room, "event_kind_list", a), "changes": { "name": format!("改名{b}") }, "fields": [{ "name": "题目", "holds": "words" }] }),
    ),
    ("event_kind_order", |room, (a, b)| {
        let [one, other] = [a, b].map(|at| pick(room, "event_kind_list", at));
        json!({ "ids": [one, other] })
    }),
    ("event_kind_delete", |room, (a, _)| json!({ "ids": [pick(room, "event_kind_list", a)] })),
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
        "roster_write",
        |room, chosen| json!({ "class_id": pick(room, "class_list", chosen.0), "people": trainees(chosen) }),
    ),
    ("enrolment_update", |room, (a, b)| {
        let row = part(room, "class_list", "class_get", "rows", a);
        json!({ "rows": [{ "id": row, "changes": { "hours": b, "group_name": format!("第{}组", b % 3) } }] })
    }),
    (
        "class_copy",
        |room, (a, b)| json!({ "id": pick(room, "class_list", a), "name": format!("复制{b}"), "year": 2026, "people": b % 2 == 0 }),
    ),
    ("lesson_create", |room, (a, b)| {
        let lesson = json!({ "held_on": format!("2026-03-{:02}", b % 28 + 1), "half": (["day", "morning"])[a % 2], "hours": 4, "teacher": "周老师" });
        json!({ "class_id": pick(room, "class_list", a), "lessons": [lesson, { "subject": "讲评" }] })
    }),
    (
        "lesson_update",
        |room, (a, b)| json!({ "rows": [{ "id": of_class(room, a, "lesson_list", "rows"), "changes": { "present": b, "subject": format!("改{b}") } }] }),
    ),
    ("roster_write", |room, (a, b)| {
        let class = pick(room, "class_list", a);
        let row = part(room, "class_list", "class_get", "rows", a);
        json!({ "class_id": class, "rows": [{ "id": row, "changes": { "mentor": format!("王{}", ["一", "二", "三", "四"][b % 4]) }, "person": { "skill_level": "技师" } }],
            "people": [{ "name": format!("赵{b}"), "unit": "单位1", "row": { "waiting": b % 2 == 0 } }] })
    }),
    ("pair_set", |room, (a, b)| {
        let class = pick(room, "class_list", a);
        let rows = room_rows(room, class);
        let at = |place: usize| rows.get(place % rows.len().max(1)).cloned().unwrap_or(json!(0));
        json!({ "ids": [at(b)], "helper_id": at(b + 1) })
    }),
    (
        "split_apply",
        |room, (a, b)| json!({ "class_id": pick(room, "class_list", a), "into": (["groups", "classes"])[b % 2], "parts": b % 3 + 1, "by": (["unit", "skill", "order", "even"])[b % 4], "leaders": true }),
    ),
    (
        "attendance_sign_create",
        |_, (a, b)| json!({ "sign": { "sign": (["病", "公", "丧", "产"])[a % 4], "meaning": "假", "is_present": b % 2 == 0 } }),
    ),
    ("attendance_sign_delete", |room, _| {
        let signs = grid(room, "attendance_get", pick(room, "class_list", 0));
        json!({ "ids": signs["signs"].as_array().unwrap().iter().filter_map(|sign| sign["id"].as_i64()).take(1).collect::<Vec<_>>() })
    }),
    ("attendance_set", |room, (a, b)| {
        let class = pick(room, "class_list", a);
        let grid = grid(room, "attendance_get", class);
        let at = |key: &str, place: usize| {
            let all = grid[key].as_array().unwrap();
            all.get(place % all.len().max(1)).map_or(json!(0), |one| one["id"].clone())
        };
        json!({ "marks": [{ "lesson_id": at("lessons", a), "enrolment_id": at("rows", b), "text": (["缺", "迟", ""])[b % 3] }] })
    }),
    ("lesson_delete", |room, (a, _)| json!({ "ids": [of_class(room, a, "lesson_list", "rows")] })),
    (
        "test_create",
        |room, (a, b)| json!({ "class_id": pick(room, "class_list", a), "test": { "name": format!("考核{b}"), "weight": 50 } }),
    ),
    (
        "test_update",
        |room, (a, b)| json!({ "id": of_class(room, a, "score_get", "tests"), "changes": { "weight": b } }),
    ),
    ("score_set", |room, (a, b)| {
        let class = pick(room, "class_list", a);
        let grid = grid(room, "score_get", class);
        let test = grid["tests"].as_array().unwrap().first().map_or(json!(0), |test| test["id"].clone());
        let row = grid["rows"].as_array().unwrap().first().map_or(json!(0), |row| row["id"].clone());
        json!({ "cells": [{ "test_id": test, "enrolment_id": row, "text": format!("{b}/80") }] })
    }),
    ("result_apply", |room, (a, b)| json!({ "class_id": pick(room, "class_list", a), "over_hand": b % 2 == 0 })),
    ("level_apply", |room, (a, _)| json!({ "class_id": pick(room, "class_list", a) })),
    ("test_delete", |room, (a, _)| json!({ "ids": [of_class(room, a, "score_get", "tests")] })),
    ("mentorship_create", |_, (a, b)| {
        let person = |at: usize| json!({ "name": format!("师{at}"), "unit": "单位1" });
        json!({ "master": person(a), "apprentice": person(b + 1), "mentorship": { "started_on": "2024-03", "goals": "两年出师" } })
    }),
    (
        "mentorship_update",
        |room, (a, b)| json!({ "id": pick(room, "mentorship_list", a), "changes": { "ended_on": ((b % 2 == 0).then_some("2026-12")), "note": format!("改{b}") } }),
    ),
    (
        "mentorship_review_set",
        |room, (a, b)| json!({ "mentorship_id": pick(room, "mentorship_list", a), "year": 2024 + b % 3, "grade": (["", "优秀"][b % 2]) }),
    ),
    ("mentorship_delete", |room, (a, _)| json!({ "ids": [pick(room, "mentorship_list", a)] })),
    (
        "skill_set",
        |_, (a, b)| json!({ "year": 2024 + a % 3, "levels": [{ "level": "高级工", "people": b }, { "level": "技师", "people": 2 }] }),
    ),
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
    (
        "contest_judges",
        |room, (a, b)| json!({ "id": pick(room, "contest_list", a), "names": (["甲", "乙", "丙"][..1 + b / 2 % 3]), "drops_extremes": b % 2 == 0 }),
    ),
    ("judge_scores", |room, (a, b)| {
        let judge = part(room, "contest_list", "contest_standings", "judges", a);
        let entry = part(room, "contest_list", "contest_standings", "rows", b);
        let score = (b % 3 > 0).then_some(60.0 + (b % 40) as f64);
        json!({ "scores": [{ "entry_id": entry, "judge_id": judge, "score": score, "abstains": b % 2 == 0 }] })
    }),
    (
        "contest_awards_give",
        |room, (a, _)| json!({ "id": pick(room, "contest_list", a), "quotas": [{ "award": "一等奖", "places": 1 }], "ties": "up" }),
    ),
    (
        "title_rule_create",
        |_, (a, b)| json!({ "rule": { "title": format!("标兵{}", b % 2), "places": 1 + a % 5, "gap_years": (b % 2 == 0).then_some(3) } }),
    ),
    (
        "title_rule_update",
        |room, (a, b)| json!({ "id": pick(room, "title_rule_list", a), "changes": { "whom": "first", "note": format!("改{b}") } }),
    ),
    ("title_rule_delete", |room, (a, _)| json!({ "ids": [pick(room, "title_rule_list", a)] })),
    ("commendation_create", |_, (a, _)| json!({ "commendation": { "name": format!("表彰{a}"), "year": 2026 } })),
    ("commendation_update", |room, (a, b)| {
        let decided = (b % 2 == 0).then_some("2026-12");
        json!({ "id": pick(room, "commendation_list", a), "changes": { "decided_on": decided, "note": format!("改{b}") } })
    }),
    ("commendation_propose", |room, (a, _)| json!({ "id": pick(room, "commendation_list", a) })),
    ("commendation_delete", |room, (a, _)| json!({ "ids": [pick(room, "commendation_list", a)] })),
    ("title_grant_create", |room, (a, b)| {
        let grant = json!({ "title": format!("标兵{b}"), "basis": "推荐", "money": 100 });
        json!({ "commendation_id": pick(room, "commendation_list", a), "person": format!("张三{b}"), "grant": grant })
    }),
    ("title_grant_update", |room, (a, b)| {
        let grant = part(room, "commendation_list", "commendation_get", "rows", a);
        json!({ "id": grant, "changes": { "state": (["proposed", "declined"][b % 2]), "reason": "改" } })
    }),
    (
        "title_grant_delete",
        |room, (a, _)| json!({ "ids": [part(room, "commendation_list", "commendation_get", "rows", a)] }),
    ),
    ("entry_sent_create", |room, (a, b)| {
        let entry = part(room, "contest_list", "contest_get", "rows", a);
        json!({ "entry_ids": [entry], "sent": { "body": format!("省科协{b}"), "level": "省级" } })
    }),
    (
        "entry_sent_update",
        |room, (a, b)| json!({ "ids": [pick(room, "entry_sent_list", a)], "changes": { "state": "awarded", "award": (["一等奖", "二等奖"])[b % 2] } }),
    ),
    ("entry_sent_delete", |room, (a, _)| json!({ "ids": [pick(room, "entry_sent_list", a)] })),
    (
        "points_ranking_create",
        |_, (a, b)| json!({ "ranking": { "name": format!("科普排名{a}"), "year": 2026, "rewarded": b + 1 }, "usual": b % 2 == 1 }),
    ),
    (
        "points_ranking_update",
        |room, (a, b)| json!({ "id": pick(room, "points_ranking_list", a), "changes": { "note": format!("改{b}") } }),
    ),
    ("points_ranking_delete", |room, (a, _)| json!({ "ids": [pick(room, "points_ranking_list", a)] })),
    (
        "points_rule_create",
        |room, (a, b)| json!({ "ranking_id": pick(room, "points_ranking_list", a), "rule": { "sort": "hand", "words": format!("交流{b}"), "points": 2 } }),
    ),
    ("points_rule_update", |room, (a, b)| {
        let rule = part(room, "points_ranking_list", "points_standing", "rules", a);
        json!({ "id": rule, "changes": { "points": b + 1 } })
    }),
    (
        "points_rule_delete",
        |room, (a, _)| json!({ "ids": [part(room, "points_ranking_list", "points_standing", "rules", a)] }),
    ),
    ("points_piece_create", |room, (a, b)| {
        let ranking = pick(room, "points_ranking_list", a);
        let mut piece = json!({ "ranking_id": ranking, "unit": format!("单位{}", b % 3) });
        let rules = match ranking {
            0 => json!([]),
            id => room.ask("points_standing", json!({ "id": id }))["rules"].take(),
        };
        // By hand, or whose a report is.
        match rules.as_array().unwrap().iter().find(|rule| rule["sort"] == "hand" && a % 2 == 1) {
            Some(rule) => piece["rule_id"] = rule["id"].clone(),
            None => piece["coverage_id"] = json!(pick(room, "coverage_list", b)),
        }
        piece
    }),
    (
        "points_piece_delete",
        |room, (a, _)| json!({ "ids": [part(room, "points_ranking_list", "points_standing", "pieces", a)] }),
    ),
    ("member_kind_set", |room, (a, _)| {
        let mut kinds = room.ask("member_kind_list", json!({}))["rows"].take();
        for kind in kinds.as_array_mut().unwrap() {
            kind["dues"] = json!([{ "from_year": 2020, "amount": 10_000 + 100 * (a % 3) }]);
        }
        json!({ "kinds": kinds })
    }),
    ("body_create", |_, (a, b)| {
        let categories = json!([{ "name": "部门", "seats": 1 + b % 7 }]);
        json!({ "body": { "name": format!("机构{}", a % 5) }, "categories": categories, "term": { "name": "第一届", "began_on": "2024" } })
    }),
    (
        "body_update",
        |room, (a, b)| json!({ "id": pick(room, "body_list", a), "changes": { "note": format!("改{b}") }, "categories": [{ "name": "学校", "seats": 2 }] }),
    ),
    ("body_delete", |room, (a, _)| json!({ "ids": [pick(room, "body_list", a)] })),
    ("term_update", |room, (a, b)| json!({ "id": a_term(room, a), "changes": { "note": format!("改{b}") } })),
    ("term_next", |room, (a, b)| {
        let term = a_term(room, a);
        let seats = room.ask("seat_list", json!({ "term_id": term }))["rows"].take();
        let keep: Vec<Value> = seats.as_array().unwrap().iter().skip(b % 3).map(|seat| seat["id"].clone()).collect();
        json!({ "id": term, "term": { "name": format!("届{b}"), "began_on": "2026" }, "keep": keep })
    }),
    ("term_delete", |room, (a, _)| json!({ "ids": [a_term(room, a)] })),
    ("seat_create", |room, (a, b)| {
        let post = if b % 2 == 0 { "理事长" } else { "理事" };
        let mut seat = json!({ "term_id": a_term(room, a), "seat": { "post": post }, "both": b % 3 == 0 });
        match a % 3 {
            0 => seat["unit"] = json!(format!("单位{}", b % 6)),
            _ => seat["person_id"] = json!(pick(room, "person_list", b)),
        }
        seat
    }),
    ("seat_update", |room, (a, b)| {
        let ended = (b % 2 == 0).then_some("2025");
        json!({ "id": pick(room, "seat_list", a), "changes": { "ended_on": ended, "note": format!("改{b}") } })
    }),
    ("ballot_create", |room, (a, b)| {
        let who =
            |at: usize| json!({ "person_id": pick(room, "person_list", at), "votes": at % 9, "category": "部门" });
        let needs = ["most", "half_valid"][a % 2];
        let ballot = json!({ "post": "理事", "seats": 1 + b % 3, "needs": needs, "valid": 9 });
        json!({ "term_id": a_term(room, a), "ballot": ballot, "candidates": [who(a), who(b + 1)] })
    }),
    ("ballot_update", |room, (a, b)| {
        let line = json!({ "person": format!("会员{}", b % 9), "votes": b });
        json!({ "id": pick(room, "ballot_list", a), "changes": { "present": b }, "candidates": [line] })
    }),
    ("ballot_seat", |room, (a, _)| json!({ "id": pick(room, "ballot_list", a) })),
    ("ballot_delete", |room, (a, _)| json!({ "ids": [pick(room, "ballot_list", a)] })),
    ("seat_delete", |room, (a, _)| json!({ "ids": [pick(room, "seat_list", a)] })),
    ("duty_create", |room, (a, b)| {
        let hours = ["round", "days", "office"][a % 3];
        let member = |at: usize| json!({ "role": if at.is_multiple_of(3) { "lead" } else { "duty" }, "person_id": pick(room, "person_list", at) });
        let days = json!({ "name": format!("值班表{}", a % 4), "first_on": "2026-09-28", "last_on": format!("2026-10-0{}", 1 + b % 4), "hours": hours });
        json!({ "duty": days, "members": [member(b), { "role": "duty", "person": format!("值班{}", b % 5) }], "deal": b % 2 == 1 })
    }),
    ("duty_update", |room, (a, b)| {
        let members = json!([{ "role": "duty", "person": format!("值班{}", b % 5), "away": "2026-09-29" }]);
        let changes = json!({ "note": format!("改{b}"), "last_on": format!("2026-10-0{}", 1 + b % 5) });
        json!({ "id": pick(room, "duty_list", a), "changes": changes, "members": members })
    }),
    ("duty_deal", |room, (a, _)| json!({ "id": pick(room, "duty_list", a) })),
    ("duty_swap", |room, (a, b)| {
        let id = pick(room, "duty_list", a);
        json!({ "id": id, "one": duty_place(room, id, a + b), "other": duty_place(room, id, b) })
    }),
    ("duty_set", |room, (a, b)| {
        let id = pick(room, "duty_list", a);
        let person = (b % 4 != 0).then(|| format!("值班{}", b % 5));
        json!({ "id": id, "place": duty_place(room, id, b), "person": person, "kept": b % 3 != 0 })
    }),
    ("duty_delete", |room, (a, _)| json!({ "ids": [pick(room, "duty_list", a)] })),
    ("membership_create", |room, (a, b)| {
        let kind = pick(room, "member_kind_list", b % 2);
        json!({ "fields": { "kind_id": kind, "began_on": format!("20{}", 20 + a % 4) }, "name": format!("会员{}", a % 9) })
    }),
    ("membership_update", |room, (a, b)| {
        let ended = (b % 2 == 0).then_some(("2025", "退会")).unzip();
        json!({ "id": pick(room, "membership_list", a), "changes": { "ended_on": ended.0, "ended_by": ended.1, "note": format!("改{b}") } })
    }),
    (
        "membership_take",
        |room, _| json!({ "person_kind": pick(room, "member_kind_list", 0), "unit_kind": pick(room, "member_kind_list", 1) }),
    ),
    ("due_pay", |room, (a, b)| {
        let paid = (b % 2 == 0).then_some(1_000);
        json!({ "ids": [pick(room, "membership_list", a)], "year": 2023 + b % 3, "amount": paid, "paid_on": "2026-05" })
    }),
    ("due_waive", |room, (a, b)| json!({ "ids": [pick(room, "membership_list", a)], "year": 2022 + b % 4 })),
    ("due_update", |room, (a, b)| json!({ "id": payment(room, a), "changes": { "receipt_number": format!("No{b}") } })),
    ("due_delete", |room, (a, _)| json!({ "ids": [payment(room, a)] })),
    ("membership_delete", |room, (a, _)| json!({ "ids": [pick(room, "membership_list", a)] })),
    ("join_create", |room, (a, b)| {
        let kind = pick(room, "member_kind_list", b % 2);
        json!({ "fields": { "kind_id": kind, "name": format!("申请{a}"), "applied_on": "2026-03-02", "reviewed_on": "2026-03" } })
    }),
    (
        "join_update",
        |room, (a, b)| json!({ "id": pick(room, "join_list", a), "changes": { "note": format!("改{b}") } }),
    ),
    ("join_decide", |room, (a, _)| {
        let id = pick(room, "join_list", a);
        json!({ "ids": [id], "result": "通过", "session": "一届二次理事会", "decided_on": "2026-04-01" })
    }),
    ("join_admit", |room, (a, _)| json!({ "ids": [pick(room, "join_list", a)] })),
    ("join_delete", |room, (a, _)| json!({ "ids": [pick(room, "join_list", a)] })),
    (
        "label_mark",
        |room, (a, b)| json!({ "label": format!("标签{}", a % 2), "people": [pick(room, "person_list", b)], "on": b % 3 > 0 }),
    ),
    ("label_update", |room, (a, b)| json!({ "id": pick(room, "label_list", a), "name": format!("新标签{b}") })),
    ("label_delete", |room, (a, _)| json!({ "ids": [pick(room, "label_list", a)] })),
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
pub fn does(room: &Room, (act, a, b): (usize, usize, usize)) -> bool {
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
pub fn furnished() -> Room {
    let room = Room::new();
    for name in [
        "plan_create",
        "plan_item_create",
        "target_entry_create",
        "milestone_set",
        "opinion_create",
        "problem_create",
        "plan_version_create",
        "person_create",
        "honour_create",
        "participation_create",
        "application_create",
        "material_set",
        "document_create",
        "outcome_create",
        "regulation_create",
        "summary_update",
        "event_create",
        "attachment_paste",
        "meeting_set",
        "follow_up_create",
        "dossier_word_set",
        "holiday_set",
        "repetition_create",
        "repetition_make",
        "class_create",
        "roster_write",
        "lesson_create",
        "attendance_sign_create",
        "attendance_set",
        "test_create",
        "score_set",
        "mentorship_create",
        "mentorship_review_set",
        "skill_set",
        "contest_create",
        "entry_create",
        "contest_judges",
        "judge_scores",
        "title_rule_create",
        "commendation_create",
        "title_grant_create",
        "entry_sent_create",
        "member_kind_set",
        "body_create",
        "seat_create",
        "ballot_create",
        "duty_create",
        "duty_deal",
        "membership_create",
        "due_pay",
        "join_create",
        "join_decide",
        "label_mark",
        "money_create",
        "donation_create",
        "venue_create",
        "plaque_create",
        "coverage_create",
        "points_ranking_create",
        "points_rule_create",
        "points_piece_create",
        "event_people_set",
        "returned_create",
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
    // A second event, kept apart from the first.
    let apart = ACTS.iter().rposition(|(name, _)| *name == "event_create").unwrap();
    assert!(does(&room, (apart, 0, 0)));
    // Two people and two units that are not the same.
    let apart = ACTS.iter().position(|(name, _)| *name == "duplicate_apart").unwrap();
    assert!(does(&room, (apart, 0, 0)) && does(&room, (apart, 0, 1)));
    let empty: Vec<&str> = office::tables::JOURNALED
        .iter()
        .map(|table| table.name)
        .filter(|name| !matches!(*name, "department" | "progress_note"))
        .filter(|name| room.snapshot()[*name] == json!([]))
        .collect();
    assert_eq!(empty, Vec::<&str>::new());
    // A department for the acts on it.
    let department = ACTS.iter().position(|(name, _)| *name == "department_create").unwrap();
    assert!(does(&room, (department, 0, 0)));
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
pub fn config() -> ProptestConfig {
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
            prop_assert_eq!(room.dangling() + room.ownerless(), 0);
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
            prop_assert_eq!(room.dangling() + room.ownerless(), 0);
        }
        // The search still answers what the records say.
        let found = room.snapshot();
        room.ask("office_check", json!({ "repair": true }));
        prop_assert_eq!(room.snapshot(), found);
    }
}
