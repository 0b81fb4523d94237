//! The grid of GB/T 9704-2012, and what its words may do at the ends of lines and pages.

use papers::document::{Attachment, Block, Document, Head, Imprint, List, Marks, Run, Signature, Stock, Style};

use crate::reader::{Line, Sheet};
use crate::{characters, docx, heading, pages, paper, plain, reader};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

fn near(got: f32, wanted: f32, most: f32, what: &str) {
    assert!((got - wanted).abs() <= most, "{what}: {got} points, wanted {wanted}");
}

fn body(sheets: &[Sheet]) -> Vec<Line> {
    sheets.iter().flat_map(Sheet::body).collect()
}

#[test]
fn a_page_has_22_lines_of_28_characters_where_the_standard_wants_them() {
    let document = Document { blocks: vec![plain(characters(28 * 22 * 3))], ..Document::default() };
    let sheets = pages(&document);
    assert_eq!(sheets.len(), 4, "three pages and the two characters of the indent");
    for (number, sheet) in sheets.iter().enumerate().take(3) {
        near(sheet.width, 210.0 * MM, 0.1, "paper");
        near(sheet.height, 297.0 * MM, 0.1, "paper");
        let lines = sheet.body();
        assert_eq!(lines.len(), 22);
        for (at, line) in lines.iter().enumerate() {
            let indent = if (number, at) == (0, 0) { 2 } else { 0 };
            assert_eq!(line.glyphs.len(), 28 - indent);
            // From the upper edge of the line's box to the baseline: the middle of the box less half a character, plus what
            // a Chinese character rises above its baseline.
            let top = 37.0 * MM + at as f32 * 28.95 + (28.95 - 16.0) / 2.0;
            near(line.y, top + 0.88 * 16.0, 0.1, "baseline");
            for (place, glyph) in line.glyphs.iter().enumerate() {
                near(glyph.x, 28.0 * MM + (place + indent) as f32 * 15.75, 0.1, "character");
                assert_eq!((glyph.size, glyph.face.as_str()), (16.0, "FandolFang-Regular"));
            }
        }
    }
}

#[test]
fn page_numbers_stand_seven_millimetres_below_odd_at_the_right_even_at_the_left() {
    let document = Document { blocks: vec![plain(characters(28 * 22 * 11))], ..Document::default() };
    for (at, sheet) in pages(&document).iter().enumerate() {
        let folio = sheet.lines().pop().unwrap();
        assert_eq!(folio.text(), format!("—{}—", at + 1));
        assert!(folio.glyphs.iter().all(|glyph| glyph.size == 14.0 && glyph.face == "NotoSerifSC-Regular"));
        let (left, right) = (28.0 * MM + 14.0, (210.0 - 26.0) * MM - 14.0);
        if at % 2 == 0 {
            near(folio.right(), right, 0.5 * MM, "odd page");
        } else {
            near(folio.left(), left, 0.5 * MM, "even page");
        }
        // The dash is drawn about a third of a size above the baseline.
        near(folio.y - 0.33 * 14.0, (297.0 - 35.0 + 7.0) * MM, 0.5 * MM, "dash");
    }
}

#[test]
fn marks_keep_to_their_words_and_close_up_where_they_meet() {
    // Each filler pushes the words after it to where the first line ends.
    for words in [
        "，而",
        "。”而",
        "《书》",
        "（甲）乙",
        "“引”语",
        "……而",
        "——而",
        "100%而",
        "第1234567号",
        "GB/T9704",
        "3.14159",
        "：“引”",
    ] {
        for filler in 20..30 {
            let text = format!("{}{words}{}", characters(filler), characters(40));
            let sheets = pages(&Document { blocks: vec![plain(&*text)], ..Document::default() });
            let lines = body(&sheets);
            assert_eq!(lines.iter().map(Line::text).collect::<String>(), text);
            for (at, line) in lines.iter().enumerate() {
                let line_text = line.text();
                assert!(
                    !"，。、；：？！）》」』”’％%…—".contains(line_text.chars().next().unwrap())
                        || line_text.starts_with("——")
                        || line_text.starts_with("……"),
                    "begins: {line_text}"
                );
                assert!(!"（《「『“‘".contains(line_text.chars().last().unwrap()), "ends: {line_text}");
                let next: String = lines.get(at + 1).map(Line::text).unwrap_or_default();
                let torn = |pair: (Option<char>, Option<char>)| matches!(pair, (Some(a), Some(b)) if a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric() || a == b && "…—".contains(a));
                assert!(!torn((line_text.chars().last(), next.chars().next())), "torn: {line_text}|{next}");
                if at + 1 < lines.len() {
                    let hang = if "，。、；：？！）》”’".contains(line_text.chars().last().unwrap()) {
                        8.5
                    } else {
                        0.3
                    };
                    let over = line.right() - (28.0 * MM + 441.0);
                    assert!((-0.5..=hang).contains(&over), "{line_text} ends {over} points off the edge");
                }
            }
        }
    }
}

#[test]
fn adjacent_marks_take_one_and_a_half_cells() {
    for (pair, wanted) in [
        ("，“", 0.5),
        ("》、", 0.5),
        ("”。", 0.5),
        ("（《", 0.5),
        ("：“", 0.5),
        ("）（", 0.5),
        ("。国", 1.0),
        ("国（", 1.0),
        ("……", 1.0),
    ] {
        let sheets = pages(&Document { blocks: vec![plain(format!("中国{pair}人民"))], ..Document::default() });
        let line = &body(&sheets)[0];
        let step = line.glyphs[3].x - line.glyphs[2].x;
        near(step / 15.75, wanted, 0.26, pair);
    }
}

#[test]
fn letters_and_digits_stand_a_quarter_off_chinese() {
    let gap = |text: &str| {
        let sheets = pages(&Document { blocks: vec![plain(text)], ..Document::default() });
        let line = body(&sheets).remove(0);
        let at = line.glyphs.iter().position(|glyph| glyph.ch.is_ascii_alphanumeric()).unwrap();
        line.glyphs[at].x - line.glyphs[at - 1].x
    };
    near(gap("在2026年"), 1.25 * 15.75, 0.1, "typed together");
    near(gap("在 2026年"), 1.25 * 15.75, 0.1, "typed with a blank");
    near(gap("中（2026年"), 15.75, 0.1, "after a mark nothing is added");
}

#[test]
fn long_titles_are_trapezoids_with_whole_words() {
    for (title, wanted) in [
        ("2026年工作要点", &["2026年工作要点"][..]),
        ("关于举办第十二届青少年科技创新大赛暨科普知识竞赛活动的通知", &[]),
        ("江岸区科学技术协会关于印发《江岸区全民科学素质行动规划纲要实施方案（2026—2030年）》的通知", &[]),
        ("关于表彰先进\n集体的决定", &["关于表彰先进", "集体的决定"]),
    ] {
        let document = Document { title: title.into(), blocks: vec![plain("正文。")], ..Document::default() };
        let lines: Vec<Line> = body(&pages(&document)).into_iter().filter(|line| line.glyphs[0].size == 22.0).collect();
        let texts: Vec<String> = lines.iter().map(Line::text).collect();
        assert_eq!(texts.concat(), title.replace('\n', ""));
        if !wanted.is_empty() {
            assert_eq!(texts, wanted);
        }
        let widths: Vec<f32> = lines.iter().map(|line| line.right() - line.left()).collect();
        for line in &lines {
            near((line.left() + line.right()) / 2.0, (28.0 + 78.0) * MM, 3.0, "the middle");
            assert!(!"的了》，".contains(line.text().chars().next().unwrap()), "{texts:?}");
        }
        for three in widths.windows(3) {
            assert!(three[1] >= three[0].min(three[2]), "a waist: {texts:?}");
        }
    }
}

#[test]
fn the_lines_of_an_item_stand_below_its_first_words() {
    for (marks, wanted) in [(Marks::Numbers, ["1.", "2.", "10."]), (Marks::Dots, ["•"; 3])] {
        let items: Vec<Vec<Run>> = (0..10).map(|_| vec![Run::plain(characters(40))]).collect();
        let document =
            Document { blocks: vec![Block::List(List { marks, items }), plain("完。")], ..Document::default() };
        let lines = body(&pages(&document));
        assert_eq!(lines.len(), 21);
        let words = |line: &Line| line.glyphs.iter().find(|glyph| glyph.ch >= '一').unwrap().x;
        for (item, mark) in [(0, wanted[0]), (1, wanted[1]), (9, wanted[2])] {
            let [first, second] = &lines[2 * item..2 * item + 2] else { unreachable!() };
            assert!(first.text().starts_with(&format!("{mark}科学")), "{}", first.text());
            near(first.left(), (28.0 * MM) + 2.0 * 15.75, 1.0, "mark");
            near(words(first), words(second), 0.1, "words");
            near(words(first), words(&lines[0]), 0.1, "words");
        }
        let copied = docx::words(&docx::body(&document));
        for mark in wanted {
            assert!(copied.contains(&format!("{mark}\t{}\n", characters(40))), "{copied}");
        }
    }
}

#[test]
fn a_signature_is_never_alone_and_ends_four_characters_in() {
    for lines in 14..26 {
        let document = Document {
            blocks: vec![plain(characters(28 * lines - 2 - 10))],
            signature: Some(Signature {
                issuers: vec!["江岸区科学技术协会".into()], date: "2026年3月5日".into()
            }),
            ..Document::default()
        };
        let sheets = pages(&document);
        let last = sheets.last().unwrap().body();
        let [.., before, office, date] = &last[..] else { panic!("{lines} lines: the signature is alone") };
        assert_eq!((office.text(), date.text()), ("江岸区科学技术协会".into(), "2026年3月5日".into()), "{lines} lines");
        assert!(before.glyphs.len() > 10, "{lines} lines: {}", before.text());
        near(date.right(), 28.0 * MM + (28.0 - 4.0) * 15.75, 1.0, "date");
        near(office.left() + office.right(), date.left() + date.right(), 2.0, "office over date");
    }
}

#[test]
fn headings_stay_with_what_they_head_and_have_their_faces() {
    for filler in 15..24 {
        let document = Document {
            blocks: vec![
                plain(characters(28 * filler - 2)),
                heading(1, "总体要求"),
                heading(2, "指导思想"),
                plain(characters(80)),
            ],
            ..Document::default()
        };
        for sheet in pages(&document) {
            let last = sheet.body().pop().unwrap().text();
            assert!(!last.starts_with('一') && !last.starts_with('（'), "{filler} lines: “{last}” is stranded");
        }
    }
    let levels =
        [heading(1, "甲"), heading(2, "乙"), heading(3, "丙"), heading(4, "丁"), heading(3, "戊"), heading(1, "己")];
    let lines = body(&pages(&Document { blocks: levels.to_vec(), ..Document::default() }));
    let texts: Vec<String> = lines.iter().map(Line::text).collect();
    assert_eq!(texts, ["一、甲", "（一）乙", "1.丙", "（1）丁", "2.戊", "二、己"]);
    let faces: Vec<&str> = lines.iter().map(|line| line.glyphs.last().unwrap().face.as_str()).collect();
    assert_eq!(faces[..4], ["NotoSansSC-Regular", "LXGWWenKai-Regular", "FandolFang-Regular", "FandolFang-Regular"]);
}

#[test]
fn letterhead_attachments_and_imprint_stand_where_they_belong() {
    let document = Document {
        head: Some(Head {
            mark: "江岸区科学技术协会文件".into(),
            number: "江科协〔2026〕3号".into(),
            signers: vec!["张三".into()],
            stock: Stock::Plain,
        }),
        title: "关于开展科普日活动的通知".into(),
        addressee: Some("各街道科协".into()),
        blocks: vec![plain("现将有关事项通知如下。")],
        attachments: vec![
            Attachment { title: "活动安排".into(), blocks: vec![plain("第一天。")], landscape: false },
            Attachment { title: "报名表".into(), blocks: vec![plain("姓名。")], landscape: true },
        ],
        signature: Some(Signature {
            issuers: vec!["江岸区科学技术协会".into()], date: "2026年3月5日".into()
        }),
        imprint: Some(Imprint {
            copies: Some("区教育局。".into()),
            office: "江岸区科协办公室".into(),
            date: "2026年3月5日".into(),
        }),
        ..Document::default()
    };
    let sheets = pages(&document);
    let first: Vec<String> = sheets[0].body().iter().map(Line::text).collect();
    for part in
        ["江岸区科学技术协会文件", "江科协〔2026〕3号签发人：张三", "各街道科协：", "附件：1.活动安排", "2.报名表"]
    {
        assert!(first.iter().any(|line| line == part), "“{part}” is not a line of {first:?}");
    }
    // The red rule is as wide as the type area.
    let [from, to] = sheets[0].rules.iter().map(|(from, to)| [from[0], to[0]]).next().unwrap();
    near(to - from, 156.0 * MM, 0.1, "red rule");
    assert!(sheets[1].body()[0].text() == "附件1" && sheets[2].body()[0].text() == "附件2");
    assert!(sheets[2].width > sheets[2].height, "the second attachment lies on its long side");
    let last: Vec<String> = sheets.last().unwrap().body().iter().map(Line::text).collect();
    assert_eq!(last[last.len() - 2..], ["抄送：区教育局。", "江岸区科协办公室2026年3月5日印发"]);
    near(
        sheets.last().unwrap().rules.iter().map(|(from, _)| from[1]).fold(0.0, f32::max),
        262.0 * MM,
        0.5,
        "last rule",
    );
}

#[test]
fn the_imprint_stands_on_the_back_of_a_sheet() {
    let imprint = Imprint { copies: None, office: "江岸区科协办公室".into(), date: "2026年3月5日".into() };
    for (lines, count, numbered) in [
        (10, 2, 2),
        (27, 2, 2),
        // No room is left on the second page: a blank one comes between, and neither of the last two has a number.
        (44, 4, 2),
        (49, 4, 4),
    ] {
        let blocks = vec![plain("同意。"); lines];
        let sheets = pages(&Document { blocks, imprint: Some(imprint.clone()), ..Document::default() });
        let has = |sheet: &Sheet, words: &str| sheet.lines().iter().any(|line| line.text().contains(words));
        let numbers: Vec<usize> = (0..sheets.len()).filter(|at| has(&sheets[*at], "—")).collect();
        assert_eq!((sheets.len(), numbers), (count, (0..numbered).collect()), "{lines} lines");
        assert!(has(&sheets[count - 1], "2026年3月5日印发"), "{lines} lines");
        assert_eq!(sheets[..count - 1].iter().filter(|sheet| has(sheet, "印发")).count(), 0, "{lines} lines");
    }
}

#[test]
fn the_same_words_give_the_same_bytes_and_every_heading_is_a_bookmark() {
    for style in [Style::Official, Style::List] {
        let blocks = vec![heading(1, "总则"), plain(characters(900)), heading(2, "附则"), plain("完。")];
        let document = Document { style, title: "章程".into(), blocks, ..Document::default() };
        let (one, two) = (paper(&document), paper(&document));
        assert!(one.bytes == two.bytes, "{style:?}");
        let pdf = lopdf::Document::load_mem(&one.bytes).unwrap();
        let catalog = pdf.catalog().unwrap();
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
        let outlines = catalog.get_deref(b"Outlines", &pdf).unwrap().as_dict().unwrap();
        assert!(outlines.get(b"Count").unwrap().as_i64().unwrap() >= 2);
        assert_eq!(reader::read(&one.bytes).len(), one.pages);
    }
}
