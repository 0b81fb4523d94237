//! What a form sends: the fields that were touched, each once as a column.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde::de::value::StrDeserializer;
use serde::{Deserialize, Deserializer};
use sheets::understand::Datum;

use crate::error::{Error, Result};

/// A field that was sent, even as null: `Some(None)` clears it, `None` leaves it alone.
pub(crate) fn sent<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(from).map(Some)
}

/// Columns with their checked values.
pub type Columns = Vec<(&'static str, Value)>;

/// A column with its checked value, or why the value is refused.
pub(crate) type Column = Result<(&'static str, Value), String>;

/// A form whose fields can be checked one by one, as they come from a table.
pub(crate) trait Form {
    /// The column of a field, as if it had been typed; none where the form has no such field.
    fn column(field: &str, value: &Datum) -> Option<Column>;
}

/// A value of the type that a field has.
pub(crate) fn typed<'de, T: Deserialize<'de>>(value: &'de Datum) -> Result<T, String> {
    match value {
        Datum::Text(text) => {
            T::deserialize(StrDeserializer::<serde::de::value::Error>::new(text)).map_err(|cause| cause.to_string())
        }
        Datum::Other(json) => T::deserialize(&**json).map_err(|cause| cause.to_string()),
    }
}

/// Declares the fields of a form once: the struct that crosses the wire, and the columns that it writes. Each field is
/// `name: Type => check`, where check turns `(field, &value)` into a column value.
macro_rules! changes {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty => $check:expr),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                $(#[$fdoc])*
                #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::changes::sent")]
                #[ts(optional)]
                pub $field: Option<Option<$ty>>,
            )*
        }

        impl $name {
            /// The touched columns, each value checked and in its normal form.
            pub fn columns(&self) -> $crate::error::Result<$crate::changes::Columns> {
                let mut columns: $crate::changes::Columns = Vec::new();
                $(
                    if let Some(value) = &self.$field {
                        let checked: $crate::error::Result<rusqlite::types::Value> = match value {
                            None => Ok(rusqlite::types::Value::Null),
                            Some(value) => ($check)(stringify!($field), value),
                        };
                        columns.push((stringify!($field), checked?));
                    }
                )*
                Ok(columns)
            }
        }

        impl $crate::changes::Form for $name {
            fn column(field: &str, value: &sheets::understand::Datum) -> Option<$crate::changes::Column> {
                match field {
                    $(
                        stringify!($field) => Some($crate::changes::typed(value).and_then(|value: $ty| {
                            let checked: $crate::error::Result<rusqlite::types::Value> = ($check)(stringify!($field), &value);
                            checked.map(|value| (stringify!($field), value)).map_err(|refused| refused.to_string())
                        })),
                    )*
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use changes;

/// The checks of `changes!`, by the shape `(field, &value)`.
pub(crate) mod check {
    use super::{Result, Value};
    use crate::value;

    pub(crate) fn text(field: &str, text: &str) -> Result<Value> {
        value::bounded(field, text)
    }
    pub(crate) fn name(field: &str, text: &str) -> Result<Value> {
        value::name(field, text)
    }
    pub(crate) fn date(field: &str, text: &str) -> Result<Value> {
        value::date(field, text)
    }
    pub(crate) fn phone(_: &str, text: &str) -> Result<Value> {
        Ok(value::phone(text))
    }
    pub(crate) fn id_number(field: &str, text: &str) -> Result<Value> {
        value::id_number(field, text)
    }
    pub(crate) fn count(field: &str, count: &i64) -> Result<Value> {
        value::count(field, *count)
    }
    pub(crate) fn number(field: &str, number: &f64) -> Result<Value> {
        value::number(field, *number)
    }
    pub(crate) fn flag(_: &str, flag: &bool) -> Result<Value> {
        Ok(Value::Integer(i64::from(*flag)))
    }
    /// A word of a closed list.
    pub(crate) fn one_of(allowed: &'static [&'static str]) -> impl Fn(&str, &str) -> Result<Value> {
        move |field, text| value::one_of(field, text, allowed)
    }
}

/// Refuses a record without the field that names it. `new` says whether the field must have been sent.
pub(crate) fn require(columns: &Columns, field: &str, new: bool, message: &str) -> Result<()> {
    match columns.iter().find(|(name, _)| *name == field) {
        Some((_, Value::Null)) => Err(Error::invalid(field, message)),
        None if new => Err(Error::invalid(field, message)),
        _ => Ok(()),
    }
}

/// A new record without a day is of today.
pub(crate) fn or_today(columns: &mut Columns, field: &'static str) {
    if !columns.iter().any(|(name, value)| *name == field && *value != Value::Null) {
        columns.retain(|(name, _)| *name != field);
        columns.push((field, Value::Text(crate::clock::today())));
    }
}

/// Inserts a row and gives its id.
pub(crate) fn insert(tx: &Connection, table: &str, columns: &Columns) -> Result<i64> {
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let marks = vec!["?"; names.len()].join(", ");
    let sql = format!("INSERT INTO {table} ({}) VALUES ({marks})", names.join(", "));
    tx.prepare_cached(&sql)?.execute(params_from_iter(columns.iter().map(|(_, value)| value)))?;
    Ok(tx.last_insert_rowid())
}

/// Writes the touched columns of a row; `noun` stands in the error when the row is gone.
pub(crate) fn update(tx: &Connection, table: &str, id: i64, columns: &Columns, noun: &'static str) -> Result<()> {
    if columns.is_empty() {
        return Ok(());
    }
    let sets: Vec<String> = columns.iter().map(|(name, _)| format!("{name} = ?")).collect();
    let sql = format!("UPDATE {table} SET {} WHERE id = ?", sets.join(", "));
    let id = Value::Integer(id);
    let values = columns.iter().map(|(_, value)| value).chain(std::iter::once(&id));
    match tx.prepare_cached(&sql)?.execute(params_from_iter(values))? {
        0 => Err(Error::NotFound { noun }),
        _ => Ok(()),
    }
}

/// Deletes rows of `table` where `column` is `value`, with what is attached to them.
pub(crate) fn delete(tx: &Connection, table: &str, column: &str, value: i64) -> Result<usize> {
    crate::attachment::delete_of(tx, table, column, value)?;
    Ok(tx.prepare_cached(&format!("DELETE FROM {table} WHERE {column} = ?"))?.execute([value])?)
}

/// Refuses an id that no record of a table has. `noun`: measure word and noun.
pub(crate) fn exists(conn: &Connection, table: &str, id: i64, noun: &'static str) -> Result<()> {
    let is_there = conn.prepare_cached(&format!("SELECT 1 FROM {table} WHERE id = ?"))?.exists([id])?;
    if is_there { Ok(()) } else { Err(Error::NotFound { noun }) }
}

/// The column of a reference that may be none. Refuses an id that no record has. `noun`: measure word and noun.
pub(crate) fn reference(
    conn: &Connection,
    column: &'static str,
    table: &str,
    id: Option<impl Into<i64>>,
    noun: &'static str,
) -> Result<(&'static str, Value)> {
    let Some(id) = id.map(Into::into) else { return Ok((column, Value::Null)) };
    exists(conn, table, id, noun)?;
    Ok((column, Value::Integer(id)))
}

/// Refuses to delete a record that rows of other tables still use. `users`: (table, column, measure word and noun).
pub(crate) fn unused(tx: &Connection, name: &str, id: i64, users: &[(&str, &str, &str)]) -> Result<()> {
    let mut found = Vec::new();
    for (table, column, noun) in users {
        let count: i64 = tx
            .prepare_cached(&format!("SELECT count(*) FROM {table} WHERE {column} = ?"))?
            .query_row([id], |r| r.get(0))?;
        if count > 0 {
            found.push(format!("{count} {noun}"));
        }
    }
    if found.is_empty() { Ok(()) } else { Err(Error::InUse { name: name.into(), users: found.join("、") }) }
}

/// The text that names a row, for labels and messages.
pub(crate) fn title(conn: &Connection, table: &str, column: &str, id: i64, noun: &'static str) -> Result<String> {
    conn.prepare_cached(&format!("SELECT {column} FROM {table} WHERE id = ?"))?
        .query_row([id], |row| row.get::<_, Option<String>>(0))
        .map(Option::unwrap_or_default)
        .map_err(|cause| match cause {
            rusqlite::Error::QueryReturnedNoRows => Error::NotFound { noun },
            other => other.into(),
        })
}

/// The label of a deletion: 删除部室“财务部”, or 删除 3 个部室. Refuses ids that are not there.
pub(crate) fn deleting(
    conn: &Connection,
    table: &str,
    column: &str,
    what: &str,
    noun: &'static str,
    ids: impl Iterator<Item = i64>,
) -> Result<String> {
    let titles = ids.map(|id| title(conn, table, column, id, noun)).collect::<Result<Vec<_>>>()?;
    Ok(match titles.as_slice() {
        [one] => format!("删除{what}“{one}”"),
        many => format!("删除 {} {noun}", many.len()),
    })
}
