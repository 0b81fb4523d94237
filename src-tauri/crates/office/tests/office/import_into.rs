//! Rows that go into what is there: the plan whose title a table has, the class or the contest that they are brought to.

use crate::import_road::workbook;
use crate::room::Room;
use serde_json::{Value, json};

#[test]
fn a_plan_table_goes_into_the_plan_whose_title_it_has() {
    let room = Room::new();
    let plan = room.ask("plan_create", json!({ "plan": { "year": 2026, "title": "2026年工作要点" } }));
    let add = |parent: Option<&Value>, item: Value| {
        room.ask("plan_item_create", json!({ "plan_id": plan, "parent_id": parent, "item": item }))
    };
    let heading = add(None, json!({ "kind": "heading", "text": "科普活动" }));
    add(Some(&heading), json!({ "kind": "task", "text": "举办讲座", "lead_unit": "科普部" }));
    add(Some(&heading), json!({ "kind": "task", "text": "编印简报", "lead_unit": "办公室" }));
    let table = |title: &str| {
        workbook(
            &room.home.path().join(format!("{title}.xlsx")),
            "计划",
            &[
                &[title],
                &["板块", "工作任务", "责任科室", "责任人", "目标"],
                &["一、科普活动", "举办讲座", "科普部", "张三", "6场"],
                &["", "编印简报", "学会部", "", ""],
                &["", "送科技下乡", "科普部", "", ""],
                &["二、自身建设", "召开全委会", "办公室", "", "1次"],
            ],
        )
    };
    let ask = json!({ "file": table("2026年工作要点任务分解表"), "kind": "plan" });
    let planned = room.ask("import_plan", ask.clone());
    let counts = |planned: &Value| {
        ["new", "changed", "differs", "same", "out"].map(|fate| planned["counts"][fate].as_u64().unwrap())
    };
    assert_eq!(counts(&planned), [2, 1, 1, 0, 0], "{planned}");
    let before = room.snapshot();
    room.ask("import_apply", ask.clone());
    assert_eq!(room.ask("plan_list", json!({}))["rows"].as_array().unwrap().len(), 1);
    let items = room.ask("plan_get", json!({ "id": plan }))["items"].take();
    let told: Vec<String> = items
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            let text = |field: &str| item[field].as_str().unwrap_or_default();
            let targets = item["targets"].as_array().unwrap();
            format!("{} {} {} {}", text("label"), text("text"), text("person"), targets.len())
        })
        .collect();
    assert_eq!(
        told,
        [
            "一、 科普活动  0",
            "（一） 举办讲座 张三 1",
            "（二） 编印简报  0",
            "（三） 送科技下乡  0",
            "二、 自身建设  0",
            "（一） 召开全委会  1",
        ]
    );
    assert_eq!(items[2]["lead_unit"], "办公室", "what someone wrote was replaced by an old table");
    // The same table once more changes nothing, and one action takes it all back.
    assert_eq!(counts(&room.ask("import_plan", ask)), [0, 0, 1, 3, 0]);
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
    // Of another title, or another year, it is another plan.
    for title in ["2026年创建计划", "2025年工作要点任务分解表"] {
        let planned = room.ask("import_plan", json!({ "file": table(title), "kind": "plan" }));
        assert_eq!(counts(&planned), [4, 0, 0, 0, 0], "{title}: {planned}");
    }
}

#[test]
fn rows_go_into_the_class_or_the_contest_that_they_are_brought_to() {
    let room = Room::new();
    let class = room.ask("class_create", json!({ "course": "电工班", "class": { "name": "第一期", "year": 2026 } }));
    let contest = room.ask("contest_create", json!({ "contest": { "name": "科技节", "year": 2026 } }));
    let before = room.snapshot();
    for (kind, into, id, text, list, open) in [
        ("training", "class_id", &class, "姓名\t单位\n张三\t甲厂\n李四\t乙厂\n", "class_list", "class_get"),
        (
            "awards",
            "contest_id",
            &contest,
            "姓名\t作品名称\t奖项\n王五\t小车\t一等奖\n赵六\t书立\t二等奖\n",
            "contest_list",
            "contest_get",
        ),
    ] {
        // The cells name neither a class nor a year.
        let ask = |id: Value| json!({ "file": "粘贴的表格", "text": text, "kind": kind, into: id });
        assert_eq!(room.refused("import_apply", ask(Value::Null))["field"], "year", "{kind}");
        assert_eq!(room.refused("import_apply", ask(json!(999)))["code"], "not_found", "{kind}");
        room.ask("import_apply", ask(id.clone()));
        assert_eq!(room.ask(list, json!({}))["rows"].as_array().unwrap().len(), 1, "{kind}: another one was made");
        assert_eq!(room.ask(open, json!({ "id": id }))["rows"].as_array().unwrap().len(), 2, "{kind}");
        room.ask("undo", json!({}));
        assert_eq!(room.snapshot(), before, "{kind}");
    }
}

#[test]
fn a_plan_table_keeps_to_its_sections_and_its_titles() {
    let room = Room::new();
    let plan = |year: i64, title: &str| room.ask("plan_create", json!({ "plan": { "year": year, "title": title } }));
    let add = |plan: &Value, parent: Option<&Value>, item: Value| {
        room.ask("plan_item_create", json!({ "plan_id": plan, "parent_id": parent, "item": item }))
    };
    let items = |plan: &Value| -> Vec<String> {
        let items = room.ask("plan_get", json!({ "id": plan }))["items"].take();
        let text = |item: &Value, field: &str| item[field].as_str().unwrap_or_default().to_owned();
        items
            .as_array()
            .unwrap()
            .iter()
            .map(|item| format!("{}|{}|{}", text(item, "text"), text(item, "body"), text(item, "person")))
            .collect()
    };
    let (old, new) = (plan(2025, "2025年要点"), plan(2026, "2026年要点"));
    let gone = add(&new, None, json!({ "kind": "heading", "text": "旧板块" }));
    for section in ["科普", "培训"] {
        let heading = add(&new, None, json!({ "kind": "heading", "text": section }));
        add(&new, Some(&heading), json!({ "kind": "task", "text": "举办活动" }));
        for body in ["中心组学习", "专题党课"] {
            add(&new, Some(&heading), json!({ "kind": "task", "text": "理论学习", "body": body }));
        }
    }
    room.ask("plan_item_delete", json!({ "ids": [gone] }));
    let mut book = rust_xlsxwriter::Workbook::new();
    for (title, rows) in [
        // Its sections are counted otherwise, and the first does not stand in it.
        (
            "2026年要点",
            &[
                ["一、培训", "举办活动", "", "张三"],
                ["一、培训", "理论学习", "专题党课", "李四"],
                ["二、宣传", "办展览", "", "王五"],
            ][..],
        ),
        ("2025年要点", &[["一、科普", "举办活动", "", "赵六"]]),
    ] {
        let sheet = book.add_worksheet().set_name(&title[..4]).unwrap();
        sheet.write_string(0, 0, title).unwrap();
        for (row, cells) in [["板块", "工作任务", "工作内容", "责任人"]].iter().chain(rows).enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write_string(row as u32 + 1, column as u16, *cell).unwrap();
            }
        }
    }
    let file = room.home.path().join("两年.xlsx");
    book.save(&file).unwrap();
    room.ask("import_apply", json!({ "file": file, "kind": "plan" }));
    assert_eq!(room.ask("plan_list", json!({}))["rows"].as_array().unwrap().len(), 2);
    assert_eq!(
        items(&new),
        [
            "科普||",
            "举办活动||",
            "理论学习|中心组学习|",
            "理论学习|专题党课|",
            "培训||",
            "举办活动||张三",
            "理论学习|中心组学习|",
            "理论学习|专题党课|李四",
            "宣传||",
            "办展览||王五",
        ]
    );
    assert_eq!(items(&old), ["科普||", "举办活动||赵六"]);
}
