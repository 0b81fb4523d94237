//! Several items of a plan moved, changed and deleted at once: one act, one undo.

use crate::room::Room;
use serde_json::{Value, json};

/// 甲（1 2 3） 乙（4（5）） 丙, by their words.
struct Outline {
    room: Room,
    plan: Value,
}

impl Outline {
    fn new() -> Self {
        let room = Room::new();
        let plan = room.ask("plan_create", json!({ "plan": { "title": "2026年工作要点", "year": 2026 } }));
        let outline = Self { room, plan };
        for (parent, text) in
            [("", "甲"), ("甲", "1"), ("甲", "2"), ("甲", "3"), ("", "乙"), ("乙", "4"), ("4", "5"), ("", "丙")]
        {
            let kind = if text.chars().all(|c| c.is_ascii_digit()) { "task" } else { "heading" };
            let item = json!({ "text": text, "kind": kind });
            let parent = outline.id(parent);
            outline.ask("plan_item_create", json!({ "plan_id": outline.plan, "parent_id": parent, "item": item }));
        }
        outline
    }

    fn ask(&self, name: &str, params: Value) -> Value {
        self.room.ask(name, params)
    }

    fn items(&self) -> Vec<Value> {
        self.ask("plan_get", json!({ "id": self.plan }))["items"].as_array().unwrap().clone()
    }

    /// The id of the item with these words; null for none.
    fn id(&self, words: &str) -> Value {
        self.items().iter().find(|item| item["text"] == words).map_or(Value::Null, |item| item["id"].clone())
    }

    fn ids(&self, words: &str) -> Vec<Value> {
        words.split(' ').map(|words| self.id(words)).collect()
    }

    /// `2 3 > 乙 after 4`, or with nothing after `after` to the head; `>  after` stands for the top level.
    fn moving(&self, told: &str) -> Value {
        let one = |told: &str| {
            let (ids, spot) = told.split_once(" > ").unwrap();
            let (parent, after) = spot.split_once("after").unwrap();
            json!({ "ids": self.ids(ids), "parent_id": self.id(parent.trim()), "after": self.id(after.trim()) })
        };
        json!({ "moves": told.split("；").map(one).collect::<Vec<_>>() })
    }

    fn told(&self) -> String {
        let mut told = String::new();
        let mut depth = 1;
        for item in self.items() {
            let level = item["level"].as_u64().unwrap();
            while depth < level {
                told.push('（');
                depth += 1;
            }
            while depth > level {
                told.push('）');
                depth -= 1;
            }
            told.push_str(item["text"].as_str().unwrap());
        }
        told + &"）".repeat(usize::try_from(depth - 1).unwrap())
    }
}

#[test]
fn items_move_together_in_one_act_and_keep_their_order() {
    for (moves, said, told) in [
        ("2 > 乙 after", "移动任务“2”", "甲（13）乙（24（5））丙"),
        ("3 1 > 乙 after 4", "移动 2 条条目", "甲（2）乙（4（5）13）丙"),
        ("1 3 >  after 乙", "移动 2 条条目", "甲（2）乙（4（5））13丙"),
        // What stands under another one goes with it and not away from it.
        ("甲 2 >  after 丙", "移动标题“甲”", "乙（4（5））丙甲（123）"),
        ("甲 5 > 丙 after", "移动 2 条条目", "乙（4）丙（甲（123）5）"),
        // After one of themselves: after what stands before it. Where nothing changes, nothing was done.
        ("1 2 > 甲 after 2", "", "甲（123）乙（4（5））丙"),
        ("2 3 > 甲 after", "移动 2 条条目", "甲（231）乙（4（5））丙"),
        ("2 3 > 甲 after 3", "", "甲（123）乙（4（5））丙"),
        // Several places at once, as Tab over two sections asks.
        ("3 > 2 after；乙 > 甲 after 2", "移动 2 条条目", "甲（12（3）乙（4（5）））丙"),
    ] {
        let outline = Outline::new();
        let before = outline.room.snapshot();
        let reply = outline.room.reply("plan_item_move", outline.moving(moves));
        let label = reply["act"]["label"].as_str().unwrap_or_default();
        assert_eq!((outline.told().as_str(), label), (told, said), "{moves}");
        if !said.is_empty() {
            outline.ask("undo", json!({}));
        }
        assert_eq!(outline.room.snapshot(), before, "{moves}");
    }
}

#[test]
fn a_move_that_cannot_be_is_refused_whole() {
    let outline = Outline::new();
    let other = outline.ask("plan_create", json!({ "plan": { "title": "别的计划", "year": 2026 } }));
    let item = json!({ "text": "别处", "kind": "task" });
    let other = outline.ask("plan_item_create", json!({ "plan_id": other, "item": item }));
    let before = outline.room.snapshot();
    let two = outline.id("2");
    for (asked, words) in [
        (outline.moving("1 甲 > 2 after"), "不能移到它自己的下面"),
        (outline.moving("1 > 乙 after；4 > 5 after"), "不能移到它自己的下面"),
        (json!({ "moves": [{ "ids": [two, other] }] }), "条目"),
        (json!({ "moves": [{ "ids": [two], "parent_id": other }] }), "上级条目"),
        (json!({ "moves": [{ "ids": [two] }, { "ids": [999] }] }), "条目"),
        (json!({ "moves": [] }), "没有选中条目"),
    ] {
        let refused = outline.room.refused("plan_item_move", asked);
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
        assert_eq!(outline.room.snapshot(), before);
    }
    assert!(outline.room.refused("plan_item_delete", json!({ "ids": [] }))["message"].is_string());
}

#[test]
fn items_are_deleted_together_with_what_stands_under_them() {
    for (words, said, told) in [
        ("2", "删除任务“2”", "甲（13）乙（4（5））丙"),
        ("5 乙 1", "删除 2 条条目", "甲（23）丙"),
        ("甲 1 2 3", "删除标题“甲”", "乙（4（5））丙"),
    ] {
        let outline = Outline::new();
        let before = outline.room.snapshot();
        let reply = outline.room.reply("plan_item_delete", json!({ "ids": outline.ids(words) }));
        assert_eq!((outline.told().as_str(), &reply["act"]["label"]), (told, &json!(said)), "{words}");
        outline.ask("undo", json!({}));
        assert_eq!(outline.room.snapshot(), before, "{words}");
    }
}

#[test]
fn the_same_is_written_into_several_items_in_one_act() {
    let outline = Outline::new();
    let before = outline.room.snapshot();
    let changes = json!({ "lead_unit": "科普部", "time_text": "3月底前", "state": "done" });
    let reply = outline.room.reply("plan_item_update_all", json!({ "ids": outline.ids("1 3 5"), "changes": changes }));
    assert_eq!(reply["act"]["label"], "修改 3 条条目");
    for item in outline.items() {
        let is_one = ["1", "3", "5"].iter().any(|words| item["text"] == *words);
        let wanted = if is_one { json!(["科普部", "2026-03-31", "done"]) } else { json!([null, null, "waiting"]) };
        assert_eq!(json!([item["lead_unit"], item["end_date"], item["state"]]), wanted, "{item}");
    }
    outline.ask("undo", json!({}));
    assert_eq!(outline.room.snapshot(), before);
    for (ids, changes) in [
        (json!([outline.id("1"), 999]), json!({ "lead_unit": "科普部" })),
        (json!([outline.id("1")]), json!({ "text": " " })),
        (json!([outline.id("1")]), json!({ "state": "soon" })),
    ] {
        outline.room.refused("plan_item_update_all", json!({ "ids": ids, "changes": changes }));
        assert_eq!(outline.room.snapshot(), before);
    }
}

#[test]
fn what_cannot_be_is_said_beside_the_task_and_nothing_is_guessed() {
    let outline = Outline::new();
    let talks = outline.id("1");
    let task = || outline.items().into_iter().find(|item| item["id"] == talks).unwrap();
    for (words, end, doubt) in [
        ("2月30日前", Value::Null, Some("“2月30日”没有这一天")),
        ("13月底前", Value::Null, Some("“13月”没有这个月份")),
        ("9月至3月", Value::Null, Some("前后颠倒")),
        ("9.31前", Value::Null, Some("看不出是哪天，到期不会提醒")),
        ("3月底前", json!("2026-03-31"), None),
        ("换届前", Value::Null, None),
    ] {
        outline.ask("plan_item_update", json!({ "id": talks, "changes": { "time_text": words } }));
        let task = task();
        assert_eq!((&task["time_text"], &task["end_date"]), (&json!(words), &end));
        match doubt {
            Some(doubt) => assert!(task["doubts"][0].as_str().unwrap().contains(doubt), "{words}: {}", task["doubts"]),
            None => assert_eq!(task["doubts"], json!([]), "{words}"),
        }
    }
    for (target, doubt) in [
        (json!({ "amount": 6, "unit": "次", "counted_by": "events" }), None),
        (json!({ "amount": 6, "unit": "次", "counted_by": "beneficiaries" }), Some("单位是“次”，却按受益人次来数")),
        (json!({ "amount": 600, "unit": "人次", "counted_by": "events" }), Some("单位是“人次”，却按活动的项数来数")),
    ] {
        outline.ask("target_set", json!({ "item_id": talks, "targets": [target] }));
        let doubts = task()["doubts"].clone();
        assert_eq!(doubts.as_array().unwrap().len(), usize::from(doubt.is_some()), "{doubts}");
        assert!(doubt.is_none_or(|doubt| doubts[0].as_str().unwrap().contains(doubt)), "{doubts}");
    }
    for (target, said) in [
        (json!({ "amount": 3, "amount_high": 2, "unit": "次", "counted_by": "events" }), "前大后小"),
        (json!({ "amount": 300, "unit": "份", "counted_by": "measure" }), "写明是哪一项数据"),
    ] {
        let refused = outline.room.refused("target_set", json!({ "item_id": talks, "targets": [target] }));
        assert!(refused["message"].as_str().unwrap().contains(said), "{refused}");
    }
}
