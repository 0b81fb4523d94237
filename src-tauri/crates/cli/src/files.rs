//! `attach`, `extract` and `dossier`: files into the office and out of it.

use std::path::{Path, PathBuf};

use office::Result;
use serde_json::{Value, json};

/// 给一条记录加附件.
#[derive(clap::Args)]
pub(crate) struct Attach {
    /// 哪一类记录：event 活动，class 培训班，contest 竞赛，plan 计划，problem 问题，person 人员，unit 单位等
    #[arg(long = "to")]
    area: String,
    /// 那条记录的编号
    #[arg(long)]
    id: i64,
    /// 归到活动档案的哪一项，如 通知、照片
    #[arg(long)]
    line: Option<String>,
    /// 文件，可以写几个
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

/// 把附件另存到文件夹.
#[derive(clap::Args)]
pub(crate) struct Extract {
    /// 附件的编号，可以写几个；不写就要用 --from 和 --id 写明哪条记录
    ids: Vec<i64>,
    /// 哪一类记录的全部附件，如 event
    #[arg(long = "from", requires = "id", conflicts_with = "ids")]
    area: Option<String>,
    /// 那条记录的编号
    #[arg(long)]
    id: Option<i64>,
    /// 存到哪个文件夹；只有一个附件时也可以写文件
    #[arg(short)]
    output: PathBuf,
}

/// 把活动档案写成编号的文件夹，附卷内目录.
#[derive(clap::Args)]
pub(crate) struct Dossier {
    /// 哪项活动
    #[arg(long, conflicts_with = "year", required_unless_present = "year")]
    event: Option<i64>,
    /// 哪一年的全部活动
    #[arg(long)]
    year: Option<i32>,
    /// 写到哪个文件夹里
    #[arg(short)]
    output: PathBuf,
}

/// The window's folder is not the terminal's: paths are sent whole.
fn whole(path: &Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).to_string_lossy().into_owned()
}

impl Attach {
    pub(crate) fn run(&self, ask: impl Fn(&str, Value) -> Result<Value>) -> Result<Value> {
        let line = match &self.line {
            Some(name) => {
                let lines = ask("dossier_line_list", json!({}))?["rows"].take();
                let known = lines.as_array().into_iter().flatten().find(|line| line["name"] == json!(name));
                let unknown = || office::Error::invalid("line", format!("归档材料里没有“{name}”这一项。"));
                known.ok_or_else(unknown)?["id"].clone()
            }
            None => Value::Null,
        };
        let files: Vec<String> = self.files.iter().map(|file| whole(file)).collect();
        ask("attachment_add", json!({ "area": self.area, "record": self.id, "files": files, "line_id": line }))
    }
}

impl Extract {
    pub(crate) fn run(&self, ask: impl Fn(&str, Value) -> Result<Value>) -> Result<Value> {
        let ids = match (&self.area, self.id) {
            (Some(area), Some(id)) => {
                let rows = ask("attachment_list", json!({ "area": area, "record": id }))?["rows"].take();
                rows.as_array().into_iter().flatten().map(|row| row["id"].clone()).collect()
            }
            _ => self.ids.iter().map(|id| json!(id)).collect::<Vec<_>>(),
        };
        if ids.is_empty() {
            return Err(office::Error::invalid(
                "ids",
                "没有可以另存的附件。请写附件的编号，或用 --from 和 --id 写明哪条记录。",
            ));
        }
        ask("attachment_save", json!({ "ids": ids, "to": whole(&self.output) }))
    }
}

impl Dossier {
    pub(crate) fn run(&self, ask: impl Fn(&str, Value) -> Result<Value>) -> Result<Value> {
        ask("dossier_write", json!({ "event_id": self.event, "year": self.year, "folder": whole(&self.output) }))
    }
}
