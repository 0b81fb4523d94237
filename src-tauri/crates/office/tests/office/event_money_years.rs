//! What events cost, give and leave, through a year of two offices: a student society that accounts for its money (3), and a
//! province's office that lives by what the media print and what others report (8). The data are made up.

use crate::room::{Room, text_of};
use serde_json::{Value, json};

fn id(answer: Value) -> i64 {
    answer.as_i64().unwrap()
}

fn event(room: &Room, title: &str, day: &str, cost: Option<i64>, tasks: &[i64]) -> i64 {
    let parts = json!({ "occurrences": [{ "start_date": day }], "items": tasks });
    id(room.ask("event_create", json!({ "event": { "title": title, "cost": cost }, "parts": parts })))
}

/// A line of money: 收支, 类别, 元, day, words.
fn line(room: &Room, way: &str, category: &str, yuan: i64, day: &str, more: Value) -> i64 {
    let mut ask = json!({ "line": { "amount": yuan * 100, "paid_on": day, "words": more["words"], "party": more["party"] },
        "direction": way, "category": category });
    ask["event_id"] = more["event"].clone();
    ask["item_id"] = more["task"].clone();
    id(room.ask("money_create", ask))
}

fn task(room: &Room, plan: i64, text: &str, budget: Option<i64>) -> i64 {
    let item = json!({ "text": text, "kind": "task", "budget": budget.map(|yuan| yuan * 100) });
    id(room.ask("plan_item_create", json!({ "plan_id": plan, "item": item })))
}

/// The rows under a key as short words: `of` says of what each is made.
fn rows(answer: &Value, key: &str, of: impl Fn(&Value) -> String) -> Vec<String> {
    answer[key].as_array().unwrap().iter().map(of).collect()
}

fn category(row: &Value) -> String {
    let way = if row["direction"] == "income" { "收" } else { "支" };
    format!("{way} {} {} {}", row["category"].as_str().unwrap(), row["entries"], row["amount"].as_i64().unwrap() / 100)
}

fn of_task(row: &Value) -> String {
    let yuan = |key: &str| row[key].as_i64().map(|fen| (fen / 100).to_string()).unwrap_or_else(|| "-".into());
    format!("{} {} {} {} {}", row["task"].as_str().unwrap(), yuan("cost"), yuan("budget"), yuan("spent"), yuan("left"))
}

fn paper(room: &Room, ask: Value, ending: &str) -> std::path::PathBuf {
    let mut ask = ask;
    let file = room.home.path().join(format!("{}.{ending}", ask["name"].as_str().unwrap()));
    ask["file"] = json!(file);
    room.ask("report_write", ask);
    file
}

/// All of these words stand in the text.
fn has(text: &str, wanted: &[&str]) {
    for words in wanted {
        assert!(text.contains(words), "“{words}” is not in:\n{text}");
    }
}

fn said(room: &Room, year: i32) -> String {
    let parts = room.ask("summary_get", json!({ "year": year }))["parts"].take();
    let runs = parts.as_array().unwrap().iter().flat_map(|part| part["runs"].as_array().unwrap().clone());
    runs.map(|run| run["text"].as_str().unwrap().to_owned()).collect()
}

/// 学生协会: an academic year's money, by category and by task, against what was planned.
#[test]
fn a_student_society_accounts_for_its_year() {
    let room = Room::new();
    room.ask("office_update", json!({ "changes": { "year_kind": "academic" } }));
    let plan = id(room.ask("plan_create", json!({ "plan": { "title": "工作计划", "year": 2025 } })));
    let open_room = task(&room, plan, "每周开放日", Some(600));
    let contest = task(&room, plan, "创意竞赛", Some(2000));
    let poster = task(&room, plan, "社刊", Some(300));
    let rooms = event(&room, "十月开放日", "2025-10-18", Some(99_900), &[open_room]);
    let finals = event(&room, "创意竞赛决赛", "2026-05-16", None, &[contest]);
    // Told by one figure only; and one that serves two tasks, of which nobody said which it is for.
    event(&room, "迎新", "2025-09-12", Some(45_050), &[poster]);
    let both = event(&room, "期末联欢", "2026-01-09", None, &[open_room, contest]);

    line(&room, "income", "会费", 2_400, "2025-09-20", json!({ "words": "120 人会费" }));
    line(&room, "income", "拨款", 1_500, "2025-10", json!({ "words": "校团委", "party": "校团委" }));
    let gift = line(&room, "income", "赞助", 800, "2026-05-10", json!({ "event": finals, "party": "蓝鲸书店" }));
    line(&room, "cost", "场地", 200, "2025-10-18", json!({ "event": rooms }));
    line(&room, "cost", "交通", 120, "2025-10-19", json!({ "event": rooms, "words": "接送讲师" }));
    line(&room, "cost", "奖品", 1_750, "2026-05-16", json!({ "event": finals }));
    line(&room, "cost", "印刷", 380, "2026-05-12", json!({ "event": finals, "words": "海报" }));
    line(&room, "cost", "场地", 150, "2026-01-09", json!({ "event": both }));
    line(&room, "cost", "展板", 90, "2026-01-08", json!({ "event": both, "task": open_room }));
    line(&room, "cost", "办公", 60, "2026-08-31", json!({ "words": "本子和笔" }));
    // The year after.
    line(&room, "cost", "办公", 40, "2026-09-01", json!({}));

    let year = room.ask("money_statement", json!({ "year": 2025 }));
    assert_eq!(
        rows(&year, "categories", category),
        [
            "收 拨款 1 1500",
            "收 会费 1 2400",
            "收 赞助 1 800",
            "支 场地 2 350",
            "支 印刷 1 380",
            "支 交通 1 120",
            "支 奖品 1 1750",
            "支 办公 1 60",
            "支 展板 1 90",
            "支 未分项 1 450"
        ]
    );
    assert_eq!([&year["income"], &year["cost"], &year["balance"]], [&json!(470_000), &json!(320_050), &json!(149_950)]);
    assert_eq!(
        rows(&year, "tasks", of_task),
        [
            "每周开放日 410 600 410 190",
            "创意竞赛 2130 2000 2130 -130",
            "社刊 450 300 450 -150",
            "没有写明是哪项任务 150 - - -",
            "不属于计划任务 60 - - -"
        ]
    );
    assert_eq!(
        rows(&year, "notes", |note| note.as_str().unwrap().to_owned()),
        ["任务“创意竞赛”超出预算 130 元", "任务“社刊”超出预算 150.50 元"]
    );
    // Each figure is the sum of entries that stand with it.
    let sum = |way: &str| -> i64 {
        let of = year["entries"].as_array().unwrap().iter().filter(|entry| entry["direction"] == way);
        of.map(|entry| entry["amount"].as_i64().unwrap()).sum()
    };
    assert_eq!((sum("income"), sum("cost")), (470_000, 320_050));

    // The ledger, the summary and the list say the same cost: the lines where there are any, else the figure that was typed.
    let costs = |title: &str| {
        let all = room.ask("event_list", json!({ "year": 2025 }))["rows"].take();
        let row = all.as_array().unwrap().iter().find(|row| row["title"] == title).unwrap().clone();
        (row["cost"].clone(), row["typed_cost"].clone())
    };
    assert_eq!(costs("十月开放日"), (json!(32_000), json!(99_900)));
    assert_eq!(costs("迎新"), (json!(45_050), json!(45_050)));
    assert_eq!(costs("创意竞赛决赛"), (json!(213_000), json!(null)));
    has(&said(&room, 2025), &["经费收入4700元", "经费支出3200.5元"]);
    let behind = room.ask("figure_records", json!({ "year": 2025, "figure": { "of": "cost" } }));
    assert_eq!((&behind["total"], behind["rows"].as_array().unwrap().len()), (&json!(3200.5), 8));

    // Any period; money known to the month only belongs to the periods that have the whole month.
    for (from, to, income, notes) in [
        ("2025-09", "2025-12", 390_000, 0),
        ("2025-09-01", "2025-10-15", 240_000, 1),
        ("2026-05-10", "2026-05-10", 80_000, 0),
    ] {
        let of = room.ask("money_statement", json!({ "from": from, "to": to }));
        assert_eq!(of["income"], income, "{from} {to}");
        let vague = rows(&of, "notes", |note| note.as_str().unwrap().to_owned());
        assert_eq!(vague.iter().filter(|note| note.contains("说不准")).count(), notes, "{from} {to} {vague:?}");
    }
    let text = text_of(&paper(&room, json!({ "name": "money", "year": 2025 }), "pdf"));
    has(&text, &["2025—2026学年收支表", "结余（收入减支出）", "1499.50", "超支130", "接送讲师", "未分项"]);
    for ending in ["docx", "xlsx"] {
        assert!(paper(&room, json!({ "name": "money", "from": "2025-09", "to": "2025-12" }), ending).exists());
    }

    // A category is renamed with its lines, and goes only when no line is of it.
    let list = room.ask("money_category_list", json!({}))["rows"].take();
    let costs: Vec<Value> = list.as_array().unwrap().iter().filter(|row| row["direction"] == "cost").cloned().collect();
    let written = |rename: &str, without: &[&str]| -> Value {
        let kept = costs.iter().filter(|row| !without.contains(&row["name"].as_str().unwrap()));
        let name = |row: &Value| if row["name"] == "展板" { json!(rename) } else { row["name"].clone() };
        kept.map(|row| json!({ "id": row["id"], "name": name(row) })).collect()
    };
    room.ask("money_category_set", json!({ "direction": "cost", "categories": written("展具", &["专家费"]) }));
    let year = room.ask("money_statement", json!({ "year": 2025 }));
    assert!(rows(&year, "categories", category).contains(&"支 展具 1 90".to_owned()));
    for (written, message) in [
        (written("展具", &["专家费", "场地"]), "2 笔收支"),
        (json!([{ "name": "场地" }, { "name": " 场地" }]), "类别“场地”写了两次"),
    ] {
        let refused = room.refused("money_category_set", json!({ "direction": "cost", "categories": written }));
        has(refused["message"].as_str().unwrap(), &[message]);
    }
    // An event with money cannot go silently; the task can, and leaves the money.
    has(room.refused("event_delete", json!({ "ids": [finals] }))["message"].as_str().unwrap(), &["3 笔收支"]);
    room.ask("plan_item_delete", json!({ "ids": [open_room] }));
    let year = room.ask("money_statement", json!({ "year": 2025 }));
    assert_eq!(year["cost"], 320_050);
    room.ask("money_delete", json!({ "ids": [gift] }));
    assert_eq!(room.ask("money_statement", json!({ "year": 2025 }))["income"], 390_000);
    room.ask("undo", json!({}));
    room.ask("undo", json!({}));
    let tasks = room.ask("money_statement", json!({ "year": 2025 }));
    assert_eq!(rows(&tasks, "tasks", of_task)[0], "每周开放日 410 600 410 190");
}

/// 省科技宣传: coverage by outlet, things given, plaques, who came, and figures reported by others.
#[test]
fn a_provinces_office_lives_by_what_is_printed_and_reported() {
    let room = Room::new();
    let fair = event(&room, "科普大集", "2026-05-18", None, &[]);
    for (at, (outlet, level, pieces)) in
        [("中国科学报", "国家级", 2), ("江南日报", "省级", 5), ("临江晚报", "市级", 12), ("科普微信号", "本会", 30)]
            .iter()
            .enumerate()
    {
        for piece in 0..*pieces {
            let fields = json!({ "outlet": outlet, "level": level, "title": format!("报道{at}-{piece}"),
                "published_on": format!("2026-{:02}-{:02}", piece % 9 + 1, piece % 28 + 1) });
            let of = (piece == 0).then_some(fair);
            room.ask("coverage_create", json!({ "coverage": fields, "event_id": of }));
        }
    }
    assert_eq!(room.ask("coverage_list", json!({ "year": 2026 }))["rows"].as_array().unwrap().len(), 49);
    assert_eq!(room.ask("coverage_list", json!({ "event_id": fair }))["rows"].as_array().unwrap().len(), 4);
    let text = text_of(&paper(&room, json!({ "name": "coverage", "year": 2026 }), "pdf"));
    has(&text, &["2026年媒体报道一览", "共49篇：国家级2篇，省级5篇，市级12篇，本会30篇", "科普大集"]);

    // Given with the fair: a telescope and books; received from a company, with a receipt.
    let books = json!([{ "name": "天文望远镜", "amount": 1, "unit": "台", "worth": 1_280_000 }, { "name": "科普图书", "amount": 200, "unit": "册", "worth": 300_000 }]);
    room.ask("unit_create", json!({ "unit": { "name": "第一中学" } }));
    let given = room.ask("donation_create", json!({ "donation": { "direction": "given", "party": "第一中学", "given_on": "2026-05-18" }, "items": books, "event_id": fair }));
    let received = json!({ "direction": "received", "party": "蓝鲸公司", "given_on": "2026-06-01", "receipt_number": "临科捐字 003" });
    let got = room.ask(
        "donation_create",
        json!({ "donation": received, "items": [{ "name": "展具", "amount": 3.5, "unit": "套" }] }),
    );
    let rows = room.ask("donation_list", json!({ "year": 2026 }))["rows"].take();
    assert_eq!((&rows[1]["things"], &rows[1]["worth"]), (&json!("天文望远镜 1台、科普图书 200册"), &json!(1_580_000)));
    let text = text_of(&paper(&room, json!({ "name": "donations", "year": 2026 }), "pdf"));
    has(&text, &["2026年捐赠清单", "捐出1次，受赠1次", "科普图书", "15800"]);
    let text = text_of(&paper(&room, json!({ "name": "donation-receipt", "donation_id": got }), "pdf"));
    has(&text, &["捐赠收据", "编号：临科捐字003", "收到蓝鲸公司捐赠的下列物品", "2026年6月1日"]);
    let text = text_of(&paper(&room, json!({ "name": "donation-receipt", "donation_id": given }), "pdf"));
    has(&text, &["捐赠证明", "在“科普大集”活动中向第一中学捐赠", "天文望远镜"]);

    // Plaques, and the venues that they hang at, in four kinds.
    let mut venues = Vec::new();
    for (kind, count) in [("县级", 5), ("主题", 17), ("社区", 9), ("学校", 54)] {
        for at in 0..count {
            venues.push(id(
                room.ask("venue_create", json!({ "venue": { "name": format!("{kind}馆{at}"), "kind": kind } }))
            ));
        }
    }
    let plaque = json!({ "wording": "科普教育基地", "number": "KP-07", "given_on": "2026-05-18" });
    room.ask(
        "plaque_create",
        json!({ "plaque": plaque, "unit": "第一中学", "venue_id": venues[40], "event_id": fair }),
    );
    let text = text_of(&paper(&room, json!({ "name": "plaques", "year": 2026 }), "pdf"));
    has(&text, &["2026年授牌名单", "共1块", "第一中学", "科普教育基地", "学校馆9"]);
    has(&text_of(&paper(&room, json!({ "name": "venues" }), "pdf")), &["共85处：县级5处，主题17处，社区9处，学校54处"]);

    // Who came, with the post as it was then.
    let person = room.ask("person_create", json!({ "person": { "name": "张伟", "position": "处长" } }));
    let people = json!([{ "role": "leader", "name": "张伟", "person_id": person, "post": "省科协副主席" }, { "role": "speaker", "name": " 李 明" }]);
    room.ask("event_people_set", json!({ "id": fair, "people": people }));
    let came = room.ask("event_people", json!({ "id": fair }))["rows"].take();
    assert_eq!((&came[0]["post"], &came[1]["name"]), (&json!("省科协副主席"), &json!("李明")));

    // What others report is never ours.
    let table = "单位\t培训班（期）\t培训人数（人次）\n甲市科协\t420\t31,000\n乙市科协\t385\t34000\n丙市科协\t-\t\n合计\t805\t65000";
    let taken = room.ask("returned_take", json!({ "period": "2026", "text": table }));
    assert_eq!(taken, json!({ "units": 2, "figures": 4, "replaced": 0 }));
    // Sent in again, a figure stands in place of the one before.
    for (amount, replaced) in [(380, 1), (385, 1), (385, 0)] {
        let again = json!({ "period": "2026", "text": format!("单位\t培训班（期）\n乙市科协\t{amount}") });
        assert_eq!(room.ask("returned_take", again)["replaced"], replaced);
    }
    let totals = room.ask("returned_list", json!({ "year": 2026 }))["totals"].take();
    assert_eq!(totals[0], json!({ "name": "培训班", "counted_in": "期", "units": 2, "amount": 805.0 }));
    let told = said(&room, 2026);
    has(
        &told,
        &[
            "授牌1块",
            "对外捐赠1次",
            "接受捐赠1次",
            "媒体报道49篇",
            "据各单位上报（不计入以上数字），共有培训班805期，培训人数6.5万人次",
        ],
    );
    assert!(!told.contains("举办培训班"), "{told}");
    let one = room.ask("returned_list", json!({ "year": 2026 }))["rows"][0]["id"].take();
    let behind = room.ask("figure_records", json!({ "year": 2026, "figure": { "of": "returned", "id": one } }));
    assert_eq!((&behind["total"], behind["rows"].as_array().unwrap().len()), (&json!(805.0), 2));
    has(
        &text_of(&paper(&room, json!({ "name": "returns", "year": 2026 }), "pdf")),
        &["不计入本会", "2个单位合计805期"],
    );

    // Found by their words, and opened where they stand.
    for (words, area, open) in [
        ("望远镜", "donation_item", given.as_i64().unwrap()),
        ("蓝鲸", "donation", got.as_i64().unwrap()),
        ("学校馆53", "venue", *venues.last().unwrap()),
        ("KP", "plaque", 1),
        ("报道2-11", "coverage", 19),
        ("李明", "event_person", fair),
    ] {
        let hits = room.ask("search", json!({ "words": words }))["hits"].take();
        assert_eq!((&hits[0]["area"], &hits[0]["open"]), (&json!(area), &json!(open)), "{words}");
    }

    // What is in use does not go silently.
    let school = room.ask("unit_list", json!({ "words": "第一中学" }))["rows"][0]["id"].take();
    for (request, ids, users) in [
        ("event_delete", json!([fair]), "1 次捐赠、1 块牌匾、4 篇报道"),
        ("unit_delete", json!([school]), "1 次捐赠、1 块牌匾"),
        ("venue_delete", json!([venues[40]]), "1 块牌匾"),
        ("person_delete", json!([person]), "1 次出席活动"),
    ] {
        has(room.refused(request, json!({ "ids": ids }))["message"].as_str().unwrap(), &[users]);
    }
}

/// What cannot be meant is refused at its field, and nothing is changed.
#[test]
fn bad_words_are_refused() {
    let room = Room::new();
    let before = room.snapshot();
    let cost = |line: Value| json!({ "line": line, "direction": "cost", "category": "场地" });
    for (request, ask, field, message) in [
        ("money_create", cost(json!({})), "amount", "请写上金额"),
        ("money_create", cost(json!({ "amount": 0 })), "amount", "金额要大于 0"),
        ("money_create", cost(json!({ "amount": 1, "paid_on": "2026-02-30" })), "paid_on", "不成立"),
        (
            "money_create",
            json!({ "line": { "amount": 1 }, "direction": "cost", "category": " " }),
            "category",
            "请写上类别",
        ),
        ("money_statement", json!({ "from": "2026-05", "to": "2026-01" }), "to", "早于"),
        ("money_statement", json!({ "year": 2026, "from": "2026-05", "to": "2026-06" }), "year", "只能写一样"),
        (
            "donation_create",
            json!({ "donation": { "direction": "given", "party": "甲" }, "items": [] }),
            "items",
            "物品",
        ),
        (
            "donation_create",
            json!({ "donation": { "direction": "sold", "party": "甲" }, "items": [{ "name": "书" }] }),
            "direction",
            "不在可选的范围",
        ),
        (
            "donation_create",
            json!({ "donation": { "direction": "given" }, "items": [{ "name": "书" }] }),
            "party",
            "捐给谁",
        ),
        ("plaque_create", json!({ "plaque": { "wording": "科普基地" } }), "unit", "授给哪个单位"),
        (
            "coverage_create",
            json!({ "coverage": { "outlet": "日报", "level": "乡级", "title": "甲" } }),
            "level",
            "国家级",
        ),
        (
            "returned_take",
            json!({ "period": "2026", "text": "单位\t讲座\n甲\t近千" }),
            "text",
            "第 2 行“甲”的“近千”不是数字",
        ),
        ("returned_take", json!({ "period": "2026", "text": "单位\t讲座\n甲\t1\t2" }), "text", "第 3 列有数字"),
        ("returned_take", json!({ "period": "", "text": "单位\t讲座\n甲\t1" }), "period", "报告期"),
    ] {
        let refused = room.refused(request, ask.clone());
        assert_eq!(refused["field"], field, "{request} {ask}");
        has(refused["message"].as_str().unwrap(), &[message]);
    }
    for (request, ask, message) in [
        (
            "money_create",
            json!({ "line": { "amount": 1 }, "direction": "cost", "category": "场地", "event_id": 9 }),
            "活动",
        ),
        ("event_people_set", json!({ "id": 9, "people": [] }), "活动"),
        ("report_write", json!({ "name": "donation-receipt", "donation_id": 9, "file": "a.pdf" }), "捐赠"),
    ] {
        has(room.refused(request, ask)["message"].as_str().unwrap(), &[message]);
    }
    assert_eq!(room.snapshot(), before);
}

/// What a series costs, told by the ledger and by the account alike: lines always count; what was typed for the whole counts while
/// nobody has lines, what was typed for a part while the whole's does not count.
#[test]
fn the_cost_of_a_whole_and_its_parts_is_the_same_wherever_it_is_told() {
    // Typed and lines of the whole, of the first part, of the second; what it comes to.
    type Money = (Option<i64>, i64);
    let cases: &[(Money, Money, Money, i64)] = &[
        ((None, 0), (Some(500), 0), (Some(300), 0), 800),
        ((Some(1000), 0), (Some(500), 0), (None, 0), 1000),
        ((Some(1000), 0), (None, 300), (None, 0), 300),
        ((Some(1000), 0), (Some(500), 300), (Some(200), 0), 500),
        ((None, 700), (None, 300), (Some(200), 0), 1200),
        ((Some(1000), 700), (None, 0), (None, 0), 700),
        ((None, 0), (None, 0), (None, 0), 0),
    ];
    for (whole, first, second, cost) in cases {
        let room = Room::new();
        let mut ids: Vec<Value> = Vec::new();
        for (at, (typed, line)) in [whole, first, second].into_iter().enumerate() {
            let parts =
                json!({ "occurrences": [{ "start_date": format!("2026-09-1{at}") }], "parent_id": ids.first() });
            let event = json!({ "title": format!("科普日{at}"), "cost": typed });
            ids.push(room.ask("event_create", json!({ "event": event, "parts": parts })));
            if *line > 0 {
                let paid = json!({ "amount": line, "paid_on": "2026-09-20" });
                let ask = json!({ "line": paid, "direction": "cost", "category": "场地", "event_id": ids[at] });
                room.ask("money_create", ask);
            }
        }
        let told = format!("{whole:?} {first:?} {second:?}");
        let ledger = room.ask("event_ledger", json!({ "filter": { "year": 2026 } }));
        assert_eq!((&ledger["sums"]["events"], &ledger["sums"]["cost"]), (&json!(1), &json!(cost)), "{told}");
        assert_eq!(room.ask("money_statement", json!({ "year": 2026 }))["cost"], json!(cost), "{told}");
        let list = room.ask("event_list", json!({ "year": 2026 }))["rows"].take();
        let row = list.as_array().unwrap().iter().find(|row| row["id"] == ids[0]).unwrap();
        assert_eq!(row["whole"]["cost"].as_i64().unwrap_or(0), *cost, "{told}");
    }
}
