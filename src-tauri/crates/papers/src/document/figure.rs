//! Charts and pictures of a paper.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Align, Cell, Column, Row, Table};

/// A chart of one row of numbers (图), drawn as vectors; for a program that sets the words itself, their table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Chart {
    /// What it shows and in what it counts: 各月活动（项）.
    pub title: String,
    /// How the numbers are drawn.
    pub form: ChartForm,
    /// What stands below the axis, from left to right.
    pub labels: Vec<String>,
    /// The numbers above the labels; what is negative or no number stands as 0.
    pub values: Vec<f64>,
}

impl Chart {
    /// The labels with their numbers.
    pub(crate) fn points(&self) -> impl Iterator<Item = (&str, f64)> {
        let values = self.values.iter().copied().map(|value| if value.is_finite() { value.max(0.0) } else { 0.0 });
        self.labels.iter().map(String::as_str).zip(values)
    }

    /// The numbers as a table: a row of labels over a row of numbers.
    pub(crate) fn table(&self) -> Table {
        Table {
            columns: vec![Column::new(Align::Centre); self.labels.len().min(self.values.len())],
            header: vec![self.points().map(|(label, _)| label).collect()],
            rows: vec![Row(self.points().map(|(_, value)| Cell::number(value.to_string())).collect())],
            ..Table::default()
        }
    }
}

/// How the numbers of a chart are drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartForm {
    /// A bar for each: numbers of things.
    #[default]
    Bars,
    /// A line through all: what goes up and down.
    Line,
}

/// A picture (图片), in the middle between the edges and never parted from its caption.
///
/// It is set no wider and no higher than the type area, its ratio kept, and no larger than 150 dots an inch give unless a
/// width is asked for.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Picture {
    /// A JPEG or PNG file; base64 where the document is written as JSON.
    #[serde(with = "base64_text")]
    pub bytes: Vec<u8>,
    /// What stands below it (图题), as written; nothing when it is blank.
    pub caption: String,
    /// How wide it is set, in millimetres; none for its natural size.
    pub width: Option<f32>,
}

impl fmt::Debug for Picture {
    /// Megabytes of numbers tell nobody anything.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = format_args!("{} bytes", self.bytes.len());
        f.debug_struct("Picture")
            .field("bytes", &bytes)
            .field("caption", &self.caption)
            .field("width", &self.width)
            .finish()
    }
}

/// Bytes as a text of JSON.
mod base64_text {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        STANDARD.decode(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
