//! What a file's bytes are read as, whatever the file is called.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

mod made;

use made::{ROWS, biff5, fixture, fods, gb18030, html, separated, utf16, xlsx, xlsx_of, xml2003};
use sheets::{Format, Sheet, Span, Value, read};

/// The text of a cell, rows and columns from 0.
fn text(sheet: &Sheet, row: u32, column: u32) -> String {
    let cells = sheet.rows.iter().find(|one| one.index == row).map_or(&[][..], |row| &row.cells);
    cells.iter().find(|cell| cell.column == column).map_or_else(String::new, |cell| cell.text().into_owned())
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
        let is_error = |cell: &sheets::Cell| matches!(&cell.value, Value::Error(error) if **error == *"#N/A");
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
fn a_cell_said_to_hold_a_text_and_holding_none_is_blank() {
    for cell in ["<c r=\"B1\" t=\"inlineStr\"/>", "<c r=\"B1\" t=\"inlineStr\"></c>", "<c t=\"inlineStr\"><is/></c>"] {
        let said = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let row = format!("<sheetData><row r=\"1\">{}{cell}{}</row></sheetData>", said("张一"), said("男"));
        let book = read::bytes("表.xlsx", &xlsx_of(&row)).unwrap();
        let sheet = &book.sheets[0];
        let texts = [0, 1, 2].map(|column| text(sheet, 0, column));
        assert_eq!(texts, ["张一", "", "男"], "{cell}");
    }
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

/// What calamine gives of a workbook's first sheet: the text of each cell, by row and column.
fn by_calamine(bytes: &[u8]) -> Vec<(u32, u32, String)> {
    use calamine::{DataRef, Reader};
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let mut reader = book.worksheet_cells_reader(&name).unwrap();
    let mut cells = Vec::new();
    while let Some(cell) = reader.next_cell().unwrap() {
        let (row, column) = cell.get_position();
        let text = match cell.get_value() {
            DataRef::DateTime(date) if date.is_duration() => date.as_f64().to_string(),
            DataRef::DateTime(date) => {
                let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
                format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
            }
            DataRef::Bool(truth) => truth.to_string().to_uppercase(),
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::Empty => continue,
            other => calamine::Data::from(other.clone()).to_string(),
        };
        cells.push((row, column, text));
    }
    cells.retain(|(_, _, text)| !text.trim().is_empty());
    cells
}

#[test]
fn an_xlsx_is_read_as_another_reader_reads_it() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name("一 & 二 <三>").unwrap();
    for (row, text) in [
        "张伟",
        " 前后有空 ",
        "1 < 2 & 3 > \"2\"",
        "第一行\n第二行",
        "带\r回车",
        "_x000D_ 不是回车",
        "制表\t符",
        "\u{2028}",
        "𠮷野家",
        "'单引号'",
        "　",
        "<b>不是标签</b>",
        "]]>",
        "&amp;",
        "_x4e2d_",
        "110105199003078888",
        "-",
        "#N/A",
    ]
    .into_iter()
    .enumerate()
    {
        page.write_string(row as u32, 0, text).unwrap();
        // The same text once more is shared.
        page.write_string(row as u32, 3, text).unwrap();
    }
    let formats = [
        "General",
        "0.00",
        "0%",
        "yyyy-mm-dd",
        "yyyy年m月",
        "m月d日",
        "h:mm",
        "[h]:mm",
        "@",
        "#,##0.00",
        "[红色]0",
        "\"y\"0",
    ];
    for (row, code) in formats.iter().enumerate() {
        let format = Format::new().set_num_format(*code);
        // A negative number is no date, whatever its format: calamine makes one of it.
        let is_date = code.contains(['y', 'm', 'h']) && !code.contains(['"', '[']);
        let numbers = [(5, 45_000.0), (6, 36_526.75), (7, 59.0), (8, 61.0), (9, 0.125), (10, -3.5), (11, 1e15)];
        for (column, number) in numbers.into_iter().take(if is_date { 4 } else { 7 }) {
            page.write_number_with_format(row as u32, column, number, &format).unwrap();
        }
    }
    let day = Format::new().set_num_format("yyyy/m/d");
    page.write_datetime_with_format(20, 1, ExcelDateTime::from_ymd(1985, 3, 12).unwrap(), &day).unwrap();
    page.write_boolean(20, 2, true).unwrap();
    page.write_boolean(20, 3, false).unwrap();
    page.write_formula(20, 4, Formula::new("1+1").set_result("2")).unwrap();
    page.write_formula(20, 5, Formula::new("\"甲\"&\"乙\"").set_result("甲乙")).unwrap();
    page.write_formula(20, 6, Formula::new("1/0").set_result("#DIV/0!")).unwrap();
    let bold = Format::new().set_bold();
    page.write_rich_string(21, 1, &[(&bold, "粗"), (&Format::new(), " 细 "), (&bold, "粗")]).unwrap();
    page.write_string(1_048_575, 16_383, "远处").unwrap();
    let bytes = book.save_to_buffer().unwrap();

    let read = read::bytes("名单.xlsx", &bytes).unwrap();
    let [sheet] = read.sheets.as_slice() else { panic!("{} sheets", read.sheets.len()) };
    assert_eq!(sheet.name, "一 & 二 <三>");
    // What a number format shows otherwise than the value is told beside the value: the values are compared.
    let text = |cell: &sheets::Cell| match &cell.value {
        Value::Date(date) => date.format("%Y-%m-%d %H:%M").to_string(),
        _ => sheets::Cell { shown: None, ..cell.clone() }.text().into_owned(),
    };
    let cells =
        |row: &sheets::Row| row.cells.iter().map(|cell| (row.index, cell.column, text(cell))).collect::<Vec<_>>();
    let ours: Vec<_> = sheet.rows.iter().flat_map(cells).collect();
    assert_eq!(ours, by_calamine(&bytes));
}
