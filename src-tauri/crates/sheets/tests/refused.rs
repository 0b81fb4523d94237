//! What holds no readable table: each says what it is and what to do, by a stable code and a Chinese sentence.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

mod made;

use made::{biff5, fixture, html, xlsx, xlsx_of, xml2003, zip};
use sheets::read;

#[test]
fn what_is_no_table_says_what_it_is_and_what_to_do() {
    let png = [&b"\x89PNG\r\n\x1a\n"[..], &[0; 64]].concat();
    let cut = |bytes: Vec<u8>, share: usize| bytes[..bytes.len() * share / 100].to_vec();
    for (what, bytes, code, words) in [
        ("nothing", Vec::new(), "empty", "空的"),
        ("blanks", b" \r\n\t\r\n".to_vec(), "empty", "空的"),
        ("empty zip", zip(&[]), "empty", "空的"),
        ("encrypted xlsx", fixture("locked.xlsx"), "password", "密码"),
        ("encrypted xls", biff5(true), "password", "密码"),
        ("old Word file", fixture("letter.doc"), "not_a_table", "旧版 Word"),
        ("old slides", fixture("slides.ppt"), "not_a_table", "PowerPoint"),
        ("new Word file", zip(&[("word/document.xml", "<w:document/>")]), "not_a_table", "Word"),
        ("archive", zip(&[("会员.txt", "张一")]), "not_a_table", "解压"),
        ("rar", b"Rar!\x1a\x07\x00 and so on".to_vec(), "not_a_table", "解压"),
        ("picture", png, "not_a_table", "图片"),
        ("PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3".to_vec(), "not_a_table", "PDF"),
        ("RTF", b"{\\rtf1\\ansi}".to_vec(), "not_a_table", "RTF"),
        ("Excel 3", vec![0x09, 0x02, 6, 0, 0, 3, 0x10, 0, 0, 0], "not_a_table", "很旧"),
        ("SYLK", b"ID;PWXL;N;E\r\nC;Y1;X1;K1\r\n".to_vec(), "not_a_table", "SYLK"),
        ("page without a table", b"<html><body><p>x</p></body></html>".to_vec(), "not_a_table", "网页"),
        ("saved mail page", b"MIME-Version: 1.0\r\n\r\n".to_vec(), "not_a_table", ".mht"),
        ("other XML", b"<?xml version=\"1.0\"?><a/>".to_vec(), "not_a_table", "XML"),
        ("noise", (0..2000_u32).map(|n| (n * n % 251) as u8).collect(), "not_a_table", "认不出"),
        ("half an xlsx", cut(xlsx(), 50), "damaged", "不完整"),
        ("half an xls", cut(fixture("list-libreoffice.xls"), 50), "damaged", "不完整"),
        ("a tenth of an xls", cut(fixture("list-xlwt.xls"), 10), "damaged", "不完整"),
        ("half an ods", cut(fixture("list-libreoffice.ods"), 50), "damaged", "不完整"),
        ("half an xlsb", cut(fixture("list-sheetjs.xlsb"), 50), "damaged", "不完整"),
        ("half SpreadsheetML", cut(xml2003().into_bytes(), 60), "damaged", "不完整"),
        ("xlsx without its sheet", zip(&[("xl/workbook.xml", "<workbook/>")]), "damaged", "不完整"),
        ("xlsx whose sheet breaks off", xlsx_of("<sheetData><row r=\"1\"><c r=\"A1\"><v>1"), "damaged", "不完整"),
    ] {
        let refused = read::bytes("资料.xls", &bytes).expect_err(what);
        assert_eq!(refused.code(), code, "{what}: {refused}");
        let message = refused.to_string();
        assert!(message.starts_with("“资料.xls”") && message.ends_with('。'), "{what}: {message}");
        assert!(message.contains(words) && message.contains('请'), "{what}: {message}");
    }
}

#[test]
fn a_page_cut_short_keeps_what_came_before() {
    let page = html();
    let half: String = page.chars().take(page.chars().count() - 30).collect();
    let book = read::bytes("半页.xls", half.as_bytes()).unwrap();
    assert_eq!(book.sheets[0].rows.len(), 3);
}

#[test]
fn sizes_are_checked_before_anything_is_inflated() {
    let mut bytes = xlsx();
    // The directory's entry of the first part says that it inflates to 4 GB.
    let entry = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&0xffff_fff0_u32.to_le_bytes());
    assert_eq!(read::bytes("大.xlsx", &bytes).expect_err("too large").code(), "too_large");

    let wide = "<table><tr>".to_string() + &"<td colspan=1000 rowspan=1000>x".repeat(40);
    assert_eq!(read::bytes("宽.html", wide.as_bytes()).expect_err("too wide").code(), "too_large");
}

#[test]
fn a_missing_file_says_so() {
    let refused = read::file(std::path::Path::new("没有这个文件.xls")).expect_err("no such file");
    assert_eq!(refused.code(), "unopened");
    assert!(refused.to_string().contains("没有这个文件.xls"));
}
