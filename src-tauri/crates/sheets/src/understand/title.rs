//! What stands above a list: its title, sections and fill-in rows, and what the title or the sheet's name says of every row.

use std::borrow::Cow;

use super::body::nothing_but_time;
use super::column::exact;
use super::kind::ValueKind;
use super::outcome::{Record, Skip, Skipped};
use super::row;
use super::section::{self, Said, without_count};
use super::table::Reading;
use super::text::{brackets, narrow, one_line, squeeze, without_label};
use super::value::year_in;
use crate::Value;

/// Words that end a title and say no more than that a list follows.
const LIST_WORDS: [&str; 30] = [
    "学员",
    "花名册",
    "名册",
    "名单",
    "获奖",
    "成绩",
    "登记",
    "统计",
    "汇总",
    "一览",
    "签到",
    "情况",
    "表彰",
    "公示",
    "参训",
    "人员",
    "考核",
    "报名",
    "评选",
    "结果",
    "信息",
    "分组",
    "考勤",
    "点名",
    "台账",
    "公布",
    "通讯录",
    "的",
    "表",
    "册",
];

impl Reading<'_> {
    /// Takes the rows that head the next list from the end of what stands above its header: a title, a section.
    pub(super) fn heading_rows(&self, body: &[u32]) -> Vec<u32> {
        let heads = |row: &u32| {
            if self.hints.is_title(*row) || self.hints.section(*row).is_some() {
                return true;
            }
            let [cell] = self.grid.cells(*row) else { return false };
            let text = cell.text();
            if self.hints.is_data(*row) || !matches!(cell.value, Value::Text(_)) || row::told_by_words(&text).is_some()
            {
                return false;
            }
            let bare = squeeze(&text);
            let wide = self.grid.span(*row, cell.column).is_some_and(|span| span.left < span.right);
            let labelled = squeeze(without_label(&text)).len() < bare.len();
            wide || labelled
                || bare.chars().count() > 12
                || LIST_WORDS.iter().any(|word| word.chars().count() > 1 && bare.ends_with(word))
                || section::meaning(self.kind, &text, true).is_some()
        };
        let count = body.iter().rev().take_while(|row| heads(row)).count();
        body[body.len() - count..].to_vec()
    }

    /// True when the rows say that the list below is another one: a new title, not the old one on a new page.
    pub(super) fn is_new_title(&self, rows: &[u32]) -> bool {
        rows.iter().any(|row| self.hints.is_title(*row))
            || rows.iter().flat_map(|row| self.grid.cells(*row).first()).any(|cell| {
                let text = cell.text();
                let known = self.title.as_deref().is_some_and(|title| squeeze(title) == squeeze(&text));
                !known && time_alone(&text).is_none() && section::meaning(self.kind, &text, true).is_none()
            })
    }

    /// The rows above a header: title, fill-in rows, sections.
    pub(super) fn read_above(&mut self) {
        let mut titles: Vec<String> = Vec::new();
        let mut named: Option<String> = None;
        let mut sections = Vec::new();
        let mut time = None;
        for row in std::mem::take(&mut self.above) {
            let texts: Vec<Cow<'_, str>> = self.grid.cells(row).iter().map(|cell| cell.text()).collect();
            let whole = texts.join(" ");
            let bare = squeeze(&whole);
            self.ten_thousands |= counts_in_ten_thousands(&bare);
            let attached = without_attachment(&texts[0]).len() < texts[0].len();
            let filled_in = row::is_fill_in(&texts[0]) && !attached || texts.len() > 1;
            let mut field = None;
            let reason = if self.hints.is_title(row) {
                named.get_or_insert_with(|| self.words_of(row));
                Skip::Title
            } else if let Some(section) = self.hints.section(row) {
                let said = section::said(self.kind, &self.words_of(row), section.field.as_deref());
                field = said.as_ref().map(|said| said.field);
                sections.extend(said);
                Skip::Section
            } else if let Some(said) = section::meaning(self.kind, &whole, true)
                .filter(|_| texts.len() == 1 && !self.is_titled_by_year(&whole))
            {
                field = Some(said.field);
                sections.push(said);
                Skip::Section
            } else if let Some(alone) = time_alone(&whole).filter(|_| texts.len() == 1) {
                time = Some(alone);
                Skip::Section
            } else if let Some(reason) = row::told_by_words(&texts[0]).filter(|reason| *reason == Skip::Note) {
                reason
            } else if filled_in {
                sections.extend(texts.iter().filter_map(|text| self.filled_in(text)));
                Skip::FillIn
            } else {
                let title = without_attachment(&whole);
                if !is_attachment(&squeeze(title)) {
                    titles.push(one_line(title).into_owned());
                }
                Skip::Title
            };
            let told = year_in(&whole);
            if reason == Skip::Title && told.is_some() || self.years.is_none() {
                self.years = told.or(self.years);
            }
            self.skipped.push(Skipped { field, ..Skipped::new(row, reason) });
        }
        if let Some(title) = named.or_else(|| best_title(titles)) {
            // What the sections of the list before meant ends with it.
            self.sections.clear();
            self.title = Some(title);
            (self.month, self.part) = (None, None);
        }
        if let Some(time) = time {
            (self.month, self.part) = time;
        }
        for said in sections {
            self.learn(said);
        }
    }

    /// 2024年活动 is the title of a list whose sections are kinds; 2024年电工班 names the class, and may be a section too.
    fn is_titled_by_year(&self, words: &str) -> bool {
        let labelled = without_label(words).len() < words.trim_start().len();
        self.kind.from_title.is_none() && !labelled && year_in(words).is_some()
    }

    /// What a row says: its longest text.
    pub(super) fn words_of(&self, row: u32) -> String {
        let texts = self.grid.cells(row).iter().filter(|cell| matches!(cell.value, Value::Text(_)));
        let longest = texts.map(|cell| cell.text()).max_by_key(|text| text.chars().count());
        longest.map_or_else(String::new, |text| one_line(&text).into_owned())
    }

    /// 班级:电工一班 above a list holds for every row of it.
    fn filled_in(&self, text: &str) -> Option<Said> {
        let narrowed = narrow(text);
        let line = one_line(&narrowed);
        let (key, value) = line.split_once(':')?;
        let field = exact(self.kind, &squeeze(key)).filter(|field| field.flows && field.value == ValueKind::Text)?;
        let value = value.split_whitespace().next()?;
        Some(Said { field: field.name, text: value.into(), leader: None })
    }

    /// Fills the field that the sheet's name or the title stands for.
    pub(super) fn titled(&self, mut record: Record) -> Record {
        if let Some(field) = self.kind.from_title
            && !record.values.contains_key(field)
            && let Some(text) = self.named_by_title(field)
        {
            record.values.insert(field, text);
        }
        if let Some((field, text)) = self.named_by_sheet() {
            record.values.insert_new(field, text);
        }
        record
    }

    /// 一等奖 from the name of the sheet.
    fn named_by_sheet(&self) -> Option<(&'static str, String)> {
        let section = self.kind.from_sheet.as_ref()?;
        let name = without_count(&squeeze(&self.sheet.name));
        section.ends.iter().any(|end| name.ends_with(end)).then_some((section.field, name))
    }

    /// 甲班 from the sheet's name or from 甲班学员名单; the contest from 第十二届青少年科技创新大赛获奖名单.
    fn named_by_title(&self, field: &str) -> Option<String> {
        let ends =
            self.kind.sections.iter().find(|section| section.field == field).map_or(&[][..], |section| section.ends);
        // 1班(上午) is a class as 1班 is.
        let names_one = |text: &str| {
            let bare = brackets(text).0;
            !bare.is_empty() && ends.iter().any(|end| bare.ends_with(end))
        };
        let sheet = without_count(&squeeze(&self.sheet.name));
        let sheet = [&*sheet, subject(&sheet)].into_iter().find(|name| names_one(name));
        let sheet = sheet.filter(|sheet| (2..=20).contains(&sheet.chars().count()) && !says_nothing(sheet));
        let by_title = || {
            let title = brackets(&squeeze(self.title.as_deref()?)).0;
            let rest = subject(&title);
            let tells =
                rest.len() < title.len() || names_one(rest) || rest.ends_with(['赛', '展']) || rest.ends_with("活动");
            (rest.chars().count() >= 2 && tells && !says_nothing(rest)).then(|| rest.to_string())
        };
        // Where sheets are named for something else, the title says it more surely.
        match self.kind.from_sheet {
            Some(_) => by_title().or_else(|| sheet.map(str::to_string)),
            None => sheet.map(str::to_string).or_else(by_title),
        }
    }
}

/// True for 单位:万元, 单位:人、万元 and a title that ends in (万元).
fn counts_in_ten_thousands(bare: &str) -> bool {
    let unit = |after: &str| {
        after.split([')', ';', '。']).next().is_some_and(|unit| unit.starts_with("万元") || unit.contains("、万元"))
    };
    bare.split("单位:").skip(1).any(unit) || brackets(bare).1.iter().any(|inner| inner == "万元")
}

/// 三月份 as a month, 第二季度 as a part of a year. With a year it may as well be the day of the paper.
fn time_alone(text: &str) -> Option<(Option<u32>, Option<String>)> {
    let bare = squeeze(text);
    match nothing_but_time(&bare) {
        Some((None, Some(month))) => Some((Some(month), None)),
        Some(_) => None,
        None if year_in(&bare).is_some() => None,
        None => section::is_part_of_year(&bare).then(|| (None, Some(bare.into_owned()))),
    }
}

/// 附件1, 附表二, 表3: says where the list belongs, not what it is.
fn is_attachment(bare: &str) -> bool {
    let rest = ["附件", "附表", "附录", "附", "表"].iter().find_map(|word| bare.strip_prefix(word));
    rest.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十:-—、.".contains(c)))
}

/// 附件2:获奖名单 is titled 获奖名单.
fn without_attachment(text: &str) -> &str {
    let text = text.trim();
    let rest = ["附件", "附表"].iter().find_map(|word| text.strip_prefix(word));
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十-—".contains(c);
    rest.and_then(|rest| rest.trim_start_matches(numeral).strip_prefix([':', '：'])).map_or(text, str::trim_start)
}

/// Of several rows the one that names a list; the name of the list may stand below that of what it lists.
fn best_title(titles: Vec<String>) -> Option<String> {
    let named = |title: &str| {
        let bare = brackets(&squeeze(title)).0;
        !bare.starts_with("关于")
            && LIST_WORDS.iter().any(|word| bare.ends_with(word))
            && subject(&bare).chars().count() >= 2
    };
    if let Some(title) = titles.iter().find(|title| named(title)) {
        return Some(title.clone());
    }
    let whole = titles.concat();
    if titles.len() == 2 && named(&whole) {
        return Some(whole);
    }
    titles.into_iter().next()
}

/// True for what is left of 竞赛成绩公示, 培训班学员名单, 2023年度评选结果: no name of any one.
fn says_nothing(subject: &str) -> bool {
    let bare = subject
        .trim_start_matches(|c: char| c.is_ascii_digit() || "年度第届期次本二〇零一三四五六七八九十".contains(c));
    let numbered = bare.is_empty() && subject.ends_with(['期', '班', '批', '届']);
    !numbered
        && ["", "竞赛", "比赛", "大赛", "评选", "培训", "培训班", "活动", "技能竞赛", "优秀", "先进", "会员", "参会"]
            .contains(&bare)
}

/// A title without the words that only say that it is a list.
fn subject(title: &str) -> &str {
    let mut rest = title;
    while let Some(shorter) = LIST_WORDS.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = shorter;
    }
    ["关于表彰", "关于公布", "关于"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest)
}
