//! 查重: people and units that look as if they had been entered twice. It is told why; nothing is ever made one by itself.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::carry;
use super::meant::alike;
use super::roll::{Known, everybody};
use crate::api::Nothing;
use crate::changes;
use crate::error::{Error, Result};
use crate::import::Match;
use crate::office::At;
use crate::value;

/// People or units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DirectoryKind {
    /// 人员
    Person,
    /// 单位
    Unit,
}

impl DirectoryKind {
    pub(super) fn table(self) -> &'static str {
        match self {
            DirectoryKind::Person => "person",
            DirectoryKind::Unit => "unit",
        }
    }

    /// The column by which other records mean one.
    pub(super) fn column(self) -> &'static str {
        match self {
            DirectoryKind::Person => "person_id",
            DirectoryKind::Unit => "unit_id",
        }
    }

    /// The table of those that are kept apart, and the column of the first of them.
    pub(super) fn apart(self) -> (&'static str, &'static str) {
        match self {
            DirectoryKind::Person => ("person_apart", "person_id"),
            DirectoryKind::Unit => ("unit_apart", "unit_id"),
        }
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            DirectoryKind::Person => "人员",
            DirectoryKind::Unit => "单位",
        }
    }

    pub(super) fn noun(self) -> &'static str {
        match self {
            DirectoryKind::Person => "个人员",
            DirectoryKind::Unit => "个单位",
        }
    }

    pub(super) fn not_the_same(self) -> &'static str {
        match self {
            DirectoryKind::Person => "不是同一人",
            DirectoryKind::Unit => "不是同一单位",
        }
    }
}

/// Why records look like one, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DuplicateReason {
    /// People with the same ID number.
    IdNumber,
    /// People of the same name and phone.
    Phone,
    /// People of the same name in the same unit.
    Unit,
    /// Units of the same name, but for blanks and the width of characters.
    Written,
    /// The short name of one unit is the name or the short name of another.
    ShortName,
    /// Units whose names differ by 有限公司 and the like.
    Company,
    /// People of the same name, and nothing that contradicts.
    Name,
}

impl DuplicateReason {
    fn words(self) -> &'static str {
        match self {
            DuplicateReason::IdNumber => "身份证号相同",
            DuplicateReason::Phone => "姓名和电话相同",
            DuplicateReason::Unit => "姓名和单位相同",
            DuplicateReason::Written => "名称相同，至多空格和全角半角不同",
            DuplicateReason::ShortName => "简称对得上",
            DuplicateReason::Company => "名称只差“有限公司”几个字",
            DuplicateReason::Name => "只有姓名相同，没有别的矛盾",
        }
    }
}

/// Which groups.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct DuplicateAsk {
    /// Only people, or only units; both when absent.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<DirectoryKind>,
}

/// A record of a group.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Duplicate {
    /// The person or the unit.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What tells it apart: “临江一中 · 138… · 教师”.
    pub words: String,
    /// How many records refer to it.
    pub uses: i64,
}

/// Records that look like one.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DuplicateGroup {
    /// People or units.
    pub kind: DirectoryKind,
    /// Why, the surest reason of any two of them.
    pub reason: DuplicateReason,
    /// Why, in words.
    pub words: String,
    /// They, the most used first.
    pub rows: Vec<Duplicate>,
}

/// The groups, the surest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DuplicateList {
    /// The groups.
    pub rows: Vec<DuplicateGroup>,
}

/// Records that are not the same.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct DuplicateApart {
    /// People or units.
    pub kind: DirectoryKind,
    /// They, each apart from all others.
    pub ids: Vec<i64>,
}

pub(crate) fn duplicate_list(at: &At<'_>, ask: DuplicateAsk) -> Result<DuplicateList> {
    at.read(|conn| {
        let mut rows = Vec::new();
        for kind in [DirectoryKind::Person, DirectoryKind::Unit] {
            if ask.kind.is_none_or(|asked| asked == kind) {
                rows.extend(groups(conn, kind)?);
            }
        }
        rows.sort_by_key(|group| group.reason);
        Ok(DuplicateList { rows })
    })
}

pub(crate) fn duplicate_apart(at: &At<'_>, ask: DuplicateApart) -> Result<Nothing> {
    let ids: HashSet<i64> = ask.ids.iter().copied().collect();
    if ids.len() < 2 {
        return Err(Error::invalid("ids", format!("请选中两个以上{}。", ask.kind.word())));
    }
    at.act(|act| {
        for id in &ask.ids {
            changes::exists(act, ask.kind.table(), *id, ask.kind.noun())?;
        }
        let mut fresh = false;
        for (place, one) in ask.ids.iter().enumerate() {
            for other in ask.ids[..place].iter().filter(|other| *other != one) {
                fresh |= carry::keep_apart(act, ask.kind, *one, *other)?;
            }
        }
        let name = changes::title(act, ask.kind.table(), "name", ask.ids[0], ask.kind.noun())?;
        if !fresh {
            return Err(Error::invalid("ids", format!("早已标明{}，没有改动。", ask.kind.not_the_same())));
        }
        Ok((Nothing {}, format!("标明“{name}”等 {} {}{}", ids.len(), ask.kind.noun(), ask.kind.not_the_same())))
    })
}

/// Two records that look like one.
type Pair = (i64, i64, DuplicateReason);

fn groups(conn: &Connection, kind: DirectoryKind) -> Result<Vec<DuplicateGroup>> {
    let pairs = match kind {
        DirectoryKind::Person => people(&everybody(conn)?),
        DirectoryKind::Unit => units(conn)?,
    };
    let apart = apart(conn, kind)?;
    let pairs: Vec<Pair> = pairs.into_iter().filter(|(one, other, _)| !apart.contains(&(*one, *other))).collect();
    let mut found = Vec::new();
    for (ids, reason) in joined(&pairs) {
        let mut rows = ids.into_iter().map(|id| row(conn, kind, id)).collect::<Result<Vec<_>>>()?;
        rows.sort_by_key(|row| (std::cmp::Reverse(row.uses), row.id));
        found.push(DuplicateGroup { kind, reason, words: reason.words().into(), rows });
    }
    Ok(found)
}

/// Those that she said are not the same, the lower id first.
fn apart(conn: &Connection, kind: DirectoryKind) -> Result<HashSet<(i64, i64)>> {
    let (table, column) = kind.apart();
    let mut statement = conn.prepare_cached(&format!("SELECT {column}, other_id FROM {table}"))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// People who look like one: told by the rules of an import (see `meant`).
fn people(all: &[Known]) -> Vec<Pair> {
    let mut of_name: HashMap<&str, Vec<&Known>> = HashMap::new();
    let mut of_number: HashMap<&str, Vec<&Known>> = HashMap::new();
    for one in all {
        of_name.entry(&one.name).or_default().push(one);
        if let Some(number) = &one.id_number {
            of_number.entry(number).or_default().push(one);
        }
    }
    let mut pairs: BTreeMap<(i64, i64), DuplicateReason> = BTreeMap::new();
    for near in of_name.values().chain(of_number.values()) {
        for (place, other) in near.iter().enumerate() {
            for one in &near[..place] {
                let reason = match alike(one, other) {
                    Some(Match::IdNumber) => DuplicateReason::IdNumber,
                    Some(Match::Phone) => DuplicateReason::Phone,
                    Some(Match::Unit) => DuplicateReason::Unit,
                    Some(Match::Name) => DuplicateReason::Name,
                    Some(Match::Said) | None => continue,
                };
                pairs.insert((one.id.0.min(other.id.0), one.id.0.max(other.id.0)), reason);
            }
        }
    }
    pairs.into_iter().map(|((one, other), reason)| (one, other, reason)).collect()
}

/// Units that look like one.
fn units(conn: &Connection) -> Result<Vec<Pair>> {
    let mut statement = conn.prepare_cached("SELECT id, name, short_name FROM unit ORDER BY id")?;
    let all: Vec<(i64, String, Option<String>)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?;
    let mut of_key: BTreeMap<(DuplicateReason, String), Vec<i64>> = BTreeMap::new();
    for (id, name, short) in &all {
        let name = bare(name);
        of_key.entry((DuplicateReason::Company, company(&name).to_owned())).or_default().push(*id);
        // The name of one may be the short name of another.
        let short = short.as_deref().map(bare).filter(|short| !short.is_empty() && *short != name);
        for key in std::iter::once(name.clone()).chain(short) {
            of_key.entry((DuplicateReason::ShortName, key)).or_default().push(*id);
        }
        of_key.entry((DuplicateReason::Written, name)).or_default().push(*id);
    }
    let mut pairs: BTreeMap<(i64, i64), DuplicateReason> = BTreeMap::new();
    for ((reason, key), ids) in &of_key {
        if key.is_empty() {
            continue;
        }
        for (place, other) in ids.iter().enumerate() {
            for one in &ids[..place] {
                let known = pairs.entry((*one.min(other), *one.max(other))).or_insert(*reason);
                *known = (*known).min(*reason);
            }
        }
    }
    Ok(pairs.into_iter().map(|((one, other), reason)| (one, other, reason)).collect())
}

/// A name without blanks, its letters, digits and brackets in one width.
fn bare(name: &str) -> String {
    let half = |letter: char| match letter {
        '！'..='～' => char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter),
        other => other,
    };
    name.chars().filter(|letter| !letter.is_whitespace()).map(half).flat_map(char::to_lowercase).collect()
}

/// A name without the words for what kind of company it is.
fn company(name: &str) -> &str {
    let forms = ["股份有限公司", "有限责任公司", "有限公司"];
    forms.iter().find_map(|form| name.strip_suffix(form)).filter(|rest| rest.chars().count() > 1).unwrap_or(name)
}

/// Pairs that hang together, with the surest reason among them, by the lowest id.
fn joined(pairs: &[Pair]) -> Vec<(Vec<i64>, DuplicateReason)> {
    let mut head: HashMap<i64, i64> = HashMap::new();
    fn find(head: &HashMap<i64, i64>, mut id: i64) -> i64 {
        while let Some(next) = head.get(&id).filter(|next| **next != id) {
            id = *next;
        }
        id
    }
    for (one, other, _) in pairs {
        let (one, other) = (find(&head, *one), find(&head, *other));
        head.entry(one).or_insert(one);
        head.insert(one.max(other), one.min(other));
        head.entry(one.min(other)).or_insert(one.min(other));
    }
    let mut groups: BTreeMap<i64, (HashSet<i64>, DuplicateReason)> = BTreeMap::new();
    for (one, other, reason) in pairs {
        let group = groups.entry(find(&head, *one)).or_insert_with(|| (HashSet::new(), *reason));
        group.0.extend([*one, *other]);
        group.1 = group.1.min(*reason);
    }
    groups
        .into_values()
        .map(|(ids, reason)| {
            let mut ids: Vec<i64> = ids.into_iter().collect();
            ids.sort_unstable();
            (ids, reason)
        })
        .collect()
}

fn row(conn: &Connection, kind: DirectoryKind, id: i64) -> Result<Duplicate> {
    let sql = match kind {
        DirectoryKind::Person => {
            "SELECT p.name, p.id_number, concat_ws(' · ', u.name, p.phone, p.birth_date, p.position)
             FROM person p LEFT JOIN unit u ON u.id = p.unit_id WHERE p.id = ?"
        }
        DirectoryKind::Unit => {
            "SELECT name, NULL, concat_ws(' · ', short_name, kind, address, contact, phone, member_no) FROM unit WHERE id = ?"
        }
    };
    let (name, number, words): (String, Option<String>, String) =
        conn.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let parts: Vec<String> = [words, number.map(|it| value::masked_id(&it)).unwrap_or_default()]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect();
    Ok(Duplicate { id, name, words: parts.join(" · "), uses: carry::uses(conn, kind, id)? })
}
