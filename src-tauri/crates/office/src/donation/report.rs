//! 捐赠清单 of a year, and 捐赠收据 of one donation.

use papers::document::{Align, Block, Cell, Column, Document, Paragraph, Row, Signature, Style, Table};
use rusqlite::Connection;

use super::{Donation, DonationAsk, DonationItem, donation, donations};
use crate::error::Result;
use crate::ids::DonationId;
use crate::profile;
use crate::report::{Draft, Listed, Setting, list};
use crate::value;

/// A thing with the donation that it is of.
type Thing<'a> = (&'a Donation, &'a DonationItem);

fn worth(worth: Option<i64>) -> String {
    worth.map(value::yuan).unwrap_or_default()
}

fn amount(item: &DonationItem) -> String {
    item.amount.map(|amount| amount.to_string()).unwrap_or_default()
}

/// 捐赠清单: one thing a row, by day.
pub(crate) fn list_paper(conn: &Connection, year: i32, setting: &Setting) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let mut rows = donations(conn, DonationAsk { year: Some(year), event_id: None })?;
    rows.reverse();
    let things: Vec<Thing<'_>> = rows.iter().flat_map(|row| row.items.iter().map(move |item| (row, item))).collect();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let sum = rows.iter().filter_map(|row| row.worth).sum();
    let columns = vec![
        Listed::day(
            "日期",
            |(it, _): &Thing<'_>| value::spoken(&it.given_on),
            |(it, _)| value::first_day(&it.given_on).filter(|_| it.given_on.len() == 10),
        )
        .always(),
        Listed::short("捐出或受赠", |(it, _): &Thing<'_>| said(it).to_owned()).always(),
        Listed::words("对方", |(it, _): &Thing<'_>| it.party.clone()).wide(2.0).always(),
        Listed::words("物品", |(_, item): &Thing<'_>| item.name.clone()).wide(2.0).always(),
        Listed::number("数量", |(_, item): &Thing<'_>| amount(item)),
        Listed::short("单位", move |(_, item): &Thing<'_>| text(&item.unit)),
        Listed::number("价值（元）", |(_, item): &Thing<'_>| worth(item.worth)).sum(value::yuan(sum)),
        Listed::short("收据编号", move |(it, _): &Thing<'_>| text(&it.receipt_number)),
        Listed::words("相关活动", move |(it, _): &Thing<'_>| text(&it.event)).wide(1.5),
        Listed::words("备注", move |(it, _): &Thing<'_>| text(&it.note)).wide(1.0),
    ];
    let given = rows.iter().filter(|row| row.direction == "given").count();
    let facts = vec![format!("单位：{}", profile.name), format!("捐出 {given} 次，受赠 {} 次", rows.len() - given)];
    Ok(list(setting, format!("{}捐赠清单", profile.year_kind.spoken(year)), facts, columns, &things))
}

fn said(donation: &Donation) -> &'static str {
    if donation.direction == "given" { "捐出" } else { "受赠" }
}

/// 捐赠收据 for what was received, 捐赠证明 for what was given: words, the things, and who signs.
pub(crate) fn receipt(conn: &Connection, id: DonationId) -> Result<Draft> {
    let office = profile::profile(conn)?.name;
    let donation = donation(conn, id)?;
    let given = donation.direction == "given";
    let day = value::spoken(&donation.given_on);
    let of_event = donation.event.as_ref().map(|event| format!("在“{event}”活动中")).unwrap_or_default();
    let words = if given {
        format!("{day}，{office}{of_event}向{}捐赠下列物品。特此证明。", donation.party)
    } else {
        format!("{day}，{office}{of_event}收到{}捐赠的下列物品。谨致谢忱，特立此据。", donation.party)
    };
    let mut blocks = Vec::new();
    if let Some(number) = &donation.receipt_number {
        blocks.push(Block::Spread(vec![String::new(), format!("编号：{number}")]));
    }
    blocks.push(Block::Paragraph(Paragraph::plain(words)));
    blocks.push(Block::Table(things(&donation)));
    if given {
        blocks.push(Block::Paragraph(Paragraph::plain("接收单位（签章）：　　　　　　　　经手人：")));
    } else {
        blocks.push(Block::Paragraph(Paragraph::plain("经手人：")));
    }
    let title = if given { "捐赠证明" } else { "捐赠收据" };
    Ok(Document {
        style: Style::Official,
        title: title.to_owned(),
        blocks,
        signature: Some(Signature { issuers: vec![office], date: day }),
        ..Document::default()
    }
    .into())
}

fn things(donation: &Donation) -> Table {
    let row = |(at, item): (usize, &DonationItem)| {
        Row(vec![
            Cell::number((at + 1).to_string()),
            Cell::new(&item.name),
            Cell::number(amount(item)),
            Cell::new(item.unit.clone().unwrap_or_default()),
            Cell::number(worth(item.worth)),
        ])
    };
    let totals = donation
        .worth
        .map(|sum| Row(vec![Cell::new("合计").across(4).aligned(Align::Centre), Cell::number(value::yuan(sum))]));
    Table {
        header: vec![["序号", "物品", "数量", "单位", "价值（元）"].into_iter().collect()],
        columns: vec![
            Column::fixed(14.0, Align::Centre),
            Column { width: papers::document::Width::Share(1.0), align: Align::Start },
            Column::new(Align::End),
            Column::new(Align::Centre),
            Column::new(Align::End),
        ],
        rows: donation.items.iter().enumerate().map(row).collect(),
        totals: totals.into_iter().collect(),
        ..Table::default()
    }
}
