//! Meetings and the files of events: a student society's weekly council through a term, its minutes, what it decided, and what
//! goes to the archive.

use std::fs;
use std::path::{Path, PathBuf};

use crate::attachments::{DOT, dot};
use crate::room::{Room, text_of};
use serde_json::{Value, json};

fn event(room: &Room, title: &str, kind: &str, day: &str) -> i64 {
    let parts = json!({ "occurrences": [{ "start_date": day, "place": "活动室" }] });
    room.ask("event_create", json!({ "event": { "title": title, "kind": kind }, "parts": parts })).as_i64().unwrap()
}

fn set(room: &Room, event: i64, more: Value) {
    let mut ask = more;
    ask["event_id"] = json!(event);
    room.ask("meeting_set", ask);
}

fn attach(room: &Room, event: i64, line: Option<i64>, name: &str, bytes: &[u8]) -> i64 {
    let file = room.home.path().join(name);
    fs::write(&file, bytes).unwrap();
    let ask = json!({ "area": "event", "record": event, "files": [file], "line_id": line });
    room.ask("attachment_add", ask)["ids"][0].as_i64().unwrap()
}

/// All files below a folder by their paths in it.
fn below(folder: &Path) -> Vec<String> {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() { walk(&entry, into) } else { into.push(entry) }
        }
    }
    let mut files = Vec::new();
    walk(folder, &mut files);
    let mut names: Vec<String> =
        files.iter().map(|file| file.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/")).collect();
    names.sort();
    names
}

#[test]
fn a_weekly_council_is_kept_through_a_term() {
    let room = Room::new();
    room.ask("office_update", json!({ "changes": { "name": "学生科技协会", "year_kind": "academic" } }));
    let days = ["2026-09-07", "2026-09-14", "2026-09-21", "2026-09-28"];
    let councils: Vec<i64> = days.iter().map(|day| event(&room, &format!("{day}例会"), "会议", day)).collect();
    set(&room, councils[0], json!({ "changes": { "body": "理事会", "term": 3, "number": 1 } }));
    for (at, council) in councils.iter().enumerate().skip(1) {
        // The number after the last is offered, not written.
        let meeting = room.ask("meeting_get", json!({ "event_id": council }));
        assert_eq!(meeting["session"], json!(null));
        let next = &meeting["suggested"];
        assert_eq!((&next["term"], &next["number"]), (&json!(3), &json!(at + 1)));
        set(
            &room,
            *council,
            json!({ "changes": { "body": next["body"], "term": next["term"], "number": next["number"] } }),
        );
    }
    let rows = room.ask("event_list", json!({ "year": 2026 }))["rows"].take();
    assert_eq!(rows[0]["edition"], "三届四次理事会");

    let last = councils[3];
    set(
        &room,
        last,
        json!({
            "changes": { "chair": "李文", "recorder": "王芳", "minutes": "讨论了招新安排。\n通报了经费。" },
            "agenda": [{ "topic": "招新总结", "reporter": "张伟" }, { "topic": "科普日分工" }],
            "people": [
                { "name": "周老师", "post": "团委副书记", "role": "leader" },
                { "name": "李文" }, { "name": "张伟" }, { "name": "王芳", "state": "excused" },
                { "name": "赵强", "state": "absent" }, { "name": "钱新", "role": "guest" },
            ],
            "decisions": ["10月办科普日", "招新延长一周。"],
        }),
    );
    let meeting = room.ask("meeting_get", json!({ "event_id": last }));
    assert_eq!(meeting["turnout"], json!({ "expected": 4, "present": 2, "excused": 1, "absent": 1 }));
    for (words, due) in [("写科普日方案", "2020-10-10"), ("买展板", "2099-10")] {
        room.ask(
            "follow_up_create",
            json!({ "event_id": last, "follow_up": { "words": words, "owner": "张伟", "due_on": due } }),
        );
    }
    let open = room.ask("follow_up_list", json!({ "open": true }))["rows"].take();
    assert_eq!(
        (&open[0]["words"], &open[0]["is_late"], &open[1]["is_late"]),
        (&json!("写科普日方案"), &json!(true), &json!(false))
    );
    let reply = room.reply("follow_up_update", json!({ "id": open[0]["id"], "changes": { "done_on": "2026-01-09" } }));
    assert_eq!(reply["act"]["label"], "办结落实事项“写科普日方案”");
    assert_eq!(room.ask("follow_up_list", json!({ "open": true }))["rows"].as_array().unwrap().len(), 1);
    let list = room.ask("meeting_list", json!({ "year": 2026 }))["rows"].take();
    assert_eq!((list.as_array().unwrap().len(), &list[3]["follow_ups"], &list[3]["done"]), (4, &json!(2), &json!(1)));

    let paper = room.home.path().join("纪要.pdf");
    room.ask("report_write", json!({ "name": "minutes", "event_id": last, "file": paper }));
    let words = text_of(&paper);
    for part in [
        "会议纪要",
        "2026年9月28日，在活动室召开三届四次理事会。会议由李文主持。团委副书记周老师到会。会议应到4人，实到2人，请假1人。",
        "一、会议议程",
        "1.招新总结（汇报：张伟）",
        "三、议定事项",
        "2.招新延长一周。",
        "买展板（责任：张伟；2099年10月前完成）。",
        "请假：王芳",
        "列席：钱新",
        "记录：王芳",
    ] {
        assert!(words.contains(part), "{part} is not in {words}");
    }
    let ledger = room.home.path().join("落实.xlsx");
    room.ask("report_write", json!({ "name": "follow-ups", "year": 2026, "file": ledger }));
    // With its event all of it goes, and comes back.
    room.ask("event_delete", json!({ "ids": [last] }));
    assert_eq!(room.ask("follow_up_list", json!({}))["rows"], json!([]));
    room.ask("undo", json!({}));
    assert_eq!(room.ask("meeting_get", json!({ "event_id": last }))["decisions"][0], "10月办科普日");
}

#[test]
fn what_cannot_be_is_refused_with_its_field() {
    let room = Room::new();
    let id = event(&room, "全委会", "会议", "2026-03-05");
    for (more, field, words) in [
        (json!({ "changes": { "expected": 10, "present": 9, "excused": 3 } }), "present", "比应到 10 人还多"),
        (json!({ "changes": { "term": 2026 } }), "term", "1 到 99"),
        (json!({ "agenda": [{ "topic": " " }] }), "agenda", "议题"),
        (json!({ "people": [{ "name": "" }] }), "people", "姓名"),
        (json!({ "decisions": [""] }), "decisions", "空的"),
    ] {
        let mut ask = more;
        ask["event_id"] = json!(id);
        let refused = room.refused("meeting_set", ask);
        assert_eq!(refused["field"], field);
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
    for (follow_up, field) in [(json!({}), "words"), (json!({ "words": "办", "due_on": "2026-02-30" }), "due_on")] {
        assert_eq!(room.refused("follow_up_create", json!({ "event_id": id, "follow_up": follow_up }))["field"], field);
    }
    assert_eq!(room.refused("meeting_set", json!({ "event_id": 99 }))["code"], "not_found");
    assert_eq!(room.ask("meeting_list", json!({}))["rows"][0]["session"], json!(null));
    let future = room.ask("follow_up_create", json!({ "event_id": id, "follow_up": { "words": "办" } }));
    assert_eq!(
        room.refused("follow_up_update", json!({ "id": future, "changes": { "done_on": "2999-01-01" } }))["field"],
        "done_on"
    );
}

#[test]
fn the_file_of_an_event_shows_its_gaps_and_goes_out_in_numbered_folders() {
    let room = Room::new();
    let id = event(&room, "科普讲座：3/4月", "讲座", "2026-05-18");
    event(&room, "展览", "展览", "2026-06-01");
    let lines = room.ask("dossier_line_list", json!({}))["rows"].take();
    let names: Vec<&str> = lines.as_array().unwrap().iter().map(|line| line["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["通知", "方案", "签到", "照片", "小结", "票据"]);
    let line = |name: &str| lines[names.iter().position(|known| *known == name).unwrap()]["id"].as_i64();
    attach(&room, id, line("通知"), "海科协〔2026〕3号 关于举办讲座的通知.txt", b"notice");
    room.ask(
        "attachment_paste",
        json!({ "area": "event", "record": id, "name": "开幕.png", "bytes": DOT, "line_id": line("照片") }),
    );
    room.ask("attachment_update", json!({ "id": 2, "changes": { "caption": "主席致辞" } }));
    attach(&room, id, None, "杂.txt", b"more");
    room.ask("event_update", json!({ "id": id, "changes": { "summary": "来了二百人。" } }));
    room.ask("dossier_word_set", json!({ "event_id": id, "line_id": line("票据"), "words": "无费用" }));
    let row = |at: usize| room.ask("dossier_list", json!({ "year": 2026 }))["rows"][at].clone();
    assert_eq!(row(0), json!({ "event_id": id, "filled": 4, "total": 6, "gaps": "方案、签到" }));
    assert_eq!(row(1)["filled"], 0);

    let out = room.home.path().join("out");
    let written = room.ask("dossier_write", json!({ "event_id": id, "folder": out }));
    assert_eq!((&written["files"], &written["gaps"]), (&json!(4), &json!(["“科普讲座：3/4月”缺方案、签到"])));
    let folder = PathBuf::from(written["folder"].as_str().unwrap());
    assert!(folder.ends_with("2026-05-18 科普讲座：3 4月"), "{}", folder.display());
    assert_eq!(
        below(&folder),
        [
            "01-通知/01-海科协〔2026〕3号 关于举办讲座的通知.txt",
            "04-照片/02-开幕.png",
            "05-小结/03-科普讲座：3 4月活动小结.docx",
            "07-其他/05-杂.txt",
            "卷内目录.docx",
            "卷内目录.pdf",
        ]
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 6, "a folder without a file");
    let words = text_of(&folder.join("卷内目录.pdf"));
    for part in ["文号责任者题名日期页数备注", "海科协〔2026〕3号", "主席致辞", "无费用"] {
        assert!(words.contains(part), "{part} is not in {words}");
    }
    // A second one stands beside the first; a year's has a folder for each event.
    room.ask("dossier_write", json!({ "event_id": id, "folder": out }));
    let year = room.ask("dossier_write", json!({ "year": 2026, "folder": out }));
    assert_eq!(year["events"], 2);
    assert!(
        below(Path::new(year["folder"].as_str().unwrap())).contains(&"002-2026-06-01 展览/卷内目录.pdf".to_owned())
    );
    assert_eq!(fs::read_dir(&out).unwrap().count(), 3);

    // A missing file is told before anything is written.
    let picture = below(&room.place().join("attachments")).into_iter().find(|name| name.ends_with(".png")).unwrap();
    fs::remove_file(room.place().join("attachments").join(picture)).unwrap();
    let refused = room.refused("dossier_write", json!({ "event_id": id, "folder": out }));
    assert!(refused["message"].as_str().unwrap().contains("开幕.png"), "{refused}");
    assert_eq!(fs::read_dir(&out).unwrap().count(), 3, "half a file was left");
    assert_eq!(room.refused("dossier_write", json!({ "folder": out }))["field"], "event_id");

    // The list is the office's own; what a line was stays to be undone.
    let fewer =
        json!({ "lines": [{ "id": line("通知"), "name": "请示" }, { "name": "总结", "filled_by": "summary" }] });
    room.ask("dossier_line_set", fewer);
    let dossier = room.ask("dossier_get", json!({ "event_id": id }));
    assert_eq!((&dossier["filled"], dossier["loose"].as_array().unwrap().len()), (&json!(2), 2));
    room.ask("undo", json!({}));
    assert_eq!(row(0)["filled"], 4);
    for (lines, words) in
        [(json!([{ "name": " " }]), "没有名称"), (json!([{ "name": "甲" }, { "name": "甲" }]), "两次")]
    {
        let refused = room.refused("dossier_line_set", json!({ "lines": lines }));
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
}

#[test]
fn a_brief_has_its_facts_and_its_pictures() {
    let room = Room::new();
    let id = event(&room, "科普讲座", "讲座", "2026-05-18");
    room.ask("event_update", json!({ "id": id, "changes": { "summary": "来了二百人。", "participants": 200 } }));
    for name in ["一.png", "二.png", "三.png"] {
        // Of other bytes: what stands behind the end of a PNG is no part of the picture.
        let picture = room.home.path().join(name);
        let mut png = dot();
        png.extend(name.as_bytes());
        fs::write(&picture, png).unwrap();
        room.ask("attachment_add", json!({ "area": "event", "record": id, "files": [picture] }));
    }
    room.ask("attachment_update", json!({ "id": 1, "changes": { "caption": "开幕" } }));
    let paper = room.home.path().join("小结.pdf");
    room.ask("report_write", json!({ "name": "event-brief", "event_id": id, "file": paper }));
    let words = text_of(&paper);
    for part in ["活动小结", "时间：2026年5月18日", "参加人数：200人", "来了二百人。", "左图：开幕"]
    {
        assert!(words.contains(part), "{part} is not in {words}");
    }
    room.ask(
        "report_write",
        json!({ "name": "event-brief", "event_id": id, "file": room.home.path().join("小结.docx") }),
    );
    assert_eq!(room.refused("report_write", json!({ "name": "event-brief", "file": paper }))["field"], "event_id");
}

#[test]
fn what_a_meeting_said_and_decided_is_found_and_opens_the_meeting() {
    let room = Room::new();
    let council = event(&room, "十月例会", "会议", "2026-10-12");
    let written = json!({ "changes": { "minutes": "讨论了机器人社的器材。" }, "agenda": [{ "topic": "招新方案" }],
        "decisions": ["购置焊台两台"] });
    set(&room, council, written);
    room.ask("follow_up_create", json!({ "event_id": council, "follow_up": { "words": "联系供货商家" } }));
    let found = |words: &str| -> Vec<(String, i64)> {
        let hits = room.ask("search", json!({ "words": words }))["hits"].take();
        let hits = hits.as_array().unwrap().iter();
        hits.map(|hit| (hit["area"].as_str().unwrap().to_owned(), hit["open"].as_i64().unwrap())).collect()
    };
    for (words, area) in [("器材", "meeting"), ("招新", "agenda_item"), ("焊台", "decision"), ("供货", "follow_up")]
    {
        assert_eq!(found(words), [(area.to_owned(), council)], "{words}");
    }
    set(&room, council, json!({ "decisions": [] }));
    assert_eq!(found("焊台"), []);
    room.ask("undo", json!({}));
    assert_eq!(found("焊台"), [("decision".to_owned(), council)]);
}
