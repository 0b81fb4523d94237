//! 查验: the code on a printed paper says whose it is, and no other paper passes for it.

use std::process::Command;

use crate::room::Room;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
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

/// The place of the code on a page, as a scanner sees it at 600 dots an inch.
fn code_of(pdf: &[u8]) -> Picture {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("paper.pdf"), pdf).unwrap();
    // honour-person has it at (68, 147), 25 mm wide and high; two millimetres more on each side.
    let [left, top, side] = [66.0, 145.0, 29.0].map(|mm: f64| (mm / 25.4 * 600.0).round());
    let how = format!("-r 600 -gray -singlefile -x {left} -y {top} -W {side} -H {side} paper.pdf code");
    let done = Command::new("pdftoppm")
        .args(how.split(' '))
        .current_dir(folder.path())
        .status()
        .expect("pdftoppm is missing: `cargo xtask test` installs poppler-utils");
    assert!(done.success());
    // P5, width and height, 255, each on a line; then a byte a dot.
    let bytes = std::fs::read(folder.path().join("code.pgm")).unwrap();
    let mut parts = bytes.splitn(4, |byte| *byte == b'\n');
    let mut line = || std::str::from_utf8(parts.next().unwrap()).unwrap().to_owned();
    let (kind, size, _) = (line(), line(), line());
    let size: Vec<usize> = size.split(' ').map(|number| number.parse().unwrap()).collect();
    let grey = parts.next().unwrap().to_vec();
    assert_eq!((kind.as_str(), grey.len()), ("P5", size[0] * size[1]));
    assert!(grey.iter().filter(|dot| **dot < 64).count() > 40_000, "no code on the page");
    Picture { width: size[0], height: size[1], grey }
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
