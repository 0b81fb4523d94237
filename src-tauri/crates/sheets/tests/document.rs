//! Running text of .docx files, with the labels that Word counts. The documents are written here, part by part.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

use std::io::{Cursor, Write};

use sheets::Prose;
use sheets::outline::{DoubtCode, EntryKind, outline};
use sheets::read::prose;
use zip::write::SimpleFileOptions;

const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

fn docx(body: &str, numbering: &str, styles: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (part, root, inside) in [
        ("word/document.xml", "document", format!("<w:body>{body}</w:body>")),
        ("word/numbering.xml", "numbering", numbering.into()),
        ("word/styles.xml", "styles", styles.into()),
    ] {
        zip.start_file(part, SimpleFileOptions::default()).unwrap();
        let xml = format!(r#"<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMES}>{inside}</w:{root}>"#);
        zip.write_all(xml.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(body: &str, numbering: &str, styles: &str) -> Prose {
    prose::bytes("计划.docx", &docx(body, numbering, styles)).unwrap().expect("running text")
}

fn p(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn listed(num: u32, level: u32, words: &str) -> String {
    p(&format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>"#), words)
}

fn level(at: usize, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

fn lines(prose: &Prose) -> Vec<&str> {
    prose.lines.iter().map(|line| line.text.as_str()).collect()
}

#[test]
fn labels_are_counted_as_the_word_processor_shows_them() {
    let official = [
        level(0, "chineseCountingThousand", "%1、", ""),
        level(1, "chineseCounting", "（%2）", ""),
        level(2, "decimal", "%3.", ""),
        level(3, "decimalEnclosedCircle", "%4", ""),
    ]
    .concat();
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="0">{official}</w:abstractNum>
           <w:abstractNum w:abstractNumId="1">{}{}</w:abstractNum>
           <w:abstractNum w:abstractNumId="2">{}</w:abstractNum>
           <w:abstractNum w:abstractNumId="3">{}</w:abstractNum>
           <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
           <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
           <w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
           <w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
           <w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>"#,
        level(0, "chineseCounting", "第%1章", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(0, "bullet", "●", ""),
        level(0, "decimal", "%1、", r#"<w:pStyle w:val="Task"/>"#),
    );
    let styles = r#"<w:style w:styleId="Task"><w:name w:val="任务"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="Task2"><w:name w:val="任务二"/><w:basedOn w:val="Task"/></w:style>"#;
    let body = [
        listed(1, 0, "组织"),
        listed(1, 1, "会员"),
        listed(1, 2, "发展"),
        listed(1, 2, "走访"),
        listed(1, 3, "登记"),
        listed(1, 1, "学会"),
        listed(1, 2, "换届"),
        listed(4, 2, "重来"),
        listed(1, 0, "宣传"),
        listed(2, 0, "总则"),
        listed(2, 1, "目的"),
        listed(3, 0, "圆点"),
        p(r#"<w:pStyle w:val="Task"/>"#, "办讲座"),
        p(r#"<w:pStyle w:val="Task2"/>"#, "办展览"),
        p(r#"<w:pStyle w:val="Task"/><w:numPr><w:numId w:val="0"/></w:numPr>"#, "没有号"),
    ]
    .concat();
    let wanted = [
        "一、 组织",
        "（一） 会员",
        "1. 发展",
        "2. 走访",
        "① 登记",
        "（二） 学会",
        "1. 换届",
        "1. 重来",
        "二、 宣传",
        "第一章 总则",
        "1.1 目的",
        "圆点",
        "1、 办讲座",
        "2、 办展览",
        "没有号",
    ];
    assert_eq!(lines(&read(&body, &numbering, styles)), wanted);
}

#[test]
fn what_was_inserted_counts_and_what_was_deleted_does_not() {
    let run = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let body = [
        p("", "一、讲座"),
        format!(
            "<w:p>{}<w:ins>{}</w:ins><w:del><w:r><w:delText>五期</w:delText></w:r></w:del></w:p>",
            run("1.印发简报"),
            run("六期"),
        ),
        format!(
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p><w:moveFrom>{}</w:moveFrom>{}</w:p>",
            run("2.举办"),
            run("旧的"),
            run("展览")
        ),
        format!("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>{}</w:p>", run("3.总结")),
        format!("<w:p>{}<w:r><w:br/></w:r>{}</w:p>", run("二、竞赛"), run("1.报名 &amp; 初赛")),
        "<w:p><w:r><w:drawing><w:t>图里的字</w:t></w:drawing></w:r></w:p>".into(),
    ]
    .concat();
    let prose = read(&body, "", "");
    assert_eq!(lines(&prose), ["一、讲座", "1.印发简报六期", "2.举办展览", "3.总结", "二、竞赛", "1.报名 & 初赛", ""]);
    let numbers: Vec<usize> = prose.lines.iter().map(|line| line.number).collect();
    assert_eq!(numbers, [1, 2, 4, 5, 6, 6, 7]);
}

#[test]
fn tables_are_no_running_text() {
    let table = |words: &str| format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("", words));
    let body = [p("", "2026年工作要点"), p("", "一、讲座"), table("1.表里的字"), p("", "二、展览")].concat();
    let found = outline(&read(&body, "", ""), None);
    let labels: Vec<_> = found.entries.iter().map(|entry| (entry.label.as_str(), entry.line, entry.kind)).collect();
    assert_eq!(labels, [("一、", 2, EntryKind::Task), ("二、", 3, EntryKind::Task)]);
    assert_eq!(found.issues.iter().map(|issue| issue.code).collect::<Vec<_>>(), [DoubtCode::Tables]);
    let of_tables = docx(&[p("", "计划表"), table("工作任务、责任单位、完成时限")].concat(), "", "");
    assert_eq!(prose::bytes("表.docx", &of_tables), Ok(None), "a document made of tables");
}

#[test]
fn broken_documents_are_refused_in_words() {
    let whole = docx(&p("", "一、讲座"), "", "");
    let cut = docx("", "", "");
    let encrypted: Vec<u8> = [0xd0, 0xcf, 0x11, 0xe0]
        .into_iter()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    for (what, bytes, code) in [("cut short", &whole[..whole.len() / 2], "damaged"), ("nothing in it", &cut, "empty")] {
        let refused = prose::bytes("计划.docx", bytes).unwrap_err();
        assert_eq!(refused.code(), code, "{what}");
        assert!(refused.to_string().contains("计划.docx") && refused.to_string().ends_with('。'), "{refused}");
    }
    // An encrypted document does not say what it holds: it is left to the reader of tables, which names the password.
    assert_eq!(prose::bytes("计划.docx", &encrypted), Ok(None));
}
