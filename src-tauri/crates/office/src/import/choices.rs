//! What the user chose of an import, and what becomes of each row by it.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the user chose. Records are numbered from 0 in the order in which the file gives them.
#[derive(Clone, Debug, Default, Deserialize, TS)]
pub struct ImportChoices {
    /// True when the table's values replace those of records that are there; only blanks are filled otherwise.
    #[serde(default)]
    #[ts(optional)]
    pub overwrite: Option<bool>,
    /// Records that are left out.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<usize>>")]
    pub leave: Vec<usize>,
    /// Whom or what records mean where that cannot be told.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<ImportWho>>")]
    pub who: Vec<ImportWho>,
}

/// Whom or what a record means.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct ImportWho {
    /// The record.
    pub record: usize,
    /// The person or the event; null for a new one.
    pub id: Option<i64>,
}

/// The choices, as rows ask for them.
#[derive(Debug, Default)]
pub(crate) struct Choices {
    pub(crate) overwrite: bool,
    pub(crate) leave: HashSet<usize>,
    pub(crate) who: HashMap<usize, Option<i64>>,
}

impl From<ImportChoices> for Choices {
    fn from(said: ImportChoices) -> Self {
        Choices {
            overwrite: said.overwrite.unwrap_or(false),
            leave: said.leave.into_iter().collect(),
            who: said.who.into_iter().map(|who| (who.record, who.id)).collect(),
        }
    }
}

/// What becomes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportFate")]
pub enum Fate {
    /// Added.
    New,
    /// There, and changed.
    Changed,
    /// There, and different; left as it is because only blanks are filled.
    Differs,
    /// There already.
    Same,
    /// Several may be meant, or it may tell an event again: she says which.
    Unclear,
    /// Left out.
    Out,
}

/// How many records have each fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ImportCounts")]
#[allow(missing_docs)] // each stands at the variant of Fate with its name
pub struct Counts {
    pub new: usize,
    pub changed: usize,
    pub differs: usize,
    pub same: usize,
    pub unclear: usize,
    pub out: usize,
}

impl Counts {
    pub(crate) fn add(&mut self, fate: Fate) {
        *match fate {
            Fate::New => &mut self.new,
            Fate::Changed => &mut self.changed,
            Fate::Differs => &mut self.differs,
            Fate::Same => &mut self.same,
            Fate::Unclear => &mut self.unclear,
            Fate::Out => &mut self.out,
        } += 1;
    }

    /// Records that came in or were there.
    pub(crate) fn taken(&self) -> usize {
        self.new + self.changed + self.differs + self.same
    }
}

/// A value of a record that is there, and what the table says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ImportChange")]
pub struct Change {
    /// The field's Chinese name.
    pub title: String,
    /// What the record says; empty where it says nothing.
    pub before: String,
    /// What the table says.
    pub after: String,
    /// True when the table's value is taken.
    pub taken: bool,
}

/// Somebody whom a row may mean, or an event that it may tell again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ImportCandidate")]
pub struct Candidate {
    /// The person or the event.
    pub id: i64,
    /// Name, unit, phone and birth, as far as they are known; of an event its day, title and place.
    pub words: String,
}

/// By what a row's person was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportMatch")]
pub enum Match {
    /// The ID number.
    IdNumber,
    /// Phone and name.
    Phone,
    /// Name and unit.
    Unit,
    /// The name alone, and nothing that contradicts.
    Name,
    /// The user said so.
    Said,
}

/// What becomes of a record, with what it rests on.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "ImportRow")]
pub struct Told {
    /// The record's number, from 0.
    pub record: usize,
    /// Its sheet.
    pub sheet: String,
    /// Its row.
    pub row: u32,
    /// What it is called.
    pub name: String,
    /// What the row says, field by field.
    pub values: Vec<(String, String)>,
    /// What becomes of it.
    pub fate: Fate,
    /// By what its person was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub by: Option<Match>,
    /// Values that are there and differ, or were missing.
    pub changes: Vec<Change>,
    /// Whom or what it may mean.
    pub candidates: Vec<Candidate>,
    /// What was left out of it, and why.
    pub reasons: Vec<String>,
}
