//! 收支表 of a period as a paper: by category, by task, and the entries.

use papers::document::{Align, Block, Cell, Column, Document, Row, Style, Table, Width};
use rusqlite::Connection;

use super::Direction;
use super::statement::{MoneyEntry, MoneyStatement, of};
use crate::error::Result;
use crate::event::Period;
use crate::profile;
use crate::report::{Draft, ReportAsk};
use crate::value;

/// 收支表 of a year, or of the days between two dates.
pub(crate) fn statement_paper(conn: &Connection, ask: &ReportAsk) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let period = Period::of(ask, profile.year_kind)?;
    let statement = of(conn, &period)?;
    let (title, when) = match &period {
        Period::Year(year, kind) => (format!("{}收支表", kind.spoken(*year)), None),
        Period::Days(from, to) if from == to => ("收支表".to_owned(), Some(value::spoken(from))),
        Period::Days(from, to) => {
            ("收支表".to_owned(), Some(format!("{}至{}", value::spoken(from), value::spoken(to))))
        }
    };
    let facts = [Some(format!("单位：{}", profile.name)), when, Some("金额单位：元".to_owned())];
    let mut blocks = vec![Block::Spread(facts.into_iter().flatten().collect()), Block::Table(by_category(&statement))];
    if statement.tasks.iter().any(|task| task.item_id.is_some()) {
        blocks.push(Block::Spread(vec!["按任务".to_owned()]));
        blocks.push(Block::Table(by_task(&statement)));
    }
    if !statement.entries.is_empty() {
        blocks.push(Block::Spread(vec!["明细".to_owned()]));
        blocks.push(Block::Table(entries(&statement.entries)));
    }
    blocks.push(Block::Spread(vec!["负责人：".into(), "审核：".into(), "制表：".into()]));
    let document = Document { style: Style::List, title, blocks, ..Document::default() };
    Ok(Draft { notes: statement.notes, ..Draft::from(document) })
}

fn head<const N: usize>(heads: [&str; N]) -> Vec<Row> {
    vec![heads.into_iter().collect()]
}

fn wide(share: f32, align: Align) -> Column {
    Column { width: Width::Share(share), align }
}

fn money(fen: i64) -> Cell {
    Cell::number(value::yuan(fen))
}

/// Income with its categories, cost with its own, and what is left.
fn by_category(statement: &MoneyStatement) -> Table {
    let mut rows = Vec::new();
    for (direction, sum) in [(Direction::Income, statement.income), (Direction::Cost, statement.cost)] {
        let of: Vec<_> = statement.categories.iter().filter(|row| row.direction == direction).collect();
        for (at, category) in of.iter().enumerate() {
            // 收入 and 支出 stand once, beside all their rows and their sum.
            let side = (at == 0).then(|| Cell::new(direction.said()).down(of.len() + 1));
            let cells =
                [Cell::new(&category.category), Cell::number(category.entries.to_string()), money(category.amount)];
            rows.push(Row(side.into_iter().chain(cells).collect()));
        }
        let side = of.is_empty().then(|| Cell::new(direction.said()));
        let count: usize = of.iter().map(|category| category.entries).sum();
        let bold = |cell: Cell| Cell { bold: true, ..cell };
        let cells = [bold(Cell::new("合计")), bold(Cell::number(count.to_string())), bold(money(sum))];
        rows.push(Row(side.into_iter().chain(cells).collect()));
    }
    Table {
        header: head(["收支", "类别", "笔数", "金额"]),
        columns: vec![
            Column::fixed(22.0, Align::Centre),
            wide(2.0, Align::Start),
            Column::fixed(24.0, Align::End),
            wide(1.0, Align::End),
        ],
        rows,
        totals: vec![Row(vec![
            Cell::new("结余（收入减支出）").across(3).aligned(Align::Centre),
            money(statement.balance),
        ])],
        ..Table::default()
    }
}

/// Each task with its money of the period, and with its budget beside all that was spent on it.
fn by_task(statement: &MoneyStatement) -> Table {
    let row = |task: &super::MoneyByTask| {
        let left = match task.left {
            Some(left) if left < 0 => Cell::new(format!("超支 {}", value::yuan(-left))),
            Some(left) => money(left),
            None => Cell::default(),
        };
        let budget = task.budget.map(money).unwrap_or_default();
        let spent = task.spent.map(money).unwrap_or_default();
        Row(vec![Cell::new(&task.task), money(task.income), money(task.cost), budget, spent, left])
    };
    Table {
        header: head(["任务", "收入", "支出", "预算", "累计支出", "预算结余"]),
        columns: std::iter::once(wide(3.0, Align::Start))
            .chain(std::iter::repeat_with(|| Column::new(Align::End)).take(5))
            .collect(),
        rows: statement.tasks.iter().map(row).collect(),
        ..Table::default()
    }
}

fn entries(entries: &[MoneyEntry]) -> Table {
    let row = |entry: &MoneyEntry| {
        let day = entry.day.as_deref();
        let amount = |way: Direction| if entry.direction == way { money(entry.amount) } else { Cell::default() };
        let words = entry.words.clone().or_else(|| entry.event.clone()).unwrap_or_default();
        Row(vec![
            Cell {
                value: day.filter(|day| day.len() == 10).and_then(value::first_day).map(papers::document::Value::Date),
                ..Cell::new(day.unwrap_or_default())
            },
            Cell::new(&entry.category),
            Cell::new(words),
            Cell::new(entry.party.clone().unwrap_or_default()),
            amount(Direction::Income),
            amount(Direction::Cost),
        ])
    };
    Table {
        header: head(["日期", "类别", "摘要", "对方", "收入", "支出"]),
        columns: vec![
            Column::new(Align::Centre),
            Column::new(Align::Centre),
            wide(3.0, Align::Start),
            wide(1.5, Align::Start),
            Column::new(Align::End),
            Column::new(Align::End),
        ],
        rows: entries.iter().map(row).collect(),
        ..Table::default()
    }
}
