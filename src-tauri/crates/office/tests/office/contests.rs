//! Contests from the judges to the titles: row 2 of the offices studied (titles by rule with the discretionary road) in made-up data.

use crate::room::{Room, text_of};
use serde_json::{Value, json};

fn contest(room: &Room, year: i32, name: &str, level: &str) -> Value {
    room.ask("contest_create", json!({ "contest": { "name": name, "year": year, "level": level } }))
}

/// An entry of one person or several, with a score where one was typed.
fn entry(room: &Room, contest: &Value, people: &[&str], track: Option<&str>, score: Option<f64>) -> Value {
    let fields = json!({ "title": format!("{}的作品", people[0]), "track": track, "score": score });
    room.ask(
        "entry_create",
        json!({ "contest_id": contest, "entry": fields, "parts": { "authors": people, "unit": "第一机床厂" } }),
    )
}

fn standings(room: &Room, contest: &Value) -> Value {
    room.ask("contest_standings", json!({ "id": contest }))
}

/// What stands in a field of each row, by what names the row.
fn each<'a>(rows: &'a Value, name: &str, field: &str) -> Vec<(&'a str, &'a Value)> {
    rows.as_array().unwrap().iter().map(|row| (row[name].as_str().unwrap(), &row[field])).collect()
}

#[test]
fn judges_give_scores_and_what_is_missing_is_told() {
    let room = Room::new();
    let id = contest(&room, 2026, "焊工技能竞赛", "行业");
    let [li, wang] = ["李雷", "王芳"].map(|name| entry(&room, &id, &[name], None, None));
    room.ask("contest_judges", json!({ "id": id, "names": ["甲", "乙", "丙", "丁"], "drops_extremes": true }));
    let before = room.snapshot();
    for (params, words) in
        [(json!({ "id": id, "names": ["甲", " 甲"] }), "写了两次"), (json!({ "id": 999, "names": [] }), "找不到")]
    {
        let refused = room.refused("contest_judges", params);
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
    assert_eq!(room.snapshot(), before);
    let judges: Vec<Value> =
        standings(&room, &id)["judges"].as_array().unwrap().iter().map(|judge| judge["id"].clone()).collect();
    let give = |entry: &Value, scores: &[Option<f64>]| {
        let scores: Vec<Value> = judges
            .iter()
            .zip(scores)
            .map(|(judge, score)| json!({ "entry_id": entry, "judge_id": judge, "score": score, "abstains": score.is_none() }))
            .collect();
        room.ask("judge_scores", json!({ "scores": scores }));
    };
    give(&li, &[Some(90.0), Some(80.0), Some(85.0), Some(60.0)]);
    give(&wang, &[Some(88.0), Some(79.0)]);
    let now = standings(&room, &id);
    // 90 and 60 are dropped; 82.5 counts. The other waits for two judges.
    assert_eq!(each(&now["rows"], "called", "score"), [("李雷的作品", &json!(82.5)), ("王芳的作品", &Value::Null)]);
    let dropped: Vec<bool> =
        now["rows"][0]["given"].as_array().unwrap().iter().map(|one| one["is_dropped"].as_bool().unwrap()).collect();
    assert_eq!(dropped, [true, false, false, true]);
    assert_eq!(now["doubts"], json!(["“王芳的作品”还差 丙、丁 的打分。"]));
    let refused =
        room.refused("contest_awards_give", json!({ "id": id, "quotas": [{ "award": "一等奖", "places": 1 }] }));
    assert!(refused["message"].as_str().unwrap().contains("还差 丙、丁 的打分"), "{refused}");
    // One judge steps aside for one entry: two scores are too few to drop two.
    give(&wang, &[Some(88.0), Some(79.0), None, None]);
    assert_eq!(standings(&room, &id)["doubts"], json!(["“王芳的作品”的分数不到 3 个，不能去掉最高分和最低分。"]));
    give(&wang, &[Some(88.0), Some(79.0), Some(80.0), None]);
    let now = standings(&room, &id);
    assert_eq!(each(&now["rows"], "called", "place"), [("李雷的作品", &json!(1)), ("王芳的作品", &json!(2))]);
    // A judge whose scores stand cannot go, a negative score cannot come; a score taken back is missing again.
    let refused = room.refused("contest_judges", json!({ "id": id, "names": ["甲"] }));
    assert!(refused["message"].as_str().unwrap().contains("已经给 2 个参赛项目打了分"), "{refused}");
    let minus = json!({ "scores": [{ "entry_id": li, "judge_id": judges[0], "score": -1.0 }] });
    assert!(room.refused("judge_scores", minus)["message"].as_str().unwrap().contains("不成立"));
    let back = json!({ "scores": [{ "entry_id": li, "judge_id": judges[0], "score": null }] });
    room.ask("judge_scores", back);
    assert_eq!(standings(&room, &id)["rows"][1]["missing"], json!(["甲"]));
    let other = contest(&room, 2026, "别的竞赛", "公司");
    let stray = entry(&room, &other, &["赵六"], None, None);
    let refused =
        room.refused("judge_scores", json!({ "scores": [{ "entry_id": stray, "judge_id": judges[0], "score": 1.0 }] }));
    assert!(refused["message"].as_str().unwrap().contains("不是这项竞赛的评委"), "{refused}");
    room.ask("contest_delete", json!({ "ids": [id] }));
    room.ask("undo", json!({}));
    assert_eq!(standings(&room, &id)["judges"].as_array().unwrap().len(), 4);
}

#[test]
fn awards_by_quota_ask_about_ties_and_go_by_track() {
    let room = Room::new();
    let id = contest(&room, 2026, "职工创新成果评选", "市级");
    for (name, track, score) in
        [("甲", "工艺", 95.0), ("乙", "工艺", 90.0), ("丙", "工艺", 90.0), ("丁", "设备", 70.0), ("戊", "设备", 60.0)]
    {
        entry(&room, &id, &[name], Some(track), Some(score));
    }
    let quotas = json!([{ "award": "一等奖", "places": 1 }, { "award": "二等奖", "places": 1 }]);
    let plan = |more: Value| {
        let mut ask = json!({ "id": id, "quotas": quotas });
        ask.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        ask
    };
    let told = room.ask("contest_awards_plan", plan(json!({})));
    assert_eq!(told["ties"], json!(["乙的作品、丙的作品 同为 90 分，“二等奖”的名额不够全部给"]));
    let before = room.snapshot();
    let refused = room.refused("contest_awards_give", plan(json!({})));
    assert!(refused["message"].as_str().unwrap().contains("请先定下"), "{refused}");
    for (quotas, words) in [
        (json!([]), "请写上等级和名额"),
        (json!([{ "award": "一等奖", "places": 9 }]), "名额一共 9 个，有得分的参赛项目只有 5 个"),
        (json!([{ "award": "一等奖", "places": 0 }]), "名额是 0"),
        (json!([{ "award": "一等奖", "places": 1 }, { "award": "一等奖", "places": 1 }]), "写了两行"),
        (json!([{ "award": " ", "places": 1 }]), "没有写等级"),
    ] {
        let refused = room.refused("contest_awards_give", json!({ "id": id, "quotas": quotas }));
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
    assert_eq!(room.snapshot(), before);
    let awards = |more: Value| {
        let given = room.ask("contest_awards_give", plan(more));
        let awards: Vec<String> = given["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["award"].as_str().unwrap_or("-").to_owned())
            .collect();
        room.ask("undo", json!({}));
        assert_eq!(room.snapshot(), before);
        awards
    };
    assert_eq!(awards(json!({ "ties": "up" })), ["一等奖", "二等奖", "二等奖", "-", "-"]);
    assert_eq!(awards(json!({ "ties": "down" })), ["一等奖", "-", "-", "-", "-"]);
    // In each track by itself.
    assert_eq!(awards(json!({ "by_track": true, "ties": "up" })), ["一等奖", "二等奖", "二等奖", "一等奖", "二等奖"]);
    let refused = room.refused(
        "contest_awards_plan",
        json!({ "id": id, "by_track": true, "quotas": [{ "award": "一等奖", "places": 3 }] }),
    );
    assert!(refused["message"].as_str().unwrap().contains("“设备”里有得分的参赛项目只有 2 个"), "{refused}");
    // An award that stands on a certificate stays as it is printed.
    room.ask("contest_awards_give", plan(json!({ "ties": "up" })));
    room.ask("certificate_issue", json!({ "contest_id": id }));
    let refused =
        room.refused("contest_awards_give", json!({ "id": id, "quotas": [{ "award": "金奖", "places": 1 }] }));
    assert!(refused["message"].as_str().unwrap().contains("发了证书"), "{refused}");
}

/// Top six of an industry contest, first of a company contest, the leader of a 特等奖; no title twice within three years; and one
/// at discretion.
#[test]
fn titles_go_by_rule_with_reasons_through_public_notice_to_the_decision() {
    let room = Room::new();
    let rule = |fields: Value| room.ask("title_rule_create", json!({ "rule": fields }));
    let industry = rule(
        json!({ "title": "技术标兵", "level": "行业", "places": 6, "gap_years": 3, "money": 200_000, "follows": "晋升一级" }),
    );
    rule(json!({ "title": "技术标兵", "level": "公司", "places": 1, "gap_years": 3, "money": 200_000 }));
    rule(json!({ "title": "劳模候选人", "award": "特等奖", "whom": "first", "granted_by": "市总工会" }));
    for (fields, words) in [
        (json!({ "title": "能手" }), "请写明前几名"),
        (json!({ "places": 1 }), "请写上授予的称号"),
        (json!({ "title": "能手", "places": 0 }), "名次要从第 1 名起"),
        (json!({ "title": "能手", "places": 1, "gap_years": 0 }), "几年内不重复"),
    ] {
        let refused = room.refused("title_rule_create", json!({ "rule": fields }));
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
    let rules = room.ask("title_rule_list", json!({}));
    assert_eq!(rules["rows"][0]["words"], "行业级别的竞赛前 6 名 → 技术标兵");
    assert_eq!(rules["rows"][2]["words"], "各项竞赛特等奖项目的负责人 → 劳模候选人（推荐，由市总工会授予）");

    // Two years earlier 周一 had the title.
    let earlier =
        room.ask("commendation_create", json!({ "commendation": { "name": "2024年度技术标兵表彰", "year": 2024 } }));
    let given = json!({ "title": "技术标兵", "basis": "2024年钳工竞赛第一名" });
    room.ask(
        "title_grant_create",
        json!({ "commendation_id": earlier, "person": "周一", "unit": "第一机床厂", "grant": given }),
    );
    room.ask("commendation_update", json!({ "id": earlier, "changes": { "decided_on": "2024-12-20" } }));

    let welding = contest(&room, 2026, "焊工技能竞赛", "市级行业竞赛");
    for (at, name) in ["周一", "钱二", "孙三", "李四", "吴五", "郑六", "王七", "冯八"].iter().enumerate()
    {
        // 郑六 and 王七 share the sixth place; 冯八 is eighth.
        let score = [98.0, 97.0, 96.0, 95.0, 94.0, 93.0, 93.0, 80.0][at];
        entry(&room, &welding, &[name], None, Some(score));
    }
    let company = contest(&room, 2026, "公司数控竞赛", "公司");
    entry(&room, &company, &["钱二"], Some("车工"), Some(99.0));
    entry(&room, &company, &["陈九"], Some("铣工"), Some(88.0));
    entry(&room, &company, &["褚十"], Some("铣工"), Some(70.0));
    let review = contest(&room, 2026, "职工创新成果评选", "市级");
    let team = entry(&room, &review, &["卫一", "蒋二"], None, None);
    room.ask("entry_update", json!({ "id": team, "parts": { "award": "特等奖" } }));

    // A rule is tried before it is used.
    let tried = room.ask("title_rule_try", json!({ "id": industry, "year": 2026 }));
    assert_eq!(tried["rows"].as_array().unwrap().len(), 7);
    assert_eq!(tried["rows"][0]["held_back"], "2024 年已授予“技术标兵”，3 年内不重复授予");
    assert_eq!(tried["rows"][1]["basis"], "“焊工技能竞赛”第 2 名（规则：行业级别的竞赛前 6 名 → 技术标兵）");

    let id =
        room.ask("commendation_create", json!({ "commendation": { "name": "2026年度技术标兵表彰", "year": 2026 } }));
    let before = room.snapshot();
    let proposed = room.ask("commendation_propose", json!({ "id": id }));
    // 钱二 孙三 李四 吴五 郑六 王七 by the first rule, 陈九 by the second (钱二 stands already), 卫一 by the third.
    assert_eq!(proposed["added"], 8, "{proposed}");
    let told = proposed["told"].to_string();
    for words in ["“周一”没有提名：2024 年已授予", "第 6 名并列，“郑六的作品”一并提名"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
    room.ask("commendation_propose", json!({ "id": id }));
    assert_eq!(room.ask("commendation_propose", json!({ "id": id }))["known"], 8);
    let rows = room.ask("commendation_get", json!({ "id": id }))["rows"].take();
    let both = rows.as_array().unwrap().iter().find(|row| row["person"] == "钱二").unwrap();
    assert!(
        both["basis"].as_str().unwrap().contains("焊工技能竞赛”第 2 名")
            && both["basis"].as_str().unwrap().contains("公司数控竞赛”“车工”第 1 名"),
        "{both}"
    );

    // The discretionary road needs its reason, and a person has a title once.
    let at_will =
        |grant: Value| json!({ "commendation_id": id, "person": "沈三", "unit": "第二机床厂", "grant": grant });
    for (ask, words) in [
        (at_will(json!({ "title": "技术标兵" })), "请写上依据"),
        (
            json!({ "commendation_id": id, "person": "孙三", "grant": { "title": "技术标兵", "basis": "又一次" } }),
            "已经有“技术标兵”了",
        ),
    ] {
        let refused = room.refused("title_grant_create", ask);
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
    room.ask(
        "title_grant_create",
        at_will(json!({ "title": "技术标兵", "basis": "理论与实践突出，厂技协推荐", "money": 100_000 })),
    );
    let wang = rows.as_array().unwrap().iter().find(|row| row["person"] == "王七").unwrap()["id"].clone();
    let declined = |reason: Option<&str>| json!({ "id": wang, "changes": { "state": "declined", "reason": reason } });
    assert!(room.refused("title_grant_update", declined(None))["message"].as_str().unwrap().contains("为什么不授予"));
    room.ask("title_grant_update", declined(Some("公示期间撤回参评")));

    // Steps in their order.
    for (changes, words) in [
        (json!({ "public_from": "2026-12-10", "public_to": "2026-12-01" }), "早于"),
        (json!({ "public_from": "2026-12-01", "decided_on": "2026-12-20" }), "公示还没有写到哪一天为止"),
        (
            json!({ "public_from": "2026-12-01", "public_to": "2026-12-07", "decided_on": "2026-12-05" }),
            "决定日期早于公示结束",
        ),
    ] {
        let refused = room.refused("commendation_update", json!({ "id": id, "changes": changes }));
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
    let steps = json!({ "reviewed_on": "2026-11-25", "public_from": "2026-12-01", "public_to": "2026-12-07", "meeting": "六届五次常委会",
        "decided_on": "2026-12-20", "document_number": "测科协〔2026〕18号" });
    room.ask("commendation_update", json!({ "id": id, "changes": steps }));
    let detail = room.ask("commendation_get", json!({ "id": id }));
    let states = |state: &str| detail["rows"].as_array().unwrap().iter().filter(|row| row["state"] == state).count();
    assert_eq!((states("granted"), states("declined"), states("proposed")), (8, 1, 0));
    assert_eq!((&detail["commendation"]["people"], &detail["commendation"]["money"]), (&json!(8), &json!(1_300_000)));
    let hits = room.ask("search", json!({ "words": "理论与实践" }))["hits"].take();
    assert_eq!((&hits[0]["area"], &hits[0]["open"]), (&json!("title_grant"), &id));
    let late = room.refused("commendation_propose", json!({ "id": id }));
    assert!(late["message"].as_str().unwrap().contains("已在 2026-12-20 作出决定"), "{late}");

    let paper = |name: &str| {
        let file = room.home.path().join(format!("{name}.pdf"));
        room.ask("report_write", json!({ "name": name, "commendation_id": id, "file": file }));
        text_of(&file)
    };
    let decision = paper("commendation");
    for words in [
        "关于2026年度技术标兵表彰的决定",
        "测科协〔2026〕18号",
        "经评审，于2026年12月1日至2026年12月7日公示，经六届五次常委会审定，决定对下列8名同志予以表彰。",
        "授予“技术标兵”称号（7人）",
        "推荐为“劳模候选人”，报请市总工会授予（1人）",
        "沈三（第二机床厂）",
        "对以上人员发放奖金，共13000元。",
    ] {
        assert!(decision.contains(words), "{words}: {decision}");
    }
    assert!(!decision.contains("王七"), "{decision}");
    assert!(paper("commendation-public").contains("规则：行业级别的竞赛前6名→技术标兵"));
    assert!(paper("recommendations").contains("卫一"));
    let bonuses = paper("bonuses");
    assert!(bonuses.contains("13000") && bonuses.contains("领取人签字") && !bonuses.contains("卫一"), "{bonuses}");
    let empty = room.ask("commendation_create", json!({ "commendation": { "name": "空的表彰", "year": 2026 } }));
    let file = room.home.path().join("empty.pdf");
    let refused =
        room.refused("report_write", json!({ "name": "commendation", "commendation_id": empty, "file": file }));
    assert!(refused["message"].as_str().unwrap().contains("还没有提名"), "{refused}");
}
