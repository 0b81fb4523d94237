//! 改稿回填: the plan goes out as a Word file, is marked up, and comes back.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::room::Room;
use serde_json::{Value, json};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

const PLAN: &str = "一、广泛开展科普宣传\n（一）举办科普讲座6次，受益群众2000人次。\n（二）编印《科普简报》4期。\n（三）修订讲师名册。\n\
                    二、加强自身建设\n（一）召开全委会1次。\n（二）完善会员档案。";

/// A plan with facts of every kind, a body, and a document number.
fn plan(room: &Room) -> i64 {
    let fields = json!({ "title": "2024年工作要点", "year": 2024, "document_number": "临科协〔2024〕3号", "addressee": "各学会",
        "preface": "为做好全年工作，提出如下要点。" });
    let plan = room.ask("plan_create", json!({ "plan": fields })).as_i64().unwrap();
    room.ask("plan_take", json!({ "plan_id": plan, "text": PLAN }));
    let facts = json!({ "leader": "陈立新", "lead_unit": "科普部", "time_text": "9月底前", "body": "进社区、进学校" });
    room.ask("plan_item_update", json!({ "id": item(room, plan, "科普讲座")["id"], "changes": facts }));
    plan
}

fn items(room: &Room, plan: i64) -> Vec<Value> {
    room.ask("plan_get", json!({ "id": plan }))["items"].as_array().unwrap().clone()
}

fn item(room: &Room, plan: i64, words: &str) -> Value {
    let found = items(room, plan).into_iter().find(|item| item["text"].as_str().unwrap().contains(words));
    found.unwrap_or_else(|| panic!("{words}"))
}

fn print(room: &Room, plan: i64) -> PathBuf {
    let file = room.home.path().join("要点.docx");
    room.ask("report_write", json!({ "name": "plan", "plan_id": plan, "file": file }));
    file
}

/// The file with its document changed, and comments.
fn marked(room: &Room, file: &PathBuf, mark: impl Fn(&str) -> String) -> PathBuf {
    let to = room.home.path().join("改稿.docx");
    let mut from = ZipArchive::new(File::open(file).unwrap()).unwrap();
    let mut out = ZipWriter::new(File::create(&to).unwrap());
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        out.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        if name == "word/document.xml" {
            bytes = mark(std::str::from_utf8(&bytes).unwrap()).into_bytes();
        }
        out.write_all(&bytes).unwrap();
    }
    out.start_file("word/comments.xml", SimpleFileOptions::default()).unwrap();
    let comments = r#"<w:comments xmlns:w="w"><w:comment w:id="7" w:author="农业局"><w:p><w:r><w:t>建议再加两场</w:t></w:r></w:p></w:comment></w:comments>"#;
    out.write_all(comments.as_bytes()).unwrap();
    out.finish().unwrap();
    to
}

const BY: &str = r#"w:id="1" w:author="王副主席" w:date="2024-01-20T09:00:00Z""#;

fn inserted(text: &str) -> String {
    format!(r#"<w:ins {BY}><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>"#)
}

/// A new paragraph, its mark inserted too.
fn paragraph(text: &str) -> String {
    format!("<w:p><w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr>{}</w:p>", inserted(text))
}

/// Puts something behind the paragraph with these words.
fn after(document: &str, words: &str, more: &str) -> String {
    let at = document.find(words).unwrap_or_else(|| panic!("{words}"));
    let end = at + document[at..].find("</w:p>").unwrap() + "</w:p>".len();
    format!("{}{more}{}", &document[..end], &document[end..])
}

/// Strikes a text out within its run and writes another.
fn reworded(document: &str, old: &str, new: &str) -> String {
    let struck = format!(
        r#"</w:t></w:r><w:del {BY}><w:r><w:delText>{old}</w:delText></w:r></w:del>{}<w:r><w:t xml:space="preserve">"#,
        inserted(new)
    );
    assert!(document.contains(old), "{old}");
    document.replacen(old, &struck, 1)
}

/// Strikes a whole paragraph out, its mark too.
fn struck(document: &str, words: &str) -> String {
    let at = document.find(words).unwrap_or_else(|| panic!("{words}"));
    let begin = document[..at].rfind("<w:p>").unwrap();
    let end = at + document[at..].find("</w:p>").unwrap() + "</w:p>".len();
    let gone = format!(
        "<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr><w:del {BY}><w:r><w:delText>{words}</w:delText></w:r></w:del></w:p>"
    );
    format!("{}{gone}{}", &document[..begin], &document[end..])
}

/// Takes the paragraph with these words from its place and puts it behind another.
fn carried(document: &str, words: &str, behind: &str) -> String {
    let at = document.find(words).unwrap_or_else(|| panic!("{words}"));
    let begin = document[..at].rfind("<w:p>").unwrap();
    let end = at + document[at..].find("</w:p>").unwrap() + "</w:p>".len();
    after(&format!("{}{}", &document[..begin], &document[end..]), behind, &document[begin..end])
}

fn told(returned: &Value) -> Vec<String> {
    let row = |row: &Value| {
        let field = |field: &Value| {
            let words = |key: &str| field[key].as_str().unwrap().to_owned();
            format!(" {}:{}→{}", words("name"), words("before"), words("after"))
        };
        let fields: String = row["fields"].as_array().unwrap().iter().map(field).collect();
        let by: Vec<&str> = row["by"].as_array().unwrap().iter().map(|by| by.as_str().unwrap()).collect();
        format!("{} {}{fields} {}", row["how"].as_str().unwrap(), row["text"].as_str().unwrap(), by.join(","))
    };
    returned["rows"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn a_plan_that_comes_back_as_it_went_out_changes_nothing() {
    let room = Room::new();
    let plan = plan(&room);
    let file = print(&room, plan);
    let returned = room.ask("plan_return", json!({ "plan_id": plan, "file": file }));
    assert_eq!((told(&returned), &returned["same"], &returned["left"]), (vec![], &json!(7), &json!([])));
}

#[test]
fn each_mark_is_told_with_who_made_it_and_accepted_alone() {
    // What is done to the paper; what is told of it; what is checked once it is accepted.
    type Case = (&'static str, fn(&str) -> String, &'static [&'static str], fn(&Room, i64));
    let cases: &[Case] = &[
        (
            "a number in the words, which is a target too",
            |paper| reworded(paper, "讲座6次", "讲座8次"),
            &[
                "changed 举办科普讲座6次，受益群众2000人次。 内容:举办科普讲座6次，受益群众2000人次。→举办科普讲座8次，受益群众2000人次。 目标:6次、2000人次→8次、2000人次 王副主席",
            ],
            |room, plan| {
                let lecture = item(room, plan, "讲座8次");
                let amounts: Vec<&Value> =
                    lecture["targets"].as_array().unwrap().iter().map(|it| &it["amount"]).collect();
                assert_eq!(amounts, [8.0, 2000.0]);
                assert_eq!((&lecture["body"], &lecture["lead_unit"]), (&json!("进社区、进学校"), &json!("科普部")));
            },
        ),
        (
            "the facts behind a task",
            |paper| reworded(&reworded(paper, "陈立新", "沈慧敏"), "完成时限：9月底前", "完成时限：6月底前"),
            &["changed 举办科普讲座6次，受益群众2000人次。 责任领导:陈立新→沈慧敏 完成时限:9月底前→6月底前 王副主席"],
            |room, plan| {
                let lecture = item(room, plan, "讲座");
                assert_eq!((&lecture["leader"], &lecture["end_date"]), (&json!("沈慧敏"), &json!("2024-06-30")));
            },
        ),
        (
            "the words that run on behind a task",
            |paper| reworded(paper, "进社区、进学校", "进社区、进机关"),
            &["changed 举办科普讲座6次，受益群众2000人次。 正文:进社区、进学校→进社区、进机关。 王副主席"],
            |room, plan| assert_eq!(item(room, plan, "讲座")["body"], "进社区、进机关。"),
        ),
        (
            "a new task",
            |paper| {
                after(
                    paper,
                    "编印《科普简报》",
                    &paragraph("（三）组织送科技下乡3场。（责任科室：学会部；完成时限：5月）"),
                )
            },
            &["added 组织送科技下乡3场。 责任科室:→学会部 完成时限:→5月 王副主席"],
            |room, plan| {
                let made = item(room, plan, "送科技下乡");
                assert_eq!(
                    (&made["label"], &made["level"], &made["kind"]),
                    (&json!("（三）"), &json!(2), &json!("task"))
                );
                assert_eq!((&made["lead_unit"], &made["end_date"]), (&json!("学会部"), &json!("2024-05-31")));
                assert_eq!(made["targets"][0]["amount"], 3.0);
                assert_eq!(item(room, plan, "讲师名册")["label"], "（四）");
            },
        ),
        (
            "a new section with a task",
            |paper| {
                after(
                    paper,
                    "完善会员档案",
                    &format!("{}{}", paragraph("三、开展决策咨询"), paragraph("（一）每季度报送专家建议。")),
                )
            },
            &["added 开展决策咨询 王副主席", "added 每季度报送专家建议。 王副主席"],
            |room, plan| {
                let heading = item(room, plan, "决策咨询");
                assert_eq!((&heading["kind"], &heading["label"]), (&json!("heading"), &json!("三、")));
                let made = item(room, plan, "专家建议");
                assert_eq!((&made["parent_id"], &made["repetition"]), (&heading["id"], &json!("quarterly")));
            },
        ),
        (
            "a task struck out",
            |paper| struck(paper, "修订讲师名册。"),
            &["removed 修订讲师名册。 王副主席"],
            |room, plan| assert!(!items(room, plan).iter().any(|item| item["text"].as_str().unwrap().contains("名册"))),
        ),
        (
            "a paragraph below a heading",
            |paper| after(paper, "二、", &paragraph("坚持党建引领。")),
            &["changed 加强自身建设 正文:→坚持党建引领。 王副主席"],
            |room, plan| assert_eq!(item(room, plan, "自身建设")["body"], "坚持党建引领。"),
        ),
        (
            "the preface",
            |paper| reworded(paper, "为做好全年工作", "为扎实做好全年工作"),
            &["changed 2024年工作要点 引言:为做好全年工作，提出如下要点。→为扎实做好全年工作，提出如下要点。 王副主席"],
            |room, plan| {
                assert_eq!(
                    room.ask("plan_get", json!({ "id": plan }))["plan"]["preface"],
                    "为扎实做好全年工作，提出如下要点。"
                );
            },
        ),
    ];
    for (what, mark, wanted, check) in cases {
        let room = Room::new();
        let plan = plan(&room);
        let event = room.ask(
            "event_create",
            json!({ "event": { "title": "讲座" }, "parts": { "items": [item(&room, plan, "讲座")["id"]] } }),
        );
        let file = marked(&room, &print(&room, plan), mark);
        let before = room.snapshot();
        let returned = room.ask("plan_return", json!({ "plan_id": plan, "file": file }));
        assert_eq!(told(&returned), *wanted, "{what}");
        assert_eq!(
            (room.snapshot(), &returned["left"]),
            (before.clone(), &json!([])),
            "{what}: looking writes nothing"
        );
        let all: Vec<usize> = (0..wanted.len()).collect();
        let ask = json!({ "plan_id": plan, "file": file, "seal": returned["seal"], "rows": all });
        let accepted = room.ask("plan_return_accept", ask.clone());
        assert_eq!(accepted, json!({ "accepted": wanted.len(), "opinions": 0, "left": [] }), "{what}");
        check(&room, plan);
        // The event still serves its task; the plan is another now, and the old comparison no longer fits.
        assert_eq!(room.ask("event_get", json!({ "id": event }))["tasks"].as_array().unwrap().len(), 1, "{what}");
        assert!(room.refused("plan_return_accept", ask)["message"].as_str().unwrap().contains("重新对照"), "{what}");
        room.ask("undo", json!({}));
        assert_eq!(room.snapshot(), before, "{what}: one step back");
    }
}

#[test]
fn what_was_moved_in_the_file_is_moved_in_the_plan() {
    type Move = (&'static str, fn(&str) -> String, &'static [&'static str], &'static [&'static str]);
    let cases: [Move; 4] = [
        (
            "to another section",
            |paper| carried(paper, "编印《科普简报》4期", "召开全委会1次"),
            &["changed 编印《科普简报》4期。 所属:广泛开展科普宣传→加强自身建设 "],
            &["一、广泛", "（一）举办", "（二）修订", "二、加强", "（一）召开", "（二）编印", "（三）完善"],
        ),
        (
            "up among its own",
            |paper| carried(paper, "修订讲师名册", "一、广泛开展科普宣传"),
            &["changed 修订讲师名册。 次序:在“编印《科普简报》4期。”之后→最前 "],
            &["一、广泛", "（一）修订", "（二）举办", "（三）编印", "二、加强", "（一）召开", "（二）完善"],
        ),
        (
            "and reworded",
            |paper| reworded(&carried(paper, "召开全委会1次", "修订讲师名册"), "全委会1次", "全委会2次"),
            &[
                "changed 召开全委会1次。 所属:加强自身建设→广泛开展科普宣传 王副主席",
                "changed 召开全委会1次。 内容:召开全委会1次。→召开全委会2次。 目标:1次→2次 王副主席",
            ],
            &["一、广泛", "（一）举办", "（二）编印", "（三）修订", "（四）召开", "二、加强", "（一）完善"],
        ),
        (
            "out of a section that was struck out",
            |paper| struck(paper, "二、加强自身建设"),
            &[
                "removed 加强自身建设 王副主席",
                "changed 召开全委会1次。 所属:加强自身建设→广泛开展科普宣传 ",
                "changed 完善会员档案。 所属:加强自身建设→广泛开展科普宣传 ",
            ],
            &["一、广泛", "（一）举办", "（二）编印", "（三）修订", "（四）召开", "（五）完善"],
        ),
    ];
    for (what, mark, wanted, outline) in cases {
        let room = Room::new();
        let plan = plan(&room);
        let file = marked(&room, &print(&room, plan), mark);
        let before = room.snapshot();
        let returned = room.ask("plan_return", json!({ "plan_id": plan, "file": file }));
        assert_eq!(told(&returned), *wanted, "{what}");
        let all: Vec<usize> = (0..wanted.len()).collect();
        let ask = json!({ "plan_id": plan, "file": file, "seal": returned["seal"], "rows": all });
        let accepted = room.ask("plan_return_accept", ask);
        assert_eq!(accepted, json!({ "accepted": wanted.len(), "opinions": 0, "left": [] }), "{what}");
        let now: Vec<String> = items(&room, plan)
            .iter()
            .map(|item| {
                let text: String = item["text"].as_str().unwrap().chars().take(2).collect();
                format!("{}{text}", item["label"].as_str().unwrap())
            })
            .collect();
        assert_eq!(now, *outline, "{what}");
        room.ask("undo", json!({}));
        assert_eq!(room.snapshot(), before, "{what}: one step back");
    }
}

#[test]
fn numbers_of_every_way_come_back() {
    let texts = [
        // Tasks that run on; the new one stands in the second section.
        (
            "一、宣传\n1.举办讲座6次。\n2.编印简报4期。\n二、培训\n3.办好培训班2期。\n4.组织比武1次。",
            "4.开办夜校",
            "一、 1. 2. 二、 3. 4. 5.",
        ),
        // （一） in one section and none in the other.
        (
            "一、宣传\n（一）进社区\n1.举办讲座6次。\n2.办展览2次。\n二、培训\n1.办好培训班2期。\n2.组织比武1次。",
            "2.开办夜校",
            "一、 （一） 1. 2. 二、 1. 2. 3.",
        ),
        (
            "1. 宣传\n1.1 举办讲座6次。\n1.2 编印简报4期。\n2. 培训\n2.1 办好培训班2期。\n2.2 组织比武1次。",
            "2.2 开办夜校",
            "1. 1.1 1.2 2. 2.1 2.2 2.3",
        ),
    ];
    for (text, new, labels) in texts {
        let room = Room::new();
        let plan =
            room.ask("plan_create", json!({ "plan": { "title": "2024年工作要点", "year": 2024 } })).as_i64().unwrap();
        room.ask("plan_take", json!({ "plan_id": plan, "text": text }));
        let file = marked(&room, &print(&room, plan), |paper| after(paper, "办好培训班", &paragraph(new)));
        let returned = room.ask("plan_return", json!({ "plan_id": plan, "file": file }));
        assert_eq!(told(&returned), ["added 开办夜校 王副主席"], "{text}");
        assert_eq!(returned["left"], json!([]), "{text}");
        let ask = json!({ "plan_id": plan, "file": file, "seal": returned["seal"], "rows": [0] });
        room.ask("plan_return_accept", ask);
        let now: Vec<String> =
            items(&room, plan).iter().map(|item| item["label"].as_str().unwrap().trim_end().to_owned()).collect();
        assert_eq!(now.join(" "), labels, "{text}");
        let (school, course) = (item(&room, plan, "夜校"), item(&room, plan, "培训班"));
        assert_eq!((&school["parent_id"], &school["kind"]), (&course["parent_id"], &course["kind"]), "{text}");
    }
}

#[test]
fn what_is_not_written_is_told() {
    let room = Room::new();
    let plan = plan(&room);
    let paper = print(&room, plan);
    let remarked = r#"<w:r><w:commentReference w:id="7"/></w:r></w:p>"#;
    let file = marked(&room, &paper, |paper| {
        let at = paper.find("召开全委会").unwrap();
        let end = at + paper[at..].find("</w:p>").unwrap();
        let paper = format!("{}{remarked}{}", &paper[..end], &paper[end + "</w:p>".len()..]);
        struck(&paper, "二、")
    });
    let returned = room.ask("plan_return", json!({ "plan_id": plan, "file": file }));
    assert_eq!(
        told(&returned),
        [
            "removed 加强自身建设 ",
            "changed 召开全委会1次。 所属:加强自身建设→广泛开展科普宣传 ",
            "changed 完善会员档案。 所属:加强自身建设→广泛开展科普宣传 ",
        ]
    );
    assert_eq!(returned["remarks"], json!([{ "by": "农业局", "text": "建议再加两场", "on": "（一）召开全委会1次。" }]));
    // A heading alone is not deleted from above its tasks.
    let ask = json!({ "plan_id": plan, "file": file, "seal": returned["seal"], "rows": [0] });
    let accepted = room.ask("plan_return_accept", ask);
    assert_eq!(
        accepted,
        json!({ "accepted": 0, "opinions": 0, "left": ["“二、加强自身建设”下面还有没删的条目，没有删"] })
    );
    // Files that are not this plan.
    let other = room.ask("plan_create", json!({ "plan": { "title": "值班安排", "year": 2024 } })).as_i64().unwrap();
    room.ask("plan_take", json!({ "plan_id": other, "text": "一、节日值班\n（一）安排春节值班。" }));
    let not_a_file = room.home.path().join("没有.docx");
    let text = room.home.path().join("空.docx");
    std::fs::write(&text, "").unwrap();
    for (ask, words) in [
        (json!({ "plan_id": other, "file": paper }), "没有一条和“值班安排”对得上"),
        (json!({ "plan_id": plan, "file": not_a_file }), "没有.docx"),
        (json!({ "plan_id": plan, "file": text }), "空.docx"),
        (json!({ "plan_id": 99, "file": paper }), "计划"),
    ] {
        let refused = room.refused("plan_return", ask.clone());
        assert!(refused["message"].as_str().unwrap().contains(words), "{ask}: {refused}");
    }
}

/// The plan as LibreOffice writes it back: tests/fixtures/redline.py changes it there with changes tracked.
fn redlined(room: &Room, file: &Path) -> PathBuf {
    let to = room.home.path().join("改稿.docx");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/redline.py");
    let url = |path: &Path| format!("file://{}", path.display());
    let pipe = format!("xieban-{}", std::process::id());
    let mut soffice = Command::new("soffice")
        .args(["--headless", "--norestore", &format!("--accept=pipe,name={pipe};urp;")])
        .arg(format!("-env:UserInstallation={}", url(&room.home.path().join("libreoffice"))))
        .stderr(Stdio::null())
        .spawn()
        .expect("soffice is missing: `cargo xtask test` installs libreoffice-writer-nogui");
    // The system's own Python, for which Debian's python3-uno is made.
    let script = Command::new("/usr/bin/python3").arg(script).args([pipe, url(file), url(&to)]).output().unwrap();
    soffice.kill().ok();
    soffice.wait().unwrap();
    assert!(script.status.success(), "{}", String::from_utf8_lossy(&script.stderr));
    to
}

#[test]
fn a_plan_that_was_marked_up_in_libreoffice_comes_back() {
    let room = Room::new();
    let plan = plan(&room);
    let file = redlined(&room, &print(&room, plan));
    let returned = room.ask("plan_return", json!({ "plan_id": plan, "file": file }));
    assert_eq!(
        told(&returned),
        [
            "changed 举办科普讲座6次，受益群众2000人次。 内容:举办科普讲座6次，受益群众2000人次。→举办科普讲座8次，受益群众2000人次。 完成时限:9月底前→10月底前 目标:6次、2000人次→8次、2000人次 王副主席",
            "added 开展送科技下乡3场。 王副主席",
            "removed 完善会员档案。 王副主席",
        ]
    );
    let ask = json!({ "plan_id": plan, "file": file, "seal": returned["seal"], "rows": [0, 1, 2], "opinions": true });
    assert_eq!(room.ask("plan_return_accept", ask), json!({ "accepted": 3, "opinions": 3, "left": [] }));
    let lecture = item(&room, plan, "科普讲座");
    assert_eq!((&lecture["time_text"], &lecture["end_date"]), (&json!("10月底前"), &json!("2024-10-31")));
    let texts: Vec<String> =
        items(&room, plan).iter().map(|item| format!("{}{}", item["label"], item["text"])).collect();
    assert_eq!(texts.len(), 7, "{texts:?}");
    assert!(texts[4].contains("（四）") && texts[4].contains("送科技下乡"), "{texts:?}");
    let heard = room.ask("opinion_list", json!({ "plan_id": plan }))["rows"].take();
    assert!(
        heard.as_array().unwrap().iter().all(|it| it["outcome"] == "accepted" && it["said_by"] == "王副主席"),
        "{heard}"
    );
}
