//! Old tables as people made them, and what must be understood of each: the cases stand in `tables/`, one file a kind.
//! Every value counts: one that is missing, one that is wrong and one that nobody wrote all fail.

use std::path::Path;

use crate::room::Room;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use serde_json::{Map, Value, json};

#[test]
fn tables_of_every_mess_are_understood() {
    let room = Room::new();
    let mut wrong = Vec::new();
    let mut values = 0;
    for (kind, cases) in [
        ("people", include_str!("tables/people.json")),
        ("units", include_str!("tables/units.json")),
        ("training", include_str!("tables/training.json")),
        ("events", include_str!("tables/events.json")),
        ("awards", include_str!("tables/awards.json")),
        ("plan", include_str!("tables/plan.json")),
        ("honours", include_str!("tables/honours.json")),
        ("participations", include_str!("tables/participations.json")),
        ("applications", include_str!("tables/applications.json")),
        ("documents", include_str!("tables/documents.json")),
        ("outcomes", include_str!("tables/outcomes.json")),
    ] {
        for case in serde_json::from_str::<Vec<Value>>(cases).unwrap() {
            let file = room.home.path().join("表.xlsx");
            write(&file, &case["sheets"]);
            let seen = room.ask("import_preview", json!({ "file": file.to_str().unwrap(), "kind": kind }));
            let what = format!("{kind}, {}", case["what"].as_str().unwrap());
            values += compare(&what, &case, &seen, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{} of {values} values:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_table_of_nothing_known_is_refused_with_what_was_looked_for() {
    let room = Room::new();
    for (kind, rows, words) in [
        ("people", json!([["商品", "单价"], ["茶叶", 20]]), "姓名"),
        ("events", json!([["本表由办公室填写"]]), "活动名称"),
        ("awards", json!([["先进单位"], ["区教育局、区卫健局"]]), "获奖者"),
    ] {
        let file = room.home.path().join("别的.xlsx");
        write(&file, &json!([{ "name": "Sheet1", "rows": rows }]));
        let refused = room.refused("import_preview", json!({ "file": file.to_str().unwrap(), "kind": kind }));
        assert_eq!(refused["code"], "spreadsheet");
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
}

/// Adds what differs to `wrong`; how many values were expected comes back.
fn compare(what: &str, case: &Value, seen: &Value, wrong: &mut Vec<String>) -> usize {
    let of = |list: &str| -> Vec<Value> {
        seen["tables"].as_array().unwrap().iter().flat_map(|table| table[list].as_array().unwrap().clone()).collect()
    };
    let (records, issues) = (of("records"), of("issues"));
    let wanted = case["records"].as_array().unwrap();
    if records.len() != wanted.len() {
        wrong.push(format!("{what}: {} records, {} wanted", records.len(), wanted.len()));
    }
    for (record, wanted) in records.iter().zip(wanted) {
        let (got, wanted) = (record["values"].as_object().unwrap(), wanted.as_object().unwrap());
        for (field, value) in wanted {
            if !got.get(field).is_some_and(|found| same(found, value)) {
                let found = got.get(field).unwrap_or(&Value::Null);
                wrong.push(format!("{what}, row {}: {field} is {found}, {value} wanted", record["row"]));
            }
        }
        for (field, value) in invented(got, wanted) {
            wrong.push(format!("{what}, row {}: {field} is {value}, nothing wanted", record["row"]));
        }
    }
    for flag in case["flagged"].as_array().into_iter().flatten() {
        if !issues.iter().any(|issue| issue["row"] == flag[0] && issue["field"] == flag[1]) {
            wrong.push(format!("{what}: {flag} is not flagged"));
        }
    }
    for absent in case["absent"].as_array().into_iter().flatten() {
        if Value::Array(records.clone()).to_string().contains(absent.as_str().unwrap()) {
            wrong.push(format!("{what}: {absent} came in"));
        }
    }
    wanted.iter().map(|record| record.as_object().unwrap().len()).sum()
}

/// Values that nobody wrote. The words kept beside a value say nothing new, nor does a leader who is none.
fn invented<'a>(got: &'a Map<String, Value>, wanted: &Map<String, Value>) -> Vec<(&'a String, &'a Value)> {
    let said = |field: &str, value: &Value| field.ends_with("_text") || field == "is_leader" && *value == json!(false);
    got.iter().filter(|(field, value)| !wanted.contains_key(*field) && !said(field, value)).collect()
}

/// 20 and 20.0 are the same.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (a, b) => a == b,
    }
}

fn write(file: &Path, sheets: &Value) {
    let mut book = Workbook::new();
    for sheet in sheets.as_array().unwrap() {
        let page = book.add_worksheet();
        page.set_name(sheet["name"].as_str().unwrap()).unwrap();
        page.set_hidden(sheet["hidden"] == json!(true));
        for area in sheet["merged"].as_array().into_iter().flatten() {
            let (top, left, bottom, right) = area_of(area.as_str().unwrap());
            page.merge_range(top, left, bottom, right, "", &Format::new()).unwrap();
        }
        for (row, cells) in (0_u32..).zip(sheet["rows"].as_array().unwrap()) {
            for (column, cell) in (0_u16..).zip(cells.as_array().unwrap()) {
                put(page, (row, column), cell, &sheet["formats"]);
            }
        }
        for row in sheet["hidden_rows"].as_array().into_iter().flatten() {
            page.set_row_hidden(row.as_u64().unwrap() as u32 - 1).unwrap();
        }
    }
    book.save(file).unwrap();
}

fn put(page: &mut Worksheet, (row, column): (u32, u16), cell: &Value, formats: &Value) {
    let name = format!("{}{}", char::from(b'A' + column as u8), row + 1);
    match cell {
        Value::String(text) => drop(page.write_string(row, column, text).unwrap()),
        Value::Number(number) => drop(page.write_number(row, column, number.as_f64().unwrap()).unwrap()),
        Value::Object(date) => {
            let code = formats[&name].as_str().unwrap_or("yyyy-mm-dd");
            let date = ExcelDateTime::parse_from_str(date["date"].as_str().unwrap()).unwrap();
            page.write_datetime_with_format(row, column, &date, &Format::new().set_num_format(code)).unwrap();
        }
        _ => {}
    }
}

/// `B2:D4` as rows and columns from 0.
fn area_of(text: &str) -> (u32, u16, u32, u16) {
    let place = |text: &str| {
        let column = u16::from(text.as_bytes()[0] - b'A');
        (text[1..].parse::<u32>().unwrap() - 1, column)
    };
    let (from, to) = text.split_once(':').unwrap();
    let ((top, left), (bottom, right)) = (place(from), place(to));
    (top, left, bottom, right)
}
