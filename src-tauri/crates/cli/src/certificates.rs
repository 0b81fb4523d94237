//! `certificates`: issues what is not issued yet and prints it; `--dry-run` is the check before printing. `printed` says
//! afterwards what came out.

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
    /// 哪次表彰授予的称号证书
    #[arg(long, group = "whose")]
    commendation: Option<i64>,
    /// 给这份表格里的人或单位发
    #[arg(long, group = "whose")]
    from: Option<PathBuf>,
    /// 是什么活动；表格里没有写的时候用
    #[arg(long, requires = "from")]
    event: Option<String>,
    /// 奖项或称号；表格里没有写的时候用
    #[arg(long, requires = "from")]
    award: Option<String>,
    /// 编号从哪里来：scheme 按本会的规则，none 不编号，given 用表格里上级给的
    #[arg(long, default_value = "scheme", value_parser = ["scheme", "none", "given"])]
    numbering: String,
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
    /// 用什么纸，如 A4、8K，或量得的宽×高毫米，如 260x370；不写就按模板
    #[arg(long)]
    paper: Option<String>,
    /// 几张拼在一张大纸上，印裁切线：A4、A3，或宽×高毫米
    #[arg(long, conflicts_with = "each")]
    sheet: Option<String>,
    /// 每张存成一个文件，按 {编号}_{姓名}_{奖项} 起名；-o 写文件夹
    #[arg(long)]
    each: Option<String>,
    /// 印查验码：以后拿回来，用 verify 或窗口里的“查验”就知道真假
    #[arg(long)]
    code: bool,
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
        let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.to_string_lossy().into_owned());
        let issue = json!({ "contest_id": self.contest, "class_id": self.class, "commendation_id": self.commendation, "file": path(&self.from), "event": self.event,
            "award": self.award, "template": self.template, "issued_on": self.date, "issuers": issuers,
            "numbering": { "kind": self.numbering } });
        if self.dry_run {
            return ask("certificate_check", issue);
        }
        let sides = |name: &Option<String>| name.as_deref().map(|name| measures(name, &ask)).transpose();
        let (paper, sheet) = (sides(&self.paper)?, sides(&self.sheet)?);
        let already = ask("certificate_check", issue.clone())?["already_ids"].take();
        let issued = match ask("certificate_issue", issue) {
            Ok(issued) => Some(issued),
            // All have theirs: they are printed again.
            Err(Error::NothingToPrint { .. }) => None,
            Err(refused) => return Err(refused),
        };
        // Whoever has one already comes first: the order of the numbers.
        let ids = [Some(&already), issued.as_ref().map(|issued| &issued["ids"])].into_iter().flatten();
        let ids: Vec<&Value> = ids.filter_map(Value::as_array).flatten().collect();
        let print = json!({ "ids": ids, "file": path(&self.output).unwrap_or_default(), "drawn": self.drawn, "paper": paper,
            "sheet": sheet, "each": self.each, "code": self.code });
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

/// Says what came out of the printer.
#[derive(clap::Args)]
pub(crate) struct Printed {
    /// 只确认这项竞赛的
    #[arg(long)]
    contest: Option<i64>,
    /// 只确认这个培训班的
    #[arg(long)]
    class: Option<i64>,
    /// 只确认这次表彰的
    #[arg(long)]
    commendation: Option<i64>,
    /// 打坏的是第几张，如 37-41、50；编号不变，重打不算重印
    #[arg(long)]
    spoiled: Option<String>,
}

impl Printed {
    /// The parameters of `certificate_confirm`.
    pub(crate) fn confirm(&self) -> Value {
        json!({ "contest_id": self.contest, "class_id": self.class, "commendation_id": self.commendation, "spoiled": self.spoiled })
    }
}

/// The width and height of a paper, by its name or as measured.
fn measures(name: &str, ask: impl Fn(&str, Value) -> Result<Value>) -> Result<Value> {
    let list = ask("template_list", json!({}))?;
    let papers = list["papers"].as_array().into_iter().flatten();
    let mut known = Vec::new();
    for paper in papers {
        let title = paper["name"].as_str().unwrap_or_default();
        if title.eq_ignore_ascii_case(name) {
            return Ok(json!([paper["width"], paper["height"]]));
        }
        known.push(title.to_owned());
    }
    let sides = name.split(['x', 'X', '×', '*']).map(|side| side.trim().parse::<f32>());
    match sides.collect::<std::result::Result<Vec<_>, _>>().as_deref() {
        Ok([width, height]) => Ok(json!([width, height])),
        _ => {
            let message = format!("不认得纸张“{name}”，可以写 {}，或者 260x370 这样的毫米数。", known.join("、"));
            Err(Error::InvalidValue { field: "paper".into(), message })
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
        for skipped in value["skipped"].as_array().into_iter().flatten() {
            line(format!("跳过：{}，{}", text(&skipped["recipient"]), text(&skipped["reason"])));
        }
        line(format!("将颁发 {} 张，已颁发 {} 张", papers.len(), value["already"]));
        return out;
    }
    if let Some(ids) = value["issued"]["ids"].as_array() {
        let numbers = match (text(&value["issued"]["first"]), text(&value["issued"]["last"])) {
            (first, _) if first.is_empty() => "不编号".to_owned(),
            (first, last) => format!("{first} 至 {last}"),
        };
        line(format!("颁发 {} 张：{numbers}", ids.len()));
    }
    crate::print::written(&mut out, &value["written"]);
    out.push_str("打印出来以后，用 printed 确认；打坏的用 printed --spoiled 写明第几张\n");
    out
}

/// What was confirmed, as a line of Chinese text.
pub(crate) fn confirmed(value: &Value) -> String {
    let spoiled = value["spoiled"].as_array().map_or(0, Vec::len);
    match spoiled {
        0 => format!("已确认打印 {} 张\n", value["printed"]),
        _ => format!("已确认打印 {} 张，打坏 {spoiled} 张，请重打\n", value["printed"]),
    }
}
