//! The summary as an official document.

use papers::document::{Block, Document, Heading, Label, Paragraph, Run, Signature, Style};
use rusqlite::Connection;

use super::figure::Year;
use super::{SummaryPart, words};
use crate::error::Result;
use crate::report::Draft;
use crate::{clock, value};

/// The summary of a year by GB/T 9704-2012.
pub(crate) fn paper(conn: &Connection, year: i32) -> Result<Draft> {
    let year = Year::of(conn, year)?;
    let summary = words::summary(&year);
    let document = Document {
        style: Style::Official,
        title: summary.title,
        blocks: summary.parts.into_iter().map(block).collect(),
        signature: Some(Signature { issuers: vec![year.profile.name.clone()], date: value::spoken(&clock::today()) }),
        ..Document::default()
    };
    Ok(Draft { notes: summary.notes, ..Draft::from(document) })
}

fn block(part: SummaryPart) -> Block {
    let runs: Vec<Run> = part.runs.into_iter().map(|run| Run::plain(run.text)).collect();
    if part.level == 0 {
        return Block::Paragraph(Paragraph { runs, ..Paragraph::default() });
    }
    Block::Heading(Heading { level: part.level, label: Label::Kept(part.label), text: part.heading, follows: runs })
}
