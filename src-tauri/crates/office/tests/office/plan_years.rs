//! Plans of offices of several kinds through their years, in the magnitudes of the papers that were studied: programmes over years
//! and named objects, checklists, school years, modules, opinions. The data are made up.

use crate::room::{Room, text_of};
use serde_json::{Value, json};

/// A plan of a year out of a pasted text.
fn plan(room: &Room, year: i32, title: &str, text: &str) -> i64 {
    let plan = room.ask("plan_create", json!({ "plan": { "title": title, "year": year } })).as_i64().unwrap();
    room.ask("plan_take", json!({ "plan_id": plan, "text": text }));
    plan
}

fn items(room: &Room, plan: i64) -> Vec<Value> {
    room.ask("plan_get", json!({ "id": plan }))["items"].as_array().unwrap().clone()
}

fn item(room: &Room, plan: i64, words: &str) -> Value {
    let found = items(room, plan).into_iter().find(|item| item["text"].as_str().unwrap().contains(words));
    found.unwrap_or_else(|| panic!("no item with {words}"))
}

fn write(room: &Room, plan: i64, words: &str, changes: Value) {
    room.ask("plan_item_update", json!({ "id": item(room, plan, words)["id"], "changes": changes }));
}

/// An event of a title on a day that serves tasks.
fn event(room: &Room, title: &str, days: &[&str], more: Value, tasks: &[&Value]) {
    let occurrences: Vec<Value> = days.iter().map(|day| json!({ "start_date": day })).collect();
    let items: Vec<&Value> = tasks.iter().map(|task| &task["id"]).collect();
    let mut parts = json!({ "occurrences": occurrences, "items": items });
    if let Some(measures) = more.get("measures") {
        parts["measures"] = measures.clone();
    }
    let fields = json!({ "title": title, "beneficiaries": more["beneficiaries"] });
    room.ask("event_create", json!({ "event": fields, "parts": parts }));
}

/// How a target of a task stands: 4/6 次, with the years: 2/4.
fn reached(task: &Value, at: usize) -> String {
    let target = &task["targets"][at];
    let years = match &target["programme"] {
        Value::Null => String::new(),
        it => format!(" {}/{}", it["reached"], it["whole"]),
    };
    format!("{}/{}{years}", target["reached"], target["amount"])
}

fn reach(room: &Room, task: &Value, object: &str, step: &str, day: &str) {
    let found = task["milestones"].as_array().unwrap().iter().find(|it| it["object"] == object && it["step"] == step);
    room.ask("milestone_update", json!({ "ids": [found.unwrap()["id"]], "changes": { "done_on": day } }));
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

/// All of these words stand in the text, blanks aside.
fn has(text: &str, wanted: &[&str]) {
    let text: String = text.split_whitespace().collect();
    for words in wanted {
        let words: String = words.split_whitespace().collect();
        assert!(text.contains(&words), "“{words}” is not in:\n{text}");
    }
}

/// The records behind a figure add up to what is said of it.
fn records(room: &Room, year: i32, figure: Value) -> (Value, Vec<String>) {
    let found = room.ask("figure_records", json!({ "year": year, "figure": figure }));
    let row = |row: &Value| {
        let amount = &row["amount"];
        format!("{} {} {amount}", row["title"].as_str().unwrap(), row["when"].as_str().unwrap())
    };
    (found["total"].clone(), found["rows"].as_array().unwrap().iter().map(row).collect())
}

/// A paper of a plan, as text.
fn paper(room: &Room, name: &str, ask: Value) -> String {
    let file = room.home.path().join(format!("{name}.pdf"));
    let mut ask = ask;
    ask["name"] = json!(name);
    ask["file"] = json!(file);
    room.ask("report_write", ask);
    text_of(&file)
}

/// The plan goes through its stages, is issued, and then has one of its tasks put off: the copy of each stage is kept, and the paper of
/// adjustments tells what is other.
fn approved_then_adjusted(room: &Room, plan: i64, year: i32, words: &str) {
    for changes in [
        json!({ "stage": "consult" }),
        json!({ "stage": "approved", "approved_by": "三届四次全委会", "approved_on": format!("{year}-02-20") }),
        json!({ "stage": "issued", "issued_on": format!("{year}-03-01"), "document_number": format!("临科协〔{year}〕3号") }),
    ] {
        room.ask("plan_update", json!({ "id": plan, "changes": changes }));
    }
    let versions = room.ask("plan_version_list", json!({ "plan_id": plan }))["rows"].take();
    let names: Vec<&str> = versions.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["印发稿", "审定稿", "征求意见稿"]);
    let before = item(room, plan, words)["time_text"].clone();
    write(room, plan, words, json!({ "time_text": "11月底前" }));
    let ask = json!({ "plan_id": plan, "version_id": versions[0]["id"] });
    let rows = room.ask("plan_compare", ask)["rows"].take();
    assert_eq!(rows.as_array().unwrap().len(), 1, "{rows}");
    let told = paper(room, "plan-changes", json!({ "plan_id": plan }));
    has(&told, &[&format!("临科协〔{year}〕3号"), "1 处安排", "完成时限：11月底前"]);
    write(room, plan, words, json!({ "time_text": before }));
}

/// 区科协: four named scenic sites over three years, two of them this year; bulletins and lectures by number.
#[test]
fn a_district_association_builds_four_scenic_sites_in_three_years() {
    let room = Room::new();
    let first = plan(
        &room,
        2024,
        "2024年工作要点",
        "一、科普阵地\n（一）建设科普旅游景区。\n（二）申报科普惠农项目3项。\n二、科普宣传\n（一）开展学习宣传12次。\n\
         （二）编印《科普通讯》6期。\n（三）每两年开展一次先进评选。",
    );
    let site = item(&room, first, "景区");
    room.ask(
        "milestone_set",
        json!({ "item_id": site["id"], "objects": ["飞龙瀑", "老君洞", "黄花溪", "石板寨"], "steps": ["分类", "挂牌"] }),
    );
    let years = json!({ "whole": 4, "first_year": 2024, "last_year": 2026 });
    room.ask(
        "target_set",
        json!({ "item_id": site["id"], "targets": [{ "amount": 1, "unit": "处", "counted_by": "objects", "programme": years }] }),
    );
    write(&room, first, "先进评选", json!({ "cycle_years": 2, "repetition": null, "state": "done" }));
    approved_then_adjusted(&room, first, 2024, "科普通讯");
    let site = item(&room, first, "景区");
    for (object, step, day) in
        [("飞龙瀑", "分类", "2024-04"), ("飞龙瀑", "挂牌", "2024-10-12"), ("老君洞", "分类", "2024-11-30")]
    {
        reach(&room, &site, object, step, day);
    }
    let site = item(&room, first, "景区");
    assert_eq!((reached(&site, 0).as_str(), &site["standing"]), ("1.0/1.0 1.0/4.0", &json!("done")));

    // 申报 is counted by hand, with days; a number may be taken back.
    let apply = item(&room, first, "惠农");
    room.ask(
        "target_set",
        json!({ "item_id": apply["id"], "targets": [{ "amount": 3, "unit": "项", "counted_by": "hand" }] }),
    );
    let target = item(&room, first, "惠农")["targets"][0]["id"].clone();
    for (amount, day, note) in
        [(2, "2024-03-20", "上报两个基地"), (1, "2024-07-01", "带头人一名"), (-1, "2024-09-01", "退回一项")]
    {
        room.ask(
            "target_entry_create",
            json!({ "target_id": target, "amount": amount, "entered_on": day, "note": note }),
        );
    }
    assert_eq!(reached(&item(&room, first, "惠农"), 0), "2.0/3.0");
    // A target that is set anew in the same unit keeps what was written down.
    room.ask(
        "target_set",
        json!({ "item_id": apply["id"], "targets": [{ "amount": 2, "unit": "项", "counted_by": "hand" }] }),
    );
    let apply = item(&room, first, "惠农");
    assert_eq!((reached(&apply, 0).as_str(), &apply["standing"]), ("2.0/2.0", &json!("done")));
    let (total, rows) = records(&room, 2024, json!({ "of": "target", "id": target }));
    assert_eq!(total, 2.0);
    assert_eq!(rows, ["退回一项 2024年9月1日 -1.0", "带头人一名 2024年7月1日 1.0", "上报两个基地 2024年3月20日 2.0"]);

    // The next year goes on from where the sites stand; the review waits.
    let second = room.ask("plan_carry", json!({ "from": first, "year": 2025 })).as_i64().unwrap();
    let texts: Vec<String> =
        items(&room, second).iter().map(|item| item["text"].as_str().unwrap().to_owned()).collect();
    assert!(!texts.iter().any(|text| text.contains("先进评选")), "{texts:?}");
    let site = item(&room, second, "景区");
    assert_eq!((reached(&site, 0).as_str(), &site["standing"]), ("0.0/1.0 1.0/4.0", &json!("running")));
    for (object, step) in [("老君洞", "挂牌"), ("黄花溪", "分类"), ("黄花溪", "挂牌")] {
        reach(&room, &site, object, step, "2025-09-20");
    }
    let site = item(&room, second, "景区");
    assert_eq!(reached(&site, 0), "2.0/1.0 3.0/4.0");
    let target = site["targets"][0]["id"].clone();
    let told = summary(&room, 2025);
    has(
        &told,
        &[
            "计划1处，实际2处；2024—2026年共4处，累计完成3处；飞龙瀑已完成分类、挂牌，老君洞已完成分类、挂牌，黄花溪已完成分类、挂牌",
        ],
    );
    assert_eq!(
        records(&room, 2025, json!({ "of": "target", "id": target })),
        (json!(2.0), vec!["老君洞 2025年9月20日 1.0".to_owned(), "黄花溪 2025年9月20日 1.0".to_owned()])
    );
    let (total, rows) = records(&room, 2025, json!({ "of": "programme", "id": target }));
    assert_eq!((total, rows.len()), (json!(3.0), 2));
    has(&rows.join("\n"), &["2024年 1.0", "2025年 2.0"]);
    has(
        &paper(&room, "plan-progress", json!({ "plan_id": second })),
        &["2/1处；2024—2026年累计 3/4处", "飞龙瀑：分类、挂牌"],
    );
    // The plan's paper tells the milestones where that is chosen, and comes back from Word with them.
    let plain = paper(&room, "plan", json!({ "plan_id": second }));
    assert!(!plain.contains("节点"), "{plain}");
    let ask = json!({ "plan_id": second, "official": { "milestones": true } });
    let steps = "节点飞龙瀑：分类（已）、挂牌（已）；老君洞：分类（已）、挂牌（已）；黄花溪：分类（已）、挂牌（已）；";
    has(&paper(&room, "plan", ask.clone()), &[steps]);
    assert_eq!(
        room.ask("report_offer", json!({ "name": "plan", "plan_id": second }))["official"]["has_milestones"],
        true
    );
    let file = room.home.path().join("要点.docx");
    let mut write = ask;
    (write["name"], write["file"]) = (json!("plan"), json!(file));
    room.ask("report_write", write);
    let returned = |room: &Room| room.ask("plan_return", json!({ "plan_id": second, "file": file }));
    assert_eq!((&returned(&room)["rows"], &returned(&room)["left"]), (&json!([]), &json!([])));
    let mulberry = site["milestones"].as_array().unwrap().last().unwrap()["id"].clone();
    room.ask("milestone_update", json!({ "ids": [mulberry], "changes": { "done_on": "2025-10-01" } }));
    let left = returned(&room)["left"].take();
    has(left[0].as_str().unwrap(), &["和计划里的不同，请在任务里改对象和节点"]);
    room.ask("undo", json!({}));

    // The third year has what is left and no more, and the review comes round.
    let third = room.ask("plan_carry", json!({ "from": second, "year": 2026 })).as_i64().unwrap();
    let review = item(&room, third, "先进评选");
    let heading = item(&room, third, "科普宣传");
    assert_eq!((&review["parent_id"], &review["cycle_years"]), (&heading["id"], &json!(2)));
    assert_eq!(reached(&item(&room, third, "景区"), 0), "0.0/1.0 3.0/4.0");
    // After its last year nothing of it goes on.
    let fourth = room.ask("plan_carry", json!({ "from": third, "year": 2027 })).as_i64().unwrap();
    assert_eq!(item(&room, fourth, "景区")["targets"], json!([]));
}

/// A number over years without named objects: each year's own count, and what was before.
#[test]
fn a_number_over_years_is_the_sum_of_its_years() {
    let room = Room::new();
    let first = plan(&room, 2023, "2023年工作要点", "一、阵地\n（一）建成科普示范社区2个。");
    let task = item(&room, first, "社区");
    let years = json!({ "whole": 10, "first_year": 2022, "last_year": 2025, "before": 3 });
    let mut target = json!({ "amount": 2, "unit": "个", "counted_by": "events", "programme": years });
    room.ask("target_set", json!({ "item_id": task["id"], "targets": [target] }));
    event(&room, "永安社区授牌", &["2023-05-01"], json!({}), &[&task]);
    let second = room.ask("plan_carry", json!({ "from": first, "year": 2024 })).as_i64().unwrap();
    let task = item(&room, second, "社区");
    event(&room, "新街社区授牌", &["2024-06-01"], json!({}), &[&task]);
    event(&room, "城南社区授牌", &["2024-07-01"], json!({}), &[&task]);
    let task = item(&room, second, "社区");
    assert_eq!(reached(&task, 0), "2.0/2.0 6.0/10.0");
    let (total, rows) = records(&room, 2024, json!({ "of": "programme", "id": task["targets"][0]["id"] }));
    assert_eq!(total, 6.0);
    let years: Vec<&str> = rows.iter().map(|row| &row[row.find(' ').unwrap() + 1..]).collect();
    assert_eq!(years, ["此前 3.0", "2023年 1.0", "2024年 2.0"]);
    for (years, words) in [
        (json!({ "whole": 4, "first_year": 2026, "last_year": 2024 }), "前小后大"),
        (json!({ "whole": 4, "first_year": 24, "last_year": 26 }), "四位"),
        (json!({ "whole": 1, "first_year": 2024, "last_year": 2026 }), "还多"),
    ] {
        target["programme"] = years;
        let refused = room.refused("target_set", json!({ "item_id": task["id"], "targets": [target] }));
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
}

/// 学生协会: a school year, by month, a weekly council, “2~3 次”.
#[test]
fn a_student_society_plans_by_month_over_a_school_year() {
    let room = Room::new();
    room.ask("office_update", json!({ "changes": { "year_kind": "academic" } }));
    let first = plan(
        &room,
        2024,
        "2024—2025学年工作计划",
        "一、九月\n1.招新大会，9月20日前。\n二、常规工作\n1.每周召开一次理事会。\n2.与兄弟院校联合活动2~3次，3月底前。\n3.换届，6月。",
    );
    for (words, start, end) in [
        ("招新", "2024-09-01", "2024-09-20"),
        ("兄弟院校", "2024-09-01", "2025-03-31"),
        ("换届", "2025-06-01", "2025-06-30"),
    ] {
        let task = item(&room, first, words);
        assert_eq!((&task["start_date"], &task["end_date"]), (&json!(start), &json!(end)), "{words}");
    }
    let joint = item(&room, first, "兄弟院校");
    assert_eq!((&joint["targets"][0]["amount"], &joint["targets"][0]["amount_high"]), (&json!(2.0), &json!(3.0)));
    assert_eq!(item(&room, first, "理事会")["repetition"], "weekly");
    event(&room, "五校科技联展", &["2024-11-02"], json!({}), &[&joint]);
    event(&room, "校际机器人交流", &["2025-03-15"], json!({}), &[&joint]);
    event(&room, "九月的下一学年", &["2025-09-05"], json!({}), &[]);
    let told = summary(&room, 2024);
    has(&told, &["2024—2025学年，共开展活动2项", "计划2～3次，完成2次"]);
    assert!(!told.contains("下一学年"), "{told}");
    approved_then_adjusted(&room, first, 2024, "理事会");
    let second =
        room.ask("plan_carry", json!({ "from": first, "year": 2025, "unfinished_only": true })).as_i64().unwrap();
    let told: Vec<(String, Value, Value)> = items(&room, second)
        .into_iter()
        .filter(|item| item["kind"] == "task")
        .map(|item| {
            (
                item["text"].as_str().unwrap().chars().take(4).collect(),
                item["end_date"].clone(),
                item["continued"].clone(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("招新大会".to_owned(), json!("2025-09-20"), json!(true)),
            ("每周召开".to_owned(), Value::Null, json!(false)),
            ("换届，6".to_owned(), json!("2026-06-30"), json!(true)),
        ]
    );
}

/// 企业科技创新: projects with a leader each, numbers by hand and by measure, and what does not agree told.
#[test]
fn a_company_counts_patents_and_says_what_does_not_agree() {
    let room = Room::new();
    let plan = plan(
        &room,
        2025,
        "2025年科技创新工作安排",
        "一、重点项目\n（一）申请专利6件。\n（二）举办技术讲座4次。\n（三）推广先进操作法。",
    );
    approved_then_adjusted(&room, plan, 2025, "操作法");
    write(&room, plan, "专利", json!({ "leader": "周明远", "person": "吴慧", "label": "（五）" }));
    write(&room, plan, "讲座", json!({ "leader": "郑国强", "person": "吴慧、孙立", "label": "（五）" }));
    let patent = item(&room, plan, "专利");
    room.ask(
        "target_set",
        json!({ "item_id": patent["id"], "targets": [{ "amount": 8, "unit": "件", "counted_by": "measure", "measure": "专利受理" }] }),
    );
    for (title, unit, amount) in [("上半年受理", "件", 3), ("下半年受理", "件", 3), ("另一批", "项", 2)]
    {
        event(
            &room,
            title,
            &["2025-06-30"],
            json!({ "measures": [{ "name": "专利受理", "amount": amount, "unit": unit }] }),
            &[&patent],
        );
    }
    let patent = item(&room, plan, "专利");
    assert_eq!(reached(&patent, 0), "6.0/8.0");
    assert_eq!(
        patent["doubts"],
        json!([
            "指标的单位是“件”，有 1 项活动的“专利受理”按“项”记，没有计入",
            "文字里写的是“申请专利6件”，指标是“8件”"
        ])
    );
    assert_eq!(item(&room, plan, "讲座")["doubts"], json!(["序号“（五）”和同级的另一条重复"]));
    // What is not counted is not among the records either: it stands there without a number.
    let (total, rows) = records(&room, 2025, json!({ "of": "target", "id": patent["targets"][0]["id"] }));
    assert_eq!(total, 6.0);
    has(&rows.join("\n"), &["另一批 6月30日 null"]);
    has(&summary(&room, 2025), &["计划8件，完成6件"]);
    // A method goes through steps without objects.
    let method = item(&room, plan, "操作法");
    room.ask("milestone_set", json!({ "item_id": method["id"], "steps": ["总结", "查新", "鉴定"] }));
    let method = item(&room, plan, "操作法");
    for (step, day) in [("总结", "2025-03"), ("查新", "2025-06-01")] {
        reach(&room, &method, "", step, day);
    }
    assert_eq!(item(&room, plan, "操作法")["standing"], "running");
    has(&summary(&room, 2025), &["已完成总结、查新；没有全部完成"]);
    reach(&room, &method, "", "鉴定", "2025-12-20");
    assert_eq!(item(&room, plan, "操作法")["standing"], "done");
    // What is unfinished goes on next year with its targets; the method is done and stays behind.
    let next = room.ask("plan_carry", json!({ "from": plan, "year": 2026, "unfinished_only": true })).as_i64().unwrap();
    let texts: Vec<String> = items(&room, next).iter().map(|item| item["text"].as_str().unwrap().to_owned()).collect();
    assert_eq!(texts, ["重点项目", "申请专利6件。", "举办技术讲座4次。"]);
    assert_eq!(reached(&item(&room, next, "专利"), 0), "0.0/8.0");
    for (ask, words) in [
        (json!({ "item_id": method["id"], "objects": ["甲", "甲"], "steps": ["鉴定"] }), "写了两次"),
        (json!({ "item_id": method["id"], "objects": ["甲"], "steps": [] }), "节点"),
        (json!({ "item_id": 999, "steps": ["鉴定"] }), "条目"),
    ] {
        let refused = room.refused("milestone_set", ask);
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
    let entry = json!({ "target_id": patent["targets"][0]["id"], "amount": 1 });
    assert!(room.refused("target_entry_create", entry)["message"].as_str().unwrap().contains("手工填写"));
}

/// 学院辅导员: a plan in modules with one person in charge of each, and a work manual for each of the eight.
#[test]
fn advisers_work_by_module_and_each_has_a_manual() {
    let room = Room::new();
    let people = ["赵一凡", "钱多多", "孙小圣", "李知微", "周全", "吴双", "郑重", "王安"];
    let modules = ["思想引领", "学风建设", "心理健康", "资助育人", "就业创业", "安全稳定", "社会实践", "队伍建设"];
    let text: String = modules
        .iter()
        .enumerate()
        .map(|(at, module)| {
            format!("一、{module}\n（一）开展{module}主题班会{}次。\n（二）完成{module}年度小结，12月底前。\n", at + 1)
        })
        .collect();
    let plan = plan(&room, 2025, "2025年学生工作计划", &text);
    for (module, person) in modules.iter().zip(people) {
        write(&room, plan, &format!("开展{module}"), json!({ "module": module, "person": person }));
        write(&room, plan, &format!("完成{module}"), json!({ "module": module, "person": format!("{person}、王安") }));
    }
    approved_then_adjusted(&room, plan, 2025, "开展心理健康");
    // A checklist for each of twelve students' leaders: 六个一.
    let steps = ["一份计划", "一次班会", "一次谈话", "一篇小结", "一次走访", "一项活动"];
    let leaders: Vec<String> = (1..=12).map(|at| format!("{at}班班长")).collect();
    let task = item(&room, plan, "开展队伍建设");
    room.ask("milestone_set", json!({ "item_id": task["id"], "objects": leaders, "steps": steps }));
    let target = json!({ "amount": 12, "unit": "人", "counted_by": "objects" });
    room.ask("target_set", json!({ "item_id": task["id"], "targets": [target] }));
    let task = item(&room, plan, "开展队伍建设");
    let cells = task["milestones"].as_array().unwrap();
    assert_eq!(cells.len(), 72);
    let of = |leader: &str| -> Vec<&Value> {
        cells.iter().filter(|it| it["object"] == leader).map(|it| &it["id"]).collect()
    };
    let reply = room.reply("milestone_update", json!({ "ids": of("1班班长"), "changes": { "done_on": "2025-06-01" } }));
    assert_eq!(reply["act"]["label"], "6 个节点完成");
    room.ask("milestone_update", json!({ "ids": of("2班班长")[..5], "changes": { "done_on": "2025-06-01" } }));
    assert_eq!(reached(&item(&room, plan, "开展队伍建设"), 0), "1.0/12.0");
    has(&summary(&room, 2025), &["计划12人，完成1人；12 个对象中 1 个全部完成"]);
    // Another leader is added: what the others have reached stays.
    let more: Vec<String> = (1..=13).map(|at| format!("{at}班班长")).collect();
    room.ask("milestone_set", json!({ "item_id": task["id"], "objects": more, "steps": steps }));
    assert_eq!(reached(&item(&room, plan, "开展队伍建设"), 0), "1.0/12.0");

    // The checklist is unfinished: next year it goes on from where it stands.
    let next = room.ask("plan_carry", json!({ "from": plan, "year": 2026 })).as_i64().unwrap();
    assert_eq!(reached(&item(&room, next, "开展队伍建设"), 0), "1.0/12.0");

    // By month as well: what ends in it, and what names no time at the end; and by the plan's own sections.
    let months = paper(&room, "plan-manual", json!({ "plan_id": plan, "by": "month" }));
    has(&months, &["2025年学生工作计划按月安排表", "2025年12月（8 项）", "没有写时限（8 项）"]);
    assert!(months.find("12月（8").unwrap() < months.find("没有写时限（8").unwrap());
    has(
        &paper(&room, "plan-manual", json!({ "plan_id": plan, "by": "section", "who": "三、心理健康" })),
        &["三、心理健康（2 项）", "三、心理健康：2 项任务"],
    );
    let whole = paper(&room, "plan-manual", json!({ "plan_id": plan, "by": "person" }));
    has(&whole, &["2025年学生工作计划工作手册", "赵一凡（2 项）", "王安（9 项）"]);
    let one = paper(&room, "plan-manual", json!({ "plan_id": plan, "by": "module", "who": "心理健康" }));
    has(&one, &["心理健康（2 项）", "开展心理健康主题班会3次", "12月底前"]);
    assert!(!one.contains("资助育人"), "{one}");
    let refused = room.refused(
        "report_write",
        json!({ "name": "plan-manual", "plan_id": plan, "who": "没有的人", "file": room.home.path().join("a.pdf") }),
    );
    assert!(refused["message"].as_str().unwrap().contains("没有归“没有的人”的任务"), "{refused}");
    // What was noted in a quarter, and nothing else.
    for (day, text) in [("2025-03-30", "三月的进展"), ("2025-04-02", "四月的进展"), ("2025-07-01", "七月的进展")]
    {
        let ask = json!({ "item_id": item(&room, plan, "开展学风")["id"], "text": text, "noted_on": day });
        room.ask("progress_note_create", ask);
    }
    let quarter = paper(&room, "plan-progress", json!({ "plan_id": plan, "from": "2025-04", "to": "2025-06" }));
    has(&quarter, &["2025年4月2日：四月的进展", "进展：2025年4月—2025年6月", "共 16 项任务"]);
    assert!(!quarter.contains("三月的进展") && !quarter.contains("七月的进展"), "{quarter}");
}

#[test]
fn opinions_on_a_draft_are_kept_with_what_became_of_them() {
    let room = Room::new();
    let plan = plan(&room, 2025, "2025年工作要点", "一、宣传\n（一）举办讲座6次。\n（二）编印简报4期。");
    let before = room.snapshot();
    let bulletin = item(&room, plan, "简报");
    for (ask, words) in [
        (json!({ "plan_id": plan, "opinion": { "said_by": "教育局" } }), "意见的内容"),
        (json!({ "plan_id": 99, "opinion": { "words": "同意" } }), "计划"),
        (json!({ "plan_id": plan, "item_id": 99, "opinion": { "words": "同意" } }), "条目"),
        (json!({ "plan_id": plan, "opinion": { "words": "同意", "said_on": "二月" } }), "日期"),
    ] {
        let refused = room.refused("opinion_create", ask);
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
    assert_eq!(room.snapshot(), before);
    let on_item = json!({ "words": "简报改为双月刊", "said_by": "教育局", "said_on": "2025-01-08" });
    let first = room.ask("opinion_create", json!({ "plan_id": plan, "item_id": bulletin["id"], "opinion": on_item }));
    room.ask("opinion_create", json!({ "plan_id": plan, "opinion": { "words": "同意", "said_by": "卫健局" } }));
    let changes = json!({ "outcome": "declined", "reason": "经费已定" });
    room.ask("opinion_update", json!({ "id": first, "changes": changes }));
    let rows = room.ask("opinion_list", json!({ "plan_id": plan }))["rows"].take();
    let told: Vec<String> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{} {} {}", row["place"], row["said_by"], row["outcome"]).replace('"', ""))
        .collect();
    assert_eq!(told, ["null 卫健局 open", "（二）编印简报4期。 教育局 declined"]);
    let table = paper(&room, "plan-opinions", json!({ "plan_id": plan }));
    has(
        &table,
        &[
            "《2025年工作要点》征求意见汇总表",
            "总体",
            "卫健局",
            "待研究",
            "简报改为双月刊",
            "未采纳",
            "经费已定",
            "共 2 条意见，未采纳 1 条，待研究 1 条",
        ],
    );
    // The item goes; what was said on it stays, as it read.
    room.ask("plan_item_delete", json!({ "ids": [bulletin["id"]] }));
    let rows = room.ask("opinion_list", json!({ "plan_id": plan }))["rows"].take();
    assert_eq!((&rows[1]["item_id"], &rows[1]["place"]), (&Value::Null, &json!("（二）编印简报4期。")));
    room.ask("plan_delete", json!({ "ids": [plan] }));
    room.ask("undo", json!({}));
    assert_eq!(room.ask("opinion_list", json!({ "plan_id": plan }))["rows"].as_array().unwrap().len(), 2);
}

#[test]
fn problems_stay_open_until_they_are_settled_and_stand_in_the_summary() {
    let room = Room::new();
    let plan = plan(&room, 2024, "2024年工作要点", "一、宣传\n（一）举办讲座6次。");
    let task = item(&room, plan, "讲座");
    let note = |title: &str, proposal: Value, day: &str, item: Value| {
        let problem = json!({ "title": title, "proposal": proposal, "noted_on": day });
        room.ask("problem_create", json!({ "problem": problem, "item_id": item }))
    };
    note("基层科普人员不足", json!("建议设立兼职岗位"), "2023-11-02", json!(null));
    let hall = note("没有固定的讲座场地", json!("与图书馆合用报告厅"), "2024-03", task["id"].clone());
    note("经费渠道单一", json!(null), "2025-01-10", json!(null));
    let titles = |year: Value| -> Vec<String> {
        let rows = room.ask("problem_list", json!({ "year": year }))["rows"].take();
        rows.as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(titles(json!(2024)), ["没有固定的讲座场地", "基层科普人员不足"]);
    assert_eq!(titles(Value::Null).len(), 3);
    has(
        &summary(&room, 2024),
        &[
            "三、存在问题\n尚待解决的问题2条。\n（一）基层科普人员不足。建议设立兼职岗位。\n（二）没有固定的讲座场地。建议与图书馆合用报告厅。",
        ],
    );
    let (total, rows) = records(&room, 2024, json!({ "of": "problems" }));
    assert_eq!((total, rows.len()), (json!(2.0), 2));
    for (changes, words) in [
        (json!({ "settled_on": "2024-02-28" }), "早于提出日期"),
        (json!({ "settled_on": "年底" }), "日期"),
        (json!({ "title": "" }), "存在的问题"),
    ] {
        let refused = room.refused("problem_update", json!({ "id": hall, "changes": changes }));
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
    // Settled in the year it was noted: the ledger of the year still has it, the summary has not, nor the years after.
    let settled = json!({ "settled_on": "2024-10", "outcome": "已与图书馆签约" });
    room.ask("problem_update", json!({ "id": hall, "changes": settled }));
    assert_eq!((titles(json!(2024)).len(), titles(json!(2025)).len()), (2, 2));
    assert!(!summary(&room, 2024).contains("讲座场地"), "{}", summary(&room, 2024));
    let ledger = paper(&room, "problems", json!({ "year": 2024 }));
    has(&ledger, &["2024年问题建议台账", "共2条，已解决1条", "已与图书馆签约", "举办讲座6次"]);
    let found = room.ask("search", json!({ "words": "图书馆" }))["hits"].take();
    assert_eq!((&found[0]["area"], &found[0]["id"]), (&json!("problem"), &hall));
    // The task goes, the problem stays; one step brings the tie back.
    room.ask("plan_item_delete", json!({ "ids": [task["id"]] }));
    let tied = || {
        room.ask("problem_list", json!({}))["rows"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| !row["task"].is_null())
            .count()
    };
    assert_eq!(tied(), 0);
    room.ask("undo", json!({}));
    assert_eq!(tied(), 1);
}
