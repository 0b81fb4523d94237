//! 组成人员名单 of a term, and 选举结果 of a ballot.

use papers::document::Block;
use rusqlite::Connection;

use super::ballot::{Candidate, ballot};
use super::count::Outcome;
use super::seat::{rank, seats};
use super::{Seat, term_name};
use crate::error::{Error, Result};
use crate::ids::{BallotId, TermId};
use crate::report::{Draft, Listed, Setting, list, text};
use crate::{profile, value};

/// A term as papers call it: 区科协第三届理事会 where the body is 区科协理事会, 协调小组 where a term has no number.
fn spoken(office: &str, body: &str, kind: Option<&str>, term: &str) -> String {
    let numbered = term.starts_with('第');
    match kind.and_then(|kind| Some((body.strip_suffix(kind)?, kind))) {
        Some(("", kind)) if numbered => format!("{office}{term}{kind}"),
        Some((front, kind)) if numbered => format!("{front}{term}{kind}"),
        _ if numbered => format!("{body}{term}"),
        _ => body.to_owned(),
    }
}

/// What stands over the papers of a term, and its days where they are known.
fn heading(conn: &Connection, id: TermId) -> Result<(String, Option<String>)> {
    term_name(conn, id)?;
    let sql = "SELECT b.name, b.kind, t.name, t.began_on, t.ended_on FROM term t JOIN body b ON b.id = t.body_id WHERE t.id = ?";
    let (body, kind, term, began, ended): (String, Option<String>, String, Option<String>, Option<String>) = conn
        .prepare_cached(sql)?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
    let days = match (began, ended) {
        (Some(began), Some(ended)) => Some(format!("任期：{}至{}", value::spoken(&began), value::spoken(&ended))),
        (Some(began), None) => Some(format!("任期：{}起", value::spoken(&began))),
        _ => None,
    };
    Ok((spoken(&profile::profile(conn)?.name, &body, kind.as_deref(), &term), days))
}

/// 组成人员名单: who sits in a term, the higher posts first.
pub(crate) fn members(conn: &Connection, id: TermId, setting: &Setting) -> Result<Draft> {
    type Shown<'a> = Listed<'a, Seat>;
    let (name, days) = heading(conn, id)?;
    let mut rows = seats(conn, id)?;
    rows.retain(|seat| seat.sitting);
    if rows.is_empty() {
        return Err(Error::NothingToPrint { message: format!("{name}还没有人任职。请先加上席位。") });
    }
    setting.order().people(&mut rows, |seat| seat.name.as_str());
    rows.sort_by_key(|seat| rank(&seat.post));
    let units = rows.iter().all(|seat| seat.unit_id.is_some());
    let (who, what) = if units { ("单位", "成员单位名单") } else { ("姓名", "组成人员名单") };
    let columns = vec![
        Shown::short("职务", |seat| seat.post.clone()).always(),
        Shown::words(who, |seat| seat.name.clone()).wide(if units { 3.0 } else { 1.0 }).always(),
        Shown::short("类别", |seat| text(&seat.category)),
        Shown::words("单位及职务", |seat| text(&seat.represents)).wide(3.0),
        Shown::short("任职起", |seat| seat.began_on.as_deref().map(value::spoken).unwrap_or_default()),
        Shown::words("备注", |seat| text(&seat.note)).wide(1.0),
    ];
    let facts = days.into_iter().chain([format!("共 {} 席", rows.len())]).collect();
    Ok(list(setting, format!("{name}{what}"), facts, columns, &rows).sortable())
}

fn said(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Elected => "当选",
        Outcome::Beyond => "未当选",
        Outcome::Short => "未过半数",
        Outcome::Tied => "末席同票",
        Outcome::Half => "恰好一半",
        Outcome::Open => "",
    }
}

/// 选举结果: the candidates with their votes, who has most first, and a place for who counted them to sign.
pub(crate) fn election(conn: &Connection, id: BallotId, setting: &Setting) -> Result<Draft> {
    type Shown<'a> = Listed<'a, Candidate>;
    let ballot = ballot(conn, id)?;
    let (name, _) = heading(conn, ballot.term_id)?;
    if ballot.candidates.is_empty() {
        return Err(Error::NothingToPrint {
            message: format!("{name}选举{}还没有候选人。请先加上。", ballot.post)
        });
    }
    let mut rows = ballot.candidates;
    let mut categories: Vec<Option<String>> = rows.iter().map(|row| row.category.clone()).collect();
    categories.dedup();
    let of = |row: &Candidate| categories.iter().position(|category| *category == row.category);
    rows.sort_by_key(|row| (of(row), std::cmp::Reverse(row.votes)));
    setting.order().people(&mut rows, |row| row.name.as_str());
    let votes = |votes: Option<i64>| votes.map(|votes| votes.to_string()).unwrap_or_default();
    let two_thirds = ballot.needs.as_deref() == Some("two_thirds_present");
    let columns = vec![
        Shown::words("姓名", |row| row.name.clone()).wide(1.0).always(),
        Shown::words("单位", |row| text(&row.unit)).wide(2.0),
        Shown::short("类别", |row| text(&row.category)),
        Shown::number("赞成", move |row| votes(row.votes)).always(),
        Shown::number("反对", move |row| votes(row.against)),
        Shown::number("弃权", move |row| votes(row.abstained)),
        Shown::short("结果", move |row| match row.outcome {
            Outcome::Short if two_thirds => "未过三分之二".to_owned(),
            outcome => said(outcome).to_owned(),
        })
        .always(),
        Shown::words("备注", |row| text(&row.note)).wide(1.0),
    ];
    let mut facts: Vec<String> = ballot.held_on.iter().map(|day| value::spoken(day)).collect();
    for (what, count, measure) in [
        ("应到", ballot.due, "人"),
        ("实到", ballot.present, "人"),
        ("发出选票", ballot.issued, "张"),
        ("收回", ballot.returned, "张"),
        ("有效票", ballot.valid, "张"),
        ("应选", ballot.places, "名"),
    ] {
        facts.extend(count.map(|count| format!("{what} {count} {measure}")));
    }
    let mut draft = list(setting, format!("{name}{}选举结果", ballot.post), facts, columns, &rows).sortable();
    let signs = ["总监票人：", "监票人：", "计票人："].map(str::to_owned);
    draft.document.blocks.push(Block::Spread(signs.into()));
    draft.notes.extend(ballot.told);
    Ok(draft)
}
