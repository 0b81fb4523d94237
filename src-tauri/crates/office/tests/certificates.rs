//! Certificates: numbers without gaps, frozen words, and a ledger that keeps what was printed, whatever is undone.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

mod room;

use room::Room;
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
            "张三 同志：",
            "在2026年青少年科技创新大赛中，作品《避障小车》荣获一等奖。",
            "特发此证，以资鼓励。",
            "江岸区科协",
            "江岸区教育局",
            "二〇二六年十月二十五日",
            "编号：ZS-2026-JS-0001"
        ])
    );
    assert_eq!(papers[3]["template"], "honour-unit");
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
    room.ask("certificate_print", print);
    assert_eq!(ledger(&room)[0], row("ZS-2026-JS-0001", "张三", "printed", 2));

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
    room.ask("enrolment_create", json!({ "class_id": id, "people": people }));
    let check = room.ask("certificate_check", json!({ "class_id": id, "issued_on": "2026-04-10" }));
    let body: Vec<&Value> = check["papers"].as_array().unwrap().iter().map(|paper| &paper["words"][1]).collect();
    assert_eq!(
        body,
        [
            "于2026年3月5日至2026年4月9日参加电工技能培训班第一期，共40学时，修完规定课程，考核成绩92分，准予结业。",
            "于2026年3月5日至2026年4月9日参加电工技能培训班第一期，共36学时，修完规定课程，准予结业。",
        ]
    );
    room.ask("certificate_issue", json!({ "class_id": id }));
    assert_eq!(ledger(&room)[1].0, "ZS-2026-PX-0002");
}
