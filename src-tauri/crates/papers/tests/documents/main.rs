//! Documents as they leave the printer, read back from the PDF: where each character stands, and which rules are drawn.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

mod charts;
mod docx;
mod extremes;
mod faults;
mod figures;
mod official;
mod pictures;
mod reader;
#[path = "../room/mod.rs"]
mod room;
mod tables;
mod xlsx;

use std::sync::LazyLock;

use fonts::Faces;
use papers::document::{Block, Document, Heading, Paragraph};
use papers::{Options, Paper};

use reader::Sheet;

/// The bundled faces, read once.
static FACES: LazyLock<Faces> = LazyLock::new(room::faces);

fn options() -> Options {
    Options { made: room::noon(), author: "江岸区科学技术协会".into(), ..Options::default() }
}

fn paper(document: &Document) -> Paper {
    papers::pdf_of(document, &FACES, &options()).unwrap()
}

/// The pages of a document, read back.
fn pages(document: &Document) -> Vec<Sheet> {
    reader::read(&paper(document).bytes)
}

fn plain(text: impl Into<String>) -> Block {
    Block::Paragraph(Paragraph::plain(text))
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading(Heading { level, text: text.into(), ..Heading::default() })
}

/// So many Chinese characters without a mark, not all the same.
fn characters(count: usize) -> String {
    "科学技术协会服务广大工作者".chars().cycle().take(count).collect()
}
