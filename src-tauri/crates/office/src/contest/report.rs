//! 获奖名单 of a contest.

use papers::document::Document;
use rusqlite::Connection;

use super::entry::{Entry, EntryPerson};
use super::store::{contest, entries};
use crate::error::Result;
use crate::ids::ContestId;
use crate::report::{Listed, list};

type Shown<'a> = Listed<'a, Entry>;

/// 获奖名单, by rank.
pub(crate) fn award_list(conn: &Connection, id: ContestId) -> Result<Document> {
    let contest = contest(conn, id)?;
    let awarded: Vec<Entry> = entries(conn, id)?.into_iter().filter(|entry| entry.award.is_some()).collect();
    let mut counts: Vec<(String, usize)> = Vec::new();
    for award in awarded.iter().filter_map(|entry| entry.award.clone()) {
        match counts.iter_mut().find(|(name, _)| *name == award) {
            Some((_, count)) => *count += 1,
            None => counts.push((award, 1)),
        }
    }
    let columns = vec![
        Shown::ordinal(),
        Shown::words("作品（项目）", |entry| text(&entry.title)).wide(3.0),
        Shown::words("获奖者", |entry| names(&entry.authors)).wide(2.0),
        Shown::words("单位", |entry| text(&entry.unit)).wide(2.0),
        Shown::words("指导教师", |entry| names(&entry.instructors)).wide(1.0),
        Shown::short("等级", |entry| text(&entry.award)).always(),
        Shown::short("证书编号", |entry| text(&entry.certificate)),
    ];
    let year = format!("{}年", contest.year);
    let year = if contest.name.contains(&year) { "" } else { year.as_str() };
    let facts = counts.into_iter().map(|(name, count)| format!("{name} {count} 项")).collect();
    Ok(list(format!("{year}{}获奖名单", contest.name), facts, columns, &awarded))
}

fn names(people: &[EntryPerson]) -> String {
    people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join("、")
}

fn text(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}
