//! The terminal's contract, on the built program.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn cli(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xieban-cli"))
        .args(arguments)
        .env("XIEBAN_HOME", home)
        .env_remove("XIEBAN_OFFICE")
        .output()
        .unwrap()
}

fn ok(home: &Path, arguments: &[&str]) -> Value {
    let output = cli(home, &[&["--json"], arguments].concat());
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn exit_codes_and_errors_are_those_of_the_contract() {
    let home = tempfile::tempdir().unwrap();
    for (arguments, exit, code) in [
        (&["--json", "list", "people"][..], 1, "not_an_office"),
        (&["--json", "undo"], 1, "not_an_office"),
        (&["--json", "restore", "nowhere.db"], 1, "file"),
        (&["--json", "list", "wishes"], 2, ""),
        (&["--json", "undo", "--steps", "x"], 2, ""),
        (&["no-such-command"], 2, ""),
        (&["--help"], 0, ""),
    ] {
        let output = cli(home.path(), arguments);
        assert_eq!(output.status.code(), Some(exit), "{arguments:?}: {output:?}");
        if !code.is_empty() {
            let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(answer["error"]["code"], code, "{arguments:?}");
            assert!(answer["error"]["message"].as_str().unwrap().ends_with('。'));
        }
    }
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0, "a refusal left something behind");
}

#[test]
fn an_office_is_made_filled_undone_saved_and_restored() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| ok(home.path(), arguments);
    assert_eq!(run(&["init", "--name", "测试区科协"])["office"]["profile"]["name"], "测试区科协");
    let reply = run(&[
        "call",
        "event_create",
        r#"{"event": {"title": "科普讲座"}, "parts": {"occurrences": [{"start_date": "2026-05-18"}]}}"#,
    ]);
    assert_eq!(reply["act"]["label"], "新增活动“科普讲座”");
    assert_eq!(run(&["list", "events", "--year", "2026"])[0]["title"], "科普讲座");
    assert_eq!(run(&["list", "event-kinds"])[1]["name"], "讲座");
    assert_eq!(run(&["list", "events", "--year", "2025"]).as_array().unwrap().len(), 0);
    for (option, value, found) in [("--words", "讲座", 1), ("--type", "展览", 0), ("--from", "2099", 0)] {
        assert_eq!(run(&["list", "events", option, value]).as_array().unwrap().len(), found, "{option} {value}");
    }
    assert_eq!(run(&["search", "讲座", "科普"])[0]["area"], "event");
    let saved = home.path().join("saved.db");
    run(&["backup", saved.to_str().unwrap()]);
    assert_eq!(run(&["undo"])["entries"][0]["label"], "新增活动“科普讲座”");
    assert_eq!(run(&["list", "events"]).as_array().unwrap().len(), 0);
    run(&["redo"]);
    run(&["undo", "--entry", "1"]);
    assert_eq!(run(&["history"])[0]["can_redo"], true);
    run(&["restore", saved.to_str().unwrap()]);
    assert_eq!(run(&["list", "events"]).as_array().unwrap().len(), 1);
    assert_eq!(run(&["check", "--repair"])["sound"], true);
}

#[test]
fn what_a_sheet_was_taken_for_is_corrected_by_options_and_shown_by_a_dry_run() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("名单.csv");
    std::fs::write(&file, "老名单\n称呼,短号,单位\n王小明,13900000001,甲厂\n河东片\n李小红,13900000002,\n去年的,,\n")
        .unwrap();
    let file = file.to_str().unwrap();
    let import = |more: &[&str]| cli(home.path(), &[&["--json", "import", file, "--as", "people"], more].concat());
    let refused = |more: &[&str], exit: i32, words: &str| {
        let output = import(&[more, &["--dry-run"]].concat());
        assert_eq!(output.status.code(), Some(exit), "{more:?}: {output:?}");
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(said.contains(words), "{more:?}: {said}");
    };
    let said = "--header-rows 2 --column A=name --column B=phone --section-row 4=unit --end-row 5";
    let options: Vec<&str> = said.split(' ').collect();
    refused(&options, 1, "还要用 --sheet 指明是哪一张工作表");
    refused(&["--sheet", "别的"], 1, "没有名为“别的”的工作表，只有：");
    let look = import(&["--sheet", "", "--dry-run"]);
    let look: Value = serde_json::from_slice(&look.stdout).unwrap();
    let message = look["error"]["message"].as_str().unwrap();
    let sheet = message.split("只有：").nth(1).unwrap().split('。').next().unwrap();
    let with = |more: &[&'static str]| -> Vec<String> {
        let named = ["--sheet", sheet];
        let all = named.iter().chain(&options).chain(more);
        all.map(|word| (*word).to_owned()).collect()
    };
    let dry: Vec<String> = with(&["--dry-run"]);
    let dry = import(&dry.iter().map(String::as_str).collect::<Vec<_>>());
    let dry: Value = serde_json::from_slice(&dry.stdout).unwrap();
    let records = dry["tables"][0]["records"].as_array().unwrap();
    assert_eq!(records.len(), 2, "{dry}");
    assert_eq!(records[1]["values"], json!({ "name": "李小红", "phone": "13900000002", "unit": "河东片" }));
    for (option, exit, words) in [
        ("--column=D", 2, "少了等号"),
        ("--header-rows=4-2", 2, "不像表头的几行"),
        ("--skip-row=x", 2, "x"),
        ("--year=去年", 2, "不是年份"),
        ("--column=C=phon", 1, "没有这一栏：“phon”"),
        ("--skip-row=90", 1, "没有第 90 行"),
        ("--title-row=2", 1, "又说是表头，又说是标题"),
    ] {
        let all = with(&[option]);
        refused(&all.iter().map(String::as_str).collect::<Vec<_>>(), exit, words);
    }
    ok(home.path(), &["init"]);
    let all = with(&[]);
    let done = import(&all.iter().map(String::as_str).collect::<Vec<_>>());
    let done: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(done["added"], 2, "{done}");
}

#[test]
fn the_sample_office_stands_in_a_folder_of_choice() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("示例办公室");
    ok(home.path(), &["init", "--sample", "--office", place.to_str().unwrap()]);
    let output = cli(home.path(), &["--office", place.to_str().unwrap(), "list", "plans"]);
    assert!(String::from_utf8(output.stdout).unwrap().contains("2026年临江区科协工作要点"));
}

const PLAN: &str = "临江区科协2026年工作要点\n各镇科协：\n今年是规划的第一年。\n一、指导思想\n以人为本。\n二、科普宣传\n\
    （一）办好简报。全年印发简报6期，发到每个村。（责任单位：办公室；完成时限：12月底前）\n（二）举办讲座2~3次\n要请专家。\n\
    四、学会建设\n";

#[test]
fn a_plan_text_is_shown_as_an_outline_brought_in_and_taken_back() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("要点.txt");
    std::fs::write(&file, PLAN).unwrap();
    let file = file.to_str().unwrap();
    let shown = ok(home.path(), &["import", file, "--as", "plan", "--dry-run"]);
    assert_eq!((&shown["file"], &shown["format"], &shown["as"]), (&file.into(), &"text".into(), &"plan".into()));
    assert!(shown.get("tables").is_none(), "a text has no tables");
    let entries: Vec<String> = shown["outline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            format!("{} {} {} {}", entry["level"], entry["label"], entry["kind"], entry["line"]).replace('"', "")
        })
        .collect();
    assert_eq!(
        entries,
        [
            "0  text 3",
            "1 一、 heading 4",
            "1  text 5",
            "1 二、 heading 6",
            "2 （一） task 7",
            "2 （二） task 8",
            "2  text 9",
            "1 四、 task 10"
        ]
    );
    assert_eq!(shown["issues"][0]["code"], "numbering");
    // A dry run needs no office, not even where one is named that is not there.
    let nowhere = home.path().join("没有");
    let nowhere = nowhere.to_str().unwrap();
    let seen = cli(home.path(), &["--office", nowhere, "--json", "import", file, "--as", "plan", "--dry-run"]);
    assert_eq!(seen.status.code(), Some(0));
    let printed = cli(home.path(), &["import", file, "--as", "plan", "--dry-run"]);
    let printed = String::from_utf8(printed.stdout).unwrap();
    assert!(printed.contains("    任务 （二） 举办讲座2~3次 〔举办讲座2~3次〕"), "{printed}");

    ok(home.path(), &["init"]);
    assert_eq!(ok(home.path(), &["import", file, "--as", "plan"])["added"], 5);
    let plans = ok(home.path(), &["list", "plans", "--year", "2026"]);
    assert_eq!(plans[0]["title"], "临江区科协2026年工作要点");
    assert_eq!((&plans[0]["addressee"], &plans[0]["preface"]), (&"各镇科协".into(), &"今年是规划的第一年。".into()));
    let plan = ok(home.path(), &["call", "plan_get", &format!(r#"{{"id": {}}}"#, plans[0]["id"])])["answer"].take();
    let items: Vec<String> = plan["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            format!("{} {} {} {}", item["level"], item["label"], item["text"], item["label_kept"]).replace('"', "")
        })
        .collect();
    assert_eq!(
        items,
        [
            "1 一、 指导思想 false",
            "1 二、 科普宣传 false",
            "2 （一） 办好简报 false",
            "2 （二） 举办讲座2~3次 false",
            "1 四、 学会建设 true"
        ]
    );
    let brief = &plan["items"][2];
    assert_eq!((&brief["body"], &brief["lead_unit"]), (&"全年印发简报6期，发到每个村。".into(), &"办公室".into()));
    assert_eq!((&brief["time_text"], &brief["end_date"]), (&"12月底前".into(), &"2026-12-31".into()));
    assert_eq!((&brief["targets"][0]["amount"], &brief["targets"][0]["unit"]), (&6.0.into(), &"期".into()));
    assert_eq!(plan["items"][3]["targets"][0]["amount_high"], 3.0);
    assert_eq!(plan["items"][3]["body"], "要请专家。");
    let again = cli(home.path(), &["--json", "import", file, "--as", "plan"]);
    assert_eq!(again.status.code(), Some(1), "the same file once more");

    let table = home.path().join("名单.csv");
    std::fs::write(&table, "姓名,手机\n王小明,13900000001\n李小红,12\n").unwrap();
    let whole = ["--json", "import", table.to_str().unwrap(), "--as", "people", "--all-or-nothing"];
    let refused = cli(home.path(), &whole);
    assert_eq!(refused.status.code(), Some(1), "a phone that is none came in");
    let refused: Value = serde_json::from_slice(&refused.stdout).unwrap();
    assert!(refused["error"]["message"].as_str().unwrap().contains("第 3 行 B 列"), "{refused}");
    assert_eq!(ok(home.path(), &["list", "people"]).as_array().unwrap().len(), 0);
    let printed = cli(home.path(), &["import", table.to_str().unwrap(), "--as", "people"]);
    let printed = String::from_utf8(printed.stdout).unwrap();
    assert!(printed.starts_with("新增 2 条，改动 0 条，原来就有 0 条，没有导入 1 处\n"), "{printed}");
    ok(home.path(), &["undo"]);

    ok(home.path(), &["undo"]);
    assert_eq!(ok(home.path(), &["list", "plans"]).as_array().unwrap().len(), 0, "undo takes all of it back");
    let yearless = home.path().join("打算.txt");
    std::fs::write(&yearless, "一、办讲座\n二、办展览\n").unwrap();
    let yearless = yearless.to_str().unwrap();
    let refused = cli(home.path(), &["--json", "import", yearless, "--as", "plan"]);
    let refused: Value = serde_json::from_slice(&refused.stdout).unwrap();
    assert!(refused["error"]["message"].as_str().unwrap().contains("年份"), "{refused}");
    ok(home.path(), &["import", yearless, "--as", "plan", "--year", "2027"]);
    assert_eq!(ok(home.path(), &["list", "plans"])[0]["title"], "2027年工作计划");
}

#[test]
fn what_events_cost_and_leave_is_listed_and_accounted_for() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| ok(home.path(), arguments);
    run(&["init"]);
    for (request, params) in [
        (
            "money_create",
            r#"{"line": {"amount": 120050, "paid_on": "2026-05-18"}, "direction": "cost", "category": "场地"}"#,
        ),
        ("donation_create", r#"{"donation": {"direction": "given", "party": "甲校"}, "items": [{"name": "图书"}]}"#),
        ("venue_create", r#"{"venue": {"name": "科普馆", "kind": "社区"}}"#),
        ("plaque_create", r#"{"plaque": {"wording": "科普基地"}, "unit": "甲校"}"#),
        ("coverage_create", r#"{"coverage": {"outlet": "日报", "level": "市级", "title": "大集"}}"#),
        ("returned_take", r#"{"period": "2026", "text": "单位\t讲座（场）\n甲县\t12"}"#),
    ] {
        run(&["call", request, params]);
    }
    for (kind, key, value) in [
        ("money", "amount", json!(120_050)),
        ("donations", "things", json!("图书")),
        ("venues", "kind", json!("社区")),
        ("plaques", "unit", json!("甲校")),
        ("coverage", "level", json!("市级")),
        ("returns", "amount", json!(12.0)),
    ] {
        assert_eq!(run(&["list", kind])[0][key], value, "{kind}");
    }
    let out = home.path().join("收支表.pdf");
    let file = out.to_string_lossy();
    assert_eq!(run(&["report", "money", "--from", "2026-05", "--to", "2026-06", "-o", &file])["pages"], 1);
    assert_eq!(run(&["report", "donation-receipt", "--donation", "1", "-o", &file])["pages"], 1);
    let refused = cli(home.path(), &["report", "money", "-o", &file]);
    assert_eq!(
        (refused.status.code(), String::from_utf8(refused.stderr).unwrap().trim()),
        (Some(1), "请指明是哪一年，或从哪天到哪天。")
    );
}

#[test]
fn the_ending_of_a_file_says_how_a_paper_is_written() {
    let home = tempfile::tempdir().unwrap();
    ok(home.path(), &["init", "--sample"]);
    ok(home.path(), &["call", "label_mark", r#"{"label":"重点","units":[2,3],"on":true}"#]);
    for (list, count) in [
        (&["list", "members"][..], 42),
        (&["list", "members", "--year", "2026", "--owing"], 14),
        (&["list", "joins"], 3),
        (&["list", "labels"], 1),
        (&["list", "rankings", "--year", "2026"], 1),
    ] {
        assert_eq!(ok(home.path(), list).as_array().unwrap().len(), count, "{list:?}");
    }
    let file = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    let magic: [(&str, &[u8]); 3] = [("pdf", b"%PDF-"), ("docx", b"PK\x03\x04"), ("xlsx", b"PK\x03\x04")];
    for (arguments, name) in [
        (&["report", "plan", "--year", "2026"][..], "计划"),
        (&["report", "plan-table", "--year", "2026"], "任务分解表"),
        (&["report", "events", "--year", "2026"], "台账"),
        (&["report", "chronicle", "--year", "2026"], "大事记"),
        (&["report", "chronicle", "--from", "2025-03", "--to", "2025-06"], "大事记"),
        (&["report", "roster", "--class", "1"], "花名册"),
        (&["report", "groups", "--class", "1"], "分组名单"),
        (&["report", "sign-in", "--class", "1"], "签到表"),
        (&["report", "members"], "会员名册"),
        (&["report", "units"], "单位名录"),
        (&["report", "scores", "--class", "1"], "成绩表"),
        (&["report", "pairs", "--class", "1"], "帮带名单"),
        (&["report", "attendance", "--class", "1"], "考勤表"),
        (&["report", "teacher-hours", "--year", "2026"], "教师课时统计表"),
        (&["report", "mentorships", "--year", "2026"], "师徒结对台账"),
        (&["report", "training-figures", "--year", "2026"], "培训情况统计表"),
        (&["report", "awards", "--contest", "1"], "获奖名单"),
        (&["report", "commendation-public", "--commendation", "1"], "公示名单"),
        (&["report", "bonuses", "--commendation", "1"], "奖金发放表"),
        (&["report", "points", "--ranking", "3"], "积分排名表"),
        (&["report", "award-counts", "--contest", "1"], "获奖统计表"),
        (&["report", "entries-sent", "--contest", "1"], "推荐作品名单"),
        (&["report", "unit-members"], "单位会员名册"),
        (&["report", "units", "--label", "重点"], "单位名录（重点）"),
        (&["report", "dues", "--year", "2026"], "会费收缴表"),
        (&["report", "join-applications", "--year", "2026"], "入会审批名单"),
        (&["report", "duty", "--duty", "1"], "值班表"),
    ] {
        for (ending, begins) in magic {
            let file = file(&format!("{name}.{ending}"));
            let written = ok(home.path(), &[arguments, &["-o", &file]].concat());
            assert_eq!(written["path"], file.as_str());
            // How many pages a working copy has, the program that opens it decides.
            assert_eq!(written["pages"].as_u64().is_some(), ending == "pdf", "{file}: {written}");
            assert!(std::fs::read(&file).unwrap().starts_with(begins), "{file}");
            let told = written["notes"].to_string().contains("任务分解表");
            assert_eq!(told, (name, ending) == ("计划", "xlsx"), "{written}");
        }
    }
    // Papers of running words: no workbook.
    for (arguments, name) in [
        (&["report", "plan-changes", "--year", "2026"][..], "调整情况的说明"),
        (&["report", "plan", "--plan", "3", "--copy", "3"], "印发稿"),
        (&["report", "summary", "--year", "2025"], "工作总结"),
        (&["report", "commendation", "--commendation", "1"], "表彰的决定"),
    ] {
        for (ending, begins) in magic.into_iter().filter(|(ending, _)| *ending != "xlsx") {
            let file = file(&format!("{name}.{ending}"));
            ok(home.path(), &[arguments, &["-o", &file]].concat());
            assert!(std::fs::read(&file).unwrap().starts_with(begins), "{file}");
        }
    }
    let output = cli(home.path(), &["report", "summary", "--year", "2025", "-o", &file("工作总结.xlsx")]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("没有表格，不能写成 Excel 文件"));
    for name in ["计划.doc", "计划", "计划.txt"] {
        let output = cli(home.path(), &["--json", "report", "plan", "--year", "2026", "-o", &file(name)]);
        assert_eq!(output.status.code(), Some(1));
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        let message = answer["error"]["message"].as_str().unwrap();
        assert!([".pdf", ".docx", ".xlsx"].iter().all(|ending| message.contains(ending)), "{message}");
        assert!(!home.path().join(name).exists());
    }
}

#[test]
fn all_papers_of_a_class_go_into_a_folder() {
    let home = tempfile::tempdir().unwrap();
    ok(home.path(), &["init", "--sample"]);
    let out = home.path().join("资料");
    std::fs::create_dir(&out).unwrap();
    let folder = out.to_str().unwrap();
    let certificates = || ok(home.path(), &["list", "certificates"]).as_array().map(Vec::len);
    let before = certificates();
    let packed = ok(home.path(), &["class-pack", "--class", "1", "-o", folder]);
    let path = Path::new(packed["path"].as_str().unwrap()).to_owned();
    let files: Vec<&str> = packed["files"].as_array().unwrap().iter().map(|file| file.as_str().unwrap()).collect();
    assert!(files.contains(&"花名册.pdf") && files.contains(&"班级资料.xlsx"), "{files:?}");
    assert!(files.iter().all(|file| path.join(file).is_file()), "{files:?}");
    assert_eq!(certificates(), before, "none is issued unless it is asked for");
    let refused = cli(home.path(), &["class-pack", "--class", "99", "-o", folder, "--json"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 1, "something half is left behind");
    assert!(!ok(home.path(), &["list", "teachers", "--year", "2026"]).as_array().unwrap().is_empty());
    assert_eq!(ok(home.path(), &["list", "mentorships"]), json!([]));
}

#[test]
fn what_is_chosen_for_a_list_goes_with_the_command_and_stays_when_asked() {
    let home = tempfile::tempdir().unwrap();
    ok(home.path(), &["init", "--name", "测试区科协"]);
    for name in ["曾强", "单明", "王芳"] {
        let person = json!({ "person": { "name": name, "id_number": "11010519491231002X", "phone": "13812345678",
            "joined_on": "2020-05" } });
        ok(home.path(), &["call", "person_create", &person.to_string()]);
    }
    let file = home.path().join("名册.xlsx");
    let path = file.to_str().unwrap();
    let sheet = |arguments: &[&str]| {
        ok(home.path(), &[&["report", "members", "-o", path], arguments].concat());
        let book = sheets::read::file(&file).unwrap();
        let row = |row: &sheets::Row| row.cells.iter().map(sheets::Cell::text).collect::<Vec<_>>().join("|");
        book.sheets[0].rows[2..].iter().map(row).collect::<Vec<_>>()
    };
    let columns = ["--columns", "姓名，身份证号、联系电话"];
    let masked = sheet(&[&columns[..], &["--order", "pinyin", "--publish", "--remember"]].concat());
    assert_eq!(masked[..2], ["序号|姓名|身份证号|联系电话", "1|单明|110105********002X|138****5678"]);
    // The next time it is as it was; what is said now holds for this once.
    assert_eq!(sheet(&[]), masked);
    let full = sheet(&["--publish=false", "--order", "strokes", "--full-ids"]);
    assert_eq!(full[1], "1|王芳|11010519491231002X|13812345678");
    assert_eq!(sheet(&[]), masked);
    ok(
        home.path(),
        &["call", "person_create", &json!({ "person": { "name": "张\u{E5E5}", "joined_on": "2021" } }).to_string()],
    );
    let refused = cli(home.path(), &["--json", "report", "members", "-o", path]);
    let refused: Value = serde_json::from_slice(&refused.stdout).unwrap();
    assert_eq!(refused["error"]["code"], "missing_glyphs", "{refused}");
    assert_eq!(sheet(&["--boxes"])[4], "4|张\u{E5E5}");
    for (arguments, code) in [(&["--full-ids"][..], 1), (&["--columns", "血型"], 1), (&["--order", "年龄"], 2)] {
        let output = cli(home.path(), &[&["--json", "report", "members", "-o", path], arguments].concat());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn two_records_of_one_person_are_told_shown_side_by_side_and_made_one() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| ok(home.path(), arguments);
    run(&["init"]);
    for (phone, unit) in [("13900000001", "一中"), ("13900000001", "二中")] {
        let person = json!({ "person": { "name": "张伟", "phone": phone, "note": unit }, "unit": unit });
        run(&["call", "person_create", &person.to_string()]);
    }
    run(&["call", "label_mark", r#"{"label":"专家","people":[2],"on":true}"#]);
    run(&["call", "unit_create", r#"{"unit":{"name":"二 中"}}"#]);
    let groups = run(&["list", "duplicates"]);
    assert_eq!((&groups[0]["reason"], &groups[1]["reason"]), (&json!("phone"), &json!("written")));
    let told = String::from_utf8(cli(home.path(), &["list", "duplicates"]).stdout).unwrap();
    assert!(told.starts_with("姓名和电话相同\n2\t张伟\t二中 · 13900000001\t1\n"), "{told}");
    let look = run(&["merge", "--person", "1", "2", "--dry-run"]);
    assert_eq!((&look["against"], &look["carried"][0]["gone"]), (&json!([]), &json!(1)));
    let told = String::from_utf8(cli(home.path(), &["merge", "--person", "1", "2", "--dry-run"]).stdout).unwrap();
    assert!(told.contains("≠ unit_id\t一中\t二中") && told.contains("1 个标签转过来"), "{told}");
    for (arguments, exit) in [
        (&["merge"][..], 2),
        (&["merge", "--person", "1"], 2),
        (&["merge", "--person", "1", "2", "--unit", "1", "2"], 2),
        (&["merge", "--person", "1", "1"], 1),
        (&["merge", "--person", "1", "9"], 1),
        (&["merge", "--person", "1", "2", "--take", "shoe_size"], 1),
    ] {
        assert_eq!(cli(home.path(), arguments).status.code(), Some(exit), "{arguments:?}");
    }
    assert_eq!(run(&["merge", "--person", "1", "2", "--take", "unit_id"]), json!({ "id": 1, "carried": 1 }));
    let one = run(&["list", "people"]);
    assert_eq!(
        (one.as_array().unwrap().len(), &one[0]["unit"], &one[0]["note"]),
        (1, &json!("二中"), &json!("一中\n二中"))
    );
    run(&["merge", "--unit", "2", "3"]);
    assert_eq!(run(&["list", "duplicates"]), json!([]));
    assert_eq!(run(&["undo", "--steps", "2"])["entries"][1]["label"], "合并人员“张伟”");
    assert_eq!(run(&["list", "people"]).as_array().unwrap().len(), 2);
}

#[test]
fn titles_that_the_office_granted_get_their_certificates() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| ok(home.path(), arguments);
    let call = |name: &str, ask: Value| run(&["call", name, &ask.to_string()]);
    run(&["init", "--name", "测试区科协"]);
    let commendation = json!({ "commendation": { "name": "2026年度技术标兵表彰", "year": 2026 } });
    let id = call("commendation_create", commendation)["answer"].clone();
    for (person, granted_by) in [("张三", None), ("李四", Some("市总工会"))] {
        let grant = json!({ "title": "技术标兵", "basis": "竞赛第一名", "granted_by": granted_by });
        call("title_grant_create", json!({ "commendation_id": id, "person": person, "grant": grant }));
    }
    let file = home.path().join("称号证书.pdf");
    let (number, pdf) = (id.to_string(), file.to_str().unwrap());
    // What is still proposed has no paper.
    let early = cli(home.path(), &["--json", "certificates", "--commendation", &number, "-o", pdf]);
    assert_eq!((early.status.code(), file.exists()), (Some(1), false), "{early:?}");
    call("commendation_update", json!({ "id": id, "changes": { "decided_on": "2026-11-20" } }));
    let done = run(&["certificates", "--commendation", &number, "--drawn", "-o", pdf]);
    assert_eq!((done["issued"]["ids"].as_array().map(Vec::len), done["written"]["pages"].as_i64()), (Some(1), Some(1)));
    assert_eq!(run(&["printed", "--commendation", &number])["printed"], 1);
    let listed = run(&["list", "certificates"]);
    assert_eq!((&listed[0]["state"], listed.as_array().map(Vec::len)), (&json!("printed"), Some(1)));
}

#[test]
fn certificates_go_from_a_spreadsheet_to_the_hand() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| ok(home.path(), arguments);
    run(&["init", "--name", "测试区科协"]);
    let list = home.path().join("名单.csv");
    std::fs::write(&list, "姓名,单位,奖项\n张三,一中,一等奖\n古丽娜尔·吐尔逊,二中,二等奖\n李四,三中,二等奖\n").unwrap();
    let list = list.to_str().unwrap();
    let file = home.path().join("证书.pdf");
    let pdf = file.to_str().unwrap();
    let issue = ["certificates", "--from", list, "--event", "科普作品大赛"];
    let check = run(&[&issue[..], &["--dry-run"]].concat());
    assert_eq!((check["due"].as_i64(), check["papers"][0]["recipient"].as_str()), (Some(3), Some("张三")));
    assert!(!file.exists(), "a check writes nothing");
    let done = run(&[&issue[..], &["--paper", "8K", "-o", pdf]].concat());
    assert_eq!((done["issued"]["ids"].as_array().map(Vec::len), done["written"]["pages"].as_i64()), (Some(3), Some(3)));
    assert_eq!(run(&["printed", "--spoiled", "2"])["printed"], 2);
    let states: Vec<String> = run(&["list", "certificates"])
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["state"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(states, ["printed", "issued", "printed"]);
    // Once more: all have theirs, nothing new is issued.
    let again = run(&[&issue[..], &["-o", pdf]].concat());
    assert_eq!((again["issued"].is_null(), again["written"]["pages"].as_i64()), (true, Some(3)));
    let number = run(&["list", "certificates"])[0]["number"].as_str().unwrap().to_owned();
    run(&[&issue[..], &["--code", "-o", pdf]].concat());
    assert_eq!(run(&["verify", &number])["verdict"], "genuine");
    assert_eq!(run(&["verify", "协办证书查验"])["verdict"], "differs");
    for arguments in [
        &["certificates", "--from", list, "--paper", "信纸", "-o", pdf][..],
        &["certificates", "--from", "nowhere.csv", "-o", pdf],
        &["printed", "--spoiled", "9"],
    ] {
        assert_eq!(cli(home.path(), arguments).status.code(), Some(1), "{arguments:?}");
    }
    let register = home.path().join("登记簿.pdf");
    run(&["report", "certificate-register", "--year", "2026", "-o", register.to_str().unwrap()]);
    assert!(std::fs::read(&register).unwrap().starts_with(b"%PDF"));
}

#[test]
fn who_reads_the_answer_may_stop_early() {
    let home = tempfile::tempdir().unwrap();
    ok(home.path(), &["init", "--sample"]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_xieban-cli"))
        .args(["--json", "list", "people"])
        .env("XIEBAN_HOME", home.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // As `| head` does: more is written than a pipe holds, and nobody takes it.
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn files_are_attached_listed_taken_out_and_filed() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| ok(home.path(), arguments);
    run(&["init", "--name", "测试区科协"]);
    run(&["call", "event_create", r#"{"event": {"title": "科普讲座", "kind": "会议"}}"#]);
    let notice = home.path().join("通知.txt");
    std::fs::write(&notice, "关于举办讲座的通知").unwrap();
    let file = notice.to_str().unwrap();
    let added = run(&["attach", "--to", "event", "--id", "1", "--line", "通知", file]);
    assert_eq!(added["ids"], json!([1]));
    let listed = run(&["list", "attachments"]);
    assert_eq!((&listed[0]["owner"], &listed[0]["state"]), (&json!("科普讲座"), &json!("sound")));
    assert_eq!(run(&["list", "dossiers"])[0]["filled"], 1);
    assert_eq!(run(&["list", "meetings"])[0]["title"], "科普讲座");
    assert_eq!(run(&["list", "follow-ups"]), json!([]));
    assert_eq!(run(&["list", "repetitions"]), json!([]));
    assert_eq!(run(&["list", "bodies"]), json!([]));
    let council = json!({ "body": { "name": "理事会" }, "categories": [{ "name": "部门", "seats": 2 }], "term": { "name": "第一届" } });
    run(&["call", "body_create", &council.to_string()]);
    let term = run(&["list", "bodies"])[0]["terms"][0]["id"].clone();
    let seat = json!({ "term_id": term, "person": "张一", "seat": { "post": "理事长", "category": "部门" } });
    run(&["call", "seat_create", &seat.to_string()]);
    let shown = |list: &[&str]| String::from_utf8(cli(home.path(), list).stdout).unwrap();
    assert!(shown(&["list", "bodies"]).contains("“部门”应有 2 席，现有 1 席"), "{}", shown(&["list", "bodies"]));
    assert!(shown(&["list", "seats"]).starts_with("理事长\t张一\t部门"), "{}", shown(&["list", "seats"]));
    assert_eq!(shown(&["list", "bulletins", "--year", "2026"]), "这一年没有编印的刊物\n");
    assert_eq!(run(&["list", "seats"])[0]["post"], "理事长");
    assert_eq!(run(&["list", "ballots"]), json!([]));
    let ballot = json!({ "term_id": term, "ballot": { "post": "理事", "seats": 1, "present": 9 },
        "candidates": [{ "person": "李二", "votes": 6 }, { "person": "王三", "votes": 3 }] });
    let ballot = run(&["call", "ballot_create", &ballot.to_string()]);
    assert_eq!(run(&["list", "ballots"])[0]["candidates"][1]["outcome"], "short");
    let said = shown(&["list", "ballots"]);
    assert!(
        said.contains("理事会第一届选举理事\t\t应选 1，当选 1\n  李二\t\t6\t当选\n  王三\t\t3\t票数不够\n"),
        "{said}"
    );
    let (term, ballot) = (term.to_string(), ballot["answer"].to_string());
    for (paper, arguments) in [("body-members", ["--term", &term]), ("ballot", ["--ballot", &ballot])] {
        let file = home.path().join(format!("{paper}.docx"));
        run(&["report", paper, arguments[0], arguments[1], "-o", file.to_str().unwrap()]);
        assert!(file.is_file(), "{paper}");
    }
    assert_eq!(run(&["list", "regulations"]), json!([]));
    assert_eq!(shown(&["list", "regulations"]), "还没有制度文件\n");
    let charter = json!({ "fields": { "name": "测试区科协章程", "kind": "章程" }, "version": { "name": "2024年修订", "in_force_on": "2024-05-01" } });
    run(&["call", "regulation_create", &charter.to_string()]);
    let listed = run(&["list", "regulations"]);
    assert_eq!((&listed[0]["standing"], &listed[0]["in_force"]), (&json!("施行中"), &json!("2024年修订")));
    assert_eq!(
        shown(&["list", "regulations"]),
        "1\t章程\t测试区科协章程\t施行中
  1\t2024年修订\t2024-05-01—\t施行中
    理事会通过\t未办
    主管单位审核\t未办
    核准\t未办
    已经施行，还有 3 个环节没有办：理事会通过、主管单位审核、核准\n"
    );
    let contents = home.path().join("制度文件目录.pdf");
    run(&["report", "regulations", "-o", contents.to_str().unwrap()]);
    assert!(std::fs::read(&contents).unwrap().starts_with(b"%PDF"));
    assert_eq!(run(&["list", "bulletins", "--year", "2026"]), json!([]));
    assert_eq!(
        run(&["list", "holidays", "--year", "2040"])[0]["name"],
        "元旦",
        "those by law, until a notice says more"
    );
    for arguments in [
        &["--json", "attach", "--to", "event", "--id", "9", file][..],
        &["--json", "attach", "--to", "event", "--id", "1", "--line", "账本", file],
        &["--json", "extract", "-o", "x"],
    ] {
        assert_eq!(cli(home.path(), arguments).status.code(), Some(1), "{arguments:?}");
    }
    let out = home.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let saved = run(&["extract", "--from", "event", "--id", "1", "-o", out.to_str().unwrap()]);
    assert!(saved["paths"][0].as_str().unwrap().ends_with("通知.txt"));
    let written = run(&["dossier", "--event", "1", "-o", out.to_str().unwrap()]);
    assert!(Path::new(written["folder"].as_str().unwrap()).join("01-通知/01-通知.txt").is_file());
    let paper = home.path().join("纪要.docx");
    run(&["report", "minutes", "--event", "1", "-o", paper.to_str().unwrap()]);
    // A file that is gone is found by the check, which says so by its exit code.
    let kept = std::fs::read_dir(home.path().join("本会/attachments"))
        .unwrap()
        .find_map(|entry| std::fs::read_dir(entry.unwrap().path()).ok()?.next());
    std::fs::remove_file(kept.unwrap().unwrap().path()).unwrap();
    assert_eq!(cli(home.path(), &["check"]).status.code(), Some(1));
}

#[test]
fn duty_is_listed_by_roster_and_turn_and_goes_onto_paper() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| ok(home.path(), arguments);
    let shown = |list: &[&str]| String::from_utf8(cli(home.path(), list).stdout).unwrap();
    run(&["init", "--name", "测试区科协"]);
    assert_eq!(run(&["list", "duties"]), json!([]));
    let people = ["张三", "李四"].map(|name| json!({ "role": "duty", "person": name }));
    let duty =
        json!({ "name": "2026年国庆节值班表", "first_on": "2026-10-01", "last_on": "2026-10-02", "hours": "round" });
    run(&["call", "duty_create", &json!({ "duty": duty, "members": people, "deal": true }).to_string()]);
    assert_eq!(shown(&["list", "duties", "--year", "2026"]), "1\t2026年国庆节值班表\t2026-10-01\t2026-10-02\t2\t4\n");
    assert_eq!(run(&["list", "duties", "--year", "2025"]), json!([]));
    let turns = run(&["list", "duty-turns", "--duty", "1"]);
    assert_eq!((turns.as_array().unwrap().len(), &turns[1]["name"]), (6, &json!("张三")));
    let lines = shown(&["list", "duty-turns", "--duty", "1"]);
    assert!(lines.starts_with("2026-10-01\t星期四\t带班\t（空）\t\t国庆节\n2026-10-01\t星期四\t白班\t张三"), "{lines}");
    // Two people and two shifts a day: somebody has no rest, and it is told below the turn.
    assert!(lines.contains("    李四连着值班：10月1日夜班和10月2日"), "{lines}");
    for arguments in [
        &["--json", "list", "duty-turns"][..],
        &["--json", "list", "duty-turns", "--duty", "9"],
        &["--json", "list", "people", "--duty", "1"],
        &["--json", "report", "duty", "-o", "值班表.pdf"],
    ] {
        assert_eq!(cli(home.path(), arguments).status.code(), Some(1), "{arguments:?}");
    }
    let file = home.path().join("值班表.xlsx");
    run(&["report", "duty", "--duty", "1", "-o", file.to_str().unwrap()]);
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
}
