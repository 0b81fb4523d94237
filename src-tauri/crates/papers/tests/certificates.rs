//! Certificates as they leave the printer: every word there, none cut, what is wrong said before.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

mod room;

use papers::certificate::{
    Day, Error, Facts, Kind, Options, Severity, Sheet, Stock, Template, check, compose, print, templates,
};

use room::{faces, noon, text};

fn template(name: &str) -> &'static Template {
    templates().iter().find(|template| template.name == name).unwrap()
}

fn facts(name: &str) -> Facts {
    Facts {
        name: name.into(),
        unit: "江岸区第一中学".into(),
        work: "太阳能垃圾桶".into(),
        rank: "一等奖".into(),
        event: "第三届青少年科技创新大赛".into(),
        year: "2026".into(),
        number: "KX-2026-JS-0001".into(),
        date: Some(Day { year: 2026, month: 10, day: 25 }),
        issuers: vec!["江岸区科学技术协会".into(), "江岸区教育局".into()],
        ..Facts::default()
    }
}

fn options(stock: Stock) -> Options {
    Options { stock, shift: [0.0, 0.0], title: "证书".into(), made: noon() }
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
        let sheets = [Sheet { template, words: &words }];
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
        let sheets = [Sheet { template, words: &words }];
        let findings = check(&sheets, &faces, Stock::Drawn);
        let found =
            wanted.is_none_or(|(kind, severity)| findings.iter().any(|f| f.kind == kind && f.severity == severity));
        assert!(found && (wanted.is_some() || findings.is_empty()), "{case}: {findings:?}");
        let refused = matches!(print(&sheets, &faces, &options(Stock::Drawn)), Err(Error::Refused(_)));
        assert_eq!(refused, wanted.is_some_and(|(_, severity)| severity == Severity::Error), "{case}");
    }
    let words = [compose(template, &facts("张 三")), compose(template, &facts("张三"))];
    let sheets: Vec<Sheet<'_>> = words.iter().map(|words| Sheet { template, words }).collect();
    let findings = check(&sheets, &faces, Stock::Drawn);
    assert!(findings.iter().any(|finding| finding.kind == Kind::SameName && finding.paper == 1), "{findings:?}");
}
