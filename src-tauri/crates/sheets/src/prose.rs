//! A file as running text.

use serde::{Deserialize, Serialize};

use crate::Format;

/// The lines of a text, in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prose {
    /// By content: text or docx.
    pub format: Format,
    /// The lines of a text file, the paragraphs of a document, blank ones too.
    pub lines: Vec<Line>,
    /// Lines are paragraphs: none of them was cut to a width.
    pub paragraphs: bool,
    /// Tables between the paragraphs, which are no running text.
    pub tables: usize,
    /// Paragraphs that were struck out whole with changes tracked; they are none of the lines.
    pub struck: Vec<Line>,
}

/// A line or paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: usize,
    /// The words, with the label that the word processor shows before them.
    pub text: String,
    /// That label is there: it was counted, not typed.
    pub numbered: bool,
    /// Who wrote in it or struck out with changes tracked, each once.
    pub revised_by: Vec<String>,
    /// What was remarked on it.
    pub remarks: Vec<Remark>,
}

/// A comment on a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Who made it; empty where the file does not say.
    pub by: String,
    /// The words.
    pub text: String,
}
