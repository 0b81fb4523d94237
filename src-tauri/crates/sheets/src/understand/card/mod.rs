//! Forms of one record, 登记表: names of fields with their values beside them, 姓名 | 张一 | 性别 | 男. One on a sheet, several
//! below or beside each other, and lists that are turned round, with a record a column.
//!
//! What is found becomes a row, and is read as a row of any list is. What stands in the form beside what was read is never
//! taken for another record: a form's 家庭成员 are no members.

mod find;
mod pair;

use self::find::{cards, is_blank, is_title};
use self::pair::Pair;
use super::column::{self, Mapped};
use super::grid::Grid;
use super::header::{self, Label};
use super::outcome::{Column, Issue, IssueCode, Severity, Skip, Skipped, Table, Unmapped};
use super::record::{Flow, List};
use super::table::Reading;
use crate::{Cell, Row, Sheet, column_letters};

/// A form on the sheet.
#[derive(Debug)]
struct Card {
    /// Its rows, title and all.
    rows: Vec<u32>,
    /// The row of the name.
    named: u32,
    pairs: Vec<Pair>,
}

impl Reading<'_> {
    /// Reads a sheet of forms. False where it is none: nothing was read then.
    pub(super) fn read_cards(&mut self, rows: &[u32]) -> bool {
        // Who says where the header is says that there is a list.
        if !self.hints.header_rows.is_empty() {
            return false;
        }
        let Some((above, cards)) = cards(&self.grid, self.kind, rows) else { return false };
        self.above = above;
        for card in cards {
            let title = |row: &&u32| **row < card.named && is_title(&self.grid, **row);
            let titles: Vec<u32> = card.rows.iter().filter(title).copied().collect();
            self.above.extend(&titles);
            self.read_above();
            let table = self.read_card(&card, &titles);
            self.done.push(table);
        }
        true
    }

    fn read_card(&mut self, card: &Card, titles: &[u32]) -> Table {
        if is_blank(card) {
            let mut skipped = std::mem::take(&mut self.skipped);
            let rest = card.rows.iter().filter(|row| !titles.contains(row));
            skipped.extend(rest.map(|row| Skipped::new(*row, Skip::Blank)));
            return Table { sheet: self.sheet.name.clone(), card: true, skipped, ..Table::default() };
        }
        let cells = |pair: &(usize, &Pair)| pair.1.value.clone().map(|cell| Cell { column: pair.0 as u32, ..cell });
        let filled = card.pairs.iter().enumerate();
        let sheet = Sheet {
            rows: vec![Row { index: card.named, cells: filled.clone().filter_map(|pair| cells(&pair)).collect() }],
            ..Sheet::default()
        };
        let label =
            |(at, pair): (usize, &Pair)| Label { column: at as u32, levels: vec![pair.label.clone()], covered: false };
        let labels: Vec<Label> = filled.map(label).collect();
        let mut columns = column::assign(self.kind, &labels);
        self.hints.assign_labels(self.kind, &mut columns);
        let mut table = Table {
            sheet: self.sheet.name.clone(),
            title: self.title.clone(),
            year: self.years().first,
            card: true,
            columns: named_columns(&columns, &card.pairs),
            unmapped: unmapped(&columns, &card.pairs),
            ..Table::default()
        };
        table.skipped.append(&mut self.skipped);
        let list = List {
            grid: &Grid::new(&sheet),
            kind: self.kind,
            columns,
            years: self.years(),
            carried: Vec::new(),
            ten_thousands: self.ten_thousands,
        };
        let mut flow = Flow::under(self.sections.clone());
        let (record, issues) = list.read(card.named, &mut flow);
        if record.values.is_empty() {
            // Boxes of which none is ticked: nobody filled it in.
            let rows = card.rows.iter().filter(|row| !titles.contains(row));
            table.skipped.extend(rows.map(|row| Skipped::new(*row, Skip::Blank)));
            return table;
        }
        // Issues know the columns of the row that was made; she looks for the cells of the sheet.
        let real = |issue: Issue| match super::column_index(&issue.column).and_then(|at| card.pairs.get(at as usize)) {
            Some(pair) => Issue { row: pair.row + 1, column: column_letters(pair.column), ..issue },
            None => issue,
        };
        table.issues.extend(issues.into_iter().map(real));
        self.warn_of_apart(card, &list.columns, &mut table);
        let answered = list.columns.iter().zip(&card.pairs);
        if answered.filter(|(own, pair)| own.field.is_some() && pair.value.is_some()).count() == 1 {
            let message = format!("第 {} 行这张登记表几乎没有填，请看是否要导入。", card.named + 1);
            table.issues.push(warning(card.named, String::new(), self.kind.names[0], IssueCode::Ambiguous, message));
        }
        self.warn_of_inner_list(card, &mut table);
        table.records.push(self.titled(record));
        let rest = card.rows.iter().filter(|row| **row != card.named && !titles.contains(row));
        table.skipped.extend(rest.map(|row| Skipped::new(*row, Skip::Card)));
        if card.rows.iter().any(|row| self.grid.is_hidden(*row)) {
            let message = "这张登记表里有隐藏的行，请看是否要导入。".into();
            table.issues.push(warning(card.named, String::new(), self.kind.names[0], IssueCode::HiddenRow, message));
        }
        table
    }

    /// 姓名 | | 张一: most likely his name, but someone should look.
    fn warn_of_apart(&self, card: &Card, columns: &[Mapped], table: &mut Table) {
        for (pair, mapped) in card.pairs.iter().zip(columns).filter(|(pair, _)| pair.apart) {
            let Some(field) = mapped.field else { continue };
            let message = format!("{}和它的值不挨着，请核对。", field.title);
            let column = column_letters(pair.column);
            table.issues.push(warning(pair.row, column, field.name, IssueCode::Ambiguous, message));
        }
    }

    /// A list within the form that could be one of the kind is left out, and that is said.
    fn warn_of_inner_list(&self, card: &Card, table: &mut Table) {
        let paired = |row: u32| card.pairs.iter().any(|pair| pair.row == row && pair.value.is_some());
        let lists = card.rows.iter().copied().filter(|row| !paired(*row));
        for row in lists
            .filter(|row| header::at(&self.grid, self.kind, *row).is_some_and(|header| header.top == header.bottom))
        {
            let message = format!("第 {} 行起像是登记表里的另一张表，没有导入。", row + 1);
            table.issues.push(warning(row, String::new(), self.kind.names[0], IssueCode::Section, message));
        }
    }
}

fn warning(row: u32, column: String, field: &'static str, code: IssueCode, message: String) -> Issue {
    Issue { row: row + 1, column, field, code, severity: Severity::Warning, value: String::new(), message }
}

fn named_columns(columns: &[Mapped], pairs: &[Pair]) -> Vec<Column> {
    let of = |(mapped, pair): (&Mapped, &Pair)| {
        let fields = mapped.field.into_iter().chain(mapped.second);
        let (column, header, sure) = (column_letters(pair.column), pair.label.clone(), mapped.sure);
        fields
            .map(move |field| Column { column: column.clone(), header: header.clone(), field: field.name, sure })
            .collect::<Vec<_>>()
    };
    columns.iter().zip(pairs).flat_map(of).collect()
}

/// What is asked, answered and not read.
fn unmapped(columns: &[Mapped], pairs: &[Pair]) -> Vec<Unmapped> {
    let left = columns.iter().zip(pairs).filter(|(mapped, pair)| mapped.field.is_none() && pair.value.is_some());
    left.map(|(_, pair)| Unmapped { column: column_letters(pair.column), header: pair.label.clone() }).collect()
}
