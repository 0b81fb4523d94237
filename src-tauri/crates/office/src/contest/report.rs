//! 获奖名单 of a contest.

use rusqlite::Connection;

use super::entry::{Entry, EntryPerson};
use super::store::{contest, entries};
use crate::error::Result;
use crate::ids::ContestId;
use crate::report::{Draft, Listed, Setting, list, text};

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
