//! Which events: the ledger's filter as options, for lists and papers alike.

use serde_json::{Map, Value, json};

/// The conditions that were written; all of them must hold.
#[derive(clap::Args)]
pub(crate) struct Filter {
    /// 活动：只要这些类型，几种以逗号分开
    #[arg(long = "type", value_delimiter = ',')]
    types: Vec<String>,
    /// 活动：有这个单位参与的（全称或简称）
    #[arg(long)]
    unit: Option<String>,
    /// 活动：这个单位是 host 主办、organizer 承办、co_host 协办、supporter 支持
    #[arg(long, value_parser = ["host", "organizer", "co_host", "supporter"])]
    role: Option<String>,
    /// 活动：地点里有这几个字
    #[arg(long)]
    place: Option<String>,
    /// 活动：写到这个人的
    #[arg(long)]
    person: Option<String>,
    /// 活动：关联了这项任务的
    #[arg(long)]
    task: Option<i64>,
    /// 活动：没有关联任务的
    #[arg(long)]
    unlinked: bool,
    /// 活动：记入大事记的
    #[arg(long)]
    marked: bool,
    /// 活动：有这些词的，空格隔开的都要有
    #[arg(long)]
    words: Option<String>,
}

impl Filter {
    /// The conditions as the requests want them; none where none was written.
    pub(crate) fn conditions(&self) -> Map<String, Value> {
        let flag = |is_set: bool| is_set.then_some(true);
        let kinds = (!self.types.is_empty()).then_some(&self.types);
        let said = [
            ("kinds", json!(kinds)),
            ("unit", json!(self.unit)),
            ("role", json!(self.role)),
            ("place", json!(self.place)),
            ("person", json!(self.person)),
            ("item_id", json!(self.task)),
            ("unlinked", json!(flag(self.unlinked))),
            ("marked", json!(flag(self.marked))),
            ("words", json!(self.words)),
        ];
        said.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (name.to_owned(), value)).collect()
    }
}
