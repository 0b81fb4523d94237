//! Files that tests make: small workbooks in every format that can be written by hand.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::io::{Cursor, Write};
use std::path::PathBuf;

use rust_xlsxwriter::Workbook;

/// The people of every file made here.
pub const ROWS: [[&str; 3]; 3] =
    [["姓名", "性别", "电话"], ["张一", "男", "13800000001"], ["李二𠮷", "女", "0518-85550001"]];

/// A file of `fixtures/`.
pub fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

/// [`ROWS`] as text with a separator.
pub fn separated(separator: char) -> String {
    ROWS.map(|row| row.join(&separator.to_string())).join("\r\n")
}

/// Text in UTF-16 with its mark.
pub fn utf16(text: &str, big: bool) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

/// Text in GB18030.
pub fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

/// [`ROWS`] as .xlsx.
pub fn xlsx() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(ROWS) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// [`ROWS`] as a web page with all that pages carry beside their table.
pub fn html() -> String {
    let rows =
        ROWS.map(|row| format!("<tr>{}</tr>", row.map(|cell| format!("<td class=x>{cell}</td>")).concat())).concat();
    format!(
        "<html><head><title>名单</title><style>td {{ color: red }}</style><script>if (1 < 2) {{}}</script></head>\
         <body><table><tr><td><table border=1>{rows}</table></td></tr></table></body></html>"
    )
}

/// [`ROWS`] as SpreadsheetML 2003.
pub fn xml2003() -> String {
    let cell = |text: &str| format!("<Cell><Data ss:Type=\"String\">{text}</Data></Cell>");
    let rows = ROWS.map(|row| format!("<Row>{}</Row>", row.map(cell).concat())).concat();
    format!(
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"名单\"><Table>{rows}</Table>\
         </Worksheet></Workbook>"
    )
}

/// [`ROWS`] as one flat file of OpenDocument.
pub fn fods() -> String {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let rows = ROWS.map(|row| format!("<table:table-row>{}</table:table-row>", row.map(cell).concat())).concat();
    format!(
        "<?xml version=\"1.0\"?><office:document><office:body><office:spreadsheet><table:table table:name=\"名单\">{rows}\
         </table:table></office:spreadsheet></office:body></office:document>"
    )
}

/// A zip of these parts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The least .xlsx around the XML of one sheet.
pub fn xlsx_of(sheet: &str) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    zip(&[
        ("[Content_Types].xml", &format!("<Types xmlns=\"{package}/content-types\"/>")),
        (
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" \
                 Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relation}\"><sheets>\
                 <sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{relation}/worksheet\" \
                 Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet xmlns=\"{main}\">{sheet}</worksheet>")),
    ])
}

/// [`ROWS`] as Excel 95 wrote them: records without a container, text in GBK.
pub fn biff5(locked: bool) -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    };
    let begin = |what: u16| record(0x0809, &[&0x0500_u16.to_le_bytes()[..], &what.to_le_bytes(), &[0; 4]].concat());
    let end = record(0x000a, &[]);
    let name = gb18030("名单");
    let lock = if locked { record(0x002f, &[0, 0, 1, 2, 3, 4]) } else { Vec::new() };
    let head = [begin(5), lock, record(0x0042, &936_u16.to_le_bytes())].concat();
    let bound = |offset: u32| record(0x0085, &[&offset.to_le_bytes()[..], &[0, 0, name.len() as u8], &name].concat());
    let offset = (head.len() + bound(0).len() + end.len()) as u32;
    let mut book = [head, bound(offset), end.clone(), begin(0x10)].concat();
    for (row, cells) in (0_u16..).zip(ROWS) {
        for (column, text) in (0_u16..).zip(cells) {
            // GBK has no 𠮷.
            let text = encoding_rs::GBK.encode(&text.replace('𠮷', "")).0.into_owned();
            let place = [row, column, 0, text.len() as u16].map(u16::to_le_bytes).concat();
            book.extend(record(0x0204, &[place, text].concat()));
        }
    }
    [book, end].concat()
}
