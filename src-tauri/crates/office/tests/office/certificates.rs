//! Certificates: numbers without gaps, frozen words, and a ledger that keeps what was printed, whatever is undone.

use crate::room::{Room, text_of};
use serde_json::{Value, json};

/// A contest whose two winning works have three authors in all, and one work of a unit without authors.
fn contest(room: &Room) -> Value {
    let contest = json!({ "name": "青少年科技创新大赛", "year": 2026, "host": "江岸区科协、江岸区教育局" });
    let id = room.ask("contest_create", json!({ "contest": contest }));
    for (title, authors, award) in [
        ("避障小车", json!(["张三", "李四"]), "一等奖"),
        ("滴灌器", json!(["王五"]), "二等奖"),
        ("校园气象站", json!([]), "优秀组织奖"),
        ("书立", json!(["赵六"]), ""),
    ] {
        let parts = json!({ "unit": "第一中学", "authors": authors, "award": award });
        room.ask("entry_create", json!({ "contest_id": id, "entry": { "title": title }, "parts": parts }));
    }
    id
}

fn ledger(room: &Room) -> Vec<(String, String, String, i64)> {
    let list = room.ask("certificate_list", json!({}));
    let mut rows: Vec<_> = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let text = |field: &str| row[field].as_str().unwrap().to_owned();
            (text("number"), text("recipient"), text("state"), row["print_count"].as_i64().unwrap())
        })
        .collect();
    rows.sort();
    rows
}

fn row(number: &str, who: &str, state: &str, prints: i64) -> (String, String, String, i64) {
    (number.into(), who.into(), state.into(), prints)
}

#[test]
fn an_issue_numbers_everyone_once_and_undo_frees_what_was_never_printed() {
    let room = Room::new();
    let contest = contest(&room);
    let check = room.ask("certificate_check", json!({ "contest_id": contest, "issued_on": "2026-10-25" }));
    let papers = check["papers"].as_array().unwrap();
    let who: Vec<&Value> = papers.iter().map(|paper| &paper["recipient"]).collect();
    assert_eq!(who, ["张三", "李四", "王五", "第一中学"]);
    assert_eq!(
        papers[0]["words"],
        json!([
            "张三 同学：",
            "在2026年青少年科技创新大赛中，作品《避障小车》荣获一等奖。",
            "特发此证，以资鼓励。",
            "江岸区科协",
            "江岸区教育局",
            "二〇二六年十月二十五日",
            "编号：ZS-2026-JS-0001"
        ])
    );
    assert_eq!(papers[3]["template"], "organizer");
    assert_eq!(check["findings"], json!([]));
    assert!(ledger(&room).is_empty(), "a check issues nothing");

    let before = room.snapshot();
    let reply = room.reply("certificate_issue", json!({ "contest_id": contest, "issued_on": "2026-10-25" }));
    assert_eq!(reply["act"]["label"], "颁发 4 张证书（青少年科技创新大赛）");
    let issued = [
        row("ZS-2026-JS-0001", "张三", "issued", 0),
        row("ZS-2026-JS-0002", "李四", "issued", 0),
        row("ZS-2026-JS-0003", "王五", "issued", 0),
        row("ZS-2026-JS-0004", "第一中学", "issued", 0),
    ];
    assert_eq!(ledger(&room), issued);
    let again = room.refused("certificate_issue", json!({ "contest_id": contest }));
    assert_eq!(again["message"], "“青少年科技创新大赛”的 4 张证书都已颁发，可以直接重印。");
    room.ask("undo", json!({}));
    assert!(ledger(&room).is_empty());
    assert_eq!(room.snapshot(), before);
    room.ask("redo", json!({}));
    assert_eq!(ledger(&room), issued);
}

#[test]
fn what_was_printed_stays_in_the_ledger() {
    let room = Room::new();
    let contest = contest(&room);
    room.ask("certificate_issue", json!({ "contest_id": contest, "issued_on": "2026-10-25" }));
    let file = room.home.path().join("证书.pdf");
    let print = json!({ "contest_id": contest, "file": file, "drawn": true });
    let written = room.ask("certificate_print", print.clone());
    assert_eq!(written["pages"], 4);
    let first = std::fs::read(&file).unwrap();
    assert!(first.starts_with(b"%PDF"));

    // Words are frozen: renaming a person afterwards does not change a reprint.
    let people = room.ask("person_list", json!({ "words": "张三" }));
    room.ask("person_update", json!({ "id": people["rows"][0]["id"], "changes": { "name": "张三丰" } }));
    room.ask("certificate_confirm", json!({}));
    room.ask("certificate_print", print);
    room.ask("certificate_confirm", json!({}));
    assert_eq!(ledger(&room)[0], row("ZS-2026-JS-0001", "张三", "printed", 2));
    assert!(text_of(&file).contains("张三同学"));

    room.ask("undo", json!({ "steps": 2 }));
    let voided: Vec<String> = ledger(&room).into_iter().map(|(_, _, state, _)| state).collect();
    assert_eq!(voided, ["voided"; 4]);
    // The next issue goes on after the highest number ever given.
    room.ask("certificate_issue", json!({ "contest_id": contest }));
    assert_eq!(ledger(&room)[4], row("ZS-2026-JS-0005", "张三", "issued", 0));
    room.ask("undo", json!({}));
    room.ask("redo", json!({}));
    assert_eq!(ledger(&room)[4], row("ZS-2026-JS-0005", "张三", "issued", 0));
}

#[test]
fn what_cannot_be_done_is_refused_and_changes_nothing() {
    let room = Room::new();
    let contest = contest(&room);
    let empty = room.ask("contest_create", json!({ "contest": { "name": "空评选", "year": 2026 } }));
    room.ask("certificate_issue", json!({ "contest_id": contest }));
    let ids: Vec<Value> = room.ask("certificate_list", json!({}))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].clone())
        .collect();
    let nowhere = room.home.path().join("没有这个文件夹/证书.pdf");
    let file = room.home.path().join("证书.pdf");
    for (name, params, code) in [
        ("certificate_issue", json!({ "contest_id": empty }), "nothing_to_print"),
        ("certificate_issue", json!({}), "invalid_value"),
        ("certificate_issue", json!({ "contest_id": 999 }), "not_found"),
        ("certificate_check", json!({ "contest_id": contest, "issued_on": "二月三十" }), "invalid_value"),
        ("certificate_print", json!({ "contest_id": contest, "file": nowhere }), "file"),
        ("certificate_print", json!({ "contest_id": contest, "file": "证书.docx" }), "invalid_value"),
        ("certificate_print", json!({ "contest_id": empty, "file": file }), "nothing_to_print"),
        ("certificate_void", json!({ "ids": [ids[0]], "reason": " " }), "invalid_value"),
        ("contest_delete", json!({ "ids": [contest] }), "in_use"),
    ] {
        let before = (room.snapshot(), ledger(&room));
        let refused = room.refused(name, params.clone());
        assert_eq!(refused["code"], code, "{name} {params}: {refused}");
        assert_eq!((room.snapshot(), ledger(&room)), before, "{name}");
    }
    room.ask("certificate_void", json!({ "ids": [ids[0]], "reason": "姓名有误" }));
    let twice = room.refused("certificate_void", json!({ "ids": [ids[0]], "reason": "姓名有误" }));
    assert_eq!(twice["code"], "invalid_value");
    assert_eq!(room.ask("certificate_print", json!({ "contest_id": contest, "file": file }))["pages"], 3);
}

#[test]
fn who_completed_a_class_gets_a_certificate_of_completion() {
    let room = Room::new();
    let class =
        json!({ "name": "第一期", "year": 2026, "hours": 40, "start_date": "2026-03-05", "end_date": "2026-04-09" });
    let id = room.ask("class_create", json!({ "course": "电工技能培训班", "class": class }));
    let people = json!([
        { "name": "张三", "row": { "score": 92, "result": "优秀" } },
        { "name": "李四", "row": { "score": 45, "result": "不合格" } },
        { "name": "王五", "row": { "result": "合格", "hours": 36 } },
        { "name": "赵六", "row": {} },
    ]);
    room.ask("roster_write", json!({ "class_id": id, "people": people }));
    let check = room.ask("certificate_check", json!({ "class_id": id, "issued_on": "2026-04-10" }));
    let body: Vec<&Value> = check["papers"].as_array().unwrap().iter().map(|paper| &paper["words"][1]).collect();
    assert_eq!(
        body,
        [
            "于2026年3月5日至2026年4月9日参加电工技能培训班第一期，共40学时，修完规定课程，考核成绩92分，准予结业。",
            "于2026年3月5日至2026年4月9日参加电工技能培训班第一期，共36学时，修完规定课程，准予结业。",
        ]
    );
    // Who has an ID number in the directory has it on the paper; on the screen it is masked.
    let person = check["papers"][1]["person_id"].clone();
    room.ask("person_update", json!({ "id": person, "changes": { "id_number": "110105199003078510" } }));
    let check = room.ask("certificate_check", json!({ "class_id": id }));
    let body = check["papers"][1]["words"][1].as_str().unwrap();
    assert!(body.ends_with("准予结业。（身份证号：110105********8510）"), "{body}");
    let issued = room.ask("certificate_issue", json!({ "class_id": id }));
    assert_eq!(ledger(&room)[1].0, "ZS-2026-PX-0002");
    let file = room.home.path().join("结业证书.pdf");
    room.ask("certificate_print", json!({ "ids": issued["ids"], "file": file }));
    assert!(text_of(&file).contains("身份证号：110105199003078510"));
}

#[test]
fn spoiled_papers_are_printed_again_under_their_numbers_and_only_a_reprint_is_counted() {
    let room = Room::new();
    let contest = contest(&room);
    room.ask("certificate_issue", json!({ "contest_id": contest }));
    let file = room.home.path().join("证书.pdf");
    let print = json!({ "contest_id": contest, "file": file });
    let states = |room: &Room| -> Vec<(String, i64)> {
        ledger(room).into_iter().map(|(_, _, state, prints)| (state, prints)).collect()
    };
    let is = |states: [(&str, i64); 4]| states.map(|(state, prints)| (state.to_owned(), prints)).to_vec();
    assert_eq!(room.refused("certificate_confirm", json!({}))["code"], "nothing_to_print");
    room.ask("certificate_print", print.clone());
    assert_eq!(states(&room), is([("sent", 0); 4]));
    for (spoiled, field) in [("5", "spoiled"), ("0", "spoiled"), ("三", "spoiled")] {
        assert_eq!(room.refused("certificate_confirm", json!({ "spoiled": spoiled }))["field"], field, "{spoiled}");
    }
    assert_eq!(states(&room), is([("sent", 0); 4]), "what is refused changes nothing");
    let confirmed = room.ask("certificate_confirm", json!({ "spoiled": "2–3" }));
    assert_eq!((&confirmed["printed"], confirmed["spoiled"].as_array().unwrap().len()), (&json!(2), 2));
    assert_eq!(states(&room), is([("printed", 1), ("issued", 0), ("issued", 0), ("printed", 1)]));
    // The jammed ones once more: the same numbers, printed once.
    room.ask("certificate_print", json!({ "ids": confirmed["spoiled"], "file": file }));
    room.ask("certificate_confirm", json!({}));
    assert_eq!(states(&room), is([("printed", 1); 4]));
    // A paper that was lost is a reprint; one that jams on the way does not count.
    room.ask("certificate_print", print.clone());
    room.ask("certificate_confirm", json!({ "spoiled": "1" }));
    assert_eq!(states(&room), is([("printed", 1), ("printed", 2), ("printed", 2), ("printed", 2)]));

    let ids = room.ask("certificate_list", json!({}))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].clone())
        .collect::<Vec<_>>();
    let taken = json!({ "taken_by": "张三的母亲", "taken_on": "2026-11-20" });
    room.ask("certificate_update", json!({ "ids": [ids[3]], "changes": taken }));
    let row = &room.ask("certificate_list", json!({}))["rows"][3];
    assert_eq!((row["taken_by"].as_str(), row["taken_on"].as_str()), (Some("张三的母亲"), Some("2026-11-20")));
    let wrong = json!({ "ids": [ids[3]], "changes": { "taken_on": "某天" } });
    assert_eq!(room.refused("certificate_update", wrong)["field"], "taken_on");
    for name in ["certificate-receipts", "certificate-register"] {
        let file = room.home.path().join("登记.pdf");
        room.ask("report_write", json!({ "name": name, "contest_id": contest, "file": file }));
        let text = text_of(&file);
        for word in ["ZS-2026-JS-0001", "张三", "第一中学", "一等奖"] {
            assert!(text.contains(word), "{name}: “{word}” is not in “{text}”");
        }
        assert_eq!(text.contains("张三的母亲"), name == "certificate-register", "{name}");
        assert_eq!(text.contains("领取人签字"), name == "certificate-receipts", "{name}");
    }
}

#[test]
fn undo_frees_the_highest_numbers_never_printed_and_voids_any_other() {
    /// What happens to the first contest's papers before its issue is undone.
    enum Before {
        Nothing,
        Sent,
        Spoiled,
        Printed,
        AnotherIssue,
    }
    let voided = [("voided", 4_usize)];
    for (before, left, next) in [
        (Before::Nothing, &[][..], "ZS-2026-JS-0001"),
        (Before::Sent, &voided[..], "ZS-2026-JS-0005"),
        // All four jammed: none lies on paper.
        (Before::Spoiled, &[], "ZS-2026-JS-0001"),
        (Before::Printed, &voided, "ZS-2026-JS-0005"),
        (Before::AnotherIssue, &[("issued", 4), ("voided", 4)], "ZS-2026-JS-0009"),
    ] {
        let room = Room::new();
        let first = contest(&room);
        room.ask("certificate_issue", json!({ "contest_id": first }));
        let entry = room.ask("history_list", json!({}))["entries"][0]["id"].clone();
        let print = json!({ "contest_id": first, "file": room.home.path().join("证书.pdf") });
        match before {
            Before::Nothing => {}
            Before::Sent => drop(room.ask("certificate_print", print)),
            Before::Spoiled => {
                room.ask("certificate_print", print);
                room.ask("certificate_confirm", json!({ "spoiled": "1-4" }));
            }
            Before::Printed => {
                room.ask("certificate_print", print);
                room.ask("certificate_confirm", json!({}));
            }
            Before::AnotherIssue => {
                let second = contest(&room);
                room.ask("certificate_issue", json!({ "contest_id": second }));
            }
        }
        room.ask("undo", json!({ "entry": entry }));
        let mut states: Vec<String> = ledger(&room).into_iter().map(|(_, _, state, _)| state).collect();
        states.sort();
        let wanted: Vec<&str> = left.iter().flat_map(|(state, count)| std::iter::repeat_n(*state, *count)).collect();
        assert_eq!(states, wanted);
        let check = room.ask("certificate_check", json!({ "contest_id": first }));
        assert_eq!(check["papers"][0]["number"], next);
    }
}

#[test]
fn numbers_follow_the_pattern_of_their_kind_and_year() {
    let scheme = |pattern: &str, start: i64, reserved: &str| json!({ "category": "JS", "year": 2026, "pattern": pattern, "start": start, "reserved": reserved });
    for (scheme, numbers) in [
        (json!(null), ["ZS-2026-JS-0001", "ZS-2026-JS-0002", "ZS-2026-JS-0003", "ZS-2026-JS-0004"]),
        (
            scheme("科协证字〔{年}〕第{号:4}号", 1, ""),
            [
                "科协证字〔2026〕第0001号",
                "科协证字〔2026〕第0002号",
                "科协证字〔2026〕第0003号",
                "科协证字〔2026〕第0004号",
            ],
        ),
        (scheme("{字头}{年}{号:3}", 88, ""), ["ZS2026088", "ZS2026089", "ZS2026090", "ZS2026091"]),
        (scheme("{号}", 7, "8、10-11"), ["7", "9", "12", "13"]),
    ] {
        let room = Room::new();
        let contest = contest(&room);
        if !scheme.is_null() {
            room.ask("scheme_set", scheme.clone());
        }
        let next = room.ask("scheme_list", json!({ "year": 2026 }))["rows"][0]["next"].clone();
        assert_eq!(next, numbers[0]);
        room.ask("certificate_issue", json!({ "contest_id": contest }));
        let mut found: Vec<String> = ledger(&room).into_iter().map(|(number, ..)| number).collect();
        found.sort_by_key(|number| (number.chars().count(), number.clone()));
        assert_eq!(found, numbers);
    }
    let room = Room::new();
    for (pattern, start, reserved, field) in [
        ("KX-{年}", 1, "", "pattern"),
        ("{月}{号}", 1, "", "pattern"),
        ("{号:4}", 0, "", "start"),
        ("{号:4}", 1, "八", "reserved"),
    ] {
        assert_eq!(room.refused("scheme_set", scheme(pattern, start, reserved))["field"], field, "{pattern}");
    }
}

#[test]
fn papers_may_go_without_a_number_or_with_one_from_above() {
    let room = Room::new();
    let contest = contest(&room);
    for (numbers, code) in [(json!(["上1"]), "invalid_value"), (json!(["上1", "上1", "上2", "上3"]), "invalid_value")]
    {
        let ask = json!({ "contest_id": contest, "numbering": { "kind": "given", "numbers": numbers } });
        assert_eq!(room.refused("certificate_issue", ask)["code"], code);
    }
    room.ask("certificate_issue", json!({ "contest_id": contest, "numbering": { "kind": "none" } }));
    assert_eq!(ledger(&room).iter().map(|row| row.0.as_str()).collect::<Vec<_>>(), [""; 4]);
    let file = room.home.path().join("证书.pdf");
    room.ask("certificate_print", json!({ "contest_id": contest, "file": file }));
    assert!(!text_of(&file).contains("编号"));
    room.ask("certificate_confirm", json!({ "spoiled": "1-4" }));
    room.ask("undo", json!({}));
    assert!(ledger(&room).is_empty());
    let above = ["上1", "上2", "上3", "ZS-2026-JS-0001"];
    room.ask("certificate_issue", json!({ "contest_id": contest, "numbering": { "kind": "given", "numbers": above } }));
    // Our own numbers pass over one that stands already.
    let second = self::contest(&room);
    let check = room.ask("certificate_check", json!({ "contest_id": second }));
    assert_eq!(check["papers"][0]["number"], "ZS-2026-JS-0002");
}

#[test]
fn what_is_due_is_what_is_printed_and_what_is_skipped() {
    let room = Room::new();
    let contest = contest(&room);
    room.ask(
        "entry_create",
        json!({ "contest_id": contest, "entry": { "title": "怪字" },
        "parts": { "authors": ["张\u{F0000}"], "award": "三等奖" } }),
    );
    let check = room.ask("certificate_check", json!({ "contest_id": contest }));
    let paper = check["papers"].as_array().unwrap().iter().position(|paper| paper["award"] == "三等奖").unwrap();
    let kinds: Vec<&str> =
        check["findings"].as_array().unwrap().iter().map(|finding| finding["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"missing_glyph") && kinds.contains(&"missing_unit"), "{kinds:?}");
    assert_eq!(room.refused("certificate_issue", json!({ "contest_id": contest }))["code"], "paper");
    // Also a paper that is refused can be looked at.
    for at in [0, paper] {
        let picture = room.ask("certificate_preview", json!({ "issue": { "contest_id": contest }, "paper": at }));
        assert!(picture["pdf"].as_str().unwrap().starts_with("JVBERi"), "a PDF as base64");
        assert_eq!(picture["pages"], 1);
    }
    let owner = check["papers"][paper]["owner"].clone();
    let unsaid = json!({ "contest_id": contest, "skip": [{ "owner": owner, "reason": " " }] });
    assert_eq!(room.refused("certificate_check", unsaid)["field"], "skip");
    let skip = json!({ "contest_id": contest, "skip": [{ "owner": owner, "reason": "等字体" }] });
    let check = room.ask("certificate_check", skip.clone());
    assert_eq!((&check["due"], check["papers"].as_array().unwrap().len()), (&json!(5), 4));
    assert_eq!(check["skipped"][0]["reason"], "等字体");
    room.ask("certificate_issue", skip);
    assert_eq!(ledger(&room).len(), 4);
    let again = room.ask("certificate_check", json!({ "contest_id": contest }));
    assert_eq!((&again["due"], &again["already"]), (&json!(1), &json!(4)));
}

#[test]
fn people_and_spreadsheets_get_papers_in_the_office_s_own_words() {
    let room = Room::new();
    let wording = json!({ "template": "honour-person", "rank": "优秀志愿者", "recipient": "{姓名} {称谓}：",
        "body": "您在{活动}中热心服务，被评为{等级}。", "closing": "特发此证，谨致谢意。" });
    room.ask("wording_set", wording.clone());
    let unknown = json!({ "template": "honour-person", "recipient": "{姓氏}", "body": "好", "closing": "" });
    assert_eq!(room.refused("wording_set", unknown)["field"], "recipient");
    let person = room.ask("person_create", json!({ "person": { "name": "李四" }, "unit": "第一中学" }));
    let list = json!({ "person_ids": [person], "event": "科技活动周", "award": "优秀志愿者", "year": 2026 });
    let check = room.ask("certificate_check", list.clone());
    assert_eq!(check["papers"][0]["words"][1], "您在科技活动周中热心服务，被评为优秀志愿者。");
    assert_eq!(check["papers"][0]["number"], "ZS-2026-RY-0001");
    assert_eq!(room.refused("certificate_check", json!({ "person_ids": [person] }))["field"], "event");
    room.ask("certificate_issue", list.clone());
    assert_eq!(room.refused("certificate_issue", list)["code"], "nothing_to_print");
    room.ask(
        "wording_set",
        json!({ "template": "honour-person", "rank": "优秀志愿者", "recipient": "", "body": "", "closing": "" }),
    );
    let own =
        room.ask("wording_list", json!({}))["rows"].as_array().unwrap().iter().filter(|row| row["own"] == true).count();
    assert_eq!(own, 0);

    let file = room.home.path().join("优秀科技工作者名单.csv");
    std::fs::write(&file, "姓名,单位,奖项,证书编号\n王五,区医院,优秀科技工作者,市科2026-7\n赵六,区农技站,优秀科技工作者,市科2026-8\n王五,区医院,优秀科技工作者,市科2026-9\n,机械厂,优秀组织单位,市科2026-10\n").unwrap();
    let sheet = json!({ "file": file, "event": "科技工作者日", "year": 2026 });
    let check = room.ask("certificate_check", sheet.clone());
    let papers: Vec<(&str, &str)> = check["papers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|paper| (paper["recipient"].as_str().unwrap(), paper["template"].as_str().unwrap()))
        .collect();
    assert_eq!(
        papers,
        [("王五", "honour-person"), ("赵六", "honour-person"), ("王五", "honour-person"), ("机械厂", "organizer")]
    );
    assert!(check["findings"].as_array().unwrap().iter().any(|finding| finding["kind"] == "same_name"));
    let mut given = sheet.clone();
    given["numbering"] = json!({ "kind": "given" });
    room.ask("certificate_issue", given);
    assert!(ledger(&room).iter().any(|row| row.0 == "市科2026-10" && row.1 == "机械厂"));
    assert_eq!(room.ask("certificate_check", sheet)["already"], 4);
}

#[test]
fn the_batch_goes_on_any_stock_as_one_file_or_as_many() {
    let room = Room::new();
    let contest = contest(&room);
    room.ask("certificate_issue", json!({ "contest_id": contest }));
    let file = room.home.path().join("证书.pdf");
    let page = |file: &std::path::Path| -> [i64; 2] {
        let document = lopdf::Document::load(file).unwrap();
        let page = *document.get_pages().values().next().unwrap();
        let bounds = document.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
        [2, 3].map(|at| (f64::from(bounds[at].as_float().unwrap()) * 25.4 / 72.0).round() as i64)
    };
    for (paper, lies) in [(json!(null), [297, 210]), (json!([260, 370]), [370, 260]), (json!([185, 260]), [260, 185])] {
        room.ask("certificate_print", json!({ "contest_id": contest, "file": file, "paper": paper, "shift_x": 1.5, "turn": 0.5, "scale_x": 1.01 }));
        assert_eq!(page(&file), lies, "{paper}");
    }
    for (setup, field) in
        [(json!({ "paper": [0, 297] }), "paper"), (json!({ "scale_x": 3 }), "setup"), (json!({ "turn": 90 }), "setup")]
    {
        let mut ask = setup.clone();
        ask["contest_id"] = contest.clone();
        ask["file"] = json!(file);
        assert_eq!(room.refused("certificate_print", ask)["field"], field, "{setup}");
    }
    let folder = room.home.path().join("一人一份");
    room.ask("certificate_print", json!({ "contest_id": contest, "file": folder, "each": "{奖项}_{姓名}" }));
    let mut names: Vec<String> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["一等奖_张三.pdf", "一等奖_李四.pdf", "二等奖_王五.pdf", "优秀组织奖_第一中学.pdf"]);
    let none = json!({ "contest_id": contest, "file": folder, "each": "证书" });
    assert_eq!(room.refused("certificate_print", none)["field"], "each");

    room.ask("certificate_ruler", json!({ "file": file, "paper": [260, 370] }));
    assert!(text_of(&file).contains("标尺页260×370毫米"));
    for (name, shift) in [("彩打", 1.5), ("老打印机", -2.0), ("彩打", 1.0)] {
        room.ask("printer_set", json!({ "name": name, "shift_x": shift, "drawn": false }));
    }
    let rows = room.ask("printer_list", json!({}))["rows"].clone();
    assert_eq!(
        [&rows[0]["name"], &rows[0]["shift_x"], &rows[1]["name"]],
        [&json!("彩打"), &json!(1.0), &json!("老打印机")]
    );
}

/// The work broken off at every step of its writing: issuing, sending to the printer, confirming. Each step is a frame of the
/// log; what is cut off is what a kill or a power failure leaves out.
#[test]
fn numbers_hold_wherever_the_work_breaks_off() {
    let room = Room::new();
    let contest = contest(&room);
    room.ask("office_close", json!({}));
    room.ask("office_open", json!({ "place": room.place() }));
    let file = room.home.path().join("证书.pdf");
    let states = |desk: &office::Desk| -> Vec<(String, String)> {
        let list = office::api::call(desk, "certificate_list", json!({})).unwrap()["answer"].take();
        let of = |row: &Value, field: &str| row[field].as_str().unwrap().to_owned();
        let mut rows: Vec<_> =
            list["rows"].as_array().unwrap().iter().map(|row| (of(row, "number"), of(row, "state"))).collect();
        rows.sort();
        rows
    };
    // What stands after each step: anything else is half a step.
    let mut whole = vec![states(&room.desk)];
    room.ask("certificate_issue", json!({ "contest_id": contest }));
    whole.push(states(&room.desk));
    room.ask("certificate_print", json!({ "contest_id": contest, "file": file }));
    whole.push(states(&room.desk));
    room.ask("certificate_confirm", json!({ "contest_id": contest }));
    whole.push(states(&room.desk));
    let numbers: Vec<String> = whole[3].iter().map(|(number, _)| number.clone()).collect();
    assert_eq!(numbers.len(), 4);

    let [database, log] = ["office.db", "office.db-wal"].map(|name| std::fs::read(room.place().join(name)).unwrap());
    let page = u32::from_be_bytes(log[8..12].try_into().unwrap()) as usize;
    let mut seen = vec![0; whole.len()];
    // The log's header, then frames: a header of 24 bytes each and a page. Between two frames, and within each.
    let ends = (32..=log.len()).step_by(24 + page);
    for end in ends.clone().chain(ends.map(|end| (end + 24 + page / 2).min(log.len()))) {
        let broken = tempfile::tempdir().unwrap();
        std::fs::write(broken.path().join("office.db"), &database).unwrap();
        std::fs::write(broken.path().join("office.db-wal"), &log[..end]).unwrap();
        let desk = office::Desk::new(broken.path().join("home"));
        let ask = |name: &str, params: Value| office::api::call(&desk, name, params);
        ask("office_open", json!({ "place": broken.path() })).unwrap();
        let found = states(&desk);
        let step = whole.iter().position(|state| *state == found);
        seen[step.unwrap_or_else(|| panic!("cut at {end}: half a step: {found:?}"))] += 1;
        // She goes on: whoever has none yet is given one, and nobody two.
        if found.is_empty() {
            ask("certificate_issue", json!({ "contest_id": contest })).unwrap();
        } else {
            let again = ask("certificate_issue", json!({ "contest_id": contest })).unwrap_err().wire();
            assert_eq!(serde_json::to_value(again.code).unwrap(), "nothing_to_print", "cut at {end}");
        }
        let gone_on: Vec<String> = states(&desk).into_iter().map(|(number, _)| number).collect();
        assert_eq!(gone_on, numbers, "cut at {end}: a gap or a number twice");
        assert_eq!(ask("office_check", json!({})).unwrap()["answer"]["problems"], json!([]), "cut at {end}");
    }
    assert!(seen.iter().all(|times| *times > 0), "not every step was broken off: {seen:?}");
}
