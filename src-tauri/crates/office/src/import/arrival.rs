//! What imported rows become: added, completing what was there, there already, or left out with the reason.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension};
use serde::de::DeserializeOwned;
use serde_json::Map;

use crate::changes::Columns;
use crate::error::Result;

/// A row of a spreadsheet that was understood.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    /// The sheet's name.
    pub(crate) sheet: &'a str,
    /// The spreadsheet's own row number.
    pub(crate) row: u32,
    /// The title above the table.
    pub(crate) title: &'a str,
    /// The year that the table says of itself.
    pub(crate) year: Option<i32>,
    /// The values by field.
    pub(crate) values: &'a Map<String, serde_json::Value>,
}

impl Row<'_> {
    /// A field as text; numbers as they are written.
    pub(crate) fn text(&self, field: &str) -> Option<String> {
        match self.values.get(field)? {
            serde_json::Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            serde_json::Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// A field as a list of words.
    pub(crate) fn list(&self, field: &str) -> Vec<String> {
        match self.values.get(field) {
            Some(serde_json::Value::Array(list)) => {
                list.iter().filter_map(|word| word.as_str()).map(|word| word.trim().to_owned()).collect()
            }
            _ => self.text(field).into_iter().collect(),
        }
    }
}

/// A value or a row that was not taken over.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct LeftOut {
    /// The sheet.
    pub sheet: String,
    /// The spreadsheet's own row number.
    pub row: u32,
    /// What was left out, and why.
    pub message: String,
}

/// What has become of the rows so far.
#[derive(Debug, Default)]
pub(crate) struct Arrival {
    /// Records added.
    pub(crate) added: usize,
    /// Records that were there and got something that was missing.
    pub(crate) completed: usize,
    /// Records that were there and had everything.
    pub(crate) same: usize,
    /// What was not taken over.
    pub(crate) left_out: Vec<LeftOut>,
}

impl Arrival {
    /// Keeps the reason why something of a row was not taken over.
    pub(crate) fn leave(&mut self, row: &Row<'_>, message: impl Into<String>) {
        self.left_out.push(LeftOut { sheet: row.sheet.to_owned(), row: row.row, message: message.into() });
    }

    /// The columns of the form `T` for these fields of a row, each checked as if it had been typed; what the form
    /// refuses is left out and said.
    pub(crate) fn columns<T: DeserializeOwned>(
        &mut self,
        row: &Row<'_>,
        fields: &[&str],
        columns_of: impl Fn(&T) -> Result<Columns>,
    ) -> Columns {
        let mut columns = Columns::new();
        for field in fields {
            let Some(value) = row.values.get(*field) else { continue };
            let form = serde_json::from_value::<T>(serde_json::json!({ *field: value }));
            match form.map_err(|cause| cause.to_string()).and_then(|form| columns_of(&form).map_err(|e| e.to_string()))
            {
                Ok(found) => columns.extend(found.into_iter().filter(|(_, value)| *value != Value::Null)),
                Err(why) => self.leave(row, format!("“{value}”没有导入：{why}")),
            }
        }
        columns
    }

    /// Fills the empty columns of a record that is there. What differs stays as it is and is said: a record that someone
    /// has corrected is worth more than an old table.
    pub(crate) fn fill(
        &mut self,
        conn: &Connection,
        row: &Row<'_>,
        table: &str,
        id: i64,
        columns: Columns,
    ) -> Result<()> {
        let mut missing = Columns::new();
        for (column, value) in columns {
            let sql = format!("SELECT {column} FROM {table} WHERE id = ?");
            let known: Value =
                conn.prepare_cached(&sql)?.query_row([id], |found| found.get(0)).optional()?.unwrap_or(Value::Null);
            if known == Value::Null {
                missing.push((column, value));
            } else if !same(&known, &value) {
                self.leave(row, format!("已有“{}”，表里是“{}”，没有改动", shown(&known), shown(&value)));
            }
        }
        if missing.is_empty() {
            self.same += 1;
            return Ok(());
        }
        self.completed += 1;
        crate::changes::update(conn, table, id, &missing, "条记录")
    }
}

/// Whether the table says what the record says: a date may be less precise than the one known.
fn same(known: &Value, value: &Value) -> bool {
    match (known, value) {
        (Value::Text(known), Value::Text(value)) => {
            known == value || is_date(value) && known.starts_with(value.as_str())
        }
        (Value::Integer(a), Value::Real(b)) | (Value::Real(b), Value::Integer(a)) => *a as f64 == *b,
        (known, value) => known == value,
    }
}

fn is_date(text: &str) -> bool {
    text.len() >= 4 && text.chars().all(|c| c.is_ascii_digit() || c == '-')
}

fn shown(value: &Value) -> String {
    match ValueRef::from(value) {
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Null | ValueRef::Blob(_) => String::new(),
    }
}
