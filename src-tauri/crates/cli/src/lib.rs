//! xieban-cli: the same office without a window. Every command is one or a few requests of `office::api`; no rule lives here.
//!
//! Exit 0 done · 1 refused, with `{"error": {code, message, detail}}` under `--json` · 2 wrong usage.

mod certificates;
mod corrections;
mod files;
mod filter;
mod import;
mod merge;
mod print;
mod report;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use office::{Desk, Error, Mode, Office, Place};
use serde_json::{Value, json};

#[derive(Parser)]
#[command(name = "xieban-cli", version, about = "协办：不开窗口也能用的本会文件")]
struct Cli {
    /// 本会文件所在的文件夹；不写就用窗口所用的那个
    #[arg(long, env = "XIEBAN_OFFICE", global = true)]
    office: Option<PathBuf>,
    /// 只在标准输出写一个 JSON 值
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 新建本会；--sample 建一个填好三年内容的示例
    Init {
        /// 本会的名称
        #[arg(long, default_value = "本会")]
        name: String,
        /// 建示例
        #[arg(long)]
        sample: bool,
    },
    /// 导入旧表格；--dry-run 只看读成什么样，不需要本会文件
    Import(import::Import),
    /// 列出记录：people、units、departments、bodies、seats、duties、duty-turns、ballots、members、joins、labels、birthdays、duplicates、plans、events、event-kinds、bulletins、classes、mentorships、teachers、contests、honours、participations、applications、documents、outcomes、regulations、money、donations、venues、plaques、coverage、returns、commendations、title-rules、rankings、entries-sent、certificates、attachments、meetings、follow-ups、repetitions、holidays、dossiers、backups
    List {
        /// 哪一类
        #[arg(value_parser = ["people", "units", "departments", "bodies", "seats", "duties", "duty-turns", "ballots", "members", "joins", "labels", "birthdays", "duplicates", "plans", "events", "event-kinds", "bulletins", "classes", "mentorships", "teachers", "contests", "honours", "participations", "applications", "documents", "outcomes", "regulations", "money", "donations", "venues", "plaques", "coverage", "returns", "commendations", "title-rules", "rankings", "entries-sent", "certificates", "attachments", "meetings", "follow-ups", "repetitions", "holidays", "dossiers", "backups"])]
        kind: String,
        /// 只看这一年
        #[arg(long)]
        year: Option<i32>,
        /// 活动：从哪天起，如 2026-01 或 2026-01-15
        #[arg(long)]
        from: Option<String>,
        /// 活动：到哪天止，这天也在内
        #[arg(long)]
        to: Option<String>,
        /// 会员：只看还欠这一年会费的
        #[arg(long)]
        owing: bool,
        /// 会员：只看有这个标签的
        #[arg(long)]
        label: Option<String>,
        /// 值班的班次：哪一份值班表
        #[arg(long)]
        duty: Option<i64>,
        #[command(flatten)]
        filter: filter::Filter,
    },
    /// 写一份文稿：plan、plan-table、plan-changes、plan-progress、plan-manual、plan-opinions、problems、honours、participations、applications、application-materials、documents-in、documents-out、outcomes、regulations、summary、events、chronicle、event-brief、minutes、follow-ups、dossier-contents、money、donations、donation-receipt、plaques、venues、coverage、returns、roster、groups、sign-in、scores、pairs、attendance、teacher-hours、mentorships、training-figures、awards、award-counts、entries-sent、points、commendation、commendation-public、recommendations、bonuses、members、unit-members、dues、join-applications、units、duty、body-members、ballot、certificate-receipts、certificate-register
    Report(Box<report::Report>),
    /// 合并登记了两次的人员或单位：留下前一个，用到后一个的记录全部转过来；--dry-run 只并排看
    Merge(merge::Merge),
    /// 给一条记录加附件
    Attach(files::Attach),
    /// 把附件另存到文件夹
    Extract(files::Extract),
    /// 把活动档案写成编号的文件夹，附卷内目录
    Dossier(files::Dossier),
    /// 把一个培训班的全部资料写进文件夹：花名册、各次签到表、分组、帮带、考勤、成绩，和一个 Excel 文件
    ClassPack {
        /// 哪个培训班
        #[arg(long)]
        class: i64,
        /// 颁发还没有颁发的结业证书，连同已颁发的一起印出
        #[arg(long)]
        certificates: bool,
        /// 放进哪个文件夹
        #[arg(short)]
        output: PathBuf,
    },
    /// 颁发还没有颁发的证书并打印成一个 PDF
    Certificates(certificates::Certificates),
    /// 确认证书已打印，写明打坏的是哪几张
    Printed(certificates::Printed),
    /// 查验一张证书：写编号，或查验码扫出来的全文
    Verify {
        /// 编号或全文
        text: String,
    },
    /// 在全部记录里查找
    Search {
        /// 要找的词，空格隔开的都要有
        words: Vec<String>,
        /// 最多几条
        #[arg(long)]
        limit: Option<u32>,
    },
    /// 历史：做过的每一步
    History,
    /// 撤销
    Undo {
        /// 撤销几步
        #[arg(long, conflicts_with = "entry")]
        steps: Option<u32>,
        /// 只撤销这一条
        #[arg(long)]
        entry: Option<i64>,
    },
    /// 重做
    Redo {
        /// 重做几步
        #[arg(long)]
        steps: Option<u32>,
    },
    /// 备份；不写文件就放进 backups 文件夹
    Backup {
        /// 备份写到这个文件
        file: Option<PathBuf>,
    },
    /// 从备份恢复，先把现有的留一份
    Restore {
        /// 备份文件
        file: PathBuf,
    },
    /// 检查本会文件
    Check {
        /// 能重建的就重建
        #[arg(long)]
        repair: bool,
    },
    /// 直接送一个请求，与窗口所用的相同：call person_list '{"words":"张"}'
    Call {
        /// 请求的名称
        name: String,
        /// JSON 参数
        #[arg(default_value = "{}")]
        params: String,
    },
}

impl Command {
    /// Commands that read beside whoever writes.
    fn only_reads(&self) -> bool {
        match self {
            Command::Certificates(certificates) => certificates.dry_run,
            Command::Merge(merge) => merge.dry_run,
            Command::List { .. }
            | Command::Search { .. }
            | Command::Verify { .. }
            | Command::History
            | Command::Report(_)
            | Command::Extract(_)
            | Command::Dossier(_)
            | Command::ClassPack { certificates: false, .. }
            | Command::Check { repair: false } => true,
            _ => false,
        }
    }
}

/// Runs one command line; the process's exit code comes back.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(usage) => {
            // Help and version are no errors; clap knows where each belongs.
            let code = if usage.use_stderr() { 2 } else { 0 };
            let _ = usage.print();
            return ExitCode::from(code);
        }
    };
    match answer(&cli) {
        Ok(value) => {
            say(&if cli.json { format!("{value}\n") } else { print::human(&cli.command, &value) });
            // A script asks by the exit code whether the file is sound.
            if matches!(cli.command, Command::Check { .. }) && value["sound"] == false {
                return ExitCode::from(1);
            }
        }
        Err(refused) => {
            if cli.json {
                say(&format!("{}\n", json!({ "error": refused.wire() })));
            } else {
                eprintln!("{refused}");
            }
            return ExitCode::from(1);
        }
    }
    ExitCode::SUCCESS
}

/// Writes to stdout. Whoever reads may stop early (`| head`): what was done is done all the same.
fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

fn answer(cli: &Cli) -> office::Result<Value> {
    let desk = Desk::of_machine();
    let place = cli.office.clone().map_or_else(|| desk.last_place(), Place::new);
    let text = |path: &std::path::Path| path.to_string_lossy().into_owned();
    let ask = |name: &str, params: Value| Ok(office::api::call(&desk, name, params)?["answer"].take());
    match &cli.command {
        Command::Init { name, sample } => {
            let folder = cli.office.as_deref().map(text);
            return match sample {
                true => ask("sample_create", json!({ "place": folder })),
                false => ask("office_create", json!({ "name": name, "place": folder })),
            };
        }
        Command::Restore { file } => {
            return ask("backup_restore", json!({ "path": text(file), "place": text(place.folder()) }));
        }
        Command::Import(import) if import.dry_run => {
            // An office that was named tells the fields that it made; without one a file is read all the same.
            if let (Some(_), Ok(office)) = (&cli.office, Office::open(place, Mode::Read)) {
                drop(desk.put(office));
            }
            return ask("import_preview", import.preview()?);
        }
        _ => {}
    }
    match Office::open(place.clone(), Mode::Write) {
        Ok(office) => drop(desk.put(office)),
        Err(Error::OfficeLocked { .. }) if cli.command.only_reads() => drop(desk.put(Office::open(place, Mode::Read)?)),
        // A file too damaged to open is still checked: the check names the newest sound backup.
        Err(Error::OfficeDamaged { .. }) if matches!(cli.command, Command::Check { repair: false }) => {
            return ask("office_check", json!({ "place": text(place.folder()) }));
        }
        Err(refused) => return Err(refused),
    }
    match &cli.command {
        Command::Init { .. } | Command::Restore { .. } => Ok(Value::Null),
        Command::Import(import) => ask("import_apply", import.apply()?),
        Command::List { kind, year, from, to, owing, label, duty, filter } => {
            if kind == "duty-turns" || duty.is_some() {
                return turns_of(kind, *duty, ask);
            }
            if let ("holidays" | "bulletins", None) = (kind.as_str(), year) {
                let what = if kind == "holidays" { "节假日" } else { "编印的刊物" };
                return Err(Error::invalid("year", format!("{what}一年一份。请用 --year 写明哪一年。")));
            }
            let name = match kind.as_str() {
                "people" => "person_list",
                "units" => "unit_list",
                "departments" => "department_list",
                "bodies" => "body_list",
                "seats" => "seat_list",
                "ballots" => "ballot_list",
                "duties" => "duty_list",
                "members" => "membership_list",
                "joins" => "join_list",
                "labels" => "label_list",
                "birthdays" => "birthday_list",
                "duplicates" => "duplicate_list",
                "plans" => "plan_list",
                "event-kinds" => "event_kind_list",
                "bulletins" => "bulletin_list",
                "classes" => "class_list",
                "mentorships" => "mentorship_list",
                "teachers" => "teacher_hours",
                "contests" => "contest_list",
                "commendations" => "commendation_list",
                "title-rules" => "title_rule_list",
                "rankings" => "points_ranking_list",
                "entries-sent" => "entry_sent_list",
                "money" => "money_list",
                "donations" => "donation_list",
                "venues" => "venue_list",
                "plaques" => "plaque_list",
                "coverage" => "coverage_list",
                "returns" => "returned_list",
                "honours" => "honour_list",
                "participations" => "participation_list",
                "applications" => "application_list",
                "documents" => "document_list",
                "outcomes" => "outcome_list",
                "regulations" => "regulation_list",
                "certificates" => "certificate_list",
                "attachments" => "attachment_list",
                "meetings" => "meeting_list",
                "follow-ups" => "follow_up_list",
                "repetitions" => "repetition_list",
                "holidays" => "holiday_list",
                "dossiers" => "dossier_list",
                "backups" => "backup_list",
                _ => "event_list",
            };
            if *owing || label.is_some() {
                if kind != "members" {
                    return Err(Error::InvalidRequest { detail: "only members owe dues and have labels here".into() });
                }
                return Ok(ask(name, json!({ "year": year, "owing": owing, "label": label }))?["rows"].take());
            }
            let mut conditions = filter.conditions();
            conditions.extend([("from", json!(from)), ("to", json!(to))].map(|(name, value)| (name.to_owned(), value)));
            if conditions.values().all(Value::is_null) {
                return Ok(ask(name, json!({ "year": year }))?["rows"].take());
            }
            if kind != "events" {
                return Err(Error::InvalidRequest { detail: "only events can be filtered".into() });
            }
            conditions.insert("year".into(), json!(year));
            Ok(ask("event_ledger", json!({ "filter": conditions }))?["rows"].take())
        }
        Command::Certificates(certificates) => certificates.run(ask),
        Command::Printed(printed) => ask("certificate_confirm", printed.confirm()),
        Command::Verify { text } => ask("certificate_verify", json!({ "text": text })),
        Command::Report(report) => report.run(ask),
        Command::Merge(merge) => merge.run(ask),
        Command::Attach(attach) => attach.run(ask),
        Command::Extract(extract) => extract.run(ask),
        Command::Dossier(dossier) => dossier.run(ask),
        Command::ClassPack { class, certificates, output } => {
            ask("class_pack", json!({ "class_id": class, "folder": text(output), "certificates": certificates }))
        }
        Command::Search { words, limit } => {
            Ok(ask("search", json!({ "words": words.join(" "), "limit": limit }))?["hits"].take())
        }
        Command::History => Ok(ask("history_list", json!({}))?["entries"].take()),
        Command::Undo { steps, entry } => ask("undo", json!({ "steps": steps, "entry": entry })),
        Command::Redo { steps } => ask("redo", json!({ "steps": steps })),
        Command::Backup { file } => ask("backup_create", json!({ "path": file.as_deref().map(text) })),
        Command::Check { repair } => ask("office_check", json!({ "repair": repair })),
        Command::Call { name, params } => {
            let params =
                serde_json::from_str(params).map_err(|cause| Error::InvalidRequest { detail: cause.to_string() })?;
            office::api::call(&desk, name, params)
        }
    }
}

/// The turns of one roster.
fn turns_of(
    kind: &str,
    duty: Option<i64>,
    ask: impl Fn(&str, Value) -> office::Result<Value>,
) -> office::Result<Value> {
    match duty {
        Some(id) if kind == "duty-turns" => Ok(ask("duty_read", json!({ "id": id }))?["turns"].take()),
        Some(_) => Err(Error::InvalidRequest { detail: "only duty-turns are of a roster".into() }),
        None => {
            Err(Error::invalid("duty", "班次属于一份值班表。请用 --duty 写明哪一份，编号见 list duties 的第一栏。"))
        }
    }
}
