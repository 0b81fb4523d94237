//! `merge`: two people or two units that are one, looked at side by side or made one.

use office::Result;
use serde_json::{Map, Value, json};

/// 合并登记了两次的人员或单位.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("kind").required(true))]
pub(crate) struct Merge {
    /// 两个人员的编号：留下前一个，后一个并进来
    #[arg(long, num_args = 2, value_names = ["KEEP", "GONE"], group = "kind")]
    person: Option<Vec<i64>>,
    /// 两个单位的编号：留下前一个，后一个并进来
    #[arg(long, num_args = 2, value_names = ["KEEP", "GONE"], group = "kind")]
    unit: Option<Vec<i64>>,
    /// 这一栏以并进来的为准，如 phone；可以写几次
    #[arg(long, value_name = "FIELD")]
    take: Vec<String>,
    /// 这一栏以留下的为准，空着也不补；可以写几次
    #[arg(long, value_name = "FIELD")]
    keep: Vec<String>,
    /// 只并排看，不合并
    #[arg(long)]
    pub(crate) dry_run: bool,
}

impl Merge {
    pub(crate) fn run(&self, ask: impl Fn(&str, Value) -> Result<Value>) -> Result<Value> {
        // One of the two is there, with two numbers: clap sees to it.
        let (kind, ids) = if self.person.is_some() { ("person", &self.person) } else { ("unit", &self.unit) };
        let ids = ids.as_deref().unwrap_or_default();
        let (keep, gone) = (ids.first(), ids.last());
        if self.dry_run {
            return ask("merge_preview", json!({ "kind": kind, "keep": keep, "gone": gone }));
        }
        let side = |fields: &[String], side: &str| -> Vec<(String, Value)> {
            fields.iter().map(|field| (field.clone(), json!(side))).collect()
        };
        let choose: Map<String, Value> = side(&self.take, "gone").into_iter().chain(side(&self.keep, "keep")).collect();
        ask("merge", json!({ "kind": kind, "keep": keep, "gone": gone, "choose": choose }))
    }
}

/// The two side by side, or what was done.
pub(crate) fn human(value: &Value) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    let said = |value: &Value| value.as_str().unwrap_or("-").replace('\n', " ");
    let rows = |key: &str| value[key].as_array().map(Vec::as_slice).unwrap_or_default();
    if let Some(carried) = value["carried"].as_i64() {
        line(&format!("已合并，转过来 {carried} 条记录。留下的编号是 {}。可以撤销：xieban-cli undo", value["id"]));
        return out;
    }
    for field in rows("fields").iter().filter(|field| field["keep"] != field["gone"]) {
        let mark = if field["differs"] == true { "≠" } else { " " };
        line(&format!("{mark} {}\t{}\t{}", said(&field["field"]), said(&field["keep"]), said(&field["gone"])));
    }
    for one in rows("carried") {
        let twice = if one["twice"] == 0 {
            String::new()
        } else {
            format!("，其中 {} 处两边都有，留一份", one["twice"])
        };
        line(&format!("  {} {}转过来{twice}", one["gone"], said(&one["noun"])));
    }
    for words in rows("doubts").iter().chain(rows("against")) {
        line(&said(words));
    }
    if !rows("against").is_empty() {
        line("还不能合并。");
    }
    out
}
