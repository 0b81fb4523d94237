//! Section rows: 第一小组(组长:张三), 一等奖(3名), 一、科普宣传. Their meaning flows into the rows below.

use super::kind::{Kind, Section};
use super::text::{brackets, one_line, squeeze, without_label};

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
    let line = one_line(text);
    let (outside, inside) = brackets(&line);
    let leader = leader(&squeeze(&line));
    let outside = outside.split([':', '：']).next().unwrap_or_default().trim();
    // 第一小组 组长 张三 without brackets.
    let head = outside.split([' ', '\u{3000}']).next().unwrap_or_default();
    let named = if leader.is_some() && !head.is_empty() { head } else { outside };
    let bare = squeeze(without_label(named));
    let bare = bare.trim_matches(['—', '-', '★', '*', '、', '【', '】']);
    let counted =
        inside.iter().any(|inner| inner.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)));
    if bare.is_empty() || bare.chars().count() > 24 {
        return None;
    }
    let fits = |section: &&Section| section.ends.iter().any(|end| bare.ends_with(end));
    let found = kind.sections.iter().find(fits).or_else(|| {
        let labelled = bare.len() < squeeze(named).len();
        kind.sections.iter().find(|section| section.any && (!sure_only || labelled || counted))
    })?;
    Some(Said { field: found.field, text: bare.to_string(), leader })
}

/// The name after 组长, 班长 or 队长.
fn leader(text: &str) -> Option<String> {
    let at = ["组长", "班长", "队长"].into_iter().find_map(|word| text.find(word).map(|at| at + word.len()))?;
    let rest = text[at..].trim_start_matches([':', '：', '是', '为']);
    let name: String = rest.chars().take_while(|c| !"()（）,，、;；。".contains(*c)).collect();
    (2..=20).contains(&name.chars().count()).then_some(name)
}
