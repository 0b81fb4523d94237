//! Values as people read them: of a row, and of a record that is there.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value as Json;
use sheets::understand::{Kind, Values};

use crate::error::Result;
use crate::value::masked_id;

/// The Chinese name of a column, by the field of the kind that it has.
pub(super) fn title(kind: &Kind, column: &str) -> String {
    let field = match column {
        "unit_id" => "unit",
        "group_id" => "group_name",
        other => other,
    };
    kind.fields.iter().find(|known| known.name == field).map_or_else(|| field.to_owned(), |known| known.title.into())
}

/// What a record says; an ID number only so far as lists show it.
pub(super) fn before(conn: &Connection, column: &str, value: &Value) -> Result<String> {
    let text = shown(conn, column, value)?;
    Ok(if column == "id_number" { masked_id(&text) } else { text })
}

/// A column's value: what it refers to by name, money in yuan.
pub(super) fn shown(conn: &Connection, column: &str, value: &Value) -> Result<String> {
    let named = match column {
        "unit_id" => Some("SELECT name FROM unit WHERE id = ?"),
        "group_id" => Some("SELECT name FROM class_group WHERE id = ?"),
        _ => None,
    };
    if let (Some(sql), Value::Integer(id)) = (named, value) {
        return Ok(conn.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?.unwrap_or_default());
    }
    Ok(match ValueRef::from(value) {
        ValueRef::Integer(cents) if column == "cost" || column == "budget" => format!("{:.2}", cents as f64 / 100.0),
        ValueRef::Integer(flag) if column == "is_leader" => if flag == 0 { "否" } else { "是" }.into(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Null | ValueRef::Blob(_) => String::new(),
    })
}

/// What a row says, field by field in the order of the kind.
pub(super) fn words_of(kind: &Kind, values: &Values) -> Vec<(String, String)> {
    let named = kind
        .fields
        .iter()
        .filter_map(|field| Some((field.title.to_owned(), words(&values.get(field.name)?.to_json()))));
    named.filter(|(_, words)| !words.is_empty()).collect()
}

fn words(value: &Json) -> String {
    match value {
        Json::Null | Json::Object(_) => String::new(),
        Json::Bool(truth) => if *truth { "是" } else { "否" }.into(),
        Json::Number(number) => number.to_string(),
        Json::String(text) => text.clone(),
        // [22, "场"] is one indicator.
        Json::Array(pair) if matches!(pair.as_slice(), [Json::Number(_), _]) => pair.iter().map(words).collect(),
        Json::Array(list) => list.iter().map(words).collect::<Vec<_>>().join("、"),
    }
}
