//! Two fields in one column: 单位及职务, 职务/职称. Cut where the words tell; what cannot be cut is left out and said.

use super::column::exact;
use super::kind::{Field, Kind};
use super::text::{one_line, squeeze};

/// Endings of the names of units, after which a position may follow.
const UNITS: [&str; 44] = [
    "有限责任公司",
    "股份有限公司",
    "有限公司",
    "分公司",
    "公司",
    "集团",
    "人民政府",
    "政府",
    "委员会",
    "居委会",
    "村委会",
    "办事处",
    "协会",
    "学会",
    "科协",
    "中心",
    "医院",
    "卫生院",
    "中学",
    "小学",
    "学校",
    "幼儿园",
    "学院",
    "大学",
    "研究院",
    "研究所",
    "街道",
    "社区",
    "车间",
    "工会",
    "妇联",
    "教委",
    "党委",
    "团委",
    "残联",
    "商会",
    "合作社",
    "局",
    "厂",
    "站",
    "所",
    "馆",
    "院",
    "办",
];

/// Endings of positions and professional titles.
const POSITIONS: [&str; 40] = [
    "长",
    "员",
    "师",
    "任",
    "记",
    "理",
    "主席",
    "教授",
    "干事",
    "会计",
    "出纳",
    "委员",
    "助理",
    "秘书",
    "工人",
    "经理",
    "总监",
    "工程师",
    "教师",
    "医生",
    "护士",
    "专干",
    "调研员",
    "校医",
    "司机",
    "法人",
    "董事",
    "监事",
    "理事",
    "研究员",
    "巡视员",
    "站长",
    "村医",
    "农艺师",
    "技师",
    "班长",
    "组长",
    "代表",
    "顾问",
    "文书",
];

/// Endings of professional titles alone.
const TITLES: [&str; 14] = [
    "工程师",
    "技师",
    "教师",
    "讲师",
    "教授",
    "研究员",
    "农艺师",
    "会计师",
    "经济师",
    "医师",
    "药师",
    "馆员",
    "技术员",
    "级",
];

/// The two fields that a header names together, in its order.
pub(super) fn fields(kind: &Kind, header: &str) -> Option<(&'static Field, &'static Field)> {
    let header = squeeze(header);
    let parts: Vec<&str> =
        header.split(['/', '及', '与', '和', '、', '(', ')']).filter(|part| !part.is_empty()).collect();
    let pair = |first: &str, second: &str| {
        let pair = (exact(kind, first)?, exact(kind, second)?);
        (pair.0.name != pair.1.name).then_some(pair)
    };
    match parts.as_slice() {
        [first, second] if !header.contains('(') => pair(first, second),
        // 单位职务 without any sign between them.
        [whole] => {
            let middle = whole.char_indices().skip(2).map(|(at, _)| at);
            let cuts = middle.filter(|at| whole[*at..].chars().count() >= 2);
            // 学员单位 is the unit of whom the row names.
            let unnamed = |pair: &(&Field, &Field)| !kind.names.contains(&pair.0.name);
            cuts.filter_map(|at| pair(&whole[..at], &whole[at..])).find(unnamed)
        }
        _ => None,
    }
}

/// What stands for each of the two fields; `None` where the text cannot be cut.
pub(super) fn cut(text: &str, first: &Field, second: &Field) -> Option<(Option<String>, Option<String>)> {
    let text = text.replace('\n', " ");
    let line = one_line(&text);
    let pieces: Vec<&str> =
        line.split([' ', '/', '、', ',', '，', ';', '；']).filter(|piece| !piece.is_empty()).collect();
    let alone = match pieces.as_slice() {
        [first, second] => return Some((Some((*first).into()), Some((*second).into()))),
        [alone] => *alone,
        _ => return None,
    };
    match (first.name, second.name) {
        ("unit", "position" | "title") => after_unit(alone),
        ("position", "title") => Some(if is_title(alone) { (None, some(alone)) } else { (some(alone), None) }),
        ("title", "position") => Some(if is_title(alone) { (some(alone), None) } else { (None, some(alone)) }),
        _ => None,
    }
}

/// 区教育局局长: the unit ends where what is left is a position.
fn after_unit(text: &str) -> Option<(Option<String>, Option<String>)> {
    let cuts = text.char_indices().map(|(at, _)| at).skip(2).chain([text.len()]);
    let mut found = cuts.filter(|at| {
        let (unit, position) = text.split_at(*at);
        UNITS.iter().any(|end| unit.ends_with(end))
            && (position.is_empty() || POSITIONS.iter().any(|end| position.ends_with(end)))
    });
    // 区医院院长 is cut after 区医院, not after 院: the last cut whose position is a word of two and more.
    let cuts: Vec<usize> = found.by_ref().filter(|at| *at == text.len() || text[*at..].chars().count() >= 2).collect();
    let at = *cuts.last()?;
    Some((some(&text[..at]), some(&text[at..])))
}

fn is_title(text: &str) -> bool {
    TITLES.iter().any(|end| text.ends_with(end))
}

fn some(text: &str) -> Option<String> {
    Some(text.to_string()).filter(|text| !text.is_empty())
}
