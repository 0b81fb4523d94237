//! What offices also keep, through their years and in their magnitudes: honours that come back, contests and exams, applications
//! upward, instructions from above taken, handled and answered. The data are made up.

use crate::room::{Room, text_of};
use serde_json::{Value, json};

fn make(room: &Room, of: &str, fields: Value) -> Value {
    room.ask(&format!("{of}_create"), json!({ "fields": fields }))
}

fn change(room: &Room, of: &str, id: &Value, changes: Value) {
    room.ask(&format!("{of}_update"), json!({ "id": id, "changes": changes }));
}

fn rows(room: &Room, of: &str, ask: Value) -> Vec<Value> {
    room.ask(&format!("{of}_list"), ask)["rows"].as_array().unwrap().clone()
}

/// Each change is refused with these words, at this field, and changes nothing.
fn refused(room: &Room, of: &str, id: &Value, cases: &[(Value, &str, &str)]) {
    for (changes, field, words) in cases {
        let before = room.snapshot();
        let refused = room.refused(&format!("{of}_update"), json!({ "id": id, "changes": changes }));
        assert_eq!(refused["field"], *field, "{changes}: {refused}");
        assert!(refused["message"].as_str().unwrap().contains(words), "{changes}: {refused}");
        assert_eq!(room.snapshot(), before, "{changes}");
    }
}

/// The words of a summary, as one text.
fn summary(room: &Room, year: i32) -> String {
    let parts = room.ask("summary_get", json!({ "year": year }))["parts"].take();
    let part = |part: &Value| {
        let runs: String = part["runs"].as_array().unwrap().iter().map(|run| run["text"].as_str().unwrap()).collect();
        format!("{}{}{runs}", part["label"].as_str().unwrap(), part["heading"].as_str().unwrap())
    };
    parts.as_array().unwrap().iter().map(part).collect::<Vec<_>>().join("\n")
}

fn figure(room: &Room, year: i32, figure: Value) -> (f64, Vec<String>) {
    let found = room.ask("figure_records", json!({ "year": year, "figure": figure }));
    let titles = found["rows"].as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap().to_owned());
    (found["total"].as_f64().unwrap(), titles.collect())
}

fn paper(room: &Room, name: &str, mut ask: Value) -> String {
    let file = room.home.path().join(format!("{name}.pdf"));
    ask["name"] = json!(name);
    ask["file"] = json!(file);
    room.ask("report_write", ask);
    text_of(&file)
}

fn has(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word} is not in\n{text}");
    }
}

/// Office 5: 十佳, 考核 A 等 five years running, 巾帼文明岗, national 60+ and provincial 250+ prizes, a first one ever.
#[test]
fn honours_run_on_year_after_year_and_are_counted_by_level() {
    let room = Room::new();
    room.ask("unit_create", json!({ "unit": { "name": "机电学院", "short_name": "机电院" } }));
    let grade = |year: i32| {
        make(
            &room,
            "honour",
            json!({ "name": format!("{year}年度考核A等"), "giver": "学校", "level": "校级", "received_on": year.to_string() }),
        )
    };
    let graded: Vec<Value> = [2020, 2022, 2023, 2024, 2025, 2026].into_iter().map(grade).collect();
    let prizes = |level: &str, amount: i64, words: &str| {
        make(
            &room,
            "honour",
            json!({ "name": format!("学生竞赛{level}奖项"), "level": level, "received_on": "2026-12", "amount": amount, "amount_text": words }),
        )
    };
    prizes("国家级", 60, "60余");
    prizes("省级", 250, "250余");
    let post = make(
        &room,
        "honour",
        json!({ "name": "巾帼文明岗", "giver": "省妇联", "level": "全省", "received_on": "2026-03-08",
        "first_ever": true, "unit": "机电院", "document_number": "苏妇发(2026)第05号" }),
    );
    make(
        &room,
        "honour",
        json!({ "name": "十佳辅导员", "level": "市", "received_on": "2026-05-04", "people": "欧阳 娜娜、李芳" }),
    );
    let list = rows(&room, "honour", json!({ "year": 2026 }));
    let of = |name: &str| list.iter().find(|row| row["name"].as_str().unwrap().contains(name)).unwrap();
    assert_eq!((&of("考核")["standing"], &of("考核")["level"]), (&json!("连续 5 年"), &json!("单位")));
    let chain: Vec<(&Value, &Value)> =
        of("考核")["chain"].as_array().unwrap().iter().map(|link| (&link["id"], &link["runs_on"])).collect();
    let running =
        [(4, true), (3, true), (2, true), (1, true), (0, false)].map(|(at, on)| (graded[at].clone(), json!(on)));
    assert_eq!(chain, running.iter().map(|(id, on)| (id, on)).collect::<Vec<_>>());
    assert_eq!(
        (&of("巾帼")["standing"], &of("巾帼")["document_number"]),
        (&json!("首次"), &json!("苏妇发〔2026〕5号"))
    );
    // A unit and people are kept in the words of the paper, and tied where the directory has them.
    assert_eq!((&of("巾帼")["unit"], of("巾帼")["unit_id"].is_i64()), (&json!("机电院"), true));
    assert_eq!((&of("十佳")["people"], &of("十佳")["person_ids"]), (&json!("欧阳、娜娜、李芳"), &json!([])));
    assert_eq!(list.len(), 5);

    let counts = room.ask("honour_counts", json!({}))["years"].take();
    let of_year =
        |year: i32| counts.as_array().unwrap().iter().find(|it| it["year"] == year).unwrap()["levels"].clone();
    let told: Vec<(Value, Value)> =
        of_year(2026).as_array().unwrap().iter().map(|it| (it["level"].clone(), it["amount"].clone())).collect();
    let wanted =
        [("国家级", 60), ("省级", 251), ("市级", 1), ("单位", 1)].map(|(level, amount)| (json!(level), json!(amount)));
    assert_eq!(told, wanted);

    refused(
        &room,
        "honour",
        &graded[5],
        &[
            (json!({ "first_ever": true }), "first_ever", "2025年已经登记过"),
            (json!({ "level": "省部级" }), "level", "不知道算哪一级"),
            (json!({ "received_on": null }), "received_on", "只知道年份也可以"),
            (json!({ "received_on": "2026年" }), "received_on", "日期"),
            (json!({ "name": "" }), "name", "名称"),
            (json!({ "amount": 0 }), "amount", "至少是 1"),
        ],
    );
    // What comes to light later makes the first one none.
    make(&room, "honour", json!({ "name": "巾帼文明岗", "level": "省级", "received_on": "2021", "unit": "机电学院" }));
    let standing = || {
        rows(&room, "honour", json!({ "year": 2026 })).into_iter().find(|row| row["id"] == post).unwrap()["standing"]
            .clone()
    };
    assert_eq!(standing(), "不是首次：2021年得过");
    room.ask("undo", json!({}));
    assert_eq!(standing(), "首次");

    let words = summary(&room, 2026);
    has(
        &words,
        &[
            "获得荣誉313项",
            "获得的荣誉",
            "国家级。共60项：“学生竞赛国家级奖项”60余项。",
            "省级。共251项",
            "机电院“巾帼文明岗”（首次）",
            "（连续 5 年）",
        ],
    );
    assert_eq!(
        figure(&room, 2026, json!({ "of": "honours_at", "level": "省级" })),
        (251.0, vec!["巾帼文明岗".into(), "学生竞赛省级奖项".into()])
    );
    assert_eq!(figure(&room, 2026, json!({ "of": "honours" })).0, 313.0);
    has(
        &paper(&room, "honours", json!({ "year": 2026 })),
        &["2026年荣誉台账", "共313项", "国家级60项，省级251项", "连续5年", "250余"],
    );
    has(&paper(&room, "honours", json!({})), &["荣誉台账", "2025年", "2020年"]);
    // A unit that an honour names stays.
    let unit = of("巾帼")["unit_id"].clone();
    let refusal = room.refused("unit_delete", json!({ "ids": [unit] }));
    assert!(refusal["message"].as_str().unwrap().contains("1 项荣誉"), "{refusal}");
}

/// Office 9: 14 sent to an exam, 6 with 100 and 8 with 98; in others' contests a person 3rd, the team 1st.
#[test]
fn contests_and_exams_tell_who_was_sent_and_what_was_reached() {
    let room = Room::new();
    room.ask("person_create", json!({ "person": { "name": "李芳" } }));
    let exam = make(
        &room,
        "participation",
        json!({ "name": "高级工理论考试", "kind": "考试", "held_on": "2026-06", "sent": 14, "passed": 14, "results": "6人 100分；8人，98" }),
    );
    make(
        &room,
        "participation",
        json!({ "name": "市焊工技能大赛", "kind": "竞赛", "level": "市级", "organiser": "市总工会", "held_on": "2026-09-20",
        "team_rank": "第一名", "results": "李芳 95.5 个人第三名\n王强 二等奖" }),
    );
    let list = rows(&room, "participation", json!({ "year": 2026 }));
    assert_eq!(list[1]["results"], "6人 100分\n8人 98分");
    assert_eq!(list[1]["scores"][0], json!({ "name": null, "people": 6, "score": 100.0, "rank": null }));
    assert_eq!(list[0]["person_ids"].as_array().unwrap().len(), 1);
    refused(
        &room,
        "participation",
        &exam,
        &[
            (json!({ "passed": 15 }), "passed", "比参加的 14 人还多"),
            (json!({ "sent": 13, "passed": 10 }), "results", "比参加的 13 人还多"),
            (json!({ "results": "98 张伟" }), "results", "看不懂"),
            (json!({ "sent": -1 }), "sent", "负数"),
        ],
    );
    let words = summary(&room, 2026);
    has(
        &words,
        &[
            "参赛参考2项，派出16人次",
            "“高级工理论考试”派出14人，14人合格，6人 100分、8人 98分",
            "“市焊工技能大赛”派出2人，团体第一名，李芳 95.5分 个人第三名、王强 二等奖",
        ],
    );
    assert_eq!(figure(&room, 2026, json!({ "of": "sent" })).0, 16.0);
    has(
        &paper(&room, "participations", json!({ "year": 2026 })),
        &["2026年参赛参考情况表", "6人100分；8人98分", "团体名次", "第一名"],
    );
    let found = room.ask("search", json!({ "words": "王强" }))["hits"].take();
    assert_eq!((&found[0]["area"], found.as_array().unwrap().len()), (&json!("participation"), 1));
}

/// Office 1: 科普惠农项目 and 联系点 asked for upward.
#[test]
fn an_application_goes_from_its_materials_to_its_reply() {
    let room = Room::new();
    let plan = room.ask("plan_create", json!({ "plan": { "title": "2026年工作要点", "year": 2026 } }));
    room.ask("plan_take", json!({ "plan_id": plan, "text": "一、争取\n（一）申报科普惠农项目。" }));
    let task = room.ask("task_list", json!({}))["rows"][0]["id"].clone();
    let soon = (chrono::Local::now().date_naive() + chrono::Days::new(5)).to_string();
    let id = make(
        &room,
        "application",
        json!({ "title": "科普惠农服务站", "kind": "项目", "unit": "省科协", "level": "省级", "deadline": soon, "begun_on": "2026-01-10",
        "asked": 20_000_000, "handler": "周敏", "item_id": task }),
    );
    let set = |materials: Value| room.ask("material_set", json!({ "application_id": id, "materials": materials }));
    set(
        json!([{ "name": "申报书", "person": "周敏", "ready_on": "2026-02-01" }, { "name": "资金预算表" }, { "name": "推荐意见" }]),
    );
    let list = || rows(&room, "application", json!({ "year": 2026 }));
    let due = || room.ask("kept_due", json!({}))["rows"].take();
    assert_eq!(
        (&due()[0]["what"], &due()[0]["days"], &due()[0]["area"]),
        (&json!("报送，还差 2 件材料"), &json!(5), &json!("application"))
    );
    // The last goes, the second is ready: the others keep their ids.
    let before = list()[0]["materials"].clone();
    set(
        json!([{ "id": before[1]["id"], "name": "资金预算表", "ready_on": "2026-02-03" }, { "id": before[0]["id"], "name": "申报书", "person": "周敏", "ready_on": "2026-02-01" }]),
    );
    let after = list()[0]["materials"].clone();
    assert_eq!(
        (&after[0]["id"], &after[1]["id"], after.as_array().unwrap().len()),
        (&before[1]["id"], &before[0]["id"], 2)
    );
    let gone = room.refused(
        "material_set",
        json!({ "application_id": id, "materials": [{ "id": before[2]["id"], "name": "推荐意见" }] }),
    );
    assert_eq!(gone["code"], "not_found");
    has(
        &paper(&room, "application-materials", json!({ "application_id": id })),
        &["“科普惠农服务站”申报材料清单", "报送：省科协", "共2件，已备2件", "资金预算表", "核对"],
    );

    refused(
        &room,
        "application",
        &id,
        &[
            (json!({ "submitted_on": "2025-12-31" }), "submitted_on", "报送（2025-12-31）早于开始准备（2026-01-10）"),
            (json!({ "accepted_on": "2026-03-05", "submitted_on": "2026-03-10" }), "accepted_on", "早于报送"),
            (json!({ "result": "批复" }), "decided_on", "请写上批复的日期"),
            (json!({ "decided_on": "2026-06-01" }), "result", "是批复还是未通过"),
            (json!({ "result": "待定" }), "result", "批复、未通过"),
            (json!({ "reply_number": "苏科协〔26〕8号" }), "reply_number", "不是四位数字"),
        ],
    );
    let stage = |changes: Value| {
        change(&room, "application", &id, changes);
        list()[0]["stage"].clone()
    };
    assert_eq!(stage(json!({ "submitted_on": "2026-03-01" })), "报送");
    assert_eq!(due(), json!([]));
    assert_eq!(stage(json!({ "accepted_on": "2026-03", "publicised_on": "2026-06" })), "公示");
    assert_eq!(
        stage(
            json!({ "decided_on": "2026-07-15", "result": "批复", "reply_number": "苏科协[2026]第8号", "granted": 15_000_000 })
        ),
        "批复"
    );
    make(
        &room,
        "application",
        json!({ "title": "基层联系点", "kind": "基地", "begun_on": "2026-05", "decided_on": "2026-11", "result": "未通过" }),
    );
    let words = summary(&room, 2026);
    has(&words, &["申报2项，获批1项，经费15万元", "另有相关记录1条：“科普惠农服务站”"]);
    assert_eq!(figure(&room, 2026, json!({ "of": "granted_money" })), (150_000.0, vec!["科普惠农服务站".into()]));
    assert_eq!(figure(&room, 2026, json!({ "of": "tied", "id": task })).0, 1.0);
    has(
        &paper(&room, "applications", json!({ "year": 2026 })),
        &["2026年申报台账", "共2项，获批1项", "苏科协〔2026〕8号", "未通过"],
    );
    // The task goes, the application stays.
    room.ask("plan_item_delete", json!({ "ids": [task] }));
    assert_eq!(list().iter().find(|row| row["id"] == id).unwrap()["task"], Value::Null);
    room.ask("undo", json!({}));
    room.ask("application_delete", json!({ "ids": [id] }));
    assert_eq!(list().len(), 1);
    room.ask("undo", json!({}));
    let back = list().into_iter().find(|row| row["id"] == id).unwrap();
    assert_eq!(back["materials"].as_array().unwrap().len(), 2);
}

/// Office 7: instructions from above taken, handled and answered; its own papers under numbers without gaps or doubles.
#[test]
fn papers_come_in_are_handled_and_answered_by_number() {
    let room = Room::new();
    let taken = |title: &str, number: &str, on: &str, due: Value| {
        make(
            &room,
            "document",
            json!({ "title": title, "number": number, "registered_on": on, "unit": "市委网信办", "due_on": due, "urgency": "加急" }),
        )
    };
    let check = taken("关于开展网络安全检查的通知", "连网办发[2026]12号", "2026-03-02", json!("2026-03-20"));
    taken("关于报送典型案例的函", "连网办函〔2026〕 第 5号", "2026-04-01", json!("2099-12-31"));
    taken("学习参考", "内部资料", "2025-12-30", Value::Null);
    let sent = |title: &str, number: Value, on: &str| {
        make(
            &room,
            "document",
            json!({ "direction": "out", "title": title, "number": number, "registered_on": on, "unit": "市委网信办" }),
        )
    };
    let answer = sent("关于网络安全检查情况的报告", json!("海网委〔2026〕1号"), "2026-03-15");
    sent("关于举办宣传周的通知", json!("海网委（2026）4号"), "2026-05-06");
    let letter = sent("关于商请支持的函", json!("海网函〔2026〕1号"), "2026-05-08");

    let next = room.ask("document_next", json!({ "year": 2026 }))["rows"].take();
    assert_eq!(
        next,
        json!([
            { "office": "海网函", "next": "海网函〔2026〕2号", "missing": [] },
            { "office": "海网委", "next": "海网委〔2026〕5号", "missing": [2, 3] }
        ])
    );
    assert_eq!(room.ask("document_next", json!({ "year": 2027 }))["rows"][1]["next"], "海网委〔2027〕1号");
    refused(
        &room,
        "document",
        &letter,
        &[
            (
                json!({ "number": "海网委[2026]4号" }),
                "number",
                "已经用在2026年5月6日的“关于举办宣传周的通知”上。请改一个号。下一个号是 海网委〔2026〕5号。",
            ),
            (json!({ "number": "海网函2026第2号" }), "number", "是不是“海网函〔2026〕2号”"),
            (json!({ "answer_id": answer }), "answer_id", "收文要由一件发文来答复"),
            (json!({ "direction": "内" }), "direction", "可选"),
        ],
    );
    refused(
        &room,
        "document",
        &check,
        &[
            (json!({ "answer_id": check }), "answer_id", "请选一件发文"),
            (json!({ "handled_on": "2026-03-01" }), "handled_on", "办结（2026-03-01）早于收到（2026-03-02）"),
        ],
    );
    let nowhere = room.refused("document_update", json!({ "id": check, "changes": { "answer_id": 999 } }));
    assert_eq!(nowhere["code"], "not_found");
    let due = || -> Vec<String> {
        let rows = room.ask("kept_due", json!({}))["rows"].take();
        rows.as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(due(), ["关于开展网络安全检查的通知"]);
    change(
        &room,
        "document",
        &check,
        json!({ "handler": "周敏", "handled_on": "2026-03-15", "outcome": "已自查并上报", "answer_id": answer }),
    );
    assert_eq!(due(), Vec::<String>::new());
    let list = |year: i32, direction: &str| rows(&room, "document", json!({ "year": year, "direction": direction }));
    assert_eq!((list(2026, "in").len(), list(2026, "out").len(), list(2025, "in").len()), (2, 3, 1));
    // What is open stays with the years since.
    assert_eq!(list(2027, "in").len(), 1);
    let found = list(2026, "in").into_iter().find(|row| row["id"] == check).unwrap();
    assert_eq!((&found["answer"], &found["number"]), (&json!("海网委〔2026〕1号"), &json!("连网办发〔2026〕12号")));
    assert_eq!(
        list(2026, "out").iter().find(|row| row["id"] == answer).unwrap()["answers"],
        json!(["连网办发〔2026〕12号"])
    );
    // The same paper registered twice is told, not refused: it may have come twice.
    taken("关于开展网络安全检查的通知（补发）", "连网办发〔2026〕12号", "2026-03-04", Value::Null);
    let twice = list(2026, "in").into_iter().find(|row| row["id"] == check).unwrap();
    assert_eq!(twice["same_number"], json!(["关于开展网络安全检查的通知（补发）"]));
    room.ask("undo", json!({}));

    has(&summary(&room, 2026), &["收文2件，办结1件", "发文3件"]);
    assert_eq!(figure(&room, 2026, json!({ "of": "handled" })), (1.0, vec!["关于开展网络安全检查的通知".into()]));
    has(
        &paper(&room, "documents-in", json!({ "year": 2026 })),
        &["2026年收文登记簿", "限时办理2件，未办结1件", "已自查并上报", "海网委〔2026〕1号"],
    );
    has(
        &paper(&room, "documents-out", json!({ "year": 2026 })),
        &["2026年发文登记簿", "海网委〔2026〕4号", "主送单位"],
    );
    // The answer goes; what it answered stays.
    room.ask("document_delete", json!({ "ids": [answer] }));
    assert_eq!(list(2026, "in").into_iter().find(|row| row["id"] == check).unwrap()["answer_id"], Value::Null);
    room.ask("undo", json!({}));
    assert_eq!(list(2026, "in").into_iter().find(|row| row["id"] == check).unwrap()["answer_id"], answer);
}

/// Office 4: patents applied for and granted, papers, methods; a company's savings of 300 万元.
#[test]
fn outcomes_go_through_stages_of_their_own() {
    let room = Room::new();
    let patent = make(
        &room,
        "outcome",
        json!({ "title": "一种接线装置", "kind": "实用新型", "begun_on": "2025-11-03", "stages": "授权 2026年8月 ZL202620001\n2025.12.1 受理", "people": "王强，李芳" }),
    );
    make(
        &room,
        "outcome",
        json!({ "title": "降低能耗QC", "kind": "QC成果", "level": "公司级", "begun_on": "2026-02", "benefit": 300_000_000, "verdict": "国内领先" }),
    );
    let list = |year: i32| rows(&room, "outcome", json!({ "year": year }));
    let found = list(2026).into_iter().find(|row| row["id"] == patent).unwrap();
    assert_eq!(
        (&found["stage"], &found["stages"], &found["people"]),
        (&json!("授权"), &json!("2025-12-01 受理\n2026-08 授权 ZL202620001"), &json!("王强、李芳"))
    );
    assert_eq!((list(2025).len(), list(2026).len(), list(2024).len()), (1, 2, 0));
    refused(
        &room,
        "outcome",
        &patent,
        &[
            (json!({ "stages": "受理" }), "stages", "一行写一个阶段和它的日期"),
            (json!({ "benefit": -1 }), "benefit", "负数"),
        ],
    );
    let begun = make(&room, "outcome", json!({ "title": "节水工法", "stages": "2024-09 鉴定\n2024-06 查新" }));
    assert_eq!((&list(2024)[0]["id"], &list(2024)[0]["begun_on"]), (&begun, &json!("2024-06")));
    has(&summary(&room, 2026), &["取得成果2项，产生效益300万元"]);
    has(
        &paper(&room, "outcomes", json!({ "year": 2026 })),
        &["2026年成果台账", "2026年8月授权", "3000000", "国内领先"],
    );
}

/// Old ledgers come in as records: what is there is completed, what cannot be taken is said, one step takes all back.
#[test]
fn old_ledgers_come_in() {
    let room = Room::new();
    room.ask("person_create", json!({ "person": { "name": "张伟" } }));
    let start = room.snapshot();
    let bring = |kind: &str, name: &str, lines: &[&str]| {
        room.ask("import_apply", json!({ "file": name, "text": lines.join("\n"), "kind": kind, "again": true }))
    };
    let told = |imported: &Value| -> (Value, Value, Vec<String>) {
        let left =
            imported["left_out"].as_array().unwrap().iter().map(|left| left["message"].as_str().unwrap().to_owned());
        (imported["added"].clone(), imported["same"].clone(), left.collect())
    };
    let honours = [
        "荣誉名称\t年度\t级别\t获奖人\t是否首次\t文号",
        "先进个人\t2024\t市级\t张伟\t\t海总工[2024]第03号",
        "先进个人\t2025\t省部级\t张伟\t是\t",
    ];
    let (added, _, left) = told(&bring("honours", "荣誉", &honours));
    assert_eq!(added, 2);
    has(&left.join("\n"), &["“省部级”没有导入：级别“省部级”不知道算哪一级", "这次不是首次"]);
    let list = rows(&room, "honour", json!({}));
    assert_eq!(
        (&list[1]["document_number"], list[0]["person_ids"].as_array().unwrap().len()),
        (&json!("海总工〔2024〕3号"), 1)
    );
    // Once more: the same, and nothing is there twice.
    let (added, same, _) = told(&bring("honours", "荣誉二", &[honours[0], honours[1], "文明单位\t2025\t区级\t\t\t"]));
    assert_eq!((added, same), (json!(1), json!(1)));

    let people = [
        "考试名称\t考试时间\t姓名\t成绩\t名次",
        "技师考试\t2025-11-08\t张伟\t98\t第一名",
        "技师考试\t2025-11-08\t李芳\t95.5\t",
        "技师考试\t2025-11-08\t王强\t缺考\t",
    ];
    assert_eq!(told(&bring("participations", "成绩", &people)).0, 3);
    let exam = rows(&room, "participation", json!({}))[0].clone();
    assert_eq!(exam["results"], "张伟 98分 第一名\n李芳 95.5分\n王强 缺考");
    let teams = [
        "竞赛名称\t时间\t参赛人数\t团体名次\t名次",
        "焊工大赛\t2025年9月\t3\t\t第一名",
        "焊工大赛\t2025年9月\t3\t\t第一名",
    ];
    let (added, same, _) = told(&bring("participations", "竞赛", &teams));
    assert_eq!((added, same), (json!(1), json!(1)));
    assert_eq!(
        rows(&room, "participation", json!({})).iter().find(|row| row["name"] == "焊工大赛").unwrap()["team_rank"],
        "第一名"
    );

    let asked = [
        "申报项目\t申报部门\t截止时间\t申请经费（万元）\t结果\t批复时间\t申报材料",
        "科普惠农服务站\t省科协\t2026年3月底前\t20\t立项\t2026-07\t申报书、预算表",
        "科普基地\t省科协\t2026-05-01\t\t通过\t\t",
    ];
    let (added, _, left) = told(&bring("applications", "申报", &asked));
    assert_eq!(added, 1, "{left:?}");
    has(&left.join("\n"), &["请写上批复的日期。这一行没有导入"]);
    let one = rows(&room, "application", json!({}))[0].clone();
    assert_eq!(
        (&one["asked"], &one["deadline"], &one["stage"], one["materials"].as_array().unwrap().len()),
        (&json!(20_000_000), &json!("2026-03-31"), &json!("批复"), 2)
    );

    let papers = [
        "发文日期\t发文字号\t标题\t主送单位",
        "2026-03-02\t海科协[2026]1号\t关于印发要点的通知\t各科室",
        "2026-03-05\t海科协〔26〕2号\t关于开会的通知\t各科室",
        "2026-03-06\t海科协（2026）第01号\t关于印发要点的通知\t各科室",
    ];
    let (added, same, left) = told(&bring("documents", "登记", &papers));
    assert_eq!((added, same), (json!(2), json!(1)), "{left:?}");
    has(&left.join("\n"), &["的年份不是四位数字"]);
    assert!(rows(&room, "document", json!({})).iter().all(|row| row["direction"] == "out"));
    let nowhere = room.refused(
        "import_apply",
        json!({ "file": "登记", "kind": "documents", "text": "日期\t文号\t标题\n2026-03-02\t甲〔2026〕1号\t通知" }),
    );
    assert!(nowhere["message"].as_str().unwrap().contains("看不出是收文还是发文"), "{nowhere}");

    assert_eq!(
        told(&bring(
            "outcomes",
            "专利",
            &["专利名称\t专利类型\t发明人\t申请日\t授权公告日", "接线装置\t实用新型\t张伟\t2025-03-01\t2025-10"]
        ))
        .0,
        1
    );
    assert_eq!(rows(&room, "outcome", json!({}))[0]["stage"], "授权");
    for _ in 0..7 {
        room.ask("undo", json!({}));
    }
    assert_eq!(room.snapshot(), start);
}
