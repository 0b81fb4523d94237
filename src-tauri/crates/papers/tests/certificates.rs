//! Certificates as they leave the printer: every word there, none cut, what is wrong said before.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

mod room;

use papers::certificate::{
    Adjust, Align, Error, Facts, Kind, Options, Paper, Severity, Sheet, Stock, Template, check, compose, print, ruler,
    templates,
};

use room::{faces, facts, full, noon, text};

fn template(name: &str) -> &'static Template {
    templates().iter().find(|template| template.name == name).unwrap()
}

fn options(stock: Stock) -> Options {
    Options { stock, sheet: None, adjust: Adjust::default(), title: "证书".into(), made: noon() }
}

#[test]
fn every_word_is_printed_and_can_be_selected() {
    let faces = faces();
    for (name, who, wanted) in [
        (
            "honour-person",
            "张三",
            &["张三 同志：", "在2026年第三届青少年科技创新大赛中，作品《太阳能垃圾桶》荣获一等奖。"][..],
        ),
        ("honour-person", "古丽娜尔·吐尔逊", &["古丽娜尔·吐尔逊 同志：", "特发此证，以资鼓励。"]),
        ("honour-person", "𠮷野䶮", &["𠮷野䶮 同志："]),
        ("honour-unit", "", &["江岸区第一中学：", "江岸区科学技术协会", "江岸区教育局"]),
        ("award-student", "李晓明", &["李晓明同学：", "特发此状，以资鼓励。", "编号：KX-2026-JS-0001"]),
        ("completion", "王芳", &["王芳 同志：", "准予结业。", "二〇二六年十月二十五日"]),
    ] {
        let template = template(name);
        let words = compose(template, &facts(who));
        let sheets = [Sheet { template, words: &words, code: None }];
        for stock in [Stock::Drawn, Stock::Bought] {
            let printed = print(&sheets, &faces, &options(stock)).unwrap();
            // Lines are joined by the reader: compare without the blanks between them.
            let page: String = text(&printed.bytes).concat().split_whitespace().collect();
            for part in wanted {
                let part: String = part.split_whitespace().collect();
                assert!(page.contains(&part), "{name}, {who}: “{part}” is not in “{page}”");
            }
            assert_eq!(
                page.contains("荣誉证书") && name.starts_with("honour"),
                stock == Stock::Drawn && name.starts_with("honour")
            );
            let again = print(&sheets, &faces, &options(stock)).unwrap();
            assert!(printed.bytes == again.bytes, "{name}: the same words gave other bytes");
        }
    }
}

#[test]
fn what_was_won_stands_where_a_template_asks_for_it() {
    for (sentence, award, rank, wanted) in [
        ("荣获[{奖项}]{等级}。", "", "一等奖", "荣获一等奖。"),
        ("荣获[{奖项}]{等级}。", "优秀作品奖", "一等奖", "荣获优秀作品奖一等奖。"),
        ("荣获{奖项}。", "", "一等奖", "荣获一等奖。"),
        ("荣获{奖项}。", "优秀作品奖", "一等奖", "荣获优秀作品奖。"),
        ("荣获{等级}。", "优秀组织奖", "", "荣获优秀组织奖。"),
        ("荣获{等级}。", "", "", "荣获{等级}。"),
    ] {
        let mut template = template("honour-person").clone();
        template.sentences.body = vec![sentence.into()];
        let facts = Facts { award: award.into(), rank: rank.into(), ..facts("张三") };
        assert_eq!(compose(&template, &facts).body, wanted, "{sentence}, {award}, {rank}");
    }
}

#[test]
fn what_would_go_wrong_is_said_before_printing() {
    let faces = faces();
    let long = "华夏".repeat(40);
    type Case = (&'static str, Facts, Option<(Kind, Severity)>);
    let cases: [Case; 6] = [
        ("all is well", facts("张三"), None),
        ("nobody", Facts { unit: String::new(), ..facts("") }, Some((Kind::Empty, Severity::Error))),
        ("no rank", Facts { rank: String::new(), ..facts("张三") }, Some((Kind::Empty, Severity::Error))),
        ("no face has it", facts("张\u{F0000}"), Some((Kind::MissingGlyph, Severity::Error))),
        (
            "longer than the line",
            facts("欧阳阿不都热依木·买买提吐尔逊江·阿卜杜拉和他的伙伴们"),
            Some((Kind::Shrunk, Severity::Warning)),
        ),
        ("longer than the floor", facts(&long), Some((Kind::TooLong, Severity::Error))),
    ];
    let template = template("honour-person");
    for (case, facts, wanted) in cases {
        let words = compose(template, &facts);
        let sheets = [Sheet { template, words: &words, code: None }];
        let findings = check(&sheets, &faces, Stock::Drawn);
        let found =
            wanted.is_none_or(|(kind, severity)| findings.iter().any(|f| f.kind == kind && f.severity == severity));
        assert!(found && (wanted.is_some() || findings.is_empty()), "{case}: {findings:?}");
        let refused = matches!(print(&sheets, &faces, &options(Stock::Drawn)), Err(Error::Refused(_)));
        assert_eq!(refused, wanted.is_some_and(|(_, severity)| severity == Severity::Error), "{case}");
    }
    // More than a code holds is refused, not left away.
    let long = "长".repeat(3_000);
    let words = compose(template, &facts("张三"));
    let sheets = [Sheet { template, words: &words, code: Some(&long) }];
    assert!(matches!(print(&sheets, &faces, &options(Stock::Drawn)), Err(Error::LongCode(name)) if name == "张三"));
    // Words where the seal comes: they are printed, and said before.
    let mut sealed = template.clone();
    let seal = sealed.seal.as_mut().unwrap();
    (seal.x, seal.y) = (seal.x - 60.0, seal.y - 60.0);
    let words = compose(&sealed, &facts("张三"));
    let sheets = [Sheet { template: &sealed, words: &words, code: None }];
    let kinds: Vec<_> = check(&sheets, &faces, Stock::Drawn).iter().map(|found| (found.kind, found.severity)).collect();
    assert_eq!(kinds, [(Kind::UnderSeal, Severity::Warning)]);
    let words = [compose(template, &facts("张 三")), compose(template, &facts("张三"))];
    let sheets: Vec<Sheet<'_>> = words.iter().map(|words| Sheet { template, words, code: None }).collect();
    let findings = check(&sheets, &faces, Stock::Drawn);
    assert!(findings.iter().any(|finding| finding.kind == Kind::SameName && finding.paper == 1), "{findings:?}");
}

/// Where the characters of a page stand: each text operator's font size, place in millimetres from the upper left corner,
/// and characters.
fn placed(pdf: &[u8]) -> Vec<(f32, f32, f32)> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let page = *document.get_pages().values().next().unwrap();
    let height = {
        let bounds = document.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
        bounds[3].as_float().unwrap()
    };
    let content = document.get_and_decode_page_content(page).unwrap();
    let mut size = 0.0;
    let mut found = Vec::new();
    for operation in content.operations {
        let numbers: Vec<f32> = operation.operands.iter().filter_map(|operand| operand.as_float().ok()).collect();
        match operation.operator.as_str() {
            "Tf" => size = numbers[0],
            "Tm" => found.push((size, numbers[4] * 25.4 / 72.0, (height - numbers[5]) * 25.4 / 72.0)),
            "Td" => found.push((size, numbers[0] * 25.4 / 72.0, (height - numbers[1]) * 25.4 / 72.0)),
            _ => {}
        }
    }
    found
}

#[test]
fn every_field_stands_where_its_template_says_to_half_a_millimetre() {
    let faces = faces();
    let on = |template: &Template| {
        let a3 = template.fitted(Paper { width: 297.0, height: 420.0 });
        let k8 = template.fitted(Paper { width: 370.0, height: 260.0 });
        [template.clone(), a3, k8]
    };
    for template in &templates().iter().flat_map(on).collect::<Vec<_>>() {
        let words = compose(template, &full("欧阳娜娜"));
        let printed = print(&[Sheet { template, words: &words, code: None }], &faces, &options(Stock::Drawn)).unwrap();
        let places = placed(&printed.bytes);
        for field in &template.fields {
            let em = field.size.max / 72.0 * 25.4;
            // The first line of what stands at the left or across begins at the area's edge, the indent apart.
            let inside = |&&(size, x, baseline): &&(f32, f32, f32)| {
                size == field.size.max
                    && x >= field.area.x - 0.5
                    && x <= field.area.x + field.area.width + 0.5
                    && baseline >= field.area.y + 0.88 * em - 0.5
                    && baseline <= field.area.y + field.area.height - 0.12 * em + 0.5
            };
            let first = places.iter().find(inside);
            let first =
                first.unwrap_or_else(|| panic!("{}: nothing stands in {:?}: {places:?}", template.name, field.area));
            if field.align != Align::Centre {
                let left = field.area.x + field.indent * em;
                assert!((first.1 - left).abs() <= 0.5, "{}: {first:?} should begin at {left}", template.name);
            }
        }
        let seal = template.seal.unwrap();
        assert_eq!(seal.diameter, 42.0);
        let findings = check(&[Sheet { template, words: &words, code: None }], &faces, Stock::Drawn);
        assert!(findings.is_empty(), "{}: {findings:?}", template.name);
    }
}

#[test]
fn a_printer_s_correction_moves_scales_and_turns_the_whole_page() {
    let faces = faces();
    let template = template("honour-unit");
    let words = compose(template, &facts(""));
    // Where the corner of the paper and its middle go, in millimetres from the upper left.
    for (adjust, corner, middle) in [
        (Adjust { shift: [1.5, -2.0], ..Adjust::default() }, [1.5, -2.0], [150.0, 103.0]),
        (Adjust { scale: [1.01, 1.0], ..Adjust::default() }, [-1.485, 0.0], [148.5, 105.0]),
        (Adjust { turn: 1.0, ..Adjust::default() }, [1.855, -2.576], [148.5, 105.0]),
    ] {
        let options = Options { adjust, ..options(Stock::Bought) };
        let printed = print(&[Sheet { template, words: &words, code: None }], &faces, &options).unwrap();
        let document = lopdf::Document::load_mem(&printed.bytes).unwrap();
        let page = *document.get_pages().values().next().unwrap();
        let content = document.get_and_decode_page_content(page).unwrap();
        let matrix = content.operations.iter().find(|operation| operation.operator == "cm").unwrap();
        let m: Vec<f32> = matrix.operands.iter().map(|operand| operand.as_float().unwrap()).collect();
        let to = |[x, y]: [f32; 2]| {
            let points = 72.0 / 25.4;
            let (x, y) = (x * points, (210.0 - y) * points);
            [(m[0] * x + m[2] * y + m[4]) / points, 210.0 - (m[1] * x + m[3] * y + m[5]) / points]
        };
        for (from, wanted) in [([0.0, 0.0], corner), ([148.5, 105.0], middle)] {
            let found = to(from);
            let near = found.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 0.02);
            assert!(near, "{adjust:?}: {from:?} went to {found:?}, not to {wanted:?}");
        }
    }
    let ruler = ruler(template.paper, &faces, &Adjust::default(), noon()).unwrap();
    assert!(text(&ruler.bytes).concat().contains("标尺页"));
}

#[test]
fn long_and_rare_words_come_out_whole_on_every_template() {
    let faces = faces();
    let name_of = |length: usize| "欧阳司马上官诸葛".chars().cycle().take(length).collect::<String>();
    let mut people: Vec<String> = (1..=30).map(name_of).collect();
    people.extend(["古丽娜尔·吐尔逊·买买提".into(), "𬭎𬭚𫍽".into(), "𠮷野䶮".into(), "㛃㛚".into()]);
    let unit = "临江区长河街道职工技术创新联合攻关工作室暨科普教育实践示范基地";
    let award = "科普创新".repeat(15);
    assert_eq!((unit.chars().count() >= 30, award.chars().count()), (true, 60));
    let mut cases: Vec<Facts> = people.iter().map(|name| full(name)).collect();
    cases.push(Facts { unit: unit.into(), ..full("") });
    cases.push(Facts { unit: unit.into(), rank: award.clone(), ..full("张三") });
    for template in templates() {
        for facts in &cases {
            let words = compose(template, facts);
            let sheets = [Sheet { template, words: &words, code: None }];
            let refused: Vec<_> =
                check(&sheets, &faces, Stock::Drawn).into_iter().filter(|f| f.severity == Severity::Error).collect();
            let nobody = words.recipient.contains("{姓名}") || facts.name.is_empty() && words.name != facts.unit;
            if nobody {
                assert!(refused.iter().any(|finding| finding.kind == Kind::Empty), "{}: {refused:?}", template.name);
                continue;
            }
            assert!(refused.is_empty(), "{}, {}: {refused:?}", template.name, facts.name);
            let printed = print(&sheets, &faces, &options(Stock::Bought)).unwrap();
            let page: String = text(&printed.bytes).concat().split_whitespace().collect();
            for part in [&words.recipient, &words.body] {
                let part: String = part.split_whitespace().collect();
                assert!(page.contains(&part), "{}: “{part}” is not in “{page}”", template.name);
            }
        }
    }
}

#[test]
fn small_papers_go_side_by_side_on_a_larger_sheet_with_marks_to_cut_by() {
    let faces = faces();
    // A5, lying as the template does.
    let a5 = template("honour-person").fitted(Paper { width: 148.0, height: 210.0 });
    let words: Vec<_> = ["张三", "李四", "王五"].map(|name| compose(&a5, &facts(name))).into();
    let sheets: Vec<_> = words.iter().map(|words| Sheet { template: &a5, words, code: None }).collect();
    let a4 = Some(Paper { width: 210.0, height: 297.0 });
    let alone = print(&sheets, &faces, &options(Stock::Bought)).unwrap();
    let imposed = print(&sheets, &faces, &Options { sheet: a4, ..options(Stock::Bought) }).unwrap();
    assert_eq!((alone.pages, imposed.pages), (3, 2));
    let pages = text(&imposed.bytes);
    assert!(pages[0].contains("张三") && pages[0].contains("李四") && !pages[0].contains("王五"), "{pages:?}");
    assert!(pages[1].contains("王五"));
    // Two A5 stand one above the other in the middle of an A4, half a millimetre clear of its edges.
    let (single, both) = (placed(&alone.bytes), placed(&imposed.bytes));
    assert_eq!(both.len(), 2 * single.len());
    for (size, x, baseline) in single {
        for top in [0.5, 148.5] {
            let stands = |place: &&(f32, f32, f32)| {
                place.0 == size && (place.1 - x).abs() < 0.1 && (place.2 - baseline - top).abs() < 0.1
            };
            assert!(both.iter().any(|place| stands(&place)), "{size} {x} {baseline} + {top}: {both:?}");
        }
    }
    let refused = print(&sheets, &faces, &Options { sheet: Some(a5.paper), ..options(Stock::Bought) });
    assert!(matches!(refused, Err(Error::Sheet { .. })), "{refused:?}");
}
