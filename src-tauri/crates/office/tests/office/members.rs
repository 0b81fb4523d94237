//! Members: numbers, dues that count once, applications to join, what the directory says of joining; labels, birthdays, showings of
//! ID numbers, departments. The data are made up.

use crate::room::{Room, text_of};
use serde_json::{Value, json};

fn kind(room: &Room, name: &str) -> Value {
    let kinds = room.ask("member_kind_list", json!({}));
    kinds["rows"].as_array().unwrap().iter().find(|kind| kind["name"] == name).unwrap()["id"].clone()
}

fn join(room: &Room, name: &str, began_on: &str) -> Value {
    let fields = json!({ "kind_id": kind(room, "个人会员"), "began_on": began_on });
    room.ask("membership_create", json!({ "fields": fields, "name": name }))
}

fn members(room: &Room, ask: Value) -> Vec<Value> {
    room.ask("membership_list", ask)["rows"].as_array().unwrap().clone()
}

/// The members' words in one column, by the list's order.
fn column(rows: &[Value], column: &str) -> Vec<String> {
    rows.iter().map(|row| row[column].as_str().unwrap_or("-").to_owned()).collect()
}

/// 100 元 a year for people from 2024 on, 120 from 2026 on; 500 for units.
fn set_dues(room: &Room) {
    let mut kinds = room.ask("member_kind_list", json!({}))["rows"].as_array().unwrap().clone();
    kinds[0]["dues"] = json!([{ "from_year": 2024, "amount": 10_000 }, { "from_year": 2026, "amount": 12_000 }]);
    kinds[1]["dues"] = json!([{ "from_year": 2024, "amount": 50_000 }]);
    room.ask("member_kind_set", json!({ "kinds": kinds }));
}

/// The request is refused with these words, at this field, and changes nothing.
fn refused(room: &Room, name: &str, params: Value, field: &str, words: &str) {
    let before = room.snapshot();
    let refused = room.refused(name, params.clone());
    assert_eq!(refused["field"], field, "{name} {params}: {refused}");
    assert!(refused["message"].as_str().unwrap().contains(words), "{name} {params}: {refused}");
    assert_eq!(room.snapshot(), before, "{name} {params}");
}

fn paper(room: &Room, name: &str, mut ask: Value) -> String {
    let file = room.home.path().join(format!("{name}.pdf"));
    ask["name"] = json!(name);
    ask["file"] = json!(file);
    room.ask("report_write", ask);
    text_of(&file)
}

#[test]
fn numbers_run_by_the_pattern_and_no_two_are_alike() {
    let room = Room::new();
    join(&room, "张伟", "2020-05");
    join(&room, "李芳", "2021");
    let unit = json!({ "kind_id": kind(&room, "单位会员"), "number": "D017" });
    room.ask("membership_create", json!({ "fields": unit, "name": "临江机床厂" }));
    room.ask("membership_create", json!({ "fields": { "kind_id": kind(&room, "单位会员") }, "name": "滨河医院" }));
    let rows = members(&room, json!({}));
    assert_eq!(column(&rows, "number"), ["G0001", "G0002", "D017", "D018"]);
    let directory = room.ask("unit_list", json!({}));
    assert_eq!(directory["rows"][1]["member_no"], "D018", "the directory says what the membership says");
    assert_eq!(room.ask("person_list", json!({}))["rows"][0]["joined_on"], "2020-05");

    room.ask("unit_create", json!({ "unit": { "name": "旧会员单位", "member_no": "D050" } }));
    let (of, id) = (kind(&room, "个人会员"), rows[0]["id"].clone());
    let create = |fields: Value, name: &str| json!({ "fields": fields, "name": name });
    let change = |changes: Value| json!({ "id": id, "changes": changes });
    for (name, params, field, words) in [
        ("membership_create", create(json!({ "kind_id": of, "number": "G0002" }), "王强"), "number", "已经是李芳的"),
        (
            "membership_create",
            create(json!({ "kind_id": of, "number": "D050" }), "王强"),
            "number",
            "已经是旧会员单位的",
        ),
        (
            "membership_create",
            create(json!({ "kind_id": of }), "张伟"),
            "name",
            "张伟已经是会员（编号 G0001，2020-05 入会）",
        ),
        ("membership_create", create(json!({ "kind_id": of }), "  "), "name", "姓名"),
        ("membership_create", create(json!({}), "王强"), "kind_id", "请选会员类别"),
        ("membership_update", change(json!({ "number": "G0002" })), "number", "已经是李芳的"),
        (
            "membership_update",
            change(json!({ "ended_on": "2019-12", "ended_by": "退会" })),
            "ended_on",
            "早于入会日期（2020-05）",
        ),
        ("membership_update", change(json!({ "ended_by": "退会" })), "ended_on", "请写上退会的日期"),
        ("membership_update", change(json!({ "ended_on": "2025" })), "ended_by", "请写上怎样退出的"),
        ("membership_update", change(json!({ "kind_id": kind(&room, "单位会员") })), "kind_id", "不能登记个人"),
    ] {
        refused(&room, name, params, field, words);
    }

    // Whoever left may come back; the number that was freed is not given again.
    room.ask("membership_update", change(json!({ "ended_on": "2024-03", "ended_by": "退会" })));
    join(&room, "张伟", "2026-02");
    let rows = members(&room, json!({}));
    assert_eq!(column(&rows, "number"), ["G0002", "G0003", "D017", "D018", "G0001"]);
    assert_eq!(column(&rows, "standing"), ["在会", "在会", "在会", "在会", "退会"]);
    let delete = room.refused("person_delete", json!({ "ids": [rows[1]["person_id"]] }));
    assert!(delete["message"].as_str().unwrap().contains("2 份会籍"), "{delete}");
}

#[test]
fn a_name_that_several_have_is_asked_about() {
    let room = Room::new();
    for unit in ["一中", "二中"] {
        room.ask("person_create", json!({ "person": { "name": "王芳" }, "unit": unit }));
    }
    let fields = json!({ "kind_id": kind(&room, "个人会员") });
    refused(&room, "membership_create", json!({ "fields": fields, "name": "王芳" }), "name", "有 2 个“王芳”");
    room.ask("membership_create", json!({ "fields": fields, "name": "王芳", "unit": "二中" }));
    let rows = members(&room, json!({}));
    assert_eq!((rows.len(), rows[0]["unit"].as_str()), (1, Some("二中")));
    assert_eq!(room.ask("person_list", json!({}))["rows"].as_array().unwrap().len(), 2, "nobody was made");
}

#[test]
fn dues_stand_by_year_and_nobody_pays_twice() {
    let room = Room::new();
    let [zhang, li, wang] =
        [("张伟", "2024-05"), ("李芳", "2025"), ("王强", "2024")].map(|(name, on)| join(&room, name, on));
    let untold = room.ask("membership_list", json!({ "year": 2025 }));
    assert!(untold["notes"][0].as_str().unwrap().contains("个人会员还没有定 2025 年的会费标准，3 个会员"), "{untold}");
    assert!(untold["rows"][0]["state"].is_null(), "not guessed");
    refused(&room, "due_pay", json!({ "ids": [zhang], "year": 2025 }), "ids", "还没有定 2025 年的会费标准");
    set_dues(&room);
    room.ask("membership_update", json!({ "id": wang, "changes": { "ended_on": "2025-02", "ended_by": "去世" } }));
    let pay = |ids: Value, year: i32, amount: Value| json!({ "ids": ids, "year": year, "amount": amount, "paid_on": format!("{year}-05-18"), "receipt_number": "017" });
    room.ask("due_pay", pay(json!([zhang]), 2025, json!(4_000)));
    let states = |year: i32| -> Vec<(String, Value, i64, Value)> {
        let mut rows = members(&room, json!({ "year": year }));
        rows.sort_by_key(|row| row["id"].as_i64());
        let one = |row: &Value| {
            (
                row["name"].as_str().unwrap().to_owned(),
                row["due"].clone(),
                row["paid"].as_i64().unwrap(),
                row["state"].clone(),
            )
        };
        rows.iter().map(one).collect()
    };
    let row = |name: &str, due: Value, paid: i64, state: Value| (name.to_owned(), due, paid, state);
    assert_eq!(
        states(2025),
        [
            row("张伟", json!(10_000), 4_000, json!("部分")),
            row("李芳", json!(10_000), 0, json!("未缴")),
            // In the year that one leaves nothing more is asked.
            row("王强", json!(null), 0, json!(null)),
        ]
    );
    let many = room.reply("due_pay", pay(json!([zhang, li, wang]), 2025, json!(null)));
    assert_eq!(many["answer"]["written"], 3 - 1, "{many}");
    assert!(many["answer"]["left"][0].as_str().unwrap().contains("王强"), "{many}");
    assert_eq!(many["act"]["label"], "记下 2 个会员 2025 年会费，共 160 元");
    assert_eq!(states(2025)[0], row("张伟", json!(10_000), 10_000, json!("已缴")), "only what was owed");
    room.ask("due_waive", json!({ "ids": [li], "year": 2026, "reason": "七十岁以上" }));
    assert_eq!(states(2026)[1], row("李芳", json!(12_000), 0, json!("免缴")));
    assert_eq!(states(2026)[0], row("张伟", json!(12_000), 0, json!("未缴")), "the dues of the year");
    assert_eq!(states(2024)[1], row("李芳", json!(null), 0, json!(null)), "before joining");
    assert_eq!(column(&members(&room, json!({ "year": 2026, "owing": true })), "name"), ["张伟"]);

    let payment = members(&room, json!({ "year": 2025 }))[0]["payments"][0]["id"].clone();
    for (name, params, field, words) in [
        (
            "due_pay",
            pay(json!([zhang]), 2025, json!(null)),
            "ids",
            "张伟 2025 年的会费已缴清（2025年5月18日缴 60 元，收据 017）",
        ),
        ("due_pay", pay(json!([zhang]), 2025, json!(10_000)), "ids", "已缴清"),
        ("due_pay", pay(json!([li]), 2026, json!(null)), "ids", "已免缴"),
        ("due_pay", pay(json!([li]), 2024, json!(10_000)), "ids", "李芳 2024 年不是会员"),
        ("due_pay", pay(json!([wang]), 2026, json!(10_000)), "ids", "王强 2026 年不是会员"),
        ("due_pay", pay(json!([zhang]), 2026, json!(0)), "amount", "要大于 0"),
        ("due_pay", pay(json!([]), 2026, json!(null)), "ids", "请先选中会员"),
        ("due_pay", json!({ "ids": [zhang], "year": 26 }), "year", "年份“26”不成立"),
        ("due_pay", json!({ "ids": [zhang], "year": 2026, "paid_on": "5月" }), "paid_on", "不成立"),
        ("due_waive", json!({ "ids": [zhang], "year": 2025 }), "ids", "已缴清"),
        ("due_update", json!({ "id": payment, "changes": { "amount": 0 } }), "amount", "要大于 0"),
        ("due_update", json!({ "id": payment, "changes": { "paid_on": null } }), "paid_on", "请写上缴费日期"),
    ] {
        refused(&room, name, params, field, words);
    }
    // Undo takes the whole act back.
    room.ask("undo", json!({ "steps": 2 }));
    assert_eq!(states(2025)[1], row("李芳", json!(10_000), 0, json!("未缴")));
    assert_eq!(states(2025)[0], row("张伟", json!(10_000), 4_000, json!("部分")));
    room.ask("redo", json!({ "steps": 2 }));
    assert_eq!(states(2026)[1].3, "免缴");
}

#[test]
fn what_members_paid_is_income_once() {
    let room = Room::new();
    set_dues(&room);
    let [zhang, li] = ["张伟", "李芳"].map(|name| join(&room, name, "2024"));
    room.ask("due_pay", json!({ "ids": [zhang, li], "year": 2026, "paid_on": "2026-05-18" }));
    room.ask("due_waive", json!({ "ids": [zhang], "year": 2025 }));
    let account = || room.ask("money_statement", json!({ "year": 2026 }));
    let dues = |account: &Value| -> (i64, i64) {
        let of: Vec<&Value> =
            account["categories"].as_array().unwrap().iter().filter(|it| it["category"] == "会费").collect();
        assert_eq!(of.len(), 1, "{account}");
        (of[0]["entries"].as_i64().unwrap(), of[0]["amount"].as_i64().unwrap())
    };
    let first = account();
    assert_eq!((first["income"].as_i64(), dues(&first)), (Some(24_000), (2, 24_000)));
    assert_eq!(first["notes"], json!([]));
    assert_eq!(first["entries"][0]["party"], "张伟");
    assert_eq!(first["entries"][0]["membership_id"], zhang);
    assert!(room.ask("money_list", json!({}))["rows"].as_array().unwrap().is_empty(), "written in one place only");

    // Money by hand in the same category counts beside it, and it is told that both are there.
    let line =
        json!({ "line": { "amount": 50_000, "paid_on": "2026-03-20" }, "direction": "income", "category": "会费" });
    let line = room.ask("money_create", line);
    let both = account();
    assert_eq!((both["income"].as_i64(), dues(&both)), (Some(74_000), (3, 74_000)));
    assert!(both["notes"][0].as_str().unwrap().contains("会费有 2 笔记在会员名下，另有 1 笔是手工记的"), "{both}");
    room.ask("money_delete", json!({ "ids": [line] }));

    // Also where the office calls its categories by other words: the sum of the categories is the income.
    let categories = room.ask("money_category_list", json!({}))["rows"].as_array().unwrap().clone();
    let mut income: Vec<Value> = categories.into_iter().filter(|it| it["direction"] == "income").collect();
    for category in &mut income {
        category["name"] = json!(category["name"].as_str().unwrap().replace("会费", "团体费"));
    }
    room.ask("money_category_set", json!({ "direction": "income", "categories": income }));
    assert_eq!(dues(&account()), (2, 24_000));

    let paid = members(&room, json!({ "year": 2026 }))[0]["payments"][0]["id"].clone();
    room.ask("due_delete", json!({ "ids": [paid] }));
    assert_eq!(account()["income"], 12_000);
    assert!(paper(&room, "money", json!({ "year": 2026 })).contains("2026年会费"));
}

#[test]
fn members_come_out_of_the_directory_as_one_act() {
    let room = Room::new();
    for (name, joined) in [("张伟", json!("2021-03")), ("李芳", json!("2019")), ("路人", json!(null))] {
        room.ask("person_create", json!({ "person": { "name": name, "joined_on": joined } }));
    }
    for (name, number) in [("机床厂", "D007"), ("气象局", "D007"), ("医院", "")] {
        room.ask("unit_create", json!({ "unit": { "name": name, "member_no": number } }));
    }
    assert_eq!(room.ask("membership_list", json!({}))["unrecorded"], 4);
    assert!(paper(&room, "members", json!({})).contains("张伟"), "a roster before there are memberships");
    let take = json!({ "person_kind": kind(&room, "个人会员"), "unit_kind": kind(&room, "单位会员") });
    refused(
        &room,
        "membership_take",
        json!({ "person_kind": kind(&room, "单位会员") }),
        "kind_id",
        "个人要选个人的类别",
    );
    let before = room.snapshot();
    let taken = room.reply("membership_take", take.clone());
    assert_eq!(taken["answer"]["made"], 2, "{taken}");
    let left = taken["answer"]["left"].as_array().unwrap();
    assert_eq!(left.len(), 2, "whose number it is, is not guessed: {taken}");
    assert!(left[0].as_str().unwrap().contains("会员编号 D007 已经是气象局的"), "{taken}");
    assert_eq!(taken["act"]["label"], "从名册建立 2 个会员");
    let rows = members(&room, json!({}));
    assert_eq!(column(&rows, "name")[..2], ["李芳", "张伟"], "numbers run with the days of joining");
    assert_eq!(column(&rows, "number"), ["G0001", "G0002"]);
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
    room.ask("redo", json!({}));
    refused(&room, "membership_take", take.clone(), "kind_id", "D007 已经是");
    let plant = room.ask("unit_list", json!({}))["rows"][0]["id"].clone();
    room.ask("unit_update", json!({ "id": plant, "changes": { "member_no": "D008" } }));
    assert_eq!(room.ask("membership_take", take.clone())["made"], 2);
    refused(&room, "membership_take", take, "kind_id", "都已经是会员");

    // Who left stands on no roster, and whose ID numbers a roster showed is kept for those who stand on it.
    let zhang = rows[1]["id"].clone();
    room.ask("membership_update", json!({ "id": zhang, "changes": { "ended_on": "2025-06", "ended_by": "退会" } }));
    let roster = paper(&room, "members", json!({}));
    assert!(roster.contains("李芳") && !roster.contains("张伟") && roster.contains("G0001"), "{roster}");
    assert!(paper(&room, "unit-members", json!({})).contains("D007"));
}

#[test]
fn joins_and_leavings_are_counted_with_who_they_were() {
    let room = Room::new();
    let [zhang, li] = [("张伟", "2024-05"), ("李芳", "2025-01-01")].map(|(name, on)| join(&room, name, on));
    room.ask("membership_update", json!({ "id": zhang, "changes": { "ended_on": "2026-03", "ended_by": "除名" } }));
    let years = room.ask("membership_counts", json!({}))["years"].as_array().unwrap().clone();
    let of = |year: i32, what: &str| -> Value {
        let year = years.iter().find(|it| it["year"] == year).unwrap();
        year["kinds"].as_array().unwrap().iter().find(|it| it["kind"] == "个人会员").unwrap()[what].clone()
    };
    for (year, joined, left, standing) in [
        (2024, json!([zhang]), json!([]), json!([zhang])),
        (2025, json!([li]), json!([]), json!([li, zhang])),
        (2026, json!([]), json!([zhang]), json!([li])),
    ] {
        assert_eq!((of(year, "joined"), of(year, "left"), of(year, "standing")), (joined, left, standing), "{year}");
    }
}

#[test]
fn who_asked_to_join_is_decided_by_a_meeting_and_becomes_a_member() {
    let room = Room::new();
    let of = kind(&room, "个人会员");
    let apply = |name: &str, more: Value| -> Value {
        let mut fields = json!({ "kind_id": of, "name": name, "unit": "第一中学", "applied_on": "2026-03-02", "introducers": "周敏、吴刚" });
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        room.ask("join_create", json!({ "fields": fields }))
    };
    let [zhang, li, wang] = ["张伟", "李芳", "王强"].map(|name| apply(name, json!({ "phone": "13800000001" })));
    let stage = |id: &Value| {
        let rows = room.ask("join_list", json!({}))["rows"].as_array().unwrap().clone();
        rows.iter().find(|row| row["id"] == *id).unwrap()["stage"].as_str().unwrap().to_owned()
    };
    assert_eq!(stage(&zhang), "收到");
    room.ask("join_update", json!({ "id": zhang, "changes": { "reviewed_on": "2026-03-10" } }));
    assert_eq!(stage(&zhang), "审核");
    let decide = |ids: Value, result: &str| json!({ "ids": ids, "result": result, "session": "三届五次理事会", "decided_on": "2026-04-01" });
    for (name, params, field, words) in [
        ("join_admit", json!({ "ids": [zhang] }), "ids", "还没有通过，不能入会"),
        ("join_decide", decide(json!([wang]), "不同意"), "reason", "请写上不同意的原因"),
        ("join_decide", decide(json!([wang]), "待定"), "result", "不在可选的范围里"),
        ("join_decide", decide(json!([]), "通过"), "ids", "请先选中"),
        (
            "join_decide",
            json!({ "ids": [zhang], "result": "通过", "session": " ", "decided_on": "2026-04-01" }),
            "session",
            "哪次会议",
        ),
        (
            "join_update",
            json!({ "id": zhang, "changes": { "reviewed_on": "2026-02" } }),
            "reviewed_on",
            "早于申请日期（2026-03-02）",
        ),
        (
            "join_update",
            json!({ "id": zhang, "changes": { "result": "通过" } }),
            "decided_on",
            "请写上理事会通过的日期",
        ),
    ] {
        refused(&room, name, params, field, words);
    }
    let label = room.reply("join_decide", decide(json!([zhang, li]), "通过"))["act"]["label"].clone();
    assert_eq!(label, "三届五次理事会通过 2 份入会申请");
    let mut not = decide(json!([wang]), "不同意");
    not["reason"] = json!("材料不全");
    room.ask("join_decide", not);
    assert_eq!([stage(&zhang), stage(&wang)], ["通过", "不同意"]);
    let before = room.snapshot();
    refused(&room, "join_admit", json!({ "ids": [zhang, wang] }), "ids", "王强的申请还没有通过");
    let admitted = room.ask("join_admit", json!({ "ids": [zhang, li] }));
    assert_eq!(admitted["memberships"].as_array().unwrap().len(), 2);
    assert_eq!(stage(&li), "已入会");
    let rows = members(&room, json!({}));
    assert_eq!(column(&rows, "number"), ["G0001", "G0002"]);
    assert_eq!((rows[0]["began_on"].as_str(), rows[0]["unit"].as_str()), (Some("2026-04-01"), Some("第一中学")));
    assert_eq!(rows[0]["phone"], "13800000001");
    refused(&room, "join_admit", json!({ "ids": [zhang] }), "ids", "已经入会");
    let held = room.refused("membership_delete", json!({ "ids": [rows[0]["id"]] }));
    assert!(held["message"].as_str().unwrap().contains("1 份入会申请"), "{held}");
    let list = paper(&room, "join-applications", json!({ "year": 2026 }));
    for words in ["入会审批名单", "三届五次理事会", "材料不全", "G0002", "周敏、吴刚", "共3份，通过2份"]
    {
        assert!(list.contains(words), "{words} is not in {list}");
    }
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before, "the persons, the unit and the memberships went together");
    assert_eq!(room.dangling(), 0);
}

#[test]
fn the_sheet_of_dues_has_its_sums() {
    let room = Room::new();
    set_dues(&room);
    let [zhang, li, wang] = ["张伟", "李芳", "王强"].map(|name| join(&room, name, "2024"));
    room.ask("due_pay", json!({ "ids": [zhang], "year": 2026, "paid_on": "2026-05-18", "receipt_number": "No.88" }));
    room.ask("due_pay", json!({ "ids": [li], "year": 2026, "amount": 2_050, "paid_on": "2026-05-19" }));
    room.ask("due_waive", json!({ "ids": [wang], "year": 2026 }));
    let sheet = paper(&room, "dues", json!({ "year": 2026 }));
    for words in ["2026年会费收缴表", "共3个会员：已缴1，部分1，免缴1", "No.88", "合计240140.5099.50"]
    {
        assert!(sheet.contains(words), "{words} is not in {sheet}");
    }
}

#[test]
fn kinds_and_dues_are_the_offices_own() {
    let room = Room::new();
    join(&room, "张伟", "2024");
    let kinds = room.ask("member_kind_list", json!({}))["rows"].as_array().unwrap().clone();
    let with = |at: usize, key: &str, value: Value| {
        let mut kinds = kinds.clone();
        kinds[at][key] = value;
        json!({ "kinds": kinds })
    };
    for (params, field, words) in [
        (with(0, "name", json!(" ")), "kinds", "请写上会员类别的名称"),
        (with(0, "name", json!("单位会员")), "kinds", "写了两次"),
        (with(0, "is_unit", json!(true)), "kinds", "已经有 1 个会员"),
        (with(0, "pattern", json!("G")), "pattern", "没有顺序号"),
        (with(0, "pattern", json!("#-#")), "pattern", "两处顺序号"),
        (with(0, "dues", json!([{ "from_year": 2026, "amount": -1 }])), "kinds", "不能小于 0"),
        (
            with(0, "dues", json!([{ "from_year": 2026, "amount": 1 }, { "from_year": 2026, "amount": 2 }])),
            "kinds",
            "2026 年写了两次",
        ),
    ] {
        refused(&room, "member_kind_set", params, field, words);
    }
    let in_use = room.refused("member_kind_set", json!({ "kinds": kinds[1..] }));
    assert!(in_use["message"].as_str().unwrap().contains("1 个会员"), "{in_use}");
    room.ask(
        "member_kind_set",
        json!({ "kinds": [kinds[0], { "name": "荣誉会员", "is_unit": false, "pattern": "YYYY-##" }] }),
    );
    let fields = json!({ "kind_id": kind(&room, "荣誉会员") });
    refused(&room, "membership_create", json!({ "fields": fields, "name": "李芳" }), "began_on", "请写上入会日期");
    let fields = json!({ "kind_id": kind(&room, "荣誉会员"), "began_on": "2025-06" });
    room.ask("membership_create", json!({ "fields": fields, "name": "李芳" }));
    assert_eq!(column(&members(&room, json!({})), "number"), ["G0001", "2025-01"]);
}

#[test]
fn labels_are_put_on_many_and_taken_off_as_one_act() {
    let room = Room::new();
    let people: Vec<Value> = ["张伟", "李芳"]
        .map(|name| room.ask("person_create", json!({ "person": { "name": name, "joined_on": "2024" } })))
        .into();
    let unit = room.ask("unit_create", json!({ "unit": { "name": "机床厂" } }));
    let mark = |on: bool, people: &[Value]| json!({ "label": " 专家 ", "people": people, "units": [unit], "on": on });
    let before = room.snapshot();
    assert_eq!(room.reply("label_mark", mark(true, &people))["act"]["label"], "给 3 个人员或单位贴上标签“专家”");
    assert_eq!(room.ask("label_list", json!({}))["rows"][0]["people"], 2);
    assert_eq!(room.ask("unit_list", json!({}))["rows"][0]["labels"], json!(["专家"]));
    refused(&room, "label_mark", mark(true, &people), "label", "都已经有标签“专家”");
    refused(&room, "label_mark", json!({ "label": "", "people": people, "on": true }), "label", "请写上标签");
    refused(&room, "label_mark", json!({ "label": "专家", "on": true }), "people", "请先选中");
    assert_eq!(room.ask("label_mark", mark(false, &people[..1]))["changed"], 2);
    let roster = paper(&room, "members", json!({ "label": "专家" }));
    assert!(roster.contains("李芳") && !roster.contains("张伟"), "{roster}");
    room.ask("undo", json!({ "steps": 2 }));
    assert_eq!(room.snapshot(), before);
    room.ask("redo", json!({ "steps": 1 }));
    // Whoever is deleted takes the label off; undo puts it back.
    let with = room.snapshot();
    room.ask("person_delete", json!({ "ids": [people[0]] }));
    assert_eq!(room.ask("label_list", json!({}))["rows"][0]["people"], 1);
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), with);
    let label = room.ask("label_list", json!({}))["rows"][0]["id"].clone();
    room.ask("label_update", json!({ "id": label, "name": "特聘专家" }));
    room.ask("label_delete", json!({ "ids": [label] }));
    assert_eq!(room.dangling(), 0);
}

#[test]
fn birthdays_are_told_as_far_as_they_are_known() {
    let room = Room::new();
    for (name, born) in [
        ("闰年", "2000-02-29"),
        ("月份", "1985-02"),
        ("年份", "1970"),
        ("二月", "1990-02-03"),
        ("三月", "1990-03-03"),
        ("未生", "2027-02-01"),
    ] {
        room.ask("person_create", json!({ "person": { "name": name, "birth_date": born } }));
    }
    let found = |year: i32| room.ask("birthday_list", json!({ "month": 2, "year": year }));
    let february = found(2026);
    let told: Vec<(&str, Option<i64>, i64, bool)> = february["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (row["name"].as_str().unwrap(), row["day"].as_i64(), row["age"].as_i64().unwrap(), row["note"].is_null())
        })
        .collect();
    assert_eq!(told, [("二月", Some(3), 36, true), ("闰年", Some(29), 26, false), ("月份", None, 41, true)]);
    assert_eq!(february["year_only"], 1, "a year alone gives no birthday");
    assert!(found(2028)["rows"][1]["note"].is_null());
    assert_eq!(room.refused("birthday_list", json!({ "month": 13 }))["field"], "month");
}

#[test]
fn every_showing_of_an_id_number_can_be_seen() {
    let room = Room::new();
    let id = room.ask("person_create", json!({ "person": { "name": "张伟", "id_number": "11010519491231002X" } }));
    assert_eq!(room.ask("unmasking_list", json!({}))["rows"], json!([]));
    assert_eq!(room.ask("person_reveal", json!({ "id": id }))["id_number"], "11010519491231002X");
    let shown = room.ask("unmasking_list", json!({}))["rows"].as_array().unwrap().clone();
    assert_eq!((shown.len(), shown[0]["name"].as_str()), (1, Some("张伟")));
    assert!(!shown[0].to_string().contains("19491231"), "the record of showings shows nothing itself");
}

#[test]
fn departments_stand_in_order_and_count_the_tasks_they_lead() {
    let room = Room::new();
    let [office, popular] =
        ["办公室", "科普部"].map(|name| room.ask("department_create", json!({ "department": { "name": name } })));
    let plan = room.ask("plan_create", json!({ "plan": { "year": 2026, "title": "2026年工作计划" } }));
    for (text, lead) in [("办展览", "科普部"), ("办讲座", "办公室、科普部"), ("写总结", "别的科")]
    {
        let item = json!({ "kind": "task", "text": text, "lead_unit": lead });
        room.ask("plan_item_create", json!({ "plan_id": plan, "item": item }));
    }
    let list = || room.ask("department_list", json!({}))["rows"].as_array().unwrap().clone();
    let counted: Vec<(String, usize)> = list()
        .iter()
        .map(|row| (row["name"].as_str().unwrap().to_owned(), row["tasks"].as_array().unwrap().len()))
        .collect();
    assert_eq!(counted, [("办公室".to_owned(), 1), ("科普部".to_owned(), 2)]);
    refused(
        &room,
        "department_update",
        json!({ "id": office, "changes": { "name": "科普部" } }),
        "name",
        "已经有部室“科普部”",
    );
    refused(&room, "department_create", json!({ "department": { "name": "办公室" } }), "name", "已经有部室“办公室”");
    room.ask("department_update", json!({ "id": popular, "changes": { "position": 0 } }));
    room.ask("department_update", json!({ "id": office, "changes": { "position": 1 } }));
    assert_eq!(list()[0]["name"], "科普部");
}
