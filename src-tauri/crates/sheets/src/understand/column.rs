//! A column's header → its field, by synonyms; and by its values where the header says nothing.

use super::header::Label;
use super::joined;
use super::kind::{Field, Kind, ValueKind};
use super::outcome::Sure;
use super::section;
use super::text::{brackets, is_han, squeeze};
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
    "徒弟",
    "获得",
    "第一",
    "的",
];

/// Words before the name of a list of names, for those who come after the first: 其他完成人 beside 第一完成人.
const FURTHER: [&str; 13] =
    ["其他", "其它", "其余", "第二", "第三", "第四", "第五", "第六", "第七", "第八", "合作", "参与", "共同"];

/// What a header counts in brackets: 参与单位(个) tells how many, and not who.
const COUNTED: [&str; 14] = ["个", "家", "人", "名", "人次", "场", "次", "项", "件", "所", "户", "元", "万元", "数"];

/// Whoever these words name is not the person or thing of the row: 家长电话 is not the pupil's.
const OTHERS: [&str; 48] = [
    "报送",
    "填报",
    "经办",
    "带队",
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
    "授奖",
    "颁奖",
    "颁发",
    "授予",
    "发证",
    "批准",
    "审批",
    "主管",
    "挂靠",
    "主办",
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
    /// A second field in the same cells: 单位及职务.
    pub second: Option<&'static Field>,
    /// The word that a mark in its cells means: 女 under 性别.
    pub mark: Option<String>,
    pub sure: Sure,
}

impl Mapped {
    fn new(label: &Label) -> Self {
        Mapped { label: label.clone(), field: None, second: None, mark: None, sure: Sure::Known }
    }
}

/// What the last characters of the headers of a kind are: most texts of a list end otherwise, and can name no column.
pub(super) struct Endings {
    /// By their last characters, in order.
    headers: Vec<(char, &'static str)>,
}

/// Signs between which parts of a header, or two headers, stand.
const PARTS: [char; 15] = ['(', ')', '（', '）', '[', ']', '【', '】', '〔', '〕', '/', '及', '与', '和', '、'];

impl Endings {
    pub fn of(kind: &Kind) -> Self {
        // What may stand under the name of a role.
        let persons = ["姓名", "名字", "名称", "单位名称"];
        let headers = kind.fields.iter().flat_map(|field| field.headers).chain(&persons);
        let mut headers: Vec<(char, &'static str)> =
            headers.filter_map(|header| Some((header.chars().next_back()?, *header))).collect();
        headers.sort_unstable();
        headers.dedup();
        Endings { headers }
    }

    /// False for a text that has no part in any name of a column, alone or under another: it neither ends in a known header
    /// nor ends one.
    pub fn may_name(&self, text: &str) -> bool {
        // Phones and ID numbers, by far the most of what a list has no other of: no name of a column is a number.
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        let text = squeeze(text);
        let chinese = |part: &str| -> bool {
            part.contains(|c: char| c.is_ascii_alphabetic()) && {
                let rest: String =
                    part.chars().filter(|c| !c.is_ascii_alphabetic() && !matches!(c, '.' | '\'')).collect();
                self.ends(&rest)
            }
        };
        text.split(PARTS).flat_map(|part| part.split('或')).any(|part| self.ends(part) || chinese(part))
    }

    fn ends(&self, part: &str) -> bool {
        let part = part.trim_matches(SIGNS);
        let Some(last) = part.chars().next_back() else { return false };
        let first = self.headers.partition_point(|(c, _)| *c < last);
        let alike = self.headers[first..].iter().take_while(|(c, _)| *c == last);
        alike.into_iter().any(|(_, header)| part.ends_with(header) || header.ends_with(part))
    }
}

/// The field that a text names exactly.
pub(super) fn exact(kind: &Kind, text: &str) -> Option<&'static Field> {
    kind.fields.iter().find(|field| field.headers.contains(&text))
}

pub(super) fn is_generic(text: &str) -> bool {
    let (outside, _) = brackets(&clean(text));
    GENERIC.contains(&outside.as_str())
}

/// True where the text is a known name of a field, neutral words before it allowed.
pub(super) fn is_known(kind: &Kind, text: &str) -> bool {
    kind.fields.iter().any(|field| names(field, text))
}

/// True where the text is a known name of this field, neutral words before it allowed.
pub(super) fn names(field: &Field, text: &str) -> bool {
    matched(field, text).is_some_and(|(cost, _)| cost < UNSURE)
}

/// True where the words name someone who is not the person of the row: 领队, 家长姓名.
pub(super) fn is_of_another(text: &str) -> bool {
    OTHERS.iter().any(|other| text.contains(other))
}

/// Guesses from here on have unknown words before the known name.
const UNSURE: usize = 300;

/// What people set beside the name of a column.
const SIGNS: [char; 10] = ['*', ':', '※', '、', '.', '-', '_', '★', '"', '/'];

fn clean(text: &str) -> String {
    squeeze(text).trim_matches(SIGNS).to_string()
}

/// What a weak field's guess costs beside what it would: more than any header of another field by its rank.
const WEAK: usize = 90;

fn matched(field: &Field, text: &str) -> Option<(usize, Sure)> {
    let found = named(field, text).or_else(|| {
        // 姓名 Name: the Chinese alone.
        let chinese: String = text.chars().filter(|c| !c.is_ascii_alphabetic() && !matches!(c, '.' | '\'')).collect();
        (chinese.len() < text.len() && chinese.chars().any(is_han)).then(|| named(field, &chinese)).flatten()
    });
    // A field that the user made is named by its name alone.
    match field.weak {
        true => found.filter(|(cost, _)| *cost < 100).map(|(cost, sure)| (cost + WEAK, sure)),
        false => found,
    }
}

fn named(field: &Field, text: &str) -> Option<(usize, Sure)> {
    let text = clean(text);
    let (outside, inside) = brackets(&text);
    // 责任单位(人) is the unit, or the person who answers.
    let or_person = ["单位", "部门", "科室", "处室", "责任", "承办", "牵头"].iter().any(|end| outside.ends_with(end));
    let counts = |inner: &String| COUNTED.contains(&inner.as_str()) && !(or_person && matches!(&**inner, "人" | "名"));
    if (field.holds_words() || field.holds_names()) && inside.iter().any(counts) {
        return None;
    }
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
        } else if is_of_another(before) || before.chars().count() > 6 {
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
    let Some((child, parents)) = label.levels.split_last().filter(|_| !label.covered) else { return Vec::new() };
    let by = |text: &str| -> Vec<Guess> {
        kind.fields
            .iter()
            .filter_map(|field| matched(field, text).map(|(cost, sure)| Guess { field, cost, sure }))
            .collect()
    };
    if parents.is_empty() {
        let mut guesses = by(child);
        if joined::fields(kind, child).is_some() {
            // 职务职称 is both, and not the second alone.
            guesses.retain(|guess| guess.cost < 100);
        }
        return guesses;
    }
    let parent = parents.concat();
    // 基本情况 over 出生 over 年月: the levels that read as one name may be the inner two alone.
    let both = (0..parents.len()).find_map(|outer| {
        let both: Vec<Guess> =
            by(&label.levels[outer..].concat()).into_iter().filter(|guess| guess.cost < 100).collect();
        (!both.is_empty()).then_some(both)
    });
    if let Some(both) = both {
        return both;
    }
    // 指导教师 over 姓名 and 电话: the name is the instructor's, the phone is nobody's of ours.
    let role = kind.fields.iter().find_map(|field| {
        let names = matches!(field.value, ValueKind::Name | ValueKind::Names | ValueKind::NamesText | ValueKind::Text);
        let cost = matched(field, &parent).map(|(cost, _)| cost).filter(|cost| *cost < 100);
        cost.filter(|_| names && !kind.names.contains(&field.name)).map(|cost| (field, cost))
    });
    let names_someone = ["姓名", "名字", "名称", "单位名称"].contains(&clean(child).as_str());
    match role {
        // 联系人 comes before 法定代表人, where both stand for the contact.
        Some((field, cost)) if names_someone => vec![Guess { field, cost, sure: Sure::Known }],
        Some((field, _)) if matches!(field.value, ValueKind::Name | ValueKind::Names) => Vec::new(),
        // 第一组(组长:张伟) over 姓名 tells whose group it is.
        _ if is_of_another(&parent) && !section::is_led(kind, &parent) => Vec::new(),
        _ => by(child),
    }
}

/// Gives each field to the column that means it most surely.
pub(super) fn assign(kind: &Kind, labels: &[Label]) -> Vec<Mapped> {
    let guesses: Vec<Vec<Guess>> = labels.iter().map(|label| guesses(kind, label)).collect();
    let mut mapped: Vec<Mapped> = labels.iter().map(Mapped::new).collect();
    let mut pairs: Vec<(usize, usize, Guess)> = guesses
        .iter()
        .enumerate()
        .flat_map(|(column, guesses)| guesses.iter().map(move |guess| (guess.cost, column, *guess)))
        .collect();
    pairs.sort_by_key(|(cost, column, _)| (*cost, *column));
    for (cost, column, guess) in &pairs {
        // 理论成绩 beside 实操成绩: neither is the score.
        let rivals = |(other, at, rival): &&(usize, usize, Guess)| {
            *other >= UNSURE && at != column && rival.field.name == guess.field.name
        };
        if *cost >= UNSURE && pairs.iter().any(|pair| rivals(&pair)) {
            continue;
        }
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
    assign_to_one_holder(&mut mapped);
    assign_joined(kind, &mut mapped);
    assign_covered(kind, &mut mapped);
    assign_further(kind, &mut mapped);
    mapped
}

/// 其他完成人 and 第二完成人 beside 第一完成人, 指导教师1 and 指导教师2: columns of one list of names.
fn assign_further(kind: &Kind, mapped: &mut [Mapped]) {
    for at in 0..mapped.len() {
        let text = clean(mapped[at].label.inner());
        if mapped[at].field.is_some() || mapped[at].label.covered {
            continue;
        }
        let numbered = text.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六".contains(c));
        let after_first = FURTHER.iter().find_map(|word| text.strip_prefix(word));
        let Some(bare) = after_first.or(Some(numbered).filter(|bare| bare.len() < text.len())) else { continue };
        let list = kind.fields.iter().find(|field| field.lists_names() && names(field, bare));
        let Some(list) = list else { continue };
        let begun = mapped.iter().any(|other| other.field.is_some_and(|field| field.name == list.name));
        if begun || after_first.is_none() {
            (mapped[at].field, mapped[at].sure) = (Some(list), Sure::Likely);
        }
    }
}

/// 活动时间 merged over two columns: the first day, and the last; 作者 merged over several: a name in each.
fn assign_covered(kind: &Kind, mapped: &mut [Mapped]) {
    for at in 1..mapped.len() {
        if let Some(list) = mapped[at - 1].field.filter(|field| field.lists_names() && mapped[at].label.covered) {
            mapped[at].field = Some(list);
            continue;
        }
        let left = mapped[at - 1].field.map(|field| field.value);
        let Some(ValueKind::Span(end)) = left.filter(|_| mapped[at].label.covered) else { continue };
        let taken = mapped.iter().any(|other| other.field.is_some_and(|field| field.name == end));
        if !taken {
            mapped[at].field = kind.fields.iter().find(|field| field.name == end);
        }
    }
}

/// 理事长 and 秘书长, each over 姓名 and 电话: what is told of one of them is not told of the other.
fn assign_to_one_holder(mapped: &mut [Mapped]) {
    let outer = |label: &Label| label.levels.split_last().map(|(_, outer)| outer.concat()).unwrap_or_default();
    let role = mapped.iter().find(|one| {
        let parent = outer(&one.label);
        one.field.is_some_and(|field| !parent.is_empty() && matched(field, &parent).is_some_and(|(cost, _)| cost < 100))
    });
    let Some((holder, role)) = role.and_then(|one| Some((outer(&one.label), one.field?))) else { return };
    for at in 0..mapped.len() {
        let parent = outer(&mapped[at].label);
        let of_another = parent != holder && matched(role, &parent).is_some_and(|(cost, _)| cost < 100);
        let Some(field) = mapped[at].field.filter(|_| of_another && !parent.is_empty()) else { continue };
        (mapped[at].field, mapped[at].sure) = (None, Sure::Known);
        let means = |one: usize| matched(field, mapped[one].label.inner()).is_some_and(|(cost, _)| cost < 100);
        let own = (0..mapped.len()).find(|one| outer(&mapped[*one].label) == holder && means(*one));
        if let Some(own) = own.filter(|own| mapped[*own].field.is_none()) {
            mapped[own].field = Some(field);
        }
    }
}

/// Columns that name two fields, neither of which has a column of its own.
fn assign_joined(kind: &Kind, mapped: &mut [Mapped]) {
    for at in 0..mapped.len() {
        let Some((first, second)) =
            joined::fields(kind, mapped[at].label.inner()).filter(|_| mapped[at].field.is_none())
        else {
            continue;
        };
        let taken = |field: &Field| mapped.iter().any(|other| other.field.is_some_and(|own| own.name == field.name));
        if !taken(first) && !taken(second) {
            (mapped[at].field, mapped[at].second, mapped[at].sure) = (Some(first), Some(second), Sure::Likely);
        }
    }
}

/// Takes the field from grouping and naming columns that only number the rows: 项目 over 1, 2, 3.
pub(super) fn drop_numbering(kind: &Kind, mapped: &mut Mapped, values: &[String]) {
    let text = |field: &Field| matches!(field.value, ValueKind::Text | ValueKind::Name | ValueKind::Names);
    if !mapped.field.is_some_and(|field| text(field) && (field.flows || kind.names.contains(&field.name))) {
        return;
    }
    let numbers: Vec<u32> = values.iter().filter_map(|value| squeeze(value).parse().ok()).collect();
    let runs = numbers.windows(2).filter(|two| two[1] == two[0] + 1 || two[1] == 1).count();
    if numbers.len() >= 3 && numbers.len() * 10 >= values.len() * 6 && runs + 1 == numbers.len() {
        mapped.field = None;
    }
}

/// The field of which every value says what a section row would say: 国家级, 市级 under 等级 is the level, and no rank.
pub(super) fn said_by_sections(kind: &Kind, values: &[String]) -> Option<&'static Field> {
    let says = |ends: &[&str]| values.iter().all(|value| ends.contains(&&*squeeze(value)));
    let section = kind.sections.iter().find(|section| !section.any && values.len() >= 2 && says(section.ends))?;
    kind.fields.iter().find(|field| field.name == section.field)
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
