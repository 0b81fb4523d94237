//! 级别: how high the body stands that gives something.

use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// 级别, the highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)] // the words themselves
pub enum Level {
    #[serde(rename = "国家级")]
    National,
    #[serde(rename = "部级")]
    Ministry,
    #[serde(rename = "省级")]
    Province,
    #[serde(rename = "市级")]
    City,
    #[serde(rename = "县级")]
    County,
    #[serde(rename = "行业")]
    Industry,
    #[serde(rename = "单位")]
    Unit,
}

impl Level {
    /// All of them, the highest first.
    pub const ALL: [Level; 7] =
        [Level::National, Level::Ministry, Level::Province, Level::City, Level::County, Level::Industry, Level::Unit];

    /// The word that is kept.
    pub fn word(self) -> &'static str {
        match self {
            Level::National => "国家级",
            Level::Ministry => "部级",
            Level::Province => "省级",
            Level::City => "市级",
            Level::County => "县级",
            Level::Industry => "行业",
            Level::Unit => "单位",
        }
    }

    /// The level of a word that is kept.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.word() == word)
    }
}

/// As people write them.
const WRITTEN: &[(&[&str], Level)] = &[
    (&["国家级", "国家", "全国", "全国性", "中央"], Level::National),
    (&["部级", "部", "部委", "部委级"], Level::Ministry),
    (&["省级", "省", "全省", "自治区级", "直辖市级"], Level::Province),
    (&["市级", "市", "全市", "地市级", "地级", "设区市级", "地厅级"], Level::City),
    (&["县级", "县", "区级", "区", "区县级", "县区级", "县(区)级", "县市级", "全区", "全县"], Level::County),
    (&["行业", "行业级", "系统", "系统内"], Level::Industry),
    (&["单位", "单位级", "企业级", "公司级", "厂级", "校级", "院级", "本单位", "内部"], Level::Unit),
];

/// The check of a form's level: the word that is kept for what was written; what may mean two (省部级) is asked.
pub(super) fn level(field: &str, text: &str) -> Result<Value> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.replace('（', "(").replace('）', ")");
    if bare.is_empty() {
        return Ok(Value::Null);
    }
    let found = WRITTEN.iter().find(|(words, _)| words.contains(&bare.as_str()));
    found.map(|(_, level)| Value::Text(level.word().into())).ok_or_else(|| {
        let words: Vec<&str> = Level::ALL.into_iter().map(Level::word).collect();
        Error::invalid(field, format!("级别“{text}”不知道算哪一级。请从{}里选一个。", words.join("、")))
    })
}
