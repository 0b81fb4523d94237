//! Forms of one record, 登记表: names of fields with their values beside them, 姓名 | 张一 | 性别 | 男. One on a sheet, several
//! below or beside each other, and lists that are turned round, with a record a column.
//!
//! What is found becomes a row, and is read as a row of any list is. What stands in the form beside what was read is never
//! taken for another record: a form's 家庭成员 are no members.

use std::borrow::Cow;

use super::column::{self, Mapped, is_generic, is_known};
use super::grid::Grid;
use super::header::Label;
use super::joined;
use super::kind::{Kind, ValueKind};
use super::outcome::{Column, Issue, IssueCode, Severity, Skip, Skipped, Table, Unmapped};
use super::record::{Flow, List};
use super::row;
use super::table::Reading;
use super::text::{beginning, is_han, squeeze};
use super::value::{self, Context, Years};
use crate::{Cell, Row, Sheet, Value, column_letters};

/// A form that does not begin in these first rows of a sheet is none.
const FIRST_ROWS: usize = 40;

/// What forms ask beside what any kind has a field for.
const ASKED: [&str; 38] = [
    "籍贯",
    "出生地",
    "户籍",
    "婚否",
    "身高",
    "体重",
    "特长",
    "爱好",
    "住址",
    "家庭住址",
    "邮编",
    "邮政编码",
    "专业",
    "所学专业",
    "毕业学校",
    "学位",
    "工龄",
    "简历",
    "个人简介",
    "关系",
    "称谓",
    "家庭成员",
    "主要家庭成员",
    "申请人",
    "申请理由",
    "入会理由",
    "事迹",
    "主要成绩",
    "推荐单位",
    "相片",
    "一寸照片",
    "贴照片处",
    "微信",
    "微信号",
    "车牌号",
    "属相",
    "党派",
    "宗教信仰",
];

/// How the other names of what a form asks end.
const ASKED_ENDS: [&str; 17] = [
    "意见", "情况", "状况", "时间", "日期", "地址", "院校", "简历", "经历", "事迹", "关系", "签字", "签名", "签章",
    "盖章", "水平", "号码",
];

/// A name of a field with what stands beside it.
#[derive(Clone, Debug)]
struct Pair {
    row: u32,
    label: String,
    /// Where the name stands.
    begin: u32,
    /// Where the value stands; of a blank one, where it would.
    column: u32,
    value: Option<Cell>,
    /// The value does not stand at once beside its name.
    apart: bool,
    /// Another name stands at once beside this one, as in the header of a list.
    heads: bool,
}

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
        for row in lists.filter(|row| {
            super::header::at(&self.grid, self.kind, *row).is_some_and(|header| header.top == header.bottom)
        }) {
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

/// The forms of a sheet, with the rows above the first; none for any other sheet.
fn cards(grid: &Grid<'_>, kind: &Kind, rows: &[u32]) -> Option<(Vec<u32>, Vec<Card>)> {
    let names = |row: &u32| {
        let pairs = pairs(grid, kind, *row);
        pairs.into_iter().find(|pair| names_record(kind, &pair.label)).map(|pair| pair.label)
    };
    let name = rows.iter().take(FIRST_ROWS).find_map(names)?;
    let found = turned(grid, kind, rows, &name).or_else(|| stacked(grid, kind, rows, &name))?;
    let first = found.iter().flat_map(|card| card.rows.first()).min().copied()?;
    let above = rows.iter().copied().filter(|row| *row < first).collect();
    Some((above, found))
}

/// Forms below each other, and beside each other.
fn stacked(grid: &Grid<'_>, kind: &Kind, rows: &[u32], name: &str) -> Option<Vec<Card>> {
    let all: Vec<Asked> = rows.iter().map(|row| Asked { row: *row, pairs: pairs(grid, kind, *row) }).collect();
    // 配偶 | 姓名 | 李花 within a form names nobody of ours: each form has its name where the first one has it.
    let begin =
        |asked: &Asked| asked.pairs.iter().find(|pair| pair.label == name && !pair.heads).map(|pair| pair.begin);
    let first = all.iter().find_map(begin)?;
    let named: Vec<usize> = (0..all.len()).filter(|at| begin(&all[*at]) == Some(first)).collect();
    let starts: Vec<usize> = (0..named.len())
        .map(|nth| match nth.checked_sub(1) {
            Some(before) => start(grid, &all, named[before] + 1, named[nth]).unwrap_or(named[nth]),
            None => start(grid, &all, 0, named[0]).unwrap_or_else(|| {
                let asks = all[..named[0]].iter().rev().take_while(|asked| !asked.pairs.is_empty()).count();
                named[0] - asks
            }),
        })
        .collect();
    let mut cards = Vec::new();
    for (nth, at) in named.iter().enumerate() {
        let own = &all[starts[nth]..starts.get(nth + 1).copied().unwrap_or(all.len())];
        cards.extend(beside(kind, own, &all[*at], name));
    }
    // One form proves the others, of which some may have been begun only: none of them goes without a word.
    let least = if named.len() > 1 { 1 } else { 2 };
    cards.iter().any(|card| is_sound(kind, card, least)).then_some(cards)
}

/// A row with what it asks.
struct Asked {
    row: u32,
    pairs: Vec<Pair>,
}

/// Where the form begins whose name stands at `named`: at its title, or below a blank row. None where neither stands above.
fn start(grid: &Grid<'_>, all: &[Asked], floor: usize, named: usize) -> Option<usize> {
    for at in (floor..named).rev() {
        if is_title(grid, all[at].row) {
            return Some(at);
        }
        if all[at + 1].row > all[at].row + 1 {
            return Some(at + 1);
        }
        if all[at].pairs.is_empty() {
            return None;
        }
    }
    None
}

/// The forms beside each other that a row of names begins; one where they would not all be forms.
fn beside(kind: &Kind, own: &[Asked], named: &Asked, name: &str) -> Vec<Card> {
    let rows: Vec<u32> = own.iter().map(|asked| asked.row).collect();
    let begins: Vec<u32> =
        named.pairs.iter().filter(|pair| pair.label == name).map(|pair| pair.begin).skip(1).collect();
    let part = |from: u32, to: u32| {
        let pairs = own.iter().flat_map(|asked| &asked.pairs).filter(|pair| (from..to).contains(&pair.begin)).cloned();
        Card { rows: rows.clone(), named: named.row, pairs: pairs.collect() }
    };
    let starts = [0].into_iter().chain(begins.iter().copied());
    let ends = begins.iter().copied().chain([u32::MAX]);
    let mut parts: Vec<Card> = starts.zip(ends).map(|(from, to)| part(from, to)).collect();
    if !parts.iter().all(|card| is_sound(kind, card, 1) || is_blank(card)) {
        parts = vec![part(0, u32::MAX)];
    }
    // The rows are told once.
    parts.iter_mut().skip(1).for_each(|card| card.rows.truncate(0));
    parts
}

/// A list turned round: names of fields down the first column, a record a column.
fn turned(grid: &Grid<'_>, kind: &Kind, rows: &[u32], name: &str) -> Option<Vec<Card>> {
    let label = |row: &u32| -> Option<(u32, Cow<'_, str>)> {
        let first = grid.cells(*row).first()?;
        let text = first.text();
        is_label(kind, &text).then(|| (first.column, Cow::Owned(clean(&text))))
    };
    let at = rows.iter().position(|row| label(row).is_some_and(|(_, text)| text == name))?;
    let named = rows[at];
    let begin = grid.cells(named).first()?.column;
    let columns: Vec<u32> = grid.cells(named)[1..].iter().map(|cell| cell.column).collect();
    // Other rows belong to the list as long as they are asked for in the same column.
    let belongs = |row: &&u32| label(row).is_some_and(|(column, _)| column == begin);
    let from = at - rows[..at].iter().rev().take_while(belongs).count();
    let own: Vec<u32> = rows[from..].iter().take_while(belongs).copied().collect();
    let answers = |row: &u32| {
        grid.cells(*row)[1..].iter().all(|cell| columns.contains(&cell.column) && !is_label(kind, &cell.text()))
    };
    if columns.len() < 2 || own.len() < 3 || !own.iter().all(answers) {
        return None;
    }
    let cards: Vec<Card> = columns
        .iter()
        .map(|column| {
            let pair = |row: &u32| {
                let (_, label) = label(row)?;
                let value = grid.cell(*row, *column).cloned();
                Some(Pair {
                    row: *row,
                    label: label.into_owned(),
                    begin,
                    column: *column,
                    value,
                    apart: false,
                    heads: false,
                })
            };
            // The rows are told once.
            let rows = if *column == columns[0] { rows[from..].to_vec() } else { Vec::new() };
            Card { rows, named, pairs: own.iter().filter_map(pair).collect() }
        })
        .collect();
    let sound = cards.iter().filter(|card| is_sound(kind, card, 1)).count();
    (sound * 2 > cards.len()).then_some(cards)
}

/// True for a row of one cell that is the title of what stands below it.
fn is_title(grid: &Grid<'_>, row: u32) -> bool {
    let [cell] = grid.cells(row) else { return false };
    let text = cell.text();
    let wide = grid.span(row, cell.column).is_some_and(|span| span.left < span.right);
    let bare = squeeze(beginning(&text));
    matches!(cell.value, Value::Text(_))
        && !bare.contains(':')
        && bare.chars().count() <= 40
        && row::told_by_words(&text).is_none()
        && (wide || bare.ends_with(['表', '卡']) || bare.ends_with("登记") || bare.ends_with("信息"))
}

/// The names of fields in a row with what stands beside each.
fn pairs(grid: &Grid<'_>, kind: &Kind, row: u32) -> Vec<Pair> {
    let cells = grid.cells(row);
    let mut pairs: Vec<Pair> = Vec::new();
    // Asked for and answered in words that nobody knows: told as what was not read.
    let unknown = |cells: &[&Cell]| -> Vec<Pair> {
        let pair = |two: &[&Cell]| Pair {
            row,
            label: clean(&two[0].text()),
            begin: two[0].column,
            column: two[1].column,
            value: Some(two[1].clone()),
            apart: false,
            heads: false,
        };
        cells.chunks_exact(2).map(pair).collect()
    };
    let named = |at: usize| names_at(grid, kind, row, at) || !said_in(kind, &cells[at].text()).is_empty();
    let unnamed =
        |from: usize| -> Vec<&Cell> { (from..cells.len()).take_while(|at| !named(*at)).map(|at| &cells[at]).collect() };
    let first = unnamed(0);
    let mut at = 0;
    while let Some(cell) = cells.get(at) {
        at += 1;
        let text = cell.text();
        let inline = said_in(kind, &text);
        if !inline.is_empty() {
            let of = |(label, value): (String, String)| {
                let value = Some(value).filter(|value| !value.is_empty());
                let value =
                    value.map(|value| Cell { column: cell.column, value: Value::Text(value.into()), shown: None });
                Pair { row, label, begin: cell.column, column: cell.column, value, apart: false, heads: false }
            };
            pairs.extend(inline.into_iter().map(of));
            continue;
        }
        if !names_at(grid, kind, row, at - 1) {
            continue;
        }
        let beside = grid.span(row, cell.column).map_or(cell.column, |span| span.right) + 1;
        // What stands up to the next name of a field.
        let answers = unnamed(at);
        let value = match answers.first() {
            Some(first) if first.column == beside => Some(*first),
            Some(only) if answers.len() == 1 => Some(*only),
            _ => None,
        };
        pairs.push(Pair {
            row,
            label: clean(&text),
            begin: cell.column,
            column: value.map_or(beside, |cell| cell.column),
            value: value.cloned(),
            apart: value.is_some_and(|cell| cell.column != beside),
            heads: value.is_none() && cells.get(at).is_some_and(|next| next.column == beside),
        });
        pairs.extend(unknown(answers.get(usize::from(value.is_some())..).unwrap_or_default()));
    }
    // A row of names alone is the header of a list.
    if !pairs.iter().any(|pair| pair.value.is_some()) && cells.len() > 1 {
        return Vec::new();
    }
    if !pairs.is_empty() {
        pairs.extend(unknown(&first));
    }
    pairs
}

/// 姓名:张一 性别:男 in one cell, the values as they stand there. Empty for any other text.
fn said_in(kind: &Kind, text: &str) -> Vec<(String, String)> {
    let colons: Vec<(usize, &str)> = text.match_indices([':', '：']).collect();
    let Some((first, _)) = colons.first() else { return Vec::new() };
    let mut said: Vec<(String, String)> = Vec::new();
    let mut label = clean(&text[..*first]);
    let mut begin = None;
    for (nth, (at, colon)) in colons.iter().enumerate() {
        let from = *begin.get_or_insert(at + colon.len());
        let rest = &text[from..colons.get(nth + 1).map_or(text.len(), |(next, _)| *next)];
        // The next name is the last word before the next colon; of 9:00 the colon belongs to the value.
        let (value, next) = match rest.trim_end().rsplit_once(char::is_whitespace) {
            _ if nth + 1 == colons.len() => (rest, None),
            Some((value, next)) if is_label(kind, next) => (value, Some(next)),
            None if is_label(kind, rest) => ("", Some(rest)),
            _ => continue,
        };
        said.push((std::mem::take(&mut label), value.trim().to_owned()));
        (label, begin) = (next.map(clean).unwrap_or_default(), None);
    }
    // 姓名: alone is a name whose value stands beside it.
    let empty = said.iter().all(|(_, value)| value.is_empty());
    if empty || !said.iter().all(|(label, _)| is_label(kind, label)) { Vec::new() } else { said }
}

fn clean(text: &str) -> String {
    squeeze(beginning(text)).trim_matches([':', '*', '※', '.', '、']).to_owned()
}

fn is_label(kind: &Kind, text: &str) -> bool {
    let bare = clean(text);
    is_known_label(kind, &bare) || ends_as_label(&bare)
}

/// 姓名, 籍贯, 照片: what forms are known to ask.
fn is_known_label(kind: &Kind, bare: &str) -> bool {
    is_short(bare)
        && (is_generic(bare) || ASKED.contains(&bare) || is_known(kind, bare) || joined::fields(kind, bare).is_some())
}

/// 健康状况, 参加工作时间: most likely a name of a field; 公共关系 beside 职务 is what is said there.
fn ends_as_label(bare: &str) -> bool {
    is_short(bare) && bare.chars().count() >= 3 && ASKED_ENDS.iter().any(|end| bare.ends_with(end))
}

fn is_short(bare: &str) -> bool {
    (1..=12).contains(&bare.chars().count()) && bare.chars().any(|c| is_han(c) || c.is_ascii_alphabetic())
}

/// True for a cell that names a field, by itself and by what stands at once beside it.
fn names_at(grid: &Grid<'_>, kind: &Kind, row: u32, at: usize) -> bool {
    let cells = grid.cells(row);
    let bare = clean(&cells[at].text());
    let known = |at: usize| is_known_label(kind, &clean(&cells[at].text()));
    let ends = |at: usize| grid.span(row, cells[at].column).map_or(cells[at].column, |span| span.right);
    let touches = |left: usize| left + 1 < cells.len() && ends(left) + 1 == cells[left + 1].column;
    if is_known_label(kind, &bare) {
        return true;
    }
    let answers = at > 0 && known(at - 1) && touches(at - 1) && (!touches(at) || known(at + 1));
    ends_as_label(&bare) && !answers
}

fn names_record(kind: &Kind, label: &str) -> bool {
    kind.fields.iter().any(|field| kind.names.contains(&field.name) && column::names(field, label))
}

/// A form whose values are what their names say: at least so many beside the name that names the record, of which one can be
/// nothing else (a day, a phone, an ID number), or four of words.
fn is_sound(kind: &Kind, card: &Card, least: usize) -> bool {
    let named = card.pairs.iter().any(|pair| names_record(kind, &pair.label) && !pair.heads);
    let mut count = 0;
    let mut sure = 0;
    for pair in card.pairs.iter().filter(|pair| !names_record(kind, &pair.label)) {
        let Some(value) = &pair.value else { continue };
        let Some(field) = kind.fields.iter().find(|field| column::names(field, &pair.label)) else { continue };
        count += 1;
        let typed = !matches!(
            field.value,
            ValueKind::Text
                | ValueKind::LongText
                | ValueKind::Name
                | ValueKind::Names
                | ValueKind::NamesText
                | ValueKind::Words(_)
                | ValueKind::Flag
        );
        // 5月18日 is a day, whatever its year.
        let context = Context { years: Years { first: Some(2000), academic: false }, ..Context::default() };
        let reading = value::read(field, value, &context);
        sure += usize::from(typed && !reading.values.is_empty());
    }
    named && (count >= least && sure >= 1 || count >= 4)
}

/// A form that nobody filled in.
fn is_blank(card: &Card) -> bool {
    card.pairs.iter().all(|pair| pair.value.is_none())
}
