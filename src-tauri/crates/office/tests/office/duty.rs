//! 值班表: dealt out by weight over a holiday, swapped, set by hand, told of, printed; two people made one.

use crate::room::Room;
use serde_json::{Value, json};

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn words(value: &Value) -> Vec<&str> {
    list(value).iter().map(|words| words.as_str().unwrap()).collect()
}

fn read(room: &Room, id: &Value) -> Value {
    room.ask("duty_read", json!({ "id": id }))
}

/// Who has the turns of a role, in order; “-” where nobody.
fn names(room: &Room, id: &Value, role: &str) -> Vec<String> {
    let detail = read(room, id);
    let own = list(&detail["turns"]).iter().filter(|turn| turn["role"] == role);
    own.map(|turn| turn["name"].as_str().unwrap_or("-").to_owned()).collect()
}

fn place(day: &str, shift: &str, role: &str) -> Value {
    json!({ "day": day, "shift": shift, "role": role })
}

fn members(role: &str, names: &[&str]) -> Vec<Value> {
    names.iter().map(|name| json!({ "role": role, "person": name })).collect()
}

/// 国庆 2026 (1 to 7 October off, 10 October worked), a shift a day.
fn autumn(room: &Room, hours: &str, people: Vec<Value>) -> Value {
    let duty = json!({ "name": "2026年国庆节值班表", "first_on": "2026-10-01", "last_on": "2026-10-10", "hours": hours,
                       "leads": false, "phone": "010-87654321" });
    room.ask("duty_create", json!({ "duty": duty, "members": people, "deal": true }))
}

#[test]
fn a_holiday_is_dealt_out_by_weight_and_undone_in_one_act() {
    let room = Room::new();
    let before = room.snapshot();
    let id = autumn(&room, "days", members("duty", &["张三", "李四", "王五"]));
    let detail = read(&room, &id);
    let sorts: Vec<&str> = list(&detail["turns"]).iter().map(|turn| turn["sort"].as_str().unwrap()).collect();
    let holiday = ["holiday"; 7];
    // Thursday the 8th and Friday the 9th are days of work, and so is Saturday the 10th, for the holiday.
    assert_eq!(sorts, [&holiday[..], &["work"; 3]].concat());
    assert_eq!(detail["turns"][9]["holiday"], "国庆节");
    assert_eq!(detail["turns"][0]["weekday"], "星期四");
    // Three holidays for the first, two for the others, who then have the days of work.
    assert_eq!(
        names(&room, &id, "duty"),
        ["张三", "李四", "王五", "张三", "李四", "王五", "张三", "李四", "王五", "李四"]
    );
    let weights: Vec<i64> = list(&detail["totals"]).iter().map(|total| total["weight"].as_i64().unwrap()).collect();
    assert_eq!(weights, [9, 8, 7]);
    assert_eq!(words(&detail["told"]), Vec::<&str>::new());
    assert_eq!(room.ask("history_list", json!({}))["entries"][0]["label"], "新增值班表“2026年国庆节值班表”");
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
}

#[test]
fn office_hours_leave_out_weekends_and_holidays_but_not_the_saturday_that_is_worked() {
    let room = Room::new();
    let id = autumn(&room, "office", members("duty", &["张三"]));
    let detail = read(&room, &id);
    let days: Vec<&str> = list(&detail["turns"]).iter().map(|turn| turn["day"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-10-08", "2026-10-09", "2026-10-10"]);
    let said = words(&detail["told"]);
    assert_eq!(said, ["张三连着值班：10月8日和10月9日、10月9日和10月10日"]);
}

#[test]
fn turns_are_swapped_set_and_kept_when_dealt_again() {
    let room = Room::new();
    let id = autumn(&room, "days", members("duty", &["张三", "李四", "王五"]));
    let swap = |one: &str, other: &str| {
        let (one, other) = (place(one, "day", "duty"), place(other, "day", "duty"));
        room.ask("duty_swap", json!({ "id": id, "one": one, "other": other }))
    };
    assert_eq!(swap("2026-10-01", "2026-10-09")["told"], json!([]));
    assert_eq!(
        room.ask("history_list", json!({}))["entries"][0]["label"],
        "值班对调：张三（10月1日）与王五（10月9日）"
    );
    // It is told, not refused, that somebody now has two days in a row.
    let told = swap("2026-10-03", "2026-10-07")["told"].take();
    assert!(words(&told).contains(&"张三连着值班：10月3日和10月4日"), "{told}");
    room.ask("undo", json!({}));
    let set = json!({ "id": id, "place": place("2026-10-10", "day", "duty"), "person": "赵六" });
    room.ask("duty_set", set);
    let expected = ["王五", "李四", "王五", "张三", "李四", "王五", "张三", "李四", "张三", "赵六"];
    assert_eq!(names(&room, &id, "duty"), expected);
    let told = read(&room, &id)["told"].take();
    assert!(words(&told).contains(&"赵六不在这份值班表的人员里，排了 1 班：10月10日"), "{told}");
    // Dealt again: the three that were set by hand stay, the others make room for them.
    let dealt = room.ask("duty_deal", json!({ "id": id }));
    assert_eq!((&dealt["dealt"], &dealt["kept"], &dealt["empty"]), (&json!(10), &json!(3), &json!(0)));
    let names = names(&room, &id, "duty");
    assert_eq!((&names[0][..], &names[8][..], &names[9][..]), ("王五", "张三", "赵六"));
    assert!(names.windows(2).all(|two| two[0] != two[1]), "{names:?}");
    // A turn that is let go, and one that nobody has.
    let place = place("2026-10-10", "day", "duty");
    room.ask("duty_set", json!({ "id": id, "place": place }));
    assert_eq!(words(&read(&room, &id)["told"]), ["1 班还没有人：10月10日"]);
    let other = json!({ "day": "2026-10-09", "shift": "day", "role": "duty" });
    room.ask("duty_swap", json!({ "id": id, "one": other, "other": place }));
    assert_eq!(words(&read(&room, &id)["told"])[0], "1 班还没有人：10月9日");
    let kept = |turn: &Value| turn["kept"] == true;
    assert_eq!(list(&read(&room, &id)["turns"]).iter().filter(|turn| kept(turn)).count(), 2);
}

#[test]
fn day_and_night_with_who_leads_and_who_cannot() {
    let room = Room::new();
    let mut people = members("lead", &["甲主任", "乙主任"]);
    people.extend(members("duty", &["张三", "李四", "王五", "赵六"]));
    people[2]["away"] = json!("10月1日—3日、10月8日");
    let duty =
        json!({ "name": "2026年国庆节值班表", "first_on": "2026-10-01", "last_on": "2026-10-08", "hours": "round" });
    let id = room.ask("duty_create", json!({ "duty": duty, "members": people, "deal": true }));
    let detail = read(&room, &id);
    assert_eq!(detail["duty"]["night_hours"], "20:00—次日8:00");
    assert_eq!(detail["members"][2]["away"], "2026-10-01—2026-10-03、2026-10-08");
    assert_eq!(words(&detail["told"]), Vec::<&str>::new());
    assert_eq!(names(&room, &id, "lead"), ["甲主任", "乙主任"].repeat(4));
    let turns = list(&detail["turns"]);
    assert_eq!(turns.len(), 24);
    let on = |turn: &&Value| turn["name"] == "张三";
    let days: Vec<&str> = turns.iter().filter(on).map(|turn| turn["day"].as_str().unwrap()).collect();
    assert!(!days.is_empty() && days.iter().all(|day| ("2026-10-04".."2026-10-08").contains(day)), "{days:?}");
    // What breaks a rule is told at the turn: twice on a day, and on a day on which they cannot.
    for (shift, role) in [("day", "duty"), ("day", "lead")] {
        let place = place("2026-10-02", shift, role);
        room.ask("duty_set", json!({ "id": id, "place": place, "person": "张三" }));
    }
    let told = read(&room, &id)["told"].take();
    for said in ["张三一天里不止一班：10月2日带班、10月2日白班", "张三不能值班的日子排了班：10月2日带班、10月2日白班"]
    {
        assert!(words(&told).contains(&said), "{told}");
    }
}

#[test]
fn who_had_the_holiday_last_year_comes_later_and_one_day_in_two_rosters_is_told() {
    let room = Room::new();
    let last = json!({ "name": "2025年国庆节值班表", "first_on": "2025-10-01", "last_on": "2025-10-01", "hours": "days", "leads": false });
    room.ask("duty_create", json!({ "duty": last, "members": members("duty", &["张三"]), "deal": true }));
    let this = |carries: bool, name: &str| {
        let duty = json!({ "name": name, "first_on": "2026-09-30", "last_on": "2026-10-01", "hours": "days", "leads": false, "carries": carries });
        room.ask("duty_create", json!({ "duty": duty, "members": members("duty", &["张三", "李四"]), "deal": true }))
    };
    let carried = this(true, "今年");
    assert_eq!(names(&room, &carried, "duty"), ["李四", "张三"]);
    assert_eq!(read(&room, &carried)["totals"][0]["carried"], 3);
    // Without it the first of the list is the first; but who is in another roster that day makes room.
    let fresh = this(false, "另一份");
    assert_eq!(names(&room, &fresh, "duty"), ["张三", "李四"]);
    let swapped =
        json!({ "id": fresh, "one": place("2026-09-30", "day", "duty"), "other": place("2026-10-01", "day", "duty") });
    let told = room.ask("duty_swap", swapped);
    assert_eq!(words(&told["told"]), ["李四这天在“今年”里也有班", "张三这天在“今年”里也有班"]);
    let told = read(&room, &fresh)["told"].take();
    assert!(told.to_string().contains("张三在别的值班表里同一天也有班：10月1日（见“今年”）"), "{told}");
}

#[test]
fn nobody_there_and_nobody_able_are_told_and_the_days_that_are_no_more_go_when_dealt_again() {
    let room = Room::new();
    let id = autumn(&room, "days", {
        let mut people = members("duty", &["张三"]);
        people[0]["away"] = json!("10月2日—10月9日");
        people
    });
    let told = read(&room, &id)["told"].take();
    assert_eq!(words(&told), ["8 班还没有人：10月2日、10月3日、10月4日、10月5日等 8 处"]);
    room.ask("duty_update", json!({ "id": id, "changes": { "last_on": "2026-10-03" } }));
    let told = read(&room, &id)["told"].take();
    assert!(
        words(&told)[1].starts_with("日期或班次改过，1 班已不在值班时间里，重新排时去掉：2026-10-10 张三"),
        "{told}"
    );
    room.ask("duty_deal", json!({ "id": id }));
    assert_eq!(room.ask("duty_list", json!({}))["rows"][0]["turns"], 1);
    // Over New Year, into a year of which no notice is known.
    let winter = json!({ "name": "元旦值班表", "first_on": "2027-12-30", "last_on": "2028-01-02", "hours": "days", "leads": false });
    let id =
        room.ask("duty_create", json!({ "duty": winter, "members": members("duty", &["张三", "李四"]), "deal": true }));
    let told = read(&room, &id)["told"].take();
    assert!(words(&told)[0].starts_with("2027 年的放假通知还没有"), "{told}");
    assert_eq!(room.ask("duty_list", json!({ "year": 2028 }))["rows"][0]["name"], "元旦值班表");
    assert_eq!(room.ask("duty_list", json!({ "year": 2029 }))["rows"], json!([]));
}

#[test]
fn what_cannot_be_is_refused_at_its_field_and_changes_nothing() {
    let room = Room::new();
    let id = autumn(&room, "days", members("duty", &["张三"]));
    let empty = json!({ "name": "空表", "first_on": "2026-10-01", "last_on": "2026-10-02", "hours": "days" });
    let empty = room.ask("duty_create", json!({ "duty": empty }));
    let made = |first: &str, last: &str, hours: &str| json!({ "duty": { "name": "表", "first_on": first, "last_on": last, "hours": hours } });
    let before = room.snapshot();
    for (name, ask, field, said) in [
        ("duty_create", json!({ "duty": { "first_on": "2026-10-01" } }), "name", "请写上值班表的名称"),
        ("duty_create", made("2026-10-02", "2026-10-01", "days"), "last_on", "结束日期 2026-10-01 早于开始日期"),
        ("duty_create", made("2026-10", "2026-10-01", "days"), "first_on", "要写到日"),
        ("duty_create", made("2026-01-01", "2027-01-02", "days"), "last_on", "最多排 366 天，这里有 367 天"),
        ("duty_create", made("2026-10-03", "2026-10-04", "office"), "hours", "没有工作日"),
        ("duty_create", made("2026-10-03", "2026-10-04", "夜里"), "hours", "不在可选的范围里"),
        ("duty_update", json!({ "id": id, "changes": { "holiday_weight": 0 } }), "holiday_weight", "1 到 99"),
        ("duty_update", json!({ "id": id, "changes": { "work_weight": null } }), "work_weight", "不能空着"),
        (
            "duty_update",
            json!({ "id": id, "members": members("duty", &["张三", "张三"]) }),
            "members",
            "“张三”写了两次",
        ),
        ("duty_update", json!({ "id": id, "members": members("duty", &[" "]) }), "members", "姓名"),
        (
            "duty_update",
            json!({ "id": id, "members": [{ "role": "duty", "person": "张三", "away": "出差" }] }),
            "members",
            "张三不能值班的“出差”认不出是哪天",
        ),
        ("duty_deal", json!({ "id": empty }), "members", "还没有值班人员"),
        (
            "duty_set",
            json!({ "id": id, "place": place("2026-10-01", "night", "duty"), "person": "张三" }),
            "day",
            "没有10月1日夜班这一班",
        ),
        (
            "duty_swap",
            json!({ "id": empty, "one": place("2026-10-01", "day", "duty"), "other": place("2026-10-02", "day", "duty") }),
            "one",
            "都还没有人",
        ),
    ] {
        let refused = room.refused(name, ask);
        assert_eq!(refused["field"], field, "{refused}");
        assert!(refused["message"].as_str().unwrap().contains(said), "{refused}");
    }
    let person = room.ask("person_list", json!({}))["rows"][0]["id"].clone();
    let refused = room.refused("person_delete", json!({ "ids": [person] }));
    assert!(refused["message"].as_str().unwrap().contains("班值班"), "{refused}");
    assert_eq!(room.snapshot(), before);
}

#[test]
fn two_people_made_one_have_the_turns_of_both() {
    let room = Room::new();
    let id = autumn(&room, "days", members("duty", &["张三", "张叁", "王五"]));
    let ids: Vec<Value> = list(&read(&room, &id)["members"]).iter().map(|member| member["person_id"].clone()).collect();
    room.ask("merge", json!({ "kind": "person", "keep": ids[0], "gone": ids[1] }));
    let detail = read(&room, &id);
    let names: Vec<&str> = list(&detail["members"]).iter().map(|member| member["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["张三", "王五"]);
    assert!(words(&detail["told"])[0].starts_with("张三连着值班：10月1日和10月2日"), "{}", detail["told"]);
    room.ask("undo", json!({}));
    assert_eq!(list(&read(&room, &id)["members"]).len(), 3);
}

#[test]
fn it_is_printed_with_its_holidays_and_without_numbers_before_the_days() {
    let room = Room::new();
    let mut people = members("lead", &["甲主任"]);
    people.extend(members("duty", &["张三", "李四", "王五"]));
    let duty = json!({ "name": "2026年国庆节值班表", "first_on": "2026-10-01", "last_on": "2026-10-08", "hours": "round",
                       "phone": "010-87654321", "note": "遇事先报带班领导" });
    let id = room.ask("duty_create", json!({ "duty": duty, "members": people }));
    let file = |name: &str| room.home.path().join(name).to_str().unwrap().to_owned();
    let ask = |file: &str| json!({ "name": "duty", "duty_id": id, "file": file });
    let refused = room.refused("report_write", ask(&file("值班表.pdf")));
    assert!(refused["message"].as_str().unwrap().contains("还没有排班"), "{refused}");
    room.ask("duty_deal", json!({ "id": id }));
    for ending in ["pdf", "docx", "xlsx"] {
        room.ask("report_write", ask(&file(&format!("值班表.{ending}"))));
    }
    let rows = crate::reports::rows(&room, "duty", json!({ "duty_id": id }));
    assert_eq!(
        rows[..5],
        [
            "2026年国庆节值班表",
            "时间：2026年10月1日至2026年10月8日　　白班：8:00—20:00　　夜班：20:00—次日8:00",
            // Nobody has a phone: no column of phones stands empty. What holds of the day stands once.
            "日期|星期|节假日|班次|带班领导|值班人员",
            "第46296日|星期四|国庆节|白班|甲主任|张三",
            "|||夜班||李四",
        ]
    );
    let foot = &rows[rows.len() - 4..];
    assert_eq!(
        foot,
        ["第46303日|星期四||白班|甲主任|王五", "|||夜班||张三", "值班电话：010-87654321", "备注：遇事先报带班领导"]
    );
    let offer = room.ask("report_offer", json!({ "name": "duty", "duty_id": id }));
    let heads: Vec<&str> =
        list(&offer["list"]["columns"]).iter().map(|column| column["head"].as_str().unwrap()).collect();
    assert_eq!(heads, ["日期", "星期", "节假日", "班次", "带班领导", "值班人员", "联系电话"]);
    assert_eq!(offer["list"]["has_phones"], true);
}

#[test]
fn the_sample_has_a_roster_that_holds_together() {
    let home = tempfile::tempdir().unwrap();
    let desk = office::Desk::new(home.path().to_path_buf());
    let room = Room { desk, home };
    room.ask("sample_create", json!({}));
    let rosters = room.ask("duty_list", json!({}))["rows"].take();
    let detail = read(&room, &rosters[0]["id"]);
    assert_eq!(detail["duty"]["name"], "2025年国庆节值班表");
    assert_eq!(list(&detail["turns"]).iter().filter(|turn| turn["kept"] == true).count(), 2);
    assert!(list(&detail["turns"]).iter().all(|turn| !turn["name"].is_null()));
    assert_eq!(words(&detail["told"]), Vec::<&str>::new());
}
