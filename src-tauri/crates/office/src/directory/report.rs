//! 会员名册 and 单位名录.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::person::people;
use super::unit::units;
use super::{Person, PersonAsk, Unit, UnitAsk};
use crate::error::Result;
use crate::ids::PersonId;
use crate::report::{Draft, Listed, Setting, list, text};
use crate::{clock, membership, profile, value};

type Shown<'a> = Listed<'a, Person>;
type ShownUnit<'a> = Listed<'a, Unit>;

/// 会员名册: who is a member, and whose day of joining is known without a membership of it. ID numbers only when they are asked for: the list is handed around.
pub(crate) fn member_list(conn: &Connection, label: Option<&str>, setting: &Setting) -> Result<Draft> {
    let mut members = people(conn, &PersonAsk::default())?;
    let who = membership::person_members(conn)?;
    members.retain(|person| who.contains(&person.id) && has(&person.labels, label));
    let held = membership::numbers(conn)?;
    setting.order().people(&mut members, |person| &person.name);
    let ids = id_numbers(conn)?;
    let columns = vec![
        Shown::short("会员编号", |person| {
            held.get(&person.id).map(|(number, _)| number.clone()).unwrap_or_default()
        }),
        Shown::short("会员类别", |person| held.get(&person.id).map(|(_, kind)| kind.clone()).unwrap_or_default())
            .asked(),
        Shown::short("姓名", |person| person.name.clone()).always(),
        Shown::short("性别", |person| text(&person.sex)).always(),
        Shown::short("民族", |person| text(&person.ethnicity)),
        Shown::short("出生年月", |person| month(&person.birth_date)),
        Shown::id_number(setting, |person| ids.get(&person.id).cloned().unwrap_or_default()),
        Shown::words("单位", |person| text(&person.unit)).wide(2.0).always(),
        Shown::words("部门", |person| text(&person.department)).asked(),
        Shown::words("职务", |person| text(&person.position)),
        Shown::short("职称", |person| text(&person.title)),
        Shown::short("技能等级", |person| text(&person.skill_level)).asked(),
        Shown::short("学历", |person| text(&person.education)),
        Shown::short("政治面貌", |person| text(&person.political_status)),
        Shown::phone(setting, |person| text(&person.phone)).always(),
        Shown::words("邮箱", |person| text(&person.email)).asked(),
        Shown::day("入会日期", |person| spoken(&person.joined_on), |person| person.joined_on.as_ref()?.parse().ok())
            .always(),
        Shown::words("标签", |person| person.labels.join("、")).asked(),
        Shown::words("备注", |person| text(&person.note)).wide(1.0),
    ];
    let office = profile::profile(conn)?.name;
    let facts = vec![format!("单位：{office}"), format!("共 {} 人{}", members.len(), setting.sorted())];
    let mut draft = list(setting, format!("{office}会员名册"), facts, columns, &members).sortable();
    for table in draft.tables() {
        table.empty = Some("（还没有写明入会日期的人员）".to_owned());
    }
    Ok(draft)
}

/// 单位名录
pub(crate) fn unit_directory(conn: &Connection, label: Option<&str>, setting: &Setting) -> Result<Draft> {
    let mut units = units(conn, &UnitAsk::default())?;
    units.retain(|unit| has(&unit.labels, label));
    setting.order().things(&mut units, |unit| &unit.name);
    let columns = vec![
        ShownUnit::words("单位名称", |unit| unit.name.clone()).wide(2.0).always(),
        ShownUnit::short("类别", |unit| text(&unit.kind)),
        ShownUnit::words("地址", |unit| text(&unit.address)).wide(2.0),
        ShownUnit::short("联系人", |unit| text(&unit.contact)).always(),
        ShownUnit::phone(setting, |unit| text(&unit.phone)).always(),
        ShownUnit::words("邮箱", |unit| text(&unit.email)),
        ShownUnit::short("会员编号", |unit| text(&unit.member_no)),
        ShownUnit::day("入会日期", |unit| spoken(&unit.joined_on), |unit| unit.joined_on.as_ref()?.parse().ok()),
        ShownUnit::words("标签", |unit| unit.labels.join("、")).asked(),
        ShownUnit::words("备注", |unit| text(&unit.note)).wide(1.0),
    ];
    let office = profile::profile(conn)?.name;
    let sorted = setting.sorted().replace("姓氏", "名称");
    let facts = vec![format!("单位：{office}"), format!("共 {} 个{sorted}", units.len())];
    Ok(list(setting, format!("{office}单位名录"), facts, columns, &units).sortable())
}

/// Full ID numbers, for papers: they mask them unless asked.
pub(crate) fn id_numbers(conn: &Connection) -> Result<HashMap<PersonId, String>> {
    let mut statement = conn.prepare_cached("SELECT id, id_number FROM person WHERE id_number IS NOT NULL")?;
    let numbers = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(numbers.collect::<rusqlite::Result<_>>()?)
}

/// Keeps that the ID numbers of the members on a roster were shown.
pub(crate) fn members_unmasked(conn: &Connection, label: Option<&str>) -> Result<()> {
    let members = membership::person_members(conn)?;
    let now = clock::now();
    for person in people(conn, &PersonAsk::default())? {
        if person.id_number.is_some() && members.contains(&person.id) && has(&person.labels, label) {
            conn.prepare_cached("INSERT INTO unmasking (at, person_id) VALUES (?, ?)")?
                .execute(params![now, person.id])?;
        }
    }
    Ok(())
}

/// Whether one of the labels is the one that is asked for; any will do where none is.
fn has(labels: &[String], label: Option<&str>) -> bool {
    label.is_none_or(|label| labels.iter().any(|it| it == label))
}

/// 1985年3月: the day of a birth is nobody's business.
pub(crate) fn month(date: &Option<String>) -> String {
    date.as_ref().map(|date| value::spoken(date.get(..7).unwrap_or(date))).unwrap_or_default()
}

fn spoken(date: &Option<String>) -> String {
    date.as_deref().map(value::spoken).unwrap_or_default()
}
