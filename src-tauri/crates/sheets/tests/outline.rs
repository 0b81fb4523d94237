//! Plan text → outline, as the offices of this country type it. All texts are made up.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

use sheets::outline::{DoubtCode, EntryKind, Outline, outline};
use sheets::read::prose;

fn read(text: &str) -> Outline {
    outline(&prose::bytes("计划.txt", text.as_bytes()).unwrap().expect("running text"), None)
}

/// `level label words` of headings and tasks, words as far as `width` characters.
fn labelled(outline: &Outline, width: usize) -> Vec<String> {
    let entries = outline.entries.iter().filter(|entry| entry.kind != EntryKind::Text);
    entries
        .map(|entry| {
            let words: String = entry.text.chars().take(width).collect();
            format!("{} {} {words}", entry.level, entry.label)
        })
        .collect()
}

#[test]
fn labels_are_told_from_dates_figures_and_lists() {
    for (what, text, wanted) in [
        (
            "official levels, brackets and dots of either width",
            "一、组织建设\n（一）会员\n1.发展会员\n（1）走访\n２．办证\n(二)学会\n二、宣传",
            &["1 一、 组织", "2 （一） 会员", "3 1. 发展", "4 （1） 走访", "3 ２． 办证", "2 (二) 学会", "1 二、 宣传"]
                [..],
        ),
        (
            "levels that the paper does not use take no depth",
            "一、九月\n1、迎新\n(1)、布置\n(2)．接站\n2、招新\n二、十月\n1、参观",
            &["1 一、 九月", "2 1、 迎新", "3 (1)、 布置", "3 (2)． 接站", "2 2、 招新", "1 二、 十月", "2 1、 参观"],
        ),
        (
            "chapters and articles",
            "第一章 总则\n第一条 为了规范工作，制定本办法。\n第二条 本办法适用于本会。\n（一）会员\n（二）理事\n第二章 附则\n第三条 自印发起施行。",
            &[
                "1 第一章 总则",
                "2 第一条 为了",
                "2 第二条 本办",
                "3 （一） 会员",
                "3 （二） 理事",
                "1 第二章 附则",
                "2 第三条 自印",
            ],
        ),
        (
            "parts, with what stands under them",
            "第一部分 回顾\n一、成绩\n第二部分：打算\n一、培训",
            &["1 第一部分 回顾", "2 一、 成绩", "1 第二部分： 打算", "2 一、 培训"],
        ),
        (
            "decimals",
            "1 总则\n1.1 目标\n1.2 原则\n1.2.1 节俭\n1.2.2 公开\n2 任务\n2.1 培训",
            &["1 1 总则", "2 1.1 目标", "2 1.2 原则", "3 1.2.1 节俭", "3 1.2.2 公开", "1 2 任务", "2 2.1 培训"],
        ),
        (
            "circled and other drawn numbers",
            "一、活动\n㈠讲座\n⒈选题\n①征集\n②评议\n⒉开讲\n㈡展览",
            &["1 一、 活动", "2 ㈠ 讲座", "3 ⒈ 选题", "4 ① 征集", "4 ② 评议", "3 ⒉ 开讲", "2 ㈡ 展览"],
        ),
        (
            "mistyped labels",
            "一,讲座\n二、展览\n(-)布展\n（二)撤展\n三）总结\n三丶竞赛\nl.报名\n2，初赛\n3 决赛\n4颁奖\n5.总结",
            &[
                "1 一, 讲座",
                "1 二、 展览",
                "2 (-) 布展",
                "2 （二) 撤展",
                "2 三） 总结",
                "1 三丶 竞赛",
                "2 l. 报名",
                "2 2， 初赛",
                "2 3 决赛",
                "2 4 颁奖",
                "2 5. 总结",
            ],
        ),
        (
            "a label of the wrong style stays in its list",
            "一、甲\n二、乙\n3、丙\n四、丁\n（一）子\n（二）丑\n三、寅\n（四）卯\n五、戊",
            &[
                "1 一、 甲",
                "1 二、 乙",
                "1 3、 丙",
                "1 四、 丁",
                "2 （一） 子",
                "2 （二） 丑",
                "2 三、 寅",
                "2 （四） 卯",
                "1 五、 戊",
            ],
        ),
        (
            "missing and repeated numbers",
            "一、甲\n三、乙\n三、丙\n1.子\n3.丑",
            &["1 一、 甲", "1 三、 乙", "1 三、 丙", "2 1. 子", "2 3. 丑"],
        ),
        (
            "a first label that was lost leaves the depth",
            "（一）讲座\n（二）展览\n二、培训\n（一）选人",
            &["2 （一） 讲座", "2 （二） 展览", "1 二、 培训", "2 （一） 选人"],
        ),
        (
            "labels that ran into the line before",
            "一、目标（一）发展会员。（二）办好简报。\n二、讲座\n1.选题。2.开讲。\n3.总结。三、竞赛\n四、评奖",
            &[
                "1 一、 目标",
                "2 （一） 发展",
                "2 （二） 办好",
                "1 二、 讲座",
                "2 1. 选题",
                "2 2. 开讲",
                "2 3. 总结",
                "1 三、 竞赛",
                "1 四、 评奖",
            ],
        ),
        (
            "enumerations within a sentence stay in it",
            "一、培训分三步：（1）报名；（2）上课；（3）考试。\n二、荣获一、二、三等奖的作品参展。\n三、一是选题，二是开讲。",
            &["1 一、 培训", "1 二、 荣获", "1 三、 一是"],
        ),
        (
            "dates and figures at the start of a line are no labels",
            "一、回顾\n2025年办了12场讲座。\n9月29日晚首映。\n5.18国际博物馆日开放。\n1.5万人次受益。\n20__年挂牌。\n\
             3月底前完成。\n1,200人参加。\n8:30开始。\n二〇二五年评为先进。\n一年来成绩明显。\n一、二、三等奖共6项。\n二、打算",
            &["1 一、 回顾", "1 二、 打算"],
        ),
        (
            "labels before dates are labels",
            "一、一季度\n1.2026年计划印发\n2.5月份办讲座\n3、4月份看展览\n二、二季度",
            &["1 一、 一季", "2 1. 20", "2 2. 5月", "2 3、 4月", "1 二、 二季"],
        ),
        (
            "two lists of one kind, told apart by their marks",
            "1、讲座\n1.选题\n2.开讲\n2、展览\n1.布展",
            &["1 1、 讲座", "2 1. 选题", "2 2. 开讲", "1 2、 展览", "2 1. 布展"],
        ),
        (
            "a wider label under a narrower one whose list goes on",
            "1.讲座\n（一）选题\n（二）开讲\n2.展览\n一、布展\n二、撤展\n3.总结",
            &["1 1. 讲座", "2 （一） 选题", "2 （二） 开讲", "1 2. 展览", "2 一、 布展", "2 二、 撤展", "1 3. 总结"],
        ),
        (
            "references, attachments and the table of contents have numbers of their own",
            "一、甲……………1\n二、乙\t2\n一、甲\n二、乙\n附件：1.名单\n　　　2.预算\n[参考文献]\n1.王一.科普[J].\n2.李二.展览[J].",
            &["1 一、 甲", "1 二、 乙"],
        ),
    ] {
        assert_eq!(labelled(&read(text), 2), wanted, "{what}");
    }
}

#[test]
fn a_paper_is_taken_apart_whatever_its_encoding() {
    let text = "临江区科协\r\n2026年工作要点（讨论稿）\r\n临科协〔2026〕3号\r\n各镇科协，各学会：\r\n\u{3000}\u{3000}今年是规划的第一年。\r\n\
                \u{3000}\u{3000}一、指导思想\r\n\u{3000}\u{3000}以人为本。\r\n\u{3000}\u{3000}二、培训会员\r\n\u{3000}\u{3000}要办好培训。\r\n\u{3000}\u{3000}附件：经费表\r\n\
                \u{3000}\u{3000}\u{3000}\u{3000}临江区科学技术协会\r\n\u{3000}\u{3000}\u{3000}\u{3000}二〇二六年三月五日\r\n抄送：区委办。\r\n";
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let marked = ["\u{feff}", text].concat().into_bytes();
    let national = encoding_rs::GB18030.encode(text).0.into_owned();
    let bare: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (encoding, bytes) in [
        ("utf-8", text.as_bytes()),
        ("bom", &marked),
        ("utf-16", &wide),
        ("utf-16 without bom", &bare),
        ("gb18030", &national),
    ] {
        let found = outline(&prose::bytes("要点.txt", bytes).unwrap().expect(encoding), None);
        let paper = &found.paper;
        assert_eq!(paper.title.as_deref(), Some("临江区科协2026年工作要点（讨论稿）"), "{encoding}");
        assert_eq!(paper.document_number.as_deref(), Some("临科协〔2026〕3号"), "{encoding}");
        assert_eq!(paper.addressee.as_deref(), Some("各镇科协，各学会"), "{encoding}");
        assert_eq!(paper.signature.as_deref(), Some("临江区科学技术协会"), "{encoding}");
        assert_eq!((paper.date.as_deref(), paper.year), (Some("二〇二六年三月五日"), Some(2026)), "{encoding}");
        let kinds: Vec<_> = found.entries.iter().map(|entry| (entry.line, entry.level, entry.kind)).collect();
        use EntryKind::{Heading, Task, Text};
        let wanted =
            [(5, 0, Text), (6, 1, Heading), (7, 1, Text), (8, 1, Task), (9, 1, Text), (13, 1, Text), (10, 1, Text)];
        assert_eq!(kinds, wanted, "{encoding}");
    }
}

#[test]
fn targets_times_and_who_are_found_in_the_words() {
    for (words, targets, time, who) in [
        ("印发简报6期，培训800人次。", "6期 800人次", "", ""),
        ("举办讲座2~3次，展览不少于10场，下乡3至5次。", "2~3次 10场 3~5次", "", ""),
        ("受益群众1.2万人次，发放资料1,500份，会员二十名，讲座两场。", "12000人次 1500份 2场", "", ""),
        ("争取经费20.5万元，入会率达到95%以上。", "20.5万元 95%", "", ""),
        ("每季度召开1次例会，每期学员16-20位，各镇各1场。", "?次 ?场", "", ""),
        ("第3期培训班用3个月办完，三届四次全会上半年召开，发展5人。", "5人", "上半年", ""),
        ("近20__元，受益20__人。", "", "", ""),
        ("6—9月办夏令营4期", "4期", "6—9月 2026-06-01 2026-09-30", ""),
        (
            "办好科普日（责任单位：办公室、普及部；责任人：林晓；完成时限：9月底前；目标：3场）",
            "3场",
            "9月底前 2026-01-01 2026-09-30",
            "办公室、普及部/林晓//",
        ),
        (
            "修订章程。（学会部牵头，办公室配合，第二季度完成）",
            "",
            "第二季度完成 2026-04-01 2026-06-30",
            "学会部//办公室/",
        ),
        ("建好人才库。分管领导：周主席；时间：全年。", "", "全年 2026-01-01 2026-12-31", "///周主席"),
    ] {
        let found = read(&format!("2026年工作要点\n一、{words}\n二、总结"));
        let task = &found.entries[0];
        let number = |number: Option<f64>| number.map_or("?".to_string(), |number| number.to_string());
        let said: Vec<String> = task
            .targets
            .iter()
            .map(|target| {
                let high = target.amount_high.map(|high| format!("~{high}")).unwrap_or_default();
                format!("{}{high}{}", number(target.amount), target.unit)
            })
            .collect();
        assert_eq!(said.join(" "), targets, "{words}");
        let told: Vec<&str> =
            [&task.time_text, &task.start, &task.end].into_iter().flatten().map(String::as_str).collect();
        match time.contains(' ') {
            true => assert_eq!(told.join(" "), time, "{words}"),
            false => assert_eq!(task.time_text.as_deref().unwrap_or_default(), time, "{words}"),
        }
        let facts =
            [&task.lead_unit, &task.person, &task.helpers, &task.leader].map(|fact| fact.clone().unwrap_or_default());
        assert_eq!(facts.join("/"), if who.is_empty() { "///" } else { who }, "{words}");
    }
}

#[test]
fn what_is_doubtful_is_said() {
    for (text, line, code) in [
        ("一、20__年办讲座\n二、总结", 1, DoubtCode::Gap),
        ("一、讲座\n二、受益近20__元", 2, DoubtCode::Gap),
        ("一、讲座\n三、总结", 2, DoubtCode::Numbering),
        ("办讲座。\n做总结。", 0, DoubtCode::Unlabelled),
    ] {
        let found: Vec<_> = read(text).issues.iter().map(|issue| (issue.line, issue.code)).collect();
        assert_eq!(found, [(line, code)], "{text}");
    }
    assert_eq!(read("2026年要点\n一、办讲座2场\n二、3月总结").issues, [], "nothing is doubtful");
}

#[test]
fn lines_cut_to_a_width_are_put_together() {
    let text = "一、抓好科普宣传工作，围绕全区中心任务，组织开展科普讲座、科普展览、科普\n\
                大集等活动，全年不少于12场，让群众在家门口就能听到讲座、看到展览、用上科普\n\
                2．0平台，进一步提高公民科学素质，为建设创新型城区作出新的贡献，努力做到\n\
                月月有活动、季季有主题。\n\
                二、抓好学会建设工作，进一步完善学会内部治理结构，推动学会按章程开展换届选\n\
                举，做好会员服务。\n";
    let found = read(text);
    assert_eq!(labelled(&found, 4), ["1 一、 抓好科普", "1 二、 抓好学会"]);
    assert!(found.entries[0].text.ends_with("月月有活动、季季有主题。"), "{}", found.entries[0].text);
    assert_eq!(found.entries[1].line, 5);
}

#[test]
fn tables_and_other_files_are_left_to_their_readers() {
    for (what, text) in [
        ("tabs", "工作计划表\n序号\t工作任务\t完成时限\n1\t办讲座\t3月\n2\t办展览\t5月\n"),
        ("commas", "序号,工作任务,责任人\n1,办讲座,王一\n2,办展览,李二\n3,总结,张三\n"),
        ("blanks", "序号  工作任务  责任人\n1  办讲座  王一\n2  办展览  李二\n"),
        ("markup", "<html><table><tr><td>1</td></tr></table></html>"),
        ("nothing", " \n\t\n"),
    ] {
        assert_eq!(prose::bytes("表.txt", text.as_bytes()), Ok(None), "{what}");
    }
    let old: Vec<u8> =
        [0xd0, 0xcf, 0x11, 0xe0].into_iter().chain("WordDocument".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let refused = prose::bytes("计划.doc", &old).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "“计划.doc”是旧版 Word 文档（.doc），里面读不出表格。请在 WPS 或 Word 里打开，另存为 .docx，再导入。"
    );
}
