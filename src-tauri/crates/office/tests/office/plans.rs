//! The plan through its year: written by pasting, approved, adjusted, carried over, summed up.

use crate::room::Room;
use serde_json::{Value, json};

const PASTED: &str = "2024年工作要点\n\
    一、广泛开展科普宣传\n\
    （一）举办科普讲座6次，受益群众2000人次。\n\
    （二）编印《科普简报》4期，11月底前完成。\n\
    二、加强自身建设\n\
    （一）召开全委会1次。";

fn plan(room: &Room, year: i32) -> i64 {
    room.ask("plan_create", json!({ "plan": { "title": format!("{year}年工作要点"), "year": year } })).as_i64().unwrap()
}

fn items(room: &Room, plan: i64) -> Vec<Value> {
    room.ask("plan_get", json!({ "id": plan }))["items"].as_array().unwrap().clone()
}

fn item(room: &Room, plan: i64, words: &str) -> Value {
    let found = items(room, plan).into_iter().find(|item| item["text"].as_str().unwrap().contains(words));
    found.unwrap_or_else(|| panic!("no item with {words}"))
}

fn event(room: &Room, title: &str, date: &str, beneficiaries: Value, tasks: &[&Value]) -> i64 {
    let items: Vec<&Value> = tasks.iter().map(|task| &task["id"]).collect();
    let ask = json!({ "event": { "title": title, "kind": "讲座", "beneficiaries": beneficiaries },
        "parts": { "occurrences": [{ "start_date": date }], "items": items } });
    room.ask("event_create", ask).as_i64().unwrap()
}

/// A plan of 2024 out of a pasted text.
fn pasted(room: &Room) -> i64 {
    let plan = plan(room, 2024);
    room.ask("plan_take", json!({ "plan_id": plan, "text": PASTED }));
    plan
}

#[test]
fn a_pasted_text_becomes_headings_tasks_and_targets_in_one_act() {
    let room = Room::new();
    let plan = plan(&room, 2024);
    let before = room.snapshot();
    let taken = room.ask("plan_take", json!({ "plan_id": plan, "text": PASTED }));
    assert_eq!(taken, json!({ "items": 5, "targets": 4, "left": 1 }));
    let told = |item: &Value| {
        let targets: Vec<String> = item["targets"]
            .as_array()
            .unwrap()
            .iter()
            .map(|target| format!("{}{}", target["amount"], target["unit"]))
            .collect();
        format!(
            "{}{} {} {}",
            item["label"].as_str().unwrap(),
            item["kind"].as_str().unwrap(),
            item["level"],
            targets.join(",")
        )
    };
    let outline: Vec<String> = items(&room, plan).iter().map(told).collect();
    assert_eq!(
        outline,
        [
            "一、heading 1 ",
            "（一）task 2 6.0\"次\",2000.0\"人次\"",
            "（二）task 2 4.0\"期\"",
            "二、heading 1 ",
            "（一）task 2 1.0\"次\"",
        ]
    );
    assert_eq!(item(&room, plan, "简报")["end_date"], "2024-11-30");
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
}

#[test]
fn a_paste_goes_where_it_was_put_and_is_numbered_anew() {
    let room = Room::new();
    let plan = pasted(&room);
    let (heading, first) = (item(&room, plan, "科普宣传"), item(&room, plan, "科普讲座"));
    for (ask, refused) in [
        (json!({ "plan_id": plan, "text": "  \n " }), Some("没有可以放进计划的文字")),
        (json!({ "plan_id": 99, "text": "开展调研" }), Some("计划")),
        (
            json!({ "plan_id": plan, "parent_id": heading["id"], "after": first["id"], "text": "送科技下乡3场\n开展调研" }),
            None,
        ),
    ] {
        match refused {
            Some(words) => assert!(room.refused("plan_take", ask)["message"].as_str().unwrap().contains(words)),
            None => drop(room.ask("plan_take", ask)),
        }
    }
    let labels: Vec<String> = items(&room, plan)
        .iter()
        .map(|item| format!("{}{}", item["label"].as_str().unwrap(), item["text"].as_str().unwrap()))
        .collect();
    assert_eq!(
        labels[1..5].iter().map(|text| &text[..text.find('）').unwrap() + 3]).collect::<Vec<_>>(),
        ["（一）", "（二）", "（三）", "（四）"]
    );
    assert!(labels[2].contains("送科技下乡") && labels[3].contains("开展调研"), "{labels:?}");
    assert_eq!(item(&room, plan, "送科技下乡")["targets"][0]["amount"], 3.0);
    // How often is no target beside it.
    room.ask("plan_take", json!({ "plan_id": plan, "text": "每月召开一次主席办公会。" }));
    let council = item(&room, plan, "主席办公会");
    assert_eq!((&council["repetition"], &council["targets"]), (&json!("monthly"), &json!([])));
}

#[test]
fn stages_freeze_a_copy_and_adjustments_are_told_against_it() {
    let room = Room::new();
    let plan = pasted(&room);
    let refused = room.refused(
        "report_write",
        json!({ "name": "plan-changes", "plan_id": plan, "file": room.home.path().join("a.pdf") }),
    );
    assert!(refused["message"].as_str().unwrap().contains("还没有审定或印发"), "{refused}");
    let names = |room: &Room| -> Vec<String> {
        let rows = room.ask("plan_version_list", json!({ "plan_id": plan }));
        rows["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
    };
    for stage in ["consult", "consult", "approved", "issued", "archived"] {
        room.ask("plan_update", json!({ "id": plan, "changes": { "stage": stage } }));
    }
    assert_eq!(names(&room), ["印发稿", "审定稿", "征求意见稿"]);
    let issued = room.ask("plan_version_list", json!({ "plan_id": plan }))["rows"][0]["id"].clone();
    let compare = |room: &Room| room.ask("plan_compare", json!({ "plan_id": plan, "version_id": issued }));
    assert_eq!((compare(&room)["rows"].clone(), compare(&room)["same"].clone()), (json!([]), json!(5)));

    let lecture = item(&room, plan, "科普讲座");
    room.ask("plan_item_update", json!({ "id": lecture["id"], "changes": { "time_text": "10月底前" } }));
    room.ask(
        "target_set",
        json!({ "item_id": lecture["id"], "targets": [{ "amount": 8, "unit": "次", "counted_by": "events" }] }),
    );
    room.ask("plan_item_delete", json!({ "ids": [item(&room, plan, "全委会")["id"]] }));
    let own = item(&room, plan, "自身建设");
    room.ask(
        "plan_item_create",
        json!({ "plan_id": plan, "parent_id": own["id"], "item": { "text": "建立会员之家", "kind": "task" } }),
    );
    let ids = [item(&room, plan, "简报")["id"].clone()];
    room.ask("plan_item_move", json!({ "moves": [{ "ids": ids, "parent_id": own["id"], "after": null }] }));
    let rows = compare(&room)["rows"].clone();
    let told: Vec<String> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let fields: Vec<String> = row["fields"]
                .as_array()
                .unwrap()
                .iter()
                .map(|field| format!("{} {}→{}", field["name"], field["before"], field["after"]).replace('"', ""))
                .collect();
            format!(
                "{} {} {}",
                row["how"].as_str().unwrap(),
                row["text"].as_str().unwrap().chars().take(4).collect::<String>(),
                fields.join("；")
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "changed 举办科普 完成时限 →10月底前；指标 6次、2000人次→8次",
            "changed 编印《科 所属 广泛开展科普宣传→加强自身建设",
            "added 建立会员 ",
            "removed 召开全委 ",
        ]
    );
    let file = room.home.path().join("调整说明.pdf");
    assert_eq!(room.ask("report_write", json!({ "name": "plan-changes", "plan_id": plan, "file": file }))["pages"], 1);
    // The copy prints as it was.
    let file = room.home.path().join("印发稿.docx");
    room.ask("report_write", json!({ "name": "plan", "plan_id": plan, "version_id": issued, "file": file }));
    // Two old copies, and a copy with another plan.
    let versions = room.ask("plan_version_list", json!({ "plan_id": plan }))["rows"].take();
    let draft = versions[2]["id"].clone();
    let kept = room.ask("plan_version_create", json!({ "plan_id": plan, "name": "讨论稿" }));
    let other = pasted(&room);
    for (ask, before, after, other_rows) in [
        (json!({ "plan_id": plan, "now_version_id": issued, "version_id": draft }), "征求意见稿", "印发稿", 0),
        (json!({ "plan_id": plan, "now_version_id": kept, "version_id": draft }), "征求意见稿", "讨论稿", 4),
        (json!({ "plan_id": plan, "now_version_id": draft, "with": plan }), "2024年工作要点", "征求意见稿", 4),
        (json!({ "plan_id": other, "version_id": kept }), "2024年工作要点（讨论稿）", "2024年工作要点", 4),
        (json!({ "plan_id": other, "with": plan }), "2024年工作要点", "2024年工作要点", 4),
    ] {
        let compared = room.ask("plan_compare", ask.clone());
        let rows = compared["rows"].as_array().unwrap().len();
        assert_eq!(
            (&compared["before"], &compared["after"], rows),
            (&json!(before), &json!(after), other_rows),
            "{ask}"
        );
    }
    for (ask, said) in [
        (json!({ "plan_id": other, "now_version_id": issued, "with": plan }), "不是这份计划的"),
        (json!({ "plan_id": plan, "now_version_id": issued, "version_id": issued }), "两边是同一份"),
        (json!({ "plan_id": plan, "with": plan }), "两边是同一份"),
        (json!({ "plan_id": plan }), "请选好"),
    ] {
        let refused = room.refused("plan_compare", ask);
        assert!(refused["message"].as_str().unwrap().contains(said), "{refused}");
    }
}

#[test]
fn a_plan_is_carried_over_with_its_dates_moved_and_what_is_unfinished_marked() {
    let room = Room::new();
    let old = pasted(&room);
    let (council, bulletin) = (item(&room, old, "全委会"), item(&room, old, "简报"));
    event(&room, "三届五次全委会", "2024-03-01", json!(null), &[&council]);
    room.ask(
        "plan_item_update",
        json!({ "id": item(&room, old, "讲座")["id"], "changes": { "repetition": "bimonthly", "state": "done" } }),
    );
    let before = room.snapshot();
    let new = room.ask("plan_carry", json!({ "from": old, "year": 2025, "unfinished_only": true })).as_i64().unwrap();
    let detail = room.ask("plan_get", json!({ "id": new }));
    assert_eq!(
        (detail["plan"]["title"].clone(), detail["plan"]["stage"].clone()),
        (json!("2025年工作要点"), json!("draft"))
    );
    let told: Vec<(String, bool)> = items(&room, new)
        .iter()
        .map(|item| (item["text"].as_str().unwrap().chars().take(4).collect(), item["continued"].as_bool().unwrap()))
        .collect();
    // The council met: it stays behind with its heading. The lectures are done but come back.
    assert_eq!(told, [("广泛开展".to_owned(), false), ("举办科普".to_owned(), false), ("编印《科".to_owned(), true)]);
    let moved = item(&room, new, "简报");
    assert_eq!((moved["end_date"].clone(), moved["events"].clone()), (json!("2025-11-30"), json!(0)));
    assert_eq!(moved["targets"][0]["amount"], bulletin["targets"][0]["amount"]);
    let compared = room.ask("plan_compare", json!({ "plan_id": new, "with": old }));
    assert_eq!((compared["same"].clone(), compared["rows"].as_array().unwrap().len()), (json!(3), 2));
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);

    let whole = room.ask(
        "plan_carry",
        json!({ "from": old, "year": 2026, "title": " 明年要点 ", "without": [item(&room, old, "自身")["id"]] }),
    );
    assert_eq!(items(&room, whole.as_i64().unwrap()).len(), 3);
    for (ask, field) in [(json!({ "from": old, "year": 2024 }), "year"), (json!({ "from": old, "year": 20 }), "year")] {
        assert_eq!(room.refused("plan_carry", ask)["field"], field);
    }
}

#[test]
fn a_task_stands_where_events_and_its_time_put_it() {
    let room = Room::new();
    let plan = plan(&room, 2024);
    let task = |item: Value, target: bool| {
        let targets = if target { json!([{ "amount": 1, "unit": "次", "counted_by": "events" }]) } else { json!([]) };
        room.ask("plan_item_create", json!({ "plan_id": plan, "item": item, "targets": targets }))
    };
    let cases = [
        (json!({ "time_text": "3月底前", "end_date": "2024-03-31" }), None, "late"),
        (json!({ "time_text": "3月底前", "end_date": "2024-03-31", "state": "done" }), None, "done"),
        (json!({ "time_text": "11月", "end_date": "2024-11" }), None, "late"),
        (json!({ "time_text": "12月", "end_date": "2099-12" }), None, "waiting"),
        (json!({ "time_text": "全年", "end_date": "2024-12-31" }), None, "waiting"),
        (json!({ "end_date": "2024-12-31", "repetition": "monthly", "state": "running" }), None, "running"),
        (json!({ "end_date": "2024-03-31" }), Some("2024-03-02"), "done"),
        (json!({ "end_date": "2099-03-31" }), Some("2099-03-02"), "running"),
        (json!({ "time_text": "适时" }), None, "waiting"),
    ];
    for (index, (fields, event_on, standing)) in cases.into_iter().enumerate() {
        let mut fields = fields.clone();
        fields["text"] = json!(format!("任务{index}"));
        fields["kind"] = json!("task");
        let id = task(fields.clone(), event_on.is_some());
        if let Some(day) = event_on {
            event(&room, &format!("活动{index}"), day, json!(null), &[&json!({ "id": id })]);
        }
        let made = item(&room, plan, &format!("任务{index}"));
        assert_eq!(made["standing"], standing, "{fields}");
        let lasting = fields["time_text"] == "全年" || fields["repetition"] == "monthly";
        assert_eq!(made["lasting"], lasting, "{fields}");
    }
    let row = room.ask("plan_list", json!({ "year": 2024 }))["rows"][0].clone();
    assert_eq!((row["tasks"].clone(), row["tasks_done"].clone()), (json!(9), json!(2)));
    assert_eq!(room.ask("office_overview", json!({ "year": 2024 }))["tasks_done"], 2);
}

#[test]
fn what_comes_back_is_due_until_an_event_of_its_period_is_logged() {
    let room = Room::new();
    let status = room.ask("desk_status", json!({}));
    let (today, year) = (status["today"].as_str().unwrap(), &status["office"]["this_year"]);
    let running = room.ask("plan_create", json!({ "plan": { "title": "今年工作要点", "year": year } }));
    let past = json!(plan(&room, 2024));
    for (index, (plan, fields, day, due)) in [
        (&running, json!({ "repetition": "monthly" }), None, true),
        (&running, json!({ "repetition": "monthly" }), Some("2024-01-02"), true),
        (&running, json!({ "repetition": "monthly" }), Some(today), false),
        (&running, json!({ "repetition": "monthly", "state": "done" }), None, false),
        (&running, json!({}), None, false),
        (&past, json!({ "repetition": "monthly" }), None, false),
    ]
    .into_iter()
    .enumerate()
    {
        let mut item_fields = fields.clone();
        item_fields["text"] = json!(format!("例会{index}"));
        item_fields["kind"] = json!("task");
        let id = room.ask("plan_item_create", json!({ "plan_id": plan, "item": item_fields }));
        if let Some(day) = day {
            event(&room, "例会", day, json!(null), &[&json!({ "id": id })]);
        }
        let made = item(&room, plan.as_i64().unwrap(), &format!("例会{index}"));
        assert_eq!(made["due"], due, "{fields} {day:?}");
    }
}

/// The words of a summary, its figures in brackets.
fn words(summary: &Value) -> String {
    let part = |part: &Value| {
        let runs: String = part["runs"]
            .as_array()
            .unwrap()
            .iter()
            .map(|run| match run.get("figure") {
                Some(_) => format!("[{}]", run["text"].as_str().unwrap()),
                None => run["text"].as_str().unwrap().to_owned(),
            })
            .collect();
        format!("{}{}{runs}", part["label"].as_str().unwrap(), part["heading"].as_str().unwrap())
    };
    summary["parts"].as_array().unwrap().iter().map(part).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_figure_of_the_summary_is_what_its_records_say() {
    let room = Room::new();
    let plan = pasted(&room);
    let (lecture, council) = (item(&room, plan, "讲座"), item(&room, plan, "全委会"));
    event(&room, "家庭用药讲座", "2024-03-12", json!(1200), &[&lecture]);
    event(&room, "防灾讲座", "2024-05-09", json!(900), &[&lecture, &council]);
    event(&room, "接待外地来访", "2024-06-01", json!(null), &[]);
    event(&room, "将来的讲座", "2099-06-01", json!(50), &[&lecture]);
    room.ask(
        "progress_note_create",
        json!({ "item_id": item(&room, plan, "简报")["id"], "text": "已出 2 期。", "noted_on": "2024-08-01" }),
    );
    room.ask("summary_update", json!({ "year": 2024, "changes": { "problems": "经费不足。\n人手不够。" } }));
    let summary = room.ask("summary_get", json!({ "year": 2024 }));
    assert_eq!(
        words(&summary),
        "2024年，共开展活动[3项]，受益群众[2100人次]；列入年度计划的任务[3项]，已完成[1项]。\n\
         一、年度计划完成情况\n\
         （一）广泛开展科普宣传\n\
         1.举办科普讲座6次，受益群众2000人次。计划6次，完成[2次]；计划2000人次，实际[2100人次]；开展活动[2项]：3月12日“家庭用药讲座”（受益1200人次），5月9日“防灾讲座”（受益900人次）；没有全部完成。\n\
         2.编印《科普简报》4期，11月底前完成。计划4期，完成[0期]；已出 2 期；已超时限（11月底前）。\n\
         （二）加强自身建设\n\
         1.召开全委会1次。计划1次，完成[1次]；开展活动[1项]：5月9日“防灾讲座”（受益900人次）。\n\
         二、计划以外的工作\n\
         共开展活动[1项]。\n\
         （一）讲座1项。6月1日“接待外地来访”。\n\
         三、没有完成的任务\n\
         共[2项]，其中已超时限[1项]。\n\
         （一）举办科普讲座6次，受益群众2000人次。计划6次，完成[2次]；计划2000人次，实际[2100人次]。\n\
         （二）编印《科普简报》4期，11月底前完成。已超时限（11月底前）；计划4期，完成[0期]。\n\
         四、存在问题\n\
         经费不足。\n\
         人手不够。\n\
         五、下一步打算\n\
         继续完成“举办科普讲座6次，受益群众2000人次”、“编印《科普简报》4期，11月底前完成”。"
    );
    // Each figure opens records, and their sum is what was said.
    let runs = summary["parts"].as_array().unwrap().iter().flat_map(|part| part["runs"].as_array().unwrap().clone());
    let mut figures = 0;
    for run in runs.filter(|run| run.get("figure").is_some()) {
        let found = room.ask("figure_records", json!({ "year": 2024, "figure": run["figure"] }));
        let sum: f64 = found["rows"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|row| row["amount"].as_f64())
            .fold(0.0, |sum, amount| sum + amount);
        assert_eq!(found["total"].as_f64().unwrap(), sum, "{run}");
        let said: String = run["text"].as_str().unwrap().chars().take_while(char::is_ascii_digit).collect();
        assert_eq!(said, sum.to_string(), "{run}");
        figures += 1;
    }
    assert_eq!(figures, 16);
    let file = room.home.path().join("总结.pdf");
    let written = room.ask("report_write", json!({ "name": "summary", "year": 2024, "file": file }));
    assert_eq!(written["pages"], 2);
    // A year without anything: no figure is invented, and it is said what is missing.
    let empty = room.ask("summary_get", json!({ "year": 2019 }));
    assert_eq!(
        (words(&empty), empty["notes"].clone()),
        (String::new(), json!(["存在问题还没有写", "下一步打算还没有写"]))
    );
}

#[test]
fn numbers_in_words_only_are_said_to_be_left_out() {
    let room = Room::new();
    room.ask("event_create", json!({ "event": { "title": "科普大集", "beneficiaries_text": "近千人" }, "parts": { "occurrences": [{ "start_date": "2024-05-01" }] } }));
    let summary = room.ask("summary_get", json!({ "year": 2024 }));
    assert_eq!(
        words(&summary),
        "2024年，共开展活动[1项]。\n一、开展的活动\n共开展活动[1项]。\n（一）其他1项。5月1日“科普大集”（受益近千人）。"
    );
    assert!(summary["notes"].to_string().contains("1 项活动的受益人次只有文字"), "{summary}");
}
