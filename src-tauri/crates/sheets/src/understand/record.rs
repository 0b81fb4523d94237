//! A row of a list → its record and what is wrong with it.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::Value as Json;

use super::column::Mapped;
use super::grid::Grid;
use super::joined;
use super::kind::{Field, Kind, ValueKind};
use super::outcome::{Issue, IssueCode, Record, Severity};
use super::section::{Said, without_count};
use super::text::{brackets, one_line, squeeze, without_label};
use super::value::{self, Context, Years, month_of, year_in};
use super::values::{Datum, Values};
use crate::{Cell, Value, column_letters};

/// What the rows above said and the rows below still mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow<'a> {
    /// By field: the section row's text.
    pub sections: Vec<Said>,
    /// By column: the last value of a flowing field, where blanks mean the same.
    pub cells: HashMap<u32, &'a Cell>,
    /// By column: the last value at all, for 同上.
    last: Vec<Option<&'a Cell>>,
    /// From a row that says a year or a month and nothing else.
    pub years: Option<Years>,
    pub month: Option<u32>,
    /// From a row that says a part of a year: 第二季度.
    pub part: Option<String>,
}

impl<'a> Flow<'a> {
    /// Nothing but these sections.
    pub fn under(sections: Vec<Said>) -> Self {
        Flow { sections, ..Flow::default() }
    }

    fn last(&self, column: u32) -> Option<&'a Cell> {
        self.last.get(column as usize).copied().flatten()
    }

    fn keep(&mut self, column: u32, cell: &'a Cell, flows: bool) {
        let at = column as usize;
        if self.last.len() <= at {
            self.last.resize(at + 1, None);
        }
        self.last[at] = Some(cell);
        if flows {
            self.cells.insert(column, cell);
        }
    }
}

/// One list: its columns, and what its rows share.
pub(super) struct List<'a> {
    pub grid: &'a Grid<'a>,
    pub kind: &'a Kind,
    pub columns: Vec<Mapped>,
    pub years: Years,
    /// Columns whose blank cells mean what stands above.
    pub carried: Vec<u32>,
    /// 单位:万元 stands above the list.
    pub ten_thousands: bool,
}

impl<'a> List<'a> {
    pub fn first_column(&self) -> u32 {
        self.columns.iter().map(|column| column.label.column).min().unwrap_or(0)
    }

    /// True when the row has a value of its own in a column with a field.
    pub fn has_values(&self, row: u32) -> bool {
        self.fields().any(|(column, field)| {
            let own = self.grid.own(row, column).is_some_and(|cell| !value::is_blank(&cell.text()));
            // What is merged from above, and what only places the row in time, makes no record.
            own && !matches!(field.value, ValueKind::Year | ValueKind::Month)
                && !(field.flows && self.is_lonely(row, column))
        })
    }

    /// True when the row has nothing else in any column with a field.
    fn is_lonely(&self, row: u32, column: u32) -> bool {
        self.fields().all(|(other, _)| other == column || self.grid.own(row, other).is_none())
    }

    fn fields(&self) -> impl Iterator<Item = (u32, &'static Field)> {
        self.columns.iter().filter_map(|column| column.field.map(|field| (column.label.column, field)))
    }

    /// Reads a row; `flow` learns from it.
    pub fn read(&self, row: u32, flow: &mut Flow<'a>) -> (Record, Vec<Issue>) {
        let mut read = Read { row, values: Values::with_capacity(self.columns.len()), issues: Vec::new() };
        let mut cells: Vec<Meant<'_>> = Vec::with_capacity(self.columns.len());
        for mapped in &self.columns {
            let (column, Some(field)) = (mapped.label.column, mapped.field.filter(|_| mapped.mark.is_none())) else {
                continue;
            };
            let (cell, first) = self.meant(row, column, field, flow);
            match (mapped.second, cell) {
                (Some(second), Some(cell)) => cells.extend(read.cut(column, [field, second], cell)),
                (_, cell) => cells.push((column, field, cell.map(Cow::Borrowed), first)),
            }
        }
        let mut context = self.context(&cells, flow);
        // A leader column may repeat the name, which must be known by then.
        let is_flag = |field: &Field| field.value == ValueKind::Flag;
        for (column, field, cell, first) in cells.iter().filter(|(_, field, _, _)| !is_flag(field)) {
            self.take(&mut read, *column, field, cell.as_deref(), *first, &mut context, flow);
        }
        for (column, field, cell, first) in cells.iter().filter(|(_, field, _, _)| is_flag(field)) {
            self.take(&mut read, *column, field, cell.as_deref(), *first, &mut context, flow);
        }
        self.take_marks(&mut read);
        self.fill_from_month(&mut read, &cells, &context);
        self.fill_from_part(&mut read, flow, &context);
        self.fill_from_sections(&mut read, flow);
        self.check(&mut read);
        (Record { row: row + 1, values: read.values }, read.issues)
    }

    /// Takes the value of one field of a row.
    #[expect(clippy::too_many_arguments, reason = "what is known of the cell, and what the row knows")]
    fn take(
        &self,
        read: &mut Read,
        column: u32,
        field: &'static Field,
        cell: Option<&Cell>,
        first: bool,
        context: &mut Context,
        flow: &Flow<'a>,
    ) {
        let Some(cell) = cell else {
            read.note_blank_group(column, field, flow);
            return;
        };
        let names = self.kind.names.contains(&field.name);
        // A name may carry a label, a group its size.
        let may_carry_more = field.flows || names && field.value == ValueKind::Text;
        if !may_carry_more && let Some(text) = value::normal(field.value, cell) {
            if field.name == self.kind.names[0] {
                context.name = Some(text.clone());
            }
            read.values.insert(field.name, text.clone());
            return;
        }
        if !first && matches!(field.value, ValueKind::Money | ValueKind::Count) {
            // An amount merged over several rows belongs to them together: counted once.
            return;
        }
        if matches!(field.value, ValueKind::Money | ValueKind::Count) {
            let header = self.header_of(column).unwrap_or_default();
            context.factor = match field.value {
                ValueKind::Money if self.ten_thousands && !header.contains('元') => 1e4,
                _ => factor_of(&header),
            };
        }
        let mut reading = value::read(field, cell, context);
        if field.value == ValueKind::Text && names {
            reading.values.iter_mut().for_each(|(_, value)| drop_label(value));
        }
        if field.flows {
            // 一等奖(2项), 第一组(5人): the group's name without its size.
            for (_, value) in &mut reading.values {
                if let Datum::Text(text) = value {
                    *value = without_count(text).into();
                }
            }
        }
        for (name, value) in reading.values {
            // 张三(组长) says something that not every kind has a place for.
            if !self.has_place_for(&name, field) {
                continue;
            }
            if name == self.kind.names[0] {
                context.name = value.as_str().map(Into::into);
            }
            // What a cell of its own says comes before what a name's brackets say; a list may stand in several columns.
            if name == field.name {
                let before = read.values.get(&name).filter(|_| field.lists_names());
                let whole = match before {
                    Some(before) => listed(before, &value),
                    None => value,
                };
                read.values.insert(name, whole);
            } else {
                read.values.insert_new(name, value);
            }
        }
        read.faults(column, field, cell, reading.faults);
        if first
            && matches!(field.value, ValueKind::Money | ValueKind::Count)
            && self.grid.span(read.row, column).is_some_and(|span| span.bottom > read.row)
        {
            let message = format!("{}是几行合用的一格，只记在第一行。", field.title);
            read.issue(column, field, IssueCode::Merged, Severity::Warning, cell, message);
        }
    }

    /// True for the fields of the kind, and for what goes with the field by its own nature.
    fn has_place_for(&self, name: &str, field: &Field) -> bool {
        field.value != ValueKind::Name || name == field.name || self.kind.fields.iter().any(|known| known.name == name)
    }

    fn header_of(&self, column: u32) -> Option<String> {
        self.columns.iter().find(|mapped| mapped.label.column == column).map(|mapped| mapped.label.text())
    }

    /// The cell that is meant in this row, and whether it is the first row of a merged one.
    fn meant(&self, row: u32, column: u32, field: &Field, flow: &mut Flow<'a>) -> (Option<&'a Cell>, bool) {
        let span = self.grid.span(row, column);
        let first = span.is_none_or(|span| span.top == row);
        // A merge over several columns belongs to its first one.
        let cell = self.grid.cell(row, column).filter(|_| span.is_none_or(|span| span.left == column));
        let ditto = |cell: &Cell| {
            let is_text = matches!(cell.value, Value::Text(_)) || cell.shown.is_some();
            let text = if is_text { cell.text() } else { Cow::Borrowed("") };
            // Longer words are no sign.
            text.len() <= 32 && is_ditto(&squeeze(&text))
        };
        let meant = match cell {
            Some(cell) if ditto(cell) => flow.last(column),
            None if field.flows && self.carried.contains(&column) => flow.cells.get(&column).copied(),
            other => other,
        };
        if let Some(cell) = meant {
            flow.keep(column, cell, field.flows);
        }
        (meant, first)
    }

    fn context(&self, cells: &[Meant<'_>], flow: &Flow<'a>) -> Context {
        let years = flow.years.unwrap_or(self.years);
        let mut context = Context { years, month: flow.month, ..Context::default() };
        for (_, field, cell, _) in cells {
            let Some(cell) = cell else { continue };
            match field.value {
                ValueKind::Year => context.years = year_in(&cell.text()).unwrap_or(context.years),
                ValueKind::Month => {
                    if let Value::Number(month) = cell.value {
                        context.month = Some(month as u32).filter(|month| (1..=12).contains(month));
                    } else {
                        context.month = month_of(&cell.text());
                        if let Some(years) = year_in(&cell.text()) {
                            context.years = years;
                        }
                    }
                }
                _ => {}
            }
        }
        context
    }

    /// A row that tells its month elsewhere, and no day, took place in that month.
    fn fill_from_month(&self, read: &mut Read, cells: &[Meant<'_>], context: &Context) {
        // Without a month there is nothing to fill in.
        let fits = |field: &&Field| !matches!(field.value, ValueKind::Deadline(_)) || self.is_due_by_section(field);
        for field in self.kind.fields.iter().filter(|_| context.month.is_some()).filter(fits) {
            let own = cells.iter().find(|(_, own, _, _)| own.name == field.name);
            let blank =
                own.is_none_or(|(_, _, cell, _)| cell.as_ref().is_none_or(|cell| value::is_blank(&cell.text())));
            if blank && !read.values.contains_key(field.name) {
                for (name, value) in value::month_alone(field, context) {
                    read.values.insert_new(name, value);
                }
            }
        }
        // 4月12日 under 月份: the column holds more than its header says.
        for (column, field, cell, _) in cells {
            let Some(cell) =
                cell.as_ref().filter(|cell| field.value == ValueKind::Month && !value::is_blank(&cell.text()))
            else {
                continue;
            };
            let span = self.kind.fields.iter().find(|field| matches!(field.value, ValueKind::Span(_)));
            if let Some(span) = span.filter(|span| context.month.is_none() && !read.values.contains_key(span.name)) {
                read.take(*column, span, cell, value::read(span, cell, context));
            }
        }
    }

    /// A row without a time of its own under 第二季度 took place in that quarter.
    fn fill_from_part(&self, read: &mut Read, flow: &Flow<'a>, context: &Context) {
        let Some(part) = &flow.part else { return };
        let timed = |field: &&Field| matches!(field.value, ValueKind::Span(_)) || self.is_due_by_section(field);
        for field in self.kind.fields.iter().filter(timed) {
            let said = read.issues.iter().any(|issue| issue.field == field.name);
            if !said && !read.values.contains_key(field.name) {
                let column = self.first_column();
                let cell = Cell { column, value: Value::Text(part.as_str().into()), shown: None };
                let found = value::read(field, &cell, context);
                // 第一周 is a time that no record can have: nothing is wrong with the row.
                if found.faults.is_empty() {
                    read.take(column, field, &cell, found);
                }
            }
        }
    }

    /// Whether a row above tells by when something is to be done: of a paper that came in under 第一季度 it tells when it came.
    fn is_due_by_section(&self, field: &Field) -> bool {
        let dated = |other: &Field| matches!(other.value, ValueKind::Span(_) | ValueKind::Date);
        matches!(field.value, ValueKind::Deadline(_)) && !self.kind.fields.iter().any(dated)
    }

    fn fill_from_sections(&self, read: &mut Read, flow: &Flow<'a>) {
        for said in &flow.sections {
            if let Some(leader) = &said.leader
                && read.values.get(self.kind.names[0]).and_then(Datum::as_str) == Some(leader)
                && self.kind.fields.iter().any(|field| field.name == "is_leader")
            {
                read.values.insert_new("is_leader", true);
            }
            read.values.insert_new(said.field, said.text.clone());
        }
    }

    /// What holds over the whole row.
    fn check(&self, read: &mut Read) {
        if !self.kind.names.iter().any(|name| read.values.contains_key(name)) {
            let name = self.kind.names.iter().find(|name| self.fields().any(|(_, field)| field.name == **name));
            let name = name.unwrap_or(&self.kind.names[0]);
            let said = read.issues.iter().any(|issue| issue.field == *name && issue.severity == Severity::Error);
            if let Some(field) = self.kind.fields.iter().find(|field| field.name == *name).filter(|_| !said) {
                let column = self.fields().find(|(_, other)| other.name == *name).map(|(column, _)| column);
                read.issues.push(Issue {
                    row: read.row + 1,
                    column: column.map_or_else(String::new, column_letters),
                    field: field.name,
                    code: IssueCode::Missing,
                    severity: Severity::Error,
                    value: String::new(),
                    message: format!("第 {} 行没有{}，不能导入。请补上{}。", read.row + 1, field.title, field.title),
                });
            }
        }
        self.check_birth_and_sex(read);
        if self.grid.is_hidden(read.row) {
            let message = format!("第 {} 行在表格里是隐藏的，请看是否要导入。", read.row + 1);
            read.issues.push(Issue {
                row: read.row + 1,
                column: String::new(),
                field: self.kind.names[0],
                code: IssueCode::HiddenRow,
                severity: Severity::Warning,
                value: String::new(),
                message,
            });
        }
    }

    fn check_birth_and_sex(&self, read: &mut Read) {
        let text = |name: &str| read.values.get(name).and_then(Datum::as_str);
        let Some((birth, sex)) = text("id_number").and_then(value::told_by_id) else { return };
        let mut wrong = Vec::new();
        if let Some(written) = text("birth_date").filter(|written| !birth.starts_with(written)) {
            wrong.push(("birth_date", "出生日期", written.to_string(), birth.as_str()));
        }
        if let Some(written) = text("sex").filter(|written| *written != sex) {
            wrong.push(("sex", "性别", written.to_string(), sex));
        }
        for (name, title, written, told) in wrong {
            let Some((column, field)) = self.fields().find(|(_, field)| field.name == name) else { continue };
            read.issues.push(Issue {
                row: read.row + 1,
                column: column_letters(column),
                field: field.name,
                code: IssueCode::Disagree,
                severity: Severity::Warning,
                message: format!("{title}“{written}”与身份证号里的“{told}”不一致。请核对。"),
                value: written,
            });
        }
    }
}

/// A column, its field, the cell that is meant, and whether this row is the first of a merged one.
type Meant<'a> = (u32, &'static Field, Option<Cow<'a, Cell>>, bool);

/// A record in the making.
pub(super) struct Read {
    pub row: u32,
    pub values: Values,
    issues: Vec<Issue>,
}

impl Read {
    /// A cell that holds two fields, as a cell of each.
    fn cut(&mut self, column: u32, fields: [&'static Field; 2], cell: &Cell) -> Vec<Meant<'static>> {
        let text = cell.text();
        if value::is_blank(&text) || squeeze(&text) == "无" {
            return Vec::new();
        }
        let Some((first, second)) = joined::cut(&text, fields[0], fields[1]) else {
            let [one, other] = fields.map(|field| field.title);
            let message = format!("“{}”里有{one}和{other}，分不开，没有导入。请分成两列。", one_line(&text));
            self.issue(column, fields[0], IssueCode::Several, Severity::Warning, cell, message);
            return Vec::new();
        };
        let of = |text: String| Cow::Owned(Cell { column, value: Value::Text(text.into()), shown: None });
        vec![(column, fields[0], first.map(of), true), (column, fields[1], second.map(of), true)]
    }

    /// A blank in a grouping column that is filled elsewhere: it may mean what stands above, or nothing.
    fn note_blank_group(&mut self, column: u32, field: &'static Field, flow: &Flow<'_>) {
        let groups = field.flows && !matches!(field.value, ValueKind::Year | ValueKind::Month);
        let Some(above) = flow.cells.get(&column).filter(|_| groups) else { return };
        let message = format!("{}空着，没有填。如果与上面的“{}”相同，请补上。", field.title, one_line(&above.text()));
        self.issues.push(Issue {
            row: self.row + 1,
            column: column_letters(column),
            field: field.name,
            code: IssueCode::Ambiguous,
            severity: Severity::Warning,
            value: String::new(),
            message,
        });
    }

    /// Takes what was read where nothing stands yet.
    fn take(&mut self, column: u32, field: &Field, cell: &Cell, reading: value::Reading) {
        for (name, value) in reading.values {
            self.values.insert_new(name, value);
        }
        self.faults(column, field, cell, reading.faults);
    }

    fn faults(&mut self, column: u32, field: &Field, cell: &Cell, faults: Vec<value::Fault>) {
        for fault in faults {
            self.issue(column, field, fault.code, fault.severity, cell, fault.message);
        }
    }

    pub(super) fn issue(
        &mut self,
        column: u32,
        field: &Field,
        code: IssueCode,
        severity: Severity,
        cell: &Cell,
        message: String,
    ) {
        self.issues.push(Issue {
            row: self.row + 1,
            column: column_letters(column),
            field: field.name,
            code,
            severity,
            value: one_line(&cell.text()).into_owned(),
            message,
        });
    }
}

/// The names of one column and those of the next.
fn listed(before: &Datum, more: &Datum) -> Datum {
    match (before.as_array(), more.as_array(), before.as_str(), more.as_str()) {
        (Some(before), Some(more), _, _) => Json::from([before.as_slice(), more.as_slice()].concat()).into(),
        (_, _, Some(before), Some(more)) => format!("{before}、{more}").into(),
        _ => more.clone(),
    }
}

/// True for the signs and words that mean what stands above, with dashes around them or not: 同上, 〃, —〃—.
fn is_ditto(bare: &str) -> bool {
    let sign = bare.trim_matches(['-', '—', '－', '–', '(', ')']);
    matches!(
        sign,
        "同上"
            | "同前"
            | "同上行"
            | "〃"
            | "″"
            | "“"
            | "”"
            | "“”"
            | "\""
            | "''"
            | "′′"
            | "‘’"
            | "〞"
            | "ˮ"
            | ".."
    )
}

/// （一）基层组织 and 二、队伍 are listed under these labels; 1. may belong to the words.
fn drop_label(value: &mut Datum) {
    if let Datum::Text(text) = value
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && without_label(text).len() < text.len()
    {
        *value = without_label(text).into();
    }
}

/// What a header counts in: 经费预算(万元), 经费/千元, 受益人次(万人次).
fn factor_of(header: &str) -> f64 {
    let (outside, inside) = brackets(header);
    let says = |word: &str| outside.contains(word) || inside.iter().any(|inner| inner.contains(word));
    let is = |word: &str| inside.iter().any(|inner| inner.trim_start_matches("单位:") == word);
    if says("万元") || says("万人") || is("万") {
        1e4
    } else if says("千元") {
        1e3
    } else {
        1.0
    }
}

/// The columns of grouping fields whose blanks mean what stands above: written once where each group begins, never merged.
pub(super) fn carried(grid: &Grid<'_>, columns: &[Mapped], body: &[u32]) -> Vec<u32> {
    let rows: Vec<u32> = body.iter().copied().take(2000).collect();
    columns
        .iter()
        .filter(|column| column.field.is_some_and(|field| field.flows))
        .map(|column| column.label.column)
        .filter(|column| {
            let text = |row: &u32| grid.own(*row, *column).map(|cell| cell.text());
            let merged = rows.iter().any(|row| grid.span(*row, *column).is_some_and(|span| span.top < span.bottom));
            let repeated = rows.windows(2).any(|two| text(&two[0]).is_some_and(|first| text(&two[1]) == Some(first)));
            let begins = rows.first().is_some_and(|row| text(row).is_some());
            begins && !merged && !repeated
        })
        .collect()
}
