//! Section rows: 第一小组(组长:张三), 一等奖(3名), 一、科普宣传. Their meaning flows into the rows below.

use super::kind::{Kind, Section};
use super::text::{beginning, brackets, one_line, squeeze, without_label};

/// What a section row says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub field: &'static str,
    pub text: String,
    /// Who leads it, from 组长:张三.
    pub leader: Option<String>,
}

/// The meaning of a section row's text; `None` where it means no field of the kind.
pub(super) fn meaning(kind: &Kind, text: &str, sure_only: bool) -> Option<Said> {
    let line = one_line(beginning(text));
    let (outside, inside) = brackets(&line);
    let leader = leader(&squeeze(&line));
    let outside = outside.split([':', '：']).next().unwrap_or_default().trim();
    // 第一小组 组长 张三 without brackets.
    let head = outside.split([' ', '\u{3000}']).next().unwrap_or_default();
    let named = if leader.is_some() && !head.is_empty() { head } else { outside };
    let bare = squeeze(without_label(named));
    let (bare, sized) = without_size(&bare);
    let bare = bare.trim_matches(['—', '-', '★', '*', '、', '【', '】']);
    let counted = sized || inside.iter().any(|inner| is_count(inner));
    let attachment = ["附件", "附表", "附录"].iter().any(|word| bare.starts_with(word));
    let no_words = bare.chars().all(|c| c.is_ascii_digit() || "年月日第季度页.-/".contains(c)) || is_part_of_year(bare);
    if bare.is_empty() || bare.chars().count() > 24 || no_words || attachment {
        return None;
    }
    let fits = |section: &&Section| section.ends.iter().any(|end| bare.ends_with(end));
    let found = kind.sections.iter().find(fits).or_else(|| {
        // 小学组 says who competes, not what they won or where they belong.
        if bare.ends_with('组') {
            return None;
        }
        let labelled = bare.len() < squeeze(named).len();
        kind.sections.iter().find(|section| section.any && (!sure_only || labelled || counted))
    })?;
    Some(Said { field: found.field, text: bare.to_string(), leader })
}

/// True for a group that is named with who leads it.
pub(super) fn is_led(kind: &Kind, text: &str) -> bool {
    meaning(kind, text, true).is_some_and(|said| said.leader.is_some())
}

/// 第二季度, 上半年, 七至八月份: when it was, and not what it was.
pub(super) fn is_part_of_year(bare: &str) -> bool {
    let ends = ["年", "年度", "季度", "季", "月", "月份", "周", "旬"].iter().any(|end| bare.ends_with(end));
    ends && bare
        .chars()
        .all(|c| c.is_ascii_digit() || "零〇一二三四五六七八九十年度第季月份周旬上下半全中至-—~、.".contains(c))
}

/// What the user says a section row means: the field, or the one that its words look like.
pub(super) fn said(kind: &Kind, text: &str, field: Option<&str>) -> Option<Said> {
    let meant = meaning(kind, text, false);
    let Some(field) = field.and_then(|name| kind.fields.iter().find(|field| field.name == name)) else { return meant };
    let Said { text, leader, .. } = meant.unwrap_or_else(|| {
        let line = one_line(beginning(text));
        Said { field: field.name, text: without_count(without_label(&line)), leader: None }
    });
    Some(Said { field: field.name, text, leader })
}

/// The name after 组长, 班长 or 队长.
fn leader(text: &str) -> Option<String> {
    let first = |word: &str| {
        let found = text.match_indices(word).find(|(at, _)| !text[..*at].ends_with('副'));
        found.map(|(at, _)| at + word.len())
    };
    let at = ["组长", "班长", "队长"].into_iter().find_map(first)?;
    let rest = text[at..].trim_start_matches([':', '：', '是', '为']);
    let mut name: String = rest.chars().take_while(|c| !"()（）,，、;；。:：0123456789".contains(*c)).collect();
    // 组长:张三 副组长:李四, 组长张三 电话:….
    for next in ["副组长", "副班长", "副队长", "成员", "组员", "联系电话", "电话", "手机", "共"] {
        if let Some(at) = name.find(next) {
            name.truncate(at);
        }
    }
    (2..=20).contains(&name.chars().count()).then_some(name)
}

/// 区教育局2人, 一等奖共3名: the name without the size, and whether there was one.
fn without_size(bare: &str) -> (&str, bool) {
    let cut = ["人", "名", "项", "件", "篇", "个", "家"].iter().find_map(|counter| bare.strip_suffix(counter));
    let Some(before) = cut else { return (bare, false) };
    let rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let name = rest.trim_end_matches(['共', '计', ':', ',', '—', '-']);
    if rest.len() == before.len() || name.ends_with('第') { (bare, false) } else { (name, true) }
}

/// 一等奖(2项) → 一等奖; brackets that say something else stay.
pub(super) fn without_count(text: &str) -> String {
    let (outside, inside) = brackets(text);
    if !inside.is_empty() && inside.iter().all(|inner| is_count(inner)) { outside.trim().into() } else { text.into() }
}

/// True for 3名, 共12人, 三项: how many stand under it; a year is none.
fn is_count(inner: &str) -> bool {
    let bare = squeeze(inner);
    let bare = bare.trim_start_matches(['共', '计']);
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c));
    let alone = rest.is_empty() && bare.len() <= 3;
    rest.len() < bare.len()
        && (alone
            || ["名", "人", "个", "项", "件", "篇", "组", "队", "家", "支", "场", "次", "期", "幅", "所", "户"]
                .iter()
                .any(|counter| rest.starts_with(counter)))
}
