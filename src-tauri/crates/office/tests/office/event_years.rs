//! A year of events at the edge: 区科协 and 学生协会 of domain.md with their magnitudes, made-up names and days.

use crate::room::Room;
use serde_json::{Value, json};

fn rows(room: &Room, list: &str, ask: Value) -> Vec<Value> {
    room.ask(list, ask)["rows"].as_array().unwrap().clone()
}

fn event(room: &Room, title: &str, kind: &str, day: &str, more: Value) -> i64 {
    let mut ask =
        json!({ "event": { "title": title, "kind": kind }, "parts": { "occurrences": [{ "start_date": day }] } });
    for (part, fields) in more.as_object().unwrap() {
        for (field, value) in fields.as_object().unwrap() {
            ask[part][field] = value.clone();
        }
    }
    room.ask("event_create", ask).as_i64().unwrap()
}

fn read(room: &Room, line: &str, year: i32) -> Value {
    room.ask("event_line_read", json!({ "line": line, "year": year }))
}

/// What a line was understood as, role by role.
fn told(room: &Room, line: &str, year: i32) -> String {
    let read = read(room, line, year);
    let tokens = read["tokens"].as_array().unwrap().iter();
    let mut words: Vec<String> = tokens
        .map(|token| {
            let mark = if token["guessed"] == true { "?" } else { "" };
            format!("{}={}{mark}", token["role"].as_str().unwrap(), token["words"].as_str().unwrap())
        })
        .collect();
    words.extend(read["fault"].as_str().map(|fault| format!("！{fault}")));
    words.join(" | ")
}

#[test]
fn a_line_is_understood_word_by_word() {
    let room = Room::new();
    room.ask("unit_create", json!({ "unit": { "name": "区教育局", "short_name": "教育局" } }));
    for (line, wanted) in [
        (
            "3.5 科普进社区讲座 讲座 幸福社区 200人",
            "date=2026年3月5日（周四） | title=科普进社区讲座 | kind=讲座 | place=幸福社区 | participants=200人",
        ),
        ("3月5日 科普进社区讲座", "date=2026年3月5日（周四） | title=科普进社区讲座 | kind=讲座?"),
        (
            "5月18-22日 科技活动周 宣传 文化广场 200余人 近千人次 1.2万元",
            "date=2026年5月18日—2026年5月22日 | title=科技活动周 | kind=宣传 | place=文化广场 | participants=200余人 | beneficiaries=近千人次 | cost=12000 元",
        ),
        (
            "科普大集 2025-12-20 西河村 教育局 下乡 主办：区科协、区农业局 支持：县医院",
            "date=2025年12月20日（周六） | title=科普大集 | kind=下乡 | place=西河村 | host=教育局 | host=区科协、区农业局 | supporter=县医院",
        ),
        ("9月 走访学会 教育局", "date=2026年9月 | title=走访学会 | host=教育局"),
        (
            "3.5 全国科普日 届次：第二十届 系列:全国科普日",
            "date=2026年3月5日（周四） | title=全国科普日 | edition=第二十届 | series=全国科普日",
        ),
        ("科普讲座", "title=科普讲座 | kind=讲座? | ！没有认出日期：写在最前面，例如 3.5、5月18-22日、昨天、周三"),
        (
            "2月30日 讲座会",
            "title=2月30日 | place=讲座会 | ！没有认出日期：写在最前面，例如 3.5、5月18-22日、昨天、周三",
        ),
        ("", "！还没有活动名称"),
    ] {
        assert_eq!(told(&room, line, 2026), wanted, "{line}");
    }
    // Days counted from today say the day that they mean.
    let today = room.ask("desk_status", json!({}))["today"].as_str().unwrap().to_owned();
    assert_eq!(read(&room, "今天 例会", 2026)["parts"]["occurrences"][0]["start_date"], today);
    assert!(told(&room, "周三 例会", 2026).contains("（周三）"));
    // A school year ends in August of the next.
    room.ask("office_update", json!({ "changes": { "year_kind": "academic" } }));
    for (line, day) in [("9.1 迎新", "2025-09-01"), ("3.5 例会", "2026-03-05"), ("2024.3.5 例会", "2024-03-05")] {
        assert_eq!(read(&room, line, 2025)["parts"]["occurrences"][0]["start_date"], day, "{line}");
    }
}

#[test]
fn kinds_are_hers_with_fields_of_their_own() {
    let room = Room::new();
    let kind = |name: &str| {
        let kinds = rows(&room, "event_kind_list", json!({}));
        kinds.into_iter().find(|kind| kind["name"] == name).unwrap_or_default()
    };
    let names: Vec<String> = rows(&room, "event_kind_list", json!({}))
        .iter()
        .map(|kind| kind["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(names.join(" "), "宣传 讲座 培训 竞赛 会议 调研 授牌 捐赠 下乡 展览 编印 评选 其他");
    let bulletin = kind("编印");
    let field = |name: &str| {
        bulletin["fields"].as_array().unwrap().iter().find(|field| field["name"] == name).unwrap()["id"].clone()
    };
    let own = json!({ field("刊名").to_string(): "科普通讯", field("期号").to_string(): "第3期", field("印数").to_string(): "2000" });
    let id = event(&room, "编印科普通讯", "编印", "2026-06", json!({ "parts": { "own": own } }));
    assert_eq!(rows(&room, "event_list", json!({}))[0]["own"], own);
    assert_eq!(room.ask("search", json!({ "words": "第3期" }))["hits"][0]["id"], id);
    let refused =
        room.refused("event_update", json!({ "id": id, "parts": { "own": { field("印数").to_string(): "两千" } } }));
    assert!(refused["message"].as_str().unwrap().contains("印数要填数字"), "{refused}");
    assert_eq!(refused["field"], format!("own.{}", field("印数")));
    // In use: neither the kind nor the field that was filled in goes; a name that is taken is refused.
    assert_eq!(room.refused("event_kind_delete", json!({ "ids": [bulletin["id"]] }))["code"], "in_use");
    let refused = room.refused("event_kind_update", json!({ "id": bulletin["id"], "fields": [] }));
    assert!(refused["message"].as_str().unwrap().contains("1 个活动"), "{refused}");
    assert_eq!(
        room.refused("event_kind_update", json!({ "id": bulletin["id"], "changes": { "name": "讲座" } }))["field"],
        "name"
    );
    assert_eq!(
        room.refused("event_kind_create", json!({ "name": "参观", "fields": [{ "name": "方式", "holds": "choice" }] }))
            ["field"],
        "fields"
    );
    // Renamed, its events go along; undone, they come back; a kind that an event brought is there.
    room.ask("event_kind_update", json!({ "id": bulletin["id"], "changes": { "name": "编辑出版" } }));
    assert_eq!(rows(&room, "event_list", json!({}))[0]["kind"], "编辑出版");
    room.ask("undo", json!({}));
    assert_eq!(rows(&room, "event_list", json!({}))[0]["kind"], "编印");
    event(&room, "参观科技馆", "参观", "2026-05-01", json!({}));
    assert_eq!(kind("参观")["events"], 1);
    let created = room.ask(
        "event_kind_create",
        json!({ "name": "义诊", "fields": [{ "name": "诊治", "holds": "number", "unit": "人次" }] }),
    );
    room.ask("event_kind_update", json!({ "id": created, "changes": { "retired": true } }));
    assert_eq!(kind("义诊")["retired"], true);
    room.ask("event_kind_delete", json!({ "ids": [created] }));
    assert_eq!(kind("义诊"), Value::Null);
    // The paper has what the fields say where it is asked for.
    let out = room.home.path().join("台账.xlsx");
    room.ask("report_write", json!({ "name": "events", "year": 2026, "file": out, "choices": { "columns": ["时间", "活动名称", "专项内容"] } }));
    let seen = sheets::read::file(&out).unwrap();
    let cells: Vec<String> = seen
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.rows)
        .flat_map(|row| &row.cells)
        .map(|cell| cell.text().into_owned())
        .collect();
    assert!(cells.iter().any(|cell| cell == "刊名：科普通讯；期号：第3期；印数：2000"), "{cells:?}");
}

/// 区科协: 全国科普日 as a series in four places, one event told in two places of a paper, and the totals of the year.
#[test]
fn a_district_association_counts_each_event_once() {
    let room = Room::new();
    let plan = room.ask("plan_create", json!({ "plan": { "title": "2025年工作要点", "year": 2025 } }));
    let task = |text: &str, counted_by: &str, amount: f64, more: Value| {
        let mut target = json!({ "amount": amount, "unit": "次", "counted_by": counted_by });
        for (key, value) in more.as_object().unwrap() {
            target[key] = value.clone();
        }
        room.ask(
            "plan_item_create",
            json!({ "plan_id": plan, "item": { "text": text, "kind": "task" }, "targets": [target] }),
        )
    };
    let study = task("学习宣传", "events", 12.0, json!({}));
    let reach = task("惠及群众", "beneficiaries", 10_000.0, json!({ "unit": "人次" }));
    let leaflets = task("发放资料", "measure", 5_000.0, json!({ "unit": "份", "measure": "发放资料" }));
    for month in 1..=12 {
        event(
            &room,
            &format!("{month}月科普学习"),
            "宣传",
            &format!("2025-{month:02}-05"),
            json!({ "parts": { "items": [study] } }),
        );
    }
    for issue in 1..=6 {
        event(&room, &format!("《科普通讯》第{issue}期"), "编印", &format!("2025-{:02}-20", issue * 2), json!({}));
    }
    // The whole has no days and no figures of its own: they are its parts'.
    let day = room.ask(
        "event_create",
        json!({ "event": { "title": "2025年全国科普日", "kind": "宣传", "edition": "第二十届" },
        "parts": { "series": "全国科普日", "items": [reach, leaflets], "supporters": ["市科协"] } }),
    );
    for (date, place, people) in
        [("10", "文化广场", 4000), ("15", "实验小学", 2500), ("16", "西河村", 1500), ("17", "幸福社区", 2000)]
    {
        event(
            &room,
            &format!("全国科普日走进{place}"),
            "宣传",
            &format!("2025-09-{date}"),
            json!({
                "event": { "beneficiaries": people },
                "parts": { "parent_id": day, "series": "全国科普日", "items": [reach], "occurrences": [{ "start_date": format!("2025-09-{date}"), "place": place }],
                    "measures": [{ "name": "发放资料", "amount": 1500, "unit": "份" }] },
            }),
        );
    }
    // Told a second time elsewhere in the paper, with the figure of the whole: it looks like one that is there, and is one.
    let ask = json!({ "title": "全国科普日活动", "start_date": "2025-09" });
    let twins = rows(&room, "event_twins", ask);
    assert_eq!(twins[0]["id"], day, "{twins:?}");
    let again = event(
        &room,
        "全国科普日活动",
        "宣传",
        "2025-09",
        json!({
        "event": { "beneficiaries": 10_000 }, "parts": { "same_as": day, "items": [reach, study] } }),
    );
    let list = rows(&room, "event_list", json!({ "year": 2025 }));
    let row = list.iter().find(|row| row["id"] == day).unwrap();
    assert_eq!(
        (&row["start_date"], &row["end_date"], &row["parts"]),
        (&json!("2025-09-10"), &json!("2025-09-17"), &json!(4))
    );
    assert_eq!(row["place"], "文化广场、实验小学、西河村、幸福社区");
    assert_eq!((&row["beneficiaries"], &row["whole"]["beneficiaries"]), (&Value::Null, &json!(10_000)));
    assert_eq!(row["supporters"], "市科协");
    let detail = room.ask("event_get", json!({ "id": day }));
    assert_eq!((detail["children"].as_array().unwrap().len(), &detail["told_again"][0]["id"]), (4, &json!(again)));
    // 12 + 6 + 1, in every place that counts.
    let overview = room.ask("office_overview", json!({ "year": 2025 }));
    assert_eq!((&overview["events"], &overview["beneficiaries"]), (&json!(19), &json!(10_000)));
    let figure =
        |of: Value| room.ask("figure_records", json!({ "year": 2025, "figure": of }))["total"].as_f64().unwrap();
    assert_eq!(
        (
            figure(json!({ "of": "events" })),
            figure(json!({ "of": "beneficiaries" })),
            figure(json!({ "of": "outside" }))
        ),
        (19.0, 10_000.0, 6.0)
    );
    let items = room.ask("plan_get", json!({ "id": plan }))["items"].as_array().unwrap().clone();
    for (item, wanted) in [(&study, 13.0), (&reach, 10_000.0), (&leaflets, 6_000.0)] {
        let target = &items.iter().find(|one| one["id"] == *item).unwrap()["targets"][0];
        assert_eq!(target["reached"], wanted, "{target}");
        assert_eq!(figure(json!({ "of": "target", "id": target["id"] })), wanted);
    }
    // A figure of the whole stands for its parts; one in words as well.
    room.ask("event_update", json!({ "id": day, "changes": { "beneficiaries": 12_000 } }));
    assert_eq!(room.ask("office_overview", json!({ "year": 2025 }))["beneficiaries"], 12_000);
    room.ask(
        "event_update",
        json!({ "id": day, "changes": { "beneficiaries": null, "beneficiaries_text": "数千名" } }),
    );
    assert_eq!(room.ask("office_overview", json!({ "year": 2025 }))["beneficiaries"], 0);
    // What cannot be is refused, what is in use is not deleted.
    let child = detail["children"][0]["id"].clone();
    for (id, parts, field) in [
        (json!(day), json!({ "parent_id": child }), "parent_id"),
        (json!(day), json!({ "parent_id": day }), "parent_id"),
        (json!(again), json!({ "parent_id": child }), "parent_id"),
        (json!(day), json!({ "same_as": again }), "same_as"),
    ] {
        assert_eq!(room.refused("event_update", json!({ "id": id, "parts": parts }))["field"], field);
    }
    let refused = room.refused("event_delete", json!({ "ids": [day] }));
    assert!(refused["message"].as_str().unwrap().contains("4 个分场活动"), "{refused}");
    let all: Vec<i64> = list
        .iter()
        .filter(|row| row["whole"]["id"] == day || row["parent_id"] == day)
        .map(|row| row["id"].as_i64().unwrap())
        .collect();
    let before = room.snapshot();
    room.ask("event_delete", json!({ "ids": all }));
    assert_eq!(room.ask("event_words", json!({}))["series"], json!([]));
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
}

#[test]
fn last_years_series_is_held_again_as_one_act() {
    let room = Room::new();
    let whole = room.ask("event_create", json!({ "event": { "title": "2026年全国科普日", "edition": "第二十届", "cost": 500_000, "participants": 300,
        "notice": "2026年全国科普日活动定于9月举行。" }, "parts": { "series": "全国科普日", "hosts": ["区科协"], "supporters": ["县医院"] } }));
    for day in ["2026-09-10", "2026-10-08"] {
        event(
            &room,
            &format!("{day}专场"),
            "宣传",
            day,
            json!({ "parts": { "parent_id": whole, "series": "全国科普日" } }),
        );
    }
    let ask = |by: &str| json!({ "id": whole, "year": 2027, "by": by });
    let plan = room.ask("event_again_plan", ask("weekday"));
    assert_eq!(plan["rows"][1]["moves"], json!(["2026年9月10日（周四） → 2027年9月9日（周四）"]));
    assert_eq!(plan["holidays"], json!([]));
    // Moved onto a holiday it is said, and done only where that is meant.
    let mut on_holiday = json!({ "id": whole, "year": 2027, "by": "date", "start_date": "2027-09-05" });
    assert_eq!(room.ask("event_again_plan", on_holiday.clone())["holidays"], json!(["2027年10月3日是国庆节"]));
    let before = room.snapshot();
    let refused = room.refused("event_again", on_holiday.clone());
    assert!(refused["message"].as_str().unwrap().contains("2027年10月3日是国庆节"), "{refused}");
    assert_eq!(room.snapshot(), before);
    on_holiday["on_holidays"] = json!(true);
    room.ask("event_again", on_holiday);
    room.ask("undo", json!({}));
    let id = room.ask("event_again", ask("weekday"));
    let next = room.ask("event_get", json!({ "id": id }));
    assert_eq!(
        (&next["event"]["title"], &next["event"]["edition"], &next["event"]["budget"]),
        (&json!("2027年全国科普日"), &json!("第二十一届"), &json!(500_000))
    );
    assert_eq!((&next["event"]["participants"], &next["event"]["cost"]), (&Value::Null, &Value::Null));
    assert_eq!(next["notice"], "2027年全国科普日活动定于9月举行。");
    assert_eq!((&next["hosts"], &next["supporters"]), (&json!(["区科协"]), &json!(["县医院"])));
    assert_eq!(next["children"].as_array().unwrap().len(), 2);
    assert_eq!(next["in_series"][0]["id"], whole);
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
}

/// 学生协会: weekly council and open room over a school year; a ledger that comes in tells some of it again.
#[test]
fn a_student_society_brings_in_its_ledger_over_a_school_year() {
    let room = Room::new();
    room.ask("office_update", json!({ "changes": { "year_kind": "academic" } }));
    let first = chrono::NaiveDate::from_ymd_opt(2025, 9, 1).unwrap();
    for week in 0..40 {
        let monday = (first + chrono::Duration::weeks(week)).to_string();
        event(&room, "协会例会", "会议", &monday, json!({ "event": { "participants": 15 } }));
        let open = (first + chrono::Duration::weeks(week) + chrono::Duration::days(3)).to_string();
        event(&room, "开放活动室", "其他", &open, json!({ "event": { "participants": 20 } }));
    }
    let overview = room.ask("office_overview", json!({ "year": 2025 }));
    assert_eq!(overview["events"], 80);
    event(
        &room,
        "科技节闯关赛",
        "竞赛",
        "2026-05-20",
        json!({ "parts": { "occurrences": [{ "start_date": "2026-05-20", "end_date": "2026-05-22", "place": "体育馆" }] } }),
    );
    let table = "序号\t时间\t活动名称\t类型\t届次\t系列\t地点\t支持单位\t参加人数\n\
        1\t2025-09-01\t协会例会\t会议\t\t\t\t\t15\n\
        2\t2026-05-21\t科技节“闯关赛”\t竞赛\t\t\t体育馆\t\t300余人\n\
        3\t2026-06-05\t毕业科普展\t展览\t第三届\t毕业展\t图书馆\t校团委\t近千人\n";
    let import = |who: Value| json!({ "file": "粘贴的表格", "text": table, "kind": "events", "who": who });
    let plan = room.ask("import_plan", import(json!([])));
    assert_eq!(
        (&plan["counts"]["same"], &plan["counts"]["unclear"], &plan["counts"]["new"]),
        (&json!(1), &json!(1), &json!(1)),
        "{plan}"
    );
    let unclear = plan["rows"].as_array().unwrap().iter().find(|row| row["fate"] == "unclear").unwrap();
    assert_eq!(unclear["candidates"][0]["words"], "5月20—22日“科技节闯关赛”，体育馆");
    let before = room.snapshot();
    // The same: it is completed. Two: it is added beside it.
    for (id, counts) in [(unclear["candidates"][0]["id"].clone(), (1, 1)), (Value::Null, (0, 2))] {
        let answer = room.ask("import_apply", import(json!([{ "record": 1, "id": id }])));
        assert_eq!((&answer["completed"], &answer["added"]), (&json!(counts.0), &json!(counts.1)), "{answer}");
        let list = rows(&room, "event_list", json!({ "year": 2025 }));
        let show = list.iter().find(|row| row["title"] == "毕业科普展").unwrap();
        assert_eq!(
            (&show["edition"], &show["series"], &show["supporters"]),
            (&json!("第三届"), &json!("毕业展"), &json!("校团委"))
        );
        assert_eq!(show["participants_text"], "近千人");
        assert_eq!(list.iter().filter(|row| row["title"].as_str().unwrap().contains("闯关赛")).count(), 2 - counts.0);
        room.ask("undo", json!({}));
        assert_eq!(room.snapshot(), before);
    }
}

/// What looks like one event is asked once; a slip of the input method makes no new kind.
#[test]
fn a_likeness_is_told_until_she_says_what_it_is() {
    let room = Room::new();
    let days = json!([{ "start_date": "2026-09-10", "place": "广场" }, { "start_date": "2026-09-15", "end_date": "2026-09-17", "place": "广场" }]);
    let first = event(&room, "全国科普日", "宣传", "2026-09-10", json!({ "parts": { "occurrences": days } }));
    let month = event(&room, "科普宣传月", "宣传", "2026-05", json!({}));
    let twins = |title: &str, start: &str, end: &str, place: &str| -> Vec<i64> {
        let end = (!end.is_empty()).then_some(end);
        let place = (!place.is_empty()).then_some(place);
        let found =
            rows(&room, "event_twins", json!({ "title": title, "start_date": start, "end_date": end, "place": place }));
        found.iter().map(|row| row["id"].as_i64().unwrap()).collect()
    };
    for (title, start, end, place, wanted) in [
        ("2026年全国科普日活动", "2026-09-10", "", "", vec![first]),
        ("全国科普日", "2026-09-16", "", "", vec![first]),
        ("全国科普日", "2026-09-12", "", "", vec![]),
        ("全国科普日", "2026-09-12", "2026-09-20", "", vec![first]),
        ("全国科普日", "2026-09", "", "", vec![first]),
        ("全国科普日", "2026-10", "", "", vec![]),
        ("全国科普日", "2026", "", "", vec![first]),
        ("全国科普日", "2025-09-10", "", "", vec![]),
        ("全国科普日", "2026-09-10", "", "实验小学", vec![]),
        ("科普宣传月", "2026-05-20", "", "", vec![month]),
        ("科普宣传月", "2026-06-01", "", "", vec![]),
        ("", "2026-09-10", "", "", vec![]),
    ] {
        assert_eq!(twins(title, start, end, place), wanted, "{title} {start} {end} {place}");
    }
    // Two that are kept are no longer taken for one, from either side; the first is still told of a third.
    let second = event(&room, "全国科普日活动", "宣传", "2026-09-10", json!({ "parts": { "apart": [first] } }));
    let told = |id: i64| -> usize {
        let ask = json!({ "title": "全国科普日", "start_date": "2026-09-10", "except": id });
        rows(&room, "event_twins", ask).len()
    };
    assert_eq!((told(first), told(second)), (0, 0));
    assert_eq!(twins("全国科普日", "2026-09-10", "", ""), [first, second]);
    room.ask("event_update", json!({ "id": first, "parts": { "apart": [second] } }));
    room.refused("event_update", json!({ "id": first, "parts": { "apart": [99] } }));
    room.ask("event_delete", json!({ "ids": [second] }));
    room.ask("undo", json!({}));
    assert_eq!((told(first), told(second)), (0, 0), "undo brings the note back with the event");

    let before = room.snapshot();
    let slip = room.refused("event_create", json!({ "event": { "title": "进社区", "kind": "宣船" } }));
    assert_eq!(slip["field"], "kind");
    assert!(slip["message"].as_str().unwrap().contains("是不是“宣传”"), "{slip}");
    let table = "时间\t活动名称\t类型\n2026-03-05\t进社区\t宣船\n2026-03-06\t进校园\t宣讲\n";
    let ask = json!({ "file": "粘贴的表格", "text": table, "kind": "events" });
    let come = room.ask("import_apply", ask);
    assert_eq!(
        (&come["added"], &come["left_out"][0]["row"], &come["left_out"][0]["column"]),
        (&json!(2), &json!(2), &json!("C")),
        "{come}"
    );
    let kinds: Vec<Value> = rows(&room, "event_list", json!({ "year": 2026 }))
        .into_iter()
        .filter(|row| row["title"].as_str().unwrap().starts_with('进'))
        .map(|row| row["kind"].clone())
        .collect();
    assert_eq!(kinds, [json!("宣讲"), Value::Null], "the last comes first");
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
}
