//! The road of an import: understood and corrected, looked over without writing, brought in, mended, taken back.

use std::path::Path;

use crate::room::Room;
use serde_json::{Value, json};

/// An ID number that is right: the check character is made here.
pub fn id_number(first: &str) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = first.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{first}{}", char::from(b"10X98765432"[(sum % 11) as usize]))
}

/// A workbook of one sheet.
pub fn workbook(path: &Path, sheet: &str, rows: &[&[&str]]) -> String {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.set_name(sheet).unwrap();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            page.write_string(row as u32, column as u16, *text).unwrap();
        }
    }
    book.save(path).unwrap();
    path.to_str().unwrap().into()
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// The people of the office by name.
pub fn people(room: &Room, name: &str) -> Vec<Value> {
    let all = room.ask("person_list", json!({}));
    list(&all["rows"]).iter().filter(|person| person["name"] == name).cloned().collect()
}

fn person(room: &Room, person: Value, unit: &str) -> i64 {
    room.ask("person_create", json!({ "person": person, "unit": unit })).as_i64().unwrap()
}

#[test]
fn a_person_is_known_by_id_number_then_phone_then_unit_and_several_are_asked() {
    let [first, second] = [id_number("11010519900307001"), id_number("11010519850512002")];
    // Each case: the row that comes in (姓名, 单位, 手机, 身份证号, 性别), and what becomes of it, known by what.
    for (row, fate, by) in [
        // The number is the same: the name may be written otherwise.
        (["王明", "别处", "", &first, ""], "differs", Some("id_number")),
        // Phone and name come before name and unit.
        (["李华", "第二中学", "13900000002", "", ""], "differs", Some("phone")),
        (["李华", "第一中学", "13900000008", "", ""], "differs", Some("unit")),
        // Two of one name in one unit: asked.
        (["张伟", "第一中学", "", "", ""], "unclear", None),
        (["张伟", "第一中学", "13900000004", "", ""], "same", Some("phone")),
        (["张伟", "", "", "", "女"], "unclear", None),
        // Contradictions: somebody else.
        (["李华", "第三中学", "13900000007", "", ""], "new", None),
        (["王明", "第一中学", "", &second, ""], "new", None),
        (["赵强", "第一中学", "", "", "女"], "new", None),
        (["赵强", "第一中学", "", "", "男"], "same", Some("unit")),
        // Nothing but the name, and one of that name.
        (["赵强", "", "", "", ""], "same", Some("name")),
        (["新来的", "第九中学", "", "", ""], "new", None),
    ] {
        let room = Room::new();
        person(&room, json!({ "name": "王明", "id_number": first }), "第一中学");
        person(&room, json!({ "name": "李华", "phone": "13900000001" }), "第一中学");
        person(&room, json!({ "name": "李华", "phone": "13900000002" }), "第五中学");
        person(&room, json!({ "name": "张伟", "phone": "13900000003" }), "第一中学");
        person(&room, json!({ "name": "张伟", "phone": "13900000004" }), "第一中学");
        person(&room, json!({ "name": "赵强", "sex": "男" }), "第一中学");
        let before = room.snapshot();
        let text = format!("姓名\t工作单位\t手机\t身份证号\t性别\n{}\n", row.join("\t"));
        let planned = room.ask("import_plan", json!({ "file": "粘贴的表格", "text": text, "kind": "people" }));
        let told = &planned["rows"][0];
        assert_eq!((told["fate"].as_str(), told["by"].as_str()), (Some(fate), by), "{row:?}: {told}");
        assert_eq!(room.snapshot(), before, "{row:?}: looking over wrote something");
    }
}

#[test]
fn two_rows_of_one_name_and_unit_with_two_phones_are_two_people() {
    let room = Room::new();
    let text =
        "姓名\t单位\t手机\n王芳\t第一小学\t13900000001\n王芳\t第一小学\t13900000002\n王芳\t第一小学\t13900000001\n";
    let done = room.ask("import_apply", json!({ "file": "粘贴的表格", "text": text, "kind": "people" }));
    assert_eq!((&done["added"], &done["same"]), (&json!(2), &json!(1)), "{done}");
    assert_eq!(people(&room, "王芳").len(), 2);
}

const LIST: &str = "姓名\t单位\t手机\t职务\n\
    张伟\t第一中学\t\t教师\n\
    李华\t第一中学\t13900000001\t校长\n\
    赵强\t第一中学\t13900000005\t\n\
    孙丽\t第二中学\t13900000006\t主任\n";

/// An office that the list meets: two of one name, one with an other position, one without a phone.
fn met() -> (Room, i64) {
    let room = Room::new();
    person(&room, json!({ "name": "张伟", "birth_date": "1980" }), "第一中学");
    let second = person(&room, json!({ "name": "张伟", "birth_date": "1990-05" }), "第一中学");
    person(&room, json!({ "name": "李华", "phone": "13900000001", "position": "教师" }), "第一中学");
    person(&room, json!({ "name": "赵强", "position": "教师" }), "第一中学");
    (room, second)
}

#[test]
fn what_would_change_is_what_changes_and_blanks_erase_nothing() {
    let (room, second) = met();
    let ask = |more: Value| {
        let mut ask = json!({ "file": "名单", "text": LIST, "kind": "people" });
        ask.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        ask
    };
    let planned = room.ask("import_plan", ask(json!({})));
    assert_eq!(
        planned["counts"],
        json!({ "new": 1, "changed": 1, "differs": 1, "same": 0, "unclear": 1, "out": 0 }),
        "{planned}"
    );
    let row = |at: usize| &planned["rows"][at];
    assert_eq!(list(&row(0)["candidates"]).len(), 2);
    assert!(row(0)["candidates"][1]["words"].as_str().unwrap().contains("1990-05"));
    assert_eq!(
        row(1)["changes"],
        json!([{ "title": "职务", "before": "教师", "after": "校长", "taken": false }]),
        "only blanks are filled"
    );
    assert_eq!(
        row(2)["changes"],
        json!([{ "title": "联系电话", "before": "", "after": "13900000005", "taken": true }])
    );
    // One fate alone, and from a place on.
    let some = room.ask("import_plan", ask(json!({ "fate": "new" })));
    assert_eq!((list(&some["rows"]).len(), &some["rows"][0]["name"]), (1, &json!("孙丽")));
    assert_eq!(room.ask("import_plan", ask(json!({ "from": 3 })))["rows"][0]["name"], "孙丽");

    let choices = json!({ "overwrite": true, "who": [{ "record": 0, "id": second }], "leave": [3] });
    let planned = room.ask("import_plan", ask(choices.clone()));
    let changed = json!({ "new": 0, "changed": 3, "differs": 0, "same": 0, "unclear": 0, "out": 1 });
    assert_eq!(planned["counts"], changed, "{planned}");
    let done = room.ask("import_apply", ask(choices));
    assert_eq!((&done["added"], &done["completed"]), (&json!(0), &json!(3)), "{done}");
    assert_eq!(done["left_out"][0]["kind"], "chosen");
    assert_eq!(people(&room, "李华")[0]["position"], "校长");
    assert_eq!(people(&room, "赵强")[0]["position"], "教师", "a blank erased what was there");
    assert_eq!(people(&room, "张伟")[1]["position"], "教师");
    assert_eq!(people(&room, "孙丽").len(), 0);
    // Somebody new in spite of two of that name.
    let new = ask(json!({ "who": [{ "record": 0, "id": null }], "again": true }));
    assert_eq!(room.ask("import_apply", new)["added"], 2);
    assert_eq!(people(&room, "张伟").len(), 3);
    let gone = ask(json!({ "who": [{ "record": 0, "id": 999 }], "again": true }));
    assert_eq!(room.refused("import_apply", gone)["code"], "not_found");
}

#[test]
fn one_undo_takes_the_import_back_and_keeps_what_was_written_later() {
    let (room, _) = met();
    let before = room.snapshot();
    room.ask("import_apply", json!({ "file": "名单", "text": LIST, "kind": "people" }));
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
    room.ask("redo", json!({}));
    let id = people(&room, "孙丽")[0]["id"].clone();
    room.ask("person_update", json!({ "id": id, "changes": { "note": "后来写的" } }));
    let entries = room.ask("history_list", json!({}));
    let import = list(&entries["entries"]).iter().find(|entry| entry["label"].as_str().unwrap().starts_with("导入"));
    room.ask("undo", json!({ "entry": import.unwrap()["id"] }));
    assert_eq!(people(&room, "孙丽")[0]["note"], "后来写的");
    assert!(people(&room, "赵强")[0]["phone"].is_null());
    assert_eq!(room.dangling(), 0);
}

#[test]
fn a_sheet_is_shown_by_role_and_every_guess_can_be_corrected() {
    let room = Room::new();
    let file = workbook(
        &room.home.path().join("旧表.xlsx"),
        "名单",
        &[
            &["临江区老科协会员名单（2021年）"],
            &["填报时间：2021年5月"],
            &["称呼", "单位", "备用号", "血型"],
            &["王小明", "第一中学", "13900000001", "A"],
            &["合计数学会", "第二中学", "13900000002", "B"],
            &["李小红", "第二中学", "13900000003", "O"],
            &["合计", "3", "", ""],
        ],
    );
    let look = |more: Value| {
        let mut ask = json!({ "file": file, "kind": "people" });
        ask.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        room.ask("import_look", ask)
    };
    let roles = |look: &Value| -> Vec<String> {
        list(&look["rows"]).iter().map(|row| row["role"].as_str().unwrap().to_owned()).collect()
    };
    let fields =
        |look: &Value| -> Vec<Value> { list(&look["columns"]).iter().map(|column| column["field"].clone()).collect() };
    // No header names a person: nothing is guessed, and the sheet is shown all the same.
    let unread = look(json!({}));
    assert_eq!(unread["rows"][3]["cells"][0]["text"], "王小明");
    let said = json!({ "名单": { "header_rows": [3], "columns": { "A": "name", "C": "phone", "D": null } } });
    let read = look(json!({ "corrections": said }));
    assert_eq!(roles(&read), ["title", "fill_in", "header", "record", "record", "record", "total"]);
    assert_eq!(fields(&read), [json!("name"), json!("unit"), json!("phone"), Value::Null]);
    assert_eq!((&read["records"], &read["year"]), (&json!(3), &json!(2021)));
    assert!(list(&read["fields"]).iter().any(|field| field["title"] == "联系电话"));
    // A row skipped, a total taken for a record, a field given to another column.
    let more = json!({ "名单": { "header_rows": [3], "skip_rows": [5], "data_rows": [7], "columns": { "A": "name", "D": "phone" } } });
    let read = look(json!({ "corrections": more }));
    assert_eq!(roles(&read), ["title", "fill_in", "header", "record", "said", "record", "record"]);
    assert_eq!(fields(&read), [json!("name"), json!("unit"), Value::Null, json!("phone")]);
    // Another page begins where it is asked to.
    assert_eq!(look(json!({ "from": 5 }))["rows"][0]["row"], 6);

    // The corrections are what comes in, and are offered again for a header of the same shape in any order.
    let done = room.ask("import_apply", json!({ "file": file, "kind": "people", "corrections": said }));
    assert_eq!(done["added"], 3, "{done}");
    assert_eq!(people(&room, "王小明")[0]["phone"], "13900000001");
    assert_eq!(look(json!({}))["before"]["name"], "旧表.xlsx");
}

/// Two lists under one header, of which only the left has words; a note; a group that no field is guessed for; what is none.
const SAID: &str = "老科协名单\n姓名\t电话\t\t\t\n王小明\t13900000001\t\t孙丽\t13900000004\n河东片\n李小红\t13900000002\t\t钱多\t13900000005\n\
    以下是去年的\n周明\t13900000003\n";

#[test]
fn a_row_is_what_the_user_says_and_no_more_once_it_is_taken_back() {
    let room = Room::new();
    let look = |said: Value| {
        let corrections = json!({ "名单": said });
        room.ask("import_look", json!({ "file": "名单", "text": SAID, "kind": "people", "corrections": corrections }))
    };
    let preview = |said: Value| -> Vec<Value> {
        let corrections = json!({ "名单": said });
        let ask = json!({ "file": "名单", "text": SAID, "kind": "people", "corrections": corrections });
        let tables = room.ask("import_preview", ask)["tables"].take();
        list(&tables).iter().flat_map(|table| list(&table["records"]).to_vec()).collect()
    };
    let names = |records: &[Value]| -> Vec<String> {
        records.iter().filter_map(|record| Some(record["values"]["name"].as_str()?.to_owned())).collect()
    };
    let sheet = look(json!({}))["shown"].as_str().unwrap().to_owned();
    assert_eq!(sheet, "名单");
    // A group flows into the rows below, into the field that was named.
    let grouped = json!({ "section_rows": [{ "row": 4, "field": "unit" }] });
    let units: Vec<Value> = preview(grouped.clone()).iter().map(|record| record["values"]["unit"].clone()).collect();
    assert_eq!(units[..2], [Value::Null, json!("河东片")], "{units:?}");
    assert_eq!(look(grouped)["rows"][3]["field"], "unit");
    // A title ends what stood above it; a record that looks like a note is one; a list ends where it is said to.
    let rows = |said: Value| -> Vec<String> {
        list(&look(said)["rows"]).iter().map(|row| row["role"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(rows(json!({ "title_rows": [6] }))[5], "title");
    assert_eq!(rows(json!({ "end_rows": [5] }))[4..], ["record", "said", "said"]);
    assert_eq!(rows(json!({ "end_rows": [5], "data_rows": [7] }))[4..], ["record", "said", "record"]);
    assert_eq!(
        names(&preview(json!({ "end_rows": [5] }))),
        ["王小明", "河东片", "李小红"],
        "nobody said that 河东片 groups"
    );
    assert_eq!(names(&preview(json!({ "data_rows": [1] })))[0], "老科协名单", "a record above the header");
    // A list beside the first, without a header of its own; joined again it is none.
    let apart = look(json!({ "lists": ["D"], "end_rows": [5] }));
    assert_eq!(apart["records"], 5, "{apart}");
    assert_eq!((&apart["columns"][2]["begins"], &apart["columns"][2]["field"]), (&json!(true), &json!("name")));
    let beside = "姓名\t电话\t姓名\t电话\n王小明\t13900000001\t孙丽\t13900000004\n";
    let joined = |said: Value| {
        let ask = json!({ "file": "表", "text": beside, "kind": "people", "corrections": { "表": said } });
        room.ask("import_look", ask)["records"].clone()
    };
    assert_eq!((joined(json!({})), joined(json!({ "lists": [] }))), (json!(2), json!(1)));
}

#[test]
fn a_correction_that_has_no_place_is_refused_and_says_what_there_is() {
    let room = Room::new();
    for (said, words) in [
        (json!({ "别的": {} }), "没有名为“别的”的工作表，只有：名单"),
        (json!({ "名单": { "columns": { "B": "phon" } } }), "没有这一栏：“phon”。可以用：name（姓名）"),
        (json!({ "名单": { "columns": { "Z": "phone" } } }), "没有 Z 列，最后一列是 E 列"),
        (json!({ "名单": { "columns": { "b": null } } }), "请用大写字母"),
        (json!({ "名单": { "lists": ["XX"] } }), "没有 XX 列"),
        (json!({ "名单": { "skip_rows": [70] } }), "没有第 70 行，最后一行是第 7 行"),
        (json!({ "名单": { "end_rows": [0] } }), "没有第 0 行"),
        (json!({ "名单": { "title_rows": [1], "data_rows": [1] } }), "第 1 行又说是标题，又说是记录"),
        (json!({ "名单": { "section_rows": [{ "row": 4, "field": "sex" }] } }), "分组的字填不进“sex”"),
    ] {
        let ask = json!({ "file": "名单", "text": SAID, "kind": "people", "corrections": said });
        let refused = room.refused("import_look", ask);
        assert!(refused["message"].as_str().unwrap().contains(words), "{said}: {refused}");
    }
}

#[test]
fn of_several_sheets_those_that_are_ticked_come_in_each_with_its_own_year() {
    let room = Room::new();
    let path = room.home.path().join("台账.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, title) in [("甲", "讲座"), ("乙", "展览"), ("丙", "义诊")] {
        let page = book.add_worksheet();
        page.set_name(name).unwrap().set_hidden(name == "丙");
        for (row, cells) in [["活动名称", "活动时间", "地点"], [title, "5月18日", "广场"]].iter().enumerate()
        {
            for (column, text) in cells.iter().enumerate() {
                page.write_string(row as u32, column as u16, *text).unwrap();
            }
        }
    }
    book.save(&path).unwrap();
    let look = |sheets: Value| {
        let said = json!({ "甲": { "year": 2019 } });
        let ask = json!({ "file": path, "kind": "events", "year": 2021, "sheets": sheets, "corrections": said });
        room.ask("import_look", ask)
    };
    let read = |look: &Value| -> Vec<bool> {
        list(&look["sheets"]).iter().map(|sheet| sheet["read"].as_bool().unwrap()).collect()
    };
    let all = look(Value::Null);
    assert_eq!((read(&all), &all["records"]), (vec![true, true, false], &json!(2)));
    let some = look(json!(["乙", "丙"]));
    assert_eq!((read(&some), &some["records"]), (vec![false, true, true], &json!(2)));
    assert_eq!(look(json!([]))["records"], 0);
    let said = json!({ "甲": { "year": 2019 } });
    let ask =
        |sheets: Value| json!({ "file": path, "kind": "events", "year": 2021, "sheets": sheets, "corrections": said });
    assert_eq!(room.refused("import_apply", ask(json!([])))["detail"], "no_sheet");
    assert_eq!(room.ask("import_apply", ask(json!(["甲", "丙"])))["added"], 2);
    for (year, title) in [(2019, "讲座"), (2021, "义诊")] {
        assert_eq!(room.ask("event_list", json!({ "year": year }))["rows"][0]["title"], title);
    }
}

#[test]
fn corrected_columns_are_remembered_by_the_shape_of_the_header() {
    let room = Room::new();
    let first = "姓名\t单位\t短号\n王小明\t第一中学\t13900000001\n";
    let said = json!({ "甲": { "columns": { "C": "note" } } });
    room.ask("import_apply", json!({ "file": "甲", "text": first, "kind": "people", "corrections": said }));
    let look = |text: &str, kind: &str, said: Value| {
        room.ask("import_look", json!({ "file": "乙", "text": text, "kind": kind, "corrections": said }))
    };
    let moved = "短号\t姓名\t单位\n13900000002\t李小红\t第二中学\n";
    let offered = look(moved, "people", json!({}));
    assert_eq!(offered["remembered"]["name"], "甲");
    assert_eq!(offered["remembered"]["corrections"], json!({ "乙": { "columns": { "A": "note" } } }));
    assert!(offered["remembered"]["at"].as_str().unwrap().contains('-'));
    // Another header, another kind, or something said already: nothing is offered.
    assert!(look("短号\t姓名\n1\t李小红\n", "people", json!({})).get("remembered").is_none());
    assert!(look(moved, "training", json!({})).get("remembered").is_none());
    assert!(look(moved, "people", json!({ "乙": {} })).get("remembered").is_none());
}

#[test]
fn rows_left_out_come_back_as_a_workbook_and_once_mended_import() {
    let room = Room::new();
    let good = id_number("11010519900307001");
    let wrong = format!("{}{}", &good[..17], if good.ends_with('5') { '6' } else { '5' });
    let file = workbook(
        &room.home.path().join("2024年电工班.xlsx"),
        "花名册",
        &[
            &["2024年电工技能提升班学员花名册"],
            &["序号", "姓名", "身份证号", "单位"],
            &["第一小组"],
            &["1", "王小明", "", "机械厂"],
            &["第二小组"],
            &["2", "李小红", &wrong, "机械厂"],
            &["3", "", "", "电厂"],
        ],
    );
    let done = room.ask("import_apply", json!({ "file": file, "kind": "training" }));
    assert_eq!(done["added"], 2, "{done}");
    let to = room.home.path().join("2024年电工班（待改）.xlsx");
    let mended =
        room.ask("import_mend", json!({ "file": file, "kind": "training", "left_out": done["left_out"], "to": to }));
    assert_eq!(mended["rows"], 2, "{mended} {done}");
    // What the workbook says: the frame, the rows, the reason beside each.
    let rest = room.ask("import_look", json!({ "file": to, "kind": "training" }));
    let texts: Vec<Vec<&str>> = list(&rest["rows"])
        .iter()
        .map(|row| list(&row["cells"]).iter().map(|cell| cell["text"].as_str().unwrap()).collect())
        .collect();
    assert_eq!(texts[0], ["2024年电工技能提升班学员花名册"]);
    assert_eq!(texts[1], ["序号", "姓名", "身份证号", "单位", "原因"]);
    assert_eq!((texts[3][0], texts[4][1], texts[4][2]), ("第二小组", "李小红", wrong.as_str()));
    assert!(texts[4][4].starts_with("C 列：") && texts[5].last().unwrap().starts_with("B 列："), "{texts:?}");
    // Mended by hand: the number put right, the name written.
    let mut lines: Vec<Vec<String>> =
        texts.iter().map(|cells| cells.iter().map(|text| (*text).to_owned()).collect()).collect();
    lines[4][2] = good.clone();
    lines[5] = vec!["3".into(), "孙丽".into(), String::new(), "电厂".into()];
    let lines: Vec<Vec<&str>> = lines.iter().map(|cells| cells.iter().map(String::as_str).collect()).collect();
    let lines: Vec<&[&str]> = lines.iter().map(Vec::as_slice).collect();
    let to = workbook(&to, "花名册", &lines);
    let again = room.ask("import_apply", json!({ "file": to, "kind": "training" }));
    assert_eq!((&again["added"], &again["completed"]), (&json!(1), &json!(1)), "{again}");
    let classes = room.ask("class_list", json!({}));
    assert_eq!(list(&classes["rows"]).len(), 1, "the mended rows went into a class of their own: {classes}");
    let class = room.ask("class_get", json!({ "id": classes["rows"][0]["id"] }));
    let groups: Vec<&str> = list(&class["rows"]).iter().map(|row| row["group_name"].as_str().unwrap()).collect();
    assert_eq!(groups, ["第一小组", "第二小组", "第二小组"]);
    assert!(people(&room, "李小红")[0]["id_number"].as_str().unwrap().starts_with("110105"));
    let nothing = json!({ "file": file, "kind": "training", "left_out": [], "to": to });
    assert_eq!(room.refused("import_mend", nothing)["code"], "nothing_to_print");
}

#[test]
fn a_cancelled_import_leaves_nothing() {
    let room = Room::new();
    let mut text = String::from("姓名\t单位\n");
    let given = |number: u32| char::from_u32(0x4e00 + number).unwrap();
    (0..12_000).for_each(|number| text.push_str(&format!("王{}\t第{}车间\n", given(number), number % 50)));
    let before = room.snapshot();
    for name in ["import_plan", "import_apply"] {
        let ask = json!({ "file": "名单", "text": text, "kind": "people", "job": name });
        room.cancelled(name, ask);
        assert_eq!(room.snapshot(), before, "{name} left something");
    }
}

#[test]
fn pasted_cells_are_cells_and_nothing_else() {
    let room = Room::new();
    for (text, reason) in [("", "empty"), ("\n\t\n", "empty")] {
        let refused = room.refused("import_look", json!({ "file": "粘贴的表格", "text": text, "kind": "people" }));
        assert_eq!(refused["detail"], reason);
    }
    let long = "姓名\n".to_owned() + &"王".repeat(16 << 20);
    let refused = room.refused("import_look", json!({ "file": "粘贴的表格", "text": long, "kind": "people" }));
    assert_eq!(refused["detail"], "too_large");
    // What looks like markup, an archive or a formula is text.
    for text in ["<table>", "PK\u{3}\u{4}", "=1+1", "%PDF-"] {
        let pasted = format!("姓名\t备注\n王小明\t{text}\n");
        let look = room.ask("import_look", json!({ "file": "粘贴的表格", "text": pasted, "kind": "people" }));
        assert_eq!(look["rows"][1]["cells"][1]["text"], text);
    }
}

#[test]
fn the_kind_is_told_by_the_headers() {
    let room = Room::new();
    for (header, kind) in [
        ("姓名\t性别\t单位\t联系电话", "people"),
        ("单位名称\t地址\t联系人\t会员编号", "units"),
        ("班次\t姓名\t组别\t学时\t成绩", "training"),
        ("活动名称\t活动时间\t活动地点\t参加人数", "events"),
        ("作品名称\t作者\t获奖等级\t指导教师", "awards"),
    ] {
        let text = format!("{header}\n甲\t乙\t丙\t丁\n");
        let look = room.ask("import_look", json!({ "file": "表", "text": text }));
        assert_eq!(look["as"], kind, "{header}: {look}");
    }
}

#[test]
fn what_an_import_wrote_is_found_as_if_it_had_been_typed_and_follows_undo_and_redo() {
    let room = Room::new();
    person(&room, json!({ "name": "李华", "phone": "13900000001", "note": "剪纸" }), "第一中学");
    person(&room, json!({ "name": "赵强", "note": "书法" }), "第二中学");
    let found = |words: &str| {
        let hits = room.ask("search", json!({ "words": words }))["hits"].take();
        list(&hits).iter().map(|hit| hit["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let sound = || {
        let check = room.ask("office_check", json!({ "repair": true }));
        assert_eq!(check["problems"], json!([]), "{check}");
        assert_eq!(check["repaired"], json!(["检索索引已重建"]), "the search was not as the records say");
    };
    let searches = ["李华", "剪纸", "陶艺", "书法", "孙丽", "无人机", "第三中学", "13900000001"];
    let all = || searches.map(found);
    let before = (room.snapshot(), all());
    // One is changed, one stays, two are new, with a unit that is new.
    let text = "姓名\t单位\t手机\t备注\n李华\t第一中学\t13900000001\t陶艺\n赵强\t第二中学\t\t书法\n孙丽\t第三中学\t\t无人机\n周明\t第三中学\t\t\n";
    let ask = json!({ "file": "名单", "text": text, "kind": "people", "overwrite": true });
    room.ask("import_plan", ask.clone());
    assert_eq!((room.snapshot(), all()), before, "looking over wrote something");
    let done = room.ask("import_apply", ask);
    assert_eq!((&done["added"], &done["completed"], &done["same"]), (&json!(2), &json!(1), &json!(1)), "{done}");
    for (words, titles) in [
        ("剪纸", &[][..]),
        ("陶艺", &["李华"]),
        ("书法", &["赵强"]),
        ("无人机", &["孙丽"]),
        ("第三中学", &["第三中学"]),
    ] {
        assert_eq!(found(words), titles, "{words}");
    }
    let after = (room.snapshot(), all());
    sound();
    // What is written one by one after it is found too: the triggers are back.
    let later = person(&room, json!({ "name": "钱多" }), "第一中学");
    assert_eq!(found("钱多"), ["钱多"]);
    room.ask("person_delete", json!({ "ids": [later] }));
    room.ask("undo", json!({ "steps": 2 }));
    assert_eq!((room.snapshot(), all()), after);
    room.ask("undo", json!({}));
    assert_eq!((room.snapshot(), all()), before);
    sound();
    room.ask("redo", json!({}));
    assert_eq!((room.snapshot(), all()), after);
    sound();
}

#[test]
fn all_or_nothing_brings_in_nothing_where_something_cannot_come_in_and_says_which() {
    let wrong = id_number("11010519900307888").replace('X', "1") + "1";
    for (rows, places) in [
        (format!("王明\t{wrong}\t甲厂\n李华\t\t乙厂\n"), &["“名单”第 2 行 B 列"][..]),
        (format!("王明\t\t甲厂\n\t{wrong}\t乙厂\n"), &["“名单”第 3 行 A 列", "“名单”第 3 行 B 列"]),
    ] {
        let room = Room::new();
        let before = room.snapshot();
        let ask = |whole: bool| {
            let text = format!("姓名\t身份证号\t单位\n{rows}");
            json!({ "file": "名单", "text": text, "kind": "people", "all_or_nothing": whole })
        };
        let refused = room.refused("import_apply", ask(true));
        assert_eq!((&refused["code"], &refused["detail"]), (&json!("spreadsheet"), &json!("incomplete")), "{refused}");
        let message = refused["message"].as_str().unwrap();
        assert!(places.iter().all(|place| message.contains(place)), "{message}");
        assert!(message.contains("什么也没有导入") && !message.contains("。；"), "{message}");
        assert_eq!(room.snapshot(), before, "something came in");
        assert!(room.ask("import_apply", ask(false))["added"].as_u64() > Some(0));
    }
    // What the user leaves out, and what a record says better, holds nothing back.
    let (room, second) = met();
    let choices = json!({ "file": "名单", "text": LIST, "kind": "people", "all_or_nothing": true, "who": [{ "record": 0, "id": second }], "leave": [3] });
    assert_eq!(room.ask("import_apply", choices)["completed"], 2);
}

#[test]
fn rows_can_be_mended_though_nothing_can_come_in() {
    let room = Room::new();
    let file = workbook(
        &room.home.path().join("名单.xlsx"),
        "名单",
        &[&["姓名", "手机", "单位"], &["", "13900000001", "甲厂"], &["", "13900000002", "乙厂"]],
    );
    let ask = json!({ "file": file, "kind": "people" });
    assert_eq!(room.refused("import_apply", ask.clone())["detail"], "nothing");
    let before = room.snapshot();
    let to = room.home.path().join("名单（待改）.xlsx");
    let mended = room.ask("import_mend", json!({ "file": file, "kind": "people", "to": to }));
    assert_eq!(mended["rows"], 2);
    assert_eq!(room.snapshot(), before, "something came in");
    let look = room.ask("import_look", json!({ "file": to, "kind": "people" }));
    assert_eq!(look["rows"][1]["cells"][1]["text"], "13900000001");
    // A row that the user leaves out needs no mending.
    let mended = room.ask("import_mend", json!({ "file": file, "kind": "people", "leave": [0], "to": to }));
    assert_eq!(mended["rows"], 1);
}

#[test]
fn our_own_lists_come_back_without_a_change() {
    let home = tempfile::tempdir().unwrap();
    let desk = office::Desk::new(home.path().to_path_buf());
    let ask = |name: &str, params: Value| {
        office::api::call(&desk, name, params).unwrap_or_else(|why| panic!("{name}: {why:?}"))["answer"].take()
    };
    ask("sample_create", json!({}));
    let first = |list: &str| ask(list, json!({}))["rows"][0]["id"].take();
    let (class, contest) = (first("class_list"), first("contest_list"));
    for (report, kind, more) in [
        ("members", "people", json!({})),
        ("units", "units", json!({})),
        ("events", "events", json!({ "year": 2026 })),
        ("roster", "training", json!({ "class_id": class })),
        ("awards", "awards", json!({ "contest_id": contest })),
        ("plan-table", "plan", json!({ "year": 2026 })),
    ] {
        let file = home.path().join(format!("{report}.xlsx"));
        let mut wanted = json!({ "name": report, "file": file });
        wanted.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        ask("report_write", wanted);
        let planned = ask("import_plan", json!({ "file": file, "kind": kind }));
        let counts = &planned["counts"];
        assert!(counts["same"].as_u64() > Some(10), "{report}: {counts} {}", planned["rows"][0]);
        let others = ["new", "changed", "differs", "unclear", "out"].map(|fate| counts[fate].as_u64().unwrap());
        assert_eq!(others, [0; 5], "{report}: {counts}");
    }
}
