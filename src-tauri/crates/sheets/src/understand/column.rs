//! A column's header → its field, by synonyms; and by its values where the header says nothing.

use super::header::Label;
use super::kind::{Field, Kind, ValueKind};
use super::outcome::Sure;
use super::text::{brackets, squeeze};
use super::value::{looks_like_email, looks_like_mobile, looks_like_sex, sound_id_number};

/// Columns that number or sign the rows: they belong to a header and mean no field.
const GENERIC: [&str; 22] = [
    "序号",
    "编号",
    "序",
    "号",
    "No",
    "NO",
    "No.",
    "顺序",
    "项次",
    "行次",
    "签名",
    "签字",
    "签到",
    "照片",
    "年龄",
    "血型",
    "工种",
    "签收",
    "领取人",
    "盖章",
    "排序",
    "审核",
];

/// Words before a header that leave its meaning: 学员姓名, 所在单位, 联系手机.
const NEUTRAL: &[&str] = &[
    "学员",
    "会员",
    "成员",
    "本人",
    "参训",
    "参会",
    "参赛",
    "职工",
    "员工",
    "教师",
    "学生",
    "人员",
    "选手",
    "作者",
    "获奖者",
    "获奖",
    "志愿者",
    "专家",
    "所在",
    "所属",
    "工作",
    "现任",
    "现",
    "个人",
    "详细",
    "有效",
    "常用",
    "具体",
    "本次",
    "本年度",
    "本年",
    "年度",
    "计划",
    "实际",
    "总",
    "最终",
    "活动",
    "培训",
    "项目",
    "作品",
    "联系",
    "报名",
    "代表",
    "委员",
    "理事",
    "队员",
    "组员",
    "居民",
    "党员",
    "社员",
    "主要",
    "申报",
    "推荐",
    "参加",
    "技术",
    "专业",
    "登记",
    "获得",
    "的",
];

/// Whoever these words name is not the person or thing of the row: 家长电话 is not the pupil's.
const OTHERS: [&str; 34] = [
    "家长",
    "负责人",
    "联系人",
    "推荐人",
    "介绍人",
    "紧急",
    "配偶",
    "父",
    "母",
    "法人",
    "法定",
    "导师",
    "师傅",
    "领队",
    "教练",
    "指导",
    "班主任",
    "校长",
    "办公",
    "传真",
    "银行",
    "开户",
    "户口",
    "原",
    "曾",
    "前",
    "上级",
    "拟",
    "起",
    "止",
    "填表",
    "审核",
    "组长",
    "秘书",
];

/// A field that a column may mean; the lower the cost, the surer.
#[derive(Clone, Copy)]
pub(super) struct Guess {
    pub field: &'static Field,
    pub cost: usize,
    pub sure: Sure,
}

/// A column of a list, with its field if it has one.
#[derive(Clone)]
pub(super) struct Mapped {
    pub label: Label,
    pub field: Option<&'static Field>,
    pub sure: Sure,
}

pub(super) fn is_generic(text: &str) -> bool {
    let (outside, _) = brackets(&clean(text));
    GENERIC.contains(&outside.as_str())
}

/// True where the text is a known name of a field, neutral words before it allowed.
pub(super) fn is_known(kind: &Kind, text: &str) -> bool {
    kind.fields.iter().any(|field| matched(field, text).is_some_and(|(cost, _)| cost < UNSURE))
}

/// Guesses from here on have unknown words before the known name.
const UNSURE: usize = 300;

fn clean(text: &str) -> String {
    squeeze(text).trim_matches(['*', ':', '※', '、', '.', '-', '_', '★', '"', '/']).to_string()
}

fn matched(field: &Field, text: &str) -> Option<(usize, Sure)> {
    let text = clean(text);
    let (outside, inside) = brackets(&text);
    let outside = outside.trim_end_matches(['*', ':']);
    let rank = |text: &str| field.headers.iter().position(|header| *header == text);
    // 单位及职务 is two fields in one cell, and neither; 手机/电话 is one.
    let joined: Vec<&str> = outside.split(['/', '及', '与', '和', '、', '或']).collect();
    if joined.len() > 1 && rank(outside).is_none() {
        let ranks: Option<Vec<usize>> = joined.iter().map(|part| rank(part)).collect();
        return ranks.and_then(|ranks| ranks.into_iter().min()).map(|rank| (100 + rank, Sure::Likely));
    }
    if let Some(rank) = rank(&text).or_else(|| rank(outside)) {
        return Some((rank, Sure::Known));
    }
    if let Some(rank) = inside.iter().find_map(|inner| rank(inner)) {
        return Some((100 + rank, Sure::Likely));
    }
    let mut best: Option<(usize, Sure)> = None;
    for (rank, header) in field.headers.iter().enumerate() {
        let Some(before) = outside.strip_suffix(header).filter(|_| header.chars().count() >= 2) else { continue };
        let cost = if only_neutral(before) {
            150 + rank
        } else if OTHERS.iter().any(|other| before.contains(other)) || before.chars().count() > 6 {
            continue;
        } else {
            UNSURE + rank
        };
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, Sure::Likely));
        }
    }
    best
}

fn only_neutral(words: &str) -> bool {
    words.is_empty() || NEUTRAL.iter().any(|neutral| words.strip_prefix(neutral).is_some_and(only_neutral))
}

/// The fields that a label may mean.
pub(super) fn guesses(kind: &Kind, label: &Label) -> Vec<Guess> {
    let Some((child, parents)) = label.levels.split_last() else { return Vec::new() };
    let by = |text: &str| -> Vec<Guess> {
        kind.fields
            .iter()
            .filter_map(|field| matched(field, text).map(|(cost, sure)| Guess { field, cost, sure }))
            .collect()
    };
    if parents.is_empty() {
        return by(child);
    }
    let parent = parents.concat();
    let both: Vec<Guess> = by(&format!("{parent}{child}")).into_iter().filter(|guess| guess.cost < 100).collect();
    if !both.is_empty() {
        return both;
    }
    // 指导教师 over 姓名 and 电话: the name is the instructor's, the phone is nobody's of ours.
    let role = kind.fields.iter().find(|field| {
        matches!(field.value, ValueKind::Name | ValueKind::Names | ValueKind::Text)
            && !kind.names.contains(&field.name)
            && matched(field, &parent).is_some_and(|(cost, _)| cost < 100)
    });
    let names_someone = ["姓名", "名字", "名称", "单位名称"].contains(&clean(child).as_str());
    match role {
        Some(field) if names_someone => vec![Guess { field, cost: 0, sure: Sure::Known }],
        Some(field) if matches!(field.value, ValueKind::Name | ValueKind::Names) => Vec::new(),
        _ if OTHERS.iter().any(|other| parent.contains(other)) => Vec::new(),
        _ => by(child),
    }
}

/// Gives each field to the column that means it most surely.
pub(super) fn assign(kind: &Kind, labels: &[Label]) -> Vec<Mapped> {
    let guesses: Vec<Vec<Guess>> = labels.iter().map(|label| guesses(kind, label)).collect();
    let mut mapped: Vec<Mapped> =
        labels.iter().map(|label| Mapped { label: label.clone(), field: None, sure: Sure::Known }).collect();
    let mut pairs: Vec<(usize, usize, Guess)> = guesses
        .iter()
        .enumerate()
        .flat_map(|(column, guesses)| guesses.iter().map(move |guess| (guess.cost, column, *guess)))
        .collect();
    pairs.sort_by_key(|(cost, column, _)| (*cost, *column));
    for (_, column, guess) in &pairs {
        let taken = mapped.iter().any(|other| other.field.is_some_and(|field| field.name == guess.field.name));
        if !taken && mapped[*column].field.is_none() {
            (mapped[*column].field, mapped[*column].sure) = (Some(guess.field), guess.sure);
        }
    }
    let is_named = |mapped: &[Mapped]| {
        mapped.iter().any(|column| column.field.is_some_and(|field| kind.names.contains(&field.name)))
    };
    // 重点工作 is a section beside 具体任务, and the task itself where nothing else is.
    if !is_named(&mapped)
        && let Some((_, column, guess)) = pairs.iter().find(|(_, _, guess)| kind.names.contains(&guess.field.name))
    {
        (mapped[*column].field, mapped[*column].sure) = (Some(guess.field), guess.sure);
    }
    for (wanted, from) in kind.instead {
        let field = kind.fields.iter().find(|field| field.name == *wanted);
        if !is_named(&mapped)
            && let Some(column) = mapped.iter_mut().find(|column| column.field.is_some_and(|field| field.name == *from))
        {
            column.field = field;
        }
    }
    mapped
}

/// The field that a column's values are, where they can be nothing else: at least three, and nearly all of them.
pub(super) fn by_content(kind: &Kind, values: &[String]) -> Option<&'static Field> {
    let nearly_all = |fits: fn(&str) -> bool| {
        let fitting = values.iter().filter(|value| fits(value)).count();
        fitting >= 3 && fitting * 10 >= values.len() * 9
    };
    let of = |wanted: fn(&ValueKind) -> bool| kind.fields.iter().find(|field| wanted(&field.value));
    if nearly_all(sound_id_number) {
        of(|value| matches!(value, ValueKind::IdNumber))
    } else if nearly_all(looks_like_mobile) {
        of(|value| matches!(value, ValueKind::Phone))
    } else if nearly_all(looks_like_email) {
        of(|value| matches!(value, ValueKind::Email))
    } else if nearly_all(looks_like_sex) {
        of(|value| matches!(value, ValueKind::Choice(_)))
    } else {
        None
    }
}
