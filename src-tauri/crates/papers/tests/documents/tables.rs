//! Tables: cut between rows, the header again on every page, every word there.

use papers::document::{Align, Block, Cell, Column, Document, Row, Style, Table};

use crate::reader::{Line, Sheet};
use crate::{characters, heading, pages, plain};

fn table(columns: usize, rows: Vec<Row>) -> Table {
    let heads: Row = (1..=columns).map(|at| format!("栏{at}")).collect();
    Table { columns: vec![Column::new(Align::Start); columns], header: vec![heads], rows, ..Table::default() }
}

fn list(table: Table) -> Document {
    Document { style: Style::List, title: "名册".into(), blocks: vec![Block::Table(table)], ..Document::default() }
}

fn text(sheets: &[Sheet]) -> String {
    sheets.iter().flat_map(Sheet::body).map(|line| line.text()).collect()
}

/// No character stands outside the paper's margins, none is crossed by an upright rule.
fn sound(sheets: &[Sheet]) {
    for (number, sheet) in sheets.iter().enumerate() {
        for glyph in &sheet.glyphs {
            let inside =
                glyph.x > 25.0 && glyph.x + glyph.advance < sheet.width - 25.0 && glyph.y < sheet.height - 20.0;
            assert!(inside, "page {}: {glyph:?} is off the paper", number + 1);
        }
        for (from, to) in sheet.rules.iter().filter(|(from, to)| from[0] == to[0]) {
            let (top, bottom) = (from[1].min(to[1]), from[1].max(to[1]));
            let crossed = sheet.glyphs.iter().find(|glyph| {
                let (left, right) = (glyph.x + 0.3 * glyph.advance, glyph.x + 0.7 * glyph.advance);
                (left..right).contains(&from[0]) && (top..bottom).contains(&glyph.y)
            });
            assert!(crossed.is_none(), "page {}: a rule crosses {crossed:?}", number + 1);
        }
    }
}

#[test]
fn the_header_stands_on_every_page_and_rows_stay_whole() {
    for style in [Style::List, Style::Official] {
        let rows: Vec<Row> =
            (1..=200).map(|at| [format!("甲{at}"), format!("乙{at}"), characters(45)].into_iter().collect()).collect();
        let totals = vec![Row(vec![Cell::new("合计").across(2), Cell::new("两百")])];
        let sheets = pages(&Document { style, ..list(Table { totals, ..table(3, rows) }) });
        assert!(sheets.len() > 4);
        sound(&sheets);
        for sheet in &sheets {
            let lines = sheet.body();
            assert!(lines.iter().any(|line| line.text() == "栏1栏2栏3"), "no header");
            // The name of a row and all of its words are on one page.
            let words: String = lines.iter().map(|line| line.text()).collect();
            let names = words.matches('甲').count();
            let cells: usize = words.matches("科学技术协会服务广大工作者").count();
            let lasts = words.matches('乙').count();
            assert_eq!(names, lasts);
            assert!(cells >= names, "{names} rows, {cells} cells");
        }
        let last: String = sheets.last().unwrap().body().iter().map(|line| line.text()).collect();
        assert!(last.contains("合计") && last.contains("甲200"), "totals go with a row");
    }
}

#[test]
fn lines_that_are_squeezed_stay_in_their_cells() {
    // Marks and digits in the middle of a line give up room for one more character at its end.
    let words = |at: usize| {
        format!("{}，全年不少于 {at} 场，受益群众 {}00 人次以上，深入社区、学校和企业。", characters(at % 17), at + 1)
    };
    for align in [Align::Start, Align::Centre, Align::End, Align::Justify] {
        let rows: Vec<Row> =
            (0..120).map(|at| [at.to_string(), words(at), words(at + 7)].into_iter().collect()).collect();
        let table = Table { columns: vec![Column::new(align); 3], ..table(3, rows) };
        sound(&pages(&list(table)));
    }
}

#[test]
fn a_row_taller_than_a_page_goes_on_with_nothing_lost() {
    for (count, alone) in [(3_000, true), (3_000, false), (40_000, true)] {
        let long = characters(count);
        let short: Row = ["前", "前"].into_iter().collect();
        let tall: Row = ["长", &*long].into_iter().collect();
        let rows = if alone { vec![tall] } else { vec![short.clone(), tall, short] };
        let sheets = pages(&list(table(2, rows)));
        sound(&sheets);
        let words: String = text(&sheets).replace("栏1栏2", "").replace(['长', '前'], "");
        assert_eq!(words.trim_start_matches("名册").chars().count(), count);
        for sheet in &sheets {
            let lines: Vec<String> = sheet.body().iter().map(|line| line.text()).collect();
            assert!(lines.iter().any(|line| line == "栏1栏2"), "no header: {lines:?}");
        }
    }
}

#[test]
fn cells_of_different_length_in_a_torn_row_are_said_once() {
    for filler in [0, 5, 12, 18] {
        let (middle, long) = ("中".repeat(220), "长".repeat(2_000));
        let blocks = vec![
            plain(characters(28 * filler)),
            Block::Table(table(2, vec![[&*middle, &*long].into_iter().collect()])),
        ];
        let sheets = pages(&Document { blocks, ..Document::default() });
        sound(&sheets);
        let words = text(&sheets);
        assert_eq!((words.matches('中').count(), words.matches('长').count()), (220, 2_000), "below {filler} lines");
        // The row begins below the words where there is room, and fills the page.
        assert!(filler == 0 || filler > 15 || sheets[0].text().contains('长'), "below {filler} lines");
    }
}

#[test]
fn forty_columns_shrink_onto_the_paper() {
    let rows: Vec<Row> = (0..30).map(|at| (0..40).map(|column| format!("{}", at * column)).collect()).collect();
    for landscape in [true, false] {
        let sheets = pages(&Document { landscape, ..list(table(40, rows.clone())) });
        sound(&sheets);
        let words = text(&sheets);
        assert!(words.contains("1131") && words.matches('栏').count() >= 40);
    }
}

#[test]
fn merged_cells_have_no_rules_inside_and_words_that_cannot_break_stay_inside() {
    let long = "1234567890".repeat(12);
    let rows = vec![
        Row(vec![Cell::new("一季度").down(2), Cell::new("甲"), Cell::new(long.clone())]),
        Row(vec![Cell::new("乙"), Cell::new("丙")]),
        Row(vec![Cell::new("合并").across(3)]),
    ];
    let sheets = pages(&list(table(3, rows)));
    sound(&sheets);
    assert!(text(&sheets).contains("合并"));
    let digits: usize = text(&sheets).chars().filter(char::is_ascii_digit).count();
    assert_eq!(digits, long.len() + 3, "the heads have three digits more");
    let sheet = &sheets[0];
    let merged = sheet.glyphs.iter().find(|glyph| glyph.ch == '合').unwrap();
    let upright = sheet
        .rules
        .iter()
        .filter(|(from, to)| from[0] == to[0] && from[1].min(to[1]) < merged.y - 4.0 && from[1].max(to[1]) > merged.y);
    let mut places: Vec<i32> = upright.map(|(from, _)| from[0].round() as i32).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), 2, "only the frame stands beside a cell over all columns: {places:?}");
}

#[test]
fn a_place_to_sign_is_as_high_as_asked() {
    let rows: Vec<Row> = (0..5).map(|_| ["张三", ""].into_iter().collect()).collect();
    let columns = vec![Column::new(Align::Centre), Column::fixed(32.0, Align::Centre)];
    let sheets = pages(&list(Table { columns, row_height: Some(10.0), ..table(2, rows) }));
    let names: Vec<f32> = sheets[0].glyphs.iter().filter(|glyph| glyph.ch == '张').map(|glyph| glyph.y).collect();
    for pair in names.windows(2) {
        assert!((pair[1] - pair[0] - 10.0 * 72.0 / 25.4).abs() < 0.1, "{pair:?}");
    }
    let upright = sheets[0].rules.iter().filter(|(from, to)| from[0] == to[0]).map(|(from, _)| from[0]);
    let (left, right) = upright.fold((0.0, 0.0), |(before, last), x| if x > last { (last, x) } else { (before, last) });
    assert!((right - left - 32.0 * 72.0 / 25.4).abs() < 0.1, "{} points wide", right - left);
}

#[test]
fn nothing_to_list_is_said_on_a_proper_page() {
    for style in [Style::List, Style::Official] {
        for (empty, wanted) in [(None, "（无记录）"), (Some("2026年没有活动".to_owned()), "2026年没有活动")]
        {
            let sheets = pages(&Document { style, ..list(Table { empty, ..table(5, Vec::new()) }) });
            assert_eq!(sheets.len(), 1);
            let words = text(&sheets);
            assert!(words.contains("名册") && words.contains("栏5") && words.contains(wanted), "{words}");
        }
    }
    let none = pages(&Document::default());
    assert_eq!(none.len(), 1, "even nothing is a page");
    let bare = pages(&list(Table::default()));
    assert!(text(&bare).contains("无记录"));
}

#[test]
fn a_heading_and_the_line_above_a_table_go_with_it() {
    for filler in 12..22 {
        let rows = (0..3).map(|_| ["甲", "乙"].into_iter().collect()).collect();
        let spread = Block::Spread(vec!["单位：科协".into(), "共3人".into()]);
        let blocks = vec![plain(characters(28 * filler - 2)), heading(1, "名单"), spread, Block::Table(table(2, rows))];
        for sheet in pages(&Document { blocks, ..Document::default() }) {
            let last = sheet.body().pop().unwrap().text();
            assert!(
                !last.starts_with("一、") && !last.starts_with("单位") && last != "栏1栏2",
                "{filler}: “{last}” is stranded"
            );
        }
    }
}

#[test]
fn words_too_long_for_one_line_are_spread_over_two() {
    let facts =
        ["时间：2026年3月5日至2026年3月9日", "地点：江岸区科技馆报告厅", "授课：张三", "共 40 人（按姓氏笔画排序）"];
    let spread = |facts: &[&str]| Block::Spread(facts.iter().map(ToString::to_string).collect());
    let lines = |facts: &[&str]| -> Vec<String> {
        let document = Document { style: Style::List, blocks: vec![spread(facts)], ..Document::default() };
        pages(&document)[0].body().iter().map(Line::text).collect()
    };
    assert_eq!(lines(&facts[2..]), ["授课：张三共40人（按姓氏笔画排序）"]);
    assert_eq!(
        lines(&facts),
        ["时间：2026年3月5日至2026年3月9日地点：江岸区科技馆报告厅", "授课：张三共40人（按姓氏笔画排序）"]
    );
}
