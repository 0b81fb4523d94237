//! What holds in an office: which version of a charter is in force, whether its steps were taken in their order, when it is to be
//! looked at again, and what of it presses. The data are made up.

use crate::room::{Room, text_of};
use chrono::{Days, Local, NaiveDate};
use serde_json::{Value, json};

/// The day so many days from today.
fn on(days: i64) -> String {
    let today: NaiveDate = Local::now().date_naive();
    let far = Days::new(days.unsigned_abs());
    let day = if days < 0 { today.checked_sub_days(far) } else { today.checked_add_days(far) };
    day.unwrap().to_string()
}

fn regulation(room: &Room, fields: Value) -> Value {
    room.ask("regulation_create", json!({ "fields": fields }))
}

/// Adds a version without steps.
fn version(room: &Room, regulation: &Value, name: &str, in_force: Option<String>, ends: Option<String>) -> Value {
    let fields = json!({ "name": name, "in_force_on": in_force, "ends_on": ends });
    room.ask("regulation_version_create", json!({ "regulation_id": regulation, "version": fields, "steps": [] }))
}

fn list(room: &Room) -> Vec<Value> {
    room.ask("regulation_list", json!({}))["rows"].as_array().unwrap().clone()
}

/// The only regulation there is.
fn only(room: &Room) -> Value {
    let rows = list(room);
    assert_eq!(rows.len(), 1);
    rows[0].clone()
}

fn words(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|words| words.as_str().unwrap()).collect()
}

#[test]
fn the_version_in_force_today_is_the_last_that_began_and_has_not_ended() {
    /// Versions by the days from today on which each begins and ends, the day of the repeal; how the whole and each stand.
    type Case = (&'static [(Option<i64>, Option<i64>)], Option<i64>, &'static str, &'static [&'static str]);
    let cases: &[Case] = &[
        (&[], None, "起草中", &[]),
        (&[(None, None)], None, "起草中", &["起草中"]),
        (&[(Some(0), None)], None, "施行中", &["施行中"]),
        (&[(Some(1), None)], None, "待施行", &["待施行"]),
        (&[(Some(-900), None), (Some(-10), None)], None, "施行中", &["已被取代", "施行中"]),
        (&[(Some(-900), None), (Some(10), None), (None, None)], None, "施行中", &["施行中", "待施行", "起草中"]),
        // The last day still counts; what ended makes room for what did not.
        (&[(Some(-900), Some(0))], None, "施行中", &["施行中"]),
        (&[(Some(-900), Some(-1))], None, "已到期", &["已到期"]),
        (&[(Some(-900), None), (Some(-90), Some(-1))], None, "施行中", &["施行中", "已到期"]),
        // Two on the same day: the one entered later holds.
        (&[(Some(-5), None), (Some(-5), None)], None, "施行中", &["已被取代", "施行中"]),
        // From the day of its repeal nothing of it holds.
        (&[(Some(-900), None), (Some(-10), None)], Some(0), "已废止", &["已废止", "已废止"]),
        (&[(Some(-900), None)], Some(1), "施行中", &["施行中"]),
    ];
    for (versions, repealed, whole, each) in cases {
        let room = Room::new();
        let id = regulation(&room, json!({ "name": "章程", "repealed_on": repealed.map(on) }));
        let made: Vec<Value> = versions
            .iter()
            .enumerate()
            .map(|(at, (begins, ends))| version(&room, &id, &format!("第{at}版"), begins.map(on), ends.map(on)))
            .collect();
        let row = only(&room);
        let stands = |id: &Value| {
            let all = row["versions"].as_array().unwrap();
            all.iter().find(|version| version["id"] == *id).unwrap()["standing"].as_str().unwrap()
        };
        let standings: Vec<&str> = made.iter().map(stands).collect();
        assert_eq!(
            (row["standing"].as_str().unwrap(), standings),
            (*whole, each.to_vec()),
            "{versions:?} {repealed:?}"
        );
        let in_force = each.iter().position(|standing| *standing == "施行中");
        assert_eq!(row["in_force"], json!(in_force.map(|at| format!("第{at}版"))), "{versions:?}");
        assert_eq!(row["in_force_id"], in_force.map_or(Value::Null, |at| made[at].clone()));
    }
}

#[test]
fn what_does_not_agree_between_versions_and_steps_is_told_and_not_refused() {
    let room = Room::new();
    let id = regulation(&room, json!({ "name": "章程", "kind": "章程" }));
    let first = version(&room, &id, "2019年版", Some("2019-05-01".into()), Some("2024-12-31".into()));
    let second = version(&room, &id, "2024年修订", Some("2024-05-01".into()), None);
    let told = |id: &Value| -> Vec<String> {
        let row = only(&room);
        let all = row["versions"].as_array().unwrap();
        let version = all.iter().find(|version| version["id"] == *id).unwrap();
        words(&version["told"]).into_iter().map(str::to_owned).collect()
    };
    assert_eq!(told(&second), ["施行时“2019年版”还没有到期（有效期到 2024-12-31），两版同时有效"]);
    assert_eq!(told(&first), Vec::<String>::new());
    // The one before ends on the day before: nothing is said.
    let ends = |on: Value| room.ask("regulation_version_update", json!({ "id": first, "changes": { "ends_on": on } }));
    ends(json!("2024-04-30"));
    assert_eq!(told(&second), Vec::<String>::new());
    ends(json!("2024-05-01"));
    assert_eq!(told(&second).len(), 1, "one day is enough");
    ends(Value::Null);
    assert_eq!(told(&second), Vec::<String>::new(), "what has no end is followed without a word");
    room.ask("regulation_version_update", json!({ "id": second, "changes": { "in_force_on": "2019-05-01" } }));
    assert_eq!(told(&second), ["与“2019年版”同一天施行，请核对施行日期"]);
    room.ask("undo", json!({}));

    let steps = |days: [Option<&str>; 3]| {
        let names = ["理事会通过", "主管单位审核", "核准"];
        let steps: Vec<Value> =
            names.iter().zip(days).map(|(name, on)| json!({ "name": name, "done_on": on })).collect();
        room.ask("regulation_step_set", json!({ "version_id": second, "steps": steps }));
        told(&second)
    };
    let cases: &[([Option<&str>; 3], &[&str])] = &[
        ([Some("2024-03-01"), Some("2024-03-20"), Some("2024-04-10")], &[]),
        // On one day, or in a month that is all that is known of it: it may have been in order.
        ([Some("2024-03-01"), Some("2024-03-01"), Some("2024-03")], &[]),
        (
            [Some("2024-03-20"), Some("2024-03-01"), Some("2024-04-10")],
            &["“主管单位审核”（2024-03-01）早于前面的“理事会通过”（2024-03-20）"],
        ),
        (
            [Some("2024-03-01"), None, Some("2024-04-10")],
            &["已经施行，还有 1 个环节没有办：主管单位审核", "“核准”已经办了，前面的“主管单位审核”还没有办"],
        ),
        ([Some("2024-03-01"), None, None], &["已经施行，还有 2 个环节没有办：主管单位审核、核准"]),
        ([None, None, None], &["已经施行，还有 3 个环节没有办：理事会通过、主管单位审核、核准"]),
    ];
    for (days, expected) in cases {
        assert_eq!(steps(*days), *expected, "{days:?}");
    }
    // One that is not in force yet may still have all before it.
    room.ask("regulation_version_update", json!({ "id": second, "changes": { "in_force_on": null } }));
    assert_eq!(told(&second), Vec::<String>::new());
}

#[test]
fn a_review_comes_so_many_months_after_the_last_one_or_the_coming_into_force() {
    let cases = [
        ("2024-09-01", None, Some(12), Some("2025-09-01")),
        // A day that the month does not have becomes its last.
        ("2024-08-31", None, Some(6), Some("2025-02-28")),
        ("2023-08-31", None, Some(6), Some("2024-02-29")),
        ("2024-01-31", None, Some(1), Some("2024-02-29")),
        ("2024-02-29", None, Some(12), Some("2025-02-28")),
        ("2024-12-31", None, Some(2), Some("2025-02-28")),
        // Of a month or a year its last day counts.
        ("2024-05", None, Some(12), Some("2025-05-31")),
        ("2023", None, Some(6), Some("2024-06-30")),
        // The last review counts where it is the later one.
        ("2024-09-01", Some("2025-08-20"), Some(12), Some("2026-08-20")),
        ("2024-09-01", Some("2023-08-20"), Some(12), Some("2025-09-01")),
        ("2024-09-01", Some("2025-08-20"), None, None),
    ];
    for (in_force, reviewed, months, expected) in cases {
        let room = Room::new();
        let id = regulation(&room, json!({ "name": "应急预案", "reviewed_on": reviewed, "review_every": months }));
        assert_eq!(only(&room)["review_on"], Value::Null, "what is not in force is not reviewed");
        version(&room, &id, "第一版", Some(in_force.into()), None);
        assert_eq!(only(&room)["review_on"], json!(expected), "{in_force} {reviewed:?} {months:?}");
        room.ask("regulation_update", json!({ "id": id, "changes": { "repealed_on": on(0) } }));
        assert_eq!(only(&room)["review_on"], Value::Null, "what is repealed is not reviewed");
    }
}

#[test]
fn reviews_ends_and_planned_steps_stand_among_what_is_due_until_they_are_done() {
    let room = Room::new();
    let due = || -> Vec<(String, String, i64, Value)> {
        let rows = room.ask("kept_due", json!({}))["rows"].take();
        let of = |row: &Value| {
            assert_eq!(row["area"], "regulation");
            let text = |key: &str| row[key].as_str().unwrap().to_owned();
            (text("title"), text("what"), row["days"].as_i64().unwrap(), row["handler"].clone())
        };
        rows.as_array().unwrap().iter().map(of).collect()
    };
    let agreement =
        regulation(&room, json!({ "name": "馆校合作协议", "kind": "合作协议", "owner": "科普部", "unit": "第一中学" }));
    let first = version(&room, &agreement, "首期", Some(on(-1000)), Some(on(91)));
    assert_eq!(due(), [], "in ninety days there is time");
    let ends = |days: i64| {
        room.ask("regulation_version_update", json!({ "id": first, "changes": { "ends_on": on(days) } }));
        due()
    };
    let told = |what: &str, days: i64| ("馆校合作协议".to_owned(), what.to_owned(), days, json!("科普部"));
    assert_eq!(ends(90), [told("有效期满", 90)]);
    assert_eq!(words(&only(&room)["told"]), [format!("有效期到 {} 届满，该准备续签了", on(90))]);
    assert_eq!(ends(-3), [told("有效期满", -3)], "one that is over and was not renewed stays");
    assert_eq!(words(&only(&room)["told"]), [format!("有效期已于 {} 届满，请续签或废止", on(-3))]);
    // The next one is being drafted: it has steps to take, and the old one still ends.
    let next = version(&room, &agreement, "二期", None, None);
    let steps = json!([{ "name": "协商定稿", "planned_on": on(-1) }, { "name": "审核", "planned_on": on(20), "done_by": "办公会" }, { "name": "签署", "planned_on": on(31) }]);
    room.ask("regulation_step_set", json!({ "version_id": next, "steps": steps }));
    let review = ("馆校合作协议".to_owned(), "二期：审核".to_owned(), 20, json!("办公会"));
    assert_eq!(due(), [told("有效期满", -3), told("二期：协商定稿", -1), review]);
    // All is done, the next one follows: nothing presses any more.
    let done = json!([{ "name": "协商定稿", "planned_on": on(-1), "done_on": on(-1) }, { "name": "签署", "planned_on": on(3), "done_on": on(-1) }]);
    room.ask("regulation_step_set", json!({ "version_id": next, "steps": done }));
    room.ask("regulation_version_update", json!({ "id": next, "changes": { "in_force_on": on(5) } }));
    assert_eq!(due(), []);
    room.ask("regulation_delete", json!({ "ids": [agreement] }));

    let plan = regulation(&room, json!({ "name": "应急预案", "owner": "办公室", "review_every": 12 }));
    version(&room, &plan, "第一版", Some("2024-03-31".into()), None);
    let late = due();
    assert_eq!((late.len(), late[0].1.as_str(), late[0].2 < 0), (1, "评审", true));
    assert_eq!(words(&only(&room)["told"]), ["该在 2025-03-31 前评审，已经过了"]);
    room.ask("regulation_update", json!({ "id": plan, "changes": { "reviewed_on": on(0) } }));
    assert_eq!((due(), words(&only(&room)["told"])), (vec![], vec![]));
    room.ask("undo", json!({}));
    room.ask("regulation_update", json!({ "id": plan, "changes": { "repealed_on": on(-1) } }));
    assert_eq!((due(), words(&only(&room)["told"])), (vec![], vec![]));
}

#[test]
fn a_new_version_takes_the_steps_that_the_last_one_or_its_kind_took() {
    let room = Room::new();
    let steps = |regulation: &Value| -> Vec<String> {
        let version = json!({ "regulation_id": regulation, "version": { "name": "新版" } });
        let id = room.ask("regulation_version_create", version);
        let rows = list(&room);
        let found = rows.iter().flat_map(|row| row["versions"].as_array().unwrap()).find(|version| version["id"] == id);
        let steps = found.unwrap()["steps"].as_array().unwrap().clone();
        assert!(steps.iter().all(|step| step["done_on"].is_null() && step["planned_on"].is_null()));
        steps.iter().map(|step| step["name"].as_str().unwrap().to_owned()).collect()
    };
    let charter = regulation(&room, json!({ "name": "章程", "kind": "章程" }));
    assert_eq!(steps(&charter), ["理事会通过", "主管单位审核", "核准"]);
    assert_eq!(steps(&regulation(&room, json!({ "name": "守则" }))), ["审议通过", "印发"]);
    // This office asks its members as well: so does the next version, and the next charter.
    let version = &list(&room)[0]["versions"][0]["id"].clone();
    let own = json!([{ "name": "会员大会通过", "done_on": "2024-03" }, { "name": "核准" }]);
    room.ask("regulation_step_set", json!({ "version_id": version, "steps": own }));
    assert_eq!(steps(&charter), ["会员大会通过", "核准"]);
    assert_eq!(steps(&regulation(&room, json!({ "name": "分会章程", "kind": "章程" }))), ["会员大会通过", "核准"]);
}

#[test]
fn a_whole_regulation_goes_and_comes_back_with_its_versions_steps_and_files() {
    let room = Room::new();
    let unit = room.ask("unit_create", json!({ "unit": { "name": "第一中学", "short_name": "一中" } }));
    let empty = room.snapshot();
    let fields = json!({ "name": " 馆校合作协议 ", "kind": "合作协议", "unit": "一中", "review_every": 24 });
    let version =
        json!({ "name": "首期三年", "drafted_on": "2023-11", "in_force_on": "2024-01-01", "ends_on": "2036-12-31" });
    let steps = json!([{ "name": "签署", "done_on": "2023-12-28", "number": "测科协[2023]第09号" }]);
    let id = room.ask("regulation_create", json!({ "fields": fields, "version": version, "steps": steps }));
    let row = only(&room);
    assert_eq!((&row["name"], &row["unit_id"]), (&json!("馆校合作协议"), &unit));
    assert_eq!(row["versions"][0]["steps"][0]["number"], "测科协〔2023〕9号");
    // One act: version and steps go with it.
    let full = room.snapshot();
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), empty);
    room.ask("redo", json!({}));
    assert_eq!(room.snapshot(), full);
    let version = &row["versions"][0]["id"];
    room.ask(
        "attachment_paste",
        json!({ "area": "regulation_version", "record": version, "name": "协议.jpg", "bytes": "/9j/4AAQ" }),
    );
    assert_eq!(room.refused("unit_delete", json!({ "ids": [unit] }))["code"], "in_use");
    for (name, label) in [
        ("regulation_version_delete", "删除“馆校合作协议”首期三年"),
        ("regulation_delete", "删除制度文件“馆校合作协议”"),
    ] {
        let full = room.snapshot();
        let ids = if name == "regulation_delete" { json!([id]) } else { json!([version]) };
        room.ask(name, json!({ "ids": ids }));
        assert_eq!(room.ask("history_list", json!({}))["entries"][0]["label"], label);
        assert_eq!(room.dangling() + room.ownerless(), 0);
        let gone = room.snapshot();
        for table in ["regulation_version", "regulation_step", "attachment"] {
            assert_eq!(gone[table], json!([]), "{name}");
        }
        room.ask("undo", json!({}));
        assert_eq!(room.snapshot(), full);
        room.ask("redo", json!({}));
        assert_eq!(room.snapshot(), gone);
        room.ask("undo", json!({}));
        assert_eq!(room.snapshot(), full);
    }
    // A step that is named by its id stays the same one.
    let step = row["versions"][0]["steps"][0]["id"].clone();
    let steps = json!([{ "name": "审核", "done_on": "2023-12-20" }, { "id": step, "name": "双方签署" }]);
    room.ask("regulation_step_set", json!({ "version_id": version, "steps": steps }));
    let after = only(&room)["versions"][0]["steps"].clone();
    assert_eq!((&after[1]["id"], &after[1]["name"], &after[1]["done_on"]), (&step, &json!("双方签署"), &Value::Null));
    assert_eq!(room.ask("history_list", json!({}))["entries"][0]["label"], "修改“馆校合作协议”首期三年的审批环节");
}

#[test]
fn what_cannot_be_is_refused_at_its_field_and_changes_nothing() {
    let room = Room::new();
    let id = regulation(&room, json!({ "name": "章程" }));
    let version = version(&room, &id, "第一版", Some("2024-05-01".into()), None);
    let cases = [
        ("regulation_create", json!({ "fields": {} }), "name", "请写上制度文件的名称"),
        ("regulation_create", json!({ "fields": { "name": "守则" }, "version": {} }), "name", "请写上版本的名称"),
        ("regulation_update", json!({ "id": id, "changes": { "name": " " } }), "name", "请写上制度文件的名称"),
        (
            "regulation_update",
            json!({ "id": id, "changes": { "review_every": 0 } }),
            "review_every",
            "在 1 到 600 个月之间",
        ),
        (
            "regulation_update",
            json!({ "id": id, "changes": { "review_every": 601 } }),
            "review_every",
            "不定期评审的请留空",
        ),
        ("regulation_update", json!({ "id": id, "changes": { "repealed_on": "2024-02-30" } }), "repealed_on", "不成立"),
        (
            "regulation_version_update",
            json!({ "id": version, "changes": { "name": null } }),
            "name",
            "请写上版本的名称",
        ),
        (
            "regulation_version_update",
            json!({ "id": version, "changes": { "ends_on": "2024-04-30" } }),
            "ends_on",
            "有效期止（2024-04-30）早于施行（2024-05-01）",
        ),
        (
            "regulation_version_create",
            json!({ "regulation_id": id, "version": { "name": "第二版", "drafted_on": "2025-06", "in_force_on": "2025-05-31" } }),
            "in_force_on",
            "施行（2025-05-31）早于起草（2025-06）",
        ),
        (
            "regulation_step_set",
            json!({ "version_id": version, "steps": [{ "name": " " }] }),
            "name",
            "请写上环节的名称",
        ),
        (
            "regulation_step_set",
            json!({ "version_id": version, "steps": [{ "name": "核准", "done_on": "三月" }] }),
            "done_on",
            "不成立",
        ),
    ];
    let before = room.snapshot();
    for (name, params, field, words) in cases {
        let refused = room.refused(name, params.clone());
        assert_eq!(refused["field"], field, "{params}: {refused}");
        assert!(refused["message"].as_str().unwrap().contains(words), "{params}: {refused}");
        assert_eq!(room.snapshot(), before, "{params}");
    }
    for (name, params) in [
        ("regulation_update", json!({ "id": 99, "changes": { "note": "改" } })),
        ("regulation_delete", json!({ "ids": [99] })),
        ("regulation_version_create", json!({ "regulation_id": 99, "version": { "name": "第一版" } })),
        ("regulation_version_update", json!({ "id": 99, "changes": { "note": "改" } })),
        ("regulation_version_delete", json!({ "ids": [version, 99] })),
        ("regulation_step_set", json!({ "version_id": 99, "steps": [] })),
        ("regulation_step_set", json!({ "version_id": version, "steps": [{ "id": 99, "name": "核准" }] })),
    ] {
        assert_eq!(room.refused(name, params.clone())["code"], "not_found", "{name} {params}");
        assert_eq!(room.snapshot(), before, "{name}");
    }
}

#[test]
fn they_are_found_by_their_words_and_stand_on_a_paper() {
    let room = Room::new();
    let fields = json!({ "name": "科普经费管理办法", "kind": "管理办法", "owner": "办公室", "review_every": 24 });
    let version = json!({ "name": "试行稿", "in_force_on": "2024-04-01", "note": "经费来源写得更细" });
    let steps = json!([{ "name": "印发", "done_on": "2024-03-20", "done_by": "主席办公会", "number": "测科协〔2024〕4号" }, { "name": "备案" }]);
    let id = room.ask("regulation_create", json!({ "fields": fields, "version": version, "steps": steps }));
    regulation(&room, json!({ "name": "旧章程", "repealed_on": "2020-01-01" }));
    for (words, area) in
        [("经费管理办法", "regulation"), ("来源写得更细", "regulation_version"), ("〔2024〕4号", "regulation_step")]
    {
        let hits = room.ask("search", json!({ "words": words }))["hits"].take();
        assert_eq!((&hits[0]["area"], &hits[0]["open"]), (&json!(area), &id), "{words}: {hits}");
    }
    let file = room.home.path().join("目录.pdf");
    room.ask("report_write", json!({ "name": "regulations", "file": file }));
    let text = text_of(&file);
    for words in [
        "制度文件目录",
        "共2份，施行中1份",
        "科普经费管理办法",
        "试行稿",
        "2024年4月1日",
        "印发2024年3月20日（测科协〔2024〕4号）",
        "备案未办",
        "2026年4月1日",
        "旧章程",
        "已废止",
    ] {
        assert!(text.contains(words), "{words} is not in\n{text}");
    }
    let table = room.home.path().join("目录.xlsx");
    room.ask("report_write", json!({ "name": "regulations", "file": table }));
    assert!(std::fs::metadata(&table).unwrap().len() > 1000);
}
