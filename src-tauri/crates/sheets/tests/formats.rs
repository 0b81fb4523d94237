//! What a file's bytes are read as, whatever the file is called.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

mod made;

use made::{ROWS, biff5, fixture, fods, gb18030, html, separated, utf16, xlsx, xlsx_of, xml2003};
use sheets::{Format, Sheet, Span, Value, read};

/// The text of a cell, rows and columns from 0.
fn text(sheet: &Sheet, row: u32, column: u32) -> String {
    let cells = sheet.rows.iter().find(|one| one.index == row).map_or(&[][..], |row| &row.cells);
    cells.iter().find(|cell| cell.column == column).map_or_else(String::new, |cell| cell.text())
}

#[test]
fn every_format_is_told_by_content_and_gives_the_same_cells() {
    for (what, bytes, format) in [
        ("xlsx", xlsx(), Format::Xlsx),
        ("csv in GB18030", gb18030(&separated(',')), Format::Text),
        ("csv in UTF-8", separated(',').into_bytes(), Format::Text),
        ("csv in UTF-8 with a mark", format!("\u{feff}{}", separated(',')).into_bytes(), Format::Text),
        ("semicolons", separated(';').into_bytes(), Format::Text),
        ("full-width commas", gb18030(&separated('，')), Format::Text),
        ("tabs in UTF-16", utf16(&separated('\t'), false), Format::Text),
        ("tabs in UTF-16, big end first", utf16(&separated('\t'), true), Format::Text),
        ("tabs in UTF-16 without a mark", utf16(&separated('\t'), false)[2..].to_vec(), Format::Text),
        ("blanks", gb18030(&separated('#').replace('#', "    ")), Format::Text),
        ("web page in UTF-8", html().into_bytes(), Format::Html),
        ("web page in GB18030", gb18030(&html()), Format::Html),
        ("SpreadsheetML", xml2003().into_bytes(), Format::Xml2003),
        ("flat OpenDocument", fods().into_bytes(), Format::Ods),
        ("Excel 95", biff5(false), Format::Xls),
    ] {
        let book = read::bytes("照片.jpg", &bytes).unwrap_or_else(|refused| panic!("{what}: {refused}"));
        assert_eq!(book.format, format, "{what}");
        let sheet = book.sheets.iter().find(|sheet| !sheet.rows.is_empty()).expect(what);
        for (row, cells) in (0..).zip(ROWS) {
            for (column, wanted) in (0..).zip(cells) {
                let wanted = if what == "Excel 95" { wanted.replace('𠮷', "") } else { wanted.to_string() };
                assert_eq!(text(sheet, row, column), wanted, "{what}, row {row}, column {column}");
            }
        }
    }
}

#[test]
fn files_of_other_programs_keep_what_cells_show_and_hide() {
    for (file, format, error) in [
        ("list-libreoffice.xls", Format::Xls, true),
        ("list-libreoffice.ods", Format::Ods, true),
        ("list-sheetjs.xlsb", Format::Xlsb, false),
    ] {
        let book = read::bytes(file, &fixture(file)).unwrap();
        assert_eq!(book.format, format);
        let [list, old] = book.sheets.as_slice() else { panic!("{file}: {} sheets", book.sheets.len()) };
        assert_eq!((list.hidden, old.hidden), (false, true), "{file}");
        assert_eq!(list.merges, [Span { top: 0, left: 0, bottom: 0, right: 5 }], "{file}");
        assert_eq!(list.hidden_rows, [4], "{file}");
        if format != Format::Ods {
            assert_eq!(list.hidden_columns, [4], "{file}");
        }
        for (row, column, wanted) in [
            (0, 0, "某区会员名单"),
            (2, 1, "1985-03"),
            (2, 2, "2020-05-06"),
            (2, 3, "13800000001"),
            (2, 4, "1200.5"),
            (2, 5, "85%"),
            (3, 0, "李二𠮷"),
            (3, 2, "2021-12-31"),
            (5, 1, "1970-01"),
            (5, 5, &"很长".repeat(400)),
        ] {
            assert_eq!(text(list, row, column), wanted, "{file}, row {row}, column {column}");
        }
        let is_error = |cell: &sheets::Cell| matches!(&cell.value, Value::Error(error) if error == "#N/A");
        assert_eq!(list.rows.iter().flat_map(|row| &row.cells).any(is_error), error, "{file}");
    }
}

#[test]
fn long_shared_texts_and_a_stray_cell_in_the_far_corner_are_read() {
    let book = read::bytes("list-xlwt.xls", &fixture("list-xlwt.xls")).unwrap();
    let list = &book.sheets[0];
    assert_eq!((text(list, 2, 1), text(list, 2, 2)), ("1985-03".into(), "2020-05-06".into()));
    for index in 0..40 {
        assert_eq!(text(list, 10 + index, 6), format!("很长的文字{index}").repeat(40));
    }
    assert_eq!(text(list, 65535, 255), "角落");
    let far = xlsx_of(
        "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
         <row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>",
    );
    let book = read::bytes("远.xlsx", &far).unwrap();
    assert_eq!(text(&book.sheets[0], 1_048_575, 16_383), "2");
}

#[test]
fn a_formula_without_a_result_is_an_error_and_a_blank_result_is_none() {
    let sheet = xlsx_of(
        "<cols><col min=\"3\" max=\"16384\" hidden=\"1\"/></cols><sheetData>\
         <row r=\"1\"><c r=\"A1\"><f>1+1</f></c><c r=\"B1\"><f>1+1</f><v></v></c><c r=\"C1\"><f>1+1</f><v>2</v></c></row>\
         <row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"B2\" t=\"e\"><v>#REF!</v></c></row>\
         </sheetData>",
    );
    let book = read::bytes("公式.xlsx", &sheet).unwrap();
    let sheet = &book.sheets[0];
    let value = |row: usize, column: u32| {
        sheet.rows[row].cells.iter().find(|cell| cell.column == column).map(|cell| cell.value.clone())
    };
    for column in [0, 1] {
        assert!(matches!(value(0, column), Some(Value::Error(_))), "{:?}", value(0, column));
    }
    assert_eq!(value(0, 2), Some(Value::Number(2.0)));
    assert_eq!(value(1, 0), None);
    assert_eq!(value(1, 1), Some(Value::Error("#REF!".into())));
    assert_eq!((&sheet.hidden_rows[..], &sheet.hidden_columns[..]), (&[1][..], &[2][..]));
}

#[test]
fn dates_count_from_1904_where_the_file_says_so() {
    let mut bytes = fixture("list-libreoffice.xls");
    let before = read::bytes("1900.xls", &bytes).unwrap();
    let record = [0x22, 0x00, 0x02, 0x00, 0x00, 0x00];
    let at = bytes.windows(6).position(|window| window == record).expect("the record of the calendar");
    bytes[at + 4] = 1;
    let after = read::bytes("1904.xls", &bytes).unwrap();
    assert_eq!(text(&before.sheets[0], 2, 2), "2020-05-06");
    assert_eq!(text(&after.sheets[0], 2, 2), "2024-05-07");
}
