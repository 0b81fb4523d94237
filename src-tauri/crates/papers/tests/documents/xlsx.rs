//! Lists for Excel, read back: words are words, numbers are numbers, and the sheet prints as the list does.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use papers::document::{Align, Attachment, Block, Cell, Column, Document, Row, Style, Table, Value};
use zip::ZipArchive;

use crate::{characters, options, plain};

fn table() -> Table {
    let day = NaiveDate::from_ymd_opt(2026, 5, 18).unwrap();
    let row = |words: &str| {
        let date = Cell { value: Some(Value::Date(day)), ..Cell::new("5月18日") };
        Row(vec![Cell::number("1"), Cell::new(words), date, Cell::number("1200.50")])
    };
    let words = ["=1+1", "+86", "-3", "@甲", "0123", "110105194912310021", "1e5", "TRUE", "200余人"];
    Table {
        columns: vec![
            Column::fixed(10.0, Align::Centre),
            Column::new(Align::Start),
            Column::new(Align::Centre),
            Column::new(Align::End),
        ],
        header: vec![
            Row(vec![Cell::new("序号").down(2), Cell::new("内容").across(2), Cell::new("经费").down(2)]),
            ["名称", "时间"].into_iter().collect(),
        ],
        rows: words.into_iter().map(row).collect(),
        totals: vec![Row(vec![Cell::new("合计").across(3), Cell::number("10804.50")])],
        ..Table::default()
    }
}

fn list(table: Table) -> Document {
    let blocks = vec![
        Block::Spread(vec!["单位：科协".into(), "共9项".into()]),
        Block::Table(table),
        Block::Spread(vec!["填表人：".into()]),
    ];
    Document { style: Style::List, landscape: true, title: "2026年活动台账".into(), blocks, ..Document::default() }
}

fn written(document: &Document) -> Vec<u8> {
    papers::xlsx_of(document, &options()).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn cells_are_what_they_say() {
    let bytes = written(&list(table()));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    let range = book.worksheet_range("2026年活动台账").unwrap();
    let at = |row: u32, column: u32| range.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    let text = |text: &str| Data::String(text.into());
    assert_eq!((at(0, 0), at(1, 0)), (text("2026年活动台账"), text("单位：科协")));
    assert_eq!((at(2, 0), at(2, 1), at(3, 1), at(3, 2)), (text("序号"), text("内容"), text("名称"), text("时间")));
    for (row, words) in (4..).zip(["=1+1", "+86", "-3", "@甲", "0123", "110105194912310021", "1e5", "TRUE", "200余人"])
    {
        assert_eq!(at(row, 1), text(words));
        assert_eq!((at(row, 0), at(row, 3)), (Data::Float(1.0), Data::Float(1200.5)));
        let Data::DateTime(date) = at(row, 2) else { panic!("{:?} is no day", at(row, 2)) };
        assert_eq!(date.as_f64(), 46_160.0, "18 May 2026");
    }
    assert_eq!((at(13, 0), at(13, 3), at(14, 0)), (text("合计"), Data::Float(10_804.5), text("填表人：")));
    assert!(!part(&bytes, "xl/worksheets/sheet1.xml").contains("<f>"), "words became a formula");
    let styles = part(&bytes, "xl/styles.xml");
    for format in ["m&quot;月&quot;d&quot;日&quot;", "style=\"thin\""] {
        assert!(styles.contains(format), "{format} is not in {styles}");
    }
}

#[test]
fn the_sheet_prints_as_the_list_does() {
    let bytes = written(&list(table()));
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for part in [
        r#"<pageSetUpPr fitToPage="1"/>"#,
        r#"paperSize="9""#,
        r#"orientation="landscape""#,
        r#"fitToHeight="0""#,
        r#"<mergeCell ref="A1:D1"/>"#,
        r#"<mergeCell ref="A3:A4"/>"#,
        r#"<mergeCell ref="B3:C3"/>"#,
        "第 &amp;P 页　共 &amp;N 页",
    ] {
        assert!(sheet.contains(part), "{part} is not in {sheet}");
    }
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("$A$1:$D$15") && book.contains("$3:$4"), "{book}");
    assert!(part(&bytes, "docProps/core.xml").contains("2026-03-05T12:00:00Z"));
    assert!(written(&list(table())) == bytes, "the same list gave other bytes");
}

#[test]
fn each_table_has_a_sheet_and_none_is_refused() {
    let bytes = written(&Document {
        title: "关于举办第十二届青少年科技创新大赛暨科普知识竞赛活动的通知[1/2]".into(),
        blocks: vec![Block::Table(table()), Block::Landscape(vec![Block::Table(table())])],
        attachments: vec![Attachment { title: "名单".into(), blocks: vec![Block::Table(table())], landscape: false }],
        ..Document::default()
    });
    let book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    let names = book.sheet_names();
    assert_eq!((names.len(), names[2].as_str()), (3, "名单"));
    assert!(names.iter().all(|name| name.chars().count() <= 31), "{names:?}");
    let refused = papers::xlsx_of(&Document { blocks: vec![plain("没有表。")], ..Document::default() }, &options());
    assert!(refused.unwrap_err().to_string().contains("没有表格"));
    let long = Table { rows: vec![[characters(40_000)].into_iter().collect()], ..Table::default() };
    let refused = papers::xlsx_of(&list(long), &options()).unwrap_err().to_string();
    assert!(refused.contains("32767"), "{refused}");
}

#[test]
fn an_empty_list_and_odd_shapes_are_sheets_too() {
    for table in [
        Table { rows: Vec::new(), totals: Vec::new(), ..table() },
        Table::default(),
        Table { header: Vec::new(), ..table() },
        Table { rows: vec![Row(Vec::new()), Row(vec![Cell::new("甲").down(9).across(9)])], ..Table::default() },
        Table { rows: vec![[characters(3_000)].into_iter().collect()], ..Table::default() },
        Table { rows: vec![(0..40).map(|at| at.to_string()).collect()], ..Table::default() },
    ] {
        let empty = table.rows.is_empty();
        let bytes = written(&Document { title: String::new(), ..list(table) });
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
        let range = book.worksheet_range("表格").unwrap();
        let said = range.cells().any(|(_, _, cell)| *cell == Data::String("（无记录）".into()));
        assert_eq!(said, empty);
    }
}
