//! Forms of one record on the road in: their roles, their faults, what they ask put right by its words.

use serde_json::{Value, json};

use crate::import_road::{id_number, list, people, workbook};
use crate::room::Room;

#[test]
fn a_form_with_a_wrong_number_comes_back_whole_and_once_mended_completes_its_person() {
    let room = Room::new();
    let good = id_number("11010519900307001");
    let wrong = format!("{}{}", &good[..17], if good.ends_with('5') { '6' } else { '5' });
    let form = |name: &'static str, number: &str| {
        let rows = [["会员登记表", "", "", ""], ["姓名", name, "性别", "女"], ["联系电话", "", "身份证号", number]];
        rows.map(|row| row.map(str::to_owned))
    };
    let all = [form("王小明", &id_number("11010519900307003")), form("李小红", &wrong)].concat();
    let rows: Vec<Vec<&str>> = all.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let file = workbook(&room.home.path().join("登记表.xlsx"), "登记表", &rows);
    let look = room.ask("import_look", json!({ "file": file, "kind": "people" }));
    let roles: Vec<&str> = list(&look["rows"]).iter().map(|row| row["role"].as_str().unwrap()).collect();
    assert_eq!(roles, ["title", "record", "record", "title", "record", "record"]);
    // The columns of a sheet of forms are no fields.
    assert!(list(&look["columns"]).iter().all(|column| column["field"].is_null()), "{look}");
    let done = room.ask("import_apply", json!({ "file": file, "kind": "people" }));
    assert_eq!((&done["added"], &done["left_out"][0]["row"]), (&json!(2), &json!(6)), "{done}");
    let to = room.home.path().join("登记表（待改）.xlsx");
    let ask = json!({ "file": file, "kind": "people", "left_out": done["left_out"], "to": to });
    assert_eq!(room.ask("import_mend", ask)["rows"], 1);
    let look = room.ask("import_look", json!({ "file": to, "kind": "people" }));
    let texts: Vec<Vec<&str>> = list(&look["rows"])
        .iter()
        .map(|row| list(&row["cells"]).iter().map(|cell| cell["text"].as_str().unwrap()).collect())
        .collect();
    assert!(texts[0][0].starts_with("原因：身份证号"), "{texts:?}");
    assert_eq!(
        texts[1..],
        [vec!["会员登记表"], vec!["姓名", "李小红", "性别", "女"], vec!["联系电话", "身份证号", &wrong]]
    );
    let mended = [
        &["原因：身份证号不对", "", "", ""][..],
        &["会员登记表"],
        &["姓名", "李小红", "性别", "女"],
        &["联系电话", "", "身份证号", &good],
    ];
    let to = workbook(&to, "登记表", &mended);
    let again = room.ask("import_apply", json!({ "file": to, "kind": "people" }));
    assert_eq!((&again["completed"], list(&again["left_out"]).len()), (&json!(1), 0), "{again}");
    assert_eq!(people(&room, "李小红")[0]["sex"], "女");
}

#[test]
fn what_a_form_asks_is_put_right_by_its_words() {
    let room = Room::new();
    let rows: [&[&str]; 3] =
        [&["会员登记表"], &["姓名", "王小明", "性别", "男"], &["常用号", "13900000001", "单位", "甲厂"]];
    let file = workbook(&room.home.path().join("登记表.xlsx"), "登记表", &rows);
    let ask =
        |columns: Value| json!({ "file": file, "kind": "people", "corrections": { "登记表": { "columns": columns } } });
    let labels = |look: &Value| -> Vec<(String, Value)> {
        let of = |label: &Value| (label["header"].as_str().unwrap().to_owned(), label["field"].clone());
        list(&look["labels"]).iter().map(of).collect()
    };
    let look = room.ask("import_look", ask(json!({})));
    assert!(labels(&look).contains(&("常用号".into(), Value::Null)), "{look}");
    let said = json!({ "常用号": "phone", "单位": null });
    let look = room.ask("import_look", ask(said.clone()));
    let now = labels(&look);
    assert!(now.contains(&("常用号".into(), json!("phone"))) && now.contains(&("单位".into(), Value::Null)), "{look}");
    let refused = room.refused("import_look", ask(json!({ "没有这一项": "phone" })));
    assert!(refused["message"].as_str().unwrap().contains("没有这一项"), "{refused}");
    room.ask("import_apply", ask(said));
    let person = &people(&room, "王小明")[0];
    assert_eq!((&person["phone"], &person["unit"]), (&json!("13900000001"), &Value::Null));
    // The next form of the kind is offered what was said of this one.
    let rows: [&[&str]; 3] =
        [&["会员登记表"], &["姓名", "李小红", "性别", "女"], &["常用号", "13900000002", "单位", "乙厂"]];
    let next = workbook(&room.home.path().join("又一张.xlsx"), "登记表", &rows);
    let look = room.ask("import_look", json!({ "file": next, "kind": "people" }));
    assert_eq!(look["remembered"]["corrections"]["登记表"]["columns"], json!({ "常用号": "phone", "单位": null }));
}
