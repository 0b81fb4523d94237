//! `certificates`: issues what is not issued yet and prints it; `--dry-run` is the check before printing.

use std::fmt::Write;
use std::path::PathBuf;

use office::{Error, Result};
use serde_json::{Value, json};

/// What the command line says.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("whose").required(true))]
pub(crate) struct Certificates {
    /// 哪项竞赛的获奖证书
    #[arg(long, group = "whose")]
    contest: Option<i64>,
    /// 哪个培训班的结业证书
    #[arg(long, group = "whose")]
    class: Option<i64>,
    /// 用哪个模板；不写就按个人或单位选
    #[arg(long)]
    template: Option<String>,
    /// 印在证书上的日期，如 2026-03-05；不写就是今天
    #[arg(long)]
    date: Option<String>,
    /// 落款，按先后写多个；不写就用竞赛的主办单位或本会
    #[arg(long)]
    issuer: Vec<String>,
    /// 连同边框和标题一起画出来；不写就只印文字（套打）
    #[arg(long)]
    drawn: bool,
    /// 只检查，不颁发也不打印
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// 写到哪个 PDF 文件
    #[arg(short, required_unless_present = "dry_run")]
    output: Option<PathBuf>,
}

impl Certificates {
    /// Checks, or issues and prints; `ask` sends a request.
    pub(crate) fn run(&self, ask: impl Fn(&str, Value) -> Result<Value>) -> Result<Value> {
        let issuers = (!self.issuer.is_empty()).then_some(&self.issuer);
        let issue = json!({ "contest_id": self.contest, "class_id": self.class, "template": self.template,
            "issued_on": self.date, "issuers": issuers });
        if self.dry_run {
            return ask("certificate_check", issue);
        }
        let file = self.output.as_ref().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
        let issued = match ask("certificate_issue", issue) {
            Ok(issued) => Some(issued),
            // All have theirs: they are printed again.
            Err(Error::NothingToPrint { .. }) => None,
            Err(refused) => return Err(refused),
        };
        let print = json!({ "contest_id": self.contest, "class_id": self.class, "file": file, "drawn": self.drawn });
        match ask("certificate_print", print) {
            Ok(written) => Ok(json!({ "issued": issued, "written": written })),
            Err(refused) => {
                // Nothing is half done: what this command issued and could not print is taken back.
                if issued.is_some() {
                    ask("undo", json!({}))?;
                }
                Err(refused)
            }
        }
    }
}

/// The answer as lines of Chinese text.
pub(crate) fn human(value: &Value) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let mut line = |text: String| {
        let _ = writeln!(out, "{text}");
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    if let Some(papers) = value["papers"].as_array() {
        for paper in papers {
            line(format!("{}\t{}\t{}", text(&paper["number"]), text(&paper["recipient"]), text(&paper["award"])));
        }
        for finding in value["findings"].as_array().into_iter().flatten() {
            let mark = if finding["refused"] == true { "不能打印" } else { "请看一眼" };
            let paper = finding["paper"].as_u64().unwrap_or_default() + 1;
            line(format!("{mark}：第 {paper} 张，{}", text(&finding["message"])));
        }
        line(format!("将颁发 {} 张，已颁发 {} 张", papers.len(), value["already"]));
        return out;
    }
    if let Some(ids) = value["issued"]["ids"].as_array() {
        line(format!(
            "颁发 {} 张：{} 至 {}",
            ids.len(),
            text(&value["issued"]["first"]),
            text(&value["issued"]["last"])
        ));
    }
    crate::print::written(&mut out, &value["written"]);
    out
}
