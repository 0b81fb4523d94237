//! Answers for human eyes.

use std::fmt::Write;

use serde_json::Value;

use crate::Command;

/// The answer as lines of Chinese text.
pub(crate) fn human(command: &Command, value: &Value) -> String {
    let mut out = String::new();
    match command {
        Command::Init { .. } | Command::Restore { .. } => {
            let office = &value["office"];
            line(&mut out, &format!("已打开“{}”，文件在 {}", text(&office["profile"]["name"]), text(&office["place"])));
        }
        Command::List { kind, .. } if kind == "duplicates" => {
            for group in value.as_array().into_iter().flatten() {
                line(&mut out, &text(&group["words"]));
                rows(&mut out, &group["rows"], &["id", "name", "words", "uses"], "");
            }
            if value.as_array().is_some_and(Vec::is_empty) {
                line(&mut out, "没有发现登记了两次的人员和单位");
            }
        }
        Command::List { kind, .. } if kind == "bodies" => bodies(&mut out, value),
        Command::List { kind, .. } if kind == "ballots" => ballots(&mut out, value),
        Command::List { kind, .. } if kind == "duty-turns" => duty_turns(&mut out, value),
        Command::List { kind, .. } if kind == "bulletins" => bulletins(&mut out, value),
        Command::List { kind, .. } if kind == "regulations" => regulations(&mut out, value),
        Command::List { kind, .. } => {
            let columns: &[&str] = match kind.as_str() {
                "people" => &["name", "sex", "unit", "position", "title", "phone"],
                "units" => &["name", "kind", "contact", "phone"],
                "seats" => &["post", "name", "category", "represents", "unit", "ended_on"],
                "duties" => &["id", "name", "first_on", "last_on", "people", "turns"],
                "members" => &["number", "name", "unit", "kind", "began_on", "standing", "state"],
                "joins" => &["id", "applied_on", "name", "unit", "kind", "stage", "session", "number"],
                "labels" => &["name", "people", "units"],
                "birthdays" => &["birth_date", "name", "unit", "age", "note"],
                "plans" => &["year", "title", "stage", "tasks", "tasks_done"],
                "events" => &["start_date", "title", "kind", "place", "beneficiaries"],
                "event-kinds" => &["name", "events", "retired"],
                "classes" => &["year", "name", "start_date", "teacher", "size"],
                "mentorships" => &["master", "apprentice", "trade", "started_on", "ended_on"],
                "teachers" => &["year", "teacher", "classes", "lessons", "hours"],
                "contests" => &["year", "name", "entries", "awards"],
                "commendations" => &["year", "name", "stage", "people", "document_number"],
                "title-rules" => &["id", "words"],
                "rankings" => &["id", "year", "name", "rules", "rewarded"],
                "entries-sent" => &["sent_on", "contest", "title", "body", "state", "award"],
                "money" => &["paid_on", "direction", "category", "amount", "words", "party", "event"],
                "donations" => &["given_on", "direction", "party", "things", "receipt_number"],
                "venues" => &["name", "kind", "unit", "address", "plaques"],
                "plaques" => &["given_on", "wording", "number", "unit", "venue"],
                "coverage" => &["published_on", "level", "outlet", "title"],
                "returns" => &["period", "unit", "name", "amount", "counted_in"],
                "honours" => &["received_on", "level", "name", "people", "unit", "standing"],
                "participations" => &["held_on", "name", "sent", "passed", "team_rank"],
                "applications" => &["title", "stage", "deadline", "unit", "handler"],
                "documents" => &["direction", "registered_on", "number", "title", "unit", "due_on", "handled_on"],
                "outcomes" => &["begun_on", "kind", "title", "stage", "people"],
                "certificates" => &["number", "recipient", "award", "state", "issued_on", "taken_by"],
                "attachments" => &["id", "area", "owner", "name", "size", "state"],
                "meetings" => &["id", "held_on", "title", "session", "decisions", "follow_ups", "done"],
                "follow-ups" => &["id", "due_on", "words", "owner", "done_on", "meeting"],
                "dossiers" => &["event_id", "filled", "total", "gaps"],
                "backups" => &["at", "size", "path"],
                _ => &["name"],
            };
            rows(&mut out, value, columns, "没有记录");
        }
        Command::Merge(_) => out.push_str(&crate::merge::human(value)),
        Command::Import(_) => out.push_str(&crate::import::human(value)),
        Command::Report(_) => written(&mut out, value),
        Command::Attach(_) => {
            line(&mut out, &format!("已加 {} 个附件", value["ids"].as_array().map_or(0, Vec::len)));
            for one in value["refused"].as_array().into_iter().flatten() {
                line(&mut out, &format!("  没有加：{}", text(&one["message"])));
            }
        }
        Command::Extract(_) => {
            for path in value["paths"].as_array().into_iter().flatten() {
                line(&mut out, &format!("已存到 {}", text(path)));
            }
        }
        Command::Dossier(_) => {
            let (files, folder) = (text(&value["files"]), text(&value["folder"]));
            line(&mut out, &format!("已写 {} 项活动的档案，{files} 个文件，在 {folder}", text(&value["events"])));
            for gap in value["gaps"].as_array().into_iter().flatten() {
                line(&mut out, &format!("  {}", text(gap)));
            }
        }
        Command::ClassPack { .. } => {
            let files = value["files"].as_array().map_or(0, Vec::len);
            line(&mut out, &format!("已写好 {files} 份：{}", text(&value["path"])));
            for part in ["files", "notes"] {
                for one in value[part].as_array().into_iter().flatten() {
                    line(&mut out, &format!("  {}", text(one)));
                }
            }
        }
        Command::Printed(_) => out.push_str(&crate::certificates::confirmed(value)),
        Command::Certificates(_) => out.push_str(&crate::certificates::human(value)),
        Command::Search { .. } => rows(&mut out, value, &["title", "context"], "没有找到"),
        Command::History => rows(&mut out, value, &["id", "at", "label", "undone_at"], "还没有操作"),
        Command::Undo { .. } => undone(&mut out, value, "已撤销"),
        Command::Redo { .. } => undone(&mut out, value, "已重做"),
        Command::Backup { .. } => line(&mut out, &format!("已备份到 {}", text(&value["path"]))),
        Command::Check { .. } => check(&mut out, value),
        Command::Verify { .. } => {
            let titles = [("genuine", "真实"), ("voided", "已作废"), ("differs", "不符"), ("unknown", "没有登记")];
            let title = titles.iter().find(|(verdict, _)| value["verdict"] == *verdict).map_or("", |(_, title)| title);
            line(&mut out, &format!("{title}：{}", value["message"].as_str().unwrap_or_default()));
        }
        Command::Call { .. } => line(&mut out, &value.to_string()),
    }
    out
}

fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.replace(['\n', '\t'], " "),
        other => other.to_string(),
    }
}

fn rows(out: &mut String, value: &Value, columns: &[&str], empty: &str) {
    let rows = value.as_array().map(Vec::as_slice).unwrap_or_default();
    if rows.is_empty() {
        line(out, empty);
    }
    for row in rows {
        let cells: Vec<String> = columns.iter().map(|column| text(&row[*column])).collect();
        line(out, cells.join("\t").trim_end());
    }
}

/// Bodies with their terms, and what is told of each.
fn bodies(out: &mut String, value: &Value) {
    let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
    if all.is_empty() {
        line(out, "还没有机构");
    }
    for body in all {
        line(out, &text(&body["name"]));
        for term in body["terms"].as_array().into_iter().flatten() {
            let [id, name, began, ended, seats] =
                ["id", "name", "began_on", "ended_on", "seats"].map(|part| text(&term[part]));
            line(out, &format!("  {id}\t{name}\t{began}—{ended}\t在任 {seats} 席"));
            for told in term["told"].as_array().into_iter().flatten() {
                line(out, &format!("    {}", text(told)));
            }
        }
    }
}

/// Ballots with their candidates and votes, and what the votes do not decide.
fn ballots(out: &mut String, value: &Value) {
    let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
    if all.is_empty() {
        line(out, "还没有选举");
    }
    for ballot in all {
        let [id, term, post, held, places, elected] =
            ["id", "term", "post", "held_on", "places", "elected"].map(|part| text(&ballot[part]));
        line(out, &format!("{id}\t{term}选举{post}\t{held}\t应选 {places}，当选 {elected}"));
        for one in ballot["candidates"].as_array().into_iter().flatten() {
            let [name, category, votes] = ["name", "category", "votes"].map(|part| text(&one[part]));
            let outcome = match one["outcome"].as_str().unwrap_or_default() {
                "elected" => "当选",
                "beyond" => "未当选",
                "short" => "票数不够",
                "tied" => "末席同票",
                "half" => "恰好一半",
                _ => "待定",
            };
            line(out, &format!("  {name}\t{category}\t{votes}\t{outcome}"));
        }
        for told in ballot["told"].as_array().into_iter().flatten() {
            line(out, &format!("    {}", text(told)));
        }
    }
}

/// The turns of a roster, a line each, with what is told of them.
fn duty_turns(out: &mut String, value: &Value) {
    let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let has_nights = all.iter().any(|turn| turn["shift"] == "night");
    for turn in all {
        let what = match (turn["role"] == "lead", has_nights, turn["shift"] == "night") {
            (true, ..) => "带班",
            (false, true, false) => "白班",
            (false, _, true) => "夜班",
            (false, false, false) => "值班",
        };
        let [day, weekday, name, phone, holiday] =
            ["day", "weekday", "name", "phone", "holiday"].map(|part| text(&turn[part]));
        let name = if name.is_empty() { "（空）".to_owned() } else { name };
        let kept = if turn["kept"] == true { "固定" } else { "" };
        line(out, format!("{day}\t{weekday}\t{what}\t{name}\t{phone}\t{holiday}\t{kept}").trim_end());
        for told in turn["told"].as_array().into_iter().flatten() {
            line(out, &format!("    {}", text(told)));
        }
    }
}

/// Regulations with their versions and steps, and what is told of each.
fn regulations(out: &mut String, value: &Value) {
    let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
    if all.is_empty() {
        line(out, "还没有制度文件");
    }
    let told = |out: &mut String, of: &Value, before: &str| {
        for words in of["told"].as_array().into_iter().flatten() {
            line(out, &format!("{before}{}", text(words)));
        }
    };
    for regulation in all {
        let [id, kind, name, standing] = ["id", "kind", "name", "standing"].map(|part| text(&regulation[part]));
        let review = regulation["review_on"].as_str().map(|on| format!("\t下次评审 {on}")).unwrap_or_default();
        line(out, &format!("{id}\t{kind}\t{name}\t{standing}{review}"));
        told(out, regulation, "  ");
        for version in regulation["versions"].as_array().into_iter().flatten() {
            let [id, name, from, to, standing] =
                ["id", "name", "in_force_on", "ends_on", "standing"].map(|part| text(&version[part]));
            line(out, &format!("  {id}\t{name}\t{from}—{to}\t{standing}"));
            for step in version["steps"].as_array().into_iter().flatten() {
                let [name, by, number] = ["name", "done_by", "number"].map(|part| text(&step[part]));
                let done = step["done_on"].as_str().unwrap_or("未办");
                line(out, format!("    {name}\t{done}\t{by}\t{number}").trim_end());
            }
            told(out, version, "    ");
        }
    }
}

/// Bulletins with their issues, and the issues that are missing.
fn bulletins(out: &mut String, value: &Value) {
    let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
    if all.is_empty() {
        line(out, "这一年没有编印的刊物");
    }
    let numbers = |list: &Value| -> Vec<String> {
        list.as_array().into_iter().flatten().map(|number| format!("第{number}期")).collect()
    };
    for bulletin in all {
        line(out, &format!("《{}》", text(&bulletin["title"])));
        for issue in bulletin["issues"].as_array().into_iter().flatten() {
            let [date, number, event] = ["date", "issue", "event"].map(|part| text(&issue[part]));
            line(out, &format!("  {date}\t{number}\t{event}"));
        }
        for (what, list) in [("缺", &bulletin["missing"]), ("不止一次：", &bulletin["twice"])] {
            let list = numbers(list);
            if !list.is_empty() {
                line(out, &format!("  {what}{}", list.join("、")));
            }
        }
    }
}

fn undone(out: &mut String, value: &Value, what: &str) {
    for entry in value["entries"].as_array().into_iter().flatten() {
        line(out, &format!("{what}：{}", text(&entry["label"])));
        for kept in entry["kept"].as_array().into_iter().flatten() {
            line(out, &format!("  {}", text(&kept["message"])));
        }
    }
    if let Some(why) = value["stopped"].as_str() {
        line(out, why);
    }
}

/// A paper that was written, with what to know about it.
pub(crate) fn written(out: &mut String, value: &Value) {
    let pages = value["pages"].as_u64().map(|pages| format!(" {pages} 页")).unwrap_or_default();
    line(out, &format!("已写好{pages}：{}", text(&value["path"])));
    for note in value["notes"].as_array().into_iter().flatten() {
        line(out, &format!("  {}", text(note)));
    }
}

fn check(out: &mut String, value: &Value) {
    if value["sound"] == true {
        line(out, "本会文件完好");
    }
    for part in ["problems", "files", "repaired"] {
        for text in value[part].as_array().into_iter().flatten() {
            line(out, &self::text(text));
        }
    }
    if let Some(path) = value["newest_sound_backup"]["path"].as_str() {
        line(out, &format!("最近的完好备份：{path}"));
    }
}
