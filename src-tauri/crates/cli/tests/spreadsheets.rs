//! Spreadsheets are read by the program itself as a child with limits: whatever a file does, it does to the child.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;
use sheets::child::{Limits, read, read_within};

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_xieban-cli"))
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../sheets/tests/fixtures").join(name)
}

#[test]
fn the_child_reads_what_is_read_in_place() {
    for name in ["list-xlwt.xls", "list-libreoffice.ods", "list-sheetjs.xlsb", "list-gb18030.csv", "locked.xlsx"] {
        let file = fixture(name);
        assert_eq!(read(program(), &file, &|| false), sheets::read::file(&file).map(Some), "{name}");
    }
}

#[test]
fn a_file_beyond_a_limit_ends_the_child_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let long = folder.path().join("长.csv");
    fs::write(&long, "姓名,电话\n张一,13800000001\n".repeat(400_000)).unwrap();
    let bomb = folder.path().join("炸弹.xlsx");
    fs::write(&bomb, swelling(256 << 20)).unwrap();
    let usual = Limits::default();
    for (what, file, limits, code, words) in [
        ("memory for the file itself", &long, Limits { memory: 4 << 20, ..usual }, "too_large", "分成几个文件"),
        ("memory for its cells", &long, Limits { memory: 40 << 20, ..usual }, "too_large", "分成几个文件"),
        // Read piece by piece, it takes no memory; no cell of a sound file is of 256 MiB.
        ("a cell that a zip swells to", &bomb, Limits { memory: 64 << 20, ..usual }, "damaged", "不完整或已损坏"),
        ("time", &long, Limits { time: Duration::ZERO, ..usual }, "too_slow", "另存为 .xlsx"),
        ("answer", &long, Limits { answer: 1000, ..usual }, "too_large", "分成几个文件"),
    ] {
        let refused = read_within(program(), file, limits).expect_err(what);
        assert_eq!(refused.code(), code, "{what}: {refused}");
        assert!(refused.to_string().contains(words), "{what}: {refused}");
    }
    let nobody = read(Path::new("没有这个程序"), &long, &|| false).expect_err("no program");
    assert_eq!(nobody.code(), "crashed");
}

#[test]
fn the_terminal_says_what_a_file_is() {
    for (name, code, words) in [
        ("locked.xlsx", "password", "打开密码"),
        ("letter.doc", "not_a_table", "旧版 Word"),
        ("没有.xls", "unopened", "没有.xls"),
    ] {
        let file = fixture(name);
        let output = Command::new(program())
            .args(["--json", "import", file.to_str().unwrap(), "--as", "people", "--dry-run"])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{name}");
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(answer["error"]["detail"], code, "{answer}");
        assert!(answer["error"]["message"].as_str().unwrap().contains(words), "{answer}");
    }
}

/// An .xlsx of a few hundred kilobytes whose one text is this long.
fn swelling(length: usize) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut part = |name: &str, content: &str, zeros: usize, end: &str| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
        let block = [b'0'; 1 << 16];
        (0..zeros / block.len()).for_each(|_| zip.write_all(&block).unwrap());
        zip.write_all(end.as_bytes()).unwrap();
    };
    let package = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    part("_rels/.rels", &package, 0, "");
    let book = format!(
        "<workbook xmlns:r=\"{relation}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    part("xl/workbook.xml", &book, 0, "");
    let links = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{relation}/worksheet\" Target=\"worksheets/a.xml\"/></Relationships>"
    );
    part("xl/_rels/workbook.xml.rels", &links, 0, "");
    let cell = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>";
    part("xl/worksheets/a.xml", cell, length, "</t></is></c></row></sheetData></worksheet>");
    zip.finish().unwrap().into_inner()
}
