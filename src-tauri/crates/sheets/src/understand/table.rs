//! A sheet from top to bottom: headers, and the rows between them.

use std::borrow::Cow;

use super::body::nothing_but_time;
use super::column::{self, Endings, Mapped};
use super::grid::Grid;
use super::header::{self, Header};
use super::headless;
use super::hints::{Corrections, Hints, NONE};
use super::kind::{Field, Kind, ValueKind};
use super::outcome::{Column, Issue, IssueCode, Severity, Skip, Skipped, Sure, Table, Unmapped};
use super::record::{Flow, List, carried};
use super::row;
use super::section::{self, Said};
use super::text::beginning;
use super::value::{Years, is_point_in_time, year_in};
use crate::{Cell, Row, Sheet, Value, Workbook, column_letters};

/// What is known of a workbook beside its cells.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told<'a> {
    /// Comes before any year that the sheets tell.
    pub year: Option<i32>,
    /// The file's name; its year is taken where nothing else tells one.
    pub file: &'a str,
}

/// All lists of a kind in a workbook, sheet by sheet. `said` comes before what would be guessed.
pub fn tables(book: &Workbook, kind: &Kind, told: Told<'_>, said: &Corrections) -> Vec<Table> {
    book.sheets
        .iter()
        .filter(|sheet| !sheet.rows.is_empty())
        .flat_map(|sheet| match sheet.hidden {
            true => vec![hidden(sheet)],
            false => {
                let hints = said.get(&sheet.name).unwrap_or(&NONE);
                let mut tables = Reading::new(sheet, kind, told, hints).tables();
                hints.mark_skipped(sheet, &mut tables);
                tables
            }
        })
        .collect()
}

fn hidden(sheet: &Sheet) -> Table {
    let skipped = sheet.rows.iter().map(|row| Skipped::new(row.index, Skip::HiddenSheet)).collect();
    Table { sheet: sheet.name.clone(), skipped, ..Table::default() }
}

/// A sheet being read.
pub(super) struct Reading<'a> {
    pub sheet: &'a Sheet,
    pub kind: &'a Kind,
    pub grid: Grid<'a>,
    told: Told<'a>,
    pub hints: &'a Hints,
    pub title: Option<String>,
    pub years: Option<Years>,
    /// The year that a header names: 2024年目标.
    headed: Option<Years>,
    pub sections: Vec<Said>,
    /// The month, and the part of a year, that a row above the list says and nothing else: 三月份, 第二季度.
    pub month: Option<u32>,
    pub part: Option<String>,
    /// 单位:万元 above the list.
    pub ten_thousands: bool,
    /// Rows above a header, not yet understood.
    pub above: Vec<u32>,
    pub skipped: Vec<Skipped>,
    pub done: Vec<Table>,
}

/// A list with its table in the making.
pub(super) struct Open<'a, 'b> {
    pub list: List<'b>,
    pub table: Table,
    pub flow: Flow<'b>,
    pub header: Option<&'a Header>,
}

impl<'a> Reading<'a> {
    fn new(sheet: &'a Sheet, kind: &'a Kind, told: Told<'a>, hints: &'a Hints) -> Self {
        let told = Told { year: hints.year.or(told.year), ..told };
        Reading {
            sheet,
            kind,
            grid: Grid::new(sheet),
            told,
            hints,
            title: None,
            years: None,
            headed: None,
            sections: Vec::new(),
            month: None,
            part: None,
            ten_thousands: false,
            above: Vec::new(),
            skipped: Vec::new(),
            done: Vec::new(),
        }
    }

    fn tables(mut self) -> Vec<Table> {
        let rows = self.sheet.rows.iter().map(|row: &Row| row.index);
        let rows: Vec<u32> = rows.filter(|row| !self.hints.skips(*row)).collect();
        if self.read_cards(&rows) {
            return self.done;
        }
        let headers = self.headers(&rows);
        let Some(first) = headers.first() else { return self.without_header(&rows) };
        // A record that stands above its header is read all the same.
        let (before, above) = rows.iter().filter(|row| **row < first.top).partition(|row| self.hints.is_data(**row));
        self.above = above;
        let mut before: Vec<u32> = before;
        let mut at = 0;
        while at < headers.len() {
            self.read_above();
            self.headed = headers[at].labels.iter().find_map(|label| year_in(&label.text()));
            // A header that comes again continues the list; another, or one under a new title, begins a new one.
            let mut next = at + 1;
            while next < headers.len() && headers[next].repeats(&headers[at]) {
                let before = between(&rows, headers[next - 1].bottom, headers[next].top);
                if self.is_new_title(&self.heading_rows(&before)) {
                    break;
                }
                next += 1;
            }
            let end = headers.get(next).map_or(u32::MAX, |header| header.top);
            let mut body = std::mem::take(&mut before);
            body.extend(between(&rows, headers[at].bottom, end));
            if next < headers.len() {
                self.above = self.heading_rows(&body);
                body.truncate(body.len() - self.above.len());
            }
            self.end(&mut body);
            let other = self.cut_other_list(&mut body, &headers[at]);
            let labels = &headers[at].labels;
            let parts = self.hints.side_by_side(labels).unwrap_or_else(|| header::side_by_side(self.kind, labels));
            let lists = parts
                .iter()
                .map(|labels| {
                    let filled = |label: &&header::Label| {
                        !label.covered || body.iter().any(|row| self.grid.own(*row, label.column).is_some())
                    };
                    let labels: Vec<header::Label> = labels.iter().filter(filled).cloned().collect();
                    let labels = labels.as_slice();
                    let mut columns = column::assign(self.kind, labels);
                    self.fill_by_content(&mut columns, &body);
                    self.assign_marks(&mut columns, &body);
                    self.correct(&mut columns, &parts, labels);
                    (columns, parent_section(self.kind, labels, parts.len()))
                })
                .collect();
            self.read_lists(&headers[at..next], lists, &body);
            self.warn_of_other_list(other);
            at = next;
        }
        self.done
    }

    /// A sheet without any header: columns told by their values, or names in a grid, or nothing of the kind.
    fn without_header(mut self, rows: &[u32]) -> Vec<Table> {
        let begins = rows.iter().copied().find(|row| self.grid.cells(*row).len() > 1).unwrap_or(u32::MAX);
        let mut body: Vec<u32> = rows.iter().copied().filter(|row| *row >= begins).collect();
        self.end(&mut body);
        let mut columns = headless::columns(&self.grid, self.kind, &body);
        self.hints.assign(self.kind, &mut columns, 0, u32::MAX);
        self.above = rows.iter().copied().filter(|row| *row < begins).collect();
        if !columns.is_empty() {
            self.read_above();
            self.read_lists(&[], vec![(columns, None)], &body);
            self.warn_of_guess(begins);
            return self.done;
        }
        if let Some(field) = headless::is_name_grid(&self.grid, self.kind, &body) {
            self.read_above();
            let table = self.read_name_grid(field, &body);
            self.done.push(table);
            self.warn_of_guess(begins);
            return self.done;
        }
        let skipped = rows.iter().map(|row| Skipped::new(*row, Skip::Note)).collect();
        vec![Table { sheet: self.sheet.name.clone(), skipped, ..Table::default() }]
    }

    /// Nothing above the values says what they are: someone should look before they come in.
    fn warn_of_guess(&mut self, row: u32) {
        let Some(table) = self.done.last_mut() else { return };
        table.issues.push(Issue {
            row: row + 1,
            column: String::new(),
            field: self.kind.names[0],
            code: IssueCode::Ambiguous,
            severity: Severity::Warning,
            value: String::new(),
            message: "表格没有表头，各列是按内容认的，请核对。".into(),
        });
    }

    /// Names set out side by side under section rows.
    fn read_name_grid(&mut self, field: &'static Field, body: &[u32]) -> Table {
        let mut table = self.begin(&[], &[], self.years());
        table.skipped.append(&mut self.skipped);
        let mut flow = Flow::under(self.sections.clone());
        let mut heads: Vec<(u32, Said)> = Vec::new();
        for row in body {
            let cells = self.grid.cells(*row);
            let texts: Vec<Cow<'_, str>> = cells.iter().map(|cell| cell.text()).collect();
            let told = row::told_by_words(&texts[0]);
            if let Some(over) = headless::sections_over_columns(self.kind, cells) {
                heads = over;
                table.skipped.push(Skipped::new(*row, Skip::Section));
                continue;
            }
            if let Some(said) = section::meaning(self.kind, &texts[0], true).filter(|_| cells.len() == 1) {
                flow.sections = vec![said];
                heads.clear();
                table.skipped.push(Skipped::new(*row, Skip::Section));
            } else if let Some(reason) = told {
                table.skipped.push(Skipped::new(*row, reason));
            } else {
                // 第一组 | 张三 | 李四: the row's first cell is its section.
                let labelled =
                    section::meaning(self.kind, &texts[0], true).filter(|_| !headless::looks_like_name(&texts[0]));
                let names = &cells[usize::from(labelled.is_some())..];
                if let Some(said) = labelled {
                    flow.sections = vec![said];
                }
                // 张伟 | 区教育局: a person with the unit beside.
                let unit = self.kind.fields.iter().find(|field| field.name == "unit");
                let is_beside = |cell: &Cell| {
                    let text = cell.text();
                    headless::looks_like_unit(&text) && !headless::looks_like_name(&text)
                };
                let texts = names.iter().filter(|cell| matches!(cell.value, Value::Text(_)));
                let texts: Vec<&Cell> = texts.collect();
                let pairs = texts.chunks(2).all(
                    |two| matches!(two, [one, other] if headless::looks_like_name(&one.text()) && is_beside(other)),
                );
                let unit = unit.filter(|_| pairs);
                for cells in texts.chunks(1 + usize::from(unit.is_some())) {
                    if let Some((_, said)) = heads.iter().rfind(|(column, _)| *column <= cells[0].column) {
                        flow.sections = vec![said.clone()];
                    }
                    let columns = cells.iter().zip([Some(field), unit]).map(|(cell, field)| Mapped {
                        label: header::Label { column: cell.column, levels: Vec::new(), covered: false },
                        field,
                        second: None,
                        mark: None,
                        sure: Sure::Content,
                    });
                    let list = self.list(&self.grid, columns.collect(), &[]);
                    let (record, issues) = list.read(*row, &mut flow);
                    table.records.push(self.titled(record));
                    table.issues.extend(issues);
                }
            }
        }
        let column = self.grid.cells(body[0])[0].column;
        let (column, header) = (column_letters(column), String::new());
        table.columns.push(Column { column, header, field: field.name, sure: Sure::Content });
        table
    }

    /// Ends a list where the user says that it ends.
    fn end(&mut self, body: &mut Vec<u32>) {
        let beyond = self.hints.beyond(body);
        body.retain(|row| !beyond.contains(row));
        self.skipped.extend(beyond.into_iter().map(|row| Skipped::new(row, Skip::Said)));
    }

    fn headers(&self, rows: &[u32]) -> Vec<Header> {
        if !self.hints.header_rows.is_empty() {
            return self.hints.headers(&self.grid);
        }
        let mut headers: Vec<Header> = Vec::new();
        let named = self.rows_that_may_name(rows);
        for row in rows {
            // A header has three rows at most.
            let near = named.get(named.partition_point(|named| named < row)).is_some_and(|named| *named <= row + 2);
            if !near {
                continue;
            }
            if headers.last().is_some_and(|header| *row <= header.bottom) {
                continue;
            }
            // What the user says that a row is, no header is found in.
            let is_said = |header: &Header| (header.top..=header.bottom).any(|row| self.hints.is_other(row));
            let found = header::at(&self.grid, self.kind, *row).filter(|header| !is_said(header));
            // 获奖名单 alone above the real header is a title.
            let better =
                |next: &u32| header::at(&self.grid, self.kind, *next).is_some_and(|next| next.labels.len() > 1);
            let lone =
                found.as_ref().is_some_and(|header| header.labels.iter().filter(|label| !label.covered).count() == 1);
            let next = rows.iter().copied().filter(|next| next > row).take(4);
            if !(lone && next.into_iter().any(|next| better(&next))) {
                headers.extend(found);
            }
        }
        headers
    }

    /// Rows with a text that may have part in a header, and those that a merged cell reaches into: the others need no look.
    fn rows_that_may_name(&self, rows: &[u32]) -> Vec<u32> {
        let endings = Endings::of(self.kind);
        let may_name = |cell: &Cell| matches!(cell.value, Value::Text(_)) && endings.may_name(beginning(&cell.text()));
        // A day or a truth stands in no header; it is seen at once, and most lists have a column of days.
        let may_head = |cell: &Cell| matches!(cell.value, Value::Text(_) | Value::Number(_));
        let near = |row: &u32| {
            let cells = self.grid.cells(*row);
            cells.iter().all(may_head) && (self.grid.is_merged(*row) || cells.iter().any(may_name))
        };
        rows.iter().copied().filter(near).collect()
    }

    pub(super) fn learn(&mut self, said: Said) {
        self.sections.retain(|other| other.field != said.field);
        self.sections.push(said);
    }

    pub(super) fn years(&self) -> Years {
        let asked = self.told.year.map(|year| Years { first: Some(year), academic: false });
        let academic = self.years.filter(|years| years.academic && years.first == self.told.year);
        let told = academic.or(asked).or(self.years).or(self.headed).or_else(|| year_in(&self.sheet.name));
        told.or_else(|| year_of_file(self.told.file)).unwrap_or_default()
    }

    /// The list or lists side by side under a header, which may come again; no header where the values tell the columns.
    fn read_lists(&mut self, headers: &[Header], lists: Vec<(Vec<Mapped>, Option<Said>)>, body: &[u32]) {
        let grid = Grid::new(self.sheet);
        let mut open: Vec<Open<'_, '_>> = lists
            .into_iter()
            .map(|(columns, section)| {
                let table = self.begin(headers, &columns, self.years());
                let mut flow = Flow::under(self.sections.clone());
                flow.sections.extend(section);
                flow.month = self.month.or_else(|| self.month_of_sheet());
                flow.part.clone_from(&self.part);
                Open { list: self.list(&grid, columns, body), table, flow, header: headers.first() }
            })
            .collect();
        if let Some(first) = open.first_mut() {
            first.table.skipped.append(&mut self.skipped);
        }
        let says = |row: u32| grid.cells(row).first().map_or(Cow::Borrowed(""), |cell| cell.text());
        let below = |row: u32| row::told_by_words(&says(row)).is_some() || is_point_in_time(&says(row));
        let valued = |row: &&u32| open.iter().any(|open| open.list.has_values(**row)) && !below(**row);
        let last = body.iter().rev().find(valued).copied().unwrap_or(0);
        for row in body {
            if headers.iter().any(|header| (header.top..=header.bottom).contains(row)) {
                open[0].table.skipped.push(Skipped::new(*row, Skip::Header));
                continue;
            }
            self.read_row(&mut open, *row, body, last);
        }
        self.done.extend(open.into_iter().map(|open| open.table));
    }

    /// The month that a sheet of one month has for its name, where the rows have days of their own in it.
    fn month_of_sheet(&self) -> Option<u32> {
        let dated = |field: &Field| matches!(field.value, ValueKind::Span(_) | ValueKind::Deadline(_));
        nothing_but_time(&self.sheet.name)?.1.filter(|_| self.kind.fields.iter().any(dated))
    }

    fn list<'b>(&self, grid: &'b Grid<'b>, columns: Vec<Mapped>, body: &[u32]) -> List<'b>
    where
        'a: 'b,
    {
        let carried = carried(grid, &columns, body);
        List { grid, kind: self.kind, columns, years: self.years(), carried, ten_thousands: self.ten_thousands }
    }

    fn begin(&self, headers: &[Header], columns: &[Mapped], years: Years) -> Table {
        let of = |mapped: &Mapped| (column_letters(mapped.label.column), mapped.label.text());
        Table {
            sheet: self.sheet.name.clone(),
            header_rows: headers.first().map_or_else(Vec::new, |header| (header.top + 1..=header.bottom + 1).collect()),
            title: self.title.clone(),
            year: years.first,
            columns: columns
                .iter()
                .flat_map(|mapped| mapped.field.into_iter().chain(mapped.second).map(move |field| (mapped, field)))
                .map(|(mapped, field)| {
                    let (column, header) = of(mapped);
                    Column { column, header, field: field.name, sure: mapped.sure }
                })
                .collect(),
            unmapped: columns
                .iter()
                .filter(|mapped| mapped.field.is_none())
                .map(|mapped| {
                    let (column, header) = of(mapped);
                    Unmapped { column, header }
                })
                .collect(),
            issues: [self.hidden_columns(headers, columns), self.guessed_names(headers, columns)].concat(),
            ..Table::default()
        }
    }

    /// Columns that nobody sees in the sheet are read too, and said.
    fn hidden_columns(&self, headers: &[Header], columns: &[Mapped]) -> Vec<Issue> {
        let hidden = columns.iter().filter(|mapped| self.sheet.hidden_columns.contains(&mapped.label.column));
        hidden
            .filter_map(|mapped| {
                let (field, column) = (mapped.field?, column_letters(mapped.label.column));
                Some(Issue {
                    row: headers.first().map_or(0, |header| header.bottom) + 1,
                    message: format!("{column} 列（{}）在表格里是隐藏的，请看是否要导入。", field.title),
                    column,
                    field: field.name,
                    code: IssueCode::HiddenColumn,
                    severity: Severity::Warning,
                    value: String::new(),
                })
            })
            .collect()
    }

    /// A column that was taken for that of the names by its values alone, under a header that says something else.
    fn guessed_names(&self, headers: &[Header], columns: &[Mapped]) -> Vec<Issue> {
        let guessed = columns.iter().filter_map(|mapped| {
            let field =
                mapped.field.filter(|field| field.name == self.kind.names[0] && mapped.sure == Sure::Content)?;
            let column = column_letters(mapped.label.column);
            Some(Issue {
                row: headers.first()?.bottom + 1,
                message: format!("{column} 列“{}”里都像是姓名，按{}导入，请核对。", mapped.label.inner(), field.title),
                column,
                field: field.name,
                code: IssueCode::Ambiguous,
                severity: Severity::Warning,
                value: mapped.label.inner().to_owned(),
            })
        });
        guessed.collect()
    }

    /// The texts of a column, of its first rows.
    pub(super) fn texts(&self, column: u32, body: &[u32]) -> Vec<String> {
        body.iter()
            .take(200)
            .filter_map(|row| self.grid.own(*row, column))
            .map(|cell| beginning(&cell.text()).to_owned())
            .collect()
    }

    /// Puts what the user said of the columns of one list in place of what was guessed. A list has its columns up to the one
    /// beside it.
    fn correct(&self, columns: &mut Vec<Mapped>, parts: &[Vec<header::Label>], own: &[header::Label]) {
        let begins = |labels: &[header::Label]| labels.first().map_or(0, |label| label.column);
        let first = if parts.first().is_some_and(|part| begins(part) == begins(own)) { 0 } else { begins(own) };
        let next = parts.iter().map(|part| begins(part)).find(|begin| *begin > begins(own));
        self.hints.assign(self.kind, columns, first, next.map_or(u32::MAX, |next| next - 1));
    }

    /// Columns whose header means nothing may show by their values what they are.
    fn fill_by_content(&self, columns: &mut [Mapped], body: &[u32]) {
        for at in 0..columns.len() {
            let column = columns[at].label.column;
            let values = self.texts(column, body);
            column::drop_numbering(self.kind, &mut columns[at], &values);
            let taken: Vec<&str> = columns.iter().filter_map(|other| Some(other.field?.name)).collect();
            if columns[at].field.is_some_and(Field::holds_words)
                && let Some(field) =
                    column::said_by_sections(self.kind, &values).filter(|field| !taken.contains(&field.name))
            {
                (columns[at].field, columns[at].sure) = (Some(field), Sure::Content);
            }
            // 家长电话 holds phones, and not those of the pupil.
            let label = columns[at].label.inner();
            if columns[at].field.is_some() || column::is_generic(label) || column::is_of_another(label) {
                continue;
            }
            if let Some(field) = column::by_content(self.kind, &values).filter(|field| !taken.contains(&field.name)) {
                (columns[at].field, columns[at].sure) = (Some(field), Sure::Content);
            }
        }
        self.name_by_content(columns, body);
    }

    /// Where no header says who is meant, or units stand in for persons, the one column of persons' names says it: 联络员,
    /// 参赛同学. Whoever is not the person of the row (领队, 家长) is none.
    fn name_by_content(&self, columns: &mut [Mapped], body: &[u32]) {
        let of_names = |field: &&Field| field.name == self.kind.names[0] && field.holds_names();
        let Some(namer) = self.kind.fields.iter().find(of_names) else { return };
        let holder = columns.iter().position(|mapped| mapped.field.is_some_and(|field| field.name == namer.name));
        // 学校 read as the winner, as if no person were named.
        let standing_in = |at: usize| {
            self.kind.instead.iter().find_map(|(wanted, from)| {
                let own = self.kind.fields.iter().find(|field| field.name == *from)?;
                let label = columns[at].label.inner();
                (*wanted == namer.name && column::names(own, label) && !column::names(namer, label)).then_some(own)
            })
        };
        let own = match holder {
            Some(at) => match standing_in(at) {
                Some(own) => Some((at, own)),
                None => return,
            },
            None if columns
                .iter()
                .any(|mapped| mapped.field.is_some_and(|field| self.kind.names.contains(&field.name))) =>
            {
                return;
            }
            None => None,
        };
        let persons = |mapped: &Mapped| {
            let values = self.texts(mapped.label.column, body);
            let names = values.iter().filter(|value| headless::looks_like_names(value)).count();
            mapped.field.is_none()
                && !column::is_of_another(mapped.label.inner())
                && names >= 2
                && names * 10 >= values.len() * 8
        };
        let found: Vec<usize> = (0..columns.len()).filter(|at| persons(&columns[*at])).collect();
        if let [at] = found[..] {
            if let Some((holder, own)) = own {
                columns[holder].field = Some(own);
            }
            (columns[at].field, columns[at].sure) = (Some(namer), Sure::Content);
        }
    }
}

/// 2023年活动台账.xlsx tells a year; the day of an export, 20230518, does not.
fn year_of_file(name: &str) -> Option<Years> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let runs = stem.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let years: Vec<&str> = runs.filter(|run| run.len() == 4).collect();
    let lasting = stem.contains("学年") || years.iter().all(|year| *year == years[0]);
    (!years.is_empty() && lasting).then(|| year_in(stem)).flatten()
}

/// The rows below one and above another.
fn between(rows: &[u32], above: u32, below: u32) -> Vec<u32> {
    rows.iter().copied().filter(|row| *row > above && *row < below).collect()
}

/// Lists side by side under names of groups: 第一小组 | 第二小组.
fn parent_section(kind: &Kind, labels: &[header::Label], parts: usize) -> Option<Said> {
    let parent = labels.first()?.levels.split_last()?.1.first()?;
    let shared = labels.iter().all(|label| label.levels.first() == Some(parent));
    (parts > 1 && shared).then(|| section::meaning(kind, parent, false)).flatten()
}
