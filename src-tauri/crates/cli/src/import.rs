//! `import FILE --as KIND [--sheet NAME]… [--year Y] [corrections of a sheet] [--dry-run]`.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::corrections::Corrections;

/// What to bring in.
#[derive(Args)]
pub(crate) struct Import {
    /// 表格文件，格式按内容认
    pub(crate) file: PathBuf,
    /// 按哪一类读
    #[arg(long = "as", value_parser = ["people", "units", "training", "events", "awards", "plan", "honours", "participations", "applications", "documents", "outcomes"])]
    pub(crate) kind: String,
    #[command(flatten)]
    pub(crate) corrections: Corrections,
    /// 学员都进这个培训班，不管表里写的是哪个
    #[arg(long)]
    pub(crate) class: Option<i64>,
    /// 获奖都进这项竞赛，不管表里写的是哪项
    #[arg(long)]
    pub(crate) contest: Option<i64>,
    /// 有一行或一格不能导入，就什么都不导入
    #[arg(long, conflicts_with = "dry_run")]
    pub(crate) all_or_nothing: bool,
    /// 只看读成什么样，不导入
    #[arg(long)]
    pub(crate) dry_run: bool,
}

impl Import {
    /// The parameters of `import_preview`.
    pub(crate) fn preview(&self) -> office::Result<Value> {
        let mut ask = json!({
            "file": self.file.to_string_lossy(),
            "kind": self.kind,
            "class_id": self.class,
            "contest_id": self.contest,
        });
        self.corrections.say(&mut ask)?;
        Ok(ask)
    }
}

impl Import {
    /// The parameters of `import_apply`.
    pub(crate) fn apply(&self) -> office::Result<Value> {
        let mut ask = self.preview()?;
        ask["all_or_nothing"] = self.all_or_nothing.into();
        Ok(ask)
    }
}

/// The answer as lines of Chinese text: what a dry run understood, or what an import did.
pub(crate) fn human(answer: &Value) -> String {
    match (answer.get("added"), answer.get("outline")) {
        (Some(_), _) => done(answer),
        (None, Some(outline)) => outlined(answer, outline),
        (None, None) => tables(answer),
    }
}

/// What an import did.
fn done(imported: &Value) -> String {
    let [added, completed, same] = ["added", "completed", "same"].map(|count| text(&imported[count]));
    let left_out = list(&imported["left_out"]).count();
    let mut out = format!("新增 {added} 条，改动 {completed} 条，原来就有 {same} 条，没有导入 {left_out} 处\n");
    for made in list(&imported["made"]) {
        let _ = writeln!(out, "  另外新增了{}", text(made));
    }
    for left in list(&imported["left_out"]) {
        let (sheet, row, message) = (text(&left["sheet"]), text(&left["row"]), text(&left["message"]));
        // Writing to a String cannot fail.
        let _ = writeln!(out, "  {sheet} 第 {row} 行：{message}");
    }
    out
}

/// A plan's outline, indented by its levels.
fn outlined(preview: &Value, outline: &Value) -> String {
    let mut out = String::new();
    let paper = &preview["paper"];
    for (name, part) in
        [("标题", "title"), ("文号", "document_number"), ("主送", "addressee"), ("落款", "signature"), ("日期", "date")]
    {
        if let Some(words) = paper[part].as_str() {
            let _ = writeln!(out, "{name}：{words}");
        }
    }
    for entry in list(outline) {
        let level = entry["level"].as_u64().unwrap_or(0) as usize;
        let kind = match entry["kind"].as_str() {
            Some("heading") => "标题",
            Some("task") => "任务",
            _ => "正文",
        };
        let label = entry["label"].as_str().filter(|label| !label.is_empty()).map(|label| format!("{label} "));
        let label = label.unwrap_or_default();
        let words: String = text(&entry["text"]).chars().take(60).collect();
        let _ = write!(out, "{}{kind} {}{words}", "  ".repeat(level), label);
        for target in list(&entry["targets"]) {
            let _ = write!(out, " 〔{}〕", text(&target["words"]));
        }
        let _ = writeln!(out);
    }
    for issue in list(&preview["issues"]) {
        let place = issue["line"].as_u64().filter(|line| *line > 0).map(|line| format!("第 {line} 行："));
        let _ = writeln!(out, "{}{}", place.unwrap_or_default(), text(&issue["message"]));
    }
    out
}

fn tables(preview: &Value) -> String {
    let mut out = String::new();
    for table in list(&preview["tables"]).filter(|table| list(&table["columns"]).count() > 0) {
        let title = table["title"].as_str().map_or_else(String::new, |title| format!("“{title}”"));
        let columns: Vec<String> = list(&table["columns"])
            .map(|column| format!("{}={}", text(&column["header"]), text(&column["field"])))
            .collect();
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "{}{title}：{} 条记录，跳过 {} 行，{} 处问题",
            text(&table["sheet"]),
            list(&table["records"]).count(),
            list(&table["skipped"]).count(),
            list(&table["issues"]).count(),
        );
        let _ = writeln!(out, "  认出的列：{}", columns.join("，"));
        let unmapped: Vec<String> = list(&table["unmapped"]).map(|column| text(&column["header"])).collect();
        if !unmapped.is_empty() {
            let _ = writeln!(out, "  没有用到的列：{}", unmapped.join("，"));
        }
        for issue in list(&table["issues"]) {
            let _ = writeln!(out, "  {}{}：{}", text(&issue["column"]), text(&issue["row"]), text(&issue["message"]));
        }
    }
    out
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_string)
}
