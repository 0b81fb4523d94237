//! Two fields in one column: 单位及职务, 职务/职称. Cut where the words tell; what cannot be cut is left out and said.

use super::column::{exact, names};
use super::headless::looks_like_unit;
use super::kind::{Field, Kind, ValueKind};
use super::text::{brackets, one_line, squeeze};
use super::value::{is_time, looks_like_email};

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
    let (outside, inside) = brackets(&squeeze(header));
    // 单位及职务(必填): the remark names nothing.
    let header = match inside.iter().any(|inner| exact(kind, inner).is_some()) {
        true => squeeze(header).into_owned(),
        false => outside,
    };
    let parts: Vec<&str> =
        header.split(['/', '及', '与', '和', '、', '(', ')']).filter(|part| !part.is_empty()).collect();
    let pair = |first: &str, second: &str| {
        let pair = (exact(kind, first)?, exact(kind, second)?);
        (pair.0.name != pair.1.name).then_some(pair)
    };
    // 现工作单位及职务.
    let known = |part: &str| exact(kind, part).or_else(|| kind.fields.iter().find(|field| names(field, part)));
    let told = |first: &str, second: &str| {
        let pair = (known(first)?, known(second)?);
        (pair.0.name != pair.1.name).then_some(pair)
    };
    match parts.as_slice() {
        [first, second] if !header.contains('(') => told(first, second),
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
    if let Some(cut) = by_time(&line, first, second).or_else(|| by_look(&line, first, second)) {
        return Some(cut);
    }
    // 甲、乙 under 承办、协办单位 may both be one of the two.
    let lists = first.lists_names() || second.lists_names();
    let between = |c: char| SIGNS.contains(&c) && !(lists && matches!(c, '、' | ',' | '，'));
    let pieces: Vec<&str> = line.split(between).filter(|piece| !piece.is_empty()).collect();
    let alone = match pieces.as_slice() {
        // 教授/院长 under 职务/职称: the words tell which is which.
        [one, other] if first.name == "position" && second.name == "title" && is_title(one) && !is_title(other) => {
            return Some((some(other), some(one)));
        }
        [one, other] if first.name == "title" && second.name == "position" && !is_title(one) && is_title(other) => {
            return Some((some(other), some(one)));
        }
        // 甲局、乙局 under 单位及职务 are two units.
        [_, other] if first.name == "unit" && matches!(second.name, "position" | "title") && looks_like_unit(other) => {
            return None;
        }
        [one, other] => return Some((some(one), some(other))),
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

/// Signs between two things in one cell.
const SIGNS: [char; 9] = [' ', '/', '／', '、', ',', '，', ';', '；', '|'];

/// True for a field whose values are times.
fn is_timed(field: &Field) -> bool {
    matches!(field.value, ValueKind::Span(_) | ValueKind::Date)
}

/// 2024.4.1 3楼会议室 and 2023年度先进单位 2024年2月: of two pieces one is a time and the other is none.
fn by_time(line: &str, first: &Field, second: &Field) -> Option<(Option<String>, Option<String>)> {
    let pieces: Vec<&str> = line.split(|c: char| SIGNS.contains(&c)).filter(|piece| !piece.is_empty()).collect();
    let [one, other] = pieces[..] else { return None };
    match (is_timed(first), is_timed(second), is_time(one), is_time(other)) {
        (true, false, true, false) | (false, true, false, true) => Some((some(one), some(other))),
        (true, false, false, true) | (false, true, true, false) => Some((some(other), some(one))),
        _ => None,
    }
}

/// 张伟13905590001, zw@example.cn / 13905590001 and 5月25日上午9:00，文化广场: one of the two can be nothing else, and the other
/// is what is left, whichever comes first.
fn by_look(line: &str, first: &Field, second: &Field) -> Option<(Option<String>, Option<String>)> {
    let look = |field: &Field| match field.value {
        ValueKind::Email => Some(email_in as Look),
        ValueKind::Phone => Some(phone_in as Look),
        _ => is_timed(field).then_some(time_in as Look),
    };
    let order = |told: Option<String>, rest: Option<String>, told_first: bool| match told_first {
        true => (told, rest),
        false => (rest, told),
    };
    // An address tells itself more surely than a number does.
    let told_first = match (first.value, second.value) {
        (ValueKind::Phone, ValueKind::Email) => false,
        _ => look(first).is_some(),
    };
    let (told, rest) = look(if told_first { first } else { second })?(line)?;
    let trimmed = rest.trim_matches(|c: char| SIGNS.contains(&c) || matches!(c, ':' | '：' | '(' | ')' | '（' | '）'));
    Some(order(some(&told), some(trimmed), told_first))
}

/// What a text holds of a thing that is told by its look, and the rest of the text.
type Look = fn(&str) -> Option<(String, String)>;

fn email_in(line: &str) -> Option<(String, String)> {
    let own = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '_' | '-' | '+');
    let mail = line.split(|c: char| !own(c)).find(|piece| looks_like_email(piece));
    // No address at all: the whole is the other thing.
    let Some(mail) = mail else { return (!line.contains('@')).then(|| (String::new(), line.to_owned())) };
    Some((mail.to_owned(), line.replacen(mail, " ", 1).trim().to_owned()))
}

/// The number at the end or at the beginning; two numbers are for whoever reads a phone to choose from.
fn phone_in(line: &str) -> Option<(String, String)> {
    let own =
        |c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '+' | '(' | ')' | '（' | '）') || SIGNS.contains(&c);
    let (head, tail) = (line.trim_start_matches(own), line.trim_end_matches(own));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count() >= 7;
    let (behind, before) = (&line[tail.len()..], &line[..line.len() - head.len()]);
    // 张伟13905590001、李四13905590002: two people.
    let another = |rest: &str| rest.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() >= 7);
    if (digits(behind) && another(tail)) || (digits(before) && another(head)) {
        None
    } else if digits(behind) {
        let number = behind.trim_matches(SIGNS);
        let within = number.strip_prefix(['(', '（']).and_then(|number| number.strip_suffix([')', '）']));
        Some((within.unwrap_or(number).to_owned(), tail.to_owned()))
    } else if digits(before) {
        Some((before.trim_end_matches(['(', '（']).trim_matches(SIGNS).to_owned(), head.to_owned()))
    } else {
        // No number at all: the whole is the other thing.
        (!line.contains(|c: char| c.is_ascii_digit())).then(|| (String::new(), line.to_owned()))
    }
}

/// The longest beginning that is a time; none where another time follows, as in 2023年度先进单位2024年2月.
fn time_in(line: &str) -> Option<(String, String)> {
    let ends = line.char_indices().map(|(at, c)| at + c.len_utf8());
    let time = |end: &usize| !begins_a_place(line, *end) && is_time(line[..*end].trim_end_matches(SIGNS));
    let end = ends.rev().find(time)?;
    let (time, rest) = line.split_at(end);
    let another = rest.contains(['年', '月', '日']) && rest.contains(|c: char| c.is_ascii_digit());
    (!another).then(|| (time.trim_end_matches(SIGNS).to_owned(), rest.to_owned()))
}

/// 5月25日上午9:00 3|楼会议室 and 2024年5月 1号|楼: the number before the end is of what comes behind it.
fn begins_a_place(line: &str, end: usize) -> bool {
    let (head, tail) = line.split_at(end);
    let bare = head.strip_suffix('号').unwrap_or(head);
    let before = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let goes_on = tail.chars().next().is_some_and(|c| !SIGNS.contains(&c));
    before.len() < bare.len() && before.ends_with(SIGNS) && goes_on
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
