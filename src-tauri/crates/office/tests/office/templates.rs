//! Templates of certificates that an office draws itself: kept, printed with, handed on, refused when they would spoil paper.

use std::fs;

use crate::room::Room;
use serde_json::{Value, json};

/// The bundled template for a person, as a beginning.
fn design(room: &Room) -> Value {
    let mut design = room.ask("template_get", json!({ "name": "honour-person" }));
    design["title"] = json!("本会荣誉证书");
    design
}

fn titles(room: &Room) -> Vec<String> {
    let list = room.ask("template_list", json!({}));
    let own = list["rows"].as_array().unwrap().iter().filter(|row| row["own"] == true);
    own.map(|row| row["title"].as_str().unwrap().to_owned()).collect()
}

/// Issues a paper to a person of the directory with a template; the answer of the print.
fn issue(room: &Room, template: &Value) -> Value {
    let person = room.ask("person_create", json!({ "person": { "name": "张三" } }));
    let ask = json!({ "person_ids": [person], "event": "科普日", "award": "先进个人", "template": template });
    room.ask("certificate_issue", ask)
}

#[test]
fn an_own_template_is_kept_printed_with_and_undone() {
    let room = Room::new();
    let before = room.snapshot();
    let mut own = design(&room);
    own["fields"][1]["area"] = json!({ "x": 20.5, "y": 70.0, "width": 200.0, "height": 16.0 });
    let reply = room.reply("template_save", json!({ "design": own }));
    assert_eq!(reply["act"]["label"], "新增证书模板“本会荣誉证书”");
    let name = &reply["answer"]["name"];
    let kept = room.ask("template_get", json!({ "name": name }));
    assert_eq!(kept["fields"], own["fields"]);
    assert_eq!(titles(&room), ["本会荣誉证书"]);

    own["title"] = json!("本会荣誉证书（新）");
    let reply = room.reply("template_save", json!({ "name": name, "design": own }));
    assert_eq!(reply["act"]["label"], "修改证书模板“本会荣誉证书（新）”");
    room.ask("undo", json!({}));
    assert_eq!(titles(&room), ["本会荣誉证书"]);
    room.ask("template_delete", json!({ "name": name }));
    assert!(titles(&room).is_empty());
    for _ in 0..2 {
        room.ask("undo", json!({}));
    }
    assert!(room.snapshot() == before, "a template is left");
    room.ask("redo", json!({}));
    assert_eq!(titles(&room), ["本会荣誉证书"]);

    let issued = issue(&room, name);
    // Papers that were issued with it are printed again though the template is gone.
    room.ask("template_delete", json!({ "name": name }));
    assert!(titles(&room).is_empty());
    let file = room.home.path().join("证书.pdf");
    let written = room.ask("certificate_print", json!({ "ids": issued["ids"], "file": file }));
    assert_eq!(written["pages"], 1);
}

#[test]
fn words_of_an_own_template_are_the_office_s_to_change() {
    let room = Room::new();
    let name = room.ask("template_save", json!({ "design": design(&room) }))["name"].clone();
    let worded = json!({ "template": name, "recipient": "{姓名} 同志：", "body": "在{活动}中表现突出，被评为{等级}。", "closing": "" });
    room.ask("wording_set", worded);
    let person = room.ask("person_create", json!({ "person": { "name": "张三" } }));
    let ask = json!({ "person_ids": [person], "event": "科普日", "award": "先进个人", "template": name });
    let check = room.ask("certificate_check", ask);
    assert_eq!(check["papers"][0]["words"][1], "在科普日中表现突出，被评为先进个人。");
    assert_eq!(check["papers"][0]["template"], name);
}

#[test]
fn a_template_goes_to_another_office_in_a_file() {
    let (here, there) = (Room::new(), Room::new());
    let file = here.home.path().join("模板.json");
    let name = here.ask("template_save", json!({ "design": design(&here) }))["name"].clone();
    here.ask("template_export", json!({ "name": name, "file": file }));
    let taken = there.ask("template_import", json!({ "file": file }));
    assert_eq!(taken["title"], "本会荣誉证书");
    let (mut sent, mut got) = (
        here.ask("template_get", json!({ "name": name })),
        there.ask("template_get", json!({ "name": taken["name"] })),
    );
    sent["name"] = Value::Null;
    got["name"] = Value::Null;
    assert_eq!(sent, got);

    for (content, says) in
        [(&b"\x00\x01\x02\xff"[..], "不是证书模板"), (b"{}", "读不成证书模板"), (b"", "读不成证书模板")]
    {
        let file = there.home.path().join("坏模板.json");
        fs::write(&file, content).unwrap();
        let refused = there.refused("template_import", json!({ "file": file }));
        let message = refused["message"].as_str().unwrap();
        assert!(message.contains("坏模板.json") && message.contains(says), "{message}");
    }
    assert_eq!(titles(&there), ["本会荣誉证书"]);
}

#[test]
fn a_design_that_would_spoil_paper_is_refused_and_says_where() {
    let room = Room::new();
    let cases: &[(&str, Value, &str)] = &[
        ("/title", json!("  "), "取个名字"),
        ("/paper/width", json!(20), "50 到 1000 毫米"),
        ("/fields", json!([]), "1 到 60 个文字框"),
        ("/fields/2/content", json!({ "words": ["closing"] }), "没有放正文"),
        ("/fields/1/content", json!({ "printed": "同志" }), "没有放抬头"),
        ("/fields/1/area/x", json!(150), "第 2 个文字框：有一部分在纸外"),
        ("/fields/1/area/height", json!(0.5), "第 2 个文字框：太小"),
        ("/fields/0/size", json!({ "min": 30, "max": 20 }), "第 1 个文字框：字号"),
        ("/fields/0/leading", json!(9), "第 1 个文字框：行距"),
        ("/fields/0/colour", json!("红"), "第 1 个文字框：颜色“红”"),
        ("/fields/0/content", json!({ "printed": " " }), "第 1 个文字框：里面没有内容"),
        ("/sentences/body", json!(["授予{头衔}。"]), "“{头衔}”不认得"),
        ("/sentences/body", json!([" "]), "正文那一句不能空着"),
        ("/seal/diameter", json!(200), "盖章的位置"),
        ("/frame", json!("<svg viewBox='0 0 1 1'><text/></svg>"), "不支持的图形“text”"),
    ];
    for (place, value, says) in cases {
        let mut bad = design(&room);
        *bad.pointer_mut(place).unwrap() = value.clone();
        let refused = room.refused("template_save", json!({ "design": bad }));
        assert!(refused["message"].as_str().unwrap().contains(says), "{place}: {refused}");
        let shown = room.ask("template_show", json!({ "design": bad }));
        assert!(shown["fault"]["message"].as_str().unwrap().contains(says), "{place}: {shown}");
    }
    assert!(titles(&room).is_empty());
    for bundled in ["honour-person", "own-7"] {
        room.refused("template_save", json!({ "name": bundled, "design": design(&room) }));
        room.refused("template_delete", json!({ "name": bundled }));
    }
}

#[test]
fn the_longest_name_of_the_office_is_seen_in_the_design() {
    let room = Room::new();
    let design = design(&room);
    let found = |longest: bool| {
        let shown = room.ask("template_show", json!({ "design": design, "longest": longest }));
        assert!(shown["pdf"].as_str().unwrap().len() > 1000);
        shown["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["kind"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(found(false), Vec::<String>::new());
    assert_eq!(found(true), Vec::<String>::new());
    let name = "阿卜杜热合曼·买买提吐尔逊·艾则孜阿吉·努尔艾合买提江";
    room.ask("person_create", json!({ "person": { "name": name } }));
    assert_eq!(found(true), ["shrunk"]);
}
