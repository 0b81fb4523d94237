//! Attachments of any record: what is taken, what is told, and what stands by them through deletion, undo and damage.

use std::fs;
use std::path::{Path, PathBuf};

use crate::room::Room;
use serde_json::{Value, json};

/// A picture of one dot, as a file.
pub fn dot() -> Vec<u8> {
    base64::Engine::decode(&base64::engine::general_purpose::STANDARD, DOT).unwrap()
}

/// A picture of one dot in base64.
pub const DOT: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

fn written(room: &Room, name: &str, bytes: &[u8]) -> PathBuf {
    let file = room.home.path().join(name);
    fs::write(&file, bytes).unwrap();
    file
}

fn add(room: &Room, area: &str, record: i64, files: &[&Path]) -> Value {
    room.ask("attachment_add", json!({ "area": area, "record": record, "files": files }))
}

fn list(room: &Room, area: &str, record: i64) -> Vec<Value> {
    room.ask("attachment_list", json!({ "area": area, "record": record }))["rows"].as_array().unwrap().clone()
}

/// The files in the office's folder of attachments.
fn kept(room: &Room) -> Vec<PathBuf> {
    let folders = fs::read_dir(room.place().join("attachments")).unwrap().map(|entry| entry.unwrap().path());
    folders
        .filter(|path| path.is_dir())
        .flat_map(|path| fs::read_dir(path).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect()
}

fn event(room: &Room, title: &str) -> i64 {
    room.ask("event_create", json!({ "event": { "title": title } })).as_i64().unwrap()
}

#[test]
fn the_same_bytes_are_kept_once_for_whichever_records_have_them() {
    let room = Room::new();
    let event = event(&room, "科普讲座");
    let problem = room.ask("problem_create", json!({ "problem": { "title": "缺展板" } })).as_i64().unwrap();
    let one = written(&room, "通知.txt", "关于举办科普讲座的通知".as_bytes());
    let twin = written(&room, "通知（定稿）.TXT", "关于举办科普讲座的通知".as_bytes());
    let reply = room.reply("attachment_add", json!({ "area": "event", "record": event, "files": [one] }));
    assert_eq!(reply["act"]["label"], "给“科普讲座”加附件“通知.txt”");
    add(&room, "problem", problem, &[&twin]);
    assert_eq!(kept(&room).len(), 1);
    let again = add(&room, "event", event, &[&twin]);
    assert_eq!(again["ids"], json!([]));
    assert!(again["refused"][0]["message"].as_str().unwrap().contains("内容相同"), "{again}");
    let all = room.ask("attachment_list", json!({}));
    let owners: Vec<(&Value, &Value)> =
        all["rows"].as_array().unwrap().iter().map(|row| (&row["area"], &row["owner"])).collect();
    assert_eq!(owners, [(&json!("event"), &json!("科普讲座")), (&json!("problem"), &json!("缺展板"))]);
}

#[test]
fn what_cannot_be_taken_is_told_and_leaves_nothing() {
    let room = Room::new();
    let event = event(&room, "讲座");
    let good = written(&room, "好.txt", b"good");
    let empty = written(&room, "空.txt", b"");
    let folder = room.home.path().join("照片");
    fs::create_dir(&folder).unwrap();
    let huge = room.home.path().join("录像.mp4");
    fs::File::create(&huge).unwrap().set_len(2 << 30).unwrap();
    let gone = room.home.path().join("没有.jpg");
    for (file, words) in [(&empty, "空文件"), (&folder, "文件夹"), (&huge, "2.0 GB"), (&gone, "找不到")] {
        let refused = room.refused("attachment_add", json!({ "area": "event", "record": event, "files": [file] }));
        assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
    }
    assert!(list(&room, "event", event).is_empty() && kept(&room).is_empty());
    // Among several the good ones are taken.
    let added = add(&room, "event", event, &[&empty, &good, &folder]);
    assert_eq!((added["ids"].as_array().unwrap().len(), added["refused"].as_array().unwrap().len()), (1, 2));
    for (params, code) in [
        (json!({ "area": "event", "record": 99, "files": [good] }), "not_found"),
        (json!({ "area": "sqlite_master", "record": 1, "files": [good] }), "invalid_value"),
        (json!({ "area": "event", "record": event, "files": [] }), "invalid_value"),
    ] {
        assert_eq!(room.refused("attachment_add", params)["code"], code);
    }
    assert_eq!(kept(&room).len(), 1);
}

#[test]
fn an_attachment_goes_and_comes_with_its_record() {
    let room = Room::new();
    let record = event(&room, "讲座");
    let file = written(&room, "签到.txt", b"names");
    add(&room, "event", record, &[&file]);
    room.ask("event_delete", json!({ "ids": [record] }));
    assert_eq!(room.ask("attachment_list", json!({}))["rows"], json!([]));
    assert_eq!(kept(&room).len(), 1, "an entry of the history needs the bytes");
    room.ask("undo", json!({}));
    assert_eq!(list(&room, "event", record)[0]["state"], "sound");
    // Undone out of its turn, the record stays for the sake of what was attached later.
    let undone = room.ask("undo", json!({ "entry": 1 }));
    assert_eq!(undone["entries"][0]["kept"][0]["message"], "已保留 1 个活动：后来加了附件");
    assert_eq!(list(&room, "event", record).len(), 1);
    // What was attached does not come back without its record.
    room.ask("attachment_delete", json!({ "ids": [1] }));
    let deleted = room.ask("history_list", json!({}))["entries"][0]["id"].clone();
    room.ask("event_delete", json!({ "ids": [record] }));
    assert_eq!(room.refused("undo", json!({ "entry": deleted }))["code"], "undo_conflict");
}

#[test]
fn a_missing_or_changed_file_is_told_and_put_back() {
    let room = Room::new();
    let event = event(&room, "讲座");
    let file = written(&room, "方案.txt", b"plan");
    let other = written(&room, "别的.txt", b"other");
    add(&room, "event", event, &[&file]);
    let path = kept(&room).remove(0);
    type Spoil = (fn(&Path), &'static str, &'static str);
    let spoil: [Spoil; 3] = [
        (|path| fs::remove_file(path).unwrap(), "missing", "不见了"),
        (|path| replace(path, b"plan, changed"), "changed", "改动"),
        (|path| replace(path, b"PLAN"), "changed", "改动"),
    ];
    for (how, state, words) in spoil {
        how(&path);
        assert_eq!(list(&room, "event", event)[0]["state"], state);
        let opened = room.refused("attachment_open", json!({ "ids": [1] }));
        assert!(opened["message"].as_str().unwrap().contains(words), "{opened}");
        let check = room.ask("office_check", json!({}));
        assert_eq!(check["sound"], false);
        assert_eq!(check["problems"], json!([]));
        assert!(check["files"][0].as_str().unwrap().contains(words), "{check}");
        assert_eq!(check["newest_sound_backup"], json!(null), "a copy of the records brings no file back");
        let wrong = room.refused("attachment_restore", json!({ "id": 1, "file": other }));
        assert!(wrong["message"].as_str().unwrap().contains("内容不同"), "{wrong}");
        room.ask("attachment_restore", json!({ "id": 1, "file": file }));
        assert_eq!(list(&room, "event", event)[0]["state"], "sound");
    }
    assert_eq!(room.ask("office_check", json!({}))["sound"], true);
}

/// Another file in its place, as a program saves it; its time differs.
fn replace(path: &Path, bytes: &[u8]) {
    fs::remove_file(path).unwrap();
    fs::write(path, bytes).unwrap();
    fs::File::open(path)
        .unwrap()
        .set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(bytes[0].into()))
        .unwrap();
}

#[test]
fn it_is_named_ordered_opened_and_saved() {
    let room = Room::new();
    let event = event(&room, "讲座");
    let files: Vec<PathBuf> = ["IMG_1.txt", "IMG_2.txt"].map(|name| written(&room, name, name.as_bytes())).to_vec();
    add(&room, "event", event, &[&files[0], &files[1]]);
    room.ask("attachment_update", json!({ "id": 1, "changes": { "name": "开幕", "caption": "主席致辞" } }));
    room.ask("attachment_move", json!({ "ids": [2, 1] }));
    let rows = list(&room, "event", event);
    assert_eq!(
        (&rows[0]["id"], &rows[1]["name"], &rows[1]["caption"]),
        (&json!(2), &json!("开幕.txt"), &json!("主席致辞"))
    );
    for name in ["3/4", "", " "] {
        assert_eq!(room.refused("attachment_update", json!({ "id": 1, "changes": { "name": name } }))["field"], "name");
    }
    let opened = room.ask("attachment_open", json!({ "ids": [1] }));
    let opened = Path::new(opened["path"].as_str().unwrap());
    assert!(opened.ends_with("开幕.txt") && fs::metadata(opened).unwrap().permissions().readonly());
    let out = room.home.path().join("out");
    fs::create_dir(&out).unwrap();
    for _ in 0..2 {
        room.ask("attachment_save", json!({ "ids": [1, 2], "to": out }));
    }
    let mut names: Vec<String> =
        fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    assert_eq!(names, ["IMG_2 (2).txt", "IMG_2.txt", "开幕 (2).txt", "开幕.txt"]);
}

#[test]
fn a_pasted_picture_is_shown_and_its_small_one_made_anew() {
    let room = Room::new();
    let event = event(&room, "讲座");
    room.ask("attachment_paste", json!({ "area": "event", "record": event, "name": "粘贴的图片.png", "bytes": DOT }));
    let row = &list(&room, "event", event)[0];
    assert_eq!((&row["is_picture"], &row["name"]), (&json!(true), &json!("粘贴的图片.png")));
    let small = || room.ask("attachment_picture", json!({ "id": 1 }))["url"].as_str().unwrap().to_owned();
    let first = small();
    assert!(first.starts_with("data:image/jpeg;base64,/9j/"));
    fs::remove_dir_all(room.home.path().join("cache")).unwrap();
    assert_eq!(small(), first);
    let broken = written(&room, "坏.jpg", &[0xFF, 0xD8, 1, 2]);
    add(&room, "event", event, &[&broken]);
    let refused = room.refused("attachment_picture", json!({ "id": 2, "large": true }));
    assert!(refused["message"].as_str().unwrap().contains("坏.jpg"), "{refused}");
}
