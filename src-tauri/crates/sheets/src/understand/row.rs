//! What a row is: told by its words and by how much of the list it fills.

use super::outcome::Skip;
use super::text::{beginning, squeeze};

/// Words that begin a row of sums.
const TOTALS: [&str; 26] = [
    "合计",
    "小计",
    "总计",
    "共计",
    "累计",
    "总数",
    "总和",
    "合 计",
    "平均",
    "平均分",
    "平均值",
    "人数合计",
    "本页小计",
    "本页合计",
    "总人数",
    "汇总",
    "最高分",
    "最低分",
    "及格率",
    "合格率",
    "优秀率",
    "应到",
    "实到",
    "应到人数",
    "实到人数",
    "缺席",
];

/// Words that begin what stands below a list.
const FOOTERS: [&str; 34] = [
    "填表人",
    "填表单位",
    "填表日期",
    "填表时间",
    "填报人",
    "填报单位",
    "填报日期",
    "填报时间",
    "制表人",
    "制表",
    "制表日期",
    "制表单位",
    "审核人",
    "审核",
    "审批",
    "复核",
    "复核人",
    "校对",
    "经办人",
    "负责人",
    "单位负责人",
    "主管领导",
    "分管领导",
    "领导签字",
    "联系人",
    "联系电话",
    "报送人",
    "报送单位",
    "报送日期",
    "报送时间",
    "统计人",
    "盖章",
    "单位盖章",
    "编制人",
];

/// True for 合计, 小计:, 共23人.
pub(super) fn is_total(text: &str) -> bool {
    let bare = squeeze(text);
    let head: String = bare.chars().take_while(|c| !":：(（0123456789".contains(*c)).collect();
    // 第一期小计, 教育系统合计.
    let of_a_group = head.chars().count() <= 14 && ["小计", "合计", "总计"].iter().any(|word| head.ends_with(word));
    // 其中:女 | 12 below a total.
    let of_a_part = bare == "其中" || bare.starts_with("其中:") && bare.chars().count() <= 10;
    TOTALS.contains(&head.as_str())
        || of_a_part
        || of_a_group
        || bare.strip_prefix(['共', '计']).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_digit())
                && rest.ends_with(['人', '名', '项', '次', '场', '期', '个', '家'])
        })
}

/// True for 填表人:王秘书, 审核人:, (盖章).
pub(super) fn is_footer(text: &str) -> bool {
    let bare = squeeze(text);
    let bare = bare.trim_start_matches(['(', '（']);
    FOOTERS.iter().any(|word| {
        bare.strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '：', '(', '（', ')', '）', '_', '签']))
    })
}

/// True for 填报单位:区科协, 时间:2022年5月18日: words, a colon, more words.
pub(super) fn is_fill_in(text: &str) -> bool {
    let bare = squeeze(text);
    bare.split_once(':').is_some_and(|(before, _)| (1..=8).contains(&before.chars().count()))
}

/// True for 第1页, 第1页 共3页, - 1 -.
fn is_page(text: &str) -> bool {
    let bare = squeeze(text);
    let rest = bare.trim_start_matches(['-', '—', '第', '共']);
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let after = &rest[digits..];
    digits > 0
        && digits <= 4
        && (after.starts_with('页')
            || rest.len() < bare.len() && !after.is_empty() && after.chars().all(|c| "-—".contains(c)))
}

/// True for 例, 示例, (示例)张三, 例:…: a row that shows how to fill in the others.
pub(super) fn is_example(text: &str) -> bool {
    let bare = squeeze(text);
    let bare = bare.trim_start_matches(['(', '【', '[', '<', '*', '※']);
    bare == "例"
        || ["示例", "样例", "范例", "填写示例", "填表示例", "举例", "例如", "例:", "例)", "例】"]
            .iter()
            .any(|word| bare.starts_with(word))
}

/// True for 注:…, 备注:…, 说明:…, ※….
pub(super) fn is_note(text: &str) -> bool {
    let bare = squeeze(text);
    bare.starts_with(['※', '＊', '*'])
        || ["注", "备注", "说明"].contains(&&*bare)
        || ["注", "备注", "说明", "附注", "填表说明", "备注说明", "特别说明", "提示"].iter().any(|word| {
            bare.strip_prefix(word).is_some_and(|rest| {
                rest.trim_start_matches(|c: char| c.is_ascii_digit())
                    .starts_with([':', '：', '、', '.', '一', '(', '（'])
            })
        })
}

/// True for 续表, (接上表), 转下页: the list goes on over a page, and the words are nobody's.
fn is_continued(text: &str) -> bool {
    let bare = squeeze(text);
    let rest = bare.trim_matches(['(', ')', '（', '）', '【', '】', '-', '—', '.', '…', ':']);
    let rest = rest.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    matches!(
        rest,
        "续表"
            | "续上表"
            | "接上表"
            | "续上页"
            | "接上页"
            | "接下页"
            | "接下表"
            | "转下页"
            | "转下表"
            | "续下页"
            | "下接"
            | "上接"
    )
}

/// What a row of one text is, where its words alone tell.
pub(super) fn told_by_words(text: &str) -> Option<Skip> {
    let text = beginning(text);
    if is_total(text) {
        Some(Skip::Total)
    } else if is_footer(text) || is_page(text) {
        Some(Skip::Footer)
    } else if is_note(text) || is_continued(text) {
        Some(Skip::Note)
    } else {
        None
    }
}
