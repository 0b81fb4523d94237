//! How long the office takes at the sizes it must bear: 100,000 people in the directory, 1,000 certificates at once.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot set itself up has failed")]

use std::fmt::Write;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use office::Desk;
use serde_json::{Value, json};

const PEOPLE: usize = 100_000;
const CERTIFICATES: usize = 1_000;

/// A desk with an empty office, and the folder that goes with them.
struct Room {
    desk: Desk,
    home: tempfile::TempDir,
}

impl Room {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let desk = Desk::new(home.path().to_path_buf());
        let room = Room { desk, home };
        room.ask("office_create", json!({ "name": "临江区科协" }));
        room
    }

    fn ask(&self, name: &str, params: Value) -> Value {
        let refused = |why| panic!("{name}: {why:?}");
        office::api::call(&self.desk, name, params).unwrap_or_else(refused)["answer"].take()
    }

    /// A spreadsheet of `count` people from the `first` on, in units of fifty.
    fn spreadsheet(&self, name: &str, first: usize, count: usize) -> std::path::PathBuf {
        let mut text = String::from("姓名,性别,单位,职务,联系电话,备注\n");
        for at in first..first + count {
            let sex = ["男", "女"][at % 2];
            writeln!(text, "{},{sex},第{}中学,教师,{},备注{at}", person(at), at / 50, 13_800_000_000 + at).unwrap();
        }
        let file = self.home.path().join(name);
        std::fs::write(&file, text).unwrap();
        file
    }
}

/// A name that few share.
fn person(at: usize) -> String {
    const FAMILY: &[char] = &['张', '王', '李', '赵', '陈', '刘', '杨', '黄', '周', '吴'];
    const GIVEN: &[char] =
        &['伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明'];
    let given = |at: usize| GIVEN[at % GIVEN.len()];
    [FAMILY[at % 10], given(at / 10), given(at / 160)].iter().collect()
}

/// The directory at its largest: the list, the search, one act, its undo, against the bare transaction beneath.
fn directory(c: &mut Criterion) {
    let room = Room::new();
    let file = room.spreadsheet("人员.csv", 0, PEOPLE);
    let began = std::time::Instant::now();
    let imported = room.ask("import_apply", json!({ "file": file, "kind": "people" }));
    println!("import of {PEOPLE} rows, once: {:.1?}", began.elapsed());
    assert_eq!(imported["added"], PEOPLE);

    // Both begin from the same file.
    let twin = room.home.path().join("twin.db");
    room.ask("backup_create", json!({ "path": twin }));
    bare(c, &twin);

    let mut group = c.benchmark_group("100,000 people");
    group.sample_size(10).measurement_time(Duration::from_secs(8));
    group.bench_function("act: person_update", |b| {
        let mut turn = 0;
        b.iter(|| {
            turn += 1;
            room.ask("person_update", json!({ "id": turn % 1000 + 1, "changes": { "note": format!("改 {turn}") } }))
        })
    });
    group.bench_function("person_list, all", |b| b.iter(|| black_box(room.ask("person_list", json!({})))));
    group.bench_function("person_list, the first 200 with words", |b| {
        b.iter(|| black_box(room.ask("person_list", json!({ "words": "第999中学", "limit": 200 }))))
    });
    for words in ["张", "张伟", "第1999中学", "备注99999", "zw"] {
        group.bench_function(format!("search {words}"), |b| {
            b.iter(|| black_box(room.ask("search", json!({ "words": words }))))
        });
    }
    group.bench_function("undo and redo of an act", |b| {
        b.iter(|| {
            room.ask("undo", json!({}));
            room.ask("redo", json!({}))
        })
    });
    group.bench_function("office_check", |b| b.iter(|| black_box(room.ask("office_check", json!({})))));
    group.finish();
}

/// What SQLite alone takes for the same update, with the triggers of the search and a commit on the disk.
fn bare(c: &mut Criterion, file: &std::path::Path) {
    use rusqlite::functions::FunctionFlags;
    let conn = rusqlite::Connection::open(file).unwrap();
    conn.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;").unwrap();
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    conn.create_scalar_function("bigram", 1, flags, |ctx| Ok(office::search::bigram(&ctx.get::<String>(0)?))).unwrap();
    let mut group = c.benchmark_group("100,000 people");
    group.sample_size(10).measurement_time(Duration::from_secs(8));
    group.bench_function("bare transaction: the same update", |b| {
        let mut turn = 0;
        b.iter(|| {
            turn += 1;
            conn.execute_batch("BEGIN IMMEDIATE").unwrap();
            let mut update = conn.prepare_cached("UPDATE person SET note = ? WHERE id = ?").unwrap();
            update.execute(rusqlite::params![format!("又改 {turn}"), turn % 1000 + 1]).unwrap();
            conn.execute_batch("COMMIT").unwrap();
        })
    });
    group.finish();
}

/// 10,000 rows of a spreadsheet, as one act.
fn import(c: &mut Criterion) {
    let mut group = c.benchmark_group("import");
    group.sample_size(10);
    group.bench_function("10,000 people", |b| {
        let begin = || {
            let room = Room::new();
            let file = room.spreadsheet("人员.csv", 0, 10_000);
            (room, file)
        };
        b.iter_batched(
            begin,
            |(room, file)| {
                room.ask("import_apply", json!({ "file": file, "kind": "people" }));
                room
            },
            BatchSize::PerIteration,
        )
    });
    group.finish();
}

/// A roster of 5,000: written in one act, filled down a column, read in its order, and what is suggested while a name is typed.
fn roster(c: &mut Criterion) {
    const ROWS: usize = 5_000;
    let room = Room::new();
    let class = room.ask("class_create", json!({ "class": { "name": "全员轮训", "year": 2026 } }));
    let people: Vec<Value> = (0..ROWS)
        .map(|at| json!({ "name": format!("{}{at}", person(at)), "unit": format!("第{}车间", at / 50) }))
        .collect();
    let began = std::time::Instant::now();
    room.ask("roster_write", json!({ "class_id": class, "people": people }));
    println!("{ROWS} rows of a roster written, once: {:.1?}", began.elapsed());
    let ids: Vec<Value> = room.ask("class_get", json!({ "id": class }))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].clone())
        .collect();
    let mut group = c.benchmark_group("roster of 5,000");
    group.sample_size(10).measurement_time(Duration::from_secs(8));
    group.bench_function("a column filled down", |b| {
        let mut turn = 0;
        b.iter(|| {
            turn += 1;
            let rows: Vec<Value> = ids.iter().map(|id| json!({ "id": id, "changes": { "hours": turn } })).collect();
            room.ask("roster_write", json!({ "class_id": class, "rows": rows }))
        })
    });
    group.bench_function("one cell typed", |b| {
        let mut turn = 0;
        b.iter(|| {
            turn += 1;
            let rows = json!([{ "id": ids[turn % ROWS], "changes": { "note": format!("改 {turn}") } }]);
            room.ask("roster_write", json!({ "class_id": class, "rows": rows }))
        })
    });
    group.bench_function("class_get", |b| b.iter(|| black_box(room.ask("class_get", json!({ "id": class })))));
    group.bench_function("sorted for the paper: by pinyin", |b| {
        let file = room.home.path().join("花名册.xlsx");
        let ask = json!({ "name": "roster", "class_id": class, "file": file, "choices": { "order": "pinyin" } });
        b.iter(|| black_box(room.ask("report_write", ask.clone())))
    });
    for words in ["zw", "张", "第9车间"] {
        group.bench_function(format!("suggest {words}"), |b| {
            b.iter(|| black_box(room.ask("person_suggest", json!({ "words": words, "class_id": class }))))
        });
    }
    group.finish();
}

/// The events of twenty years: the list of a year, the ledger's questions, the calendar, the search.
fn events(c: &mut Criterion) {
    const YEARS: usize = 20;
    const A_YEAR: usize = 500;
    let room = Room::new();
    let mut text = String::from("时间,活动名称,类型,地点,主办单位,参加人数,受益人次,小结\n");
    for at in 0..YEARS * A_YEAR {
        let (year, month, day) = (2007 + at / A_YEAR, 1 + at % 12, 1 + at / 12 % 28);
        let kind = ["讲座", "宣传", "培训", "会议", "下乡"][at % 5];
        let (place, host) = (at % 97, at % 61);
        let name = person(at);
        writeln!(
            text,
            "{year}-{month:02}-{day:02},第{at}场{kind}：{name},{kind},第{place}社区,第{host}中学,{at},{at},由{name}主讲"
        )
        .unwrap();
    }
    let file = room.home.path().join("台账.csv");
    std::fs::write(&file, text).unwrap();
    let began = std::time::Instant::now();
    let imported = room.ask("import_apply", json!({ "file": file, "kind": "events" }));
    println!("import of {} events, once: {:.1?}", YEARS * A_YEAR, began.elapsed());
    assert_eq!(imported["added"], YEARS * A_YEAR);
    let mut group = c.benchmark_group("10,000 events");
    group.sample_size(10).measurement_time(Duration::from_secs(4));
    for (name, request, params) in [
        ("list of a year", "event_list", json!({ "year": 2026 })),
        ("ledger of a year by month", "event_ledger", json!({ "filter": { "year": 2026 }, "group": "month" })),
        ("ledger of all by unit, 500 shown", "event_ledger", json!({ "filter": {}, "group": "unit", "limit": 500 })),
        (
            "ledger by kind, place and words",
            "event_ledger",
            json!({ "filter": { "kinds": ["讲座"], "place": "第5社区", "words": "主讲" } }),
        ),
        ("calendar of a month", "calendar", json!({ "from": "2026-05-01", "to": "2026-05-31" })),
        ("calendar of a year", "calendar", json!({ "from": "2026-01-01", "to": "2026-12-31" })),
        ("search 讲座", "search", json!({ "words": "讲座" })),
        ("search 张伟", "search", json!({ "words": "张伟" })),
    ] {
        group.bench_function(name, |b| b.iter(|| black_box(room.ask(request, params.clone()))));
    }
    group.finish();
}

/// Issue and print for a contest with many winners; the size of the paper is told once.
fn certificates(c: &mut Criterion) {
    let room = Room::new();
    let contest = room.ask("contest_create", json!({ "contest": { "name": "青少年科技创新大赛", "year": 2026 } }));
    for at in 0..CERTIFICATES {
        let parts = json!({ "unit": format!("第{}中学", at / 50), "authors": [person(at)], "award": "一等奖" });
        let entry = json!({ "title": format!("作品{at}") });
        room.ask("entry_create", json!({ "contest_id": contest, "entry": entry, "parts": parts }));
    }
    let issue = json!({ "contest_id": contest, "issued_on": "2026-10-25" });
    let file = room.home.path().join("证书.pdf");
    let print = json!({ "contest_id": contest, "file": file, "drawn": true });
    // Each round undoes the issue before it: the first one stands here.
    room.ask("certificate_issue", issue.clone());
    let mut group = c.benchmark_group("1,000 certificates");
    group.sample_size(10);
    group.bench_function("issue", |b| {
        b.iter_batched(
            || drop(office::api::call(&room.desk, "undo", json!({}))),
            |()| room.ask("certificate_issue", issue.clone()),
            BatchSize::PerIteration,
        )
    });
    group.bench_function("print", |b| b.iter(|| room.ask("certificate_print", print.clone())));
    group.finish();
    // What was not asked for by name was not printed.
    if let Ok(made) = std::fs::metadata(&file) {
        println!("{CERTIFICATES} certificates: {} bytes", made.len());
    }
}

/// The text of a plan of twenty pages, as it would be pasted: ten parts of tasks with figures and terms.
fn plan_text() -> String {
    let mut text = String::new();
    for part in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] {
        writeln!(text, "{part}、广泛开展科学普及工作").unwrap();
        for (at, task) in ["一", "二", "三", "四", "五", "六", "七"].iter().enumerate() {
            let words = "围绕中心、服务大局，组织科技工作者进社区、进学校、进企业，".repeat(4);
            let figures = format!("举办科普讲座{}次，受益群众{}人次，9月底前完成", at + 2, (at + 1) * 100);
            writeln!(text, "（{task}）{words}{figures}。").unwrap();
        }
    }
    text
}

/// A plan of twenty pages as it is seen beside its text, and again after a line of it was written.
fn preview(c: &mut Criterion) {
    let room = Room::new();
    let plan = room.ask("plan_create", json!({ "plan": { "title": "2026年工作要点", "year": 2026 } }));
    room.ask("plan_take", json!({ "plan_id": plan, "text": plan_text() }));
    let seen = || room.ask("report_preview", json!({ "name": "plan", "plan_id": plan }));
    let pages = seen()["pages"].as_u64().unwrap();
    assert!((18..=22).contains(&pages), "{pages} pages");
    let line = room.ask("plan_get", json!({ "id": plan }))["items"][1]["id"].take();
    let mut group = c.benchmark_group("a plan of twenty pages");
    group.sample_size(20);
    group.bench_function("report_preview", |b| b.iter(|| black_box(seen())));
    group.bench_function("plan_item_update and report_preview", |b| {
        let mut turn = 0;
        b.iter(|| {
            turn += 1;
            let changes = json!({ "text": format!("举办科普讲座{turn}次。") });
            room.ask("plan_item_update", json!({ "id": line, "changes": changes }));
            black_box(seen())
        })
    });
    group.finish();
}

criterion_group!(office, directory, import, events, roster, certificates, preview);
criterion_main!(office);
