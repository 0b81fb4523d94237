//! What a row says, field by field.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value as Json;

/// What a row says of one field.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// Words, or an ISO date with its precision. A text that stands in the cell as it is kept is the cell's own.
    Text(Arc<str>),
    /// A number, a truth, a list.
    Other(Box<Json>),
}

/// The fields of a row that have a value, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(Vec<(Cow<'static, str>, Datum)>);

impl Datum {
    /// The words.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Datum::Text(text) => Some(text),
            Datum::Other(_) => None,
        }
    }

    /// The number.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Datum::Text(_) => None,
            Datum::Other(json) => json.as_f64(),
        }
    }

    /// The list.
    pub fn as_array(&self) -> Option<&Vec<Json>> {
        match self {
            Datum::Text(_) => None,
            Datum::Other(json) => json.as_array(),
        }
    }

    /// As JSON.
    pub fn to_json(&self) -> Json {
        match self {
            Datum::Text(text) => Json::from(&**text),
            Datum::Other(json) => (**json).clone(),
        }
    }
}

/// As JSON writes it.
impl fmt::Display for Datum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_json().fmt(f)
    }
}

impl From<Json> for Datum {
    fn from(json: Json) -> Self {
        match json {
            Json::String(text) => Datum::Text(text.into()),
            other => Datum::Other(Box::new(other)),
        }
    }
}

impl From<bool> for Datum {
    fn from(truth: bool) -> Self {
        Datum::Other(Box::new(Json::Bool(truth)))
    }
}

impl From<&str> for Datum {
    fn from(text: &str) -> Self {
        Datum::Text(text.into())
    }
}

impl From<String> for Datum {
    fn from(text: String) -> Self {
        Datum::Text(text.into())
    }
}

impl From<Cow<'_, str>> for Datum {
    fn from(text: Cow<'_, str>) -> Self {
        Datum::Text(text.into())
    }
}

impl From<Arc<str>> for Datum {
    fn from(text: Arc<str>) -> Self {
        Datum::Text(text)
    }
}

impl Serialize for Datum {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Datum::Text(text) => to.serialize_str(text),
            Datum::Other(json) => json.serialize(to),
        }
    }
}

impl Values {
    /// With room for so many.
    pub(super) fn with_capacity(count: usize) -> Self {
        Values(Vec::with_capacity(count))
    }

    /// What is said of a field.
    pub fn get(&self, field: &str) -> Option<&Datum> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, value)| value)
    }

    /// True when nothing is said at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True when something is said of a field.
    pub fn contains_key(&self, field: &str) -> bool {
        self.get(field).is_some()
    }

    /// Says something of a field, in place of what was said.
    pub(super) fn insert(&mut self, field: impl Into<Cow<'static, str>>, value: impl Into<Datum>) {
        let field = field.into();
        match self.0.iter_mut().find(|(name, _)| *name == field) {
            Some((_, before)) => *before = value.into(),
            None => self.0.push((field, value.into())),
        }
    }

    /// Says nothing of a field.
    pub(super) fn remove(&mut self, field: &str) {
        self.0.retain(|(name, _)| name != field);
    }

    /// Says something of a field of which nothing was said.
    pub(super) fn insert_new(&mut self, field: impl Into<Cow<'static, str>>, value: impl Into<Datum>) {
        let field = field.into();
        if !self.contains_key(&field) {
            self.0.push((field, value.into()));
        }
    }
}

/// An object of JSON.
impl Serialize for Values {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
