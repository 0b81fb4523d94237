//! 序号: what the program numbers, and that each view and paper of a plan says the same.

use crate::room::{Room, text_of};
use serde_json::{Value, json};

fn items(room: &Room, plan: &Value) -> Vec<Value> {
    room.ask("plan_get", json!({ "id": plan }))["items"].as_array().unwrap().clone()
}

/// The labels of a plan in reading order; one that an item keeps has a star behind it.
fn labels(room: &Room, plan: &Value) -> String {
    let label = |item: &Value| {
        let star = if item["label_kept"] == true { "*" } else { "" };
        format!("{}{star}", item["label"].as_str().unwrap().trim_end())
    };
    items(room, plan).iter().map(label).collect::<Vec<_>>().join(" ")
}

fn item(room: &Room, plan: &Value, words: &str) -> Value {
    let found = items(room, plan).into_iter().find(|item| item["text"].as_str().unwrap().contains(words));
    found.unwrap_or_else(|| panic!("no item with {words}"))
}

/// How a plan numbers: its way, the level of tasks, the level that runs on.
fn numbering(room: &Room, plan: &Value) -> Value {
    let plan = room.ask("plan_get", json!({ "id": plan }))["plan"].take();
    json!([plan["numbering"], plan["tasks_level"], plan["running_level"]])
}

/// A text as a plan: pasted into a blank one, or imported as a file.
fn taken(room: &Room, text: &str, imported: bool) -> Value {
    if imported {
        let file = room.home.path().join("计划.txt");
        std::fs::write(&file, format!("2026年工作要点\n{text}")).unwrap();
        let before = room.ask("plan_list", json!({}))["rows"].as_array().unwrap().len();
        room.ask("import_apply", json!({ "file": file, "kind": "plan" }));
        let rows = room.ask("plan_list", json!({}))["rows"].take();
        assert_eq!(rows.as_array().unwrap().len(), before + 1);
        return rows.as_array().unwrap().iter().map(|row| row["id"].clone()).max_by_key(Value::as_i64).unwrap();
    }
    let plan = room.ask("plan_create", json!({ "plan": { "title": "2026年工作要点", "year": 2026 } }));
    room.ask("plan_take", json!({ "plan_id": plan, "text": text }));
    plan
}

const RUNS_ON: &str = "一、广泛开展科学普及\n1.举办科普讲座6次。\n2.编印简报4期。\n二、提升职工技能\n3.办好技能培训班2期。\n\
                       三、加强自身建设\n4.召开全委会1次。\n5.完善会员档案。";

#[test]
fn a_text_says_how_its_plan_is_numbered() {
    let room = Room::new();
    for (text, way, told) in [
        (
            "一、宣传\n（一）讲座6次。\n（二）简报4期。\n二、培训\n（一）办班2期。",
            json!([null, null, null]),
            "一、 （一） （二） 二、 （一）",
        ),
        (RUNS_ON, json!([null, 3, 3]), "一、 1. 2. 二、 3. 三、 4. 5."),
        ("一、宣传\n1.讲座6次。\n2.简报4期。\n二、培训\n1.办班2期。", json!([null, 3, null]), "一、 1. 2. 二、 1."),
        (
            "一、宣传\n（一）讲座6次。\n（二）简报4期。\n二、培训\n（三）办班2期。\n（四）比武1次。",
            json!([null, null, 2]),
            "一、 （一） （二） 二、 （三） （四）",
        ),
        (
            "一、宣传\n1、进社区\n（1）讲座6次。\n（2）展览2次。\n2、进学校\n（1）讲座3次。\n二、培训\n1、办班2期。",
            json!(["short", null, null]),
            "一、 1. （1） （2） 2. （1） 二、 1.",
        ),
        (
            "1. 宣传\n1.1 讲座6次。\n1.2 简报4期。\n2. 培训\n2.1 办班2期。\n2.2 比武1次。",
            json!(["decimal", null, null]),
            "1. 1.1 1.2 2. 2.1 2.2",
        ),
        ("1. 讲座6次。\n2. 简报4期。\n3. 办班2期。", json!([null, 3, null]), "1. 2. 3."),
        // No label at all: tasks as they come.
        ("讲座6次\n简报4期", json!([null, null, null]), "一、 二、"),
    ] {
        for imported in [false, true] {
            if imported && !text.contains(['、', '.', '（']) {
                continue;
            }
            let plan = taken(&room, text, imported);
            assert_eq!((labels(&room, &plan).as_str(), &numbering(&room, &plan)), (told, &way), "{imported} {text}");
        }
    }
    // What is pasted later is numbered as the plan is.
    let plan = taken(&room, RUNS_ON, false);
    let after = item(&room, &plan, "提升职工技能");
    room.ask(
        "plan_take",
        json!({ "plan_id": plan, "after": after["id"], "text": "一、服务基层\n（一）下乡2次。\n（二）义诊1次。" }),
    );
    assert_eq!(labels(&room, &plan), "一、 1. 2. 二、 3. 三、 4. 5. 四、 6. 7.");
    // One that jumps is kept, and those after it count on from it.
    let plan =
        taken(&room, "一、宣传\n（一）讲座6次。\n（三）简报4期。\n（四）展览2次。\n二、培训\n（一）办班2期。", true);
    assert_eq!(labels(&room, &plan), "一、 （一） （三）* （四） 二、 （一）");
}

#[test]
fn a_way_of_numbering_is_chosen_for_a_plan_and_taken_back() {
    let room = Room::new();
    let plan = taken(&room, "一、宣传\n（一）讲座6次。\n（二）简报4期。\n二、培训\n（一）办班2期。", false);
    let first = labels(&room, &plan);
    for (changes, told) in [
        (json!({ "tasks_level": 3 }), "一、 1. 2. 二、 1."),
        (json!({ "running_level": 3 }), "一、 1. 2. 二、 3."),
        (json!({ "tasks_level": null, "running_level": 2 }), "一、 （一） （二） 二、 （三）"),
        (json!({ "numbering": "decimal", "running_level": null }), "1. 1.1 1.2 2. 2.1"),
        (json!({ "numbering": "digits" }), "1. （1） （2） 2. （1）"),
        (json!({ "numbering": "short" }), "一、 1. 2. 二、 1."),
    ] {
        room.ask("plan_update", json!({ "id": plan, "changes": changes }));
        assert_eq!(labels(&room, &plan), told, "{changes}");
    }
    room.ask("undo", json!({ "steps": 6 }));
    assert_eq!(labels(&room, &plan), first);
    for (changes, field) in [
        (json!({ "numbering": "roman" }), "numbering"),
        (json!({ "tasks_level": 1 }), "tasks_level"),
        (json!({ "running_level": 5 }), "running_level"),
    ] {
        let refused = room.refused("plan_update", json!({ "id": plan, "changes": changes }));
        assert_eq!(refused["field"], field, "{refused}");
    }
    assert_eq!(labels(&room, &plan), first);
    // An item that moves is numbered where it stands; next year's plan numbers as this one.
    room.ask("plan_update", json!({ "id": plan, "changes": { "tasks_level": 3, "running_level": 3 } }));
    let (talks, course) = (item(&room, &plan, "讲座"), item(&room, &plan, "办班"));
    let to = json!({ "ids": [talks["id"]], "parent_id": course["parent_id"], "after": course["id"] });
    room.ask("plan_item_move", json!({ "moves": [to] }));
    let numbers = |words: &str| item(&room, &plan, words)["label"].clone();
    assert_eq!([numbers("简报"), numbers("办班"), numbers("讲座")], ["1.", "2.", "3."]);
    let next = room.ask("plan_carry", json!({ "from": plan, "year": 2027 }));
    assert_eq!(labels(&room, &next), "一、 1. 二、 2. 3.");
}

#[test]
fn every_paper_of_a_plan_says_the_same_number() {
    let room = Room::new();
    let plan = taken(&room, RUNS_ON, true);
    let full = item(&room, &plan, "全委会");
    room.ask("plan_item_update", json!({ "id": full["id"], "changes": { "person": "周明远" } }));
    let text = |name: &str, ask: Value| {
        let file = room.home.path().join(format!("{name}.pdf"));
        let mut ask = ask;
        (ask["name"], ask["file"], ask["plan_id"]) = (json!(name), json!(file), plan.clone());
        room.ask("report_write", ask);
        text_of(&file).split_whitespace().collect::<String>()
    };
    let paper = text("plan", json!({}));
    for words in ["二、提升职工技能", "3.办好技能培训班2期", "三、加强自身建设4.召开全委会1次", "5.完善会员档案"]
    {
        assert!(paper.contains(words), "{words} is not in {paper}");
    }
    // The number of the plan, also where only this task stands.
    let manual = text("plan-manual", json!({ "who": "周明远" }));
    assert!(manual.contains("4召开全委会1次。三、加强自身建设"), "{manual}");
    let table = text("plan-table", json!({}));
    assert!(table.contains("4召开全委会1次") && table.contains("三、加强自身建设"), "{table}");
    let progress = text("plan-progress", json!({}));
    assert!(progress.contains("4召开全委会1次"), "{progress}");
    // Comparison, and what came back from Word.
    let copy = room.ask("plan_version_create", json!({ "plan_id": plan, "name": "讨论稿" }));
    room.ask("plan_item_update", json!({ "id": full["id"], "changes": { "time_text": "3月底前" } }));
    let compared = room.ask("plan_compare", json!({ "plan_id": plan, "version_id": copy }));
    assert_eq!(compared["rows"][0]["label"], "4.");
    let file = room.home.path().join("要点.docx");
    room.ask("report_write", json!({ "name": "plan", "plan_id": plan, "file": file }));
    let returned = room.ask("plan_return", json!({ "plan_id": plan, "file": file }));
    assert_eq!((&returned["rows"], &returned["left"]), (&json!([]), &json!([])));
}
