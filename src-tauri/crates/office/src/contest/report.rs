//! 获奖名单 of a contest.

use rusqlite::Connection;

use super::counts::{UnitAwards, award_counts};
use super::entry::{Entry, EntryPerson};
use super::sent::{EntrySent, EntrySentAsk, sent};
use super::store::{contest, entries};
use crate::error::{Error, Result};
use crate::ids::ContestId;
use crate::report::{Draft, Listed, Setting, list, text};
use crate::{profile, value};

type Shown<'a> = Listed<'a, Entry>;

/// 获奖名单, by rank. Another order is one within each rank, by the first who is named.
pub(crate) fn award_list(conn: &Connection, id: ContestId, setting: &Setting) -> Result<Draft> {
    let contest = contest(conn, id)?;
    let mut awarded: Vec<Entry> = entries(conn, id)?.into_iter().filter(|entry| entry.award.is_some()).collect();
    let mut counts: Vec<(String, usize)> = Vec::new();
    for award in awarded.iter().filter_map(|entry| entry.award.clone()) {
        match counts.iter_mut().find(|(name, _)| *name == award) {
            Some((_, count)) => *count += 1,
            None => counts.push((award, 1)),
        }
    }
    let named =
        |entry: &Entry| entry.award.as_ref().and_then(|award| counts.iter().position(|(name, _)| name == award));
    setting.order().people(&mut awarded, |entry| entry.authors.first().map_or("", |person| person.name.as_str()));
    // In the order of ranks again; by itself the list has that already.
    awarded.sort_by_key(named);
    let columns = vec![
        Shown::words("作品（项目）", |entry| text(&entry.title)).wide(3.0),
        Shown::words("获奖者", |entry| names(&entry.authors)).wide(2.0),
        Shown::words("单位", |entry| text(&entry.unit)).wide(2.0),
        Shown::words("指导教师", |entry| names(&entry.instructors)).wide(1.0),
        Shown::short("组别", |entry| text(&entry.track)).asked(),
        Shown::number("得分", |entry| entry.score.map(|score| score.to_string()).unwrap_or_default()).asked(),
        Shown::short("等级", |entry| text(&entry.award)).always(),
        Shown::short("证书编号", |entry| text(&entry.certificate)),
        Shown::words("备注", |entry| text(&entry.note)).wide(1.0).asked(),
    ];
    let year = format!("{}年", contest.year);
    let year = if contest.name.contains(&year) { "" } else { year.as_str() };
    let mut facts: Vec<String> = counts.iter().map(|(name, count)| format!("{name} {count} 项")).collect();
    if let Some(last) = facts.last_mut() {
        last.push_str(setting.sorted());
    }
    Ok(list(setting, format!("{year}{}获奖名单", contest.name), facts, columns, &awarded).sortable())
}

fn names(people: &[EntryPerson]) -> String {
    people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join("、")
}

/// 各单位获奖统计表, with totals as counted.
pub(crate) fn counts_paper(conn: &Connection, id: ContestId, setting: &Setting) -> Result<Draft> {
    let contest = contest(conn, id)?;
    let counts = award_counts(conn, id)?;
    if counts.total == 0 {
        return Err(Error::NothingToPrint {
            message: format!("“{}”还没有评出等级。请先定奖，再来统计。", contest.name),
        });
    }
    let mut columns = vec![
        Listed::words("单位", |row: &UnitAwards| row.unit.clone().unwrap_or_else(|| "没有写单位".to_owned()))
            .wide(3.0)
            .always(),
    ];
    for (at, rank) in counts.ranks.iter().enumerate() {
        let shown = move |row: &UnitAwards| match row.counts.get(at).map_or(0, |count| count.entries.len()) {
            0 => String::new(),
            count => count.to_string(),
        };
        columns.push(Listed::number(rank.award.clone(), shown).sum(rank.entries.len().to_string()));
    }
    columns
        .push(Listed::number("合计", |row: &UnitAwards| row.total.to_string()).always().sum(counts.total.to_string()));
    let facts = vec![format!(
        "共 {} 项，{} 个单位",
        counts.total,
        counts.units.iter().filter(|row| row.unit.is_some()).count()
    )];
    Ok(list(setting, format!("{}各单位获奖统计表", contest.name), facts, columns, &counts.units))
}

/// 推荐作品名单: what was sent up of a contest, or in a year; with what came back where it is known.
pub(crate) fn sent_list_paper(
    conn: &Connection,
    contest_id: Option<ContestId>,
    year: Option<i32>,
    setting: &Setting,
) -> Result<Draft> {
    let ask = EntrySentAsk { year: year.filter(|_| contest_id.is_none()), contest_id };
    let mut found = sent(conn, ask)?;
    if found.rows.is_empty() {
        return Err(Error::NothingToPrint {
            message: "还没有选送上级的作品。请在参赛项目里选中几件，点“选送上级”。".into(),
        });
    }
    found.rows.reverse();
    let title = match contest_id {
        Some(id) => contest(conn, id)?.name,
        None => year.map(|year| format!("{year}年")).unwrap_or_default(),
    };
    let columns = vec![
        Listed::words("作品（项目）", |row: &EntrySent| row.title.clone()).wide(3.0).always(),
        Listed::words("作者", |row: &EntrySent| text(&row.authors)).wide(1.6).always(),
        Listed::words("单位", |row: &EntrySent| text(&row.unit)).wide(2.0),
        Listed::short("本级等级", |row: &EntrySent| text(&row.own_award)),
        Listed::words("选送到", |row: &EntrySent| row.body.clone()).wide(2.0).always(),
        Listed::short("选送日期", |row: &EntrySent| value::spoken(&row.sent_on)),
        Listed::short("上级等级", |row: &EntrySent| text(&row.award)),
        Listed::short("证书编号", |row: &EntrySent| text(&row.certificate_number)),
        Listed::words("备注", |row: &EntrySent| text(&row.note)).wide(1.0),
    ];
    let facts = vec![format!("推荐单位：{}", profile::profile(conn)?.name), found.figures.words.clone()];
    let mut draft = list(setting, format!("{title}推荐作品名单"), facts, columns, &found.rows);
    draft.document.landscape = true;
    draft.notes.extend(found.doubts);
    Ok(draft)
}
