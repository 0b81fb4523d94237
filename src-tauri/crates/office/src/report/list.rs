//! Lists as offices print them: a title, a line of facts, a ruled table whose empty columns are left out.

use std::borrow::Cow;

use chrono::NaiveDate;
use papers::document::{Align, Block, Cell, Column, Document, Row, Style, Table, Value, Width};

use super::Draft;
use super::choices::{ID_NUMBER, Offered, Setting};

/// A cell's contents, by the record's place and the record.
type Contents<'a, T> = Box<dyn Fn(usize, &T) -> Cell + 'a>;

/// A column of a list: its head, its cell for each record, and how it stands.
pub(crate) struct Listed<'a, T> {
    head: Cow<'static, str>,
    cell: Contents<'a, T>,
    column: Column,
    /// Stays even when no record has anything in it.
    always: bool,
    /// Stands only when it is asked for.
    asked: bool,
    /// Phones stand in it.
    phones: bool,
    /// The sum below the last row.
    sum: Option<String>,
}

impl<'a, T> Listed<'a, T> {
    fn new(head: impl Into<Cow<'static, str>>, align: Align, cell: impl Fn(usize, &T) -> Cell + 'a) -> Self {
        Self {
            head: head.into(),
            cell: Box::new(cell),
            column: Column::new(align),
            always: false,
            asked: false,
            phones: false,
            sum: None,
        }
    }

    /// A column of words.
    pub(crate) fn words(head: impl Into<Cow<'static, str>>, words: impl Fn(&T) -> String + 'a) -> Self {
        Self::new(head, Align::Start, move |_, record| Cell::new(words(record)))
    }

    /// A column of short words, such as 男 or 一等奖.
    pub(crate) fn short(head: impl Into<Cow<'static, str>>, words: impl Fn(&T) -> String + 'a) -> Self {
        Self::new(head, Align::Centre, move |_, record| Cell::new(words(record)))
    }

    /// A column of numbers; what is more than a number stays words.
    pub(crate) fn number(head: impl Into<Cow<'static, str>>, words: impl Fn(&T) -> String + 'a) -> Self {
        Self::new(head, Align::End, move |_, record| Cell::number(words(record)))
    }

    /// A column of days: the words, and the day where they are no more than one day.
    pub(crate) fn day(
        head: &'static str,
        words: impl Fn(&T) -> String + 'a,
        day: impl Fn(&T) -> Option<NaiveDate> + 'a,
    ) -> Self {
        Self::new(head, Align::Centre, move |_, record| Cell {
            value: day(record).map(Value::Date),
            ..Cell::new(words(record))
        })
    }

    /// A column of phones, masked where the list is for publication.
    pub(crate) fn phone(setting: &'a Setting, phone: impl Fn(&T) -> String + 'a) -> Self {
        Self { phones: true, ..Self::short("联系电话", move |record| setting.phone(&phone(record))) }
    }

    /// A column of ID numbers, masked unless they were asked for in full; it stands only when it is asked for.
    pub(crate) fn id_number(setting: &'a Setting, number: impl Fn(&T) -> String + 'a) -> Self {
        Self::short(ID_NUMBER, move |record| setting.id_number(&number(record))).asked()
    }

    /// What it is called.
    pub(crate) fn head(&self) -> &str {
        &self.head
    }

    /// 序号
    fn ordinal() -> Self {
        let column = Column::fixed(10.0, Align::Centre);
        let listed = Self::new("序号", Align::Centre, |at, _| Cell::number((at + 1).to_string()));
        Self { column, always: true, ..listed }
    }

    /// An empty column of a width in millimetres, to be filled in by hand.
    pub(crate) fn blank(head: &'static str, width: f32) -> Self {
        let column = Column::fixed(width, Align::Centre);
        Self { column, always: true, ..Self::new(head, Align::Centre, |_, _| Cell::default()) }
    }

    /// How wide the column is when each of its cells takes one line, in millimetres.
    fn wanted(&self, cells: &[Cell]) -> f32 {
        if let Width::Fixed(width) = self.column.width {
            return width;
        }
        let long = |text: &str| text.chars().map(|ch| if ch.is_ascii() { 0.55 } else { 1.0 }).sum::<f32>();
        let longest = cells.iter().map(|cell| long(&cell.text)).fold(0.0, f32::max).min(LONG);
        longest.max(long(&self.head) / 2.0) * CHARACTER + SIDES
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

    /// The column stands only when it is asked for.
    #[must_use]
    pub(crate) fn asked(self) -> Self {
        Self { asked: true, ..self }
    }

    /// The sum below the last row.
    #[must_use]
    pub(crate) fn sum(self, sum: impl Into<String>) -> Self {
        Self { sum: Some(sum.into()), ..self }
    }
}

/// Words as a cell has them: nothing where none are written.
pub(crate) fn text(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

/// As wide as a list on upright paper is, in millimetres.
const UPRIGHT: f32 = 175.0;

/// A character of a list with its part of what stands around it, and the space beside the rules, in millimetres.
const CHARACTER: f32 = 3.75;
const SIDES: f32 = 2.4;

/// Words longer than this are broken on either paper.
const LONG: f32 = 20.0;

/// A list of records: 序号 and the columns that are chosen.
pub(crate) fn list<T>(
    setting: &Setting,
    title: String,
    facts: Vec<String>,
    columns: Vec<Listed<'_, T>>,
    records: &[T],
) -> Draft {
    let cells = |column: &Listed<'_, T>| -> Vec<Cell> {
        records.iter().enumerate().map(|(at, record)| (column.cell)(at, record)).collect()
    };
    let mut has_phones = false;
    let mut offered = Vec::new();
    let mut filled = Vec::new();
    for column in columns {
        let cells = cells(&column);
        let is_filled = column.always || cells.iter().any(|cell| !cell.text.is_empty());
        has_phones |= column.phones;
        offered.push(Offered { head: column.head.clone(), asked: column.asked, filled: is_filled });
        filled.push(Some((cells, column)));
    }
    let offer = setting.offer(&offered, has_phones);
    let ordinal = Listed::ordinal();
    let mut kept = vec![(cells(&ordinal), ordinal)];
    for place in setting.standing(&offered) {
        kept.extend(filled[place].take());
    }
    let rows = (0..records.len()).map(|at| Row(kept.iter().map(|(cells, _)| cells[at].clone()).collect())).collect();
    let mut totals = Vec::new();
    if let Some(first) = kept.iter().position(|(_, column)| column.sum.is_some()) {
        let sums = kept[first..].iter().map(|(_, column)| Cell::number(column.sum.clone().unwrap_or_default()));
        let word = Cell::new("合计").across(first).aligned(Align::Centre);
        totals.push(Row(std::iter::once(word).chain(sums).collect()));
    }
    let widths = kept.iter().map(|(cells, column)| column.wanted(cells));
    let landscape = widths.sum::<f32>() > UPRIGHT;
    let table = Table {
        header: vec![kept.iter().map(|(_, column)| column.head.as_ref()).collect()],
        columns: kept.iter().map(|(_, column)| column.column).collect(),
        rows,
        totals,
        ..Table::default()
    };
    let facts = (!facts.is_empty()).then_some(Block::Spread(facts));
    let blocks = facts.into_iter().chain([Block::Table(table)]).collect();
    let document = Document { style: Style::List, landscape, title, blocks, ..Document::default() };
    Draft { document, offer: Some(offer), official: None, notes: Vec::new() }
}
