//! A sheet from top to bottom: headers, and the rows between them.

use super::column::{self, Mapped};
use super::grid::Grid;
use super::header::{self, Header};
use super::headless;
use super::hints::{Corrections, Hints, NONE};
use super::kind::{Field, Kind};
use super::outcome::{Column, Issue, IssueCode, Severity, Skip, Skipped, Sure, Table, Unmapped};
use super::record::{Flow, List, carried};
use super::row;
use super::section::{self, Said};
use super::text::{one_line, squeeze};
use super::value::{Years, year_in};
use crate::{Row, Sheet, Value, Workbook, column_letters};

/// All lists of a kind in a workbook, sheet by sheet. `year` comes before any year that the sheets tell, `said` before what
/// would be guessed.
pub fn tables(book: &Workbook, kind: &Kind, year: Option<i32>, said: &Corrections) -> Vec<Table> {
    book.sheets
        .iter()
        .filter(|sheet| !sheet.rows.is_empty())
        .flat_map(|sheet| match sheet.hidden {
            true => vec![hidden(sheet)],
            false => {
                let hints = said.get(&sheet.name).unwrap_or(&NONE);
                let mut tables = Reading::new(sheet, kind, year, hints).tables();
                hints.mark_skipped(sheet, &mut tables);
                tables
            }
        })
        .collect()
}

fn hidden(sheet: &Sheet) -> Table {
    let skipped = sheet.rows.iter().map(|row| Skipped { row: row.index + 1, reason: Skip::HiddenSheet }).collect();
    Table { sheet: sheet.name.clone(), skipped, ..Table::default() }
}

/// A sheet being read.
struct Reading<'a> {
    sheet: &'a Sheet,
    kind: &'a Kind,
    grid: Grid<'a>,
    asked: Option<i32>,
    hints: &'a Hints,
    title: Option<String>,
    years: Option<Years>,
    sections: Vec<Said>,
    /// 单位:万元 above the list.
    ten_thousands: bool,
    /// Rows above a header, not yet understood.
    above: Vec<u32>,
    skipped: Vec<Skipped>,
    done: Vec<Table>,
}

/// A list with its table in the making.
struct Open<'a, 'b> {
    list: List<'b>,
    table: Table,
    flow: Flow,
    header: Option<&'a Header>,
}

impl<'a> Reading<'a> {
    fn new(sheet: &'a Sheet, kind: &'a Kind, asked: Option<i32>, hints: &'a Hints) -> Self {
        Reading {
            sheet,
            kind,
            grid: Grid::new(sheet),
            asked,
            hints,
            title: None,
            years: None,
            sections: Vec::new(),
            ten_thousands: false,
            above: Vec::new(),
            skipped: Vec::new(),
            done: Vec::new(),
        }
    }

    fn tables(mut self) -> Vec<Table> {
        let rows = self.sheet.rows.iter().map(|row: &Row| row.index);
        let rows: Vec<u32> = rows.filter(|row| !self.hints.skips(*row)).collect();
        let headers = self.headers(&rows);
        let Some(first) = headers.first() else { return self.without_header(&rows) };
        self.above = rows.iter().copied().filter(|row| *row < first.top).collect();
        let mut at = 0;
        while at < headers.len() {
            // A header that comes again continues the list; another begins a new one.
            let mut next = at + 1;
            while next < headers.len() && headers[next].repeats(&headers[at]) {
                next += 1;
            }
            let end = headers.get(next).map_or(u32::MAX, |header| header.top);
            self.read_above();
            let body: Vec<u32> = rows.iter().copied().filter(|row| *row > headers[at].bottom && *row < end).collect();
            let parts = header::side_by_side(self.kind, &headers[at].labels);
            let lists = parts
                .iter()
                .map(|labels| {
                    let mut columns = column::assign(self.kind, labels);
                    self.fill_by_content(&mut columns, &body);
                    self.correct(&mut columns, &parts, labels);
                    (columns, parent_section(self.kind, labels, parts.len()))
                })
                .collect();
            self.read_lists(&headers[at..next], lists, &body);
            at = next;
        }
        self.done
    }

    /// A sheet without any header: columns told by their values, or names in a grid, or nothing of the kind.
    fn without_header(mut self, rows: &[u32]) -> Vec<Table> {
        let begins = rows.iter().copied().find(|row| self.grid.cells(*row).len() > 1).unwrap_or(u32::MAX);
        let body: Vec<u32> = rows.iter().copied().filter(|row| *row >= begins).collect();
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
        let skipped = rows.iter().map(|row| Skipped { row: row + 1, reason: Skip::Note }).collect();
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
        let mut flow = Flow { sections: self.sections.clone(), ..Flow::default() };
        for row in body {
            let cells = self.grid.cells(*row);
            let texts: Vec<String> = cells.iter().map(|cell| cell.text()).collect();
            let told = row::told_by_words(&texts[0]);
            if let Some(said) = section::meaning(self.kind, &texts[0], true).filter(|_| cells.len() == 1) {
                flow.sections = vec![said];
                table.skipped.push(Skipped { row: row + 1, reason: Skip::Section });
            } else if let Some(reason) = told {
                table.skipped.push(Skipped { row: row + 1, reason });
            } else {
                for cell in cells.iter().filter(|cell| matches!(cell.value, Value::Text(_))) {
                    let label = header::Label { column: cell.column, levels: Vec::new() };
                    let columns = vec![Mapped { label, field: Some(field), sure: Sure::Content }];
                    let list = self.list(&self.grid, columns, &[]);
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

    fn headers(&self, rows: &[u32]) -> Vec<Header> {
        if !self.hints.header_rows.is_empty() {
            return self.hints.headers(&self.grid);
        }
        let mut headers: Vec<Header> = Vec::new();
        for row in rows {
            if headers.last().is_some_and(|header| *row <= header.bottom) {
                continue;
            }
            let is_record = |header: &Header| (header.top..=header.bottom).any(|row| self.hints.is_data(row));
            headers.extend(header::at(&self.grid, self.kind, *row).filter(|header| !is_record(header)));
        }
        headers
    }

    /// The rows above a header: title, fill-in rows, sections.
    fn read_above(&mut self) {
        for row in std::mem::take(&mut self.above) {
            let texts: Vec<String> = self.grid.cells(row).iter().map(|cell| cell.text()).collect();
            let whole = texts.join(" ");
            let bare = squeeze(&whole);
            self.ten_thousands |= bare.contains("单位:万元") || bare.contains("单位：万元");
            let filled_in = row::is_fill_in(&texts[0]) || texts.len() > 1;
            let reason = if let Some(said) = section::meaning(self.kind, &whole, true).filter(|_| texts.len() == 1) {
                self.learn(said);
                Skip::Section
            } else if let Some(reason) = row::told_by_words(&texts[0]).filter(|reason| *reason == Skip::Note) {
                reason
            } else if filled_in {
                Skip::FillIn
            } else {
                if self.title.is_none() || self.done.last().is_some() {
                    self.title = Some(one_line(&whole));
                }
                Skip::Title
            };
            let told = year_in(&whole);
            if reason == Skip::Title && told.is_some() || self.years.is_none() {
                self.years = told.or(self.years);
            }
            self.skipped.push(Skipped { row: row + 1, reason });
        }
    }

    fn learn(&mut self, said: Said) {
        self.sections.retain(|other| other.field != said.field);
        self.sections.push(said);
    }

    fn years(&self) -> Years {
        let asked = self.asked.map(|year| Years { first: Some(year), academic: false });
        let academic = self.years.filter(|years| years.academic && years.first == self.asked);
        academic.or(asked).or(self.years).or_else(|| year_in(&self.sheet.name)).unwrap_or_default()
    }

    /// The list or lists side by side under a header, which may come again; no header where the values tell the columns.
    fn read_lists(&mut self, headers: &[Header], lists: Vec<(Vec<Mapped>, Option<Said>)>, body: &[u32]) {
        let grid = Grid::new(self.sheet);
        let mut open: Vec<Open<'_, '_>> = lists
            .into_iter()
            .map(|(columns, section)| {
                let table = self.begin(headers, &columns, self.years());
                let mut flow = Flow { sections: self.sections.clone(), ..Flow::default() };
                flow.sections.extend(section);
                Open { list: self.list(&grid, columns, body), table, flow, header: headers.first() }
            })
            .collect();
        if let Some(first) = open.first_mut() {
            first.table.skipped.append(&mut self.skipped);
        }
        for row in body {
            if headers.iter().any(|header| (header.top..=header.bottom).contains(row)) {
                open[0].table.skipped.push(Skipped { row: row + 1, reason: Skip::Header });
                continue;
            }
            self.read_row(&mut open, *row, body);
        }
        self.done.extend(open.into_iter().map(|open| open.table));
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
                .filter_map(|mapped| {
                    let (column, header) = of(mapped);
                    Some(Column { column, header, field: mapped.field?.name, sure: mapped.sure })
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
            ..Table::default()
        }
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
            if columns[at].field.is_some() || column::is_generic(columns[at].label.inner()) {
                continue;
            }
            let column = columns[at].label.column;
            let values: Vec<String> =
                body.iter().take(200).filter_map(|row| self.grid.own(*row, column)).map(|cell| cell.text()).collect();
            let taken = |name: &str| columns.iter().any(|other| other.field.is_some_and(|field| field.name == name));
            if let Some(field) = column::by_content(self.kind, &values).filter(|field| !taken(field.name)) {
                (columns[at].field, columns[at].sure) = (Some(field), Sure::Content);
            }
        }
    }

    fn read_row(&mut self, open: &mut [Open<'_, '_>], row: u32, body: &[u32]) {
        let cells = self.grid.cells(row);
        let Some(first) = cells.first() else { return };
        let words = first.text();
        let said = self.hints.is_data(row);
        let alone = cells.len() == 1;
        let is_header = cells.len() > 1 && {
            let labels = open[0].header.map_or(&[][..], |header| &header.labels);
            cells.iter().all(|cell| {
                let text = squeeze(&cell.text());
                labels.iter().any(|label| label.column == cell.column && label.levels.contains(&text))
            })
        };
        let in_name = |open: &Open<'_, '_>| {
            open.list.columns.iter().any(|mapped| {
                mapped.label.column == first.column
                    && mapped.field.is_some_and(|field| self.kind.names.contains(&field.name))
            })
        };
        if let Some(said) = self.numbered_section(&open[0], row, body).filter(|_| !said) {
            self.enter(open, said);
            open[0].table.skipped.push(Skipped { row: row + 1, reason: Skip::Section });
            return;
        }
        let skip = if said {
            None
        } else if is_header {
            Some(Skip::Header)
        } else if row::is_total(&words)
            || cells.get(1).is_some_and(|cell| row::is_total(&cell.text())) && !in_name(&open[0])
        {
            Some(Skip::Total)
        } else if row::is_footer(&words)
            && cells.iter().skip(1).all(|cell| !open[0].list.kind.names.is_empty() && is_footer_like(&cell.text()))
        {
            Some(Skip::Footer)
        } else if alone {
            self.lone_text(open, row, body)
        } else {
            None
        };
        if let Some(reason) = skip {
            open[0].table.skipped.push(Skipped { row: row + 1, reason });
            return;
        }
        let mut any = false;
        for open in open.iter_mut().filter(|open| open.list.has_values(row)) {
            any = true;
            let (record, issues) = open.list.read(row, &mut open.flow);
            open.table.records.push(self.titled(record));
            open.table.issues.extend(issues);
        }
        if !any {
            open[0].table.skipped.push(Skipped { row: row + 1, reason: Skip::Blank });
        }
    }

    /// A row of one cell: a section, a note, or a record that has no more than its name.
    fn lone_text(&mut self, open: &mut [Open<'_, '_>], row: u32, body: &[u32]) -> Option<Skip> {
        let cell = self.grid.cells(row).first()?;
        let words = cell.text();
        let wide = self.grid.span(row, cell.column).is_some_and(|span| span.left < span.right);
        if let Some(reason) = row::told_by_words(&words) {
            return Some(reason);
        }
        let field = open.iter().find_map(|open| {
            open.list.columns.iter().find(|mapped| mapped.label.column == cell.column).and_then(|mapped| mapped.field)
        });
        let first = cell.column <= open[0].list.first_column();
        let sure = section::meaning(self.kind, &words, true);
        // 第一期 alone in its own column is a record's only value, unless the row spans the list.
        let may_be_section = wide || first || field.is_none();
        let names = field.is_some_and(|field| self.kind.names.contains(&field.name));
        if !wide && names && sure.is_none() {
            return None;
        }
        let followed = body.iter().any(|below| *below > row && open.iter().any(|open| open.list.has_values(*below)));
        if !may_be_section {
            // A date or the office's name below the list.
            return (!followed && matches!(cell.value, Value::Text(_) | Value::Date(_))).then_some(Skip::Footer);
        }
        if self.title.as_deref().is_some_and(|title| squeeze(title) == squeeze(&words)) {
            return Some(Skip::Title);
        }
        if matches!(cell.value, Value::Number(_)) {
            return Some(Skip::Blank);
        }
        let ends_before_next_list = !followed;
        let said = sure
            .or_else(|| section::meaning(self.kind, &words, false))
            .filter(|_| followed || ends_before_next_list && self.is_section_for_next(&words));
        match said {
            Some(said) => {
                self.enter(open, said);
                Some(Skip::Section)
            }
            None if followed && squeeze(&words).chars().count() <= 20 => {
                open[0].table.issues.push(Issue {
                    row: row + 1,
                    column: column_letters(cell.column),
                    field: self.kind.names[0],
                    code: IssueCode::Section,
                    severity: Severity::Warning,
                    value: one_line(&words),
                    message: format!(
                        "第 {} 行“{}”像是分组的标题，但看不出属于哪一栏，没有导入。",
                        row + 1,
                        one_line(&words)
                    ),
                });
                Some(Skip::Section)
            }
            None => {
                if !followed {
                    self.title = Some(one_line(&words));
                }
                Some(Skip::Note)
            }
        }
    }

    /// 一 | 强化思想引领: a numeral and a text alone, where the other rows are numbered 1, 2, 3.
    fn numbered_section(&self, open: &Open<'_, '_>, row: u32, body: &[u32]) -> Option<Said> {
        let [number, text] = self.grid.cells(row) else { return None };
        let numeral = |text: &str| {
            let bare = squeeze(text);
            let bare = bare.trim_matches(['(', ')', '（', '）', '、', '.']);
            !bare.is_empty() && bare.chars().all(|c| "一二三四五六七八九十".contains(c))
        };
        let unmapped =
            |column: u32| open.list.columns.iter().any(|own| own.label.column == column && own.field.is_none());
        let wide = open.list.columns.iter().filter(|column| column.field.is_some()).count() >= 3;
        let others = body.iter().filter(|below| **below > row).filter_map(|below| self.grid.own(*below, number.column));
        let mixed = others.into_iter().any(|cell| !numeral(&cell.text()));
        if !(wide
            && mixed
            && numeral(&number.text())
            && unmapped(number.column)
            && matches!(text.value, Value::Text(_)))
        {
            return None;
        }
        section::meaning(self.kind, &text.text(), false)
    }

    /// From here on the rows stand in this section.
    fn enter(&mut self, open: &mut [Open<'_, '_>], said: Said) {
        for open in open {
            open.flow.sections.retain(|other| other.field != said.field);
            open.flow.sections.push(said.clone());
        }
        self.learn(said);
    }

    fn is_section_for_next(&self, words: &str) -> bool {
        section::meaning(self.kind, words, true).is_some()
    }

    /// Fills the field that the sheet's name or the title stands for.
    fn titled(&self, mut record: super::outcome::Record) -> super::outcome::Record {
        if let Some(field) = self.kind.from_title
            && !record.values.contains_key(field)
            && let Some(text) = self.named_by_title()
        {
            record.values.insert(field.into(), text.into());
        }
        record
    }

    /// 甲班 from the sheet's name or from 甲班学员名单; the contest from 第十二届青少年科技创新大赛获奖名单.
    fn named_by_title(&self) -> Option<String> {
        let sheet = squeeze(&self.sheet.name);
        if sheet.ends_with(['班', '期']) && sheet.chars().count() <= 20 {
            return Some(sheet);
        }
        let title = super::text::brackets(&squeeze(self.title.as_deref()?)).0;
        let list = [
            "学员",
            "花名册",
            "名册",
            "名单",
            "获奖",
            "成绩",
            "登记",
            "统计",
            "汇总",
            "一览",
            "签到",
            "情况",
            "表彰",
            "公示",
            "参训",
            "人员",
            "考核",
            "报名",
            "评选",
            "结果",
            "信息",
            "表",
            "册",
        ];
        let mut rest = title.as_str();
        while let Some(shorter) = list.iter().find_map(|word| rest.strip_suffix(word)) {
            rest = shorter;
        }
        (rest.chars().count() >= 2 && rest.len() < title.len()).then(|| rest.to_string())
    }
}

/// Beside 填表人:王秘书 stand only more of its kind, dates and blanks to sign in.
fn is_footer_like(text: &str) -> bool {
    row::is_footer(text) || row::is_fill_in(text) || squeeze(text).chars().count() <= 12
}

/// Lists side by side under names of groups: 第一小组 | 第二小组.
fn parent_section(kind: &Kind, labels: &[header::Label], parts: usize) -> Option<Said> {
    let parent = labels.first()?.levels.split_last()?.1.first()?;
    let shared = labels.iter().all(|label| label.levels.first() == Some(parent));
    (parts > 1 && shared).then(|| section::meaning(kind, parent, false)).flatten()
}
