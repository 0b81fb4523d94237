//! 会员名册 and 单位名录.

use papers::document::{Block, Document};
use rusqlite::Connection;

use super::person::people;
use super::unit::units;
use super::{Person, PersonAsk, Unit, UnitAsk};
use crate::error::Result;
use crate::profile;
use crate::report::{Listed, list};
use crate::value;

type Shown<'a> = Listed<'a, Person>;
type ShownUnit<'a> = Listed<'a, Unit>;

/// 会员名册: those whose day of joining is known. No ID numbers: the list is handed around.
pub(crate) fn member_list(conn: &Connection) -> Result<Document> {
    let mut members = people(conn, &PersonAsk::default())?;
    members.retain(|person| person.joined_on.is_some());
    let columns = vec![
        Shown::ordinal(),
        Shown::short("姓名", |person| person.name.clone()).always(),
        Shown::short("性别", |person| text(&person.sex)).always(),
        Shown::short("民族", |person| text(&person.ethnicity)),
        Shown::short("出生年月", |person| month(&person.birth_date)),
        Shown::words("单位", |person| text(&person.unit)).wide(2.0).always(),
        Shown::words("职务", |person| text(&person.position)),
        Shown::short("职称", |person| text(&person.title)),
        Shown::short("学历", |person| text(&person.education)),
        Shown::short("政治面貌", |person| text(&person.political_status)),
        Shown::short("联系电话", |person| text(&person.phone)).always(),
        Shown::day("入会日期", |person| spoken(&person.joined_on), |person| person.joined_on.as_ref()?.parse().ok())
            .always(),
        Shown::words("备注", |person| text(&person.note)).wide(1.0),
    ];
    let office = profile::profile(conn)?.name;
    let facts = vec![format!("单位：{office}"), format!("共 {} 人", members.len())];
    let document = list(format!("{office}会员名册"), facts, columns, &members);
    Ok(saying(document, "（还没有写明入会日期的人员）"))
}

/// 单位名录
pub(crate) fn unit_directory(conn: &Connection) -> Result<Document> {
    let units = units(conn, &UnitAsk::default())?;
    let columns = vec![
        ShownUnit::ordinal(),
        ShownUnit::words("单位名称", |unit| unit.name.clone()).wide(2.0).always(),
        ShownUnit::short("类别", |unit| text(&unit.kind)),
        ShownUnit::words("地址", |unit| text(&unit.address)).wide(2.0),
        ShownUnit::short("联系人", |unit| text(&unit.contact)).always(),
        ShownUnit::short("联系电话", |unit| text(&unit.phone)).always(),
        ShownUnit::words("邮箱", |unit| text(&unit.email)),
        ShownUnit::short("会员编号", |unit| text(&unit.member_no)),
        ShownUnit::day("入会日期", |unit| spoken(&unit.joined_on), |unit| unit.joined_on.as_ref()?.parse().ok()),
        ShownUnit::words("备注", |unit| text(&unit.note)).wide(1.0),
    ];
    let office = profile::profile(conn)?.name;
    let facts = vec![format!("单位：{office}"), format!("共 {} 个", units.len())];
    Ok(list(format!("{office}单位名录"), facts, columns, &units))
}

/// The document, with what it says when nobody is on the list.
fn saying(mut document: Document, empty: &str) -> Document {
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            table.empty = Some(empty.to_owned());
        }
    }
    document
}

/// 1985年3月: the day of a birth is nobody's business.
fn month(date: &Option<String>) -> String {
    let date = text(date);
    value::spoken(date.get(..7).unwrap_or(&date))
}

fn spoken(date: &Option<String>) -> String {
    date.as_deref().map(value::spoken).unwrap_or_default()
}

fn text(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}
