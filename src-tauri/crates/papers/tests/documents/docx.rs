//! Papers for Word, read back from the package: sound XML, every word, the properties that Word and WPS go by.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::process::Command;

use papers::document::{
    Align, Attachment, Block, Cell, Column, Document, Head, Imprint, Paragraph, Row, Run, Signature, Stock, Style,
    Table,
};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::{characters, heading, options, pictures, plain, room};

/// The parts of a package by name, each looked through for unsound XML.
pub fn parts(document: &Document) -> BTreeMap<String, String> {
    let bytes = papers::docx_of(document, &options()).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut parts = BTreeMap::new();
    for name in names {
        if name.starts_with("word/media/") {
            continue;
        }
        let mut text = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        let mut reader = Reader::from_str(&text);
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(cause) => panic!("{name}: {cause}"),
            }
        }
        parts.insert(name, text);
    }
    parts
}

pub fn body(document: &Document) -> String {
    parts(document).remove("word/document.xml").unwrap()
}

/// The words of a part, paragraphs parted by line breaks.
pub fn words(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return text,
            Event::Text(words) => text.push_str(&words),
            Event::GeneralRef(name) => text.push(match &name[..] {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                other => panic!("&{other};"),
            }),
            Event::End(end) if end.name().as_ref() == "w:p" => text.push('\n'),
            Event::Empty(tab) if tab.name().as_ref() == "w:tab" && tab.attributes().count() == 0 => text.push('\t'),
            _ => {}
        }
    }
}

fn table() -> Table {
    let week = |week: usize| {
        [
            Row(vec![Cell::new(format!("第{week}周")).down(2), Cell::new("周一"), Cell::number("12")]),
            Row(vec![Cell::new("周二"), Cell::number("7")]),
        ]
    };
    Table {
        columns: vec![Column::fixed(20.0, Align::Centre), Column::new(Align::Start), Column::new(Align::End)],
        header: vec![
            Row(vec![Cell::new("类别").down(2), Cell::new("安排").across(2)]),
            Row(vec![Cell::new("时间"), Cell::new("人数")]),
        ],
        rows: (1..=3).flat_map(week).collect(),
        totals: vec![Row(vec![Cell::new("合计").across(2), Cell::number("57")])],
        ..Table::default()
    }
}

fn official() -> Document {
    Document {
        head: Some(Head {
            mark: "江岸区科学技术协会文件".into(),
            number: "江科协〔2026〕3号".into(),
            signers: vec!["张三".into()],
            stock: Stock::Plain,
        }),
        title: "关于开展科普日活动的通知".into(),
        subtitle: Some("（征求意见稿）".into()),
        addressee: Some("各街道科协".into()),
        blocks: vec![
            heading(1, "总体要求"),
            plain("围绕<科技>&“强区”开展。"),
            heading(2, "时间安排"),
            Block::Table(table()),
            heading(3, "甲"),
            heading(4, "乙"),
            Block::Landscape(vec![Block::Table(table())]),
            Block::PageBreak,
            Block::Paragraph(Paragraph {
                runs: vec![Run { text: "重点".into(), bold: true, underline: true }],
                align: Align::Centre,
            }),
        ],
        signature: Some(Signature {
            issuers: vec!["江岸区科学技术协会".into()], date: "2026年3月5日".into()
        }),
        attachments: vec![
            Attachment { title: "报名表".into(), blocks: vec![plain("姓名。")], landscape: false },
            Attachment { title: "日程".into(), blocks: vec![Block::Table(table())], landscape: true },
        ],
        imprint: Some(Imprint {
            copies: Some("区教育局。".into()),
            office: "江岸区科协办公室".into(),
            date: "2026年3月5日".into(),
        }),
        ..Document::default()
    }
}

#[test]
fn every_word_stands_in_order() {
    let text = words(&body(&official()));
    let mut rest = text.as_str();
    for part in [
        "江岸区科学技术协会文件\n",
        "江科协〔2026〕3号\t签发人：张三\n",
        "关于开展科普日活动的通知\n",
        "（征求意见稿）\n",
        "各街道科协：\n",
        "一、总体要求\n",
        "围绕<科技>&“强区”开展。\n",
        "（一）时间安排\n",
        "类别\n安排\n",
        "第1周\n周一\n12\n",
        "合计\n57\n",
        "1. 甲\n",
        "（1）乙\n",
        "重点\n",
        "附件：1. 报名表\n2. 日程\n",
        "江岸区科学技术协会\n2026年3月5日\n",
        "附件1\n",
        "报名表\n",
        "姓名。\n",
        "附件2\n",
        "日程\n",
        "抄送：区教育局。\n江岸区科协办公室\t2026年3月5日印发\n",
    ] {
        let at = rest.find(part).unwrap_or_else(|| panic!("“{part}” is not in “{rest}”"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn pages_have_the_measures_of_the_standard() {
    let parts = parts(&official());
    let document = &parts["word/document.xml"];
    // 210 × 297, 37 above, 26 right, 35 below, 28 left, in twentieths of a point; 22 lines of 28.95 points.
    for part in [
        r#"<w:pgSz w:w="11906" w:h="16838"/>"#,
        r#"w:top="2098" w:right="1474" w:bottom="1984" w:left="1587""#,
        r#"<w:docGrid w:type="lines" w:linePitch="579"/>"#,
        r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#,
        r#"<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>"#,
    ] {
        assert!(document.contains(part), "{part} is not in {document}");
    }
    // Upright, across, upright, across, upright for what was printed.
    assert_eq!(document.matches("<w:sectPr>").count(), 5);
    let (odd, even) = (&parts["word/footer1.xml"], &parts["word/footer2.xml"]);
    assert!(odd.contains(r#"<w:jc w:val="right"/>"#) && even.contains(r#"<w:jc w:val="left"/>"#));
    assert!(odd.contains(r#"w:instr=" PAGE ""#) && words(odd) == "— 1 —\n" && words(even) == "— 1 —\n");
    assert!(parts["word/settings.xml"].contains("<w:evenAndOddHeaders/>"));
    let list =
        self::parts(&Document { style: Style::List, blocks: vec![Block::Table(table())], ..Document::default() });
    assert_eq!(words(&list["word/footer1.xml"]), "第 1 页　共 1 页\n");
    assert!(!list.contains_key("word/footer2.xml") && !list["word/settings.xml"].contains("evenAndOdd"));
}

#[test]
fn styles_and_faces_are_those_of_a_chinese_office() {
    let parts = parts(&official());
    let styles = &parts["word/styles.xml"];
    for (id, name, level, face) in [
        ("Heading1", "heading 1", 0, "黑体"),
        ("Heading2", "heading 2", 1, "楷体"),
        ("Heading3", "heading 3", 2, "仿宋"),
        ("Heading4", "heading 4", 3, "仿宋"),
    ] {
        let from = styles.find(&format!(r#"w:styleId="{id}""#)).unwrap();
        let style = &styles[from..from + styles[from..].find("</w:style>").unwrap()];
        for part in [
            format!(r#"<w:name w:val="{name}"/>"#),
            format!(r#"<w:outlineLvl w:val="{level}"/>"#),
            format!(r#"w:eastAsia="{face}""#),
            r#"<w:keepNext/>"#.into(),
            r#"w:firstLineChars="200""#.into(),
            r#"<w:sz w:val="32"/>"#.into(),
        ] {
            assert!(style.contains(&part), "{part} is not in {style}");
        }
        assert!(parts["word/document.xml"].contains(&format!(r#"<w:pStyle w:val="{id}"/>"#)));
    }
    assert!(styles.contains(r#"w:eastAsia="zh-CN""#));
    assert!(styles.contains(r#"<w:widowControl w:val="0"/>"#), "a page has 22 lines, not 21");
    let faces = &parts["word/fontTable.xml"];
    for (name, others) in
        [("仿宋", "仿宋_GB2312,FangSong"), ("楷体", "楷体_GB2312"), ("方正小标宋简体", "方正小标宋_GBK")]
    {
        assert!(faces.contains(&format!(r#"<w:font w:name="{name}"><w:altName w:val="{others}"#)), "{faces}");
    }
    let all: String = parts.values().cloned().collect();
    assert!(!all.contains("theme") && !all.contains("Theme"), "theme faces make WPS ask for them");
    assert!(parts["word/settings.xml"].contains(r#"w:name="compatibilityMode""#));
    assert!(parts["docProps/core.xml"].contains("2026-03-05T12:00:00Z"));
}

#[test]
fn tables_repeat_their_header_and_merge_their_cells() {
    let document = Document { style: Style::List, blocks: vec![Block::Table(table())], ..Document::default() };
    let xml = body(&document);
    let count = |part: &str| xml.matches(part).count();
    assert_eq!((count("<w:tblHeader/>"), count("<w:tr>"), count("<w:cantSplit/>")), (2, 9, 9));
    // One over two columns and one of the totals; four over two rows.
    assert_eq!(count(r#"<w:gridSpan w:val="2"/>"#), 2);
    assert_eq!((count(r#"<w:vMerge w:val="restart"/>"#), count(r#"<w:vMerge w:val="continue"/>"#)), (4, 4));
    // Each row fills the grid: 3 columns, 9 rows, two cells of two columns.
    assert_eq!((count("<w:gridCol "), count("<w:tc>")), (3, 25));
    let long = Document {
        blocks: vec![Block::Table(Table { rows: vec![[characters(3_000)].into_iter().collect()], ..Table::default() })],
        ..document
    };
    let xml = body(&long);
    assert!(!xml.contains("<w:cantSplit/>"), "a row taller than a page must be torn");
    let none = Document { blocks: vec![Block::Table(Table { rows: Vec::new(), ..table() })], ..long };
    assert!(words(&body(&none)).contains("（无记录）"));
}

#[test]
fn a_signature_is_bound_to_the_words_above() {
    let signature =
        Some(Signature { issuers: vec!["科协".into(), "教育局".into()], date: "2026年3月5日".into() });
    let xml = body(&Document { blocks: vec![plain("甲。"), plain("乙。")], signature, ..Document::default() });
    let paragraphs: Vec<&str> = xml.split("<w:p>").skip(1).collect();
    let bound: Vec<bool> = paragraphs.iter().map(|p| p.contains(r#"<w:keepNext w:val="1"/>"#)).collect();
    // The last paragraph, two empty lines, two offices; not the date.
    assert_eq!(bound, [false, true, true, true, true, true, false]);
}

#[test]
fn any_words_give_a_sound_package_and_the_same_one_again() {
    for words in ["", "\n", "a\u{0}b\u{1b}", "]]>", "<w:p>", "&amp;", "𬭎𠮷䶮㛃", "\u{FFFF}", " 前后 ", "\t"] {
        let row: Row = [words, words].into_iter().collect();
        let document = Document {
            title: words.into(),
            blocks: vec![
                plain(words),
                heading(1, words),
                Block::Spread(vec![words.into(), words.into()]),
                Block::Table(Table { rows: vec![row], ..Table::default() }),
            ],
            attachments: vec![Attachment { title: words.into(), ..Attachment::default() }],
            ..Document::default()
        };
        parts(&document);
    }
    parts(&Document::default());
    let document = official();
    assert!(papers::docx_of(&document, &options()).unwrap() == papers::docx_of(&document, &options()).unwrap());
}

/// The pages that LibreOffice makes of a copy for Word, each as its words without blanks.
fn in_libreoffice(document: &Document) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("copy.docx"), papers::docx_of(document, &options()).unwrap()).unwrap();
    // A profile of its own: one that is in use by another test would refuse.
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", at("profile").display()))
        .args(["--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir"])
        .args([folder.path(), &at("copy.docx")])
        .output()
        .expect("soffice is missing: `cargo xtask test` installs libreoffice-writer-nogui");
    assert!(done.status.success(), "{done:?}");
    let pdf = std::fs::read(at("copy.pdf")).unwrap_or_else(|cause| panic!("{cause}: {done:?}"));
    let plain = |(at, page): (usize, String)| {
        let page: String = page.split_whitespace().collect();
        // The page's number stands between the words of a paragraph that goes on.
        page.replace(&format!("—{}—", at + 1), "")
    };
    room::text(&pdf).into_iter().enumerate().map(plain).collect()
}

#[test]
fn libreoffice_shows_every_word_on_as_many_pages() {
    let rows = |count: usize| -> Vec<Row> {
        (1..=count).map(|at| [format!("第{at}项"), characters(30)].into_iter().collect()).collect()
    };
    let long = Table {
        columns: vec![Column::new(Align::Centre), Column::new(Align::Start)],
        header: vec![["序号", "内容"].into_iter().collect()],
        rows: rows(90),
        ..Table::default()
    };
    let list = Document {
        style: Style::List,
        title: "任务表".into(),
        blocks: vec![Block::Table(long)],
        ..Document::default()
    };
    for (name, document) in [("公文", pictures::official()), ("表", list), ("简报", pictures::bulletin())] {
        let ours = crate::paper(&document);
        let theirs = in_libreoffice(&document);
        assert_eq!(theirs.len(), room::text(&ours.bytes).len(), "{name}: {theirs:?}");
        let all = theirs.concat();
        for words in document.texts() {
            let words: String = words.split_whitespace().collect();
            assert!(all.contains(&words), "{name}: “{words}” is not shown: {all}");
        }
        if name == "表" {
            assert!(theirs.iter().all(|page| page.contains("序号内容")), "a page without its header: {theirs:?}");
        }
        if name == "公文" {
            let last = theirs.last().unwrap();
            let foot = last.find("抄送：").unwrap_or_else(|| panic!("{last}"));
            assert!(foot > last.find("任务分解表").unwrap(), "版记 stands above the rest of its page: {last}");
        }
    }
}
