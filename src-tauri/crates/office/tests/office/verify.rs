//! 查验: the code on a printed paper says whose it is, and no other paper passes for it.

use crate::room::Room;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lopdf::Document;
use lopdf::content::Content;
use serde_json::{Value, json};

/// An office with three papers out of a contest.
fn office() -> Room {
    let room = Room::new();
    let id = room.ask("contest_create", json!({ "contest": { "name": "青少年科技创新大赛", "year": 2026 } }));
    for (title, author) in [("避障小车", "张三"), ("滴灌器", "𠮷野䶮"), ("书立", "王五")] {
        let parts = json!({ "unit": "第一中学", "authors": [author], "award": "一等奖" });
        room.ask("entry_create", json!({ "contest_id": id, "entry": { "title": title }, "parts": parts }));
    }
    room.ask("certificate_issue", json!({ "contest_id": id, "issued_on": "2026-10-25" }));
    room
}

fn papers(room: &Room) -> Vec<Value> {
    let mut rows = room.ask("certificate_list", json!({}))["rows"].as_array().unwrap().clone();
    rows.sort_by_key(|row| row["number"].as_str().unwrap().to_owned());
    rows
}

/// Prints a paper with its code, words only.
fn print(room: &Room, id: &Value) -> Vec<u8> {
    let file = room.home.path().join("证书.pdf");
    room.ask("certificate_print", json!({ "file": file, "ids": [id], "code": true }));
    std::fs::read(file).unwrap()
}

/// A grey picture, 0 for black.
#[derive(Clone)]
struct Picture {
    width: usize,
    height: usize,
    grey: Vec<u8>,
}

impl Picture {
    fn ask(&self) -> Value {
        json!({ "picture": { "width": self.width, "height": self.height, "grey": STANDARD.encode(&self.grey) } })
    }

    fn at(&self, x: f64, y: f64) -> u8 {
        let inside = x >= 0.0 && y >= 0.0 && x < self.width as f64 && y < self.height as f64;
        if inside { self.grey[y as usize * self.width + x as usize] } else { 255 }
    }

    /// As a telephone takes it: turned by degrees, larger or smaller, darker, with grains.
    fn taken(&self, degrees: f64, scale: f64) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let side = (self.width.max(self.height) as f64 * scale * 1.5) as usize;
        let mut grain: u32 = 7;
        let mut grey = Vec::with_capacity(side * side);
        for y in 0..side {
            for x in 0..side {
                let (dx, dy) = (x as f64 - side as f64 / 2.0, y as f64 - side as f64 / 2.0);
                let from = |along: f64, length: usize| along / scale + length as f64 / 2.0;
                let seen = self.at(from(cos * dx + sin * dy, self.width), from(cos * dy - sin * dx, self.height));
                grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let noise = (grain >> 24) % 30;
                grey.push((u32::from(seen) * 6 / 10 + 40 + noise) as u8);
            }
        }
        Self { width: side, height: side, grey }
    }
}

/// The dark rectangles that are drawn once as a picture: the modules of the code, and nothing else is filled on bought stock.
fn code_of(pdf: &[u8]) -> Picture {
    const DOTS: f64 = 8.0;
    let document = Document::load_mem(pdf).unwrap();
    let is_form = |stream: &&lopdf::Stream| {
        stream.dict.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|name| name == b"Form")
    };
    let mut streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let form = streams.find(is_form).expect("no code on the page");
    let content = Content::decode(&form.get_plain_content().unwrap()).unwrap();
    let number = |object: &lopdf::Object| f64::from(object.as_float().unwrap());
    let mut boxes: Vec<[f64; 4]> = Vec::new();
    let mut path: Vec<[f64; 4]> = Vec::new();
    for operation in &content.operations {
        match operation.operator.as_str() {
            "m" | "l" => {
                let (x, y) = (number(&operation.operands[0]), -number(&operation.operands[1]));
                match path.last_mut().filter(|_| operation.operator == "l") {
                    Some(found) => *found = [found[0].min(x), found[1].min(y), found[2].max(x), found[3].max(y)],
                    None => path.push([x, y, x, y]),
                }
            }
            "f" | "f*" => boxes.append(&mut path),
            "n" | "S" | "s" => path.clear(),
            _ => {}
        }
    }
    assert!(boxes.len() > 100, "no code on the page");
    let edge = |side: usize, pick: fn(f64, f64) -> f64| boxes.iter().map(|found| found[side]).reduce(pick).unwrap();
    // Four modules of white around it, as the paper has.
    let margin = 6.0;
    let (left, top) = (edge(0, f64::min) - margin, edge(1, f64::min) - margin);
    let width = ((edge(2, f64::max) + margin - left) * DOTS) as usize;
    let height = ((edge(3, f64::max) + margin - top) * DOTS) as usize;
    let mut grey = vec![255; width * height];
    for [x0, y0, x1, y1] in boxes {
        for y in ((y0 - top) * DOTS).round() as usize..((y1 - top) * DOTS).round() as usize {
            for x in ((x0 - left) * DOTS).round() as usize..((x1 - left) * DOTS).round() as usize {
                grey[y * width + x] = 0;
            }
        }
    }
    Picture { width, height, grey }
}

/// The text of a code, as a telephone reads it.
fn read(picture: &Picture) -> String {
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(picture.width, picture.height, |x, y| {
        picture.grey[y * picture.width + x]
    });
    image.detect_grids()[0].decode().unwrap().1
}

#[test]
fn the_code_on_a_printed_paper_is_read_back_and_stands_for_that_paper_alone() {
    let room = office();
    let rows = papers(&room);
    let picture = code_of(&print(&room, &rows[1]["id"]));
    let text = read(&picture);
    assert!(text.contains("编号 ZS-2026-JS-0002\n获得者 𠮷野䶮\n奖项 一等奖\n日期 2026-10-25\n"), "{text}");
    let other = office();
    let foreign = read(&code_of(&print(&other, &papers(&other)[1]["id"])));
    room.ask("certificate_void", json!({ "ids": [rows[0]["id"]], "reason": "姓名写错" }));
    let voided = "ZS-2026-JS-0001";
    let cut: String = text.lines().take(4).collect::<Vec<_>>().join("\n");
    let cases = [
        ("its text", json!({ "text": text }), "genuine", "签名和登记簿都对得上"),
        ("its picture", picture.ask(), "genuine", "签名和登记簿都对得上"),
        ("a photo of it", picture.taken(11.0, 1.3).ask(), "genuine", "签名和登记簿都对得上"),
        ("a photo upside down", picture.taken(176.0, 0.9).ask(), "genuine", "签名和登记簿都对得上"),
        ("its number", json!({ "text": " ZS-2026-JS-0002 " }), "genuine", "请对照姓名、奖项和日期"),
        ("another name", json!({ "text": text.replace("𠮷野䶮", "吉野䶮") }), "differs", "签名不是本会的"),
        ("another award", json!({ "text": text.replace("一等奖", "特等奖") }), "differs", "签名不是本会的"),
        ("another office's", json!({ "text": foreign }), "differs", "签名不是本会的"),
        ("cut short", json!({ "text": cut }), "differs", "内容不完整"),
        ("a voided number", json!({ "text": voided }), "voided", "已经作废：姓名写错"),
        (
            "a number that is not there",
            json!({ "text": "ZS-2026-JS-9999" }),
            "unknown",
            "登记簿里没有编号“ZS-2026-JS-9999”",
        ),
    ];
    for (what, ask, verdict, words) in cases {
        let verified = room.ask("certificate_verify", ask);
        assert_eq!(verified["verdict"], verdict, "{what}: {verified}");
        assert!(verified["message"].as_str().unwrap().contains(words), "{what}: {verified}");
        // What is forged is not answered with the ledger.
        assert_eq!(verified["certificate"].is_null(), matches!(verdict, "differs" | "unknown"), "{what}");
    }
}

#[test]
fn what_is_no_code_is_told_and_the_key_outlives_undo() {
    let room = office();
    let id = &papers(&room)[0]["id"];
    let first = read(&code_of(&print(&room, id)));
    let white = Picture { width: 200, height: 200, grey: vec![255; 40_000] };
    for (ask, words) in [
        (json!({}), "请输入证书编号"),
        (json!({ "text": "  " }), "请输入证书编号"),
        (white.ask(), "没有找到能读的二维码"),
        (json!({ "picture": { "width": 200, "height": 300, "grey": STANDARD.encode([0; 40]) } }), "读不出来"),
        (json!({ "picture": { "width": 90_000, "height": 90_000, "grey": "" } }), "读不出来"),
        (json!({ "picture": { "width": 2, "height": 2, "grey": "不是" } }), "读不出来"),
    ] {
        let refused = room.refused("certificate_verify", ask);
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
    // Nothing that is undone takes the key along: the same paper bears the same code.
    room.ask("person_create", json!({ "person": { "name": "赵六" } }));
    room.ask("undo", json!({}));
    assert_eq!(read(&code_of(&print(&room, id))), first);
    // A template without a place for the code says so, and nothing is printed.
    let mut design = room.ask("template_get", json!({ "name": "honour-person" }));
    design["code"] = Value::Null;
    design["title"] = json!("没有码的");
    let own = room.ask("template_save", json!({ "design": design }))["name"].clone();
    let person = room.ask("person_create", json!({ "person": { "name": "钱七" } }));
    let ask = json!({ "person_ids": [person], "event": "科普日", "award": "先进个人", "template": own });
    let ids = room.ask("certificate_issue", ask)["ids"].clone();
    let file = room.home.path().join("没有码.pdf");
    let refused = room.refused("certificate_print", json!({ "file": file, "ids": ids, "code": true }));
    assert!(refused["message"].as_str().unwrap().contains("“没有码的”上没有放二维码的地方"), "{refused}");
    assert!(!file.exists());
}

#[test]
fn the_code_stands_clear_of_every_field_seal_and_photo() {
    let room = Room::new();
    for template in room.ask("template_list", json!({}))["rows"].as_array().unwrap() {
        let design = room.ask("template_get", json!({ "name": template["name"] }));
        let side = |area: &Value, key: &str| area[key].as_f64().unwrap();
        let meets = |a: &Value, b: &Value| {
            side(a, "x") < side(b, "x") + side(b, "width")
                && side(b, "x") < side(a, "x") + side(a, "width")
                && side(a, "y") < side(b, "y") + side(b, "height")
                && side(b, "y") < side(a, "y") + side(a, "height")
        };
        let seal = &design["seal"];
        let (x, y, radius) = (side(seal, "x"), side(seal, "y"), side(seal, "diameter") / 2.0);
        let round = json!({ "x": x - radius, "y": y - radius, "width": 2.0 * radius, "height": 2.0 * radius });
        let fields = design["fields"].as_array().unwrap().iter().map(|field| &field["area"]);
        for area in fields.chain([&round]).chain(Some(&design["photo"]).filter(|photo| !photo.is_null())) {
            assert!(!meets(&design["code"], area), "{}: {} {area}", template["name"], design["code"]);
        }
    }
}
