//! Lists as offices print them: a title, a line of facts, a ruled table whose empty columns are left out.

use papers::document::{Align, Block, Cell, Column, Document, Row, Style, Table, Width};

/// A cell's words, by the record's place and the record.
type Words<'a, T> = Box<dyn Fn(usize, &T) -> String + 'a>;

/// A column of a list: its head, its words for each record, and how it stands.
pub(crate) struct Listed<'a, T> {
    head: &'static str,
    words: Words<'a, T>,
    column: Column,
    /// Stays even when no record has anything in it.
    always: bool,
    /// The sum below the last row.
    sum: Option<String>,
}

impl<'a, T> Listed<'a, T> {
    /// A column of words.
    pub(crate) fn words(head: &'static str, words: impl Fn(&T) -> String + 'a) -> Self {
        let column = Column { width: Width::Auto, align: Align::Start };
        Self { head, words: Box::new(move |_, record| words(record)), column, always: false, sum: None }
    }

    /// A column of short words, such as 男 or 一等奖.
    pub(crate) fn short(head: &'static str, words: impl Fn(&T) -> String + 'a) -> Self {
        let listed = Self::words(head, words);
        Self { column: Column { align: Align::Centre, ..listed.column }, ..listed }
    }

    /// A column of numbers.
    pub(crate) fn number(head: &'static str, words: impl Fn(&T) -> String + 'a) -> Self {
        let listed = Self::words(head, words);
        Self { column: Column { align: Align::End, ..listed.column }, ..listed }
    }

    /// 序号
    pub(crate) fn ordinal() -> Self {
        let column = Column { width: Width::Fixed(10.0), align: Align::Centre };
        Self { head: "序号", words: Box::new(|at, _| (at + 1).to_string()), column, always: true, sum: None }
    }

    /// An empty column of a width in millimetres, to be filled in by hand.
    pub(crate) fn blank(head: &'static str, width: f32) -> Self {
        let column = Column { width: Width::Fixed(width), align: Align::Centre };
        Self { head, words: Box::new(|_, _| String::new()), column, always: true, sum: None }
    }

    /// The column takes a part of the room that the others leave.
    #[must_use]
    pub(crate) fn wide(self, share: f32) -> Self {
        Self { column: Column { width: Width::Share(share), ..self.column }, ..self }
    }

    /// The column stays even when it is empty.
    #[must_use]
    pub(crate) fn always(self) -> Self {
        Self { always: true, ..self }
    }

    /// The sum below the last row.
    #[must_use]
    pub(crate) fn sum(self, sum: impl Into<String>) -> Self {
        Self { sum: Some(sum.into()), ..self }
    }
}

/// More columns than this stand on the long side of the paper.
const UPRIGHT: usize = 9;

/// A list of records.
pub(crate) fn list<T>(title: String, facts: Vec<String>, columns: Vec<Listed<'_, T>>, records: &[T]) -> Document {
    let cells: Vec<Vec<String>> = columns
        .iter()
        .map(|column| records.iter().enumerate().map(|(at, record)| (column.words)(at, record)).collect())
        .collect();
    let kept: Vec<(Listed<'_, T>, Vec<String>)> = columns
        .into_iter()
        .zip(cells)
        .filter(|(column, cells)| column.always || cells.iter().any(|words| !words.is_empty()))
        .collect();
    let rows = (0..records.len()).map(|at| kept.iter().map(|(_, cells)| cells[at].as_str()).collect()).collect();
    let mut totals = Vec::new();
    if kept.iter().any(|(column, _)| column.sum.is_some()) {
        let mut first = kept.iter().position(|(column, _)| column.sum.is_some()).unwrap_or_default().max(1);
        first = first.min(kept.len());
        let sums = kept[first..].iter().map(|(column, _)| Cell::new(column.sum.clone().unwrap_or_default()));
        let word = Cell::new("合计").across(first).aligned(Align::Centre);
        totals.push(Row(std::iter::once(word).chain(sums).collect()));
    }
    let landscape = kept.len() > UPRIGHT;
    let table = Table {
        header: vec![kept.iter().map(|(column, _)| column.head).collect()],
        columns: kept.iter().map(|(column, _)| column.column).collect(),
        rows,
        totals,
        ..Table::default()
    };
    let facts = (!facts.is_empty()).then_some(Block::Spread(facts));
    let blocks = facts.into_iter().chain([Block::Table(table)]).collect();
    Document { style: Style::List, landscape, title, blocks, ..Document::default() }
}
