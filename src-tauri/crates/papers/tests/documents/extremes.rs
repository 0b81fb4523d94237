//! Papers that nobody planned for: very short, very long, in characters that few faces have.

use papers::document::{Align, Block, Document, Paragraph, Run, Style, Table};

use crate::reader::Sheet;
use crate::{FACES, characters, heading, options, pages, paper, plain, room};

#[test]
fn rare_characters_are_drawn_and_can_be_copied_out() {
    let words = "𬭎𠮷䶮㛃喆昇镕玥";
    for style in [Style::Official, Style::List] {
        let document = Document {
            style,
            title: format!("{words}同志"),
            blocks: vec![plain(words), heading(1, words)],
            ..Document::default()
        };
        let made = paper(&document);
        assert!(made.missing.is_empty(), "{:?}", made.notes);
        // Readers guess at blanks where faces change.
        let copied: String = room::text(&made.bytes).concat().split_whitespace().collect();
        assert_eq!(copied.matches(words).count(), 3, "{copied}");
        for sheet in crate::reader::read(&made.bytes) {
            assert_eq!(sheet.text().matches('𬭎').count(), 3, "{}", sheet.text());
        }
    }
}

#[test]
fn what_no_face_has_is_a_box_and_is_reported() {
    // What carries no ink is not missing.
    let document = Document {
        title: "名单".into(),
        blocks: vec![plain("李四\u{200B}\t"), plain("张\u{10FFFD}三")],
        ..Document::default()
    };
    let made = paper(&document);
    assert_eq!(made.missing, ['\u{10FFFD}']);
    assert_eq!(papers::missing(&document, &FACES), made.missing);
    assert_eq!(document.words_with('\u{10FFFD}'), Some("张\u{10FFFD}三"));
    let sheets = crate::reader::read(&made.bytes);
    assert!(!sheets[0].rules.is_empty(), "no box is drawn");
    assert_eq!(sheets[0].body()[2].text(), "张三");
}

#[test]
fn one_line_and_two_hundred_pages() {
    let one = pages(&Document { blocks: vec![plain("同意。")], ..Document::default() });
    assert_eq!((one.len(), one[0].body()[0].text()), (1, "同意。".into()));
    let mut blocks = Vec::new();
    for part in 0..200 {
        blocks.push(heading(1 + part % 4, "加强组织领导"));
        blocks.extend([plain(characters(28 * 10)), plain(characters(28 * 10))]);
    }
    let many = paper(&Document { title: "汇编".into(), blocks, ..Document::default() });
    assert!((190..=240).contains(&many.pages), "{} pages", many.pages);
    let sheets = crate::reader::read(&many.bytes);
    let count: usize = sheets.iter().flat_map(Sheet::body).map(|line| line.text().matches("科学").count()).sum();
    assert!(count > 8_000, "{count}");
}

#[test]
fn words_of_any_length_end_on_a_page_or_in_a_clear_refusal() {
    let long = "甲".repeat(10_000_000 / 3);
    for align in [Align::Justify, Align::Centre] {
        let runs = vec![Run::plain(long.clone())];
        let document = Document { blocks: vec![Block::Paragraph(Paragraph { runs, align })], ..Document::default() };
        let refused = papers::pdf_of(&document, &FACES, &options()).err().unwrap().to_string();
        assert!(refused.contains("3333333") && refused.ends_with('。'), "{refused}");
        assert_eq!(papers::docx_of(&document, &options()).unwrap_err().to_string(), refused);
    }
    // Wherever they stand; a workbook, which has no pages, says which cell of it is too long for Excel.
    let cell = || Table { rows: vec![[long.as_str()].into_iter().collect()], ..Table::default() };
    for document in [
        Document { title: long.clone(), blocks: vec![Block::Table(Table::default())], ..Document::default() },
        Document { blocks: vec![Block::Table(cell())], ..Document::default() },
        Document {
            blocks: vec![Block::Spread(vec![long.clone(), "乙".into()]), Block::Table(Table::default())],
            ..Document::default()
        },
    ] {
        let pdf = papers::pdf_of(&document, &FACES, &options()).unwrap_err().to_string();
        assert_eq!(papers::docx_of(&document, &options()).unwrap_err().to_string(), pdf);
        let xlsx = papers::xlsx_of(&document, &options()).unwrap_err().to_string();
        assert!(pdf.contains("个字") && xlsx.contains("32767"), "{pdf} {xlsx}");
    }
    // What one writes in a life still comes out.
    let sheets = pages(&Document {
        blocks: vec![plain("甲".repeat(100_000)), plain("x".repeat(10_000))],
        ..Document::default()
    });
    let count: usize =
        sheets.iter().map(|sheet| sheet.glyphs.iter().filter(|glyph| "甲x".contains(glyph.ch)).count()).sum();
    assert_eq!(count, 110_000);
}

#[test]
fn control_characters_and_blank_words_do_no_harm() {
    for words in ["", " ", "\n\n\n", "\t", "a\u{0}b", "\u{200B}", "\u{FEFF}甲", "甲\r\n乙"] {
        for style in [Style::Official, Style::List] {
            let document = Document {
                style,
                title: words.into(),
                subtitle: Some(words.into()),
                addressee: Some(words.into()),
                blocks: vec![
                    plain(words),
                    heading(1, words),
                    Block::Spread(vec![words.into(), words.into()]),
                    Block::PageBreak,
                    Block::Landscape(vec![plain(words)]),
                ],
                ..Document::default()
            };
            let made = paper(&document);
            assert!(made.pages >= 1 && made.missing.is_empty(), "{words:?}: {:?}", made.notes);
        }
    }
}
