//! What a row of a form asks, and what stands beside it.

use crate::understand::column::{is_generic, is_known};
use crate::understand::grid::Grid;
use crate::understand::joined;
use crate::understand::kind::Kind;
use crate::understand::text::{beginning, is_han, squeeze};
use crate::{Cell, Value};

/// What forms ask beside what any kind has a field for.
const ASKED: [&str; 38] = [
    "籍贯",
    "出生地",
    "户籍",
    "婚否",
    "身高",
    "体重",
    "特长",
    "爱好",
    "住址",
    "家庭住址",
    "邮编",
    "邮政编码",
    "专业",
    "所学专业",
    "毕业学校",
    "学位",
    "工龄",
    "简历",
    "个人简介",
    "关系",
    "称谓",
    "家庭成员",
    "主要家庭成员",
    "申请人",
    "申请理由",
    "入会理由",
    "事迹",
    "主要成绩",
    "推荐单位",
    "相片",
    "一寸照片",
    "贴照片处",
    "微信",
    "微信号",
    "车牌号",
    "属相",
    "党派",
    "宗教信仰",
];

/// How the other names of what a form asks end.
const ASKED_ENDS: [&str; 17] = [
    "意见", "情况", "状况", "时间", "日期", "地址", "院校", "简历", "经历", "事迹", "关系", "签字", "签名", "签章",
    "盖章", "水平", "号码",
];

/// A name of a field with what stands beside it.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) row: u32,
    pub(super) label: String,
    /// Where the name stands.
    pub(super) begin: u32,
    /// Where the value stands; of a blank one, where it would.
    pub(super) column: u32,
    pub(super) value: Option<Cell>,
    /// The value does not stand at once beside its name.
    pub(super) apart: bool,
    /// Another name stands at once beside this one, as in the header of a list.
    pub(super) heads: bool,
}

/// The names of fields in a row with what stands beside each.
pub(super) fn pairs(grid: &Grid<'_>, kind: &Kind, row: u32) -> Vec<Pair> {
    let cells = grid.cells(row);
    let mut pairs: Vec<Pair> = Vec::new();
    // Asked for and answered in words that nobody knows: told as what was not read.
    let unknown = |cells: &[&Cell]| -> Vec<Pair> {
        let pair = |two: &[&Cell]| Pair {
            row,
            label: clean(&two[0].text()),
            begin: two[0].column,
            column: two[1].column,
            value: Some(two[1].clone()),
            apart: false,
            heads: false,
        };
        cells.chunks_exact(2).map(pair).collect()
    };
    let named = |at: usize| names_at(grid, kind, row, at) || !said_in(kind, &cells[at].text()).is_empty();
    let unnamed =
        |from: usize| -> Vec<&Cell> { (from..cells.len()).take_while(|at| !named(*at)).map(|at| &cells[at]).collect() };
    let first = unnamed(0);
    let mut at = 0;
    while let Some(cell) = cells.get(at) {
        at += 1;
        let text = cell.text();
        let inline = said_in(kind, &text);
        if !inline.is_empty() {
            let of = |(label, value): (String, String)| {
                let value = Some(value).filter(|value| !value.is_empty());
                let value =
                    value.map(|value| Cell { column: cell.column, value: Value::Text(value.into()), shown: None });
                Pair { row, label, begin: cell.column, column: cell.column, value, apart: false, heads: false }
            };
            pairs.extend(inline.into_iter().map(of));
            continue;
        }
        if !names_at(grid, kind, row, at - 1) {
            continue;
        }
        let beside = grid.span(row, cell.column).map_or(cell.column, |span| span.right) + 1;
        // What stands up to the next name of a field.
        let answers = unnamed(at);
        let value = match answers.first() {
            Some(first) if first.column == beside => Some(*first),
            Some(only) if answers.len() == 1 => Some(*only),
            _ => None,
        };
        pairs.push(Pair {
            row,
            label: clean(&text),
            begin: cell.column,
            column: value.map_or(beside, |cell| cell.column),
            value: value.cloned(),
            apart: value.is_some_and(|cell| cell.column != beside),
            heads: value.is_none() && cells.get(at).is_some_and(|next| next.column == beside),
        });
        pairs.extend(unknown(answers.get(usize::from(value.is_some())..).unwrap_or_default()));
    }
    // A row of names alone is the header of a list.
    if !pairs.iter().any(|pair| pair.value.is_some()) && cells.len() > 1 {
        return Vec::new();
    }
    if !pairs.is_empty() {
        pairs.extend(unknown(&first));
    }
    pairs
}

/// 姓名:张一 性别:男 in one cell, the values as they stand there. Empty for any other text.
fn said_in(kind: &Kind, text: &str) -> Vec<(String, String)> {
    let colons: Vec<(usize, &str)> = text.match_indices([':', '：']).collect();
    let Some((first, _)) = colons.first() else { return Vec::new() };
    let mut said: Vec<(String, String)> = Vec::new();
    let mut label = clean(&text[..*first]);
    let mut begin = None;
    for (nth, (at, colon)) in colons.iter().enumerate() {
        let from = *begin.get_or_insert(at + colon.len());
        let rest = &text[from..colons.get(nth + 1).map_or(text.len(), |(next, _)| *next)];
        // The next name is the last word before the next colon; of 9:00 the colon belongs to the value.
        let (value, next) = match rest.trim_end().rsplit_once(char::is_whitespace) {
            _ if nth + 1 == colons.len() => (rest, None),
            Some((value, next)) if is_label(kind, next) => (value, Some(next)),
            None if is_label(kind, rest) => ("", Some(rest)),
            _ => continue,
        };
        said.push((std::mem::take(&mut label), value.trim().to_owned()));
        (label, begin) = (next.map(clean).unwrap_or_default(), None);
    }
    // 姓名: alone is a name whose value stands beside it.
    let empty = said.iter().all(|(_, value)| value.is_empty());
    if empty || !said.iter().all(|(label, _)| is_label(kind, label)) { Vec::new() } else { said }
}

pub(super) fn clean(text: &str) -> String {
    squeeze(beginning(text)).trim_matches([':', '*', '※', '.', '、']).to_owned()
}

pub(super) fn is_label(kind: &Kind, text: &str) -> bool {
    let bare = clean(text);
    is_known_label(kind, &bare) || ends_as_label(&bare)
}

/// 姓名, 籍贯, 照片: what forms are known to ask.
fn is_known_label(kind: &Kind, bare: &str) -> bool {
    is_short(bare)
        && (is_generic(bare) || ASKED.contains(&bare) || is_known(kind, bare) || joined::fields(kind, bare).is_some())
}

/// 健康状况, 参加工作时间: most likely a name of a field; 公共关系 beside 职务 is what is said there.
fn ends_as_label(bare: &str) -> bool {
    is_short(bare) && bare.chars().count() >= 3 && ASKED_ENDS.iter().any(|end| bare.ends_with(end))
}

fn is_short(bare: &str) -> bool {
    (1..=12).contains(&bare.chars().count()) && bare.chars().any(|c| is_han(c) || c.is_ascii_alphabetic())
}

/// True for a cell that names a field, by itself and by what stands at once beside it.
fn names_at(grid: &Grid<'_>, kind: &Kind, row: u32, at: usize) -> bool {
    let cells = grid.cells(row);
    let bare = clean(&cells[at].text());
    let known = |at: usize| is_known_label(kind, &clean(&cells[at].text()));
    let ends = |at: usize| grid.span(row, cells[at].column).map_or(cells[at].column, |span| span.right);
    let touches = |left: usize| left + 1 < cells.len() && ends(left) + 1 == cells[left + 1].column;
    if is_known_label(kind, &bare) {
        return true;
    }
    let answers = at > 0 && known(at - 1) && touches(at - 1) && (!touches(at) || known(at + 1));
    ends_as_label(&bare) && !answers
}
