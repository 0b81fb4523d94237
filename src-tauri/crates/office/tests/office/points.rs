//! Ranking by points, entries sent up, prizes as counted, and certificates of titles: rows 2 and 8 of the offices studied in
//! made-up data.

use crate::room::{Room, text_of};
use serde_json::{Value, json};

fn coverage(room: &Room, level: &str, title: &str, event: Option<&Value>) -> Value {
    let fields = json!({ "outlet": "测试日报", "level": level, "title": title, "published_on": "2026-05-18" });
    room.ask("coverage_create", json!({ "coverage": fields, "event_id": event }))
}

/// An event that these units held.
fn event(room: &Room, title: &str, hosts: &[&str]) -> Value {
    let parts = json!({ "hosts": hosts, "occurrences": [{ "start_date": "2026-05-18" }] });
    room.ask("event_create", json!({ "event": { "title": title }, "parts": parts }))
}

fn ranking(room: &Room, fields: Value) -> Value {
    let mut ranking = json!({ "name": "2026年各县科技宣传排名", "year": 2026 });
    ranking.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    room.ask("points_ranking_create", json!({ "ranking": ranking, "usual": true }))
}

fn standing(room: &Room, id: &Value) -> Value {
    room.ask("points_standing", json!({ "id": id }))
}

/// Name, place and points of each.
fn places(standing: &Value) -> Vec<(String, u64, f64)> {
    let rows = standing["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        (row["name"].as_str().unwrap().to_owned(), row["place"].as_u64().unwrap(), row["points"].as_f64().unwrap())
    })
    .collect()
}

fn named(rows: &[(&str, u64, f64)]) -> Vec<(String, u64, f64)> {
    rows.iter().map(|(name, place, points)| ((*name).to_owned(), *place, *points)).collect()
}

fn says(refused: &Value, words: &str) {
    assert!(refused["message"].as_str().unwrap().contains(words), "{words}: {refused}");
}

/// Row 8: a ranking of counties by what the media and their own figures say, the first ones rewarded.
#[test]
fn counties_are_ranked_by_points_with_the_records_behind_each() {
    let room = Room::new();
    for name in ["东县", "西县", "南县", "北县"] {
        room.ask("unit_create", json!({ "unit": { "name": name, "kind": "县科协" } }));
    }
    let east = event(&room, "东县科普日", &["东县"]);
    let west = event(&room, "西县科技周", &["西县"]);
    let both = event(&room, "联合义诊", &["东县", "南县"]);
    let far = event(&room, "外地来访", &["外省科协"]);
    let id = ranking(&room, json!({ "unit_kind": "县科协", "rewarded": 2, "money": 100_000 }));
    coverage(&room, "国家级", "东县上了头版", Some(&east));
    coverage(&room, "市级", "东县又见报", Some(&east));
    coverage(&room, "省级", "西县登省报", Some(&west));
    coverage(&room, "省级", "西县再登省报", Some(&west));
    coverage(&room, "本会", "会讯", Some(&west));
    let shared = coverage(&room, "县级", "两县义诊", Some(&both));
    let loose = coverage(&room, "县级", "不知哪县", None);
    coverage(&room, "国家级", "外地来访", Some(&far));

    let now = standing(&room, &id);
    assert_eq!(places(&now), named(&[("东县", 1, 7.0), ("西县", 2, 6.0), ("南县", 3, 0.0), ("北县", 3, 0.0)]));
    assert_eq!(now["rows"][0]["is_rewarded"], true);
    assert_eq!(now["rows"][1]["money"], 100_000);
    assert_eq!(now["rows"][2]["is_rewarded"], false);
    let behind: Vec<&str> =
        now["rows"][1]["records"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert_eq!(behind.len(), 2);
    assert!(behind.iter().all(|title| title.contains("登省报")), "{behind:?}");
    // What cannot be placed is told and counts for nobody.
    let unplaced: Vec<(i64, &str)> = now["unplaced"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["id"].as_i64().unwrap(), one["why"].as_str().unwrap()))
        .collect();
    assert_eq!(unplaced.len(), 2);
    assert!(unplaced.contains(&(shared.as_i64().unwrap(), "关联的活动有 2 个主办单位")), "{unplaced:?}");
    assert!(unplaced.contains(&(loose.as_i64().unwrap(), "没有关联活动，不知道是哪个单位的")), "{unplaced:?}");
    let doubts = now["doubts"].to_string();
    for words in ["有 2 条记录不知道算给谁", "1 篇“本会”的报道没有计分规则", "另有 1 条记录是“县科协”以外"]
    {
        assert!(doubts.contains(words), "{words}: {doubts}");
    }

    // She says whose it is; said twice is refused.
    let before = room.snapshot();
    let said = json!({ "ranking_id": id, "coverage_id": shared, "unit": "西县" });
    room.ask("points_piece_create", said.clone());
    says(&room.refused("points_piece_create", said), "已经指定过单位");
    let now = standing(&room, &id);
    assert_eq!(&places(&now)[..2], named(&[("东县", 1, 7.0), ("西县", 1, 7.0)]));
    assert_eq!((&now["rows"][0]["is_tied"], &now["rows"][2]["place"]), (&json!(true), &json!(3)));
    room.ask("points_ranking_update", json!({ "id": id, "changes": { "rewarded": 1 } }));
    let now = standing(&room, &id);
    assert!(now["rows"].as_array().unwrap().iter().all(|row| row["is_rewarded"] == false), "{now}");
    assert!(now["doubts"].to_string().contains("东县、西县 并列第 1 名，奖励 1 名不够分"), "{now}");
    room.ask("undo", json!({ "steps": 2 }));
    assert_eq!(room.snapshot(), before);

    // A piece that is in use stays, and the file that is printed has what the screen has.
    room.ask("points_piece_create", json!({ "ranking_id": id, "coverage_id": loose, "unit": "北县" }));
    says(&room.refused("coverage_delete", json!({ "ids": [loose] })), "1 条积分排名里指定的单位");
    for ending in ["pdf", "docx", "xlsx"] {
        let file = room.home.path().join(format!("排名.{ending}"));
        let written = room.ask("report_write", json!({ "name": "points", "ranking_id": id, "file": file }));
        if ending == "pdf" {
            let text = text_of(&file);
            for words in ["2026年各县科技宣传排名", "国家级报道5分", "东县", "2000"] {
                assert!(text.contains(words), "{words}: {text}");
            }
            assert!(written["notes"].to_string().contains("不知道算给谁"), "{written}");
        }
    }
    let empty = room.ask("points_ranking_create", json!({ "ranking": { "name": "空", "year": 2026 } }));
    let file = room.home.path().join("空.pdf");
    says(&room.refused("report_write", json!({ "name": "points", "ranking_id": empty, "file": file })), "还没有谁有分");
    room.ask("points_ranking_delete", json!({ "ids": [id, empty] }));
    room.ask("undo", json!({}));
    assert_eq!(places(&standing(&room, &id)).len(), 4);
}

#[test]
fn every_sort_counts_for_whose_it_is_up_to_the_cap() {
    let room = Room::new();
    let id = room.ask("points_ranking_create", json!({ "ranking": { "name": "先进单位", "year": 2026 } }));
    let rule = |fields: Value| room.ask("points_rule_create", json!({ "ranking_id": id, "rule": fields }));
    rule(json!({ "sort": "honour", "words": "省级", "points": 10 }));
    rule(json!({ "sort": "award", "words": "一等奖", "points": 5 }));
    rule(json!({ "sort": "event", "words": "承办", "points": 1.5, "cap": 2 }));
    rule(json!({ "sort": "returned", "words": "培训班", "points": 0.1 }));
    let hand = rule(json!({ "sort": "hand", "words": "经验交流", "points": 3 }));

    room.ask("unit_create", json!({ "unit": { "name": "一厂" } }));
    room.ask(
        "honour_create",
        json!({ "fields": { "name": "先进集体", "level": "省级", "received_on": "2026-03", "unit": "一厂" } }),
    );
    let contest = room.ask("contest_create", json!({ "contest": { "name": "革新评选", "year": 2026 } }));
    for (title, unit, award) in [("甲", "一厂", "一等奖"), ("乙", "二厂", "二等奖"), ("丙", "", "一等奖")]
    {
        room.ask(
            "entry_create",
            json!({ "contest_id": contest, "entry": { "title": title }, "parts": { "unit": unit, "award": award } }),
        );
    }
    for title in ["报告会", "观摩会"] {
        let parts = json!({ "organizers": ["二厂"], "occurrences": [{ "start_date": "2026-06-01" }] });
        room.ask("event_create", json!({ "event": { "title": title }, "parts": parts }));
    }
    room.ask(
        "returned_create",
        json!({ "unit": "三厂", "figure": { "period": "2026", "name": "培训班", "amount": 8 } }),
    );
    room.ask(
        "returned_create",
        json!({ "unit": "三厂", "figure": { "period": "2025", "name": "培训班", "amount": 800 } }),
    );
    room.ask(
        "returned_create",
        json!({ "unit": "三厂", "figure": { "period": "2026", "name": "培训班学员", "amount": 99 } }),
    );
    room.ask(
        "points_piece_create",
        json!({ "ranking_id": id, "rule_id": hand, "unit": "三厂", "piece": { "amount": 2 } }),
    );

    let now = standing(&room, &id);
    let found = places(&now);
    let of = |name: &str| found.iter().find(|(own, ..)| own == name).map(|(_, place, points)| (*place, *points));
    // 8 × 0.1 + 2 × 3; two events at 1.5 stop at 2.
    assert_eq!(of("三厂"), Some((2, 6.8)), "{now}");
    assert_eq!(of("二厂"), Some((3, 2.0)), "{now}");
    assert_eq!(found[0].0, "一厂");
    let second = now["rows"].as_array().unwrap().iter().find(|row| row["name"] == "二厂").unwrap();
    let part = &second["parts"][2];
    assert_eq!((&part["records"], &part["is_capped"]), (&json!(2), &json!(true)));
    let unplaced = now["unplaced"].to_string();
    assert!(unplaced.contains("“丙”一等奖") && unplaced.contains("参赛项目没有写单位"), "{unplaced}");

    let before = room.snapshot();
    let outlets = room.ask(
        "points_ranking_create",
        json!({ "ranking": { "name": "媒体排名", "year": 2026, "subject": "outlet" }, "usual": true }),
    );
    coverage(&room, "省级", "一篇", None);
    assert_eq!(places(&standing(&room, &outlets)), named(&[("测试日报", 1, 3.0)]));
    room.ask("undo", json!({ "steps": 2 }));
    assert_eq!(room.snapshot(), before);

    let outlets = room
        .ask("points_ranking_create", json!({ "ranking": { "name": "媒体排名", "year": 2026, "subject": "outlet" } }));
    let before = room.snapshot();
    let add = |id: &Value, rule: Value| ("points_rule_create", json!({ "ranking_id": id, "rule": rule }));
    for ((name, params), words) in [
        (add(&id, json!({ "sort": "event", "words": "参加", "points": 1 })), "请写 主办、承办"),
        (add(&id, json!({ "sort": "returned", "points": 1 })), "写明是哪一项"),
        (add(&id, json!({ "sort": "award", "words": "一等奖", "points": 9 })), "已经有一条规则"),
        (add(&id, json!({ "sort": "award", "points": 0 })), "分值要大于 0"),
        (add(&id, json!({ "sort": "award", "points": 5, "cap": 1 })), "封顶比一条的分值还少"),
        (add(&outlets, json!({ "sort": "honour", "points": 1 })), "媒体排名只能按报道"),
        (("points_rule_delete", json!({ "ids": [hand] })), "1 条计分记录"),
        (("points_piece_create", json!({ "ranking_id": id, "rule_id": hand })), "哪个单位"),
        (("points_piece_create", json!({ "ranking_id": outlets, "rule_id": hand, "unit": "一厂" })), "“手填”的规则"),
        (("points_ranking_create", json!({ "ranking": { "name": "无年" } })), "年份"),
        (("points_ranking_create", json!({ "ranking": { "name": "零", "year": 2026, "rewarded": 0 } })), "从 1 写起"),
        (
            ("points_ranking_create", json!({ "ranking": { "name": "奖", "year": 2026, "money": 1 } })),
            "还要写奖励前几名",
        ),
    ] {
        says(&room.refused(name, params), words);
    }
    assert_eq!(room.snapshot(), before);
}

/// Row 1 and 2: works collected, the best sent up, what came back; prizes of the contest as counted.
#[test]
fn entries_are_sent_up_and_what_came_back_is_counted() {
    let room = Room::new();
    let contest = room.ask("contest_create", json!({ "contest": { "name": "科普作品征集", "year": 2026 } }));
    let mut entries = Vec::new();
    for (at, (unit, award)) in
        [("一校", "一等奖"), ("一校", "二等奖"), ("二校", "二等奖"), ("二校", ""), ("三校", "")].iter().enumerate()
    {
        let parts = json!({ "unit": unit, "award": award, "authors": [format!("作者{at}")] });
        entries.push(room.ask(
            "entry_create",
            json!({ "contest_id": contest, "entry": { "title": format!("作品{at}") }, "parts": parts }),
        ));
    }
    let counts = room.ask("contest_award_counts", json!({ "id": contest }));
    let ranks: Vec<(&str, usize)> = counts["ranks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rank| (rank["award"].as_str().unwrap(), rank["entries"].as_array().unwrap().len()))
        .collect();
    assert_eq!(ranks, [("一等奖", 1), ("二等奖", 2)]);
    assert_eq!((&counts["units"][0]["unit"], &counts["units"][0]["total"]), (&json!("一校"), &json!(2)));
    assert_eq!(counts["ranks"][1]["entries"], json!([entries[1], entries[2]]));

    let before = room.snapshot();
    let up =
        json!({ "entry_ids": entries[..3], "sent": { "body": "省科协", "level": "省级", "sent_on": "2026-06-01" } });
    let ids = room.ask("entry_sent_create", up.clone())["ids"].take();
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
    room.ask("redo", json!({}));
    for (name, params, words) in [
        ("entry_sent_create", up, "已经选送过“省科协”"),
        ("entry_sent_create", json!({ "entry_ids": [entries[3]], "sent": {} }), "选送到哪里"),
        ("entry_sent_create", json!({ "entry_ids": [], "sent": { "body": "省科协" } }), "先选中"),
        ("entry_sent_update", json!({ "ids": [ids[0]], "changes": { "state": "awarded" } }), "请写上等级"),
        ("entry_sent_update", json!({ "ids": [ids[0]], "changes": { "award": "一等奖" } }), "结果改为获奖"),
        (
            "entry_sent_update",
            json!({ "ids": [ids[0]], "changes": { "state": "none", "decided_on": "2026-05-01" } }),
            "早于",
        ),
        ("entry_delete", json!({ "ids": [entries[0]] }), "1 次选送"),
    ] {
        says(&room.refused(name, params), words);
    }
    let won = json!({ "state": "awarded", "award": "二等奖", "decided_on": "2026-09", "certificate_number": "省科普2026-07" });
    room.ask("entry_sent_update", json!({ "ids": [ids[0]], "changes": won }));
    room.ask("entry_sent_update", json!({ "ids": [ids[1]], "changes": { "state": "none" } }));
    let twice = json!({ "entry_ids": [entries[0]], "sent": { "body": "中国科协", "level": "国家级", "sent_on": "2026-07-01" } });
    room.ask("entry_sent_create", twice);
    let list = room.ask("entry_sent_list", json!({ "contest_id": contest }));
    assert_eq!(list["figures"]["words"], "征集作品 5 件，选送 3 件，省级获奖 1 件，还有 2 件等结果");
    assert_eq!(list["figures"]["awarded"], json!([{ "level": "省级", "entries": [entries[0]] }]));
    assert_eq!(list["doubts"], json!(["“作品0”选送了 2 次：中国科协、省科协。请核对是不是允许。"]));

    let paper = |name: &str| {
        let file = room.home.path().join(format!("{name}.pdf"));
        room.ask("report_write", json!({ "name": name, "contest_id": contest, "file": file }));
        text_of(&file)
    };
    let sent = paper("entries-sent");
    for words in ["科普作品征集推荐作品名单", "征集作品5件，选送3件，省级获奖1件", "省科普2026-07", "作者0"]
    {
        assert!(sent.contains(words), "{words}: {sent}");
    }
    let counted = paper("award-counts");
    assert!(counted.contains("共3项，2个单位") && counted.contains("一校"), "{counted}");
    let nothing = room.ask("contest_create", json!({ "contest": { "name": "空", "year": 2026 } }));
    for (name, words) in [("entries-sent", "还没有选送"), ("award-counts", "还没有评出等级")] {
        let file = room.home.path().join("空.pdf");
        says(&room.refused("report_write", json!({ "name": name, "contest_id": nothing, "file": file })), words);
    }
}

/// Row 2 to its end: titles by rule and at discretion, the decision, certificates, 领取.
#[test]
fn titles_become_certificates_that_are_taken() {
    let room = Room::new();
    let rule = json!({ "title": "技术标兵", "level": "行业", "places": 1 });
    room.ask("title_rule_create", json!({ "rule": rule }));
    room.ask(
        "title_rule_create",
        json!({ "rule": { "title": "劳模候选人", "level": "行业", "places": 1, "granted_by": "市总工会" } }),
    );
    let contest =
        room.ask("contest_create", json!({ "contest": { "name": "焊工竞赛", "year": 2026, "level": "行业" } }));
    for (name, score) in [("周一", 95.0), ("钱二", 90.0)] {
        let parts = json!({ "authors": [name], "unit": "一厂" });
        room.ask("entry_create", json!({ "contest_id": contest, "entry": { "score": score }, "parts": parts }));
    }
    let id =
        room.ask("commendation_create", json!({ "commendation": { "name": "2026年度技术标兵表彰", "year": 2026 } }));
    room.ask("commendation_propose", json!({ "id": id }));
    let at_will = json!({ "title": "技术标兵", "basis": "理论与实践突出" });
    room.ask(
        "title_grant_create",
        json!({ "commendation_id": id, "person": "孙三", "unit": "二厂", "grant": at_will }),
    );
    says(&room.refused("certificate_issue", json!({ "commendation_id": id })), "还没有写决定日期");
    room.ask("commendation_update", json!({ "id": id, "changes": { "decided_on": "2026-11-20" } }));

    let check = room.ask("certificate_check", json!({ "commendation_id": id }));
    // Two of the office's own; what 市总工会 grants is on its own paper.
    assert_eq!(check["due"], 2, "{check}");
    assert!(check["papers"][0]["words"].to_string().contains("技术标兵"), "{check}");
    let before = room.snapshot();
    room.ask("certificate_issue", json!({ "commendation_id": id }));
    room.ask("undo", json!({}));
    assert_eq!(room.snapshot(), before);
    room.ask("redo", json!({}));
    says(&room.refused("certificate_issue", json!({ "commendation_id": id })), "都已颁发");
    let grants = || room.ask("commendation_get", json!({ "id": id }))["rows"].take();
    let rows = grants();
    let own =
        rows.as_array().unwrap().iter().find(|row| row["person"] == "周一" && row["title"] == "技术标兵").unwrap();
    assert_eq!(own["certificate"], check["papers"][0]["number"]);
    assert!(rows.as_array().unwrap().iter().any(|row| row["title"] == "劳模候选人" && row["certificate_id"].is_null()));

    for (name, params, words) in [
        ("title_grant_update", json!({ "id": own["id"], "changes": { "title": "能手" } }), "已经照这个称号颁发"),
        ("title_grant_update", json!({ "id": own["id"], "changes": { "received_on": "2026-12-01" } }), "登记在证书上"),
        ("title_grant_delete", json!({ "ids": [own["id"]] }), "1 张证书"),
        ("commendation_update", json!({ "id": id, "changes": { "decided_on": null } }), "颁发了 2 张证书"),
        ("commendation_delete", json!({ "ids": [id] }), "2 张证书"),
    ] {
        says(&room.refused(name, params), words);
    }
    // 领取 is one fact: written on the certificate, read with the title.
    let taken = json!({ "taken_by": "周一", "taken_on": "2026-12-01" });
    room.ask("certificate_update", json!({ "ids": [own["certificate_id"]], "changes": taken }));
    let rows = grants();
    let own = rows.as_array().unwrap().iter().find(|row| row["id"] == own["id"]).unwrap();
    assert_eq!(own["received_on"], "2026-12-01");
    let file = room.home.path().join("领取.pdf");
    room.ask("report_write", json!({ "name": "certificate-receipts", "commendation_id": id, "file": file }));
    assert!(text_of(&file).contains("2026年度技术标兵表彰证书领取签字表"));
    // A void paper gives way to the next one.
    room.ask("certificate_void", json!({ "ids": [own["certificate_id"]], "reason": "姓名写错" }));
    assert_eq!(room.ask("certificate_check", json!({ "commendation_id": id }))["due"], 1);
}
