//! 表彰决定 as an official document; 公示名单, 推荐名单 and 奖金发放表 as lists.

use papers::document::{Block, Document, Head, Heading, Label, Paragraph, Signature, Stock, Style};
use rusqlite::Connection;

use super::grant::{TitleGrant, grants};
use super::{Commendation, commendation};
use crate::error::{Error, Result};
use crate::ids::CommendationId;
use crate::report::{Draft, Listed, Setting, list, mark, text};
use crate::{clock, profile, value};

type Shown<'a> = Listed<'a, TitleGrant>;

/// A commendation with those of its titles that were not declined.
fn standing(conn: &Connection, id: CommendationId) -> Result<(Commendation, Vec<TitleGrant>)> {
    let one = commendation(conn, id)?;
    let mut rows = grants(conn, id)?;
    rows.retain(|row| row.state != "declined");
    match rows.is_empty() {
        true => Err(Error::NothingToPrint {
            message: format!("“{}”还没有提名。请先按规则提名，或加上一个人。", one.name),
        }),
        false => Ok((one, rows)),
    }
}

/// The same titles together, in order; each with the body that grants it.
fn by_title(rows: &[TitleGrant]) -> Vec<(&str, Option<&str>, Vec<&TitleGrant>)> {
    let mut titles: Vec<(&str, Option<&str>, Vec<&TitleGrant>)> = Vec::new();
    for row in rows {
        let (title, body) = (row.title.as_str(), row.granted_by.as_deref());
        match titles.iter_mut().find(|(own, by, _)| *own == title && *by == body) {
            Some((_, _, rows)) => rows.push(row),
            None => titles.push((title, body, vec![row])),
        }
    }
    titles
}

/// 表彰决定.
pub(crate) fn decision(conn: &Connection, id: CommendationId) -> Result<Draft> {
    let (one, rows) = standing(conn, id)?;
    let office = profile::profile(conn)?.name;
    let preface = one.preface.clone().unwrap_or_else(|| opening(&one, &rows));
    let lines = preface.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut blocks: Vec<Block> = lines.map(|line| Block::Paragraph(Paragraph::plain(line))).collect();
    for (title, body, rows) in by_title(&rows) {
        let text = match body {
            None => format!("授予“{title}”称号（{} 人）", rows.len()),
            Some(body) => format!("推荐为“{title}”，报请{body}授予（{} 人）", rows.len()),
        };
        blocks.push(Block::Heading(Heading { level: 1, label: Label::Made, text, ..Heading::default() }));
        let names: Vec<String> = rows
            .iter()
            .map(|row| match &row.unit {
                Some(unit) => format!("{}（{unit}）", row.person),
                None => row.person.clone(),
            })
            .collect();
        blocks.push(Block::Paragraph(Paragraph::plain(format!("{}。", names.join("、")))));
    }
    if one.money > 0 {
        blocks.push(Block::Paragraph(Paragraph::plain(format!(
            "对以上人员发放奖金，共 {} 元。",
            value::yuan(one.money)
        ))));
    }
    let mut notes = Vec::new();
    if one.decided_on.is_none() {
        notes.push("还没有写决定日期，落款用的是今天".to_owned());
    }
    let document = Document {
        style: Style::Official,
        head: one.document_number.map(|number| Head {
            mark: mark(&office),
            number,
            signers: Vec::new(),
            stock: Stock::Plain,
        }),
        title: format!("{office}\n关于{}的决定", one.name),
        blocks,
        signature: Some(Signature {
            issuers: vec![office],
            date: value::spoken(&one.decided_on.unwrap_or_else(clock::today)),
        }),
        ..Document::default()
    };
    let mut draft = Draft::from(document);
    draft.notes.extend(notes);
    Ok(draft)
}

/// The words before the names, out of the steps that were taken.
fn opening(one: &Commendation, rows: &[TitleGrant]) -> String {
    let mut steps = Vec::new();
    if one.reviewed_on.is_some() {
        steps.push("经评审".to_owned());
    }
    if let (Some(from), Some(to)) = (&one.public_from, &one.public_to) {
        steps.push(format!("于{}至{}公示", value::spoken(from), value::spoken(to)));
    }
    if let Some(meeting) = &one.meeting {
        steps.push(format!("经{meeting}审定"));
    }
    let mut people: Vec<_> = rows.iter().map(|row| row.person_id).collect();
    people.sort_unstable();
    people.dedup();
    steps.push(format!("决定对下列 {} 名同志予以表彰", people.len()));
    format!("{}。", steps.join("，"))
}

/// 公示名单: the names with the rule and the place behind each.
pub(crate) fn public_list(conn: &Connection, id: CommendationId, setting: &Setting) -> Result<Draft> {
    let (one, mut rows) = standing(conn, id)?;
    setting.order().people(&mut rows, |row| row.person.as_str());
    let columns = vec![
        Shown::words("姓名", |row| row.person.clone()).wide(1.0).always(),
        Shown::words("单位", |row| text(&row.unit)).wide(2.0),
        Shown::words("称号", |row| row.title.clone()).wide(1.4).always(),
        Shown::words("依据", |row| row.basis.clone()).wide(4.0).always(),
    ];
    let mut facts = vec![format!("共 {} 人", one.people)];
    if let (Some(from), Some(to)) = (&one.public_from, &one.public_to) {
        facts.push(format!("公示时间：{}至{}", value::spoken(from), value::spoken(to)));
    }
    Ok(list(setting, format!("{}公示名单", one.name), facts, columns, &rows).sortable())
}

/// 推荐名单: what a higher body is asked to grant.
pub(crate) fn recommendations(conn: &Connection, id: CommendationId, setting: &Setting) -> Result<Draft> {
    let (one, mut rows) = standing(conn, id)?;
    rows.retain(|row| row.granted_by.is_some());
    if rows.is_empty() {
        return Err(Error::NothingToPrint {
            message: format!("“{}”里没有要上级授予的称号。", one.name)
        });
    }
    setting.order().people(&mut rows, |row| row.person.as_str());
    let columns = vec![
        Shown::words("姓名", |row| row.person.clone()).wide(1.0).always(),
        Shown::words("单位", |row| text(&row.unit)).wide(2.0),
        Shown::words("推荐称号", |row| row.title.clone()).wide(1.4).always(),
        Shown::words("授予单位", |row| text(&row.granted_by)).wide(1.6).always(),
        Shown::words("主要依据", |row| row.basis.clone()).wide(4.0).always(),
    ];
    let facts = vec![format!("推荐单位：{}", profile::profile(conn)?.name), format!("共 {} 个称号", rows.len())];
    Ok(list(setting, format!("{}推荐名单", one.name), facts, columns, &rows).sortable())
}

/// 奖金发放表, with a place to sign.
pub(crate) fn bonuses(conn: &Connection, id: CommendationId, setting: &Setting) -> Result<Draft> {
    let (one, mut rows) = standing(conn, id)?;
    rows.retain(|row| row.money.is_some_and(|money| money > 0));
    if rows.is_empty() {
        return Err(Error::NothingToPrint {
            message: format!("“{}”没有写奖金。请在规则或称号里写上金额。", one.name)
        });
    }
    setting.order().people(&mut rows, |row| row.person.as_str());
    let sum: i64 = rows.iter().filter_map(|row| row.money).sum();
    let columns = vec![
        Shown::words("姓名", |row| row.person.clone()).wide(1.0).always(),
        Shown::words("单位", |row| text(&row.unit)).wide(2.0),
        Shown::words("称号", |row| row.title.clone()).wide(1.4).always(),
        Shown::number("奖金（元）", |row| row.money.map(value::yuan).unwrap_or_default())
            .always()
            .sum(value::yuan(sum)),
        Shown::blank("领取人签字", 30.0).always(),
        Shown::blank("日期", 22.0).always(),
    ];
    let mut facts = vec![format!("单位：{}", profile::profile(conn)?.name)];
    if let Some(number) = &one.document_number {
        facts.push(format!("依据：{number}"));
    }
    Ok(list(setting, format!("{}奖金发放表", one.name), facts, columns, &rows).sortable())
}
