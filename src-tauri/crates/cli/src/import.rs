//! `import FILE --as KIND [--sheet NAME] [--year Y] [--dry-run]`.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

/// What to bring in.
#[derive(Args)]
pub(crate) struct Import {
    /// 表格文件，格式按内容认
    pub(crate) file: PathBuf,
    /// 按哪一类读
    #[arg(long = "as", value_parser = ["people", "units", "training", "events", "awards", "plan"])]
    pub(crate) kind: String,
    /// 只读这一张工作表
    #[arg(long)]
    pub(crate) sheet: Option<String>,
    /// 没有写年份的日期算这一年
    #[arg(long)]
    pub(crate) year: Option<i32>,
    /// 只看读成什么样，不导入
    #[arg(long)]
    pub(crate) dry_run: bool,
}

impl Import {
    /// The parameters of `import_preview`.
    pub(crate) fn preview(&self) -> Value {
        json!({
            "file": self.file.to_string_lossy(),
            "kind": self.kind,
            "sheet": self.sheet,
            "year": self.year,
        })
    }
}

/// A dry run's answer as lines of Chinese text.
pub(crate) fn human(preview: &Value) -> String {
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
